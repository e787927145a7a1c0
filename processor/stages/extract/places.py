"""Which workshop each person is signed up for, where one mail means several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from processor import names
from processor.stages.extract import ticks
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.rows import blocks
from processor.stages.extract.tables import SOME_DAY, unsure
from processor.text.dates import dates
from processor.text.folding import fold
from processor.text.occasions import Mention, mentions
from processor.text.requests import Act
from processor.values import Office, Reason, Verdict


def by_workshop(
    people: Sequence[Found], letter: Letter, verdict: Verdict, office: Office, written: datetime
) -> list[Found]:
    """The people with their workshops where the mail tells them apart ("Annę Nowak na Proszowice, a Jana Lisa na
    Miechów"; a heading over each list); unchanged where everybody is meant for all."""
    columns = _columns(people, letter, office, written)
    people = [unsure(one) if _is_of_some_day(one) and place not in columns else one for place, one in enumerate(people)]
    if columns:
        people = [replace(one, workshop=columns.get(place, one.workshop)) for place, one in enumerate(people)]
        return people
    here = [one for one in people if one.where == letter.part.where]
    if len(verdict.workshops) < 2 or len(here) < 2 or len(letter.text) > 60_000:
        return list(people)
    said = [m for m in mentions(letter.folded, office.workshops, written.date()) if m.weight >= 2 and m.what != "both"]
    said = [m for m in said if any(start <= m.start < end for start, end in letter.spans)]
    if len({m.workshop for m in said}) < 2 or _together(said, here):
        return list(people)
    after = said[0].start > min(one.start for one in here)
    return [replace(one, workshop=_of(one, said, here, after)) if one in here else one for one in people]


def _is_of_some_day(one: Found) -> bool:
    """Does a table say "tak" for him under one day and "nie" under another, of which one may be none of ours?"""
    return any(reason.rule == f"extract.{SOME_DAY}" for reason in one.reasons)


def _columns(people: Sequence[Found], letter: Letter, office: Office, written: datetime) -> dict[int, str | None]:
    """By the place of each of the people who stands in a table with a column for each of several workshops: the one he is
    ticked for, None where he is for more than one; empty where there is no such table."""
    here = [(place, one) for place, one in enumerate(people) if one.listed and one.where == letter.part.where]
    found: dict[int, str | None] = {}
    for block in (block for span in letter.spans if here for block in blocks(letter.text, *span)):
        said = [mentions(fold(cell), office.workshops, written.date()) for _, cell in block[0].cells]
        columns = [{m.workshop for m in told if m.weight >= 2} for told in said]
        if len(set().union(*columns)) < 2 or any(len(column) > 1 for column in columns):
            continue
        for row in block[1:]:
            cells = [cell for _, cell in row.cells]
            ticked = [i for i, cell in enumerate(cells[: len(columns)]) if columns[i] and told_by(cell)]
            meant = set().union(*(columns[i] for i in ticked))
            for place, one in here:
                if row.start <= one.start <= row.cells[-1][0] and meant:
                    found[place] = meant.pop() if len(meant) == 1 else None
    return found


def another_column(
    people: Sequence[Found], letter: Letter, verdict: Verdict, office: Office, written: datetime
) -> tuple[Reason, ...]:
    """A table ticks somebody for a workshop that the mail was not taken to mean."""
    told = _columns(people, letter, office, written).values()
    if all(one in verdict.workshops for one in told if one) and (None not in told or len(verdict.workshops) > 1):
        return ()
    return (Reason("extract.other-day", "W tabeli zaznaczono inne warsztaty niż te, o których jest wiadomość."),)


def told_by(cell: str) -> bool:
    """Is a cell ticked, or does it say yes?"""
    return ticks.told(cell) is True or _YES.fullmatch(fold(cell)) is not None


_YES = re.compile(r"\W*(?:tak|jedzie|przyjedzie|bedzie)\W*")
_OF_DAY = re.compile(r"\b(?:z|od)\s+(?:dnia\s+)?$")  # "w odpowiedzi na pismo z dnia 11 października"


def on_another_day(letter: Letter, office: Office, written: datetime) -> tuple[Reason, ...]:
    """A heading over names that tells another day than any of ours: "na szkolenie BHP 27.10 jadą:"."""
    ours = {day for workshop in office.workshops for day in (workshop.starts.date(),)}
    for clause in letter.clauses:
        text = letter.folded[slice(*clause.sentence)]
        if clause.act is not Act.SIGN_UP or not text.rstrip().endswith(":"):
            continue
        told = [d.day for d in dates(text, written.date()) if not d.relative and not _OF_DAY.search(text[: d.start])]
        named = any(mention.weight >= 2 for mention in mentions(text, office.workshops, written.date()))
        if told and not ours & set(told) and not named:
            return (Reason("extract.other-day", "Jedna z list jest na inny dzień niż nasze warsztaty."),)
    return ()


_I_GO = re.compile(  # "ja pojadę do Warszawy", "sam będę w Kielcach"; "następnym razem przyjadę sam"
    r"\b(?:ja|sama?)\s+(?:(?:zas|natomiast|wtedy|akurat|osobiscie|sama?)\s+){0,2}(?:bede|jade|pojade|przyjade|ide|wybieram\s+sie)\s+"
    r"(?:(?:tego\s+dnia|wtedy|akurat|w\s+tym\s+(?:czasie|dniu))\s+)?"
    r"(?:(?P<later>(?:nastepnym|kolejnym|innym)\s+razem|kiedy\s+indziej|w\s+innym\s+terminie|na\s+(?:nastepn|kolejn)\w+)\b|(?:w|we|do)\s+(?P<place>\w{4,}))"
)


def writer_elsewhere(letter: Letter, office: Office, people: Sequence[Found]) -> tuple[Reason, ...]:
    """ "Zgłaszam Jana Kosa, sam będę w Warszawie": of others' sign-up the writer says that he is at another place than any
    of ours, or comes another time."""
    ours = fold(" ".join(f"{one.title} {one.venue} {one.address} {' '.join(one.match)}" for one in office.workshops))
    himself = any(one.is_writer and one.act is Act.SIGN_UP for one in people)
    if not himself or len(people) < 2:
        return ()
    for match in (m for span in letter.spans for m in _I_GO.finditer(letter.folded, *span)):
        place = letter.text[slice(*match.span("place"))] if match["place"] else ""
        other = place[:1].isupper() and names.is_place(place) and match["place"][: max(6, len(place) - 3)] not in ours
        if match["later"] or other:
            return (Reason("extract.elsewhere", f"Nadawca ma być gdzie indziej: {letter.text[slice(*match.span())]}."),)
    return ()


_OR = re.compile(r"\s*,?\s*(?:albo|lub|ewentualnie|wzglednie)\s+(?:na\s+|do\s+|w\s+)?(?:warsztaty?\s+(?:w\s+)?)?")


def one_of_two(letter: Letter, office: Office, written: datetime) -> tuple[Reason, ...]:
    """ "Zapisuję się na Miechów albo Proszowice": which of them?"""
    said = [m for m in mentions(letter.folded, office.workshops, written.date()) if m.weight >= 2]
    said = [m for m in said if any(start <= m.start < end for start, end in letter.spans)]
    for one, other in pairwise(said):
        if one.workshop != other.workshop and _OR.fullmatch(letter.folded, one.end, other.start):
            return (Reason("extract.either", "Jedne z dwóch warsztatów, nie wiadomo które."),)
    return ()


_ME = re.compile(r"\b(?:mnie|ja|nas)\b")


def absent_from_one(letter: Letter, office: Office, written: datetime, meant: Sequence[str]) -> tuple[Reason, ...]:
    """ "Zapisuję się na Proszowice. … W Proszowicach mnie nie będzie": is that place of his given up for the other?"""
    said = [m for m in mentions(letter.folded, office.workshops, written.date()) if m.weight >= 2]
    away = [c for c in letter.clauses if c.act in (Act.ABSENT, Act.CANCEL) and not c.question]
    away = [c for c in away if c.self_ or _ME.search(letter.folded, c.start, c.end)]
    if any(m.workshop in meant and c.start <= m.start < c.end for m in said for c in away):
        return (Reason("extract.either", "Nadawca pisze, że na jednych z tych warsztatów go nie będzie."),)
    return ()


def _together(said: Sequence[Mention], here: Sequence[Found]) -> bool:
    """Are all workshops named before the first person or after the last: meant for everybody?"""
    first, last = min(one.start for one in here), max(one.end for one in here)
    return all(m.start < first for m in said) or all(m.start > last for m in said)


def _of(one: Found, said: Sequence[Mention], here: Sequence[Found], after: bool) -> str | None:
    if after:
        return next((m.workshop for m in said if m.start >= one.end), said[-1].workshop)
    return next((m.workshop for m in reversed(said) if m.start < one.start), said[0].workshop)

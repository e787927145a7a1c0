"""Several people beside one another in a letter: which of them does the request mean?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from processor.stages.extract.acts import TAKEN_UP
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Reason


def beside(letter: Letter, said: Sequence[Clause], people: Sequence[Found]) -> tuple[Reason, ...]:
    """Doubts about those who stand beside others: who is taken up by a pronoun, replaced, passed over, only asks, signs
    under a table, or is named twice, once the other way round."""
    return (
        *_one_taken_up(letter, said, people),
        *_unnamed_place(letter, people),
        *_fellow_askers(letter, people),
        *_passed_over(letter, people),
        *_under_a_table(letter, people),
        *_turned_round(people),
    )


_THAT_ONE = re.compile(r"\b(?:go|jego|jej|dla\s+(?:niego|niej))\b")
_THOSE = re.compile(r"\b(?:ich|je|obie|oboj\w*|obyd\w*|obu|obaj|wszysc\w*|wszystk\w*|razem|osoby|osob)\b")


def _one_taken_up(letter: Letter, said: Sequence[Clause], people: Sequence[Found]) -> list[Reason]:
    """ "Kolej Jana Lisa, bo Ewa Kot już jeździła. Proszę o wpisanie go": a pronoun of the singular takes up one person,
    and several are named."""
    taken = [one for one in people if one.rule == f"extract.{TAKEN_UP}" and one.clause is not None]
    for one in taken:
        assert one.clause is not None
        beside = [other for other in taken if other.clause and other.clause.sentence == one.clause.sentence]
        after = next((c for c in said if c.start >= one.clause.end and c.act in _REQUESTS and not c.question), None)
        if len(beside) < 2 or after is None:
            continue
        text = letter.folded[after.start : after.sentence[1]]
        her = "ją" in letter.text[after.start : after.sentence[1]].lower().split()
        if (her or _THAT_ONE.search(text)) and not _THOSE.search(text):
            return [Reason("extract.of-whom", "Prośba dotyczy jednej osoby, a zdanie przed nią wymienia kilka.")]
    return []


_REQUESTS = frozenset({Act.SIGN_UP, Act.CANCEL})


def _under_a_table(letter: Letter, people: Sequence[Found]) -> list[Reason]:
    """The sender's name alone in the line below rows of several cells: one more participant, or who signs? In HTML it is
    known where the table ends."""
    sender = fold(letter.sender.name) if letter.sender else ""
    listed = any(one.listed and one.act in COMES and one.where == letter.part.where for one in people)
    if not sender or not listed or len(people) < 2 or letter.part.where == "html":
        return []
    for span in letter.spans:
        for above, line in pairwise(letter.folded[slice(*span)].split("\n")):
            if "\t" in above and line.strip() == sender:
                return [
                    Reason(
                        "extract.of-whom",
                        f"Nazwisko nadawcy stoi pod tabelą: {letter.sender.name if letter.sender else line}.",
                    )
                ]
    return []


def _turned_round(people: Sequence[Found]) -> list[Reason]:
    """ "PAWEŁ ADAM … (nazwisko: Paweł, imię: Adam)": fields that tell how to read a name given already."""
    come = [one.name for one in people if one.act in COMES]
    known = {(fold(name.first_names), fold(name.last_name)) for name in come}
    twice = [
        name.full_name
        for name in come
        if ":" in name.written and (fold(name.last_name), fold(name.first_names)) in known
    ]
    return [Reason("extract.even", f"Co jest imieniem, a co nazwiskiem: {twice[0]}?")] if twice else []


def _unnamed_place(letter: Letter, people: Sequence[Found]) -> list[Reason]:
    """ "Zgłaszam Jana Barana i Ewę Kot. PS Baran nie może, pojedzie za niego Adam Lis": several come, and nobody was read
    whose place is taken."""
    come = [one for one in people if one.act in COMES]
    gone = any(one.act in LEAVES or one.act in (Act.EXCEPT, Act.ABSENT) for one in people)
    said = any(_IN_THEIR_PLACE.search(letter.folded, *span) for span in letter.spans)
    unread = said and len(come) > 1 and not gone
    return [Reason("extract.of-whom", "Ktoś ma być za kogoś, a nie odczytano za kogo.")] if unread else []


_IN_THEIR_PLACE = Sieve(
    r"\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|\b(?:\w*(?:jedzi|jad|przyjdzi)\w+|wezmie|wezma|bedzie|beda)\s+(?:\w+\s+)?za\s+(?:niego|nia|nich)\b"
    r"|\bza\s+(?:niego|nia|nich)\s+(?:\w+\s+){0,2}?(?:\w*(?:jedzi|jad|przyjdzi)\w+|wezmie|wezma|bedzie|beda)\b|\b(?:w|na)\s+(?:jego|jej|ich)\s+miejsce\b"
)


def _fellow_askers(letter: Letter, people: Sequence[Found]) -> list[Reason]:
    """ "Wspólnie z Ewą Kot zgłaszamy Jana Lisa": she asks along with the writer, and another is asked for."""
    told = []
    for one in people:
        if one.act is not Act.SIGN_UP or one.name.case != "inst" or one.clause is None:
            continue
        objects = [
            other.start
            for other in people
            if other.act is Act.SIGN_UP
            and other.name.case in ("acc", "gen")
            and one.end <= other.start < one.clause.sentence[1]
        ]
        along = _ALONG.search(letter.folded, one.clause.sentence[0], one.start)
        if along and objects and _WE_ASK_FOR.search(letter.folded, one.end, objects[0]):
            told.append(Reason("extract.standing", f"Może tylko zgłasza z nadawcą: {one.name.full_name}."))
    return told[:1]


_ALONG = re.compile(r"\b(?:wraz|razem|wspolnie|lacznie|do\s+spolki)\s+ze?\s+(?:[\w.,]+\s+){0,4}$")
_WE_ASK_FOR = re.compile(
    r"\b(?:zglasza|zapisuje|deleguje|wysyla|kieruje|wyznacza|typuje)my\b(?!\s+sie\b)|\bprosimy\s+o\b"
)


def _passed_over(letter: Letter, people: Sequence[Found]) -> list[Reason]:
    """ "Proszę dopisać Jana Lisa, świeżo zatrudnionego, i pracującą z nim Ewę Kot": joined to whom is asked for by "i",
    in his case, and read as only told of."""
    told = []
    for one in people:
        if one.act is not Act.MENTION or one.name.case != "acc" or one.clause is None or one.listed:
            continue
        before = [
            other
            for other in people
            if other.act is Act.SIGN_UP
            and other.clause is not None
            and other.clause.sentence == one.clause.sentence
            and other.end <= one.start
            and other.name.case in ("acc", "gen")
        ]
        if before and _JOINED.search(letter.folded, before[-1].end, one.start):
            told.append(Reason("extract.left-out", f"Może i ta osoba jest zgłaszana: {one.name.full_name}."))
    return told[:1]


_JOINED = re.compile(r"(?:,\s*|\b)(?:i|oraz)\s+(?:\w+(?:ac|an|on|yt)\w{1,4}\s+(?:[^\W\d_]+\s+){0,3})?$")

"""Which word of a name is which, where the letter says so: "Bence to imię", "Kálmán to nazwisko", "u nas nazwisko stoi
na początku"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from processor import names
from processor.stages.extract.found import Found, Letter
from processor.text.anchored import Anchored
from processor.text.folding import fold

Half = Literal["given", "last"]

_CAPITAL = r"[^\W\d_a-ząćęłńóśźż][^\W\d_]{2,}(?:-[^\W\d_]+)?"
_IS = Anchored(
    rf"\b(?P<word>{_CAPITAL})[^\S\n]+(?:to|jest)[^\S\n]+(?P<not>nie[^\S\n]+)?(?:(?:moje|jego|jej|tylko|właśnie|tu|tutaj)[^\S\n]+)?"
    r"(?P<half>imi[ęe]|imieniem|nazwisko|nazwiskiem)\b(?!\s+(?:panieńskie|rodowe|męża|żony|po\b|matki|ojca|z\s+domu))"
)
_CALLED = re.compile(
    r"\b(?P<half>[Ii]mi[ęe]|[Ii]mieniem|[Nn]azwisko|[Nn]azwiskiem)[^\S\n]*(?::|[-–]|\bto\b|\bjest\b)[^\S\n]*(?:jest[^\S\n]+)?"
    rf"(?P<word>{_CAPITAL})(?!\s+{_CAPITAL})"
)
_ONE_OF_TWO = re.compile(r"(?:imi\w+|nazwisk\w+)\s*(?:i|oraz|lub|,|/|\+)\s*$")  # "imię i nazwisko: Ewa"
_LAST_FIRST = Anchored(
    r"\bnazwisk\w\s+(?:\w+\s+){0,2}?(?:na\s+(?:poczatku|pierwszym\s+miejscu)|(?:jako\s+)?pierwsze\b|przed\s+imieni\w+)"
    r"|\bnajpierw\s+(?:\w+\s+){0,2}?nazwisk\w\b|\b(?:kolejnos\w+|porzad\w+)\s*:?\s+(?:to\s+)?nazwisk\w\s*(?:,|i|-|–|/|potem)?\s*imi"
)
_TOLD = 0.93
_OPEN = 0.4


def in_told_order(letter: Letter, people: Sequence[Found], author: Found | None) -> tuple[list[Found], Found | None]:
    """The people and the writer with the halves of their names as the letter tells them of the one named last before;
    left open where it tells both of one word. Values of a form ("Imię: …") have their halves by its labels."""
    every = [*people, *([author] if author else [])]
    turned = {(one.where, one.start) for one in _last_first(letter, every)}
    told: dict[frozenset[str], set[tuple[str, Half]]] = {}
    for at, word, half in _told(letter):
        named = [one for one in every if word in _halves(one)]
        before = [one for one in named if one.where == letter.part.where and one.start < at]
        for one in before[-1:] or named[:1]:
            told.setdefault(_halves(one), set()).add((word, half))
    if not told and not turned:
        return list(people), author
    ordered = [
        _ordered(one, told.get(_halves(one), set()), last_first=(one.where, one.start) in turned) for one in every
    ]
    return ordered[: len(people)], ordered[-1] if author else None


def _last_first(letter: Letter, people: Sequence[Found]) -> Sequence[Found]:
    """Whose surnames are told to stand first: that of the one before it, in brackets behind his name; else everybody's."""
    headed = [
        one
        for span in letter.spans
        for match in _HEADING.finditer(letter.folded, *span)
        for one in people
        if one.where == letter.part.where and match.end() <= one.start < _paragraph_end(letter, match.end())
    ]
    told = [match.start() for span in letter.spans for match in _LAST_FIRST.finditer(letter.folded, *span)]
    behind = [letter.text.rfind("(", max(0, at - 80), at) for at in told]
    if any(opened < 0 or _CLOSED.search(letter.text, opened, at) for opened, at in zip(behind, told, strict=True)):
        return people
    here = [one for one in people if one.where == letter.part.where]
    return headed + [one for opened in behind for one in [one for one in here if one.start < opened][-1:]]


_HEADING = re.compile(  # "zgłaszamy (stanowisko - nazwisko i imię): …"
    r"\((?:[^\W\d_]+\s*[-–,/]\s*){0,3}nazwisk[oa]\s*(?:i|,|/|oraz)?\s*imi(?:e|ona)(?:\s*[-–,/]\s*[^\W\d_]+){0,3}\)\s*:"
)


def _paragraph_end(letter: Letter, at: int) -> int:
    """Where the paragraph that begins behind a heading ends."""
    begin = at + len(letter.text[at:]) - len(letter.text[at:].lstrip())
    end = letter.text.find("\n\n", begin)
    return end if end >= 0 else len(letter.text)


_CLOSED = re.compile(r"[)\n]")


def _halves(one: Found) -> frozenset[str]:
    return frozenset((fold(one.name.first_names), fold(one.name.last_name)))


def _ordered(one: Found, told: set[tuple[str, Half]], *, last_first: bool) -> Found:
    name = one.name
    if ":" in name.written or not name.complete or " " in name.first_names:
        return one
    first, last = fold(name.first_names), fold(name.last_name)
    right = (first, "given") in told or (last, "last") in told
    wrong = (first, "last") in told or (last, "given") in told
    unread = not right and not wrong and last_first and _is_in_the_other_order(one)
    if not wrong and not unread:
        return one
    turned = f"{name.last_name} {name.first_names}"
    if right or (unread and not names.is_given_name(name.last_name)):
        return replace(one, name=replace(name, confidence=_OPEN, alternatives=(turned,)))
    whole = replace(name, first_names=name.last_name, last_name=name.first_names, gender=names.gender(turned))
    return replace(one, name=replace(whole, confidence=_TOLD, alternatives=()))


def _told(letter: Letter) -> Iterator[tuple[int, str, Half]]:
    """The folded words of which the letter says whether they are a given name or a surname, with the places where."""
    for span in letter.spans:
        for match in _IS.finditer(letter.text, *span):
            given = fold(match["half"]).startswith("imi") is not bool(match["not"])
            yield match.start(), fold(match["word"]), "given" if given else "last"
        for match in _CALLED.finditer(letter.text, *span):
            if not _ONE_OF_TWO.search(letter.folded, max(0, match.start() - 20), match.start()):
                half: Half = "given" if fold(match["half"]).startswith("imi") else "last"
                yield match.start(), fold(match["word"]), half


def _is_in_the_other_order(one: Found) -> bool:
    """Where surnames stand first: was this one read otherwise? Not where a Pole is called by his first word and by none
    other."""
    words = fold(one.name.written).split()
    as_written = len(words) == 2 and words[0][:3] == fold(one.name.first_names)[:3]
    polish = names.is_usual_given_name(one.name.first_names) and not names.is_usual_given_name(one.name.last_name)
    return as_written and not polish


__all__ = ["in_told_order"]

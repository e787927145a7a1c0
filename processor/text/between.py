"""Answers typed between the quoted lines of a letter: below which lines each stands, and whom those ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from processor.text.folding import fold
from processor.text.speech import SAID
from processor.values import Label, Origin, TextPart

_WORD = re.compile(r"[^\W\d_]")
_MARKS = " >|\t"
_LINES = 4  # of a question that are looked at
_OF_OTHERS = re.compile(  # who is asked for there does not come for being named
    r"\b(?:kontakt|telefon|faktur|instytucj|reprezent|przelozon|opiekun|platni|firm[aeyę]\b|jednostk|urzed\w*\s*\?|nazw[aeyę]\b|kto\s+(?:podpis|zglasza|wypelni))\w*"
)
_OF_A_ROLE = (
    r"(?:opiekun|przelozon|kontakt|zglaszajac|wypeln|podpis|dyrektor|kierowni|rodzic|wojt|burmistrz|odpowiedzialn"
    r"|upowazn)"
)
_OF_PARTICIPANTS = re.compile(
    rf"\b(?:imi\w+\s+(?:i|oraz)\s+nazwisk\w+|nazwisk\w+\s+(?:i|oraz)\s+imi\w+)\b(?!\s+(?:\w+\s+){{0,2}}?{_OF_A_ROLE})"
    rf"|(?<!\bi )(?<!\boraz )\bnazwisk\w+\s+(?:osob|uczest)\w*+(?!\s+(?:do\s+)?{_OF_A_ROLE})"
    r"|\b(?:drug|trzeci|czwart|kolejn|inn)\w*\s+osob"
    r"|\buczestni\w+|\bzglaszan\w+|\budzial\w*|\bobecno\w+"
    r"|\bkto\s+(?:(?!nie\b)\w+\s+){0,4}?(?:wezmie|przyjedzie|przyjdzie|bedzie|pojedzie|jedzie)\b"
    r"|\bkogo\s+(?:(?!nie\b)\w+\s+){0,3}?(?:zapis|wpis|dopis|zglos|zglasz|mam|jeszcze)\w*"
    r"|\bktore?\s+osob\w*+(?!,?\s+\w*(?:nie|zrezygn))"
)
_NOT = re.compile(r"\bnie\b|\bzrezygn|\bodwol")
_NAMES = re.compile(
    r"\bimi(?:e|ona|enia)\s+i\s+nazwisk\w+|\b(?:podanie|poda[cj]\w*|prosimy\s+o)\s+(?:\w+\s+)?nazwisk\w*"
    r"|\bkto\s+(?:(?!nie\b)\w+\s+){0,2}?(?:wezmie|przyjedzie|przyjdzie|bedzie|pojedzie|mial\w*)\b|\bkogo\s+(?:\w+\s+){0,2}?(?:zglasza|zapisac|wpisac|dotyczy)\w*|\bdan\w+\s+(?:osob|uczestni)\w+"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch `[start, end)` of the sender's own, and the quoted lines right above it, the nearest last, without
    their marks: at least one, each with a letter in it."""

    question: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def of_participants(self) -> bool:
        """Does the nearest line ask who comes?"""
        last = fold(self.question[-1])
        return _OF_PARTICIPANTS.search(last) is not None and _NOT.search(last) is None

    @property
    def of_others(self) -> bool:
        """Does the nearest line ask for a contact, an institution, a payer, and none of them who comes?"""
        told = [_OF_PARTICIPANTS.search(fold(line)) for line in self.question]
        return not any(told) and _OF_OTHERS.search(fold(self.question[-1])) is not None

    @property
    def of_names(self) -> bool:
        """Do the lines together, which a client may have broken anywhere, ask for names?"""
        return asks_for_names(fold(" ".join(self.question)))


def answers(part: TextPart) -> Iterator[Answer]:
    """What the sender typed below quoted lines, in order: nothing that stands above the first of them."""
    above: list[str] = []
    for segment in part.segments:
        lines = [line.strip(_MARKS) for line in part.text[segment.start : segment.end].split("\n")]
        lines = [line for line in lines if _WORD.search(line)]
        if segment.origin is not Origin.OWN:
            above = [*above, *lines[-_LINES:]][-_LINES:] if segment.label is Label.WRITTEN else above
        elif segment.label in SAID and above and lines:
            yield Answer(tuple(above), segment.start, segment.end)
            above = []


def asks_for_names(folded: str) -> bool:
    """Does a folded text ask for the names of those who come: "kto weźmie udział?", "imiona i nazwiska"?"""
    return _NAMES.search(folded) is not None


__all__ = ["Answer", "answers", "asks_for_names"]

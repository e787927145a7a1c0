"""Answers typed between the quoted lines of a question: below which lines each stands, and whom those ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor.text.folding import fold
from processor.values import Label, Origin, Segment, TextPart

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


def answers(part: TextPart) -> Iterator[tuple[list[str], Segment]]:
    """Each stretch of the sender's below a quoted one, with the lines quoted right above it, without their marks."""
    above: list[str] = []
    for segment in part.segments:
        lines = [line.strip(_MARKS) for line in part.text[segment.start : segment.end].split("\n")]
        lines = [line for line in lines if _WORD.search(line)]
        if segment.origin is not Origin.OWN:
            above = [*above, *lines[-_LINES:]][-_LINES:] if segment.label is Label.WRITTEN else above
        elif segment.label in (Label.WRITTEN, Label.SIGN_OFF) and above and lines:
            yield above, segment
            above = []


def asks_for_participants(question: list[str]) -> bool:
    """Does the last line ask who comes?"""
    last = fold(question[-1])
    return _OF_PARTICIPANTS.search(last) is not None and _NOT.search(last) is None


def asks_for_others(question: list[str]) -> bool:
    """Does the last line ask for a contact, an institution, a payer, and none right above it who comes?"""
    told = [_OF_PARTICIPANTS.search(fold(line)) for line in question]
    return not any(told) and _OF_OTHERS.search(fold(question[-1])) is not None


__all__ = ["answers", "asks_for_others", "asks_for_participants"]

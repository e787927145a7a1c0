"""Who stands in an office's footer: "Dyrektor: Jan Lis", "Zespół biblioteki: Ewa Kot, Adam Bąk" below a request that is
whole. A list of participants has functions before its names too, but nothing is asked for whole above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from processor.names.titles import is_title
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.folding import fold
from processor.text.requests import Act, cues
from processor.text.shapes import WORD
from processor.values import Reason

_LABEL = re.compile(
    r"(?:^|[\n\t|;,.(]|\s[-–—]\s)[^\S\n]*(?P<label>[^\W\d_][^:\n\t|;,.()]{1,50}?)(?:\s*:|\s[-–—](?=\s))[^\S\n]*"
    r"(?:(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w-]*|mgr|dr|hab|inż|prof|ks|p|pan|pani|i|oraz)(?:[.,][^\S\n]*|[^\S\n]+))*$"
)
_COLLECTIVE = re.compile(
    r"(?:zespol|ekipa|zaloga|redakcja|zarzad|rada|kierownictwo|dyrekcja|prezydium|komitet|kolegium|pracownicy|kadra"
    r"|sekretariat|kadry|ksiegowosc|administracja|obsluga|kustosz(?:ka)?|wozn[ya]|intendent(?:ka)?)$"
)
_OPEN = (":", ",", "-", "–", "—", " i", " oraz")
_ME = re.compile(r"\b(?:siebie|mnie|moj\s+udzial|swoj\s+udzial)\b")
_ASKING = frozenset({Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED})
_NEAR = 200  # characters of a line before a name


def is_in_footer(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """Is he named behind a function or a staff, in a paragraph below a sentence that asks for others and is whole?"""
    if not is_labelled(letter, one):
        return False
    begin = letter.text.rfind("\n\n", 0, one.start) + 2
    above = letter.folded[:begin].rstrip()
    if begin < 2 or not letter.spans or begin <= letter.spans[0][0] or above.endswith(_OPEN):
        return False
    end = letter.folded.find("\n\n", one.end)
    if any(cue.act in _ASKING for cue in cues(letter.folded, begin, end if end >= 0 else letter.spans[-1][1])):
        return False
    asked = [c for c in letter.clauses if c.act in _ASKING and c.end <= begin]
    of_me = any(c.self_ or _ME.search(letter.folded, c.start, c.end) for c in asked)
    return of_me or (bool(asked) and any(other.end <= begin for other in found))


def is_labelled(letter: Letter, one: Found) -> bool:
    """ "Dyrektor: Jan Lis": behind a function or the name of a staff in his line."""
    line = letter.text.rfind("\n", 0, one.start) + 1
    label = _LABEL.search(letter.text, max(line - 1, one.start - _NEAR, 0), one.start)
    return label is not None and _is_of_office(label["label"])


def doubts(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wójt: Jan Lis / Instruktor: Ewa Kot", of whom one was read as a participant and one as a head of the office: a
    list of participants, or a letterhead?"""
    here = sorted((one for one in people if one.where == letter.part.where), key=lambda one: one.start)
    for one, other in pairwise(here):
        lines = letter.text[one.end : other.start].count("\n")
        apart = (one.act in COMES) != (other.act in COMES) and Act.MENTION in (one.act, other.act)
        if apart and lines < 2 and is_labelled(letter, one) and is_labelled(letter, other):
            comes, heads = (one, other) if one.act in COMES else (other, one)
            told = f"Stoją razem z funkcjami, a tylko jedno uznano za uczestnika: {comes.name.full_name}, {heads.name.full_name}."
            yield Reason("extract.in-footer", told)
            return


def _is_of_office(label: str) -> bool:
    """ "Zastępca Dyrektora", "Główny Księgowy", "Zespół biblioteki": a function, or a staff, at its head."""
    words = WORD.findall(label)
    return any(is_title(word) for word in words[:2]) or any(_COLLECTIVE.match(fold(word)) for word in words[:2])


__all__ = ["doubts", "is_in_footer", "is_labelled"]

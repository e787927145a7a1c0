"""Which paragraphs of a long letter are about something else than the workshops it asks a place at.

A letter often begins with an invoice, an interview, a school trip, and asks for a place at its end. Who is named in such
a paragraph is not asked for, whatever verb stands beside him ("Klasa 2b przyjedzie 15 listopada, opiekun Jan Lis").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from processor import names
from processor.stages.extract.found import Letter, Span
from processor.text.dates import dates
from processor.text.occasions import mentions
from processor.text.requests import Act, Clause
from processor.text.shapes import WORD
from processor.values import Office

_BREAK = re.compile(r"\n[^\S\n]*\n")
_EVENT = re.compile(r"\b(?:warszta|szkoleni|workshop)\w*")
_THEM = re.compile(
    r"\b(?:ich|je|obie|oboje|obaj|obu|wszyscy|wszystkich|wszystkie|ww|wyzej|powyzsz\w+|wymienion\w+|te\s+osoby|tych\s+osob)\b"
)
_FIRMLY = re.compile(
    r"\b(?:zglasz|zglos|zapisuj|zapisz|zapisa[cn]|wpis|dopis|rejestr|zarejestr|udzial|uczest|chetn|skresl|wykresl|rezygn|przepis|przenies|miejsc|deleguj|kieruj|wytyp|wyznacz|reprezent|anuluj|odwolu|odwolac)\w*"
)
_OTHER = re.compile(
    r"\b(?:faktur|rachun|umow[aeyę]|nota\b|not[eę]\b|protokol|ankiet|artykul|tekst|wywiad|autoryzac|korekt|recenz|zdjec|plakat|ulotk|ksiazk|egzempl|numer(?:ze|u)\b"
    r"|konkurs|wyciecz|lekcj|konferencj|wystaw|koncert|zlot|oboz|targi|stoisk|remont|przetarg|oferta|ofert[eę]|kluc|rzutnik|sprzet|paczk|zwrot|dotacj|wniosk|uchwal|spor\b|sprawozda)\w*"
)
_ASKING = (Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT)
_LEAST = 8  # words; less is a heading or a greeting


def sorted_out(letter: Letter, office: Office, written: date) -> Letter:
    """The letter with the paragraphs that are `apart` from its request, and which of them are plainly `foreign`."""
    paragraphs = _paragraphs(letter)
    if not any(_words(letter, paragraph) >= _LEAST for paragraph in paragraphs[:-1]):
        return letter
    ours = [
        (mention.start, mention.end)
        for mention in mentions(letter.folded, office.workshops, written)
        if mention.weight >= 2
    ]
    about = [p for p in paragraphs if _EVENT.search(letter.folded, *p) or any(p[0] <= at < p[1] for at, _ in ours)]
    said = letter.clauses
    asking = next((p for p in about if _asks(letter, p, said)), None)
    if asking is None:
        return letter
    apart = tuple(p for p in paragraphs if p[1] <= asking[0] and p not in about and _words(letter, p) >= _LEAST)
    own = {workshop.starts.date() for workshop in office.workshops}
    foreign = tuple(p for p in apart if _is_foreign(letter, p, own, written))
    return replace(letter, apart=apart, foreign=foreign)


def _paragraphs(letter: Letter) -> list[Span]:
    if not letter.spans:
        return []
    begin, end = letter.spans[0][0], letter.spans[-1][1]
    breaks = [match.end() for match in _BREAK.finditer(letter.folded, begin, end)]
    return [(start, stop) for start, stop in zip([begin, *breaks], [*breaks, end], strict=True) if start < stop]


def _asks(letter: Letter, paragraph: Span, said: Sequence[Clause]) -> bool:
    """Does the paragraph ask for somebody itself, and not for those named above it?"""
    start, end = paragraph
    asking = [c for c in said if start <= c.start < end and c.act in _ASKING and not c.question]
    firm = [c for c in asking if c.self_ or c.act is not Act.SIGN_UP or _FIRMLY.search(letter.folded, c.start, c.end)]
    them = _THEM.search(letter.folded, start, end)
    return bool(firm) and (them is None or any(name.complete for name in names.find(letter.text[start : them.start()])))


def _words(letter: Letter, paragraph: Span) -> int:
    return len(WORD.findall(letter.folded, *paragraph))


def _is_foreign(letter: Letter, paragraph: Span, own: set[date], written: date) -> bool:
    """Speaks of another day or of other papers, and of nobody's sign-up."""
    text = letter.folded[slice(*paragraph)]
    if _FIRMLY.search(text):
        return False
    return bool(_OTHER.search(text)) or any(told.day not in own and not told.relative for told in dates(text, written))

"""Dates as Poles and the English write them in letters: 26.10, 26 października, 26 X 2016, w środę, jutro."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from processor.text.anchored import Anchored

_MONTHS = (
    r"stycz\w*|jan(?:uary)?", r"lut(?:y|ego|ym)?|feb(?:ruary)?", r"mar(?:ca|zec|zca|cu)|march", r"kwie[tc]\w*|apr(?:il)?",
    r"maj[au]?|may", r"czerw(?:c\w*|iec)?|june?", r"lip(?:ca|iec|cu)|july?", r"sierp(?:n\w*|ien)?|aug(?:ust)?",
    r"wrzes\w*|sept?(?:ember)?", r"paz\w*|oct(?:ober)?", r"listo?p\w*|lis|nov(?:ember)?", r"grud\w*|dec(?:ember)?",
)  # fmt: skip
# Not "3 Majewskich", "2. Grudzińska".
_MONTH = (
    r"(?!\w+[sc]k(?:a|i|ie|iej|iego|iemu|im|ich|imi)\b)(?:"
    + "|".join(rf"(?P<m{number}>(?:{forms})\b)" for number, forms in enumerate(_MONTHS, 1))
    + ")"
)
# In a list stands "3. Jan Lis", "2. Marzec Ewa": there a month is in the genitive ("26. października"), and not a name.
_NUMBERED = re.compile(
    r"\d{1,2}\.\s+(?:jan|maj[a]?|may|april|june|august|styczen|luty|marzec|kwiecien|czerwiec|lipiec|sierpien|wrzesien|lis|grudzien)\b(?!\s*20\d\d)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ORDINALS = {
    "pierwsz": 1, "drugi": 2, "trzeci": 3, "czwart": 4, "piat": 5, "szost": 6, "siodm": 7, "osm": 8, "dziewiat": 9,
    "dziesiat": 10, "jedenast": 11, "dwunast": 12, "trzynast": 13, "czternast": 14, "pietnast": 15, "szesnast": 16,
    "siedemnast": 17, "osiemnast": 18, "dziewietnast": 19,
}  # fmt: skip
_WEEKDAYS = {
    "poniedzial": 0, "monday": 0, "wtor": 1, "tuesday": 1, "srod": 2, "wednesday": 2, "czwart": 3, "thursday": 3,
    "piat": 4, "friday": 4, "sobot": 5, "saturday": 5, "niedziel": 6, "sunday": 6,
}  # fmt: skip
_ISO = re.compile(r"\b(?P<y>20\d\d)[-./](?P<mo>\d{1,2})[-./](?P<d>\d{1,2})\b")
_NUMERIC = re.compile(
    r"(?<![\d.,/:-])(?P<d>\d{1,2})(?:[./]|-(?=\d{1,2}-20\d\d|\d{2}(?![\d-])))\s?(?P<mo>0?[1-9]|1[0-2])(?!\d|:\d)(?:[./-]\s?(?P<y>20\d\d|\d\d)\b)?(?![.,]\d)"
)
_NAMED = re.compile(
    rf"(?<![\d.])(?P<d>\d{{1,2}})\s?(?:[.-]?(?:go|ego|tego|th|st|nd|rd)?)?\.?\s?(?:of\s+)?(?:{_MONTH})\b(?:\s*(?P<y>20\d\d))?"
)
_ENGLISH = re.compile(  # over a line's end, but no list's next number
    rf"\b(?!lis\b)(?:{_MONTH})(?:[^\S\n]+|\s+(?!\d+[.)]))(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b"
)
_BY_ROMAN = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\s?[. /]\s?(?P<r>xii|xi|ix|x|viii|vii|vi|iv|v|iii|ii|i)(?![\w])(?:[. /]\s?(?P<y>20\d\d))?"
)
_SPELT = Anchored(rf"\b(?P<t>dwudziest\w+|trzydziest\w+)?\s*(?P<o>{'|'.join(_ORDINALS)})\w*\s+(?:{_MONTH})\b")
_TENS = Anchored(rf"\b(?P<t>dwudziest\w+|trzydziest\w+)\s+(?:{_MONTH})\b")
_RELATIVE = Anchored(r"\b(?P<w>pojutrz\w*|jutr\w+|dzis\w*|tomorrow|today)\b")
_WEEKDAY = Anchored(
    rf"\b(?:we?\s+|na\s+|on\s+)?(?P<n>najblizsz\w+\s+|przyszl\w+\s+|t[ea]\s+)?(?P<w>{'|'.join(_WEEKDAYS)})\w*\b"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day named at `[start, end)`; `relative`: told from the day of writing ("w środę"), so less certain."""

    day: date
    start: int
    end: int
    relative: bool = False


@lru_cache(maxsize=256)  # several rules ask the same text
def dates(folded: str, written: date) -> tuple[Dated, ...]:
    """The days named in a folded text (`processor.text.folding`) that was written on this day; impossible ones left out.

    A day without its year is the one nearest to the day of writing.
    """
    found = [item for item in (*_absolute(folded, written), *_told(folded, written)) if item]
    found.sort(key=lambda item: (item.relative, item.start, -item.end))
    kept: list[Dated] = []  # in order, none over another
    for item in found:
        at = bisect(kept, item.start, key=lambda other: other.start)
        if (at == 0 or kept[at - 1].end <= item.start) and (at == len(kept) or item.end <= kept[at].start):
            kept.insert(at, item)
    return tuple(kept)


_FIGURES = re.compile(r"\d+")


def _absolute(folded: str, written: date) -> Iterator[Dated | None]:
    yield from _in_figures(folded, written)
    for match in _SPELT.finditer(folded):
        tens = {"d": 20, "t": 30}.get((match["t"] or " ")[0], 0)
        yield _day(match, tens + _ORDINALS[match["o"]], _month(match), None, written)
    for match in _TENS.finditer(folded):
        yield _day(match, 20 if match["t"][0] == "d" else 30, _month(match), None, written)


def _in_figures(folded: str, written: date) -> Iterator[Dated | None]:
    figures = [match.start() for match in _FIGURES.finditer(folded)]
    if not figures:
        return
    for pattern in (_ISO, _NUMERIC):
        for match in matches(pattern, folded, figures):
            yield _day(match, int(match["d"]), int(match["mo"]), match["y"], written)
    for match in matches(_BY_ROMAN, folded, figures):
        yield _day(match, int(match["d"]), _ROMAN.index(match["r"]) + 1, match["y"], written)
    for match in matches(_NAMED, folded, figures):
        if not _NUMBERED.match(match[0]):
            yield _day(match, int(match["d"]), _month(match), match["y"], written)
    for match in matches(_ENGLISH, folded, [_word_before(folded, at) for at in figures]):
        yield _day(match, int(match["d"]), _month(match), None, written)


def matches(pattern: re.Pattern[str], folded: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives for a pattern that can match at these places only."""
    after = 0
    for at in places:
        if at >= after and (match := pattern.match(folded, at)):
            after = match.end()
            yield match


def _word_before(folded: str, at: int) -> int:
    """Where the word begins that stands before this place, with only white space between."""
    while at and folded[at - 1].isspace():
        at -= 1
    while at and (folded[at - 1].isalnum() or folded[at - 1] == "_"):
        at -= 1
    return at


def _month(match: re.Match[str]) -> int:
    return next(number for number in range(1, 13) if match[f"m{number}"])


def _day(match: re.Match[str], day: int, month: int, year: str | None, written: date) -> Dated | None:
    years = (int(year) % 100 + 2000,) if year else (written.year, written.year + 1, written.year - 1)
    possible = [made for made in (_made(y, month, day) for y in years) if made]
    if not possible:
        return None
    return Dated(min(possible, key=lambda one: abs((one - written).days)), match.start(), match.end())


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _told(folded: str, written: date) -> Iterator[Dated]:
    for match in _RELATIVE.finditer(folded):
        ahead = 2 if match["w"].startswith("poj") else 0 if match["w"].startswith(("dzis", "today")) else 1
        yield Dated(written + timedelta(days=ahead), match.start(), match.end(), relative=True)
    for match in _WEEKDAY.finditer(folded):
        ahead = (_WEEKDAYS[match["w"]] - written.weekday()) % 7
        yield Dated(written + timedelta(days=ahead or 7), match.start(), match.end(), relative=True)

"""Where a text holds the words of the table in `phrases`, held against the words they may begin with.

Where several match at one place the longest counts, so that "nie moge przyjsc" is an absence and no sign-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from processor.text.requests.phrases import TABLE, WEAK, Act
from processor.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `[start, end)` that say `act`. `self_` tells that the writer speaks of himself."""

    act: Act
    start: int
    end: int
    self_: bool = False
    weak: bool = False  # a noun ("udział", "zgłoszenie"): what is said of it depends on the verb beside it


_SIEVES = tuple(Sieve("|".join(patterns)) for _, _, patterns in TABLE)
_WORDS = Sieve("|".join(each.pattern for each in _SIEVES))
_ELSEWHERE = Sieve("|".join(each.rest for each in _SIEVES if each.rest))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table."""

    act: Act
    self_: bool
    sieve: Sieve
    elsewhere: Sieve | None  # those of its alternatives that are known by no word


_ROWS = tuple(
    _Row(act, self_, sieve, Sieve(sieve.rest) if sieve.rest else None)
    for (act, self_, _), sieve in zip(TABLE, _SIEVES, strict=True)
)


def cues(folded: str, start: int, end: int) -> list[Cue]:
    """The cues of `folded[start:end]` in order, none overlapping another: the earlier counts, then the longer."""
    found = sorted(_all(folded, start, end), key=lambda cue: (cue.start, -cue.end, not cue.self_))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _all(folded: str, start: int, end: int) -> Iterator[Cue]:
    found: dict[int, list[Cue]] = {}  # by the row
    for place, word in _WORDS.meetings(folded, start, end):
        if not _WORDS.at_word(word, folded, place, end):  # as at nine words of ten: one look instead of one a row
            continue
        for number in _rows_with(word):
            row = _ROWS[number]
            if (
                not (number in found and place < found[number][-1].end)
                and (match := row.sieve.at_word(word, folded, place, end))
                and not _is_of_another(row, match)
            ):
                found.setdefault(number, []).append(_cue(row, match))
    if _ELSEWHERE.search(folded, start, end):
        for number, row in enumerate(_ROWS):
            if row.elsewhere is not None:
                found.setdefault(number, []).extend(
                    _cue(row, match) for match in row.elsewhere.finditer(folded, start, end)
                )
    return chain.from_iterable(found[number] for number in sorted(found))


@cache
def _rows_with(word: str) -> tuple[int, ...]:
    return tuple(number for number, row in enumerate(_ROWS) if word in row.sieve.heads)


_FOR_ME = re.compile(r"\b(?:za|zamiast|bez)\s+mnie\b")


def _is_of_another(row: _Row, match: re.Match[str]) -> bool:
    """ "Proszę wpisać za mnie Ewę Kot": nothing that the writer asks for himself."""
    return row.self_ and row.act is Act.SIGN_UP and _FOR_ME.search(match[0]) is not None


def _cue(row: _Row, match: re.Match[str]) -> Cue:
    weak = row.act is Act.SIGN_UP and bool(WEAK.match(match[0]))
    return Cue(row.act, match.start(), match.end(), row.self_, weak)

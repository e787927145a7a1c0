"""Where a text holds the words of the table in `phrases`, sieved by their first letters.

Where several match at one place the longest counts, so that "nie moge przyjsc" is an absence and no sign-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from processor.text.requests.phrases import TABLE, WEAK, Act


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `[start, end)` that say `act`. `self_` tells that the writer speaks of himself."""

    act: Act
    start: int
    end: int
    self_: bool = False
    weak: bool = False  # a noun ("udział", "zgłoszenie"): what is said of it depends on the verb beside it


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_GROUP = re.compile(r"\(\?(?:[:=!]|<[=!])")
_CLASS = re.compile(r"\[([^\W\d_]+)\]")
_OPTIONAL = re.compile(r"[?*]|\{0?,")
_BEGIN = re.compile(r"\b\w")


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand in no group."""
    begin = depth = 0
    for match in _TOKEN.finditer(pattern):
        sign = match[0]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[begin : match.start()]
            begin = match.end()
    yield pattern[begin:]


def _first_letters(pattern: str) -> frozenset[str] | None:
    """The letters with which a match of the pattern may begin; None where it may begin with anything."""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        letters = _of_alternative(alternative)
        if letters is None:
            return None
        found |= letters
    return frozenset(found)


def _of_alternative(pattern: str) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    while pattern:
        letters, end = _of_head(pattern)
        if letters is None:
            return None
        found |= letters
        optional = _OPTIONAL.match(pattern, end)
        if letters and not optional:
            return found
        if optional and pattern[optional.start()] == "{":
            return None
        pattern = pattern[end + bool(optional) :].removeprefix("?") if optional else pattern[end:]
    return None  # it may be empty


def _of_head(pattern: str) -> tuple[frozenset[str] | None, int]:
    """The first letters of the first item and where it ends; none where it only looks around."""
    if pattern.startswith(r"\b"):
        return frozenset(), 2
    if group := _GROUP.match(pattern):
        end = _group_end(pattern)
        return (_first_letters(pattern[3 : end - 1]) if group[0] == "(?:" else frozenset()), end
    if letters := _CLASS.match(pattern):
        return frozenset(letters[1]), letters.end()
    return (frozenset(pattern[0]) if pattern[0].isalpha() else None), 1


def _group_end(pattern: str) -> int:
    depth = 0
    for match in _TOKEN.finditer(pattern):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            return match.end()
    return len(pattern)


@dataclass(frozen=True, slots=True)
class _Said:
    """The alternatives of one row of the table: those that begin a word, and the rest."""

    act: Act
    self_: bool
    at_words: re.Pattern[str]
    elsewhere: re.Pattern[str] | None


def _row(act: Act, self_: bool, patterns: tuple[str, ...]) -> _Said:
    every = [one for pattern in patterns for one in _alternatives(pattern)]
    others = "|".join(one for one in every if not one.startswith(r"\b"))
    return _Said(act, self_, re.compile("|".join(_at_words(every))), re.compile(others) if others else None)


def _at_words(alternatives: Iterable[str]) -> list[str]:
    return [one.removeprefix(r"\b") for one in alternatives if one.startswith(r"\b")]


_ROWS = tuple(_row(*row) for row in TABLE)
_ELSEWHERE = re.compile("|".join(row.elsewhere.pattern for row in _ROWS if row.elsewhere is not None))


_EVERY = tuple((one, _first_letters(one)) for row in _ROWS for one in _alternatives(row.at_words.pattern))
_LETTERS = frozenset().union(*(letters or () for _, letters in _EVERY))


@cache
def _any_row(letter: str) -> re.Pattern[str] | None:
    """All alternatives that may begin with this letter, or with one of no alternative's (""): most words are held against
    these only, and fit none."""
    fitting = "|".join(one for one, letters in _EVERY if letters is None or letter in letters)
    return re.compile(fitting) if fitting else None


def cues(folded: str, start: int, end: int) -> list[Cue]:
    """The cues of `folded[start:end]` in order, none overlapping another: the earlier counts, then the longer."""
    found = sorted(_all(folded, start, end), key=lambda cue: (cue.start, -cue.end, not cue.self_))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _all(folded: str, start: int, end: int) -> Iterator[Cue]:
    found: list[list[Cue]] = [[] for _ in _ROWS]
    after = [start] * len(_ROWS)  # where the row's last match ended
    for begin in _BEGIN.finditer(folded, start, end):
        at = begin.start()
        letter = begin[0]
        any_row = _any_row(letter if letter in _LETTERS else "")
        if any_row is None or not any_row.match(folded, at, end):
            continue
        for number, row in enumerate(_ROWS):
            if (
                at >= after[number]
                and (match := row.at_words.match(folded, at, end))
                and not _is_of_another(row, match)
            ):
                after[number] = match.end()
                found[number].append(_cue(row, match))
    if _ELSEWHERE.search(folded, start, end):
        for number, row in enumerate(_ROWS):
            if row.elsewhere is not None:
                found[number] += [_cue(row, match) for match in row.elsewhere.finditer(folded, start, end)]
    return chain.from_iterable(found)


_FOR_ME = re.compile(r"\b(?:za|zamiast|bez)\s+mnie\b")


def _is_of_another(row: _Said, match: re.Match[str]) -> bool:
    """ "Proszę wpisać za mnie Ewę Kot": nothing that the writer asks for himself."""
    return row.self_ and row.act is Act.SIGN_UP and _FOR_ME.search(match[0]) is not None


def _cue(row: _Said, match: re.Match[str]) -> Cue:
    weak = row.act is Act.SIGN_UP and bool(WEAK.match(match[0]))
    return Cue(row.act, match.start(), match.end(), row.self_, weak)

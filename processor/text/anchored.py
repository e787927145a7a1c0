"""Patterns held only against texts with the letters without which they match nowhere.

`re` tries a pattern at each place of a text. To look for a few runs of letters first takes a twentieth of the time, and
most letters hold none of those a rule is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

Match = re.Match[str]
Needs = tuple[str, ...]  # of which one stands in whatever matches

_LEAST = 3  # letters in a run that is worth looking for
_MOST = 24  # runs, beyond which the pattern itself is as fast
_PIECE = re.compile(
    r"(?P<letters>(?:\w(?![?*{]))+)|\((?:\?(?:P<\w+>|P=\w+|<?[=!]|[:>]|[-\w]+:?))?|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\{[\d,]+\}|.",
    re.DOTALL,
)
_OPENS = re.compile(r"\((?:\?(?:[:=>]|P<\w+>))?")  # what stands in the group stands in the match, or right behind it
_MAY_BE_LEFT_OUT = ("?", "*", "{0", "{,")


class Anchored:
    """A pattern whose `search`, `finditer`, `findall` and `sub` are those of `re`. `holding`: of which one stands in
    whatever it matches, where that is no run of letters and is not read off the pattern."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG, *, holding: Needs = ()) -> None:
        self.pattern = pattern
        self._flags = flags
        self._holding = holding

    @cached_property
    def needs(self) -> Needs:
        """Runs of letters of which one stands in whatever it matches; none where they cannot be told."""
        if self._holding:
            return self._holding
        return () if self._compiled.flags & (re.IGNORECASE | re.VERBOSE) else needs(self.pattern)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def may_match(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Are the letters it needs in `text[start:end]`?"""
        wanted = self.needs
        if not wanted:
            return True
        for letters in wanted:  # noqa: SIM110  # a generator would cost as much as the search
            if text.find(letters, start, end) >= 0:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        if not self.may_match(text, start, end):
            return None
        return self._compiled.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        if not self.may_match(text, start, end):
            return iter(())
        return self._compiled.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        return self._compiled.findall(text) if self.may_match(text) else []

    def sub(self, replacement: str, text: str) -> str:
        return self._compiled.sub(replacement, text) if self.may_match(text) else text


def needs(pattern: str) -> Needs:
    """Runs of letters, none within another, of which one stands in whatever the pattern matches; none where they cannot
    be told.

    `pattern` keeps to the syntax of `re` without flags inside it.
    """
    pieces = [match[0] for match in _PIECE.finditer(pattern)]
    found, _ = _of_alternatives(pieces, 0)
    shortest = tuple(run for run in found if not any(other in run and other != run for other in found))
    return shortest if len(shortest) <= _MOST else ()


def _of_alternatives(pieces: Sequence[str], at: int) -> tuple[Needs, int]:
    """What the alternatives from `at` to the end of their group need, and where that end is."""
    every: list[Needs] = []
    best: Needs = ()
    while at < len(pieces) and pieces[at] != ")":
        piece, at = pieces[at], at + 1
        found: Needs = ()
        if piece == "|":
            every.append(best)
            best = ()
        elif piece[0] == "(":
            inner, end = _of_alternatives(pieces, at)
            at = end + 1
            found = inner if _OPENS.fullmatch(piece) else ()
        elif piece.isalnum() and len(piece) >= _LEAST:
            found = (piece,)
        if found and not "".join(pieces[at : at + 1]).startswith(_MAY_BE_LEFT_OUT):
            best = min((each for each in (best, found) if each), key=lambda each: (len(each), -len(min(each, key=len))))
    every.append(best)
    return (tuple(dict.fromkeys(run for each in every for run in each)) if all(every) else ()), at

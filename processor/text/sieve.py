"""Patterns held only against the words with whose first letters they may begin.

A rule's pattern has dozens of alternatives, nearly all of which begin with the letters of a word (`\\bzglasz`), and
`re` tries each of them at each place of a text. Here the alternatives are kept by the letters they begin with, and the
words of a text by theirs, so that a word meets only what may fit it; nothing is compiled before a word asks for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

from processor.text.anchored import Anchored

LETTERS = 3  # by which a word is known; a shorter word is known by all it has
Match = re.Match[str]
Meeting = tuple[int, str]  # where a word stands, and what it is known by

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_LOOK = re.compile(r"\(\?(?:=|!|<=|<!)")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_LETTER = re.compile(r"[^\W_]|\[([^\W_]+)\]")
_NO_LETTER = re.compile(r"\\[sWn.()/?+*\"'-]|[ ,:;!\"'/–—\n-]|\$|\[(?:\\[sn.]|[ ,.:;!\"'/–—()-])+\]")
_WORD = re.compile(r"(\w{1,3})\w*")


class Sieve:
    """A pattern without groups that capture. `search`, `finditer` and `sub` do what those of `re` do, but that of two
    alternatives which fit at one place either may be the match."""

    def __init__(self, pattern: str) -> None:
        if _captures(pattern):
            raise ValueError(f"A group captures in {pattern[:60]!r}")
        self.pattern = pattern.removeprefix("(?m)")
        self.multiline = pattern.startswith("(?m)")
        self._flags = re.MULTILINE if self.multiline else re.NOFLAG
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _sorted(self) -> tuple[dict[str, list[str]], list[str]]:
        """The alternatives by the words they begin with, and the others."""
        by_word: dict[str, list[str]] = {}
        others: list[str] = []
        for alternative in (each for one in alternatives(self.pattern) for each in _unpacked(one)):
            heads = _heads(alternative) if _begins_a_word(alternative) else None
            for head in heads or ():
                by_word.setdefault(head, []).append(alternative)
            if heads is None:
                others.append(alternative)
        return by_word, others

    @cached_property
    def heads(self) -> frozenset[str]:
        """What the words are known by with which it may begin."""
        return frozenset(self._sorted[0])

    @cached_property
    def rest(self) -> str:
        """The alternatives that are known by no word; "" where all are."""
        return "|".join(self._sorted[1])

    @cached_property
    def _rest(self) -> Anchored:
        return Anchored(self.rest, self._flags)

    def at_word(self, word: str, text: str, place: int, end: int) -> Match | None:
        """What matches right at the word at `place`, which is known by `word`, one of `heads`."""
        return (self._compiled.get(word) or self._made(word)).match(text, place, end)

    def _made(self, word: str) -> re.Pattern[str]:
        made = self._compiled[word] = re.compile("|".join(self._sorted[0][word]), self._flags)
        return made

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """The first match in `text[start:end]`, which ends inside no word."""
        found = None
        met = _words(text)[self]
        if not met and not self.rest:  # as with nine of ten
            return None
        end = len(text) if end is None else end
        if met:
            for place, word in _within(met, start, end):
                if found := (self._compiled.get(word) or self._made(word)).match(text, place, end):
                    break
        if not self.rest:
            return found
        other = self._rest.search(text, start, end)
        return found if other is None or (found and found.start() <= other.start()) else other

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        while match := self.search(text, start, end):
            yield match
            start = max(match.end(), match.start() + 1)

    def sub(self, replacement: str, text: str) -> str:
        return re.sub(self.pattern, replacement, text, flags=self._flags) if self.search(text) else text

    def meetings(self, text: str, start: int, end: int) -> tuple[Meeting, ...]:
        """The words in `text[start:end]` at which a match may begin, in order."""
        return _within(_words(text)[self], start, end)


class _Words(dict[Sieve, tuple[Meeting, ...]]):
    """Which words of a text each sieve meets, worked out when it first asks: rule after rule asks the same few texts,
    clause after clause."""

    def __init__(self, text: str) -> None:
        self._places: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            self._places.setdefault(match[1], []).append(match.start())
        self._known = frozenset(self._places)

    def __missing__(self, sieve: Sieve) -> tuple[Meeting, ...]:
        known = self._known & sieve.heads
        met = tuple(sorted([(place, word) for word in known for place in self._places[word]])) if known else ()
        self[sieve] = met
        return met


def _within(met: tuple[Meeting, ...], start: int, end: int) -> tuple[Meeting, ...]:
    if not met or (start <= met[0][0] and met[-1][0] < end):
        return met
    return met[bisect_left(met, (start,)) : bisect_left(met, (end,))]


@lru_cache(maxsize=32)
def _words(text: str) -> _Words:
    return _Words(text)


def _captures(pattern: str) -> bool:
    opened = (pattern[match.end() : match.end() + 3] for match in _TOKEN.finditer(pattern) if match[0] == "(")
    return any(not begin.startswith("?") or begin == "?P<" for begin in opened)


def alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand in no group."""
    begin = depth = 0
    for match in _TOKEN.finditer(pattern):
        sign = match[0]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[begin : match.start()]
            begin = match.end()
    yield pattern[begin:]


def _unpacked(alternative: str) -> Iterator[str]:
    """`\\b(?:one|two) three` as `\\bone three` and `\\btwo three`."""
    begin = _after_looks(alternative)
    if not alternative.startswith("(?:", begin):
        yield alternative
        return
    end = _group_end(alternative, begin)
    if _QUANTIFIER.match(alternative, end):
        yield alternative
        return
    for inner in alternatives(alternative[begin + 3 : end - 1]):
        yield from _unpacked(alternative[:begin] + inner + alternative[end:])


def _after_looks(pattern: str) -> int:
    """Where what takes no letters ends at the beginning of a pattern: borders, looking ahead and back."""
    at = 0
    while True:
        if pattern.startswith(r"\b", at):
            at += 2
        elif pattern.startswith("^", at):
            at += 1
        elif _LOOK.match(pattern, at):
            at = _group_end(pattern, at)
        else:
            return at


def _begins_a_word(alternative: str) -> bool:
    return any(token[0] == r"\b" for token in _top_level(alternative[: _after_looks(alternative)]))


def _top_level(pattern: str) -> Iterator[Match]:
    depth = 0
    for match in _TOKEN.finditer(pattern):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            yield match


def _group_end(pattern: str, begin: int) -> int:
    depth = 0
    for match in _TOKEN.finditer(pattern, begin):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            return match.end()
    raise ValueError(f"A group is not closed in {pattern!r}")


def _heads(pattern: str, head: str = "") -> frozenset[str] | None:
    """The letters a match may begin with, `LETTERS` of them or a whole shorter word; None where they cannot be told.

    `head` is what comes before `pattern`.
    """
    if len(head) == LETTERS:
        return frozenset((head,))
    if not pattern:
        return None  # a word may go on after it
    if looks := _after_looks(pattern):
        ends = head and pattern.startswith(r"\b")
        return frozenset((head,)) if ends else _heads(pattern[looks:], head)
    if pattern.startswith("(?:"):
        end = _group_end(pattern, 0)
        return _going_on([(inner, head) for inner in alternatives(pattern[3 : end - 1])], pattern[end:], head)
    if letter := _LETTER.match(pattern):
        return _going_on([("", head + each) for each in letter[1] or letter[0]], pattern[letter.end() :], head)
    if sign := _NO_LETTER.match(pattern):
        return _closed(pattern[sign.end() :], head)
    return None


def _going_on(choices: list[tuple[str, str]], rest: str, head: str) -> frozenset[str] | None:
    """The heads where `rest` comes after one of the choices, each a pattern and its head, or perhaps after none."""
    quantifier = _QUANTIFIER.match(rest)
    if quantifier and quantifier[0][0] != "?":
        return None
    rest = rest[quantifier.end() :] if quantifier else rest
    found = [_heads(pattern + rest, before) for pattern, before in choices]
    return _united([*found, _heads(rest, head)] if quantifier else found)


def _closed(rest: str, head: str) -> frozenset[str] | None:
    """The heads where a sign ends the word, or may."""
    quantifier = _QUANTIFIER.match(rest)
    ended = frozenset((head,)) if head else None
    if quantifier and quantifier[0].startswith(("?", "*", "{0")):
        return _united([ended, _heads(rest[quantifier.end() :], head)])
    return ended


def _united(found: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if len(known) == len(found) else None

"""A text's lines with their quote marks: ">", ">>", "> >", and initials before it as The Bat! writes ("OMP>")."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_MARKS = re.compile(r"(?:[ \t]{0,3}>){1,40}[ ]?")
_INITIALS = re.compile(r"[ ]{0,2}([A-ZĄĆĘŁŃÓŚŹŻ]{1,4})(>{1,20})[ ]?")
INTRODUCES = re.compile(r">>>\s(?P<who>\S.{1,300}?)\s>>>\s*")  # GroupWise: the line above an answered mail
_ESCAPED_FROM = re.compile(r">From ")  # mbox writes ">From " for a line that begins with "From "


class Line(NamedTuple):
    """One line of a text: `[start, end)` with its line break, its quote depth, and what stands after the marks."""

    start: int
    end: int
    depth: int
    content: str
    at: int  # where `content` begins

    @property
    def blank(self) -> bool:
        return not self.content


def split(text: str) -> list[Line]:
    """All lines; they cover the text."""
    initials = _initials(text)
    lines, start = [], 0
    for piece in text.split("\n"):
        end = start + len(piece)
        depth, at = _marks(piece, initials)
        content = piece[at:].strip()
        lines.append(Line(start, min(end + 1, len(text)), depth, content, start + piece.find(content, at)))
        start = end + 1
    return lines


def _marks(piece: str, initials: frozenset[str]) -> tuple[int, int]:
    """Quote depth of a line, and where its content begins."""
    head = piece[:4]
    if head.startswith(">>>") and INTRODUCES.fullmatch(piece):
        return 0, 0
    if ">" in head:
        match = _MARKS.match(piece)
        if match and not _ESCAPED_FROM.match(piece):
            return match[0].count(">"), match.end()
    if initials and (named := _INITIALS.match(piece)) and named[1] in initials:
        return len(named[2]), named.end()
    return 0, 0


def _initials(text: str) -> frozenset[str]:
    """Initials that stand before a quote mark on at least two lines."""
    if ">" not in text:
        return frozenset()
    counts = Counter(match[1] for match in re.finditer(rf"(?m)^{_INITIALS.pattern}", text))
    return frozenset(name for name, count in counts.items() if count > 1)

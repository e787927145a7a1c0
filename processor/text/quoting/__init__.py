"""A text in labelled segments: what the sender wrote now, what he quotes or forwards, and the parts of each letter.

Labelled, never cut: every character is in exactly one segment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from processor.text.quoting import attribution, labels
from processor.text.quoting.attribution import Attribution
from processor.text.quoting.lines import Line, split
from processor.values import Address, Label, Origin, Segment

_DEEPEST = 30
_WRAPPED = 60  # a quoted line at least this long may have its last words on the next one, unmarked


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose text a line is."""

    depth: int
    origin: Origin
    author: Address | None
    attribution: bool = False


_OWN = _Place(0, Origin.OWN, None)


def segments(text: str, *, forwarded: bool = False) -> tuple[Segment, ...]:
    """The segments of a text in order, covering it; () for the empty text.

    `forwarded`: the subject says that a mail is passed on (Fwd:, PD:), so a header block without further words begins
    a forwarded mail rather than a quoted one.
    """
    if not text:
        return ()
    lines = split(text)
    return _merged(_labelled(lines, _places(lines, forwarded)))


class _Road:
    """Walks down the lines and remembers which mails are open: by their quote marks, or without any to the end."""

    def __init__(self, forwarded: bool) -> None:
        self.forwarded = forwarded
        self.unmarked: list[int] = []  # quote depth at which each mail without marks of its own began
        self.levels: dict[int, tuple[Origin, Address | None]] = {}

    def place(self, line: Line) -> _Place:
        while self.unmarked and line.depth < self.unmarked[-1]:
            self.unmarked.pop()
        depth = min(line.depth + len(self.unmarked), _DEEPEST)
        if not depth:
            return _OWN
        origin, author = self.levels.get(depth, (Origin.QUOTED, None))
        return _Place(depth, origin, author)

    def introduce(self, found: Attribution, line: Line, marked: bool) -> _Place:
        """Open the mail that an attribution announces."""
        depth = min(self.place(line).depth + 1, _DEEPEST)
        forwarded = found.explicit == "forwarded" or (
            not found.explicit and self.forwarded and depth == 1 and not marked
        )
        origin = Origin.FORWARDED if forwarded else Origin.QUOTED
        self.levels = {level: known for level, known in self.levels.items() if level < depth}
        self.levels[depth] = (origin, found.author)
        if not marked and len(self.unmarked) < _DEEPEST:
            self.unmarked.append(line.depth)
        return _Place(depth, origin, found.author, attribution=True)

    def end(self) -> None:
        if self.unmarked:
            self.unmarked.pop()


def _places(lines: Sequence[Line], forwarded: bool) -> list[_Place]:
    road = _Road(forwarded)
    found = {item.first: item for item in attribution.find(lines)}
    places: list[_Place] = []
    framed = _end_of_frame(lines, found) if not forwarded else None
    while len(places) < len(lines):
        at = len(places)
        line = lines[at]
        if at == framed:
            places.append(road.place(line))
            road.end()
        elif at in found:
            item = found[at]
            place = road.introduce(item, line, _marked(lines, item, line.depth))
            places.extend([place] * (item.last - at))
        elif line.blank and not line.depth and places:
            places.append(_blank(places[-1], lines, at, road))
        elif _is_overflow(lines, at, places):
            places.append(places[-1])
        else:
            places.append(road.place(line))
            if attribution.ends(line):
                road.end()
    return places


def _end_of_frame(lines: Sequence[Line], found: Mapping[int, Attribution]) -> int | None:
    """The rule that closes an answered mail, drawn like the one above its header block, where that block heads the
    text: the sender's own words can only stand below. None where something is said above, or nothing below."""
    item = next(iter(found.values()), None)
    if item is None or not item.block or any(not line.blank for line in lines[: item.first]):
        return None
    drawn = lines[item.first]
    if drawn.depth or not _DRAWN.fullmatch(drawn.content):
        return None
    ends = [at for at in range(item.last, len(lines)) if lines[at].content == drawn.content and not lines[at].depth]
    if len(ends) != 1 or any(at >= ends[0] for at in list(found)[1:]):
        return None
    return ends[0] if any(not line.blank for line in lines[ends[0] + 1 :]) else None


_DRAWN = re.compile(r"[-_=]{10,}")


def _marked(lines: Sequence[Line], item: Attribution, depth: int) -> bool:
    """Is the text after an attribution marked line by line?

    After a header block below the sender's own words, marks on the first lines only are the quotations of the mail
    that the block introduces.
    """
    after = [line.depth > depth for line in lines[item.last :] if not line.blank]
    if not after or not item.block or not after[0]:
        return not after or after[0]
    return all(after) or not any(line.depth == depth and not line.blank for line in lines[: item.first])


def _blank(before: _Place, lines: Sequence[Line], at: int, road: _Road) -> _Place:
    """An empty line goes with what stands before it; after an attribution with the mail it announces."""
    if before.attribution:
        return _Place(before.depth, before.origin, before.author)
    return before


def _is_overflow(lines: Sequence[Line], at: int, places: Sequence[_Place]) -> bool:
    """The last words of a quoted line that a client wrapped without a new mark."""
    if not 0 < at < len(lines) - 1 or lines[at].depth:
        return False
    before, after, content = lines[at - 1], lines[at + 1], lines[at].content
    return (
        before.depth > 0
        and after.depth == before.depth
        and len(before.content) >= _WRAPPED
        and len(content) <= 30
        and content[:1].islower()
        and not content.endswith(":")
        and before.content.rstrip()[-1:] not in "?!;"  # a question is whole: what stands below it answers
    )


def _labelled(lines: Sequence[Line], places: Sequence[_Place]) -> list[Segment]:
    done: list[Segment] = []
    begin = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and places[end] == places[begin]:
            continue
        done.extend(_of_region(lines[begin:end], places[begin]))
        begin = end
    return done


def _of_region(lines: Sequence[Line], place: _Place) -> list[Segment]:
    whole = [(Label.ATTRIBUTION, lines[0].start, lines[-1].end)]
    stretches = whole if place.attribution else labels.label(lines)
    return [Segment(label, start, end, place.origin, place.depth, place.author) for label, start, end in stretches]


def _merged(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Neighbours alike in everything become one; empty ones go."""
    done: list[Segment] = []
    for segment in segments:
        if segment.start == segment.end:
            continue
        last = done[-1] if done else None
        if last and (last.label, last.origin, last.depth, last.author) == (
            segment.label,
            segment.origin,
            segment.depth,
            segment.author,
        ):
            done[-1] = Segment(last.label, last.start, segment.end, last.origin, last.depth, last.author)
        else:
            done.append(segment)
    return tuple(done)

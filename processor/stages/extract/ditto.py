"""Ditto marks: signs in a row of a table that stand for what the cell above holds ("-//-", "j.w.")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from processor.names.dictionary import borne_by
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.rows import Row
from processor.text.folding import fold

_MARK = re.compile(
    r"[-–—]\s?(?:/{1,2}|[\"'”„“]{1,2}|,,|''|\|\|)\s?[-–—]|/{2}|[”„“]|,,|''|j\.?\s?w\.?|jak\s+wyzej|ditto"
)
_UNSURE = 0.5
_MOST_ROWS = 30  # below one name


def spelled_out(rows: Sequence[Row], place: int) -> Row:
    """The row with what its ditto marks stand for; a mark below none stays."""
    return replace(rows[place], cells=tuple((at, _told(rows, place, i)) for i, (at, _) in enumerate(rows[place].cells)))


def _told(rows: Sequence[Row], place: int, column: int) -> str:
    for row in reversed(rows[max(0, place - _MOST_ROWS) : place + 1]):
        if column >= len(row.cells):
            break
        if not _is_mark(row.cells[column][1]):
            return row.cells[column][1]
    return rows[place].cells[column][1]


def within(letter: Letter, row: Row, found: list[Found]) -> list[Found]:
    """Those read with the help of marks, each ending where his row does; unsure where the surname above is not borne by one
    of that sex ("Lipski Jan" above "-//- Anna")."""
    if not any(_is_mark(cell) for _, cell in row.cells):
        return found
    end = max(at + len(cell) for at, cell in row.cells)
    return [_clipped(letter, one, end) for one in found]


def _clipped(letter: Letter, one: Found, end: int) -> Found:
    name, stop = one.name, min(one.end, end)
    borne = name.gender is None or borne_by(name.last_name, name.gender) == (name.last_name,)
    sure = name.confidence if borne else min(name.confidence, _UNSURE)
    name = replace(name, written=letter.text[one.start : stop], end=name.end - one.end + stop, confidence=sure)
    return replace(one, name=name, end=stop)


def _is_mark(cell: str) -> bool:
    return _MARK.fullmatch(fold(cell)) is not None


__all__ = ["spelled_out", "within"]

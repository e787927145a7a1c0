"""Marks by which a writer shows who of those listed comes: a cross or nothing, a box ticked or empty, plus or minus."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGN = r"[xX×vV+✓✔√]"
_TICKED = rf"(?:\[\s*{_SIGN}\s*\]|\(\s*{_SIGN}\s*\)|[☑☒■✓✔√])"
_EMPTY = r"(?:\[[ _]*\]|\([ _]*\)|[☐□])"
_YES = re.compile(rf"\s*(?:{_TICKED}|{_SIGN}|1)\s*")
_NO = re.compile(rf"\s*(?:{_EMPTY}|[-–—0]|)\s*")
_TICKED_LINE = re.compile(rf"\s*(?:\d{{1,3}}[.)]\s*)?{_TICKED}|[^\n]*\S\s*{_TICKED}\s*$", re.M)
_EMPTY_LINE = re.compile(rf"\s*(?:\d{{1,3}}[.)]\s*)?{_EMPTY}(?!\s*$)|[^\n]*\S\s*{_EMPTY}\s*$")
_YES_BEFORE = re.compile(r"\s*(?:[xXvV](?=\s+[^\W\d_]{2})|\+)")
_NO_BEFORE = re.compile(r"\s*[-–—](?!\s*\d)")
_YES_BEHIND = re.compile(r"[^\n]*[^\W\d_]\s*(?:[-–—:]\s*[xXvV1+]|\s[xXvV+])\s*")
_NO_BEHIND = re.compile(r"[^\n]*[^\W\d_]\s*(?:[-–—:]\s*0?|\s[-–—])\s*")
_SIGN_ALONE = re.compile(r"[^\n]*[^\W\d_]\s+[xXvV✓✔√]\s*")
_REFUSES = re.compile(
    r"^[^\n]*\b(?:udzia|obecno|uczestni|przyj[aei]|jad[aęe]|b[eę]d[aeęz])[^\n]*?"
    rf"(?:{_EMPTY}\s*tak\W*\s{_TICKED}\s*nie\b|\btak\s*{_EMPTY}\W*nie\s*{_TICKED})",
    re.I | re.M,
)


def refuses(text: str, start: int, end: int) -> bool:
    """Is "nie" the box ticked in a field that asks who takes part: "Udział: [ ] TAK  [x] NIE"?"""
    return _REFUSES.search(text, start, end) is not None


def told(cell: str) -> bool | None:
    """What a mark alone in a cell says: ticked or not; None where it is no mark."""
    return True if _YES.fullmatch(cell) else False if _NO.fullmatch(cell) else None


def columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns of nothing but marks in which some rows are ticked and others are not. Digits are marks only as one and
    nought: "1" beside an empty cell may count something."""
    width = max(map(len, rows), default=0)
    cells = [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]
    return [i for i, column in enumerate(cells) if {*map(told, column)} == {True, False} and not _counts(column)]


def _counts(column: Sequence[str]) -> bool:
    signs = {cell.strip() for cell in column}
    return "1" in signs and signs != {"0", "1"} and not signs & {"-", "–", "—"}


def has_boxes(text: str, start: int, end: int) -> bool:
    """Is a box of some line ticked?"""
    return any(_TICKED_LINE.match(line) for line in text[start:end].split("\n"))


def is_empty(line: str) -> bool:
    """Does a line begin or end with an empty box?"""
    return bool(_EMPTY_LINE.match(line))


def set_apart(lines: Sequence[str]) -> list[bool]:
    """Which lines a list that marks some with a plus, a cross or a one marks with a minus or a nought instead: who knows
    what their writer means by that?"""
    for yes, no in ((_YES_BEFORE.match, _NO_BEFORE.match), (_YES_BEHIND.fullmatch, _NO_BEHIND.fullmatch)):
        if any(map(yes, lines)) and any(map(no, lines)):
            return [bool(no(line)) for line in lines]
    signed = [bool(_SIGN_ALONE.fullmatch(line)) for line in lines]
    if any(signed):  # "Ewa Kot x" above "Jan Lis"
        return [not one for one in signed]
    return [False] * len(lines)

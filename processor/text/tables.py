"""How a table is written as text: a row a line, cells separated by a tab. Shared by every format that has tables."""

from __future__ import annotations

from collections.abc import Iterable


def cell(lines: Iterable[str]) -> str:
    """A cell's lines on one: single words joined by a space ("Anna⏎Nowak"), longer lines by a comma."""
    done = ""
    for line in (line.replace("\t", " ").strip() for line in lines):
        if line:
            done += f"{_joint(done, line)}{line}"
    return done


def _joint(before: str, line: str) -> str:
    if not before:
        return ""
    return " " if before[-1] in ",;:-" or (" " not in line and " " not in before) else ", "


def row(cells: Iterable[str]) -> str:
    """The cells of a row, without empty ones at the end."""
    return "\t".join(cells).rstrip("\t")

"""How a table is written as text: a row a line, cells separated by a tab. Shared by every format that has tables."""

from __future__ import annotations

from collections.abc import Iterable


def cell(lines: Iterable[str]) -> str:
    """A cell's lines on one: single words joined by a space ("Anna⏎Nowak"), longer lines by a comma, the halves of a
    double-barrelled name by the hyphen alone ("Wrona-⏎Bielska")."""
    done = ""
    for line in (line.replace("\t", " ").strip() for line in lines):
        if line:
            done += f"{_joint(done, line)}{line}"
    return done


def _joint(before: str, line: str) -> str:
    if not before or (line[0].isupper() and before[-1] == "-" and before[-2:-1].isalpha()):
        return ""
    return " " if before[-1] in ",;:-" or (" " not in line and " " not in before) else ", "


def row(cells: Iterable[str]) -> str:
    """The cells of a row, without empty ones at the end; one that fills its first cell alone is still a row, no line of
    prose between two tables."""
    told = list(cells)
    text = "\t".join(told).rstrip("\t")
    return f"{text}\t" if len(told) > 1 and text and "\t" not in text else text

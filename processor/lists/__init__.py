"""Lists to take along: CSV, XLSX, a PDF attendance list with room for signatures, name badges.

Rows are registrations as the store hands them out (contract: `zapisy registrations --json`). Cells that a spreadsheet
would run as a formula are made harmless. Sorted as a Polish list is: by last name, ą after a, ł after l.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from processor.lists.collation import polish_key
from processor.values import Workshop

Row = Mapping[str, Any]
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """A file ready to be saved."""

    name: str
    media_type: str
    content: bytes


def make(kind: str, rows: Sequence[Row], workshop: Workshop | None, now: datetime) -> Made:
    """`kind` is one of FORMATS. On paper stand only those who come: registered, never waiting or cancelled."""
    stem = f"{workshop.id if workshop else 'zapisy'}-{now:%Y-%m-%d}"
    maker, ending, media_type, paper = FORMATS[kind]
    chosen = [row for row in rows if not paper or row["status"] == "registered"]
    return Made(f"{stem}{ending}", media_type, maker(in_order(chosen), workshop))


def in_order(rows: Sequence[Row]) -> list[Row]:
    """By last name, then first names, in Polish collation."""
    return sorted(rows, key=lambda row: (polish_key(row["last_name"]), polish_key(row["first_names"])))


def _csv(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    from processor.lists.spreadsheets import csv_file

    return csv_file(rows)


def _xlsx(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    from processor.lists.spreadsheets import xlsx_file

    return xlsx_file(rows)


def _attendance(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    from processor.lists.paper import attendance_list

    return attendance_list(rows, workshop)


def _badges(rows: Sequence[Row], workshop: Workshop | None) -> bytes:
    from processor.lists.paper import badges

    return badges(rows, workshop)


FORMATS: dict[str, tuple[Callable[[Sequence[Row], Workshop | None], bytes], str, str, bool]] = {
    "csv": (_csv, ".csv", "text/csv; charset=utf-8", False),
    "xlsx": (_xlsx, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False),
    "pdf": (_attendance, "-lista-obecnosci.pdf", PDF, True),
    "badges": (_badges, "-identyfikatory.pdf", PDF, True),
}

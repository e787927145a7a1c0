"""Data for machines and tables for people, both on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines on standard output, one object a line.")]


def print_object(value: Mapping[str, Any]) -> None:
    """One line of JSON; flushed, so that whoever reads along sees it at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """A table for a person; returns the number of rows. Cells are text as it stands, never markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell_text(value)) for value in row))
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table)
    return table.row_count


def cell_text(value: Any) -> str:
    """A value in one line without control characters; nothing for None."""
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)

"""Excel workbooks: every visible sheet, a row a line, cells separated by tabs, values as they are shown."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from processor.text.documents.document import Document
from processor.text.tables import row

_ROWS = 5000
_COLUMNS = 60
_SHEETS = 20


def read(data: bytes) -> Document:
    """The sheets one below the other, an empty line between them."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    texts: list[str] = []
    gone: list[str] = []
    for sheet in book.worksheets[:_SHEETS]:
        if sheet.sheet_state != "visible":
            continue
        rows = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS)
        lines = (row(_written(cell, gone) for cell in cells) for cells in rows)
        texts.append("\n".join(line for line in lines if line.strip()))
    return Document(text="\n\n".join(text for text in texts if text), struck=tuple(gone))


def _written(cell: Any, gone: list[str]) -> str:
    """The cell's value; one with a line through it goes to `gone`."""
    text = _shown(cell.value)
    if text and cell.has_style and cell.font.strike:
        gone.append(text)
        return ""
    return text


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y") if value.time() == time() else value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return " ".join(str(value).split())

"""CSV as Polish Excel opens it, and XLSX with real types."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from processor.lists import Row

COLUMNS = (
    ("last_name", "Nazwisko", 22),
    ("first_names", "Imię", 18),
    ("institution", "Instytucja", 32),
    ("function", "Funkcja", 20),
    ("phone", "Telefon", 16),
    ("sender", "E-mail", 30),
    ("workshop", "Warsztat", 20),
    ("status", "Status", 16),
    ("received_at", "Zgłoszono", 18),
)
STATUS = {
    "registered": "na liście",
    "waiting": "lista rezerwowa",
    "cancelled": "rezygnacja",
    "held": "do sprawdzenia",
    "rejected": "nieprzyjęte",
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ZONE = ZoneInfo("Europe/Warsaw")


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula (OWASP, CSV injection). A plain phone number stays as it is."""
    if text.startswith(FORMULA_STARTS) and not _is_phone(text):
        return "'" + text
    return text


def _is_phone(text: str) -> bool:
    return text.startswith("+") and all(character in "0123456789 -()" for character in text[1:])


def _value(row: Row, key: str) -> Any:
    value = row.get(key)
    if key == "received_at" and value:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(ZONE).replace(tzinfo=None)
    if key == "status":
        return STATUS.get(str(value), str(value))
    return "" if value is None else str(value)


def csv_file(rows: Sequence[Row]) -> bytes:
    """UTF-8 with a byte order mark and semicolons: opens in Excel with a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([title for _, title, _ in COLUMNS])
    for row in rows:
        writer.writerow([_text(_value(row, key)) for key, _, _ in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _text(value: Any) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else harmless(str(value))


def xlsx_file(rows: Sequence[Row]) -> bytes:
    """One sheet, frozen header with a filter, dates as dates, everything else as text and never as a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold, moment = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet("Zapisani")
    for column, (_, title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(rows, 1):
        for column, (key, _, _) in enumerate(COLUMNS):
            value = _value(row, key)
            if isinstance(value, datetime):
                sheet.write_datetime(line, column, value, moment)
            else:
                sheet.write_string(line, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
    book.close()
    return out.getvalue()

"""Lists to take along, made and read back as their readers read them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pypdf
import pytest

from processor.lists import in_order, make
from processor.lists.spreadsheets import harmless
from processor.values import Workshop

NOW = datetime(2016, 10, 20, 9, tzinfo=UTC)
WORKSHOP = Workshop(
    "proszowice-2016",
    "Warsztaty dobrych praktyk",
    datetime(2016, 10, 26, 10, tzinfo=UTC),
    datetime(2016, 10, 26, 11, 30, tzinfo=UTC),
    "Urząd Miasta Proszowice",
    "ul. 3 Maja 72, 32-100 Proszowice",
)


def row(first: str, last: str, **more: Any) -> dict[str, Any]:
    return {
        "first_names": first,
        "last_name": last,
        "institution": "Urząd Gminy Łapanów",
        "function": "",
        "phone": "+48 600 100 200",
        "sender": "kto@example.org",
        "workshop": "proszowice-2016",
        "status": "registered",
        "received_at": "2016-10-20T09:00:00+02:00",
        **more,
    }


ROWS = [row("Łucja", "Źrebiec"), row("Jan", "Łoś"), row("Ewa", "Lis"), row("Ola", "Ćma"), row("Iza", "Czapla")]
ROWS += [row("Ada", "Zając", status="waiting"), row("Bea", "Żak", status="cancelled")]


def test_polish_collation_puts_letters_with_diacritics_after_their_plain_ones() -> None:
    names = [
        "Żak",
        "Zając",
        "Łoś",
        "Lis",
        "Ćma",
        "Czapla",
        "Źrebiec",
        "Ącki",
        "Adam",
        "Ómski",
        "Okoń",
        "Müller",
        "Muza",
    ]
    ordered = [one["last_name"] for one in in_order([row("A", name) for name in names])]
    assert ordered == [
        "Adam", "Ącki", "Czapla", "Ćma", "Lis", "Łoś", "Muza", "Müller", "Okoń", "Ómski", "Zając", "Źrebiec", "Żak",
    ]  # fmt: skip


def test_csv_opens_in_polish_excel() -> None:
    made = make("csv", ROWS, WORKSHOP, NOW)
    assert made.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(made.content.decode("utf-8-sig")), delimiter=";"))
    assert table[0][:2] == ["Nazwisko", "Imię"]
    assert [line[0] for line in table[1:]] == ["Czapla", "Ćma", "Lis", "Łoś", "Zając", "Źrebiec", "Żak"]
    assert table[1][4] == "+48 600 100 200"


def test_xlsx_has_texts_dates_and_a_frozen_header_and_no_formulas() -> None:
    made = make("xlsx", [row("=1+1", "=HYPERLINK(1)"), *ROWS], WORKSHOP, NOW)
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    assert sheet["I2"].value == datetime(2016, 10, 20, 9)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1+1", "'+1+1"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("＝1", "'＝1"),
        ("+48 600-100 (200)", "+48 600-100 (200)"),
        ("Anna", "Anna"),
    ],
)
def test_cells_that_would_run_as_formulas_are_harmless(cell: str, safe: str) -> None:
    assert harmless(cell) == safe


@pytest.mark.parametrize("kind", ["pdf", "badges"])
def test_paper_names_those_who_come_in_polish_letters(kind: str) -> None:
    made = make(kind, ROWS, WORKSHOP, NOW)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.content)).pages)
    for name in ("Źrebiec", "Łoś", "Ćma", "Łucja"):
        assert name in text
    for absent in ("Zając", "Żak"):
        assert absent not in text


def test_a_long_list_takes_several_pages_and_nobody_is_left_out() -> None:
    made = make("pdf", [row("Jan", f"Nowak{n:03d}") for n in range(120)], WORKSHOP, NOW)
    pages = pypdf.PdfReader(io.BytesIO(made.content)).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert len(pages) > 3
    assert all(f"Nowak{n:03d}" in text for n in range(120))
    assert all("Podpis" in page.extract_text() for page in pages)


def test_an_empty_list_is_a_file_too() -> None:
    assert all(make(kind, [], None, NOW).content for kind in ("csv", "xlsx", "pdf", "badges"))

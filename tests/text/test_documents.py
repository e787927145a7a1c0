"""Files attached to a mail: their text, or the reason why it was not read."""

# ruff: noqa: E501 - tables of cases read best with a case on a line
from __future__ import annotations

import io
import struct
import zipfile

import docx
import openpyxl
import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText

from processor.text import documents
from processor.text.documents import DAMAGED, ENCRYPTED, IMAGE, SCAN, SIGNATURE, TOO_LARGE, UNKNOWN, read

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BINARY = "application/octet-stream"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Urząd Gminy Wolbrom"
    paragraph = document.add_paragraph("Zgłaszam ")
    for run in ("An", "nę No", "wak"):
        paragraph.add_run(run)
    grid = document.add_table(rows=2, cols=2)
    for row, cells in zip(grid.rows, [("Imię", "Nazwisko"), ("Jan", "Lis")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Z poważaniem")
    return saved(document)


def test_word_in_order_with_runs_joined() -> None:
    text = read("karta.docx", WORD, word()).text
    assert [line for line in text.split("\n") if line] == [
        "Urząd Gminy Wolbrom",
        "Zgłaszam Annę Nowak",
        "Imię\tNazwisko",
        "Jan\tLis",
        "Z poważaniem",
    ]


def test_word_form_controls_and_text_boxes_are_read_and_deletions_are_not() -> None:
    control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Ewa Mak</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = f"<w:p {W}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>w ramce</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    deleted = f"<w:p {W}><w:del><w:r><w:t>skreślone</w:t></w:r></w:del></w:p>"
    document = docx.Document()
    for xml in (control, box, deleted):
        document.element.body.insert(0, docx.oxml.parse_xml(xml))
    text = read("karta.docx", WORD, saved(document)).text
    assert "Ewa Mak" in text and "w ramce" in text and "skreślone" not in text


def test_what_is_struck_through_is_told_apart() -> None:
    run = "<w:r><w:rPr><w:strike{value}/></w:rPr><w:t>{text}</w:t></w:r>"
    document = docx.Document()
    for text, value in (("Jan Lis", ""), ("Ewa Kot", ' w:val="0"')):
        xml = f"<w:p {W}>{run.format(value=value, text=text)}</w:p>"
        document.element.body.insert(0, docx.oxml.parse_xml(xml))
    found = read("lista.docx", WORD, saved(document))
    assert (found.text.strip(), found.struck) == ("Ewa Kot", ("Jan Lis",))
    book = openpyxl.Workbook()
    book.active.append(["Lis", "Jan"])
    book.active.append(["Kot", "Ewa"])
    for cell in book.active[1]:
        cell.font = openpyxl.styles.Font(strike=True)
    found = read("lista.xlsx", BINARY, saved(book))
    assert (found.text, found.struck) == ("Kot\tEwa", ("Lis", "Jan"))
    found = read(
        "lista.rtf", BINARY, rb"{\rtf1 Ewa Kot\par{\strike Jan Lis}\par\strike Iga Mak\strike0\par Leon Wrona}"
    )
    assert ([line for line in found.text.split("\n") if line], found.struck) == (
        ["Ewa Kot", "Leon Wrona"],
        ("Jan Lis", "Iga Mak"),
    )


def test_excel_rows_and_sheets() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Lp", "Nazwisko", None, "Telefon"])
    book.active.append([1.0, "Mąka", None, 600100200])
    book.create_sheet("Drugi").append(["Łoś"])
    hidden = book.create_sheet("Stary")
    hidden.append(["nie"])
    hidden.sheet_state = "hidden"
    assert read("lista.xlsx", BINARY, saved(book)).text == "Lp\tNazwisko\t\tTelefon\n1\tMąka\t\t600100200\n\nŁoś\t"


def test_open_document_text_and_sheet() -> None:
    text = OpenDocumentText()
    text.text.addElement(odf_text.P(text="Zgłaszam Annę Nowak"))
    rows = odf_table.Table(name="a")
    for cells in (("Imię", "Nazwisko"), ("Jan", "Lis")):
        row = odf_table.TableRow()
        for value in cells:
            cell = odf_table.TableCell()
            cell.addElement(odf_text.P(text=value))
            row.addElement(cell)
        rows.addElement(row)
    text.text.addElement(rows)
    assert read("a.odt", BINARY, saved(text)).text == "Zgłaszam Annę Nowak\nImię\tNazwisko\nJan\tLis"
    sheet = OpenDocumentSpreadsheet()
    sheet.spreadsheet.addElement(rows)
    assert read("a.ods", BINARY, saved(sheet)).text == "Imię\tNazwisko\nJan\tLis"


def pdf(*lines: str, password: str = "") -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=12)
    for line in lines:
        document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    if password:
        document.set_encryption(owner_password="a", user_password=password)
    return bytes(document.output())


def test_pdf_with_text_without_text_and_locked() -> None:
    assert "Jan Kowalski" in read("a.pdf", "application/pdf", pdf("Jan Kowalski")).text
    assert read("a.pdf", "application/pdf", pdf()).unread == SCAN
    assert read("a.pdf", "application/pdf", pdf("Jan Kowalski", password="b")).unread == ENCRYPTED
    assert read("a.pdf", "application/pdf", pdf("Jan")[:200]).unread in (DAMAGED, SCAN)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "Zgłaszam Łucję".encode("cp1250"), "Zgłaszam Łucję"),
        ("a.txt", "\ufeffJan\r\nLis".encode("utf-16"), "Jan\nLis"),
        ("a.csv", 'Imię;Nazwisko\r\nJan;"Lis; st."\r\n'.encode(), "Imię\tNazwisko\nJan\tLis; st."),
        ("a.csv", b"Jan,Lis\nEwa,Mak", "Jan\tLis\nEwa\tMak"),
        ("a.tsv", b"Jan\tLis\nEwa\tMak", "Jan\tLis\nEwa\tMak"),
        ("a.txt", b"Witam,\nprosze o zapis.", "Witam,\nprosze o zapis."),
        ("a.html", "<p>Łoś</p>".encode("iso8859-2"), "Łoś"),
        (
            "a.rtf",
            rb"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0 Arial;}}Zg\'b3aszam\par Paw\u322?a \b Lisa\b0\cell x\row}",
            "Zgłaszam\nPawła Lisa\tx",
        ),
        (
            "a.vcf",
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Drabik;Janina\r\nFN:Drabik Janina\r\nORG:Izba;Biuro\r\nTEL:600\r\nEND:VCARD\r\n",
            "Imię i nazwisko: Janina Drabik\nInstytucja: Izba, Biuro\nTelefon: 600",
        ),
        (
            "a.vcf",
            b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81o=C5=9B;Jan\r\nEND:VCARD\r\n",
            "Imię i nazwisko: Jan Łoś",
        ),
    ],
)
def test_texts(name: str, data: bytes, text: str) -> None:
    assert read(name, BINARY, data).text.strip() == text


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A TNEF stream of (level, attribute id with type, data); MS-OXTNEF 2.1."""
    stream = struct.pack("<IH", 0x223E9F78, 1)
    for level, ident, data in attributes:
        stream += struct.pack("<BII", level, ident, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return stream


def test_winmail_dat_gives_its_files() -> None:
    rendering = struct.pack("<HIHHI", 1, 0, 0, 0, 0)
    stream = tnef((2, 0x00069002, rendering), (2, 0x00018010, b"lista.txt\0"), (2, 0x0006800F, b"Jan Lis"))
    assert [(inner.name, inner.data) for inner in read("winmail.dat", "application/ms-tnef", stream).inner] == [
        ("lista.txt", b"Jan Lis")
    ]


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "data", "unread"),
    [
        ("a.docx", packed(word__document_xml=b"\0" * (61 * 1024 * 1024)), TOO_LARGE),
        ("a.docx", packed(word__document_xml=BOMB), DAMAGED),
        ("a.docx", word()[:-200], DAMAGED),
        ("a.docx", word()[:100], DAMAGED),
        ("a.zip", packed(a=b"x"), UNKNOWN),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UNKNOWN),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ENCRYPTED),
        ("a.jpg", b"\xff\xd8\xff\xe0 jpeg", IMAGE),
        ("skan.pdf", b"\x89PNG\r\n", IMAGE),
        ("a.txt", b"x" * (documents.SIZE + 1), TOO_LARGE),
        ("a.exe", b"MZ\x00\x01", UNKNOWN),
        ("a.txt", b"ab\x00cd", UNKNOWN),
        ("smime.p7s", b"\x30\x80", SIGNATURE),
    ],
    ids=[
        "zip bomb",
        "entities",
        "cut",
        "cut short",
        "zip",
        "doc",
        "locked",
        "photo",
        "png named pdf",
        "large",
        "exe",
        "nul",
        "p7s",
    ],
)
def test_what_is_not_read_says_why(name: str, data: bytes, unread: str) -> None:
    found = read(name, BINARY, data)
    assert (found.unread, found.text) == (unread, "")


def test_texts_are_bounded() -> None:
    assert len(read("a.txt", "text/plain", "ą".encode() * 1_000_000).text) == documents.TEXT


HEADS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"\x78\x9f\x3e\x22",
    b"BEGIN:VCARD\n",
    b"<html>",
    b"\xd0\xcf\x11\xe0",
]


@given(st.sampled_from(HEADS), st.binary(max_size=200), st.sampled_from(["a.txt", "a.docx", "a.vcf", "a", "a.csv"]))
def test_no_file_stops_the_reading(head: bytes, data: bytes, name: str) -> None:
    assert isinstance(read(name, BINARY, head + data).text, str)

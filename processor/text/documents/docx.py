"""Word documents: paragraphs and tables in order, split runs joined, form controls, text boxes, headers and footers.

python-docx opens the file; its own text properties leave out what forms are made of (content controls, text boxes), so
the elements are walked here (ECMA-376, part 1, section 17).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Any

import docx

from processor.text import tables
from processor.text.documents.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}sdtPr",
    f"{_W}tblPr",
    _FALLBACK,
}
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}


def read(data: bytes) -> Document:
    """Header, body and footer, in this order."""
    document = docx.Document(io.BytesIO(data))
    sections = list(document.sections)
    gone: list[str] = []
    lines = [
        *_marginal([section.header for section in sections], gone),
        *_lines(document.element.body, gone),
        *_marginal([section.footer for section in sections], gone),
    ]
    return Document(text="\n".join(lines), struck=tuple(gone))


def _marginal(each: Iterable[Any], gone: list[str]) -> Iterator[str]:
    """The lines of the headers, or of the footers, from the first section on that has one: for one that has none the
    library would make a part with nothing in it."""
    for one in dropwhile(lambda one: one.is_linked_to_previous, each):
        yield from (line for line in _lines(one._element, gone) if line.strip())


def _lines(parent: Any, gone: list[str]) -> Iterator[str]:
    """The lines of block content: paragraphs, tables, and what wraps them; what is struck through goes to `gone`."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, gone)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, gone)
        elif element.tag not in _SKIPPED:
            yield from _lines(element, gone)


def _paragraph(paragraph: Any, gone: list[str]) -> Iterator[str]:
    """A paragraph's text, then that of the text boxes anchored in it."""
    pieces: list[str] = []
    boxes: list[Any] = []
    struck: list[str] = []
    _collect(paragraph, pieces, boxes, struck)
    gone.extend(text for text in ("".join(struck).strip(),) if text)
    yield from "".join(pieces).split("\n")
    for box in boxes:
        yield from _lines(box, gone)


def _collect(element: Any, pieces: list[str], boxes: list[Any], struck: list[str]) -> None:
    for child in element:
        if child.tag == f"{_W}r" and _is_struck(child):
            struck.extend(part.text or "" for part in child.iter(f"{_W}t"))
        elif child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _BREAKS:
            pieces.append(_BREAKS[child.tag])
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _SKIPPED:
            _collect(child, pieces, boxes, struck)


def _is_struck(run: Any) -> bool:
    """A run with a line through it (section 17.3.2.37, w:strike; 17.3.2.9, w:dstrike)."""
    marks = (run.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike"))
    return any(mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "off") for mark in marks)


def _table(table: Any, gone: list[str]) -> Iterator[str]:
    merged: dict[int, str] = {}
    for line in _inside(table, f"{_W}tr"):
        cells: list[str] = []
        for cell in _inside(line, f"{_W}tc"):
            cells += _cell(cell, len(cells), merged, gone)
        yield tables.row(cells)


def _inside(element: Any, tag: str) -> Iterable[Any]:
    """Rows or cells, also those inside a content control."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _inside(child, tag)


def _cell(cell: Any, column: int, merged: dict[int, str], gone: list[str]) -> list[str]:
    """A cell's text and the empty ones it spans; a vertically merged cell repeats the one it goes on from."""
    text = tables.cell(line for line in _lines(cell, gone))
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart":
        text = text or merged.get(column, "")
    merged[column] = text
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    wide = span.get(f"{_W}val", "1") if span is not None else "1"
    return [text] + [""] * (min(int(wide), 60) - 1 if wide.isdigit() else 0)

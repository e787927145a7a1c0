"""OpenDocument texts and sheets (odfpy opens them): paragraphs, lists and tables in order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from odf import teletype
from odf.opendocument import load

from processor.text import tables
from processor.text.documents.document import Document

_SKIPPED = frozenset({"tracked-changes", "annotation", "sequence-decls", "forms", "table-column"})
_ROWS = 5000
_REPEATED = 60


def read(data: bytes) -> Document:
    """The document's text."""
    return Document(text="\n".join(_lines(load(io.BytesIO(data)).body)))


def _name(node: Any) -> str:
    qname = getattr(node, "qname", None)
    return str(qname[1]) if qname else ""


def _lines(parent: Any) -> Iterator[str]:
    for node in parent.childNodes:
        name = _name(node)
        if name in ("p", "h"):
            yield from teletype.extractText(node).split("\n")
            yield from _boxes(node)
        elif name == "table":
            yield from _table(node)
        elif name and name not in _SKIPPED:
            yield from _lines(node)


def _boxes(node: Any) -> Iterator[str]:
    """Frames anchored in a paragraph; odfpy's text of the paragraph leaves out nothing but their tables."""
    for child in node.childNodes:
        if _name(child) == "table":
            yield from _table(child)


def _table(table: Any) -> Iterator[str]:
    for count, line in enumerate(_rows(table)):
        if count >= _ROWS:
            return
        cells: list[str] = []
        for cell in line.childNodes:
            if _name(cell) in ("table-cell", "covered-table-cell"):
                cells += [tables.cell(_lines(cell))] * _times(cell)
        if text := tables.row(cells[:_REPEATED]):
            yield text


def _rows(table: Any) -> Iterator[Any]:
    for child in table.childNodes:
        name = _name(child)
        if name == "table-row":
            yield child
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _times(cell: Any) -> int:
    repeated = str(cell.getAttribute("numbercolumnsrepeated") or "1")
    return min(int(repeated), _REPEATED) if repeated.isdigit() else 1

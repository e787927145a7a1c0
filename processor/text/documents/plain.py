"""Text files, CSV and TSV: the charset rescued; the separator of a CSV becomes a tab."""

from __future__ import annotations

import csv
import io

from processor.text.charsets import decode
from processor.text.documents.document import Document
from processor.text.tables import row

_SAMPLE = 20


def read(data: bytes) -> Document:
    """The file's text; the rows of a table of values separated by ; or , with tabs."""
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text)
    if separator is None:
        return Document(text=text)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return Document(text="\n".join(row(" ".join(cell.split()) for cell in cells) for cells in rows))


def _separator(text: str) -> str | None:
    """The sign that stands equally often, at least once, on each of the first lines; None for prose."""
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    if len(lines) < 2:
        return None
    for sign in ";,\t":
        counts = {line.count(sign) for line in lines if '"' not in line}
        if (
            len(counts) == 1
            and min(counts) >= 1
            and not (sign == "," and any(line.rstrip().endswith((",", ".")) for line in lines))
        ):
            return sign
    return None

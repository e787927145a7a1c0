"""PDF files with text (pypdf): the first pages, and the values of filled-in form fields. One without text is a scan."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader

from processor.text.documents.document import ENCRYPTED, SCAN, Document

_PAGES = 20
_FEWEST = 4  # letters; less is a page number on a scan
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes) -> Document:
    """The pages one below the other, then "field: value" lines of a form."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return Document(ENCRYPTED)
    pages = [reader.pages[number].extract_text() for number in range(min(len(reader.pages), _PAGES))]
    text = "\n".join([*pages, *_fields(reader)]).translate(_LIGATURES)
    if sum(map(str.isalpha, text)) < _FEWEST:
        return Document(SCAN)
    return Document(text=text)


def _fields(reader: PdfReader) -> list[str]:
    found = reader.get_form_text_fields() or {}
    return [f"{name}: {value}" for name, value in found.items() if value]

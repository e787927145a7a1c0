"""HTML files."""

from __future__ import annotations

import re

from processor.text.charsets import decode
from processor.text.documents.document import Document
from processor.text.html import struck, to_text

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w\-]{2,40})", re.I)


def read(data: bytes) -> Document:
    """The page's text, as of a text/html part."""
    declared = _CHARSET.search(data[:4000])
    html = decode(data, declared[1].decode() if declared else None).text
    return Document(text=to_text(html), struck=struck(html))

"""The text of attached files, one module for each format; a file that is not read says why.

The format is told by the content first, then by the name and the declared type. A library is imported when a file needs
it. Every module has `read(data: bytes) -> Document` and may raise anything: a file that breaks its reader is damaged.
"""

from __future__ import annotations

from importlib import import_module

from processor.text.clean import clean
from processor.text.documents import sniff
from processor.text.documents.document import (
    CALENDAR,
    DAMAGED,
    ENCRYPTED,
    IMAGE,
    SCAN,
    SIGNATURE,
    TOO_LARGE,
    UNKNOWN,
    Document,
    Inner,
)

__all__ = [
    "CALENDAR",
    "DAMAGED",
    "ENCRYPTED",
    "IMAGE",
    "SCAN",
    "SIGNATURE",
    "TOO_LARGE",
    "UNKNOWN",
    "Document",
    "Inner",
    "read",
]

SIZE = 5 * 1024 * 1024  # bytes of one file
STRUCK = 1000  # stretches of one file that are struck through
TEXT = 200_000  # characters of one file's text


def read(name: str, content_type: str, data: bytes) -> Document:
    """A file's text, clean and in lines; never raises."""
    if len(data) > SIZE:
        return Document(TOO_LARGE)
    if not data:
        return Document()
    kind = sniff.kind(name, content_type, data)
    if kind in sniff.REFUSED:
        return Document(sniff.REFUSED[kind])
    try:
        found: Document = import_module(f"processor.text.documents.{kind}").read(data)
    except Exception:  # noqa: BLE001 - readers of foreign formats raise anything; all of it says one thing about the file
        return Document(DAMAGED)
    return Document(found.unread, clean(found.text)[:TEXT], found.inner, found.struck[:STRUCK])

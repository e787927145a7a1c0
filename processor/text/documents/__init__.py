"""The text of attached files, one module for each format; a file that is not read says why.

The format is told by the content first, then by the name and the declared type. Libraries are imported when a file needs
them.
"""

from __future__ import annotations

from dataclasses import dataclass

from processor.text.charsets import decode
from processor.text.clean import clean

SIZE = 5 * 1024 * 1024
TEXT = 200_000  # characters

IMAGE = "zdjęcie"
TOO_LARGE = "za duży"
UNKNOWN = "nieznany format"


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside a file (winmail.dat)."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: text, or the reason (in Polish) why there is none."""

    unread: str | None = None
    text: str = ""
    inner: tuple[Inner, ...] = ()


def read(name: str, content_type: str, data: bytes) -> Document:
    """A file's text; never raises."""
    if len(data) > SIZE:
        return Document(TOO_LARGE)
    if name.lower().endswith((".txt", ".csv")) or content_type == "text/plain":
        return Document(text=clean(decode(data).text)[:TEXT])
    return Document(UNKNOWN)

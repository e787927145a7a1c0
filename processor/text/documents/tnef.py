"""winmail.dat, in which Outlook wraps a mail for other Outlooks (tnefparse): its text and the files inside it."""

from __future__ import annotations

import logging
from typing import Any

from tnefparse import TNEF

from processor.text.charsets import decode
from processor.text.clean import clean
from processor.text.documents import rtf
from processor.text.documents.document import Document, Inner
from processor.text.html import to_text

_FILES = 20

logging.getLogger("tnefparse").setLevel(logging.CRITICAL)


def read(data: bytes) -> Document:
    """The body, and the files it carries."""
    message = TNEF(data, do_checksum=False)
    inner = tuple(
        Inner(_name(file), "application/octet-stream", bytes(file.data))
        for file in message.attachments[:_FILES]
        if file.data
    )
    return Document(text=_text(message), inner=inner)


def _text(message: Any) -> str:
    """The plain body, else the HTML one, else the RTF one."""
    if message.body:
        return clean(_decoded(message.body))
    if message.htmlbody:
        return to_text(_decoded(message.htmlbody))
    return rtf.to_text(message.rtfbody) if message.rtfbody else ""


def _decoded(value: str | bytes) -> str:
    return (
        decode(value).text
        if isinstance(value, bytes)
        else decode(value.encode("latin-1")).text
        if _latin(value)
        else value
    )


def _latin(value: str) -> bool:
    """Bytes that tnefparse handed on as characters."""
    return all(char <= "\xff" for char in value) and not value.isascii()


def _name(file: Any) -> str:
    name = file.long_filename() or file.name or "zalacznik"
    return name if isinstance(name, str) else decode(name).text

"""The key under which a mail is one mail, however often and by whichever server it is delivered.

`sha256` over Message-ID, From, Date, Subject and the body; line breaks normalised, trailing blanks cut, so that neither
a second `Received` line, an appended line break nor a server's CRLF makes another mail of it. Computed on raw bytes.
"""

from __future__ import annotations

import hashlib
import re

_KEPT = re.compile(rb"(?im)^(message-id|from|date|subject)[ \t]*:((?:[^\n]*)(?:\n[ \t][^\n]*)*)")
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_ORDER = (b"message-id", b"from", b"date", b"subject")


def content_key(raw: bytes) -> str:
    """64 hex digits; equal for deliveries of the same mail."""
    end = header_end(raw)
    head, body = raw[:end], raw[end:].lstrip(b"\r\n")
    found: dict[bytes, list[bytes]] = {}
    for match in _KEPT.finditer(_lines(head)):
        found.setdefault(match[1].lower(), []).append(b" ".join(match[2].split()))
    digest = hashlib.sha256()
    for name in _ORDER:
        digest.update(name + b":" + b"\n".join(found.get(name, [])) + b"\0")
    digest.update(_without_trailing_blanks(_lines(body).rstrip()))
    return digest.hexdigest()


def _without_trailing_blanks(text: bytes) -> bytes:
    if b" \n" not in text and b"\t\n" not in text:  # most mail; an attachment has thousands of lines
        return text
    return b"\n".join(line.rstrip(b" \t") for line in text.split(b"\n"))


def header_end(raw: bytes, limit: int | None = None) -> int:
    """Where the header block ends: the offset of the first empty line, or the length (at most `limit`) without one."""
    if found := _EMPTY_LINE.search(raw, 0, len(raw) if limit is None else limit):
        return found.start()
    at = raw.find(b"\r\r", 0, limit) if b"\n" not in raw[:2000] else -1
    return at if at >= 0 else len(raw)


def _lines(data: bytes) -> bytes:
    """Line feeds only."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data

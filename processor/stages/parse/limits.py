"""What a mail may be at most, checked on its bytes before any parser sees them.

The standard parser recurses once for each nested part and slows down on monstrous headers; what is beyond these bounds
is not parsed further than its headers, and a person looks at it.
"""

from __future__ import annotations

import re

from processor.text import keys

MESSAGE = 25 * 1024 * 1024
HEADER_BLOCK = 256 * 1024
HEADER = 32 * 1024
BOUNDARY_LINES = 500
PARTS = 200
DEPTH = 20
TEXT = 1_000_000  # characters of one text
LINES = 30_000  # of one text

_CONTAINER = re.compile(rb"(?im)^content-type[ \t]*:\s{0,80}(?:multipart|message)/")
_BOUNDARY = re.compile(rb"(?i)boundary\s{0,10}=\s{0,10}(?:\"([^\"\r\n]{1,250})\"|([^\s;\"]{1,250}))")
_DASHES = re.compile(rb"(?m)^--([^\r\n]{1,254})")


def header_end(raw: bytes) -> int:
    """Where the header block ends: the offset of the empty line, or the length where there is none."""
    return keys.header_end(raw, HEADER_BLOCK + 4)


def exceeded(raw: bytes) -> str | None:
    """The first bound that the mail exceeds, as a sentence for staff; None where it may be parsed."""
    if len(raw) > MESSAGE:
        return f"Wiadomość jest za duża: {len(raw) / 2**20:.1f} MB, czytamy najwyżej {MESSAGE // 2**20} MB."
    if header_end(raw) > HEADER_BLOCK:
        return f"Nagłówki wiadomości są za długie: więcej niż {HEADER_BLOCK // 1024} KB."
    if b"ontent-" not in raw and b"ONTENT-" not in raw:
        return None
    containers = _containers(raw)
    if containers > PARTS:
        return f"Wiadomość ma za wiele części zagnieżdżonych w sobie: {containers}, czytamy najwyżej {PARTS}."
    if _boundary_lines(raw) > BOUNDARY_LINES:
        return f"Wiadomość ma za wiele części: więcej niż {BOUNDARY_LINES} linii rozdzielających."
    return None


def _containers(raw: bytes) -> int:
    """Headers that say multipart or message; not looked at line by line where there are too few to matter."""
    lower = raw.lower()
    if lower.count(b"multipart/") + lower.count(b"message/") <= PARTS:
        return 0
    return sum(1 for _ in _CONTAINER.finditer(raw))


def _boundary_lines(raw: bytes) -> int:
    if raw.count(b"\n--") < BOUNDARY_LINES:
        return 0
    names = {quoted or bare for quoted, bare in _BOUNDARY.findall(raw)}
    if not names:
        return 0
    lines = (match[1].rstrip() for match in _DASHES.finditer(raw))
    return sum(line in names or line.removesuffix(b"--") in names for line in lines)

"""Header fields to text: unfolded, encoded words (RFC 2047) decoded as clients really write them, raw 8-bit rescued.

Lenient where clients are sloppy: words split inside a character or a base64 group, spaces inside Q, no space around a
word, words inside quoted strings, unknown charsets.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from processor.text.charsets import decode, known, undouble
from processor.text.clean import one_line

_FOLD = re.compile(r"[\r\n]+(?=[ \t])|[\r\n]+")
# =?charset?encoding?text?= ; one after another with only white space between
_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\r\n]{0,4000}\?="
_WORDS = re.compile(rf"{_WORD}(?:\s*{_WORD})*")
_ONE_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]{0,4000})\?=")
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")


def text_of(value: str) -> str:
    """A header's value as one clean line. `value` may hold surrogate escapes for raw 8-bit bytes."""
    if value.isascii() and "=?" not in value:
        return one_line(value)
    return one_line(undouble(rewrite(value, lambda text: text)))


def for_structure(value: str) -> str:
    """The value unfolded, 8-bit rescued, each run of encoded words made one valid UTF-8 word, for an address parser."""
    if value.isascii() and "=?" not in value:
        return _FOLD.sub("", value)
    return undouble(rewrite(value, _encoded))


def rewrite(value: str, write: Callable[[str], str]) -> str:
    """Decode raw 8-bit; replace each run of encoded words by what `write` makes of its text."""
    plain = _FOLD.sub("", _rescued(value))
    return _WORDS.sub(lambda run: write(_decoded(run[0])), plain)


def _rescued(value: str) -> str:
    return value if value.isascii() else decode(_bytes(value)).text


def _bytes(value: str) -> bytes:
    """The bytes a header was read from; surrogates that stand for no byte go."""
    return _LONE.sub("", value).encode("utf-8", "surrogateescape")


def _encoded(text: str) -> str:
    return "=?utf-8?b?" + base64.b64encode(one_line(text).encode("utf-8", "replace")).decode() + "?="


def _decoded(run: str) -> str:
    """A run of encoded words as text: bytes of neighbours of one charset are joined before they are decoded."""
    pieces: list[tuple[str, bytes]] = []
    pending = ""  # base64 of a word that ended inside a group
    for charset, encoding, text in _ONE_WORD.findall(run):
        if encoding in "qQ":
            data, pending = _q(text), ""
        else:
            letters = text.replace(" ", "")
            split = bool(pending) and pieces[-1][0] == charset.lower() and _belong(pending, letters, charset)
            joined = pending + letters if split else letters
            pending = joined if len(joined) % 4 and not joined.endswith("=") else ""
            data = _b(joined)
            if split:
                pieces.pop()
        pieces.append((charset.lower(), data))
    return "".join(_joined(pieces))


def _belong(pending: str, letters: str, charset: str) -> bool:
    """Is this the rest of a base64 text cut inside a group, rather than another one that lacks its padding?"""
    if len(letters) % 4:
        return True
    apart, joined = decode(_b(pending) + _b(letters), charset), decode(_b(pending + letters), charset)
    return (apart.damaged, apart.charset != known(charset)) > (joined.damaged, joined.charset != known(charset))


def _joined(pieces: list[tuple[str, bytes]]) -> list[str]:
    done: list[str] = []
    at = 0
    while at < len(pieces):
        charset, end = pieces[at][0], at
        while end < len(pieces) and pieces[end][0] == charset:
            end += 1
        done.append(decode(b"".join(data for _, data in pieces[at:end]), charset).text)
        at = end
    return done


def _q(text: str) -> bytes:
    data = _bytes(text.replace("_", " "))
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), data)


def _b(text: str) -> bytes:
    letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return b""

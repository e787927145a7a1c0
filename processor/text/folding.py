"""Letters without case and diacritics, one for one: patterns written once read any spelling, and offsets stay."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "„": '"',
    "”": '"',
    "“": '"',
}


class _Letters(dict[int, str]):
    """A table for str.translate that works out a character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    lower = character.lower()
    if len(lower) != 1:
        return character
    base = unicodedata.normalize("NFD", _SPECIAL.get(lower, lower))[0]
    return _SPECIAL.get(base, base)


_TABLE = _Letters()
# Nearly every text is of these characters alone, and the two tables of a code page are ten times as fast as one of all.
_USUAL = bytes(range(256)).decode("cp1250", "replace")
_TO_BYTES = codecs.charmap_build(_USUAL)
_FROM_BYTES = "".join(map(_folded, _USUAL))


@lru_cache(maxsize=16)  # what a sender wrote is looked at by every stage
def fold(text: str) -> str:
    """The text in lower case and without diacritics, of the same length: "ŻÓŁĆ" -> "zolc"."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_BYTES)[0], "strict", _FROM_BYTES)[0]
    except UnicodeEncodeError:
        return text.translate(_TABLE)

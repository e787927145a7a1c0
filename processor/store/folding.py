"""Text as databases can compare it: folded for finding, and a key for Polish alphabetical order."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"  # Polish, with q, v and x where dictionaries put them
CODES = (
    {" ": "01", "-": "02", "'": "03", "’": "03"}
    | {str(digit): f"1{digit}" for digit in range(10)}
    | {letter: str(20 + place) for place, letter in enumerate(ALPHABET)}
)
NOT_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


def fold(text: str) -> str:
    """Lower case, without diacritics, single spaces: `Żółć  Łąka` → `zolc laka`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.translate(NOT_LETTERS).split())


def sort_key(last_name: str, first_names: str) -> str:
    """Polish order by surname, then first names, as digits: every collation of every database sorts those alike."""
    return f"{_codes(last_name)}00{_codes(first_names)}"[:900]


def _codes(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.casefold())
    return "".join(CODES.get(letter) or CODES.get(fold(letter)[:1], "99") for letter in composed[:200])


def clean(text: str, limit: int = 10_000) -> str:
    """Text that every database takes: no NUL, no lone surrogates, not endless."""
    cut = text[:limit].replace("\0", "")
    return cut if cut.isascii() else cut.encode("utf-8", "replace").decode("utf-8")


def like(text: str) -> str:
    """A LIKE pattern (escape character: backslash) that finds the folded text (its first 200 characters) literally."""
    escaped = fold(clean(text, 200)).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def digest(secret: bytes, text: str) -> str:
    """HMAC-SHA-256 in hex: tells whether it is the same address or key, and nothing else."""
    return hmac.new(secret, text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()


def normal_address(address: str) -> str:
    """An address as it is stored and compared: lower case."""
    return clean(address.strip().lower(), 320)

"""Letters: proper case of names, Polish letters folded to ASCII, text normalised with a way back to its offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


PARTICLES = word_set(
    """
    von van der den de del della di da das dos du la le ten ter zu zum zur vom af av al el bin ibn y e a op 't
    of
    """
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
HYPHENS = str.maketrans("‐‑–", "---")
_FOLD = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")


@lru_cache(maxsize=4_000)
def fold(word: str) -> str:
    """Polish letters as they are written without diacritics; foreign ones likewise ("Müller" → "Muller")."""
    word = word.translate(_FOLD)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=5_000)
def proper(word: str) -> str:
    """One word of a name in proper case: "KOWALSKA-NOWAK" → "Kowalska-Nowak", "o'sullivan" → "O'Sullivan".

    A word already in mixed case is left as written ("McDonald", "DiCaprio"); particles in lower case stay so.
    """
    word = word.translate(HYPHENS)
    if word[:2] in {"d'", "d’"} and word[2:3].isupper():
        return word
    if is_caps_locked(word):
        word = word.upper()
    if word.islower() or (word.isupper() and len(word) > 1 and "." not in word):
        return "-".join(_proper_part(part) for part in word.split("-"))
    return "-".join(part[:1].upper() + part[1:] if part else part for part in word.split("-"))


def is_caps_locked(word: str) -> bool:
    """Was it typed with caps lock on: "kOWALSKI-nOWAK"?"""
    if word.isalpha() and word.islower():  # nearly every word that is asked about
        return False
    return word[:1].islower() and len(word) > 2 and all(part[1:].isupper() for part in word.split("-") if len(part) > 1)


def _proper_part(part: str) -> str:
    lower = part.lower()
    if lower.startswith("mc") and len(lower) > 4:
        return "Mc" + lower[2:].capitalize()
    head, mark, tail = lower.replace("’", "'").partition("'")
    if mark and head in {"o", "d", "l", "dell", "dall", "n", "m"} and len(tail) > 2:
        return head.capitalize() + "'" + tail.capitalize()
    return lower.capitalize() if not mark else head.capitalize() + "'" + tail


def particle(word: str) -> str:
    """A particle as names write it: lower case, unless the writer capitalised it ("De Marchis")."""
    return word.lower() if word.isupper() else word


def is_clean(text: str) -> bool:
    return text.isascii() or (_INVISIBLE.search(text) is None and unicodedata.is_normalized("NFC", text))


def cleaned(text: str) -> tuple[str, Sequence[int]]:
    """NFC text without invisible characters, and for each of its characters (and its end) the offset in `text`."""
    if is_clean(text):
        return text, range(len(text) + 1)
    kept: list[str] = []
    offsets: list[int] = []
    start, size = 0, len(text)
    while start < size:
        end = start + 1
        while end < size and (unicodedata.combining(text[end]) or _INVISIBLE.match(text[end])):
            end += 1
        piece = unicodedata.normalize("NFC", _INVISIBLE.sub("", text[start:end]))
        kept.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    offsets.append(size)
    return "".join(kept), offsets

"""Bytes to text where the declared charset is missing or wrong, as it often is in Polish mail.

Valid UTF-8 with 8-bit bytes is UTF-8 whatever is declared (no Polish text of another charset is valid UTF-8 for long).
Otherwise the declared charset, windows-1250 and ISO 8859-2 are tried, and the one wins in which the letters stand as
they do in Polish: ą and ę never begin a word, ć ń ś ź never stand before a vowel, symbols never stand inside a word.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
_TYPOGRAPHIC = "„”“’‘‚–—…•"
_NEVER_POLISH = frozenset("ŕčěňůűőăĺřďťľšžŔČĚŇŮŰŐĂĹŘĎŤĽŠŽ")  # what Western letters become in windows-1250
_EVIDENCE = 2000  # 8-bit characters looked at; more would not change the answer
_VOWELS = frozenset("aąeęioóuyAĄEĘIOÓUY")
_SOFT = frozenset("ćńśźĆŃŚŹ")
_NASAL = frozenset("ąęĄĘ")
_OTHER = re.compile(r"[^\x00-\x7f]")
_STRAY = re.compile("[\udc80-\udcff]")
_STATEFUL = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf-7", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_ext"})
_LATIN = frozenset(
    {"ascii", "utf-8", "iso8859-1", "iso8859-15", "cp1252", "iso8859-2", "cp1250", "iso8859-16", "cp852", "mac-latin2"}
)
_FOREIGN_ALIASES = {
    "x-mac-ce": "mac-latin2",
    "x-user-defined": "cp1250",
    "unicode-1-1-utf-7": "utf-7",
    "cp-1250": "cp1250",
}
_CENTRAL = frozenset({"iso8859-2", "cp1250", "iso8859-16"})
_CZECH = re.compile("[řěůňďčŘĚŮŇĎČ]")  # the same bytes in windows-1250 and ISO 8859-2, and never in Polish
_C1 = re.compile("[\x80-\x9f\ufffd]")
_TRUNCATED = 3  # bytes of a UTF-8 character that may be missing at the end of a cut text


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the charset it was read in, and whether characters could not be read (U+FFFD stands in their place)."""

    text: str
    charset: str
    damaged: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Bytes as text: the declared charset where it fits, else the one in which it reads as Polish; never raises."""
    name = known(declared)
    if data.isascii() and name not in _STATEFUL:
        return Decoded(data.decode("ascii"), "ascii")
    if marked := _byte_order_mark(data):
        return marked
    if name is not None and name not in _LATIN:
        return _foreign(data, name)
    text, charset = _as_utf8(data), "utf-8"
    if text is None:
        text, charset = _likeliest(data, name)
    return Decoded(undouble(text), charset, "\ufffd" in text)


@lru_cache(maxsize=512)
def known(charset: str | None) -> str | None:
    """Python's name of a declared charset; None where there is none of that name that decodes bytes to text."""
    if not charset:
        return None
    name = charset.strip(" \t\"'").lower().partition("*")[0]  # RFC 2231: charset*language
    name = _FOREIGN_ALIASES.get(name, name)
    try:
        info = codecs.lookup(name)
        "".encode(name)  # refuses "hex", "rot13" and their like, which are no charsets
    except (LookupError, ValueError, TypeError):
        return None
    return None if info.name in {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"} else info.name


def _byte_order_mark(data: bytes) -> Decoded | None:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return Decoded(text, name, "\ufffd" in text)
    return None


def _foreign(data: bytes, name: str) -> Decoded:
    """A charset of another script is believed, unless its bytes are not valid in it."""
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeError, ValueError):
        text = _as_utf8(data) or data.decode(name, "replace")
        return Decoded(text, name, "\ufffd" in text)


def _as_utf8(data: bytes) -> str | None:
    """UTF-8, also cut in its last character, or with stray single bytes among a majority of good ones; else None."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(data) and len(data) - error.start <= _TRUNCATED and not data[: error.start].isascii():
            return data[: error.start].decode("utf-8") + "\ufffd"
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    if len(_OTHER.findall(text)) <= 3 * stray:
        return None
    return _STRAY.sub(_as_cp1250, text)


def _as_cp1250(match: re.Match[str]) -> str:
    """A lone 8-bit byte in UTF-8 text: pasted from a windows-1250 program."""
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1250", "replace")


def _likeliest(data: bytes, declared: str | None) -> tuple[str, str]:
    """The best-scored reading; the declared one has a small start; of equals windows-1250 goes before ISO 8859-2."""
    if declared in _CENTRAL:
        text = data.decode(declared, "replace")
        if _CZECH.search(text) and not _C1.search(text):
            return text, declared
    names = [declared] if declared not in (None, "ascii", "utf-8") else []
    readings = [(data.decode(name, "replace"), name) for name in dict.fromkeys([*names, "cp1250", "iso8859-2"]) if name]
    return max(readings, key=lambda reading: _score(reading[0]) + (reading[1] == declared))


def _score(text: str) -> float:
    """How well the 8-bit characters stand where Polish has them."""
    total = 0.0
    for count, match in enumerate(_OTHER.finditer(text)):
        if count >= _EVIDENCE:
            break
        at = match.start()
        total += _fit(match[0], text[at - 1 : at] if at else " ", text[at + 1 : at + 2])
    return total


def _fit(char: str, before: str, after: str) -> float:
    """One character between its neighbours: above 0 where Polish has it, below 0 where no text has it."""
    if char == "\ufffd" or "\x80" <= char <= "\x9f":
        return -5.0
    if not char.isalpha() or char in "ªº":
        return (
            -2.0
            if before.isalpha() and after.isalpha()
            else -1.0
            if before.isalpha() and char not in _TYPOGRAPHIC
            else 0.0
        )
    if char.isupper() and before.islower():
        return -2.0
    if char not in POLISH:
        return -1.0 if char in _NEVER_POLISH else -0.5
    if char in _SOFT and after in _VOWELS and after:
        return -1.0
    if char in _NASAL and not before.isalpha():
        return -1.0 if after.isalpha() else 0.0
    return 0.0 if char in "óÓ" else 1.0


def _table() -> dict[str, str]:
    """UTF-8 read as a one-byte charset and encoded again: what each Polish letter and typographic sign becomes."""
    table: dict[str, str] = {}
    for sign in POLISH + _TYPOGRAPHIC + "§°é\xa0":
        for name in ("cp1252", "latin-1", "cp1250", "iso8859-2"):
            table.setdefault("".join(_one(byte, name) for byte in sign.encode()), sign)
    return table


def _one(byte: int, name: str) -> str:
    try:
        return bytes([byte]).decode(name)
    except UnicodeDecodeError:
        return chr(byte)  # where windows-1252 has a hole, programs leave the control character


_DOUBLED = _table()
_DOUBLED_SIGN = re.compile("|".join(map(re.escape, sorted(_DOUBLED, key=len, reverse=True))))
_LEADS = re.compile("[ÂÃÄÅĂĹâ]")


def undouble(text: str) -> str:
    """UTF-8 that was taken for another charset and encoded once more ("PaweÅ‚") put right, up to twice over."""
    for _ in range(2):
        if text.isascii() or not _LEADS.search(text):
            break
        text = _DOUBLED_SIGN.sub(lambda match: _DOUBLED[match[0]], text)
    return text

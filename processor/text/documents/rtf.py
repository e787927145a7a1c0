r"""Rich Text Format to text: characters, paragraphs, tabs, table rows; fonts, styles, pictures and fields left out.

RTF 1.9.1: `\'hh` is a byte of the document's charset, `\uN` a character followed by `\ucN` characters of substitute,
`{\*\name …}` a destination a reader may skip.
"""

from __future__ import annotations

import re

from processor.text.charsets import known
from processor.text.documents.document import Document

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.I
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst themedata datastore listtable listoverridetable rsidtbl"
    b" generator header footer headerl headerr footerl footerr footnote xmlnstbl latentstyles filetbl revtbl".split()
)
_SIGNS = {
    **dict.fromkeys((b"par", b"line", b"row", b"sect", b"page", b"nestrow"), "\n"),
    **dict.fromkeys((b"cell", b"tab", b"nestcell"), "\t"),
    **{b"emdash": "—", b"endash": "–", b"bullet": "•"},
    **{b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"},
}
_DEEPEST = 1000


def read(data: bytes) -> Document:
    """The document's text."""
    reader = _Reader()
    return Document(text=reader.read(data), struck=reader.told_struck())


def to_text(data: bytes) -> str:
    """RTF source to text."""
    return _Reader().read(data)


class _Reader:
    """A pass over the tokens; for each group: is it skipped, how many characters stand in for a `\\u`, is it struck."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.pending = bytearray()
        self.groups: list[tuple[bool, int, bool]] = []
        self.skipped, self.width, self.left, self.struck = False, 1, 0, False
        self.gone: list[str] = []  # struck through
        self.charset = "cp1250"

    def read(self, data: bytes) -> str:
        for match in _TOKEN.finditer(data):
            word, number, code, sign, brace, text = match.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word.lower(), int(number) if number else None)
            elif code:
                self._bytes(bytes([int(code, 16)]))
            elif sign:
                self._sign(sign)
            elif text:
                self._bytes(text)
        self._flush()
        return "\n".join(line.rstrip("\t") for line in "".join(self.out).split("\n"))

    def told_struck(self) -> tuple[str, ...]:
        """What is struck through, a line each."""
        return tuple(text for text in map(str.strip, "".join(self.gone).split("\n")) if text)

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.left = 0
        if brace == b"{":
            self.groups.append((self.skipped, self.width, self.struck)) if len(self.groups) < _DEEPEST else None
        elif self.groups:
            self.skipped, self.width, self.struck = self.groups.pop()

    def _word(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._unicode(number)
            return
        self._flush()
        if word in _SKIPPED:
            self.skipped = True
        elif word in (b"strike", b"striked", b"plain"):
            self.struck = word != b"plain" and number != 0
        elif word == b"uc":
            self.width = max(0, min(number or 0, 10))
        elif word == b"ansicpg" and number and known(f"cp{number}"):
            self.charset = f"cp{number}"
        elif word in _SIGNS and not self.skipped:
            self.out.append(_SIGNS[word])
            self.gone += ["\n"] if _SIGNS[word] == "\n" else []

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number % 0x10000
        if not self.skipped and not 0xD800 <= code <= 0xDFFF:
            (self.gone if self.struck else self.out).append(chr(code))
        self.left = self.width

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.skipped = True
        elif sign == b"~":
            self._bytes(b" ")
        elif sign in (b"\\", b"{", b"}"):
            self._bytes(sign)
        elif sign in (b"\n", b"\r") and not self.skipped:
            self._flush()
            self.out.append("\n")

    def _bytes(self, data: bytes) -> None:
        cut = min(self.left, len(data))
        self.left -= cut
        if not self.skipped:
            self.pending += data[cut:]

    def _flush(self) -> None:
        if self.pending:
            (self.gone if self.struck else self.out).append(self.pending.decode(self.charset, "replace"))
            self.pending.clear()

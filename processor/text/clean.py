"""Cleaning of decoded text: one kind of line break, ordinary spaces, no invisible or control characters, NFC.

Also format=flowed (RFC 3676), which is undone before cleaning.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

# Line breaks of str.splitlines(), spaces of Unicode's Zs, and what has no place in text: Cc, Cf, Cs, noncharacters.
_BREAKS = "\r\v\f\x1c-\x1e\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_VOID = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff\U0001d173-\U0001d17a"
)
_BULLETS = "\uf0a7\uf0b7\uf0d8\uf0fc\uf02d"  # Word's bullets in the fonts Symbol and Wingdings (private use)
_DIRTY = re.compile(f"[{_BREAKS}{_SPACES}{_VOID}{_BULLETS}]")
_FLOWED_QUOTE = re.compile(r">*")


def clean(text: str) -> str:
    """The same text in NFC with line feeds for line breaks and without characters that nobody sees.

    Tabs and line feeds stay; no-break and other special spaces become spaces; soft hyphens, zero-width and
    bidirectional controls, surrogates and control characters go.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _DIRTY.sub(_replacement, text.replace("\r\n", "\n"))
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _replacement(match: re.Match[str]) -> str:
    found = match[0]
    if found in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        return "\n"
    if found in "\uf0a7\uf0b7\uf0d8\uf0fc\uf02d":
        return "•"
    return " " if unicodedata.category(found) == "Zs" else ""


_REFERENCE = re.compile(r"&(?:#(?:x[0-9a-fA-F]{2,5}|\d{2,6})|[A-Za-z]{3,8});")


def dereferenced(text: str) -> str:
    """Plain text with HTML's references of letters put back ("Zg&#322;aszam J&oacute;zefa"), as some web mailers write
    it."""
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = unescape(match[0])
    return letter if len(letter) == 1 and letter.isalpha() else match[0]


_EMPHASIS = re.compile(r"(?<![\w*_])(?P<mark>[*_])(?=[^\W_])(?P<text>[^*_\n]{1,200}?[^\s*_])(?P=mark)(?![\w*_])")


def unmarked(text: str) -> str:
    """Plain text without the marks that mail programs put for bold and italics: "*Ewa Kot*, _w Miechowie_"."""
    return _EMPHASIS.sub(lambda match: match["text"], text) if "*" in text or "_" in text else text


_CAPITALS = "[A-ZĄĆĘŁŃÓŚŹŻ]"
_CAPITAL, _SMALL = rf"{_CAPITALS}\b", r"[a-ząćęłńóśźż]\b"
_REST = rf"(?:(?: {_SMALL})++|(?: {_CAPITAL})++)"
_SPACED = re.compile(  # what stands before the first capital is asked behind it: a letter is found sooner than a gap
    rf"{_CAPITAL}(?<!\S{_CAPITALS}){_REST}(?:(?:[^\S\n]{{2,}}+|(?<=\w) (?={_CAPITAL})){_CAPITAL}{_REST})*+"
)
_FEWEST = 5  # letters: "klasy I a i b" is no word


_BOXES = re.compile(r"\|(?:[^\W_]\|){3,}(?:[^\W_]?\||[ _]\|)*")  # "|E|W|A| |K|O|T| | |", as a form on paper has them


def unboxed(text: str) -> str:
    """Letters in boxes put together: "|E|W|A| |K|O|T| | |" is "EWA KOT". An empty box parts words."""
    return _BOXES.sub(_out_of_boxes, text) if "|" in text else text


def _out_of_boxes(match: re.Match[str]) -> str:
    signs = (sign if sign.isalnum() else " " for sign in match[0].strip("|").split("|"))
    return " ".join("".join(signs).split())


def unspaced(text: str) -> str:
    """Letters set apart for emphasis, as on a typewriter, put together: "E w a   K o t" is "Ewa Kot".

    Words begin with a capital or behind a wider gap; fewer than five such letters in a row are left alone.
    """
    return _SPACED.sub(_put_together, text)


def _put_together(match: re.Match[str]) -> str:
    label = match.string.startswith(":", match.end()) and match[0].isupper()  # "I M I Ę:"
    if len(match[0].split()) < _FEWEST - label:
        return match[0]
    words = re.split(r"[^\S\n]{2,}", re.sub(rf"(?<={_SMALL}) (?={_CAPITAL})", "  ", match[0]))
    return " ".join(word.replace(" ", "") for word in words)


def one_line(text: str) -> str:
    """`clean`, with every run of white space a single space: fit for a header, a log line, a table cell."""
    return " ".join(clean(text).split())


def unflow(text: str, *, delsp: bool = False) -> str:
    """Paragraphs of format=flowed joined (RFC 3676, section 4); quote marks stay at the front of each.

    A line that ends with a space goes on in the next one of the same quote depth; "-- " never does. With DelSp the
    space goes, unless a capital follows: there no word is broken, and the program has not written the second space.
    """
    done: list[str] = []
    depth, open_ = 0, False
    for line in clean(text).split("\n"):
        marks = _FLOWED_QUOTE.match(line)
        level = marks.end() if marks else 0
        body = line[level:].removeprefix(" ")  # space-stuffing, section 4.4
        flows = body.endswith(" ") and body != "-- "
        if open_ and level == depth and body != "-- ":
            parts = delsp and done[-1][-1:].islower() and body[:1].isupper()
            done[-1] += f" {body}" if parts else body
        else:
            done.append(_quote(level) + body)
        if flows and delsp:
            done[-1] = done[-1][:-1]
        depth, open_ = level, flows
    return "\n".join(done)


def _quote(level: int) -> str:
    return ">" * level + " " if level else ""

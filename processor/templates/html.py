"""A plain HTML rendering of a text: paragraphs, lists, links. No remote images, no colours: fit for dark screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from markupsafe import escape

_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
    '</head>\n<body style="margin:0;padding:16px">'
    '<div style="max-width:640px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">\n'
    "{content}</div></body></html>\n"
)
_BULLET = re.compile(r" {0,4}(?:[-•–] |\d{1,3}\. )")
_LABELLED = re.compile(r"[^\W\d_][^:]{1,30}:(?= )")
_TITLE = re.compile(r"[„“].*”")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


def from_text(text: str, language: str) -> str:
    """The text as an HTML document: blocks between blank lines become paragraphs, lines with a bullet become a list."""
    blocks = (block for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if block.strip())
    return _PAGE.format(language=language, content="".join([_block(block) for block in blocks]))


@lru_cache(maxsize=256)  # what an event's answers have in common
def _block(block: str) -> str:
    return "".join(f"{part}\n" for part in _parts(block))


def _parts(block: str) -> Iterator[str]:
    for bullets, lines in groupby(block.splitlines(), key=lambda line: bool(_BULLET.match(line))):
        if bullets:
            items = "".join(f"<li>{_linked(_BULLET.sub('', line, count=1))}</li>" for line in lines)
            yield f'<ul style="margin:0 0 16px;padding-left:24px">{items}</ul>'
        else:
            yield f'<p style="margin:0 0 16px">{"<br>".join(_inline(line.strip()) for line in lines)}</p>'


def _inline(line: str) -> str:
    """One line of a paragraph; a title in quotation marks and a label before a colon are bold."""
    bold = line if _TITLE.fullmatch(line) else match[0] if (match := _LABELLED.match(line)) else ""
    return (f"<strong>{_linked(bold)}</strong>" if bold else "") + _linked(line[len(bold) :])


def _linked(text: str) -> str:
    """Escaped; e-mail addresses are links."""
    return _MAIL.sub(lambda match: f'<a href="mailto:{match[0]}">{match[0]}</a>', str(escape(text)))

"""HTML to text as a reader sees it: rows, cells, lists, paragraphs and quotations kept, hidden and styling parts gone.

lxml reads (libxml2, streaming: linear in time, no tree, no recursion); this package only listens.

- A table row is a line, its cells are separated by a tab; colspan leaves empty cells, rowspan repeats the cell's text.
  Tables that only lay out a page (nested, or one cell a row) read as paragraphs.
- A list item is a line that begins with "- " or its number.
- Each level of a quoting blockquote puts "> " before its lines, as the text part of the same mail would.
- A client's signature container is preceded by the delimiter "-- " (RFC 3676, section 4.3) where it lacks one.
"""

from __future__ import annotations

import re

from lxml import etree

from processor.text.clean import one_line
from processor.text.html.listener import RULE, Enough, Listener

__all__ = ["LIMIT", "RULE", "struck", "to_text"]

LIMIT = 1_000_000  # characters of HTML read; the rest is cut

_STRIKES = re.compile(r"<(?:s|strike|del)[\s>]|line-through", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def to_text(html: str) -> str:
    """The text of HTML, whole or a fragment, clean and in lines; never raises. Bounded by `LIMIT` and in its lines."""
    return _heard(html, Listener())


def struck(html: str) -> tuple[str, ...]:
    """What stands in elements that strike it through, a line each: whom a writer takes off his list."""
    if not _STRIKES.search(html[:LIMIT]):
        return ()
    listener = Listener()
    _heard(html, listener)
    lines = (one_line(line) for text in listener.struck for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _heard(html: str, listener: Listener) -> str:
    parser = etree.HTMLParser(target=listener, recover=True, no_network=True, remove_pis=True, huge_tree=False)
    try:
        return str(etree.HTML(_readable(html), parser) or "")
    except (Enough, etree.LxmlError, ValueError, AssertionError):
        return listener.close()


def _readable(html: str) -> str:
    """What lxml takes: no NUL, no lone surrogates, no encoding declaration, something to read."""
    html = html[:LIMIT].replace("\x00", "")
    html = _DECLARATION.sub("", html)
    return html.encode("utf-8", "replace").decode("utf-8") or " "

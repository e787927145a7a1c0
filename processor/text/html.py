"""HTML to text as a reader sees it: rows, cells, lists, paragraphs and quotations kept, hidden and styling parts gone.

lxml reads (libxml2, streaming: linear in time, no tree, no recursion); this module only listens.

- A table row is a line, its cells are separated by a tab; colspan leaves empty cells, rowspan repeats the cell's text.
  Tables that only lay out a page (nested, or one cell a row) read as paragraphs.
- A list item is a line that begins with "- " or its number.
- Each level of a quoting blockquote puts "> " before its lines, as the text part of the same mail would.
- A client's signature container is preceded by the delimiter "-- " (RFC 3676, section 4.3) where it lacks one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from processor.text import tables
from processor.text.clean import clean

RULE = "_" * 32  # how Outlook writes <hr> in plain text
LIMIT = 1_000_000  # characters of HTML read; the rest is cut
_SPAN = 100  # colspan or rowspan believed at most
_CELLS = 20_000  # cells that spans may add to one text
_NESTED_TABLES = 30  # tables nested deeper are read as plain blocks
_QUOTES = 10  # levels of quotation that are marked
_CELL_LINES = 12  # a cell of more lines is page layout, not data

_DROPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "title",
        "template",
        "noembed",
        "noframes",
        "svg",
        "math",
        "object",
        "applet",
        "audio",
        "video",
        "canvas",
        "iframe",
        "select",
        "xml",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "blockquote",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em|%)?(?:;|$|!)|max-height:0(?:px|pt)?(?:;|$|!)"
    r"|opacity:0(?:;|$|!)"
)
_TIGHT = re.compile(r"margin(?:-top|-bottom)?:0")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CITES = re.compile(
    r"\b(?:gmail_quote|yahoo_quoted|moz-cite|quote|cite|quoted|zimbra|protonmail_quote|WordSection_reply)\b", re.I
)
_SIGNATURES = re.compile(
    r"\b(?:gmail_signature|moz-signature|x?_?signature|ms-outlook-mobile-signature|protonmail_signature_block)\b", re.I
)
_DELIMITER = re.compile(r"--\s*")


@dataclass(slots=True)
class _Text:
    """Lines under way, each with its quotation depth. The last one is still open."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    gap: bool = False  # an empty line is due before the next text
    label: str = ""  # bullet or number of the list item that begins

    def add(self, text: str) -> None:
        self.open.append(text)

    def end_line(self, depth: int, *, always: bool = False, indented: bool = False) -> None:
        """Close the open line; an empty one only counts when `always`. `indented`: spaces in front are kept."""
        raw = "".join(self.open)
        text = clean(raw).rstrip(" ") if indented else clean(raw).strip(" ")
        self.open.clear()
        if not text and not always and "\xa0" not in raw:  # <p>&nbsp;</p> is an empty line
            return
        if self.gap and self.lines and self.lines[-1][1] and not self.label:
            self.lines.append((min(depth, self.lines[-1][0]), ""))
        self.gap = False
        self.lines.extend((depth, line) for line in f"{self.label}{text}".split("\n"))
        self.label = ""


@dataclass(slots=True)
class _Cell:
    text: _Text = field(default_factory=_Text)
    columns: int = 1
    rows: int = 1
    nested: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None


class _Listener:
    """lxml's parser target: hears tags and text in order."""

    def __init__(self) -> None:
        self.page = _Text()
        self.tables: list[_Table] = []
        self.stack: list[tuple[str, str]] = []  # open elements: tag, what to do at its end
        self.dropped = 0
        self.pre = 0
        self.depth = 0
        self.lists: list[int | None] = []
        self.spans = 0

    @property
    def text(self) -> _Text:
        """Where text goes now: the open cell of the innermost table, or the page."""
        for table in reversed(self.tables):
            if table.cell is not None:
                return table.cell.text
        return self.page

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        effect = ""
        if self.dropped or tag in _DROPPED or _hidden(attributes):
            self.dropped += 1
            effect = "dropped"
        elif tag in _BLOCKS or attributes:
            effect = self._open(tag, attributes)
        self.stack.append((tag, effect))

    def end(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.stack:  # libxml2 balances tags; this only guards against its exceptions
            opened, effect = self.stack.pop()
            self._close(opened, effect)
            if opened == tag:
                break

    def data(self, data: str) -> None:
        if self.dropped:
            return
        text = self.text
        if self.pre:
            self._preformatted(text, data)
            return
        data = _SPACE.sub(" ", data)
        if data[:1] == " " and (not text.open or text.open[-1][-1:] == " "):
            data = data[1:]
        if data:
            text.add(data)

    def comment(self, text: str) -> None:
        pass

    def pi(self, target: str, data: str | None = None) -> None:
        pass

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        pass

    def close(self) -> str:
        while self.stack:
            self._close(*self.stack.pop())
        self.page.end_line(self.depth)
        return "\n".join(_prefixed(min(depth, _QUOTES), line) for depth, line in self.page.lines)

    def _void(self, tag: str) -> None:
        if self.dropped:
            return
        if tag == "br":
            self.text.end_line(self.depth, always=True)
        elif tag == "hr":
            self.text.end_line(self.depth)
            self.text.add(RULE)
            self.text.end_line(self.depth)

    def _preformatted(self, text: _Text, data: str) -> None:
        head, *rest = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text.add(head)
        for line in rest:
            text.end_line(self.depth, always=True, indented=True)
            text.add(line)

    def _open(self, tag: str, attributes: dict[str, str]) -> str:
        """What an element changes at its start; the answer names what its end has to undo."""
        effect = ""
        if tag in _BLOCKS:
            self.text.end_line(self.depth)
            effect = self._open_block(tag, attributes)
        elif _preserves(attributes):
            self.pre += 1
            effect = "pre"
        if _is_signature(attributes):
            self._delimit()
        return effect

    def _open_block(self, tag: str, attributes: dict[str, str]) -> str:
        opener = _OPENERS.get(tag)
        if opener is not None:
            return opener(self, attributes)
        if tag in _SPACED and not _tight(attributes):
            self.text.gap = True
            return "gap"
        return "block"

    def _delimit(self) -> None:
        """The signature delimiter, unless the client wrote one."""
        text = self.text
        text.end_line(self.depth)
        written = next((line for _, line in reversed(text.lines[-3:]) if line), "")
        if written and not _DELIMITER.fullmatch(written):
            text.lines.append((self.depth, "-- "))

    def _quote(self, attributes: dict[str, str]) -> str:
        if _cites(attributes):
            self.depth += 1
            return "quote"
        return "block"

    def _pre(self, attributes: dict[str, str]) -> str:
        self.pre += 1
        return "pre"

    def _list(self, attributes: dict[str, str]) -> str:
        self.lists.append(None)
        return "list"

    def _numbered(self, attributes: dict[str, str]) -> str:
        self.lists.append(_number(attributes.get("start"), 1) - 1)
        return "list"

    def _item(self, attributes: dict[str, str]) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            self.text.label = "- "
        else:
            self.lists[-1] = number = _number(attributes.get("value"), number + 1)
            self.text.label = f"{number}. "
        return "item"

    def _table(self, attributes: dict[str, str]) -> str:
        if len(self.tables) >= _NESTED_TABLES:
            return "block"
        for table in reversed(self.tables):
            if table.cell is not None:
                table.cell.nested = True
                break
        self.tables.append(_Table())
        return "table"

    def _row(self, attributes: dict[str, str]) -> str:
        if self.tables:
            self.tables[-1].rows.append([])
            self.tables[-1].cell = None
        return "row"

    def _cell(self, attributes: dict[str, str]) -> str:
        if not self.tables:
            return "block"
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell = _Cell(columns=_span(attributes.get("colspan")), rows=_span(attributes.get("rowspan")))
        table.rows[-1].append(table.cell)
        return "cell"

    def _close(self, tag: str, effect: str) -> None:
        if effect == "dropped":
            self.dropped -= 1
            return
        if not effect:
            return
        if effect == "pre" and tag not in _BLOCKS:
            self.pre -= 1
            return
        self.text.end_line(self.depth, indented=self.pre > 0)
        closer = _CLOSERS.get(effect)
        if closer is not None:
            closer(self)

    def _end_gap(self) -> None:
        self.text.gap = True

    def _end_pre(self) -> None:
        self.pre -= 1

    def _end_quote(self) -> None:
        self.depth -= 1

    def _end_list(self) -> None:
        self.lists.pop()
        self.text.gap = not self.lists

    def _end_item(self) -> None:
        self.text.label = ""

    def _end_cell(self) -> None:
        if self.tables:
            self.tables[-1].cell = None

    def _end_table(self) -> None:
        if not self.tables:
            return
        lines = list(self._laid_out(self.tables.pop()))
        text = self.text
        if text.gap and lines and text.lines and text.lines[-1][1]:
            text.lines.append((lines[0][0], ""))
        text.gap = False
        text.lines.extend(lines)

    def _laid_out(self, table: _Table) -> list[tuple[int, str]]:
        lines: list[tuple[int, str]] = []
        carried: dict[int, tuple[int, str]] = {}  # column -> rows still to come, text
        layout = any(cell.nested for row in table.rows for cell in row)
        for row in table.rows:
            filled = [cell for cell in row if any(line for _, line in cell.text.lines)]
            if layout or (len(filled) < 2 and not carried) or any(len(c.text.lines) > _CELL_LINES for c in filled):
                lines.extend(line for cell in filled for line in cell.text.lines)
            else:
                depth = min((depth for cell in filled for depth, _ in cell.text.lines), default=self.depth)
                lines.append((depth, self._data_row(row, carried)))
        return lines

    def _data_row(self, row: list[_Cell], carried: dict[int, tuple[int, str]]) -> str:
        """The row's cells, tab-separated; `carried` holds the cells of earlier rows that reach down."""
        columns: list[str] = []

        def down() -> None:
            while len(columns) in carried:
                left, text = carried.pop(len(columns))
                if left > 1 and self.spans < _CELLS:
                    self.spans += 1
                    later[len(columns)] = (left - 1, text)
                columns.append(text)

        later: dict[int, tuple[int, str]] = {}
        for cell in row:
            down()
            text = tables.cell(line for _, line in cell.text.lines)
            wide = cell.columns if self.spans < _CELLS else 1
            self.spans += wide - 1
            for extra in range(wide):
                if cell.rows > 1:
                    later[len(columns)] = (cell.rows - 1, "" if extra else text)
                columns.append("" if extra else text)
        down()
        carried.clear()
        carried.update(later)
        return tables.row(columns)


_OPENERS = {
    "blockquote": _Listener._quote,
    "pre": _Listener._pre,
    "listing": _Listener._pre,
    "ul": _Listener._list,
    "ol": _Listener._numbered,
    "dir": _Listener._list,
    "menu": _Listener._list,
    "li": _Listener._item,
    "table": _Listener._table,
    "tr": _Listener._row,
    "td": _Listener._cell,
    "th": _Listener._cell,
}
_CLOSERS = {
    "gap": _Listener._end_gap,
    "pre": _Listener._end_pre,
    "quote": _Listener._end_quote,
    "list": _Listener._end_list,
    "item": _Listener._end_item,
    "cell": _Listener._end_cell,
    "table": _Listener._end_table,
}


def to_text(html: str) -> str:
    """The text of an HTML document or fragment, clean and in lines; never raises. Cut at `LIMIT` characters."""
    listener = _Listener()
    parser = etree.HTMLParser(target=listener, recover=True, no_network=True, remove_pis=True, huge_tree=False)
    try:
        return str(etree.HTML(_readable(html), parser) or "")
    except (etree.LxmlError, ValueError, AssertionError):
        return listener.close()


_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def _readable(html: str) -> str:
    """What lxml takes: no NUL, no lone surrogates, no encoding declaration, something to read."""
    html = html[:LIMIT].replace("\x00", "")
    html = _DECLARATION.sub("", html)
    return html.encode("utf-8", "replace").decode("utf-8") or " "


def _prefixed(depth: int, line: str) -> str:
    return f"{'>' * depth} {line}".rstrip(" ") if depth else line


def _hidden(attributes: dict[str, str]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(re.sub(r"\s+", "", style.lower())))


def _tight(attributes: dict[str, str]) -> bool:
    """A paragraph without space around it: Word's, or one that says so."""
    kind, style = attributes.get("class", ""), attributes.get("style", "")
    return kind.lower().lstrip("x_").startswith("mso") or bool(_TIGHT.search(re.sub(r"\s+", "", style.lower())))


def _preserves(attributes: dict[str, str]) -> bool:
    return (
        "pre" in attributes.get("style", "")
        and "white-space:pre" in attributes.get("style", "").replace(" ", "").lower()
    )


def _cites(attributes: dict[str, str]) -> bool:
    """Does this blockquote quote a mail (rather than indent)? By type, class, or the bar at its left."""
    style = attributes.get("style", "").lower()
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return attributes.get("type", "").lower() == "cite" or "border-left" in style or bool(_CITES.search(named))


def _is_signature(attributes: dict[str, str]) -> bool:
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return len(named) > 1 and bool(_SIGNATURES.search(named))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default


def _span(text: str | None) -> int:
    return max(1, min(_number(text, 1), _SPAN))

"""Listens to lxml as it reads, and writes lines."""

from __future__ import annotations

import re
from inspect import signature

from processor.text.html import elements
from processor.text.html.elements import Attributes
from processor.text.html.grid import Cell, Layout, Lines, Table

RULE = "_" * 32  # how Outlook writes <hr> in plain text
_LINES = 40_000
_NESTED_TABLES = 30  # tables nested deeper are read as plain blocks
_QUOTES = 10  # levels of quotation that are marked
_SPACE = re.compile(r"[ \t\r\n\f]+")
_DELIMITER = re.compile(r"--\s*")


class Enough(Exception):
    """More lines than anybody reads; the parser stops."""


class Listener:
    """lxml's parser target: hears tags and text in order, and keeps the lines that come of them."""

    def __init__(self) -> None:
        self.page = Lines()
        self.tables: list[Table] = []
        self.stack: list[tuple[str, str]] = []  # open elements: tag, what to do at its end
        self.dropped = 0
        self.struck: list[str] = []  # what stands in elements that strike it through
        self.striking = False
        self.pre = 0
        self.depth = 0
        self.lists: list[int | None] = []
        self.layout = Layout()

    @property
    def text(self) -> Lines:
        """Where text goes now: the open cell of the innermost table, or the page."""
        for table in reversed(self.tables):
            if table.cell is not None:
                return table.cell.text
        return self.page

    def start(self, tag: str, attributes: Attributes) -> None:
        if len(self.page.lines) > _LINES:
            raise Enough
        if self.striking and (tag in elements.BLOCKS or tag == "br"):
            self.struck[-1] += "\n"
        if tag in elements.VOID:
            self._void(tag)
            return
        effect = ""
        if self.dropped or tag in elements.DROPPED or elements.hidden(attributes):
            if not self.dropped and elements.strikes(tag, attributes):
                self.striking = True
                self.struck.append("")
            self.dropped += 1
            effect = "dropped"
        elif tag in elements.BLOCKS or attributes:
            effect = self._open(tag, attributes)
        self.stack.append((tag, effect))

    def end(self, tag: str) -> None:
        if tag in elements.VOID:
            return
        while self.stack:  # libxml2 balances tags; this only guards against its exceptions
            opened, effect = self.stack.pop()
            self._close(opened, effect)
            if opened == tag:
                break

    def data(self, data: str) -> None:
        if self.dropped:
            if self.striking:
                self.struck[-1] += _SPACE.sub(" ", data)
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

    def _preformatted(self, text: Lines, data: str) -> None:
        head, *rest = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text.add(head)
        for line in rest:
            text.end_line(self.depth, always=True, indented=True)
            text.add(line)

    def _open(self, tag: str, attributes: Attributes) -> str:
        """What an element changes at its start; the answer names what its end has to undo."""
        effect = ""
        if tag in elements.BLOCKS:
            self.text.end_line(self.depth)
            effect = self._open_block(tag, attributes)
        elif elements.preserves_space(attributes):
            self.pre += 1
            effect = "pre"
        if elements.is_signature(attributes):
            self._delimit()
        return effect

    def _open_block(self, tag: str, attributes: Attributes) -> str:
        opener = _OPENERS.get(tag)
        if opener is not None:
            return opener(self, attributes)
        if tag in elements.SPACED and not elements.tight(attributes):
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

    def _quote(self, attributes: Attributes) -> str:
        if elements.quotes(attributes):
            self.depth += 1
            return "quote"
        return "block"

    def _pre(self, attributes: Attributes) -> str:
        self.pre += 1
        return "pre"

    def _list(self, attributes: Attributes) -> str:
        self.lists.append(None)
        return "list"

    def _numbered(self, attributes: Attributes) -> str:
        self.lists.append(elements.number(attributes.get("start"), 1) - 1)
        return "list"

    def _item(self, attributes: Attributes) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            self.text.label = "- "
        else:
            self.lists[-1] = number = elements.number(attributes.get("value"), number + 1)
            self.text.label = f"{number}. "
        return "item"

    def _table(self, attributes: Attributes) -> str:
        if len(self.tables) >= _NESTED_TABLES:
            return "block"
        for table in reversed(self.tables):
            if table.cell is not None:
                table.cell.nested = True
                break
        self.tables.append(Table())
        return "table"

    def _row(self, attributes: Attributes) -> str:
        if self.tables:
            self.tables[-1].rows.append([])
            self.tables[-1].cell = None
        return "row"

    def _cell(self, attributes: Attributes) -> str:
        if not self.tables:
            return "block"
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell = Cell(
            columns=elements.span(attributes.get("colspan")), rows=elements.span(attributes.get("rowspan"))
        )
        table.rows[-1].append(table.cell)
        return "cell"

    def _close(self, tag: str, effect: str) -> None:
        if effect == "dropped":
            self.dropped -= 1
            self.striking = self.striking and self.dropped > 0
            return
        if not effect:
            return
        if effect == "pre" and tag not in elements.BLOCKS:
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
        lines = self.layout.lines(self.tables.pop(), self.depth)
        text = self.text
        if text.gap and lines and text.lines and text.lines[-1][1]:
            text.lines.append((lines[0][0], ""))
        text.gap = False
        text.lines.extend(lines)


# Each parser asks anew for the parameters of what it calls, and to work them out takes as long as a page of text.
Listener.start.__dict__["__signature__"] = signature(Listener.start)

_OPENERS = {
    "blockquote": Listener._quote,
    "pre": Listener._pre,
    "listing": Listener._pre,
    "ul": Listener._list,
    "ol": Listener._numbered,
    "dir": Listener._list,
    "menu": Listener._list,
    "li": Listener._item,
    "table": Listener._table,
    "tr": Listener._row,
    "td": Listener._cell,
    "th": Listener._cell,
}
_CLOSERS = {
    "gap": Listener._end_gap,
    "pre": Listener._end_pre,
    "quote": Listener._end_quote,
    "list": Listener._end_list,
    "item": Listener._end_item,
    "cell": Listener._end_cell,
    "table": Listener._end_table,
}


def _prefixed(depth: int, line: str) -> str:
    return f"{'>' * depth} {line}".rstrip(" ") if depth else line

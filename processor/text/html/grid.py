"""Lines under way, and the tables they are laid out in."""

from __future__ import annotations

from dataclasses import dataclass, field

from processor.text import tables
from processor.text.clean import clean

_CELLS = 20_000  # cells that spans may add to one text
_CELL_LINES = 12  # a cell of more lines is page layout, not data


@dataclass(slots=True)
class Lines:
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
class Cell:
    """A cell with its own lines; `nested`: there is a table inside."""

    text: Lines = field(default_factory=Lines)
    columns: int = 1
    rows: int = 1
    nested: bool = False


@dataclass(slots=True)
class Table:
    """The rows so far."""

    rows: list[list[Cell]] = field(default_factory=list)
    cell: Cell | None = None  # the open one


class Layout:
    """Turns tables into lines; one for a text, for it counts the cells that spans add."""

    def __init__(self) -> None:
        self._added = 0

    def lines(self, table: Table, depth: int) -> list[tuple[int, str]]:
        """A row a line, cells separated by tabs; what only lays out a page (nested, one cell, long) as paragraphs."""
        done: list[tuple[int, str]] = []
        carried: dict[int, tuple[int, str]] = {}  # column -> rows still to come, text
        filled = [[cell for cell in row if any(line for _, line in cell.text.lines)] for row in table.rows]
        layout = any(cell.nested for row in table.rows for cell in row)
        columns = max(map(len, filled), default=0)
        for row, cells in zip(table.rows, filled, strict=True):
            if (
                layout
                or (not carried and _is_paragraph(cells, columns))
                or any(len(cell.text.lines) > _CELL_LINES for cell in cells)
            ):
                done.extend(line for cell in cells for line in cell.text.lines)
            elif text := self._row(row, carried):
                done.append((min((at for cell in cells for at, _ in cell.text.lines), default=depth), text))
        return done

    def _row(self, row: list[Cell], carried: dict[int, tuple[int, str]]) -> str:
        """The row's cells, tab-separated; `carried` holds the cells of earlier rows that reach down."""
        columns: list[str] = []
        later: dict[int, tuple[int, str]] = {}
        for cell in row:
            self._down(columns, carried, later)
            text = tables.cell(line for _, line in cell.text.lines)
            for extra in range(self._wide(cell)):
                if cell.rows > 1:
                    later[len(columns)] = (cell.rows - 1, "" if extra else text)
                columns.append("" if extra else text)
        self._down(columns, carried, later)
        carried.clear()
        carried.update(later)
        return tables.row(columns)

    def _down(self, columns: list[str], carried: dict[int, tuple[int, str]], later: dict[int, tuple[int, str]]) -> None:
        """The cells that reach into this row from above."""
        while len(columns) in carried:
            left, text = carried.pop(len(columns))
            if left > 1 and self._added < _CELLS:
                self._added += 1
                later[len(columns)] = (left - 1, text)
            columns.append(text)

    def _wide(self, cell: Cell) -> int:
        wide = cell.columns if self._added < _CELLS else 1
        self._added += wide - 1
        return wide


_SHORT = 4  # words


def _is_paragraph(cells: list[Cell], columns: int) -> bool:
    """One cell alone in its row: a paragraph, unless it is a short one in a table of several columns, be it of two
    lines."""
    if len(cells) != 1 or columns < 2:
        return len(cells) == 1
    lines = cells[0].text.lines
    return len(lines) > 1 and sum(len(line.split()) for _, line in lines) > _SHORT

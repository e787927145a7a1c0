"""The rows of a table as a letter writes it: cells between tabs, semicolons, bars or wide gaps, each with its offset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from processor import names
from processor.stages.extract.columns import label_kind
from processor.stages.extract.lines import lines
from processor.text.folding import fold

Cell = tuple[int, str]

_TAB = re.compile(r"\t")
_SEMICOLON = re.compile(r";")
_BAR = re.compile(r"\|")
_GAP = re.compile(r" {2,}| ?\| ?|\"\s?[,;]\s?\"")
_BORDER = re.compile(r"\s*(?:[|+][-+=|:\s]{3,}|[-=]{3,}(?:\+[-=]{3,})+)\s*")  # the lines drawn between rows
_BRANCH = re.compile(r"[|│\s]*[|├└`'+]\s?[-─–—]{1,3}\s*[^\W\d_]")  # of a tree drawn in text
_LABEL = re.compile(r"[^:;\t\n]{3,60}:\s*(?=[^;]+;[^;]+;)")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line, each with its offset; `band` counts the lines drawn above it, `barred`: bars part its cells."""

    cells: tuple[Cell, ...]
    band: int = 0
    barred: bool = False

    @property
    def start(self) -> int:
        return self.cells[0][0]

    @property
    def filled(self) -> tuple[bool, ...]:
        """Which cells hold something, up to the last that does."""
        told = [bool(cell) for _, cell in self.cells]
        return tuple(told[: max((i for i, one in enumerate(told, 1) if one), default=0)])


def blocks(text: str, start: int, end: int) -> Iterator[list[Row]]:
    """The tables of a stretch, each as its rows: what the lines of a drawn row hold is together, cells stand below
    their labels, and cells pasted one a line are rows again."""
    for block in _blocks(text, start, end):
        yield _below_labels(text, _evened(_joined(block)))
    yield from _stacked(text, start, end)


_CELL = re.compile(r"[^\t|;]{0,59}[^\t|;:]")
_NUMBER = re.compile(r"\W*(?:lp|nr|l\.p)\W*")


def _stacked(text: str, start: int, end: int) -> Iterator[list[Row]]:
    """Tables with one cell a line: labels for both halves of a name among them, and below as many lines for each person."""
    block: list[Cell] = []
    for at, line in (*lines(text, start, end), (end, "")):
        if _CELL.fullmatch(line.strip()):
            block.append((at + len(line) - len(line.lstrip()), line.strip()))
        else:
            yield from filter(None, [_rows_of(block)])
            block = []


def _rows_of(cells: Sequence[Cell]) -> list[Row]:
    """The cells by the labels at their head; empty where the cells are no whole rows, each with its number or, where the
    rows have none, with a given name in its place."""
    kinds = [label_kind(cell) for _, cell in cells]
    width = next((i for i, kind in enumerate(kinds) if kind is None), 0)
    if width < 2 or not {"first", "last"} <= set(kinds[:width]) or len(cells) % width or len(cells) == width:
        return []
    rows = [Row(tuple(cells[at : at + width])) for at in range(0, len(cells), width)]
    numbers = next((i for i, (_, cell) in enumerate(rows[0].cells) if _NUMBER.fullmatch(fold(cell))), None)
    given = kinds.index("first")
    told = [row.cells[given if numbers is None else numbers][1] for row in rows[1:]]
    if numbers is None:
        whole = all(names.is_given_name(cell.split()[0]) for cell in told)
    else:
        whole = [cell.strip(" .)") for cell in told] == [str(n) for n in range(1, len(rows))]
    return rows if whole else []


def _blocks(text: str, start: int, end: int) -> Iterator[list[Row]]:
    block: list[Row] = []
    band = 0
    for at, line in lines(text, start, end):
        if _BORDER.fullmatch(line):
            band += 1
            continue
        cells = tuple(_cells(at, line)) if line.strip() and not _BRANCH.match(line) else ()
        begins = block or sum(bool(cell) for _, cell in cells) > 1
        if (
            len(cells) > 1
            and begins
            and ("\t" in line or len(cells) > 2 or block or _are_names(cells) or _are_labels(cells))
        ):
            block.append(Row(cells, band, "|" in line and "\t" not in line))
        elif block and line.strip():
            yield block
            block = []
    if block:
        yield block


def _cells(at: int, line: str) -> Iterator[Cell]:
    """Cells between tabs; in lines without any, between semicolons, bars or wide gaps."""
    begin, end = _label_before(line), len(line)
    if "\t" in line:
        pattern = _TAB
    elif line.count(";") >= 2:
        pattern, end = _SEMICOLON, len(line.rstrip("; "))
    elif line.count("|") >= 2:
        pattern, begin, end = _BAR, *_inside_bars(line)
    else:
        pattern = _GAP
    for gap in (*pattern.finditer(line, begin, end), None):
        cell = line[begin : gap.start() if gap else end]
        if cell.strip() or pattern is not _GAP:
            yield at + begin + len(cell) - len(cell.lstrip(' "')), cell.strip(' "\t')
        begin = gap.end() if gap else begin


def _inside_bars(line: str) -> tuple[int, int]:
    """The stretch between the bars that frame a line."""
    begin, end = len(line) - len(line.lstrip()), len(line.rstrip())
    return begin + (line[begin] == "|"), end - (line[end - 1] == "|")


def _label_before(line: str) -> int:
    """Where the cells begin in "Nazwiska i imiona uczestników: Pilch Ewa; Szpak Jan; Kos Anna"."""
    match = _LABEL.match(line)
    return match.end() if match and label_kind(match[0]) == "full" else 0


def _are_labels(cells: tuple[Cell, ...]) -> bool:
    """ "| Nazwisko  | Imię     |", "Imię i nazwisko        Gmina" """
    kinds = {label_kind(cell) for _, cell in cells}
    return kinds >= {"first", "last"} or ("full" in kinds and None not in kinds)


def _are_names(cells: tuple[Cell, ...]) -> bool:
    """People side by side: "Anna Klimek        Jan Cebula"."""
    return all(cell and not cell[0].isdigit() and [n.complete for n in names.read(cell)] == [True] for _, cell in cells)


def _joined(block: list[Row]) -> list[Row]:
    """The rows, each with the lines that only go on with it: "Skrzyniarz-" above "Bułat" in a drawn cell."""
    bands = [list(rows) for _, rows in groupby(block, key=lambda row: row.band)]
    ruled = len(bands) > 2 and all(_fewer(row, band[0]) for band in bands for row in band[1:])
    done: list[Row] = []
    for band in bands:
        for place, row in enumerate(band):
            if place and _fewer(row, done[-1]) and (ruled or _goes_on(row, done[-1])):
                done[-1] = _with_more(done[-1], row)
            else:
                done.append(row)
    return done


def _fewer(row: Row, above: Row) -> bool:
    """Are its filled cells some of those that the row above fills?"""
    told, before = ({i for i, (_, cell) in enumerate(one.cells) if cell} for one in (row, above))
    return row.barred and len(row.cells) == len(above.cells) and told < before


def _goes_on(row: Row, above: Row) -> bool:
    """No number stands before it, or it ends a word that the row above has broken."""
    broken = (
        one[-2:-1].isalpha() and one.endswith("-") and bool(more)
        for (_, one), (_, more) in zip(above.cells, row.cells, strict=True)
    )
    return not row.cells[0][1] or any(broken)


def _with_more(row: Row, below: Row) -> Row:
    pairs = zip(row.cells, below.cells, strict=True)
    joined = ((at, f"{cell}{'' if cell.endswith('-') else ' '}{more}".strip()) for (at, cell), (_, more) in pairs)
    return Row(tuple(joined), row.band, row.barred)


def _evened(block: list[Row]) -> list[Row]:
    """Where a writer sets as many tabs as it takes to reach the column, each row has the same number of cells filled,
    in other places: the empty ones are none. The corner above labels that stand in the first column is one, and empty."""
    width = max(sum(row.filled) for row in block)
    even = [_pushed_together(row, width) for row in block]
    if len({row.filled for row in block}) < 2 or any(len(row.cells) != width for row in even):
        return block
    return even


def _pushed_together(row: Row, width: int) -> Row:
    cells = [cell for cell in row.cells if cell[1]]
    corner = row.cells[:1] if not row.cells[0][1] and len(cells) == width - 1 else ()
    return Row((*corner, *cells), row.band)


def _below_labels(text: str, block: list[Row]) -> list[Row]:
    """Rows set apart by gaps alone: the cells of one that leaves some empty, each below the label it stands under."""
    head = block[0]
    if len(head.cells) < 3 or not _are_labels(head.cells) or any(not cell for _, cell in head.cells):
        return block
    return [head, *(_placed(text, row, head.cells) for row in block[1:])]


def _placed(text: str, row: Row, head: Sequence[Cell]) -> Row:
    begin, end = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.start)
    line = text[begin : end if end >= 0 else len(text)]
    if len(row.cells) >= len(head) or any(sign in line for sign in "\t|;"):
        return row
    starts = [_column(text, at) for at, _ in head]
    places = [max((i for i, one in enumerate(starts) if one <= _column(text, at)), default=0) for at, _ in row.cells]
    if len(set(places)) < len(places):
        return row
    found = dict(zip(places, row.cells, strict=True))
    return Row(tuple(found.get(i, (row.start, "")) for i in range(len(head))), row.band)


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)

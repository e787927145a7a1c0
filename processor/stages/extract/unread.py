"""Rows of a table and items of a list that should hold a person and from which nobody was read: each is a doubt, so that
none is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.names.titles import is_institution, is_label, is_title
from processor.stages.extract.columns import NAMING, is_example, label_kind
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.rows import Row, blocks
from processor.stages.extract.tables import NO_PARTICIPANT, is_form, upright
from processor.text.folding import fold
from processor.text.shapes import WORD
from processor.values import Reason

_NOBODY = re.compile(
    r"\W*(?:razem|suma|ogolem|lacznie|brak|wakat|vacat|j\.?\s?w|jw|nie\s+dotyczy|n/?d|rezygnacja|bylo|jest|powinn\w+\s+byc|ma\s+byc|blednie|poprawnie|prawidlowo|lp)\b.*"
)


def rows(letter: Letter, found: Sequence[Found], people: Sequence[Found]) -> Iterator[Reason]:
    """Those of tables that hold other `people` asked for; `found` is everybody read, whatever is asked for him."""
    starts = [one.start for one in found if one.where == letter.part.where]
    asked = [one.start for one in people if one.listed and one.where == letter.part.where]
    for span in letter.spans if asked else ():
        for block in blocks(letter.text, *span):
            begin, end = block[0].start, max(map(_end, block))
            table = upright(block)
            other_labels = table is block and any(label_kind(row.cells[0][1]) in NAMING for row in block[1:])
            if is_form(table) or other_labels or not any(begin <= at < end for at in asked):
                continue
            for row in _unread(table, starts, asked):
                told = " ".join(cell for _, cell in row.cells if cell)[:60]
                yield Reason("extract.row-unread", f"W tabeli jest wiersz, z którego nie odczytano osoby: {told}.")


_ITEM = re.compile(r"(?m)^[^\S\n]*(?:\(?\d{1,3}\s?[.)]|[-–—*•·])[^\S\n]*(?=\S)(?P<item>[^\n]*)$")
_PAIR = re.compile(r"\b(?=(?P<one>[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{2,}) (?P<other>[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{2,}(?:-[^\W\d_]+)?)\b)")


def items(letter: Letter, found: Sequence[Found], people: Sequence[Found]) -> Iterator[Reason]:
    """Those beside the items of other `people` asked for: a given name and a word behind it that nobody took for a name."""
    starts = [one.start for one in found if one.where == letter.part.where]
    asked = [one.start for one in people if one.listed and one.where == letter.part.where]
    for span in letter.spans if asked else ():
        told = list(_ITEM.finditer(letter.text, *span))
        for place, item in enumerate(told):
            beside = [told[at] for at in (place - 1, place + 1) if 0 <= at < len(told)]
            begin, end = item.span()
            words = WORD.findall(item["item"])
            if words and is_institution(words[0]):  # "KGW Wola Radziszowska (im. Heleny Modrzejewskiej)"
                continue
            if any(begin <= at < end for at in starts) or not any(
                one.start() <= at < one.end() for one in beside for at in asked
            ):
                continue
            if any(_may_be_person(pair["one"], pair["other"]) for pair in _PAIR.finditer(item["item"])):
                yield Reason("extract.item-unread", f"Na liście jest wiersz bez odczytanej osoby: {item['item'][:60]}.")


def _may_be_person(one: str, other: str) -> bool:
    other_than_name = any(is_institution(word) or is_label(word) or is_title(word) for word in (one, other))
    return names.is_given_name(one) and not other_than_name


def _unread(block: Sequence[Row], starts: Sequence[int], asked: Sequence[int]) -> Iterator[Row]:
    naming = [i for i, (_, cell) in enumerate(block[0].cells) if label_kind(cell) in NAMING]
    places = naming or _where(block, asked)
    for row in block[1 if naming else 0 :]:
        cells = [cell for _, cell in row.cells]
        told = [cells[i] for i in places if i < len(cells) and WORD.search(cells[i])]
        told = told if naming else [cell for cell in told if not cell[0].islower()]  # "jest | powinno być"
        read = any(begin <= at <= begin + len(cell) for begin, cell in row.cells if cell for at in starts)
        other = is_example(cells) or any(NO_PARTICIPANT.match(fold(cell)) for cell in cells)
        if told and not read and not other and not any(map(_is_nobody, told)):
            yield row


def _where(block: Sequence[Row], asked: Sequence[int]) -> list[int]:
    """The column in which people stand, in a table without labels that holds one a row."""
    columns = [
        i for row in block for i, (at, cell) in enumerate(row.cells) if any(at <= one < at + len(cell) for one in asked)
    ]
    return [columns[0]] if len(columns) > 1 and len({*columns}) == 1 else []


def _end(row: Row) -> int:
    return max(at + len(cell) for at, cell in row.cells) + 1


def _is_nobody(cell: str) -> bool:
    """A label, an office, a sum: no person's place."""
    words = WORD.findall(cell)
    return (
        cell.endswith(":")
        or label_kind(cell) is not None
        or _NOBODY.fullmatch(fold(cell)) is not None
        or any(is_institution(word) or is_label(word) for word in words)
        or all(map(is_title, words))
    )

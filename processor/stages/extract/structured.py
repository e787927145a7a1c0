"""People in places made for names: lines of a list, rows of a table, fields of a form."""

from __future__ import annotations

from processor.stages.extract.forms import forms
from processor.stages.extract.found import Found, Letter, Span
from processor.stages.extract.lists import lists
from processor.stages.extract.tables import tables


def structured(letter: Letter, hints: tuple[str, ...]) -> tuple[list[Found], list[Span]]:
    """The people in lists, tables and forms of this letter, and the stretches these take."""
    people: list[Found] = []
    spans: list[Span] = []
    for start, end in letter.spans:
        for reader in (tables, forms, lists):
            found, taken = reader(letter, start, end, hints, spans)
            people += found
            spans += taken
    return people, spans

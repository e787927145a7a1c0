"""People in places made for names: lines of a list, rows of a table, fields of a form."""

from __future__ import annotations

from dataclasses import replace

from processor import names
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
            people += _in_one_case(found)
            spans += taken
    return people, spans


def _in_one_case(people: list[Found]) -> list[Found]:
    """The names of a list stand in one case: where others are in the nominative, "Henryka Muszla" is a woman."""
    nominative = sum(one.name.case in (None, "nom") for one in people)
    if nominative * 2 < len(people):
        return [_as_man(one) if one.name.case == "nom" and one.name.gender == "f" else one for one in people]
    return [_as_written(one) if one.name.case not in (None, "nom") else one for one in people]


def _as_man(one: Found) -> Found:
    """Among people in the accusative: "Stanisława Kurka" is no woman in the nominative, but Stanisław Kurek."""
    man = next((full for full in one.name.alternatives if names.gender(full) == "m"), "")
    first, _, last = man.rpartition(" ")
    if not first:
        return one
    others = tuple(full for full in one.name.alternatives if full != man and names.gender(full) == "m")
    name = replace(one.name, first_names=first, last_name=last, gender="m", case="acc", alternatives=others,
                   confidence=max(one.name.confidence, 0.75))  # fmt: skip
    return replace(one, name=name)


def _as_written(one: Found) -> Found:
    written = " ".join(one.name.written.split())
    first, _, last = written.rpartition(" ")
    if not first or names.nominative(first.split()[0]) != first.split()[0]:
        return one
    name = replace(
        one.name,
        first_names=first,
        last_name=last,
        gender=names.gender(written) or one.name.gender,
        case="nom",
        alternatives=(one.name.full_name,),
    )
    return replace(one, name=name)

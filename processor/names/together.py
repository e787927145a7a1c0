"""People named together who share one surname: "Annę i Jana Kowalskich", "Jan z żoną Ewą"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from processor.names.agreement import Resolution, given_readings, readings_of_surname, womans
from processor.names.spans import Span
from processor.names.titles import is_title
from processor.names.words import Word
from processor.values import Gender

_AND = frozenset({"i", "oraz", "a także", "&", "+", ",", "/", "jak i", "wraz z", "z", "ze"})


def partners(
    text: str, spans: Sequence[Span], all_words: Sequence[Word], position: Mapping[int, int]
) -> Iterator[tuple[Span, tuple[Resolution, ...]]]:
    """Each span with the readings its neighbours tell; given names alone that nobody's surname completes are left out."""
    pending: list[Span] = []
    for index, span in enumerate(spans):
        if not span.surname:
            if pending and not _joined(text, pending[-1], span):
                pending.clear()
            pending.append(span)
            continue
        group = pending if pending and _joined(text, pending[-1], span) else []
        pending = []
        plural = _plural(span) if group else ()
        if group and plural:
            for member in (*group, span):
                ways = _member(member, plural)
                yield member, tuple(ways)
            continue
        for member in group:
            ways = _single(member, span)
            if ways:
                yield member, tuple(ways)
        yield span, ()


def _joined(text: str, one: Span, other: Span) -> bool:
    gap = text[one.end : other.start].strip().lower()
    return len(gap) <= 10 and gap in _AND


def _plural(span: Span) -> tuple[tuple[str, str, Gender, float], ...]:
    """(nominative, case, gender, weight) of a surname in the plural; empty where it is none."""
    found: list[tuple[str, str, Gender, float]] = []
    for case in ("nom", "gen", "dat", "acc", "inst", "loc"):
        for gender in ("m", "f"):
            for lemma, weight in readings_of_surname([w.text for w in span.surname], gender, case, "pl"):  # type: ignore[arg-type]
                found.append((lemma, case, gender, weight))  # type: ignore[arg-type]
    return tuple(found)


def _member(member: Span, plural: Sequence[tuple[str, str, Gender, float]]) -> list[Resolution]:
    ways: list[Resolution] = []
    for first, gender, case, weight, known in given_readings([w.text for w in member.given]):
        for lemma, plural_case, plural_gender, how in plural:
            if plural_case != case:
                continue
            last = womans(lemma) if gender == "f" and plural_gender == "m" else lemma
            ways.append(Resolution(first, last, gender, case, "pl", weight + how, known + (how > 1.5)))
    best: dict[tuple[str, str], Resolution] = {}
    for way in sorted(ways, key=lambda way: -way.score):
        best.setdefault((way.first_names, way.last_name), way)
    return list(best.values())


def _single(member: Span, span: Span) -> list[Resolution]:
    """ "Anna i Jan Nowak": the surname stands once, in the singular."""
    return []

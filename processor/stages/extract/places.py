"""Which workshop each person is signed up for, where one mail means several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from processor.stages.extract.found import Found, Letter
from processor.text.occasions import Mention, mentions
from processor.values import Office, Verdict


def by_workshop(
    people: Sequence[Found], letter: Letter, verdict: Verdict, office: Office, written: datetime
) -> list[Found]:
    """The people with their workshops where the mail tells them apart ("Annę Nowak na Proszowice, a Jana Lisa na
    Miechów"; a heading over each list); unchanged where everybody is meant for all."""
    here = [one for one in people if one.where == letter.part.where]
    if len(verdict.workshops) < 2 or len(here) < 2 or len(letter.text) > 60_000:
        return list(people)
    said = [m for m in mentions(letter.folded, office.workshops, written.date()) if m.weight >= 2 and m.what != "both"]
    said = [m for m in said if any(start <= m.start < end for start, end in letter.spans)]
    if len({m.workshop for m in said}) < 2 or _together(said, here):
        return list(people)
    after = said[0].start > min(one.start for one in here)
    return [replace(one, workshop=_of(one, said, here, after)) if one in here else one for one in people]


def _together(said: Sequence[Mention], here: Sequence[Found]) -> bool:
    """Are all workshops named before the first person or after the last: meant for everybody?"""
    first, last = min(one.start for one in here), max(one.end for one in here)
    return all(m.start < first for m in said) or all(m.start > last for m in said)


def _of(one: Found, said: Sequence[Mention], here: Sequence[Found], after: bool) -> str | None:
    if after:
        return next((m.workshop for m in said if m.start >= one.end), said[-1].workshop)
    return next((m.workshop for m in reversed(said) if m.start < one.start), said[0].workshop)

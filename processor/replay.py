"""Stored mail under the present rules: what would be decided differently today. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any, Protocol

from processor.pipeline import Desk, Readout
from processor.stages.register import register
from processor.store import Store, Stored
from processor.values import Fate, Known, Plan

CHUNK = 25


class Reads(Protocol):
    """What reads mail: `reader.Reader`."""

    def read_all(self, raws: Iterable[bytes], now: datetime) -> Iterator[Readout | Exception]: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision as far as rules make it. `decision` is "failed" where the mail could not be read."""

    decision: str
    kind: str
    workshops: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A mail that would be decided differently. `by` is who decided then: "rule" or a person."""

    id: int
    received_at: datetime
    subject: str
    by: str
    then: Seen
    now: Seen
    reason: str


def replay(store: Store, since: datetime, desk: Desk, reader: Reads) -> Iterator[Difference | None]:
    """For each decided mail received from `since` with its bytes kept: the Difference, or None where there is none.

    Each is decided as on the day it arrived, knowing what earlier mail had brought about.
    """
    decided = (stored for stored, _ in store.messages.raws_since(since) if stored.fate is not Fate.RECEIVED)
    while chunk := list(islice(decided, CHUNK)):
        readouts = reader.read_all([stored.raw or b"" for stored in chunk], chunk[0].received_at)
        for stored, readout in zip(chunk, list(readouts), strict=True):
            yield _difference(store, stored, readout, desk)


def _difference(store: Store, stored: Stored, readout: Readout | Exception, desk: Desk) -> Difference | None:
    whole = store.messages.get(stored.id)
    if whole is None:  # erased this moment
        return None
    then = _then(whole)
    if isinstance(readout, Exception):
        today, reason = Seen("failed", "", (), ()), str(readout)
    else:
        plan = _plan(store, stored, readout, desk)
        today, reason = _today(readout, plan), "; ".join(each.sentence for each in plan.reasons if each.sentence)
    if then == today:
        return None
    by = str(whole.get("decided_by") or "rule")
    return Difference(stored.id, stored.received_at, str(whole.get("subject") or ""), by, then, today, reason)


def _plan(store: Store, stored: Stored, readout: Readout, desk: Desk) -> Plan:
    at = stored.received_at
    known = _before(store.known_about(stored, readout.mail, readout.reading, at), stored.id)
    return register(readout.verdict, readout.reading, desk.office, known, at, sender=readout.mail.sender.address)


def _before(known: Known, message_id: int) -> Known:
    """Without what this mail and later ones brought about."""

    def earlier(registrations: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(each for each in registrations if each.message is None or each.message < message_id)

    return replace(known, registrations=earlier(known.registrations), thread=earlier(known.thread))


def _then(whole: Mapping[str, Any]) -> Seen:
    evidence = whole.get("evidence") or {}
    names = (
        f"{each.get('first_names', '')} {each.get('last_name', '')}".strip() for each in evidence.get("people", ())
    )
    failed = whole.get("fate") == Fate.FAILED.value
    return Seen(
        "failed" if failed else str(whole.get("decision") or ""),
        "" if failed else str(whole.get("kind") or ""),
        () if failed else tuple(sorted(whole.get("workshops") or ())),
        () if failed else tuple(sorted(names)),
    )


def _today(readout: Readout, plan: Plan) -> Seen:
    people = tuple(sorted(person.full_name for person in readout.reading.people))
    workshops = tuple(sorted(plan.workshops or readout.verdict.workshops))
    return Seen(plan.decision.value, readout.verdict.kind.value, workshops, people)

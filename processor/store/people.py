"""What a decision makes of people: registrations that are new, or another status of stored ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store.audits import Entry
from processor.store.database import AnyRow
from processor.store.evidence import plain
from processor.store.folding import clean, fold, normal_address, sort_key
from processor.store.knowing import name_key
from processor.store.rows import Decided
from processor.tables import registration
from processor.values import Attendee, Change, Kind, RegistrationStatus

SHOWN = ("status", "workshop", "first_names", "last_name")
REGISTER = sa.insert(registration).returning(registration.c.id)


def change_all(connection: Connection, decided: Decided) -> list[Entry]:
    """Every change of the plan; returns what to write into the audit log."""
    changes = decided.plan.changes
    if decided.version is not None:
        _take_back(connection, decided.stored.id, [each.registration for each in changes if each.registration])
    entries = (_change(connection, decided, change) for change in changes)
    return [entry for entry in entries if entry is not None]


def _take_back(connection: Connection, message_id: int, kept: Sequence[int]) -> None:
    """What the rule held for this mail and nobody decided: the clerk's decision stands in its place."""
    undecided = (registration.c.status == RegistrationStatus.HELD.value, registration.c.decided_by == "rule")
    here = (registration.c.message_id == message_id, registration.c.id.not_in(kept))
    connection.execute(sa.delete(registration).where(*here, *undecided))


def _change(connection: Connection, decided: Decided, change: Change) -> Entry | None:
    if change.registration is None:
        return _register(connection, decided, change)
    return _update(connection, decided, change, change.registration)


def _register(connection: Connection, decided: Decided, change: Change) -> Entry:
    columns = person_columns(change.attendee)
    sender = normal_address(decided.readout.mail.sender.address)
    row = columns | {
        "workshop": change.workshop,
        "status": change.status.value,
        "sender": sender,
        "message_id": decided.stored.id,
        "received_at": decided.stored.received_at,
        "changed_at": decided.now,
        "decided_by": decided.by,
        "search": fold(f"{columns['first_names']} {columns['last_name']} {columns['institution']} {sender}"),
    }
    new: int = connection.execute(REGISTER, row).scalar_one()
    return _entry(decided, new, None, {key: row[key] for key in SHOWN})


def _update(connection: Connection, decided: Decided, change: Change, registration_id: int) -> Entry | None:
    before = connection.execute(sa.select(registration).where(registration.c.id == registration_id)).one_or_none()
    if before is None:  # erased between the read and now: nothing is left to change
        return None
    values: dict[str, Any] = {"status": change.status.value}
    if change.workshop is not None:
        values["workshop"] = change.workshop
    if decided.readout.verdict.kind is Kind.CORRECTION:
        values |= _corrected(change.attendee, before)
    values |= {"changed_at": decided.now, "decided_by": decided.by, "version": before.version + 1}
    connection.execute(sa.update(registration).where(registration.c.id == registration_id).values(values))
    old = {key: getattr(before, key) for key in SHOWN}
    return _entry(decided, registration_id, old, old | {key: values[key] for key in SHOWN if key in values})


def person_columns(person: Attendee) -> dict[str, Any]:
    """An attendee as columns of `registration`, the derived ones too."""
    first, last = clean(person.first_names, 200), clean(person.last_name, 200)
    institution, function = clean(person.institution, 500), clean(person.function, 500)
    return {
        "first_names": first,
        "last_name": last,
        "gender": person.gender,
        "institution": institution,
        "function": function,
        "phone": clean(person.phone, 100),
        "confidence": person.confidence,
        "evidence": plain(person),
        "name_key": name_key(first, last),
        "sort_key": sort_key(last, first),
    }


def _corrected(person: Attendee, before: AnyRow) -> dict[str, Any]:
    """A correction brings the new name, and keeps what it does not speak of."""
    columns = person_columns(person)
    for kept in ("institution", "function", "phone"):
        columns[kept] = columns[kept] or getattr(before, kept)
    columns["search"] = fold(
        f"{columns['first_names']} {columns['last_name']} {columns['institution']} {before.sender}"
    )
    return columns


def _entry(decided: Decided, registration_id: int, before: dict[str, Any] | None, after: dict[str, Any]) -> Entry:
    action = str(after["status"])
    return Entry(decided.now, decided.by, action, decided.stored.id, registration_id, None, before, after)

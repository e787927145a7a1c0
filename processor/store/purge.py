"""Letting go of what is old, and forgetting messages for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.errors import DatabaseError
from processor.store.database import insert
from processor.store.folding import digest
from processor.store.settings import secret_of
from processor.tables import audit, content, message, outbox, registration, reply_ledger, sighting, tombstone
from processor.values import Fate, RegistrationStatus, ReplyStatus

CHUNK = 500
FURTHEST = timedelta(days=30)  # a clock that far ahead of the last one seen is more likely wrong than right
OPEN_FATES = (Fate.RECEIVED.value, Fate.HELD.value, Fate.FAILED.value)
OPEN_REPLIES = tuple(
    status.value for status in (ReplyStatus.WAITING, ReplyStatus.SENDING, ReplyStatus.DOT, ReplyStatus.UNCERTAIN)
)
Counts = dict[str, int]


def trust_clock(last: datetime | None, now: datetime, *, force: bool) -> None:
    """Raises DatabaseError where the clock is before the last run, or long after it, unless forced."""
    if force or last is None or last <= now <= last + FURTHEST:
        return
    raise DatabaseError(
        f"The clock says {now.isoformat()} and the last work was at {last.isoformat()}: nothing was deleted; "
        "check the clock, or force it."
    )


def purge_raw(connection: Connection, before: datetime) -> int:
    """The bytes of decided messages."""
    old = sa.select(message.c.id).where(message.c.received_at < before, message.c.fate.not_in(OPEN_FATES))
    statement = sa.update(content).where(content.c.message_id.in_(old), content.c.raw.is_not(None))
    return connection.execute(statement.values(raw=None)).rowcount


def purge_ledger(connection: Connection, before: datetime) -> int:
    """What the limits of the gate remember of replies."""
    return connection.execute(sa.delete(reply_ledger).where(reply_ledger.c.at < before)).rowcount


def purge_messages(connection: Connection, before: datetime | None, keep: Sequence[str], now: datetime) -> Counts:
    """Messages with all that hangs on them, except where something is open or belongs to a kept workshop."""
    if before is None:
        return {"messages": 0, "registrations": 0, "replies": 0}
    kept = sa.or_(registration.c.status == RegistrationStatus.HELD.value, registration.c.workshop.in_(keep))
    busy = sa.select(registration.c.message_id).where(registration.c.message_id.is_not(None), kept)
    sending = sa.select(outbox.c.message_id).where(outbox.c.message_id.is_not(None), outbox.c.status.in_(OPEN_REPLIES))
    query = sa.select(message.c.id).where(
        message.c.received_at < before,
        message.c.fate.not_in(OPEN_FATES),
        message.c.id.not_in(busy),
        message.c.id.not_in(sending),
    )
    ids = list(connection.scalars(query))
    counts = {"messages": len(ids), "registrations": 0, "replies": 0}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        people = list(connection.scalars(sa.select(registration.c.id).where(registration.c.message_id.in_(chunk))))
        mails = list(connection.scalars(sa.select(outbox.c.id).where(outbox.c.message_id.in_(chunk))))
        blank_audit(connection, chunk, people, mails)
        connection.execute(sa.delete(registration).where(registration.c.id.in_(people)))
        connection.execute(sa.delete(outbox).where(outbox.c.id.in_(mails)))
        counts["registrations"] += len(people)
        counts["replies"] += len(mails)
    forget_messages(connection, ids, now)
    return counts


def blank_audit(connection: Connection, messages: Sequence[int], people: Sequence[int], mails: Sequence[int]) -> None:
    """That something was decided stays on record; what it said of the person goes."""
    about = sa.or_(audit.c.message_id.in_(messages), audit.c.registration_id.in_(people), audit.c.outbox_id.in_(mails))
    connection.execute(sa.update(audit).where(about).values(before=None, after=None, reason=""))


def forget_messages(connection: Connection, ids: Sequence[int], now: datetime) -> None:
    """Delete messages and bytes; tombstones keep them from coming in again, their sightings have nothing left to do."""
    secret = secret_of(connection)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        keys = list(connection.scalars(sa.select(message.c.content_key).where(message.c.id.in_(chunk))))
        rows = [{"key": digest(secret, key), "at": now} for key in keys]
        connection.execute(insert(connection, tombstone).on_conflict_do_nothing(), rows)
        seen = sa.update(sighting).where(sighting.c.message_id.in_(chunk))
        connection.execute(seen.values(message_id=None, filing="gone", filed_to=None, error=""))
        connection.execute(sa.delete(message).where(message.c.id.in_(chunk)))

"""What must never be: asked after crashes, and by `zapisy check`. Each breach is a sentence; none is good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Select

from processor.store.database import MAX_ATTEMPTS, reading
from processor.tables import content, message, outbox, registration, sighting
from processor.values import Decision, Fate, ReplyStatus

WITH_BYTES = tuple(status.value for status in ReplyStatus if status is not ReplyStatus.SUPPRESSED)
DECIDED = {Fate.ACCEPTED: Decision.ACCEPT, Fate.HELD: Decision.HOLD, Fate.IGNORED: Decision.IGNORE}


def check(engine: Engine) -> list[str]:
    """Sentences with the number of rows and the first ids."""
    with reading(engine) as connection:
        return [said for sentence, query in _breaches() if (said := _told(connection, sentence, query))]


def _told(connection: Connection, sentence: str, query: Select[Any]) -> str:
    ids = list(connection.scalars(query.limit(1000)))
    shown = ", ".join(str(each) for each in ids[:5])
    return f"{sentence}: {len(ids)} ({shown}{', …' if len(ids) > 5 else ''})" if ids else ""


def _breaches() -> Iterator[tuple[str, Select[Any]]]:
    yield from _of_messages()
    yield from _of_sightings()
    yield from _of_replies()
    yield from _of_registrations()


def _of_messages() -> Iterator[tuple[str, Select[Any]]]:
    ids = sa.select(message.c.id)
    for fate, decision in DECIDED.items():
        other = sa.or_(message.c.decision.is_(None), message.c.decision != decision.value)
        by_rule = message.c.decided_by == "rule"
        yield (
            f"messages with the fate {fate} without that decision",
            ids.where(message.c.fate == fate.value, by_rule, other),
        )
    decided = message.c.fate.not_in([Fate.RECEIVED.value, Fate.FAILED.value])
    yield (
        "decided messages that do not tell by whom and when",
        ids.where(decided, sa.or_(message.c.decided_by.is_(None), message.c.decided_at.is_(None))),
    )
    yield "failed messages without an error", ids.where(message.c.fate == Fate.FAILED.value, message.c.error == "")
    received = message.c.fate == Fate.RECEIVED.value
    yield (
        "messages still undecided after three attempts",
        ids.where(received, message.c.attempts >= MAX_ATTEMPTS),
    )
    has_raw = sa.exists().where(content.c.message_id == message.c.id, content.c.raw.is_not(None))
    yield "undecided messages without their bytes", ids.where(received, ~has_raw)
    has_row = sa.exists().where(content.c.message_id == message.c.id)
    yield "messages without a place for their bytes", ids.where(~has_row)


def _of_sightings() -> Iterator[tuple[str, Select[Any]]]:
    ids = sa.select(sighting.c.id)
    to_move = sighting.c.filing.in_(["due", "done"])
    yield "sightings to be filed that belong to no message", ids.where(to_move, sighting.c.message_id.is_(None))
    joined = ids.join(message, message.c.id == sighting.c.message_id)
    fates = [Fate.ACCEPTED.value, Fate.HELD.value, Fate.FAILED.value]
    yield (
        "decided messages that nobody will file",
        joined.where(message.c.fate.in_(fates), sighting.c.filing == "none"),
    )
    has_place = sa.exists().where(sighting.c.message_id == message.c.id)
    yield "messages that were seen in no mailbox", sa.select(message.c.id).where(~has_place)


def _of_replies() -> Iterator[tuple[str, Select[Any]]]:
    ids = sa.select(outbox.c.id)
    yield (
        "replies without bytes or Message-ID",
        ids.where(outbox.c.status.in_(WITH_BYTES), sa.or_(outbox.c.raw.is_(None), outbox.c.mid.is_(None))),
    )
    sent = outbox.c.status.in_([ReplyStatus.SENT.value])
    yield "sent replies without a time", ids.where(sent, outbox.c.sent_at.is_(None))
    yield (
        "waiting replies that are never due",
        ids.where(outbox.c.status == ReplyStatus.WAITING.value, outbox.c.next_at.is_(None)),
    )
    yield (
        "suppressed replies without a rule",
        ids.where(outbox.c.status == ReplyStatus.SUPPRESSED.value, outbox.c.rule.is_(None)),
    )
    open_mail = sa.select(message.c.id).where(message.c.fate == Fate.RECEIVED.value)
    automatic = (outbox.c.purpose == "reply", outbox.c.status == ReplyStatus.WAITING.value)
    yield (
        "replies waiting for undecided messages",
        ids.where(*automatic, outbox.c.message_id.in_(open_mail)),
    )
    twice = (
        sa.select(outbox.c.message_id)
        .where(outbox.c.purpose == "reply", outbox.c.message_id.is_not(None))
        .group_by(outbox.c.message_id)
        .having(sa.func.count() > 1)
    )
    yield "messages with two automatic replies", twice


def _of_registrations() -> Iterator[tuple[str, Select[Any]]]:
    ids = sa.select(registration.c.id).join(message, message.c.id == registration.c.message_id)
    undecided = message.c.fate.in_([Fate.RECEIVED.value, Fate.IGNORED.value])
    yield (
        "registrations from messages that were not accepted",
        ids.where(undecided, registration.c.decided_by == "rule"),
    )
    twice = (
        sa.select(sa.func.min(registration.c.id))
        .where(registration.c.message_id.is_not(None), registration.c.decided_by == "rule")
        .where(registration.c.status.in_(["registered", "waiting"]))
        .group_by(registration.c.message_id, registration.c.name_key, registration.c.workshop)
        .having(sa.func.count() > 1)
    )
    yield "registrations repeated from one message", twice

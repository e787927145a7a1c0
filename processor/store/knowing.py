"""The one read: what the database knows that matters for a mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store.database import AnyRow
from processor.store.folding import clean, digest, fold, normal_address
from processor.store.rows import Incoming
from processor.tables import bounced_address, message, outbox, registration, reply_ledger
from processor.values import Known, KnownRegistration, Mail, Reading, RegistrationStatus

MOST = 300  # rows read for one mail, however many a stranger has caused
REFERENCES = 50
BOUNCE_COUNTS = timedelta(days=60)
REGISTRATION = (
    registration.c.id,
    registration.c.workshop,
    registration.c.first_names,
    registration.c.last_name,
    registration.c.status,
    registration.c.sender,
    registration.c.message_id,
)


def known_about(
    connection: Connection,
    secret: bytes,
    stored: Incoming,
    mail: Mail,
    reading: Reading,
    now: datetime,
    places: dict[str, int] | None = None,
) -> Known:
    """See `values.Known`; the places taken are those of registered people, by workshop (`places` where known)."""
    sender = normal_address(mail.sender.address)
    answered, thread_messages = _thread(connection, sender, mail)
    sent = _ledger(connection, digest(secret, sender), now)
    ten_minutes, hour = breaker(connection, now)
    return Known(
        registrations=_registrations(connection, sender, reading),
        thread=_of_messages(connection, thread_messages),
        asked_which_workshop=any(row.kind == "which_workshop" for row in answered),
        answers_automatic_reply=any(row.purpose == "reply" for row in answered),
        taken=taken(connection) if places is None else places,
        replies_hour=sum(row.at > now - timedelta(hours=1) for row in sent),
        replies_day=len(sent),
        same_reply_day=tuple(dict.fromkeys((row.kind, row.workshop) for row in sent)),
        same_subject_3h=_same_subject(connection, stored.id, sender, mail.subject, now),
        hard_bounce=_hard_bounce(connection, digest(secret, sender), now),
        breaker_10min=ten_minutes,
        breaker_hour=hour,
        old_mail=stored.old_mail,
    )


def taken(connection: Connection) -> dict[str, int]:
    """Registered people by workshop."""
    query = (
        sa.select(registration.c.workshop, sa.func.count())
        .where(registration.c.status == RegistrationStatus.REGISTERED.value, registration.c.workshop.is_not(None))
        .group_by(registration.c.workshop)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def breaker(connection: Connection, now: datetime) -> tuple[int, int]:
    """Automatic answers of the last ten minutes and of the last hour."""
    recent = sa.case((reply_ledger.c.at > now - timedelta(minutes=10), 1), else_=0)
    query = sa.select(sa.func.coalesce(sa.func.sum(recent), 0), sa.func.count()).where(
        reply_ledger.c.at > now - timedelta(hours=1)
    )
    row = connection.execute(query).one()
    return int(row[0]), int(row[1])


def name_key(first_names: str, last_name: str) -> str:
    """The same person however written: folded, surname first."""
    return fold(f"{last_name} {first_names}")[:400]


def _registrations(connection: Connection, sender: str, reading: Reading) -> tuple[KnownRegistration, ...]:
    """Of this sender, and of the same names from anybody (two look-ups by index, joined)."""
    keys = {name_key(person.first_names, person.last_name) for person in reading.people[:MOST]}
    queries = []
    if sender:
        queries.append(sa.select(*REGISTRATION).where(registration.c.sender == sender))
    if keys:
        queries.append(sa.select(*REGISTRATION).where(registration.c.name_key.in_(sorted(keys))))
    rows: dict[int, AnyRow] = {}
    for query in queries:
        latest = query.order_by(registration.c.id.desc()).limit(MOST)
        rows.update((row.id, row) for row in connection.execute(latest))
    return tuple(_known(rows[key]) for key in sorted(rows))


def _of_messages(connection: Connection, message_ids: Sequence[int]) -> tuple[KnownRegistration, ...]:
    if not message_ids:
        return ()
    query = sa.select(*REGISTRATION).where(registration.c.message_id.in_(message_ids)).order_by(registration.c.id)
    return tuple(_known(row) for row in connection.execute(query.limit(MOST)))


def _known(row: AnyRow) -> KnownRegistration:
    status = RegistrationStatus(row.status)
    return KnownRegistration(row.id, row.workshop, row.first_names, row.last_name, status, row.sender, row.message_id)


def _thread(connection: Connection, sender: str, mail: Mail) -> tuple[list[AnyRow], list[int]]:
    """Our mails that this one answers; and the messages of the thread: those they answered, and the sender's own.

    A stranger's Message-ID in References proves nothing, so other messages count only when this sender wrote them.
    """
    named = [*mail.in_reply_to, *reversed(mail.references)]
    mids = [mid for mid in dict.fromkeys(clean(mid, 500) for mid in named) if mid][:REFERENCES]
    if not mids:
        return [], []
    ours = connection.execute(
        sa.select(outbox.c.message_id, outbox.c.kind, outbox.c.purpose).where(outbox.c.mid.in_(mids))
    ).all()
    own = sa.select(message.c.id).where(message.c.mid.in_(mids), message.c.sender == sender).limit(MOST)
    messages = {row.message_id for row in ours if row.message_id is not None}
    return list(ours), sorted(messages | set(connection.scalars(own)))


def _ledger(connection: Connection, address: str, now: datetime) -> list[AnyRow]:
    query = (
        sa.select(reply_ledger.c.kind, reply_ledger.c.workshop, reply_ledger.c.at)
        .where(reply_ledger.c.address == address, reply_ledger.c.at > now - timedelta(hours=24))
        .limit(MOST)
    )
    return list(connection.execute(query))


def _same_subject(connection: Connection, message_id: int, sender: str, subject: str, now: datetime) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(message)
        .where(
            message.c.sender == sender,
            message.c.received_at > now - timedelta(hours=3),
            message.c.subject == clean(subject, 2000),
            message.c.id != message_id,
        )
    )
    return int(connection.scalar(query) or 0)


def _hard_bounce(connection: Connection, address: str, now: datetime) -> bool:
    query = sa.select(bounced_address.c.at).where(
        bounced_address.c.address == address, bounced_address.c.hard, bounced_address.c.at > now - BOUNCE_COUNTS
    )
    return connection.scalar(query) is not None

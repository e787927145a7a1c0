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
REGISTRATION = tuple(
    registration.c[name] for name in ("id", "workshop", "first_names", "last_name", "status", "sender", "message_id")
)

# Statements are built once: building one costs more than SQLite takes to answer it.
_newest = sa.select(*REGISTRATION).order_by(registration.c.id.desc()).limit(MOST)
OF_SENDER = _newest.where(registration.c.sender == sa.bindparam("sender"))
OF_NAMES = _newest.where(registration.c.name_key.in_(sa.bindparam("names", expanding=True)))
OF_MESSAGES = _newest.where(registration.c.message_id.in_(sa.bindparam("messages", expanding=True)))
OUR_MAILS = sa.select(outbox.c.message_id, outbox.c.kind, outbox.c.purpose).where(
    outbox.c.mid.in_(sa.bindparam("mids", expanding=True))
)
OWN_MAILS = (
    sa.select(message.c.id)
    .where(message.c.mid.in_(sa.bindparam("mids", expanding=True)), message.c.sender == sa.bindparam("sender"))
    .limit(MOST)
)
TAKEN = (
    sa.select(registration.c.workshop, sa.func.count())
    .where(registration.c.status == RegistrationStatus.REGISTERED.value, registration.c.workshop.is_not(None))
    .group_by(registration.c.workshop)
)
SENT = (
    sa.select(reply_ledger.c.kind, reply_ledger.c.workshop, reply_ledger.c.at)
    .where(reply_ledger.c.address == sa.bindparam("address"), reply_ledger.c.at > sa.bindparam("since"))
    .limit(MOST)
)
RECENT = sa.select(sa.func.count()).select_from(reply_ledger).where(reply_ledger.c.at > sa.bindparam("since"))
SAME_SUBJECT = (
    sa.select(sa.func.count())
    .select_from(message)
    .where(
        message.c.sender == sa.bindparam("sender"),
        message.c.received_at > sa.bindparam("since"),
        message.c.subject == sa.bindparam("subject"),
        message.c.id != sa.bindparam("id"),
    )
)
HARD_BOUNCE = sa.select(bounced_address.c.at).where(
    bounced_address.c.address == sa.bindparam("address"),
    bounced_address.c.hard,
    bounced_address.c.at > sa.bindparam("since"),
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
    return {row[0]: row[1] for row in connection.execute(TAKEN)}


def breaker(connection: Connection, now: datetime) -> tuple[int, int]:
    """Automatic answers of the last ten minutes and of the last hour."""
    spans = (timedelta(minutes=10), timedelta(hours=1))
    ten_minutes, hour = (int(connection.scalar(RECENT, {"since": now - span}) or 0) for span in spans)
    return ten_minutes, hour


def name_key(first_names: str, last_name: str) -> str:
    """The same person however written: folded, surname first."""
    return fold(f"{last_name} {first_names}")[:400]


def _registrations(connection: Connection, sender: str, reading: Reading) -> tuple[KnownRegistration, ...]:
    """Of this sender, and of the same names from anybody (two look-ups by index, joined)."""
    keys = sorted({name_key(person.first_names, person.last_name) for person in reading.people[:MOST]})
    rows: dict[int, AnyRow] = {}
    if sender:
        rows |= {row.id: row for row in connection.execute(OF_SENDER, {"sender": sender})}
    if keys:
        rows |= {row.id: row for row in connection.execute(OF_NAMES, {"names": keys})}
    return tuple(_known(rows[key]) for key in sorted(rows))


def _of_messages(connection: Connection, message_ids: Sequence[int]) -> tuple[KnownRegistration, ...]:
    if not message_ids:
        return ()
    rows = connection.execute(OF_MESSAGES, {"messages": message_ids}).all()
    return tuple(_known(row) for row in reversed(rows))


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
    ours = connection.execute(OUR_MAILS, {"mids": mids}).all()
    own = set(connection.scalars(OWN_MAILS, {"mids": mids, "sender": sender})) if sender else set()
    return list(ours), sorted(own | {row.message_id for row in ours if row.message_id is not None})


def _ledger(connection: Connection, address: str, now: datetime) -> list[AnyRow]:
    return list(connection.execute(SENT, {"address": address, "since": now - timedelta(hours=24)}))


def _same_subject(connection: Connection, message_id: int, sender: str, subject: str, now: datetime) -> int:
    since = now - timedelta(hours=3)
    wanted = {"sender": sender, "since": since, "subject": clean(subject, 2000), "id": message_id}
    return int(connection.scalar(SAME_SUBJECT, wanted) or 0)


def _hard_bounce(connection: Connection, address: str, now: datetime) -> bool:
    return connection.scalar(HARD_BOUNCE, {"address": address, "since": now - BOUNCE_COUNTS}) is not None

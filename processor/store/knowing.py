"""The one read: what the database knows that matters for a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

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
RECENT = sa.select(
    sa.func.coalesce(sa.func.sum(sa.case((reply_ledger.c.at > sa.bindparam("ten_minutes"), 1), else_=0)), 0),
    sa.func.count(),
).where(reply_ledger.c.at > sa.bindparam("hour"))
_same_subject = sa.select(sa.func.count()).where(
    message.c.sender == sa.bindparam("sender"),
    message.c.received_at > sa.bindparam("three_hours"),
    message.c.subject == sa.bindparam("subject"),
    message.c.id != sa.bindparam("id"),
)
_hard_bounces = sa.select(sa.func.count()).where(
    bounced_address.c.address == sa.bindparam("address"),
    bounced_address.c.hard,
    bounced_address.c.at > sa.bindparam("sixty_days"),
)
SENDER = sa.select(_same_subject.scalar_subquery(), _hard_bounces.scalar_subquery())


# Of which of these anything is known at all: asked once for many mails.
KNOWN_SENDERS = sa.union(
    sa.select(registration.c.sender).where(registration.c.sender.in_(sa.bindparam("senders", expanding=True))),
    sa.select(message.c.sender).where(
        message.c.sender.in_(sa.bindparam("senders", expanding=True)),
        message.c.received_at > sa.bindparam("three_hours"),
    ),
)
KNOWN_ADDRESSES = sa.union(
    sa.select(reply_ledger.c.address).where(
        reply_ledger.c.address.in_(sa.bindparam("addresses", expanding=True)),
        reply_ledger.c.at > sa.bindparam("since"),
    ),
    sa.select(bounced_address.c.address).where(
        bounced_address.c.address.in_(sa.bindparam("addresses", expanding=True))
    ),
)
KNOWN_NAMES = (
    sa.select(registration.c.name_key)
    .where(registration.c.name_key.in_(sa.bindparam("names", expanding=True)))
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Strangers:
    """Senders and names of which the database holds nothing, so that nothing needs to be asked about them."""

    senders: set[str]
    names: set[str]

    def meet(self, senders: Iterable[str], names: Iterable[str]) -> None:
        """They are strangers no more."""
        self.senders.difference_update(senders)
        self.names.difference_update(names)


NO_STRANGERS = Strangers(set(), set())


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted over everybody: places taken by workshop, automatic answers of ten minutes and of an hour."""

    taken: dict[str, int]
    ten_minutes: int
    hour: int


def known_about(
    connection: Connection,
    secret: bytes,
    stored: Incoming,
    mail: Mail,
    reading: Reading,
    now: datetime,
    totals: Totals | None = None,
    strangers: Strangers = NO_STRANGERS,
) -> Known:
    """See `values.Known`; `totals` and `strangers` where they are known already."""
    sender = normal_address(mail.sender.address)
    answered, thread_messages = _thread(connection, sender, mail)
    sent: list[AnyRow] = []
    same_subject = hard_bounces = 0
    if sender not in strangers.senders:
        address = digest(secret, sender)
        sent = _ledger(connection, address, now)
        same_subject, hard_bounces = _of_sender(connection, address, sender, stored.id, mail.subject, now)
    everybody = totals or count(connection, now)
    return Known(
        registrations=_registrations(connection, sender, reading, strangers),
        thread=_of_messages(connection, thread_messages),
        asked_which_workshop=any(row.kind == "which_workshop" for row in answered),
        answers_automatic_reply=any(row.purpose == "reply" for row in answered),
        taken=everybody.taken,
        replies_hour=sum(row.at > now - timedelta(hours=1) for row in sent),
        replies_day=len(sent),
        same_reply_day=tuple(dict.fromkeys((row.kind, row.workshop) for row in sent)),
        same_subject_3h=same_subject,
        hard_bounce=hard_bounces > 0,
        breaker_10min=everybody.ten_minutes,
        breaker_hour=everybody.hour,
        old_mail=stored.old_mail,
    )


def strangers(connection: Connection, secret: bytes, mails: Iterable[tuple[str, Reading]], now: datetime) -> Strangers:
    """Of the senders of these mails, as `normal_address` gives them, and of their people: of whom is nothing known?"""
    given = list(mails)
    senders = {sender for sender, _ in given if sender}
    addresses = {digest(secret, sender): sender for sender in senders}
    names = {key for _, reading in given for key in names_of(reading)}
    found = Strangers(senders, names)
    hours = {"three_hours": now - timedelta(hours=3), "since": now - timedelta(hours=24)}
    known = [*connection.scalars(KNOWN_SENDERS, {"senders": [*senders], "three_hours": hours["three_hours"]})]
    for address in connection.scalars(KNOWN_ADDRESSES, {"addresses": [*addresses], "since": hours["since"]}):
        known.append(addresses[address])
    found.meet(known, connection.scalars(KNOWN_NAMES, {"names": [*names]}) if names else ())
    return found


def names_of(reading: Reading) -> set[str]:
    """The keys of its people's names."""
    return {name_key(person.first_names, person.last_name) for person in reading.people[:MOST]}


def count(connection: Connection, now: datetime) -> Totals:
    """The totals as they are now; the places taken are those of registered people."""
    return Totals({row[0]: row[1] for row in connection.execute(TAKEN)}, *breaker(connection, now))


def breaker(connection: Connection, now: datetime) -> tuple[int, int]:
    """Automatic answers of the last ten minutes and of the last hour."""
    since = {"ten_minutes": now - timedelta(minutes=10), "hour": now - timedelta(hours=1)}
    row = connection.execute(RECENT, since).one()
    return int(row[0]), int(row[1])


@lru_cache(maxsize=512)  # of one mail it is asked several times
def name_key(first_names: str, last_name: str) -> str:
    """The same person however written: folded, surname first."""
    return fold(f"{last_name} {first_names}")[:400]


def _registrations(
    connection: Connection, sender: str, reading: Reading, strangers: Strangers
) -> tuple[KnownRegistration, ...]:
    """Of this sender, and of the same names from anybody (two look-ups by index, joined)."""
    keys = sorted(names_of(reading) - strangers.names)
    rows: dict[int, AnyRow] = {}
    if sender and sender not in strangers.senders:
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


def _of_sender(
    connection: Connection, address: str, sender: str, message_id: int, subject: str, now: datetime
) -> tuple[int, int]:
    """(Earlier mails of this sender with this subject within three hours, hard bounces remembered)."""
    wanted = {
        "sender": sender,
        "subject": clean(subject, 2000),
        "id": message_id,
        "address": address,
        "three_hours": now - timedelta(hours=3),
        "sixty_days": now - BOUNCE_COUNTS,
    }
    row = connection.execute(SENDER, wanted).one()
    return int(row[0]), int(row[1])

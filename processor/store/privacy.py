"""What is held about a person, erasing it, and letting go of what is old. Deletion is physical.

A person is found by address: as sender of mails and registrations, and as recipient of our mails. People registered by
another's mail are part of that mail and go with it. What was erased must not come back with an old INBOX or an old
backup: tombstones (HMACs of content keys) and the erasure journal (HMACs of addresses, see `journal` and `repeat`) see
to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Table

from processor.store import audits, health, intake, shown
from processor.store.database import reading, told, writing
from processor.store.evidence import plain
from processor.store.folding import digest, normal_address
from processor.store.purge import (
    Counts,
    blank_audit,
    forget_messages,
    purge_ledger,
    purge_messages,
    purge_raw,
    trust_clock,
)
from processor.store.settings import secret_of
from processor.tables import (
    audit,
    bounced_address,
    content,
    erasure,
    message,
    outbox,
    registration,
    reply_ledger,
)
from processor.values import Kind

AUTOMATIC = (Kind.BOUNCE.value, Kind.AUTOREPLY.value)


class Privacy:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def export(self, address: str) -> dict[str, Any]:
        """Everything held about an address: messages (with text as raw bytes' size), registrations, replies, audit."""
        with reading(self._engine) as connection:
            return _export(connection, normal_address(address))

    def erase(self, address: str, now: datetime, actor: str, *, dry_run: bool = False) -> Counts:
        """Delete everything held about an address; rows by table, or what they would be with `dry_run`.

        `mentions` counts mails of others in whose bytes the address still stands: they are for staff to look at.
        """
        wanted = normal_address(address)
        with reading(self._engine) as connection:
            reports, others = _telling_of(connection, wanted)
            messages = [*_sent_by(connection, wanted), *reports]
            counts = _about(connection, wanted, messages) | {"mentions": len(others)}
        if not dry_run:
            with writing(self._engine) as connection:
                _erase(connection, wanted, [*_sent_by(connection, wanted), *reports], now, actor)
            self.wipe()
        return counts

    def journal(self) -> list[tuple[str, datetime]]:
        """(HMAC of the address, when) of every erasure: keep it apart from the backups of the database."""
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(erasure.c.address, erasure.c.at).order_by(erasure.c.id))
            return [(row[0], row[1]) for row in rows]

    def repeat(self, digests: Iterable[str], now: datetime, actor: str) -> list[Counts]:
        """After an old backup was restored: erase again whoever stands in the journal."""
        wanted = set(digests)
        with reading(self._engine) as connection:
            secret = secret_of(connection)
            found = [each for each in _addresses(connection) if digest(secret, each) in wanted]
        return [self.erase(address, now, actor) for address in found]

    def purge(
        self,
        now: datetime,
        *,
        before: datetime | None = None,
        raw_before: datetime | None = None,
        ledger_before: datetime | None = None,
        keep_workshops: Sequence[str] = (),
        force: bool = False,
    ) -> Counts:
        """Let go of decided messages with their registrations and answers (`before`), of the bytes of decided messages
        (`raw_before`), and of the limits' memory (`ledger_before`). What is open, and `keep_workshops`, stays.

        Raises DatabaseError when `now` is before the last run or 30 days after it, unless `force`: a wrong clock must
        not delete anything.
        """
        with writing(self._engine) as connection:
            trust_clock(health.last_seen(connection), now, force=force)
            counts = {
                "raw": purge_raw(connection, raw_before) if raw_before else 0,
                "ledger": purge_ledger(connection, ledger_before) if ledger_before else 0,
                **purge_messages(connection, before, keep_workshops, now),
            }
            if any(counts.values()):
                audits.add(connection, audits.Entry(now, "rule", "purged", after=plain(counts)))
        if any(counts.values()):
            self.wipe()
        return counts

    def wipe(self) -> None:
        """Make deletion physical: SQLite's log is emptied (its pages are overwritten already), PostgreSQL vacuumed."""
        with told(), self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                bare: Any = connection.connection.driver_connection  # a checkpoint may not be inside a transaction
                bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")


def _export(connection: Connection, address: str) -> dict[str, Any]:
    messages = shown.MESSAGES.where(message.c.sender == address).order_by(message.c.id)
    people = shown.REGISTRATIONS.where(registration.c.sender == address).order_by(registration.c.id)
    replies = shown.REPLIES.add_columns(outbox.c.subject, outbox.c.raw).where(outbox.c.recipient == address)
    ids = list(connection.scalars(sa.select(message.c.id).where(message.c.sender == address)))
    history = sa.select(audit.c.at, audit.c.action, audit.c.message_id, audit.c.registration_id, audit.c.after)
    found: dict[str, Any] = {
        "address": address,
        "messages": [shown.message_row(row) for row in connection.execute(messages).mappings()],
        "registrations": [shown.registration_row(row) for row in connection.execute(people).mappings()],
        "replies": [_reply_text(shown.reply_row(row)) for row in connection.execute(replies).mappings()],
        "history": [
            dict(row) | {"at": shown.iso(row["at"])}
            for row in connection.execute(history.where(audit.c.message_id.in_(ids)).order_by(audit.c.id)).mappings()
        ],
    }
    raws = {message_id: raw.decode("utf-8", "replace") for message_id, raw in _raws(connection, ids)}
    for row in found["messages"]:
        row["raw"] = raws.get(row["id"])
    return found


def _reply_text(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"raw": row["raw"].decode("utf-8", "replace") if row["raw"] else None}


def _sent_by(connection: Connection, address: str) -> list[int]:
    return list(connection.scalars(sa.select(message.c.id).where(message.c.sender == address)))


def _telling_of(connection: Connection, address: str) -> tuple[list[int], list[int]]:
    """Mails of others in whose bytes the address stands: reports by machines (which go too), and people's mails."""
    query = sa.select(message.c.id, message.c.kind).where(message.c.sender != address).order_by(message.c.id)
    kinds = {row[0]: row[1] for row in connection.execute(query)}
    needle = address.encode()
    found = [each for each, raw in _raws(connection, list(kinds)) if needle in raw.lower()]
    reports = [each for each in found if kinds[each] in AUTOMATIC]
    return reports, [each for each in found if kinds[each] not in AUTOMATIC]


def _raws(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Bytes of messages, a few at a time."""
    for start in range(0, len(ids), 20):
        query = sa.select(content.c.message_id, content.c.method, content.c.raw).where(
            content.c.message_id.in_(ids[start : start + 20]), content.c.raw.is_not(None)
        )
        for message_id, method, raw in connection.execute(query).all():
            yield message_id, intake.unpack(method, raw)


def _about(connection: Connection, address: str, messages: Sequence[int]) -> Counts:
    secret = secret_of(connection)

    def count(table: Table, *conditions: Any) -> int:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0)

    return {
        "messages": len(messages),
        "registrations": count(registration, _people_of(address, messages)),
        "replies": count(outbox, _mails_of(address, messages)),
        "ledger": count(reply_ledger, reply_ledger.c.address == digest(secret, address)),
        "bounces": count(bounced_address, bounced_address.c.address == digest(secret, address)),
    }


def _people_of(address: str, messages: Sequence[int]) -> Any:
    return sa.or_(registration.c.sender == address, registration.c.message_id.in_(messages))


def _mails_of(address: str, messages: Sequence[int]) -> Any:
    return sa.or_(outbox.c.recipient == address, outbox.c.message_id.in_(messages))


def _erase(connection: Connection, address: str, messages: Sequence[int], now: datetime, actor: str) -> None:
    secret = secret_of(connection)
    hidden = digest(secret, address)
    people = list(connection.scalars(sa.select(registration.c.id).where(_people_of(address, messages))))
    mails = list(connection.scalars(sa.select(outbox.c.id).where(_mails_of(address, messages))))
    blank_audit(connection, messages, people, mails)
    connection.execute(sa.delete(registration).where(registration.c.id.in_(people)))
    connection.execute(sa.delete(outbox).where(outbox.c.id.in_(mails)))
    connection.execute(sa.delete(reply_ledger).where(reply_ledger.c.address == hidden))
    connection.execute(sa.delete(bounced_address).where(bounced_address.c.address == hidden))
    forget_messages(connection, messages, now)
    connection.execute(sa.insert(erasure).values(address=hidden, at=now, actor=actor))
    audits.add(connection, audits.Entry(now, actor, "erased", after={"messages": len(messages)}))


def _addresses(connection: Connection) -> set[str]:
    columns = (message.c.sender, registration.c.sender, outbox.c.recipient)
    return {address for column in columns for address in connection.scalars(sa.select(column).distinct()) if address}

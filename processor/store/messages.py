"""Messages: raw bytes in first, then the road's one fate each; lists for people and machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Select

from processor.store import audits, intake, shown
from processor.store.answering import forget_refusal
from processor.store.database import MAX_ATTEMPTS, AnyRow, reading, writing
from processor.store.folding import clean, digest, fold, like, normal_address
from processor.store.rows import Delivery, Page, Stored
from processor.store.settings import secret_of
from processor.tables import content, message, outbox, registration, sighting, tombstone
from processor.values import Arrival, Fate, Kind, RegistrationStatus

UNPROCESSED = sa.text("message.fate = 'received'")  # a literal, so that the partial index serves it
WHOLE = (*message.c, content.c.evidence, content.c.raw.is_not(None).label("has_raw"))
STORED = (
    *(message.c[name] for name in ("id", "fate", "mailbox", "folder", "uidvalidity", "uid", "received_at")),
    *(message.c[name] for name in ("old_mail", "truncated", "attempts", "decision", "kind", "workshops", "reason")),
    content.c.method,
    content.c.raw,
)


class Messages:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save_raw(self, batch: Sequence[Delivery], now: datetime) -> list[Stored]:
        """Protocol T2, one transaction: from here the mail is ours. One result for each delivery, in order.

        Known content (unique content key) is linked and due for filing as its message's fate asks; erased content
        (tombstone) leaves only the sighting.
        """
        if not batch:
            return []
        with writing(self._engine) as connection:
            return intake.save(connection, secret_of(connection), batch, now)

    def unprocessed(self, limit: int = 50, max_bytes: int = 32_000_000) -> list[Stored]:
        """Received and never decided, with bytes, fewest attempts first; at least one, else at most `max_bytes`.

        Take those with attempts alone, one by one: one of them may be what ended the process.
        """
        sizes = (
            sa.select(message.c.id, message.c.size)
            .where(UNPROCESSED, message.c.attempts < MAX_ATTEMPTS)
            .order_by(message.c.attempts, message.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            ids = _fitting(connection.execute(sizes).all(), max_bytes)
            return _load(connection, ids)

    def begin_processing(self, ids: Sequence[int]) -> dict[int, int]:
        """Protocol T3a: attempts + 1 for each, committed before the bytes are parsed. Returns attempts by id."""
        statement = sa.update(message).where(message.c.id.in_(ids), UNPROCESSED).values(attempts=message.c.attempts + 1)
        with writing(self._engine) as connection:
            return {row[0]: row[1] for row in connection.execute(statement.returning(message.c.id, message.c.attempts))}

    def forgive_processing(self, ids: Sequence[int]) -> None:
        """Take back one attempt each: the process was ended for another reason than this mail."""
        statement = sa.update(message).where(message.c.id.in_(ids), UNPROCESSED, message.c.attempts > 0)
        with writing(self._engine) as connection:
            connection.execute(statement.values(attempts=message.c.attempts - 1))

    def fail(
        self, message_id: int, error: str, now: datetime, *, sender: str = "", subject: str = "", final: bool = False
    ) -> bool:
        """Record an error of reading. After the third attempt, or when `final`, the fate is `failed` (True).

        `sender` and `subject`, where they could be read, are for staff to recognise the mail by.
        """
        with writing(self._engine) as connection:
            attempts = connection.scalar(sa.select(message.c.attempts).where(message.c.id == message_id, UNPROCESSED))
            if attempts is None:
                return False
            known = {"sender": normal_address(sender), "subject": clean(subject, 2000)}
            known["search"] = fold(f"{known['sender']} {known['subject']}")
            return _fail(connection, message_id, error, now, known, final=final or attempts >= MAX_ATTEMPTS)

    def give_up(self, now: datetime) -> list[int]:
        """Fail what was begun three times and never ended: each time the process died. Returns the ids."""
        query = sa.select(message.c.id).where(UNPROCESSED, message.c.attempts >= MAX_ATTEMPTS)
        with writing(self._engine) as connection:
            ids = list(connection.scalars(query))
            for message_id in ids:
                _fail(connection, message_id, "odczyt trzykrotnie przerwał proces", now, {}, final=True)
            return ids

    def reopen(self, ids: Sequence[int], now: datetime, actor: str) -> list[int]:
        """Back to `received` with attempts 0: `reprocess` and "try again". Only held and failed ones with bytes.

        Registrations that the rule held for this mail and that nobody decided are taken back. Returns the ids reopened.
        """
        with writing(self._engine) as connection:
            return [each for each in ids if _reopen(connection, each, now, actor)]

    def get(self, message_id: int) -> dict[str, Any] | None:
        """One message whole: the contract's keys, and version, decision, rule, error, attempts, size, decided_by,
        decided_at, old_mail, truncated, sender_name, workshops, confidence, has_raw, evidence, registrations, replies.
        """
        query = sa.select(*WHOLE).join(content, isouter=True).where(message.c.id == message_id)
        filed = sa.select(sighting.c.filed_to).where(sighting.c.message_id == message_id).order_by(sighting.c.id.desc())
        people = shown.REGISTRATIONS.where(registration.c.message_id == message_id).order_by(registration.c.id)
        answers = shown.REPLIES_TOLD.where(outbox.c.message_id == message_id).order_by(outbox.c.id)
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                return None
            whole = shown.message_row(row) | {"filed_to": connection.scalar(filed.limit(1))}
            whole |= {name: shown.iso(whole[name]) for name in ("decided_at", "stored_at")}
            whole["registrations"] = [shown.registration_row(each) for each in connection.execute(people).mappings()]
            whole["replies"] = [shown.reply_row(each) for each in connection.execute(answers).mappings()]
        return {key: value for key, value in whole.items() if key not in {"content_key", "search"}}

    def stored(self, message_id: int) -> Stored | None:
        """The message as the road takes it, with bytes."""
        with reading(self._engine) as connection:
            return next(iter(_load(connection, [message_id])), None)

    def raw(self, message_id: int) -> bytes | None:
        """The bytes as served; None when they were never fetched or have been purged."""
        found = self.stored(message_id)
        return found.raw if found else None

    def page(
        self,
        *,
        fate: Fate | None = None,
        kind: Kind | None = None,
        search: str = "",
        start: int | None = None,
        oldest_first: bool = False,
        limit: int = 50,
    ) -> Page:
        """A page of the list, newest first; `start` is the `next` of the page before (keyset, flat at any depth)."""
        query = _filtered(fate, kind, search)
        ascending = oldest_first
        return shown.page(
            self._engine, query, message.c.id, shown.message_row, start=start, ascending=ascending, limit=limit
        )

    def each(self, *, fate: Fate | None = None) -> Iterator[dict[str, Any]]:
        """Every message by id as `zapisy messages --json` prints it; streams, memory stays flat."""
        return shown.every(self._engine, _filtered(fate, None, ""), message.c.id, shown.message_row)

    def raws_since(self, since: datetime) -> Iterator[tuple[Stored, Mapping[str, Any]]]:
        """For `replay`: stored messages with bytes received from `since`, by id, each with what was decided then."""
        last = 0
        query = sa.select(*STORED).join(content).where(message.c.received_at >= since, content.c.raw.is_not(None))
        while True:
            with reading(self._engine) as connection:
                chunk = query.where(message.c.id > last).order_by(message.c.id).limit(20)
                rows = connection.execute(chunk).all()
            for row in rows:
                decided = {"decision": row.decision, "kind": row.kind, "workshops": row.workshops, "fate": row.fate}
                yield _as_stored(row, None), decided | {"reason": row.reason}
            if not rows:
                return
            last = rows[-1].id

    def leave_unanswered(self) -> int:
        """For `reconcile`: whatever is still to be decided is decided without an automatic answer (gate row 26)."""
        statement = sa.update(message).where(UNPROCESSED, message.c.old_mail.is_(False)).values(old_mail=True)
        with writing(self._engine) as connection:
            return connection.execute(statement).rowcount

    def known_keys(self, content_keys: Sequence[str]) -> dict[str, int]:
        """For `reconcile`: message id by content key (0 for erased content)."""
        with reading(self._engine) as connection:
            secret = secret_of(connection)
            digests = {digest(secret, key): key for key in content_keys}
            gone = connection.scalars(sa.select(tombstone.c.key).where(tombstone.c.key.in_(list(digests))))
            query = sa.select(message.c.content_key, message.c.id).where(message.c.content_key.in_(content_keys))
            return {digests[key]: 0 for key in gone} | {row[0]: row[1] for row in connection.execute(query)}

    def counts(self) -> dict[str, int]:
        """Messages by fate; every fate is there."""
        query = sa.select(message.c.fate, sa.func.count()).group_by(message.c.fate)
        with reading(self._engine) as connection:
            found = {row[0]: row[1] for row in connection.execute(query)}
        return {fate.value: found.get(fate.value, 0) for fate in Fate}


def _fitting(sizes: Sequence[AnyRow], max_bytes: int) -> list[int]:
    ids: list[int] = []
    total = 0
    for message_id, size in sizes:
        total += size
        if ids and total > max_bytes:
            break
        ids.append(message_id)
    return ids


def _load(connection: Connection, ids: Sequence[int]) -> list[Stored]:
    if not ids:
        return []
    rows = connection.execute(sa.select(*STORED).join(content).where(message.c.id.in_(ids))).all()
    seen = sa.select(sighting.c.message_id, sa.func.max(sighting.c.id)).where(sighting.c.message_id.in_(ids))
    sightings = {row[0]: row[1] for row in connection.execute(seen.group_by(sighting.c.message_id))}
    by_id = {row.id: _as_stored(row, sightings.get(row.id)) for row in rows}
    return [by_id[each] for each in ids if each in by_id]


def _as_stored(row: AnyRow, sighting_id: int | None) -> Stored:
    arrival = Arrival(row.mailbox, row.folder, row.uidvalidity, row.uid, row.received_at)
    raw = intake.unpack(row.method, row.raw) if row.raw is not None else None
    return Stored(row.id, Fate(row.fate), arrival, True, sighting_id, raw, row.old_mail, row.attempts, row.truncated)


def _fail(
    connection: Connection, message_id: int, error: str, now: datetime, known: dict[str, str], *, final: bool
) -> bool:
    said = clean(error, 1000)
    values: dict[str, Any] = {"error": said} | {key: value for key, value in known.items() if value}
    if final:
        values |= {"fate": Fate.FAILED.value, "rule": "unreadable", "reason": said}
        values |= {"decided_by": "rule", "decided_at": now, "version": message.c.version + 1}
    connection.execute(sa.update(message).where(message.c.id == message_id, UNPROCESSED).values(values))
    if final:
        here = (sighting.c.message_id == message_id, sighting.c.filing != "gone")
        connection.execute(sa.update(sighting).where(*here).values(filing="due"))
        entry = audits.Entry(now, "rule", "failed", message_id, after={"fate": "failed"}, reason=said)
        audits.add(connection, entry)
    return final


def _reopen(connection: Connection, message_id: int, now: datetime, actor: str) -> bool:
    has_raw = sa.select(content.c.message_id).where(content.c.raw.is_not(None))
    statement = sa.update(message).where(
        message.c.id == message_id,
        message.c.fate.in_([Fate.HELD.value, Fate.FAILED.value]),
        message.c.id.in_(has_raw.where(content.c.message_id == message_id)),
    )
    values = {"fate": Fate.RECEIVED.value, "attempts": 0, "version": message.c.version + 1}
    if connection.execute(statement.values(values)).rowcount != 1:
        return False
    undecided = (registration.c.status == RegistrationStatus.HELD.value, registration.c.decided_by == "rule")
    connection.execute(sa.delete(registration).where(registration.c.message_id == message_id, *undecided))
    forget_refusal(connection, message_id)
    audits.add(connection, audits.Entry(now, actor, "reopened", message_id, after={"fate": "received"}))
    return True


def _filtered(fate: Fate | None, kind: Kind | None, search: str) -> Select[Any]:
    query = shown.MESSAGES
    if fate is not None:
        query = query.where(message.c.fate == fate.value)
    if kind is not None:
        query = query.where(message.c.kind == kind.value)
    if search.strip():
        query = query.where(message.c.search.like(like(search), escape="\\"))
    return query

"""The outbox: every transition is a compare-and-swap on the row's state, committed at once (protocol 1 and 11-14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from processor.store import audits, shown
from processor.store.answering import insert_unless_there, reply_columns
from processor.store.database import AnyRow, insert, reading, writing
from processor.store.folding import clean, digest
from processor.store.rows import OutboxRow, Page
from processor.store.settings import secret_of
from processor.tables import bounced_address, outbox
from processor.values import Reply, ReplyStatus

WAITING = sa.text("outbox.status = 'waiting'")  # literals, so that the partial indexes serve them
COPY_DUE = sa.text("outbox.copy = 'due'")
COLUMNS = tuple(
    outbox.c[name]
    for name in (
        *("id", "message_id", "kind", "purpose", "recipient", "subject", "workshop", "mid", "raw", "status"),
        *("attempts", "created_at", "next_at", "changed_at", "sent_at", "error", "rule"),
    )
)
FURTHEST = timedelta(days=1)  # no pause between two attempts is as long
PUT_OFF = (
    sa.update(outbox).where(WAITING, outbox.c.next_at > sa.bindparam("furthest")).values(next_at=sa.bindparam("due"))
)
S = ReplyStatus


class Outbox:
    """`True` means: this call moved the row. `False`: it was no longer in the state it had to be in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def recover(self, now: datetime) -> tuple[int, int]:
        """Nobody is sending (we hold the lock): `sending` → `waiting`, `dot` → `uncertain`. Returns both counts.

        What a wrong clock put off for longer than any pause is due at once.
        """
        lost = "przerwane po wysłaniu treści; nie wiadomo, czy serwer przyjął wiadomość"
        with writing(self._engine) as connection:
            sending = _moved(connection, None, (S.SENDING,), now, status=S.WAITING, next_at=now)
            dot = _moved(connection, None, (S.DOT,), now, status=S.UNCERTAIN, error=lost)
            connection.execute(PUT_OFF, {"furthest": now + FURTHEST, "due": now})
        return sending, dot

    def due(self, now: datetime, limit: int = 50) -> list[OutboxRow]:
        """Waiting and due, longest waiting first, with bytes."""
        return self._rows(WAITING, outbox.c.next_at <= now, order=(outbox.c.next_at, outbox.c.id), limit=limit)

    def claim(self, row_id: int, now: datetime) -> bool:
        """T5: waiting → sending, attempts + 1."""
        return self._move(row_id, (S.WAITING,), now, status=S.SENDING, count=1)

    def claim_all(self, row_ids: Sequence[int], now: datetime) -> set[int]:
        """T5 for many in one transaction; the ids of those that were still waiting."""
        with writing(self._engine) as connection:
            return {each for each in row_ids if _moved(connection, each, (S.WAITING,), now, status=S.SENDING, count=1)}

    def release_all(self, row_ids: Collection[int], now: datetime) -> None:
        """As `release`, for many in one transaction."""
        if row_ids:
            with writing(self._engine) as connection:
                for each in row_ids:
                    _moved(connection, each, (S.SENDING,), now, status=S.WAITING, count=-1)

    def release(self, row_id: int, now: datetime) -> bool:
        """sending → waiting at once, the attempt not counted: nothing was tried (no connection to the server)."""
        return self._move(row_id, (S.SENDING,), now, status=S.WAITING, count=-1)

    def mark_dot(self, row_id: int, now: datetime) -> bool:
        """T5b: sending → dot, right before the final dot goes out."""
        return self._move(row_id, (S.SENDING,), now, status=S.DOT)

    def mark_sent(self, row_id: int, server_text: str, now: datetime, *, copy: bool = True) -> bool:
        """T6: sending, dot or uncertain → sent; `copy`: a copy in Sent is due (see `copies_due`)."""
        said = {"server_text": clean(server_text, 500), "error": "", "copy": "due" if copy else "none"}
        return self._move(row_id, (S.SENDING, S.DOT, S.UNCERTAIN), now, status=S.SENT, sent_at=now, **said)

    def retry(self, row_id: int, next_at: datetime, error: str, now: datetime) -> bool:
        """sending or dot (the server answered 4xx) → waiting until `next_at`."""
        said = clean(error, 1000)
        return self._move(row_id, (S.SENDING, S.DOT), now, status=S.WAITING, next_at=next_at, error=said)

    def mark_failed(self, row_id: int, error: str, now: datetime) -> bool:
        """sending, dot or waiting → failed."""
        return self._move(row_id, (S.SENDING, S.DOT, S.WAITING), now, status=S.FAILED, error=clean(error, 1000))

    def mark_uncertain(self, row_id: int, error: str, now: datetime) -> bool:
        """dot → uncertain: the server's last word was lost."""
        return self._move(row_id, (S.DOT,), now, status=S.UNCERTAIN, error=clean(error, 1000))

    def uncertain(self, limit: int = 50) -> list[OutboxRow]:
        """Rows whose fate must be looked up in Sent, or decided by staff."""
        return self._rows(outbox.c.status == S.UNCERTAIN.value, order=(outbox.c.id,), limit=limit)

    def unsent(self, limit: int = 50) -> list[OutboxRow]:
        """For `reconcile`: what waits or is uncertain, whenever it is due."""
        open_ends = outbox.c.status.in_([S.WAITING.value, S.UNCERTAIN.value])
        return self._rows(open_ends, order=(outbox.c.id,), limit=limit)

    def resend(self, row_id: int, now: datetime, actor: str) -> bool:
        """uncertain, failed, bounced or suppressed with bytes → waiting: the same bytes again, by policy or staff."""
        states = (S.UNCERTAIN, S.FAILED, S.BOUNCED, S.SUPPRESSED)
        with writing(self._engine) as connection:
            values: dict[str, Any] = {"status": S.WAITING, "next_at": now, "rule": None}
            has_raw = connection.scalar(sa.select(outbox.c.raw.is_not(None)).where(outbox.c.id == row_id))
            moved = bool(has_raw) and _moved(connection, row_id, states, now, **values) == 1
            if moved:
                audits.add(connection, audits.Entry(now, actor, "resend", outbox_id=row_id))
        return moved

    def suppress(self, row_id: int, rule: str, sentence: str, now: datetime, actor: str = "rule") -> bool:
        """waiting, uncertain, failed, bounced → suppressed: by staff, by the mode "off", or by the breaker."""
        values: dict[str, Any] = {"rule": clean(rule, 100), "error": clean(sentence, 1000)}
        with writing(self._engine) as connection:
            states = (S.WAITING, S.UNCERTAIN, S.FAILED, S.BOUNCED)
            moved = _moved(connection, row_id, states, now, status=S.SUPPRESSED, **values) == 1
            if moved:
                entry = audits.Entry(now, actor, "suppressed", outbox_id=row_id, reason=sentence)
                audits.add(connection, entry)
        return moved

    def mark_bounced(self, mid: str, error: str, now: datetime, *, hard: bool = True) -> OutboxRow | None:
        """A DSN names our Message-ID: sent → bounced; a hard one is remembered for the address (gate row 20).

        The row, also where it was bounced before; None when the Message-ID is not one of a mail we sent.
        """
        with writing(self._engine) as connection:
            row = bounced(connection, mid, error, now, hard=hard)
        return self.get(row.id) if row is not None else None

    def by_mid(self, mids: Sequence[str]) -> list[OutboxRow]:
        """Our rows with these Message-IDs."""
        return self._rows(outbox.c.mid.in_(mids), order=(outbox.c.id,), limit=None)

    def copies_due(self, limit: int = 50) -> list[OutboxRow]:
        """Sent, and the copy in the Sent folder is still missing."""
        return self._rows(COPY_DUE, order=(outbox.c.id,), limit=limit)

    def copies_owed(self) -> frozenset[int]:
        """The ids of all of those."""
        with reading(self._engine) as connection:
            return frozenset(connection.scalars(sa.select(outbox.c.id).where(COPY_DUE)))

    def copied(self, row_ids: Sequence[int]) -> None:
        """The copies are in the Sent folder."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(outbox).where(outbox.c.id.in_(row_ids)).values(copy="done"))

    def enqueue(
        self,
        reply: Reply,
        now: datetime,
        *,
        purpose: str,
        actor: str,
        message_id: int | None = None,
        registration_id: int | None = None,
        kind: str | None = None,
        reason: str = "",
    ) -> int | None:
        """A mail that staff or an alarm sends; `purpose` tells it from the automatic answer ("reply").

        `kind` replaces the reply's own. None when a mail with this Message-ID is there already.
        """
        row = reply_columns(reply, now) | {"message_id": message_id, "purpose": purpose}
        row |= {"kind": kind} if kind else {}
        with writing(self._engine) as connection:
            statement = insert_unless_there(connection.dialect.name)
            new: int | None = connection.execute(statement, row).scalar()
            if new is not None:
                entry = audits.Entry(now, actor, "enqueued", message_id, registration_id, new, reason=reason)
                audits.add(connection, entry)
        return new

    def get(self, row_id: int) -> OutboxRow | None:
        """One row with its bytes."""
        return next(iter(self._rows(outbox.c.id == row_id, order=(), limit=1)), None)

    def page(self, *, status: ReplyStatus | None = None, start: int | None = None, limit: int = 50) -> Page:
        """Newest first, rows as the contract says and `subject`, `workshop`, `state` (dot and bounced told apart)."""
        query = shown.REPLIES_TOLD.add_columns(outbox.c.subject, outbox.c.workshop)
        if status is not None:
            query = query.where(outbox.c.status == status.value)
        return shown.page(self._engine, query, outbox.c.id, shown.reply_row, start=start, ascending=False, limit=limit)

    def each(self, *, status: ReplyStatus | None = None) -> Iterator[dict[str, Any]]:
        """As `zapisy replies --json` prints them, by id; streams. `dot` shows as sending, `bounced` as failed."""
        query = shown.REPLIES if status is None else shown.REPLIES.where(outbox.c.status == status.value)
        return shown.every(self._engine, query, outbox.c.id, shown.reply_row)

    def counts(self) -> dict[str, int]:
        """Rows by status; every status is there."""
        query = sa.select(outbox.c.status, sa.func.count()).group_by(outbox.c.status)
        with reading(self._engine) as connection:
            found = {row[0]: row[1] for row in connection.execute(query)}
        return {status.value: found.get(status.value, 0) for status in ReplyStatus}

    def breaker(self, now: datetime) -> tuple[int, int]:
        """Automatic answers decided within the last 10 minutes and the last hour."""
        # Here: building its statements costs a pass without mail more than all its queries.
        from processor.store import knowing

        with reading(self._engine) as connection:
            return knowing.breaker(connection, now)

    def _move(self, row_id: int, states: Sequence[ReplyStatus], now: datetime, **values: Any) -> bool:
        with writing(self._engine) as connection:
            return _moved(connection, row_id, states, now, **values) == 1

    def _rows(self, *conditions: Any, order: Sequence[Any], limit: int | None) -> list[OutboxRow]:
        query = sa.select(*COLUMNS).where(*conditions).order_by(*order).limit(limit)
        with reading(self._engine) as connection:
            return [_as_row(row) for row in connection.execute(query)]


def _moved(
    connection: Connection,
    row_id: int | None,
    states: Sequence[ReplyStatus],
    now: datetime,
    *,
    count: int = 0,
    **values: Any,
) -> int:
    """Rows moved out of `states`: one (or all, for None), and only those still in one of them; attempts + `count`."""
    stored = {key: value.value if isinstance(value, ReplyStatus) else value for key, value in values.items()}
    given = stored | {"changed_at": now} | ({"here": row_id} if row_id is not None else {})
    return connection.execute(_statement(tuple(states), row_id is not None, count), given).rowcount


@cache
def _statement(states: tuple[ReplyStatus, ...], one: bool, count: int) -> sa.Update:
    """Built once: building a statement costs more than SQLite takes to run it."""
    statement = sa.update(outbox).where(outbox.c.status.in_([state.value for state in states]))
    if count:
        statement = statement.values(attempts=outbox.c.attempts + count)
    return statement.where(outbox.c.id == sa.bindparam("here")) if one else statement


def bounced(connection: Connection, mid: str, error: str, now: datetime, *, hard: bool) -> AnyRow | None:
    """See `Outbox.mark_bounced`; in the caller's transaction. The row as it was before."""
    states = (S.SENT, S.DOT, S.UNCERTAIN, S.BOUNCED)
    where = (outbox.c.mid == mid, outbox.c.status.in_([state.value for state in states]))
    row = connection.execute(sa.select(*COLUMNS).where(*where)).one_or_none()
    if row is None:
        return None
    said = clean(error, 1000)
    _moved(connection, row.id, states, now, status=S.BOUNCED, error=said, bounced_at=now)
    _remember_bounce(connection, row.recipient, said, now, hard=hard)
    audits.add(connection, audits.Entry(now, "rule", "bounced", row.message_id, None, row.id, reason=said))
    return row


def _remember_bounce(connection: Connection, recipient: str, error: str, now: datetime, *, hard: bool) -> None:
    row = {"address": digest(secret_of(connection), recipient), "hard": hard, "at": now, "error": error}
    statement = insert(connection, bounced_address).values(row)
    newest = {name: statement.excluded[name] for name in ("at", "error")}
    hardest = sa.or_(bounced_address.c.hard, statement.excluded.hard)
    connection.execute(statement.on_conflict_do_update(index_elements=["address"], set_=newest | {"hard": hardest}))


def _as_row(row: AnyRow) -> OutboxRow:
    return OutboxRow(**{**row._mapping, "status": ReplyStatus(row.status), "mid": row.mid or "", "raw": row.raw or b""})

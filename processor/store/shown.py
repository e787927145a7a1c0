"""Rows as the contract shows them: the same dictionaries for `--json`, exports and pages. Instants: ISO 8601, UTC."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine, RowMapping, Select

from processor.store.database import reading
from processor.store.rows import Page
from processor.tables import message, outbox, registration, sighting

Show = Callable[[RowMapping], dict[str, Any]]
CHUNK = 1000
REPLY_STATUS = {"dot": "sending", "bounced": "failed"}  # the contract's word where the database tells more

_latest = sighting.alias("latest")
_filed_to = (
    sa.select(_latest.c.filed_to)
    .where(_latest.c.message_id == message.c.id)
    .order_by(_latest.c.id.desc())
    .limit(1)
    .scalar_subquery()
    .label("filed_to")
)
MESSAGES = sa.select(
    *(message.c[name] for name in ("id", "mailbox", "folder", "uidvalidity", "uid", "mid", "sha256", "sender")),
    *(message.c[name] for name in ("subject", "received_at", "kind", "fate", "reason")),
    _filed_to,
)
REGISTRATIONS = sa.select(
    *(registration.c[name] for name in ("id", "workshop", "first_names", "last_name", "gender", "status", "sender")),
    *(registration.c[name] for name in ("institution", "phone", "message_id", "received_at", "decided_by")),
)
REPLIES = sa.select(
    *(outbox.c[name] for name in ("id", "message_id", "recipient", "kind", "status", "rule", "attempts", "mid")),
    *(outbox.c[name] for name in ("sent_at", "error")),
)

REPLIES_TOLD = REPLIES.add_columns(outbox.c.status.label("state"))  # with dot and bounced told apart


def iso(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def message_row(row: RowMapping) -> dict[str, Any]:
    """Contract: `zapisy messages --json`."""
    shown = {("message_id" if key == "mid" else key): value for key, value in row.items()}
    return shown | {"received_at": iso(row["received_at"])}


def registration_row(row: RowMapping) -> dict[str, Any]:
    """Contract: `zapisy registrations --json`."""
    shown = {("message" if key == "message_id" else key): value for key, value in row.items()}
    return shown | {"received_at": iso(row["received_at"])}


def reply_row(row: RowMapping) -> dict[str, Any]:
    """Contract: `zapisy replies --json`."""
    names = {"message_id": "message", "recipient": "to", "mid": "message_id"}
    shown = {names.get(key, key): value for key, value in row.items()}
    status = REPLY_STATUS.get(row["status"], row["status"])
    return shown | {"status": status, "sent_at": iso(row["sent_at"]), "error": row["error"] or None}


def every(engine: Engine, query: Select[Any], key: Any, show: Show) -> Iterator[dict[str, Any]]:
    """All rows by ascending key, in chunks of their own short transactions: memory stays flat, nobody waits."""
    last = 0
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(key > last).order_by(key).limit(CHUNK)).mappings().all()
        for row in rows:
            yield show(row)
        if len(rows) < CHUNK:
            return
        last = rows[-1]["id"]


def page(
    engine: Engine, query: Select[Any], key: Any, show: Show, *, start: int | None, ascending: bool, limit: int
) -> Page:
    """A page in the order of an id; `start` is the last id of the page before."""
    ordered = query.order_by(key.asc() if ascending else key.desc()).limit(limit + 1)
    if start is not None:
        ordered = ordered.where(key > start if ascending else key < start)
    with reading(engine) as connection:
        rows = connection.execute(ordered).mappings().all()
    return Page(tuple(show(row) for row in rows[:limit]), rows[limit - 1]["id"] if len(rows) > limit else None)

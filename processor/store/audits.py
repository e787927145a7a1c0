"""The audit log: rows are added and never changed (erasing a person blanks what they say, `privacy`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from processor.store.database import reading
from processor.store.folding import clean
from processor.store.rows import Page
from processor.tables import audit, message, registration

ADD = sa.insert(audit)
NAMED = (
    sa.select(
        audit,
        message.c.subject,
        (registration.c.first_names + " " + registration.c.last_name).label("person"),
    )
    .outerjoin(message, message.c.id == audit.c.message_id)
    .outerjoin(registration, registration.c.id == audit.c.registration_id)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to which message, registration or mail; and how it was before and after."""

    at: datetime
    actor: str
    action: str
    message_id: int | None = None
    registration_id: int | None = None
    outbox_id: int | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    reason: str = ""


def add(connection: Connection, *entries: Entry) -> None:
    """Write entries in the caller's transaction: no decision without its trace, no trace without its decision."""
    rows = [{name: getattr(entry, name) for name in Entry.__slots__} for entry in entries]
    connection.execute(ADD, [row | {"reason": clean(row["reason"], 2000)} for row in rows])


class Audits:
    """Reading the log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(
        self,
        *,
        message_id: int | None = None,
        registration_id: int | None = None,
        outbox_id: int | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> Page:
        """Newest first, each with the `subject` of its message and the `person` of its registration; `before` is the
        `next` of the page before."""
        wanted = (
            (audit.c.message_id, message_id),
            (audit.c.registration_id, registration_id),
            (audit.c.outbox_id, outbox_id),
        )
        query = NAMED.order_by(audit.c.id.desc()).limit(limit + 1)
        query = query.where(*(column == value for column, value in wanted if value is not None))
        if before is not None:
            query = query.where(audit.c.id < before)
        with reading(self._engine) as connection:
            rows = [dict(row) | {"at": row["at"].isoformat()} for row in connection.execute(query).mappings()]
        return Page(tuple(rows[:limit]), rows[limit - 1]["id"] if len(rows) > limit else None)

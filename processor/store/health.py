"""Heartbeats, alarms and the clock last seen: what monitoring reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from processor.store.database import insert, reading, writing
from processor.store.evidence import plain
from processor.store.folding import clean
from processor.store.rows import Beat
from processor.tables import alarm, heartbeat


class Health:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def beat(self, name: str, now: datetime, counts: Mapping[str, Any], error: str | None = None) -> None:
        """Record a run of `name` (poll, send, …). The first error sets `failing_since`, a success clears it."""
        row = {"name": name, "at": now, "counts": plain(counts), "error": clean(error, 1000) if error else None}
        with writing(self._engine) as connection:
            before = _beats(connection).get(name)
            failing = (before.failing_since if before else None) or now
            succeeded = before.succeeded_at if before else None
            row |= {"failing_since": failing if error else None, "succeeded_at": succeeded if error else now}
            statement = insert(connection, heartbeat).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))

    def beats(self) -> dict[str, Beat]:
        """The last beat of each name."""
        with reading(self._engine) as connection:
            return _beats(connection)

    def alarm(self, name: str) -> dict[str, Any] | None:
        """The state kept for an alarm (raised_at, told_at, …), or None when it is not raised."""
        with reading(self._engine) as connection:
            state: dict[str, Any] | None = connection.scalar(sa.select(alarm.c.state).where(alarm.c.name == name))
            return state

    def set_alarm(self, name: str, state: Mapping[str, Any] | None, now: datetime) -> None:
        """Keep or clear (None) the state of an alarm."""
        with writing(self._engine) as connection:
            if state is None:
                connection.execute(sa.delete(alarm).where(alarm.c.name == name))
                return
            row = {"name": name, "state": plain(state), "changed_at": now}
            statement = insert(connection, alarm).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))

    def last_seen(self) -> datetime | None:
        """The newest `now` any beat carried: a clock before it is wrong."""
        with reading(self._engine) as connection:
            return last_seen(connection)


def last_seen(connection: Connection) -> datetime | None:
    newest: datetime | None = connection.scalar(sa.select(sa.func.max(heartbeat.c.at)))
    return newest


def _beats(connection: Connection) -> dict[str, Beat]:
    return {row.name: Beat(**row._mapping) for row in connection.execute(sa.select(heartbeat))}

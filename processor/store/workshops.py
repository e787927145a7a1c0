"""Workshops made in the browser, as the TOML text of a file in config/workshops."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from processor.store import audits
from processor.store.database import insert, reading, writing
from processor.store.rows import Stale
from processor.tables import workshop

Status = Literal["open", "closed", "cancelled"]


class Workshops:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def each(self) -> list[dict[str, Any]]:
        """id, toml, status, version, created_at, changed_at, changed_by; by id."""
        with reading(self._engine) as connection:
            return [dict(row) for row in connection.execute(sa.select(workshop).order_by(workshop.c.id)).mappings()]

    def add(self, workshop_id: str, toml: str, now: datetime, actor: str) -> bool:
        """False when the id is taken."""
        row: dict[str, Any] = {"id": workshop_id, "toml": toml, "status": "open"}
        row |= {"created_at": now, "changed_at": now, "changed_by": actor}
        with writing(self._engine) as connection:
            statement = insert(connection, workshop).values(row).on_conflict_do_nothing()
            made = connection.execute(statement.returning(workshop.c.id)).scalar()
            if made is not None:
                audits.add(connection, audits.Entry(now, actor, "workshop_added", after={"workshop": workshop_id}))
        return made is not None

    def change(
        self, workshop_id: str, version: int, now: datetime, actor: str, *, toml: str | None, status: Status | None
    ) -> None:
        """Another text, another status, or both. Raises Stale when `version` is no longer the row's."""
        given = {"toml": toml, "status": status}
        values = {key: value for key, value in given.items() if value is not None}
        with writing(self._engine) as connection:
            stamped = values | {"version": version + 1, "changed_at": now, "changed_by": actor}
            here = (workshop.c.id == workshop_id, workshop.c.version == version)
            if connection.execute(sa.update(workshop).where(*here).values(stamped)).rowcount != 1:
                raise _stale(connection, workshop_id)
            after = {"workshop": workshop_id, "status": status, "text": toml is not None}
            audits.add(connection, audits.Entry(now, actor, "workshop_changed", after=after))


def _stale(connection: Connection, workshop_id: str) -> Stale:
    row = connection.execute(sa.select(workshop).where(workshop.c.id == workshop_id)).one_or_none()
    if row is None:
        return Stale("?", None, "warsztat usunięty")
    return Stale(row.changed_by, row.changed_at, row.status)

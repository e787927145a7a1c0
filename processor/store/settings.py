"""What one installation knows of itself: its id, its secret, its first start."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.errors import DatabaseError
from processor.store.database import insert
from processor.store.rows import Instance
from processor.tables import setting


def value_of(connection: Connection, key: str) -> str | None:
    found: str | None = connection.scalar(sa.select(setting.c.value).where(setting.c.key == key))
    return found


def keep(connection: Connection, key: str, value: str) -> None:
    """Write a setting, whether it was there or not."""
    statement = insert(connection, setting).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def secret_of(connection: Connection) -> bytes:
    """The key of every HMAC in this database; made by `migrate`."""
    found = value_of(connection, "secret")
    if found is None:
        raise DatabaseError("The database is not prepared; run `zapisy migrate`.")
    return bytes.fromhex(found)


def start(connection: Connection, now: datetime) -> None:
    """Remember the first start; later ones change nothing."""
    connection.execute(
        insert(connection, setting).values(key="started", value=now.isoformat()).on_conflict_do_nothing()
    )


def instance(connection: Connection) -> Instance:
    """Id, secret and first start of an installation that was started."""
    started = value_of(connection, "started")
    assert started is not None
    return Instance(value_of(connection, "instance") or "", secret_of(connection), datetime.fromisoformat(started))

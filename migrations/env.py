"""Alembic's environment: on the connection it is given (`zapisy migrate`), or on ZAPISY_DATABASE__URL or -x url=…"""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import Connection, MetaData, text

from processor.store.database import make_engine
from processor.tables import UtcDateTime, metadata


def partial(metadata: MetaData) -> MetaData:
    """The tables with the conditions of their partial indexes."""
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        if where := index.info.get("where"):
            index.dialect_kwargs.update(sqlite_where=text(where), postgresql_where=text(where))
    return metadata


def render(kind: str, item: object, autogen: object) -> str | bool:
    """A migration stands for itself: it must not change when the program's own types do."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """In one transaction on either database: SQLite's DDL is transactional too when nobody commits in between."""
    context.configure(
        connection=connection,
        target_metadata=partial(metadata),
        render_as_batch=True,
        render_item=render,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def url() -> str:
    given = context.get_x_argument(as_dictionary=True).get("url") or os.environ.get("ZAPISY_DATABASE__URL")
    if not given:
        raise SystemExit("alembic: set ZAPISY_DATABASE__URL, or give -x url=sqlite:///file.db")
    return given


if connection := context.config.attributes.get("connection"):
    run(connection)
else:
    engine, _ = make_engine(url(), 30.0)
    with engine.connect().execution_options(writes=True) as connection:
        run(connection)

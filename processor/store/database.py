"""The engine, transactions and what database trouble is called.

Reading transactions are deferred; writing ones take SQLite's write lock at once (BEGIN IMMEDIATE), because a reader
that turns writer is refused immediately when another wrote meanwhile, whatever the busy timeout.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, QueuePool, Row, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, NoSuchModuleError

from processor.errors import ConfigurationError, DatabaseError

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
MAX_ATTEMPTS = 3  # of fetching and of reading one mail; then it is failed and shown to staff

LOCKED = "The database was locked by another process for longer than we wait; try again."
UNMIGRATED = "The database has no tables yet; run `zapisy migrate`."
FULL = "The disk of the database is full; make room on it."
SENTENCES = (  # (part of the driver's message, lower case; what it means and what to do)
    ("database is locked", LOCKED),
    ("lock timeout", LOCKED),
    ("readonly database", "The database can only be read; correct the permissions of its file and directory."),
    ("unable to open database file", "The database file cannot be opened; check its path and the permissions."),
    ("database or disk is full", FULL),
    ("no space left", FULL),
    ("disk i/o error", "The disk failed under the database; check it."),
    ("file is not a database", "The file is not an SQLite database; check [database] url."),
    ("malformed", "The database file is damaged; restore a backup."),
    ("no such table", UNMIGRATED),
    ("undefinedtable", UNMIGRATED),
    ("no such column", "The database has other tables than this program; run `zapisy migrate`."),
    ("password authentication failed", "The database server refused the password; check ZAPISY_DATABASE__URL."),
    (
        "does not exist",
        "The database server has no such database, user or table; make them, then run `zapisy migrate`.",
    ),
)
UNREACHABLE = "The database cannot be reached or refused; check [database] url and whether the server runs."


def make_engine(url: str, busy_timeout: float) -> tuple[Engine, Path | None]:
    """The engine for a URL, and the file for SQLite; connects to nothing. Raises ConfigurationError for other kinds."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed, busy_timeout)
        if parsed.get_backend_name() == "postgresql":
            return _postgresql(parsed, busy_timeout), None
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigurationError((_WRONG_URL,)) from error
    except ModuleNotFoundError as error:
        raise ConfigurationError(("[database] url: PostgreSQL needs an extra; install zapisy[postgres]",)) from error
    raise ConfigurationError((_WRONG_URL,))


_WRONG_URL = "[database] url: write sqlite:///file.db or postgresql+psycopg://user@host/database"


def _sqlite(url: URL, busy_timeout: float) -> tuple[Engine, Path]:
    if not url.database or url.database == ":memory:":
        raise ConfigurationError((_WRONG_URL,))
    path = Path(url.database).absolute()

    def connect() -> sqlite3.Connection:
        # mode=rw: a missing file is an error here; only `migrate` makes one
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, timeout=busy_timeout, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")  # readers and the writer do not stop each other
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # in WAL, NORMAL may forget the last commits at a power loss
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        return connection

    engine = create_engine("sqlite+pysqlite:///", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine, path


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _postgresql(url: URL, busy_timeout: float) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 10,
            "options": f"-c timezone=UTC -c lock_timeout={int(busy_timeout * 1000)}",
            "application_name": "zapisy",
        },
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with told(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed at the end, rolled back when something is raised."""
    with told(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def told() -> Iterator[None]:
    """Database trouble as DatabaseError with a sentence. A broken constraint is our own mistake: left as it is."""
    try:
        yield
    except (IntegrityError, DataError):
        raise
    except DBAPIError as error:
        raise DatabaseError(sentence(error)) from error


def sentence(error: DBAPIError) -> str:
    """What the driver said, for people."""
    said = f"{error.orig.__class__.__name__}: {error.orig}".strip()
    known = next((meaning for part, meaning in SENTENCES if part in said.lower()), UNREACHABLE)
    return f"{known} ({said.splitlines()[0][:300]})"


def insert(connection: Connection, table: Any) -> Any:
    """INSERT that knows ON CONFLICT, in the dialect of the database."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Any) -> Any:
    """The same for "sqlite" or "postgresql", where the statement is kept."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_into  # imported where it is the dialect in use
    else:
        from sqlalchemy.dialects.sqlite import insert as insert_into  # type: ignore[assignment]
    return insert_into(table)

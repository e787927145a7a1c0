"""One worker at a time: a lock that dies with the process, so that nothing stale is left after kill -9."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from processor.errors import AlreadyRunning, DatabaseError
from processor.store.database import told

KEY = 8241966  # of the advisory lock; one database is one installation
TAKEN = "Another process is fetching and sending mail right now."


class WorkerLock:
    """A lock that is held. `ensure` tells when the database's server has meanwhile forgotten it."""

    def __init__(self, connection: Connection | None = None) -> None:
        self._connection = connection

    def ensure(self) -> None:
        """Raises DatabaseError when the lock was lost with its session: stop, another may be working."""
        if self._connection is None:
            return
        try:
            self._connection.scalar(sa.text("SELECT 1"))
        except DBAPIError as error:
            raise DatabaseError("The connection that held the lock in the database was lost.") from error


@contextmanager
def file_lock(database: Path) -> Iterator[WorkerLock]:
    """flock on a file beside the SQLite database. Raises AlreadyRunning."""
    path = database.with_name(database.name + ".lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseError(f"The lock file {path} cannot be made: {error.strerror}") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(TAKEN) from error
        yield WorkerLock()
    finally:
        os.close(handle)


@contextmanager
def advisory_lock(engine: Engine) -> Iterator[WorkerLock]:
    """pg_try_advisory_lock on a connection of its own. Raises AlreadyRunning."""
    with told():
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()  # never given back to the pool with a lock on it
    with connection:
        with told():
            got = connection.scalar(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": KEY})
        if not got:
            raise AlreadyRunning(TAKEN)
        try:
            yield WorkerLock(connection)
        finally:
            with suppress(SQLAlchemyError):  # else it is held until the server has noticed that we are gone
                connection.scalar(sa.text("SELECT pg_advisory_unlock(:key)"), {"key": KEY})

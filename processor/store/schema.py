"""The schema's version: checked without Alembic (which is slow to import), brought to the newest with it."""

from __future__ import annotations

import secrets
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from processor import tables
from processor.errors import DatabaseError
from processor.store.database import insert, reading, told, writing

REVISIONS = ("0001",)  # oldest first; the last is what this program needs

MISSING = "The database is not there or has no tables; run `zapisy migrate`."
OLDER = "The tables of the database are of version {found}, {needed} is needed; run `zapisy migrate`."
NEWER = (
    "The tables of the database are of version {found}, newer than this program ({needed}); install its new version."
)


def check(engine: Engine, file: Path | None) -> None:
    """Raises DatabaseError with a sentence unless the database is there, at the newest revision, and may be written."""
    if file is not None and not _is_there(file):
        raise DatabaseError(f"{MISSING} (file {file})")
    found = revision(engine)
    if found is None:
        raise DatabaseError(MISSING)
    if found != REVISIONS[-1]:
        sentence = OLDER if found in REVISIONS else NEWER
        raise DatabaseError(sentence.format(found=found, needed=REVISIONS[-1]))
    with writing(engine) as connection:
        connection.execute(sa.update(tables.setting).where(sa.false()).values(value=""))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise DatabaseError(f"The database file {file} is out of reach; correct the permissions.") from error


def revision(engine: Engine) -> str | None:
    """The revision the database is at, None where it was never migrated."""
    with reading(engine) as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return found


def migrate(engine: Engine, file: Path | None) -> None:
    """Bring the schema to the newest revision, in one transaction; killed midway, nothing has happened."""
    if file is not None:
        _create(file)
    with told(), engine.connect().execution_options(writes=True) as connection:
        if file is not None:
            # rebuilding a table (batch mode) would otherwise delete what refers to it
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        with connection.begin():
            if file is None:
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(8241965)"))  # two at once: one waits
            _upgrade(connection)
            _settle_in(connection)
        connection.invalidate()  # with its pragma


def _create(file: Path) -> None:
    """An empty file that only we may read."""
    try:
        file.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"The database file {file} cannot be made: {error.strerror}") from error


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts()))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def scripts() -> Path:
    """The directory of the migrations: beside the package in a checkout, inside it where installed."""
    package = Path(__file__).resolve().parent.parent
    for place in (package / "shipped" / "migrations", package.parent / "migrations"):
        if (place / "env.py").exists():
            return place
    raise DatabaseError("The migrations are missing; install the program again.")


def _settle_in(connection: Connection) -> None:
    """Give a new database its identity: a random id, and the key of every HMAC in it."""
    rows = [{"key": "instance", "value": secrets.token_hex(8)}, {"key": "secret", "value": secrets.token_hex(32)}]
    connection.execute(insert(connection, tables.setting).on_conflict_do_nothing(), rows)

"""The schema: from nothing to the newest, said plainly when it is not that."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from processor.errors import ConfigurationError, DatabaseError
from processor.store import Store, open_store, schema
from processor.tables import metadata

PII = {"none", "id", "contact", "special", "content"}
NOBODY = 65_534
KEEP = {"always", "raw", "event", "ledger"}


def test_every_column_says_what_personal_data_it_holds_and_how_long() -> None:
    columns = [column for table in metadata.tables.values() for column in table.columns]
    assert len(columns) > 100
    for column in columns:
        assert column.info.get("pii") in PII, column
        assert column.info.get("keep") in KEEP, column


def test_migrate_makes_what_check_asks_for_and_may_be_repeated(empty_database_url: str) -> None:
    store = open_store(empty_database_url)
    with pytest.raises(DatabaseError, match="zapisy migrate"):
        store.check_schema()
    store.migrate()
    store.check_schema()
    store.migrate()
    store.check_schema()
    assert schema.revision(store.engine) == schema.REVISIONS[-1]


def test_migrations_make_the_tables_that_the_program_knows(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_migrations_keep_every_check_and_partial_index(store: Store) -> None:
    inspector = sa.inspect(store.engine)
    for table in metadata.tables.values():
        wanted = {each.name for each in table.constraints if isinstance(each, sa.CheckConstraint)}
        assert {check["name"] for check in inspector.get_check_constraints(table.name)} == wanted
        partial = {index.name for index in table.indexes if "where" in index.info}
        found = {
            index["name"]
            for index in inspector.get_indexes(table.name)
            if any(key.endswith("_where") for key in index.get("dialect_options", {}))
        }
        assert found == partial


def test_the_newest_revision_is_the_last_one_known() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(schema.scripts()))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(revision.revision for revision in reversed(list(scripts.walk_revisions()))) == schema.REVISIONS


def test_a_schema_of_another_version_is_named(store: Store) -> None:
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer than this program"):
        store.check_schema()


def test_a_missing_file_is_not_created_by_looking(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(DatabaseError, match="cannot be opened"):
        store.messages.counts()
    with pytest.raises(DatabaseError, match=r"none\.db"):
        store.check_schema()
    assert not (tmp_path / "none.db").exists()


def test_a_new_file_is_for_us_alone(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/new.db")
    store.migrate()
    assert (tmp_path / "new.db").stat().st_mode & 0o777 == 0o600


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path}/none/x.db").migrate()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"To nie jest baza danych." * 100)
    with pytest.raises(DatabaseError, match="not an SQLite database"):
        open_store(f"sqlite:///{tmp_path}/x.db").check_schema()


def test_a_server_that_is_out_of_reach(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be reached"):
        open_store(f"postgresql+psycopg://x@/y?host={tmp_path}").check_schema()


@pytest.mark.parametrize("url", ["mysql://x/y", "zapisy.db", "sqlite://", "sqlite:///:memory:"])
def test_another_kind_of_database_is_a_mistake_in_the_configuration(url: str) -> None:
    with pytest.raises(ConfigurationError, match="sqlite:///"):
        open_store(url)


def test_a_file_that_may_only_be_read(sqlite_url: str, tmp_path: Path) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    for directory in tmp_path.parents:
        if "pytest" in str(directory):
            directory.chmod(0o755)
    answer = said_by_somebody_else(open_store(sqlite_url).check_schema)
    tmp_path.chmod(0o755)
    assert answer.startswith("DatabaseError")
    assert "permissions" in answer


def test_a_directory_that_may_not_be_entered(sqlite_url: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    if os.geteuid() != 0:
        tmp_path.chmod(0)
    answer = said_by_somebody_else(open_store(sqlite_url).check_schema)
    tmp_path.chmod(0o700)
    assert answer.startswith("DatabaseError")
    assert "permissions" in answer


def said_by_somebody_else(ask: Callable[[], object]) -> str:
    """The error of a call made without root's power to write anywhere."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            ask()
            os.write(sending, b"no error")
        except Exception as error:  # noqa: BLE001 - the child reports whatever it was
            os.write(sending, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said


def test_sqlite_keeps_its_promises(sqlite_url: str) -> None:
    """WAL with FULL: a power loss forgets no commit; deleted bytes are overwritten."""
    store = open_store(sqlite_url)
    with store.engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30_000,
    }

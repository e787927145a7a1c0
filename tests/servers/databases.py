"""Fresh databases of both kinds: a test that takes `store` or `database_url` runs on SQLite and on PostgreSQL.

Migrations run once for each kind; every test gets a copy of the result.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from processor.store import Store, open_store
from tests.servers.postgres import Postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database this run of the test is on."""
    return str(request.param)


@pytest.fixture
def database_url(database: str, request: pytest.FixtureRequest) -> str:
    """A migrated database without a row of anybody's."""
    return str(request.getfixturevalue(f"{database}_url"))


@pytest.fixture
def empty_database_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """SQLite: a path where nothing is yet. PostgreSQL: a database without tables."""
    if database == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    server: Postgres = request.getfixturevalue("postgres")
    return server.create()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on a migrated database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite database."""
    path = tmp_path / "zapisy.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgresql_template(postgres: Postgres) -> str:
    """The name of a migrated database, to be copied."""
    name = postgres.database()
    _migrate(postgres.url(name))
    return name


@pytest.fixture
def postgresql_url(postgres: Postgres, postgresql_template: str) -> str:
    """A migrated PostgreSQL database."""
    return postgres.create(postgresql_template)


def _migrate(url: str) -> None:
    opened = open_store(url)
    opened.migrate()
    opened.close()

"""A private PostgreSQL: its own data directory and socket, no TCP, nothing of /etc/postgresql; it trusts everybody.

PostgreSQL refuses to run as root; there it runs as the system's user `postgres` (or `nobody`), elsewhere as oneself.
Without fsync, for nothing of it outlives the tests.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.servers import program
from tests.servers.ports import until

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "lc_messages": "C",
}


def newest_binaries() -> str:
    """Debian keeps each version's programs in a directory of its own, outside PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    return str(found[-1]) if found else ""


def _account() -> pwd.struct_passwd | None:
    """Whom the server runs as when we are root; None: as ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server. `url(name)` of a database; `create` makes one, by default empty."""

    directory: Path
    user: str
    numbers: Iterator[int]

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://{self.user}@/{name}?host={self.directory}"

    def database(self, template: str = "template0") -> str:
        """The name of a new database, a copy of `template`."""
        name = f"zapisy_{next(self.numbers)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def create(self, template: str = "template0") -> str:
        """The URL of a new database, a copy of `template`."""
        return self.url(self.database(template))

    def execute(self, statement: str) -> None:
        """Run a statement as the superuser, outside a transaction."""
        import psycopg

        where = f"host={self.directory} user={self.user} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


def _directory(owner: pwd.struct_passwd | None) -> Path:
    directory = Path(tempfile.mkdtemp(prefix="zapisy-pg-", dir="/tmp"))  # short: a socket's path has 107 bytes
    directory.chmod(0o755)
    if owner is not None:
        os.chown(directory, owner.pw_uid, owner.pw_gid)
    return directory


def _initialise(initdb: str, directory: Path, user: str, owner: pwd.struct_passwd | None) -> None:
    arguments = ["-D", str(directory / "data"), "-U", user, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-N"]
    done = subprocess.run([initdb, *arguments], capture_output=True, text=True, cwd=directory, **_as(owner))
    assert done.returncode == 0, done.stderr


def _as(owner: pwd.struct_passwd | None) -> dict[str, int | list[int]]:
    return {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for the whole run."""
    binaries = newest_binaries()
    initdb = program("initdb", package="postgresql", extra=binaries)
    server = program("postgres", package="postgresql", extra=binaries)
    owner = _account()
    directory = _directory(owner)
    user = owner.pw_name if owner else pwd.getpwuid(os.geteuid()).pw_name
    _initialise(initdb, directory, user, owner)
    options = [f"-c{name}={value}" for name, value in (SETTINGS | {"unix_socket_directories": str(directory)}).items()]
    with (directory / "log").open("wb") as log:
        process = subprocess.Popen(
            [server, "-D", str(directory / "data"), *options], stdout=log, stderr=log, cwd=directory, **_as(owner)
        )
    try:
        running = Postgres(directory, user, count(1))
        until(lambda: process.poll() is not None or _answers(running), seconds=30)
        assert process.poll() is None, (directory / "log").read_text()
        yield running
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: there is nothing to save
        process.wait(timeout=20)
        shutil.rmtree(directory, ignore_errors=True)


def _answers(server: Postgres) -> bool:
    import psycopg

    try:
        server.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True

"""The servers of a run: Dovecot with either storage, PostgreSQL, and the sink and delaying proxy as processes.

Dovecot and PostgreSQL are those of the tests; here Dovecot goes without quota and rights, as in a small office.
"""

from __future__ import annotations

import contextlib
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.servers import databases, postgres
from tests.servers.dovecot import MAIL_UID, Account, Dovecot, running
from tests.servers.ports import free_port, listening, until

ROOT = Path(__file__).resolve().parent.parent
STORAGES = ("sdbox", "maildir")
PLAIN = """
mail_location = {location}
mail_plugins =
protocol imap {{
  mail_plugins =
}}
"""


@contextlib.contextmanager
def dovecot(storage: str) -> Iterator[Dovecot]:
    """A server whose mailboxes are kept as `storage`: sdbox or maildir."""
    location = "maildir:~/Maildir" if storage == "maildir" else "sdbox:~/sdbox"
    with running(extra=PLAIN.format(location=location)) as server:
        yield server


def fill(account: Account, files: Path, storage: str) -> None:
    """Let the mails in `files` have arrived, without IMAP: hard links into the Maildir, or doveadm import."""
    if storage == "maildir":
        _link(files, account.maildir)
        return
    source = account.home / "source"
    _link(files, source, "cur")
    import_ = ("import", "-u", account.name, f"maildir:{source}:INDEX=MEMORY", "", "ALL")
    account.server.doveadm("-o", "mail_fsync=never", *import_)


def _link(files: Path, maildir: Path, into: str = "new") -> None:
    for path in (maildir, *(maildir / name for name in ("cur", "new", "tmp"))):
        path.mkdir(exist_ok=True)
        _give(path)
    suffix = "" if into == "new" else ":2,"
    with os.scandir(files) as entries:
        for entry in entries:
            os.link(entry.path, maildir / into / f"{entry.name}{suffix}")


def owned(files: Path) -> Path:
    """The directory, all of it belonging to the mail user."""
    for path in (files, *files.iterdir()):
        _give(path)
    return files


def _give(path: Path) -> None:
    if os.getuid() == 0:
        os.chown(path, MAIL_UID, MAIL_UID)


@contextlib.contextmanager
def started(module: str, *arguments: str) -> Iterator[int]:
    """A server of bench/ as a process of its own; yields its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", module, str(port), *arguments], cwd=ROOT)
    try:
        until(lambda: listening(port) or process.poll() is not None, seconds=20)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


def sink(journal: Path | None = None) -> contextlib.AbstractContextManager[int]:
    """An SMTP server that takes everything; with `journal` it notes when, and in answer to what."""
    return started("bench.sink", *([str(journal)] if journal else []))


def delayed(target: int, milliseconds: float) -> contextlib.AbstractContextManager[int]:
    """A proxy to a port of this machine that is `milliseconds` of round trip away."""
    return started("bench.delay", str(target), str(milliseconds))


@contextlib.contextmanager
def postgresql() -> Iterator[postgres.Postgres]:
    """The tests' private server."""
    with contextlib.contextmanager(inspect.unwrap(postgres.postgres))() as server:
        yield server


def migrated(url: str) -> str:
    """The same URL, with the tables made."""
    databases._migrate(url)
    return url

"""Everything that is wrong in an office gives one clear sentence and the right exit status, and loses nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import ARRIVED, Ended, Office
from tests.servers.dovecot import Account, Dovecot
from tests.servers.ports import free_port
from tests.servers.smtp import Certificates, smtp_server

LATER = "2016-10-20T09:05:00+02:00"


def one_sentence(ended: Ended, *parts: str) -> None:
    """Exactly one line on standard error, with these words in it, and nothing on standard output."""
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert line.startswith("zapisy: ")
    for part in parts:
        assert part in line, line


def test_poll_is_silent_on_success(working_office: Office) -> None:
    ended = working_office("poll")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_check_says_what_works(working_office: Office) -> None:
    ended = working_office("check")
    assert ended.status == 0
    assert [line.split(":")[0] for line in ended.out.splitlines()] == [
        "ok   configuration",
        "ok   database",
        "ok   mailbox",
        "ok   smtp",
    ]


def test_monitoring_sees_whether_the_worker_works(working_office: Office) -> None:
    assert working_office("check", "--worker").status == 1  # no pass yet
    working_office("poll")
    assert working_office("check", "--worker").status == 0
    late = working_office("--now", "2016-10-20T09:04:00+02:00", "check", "--worker")
    assert (late.status, late.err) == (1, "")
    assert late.out.startswith("BAD  worker: the last good pass was")
    working_office.environ["ZAPISY_MAILBOX__PORT"] = str(free_port())
    working_office("--now", "2016-10-20T09:04:00+02:00", "poll")
    late = working_office("--now", "2016-10-20T09:04:00+02:00", "check", "--worker")
    assert "the connection was refused" in late.out


def test_wrong_password(working_office: Office) -> None:
    working_office.environ["ZAPISY_MAILBOX__PASSWORD"] = "wrong"
    ended = working_office("poll")
    one_sentence(ended, "refused to sign in", working_office.environ["ZAPISY_MAILBOX__USERNAME"])
    assert "wrong" not in ended.err.replace("is wrong", "")
    assert ended.status == 78
    assert working_office("check").status == 1


def test_wrong_host(working_office: Office) -> None:
    working_office.environ |= {"ZAPISY_MAILBOX__HOST": "imap.invalid", "ZAPISY_MAILBOX__SECURITY": "tls"}
    ended = working_office("poll")
    one_sentence(ended, "imap.invalid", "cannot be found")
    assert ended.status == 75
    assert working_office("check").status == 75


def test_closed_port(working_office: Office) -> None:
    working_office.environ["ZAPISY_MAILBOX__PORT"] = str(free_port())
    ended = working_office("poll")
    one_sentence(ended, working_office.environ["ZAPISY_MAILBOX__PORT"])
    assert ended.status == 75


def test_bad_certificate(working_office: Office, dovecot: Dovecot) -> None:
    """Signed by nobody we know."""
    working_office.environ |= {
        "ZAPISY_MAILBOX__SECURITY": "tls",
        "ZAPISY_MAILBOX__HOST": "localhost",
        "ZAPISY_MAILBOX__PORT": str(dovecot.tls_port),
    }
    ended = working_office("poll")
    one_sentence(ended, "certificate")
    assert ended.status == 78


def test_private_authority_is_believed_where_configured(working_office: Office, dovecot: Dovecot) -> None:
    working_office.environ |= {
        "ZAPISY_MAILBOX__SECURITY": "tls",
        "ZAPISY_MAILBOX__HOST": "localhost",
        "ZAPISY_MAILBOX__PORT": str(dovecot.tls_port),
        "ZAPISY_MAILBOX__CA_FILE": str(dovecot.ca_file),
    }
    assert working_office("poll").status == 0


def test_bad_certificate_of_the_smtp_server(working_office: Office, certificates: Certificates) -> None:
    with smtp_server(tls=certificates.wrong_host) as sink:
        working_office.environ |= {
            "ZAPISY_SMTP__SECURITY": "tls",
            "ZAPISY_SMTP__HOST": "localhost",
            "ZAPISY_SMTP__PORT": str(sink.port),
            "ZAPISY_SMTP__CA_FILE": str(certificates.ca_file),
        }
        ended = working_office("check")
    assert ended.status == 1
    assert "certificate" in ended.out.splitlines()[-1]


def test_unknown_key(office: Office) -> None:
    office.write("zapisy.toml", (office.config / "zapisy.toml").read_text("utf-8").replace("port = 1", "prot = 1", 1))
    for command in ("poll", "run", "check", "migrate", "registrations"):
        ended = office(command)
        assert ended.status == 78
        assert "[mailbox] prot: unknown key — did you mean port?" in ended.out + ended.err


def test_missing_workshop_date(office: Office) -> None:
    office.write(
        "workshops/bez-daty.toml", 'title = "Bez daty"\nends = 2016-10-26T13:30:00+02:00\nvenue = "x"\naddress = "y"\n'
    )
    ended = office("poll")
    one_sentence(ended, "bez-daty.toml", "starts: missing")
    assert ended.status == 78


def test_database_that_was_never_made(office: Office) -> None:
    ended = office("poll")
    one_sentence(ended, "zapisy migrate")
    assert ended.status in {75, 78}


def test_read_only_database(working_office: Office) -> None:
    """The file and its directory belong to somebody else."""
    assert working_office("poll").status == 0  # and what a poll needs is imported while everything may be read
    with tempfile.TemporaryDirectory(prefix="zapisy") as name:  # where everybody may enter
        shutil.copytree(working_office.directory, name, dirs_exist_ok=True)
        directory = working_office.directory = Path(name)
        before = (directory / "zapisy.db").read_bytes()
        for path in (*directory.glob("zapisy.db*"), directory):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_nobody():
            ended = working_office("poll")
        assert (directory / "zapisy.db").read_bytes() == before
        directory.chmod(0o755)
    one_sentence(ended, "can only be read")
    assert ended.status == 75


@contextmanager
def as_nobody() -> Iterator[None]:
    """Permissions do not bind root, so root becomes somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_database_held_by_another_program(working_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a backup or a forgotten shell does; a write waits its time-out and then says so."""
    with sqlite3.connect(working_office.directory / "zapisy.db", isolation_level=None) as other:
        monkeypatch.setattr("processor.store.open_store.__kwdefaults__", {"busy_timeout": 0.2})
        other.execute("BEGIN EXCLUSIVE")
        ended = working_office("poll")
        other.execute("ROLLBACK")
    one_sentence(ended)
    assert ended.status == 75
    assert working_office("poll").status == 0


def test_another_poll_holds_the_lock(working_office: Office) -> None:
    from processor.store import open_store

    store = open_store(f"sqlite:///{working_office.directory / 'zapisy.db'}")
    with store.single_worker_lock():
        ended = working_office("poll")
    store.close()
    assert ended.status == 75
    one_sentence(ended)


def test_server_that_says_nothing(working_office: Office) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        working_office.environ |= {
            "ZAPISY_MAILBOX__PORT": str(silent.getsockname()[1]),
            "ZAPISY_MAILBOX__TIMEOUT": "0.3",
        }
        ended = working_office("poll")
    one_sentence(ended, "0.3 s")
    assert ended.status == 75


def test_smtp_down_keeps_the_reply_and_sends_it_later(working_office: Office, account: Account, tmp_path: Path) -> None:
    right = working_office.environ["ZAPISY_SMTP__PORT"]
    working_office("poll")
    account.append(REGISTRATION, at=ARRIVED)
    working_office.environ["ZAPISY_SMTP__PORT"] = str(free_port())
    ended = working_office("poll")
    one_sentence(ended, "127.0.0.1", working_office.environ["ZAPISY_SMTP__PORT"])
    assert ended.status == 75
    assert account.subjects("Zgłoszenia") != []
    assert '"status": "waiting"' in working_office("replies", "--json").out
    working_office.environ["ZAPISY_SMTP__PORT"] = right
    assert working_office("--now", LATER, "poll").status == 0
    assert '"status": "sent"' in working_office("replies", "--json").out


REGISTRATION = """\
Return-Path: <anna.nowak@gmina.example>
From: Anna Nowak <anna.nowak@gmina.example>
To: biuro@omp.example
Subject: Warsztaty w Proszowicach
Date: Thu, 20 Oct 2016 08:59:00 +0200
Message-ID: <1@gmina.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Zgłaszam swój udział w warsztatach w Proszowicach.
Anna Nowak
""".replace("\n", "\r\n").encode()

"""Passwords are nowhere but on the wire, and a log that cannot be written stops nothing."""

from __future__ import annotations

import base64
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from processor.delivery import Transport
from processor.errors import ZapisyError
from processor.mailbox import Mailbox
from processor.settings import Secret
from tests.cli.conftest import ARRIVED, Office
from tests.road.mails import registration
from tests.servers.dovecot import Account
from tests.servers.proxy import Proxy
from tests.servers.smtp import smtp_server, smtp_settings

CANARY = "zażółć-kanarek-7391"
LATER = "2016-10-20T09:05:00+02:00"


def told(text: str) -> list[str]:
    """In which of its disguises the password stands in this text."""
    raw = CANARY.encode()
    disguises = {
        "plainly": CANARY,
        "escaped": ascii(CANARY)[1:-1],
        "as bytes": repr(raw)[2:-1],
        "in base64": base64.b64encode(raw).decode(),
        "in a PLAIN response": base64.b64encode(b"\0kanarek\0" + raw).decode()[12:-4],
        "its own letters": "kanarek-7391",
    }
    return [name for name, disguise in disguises.items() if disguise in text]


@pytest.mark.parametrize("arguments", [("poll",), ("check",), ("replies", "--json"), ("messages", "--json")])
@pytest.mark.parametrize("wrong", [False, True])
def test_row_97_no_command_tells_a_password(
    working_office: Office, account: Account, arguments: tuple[str, ...], wrong: bool
) -> None:
    working_office.environ |= {
        "ZAPISY_MAILBOX__PASSWORD": CANARY,
        "ZAPISY_SMTP__PASSWORD": CANARY,
        "ZAPISY_SMTP__USERNAME": "kanarek",
        "ZAPISY_WEB__SECRET_KEY": CANARY * 3,
    }
    account.server.write_user(account.name, "inne" if wrong else CANARY)
    account.password = "inne" if wrong else CANARY
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVED)
    ended = working_office("-vv", *arguments)
    assert told(ended.out + ended.err) == []


def test_row_97_no_library_logs_a_password_at_debug(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    account.server.write_user(account.name, CANARY)
    with Mailbox(account.settings(password=Secret(CANARY))) as mailbox:
        mailbox.open("INBOX")
    with pytest.raises(ZapisyError) as caught, Mailbox(account.settings(password=Secret(f"{CANARY}!"))):
        pass
    for password in (CANARY, "inne"):
        with smtp_server(password=password) as sink:
            transport = Transport(smtp_settings(sink.port, username="kanarek", password=Secret(CANARY)))
            try:
                transport.connect()
            except ZapisyError as error:
                assert told(str(error)) == []
            transport.close()
    assert told(f"{caught.value}{caught.value.__cause__!r}{caplog.text}") == []
    assert told(repr(account.settings(password=Secret(CANARY)))) == []


def in_a_process(office: Office, *arguments: str, errors: Path) -> int:
    command = [sys.executable, "-m", "processor.cli", "--config", str(office.config), "--now", LATER, *arguments]
    with errors.open("wb") as stream:
        return subprocess.run(
            command, env={**os.environ, **office.environ}, stderr=stream, cwd=office.directory, check=False, timeout=60
        ).returncode


def test_row_52_a_full_disk_for_logs_stops_nothing(working_office: Office, account: Account) -> None:
    assert working_office("poll").status == 0
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVED)
    assert in_a_process(working_office, "-vv", "poll", errors=Path("/dev/full")) == 0
    assert '"fate": "accepted"' in working_office("messages", "--json").out.replace('":"', '": "')


WRITING = (b"STORE", b"MOVE", b"COPY", b"APPEND", b"CREATE", b"DELETE", b"EXPUNGE", b"SUBSCRIBE", b"RENAME", b"FETCH")


def test_row_33_check_writes_nothing(working_office: Office, account: Account) -> None:
    """The dry run of this program: it looks at everything that a pass needs."""
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVED)
    before = (account.flags(), account.folders())
    with Proxy(account.server.port) as proxy:
        working_office.environ["ZAPISY_MAILBOX__PORT"] = str(proxy.port)
        assert working_office("check").status == 0
        said = bytes(proxy.wire)
    assert b"INBOX" in said
    assert [word for word in WRITING if word in said] == []
    assert (account.flags(), account.folders()) == before

"""The administrator hears once that something fails for long, and once that it works again."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from processor.alarm import decide
from processor.errors import MailboxError
from processor.settings import AlarmSettings
from processor.store import Beat
from tests.road.conftest import NOW, Office
from tests.servers.ports import free_port

HOUR = timedelta(hours=1)
ADMINISTRATOR = "administrator@example.com"


def beat(failing_since: datetime | None) -> Beat:
    return Beat("poll", NOW, {}, "IMAP" if failing_since else None, failing_since)


@pytest.mark.parametrize(
    ("failing_since", "state", "expected"),
    [
        (None, None, None),
        (NOW - timedelta(minutes=59), None, None),
        (NOW - HOUR, None, "raise"),
        (NOW - 5 * HOUR, {"since": "x"}, None),
        (None, {"since": "x"}, "clear"),
        (None, {"since": "x", "cleared": NOW.isoformat()}, None),
        (NOW - HOUR, {"since": "x", "cleared": (NOW - HOUR).isoformat()}, "raise"),
        (NOW - HOUR, {"since": "x", "cleared": (NOW - HOUR / 2).isoformat()}, None),
    ],
)
def test_what_is_due(failing_since: datetime | None, state: dict[str, str] | None, expected: str | None) -> None:
    assert decide(beat(failing_since), state, HOUR, NOW) == expected
    assert decide(None, state, HOUR, NOW) is None


def with_alarm(office: Office, **keys: object) -> None:
    alarm = AlarmSettings(**({"to": ADMINISTRATOR} | keys))  # type: ignore[arg-type]
    office.settings = replace(office.settings, alarm=alarm)


def fail(office: Office, *, after: timedelta = timedelta()) -> None:
    office.now += after
    with pytest.raises(MailboxError):
        office.poll(mailbox={"port": free_port()})


def subjects(office: Office) -> list[str]:
    return [str(message_from_bytes(mail.raw)["Subject"]) for mail in office.sink.taken]


def test_one_mail_when_it_fails_for_long_and_one_when_it_works_again(office: Office) -> None:
    with_alarm(office)
    fail(office)
    fail(office, after=timedelta(minutes=50))
    assert office.sink.taken == []
    for _ in range(4):
        fail(office, after=timedelta(minutes=30))
    assert [mail.recipients for mail in office.sink.taken] == [(ADMINISTRATOR,)]
    assert office.sink.taken[0].sender in {"", "<>", None}
    for _ in range(3):
        office.poll()
    assert [mail.recipients for mail in office.sink.taken] == [(ADMINISTRATOR,)] * 2
    assert len(set(subjects(office))) == 2
    assert office.store.invariants() == []


def test_an_alarm_goes_out_whatever_the_mode_of_replies(office: Office) -> None:
    with_alarm(office)
    office.settings = office.changed(replies={"mode": "off"})
    fail(office)
    fail(office, after=2 * HOUR)
    fail(office)
    assert office.answered() == [ADMINISTRATOR]


def test_an_alarm_to_our_own_mailbox_is_not_answered(office: Office) -> None:
    with_alarm(office, to="biuro@example.org")
    fail(office)
    fail(office, after=2 * HOUR)
    fail(office)
    (alarm,) = office.sink.taken
    office.arrive(b"Return-Path: <>\r\n" + alarm.raw, at=office.now)
    result = office.poll()
    office.poll()
    assert (result.fetched, result.ignored) == (1, 1)
    assert office.answered() == ["biuro@example.org"] * 2  # the alarm, and that it works again
    office.arrive(b"Return-Path: <>\r\n" + office.sink.taken[1].raw, at=office.now)
    office.poll()
    office.poll()
    assert len(office.sink.taken) == 2


def test_without_an_address_nobody_is_told(office: Office) -> None:
    fail(office)
    fail(office, after=3 * HOUR)
    fail(office)
    assert office.sink.taken == []


def test_a_good_pass_renews_the_file_and_runs_the_command(office: Office, tmp_path: Path) -> None:
    seen, ran = tmp_path / "good pass", tmp_path / "ran"
    with_alarm(office, to="", touch=seen, command=f"touch '{ran}'")
    fail(office)
    assert not seen.exists() and not ran.exists()
    office.poll()
    assert ran.exists()
    os.utime(seen, (0, 0))
    office.poll()
    assert seen.stat().st_mtime > 0


def test_a_command_that_fails_does_not_fail_the_pass(office: Office, tmp_path: Path) -> None:
    with_alarm(office, touch=tmp_path / "no" / "such" / "place", command="/no/such/program 'unbalanced")
    assert office.poll().failed == 0

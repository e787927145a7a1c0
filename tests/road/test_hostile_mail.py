"""Mail that is meant to hurt, on the whole road: what its neighbours get, what staff see, what we send."""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import pytest

from processor.worker import poll_once
from processor.worker.deciding import Road
from tests.road.conftest import Office
from tests.road.mails import registration
from tests.stages.test_parse import nested

MEGABYTES = 512


@pytest.fixture
def database() -> str:
    """What a mail does to the reading has nothing to do with the kind of database."""
    return "sqlite"


# ── row 82: bombs ──

HEAD = b"Return-Path: <b@example.com>\r\nFrom: Bomba <b@example.com>\r\nTo: biuro@example.org\r\n"
PARTS = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
ENCODED = b" ".join(b"=?utf-8?q?=C5=81=C3=B3d=C5=BA?=" for _ in range(280_000 // 28))
BOMBS = {
    "nested": HEAD + nested(20_000),
    "mail in mail": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "parts": HEAD + PARTS + b"--b\r\n\r\nx\r\n" * 50_000,
    "headers": HEAD + b"".join(b"X-%d: a\r\n" % n for n in range(100_000)) + b"\r\nheaders",
    "recipients": HEAD + b"Cc: " + b", ".join(b"a%d@b.pl" % n for n in range(130_000)) + b"\r\n\r\nrecipients",
    "encoded words": b"Return-Path: <b@example.com>\r\nFrom: "
    + ENCODED
    + b" <b@example.com>\r\nTo: biuro@example.org\r\n\r\nx",
}


def peak_of_a_pass(office: Office) -> float:
    """Make a pass in a process of its own; the most memory that it and its children took, in megabytes."""
    office.now += timedelta(minutes=1)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            road = Road(office.settings, lambda: office.now)
            poll_once(office.settings, lambda: office.now, road=road)
            road.close()
            status = 0
        except BaseException as error:  # noqa: BLE001 - this process ends here
            sys.stderr.write(repr(error))
        finally:
            os._exit(status)
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return usage.ru_maxrss / 1024


def test_row_82_bombs_are_failed_with_a_reason_and_their_neighbours_done_in_the_same_pass(office: Office) -> None:
    people = [(f"Anna {name}", f"a{at}@example.com") for at, name in enumerate(NAMES)]
    ordinary = [registration(name, address) for name, address in people]
    office.arrive(
        *[each for pair in zip(ordinary, BOMBS.values(), strict=False) for each in pair], *ordinary[len(BOMBS) :]
    )
    assert peak_of_a_pass(office) < MEGABYTES
    assert office.people() == sorted(name for name, _ in people)
    assert sorted(office.answered()) == sorted(address for _, address in people)
    failed = [row for row in office.store.messages.each() if row["fate"] == "failed"]
    assert len(failed) == len(office.fates()) - len(people) == len(BOMBS)
    assert all("Wiadomość ma za wiele części" in row["reason"] or "za długie" in row["reason"] for row in failed)
    assert {row["sender"] for row in failed} <= {"b@example.com", ""}  # of 280 KB of sender nothing is kept
    assert len(office.account.uids("Zgłoszenia/Błędy")) == len(BOMBS)
    assert office.account.flags("Zgłoszenia/Błędy") == {uid: set() for uid in range(1, len(BOMBS) + 1)}  # unread
    assert office.store.messages.raw(failed[0]["id"]) in BOMBS.values()  # for staff to take along
    assert office.store.invariants() == []


NAMES = ("Nowak", "Mazur", "Dudek", "Pawlak", "Zając", "Król", "Wrona", "Sikora", "Lis", "Baran")

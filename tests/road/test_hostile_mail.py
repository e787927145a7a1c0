"""Mail that is meant to hurt, on the whole road: what its neighbours get, what staff see, what we send."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import signal
import sys
import termios
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from processor import lists
from processor.pipeline import Readout, open_desk
from processor.reader import ReadingFailed
from processor.worker import poll_once
from processor.worker.deciding import PLAINEST, Road
from tests.road.conftest import Office
from tests.road.mails import mail, registration
from tests.servers.ports import until
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


def test_a_mail_that_cannot_be_written_at_the_end_of_its_batch_leaves_its_neighbours_alone(office: Office) -> None:
    """Evidence is written for many mails together: whose the refused one is shows when each is written by itself."""
    with office.store.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER refused BEFORE UPDATE OF evidence ON content WHEN NEW.message_id = 2 "
            "BEGIN SELECT RAISE(ABORT, 'not this one'); END"
        )
    office.arrive(*[registration(f"Anna {name}", f"a{at}@example.com") for at, name in enumerate(NAMES[:3])])
    office.poll()
    assert office.fates() == ["accepted", "received", "accepted"]
    assert sorted(office.answered()) == ["a0@example.com", "a2@example.com"]
    assert office.store.invariants() == []


def test_a_program_that_can_read_nothing_blames_no_mail(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the middle of an upgrade: no child lives long enough to read the plainest mail."""
    office.arrive(*[registration(f"Anna Nowak-{n}", f"a{n}@example.com") for n in range(60)])
    office.road = Road(office.settings, lambda: office.now)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    for _ in range(4):
        with pytest.raises(ReadingFailed):
            office.poll()
    office.road.close()
    assert [stored.attempts for stored in office.store.messages.unprocessed(100)] == [0] * 60


# ── row 3: the reading child is killed ──


def readers() -> set[int]:
    """The reading children of this process, by id."""
    mine = str(os.getpid())
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if fields[1] == mine and fields[0] != "Z" and b"processor.reader" in (entry / "cmdline").read_bytes():
                    found.add(int(entry.name))
    return found


def attempts(office: Office) -> int:
    """To read the only mail."""
    message = office.store.messages.get(1)
    return message["attempts"] if message else 0


def waiting(child: int) -> int:
    """Bytes of requests that the child has not read yet."""
    requests = os.open(f"/proc/{child}/fd/0", os.O_RDONLY | os.O_NONBLOCK)
    try:
        return int.from_bytes(fcntl.ioctl(requests, termios.FIONREAD, bytes(4)), sys.byteorder)
    finally:
        os.close(requests)


def kill_the_child_in_a_pass(office: Office) -> None:
    """The child is held still, so that it certainly has begun no other mail, and killed once the attempt is noted and
    the mail handed to it."""
    others = readers()
    office.road = Road(office.settings, lambda: office.now)
    (plainest,) = office.road._read(open_desk(office.settings, office.store, office.now), [PLAINEST], office.now)
    assert isinstance(plainest, Readout)
    (child,) = readers() - others
    os.kill(child, signal.SIGSTOP)
    begun = attempts(office)

    def kill() -> None:
        until(lambda: attempts(office) > begun and waiting(child) > 0, seconds=15)
        os.kill(child, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    office.poll()
    killer.join()
    office.road.close()


def test_row_3_a_reading_child_that_is_killed_costs_an_attempt(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    shared = office.road
    kill_the_child_in_a_pass(office)
    assert office.fates() == ["received"]
    assert attempts(office) == 1
    office.road = shared
    office.poll()
    assert (office.people(), office.answered()) == (["Anna Nowak"], ["anna.nowak@example.com"])


def test_row_3_three_times_and_the_mail_is_failed_and_may_be_tried_again(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    shared = office.road
    for _ in range(3):
        kill_the_child_in_a_pass(office)
    (row,) = office.store.messages.each()
    assert row["fate"] == "failed" and "odczyt" in row["reason"]
    office.road = shared
    office.poll()
    assert len(office.account.uids("Zgłoszenia/Błędy")) == 1
    assert office.store.messages.reopen([row["id"]], office.now, "staff:ala") == [row["id"]]
    office.poll()
    assert (office.people(), office.answered()) == (["Anna Nowak"], ["anna.nowak@example.com"])


# ── rows 76 to 81: senders and texts ──

BODY = "Dzień dobry,\n\nzgłaszam swój udział w warsztatach w Proszowicach 26 października.\n\nImię i nazwisko: {}\n"
SPAM = "Kup tanio www.zle.example tel. 600100200"


def test_row_78_nothing_a_stranger_wrote_is_carried_on(office: Office) -> None:
    raw = mail(f'"{SPAM}" <anna@example.com>', SPAM, BODY.format("Anna Nowak") + SPAM)
    office.arrive(raw)
    office.poll()
    (taken,) = office.sink.taken
    answer = taken.message
    assert taken.recipients == ("anna@example.com",)
    for words in ("Kup tanio", "zle.example", "600100200"):
        assert all(words not in str(value) for value in answer.values())
        assert all(words not in part.get_content() for part in answer.walk() if part.get_content_maintype() == "text")


VICTIM = "ofiara@elsewhere.example"


@pytest.mark.parametrize("header", ["Reply_To", "Sender", "Cc", "Resent_From", "Disposition_Notification_To"])
def test_row_79_nobody_but_the_sender_is_written_to(office: Office, header: str) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com", **{header: VICTIM}))
    office.arrive(registration("Jan Nowak", "jan@example.com", To=f"biuro@example.org, {VICTIM}"))
    office.poll()
    assert len(office.fates()) == 2
    assert set(office.answered()) <= {"anna@example.com", "jan@example.com"}
    assert "jan@example.com" in office.answered()


FROM = {
    "two": b"From: Anna Nowak <anna@example.com>, Jan <jan@example.com>",
    "two headers": b"From: Anna Nowak <anna@example.com>\r\nFrom: Jan <jan@example.com>",
    "group": b"From: undisclosed-recipients:;",
    "encoded": b"From: =?utf-8?q?anna=40example.com=2C?= <jan@example.com>, x",
    "NUL": b"From: anna@example.com\x00 <jan@example.com>",
    "comment": b"From: alice@example.org)bob@example.com",
}


@pytest.mark.parametrize("line", FROM.values(), ids=FROM.keys())
def test_row_77_an_unclear_sender_is_never_answered(office: Office, line: bytes) -> None:
    raw = registration("Anna Nowak", "anna@example.com")
    start = raw.index(b"From:")
    office.arrive(raw[:start] + line + raw[raw.index(b"\r\n", start) :])
    office.poll()
    assert office.answered() == []
    assert office.people() == []
    assert office.fates()[0] in {"held", "ignored"}


FORGED = "mx.example.org; dmarc=pass header.from=example.com; spf=pass smtp.mailfrom=example.com"


@pytest.mark.parametrize(
    "lines",
    [
        ["mx.example.org; dmarc=fail header.from=example.com", FORGED],  # ours stands on top, the forged one below
        [f"{FORGED}; dmarc=fail header.from=example.com"],
        ["mx.example.org; dmarc=(((", FORGED],
    ],
)
def test_row_76_forged_results_prove_nothing(office: Office, lines: list[str]) -> None:
    desk = replace(office.settings.office, authserv_id="mx.example.org")
    office.settings = replace(office.settings, office=desk)
    office.road = Road(office.settings, lambda: office.now)
    raw = registration("Anna Nowak", "anna@example.com")
    office.arrive("".join(f"Authentication-Results: {line}\r\n" for line in lines).encode() + raw)
    office.poll()
    office.road.close()
    assert office.answered() == []
    assert office.fates() == ["held"]


ODD = {
    "encoded line break": b"From: =?utf-8?q?Anna=0D=0ABcc:_ofiara=40elsewhere.example?= <anna@example.com>",
    "U+2028": "Subject: Zgłoszenie\u2028na warsztaty w Proszowicach".encode(),
    "lone surrogate": b"Subject: =?utf-8?q?Zg=ED=A0=80oszenie_na_warsztaty_w_Proszowicach?=",
    "unknown charset": b"Subject: =?x-klingon?q?Zgloszenie_na_warsztaty_w_Proszowicach?=",
    "Message-ID": b"Message-ID: <<<<",
}


@pytest.mark.parametrize("line", ODD.values(), ids=ODD.keys())
def test_row_81_odd_headers_are_read_and_answered_in_good_form(office: Office, line: bytes) -> None:
    raw = registration("Anna Nowak", "anna@example.com")
    start = raw.index(line.partition(b":")[0] + b":")
    office.arrive(raw[:start] + line + raw[raw.index(b"\r\n", start) :])
    office.poll()
    assert office.fates() in (["accepted"], ["held"])
    assert set(office.answered()) <= {"anna@example.com"}
    for taken in office.sink.taken:
        assert taken.message["Bcc"] is None
        assert all(len(str(value).splitlines()) == 1 for value in taken.message.values())


# ── row 106: what is nobody's business ──


def test_row_106_words_about_health_are_in_no_list_and_no_log(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "processor")
    private = "Jestem na diecie bezglutenowej i poruszam się na wózku inwalidzkim."
    office.arrive(mail("Anna Nowak <anna@example.com>", "Zgłoszenie", BODY.format("Anna Nowak") + private))
    office.poll()
    rows = list(office.store.registrations.each())
    assert [row["last_name"] for row in rows] == ["Nowak"]
    listed = str(rows) + lists.make("csv", rows, None, office.now).content.decode("utf-8-sig") + caplog.text
    assert "dieci" not in listed and "wózk" not in listed

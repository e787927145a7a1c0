"""Faults of mailbox and mail on the whole road; each test names the row of the fault catalogue it injects.

What must hold everywhere: no registration lost, no second answer, the worker goes on, staff can see it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import sqlalchemy as sa

from processor.errors import AlreadyRunning, DatabaseError, MailboxError, ZapisyError
from processor.settings import Secret
from processor.worker import poll_once
from processor.worker.deciding import Road
from tests.road.conftest import Office
from tests.road.mails import mail, nameless, newsletter, registration
from tests.servers.proxy import Proxy, hiding
from tests.servers.smtp import ScriptedSmtp

PEOPLE = [("Anna Nowak", "anna@example.com"), ("Jan Kowalski", "jan@example.com"), ("Ewa Wójcik", "ewa@example.com")]


def all_well(office: Office, people: list[tuple[str, str]] = PEOPLE) -> None:
    """Everybody is registered once and has one answer, and all mail is where it belongs."""
    assert office.people() == sorted(name for name, _ in people)
    assert sorted(office.answered()) == sorted(address for _, address in people)
    assert office.store.invariants() == []


def three() -> list[bytes]:
    return [registration(name, address) for name, address in PEOPLE]


# ── mail that cannot be fetched ──

POISONS = {
    "body": "1476871200.M1P1.x,S=9000,W=9100:2,",  # the session ends when its bytes are asked for
    "size": "1476871200.M1P1.x,S=9000:2,",  # … already when its size is
}


@pytest.mark.parametrize("kind", POISONS)
@pytest.mark.parametrize("first", [True, False])
def test_rows_4_and_5_a_mail_that_breaks_the_session_holds_nobody_up(office: Office, kind: str, first: bool) -> None:
    mails = three()
    office.arrive(*([] if first else mails))
    office.account.drop(registration("Ola Zatruta", "ola@example.com"), POISONS[kind])
    assert office.account.uids() == ([1] if first else [1, 2, 3, 4])
    office.arrive(*(mails if first else []))
    office.poll()
    all_well(office)
    for _ in range(3):
        office.poll()
    assert len(office.account.uids("Zgłoszenia/Błędy")) == 1
    assert office.account.uids() == []
    assert sorted(office.fates()) == ["accepted", "accepted", "accepted", "failed"]
    all_well(office)


def test_row_4_a_mail_that_could_not_be_fetched_is_tried_again_when_staff_ask(office: Office) -> None:
    """Somebody mends the file; the mail lies in the folder of failed mail, beside one that failed otherwise."""
    office.account.drop(registration("Ola Zatruta", "ola@example.com"), POISONS["body"])
    office.arrive(b"".join(b"X-%d: a\r\n" % number for number in range(50_000)) + b"\r\nx")
    for _ in range(4):
        office.poll()
    assert office.fates() == ["failed", "failed"]
    (poisoned,) = [row for row in office.store.messages.each() if not row["sha256"]]
    (path,) = [path for path in office.account.maildir.glob(".*/*/*,S=9000*") if b"Zatruta" in path.read_bytes()]
    path.rename(path.with_name("1476871200.M9P9.x:2,"))
    assert office.store.sightings.try_again(poisoned["id"], office.now, "staff:ala")
    office.poll()
    assert office.people() == ["Ola Zatruta"]
    assert office.answered() == ["ola@example.com"]
    assert sorted(office.fates()) == ["accepted", "failed"]
    assert len(office.account.uids("Zgłoszenia/Błędy")) == 1
    assert office.account.uids() == []
    assert office.store.invariants() == []
    assert office.poll().fetched == 0


def test_row_107_ten_outages_condemn_nobody(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    for _ in range(10):
        with Proxy(office.account.server.port) as proxy:

            def cut_at_the_fetch(data: bytes, proxy: Proxy = proxy) -> bytes:
                if b"BODY.PEEK[]" in data:
                    proxy.refuse = True
                    proxy.cut_after = proxy.passed + 100
                return data

            proxy.rewrite_client = cut_at_the_fetch
            with pytest.raises(MailboxError):
                office.poll(mailbox={"port": proxy.port})
    assert office.fates() == []
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


# ── broken connections ──


@pytest.mark.parametrize("step", range(12))
def test_row_6_cut_anywhere_in_the_servers_stream(office: Office, step: int) -> None:
    office.arrive(*three())
    with Proxy(office.account.server.port, cut_after=400 + step * 450, cuts=3) as proxy:
        for _ in range(3):
            try:
                office.poll(mailbox={"port": proxy.port, "batch_bytes": 2500, "timeout": 1.0})
            except MailboxError as error:
                assert error.transient
    office.poll()
    all_well(office)


def test_row_10_a_slow_drip_is_ended_by_the_limit_of_the_pass(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    with Proxy(office.account.server.port, drip=0.05) as proxy:
        with pytest.raises(MailboxError, match="longer than"):
            office.poll(mailbox={"port": proxy.port}, worker={"cycle_limit": timedelta(seconds=1)})
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_15_a_server_that_is_away_and_comes_back(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    with pytest.raises(MailboxError, match="Nothing answers"):
        office.poll(mailbox={"port": 1})
    assert "Nothing answers" in (office.store.health.beats()["poll"].error or "")
    office.poll()
    assert office.store.health.beats()["poll"].error is None
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_17_a_wrong_password_is_said_and_nothing_lost(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    with pytest.raises(MailboxError, match="refused to sign in") as caught:
        office.poll(mailbox={"password": Secret("zle")})
    assert not caught.value.transient
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


# ── folders and UIDs that change under us ──


def test_row_18_a_folder_made_anew_answers_nobody_twice(office: Office, anna: bytes) -> None:
    with office.account.client() as client:
        client.create_folder("Praca")
    inbox = {"folder": "Praca", "registered_folder": ""}
    office.poll(mailbox=inbox)
    office.account.append(anna, "Praca", at=office.now)
    office.poll(mailbox=inbox)
    with office.account.client() as client:
        client.delete_folder("Praca")
        client.create_folder("Praca")
    office.account.append(newsletter(), "Praca")
    office.account.append(anna, "Praca")
    office.account.append(registration("Jan Kowalski", "jan@example.com"), "Praca")
    office.poll(mailbox=inbox)
    assert office.people() == ["Anna Nowak", "Jan Kowalski"]
    assert office.answered() == ["anna.nowak@example.com"]
    assert sorted(office.fates()) == ["accepted", "accepted", "ignored"]
    office.account.append(registration("Ewa Wójcik", "ewa@example.com"), "Praca", at=office.now)
    office.poll(mailbox=inbox)
    assert office.answered() == ["anna.nowak@example.com", "ewa@example.com"]


def test_row_20_renumbered_uids_are_recognised_by_content(office: Office) -> None:
    office.arrive(newsletter(), *three())
    office.poll(mailbox={"registered_folder": ""})
    for name in ("dovecot-uidlist", "dovecot.index", "dovecot.index.log", "dovecot.index.cache"):
        (office.account.maildir / name).unlink(missing_ok=True)
    office.poll(mailbox={"registered_folder": ""})
    all_well(office)
    assert len(office.fates()) == 4


def test_row_21_flags_that_were_lost_decide_nothing(office: Office) -> None:
    """As after a full disk: the mail is where it was, and nothing of what we or people had marked."""
    office.arrive(newsletter(), nameless(), *three())
    office.poll(mailbox={"registered_folder": ""})
    before = (office.people(), office.fates(), office.answered())
    with office.account.client("INBOX") as client:
        client.add_flags(client.search("ALL"), ["$Processed", "\\Seen"])
        client.set_flags(client.search("ALL"), ["unknown-0"])
    assert office.poll(mailbox={"registered_folder": ""}).fetched == 0
    assert (office.people(), office.fates(), office.answered()) == before


def test_row_22_mail_expunged_between_listing_and_fetching(office: Office) -> None:
    office.arrive(*three())

    def expunge_first(data: bytes) -> bytes:
        if b"BODY.PEEK[]" in data and 1 in office.account.uids():
            office.account.expunge(1)
        return data

    with Proxy(office.account.server.port, rewrite_client=expunge_first) as proxy:
        office.poll(mailbox={"port": proxy.port})
    office.poll()
    all_well(office, PEOPLE[1:])
    assert office.store.sightings.counts()["open"] == 0


def test_row_24_mail_that_a_person_moves_away_meanwhile_is_processed_once(office: Office, anna: bytes) -> None:
    office.arrive(anna)

    def take_away(data: bytes) -> bytes:
        if b"UID MOVE" in data and office.account.uids():
            with office.account.client("INBOX") as client:
                client.move([1], "Drafts")
        return data

    with office.account.client() as client:
        client.create_folder("Zgłoszenia")
    with Proxy(office.account.server.port, rewrite_client=take_away) as proxy:
        office.poll(mailbox={"port": proxy.port})
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])
    assert len(office.account.uids("Drafts")) == 1
    assert office.store.sightings.counts()["to_file"] == 0


def test_row_25_mail_dragged_back_is_filed_again_and_not_answered(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    office.poll()
    with office.account.client("Zgłoszenia") as client:
        client.move(client.search("ALL"), "INBOX")
    office.poll()
    assert office.account.uids() == []
    assert len(office.account.uids("Zgłoszenia")) == 1
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_26_a_folder_that_was_deleted_is_made_again(office: Office) -> None:
    office.arrive(three()[0])
    office.poll()
    with office.account.client() as client:
        client.delete_folder("Zgłoszenia")
    office.arrive(*three()[1:])
    office.poll()
    assert len(office.account.uids("Zgłoszenia")) == 2
    all_well(office)


def test_row_27_where_filing_is_forbidden_the_mail_waits_and_is_not_decided_again(office: Office, anna: bytes) -> None:
    with office.account.client() as client:
        client.create_folder("Zgłoszenia")
    office.account.acl("Zgłoszenia", "lra")
    office.arrive(anna)
    for _ in range(2):
        with pytest.raises(MailboxError, match="NOPERM"):
            office.poll()
    assert office.store.sightings.counts()["refused"] == 1
    assert office.account.uids() == [1]
    office.account.acl("Zgłoszenia", "lrswipkxtea")
    office.poll()
    assert office.account.uids() == []
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_31_what_others_marked_for_deletion_is_never_expunged_by_us(office: Office) -> None:
    office.arrive(newsletter(), *three())
    with office.account.client("INBOX") as client:
        client.add_flags([1], ["\\Deleted"])
    with Proxy(office.account.server.port, rewrite=hiding(b"MOVE")) as proxy:
        office.poll(mailbox={"port": proxy.port})
    assert office.account.flags() == {1: {"\\Deleted"}}
    all_well(office)


def test_row_32_a_read_only_mailbox_is_said_and_nothing_is_done(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    office.account.acl("INBOX", "lra")
    with pytest.raises(MailboxError, match="read-only") as caught:
        office.poll()
    assert not caught.value.transient
    assert office.fates() == []


def test_row_37_a_huge_mail_is_for_a_person(office: Office) -> None:
    body = "Zgłaszam Annę Nowak na warsztaty w Proszowicach 26 października.\n" + "x" * 76 + "\n" * 200_000
    office.arrive(mail("Anna Nowak <anna@example.com>", "Zgłoszenie na warsztaty w Proszowicach", body), three()[1])
    office.poll(mailbox={"max_message_bytes": 100_000})
    assert office.fates() == ["held", "accepted"]
    assert office.people() == ["Jan Kowalski"]


# ── mail that repeats itself or lacks what mail has ──


def test_row_46_the_same_mail_delivered_twice_is_one(office: Office, anna: bytes) -> None:
    office.arrive(anna, b"Received: from a.example by b.example; Wed, 19 Oct 2016 12:00:00 +0200\r\n" + anna)
    office.poll()
    assert office.fates() == ["accepted"]
    assert office.account.uids() == []
    assert len(office.account.uids("Zgłoszenia")) == 2
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_47_the_same_message_id_with_other_content_is_another_mail(office: Office) -> None:
    office.arrive(*[registration(name, address, Message_ID="<1@example.com>") for name, address in PEOPLE[:2]])
    office.poll()
    assert len(office.fates()) == 2
    assert office.people() == ["Anna Nowak", "Jan Kowalski"]


@pytest.mark.parametrize("raw", [b"\r\n", b"Subject: x\r\n\r\ny\r\n", b"\x00\xff\xfe" * 50, b"From: a@b\r\n\r\n"])
def test_row_48_mail_without_the_usual_headers_has_a_fate_too(office: Office, raw: bytes, anna: bytes) -> None:
    office.arrive(raw, anna)
    office.poll()
    assert len(office.fates()) == 2
    assert "received" not in office.fates()
    assert office.answered() == ["anna.nowak@example.com"]


INJECTIONS = [
    "=?utf-8?q?=3Cx=22=0D=0Aa1_DELETE_Sent=0D=0A=40example=2Ecom=3E?=",
    '<x" \r\n a1 DELETE Sent\r\n @example.com>',
    "<" * 50,
]


@pytest.mark.parametrize("value", INJECTIONS)
def test_row_80_a_senders_commands_never_reach_the_server(office: Office, value: str) -> None:
    raw = registration("Anna Nowak", "anna@example.com", Message_ID="").replace(
        b"Subject:", f"Message-ID: {value}\r\nSubject:".encode(), 1
    )
    office.arrive(raw)
    with Proxy(office.account.server.port) as proxy:
        office.poll(mailbox={"port": proxy.port})
        office.poll(mailbox={"port": proxy.port})
        assert b"DELETE" not in proxy.wire
    assert "Sent" in office.account.folders()
    assert len(office.fates()) == 1


# ── two at once ──


def test_row_42_four_polls_at_once_do_the_work_of_one(office: Office) -> None:
    """As cron would start them beside the worker; each is a process of its own."""
    office.arrive(*three())
    office.now += timedelta(minutes=1)
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                road = Road(office.settings, lambda: office.now)
                poll_once(office.settings, lambda: office.now, road=road)
                status = 0
            except AlreadyRunning:
                status = 75
            finally:
                os._exit(status)
        children.append(child)
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert set(ended) <= {0, 75} and 0 in ended
    all_well(office)
    assert office.account.uids() == []


def test_row_42_a_second_poll_at_the_same_time_steps_back(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    with office.store.single_worker_lock(), pytest.raises(AlreadyRunning) as caught:
        office.poll()
    assert caught.value.transient
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


# ── time ──


def refused_for_now(office: Office, wrong: timedelta) -> None:
    """An answer is tried while the clock is wrong, and the server says: later."""
    right = office.now
    office.now += wrong
    with ScriptedSmtp({"data": "451 later"}) as smtp:
        office.poll(smtp={"port": smtp.port})
    office.now = right


@pytest.mark.parametrize("wrong", [timedelta(days=6), timedelta(days=-1)])
def test_row_58_an_answer_put_off_by_a_wrong_clock_is_not_stuck(office: Office, anna: bytes, wrong: timedelta) -> None:
    office.arrive(anna)
    with pytest.raises(ZapisyError):
        office.poll(smtp={"port": 1})
    refused_for_now(office, wrong)
    assert office.store.outbox.counts()["waiting"] == 1
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_58_ten_years_ahead_nothing_is_lost(office: Office, anna: bytes) -> None:
    """The answer is too old to be sent unasked; a person sees it and sends it."""
    office.arrive(anna)
    with pytest.raises(ZapisyError):
        office.poll(smtp={"port": 1})
    refused_for_now(office, timedelta(days=3650))
    (row,) = office.store.outbox.each()
    assert row["status"] == "failed" and "proszę zdecydować" in row["error"]
    assert office.store.outbox.resend(row["id"], office.now, "staff:ala")
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_row_59_the_hour_that_comes_twice(office: Office) -> None:
    """Clocks in Poland go from 3:00 back to 2:00 on 30 October 2016, at 1:00 UTC; passes at 2:30, 2:30 and 3:30."""
    (workshop,) = office.settings.office.workshops
    later = timedelta(days=14)
    moved = replace(workshop, starts=workshop.starts + later, ends=workshop.ends + later, registration_closes=None)
    office.settings = replace(office.settings, office=replace(office.settings.office, workshops=(moved,)))
    office.road = Road(office.settings, lambda: office.now)
    office.now = datetime(2016, 10, 30, 0, 20, tzinfo=UTC)
    for name, address in PEOPLE:
        body = f"Zgłaszam swój udział w warsztatach w Proszowicach.\n\nImię i nazwisko: {name}\n"
        written = format_datetime(office.now)
        office.arrive(mail(f"{name} <{address}>", "Zgłoszenie", body, Date=written), at=office.now)
        office.now += timedelta(minutes=9)
        assert office.poll().fetched == 1
        office.now += timedelta(minutes=50)
    office.road.close()
    all_well(office)


@pytest.mark.parametrize("database", ["postgresql"])
def test_row_55_a_pass_whose_lock_was_lost_sends_nothing(office: Office, anna: bytes) -> None:
    office.arrive(anna)

    def lose_the_lock(data: bytes) -> bytes:
        if b"BODY.PEEK[]" in data:
            query = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            with office.store.engine.connect() as connection:
                connection.execute(sa.text(query))
        return data

    with Proxy(office.account.server.port, rewrite_client=lose_the_lock) as proxy:
        with pytest.raises(DatabaseError):
            office.poll(mailbox={"port": proxy.port})
    assert office.answered() == []
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


def test_a_reading_process_that_cannot_start_condemns_no_mail(
    office: Office, anna: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the middle of an upgrade: the program is at fault, and the mail waits."""
    office.arrive(anna)
    shared, office.road = office.road, Road(office.settings, lambda: office.now)
    with monkeypatch.context() as patched:
        patched.setattr("sys.executable", "/bin/false")
        for _ in range(5):
            with pytest.raises(ZapisyError):
                office.poll()
    assert office.fates() == ["received"]
    office.road = shared
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


# ── answers that cannot go out ──


def test_with_smtp_down_mail_is_decided_and_the_answers_wait(office: Office) -> None:
    office.arrive(*three())
    with pytest.raises(ZapisyError, match="Nothing answers"):
        office.poll(smtp={"port": 1})
    assert office.people() == sorted(name for name, _ in PEOPLE)
    assert office.store.outbox.counts()["waiting"] == 3
    assert office.poll().replies_sent == 3
    all_well(office)


def test_with_the_mailbox_down_answers_that_wait_still_go_out(office: Office) -> None:
    office.arrive(*three())
    with pytest.raises(ZapisyError):
        office.poll(smtp={"port": 1})
    with pytest.raises(MailboxError):
        office.poll(mailbox={"port": 1})
    all_well(office)
    assert office.account.uids("Sent") == []
    office.poll()
    assert len(office.account.uids("Sent")) == 3


def test_row_66_what_waits_goes_out_as_it_was_written(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    with pytest.raises(ZapisyError):
        office.poll(smtp={"port": 1})
    (row,) = office.store.outbox.due(office.now)
    office.poll()
    assert office.sink.taken[0].raw == row.raw

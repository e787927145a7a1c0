"""How much mail strangers, robots and a second copy of ourselves can make us send, on the whole road (rows 72 to 75).

The small numbers are for every run; ten thousand are left to `make soak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice, product

import pytest

from processor.settings import Settings
from processor.store import open_store
from processor.values import ReplyStatus
from processor.worker.deciding import Road
from tests.road.conftest import NOW, Office
from tests.road.mails import mail, registration
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import smtp_server, smtp_settings

FIRST = ("Anna", "Maria", "Ewa", "Jan", "Piotr", "Adam", "Zofia", "Marek", "Barbara", "Tomasz", "Helena", "Igor")
LAST = ("Nowak", "Kowalski", "Wójcik", "Mazur", "Krawczyk", "Dudek", "Pawlak", "Walczak", "Zając", "Król")
SMALL, LARGE = 60, 10_000
FLOOD = [pytest.param(SMALL, id="some"), pytest.param(LARGE, id="10000", marks=[pytest.mark.soak])]


@pytest.fixture
def database() -> str:
    """Who may be answered how often has nothing to do with the kind of database."""
    return "sqlite"


def names(count: int) -> list[str]:
    """So many different people; beyond some hundred they get second names."""
    doubled = (
        f"{first} {second} {one}-{two}"
        for first, second, one, two in product(FIRST, FIRST, LAST, LAST)
        if first != second and one != two
    )
    return [*(f"{first} {last}" for first, last in product(FIRST, LAST)), *islice(doubled, count)][:count]


def everything_done(office: Office, passes: int = 3) -> None:
    for _ in range(passes):
        office.poll(worker={"cycle_limit": timedelta(hours=1)})
    assert office.poll().replies_waiting == 0
    assert office.store.invariants() == []


# ── row 74: one forged sender ──


@pytest.mark.parametrize("count", FLOOD)
def test_row_74_a_forged_sender_gets_one_mail(office: Office, count: int) -> None:
    """Nobody vouches for the sender: each mail names somebody new, so each would be worth an answer of its own."""
    victim = "ofiara@example.com"
    office.arrive(*[registration(name, victim, Subject=f"Zapis {at}") for at, name in enumerate(names(count))])
    everything_done(office)
    assert len(office.fates()) == count
    assert office.answered() == [victim]


# ── row 75: ever new senders ──


@pytest.mark.parametrize("count", FLOOD)
def test_row_75_many_forged_senders_trip_the_breaker_and_all_registrations_stay(office: Office, count: int) -> None:
    people = names(count)
    office.arrive(*[registration(name, f"ofiara{at}@example{at % 97}.com") for at, name in enumerate(people)])
    everything_done(office)
    limits = office.settings.office.limits
    assert len(office.answered()) == limits.breaker_10min < count
    assert len(office.fates()) == count and "failed" not in office.fates()
    held_back = [row for row in office.store.outbox.each() if row["status"] == ReplyStatus.SUPPRESSED]
    assert len(held_back) == count - limits.breaker_10min
    assert {row["rule"].partition("-")[0] for row in held_back} == {"E25"}
    if count == SMALL:
        assert office.people() == sorted(people)


# ── row 72: two of us, each the other's sender ──


@pytest.fixture
def other_office(office: Office, dovecot: Dovecot, sqlite_template, tmp_path) -> Iterator[Office]:  # type: ignore[no-untyped-def]
    """A second installation: its own address, mailbox, database, key and SMTP server."""
    url = f"sqlite:///{tmp_path}/other.db"
    (tmp_path / "other.db").write_bytes(sqlite_template.read_bytes())
    account = dovecot.account()
    with smtp_server() as sink:
        settings: Settings = replace(
            office.settings,
            mailbox=replace(account.settings(since=office.settings.mailbox.since), addresses=(THEIRS,)),
            smtp=replace(smtp_settings(sink.port), from_=replace(office.settings.smtp.from_, address=THEIRS)),
            office=replace(office.settings.office, addresses=(THEIRS,)),
            database=replace(office.settings.database, url=type(office.settings.database.url)(url)),
        )
        store = open_store(url)
        road = Road(settings, lambda: NOW)
        made = Office(settings, account, sink, store, road)
        made.start()
        yield made
        road.close()
        store.close()


THEIRS = "zapisy@example.net"


def carry(sender: Office, address: str, receiver: Office, seen: int) -> int:
    """Deliver what one has newly sent to the other's mailbox, as a mail server would; how much there is now."""
    for taken in sender.sink.taken[seen:]:
        if taken.recipients == (address,):
            receiver.arrive(f"Return-Path: <{taken.sender or ''}>\r\n".encode() + taken.raw, at=receiver.now)
    return len(sender.sink.taken)


def test_row_72_two_installations_face_to_face_stop_after_one_exchange(office: Office, other_office: Office) -> None:
    """The first mail to each bears the other's address, as somebody could forge it."""
    office.arrive(registration("Anna Nowak", THEIRS))
    other_office.arrive(registration("Anna Nowak", "biuro@example.org", To=THEIRS))
    carried = (0, 0)
    for _ in range(6):
        office.poll()
        other_office.poll()
        carried = (
            carry(office, THEIRS, other_office, carried[0]),
            carry(other_office, "biuro@example.org", office, carried[1]),
        )
    assert office.answered() == [THEIRS]
    assert other_office.answered() == ["biuro@example.org"]
    assert sorted(office.fates()) == sorted(other_office.fates()) == ["accepted", "ignored"]
    assert office.store.invariants() == other_office.store.invariants() == []


# ── row 73: a responder that marks nothing ──


def test_row_73_a_responder_that_marks_nothing_is_answered_once(office: Office) -> None:
    """It answers whatever it gets, quotes it, and says nothing of being a robot: no header, an ordinary sender."""
    robot = "jan.kowalski@example.com"
    office.arrive(registration("Jan Kowalski", robot))
    seen = 0
    for turn in range(8):
        office.poll()
        for taken in office.sink.taken[seen:]:
            office.arrive(_automatic(robot, taken.message, turn), at=office.now)
        seen = len(office.sink.taken)
    assert office.answered() == [robot]
    assert office.people() == ["Jan Kowalski"]
    assert office.store.invariants() == []


def test_row_73_not_even_where_it_starts_new_threads(office: Office) -> None:
    """Without In-Reply-To, under its own subject, naming somebody new each time: as bad as a robot can be."""
    robot = "automat@example.com"
    office.arrive(*[registration(name, robot, Subject="Dziękujemy") for name in names(20)])
    for _ in range(3):
        office.poll()
    assert office.answered() == [robot]


def _automatic(robot: str, answer, turn: int) -> bytes:  # type: ignore[no-untyped-def]
    text = answer.get_body(("plain",)).get_content()
    return mail(
        f"Jan Kowalski <{robot}>",
        f"Re: {answer['Subject']}",
        "Dziękuję za wiadomość. Odpiszę po powrocie.\n\n" + "".join(f"> {line}\n" for line in text.splitlines()),
        Message_ID=f"<robot.{turn}@example.com>",
        In_Reply_To=str(answer["Message-ID"]),
        References=str(answer["Message-ID"]),
    )

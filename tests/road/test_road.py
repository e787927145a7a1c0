"""The road, end to end: mail in a mailbox becomes registrations in a database and answers over SMTP."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.road.conftest import Office
from tests.road.mails import invoice, nameless, newsletter, registration
from tests.servers.postfix import Postfix
from tests.servers.proxy import Proxy


def test_a_registration_is_stored_answered_once_and_filed(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    result = office.poll()
    assert (result.fetched, result.accepted, result.replies_sent, result.failed) == (1, 1, 1, 0)
    assert office.people() == ["Anna Nowak"]
    assert office.answered() == ["anna.nowak@example.com"]
    assert office.account.uids() == []
    assert office.account.flags("Zgłoszenia") == {1: set()}
    assert office.account.bodies("Zgłoszenia")[1] == anna
    sent = office.account.bodies("Sent")
    assert list(sent.values()) == [office.sink.taken[0].raw]


def test_a_second_poll_changes_nothing_and_sends_nothing(office: Office, anna: bytes) -> None:
    office.arrive(anna, newsletter(), nameless())
    office.poll()
    before = (office.people(), office.answered(), office.account.uids(), office.account.flags())
    result = office.poll()
    assert (result.fetched, result.accepted, result.held, result.replies_sent) == (0, 0, 0, 0)
    assert (office.people(), office.answered(), office.account.uids(), office.account.flags()) == before


def test_what_is_no_registration_stays_untouched_and_unread(office: Office) -> None:
    office.arrive(newsletter(), invoice())
    result = office.poll()
    assert result.ignored == 2
    assert office.account.flags() == {1: set(), 2: set()}
    assert office.people() == []
    assert office.answered() == []


def test_what_a_person_must_decide_is_flagged_and_stays(office: Office) -> None:
    office.arrive(nameless())
    assert office.poll().held == 1
    assert office.account.flags() == {1: {"\\Flagged"}}
    assert office.people() == []


def test_a_first_start_on_a_full_inbox_answers_nothing_old(fresh_office: Office) -> None:
    office = fresh_office
    office.arrive(registration("Stara Poczta", "stara@example.com"), at=datetime(2016, 10, 10, tzinfo=UTC))
    office.arrive(registration("Anna Nowak", "anna@example.com"), at=datetime(2016, 10, 19, 5, 0, tzinfo=UTC))
    office.start()
    office.arrive(registration("Jan Kowalski", "jan@example.com"))
    office.poll()
    assert office.people() == ["Anna Nowak", "Jan Kowalski"]
    assert office.answered() == ["jan@example.com"]
    assert office.account.uids() == [1]
    assert len(office.fates()) == 2


def test_without_since_the_day_of_the_first_start_counts(fresh_office: Office) -> None:
    office = fresh_office
    office.settings = office.changed(mailbox={"since": None})
    office.arrive(registration("Wczorajsza Poczta", "w@example.com"), at=datetime(2016, 10, 18, 10, 0, tzinfo=UTC))
    office.start()
    office.arrive(registration("Jan Kowalski", "jan@example.com"))
    office.poll()
    assert office.people() == ["Jan Kowalski"]
    assert len(office.fates()) == 1


def test_many_mails_come_through_in_several_batches(office: Office) -> None:
    names = [f"{first} {last}" for first in ("Anna", "Maria", "Ewa") for last in ("Nowak", "Zielińska", "Wójcik")]
    office.arrive(*[registration(name, f"osoba{number}@example.com") for number, name in enumerate(names)])
    result = office.poll(mailbox={"batch_bytes": 3000})
    assert (result.fetched, result.accepted, result.replies_sent) == (9, 9, 9)
    assert office.people() == sorted(names)
    assert office.sink.handler.connections == 1


def test_a_slow_smtp_server_does_not_keep_mail_from_being_read(office: Office) -> None:
    """The first answer is acknowledged when all mail is decided; a pass that waited for that would wait in vain."""
    names = [f"{first} Nowak" for first in ("Anna", "Maria", "Ewa", "Zofia", "Olga")]
    office.arrive(*[registration(name, f"osoba{number}@example.com") for number, name in enumerate(names)])
    at_once = office.sink.handler.handle_DATA

    async def when_all_is_decided(*arguments: Any) -> str:
        for _ in range(400):
            if office.fates().count("accepted") == len(names):
                return await at_once(*arguments)
            await asyncio.sleep(0.05)
        return "451 4.3.0 Try again later"

    office.sink.handler.handle_DATA = when_all_is_decided  # type: ignore[method-assign]
    result = office.poll(mailbox={"batch_bytes": 1000})
    assert (result.accepted, result.replies_sent, result.replies_waiting) == (5, 5, 0)


def test_copies_of_this_pass_are_not_looked_for_among_sent_mail(office: Office) -> None:
    """Answers go out between batches; only a pass that died may have left a copy without its note."""
    names = ("Anna Nowak", "Maria Nowak", "Ewa Nowak")
    office.arrive(*[registration(name, f"osoba{number}@example.com") for number, name in enumerate(names)])
    with Proxy(office.account.server.port) as proxy:
        office.poll(mailbox={"port": proxy.port, "batch_bytes": 1000})
        assert b"EXAMINE" not in proxy.wire
    assert len(office.account.uids("Sent")) == len(office.answered()) == 3


def test_an_accepted_mail_may_stay_where_it_is(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    office.poll(mailbox={"registered_folder": ""})
    assert office.account.flags() == {1: set()}
    assert office.poll(mailbox={"registered_folder": ""}).fetched == 0
    assert office.answered() == ["anna.nowak@example.com"]


def test_drafts_are_put_before_a_person_instead_of_sent(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    result = office.poll(replies={"mode": "drafts"})
    assert (result.replies_sent, result.replies_waiting) == (0, 0)
    assert office.answered() == []
    assert office.account.flags("Drafts") == {1: {"\\Draft"}}


def test_every_pass_leaves_a_heartbeat(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    office.poll()
    beat = office.store.health.beats()["poll"]
    assert beat.error is None
    assert beat.counts["accepted"] == 1
    assert office.now - beat.at < timedelta(minutes=1)


def test_an_idle_pass_asks_little_of_the_server(office: Office) -> None:
    office.arrive(newsletter(), invoice())
    office.poll()
    with Proxy(office.account.server.port) as proxy:
        office.poll(mailbox={"port": proxy.port})
        commands = [line for line in bytes(proxy.wire).split(b"\r\n") if line]
    after_login = [line for line in commands if b"CAPABILITY" not in line and b"AUTHENTICATE" not in line][1:]
    assert len(after_login) <= 4


def test_answers_travel_through_a_real_postfix(office: Office, postfix: Postfix) -> None:
    people = [("Anna Nowak", "anna.nowak@example.com"), ("Żaneta Gżegżółka", "zaneta@example.com")]
    office.arrive(*[registration(name, address) for name, address in people])
    before = postfix.seen()
    assert office.poll(smtp={"port": postfix.port, "timeout": 20.0}).replies_sent == 2
    messages = postfix.arrived(2, before)
    assert {message["X-Original-To"] for message in messages} == {address for _, address in people}
    for message in messages:
        assert message["Return-Path"] == "<>"
        assert message["Auto-Submitted"] == "auto-replied"
        assert message["From"] == "Biuro OMP <biuro@example.org>"

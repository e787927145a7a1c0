"""What Courier does differently: no MOVE, a prefix before every folder, no UIDNEXT, a new UIDVALIDITY while empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.road.conftest import ARRIVAL, Office
from tests.road.mails import nameless, registration
from tests.servers.courier import Courier
from tests.servers.proxy import Proxy


@pytest.fixture
def database() -> str:
    """The mailbox server has nothing to do with the kind of database."""
    return "sqlite"


@pytest.fixture
def moved(fresh_office: Office, courier: Courier) -> Office:
    """The office with its mailbox at Courier, after its first start."""
    mailbox = replace(courier.settings(), since=date(2016, 10, 18))
    fresh_office.settings = replace(fresh_office.settings, mailbox=mailbox)
    fresh_office.start()
    return fresh_office


def test_rows_40_and_41_mail_is_stored_answered_and_filed_once(moved: Office, courier: Courier) -> None:
    anna = registration("Anna Nowak", "anna@example.com")
    courier.deliver(anna, "1.M1P1.x", ARRIVAL)
    courier.deliver(nameless(), "2.M2P2.x", ARRIVAL)
    moved.poll()
    courier.deliver(b"Received: from a.example by b.example\r\n" + anna.rstrip(), "3.M3P3.x", ARRIVAL)  # a second time
    moved.poll()
    moved.poll()
    assert moved.people() == ["Anna Nowak"]
    assert moved.answered() == ["anna@example.com"]
    assert moved.fates() == ["accepted", "held"]
    assert courier.held_in(".") == 1
    assert courier.held_in(".Zgłoszenia") == 2
    assert courier.held_in(".Sent") == 1
    assert moved.store.invariants() == []


def test_row_23_what_courier_serves_for_a_deleted_mail_is_no_registration(moved: Office, courier: Courier) -> None:
    courier.deliver(registration("Anna Nowak", "anna@example.com"), "1.M1P1.x", ARRIVAL)
    courier.deliver(registration("Jan Nowak", "jan@example.com"), "2.M2P2.x", ARRIVAL)
    served: list[bytes] = []

    def delete_first(data: bytes) -> bytes:
        if b"BODY.PEEK[]" in data:
            courier.delete("1.M1P1.x")
        return data

    def look(data: bytes) -> bytes:
        served.append(data)
        return data

    with Proxy(courier.port, rewrite=look, rewrite_client=delete_first) as proxy:
        moved.poll(mailbox={"port": proxy.port})
    assert b"message unavailable" in b"".join(served)
    moved.poll()
    assert moved.people() == ["Jan Nowak"]
    assert moved.answered() == ["jan@example.com"]
    assert moved.fates() == ["accepted"]
    assert moved.store.sightings.counts()["open"] == 0

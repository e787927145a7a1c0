"""Staff accounts, workshops made in the browser, heartbeats, the instance, the audit log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from processor.store import Stale, Store, open_store
from tests.store.mails import DAY, HOUR, NOW, decide


def test_the_instance_is_made_once(store: Store, database_url: str) -> None:
    first = store.instance(NOW)
    assert len(first.secret) == 32 and first.started == NOW
    assert open_store(database_url).instance(NOW + DAY) == first
    assert first.secret.hex() not in repr(first)


@pytest.mark.parametrize("login", ["\0", "ewa\0", "\ud800", "x" * 5000])
def test_a_login_that_no_database_holds_is_nobodys(store: Store, login: str) -> None:
    assert store.staff.add("ewa", None, "clerk", NOW, "cli")
    assert store.staff.get(login) is None


def test_an_account(store: Store) -> None:
    assert store.staff.add(" Ewa ", "$argon2id$x", "clerk", NOW, "cli")
    assert not store.staff.add("ewa", None, "administrator", NOW, "cli")
    account = store.staff.get("EWA")
    assert account is not None
    assert (account.login, account.role, account.disabled, account.session_epoch) == ("ewa", "clerk", False, 1)
    assert "argon2" not in repr(account)
    assert store.staff.by_id(account.id) == account
    assert [each.login for each in store.staff.each()] == ["ewa"]


@pytest.mark.parametrize("end", ["set_password", "disable", "end_sessions"])
def test_what_ends_every_session(store: Store, end: str) -> None:
    store.staff.add("ewa", "old", "clerk", NOW, "cli")
    arguments = {"set_password": ("ewa", "new"), "disable": ("ewa",), "end_sessions": ("ewa",)}[end]
    assert getattr(store.staff, end)(*arguments, NOW, "cli")
    account = store.staff.get("ewa")
    assert account is not None and account.session_epoch == 2
    assert not getattr(store.staff, end)("nobody", *arguments[1:], NOW, "cli")


def test_guessing_gets_slower_and_is_forgotten(store: Store) -> None:
    store.staff.add("ewa", "x", "clerk", NOW, "cli")
    account = store.staff.get("ewa")
    assert account is not None
    waits = [store.staff.login_failed(account.id, NOW) for _ in range(40)]
    assert waits[:4] == [None] * 4
    told = [until - NOW for until in waits[4:] if until is not None]
    assert told == sorted(told) and told[0] > timedelta(0) and told[-1] == timedelta(minutes=15)
    locked = store.staff.get("ewa")
    assert locked is not None and locked.locked_until == waits[-1]
    store.staff.logged_in(account.id, NOW)
    assert store.staff.login_failed(account.id, NOW) is None


def test_roles_are_two(store: Store) -> None:
    store.staff.add("ewa", "x", "clerk", NOW, "cli")
    assert store.staff.set_role("ewa", "administrator", NOW, "staff:jan")
    account = store.staff.get("ewa")
    assert account is not None and account.role == "administrator"


def test_a_workshop_made_in_the_browser(store: Store) -> None:
    assert store.workshops.add("krakow", 'title = "Kraków"', NOW, "staff:ewa")
    assert not store.workshops.add("krakow", "", NOW, "staff:ewa")
    store.workshops.change("krakow", 1, NOW + HOUR, "staff:jan", toml=None, status="cancelled")
    with pytest.raises(Stale):
        store.workshops.change("krakow", 1, NOW, "staff:ewa", toml="x", status=None)
    (row,) = store.workshops.each()
    assert (row["toml"], row["status"], row["version"], row["changed_by"]) == (
        'title = "Kraków"',
        "cancelled",
        2,
        "staff:jan",
    )


def test_a_heartbeat_says_since_when_it_fails(store: Store) -> None:
    beat = store.health.beat
    beat("poll", NOW, {"fetched": 3})
    beat("poll", NOW + HOUR, {}, "serwer odmówił")
    beat("poll", NOW + 2 * HOUR, {}, "serwer odmówił")
    beat("send", NOW, {})
    poll = store.health.beats()["poll"]
    assert (poll.at, poll.failing_since, poll.succeeded_at) == (NOW + 2 * HOUR, NOW + HOUR, NOW)
    beat("poll", NOW + 3 * HOUR, {"fetched": 0})
    poll = store.health.beats()["poll"]
    assert (poll.error, poll.failing_since, poll.succeeded_at, poll.counts) == (
        None,
        None,
        NOW + 3 * HOUR,
        {"fetched": 0},
    )
    assert store.health.last_seen() == NOW + 3 * HOUR


def test_an_alarm_is_kept_until_it_is_over(store: Store) -> None:
    assert store.health.alarm("smtp") is None
    store.health.set_alarm("smtp", {"raised": NOW}, NOW)
    store.health.set_alarm("smtp", {"raised": NOW, "told": True}, NOW)
    assert store.health.alarm("smtp") == {"raised": "2016-10-20T10:00:00+00:00", "told": True}
    store.health.set_alarm("smtp", None, NOW)
    assert store.health.alarm("smtp") is None


def test_the_audit_log_in_pages(store: Store) -> None:
    one = decide(store, 1)
    decide(store, 2)
    first = store.audits.page(limit=3)
    rest = store.audits.page(limit=3, before=first.next)
    assert [row["action"] for row in (*first.rows, *rest.rows)] == ["decided", "registered"] * 2
    assert {row["message_id"] for row in store.audits.page(message_id=one.id).rows} == {one.id}

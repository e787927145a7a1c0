"""Registrations: what people see, sort, search and change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from processor.store import Stale, Store
from processor.store.folding import fold, sort_key
from processor.values import RegistrationStatus
from tests.store.mails import ANNA, DAY, JAN, NOW, decide, registered

SURNAMES = [
    "Żak",
    "Ćwik",
    "Czyż",
    "Adamska-Źdźbło",
    "Lis",
    "Łoś",
    "Zając",
    "Żółć",
    "Źrebak",
    "Śliwa",
    "Sowa",
    "Ąk",
    "Bąk",
]
IN_ORDER = [
    "Adamska-Źdźbło",
    "Ąk",
    "Bąk",
    "Czyż",
    "Ćwik",
    "Lis",
    "Łoś",
    "Sowa",
    "Śliwa",
    "Zając",
    "Źrebak",
    "Żak",
    "Żółć",
]


def add(store: Store, last_name: str, first_names: str = "Anna", **values: object) -> int:
    row = {"first_names": first_names, "last_name": last_name, "workshop": "proszowice", **values}
    return store.registrations.add(row, NOW, "staff:ewa")


def test_polish_alphabetical_order_in_any_database(store: Store) -> None:
    for name in SURNAMES:
        add(store, name)
    assert [row["last_name"] for row in store.registrations.by_name("proszowice")] == IN_ORDER
    page = store.registrations.page(limit=5)
    assert [row["last_name"] for row in page.rows] == IN_ORDER[:5]
    rest = store.registrations.page(limit=50, start=page.next)
    assert [row["last_name"] for row in rest.rows] == IN_ORDER[5:]
    backwards = store.registrations.page(limit=3, sort="-name")
    assert [row["last_name"] for row in backwards.rows] == IN_ORDER[::-1][:3]
    more = store.registrations.page(limit=3, sort="-name", start=backwards.next)
    assert [row["last_name"] for row in more.rows] == IN_ORDER[::-1][3:6]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Nowak", "Anna"), ("Nowak", "Żaneta")),
        (("Nowak", "Zofia"), ("Nowakowska", "Anna")),
        (("nowak", "Anna"), ("Nowak", "Beata")),
        (("Nowak", "Anna"), ("Nowak-Lis", "Anna")),
        (("Muller", "A"), ("Nowak", "A")),
    ],
)
def test_order_within_a_surname(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert sort_key(*before) < sort_key(*after)


def test_letters_of_other_languages_sort_beside_their_like() -> None:
    assert sort_key("Malik", "") < sort_key("Müller", "") < sort_key("Nowak", "")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Żółć  ŁĄKA", "zolc laka"),
        ("Straße", "strasse"),
        ("Đorđe Ørsted", "dorde orsted"),
        (" a\tb\n", "a b"),
        ("ﬁ", "fi"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_search_ignores_diacritics_and_looks_at_institution_and_sender(store: Store) -> None:
    wanted = add(store, "Żółć", sender="urzad@gmina.example", institution="Urząd Gminy Łącko")
    add(store, "Nowak")
    for text in ("zolc", "ŻÓŁĆ", "anna zolc", "lacko", "urzad@gmina"):
        assert [row["id"] for row in store.registrations.page(search=text).rows] == [wanted], text


def test_filters(store: Store) -> None:
    add(store, "Lis", workshop="krakow")
    add(store, "Sowa", status="waiting")
    add(store, "Bąk")
    page = store.registrations.page(workshop="proszowice", status=RegistrationStatus.WAITING)
    assert [row["last_name"] for row in page.rows] == ["Sowa"]
    listed = store.registrations.by_name(None, RegistrationStatus.REGISTERED)
    assert [row["last_name"] for row in listed] == ["Bąk", "Lis"]
    assert [row["last_name"] for row in store.registrations.each(workshop="krakow")] == ["Lis"]
    counts = store.registrations.counts()
    assert counts["proszowice"]["waiting"] == 1 and counts["krakow"]["registered"] == 1


def test_a_change_is_kept_with_who_when_and_from_what(store: Store) -> None:
    number = add(store, "Nowak", phone="600 700 800")
    after = store.registrations.change(
        number, 1, {"last_name": "Żak", "workshop": "krakow"}, NOW, "staff:jan", "telefon"
    )
    assert (after["last_name"], after["workshop"], after["version"], after["phone"]) == (
        "Żak",
        "krakow",
        2,
        "600 700 800",
    )
    assert [row["id"] for row in store.registrations.page(search="zak").rows] == [number]
    last = after["history"][-1]
    assert (last["actor"], last["reason"]) == ("staff:jan", "telefon")
    assert (last["before"], last["after"]) == (
        {"last_name": "Nowak", "workshop": "proszowice"},
        {"last_name": "Żak", "workshop": "krakow"},
    )


def test_two_people_change_one_registration(store: Store) -> None:
    """Row 94: the second is told, nothing is overwritten."""
    number = add(store, "Nowak")
    store.registrations.change(number, 1, {"phone": "1"}, NOW, "staff:jan")
    with pytest.raises(Stale) as told:
        store.registrations.change(number, 1, {"phone": "2"}, NOW, "staff:ewa")
    assert told.value.by == "staff:jan"
    found = store.registrations.get(number)
    assert found is not None and found["phone"] == "1"


@pytest.mark.parametrize("values", [{"id": 5}, {"version": 9}, {"sort_key": "0"}, {"decided_by": "rule"}])
def test_only_what_people_know_is_editable(store: Store, values: dict[str, object]) -> None:
    number = add(store, "Nowak")
    with pytest.raises(ValueError, match="edit"):
        store.registrations.change(number, 1, values, NOW, "staff:ewa")


def test_a_status_must_be_one(store: Store) -> None:
    with pytest.raises(ValueError, match="paid"):
        add(store, "Nowak", status="paid")


def test_what_is_not_there(store: Store) -> None:
    assert store.registrations.get(1) is None
    with pytest.raises(Stale):
        store.registrations.change(1, 1, {"phone": "1"}, NOW, "staff:ewa")


def test_per_day_for_the_chart(store: Store) -> None:
    decide(store, 1, registered(1, (ANNA, JAN)), at=NOW - DAY)
    decide(store, 2)
    assert store.registrations.per_day(NOW - 7 * DAY) == {date(2016, 10, 19): 2, date(2016, 10, 20): 1}


def test_a_day_of_the_chart_is_one_of_the_office_not_of_utc(store: Store) -> None:
    midnight = datetime(2016, 10, 20, 0, 30, tzinfo=ZoneInfo("Europe/Warsaw"))
    for minutes in (-40, 0):
        store.registrations.add(
            {"first_names": "Ewa", "last_name": "Lis"}, midnight.astimezone(UTC) + timedelta(minutes=minutes), "test"
        )
    assert store.registrations.per_day(midnight - 7 * DAY) == {date(2016, 10, 19): 1, date(2016, 10, 20): 1}


def test_whom_a_mail_to_everybody_goes_to(store: Store) -> None:
    decide(store, 1, registered(1, (ANNA, JAN), sender="a@example.org"))
    decide(store, 2, registered(2, (replace(ANNA, last_name="Lis"),), status=RegistrationStatus.CANCELLED))
    found = store.registrations.addresses("proszowice")
    assert [(each["sender"], [person["last_name"] for person in each["people"]]) for each in found] == [
        ("a@example.org", ["Nowak", "Żółć"])
    ]

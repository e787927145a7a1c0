"""A workshop's file: what it becomes, and every mistake named at once with its key."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor import workshops
from tests.shared import ROOT

COMPLETE = {
    "title": '"Warsztaty"',
    "starts": "2016-10-26T12:00:00+02:00",
    "ends": "2016-10-26T13:30:00+02:00",
    "venue": '"Urząd Miasta"',
    "address": '"ul. Długa 1"',
}


def toml(**changed: str | None) -> str:
    return "\n".join(f"{key} = {value}" for key, value in {**COMPLETE, **changed}.items() if value is not None)


def test_shipped_workshop() -> None:
    text = (ROOT / "config" / "workshops" / "proszowice-2016.toml").read_text("utf-8")
    workshop, problems = workshops.read("proszowice-2016", text)
    assert not problems and workshop is not None
    assert workshop.starts == datetime(2016, 10, 26, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    assert workshop.ends - workshop.starts == timedelta(minutes=90)
    assert workshop.leaders == ("dr Agata Nijander-Dudzińska", "dr hab. Artur Wołek")
    assert "Proszowice" in workshop.match and workshop.capacity is None and not workshop.cancelled


def test_all_keys() -> None:
    workshop, problems = workshops.read(
        "a-1",
        toml(
            leaders='["dr Anna Nowak"]', programme='"""\nProgram\n"""', capacity="30", match='["Kraków"]',
            language='"en"',
            registration_closes="2016-10-25T16:00:00Z", contact='"tel. 12"', privacy_notice='"…"', cancelled="true",
        ),
    )  # fmt: skip
    assert not problems and workshop is not None
    assert (workshop.id, workshop.capacity, workshop.language, workshop.cancelled) == ("a-1", 30, "en", True)
    assert workshop.leaders == ("dr Anna Nowak",) and workshop.programme == "Program\n"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"starts": None}, "starts: missing; write a date with time and zone, e.g. 2016-10-26T12:00:00+02:00"),
        ({"title": None}, "title: missing"),
        ({"starts": "2016-10-26"}, "starts: a date without a time"),
        ({"starts": "12:00:00"}, "starts: a time without a date"),
        ({"starts": "2016-10-26T12:00:00"}, "starts: the time has no zone"),
        ({"starts": '"jutro"'}, 'starts: the text "jutro" does not fit'),
        ({"ends": "2016-10-26T11:00:00+02:00"}, "ends: 2016-10-26 11:00:00+02:00 is not after starts"),
        ({"registration_closes": "2016-10-27T11:00:00+02:00"}, "registration_closes: "),
        ({"titel": '"x"'}, "titel: unknown key; did you mean title?"),
        ({"zzz": '"x"'}, "zzz: unknown key; known keys: title, starts"),
        ({"title": '""'}, "title: empty"),
        ({"title": '"a\\nBcc: x"'}, "title: line breaks or control characters"),
        ({"title": "7"}, "title: 7 does not fit"),
        ({"venue": "{a = 1}"}, "venue: a table does not fit"),
        ({"capacity": "0"}, "capacity: 0 does not fit; write a whole number greater than 0"),
        ({"capacity": "true"}, "capacity: True does not fit"),
        ({"leaders": '"dr Anna Nowak"'}, 'leaders: the text "dr Anna Nowak" does not fit; write a list of names'),
        ({"match": "[1]"}, "match: the list holds something else than lines of text"),
        ({"language": '"de"'}, 'language: the text "de" does not fit; write one of "pl", "en"'),
        ({"cancelled": '"tak"'}, 'cancelled: the text "tak" does not fit; write true or false'),
    ],
)
def test_mistake(changed: dict[str, str | None], problem: str) -> None:
    workshop, problems = workshops.read("a", toml(**changed))
    assert workshop is None and len(problems) == 1 and problems[0].startswith(problem)


def test_all_mistakes_at_once() -> None:
    _, problems = workshops.read("Żle nazwany", 'titel = "x"\nstarts = 2016-10-26\nends = 7')
    assert [problem.split(":")[0].split(" ")[0] for problem in problems] == [
        "the", "titel", "starts", "ends", "title", "venue", "address",
    ]  # fmt: skip


def test_not_toml() -> None:
    workshop, problems = workshops.read("a", 'title = "x\n')
    assert workshop is None and "line 1" in problems[0]


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    workshop, problems = workshops.read("a", text)
    assert (workshop is None) == bool(problems)


@pytest.mark.parametrize(
    ("changed", "hour", "is_open"),
    [
        ({}, 11, True),
        ({}, 12, False),
        ({"registration_closes": "2016-10-26T10:00:00+02:00"}, 9, True),
        ({"registration_closes": "2016-10-26T10:00:00+02:00"}, 10, False),
        ({"registration_closes": "2016-10-26T13:00:00+02:00"}, 12, True),
        ({"cancelled": "true"}, 9, False),
    ],
)
def test_open(changed: dict[str, str | None], hour: int, is_open: bool) -> None:
    workshop, _ = workshops.read("a", toml(**changed))
    assert workshop is not None
    assert workshops.is_open(workshop, datetime(2016, 10, 26, hour, tzinfo=timezone(timedelta(hours=2)))) is is_open

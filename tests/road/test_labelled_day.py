"""A day of the office on real servers: the labelled mail of `tests/mails/office`, both workshops open.

What the labels forbid must not happen whatever is understood: nothing that is no registration is moved or marked as
read, nobody is answered twice, and a second pass changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from processor.settings import Settings
from processor.text.keys import content_key
from processor.values import Workshop
from processor.worker.deciding import Road
from tests.road.conftest import Office
from tests.shared import ROOT

MAILS = ROOT / "tests" / "mails" / "office"
ADDRESS = "biuro@omp.org.pl"
ACTIONABLE = {"registration", "cancellation", "correction"}


def labels() -> list[dict[str, object]]:
    return [json.loads(line) for line in (MAILS / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture
def busy(office: Office) -> Office:
    """The office under the address of the labelled mail, with the second workshop open."""
    first = office.settings.office.workshops[0]
    second = Workshop(
        "miechow-2016",
        "Fundusze na współpracę międzynarodową gmin",
        datetime(2016, 11, 9, 9, tzinfo=UTC),
        datetime(2016, 11, 9, 10, 30, tzinfo=UTC),
        "Urząd Gminy i Miasta Miechów",
        "ul. Sienkiewicza 25, 32-200 Miechów",
        first.leaders,
        match=("Miechów", "fundusze"),
    )
    generous = replace(office.settings.office.limits, breaker_10min=1000, breaker_hour=1000)
    desk = replace(office.settings.office, workshops=(first, second), addresses=(ADDRESS,), limits=generous)
    settings: Settings = replace(office.settings, office=desk)
    office.settings = settings
    office.road = Road(settings, lambda: office.now)
    return office


def test_a_labelled_day(busy: Office) -> None:
    gold = labels()
    raws = [(MAILS / str(row["file"])).read_bytes() for row in gold]
    busy.arrive(*raws)
    result = busy.poll()
    busy.road.close()
    assert result.fetched == len(set(raws))
    assert result.failed == 0

    by_uid = dict(enumerate(gold, 1))
    left = busy.account.flags()
    untouched = {uid for uid, row in by_uid.items() if row["kind"] not in ACTIONABLE}
    assert untouched <= left.keys(), "mail that is no registration was moved"
    assert all("\\Seen" not in flags for flags in left.values())

    moved = busy.account.bodies("Zgłoszenia")
    allowed = {content_key(raws[index]) for index, row in enumerate(gold) if row["kind"] in ACTIONABLE}
    assert {content_key(raw) for raw in moved.values()} <= allowed
    assert result.accepted == len(moved) > 60
    assert len(busy.sink.taken) == result.replies_sent
    assert all(len(mail.recipients) == 1 for mail in busy.sink.taken)

    before = (busy.people(), busy.answered(), busy.account.flags())
    again = busy.poll()
    assert (again.fetched, again.accepted, again.held, again.replies_sent) == (0, 0, 0, 0)
    assert (busy.people(), busy.answered(), busy.account.flags()) == before

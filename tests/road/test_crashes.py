"""The process dies at every checkpoint in turn, as by kill -9, in real passes over real servers (rows 1 and 2).

After the crash a clean pass must find every mail exactly one fate, nobody lost or registered twice, at most one copy of
an answer taken, and no copy missing unless the row says openly that it is uncertain.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from random import Random

import pytest

from processor.checkpoint import arm
from processor.errors import AlreadyRunning
from processor.worker import poll_once
from processor.worker.deciding import Road
from tests.road.conftest import Office
from tests.road.mails import nameless, newsletter, registration
from tests.servers.ports import until
from tests.servers.proxy import Proxy, hiding

FIRST = ("Anna", "Maria", "Ewa", "Jan", "Piotr", "Adam", "Zofia", "Marek")
LAST = ("Nowak", "Kowalski", "Wójcik", "Mazur", "Krawczyk", "Dudek", "Pawlak", "Walczak")
PEOPLE = [f"{first} {last}" for first, last in product(FIRST, LAST)]
FEWEST_POINTS = 13  # fewer would mean that the checkpoints have gone


def nobody_works(office: Office) -> bool:
    """PostgreSQL may take a moment to notice that the process which held the lock is dead."""
    try:
        with office.store.single_worker_lock():
            return True
    except AlreadyRunning:
        return False


def clean_pass(office: Office) -> None:
    until(lambda: nobody_works(office))
    office.poll()


def dies_at(office: Office, count: int) -> bool:
    """Make a pass that ends at its `count`-th checkpoint; False where it has fewer and ended by itself."""
    until(lambda: nobody_works(office))
    office.now += timedelta(minutes=1)
    child = os.fork()
    if child == 0:
        status = 3
        try:
            sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the child's own
            arm(count)
            road = Road(office.settings, lambda: office.now)
            poll_once(office.settings, lambda: office.now, road=road)
            road.close()
            status = 0
        finally:
            os._exit(status)
    _, result = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(result)
    assert status in {0, 137}, f"the pass ended with status {status}"
    return status == 137


def invariants(office: Office, everybody: list[str]) -> tuple[int, int, int]:
    """(lost, doubled, uncertain) after a clean pass; the first two must be 0."""
    people = Counter(office.people())
    lost = sum(name not in people for name in everybody)
    doubled = sum(count - 1 for count in people.values())
    copies = Counter(office.answered())
    doubled += sum(count - 1 for count in copies.values())
    rows = {row["to"]: row["status"] for row in office.store.outbox.each()}
    lost += sum(not copies[to] and status != "uncertain" for to, status in rows.items())
    assert {status for to, status in rows.items() if not copies[to]} <= {"uncertain"}
    assert len(rows) == len(everybody)
    return lost, doubled, sum(status == "uncertain" for status in rows.values())


def check(office: Office, everybody: list[str], others: int, *, copies: bool = False) -> tuple[int, int, int]:
    figures = invariants(office, everybody)
    assert figures[:2] == (0, 0), f"lost {figures[0]}, doubled {figures[1]}"
    assert office.store.invariants() == []
    inbox, filed = office.account.subjects(), office.account.subjects("Zgłoszenia")
    assert len(filed) == len(everybody) or (copies and len(everybody) <= len(filed) <= len(everybody) + 2)
    assert len(inbox) == others
    assert len(office.fates()) == len(everybody) + others
    assert "received" not in office.fates()
    return figures


@pytest.fixture(params=["MOVE", "COPY", "batches"])
def moving(request: pytest.FixtureRequest, office: Office) -> Iterator[Office]:
    """The office on a server with MOVE; on one without, where filing takes three commands (row 30); and with a batch
    for each mail, so that answers go out between them.
    """
    if request.param != "COPY":
        if request.param == "batches":
            office.settings = office.changed(mailbox={"batch_bytes": 1000})
        yield office
        return
    with Proxy(office.account.server.port, rewrite=hiding(b"MOVE")) as proxy:
        office.settings = office.changed(mailbox={"port": proxy.port})
        yield office


@dataclass
class Figures:
    """What the sweeps found, a line for each, printed at the end of the run."""

    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, sweep: str, crashes: int, uncertain: int) -> None:
        """Losses and duplicates are counted by the checks, which would have failed."""
        line = self.lines.setdefault(sweep, [0, 0, 0, 0])
        line[0] += crashes
        line[3] += uncertain

    def __str__(self) -> str:
        head = f"{'crash sweep':<44}{'crashes':>8}{'lost':>8}{'doubled':>8}{'uncertain':>10}"
        rows = [f"{name:<44}{a:>8}{b:>8}{c:>8}{d:>10}" for name, (a, b, c, d) in self.lines.items()]
        return "\n".join([head, *rows])


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    found = Figures()
    yield found
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\n{found}")


def test_rows_1_and_30_dying_at_every_point_loses_and_doubles_nothing(
    moving: Office, figures: Figures, database: str
) -> None:
    office, copies = moving, moving.settings.mailbox.port != moving.account.server.port
    everybody: list[str] = []
    others = 0
    for count in range(1, len(PEOPLE)):
        name = PEOPLE[count]
        office.arrive(
            registration(name, f"osoba{count}@example.com"),
            nameless(str(count)),
            newsletter(str(count)),
        )
        everybody.append(name)
        others += 2
        died = dies_at(office, count)
        clean_pass(office)
        _, _, uncertain = check(office, everybody, others, copies=copies)
        if not died:
            break
    assert count >= FEWEST_POINTS
    assert uncertain <= 4  # only between the note of the dot and the note of the answer
    figures.add(f"every point, {database}, {'COPY' if copies else 'MOVE'}", count - 1, uncertain)


def test_row_1_dying_at_every_point_of_a_pass_with_two_answers(office: Office, figures: Figures, database: str) -> None:
    """The second answer's envelope goes out with the first one's dot: that must promise nothing."""
    everybody: list[str] = []
    uncertain = count = 0
    died = True
    while died:
        pair = PEOPLE[2 * count : 2 * count + 2]
        assert len(pair) == 2, "the pass has more checkpoints than there are people"
        count += 1
        office.arrive(*[registration(name, f"osoba{count}.{at}@example.com") for at, name in enumerate(pair)])
        everybody += pair
        died = dies_at(office, count)
        clean_pass(office)
        _, _, uncertain = check(office, everybody, 0)
    assert count >= FEWEST_POINTS
    assert uncertain <= 4  # only between the note of a dot and the note of its answer, for either
    figures.add(f"every point, two answers, {database}", count - 1, uncertain)


def crashes_in_a_row(office: Office, seed: int, turns: int) -> tuple[int, int]:
    """Two or three crashes at random points, then clean passes, so many times; (crashes, uncertain)."""
    random = Random(seed)
    everybody: list[str] = []
    crashes = uncertain = 0
    for turn in range(turns):
        names = random.sample([name for name in PEOPLE if name not in everybody], 2)
        office.arrive(*[registration(name, f"{seed}.{turn}.{at}@example.com") for at, name in enumerate(names)])
        everybody += names
        for _ in range(random.choice((2, 2, 3))):
            crashes += dies_at(office, random.randint(1, 16))
        clean_pass(office)
        clean_pass(office)
        _, _, uncertain = check(office, everybody, 0)
    return crashes, uncertain


def test_row_2_some_crashes_in_a_row(office: Office, figures: Figures, database: str) -> None:
    figures.add(f"2 or 3 crashes in a row, some, {database}", *crashes_in_a_row(office, 1000, 2))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(25))
def test_row_2_two_and_three_crashes_in_a_row(office: Office, figures: Figures, database: str, seed: int) -> None:
    figures.add(f"2 or 3 crashes in a row, {database}", *crashes_in_a_row(office, seed, 8))

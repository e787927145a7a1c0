"""The hot statements are answered by indexes: as executed, on both databases, none scans a table that grows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa

from processor.store import Store, Unsettled, shown
from processor.tables import message
from processor.values import Fate, Kind, Reading, ReplyStatus
from tests.store.mails import ANNA, NOW, Decided, decide, delivery, generation, mail, registered, reply, save

GROWING = ("message", "content", "sighting", "registration", "outbox", "reply_ledger", "audit", "tombstone")


@dataclass
class Recorder:
    """The statements that went to the database, with their parameters."""

    seen: list[tuple[str, Any]] = field(default_factory=list)

    def __call__(self, _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            self.seen.append((statement, parameters[0] if many else parameters))


@contextmanager
def recorded(store: Store) -> Iterator[Recorder]:
    recorder = Recorder()
    sa.event.listen(store.engine, "before_cursor_execute", recorder)
    yield recorder
    sa.event.remove(store.engine, "before_cursor_execute", recorder)


def scans(store: Store, statement: str, parameters: Any) -> list[str]:
    """The growing tables that the database would read from end to end for this statement."""
    with store.engine.connect() as connection:
        if store.engine.dialect.name == "sqlite":
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [str(row[3]) for row in plan]
            if "LIMIT" in statement and not any("TEMP B-TREE" in step for step in steps):
                return []  # read in the order of the key, and no further than the page
            found = [match[1] for step in steps if (match := re.match(r"SCAN (\w+)(?! USING INDEX)", step))]
        else:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # then a scan means: there is no other way
            plan = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
            found = re.findall(r"Seq Scan on (\w+)", "\n".join(str(row[0]) for row in plan))
    return [table for table in found if table in GROWING]


def a_decision(number: int) -> tuple[Decided, Any]:
    decided = registered(number, references=("<auto.1@biuro.example.org>",), in_reply_to=("<mail-1@example.org>",))
    return decided, (decided.readout, decided.plan, decided.answer, NOW)


def apply(store: Store) -> None:
    decided, arguments = a_decision(900)
    stored = save(store, 900)
    store.known_about(stored, decided.readout.mail, decided.readout.reading, NOW)
    assert store.apply(stored, *arguments)


def apply_many(store: Store) -> None:
    decided, arguments = a_decision(901)
    stored = save(store, 901)
    with store.batch() as batch:
        batch.expect([(decided.readout.mail, decided.readout.reading)], NOW)
        batch.known_about(stored, decided.readout.mail, decided.readout.reading, NOW)
        assert batch.apply(stored, *arguments)


def file(store: Store) -> None:
    due = store.sightings.to_file(generation(store), 10)
    store.sightings.filed([each.sighting_id for each in due], "Zgłoszenia", NOW)
    assert due


def send(store: Store) -> None:
    (row, *_) = store.outbox.due(NOW, 5)
    store.outbox.claim(row.id, NOW)
    store.outbox.mark_dot(row.id, NOW)
    store.outbox.mark_sent(row.id, "250", NOW)
    assert store.outbox.copies_due(5)
    assert store.outbox.mark_bounced(row.mid, "5.1.1", NOW)
    assert store.outbox.uncertain() == []
    assert store.outbox.recover(NOW) == (0, 0)


def idle(store: Store) -> None:
    gen = generation(store)
    assert store.sightings.open(gen) == []
    assert store.sightings.to_file(store.sightings.generation("biuro", "inne", 1, NOW)) == []
    assert store.messages.unprocessed() == []
    assert store.messages.give_up(NOW) == []
    assert store.outbox.due(NOW.replace(year=2000)) == []


def fetch(store: Store) -> None:
    gen = generation(store)
    store.sightings.count_attempts(gen, [500], NOW)
    store.sightings.forgive_attempts(gen, [500])
    assert store.sightings.unsettled(gen, [500]) == Unsettled([], [(500, 0)])
    (stored,) = store.messages.save_raw([delivery(500)], NOW)
    assert store.messages.begin_processing([stored.id])


def pages(store: Store) -> None:
    ids = [row["id"] for row in store.messages.page(limit=3).rows]
    store.messages.page(fate=Fate.HELD, oldest_first=True, limit=3)
    store.messages.page(kind=Kind.SPAM, limit=3)
    store.messages.page(start=ids[-1], limit=3)
    store.messages.get(ids[0])
    first = store.registrations.page(workshop="proszowice", limit=3)
    store.registrations.page(workshop="proszowice", limit=3, start=first.next)
    store.registrations.page(limit=3, sort="-name")
    store.registrations.page(limit=3, sort="-received")
    store.registrations.get(first.rows[0]["id"])
    store.outbox.page(limit=3)
    store.outbox.page(status=ReplyStatus.UNCERTAIN, limit=3)
    store.outbox.by_mid([reply(1).message_id])
    store.audits.page(limit=3)
    store.audits.page(message_id=ids[0], limit=3)


@pytest.mark.parametrize("work", [apply, apply_many, file, send, idle, fetch, pages])
def test_no_hot_statement_scans_a_table(store: Store, work: Callable[[Store], None]) -> None:
    for number in range(1, 40):
        decide(store, number)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if store.engine.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")
    with recorded(store) as recorder:
        work(store)
    assert recorder.seen
    wanting = {statement: found for statement, given in recorder.seen if (found := scans(store, statement, given))}
    assert wanting == {}


def test_the_check_sees_a_scan(store: Store) -> None:
    decide(store, 1)
    with recorded(store) as recorder, store.engine.connect() as connection:
        connection.execute(sa.select(message.c.id).where(message.c.sender_name == "Ktoś"))
    assert [scans(store, statement, given) for statement, given in recorder.seen] == [["message"]]


def test_queries_of_the_one_read_do_not_grow_with_what_is_known(store: Store) -> None:
    def asked(number: int) -> int:
        stored = save(store, number)
        with recorded(store) as recorder:
            store.known_about(stored, mail(number, "a@example.org"), Reading((ANNA,)), NOW)
        return len(recorder.seen)

    decide(store, 1)
    before = asked(2)
    for number in range(3, 30):
        decide(store, number, registered(number, sender="a@example.org"))
    assert asked(50) == before <= 10


def test_pages_ask_the_same_number_of_questions_for_one_row_and_for_fifty(store: Store) -> None:
    decide(store, 1)
    calls = (
        lambda: store.messages.page(limit=50),
        lambda: store.registrations.page(limit=50),
        lambda: store.outbox.page(limit=50),
    )

    def asked() -> list[int]:
        counts = []
        for call in calls:
            with recorded(store) as recorder:
                call()
            counts.append(len(recorder.seen))
        return counts

    before = asked()
    for number in range(2, 52):
        decide(store, number)
    assert asked() == before == [1, 1, 1]


def test_exports_stream_in_chunks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "CHUNK", 4)
    for number in range(1, 11):
        decide(store, number)
    with recorded(store) as recorder:
        rows = store.messages.each()
        assert next(rows)["uid"] == 1
        assert len(recorder.seen) == 1
        assert [row["uid"] for row in rows] == list(range(2, 11))
    assert len(recorder.seen) == 3

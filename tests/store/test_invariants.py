"""The checker of what must never be sees each breach, and nothing in a life without one."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from processor.store import Store
from tests.store.mails import ANNA, JAN, NOW, decide, generation, held, ignored, registered, save

BREACHES = {
    "UPDATE message SET decision = 'ignore' WHERE fate = 'accepted'": "without that decision",
    "UPDATE message SET decided_at = NULL WHERE fate = 'held'": "by whom and when",
    "UPDATE message SET fate = 'failed', error = '' WHERE fate = 'received'": "without an error",
    "UPDATE message SET attempts = 3 WHERE fate = 'received'": "after three attempts",
    "UPDATE content SET raw = NULL": "without their bytes",
    "DELETE FROM content": "without a place",
    "UPDATE sighting SET message_id = NULL": "belong to no message",
    "UPDATE sighting SET filing = 'none'": "nobody will file",
    "DELETE FROM sighting": "seen in no mailbox",
    "UPDATE outbox SET raw = NULL WHERE status = 'waiting'": "without bytes",
    "UPDATE outbox SET mid = NULL WHERE status = 'waiting'": "or Message-ID",
    "UPDATE outbox SET status = 'sent' WHERE status = 'waiting'": "without a time",
    "UPDATE outbox SET next_at = NULL WHERE status = 'waiting'": "never due",
    "UPDATE outbox SET rule = NULL WHERE status = 'suppressed'": "without a rule",
    "UPDATE message SET fate = 'received' WHERE fate = 'accepted'": "waiting for undecided",
    "UPDATE message SET fate = 'ignored', decision = 'ignore' WHERE fate = 'accepted'": "not accepted",
    "UPDATE registration SET name_key = 'x', workshop = 'x' WHERE status = 'registered'": "repeated",
}


@pytest.fixture
def life(store: Store) -> Store:
    """One mail of every fate, with people and answers."""
    decide(store, 1, registered(1, (ANNA, JAN)))
    decide(store, 2, held(2))
    decide(store, 3, ignored(3))
    save(store, 4)
    gen = generation(store)
    store.sightings.count_attempts(gen, [5], NOW)
    store.sightings.condemn(gen, 5, NOW, "", NOW)
    return store


def test_a_life_without_a_breach(life: Store) -> None:
    assert life.invariants() == []


@pytest.mark.parametrize("statement", BREACHES)
def test_a_breach_is_seen(life: Store, statement: str) -> None:
    with life.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text(statement))
    assert any(BREACHES[statement] in sentence for sentence in life.invariants()), life.invariants()


def test_two_automatic_answers_cannot_even_be_written(life: Store) -> None:
    """Gate row 21: the database itself refuses, whoever writes."""
    copy = (
        "INSERT INTO outbox (message_id, kind, purpose, recipient, subject, status, created_at, changed_at) "
        "SELECT message_id, kind, purpose, recipient, subject, status, created_at, changed_at FROM outbox"
    )
    with pytest.raises(sa.exc.IntegrityError), life.engine.connect() as connection, connection.begin():
        connection.execute(sa.text(copy))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("message", name) for name in ("fate", "kind", "decision")),
        *(("registration", name) for name in ("status", "gender")),
        *(("outbox", name) for name in ("status", "copy")),
        ("sighting", "filing"),
    ],
)
def test_a_state_is_one_of_its_states(life: Store, table: str, column: str) -> None:
    with pytest.raises(sa.exc.IntegrityError), life.engine.connect() as connection, connection.begin():
        connection.execute(sa.text(f"UPDATE {table} SET {column} = 'x'"))

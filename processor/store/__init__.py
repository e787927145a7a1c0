"""The store: everything that is remembered, by noun. SQLAlchemy Core on SQLite or PostgreSQL, the same code for both.

`open_store(url)` connects to nothing yet. Each noun has its own object (`store.messages`, `store.outbox`, …) whose every
call is one transaction; the road itself uses the two calls on `Store`: `known_about`, the one read, and `apply`, the one
write. Database trouble arrives as `errors.DatabaseError` with a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Engine

from processor.store.health import Health
from processor.store.messages import Messages
from processor.store.outbox import Outbox
from processor.store.registrations import Registrations
from processor.store.rows import (
    Account,
    Beat,
    Delivery,
    Filing,
    Generation,
    Incoming,
    Instance,
    OutboxRow,
    Page,
    Readout,
    Stale,
    Stored,
)
from processor.store.sightings import Sightings
from processor.values import Known, Mail, Plan, Reading, Refusal, Reply

__all__ = [
    "Account",
    "Beat",
    "Delivery",
    "Filing",
    "Generation",
    "Instance",
    "OutboxRow",
    "Page",
    "Stale",
    "Store",
    "Stored",
    "open_store",
]


class Store:
    """One database. Safe to share between threads; make a new one after a fork."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sightings = Sightings(engine)
        self.messages = Messages(engine)
        self.registrations = Registrations(engine)
        self.outbox = Outbox(engine)
        self.health = Health(engine)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def migrate(self) -> None:
        """Bring the schema to the newest revision; a missing SQLite file is created. Raises DatabaseError."""
        raise NotImplementedError

    def check_schema(self) -> None:
        """Raises DatabaseError with a sentence: out of reach, missing, never migrated, older, newer, read-only."""
        raise NotImplementedError

    def instance(self, now: datetime) -> Instance:
        """This installation's id, secret and first start; made at the first call."""
        raise NotImplementedError

    def known_about(self, stored: Incoming, mail: Mail, reading: Reading, now: datetime) -> Known:
        """The one read: what matters for this mail, in a handful of queries."""
        raise NotImplementedError

    def apply(
        self,
        stored: Incoming,
        readout: Readout,
        plan: Plan,
        answer: Reply | Refusal | None,
        now: datetime,
        decided_by: str = "rule",
    ) -> None:
        """The one write, one transaction: fate and evidence, registrations, the answer in the outbox, ledger, audit.

        A second call for the same message changes nothing: only a `received` message can be decided.
        """
        raise NotImplementedError

    def apply_many(
        self, decided: Sequence[tuple[Incoming, Readout, Plan, Reply | Refusal | None]], now: datetime
    ) -> list[Exception | None]:
        """`apply` for a batch in one commit, each mail in its own savepoint; the error of each, or None."""
        raise NotImplementedError

    def invariants(self) -> list[str]:
        """Sentences about whatever must never be: empty is good."""
        raise NotImplementedError

    def single_worker_lock(self) -> AbstractContextManager[None]:
        """Held while polling; raises AlreadyRunning. Released by the kernel or the server when the process dies."""
        raise NotImplementedError


def open_store(url: str, *, busy_timeout: float = 30.0) -> Store:
    """A store on `sqlite:///file` or `postgresql+psycopg://…`. Raises ConfigurationError for another URL."""
    raise NotImplementedError

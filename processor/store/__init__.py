"""The store: everything that is remembered, by noun. SQLAlchemy Core on SQLite or PostgreSQL, the same code for both.

`open_store(url)` connects to nothing yet. Each noun has its own object (`store.messages`, `store.outbox`, …) whose
every call is one transaction; the road itself uses `known_about`, the one read, and `apply`, the one write, on `Store`
for a mail at a time or on a `Batch` for many. Database trouble arrives as `errors.DatabaseError` with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from processor.store import lock, schema, settings
from processor.store.audits import Audits
from processor.store.database import make_engine, reading, writing
from processor.store.health import Health
from processor.store.lock import WorkerLock
from processor.store.messages import Messages
from processor.store.outbox import Outbox
from processor.store.rows import (
    Account,
    Beat,
    Decided,
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
    Unsettled,
)
from processor.store.sightings import Sightings
from processor.values import Bounce, Known, Mail, Plan, Reading, Refusal, Reply

if TYPE_CHECKING:  # what a pass without new mail never needs is imported when it is first used
    from processor.store.batch import Batch
    from processor.store.privacy import Privacy
    from processor.store.registrations import Registrations
    from processor.store.staff import Staff
    from processor.store.workshops import Workshops

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
    "Unsettled",
    "WorkerLock",
    "open_store",
]


class Store:
    """One database. Safe to share between threads; make a new one after a fork."""

    def __init__(self, engine: Engine, file: Path | None) -> None:
        self.engine = engine
        self.file = file  # of SQLite
        self.sightings = Sightings(engine)
        self.messages = Messages(engine)
        self.outbox = Outbox(engine)
        self.health = Health(engine)
        self.audits = Audits(engine)
        self._secret = b""

    @cached_property
    def registrations(self) -> Registrations:
        """Who is registered."""
        from processor.store.registrations import Registrations

        return Registrations(self.engine)

    @cached_property
    def staff(self) -> Staff:
        """Accounts of the staff."""
        from processor.store.staff import Staff

        return Staff(self.engine)

    @cached_property
    def workshops(self) -> Workshops:
        """Workshops made in the browser."""
        from processor.store.workshops import Workshops

        return Workshops(self.engine)

    @cached_property
    def privacy(self) -> Privacy:
        """What is held about a person."""
        from processor.store.privacy import Privacy

        return Privacy(self.engine)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def migrate(self) -> None:
        """Bring the schema to the newest revision; a missing SQLite file is created. Raises DatabaseError."""
        schema.migrate(self.engine, self.file)

    def check_schema(self) -> None:
        """Raises DatabaseError with a sentence: out of reach, missing, never migrated, older, newer, read-only."""
        schema.check(self.engine, self.file)

    def instance(self, now: datetime) -> Instance:
        """This installation's id, secret and first start; the first call is the first start."""
        with reading(self.engine) as connection:
            if settings.value_of(connection, "started") is not None:
                return settings.instance(connection)
        with writing(self.engine) as connection:
            settings.start(connection, now)
            return settings.instance(connection)

    def known_about(self, stored: Incoming, mail: Mail, people: Reading, now: datetime) -> Known:
        """The one read: what matters for this mail, in a handful of queries."""
        from processor.store import knowing

        with reading(self.engine) as connection:
            return knowing.known_about(connection, self._key(), stored, mail, people, now)

    def returned(self, bounce: Bounce, now: datetime) -> tuple[str, ...]:
        """Mark our answers that came back; a sentence for staff about each, none where no answer of ours is named."""
        from processor.store import returning

        with writing(self.engine) as connection:
            return returning.returned(connection, bounce, now)

    def apply(
        self,
        stored: Incoming,
        readout: Readout,
        plan: Plan,
        answer: Reply | Refusal | None,
        now: datetime,
        *,
        decided_by: str = "rule",
        version: int | None = None,
    ) -> bool:
        """The one write, one transaction: fate and evidence, registrations, the answer in the outbox, ledger, audit.

        The rule decides only `received` messages: False, and nothing done, where it was decided before. People
        (`decided_by` "staff:NAME") decide upon the `version` they looked at: raises Stale when it changed meanwhile.
        """
        from processor.store import deciding

        with writing(self.engine) as connection:
            decided = Decided(stored, readout, plan, answer, now, decided_by, version)
            return deciding.apply(connection, self._key(), decided)

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Many mails in one transaction: `known_about` sees what `apply` did before it, one commit at the end.

        An error inside `apply` undoes that mail only; one that leaves the block, or comes at its end, undoes the batch,
        which then can be taken again. Do nothing slow inside: it holds SQLite's write lock.
        """
        from processor.store.batch import Batch

        key = self._key()
        with writing(self.engine) as connection:
            batch = Batch(connection, key)
            yield batch
            batch.end()

    def invariants(self) -> list[str]:
        """Sentences about whatever must never be: empty is good."""
        from processor.store import invariants

        return invariants.check(self.engine)

    def single_worker_lock(self) -> AbstractContextManager[WorkerLock]:
        """Held while polling; raises AlreadyRunning. Released by the kernel or the server when the process dies."""
        return lock.file_lock(self.file) if self.file is not None else lock.advisory_lock(self.engine)

    def _key(self) -> bytes:
        if not self._secret:
            with reading(self.engine) as connection:
                self._secret = settings.secret_of(connection)
        return self._secret


def open_store(url: str, *, busy_timeout: float = 30.0) -> Store:
    """A store on `sqlite:///file` or `postgresql+psycopg://…`. Raises ConfigurationError for another URL."""
    return Store(*make_engine(url, busy_timeout))

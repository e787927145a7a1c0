"""Many mails in one transaction, each in a savepoint of its own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from processor.store import deciding, knowing
from processor.store.deciding import Decided
from processor.store.rows import Incoming, Readout
from processor.values import Known, Mail, Plan, Reading, Refusal, Reply


class Batch:
    """The road's memory for a batch: reads see the writes before them. Made by `Store.batch`."""

    def __init__(self, connection: Connection, secret: bytes) -> None:
        self._connection = connection
        self._secret = secret
        self._taken: dict[str, int] | None = None  # counted once; forgotten when a place changes hands

    def known_about(self, stored: Incoming, mail: Mail, reading: Reading, now: datetime) -> Known:
        """See `Store.known_about`."""
        if self._taken is None:
            self._taken = knowing.taken(self._connection)
        return knowing.known_about(self._connection, self._secret, stored, mail, reading, now, self._taken)

    def apply(
        self, stored: Incoming, readout: Readout, plan: Plan, answer: Reply | Refusal | None, now: datetime
    ) -> bool:
        """See `Store.apply`; whatever it raises has undone this mail only."""
        with self._connection.begin_nested():
            done = deciding.apply(self._connection, self._secret, Decided(stored, readout, plan, answer, now))
        if plan.changes:
            self._taken = None
        return done

"""Many mails in one transaction, each in a savepoint of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, NestedTransaction

from processor.store import deciding, knowing, returning
from processor.store.database import told
from processor.store.deciding import Rest
from processor.store.folding import normal_address
from processor.store.knowing import Totals
from processor.store.rows import Decided, Incoming, Readout
from processor.values import Bounce, Known, Mail, Plan, Reading, Refusal, RegistrationStatus, Reply


class Batch:
    """The road's memory for a batch: reads see the writes before them. Made by `Store.batch`.

    A savepoint reaches from a mail's `known_about` to its `apply`: what fails in between, here or at the caller's,
    undoes this mail only. A database out of reach is no mail's fault and arrives as DatabaseError. What no decision
    reads is written at the end.
    """

    def __init__(self, connection: Connection, secret: bytes) -> None:
        self._connection = connection
        self._secret = secret
        self._totals: Totals | None = None  # counted once, then kept up
        self._strangers = knowing.NO_STRANGERS
        self._rest = Rest()
        self._savepoint: NestedTransaction | None = None

    def expect(self, mails: Iterable[tuple[Mail, Reading]], now: datetime) -> None:
        """These will be asked about: of most of their senders nothing is known, which one look tells."""
        given = [(normal_address(mail.sender.address), reading) for mail, reading in mails]
        with told():
            self._strangers = knowing.strangers(self._connection, self._secret, given, now)

    def known_about(self, stored: Incoming, mail: Mail, reading: Reading, now: datetime) -> Known:
        """See `Store.known_about`."""
        self.undo()
        with told():
            self._savepoint = self._connection.begin_nested()
            if self._totals is None:
                self._totals = knowing.count(self._connection, now)
            known = knowing.known_about(
                self._connection, self._secret, stored, mail, reading, now, self._totals, self._strangers
            )
        self._strangers.meet([normal_address(mail.sender.address)], knowing.names_of(reading))
        return known

    def returned(self, bounce: Bounce, now: datetime) -> tuple[str, ...]:
        """See `Store.returned`; in the savepoint of the mail that was asked about."""
        self._strangers = knowing.NO_STRANGERS  # whose mail comes back may be the next to write
        with told():
            return returning.returned(self._connection, bounce, now)

    def apply(
        self, stored: Incoming, readout: Readout, plan: Plan, answer: Reply | Refusal | None, now: datetime
    ) -> bool:
        """See `Store.apply`."""
        with told(), self._savepoint or self._connection.begin_nested():
            self._savepoint = None
            rest = deciding.begin(self._connection, self._secret, Decided(stored, readout, plan, answer, now))
        if rest is None:
            return False
        self._rest.add(rest)
        self._meet(plan, answer)
        self._totals = _after(self._totals, plan, answer)
        return True

    def end(self) -> None:
        """Write what was left to the end. What fails here undoes the whole batch."""
        self.undo()
        with told():
            self._rest.write(self._connection)

    def _meet(self, plan: Plan, answer: Reply | Refusal | None) -> None:
        people = (change.attendee for change in plan.changes)
        names = [knowing.name_key(one.first_names, one.last_name) for one in people]
        self._strangers.meet([normal_address(answer.recipient)] if isinstance(answer, Reply) else (), names)

    def undo(self) -> None:
        """Forget a mail that was looked at and never decided."""
        savepoint, self._savepoint = self._savepoint, None
        if savepoint is not None:
            with told():
                savepoint.rollback()


def _after(totals: Totals | None, plan: Plan, answer: Reply | Refusal | None) -> Totals | None:
    """The totals after a decision; None, to be counted anew, where it changed stored registrations."""
    if totals is None or any(change.registration is not None for change in plan.changes):
        return None
    taken = dict(totals.taken)
    for change in plan.changes:
        if change.status is RegistrationStatus.REGISTERED and change.workshop is not None:
            taken[change.workshop] = taken.get(change.workshop, 0) + 1
    answers = int(isinstance(answer, Reply))
    return Totals(taken, totals.ten_minutes + answers, totals.hour + answers)

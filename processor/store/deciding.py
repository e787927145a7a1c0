"""The one write: what a decision makes true, in the transaction of the caller."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store import audits
from processor.store.answering import answer
from processor.store.evidence import evidence, why
from processor.store.folding import clean, fold, normal_address
from processor.store.people import change_all
from processor.store.rows import Decided, Stale
from processor.tables import content, message, sighting
from processor.values import Decision, Fate

FATES = {Decision.ACCEPT: Fate.ACCEPTED, Decision.HOLD: Fate.HELD, Decision.IGNORE: Fate.IGNORED}

# Statements are built once: building one costs more than SQLite takes to run it.
_HERE: sa.BindParameter[int] = sa.bindparam("here")
DECIDE = sa.update(message).where(message.c.id == _HERE).values(version=message.c.version + 1)
DECIDE_RECEIVED = DECIDE.where(message.c.fate == Fate.RECEIVED.value)
DECIDE_VERSION = DECIDE.where(message.c.version == sa.bindparam("looked_at"))
TELL = sa.update(content).where(content.c.message_id == _HERE)
FILE = sa.update(sighting).where(sighting.c.message_id == _HERE, sighting.c.filing != "gone").values(filing="due")


@dataclass(frozen=True, slots=True)
class Rest:
    """What a decision writes that no other decision reads: of many it is written together."""

    evidence: list[dict[str, Any]] = field(default_factory=list)
    filings: list[dict[str, Any]] = field(default_factory=list)
    entries: list[audits.Entry] = field(default_factory=list)

    def write(self, connection: Connection) -> None:
        if self.evidence:
            connection.execute(TELL, self.evidence)
        if self.filings:
            connection.execute(FILE, self.filings)
        if self.entries:
            audits.add(connection, *self.entries)

    def add(self, other: Rest) -> None:
        self.evidence.extend(other.evidence)
        self.filings.extend(other.filings)
        self.entries.extend(other.entries)


def apply(connection: Connection, secret: bytes, decided: Decided) -> bool:
    """Fate and evidence, registrations, the answer, ledger, audit, filing. False: it was decided already, nothing done.

    Raises Stale when staff decided upon a version that is no longer the message's.
    """
    rest = begin(connection, secret, decided)
    if rest is not None:
        rest.write(connection)
    return rest is not None


def begin(connection: Connection, secret: bytes, decided: Decided) -> Rest | None:
    """As `apply`, with the rest left to be written; None where it was decided already."""
    if not _decide(connection, decided):
        return None
    here = {"here": decided.stored.id}
    entries = change_all(connection, decided)
    outbox_id = answer(connection, secret, decided)
    told = evidence(decided.readout, decided.plan, decided.answer)
    filed = decided.plan.decision is not Decision.IGNORE  # accepted mail is to be moved, held mail to be flagged
    return Rest([here | {"evidence": told}], [here] if filed else [], [*entries, _entry(decided, outbox_id)])


def _entry(decided: Decided, outbox_id: int | None) -> audits.Entry:
    after = {"fate": FATES[decided.plan.decision].value, "kind": decided.readout.verdict.kind.value}
    _, sentence = why(decided.readout, decided.plan)
    return audits.Entry(decided.now, decided.by, "decided", decided.stored.id, None, outbox_id, None, after, sentence)


def _decide(connection: Connection, decided: Decided) -> bool:
    columns = _columns(decided) | {"here": decided.stored.id}
    if decided.version is None:
        moved = connection.execute(DECIDE_RECEIVED, columns).rowcount == 1
    else:
        moved = connection.execute(DECIDE_VERSION, columns | {"looked_at": decided.version}).rowcount == 1
        if not moved:
            raise stale(connection, decided.stored.id)
    return moved


def stale(connection: Connection, message_id: int) -> Stale:
    """Who decided about this message meanwhile."""
    query = sa.select(message.c.decided_by, message.c.decided_at, message.c.fate).where(message.c.id == message_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        return Stale("?", None, "wiadomość usunięta")
    return Stale(row.decided_by or "?", row.decided_at, row.fate)


def _columns(decided: Decided) -> dict[str, Any]:
    mail, verdict, plan = decided.readout.mail, decided.readout.verdict, decided.plan
    rule, sentence = why(decided.readout, plan)
    sender = normal_address(mail.sender.address)
    name, subject = clean(mail.sender.name, 300), clean(mail.subject, 2000)
    return {
        "fate": FATES[plan.decision].value,
        "kind": verdict.kind.value,
        "decision": plan.decision.value,
        "confidence": verdict.confidence,
        "workshops": list(plan.workshops or verdict.workshops),
        "rule": rule,
        "reason": sentence,
        "error": "",
        "sender": sender,
        "sender_name": name,
        "subject": subject,
        "mid": clean(mail.message_id, 500) if mail.message_id else None,
        "search": fold(f"{sender} {name} {subject}"),
        "decided_by": decided.by,
        "decided_at": decided.now,
    }

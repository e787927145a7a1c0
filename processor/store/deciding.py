"""The one write: what a decision makes true, in the transaction of the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store import audits
from processor.store.database import AnyRow, insert_for
from processor.store.evidence import evidence, plain, why
from processor.store.folding import clean, digest, fold, normal_address, sort_key
from processor.store.knowing import name_key
from processor.store.rows import Incoming, Readout, Stale
from processor.tables import content, message, outbox, registration, reply_ledger, sighting
from processor.values import (
    Attendee,
    Change,
    Decision,
    Fate,
    Kind,
    Plan,
    Refusal,
    RegistrationStatus,
    Reply,
    ReplyStatus,
)

FATES = {Decision.ACCEPT: Fate.ACCEPTED, Decision.HOLD: Fate.HELD, Decision.IGNORE: Fate.IGNORED}
REPLY = "reply"  # the purpose of the automatic answer: one a message, ever

# Statements are built once: building one costs more than SQLite takes to run it.
_HERE: sa.BindParameter[int] = sa.bindparam("here")
DECIDE = sa.update(message).where(message.c.id == _HERE).values(version=message.c.version + 1)
DECIDE_RECEIVED = DECIDE.where(message.c.fate == Fate.RECEIVED.value)
DECIDE_VERSION = DECIDE.where(message.c.version == sa.bindparam("looked_at"))
TELL = sa.update(content).where(content.c.message_id == _HERE)
REGISTER = sa.insert(registration).returning(registration.c.id)
REMEMBER = sa.insert(reply_ledger)
FORGET_REFUSAL = sa.delete(outbox).where(
    outbox.c.message_id == _HERE,
    outbox.c.purpose == REPLY,
    outbox.c.status == ReplyStatus.SUPPRESSED.value,
    outbox.c.raw.is_(None),
)
FILE = sa.update(sighting).where(sighting.c.message_id == _HERE, sighting.c.filing != "gone").values(filing="due")


@dataclass(frozen=True, slots=True)
class Decided:
    """A mail and all that was decided about it, by whom, when."""

    stored: Incoming
    readout: Readout
    plan: Plan
    answer: Reply | Refusal | None
    now: datetime
    by: str = "rule"
    version: int | None = None  # staff: the message's version they looked at


def apply(connection: Connection, secret: bytes, decided: Decided) -> bool:
    """Fate and evidence, registrations, the answer, ledger, audit, filing. False: it was decided already, nothing done.

    Raises Stale when staff decided upon a version that is no longer the message's.
    """
    if not _decide(connection, decided):
        return False
    if decided.version is not None:
        _take_back(connection, decided.stored.id)
    for change in decided.plan.changes:
        _change(connection, decided, change)
    outbox_id = _answer(connection, secret, decided)
    _file(connection, decided)
    verdict = decided.readout.verdict
    after = {"fate": FATES[decided.plan.decision].value, "kind": verdict.kind.value}
    _, sentence = why(decided.readout, decided.plan)
    audits.add(
        connection,
        audits.Entry(decided.now, decided.by, "decided", decided.stored.id, None, outbox_id, None, after, sentence),
    )
    return True


def _decide(connection: Connection, decided: Decided) -> bool:
    columns = _columns(decided) | {"here": decided.stored.id}
    if decided.version is None:
        moved = connection.execute(DECIDE_RECEIVED, columns).rowcount == 1
    else:
        moved = connection.execute(DECIDE_VERSION, columns | {"looked_at": decided.version}).rowcount == 1
        if not moved:
            raise stale(connection, decided.stored.id)
    if moved:
        told = evidence(decided.readout, decided.plan, decided.answer)
        connection.execute(TELL, {"here": decided.stored.id, "evidence": told})
    return moved


def _take_back(connection: Connection, message_id: int) -> None:
    """What the rule held for this mail and nobody decided yet: the clerk's decision stands in its place."""
    undecided = (registration.c.status == RegistrationStatus.HELD.value, registration.c.decided_by == "rule")
    connection.execute(sa.delete(registration).where(registration.c.message_id == message_id, *undecided))


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


def person_columns(person: Attendee) -> dict[str, Any]:
    """An attendee as columns of `registration`, the derived ones too."""
    first, last = clean(person.first_names, 200), clean(person.last_name, 200)
    institution, function = clean(person.institution, 500), clean(person.function, 500)
    return {
        "first_names": first,
        "last_name": last,
        "gender": person.gender,
        "institution": institution,
        "function": function,
        "phone": clean(person.phone, 100),
        "confidence": person.confidence,
        "evidence": plain(person),
        "name_key": name_key(first, last),
        "sort_key": sort_key(last, first),
    }


def _change(connection: Connection, decided: Decided, change: Change) -> None:
    if change.registration is None:
        _register(connection, decided, change)
    else:
        _update(connection, decided, change, change.registration)


def _register(connection: Connection, decided: Decided, change: Change) -> None:
    columns = person_columns(change.attendee)
    sender = normal_address(decided.readout.mail.sender.address)
    row = columns | {
        "workshop": change.workshop,
        "status": change.status.value,
        "sender": sender,
        "message_id": decided.stored.id,
        "received_at": decided.stored.received_at,
        "changed_at": decided.now,
        "decided_by": decided.by,
        "search": fold(f"{columns['first_names']} {columns['last_name']} {columns['institution']} {sender}"),
    }
    new = connection.execute(REGISTER, row).scalar_one()
    after = {"workshop": change.workshop, "status": change.status.value, "name": change.attendee.full_name}
    _tell(connection, decided, new, None, after)


def _update(connection: Connection, decided: Decided, change: Change, registration_id: int) -> None:
    before = connection.execute(sa.select(registration).where(registration.c.id == registration_id)).one_or_none()
    if before is None:  # erased between the read and now: nothing is left to change
        return
    values: dict[str, Any] = {"status": change.status.value}
    if change.workshop is not None:
        values["workshop"] = change.workshop
    if decided.readout.verdict.kind is Kind.CORRECTION:
        values |= _corrected(change.attendee, before)
    values |= {"changed_at": decided.now, "decided_by": decided.by, "version": before.version + 1}
    connection.execute(sa.update(registration).where(registration.c.id == registration_id).values(values))
    shown = ("status", "workshop", "first_names", "last_name")
    old = {key: getattr(before, key) for key in shown}
    _tell(connection, decided, registration_id, old, old | {key: values[key] for key in shown if key in values})


def _corrected(person: Attendee, before: AnyRow) -> dict[str, Any]:
    """A correction brings the new name, and keeps what it does not speak of."""
    columns = person_columns(person)
    for kept in ("institution", "function", "phone"):
        columns[kept] = columns[kept] or getattr(before, kept)
    columns["search"] = fold(
        f"{columns['first_names']} {columns['last_name']} {columns['institution']} {before.sender}"
    )
    return columns


def _tell(
    connection: Connection, decided: Decided, registration_id: int, before: dict[str, Any] | None, after: dict[str, Any]
) -> None:
    entry = audits.Entry(
        decided.now, decided.by, str(after["status"]), decided.stored.id, registration_id, None, before, plain(after)
    )
    audits.add(connection, entry)


def _answer(connection: Connection, secret: bytes, decided: Decided) -> int | None:
    """The answer's row: waiting, or suppressed with the rule; none where no answer was due."""
    if isinstance(decided.answer, Reply):
        row = reply_columns(decided.answer, decided.now)
    elif decided.answer is not None and decided.plan.answer is not None:
        row = _refusal_columns(decided, decided.answer)
    else:
        return None
    # a refusal never was a mail; the message is decided anew, so it makes room for the answer
    connection.execute(FORGET_REFUSAL, {"here": decided.stored.id})
    new = _insert(connection, row | {"message_id": decided.stored.id, "purpose": REPLY})
    if new is None and decided.by != "rule":  # the automatic answer went out before; people may write again
        new = _insert(connection, row | {"message_id": decided.stored.id, "purpose": "staff"})
    if new is not None and isinstance(decided.answer, Reply):
        _remember(connection, secret, decided.answer, decided.now)
    return new


def _insert(connection: Connection, row: dict[str, Any]) -> int | None:
    new: int | None = connection.execute(insert_unless_there(connection.dialect.name), row).scalar()
    return new


@cache
def insert_unless_there(dialect: str) -> Any:
    """INSERT into the outbox: an answer whose message or Message-ID has one already gives no row."""
    return insert_for(dialect, outbox).on_conflict_do_nothing().returning(outbox.c.id)


def reply_columns(reply: Reply, now: datetime) -> dict[str, Any]:
    """A rendered answer as a waiting row of the outbox."""
    return {
        "kind": reply.kind.value,
        "recipient": normal_address(reply.recipient),
        "workshop": reply.workshop,
        "subject": clean(reply.subject, 2000),
        "mid": reply.message_id,
        "raw": reply.raw,
        "status": ReplyStatus.WAITING.value,
        "rule": None,
        "error": "",
        "created_at": now,
        "changed_at": now,
        "next_at": now,
    }


def _refusal_columns(decided: Decided, refusal: Refusal) -> dict[str, Any]:
    assert decided.plan.answer is not None
    return {
        "kind": decided.plan.answer.value,
        "recipient": normal_address(decided.readout.mail.sender.address),
        "workshop": decided.plan.workshops[0] if len(decided.plan.workshops) == 1 else None,
        "subject": "",
        "mid": None,
        "raw": None,
        "next_at": None,
        "status": ReplyStatus.SUPPRESSED.value,
        "rule": clean(refusal.rule, 100),
        "error": clean(refusal.sentence, 1000),
        "created_at": decided.now,
        "changed_at": decided.now,
    }


def _remember(connection: Connection, secret: bytes, reply: Reply, now: datetime) -> None:
    address = normal_address(reply.recipient)
    row = {
        "address": digest(secret, address),
        "domain": digest(secret, address.rpartition("@")[2]),
        "kind": reply.kind.value,
        "workshop": reply.workshop,
        "at": now,
    }
    connection.execute(REMEMBER, row)


def _file(connection: Connection, decided: Decided) -> None:
    """Accepted mail is to be moved, held mail to be flagged; ignored mail stays as it is."""
    if decided.plan.decision is not Decision.IGNORE:
        connection.execute(FILE, {"here": decided.stored.id})

"""The answer of a decision: a waiting row of the outbox, or one that says by which rule it was suppressed."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store.database import insert_for
from processor.store.folding import clean, digest, normal_address
from processor.store.rows import Decided
from processor.tables import outbox, reply_ledger
from processor.values import Refusal, Reply, ReplyStatus

REPLY = "reply"  # the purpose of the automatic answer: one a message, ever
BY_RULE = "rule"
REMEMBER = sa.insert(reply_ledger)


def answer(connection: Connection, secret: bytes, decided: Decided) -> int | None:
    """Write the answer's row and remember it for the limits. None where no answer was due, or one was given before."""
    if isinstance(decided.answer, Reply):
        row = reply_columns(decided.answer, decided.now)
    elif decided.answer is not None and decided.plan.answer is not None:
        row = _refusal_columns(decided, decided.answer)
    else:
        return None
    if decided.by != BY_RULE:
        forget_refusal(connection, decided.stored.id)
    new = _insert(connection, row | {"message_id": decided.stored.id, "purpose": REPLY})
    if new is None and decided.by != BY_RULE:  # the automatic answer went out before; people may write again
        new = _insert(connection, row | {"message_id": decided.stored.id, "purpose": "staff"})
    if new is not None and isinstance(decided.answer, Reply):
        _remember(connection, secret, decided.answer, decided.now)
    return new


def forget_refusal(connection: Connection, message_id: int) -> None:
    """A refusal never was a mail; where its message is decided anew it makes room for the answer."""
    refused = (outbox.c.status == ReplyStatus.SUPPRESSED.value, outbox.c.raw.is_(None), outbox.c.purpose == REPLY)
    connection.execute(sa.delete(outbox).where(outbox.c.message_id == message_id, *refused))


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

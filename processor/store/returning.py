"""Answers that came back: the row says so, the address is remembered, and staff read whom to phone."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store import outbox as box
from processor.tables import outbox, registration
from processor.values import Bounce

MOST_NAMES = 10


def returned(connection: Connection, bounce: Bounce, now: datetime) -> tuple[str, ...]:
    """Mark each answer of ours that the report names; a sentence for each, empty where none is ours."""
    sentences = (_returned(connection, mid, bounce, now) for mid in bounce.message_ids)
    return tuple(sentence for sentence in sentences if sentence)


def _returned(connection: Connection, mid: str, bounce: Bounce, now: datetime) -> str:
    query = sa.select(outbox.c.message_id, outbox.c.recipient).where(outbox.c.mid == mid)
    row = connection.execute(query).one_or_none()
    if row is None:
        return ""
    sentence = f"odpowiedź do {row.recipient} wróciła{_why(bounce)}; zadzwoń do: {_whom(connection, row.message_id)}"
    return sentence if box.bounced(connection, mid, sentence, now, hard=bounce.hard) is not None else ""


def _why(bounce: Bounce) -> str:
    status = bounce.status if bounce.status and bounce.status not in bounce.told else ""
    words = " ".join(part for part in (status, bounce.told) if part)
    kind = "adres nie przyjmuje poczty" if bounce.hard else "chwilowa przeszkoda"
    return f" ({kind}: {words})" if words else f" ({kind})"


def _whom(connection: Connection, message_id: int | None) -> str:
    """The people of the mail that was answered, with their telephone numbers where the mail gave them."""
    columns = (registration.c.first_names, registration.c.last_name, registration.c.phone)
    query = sa.select(*columns).where(registration.c.message_id == message_id).order_by(registration.c.id)
    people = connection.execute(query.limit(MOST_NAMES + 1)).all() if message_id is not None else []
    shown = [
        f"{row.first_names} {row.last_name}".strip() + (f", tel. {row.phone}" if row.phone else "") for row in people
    ]
    more = "; i dalsi" if len(shown) > MOST_NAMES else ""
    return "; ".join(shown[:MOST_NAMES]) + more if shown else "osoba, która pisała (bez nazwiska w bazie)"

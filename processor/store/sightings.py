"""Where mail was seen: generations of folders, sightings of UIDs, and what is still to be filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, Engine

from processor.store import audits, settings
from processor.store.database import MAX_ATTEMPTS, AnyRow, insert, insert_for, reading, writing
from processor.store.folding import clean
from processor.store.rows import Filing, Generation, Unsettled
from processor.tables import content, generation, message, sighting
from processor.values import Arrival, Fate

# Literals, so that the partial indexes serve them.
IS_OPEN = sa.text("sighting.message_id IS NULL AND sighting.filing = 'none'")
IS_DUE = sa.text("sighting.filing = 'due'")
WANTED_BACK = "wanted_back"
UNFETCHABLE = "nie udało się pobrać wiadomości z serwera"


class Sightings:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def generation(self, mailbox: str, folder: str, uidvalidity: int, now: datetime) -> Generation:
        """The folder's present life, created when seen for the first time."""
        with reading(self._engine) as connection:
            row = _generation(connection, mailbox, folder, uidvalidity)
        if row is not None:
            return _as_generation(row)
        with writing(self._engine) as connection:
            here = (generation.c.mailbox == mailbox, generation.c.folder == folder)
            if connection.execute(_renamed(here, uidvalidity)).rowcount:
                row = _generation(connection, mailbox, folder, uidvalidity)
                assert row is not None
                return _as_generation(row)
            earlier = connection.scalar(sa.select(sa.func.count()).select_from(generation).where(*here))
            generation_id(connection, Arrival(mailbox, folder, uidvalidity, 0, now), now)
            row = _generation(connection, mailbox, folder, uidvalidity)
        assert row is not None
        return _as_generation(row, is_new=True, first_of_folder=not earlier, changed=bool(earlier))

    def unsettled(self, generation: Generation, uids: Sequence[int]) -> Unsettled:
        """Which of these UIDs, ascending, still need fetching. Fast and small for 100,000."""
        above = sa.select(sighting.c.uid, sighting.c.attempts, sighting.c.message_id, sighting.c.filing).where(
            sighting.c.generation_id == generation.id, sighting.c.uid > generation.settled_uid
        )
        with reading(self._engine) as connection:
            wanted = {
                row[0]: row[1] if row[2] is None and row[3] == "none" else None for row in connection.execute(above)
            }
            wanted |= dict(_open(connection, generation, None))
        again = [(uid, attempts) for uid in uids if (attempts := wanted.get(uid)) is not None]
        fresh = [uid for uid in uids if uid > generation.settled_uid and uid not in wanted]
        return Unsettled(fresh, _fewest_first(again))

    def open(self, generation: Generation, limit: int = 500) -> list[tuple[int, int]]:
        """UIDs whose fetch was begun and never ended, as (uid, attempts): what an idle poll adds to new mail."""
        with reading(self._engine) as connection:
            return _fewest_first(_open(connection, generation, limit))

    def settle_through(self, generation: Generation, uid: int) -> None:
        """Raise the high-water mark: everything up to `uid` was sighted or passed over on purpose."""
        with writing(self._engine) as connection:
            connection.execute(_raise_mark(generation.id, uid))

    def count_attempts(self, generation: Generation, uids: Sequence[int], now: datetime) -> dict[int, int]:
        """Protocol T1, before a FETCH: attempts + 1 for each, committed. Returns the attempts by UID."""
        here = {"generation_id": generation.id, "attempts": 1, "first_seen": now}
        rows = [here | {"uid": uid} for uid in sorted(set(uids))]
        if not rows:
            return {}
        with writing(self._engine) as connection:
            made = connection.execute(_try(connection.dialect.name), rows)
            return {row[0]: row[1] for row in made}

    def forgive_attempts(self, generation: Generation, uids: Sequence[int]) -> None:
        """Take back one attempt each: the server was away, the mail is not to blame."""
        values = {"attempts": sighting.c.attempts - 1, "forgiven": sighting.c.forgiven + 1}
        self._update(_uids(generation, uids), sighting.c.attempts > 0, values=values)

    def gone(self, generation: Generation, uids: Sequence[int], now: datetime) -> None:
        """The mail was moved or deleted by somebody before we had it: nothing is left to do for these UIDs."""
        values = {"filing": "gone", "filed_at": now}
        self._update(_uids(generation, uids), sighting.c.message_id.is_(None), values=values)

    def condemn(self, generation: Generation, uid: int, received_at: datetime, error: str, now: datetime) -> int:
        """A mail that cannot be fetched: a failed message without bytes, due for the failed folder. Returns its id."""
        with writing(self._engine) as connection:
            return _condemn(connection, generation, uid, received_at, error, now)

    def try_again(self, message_id: int, now: datetime, actor: str) -> list[tuple[str, int, int]]:
        """For a condemned mail: forget the failed message, so that its UIDs are open again.

        Returns (folder, uidvalidity, uid) for each; empty where the message is not one that could not be fetched.
        Where it was moved away meanwhile, the worker takes it back (`wanted_back`).
        """
        with writing(self._engine) as connection:
            found = _try_again(connection, message_id, now, actor)
            if found:
                settings.keep(connection, WANTED_BACK, now.isoformat())
            return found

    def wanted_back(self) -> bool:
        """Is mail in the folder of failed mail to be tried again, as staff asked?"""
        with reading(self._engine) as connection:
            return bool(settings.value_of(connection, WANTED_BACK))

    def taken_back(self) -> None:
        """It is where new mail arrives again."""
        with writing(self._engine) as connection:
            settings.keep(connection, WANTED_BACK, "")

    def to_file(self, generation: Generation, limit: int = 500) -> list[Filing]:
        """Decided mail that is still where it arrived, oldest first."""
        query = (
            sa.select(sighting.c.id, sighting.c.uid, sighting.c.message_id, message.c.fate)
            .join(message, message.c.id == sighting.c.message_id)
            .where(sighting.c.generation_id == generation.id, IS_DUE)
            .order_by(sighting.c.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [Filing(row[0], row[1], row[2], Fate(row[3])) for row in connection.execute(query)]

    def filed(self, sighting_ids: Sequence[int], folder: str | None, now: datetime) -> None:
        """The mailbox followed: `folder` where the mail is now, None where it was flagged and stays."""
        values = {"filing": "done", "filed_at": now, "error": ""} | ({"filed_to": folder} if folder else {})
        self._update(sighting.c.id.in_(sighting_ids), IS_DUE, values=values)

    def settled(self, sighting_ids: Sequence[int], folder: str, now: datetime) -> None:
        """The mail was found where filing had put it: there is nothing left to move."""
        values = {"filing": "gone", "filed_to": folder, "filed_at": now}
        self._update(sighting.c.id.in_(sighting_ids), values=values)

    def not_filed(self, sighting_ids: Sequence[int], error: str, now: datetime) -> None:
        """The server refused: stays due, with the reason for staff."""
        self._update(sighting.c.id.in_(sighting_ids), IS_DUE, values={"error": clean(error, 500), "filed_at": now})

    def counts(self) -> dict[str, int]:
        """What is open: `to_file`, `refused` (of those, the server said no) and `open` (fetch begun, never ended)."""
        due = sa.select(sa.func.count(), sa.func.count(sa.func.nullif(sighting.c.error, ""))).where(IS_DUE)
        with reading(self._engine) as connection:
            to_file, refused = connection.execute(due.select_from(sighting)).one()
            begun = connection.scalar(sa.select(sa.func.count()).select_from(sighting).where(IS_OPEN))
        return {"to_file": to_file, "refused": refused, "open": begun or 0}

    def _update(self, *conditions: Any, values: dict[str, Any]) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.update(sighting).where(*conditions).values(values))


def generation_id(connection: Connection, arrival: Arrival, now: datetime) -> int:
    """The generation a mail arrived in, created where it is missing."""
    row = _generation(connection, arrival.mailbox, arrival.folder, arrival.uidvalidity)
    if row is not None:
        return int(row.id)
    columns = {"mailbox": arrival.mailbox, "folder": arrival.folder, "uidvalidity": arrival.uidvalidity}
    connection.execute(insert(connection, generation).values(**columns, first_seen=now).on_conflict_do_nothing())
    row = _generation(connection, arrival.mailbox, arrival.folder, arrival.uidvalidity)
    assert row is not None
    return int(row.id)


def _generation(connection: Connection, mailbox: str, folder: str, uidvalidity: int) -> AnyRow | None:
    query = sa.select(generation).where(
        generation.c.mailbox == mailbox, generation.c.folder == folder, generation.c.uidvalidity == uidvalidity
    )
    return connection.execute(query).one_or_none()


def _renamed(here: Sequence[ColumnElement[bool]], uidvalidity: int) -> sa.Update:
    """The folder's newest life goes on under another UIDVALIDITY where no mail was ever seen in it: Courier gives an
    empty folder a new one in every session, and then the first mail would pass for an old one put back."""
    newest = sa.select(sa.func.max(generation.c.id)).where(*here).scalar_subquery()
    seen = sa.exists().where(sighting.c.generation_id == generation.c.id)
    empty = (generation.c.id == newest, generation.c.settled_uid == 0, ~seen)
    return sa.update(generation).where(*empty).values(uidvalidity=uidvalidity)


def _as_generation(row: AnyRow, **news: bool) -> Generation:
    return Generation(row.id, row.mailbox, row.folder, row.uidvalidity, row.first_seen, row.settled_uid, **news)


def _open(connection: Connection, generation: Generation, limit: int | None) -> list[tuple[int, int]]:
    query = (
        sa.select(sighting.c.uid, sighting.c.attempts)
        .where(sighting.c.generation_id == generation.id, IS_OPEN)
        .order_by(sighting.c.uid)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def _fewest_first(uids: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(uids, key=lambda each: (each[1], each[0]))


def _raise_mark(generation_id: int, uid: int) -> sa.Update:
    here = (generation.c.id == generation_id, generation.c.settled_uid < uid)
    return sa.update(generation).where(*here).values(settled_uid=uid)


def _uids(generation: Generation, uids: Sequence[int]) -> ColumnElement[bool]:
    return sa.and_(sighting.c.generation_id == generation.id, sighting.c.uid.in_(uids))


@cache
def _try(dialect: str) -> Any:
    """INSERT of a sighting with its first attempt, or one attempt more."""
    statement = insert_for(dialect, sighting).on_conflict_do_update(
        index_elements=["generation_id", "uid"], set_={"attempts": sighting.c.attempts + 1}
    )
    return statement.returning(sighting.c.uid, sighting.c.attempts)


def _condemn(
    connection: Connection, generation: Generation, uid: int, received_at: datetime, error: str, now: datetime
) -> int:
    said = clean(f"{UNFETCHABLE}: {error}" if error else UNFETCHABLE, 1000)
    key = f"unfetchable:{generation.id}:{uid}"
    row = {
        "sha256": "",
        "content_key": key,
        "size": 0,
        "truncated": False,
        "mailbox": generation.mailbox,
        "folder": generation.folder,
        "uidvalidity": generation.uidvalidity,
        "uid": uid,
        "received_at": received_at,
        "stored_at": now,
        "old_mail": False,
        "fate": Fate.FAILED.value,
        "attempts": MAX_ATTEMPTS,
        "rule": "unfetchable",
        "reason": said,
        "error": said,
    }
    made = insert(connection, message).values(row).on_conflict_do_nothing().returning(message.c.id)
    message_id: int | None = connection.execute(made).scalar()
    if message_id is None:
        return int(connection.scalar(sa.select(message.c.id).where(message.c.content_key == key)) or 0)
    connection.execute(sa.insert(content).values(message_id=message_id, method="none"))
    here = _uids(generation, [uid])
    connection.execute(sa.update(sighting).where(here).values(message_id=message_id, filing="due"))
    audits.add(connection, audits.Entry(now, "rule", "failed", message_id, after={"fate": "failed"}, reason=said))
    return message_id


def _try_again(connection: Connection, message_id: int, now: datetime, actor: str) -> list[tuple[str, int, int]]:
    query = sa.select(message.c.id).where(message.c.id == message_id, message.c.rule == "unfetchable")
    if connection.scalar(query) is None:
        return []
    places = (
        sa.select(generation.c.folder, generation.c.uidvalidity, sighting.c.uid)
        .join(generation, generation.c.id == sighting.c.generation_id)
        .where(sighting.c.message_id == message_id)
    )
    found = [(row[0], row[1], row[2]) for row in connection.execute(places)]
    again = {"message_id": None, "filing": "none", "filed_at": None, "attempts": 0}
    connection.execute(sa.update(sighting).where(sighting.c.message_id == message_id).values(again))
    connection.execute(sa.delete(message).where(message.c.id == message_id))
    audits.add(connection, audits.Entry(now, actor, "try_again", message_id))
    return found

"""Raw mail into the database: the step after which nothing can be lost."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from processor.store.database import insert_for
from processor.store.folding import digest
from processor.store.rows import Delivery, Stored
from processor.store.sightings import generation_id
from processor.tables import content, message, sighting, tombstone
from processor.values import Fate

FILING = {Fate.ACCEPTED: "due", Fate.HELD: "due", Fate.FAILED: "due"}
SAMPLE = 4096
HARDLY = 0.74  # of its length: what base64 of random bytes can be packed to is 0.75
Found = dict[str, tuple[int, Fate, bool, int]]  # by content key: id, fate, old_mail, attempts


def pack(raw: bytes) -> tuple[str, bytes]:
    """(method, bytes) as stored; what does not shrink stays as it is."""
    packer = zlib.compressobj(6, strategy=_strategy(raw))
    packed = packer.compress(raw) + packer.flush()
    return ("zlib", packed) if len(packed) < len(raw) else ("none", raw)


def _strategy(raw: bytes) -> int:
    """Base64 of what was packed before (a picture, a PDF, a DOCX) holds nothing that repeats: its letters can be coded
    shorter, and looking for more costs four times the time for a fiftieth of the bytes."""
    middle = len(raw) // 2
    sample = raw[middle : middle + SAMPLE]
    if len(sample) < SAMPLE or len(zlib.compress(sample, 1)) < HARDLY * SAMPLE:
        return zlib.Z_DEFAULT_STRATEGY
    return zlib.Z_HUFFMAN_ONLY


def unpack(method: str, stored: bytes) -> bytes:
    """The bytes as they were served."""
    return zlib.decompress(stored) if method == "zlib" else stored


def save(connection: Connection, secret: bytes, batch: Sequence[Delivery], now: datetime) -> list[Stored]:
    """See `Messages.save_raw`."""
    by_key = {delivery.content_key: delivery for delivery in reversed(batch)}
    erased = _erased(connection, secret, list(by_key))
    wanted = [key for key in by_key if key not in erased]
    before = _find(connection, wanted)
    fresh = [by_key[key] for key in reversed(wanted) if key not in before]
    _insert(connection, fresh, now)
    found = before | _find(connection, [delivery.content_key for delivery in fresh])
    sightings = _link(connection, batch, found, now)
    results, seen = [], set(before)
    for delivery, sighting_id in zip(batch, sightings, strict=True):
        results.append(
            _stored(delivery, found.get(delivery.content_key), sighting_id, delivery.content_key not in seen)
        )
        seen.add(delivery.content_key)
    return results


def _erased(connection: Connection, secret: bytes, keys: Sequence[str]) -> set[str]:
    digests = {digest(secret, key): key for key in keys}
    rows = connection.scalars(sa.select(tombstone.c.key).where(tombstone.c.key.in_(list(digests))))
    return {digests[row] for row in rows}


def _find(connection: Connection, keys: Sequence[str]) -> Found:
    if not keys:
        return {}
    columns = (message.c.content_key, message.c.id, message.c.fate, message.c.old_mail, message.c.attempts)
    rows = connection.execute(sa.select(*columns).where(message.c.content_key.in_(keys)))
    return {row[0]: (row[1], Fate(row[2]), row[3], row[4]) for row in rows}


def _insert(connection: Connection, fresh: Sequence[Delivery], now: datetime) -> None:
    """Messages, then their bytes. A twin that another worker stored meanwhile wins; ours is the same content."""
    if not fresh:
        return
    inserted = connection.execute(_store(connection.dialect.name), [_columns(delivery, now) for delivery in fresh])
    raws = {delivery.content_key: delivery.raw for delivery in fresh}
    rows = []
    for message_id, key in inserted:
        method, packed = pack(raws[key])
        rows.append({"message_id": message_id, "method": method, "raw": packed})
    if rows:
        connection.execute(sa.insert(content), rows)


@cache
def _store(dialect: str) -> Any:
    statement = insert_for(dialect, message).on_conflict_do_nothing(index_elements=["content_key"])
    return statement.returning(message.c.id, message.c.content_key)


def _columns(delivery: Delivery, now: datetime) -> dict[str, Any]:
    arrival = delivery.arrival
    return {
        "sha256": delivery.sha256,
        "content_key": delivery.content_key,
        "size": len(delivery.raw),
        "truncated": delivery.truncated,
        "mailbox": arrival.mailbox,
        "folder": arrival.folder,
        "uidvalidity": arrival.uidvalidity,
        "uid": arrival.uid,
        "received_at": arrival.received_at,
        "stored_at": now,
        "old_mail": delivery.old_mail,
        "fate": Fate.RECEIVED.value,
    }


def _link(connection: Connection, batch: Sequence[Delivery], found: Found, now: datetime) -> list[int]:
    """Point each sighting at its message; a mail that was decided before is to be filed as it was then."""
    arrivals = {_folder(each): each.arrival for each in batch}
    generations = {folder: generation_id(connection, arrival, now) for folder, arrival in arrivals.items()}
    rows = []
    for delivery in batch:
        known = found.get(delivery.content_key)
        filing = FILING.get(known[1], "none") if known else "gone"
        here = {"generation_id": generations[_folder(delivery)], "uid": delivery.arrival.uid, "first_seen": now}
        rows.append(here | {"message_id": known[0] if known else None, "filing": filing})
    made = connection.execute(_see(connection.dialect.name), rows)
    ids = {(generation, uid): sighting_id for sighting_id, generation, uid in made}
    return [ids[row["generation_id"], row["uid"]] for row in rows]


def _folder(delivery: Delivery) -> tuple[str, str, int]:
    arrival = delivery.arrival
    return arrival.mailbox, arrival.folder, arrival.uidvalidity


@cache
def _see(dialect: str) -> Any:
    """INSERT of a sighting, or what it now points at."""
    statement = insert_for(dialect, sighting)
    given = {name: statement.excluded[name] for name in ("message_id", "filing")}
    statement = statement.on_conflict_do_update(index_elements=["generation_id", "uid"], set_=given)
    return statement.returning(sighting.c.id, sighting.c.generation_id, sighting.c.uid)


def _stored(delivery: Delivery, known: tuple[int, Fate, bool, int] | None, sighting_id: int, fresh: bool) -> Stored:
    if known is None:
        return Stored(0, Fate.IGNORED, delivery.arrival, fresh=False, sighting_id=sighting_id)
    message_id, fate, old_mail, attempts = known
    raw = delivery.raw if fate is Fate.RECEIVED else None
    return Stored(message_id, fate, delivery.arrival, fresh, sighting_id, raw, old_mail, attempts, delivery.truncated)

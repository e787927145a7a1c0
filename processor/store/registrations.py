"""Registrations: lists, places taken, and what staff change by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Select

from processor.store import audits, shown
from processor.store.database import reading, writing
from processor.store.folding import clean, fold, like, normal_address, sort_key
from processor.store.knowing import name_key
from processor.store.rows import Page, Stale
from processor.tables import audit, outbox, registration
from processor.values import RegistrationStatus

LIMITS = {"first_names": 200, "last_name": 200, "phone": 100, "institution": 500, "function": 500, "note": 2000}
EDITABLE = frozenset({*LIMITS, "gender", "workshop", "status", "sender"})
SORTS: dict[str, tuple[ColumnElement[Any], bool]] = {  # column, ascending; the id breaks ties
    "name": (registration.c.sort_key, True),
    "-name": (registration.c.sort_key, False),
    "received": (registration.c.received_at, True),
    "-received": (registration.c.received_at, False),
}


class Registrations:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def each(
        self, *, workshop: str | None = None, status: RegistrationStatus | None = None
    ) -> Iterator[dict[str, Any]]:
        """As `zapisy registrations --json` prints them, by id; streams."""
        query = _filtered(shown.REGISTRATIONS, workshop, status, "")
        return shown.every(self._engine, query, registration.c.id, shown.registration_row)

    def by_name(
        self, workshop: str | None, status: RegistrationStatus | None = None, search: str = ""
    ) -> list[dict[str, Any]]:
        """The attendance list: one workshop's people (of all workshops for None) in Polish alphabetical order."""
        query = _filtered(shown.REGISTRATIONS.add_columns(registration.c.function), workshop, status, search)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(registration.c.sort_key, registration.c.id)).mappings()
            return [shown.registration_row(row) for row in rows]

    def page(
        self,
        *,
        workshop: str | None = None,
        status: RegistrationStatus | None = None,
        search: str = "",
        start: int | None = None,
        limit: int = 50,
        sort: str = "name",
    ) -> Page:
        """A page for the screen; `sort` is name (Polish order) or received, "-" before it for descending.

        `search` ignores case and diacritics; `start` is the `next` of the page before.
        """
        column, ascending = SORTS[sort]
        order = (column, registration.c.id) if ascending else (column.desc(), registration.c.id.desc())
        query = _filtered(
            shown.REGISTRATIONS.add_columns(registration.c.function, registration.c.version), workshop, status, search
        )
        with reading(self._engine) as connection:
            if start is not None:
                query = query.where(_beyond(connection, column, start, ascending=ascending))
            rows = connection.execute(query.order_by(*order).limit(limit + 1)).mappings().all()
        found = tuple(shown.registration_row(row) for row in rows[:limit])
        return Page(found, found[-1]["id"] if len(rows) > limit else None)

    def get(self, registration_id: int) -> dict[str, Any] | None:
        """One registration: the contract's keys, function, note, confidence, evidence, changed_at, version; and
        `history` (audit, oldest first) and `replies` (what was sent about it or in answer to its mail)."""
        query = sa.select(registration).where(registration.c.id == registration_id)
        with reading(self._engine) as connection:
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                return None
            history = sa.select(audit).where(audit.c.registration_id == registration_id)
            entries = connection.execute(history.order_by(audit.c.id)).mappings()
            sent = shown.REPLIES_TOLD.where(_about(row)).order_by(outbox.c.id)
            whole = shown.registration_row(row) | {"changed_at": shown.iso(row["changed_at"])}
            whole["history"] = [dict(entry) | {"at": shown.iso(entry["at"])} for entry in entries]
            whole["replies"] = [shown.reply_row(each) for each in connection.execute(sent).mappings()]
        return {key: value for key, value in whole.items() if key not in {"name_key", "search", "sort_key"}}

    def add(
        self, values: Mapping[str, Any], now: datetime, actor: str, reason: str = "", message_id: int | None = None
    ) -> int:
        """By hand (a phone call): first_names and last_name; and whatever else of EDITABLE is known."""
        _refuse_unknown(values)
        row: dict[str, Any] = dict.fromkeys(
            ("sender", "institution", "function", "phone", "first_names", "last_name"), ""
        )
        row |= _checked(values)
        row |= {"received_at": now, "changed_at": now, "decided_by": actor, "message_id": message_id}
        row.setdefault("status", RegistrationStatus.REGISTERED.value)
        with writing(self._engine) as connection:
            statement = sa.insert(registration).values(row | _derived(row)).returning(registration.c.id)
            new: int = connection.execute(statement).scalar_one()
            entry = audits.Entry(now, actor, "added", message_id, new, after=_checked(values), reason=reason)
            audits.add(connection, entry)
        return new

    def change(
        self, registration_id: int, version: int, values: Mapping[str, Any], now: datetime, actor: str, reason: str = ""
    ) -> dict[str, Any]:
        """Change some of those values. Raises Stale when `version` is no longer the row's; returns the row after."""
        _refuse_unknown(values)
        with writing(self._engine) as connection:
            _change(
                connection,
                registration_id,
                version,
                _checked(values),
                audits.Entry(now, actor, "changed", reason=reason),
            )
        after = self.get(registration_id)
        assert after is not None
        return after

    def counts(self) -> dict[str | None, dict[str, int]]:
        """By workshop id: the number of each status."""
        columns = (registration.c.workshop, registration.c.status)
        query = sa.select(*columns, sa.func.count()).group_by(*columns)
        found: dict[str | None, dict[str, int]] = {}
        with reading(self._engine) as connection:
            for workshop, status, count in connection.execute(query):
                found.setdefault(workshop, dict.fromkeys(RegistrationStatus, 0))[status] = count
        return {key: {str(status): count for status, count in value.items()} for key, value in found.items()}

    def per_day(self, since: datetime, workshop: str | None = None) -> dict[date, int]:
        """Registrations received by the day in the zone of `since`, for the chart; days without any are left out."""
        hour = (sa.func.date(registration.c.received_at), sa.extract("hour", registration.c.received_at))
        query = _filtered(sa.select(*hour, sa.func.count()), workshop, None, "")
        query = query.where(registration.c.received_at >= since).group_by(*hour)
        found: Counter[date] = Counter()
        with reading(self._engine) as connection:
            for day, number, count in connection.execute(query):
                moment = datetime.fromisoformat(str(day)).replace(hour=int(number), tzinfo=UTC)
                found[moment.astimezone(since.tzinfo).date()] += count
        return dict(sorted(found.items()))

    def addresses(self, workshop: str, *statuses: RegistrationStatus) -> list[dict[str, Any]]:
        """Whom a mail to everybody goes to: the address and the people registered from it, one entry an address."""
        wanted = [status.value for status in statuses or (RegistrationStatus.REGISTERED, RegistrationStatus.WAITING)]
        query = (
            sa.select(
                registration.c.sender, registration.c.first_names, registration.c.last_name, registration.c.gender
            )
            .where(registration.c.workshop == workshop, registration.c.status.in_(wanted), registration.c.sender != "")
            .order_by(registration.c.sender, registration.c.id)
        )
        found: dict[str, list[dict[str, Any]]] = {}
        with reading(self._engine) as connection:
            for sender, first, last, gender in connection.execute(query):
                person = {"first_names": first, "last_name": last, "gender": gender}
                found.setdefault(sender, []).append(person)
        return [{"sender": sender, "people": people} for sender, people in found.items()]


def _about(row: Mapping[str, Any] | RowMapping) -> ColumnElement[bool]:
    """The mails sent about a registration: answers to its message, and what staff wrote about it."""
    by_hand = sa.select(audit.c.outbox_id).where(audit.c.registration_id == row["id"], audit.c.outbox_id.is_not(None))
    answers = sa.and_(outbox.c.message_id == row["message_id"], outbox.c.message_id.is_not(None))
    return sa.or_(answers, outbox.c.id.in_(by_hand))


def _filtered(query: Select[Any], workshop: str | None, status: RegistrationStatus | None, search: str) -> Select[Any]:
    if workshop is not None:
        query = query.where(registration.c.workshop == clean(workshop))
    if status is not None:
        query = query.where(registration.c.status == status.value)
    if search.strip():
        # apart, so that SQLite does not fetch every row in the order of the page only to look at its text
        found = sa.select(registration.c.id).where(registration.c.search.like(like(search), escape="\\"))
        query = query.where(registration.c.id.in_(found))
    return query


def _beyond(connection: Connection, column: Any, start: int, *, ascending: bool) -> ColumnElement[bool]:
    """What comes after the row `start` in the order of (column, id); all of it when that row is gone."""
    last = connection.scalar(sa.select(column).where(registration.c.id == start))
    if last is None:
        return sa.true()
    here = sa.tuple_(column, registration.c.id)
    there = sa.tuple_(sa.literal(last, column.type), sa.literal(start))
    return here > there if ascending else here < there


def _refuse_unknown(values: Mapping[str, Any]) -> None:
    if unknown := set(values) - EDITABLE:
        raise ValueError(f"not columns that people edit: {sorted(unknown)}")


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as stored: cut, cleaned; a status must be one."""
    checked = dict(values)
    for name, limit in LIMITS.items():
        if name in checked:
            checked[name] = clean(str(checked[name]).strip(), limit)
    if "sender" in checked:
        checked["sender"] = normal_address(str(checked["sender"]))
    if "status" in checked:
        checked["status"] = RegistrationStatus(checked["status"]).value
    return checked


def _derived(row: Mapping[str, Any]) -> dict[str, str]:
    first, last = row["first_names"], row["last_name"]
    return {
        "name_key": name_key(first, last),
        "sort_key": sort_key(last, first),
        "search": fold(f"{first} {last} {row['institution']} {row['sender']}"),
    }


def _change(
    connection: Connection, registration_id: int, version: int, values: dict[str, Any], entry: audits.Entry
) -> None:
    found = connection.execute(sa.select(registration).where(registration.c.id == registration_id)).mappings()
    before = found.one_or_none()
    if before is None:
        raise Stale("?", None, "zgłoszenie usunięte")
    row = {**before, **values}
    statement = sa.update(registration).where(registration.c.id == registration_id, registration.c.version == version)
    stamped = {"version": version + 1, "changed_at": entry.at, "decided_by": entry.actor}
    if connection.execute(statement.values(values | _derived(row) | stamped)).rowcount != 1:
        raise Stale(before["decided_by"], before["changed_at"], before["status"])
    old = {key: before[key] for key in values if before[key] != values[key]}
    audits.add(
        connection,
        audits.Entry(
            entry.at,
            entry.actor,
            entry.action,
            before["message_id"],
            registration_id,
            None,
            old,
            {key: values[key] for key in old},
            entry.reason,
        ),
    )

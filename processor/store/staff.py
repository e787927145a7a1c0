"""Staff accounts. Hashing passwords is the caller's work; here is what is kept and what limits guessing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Engine

from processor.store import audits
from processor.store.database import AnyRow, insert, reading, writing
from processor.store.folding import clean
from processor.store.rows import Account
from processor.tables import staff

Role = Literal["clerk", "administrator"]
FREE_GUESSES = 5
LONGEST_WAIT = timedelta(minutes=15)


class Staff:
    """Every call is one committed transaction, unless it only reads. Logins are compared in lower case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, login: str, password_hash: str | None, role: Role, now: datetime, actor: str, name: str = "") -> bool:
        """False when the login is taken."""
        row = {"login": clean(login).strip().lower(), "name": clean(name), "password_hash": password_hash, "role": role}
        with writing(self._engine) as connection:
            statement = insert(connection, staff).values(row | {"disabled": False, "created_at": now})
            made = connection.execute(statement.on_conflict_do_nothing().returning(staff.c.id)).scalar()
            if made is not None:
                after = {"login": row["login"], "role": role}
                audits.add(connection, audits.Entry(now, actor, "staff_added", after=after))
        return made is not None

    def get(self, login: str) -> Account | None:
        """The account of a login; what no database could hold is nobody's."""
        return None if clean(login, 1000) != login else self._one(staff.c.login == login.strip().lower())

    def by_id(self, account_id: int) -> Account | None:
        """The account a session names; compare `session_epoch` and `disabled` at every request."""
        return self._one(staff.c.id == account_id)

    def each(self) -> list[Account]:
        """All accounts by login."""
        with reading(self._engine) as connection:
            return [_as_account(row) for row in connection.execute(sa.select(staff).order_by(staff.c.login))]

    def set_password(self, login: str, password_hash: str, now: datetime, actor: str) -> bool:
        """A new password ends every session. False when there is no such account."""
        values = {"password_hash": password_hash, "session_epoch": staff.c.session_epoch + 1}
        return self._change(login, now, actor, "staff_password", values | {"failed_logins": 0, "locked_until": None})

    def rehash(self, account_id: int, password_hash: str) -> None:
        """The same password hashed with newer parameters; sessions stay."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(staff).where(staff.c.id == account_id).values(password_hash=password_hash))

    def set_role(self, login: str, role: Role, now: datetime, actor: str) -> bool:
        """False when there is no such account."""
        return self._change(login, now, actor, f"staff_role_{role}", {"role": role})

    def disable(self, login: str, now: datetime, actor: str, *, disabled: bool = True) -> bool:
        """Disabling ends every session. False when there is no such account."""
        values = {"disabled": disabled, "session_epoch": staff.c.session_epoch + 1}
        return self._change(login, now, actor, "staff_disabled" if disabled else "staff_enabled", values)

    def end_sessions(self, login: str, now: datetime, actor: str) -> bool:
        """Sign out everywhere."""
        return self._change(login, now, actor, "staff_signed_out", {"session_epoch": staff.c.session_epoch + 1})

    def logged_in(self, account_id: int, now: datetime) -> None:
        """The right password: guesses are forgotten."""
        values = {"failed_logins": 0, "locked_until": None, "last_login": now}
        with writing(self._engine) as connection:
            connection.execute(sa.update(staff).where(staff.c.id == account_id).values(values))

    def login_failed(self, account_id: int, now: datetime) -> datetime | None:
        """A wrong password: after five, each doubles the wait, up to a quarter of an hour. Returns until when."""
        statement = sa.update(staff).where(staff.c.id == account_id)
        with writing(self._engine) as connection:
            counted = statement.values(failed_logins=staff.c.failed_logins + 1).returning(staff.c.failed_logins)
            failed = connection.execute(counted).scalar()
            if failed is None or failed < FREE_GUESSES:
                return None
            wait = min(timedelta(seconds=2 ** min(failed - FREE_GUESSES + 1, 16)), LONGEST_WAIT)
            connection.execute(statement.values(locked_until=now + wait))
            return now + wait

    def _one(self, condition: Any) -> Account | None:
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(staff).where(condition)).one_or_none()
        return _as_account(row) if row is not None else None

    def _change(self, login: str, now: datetime, actor: str, action: str, values: dict[str, Any]) -> bool:
        here = staff.c.login == login.strip().lower()
        with writing(self._engine) as connection:
            changed = connection.execute(sa.update(staff).where(here).values(values)).rowcount == 1
            if changed:
                entry = audits.Entry(now, actor, action, after={"login": login.strip().lower()})
                audits.add(connection, entry)
        return changed


def _as_account(row: AnyRow) -> Account:
    names = ("id", "login", "name", "role", "disabled", "session_epoch", "failed_logins", "password_hash")
    return Account(**{name: getattr(row, name) for name in (*names, "locked_until")})

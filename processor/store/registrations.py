"""Registrations: lists, places taken, and what staff change by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from processor.store.rows import Page
from processor.values import RegistrationStatus


class Registrations:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def each(
        self, *, workshop: str | None = None, status: RegistrationStatus | None = None
    ) -> Iterator[dict[str, Any]]:
        """As `zapisy registrations --json` prints them, by id; streams."""
        raise NotImplementedError

    def page(
        self,
        *,
        workshop: str | None = None,
        status: RegistrationStatus | None = None,
        search: str = "",
        after: int = 0,
        limit: int = 50,
        sort: str = "name",
    ) -> Page:
        """A page for the screen; `sort` is name (Polish collation), -received or status; `search` ignores diacritics."""
        raise NotImplementedError

    def get(self, registration_id: int) -> dict[str, Any] | None:
        """One registration with its version and its history (audit, mails sent)."""
        raise NotImplementedError

    def add(self, values: Mapping[str, Any], now: datetime, actor: str, reason: str = "") -> int:
        """By hand (a phone call): first_names, last_name, gender, workshop, status, sender, institution, function, phone."""
        raise NotImplementedError

    def change(
        self, registration_id: int, version: int, values: Mapping[str, Any], now: datetime, actor: str, reason: str = ""
    ) -> dict[str, Any]:
        """Change some of those values. Raises Stale when `version` is no longer the row's; returns the row after."""
        raise NotImplementedError

    def counts(self) -> dict[str | None, dict[str, int]]:
        """By workshop id: the number of each status."""
        raise NotImplementedError

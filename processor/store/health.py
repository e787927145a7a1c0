"""Heartbeats, alarms and the clock last seen: what monitoring reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from processor.store.rows import Beat


class Health:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def beat(self, name: str, now: datetime, counts: Mapping[str, Any], error: str | None = None) -> None:
        """Record a run of `name` (poll, send, cleanup, …). The first error of a row sets `failing_since`, a success clears it."""
        raise NotImplementedError

    def beats(self) -> dict[str, Beat]:
        """The last beat of each name."""
        raise NotImplementedError

    def alarm(self, name: str) -> dict[str, Any] | None:
        """The state kept for an alarm (raised_at, told_at, …), or None when it is not raised."""
        raise NotImplementedError

    def set_alarm(self, name: str, state: Mapping[str, Any] | None, now: datetime) -> None:
        """Keep or clear (None) the state of an alarm."""
        raise NotImplementedError

    def last_seen(self) -> datetime | None:
        """The newest `now` any beat carried: a clock before it is wrong."""
        raise NotImplementedError

"""What the global options say, for every command: where the configuration is, what time it is, how much to tell."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from processor.settings import Settings
    from processor.store import Store

ZONE = ZoneInfo("Europe/Warsaw")


@dataclass(frozen=True, slots=True)
class Session:
    """`now` is the present given by `--now`; the clock goes on from there."""

    config: Path
    now: datetime | None = None
    verbose: int = 0

    def clock(self) -> Callable[[], datetime]:
        """A function that tells the present (aware)."""
        if self.now is None:
            return lambda: datetime.now(UTC)  # noqa: TID251 - the rim, where the clock is read
        start, given = time.monotonic(), self.now
        return lambda: given + timedelta(seconds=time.monotonic() - start)

    def settings(self, *, offline: bool = False) -> Settings:
        """The configuration, and logging as it says. Raises ConfigurationError."""
        from processor.cli import logs
        from processor.settings import load

        settings = load(self.config, os.environ, offline=offline)
        logs.configure(self.verbose, settings.worker.log)
        return settings

    @contextmanager
    def store(self, settings: Settings) -> Iterator[Store]:
        """The database, whose schema must be the present one. Raises DatabaseError."""
        from processor.store import open_store

        store = open_store(str(settings.database.url))
        try:
            store.check_schema()
            yield store
        finally:
            store.close()


def moment(text: str) -> datetime:
    """ISO 8601; without a zone it is Polish time. Raises ValueError."""
    value = datetime.fromisoformat(text)
    return value if value.tzinfo is not None else value.replace(tzinfo=ZONE)

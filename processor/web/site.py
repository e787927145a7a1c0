"""What every page has at hand: the settings, the store, the clock and a way to read a mail safely."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app, g
from flask_login import current_user

from processor.pipeline import Desk, Readout, open_desk
from processor.reader import Reader
from processor.settings import Settings
from processor.store import Store

ZONE = ZoneInfo("Europe/Warsaw")


@dataclass
class Site:
    """One web process. `clock` gives the present (aware); reading goes through a child that may be killed."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    _reader: Reader | None = None
    _reading: threading.Lock = field(default_factory=threading.Lock)

    def desk(self) -> Desk:
        """What answering needs, with the workshops as they were when the request came (files and browser-made ones)."""
        if "desk" not in g:
            g.desk = open_desk(self.settings, self.store, self.clock())
        return cast(Desk, g.desk)

    def read(self, raw: bytes) -> Readout:
        """Read one mail; raises ReadingFailed."""
        with self._reading:
            desk = self.desk()
            if self._reader is not None and self._reader.office != desk.office:
                self._reader.close()
                self._reader = None
            if self._reader is None:
                self._reader = Reader(desk.office)
            return self._reader.read(raw, self.clock())


def site() -> Site:
    """The site of the running application."""
    return cast(Site, current_app.extensions["zapisy"])


def fates() -> dict[str, int]:
    """Messages by fate, asked once a request: the menu and the page both show them."""
    if "fates" not in g:
        g.fates = site().store.messages.counts()
    return cast(dict[str, int], g.fates)


def outbox_counts() -> dict[str, int]:
    """Replies by status, asked once a request."""
    if "outbox_counts" not in g:
        g.outbox_counts = site().store.outbox.counts()
    return cast(dict[str, int], g.outbox_counts)


def actor() -> str:
    """Who decides, as the journal and `decided_by` name it."""
    return f"staff:{current_user.login}"


def local(moment: datetime) -> datetime:
    """In Polish time."""
    return moment.astimezone(ZONE)

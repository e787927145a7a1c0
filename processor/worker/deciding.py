"""Saved mail through the road, each mail behind a wall of its own (protocol steps 8 and 9).

What the road needs (parsers, Polish morphology, reply texts) is imported when there is mail: a pass every minute that
finds none stays light.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from processor.checkpoint import checkpoint
from processor.errors import DatabaseError
from processor.settings import Settings
from processor.store import Store
from processor.values import Decision, Fate, Reason
from processor.worker.intake import Taken

if TYPE_CHECKING:
    from processor.pipeline import Desk, Readout
    from processor.reader import Reader

log = logging.getLogger(__name__)

FATES = {Decision.ACCEPT: Fate.ACCEPTED, Decision.HOLD: Fate.HELD, Decision.IGNORE: Fate.IGNORED}
TOO_LARGE = Reason("too_large", "wiadomość jest za duża: przeczytano tylko jej początek, proszę obejrzeć całość")


class Road:
    """Decides mail, and keeps the reading child warm until `close`."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._reader: Reader | None = None
        self._desk: Desk | None = None

    def close(self) -> None:
        """End the reading child."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def decide(self, store: Store, batch: Sequence[Taken], stop: Callable[[], bool]) -> Counter[Fate]:
        """Decide those still to be decided; how many met which fate. Raises DatabaseError only."""
        fates: Counter[Fate] = Counter()
        due = [taken for taken in batch if taken.stored.fate is Fate.RECEIVED and taken.stored.raw is not None]
        if not due:
            return fates
        now = self._clock()
        store.messages.begin_processing([taken.stored.id for taken in due])
        checkpoint("road begun")
        results = self._ready(store, now).read_all([taken.stored.raw or b"" for taken in due], now)
        for taken, result in zip(due, results, strict=True):
            fate = self._decide_one(store, taken, result, now)
            if fate is not None:
                fates[fate] += 1
            checkpoint("road decided")
            if stop():
                break
        return fates

    def decide_left_over(self, store: Store, stop: Callable[[], bool]) -> Counter[Fate]:
        """What an earlier pass saved and did not decide, each once."""
        fates: Counter[Fate] = Counter()
        seen: set[int] = set()
        while not stop():
            left = [stored for stored in store.messages.unprocessed() if stored.id not in seen]
            if not left:
                break
            seen.update(stored.id for stored in left)
            fates += self.decide(store, [Taken(stored, whole=True) for stored in left], stop)
        return fates

    def _decide_one(self, store: Store, taken: Taken, result: Readout | Exception, now: datetime) -> Fate | None:
        """The fate, or None where the mail is to be tried again. The wall: no mail can stop another."""
        from processor.pipeline import process

        stored = taken.stored
        try:
            if isinstance(result, Exception):
                raise result
            readout = result if taken.whole else _doubting(result)
            assert self._desk is not None
            outcome = process(stored, readout, store=store, desk=self._desk, now=now)
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - the wall around one stranger's mail
            log.warning("message %d could not be decided: %s: %s", stored.id, type(error).__name__, error)
            said = str(error) if isinstance(result, Exception) else f"{type(error).__name__}: {error}"
            return Fate.FAILED if store.messages.fail(stored.id, said[:500], now) else None
        return FATES[outcome.plan.decision]

    def _ready(self, store: Store, now: datetime) -> Reader:
        if self._reader is None:
            from processor.pipeline import Desk
            from processor.reader import Reader

            settings = self._settings
            self._desk = Desk(settings.office, settings.texts, settings.smtp.from_, store.instance(now).secret)
            self._reader = Reader(settings.office)
        return self._reader


def _doubting(readout: Readout) -> Readout:
    """Of a mail that was not read to its end, nothing is decided without a person."""
    reading = readout.reading
    return replace(readout, reading=replace(reading, doubts=(*reading.doubts, TOO_LARGE)))

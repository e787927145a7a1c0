"""Saved mail through the road, each mail behind a wall of its own (protocol steps 8 and 9).

What the road needs (parsers, Polish morphology, reply texts) is imported when there is mail: a pass every minute that
finds none stays light. A chunk of mail is read in the child and then decided in one transaction, while the child reads
the next one.
"""

from __future__ import annotations

import logging
import os
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from processor.checkpoint import checkpoint
from processor.errors import DatabaseError
from processor.settings import Settings
from processor.store import Store
from processor.values import Decision, Fate, Mail, Reason
from processor.worker.intake import Taken

if TYPE_CHECKING:
    from processor.pipeline import Desk, Readout
    from processor.reader import Reader, ReadingFailed
    from processor.store.batch import Batch

    Read = tuple[Taken, Readout | ReadingFailed]
    Decided = tuple[Counter[Fate], list[tuple[Taken, Exception]]]

log = logging.getLogger(__name__)

CHUNK = 25
AHEAD = 2  # chunks that the children may have before them, so that they need not wait for the next batch
# On two cores one is kept busy by this process and the servers: a second child gains a tenth there, for 32 MiB.
READERS = 2 if len(os.sched_getaffinity(0)) > 2 else 1
FATES = {Decision.ACCEPT: Fate.ACCEPTED, Decision.HOLD: Fate.HELD, Decision.IGNORE: Fate.IGNORED}
TOO_LARGE = Reason("too_large", "wiadomość jest za duża: przeczytano tylko jej początek, proszę obejrzeć całość")


PLAINEST = b"From: a@example.org\r\nSubject: x\r\n\r\nx\r\n"


@dataclass(frozen=True, slots=True)
class Begun:
    """A chunk that is being read, its attempts noted."""

    due: Sequence[Taken]
    desk: Desk
    now: datetime
    results: Future[list[Readout | ReadingFailed]]


class Unread(Exception):
    """The mail is beyond the bounds of what is read, and will be so at every attempt."""

    def __init__(self, mail: Mail) -> None:
        super().__init__(mail.unread)
        self.mail = mail


class Road:
    """Decides mail, and keeps the reading child warm until `close`."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._reader: Reader | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reading")  # the only one that talks to the child
        self._begun: deque[Begun] = deque()

    def close(self) -> None:
        """End the reading child."""
        self._begun.clear()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._end_reader()

    def decide(self, store: Store, batch: Sequence[Taken], stop: Callable[[], bool]) -> Counter[Fate]:
        """Decide those still to be decided; how many met which fate. Raises DatabaseError, or ReadingFailed for all.

        The last of them may be left with the children, who read while the caller fetches more: `finish` decides them.
        """
        fates: Counter[Fate] = Counter()
        due = [taken for taken in batch if taken.stored.fate is Fate.RECEIVED and taken.stored.raw is not None]
        for chunk in _chunks(due):
            if stop():
                break
            alone = bool(chunk[0].stored.attempts)
            if alone:
                fates += self.finish(store)
            self._begun.append(self._begin(store, chunk))
            fates += self._finish_all_but(0 if alone else AHEAD, store)
        return fates

    def finish(self, store: Store) -> Counter[Fate]:
        """Decide what `decide` has left with the child."""
        return self._finish_all_but(0, store)

    def decide_left_over(self, store: Store, stop: Callable[[], bool], tried: Collection[int]) -> Counter[Fate]:
        """What earlier passes saved and did not decide; not what this one has `tried`, by id."""
        fates: Counter[Fate] = Counter()
        seen = set(tried)
        while not stop():
            waiting = store.messages.unprocessed(50 + len(seen))
            left = [stored for stored in waiting if stored.id not in seen]
            if not left:
                break
            seen.update(stored.id for stored in left)
            try:
                fates += self.decide(store, [Taken(stored, whole=not stored.truncated) for stored in left], stop)
            finally:
                fates += self.finish(store)
        return fates

    def _begin(self, store: Store, due: Sequence[Taken]) -> Begun:
        """Note the attempts and hand the bytes to the child."""
        now = self._clock()
        desk = self._desk(store, now)  # before any attempt is counted: what may fail in here is no mail's fault
        store.messages.begin_processing([taken.stored.id for taken in due])
        checkpoint("road begun")
        raws = [taken.stored.raw or b"" for taken in due]
        return Begun(due, desk, now, self._thread.submit(self._read, desk, raws, now))

    def _finish_all_but(self, left: int, store: Store) -> Counter[Fate]:
        """Decide chunks in order, until no more than this number are left with the child."""
        fates: Counter[Fate] = Counter()
        try:
            while len(self._begun) > left:
                fates += self._finished(store, self._begun.popleft())
        except DatabaseError:
            self._begun.clear()  # their mail is saved: a later pass decides it
            raise
        except Exception:
            others, self._begun = self._begun, deque()
            store.messages.forgive_processing([taken.stored.id for begun in others for taken in begun.due])
            raise
        return fates

    def _finished(self, store: Store, begun: Begun) -> Counter[Fate]:
        """Decide a chunk as soon as it is read, in one transaction."""
        due, desk, now = begun.due, begun.desk, begun.now
        results = begun.results.result()
        if any(isinstance(result, Exception) for result in results):
            self._blame_nobody_for_ours(store, desk, due, now)
        fates, failures = _all_decided(store, list(zip(due, results, strict=True)), desk, now)
        checkpoint("road decided")
        for taken, failure in failures:
            log.warning("message %d could not be decided: %s", taken.stored.id, _told(failure))
            fates[Fate.FAILED] += _fail(store, taken.stored.id, failure, now)
        return fates

    def _read(self, desk: Desk, raws: Sequence[bytes], now: datetime) -> list[Readout | ReadingFailed]:
        """One result for each, from the child; it is replaced where the workshops have changed."""
        from processor.reader import Reader, ReadingFailed

        if self._reader is not None and self._reader.office != desk.office:
            self._end_reader()
        if self._reader is None:
            self._reader = Reader(desk.office, whole=False, children=READERS)
        try:
            return list(self._reader.read_all(raws, now))
        except OSError as error:  # the child ended before it took the first byte
            self._end_reader()
            return [ReadingFailed(f"proces odczytu nie może wystartować: {error}") for _ in raws]

    def _blame_nobody_for_ours(self, store: Store, desk: Desk, due: Sequence[Taken], now: datetime) -> None:
        """Where not even the plainest mail can be read, the program is broken (half upgraded, no memory), not the mail.

        Raises that failure, with the attempts taken back.
        """
        (plainest,) = self._thread.submit(self._read, desk, [PLAINEST], now).result()
        if isinstance(plainest, Exception):
            store.messages.forgive_processing([taken.stored.id for taken in due])
            raise plainest

    def _end_reader(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _desk(self, store: Store, now: datetime) -> Desk:
        from processor.pipeline import open_desk

        return open_desk(self._settings, store, now)


def _chunks(due: Sequence[Taken]) -> Iterator[Sequence[Taken]]:
    """Fresh mail together; what was begun before and never ended alone, for it may be what ended the process."""
    fresh = [taken for taken in due if not taken.stored.attempts]
    for start in range(0, len(fresh), CHUNK):
        yield fresh[start : start + CHUNK]
    for taken in due:
        if taken.stored.attempts:
            yield [taken]


def _all_decided(store: Store, read: Sequence[Read], desk: Desk, now: datetime) -> Decided:
    """All in one transaction; where that cannot be ended, each in one of its own, which shows whose fault it is."""
    try:
        return _decided_together(store, read, desk, now)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - the wall around strangers' mail
        if len(read) == 1:
            return Counter(), [(read[0][0], error)]
    fates: Counter[Fate] = Counter()
    failures: list[tuple[Taken, Exception]] = []
    for one in read:
        its_fate, its_failure = _all_decided(store, [one], desk, now)
        fates += its_fate
        failures += its_failure
    return fates, failures


def _decided_together(store: Store, read: Sequence[Read], desk: Desk, now: datetime) -> Decided:
    fates: Counter[Fate] = Counter()
    failures: list[tuple[Taken, Exception]] = []
    with store.batch() as transaction:
        transaction.expect([(each.mail, each.reading) for _, each in read if not isinstance(each, Exception)], now)
        for taken, result in read:
            try:
                fates[_decided(transaction, taken, result, desk, now)] += 1
            except DatabaseError:
                raise
            except Exception as error:  # noqa: BLE001 - the wall around one stranger's mail
                failures.append((taken, error))
    return fates, failures


def _decided(store: Batch, taken: Taken, result: Readout | ReadingFailed, desk: Desk, now: datetime) -> Fate:
    from processor.pipeline import process

    if isinstance(result, Exception):
        raise result
    if result.mail.unread:
        raise Unread(result.mail)
    readout = result if taken.whole else _doubting(result)
    outcome = process(taken.stored, readout, store=store, desk=desk, now=now)
    return FATES[outcome.plan.decision]


def _fail(store: Store, message_id: int, error: Exception, now: datetime) -> bool:
    """Record the failure; was it the last one? `sender` and `subject` are for staff to recognise the mail by."""
    if not isinstance(error, Unread):
        return store.messages.fail(message_id, _told(error), now)
    mail = error.mail
    return store.messages.fail(
        message_id, mail.unread, now, sender=mail.sender.address, subject=mail.subject, final=True
    )


def _doubting(readout: Readout) -> Readout:
    """Of a mail that was not read to its end, nothing is decided without a person."""
    reading = readout.reading
    return replace(readout, reading=replace(reading, doubts=(*reading.doubts, TOO_LARGE)))


def _told(error: Exception) -> str:
    from processor.reader import ReadingFailed

    text = str(error) if isinstance(error, ReadingFailed | Unread) else f"{type(error).__name__}: {error}"
    return text[:500]

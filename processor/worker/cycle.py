"""One pass: everything that can be done now, in the order of the protocol, under one lock and one time limit."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from random import Random, SystemRandom
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from processor import alarm, oauth, outbox
from processor.checkpoint import checkpoint
from processor.errors import DatabaseError, DeliveryError, MailboxError, ZapisyError
from processor.mailbox import Mailbox
from processor.settings import Settings
from processor.store import Store, WorkerLock, open_store
from processor.values import Fate
from processor.worker.deciding import Road
from processor.worker.filing import file_decided, take_back
from processor.worker.intake import Intake

if TYPE_CHECKING:
    from processor.delivery import Transport

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
ZONE = ZoneInfo("Europe/Warsaw")  # whose days `since` counts
STOP_SECONDS = 4.0  # for the present step to end by itself when the pass is asked to stop


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one pass did (contract: `zapisy poll --json`)."""

    fetched: int = 0
    accepted: int = 0
    held: int = 0
    ignored: int = 0
    failed: int = 0
    replies_sent: int = 0
    replies_waiting: int = 0
    seconds: float = 0.0


def poll_once(
    settings: Settings,
    clock: Clock,
    *,
    road: Road | None = None,
    stop: Callable[[], bool] = lambda: False,
    random: Random | None = None,
) -> PollResult:
    """One pass over mailbox and outbox.

    What can be done is done even where something fails; then the first failure is raised, a MailboxError or
    DeliveryError. AlreadyRunning and DatabaseError end the pass at once. `road` keeps the reading child between
    passes; `stop` ends the pass after its present step.
    """
    own_road = road or Road(settings, clock)
    store = open_store(str(settings.database.url))
    try:
        store.check_schema()
        with store.single_worker_lock() as lock:
            return Cycle(settings, store, lock, own_road, clock, stop, random or SystemRandom()).run()
    finally:
        store.close()
        if road is None:
            own_road.close()


class Cycle:
    """One pass while it lasts. The lock is held by the caller."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        lock: WorkerLock,
        road: Road,
        clock: Clock,
        stop: Callable[[], bool],
        random: Random,
    ) -> None:
        self._settings = settings
        self._store = store
        self._lock = lock
        self._road = road
        self._clock = clock
        self._asked_to_stop = stop
        self._random = random
        self._out_of_time = threading.Event()
        self._mailbox = Mailbox(settings.mailbox, token=oauth.token(settings.mailbox.oauth, clock))
        self._transports: Sequence[Transport] = ()
        self._problems: list[ZapisyError] = []
        self._fates: Counter[Fate] = Counter()
        self._tried: set[int] = set()
        self._fetched = 0
        self._sent = 0
        self._may_send = True
        self._may_keep = True
        self._sending: Future[None] | None = None
        self._owed: frozenset[int] = frozenset()  # copies that an earlier pass may have made without its note of it
        self._intake: Intake | None = None

    def run(self) -> PollResult:
        """The pass. Raises the first failure after everything else was done."""
        started = monotonic()
        self._store.outbox.recover(self._clock())
        self._store.messages.give_up(self._clock())
        self._owed = self._store.outbox.copies_owed()
        checkpoint("cycle recovered")
        with self._time_limit():
            for step in (
                self._collect,
                self._decide_left_over,
                self._file,
                self._resolve,
                self._send,
                self._keep_copies,
            ):
                self._attempt(step)
            self._mailbox.close()
            for transport in self._transports:
                transport.close()
        result = self._result(monotonic() - started)
        self._beat(result)
        if self._problems:
            raise self._problems[0]
        return result

    # ── the steps ──

    def _collect(self) -> None:
        """New mail: fetched, saved, decided, batch by batch."""
        self._mailbox.connect()
        if self._store.sightings.wanted_back():
            take_back(self._store, self._mailbox, self._settings.mailbox)
        now = self._clock()
        self._intake = Intake(self._store, self._mailbox, self._settings.mailbox, self._since(now), now, self._stop)
        with ThreadPoolExecutor(1, thread_name_prefix="sending") as beside:
            try:
                for number, batch in enumerate(self._intake.take()):
                    self._fetched += sum(taken.stored.fresh for taken in batch)
                    self._tried.update(taken.stored.id for taken in batch)
                    self._fates += self._road.decide(self._store, batch, self._stop)
                    if number:
                        self._send_meanwhile(beside)
                        self._keep_copies_meanwhile()
            finally:  # also where the mailbox fails: what was read is decided
                self._fates += self._road.finish(self._store)
        self._note_sent_meanwhile()

    def _decide_left_over(self) -> None:
        self._fates += self._road.decide_left_over(self._store, self._stop, self._tried)

    def _file(self) -> None:
        generation = self._intake.generation if self._intake else None
        if not self._mailbox.connected or generation is None:
            return
        self._problems += file_decided(self._store, self._mailbox, generation, self._settings.mailbox, self._clock())

    def _resolve(self) -> None:
        if self._mailbox.connected and self._store.outbox.uncertain(1):
            outbox.resolve_uncertain(self._store, self._mailbox, self._clock(), policy=self._policy())

    def _send(self) -> None:
        self._lock.ensure()  # who sends without it may send beside another
        mailbox = self._mailbox if self._mailbox.connected else None
        outbox.withhold(self._store, mailbox, self._clock(), policy=self._policy())
        self._send_due()

    def _send_due(self) -> None:
        if not self._store.outbox.due(self._clock(), 1):
            return
        done = outbox.send_due(
            self._store, self._connections(), self._clock(), policy=self._policy(), random=self._random, stop=self._stop
        )
        self._sent += done.sent

    def _connections(self) -> Sequence[Transport]:
        """To the SMTP server; made when there is something to send, so that an idle pass does without smtplib."""
        if not self._transports:
            from processor.delivery import Transport

            smtp = self._settings.smtp
            token = oauth.token(smtp.oauth, self._clock)
            self._transports = [Transport(smtp, token=token) for _ in range(smtp.connections)]
        return self._transports

    def _send_meanwhile(self, beside: ThreadPoolExecutor) -> None:
        """Answers go out while mail is fetched and read, so that nobody waits for the end of a long pass, and the pass
        does not wait for a server that is far away. A server that is out of reach is asked once; `_send` tells of it.
        """
        self._ensure_lock()
        if self._sending is not None and not self._sending.done():
            return  # it goes on until nothing is due
        self._note_sent_meanwhile()
        if self._may_send:
            self._sending = beside.submit(self._send_due)

    def _ensure_lock(self) -> None:
        try:
            self._lock.ensure()
        except DatabaseError:
            self._out_of_time.set()  # what is being sent beside must end as well, after its present mail
            raise

    def _note_sent_meanwhile(self) -> None:
        """Raises DatabaseError where there was one."""
        sending, self._sending = self._sending, None
        try:
            if sending is not None:
                sending.result()
        except DeliveryError:
            self._may_send = False

    def _keep_copies(self, least: int = 1) -> None:
        if self._mailbox.connected:
            outbox.file_copies(self._store, self._mailbox, self._clock(), doubtful=self._owed, least=least)

    def _keep_copies_meanwhile(self) -> None:
        """While the child reads; not where an earlier pass left some, for looking for them leaves the open folder. A
        server that refuses is asked once; `_keep_copies` tells of it."""
        if not self._may_keep or self._owed:
            return
        try:
            self._keep_copies(least=outbox.BATCH)
        except MailboxError:
            self._may_keep = False

    # ── inside ──

    def _attempt(self, step: Callable[[], None]) -> None:
        """A step that fails does not keep the next ones from their work; without a database there is none."""
        if self._stop():
            return
        try:
            step()
        except DatabaseError:
            raise
        except ZapisyError as error:
            self._problems.append(error)

    def _stop(self) -> bool:
        return self._asked_to_stop() or self._out_of_time.is_set()

    @contextmanager
    def _time_limit(self) -> Iterator[None]:
        """A server that sends one byte a second defeats every socket's time-out; so the connections are ended."""
        over = threading.Event()
        threading.Thread(target=self._watch, args=(over,), name="time limit", daemon=True).start()
        try:
            yield
        finally:
            over.set()

    def _watch(self, over: threading.Event) -> None:
        deadline = monotonic() + self._settings.worker.cycle_limit.total_seconds()
        asked = False
        while not over.wait(0.25):
            if not asked and self._asked_to_stop():
                asked, deadline = True, min(deadline, monotonic() + STOP_SECONDS)
            if monotonic() > deadline:
                self.abort()  # again and again: a connection may just have been begun

    def abort(self) -> None:
        """End the pass from another thread, whatever it is waiting for."""
        self._out_of_time.set()
        self._mailbox.abort()
        for transport in self._transports:
            transport.abort()

    def _since(self, now: datetime) -> date:
        configured = self._settings.mailbox.since
        return configured or self._store.instance(now).started.astimezone(ZONE).date()

    def _policy(self) -> outbox.Policy:
        replies = self._settings.replies
        return outbox.Policy(replies.mode, replies.uncertain, replies.max_reply_age)

    def _result(self, seconds: float) -> PollResult:
        return PollResult(
            fetched=self._fetched,
            accepted=self._fates[Fate.ACCEPTED],
            held=self._fates[Fate.HELD],
            ignored=self._fates[Fate.IGNORED],
            failed=self._fates[Fate.FAILED],
            replies_sent=self._sent,
            replies_waiting=self._store.outbox.counts()["waiting"],
            seconds=round(seconds, 3),
        )

    def _by_edge(self) -> dict[str, str]:
        """What was wrong with the mailbox and with the SMTP server, where something was."""
        kinds = (("mailbox", MailboxError), ("smtp", DeliveryError))
        found = ((name, next((p for p in self._problems if isinstance(p, kind)), None)) for name, kind in kinds)
        return {name: str(problem) for name, problem in found if problem is not None}

    def _beat(self, result: PollResult) -> None:
        if self._out_of_time.is_set() and not self._asked_to_stop():
            limit = self._settings.worker.cycle_limit
            self._problems.insert(0, MailboxError(f"The pass took longer than {limit} and was ended."))
        error = str(self._problems[0]) if self._problems else None
        counts = asdict(result) | {"problems": self._by_edge()}
        self._store.health.beat(alarm.NAME, self._clock().astimezone(UTC), counts, error)
        alarm.look(self._store, self._settings, self._clock())
        if error is None:
            alarm.ping(self._settings.alarm)

"""The service: a pass every `poll_every`, at once when IDLE announces mail, and a clean stop within ten seconds."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from random import SystemRandom
from time import monotonic
from types import FrameType

from processor.errors import AlreadyRunning, MailboxError, ZapisyError
from processor.mailbox import Mailbox
from processor.oauth import token
from processor.settings import Settings
from processor.worker.cycle import Clock, PollResult, poll_once
from processor.worker.deciding import Road

log = logging.getLogger(__name__)

STOP_SECONDS = 9.0  # then the process ends where it stands, which the protocol allows at any moment
LONGEST_PAUSE = 15 * 60.0
PERMANENT_PAUSE = 60.0  # a wrong password is not tried more often, whatever `poll_every` says
IDLE_SECONDS = 5 * 60.0  # IDLE is begun anew so often: a black hole is noticed by then


class Service:
    """What the timed jobs share: settings, the reading child, and when the next pass may be."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._road = Road(settings, clock)
        self._random = SystemRandom()
        self._failures = 0
        self._not_before = 0.0
        self.stopping = threading.Event()
        self.news = threading.Event()
        self.idle = threading.Event()
        self.idle.set()

    def poll(self) -> None:
        """A pass, and another where mail was announced meanwhile. Never raises: the next one may work."""
        if monotonic() < self._not_before or self.stopping.is_set():
            return
        self.idle.clear()
        try:
            self._passes()
        finally:
            self.idle.set()

    def close(self) -> None:
        self._road.close()

    def _passes(self) -> None:
        again = True
        while again and not self.stopping.is_set():
            self.news.clear()
            again = self._pass() and self.news.is_set()

    def _pass(self) -> bool:
        try:
            result = poll_once(
                self._settings, self._clock, road=self._road, stop=self.stopping.is_set, random=self._random
            )
        except AlreadyRunning as error:
            log.info("%s", error)
            return False
        except ZapisyError as error:
            self._failed(error)
            return False
        except Exception:  # the service outlives its mistakes, and they are seen
            log.exception("a pass ended by a mistake in the program")
            return False
        self._failures, self._not_before = 0, 0.0
        _tell(result)
        return True

    def _failed(self, error: ZapisyError) -> None:
        """Wait longer each time: a server in trouble is not helped by knocking."""
        self._failures += 1
        shortest = self._settings.worker.poll_every.total_seconds() if error.transient else PERMANENT_PAUSE
        pause = min(shortest * 2 ** min(self._failures - 1, 10), LONGEST_PAUSE) * self._random.uniform(0.75, 1.25)
        self._not_before = monotonic() + max(pause, shortest if not error.transient else 0.0)
        if self._failures == 1:
            log.error("%s", error)
        else:
            log.warning("still (for the %dth time): %s", self._failures, error)


def run(settings: Settings, clock: Clock) -> None:
    """Work until SIGTERM or SIGINT. Call it from the main thread."""
    from apscheduler.schedulers.background import BackgroundScheduler

    service = Service(settings, clock)
    ended = on_signals()
    scheduler = BackgroundScheduler(
        timezone=UTC, job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    )
    scheduler.add_job(
        service.poll,
        "interval",
        seconds=settings.worker.poll_every.total_seconds(),
        id="poll",
        next_run_time=_present(),
    )
    scheduler.start()
    if settings.worker.idle:
        _start_watching(settings, clock, service, lambda: _wake(scheduler, service))
    log.info("working; a pass every %s", settings.worker.poll_every)
    os.read(ended, 1)
    service.stopping.set()
    _shut_down(scheduler, service)


def watch(settings: Settings, clock: Clock, stopping: threading.Event, announce: Callable[[], None]) -> None:
    """Wait in IDLE on a connection of its own and announce new mail; a poll is the fallback for all that fails here."""
    pause = 1.0
    while not stopping.is_set():
        try:
            with Mailbox(settings.mailbox, token=token(settings.mailbox.oauth, clock)) as mailbox:
                mailbox.open(settings.mailbox.folder)
                if not mailbox.can_wait:
                    return
                while not stopping.is_set():
                    if mailbox.wait_for_mail(IDLE_SECONDS, stopping.is_set):
                        announce()
                    pause = 1.0
        except MailboxError as error:
            log.info("waiting for mail: %s", error)
            stopping.wait(pause if error.transient else max(pause, PERMANENT_PAUSE))
            pause = min(pause * 2, LONGEST_PAUSE)


def _start_watching(settings: Settings, clock: Clock, service: Service, announce: Callable[[], None]) -> None:
    given = (settings, clock, service.stopping, announce)
    threading.Thread(target=watch, args=given, name="idle", daemon=True).start()


def _wake(scheduler: object, service: Service) -> None:
    service.news.set()
    scheduler.modify_job("poll", next_run_time=_present())  # type: ignore[attr-defined]


def _shut_down(scheduler: object, service: Service) -> None:
    """Let the present step end; what takes longer is ended as a crash would end it."""
    log.info("stopping")
    scheduler.shutdown(wait=False)  # type: ignore[attr-defined]
    if not service.idle.wait(STOP_SECONDS):
        log.warning("the present step did not end in %g s; stopping in its middle", STOP_SECONDS)
        os._exit(0)
    service.close()


def on_signals() -> int:
    """A file descriptor from which a byte can be read once SIGTERM or SIGINT has come.

    The byte is written the moment the signal comes (`signal.set_wakeup_fd`). A handler in Python runs only between two
    steps of the main thread: where the signal comes right before that thread begins to wait, it would run when the wait
    is over, and nothing would end it.
    """
    ended, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _only_wake)
    return ended


def _only_wake(signum: int, frame: FrameType | None) -> None:
    """The byte is written already."""


def _present() -> datetime:
    """For the scheduler, which lives in real time whatever the program takes for the present."""
    return datetime.now(UTC)  # noqa: TID251


def _tell(result: PollResult) -> None:
    if result.fetched or result.replies_sent or result.failed:
        log.info("%s", result)

"""A reply's way: claim it (with others), hand it over, record what became of it.

Each step is committed before the next (protocol steps 11 to 14), so that after a crash at any moment a reply is either
certainly not sent, certainly sent, or visibly uncertain. What is sent are the stored bytes, the same at every attempt:
receivers that see one twice can tell.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Literal, Protocol

from processor.checkpoint import checkpoint
from processor.errors import DeliveryError, Unreachable
from processor.store import OutboxRow, Store

MOST_ATTEMPTS = 10
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
RESEND_AFTER = timedelta(minutes=15)  # a server that took the mail after all has delivered it by then
BATCH = 50
FEW = 4  # mails that are not worth another connection


class Transport(Protocol):
    """What sends: `delivery.Transport`."""

    def connect(self) -> None: ...

    def send(
        self,
        recipient: str,
        raw: bytes,
        before_dot: Callable[[], None],
        following: tuple[str, bytes] | None = None,
    ) -> str: ...


class SentMail(Protocol):
    """The folders of sent mail and drafts: `mailbox.Mailbox`."""

    def sent_folder(self) -> str: ...

    def drafts_folder(self) -> str: ...

    def holds(self, folder: str, message_id: str) -> bool: ...

    def append_all_sent(self, raws: Sequence[bytes], now: datetime) -> None: ...

    def append_draft(self, raw: bytes, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Policy:
    """What the office wants: `[replies]` mode and uncertain, and the age at which a waiting reply is no longer sent."""

    mode: Literal["send", "drafts", "off"] = "send"
    uncertain: Literal["hold", "resend_once"] = "hold"
    stale_after: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sending:
    """What one pass over the outbox did."""

    sent: int = 0
    waiting: int = 0  # refused for now, to be tried again
    failed: int = 0
    uncertain: int = 0
    withheld: int = 0  # by mode: put among the drafts, or not sent at all

    def __add__(self, other: Sending) -> Sending:
        return Sending(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


class _NoLongerOurs(Exception):
    """The row was moved by somebody else between claim and dot."""


def send_due(
    store: Store,
    transports: Sequence[Transport],
    now: datetime,
    *,
    policy: Policy,
    random: Random,
    stop: Callable[[], bool] = lambda: False,
) -> Sending:
    """Send what is waiting and due, over as many of the connections as its number is worth.

    Raises Unreachable when there is no connection to send over; nothing is lost then.

    Under the modes `drafts` and `off` only what people wrote goes out; see `withhold`.
    """
    done = Sending()
    while not stop():
        rows = [row for row in store.outbox.due(now, BATCH) if not withheld(row, policy)]
        if not rows:
            return done
        fresh = [row for row in rows if not _fail_if_stale(store, row, policy, now)]
        done = replace(done, failed=done.failed + len(rows) - len(fresh))
        if fresh:
            transports[0].connect()  # before any claim: a server that is away costs no mail an attempt
            done += _send_all(store, transports[: 1 + len(fresh) // FEW], fresh, now, random, stop)
    return done


def _send_all(
    store: Store,
    transports: Sequence[Transport],
    rows: Sequence[OutboxRow],
    now: datetime,
    random: Random,
    stop: Callable[[], bool],
) -> Sending:
    """Claim all at once, send them, give back what was not come to.

    A claim says only "certainly not sent yet": after a crash all of them wait again.
    """
    left = store.outbox.claim_all([row.id for row in rows], now)
    checkpoint("outbox claimed")
    queue = deque(row for row in rows if row.id in left)

    def work(transport: Transport) -> Sending:
        done = Sending()
        row = _taken(queue)
        while row is not None and not stop():
            following = _taken(queue)
            left.remove(row.id)
            done += _send(store, transport, row, following, now, random)
            row = following
        return done

    try:
        return _beside_one_another(work, transports)
    finally:
        store.outbox.release_all(left, now)


def _taken(queue: deque[OutboxRow]) -> OutboxRow | None:
    """The next row; None where another connection took the last."""
    try:
        return queue.popleft()
    except IndexError:
        return None


def _beside_one_another(work: Callable[[Transport], Sending], transports: Sequence[Transport]) -> Sending:
    """The work of all connections. A further one that the server does not grant is done without."""
    first, *further = transports
    if not further:
        return work(first)

    def if_granted(transport: Transport) -> Sending:
        try:
            transport.connect()
        except Unreachable:
            return Sending()
        return work(transport)

    with ThreadPoolExecutor(len(further), "smtp") as pool:
        beside = [pool.submit(if_granted, transport) for transport in further]
        done = work(first)
        return sum((each.result() for each in beside), done)


def withheld(row: OutboxRow, policy: Policy) -> bool:
    """Is this an automatic answer, and does the mode keep those back?"""
    return policy.mode != "send" and row.purpose == "reply"


def withhold(store: Store, mailbox: SentMail | None, now: datetime, *, policy: Policy) -> Sending:
    """Put automatic answers among the drafts (mode `drafts`) or aside (mode `off`); nothing under mode `send`."""
    done = Sending()
    if policy.mode == "send" or (policy.mode == "drafts" and mailbox is None):
        return done
    while rows := [row for row in store.outbox.due(now, BATCH) if withheld(row, policy)]:
        for row in rows:
            if policy.mode == "drafts" and mailbox is not None:
                _draft(mailbox, row, now)
            checkpoint("outbox drafted")
            rule, sentence = _WITHHELD[policy.mode]
            if not store.outbox.suppress(row.id, rule, sentence, now):
                return done
            done = replace(done, withheld=done.withheld + 1)
    return done


_WITHHELD = {
    "drafts": ("mode_drafts", "odpowiedź czeka wśród wersji roboczych skrzynki na sprawdzenie i wysłanie"),
    "off": ("mode_off", "wysyłanie odpowiedzi jest wyłączone w konfiguracji"),
}


def _draft(mailbox: SentMail, row: OutboxRow, now: datetime) -> None:
    if not mailbox.holds(mailbox.drafts_folder(), row.mid):
        mailbox.append_draft(row.raw, now)


def _fail_if_stale(store: Store, row: OutboxRow, policy: Policy, now: datetime) -> bool:
    """An answer that nobody could send for so long is for staff to decide: the workshop may be over."""
    if now - (row.changed_at or row.created_at) <= policy.stale_after:
        return False
    days = policy.stale_after.days
    return store.outbox.mark_failed(row.id, f"nie udało się wysłać przez {days} dni; proszę zdecydować", now)


def _send(
    store: Store, transport: Transport, row: OutboxRow, following: OutboxRow | None, now: datetime, random: Random
) -> Sending:
    def before_dot() -> None:
        if not store.outbox.mark_dot(row.id, now):
            raise _NoLongerOurs
        checkpoint("outbox dot")

    try:
        announced = (following.recipient, following.raw) if following is not None else None
        words = transport.send(row.recipient, row.raw, before_dot, announced)
    except _NoLongerOurs:
        return Sending()
    except Unreachable:
        store.outbox.release(row.id, now)
        raise
    except DeliveryError as error:
        return _record(store, row, error, now, random)
    checkpoint("outbox handed over")
    store.outbox.mark_sent(row.id, words, now)
    checkpoint("outbox sent")
    return Sending(sent=1)


def _record(store: Store, row: OutboxRow, error: DeliveryError, now: datetime, random: Random) -> Sending:
    attempts = row.attempts + 1
    if error.maybe_sent:
        store.outbox.mark_uncertain(row.id, str(error), now)
        return Sending(uncertain=1)
    if error.transient and attempts < MOST_ATTEMPTS:
        store.outbox.retry(row.id, now + pause(attempts, random), str(error), now)
        return Sending(waiting=1)
    store.outbox.mark_failed(row.id, str(error), now)
    return Sending(failed=1)


def pause(attempts: int, random: Random) -> timedelta:
    """How long to wait after so many attempts: doubling from a minute to six hours, give or take a quarter."""
    plain: timedelta = min(FIRST_PAUSE * 2.0 ** min(attempts - 1, 20), LONGEST_PAUSE)
    return plain * random.uniform(0.75, 1.25)


def resolve_uncertain(store: Store, mailbox: SentMail, now: datetime, *, policy: Policy) -> int:
    """Look in the folder of sent mail for each reply whose fate is unknown; returns how many were found there.

    Many providers put a copy there themselves. Not finding it proves nothing: then the policy decides. `resend_once`
    sends again where there was one attempt only, so that nobody gets a third copy.
    """
    found = 0
    for row in store.outbox.uncertain():
        folder = mailbox.sent_folder()
        if folder and mailbox.holds(folder, row.mid):
            found += store.outbox.mark_sent(row.id, "kopia w folderze wysłanych", now, copy=False)
        elif policy.uncertain == "resend_once" and row.attempts <= 1 and _rested(row, now):
            store.outbox.resend(row.id, now, "rule")
    return found


def _rested(row: OutboxRow, now: datetime) -> bool:
    return row.changed_at is not None and now - row.changed_at >= RESEND_AFTER


def file_copies(store: Store, mailbox: SentMail, now: datetime, *, doubtful: Collection[int], least: int = 1) -> int:
    """Put copies of sent replies into the folder of sent mail; returns how many.

    `doubtful`: rows of a pass that may have died between APPEND and its note; for them the folder is searched first, at
    two round trips each. Fewer than `least` are left for later.
    """
    filed = 0
    while len(rows := store.outbox.copies_due(BATCH)) >= least:
        folder = mailbox.sent_folder()
        wanted = rows if folder else []
        missing = [row.raw for row in wanted if row.id not in doubtful or not mailbox.holds(folder, row.mid)]
        mailbox.append_all_sent(missing, now)
        filed += len(missing)
        checkpoint("outbox copied")
        store.outbox.copied([row.id for row in rows])
    return filed

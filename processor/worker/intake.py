"""From the mailbox into the database: list, note the attempt, fetch, save (protocol steps 3 to 7).

Mail is fetched in batches. When a batch breaks the connection, its mails are taken one at a time: one of them may be
what the server stumbles over, and after three attempts it is moved away unread. An attempt counts against a mail only
when the server answers again right afterwards, or ten outages would condemn a good mail.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from processor.checkpoint import checkpoint
from processor.errors import MailboxError
from processor.mailbox import Fetched, Folder, Mailbox, Refused, Sized, batches
from processor.settings import MailboxSettings
from processor.store import Delivery, Generation, Store, Stored
from processor.text.keys import content_key
from processor.values import Arrival

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
SIZED_AT_ONCE = 1_000  # mails whose sizes are known ahead: memory does not grow with the mailbox


@dataclass(frozen=True, slots=True)
class Taken:
    """A saved mail and whether all of it was read."""

    stored: Stored
    whole: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """UIDs whose bytes we do not have: those to fetch, fresh mail first, and those that failed too often."""

    fetchable: Sequence[int]
    hopeless: Sequence[int]

    @property
    def last(self) -> int:
        """The highest of them; 0 where there is none."""
        return max((*self.fetchable, *self.hopeless), default=0)


class Intake:
    """New mail of one folder. `since`: mail that arrived before that day is never touched."""

    def __init__(
        self,
        store: Store,
        mailbox: Mailbox,
        settings: MailboxSettings,
        since: date,
        now: datetime,
        stop: Callable[[], bool],
    ) -> None:
        self._store = store
        self._mailbox = mailbox
        self._settings = settings
        self._since = since
        self._now = now
        self._stop = stop
        self.generation: Generation | None = None

    def take(self) -> Iterator[list[Taken]]:
        """Each batch as soon as it is saved. Raises MailboxError when the server is away; what was saved is saved."""
        generation, folder = self._open()
        waiting = self._waiting(generation)
        for uid in waiting.hopeless:
            self._condemn(generation, uid)
        for start in range(0, len(waiting.fetchable), SIZED_AT_ONCE):
            sized = self._sizes(generation, waiting.fetchable[start : start + SIZED_AT_ONCE])
            for batch in batches(sized, self._settings.batch_bytes):
                if self._stop():
                    return
                yield from self._batch(generation, batch)
        if folder.uidnext is not None and not self._stop():
            self._settle(generation, folder.uidnext - 1)
        elif waiting.last:
            self._settle(generation, waiting.last)

    # ── what is new ──

    def _open(self) -> tuple[Generation, Folder]:
        folder = self._mailbox.open(self._settings.folder)
        generation = self._store.sightings.generation(
            self._settings.name, self._settings.folder, folder.uidvalidity, self._now
        )
        if generation.changed:
            log.warning(
                "UIDVALIDITY of %s is now %d: the folder was made anew; known mail will be recognised by its content",
                folder.name,
                folder.uidvalidity,
            )
        self.generation = generation
        return generation, folder

    def _waiting(self, generation: Generation) -> Waiting:
        new = self._store.sightings.unsettled(
            generation, self._mailbox.new_uids(after=generation.settled_uid, since=self._since)
        )
        begun = dict(self._store.sightings.open(generation)) | dict(new.again)
        again = sorted((attempts, uid) for uid, attempts in begun.items())
        return Waiting(
            [*new.fresh, *(uid for attempts, uid in again if attempts < MOST_ATTEMPTS)],
            [uid for attempts, uid in again if attempts >= MOST_ATTEMPTS],
        )

    def _sizes(self, generation: Generation, uids: Sequence[int]) -> list[Sized]:
        """Sizes of those that are there. Where asking breaks the session, by halves to the mail that does it."""
        try:
            sized = self._mailbox.sizes(uids)
        except MailboxError as error:
            log.warning("asking for %d sizes in %s failed: %s", len(uids), self._settings.folder, error)
            if self._stop() or not self._answers_again(generation, error):
                raise
        else:
            self._forget_gone(generation, sorted(set(uids) - {mail.uid for mail in sized}))
            return sized
        if len(uids) == 1:
            self._store.sightings.count_attempts(generation, uids, self._now)
            return []
        half = len(uids) // 2
        return self._sizes(generation, uids[:half]) + self._sizes(generation, uids[half:])

    def _forget_gone(self, generation: Generation, uids: Sequence[int]) -> None:
        if uids:
            self._store.sightings.count_attempts(generation, uids, self._now)
            self._store.sightings.gone(generation, uids, self._now)

    def _settle(self, generation: Generation, uid: int) -> None:
        if uid > generation.settled_uid:
            self._store.sightings.settle_through(generation, uid)

    def _condemn(self, generation: Generation, uid: int) -> None:
        error = f"skrzynka zrywa połączenie przy każdej próbie pobrania ({MOST_ATTEMPTS} razy)"
        self._store.sightings.condemn(generation, uid, self._now, error, self._now)
        checkpoint("intake condemned")

    # ── its bytes ──

    def _batch(self, generation: Generation, batch: Sequence[Sized]) -> Iterator[list[Taken]]:
        uids = [mail.uid for mail in batch]
        self._store.sightings.count_attempts(generation, uids, self._now)
        checkpoint("intake counted")
        try:
            mails = self._mailbox.fetch(batch)
        except MailboxError as error:
            self._after_break(generation, uids, error)
            if len(batch) > 1:
                for mail in batch:
                    if self._stop():
                        return
                    yield from self._batch(generation, [mail])
            return
        absent = sorted(set(uids) - {mail.uid for mail in mails})
        if absent:  # it will be seen next time whether they are gone
            self._store.sightings.forgive_attempts(generation, absent)
        if mails:
            yield self._save(generation, mails)

    def _after_break(self, generation: Generation, uids: Sequence[int], error: MailboxError) -> None:
        """Whose fault was it? Raises `error` when the server is away; then no mail is to blame."""
        log.warning("fetching %d mails of %s failed: %s", len(uids), self._settings.folder, error)
        if self._stop() or not self._answers_again(generation, error):
            self._store.sightings.forgive_attempts(generation, uids)
            raise error
        if len(uids) > 1:  # which of them it was will show when they are fetched one at a time
            self._store.sightings.forgive_attempts(generation, uids)

    def _answers_again(self, generation: Generation, error: MailboxError) -> bool:
        try:
            if not isinstance(error, Refused):
                self._mailbox.connect()
            folder = self._mailbox.open(self._settings.folder)
            self._mailbox.check()
        except MailboxError:
            return False
        return folder.uidvalidity == generation.uidvalidity

    def _save(self, generation: Generation, mails: Sequence[Fetched]) -> list[Taken]:
        stored = self._store.messages.save_raw([self._delivery(generation, mail) for mail in mails], self._now)
        checkpoint("intake saved")
        return [Taken(one, mail.whole) for one, mail in zip(stored, mails, strict=True)]

    def _delivery(self, generation: Generation, mail: Fetched) -> Delivery:
        settings = self._settings
        arrived = mail.received_at or self._now
        arrival = Arrival(settings.name, settings.folder, generation.uidvalidity, mail.uid, arrived)
        return Delivery(
            arrival,
            mail.raw,
            content_key(mail.raw),
            sha256(mail.raw).hexdigest(),
            old_mail=is_old(arrived, generation),
            truncated=not mail.whole,
        )


def is_old(arrived: datetime, generation: Generation) -> bool:
    """Read but not answered (gate row 26): here before we first looked, or found when the folder had been made anew."""
    first_look = generation.first_seen.astimezone(UTC).replace(microsecond=0)  # INTERNALDATE knows no fractions
    return (generation.is_new and generation.changed) or arrived < first_look

"""After a restored database or a changed mailbox: every mail in our folders is known again, and nothing is answered.

What lies in the mailbox and is missing from the database is saved as old mail, which the road decides and never answers
(gate row 26). An answer that the database believes unsent is looked for in the folder of sent mail; one that is not
there may have gone out nevertheless, so a person decides about it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from processor.errors import MailboxError
from processor.mailbox import Fetched, Mailbox, Sized, batches
from processor.settings import MailboxSettings
from processor.store import Delivery, Store, Stored
from processor.text.keys import content_key
from processor.values import Arrival

log = logging.getLogger(__name__)

RULE = "reconciled"
SENTENCE = "po odtworzeniu bazy nie wiadomo, czy odpowiedź wyszła; proszę sprawdzić i w razie potrzeby wysłać ponownie"
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was found: mails by number, and answers by what is now believed of them."""

    looked_at: int = 0
    imported: int = 0  # were missing from the database
    unreadable: int = 0  # gone while we looked, or the server does not hand them out
    replies_found: int = 0  # in the folder of sent mail
    replies_withheld: int = 0  # for a person to decide


def reconcile(store: Store, mailbox: Mailbox, settings: MailboxSettings, since: date, now: datetime) -> Reconciled:
    """Bring the database up to the connected mailbox; the caller holds the worker's lock. Raises MailboxError.

    Mail in the inbox that arrived before `since` is nobody's business, as ever. May be repeated at any time.
    """
    store.outbox.recover(now)
    store.messages.leave_unanswered()
    found, withheld = _answers(store, mailbox, now)
    looked_at = imported = read = 0
    for folder in _folders(mailbox, settings):
        uidvalidity = mailbox.open(folder).uidvalidity
        uids = mailbox.new_uids(since=since if folder == settings.folder else None)
        looked_at += len(uids)
        for mails in _fetched(mailbox, folder, uids, settings.batch_bytes):
            read += len(mails)
            imported += _import(store, settings, folder, uidvalidity, mails, now)
    return Reconciled(looked_at, imported, looked_at - read, found, withheld)


def _folders(mailbox: Mailbox, settings: MailboxSettings) -> list[str]:
    wanted = dict.fromkeys((settings.folder, settings.registered_folder, settings.failed_folder))
    return [folder for folder in wanted if folder and mailbox.has(folder)]


def _fetched(mailbox: Mailbox, folder: str, uids: Sequence[int], batch_bytes: int) -> Iterator[list[Fetched]]:
    """In batches; where one breaks the connection, its mails one at a time, and what breaks it again is left out."""
    for batch in batches(mailbox.sizes(uids), batch_bytes):
        try:
            yield mailbox.fetch(batch)
        except MailboxError as error:
            log.warning("fetching %d mails of %s failed: %s", len(batch), folder, error)
            yield from _one_by_one(mailbox, folder, batch)


def _one_by_one(mailbox: Mailbox, folder: str, batch: Sequence[Sized]) -> Iterator[list[Fetched]]:
    for mail in batch:
        if not mailbox.connected:
            mailbox.connect()
        mailbox.open(folder)
        try:
            yield mailbox.fetch([mail])
        except MailboxError as error:
            log.warning("mail %d of %s cannot be fetched: %s", mail.uid, folder, error)
    if not mailbox.connected:
        mailbox.connect()
    mailbox.open(folder)


def _import(
    store: Store, settings: MailboxSettings, folder: str, uidvalidity: int, mails: Sequence[Fetched], now: datetime
) -> int:
    """Save those whose content is missing; how many. In our own folders they lie where they belong already."""
    keys = {mail.uid: content_key(mail.raw) for mail in mails}
    known = store.messages.known_keys(list(set(keys.values())))
    missing = [mail for mail in mails if keys[mail.uid] not in known]
    if not missing:
        return 0
    deliveries = [_delivery(settings, folder, uidvalidity, mail, keys[mail.uid], now) for mail in missing]
    stored = store.messages.save_raw(deliveries, now)
    if folder != settings.folder:
        store.sightings.settled([one.sighting_id for one in stored if one.sighting_id is not None], folder, now)
    return sum(_is_new(one) for one in stored)


def _is_new(stored: Stored) -> bool:
    return stored.fresh and stored.id != 0


def _delivery(
    settings: MailboxSettings, folder: str, uidvalidity: int, mail: Fetched, key: str, now: datetime
) -> Delivery:
    arrival = Arrival(settings.name, folder, uidvalidity, mail.uid, mail.received_at or now)
    digest = sha256(mail.raw).hexdigest()
    return Delivery(arrival, mail.raw, key, digest, old_mail=True, truncated=not mail.whole)


def _answers(store: Store, mailbox: Mailbox, now: datetime) -> tuple[int, int]:
    """(Found among the sent mail, withheld for a person.) Staff's own letters as much as automatic answers."""
    found = withheld = 0
    folder = mailbox.sent_folder()
    while rows := store.outbox.unsent(AT_ONCE):
        for row in rows:
            if folder and mailbox.holds(folder, row.mid):
                store.outbox.claim(row.id, now)
                found += store.outbox.mark_sent(row.id, "kopia w folderze wysłanych", now, copy=False)
            else:
                withheld += store.outbox.suppress(row.id, RULE, SENTENCE, now)
    return found, withheld

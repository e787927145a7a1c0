"""The mailbox follows what was decided (protocol step 10): accepted and failed mail is moved, held mail is flagged.

Filing can be repeated: what is no longer where it arrived was moved by an earlier pass or by a person, and is done.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from processor.checkpoint import checkpoint
from processor.mailbox import Mailbox, Refused
from processor.settings import MailboxSettings
from processor.store import Filing, Generation, Store
from processor.values import Fate

log = logging.getLogger(__name__)

AT_ONCE = 500


def file_decided(
    store: Store, mailbox: Mailbox, generation: Generation, settings: MailboxSettings, now: datetime
) -> list[Refused]:
    """File what is due in the open folder; the server's refusals, already noted with the mails, are returned."""
    targets = {Fate.ACCEPTED: settings.registered_folder, Fate.FAILED: settings.failed_folder}
    refusals: list[Refused] = []
    while not refusals and (due := store.sightings.to_file(generation, AT_ONCE)):
        for fate in dict.fromkeys(filing.fate for filing in due):
            same = [filing for filing in due if filing.fate is fate]
            try:
                _file(store, mailbox, same, targets.get(fate, ""), now)
            except Refused as refused:
                log.warning("%d mails stay where they are: %s", len(same), refused)
                store.sightings.not_filed([filing.sighting_id for filing in same], str(refused), now)
                refusals.append(refused)
    return refusals


def take_back(store: Store, mailbox: Mailbox, settings: MailboxSettings) -> None:
    """Staff want mail tried again that could not even be fetched. Nobody can tell which one it is without fetching it,
    so all that failed comes back: what is known is recognised by its content, not answered, and filed again."""
    if settings.failed_folder and mailbox.has(settings.failed_folder):
        mailbox.open(settings.failed_folder)
        mailbox.move(mailbox.new_uids(), settings.folder)
    store.sightings.taken_back()


def _file(store: Store, mailbox: Mailbox, due: Sequence[Filing], target: str, now: datetime) -> None:
    uids = [filing.uid for filing in due]
    if not target:
        if due[0].fate is Fate.HELD:
            mailbox.flag(uids)
        checkpoint("filing flagged")
        store.sightings.filed([filing.sighting_id for filing in due], None, now)
        return
    done = mailbox.move(uids, target)
    checkpoint("filing moved")
    _note(store, due, done.moved, target, now)
    _note(store, due, done.gone, None, now)
    checkpoint("filing noted")
    if done.left:
        raise Refused(
            f"The server said it moved {len(done.left)} mails to {target}, and they are still where they were."
        )


def _note(store: Store, due: Sequence[Filing], uids: frozenset[int], folder: str | None, now: datetime) -> None:
    ids = [filing.sighting_id for filing in due if filing.uid in uids]
    if ids:
        store.sightings.filed(ids, folder, now)

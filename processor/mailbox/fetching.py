"""Reading mail without leaving a trace: which UIDs there are, how large they are, and their bytes.

Nothing here marks a mail as read (BODY.PEEK), and nothing but sizes is asked about mail whose bytes are not wanted:
ENVELOPE and BODYSTRUCTURE of a stranger's mail can be megabytes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from imapclient import IMAPClient

WINDOW = 50_000  # UIDs a search may answer: 400 kB, where imaplib ends at a line of 1 MB
BATCH_COUNT = 100  # more mails in one FETCH gain nothing
HEAD_BYTES = 65_536  # what is read of a mail over the limit

# Courier answers a FETCH of an expunged mail with one of its own making instead of nothing.
_PLACEHOLDER = re.compile(rb"^From:[^\r\n]*\broot@[^\r\n]*\r?\n", re.IGNORECASE | re.MULTILINE)
_UNAVAILABLE = re.compile(rb"^Subject: *message unavailable *\r?$", re.IGNORECASE | re.MULTILINE)
_PLACEHOLDER_BYTES = 400


@dataclass(frozen=True, slots=True)
class Sized:
    """A mail in the open folder and its size in bytes as the server says (RFC822.SIZE)."""

    uid: int
    size: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail's bytes. `received_at` is INTERNALDATE in UTC; `whole` is False where only the first bytes were read."""

    uid: int
    raw: bytes
    received_at: datetime | None
    whole: bool = True


def search(client: IMAPClient, after: int, uidnext: int | None, exists: int, since: date | None) -> list[int]:
    """UIDs above `after`, ascending; only mail that arrived on or after the day `since`."""
    condition = [] if since is None else ["SINCE", since]
    found: set[int] = set()
    for first, last in _windows(after + 1, uidnext, exists):
        # "10:*" answers UID 3 where 3 is the last one: RFC 3501 6.4.8 takes a range in either direction.
        found.update(uid for uid in client.search(["UID", f"{first}:{last}", *condition]) if uid > after)
    return sorted(found)


def _windows(first: int, uidnext: int | None, exists: int) -> Iterator[tuple[int, int | str]]:
    if exists == 0 or (uidnext is not None and first >= uidnext):
        return
    if exists <= WINDOW or uidnext is None:
        yield first, "*"
        return
    for start in range(first, uidnext, WINDOW):
        yield start, min(start + WINDOW - 1, uidnext - 1)


def sizes(client: IMAPClient, uids: Sequence[int]) -> list[Sized]:
    """Sizes in the order of `uids`; mail that has gone meanwhile is left out."""
    found: dict[int, int] = {}
    for start in range(0, len(uids), 1000):
        answer = client.fetch(uids[start : start + 1000], ["RFC822.SIZE"])
        found.update({uid: item[b"RFC822.SIZE"] for uid, item in answer.items() if b"RFC822.SIZE" in item})
    return [Sized(uid, found[uid]) for uid in uids if uid in found]


def batches(mails: Iterable[Sized], most_bytes: int, most: int = BATCH_COUNT) -> Iterator[list[Sized]]:
    """Groups of at most `most_bytes` and `most` mails, in order; a mail larger than that stands alone."""
    batch: list[Sized] = []
    held = 0
    for mail in mails:
        if batch and (held + mail.size > most_bytes or len(batch) >= most):
            yield batch
            batch, held = [], 0
        batch.append(mail)
        held += mail.size
    if batch:
        yield batch


def fetch(client: IMAPClient, batch: Sequence[Sized], most_bytes: int) -> list[Fetched]:
    """Bytes of a batch in its order. What has gone is left out; over `most_bytes` only the beginning is read."""
    whole = [mail.uid for mail in batch if mail.size <= most_bytes]
    large = [mail.uid for mail in batch if mail.size > most_bytes]
    found = {mail.uid: mail for mail in _bodies(client, whole, "BODY.PEEK[]", True)}
    found |= {mail.uid: mail for mail in _bodies(client, large, f"BODY.PEEK[]<0.{HEAD_BYTES}>", False)}
    return [found[mail.uid] for mail in batch if mail.uid in found]


def _bodies(client: IMAPClient, uids: Sequence[int], part: str, whole: bool) -> Iterator[Fetched]:
    for uid, item in client.fetch(uids, [part, "INTERNALDATE"]).items() if uids else ():
        raw = next((value for key, value in item.items() if key.startswith(b"BODY[]")), None)
        if raw and not is_placeholder(raw):  # None: expunged between SEARCH and FETCH (RFC 2180 4.1)
            yield Fetched(uid, raw, _utc(item.get(b"INTERNALDATE")), whole)


def is_placeholder(raw: bytes) -> bool:
    """Courier's "message unavailable" from root, sent in place of a mail that somebody has deleted."""
    return len(raw) < _PLACEHOLDER_BYTES and bool(_PLACEHOLDER.search(raw)) and bool(_UNAVAILABLE.search(raw))


def _utc(value: Any) -> datetime | None:
    return value.astimezone(UTC) if isinstance(value, datetime) else None

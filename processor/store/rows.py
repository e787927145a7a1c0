"""What the store hands out: frozen values, so that no caller holds a database row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from processor.values import Arrival, Fate, Mail, Plan, Reading, Refusal, Reply, ReplyStatus, Verdict


class Readout(Protocol):
    """What a mail's bytes mean (see `pipeline.Readout`)."""

    @property
    def mail(self) -> Mail: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def reading(self) -> Reading: ...


class Incoming(Protocol):
    """What `known_about` and `apply` need of a stored message."""

    @property
    def id(self) -> int: ...
    @property
    def received_at(self) -> datetime: ...
    @property
    def old_mail(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Instance:
    """This installation: its random id, the key of its HMACs (32 bytes) and when it was first started."""

    id: str
    secret: bytes = field(repr=False)
    started: datetime


@dataclass(frozen=True, slots=True)
class Generation:
    """One life of a folder: UIDs mean nothing outside (mailbox, folder, UIDVALIDITY).

    `is_new`: this call created it; `first_of_folder`: no other UIDVALIDITY was known before; `changed`: one was, so
    tell staff. `settled_uid` is the high-water mark: nothing at or below it needs a look, except what `open` lists.
    """

    id: int
    mailbox: str
    folder: str
    uidvalidity: int
    first_seen: datetime
    settled_uid: int = 0
    is_new: bool = False
    first_of_folder: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Unsettled:
    """UIDs still to be fetched: `fresh` ones, ascending, and (uid, attempts) of those begun before, fewest first."""

    fresh: Sequence[int]
    again: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A fetched mail on its way into the database. `old_mail`: may be read, must not be answered (gate row 26)."""

    arrival: Arrival
    raw: bytes
    content_key: str
    sha256: str
    old_mail: bool = False
    truncated: bool = False  # over the size limit: `raw` holds the header and the beginning only


@dataclass(frozen=True, slots=True)
class Stored:
    """A message in the database. `fresh` is False where its content was known before: link, file, do not answer.

    `id` is 0 where the content was erased at a person's wish (tombstone): nothing is kept of it, `fate` is ignored.
    """

    id: int
    fate: Fate
    arrival: Arrival
    fresh: bool = True
    sighting_id: int | None = None
    raw: bytes | None = None
    old_mail: bool = False
    attempts: int = 0
    truncated: bool = False

    @property
    def received_at(self) -> datetime:
        """When the server received it."""
        return self.arrival.received_at


@dataclass(frozen=True, slots=True)
class Decided:
    """A mail and all that was decided about it, by whom, when."""

    stored: Incoming
    readout: Readout
    plan: Plan
    answer: Reply | Refusal | None
    now: datetime
    by: str = "rule"
    version: int | None = None  # staff: the message's version they looked at


@dataclass(frozen=True, slots=True)
class Filing:
    """A decided mail whose place in the mailbox is still to follow: accepted and failed are moved, held is flagged."""

    sighting_id: int
    uid: int
    message_id: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A rendered answer. `raw` is what goes over the wire, the same bytes at every attempt."""

    id: int
    message_id: int | None  # of the database; None for a mail that staff wrote to somebody
    kind: str
    purpose: str
    recipient: str
    subject: str
    workshop: str | None
    mid: str  # its Message-ID, with angle brackets
    raw: bytes
    status: ReplyStatus
    attempts: int
    created_at: datetime
    next_at: datetime | None = None
    changed_at: datetime | None = None
    sent_at: datetime | None = None
    error: str = ""
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """A heartbeat: when `name` last ran, what it counted, and since when it fails (None: it works)."""

    name: str
    at: datetime
    counts: dict[str, Any]
    error: str | None = None
    failing_since: datetime | None = None
    succeeded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A staff account; `password_hash` is an argon2 string or None (single sign-on only)."""

    id: int
    login: str
    name: str
    role: str  # clerk | administrator
    disabled: bool
    session_epoch: int
    failed_logins: int
    password_hash: str | None = field(default=None, repr=False)
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: rows shaped as the contract says, and where the next one starts (None: the end)."""

    rows: tuple[dict[str, Any], ...]
    next: int | None


class Stale(Exception):
    """Somebody else changed the record meanwhile; says who, when and to what, and nothing was overwritten."""

    def __init__(self, by: str, at: datetime | None, now_is: str) -> None:
        super().__init__(f"zmienione w międzyczasie przez {by}: {now_is}")
        self.by = by
        self.at = at
        self.now_is = now_is

"""The nouns of the program: frozen values, no behaviour beyond reading themselves, no I/O.

A mail's way uses them in this order: `Mail` (parsed) → `Verdict` (what kind of mail, which workshops) → `Reading` (the
people in it) → `Plan` (what should be true afterwards) → `Reply` or `Refusal` (the answer, or why there is none).
Beside each decision stands a `Reason`: the rule's name for machines and a sentence for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

Gender = Literal["f", "m"]


class Kind(StrEnum):
    """What sort of mail this is (contract: `kind`)."""

    REGISTRATION = "registration"
    CANCELLATION = "cancellation"
    CORRECTION = "correction"
    QUESTION = "question"
    AUTOREPLY = "autoreply"
    BOUNCE = "bounce"
    NEWSLETTER = "newsletter"
    SPAM = "spam"
    BUSINESS = "business"
    OTHER = "other"


class Decision(StrEnum):
    """What happens to the mail: stored without a human, stored for staff, or recorded only."""

    ACCEPT = "accept"
    HOLD = "hold"
    IGNORE = "ignore"


class Fate(StrEnum):
    """The one state of a stored message; `received` is the only one that is not final."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    HELD = "held"
    IGNORED = "ignored"
    FAILED = "failed"


class RegistrationStatus(StrEnum):
    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    HELD = "held"
    REJECTED = "rejected"


class ReplyStatus(StrEnum):
    """The state of a row in the outbox. `dot` is `sending` past the last moment at which "not sent" is certain."""

    WAITING = "waiting"
    SENDING = "sending"
    DOT = "dot"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SUPPRESSED = "suppressed"
    BOUNCED = "bounced"


class ReplyKind(StrEnum):
    """Which text answers the mail; one folder of texts each in `config/replies/LANG/`."""

    CONFIRMED = "confirmed"
    ALREADY_REGISTERED = "already_registered"
    WAITING_LIST = "waiting_list"
    CANCELLED = "cancelled"
    CHANGED = "changed"
    CLOSED = "closed"
    WHICH_WORKSHOP = "which_workshop"


class Action(StrEnum):
    """What the mail asks for one person."""

    REGISTER = "register"
    CANCEL = "cancel"


class Label(StrEnum):
    """What a stretch of text is for."""

    WRITTEN = "written"
    GREETING = "greeting"
    SIGN_OFF = "sign_off"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    ATTRIBUTION = "attribution"  # "W dniu … napisał(a):", or a block of From/Sent/To lines


class Origin(StrEnum):
    """Who wrote a stretch of text: the sender now, an earlier mail quoted below, or a mail passed on."""

    OWN = "own"
    QUOTED = "quoted"
    FORWARDED = "forwarded"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: `rule` is a stable id, `sentence` is for people, `weight` how much it counted."""

    rule: str
    sentence: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322: display name (may be empty) and addr-spec (may be empty when unreadable)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled stretch `[start, end)` of a part's text. Every character of the text is in exactly one segment.

    `depth` is 0 for what the sender wrote now, 1 for the mail quoted or forwarded in it, and so on inwards;
    `author` is who wrote it where an attribution says so.
    """

    label: Label
    start: int
    end: int
    origin: Origin = Origin.OWN
    depth: int = 0
    author: Address | None = None


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text in which names may be read. `where` is the contract's word: body, html, subject, from,
    attachment:NAME or forwarded (an attached message/rfc822).

    Table cells are separated by a tab, rows by a newline. Offsets everywhere are characters in `text`.
    """

    where: str
    text: str
    segments: tuple[Segment, ...] = ()
    sender: Address | None = None  # of an attached message: who wrote it
    struck: tuple[str, ...] = ()  # what the writer has struck through, and `text` leaves out


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the mail. `unread` says why its text was not read ("scan", "too large", "unknown type"), or None."""

    name: str
    content_type: str
    size: int
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as parsed: decoded, NFC, without control characters; nothing of it is trusted.

    `headers` holds every header in order, names in lower case, values decoded on one line. `return_path` is None when
    absent and "" for the null path. `content_key` is the inbox key of ARCHITECTURE.md, `sha256` that of the raw bytes;
    both in hex.
    """

    sha256: str
    content_key: str
    size: int
    headers: tuple[tuple[str, str], ...]
    senders: tuple[Address, ...]
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    return_path: str | None = None
    subject: str = ""
    date: datetime | None = None
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    content_types: tuple[str, ...] = ()  # of every part, lower case, the whole message's first
    parts: tuple[TextPart, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[str, ...] = ()  # sentences: what is broken in the mail and may have cost text
    unread: str = ""  # a sentence: why nothing but the headers was read; "" where all was

    @property
    def sender(self) -> Address:
        """The first From address; an empty one where there is none."""
        return self.senders[0] if self.senders else Address("", "")

    def header(self, name: str) -> tuple[str, ...]:
        """All values of a header, in order."""
        wanted = name.lower()
        return tuple([value for key, value in self.headers if key == wanted])


@dataclass(frozen=True, slots=True)
class Workshop:
    """An event people may sign up for. `match` are words that tell it from the others."""

    id: str
    title: str
    starts: datetime
    ends: datetime
    venue: str
    address: str
    leaders: tuple[str, ...] = ()
    programme: str = ""
    capacity: int | None = None
    registration_closes: datetime | None = None
    match: tuple[str, ...] = ()
    language: str = "pl"
    contact: str = ""
    privacy_notice: str = ""
    cancelled: bool = False

    def __hash__(self) -> int:
        """Of the id alone: tables are kept by workshops, and asked several times a mail."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class ReplyLimits:
    """How many automatic answers may go out (gate, section E), and the spam score above which none does (row 17)."""

    per_hour: int = 5  # to one address
    per_day: int = 10
    breaker_10min: int = 30  # to all
    breaker_hour: int = 120
    spam_score: float = 5.0


@dataclass(frozen=True, slots=True)
class Office:
    """What the stages may know of the configuration."""

    workshops: tuple[Workshop, ...]
    addresses: tuple[str, ...]  # own addresses and aliases, lower case
    own_lists: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of the office and its staff: addressed, never attendees
    authserv_id: str = ""  # whose Authentication-Results are believed; "" for nobody's
    loop_id: str = "zapisy"  # our X-Loop
    max_reply_age_days: float = 7.0
    limits: ReplyLimits = ReplyLimits()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Answer of classify. `workshops` are the ids the mail means, empty where it does not tell."""

    kind: Kind
    workshops: tuple[str, ...] = ()
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()

    @property
    def may_register(self) -> bool:
        """Are there people to be read from this mail?"""
        return self.kind in {Kind.REGISTRATION, Kind.CANCELLATION, Kind.CORRECTION}


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person a mail speaks for, in the nominative; the evidence is `written`, at `[start, end)` of `where`."""

    first_names: str
    last_name: str
    gender: Gender | None
    confidence: float
    written: str
    where: str
    start: int
    end: int
    action: Action = Action.REGISTER
    alternatives: tuple[str, ...] = ()  # other full names that were weighed, likelier first
    workshop: str | None = None  # where this person's differs from the mail's
    institution: str = ""
    function: str = ""
    phone: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.first_names} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """Answer of extract. Each doubt is a sentence for staff; with any doubt the mail is held."""

    people: tuple[Attendee, ...] = ()
    doubts: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()
    absent: tuple[str, ...] = ()  # full names of those whom a sign-up of others says not to come
    staying: tuple[str, ...] = ()  # and of those whom a cancellation of others says to come as signed up


@dataclass(frozen=True, slots=True)
class Addressee:
    """How a person of this full name is addressed: `vocative` is "Pani Anno", "" where none is certain; `gender` None
    where both women and men bear the name."""

    name: str
    gender: Gender | None
    vocative: str


@dataclass(frozen=True, slots=True)
class KnownRegistration:
    """A registration as stored, before this mail."""

    id: int
    workshop: str | None
    first_names: str
    last_name: str
    status: RegistrationStatus
    sender: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The one read: what the database knows that matters for this mail. Empty means a fresh database."""

    registrations: tuple[KnownRegistration, ...] = ()  # of this sender, of the same names, of the answered thread
    thread: tuple[KnownRegistration, ...] = ()  # of the mail whose reply this one answers (In-Reply-To, References)
    asked_which_workshop: bool = False  # our reply in that thread was `which_workshop`
    answers_automatic_reply: bool = False  # In-Reply-To or References hold a Message-ID of our own
    taken: Mapping[str, int] = field(default_factory=dict)  # places taken by workshop id
    replies_hour: int = 0  # to this sender
    replies_day: int = 0
    same_reply_day: tuple[tuple[str, str | None], ...] = ()  # (reply kind, workshop) sent to this sender within 24 h
    same_subject_3h: int = 0  # earlier mails of this sender with this subject within 3 h
    hard_bounce: bool = False  # from this address, within 60 days
    breaker_10min: int = 0  # replies of all, within 10 minutes
    breaker_hour: int = 0
    old_mail: bool = False  # from before the first start, or under a changed UIDVALIDITY


@dataclass(frozen=True, slots=True)
class Change:
    """What should become true of one person: a new registration, or another status of a stored one (`registration`)."""

    attendee: Attendee
    workshop: str | None
    status: RegistrationStatus
    registration: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Answer of register: what should be true afterwards, and which answer is due (None: none)."""

    decision: Decision
    changes: tuple[Change, ...] = ()
    answer: ReplyKind | None = None
    workshops: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer rendered once, to the byte: any re-send is identical (same Message-ID, same Date)."""

    kind: ReplyKind
    recipient: str
    subject: str
    message_id: str
    raw: bytes
    workshop: str | None = None
    language: str = "pl"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no answer goes out: the gate's rule id, its outcome and a sentence."""

    rule: str
    sentence: str
    outcome: Literal["NO_REPLY", "HOLD", "IGNORE"] = "NO_REPLY"


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that mail came back: the Message-IDs of ours it names, the status of RFC 3463 ("" unknown), the server's
    words. `hard`: for good, there is no use in writing there again.
    """

    message_ids: tuple[str, ...]
    hard: bool
    status: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where and when a mail was seen: the key (mailbox, folder, UIDVALIDITY, UID) and the server's arrival time."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail: told by `pipeline.process`, printed by `poll` and `explain`."""

    mail: Mail
    verdict: Verdict
    reading: Reading
    plan: Plan
    answer: Reply | Refusal | None

"""Row 20 and section E: what the database must know before an answer goes out.

Row 21, one reply for a message ever, is no question here: it is a unique key of the outbox.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from processor.gate.authentication import Trust
from processor.gate.rows import Outcome
from processor.values import Known, Label, Mail, Office, Origin, ReplyKind


@dataclass(frozen=True, slots=True)
class Occasion:
    """The answer about to go out. `changed`: the mail changes a registration; `trust`: how far From is believed."""

    mail: Mail
    known: Known
    kind: ReplyKind
    workshop: str | None
    office: Office
    now: datetime
    received_at: datetime
    changed: bool
    trust: Trust


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule: when `test` holds, `outcome` with this sentence. `binds_staff`: also where a human sends the answer."""

    id: str
    test: Callable[[Occasion], bool]
    outcome: Outcome
    sentence: str
    binds_staff: bool = False


def too_old(o: Occasion) -> bool:
    return o.known.old_mail or o.now - o.received_at > timedelta(days=o.office.max_reply_age_days)


def same_text(o: Occasion) -> bool:
    """The same text about the same workshop within 24 h. A changed registration is news, but only to a sender whose
    address is proven: else ten thousand forged mails with ten thousand names would all reach the forged person.
    Without a change any earlier answer about the workshop already said it."""
    if o.changed and o.trust is Trust.PROVEN:
        return False
    if o.changed:
        return (str(o.kind), o.workshop) in o.known.same_reply_day
    return any(workshop == o.workshop for _, workshop in o.known.same_reply_day)


def nothing_new(o: Occasion) -> bool:
    """An answer to our automatic answer that says nothing of its own, or nothing that changes a registration."""
    return o.known.answers_automatic_reply and not (o.changed and wrote_something(o.mail))


def same_subject(o: Occasion) -> bool:
    """The second mail of this sender with this subject; mails without a subject have none in common."""
    return o.known.same_subject_3h > 0 and bool(o.mail.subject.strip())


def wrote_something(mail: Mail) -> bool:
    """Did the sender write anything now: in the body, the subject line aside? Attachments count."""
    written = (
        part.text[segment.start : segment.end]
        for part in mail.parts
        if part.where in {"body", "html"}
        for segment in part.segments
        if segment.origin is Origin.OWN and segment.label is Label.WRITTEN
    )
    return bool(mail.attachments) or any(text.strip() for text in written)


LIMITS: tuple[Limit, ...] = (
    Limit(
        "D20-hard-bounce",
        lambda o: o.known.hard_bounce,
        "NO_REPLY",
        "Poczta na ten adres niedawno wróciła jako niedoręczalna.",
        binds_staff=True,
    ),
    Limit("E26-old", too_old, "NO_REPLY", "Wiadomość jest zbyt stara na automatyczną odpowiedź."),
    Limit(
        "E27-nothing-new",
        nothing_new,
        "NO_REPLY",
        "To odpowiedź na naszą automatyczną odpowiedź i nie wnosi nic nowego.",
    ),
    Limit(
        "E22-same-text",
        same_text,
        "NO_REPLY",
        "Ten adres dostał już taką odpowiedź w ciągu ostatnich 24 godzin.",
    ),
    Limit(
        "E24-same-subject",
        same_subject,
        "NO_REPLY",
        "Ten nadawca w ciągu 3 godzin przysłał drugą wiadomość z tym samym tematem.",
    ),
    Limit(
        "E23-per-hour",
        lambda o: o.known.replies_hour >= o.office.limits.per_hour,
        "NO_REPLY",
        "Na ten adres wysłano w ostatniej godzinie zbyt wiele odpowiedzi.",
        binds_staff=True,
    ),
    Limit(
        "E23-per-day",
        lambda o: o.known.replies_day >= o.office.limits.per_day,
        "NO_REPLY",
        "Na ten adres wysłano w ciągu doby zbyt wiele odpowiedzi.",
        binds_staff=True,
    ),
    Limit(
        "E25-breaker-10min",
        lambda o: o.known.breaker_10min >= o.office.limits.breaker_10min,
        "HOLD",
        "W ostatnich 10 minutach wysłano zbyt wiele odpowiedzi: bezpiecznik czeka na człowieka.",
    ),
    Limit(
        "E25-breaker-hour",
        lambda o: o.known.breaker_hour >= o.office.limits.breaker_hour,
        "HOLD",
        "W ostatniej godzinie wysłano zbyt wiele odpowiedzi: bezpiecznik czeka na człowieka.",
    ),
)

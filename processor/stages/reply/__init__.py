"""A plan → the answer, rendered once to the byte, or the reason why there is none.

The gate is asked first. The answer goes to the From address alone; its subject is ours; of the mail it repeats
nothing but the names that were understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from processor import gate
from processor.stages.reply.letter import addressees, letter
from processor.stages.reply.message import message, message_id, recipient
from processor.templates import Texts, entry
from processor.values import (
    Address,
    Addressee,
    Change,
    Known,
    KnownRegistration,
    Mail,
    Office,
    Plan,
    Refusal,
    Reply,
    ReplyKind,
)

__all__ = ["addressees", "changes_something", "message_id", "reply"]

WITH_CALENDAR = frozenset({ReplyKind.CONFIRMED, ReplyKind.ALREADY_REGISTERED, ReplyKind.CHANGED})


def reply(  # noqa: PLR0913  # everything an answer depends on is named here
    mail: Mail,
    plan: Plan,
    office: Office,
    texts: Texts,
    known: Known,
    now: datetime,
    *,
    received_at: datetime,
    sender: Address,
    secret: bytes,
    by_staff: bool = False,
    addressees: Sequence[Addressee] = (),
) -> Reply | Refusal | None:
    """The answer to send; a Refusal where one is due but must not go out; None where none is due at all.

    `sender` is the From of our replies, `secret` the key of our Message-IDs, `received_at` when the mail came;
    `by_staff`: a human has decided that it goes out; `addressees`: those of whom is known how to address them.
    """
    if plan.answer is None:
        return None
    about = plan.workshops[0] if len(plan.workshops) == 1 else None
    changed = changes_something(plan, known)
    refusal = gate.judge(mail, office, by_staff=by_staff) or gate.limits(
        mail, known, plan.answer, about, office, now, received_at, changed=changed, by_staff=by_staff
    )
    if refusal:
        return refusal
    to = recipient(mail)
    if to is None:
        return Refusal("F28-address", "Na adres z literami spoza ASCII odpowie człowiek.", "HOLD")
    said = letter(mail, plan, office, texts, sender, now, addressees)
    words = texts.render(plan.answer, said)
    domain = sender.address.rpartition("@")[2]
    going = tuple(workshop for workshop in said.workshops if not workshop.cancelled and workshop.ends > now)
    calendar = entry(going, domain, now) if going and said.people and plan.answer in WITH_CALENDAR else None
    id = message_id(mail.content_key, secret, domain)
    raw = message(mail, words, calendar, to=to, id=id, sender=sender, loop_id=office.loop_id, now=now)
    return Reply(plan.answer, to, words.subject, id, raw, about, said.language)


def changes_something(plan: Plan, known: Known) -> bool:
    """Does any registration become other than it is stored? A name counts where the mail corrects it."""
    stored = {one.id: _as_stored(one, plan.answer) for one in (*known.registrations, *known.thread)}
    return any(stored.get(change.registration or 0) != _as_planned(change, plan.answer) for change in plan.changes)


def _as_stored(one: KnownRegistration, answer: ReplyKind | None) -> tuple[object, ...]:
    name = f"{one.first_names} {one.last_name}".strip() if answer is ReplyKind.CHANGED else ""
    return one.status, one.workshop, name


def _as_planned(change: Change, answer: ReplyKind | None) -> tuple[object, ...]:
    return change.status, change.workshop, change.attendee.full_name if answer is ReplyKind.CHANGED else ""

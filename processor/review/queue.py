"""One held mail: the answer that would go out, and the clerk's decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from processor.pipeline import Desk, Readout, answer_to
from processor.review.files import text_of
from processor.review.people import Person
from processor.stages.register.by_staff import by_staff
from processor.stages.reply.by_hand import Stationery, rewritten
from processor.store import Store
from processor.values import (
    Address,
    Decision,
    Kind,
    Mail,
    Plan,
    Reading,
    Reason,
    Refusal,
    Reply,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A held message with what was read of its bytes."""

    id: int
    received_at: datetime
    readout: Readout
    old_mail: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The answer that would go out, or why none would."""

    subject: str = ""
    body: str = ""
    recipient: str = ""
    why_not: str = ""


def without_bytes(message: Mapping[str, Any]) -> Readout:
    """A message whose bytes are gone or cannot be read: what the list knows of it, so that it can still be decided."""
    sender = Address(message.get("sender_name") or "", message.get("sender") or "")
    mail = Mail(
        message.get("sha256") or "",
        f"message:{message['id']}",
        0,
        headers=(),
        senders=(sender,),
        subject=message.get("subject") or "",
        message_id=message.get("message_id"),
    )
    return Readout(mail, Verdict(Kind.OTHER), Reading())


def draft(store: Store, desk: Desk, case: Case, people: Sequence[Person], now: datetime) -> Draft:
    """What the sender would read if the clerk confirmed these people now."""
    named = [person for person in people if person.first_names and person.last_name]
    if not named:
        return Draft(why_not="nie ma jeszcze nikogo z imieniem i nazwiskiem.")
    _, answer = _decided(store, desk, case, named, now)
    if isinstance(answer, Reply):
        return Draft(answer.subject, text_of(answer.raw), answer.recipient)
    return Draft(why_not=answer.sentence if answer else "nie ma na co odpowiadać.")


def confirm(  # noqa: PLR0913 - all that a decision is made of
    store: Store,
    desk: Desk,
    case: Case,
    version: int,
    people: Sequence[Person],
    *,
    actor: str,
    now: datetime,
    answer: bool,
    edited: tuple[str, str] | None,
) -> None:
    """The clerk's decision, in one transaction. With `answer` False nothing is sent; `edited` is a subject and body of
    the clerk's own. Raises Stale when somebody decided first."""
    plan, reply = _decided(store, desk, case, people, now)
    if not answer and reply is not None:
        reply = Refusal("staff", "Pracownik odpowie osobiście.")
    elif edited and isinstance(reply, Reply):
        paper = Stationery(desk.office, desk.sender, desk.secret)
        reply = rewritten(reply, case.readout.mail, *edited, paper, now)
    store.apply(case, _by_staff(case.readout, plan, people), plan, reply, now, decided_by=actor, version=version)


def not_a_registration(store: Store, case: Case, version: int, actor: str, now: datetime) -> None:
    """The mail is somebody else's business: recorded, nobody is registered, nothing is answered. Raises Stale."""
    _set_aside(store, case, version, Reason("staff.nothing", "Pracownik: to nie zgłoszenie."), actor, now)


def answered_in_person(store: Store, case: Case, version: int, actor: str, now: datetime) -> None:
    """A question, say: nobody to register, and the clerk writes from his own mailbox. Raises Stale."""
    _set_aside(store, case, version, Reason("staff.answers", "Pracownik odpowie osobiście."), actor, now)


def _set_aside(store: Store, case: Case, version: int, reason: Reason, actor: str, now: datetime) -> None:
    mail = case.readout.mail
    readout = Readout(mail, Verdict(Kind.OTHER, confidence=1.0, reasons=(reason,)), Reading())
    plan = Plan(Decision.IGNORE, reasons=(reason,))
    store.apply(case, readout, plan, None, now, decided_by=actor, version=version)


def _decided(
    store: Store, desk: Desk, case: Case, people: Sequence[Person], now: datetime
) -> tuple[Plan, Reply | Refusal | None]:
    attendees = tuple(person.attendee() for person in people)
    mail = case.readout.mail
    known = store.known_about(case, mail, Reading(attendees), now)
    plan = by_staff(attendees, desk.office, known, now)
    return plan, answer_to(mail, plan, desk, known, now, case.received_at, by_staff=True)


def _by_staff(readout: Readout, plan: Plan, people: Sequence[Person]) -> Readout:
    """The reading as the clerk corrected it: kept as evidence, and what `evaluate --from-review` measures."""
    attendees = tuple(person.attendee() for person in people)
    cancels = all(person.action == "cancel" for person in people)
    kind = readout.verdict.kind if readout.verdict.may_register else Kind.REGISTRATION
    verdict = Verdict(Kind.CANCELLATION if cancels else kind, plan.workshops, 1.0, readout.verdict.reasons)
    return Readout(readout.mail, verdict, Reading(attendees))

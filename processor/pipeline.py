"""A mail's way: the one place where the order of the stages stands.

`read` is the pure half (bytes to what they mean) and may run in a child process that can be killed; `process` asks the
database once, decides, and writes once, in one transaction. Nothing here decides or touches the network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from processor.stages.register import left_to_staff, register
from processor.stages.reply import addressees, reply
from processor.templates import Texts
from processor.values import (
    Address,
    Addressee,
    Bounce,
    Kind,
    Known,
    Mail,
    Office,
    Outcome,
    Plan,
    Reading,
    Reason,
    Refusal,
    Reply,
    Verdict,
    Workshop,
)
from processor.workshops import read as read_workshop

if TYPE_CHECKING:  # `explain` needs no database, and loading one costs more than all the reading
    from processor.settings import Settings
    from processor.store import Store
    from processor.store.batch import Batch
    from processor.store.rows import Incoming

NOBODY = Reading()


@dataclass(frozen=True, slots=True)
class Readout:
    """What a mail's bytes mean, before anything is known of its past."""

    mail: Mail
    verdict: Verdict
    reading: Reading
    returned: Bounce | None = None  # an answer of ours, come back
    addressees: tuple[Addressee, ...] = ()  # whom an answer may address


@dataclass(frozen=True, slots=True)
class Desk:
    """What answering needs besides the mail: the office, its texts, our From address and the key of our Message-IDs."""

    office: Office
    texts: Texts
    sender: Address
    secret: bytes


def read(raw: bytes, office: Office, now: datetime, *, whole: bool = True) -> Readout:
    """The pure half of the road: parse → classify → extract.

    Without `whole` the texts of mail that is automatic by its headers are not decoded: nobody asks for them.
    """
    # Late: a process that only decides and answers does without parsers, rules and the dictionary.
    from processor.stages.bounce import bounce
    from processor.stages.classify import classify, is_automatic
    from processor.stages.extract import extract
    from processor.stages.parse import parse

    mail = parse(raw, None if whole else lambda head: is_automatic(head, office, now))
    verdict = classify(mail, office, now)
    people = extract(mail, verdict, office, now) if verdict.may_register else NOBODY
    returned = bounce(raw) if verdict.kind is Kind.BOUNCE else None
    return Readout(mail, verdict, people, returned, addressees(mail, people.people))


def process(stored: Incoming, readout: Readout, *, store: Store | Batch, desk: Desk, now: datetime) -> Outcome:
    """The other half: known_about → register → reply → apply."""
    mail, verdict, people = readout.mail, readout.verdict, readout.reading
    known = store.known_about(stored, mail, people, now)
    plan = register(verdict, people, desk.office, known, now, sender=mail.sender.address)
    answer = answer_to(mail, plan, desk, known, now, stored.received_at, addressees=readout.addressees)
    plan = _believed(plan, answer)
    if readout.returned is not None:
        plan = _telling(plan, store.returned(readout.returned, now))
    store.apply(stored, readout, plan, answer, now)
    return Outcome(mail, verdict, people, plan, answer)


def explain(raw: bytes, *, desk: Desk, now: datetime, reader: Callable[..., Readout] = read) -> Outcome:
    """The whole road without a database: what would be understood and answered, nothing stored.

    Nothing is known of the past, so a cancellation is taken to concern people who are registered, and the mail to
    have arrived when it says it was written.
    """
    readout = reader(raw, desk.office, now)
    mail = readout.mail
    plan = register(readout.verdict, readout.reading, desk.office, None, now, sender=mail.sender.address)
    answer = answer_to(mail, plan, desk, Known(), now, now, addressees=readout.addressees)
    if mail.unread:  # on the road it fails before it comes this far
        return Outcome(mail, readout.verdict, NOBODY, left_to_staff(plan, Refusal("unread", mail.unread)), answer)
    return Outcome(mail, readout.verdict, readout.reading, _believed(plan, answer), answer)


def _telling(plan: Plan, sentences: tuple[str, ...]) -> Plan:
    """The plan with what staff should do about answers that came back."""
    told = tuple(Reason("bounce.ours", sentence) for sentence in sentences)
    return replace(plan, reasons=(*told, *plan.reasons))


def _believed(plan: Plan, answer: Reply | Refusal | None) -> Plan:
    """The plan, or nothing but a note for staff where the gate does not believe the sender. The breaker (row 25) holds
    back answers only: registrations go on."""
    if isinstance(answer, Refusal) and answer.outcome == "HOLD" and not answer.rule.startswith("E25"):
        return left_to_staff(plan, answer)
    return plan


def answer_to(
    mail: Mail,
    plan: Plan,
    desk: Desk,
    known: Known,
    now: datetime,
    received_at: datetime,
    *,
    by_staff: bool = False,
    addressees: Sequence[Addressee] = (),
) -> Reply | Refusal | None:
    """The answer that is due, rendered to the byte; or why none goes out; or None where none is due.

    `by_staff`: a human has decided, so rows of the gate that only ask for a human do not stop the answer. The
    dictionary is asked about those only who are not among the `addressees`.
    """
    return reply(
        mail,
        plan,
        desk.office,
        desk.texts,
        known,
        now,
        received_at=received_at,
        sender=desk.sender,
        secret=desk.secret,
        by_staff=by_staff,
        addressees=addressees,
    )


def open_desk(settings: Settings, store: Store, now: datetime) -> Desk:
    """The desk of this installation, with the workshops as they are now: a browser-made one goes before a file."""
    office = replace(settings.office, workshops=_current(settings.office.workshops, store))
    return Desk(office, settings.texts, settings.smtp.from_, store.instance(now).secret)


def _current(files: tuple[Workshop, ...], store: Store) -> tuple[Workshop, ...]:
    found = {workshop.id: workshop for workshop in files}
    for row in store.workshops.each():
        made, _ = read_workshop(row["id"], row["toml"])
        if made is not None:
            found[made.id] = made
    return tuple(found.values())

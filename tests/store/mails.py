"""Decided mails to put into a store: small, whole, and different from each other by a number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from processor.store import Delivery, Generation, Store, Stored
from processor.values import (
    Address,
    Arrival,
    Attendee,
    Change,
    Decision,
    Kind,
    Mail,
    Plan,
    Reading,
    Reason,
    Refusal,
    RegistrationStatus,
    Reply,
    ReplyKind,
    Verdict,
)

NOW = datetime(2016, 10, 20, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ANNA = Attendee("Anna", "Nowak", "f", 0.97, "Annę Nowak", "body", 17, 27)
JAN = Attendee("Jan", "Żółć", "m", 0.91, "Jana Żółcia", "body", 30, 41, institution="Urząd Gminy")


@dataclass(frozen=True)
class Readout:
    mail: Mail
    verdict: Verdict
    reading: Reading


@dataclass(frozen=True)
class Decided:
    """All that `apply` takes besides the message."""

    readout: Readout
    plan: Plan
    answer: Reply | Refusal | None


def generation(store: Store, uidvalidity: int = 7, now: datetime = NOW) -> Generation:
    return store.sightings.generation("biuro", "INBOX", uidvalidity, now)


def delivery(
    number: int,
    body: bytes = b"",
    *,
    uid: int = 0,
    uidvalidity: int = 7,
    key: str = "",
    at: datetime = NOW,
    **options: bool,
) -> Delivery:
    raw = body or b"Subject: %d\r\n\r\nZapisuj\xc4\x99 Ann\xc4\x99 Nowak.\r\n" % number
    arrival = Arrival("biuro", "INBOX", uidvalidity, uid or number, at)
    return Delivery(arrival, raw, key or f"key-{number}", hashlib.sha256(raw).hexdigest(), **options)


def save(store: Store, number: int, body: bytes = b"", *, at: datetime = NOW, **options: bool) -> Stored:
    """One received message."""
    generation(store, now=at)
    (stored,) = store.messages.save_raw([delivery(number, body, at=at, **options)], at)
    return stored


def mail(number: int, sender: str = "", **fields: object) -> Mail:
    whole = Mail(
        sha256=f"{number:064}",
        content_key=f"key-{number}",
        size=100,
        headers=(),
        senders=(Address("Ktoś", sender or f"osoba{number}@example.org"),),
        subject="Zgłoszenie",
        message_id=f"<mail-{number}@example.org>",
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def reply(
    number: int, recipient: str = "", kind: ReplyKind = ReplyKind.CONFIRMED, workshop: str | None = "proszowice"
) -> Reply:
    return Reply(
        kind,
        recipient or f"osoba{number}@example.org",
        "Potwierdzenie",
        f"<auto.{number}@biuro.example.org>",
        b"From: biuro\r\n\r\nSzanowna Pani Anno\r\n",
        workshop,
    )


def registered(
    number: int,
    people: Sequence[Attendee] = (ANNA,),
    *,
    sender: str = "",
    workshop: str | None = "proszowice",
    status: RegistrationStatus = RegistrationStatus.REGISTERED,
    registration: int | None = None,
    kind: Kind = Kind.REGISTRATION,
    answer: ReplyKind = ReplyKind.CONFIRMED,
    **fields: object,
) -> Decided:
    """Accepted: these people, and an answer."""
    changes = tuple(Change(person, workshop, status, registration) for person in people)
    workshops = (workshop,) if workshop else ()
    reasons = (Reason("all-clear", "Zgłoszenie jest jednoznaczne."),)
    plan = Plan(Decision.ACCEPT, changes, answer, workshops, reasons)
    verdict = Verdict(kind, workshops, 0.9, (Reason("asks", "Prosi o zapisanie."),))
    readout = Readout(mail(number, sender, **fields), verdict, Reading(tuple(people)))
    return Decided(readout, plan, reply(number, sender, answer, workshop))


def held(number: int, **fields: object) -> Decided:
    """For staff, with one person held and the answer refused."""
    reasons = (Reason("doubt", "Nie wiadomo, o którą osobę chodzi."),)
    change = Change(ANNA, "proszowice", RegistrationStatus.HELD)
    plan = Plan(Decision.HOLD, (change,), ReplyKind.CONFIRMED, ("proszowice",), reasons)
    readout = Readout(
        mail(number, **fields), Verdict(Kind.REGISTRATION, ("proszowice",), 0.5), Reading((ANNA,), reasons)
    )
    return Decided(readout, plan, Refusal("held", "Decyduje człowiek.", "HOLD"))


def ignored(number: int, kind: Kind = Kind.NEWSLETTER, **fields: object) -> Decided:
    """Recorded only."""
    plan = Plan(Decision.IGNORE, reasons=(Reason("list", "Wiadomość z listy."),))
    refusal = Refusal("C12", "Wiadomość z listy nie dostaje odpowiedzi.", "IGNORE")
    return Decided(Readout(mail(number, **fields), Verdict(kind), Reading()), plan, refusal)


def decide(store: Store, number: int, decided: Decided | None = None, *, at: datetime = NOW) -> Stored:
    """A message that came in and was decided."""
    stored = save(store, number, at=at)
    given = decided or registered(number)
    assert store.apply(stored, given.readout, given.plan, given.answer, at)
    return stored

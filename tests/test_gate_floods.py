"""How much mail a stranger can make us send: the gate with a memory of what went out, as the database keeps it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from processor import gate
from processor.values import Known, Office, ReplyKind
from tests.letters import mail

START = datetime(2016, 10, 20, 9, tzinfo=UTC)
OFFICE = Office((), ("biuro@omp.org.pl",))


@dataclass
class Ledger:
    """What went out: when, to whom, which text; and who wrote when with which subject."""

    sent: list[tuple[datetime, str, str, str | None]] = field(default_factory=list)
    received: list[tuple[datetime, str, str]] = field(default_factory=list)

    def known(self, address: str, subject: str, now: datetime) -> Known:
        def since(**span: float) -> list[tuple[datetime, str, str, str | None]]:
            return [row for row in self.sent if row[0] > now - timedelta(**span)]

        mine = [row for row in since(hours=24) if row[1] == address]
        seen = [row for row in self.received if row[1:] == (address, subject) and row[0] > now - timedelta(hours=3)]
        return Known(
            replies_hour=sum(row[0] > now - timedelta(hours=1) for row in mine),
            replies_day=len(mine),
            same_reply_day=tuple((row[2], row[3]) for row in mine),
            same_subject_3h=len(seen),
            breaker_10min=len(since(minutes=10)),
            breaker_hour=len(since(hours=1)),
        )

    def arrives(self, address: str, subject: str, now: datetime, kind: ReplyKind, workshop: str, changed: bool) -> None:
        letter = mail(f"From: {address}", f"Return-Path: <{address}>", f"Subject: {subject}")
        known = self.known(address, subject, now)
        refusal = gate.judge(letter, OFFICE) or gate.limits(
            letter, known, kind, workshop, OFFICE, now, now, changed=changed
        )
        self.received.append((now, address, subject))
        if refusal is None:
            self.sent.append((now, address, str(kind), workshop))


def test_one_forged_sender_with_ever_new_names_gets_one_mail_a_day() -> None:
    ledger = Ledger()
    for number in range(400):
        now = START + timedelta(minutes=number)
        ledger.arrives("ofiara@ex.pl", f"Zapis {number}", now, ReplyKind.CONFIRMED, "p", changed=True)
    assert len(ledger.sent) == 1


def test_one_forged_sender_with_every_trick_stays_below_the_daily_cap() -> None:
    ledger = Ledger()
    kinds = list(ReplyKind)
    for number in range(400):
        now = START + timedelta(minutes=number)
        kind, workshop = kinds[number % len(kinds)], f"w{number % 3}"
        ledger.arrives("ofiara@ex.pl", f"Zapis {number}", now, kind, workshop, changed=number % 2 == 0)
    assert len(ledger.sent) <= OFFICE.limits.per_day


def test_many_forged_senders_trip_the_breaker() -> None:
    ledger = Ledger()
    for number in range(600):
        now = START + timedelta(seconds=6 * number)
        ledger.arrives(f"ofiara{number}@ex.pl", "Zapis", now, ReplyKind.CONFIRMED, "p", changed=True)
    by_ten_minutes = Counter(int((row[0] - START).total_seconds() // 600) for row in ledger.sent)
    assert max(by_ten_minutes.values()) <= OFFICE.limits.breaker_10min
    assert len(ledger.sent) <= OFFICE.limits.breaker_hour


def test_a_responder_that_marks_nothing_gets_one_answer() -> None:
    """It answers our confirmation with its own text, the same subject each time, naming the person registered."""
    ledger = Ledger()
    ledger.arrives("jan@ex.pl", "Zapis", START, ReplyKind.CONFIRMED, "p", changed=True)
    for number in range(1, 50):
        now = START + timedelta(minutes=number)
        ledger.arrives("jan@ex.pl", "Re: Potwierdzenie", now, ReplyKind.ALREADY_REGISTERED, "p", changed=False)
    assert len(ledger.sent) == 1

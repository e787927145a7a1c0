"""An answer that comes back through the mailbox: noted, never answered, and staff read whom to phone."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from typing import Any

from processor.values import ReplyStatus
from tests.road.conftest import Office
from tests.road.mails import registration
from tests.servers.postfix import Postfix
from tests.stages.test_bounce import report

GONE = "gone@example.com"


def reply_row(office: Office) -> Any:
    (shown,) = office.store.outbox.page().rows
    row = office.store.outbox.get(shown["id"])
    assert row is not None
    return row


def test_a_returned_answer_is_noted_and_staff_are_told_whom_to_phone(office: Office) -> None:
    office.arrive(registration("Anna Nowak", GONE))
    office.poll()
    fields = f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user"
    office.arrive(report(fields, mid=reply_row(office).mid))
    result = office.poll()
    assert (result.ignored, result.replies_sent) == (1, 0)
    row = reply_row(office)
    assert row.status is ReplyStatus.BOUNCED
    assert "zadzwoń do: Anna Nowak" in row.error and "550 no such user" in row.error
    bounce_message = list(office.store.messages.each())[-1]
    assert bounce_message["kind"] == "bounce" and "zadzwoń do: Anna Nowak" in bounce_message["reason"]
    assert office.store.audits.page(outbox_id=row.id).rows[0]["action"] == "bounced"
    assert office.store.invariants() == []
    office.arrive(registration("Jan Nowak", GONE))
    assert office.poll().replies_sent == 0  # an address that does not exist is not written to again
    assert office.people() == ["Anna Nowak", "Jan Nowak"]


def test_a_report_about_somebody_elses_mail_changes_nothing(office: Office) -> None:
    office.arrive(registration("Anna Nowak", GONE))
    office.poll()
    fields = f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1"
    office.arrive(report(fields, mid="<auto.0123456789abcdef0123456789abcdef01234567@example.org>"))
    assert office.poll().ignored == 1
    assert reply_row(office).status is ReplyStatus.SENT


def test_a_bounce_as_postfix_writes_it(office: Office, postfix: Postfix) -> None:
    office.arrive(registration("Anna Nowak", GONE))
    office.poll()
    row = reply_row(office)
    before = postfix.seen()
    _hand_over(postfix, row.raw)
    (returned,) = postfix.arrived(1, before)
    office.arrive(_bytes(returned))
    office.poll()
    assert reply_row(office).status is ReplyStatus.BOUNCED
    assert "5.1.1" in reply_row(office).error


def _hand_over(postfix: Postfix, raw: bytes) -> None:
    """With an envelope sender, as by a provider that replaces the empty one: the empty one gets nothing back."""
    with smtplib.SMTP("127.0.0.1", postfix.port) as smtp:
        smtp.sendmail("biuro@example.com", [GONE], raw)


def _bytes(message: EmailMessage) -> bytes:
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

"""Mail that came back: whose it was, and for good or for now."""

from __future__ import annotations

import re
from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.stages.bounce import bounce
from tests.shared import material

OURS = "<auto.0123456789abcdef0123456789abcdef01234567@example.org>"

STANDARD = """\
From: MAILER-DAEMON@example.com
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

I am sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

{fields}
--b
Content-Type: {returned}

From: Biuro <biuro@example.org>
Message-ID: {mid}
Subject: Potwierdzenie

--b--
"""


def report(fields: str, *, mid: str = OURS, returned: str = "text/rfc822-headers") -> bytes:
    return STANDARD.format(fields=fields, mid=mid, returned=returned).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("fields", "hard", "status"),
    [
        ("Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1", True, "5.1.1"),
        ("Final-Recipient: rfc822; a@b.example\nAction: FAILED\nStatus: 5.1.10 (no such user)", True, "5.1.10"),
        ("Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 4.4.7", False, "4.4.7"),
        ("Final-Recipient: rfc822; a@b.example\nStatus: 5.0.0", True, "5.0.0"),
        ("Final-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; 550 No such user", True, ""),
        ("Final-Recipient: rfc822; a@b.example\nAction: failed\nDiagnostic-Code: smtp; 452 later", False, ""),
        (
            "Final-Recipient: rfc822; a@b.example\nAction: relayed\nStatus: 2.0.0\n\n"
            "Final-Recipient: rfc822; c@b.example\nAction: failed\nStatus: 5.1.1",
            True,
            "5.1.1",
        ),
    ],
)
@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_standard_reports(fields: str, hard: bool, status: str, returned: str) -> None:
    found = bounce(report(fields, returned=returned))
    assert found is not None
    assert (found.message_ids, found.hard, found.status) == ((OURS,), hard, status)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_what_did_not_fail_is_no_bounce(action: str) -> None:
    assert bounce(report(f"Final-Recipient: rfc822; a@b.example\nAction: {action}\nStatus: 4.4.7")) is None


def test_the_mail_of_others_is_no_affair_of_ours() -> None:
    fields = "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1"
    assert bounce(report(fields, mid="<1234@other.example>")) is None


def test_a_receipt_of_reading_is_no_bounce() -> None:
    raw = report("Final-Recipient: rfc822; a@b.example\nDisposition: automatic; displayed")
    assert bounce(raw.replace(b"report-type=delivery-status", b"report-type=disposition-notification")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nie dostarczono wiadomości.\n<anna@b.example>: host mx.b.example said: 550 5.1.1 nie ma konta",
            (True, "5.1.1"),
        ),
        ("Skrzynka jest pełna: 452 4.2.2 Mailbox full", (False, "4.2.2")),
        ("Hi. This is the qmail-send program.\n<anna@b.example>:\nSorry, no mailbox here. (#5.1.1)", (True, "5.1.1")),
        ("Adres 10.5.1.1 to nasz serwer, a wersja 5.4.3.2 jest nowa", None),
        ("Dziękuję za wiadomość, wracam 5 listopada.", None),
    ],
)
def test_a_servers_own_words(text: str, expected: tuple[bool, str] | None) -> None:
    raw = (
        f"From: MAILER-DAEMON@b.example\r\nSubject: failure notice\r\n\r\n{text}\r\n\r\nMessage-ID: {OURS}\r\n".encode()
    )
    found = bounce(raw)
    assert (found and (found.hard, found.status)) == expected


def test_the_thread_tells_where_the_text_does_not() -> None:
    raw = f"References: {OURS}\r\nSubject: Niedostarczone\r\n\r\n550 5.1.1 User unknown\r\n".encode()
    found = bounce(raw)
    assert found is not None and found.message_ids == (OURS,)


@given(st.binary(max_size=2000))
def test_bytes_of_any_kind_do_no_harm(noise: bytes) -> None:
    bounce(OURS.encode() + noise)
    bounce(report("Final-Recipient: rfc822; a@b.example").replace(b"I am sorry.", noise))


def test_reports_of_many_servers_are_matched_by_the_id_of_ours_they_return() -> None:
    """Real reports, their returned Message-ID replaced by ours: those that call the status permanent are hard."""
    folder = material("corpus", "mail", "sisimai-set-of-emails")
    hard = soft = unread = 0
    for path in sorted(folder.rglob("*.eml")):
        raw = path.read_bytes()
        rewritten = _about_ours(raw)
        if rewritten is None:
            continue
        found = bounce(rewritten)
        if found is None:
            unread += 1
        elif found.hard:
            hard += 1
        else:
            soft += 1
    total = hard + soft + unread
    assert total > 100
    assert unread / total < 0.05, (hard, soft, unread)
    assert hard > soft


def _about_ours(raw: bytes) -> bytes | None:
    """A standard report of a failure, about a mail of ours; None for what is no such thing."""
    if not re.search(rb"(?im)^action:\s*failed", raw):
        return None
    for part in message_from_bytes(raw).walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            mid = str(inner.get("message-id") or "").strip()  # type: ignore[union-attr]
            if mid and mid.isascii():
                return raw.replace(mid.encode(), OURS.encode())
    return None

"""Handing mail over to a real Postfix."""

from __future__ import annotations

from processor.delivery import Transport
from tests.servers.postfix import Postfix
from tests.servers.smtp import smtp_settings


def test_a_batch_arrives_with_the_empty_sender_and_every_byte(postfix: Postfix) -> None:
    recipients = ["anna@example.com", "zażółć@example.com", "jan.kowalski@example.com"]
    body = "Szanowna Pani Anno,\r\n.\r\n..zażółć gęślą jaźń\r\n"
    mails = []
    for number, recipient in enumerate(recipients):
        head = f"Subject: numer {number}\r\nMessage-ID: <auto.{number}@example.org>\r\n"
        raw = f"{head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
        mails.append((recipient, raw.encode()))
    before = postfix.seen()
    with Transport(smtp_settings(postfix.port, timeout=10.0)) as transport:
        for (recipient, raw), following in zip(mails, [*mails[1:], None], strict=True):
            words = transport.send(recipient, raw, lambda: None, following)
            assert "queued" in words
    messages = postfix.arrived(3, before)
    assert sorted(str(message["Subject"]) for message in messages) == ["numer 0", "numer 1", "numer 2"]
    assert {str(message["Return-Path"]) for message in messages} == {"<>"}
    assert {message["X-Original-To"] for message in messages} == set(recipients)
    for message in messages:
        assert message.get_content() == body.replace("\r\n", "\n")

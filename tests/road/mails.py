"""Mails for the road: plain ones whose outcome nobody doubts."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

SENT = datetime(2016, 10, 19, 9, 58, tzinfo=UTC)


def mail(sender: str, subject: str, body: str, **headers: str) -> bytes:
    """A mail to the office. Keyword names are headers with underscores for hyphens."""
    message = EmailMessage()
    message["Return-Path"] = f"<{sender.rpartition('<')[2].rstrip('>')}>"
    message["From"] = sender
    message["To"] = "biuro@example.org"
    message["Subject"] = subject
    message["Date"] = format_datetime(SENT)
    key = sha256(f"{sender}{subject}{body}".encode()).hexdigest()[:16]
    message["Message-ID"] = f"<{key}@mail.example.com>"
    for name, value in headers.items():
        del message[name.replace("_", "-")]
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes().replace(b"\n", b"\r\n")


def registration(name: str, address: str, **headers: str) -> bytes:
    """Somebody signs up themselves."""
    body = (
        "Dzień dobry,\n\n"
        "zgłaszam swój udział w warsztatach w Proszowicach 26 października.\n\n"
        f"Imię i nazwisko: {name}\n\n"
        f"Z poważaniem\n{name}\n"
    )
    return mail(f"{name} <{address}>", "Zgłoszenie na warsztaty w Proszowicach", body, **headers)


def newsletter(number: str = "") -> bytes:
    return mail(
        "Newsletter <news@lists.example.net>",
        f"Październik w muzeum {number}".strip(),
        "Zapraszamy na wystawę. Anna Nowak oprowadzi w sobotę.\n",
        List_Unsubscribe="<https://lists.example.net/u>",
        Precedence="bulk",
    )


def invoice() -> bytes:
    return mail("Faktury <faktury@hosting.example>", "Faktura VAT 10/2016", "W załączeniu faktura za hosting.\n")


def nameless(number: str = "") -> bytes:
    """A registration without a name anywhere: a person must look."""
    return mail(
        f"<sekretariat{number}@gmina.example.com>",
        "Zgłoszenie na warsztaty w Proszowicach",
        "Dzień dobry,\n\nzgłaszamy dwie osoby na warsztaty w Proszowicach 26 października.\n\nSekretariat\n",
    )

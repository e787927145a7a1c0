"""Tests of section D: spam, and senders who may not be who they say."""

from __future__ import annotations

import re

from processor.gate import headers as h
from processor.gate.authentication import Trust, trust
from processor.gate.headers import Headers
from processor.gate.lists import own_list
from processor.values import Mail, Office

_SCORE = re.compile(r"-?\d{1,4}(?:\.\d{1,4})?")


def _scores(headers: Headers, name: str) -> list[float]:
    return [float(match[0]) for value in headers.get(name, ()) if (match := _SCORE.match(value.strip()))]


def spam(mail: Mail, headers: Headers, office: Office) -> bool:
    said = h.keywords(headers, "x-spam-flag", "x-spam", "x-spam-status")
    return (
        any(word.startswith(("yes", "true")) for word in said)
        or any(score > office.limits.spam_score for score in _scores(headers, "x-spam-score"))
        # Exchange's spam confidence level: 5 and above is moved to Junk.
        or any(level >= 5 for level in _scores(headers, "x-ms-exchange-organization-scl"))
    )


def postmaster(mail: Mail, headers: Headers, office: Office) -> bool:
    return any(h.local_part(sender.address) == "postmaster" for sender in mail.senders)


def not_authenticated(mail: Mail, headers: Headers, office: Office) -> bool:
    return trust(mail, headers, office) is Trust.FAILED


def sent_elsewhere(mail: Mail, headers: Headers, office: Office) -> bool:
    return trust(mail, headers, office) is Trust.ELSEWHERE and not own_list(headers, office)


def unclear_from(mail: Mail, headers: Headers, office: Office) -> bool:
    """More than one From header or address, an invalid one, or another address written beside it."""
    values = headers.get("from", ())
    sender = mail.sender.address
    return (
        len(mail.senders) != 1
        or len(values) > 1
        or not h.well_formed(sender)
        or any(h.written_outside_quotes(value) - {sender.lower()} for value in values)
    )


def reply_to_elsewhere(mail: Mail, headers: Headers, office: Office) -> bool:
    wanted = {address.address.lower() for address in mail.reply_to if address.address} - {*office.addresses}
    return any(not h.aligned(h.domain(address), h.domain(mail.sender.address)) for address in wanted)

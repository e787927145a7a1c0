"""A mail that staff write: an edited answer, a notice about a change, a letter to everybody of a workshop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from processor.stages.reply.message import message, message_id, recipient
from processor.templates import Rendered
from processor.templates.html import from_text
from processor.values import Address, Mail, Office, Reply, ReplyKind

NO_MAIL = Mail("", "", 0, (), ())


@dataclass(frozen=True, slots=True)
class Stationery:
    """What every letter of ours carries: the From address, the key of our Message-IDs, the office."""

    office: Office
    sender: Address
    secret: bytes


def rewritten(answer: Reply, mail: Mail, subject: str, body: str, paper: Stationery, now: datetime) -> Reply:
    """The same answer in a clerk's words: same recipient, same Message-ID, same place in the thread."""
    raw = _message(mail, subject, body, answer.language, answer.recipient, answer.message_id, paper, now)
    return replace(answer, subject=" ".join(subject.split()), raw=raw)


def letter_to(
    to: str, kind: ReplyKind, subject: str, body: str, key: str, workshop: str | None, paper: Stationery, now: datetime
) -> Reply | None:
    """A letter of its own to one address, which a mail's From would have to pass too; None for an address we cannot
    write to. `key` makes the Message-ID: the same key is the same letter."""
    mail = replace(NO_MAIL, senders=(Address("", to),))
    address = recipient(mail) if "@" in to else None
    if address is None:
        return None
    id = message_id(key, paper.secret, paper.sender.address.rpartition("@")[2])
    raw = _message(mail, subject, body, "pl", address, id, paper, now)
    return Reply(kind, address, " ".join(subject.split()), id, raw, workshop)


def _message(
    mail: Mail, subject: str, body: str, language: str, to: str, id: str, paper: Stationery, now: datetime
) -> bytes:
    words = Rendered(" ".join(subject.split()), body.strip() + "\n", from_text(body, language))
    return message(mail, words, None, to=to, id=id, sender=paper.sender, loop_id=paper.office.loop_id, now=now)

"""First stage: bytes to a `Mail`. Never raises for what a mail contains; what is broken in it becomes a problem."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes

from processor.stages.parse import envelope, limits
from processor.stages.parse.envelope import Envelope
from processor.stages.parse.tree import tree
from processor.stages.parse.walk import Harvest, harvest
from processor.text.keys import content_key
from processor.values import Mail, TextPart

__all__ = ["file_of", "parse"]

_PASSED_ON = re.compile(
    r"\s*(?:fwd?|fw|pd|przek(?:azano)?|wg|tr|doorst|vs|vb|rv|enc|i|пересл)\s?(?:\[\d+\])?\s?:", re.I
)
_TOO_DEEP = "Wiadomość ma za wiele części zagnieżdżonych w sobie."


def parse(raw: bytes, leave: Callable[[Mail], bool] | None = None) -> Mail:
    """The mail in these bytes (RFC 5322, MIME). Beyond `limits` only its headers are read and `unread` says why.

    `leave` is asked with the headers alone: where it says yes, no text and no file is decoded.
    """
    problem = limits.exceeded(raw)
    head = envelope.read(message_from_bytes(_head(raw))) if problem else None
    if head is None:
        try:
            message = tree(raw)
            head = envelope.read(message)
            mail = _mail(raw, head, Harvest())
            left = leave is not None and leave(mail)
            found = harvest(message, head, passed_on=is_passed_on(head.first("subject")), texts=not left)
            return _filled(mail, found)
        except RecursionError:
            head, problem = envelope.read(message_from_bytes(_head(raw))), _TOO_DEEP
    unread = problem or _TOO_DEEP
    return replace(_mail(raw, head, Harvest(problems=[unread])), unread=unread)


def file_of(raw: bytes, index: int) -> tuple[str, bytes] | None:
    """Name and bytes of the file `Mail.attachments[index]`; None where the mail has no such file."""
    kept: list[bytes] = []
    if limits.exceeded(raw):
        return None
    try:
        message = tree(raw)
        head = envelope.read(message)
        found = harvest(message, head, passed_on=is_passed_on(head.first("subject")), keep=kept.append)
    except RecursionError:
        return None
    return (found.attachments[index].name, kept[index]) if index < len(kept) else None


def is_passed_on(subject: str) -> bool:
    """Does the subject begin as a forwarded mail's does: Fwd:, FW:, PD: (podaj dalej)?"""
    return bool(_PASSED_ON.match(subject))


def _head(raw: bytes) -> bytes:
    """The header block alone, cut at a line where it is too long."""
    end = limits.header_end(raw)
    if end <= limits.HEADER_BLOCK:
        return raw[:end]
    return raw[: raw.rfind(b"\n", 0, limits.HEADER_BLOCK) + 1]


def _filled(mail: Mail, found: Harvest) -> Mail:
    return replace(
        mail,
        content_types=tuple(found.content_types),
        parts=(*mail.parts, *found.parts()),
        attachments=tuple(found.attachments),
        problems=(*mail.problems, *dict.fromkeys(found.problems)),
    )


def _mail(raw: bytes, head: Envelope, found: Harvest) -> Mail:
    subject = head.first("subject")
    return Mail(
        sha256=hashlib.sha256(raw).hexdigest(),
        content_key=content_key(raw),
        size=len(raw),
        headers=head.headers,
        senders=head.senders,
        reply_to=head.reply_to,
        to=head.to,
        cc=head.cc,
        return_path=head.return_path,
        subject=subject,
        date=head.date,
        message_id=next(iter(head.ids("message-id")), None),
        in_reply_to=head.ids("in-reply-to"),
        references=head.ids("references"),
        content_types=tuple(found.content_types),
        parts=(*_names(head, subject), *found.parts()),
        attachments=tuple(found.attachments),
        problems=(*head.problems, *dict.fromkeys(found.problems)),
    )


def _names(head: Envelope, subject: str) -> list[TextPart]:
    """The texts of the header: the subject and the sender's name."""
    sender = head.senders[0].name if head.senders else ""
    return [TextPart(where, text) for where, text in (("subject", subject), ("from", sender)) if text]

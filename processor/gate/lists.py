"""Tests of section C: lists and mass mail."""

from __future__ import annotations

import re

from processor.gate import headers as h
from processor.gate.headers import Headers
from processor.text.anchored import Anchored
from processor.values import Mail, Office

_LIST_HEADERS = (
    "list-id", "list-help", "list-subscribe", "list-unsubscribe", "list-post", "list-owner", "list-archive",
    "feedback-id", "mailing-list", "x-mailing-list",
)  # fmt: skip
_LIST_ID = re.compile(r"<([^<>]{1,255})>\s*$")


def own_list(headers: Headers, office: Office) -> bool:
    """Row 13: the mail came through a group of our own, and through no other."""
    ids = [_list_id(value) for value in headers.get("list-id", ())]
    return bool(ids) and {*ids} <= {own.lower().strip("<> ") for own in office.own_lists}


def _list_id(value: str) -> str:
    bare = h.without_comments(value).strip().lower()
    return match[1].strip() if (match := _LIST_ID.search(bare)) else bare


def mailing_list(mail: Mail, headers: Headers, office: Office) -> bool:
    """Our own group writes each of its headers once; a second one, or a feedback loop's, is a newsletter's."""
    found = [name for name in _LIST_HEADERS if name in headers]
    if found and own_list(headers, office):
        return "feedback-id" in found or any(len(headers[name]) > 1 for name in found)
    return bool(found)


_LIST_SENDER = re.compile(r"(?:listserv|majordomo|mailman|sympa|owner-.{0,200}|.{1,200}-(?:owner|request|bounces?))")


def list_sender(mail: Mail, headers: Headers, office: Office) -> bool:
    senders = {sender.address for sender in mail.senders} if own_list(headers, office) else h.senders(mail, headers)
    return any(_LIST_SENDER.fullmatch(h.local_part(address).partition("+")[0]) for address in senders)


_NO_REPLY = Anchored(
    r"(?:^|[-_.+])(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|nie[-_.]?odpowiada[jć]|nie[-_.]?odpisuj|"
    r"brak[-_.]?odpowiedzi)|^(?:abuse|root|daemon|bounces?)(?![^\W\d_])"
)


def no_reply_sender(mail: Mail, headers: Headers, office: Office) -> bool:
    written = {sender.address for sender in mail.senders} | h.addresses(headers.get("sender", ()))
    return any(_NO_REPLY.search(h.local_part(address)) for address in written)


_RECIPIENTS = ("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc")


def not_addressed(mail: Mail, headers: Headers, office: Office) -> bool:
    """None of our addresses among the recipients. The address it was delivered for counts as ours too, so that an
    alias missing in the configuration is known; it must still be a written recipient, else a blind copy would pass.
    Without any address of ours (`explain` on workshops alone) nobody can tell."""
    if not office.addresses:
        return False
    ours = {
        *office.addresses,
        *h.addresses(v for name in ("delivered-to", "x-original-to") for v in headers.get(name, ())),
    }
    written = {address.address.lower() for address in (*mail.to, *mail.cc)}
    written |= h.addresses(value for name in _RECIPIENTS for value in headers.get(name, ()))
    return written.isdisjoint(ours) and not own_list(headers, office)

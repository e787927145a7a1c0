"""The answer as a message (RFC 5322, RFC 2045): headers of an automatic reply (RFC 3834 §3), text, HTML, calendar.

The same key always gives the same Message-ID and, with the same text and time, the same bytes.
"""

from __future__ import annotations

import binascii
import hmac
import re
from datetime import datetime
from email.header import Header
from email.mime.base import MIMEBase
from email.policy import compat32
from email.utils import format_datetime
from functools import lru_cache

from processor.templates import Rendered
from processor.values import Address, Mail

_POLICY = compat32.clone(linesep="\r\n", max_line_length=76)
_ID = re.compile(r"<[!-;=?-~]{1,250}@[!-;=?-~]{1,250}>")
_REFERENCES = 10  # the first and the latest; a thread needs no more (RFC 5322 §3.6.4 allows to shorten)


def recipient(mail: Mail) -> str | None:
    """Whom to answer: the From address, its domain as A-labels (RFC 5891); None where it needs SMTPUTF8 (RFC 6531)."""
    local, _, domain = mail.sender.address.rpartition("@")
    if not local.isascii():
        return None
    try:
        return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None


def message_id(content_key: str, secret: bytes, domain: str) -> str:
    """`<auto.HMAC@domain>`: ours to recognise, nobody else's to foresee."""
    return f"<auto.{hmac.new(secret, content_key.encode(), 'sha256').hexdigest()[:40]}@{domain}>"


def message(
    mail: Mail,
    words: Rendered,
    calendar: bytes | None,
    *,
    to: str,
    id: str,
    sender: Address,
    loop_id: str,
    now: datetime,
) -> bytes:
    """The whole message, lines ended by CRLF, all of it ASCII."""
    boundary = f"=_{id[6:22]}"
    texts = [_text("plain", words.text), _text("html", words.html)]
    whole = _multipart("alternative", f"{boundary}_a", texts)
    if calendar is not None:
        whole = _multipart("mixed", f"{boundary}_m", [whole, _calendar(calendar)])
    headers = _headers(mail, words.subject, to=to, id=id, sender=sender, loop_id=loop_id, now=now)
    return ("".join(f"{name}: {value}\r\n" for name, value in headers) + whole).encode("ascii")


def _headers(
    mail: Mail, subject: str, *, to: str, id: str, sender: Address, loop_id: str, now: datetime
) -> list[tuple[str, str]]:
    """Section F of the gate, each value folded and encoded."""
    thread = _thread(mail)
    return [
        ("From", _mailbox(sender)),
        ("To", to),
        ("Subject", _encoded(subject, "Subject")),
        ("Date", format_datetime(now)),
        ("Message-ID", id),
        *([("In-Reply-To", thread[-1]), ("References", "\r\n ".join(thread))] if thread else []),
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Loop", loop_id),
    ]


def _thread(mail: Mail) -> list[str]:
    """The References of an answer: those of the mail, then its own id; only well-formed ones (RFC 5322 §3.6.4)."""
    own = [mail.message_id] if mail.message_id and _ID.fullmatch(mail.message_id) else []
    if not own:
        return []
    older = [one for one in (mail.references or mail.in_reply_to) if _ID.fullmatch(one) and one not in own]
    return [*(older if len(older) < _REFERENCES else [older[0], *older[2 - _REFERENCES :]]), *own]


def _mailbox(address: Address) -> str:
    if not address.name:
        return address.address
    name = address.name
    if name.isascii():
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address.address}>'
    return f"{_encoded(name, 'From')}\r\n <{address.address}>"


@lru_cache(maxsize=256)  # subjects and our own name repeat
def _encoded(text: str, name: str) -> str:
    """Encoded words where needed, folded (RFC 2047); never a line break of the text's own."""
    line = " ".join(text.split())
    return Header(line, "us-ascii" if line.isascii() else "utf-8", header_name=name).encode(linesep="\r\n")


def _multipart(subtype: str, boundary: str, parts: list[str]) -> str:
    """RFC 2046, section 5.1.1. The boundary is ours and of hexadecimal digits, so it needs no looking for in the parts:
    a line of quoted-printable never begins with "--=_" (RFC 2045, section 6.7)."""
    between = f"\r\n--{boundary}\r\n"
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\nMIME-Version: 1.0\r\n'
    return f"{head}{between}{between.join(parts)}\r\n--{boundary}--\r\n"


def _text(subtype: str, text: str) -> str:
    return _head("text", subtype) + _coded(text.encode())


@lru_cache(maxsize=8)
def _calendar(entry: bytes) -> str:
    """An attachment: Thunderbird, Outlook and Google offer to add it. Inside the alternative Outlook would show the
    entry instead of the text."""
    head = _head("text", "calendar", 'attachment; filename="termin.ics"', method="PUBLISH", name="termin.ics")
    return head + _coded(entry.replace(b"\r\n", b"\n"))


@lru_cache(maxsize=8)  # the same for every answer
def _head(kind: str, subtype: str, disposition: str = "", **parameters: str) -> str:
    """The header lines of a part in UTF-8, and the empty line after them."""
    part = MIMEBase(kind, subtype, policy=None, charset="utf-8", **parameters)
    if disposition:
        part["Content-Disposition"] = disposition
    part["Content-Transfer-Encoding"] = "quoted-printable"
    return part.as_bytes(policy=_POLICY).decode("ascii")


def _coded(content: bytes) -> str:
    return binascii.b2a_qp(content, istext=True).decode("ascii").replace("\n", "\r\n")

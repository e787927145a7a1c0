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
from email.mime.multipart import MIMEMultipart
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
    alternative = MIMEMultipart("alternative", boundary=f"{boundary}_a")
    alternative.attach(_text("plain", words.text))
    alternative.attach(_text("html", words.html))
    whole = alternative
    if calendar is not None:
        whole = MIMEMultipart("mixed", boundary=f"{boundary}_m")
        whole.attach(alternative)
        whole.attach(_calendar(calendar))
    headers = _headers(mail, words.subject, to=to, id=id, sender=sender, loop_id=loop_id, now=now)
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode("ascii") + whole.as_bytes(policy=_POLICY)


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


def _text(subtype: str, text: str) -> MIMEBase:
    part = MIMEBase("text", subtype, charset="utf-8")
    _fill(part, text.encode())
    return part


def _calendar(entry: bytes) -> MIMEBase:
    """An attachment: Thunderbird, Outlook and Google offer to add it. Inside the alternative Outlook would show the
    entry instead of the text."""
    part = MIMEBase("text", "calendar", charset="utf-8", method="PUBLISH", name="termin.ics")
    part["Content-Disposition"] = 'attachment; filename="termin.ics"'
    _fill(part, entry.replace(b"\r\n", b"\n"))
    return part


def _fill(part: MIMEBase, content: bytes) -> None:
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(binascii.b2a_qp(content, istext=True).decode("ascii"))

"""Realistic office mail, the same for the same seed: 3–8 KB, multipart, Polish, every tenth with a 100 KB attachment.

`write(directory, count)` makes the files of a Maildir's `new/`. Six mails in ten are registrations; the others are what
an office gets besides: newsletters, invoices, questions, absence notes, reports of undelivered mail, offers.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from bench import wording

SEED = 20161019
ARRIVAL = datetime(2016, 10, 19, 10, 0, tzinfo=UTC)
ATTACHED_BYTES = 75_000  # 100 KB in base64
TRACE = """Return-Path: <{address}>
Delivered-To: biuro@example.org
Received: from mx.example.org ([192.0.2.25])
\tby mail.example.org with LMTP id {token}
\tfor <biuro@example.org>; {date}
Received: from smtp.{domain} (smtp.{domain} [198.51.100.{octet}])
\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))
\tby mx.example.org (Postfix) with ESMTPS id {token}
\tfor <biuro@example.org>; {date}
Received: from [10.0.0.{octet}] (unknown [203.0.113.{octet}])
\tby smtp.{domain} (Postfix) with ESMTPSA id {token}
\tfor <biuro@example.org>; {date}
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=mail;
\tt=1476871080; h=from:to:subject:date:message-id:mime-version:content-type;
\tbh={digest}=;
\tb={digest}{digest}{digest}{digest}==
X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00,HTML_MESSAGE autolearn=ham
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one mail says, before it is put on the wire."""

    name: str
    address: str
    subject: str
    paragraphs: tuple[str, ...]
    headers: tuple[str, ...] = ()


def mails(count: int, *, seed: int = SEED, registrations_only: bool = False) -> Iterator[bytes]:
    """`count` mails with LF line ends, as Maildir holds them."""
    for number in range(count):
        random = Random(seed * 1_000_003 + number)
        wanted = registrations_only or random.random() < 0.6
        letter = _registration(random, number) if wanted else _other(random, number)
        yield _wire(letter, random, number)


def write(directory: Path, count: int, *, seed: int = SEED, start: int = 0) -> None:
    """The mails as files a delivery agent would have made, with their sizes in the names; `directory` must be there."""
    moment = int(ARRIVAL.timestamp())
    for number, raw in enumerate(mails(count, seed=seed), start):
        virtual = len(raw) + raw.count(b"\n")  # as IMAP serves it, with CRLF
        path = directory / f"{moment}.M{number:07d}P1.bench,S={len(raw)},W={virtual}"
        path.write_bytes(raw)
        os.utime(path, (moment, moment))


def _registration(random: Random, number: int) -> Letter:
    people = [wording.person(random, number * 4 + each) for each in range(random.choice((1, 1, 1, 1, 2, 3)))]
    writer = people[0]
    address = f"{wording.ascii_of(writer.replace(' ', '.')).lower()}{number}@{random.choice(wording.DOMAINS)}"
    subject = random.choice(wording.REGISTRATION_SUBJECTS)
    if len(people) == 1:
        asked = random.choice(wording.ONE).format(name=writer)
    else:
        listed = "\n".join(f"{place}. {name}" for place, name in enumerate(people, 1))
        asked = random.choice(wording.SEVERAL).format(listed=listed)
    closing = wording.signature(random, writer)
    quoted = wording.INVITATION if random.random() < 0.5 else ""
    return Letter(writer, address, subject, tuple(filter(None, ("Dzień dobry,", asked, closing, quoted))))


def _other(random: Random, number: int) -> Letter:
    kind = random.choice(wording.OTHER)
    name = wording.person(random, number * 4)
    local = kind.local or wording.ascii_of(name.replace(" ", ".")).lower()
    filler = tuple(random.choice(wording.FILLER) for _ in range(random.randint(3, 9)))
    paragraphs = (kind.text, *filler, wording.signature(random, name))
    sender = kind.sender or name
    return Letter(sender, f"{local}{number}@{kind.domain}", f"{kind.subject} {number}", paragraphs, kind.headers)


def _wire(letter: Letter, random: Random, number: int) -> bytes:
    body = "\n\n".join(letter.paragraphs) + "\n"
    content = _alternative(body, letter, random, f"alt{number:08d}")
    if number % 10 == 3:
        content = _mixed(content, *_attachments()[number // 10 % 3], f"mix{number:08d}")
    return _head(letter, random, number).encode("ascii") + content


def _head(letter: Letter, random: Random, number: int) -> str:
    sent = format_datetime(ARRIVAL - timedelta(seconds=random.randint(20, 600)))
    domain = letter.address.rpartition("@")[2]
    digest = base64.b64encode(random.randbytes(32)).decode().rstrip("=")
    trace = TRACE.format(
        address=letter.address,
        domain=domain,
        date=sent,
        digest=digest,
        token=f"{number:010X}",
        octet=random.randint(1, 250),
    )
    own = (
        f"From: {Header(letter.name, 'utf-8').encode()} <{letter.address}>",
        "To: Biuro OMP <biuro@example.org>",
        f"Subject: {Header(letter.subject, 'utf-8', header_name='Subject').encode()}",
        f"Date: {sent}",
        f"Message-ID: <{number:08d}.{digest[:12].replace('/', '_').replace('+', '-')}@{domain}>",
        "MIME-Version: 1.0",
        "User-Agent: Mozilla Thunderbird",
        *letter.headers,
    )
    return trace + "\n".join(own) + "\n"


def _alternative(body: str, letter: Letter, random: Random, boundary: str) -> bytes:
    plain = _part("text/plain", body, random)
    html = _part("text/html", _html(letter, random), random)
    head = f'Content-Type: multipart/alternative; boundary="{boundary}"\n\n'
    return f"{head}--{boundary}\n{plain}\n--{boundary}\n{html}\n--{boundary}--\n".encode("ascii")


def _part(kind: str, text: str, random: Random) -> str:
    charset = random.choice(("utf-8", "utf-8", "utf-8", "iso-8859-2"))
    raw = text.encode(charset, "replace")
    if random.random() < 0.7:
        encoding, coded = "quoted-printable", binascii.b2a_qp(raw, istext=True).decode("ascii")
    else:
        encoding, coded = "base64", _lines(raw)
    return f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n{coded}"


def _html(letter: Letter, random: Random) -> str:
    paragraphs = "\n".join(
        f'<p class="MsoNormal" style="margin:0 0 {random.randint(6, 12)}px">'
        f'<span style="font-family:Calibri,sans-serif">{text}</span></p>'
        for text in (paragraph.replace("\n", "<br>\n") for paragraph in letter.paragraphs)
    )
    return f"<html><head><style>p.MsoNormal {{font-size:11pt}}</style></head>\n<body>\n{paragraphs}\n</body></html>\n"


def _mixed(content: bytes, kind: str, name: str, coded: str, boundary: str) -> bytes:
    attachment = (
        f'Content-Type: {kind}; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{coded}"
    )
    head = f'Content-Type: multipart/mixed; boundary="{boundary}"\n\n--{boundary}\n'.encode("ascii")
    return head + content + f"\n--{boundary}\n{attachment}\n--{boundary}--\n".encode("ascii")


def _lines(raw: bytes) -> str:
    return base64.encodebytes(raw).decode("ascii")


@cache
def _attachments() -> tuple[tuple[str, str, str], ...]:
    """(type, file name, base64): a photograph, a poster as PDF and a letter as DOCX, each of 100 KB on the wire."""
    made = (
        ("image/jpeg", "zdjecie.jpg", _photograph(ATTACHED_BYTES)),
        ("application/pdf", "plakat.pdf", _poster()),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pismo.docx", _document()),
    )
    return tuple((kind, name, _lines(raw)) for kind, name, raw in made)


def _photograph(size: int) -> bytes:
    """A picture whose file has about `size` bytes: noise compresses to a known share."""
    from PIL import Image

    side = 320
    while True:
        held = BytesIO()
        noise = Random(SEED).randbytes(side * side)
        Image.frombytes("L", (side, side), noise).save(held, "JPEG", quality=75)
        if held.tell() >= size:
            return held.getvalue()
        side = int(side * 1.15)


def _poster() -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=14)
    pdf.multi_cell(0, 8, "Warsztaty w Proszowicach, 26 listopada 2016\nUrzad Miasta, sala 12\n\nZapraszamy")
    pdf.image(BytesIO(_photograph(ATTACHED_BYTES - 4_000)), w=120)
    return bytes(pdf.output())


def _document() -> bytes:
    from docx import Document

    document = Document()
    for paragraph in wording.FILLER:
        document.add_paragraph(paragraph)
    document.add_picture(BytesIO(_photograph(ATTACHED_BYTES - 38_000)))
    held = BytesIO()
    document.save(held)
    return held.getvalue()

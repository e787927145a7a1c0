"""Bytes to a Mail: whole mails in, texts, files and problems out."""

# ruff: noqa: E501 - tables of cases read best with a case on a line
from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processor.stages.parse import limits, parse
from processor.values import Address, Label, Mail

HEAD = b"From: Anna Nowak <anna@example.org>\r\nTo: biuro@example.org\r\nSubject: warsztaty\r\nMIME-Version: 1.0\r\n"
B64 = base64.b64encode


def text_of(mail: Mail, where: str = "body") -> str:
    return next((part.text for part in mail.parts if part.where == where), "").strip()


def wheres(mail: Mail) -> list[str]:
    return [part.where for part in mail.parts]


def multipart(kind: bytes, *parts: bytes, boundary: bytes = b"b") -> bytes:
    head = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind, boundary)
    return head + b"".join(b"--%s\r\n%s\r\n" % (boundary, part) for part in parts) + b"--%s--\r\n" % boundary


PLAIN = "Content-Type: text/plain; charset=utf-8\r\n\r\nZgłaszam Łucję.\r\n".encode()
HTML = "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Zgłaszam <b>Łucję</b>.</p>\r\n".encode()


# --- the envelope


def test_envelope() -> None:
    mail = parse(
        b"Return-Path: <bounce@example.org>\r\nReceived: from a\r\n by b\r\n"
        b"From: =?utf-8?Q?Pawe=C5?= =?utf-8?Q?=82_Nowak?= <pawel@example.org>\r\nTo: a@b.pl, =?utf-8?Q?Nowak,_Ewa?= <e@b.pl>\r\n"
        b"Cc: Grupa: c@b.pl, d@b.pl;\r\nReply-To: r@b.pl\r\nSubject: =?iso-8859-2?Q?zg=B3oszenie?=\r\n"
        b"Date: Thu, 20 Oct 2016 06:31:12 +0200\r\nMessage-ID: <1@x>\r\nIn-Reply-To: <0@x> (text)\r\n"
        b"References: <00@x> <0@x> <z\xc5\xbc@x> bez <a b@x>\r\nX-A: 1\r\nX-A: 2\r\n\r\nTak\r\n"
    )
    assert mail.sender == Address("Paweł Nowak", "pawel@example.org")
    assert mail.to == (Address("", "a@b.pl"), Address("Nowak, Ewa", "e@b.pl"))
    assert [address.address for address in (*mail.cc, *mail.reply_to)] == ["c@b.pl", "d@b.pl", "r@b.pl"]
    assert (mail.subject, mail.return_path, mail.message_id) == ("zgłoszenie", "bounce@example.org", "<1@x>")
    assert mail.date == datetime(2016, 10, 20, 4, 31, 12, tzinfo=UTC)
    assert (mail.in_reply_to, mail.references) == (("<0@x>",), ("<00@x>", "<0@x>"))
    assert mail.header("X-A") == ("1", "2") and mail.header("received") == ("from a by b",)
    assert wheres(mail) == ["subject", "from", "body"]


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        (b"From: a@b.pl", Address("", "a@b.pl")),
        (b"From: <a@b.pl>", Address("", "a@b.pl")),
        (b'From: "Nowak, Anna" <a@b.pl>', Address("Nowak, Anna", "a@b.pl")),
        (b"From: a@b.pl (Anna Nowak)", Address("Anna Nowak", "a@b.pl")),
        ("From: Żaneta Ryś <a@b.pl>".encode("cp1250"), Address("Żaneta Ryś", "a@b.pl")),
        ("From: Żaneta Ryś <a@b.pl>".encode(), Address("Żaneta Ryś", "a@b.pl")),
        (b'From: "=?utf-8?Q?=C5=81ucja?= Lis" <a@b.pl>', Address("Łucja Lis", "a@b.pl")),
        (b"From: =?utf-8?B?xYF1Y2phIExpcw==?=<a@b.pl>", Address("Łucja Lis", "a@b.pl")),
        (b"From: =?utf-8?Q?a=0D=0ABcc:_x@y.pl?= <a@b.pl>", Address("a Bcc: x@y.pl", "a@b.pl")),
        (b"From:", Address("", "")),
        (b"X: y", Address("", "")),
    ],
)
def test_sender(line: bytes, sender: Address) -> None:
    assert parse(line + b"\r\n\r\nx").sender == sender


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (b"Return-Path: <>", ""),
        (b"Return-Path: <a@b.pl>", "a@b.pl"),
        (b"X: y", None),
        (b"Return-Path: a@b.pl", "a@b.pl"),
    ],
)
def test_return_path(line: bytes, path: str | None) -> None:
    assert parse(line + b"\r\n\r\nx").return_path == path


# --- texts


TEXTS = {
    "no MIME at all, utf-8": ("From: a@b.pl\r\n\r\nZgłaszam Łucję.".encode(), "Zgłaszam Łucję."),
    "no MIME at all, windows-1250": ("From: a@b.pl\r\n\r\nZgłaszam Łucję.".encode("cp1250"), "Zgłaszam Łucję."),
    "line feeds only": (b"From: a@b.pl\nSubject: x\n\nTak", "Tak"),
    "no charset": ("Content-Type: text/plain\r\n\r\nŁucja Lis".encode("iso8859-2"), "Łucja Lis"),
    "declared latin1, is latin2": ("Content-Type: text/plain; charset=iso-8859-1\r\n\r\nŁucję Wołk".encode("iso8859-2"), "Łucję Wołk"),
    "quoted-printable": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nZg=C5=82aszam =C5=81uc=\r\nj=C4=99",
        "Zgłaszam Łucję",
    ),
    "quoted-printable, not declared": (b"Content-Type: text/plain; charset=utf-8\r\n\r\nZg=C5=82aszam =C5=81ucj=C4=99", "Zgłaszam Łucję"),
    "base64": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + B64("Zgłaszam Łucję".encode()),
        "Zgłaszam Łucję",
    ),
    "base64, junk between": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + B64("Zgłaszam Łucję na warsztaty".encode()).replace(b"a", b"a!", 1),
        "Zgłaszam Łucję na warsztaty",
    ),
    "base64, a footer below": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + B64("Zgłaszam do Proszowic panią Łucję Żak z gminy".encode()) + b"\r\n-- skaner poczty: czysto --\r\n",
        "Zgłaszam do Proszowic panią Łucję Żak z gminy\n-- skaner poczty: czysto --",
    ),
    "base64, a footer of two lines below": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + B64("Zgłaszam do Proszowic panią Łucję Żak z gminy".encode()) + b"\r\n\r\n--\r\nSkanowane programem Avast\r\n",
        "Zgłaszam do Proszowic panią Łucję Żak z gminy\n--\nSkanowane programem Avast",
    ),
    "base64, a footer under a line drawn": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + B64("Zgłaszam do Proszowic panią Łucję Żak z gminy".encode()) + b"\r\n_____\r\nSprawdzona przez skaner\r\n",
        "Zgłaszam do Proszowic panią Łucję Żak z gminy\n_____\nSprawdzona przez skaner",
    ),
    "base64, cut": (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + B64("Zgłaszam Jana X".encode())[:-3],
        "Zgłaszam Jana",
    ),
    "base64 declared, is plain": (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nZapisuje sie, Jan Lis.", "Zapisuje sie, Jan Lis."),
    "base64, not declared": (
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + B64("Zgłaszam Łucję na warsztaty w Proszowicach".encode()),
        "Zgłaszam Łucję na warsztaty w Proszowicach",
    ),
    "unknown transfer encoding": (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: 8-bit\r\n\r\nTak", "Tak"),
    "format=flowed": (b"Content-Type: text/plain; format=flowed\r\n\r\nZapisuje \r\nJana.\r\nEwa", "Zapisuje Jana.\nEwa"),
    "HTML that says it is plain": (b"Content-Type: text/plain\r\n\r\n<html><body>Tak<br>nie</body></html>", ""),
    "odd content type": (b"Content-Type: text\r\n\r\nTak", "Tak"),
    "two inline texts": (multipart(b"mixed", b"\r\nJeden", b"\r\nDwa"), "Jeden\n\nDwa"),
    "final boundary missing": (multipart(b"mixed", PLAIN)[:-7], "Zgłaszam Łucję."),
    "boundary parameter missing": (b"Content-Type: multipart/mixed\r\n\r\n--x\r\n" + PLAIN + b"--x--", "Zgłaszam Łucję."),
    "boundary parameter wrong": (b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--x\r\n" + PLAIN + b"--x--", "Zgłaszam Łucję."),
    "multipart without parts": (b"Content-Type: multipart/mixed; boundary=y\r\n\r\nTak, przyjade", "Tak, przyjade"),
    "text in the preamble": (b"Content-Type: multipart/mixed; boundary=y\r\n\r\nZapisuje Jana\r\n--y--\r\n", "Zapisuje Jana"),
    "nested": (multipart(b"mixed", multipart(b"related", multipart(b"alternative", PLAIN, HTML, boundary=b"d"), boundary=b"c")), "Zgłaszam Łucję."),
    "wrongly nested": (multipart(b"mixed", b"Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n" + PLAIN), "Zgłaszam Łucję."),
}  # fmt: skip


@pytest.mark.parametrize(("rest", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_body(rest: bytes, text: str) -> None:
    raw = rest if rest.startswith(b"From") else HEAD + rest
    assert text_of(parse(raw)) == text


def test_an_alternative_is_a_text_of_its_own_where_it_says_something_else() -> None:
    other = HTML.replace(b"Zg", b"Bardzo zg")
    mail = parse(HEAD + multipart(b"alternative", PLAIN, other))
    assert (text_of(mail), text_of(mail, "html")) == ("Zgłaszam Łucję.", "Bardzo zgłaszam Łucję.")
    assert wheres(parse(HEAD + multipart(b"alternative", PLAIN, HTML))) == ["subject", "from", "body"]
    assert mail.content_types == ("multipart/alternative", "text/plain", "text/html")


def test_html_charset_is_taken_from_its_own_declaration() -> None:
    page = '<meta charset="windows-1251"><p>Оксана</p>'.encode("cp1251")
    assert text_of(parse(HEAD + b"Content-Type: text/html\r\n\r\n" + page), "html") == "Оксана"


def test_segments_cover_the_texts() -> None:
    mail = parse(HEAD + multipart(b"alternative", PLAIN, HTML))
    for part in mail.parts[2:]:
        assert "".join(part.text[s.start : s.end] for s in part.segments) == part.text


@pytest.mark.parametrize(
    ("subject", "forwarded"),
    [("PD: warsztaty", True), ("Fwd: x", True), ("FW: x", True), ("Odp: x", False), ("Pan", False)],
)
def test_the_subject_tells_a_forward(subject: str, forwarded: bool) -> None:
    text = "Prosze.\r\n\r\nOd: Jan <j@b.pl>\r\nWyslano: dzis\r\nData: dzis\r\nDo: a\r\nTemat: x\r\n\r\nZapiszcie mnie."
    mail = parse(f"From: a@b.pl\r\nSubject: {subject}\r\n\r\n{text}".encode())
    origins = {s.origin.value for part in mail.parts for s in part.segments if s.depth}
    assert origins == {"forwarded" if forwarded else "quoted"}


# --- mail in the mail


INNER = "Content-Type: message/rfc822\r\n\r\nFrom: Ewa Mak <e@b.pl>\r\nSubject: prosba\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nProszę mnie zgłosić.\r\n".encode()


def test_an_attached_mail_is_a_text_of_its_own() -> None:
    mail = parse(HEAD + multipart(b"mixed", PLAIN, INNER))
    inner = next(part for part in mail.parts if part.where == "forwarded")
    assert (inner.text.strip(), inner.sender) == ("Proszę mnie zgłosić.", Address("Ewa Mak", "e@b.pl"))
    assert inner.segments[0].label is Label.WRITTEN
    assert text_of(mail) == "Zgłaszam Łucję."


def test_an_attached_mail_that_is_encoded_is_read_too() -> None:
    head, _, body = INNER.partition(b"\r\n\r\n")
    part = head + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + B64(body)
    assert text_of(parse(HEAD + multipart(b"mixed", PLAIN, part)), "forwarded") == "Proszę mnie zgłosić."


def test_a_mail_saved_as_a_file_is_read_as_a_mail() -> None:
    saved = INNER.partition(b"\r\n\r\n")[2]
    mail = parse(HEAD + multipart(b"mixed", PLAIN, attached(b"filename=prosba.eml", saved)))
    assert text_of(mail, "forwarded") == "Proszę mnie zgłosić." and not mail.attachments


def test_mail_in_mail_is_read_three_levels_deep() -> None:
    inner = b"Content-Type: text/plain\r\n\r\npoziom 5"
    for level in (4, 3, 2, 1):
        inner = multipart(
            b"mixed", b"\r\npoziom %d" % level, b"Content-Type: message/rfc822\r\n\r\n" + inner, boundary=b"b%d" % level
        )
    mail = parse(HEAD + multipart(b"mixed", b"\r\npoziom 0", b"Content-Type: message/rfc822\r\n\r\n" + inner))
    assert [part.text.strip() for part in mail.parts[2:]] == ["poziom 0", "poziom 1", "poziom 2", "poziom 3"]
    assert any("zbyt głęboko" in problem for problem in mail.problems)


RETURNED = INNER
STATUS = b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.pl\r\nAction: failed\r\n"


@pytest.mark.parametrize(
    "report",
    [
        multipart(b"report; report-type=delivery-status", b"\r\nNie dostarczono.", STATUS, RETURNED),
        multipart(
            b"report; report-type=delivery-status",
            b"\r\nNie dostarczono.",
            STATUS,
            RETURNED.replace(b"message/rfc822", b"text/rfc822-headers"),
        ),
        multipart(b"mixed", b"\r\nNie dostarczono.", STATUS, RETURNED),
        b"X-Failed-Recipients: a@b.pl\r\n" + multipart(b"mixed", b"\r\nNie dostarczono.", RETURNED),
    ],
    ids=["report", "headers only", "not called a report", "Exim"],
)
def test_a_returned_mail_is_never_text(report: bytes) -> None:
    mail = parse(HEAD + report)
    assert wheres(mail) == ["subject", "from", "body"] and text_of(mail) == "Nie dostarczono."
    assert not mail.attachments


# --- files


def attached(name: bytes, data: bytes, kind: bytes = b"application/octet-stream", extra: bytes = b"") -> bytes:
    return (
        b"Content-Type: " + kind + b"\r\nContent-Disposition: attachment; " + name
        + b"\r\n" + extra + b"Content-Transfer-Encoding: base64\r\n\r\n" + B64(data) + b"\r\n"
    )  # fmt: skip


NAMES = {
    "quoted": (b'filename="lista.txt"', "lista.txt"),
    "path": (b'filename="../../etc/lista.txt"', "lista.txt"),
    "windows path": (b'filename="C:\\\\dom\\\\lista.txt"', "lista.txt"),
    "encoded word": (b'filename="=?utf-8?Q?zg=C5=82oszenie?=.txt"', "zgłoszenie.txt"),
    "RFC 2231": (b"filename*=utf-8''zg%C5%82oszenie.txt", "zgłoszenie.txt"),
    "RFC 2231 in pieces": (b"filename*0*=utf-8''zg%C5%82o; filename*1=szenie.txt", "zgłoszenie.txt"),
    "raw windows-1250": ('filename="zgłoszenie.txt"'.encode("cp1250"), "zgłoszenie.txt"),
    "hidden file": (b'filename=".htaccess"', "htaccess"),
    "right to left": ('filename="a\u202etxt.exe"'.encode(), "atxt.exe"),
    "zero width": ('filename="\u200b.htaccess"'.encode(), "htaccess"),
    "long": (b'filename="' + b"a" * 300 + b'.txt"', "a" * 116 + ".txt"),
}


@pytest.mark.parametrize(("header", "name"), NAMES.values(), ids=NAMES.keys())
def test_file_names(header: bytes, name: str) -> None:
    mail = parse(HEAD + multipart(b"mixed", PLAIN, attached(header, b"Jan Lis")))
    assert [file.name for file in mail.attachments] == [name]


def test_a_text_file_is_read_and_an_unnamed_one_too() -> None:
    mail = parse(
        HEAD
        + multipart(
            b"mixed", PLAIN, attached(b'filename="a.txt"', "Łoś".encode()), attached(b"x=y", b"Ewa", b"text/plain")
        )
    )
    assert [(part.where, part.text) for part in mail.parts[3:]] == [
        ("attachment:a.txt", "Łoś"),
        ("attachment:zalacznik-2.plain", "Ewa"),
    ]
    assert [(file.size, file.unread) for file in mail.attachments] == [(5, None), (3, None)]


def test_files_of_one_name_are_told_apart() -> None:
    mail = parse(HEAD + multipart(b"mixed", attached(b"filename=a.txt", b"Jan"), attached(b"filename=a.txt", b"Ewa")))
    assert wheres(mail)[2:] == ["attachment:a.txt", "attachment:a (2).txt"]


def test_images_of_the_layout_and_photographs() -> None:
    logo = attached(b"filename=image001.png", b"\x89PNG" + b"x" * 30_000, b"image/png", b"Content-ID: <logo@x>\r\n")
    page = b'Content-Type: text/html\r\n\r\n<p>Tak</p><img src="cid:logo@x">'
    mail = parse(
        HEAD
        + multipart(
            b"mixed", page, logo, attached(b"filename=lista.jpg", b"\xff\xd8\xff" + b"x" * 30_000, b"image/jpeg")
        )
    )
    assert [(file.name, file.unread) for file in mail.attachments] == [
        ("image001.png", "obrazek w podpisie"),
        ("lista.jpg", "zdjęcie"),
    ]


def test_uuencoded_files_leave_the_text() -> None:
    mail = parse(
        HEAD + b"\r\nW zalaczeniu lista.\r\n\r\nbegin 644 lista.txt\r\n'2F%N($QI<P  \r\n`\r\nend\r\n\r\nPozdrawiam\r\n"
    )
    assert text_of(mail, "attachment:lista.txt") == "Jan Lis"
    assert "begin" not in text_of(mail) and "Pozdrawiam" in text_of(mail)


def test_many_files_are_listed_and_few_are_read() -> None:
    mail = parse(HEAD + multipart(b"mixed", PLAIN, *(attached(b"filename=%d.txt" % n, b"Jan") for n in range(30))))
    assert len(mail.attachments) == 30
    assert [file.unread for file in mail.attachments] == [None] * 20 + ["za dużo załączników"] * 10


# --- problems and bounds


PROBLEMS = {
    "lost letters": (b"\r\nZg?aszam Ma?gorzat? Zieli?sk?", "znaki zapytania"),
    "undecodable": (b"Content-Type: text/plain; charset=gb2312\r\n\r\nab\xff\xff\xff\xfe", "kodowanie"),
    "cut multipart": (multipart(b"mixed", PLAIN)[:-7], "urywa się"),
    "long header": (b"X-Long: " + b"a " * 20_000 + b"\r\n\r\nTak", "za długi"),
    "long text": (b"\r\n" + b"a\n" * (limits.LINES + 1), "za długa"),
}


@pytest.mark.parametrize(("rest", "problem"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_are_told(rest: bytes, problem: str) -> None:
    assert any(problem in sentence for sentence in parse(HEAD + rest).problems)


@pytest.mark.parametrize(
    "text", ["Czy mogę?", "Kto? Ja.", "Zobacz http://x.pl/?a=b&c?d", "www.x.pl/a?b", "Ile to kosztuje?Jan"]
)
def test_a_question_is_no_problem(text: str) -> None:
    mail = parse(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())
    assert not mail.problems or text.endswith("?Jan")


def nested(levels: int) -> bytes:
    return b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(levels))


BOMBS = {
    "nested": HEAD + nested(20_000),
    "nested a little too deep": HEAD + nested(25) + PLAIN,
    "mail in mail": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 50_000,
    "headers": b"".join(b"X-%d: a\r\n" % n for n in range(100_000)) + HEAD + b"\r\nx",
    "recipients": HEAD + b"Cc: " + b", ".join(b"a%d@b.pl" % n for n in range(100_000)) + b"\r\n\r\nx",
    "large": HEAD + b"\r\n" + b"x" * limits.MESSAGE,
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_told_and_not_unpacked(raw: bytes) -> None:
    mail = parse(raw)
    assert mail.problems
    assert mail.size == len(raw) and len(mail.headers) < 50_000


def test_beyond_the_bounds_the_headers_are_still_read() -> None:
    mail = parse(BOMBS["nested"])
    assert (mail.sender.address, mail.subject) == ("anna@example.org", "warsztaty")


@pytest.mark.parametrize(
    "value",
    [b"<" * 30_000, b"(" * 30_000, b"," * 30_000, b'"a" ' * 7_000, b"a:b;" * 7_000, b"=?utf-8?q?a?= " * 2_000, b"<<<<a@b>", b"\xff" * 999],
)  # fmt: skip
def test_hostile_headers_are_read(value: bytes) -> None:
    mail = parse(b"From: " + value + b"\r\nDate: " + value + b"\r\nMessage-ID: " + value + b"\r\n\r\nx")
    assert text_of(mail) == "x"


LINES = [b"From: a@b.pl", b"Content-Type: multipart/mixed; boundary=b", b"Content-Type: text/html", b"Content-Type: message/rfc822",
         b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: quoted-printable", b"--b", b"--b--", b"", b"", b"x=C5=82", b"<p>",
         b"Subject: =?utf-8?B?xYE?=", b"Content-Disposition: attachment; filename*=x''%C5", b"Content-Type: text/plain; charset=hex",
         b"Content-Type: text/plain; charset*=utf-8''%00", b"Content-Type: multipart/report; boundary=b", b" x", b"Date: Mon"]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(max_examples=300, deadline=None)
def test_any_mail_is_parsed(lines: list[bytes]) -> None:
    sound(parse(b"\r\n".join(lines)))


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_parsed(raw: bytes) -> None:
    sound(parse(raw))


def sound(mail: Mail) -> None:
    """What every Mail keeps: one-line headers, segments that cover their text, unique names of parts but for forwards."""
    assert all(len(value.splitlines()) <= 1 for _, value in mail.headers)
    for part in mail.parts:
        assert not part.segments or "".join(part.text[s.start : s.end] for s in part.segments) == part.text
    named = [part.where for part in mail.parts if part.where != "forwarded"]
    assert len(named) == len(set(named))


def test_automatic_mail_is_left_undecoded_where_only_its_fate_is_asked() -> None:
    raw = (
        b"From: Biuletyn <news@ex.pl>\r\nTo: biuro@omp.org.pl\r\nSubject: nowosci\r\nList-Id: <news.ex.pl>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nZapisz sie do Proszowic.\r\n"
    )
    asked: list[tuple[str, ...]] = []

    def leave(mail: Mail) -> bool:
        asked.append(mail.header("list-id"))
        return True

    left = parse(raw, leave)
    assert asked == [("<news.ex.pl>",)]
    assert [part.where for part in left.parts] == ["subject", "from"]
    assert left.content_types == ("text/plain",)
    assert replace(parse(raw), parts=left.parts) == left
    assert [part.where for part in parse(raw, lambda mail: False).parts] == ["subject", "from", "body"]

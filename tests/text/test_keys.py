"""One mail is one mail, by whichever server it comes."""

from __future__ import annotations

import pytest

from processor.text.keys import content_key

MAIL = (
    b"Received: from a by b; Mon, 1 Jan 2024 10:00:00 +0100\r\nMessage-ID: <1@x>\r\nFrom: Anna <a@b.pl>\r\n"
    b"Date: Mon, 1 Jan 2024 10:00:00 +0100\r\nSubject: zg\xb3oszenie\r\n na warsztaty\r\n\r\nJan Nowak\r\n\r\nAnna\r\n"
)


@pytest.mark.parametrize(
    "delivery",
    [
        MAIL.replace(b"\r\n", b"\n"),
        MAIL + b"\r\n",
        MAIL.rstrip(),
        b"Delivered-To: x@y\r\n" + MAIL.replace(b"from a by b", b"from c by d"),
        MAIL.replace(b"Nowak\r\n", b"Nowak \t\r\n"),
        MAIL.replace(b"\r\n na", b" na"),
        MAIL.replace(b"Message-ID", b"Message-Id"),
    ],
    ids=["LF", "line break added", "line break lost", "other trace", "trailing blanks", "unfolded", "letter case"],
)
def test_the_same_mail(delivery: bytes) -> None:
    assert content_key(delivery) == content_key(MAIL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<1@x>", b"<2@x>"),
        (b"a@b.pl", b"c@b.pl"),
        (b"10:00:00 +0100\r\nSub", b"10:00:01 +0100\r\nSub"),
        (b"Jan", b"Jon"),
        (b"zg", b"sg"),
    ],
    ids=["id", "sender", "date", "body", "subject"],
)
def test_another_mail(old: bytes, new: bytes) -> None:
    assert content_key(MAIL.replace(old, new)) != content_key(MAIL)


@pytest.mark.parametrize("odd", [b"", b"\r\n", b"no header at all", b"\x00" * 10, b"From: a\rTo: b\r\rtext"])
def test_odd_bytes_have_a_key(odd: bytes) -> None:
    assert len(content_key(odd)) == 64

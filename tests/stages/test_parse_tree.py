"""The tree of a message with long runs of base64 is the one that the standard library makes of it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from random import Random

import pytest

from processor.stages.parse.tree import tree

LINE = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0"
RUN = b"".join(LINE + b"\r\n" for _ in range(900))
FILE = b'--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
HEAD = b'From: a@ex.pl\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'


def told(message: Message) -> list[object]:
    return [
        (part.items(), part.preamble, part.epilogue, list(map(repr, map(type, part.defects))))
        + (() if part.is_multipart() else (part.get_payload(),))
        for part in message.walk()
    ]


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + FILE + RUN + b"--b--\r\n",
        HEAD + FILE + RUN + b"QUJD\r\n--b--\r\n",
        HEAD + FILE + RUN + b"QUJD=\r\n\r\n" + RUN + b"--b\r\n\r\nhello\r\n--b--\r\n",
        HEAD + FILE + RUN,
        HEAD + RUN + FILE + RUN + b"--b--\r\n" + RUN,
        HEAD.replace(b'; boundary="b"', b"") + RUN + FILE + RUN,
        HEAD.replace(b"\r\n\r\n", b"\r\n") + RUN + FILE,
        HEAD + b"--b\r\n" + RUN + b"Content-Type: text/plain\r\n\r\nhello\r\n--b--",
        HEAD + b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + HEAD + FILE + RUN + b"--b--\r\n",
        RUN + HEAD + FILE,
        (HEAD + FILE + RUN + b"--b--\r\n").replace(b"\r\n", b"\n"),
        HEAD + FILE + RUN.replace(b"\r\n", b"\r") + RUN + b"\r" + RUN,
        HEAD + FILE + RUN + b"RunOfBase64InThisMail0000000\r\n--b--\r\n",
    ],
)
def test_the_same_tree(raw: bytes) -> None:
    assert told(tree(raw)) == told(message_from_bytes(raw))


def test_the_same_tree_of_pieces_in_any_order() -> None:
    random = Random(7)
    pieces = [HEAD, FILE, RUN, LINE, b"\r\n", b"\n", b"\r", b"--b\r\n", b"--b--\r\n", b"X: y\r\n", b" ", b"=", b"\xb1"]
    for _ in range(150):
        raw = HEAD + b"".join(random.choice(pieces) for _ in range(random.randint(2, 14)))
        assert told(tree(raw)) == told(message_from_bytes(raw))

"""Bytes to the standard library's tree of a message, spared the long runs of base64 that make most of a big mail.

The library takes every line of a file up several times. Whole lines of base64 can hold nothing that it looks for: no
boundary (which begins with "--"), no field, no blank. So one such line stands for a run of them until the tree stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from email import message_from_bytes
from email.message import Message

_BIG = 32 * 1024  # bytes; below, the search costs what it saves
_LEAST = 2_000  # bytes of a run that is worth it
_RUN = re.compile(rb"\n(?P<run>(?:[A-Za-z0-9+/]{40,100}\r?\n)++)")
_SIGN = "RunOfBase64InThisMail"
_STAND_IN = re.compile(rf"{_SIGN}(\d{{7}})\n")

Run = tuple[int, int]


class _Part(Message):
    """A part whose type is made out once: the library asks for it six times a part, and each time looks through all
    fields. It first asks when they have been read, and they stay as they are."""

    _type = ""

    def get_content_type(self) -> str:
        self._type = self._type or super().get_content_type()
        return self._type


def tree(raw: bytes) -> Message:
    """What `message_from_bytes` gives."""
    runs = _runs(raw) if len(raw) > _BIG and _SIGN.encode() not in raw else ()
    if not runs:
        return message_from_bytes(raw, _Part)
    message = message_from_bytes(_shortened(raw, runs), _Part)
    for part in message.walk():
        _fill_in(part, lambda found: raw[slice(*runs[int(found[1])])].decode("ascii"))
    return message


def _runs(raw: bytes) -> list[Run]:
    """The runs without their last lines: what stands in for them is followed by one of the same kind, as they were."""
    found = [match.span("run") for match in _RUN.finditer(raw)]
    return [(start, raw.rfind(b"\n", start, end - 1) + 1) for start, end in found if end - start >= _LEAST]


def _shortened(raw: bytes, runs: Sequence[Run]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for number, (start, end) in enumerate(runs):
        pieces += [raw[at:start], f"{_SIGN}{number:07d}\n".encode()]
        at = end
    return b"".join((*pieces, raw[at:]))


def _fill_in(part: Message, run: Callable[[re.Match[str]], str]) -> None:
    for name in ("_payload", "preamble", "epilogue"):
        text = getattr(part, name)
        if isinstance(text, str) and _SIGN in text:
            setattr(part, name, _STAND_IN.sub(run, text))

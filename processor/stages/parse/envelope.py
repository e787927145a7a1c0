"""A message's header fields: every one decoded, the addresses and the date by mail-parser.

The only module that knows mail-parser. Its readers get the few headers they are asked about, unfolded, with 8-bit bytes
and encoded words already put right, because they trust what is declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any

from processor.stages.parse import limits
from processor.text.clean import one_line
from processor.text.headers import for_structure, text_of
from processor.values import Address

_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,250}@[\x21-\x3b\x3d\x3f-\x7e]{1,250}>")
_MOST_IDS = 100
_SHORT = 500  # characters of an address header that is worth remembering
_SHORT_NAME = 100  # characters


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the header fields say. `date` is in UTC."""

    headers: tuple[tuple[str, str], ...]
    senders: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    date: datetime | None
    problems: tuple[str, ...]

    def first(self, name: str) -> str:
        """The value of the first header of a name; "" where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def ids(self, name: str) -> tuple[str, ...]:
        """The message ids of a header (RFC 5322 3.6.4): printable ASCII in angle brackets; the rest is dropped."""
        found = (id_ for key, value in self.headers if key == name for id_ in _ID.findall(value))
        return tuple(dict.fromkeys(found))[:_MOST_IDS]

    @property
    def return_path(self) -> str | None:
        """The envelope sender; "" for the null path, None where the header is absent."""
        for key, value in self.headers:
            if key == "return-path":
                return value.strip().removeprefix("<").removesuffix(">").strip()
        return None


def read(message: Message) -> Envelope:
    """The envelope of a parsed message, the whole mail's or an attached one's."""
    problems: list[str] = []
    fields = [(name, _bounded(name, str(value), problems)) for name, value in message.raw_items()]
    headers = tuple([(_field_name(name), text_of(value)) for name, value in fields])
    by_name: dict[str, list[str]] = {}
    for name, value in fields:
        by_name.setdefault(name.lower(), []).append(value)
    return Envelope(
        headers,
        senders=_addresses(by_name.get("from", ())),
        to=_addresses(by_name.get("to", ())),
        cc=_addresses(by_name.get("cc", ())),
        reply_to=_addresses(by_name.get("reply-to", ())),
        date=_date(next(iter(by_name.get("date", ())), None)),
        problems=tuple(problems),
    )


def _field_name(name: str) -> str:
    return _known_name(name) if len(name) <= _SHORT_NAME else one_line(name).lower()


@lru_cache(maxsize=512)  # the same few in every mail
def _known_name(name: str) -> str:
    return one_line(name).lower()


def _bounded(name: str, value: str, problems: list[str]) -> str:
    if len(value) <= limits.HEADER:
        return value
    problems.append(f"Nagłówek {one_line(name)[:40]} jest za długi i został obcięty.")
    return value[: limits.HEADER]


@cache
def _library() -> tuple[Callable[..., list[tuple[str, str]]], Callable[[str], Any]]:
    """mail-parser's readers of addresses and dates, imported when the first mail comes: it costs 70 ms."""
    from mailparser.dates import parse_mail_date
    from mailparser.utils import get_addresses

    return get_addresses, parse_mail_date


def _addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """The mailboxes of every header of a name; groups are opened, what is no address keeps only its name."""
    return tuple(dict.fromkeys(address for value in values for address in _mailboxes(value)))


def _mailboxes(value: str) -> tuple[Address, ...]:
    return _known_mailboxes(value) if len(value) <= _SHORT else _read_mailboxes(value)


def _read_mailboxes(value: str) -> tuple[Address, ...]:
    read, _ = _library()
    pairs = read(for_structure(value), decode_names=True)
    found = (Address(text_of(label), _addr_spec(spec)) for label, spec in pairs)
    return tuple(address for address in found if address.name or address.address)


_known_mailboxes = lru_cache(maxsize=512)(_read_mailboxes)  # every mail is written to the same few addresses


def _addr_spec(spec: str) -> str:
    spec = one_line(spec)
    return spec if "@" in spec and " " not in spec else ""


def _date(text: str | None) -> datetime | None:
    """The Date header in UTC: by mail-parser, else by the standard library, which forgives more."""
    if text is None:
        return None
    _, read = _library()
    try:
        value: datetime = read(text).value or parsedate_to_datetime(text)
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

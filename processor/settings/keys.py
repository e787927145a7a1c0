"""Every key of `zapisy.toml`: what may stand there, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path
from types import MappingProxyType
from typing import Any

from processor.settings.sections import Secret
from processor.values import Address

_DURATION = re.compile(r"([0-9]{1,6})\s*(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_HOST = re.compile(r"[A-Za-z0-9._:-]{1,253}")


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written. `read` raises ValueError or TypeError for what does not fit; `expected` is shown then.

    `text`: the value is a text as it stands, also from the environment; others are written there as in TOML.
    """

    read: Callable[[Any], Any]
    expected: str
    text: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one section. `required` where mail is to be fetched or sent; `secret` never stands in the file."""

    form: Form
    required: bool = False
    secret: bool = False
    field: str = ""  # of the section's value, where Python does not allow the key's name


def _line(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise TypeError
    return value


def _some_line(value: Any) -> str:
    if not _line(value).strip():
        raise ValueError
    return str(value)


def _host(value: Any) -> str:
    if not _HOST.fullmatch(_line(value)):
        raise ValueError
    return str(value)


def _address(value: Any) -> str:
    if not _ADDRESS.fullmatch(_line(value)):
        raise ValueError
    return str(value)


def _sender(value: Any) -> Address:
    name, address = parseaddr(_line(value))
    return Address(name, _address(address))


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError
        if not low <= value <= high:
            raise ValueError
        return value

    return read


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError
    if not 0 < value < float("inf"):
        raise ValueError
    return float(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _day(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError
    return value


def duration(value: Any) -> timedelta:
    """`"60s"`, `"5m"`, `"12h"`, `"7d"`. Raises ValueError for anything else and for nothing at all (`"0s"`)."""
    matched = _DURATION.fullmatch(_line(value).strip())
    if not matched or int(matched[1]) == 0:
        raise ValueError
    return timedelta(**{_UNITS[matched[2]]: int(matched[1])})


def _listed(read: Callable[[Any], str]) -> Callable[[Any], tuple[str, ...]]:
    def read_all(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple(read(item) for item in value)

    return read_all


def _path(value: Any) -> Path:
    return Path(_some_line(value)).expanduser()


def _choice(*words: str) -> Form:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return Form(read, "one of " + ", ".join(f'"{word}"' for word in words), text=True)


def _whole_number(low: int, high: int) -> Form:
    return Form(_whole(low, high), f"a whole number from {low} to {high}")


def _secret(value: Any) -> Secret:
    if not isinstance(value, str) or not value:
        raise ValueError
    return Secret(value)


_LINE = Form(_some_line, "one line of text", text=True)
_LINE_OR_EMPTY = Form(_line, 'one line of text, or "" for none', text=True)
_HOST_NAME = Form(_host, 'the name of the server, e.g. "imap.example.org"', text=True)
_PORT = _whole_number(1, 65_535)
_SECURITY = _choice("tls", "starttls", "none")
_ONE_ADDRESS = Form(_address, 'an e-mail address, e.g. "biuro@example.org"', text=True)
_ADDRESSES = Form(_listed(_address), 'a list of e-mail addresses, e.g. ["biuro@example.org"]')
_LINES = Form(_listed(_some_line), 'a list of texts, e.g. ["one", "another"]')
_DURATION_FORM = Form(duration, 'a duration such as "60s", "5m", "12h" or "7d"', text=True)
_SECONDS = Form(_number, "a number of seconds greater than 0, e.g. 30")
_FILE = Form(_path, 'the path of a file, e.g. "/etc/ssl/office-ca.pem"', text=True)
_SECRET = Form(_secret, "a text that is not empty", text=True)
_BYTES = _whole_number(1_000, 2_000_000_000)
_TRUTH = Form(_truth, "true or false")

_OAUTH = {
    "oauth_provider": Key(_choice("", "microsoft", "google", "other"), field="oauth.provider"),
    "oauth_client_id": Key(_LINE, field="oauth.client_id"),
    "oauth_client_secret": Key(_SECRET, secret=True, field="oauth.client_secret"),
    "oauth_refresh_token": Key(_SECRET, secret=True, field="oauth.refresh_token"),
    "oauth_tenant": Key(_LINE, field="oauth.tenant"),
    "oauth_token_url": Key(_LINE, field="oauth.token_url"),
    "oauth_scope": Key(_LINE, field="oauth.scope"),
    "oauth_token_file": Key(_FILE, field="oauth.token_file"),
}

KEYS: Mapping[str, Mapping[str, Key]] = MappingProxyType(
    {
        "mailbox": {
            "name": Key(_LINE),
            "host": Key(_HOST_NAME, required=True),
            "port": Key(_PORT),
            "security": Key(_SECURITY),
            "username": Key(_LINE, required=True),
            "password": Key(_SECRET, secret=True),
            "folder": Key(_LINE),
            "registered_folder": Key(_LINE_OR_EMPTY),
            "failed_folder": Key(_LINE_OR_EMPTY),
            "sent_folder": Key(_LINE_OR_EMPTY),
            "since": Key(Form(_day, "a date without quotes, e.g. 2016-10-18")),
            "addresses": Key(_ADDRESSES, required=True),
            "own_lists": Key(_LINES),
            "authserv_id": Key(_LINE_OR_EMPTY),
            "ca_file": Key(_FILE),
            "timeout": Key(_SECONDS),
            "batch_bytes": Key(_BYTES),
            "max_message_bytes": Key(_BYTES),
            **_OAUTH,
        },
        "smtp": {
            "host": Key(_HOST_NAME, required=True),
            "port": Key(_PORT),
            "security": Key(_SECURITY),
            "username": Key(_LINE_OR_EMPTY),
            "password": Key(_SECRET, secret=True),
            "from": Key(
                Form(_sender, 'name and address, e.g. "Biuro OMP <biuro@example.org>"', text=True),
                required=True,
                field="from_",
            ),
            "bounce_address": Key(_ONE_ADDRESS),
            "ca_file": Key(_FILE),
            "timeout": Key(_SECONDS),
            "connections": Key(_whole_number(1, 16)),
            **_OAUTH,
        },
        "database": {
            "url": Key(Form(_secret, '"sqlite:///zapisy.db" or "postgresql+psycopg://user@host/name"', text=True)),
        },
        "worker": {
            "poll_every": Key(_DURATION_FORM),
            "cycle_limit": Key(_DURATION_FORM),
            "keep_raw": Key(_DURATION_FORM),
            "idle": Key(_TRUTH),
            "log": Key(_choice("plain", "json")),
        },
        "replies": {
            "mode": Key(_choice("send", "drafts", "off")),
            "max_reply_age": Key(_DURATION_FORM),
            "uncertain": Key(_choice("hold", "resend_once")),
            "per_hour": Key(_whole_number(1, 1_000)),
            "per_day": Key(_whole_number(1, 10_000)),
            "breaker_10min": Key(_whole_number(1, 100_000)),
            "breaker_hour": Key(_whole_number(1, 100_000)),
            "spam_score": Key(Form(_number, "a number greater than 0, e.g. 5.0")),
        },
        "web": {
            "secret_key": Key(_SECRET, secret=True),
            "trusted_proxies": Key(_LINES),
            "prefix": Key(_LINE_OR_EMPTY),
            "secure_cookies": Key(_TRUTH),
            "session_minutes": Key(_whole_number(1, 1_440)),
            "trusted_header": Key(_LINE_OR_EMPTY),
            "oidc_issuer": Key(_LINE_OR_EMPTY),
            "oidc_client_id": Key(_LINE_OR_EMPTY),
            "oidc_client_secret": Key(_SECRET, secret=True),
        },
        "alarm": {
            "to": Key(_ONE_ADDRESS),
            "after": Key(_DURATION_FORM),
            "command": Key(_LINE_OR_EMPTY),
            "touch": Key(_FILE),
        },
        "office": {"names": Key(_LINES)},
    }
)

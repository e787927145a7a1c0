"""The sections of `zapisy.toml` as frozen values; the defaults stand here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from processor.values import Address

Security = Literal["tls", "starttls", "none"]


class Secret(str):
    """A text that does not show itself in logs, tracebacks and reprs; `str(secret)` is the text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret('…')" if self else "Secret('')"


NO_SECRET = Secret("")
_SQLITE = Secret("sqlite:///zapisy.db")  # a secret, for the URL of another database holds its password
_NOBODY = Address("", "")


@dataclass(frozen=True, slots=True)
class OAuthSettings:
    """Sign-in by token (XOAUTH2, OAUTHBEARER) instead of a password; `provider` is "" where a password is used."""

    provider: Literal["", "microsoft", "google", "other"] = ""
    client_id: str = ""
    client_secret: Secret = NO_SECRET
    refresh_token: Secret = NO_SECRET
    tenant: str = ""
    token_url: str = ""
    scope: str = ""
    token_file: Path | None = None


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """`[mailbox]`. `sent_folder` None is the folder marked \\Sent, "" none; `since` None is the day of the first start.

    `timeout` in seconds for every single wait; sizes in bytes.
    """

    name: str = "biuro"
    host: str = ""
    port: int = 993
    security: Security = "tls"
    username: str = ""
    password: Secret = NO_SECRET
    folder: str = "INBOX"
    registered_folder: str = "Zgłoszenia"
    failed_folder: str = "Zgłoszenia/Błędy"
    sent_folder: str | None = None
    since: date | None = None
    addresses: tuple[str, ...] = ()
    own_lists: tuple[str, ...] = ()
    authserv_id: str = ""
    ca_file: Path | None = None
    timeout: float = 30.0
    batch_bytes: int = 8 * 1024 * 1024
    max_message_bytes: int = 25 * 1024 * 1024
    oauth: OAuthSettings = OAuthSettings()


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """`[smtp]`. Without `username` nobody signs in. `bounce_address` is the envelope sender where `<>` is refused."""

    host: str = ""
    port: int = 465
    security: Security = "tls"
    username: str = ""
    password: Secret = NO_SECRET
    from_: Address = _NOBODY
    bounce_address: str = ""
    ca_file: Path | None = None
    timeout: float = 60.0
    connections: int = 1
    oauth: OAuthSettings = OAuthSettings()


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """`[database]`. A relative SQLite path starts at the directory the program is started in."""

    url: Secret = _SQLITE


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """`[worker]`. A pass that takes longer than `cycle_limit` is ended; with `idle`, IMAP IDLE waits between passes."""

    poll_every: timedelta = timedelta(seconds=60)
    cycle_limit: timedelta = timedelta(minutes=15)
    keep_raw: timedelta | None = None
    idle: bool = True
    log: Literal["plain", "json"] = "plain"


@dataclass(frozen=True, slots=True)
class RepliesSettings:
    """`[replies]`. Mail older than `max_reply_age` is read but not answered."""

    mode: Literal["send", "drafts", "off"] = "send"
    max_reply_age: timedelta = timedelta(days=7)
    uncertain: Literal["hold", "resend_once"] = "hold"
    per_hour: int = 5
    per_day: int = 10
    breaker_10min: int = 30
    breaker_hour: int = 120
    spam_score: float = 5.0


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`[web]`. X-Forwarded headers are believed from `trusted_proxies` alone; `prefix` is the path of all pages."""

    secret_key: Secret = NO_SECRET
    trusted_proxies: tuple[str, ...] = ()
    prefix: str = ""
    secure_cookies: bool = True
    session_minutes: int = 60
    trusted_header: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: Secret = NO_SECRET


@dataclass(frozen=True, slots=True)
class AlarmSettings:
    """`[alarm]`. `to` is told once when something has failed for `after`, and once when it works again."""

    to: str = ""
    after: timedelta = timedelta(hours=1)
    command: str = ""
    touch: Path | None = None


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """`[office]`. `names` of the office and its staff: mail addresses them, they never attend."""

    names: tuple[str, ...] = ()

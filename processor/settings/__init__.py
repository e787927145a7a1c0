"""Settings: the configuration directory and the environment → one frozen value, or every problem at once.

    settings = load(Path("config"), os.environ)

The directory holds `zapisy.toml`, `workshops/ID.toml` and `replies/LANG/KIND/…`. Loading costs little, as cron does it
every minute: reply texts are rendered for trial only when `Settings.texts` is first asked for.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from processor import workshops
from processor.errors import ConfigurationError
from processor.settings.keys import KEYS
from processor.settings.sections import (
    AlarmSettings,
    DatabaseSettings,
    MailboxSettings,
    OAuthSettings,
    OfficeSettings,
    RepliesSettings,
    Secret,
    SmtpSettings,
    WebSettings,
    WorkerSettings,
)
from processor.settings.shipped import shipped
from processor.settings.sources import Written, read_environment, read_file
from processor.values import Office, ReplyLimits, Workshop

if TYPE_CHECKING:  # importing Jinja2 costs more than all the rest
    from processor.templates import Texts

__all__ = [
    "AlarmSettings",
    "DatabaseSettings",
    "MailboxSettings",
    "OAuthSettings",
    "OfficeSettings",
    "RepliesSettings",
    "Secret",
    "Settings",
    "SmtpSettings",
    "WebSettings",
    "WorkerSettings",
    "load",
    "shipped",
    "text_problems",
]

Section = TypeVar("Section")


@dataclass(frozen=True)
class Settings:
    """Everything that is configured. `office` is what the stages may know of it."""

    directory: Path
    mailbox: MailboxSettings
    smtp: SmtpSettings
    database: DatabaseSettings
    worker: WorkerSettings
    replies: RepliesSettings
    web: WebSettings
    alarm: AlarmSettings
    office: Office

    @cached_property
    def texts(self) -> Texts:
        """The reply texts, each rendered once for trial. Raises ConfigurationError with every problem."""
        texts, problems = _load_texts(self.directory)
        if problems:
            raise ConfigurationError(problems)
        return texts


def load(directory: Path, environ: Mapping[str, str], *, offline: bool = False) -> Settings:
    """Read and validate. Raises ConfigurationError with a sentence for every problem found.

    `offline`: for commands that neither fetch nor send; what only these need may be missing, `zapisy.toml` as well.
    """
    written = Written()
    path = directory / "zapisy.toml"
    if not directory.is_dir():
        written.problems.append(f"{directory}: there is no such directory — `zapisy init {directory}` makes one")
    elif path.exists() or not offline:
        read_file(path, written)
    read_environment(environ, written)
    events = tuple(_read_workshops(directory / "workshops", written.problems))
    settings = _assembled(directory, written, events)
    written.problems += _contradictions(settings, written)
    if not offline:
        written.problems += _missing(path, settings, written)
    if written.problems:
        raise ConfigurationError(tuple(written.problems))
    return settings


def text_problems(directory: Path) -> tuple[str, ...]:
    """What is wrong with the reply texts alone."""
    return _load_texts(directory)[1]


def _load_texts(directory: Path) -> tuple[Texts, tuple[str, ...]]:
    from processor import templates

    texts, problems = templates.load(reply_files(directory))
    return texts, tuple(f"{directory / 'replies'}/{problem}" for problem in problems)


def reply_files(directory: Path) -> dict[str, str]:
    """`LANG/KIND/NAME` → text: the office's own, and the shipped ones for each kind and language it has none of."""
    own = _texts_below(directory / "replies")
    kinds = {name.rsplit("/", 1)[0] for name in own}
    other = _texts_below(shipped("config") / "replies")
    return {name: text for name, text in other.items() if name.rsplit("/", 1)[0] not in kinds} | own


def _texts_below(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.glob("*/*/*")) if path.suffix in {".txt", ".html"})
    return {path.relative_to(root).as_posix(): path.read_text("utf-8", "replace") for path in files}


def _read_workshops(directory: Path, problems: list[str]) -> Iterator[Workshop]:
    for path in sorted(directory.glob("*.toml")):
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{path}: cannot be read ({error}) — write it as UTF-8 text")
            continue
        workshop, found = workshops.read(path.stem, text)
        problems += [f"{path}: {problem}" for problem in found]
        if workshop is not None:
            yield workshop


def _assembled(directory: Path, written: Written, events: tuple[Workshop, ...]) -> Settings:
    mailbox = _section(MailboxSettings(), written.values["mailbox"], "mailbox")
    smtp = _section(SmtpSettings(), written.values["smtp"], "smtp")
    replies = _section(RepliesSettings(), written.values["replies"], "replies")
    office = _section(OfficeSettings(), written.values["office"], "office")
    return Settings(
        directory=directory,
        mailbox=mailbox,
        smtp=smtp,
        database=_section(DatabaseSettings(), written.values["database"], "database"),
        worker=_section(WorkerSettings(), written.values["worker"], "worker"),
        replies=replies,
        web=_section(WebSettings(), written.values["web"], "web"),
        alarm=_section(AlarmSettings(), written.values["alarm"], "alarm"),
        office=_office(mailbox, smtp, replies, office, events),
    )


def _section(default: Section, values: Mapping[str, Any], section: str) -> Section:
    fields: dict[str, Any] = {}
    oauth: dict[str, Any] = {}
    for name, value in values.items():
        field = KEYS[section][name].field or name
        if field.startswith("oauth."):
            oauth[field.removeprefix("oauth.")] = value
        else:
            fields[field] = value
    if oauth:
        fields["oauth"] = OAuthSettings(**oauth)
    return replace(default, **fields)  # type: ignore[type-var]


def _office(
    mailbox: MailboxSettings,
    smtp: SmtpSettings,
    replies: RepliesSettings,
    office: OfficeSettings,
    events: tuple[Workshop, ...],
) -> Office:
    own = (*mailbox.addresses, mailbox.username, smtp.from_.address, smtp.bounce_address)
    return Office(
        workshops=events,
        addresses=tuple(dict.fromkeys(address.lower() for address in own if "@" in address)),
        own_lists=mailbox.own_lists,
        names=office.names,
        authserv_id=mailbox.authserv_id,
        max_reply_age_days=replies.max_reply_age.total_seconds() / 86_400,
        limits=ReplyLimits(
            per_hour=replies.per_hour,
            per_day=replies.per_day,
            breaker_10min=replies.breaker_10min,
            breaker_hour=replies.breaker_hour,
            spam_score=replies.spam_score,
        ),
    )


def _contradictions(settings: Settings, written: Written) -> Iterator[str]:
    for section, server in (("mailbox", settings.mailbox), ("smtp", settings.smtp)):
        if server.security == "none" and server.host and not is_loopback(server.host):
            place = written.places.get((section, "security"), f"[{section}] security")
            yield (
                f'{place}: "none" would send the password unprotected to {server.host} — write "tls" or "starttls" '
                '("none" is for servers on this machine)'
            )
    if not _is_known_database(settings.database.url):
        place = written.places.get(("database", "url"), "[database] url")
        yield f"{place}: not a database that can be used — write {KEYS['database']['url'].form.expected}"


def is_loopback(host: str) -> bool:
    """Does the name mean this machine, without asking a resolver?"""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_known_database(url: str) -> bool:
    return url.startswith(("sqlite:///", "postgresql+psycopg://"))


def _missing(path: Path, settings: Settings, written: Written) -> Iterator[str]:
    for section, keys in KEYS.items():
        for name, key in keys.items():
            if key.required and (section, name) not in written.places:
                yield f"{path}: [{section}] {name}: missing — write {key.form.expected}"
    for section, server in (("mailbox", settings.mailbox), ("smtp", settings.smtp)):
        yield from _missing_of_oauth(section, server.oauth)
        if server.username and not server.password and not server.oauth.provider:
            variable = f"ZAPISY_{section.upper()}__PASSWORD"
            yield (
                f"{variable}: missing, and {server.username} cannot sign in without it — set this variable to "
                f"the password, or {variable}_FILE to the path of a file that holds it"
            )


def _missing_of_oauth(section: str, oauth: OAuthSettings) -> Iterator[str]:
    if not oauth.provider:
        return
    if not oauth.client_id:
        yield f"[{section}] oauth_client_id: missing — the program's id at the sign-in service"
    if oauth.provider == "other" and not oauth.token_url:
        yield f"[{section}] oauth_token_url: missing — the address where the sign-in service gives tokens"
    if not (oauth.refresh_token or oauth.client_secret or oauth.token_file):
        variable = f"ZAPISY_{section.upper()}__OAUTH_"
        yield f"{variable}REFRESH_TOKEN: missing — a refresh token, or {variable}CLIENT_SECRET of a program"

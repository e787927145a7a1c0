"""`zapisy check`: every mistake of the configuration, then what works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from processor.cli import EX_CONFIG, EX_TEMPFAIL
from processor.cli.printing import AsJson, print_object
from processor.cli.session import Session
from processor.errors import ConfigurationError, DatabaseError, ZapisyError

if TYPE_CHECKING:
    from processor.settings import OAuthSettings, Settings

WARN_BEFORE = timedelta(days=7)


def add_to(app: typer.Typer) -> None:
    app.command()(check)


class Inconsistent(DatabaseError):
    """The database holds what must never be; waiting does not mend it."""

    transient = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `again`: trying later can help."""

    what: str
    ok: bool
    sentence: str
    again: bool = False


def check(
    context: typer.Context,
    worker: Annotated[
        bool, typer.Option("--worker", help="Only: has a pass ended well lately? For monitoring.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Validate the whole configuration, then connect to database, mailbox and SMTP and say what works."""
    session: Session = context.obj
    findings: list[Finding] = []

    def tell(finding: Finding) -> None:
        findings.append(finding)
        _print(finding, as_json)

    if worker:
        tell(_finding("worker", lambda settings: _worker(settings, session.clock()()), session.settings(offline=True)))
        raise typer.Exit(0 if findings[0].ok else 1)
    try:
        settings = session.settings()
        texts = settings.texts
    except ConfigurationError as error:
        for problem in _every_problem(session, error):
            tell(Finding("configuration", False, problem))
        raise typer.Exit(EX_CONFIG) from None
    events = len(settings.office.workshops)
    told = f"{events} workshop{'' if events == 1 else 's'}, texts in {', '.join(texts.languages())}"
    tell(Finding("configuration", True, f"{session.config}: {told}"))
    for finding in _servers(settings, session.clock()):
        tell(finding)
    bad = [finding for finding in findings if not finding.ok]
    if bad:
        raise typer.Exit(EX_TEMPFAIL if all(finding.again for finding in bad) else 1)


def _every_problem(session: Session, error: Exception) -> list[str]:
    """The problems of the settings, and those of the texts, which would otherwise show only at the second try."""
    from processor.settings import text_problems

    assert isinstance(error, ConfigurationError)
    texts = text_problems(session.config) if session.config.is_dir() else ()
    return list(dict.fromkeys((*error.problems, *texts)))


def _print(finding: Finding, as_json: bool) -> None:
    if as_json:
        print_object({"check": finding.what, "ok": finding.ok, "sentence": finding.sentence})
    else:
        typer.echo(f"{'ok ' if finding.ok else 'BAD'}  {finding.what}: {finding.sentence}")


def _servers(settings: Settings, clock: Callable[[], datetime]) -> Iterator[Finding]:
    yield _finding("database", _database, settings)
    yield _finding("mailbox", lambda known: _mailbox(known, clock), settings)
    yield _finding("smtp", lambda known: _smtp(known, clock), settings)
    if settings.mailbox.oauth.provider:
        yield _finding("mailbox sign-in", lambda known: _sign_in(known.mailbox.oauth, clock()), settings)
    if settings.smtp.oauth.provider:
        yield _finding("smtp sign-in", lambda known: _sign_in(known.smtp.oauth, clock()), settings)


def _finding(what: str, probe: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(what, True, probe(settings))
    except ZapisyError as error:
        return Finding(what, False, str(error), again=error.transient)


def _database(settings: Settings) -> str:
    from sqlalchemy import make_url

    from processor.store import open_store

    store = open_store(str(settings.database.url))
    try:
        store.check_schema()
        if broken := store.invariants():
            raise Inconsistent("; ".join(broken))
        held = store.messages.counts().get("held", 0)
        return f"{make_url(str(settings.database.url))} works; {held} messages wait for a person"
    finally:
        store.close()


def _mailbox(settings: Settings, clock: Callable[[], datetime]) -> str:
    from processor.mailbox import Mailbox
    from processor.oauth import token

    with Mailbox(settings.mailbox, token=token(settings.mailbox.oauth, clock)) as mailbox:
        folder = mailbox.open(settings.mailbox.folder)
        sent = mailbox.sent_folder()
        copies = f"copies of replies go to {sent}" if sent else "replies are not copied"
        return f"{settings.mailbox.host}: signed in; {folder.name} holds {folder.exists} messages; {copies}"


def _smtp(settings: Settings, clock: Callable[[], datetime]) -> str:
    from processor.delivery import Transport
    from processor.oauth import token

    with Transport(settings.smtp, token=token(settings.smtp.oauth, clock)) as transport:
        transport.connect()
    return f"{settings.smtp.host}: {'signed in' if settings.smtp.username else 'answers, without sign-in'}"


class SignInEnds(ZapisyError):
    """Somebody must sign in anew within days."""


def _sign_in(oauth: OAuthSettings, now: datetime) -> str:
    from processor.oauth import refresh_expires

    until = refresh_expires(oauth)
    if until is None:
        return "the sign-in service does not say when somebody must sign in anew"
    left = (until - now).days
    if until - now < WARN_BEFORE:
        raise SignInEnds(f"the refresh token expires at {until.isoformat()}, in {max(left, 0)} days: sign in anew")
    return f"the refresh token expires in {left} days"


class Silent(ZapisyError):
    """No pass has ended well for too long."""


def _worker(settings: Settings, now: datetime) -> str:
    """Three intervals without a good pass are too many."""
    from processor.store import open_store

    store = open_store(str(settings.database.url))
    try:
        store.check_schema()
        beat = store.health.beats().get("poll")
    finally:
        store.close()
    if beat is None or beat.succeeded_at is None:
        raise Silent("no pass has ended well yet" + (f": {beat.error}" if beat and beat.error else ""))
    ago = now - beat.succeeded_at
    if ago > 3 * settings.worker.poll_every:
        raise Silent(f"the last good pass was {_minutes(ago)} ago" + (f": {beat.error}" if beat.error else ""))
    return f"the last good pass was {_minutes(ago)} ago"


def _minutes(ago: timedelta) -> str:
    seconds = max(0, round(ago.total_seconds()))
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"

"""`zapisy init`, `check`, `migrate`: from nothing to a program that may be started."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from processor.cli import EX_CONFIG, EX_TEMPFAIL
from processor.cli.printing import AsJson, print_object, say
from processor.cli.session import Session

if TYPE_CHECKING:
    from processor.settings import Settings

NEXT_STEPS = """
What to do next:
  1. Write your servers and addresses into {directory}/zapisy.toml, your event into {directory}/workshops/.
  2. Put the passwords into the environment: ZAPISY_MAILBOX__PASSWORD and ZAPISY_SMTP__PASSWORD
     (or the same names with _FILE for the path of a file).
  3. zapisy {option}migrate     makes the database
  4. zapisy {option}check       names every mistake and tries the servers
  5. zapisy {option}poll -v     one pass; then from cron, or `zapisy run` as a service
"""


def add_to(app: typer.Typer) -> None:
    for command in (init, check, migrate):
        app.command()(command)


def init(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Default: the --config directory.")] = None,
) -> None:
    """Write a commented starter configuration (settings, one workshop, the reply texts); never overwrites."""
    from processor.errors import ConfigurationError
    from processor.settings import shipped

    session: Session = context.obj
    target = directory or session.config
    source = shipped("config")
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        copy = target / path.relative_to(source)
        try:
            written = _copy(path, copy)
        except OSError as error:
            raise ConfigurationError(
                (f"{copy}: cannot be written ({error.strerror}) — name a directory of yours",)
            ) from error
        typer.echo(f"{'written' if written else 'kept   '}  {copy}")
    option = "" if target == Path("config") else f"--config {target} "
    typer.echo(NEXT_STEPS.format(directory=target, option=option).rstrip())


def _copy(source: Path, target: Path) -> bool:
    """Copy unless something is there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return False
    shutil.copyfile(source, target)
    return True


def migrate(context: typer.Context) -> None:
    """Bring the database to the newest schema."""
    from processor.store import open_store

    session: Session = context.obj
    settings = session.settings(offline=True)
    store = open_store(str(settings.database.url))
    try:
        store.migrate()
    finally:
        store.close()
    say("zapisy: the database has the newest schema")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. `again`: trying later can help."""

    what: str
    ok: bool
    sentence: str
    again: bool = False


def check(context: typer.Context, as_json: AsJson = False) -> None:
    """Validate the whole configuration, then connect to database, mailbox and SMTP and say what works."""
    from processor.errors import ConfigurationError

    session: Session = context.obj
    findings: list[Finding] = []

    def tell(finding: Finding) -> None:
        findings.append(finding)
        _print(finding, as_json)

    try:
        settings = session.settings()
        texts = settings.texts
    except ConfigurationError as error:
        for problem in _every_problem(session, error):
            tell(Finding("configuration", False, problem))
        raise typer.Exit(EX_CONFIG) from None
    events = len(settings.office.workshops)
    tell(
        Finding("configuration", True, f"{session.config}: {events} workshops, texts in {', '.join(texts.languages())}")
    )
    for finding in _servers(settings):
        tell(finding)
    bad = [finding for finding in findings if not finding.ok]
    if bad:
        raise typer.Exit(EX_TEMPFAIL if all(finding.again for finding in bad) else 1)


def _every_problem(session: Session, error: Exception) -> list[str]:
    """The problems of the settings, and those of the texts, which would otherwise show only at the second try."""
    from processor.errors import ConfigurationError
    from processor.settings import text_problems

    assert isinstance(error, ConfigurationError)
    texts = text_problems(session.config) if session.config.is_dir() else ()
    return list(dict.fromkeys((*error.problems, *texts)))


def _print(finding: Finding, as_json: bool) -> None:
    if as_json:
        print_object({"check": finding.what, "ok": finding.ok, "sentence": finding.sentence})
    else:
        typer.echo(f"{'ok ' if finding.ok else 'BAD'}  {finding.what}: {finding.sentence}")


def _servers(settings: Settings) -> Iterator[Finding]:
    probes: dict[str, Callable[[Settings], str]] = {"database": _database, "mailbox": _mailbox, "smtp": _smtp}
    for what, probe in probes.items():
        yield _finding(what, probe, settings)


def _finding(what: str, probe: Callable[[Settings], str], settings: Settings) -> Finding:
    from processor.errors import ZapisyError

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
        held = store.messages.counts().get("held", 0)
        return f"{make_url(str(settings.database.url))} works; {held} messages wait for a person"
    finally:
        store.close()


def _mailbox(settings: Settings) -> str:
    from processor.mailbox import Mailbox

    with Mailbox(settings.mailbox) as mailbox:
        folder = mailbox.open(settings.mailbox.folder)
        sent = mailbox.sent_folder()
        copies = f"copies of replies go to {sent}" if sent else "replies are not copied"
        return f"{settings.mailbox.host}: signed in; {folder.name} holds {folder.exists} messages; {copies}"


def _smtp(settings: Settings) -> str:
    from processor.delivery import Transport

    with Transport(settings.smtp) as transport:
        transport.connect()
    return f"{settings.smtp.host}: {'signed in' if settings.smtp.username else 'answers, without sign-in'}"

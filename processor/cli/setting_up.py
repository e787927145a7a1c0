"""`zapisy init`, `migrate`: from nothing to a program that may be checked and started."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from processor.cli import say
from processor.cli.session import Session
from processor.errors import ConfigurationError

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
    for command in (init, migrate):
        app.command()(command)


def init(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Default: the --config directory.")] = None,
) -> None:
    """Write a commented starter configuration (settings, one workshop, the reply texts); never overwrites."""
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

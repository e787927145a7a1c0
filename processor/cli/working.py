"""`zapisy poll`, `run`, `reprocess`, `demo`: the commands that do the work."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from processor.cli import say
from processor.cli.printing import AsJson, print_object
from processor.cli.session import Session


def add_to(app: typer.Typer) -> None:
    for command in (poll, run, reprocess, demo):
        app.command()(command)


def poll(context: typer.Context, as_json: AsJson = False) -> None:
    """One pass, for cron: fetch what is new, decide, store, send due replies, file the mail; then exit."""
    from processor import worker

    session: Session = context.obj
    settings = session.settings()
    result = worker.poll_once(settings, session.clock())
    counts = asdict(result)
    if as_json:
        print_object(counts)
    elif session.verbose:
        say("zapisy: " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in counts.items()))


def run(context: typer.Context) -> None:
    """The scheduled worker: polls, sends, retries, cleans up; stops cleanly on SIGTERM."""
    from processor.worker import schedule

    session: Session = context.obj
    settings = session.settings()
    _ = settings.texts  # a misspelt placeholder is found before the first mail
    schedule.run(settings, session.clock())


def reprocess(
    context: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="As `zapisy messages` shows them.")],
    as_json: AsJson = False,
) -> None:
    """Run held or failed messages through the pipeline again."""
    session: Session = context.obj
    settings = session.settings(offline=True)
    now = session.clock()()
    with session.store(settings) as store:
        reopened = store.messages.reopen(ids, now, "cli")
        fetched = [each for each in ids if each not in reopened and store.sightings.try_again(each, now, "cli")]
        for number in ids:
            known = number in (*reopened, *fetched)
            text = "will be read again with the next pass" if known else "is neither held nor failed, or holds no mail"
            print_object({"id": number, "reopened": known}) if as_json else say(f"zapisy: message {number} {text}")
    if set(ids) - {*reopened, *fetched}:
        raise typer.Exit(1)


def demo(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="One pass, print what happened, exit.")] = False,
    directory: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where database, mail and drop folder lie; default: temporary.")
    ] = None,
) -> None:
    """The whole road on this machine, nothing to set up."""
    from processor.cli import logs
    from processor.errors import ConfigurationError

    try:
        from processor.demo import run as run_demo
    except ModuleNotFoundError as error:
        raise ConfigurationError((f"{error.name} is not installed — pip install 'zapisy[demo]'",)) from error

    session: Session = context.obj
    logs.configure(session.verbose, "plain")
    run_demo(directory, session.now, once=once)

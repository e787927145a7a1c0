"""The commands and the global options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from processor.cli import (
    checking,
    evaluating,
    explaining,
    lists,
    privacy,
    recovering,
    serving,
    setting_up,
    staff,
    working,
)
from processor.cli.session import Session, moment

app = typer.Typer(
    help="Runs the registrations of an office mailbox: reads who signs up, stores it, answers, files the mail.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Rich is imported only where a person reads
    pretty_exceptions_enable=False,  # a traceback with local values would show people's mail
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _moment(text: str) -> str:
    try:
        moment(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no moment of ISO 8601, e.g. 2016-10-20T09:00:00+02:00") from None
    return text


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zapisy {version('zapisy')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path, typer.Option(envvar="ZAPISY_CONFIG", metavar="DIR", help="The configuration directory.")
    ] = Path("config"),
    now: Annotated[
        str,
        typer.Option(
            envvar="ZAPISY_NOW",
            metavar="ISO-8601",
            callback=lambda text: text and _moment(text),
            help="The program's idea of the present.",
        ),
    ] = "",
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Tell more; twice: everything.")] = 0,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Options of every command."""
    context.obj = Session(config, moment(now) if now else None, verbose)


for module in (setting_up, checking, working, recovering, serving, explaining, evaluating, lists, staff, privacy):
    module.add_to(app)

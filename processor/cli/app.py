"""The commands and the global options."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from processor.cli.session import Session, moment

MODULES = {  # in the order of `--help`
    "setting_up": ("init", "migrate"),
    "checking": ("check",),
    "working": ("poll", "run", "reprocess", "demo"),
    "recovering": ("reconcile", "replay"),
    "serving": ("serve",),
    "explaining": ("explain",),
    "evaluating": ("evaluate",),
    "lists": ("registrations", "messages", "replies"),
    "staff": ("staff",),
    "privacy": ("privacy",),
}


def app_for(command: str) -> typer.Typer:
    """The application with the commands of one module, that of `command`; with all of them where it is none of ours.

    Importing all of them and reading their options costs a poll a tenth of its time.
    """
    app = typer.Typer(
        help="Runs the registrations of an office mailbox: reads who signs up, stores it, answers, files the mail.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # Rich is imported only where a person reads
        pretty_exceptions_enable=False,  # a traceback with local values would show people's mail
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(options)
    wanted = [module for module, commands in MODULES.items() if command in commands]
    for module in wanted or MODULES:
        import_module(f"processor.cli.{module}").add_to(app)
    return app


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

"""`zapisy privacy …`: what is held about a person, and erasing it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from processor.cli import say
from processor.cli.printing import AsJson, print_object
from processor.cli.session import Session

privacy = typer.Typer(help="What is held about a person, and erasing it.", no_args_is_help=True)
Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="The person's e-mail address.")]


def add_to(app: typer.Typer) -> None:
    app.add_typer(privacy, name="privacy")


@privacy.command()
def export(context: typer.Context, address: Address) -> None:
    """Everything held about an address, as one JSON object: mails, registrations, replies, decisions."""
    session: Session = context.obj
    with session.store(session.settings(offline=True)) as store:
        found = store.privacy.export(address)
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))


@privacy.command()
def erase(
    context: typer.Context,
    address: Address,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete everything held about an address, for good; asks first, and tells what is left for a person to look at."""
    session: Session = context.obj
    settings, now = session.settings(offline=True), session.clock()()
    with session.store(settings) as store:
        counts = store.privacy.erase(address, now, "cli", dry_run=True)
        if not dry_run:
            if not yes:
                typer.confirm(f"Erase {_words(counts)} of {address} for good?", abort=True, err=True)
            counts = store.privacy.erase(address, now, "cli")
    if as_json:
        print_object({"address": address, "erased": not dry_run, **counts})
    else:
        say(f"zapisy: {'would erase' if dry_run else 'erased'} {_words(counts)}")
        if counts.get("mentions"):
            say(f"zapisy: {counts['mentions']} mails of others still name this address; please look at them")


def _words(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if name != "mentions")

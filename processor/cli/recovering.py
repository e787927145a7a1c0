"""`zapisy reconcile` and `replay`: after a disaster, and before trusting changed rules."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from processor.cli import say
from processor.cli.printing import AsJson, print_object, print_table
from processor.cli.session import ZONE, Session, moment

if TYPE_CHECKING:
    from processor.replay import Difference, Seen


def add_to(app: typer.Typer) -> None:
    for command in (reconcile, replay):
        app.command()(command)


def reconcile(context: typer.Context, as_json: AsJson = False) -> None:
    """After a restored database or a moved mailbox: import the mail that is missing, and answer none of it.

    Run it before the worker starts again. Answers that the database believes unsent are looked for among the sent mail;
    those that are not there wait for a person.
    """
    from processor.mailbox import Mailbox
    from processor.oauth import token
    from processor.reconcile import reconcile as bring_up
    from processor.worker.deciding import Road

    session: Session = context.obj
    settings, clock = session.settings(), session.clock()
    now = clock()
    with session.store(settings) as store, store.single_worker_lock():
        since = settings.mailbox.since or store.instance(now).started.astimezone(ZONE).date()
        with Mailbox(settings.mailbox, token=token(settings.mailbox.oauth, clock)) as mailbox:
            done = bring_up(store, mailbox, settings.mailbox, since, now)
        road = Road(settings, clock)
        try:
            fates = road.decide_left_over(store, lambda: False, ())
        finally:
            road.close()
    counts = asdict(done) | {fate.value: count for fate, count in sorted(fates.items())}
    if as_json:
        print_object(counts)
    else:
        say("zapisy: " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in counts.items()))


def _moment(text: str) -> datetime:
    try:
        return moment(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day or moment of ISO 8601, e.g. 2016-10-20") from None


def replay(
    context: typer.Context,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Mail received from this day or moment on.")],
    as_json: AsJson = False,
) -> None:
    """Stored mail under the present rules: what would be decided differently today. Changes nothing."""
    from processor.pipeline import open_desk
    from processor.reader import Reader
    from processor.replay import replay as again

    session: Session = context.obj
    start = _moment(since)
    settings = session.settings(offline=True)
    looked_at = 0
    found: list[Difference] = []
    with session.store(settings) as store:
        desk = open_desk(settings, store, session.clock()())
        with Reader(desk.office) as reader:
            for difference in again(store, start, desk, reader):
                looked_at += 1
                if difference is not None:
                    found.append(difference)
                    if as_json:
                        print_object(asdict(difference) | {"received_at": difference.received_at.isoformat()})
    if found and not as_json:
        rows = [(each.id, each.subject, each.by, _words(each.then), _words(each.now), each.reason) for each in found]
        print_table("", ("id", "subject", "decided by", "then", "today", "reason"), rows)
    say(f"zapisy: {looked_at} messages looked at, {len(found)} would be decided differently")


def _words(seen: Seen) -> str:
    parts = (seen.decision, seen.kind, ", ".join(seen.workshops), ", ".join(seen.people))
    return " · ".join(part for part in parts if part)

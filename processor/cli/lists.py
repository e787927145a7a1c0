"""`zapisy registrations`, `messages`, `replies`: what the database holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from processor.cli import say
from processor.cli.printing import AsJson, cell_text, print_object, print_table
from processor.cli.session import Session
from processor.values import Fate, RegistrationStatus, ReplyStatus

if TYPE_CHECKING:
    from processor.settings import Settings
    from processor.values import Workshop


class Format(StrEnum):
    """How `registrations` writes its list."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    for command in (registrations, messages, replies):
        app.command()(command)


def registrations(
    context: typer.Context,
    workshop: Annotated[str | None, typer.Option(metavar="ID", help="Only of this workshop.")] = None,
    status: Annotated[RegistrationStatus | None, typer.Option(help="Only with this status.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Default: standard output.")] = None,
    as_json: AsJson = False,
) -> None:
    """List or export registrations."""
    session: Session = context.obj
    settings = session.settings(offline=True)
    form = Format.JSON if as_json else form
    if form is Format.XLSX and output is None and sys.stdout.isatty():
        raise typer.BadParameter("an xlsx file is not for a terminal: add --output FILE")
    with session.store(settings) as store, _writable(output):
        rows = store.registrations.each(workshop=workshop, status=status)
        if form is Format.JSON:
            _write_lines(rows, output)
        elif form is Format.TABLE:
            _registrations_table(rows, output)
        else:
            _write(_file(form, rows, settings, workshop, session), output)
    if output is not None:
        say(f"zapisy: written to {output}")


@contextmanager
def _writable(output: Path | None) -> Iterator[None]:
    """A file that cannot be written is wrong usage."""
    try:
        yield
    except OSError as error:
        if output is None:
            raise
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}") from error


def _write_lines(rows: Iterable[Mapping[str, Any]], output: Path | None) -> None:
    if output is None:
        for row in rows:
            print_object(row)
        return
    import json

    with output.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _registrations_table(rows: Iterable[Mapping[str, Any]], output: Path | None) -> None:
    from processor.lists import in_order

    columns = (
        "id",
        "last_name",
        "first_names",
        "workshop",
        "status",
        "institution",
        "sender",
        "received_at",
        "decided_by",
    )
    cells = ([row.get(column) for column in columns] for row in in_order(list(rows)))
    if output is None:
        count = print_table("Registrations", columns, cells)
        say(f"{count} registrations")
    else:
        text = "".join("\t".join(map(cell_text, line)) + "\n" for line in cells)
        output.write_text("\t".join(columns) + "\n" + text, "utf-8")


def _file(
    form: Format, rows: Iterator[dict[str, Any]], settings: Settings, workshop: str | None, session: Session
) -> bytes:
    from processor.lists import make

    event: Workshop | None = next((event for event in settings.office.workshops if event.id == workshop), None)
    return make(form.value, list(rows), event, session.clock()()).content


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        output.write_bytes(content)


def messages(
    context: typer.Context,
    fate: Annotated[Fate | None, typer.Option(help="Only with this fate.")] = None,
    number: Annotated[int | None, typer.Option("--id", metavar="N", help="This one, whole.")] = None,
    as_json: AsJson = False,
) -> None:
    """Every message seen, with its one fate and the reason."""
    session: Session = context.obj
    settings = session.settings(offline=True)
    with session.store(settings) as store:
        if number is not None:
            _one(number, store.messages.get(number), as_json)
            return
        columns = ("id", "received_at", "sender", "subject", "kind", "fate", "reason", "filed_to")
        _list("Messages", columns, store.messages.each(fate=fate), as_json)


def _one(number: int, message: Mapping[str, Any] | None, as_json: bool) -> None:
    if message is None:
        say(f"zapisy: there is no message {number}")
        raise typer.Exit(1)
    if as_json:
        print_object(message)
    else:
        print_table(f"Message {number}", ("what", "is"), ((key, value) for key, value in message.items()))


def replies(
    context: typer.Context,
    status: Annotated[ReplyStatus | None, typer.Option(help="Only with this status.")] = None,
    as_json: AsJson = False,
) -> None:
    """The outbox: what was sent, is waiting, failed, was suppressed, and by which rule."""
    session: Session = context.obj
    settings = session.settings(offline=True)
    with session.store(settings) as store:
        columns = ("id", "message", "to", "kind", "status", "rule", "attempts", "sent_at", "error")
        _list("Replies", columns, store.outbox.each(status=status), as_json)


def _list(title: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]], as_json: bool) -> None:
    if as_json:
        for row in rows:
            print_object(row)
    else:
        print_table(title, columns, ([row.get(column) for column in columns] for row in rows))

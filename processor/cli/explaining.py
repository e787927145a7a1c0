"""`zapisy explain`: what would be understood from a mail, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from processor.cli.printing import AsJson, print_object
from processor.cli.session import Session

if TYPE_CHECKING:
    from processor.pipeline import Desk
    from processor.settings import Settings
    from processor.values import Outcome

_AT_ONCE = 32  # files in memory while the reading child works ahead
_LARGEST = 64 * 1024 * 1024  # a mail that no server would have taken is not read into memory


def add_to(app: typer.Typer) -> None:
    app.command()(explain)


def explain(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Mails as .eml files; - is standard input.")],
    as_json: AsJson = False,
) -> None:
    """What would be understood from these mails, and why; needs no database, no network, changes nothing."""
    from processor.cli.explanation import as_object, show

    session: Session = context.obj
    now = session.clock()()
    settings = session.settings(offline=True)
    failed = False
    for name, outcome in outcomes(files, settings, now):
        if isinstance(outcome, str):
            failed = True
            print_object({"file": name, "error": outcome}) if as_json else _say(name, outcome)
        elif as_json:
            print_object({"file": name} | as_object(outcome))
        else:
            show(name, outcome)
    if failed:
        raise typer.Exit(1)


def outcomes(files: list[str], settings: Settings, now: datetime) -> Iterator[tuple[str, Outcome | str]]:
    """For each file in order what became of it, or a sentence why it could not be read."""
    from processor.pipeline import explain as explain_mail
    from processor.reader import Reader, ReadingFailed

    desk = desk_of(settings)
    names = iter(files)
    with Reader(desk.office) as reader:
        while chunk := list(islice(names, _AT_ONCE)):
            raws = [_bytes(name) for name in chunk]
            readouts = reader.read_all([raw for raw in raws if isinstance(raw, bytes)], now)
            for name, raw in zip(chunk, raws, strict=True):
                if isinstance(raw, str):
                    yield name, raw
                    continue
                readout = next(readouts)
                if isinstance(readout, ReadingFailed):
                    yield name, str(readout)
                else:
                    yield name, explain_mail(raw, desk=desk, now=now, reader=lambda *_, known=readout: known)


def _bytes(name: str) -> bytes | str:
    """The content of a file or of standard input; a sentence where there is none."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if not raw.strip():
        return "the file is empty"
    return raw if len(raw) <= _LARGEST else "larger than 64 MB"


def desk_of(settings: Settings) -> Desk:
    from processor.pipeline import Desk
    from processor.values import Address

    sender = settings.smtp.from_ if settings.smtp.from_.address else Address("", "zapisy@localhost")
    return Desk(office=settings.office, texts=settings.texts, sender=sender, secret=b"explain sends nothing")


def _say(name: str, sentence: str) -> None:
    sys.stderr.write(f"zapisy: {name}: {sentence}\n")

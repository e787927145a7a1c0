"""`zapisy evaluate`: figures on labelled mail, or on the mail that staff have decided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from processor.cli import say
from processor.cli.printing import AsJson, print_object, print_table
from processor.cli.session import Session

if TYPE_CHECKING:
    from processor.evaluate import Judged, Label
    from processor.store import Store

GOLD = "gold.jsonl"
KINDS = {"accepted": "registration", "ignored": "other"}


def add_to(app: typer.Typer) -> None:
    app.command()(evaluate)


def evaluate(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="DIR", help=f"A folder of mails with {GOLD}.")] = None,
    from_review: Annotated[bool, typer.Option("--from-review", help="Measure on the mail that staff decided.")] = False,
    save: Annotated[Path | None, typer.Option(help="Keep this run to compare a later one with.")] = None,
    against: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A run kept by --save: what got better, what worse."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run labelled mail through the present rules and print the figures, by tag, and what is wrong with reasons."""
    from processor.evaluate import changed, figures

    if (directory is None) == (not from_review):
        raise typer.BadParameter("give a folder, or --from-review")
    session: Session = context.obj
    judged = _judged(session, directory)
    _print(judged, figures(judged), as_json)
    if against is not None:
        better, worse = changed(json.loads(against.read_text("utf-8")), judged)
        print_object({"better": better, "worse": worse}) if as_json else _compare(better, worse)
    if save is not None:
        kept = {one.label.file: one.wrong for one in judged}
        save.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def _judged(session: Session, directory: Path | None) -> list[Judged]:
    from processor.cli.explaining import desk_of
    from processor.evaluate import judge
    from processor.pipeline import explain
    from processor.reader import Reader

    settings, now = session.settings(offline=True), session.clock()()
    desk = desk_of(settings)
    judged = []
    with Reader(desk.office) as reader:
        for label, raw in _labelled(directory) if directory else _reviewed(session):
            outcome = explain(raw, desk=desk, now=now, reader=lambda raw, _office, now: reader.read(raw, now))
            judged.append(judge(label, outcome))
    return judged


def _labelled(directory: Path) -> Iterator[tuple[Label, bytes]]:
    from processor.evaluate import label

    gold = directory / GOLD
    try:
        lines = gold.read_text("utf-8").splitlines()
    except OSError as error:
        say(f"zapisy: {gold} cannot be read ({error.strerror}); write a line of JSON for each mail of the folder there")
        raise typer.Exit(1) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            wanted = label(json.loads(line))
            yield wanted, (directory / wanted.file).read_bytes()
        except (ValueError, KeyError, TypeError, OSError) as error:
            say(f"zapisy: {gold}, line {number}: {type(error).__name__}: {error}; this line was passed over")


def _reviewed(session: Session) -> Iterator[tuple[Label, bytes]]:
    """Mail that a person decided, labelled by that decision."""
    settings = session.settings(offline=True)
    with session.store(settings) as store:
        for row in store.messages.each():
            message = store.messages.get(row["id"]) or {}
            raw = store.messages.raw(row["id"])
            if raw is not None and str(message.get("decided_by") or "").startswith("staff:"):
                yield _decided(store, message), raw


def _decided(store: Store, message: dict[str, Any]) -> Label:
    from processor.evaluate import label

    people = (message.get("evidence") or {}).get("people") or []
    workshops = message.get("workshops") or []
    accepted = message["fate"] == "accepted"
    return label(
        {
            "file": f"message {message['id']}",
            "kind": message.get("kind") if accepted else KINDS.get(message["fate"], "other"),
            "workshop": workshops[0] if len(workshops) == 1 else None,
            "people": [{"first": p["first_names"], "last": p["last_name"], "gender": p.get("gender")} for p in people],
            "reply": accepted and any(reply["status"] != "suppressed" for reply in message.get("replies") or ()),
        }
    )


def _print(judged: Sequence[Judged], summary: dict[str, Any], as_json: bool) -> None:
    from processor.evaluate import by_tag

    wrong = [one for one in judged if one.wrong]
    if as_json:
        print_object(summary)
        for tag, (count, right) in sorted(by_tag(judged).items()):
            print_object({"tag": tag, "mails": count, "right": right})
        for one in wrong:
            print_object(_wrong(one))
        return
    print_table("Figures", ("figure", "value"), summary.items())
    rows = [(tag, count, right) for tag, (count, right) in sorted(by_tag(judged).items())]
    print_table("By tag", ("tag", "mails", "right"), rows)
    columns = ("file", "wrong", "wanted", "got", "decision", "why")
    print_table("Wrong", columns, [tuple(_wrong(one).values()) for one in wrong])


def _wrong(one: Judged) -> dict[str, Any]:
    wanted = [" / ".join(sorted(names)) for names in one.label.people]
    got = list(one.names)
    why = "; ".join(one.reasons[:4])
    return {
        "file": one.label.file,
        "wrong": one.wrong,
        "wanted": wanted,
        "got": got,
        "decision": one.decision,
        "why": why,
    }


def _compare(better: list[str], worse: list[str]) -> None:
    print_table("Against the earlier run", ("better", "worse"), [(better, worse)])

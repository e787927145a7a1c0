"""One explained mail: the object of the contract; or, for people, its text with the names in it and the reasons."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from processor.values import Attendee, Origin, Outcome, Reason, Refusal, Reply, TextPart

NO_ANSWER = "Na tę wiadomość nie należy się żadna odpowiedź."
ALLOWED = "Wolno odpowiedzieć nadawcy."
_LONGEST = 6_000  # characters of one part on the screen


def as_object(outcome: Outcome) -> dict[str, Any]:
    """The object of the contract without `file`."""
    workshops = list(outcome.plan.workshops or outcome.verdict.workshops)
    return {
        "kind": outcome.verdict.kind.value,
        "decision": outcome.plan.decision.value,
        "workshop": workshops[0] if len(workshops) == 1 else None,
        "workshops": workshops,
        "people": [_person(attendee) for attendee in outcome.reading.people],
        "reply": answer(outcome),
        "reasons": [reason.sentence for reason in reasons(outcome)],
    }


def _person(attendee: Attendee) -> dict[str, Any]:
    person: dict[str, Any] = {
        "first_names": attendee.first_names,
        "last_name": attendee.last_name,
        "gender": attendee.gender,
        "action": attendee.action.value,
        "confidence": round(attendee.confidence, 3),
        "written": attendee.written,
        "where": attendee.where,
        "start": attendee.start,
        "end": attendee.end,
    }
    for name in ("workshop", "institution", "function", "phone"):
        if value := getattr(attendee, name):
            person[name] = value
    if attendee.alternatives:
        person["alternatives"] = list(attendee.alternatives)
    return person


def answer(outcome: Outcome) -> dict[str, Any]:
    """May the sender be answered, with what, and which row of the gate forbids it."""
    kind = outcome.plan.answer.value if outcome.plan.answer else None
    match outcome.answer:
        case Reply(kind=rendered):
            return {"allowed": True, "kind": rendered.value, "rule": None, "reason": ALLOWED}
        case Refusal(rule=rule, sentence=sentence):
            return {"allowed": False, "kind": kind, "rule": rule, "reason": sentence}
        case _:
            return {"allowed": False, "kind": kind, "rule": None, "reason": NO_ANSWER}


def reasons(outcome: Outcome) -> list[Reason]:
    """Every reason once, in the order in which it was thought of."""
    every = (*outcome.verdict.reasons, *outcome.reading.reasons, *outcome.reading.doubts, *outcome.plan.reasons)
    return list({reason.sentence: reason for reason in every}.values())


def show(name: str, outcome: Outcome, console: Console | None = None) -> None:
    """Print for a person: head, text with names, people, answer, reasons."""
    console = console or Console(width=None if sys.stdout.isatty() else 120)
    mail, facts = outcome.mail, as_object(outcome)
    console.rule(Text(name), align="left")
    console.print(Text.assemble(("Od:     ", "dim"), f"{mail.sender.name} <{mail.sender.address}>"))
    console.print(Text.assemble(("Temat:  ", "dim"), mail.subject))
    meant = ", ".join(facts["workshops"]) or "—"
    console.print(Text.assemble(("Uznano: ", "dim"), (f"{facts['kind']} → {facts['decision']}", "bold"), f"   {meant}"))
    for part in _parts(outcome):
        console.print()
        if part.where not in {"body", "html"}:
            console.print(Text(f"[{part.where}]", "dim"))
        console.print(_highlighted(part, outcome.reading.people, marks=not console.is_terminal))
    console.print()
    if outcome.reading.people:
        console.print(_people(outcome.reading.people))
    _show_answer(facts["reply"], console)
    for reason in reasons(outcome):
        console.print(Text.assemble((" • ", "dim"), reason.sentence, (f"  [{reason.rule}]", "dim")))
    for problem in mail.problems:
        console.print(Text.assemble((" ! ", "yellow"), problem))
    console.print()


def _parts(outcome: Outcome) -> Iterator[TextPart]:
    """The text a person would read, and every other part in which somebody's name stands."""
    evidence = {attendee.where for attendee in outcome.reading.people}
    shown = {part.where for part in outcome.mail.parts if part.where in {"body", "html"} and part.text.strip()}
    first = "html" if "html" in shown and ("html" in evidence or "body" not in shown) else "body"
    for part in outcome.mail.parts:
        if part.where == first or part.where in evidence - {"subject", "from"}:
            yield part


def _highlighted(part: TextPart, people: tuple[Attendee, ...], *, marks: bool) -> Text:
    """The part's text; names in colour, or between » « where there are no colours; what others wrote before is dim."""
    text = Text(part.text[:_LONGEST].rstrip())
    for segment in part.segments:
        if segment.origin is not Origin.OWN:
            text.stylize("dim", segment.start, segment.end)
    places = sorted({(person.start, person.end) for person in people if person.where == part.where})
    for start, end in places:
        text.stylize("bold black on bright_yellow", start, end)
    if not marks:
        return text
    pieces, last = Text(), 0
    for start, end in places:
        if start >= last:
            pieces.append_text(text[last:start]).append("»").append_text(text[start:end]).append("«")
            last = end
    return pieces.append_text(text[last:])


def _people(people: tuple[Attendee, ...]) -> Table:
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Osoba", "", "Co", "Pewność", "W mailu", "Gdzie"):
        table.add_column(column)
    for person in people:
        what = "zapisać" if person.action.value == "register" else "wypisać"
        cells = (person.full_name, person.gender or "?", what, f"{person.confidence:.2f}", person.written, person.where)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _show_answer(reply: dict[str, Any], console: Console) -> None:
    if reply["allowed"]:
        console.print(Text.assemble(("Odpowiedź: ", "dim"), (reply["kind"], "green")))
    else:
        rule = f"  [{reply['rule']}]" if reply["rule"] else ""
        console.print(Text.assemble(("Odpowiedź: ", "dim"), ("nie", "red"), f" — {reply['reason']}", (rule, "dim")))

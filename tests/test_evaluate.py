"""Figures on labelled mail: what counts as right, what as each kind of wrong, and what changed since an earlier run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from processor.evaluate import Judged, by_tag, changed, figures, judge, label
from processor.values import (
    Attendee,
    Decision,
    Kind,
    Mail,
    Outcome,
    Plan,
    Reading,
    Refusal,
    Reply,
    ReplyKind,
    Verdict,
)

NOW = datetime(2016, 10, 20, tzinfo=UTC)
ANNA = {"first": "Anna", "last": "Nowak", "gender": "f", "alt": ["Anna Nowakowa"]}
REPLY = Reply(ReplyKind.CONFIRMED, "a@example.org", "Potwierdzenie", "<1@x>", b"")
MAIL = Mail("", "", 0, (), ())


def wanted(**more: object) -> dict[str, object]:
    row: dict[str, object] = {"file": "a.eml", "kind": "registration", "people": [ANNA], "reply": True}
    return row | {"workshop": "proszowice-2016", "tags": ["simple"], **more}


def outcome(*names: str, decision: Decision = Decision.ACCEPT, answer: Reply | Refusal | None = REPLY) -> Outcome:
    people = tuple(Attendee(name.split()[0], name.split()[-1], "f", 1.0, name, "body", 0, len(name)) for name in names)
    workshops = ("proszowice-2016",)
    return Outcome(
        MAIL, Verdict(Kind.REGISTRATION, workshops), Reading(people), Plan(decision, workshops=workshops), answer
    )


def judged(row: dict[str, object], out: Outcome) -> Judged:
    return judge(label(row), out)


@pytest.mark.parametrize(
    ("row", "out", "wrong"),
    [
        (wanted(), outcome("Anna Nowak"), ""),
        (wanted(), outcome("Anna Nowakowa"), ""),
        (wanted(), outcome("Anna NOWAK"), "people"),
        (wanted(), outcome(), "people"),
        (wanted(), outcome("Anna Nowak", "Jan Lis"), "people"),
        (wanted(), outcome("Anna Nowak", decision=Decision.IGNORE), "lost as ignored"),
        (wanted(reply=False), outcome("Anna Nowak"), "false reply"),
        (wanted(kind="business", people=[], reply=False), outcome("Anna Nowak"), "false reply"),
        (wanted(kind="business", people=[], reply=False), outcome("Anna Nowak", answer=None), "false accept"),
        (wanted(kind="business", people=[], reply=False), outcome(decision=Decision.IGNORE), ""),
        (wanted(kind="cancellation"), outcome("Anna Nowak"), "people"),
    ],
)
def test_what_is_wrong_with_a_mail(row: dict[str, object], out: Outcome, wrong: str) -> None:
    assert judged(row, out).wrong == wrong


def test_two_people_of_one_name_are_two_labels() -> None:
    row = wanted(people=[ANNA, ANNA])
    assert judged(row, outcome("Anna Nowak")).wrong == "people"
    assert judged(row, outcome("Anna Nowak", "Anna Nowak")).wrong == ""


def test_figures_and_tags() -> None:
    run = [
        judged(wanted(), outcome("Anna Nowak")),
        judged(wanted(file="b.eml"), outcome("Jan Lis")),
        judged(wanted(file="c.eml", kind="spam", people=[], reply=False, tags=["spam"]), outcome(answer=None)),
    ]
    found = figures(run)
    assert found["exact_people"] == 0.5
    assert found["accept_precision"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["straight_through"] == 0.5
    assert (found["false_accepts"], found["false_replies"], found["lost_as_ignored"]) == (1, 0, 0)
    assert by_tag(run) == {"simple": (2, 1), "spam": (1, 0)}


def test_what_got_better_and_what_worse() -> None:
    run = [judged(wanted(), outcome("Anna Nowak")), judged(wanted(file="b.eml"), outcome())]
    assert changed({"a.eml": "people", "b.eml": ""}, run) == (["a.eml"], ["b.eml"])
    assert changed({}, run) == ([], [])

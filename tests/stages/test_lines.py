"""Letters of one to three sentences that name people beside a request: who is entered, who is not, what is held.

Every line of `tests/lines` is {"from", "subject", "body", "register", "cancel", "hold"}: full names in the nominative;
`hold` where a clerk would ask, or where nobody is to be entered. The floors are what is reached, so that no rule costs
what another won; the letters accepted wrongly are counted, and are no more.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from processor.stages.classify import classify
from processor.stages.extract import extract
from processor.stages.register import register
from processor.values import Action, Decision, Reading
from tests.stages.readings import NOW, OFFICE, letter

LINES = Path(__file__).parent.parent / "lines"
FLOORS = {  # accepted and right, at least; accepted and wrong, at most
    "apart": (23, 0),
    "around": (80, 0),
    "barely": (120, 0),
    "beside": (81, 0),
    "brief": (414, 18),
    "brisk": (290, 6),
    "briefly": (16, 0),
    "bystanders": (24, 0),
    "conversation": (79, 0),
    "curt": (63, 0),
    "daily": (109, 0),
    "family": (76, 1),
    "mixed": (77, 2),
    "people": (70, 1),
    "pronouns": (56, 1),
    "places": (87, 1),
    "plain": (89, 0),
    "plainest": (110, 0),
    "elsewhere": (0, 0),
    "everyday": (61, 5),
    "implicit": (0, 11),
    "scattered": (53, 2),
    "laconic": (119, 2),
    "offhand": (186, 0),
    "ordinary": (80, 1),
    "turning": (337, 0),
    "turns": (47, 2),
    "strangers": (0, 2),
    "syntax": (58, 0),
    "talk": (80, 0),
    "weekly": (106, 0),
    "various": (84, 0),
}

PASSED_OVER = {
    "brief": 9,
    "brisk": 4,
    "scattered": 5,
}  # letters that ask for something and are called another kind, at most


def outcome(row: dict[str, object]) -> str:
    """ "right", "wrong", "held" or, of a letter that asks for something, "ignored"."""
    one = letter(str(row["body"]), str(row["subject"]), str(row["from"]))
    verdict = classify(one, OFFICE, NOW)
    people = extract(one, verdict, OFFICE, NOW) if verdict.may_register else Reading()
    decision = register(verdict, people, OFFICE, None, NOW, sender=one.sender.address).decision
    if decision is not Decision.ACCEPT:
        return "ignored" if decision is Decision.IGNORE and (row["register"] or row["cancel"]) else "held"
    read = {
        action: sorted(person.full_name for person in people.people if person.action is action) for action in Action
    }
    asked = {Action.REGISTER: row["register"], Action.CANCEL: row["cancel"]}
    right = all(read[action] == sorted(names) for action, names in asked.items())  # type: ignore[call-overload]
    return "right" if right and not row["hold"] else "wrong"


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_lines(name: str) -> None:
    rows = [json.loads(line) for line in (LINES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    counted = Counter(outcome(row) for row in rows)
    right, wrong = FLOORS[name]
    assert counted["right"] >= right
    assert counted["wrong"] <= wrong
    assert counted["ignored"] <= PASSED_OVER.get(name, 0)


def test_every_file_has_a_floor() -> None:
    assert {path.stem for path in LINES.glob("*.jsonl")} == set(FLOORS)

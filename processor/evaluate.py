"""How well mail is understood: outcomes held against labels, as figures, by tag, and against an earlier run.

A mail is *right* when the people to register (to cancel, for a cancellation) are exactly those of the label, each name
one of the accepted spellings, compared with their capitals. Labels come from a folder's `gold.jsonl` or from what staff
decided.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from processor.values import Action, Decision, Outcome, Reply

ACTIONABLE = frozenset({"registration", "cancellation", "correction"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful person says of one mail. Each of `people` is the set of its accepted full names."""

    file: str
    kind: str
    workshop: str | None = None
    people: tuple[frozenset[str], ...] = ()
    genders: tuple[str | None, ...] = ()
    reply: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """One mail: what was wanted, what came out, and what of it was wrong ("" where nothing was)."""

    label: Label
    kind: str
    decision: str
    workshop: str | None
    names: tuple[str, ...]
    found: int  # of the people wanted
    genders_right: int
    allowed: bool  # an answer would go out
    reasons: tuple[str, ...] = field(default=())

    @property
    def people_right(self) -> bool:
        return self.found == len(self.label.people) == len(self.names)

    @property
    def wrong(self) -> str:
        """What is wrong, the worst first."""
        accepted = self.decision == Decision.ACCEPT
        if self.label.kind not in ACTIONABLE:
            return "false reply" if self.allowed else "false accept" if accepted else ""
        if self.decision == Decision.IGNORE:
            return "lost as ignored"
        if self.allowed and not self.label.reply:
            return "false reply"
        return "" if self.people_right else "people"


def label(row: Mapping[str, Any]) -> Label:
    """A line of `gold.jsonl`. Raises KeyError or TypeError where it is none."""
    people = row["people"]
    return Label(
        row["file"],
        row["kind"],
        row.get("workshop"),
        tuple(frozenset(map(_plain, _spellings(person))) for person in people),
        tuple(person.get("gender") for person in people),
        bool(row.get("reply")),
        tuple(row.get("tags") or ()),
        row.get("note") or "",
    )


def _spellings(person: Mapping[str, Any]) -> list[str]:
    return [f"{person.get('first') or ''} {person.get('last') or ''}", *(person.get("alt") or ())]


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split())


def judge(wanted: Label, outcome: Outcome) -> Judged:
    """Hold an outcome against its label."""
    action = Action.CANCEL if wanted.kind == "cancellation" else Action.REGISTER
    people = [person for person in outcome.reading.people if person.action is action]
    got = [_plain(person.full_name) for person in people]
    left, right, genders = list(got), 0, 0
    for accepted, gender in zip(wanted.people, wanted.genders, strict=True):
        hit = next((name for name in left if name in accepted), None)
        if hit is not None:
            left.remove(hit)
            right += 1
            genders += gender is not None and people[got.index(hit)].gender == gender
    meant = outcome.plan.workshops or outcome.verdict.workshops
    told = (*outcome.verdict.reasons, *outcome.reading.doubts, *outcome.plan.reasons)
    return Judged(
        wanted,
        outcome.verdict.kind.value,
        outcome.plan.decision.value,
        meant[0] if len(meant) == 1 else None,
        tuple(got),
        right,
        genders,
        isinstance(outcome.answer, Reply) and outcome.plan.decision is Decision.ACCEPT,
        tuple(dict.fromkeys(reason.sentence for reason in told)),
    )


def figures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Shares between 0 and 1, None where there is nothing to share; and counts."""
    acts = [one for one in judged if one.label.kind in ACTIONABLE]
    others = [one for one in judged if one.label.kind not in ACTIONABLE]
    accepted = [one for one in judged if one.decision == Decision.ACCEPT]
    may_answer = [one for one in judged if one.label.reply]
    told = [one for one in acts if one.label.workshop]
    wanted = sum(len(one.label.people) for one in acts)
    gendered = sum(sum(g is not None for g in one.label.genders) for one in acts if one.people_right)
    return {
        "mails": len(judged),
        "exact_people": _share(sum(one.people_right for one in acts), len(acts)),
        "name_recall": _share(sum(one.found for one in acts), wanted),
        "names_extra": sum(len(one.names) - one.found for one in acts),
        "accept_precision": _share(sum(_accepted_right(one) for one in accepted), len(accepted)),
        "straight_through": _share(sum(_accepted_right(one) for one in may_answer), len(may_answer)),
        "false_accepts": sum(one.decision == Decision.ACCEPT for one in others),
        "false_replies": sum(one.allowed and not one.label.reply for one in judged),
        "lost_as_ignored": sum(one.decision == Decision.IGNORE for one in acts),
        "kind_accuracy": _share(sum(one.kind == one.label.kind for one in judged), len(judged)),
        "workshop": _share(sum(one.workshop == one.label.workshop for one in told), len(told)),
        "gender": _share(sum(one.genders_right for one in acts if one.people_right), gendered),
    }


def _accepted_right(one: Judged) -> bool:
    return one.decision == Decision.ACCEPT and one.people_right and one.label.kind in ACTIONABLE


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def by_tag(judged: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """For each tag: how many mails, and how many of them have nothing wrong."""
    found: dict[str, tuple[int, int]] = {}
    for one in judged:
        for tag in one.label.tags:
            count, right = found.get(tag, (0, 0))
            found[tag] = (count + 1, right + (not one.wrong))
    return found


def changed(before: Mapping[str, str], judged: Iterable[Judged]) -> tuple[list[str], list[str]]:
    """(better, worse) against an earlier run, kept as what was wrong by file."""
    now = {one.label.file: one.wrong for one in judged}
    better = sorted(file for file, wrong in now.items() if before.get(file) and not wrong)
    worse = sorted(file for file, wrong in now.items() if file in before and not before[file] and wrong)
    return better, worse

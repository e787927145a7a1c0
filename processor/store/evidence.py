"""Evidence as JSON: what was read, where, and every reason; for the review page, `zapisy messages --id` and replays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from processor.store.folding import clean
from processor.store.rows import Readout
from processor.values import Attendee, Plan, Reason, Refusal, Reply

LIMIT = 400_000  # characters of JSON kept for one mail; people's reasons go first


def plain(value: Any) -> Any:
    """Values as JSON knows them: dataclasses as objects, tuples as lists, instants as ISO 8601."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    kind: Any = type(value)
    if names := _names(kind):
        return {name: plain(getattr(value, name)) for name in names}
    return [plain(item) for item in value]


@cache
def _names(kind: type[object]) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def evidence(readout: Readout, plan: Plan, answer: Reply | Refusal | None) -> dict[str, Any]:
    """Everything a person needs to judge the decision, without the mail's text (which the raw bytes hold)."""
    mail, verdict, reading = readout.mail, readout.verdict, readout.reading
    whole = {
        "kind": verdict.kind.value,
        "confidence": verdict.confidence,
        "workshops": list(plan.workshops or verdict.workshops),
        "verdict": plain(verdict.reasons),
        "people": plain(reading.people),
        "doubts": plain(reading.doubts),
        "reading": plain(reading.reasons),
        "plan": plain(plan.reasons),
        "answer": _answer(plan, answer),
        "attachments": plain(mail.attachments),
        "problems": plain(mail.problems),
    }
    if len(reading.people) > 50 and len(json.dumps(whole)) > LIMIT:
        whole["people"] = [_brief(person) for person in reading.people[:2000]]
    return whole


def _brief(person: Attendee) -> dict[str, Any]:
    whole: dict[str, Any] = plain(person)
    return whole | {"reasons": [], "alternatives": []}


def _answer(plan: Plan, answer: Reply | Refusal | None) -> dict[str, Any]:
    kind = plan.answer.value if plan.answer else None
    if isinstance(answer, Reply):
        return {"allowed": True, "kind": answer.kind.value, "rule": None, "reason": ""}
    if isinstance(answer, Refusal):
        return {"allowed": False, "kind": kind, "rule": answer.rule, "reason": clean(answer.sentence)}
    return {"allowed": False, "kind": kind, "rule": None, "reason": ""}


def why(readout: Readout, plan: Plan) -> tuple[str, str]:
    """(rule, sentence) of a decision: the plan's reasons, else the reading's doubts, else the verdict's reasons."""
    reasons: tuple[Reason, ...] = plan.reasons or readout.reading.doubts or readout.verdict.reasons
    sentences = dict.fromkeys(reason.sentence for reason in reasons if reason.sentence)
    return (clean(reasons[0].rule, 100) if reasons else ""), clean("; ".join(sentences), 2000)

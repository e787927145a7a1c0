"""A person as a clerk sees and changes him: what was understood, ready to be corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from processor.values import Action, Attendee, Gender, Reason


@dataclass(frozen=True, slots=True)
class Person:
    """Fields of one person in the form; all texts, empty where unknown. `origin` is where the name was read (JSON)."""

    first_names: str = ""
    last_name: str = ""
    gender: str = ""
    action: str = "register"
    workshop: str = ""
    institution: str = ""
    function: str = ""
    phone: str = ""
    origin: str = ""

    @classmethod
    def from_evidence(cls, read: Mapping[str, Any], workshop: str = "") -> Person:
        """From an attendee as the store keeps it."""
        place = {key: read.get(key) for key in ("written", "where", "start", "end")}
        return cls(
            first_names=read.get("first_names") or "",
            last_name=read.get("last_name") or "",
            gender=read.get("gender") or "",
            action=read.get("action") or "register",
            workshop=read.get("workshop") or workshop,
            institution=read.get("institution") or "",
            function=read.get("function") or "",
            phone=read.get("phone") or "",
            origin=json.dumps(place, ensure_ascii=False),
        )

    def attendee(self) -> Attendee:
        """As the stages know people; a clerk is certain."""
        place = _place(self.origin)
        gender: Gender | None = "f" if self.gender == "f" else "m" if self.gender == "m" else None
        return Attendee(
            self.first_names,
            self.last_name,
            gender,
            1.0,
            written=str(place.get("written") or ""),
            where=str(place.get("where") or ""),
            start=_number(place.get("start")),
            end=_number(place.get("end")),
            action=Action.CANCEL if self.action == "cancel" else Action.REGISTER,
            workshop=self.workshop or None,
            institution=self.institution,
            function=self.function,
            phone=self.phone,
            reasons=(Reason("staff.named", "Podane przez pracownika."),),
        )


def _place(origin: str) -> dict[str, Any]:
    try:
        place = json.loads(origin) if origin else {}
    except (ValueError, RecursionError):
        return {}
    return place if isinstance(place, dict) else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else 0


def problem_with(people: Sequence[Person]) -> str:
    """A sentence where the form cannot be confirmed yet, or ""."""
    if not people:
        return "Nie ma nikogo do zapisania; jeśli to nie zgłoszenie, wybierz „To nie zgłoszenie”."
    if any(not (person.first_names and person.last_name) for person in people):
        return "Każda osoba musi mieć imię i nazwisko."
    return ""

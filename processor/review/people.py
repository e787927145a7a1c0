"""A person as a clerk sees and changes him: what was understood, ready to be corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from processor import names
from processor.values import Action, Attendee, Gender, Reason


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that was weighed for a person; one click puts it in."""

    first_names: str
    last_name: str

    @property
    def name(self) -> str:
        return f"{self.first_names} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Person:
    """Fields of one person in the form; all texts, empty where unknown. `origin` is where the name was read (JSON).

    Without a gender the names tell it, where they do.
    """

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
        said: Gender | None = "f" if self.gender == "f" else "m" if self.gender == "m" else None
        gender = said or names.gender(f"{self.first_names} {self.last_name}")
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


def choices(read: Sequence[Mapping[str, Any]], people: Sequence[Person]) -> list[tuple[Choice, ...]]:
    """For each person in the form the names that were weighed, the one read last; none where nothing else was weighed.

    People are found again by where they were read: the form may have lost some or gained others.
    """
    weighed = {_spot(Person.from_evidence(each).origin): _weighed(each) for each in read}
    return [weighed.get(_spot(person.origin), ()) if person.origin else () for person in people]


def choose(people: Sequence[Person], weighed: Sequence[Sequence[Choice]], person: int, choice: int) -> list[Person]:
    """The people with one name put in; as they are where there is no such choice."""
    if person >= len(people) or choice >= len(weighed[person]):
        return list(people)
    name = weighed[person][choice]
    changed = replace(people[person], first_names=name.first_names, last_name=name.last_name, gender="")
    return [*people[:person], changed, *people[person + 1 :]]


def _weighed(read: Mapping[str, Any]) -> tuple[Choice, ...]:
    others = tuple(_split(name) for name in read.get("alternatives") or () if name.strip())
    return (*others, Choice(read.get("first_names") or "", read.get("last_name") or "")) if others else ()


def _split(full_name: str) -> Choice:
    first, _, last = full_name.strip().rpartition(" ")
    return Choice(first, last)


def _spot(origin: str) -> tuple[str, int, int]:
    place = _place(origin)
    return str(place.get("where")), _number(place.get("start")), _number(place.get("end"))


def problem_with(people: Sequence[Person]) -> str:
    """A sentence where the form cannot be confirmed yet, or ""."""
    if not nobody(people) and any(not (person.first_names and person.last_name) for person in people):
        return "Każda osoba musi mieć imię i nazwisko."
    return NOBODY if nobody(people) else ""


def nobody(people: Sequence[Person]) -> bool:
    """Nobody is named, not even by half."""
    return not any(person.first_names or person.last_name for person in people)


NOBODY = "Nie ma nikogo do zapisania. Wpisz osobę albo wybierz „Odpowiem sam(a)” lub „To nie zgłoszenie”."

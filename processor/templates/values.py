"""The placeholders of the reply texts: everything a text may say, and sample values to try every text with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from processor.templates import wording
from processor.values import Gender, Workshop

LANGUAGES = ("pl", "en")


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a list. `workshop` is the title where the mail is about several, else empty."""

    name: str
    gender: Gender | None = None
    workshop: str = ""

    def __str__(self) -> str:
        return f"{self.name} – {self.workshop}" if self.workshop else self.name


@dataclass(frozen=True, slots=True)
class Facts:
    """A workshop as told to people. `day` is `26 października 2016`, `when` the whole time; `over`: has it ended."""

    title: str
    day: str
    when: str
    venue: str
    address: str
    leaders: tuple[str, ...]
    programme: str
    contact: str
    privacy_notice: str
    cancelled: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """What one reply says. Lists are empty where they do not apply."""

    language: str
    salutation: str  # with its comma
    yourself: Person | None  # the sender, where the mail concerns the sender alone
    people: tuple[Person, ...]  # on the list now
    waiting: tuple[Person, ...]  # on the waiting list now
    cancelled: tuple[Person, ...]  # taken off the list
    refused: tuple[Person, ...]  # could not be put on it
    workshops: tuple[Workshop, ...]  # the answer is about; for `which_workshop` those to choose from
    office: str  # our display name
    contact: str
    now: datetime


def placeholders(letter: Letter) -> dict[str, Any]:
    """The values of a text, by the names that texts use."""
    language = letter.language
    facts = tuple(_facts(workshop, language, letter.now) for workshop in letter.workshops)
    return {
        "salutation": letter.salutation,
        "you": _you(letter),
        "people": letter.people,
        "waiting": letter.waiting,
        "cancelled": letter.cancelled,
        "refused": letter.refused,
        "workshops": facts,
        "days": ", ".join(dict.fromkeys(fact.day for fact in facts)),
        "privacy_notices": tuple(dict.fromkeys(f.privacy_notice for f in facts if f.privacy_notice)),
        "office": letter.office,
        "contact": letter.contact,
    }


def _you(letter: Letter) -> str:
    """Panią, Pana or you, where the mail concerns its sender alone and, in Polish, the gender is certain; or ""."""
    if letter.yourself is None:
        return ""
    return "you" if letter.language == "en" else {"f": "Panią", "m": "Pana", None: ""}[letter.yourself.gender]


def _facts(workshop: Workshop, language: str, now: datetime) -> Facts:
    return Facts(
        title=workshop.title,
        day=wording.day(workshop.starts, language),
        when=wording.when(workshop.starts, workshop.ends, language),
        venue=workshop.venue,
        address=workshop.address,
        leaders=workshop.leaders,
        programme=workshop.programme.strip(),
        contact=workshop.contact,
        privacy_notice=workshop.privacy_notice.strip(),
        cancelled=workshop.cancelled,
        over=workshop.ends <= now,
    )


def samples(language: str) -> Iterator[Mapping[str, Any]]:
    """Values that lead through every branch a sensible text has: nobody, one and many, full facts and bare ones."""
    warsaw = ZoneInfo("Europe/Warsaw")
    starts, ends = datetime(2016, 10, 26, 12, tzinfo=warsaw), datetime(2016, 10, 26, 13, 30, tzinfo=warsaw)
    full = Workshop(
        "sample-1", "Warsztaty", starts, ends, "Urząd Miasta", "ul. Długa 1, 30-001 Kraków", ("dr Anna Nowak",),
        "Program", contact="biuro@example.org", privacy_notice="Administratorem danych jest biuro.",
    )  # fmt: skip
    bare = Workshop("sample-2", "Debata", starts, ends, "Biblioteka", "ul. Krótka 2", cancelled=True)
    one, three = (Person("Anna Nowak", "f"),), tuple(Person(f"Jan Nowak {n}", "m", "Debata") for n in range(3))
    for people, workshops, now in ((one, (full,), starts), (three, (full, bare), ends), ((), (), starts)):
        yourself = people[0] if people == one else None
        yield placeholders(
            Letter(
                language, "Szanowni Państwo,", yourself, people, people, people, people, workshops, "Biuro",
                "biuro@example.org", now,
            )
        )  # fmt: skip


def sample_letter(language: str, workshop: Workshop, office: str, contact: str, now: datetime) -> Letter:
    """What the pages show of a text: two people of everyday names, this workshop's facts."""
    people = (Person("Anna Nowak", "f"), Person("Jan Kowalski", "m"))
    salutation = wording.salutation("Anna Nowak", "f", language)
    return Letter(language, salutation, None, people, people, people, people, (workshop,), office, contact, now)

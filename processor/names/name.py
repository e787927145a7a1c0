"""The noun of this room: a personal name read in a text."""

from __future__ import annotations

from dataclasses import dataclass

from processor.values import Gender, Reason


@dataclass(frozen=True, slots=True)
class Name:
    """A full (or partial) personal name found in text.

    `first_names` and `last_name` are in the nominative and in proper case; either may be "" (given name only, surname
    only). `start`/`end` are offsets in the text given, end exclusive, without the titles beside the name.
    `confidence` is the share of such names that are exactly right; `alternatives` are other full names in the
    nominative that remain possible, likelier first; `case` is nom, gen, dat, acc, inst, loc or voc where told.
    """

    first_names: str
    last_name: str
    gender: Gender | None
    confidence: float
    written: str
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    case: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.first_names} {self.last_name}".strip()

    @property
    def complete(self) -> bool:
        """Are both a given name and a surname told?"""
        return bool(self.first_names and self.last_name)

"""Reading what a browser sent: bounded, typed, never raising."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
LONGEST_SEARCH = 100
MAX_ID = 2**53


def words(value: str | None, longest: int = LONGEST_SEARCH) -> str:
    """One line of text without control characters."""
    cleaned = "".join(" " if not character.isprintable() else character for character in value or "")
    return " ".join(cleaned.split())[:longest]


def number(value: str | None) -> int | None:
    """A positive whole number, or None."""
    if value is None or not (value.isascii() and value.isdigit()) or len(value) > 16:
        return None
    return min(int(value), MAX_ID)


def one_of(value: str | None, kind: type[E]) -> E | None:
    """A member of an enumeration, or None."""
    try:
        return kind(value or "")
    except ValueError:
        return None

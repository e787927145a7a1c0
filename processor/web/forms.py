"""Reading what a browser sent: bounded, typed, never raising."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
LONGEST_SEARCH = 100
LONGEST_FIELD = 500  # as much as the store keeps, so that nothing is cut that the clerk did not touch
MAX_ID = 2**53
MAX_VERSION = 2**31 - 2  # the column is a 32-bit integer, and the next version must fit as well


def words(value: str | None, longest: int = LONGEST_SEARCH) -> str:
    """One line of text without control characters."""
    cleaned = "".join(" " if not character.isprintable() else character for character in value or "")
    return " ".join(cleaned.split())[:longest]


def number(value: str | None) -> int | None:
    """A positive whole number, or None."""
    if value is None or not (value.isascii() and value.isdigit()) or len(value) > 16:
        return None
    return min(int(value), MAX_ID)


def version(value: str | None) -> int:
    """The version of a record that the clerk saw; 0, which no record has, where it is none."""
    return min(number(value) or 0, MAX_VERSION)


def one_of(value: str | None, kind: type[E]) -> E | None:
    """A member of an enumeration, or None."""
    try:
        return kind(value or "")
    except ValueError:
        return None

"""Lines of a text with their offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from processor.stages.extract.found import Span


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each line of `[start, end)` with its offset."""
    at = start
    for line in text[start:end].split("\n"):
        yield at, line
        at += len(line) + 1


def free(at: int, spans: Sequence[Span]) -> bool:
    """Is the place in none of these stretches?"""
    return not any(start <= at < end for start, end in spans)

"""A figure with its median and spread, the target it is held against, and the table of them."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HEAD = "| figure | median | spread | runs | target | |\n|---|---|---|---|---|---|\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """`values`: one of each interleaved run. `least` or `most`: the target; neither, for a figure that has none."""

    name: str
    values: Sequence[float]
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def verdict(self) -> str:
        """ "pass" or "MISS" by the median; "" without a target."""
        if self.least is None and self.most is None:
            return ""
        kept = (self.least is None or self.median >= self.least) and (self.most is None or self.median <= self.most)
        return "pass" if kept else "**MISS**"

    def row(self) -> str:
        spread = f"{_shown(min(self.values))}–{_shown(max(self.values))}" if len(self.values) > 1 else "—"
        target = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}" if self.most is not None else ""
        cells = (self.name, f"{_shown(self.median)} {self.unit}".strip(), spread, str(len(self.values)), target)
        return f"| {' | '.join((*cells, self.verdict))} |"


def table(figures: Sequence[Figure]) -> str:
    return HEAD + "\n".join(figure.row() for figure in figures) + "\n"


def ratios(ours: Sequence[float], others: Sequence[float]) -> list[float]:
    """Run by run: the two of a pair were measured one after the other."""
    return [mine / other for mine, other in zip(ours, others, strict=True)]


def interleaved(rounds: int, works: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Each work once in every round, in turns; what each returned."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds):
        for name, work in works.items():
            taken[name].append(work())
            told(f"  round {turn + 1}/{rounds}: {name} {_shown(taken[name][-1])}")
    return taken


def told(sentence: str) -> None:
    """Progress, for whoever waits."""
    print(sentence, file=sys.stderr, flush=True)


def _shown(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 1 else f"{value:.2g}"

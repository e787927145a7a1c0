"""How sure a resolution is: the share of such names that are exactly right."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from processor.names.agreement import Resolution, is_initial

_OBLIQUE = ("iego", "emu", "skim", "ckim", "ńskim", "skiej", "ckiej", "owi", "iem", "ą", "ę", "ovou", "ouou")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PLURAL = ("skich", "ckich", "dzkich", "ów")


def confidence(ways: Sequence[Resolution], written: str, *, completed: bool = False) -> float:
    """From the distance between the best and the second way, and from how many of the words are known names."""
    best = ways[0]
    base = (0.62, 0.83, 0.98)[min(best.known, 2)]
    if best.full_name.casefold() == " ".join(written.split()).casefold():
        base = max(base, 0.93 if best.known else 0.75)
    if len(ways) > 1:
        margin = best.score - ways[1].score
        base *= 0.5 + 0.5 * math.tanh(0.25 + margin * 1.1)
    if best.case == "nom" and best.known < 2 and best.last_name.endswith(_OBLIQUE):
        base = min(base, 0.45)  # no nominative ends so
    if best.last_name.endswith("owie"):
        base = min(base, 0.4)  # "Mirosława Gwiazdowie": of a couple
    if best.number == "sg" and best.case != "nom" and best.last_name.endswith(_PLURAL):
        base = min(base, 0.45)  # a family's name, of which only one is read
    if is_initial(best.last_name):
        base = min(base, 0.4)
    if not completed and best.first_names and is_initial(best.first_names.split(" ")[0]):
        base = min(base, 0.55)
    if _CYRILLIC.search(best.last_name):
        base = min(base, 0.35)
    if best.score < 0:
        base *= 0.8
    return round(max(0.05, min(base, 0.99)), 3)


def alternatives(ways: Sequence[Resolution]) -> tuple[str, ...]:
    """Other full names that remain possible: those that are not far behind."""
    best = ways[0]
    near = (way for way in ways[1:] if best.score - way.score < (0.9 if way.known < best.known else 1.6))
    return tuple(dict.fromkeys(way.full_name for way in near if way.full_name != best.full_name))[:4]

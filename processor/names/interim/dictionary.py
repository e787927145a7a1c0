"""What the dictionary knows of a word: lemma, case, number, gender, and whether it names a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")


@dataclass(frozen=True, slots=True)
class Form:
    lemma: str
    case: str
    number: str
    gender: str  # f, m or n
    label: str  # given, surname, other


@cache
def _analyser() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(expand_tags=False, generate=True)


def _label(labels: list[str]) -> str:
    if "imię" in labels:
        return "given"
    if "nazwisko" in labels:
        return "surname"
    return "other"


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[Form, ...]:
    found = []
    for start, end, (_, lemma, tag, labels, _q) in _analyser().analyse(word):
        if (start, end) != (0, 1):
            return ()
        parts = tag.split(":")
        if parts[0] not in {"subst", "adj"} or len(parts) < 4:
            continue
        name = lemma.split(":")[0]
        for both in [_label(labels)] + (["surname"] if "imię" in labels and "nazwisko" in labels else []):
            for case in parts[2].split("."):
                for g in parts[3].split("."):
                    if g[0] in "mfn":
                        gender = "m" if g == "m1" or (both == "other" and g[0] == "m") else g[0]
                        if g in ("m2", "m3") and both != "other":
                            continue
                        found.append(Form(name, case, parts[1], gender, both))
    return tuple(dict.fromkeys(found))

"""Figures of the names room: nominatives, names found in running text, coordinated names, calibration and pace.

Run from the checkout: `python bench/names.py [FOLDER]`, where FOLDER holds full_names.tsv and nkjp_*.jsonl (default
../shared/corpus/names).
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from processor.names import find, nominative

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "names"


def joined(text: str, forms: Iterable[str] = ()) -> str:
    """The text as people write it: the corpora set blanks about hyphens and before full stops."""
    for form in forms:
        text = text.replace(form, form.replace(" - ", "-"))
    text = re.sub(r" ([.,:;?!)])", r"\1", text)
    return text.replace(" ’ ", "’").replace("( ", "(").strip()


def _key(text: str) -> str:
    return re.sub(r"[\s.-]", "", text.replace("’", "'").replace("–", "-"))


def nominatives(folder: Path) -> dict[str, float]:
    """Shares of names put right: inflected with a Polish given name, inflected others, and nominatives left alone."""
    with (folder / "full_names.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    kinds = {
        "inflected, Polish given name": [r for r in rows if r["inflected"] == "1" and r["pl_first"] == "1"],
        "nominative left unchanged": [r for r in rows if r["inflected"] == "0"],
        "inflected, other": [r for r in rows if r["inflected"] == "1" and r["pl_first"] == "0"],
    }
    return {
        kind: sum(nominative(joined(r["form"].replace(" - ", "-"))) == r["lemma"] for r in chosen) / len(chosen)
        for kind, chosen in kinds.items()
    }


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def found(folder: Path) -> tuple[float, float, float]:
    """Precision, recall and F1 of full names in sentences."""
    right = wrong = missed = 0
    for row in _rows(folder / "nkjp_fullname_sents.jsonl"):
        persons: list[dict[str, object]] = row["persons"]  # type: ignore[assignment]
        text = joined(str(row["text"]), [str(p["form"]) for p in persons])
        gold = Counter(_key(str(p["form"])) for p in persons if p["full"])
        told = Counter(_key(name.written) for name in find(text) if name.complete and " " in name.written)
        right += (gold & told).total()
        wrong += (told - gold).total()
        missed += (gold - told).total()
    precision, recall = right / (right + wrong), right / (right + missed)
    return precision, recall, 2 * precision * recall / (precision + recall)


def coordinated(folder: Path) -> float:
    """The share of sentences with several joined names in which all are found and none glued."""
    rows = list(_rows(folder / "nkjp_coordinated.jsonl"))
    return sum(_all_found(row) for row in rows) / len(rows)


def _all_found(row: dict[str, object]) -> bool:
    names: list[str] = row["names"]  # type: ignore[assignment]
    told = {_key(name.written) for name in find(joined(str(row["text"]), names)) if name.complete}
    return all(_key(name) in told for name in names)


def calibration(folder: Path) -> list[tuple[str, int, float]]:
    """(confidence band, names, share exactly right) on the names of full_names.tsv with a Polish given name."""
    with (folder / "full_names.tsv").open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines, delimiter="\t") if r["pl_first"] == "1"]
    bands: dict[str, list[bool]] = {}
    for row in rows:
        for name in find(joined(row["form"].replace(" - ", "-")))[:1]:
            bands.setdefault(f"{int(name.confidence * 10) / 10:.1f}", []).append(name.full_name == row["lemma"])
    return [(band, len(hits), sum(hits) / len(hits)) for band, hits in sorted(bands.items())]


def pace(folder: Path) -> float:
    """Texts of 600 characters a second, with warm caches."""
    text = " ".join(str(row["text"]) for row in _rows(folder / "nkjp_coordinated.jsonl"))
    pieces = [text[start : start + 600] for start in range(0, len(text), 600)]
    for piece in pieces:
        find(piece)
    begun = time.perf_counter()
    for piece in pieces:
        find(piece)
    return len(pieces) / (time.perf_counter() - begun)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for kind, share in nominatives(folder).items():
        print(f"{kind:32} {share:.4f}")
    print("found: precision {:.4f} recall {:.4f} F1 {:.4f}".format(*found(folder)))
    print(f"coordinated, all found           {coordinated(folder):.4f}")
    for band, count, share in calibration(folder):
        print(f"confidence {band}: {count:5} names, {share:.3f} right")
    print(f"texts of 600 characters a second {pace(folder):.0f}")


if __name__ == "__main__":
    main()

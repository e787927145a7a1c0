"""Floors on real names from annotated Polish corpora (not ours: read where they lie, or skipped)."""

from __future__ import annotations

import sys

from tests.shared import ROOT, material

sys.path.insert(0, str(ROOT / "bench"))

import names as bench  # type: ignore[import-not-found]


def test_nominatives() -> None:
    shares = bench.nominatives(material("corpus", "names", "full_names.tsv").parent)
    assert shares["inflected, Polish given name"] >= 0.95
    assert shares["nominative left unchanged"] >= 0.99


def test_joined_names_are_all_found_and_none_glued() -> None:
    assert bench.coordinated(material("corpus", "names", "nkjp_coordinated.jsonl").parent) >= 0.95


def test_names_in_running_text() -> None:
    assert bench.found(material("corpus", "names", "nkjp_fullname_sents.jsonl").parent)[2] >= 0.92

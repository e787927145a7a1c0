"""Cues are found by the first letters of words; that finds what trying every pattern everywhere would find."""

from __future__ import annotations

import re
from functools import cache

import pytest

from processor.stages.parse import parse
from processor.text.folding import fold
from processor.text.requests import Act, Cue, cues, phrases, sentences
from processor.text.sieve import Sieve, alternatives
from tests.shared import ROOT

TABLE = phrases.TABLE
MAILS = sorted((ROOT / "tests" / "mails").glob("*/*.eml"))


@cache
def both(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The alternatives that are known by a word, and the others."""
    every = [one for pattern in patterns for one in alternatives(pattern)]
    headless = {one for one in every if Sieve(one).rest}
    at_words = "|".join(one for one in every if one not in headless)
    return re.compile(at_words or "(?!)"), re.compile("|".join(one for one in every if one in headless) or "(?!)")


def everywhere(folded: str, start: int, end: int) -> list[Cue]:
    """As the table says: each row's alternatives in order, those known by a word and the others, each by itself."""
    weak = phrases.WEAK
    found = []
    for act, self_, patterns in TABLE:
        for chosen in both(tuple(patterns)):
            for match in chosen.finditer(folded, start, end):
                if self_ and act is Act.SIGN_UP and re.search(r"\b(?:za|zamiast|bez) mnie\b", match[0]):
                    continue  # "proszę wpisać za mnie Ewę Kot": nothing for himself
                is_weak = act is Act.SIGN_UP and bool(weak.match(match[0]))
                found.append(Cue(act, match.start(), match.end(), self_, is_weak))
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.start, -cue.end, not cue.self_)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


@pytest.mark.parametrize("part", range(4))
def test_the_sieve_loses_no_cue(part: int) -> None:
    seen = 0
    for path in MAILS[part::32]:
        for text in (fold(each.text)[:5000] for each in parse(path.read_bytes()).parts):
            for start, end in sentences(text, 0, len(text)):
                expected = everywhere(text, start, end)
                assert cues(text, start, end) == expected
                seen += len(expected)
    assert seen > 100

"""A sieve finds what `re` finds with the same pattern, and where."""

from __future__ import annotations

import gc
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from processor.stages import classify, extract  # noqa: F401  # whose patterns are held to it
from processor.stages.parse import parse
from processor.text.folding import fold
from processor.text.sieve import Sieve
from tests.shared import ROOT

PATTERNS = (
    r"\bo?procz\s+mnie|\bpoza\b",
    r"\bcv\b|\be-?mail\w*",
    r"(?<!\bnie )\bzaprasza(?:my|m)?\b",
    r"\bu\s+nas\b|\bnas\b",
    r"\b(?:po|do)?licz(?:cie)?\s+mnie|\bz(?:e)?\s+nasz",
    r"\bwez\w+|viagra|\d{1,2}\s*(?:osob|miejsc)",
    r"\b(?:i\s+)?ja\s+tez\b(?!\s+nie)|\bsal[aiey]\b",
    r"(?m)^\W*nie\b|\bnie\s+(?:zapis|wpis)\w*",
    r"\bma{2}m|\bno*w|\bda[^l]|\b(?:na|do)?\s*(?:ok|tak)\b",
)
SPOKEN = """oprócz mnie poza cv cvx e-mail email maile zaprasza nie zapraszam u nas nasz z ze policz liczcie wez weźmie
viagra 12 osób miejsc i ja też sala sali salon zapisać mam maam nw noow dal dam ok tak na do"""
WORDS = st.sampled_from(SPOKEN.split())
GAPS = st.sampled_from([" ", "  ", "\n", ", ", ". ", "-", ""])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(lambda pairs: fold("".join(map("".join, pairs))))


def of_the_project() -> list[Sieve]:
    """The sieves that the modules of classify, extract and requests made."""
    return sorted((each for each in gc.get_objects() if type(each) is Sieve), key=lambda each: each.pattern)


def places(found: re.Match[str] | None) -> int | None:
    return found.start() if found else None


@given(st.sampled_from(PATTERNS), TEXTS, st.integers(0, 20), st.integers(0, 60))
def test_it_finds_what_re_finds(pattern: str, text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    assume(not re.match(r"\w\w", text[max(0, end - 1) : end + 1]))  # no stretch ends inside a word
    plain = re.compile(pattern)
    assert places(Sieve(pattern).search(text, start, end)) == places(plain.search(text, start, end))
    assert Sieve(pattern).sub("#", text) == plain.sub("#", text)
    assert [each.start() for each in Sieve(pattern).finditer(text)] == [each.start() for each in plain.finditer(text)]


@pytest.mark.parametrize("part", range(2))
def test_the_patterns_of_the_rules_find_what_re_finds_in_mail(part: int) -> None:
    sieves = of_the_project()
    plain = [re.compile(each.pattern, re.MULTILINE if each.multiline else re.NOFLAG) for each in sieves]
    assert len(sieves) > 80
    hits = 0
    for path in sorted((ROOT / "tests" / "mails").glob("*/*.eml"))[part::60]:
        for text in {fold(each.text)[:3000] for each in parse(path.read_bytes()).parts}:
            for sieve, pattern in zip(sieves, plain, strict=True):
                found = places(sieve.search(text))
                assert found == places(pattern.search(text)), (path, sieve.pattern[:80])
                hits += found is not None
    assert hits > 100


@pytest.mark.parametrize(
    ("pattern", "heads", "rest"),
    [
        (r"\bo?procz\s", {"opr", "pro"}, ""),
        (r"\bcv\b", {"cv"}, ""),
        (r"\be-?mail", {"e", "ema"}, ""),
        (r"\bzg[lł]asz|\bzapis", {"zgl", "zgł", "zap"}, ""),
        (r"(?<=,\s)\b(?:tylko|lecz)\b", {"tyl", "lec"}, ""),
        (r"\bfa\w*", set(), r"\bfa\w*"),  # a word known by three letters may begin with fa and any other
        (r"viagra", set(), "viagra"),  # it may stand within a word
        (r"\ba{2}b", set(), r"\ba{2}b"),
        (r"\b\d\s", set(), r"\b\d\s"),
    ],
)
def test_what_the_words_are_known_by(pattern: str, heads: set[str], rest: str) -> None:
    sieve = Sieve(pattern)
    assert (sieve.heads, sieve.rest) == (heads, rest)


def test_groups_that_capture_are_refused() -> None:
    with pytest.raises(ValueError, match="captures"):
        Sieve(r"\b(zapis|wpis)")
    with pytest.raises(ValueError, match="captures"):
        Sieve(r"\b(?P<how>zapis|wpis)")
    Sieve(r"\bzapis[(]|\(")

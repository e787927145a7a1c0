"""Patterns with the letters they need: the letters are told rightly, and the answers are those of `re`."""

from __future__ import annotations

import re

import pytest

from processor.text.anchored import Anchored, needs

NEEDED = [
    (r"\bimi\w*\s+i\s+nazwisk\w*", ("nazwisk",)),
    (r"(?:kurs|list)\w*\s+dla", ("dla",)),  # the fewest
    (r"\w{3,}emy\s+(?:dwoje|dwie)|zajecia", ("emy", "zajecia")),
    (r"(?P<what>wykaz|spis)(?P=what)?", ("wykaz", "spis")),
    (r"\d(?=\s*osob)", ("osob",)),  # what must stand behind it
    (r"pytani\w+|zapytani\w+|skarg\w+", ("pytani", "skarg")),  # who finds the longer finds the one within it
    (r"zapisy?\b", ("zapis",)),  # a letter that may be left out
    (r"zapis{0,2}e+", ("zapi",)),
    (r"\u0061bcd", ("bcd",)),  # the code of a letter is no run of letters
    (r"sta[lł]ego", ("sta",)),
    (r"abcd|\d+", ()),  # an alternative that needs no letters
    (r"(?:abcd)?\d", ()),
    (r"(?:abcd)*", ()),
    (r"(?<=abcd)\d", ()),  # may stand before where one looks
    (r"(?!abcd)\d", ()),
    (r"(?i:abcd)", ()),
    (r"[abcd]+", ()),
    (r"ab", ()),  # too few to be worth looking for
]


@pytest.mark.parametrize(("pattern", "needed"), NEEDED)
def test_the_letters_a_pattern_needs(pattern: str, needed: tuple[str, ...]) -> None:
    assert needs(pattern) == needed


def test_any_case_needs_no_letters() -> None:
    assert Anchored("abcd", re.IGNORECASE).needs == ()
    assert Anchored("abcd", re.IGNORECASE).search("ABCD") is not None


def test_signs_told_by_hand_stand_for_letters() -> None:
    arrow = Anchored(r"\w\s*(?:->|→)\s*\w", holding=("->", "→"))
    assert not arrow.may_match("Jan Lis, Ewa Kot")
    assert [arrow.search(text) is not None for text in ("Jan -> Ewa", "Jan→Ewa", "-> Ewa")] == [True, True, False]


TEXTS = ["", "lista kursow: dwie osoby", "w liscie\nlista i spis", "ani jednej", "zapisy, zapis"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("pattern", [r"\blist\w+|\bspis", r"(?P<first>\w+)\s+osob\w", r"zapisy?", r"^lista(?!\skurs)"])
def test_the_answers_are_those_of_re(pattern: str, text: str) -> None:
    ours, theirs = Anchored(pattern, re.MULTILINE), re.compile(pattern, re.MULTILINE)
    assert ours.findall(text) == theirs.findall(text)
    assert ours.sub("-", text) == theirs.sub("-", text)
    for start, end in ((0, len(text)), (3, len(text)), (2, 12)):
        assert [m.span() for m in ours.finditer(text, start, end)] == [
            m.span() for m in theirs.finditer(text, start, end)
        ]
        found, known = ours.search(text, start, end), theirs.search(text, start, end)
        assert (found and found.span()) == (known and known.span())

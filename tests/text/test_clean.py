"""Cleaning and format=flowed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.text.clean import clean, dereferenced, one_line, unboxed, unflow, unmarked, unspaced


@pytest.mark.parametrize(
    ("dirty", "text"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("No\xadwak\u200b \ufeffJan", "Nowak Jan"),
        ("Anna\xa0Nowak\u202fx\u3000y", "Anna Nowak x y"),
        ("Ro\u0301z\u0307a", "Róża"),
        ("\u202eabc\u2066d\u2069", "abcd"),
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("tab\tkept", "tab\tkept"),
        ("\uf0b7 punkt", "• punkt"),
        ("\ud800x", "x"),
    ],
)
def test_cleaning(dirty: str, text: str) -> None:
    assert clean(dirty) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zg&#322;aszam", "Zgłaszam"),
        ("&#x141;ukasz", "Łukasz"),
        ("J&oacute;zef &amp; s-ka", "Józef &amp; s-ka"),
        ("a &#8211; b &#9999999;", "a &#8211; b &#9999999;"),
    ],
)
def test_references_of_letters(text: str, expected: str) -> None:
    assert dereferenced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("   T y m o n   D e r e ń,\n   E w a   K o t\n", "   Tymon Dereń,\n   Ewa Kot\n"),
        ("R E M I G I U S Z   Ć W I E K.", "REMIGIUSZ ĆWIEK."),
        ("K a z i m i e r a P o m o r s k a", "Kazimiera Pomorska"),
        ("uczniowie klasy I a i b oraz II a", "uczniowie klasy I a i b oraz II a"),
        ("Plan A i B w III c", "Plan A i B w III c"),
        ("E w a, A d a m", "E w a, A d a m"),
    ],
)
def test_letters_set_apart(text: str, expected: str) -> None:
    assert unspaced(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IMIĘ: |E|W|A| | | |", "IMIĘ: EWA"),
        ("|J|A|N| |Ż|A|K|\nWiek |6|1|", "JAN ŻAK\nWiek |6|1|"),
        ("| a | b | c |\n|x|y|", "| a | b | c |\n|x|y|"),
    ],
)
def test_letters_in_boxes(text: str, expected: str) -> None:
    assert unboxed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Ewa Kot* - archiwistka, _w Miechowie_", "Ewa Kot - archiwistka, w Miechowie"),
        ("* *Ewa Kot*\n* Jan Lis", "* Ewa Kot\n* Jan Lis"),
        ("*ks. Jan Lis*, notariusz", "ks. Jan Lis, notariusz"),
        ("a_b_c@ex.pl 2*3*4 __init__ ** x **", "a_b_c@ex.pl 2*3*4 __init__ ** x **"),
    ],
)
def test_marks_of_emphasis(text: str, expected: str) -> None:
    assert unmarked(text) == expected


@given(st.text(alphabet="AaĆć b\n,", max_size=60))
def test_only_spaces_go_where_letters_are_set_apart(text: str) -> None:
    assert unspaced(text).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=200))
def test_clean_text_is_clean_and_stays_so(dirty: str) -> None:
    text = clean(dirty)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" for char in text)


@given(st.text(max_size=200))
def test_one_line_is_one_line(dirty: str) -> None:
    assert len(one_line(dirty).splitlines()) <= 1


@pytest.mark.parametrize(
    ("flowed", "delsp", "text"),
    [
        ("Zgłaszam Annę \nNowak.\nJan", False, "Zgłaszam Annę Nowak.\nJan"),
        ("Zgła \nszam", True, "Zgłaszam"),
        ("zapisać pana \nJana Lisa", True, "zapisać pana Jana Lisa"),
        ("> cytat \n> dalej\nwłasne", False, "> cytat dalej\nwłasne"),
        ("> cytat \nwłasne", False, "> cytat \nwłasne"),
        (">> a \n> b", False, ">> a \n> b"),
        ("tekst \n-- \nJan", False, "tekst \n-- \nJan"),
        ("-- \nJan \nNowak", False, "-- \nJan Nowak"),
        (" >nie cytat\n From x", False, ">nie cytat\nFrom x"),
    ],
)
def test_flowed_paragraphs_are_joined(flowed: str, delsp: bool, text: str) -> None:
    assert unflow(flowed, delsp=delsp) == text

"""The rules of declension, forward and back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from processor.names.declension import CASES, decline
from processor.names.dictionary import frequent_surnames
from processor.names.lemmas import surname_forms

TABLE = {
    ("Wołek", "m"): "Wołka Wołkowi Wołka Wołkiem Wołku",
    ("Kwiecień", "m"): "Kwietnia Kwietniowi Kwietnia Kwietniem Kwietniu",
    ("Ćwiek", "m"): "Ćwieka Ćwiekowi Ćwieka Ćwiekiem Ćwieku",
    ("Krawiec", "m"): "Krawca Krawcowi Krawca Krawcem Krawcu",
    ("Kozioł", "m"): "Kozła Kozłowi Kozła Kozłem Koźle",
    ("Gołąb", "m"): "Gołębia Gołębiowi Gołębia Gołębiem Gołębiu",
    ("Gwóźdź", "m"): "Gwoździa Gwoździowi Gwoździa Gwoździem Gwoździu",
    ("Sapieha", "m"): "Sapiehy Sapieże Sapiehę Sapiehą Sapieże",
    ("Konieczny", "m"): "Koniecznego Koniecznemu Koniecznego Koniecznym Koniecznym",
    ("Biłyj", "m"): "Biłego Biłemu Biłego Biłym Biłym",
    ("Kryweńkyj", "m"): "Kryweńkiego Kryweńkiemu Kryweńkiego Kryweńkim Kryweńkim",
    ("Černý", "m"): "Černého Černému Černého Černým Černým",
    ("Linde", "m"): "Lindego Lindemu Lindego Lindem Lindem",
    ("Wiśniewska", "f"): "Wiśniewskiej Wiśniewskiej Wiśniewską Wiśniewską Wiśniewskiej",
    ("Kępa", "f"): "Kępy Kępie Kępę Kępą Kępie",
    ("Nowak", "f"): "Nowak Nowak Nowak Nowak Nowak",
}


@pytest.mark.parametrize(("lemma", "gender"), TABLE)
def test_forms(lemma: str, gender: str) -> None:
    forms = decline(lemma, gender)  # type: ignore[arg-type]
    for case, form in zip(("gen", "dat", "acc", "inst", "loc"), TABLE[lemma, gender].split(), strict=True):
        assert form in forms[case]


@pytest.mark.parametrize(
    ("form", "case", "lemma"),
    [
        ("Kowalskich", "gen", "Kowalski"), ("Nowaków", "acc", "Nowak"), ("Sowińscy", "nom", "Sowiński"),
        ("Ziębom", "dat", "Zięba"), ("Stępniami", "inst", "Stępień"), ("Wójcikowie", "nom", "Wójcik"),
        ("Koniecznych", "loc", "Konieczny"), ("Kubicami", "inst", "Kubica"),
    ],
)  # fmt: skip
def test_plural(form: str, case: str, lemma: str) -> None:
    assert surname_forms(form, "m", case, "pl")[0].lemma == lemma


@example("Dzięcioł", "m", "gen")
@example("Kwiek", "m", "gen")
@given(st.sampled_from(sorted(frequent_surnames())), st.sampled_from(["f", "m"]), st.sampled_from(CASES[:-1]))
def test_what_is_declined_is_among_what_is_read_back(lemma: str, gender: str, case: str) -> None:
    if gender == "f" and lemma.endswith(("ski", "cki", "dzki", "y", "e", "o")):
        return
    form = decline(lemma, gender)[case][0]  # type: ignore[arg-type]
    assert lemma in [reading.lemma for reading in surname_forms(form, gender, case, "sg")]  # type: ignore[arg-type]

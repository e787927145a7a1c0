"""Gender, vocative, missing letters, single words."""

from __future__ import annotations

import pytest

from processor.names import address, candidates, gender, is_given_name, is_known_surname, restore


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Anna Nowak", "Pani Anno"),
        ("Maria Lis", "Pani Mario"),
        ("Zofia Lis", "Pani Zofio"),
        ("Beata Lis", "Pani Beato"),
        ("Iwona Lis", "Pani Iwono"),
        ("Kasia Lis", "Pani Kasiu"),
        ("Noemi Lis", "Pani Noemi"),
        ("Jan Lis", "Panie Janie"),
        ("Andrzej Lis", "Panie Andrzeju"),
        ("Jerzy Lis", "Panie Jerzy"),
        ("Marek Lis", "Panie Marku"),
        ("Piotr Lis", "Panie Piotrze"),
        ("Paweł Lis", "Panie Pawle"),
        ("Michał Lis", "Panie Michale"),
        ("Ignacy Lis", "Panie Ignacy"),
        ("Kuba Lis", "Panie Kubo"),
        ("Wojciech Lis", "Panie Wojciechu"),
        ("Jan Maria Rokosz", "Panie Janie"),
        ("Karin Lis", "Pani Karin"),
        ("Nguyễn", ""),
        ("", ""),
        ("A. Nowak", ""),
    ],
)
def test_address(name: str, called: str) -> None:
    assert address(name) == called


@pytest.mark.parametrize(
    ("name", "title", "called"),
    [
        ("Jan Kowalski", "dr", "Panie Doktorze"),
        ("Anna Kowalska", "dr hab.", "Pani Doktor"),
        ("Anna Kowalska", "prof. dr hab.", "Pani Profesor"),
        ("Ewa Lis", "Wójt", "Pani Wójt"),
        ("Adam Lis", "Burmistrz", "Panie Burmistrzu"),
        ("Adam Lis", "mistrz świata", "Panie Adamie"),
    ],
)
def test_address_with_a_title(name: str, title: str, called: str) -> None:
    assert address(name, title=title) == called


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Anna Nowak", "f"), ("Kuba Nowak", "m"), ("Kowalski Jan", "m"), ("Jan Maria Rokosz", "m"), ("Noemi Król", "f"),
        ("Barnaba Kos", "m"), ("X Kowalska", "f"), ("Qwert Zuiop", None), ("", None),
    ],
)  # fmt: skip
def test_gender(name: str, told: str | None) -> None:
    assert gender(name) == told


def test_letters_come_back_by_evidence_or_not_at_all() -> None:
    assert restore("Malgorzata Wojcik", ["Pozdrawiam, Małgorzata Wójcik"]) == "Małgorzata Wójcik"
    assert restore("Lukasz Nowak", []) == "Łukasz Nowak"
    assert restore("Malgorzata Wojcik", []) == "Malgorzata Wojcik"  # Wójcik or Wojcik: nobody says
    assert "Małgorzata Wójcik" in candidates("Malgorzata Wojcik")


def test_single_words() -> None:
    assert is_given_name("Annę")
    assert is_given_name("OKSANA")
    assert not is_given_name("warsztaty")
    assert is_known_surname("Kowalskiego")
    assert not is_known_surname("warsztaty")

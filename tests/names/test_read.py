"""Texts that are nothing but a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.names import read

CASES = [
    ("Sawicka Oriela", "Oriela|Sawicka"),
    ("Wysocki Thibo", "Thibo|Wysocki"),
    ("Oriela Sawicka", "Oriela|Sawicka"),
    ("Kowalski Jan", "Jan|Kowalski"),
    ("kierowca Marian Wójt", "Marian|Wójt"),
    ("Benedykta Kurek CSFN, dyrektor", "Benedykta|Kurek"),
    ("Gwidon Dzwon", "Gwidon|Dzwon"),
    ("LGD Dłużyca", ""),
    ("KOWALSKI, JAN", "Jan|Kowalski"),
    ("kowalska bożena", "Bożena|Kowalska"),
    ("Nowicka, Iwona (UM)", "Iwona|Nowicka"),
    ("mgr inż. Anna Nowak – Wójt Gminy", "Anna|Nowak"),
    ("Anna Nowak, kierownik referatu", "Anna|Nowak"),
    ("Sława Rak/woźna/", "Sława|Rak"),
    ("Aron Bąk-konserwator", "Aron|Bąk"),
    ("Aron Bąk-Kierownik Referatu", "Aron|Bąk"),
    ("Agnieszka Ruta - Sadowska", "Agnieszka|Ruta-Sadowska"),
    ("ul. ks. Jerzego Popiełuszki 1", ""),
    ("st. specjalista Jan Kos", "Jan|Kos"),
    ("Jan Kowalski <jan@example.org>", "Jan|Kowalski"),
    ('"Jan Kowalski"', "Jan|Kowalski"),
    ("4. Wąsik-Pieróg Eugenia", "Eugenia|Wąsik-Pieróg"),
    ("Paweł Adam", "Paweł|Adam"),
    ("Kowalski Jan Maria", "Jan Maria|Kowalski"),
    ("von Rautenberg Karin", "Karin|von Rautenberg"),
    ("van der Velde, Pieter", "Pieter|van der Velde"),
    ("PIETER VAN DIJK", "Pieter|van Dijk"),
    ("Fernández Ruiz Lucía", "Lucía|Fernández Ruiz"),
    ("J. Drabik", "J.|Drabik"),
    ("Drabik J.", "J.|Drabik"),
    ("Honorata J.", "Honorata|J."),
    ("Sowa Roch OR", "Roch|Sowa"),
    ("Anna LI", "Anna|Li"),
    ("SZKLANKA, Lukrecja (nr sł. 4412)", "Lukrecja|Szklanka"),
    ("Zbylut Powieka", "Zbylut|Powieka"),
    ("dr Jan Wójt", "Jan|Wójt"),
    ("Anna i Jan Kowalscy", "Anna|Kowalska Jan|Kowalski"),
    ("Łukasz", "Łukasz|"),
    ("Kowalska", "|Kowalska"),
    # no names
    ("Urząd Gminy Miechów", ""),
    ("Sekretariat", ""),
    ("biuro", ""),
    ("Gmina Proszowice", ""),
    ("Kraków", ""),
    ("imię i nazwisko", ""),
    ("tak", ""),
    ("Honorata tak", ""),
    ("Uczestnik 1", ""),
    ("Straż Miejska", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read(text: str, expected: str) -> None:
    assert " ".join(f"{name.first_names}|{name.last_name}" for name in read(text)) == expected


def test_a_header_tells_the_order_where_the_words_do_not() -> None:
    (name,) = read("Stefan Marek", surname_first=True)
    assert (name.first_names, name.last_name) == ("Marek", "Stefan")


@given(st.text(max_size=120))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    for name in read(text):
        assert text[name.start : name.end] == name.written

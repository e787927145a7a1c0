"""Whole mails as they arrive (tests/mails/parse): the sender, and what he wrote himself, apart from all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from processor.stages.parse import parse
from processor.values import Label, Mail, Origin

FOLDER = Path(__file__).resolve().parent.parent / "mails" / "parse"

# file, sender's name, how his own text begins, how it ends
MAILS = [
    ("017-dopisek-nad-zaproszeniem", "Szymon Gądek", "Szymon Gądek i Mirella Chodor,", "prosimy o wpisanie"),
    ("024-from-q-split", "Bożena Świętochowska", "o warsztatach w Proszowicach dowiedziałam się", ""),
    ("032-pd-jak-nizej", "Krystyna Sobol", "zgłaszam jak niżej,", "proszę o potwierdzenie."),
    ("034-lipnica-stara-zgloszenie", "Sekretariat UG Lipnica Stara", "w odpowiedzi na zaproszenie", ""),
    ("035-bez-mime", "Żaneta Ryś", "chcę się zgłosić", "Żaneta Ryś"),
    ("050-re-na-dole", "Tamara Iwanicka", "Zgłoszenie: Tamara Iwanicka Kornel Ziemba", "(MBP Zalesie Górne)"),
    ("052-bat-omp", "Aleksandra Flis", "Aleksandra Flis się pisze", ":-)"),
    (
        "053-odpowiedz-w-srodku",
        "I.Ć.",
        "Pani dr Nijander-Dudzińskiej słuchałem",
        "Ignacy Ćwierz - proszę mnie zapisać.",
    ),
    ("067-krzaki-utf8", "Paweł Śmiałek", "Zgłaszam się na warsztaty w Proszowicach: Paweł Śmiałek,", "dziękuję"),
    ("085-utf8-bez-charset", "Michał Łoś", "Zgłaszam uczestnictwo", "Michał Łoś"),
    ("107-dziekuje-za-potwierdzenie", "Elwira Padoł", "Dziękuję za potwierdzenie,", "Elwira Padoł"),
    ("114-utf8-ale-latin2", "Gabriela", "jeśli są jeszcze wolne miejsca", ""),
    ("141-nfd-z-maca", "Róża KS", "Róża Kępińska-Szóstak i Jędrzej Góźdź,", "Dziękujemy!"),
    (
        "151-iso-ale-cp1250",
        "KGW",
        "Koło Gospodyń zgłasza na Miechów: Wacława Śnieżek Leokadia Źrebiec Józefina Wąż",
        "warsztatami",
    ),
    ("152-from-base64", "Łukasz Bednarz", "Zgłaszam się", "w Miechowie."),
]


def mail(name: str) -> Mail:
    return parse((FOLDER / f"{name}.eml").read_bytes())


def written(mail: Mail, where: str = "body") -> str:
    """What the sender wrote now, without greeting, signature and quotation, on one line."""
    part = next(part for part in mail.parts if part.where == where)
    own = [s for s in part.segments if s.origin is Origin.OWN and s.label is Label.WRITTEN]
    return " ".join(" ".join(part.text[s.start : s.end] for s in own).split())


@pytest.mark.parametrize(("name", "sender", "begins", "ends"), MAILS, ids=[row[0] for row in MAILS])
def test_what_the_sender_wrote(name: str, sender: str, begins: str, ends: str) -> None:
    found = mail(name)
    assert found.sender.name == sender
    assert written(found).startswith(begins) and written(found).endswith(ends)
    assert not found.problems


def test_a_table_of_outlook_has_rows_and_columns() -> None:
    rows = [
        line.split("\t")
        for part in mail("060-tabela-outlook").parts
        if part.where == "html"
        for line in part.text.split("\n")
    ]
    assert ["Lp.", "Nazwisko", "Imię", "Stanowisko", "Telefon"] in rows
    assert ["1", "Olejarz", "Mariola", "Skarbnik Gminy", "12 270 00 21"] in rows


def test_a_list_behind_tabs_keeps_them() -> None:
    assert "1.\tAurelia Kowalczyk-Sołtys\tdyrektor CUW" in mail("129-tabela-tabulatory").parts[2].text


def test_an_attached_mail_has_its_own_sender() -> None:
    inner = next(part for part in mail("097-zalaczona-wiadomosc").parts if part.where == "forwarded")
    assert inner.sender is not None and inner.sender.name
    assert "chciałabym wziąć udział" in inner.text


def test_a_returned_mail_without_mime_is_quoted() -> None:
    assert "Ośrodek" not in written(mail("059-mail-delivery-failed"))


def test_lost_letters_are_a_problem() -> None:
    found = mail("131-znaki-zapytania")
    assert any("znaki zapytania" in problem for problem in found.problems)
    assert found.sender.name == "Małgorzata Zielińska"


def test_an_empty_alternative_text_is_not_the_senders() -> None:
    found = mail("153-bez-tekstu-tylko-html")
    assert written(found) == "" and written(found, "html")

"""Every case back to the nominative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.names import nominative

# One surname of each declension in every case: genitive, dative, accusative, instrumental, locative.
DECLINED = {
    "Jan Kowalski": "Jana Kowalskiego, Janowi Kowalskiemu, Jana Kowalskiego, Janem Kowalskim, Janie Kowalskim",
    "Anna Kowalska": "Anny Kowalskiej, Annie Kowalskiej, Annę Kowalską, Anną Kowalską, Annie Kowalskiej",
    "Anna Nowak": "Anny Nowak, Annie Nowak, Annę Nowak, Anną Nowak",
    "Piotr Nowak": "Piotra Nowaka, Piotrowi Nowakowi, Piotrem Nowakiem, Piotrze Nowaku",
    "Tomasz Dudek": "Tomasza Dudka, Tomaszowi Dudkowi, Tomaszem Dudkiem, Tomaszu Dudku",
    "Adam Kupiec": "Adama Kupca, Adamowi Kupcowi, Adamem Kupcem, Adamie Kupcu",
    "Jerzy Niemiec": "Jerzego Niemca, Jerzemu Niemcowi, Jerzym Niemcem",
    "Michał Orzeł": "Michała Orła, Michałowi Orłowi, Michałem Orłem",
    "Ewa Zięba": "Ewy Zięby, Ewie Ziębie, Ewę Ziębę, Ewą Ziębą",
    "Joanna Kłoska": "Joanny Kłoski, Joannie Kłosce, Joannę Kłoskę, Joanną Kłoską",
    "Ewa Placka": "Ewie Placce, Ewę Plackę, Ewą Placką",
    "Iga Ruszka-Bracka": "Igę Ruszkę-Bracką, Idze Ruszce-Brackiej",
    "Marek Zięba": "Marka Zięby, Markowi Ziębie, Marka Ziębę, Markiem Ziębą, Marku Ziębie",
    "Paweł Kania": "Pawła Kani, Pawłowi Kani, Pawła Kanię, Pawłem Kanią",
    "Adam Sapieha": "Adama Sapiehy, Adama Sapiehę, Adamem Sapiehą",
    "Stanisław Moniuszko": "Stanisława Moniuszki, Stanisławowi Moniuszce, Stanisława Moniuszkę, Stanisławem Moniuszką",
    "Aleksander Fredro": "Aleksandra Fredry, Aleksandrem Fredrą",
    "Marian Stępień": "Mariana Stępnia, Marianowi Stępniowi, Marianem Stępniem",
    "Ryszard Kwiecień": "Ryszarda Kwietnia, Ryszardem Kwietniem",
    "Jacek Kmieć": "Jacka Kmiecia, Jackowi Kmieciowi, Jackiem Kmieciem",
    "Robert Ryś": "Roberta Rysia, Robertem Rysiem",
    "Roman Gołąb": "Romana Gołębia, Romanowi Gołębiowi, Romanem Gołębiem",
    "Igor Dąb": "Igora Dęba, Igorem Dębem",
    "Henryk Mróz": "Henryka Mroza, Henrykowi Mrozowi, Henrykiem Mrozem",
    "Zofia Konieczna": "Zofii Koniecznej, Zofię Konieczną, Zofią Konieczną",
    "Karol Konieczny": "Karola Koniecznego, Karolowi Koniecznemu, Karolem Koniecznym",
    "Maria Sadowa": "Marii Sadowej, Marię Sadową",
    "Julia Maj": "Julii Maj, Julię Maj, Julią Maj",
    "Karol Maj": "Karola Maja, Karolowi Majowi, Karolem Majem",
    "Iwona Kowalska-Nowak": "Iwony Kowalskiej-Nowak, Iwonę Kowalską-Nowak, Iwoną Kowalską-Nowak",
    "Lech Bąk-Zawada": "Lecha Bąka-Zawady, Lechem Bąkiem-Zawadą",
    "Anna Maria Jurek": "Anny Marii Jurek, Annę Marię Jurek, Anną Marią Jurek",
    "Jan Maria Rokosz": "Jana Marii Rokosza, Jana Marię Rokosza",
    "Adam Smith": "Adama Smitha, Adamowi Smithowi, Adamem Smithem",
    "Henry Moore": "Henry'ego Moore'a, Henrym Moore'em",
    "Wiktor Juszczenko": "Wiktora Juszczenki, Wiktorowi Juszczence, Wiktorem Juszczenką",
    "Andrij Bondarenko": "Andrija Bondarenki, Andrija Bondarenkę, Andrijem Bondarenką",
    "Lenka Dvořáková": "Lenki Dvořákovej, Lenkę Dvořákovou, Lenką Dvořákovą",
    "Karin von Rautenberg": "Karin von Rautenberg",
    "Andrzej von Hatten": "Andrzeja von Hattena, Andrzejem von Hattenem",
    "Jan Paweł II": "Jana Pawła II, Janem Pawłem II",
}


@pytest.mark.parametrize(
    ("form", "lemma"), [(form, lemma) for lemma, forms in DECLINED.items() for form in forms.split(", ")]
)
def test_each_case_comes_back(form: str, lemma: str) -> None:
    assert nominative(form) == lemma


@pytest.mark.parametrize("lemma", [*DECLINED, "Jan Wołka", "Karel Hrdlicka", "Cory Doctorow", "Marino Perani"])
def test_a_nominative_is_left_alone(lemma: str) -> None:
    assert nominative(lemma) == lemma


def test_of_two_nominatives_the_likelier_and_a_hint_decides() -> None:
    assert nominative("Artura Wołka") == "Artur Wołek"
    assert nominative("Artura Wołka", hints=["Artur Wołk"]) == "Artur Wołk"
    assert nominative("Artura Wołka", hints=["artur.wolk@example.org"]) == "Artur Wołk"


@pytest.mark.parametrize(
    ("written", "put_right"),
    [
        ("ANNĘ NOWAK", "Anna Nowak"),
        ("jana kowalskiego", "Jan Kowalski"),
        ("KOWALSKIEGO JANA", "Kowalski Jan"),
        ("RONAN MCCARTHY", "Ronan McCarthy"),
        ("dr hab. Annę Nowak", "dr hab. Anna Nowak"),
        ('Tomasza "Lipy" Lipnickiego', 'Tomasz "Lipa" Lipnicki'),
        ("Malgorzate Wojcik", "Malgorzata Wojcik"),
        ("Łukasza\u200b Zająca", "Łukasz Zając"),
        ("nie wiem", "nie wiem"),
        ("", ""),
    ],
)
def test_letters_are_put_right_and_the_rest_kept(written: str, put_right: str) -> None:
    assert nominative(written) == put_right


@given(st.text(max_size=60))
def test_any_text_gives_a_text(text: str) -> None:
    assert isinstance(nominative(text), str)

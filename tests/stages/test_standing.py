"""Who does not plainly stand in a request is held, and who does is not."""

from __future__ import annotations

import pytest

from tests.stages.readings import letter, reading

OFFICE = "Sekretariat UG Lipnica <sekretariat@ug-lipnica.pl>"

# the person, and the words that speak against him
HELD = [
    # governor: a preposition that leads to no participant
    ("Zgłaszam Annę Lis, wiadomość od Filipa Banasia dotarła do Miechowa.", "Filip Banaś"),
    (
        "Na skutek sporu między Dobrosławą Filipek a Teodozją Harat jedzie do Miechowa ktoś z naszej gminy.",
        "Dobrosława Filipek",
    ),
    ("Do Miechowa jedzie od nas Szymon Gil z pokoju po Leokadii Kępie.", "Leokadia Kępa"),
    # a noun of which he is the owner
    ("Zgodnie z wolą proboszcza Stanisława Żaka zgłaszamy do Miechowa Urszulę Pyrek.", "Stanisław Żak"),
    (
        "Na miejsce zwolnione po przejściu Wandy Hajduk na emeryturę kierujemy do Miechowa Sylwię Stolarz.",
        "Wanda Hajduk",
    ),
    ("Do Miechowa proszę zapisać Juliana Tobołę, a potwierdzenie wysłać na adres Agaty Sokół.", "Agata Sokół"),
    # somebody whose he is
    ("Do Miechowa zgłaszam Oliwię Karcz, zastępcę Ryszarda Karcza.", "Ryszard Karcz"),
    ("Proszę wpisać do Miechowa Artura Lisa, prawnuka Ignacego Lisa.", "Ignacy Lis"),
    ("Do Miechowa wybierze się pan Józef Mularczyk, mąż katechetki Renaty Mularczyk.", "Renata Mularczyk"),
    # a verb, a denial or another clause between the request and him
    ("Zgłaszam do Miechowa Danutę Misiak, o czym wie już kierownik Ryszard Pabian.", "Ryszard Pabian"),
    ("Prosimy o miejsce w Miechowie dla Oksany Hnatiw, którą opiekuje się Izabela Czech.", "Izabela Czech"),
    # a verb of his own
    ("Do Miechowa przyjedzie Lidia Stachura; delegację przygotuje wicedyrektor Henryk Duda.", "Henryk Duda"),
    ("Dyrektorka, Marzena Sikora, pozwoliła mi jechać, więc zgłaszam się do Miechowa.", "Marzena Sikora"),
    ("Zapisuję siebie do Miechowa; Roman Tkacz, z którym dzielę pokój, kazał pozdrowić.", "Roman Tkacz"),
    ("Proszę mnie wpisać do Miechowa - Kajetan Zygmunt, mój naczelnik, wyraził zgodę.", "Kajetan Zygmunt"),
    (
        "Do Miechowa: panowie Leszek Drozd i Jan Lis będą, pani zaś Irena Kubicka, o której mowa, nie wybiera się.",
        "Irena Kubicka",
    ),
    ("Zgłaszam się do Miechowa – mąż, Jan Lis, zostaje tego dnia z dziećmi.", "Jan Lis"),
    ("Wójt Jan Lis ma inne obowiązki, natomiast w Miechowie gminę będzie reprezentować Ewa Kot.", "Jan Lis"),
    ("Opiekę nad synem przejmie babcia, Ewa Kot, mogę więc przyjechać do Miechowa. Proszę mnie zapisać.", "Ewa Kot"),
    # in a cancellation: why the writer leaves, who comes instead
    (
        "Muszę wycofać swoje zgłoszenie do Miechowa, bo szefowa, Dorota Orłowska, wysyła mnie w delegację.",
        "Dorota Orłowska",
    ),
    ("Proszę wykreślić z Miechowa Lecha Pałkę, jego szefowa Barbara Nosek nie widziała zaproszenia.", "Barbara Nosek"),
]

PLAIN = [
    "Zgłaszam do Miechowa Panią Ewę Kot i Pana Jana Lisa.",
    "Do Miechowa przyjedzie Ewa Kot; delegację podpisze wicedyrektor Jan Lis.",
    "Do Miechowa prosimy o miejsce dla Oliwii Karcz (córki prezesa Ryszarda Karcza).",
    "Prosimy o zapisanie do Miechowa państwa Ewy i Jana Kosów oraz ks. kan. Adama Lisa, s. Marii Kot i o. Jana Wilka.",
    "Do Miechowa delegujemy zastępcę burmistrza Ewę Kot, kierowniczkę referatu Annę Lis i skarbnika gminy Jana Wilka.",
    "Zapisuję się na Miechów razem z koleżanką Ewą Kot i ze stażystą Janem Lisem.",
    "Proszę o umieszczenie na liście w Miechowie naszej wolontariuszki Ewy Kot.",
    "Gmina będzie reprezentowana w Miechowie przez Ewę Kot i Jana Lisa.",
    "Do Miechowa zgłosiły się dwie osoby, to znaczy Ewa Kot i Jan Lis. Proszę o ich wpisanie.",
    "Ksiądz Jan Lis prosi, żeby go zapisać do Miechowa.",
    "Gminę reprezentować ma w Miechowie Ewa Kot, a Jan Lis ma przyjechać razem z nią.",
    "Na warsztaty w Miechowie idą od nas Jan Lis i Ewa Kot.",
    "Zgłoszenie do Miechowa dotyczy Ewy Kot i Jana Lisa.",
    "Udziałem w warsztatach w Miechowie zainteresowany jest skarbnik Jan Lis, którego niniejszym zgłaszam.",
    "Imiona i nazwiska osób, które przyjadą na warsztaty do Miechowa: Ewa Kot; Jan Lis.",
    "Do Miechowa zgłoszona zostaje radna Ewa Kot.",
    "Do Miechowa przyjedzie nie tylko Ewa Kot, ale także Jan Lis.",
    "Delegowani do Miechowa zostali bracia Jan i Adam Lisowie.",
    "Do Miechowa zgłaszam koleżankę z referatu, Ewę Kot, i kolegę z pokoju, Jana Lisa.",
    "Na warsztaty w Miechowie 9 listopada br. Jana Lisa i Ewę Kot proszę dopisać.",
]


def _held(body: str) -> str:
    return " ".join(
        doubt.sentence
        for doubt in reading(letter(body, "warsztaty", OFFICE)).doubts
        if doubt.rule == "extract.standing"
    )


@pytest.mark.parametrize(("body", "person"), HELD)
def test_who_hangs_on_something_else_is_held(body: str, person: str) -> None:
    assert person in _held(body)


@pytest.mark.parametrize("body", PLAIN)
def test_who_stands_in_the_request_is_not(body: str) -> None:
    assert _held(body) == ""


def test_a_sentence_of_very_many_people_is_a_list() -> None:
    names = ", ".join(f"Jan Kowal{'sk' * (1 + i % 3)}i" for i in range(300))
    assert "extract.standing" not in {doubt.rule for doubt in reading(letter(f"Zgłaszam na Miechów: {names}.")).doubts}

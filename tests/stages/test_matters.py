"""Whether a letter names a matter of its own, and what follows where it names none."""

from __future__ import annotations

import pytest

from processor.stages.classify.matters import changes_a_matter, is_of_people_alone
from processor.stages.classify.view import View
from processor.values import Kind
from tests.stages.readings import NOW, OFFICE, letter, verdict
from tests.stages.test_decisions import decided

SENDER = "Ewa Kot <ewa.kot@ex.pl>"


def view(text: str, subject: str = "") -> View:
    return View(letter(text, subject, SENDER), OFFICE, NOW)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # people, and what they are to each other
        ("Przyjdę z mężem Janem Kotem i teściową Anną Lis. Nie para, tylko rodzina.", "we troje"),
        ("Zapisuję kierowniczkę Olgę Pac i jej zastępczynię Irenę Mech.", "zgłoszenie"),
        # what keeps them, and how they come
        ("Leżę z grypą, na zwolnieniu do piątku, więc zamiast mnie przyjedzie Jan Lis.", "zmiana"),
        ("Dojadę rowerem albo autobusem, spóźnię się kilka minut. Ewa Kot", "zapis"),
        # the letter itself, the list, the notice
        ("Nie wiem, czy poprzedni mail doszedł, więc ponawiam zgłoszenie: Ewa Kot.", ""),
        ("Widziałam ogłoszenie na plakacie i na stronie. Proszę o wciągnięcie na listę.", "prośba"),
        # where they work, and what they are
        ("Jan Lis z Wydziału Rozwoju, nauczyciel geografii, sołtys wsi, członek zarządu.", "lista"),
        ("Jan Lis (Biuro Rady), Olga Pac (Zarząd Dróg Powiatowych)", "zgłoszenia"),
        # without Polish letters
        ("Bede punktualnie, przyjade z zona. Prosze dopisac nas do listy. Ewa Kot", "zgloszenie"),
    ],
)
def test_a_letter_of_people_alone(text: str, subject: str) -> None:
    assert is_of_people_alone(view(text, subject))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Proszę wpisać mnie na basen. Ewa Kot", "zapis"),
        ("Przyjdę po swój egzemplarz w piątek. Ewa Kot", ""),
        ("Zamiast mnie dyżur weźmie Jan Lis.", "zmiana"),
        ("Rezygnuję od nowego rocznika. Ewa Kot", "lista"),
        ("Proszę zapisać syna na angielski. Ewa Kot", "zapis"),
        ("Proszę zapisać mnie. Ewa Kot", "prenumerata"),
        # to whom or where to, rather than who or where from
        ("Proszę zapisać mnie do lekarza. Ewa Kot", "zapis"),
        ("Zgłaszam do komisji Jana Lisa.", "zgłoszenie"),
        ("Proszę o miejsce w przedszkolu dla Jana Lisa.", "zgłoszenie"),
        ("Proszę skreślić mnie z listy darczyńców. Ewa Kot", "lista"),
        ("Proszę skreślić mnie z członków stowarzyszenia. Ewa Kot", "lista"),
        # what stands behind a preposition is not of him who stands before it
        ("Wolontariusze na wystawę: Jan Lis, Olga Pac", "lista"),
        # by what the writer does
        ("Będę jutro od ósmej, pomaluję i do drugiej skończę. Jan Lis", ""),
        ("Przyjdę i zagram, tylko proszę wcześniej nastroić. Jan Lis", ""),
        ("Mogę w każdy wtorek pozmywać. Proszę wpisać na listę: Jan Lis", ""),
        # by its name
        ("Zapisuję się z mężem na Lwów, możemy siedzieć z tyłu. Ewa Kot", ""),
        # beside a house, and no part of its name
        ("W wydziale komunikacji kolejka, zapisy na przyszły tydzień. Jan Lis pomógł.", ""),
        # without Polish letters, and no word that is known
        ("Prosze zapisac mnie na plywanie. Ewa Kot", "zapis"),
        ("Прошу записати мене. Ewa Kot", ""),
    ],
)
def test_a_letter_that_names_a_matter(text: str, subject: str) -> None:
    assert not is_of_people_alone(view(text, subject))


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("Rezygnuję z prenumeraty. Ewa Kot", "rezygnacja", True),
        ("Rezygnuję. Ewa Kot", "prenumerata", True),
        ("Zamiast mnie dyżur weźmie Jan Lis.", "zmiana", True),
        # why somebody leaves is no matter of its own, nor how a name is spelt
        ("Proszę mnie skreślić z listy, dostałam wezwanie do sądu. Ewa Kot", "zmiana", False),
        ("Rezygnuję, wypadła mi wizyta u dentysty. Ewa Kot", "rezygnacja", False),
        ("Nazywam się Kot, nie Płot. Proszę poprawić na liście. Ewa Kot", "poprawka", False),
        # entered, not struck
        ("Proszę wpisać mnie na basen. Ewa Kot", "zapis", False),
    ],
)
def test_a_matter_that_is_changed(text: str, subject: str, expected: bool) -> None:
    assert changes_a_matter(view(text, subject)) is expected


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        # nothing but people: what for, who answers a notice takes as known
        ("Proszę zapisać mnie i Krystynę Zając. Nie siostry, tylko kuzynki.", "dwie", ["Ewa Kot", "Krystyna Zając"]),
        ("Adam Adam (to nie pomyłka, tak mam na nazwisko) chciałby uczestniczyć.", "Zapis", ["Adam Adam"]),
        # a matter, however short the letter
        ("Proszę zapisać mnie do lekarza. Ewa Kot", "zapis", None),
        ("Rezygnuję od nowego rocznika. Ewa Kot", "pismo", None),
        ("Przyjdę po swój egzemplarz w piątek. Ewa Kot", "nr 3", None),
        ("Proszę wykreślić moje nazwisko z listy darczyńców. Ewa Kot", "Darowizna", None),
    ],
)
def test_what_follows(text: str, subject: str, expected: list[str] | None) -> None:
    assert decided(letter(text, subject, SENDER)) == expected


@pytest.mark.parametrize(
    ("text", "subject", "is_looked_at"),
    [
        ("Moje krzesełko zajmie Zofia Lis.", "Zofia zamiast mnie", True),
        ("Walerian Mucha. Dziękuję.", "", True),
        ("W imieniu Koła Gospodyń:\nMaria Kos\nGenowefa Lis\ni może jeszcze jedna gospodyni.", "KGW", True),
        # who only signs or is asked about is not told of
        ("Dziękuję za miłe słowa i pozdrawiam.\nZofia Lis", "", False),
        ("Klucze są u Zofii Lis na parterze.", "klucze", False),
    ],
)
def test_who_is_named_and_nothing_else_is_looked_at(text: str, subject: str, is_looked_at: bool) -> None:
    told = verdict(letter(text, subject, SENDER))
    assert (told.kind in (Kind.REGISTRATION, Kind.CANCELLATION, Kind.CORRECTION)) is is_looked_at

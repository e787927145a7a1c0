"""What a letter leads to: who is entered without a human; None where staff are asked."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from processor.stages.parse import parse
from processor.stages.register import register
from processor.values import Decision, Mail
from tests.stages.readings import NOW, OFFICE, letter, reading, verdict

OFFICE_MAIL = "Biuro GOK <biuro@ex.pl>"
DIRECTOR = "Emil Wąsik <dyrektor@ex.pl>"


def decided(one: Mail) -> list[str] | None:
    read = reading(one)
    plan = register(verdict(one), read, OFFICE, None, NOW, sender=one.sender.address)
    return sorted(person.full_name for person in read.people) if plan.decision is Decision.ACCEPT else None


ASKED = "Na listę w Miechowie proszę dopisać:\n- Adama Lisa\n- Otylię Kanię\n\n"


@pytest.mark.parametrize(
    ("end", "is_plain"),
    [
        # those who greet sign, in whatever person
        ("Pozdrawia zespół biblioteki: Regina Pac, Lilla Nowak, Adam Lis", True),
        ("Pozdrawiają: Regina Pac i Lilla Nowak", True),
        ("Serdecznie pozdrawia ekipa GOK: Jan Motyka, Ewa Sroka", True),
        ("Pozdrawiają Państwa serdecznie\nRegina Pac\nLilla Nowak", True),
        ("Kłaniają się: Jan Motyka i Ewa Sroka", True),
        # a staff behind its name may be a footer, or more of the list
        ("Zespół GOK: Jan Motyka, Ewa Sroka", False),
        ("Redakcja: Jan Motyka, Ewa Sroka", False),
        ("Główna księgowa: Ewa Sroka", False),
    ],
)
def test_who_stands_below_a_list(end: str, is_plain: bool) -> None:
    assert decided(letter(ASKED + end, "lista", OFFICE_MAIL)) == (["Adam Lis", "Otylia Kania"] if is_plain else None)


FOOTER = "\n\nDyrektor: Emil Wąsik\nZastępca Dyrektora: Brygida Mleczko\nGłówna Księgowa: Olga Pac\nZespół Szkół nr 2"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # by function alone, whom the footer names
        ("Zgłaszam siebie i moją zastępczynię na Proszowice. Dane w stopce.", ["Brygida Mleczko", "Emil Wąsik"]),
        ("Zgłaszam na Proszowice naszą księgową.", ["Olga Pac"]),
        ("Zgłaszam na Proszowice swoją zastępczynię.", ["Brygida Mleczko"]),
        # and nobody whom it does not ask for, nor half of a list
        ("Zgłaszam siebie i moją asystentkę na Proszowice. Dane w stopce.", None),
        ("Zgłaszam na Proszowice siebie, moją zastępczynię i asystentkę.", None),
        ("Zgłaszam na Proszowice Annę Lis.", None),
        ("Zgłaszam na Proszowice dwie osoby.", None),
        ("Zgłaszam na Proszowice moją zastępczynię i asystentkę.", None),
        ("Na Proszowice zgłaszam:", None),
        ("Zgłaszam na Proszowice nasze kierownictwo.", None),
    ],
)
def test_who_is_asked_for_above_a_footer(asked: str, expected: list[str] | None) -> None:
    assert decided(letter(asked + FOOTER, "Proszowice", DIRECTOR)) == expected


def test_the_deputy_of_another_is_not_the_writers() -> None:
    one = letter("Zgłaszam na Proszowice moją zastępczynię." + FOOTER, "Proszowice", "Olga Pac <olga@ex.pl>")
    assert decided(one) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # somebody without a name, behind the place, joined to another, or with a possessive behind the writer
        ("Zgłaszam na Miechów moją zastępczynię i asystentkę.", None),
        ("Zgłaszam na Miechów naszego skarbnika.", None),
        ("Zgłaszam na Miechów siebie, moją zastępczynię i asystentkę.", None),
        ("Zgłaszam na Miechów siebie, dyrektora szkoły.", ["Emil Wąsik"]),
        ("Proszę zapisać na Miechów sołtyskę naszej wsi, Annę Lis.", ["Anna Lis"]),
        ("Zapisuję się na szkolenie pracowników samorządowych w Miechowie.", ["Emil Wąsik"]),
    ],
)
def test_who_is_asked_for_without_a_name(body: str, expected: list[str] | None) -> None:
    assert decided(letter(body, "Miechów", DIRECTOR)) == expected


QUESTIONS = """Odpowiadam w treści:

W dniu 2016-10-12 o 10:15, Biuro OMP pisze:
> dziękujemy za zainteresowanie warsztatami w Miechowie. Prosimy o podanie:
{}
> Z poważaniem
> OMP"""
WHO, CONTACT = "1) imienia i nazwiska osoby uczestniczącej", "2) osoby do kontaktu"


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # below the line that asks who comes, whatever is said below the one that asks for a contact
        (
            ((WHO, "bez zmian mój szef, Jan Lis"), (CONTACT, "ja: Emil Wąsik (nie będzie mnie na miejscu)")),
            ["Jan Lis"],
        ),
        (((WHO, "Jan Lis"), (CONTACT, "Emil Wąsik, od piątku nie będzie mnie w biurze")), ["Jan Lis"]),
        (((WHO, "Jan Lis"), ("Imię i nazwisko osoby do kontaktu:", "Anna Nowak")), ["Jan Lis"]),
        (((WHO, "Jan Lis"), ("imię i nazwisko opiekuna", "Ewa Kot")), ["Jan Lis"]),
        # below a line that asks for something else
        (((WHO, "Jan Lis"), (CONTACT, "Ewa Kot, proszę ją też zapisać")), None),
        (((WHO, "Jan Lis"), ("3) osoby, które zrezygnowały", "Ewa Kot")), None),
        ((("kto z Państwa będzie?", "Jan Lis"), ("kto nie przyjedzie?", "Ewa Kot")), None),
        (((WHO, "Jan Lis albo Ewa Kot"),), None),
        # several, and the sender among them by his name
        ((("2) kto przyjedzie?", "Ewa Kot oraz Emil Wąsik"), (CONTACT, "jak wyżej")), ["Emil Wąsik", "Ewa Kot"]),
    ],
)
def test_answers_between_quoted_lines(answers: tuple[tuple[str, str], ...], expected: list[str] | None) -> None:
    body = QUESTIONS.format("\n".join(f"> {question}\n{answer}" for question, answer in answers))
    assert decided(letter(body, "Re: Warsztaty w Miechowie", DIRECTOR)) == expected


NOTICE = """Dnia 2016-10-12 12:40, biuro@omp.org.pl napisał(a):
> Ośrodek zaprasza na warsztaty w Miechowie, 9 listopada 2016 r.

Termin nam pasuje.

> Prosimy o przysłanie zgłoszenia (wystarczy imię i nazwisko).

{}

--\x20
Emil Wąsik
dyrektor"""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Jan Lis, Emil Wąsik - dwie osoby, obaj z Urzędu Gminy.", ["Emil Wąsik", "Jan Lis"]),
        ("Ewa Kot, Emil Wąsik – razem dwie osoby.", ["Emil Wąsik", "Ewa Kot"]),
        ("Ewa Kot, Jan Lis - dwie osoby, oboje z Urzędu Gminy.", ["Ewa Kot", "Jan Lis"]),
        ("Ewa Kot, Emil Wąsik albo Jan Lis - dwie osoby.", None),
        ("Ewa Kot, Jan Lis - trzy osoby.", None),
    ],
)
def test_an_answer_between_the_lines_of_a_notice(answer: str, expected: list[str] | None) -> None:
    assert decided(letter(NOTICE.format(answer), "Odp: Zaproszenie na warsztaty", DIRECTOR)) == expected


ENCLOSED = "Prześlij proszę dalej: na warsztaty w Miechowie zgłaszam siebie i Urszulę Pokrzywę.\nRadosław Ćma\n"


@pytest.mark.parametrize(
    ("own", "sender", "expected"),
    [
        # the sender's own name is hers, though only a man's like it is known
        (
            "Przesyłam zgłoszenie kolegi w załączniku.\n\nAniceta Kordas\nSPZOZ",
            "Aniceta Kordas <a@ex.pl>",
            ["Radosław Ćma", "Urszula Pokrzywa"],
        ),
        (
            "Zgłoszenie w załączeniu.\nKsenofonta Zych, kadry",
            "Ksenofonta Zych <k@ex.pl>",
            ["Radosław Ćma", "Urszula Pokrzywa"],
        ),
        ("Zgłaszam się na Miechów, mail kolegi w załączniku.\nIda Wrona", "Ida Wrona <i@ex.pl>", None),
        ("Zgłaszam się na Miechów.\nIda Wrona", "Ida Wrona <i@ex.pl>", ["Ida Wrona"]),
    ],
)
def test_a_mail_that_is_attached(own: str, sender: str, expected: list[str] | None) -> None:
    message, inner = EmailMessage(), EmailMessage()
    message["From"], message["Subject"], message["Date"] = sender, "zgłoszenie", "Mon, 17 Oct 2016 13:30:22 +0200"
    message.set_content(own)
    inner["From"], inner["Subject"] = "Radosław Ćma <r@ex.pl>", "Miechów"
    inner.set_content(ENCLOSED)
    message.add_attachment(inner)
    assert decided(parse(message.as_bytes())) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # the dot of a date ends no sentence of those it is followed by
        ("Zgłaszam na 9.11. siebie i Ewę Kot.", ["Emil Wąsik", "Ewa Kot"]),
        ("Zgłaszam na 26 X. panią Ewę Kot i siebie.", ["Emil Wąsik", "Ewa Kot"]),
        ("Proszę zapisać Ewę Kot na 9.11. I mnie też.", ["Emil Wąsik", "Ewa Kot"]),
        ("Zgłaszam Ewę Kot na 9.11. Mnie tego dnia nie będzie.", ["Ewa Kot"]),
        # who is left by somebody, and she who is called by him
        ("Zgłaszam na Miechów wdowę po prezesie Janie Zającu, panią Ewę Zając.", ["Ewa Zając"]),
        ("Zgłaszam na Miechów Ewę Zając, wdowę po Janie Zającu.", ["Ewa Zając"]),
        ("Zgłaszam na Miechów wdowę po Janie Zającu i Ewę Kot.", None),
    ],
)
def test_who_comes_with_whom(body: str, expected: list[str] | None) -> None:
    assert decided(letter(body, "zgłoszenie", DIRECTOR)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Please sign up my colleague, Liam Byrne, for the workshop in Proszowice. I cannot come.", ["Liam Byrne"]),
        ("Please put me down for the workshop in Proszowice.", ["Casimir Blunt"]),
        ("Please register for the newsletter. I would like to attend the workshop in Proszowice.", ["Casimir Blunt"]),
        ("Please register Dr Xhifeoma Adeyinka-Bell for the workshop in Proszowice.", None),
        ("Kindly put down my colleague, Dr Xhifeoma Adeyinka-Bell, for the workshop in Proszowice.", None),
    ],
)
def test_who_is_asked_for_in_english(asked: str, expected: list[str] | None) -> None:
    body = f"Dear organisers,\n\n{asked}\n\nBest regards,\nCasimir Blunt\nVisiting Fellow"
    assert decided(letter(body, "Workshop in Proszowice", "Casimir Blunt <casimir@ex.pl>")) == expected


@pytest.mark.parametrize(
    ("sender", "expected"),
    [("b.zmudka80@ex.pl", ["Blandyna Żmudka"]), ("e.zmudka@ex.pl", None), ("biuro@ex.pl", None)],
)
def test_a_rare_name_without_capitals_that_the_address_has(sender: str, expected: list[str] | None) -> None:
    body = "proszę o wpisanie na warsztaty w miechowie blandyna żmudka pcpr krasnobród ul szkolna 4 pozdrawiam"
    assert decided(letter(body, "", f"<{sender}>")) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a second thought needs a first
        ("Dziękuję za odpowiedź. W takim razie zgłaszam Ewę Kot i Jana Lisa.", ["Ewa Kot", "Jan Lis"]),
        ("Wiemy już, że są miejsca. W takim razie proszę o wpisanie mnie i Anny Maj.", ["Anna Maj", "Emil Wąsik"]),
        ("Zgłaszam Ewę Kot. W takim razie proszę o wpisanie Jana Lisa.", None),
        ("Miała jechać Ewa Kot. W takim razie zgłaszam Jana Lisa i Annę Maj.", None),
        # a condition of another time says nothing of those who are asked for now
        ("Ja nie mogę, proszę zapisać Ewę Kot. Jeśli kiedyś będzie powtórka, to i ja się wybiorę.", ["Ewa Kot"]),
        ("Proszę o wpisanie Jana Lisa. Jeżeli będzie kolejna edycja, wezmę udział również ja.", ["Jan Lis"]),
        ("Jeśli będzie kolejna edycja, proszę zapisać Jana Lisa.", None),
        ("Jeżeli będzie drugi termin, przyjadę.", None),
        ("Zgłaszam się. Jeśli będzie inny termin, to proszę zapisać mnie i Ewę Kot.", None),
        # for whom places are booked at a workshop whose matter is told, and for whom none is
        ("Proszę o rezerwację miejsc na szkoleniu o funduszach pani Ewie Kot i panu Janowi Lisowi.",
         ["Ewa Kot", "Jan Lis"]),
        ("Proszę zarezerwować miejsca na warsztatach o funduszach pani Ewie Kot oraz panu Janowi Lisowi. "
         "Panu Adamowi Bąkowi proszę miejsca nie rezerwować.", ["Ewa Kot", "Jan Lis"]),
        ("Proszę wpisać Ewę Kot. Pana Jana Lisa proszę na liście nie umieszczać.", ["Ewa Kot"]),
        ("Proszę zarezerwować miejsca na warsztatach o życiu Jana Lisa.", None),
        # whose absence is why another comes
        ("W związku ze zwolnieniem p. Adama Bąka zamiast niego na warsztaty przyjedzie p. Anna Maj.",
         ["Anna Maj"]),
        ("Z powodu choroby pani Ewy Kot zamiast niej pojedzie na warsztaty pan Jan Lis.", ["Ewa Kot", "Jan Lis"]),
        ("W związku ze zwolnieniem p. Adama Bąka proszę o wpisanie mnie na warsztaty.", None),
        # who is told of in a relative clause, and who is joined to her behind it
        ("Prosimy o wpisanie na listę Darii Lis, która będzie tłumaczyć, oraz stażystki Hoang Thi Mai.",
         ["Daria Lis", "Thi Mai Hoang"]),
        ("Zgłaszam Ewę Kot, którą szkoli Adam Bąk, oraz Jana Lisa.", None),
        # a function explained by the name in brackets behind the verb
        ("Zgłaszam się. Pani Skarbnik też jedzie (Anna Maj).", ["Anna Maj", "Emil Wąsik"]),
        ("Zgłaszam Annę Maj. Nasz inspektor pojedzie (Jan Lis).", ["Anna Maj", "Jan Lis"]),
        ("Pani Skarbnik też jedzie (wiezie nas Adam Bąk).", None),
        # another's sign-up and the writer's own
        ("Przesyłam zgłoszenie kolegi, Jana Lisa, i dołączam swoje.", ["Emil Wąsik", "Jan Lis"]),
        ("Przesyłam zgłoszenie Anny Maj oraz moje.", ["Anna Maj", "Emil Wąsik"]),
        ("Zapisuję tę osobę, która chce, oraz siebie.", None),
        ("Proszę wpisać te osoby i mnie.", None),
        ("Jadą Anna Maj i Jan Lis. Proszę wpisać te osoby i mnie.", ["Anna Maj", "Emil Wąsik", "Jan Lis"]),
        # Slovak and Czech
        ("Z nášho mesta prídeme dvaja: Jozef Novák, Mária Horváthová", ["Jozef Novák", "Mária Horváthová"]),
        ("Z našeho města přijdou: Pavel Novotný, Hana Černá", ["Hana Černá", "Pavel Novotný"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_request(body: str, expected: list[str] | None) -> None:
    assert decided(letter(body, "Miechów, 9 listopada", DIRECTOR)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # who signs by an initial is he whom the letter has in full
        ("Z parafii przyjadą: ks. Marian Oleksa (proboszcz) i pani Stefania Kluz.\n\nks. M. Oleksa",
         ["Marian Oleksa", "Stefania Kluz"]),
        ("Na warsztaty jadą Kazimierz Zaręba i Iga Mak.\n\nK. Zaręba", ["Iga Mak", "Kazimierz Zaręba"]),
        ("Zgłaszam panów Jana i Józefa Bryłów oraz Igę Mak.\n\nZ. Bryła",
         ["Iga Mak", "Jan Bryła", "Józef Bryła"]),
        # by a given name above his function
        ("Proszę zapisać dwie osoby:\n\nRoland Kusz\nIzabela Maj\n\nDziękuję.\n\nJustyna\nrecepcja",
         ["Izabela Maj", "Roland Kusz"]),
        ("Zgłaszam Rolanda Kusza i Izabelę Maj.\n\nKinga\nSekretariat", ["Izabela Maj", "Roland Kusz"]),
        ("Zgłaszam:\nRoland Kusz\nIzabela Maj\nKinga\nkadry", None),
        ("Zgłaszam:\n\nRoland Kusz\n\nIzabela\n\nKinga\nkadry", None),
    ],
)  # fmt: skip
def test_who_signs_by_less_than_his_name(body: str, expected: list[str] | None) -> None:
    assert decided(letter(body, "Zgłoszenie na warsztaty w Miechowie", OFFICE_MAIL)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # in whose name a place is confirmed, and nobody else is spoken of
        ("W imieniu Pani Dyrektor Anny Maj zgłaszam chęć udziału w warsztatach w Miechowie.", ["Anna Maj"]),
        ("W imieniu wójta Jana Lisa potwierdzam udział w warsztatach 9 listopada.", ["Jan Lis"]),
        ("W imieniu Pana Prezesa Adama Bąka niniejszym potwierdzam udział w warsztatach.", ["Adam Bąk"]),
        ("W imieniu wójta Jana Lisa zgłaszam udział w warsztatach Anny Maj.", ["Anna Maj"]),
        ("W imieniu wójta Jana Lisa zgłaszam udział dwóch osób w warsztatach.", None),
        ("W imieniu wójta Jana Lisa potwierdzam udział naszej gminy w warsztatach.", None),
        ("W imieniu wójta Jana Lisa potwierdzam udział w warsztatach i proszę też o miejsce dla siebie.",
         ["Emil Wąsik", "Jan Lis"]),
        # in whose name another writes, and how he is called
        ("Piszę w imieniu dziadka. Chciałby przyjść na warsztaty. Dziadek nazywa się Jan Lis.", ["Jan Lis"]),
        ("Piszę w imieniu sąsiadki, która nie ma internetu. Chciałaby wziąć udział w warsztatach. Nazywa się Anna Maj.",
         ["Anna Maj"]),
        ("Piszę w imieniu dziadka. Chciałby przyjść na warsztaty ze mną. Dziadek nazywa się Jan Lis.", None),
        ("Piszę w imieniu dziadka. Chciałby przyjść na warsztaty. Jego lekarz nazywa się Jan Lis.", None),
    ],
)  # fmt: skip
def test_in_whose_name_another_writes(body: str, expected: list[str] | None) -> None:
    assert decided(letter(f"{body}\n\nEmil Wąsik", "Miechów, 9 listopada", DIRECTOR)) == expected


@pytest.mark.parametrize(
    ("sender", "names", "expected"),
    [
        ("Юлія Шевчук", "Julija Szewczuk\nTaras Hnatiuk", ["Julija Szewczuk", "Taras Hnatiuk"]),
        ("Андрій Ковальчук", "Olena Bojko\nAndrij Kowalczuk", ["Andrij Kowalczuk", "Olena Bojko"]),
        ("Наталія Коваль", "Natalia Kowal\nTaras Hnatiuk", ["Natalia Kowal", "Taras Hnatiuk"]),
        ("Оксана Гринь", "Olena Bojko\nTaras Hnatiuk", None),
    ],
)
def test_a_sender_in_cyrillic_who_stands_in_the_list(sender: str, names: str, expected: list[str] | None) -> None:
    body = f"Chcemy przyjechać na warsztaty do Miechowa, ja i koleżanka z wydziału:\n\n{names}\n\nDziękuję"
    assert decided(letter(body, "warsztaty", f"{sender} <rada@ex.ua>")) == expected


HEADS = (
    "\n\n{}\nSekretariat\n\nUrząd Gminy Lipnik\n"
    "Wójt Gminy - Adam Bąk\nSkarbnik Gminy - Anna Maj\nSekretarz Gminy - Jan Lis"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Pan Wójt prosi o wpisanie na warsztaty jego i Pani Skarbnik.", ["Adam Bąk", "Anna Maj"]),
        ("Proszę o wpisanie na warsztaty Pani Skarbnik.", ["Anna Maj"]),
        ("Proszę o wpisanie na warsztaty Pani Skarbnik i mnie.", ["Anna Maj", "Emil Wąsik"]),
        ("Zgłaszam na warsztaty Pana Sekretarza.", ["Jan Lis"]),
    ],
)
def test_who_is_asked_for_above_a_letterhead_with_dashes(body: str, expected: list[str]) -> None:
    assert decided(letter(body + HEADS.format("Emil Wąsik"), "Miechów", DIRECTOR)) == expected


@pytest.mark.parametrize(
    ("text", "sender", "expected"),
    [
        # in a letter without Polish letters, a surname as the mail has it of a namesake
        ("prosze zapisac syna, Tymoteusz Klys", "Izydor Kłyś <izydor@ex.pl>", ["Tymoteusz Kłyś"]),
        ("prosze zapisac mnie i Danute Glab", "Paulina Głąb <paulina@ex.pl>", ["Danuta Głąb", "Paulina Głąb"]),
        ("prosze zapisac meza, Jan Wojcicki", "Anna Wójcicka <anna@ex.pl>", ["Jan Wójcicki"]),
        # another's name is as it stands, and so is one in a letter that has its letters
        ("prosze zapisac kolege, Jan Klos", "Izydor Kłyś <izydor@ex.pl>", ["Jan Klos"]),
        ("Proszę zapisać kolegę, Jan Klys", "Izydor Kłyś <izydor@ex.pl>", ["Jan Klys"]),
    ],
)
def test_letters_that_the_mail_has_elsewhere(text: str, sender: str, expected: list[str]) -> None:
    assert decided(letter(text, "warsztaty Proszowice", sender)) == expected


@pytest.mark.parametrize(
    "told",
    [
        "jadę z panem Tytusem Bęcem, który zapisał się już wczoraj",
        "jadę z panem Tytusem Bęcem, który zgłosił się osobno",
        "jadę z panem Tytusem Bęcem, który już się zapisał",
        "jadę z panią Anną Lis, która jest już zapisana",
    ],
)
def test_who_travels_along_and_is_there_already(told: str) -> None:
    assert decided(letter(f"Proszę mnie wpisać, {told}.", "warsztaty Proszowice", DIRECTOR)) == ["Emil Wąsik"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nie rezygnuję z udziału, spóźnię się tylko kwadrans.", None),
        ("Nie odwołuję zgłoszenia, proszę tylko dopisać Annę Lis.", ["Anna Lis"]),
    ],
)
def test_who_does_not_resign_is_there_already(text: str, expected: list[str] | None) -> None:
    assert decided(letter(text, "warsztaty Proszowice", DIRECTOR)) == expected

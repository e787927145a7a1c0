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
    ],
)
def test_answers_between_quoted_lines(answers: tuple[tuple[str, str], ...], expected: list[str] | None) -> None:
    body = QUESTIONS.format("\n".join(f"> {question}\n{answer}" for question, answer in answers))
    assert decided(letter(body, "Re: Warsztaty w Miechowie", DIRECTOR)) == expected


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

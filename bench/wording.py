"""What the mails of the benchmarks say. People are made up of common names; no two mails have the same person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MEN = _words("""
Jan Piotr Tomasz Paweł Marcin Marek Michał Grzegorz Jerzy Adam Łukasz Zbigniew Ryszard Mateusz Henryk Dariusz
Mariusz Wojciech Jakub Robert Rafał Jacek Janusz Maciej Kamil Jarosław Artur Szymon
""")
WOMEN = _words("""
Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Magdalena Joanna Zofia Monika Teresa
Danuta Natalia Julia Karolina Marta Beata Dorota Alicja Halina Iwona Grażyna Paulina
""")
SURNAMES = _words("""
Kowal Wiśniew Kamiń Lewandow Zieliń Szymań Dąbrow Kozłow Jankow Wojciechow Kwiatkow Piotrow Grabow Pawłow
Michal Nowakow Jabłoń Majew Nowic Jawor Olszew Malinow Witkow Rutkow Gór Ostrow Tomaszew Czarnec Sadow Wysoc
Zawadz Sobczyń Maciejew Kubic Wilczyń Urbań Czerwiń Brzeziń Szczepań Kaliń
""")
ROLES = ("podinspektor", "inspektor ds. promocji", "sekretarz gminy", "kierownik referatu", "specjalista", "dyrektor")
PLACES = ("Urząd Gminy Koniusza", "Urząd Miasta i Gminy Miechów", "Starostwo Powiatowe", "Gminna Biblioteka Publiczna")
DOMAINS = ("gmina.example.com", "powiat.example.net", "miasto.example.com", "biblioteka.example.net")

REGISTRATION_SUBJECTS = (
    "Zgłoszenie na warsztaty w Proszowicach",
    "Zgłoszenie udziału: warsztaty 26 października, Proszowice",
    "warsztaty Proszowice - zgłoszenie",
    "Zapis na warsztaty dobrych praktyk w Proszowicach",
)
ONE = (
    "zgłaszam swój udział w warsztatach w Proszowicach 26 października.\n\nImię i nazwisko: {name}",
    "proszę o zapisanie mnie na warsztaty dobrych praktyk w Proszowicach w dniu 26 października 2016 r.\n\n"
    "Imię i nazwisko: {name}\nProszę o potwierdzenie zgłoszenia.",
    "chciałabym zgłosić na warsztaty w Proszowicach następującą osobę:\n\n{name}",
)
SEVERAL = (
    "w imieniu naszego urzędu zgłaszam udział następujących osób w warsztatach w Proszowicach:\n\n{listed}",
    "proszę o zapisanie na warsztaty w Proszowicach 26 października:\n\n{listed}\n\nProszę o potwierdzenie.",
)
INVITATION = """W dniu 2016-10-17 o 09:12, Biuro OMP pisze:
> Szanowni Państwo,
>
> Ośrodek Myśli Politycznej serdecznie zaprasza na warsztaty dobrych praktyk we współpracy transgranicznej
> jednostek samorządu terytorialnego, które odbędą się 26 października 2016 r. w Urzędzie Miasta Proszowice,
> ul. 3 Maja 72. Poprowadzą je dr Agata Nijander-Dudzińska i dr hab. Artur Wołek. Początek o godz. 12.00.
>
> Zgłoszenia prosimy przysyłać na adres biuro@example.org. Udział jest bezpłatny, liczba miejsc ograniczona.
>
> Z wyrazami szacunku
> Biuro OMP"""

FILLER = (
    "W załączeniu przesyłam zestawienie za ubiegły kwartał. Proszę o sprawdzenie kwot i odesłanie podpisanego "
    "egzemplarza do końca tygodnia, najlepiej pocztą tradycyjną na adres podany w stopce.",
    "Przypominamy o zbliżającym się terminie składania wniosków. Szczegółowe informacje znajdują się na naszej "
    "stronie internetowej, w zakładce poświęconej konkursowi, oraz w regulaminie z dnia 1 września.",
    "Zgodnie z wcześniejszymi ustaleniami spotkanie zostało przeniesione na przyszły czwartek, godz. 10.30. Sala bez "
    "zmian. Osoby, które nie mogą przyjść, prosimy o wiadomość do środy.",
    "Księgowość prosi o opisanie faktur zgodnie z nowym wzorem. Faktury bez opisu będą zwracane, co wydłuży termin "
    "płatności; dotyczy to również delegacji i rozliczeń projektów.",
    "Redakcja dziękuje za nadesłane materiały. Tekst ukaże się w grudniowym numerze kwartalnika, po korekcie, którą "
    "przekażemy do akceptacji w listopadzie.",
    "Uprzejmie informujemy, że w dniach 29–31 października nastąpi przerwa w dostawie usług w związku z pracami "
    "serwisowymi. Za utrudnienia przepraszamy.",
)
DISCLAIMER = (
    "Ta wiadomość jest przeznaczona wyłącznie dla adresata i może zawierać informacje poufne. Jeżeli otrzymali ją "
    "Państwo przez pomyłkę, prosimy o powiadomienie nadawcy i usunięcie jej. Pomyśl o środowisku, zanim wydrukujesz."
)


@dataclass(frozen=True, slots=True)
class Other:
    """A kind of mail that is no registration; "" where an ordinary person writes."""

    subject: str
    text: str
    sender: str = ""
    local: str = ""
    domain: str = "example.net"
    headers: tuple[str, ...] = ()


OTHER = (
    Other(
        "Newsletter nr",
        "W tym numerze: jesień w muzeum, nowe wystawy i warsztaty rodzinne. Bilety do nabycia w kasie.",
        "Muzeum Regionalne",
        "news",
        "lists.example.net",
        (
            "List-Id: <news.lists.example.net>",
            "List-Unsubscribe: <https://lists.example.net/u>",
            "Precedence: bulk",
        ),
    ),
    Other("Faktura VAT", "w załączeniu przesyłamy fakturę za hosting.", "Faktury", "faktury", "hosting.example"),
    Other("Pytanie o publikację", "Dzień dobry,\n\nczy książka o samorządzie jest jeszcze dostępna w sprzedaży?"),
    Other(
        "Nieobecność w biurze:",
        "Dziękuję za wiadomość. Jestem nieobecny do 24 października, odpowiem po powrocie.",
        headers=("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"),
    ),
    Other("Oferta współpracy", "Szanowni Państwo,\n\nprzedstawiamy ofertę wynajmu sal konferencyjnych.", "Oferty"),
    Other("Posiedzenie rady", "Szanowni Państwo,\n\nprzesyłam porządek obrad najbliższego posiedzenia."),
)


def person(random: Random, number: int) -> str:
    """A full name in the nominative; numbers up to 100,000 seldom share one."""
    stem = SURNAMES[number // 7 % len(SURNAMES)]
    woman = random.random() < 0.5
    given = random.choice(WOMEN if woman else MEN)
    ending = ("ka" if woman else "ki") if stem.endswith(("c", "dz")) else ("ska" if woman else "ski")
    second = SURNAMES[random.randrange(len(SURNAMES))]
    if woman and random.random() < 0.3 and second != stem:
        tail = "ka" if second.endswith(("c", "dz")) else "ska"
        return f"{given} {stem}{ending}-{second}{tail}"
    return f"{given} {stem}{ending}"


def signature(random: Random, name: str) -> str:
    phone = (
        f"tel. {random.randint(12, 18)} {random.randint(100, 999)} {random.randint(10, 99)} {random.randint(10, 99)}"
    )
    words = f"Z poważaniem\n{name}\n{random.choice(ROLES)}\n{random.choice(PLACES)}\n{phone}"
    return f"{words}\n\n{DISCLAIMER}" if random.random() < 0.6 else words


def ascii_of(text: str) -> str:
    """The letters of an address."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
    return plain.encode("ascii", "ignore").decode("ascii")

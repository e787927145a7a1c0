"""What kind of mail it is: each rule on its own case, then letters whole."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processor.stages.classify import BY_HEADERS, RULES
from processor.stages.classify.event_words import names_another_event
from processor.stages.classify.view import View
from processor.stages.parse import parse
from processor.stages.register import register
from processor.values import Decision, Kind, Mail
from tests.stages.readings import NOW, OFFICE, letter, reading, verdict

NOTICE = (
    "\n\nW dniu 18.10.2016 o 14:12, Ośrodek Myśli Politycznej <biuro@omp.org.pl> pisze:\n"
    "> Zapraszamy na warsztaty 26 października w Proszowicach.\n"
)
CONFIRMED = (
    "\n\nW dniu 18.10.2016 o 14:12, Ośrodek Myśli Politycznej <biuro@omp.org.pl> pisze:\n"
    "> Potwierdzamy przyjęcie zgłoszenia na warsztaty 26 października w Proszowicach.\n"
)
FORWARD = (
    "\n\n---------- Forwarded message ---------\nOd: Jan Lis <jan.lis@ex.pl>\nData: 18 października 2016 15:31\n"
    "Temat: warsztaty\nDo: sekretariat@ex.pl\n\n"
)


def multipart(text: str, name: str, content: bytes, kind: str = "text/plain", subject: str = "Zgłoszenie") -> Mail:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Jan Lis <jan@ex.pl>", "biuro@omp.org.pl", subject
    made["Date"] = "Thu, 20 Oct 2016 08:00:00 +0200"
    made.set_content(text)
    main, _, sub = kind.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return parse(b"Return-Path: <jan@ex.pl>\n" + made.as_bytes())


RECEIPT = b"""\
From: Jan Lis <j@ex.pl>
To: biuro@omp.org.pl
Subject: Przeczytano: Potwierdzenie
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b
Content-Type: text/plain

Przeczytano.
--b
Content-Type: message/disposition-notification

Disposition: manual-action/MDN-sent-manually; displayed
--b--
"""
CASES: dict[str, Mail] = {
    "auto.receipt": parse(RECEIPT),
    "auto.replied": letter("Jestem na urlopie.", "Auto", "Jan Lis <j@ex.pl>", "Auto-Submitted: auto-replied"),
    "list.list-headers": letter("Zapisuję się na zjazd.", "zjazd", "Jan Lis <j@ex.pl>", "List-Id: <x.lists.ex.pl>"),
    "bounce.headers": letter("Nie ma takiej skrzynki.", "Zwrot", "MAILER-DAEMON@ex.pl"),
    "auto.headers": letter("Raport nocny.", "raport", "Jan Lis <j@ex.pl>", "Auto-Submitted: auto-generated"),
    "list.headers": letter("Zapisuję się.", "zjazd", "Jan Lis <j@ex.pl>", "List-Id: <x.lists.ex.pl>"),
    "auto.subject-header": letter("Wracam w piątek.", "Automatyczna odpowiedź: Zapis"),
    "spam.headers": letter("Zapisy.", "zapis", "Jan Lis <j@ex.pl>", "X-Spam-Flag: YES"),
    "list.no-reply": letter("Nowy wpis w wątku.", "wątek", "Forum <noreply@ex.pl>"),
    "bounce.words": letter("Nie można dostarczyć wiadomości do adresata.", "Zwrot"),
    "auto.subject": letter("W sprawach pilnych proszę dzwonić.", "Autoodpowiedź: Potwierdzenie zgłoszenia"),
    "auto.words": letter("Dziękuję za wiadomość. Jestem nieobecna do 31.10.", "Re: Potwierdzenie"),
    "auto.away": letter("Dzień dobry, przebywam na urlopie do 31.10.", "Re: Potwierdzenie"),
    "auto.absent": letter("Jestem na urlopie do 24 października. Zastępuje mnie Ewa Kot.", "Re: Warsztaty"),
    "auto.system": letter("Automatyczne potwierdzenie: pismo przydzielono. Nie odpowiadaj na ten e-mail.", "eObieg"),
    "bulk.words": letter("Nowości. Aby wypisać się z listy, kliknij tutaj.", "Nowości"),
    "bulk.sender": letter("Nowości miesiąca.", "październik", "Biuletyn <biuletyn@ex.pl>"),
    "spam.words": letter("Kredyt bez BIK na dowód!", "decyzja"),
    "spam.sender": letter("Wejdź na stronę.", "decyzja", "Promocja <a@okazja.top>"),
    "business.money": letter("W załączeniu faktura VAT za hosting.", "Faktura"),
    "business.job": letter("Przesyłam CV i list motywacyjny.", "podanie"),
    "business.text": letter("Odsyłam po korekcie tekst pana Kosa, druga recenzja przyjdzie w środę.", "artykuł"),
    "business.invites-us": letter("Serdecznie zapraszamy na konferencję.", "konferencja"),
    "business.takes-sign-ups": letter("Prosimy o zgłoszenie przedstawiciela do 4 listopada.", "konferencja"),
    "business.confirms-to-us": letter("Potwierdzamy przyjęcie zgłoszenia na Forum.", "Forum"),
    "other.logistics": letter("Rzutnik podłączy pan Fryc, klucz będzie na portierni.", "sala"),
    "other.thanks": letter("Bardzo dziękuję za wczorajsze warsztaty.", "podziękowanie"),
    "other.kind": letter("Na szkolenie RODO 26.10 w Proszowicach zgłaszam Ewę Kot."),
    "other.not-signed-up": letter("Zapisywać się nie będziemy, Proszowice za daleko."),
    "question.names": letter("Koleżanka też by chciała: Ewa Kot. Czy są miejsca w Miechowie?", "Re: Miechów"),
    "question.damaged": letter("Zg?aszam sw?j udzia? w warsztatach.", "Proszowice"),
    "other.only-thanks": letter("Dziękuję za potwierdzenie, do zobaczenia w środę.", "Re: Potwierdzenie"),
    "other.acknowledges": letter("Dzięki, będę punktualnie." + CONFIRMED, "Re: Potwierdzenie zgłoszenia"),
    "other.declines": letter("Dziękuję za zaproszenie na warsztaty w Proszowicach, niestety nie przyjadę."),
    "other.object": letter("Zgłaszam urlop na 26 października."),
    "other.workshop-not-told": letter(
        "Chciałam zapisać na warsztaty ceramiczne dla dzieci w Domu Kultury moje córki, Zuzię i Lenkę. Fartuszki mamy."
    ),
    "other.no-request": letter(
        "W związku ze zmianami kadrowymi podajemy aktualne telefony w sprawie współpracy transgranicznej:\n"
        "Imię i nazwisko\tTelefon\nKinga Rusek\t12 300 10 10\nLeon Żyła\t12 300 10 11"
    ),
    "other.mailing-list": letter("Proszę o wykreślenie mojego adresu z listy wysyłkowej.", "rezygnacja"),
    "other.event": letter("Zgłaszam swój udział w debacie o oświacie.", "debata"),
    "other.day": letter("Zapisuję się na 3 grudnia.", "zapis"),
    "other.nothing-of-ours": letter("Zgłaszam awarię latarni przy ulicy Polnej, jest tam ciemno.", "awaria"),
    "other.cancels-what": letter(
        "Niestety muszę odwołać nasze spotkanie 26 października w sprawie strony.", "odwołanie spotkania"
    ),
    "other.target": letter("Zapisuję się na rejs po Wiśle, prom odpływa z Proszowic.", "rejs"),
    "other.thing": letter("Zgłaszam otwarcie wystawy w Proszowicach do kalendarza.", "wystawa"),
    "other.elsewhere": letter("26.10 jedziemy do Proszowic na oględziny: Ewa Kot i Adam Lis.", "26.10"),
    "other.title": letter("Proszowice, 26.10: jadą Ewa Kot i Adam Lis.", "pomiary hałasu"),
    "other.errand": letter("Będę 26 października około 12, odbiorę roczniki.", "26.10"),
    "other.all-but-himself": letter("Wszystkich poza mną." + NOTICE, "Re: Warsztaty"),
    "other.at-work": letter("Na nagranie 26.10 przyjadą reporterka Ewa Kot i dźwiękowiec Adam Lis.", "ekipa"),
    "other.matter": letter("Zapisuję się na kurs tańca w Proszowicach.", "zapis"),
    "other.titled": letter("Szkolenie: Pierwsza pomoc, Kielce 9.11\nUczestnik: Anna Nowak", "karta"),
    "other.colleague": letter("Zapiszcie mnie na Miechów.", "zapis", "Ewa Kot <ewa@omp.org.pl>"),
    "other.organises": letter("Zgłoszenie Ewy Kot na nasze szkolenie przyjęte, fakturę wystawimy.", "szkolenie ABI"),
    "other.event-of-people": letter("Na mecz w Miechowie 9.11 powołani: Ewa Kot, Jan Lis.", "kadra"),
    "other.minutes": letter("W załączeniu protokół z posiedzenia Komisji. Obecni: Ewa Kot, Jan Lis.", "protokół"),
    "other.noun-only": letter(
        "Przesyłam slajdy na 26.10. Wśród uczestników, których mi Pani podała, widzę nazwisko p. Ewy Kot, mojej dawnej"
        " magistrantki, i to jest bardzo miłe zaskoczenie po latach.", "slajdy",
    ),
    "other.event-that-day": letter("Za Ewę Kot pójdzie Iga Mak. Spektakl 26.10 o 19.", "bilety"),
    "other.another-day": letter("Na szkolenie ODO w Miechowie (3 listopada) zgłaszamy: Ewa Kot.", "szkolenie ODO"),
    "other.only-a-list": letter("Lista stypendystów:\n1. Ewa Kot\n2. Jan Lis", "Wyniki naboru"),
    "other.earlier-year": letter("Na zdjęciu uczestnicy warsztatów z Miechowa (2014): Ewa Kot, Jan Lis.", "zdjęcia"),
    "other.paid": letter("Zgłaszam na szkolenie 9 listopada Ewę Kot. Koszt udziału 390 zł.", "szkolenie"),
    "other.resigned": letter("Po rezygnacji Ewy Kot przewodniczy Jan Lis.", "komisja"),
    "other.nobody": letter("Do Miechowa nikogo w tym roku nie zgłaszamy.", "Miechów"),
    "other.hour": letter("26.10 o 18:30 przyjdę z Ewą Kot.", "próba"),
    "other.replaces-what": letter("Od 9.11 w UG Miechów w zastępstwie Ewy Kot: Jan Lis 115.", "numery wewnętrzne"),
    "other.event-in-subject": letter("Lista na 9 listopada w Miechowie: Ewa Kot, Jan Lis.", "turniej szachowy"),
    "other.corrects-what": letter("W umowie jest błąd w nazwisku, powinno być: Anna Nowak.", "umowa"),
    "other.base": letter("Dzień dobry."),
    "question.asks": letter("Czy będzie parking?", "Proszowice"),
    "question.after-confirmation": letter(
        "Czy trzeba coś zabrać? Pierwszy raz jadę na takie warsztaty.", "Re: Potwierdzenie zgłoszenia - Miechów"
    ),
    "question.conditional": letter("Jeśli będą miejsca, w poniedziałek przyjadę.", "Proszowice"),
    "registration.himself": letter("Zgłaszam swój udział."),
    "registration.asks": letter("Proszę zapisać Annę Nowak."),
    "registration.outright": letter(
        "Umowę podpisał wójt. Na warsztaty w Miechowie zgłaszamy panią Irenę Sroka.", "dwie sprawy"
    ),
    "registration.plainly": letter("Przesyłam fakturę. Przy okazji: proszę mnie zapisać na Miechów.", "faktura"),
    "registration.asks-doubtfully": letter("Czy można się zapisać?"),
    "registration.subject": letter("Anna Nowak", "Zgłoszenie"),
    "registration.subject-alone": letter("Anna Nowak", "Zgłoszenie"),
    "registration.ours": letter("Do Proszowic."),
    "registration.names-ours": letter("O warsztatach w Miechowie opowiem burmistrzowi."),
    "registration.workshop-word": letter("Proszę mnie dopisać.", "szkolenie"),
    "registration.names-and-workshop": letter("My dwie: Ewa Kot i Iga Mak.", "szkolenie dla urzędników"),
    "registration.answers-ours": letter("Chętnie." + NOTICE, "Re: Warsztaty"),
    "registration.people-alone": letter("Moje krzesło zajmie Ewa Kot."),
    "registration.list": letter("Nasi:\n1. Anna Nowak\n2. Jan Lis"),
    "registration.bare-name": letter("Anna Nowak"),
    "registration.name-and-day": letter("Anna Nowak, Proszowice 26.10"),
    "registration.name-in-subject": letter("", "Anna Nowak, Proszowice"),
    "registration.form": letter("Imię i nazwisko: Anna Nowak"),
    "registration.fields": letter("Nazwisko: Nowak\nImię: Anna"),
    "registration.pasted": letter(
        "Zapraszamy na warsztaty 26 października w Proszowicach. Zgłoszenia: biuro@omp.org.pl\n\nAnna Nowak"
    ),
    "registration.short-yes": letter("Chętnie skorzystam." + NOTICE, "Re: Warsztaty"),
    "registration.tells-which": letter(
        "Do Proszowic.\n\nW dniu 12.10.2016 biuro@omp.org.pl pisze:\n> Na które warsztaty Panią zapisać?\n", "Re: zapis"
    ),
    "registration.tells-who-between": letter(
        "> Warsztaty dobrych praktyk, 26 października, Proszowice\nŚwietny temat!\n"
        "> prosimy o zgłoszenia (wystarczy imię i nazwisko)\nEwa Kot i Adam Lis\n> na adres biuro@omp.org.pl",
        "Re: Warsztaty",
        "Ewa Kot <ewa@ex.pl>",
        "In-Reply-To: <1@omp.org.pl>",
    ),
    "registration.tells-who": letter(
        "Jan Lis. Bardzo dziękuję za szybką odpowiedź, do zobaczenia.\n\nW dniu 12.10.2016 biuro@omp.org.pl pisze:\n"
        "> Mamy wolne miejsca na warsztaty w Proszowicach. Prosimy o imię i nazwisko.\n",
        "Re: wolne miejsca?",
    ),
    "registration.points": letter(
        "Obie osoby.\n\nW dniu 12.10.2016 biuro@omp.org.pl pisze:\n> W zgłoszeniu na warsztaty w Proszowicach są pani "
        "Ewa Kot i pani Iga Mak. Kogo mamy wpisać?\n",
        "Re: zgłoszenie",
    ),
    "registration.passed-on": letter("Przekazuję." + FORWARD + "Proszę mnie zapisać do Proszowic.", "Fwd: warsztaty"),
    "registration.file": multipart("Pismo.", "p.txt", "Na warsztaty w Proszowicach zgłaszam Annę Nowak.".encode()),
    "registration.file-ours": multipart(
        "List w załączeniu.", "l.txt", "Wybieram się na spotkanie w Proszowicach 26 października. Anna Nowak".encode()
    ),
    "registration.file-list": multipart("Lista w załączniku.", "l.txt", "Imię i nazwisko: Anna Nowak".encode()),
    "registration.unread-file": multipart("Zgłoszenie w skanie.", "s.png", b"\x89PNG" + b"x" * 40_000, "image/png"),
    "cancellation.asks": letter("Rezygnuję z udziału."),
    "cancellation.subject": letter("Przepraszam.", "Rezygnacja"),
    "cancellation.passed-on": letter("Przekazuję." + FORWARD + "Proszę odwołać mój udział w Miechowie.", "PD: 9.11"),
    "cancellation.cannot": letter("Nie przyjadę do Proszowic."),
    "cancellation.takes-back": letter("Zgłosiłam się do Proszowic, ale nie dam rady."),
    "correction.replaces": letter("Zamiast Anny Nowak przyjedzie Jan Lis."),
    "correction.spelling": letter("W nazwisku jest błąd, powinno być: Anna Nowak."),
    "registration.briefly": letter("Proszę o wpisanie: Ewa Kot, Adam Lis.", "gmina"),
    "registration.answers-of-people": letter("Ja nie, ale kolega Adam Lis owszem.", "zaproszenie"),
    "correction.moves": letter("Proszę przenieść mnie na Miechów."),
    "correction.asks": letter("Proszę o zmianę osoby."),
}  # fmt: skip


def test_every_rule_has_its_case() -> None:
    assert set(CASES) == {rule.id for rule in (*BY_HEADERS, *RULES)}


@pytest.mark.parametrize("rule", [*BY_HEADERS, *RULES], ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_case(rule: object) -> None:
    assert rule.test(View(CASES[rule.id], OFFICE, NOW))  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", [r for r in RULES if r.id != "other.base"], ids=lambda rule: rule.id)
def test_a_rule_lets_a_mail_pass_that_says_nothing(rule: object) -> None:
    assert not rule.test(View(letter("Pozdrawiam z gór.", "pozdrowienia"), OFFICE, NOW))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "subject", "kind"),
    [
        ("Zgłaszam swój udział w warsztatach w Proszowicach.", "zgłoszenie", Kind.REGISTRATION),
        ("zglaszam sie na 26.10", "zapis", Kind.REGISTRATION),
        ("PROSZĘ O WPISANIE MNIE NA LISTĘ - PROSZOWICE", "", Kind.REGISTRATION),
        (
            "Z OSP pojadą do Proszowic na szkolenie druhowie Jan Kos i Adam Lis. Prosimy dopisać.",
            "szkolenie",
            Kind.REGISTRATION,
        ),
        ("Please register me for the workshop in Miechów.", "registration", Kind.REGISTRATION),
        ("Rezygnuję z udziału w warsztatach w Miechowie.", "rezygnacja", Kind.CANCELLATION),
        ("Proszę zignorować moje zgłoszenie na Miechów.", "warsztaty", Kind.CANCELLATION),
        ("Zgłosiłem się do Proszowic, niestety nie mogę przyjechać.", "warsztaty", Kind.CANCELLATION),
        ("Zamiast Anny Nowak do Proszowic przyjedzie Jan Lis.", "zmiana", Kind.CORRECTION),
        ("Czy uczestnicy warsztatów w Proszowicach dostaną zaświadczenia?", "pytanie", Kind.QUESTION),
        ("Czy są jeszcze miejsca na warsztaty? Jeśli tak, podam nazwiska.", "miejsca", Kind.QUESTION),
        ("W załączeniu faktura VAT za udział w szkoleniu. Przelew do 5 listopada.", "faktura", Kind.BUSINESS),
        ("Zgłaszam swój udział w czwartkowej debacie o oświacie.", "debata 20 października", Kind.OTHER),
        ("Jestem na urlopie. Zastępuje mnie Ewa Kot.", "Re: Warsztaty w Proszowicach", Kind.AUTOREPLY),
        ("Pisałem, że nie dojadę do Proszowic. Proszę przywrócić mnie na listę.", "jednak", Kind.REGISTRATION),
        ("Proszę na mnie liczyć 26 października w Proszowicach.", "", Kind.REGISTRATION),
        ("Zgłaszam dwie osoby: siebie i kolegę Adama Lisa.", "Zgłoszenie 2 osoby", Kind.REGISTRATION),
        ("Prihlasujem sa na seminár 9. novembra v Miechowe.", "Prihláška", Kind.REGISTRATION),
        (
            "Do 24.10 jestem na urlopie, ale chcę uczestniczyć w warsztatach w Proszowicach, proszę o wpisanie."
            " W sprawach pilnych w urzędzie jest Ewa Kot.",
            "Odp: Zaproszenie",
            Kind.REGISTRATION,
        ),
        (
            "Formularz rekrutacji wyślę później. Na warsztaty w Miechowie zgłaszam się już dziś.",
            "rekrutacja",
            Kind.REGISTRATION,
        ),
        (
            "Dziękuję za usunięcie starego adresu z listy. Będę uczestniczył w miechowskich warsztatach.",
            "Re: adres",
            Kind.REGISTRATION,
        ),
        (
            "Przekazuję dane uczestników:\n\nImię i nazwisko\tTelefon\nEwa Kot\t12 345\n\nCzy lista jest ostateczna?",
            "dot. warsztatów 9.11",
            Kind.REGISTRATION,
        ),
        (
            "Czy mogę się zapisać na Miechów? Proszę o wiadomość, czy zgłoszenie zostało przyjęte.",
            "",
            Kind.QUESTION,
        ),
        ("Lista na warsztaty w Proszowicach:\nŻAK RUDOLF\nKULIG MARIA", "lista", Kind.REGISTRATION),
        ("Imię i nazwisko ....... Ewa Kot .....\nWarsztaty .... Miechów, 9 XI ...", "karta", Kind.REGISTRATION),
        ("Do udziału w warsztatach zgłasza się Ewa Kot, dyrektorka świetlicy.", "Miechów", Kind.REGISTRATION),
        ("Niech mnie pani zapisze na warsztaty w Proszowicach.", "", Kind.REGISTRATION),
        ("Moje miejsce w Proszowicach proszę oddać komuś innemu.", "Proszowice", Kind.CANCELLATION),
        ("Moje krzesło w Miechowie mogą Państwo spokojnie oddać innej osobie.", "9 listopada", Kind.CANCELLATION),
        ("Zwalniam krzesło na warsztatach 9 listopada.", "Miechów", Kind.CANCELLATION),
        ("Miejsce, które mam u Państwa na 9 listopada, proszę przekazać innej osobie.", "", Kind.CANCELLATION),
        ("Wypadam z listy na Miechów, złamałem nogę.", "", Kind.CANCELLATION),
        ("Zgłoszenie, które wysłałem we wtorek na warsztaty w Miechowie, jest nieaktualne.", "", Kind.CANCELLATION),
        ("Na 9 listopada proszę na mnie nie czekać, choć jestem na liście.", "Miechów", Kind.CANCELLATION),
        ("Zapisałem się na Miechów, ale proszę mnie nie liczyć.", "", Kind.CANCELLATION),
        ("Poniższe proszę w całości uznać za niebyłe.\n\n> Zgłaszam siebie do Miechowa.", "zapis", Kind.CANCELLATION),
        (
            "Po rezygnacji Igi Mak z funkcji sekretarza zgłaszam na warsztaty w Miechowie siebie.",
            "",
            Kind.REGISTRATION,
        ),
        ("Zrezygnowałam z innego szkolenia, proszę mnie wpisać na Miechów.", "9 listopada", Kind.REGISTRATION),
        (
            "Jestem na urlopie, zastępuje mnie Iga Mak. Na warsztaty w Miechowie zgłaszam Adama Lisa.",
            "Miechów",
            Kind.REGISTRATION,
        ),
        ("Muszę cofnąć zgłoszenie na Miechów.", "9 listopada", Kind.CANCELLATION),
        ("Czy mogłabym prosić o zapisanie mnie na warsztaty w Miechowie?", "", Kind.REGISTRATION),
        ("W związku z sesją Rady Gminy nie mogę przybyć 26 października, będzie pani Ewa Kot.", "", Kind.REGISTRATION),
        (
            "Proszę mnie nie wpisywać, choć się zgłosiłem: 26 października mam pogrzeb, nie dojadę.",
            "",
            Kind.CANCELLATION,
        ),
        ("Zgłoszony kolega Adam Lis zachorował. Proszę o wpisanie mnie zamiast niego.", "Miechów", Kind.CORRECTION),
        ("Wysłałam zgłoszenie na Miechów, a chodziło mi o Proszowice. Proszę o zmianę.", "", Kind.CORRECTION),
        ("Da się mnie przerzucić na 9.11 w Miechowie? 26.10 odpada.", "Re: zapisany", Kind.CORRECTION),
        ("Uprzejmie prostujemy: na liście na 9.11 powinna figurować Ewa Kot, nie Iga.", "", Kind.CORRECTION),
        ("Zgłoszenie Ewy Kot na 26 października prosimy uznać za niebyłe.", "", Kind.CANCELLATION),
        ("I have to give up my place in Miechów.", "9 November", Kind.CANCELLATION),
        ("imię: Ewa\nnazwisko: Kot", "Zgodnie z ogłoszeniem podaję", Kind.REGISTRATION),
        ("Jednak nie dam rady 9 listopada, wykreślcie mnie proszę.", "jednak nie", Kind.CANCELLATION),
        ("Piszę się na te fundusze w Miechowie, tel w razie czego 600 100 200.", "", Kind.REGISTRATION),
        ("Odwołano nam w tym dniu zebranie, więc przyjadę do Miechowa.", "", Kind.REGISTRATION),
        ("Zgłaszam swoją kandydaturę na uczestnika warsztatów w Miechowie.", "", Kind.REGISTRATION),
        ("Nazywam się Jan Gabriel (Gabriel to nazwisko) i proszę o miejsce w Miechowie.", "", Kind.REGISTRATION),
        (
            "Dziękujemy za wrześniowe warsztaty w naszym liceum. Kajetan Pyrek i Liwia Socha byli zachwyceni.",
            "podziękowanie",
            Kind.OTHER,
        ),
        ("Dziękuję za zaproszenie na październikowe warsztaty, zgłaszam swój udział.", "Re: OMP", Kind.REGISTRATION),
        ("Dziękuję za zaproszenie do Proszowic, obowiązki nie pozwolą mi skorzystać.", "Re: Zaproszenie", Kind.OTHER),
        ("Na warsztaty oddelegowana została główna księgowa Ewa Kot.", "Miechów", Kind.REGISTRATION),
        ("Nie mogę być w Proszowicach, mam pogrzeb; proszę mnie skreślić.", "Nieobecność", Kind.CANCELLATION),
        (
            "Dziękuję za potwierdzenie, ale pomylili Państwo imię. Proszę poprawić na liście.",
            "Miechów",
            Kind.CORRECTION,
        ),
    ],
)
def test_the_kind_of_a_letter(body: str, subject: str, kind: Kind) -> None:
    assert verdict(letter(body, subject)).kind is kind


@pytest.mark.parametrize(
    ("body", "subject", "expected"),
    [
        ("Zapisuję się do Proszowic.", "", ("proszowice-2016",)),
        ("Zapisuję się na warsztaty w Miechowie.", "", ("miechow-2016",)),
        ("Zapisuję się na 26 X.", "", ("proszowice-2016",)),
        ("Zapisuję się na 9.11.2016.", "", ("miechow-2016",)),
        ("Zapisuję się na 9 listopada.", "", ("miechow-2016",)),
        ("Na dzień 26 bm. zgłaszam Jana Lisa.", "", ("proszowice-2016",)),
        ("Na dzień 9 bm. zgłaszam Jana Lisa.", "", ()),
        ("Osoby są w arkuszu, zakładka z Miechowem.", "", ("miechow-2016",)),
        ("Pytałam w wydziale o Proszowice, zgłaszam Jana Lisa.", "", ("proszowice-2016",)),
        ("Zapisuję się na listopadowe warsztaty.", "", ("miechow-2016",)),
        ("Zapisuję się na środę.", "warsztaty", ("proszowice-2016",)),
        ("Zapisuję się na oba warsztaty.", "", ("proszowice-2016", "miechow-2016")),
        ("Zapisuję się na Proszowice i Miechów.", "", ("proszowice-2016", "miechow-2016")),
        ("Zapisuję się na Miechów, nie na Proszowice.", "", ("miechow-2016",)),
        ("Zapisuję się. Interesuje mnie tylko termin w Miechowie, w Proszowicach byłam.", "", ("miechow-2016",)),
        ("Chcę przyjść, ale wyłącznie do Miechowa; do Proszowic mam za daleko.", "", ("miechow-2016",)),
        (
            "Proszę o miejsce w Proszowicach. PS Powyższe proszę traktować jako zgłoszenie na Miechów.",
            "",
            ("miechow-2016",),
        ),
        ("Na Proszowice się spóźniłam, ale na Miechów proszę mnie zapisać.", "", ("miechow-2016",)),
        ("Urząd Miasta Miechów zgłasza Jana Lisa na 26 października.", "", ("proszowice-2016",)),
        ("Zapisuję się na warsztaty w Proszwicach.", "", ("proszowice-2016",)),
        ("Zapisuję się." + NOTICE, "Re: Warsztaty", ("proszowice-2016",)),
        ("Zapisuję się.", "Miechów", ("miechow-2016",)),
        ("Do Proszowic pojadą: Anatol Miechowski i Irena Krakowska.", "", ("proszowice-2016",)),
        ("Zapisałem się do Proszowic, ale lepiej mi pasuje Miechów. Proszę przepisać.", "", ("miechow-2016",)),
        (
            "Byłem na liście w Miechowie, proszę mnie przepisać na Proszowice, bo 9 listopada wyjeżdżam.",
            "",
            ("proszowice-2016",),
        ),
        (
            "Ogłoszenie mówi o Proszowicach i Miechowie. Zapisuję się wyłącznie na warsztaty w Miechowie.",
            "",
            ("miechow-2016",),
        ),
        ("Zapisuję się na warsztaty.", "zapis", ()),
    ],
)
def test_which_workshops_are_meant(body: str, subject: str, expected: tuple[str, ...]) -> None:
    assert set(verdict(letter(body, subject)).workshops) == set(expected)


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Bardzo chciałabym się dopisać do listy.", ""),
        ("Prosimy o wpisanie obojga: Ewy Kot i Adama Lisa.", "z gminy"),
        ("Ja odpadam, ale Ewa Kot jak najbardziej.", "odp."),
        ("Ewa Kot - tak, Adam Lis - nie.", "kto od nas"),
        ("Zastąpi mnie Ewa Kot, jestem wtedy w sądzie.", "zmiana"),
        ("Wskoczy za niego Ewa Kot.", "zastępstwo"),
        ("Kot Ewa, Lis Adam, Mak Iga", "trzy osoby z UG"),
        ("1. Ewa Kot, referent\n2. Adam Lis, radca\n3. Jan Maria Mak, zastępca", "Lista uczestników"),
        ("Ewa Kot jednak przyjedzie, Adam Lis bez zmian.", "zmiany"),
        ("Prosimy o wpisanie na listę Ewy Kot i Igi Mak.", "lista obecności"),
        ("Obie panie, Ewę Kot i Igę Mak, zgłaszam na wyraźną prośbę dyrektora.", "panie"),
        ("Zapisywałam się jako Ewa Kot, po ślubie jestem Ewa Mak. Proszę o zmianę na liście.", "nazwisko"),
    ],
)
def test_a_request_that_says_not_for_what_is_looked_at(body: str, subject: str) -> None:
    told = verdict(letter(body, subject))
    assert told.may_register
    assert register(told, reading(letter(body, subject)), OFFICE, None, NOW).decision is not Decision.IGNORE


@pytest.mark.parametrize(
    ("body", "accepted"),
    [
        (
            "Na polecenie burmistrza zgłaszam na warsztaty sekretarza gminy Adama Lisa i zastępczynię Igę Mak.",
            True,
        ),
        (
            "Uprzejmie proszę o umożliwienie udziału w warsztatach panu Adamowi Lisowi, który prowadzi współpracę.",
            True,
        ),
        ("Prosimy o wpisanie: Ewa Kot, Adam Lis, Iga Mak.", True),
        (
            "W poniedziałek wysłaliśmy zgłoszenie Ewy Kot na warsztaty. Czy mail dotarł, bo nie ma odpowiedzi?",
            False,
        ),
        ("Na polecenie pani burmistrz zgłaszam na warsztaty ceramiczne sekretarza gminy Adama Lisa i Igę Mak.", False),
        ("Zgłaszam na warsztaty w domu kultury w Olkuszu naszego kolegę Adama Lisa i jego córkę Igę Mak.", False),
        ("Zgłaszam na warsztaty do Olkusza naszego kolegę Adama Lisa.", False),
        ("Zgłaszam na warsztaty w imieniu szkoły w Olkuszu naszego kolegę Adama Lisa.", True),
        ("Zgłaszam na warsztaty w urzędzie w Proszowicach naszego kolegę Adama Lisa.", True),
        ("Zgłaszam na warsztaty z robotyki naszego ucznia Adama Lisa i jego koleżankę z klasy Igę Mak.", False),
    ],
)
def test_the_workshops_alone_are_ours(body: str, accepted: bool) -> None:
    one = letter(body, "gmina", "Jan Kula <jan.kula@ex.pl>")
    decision = register(verdict(one), reading(one), OFFICE, None, NOW).decision
    assert (decision is Decision.ACCEPT) == accepted


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Przesyłam skan umowy podpisany przez Ewę Kot.", "umowa"),
        ("Dziękuję za książkę, Ewa Kot już ją czyta.", "podziękowanie"),
        ("Prosimy o objęcie patronatem festiwalu. Kontakt: Ewa Kot.", "patronat"),
        ("Zgłaszam awarię kserokopiarki, serwisant: Adam Lis.", "awaria"),
    ],
)
def test_another_matter_that_names_somebody_is_left_alone(body: str, subject: str) -> None:
    assert not verdict(letter(body, subject)).may_register


def test_what_speaks_against_a_registration_leaves_it_to_staff() -> None:
    one = verdict(
        letter("Faktura za udział Jana Lisa w warsztatach w Proszowicach, proszę o zapisanie przelewu.", "FV")
    )
    assert one.kind is not Kind.REGISTRATION or one.confidence < 0.5


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("Zgłaszam na warsztaty kulinarne 26 października żonę Ewę Kot.", "zgłoszenie"),
        ("Zgłaszam do akredytacji na konferencję prasową 26 października: Jan Kos.", "akredytacja"),
        ("Dziękuję za zaproszenie do Proszowic, ale to dla mnie za daleko.", "Re: zaproszenie"),
        (
            "Chciałam bardzo zapisać córkę, Lenę Wójtowicz, na warsztaty\nceramiczne w domu kultury w Miechowie.",
            "Miechów 9.11",
        ),
        ("Proszę zapisać mnie i córkę Polę Guz na warsztaty ceramiki w domu kultury w Miechowie.", "Miechów 9.11"),
        (
            "Czy planują Państwo podobne warsztaty w Olkuszu? Do Proszowic nie mamy jak dojechać, "
            "a chętnych jest kilkoro, choćby Ewa Kot.",
            "szkolenie",
        ),
        ("Zgłaszam prelegentkę Ewę Kot na warsztaty w Proszowicach.", "zgłoszenie"),
        ("Ile osób zgłosiło się do Proszowic? Sam nie wezmę udziału.", "pytanie"),
        ("Przewodniczący Adam Lis prosi o informację, ile osób z gminy może wziąć udział w Proszowicach.", "miejsca"),
        (
            "Czy w Miechowie mogą brać udział fundacje? Po odpowiedzi zdecydujemy, kogo zgłosić.",
            "kto może wziąć udział",
        ),
        ("Chciałbym zgłosić się do pracy. Wezmę udział w rozmowie. W załączeniu CV.", "CV"),
        ("Zgłaszam referat na konferencję o współpracy transgranicznej, współautorka: Ewa Kot.", "zgłoszenie referatu"),
        ("Potwierdzam dwa pokoje jednoosobowe dla prowadzących, śniadanie od 7.", "rezerwacja 26 października"),
        ("Kto chce być 26 października na spotkaniu federacji, niech się dopisze w ankiecie.", "ankieta"),
        ("Jeśli w Proszowicach nie ma windy, to nie będę się zapisywać.", "wózek"),
        ("Dziękuję za potwierdzenie zgłoszenia mojego i Igi Walas. Do zobaczenia w Miechowie!", "Odp: Potwierdzenie"),
        ("Przesyłamy aktualne osoby do kontaktu w sprawie współpracy transgranicznej: Ewa Kot.", "aktualizacja"),
        (
            "Robimy w Tarnowie warsztaty z pisania projektów. Trenerzy: Ewa Kot i Adam Lis. Karty odsyłajcie do nas.",
            "karta",
        ),
        ("Nie ustaliliśmy, czy pojadę ja do Miechowa, czy Jarek, więc proszę nikogo nie wpisywać.", "pytanie"),
        ("Zgłaszam gotowość do prowadzenia zajęć podobnych do warsztatów w Proszowicach.", "współpraca"),
        (
            "Czy prześlą Państwo program? Wójt Ewa Kot podpisuje delegacje do Miechowa dopiero po jego zobaczeniu.",
            "program",
        ),
        ("Zapowiedź warsztatów w Miechowie poszła w numerze. Zdjęcie zrobił Adam Lis. Egzemplarz wyślę.", "zapowiedź"),
        ("Odsyłam tekst po korekcie. Druga recenzja, pani Ewy Kot, przyjdzie w środę.", "korekta artykułu"),
        ("Potwierdzamy rezerwację dwóch pokoi na 25/26 października. Recepcja, Ewa Kot", "Potwierdzenie rezerwacji"),
        ("Muszę zrezygnować z napisania artykułu. Polecam panią Ewę Kot, zdąży do 9 listopada.", "tekst"),
        ("Zgłaszam, że na ul. 3 Maja w Proszowicach nie świeci lampa.", "ZGŁOSZENIE"),
        (
            "Czy pani Ewa Kot zgłosiła się już do Miechowa? Nie chcemy wysyłać zgłoszenia dwa razy.",
            "pytanie o zgłoszenie",
        ),
        ("Proszę o zapisanie mnie na szkolenie, które prowadzą Państwo 3 listopada w Krakowie.", "zgłoszenie"),
        ("Potwierdzam, że pani Ewa Kot wzięła udział w warsztatach. Proszę o zaświadczenie.", "zaświadczenie"),
        ("Uczestniczyłem w Państwa warsztatach. Proszę o certyfikat.", "certyfikat"),
        ("W Proszowicach brałem udział 26 października, poproszę materiały.", "materiały"),
        ("Proszę o zapisanie pracownika Adama Lisa na badania 26 października o 12:00.", "badania okresowe"),
        ("Proszę wpisać mnie na dyżur 26.10 od 12:00 do 13:30.", "zgłoszenie na dyżur"),
        ("Proszę o zapisanie Leny Kos i Igi Kos do żłobka od września.", "zapis"),
        ("Zgłaszam gotowość poprowadzenia warsztatów.", "prelegent"),
        ("Dziękuję, że mogłam wziąć udział w warsztatach w Proszowicach.", "Re: warsztaty"),
        ("Proszę o rezerwację miejsca parkingowego na 26.10 dla pani Ewy Kot.", "parking"),
        ("Proszę o podbicie delegacji dla pana Adama Lisa, który jest uczestnikiem warsztatów 26.10.", "delegacja"),
        ("Na warsztatach 26.10 na recepcji będą Ewa Kot i Adam Lis.", "recepcja"),
        ("Przypominam o zgłoszeniu uczestników na warsztaty 26.10.", "przypomnienie"),
        ("26 października Iga Kos nie będzie na obiedzie ani na świetlicy, proszę skreślić z listy.", "obiad"),
        ("Podejmuję się napisania recenzji, termin 9 listopada jest dla mnie realny.", "udział w recenzowaniu"),
        ("Oba terminy nam kolidują. Przy trzeciej edycji skierowalibyśmy Ewę Kot i Adama Lisa.", "Miechów"),
        ("W promocji tomu 9 listopada w Miechowie uczestniczyć będą autorzy: Ewa Kot i Adam Lis.", "promocja książki"),
        ("Do budynku wejdą 26 października serwisanci Ewa Kot i Adam Lis.", "zgłoszenie"),
        ("Patrol w składzie: Ewa Kot, Adam Lis przejedzie 26.10 obok urzędu w Proszowicach.", "zgłoszenie wydarzenia"),
        ("Chcę zapisać syna Adama Kosa na sobotnie warsztaty\nlepienia z gliny w Proszowicach.", "warsztaty"),
        ("Przyjedziemy 26 października do Państwa biura na audyt: Ewa Kot i ja.", "audyt"),
        ("Proszę zapisać moją córkę na 26 października do Proszowic.", "córka"),
        (
            "Lista zadań:\n1. Ewa Kot – rozlicza dotację, do 9 listopada.\n2. Adam Lis – strona gminy.\n\n"
            "Na warsztaty nikogo nie zgłaszamy.",
            "lista",
        ),
        (
            "Tak, poproszę.\n\nW dniu 12.10.2016 biuro@omp.org.pl pisze:\n> Zostawić Panu klucze w Proszowicach?\n",
            "Re: klucze",
        ),
        (
            "Przepisuję wpisy z księgi gości:\n„Wpisuję się z radością” – Adam Lis, Miechów\n„Było miło” – Ewa Kot",
            "wizyta",
        ),
        ("Na warsztaty w Miechowie przyjedzie kelnerka Ewa Kot, rozstawi kawę o 9.", "obsługa"),
        ("Kierujemy do Miechowa 9 listopada dwóch pracowników ochrony: Adama Lisa i Leona Kosa.", "obsada"),
        ("9 listopada będę w Miechowie i przetłumaczę wystąpienie gościa z Użhorodu.", "tłumaczenie"),
        ("Proszę o akredytację prasową dla redaktor Ewy Kot na 9 listopada w Miechowie.", "prasa"),
        ("Zapisuję siebie i żonę Ewę Kos na warsztaty salsy w Proszowicach, start 26 października.", "zapisy"),
        ("KARTA ZGŁOSZENIA\nSzkolenie: Ochrona danych, Kielce, 9.11.2016\nUczestnik: Ewa Kot", "karta"),
        ("Ustalenia: Ewa Kot przygotuje stanowisko, Adam Lis pojedzie w listopadzie do Brukseli.", "notatka, Miechów"),
        ("Ilu uczestników będzie w Miechowie i czy to prawda,\nże weźmie w nich udział posłanka Ewa Kot?", "redakcja"),
        ("Proszę przepisać na inny dzień moją wizytę z 26 października. Przychodnia Proszowice.", "wizyta"),
        ("Gdyby dr Wołek nie mógł prowadzić zajęć w Miechowie, w zastępstwie możemy podesłać Ewę Kot.", "prowadzący"),
        ("Pracownica Ewa Kot przedłożyła delegację do Miechowa na 9 listopada. Kto zwraca koszty?", "delegacja"),
        ("We wniosku o dotację na warsztaty w Miechowie proszę wpisać PESEL koordynatorki Ewy Kot.", "wniosek"),
        ("Czy takie warsztaty jak w Proszowicach mogą Państwo poprowadzić u nas? Chętni: Ewa Kot i Adam Lis.", "x"),
        ("Nie zapisywałem się i nie będę, ale czy po warsztatach w Proszowicach będzie prezentacja?", "materiały"),
        ("Gmina rezygnuje z zaproszenia do Miechowa. Proszę wykreślić adres z bazy wysyłkowej.", "Odp: warsztaty"),
        ("Odwołuję odwołanie: Adam Lis jednak pojedzie do Miechowa, proszę go z powrotem wpisać.", "Miechów"),
        ("Niestety mąż nie może, więc Adama proszę skreślić. Ja będę w Miechowie.", "Re: Potwierdzenie"),
        ("Zapisuję na zbiórkę krwi 26 października siebie i Ewę Kot.", "krew"),
        ("Proszę o przyjęcie mnie w poczet członków Koła Przyjaciół Miechowa.", "deklaracja"),
        ("Stawimy się z Ewą Kot na walnym zgromadzeniu 26.10.", "zgromadzenie"),
        ("Rezerwuję kort w Proszowicach na 26 października, grać będzie też Ewa Kot.", "kort"),
        ("Zgłaszam przeprowadzkę biura do Miechowa, 9 listopada. Kontakt: Ewa Kot.", "zmiana siedziby"),
        ("Potwierdzam obecność na przesłuchaniu w Miechowie 9 listopada, z pełnomocnik Ewą Kot.", "wezwanie"),
        ("Środa 17:30: zapisuję Igę Kos i Leona Kosa.", "szachy"),
        ("26.10 o 18 przyjdę z Ewą Kot.", "próba chóru"),
        ("Skład na turniej w Miechowie:\n1. Ewa Kot\n2. Adam Lis\n3. Iga Mak", "turniej"),
        (
            "Koleżanka Ewa Kot chciałaby zajrzeć z klasą do Państwa czytelni. Warsztaty w Miechowie ją ciekawią.",
            "czytelnia",
        ),
        ("Zgłaszam się jako superwolontariuszka do świetlicy w Proszowicach.", "wolontariat"),
        ("Proszę o przysłanie mi programu warsztatów w Miechowie, wtedy zdecyduję, czy przyjadę.", "program"),
        ("Czy na liście do Proszowic są Ewa Kot i Adam Lis? Ktoś miał ich zgłosić, nikt nie pamięta.", "lista"),
        ("W certyfikacie jest Jan Kós, a powinno być Jan Kos.", "certyfikat ze szkolenia"),
        ("Proszę poprawić w bazie prenumeratorów: nie Jan Kós, tylko Jan Kos.", "prenumerata"),
        ("Zmiana osoby uposażonej: zamiast Adama Kosa proszę wpisać Ewę Kos.", "polisa"),
        ("Rezygnuję z udziału w chórze w Proszowicach, strój oddam na próbie 26 października.", "chór"),
        ("Potwierdzamy rezygnację z karnetu dla Anity Kos i Adama Lisa. Umowa wygasa 9 listopada, Miechów.", "karnet"),
        ("Rezygnuję z prenumeraty kwartalnika od numeru 4. Proszowice", "Rezygnacja z prenumeraty"),
        ("Pani Kos wycofała zgodę na zdjęcie z Proszowic, proszę usunąć zdjęcie Antka Kosa.", "zgody"),
        ("W próbie 9 listopada w Miechowie zamiast Ewy Kot zagra Anna Lis.", "próba generalna"),
        ("Zgłaszamy świadków: Ewę Kot i Adama Lisa, rozprawa 9 listopada w Miechowie.", "lista świadków"),
        ("Nasi kierowcy, Adam Lis i Jan Kos, jadą 9.11 do Miechowa po odbiór tablic.", "delegacja"),
        ("Zgłaszam na szkolenie BHP (Miechów, 9 listopada) Adama Lisa.", "Zgłoszenie"),
        ("Na mecz w Miechowie 9 listopada powołani: Adam Lis, Jan Kos. Za niego Leon Wrona.", "kadra"),
        ("Podajemy nowy skład Rady Rodziców w Proszowicach: przewodnicząca Ewa Kot, skarbnik Jan Kos.", "Skład Rady"),
        ("Z listy upoważnionych wykreśliliśmy Adama Kosa. Prosimy o wizytę do 9 listopada.", "rachunek"),
        (
            "W nawiązaniu do rezygnacji z pracy: laptop przekazałem. Protokół podpiszę 9 listopada.",
            "moja rezygnacja z pracy",
        ),
        ("Po rezygnacji Adama Kosa liderką jest Ewa Kot. 9 listopada mamy szkolenie.", "wolontariusze"),
        ("Odpowiedź prosimy skierować do asp. Ewy Kot do 26 października, Proszowice.", "wezwanie"),
        ("W jaki sposób można się zapisać na warsztaty w Miechowie: mailem czy telefonem?", "Jak się zapisać?"),
        ("Nie zgłaszałem się i nie zgłoszę, bo 26 października jestem w sanatorium.", "Re: Zaproszenie"),
        (
            "Czy można zostawić auto 26 października? Zgłoszenie wyślę osobno, gdy szefowa, Ewa Kot, podpisze.",
            "parking",
        ),
        ("Proponujemy szkolenie „Moderacja debat”, trener: Ewa Kot. Wolne terminy: 26 października.", "Propozycja"),
        ("Swój udział zapowiedzieli już między innymi Ewa Kot i Adam Lis z Proszowic.", "artykuł"),
        ("Obecni według listy: Ewa Kot, Adam Lis. To protokół z posiedzenia komisji, Miechów.", "protokół"),
        ("Autokar z Proszowic, 26 października. Skreślona na własną prośbę: Ewa Kot. Wolnych miejsc: 3.", "autokar"),
        ("Oddaję bilet za Ewę Kot, pójdzie za nią Iga Mak. Spektakl 26.10 o 19.", "bilety"),
        ("Na szkolenie z ochrony danych w Miechowie (3 listopada) zgłaszamy: Ewa Kot, Adam Lis.", "szkolenie ODO"),
        ("Mam jeszcze miejsce dla jednego ucznia w grupie z Ewą Kot i Adamem Lisem. Proszowice.", "korepetycje"),
        ("To w takim razie 9 listopada o 10 u mnie, Ewa Kot też będzie. Bez ciasta!", "Re: kawa"),
        ("Delegatami na Walne Zgromadzenie w Miechowie zostali:\n- Ewa Kot, wójt\n- Adam Lis, radny", "delegaci"),
        ("W załączeniu lista płac. Zmiana: doszła p. Ewa Kot. Proszę o akceptację do 26 października.", "lista płac"),
        ("Oferuję tłumaczenie ustne na warsztatach 26 października, mogę przyjechać z Ewą Kot.", "oferta"),
        ("Waham się między Proszowicami a Miechowem. Zapiszę się, jak Państwo odpiszą.", "hmm"),
        ("Nie rezygnuję z udziału w Proszowicach, jestem już zapisana i będę. Nic nie trzeba zmieniać.", "plotka"),
        ("Proszę o potwierdzenie udziału Ewy Kot w Miechowie.", "zapytanie"),
        ("Adam Lis zapomniał się zapisać na Proszowice. Czy jest jeszcze miejsce?", "pytanie"),
        (
            "Potwierdzamy przyjęcie zgłoszenia na szkolenie 9 listopada.\nEwa Kot\nRezygnację prosimy zgłaszać.",
            "ODO",
        ),
        ("Na liście naszego szkolenia (26 października) nie ma p. Ewy Kot. Czy mamy ją dopisać?", "Szkolenie ZGK"),
        (
            "Ruszamy z własnymi warsztatami transgranicznymi. Mamy już uczestników: Ewa Kot, Adam Lis.",
            "nasze warsztaty",
        ),
        ("Ewa Kot nie otrzymała potwierdzenia zgłoszenia na Miechów.", "potwierdzenie"),
        ("Zanim kogoś wyślemy do Proszowic, proszę o program.", "Re: warsztaty"),
        ("Fotografa Adama Lisa wyślę najwyżej po zdjęcie budynku w Proszowicach.", "Proszowice"),
        ("Zgłoszenie na nasze szkolenie jest niekompletne: brak stanowiska p. Ewy Kot. Termin: 26.10", "szkolenie ABI"),
        ("Zamiast p. Ewy Kot wpisaliśmy na szkolenie p. Adama Lisa. Fakturę wystawimy po szkoleniu.", "Re: szkolenie"),
        ("Wspominam ubiegłoroczne warsztaty, na które się zgłosiłem. Teraz zdrowie nie pozwala.", "Proszowice"),
        (
            "Upoważnienie do przetwarzania danych cofnięto Pani Ewie Kot. Nie dotyczy to żadnego szkolenia.",
            "do wiadomości",
        ),
        ("Odwołujemy nasze szkolenie w Proszowicach. Zapisaną Ewę Kot zawiadomiliśmy.", "ODWOŁANE"),
        ("Prosimy o wypełnienie ankiety (liczba uczestników, liczba rezygnacji). Ankieter: Ewa Kot", "ankieta"),
        ("Zapisy na szkolenie HACCP (Proszowice, 26 października) przyjmuje p. Ewa Kot, pok. 4.", "komunikat"),
        ("9 listopada odbędzie się sesja Rady: ślubowanie Adama Lisa (w miejsce Jana Kosa).", "Zawiadomienie o sesji"),
        ("Zgłoszenie przyjęto. Rodzaj: awaria windy. Konserwator: Adam Lis. Termin: 26 października", "zgłoszenie"),
        ("Stypendia przyznano: Ewa Kot (Miechów), Adam Lis (Proszowice). Umowy wyślemy sami.", "lista"),
        ("Potwierdzamy anulowanie rezerwacji pokoi w Miechowie na nazwisko Ewa Kot.", "Potwierdzenie rezygnacji"),
        (
            "W załączeniu wysyłamy fakturę za plakaty „Warsztaty, Proszowice”. Zamawiający: Adam Lis.",
            "Faktura 118/2016",
        ),
        ("Na pomiary w Proszowicach 26 października kierujemy Ewę Kot i Adama Lisa.", "26 października"),
        ("9 listopada zabieram do Miechowa na zwiedzanie dwie klasy. Jadą też Ewa Kot i Adam Lis.", "9.11"),
        ("Dopiszcie mnie i Ewę Kot do petycji, składamy ją 26 października w Proszowicach.", "Re: petycja"),
        ("Harmonogram: Ewa Kot 24-26.10, Adam Lis 9.11. Proszę o wpisanie do rejestru.", "odczyt liczników"),
        ("Proszę o dopisanie Ewy Kot i Adama Lisa do listy depozytów na 26 października w Proszowicach.", "26.10"),
        ("Przyjadę do Państwa 26 października około 12 i podpiszę aneks.", "26 października"),
        ("Potwierdzam obecność 26 października u Państwa w redakcji.", "26 października"),
        ("Czy Ewa Kot i Adam Lis są już zapisani na warsztaty w Miechowie? Nie mogę ich złapać.", "Miechów"),
        ("Na liście na Proszowice szukam Ewy Kot. Czy się zapisała? Nie mogłem jej spytać.", "Proszowice"),
        ("Proszę o przesłanie prezentacji z warsztatów w Proszowicach dla mnie i dla Ewy Kot.", "prezentacja"),
        ("Zgłaszam na warsztaty z garncarstwa 9 listopada w Miechowie: Ewa Kot, Adam Lis.", "zgłoszenie"),
        ("Na spotkanie z komornikiem 26 października w Proszowicach idą Ewa Kot i Adam Lis.", "spotkanie"),
        ("Na spotkanie wigilijne w Miechowie zgłaszam: Ewa Kot, Adam Lis.", "spotkanie"),
        ("Zapisuję Ewę Kot na szkolenie w Olkuszu, 26 października.", "szkolenie"),
        ("Proszę mnie wpisać na listę wędkarzy na 9 listopada, Miechów.", "9 listopada"),
        ("Ćwiartowanie drewna 26.10 w Proszowicach prowadzą: Ewa Kot i Adam Lis.", "26.10"),
        ("Będę u Państwa 26 października w sprawie scalenia gruntów.", "26.10"),
        ("Ewa Kot i Adam Lis są na nagraniu z warsztatów w Miechowie. Proszę usunąć ich z galerii.", "nagranie"),
        ("Zawiadamiam, że szkolenie odbędzie się 9 listopada w Miechowie. Udział: Ewa Kot, Adam Lis.", "szkolenie"),
        ("Potwierdzamy udział Państwa pracowników w szkoleniu 26 października: Ewa Kot, Adam Lis.", "szkolenie"),
        ("Po warsztatach w Proszowicach posprzątają Ewa Kot i Adam Lis.", "porządki"),
        ("Lista gości, których wójt podejmie w Proszowicach 26 października wieczorem: Ewa Kot, Adam Lis.", "lista"),
        ("Niestety 26 października nie dojadę na prezydium, zastąpi mnie Ewa Kot.", "Re: prezydium"),
        ("Składam odwołanie od decyzji z 26 października. Proszowice", "odwołanie"),
        ("Rezygnuję z pracy z dniem 9 listopada. Miechów", "wypowiedzenie"),
        ("Proszę zapisać mnie na środę 26 października na 12.00, strzyżenie i balejaż.", "zapis na środę"),
        ("26 października gramy z oldbojami w Proszowicach. Jadą: Ewa Kot, ja. Za Igę Mak wskakuje Adam Lis.", "skład"),
        (
            "Rezerwacja przyjęta.\nProszowice, 26 października\nMiejsca: rząd C 11, 12\nOsoby: Ewa Kot, Adam Lis\n"
            "Rezygnację prosimy zgłosić dobę wcześniej.",
            "Rezerwacja biletów",
        ),
        ("Pokój na nazwisko Ewa Kot, zarezerwowany na noc przed warsztatami, czeka na potwierdzenie.", "Proszowice"),
        (
            "Program konferencji, 9 listopada:\n10.00 Ewa Kot - Miasta\n10.20 Iga Mak - Gminy\n"
            "10.40 Adam Lis zamiast Leona Wrony - Fundusze",
            "program",
        ),
    ],
)
def test_what_is_no_request_for_ours_is_not_accepted(body: str, subject: str) -> None:
    one = letter(f"{body}\n\nJan Kos", subject, "Jan Kos <jan@ex.pl>")
    assert register(verdict(one), reading(one), OFFICE, None, NOW).decision is not Decision.ACCEPT


@pytest.mark.parametrize(
    ("body", "subject", "kind"),
    [
        ("Zgłaszam nieobecność na warsztatach, choć byłem zapisany.", "Proszowice 26.10", Kind.CANCELLATION),
        ("Zgłaszam, że do Miechowa nie przyjadę, mimo że się zapisałam.", "warsztaty 9.11", Kind.CANCELLATION),
        ("Na Państwa warsztaty w Miechowie też się wybieram.", "wystawa", Kind.REGISTRATION),
        ("Recenzję oddałem. Na warsztaty w Miechowie sam się wproszę.", "recenzja", Kind.REGISTRATION),
        ("Zgłaszam, że przyjadę na warsztaty do Proszowic.", "Proszowice", Kind.REGISTRATION),
    ],
)
def test_a_request_in_other_words_is_accepted(body: str, subject: str, kind: Kind) -> None:
    one = letter(f"{body}\n\nJan Kos", subject, "Jan Kos <jan@ex.pl>")
    assert verdict(one).kind is kind
    assert [person.full_name for person in reading(one).people] == ["Jan Kos"]


@pytest.mark.parametrize(
    ("body", "subject", "entered"),
    [
        (
            "Proszę wpisać panią Igę Mak. Mnie tego dnia czeka narada w kuratorium, więc zostaję na miejscu.",
            "lista",
            ["Iga Mak"],
        ),
        (
            "Zapiszcie Leona Wronę, kolegę z pokoju obok, bo poczty nie używa. Ja mam wtedy kombajn w polu.",
            "kolega",
            ["Leon Wrona"],
        ),
        (
            "W odpowiedzi na Państwa zaproszenie informuję, że gminę reprezentować będzie sekretarz Leon Wrona.",
            "odpowiedź",
            ["Leon Wrona"],
        ),
        (
            "Liceum zgłasza:\na) Iga Mak, opiekun\nb) Leon Wrona, klasa druga, potem wraca",
            "lista",
            ["Iga Mak", "Leon Wrona"],
        ),
        (
            "Wójt udziału nie weźmie. Deleguje zastępcę – panią Igę Mak, oraz radcę – pana Leona Wronę.",
            "odpowiedź",
            ["Iga Mak", "Leon Wrona"],
        ),
        ("Proszę o ujęcie na liście pana Leona Wrony. Pismo wpłynęło do nas dopiero dzisiaj.", "pismo", ["Leon Wrona"]),
        ("Na bal sylwestrowy proszę wpisać Igę Mak.\nSławomir Kos", "zgłoszenie", None),
        (
            "Zgłaszam Leona Wronę do konkursu na sołtysa roku. Regulamin znamy, załączniki doślemy pocztą.",
            "lista",
            None,
        ),
        ("Proszę wpisać Leona Wronę jako drugiego współwłaściciela działki, księga u notariusza.", "zmiana", None),
        ("Technik Leon Wrona zgłosi się w środę. Zgłaszający awarię: Iga Mak, tonery wymieniamy.", "serwis", None),
    ],
)
def test_who_is_entered_for_what_is_known(body: str, subject: str, entered: list[str] | None) -> None:
    one = letter(f"{body}\n\nJan Kos", subject, "Jan Kos <jan@ex.pl>")
    plan = register(verdict(one), reading(one), OFFICE, None, NOW)
    assert (plan.decision is Decision.ACCEPT) == bool(entered)
    if entered:
        assert [person.full_name for person in reading(one).people] == entered


@pytest.mark.parametrize(
    ("folded", "another"),
    [("wysylamy ige mak\nslawomir bal", False), ("na bal sylwestrowy", True), ("bal karnawalowy", True)],
)
def test_a_surname_is_no_event(folded: str, another: bool) -> None:
    assert names_another_event(folded) is another


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ("Ewa Kot i Adam Lis", True),
        ("Ewa Kot, a ze mną Adam Lis.", True),
        ("Ewa Kot pyta, czy to na pewno wystarczy.", False),
        ("Imię i nazwisko podam, jak szefowa wróci.", False),
    ],
)
def test_a_name_between_the_lines_that_ask_for_it(said: str, accepted: bool) -> None:
    body = f"> Proszowice, 26 października\n> (wystarczy imię i nazwisko)\n\n{said}\n\n> na adres biuro@omp.org.pl"
    one = letter(body, "Re: Warsztaty", "Ewa Kot <ewa@ex.pl>", "In-Reply-To: <1@omp.org.pl>")
    plan = register(verdict(one), reading(one), OFFICE, None, NOW)
    assert (plan.decision is Decision.ACCEPT) == accepted


@pytest.mark.parametrize(
    ("body", "subject", "decision"),
    [
        ("Muszę się wycofać, złamałem nogę na schodach i leżę w gipsie. Przepraszam za kłopot.", "nie", "accept"),
        ("Niestety muszę zrezygnować, córka ma gorączkę.", "zmiana planów", "accept"),
        ("Rezygnuję z mandatu radnego, oświadczenie złożę w biurze rady.", "oświadczenie", "hold"),
        ("Odwołuję wizytę, kran już nie cieknie, hydraulik niepotrzebny.", "kran", "hold"),
        ("Moją rezerwację anulowano bez słowa, a pieniędzy jak nie było, tak nie ma.", "pieniądze", "hold"),
        ("Proszę mnie skreślić, biuletyn czytam u sąsiada.", "skreślenie", "hold"),
        ("Z kasy zapomogowej rezygnuje Adam Lis. Proszę o potrącenia do maja.", "KZP", "hold"),
    ],
)
def test_what_is_taken_back_without_a_word_of_what(body: str, subject: str, decision: str) -> None:
    one = letter(f"{body}\n\nJan Kos", subject, "Jan Kos <jan@ex.pl>")
    plan = register(verdict(one), reading(one), OFFICE, None, NOW)
    assert (plan.decision is Decision.ACCEPT) == (decision == "accept")


@pytest.mark.parametrize(
    ("body", "subject", "sender"),
    [
        ("Nie dam rady być, wybaczcie.", "Re: Potwierdzenie zgłoszenia", "Jan Kos <jan@ex.pl>"),
        ("Kończę przypisy do artykułu. Na warsztatach w Miechowie mnie nie zabraknie.", "tom", "Jan Kos <jan@ex.pl>"),
        (
            "Na Miechów: Iga Mak i Adam Lis. Ewy Kot nie zapisujemy, bo ma szkolenie RODO.",
            "9.11",
            "Jan Kos <jan@ex.pl>",
        ),
        ("Proszę mnie zapisać na warsztaty w Proszowicach. Jan Kos", "zapis", ""),
    ],
)
def test_what_may_be_a_request_is_never_passed_over(body: str, subject: str, sender: str) -> None:
    one = letter(body, subject, sender)
    assert register(verdict(one), reading(one), OFFICE, None, NOW).decision is not Decision.IGNORE


def test_reasons_say_which_rules_fired() -> None:
    rules = {reason.rule for reason in verdict(letter("Zgłaszam swój udział, Proszowice.")).reasons}
    assert {"classify.registration.himself", "classify.registration.ours", "workshop.own"} <= rules


INFORMAL = Path(__file__).parent.parent / "mails" / "informal" / "informal.jsonl"


@pytest.mark.skipif(not INFORMAL.exists(), reason="the informal texts are not there")
def test_none_of_the_informal_texts_is_accepted() -> None:
    accepted = []
    for line in INFORMAL.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        one = letter(row["text"], row["subject"].replace("\n", " "), row["from"])
        if register(verdict(one), reading(one), OFFICE, None, NOW).decision is Decision.ACCEPT:
            accepted.append(row["text"])
    assert accepted == []


@given(st.binary(max_size=400))
@settings(max_examples=50, deadline=None)
def test_no_bytes_break_it(raw: bytes) -> None:
    assert verdict(parse(b"From: a@b.pl\nSubject: zapis\n\n" + raw)).kind in Kind


@given(st.text(alphabet="zgłaszam się nie Jan Nowak?.,:;()\n\t-26.10", max_size=300))
@settings(max_examples=80, deadline=None)
def test_no_words_break_reading(body: str) -> None:
    one = letter(body.encode("utf-8", "replace").decode())
    for person in reading(one).people:
        texts = [part.text for part in one.parts if part.where == person.where]
        assert not person.written or any(text[person.start : person.end] == person.written for text in texts)

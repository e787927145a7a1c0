"""Segments: what the sender wrote now, and what every other stretch of his mail is for.

In the tables a text is written with one line for each stretch: a mark, and the text. Marks: w written, g greeting,
o sign-off, s signature, d disclaimer, a attribution; a digit before the mark is the depth, f means forwarded.
"""

# ruff: noqa: E501 - tables of cases read best with a case on a line
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor.text.quoting import segments
from processor.values import Address, Label, Origin, Segment

MARKS = {"w": Label.WRITTEN, "g": Label.GREETING, "o": Label.SIGN_OFF, "s": Label.SIGNATURE, "d": Label.DISCLAIMER}


def own(text: str) -> str:
    return "".join(text[s.start : s.end] for s in segments(text) if s.origin is Origin.OWN).strip()


def of(text: str, label: Label) -> str:
    return "".join(text[s.start : s.end] for s in segments(text) if s.label is label and s.origin is Origin.OWN).strip()


def first(text: str, *, forwarded: bool = False) -> Segment:
    """The first attribution."""
    return next(s for s in segments(text, forwarded=forwarded) if s.label is Label.ATTRIBUTION)


LETTERS = [
    "g Szanowni Państwo,|w zgłaszam Annę Nowak.|o Z poważaniem|s Jan Kowalski|s Wójt Gminy|s tel. 12 345 67 89",
    "g Dzień dobry,|w proszę dopisać Jana Lisa.|o Pozdrawiam serdecznie,|s Ewa",
    "g Witam|w Anna Nowak, UG Wolbrom",
    "w Zgłaszam się.|w Jan Lis",
    "w Proszę o miejsce w Proszowicach.|s Jan Lis · UG Kłaj · tel. 12 345 67 89",
    "g Pani Magdo,|w dopisuję panią Zofię Bąk.|o Pozdrawiam|s J. Tutaj",
    "g Dear Sir or Madam,|w Please register Jan Lis.|o Kind regards,|s Eve Fox",
    "g Witam,|w zapisuję się.|s -- |s Jan Lis|s referent",
    "w Będę.|s Wysłane z iPhone'a",
    "w Będę.|s Sent from my Samsung Galaxy",
    "w Zapisuję się.|o Z góry dziękuję,|s Lidia Haładyna|s koordynatorka",
    "g Dzień dobry,|w zgłaszam dwie osoby.|o Pozdrawiam|s Jan Lis|d Niniejsza wiadomość jest poufna i przeznaczona dla adresata.",
    "w Zgłaszam się.|o Z poważaniem|s Jan Lis|d Proszę pomyśl o środowisku, zanim wydrukujesz tę wiadomość.",
    "w Zgłaszam się.|o Z poważaniem|s Jan Lis|d This e-mail is confidential.",
    "w Zgłaszam się.|w Zarząd: Jan Lis|d Administratorem danych osobowych jest Gmina.",
    "w Zgłaszam się.|o Z poważaniem|s Jan Lis|d Administratorem Państwa danych jest Gmina.",
    "w Zgłaszam się.|o Pozdrawiam|s Jan Lis|w PS Proszę dopisać też Ewę Mak.",
    "s Urząd Gminy|s tel. 12 345 67 89|g Szanowni Państwo,|w zgłaszam udział.",
]


@pytest.mark.parametrize("letter", LETTERS)
def test_parts_of_a_letter(letter: str) -> None:
    rows = [row.split(" ", 1) for row in letter.split("|")]
    text = "\n".join(line for _, line in rows)
    want = [label for mark, _ in rows for label in [MARKS[mark]]]
    starts = [0]
    for _, line in rows[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    got = [next(s.label for s in segments(text) if s.start <= start < s.end) for start in starts]
    assert got == want


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("Dzień dobry, zgłaszam Annę Nowak.", "Dzień dobry,"),
        ("Witam zgłaszam Jana", "Witam"),
        ("Dzień dobry Anna Nowak, UG Wolbrom, zgłaszam się", "Dzień dobry"),
        ("Cześć Aniu, zapisz mnie", "Cześć Aniu,"),
        ("Szanowna Pani Dyrektor Anno Maj, proszę", "Szanowna Pani Dyrektor Anno Maj,"),
        ("Hi omp.org.pl Team,", "Hi"),
        ("Witamina C", ""),
        ("Dobrze, przyjadę", ""),
    ],
)
def test_a_greeting_ends_where_the_matter_begins(line: str, greeting: str) -> None:
    assert of(line, Label.GREETING) == greeting


@pytest.mark.parametrize(
    ("line", "sign_off", "signature"),
    [
        ("Pozdrawiam Anna Nowak", "Pozdrawiam", "Anna Nowak"),
        ("Z poważaniem, Jan Lis", "Z poważaniem,", "Jan Lis"),
        ("Pozdrawiam i czekam na odpowiedź", "Pozdrawiam i czekam na odpowiedź", ""),
        ("Z wyrazami szacunku", "Z wyrazami szacunku", ""),
        ("Łączę pozdrowienia", "Łączę pozdrowienia", ""),
        ("pzdr", "pzdr", ""),
        ("Pozdrawia zespół GOK: Jan Lis, Ewa Kot", "Pozdrawia", "zespół GOK: Jan Lis, Ewa Kot"),
        ("Serdecznie pozdrawiają Państwa Jan Lis i Ewa Kot", "Serdecznie pozdrawiają Państwa", "Jan Lis i Ewa Kot"),
        ("Pozdrawia Jan Lis, który też chce przyjść", "", ""),
        ("Pozdrawiam, zgłaszam też Jana Lisa", "", ""),
    ],
)
def test_a_sign_off_may_carry_the_name(line: str, sign_off: str, signature: str) -> None:
    text = f"Zgłaszam się na warsztaty.\n{line}"
    assert (of(text, Label.SIGN_OFF), of(text, Label.SIGNATURE)) == (sign_off, signature)


@pytest.mark.parametrize(
    "matter",
    [
        "Zgłaszam udział:\n\nJan Kowalski\nUG Wolbrom\ntel. 600 100 200",
        "Jan Kowalski\nUG Wolbrom\ntel. 600 100 200",
        "Imię i nazwisko: Jan Kowalski\nTelefon: 600 100 200",
        "Zgłaszam:\n1. Jan Kowalski, tel. 600 100 200\n2. Ewa Lis, tel. 600 100 201",
    ],
)
def test_the_matter_is_no_signature(matter: str) -> None:
    assert of(matter, Label.WRITTEN) == matter


def test_what_follows_the_sign_off_may_be_the_list() -> None:
    text = "Zgłaszam osoby jak niżej.\nPozdrawiam\nEwa Lis\n\nLista uczestników:\n1. Jan Kowal\n2. Anna Mak\n"
    assert of(text, Label.SIGNATURE) == "Ewa Lis"
    assert "Jan Kowal" in of(text, Label.WRITTEN)


@pytest.mark.parametrize(
    "text",
    [
        "Szanowni,\n\npozdrawiamy z naszego Koła. Spotkanie udało się nad\npodziw i wszyscy wracają do niego do dziś.\n",
        "Zgłaszam się.\nPozdrawiam\nEwa Lis\n\nNa Miechów proszę zapisać także pana Jana Kosa oraz panią\nAnnę Mak.\n",
    ],
)
def test_a_sign_off_that_is_none(text: str) -> None:
    assert text.rstrip().rsplit("\n\n", 1)[-1] in of(text, Label.WRITTEN)


ATTRIBUTIONS = [
    ("W dniu 2016-10-18 14:12, Jan Lis napisał(a):", Address("Jan Lis", "")),
    ("W dniu 18.10.2016 o 14:12, Jan Lis pisze:", Address("Jan Lis", "")),
    ("W dniu 18 października 2016 14:12 użytkownik Jan Lis <j@l.pl>\nnapisał:", Address("Jan Lis", "j@l.pl")),
    ("W dniu 2016-10-18 14:12:05 użytkownik Jan Lis <j@l.pl> napisał:", Address("Jan Lis", "j@l.pl")),
    ("Dnia 18 października 2016 14:12 Jan Lis <j@l.pl> napisał(a):", Address("Jan Lis", "j@l.pl")),
    ("Dnia Wtorek, 18 Października 2016 14:12 Jan Lis <j@l.pl> napisał(a)", Address("Jan Lis", "j@l.pl")),
    ("wt., 18 paź 2016 o 14:12 Jan Lis <j@l.pl> napisał(a):", Address("Jan Lis", "j@l.pl")),
    ("2016-10-18 14:12 GMT+02:00 Jan Lis <j@l.pl>:", Address("Jan Lis", "j@l.pl")),
    ('18 paź 2016 14:12 "Jan Lis" <j@l.pl> napisał(a):', Address("Jan Lis", "j@l.pl")),
    ("Wiadomość napisana przez Jan Lis <j@l.pl> w dniu 18 paź 2016, o godz. 14:12:", Address("Jan Lis", "j@l.pl")),
    ("Wiadomość napisana w dniu 18 paź 2016, o godz. 14:12, przez Jan Lis:", Address("Jan Lis", "")),
    ("Użytkownik Jan Lis napisał:", Address("Jan Lis", "")),
    ("Cytowanie Jan Lis <j@l.pl>:", Address("Jan Lis", "j@l.pl")),
    ("On Tue, Oct 18, 2016 at 2:12 PM, Jan Lis <j@l.pl> wrote:", Address("Jan Lis", "j@l.pl")),
    ("On 18.10.2016 14:12, Jan Lis\n<j@l.pl> wrote:", Address("Jan Lis", "j@l.pl")),
    ("Am 18.10.2016 um 14:12 schrieb Jan Lis <j@l.pl>:", Address("Jan Lis", "j@l.pl")),
    ("Jan Lis <j@l.pl> napisał(a) w dniu 18-10-2016 14:12:", Address("Jan Lis", "j@l.pl")),
    (">>> Jan Lis <j@l.pl> 2016-10-18 14:12 >>>", Address("Jan Lis", "j@l.pl")),
]


@pytest.mark.parametrize(("line", "author"), ATTRIBUTIONS)
def test_attribution_and_its_author(line: str, author: Address) -> None:
    text = f"Tak, będę.\n\n{line}\n> Zapraszamy.\n> > A kiedy?\n"
    assert own(text) == "Tak, będę."
    assert first(text).author == author
    assert [(s.depth, s.author) for s in segments(text) if s.depth == 1 and s.label is Label.WRITTEN] == [(1, author)]
    assert max(s.depth for s in segments(text)) == 2


BLOCKS = [
    "Od: Jan Lis [mailto:j@l.pl]\nWysłano: wtorek, 18 października 2016 14:12\nDo: Biuro\nTemat: Warsztaty",
    "From: Jan Lis <j@l.pl>\nSent: Tuesday, October 18, 2016 2:12 PM\nTo: Biuro\nSubject: Warsztaty",
    "*Od:* Jan Lis <j@l.pl>\n*Wysłane:* wtorek, 18 października 2016\n*Do:* Biuro\n*DW:* a@b.pl; c@d.pl\n*Temat:* Warsztaty",
    "-----Oryginalna wiadomość-----\nOd: Jan Lis [mailto:j@l.pl]\nWysłano: 18 października\nDo: Biuro\nTemat: W",
    "----- Original Message ----- \nFrom: Jan Lis <j@l.pl>\nTo: Biuro\nSent: Tuesday\nSubject: W",
    "________________________________\nOd: Jan Lis <j@l.pl>\nWysłane: 18 października 2016 14:12\nDo: Biuro\nTemat: W",
    "-------- Wiadomość oryginalna --------\nTemat: W\nData: 2016-10-18 14:12\nNadawca: Jan Lis <j@l.pl>\nOdbiorca: Biuro",
    "-------- Oryginalna wiadomość --------\nOd: Jan Lis <j@l.pl>\nData: 18.10.2016 14:12 (GMT+01:00)\nDo: Biuro\nTemat: W",
    "Od: Jan Lis [mailto:j@l.pl]\n\nWysłano: wtorek, 18 października 2016\n\nDo: Biuro\n\nTemat: W",
]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("forwarded", [False, True])
def test_header_blocks(block: str, forwarded: bool) -> None:
    text = f"Tak, będę.\n\n{block}\n\nDzień dobry,\nzapraszamy.\nPozdrawiam\nJan"
    assert own(text) == "Tak, będę."
    assert first(text, forwarded=forwarded).author == Address("Jan Lis", "j@l.pl")
    explicit = "ryginaln" in block or "Original" in block
    origin = Origin.FORWARDED if forwarded and not explicit else Origin.QUOTED
    inner = {s.label: s for s in segments(text, forwarded=forwarded) if s.depth == 1}
    assert set(inner) >= {Label.ATTRIBUTION, Label.GREETING, Label.WRITTEN, Label.SIGN_OFF, Label.SIGNATURE}
    assert {s.origin for s in inner.values()} == {origin}


FORWARDS = [
    "---------- Forwarded message ---------\nOd: Jan Lis <j@l.pl>\nDate: wt., 18 paź 2016\nSubject: W\nTo: Ewa",
    "---------- Wiadomość przekazana dalej ----------\nOd: Jan Lis <j@l.pl>\nData: 18 października 2016\nTemat: W\nDo: Ewa",
    "-------- Przekazana wiadomość --------\nTemat: \tW\nData: \tTue, 18 Oct 2016\nNadawca: \tJan Lis <j@l.pl>\nAdresat: \tEwa",
    "-------- Treść przekazanej wiadomości --------\nTemat: W\nData: 18\nNadawca: Jan Lis <j@l.pl>\nAdresat: Ewa",
    "Początek przekazywanej wiadomości:\n\n> Od: Jan Lis <j@l.pl>\n> Temat: W\n> Data: 18 października\n> Do: Ewa",
    "   ----- Przekazana wiadomość ----- Od: Jan Lis <j@l.pl>Do: Ewa <e@l.pl>Wysłano: wtorekTemat: W",
]


@pytest.mark.parametrize("block", FORWARDS)
def test_forwarding_markers(block: str) -> None:
    text = f"Przesyłam.\n\n{block}\n\nProszę mnie zgłosić.\n"
    head = first(text)
    assert own(text) == "Przesyłam."
    assert (head.origin, head.author) == (Origin.FORWARDED, Address("Jan Lis", "j@l.pl"))
    assert next(s for s in segments(text) if "zgłosić" in text[s.start : s.end]).depth == 1


def test_a_forward_in_a_forward_is_deeper() -> None:
    head = "Od: {} <{}@l.pl>\nWysłano: dziś\nDo: Biuro\nTemat: W\n\n"
    text = (
        "Zgłaszam jak niżej.\n\n"
        + head.format("Ewa", "e")
        + "Proszę o zgłoszenie.\n\n"
        + head.format("Jan", "j")
        + "Chcę jechać.\n"
    )
    written = [
        (s.depth, s.author and s.author.name) for s in segments(text, forwarded=True) if s.label is Label.WRITTEN
    ]
    assert written == [(0, None), (1, "Ewa"), (2, "Jan")]


def test_answers_between_the_quoted_lines_are_the_senders() -> None:
    text = "W dniu 18.10.2016 o 14:12, Biuro pisze:\n> Kto?\n\nJan Lis\n\n> Kiedy?\n\nW środę.\n"
    assert "".join(own(text).split("\n")) == "Jan LisW środę."
    assert {s.author for s in segments(text) if s.depth} == {Address("Biuro", "")}


@pytest.mark.parametrize(
    ("above", "whose"), [("Zgłaszam się.\n\n", 1), ("", 0)], ids=["answered above", "answered below"]
)
def test_marks_after_a_header_block(above: str, whose: int) -> None:
    text = f"{above}Od: Ewa <e@m.pl>\nData: 19.10.2016\nDo: Jan\nTemat: x\n\n> Czy jedziesz?\n\nTak, jadę.\n"
    assert next(s.depth for s in segments(text) if "jadę" in text[s.start : s.end]) == whose


FRAMED = f"{'_' * 30}\nOd: Jan Lis <jan@ex.pl>\nWysłano: 17 października 2016 13:40\nTemat: lista\n\nKto przyjedzie?\n"


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (f"{FRAMED}{'_' * 30}\n\nPrzyjdzie Ewa Kot.", "Przyjdzie Ewa Kot."),
        (f"{FRAMED}{'_' * 12}\nPrzyjdzie Ewa Kot.", ""),  # of that mail's own
        (f"{FRAMED}{'_' * 30}\na\n{'_' * 30}\nb", ""),
        (f"Zgłaszam się.\n\n{FRAMED}{'_' * 30}\nStopka listy", "Zgłaszam się."),
    ],
)
def test_what_stands_below_an_answered_mail_between_two_rules(text: str, below: str) -> None:
    assert own(text) == below


def test_initials_before_the_mark_quote() -> None:
    text = "Piszę się.\n\nW liście datowanym 18 października 2016 (14:12:11) napisano:\n\nOMP> Zapraszamy\nOMP> na warsztaty.\n"
    assert own(text) == "Piszę się."


@pytest.mark.parametrize(
    "text",
    [
        "Termin:\nOd: 12.00\nDo: 13.30\nTemat: współpraca",
        "Data: 26 października\nTemat: Warsztaty\nMiejsce: Proszowice",
        "Pan Nowak pisze: nie przyjadę.",
        "Zapisuję się:\nJan Lis",
        "Burmistrz napisał:\nzgadzam się",
        ">From the office with love",
        "a -> b",
    ],
)
def test_what_looks_like_a_quotation_and_is_none(text: str) -> None:
    assert own(text) == text


@given(st.text(max_size=400))
def test_segments_cover_any_text(text: str) -> None:
    check(text)


PIECES = ["> ", ">> ", "\n", "\n\n", "W dniu 18.10.2016 Jan <j@l.pl> napisał:", "Od: Jan", "Temat: x", "Data: 18", "-- ", "Pozdrawiam",
          "Witam, ", "Jan Lis", "tel. 600 600 600", "-----Oryginalna wiadomość-----", "Niniejsza wiadomość", "OMP> ", "1. ", "PS ", " "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_segments_cover_any_letter(pieces: list[str], forwarded: bool) -> None:
    check("".join(pieces), forwarded=forwarded)


def check(text: str, *, forwarded: bool = False) -> None:
    found = segments(text, forwarded=forwarded)
    assert "".join(text[s.start : s.end] for s in found) == text
    assert all(s.start < s.end and (s.depth == 0) == (s.origin is Origin.OWN) for s in found)

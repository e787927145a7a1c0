"""Reply texts: what is wrong with them is told with file and line; what they say is right Polish and English."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from processor import templates, workshops
from processor.templates import Letter, Person, Texts, entry, wording
from processor.templates.html import from_text
from processor.templates.values import Facts, placeholders
from processor.values import ReplyKind, Workshop
from tests.shared import ROOT

WARSAW = ZoneInfo("Europe/Warsaw")
NOW = datetime(2016, 10, 20, 9, tzinfo=WARSAW)
REPLIES = ROOT / "config" / "replies"
SHIPPED = {path.relative_to(REPLIES).as_posix(): path.read_text("utf-8") for path in REPLIES.glob("*/*/*")}


def proszowice() -> Workshop:
    text = (ROOT / "config" / "workshops" / "proszowice-2016.toml").read_text("utf-8")
    found, _ = workshops.read("proszowice-2016", text)
    assert found is not None
    return found


def letter(language: str = "pl", **changed: object) -> Letter:
    values: dict[str, object] = {
        "language": language, "salutation": "Szanowna Pani Anno,", "yourself": None,
        "people": (Person("Anna Nowak", "f"), Person("Jan Bąk", "m")), "waiting": (), "cancelled": (), "refused": (),
        "workshops": (proszowice(),), "office": "Biuro OMP", "contact": "biuro@omp.org.pl", "now": NOW,
    }  # fmt: skip
    return Letter(**{**values, **changed})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def texts() -> Texts:
    loaded, problems = templates.load(SHIPPED)
    assert not problems
    return loaded


# --- the shipped texts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", templates.LANGUAGES)
@pytest.mark.parametrize("kind", ReplyKind)
def test_every_kind_says_what_it_must(texts: Texts, kind: ReplyKind, language: str) -> None:
    everybody = (Person("Olga Maj"),)
    said = texts.render(kind, letter(language, waiting=everybody, cancelled=everybody, refused=everybody))
    assert said.subject and "\n" not in said.subject and "{" not in said.subject + said.text
    assert proszowice().title.split()[-1] in said.text and "Biuro OMP" in said.text
    assert ("Anna Nowak" in said.text) == (kind not in {ReplyKind.CANCELLED, ReplyKind.CLOSED})
    assert ("Olga Maj" in said.text) == (kind not in {ReplyKind.CONFIRMED, ReplyKind.WHICH_WORKSHOP})
    assert max(map(len, said.text.splitlines())) <= 78 and said.text.endswith("\n")
    assert said.html.startswith("<!DOCTYPE html>") and "http" not in said.html


def test_confirmation(texts: Texts) -> None:
    said = texts.render(ReplyKind.CONFIRMED, letter())
    assert said.subject == "Potwierdzenie zgłoszenia – 26 października 2016"
    assert "Szanowna Pani Anno,\n\ndziękujemy za zgłoszenie. Na listę uczestników wpisaliśmy 2 osoby.\n" in said.text
    assert "1. Anna Nowak\n2. Jan Bąk\n" in said.text
    assert "Kiedy: środa, 26 października 2016, godz. 12:00–13:30\n" in said.text
    assert "Gdzie: Urząd Miasta Proszowice, ul. 3 Maja 72, 32-100 Proszowice\n" in said.text
    assert "odpowiedzieć" in said.text and "RODO" in said.text
    assert "Prosimy o przekazanie tej informacji także osobom zgłoszonym." in said.text
    assert "\n\n\n" not in said.text


@pytest.mark.parametrize("language", templates.LANGUAGES)
@pytest.mark.parametrize("kind", ReplyKind)
def test_our_words_read_like_no_request(texts: Texts, kind: ReplyKind, language: str) -> None:
    """Clients quote our answer, some without marking it: nothing in it may sound like a person's request."""
    said = texts.render(kind, letter(language)).text.lower()
    assert not [
        w for w in ("rezygnuj", "zgłaszam", "zamiast", "odwołuj", "nie przyjd", "i cancel", "i register") if w in said
    ]


@pytest.mark.parametrize(
    ("person", "phrase"),
    [
        (Person("Anna Nowak", "f"), "Zapisaliśmy Panią na listę uczestników."),
        (Person("Jan Bąk", "m"), "Zapisaliśmy Pana na listę uczestników."),
        (Person("Sasha Kim", None), "Na listę uczestników wpisaliśmy 1 osobę."),
    ],
)
def test_confirmation_to_the_person_himself(texts: Texts, person: Person, phrase: str) -> None:
    said = texts.render(ReplyKind.CONFIRMED, letter(people=(person,), yourself=person))
    assert phrase in said.text


def test_workshop_without_optional_facts(texts: Texts) -> None:
    bare = Workshop("a", "Debata", NOW, NOW + timedelta(hours=1), "Biblioteka", "ul. Krótka 2")
    said = texts.render(ReplyKind.CONFIRMED, letter(workshops=(bare,)))
    assert "Prowadzenie" not in said.text and "Program" not in said.text.replace("program, który", "")
    assert "danych osobowych" not in said.text


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"cancelled": True}, "zostało odwołane"),
        ({"ends": NOW - timedelta(days=1)}, "już się odbyło"),
        ({}, "zapisy są zamknięte"),
    ],
)
def test_closed_says_why(texts: Texts, changed: dict[str, object], words: str) -> None:
    shut = Workshop("a", "Debata", NOW, changed.pop("ends", NOW + timedelta(hours=1)), "B", "C", **changed)  # type: ignore[arg-type]
    assert words in texts.render(ReplyKind.CLOSED, letter(workshops=(shut,))).text


@pytest.mark.parametrize("name", ["{{7*7}}", "{{''.__class__}}", "{% include 'pl/confirmed/body.txt' %}"])
def test_a_name_is_never_a_template(texts: Texts, name: str) -> None:
    assert name in texts.render(ReplyKind.CONFIRMED, letter(people=(Person(name),))).text


def test_names_are_escaped_in_html(texts: Texts) -> None:
    said = texts.render(ReplyKind.CONFIRMED, letter(people=(Person('<img src=x onerror="a()">'),)))
    assert "<img" not in said.html and "&lt;img" in said.html


def test_own_html_is_used_and_escapes() -> None:
    loaded, problems = templates.load({**SHIPPED, "pl/confirmed/body.html": "<p>{{ people[0] if people }}</p>"})
    assert not problems
    assert loaded.render(ReplyKind.CONFIRMED, letter(people=(Person("<b>"),))).html == "<p>&lt;b&gt;</p>"


def test_language_falls_back_to_one_that_has_texts() -> None:
    polish, problems = templates.load({path: text for path, text in SHIPPED.items() if path.startswith("pl/")})
    assert not problems and polish.language("en", "pl") == "pl" and polish.language("en") == "pl"


def test_the_guide_names_every_placeholder() -> None:
    guide = (REPLIES / "README.md").read_text("utf-8")
    missing = [name for name in placeholders(letter()) if f"`{name}`" not in guide and f"{{{{ {name} }}}}" not in guide]
    facts = [field.name for field in fields(Facts) if f"`{field.name}`" not in guide]
    assert not missing and not facts and all(f"`{kind}`" in guide for kind in ReplyKind)


# --- mistakes -----------------------------------------------------------------------------------------------------

BODY = "pl/confirmed/body.txt"


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        (BODY, "\n{{ salutaton }}", f"{BODY}, line 2: unknown placeholder 'salutaton'; did you mean salutation?"),
        (BODY, "{% if false %}\n\n{{ nazwisko }}{% endif %}",
         f"{BODY}, line 3: unknown placeholder 'nazwisko'; known "),
        (BODY, "\n{% for w in workshops %}{{ w.titel }}{% endfor %}",
         f"{BODY}, line 2: unknown placeholder 'titel'; a workshop has: title"),
        (BODY, "a\nb\n{{ salutation ", f"{BODY}, line 3: "),
        (BODY, "{% include 'pl/_parts/brak.txt' %}", f"{BODY}, line 1: there is no file pl/_parts/brak.txt"),
        (BODY, "{{ people.__class__.__mro__ }}", f"{BODY}, line 1: "),
        (BODY, "{{ 1 // 0 }}", f"{BODY}, line 1: ZeroDivisionError"),
        (BODY, " ", f"{BODY}: missing or empty"),
        (BODY, "x" * 100_001, f"{BODY}: longer than"),
        ("pl/confirmed/subject.txt", "a\nb", "pl/confirmed/subject.txt: a subject is one line"),
        ("pl/_parts/facts.txt", "{{ zle }}", "pl/_parts/facts.txt, line 1: unknown placeholder 'zle'"),
        ("pl/confirmd/body.txt", "a",
         "pl/confirmd/body.txt: no text is read from here; did you mean pl/confirmed/body.txt?"),
        ("de/confirmed/body.txt", "a", "de/confirmed/body.txt: no text is read from here; did you mean "),
        ("pl/confirmed/temat.txt", "a", "pl/confirmed/temat.txt: no text is read from here"),
    ],
)  # fmt: skip
def test_mistake(path: str, text: str, problem: str) -> None:
    _, problems = templates.load({**SHIPPED, path: text})
    assert any(found.startswith(problem) for found in problems), problems


def test_missing_text_of_a_language_that_is_begun() -> None:
    files = dict(SHIPPED)
    del files["en/closed/body.txt"], files["pl/changed/subject.txt"]
    _, problems = templates.load(files)
    assert {problem.partition(":")[0] for problem in problems} == {"en/closed/body.txt", "pl/changed/subject.txt"}


def test_nothing_at_all() -> None:
    _, problems = templates.load({})
    assert len(problems) == 2 * len(ReplyKind) and all(problem.startswith("pl/") for problem in problems)


# --- wording ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "osób"), (1, "osobę"), (2, "osoby"), (4, "osoby"), (5, "osób"), (12, "osób"), (14, "osób"), (21, "osób"),
     (22, "osoby"), (25, "osób"), (112, "osób"), (122, "osoby")],
)  # fmt: skip
def test_polish_number(number: int, form: str) -> None:
    assert wording.plural(number, "osobę", "osoby", "osób") == form


@pytest.mark.parametrize(("number", "form"), [(1, "person"), (2, "people"), (21, "people")])
def test_english_number(number: int, form: str) -> None:
    assert wording.plural(number, "person", "people") == form


@pytest.mark.parametrize(
    ("starts", "hours", "language", "text"),
    [
        (datetime(2016, 10, 26, 10, tzinfo=UTC), 1.5, "pl", "środa, 26 października 2016, godz. 12:00–13:30"),
        (datetime(2016, 11, 9, 9, tzinfo=UTC), 1.5, "pl", "środa, 9 listopada 2016, godz. 10:00–11:30"),
        (datetime(2016, 10, 26, 10, tzinfo=UTC), 1.5, "en", "Wednesday, 26 October 2016, 12:00–13:30"),
        (datetime(2016, 1, 2, 8, 5, tzinfo=WARSAW), 1, "pl", "sobota, 2 stycznia 2016, godz. 8:05–9:05"),
        (datetime(2016, 10, 25, 22, 30, tzinfo=UTC), 1, "pl", "środa, 26 października 2016, godz. 0:30–1:30"),
        (
            datetime(2016, 5, 31, 9, tzinfo=WARSAW), 30, "pl",
            "wtorek, 31 maja 2016, godz. 9:00 – środa, 1 czerwca 2016, godz. 15:00",
        ),
    ],
)  # fmt: skip
def test_when(starts: datetime, hours: float, language: str, text: str) -> None:
    assert wording.when(starts, starts + timedelta(hours=hours), language) == text


@pytest.mark.parametrize(
    ("name", "sex", "language", "text"),
    [
        ("Anna Nowak", "f", "pl", "Szanowna Pani Anno,"),
        ("Jan Kowalski", "m", "pl", "Szanowny Panie Janie,"),
        ("Agnieszka Wójcik", "f", "pl", "Szanowna Pani Agnieszko,"),
        ("Piotr Maj", "m", "pl", "Szanowny Panie Piotrze,"),
        ("Lan Anh Nguyễn", "f", "pl", "Szanowna Pani,"),
        ("Sasha Kim", None, "pl", "Szanowni Państwo,"),
        ("", None, "pl", "Szanowni Państwo,"),
        ("Anna Nowak", "f", "en", "Dear Anna Nowak,"),
        ("", None, "en", "Dear Sir or Madam,"),
    ],
)
def test_salutation(name: str, sex: wording.Gender | None, language: str, text: str) -> None:
    assert wording.salutation(name, sex, language) == text


# --- the calendar entry -------------------------------------------------------------------------------------------


def test_calendar_entry() -> None:
    calendar = icalendar.Calendar.from_ical(entry((proszowice(),), "omp.org.pl", NOW))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "proszowice-2016@omp.org.pl" and "ATTENDEE" not in event and "ORGANIZER" not in event
    assert event.decoded("DTSTART") == datetime(2016, 10, 26, 12, tzinfo=WARSAW)
    assert event.decoded("DTEND") == datetime(2016, 10, 26, 13, 30, tzinfo=WARSAW)
    assert event.decoded("DTSTAMP") == NOW
    assert event["DTSTART"].params["TZID"] == "Europe/Warsaw"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Warsaw"]
    assert event["LOCATION"] == "Urząd Miasta Proszowice, ul. 3 Maja 72, 32-100 Proszowice"


def test_calendar_zone_changes_hour_when_poland_does() -> None:
    calendar = icalendar.Calendar.from_ical(entry((proszowice(),), "omp.org.pl", NOW))
    zone = calendar.walk("VTIMEZONE")[0].to_tz()
    for moment in (
        datetime(2016, 10, 29, 12),
        datetime(2016, 10, 30, 12),
        datetime(2017, 3, 25, 12),
        datetime(2017, 3, 26, 12),
    ):
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=WARSAW).utcoffset()


def test_calendar_takes_nothing_from_a_title() -> None:
    sly = Workshop("a", "Debata\r\nEND:VEVENT\r\nBEGIN:VEVENT; a, b\\", NOW, NOW + timedelta(hours=1), "B", "C")
    calendar = icalendar.Calendar.from_ical(entry((sly, proszowice()), "omp.org.pl", NOW))
    assert len(calendar.walk("VEVENT")) == 2 and len({event["UID"] for event in calendar.walk("VEVENT")}) == 2


def test_calendar_lines_fit() -> None:
    raw = entry((proszowice(),), "omp.org.pl", NOW)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and raw.endswith(b"END:VCALENDAR\r\n")


# --- HTML ---------------------------------------------------------------------------------------------------------


def test_html_from_text() -> None:
    html = from_text("Dzień dobry,\n\nNa liście:\n1. Jan\n2. Ewa <b>\n\nKiedy: jutro\nbiuro@omp.org.pl\n", "pl")
    assert "<li>Jan</li><li>Ewa &lt;b&gt;</li></ul>" in html
    assert "<strong>Kiedy:</strong> jutro<br>" in html and 'href="mailto:biuro@omp.org.pl"' in html
    assert 'lang="pl"' in html and html.count("<p ") == 3

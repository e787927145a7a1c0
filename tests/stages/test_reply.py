"""The answer to the byte: to whom, with which headers, in which words; and when there is none."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from processor import gate, templates
from processor.stages.parse import parse
from processor.stages.reply import reply
from processor.values import (
    Address,
    Attendee,
    Change,
    Decision,
    Known,
    KnownRegistration,
    Mail,
    Office,
    Plan,
    Refusal,
    RegistrationStatus,
    Reply,
    ReplyKind,
    Workshop,
)
from tests.letters import mail
from tests.shared import ROOT

NOW = datetime(2016, 10, 20, 9, tzinfo=UTC)
STARTS = datetime(2016, 10, 26, 10, tzinfo=UTC)
P = Workshop("p", "Współpraca transgraniczna", STARTS, STARTS + timedelta(hours=2), "Urząd Miasta", "ul. 3 Maja 72")
M = Workshop(
    "m", "Fundusze", STARTS + timedelta(days=14), STARTS + timedelta(days=14, hours=2), "Biblioteka", "Rynek 1"
)
OFFICE = Office((P, M), ("biuro@omp.org.pl",))
SENDER = Address("Biuro OMP – zapisy", "biuro@omp.org.pl")
REPLIES = ROOT / "config" / "replies"
TEXTS, _ = templates.load(
    {path.relative_to(REPLIES).as_posix(): path.read_text("utf-8") for path in REPLIES.glob("*/*/*")}
)
R, W, C, X = (
    RegistrationStatus.REGISTERED,
    RegistrationStatus.WAITING,
    RegistrationStatus.CANCELLED,
    RegistrationStatus.REJECTED,
)


def person(name: str, sex: templates.Letter | str | None = None) -> Attendee:
    first, _, last = name.partition(" ")
    return Attendee(first, last, sex, 0.95, name, "body", 0, len(name))  # type: ignore[arg-type]


def plan(*changes: tuple[str, str | None, RegistrationStatus], answer: ReplyKind | None = ReplyKind.CONFIRMED) -> Plan:
    made = tuple(
        Change(person(name, "m" if name.startswith("Jan ") else "f"), id, status) for name, id, status in changes
    )
    return Plan(Decision.ACCEPT, made, answer, tuple(dict.fromkeys(id for _, id, _ in changes if id)))


ONE = plan(("Jan Nowak", "p", R))


def answer(to: Mail, about: Plan = ONE, known: Known = Known(), office: Office = OFFICE) -> Reply | Refusal | None:
    return reply(to, about, office, TEXTS, known, NOW, received_at=NOW, sender=SENDER, secret=b"key")


def rendered(
    to: Mail, about: Plan = ONE, known: Known = Known(), office: Office = OFFICE
) -> tuple[Reply, EmailMessage]:
    made = answer(to, about, known, office)
    assert isinstance(made, Reply), made
    return made, email.message_from_bytes(made.raw, policy=email.policy.default)  # type: ignore[return-value]


def text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


# --- whether ------------------------------------------------------------------------------------------------------


def test_no_answer_is_due() -> None:
    assert answer(mail(), plan(answer=None)) is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Auto-Submitted: auto-replied", "B6-auto-submitted"),
        ("Return-Path: <>", "A1-null-return-path"),
        ("List-Id: <x.lists.pl>", "C12-list"),
        ("Reply-To: ofiara@inna.pl", "D19-reply-to-elsewhere"),
    ],
)
def test_the_gate_is_asked_first(line: str, rule: str) -> None:
    refusal = answer(mail(line))
    assert isinstance(refusal, Refusal) and refusal.rule == rule


def test_limits_are_asked() -> None:
    refusal = answer(mail(), known=Known(replies_hour=5))
    assert isinstance(refusal, Refusal) and refusal.rule == "E23-per-hour"


def test_the_same_registration_again_is_no_change() -> None:
    known = Known((KnownRegistration(7, "p", "Jan", "Nowak", R, "jan@ex.pl"),), same_reply_day=(("confirmed", "p"),))
    again = Plan(Decision.ACCEPT, (Change(person("Jan Nowak"), "p", R, 7),), ReplyKind.ALREADY_REGISTERED, ("p",))
    refusal = answer(mail(), again, known)
    assert isinstance(refusal, Refusal) and refusal.rule == "E22-same-text"
    assert isinstance(answer(mail(), again, replace(known, same_reply_day=())), Reply)


# --- to whom ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "recipient"),
    [
        ((), "jan@ex.pl"),
        (("Reply-To: sekretariat@urzad.ex.pl",), "jan@ex.pl"),
        (("Sender: ewa@ex.pl", "Cc: ewa@ex.pl"), "jan@ex.pl"),
        (("From: Jan <jan@żółw.pl>", "Return-Path: <jan@żółw.pl>"), "jan@xn--w-uga1v8h.pl"),
    ],
)
def test_recipient_is_the_sender_alone(lines: tuple[str, ...], recipient: str) -> None:
    made, message = rendered(mail(*lines, body="Proszę o zapisanie: Jan Nowak, ofiara@inna.pl"))
    assert made.recipient == recipient and message["To"] == recipient
    assert "Cc" not in message and "Bcc" not in message and b"ofiara" not in made.raw


def test_an_address_that_needs_smtputf8_is_for_staff() -> None:
    refusal = answer(mail("From: Jan <żółw@ex.pl>"))
    assert isinstance(refusal, Refusal) and refusal.outcome == "HOLD"


# --- headers ------------------------------------------------------------------------------------------------------


def test_headers_of_an_automatic_reply() -> None:
    to = mail("References: <1@ex.pl> <2@ex.pl>", "In-Reply-To: <2@ex.pl>")
    made, message = rendered(to)
    assert {name: str(message[name]) for name in message if name not in {"Content-Type", "MIME-Version"}} == {
        "From": "Biuro OMP – zapisy <biuro@omp.org.pl>",
        "To": "jan@ex.pl",
        "Subject": "Potwierdzenie zgłoszenia – 26 października 2016",
        "Date": "Thu, 20 Oct 2016 09:00:00 +0000",
        "Message-ID": made.message_id,
        "In-Reply-To": "<a@ex.pl>",
        "References": "<1@ex.pl> <2@ex.pl> <a@ex.pl>",
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
        "X-Loop": "zapisy",
    }
    assert made.message_id.startswith("<auto.") and made.message_id.endswith("@omp.org.pl>")


def test_the_same_mail_gives_the_same_bytes() -> None:
    first, second = answer(mail()), answer(mail())
    other = answer(mail(body="Proszę o zapisanie Ewy Bąk."))
    assert isinstance(first, Reply) and isinstance(other, Reply)
    assert first == second and first.message_id != other.message_id


def test_message_id_cannot_be_foreseen_without_the_key() -> None:
    made = reply(mail(), ONE, OFFICE, TEXTS, Known(), NOW, received_at=NOW, sender=SENDER, secret=b"other")
    assert isinstance(made, Reply) and made.message_id != rendered(mail())[0].message_id


def test_long_threads_are_cut_in_the_middle() -> None:
    ids = [f"<{n}.{'x' * 60}@ex.pl>" for n in range(40)]
    _, message = rendered(mail(f"References: {' '.join(ids)}"))
    kept = str(message["References"]).split()
    assert kept[0] == ids[0] and kept[-2:] == [ids[-1], "<a@ex.pl>"] and len(kept) <= 11


@pytest.mark.parametrize("line", ["Message-ID: <<<<", "Message-ID: =?utf-8?q?=3Cx=0D=0ABcc:_a=40b=2Epl=3E?="])
def test_a_broken_message_id_starts_a_new_thread(line: str) -> None:
    _, message = rendered(mail(line))
    assert "Bcc" not in message and "References" not in message and "In-Reply-To" not in message


@pytest.mark.parametrize(
    "line",
    [
        "Subject: KUP TANIO https://zly.pl",
        "Subject: =?utf-8?q?x=0D=0ABcc:_ofiara=40inna=2Epl?=",
        "From: KUP TANIO <jan@ex.pl>",
    ],
)
def test_nothing_of_the_mail_is_repeated(line: str) -> None:
    made, message = rendered(mail(line, body="KUP TANIO ofiara@inna.pl https://zly.pl"))
    whole = f"{message['Subject']} {text(message)} {made.raw.decode()}"
    assert "KUP" not in whole and "zly.pl" not in whole and "ofiara" not in whole and "Bcc" not in message


def test_our_own_answer_never_gets_an_answer() -> None:
    made, _ = rendered(mail())
    assert gate.judge(parse(made.raw), Office((), ("jan@ex.pl",))) is not None
    assert gate.judge(parse(made.raw), OFFICE) is not None


# --- form ---------------------------------------------------------------------------------------------------------


def test_parts() -> None:
    made, message = rendered(mail())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    assert made.raw.isascii() and all(len(line) <= 78 for line in made.raw.split(b"\r\n"))
    assert b"\n" not in made.raw.replace(b"\r\n", b"")


def test_calendar_entry_is_attached() -> None:
    _, message = rendered(mail(), plan(("Jan Nowak", "p", R), ("Jan Nowak", "m", R)))
    (part,) = message.iter_attachments()
    assert part.get_filename() == "termin.ics" and part["Content-Type"].params["method"] == "PUBLISH"
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert [str(event["UID"]) for event in calendar.walk("VEVENT")] == ["p@omp.org.pl", "m@omp.org.pl"]


@pytest.mark.parametrize(
    "about",
    [
        plan(("Jan Nowak", "p", W), answer=ReplyKind.WAITING_LIST),
        plan(("Jan Nowak", "p", C), answer=ReplyKind.CANCELLED),
        plan(("Jan Nowak", "p", X), answer=ReplyKind.CLOSED),
        plan(("Jan Nowak", None, R), answer=ReplyKind.WHICH_WORKSHOP),
    ],
)
def test_no_calendar_entry_for_who_is_not_on_the_list(about: Plan) -> None:
    _, message = rendered(mail(), about)
    assert "text/calendar" not in [part.get_content_type() for part in message.walk()]


# --- words --------------------------------------------------------------------------------------------------------


def test_which_workshop_offers_the_open_ones() -> None:
    over = replace(P, id="o", title="Dawne", starts=NOW - timedelta(days=2), ends=NOW - timedelta(days=1))
    about = plan(("Jan Nowak", None, R), answer=ReplyKind.WHICH_WORKSHOP)
    made, message = rendered(mail(), about, office=replace(OFFICE, workshops=(P, M, over)))
    said = " ".join(text(message).split())
    assert "Współpraca transgraniczna" in said and "Fundusze" in said and "Dawne" not in said
    assert made.workshop is None and "1. Jan Nowak" in said


def test_moved_names_both_workshops() -> None:
    about = plan(("Jan Nowak", "p", C), ("Jan Nowak", "m", R), answer=ReplyKind.CHANGED)
    said = text(rendered(mail(), about)[1])
    assert "Na liście uczestników:\n1. Jan Nowak – Fundusze\n" in said
    assert "Skreślono:\n1. Jan Nowak – Współpraca transgraniczna\n" in said


def test_father_and_son_are_listed_twice() -> None:
    both = replace(
        ONE, changes=(*ONE.changes, replace(ONE.changes[0], attendee=replace(person("Jan Nowak"), start=30)))
    )
    assert "wpisaliśmy 2 osoby" in text(rendered(mail(), both)[1])


@pytest.mark.parametrize("name", ["Anna https://zly.pl", "Anna Nowak@zly.pl", "Anna www.zly", "A" * 200 + " Bardzo"])
def test_an_advertisement_is_no_name(name: str) -> None:
    said = text(rendered(mail(), plan(("Jan Nowak", "p", R), (name, "p", R)))[1])
    assert name.split()[1] not in said and "Jan Nowak" in said


@pytest.mark.parametrize(
    ("lines", "about", "opening"),
    [
        (("From: Jan Nowak <jan@ex.pl>",), ONE, "Szanowny Panie Janie,\n\ndziękujemy za zgłoszenie. Zapisaliśmy Pana"),
        (("From: NOWAK Jan <jan@ex.pl>",), ONE, "Szanowny Panie Janie,\n\ndziękujemy za zgłoszenie. Zapisaliśmy Pana"),
        (("From: jan.nowak@ex.pl",), ONE, "Szanowny Panie Janie,\n"),
        (("From: jnowak@ex.pl",), ONE, "Szanowny Panie Janie,\n"),
        (("From: J. Nowak <biuro@ex.pl>",), ONE, "Szanowny Panie Janie,\n"),
        (("From: jan <ktos@ex.pl>",), ONE, "Szanowny Panie Janie,\n"),
        (("From: E. Nowak <biuro@ex.pl>",), ONE, "Szanowni Państwo,\n"),
        (("From: Joanna Nowak <jnowak@ex.pl>",), ONE, "Szanowna Pani Joanno,\n\ndziękujemy za zgłoszenie. Na listę"),
        (("From: jnowak@ex.pl",), plan(("Jan Nowak", "p", R), ("Joanna Nowak", "p", R)), "Szanowni Państwo,\n"),
        (("From: nowak@ex.pl",), ONE, "Szanowni Państwo,\n"),
        (("From: enowak@ex.pl",), ONE, "Szanowni Państwo,\n"),
        (("From: Anna Wilk <anna@ex.pl>",), ONE, "Szanowna Pani Anno,\n\ndziękujemy za zgłoszenie. Na listę"),
        (("From: Urząd Gminy <gmina@ex.pl>",), ONE, "Szanowni Państwo,\n"),
        (("From: gmina@ex.pl",), ONE, "Szanowni Państwo,\n"),
        (("From: Jan Nowak <jan@ex.pl>",), plan(("Jan Nowak", "p", R), ("Ewa Bąk", "p", R)),
         "Szanowny Panie Janie,\n\ndziękujemy za zgłoszenie. Na listę uczestników wpisaliśmy 2 osoby."),
    ],
)  # fmt: skip
def test_salutation(lines: tuple[str, ...], about: Plan, opening: str) -> None:
    said = text(rendered(mail(*lines, "Return-Path: <x@ex.pl>"), about)[1])
    assert said.replace("\n", " ").startswith(opening.replace("\n", " "))


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Please register me for the workshop. Kind regards, Jan Nowak", "en"),
        ("Hello, I would like to attend. Thank you!\n\n> Dzień dobry, prosimy o zgłoszenie na warsztaty", "en"),
        ("Proszę o zapisanie mnie na warsztaty. Jan Nowak", "pl"),
        ("Jan Nowak", "pl"),
        ("Dzień dobry, zapisuję się. Jan Nowak\n\nThis e-mail is for the addressee only, please delete it.", "pl"),
        ("", "pl"),
    ],
)
def test_language(body: str, language: str) -> None:
    made, message = rendered(mail("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", body=body))
    assert made.language == language and (("Thank you" in text(message)) == (language == "en"))


def test_an_english_workshop_is_answered_in_english() -> None:
    office = replace(OFFICE, workshops=(replace(P, language="en"), M))
    assert rendered(mail(body="Jan Nowak"), office=office)[0].language == "en"


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(sorted(ReplyKind)))
def test_no_name_breaks_the_message(first: str, last: str, kind: ReplyKind) -> None:
    attendee = Attendee(first, last, "f", 0.9, first, "body", 0, 1)
    about = Plan(Decision.ACCEPT, (Change(attendee, "p", R),), kind, ("p",))
    made, message = rendered(mail(), about)
    assert made.raw.isascii() and message["To"] == "jan@ex.pl" and not message.defects
    assert sorted(set(message.keys())) == sorted(message.keys())

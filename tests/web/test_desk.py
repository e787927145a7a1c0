"""A clerk's work on held mail: confirm, correct, add, refuse; two clerks at once; what goes out."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient

from processor.values import ReplyStatus
from tests.web.conftest import Desk, mail, token

UNCLEAR = "Dzień dobry, proszę o zapisanie na warsztaty w Proszowicach.\n"


def form(client: FlaskClient, number: int, *, base: str = "/review", **fields: str) -> dict[str, str]:
    """The form of a held message (or another) as a browser would send it, with some fields changed."""
    page = client.get(f"{base}/{number}").text
    data = {
        name: html.unescape(value) for name, value in re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page)
    }
    for name, options in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        data[name] = html.unescape(text).removeprefix("\n")
    data = {name: value for name, value in data.items() if not name.endswith("-drop")}
    return data | fields


def held(desk: Desk, number: int = 1, body: str = UNCLEAR) -> int:
    (message_id,) = desk.arrive(mail(number, body))
    message = desk.store.messages.get(message_id)
    assert message is not None
    assert message["fate"] == "held", message["reason"]
    return message_id


ANNA = {"p0-first": "Anna", "p0-last": "Nowak", "p0-gender": "f", "p0-workshop": "proszowice-2016"}


def test_a_confirmed_person_is_registered_and_answered(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    answer = client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="confirm"))
    assert answer.status_code == 302
    (row,) = desk.store.registrations.each()
    assert (row["first_names"], row["last_name"], row["status"]) == ("Anna", "Nowak", "registered")
    assert row["decided_by"] == "staff:ania"
    (reply,) = desk.store.outbox.each()
    assert (reply["status"], reply["to"]) == ("waiting", "osoba1@example.org")


def test_confirming_without_an_answer_sends_nothing(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="silent"))
    assert [row["last_name"] for row in desk.store.registrations.each()] == ["Nowak"]
    assert desk.store.outbox.counts()["waiting"] == 0


def test_what_is_no_registration_registers_nobody(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    client.post(f"/review/{message_id}", data=form(client, message_id, step="ignore"))
    assert list(desk.store.registrations.each()) == []
    message = desk.store.messages.get(message_id)
    assert message is not None
    assert message["fate"] == "ignored"


def test_a_question_is_left_to_the_clerk_who_answers_himself(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    told = client.post(f"/review/{message_id}", data=form(client, message_id, step="silent"), follow_redirects=True)
    assert "nie zapomnij odpisać" in told.text
    message = desk.store.messages.get(message_id)
    assert message is not None
    assert (message["fate"], message["reason"]) == ("ignored", "Pracownik odpowie osobiście.")
    assert list(desk.store.registrations.each()) == []


def test_a_gender_that_nobody_chose_is_told_by_the_name(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    data = form(client, message_id, **(ANNA | {"p0-gender": ""}), step="confirm")
    client.post(f"/review/{message_id}", data=data)
    assert [row["gender"] for row in desk.store.registrations.each()] == ["f"]


def test_weighed_names_stay_with_their_person_when_another_is_removed(desk: Desk) -> None:
    body = "Proszę zapisać na warsztaty w Proszowicach Jana Lisa, Stanisława Mroza i p. Kowalską.\n"
    message_id = held(desk, body=body)
    client = desk.client()
    assert 'value="choose-1-0"' in client.get(f"/review/{message_id}").text
    data = form(client, message_id, **{"p0-drop": "1"})
    shown = client.post(f"/review/{message_id}", data=data | {"step": "preview"}).text
    assert "Stanisław Mroz" in shown
    assert 'value="choose-0-0"' in shown
    chosen = client.post(f"/review/{message_id}", data=data | {"step": "choose-0-0"}).text
    assert 'value="Mroz"' in chosen
    for step in ("choose-0-9", "choose-299-0", "choose-0-000"):
        assert client.post(f"/review/{message_id}", data=data | {"step": step}).status_code == 200
    assert client.post(f"/review/{message_id}", data=data | {"step": "nonsense"}).status_code == 400


def test_the_second_clerk_is_told_what_the_first_decided(desk: Desk) -> None:
    message_id = held(desk)
    first, second = desk.client("ania"), desk.client("ola")
    seen = form(second, message_id, **(ANNA | {"p0-first": "Hanna"}), step="confirm")
    first.post(f"/review/{message_id}", data=form(first, message_id, **ANNA, step="confirm"))
    answer = second.post(f"/review/{message_id}", data=seen, follow_redirects=True)
    assert "w międzyczasie" in answer.text
    assert "ania, 20.10.2016 09:00: przyjęta" in answer.text
    assert [row["first_names"] for row in desk.store.registrations.each()] == ["Anna"]


def test_a_person_may_be_added_and_removed_without_scripts(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    page = client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="add")).text
    assert 'name="p1-first"' in page
    jan = {"count": "2", "p1-first": "Jan", "p1-last": "Lis", "p1-gender": "m", "p1-workshop": "proszowice-2016"}
    data = form(client, message_id, **ANNA, **jan, step="confirm")
    client.post(f"/review/{message_id}", data=data)
    assert sorted(row["last_name"] for row in desk.store.registrations.each()) == ["Lis", "Nowak"]


def test_half_a_name_is_not_confirmed_and_nothing_typed_is_lost(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    data = form(client, message_id, **{"p0-first": "Anna", "p0-last": ""}, step="confirm")
    answer = client.post(f"/review/{message_id}", data=data)
    assert answer.status_code == 422
    assert 'value="Anna"' in answer.text
    assert "Każda osoba musi mieć imię i nazwisko." in answer.text


def test_the_answer_can_be_rewritten_before_it_goes_out(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    own = {
        "reply_subject": "Zapisane",
        "reply_body": "Pani Anno,\nczekamy na Panią przy wejściu B.",
        "reply_original": "",
    }
    client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, **own, step="confirm"))
    (row,) = desk.store.outbox.due(desk.now)
    assert row.subject == "Zapisane"
    page = client.get(f"/replies/{row.id}").text
    assert "czekamy na Panią przy wejściu B." in page
    assert b"Auto-Submitted: auto-replied" in row.raw


def test_a_preview_shows_the_answer_that_would_go_out(desk: Desk) -> None:
    message_id = held(desk)
    client = desk.client()
    shown = client.post(f"/review/{message_id}/draft", data=form(client, message_id, **ANNA)).text
    assert "Anna Nowak" in shown
    assert "osoba1@example.org" in shown
    assert list(desk.store.registrations.each()) == []
    assert desk.store.outbox.counts()[ReplyStatus.WAITING] == 0


def test_a_registration_is_changed_by_hand_once(desk: Desk) -> None:
    client = desk.client()
    values = {"first_names": "Ewa", "last_name": "Lis", "workshop": "proszowice-2016", "status": "registered"}
    csrf = token(client, "/registrations/new")
    added = client.post("/registrations/new", data=values | {"csrf_token": csrf, "sender": "ewa@example.org"})
    path = added.headers["Location"]
    first, second = values | {"last_name": "Lisowska"}, values | {"last_name": "Lisicka"}
    for one in (first, second):
        client.post(path, data=one | {"csrf_token": csrf, "version": "1", "sender": "ewa@example.org"})
    (row,) = desk.store.registrations.each()
    assert row["last_name"] == "Lisowska"


def test_nothing_is_cut_from_a_registration_by_saving_it(desk: Desk) -> None:
    """As long as the store keeps it."""
    long = {"institution": "Urząd " + "Gminy " * 80, "function": "f" * 500, "note": "dzwonił dwa razy\n" * 100}
    client = desk.client()
    values = {"first_names": "Ewa", "last_name": "Lis", "workshop": "proszowice-2016", **long}
    number = desk.store.registrations.add(values, desk.now, "test")
    before = desk.store.registrations.get(number)
    assert before is not None
    shown = form(client, number, base="/registrations", status="waiting")
    client.post(f"/registrations/{number}", data=shown)
    after = desk.store.registrations.get(number)
    assert after is not None
    changed = {key for key in before if before[key] != after[key]} - {"version", "history", "changed_at", "decided_by"}
    assert changed == {"status"}


def test_a_change_is_told_to_the_person_only_when_wanted(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/registrations/new")
    values = {"first_names": "Ewa", "last_name": "Lis", "workshop": "proszowice-2016", "status": "registered"}
    data = values | {"csrf_token": csrf, "sender": "ewa@example.org"}
    path = client.post("/registrations/new", data=data).headers["Location"]
    assert desk.store.outbox.counts()["waiting"] == 0
    client.post(path, data=data | {"version": "1", "status": "cancelled", "write": "1"})
    (row,) = desk.store.outbox.due(desk.now)
    assert (row.recipient, row.kind) == ("ewa@example.org", "cancelled")


def test_a_letter_to_everybody_goes_to_each_address_once(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/registrations/new")
    for number, address in enumerate(["a@example.org", "a@example.org", "b@example.org"]):
        values = {"first_names": "Ewa", "last_name": f"Lis{number}", "workshop": "proszowice-2016"}
        client.post("/registrations/new", data=values | {"csrf_token": csrf, "sender": address})
    letter = {"csrf_token": csrf, "subject": "Inna sala", "body": "Spotykamy się w sali 12."}
    preview = client.post("/workshops/proszowice-2016/write", data=letter | {"step": "preview"}).text
    assert "Wyślij do 2 osób" in preview
    for _ in range(2):
        client.post("/workshops/proszowice-2016/write", data=letter | {"step": "send", "count": "2"})
    assert sorted(row.recipient for row in desk.store.outbox.due(desk.now)) == ["a@example.org", "b@example.org"]


def test_a_workshop_made_in_the_browser_takes_registrations(desk: Desk) -> None:
    client = desk.client()
    data = {
        "csrf_token": token(client, "/workshops/new"),
        "is_new": "1",
        "id": "krakow-2016",
        "title": "Warsztaty w Krakowie",
        "starts": "2016-11-20T10:00",
        "ends": "2016-11-20T12:00",
        "venue": "Biblioteka",
        "address": "ul. Rajska 1, Kraków",
        "language": "pl",
        "match": "Kraków\nRajska",
    }
    bad = client.post("/workshops/save", data=data | {"ends": "2016-11-20T09:00"})
    assert bad.status_code == 422
    assert "Koniec: podaj dzień i godzinę, później niż początek." in bad.text
    for field, value, label in (("capacity", "3o", "Liczba miejsc"), ("registration_closes", "jutro", "Zapisy do")):
        bad = client.post("/workshops/save", data=data | {field: value})
        assert f"<li>{label}:" in bad.text
        assert f'value="{value}"' in bad.text
    assert client.post("/workshops/save", data=data).status_code == 302
    assert "Warsztaty w Krakowie" in client.get("/workshops/").text
    exported = client.get("/workshops/krakow-2016/export").text
    assert 'title = "Warsztaty w Krakowie"' in exported
    assert "starts = 2016-11-20 10:00:00+01:00" in exported

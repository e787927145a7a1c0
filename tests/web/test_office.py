"""An administrator's work: workshops closed and cancelled, accounts looked after; and a change told to the person."""

from __future__ import annotations

import pytest

from processor.values import ReplyStatus
from processor.workshops import is_open
from tests.web.conftest import PASSWORD, Desk, mail, token
from tests.web.test_desk import ANNA, form

WORKSHOP = "proszowice-2016"
CHANGE = f"/workshops/{WORKSHOP}/change"


def workshop_open(desk: Desk) -> bool:
    """As the worker sees it at its next pass."""
    from processor.pipeline import open_desk

    found = next(w for w in open_desk(desk.settings, desk.store, desk.now).office.workshops if w.id == WORKSHOP)
    return is_open(found, desk.now)


def test_registration_is_closed_and_opened_again(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/account")
    assert "Zamknąć zapisy?" in client.get(f"{CHANGE}/close").text
    assert workshop_open(desk)
    client.post(f"{CHANGE}/close", data={"csrf_token": csrf, "version": "0"})
    assert not workshop_open(desk)
    assert client.get(f"{CHANGE}/close").status_code == 404
    client.post(f"{CHANGE}/open", data={"csrf_token": csrf, "version": "1"})
    assert workshop_open(desk)


def test_a_cancelled_workshop_leads_on_to_the_letter(desk: Desk) -> None:
    client = desk.client()
    answer = client.post(f"{CHANGE}/cancel", data={"csrf_token": token(client, "/account"), "version": "0"})
    assert answer.headers["Location"] == f"/workshops/{WORKSHOP}/write"
    assert "odwołane" in client.get(f"/workshops/{WORKSHOP}").text


def test_the_second_administrator_does_not_overwrite_the_first(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/account")
    client.post(f"{CHANGE}/cancel", data={"csrf_token": csrf, "version": "0"})
    late = client.post(f"{CHANGE}/open", data={"csrf_token": csrf, "version": "7"}, follow_redirects=True)
    assert "Nie zapisano" in late.text
    assert not workshop_open(desk)


@pytest.mark.parametrize("step", ["", "delete", "CLOSE", "open"])
def test_a_change_that_makes_no_sense_is_no_page(desk: Desk, step: str) -> None:
    assert desk.client().get(f"{CHANGE}/{step}").status_code == 404


def test_an_administrator_changes_role_and_password_of_others_but_not_his_own_role(desk: Desk) -> None:
    boss = desk.client()
    csrf = token(boss, "/account")
    boss.post("/staff/ola/role", data={"csrf_token": csrf, "role": "administrator"})
    assert desk.client("ola").get("/staff/").status_code == 200
    boss.post("/staff/ania/role", data={"csrf_token": csrf, "role": "clerk"})
    boss.post("/staff/ania/disable", data={"csrf_token": csrf, "disabled": "1"})
    assert boss.get("/staff/").status_code == 200
    assert boss.post("/staff/ola/password", data={"csrf_token": csrf, "password": "krotkie"}).status_code == 422
    boss.post("/staff/ola/password", data={"csrf_token": csrf, "password": "nowe-haslo-olej"})
    client = desk.app.test_client()
    data = {"login": "ola", "csrf_token": token(client)}
    assert client.post("/login", data=data | {"password": PASSWORD}).status_code == 401
    assert client.post("/login", data=data | {"password": "nowe-haslo-olej"}).status_code == 302


def test_shortcuts_can_be_turned_off_and_stay_off(desk: Desk) -> None:
    client = desk.client()
    csrf = token(client, "/account")
    client.post("/account/keys", data={"csrf_token": csrf})
    assert 'data-keys="off"' in client.get("/").text
    client.post("/logout", data={"csrf_token": csrf})
    client.post("/login", data={"login": "ania", "password": PASSWORD, "csrf_token": token(client)})
    assert 'data-keys="off"' in client.get("/").text


def test_a_registration_shows_who_changed_what_and_from_which_mail_it_came(desk: Desk) -> None:
    (message_id,) = desk.arrive(mail(1, "Proszę o zapisanie na warsztaty.\n"))
    client = desk.client()
    client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="confirm"))
    (row,) = desk.store.registrations.each()
    values = {"first_names": "Anna", "last_name": "Nowakowska", "gender": "f", "workshop": WORKSHOP, "version": "1"}
    csrf = token(client, "/account")
    client.post(f"/registrations/{row['id']}", data=values | {"csrf_token": csrf, "status": "cancelled"})
    page = client.get(f"/registrations/{row['id']}").text
    assert "<del>Nowak</del> → <ins>Nowakowska</ins>" in page
    assert "<del>na liście</del> → <ins>rezygnacja</ins>" in page
    assert f'href="/messages/{message_id}"' in page
    assert "Podane przez pracownika." not in page  # it was typed, nothing was read of the mail
    assert "potwierdzenie" in page


def test_a_registration_tells_which_words_and_rules_it_was_read_by(desk: Desk) -> None:
    desk.arrive(mail(1, "Dzień dobry,\nzgłaszam na warsztaty w Proszowicach panią Martę Wójcik.\n"))
    (row,) = desk.store.registrations.each()
    page = desk.client().get(f"/registrations/{row['id']}").text
    assert "„panią Martę Wójcik”" in page or "„Martę Wójcik”" in page
    assert "program · wpis na listę" in page


def test_what_was_written_to_a_person_by_hand_stands_in_his_history(desk: Desk) -> None:
    client = desk.client()
    values = {"first_names": "Ewa", "last_name": "Lis", "workshop": WORKSHOP, "sender": "ewa@example.org", "write": "1"}
    added = client.post("/registrations/new", data=values | {"csrf_token": token(client, "/account")})
    (reply,) = desk.store.outbox.due(desk.now)
    page = client.get(added.headers["Location"]).text
    assert f'href="/replies/{reply.id}"' in page
    assert "czeka na wysłanie" in page
    assert "napisanie wiadomości" in page


def test_the_overview_tells_mailbox_and_smtp_server_apart(desk: Desk) -> None:
    client = desk.client()
    desk.store.health.beat("poll", desk.now, {"problems": {}})
    assert client.get("/").text.count('<span class="chip good">działa</span>') == 3
    desk.store.health.beat("poll", desk.now, {"problems": {"smtp": "Serwer SMTP milczy."}}, "Serwer SMTP milczy.")
    page = client.get("/").text
    assert "<strong>Wysyłanie poczty:</strong> Serwer SMTP milczy." in page
    assert page.count('<span class="chip good">działa</span>') == 1  # the mailbox


def test_a_person_is_moved_to_another_workshop(desk: Desk) -> None:
    client = desk.client()
    number = desk.store.registrations.add(
        {"first_names": "Ewa", "last_name": "Lis", "workshop": WORKSHOP}, desk.now, "test"
    )
    values = {"first_names": "Ewa", "last_name": "Lis", "workshop": "krakow-2016", "status": "waiting", "version": "1"}
    client.post(f"/registrations/{number}", data=values | {"csrf_token": token(client, "/account")})
    (row,) = desk.store.registrations.each()
    assert (row["workshop"], row["status"]) == ("krakow-2016", "waiting")


def test_a_reply_is_discarded_and_sent_again(desk: Desk) -> None:
    (message_id,) = desk.arrive(mail(1, "Proszę o zapisanie na warsztaty.\n"))
    client = desk.client()
    client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="confirm"))
    (row,) = desk.store.outbox.due(desk.now)
    csrf = token(client, "/account")
    client.post(f"/replies/{row.id}/discard", data={"csrf_token": csrf})
    assert desk.store.outbox.counts()[ReplyStatus.SUPPRESSED] == 1
    again = client.post(f"/replies/{row.id}/discard", data={"csrf_token": csrf}, follow_redirects=True)
    assert "zmienił się w międzyczasie" in again.text
    client.post(f"/replies/{row.id}/resend", data={"csrf_token": csrf})
    (waiting,) = desk.store.outbox.due(desk.now)
    assert waiting.raw == row.raw


def test_a_reply_that_came_back_asks_for_somebody_until_he_has_seen_to_it(desk: Desk) -> None:
    (message_id,) = desk.arrive(mail(1, "Proszę o zapisanie na warsztaty.\n"))
    client = desk.client()
    client.post(f"/review/{message_id}", data=form(client, message_id, **ANNA, step="confirm"))
    (row,) = desk.store.outbox.due(desk.now)
    desk.store.outbox.claim(row.id, desk.now)
    desk.store.outbox.mark_dot(row.id, desk.now)
    desk.store.outbox.mark_sent(row.id, "250", desk.now)
    desk.store.outbox.mark_bounced(row.mid, "550 5.1.1 Nie ma takiej skrzynki", desk.now)
    assert "zwrócona (1)" in client.get("/").text
    assert "550 5.1.1" in client.get(f"/replies/{row.id}").text
    client.post(f"/replies/{row.id}/discard", data={"csrf_token": token(client, "/account")})
    assert "zwrócona (1)" not in client.get("/").text
    assert desk.store.audits.page(outbox_id=row.id).rows[0]["reason"] == "zwrócona; sprawą zajął się pracownik"


def test_an_edited_answer_survives_a_new_preview(desk: Desk) -> None:
    (message_id,) = desk.arrive(mail(1, "Proszę o zapisanie na warsztaty.\n"))
    client = desk.client()
    own = {"reply_subject": "Zapisane", "reply_body": "Moje słowa.", "reply_original": "Inny temat\ninna treść"}
    shown = client.post(f"/review/{message_id}/draft", data=form(client, message_id, **ANNA, **own)).text
    assert "Moje słowa." in shown
    assert "tekst zmieniony ręcznie" in shown


def test_silence_of_two_working_days_is_told(desk: Desk) -> None:
    from datetime import timedelta

    desk.arrive(mail(1, "Proszę o zapis.\n"))  # on a Thursday
    client = desk.client()
    for days, told in ((1, False), (4, False), (5, True)):
        desk.now = desk.now.replace(day=20) + timedelta(days=days)
        client = desk.client()
        assert ("nie przyszła żadna wiadomość" in client.get("/").text) is told, days


def test_mail_that_could_not_be_fetched_is_tried_again(desk: Desk) -> None:
    generation = desk.store.sightings.generation("biuro", "INBOX", 1, desk.now)
    desk.store.sightings.count_attempts(generation, [7], desk.now)
    message_id = desk.store.sightings.condemn(generation, 7, desk.now, "serwer zerwał połączenie", desk.now)
    client = desk.client()
    assert "Odczytaj ponownie" in client.get(f"/messages/{message_id}").text
    csrf = token(client, "/account")
    said = client.post(f"/messages/{message_id}/reprocess", data={"csrf_token": csrf}, follow_redirects=True)
    assert "pobrana ponownie" in said.text
    assert desk.store.sightings.wanted_back()
    assert client.get(f"/messages/{message_id}").status_code == 404

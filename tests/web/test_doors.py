"""Who may come in: pages closed without a session, actions without a token, administrators' pages to clerks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from werkzeug.routing import Rule

from processor.web.account import OPEN_ENDPOINTS
from tests.web.conftest import HASH, NOW, PASSWORD, Desk, token

SAMPLE = {
    "message_id": 1,
    "registration_id": 1,
    "reply_id": 1,
    "index": 0,
    "workshop_id": "proszowice-2016",
    "kind": "csv",
    "login": "ola",
    "code": "en",
    "token": "x",
    "filename": "style.css",
    "step": "cancel",
}


def addresses(desk: Desk, method: str) -> list[tuple[str, str]]:
    """(endpoint, path) of every rule that takes a method."""
    with desk.app.test_request_context():
        adapter = desk.app.url_map.bind("localhost")
        rules: list[Rule] = [rule for rule in desk.app.url_map.iter_rules() if method in (rule.methods or ())]
        return [
            (rule.endpoint, adapter.build(rule.endpoint, {name: SAMPLE[name] for name in rule.arguments}, method))
            for rule in rules
        ]


def test_every_page_is_closed_without_a_session(desk: Desk) -> None:
    client = desk.app.test_client()
    closed = [(endpoint, path) for endpoint, path in addresses(desk, "GET") if endpoint not in OPEN_ENDPOINTS]
    assert len(closed) > 15
    for endpoint, path in closed:
        answer = client.get(path)
        assert answer.status_code == 302, endpoint
        assert answer.headers["Location"].startswith("/login"), endpoint


def test_every_action_is_refused_without_a_session(desk: Desk) -> None:
    client = desk.app.test_client()
    csrf = token(client)
    actions = [one for one in addresses(desk, "POST") if one[0] not in OPEN_ENDPOINTS]
    assert len(actions) > 10
    for endpoint, path in actions:
        assert client.post(path, data={"csrf_token": csrf}).status_code == 401, endpoint


def test_every_action_is_refused_without_a_token(desk: Desk) -> None:
    client = desk.client()
    for endpoint, path in addresses(desk, "POST"):
        assert client.post(path, data={}).status_code == 400, endpoint


ADMINISTRATORS = {
    *("staff.page", "staff.add", "staff.disable", "staff.role", "staff.password"),
    *("workshops.new", "workshops.edit", "workshops.save", "workshops.change", "workshops.write", "workshops.send"),
}


def test_what_is_refused_to_clerks_is_what_only_administrators_may(desk: Desk) -> None:
    client = desk.client("ola")
    csrf = token(client, "/account")
    leaving = {"account.sign_out", "account.sign_out_everywhere", "account.sign_in"}
    refused = {name for name, path in addresses(desk, "GET") if client.get(path).status_code == 403}
    for name, path in addresses(desk, "POST"):
        if name not in leaving and client.post(path, data={"csrf_token": csrf}).status_code == 403:
            refused.add(name)
    assert refused == ADMINISTRATORS
    for name, path in addresses(desk, "POST"):
        if name in ADMINISTRATORS:
            assert client.post(path, data={"csrf_token": csrf}).status_code == 403, path


def test_strict_headers_stand_on_every_answer(desk: Desk) -> None:
    client = desk.client()
    for _, path in addresses(desk, "GET"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], path
        assert "unsafe" not in headers["Content-Security-Policy"], path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "no-referrer", path
        assert headers["X-Frame-Options"] == "DENY", path


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Desk) -> None:
    client = desk.app.test_client()
    answer = client.post("/login", data={"login": "ania", "password": PASSWORD, "csrf_token": token(client)})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("login", ["ania", "nikt"])
def test_a_wrong_password_says_the_same_for_every_login(desk: Desk, login: str) -> None:
    client = desk.app.test_client()
    answer = client.post("/login", data={"login": login, "password": "zgaduje", "csrf_token": token(client)})
    assert answer.status_code == 401
    assert "Login albo hasło się nie zgadza." in answer.text


def test_guessing_is_slowed_down_even_with_the_right_password_at_last(desk: Desk) -> None:
    client = desk.app.test_client()
    csrf = token(client)
    for _ in range(8):
        client.post("/login", data={"login": "ania", "password": "zgaduje", "csrf_token": csrf})
    answer = client.post("/login", data={"login": "ania", "password": PASSWORD, "csrf_token": csrf})
    assert answer.status_code == 429
    desk.now = NOW + timedelta(minutes=16)
    answer = client.post("/login", data={"login": "ania", "password": PASSWORD, "csrf_token": csrf})
    assert answer.status_code == 302


def test_one_address_cannot_guess_at_many_accounts(desk: Desk) -> None:
    client = desk.app.test_client()
    csrf = token(client)
    codes = [
        client.post("/login", data={"login": f"kto{n}", "password": "x", "csrf_token": csrf}).status_code
        for n in range(30)
    ]
    assert codes[0] == 401
    assert codes[-1] == 429


@pytest.mark.parametrize(
    "target", ["https://zle.example/", "//zle.example/", "/\\zle.example", "/\t/zle.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(desk: Desk, target: str) -> None:
    client = desk.app.test_client()
    data = {"login": "ania", "password": PASSWORD, "csrf_token": token(client)}
    answer = client.post("/login", query_string={"next": target}, data=data)
    assert answer.headers["Location"] == "/"


def test_a_session_ends_when_nobody_works_and_at_the_end_of_the_day(desk: Desk) -> None:
    client = desk.client()
    minutes = desk.settings.web.session_minutes
    desk.now = NOW + timedelta(minutes=minutes - 1)
    assert client.get("/review/").status_code == 200
    desk.now += timedelta(minutes=minutes + 1)
    assert client.get("/review/").status_code == 302
    client = desk.client()
    for _ in range(26):
        desk.now += timedelta(minutes=30)
        code = client.get("/review/").status_code
    assert code == 302


def test_signing_out_everywhere_ends_the_other_sessions(desk: Desk) -> None:
    one, other = desk.client(), desk.client()
    one.post("/account/everywhere", data={"csrf_token": token(one, "/account")})
    assert other.get("/").status_code == 302


def test_a_disabled_account_is_out_at_once(desk: Desk) -> None:
    client, boss = desk.client("ola"), desk.client("ania")
    boss.post("/staff/ola/disable", data={"csrf_token": token(boss, "/account"), "disabled": "1"})
    assert client.get("/").status_code == 302
    assert desk.store.staff.get("ola").disabled  # type: ignore[union-attr]


def test_a_new_password_is_needed_twice_and_ends_sessions(desk: Desk) -> None:
    client, other = desk.client(), desk.client()
    csrf = token(client, "/account")
    wrong = client.post("/account/password", data={"csrf_token": csrf, "old": "x", "new": "nowe-haslo-1234"})
    assert wrong.status_code == 422
    client.post("/account/password", data={"csrf_token": csrf, "old": PASSWORD, "new": "nowe-haslo-1234"})
    assert other.get("/").status_code == 302


def test_a_forwarded_header_is_believed_only_from_a_trusted_proxy(desk: Desk) -> None:
    client = desk.app.test_client()
    csrf = token(client)
    for n in range(30):
        client.post(
            "/login",
            data={"login": f"x{n}", "password": "x", "csrf_token": csrf},
            headers={"X-Forwarded-For": f"10.0.0.{n}"},
        )
    answer = client.post("/login", data={"login": "y", "password": "x", "csrf_token": csrf})
    assert answer.status_code == 429


def test_health_tells_red_and_green_and_nothing_else(desk: Desk) -> None:
    client = desk.app.test_client()
    assert client.get("/healthz").status_code == 503
    desk.store.health.beat("poll", NOW, {"fetched": 0})
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok", "last_success": NOW.isoformat()}


def test_accounts_are_made_by_administrators(desk: Desk) -> None:
    boss = desk.client()
    csrf = token(boss, "/account")
    data = {"csrf_token": csrf, "login": "nowy", "password": "krotkie", "role": "clerk"}
    assert boss.post("/staff/add", data=data).status_code == 422
    assert boss.post("/staff/add", data=data | {"password": "wystarczajaco-dlugie"}).status_code == 302
    assert desk.store.staff.get("nowy").role == "clerk"  # type: ignore[union-attr]
    assert desk.store.staff.get("nowy").password_hash != HASH  # type: ignore[union-attr]

"""Behind a reverse proxy: a prefix, forwarded headers, sign-in by a header; believed from the proxy alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from processor.web.app import create_app
from tests.web.conftest import NOW, PASSWORD, TOKEN, Desk, token

PROXY, STRANGER = "10.0.0.9", "203.0.113.5"


@pytest.fixture
def behind(desk: Desk) -> Desk:
    """The pages under /zapisy, behind a proxy that may say who signs in."""
    web = replace(desk.settings.web, prefix="/zapisy", trusted_proxies=(PROXY,), trusted_header="X-Remote-User")
    desk.app = create_app(replace(desk.settings, web=web), desk.store, lambda: NOW)
    return desk


def client_from(desk: Desk, address: str) -> FlaskClient:
    client = desk.app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return client


def test_every_address_stands_below_the_prefix(behind: Desk) -> None:
    client = client_from(behind, STRANGER)
    assert client.get("/login").status_code == 404
    assert client.get("/zapisy/review/?before=3").headers["Location"].startswith("/zapisy/login?next=/review/")
    csrf = token(client, "/zapisy/login")
    data = {"login": "ania", "password": PASSWORD, "csrf_token": csrf}
    answer = client.post("/zapisy/login?next=/review/", data=data)
    assert answer.headers["Location"] == "/zapisy/review/"
    page = client.get("/zapisy/").text
    assert 'href="/zapisy/messages/"' in page
    assert 'href="/messages/"' not in page
    assert 'href="/zapisy/static/style.css"' in page


def test_the_header_signs_in_from_the_proxy_alone(behind: Desk) -> None:
    headers = {"X-Remote-User": "ola"}
    assert client_from(behind, PROXY).get("/zapisy/", headers=headers).status_code == 200
    assert client_from(behind, STRANGER).get("/zapisy/", headers=headers).status_code == 302
    assert client_from(behind, PROXY).get("/zapisy/", headers={"X-Remote-User": "obcy"}).status_code == 302
    behind.store.staff.disable("ola", NOW, "test")
    assert client_from(behind, PROXY).get("/zapisy/", headers=headers).status_code == 302


def test_who_the_header_no_longer_names_is_out(behind: Desk) -> None:
    client = client_from(behind, PROXY)
    assert "ola" in client.get("/zapisy/", headers={"X-Remote-User": "ola"}).text
    assert "ania</a>" in client.get("/zapisy/account", headers={"X-Remote-User": "ania"}).text
    assert client.get("/zapisy/account").status_code == 302


@pytest.mark.parametrize(("address", "believed"), [(PROXY, True), (STRANGER, False)])
def test_forwarded_addresses_count_only_from_the_proxy(behind: Desk, address: str, believed: bool) -> None:
    client = client_from(behind, address)
    csrf = token(client, "/zapisy/login")
    codes = [
        client.post(
            "/zapisy/login",
            data={"login": f"x{n}", "password": "x", "csrf_token": csrf},
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
        ).status_code
        for n in range(25)
    ]
    assert (429 not in codes) is believed


def test_signing_in_over_https_needs_no_referer(behind: Desk) -> None:
    """Our own Referrer-Policy lets the browser send none."""
    client = client_from(behind, PROXY)
    headers = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin", "Origin": "null"}
    page = client.get("/zapisy/login", headers=headers).text
    found = TOKEN.search(page)
    assert found is not None
    data = {"login": "ania", "password": PASSWORD, "csrf_token": found[1]}
    assert client.post("/zapisy/login", data=data, headers=headers).headers["Location"] == "/zapisy/"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_sent_by_another_site_is_refused_even_with_a_token(desk: Desk, site: str) -> None:
    client = desk.client()
    data = {"csrf_token": token(client, "/account")}
    assert client.post("/logout", data=data, headers={"Sec-Fetch-Site": site}).status_code == 400
    assert client.get("/account").status_code == 200


def test_cookies_are_secure_unless_told_otherwise(desk: Desk) -> None:
    app = create_app(
        replace(desk.settings, web=replace(desk.settings.web, secure_cookies=True)), desk.store, lambda: NOW
    )
    cookie = app.test_client().get("/login", base_url="https://localhost").headers["Set-Cookie"]
    assert cookie.startswith("__Host-zapisy=")
    for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookie

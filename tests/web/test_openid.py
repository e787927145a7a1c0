"""Sign-in with the office's own accounts, by OpenID Connect, against a provider that signs for real."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from processor.settings import Secret
from processor.web.app import create_app
from tests.servers.openid import CLIENT, SECRET, OpenIdProvider
from tests.web.conftest import NOW, Desk


@pytest.fixture
def database() -> str:
    """What the provider says does not depend on the database."""
    return "sqlite"


@pytest.fixture
def client(desk: Desk, openid: OpenIdProvider) -> FlaskClient:
    web = replace(desk.settings.web, oidc_issuer=openid.url, oidc_client_id=CLIENT, oidc_client_secret=Secret(SECRET))
    return create_app(replace(desk.settings, web=web), desk.store, lambda: NOW).test_client()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def visit(url: str) -> str:
    """What a browser does at the provider: where it is sent back to."""
    try:
        urllib.request.build_opener(_Stay).open(url, timeout=10)
    except urllib.error.HTTPError as answer:
        return str(answer.headers["Location"])
    raise AssertionError("the provider did not send anybody back")


def there_and_back(client: FlaskClient) -> TestResponse:
    away = client.get("/oidc").headers["Location"]
    assert "code_challenge_method=S256" in away
    return client.get(visit(away).removeprefix("http://localhost"))


@pytest.mark.parametrize(
    "claims", [{"preferred_username": "ola"}, {"email": "ola", "email_verified": True}], ids=["user name", "e-mail"]
)
def test_who_the_provider_vouches_for_is_in(
    client: FlaskClient, openid: OpenIdProvider, claims: dict[str, Any]
) -> None:
    openid.claims = claims
    assert "zaloguj kontem urzędu" in client.get("/login").text
    assert there_and_back(client).headers["Location"] == "/"
    assert "ola</a>" in client.get("/account").text
    assert client.get("/staff/").status_code == 403


@pytest.mark.parametrize(
    "claims",
    [{}, {"preferred_username": "obcy"}, {"email": "ola"}, {"email": "ola", "email_verified": False}],
    ids=["nobody", "a stranger", "unverified", "not verified"],
)
def test_whom_no_account_knows_stays_out(client: FlaskClient, openid: OpenIdProvider, claims: dict[str, Any]) -> None:
    openid.claims = claims
    answer = there_and_back(client)
    assert answer.status_code == 403
    assert "To konto nie ma dostępu." in answer.text
    assert client.get("/account").status_code == 302


def test_a_disabled_account_stays_out(desk: Desk, client: FlaskClient, openid: OpenIdProvider) -> None:
    openid.claims = {"preferred_username": "ola"}
    desk.store.staff.disable("ola", NOW, "test")
    assert there_and_back(client).status_code == 403


@pytest.mark.parametrize(
    "claims", [{"aud": "another"}, {"iss": "http://another"}, {"nonce": "old"}, {"exp": 1}], ids=str
)
def test_a_token_for_somebody_else_is_refused(
    client: FlaskClient, openid: OpenIdProvider, claims: dict[str, Any]
) -> None:
    openid.claims = {"preferred_username": "ola", **claims}
    assert there_and_back(client).status_code == 401
    assert client.get("/account").status_code == 302


def test_a_token_signed_by_another_key_is_refused(client: FlaskClient, openid: OpenIdProvider) -> None:
    openid.claims, openid.foreign_key = {"preferred_username": "ola"}, True
    assert there_and_back(client).status_code == 401
    assert client.get("/account").status_code == 302


def test_a_way_back_that_nobody_set_out_on_is_refused(client: FlaskClient) -> None:
    assert client.get("/oidc/back?code=x&state=y").status_code == 401
    assert client.get("/oidc/back?error=access_denied").status_code == 401


def test_a_provider_that_is_down_is_told(desk: Desk) -> None:
    web = replace(desk.settings.web, oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT)
    client = create_app(replace(desk.settings, web=web), desk.store, lambda: NOW).test_client()
    answer = client.get("/oidc")
    assert answer.status_code == 503
    assert "nie odpowiada" in answer.text

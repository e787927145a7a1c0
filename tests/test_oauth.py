"""Sign-in by token: at a service of our own, to a real Dovecot and over SMTP."""

from __future__ import annotations

import base64
import contextlib
import socket
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from processor import oauth
from processor.delivery import Transport
from processor.errors import MailboxError
from processor.mailbox import Mailbox
from processor.oauth import Source, TokenError
from processor.settings import OAuthSettings, Secret
from tests.servers.dovecot import Account, Dovecot, running
from tests.servers.oauth import SignIn
from tests.servers.ports import until
from tests.servers.smtp import ScriptedSmtp, smtp_settings

NOW = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)
BEARERS = "xoauth2 oauthbearer"


def settings(sign_in: SignIn, **changes: object) -> OAuthSettings:
    given = OAuthSettings("other", "zapisy", refresh_token=Secret(sign_in.refresh), token_url=f"{sign_in.url}/token")
    return replace(given, **changes)  # type: ignore[arg-type]


def test_a_token_is_fetched_once_and_again_before_it_expires(sign_in: SignIn) -> None:
    source = Source(settings(sign_in))
    first = source.access(NOW)
    assert source.access(NOW + timedelta(minutes=57)) == first
    assert len(sign_in.asked) == 1
    assert source.access(NOW + timedelta(minutes=59)) != first
    assert [form["grant_type"] for form in sign_in.asked] == ["refresh_token"] * 2


def test_a_program_signs_in_by_its_own_secret(sign_in: SignIn) -> None:
    made = settings(sign_in, refresh_token=Secret(""), client_secret=Secret(sign_in.secret), scope="mail")
    assert Source(made).access(NOW) == sign_in.given[0]
    assert sign_in.asked == [
        {"client_id": "zapisy", "scope": "mail", "client_secret": sign_in.secret, "grant_type": "client_credentials"}
    ]


@pytest.mark.parametrize(
    ("provider", "person", "host", "scope"),
    [
        ("microsoft", True, "https://login.microsoftonline.com/t1/", "offline_access"),
        ("microsoft", False, "https://login.microsoftonline.com/t1/", "https://outlook.office365.com/.default"),
        ("google", True, "https://oauth2.googleapis.com/token", ""),
    ],
)
def test_known_services_need_no_address(provider: str, person: bool, host: str, scope: str) -> None:
    made = OAuthSettings(provider, "id", tenant="t1")  # type: ignore[arg-type]
    assert oauth._token_url(made).startswith(host)
    assert oauth._form(made, "refresh" if person else "").get("scope", "").startswith(scope)


def test_the_file_is_for_its_owner_alone_and_outlives_the_process(sign_in: SignIn, tmp_path: Path) -> None:
    sign_in.rotate = True
    made = settings(sign_in, token_file=tmp_path / "token.json")
    first = Source(made).access(NOW)
    assert stat.S_IMODE((tmp_path / "token.json").stat().st_mode) == 0o600
    assert Source(made).access(NOW) == first
    assert Source(made).access(NOW + timedelta(hours=2)) == sign_in.given[1]  # by the refresh token that replaced ours
    assert [path.name for path in tmp_path.iterdir()] == ["token.json"]


def test_a_file_that_others_may_read_is_refused(sign_in: SignIn, tmp_path: Path) -> None:
    made = settings(sign_in, token_file=tmp_path / "token.json")
    Source(made).access(NOW)
    (tmp_path / "token.json").chmod(0o640)
    with pytest.raises(TokenError, match="chmod 600") as caught:
        Source(made).access(NOW)
    assert not caught.value.transient


@pytest.mark.parametrize("content", ["", "{", "[]", '{"other zapisy ": {"access": 1}}', '{"other zapisy ": 7}', "\0"])
def test_a_broken_file_is_replaced(sign_in: SignIn, tmp_path: Path, content: str) -> None:
    path = tmp_path / "token.json"
    path.write_text(content)
    path.chmod(0o600)
    made = settings(sign_in, token_file=path)
    assert Source(made).access(NOW) == sign_in.given[0]
    assert Source(made).access(NOW) == sign_in.given[0]


def test_a_new_sign_in_replaces_a_kept_token_that_has_expired(sign_in: SignIn, tmp_path: Path) -> None:
    sign_in.rotate = True
    made = settings(sign_in, token_file=tmp_path / "token.json")
    Source(made).access(NOW)
    sign_in.refresh = "signed-in-anew"
    anew = replace(made, refresh_token=Secret("signed-in-anew"))
    assert Source(anew).access(NOW + timedelta(hours=2)) == sign_in.given[1]


def test_processes_that_share_a_file_share_the_tokens_that_replace_each_other(sign_in: SignIn, tmp_path: Path) -> None:
    sign_in.rotate = True
    made = settings(sign_in, refresh_token=Secret(""), token_file=tmp_path / "token.json")
    Source(replace(made, refresh_token=Secret(sign_in.refresh))).access(NOW)
    one, other = Source(made), Source(made)
    for hours in (0, 2, 4):
        assert one.access(NOW + timedelta(hours=hours)) == other.access(NOW + timedelta(hours=hours))
    assert len(sign_in.asked) == 3


def test_when_somebody_must_sign_in_anew_is_known(sign_in: SignIn) -> None:
    sign_in.extra = {"refresh_token_expires_in": 5 * 86_400}
    made = settings(sign_in)
    ask = oauth.token(made, lambda: NOW)
    assert ask is not None
    ask()
    assert oauth.refresh_expires(made) == NOW + timedelta(days=5)


@pytest.mark.parametrize(
    ("status", "answer", "transient"),
    [
        (400, b'{"error": "invalid_grant"}', False),
        (401, b"<html>", False),
        (429, b"", True),
        (503, b"", True),
        (200, b"", True),
        (200, b'{"access_token": "with\\r\\nline"}', True),
        (200, b'["access_token"]', True),
        (302, b"", False),
    ],
)
def test_a_refusal_is_a_sentence_without_secrets(sign_in: SignIn, status: int, answer: bytes, transient: bool) -> None:
    sign_in.answer = (status, answer)
    with pytest.raises(TokenError) as caught:
        Source(settings(sign_in)).access(NOW)
    assert caught.value.transient is transient
    assert sign_in.refresh not in str(caught.value)


def test_secrets_go_over_tls_only() -> None:
    made = OAuthSettings("other", "id", refresh_token=Secret("s3cret"), token_url="http://login.example.com/token")
    with pytest.raises(TokenError, match="https://"):
        Source(made).access(NOW)


def test_a_service_that_is_away_may_come_back() -> None:
    made = OAuthSettings("other", "id", refresh_token=Secret("s3cret"), token_url="http://127.0.0.1:1/token")
    with pytest.raises(TokenError) as caught:
        Source(made).access(NOW)
    assert caught.value.transient


# ── Dovecot ──


@pytest.fixture(params=BEARERS.split())
def bearer_server(request: pytest.FixtureRequest, sign_in: SignIn) -> Iterator[Dovecot]:
    """Takes tokens of the tests' service, by one mechanism."""
    with tempfile.TemporaryDirectory(prefix="zo", dir="/tmp") as own:
        Path(own).chmod(0o755)  # the server's own users read it
        conf = Path(own) / "oauth2.conf"
        conf.write_text(
            f"introspection_mode = post\nintrospection_url = {sign_in.url}/introspect\n"
            "username_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
        passdb = f"passdb {{\n  driver = oauth2\n  mechanisms = {BEARERS}\n  args = {conf}\n}}\n"
        with running(mechanisms=f"plain login {request.param}", extra=passdb) as server:
            until(lambda: greets(server.port))  # its port is open before anybody stands behind it
            yield server


def greets(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as probe:
        return probe.recv(16).startswith(b"* OK")
    return False


def account_of(server: Dovecot, sign_in: SignIn) -> Account:
    made = server.account()
    sign_in.username = made.name
    return made


def test_dovecot_takes_our_tokens(bearer_server: Dovecot, sign_in: SignIn) -> None:
    account = account_of(bearer_server, sign_in)
    account.append(b"Subject: here\r\n\r\n.\r\n")
    with Mailbox(account.settings(password=Secret("")), token=oauth.token(settings(sign_in), lambda: NOW)) as mailbox:
        assert mailbox.open("INBOX").exists == 1


def test_dovecot_refuses_a_token_that_is_not_the_services(bearer_server: Dovecot, sign_in: SignIn) -> None:
    account = account_of(bearer_server, sign_in)
    with pytest.raises(MailboxError), Mailbox(account.settings(), token=lambda: "forged"):
        pass


def test_a_password_still_signs_in_there(bearer_server: Dovecot, sign_in: SignIn) -> None:
    with Mailbox(account_of(bearer_server, sign_in).settings()) as mailbox:
        assert mailbox.open("INBOX").exists == 0


# ── SMTP ──


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ("AUTH PLAIN XOAUTH2", "user=biuro\x01auth=Bearer tok\x01\x01"),
        ("AUTH OAUTHBEARER", "n,a=biuro,\x01host=127.0.0.1\x01port={port}\x01auth=Bearer tok\x01\x01"),
    ],
)
def test_smtp_is_given_the_token(offered: str, expected: str) -> None:
    with ScriptedSmtp(script={"auth": "235 2.7.0 welcome"}, extensions=("8BITMIME", offered)) as server:
        made = smtp_settings(server.port, username="biuro")
        with Transport(made, token=lambda: "tok") as transport:
            transport.connect()
        said = next(line for line in server.lines if line.startswith("AUTH "))
        assert said.split()[1] in offered
        assert base64.b64decode(said.split()[2]).decode() == expected.format(port=server.port)

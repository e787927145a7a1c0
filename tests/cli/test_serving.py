"""`zapisy serve`, `staff` and `privacy` as an administrator meets them."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.cli.conftest import Office
from tests.servers.ports import until

SECRET = "dlugie-tajne-haslo"


@pytest.fixture
def ready(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with a database and a line on standard input."""
    assert office("migrate").status == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    return office


@pytest.mark.parametrize("key", ["", "za-krotki"])
def test_nothing_is_served_without_a_long_key(office: Office, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    if key:
        monkeypatch.setenv("ZAPISY_WEB__SECRET_KEY", key)
    ended = office("serve")
    assert ended.status == 78
    (sentence,) = ended.err.strip().splitlines()
    assert "ZAPISY_WEB__SECRET_KEY" in sentence
    assert "32" in sentence
    assert not key or key not in ended.err


def test_the_first_administrator_is_made_with_a_password_from_standard_input(ready: Office) -> None:
    assert ready("staff", "add", "ania", "--administrator", "--name", "Anna Nowak").status == 0
    (row,) = [json.loads(line) for line in ready("staff", "list", "--json").out.splitlines()]
    assert row == {"login": "ania", "name": "Anna Nowak", "role": "administrator", "disabled": False}
    assert SECRET not in ready("staff", "list").out


def test_a_login_is_given_once_and_a_short_password_never(ready: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ready("staff", "add", "ania").status == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{SECRET}\n"))
    assert ready("staff", "add", "ania").status == 1
    monkeypatch.setattr(sys, "stdin", io.StringIO("krotkie\n"))
    assert ready("staff", "add", "ola").status == 1


def test_an_account_is_closed_and_opened(ready: Office) -> None:
    ready("staff", "add", "ania")
    assert ready("staff", "disable", "ania").status == 0
    assert json.loads(ready("staff", "list", "--json").out)["disabled"] is True
    assert ready("staff", "disable", "ania", "--enable").status == 0
    assert json.loads(ready("staff", "list", "--json").out)["disabled"] is False
    assert ready("staff", "disable", "nikt").status == 1


def test_what_is_held_about_a_person_is_shown_and_erased(ready: Office) -> None:
    found = json.loads(ready("privacy", "export", "nikt@example.org").out)
    assert found["messages"] == []
    ended = ready("privacy", "erase", "nikt@example.org", "--yes", "--json")
    assert ended.status == 0
    assert json.loads(ended.out)["erased"] is True


@pytest.fixture
def served(ready: Office, tmp_path: Path) -> Iterator[str]:
    """`zapisy serve` as a process of its own, told that it stands behind a web server on this machine."""
    assert ready("staff", "add", "ania").status == 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = os.environ | ready.environ | {"ZAPISY_WEB__SECRET_KEY": "k" * 40, "ZAPISY_WEB__PREFIX": "/zapisy"}
    environ["ZAPISY_WEB__TRUSTED_PROXIES"] = "127.0.0.1"
    command = [sys.executable, "-m", "processor.cli", "serve", "--port", str(port)]
    with (tmp_path / "out").open("wb") as out:
        running = subprocess.Popen(command, cwd=ready.directory, env=environ, stdout=out, stderr=out)
        try:
            until(lambda: _answers(port) or running.poll() is not None, seconds=30)
            yield f"http://127.0.0.1:{port}"
            running.send_signal(signal.SIGTERM)
            assert running.wait(timeout=20) == 0
        finally:
            running.kill()
            running.wait()
    said = (tmp_path / "out").read_text("utf-8")
    assert f"http://127.0.0.1:{port}/zapisy/" in said
    assert "k" * 40 not in said


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def ask(url: str, cookie: str = "", data: dict[str, str] | None = None) -> tuple[int, str, HTTPMessage]:
    """As the web server forwards what came to it over HTTPS."""
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.5", "Cookie": cookie}
    body = urllib.parse.urlencode(data).encode() if data else None
    request = urllib.request.Request(url, body, headers)
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=20) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode(), answer.headers


def test_the_pages_are_served_behind_a_web_server_with_https_and_a_path(served: str) -> None:
    status, body, headers = ask(f"{served}/zapisy/healthz")
    assert (status, json.loads(body)) == (503, {"status": "red", "last_success": None})
    assert "Server" not in headers
    assert ask(f"{served}/healthz")[0] == 404
    _, page, headers = ask(f"{served}/zapisy/login")
    cookie = headers["Set-Cookie"]
    assert cookie.startswith("__Host-zapisy=")
    assert "Secure" in cookie
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    data = {"login": "ania", "password": SECRET, "csrf_token": found[1]}
    status, _, headers = ask(f"{served}/zapisy/login", cookie.partition(";")[0], data)
    assert (status, headers["Location"]) == (302, "/zapisy/")
    status, page, _ = ask(f"{served}/zapisy/", headers["Set-Cookie"].partition(";")[0])
    assert status == 200
    assert "Zapisy w ostatnich 30 dniach" in page

"""`zapisy serve`, `staff` and `privacy` as an administrator meets them."""

from __future__ import annotations

import io
import json
import sys

import pytest

from tests.cli.conftest import Office

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

"""`zapisy explain`: the contract's object for each file in order; for a person, the text with the names in it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from processor.values import Kind
from tests.cli.conftest import Office

KEYS = {"file", "kind", "decision", "workshop", "workshops", "people", "reply", "reasons"}
PERSON = {"first_names", "last_name", "gender", "action", "confidence", "written", "where", "start", "end"}
KINDS = set(Kind)


def letter(body: str, sender: str = "Jan Wilk <jan@wilk.example>", **headers: str) -> bytes:
    lines = {
        "From": sender,
        "To": "biuro@omp.example",
        "Subject": "Warsztaty w Proszowicach",
        "Date": "Thu, 20 Oct 2016 08:59:00 +0200",
        "Message-ID": "<1@wilk.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    return ("".join(f"{name}: {value}\r\n" for name, value in lines.items()) + f"\r\n{body}\r\n").encode()


@pytest.fixture
def registration(tmp_path: Path) -> Path:
    file = tmp_path / "zgłoszenie.eml"
    file.write_bytes(letter("Zgłaszam Annę Nowak na warsztaty w Proszowicach.\r\n\r\nPozdrawiam\r\nJan Wilk"))
    return file


@pytest.fixture
def automatic(tmp_path: Path) -> Path:
    file = tmp_path / "urlop.eml"
    file.write_bytes(letter("Jestem na urlopie. Jan Wilk", Auto_Submitted="auto-replied"))
    return file


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_registration_as_an_object(office: Office, registration: Path) -> None:
    ended = office("explain", "--json", str(registration))
    (found,) = objects(ended.out)
    assert (ended.status, ended.err) == (0, "")
    assert set(found) == KEYS
    assert found["file"] == str(registration)
    assert (found["kind"], found["decision"]) == ("registration", "accept")
    assert (found["workshop"], found["workshops"]) == ("proszowice-2016", ["proszowice-2016"])
    (person,) = found["people"]
    assert set(person) >= PERSON
    assert (person["first_names"], person["last_name"], person["gender"]) == ("Anna", "Nowak", "f")
    assert (person["action"], person["written"], person["where"]) == ("register", "Annę Nowak", "body")
    assert person["end"] - person["start"] == len("Annę Nowak")
    assert 0 < person["confidence"] <= 1
    assert found["reply"]["allowed"] is True
    assert (found["reply"]["kind"], found["reply"]["rule"]) == ("confirmed", None)
    assert found["reasons"]
    assert all(isinstance(reason, str) for reason in found["reasons"])


def test_automatic_mail_tells_the_rule_that_forbids_the_answer(office: Office, automatic: Path) -> None:
    (found,) = objects(office("explain", "--json", str(automatic)).out)
    assert found["kind"] == "autoreply"
    assert found["decision"] == "ignore"
    assert found["people"] == []
    assert found["reply"]["allowed"] is False


def test_files_come_in_order_and_an_unreadable_one_does_not_stop_the_others(
    office: Office, registration: Path, automatic: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "pusty.eml"
    empty.touch()
    files = [
        str(registration),
        str(tmp_path / "brak.eml"),
        str(tmp_path),
        str(automatic),
        str(empty),
        str(registration),
    ]
    ended = office("explain", "--json", *files)
    found = objects(ended.out)
    assert [one["file"] for one in found] == files
    assert ["error" in one for one in found] == [False, True, True, False, True, False]
    assert all(set(one) == {"file", "error"} for one in found if "error" in one)
    assert ended.status == 1


def test_more_files_than_are_read_ahead_keep_their_order(office: Office, registration: Path, automatic: Path) -> None:
    files = [str(registration if number % 3 else automatic) for number in range(70)]
    found = objects(office("explain", "--json", *files).out)
    assert [one["kind"] == "registration" for one in found] == [file == str(registration) for file in files]


def test_standard_input(office: Office, registration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(registration.read_bytes())))
    (found,) = objects(office("explain", "--json", "-").out)
    assert (found["file"], found["kind"]) == ("-", "registration")


def test_needs_no_database_and_no_servers_and_changes_nothing(office: Office, registration: Path) -> None:
    before = sorted(office.directory.rglob("*"))
    (office.config / "zapisy.toml").unlink()
    office.environ.clear()
    assert office("explain", "--json", str(registration)).status == 0
    assert sorted(office.directory.rglob("*")) == [path for path in before if path.name != "zapisy.toml"]


def test_for_a_person_the_name_is_marked_in_the_text(office: Office, registration: Path) -> None:
    out = office("explain", str(registration)).out
    assert "Zgłaszam »Annę Nowak« na warsztaty" in out
    assert "Anna Nowak" in out
    assert "proszowice-2016" in out


def test_text_of_a_mail_is_no_markup_and_no_terminal_command(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "x.eml"
    file.write_bytes(
        letter("[red]Zgłaszam[/red] [link=http://x]Annę Nowak[/link] \x1b[2J\x07", Subject="=?utf-8?q?=1B[2J?=")
    )
    out = office("explain", str(file)).out
    assert "[red]Zgłaszam[/red]" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_wrong_configuration_is_told_before_any_mail(office: Office, registration: Path) -> None:
    office.write("workshops/zla.toml", "title = 5\n")
    ended = office("explain", "--json", str(registration))
    assert (ended.status, ended.out) == (78, "")
    assert "zla.toml" in ended.err


def test_demo_mails_have_known_kinds(office: Office) -> None:
    from processor import demo

    files = sorted(str(path) for path in (Path(demo.__file__).parent / "mails").glob("*.eml"))
    ended = office("explain", "--json", *files)
    assert ended.status == 0
    assert {one["kind"] for one in objects(ended.out)} <= KINDS

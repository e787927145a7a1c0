"""The demo as a new user sees it: one command, real servers, registrations and replies on the screen."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.cli.test_explain import letter
from tests.servers.ports import until

DEMO = [sys.executable, "-m", "processor.cli", "demo"]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """One pass: its directory and what was printed."""
    directory = tmp_path_factory.mktemp("demo")
    ended = subprocess.run(
        [*DEMO, "--once", "--directory", str(directory)], capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return directory, ended.stdout


def rows(directory: Path, query: str) -> set[str]:
    with sqlite3.connect(directory / "zapisy.db") as database:
        return {row[0] for row in database.execute(query)}


def test_registrations_and_replies_are_on_the_screen(once: tuple[Path, str]) -> None:
    _, out = once
    for name in ("Anna Kowalczyk", "Grażyna Sowińska", "Jan Wilk", "Ewa Sikora", "Tomasz Baran", "Marek Wrona"):
        assert name in out
    assert "One reply, as it was sent" in out
    assert "confirmed: sent" in out


def test_nobody_is_registered_who_did_not_ask(once: tuple[Path, str]) -> None:
    directory, _ = once
    names = rows(directory, "SELECT first_names || ' ' || last_name FROM registration WHERE status = 'registered'")
    strangers = {
        "Halina Drozd",
        "Ryszard Jeleń",
        "Agata Nijander-Dudzińska",
        "Artur Wołek",
        "Joanna Bielak",
        "Anna Gil",
    }
    assert names & strangers == set()
    assert "Katarzyna Mazurek" not in names  # cancelled
    assert "Piotr Zieliński" not in names  # replaced


def test_answers_go_to_people_only(once: tuple[Path, str]) -> None:
    directory, _ = once
    recipients = {
        message_from_bytes(file.read_bytes(), policy=policy.default)["To"]
        for file in (directory / "sent").glob("*.eml")
    }
    assert "k.mazurek@gmina.example" in recipients
    robots = {
        "newsletter@portal.example",
        "p.rokita@gmina.example",
        "mailer-daemon@mx.omp.example",
        "faktury@drukmar.example",
    }
    assert {str(recipient).lower() for recipient in recipients} & robots == set()


def test_second_demo_in_the_same_directory_goes_on_and_repeats_nothing(once: tuple[Path, str], tmp_path: Path) -> None:
    directory, _ = once
    sent = sorted(path.name for path in (directory / "sent").glob("*.eml"))
    ended = subprocess.run(
        [*DEMO, "--once", "--directory", str(directory)], capture_output=True, text=True, check=True, timeout=120
    )
    assert "Anna Kowalczyk" in ended.stdout
    assert sorted(path.name for path in (directory / "sent").glob("*.eml")) == sent


def page(out: Path, path: str) -> str:
    """A staff page, signed in by the printed link."""
    match = re.search(r"http://127\.0\.0\.1:[0-9]+/login/\S+", out.read_text("utf-8"))
    assert match is not None
    browser = build_opener(HTTPCookieProcessor())
    browser.open(match[0], timeout=20).read()
    return str(browser.open(match[0].partition("/login")[0] + path, timeout=20).read(), "utf-8")


def test_dropped_mail_is_delivered_and_answered_until_somebody_stops_the_demo(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        running = subprocess.Popen([*DEMO, "--directory", str(tmp_path / "demo")], stdout=out, stderr=out)
        try:
            until(
                lambda: b"it is your turn" in (tmp_path / "out").read_bytes() or running.poll() is not None, seconds=90
            )
            mail = letter(
                "Zgłaszam swój udział w warsztatach w Proszowicach.\r\n\r\nWanda Kos", "Wanda Kos <w@kos.example>"
            )
            (tmp_path / "new.eml").write_bytes(mail)
            (tmp_path / "new.eml").rename(tmp_path / "demo" / "drop" / "new.eml")
            until(lambda: list((tmp_path / "demo" / "sent").glob("*w@kos.example.eml")), seconds=60)
            assert "w@kos.example" in page(tmp_path / "out", "/messages/")
            running.send_signal(signal.SIGTERM)
            assert running.wait(timeout=20) == 0
        finally:
            running.kill()
            running.wait()
    assert "Wanda Kos" in (tmp_path / "out").read_text("utf-8")

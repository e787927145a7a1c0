"""Starting: `init`, global options, usage errors, and what a light command does not import."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

from processor.cli import command_of, global_options_first
from processor.cli.app import MODULES
from processor.settings import shipped
from tests.cli.conftest import ARRIVED, Office
from tests.road.mails import registration
from tests.servers.dovecot import Account
from tests.servers.smtp import SmtpSink

COMMANDS = (
    "init",
    "check",
    "migrate",
    "poll",
    "run",
    "explain",
    "registrations",
    "messages",
    "replies",
    "reprocess",
    "demo",
)

LATER = "2016-10-20T09:05:00+02:00"
OF_THE_ROAD = {
    "alembic",
    "apscheduler",
    "flask",
    "icalendar",
    "jinja2",
    "lxml",
    "mailparser",
    "morfeusz2",
    "psycopg",
    "pydantic",
    "rich",
}

OF_WORK = {  # parts of libraries, and of our own, that only mail, people or other commands need
    "processor.cli.checking",
    "processor.cli.lists",
    "processor.delivery",
    "processor.gate",
    "processor.lists",
    "processor.names",
    "processor.pipeline",
    "processor.reader",
    "processor.review",
    "processor.stages",
    "processor.store.batch",
    "processor.store.deciding",
    "processor.store.knowing",
    "processor.store.privacy",
    "processor.store.registrations",
    "processor.store.staff",
    "processor.templates",
    "processor.web",
    "processor.worker.schedule",
    "rich",
    "sqlalchemy.orm",
    "smtplib",
    "urllib.request",
}


def imported(*arguments: str, cwd: Path, environ: Mapping[str, str] | None = None) -> set[str]:
    """Modules that a command imports, by Python's own report."""
    command = [sys.executable, "-X", "importtime", "-m", "processor.cli", *arguments]
    ended = subprocess.run(
        command, cwd=cwd, env={**os.environ, **(environ or {})}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def test_help_names_every_command_and_imports_nothing_heavy(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "processor.cli", "--help"], capture_output=True, text=True, check=True
    )
    assert all(f"  {command} " in ended.stdout for command in COMMANDS)
    assert imported("--help", cwd=tmp_path) & (OF_THE_ROAD | {"sqlalchemy", "imapclient"}) == set()


def test_pass_that_finds_no_mail_imports_nothing_of_the_road(working_office: Office) -> None:
    """Cron starts one every minute."""
    found = imported("poll", cwd=working_office.directory, environ=working_office.environ)
    assert {"sqlalchemy", "imapclient"} <= found
    assert found & (OF_THE_ROAD | OF_WORK) == set()


def test_names_of_what_an_idle_pass_must_not_import_are_names_of_modules() -> None:
    """A module that is renamed would be imported again without anybody noticing."""
    assert [name for name in sorted(OF_WORK) if find_spec(name) is None] == []


@pytest.mark.parametrize("module", MODULES)
def test_each_module_of_commands_has_those_that_are_named_for_it(module: str) -> None:
    """Only the module that a command is named for is imported."""
    app = typer.Typer()
    import_module(f"processor.cli.{module}").add_to(app)
    group = typer.main.get_group(app)
    assert tuple(group.commands) == MODULES[module]


def test_pass_that_decides_and_answers_leaves_reading_to_the_child(
    working_office: Office, account: Account, smtp_sink: SmtpSink
) -> None:
    """Rules, parsers and the dictionary are loaded once, in the process that reads."""
    working_office("poll")
    account.append(registration("Anna Nowak", "anna.nowak@example.com", To="biuro@omp.example"), at=ARRIVED)
    found = imported("--now", LATER, "poll", cwd=working_office.directory, environ=working_office.environ)
    assert [mail.recipients for mail in smtp_sink.taken] == [("anna.nowak@example.com",)]
    assert "jinja2" in found
    assert found & {"lxml", "mailparser", "morfeusz2"} == set()


def test_init_writes_the_starter_configuration_once(office: Office) -> None:
    own = (office.config / "zapisy.toml").read_text("utf-8")
    ended = office("init")
    assert ended.status == 0
    assert "kept     config/zapisy.toml" in ended.out
    assert (office.config / "zapisy.toml").read_text("utf-8") == own
    names = {path.relative_to(shipped("config")) for path in shipped("config").rglob("*")}
    assert {path.relative_to(office.config) for path in office.config.rglob("*")} == names


def test_init_of_another_directory_needs_only_passwords_and_a_database(office: Office) -> None:
    assert office("init", "else/where").status == 0
    ended = office("--config", "else/where", "check")
    assert ended.status == 78
    lines = [line for line in ended.out.splitlines() if line.startswith("BAD")]
    assert [line.split(": ")[1] for line in lines] == ["ZAPISY_SMTP__PASSWORD"]


def test_init_where_nobody_may_write(office: Office) -> None:
    (office.directory / "file").write_text("")
    ended = office("init", "file/config")
    assert ended.status == 78
    assert "cannot be written" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("registrations", "--format", "pdf"),
        ("--now", "yesterday", "poll"),
        ("explain",),
        ("messages", "--fate", "lost"),
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_wrong_usage(office: Office, arguments: tuple[str, ...]) -> None:
    ended = office(*arguments)
    assert (ended.status, ended.out) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "ordered"),
    [
        (["poll", "-v"], ["-v", "poll"]),
        (
            ["poll", "--json", "--config", "x", "--now=2016-10-20"],
            ["--config", "x", "--now=2016-10-20", "poll", "--json"],
        ),
        (["explain", "a.eml", "--", "-v"], ["explain", "a.eml", "--", "-v"]),
        (["--config", "x", "poll"], ["--config", "x", "poll"]),
        (["poll", "--config"], ["poll", "--config"]),
    ],
)
def test_global_options_may_stand_anywhere(arguments: list[str], ordered: list[str]) -> None:
    assert global_options_first(arguments) == ordered


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["poll"], "poll"),
        (["--config", "poll", "-v", "messages", "--fate", "held"], "messages"),
        (["--now=2016-10-20", "staff", "add"], "staff"),
        (["--config"], ""),
        (["--help"], ""),
        ([], ""),
    ],
)
def test_the_command_is_the_first_word_that_is_no_option(arguments: list[str], command: str) -> None:
    assert command_of(arguments) == command


def test_output_that_nobody_reads_any_more_is_no_error(tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -m processor.cli --config {shipped('config')} explain --json {' /nowhere' * 9000} | head -1"
    )
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert '"error"' in ended.stdout
    assert ended.stderr == ""

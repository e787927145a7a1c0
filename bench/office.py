"""The office of the benchmarks: the shipped workshop without a limit of seats, and servers of this machine.

The breaker that stops a flood of answers is set beyond what a run sends; everything else is as shipped.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from processor import settings as configuration
from processor.settings import Settings

FIRST_START = datetime(2016, 10, 19, 6, 0, tzinfo=UTC)  # before the mail's arrival, or none of it would be answered
NOW = datetime(2016, 10, 19, 10, 5, tzinfo=UTC)
WORKSHOP = configuration.shipped("config") / "workshops" / "proszowice-2016.toml"
ZAPISY = """
[mailbox]
host = "127.0.0.1"
port = {port}
security = "{security}"
username = "{user}"
since = 2016-10-18
addresses = ["biuro@example.org"]
{more_mailbox}
[smtp]
host = "127.0.0.1"
port = {smtp_port}
security = "none"
from = "Biuro OMP <biuro@example.org>"
connections = {connections}
[worker]
cycle_limit = "1d"
[replies]
breaker_10min = 100000
breaker_hour = 100000
"""


@dataclass(frozen=True, slots=True)
class Task:
    """What a contender is given: where the mail is, where answers go, where to remember."""

    port: int
    user: str
    password: str
    smtp_port: int
    database: str
    security: str = "none"
    connections: int = 1
    sent_folder: bool = True


def write(directory: Path, task: Task) -> Path:
    """A configuration directory for `zapisy --config`."""
    (directory / "workshops").mkdir(parents=True, exist_ok=True)
    (directory / "workshops" / WORKSHOP.name).write_bytes(WORKSHOP.read_bytes())
    more = "" if task.sent_folder else 'sent_folder = ""'
    text = ZAPISY.format(
        port=task.port,
        security=task.security,
        user=task.user,
        smtp_port=task.smtp_port,
        connections=task.connections,
        more_mailbox=more,
    )
    tomllib.loads(text)
    (directory / "zapisy.toml").write_text(text, "utf-8")
    return directory


def environment(task: Task) -> Mapping[str, str]:
    """The secrets of the configuration."""
    return {"ZAPISY_MAILBOX__PASSWORD": task.password, "ZAPISY_DATABASE__URL": task.database}


def settings(directory: Path, task: Task) -> Settings:
    return configuration.load(write(directory, task), environment(task))

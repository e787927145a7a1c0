"""The command line as a user has it: a configuration directory, an environment, an exit status and two streams."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from processor.cli import main
from processor.settings import shipped
from tests.servers.dovecot import Account
from tests.servers.smtp import SmtpSink

NOW = "2016-10-20T09:00:00+02:00"
ARRIVED = datetime.fromisoformat(NOW) + timedelta(seconds=30)  # after the first pass, so that it is answered


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


@dataclass
class Office:
    """A directory with a configuration; `environ` is what is set besides it."""

    directory: Path
    run: Callable[..., Ended]
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def config(self) -> Path:
        return self.directory / "config"

    def write(self, name: str, text: str) -> None:
        path = self.config / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def __call__(self, *arguments: str) -> Ended:
        return self.run(self, *arguments)


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("ZAPISY_") and name != "ZAPISY_REQUIRE_SERVERS"]:
        monkeypatch.delenv(name)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Office]:
    """Workshops and texts as shipped; servers nowhere, a database not made yet."""

    def run(office: Office, *arguments: str) -> Ended:
        with monkeypatch.context() as patched:
            for name, value in office.environ.items():
                patched.setenv(name, value)
            patched.chdir(office.directory)
            capfd.readouterr()
            with pytest.raises(SystemExit) as ended:
                main(["--now", NOW, *arguments])
        out, err = capfd.readouterr()
        return Ended(_status(ended.value), out, err)

    office = Office(tmp_path, run)
    starter = shipped("config") / "workshops" / "proszowice-2016.toml"
    office.write("workshops/proszowice-2016.toml", starter.read_text("utf-8"))
    office.write(
        "zapisy.toml",
        """
        [mailbox]
        host = "127.0.0.1"
        port = 1
        security = "none"
        username = "biuro"
        addresses = ["biuro@omp.example"]
        timeout = 5
        since = 2016-10-18
        [smtp]
        host = "127.0.0.1"
        port = 1
        security = "none"
        username = ""
        from = "Biuro OMP <biuro@omp.example>"
        timeout = 5
        """,
    )
    office.environ["ZAPISY_MAILBOX__PASSWORD"] = "hasło"
    yield office


def _status(ended: SystemExit) -> int:
    return ended.code if isinstance(ended.code, int) else int(ended.code is not None)


@pytest.fixture
def working_office(office: Office, account: Account, smtp_sink: SmtpSink) -> Office:
    """The same with a mailbox on Dovecot, an SMTP sink and a database."""
    office.environ |= {
        "ZAPISY_MAILBOX__PORT": str(account.server.port),
        "ZAPISY_MAILBOX__USERNAME": account.name,
        "ZAPISY_MAILBOX__PASSWORD": account.password,
        "ZAPISY_SMTP__PORT": str(smtp_sink.port),
    }
    assert office("migrate").status == 0
    return office

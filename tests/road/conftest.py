"""An office on real servers: a fresh mailbox on Dovecot, an SMTP sink, each kind of database, the shipped workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from processor import settings as configuration
from processor.settings import MailboxSettings, Secret, Settings, SmtpSettings
from processor.store import Store, open_store
from processor.worker import PollResult, poll_once
from processor.worker.deciding import Road
from tests.road.mails import registration
from tests.servers.dovecot import Account
from tests.servers.ports import free_port
from tests.servers.smtp import SmtpSink, smtp_settings

FIRST_START = datetime(2016, 10, 19, 6, 0, tzinfo=UTC)
ARRIVAL = datetime(2016, 10, 19, 10, 0, tzinfo=UTC)
NOW = datetime(2016, 10, 19, 10, 5, tzinfo=UTC)

ZAPISY = """
[mailbox]
host = "127.0.0.1"
port = {port}
security = "none"
username = "{user}"
since = 2016-10-18
addresses = ["biuro@example.org"]
timeout = 5

[smtp]
host = "127.0.0.1"
port = {smtp_port}
security = "none"
from = "Biuro OMP <biuro@example.org>"
timeout = 5
"""


@dataclass
class Office:
    """What a test has in its hands: the mailbox as people see it, the mail that went out, the database."""

    settings: Settings
    account: Account
    sink: SmtpSink
    store: Store
    road: Road
    now: datetime = NOW

    def poll(self, **changes: Any) -> PollResult:
        """One pass, a minute after the one before. `changes` of sections: mailbox=…, smtp=…, replies=…"""
        self.now += timedelta(minutes=1)
        return poll_once(self.changed(**changes), lambda: self.now, road=self.road)

    def start(self) -> None:
        """The first start, on a mailbox as it is; what is there already will never be answered."""
        poll_once(self.settings, lambda: FIRST_START, road=self.road)

    def changed(self, **sections: dict[str, Any]) -> Settings:
        """The settings with some keys of some sections changed."""
        made = self.settings
        for name, keys in sections.items():
            made = replace(made, **{name: replace(getattr(made, name), **keys)})
        return made

    def arrive(self, *raws: bytes, at: datetime = ARRIVAL) -> None:
        self.account.append_all(list(raws), at=at)

    def people(self) -> list[str]:
        """Who is registered, by name."""
        rows = self.store.registrations.each()
        return sorted(f"{row['first_names']} {row['last_name']}" for row in rows if row["status"] == "registered")

    def fates(self) -> list[str]:
        return [row["fate"] for row in self.store.messages.each()]

    def answered(self) -> list[str]:
        """Recipients of what went out, in order."""
        return [mail.recipients[0] for mail in self.sink.taken]


def mailbox_at(account: Account) -> MailboxSettings:
    return account.settings(since=date(2016, 10, 18))


@pytest.fixture(scope="session")
def road_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped configuration with one workshop, for servers on this machine."""
    directory = tmp_path_factory.mktemp("config")
    (directory / "workshops").mkdir()
    shipped = configuration.shipped("config") / "workshops" / "proszowice-2016.toml"
    (directory / "workshops" / shipped.name).write_bytes(shipped.read_bytes())
    text = ZAPISY.format(port=1, user="biuro", smtp_port=free_port())
    (directory / "zapisy.toml").write_text(text)
    return directory


@pytest.fixture(scope="session")
def road_settings(road_directory: Path) -> Settings:
    return configuration.load(road_directory, {"ZAPISY_MAILBOX__PASSWORD": "x"})


@pytest.fixture(scope="session")
def warm_road(road_settings: Settings) -> Iterator[Road]:
    """The reading child takes a second to start; the tests of a run share it."""
    road = Road(road_settings, lambda: NOW)
    yield road
    road.close()


@pytest.fixture
def fresh_office(
    road_settings: Settings, account: Account, smtp_sink: SmtpSink, database_url: str, warm_road: Road
) -> Iterator[Office]:
    """An office that was never started."""
    smtp: SmtpSettings = smtp_settings(smtp_sink.port)
    made = replace(
        road_settings,
        mailbox=mailbox_at(account),
        smtp=smtp,
        database=replace(road_settings.database, url=Secret(database_url)),
    )
    store = open_store(database_url)
    yield Office(made, account, smtp_sink, store, warm_road)
    store.close()


@pytest.fixture
def office(fresh_office: Office) -> Office:
    """An office at work: its first start was on an empty mailbox, four hours before the mail."""
    fresh_office.start()
    return fresh_office


@pytest.fixture
def anna() -> bytes:
    """A plain registration."""
    return registration("Anna Nowak", "anna.nowak@example.com")

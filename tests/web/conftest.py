"""The staff pages as a clerk has them: a database with held mail, an application, a server for browsers."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from waitress.server import create_server

from processor import pipeline
from processor import settings as configuration
from processor.reader import Reader
from processor.settings import Secret, Settings
from processor.store import Delivery, Store
from processor.text.keys import content_key
from processor.values import Arrival
from processor.web.app import create_app
from processor.web.site import Site

NOW = datetime(2016, 10, 20, 7, 0, tzinfo=UTC)
PASSWORD = "bardzo-tajne-haslo"
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ENVIRON = {
    "ZAPISY_MAILBOX__PASSWORD": "x",
    "ZAPISY_SMTP__PASSWORD": "x",
    "ZAPISY_WEB__SECRET_KEY": "k" * 40,
    "ZAPISY_WEB__SECURE_COOKIES": "false",
}

HELD = """From: {name} <{address}>
Return-Path: <{address}>
To: biuro@omp.org.pl
Subject: {subject}
Message-ID: <{id}@example.org>
Date: Wed, 19 Oct 2016 10:00:00 +0200
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{body}
"""


def mail(number: int, body: str, *, name: str = "", subject: str = "warsztaty") -> bytes:
    """A mail of its own sender."""
    text = HELD.format(name=name, address=f"osoba{number}@example.org", subject=subject, id=f"m{number}", body=body)
    return text.replace("\n", "\r\n").encode()


@dataclass
class Desk:
    """What a test has in its hands."""

    settings: Settings
    store: Store
    app: Flask
    now: datetime = NOW

    def arrive(self, *raws: bytes) -> list[int]:
        """Mail that has been fetched, read and decided by the rules. Returns the message ids."""
        desk = pipeline.open_desk(self.settings, self.store, self.now)
        generation = self.store.sightings.generation("biuro", "INBOX", 1, self.now)
        first = sum(self.store.messages.counts().values()) + 1
        uids = list(range(first, first + len(raws)))
        self.store.sightings.count_attempts(generation, uids, self.now)
        deliveries = [
            Delivery(
                Arrival("biuro", "INBOX", 1, uid, self.now), raw, content_key(raw), hashlib.sha256(raw).hexdigest()
            )
            for uid, raw in zip(uids, raws, strict=True)
        ]
        ids = []
        for stored, raw in zip(self.store.messages.save_raw(deliveries, self.now), raws, strict=True):
            readout = pipeline.read(raw, desk.office, self.now)
            pipeline.process(stored, readout, store=self.store, desk=desk, now=self.now)
            ids.append(stored.id)
        return ids

    def client(self, login: str = "ania") -> FlaskClient:
        """A signed-in browser without a screen."""
        client = self.app.test_client()
        answer = client.post("/login", data={"login": login, "password": PASSWORD, "csrf_token": token(client)})
        assert answer.status_code == 302, answer.text
        return client


def token(client: FlaskClient, page: str = "/login") -> str:
    """A CSRF token of this client's session."""
    found = TOKEN.search(client.get(page).text)
    assert found is not None
    return found[1]


@pytest.fixture(scope="session")
def web_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped configuration."""
    loaded = configuration.load(configuration.shipped("config"), ENVIRON)
    mailbox = replace(loaded.mailbox, addresses=("biuro@omp.org.pl",))
    office = replace(loaded.office, addresses=("biuro@omp.org.pl",))
    return replace(loaded, mailbox=mailbox, office=office, web=replace(loaded.web, secret_key=Secret("k" * 40)))


@pytest.fixture(scope="session")
def shared_reader(web_settings: Settings) -> Iterator[Reader]:
    """The reading child takes a second to start; the tests of a run share it."""
    with Reader(web_settings.office) as reader:
        yield reader


@pytest.fixture
def desk(web_settings: Settings, store: Store, shared_reader: Reader) -> Iterator[Desk]:
    """The pages on a fresh database, with an administrator (ania) and a clerk (ola)."""
    made = Desk(web_settings, store, Flask("unused"))
    store.instance(NOW)
    made.app = create_app(web_settings, store, lambda: made.now)
    site: Site = made.app.extensions["zapisy"]
    if shared_reader.office == web_settings.office:
        site._reader = shared_reader
    store.staff.add("ania", HASH, "administrator", NOW, "test", "Anna Kierownik")
    store.staff.add("ola", HASH, "clerk", NOW, "test", "Ola Pracownik")
    yield made


@pytest.fixture
def served(desk: Desk) -> Iterator[str]:
    """The address of the pages for a real browser."""
    server: Any = create_server(desk.app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


def hours(count: int) -> timedelta:
    return timedelta(hours=count)

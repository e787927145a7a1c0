"""How fast the staff pages answer with 50,000 messages and 20,000 registrations: the median of each page, in ms.

    python -m bench.web [--rounds N] [--messages N] [--registrations N]

On SQLite always, on PostgreSQL where it is installed. Exit status 1 where a page takes longer than 150 ms.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask.testing import FlaskClient

from processor import settings as configuration
from processor.settings import Secret
from processor.store import Store, open_store
from processor.store.folding import fold, sort_key
from processor.tables import audit, content, message, outbox, registration
from processor.web.account import HASHER
from processor.web.app import create_app
from tests.servers.postgres import newest_binaries, postgres

LIMIT_MS = 150.0
NOW = datetime(2016, 10, 20, 7, 0, tzinfo=UTC)
PASSWORD = "bardzo-tajne-haslo"
FIRST = ("Anna", "Jan", "Łucja", "Piotr", "Ewa", "Żaneta", "Stanisław", "Maria")
LAST = ("Nowak", "Kowalska", "Źrebiec", "Wójcik", "Ćma", "Lis", "Łoś", "Szczęsny", "Wiśniewska", "Zając")
FATES = (
    "accepted",
    "ignored",
    "ignored",
    "accepted",
    "ignored",
    "ignored",
    "accepted",
    "ignored",
    "ignored",
    "ignored",
)
STATUSES = ("registered", "registered", "registered", "waiting", "cancelled")
MAIL = """From: osoba{n}@example.org
To: biuro@omp.org.pl
Subject: zapis {n}
Message-ID: <m{n}@example.org>
Date: Wed, 19 Oct 2016 10:00:00 +0200
Content-Type: text/plain; charset=utf-8

Dzień dobry, proszę o zapisanie na warsztaty. {first} {last}
"""
PAGES = (
    *("/", "/review/", "/review/{held}", "/messages/", "/messages/?q=zapis+4999", "/messages/?q=nie-ma-takiego"),
    *("/messages/?fate=accepted", "/messages/?before=1000", "/messages/{held}", "/registrations/"),
    *("/registrations/?workshop=proszowice-2016", "/registrations/?q=zrebiec", "/registrations/?sort=-received"),
    *("/registrations/?status=waiting", "/registrations/?after=10000", "/registrations/100", "/registrations/new"),
    *("/replies/", "/replies/?status=sent", "/replies/100", "/workshops/", "/workshops/proszowice-2016"),
    *("/workshops/proszowice-2016/write", "/staff/", "/journal/", "/account"),
)


def fill(store: Store, messages: int, registrations: int) -> int:
    """Rows as a year of a busy office leaves them. Returns the id of a held message."""
    people = {n: (FIRST[n % len(FIRST)], f"{LAST[n % len(LAST)]}") for n in range(1, messages + 1)}
    with store.engine.begin() as connection:
        for table, rows in (
            (message, (_message(n, messages) for n in people)),
            (content, (_content(n, *people[n]) for n in people)),
            (registration, (_registration(n, *people[n]) for n in range(1, registrations + 1))),
            (outbox, (_reply(n) for n in range(1, registrations + 1))),
            (audit, (_entry(n, registrations) for n in people)),
        ):
            for chunk in _chunks(rows, 2_000):
                connection.execute(sa.insert(table), chunk)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))
    return messages


def _chunks(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _at(n: int) -> datetime:
    return NOW - timedelta(minutes=10 * n)


def _message(n: int, count: int) -> dict[str, Any]:
    fate = "held" if n > count - 30 else FATES[n % len(FATES)]
    subject = f"zapis {n}"
    return {
        **{"id": n, "sha256": hashlib.sha256(str(n).encode()).hexdigest(), "content_key": f"k{n}", "size": 400},
        **{"truncated": False, "mailbox": "biuro", "folder": "INBOX", "uidvalidity": 1, "uid": n, "old_mail": False},
        **{"received_at": _at(count - n), "stored_at": NOW, "fate": fate, "subject": subject, "kind": "registration"},
        **{"sender": f"osoba{n}@example.org", "search": fold(f"osoba{n}@example.org {subject}"), "version": 2},
        **{"reason": "W wiadomości nie ma imienia i nazwiska." if fate == "held" else "Zgłoszenie.", "workshops": None},
    }


def _content(n: int, first: str, last: str) -> dict[str, Any]:
    raw = MAIL.format(n=n, first=first, last=last).replace("\n", "\r\n").encode()
    return {"message_id": n, "method": "zlib", "raw": zlib.compress(raw), "evidence": {"people": [], "doubts": []}}


def _registration(n: int, first: str, last: str) -> dict[str, Any]:
    return {
        **{
            "id": n,
            "workshop": ("proszowice-2016", "krakow-2016", None)[n % 3],
            "first_names": first,
            "last_name": last,
        },
        **{"gender": "f", "status": STATUSES[n % len(STATUSES)], "sender": f"osoba{n}@example.org", "function": ""},
        **{
            "institution": "Urząd Gminy",
            "phone": "600100200",
            "message_id": n,
            "received_at": _at(n),
            "changed_at": NOW,
        },
        **{"decided_by": "rule", "name_key": fold(f"{first} {last}"), "sort_key": sort_key(last, first)},
        **{"search": fold(f"{first} {last} urzad gminy osoba{n}@example.org")},
    }


def _reply(n: int) -> dict[str, Any]:
    return {
        **{"id": n, "message_id": n, "kind": "confirmed", "purpose": "reply", "recipient": f"osoba{n}@example.org"},
        **{
            "subject": "Potwierdzenie",
            "mid": f"<{n}@biuro>",
            "raw": b"Subject: x\r\n\r\nDzie\xc5\x84 dobry",
            "attempts": 1,
        },
        **{"status": "sent", "created_at": _at(n), "changed_at": _at(n), "sent_at": _at(n)},
    }


def _entry(n: int, registrations: int) -> dict[str, Any]:
    about = n if n <= registrations else None
    return {
        "at": _at(n),
        "actor": "rule",
        "action": "accepted",
        "message_id": n,
        "registration_id": about,
        "reason": "",
    }


@contextmanager
def signed_in(store: Store) -> Iterator[FlaskClient]:
    """An administrator's browser on these data."""
    environ = {"ZAPISY_MAILBOX__PASSWORD": "x", "ZAPISY_SMTP__PASSWORD": "x"}
    loaded = configuration.load(configuration.shipped("config"), environ)
    web = replace(loaded.web, secret_key=Secret("k" * 40), secure_cookies=False)
    app = create_app(replace(loaded, web=web), store, lambda: NOW)
    app.config["WTF_CSRF_ENABLED"] = False
    store.staff.add("ania", HASHER.hash(PASSWORD), "administrator", NOW, "bench")
    client = app.test_client()
    assert client.post("/login", data={"login": "ania", "password": PASSWORD}).status_code == 302
    yield client


def measure(client: FlaskClient, path: str, rounds: int) -> float:
    """The median of a page in ms, after one that warms it up."""
    taken = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        answer = client.get(path)
        taken.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, (path, answer.status_code)
    return statistics.median(taken[1:])


def databases(stack: ExitStack) -> Iterator[tuple[str, str]]:
    """(name, url) of an empty database of each kind that is here."""
    directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    yield "SQLite", f"sqlite:///{directory}/bench.db"
    if newest_binaries():
        yield "PostgreSQL", stack.enter_context(contextmanager(inspect.unwrap(postgres))()).create()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--registrations", type=int, default=20_000)
    options = parser.parse_args()
    slow = 0
    with ExitStack() as stack:
        for name, url in databases(stack):
            store = open_store(url)
            store.migrate()
            store.instance(NOW)
            held = fill(store, options.messages, options.registrations)
            with signed_in(store) as client:
                for page in PAGES:
                    median = measure(client, page.format(held=held), options.rounds)
                    slow += median > LIMIT_MS
                    print(f"{name:10} {page:45} {median:7.1f} ms{'   over the limit' if median > LIMIT_MS else ''}")
            store.close()
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

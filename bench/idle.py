"""A pass that finds nothing new, in a small mailbox and in a large one: its time and its round trips."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from bench import mails, servers
from bench.figures import Figure, interleaved, ratios, told
from bench.office import FIRST_START, NOW, Task, settings
from processor.settings import Settings
from processor.store import open_store
from processor.worker import poll_once
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Proxy

LOOKED_AT = date(2016, 10, 20)  # after the mail's arrival: it all lies there and none of it is new


@dataclass(frozen=True, slots=True)
class Quiet:
    """An office whose mailbox has nothing new."""

    settings: Settings

    def seconds(self) -> float:
        started = perf_counter()
        done = poll_once(self.settings, lambda: NOW)
        seconds = perf_counter() - started
        assert done.fetched == 0
        return seconds

    def round_trips(self) -> int:
        """Commands between sign-in and the end of an idle pass, as a proxy hears them."""
        with Proxy(self.settings.mailbox.port) as proxy:
            poll_once(
                replace(self.settings, mailbox=replace(self.settings.mailbox, port=proxy.port, host=proxy.host)),
                lambda: NOW,
            )
            heard = [line for line in bytes(proxy.wire).split(b"\r\n") if line]
        signed_in = max(place for place, line in enumerate(heard) if _signs_in(line))
        told("  after sign-in: " + ", ".join(line.split(b" ", 1)[-1].decode() for line in heard[signed_in + 1 :]))
        return len(heard) - signed_in - 1


def _signs_in(line: bytes) -> bool:
    words = line.split()
    return len(words) == 1 or words[1].upper() in {b"LOGIN", b"AUTHENTICATE"}  # one word: an answer to a challenge


@contextmanager
def quiet(server: Dovecot, storage: str, count: int) -> Iterator[Quiet]:
    with tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as scratch:
        files = Path(scratch) / "mails"
        files.mkdir()
        mails.write(files, count)
        account = server.account(password="tajne-haslo")
        servers.fill(account, servers.owned(files), storage)
        task = Task(server.port, account.name, account.password, 25, f"sqlite:///{scratch}/idle.db")
        given = settings(Path(scratch) / "config", task)
        given = replace(given, mailbox=replace(given.mailbox, since=LOOKED_AT))
        store = open_store(str(given.database.url))
        store.migrate()
        store.close()
        for _ in range(3):
            poll_once(given, lambda: FIRST_START)
        yield Quiet(given)


def figures(storage: str, small: int, large: int, rounds: int) -> list[Figure]:
    with (
        servers.dovecot(storage) as server,
        quiet(server, storage, small) as few,
        quiet(server, storage, large) as many,
    ):
        trips = few.round_trips()
        taken = interleaved(rounds, {f"{small:,} mails": few.seconds, f"{large:,} mails": many.seconds})
    first, second = taken.values()
    return [
        Figure(f"idle poll: round trips after sign-in ({storage})", [trips], most=4),
        Figure(f"idle poll: time at {large:,} mails ÷ at {small:,} ({storage})", ratios(second, first), most=1.2),
        Figure(f"idle pass at {small:,} mails", [seconds * 1000 for seconds in first], "ms"),
        Figure(f"idle pass at {large:,} mails", [seconds * 1000 for seconds in second], "ms"),
    ]

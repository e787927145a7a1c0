"""The service `zapisy run` as a process of its own: it works, hears of mail at once, and stops when told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from processor.settings import shipped
from processor.store import Store, open_store
from tests.road.mails import registration
from tests.servers.dovecot import Account
from tests.servers.ports import until
from tests.servers.proxy import Proxy, Rewrite, hiding
from tests.servers.smtp import SmtpSink

NOW = "2016-10-19T10:00:00+00:00"
ARRIVAL = datetime(2016, 10, 19, 10, 1, tzinfo=UTC)
STOP_WITHIN = 10.0

ZAPISY = """
[mailbox]
host = "127.0.0.1"
port = {port}
security = "none"
username = "{user}"
addresses = ["biuro@example.org"]
timeout = 60

[smtp]
host = "127.0.0.1"
port = {smtp_port}
security = "none"
from = "Biuro OMP <biuro@example.org>"

[worker]
poll_every = "{every}"
"""


@dataclass
class Service:
    """A running `zapisy run` and what can be seen of it."""

    process: subprocess.Popen[bytes]
    store: Store
    log: Path

    def passes(self) -> bool:
        """Has a pass been made?"""
        return "poll" in self.store.health.beats()

    def stop(self) -> float:
        """SIGTERM; how many seconds it took to end with status 0."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=20)
        assert status == 0, self.log.read_text()
        return time.monotonic() - started


@pytest.fixture
def serve(account: Account, smtp_sink: SmtpSink, sqlite_url: str, tmp_path: Path):
    """Start the service; ends with the test."""

    @contextmanager
    def start(*, port: int = 0, every: str = "300s", password: str = "") -> Iterator[Service]:
        directory = tmp_path / "config"
        (directory / "workshops").mkdir(parents=True)
        workshop = shipped("config") / "workshops" / "proszowice-2016.toml"
        (directory / "workshops" / workshop.name).write_bytes(workshop.read_bytes())
        text = ZAPISY.format(port=port or account.server.port, user=account.name, smtp_port=smtp_sink.port, every=every)
        (directory / "zapisy.toml").write_text(text)
        environ = {
            **os.environ,
            "ZAPISY_MAILBOX__PASSWORD": password or account.password,
            "ZAPISY_DATABASE__URL": sqlite_url,
        }
        command = [sys.executable, "-m", "processor.cli", "--config", str(directory), "--now", NOW, "-v", "run"]
        log = tmp_path / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(command, env=environ, stdout=output, stderr=output)
        store = open_store(sqlite_url)
        try:
            yield Service(process, store, log)
        finally:
            process.kill()
            process.wait()
            store.close()

    return start


def test_mail_announced_by_idle_is_answered_long_before_the_next_poll(
    serve, account: Account, smtp_sink: SmtpSink
) -> None:
    with serve(every="1h") as service:
        until(service.passes, seconds=30)
        account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
        until(lambda: smtp_sink.taken, seconds=30)
        assert smtp_sink.taken[0].recipients == ("anna@example.com",)
        assert service.stop() < STOP_WITHIN


def test_without_idle_the_poll_finds_the_mail(serve, account: Account, smtp_sink: SmtpSink) -> None:
    with Proxy(account.server.port, rewrite=hiding(b"IDLE")) as proxy, serve(port=proxy.port, every="1s") as service:
        until(service.passes, seconds=30)
        account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
        until(lambda: smtp_sink.taken, seconds=30)
        assert b"IDLE" not in proxy.wire
        service.stop()


def test_row_44_it_stops_in_the_middle_of_a_pass(serve, account: Account) -> None:
    account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
    with Proxy(account.server.port, stall_after=600) as proxy, serve(port=proxy.port) as service:
        until(lambda: proxy.connections, seconds=30)
        until(lambda: proxy.passed > 200, seconds=30)
        assert service.stop() < STOP_WITHIN + 1


SIGNALLED = """
import os, signal, sys, threading
from processor.worker.schedule import on_signals

sys.setswitchinterval(1e-6)  # the main thread is interrupted anywhere
ended = on_signals()
for _ in range(2):
    threading.Thread(target=lambda: [sum(range(50)) for _ in iter(int, 1)], daemon=True).start()
for _ in range(8000):
    sent = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGTERM))
    sent.start()
    os.read(ended, 1)
    sent.join()
os._exit(0)
"""


def test_a_signal_that_comes_right_before_the_service_waits_is_not_lost() -> None:
    assert subprocess.run([sys.executable, "-c", SIGNALLED], timeout=120, check=False).returncode == 0


def test_row_12_sessions_that_are_cut_are_opened_again(serve, account: Account, smtp_sink: SmtpSink) -> None:
    with Proxy(account.server.port) as proxy, serve(port=proxy.port, every="1h") as service:
        until(service.passes, seconds=30)
        until(lambda: b"IDLE" in proxy.wire, seconds=30)
        before = proxy.connections
        account.kick()
        until(lambda: proxy.connections > before, seconds=30)
        until(lambda: bytes(proxy.wire).count(b"IDLE\r\n") >= 2, seconds=30)
        account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
        until(lambda: smtp_sink.taken, seconds=30)
        assert proxy.connections < before + 6
        service.stop()


def without_idle(data: bytes) -> bytes:
    return re.sub(rb"[A-Z]+[0-9]+ IDLE\r\n", b"", data)


def without_news(data: bytes) -> bytes:
    return b"" if re.fullmatch(rb"(?:\* [0-9]+ (?:EXISTS|RECENT)\r\n)+", data) else data


@pytest.mark.parametrize("hole", [{"rewrite_client": without_idle}, {"rewrite": without_news}], ids=["begin", "news"])
def test_row_13_an_idle_that_hears_nothing_leaves_the_poll(
    serve, account: Account, smtp_sink: SmtpSink, hole: dict[str, Rewrite]
) -> None:
    """The server never gets the command, or what it announces never arrives."""
    with Proxy(account.server.port, **hole) as proxy, serve(port=proxy.port, every="1s") as service:
        until(service.passes, seconds=30)
        until(lambda: b"IDLE" in proxy.wire, seconds=30)
        account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
        until(lambda: smtp_sink.taken, seconds=30)
        service.stop()


def test_row_14_no_command_is_sent_while_idle(serve, account: Account, smtp_sink: SmtpSink) -> None:
    """On the connection that waits, IDLE is followed by DONE and by nothing else, with polls and mail meanwhile."""
    with Proxy(account.server.port) as proxy, serve(port=proxy.port, every="1s") as service:
        until(lambda: b"IDLE" in proxy.wire, seconds=30)
        account.append(registration("Anna Nowak", "anna@example.com"), at=ARRIVAL)
        until(lambda: smtp_sink.taken, seconds=30)
        until(lambda: bytes(proxy.wire).count(b"DONE") >= 1, seconds=30)
        service.stop()
        connections = [bytes(wire).splitlines() for wire in proxy.wires]
    idle = [lines for lines in connections if any(line.endswith(b" IDLE") for line in lines)]
    assert len(idle) == 1
    (lines,) = idle
    followers = [after for line, after in pairwise(lines) if line.endswith(b" IDLE")]
    assert followers and set(followers) == {b"DONE"}


def test_row_17_a_wrong_password_is_not_hammered(serve, account: Account) -> None:
    with Proxy(account.server.port) as proxy, serve(port=proxy.port, every="1s", password="zle") as service:
        until(service.passes, seconds=30)
        first = proxy.connections
        deadline = time.monotonic() + 4
        until(lambda: time.monotonic() > deadline)
        assert proxy.connections <= first + 3  # IDLE's own thread doubles its pause
        assert "refused to sign in" in (service.store.health.beats()["poll"].error or "")
        service.stop()

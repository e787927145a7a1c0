"""How soon an answer is handed to SMTP after its mail arrived: `zapisy run` waiting in IDLE."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from contextlib import ExitStack
from email import message_from_bytes
from pathlib import Path
from time import monotonic

from bench import mails, servers
from bench.figures import Figure, told
from bench.office import FIRST_START, NOW, Task, environment, write
from bench.starting import ZAPISY
from tests.servers.dovecot import Account
from tests.servers.ports import until


def figures(storage: str, count: int) -> list[Figure]:
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zb", dir="/tmp")))
        journal = scratch / "journal"
        server = stack.enter_context(servers.dovecot(storage))
        account = server.account(password="tajne-haslo")
        smtp_port = stack.enter_context(servers.sink(journal))
        task = Task(server.port, account.name, account.password, smtp_port, f"sqlite:///{scratch}/run.db")
        config = write(scratch / "config", task)
        environ = {**os.environ, **environment(task)}
        for words in ("migrate", "poll"):
            subprocess.run(
                [ZAPISY, "--config", config, "--now", FIRST_START.isoformat(), words], env=environ, check=True
            )
        service = subprocess.Popen(
            [ZAPISY, "--config", config, "--now", NOW.isoformat(), "run"], env=environ, stderr=subprocess.DEVNULL
        )
        try:
            waits = [_answered(account, raw, journal) for raw in mails.mails(count + 1, registrations_only=True)]
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait(timeout=30)
    name = f"answer handed to SMTP after the mail's arrival, `run` with IDLE ({storage})"
    return [Figure(name, waits[1:], "s", most=1.0)]  # the first waits for the service and its child to start


def _answered(account: Account, raw: bytes, journal: Path) -> float:
    """Seconds from the server's OK to APPEND until the final dot of the answer."""
    mid = str(message_from_bytes(raw)["Message-ID"])
    account.append(raw.replace(b"\n", b"\r\n"), at=NOW)
    arrived = monotonic()
    until(lambda: _taken(journal, mid) is not None, seconds=90)
    seconds = (_taken(journal, mid) or arrived) - arrived
    told(f"  answered after {seconds:.2f} s")
    return seconds


def _taken(journal: Path, mid: str) -> float | None:
    for line in journal.read_text().splitlines() if journal.exists() else ():
        moment, _, answered = line.partition(" ")
        if answered == mid:
            return float(moment)
    return None

"""The whole road: every contender empties a mailbox of its own with the same mails; runs are interleaved."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter
from typing import Any

import psutil

from bench import mails, servers
from bench.office import Task
from bench.servers import ROOT
from tests.servers.dovecot import Dovecot


@dataclass(frozen=True, slots=True)
class Contender:
    """A program of bench/contenders; `python` is the interpreter of its virtual environment."""

    name: str
    module: str
    python: str = sys.executable
    prepares: bool = False
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One emptied mailbox. `seconds` as the contender measured it, `process` with start and imports; `peak` bytes.

    `cpu`: seconds of processor time of all its processes, start and imports included; other work of the machine does
    not count there.
    """

    mails: int
    replies: int
    seconds: float
    process: float
    cpu: float
    peak: int

    @property
    def pace(self) -> float:
        """Mails a second."""
        return self.mails / self.seconds


class Course:
    """Servers of one storage and mails to fill mailboxes with."""

    def __init__(self, server: Dovecot, storage: str, files: Path, smtp_port: int, directory: Path) -> None:
        self.storage = storage
        self._server = server
        self._files = files
        self._smtp_port = smtp_port
        self._directory = directory
        self._count = 0

    @property
    def port(self) -> int:
        """Of IMAP."""
        return self._server.port

    @property
    def smtp_port(self) -> int:
        return self._smtp_port

    def run(self, contender: Contender, database: str = "", **changes: Any) -> Run:
        """A fresh mailbox and database for the contender, and what it made of them. `changes` of the task."""
        account = self._server.account(password="tajne-haslo")
        self._count += 1
        url = database or f"sqlite:///{self._directory}/{self._count}.db"
        task = Task(self._server.port, account.name, account.password, self._smtp_port, url)
        task = replace(task, **contender.changes, **changes)
        if contender.prepares:
            _started(contender, replace(task, port=self._server.port), "prepare").communicate()
        servers.fill(account, self._files, self.storage)
        try:
            return _measured(contender, task)
        finally:
            shutil.rmtree(account.home, ignore_errors=True)


def _started(contender: Contender, task: Task, *more: str) -> subprocess.Popen[bytes]:
    command = [contender.python, "-m", f"bench.contenders.{contender.module}", json.dumps(asdict(task)), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def _measured(contender: Contender, task: Task) -> Run:
    started, before = perf_counter(), _cpu()
    process = _started(contender, task)
    peak = Peak(process.pid)
    out, _ = process.communicate()
    took = perf_counter() - started
    if process.returncode != 0:
        raise RuntimeError(f"{contender.name} ended with status {process.returncode}")
    told = json.loads(out.splitlines()[-1])
    return Run(told["mails"], told["replies"], told["seconds"], took, _cpu() - before, peak.end())


def _cpu() -> float:
    """Seconds of processor time of all children that have ended, and of theirs."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Peak:
    """The most memory that a process and its children held together, sampled every 50 ms.

    Proportional set sizes: what two of them share is counted once.
    """

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self._most = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """Bytes."""
        self._over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self._most = max(self._most, _held(self._process))


def _held(process: psutil.Process) -> int:
    try:
        family = [process, *process.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in family)
    except psutil.Error:
        return 0


@contextmanager
def course(storage: str, count: int) -> Iterator[Course]:
    """Servers and `count` mails."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zb", dir="/tmp")))
        scratch.chmod(0o755)
        files = scratch / "mails"
        files.mkdir()
        mails.write(files, count)
        server = stack.enter_context(servers.dovecot(storage))
        smtp_port = stack.enter_context(servers.sink())
        yield Course(server, storage, servers.owned(files), smtp_port, scratch)


OURS = Contender("whole road, SQLite", "ours", prepares=True)
REFERENCE = Contender("reference pipeline", "reference")
NAIVE = Contender("naive loop", "naive")

"""Start-up: processor time of each command as a whole process, in interleaved runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench import servers
from bench.figures import Figure, interleaved, ratios
from bench.office import FIRST_START, NOW, Task, environment, write

ZAPISY = str(Path(sys.executable).with_name("zapisy"))
LIBRARIES = [sys.executable, "-c", "import imapclient, sqlalchemy"]
COMMANDS = ("poll", "messages", "registrations", "replies")


def cpu_ms(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Milliseconds of processor time, children included."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(
        command, env={**os.environ, **environ}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
    )
    after = getrusage(RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def figures(storage: str, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as scratch, servers.dovecot(storage) as server:
        account = server.account(password="tajne-haslo")
        task = Task(server.port, account.name, account.password, 25, f"sqlite:///{scratch}/start.db")
        config, environ = write(Path(scratch) / "config", task), environment(task)
        ours = [ZAPISY, "--config", str(config), "--now"]
        for words in (["migrate"], ["poll"]):
            cpu_ms([*ours, FIRST_START.isoformat(), *words], environ)
        works: dict[str, Callable[[], float]] = {
            "libraries": lambda: cpu_ms(LIBRARIES, environ),
            "bare Python": lambda: cpu_ms([sys.executable, "-c", "pass"], environ),
            "--help": lambda: cpu_ms([ZAPISY, "--help"], environ),
        }
        for command in COMMANDS:
            line = [*ours, NOW.isoformat(), *command.split()]
            works[command] = lambda line=line: cpu_ms(line, environ)  # type: ignore[misc]
        taken = interleaved(rounds, works)
    return [
        Figure(
            'idle `zapisy poll` ÷ `python -c "import imapclient, sqlalchemy"` (CPU of the process)',
            ratios(taken["poll"], taken["libraries"]),
            most=1.6,
        ),
        Figure("`zapisy --help`", taken["--help"], "ms CPU", most=150),
        *(Figure(f"`zapisy {command}`", taken[command], "ms CPU") for command in COMMANDS),
        Figure("the two libraries alone", taken["libraries"], "ms CPU"),
        Figure("bare Python", taken["bare Python"], "ms CPU"),
    ]

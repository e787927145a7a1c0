"""What the figures were measured on."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
from pathlib import Path

import psutil

from tests.servers import program
from tests.servers.postgres import newest_binaries


def description() -> str:
    """Lines of Markdown: processor, memory, storage and versions; nothing that tells whose machine it is."""
    binaries = newest_binaries()
    lines = (
        f"Processor: {_processor()}, {psutil.cpu_count()} cores",
        f"Memory: {psutil.virtual_memory().total / 2**30:.0f} GiB",
        f"Storage of databases and mail: {_file_system('/tmp')}",
        f"Linux {platform.release()}; Python {platform.python_version()}; SQLite {sqlite3.sqlite_version}",
        f"Dovecot {_first_word(program('dovecot', package='dovecot-imapd'), '--version')}; "
        f"PostgreSQL {_said(program('postgres', package='postgresql', extra=binaries), '--version').split()[2]}",
    )
    return "\n".join(f"- {line}" for line in lines)


def load() -> str:
    """How busy the machine was, our own work included."""
    return "load of the machine over the last 15 minutes " + f"{psutil.getloadavg()[2]:.1f}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _file_system(path: str) -> str:
    mounted = [part for part in psutil.disk_partitions(all=True) if path.startswith(part.mountpoint)]
    return max(mounted, key=lambda part: len(part.mountpoint)).fstype


def _first_word(*command: str) -> str:
    return _said(*command).split()[0]


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

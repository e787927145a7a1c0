"""Ports of 127.0.0.1 for test servers, and waiting for a server to listen on one."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until `process` listens; its log is the error where it ends or takes longer than 20 seconds."""
    until(lambda: listening(port) or process.poll() is not None, seconds=20)
    if process.poll() is not None:
        text = log.read_text(errors="replace") if log.exists() else "no log"
        raise RuntimeError(f"the server ended with status {process.returncode}: {text}")


def until(condition: Callable[[], object], *, seconds: float = 10) -> None:
    """Wait for a condition; an AssertionError when it does not come true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the awaited condition did not come true in time"
        time.sleep(0.01)

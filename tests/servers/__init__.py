"""Real servers as fixtures: Dovecot, Postfix, PostgreSQL, an SMTP sink, each private and in a temporary directory."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def missing(sentence: str) -> NoReturn:
    """Skip a test whose server is not here; fail it where servers are required (ZAPISY_REQUIRE_SERVERS=1)."""
    if os.environ.get("ZAPISY_REQUIRE_SERVERS") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)


def program(name: str, *, package: str, extra: str = "") -> str:
    """The path of a server program, looked for in PATH, /usr/sbin and `extra`."""
    path = shutil.which(
        name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/lib/dovecot", extra])
    )
    if path is None:
        missing(f"{name} is not installed; on Debian: apt-get install {package}")
    return path

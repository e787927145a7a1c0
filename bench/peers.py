"""Other programs for comparison, in a virtual environment of their own below bench/.peers."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

PINNED = ("django==5.2.7", "django-mailbox==4.10.1", "imap-tools==1.16.0")
DIRECTORY = Path(__file__).resolve().parent / ".peers"


def python() -> str:
    """The interpreter of the peers' environment, which is made at the first call and when the versions change."""
    stamp = DIRECTORY / "installed"
    interpreter = DIRECTORY / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != "\n".join(PINNED):
        print("installing " + ", ".join(PINNED), file=sys.stderr)
        venv.create(DIRECTORY, with_pip=True, clear=True)
        command = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PINNED]
        subprocess.run(command, check=True)
        stamp.write_text("\n".join(PINNED))
    return str(interpreter)

"""Bytes for the clerk's eyes: an attachment as a safe download, and the text of a mail of ours."""

from __future__ import annotations

import email
import email.policy
import json
import os
import resource
import subprocess
import sys
import unicodedata
from dataclasses import dataclass

DANGEROUS = frozenset('<>:"/\\|?*')
LONGEST_NAME = 100
SECONDS, MEMORY = 20.0, 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """An attachment's bytes under a name that is only a name."""

    name: str
    content: bytes


def attachment(raw: bytes, index: int) -> File | None:
    """The `index`-th file of a mail, counted as `Mail.attachments` counts; None where it cannot be had.

    Taken out in a child process with limits: a mail or an archive in it may be made to keep a parser busy for hours.
    """
    command = [sys.executable, "-m", "processor.review.files", str(index)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, env=environ, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    head, found, content = done.stdout.partition(b"\n")
    return File(safe_name(json.loads(head), index), content) if found else None


def safe_name(name: str, index: int) -> str:
    """A base name without control and format characters, path signs or leading dots; never empty."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join("_" if c in DANGEROUS else c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return kept.strip(" .")[-LONGEST_NAME:] or f"zalacznik-{index + 1}"


def text_of(raw: bytes) -> str:
    """The plain text of a reply of ours."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",))
    return str(body.get_content()).replace("\r\n", "\n") if body is not None else ""


def _unpack(index: int) -> None:
    """The child: a mail on standard input; its file's name (JSON, one line) and bytes on standard output."""
    from processor.stages.parse import file_of

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    found = file_of(sys.stdin.buffer.read(), index)
    if found is not None:
        sys.stdout.buffer.write(json.dumps(found[0]).encode() + b"\n" + found[1])


if __name__ == "__main__":
    _unpack(int(sys.argv[1]))

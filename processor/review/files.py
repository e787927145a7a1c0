"""Bytes for the clerk's eyes: an attachment as a safe download, and the text of a mail of ours."""

from __future__ import annotations

import email
import email.policy
import unicodedata
from dataclasses import dataclass

DANGEROUS = frozenset('<>:"/\\|?*')
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class File:
    """An attachment's bytes under a name that is only a name."""

    name: str
    content: bytes


def attachment(raw: bytes, index: int) -> File | None:
    """The `index`-th attachment of a mail, counted as `Mail.attachments` counts."""
    from processor.stages.parse import attachment_bytes

    found = attachment_bytes(raw, index)
    return File(safe_name(found[0], index), found[1]) if found else None


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

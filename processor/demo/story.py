"""What the demo tells: what came in, what was understood, what was answered, and where it all lies."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from processor.store import Store
from processor.worker import PollResult

FATES = {"accepted": "green", "held": "yellow", "ignored": "dim", "failed": "red"}


def console() -> Console:
    """Standard output; wide enough for the tables where nobody tells the width."""
    return Console(width=None if sys.stdout.isatty() else 150, highlight=False)


class Story:
    """Tells of every message once."""

    def __init__(self, store: Store, out: Console) -> None:
        self._store = store
        self._out = out
        self._told: set[int] = set()

    def tell(self, result: PollResult) -> None:
        """The messages, people and answers that are new since the last time."""
        messages = [message for message in self._store.messages.each() if message["id"] not in self._told]
        if not messages:
            return
        self._told |= {message["id"] for message in messages}
        self._out.print(self._messages(messages))
        people = [row for row in self._store.registrations.each() if row["message"] in {m["id"] for m in messages}]
        if people:
            self._out.print(_registrations(people))
        self._out.print(
            f"{result.fetched} fetched: {result.accepted} accepted, {result.held} held for a person, "
            f"{result.ignored} left alone, {result.failed} failed; {result.replies_sent} replies sent "
            f"in {result.seconds:.1f} s\n"
        )

    def _messages(self, messages: Iterable[Mapping[str, Any]]) -> Table:
        answers = {row["message"]: row for row in self._store.outbox.each()}
        table = _table("What came in, and what became of it", "#", "from", "subject", "kind", "fate", "answer", "why")
        for message in messages:
            answer = answers.get(message["id"])
            table.add_row(
                str(message["id"]),
                Text(message["sender"] or ""),
                Text(message["subject"] or ""),
                str(message["kind"] or ""),
                Text(str(message["fate"]), FATES.get(str(message["fate"]), "")),
                f"{answer['kind']}: {answer['status']}" if answer else "—",
                Text(message["reason"] or "", "dim"),
            )
        return table


def _registrations(rows: Iterable[Mapping[str, Any]]) -> Table:
    table = _table("Who signed up", "name", "workshop", "status", "institution", "phone", "from mail")
    for row in rows:
        table.add_row(
            Text(f"{row['first_names']} {row['last_name']}", "bold"),
            row["workshop"] or "not told yet",
            row["status"],
            Text(row["institution"] or ""),
            Text(row["phone"] or ""),
            str(row["message"]),
        )
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", header_style="dim", show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def show_reply(sent: Path, out: Console) -> None:
    """The first reply that was sent, whole, as its reader sees it."""
    file = next(iter(sorted(sent.glob("*.eml"))), None)
    if file is None:
        return
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    shown = Text()
    for header in ("From", "To", "Subject", "Date"):
        shown.append(f"{header}: ", "dim").append(f"{mail[header]}\n")
    body = mail.get_body(("plain",))
    shown.append("\n" + (body.get_content() if body else ""))
    for attachment in mail.iter_attachments():
        shown.append(f"\n[{attachment.get_filename() or attachment.get_content_type()}]", "dim")
    out.print(Panel(shown, title=f"One reply, as it was sent ({file.name})", title_align="left", expand=False))

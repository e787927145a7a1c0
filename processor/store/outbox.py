"""The outbox: every transition is a compare-and-swap on the row's state, committed at once (protocol steps 1, 11-14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from processor.store.rows import OutboxRow, Page
from processor.values import Reply, ReplyStatus


class Outbox:
    """`True` means: this call moved the row. `False`: it was no longer in the state it had to be in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def recover(self, now: datetime) -> tuple[int, int]:
        """Nobody is sending (we hold the lock): `sending` → `waiting`, `dot` → `uncertain`. Returns both counts."""
        raise NotImplementedError

    def due(self, now: datetime, limit: int = 50) -> list[OutboxRow]:
        """Waiting and due, longest waiting first, with bytes."""
        raise NotImplementedError

    def claim(self, row_id: int, now: datetime) -> bool:
        """T5: waiting → sending, attempts + 1."""
        raise NotImplementedError

    def mark_dot(self, row_id: int, now: datetime) -> bool:
        """T5b: sending → dot, right before the final dot goes out."""
        raise NotImplementedError

    def mark_sent(self, row_id: int, server_text: str, now: datetime, *, copy: bool = True) -> bool:
        """T6: sending, dot or uncertain → sent; `copy`: a copy in Sent is due (see `copies_due`)."""
        raise NotImplementedError

    def retry(self, row_id: int, next_at: datetime, error: str, now: datetime) -> bool:
        """sending or dot (the server answered 4xx) → waiting until `next_at`."""
        raise NotImplementedError

    def mark_failed(self, row_id: int, error: str, now: datetime) -> bool:
        """sending, dot or waiting → failed."""
        raise NotImplementedError

    def mark_uncertain(self, row_id: int, error: str, now: datetime) -> bool:
        """dot → uncertain: the server's last word was lost."""
        raise NotImplementedError

    def uncertain(self, limit: int = 50) -> list[OutboxRow]:
        """Rows whose fate must be looked up in Sent, or decided by staff."""
        raise NotImplementedError

    def resend(self, row_id: int, now: datetime, actor: str) -> bool:
        """uncertain, failed, bounced or suppressed with bytes → waiting: the same bytes again, by policy or by staff."""
        raise NotImplementedError

    def suppress(self, row_id: int, rule: str, sentence: str, now: datetime, actor: str = "rule") -> bool:
        """waiting, uncertain or failed → suppressed: discarded by staff, by the mode "off", or by the breaker."""
        raise NotImplementedError

    def mark_bounced(self, mid: str, error: str, now: datetime, *, hard: bool = True) -> OutboxRow | None:
        """A DSN names our Message-ID: sent → bounced; a hard one is remembered for the address (gate row 20)."""
        raise NotImplementedError

    def by_mid(self, mids: Sequence[str]) -> list[OutboxRow]:
        """Our rows with these Message-IDs."""
        raise NotImplementedError

    def copies_due(self, limit: int = 50) -> list[OutboxRow]:
        """Sent, and the copy in the Sent folder is still missing."""
        raise NotImplementedError

    def copied(self, row_ids: Sequence[int]) -> None:
        """The copies are in the Sent folder."""
        raise NotImplementedError

    def enqueue(
        self, reply: Reply, now: datetime, *, message_id: int | None, purpose: str, actor: str, reason: str = ""
    ) -> int | None:
        """A mail that staff or an alarm sends; `purpose` tells it from the automatic answer ("reply").

        None when a mail with this Message-ID is there already.
        """
        raise NotImplementedError

    def get(self, row_id: int) -> OutboxRow | None:
        """One row with its bytes."""
        raise NotImplementedError

    def page(self, *, status: ReplyStatus | None = None, before: int | None = None, limit: int = 50) -> Page:
        """Newest first, rows as the contract says."""
        raise NotImplementedError

    def each(self, *, status: ReplyStatus | None = None) -> Iterator[dict[str, Any]]:
        """As `zapisy replies --json` prints them, by id; streams. `dot` shows as sending, `bounced` as failed."""
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """Rows by status; every status is there."""
        raise NotImplementedError

    def breaker(self, now: datetime) -> tuple[int, int]:
        """Automatic answers decided within the last 10 minutes and the last hour."""
        raise NotImplementedError

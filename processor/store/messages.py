"""Messages: raw bytes in first, then the road's one fate each; lists for people and machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from processor.store.rows import Delivery, Page, Stored
from processor.values import Fate, Kind


class Messages:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def save_raw(self, batch: Sequence[Delivery], now: datetime) -> list[Stored]:
        """Protocol T2, one transaction: from here the mail is ours. One result for each delivery, in order.

        Known content (unique content key) is linked and due for filing as its message's fate asks; erased content
        (tombstone) leaves only the sighting.
        """
        raise NotImplementedError

    def unprocessed(self, limit: int = 50) -> list[Stored]:
        """Received and never decided, with bytes, fewest attempts first; three attempts are the end (see `fail`)."""
        raise NotImplementedError

    def begin_processing(self, ids: Sequence[int]) -> dict[int, int]:
        """Protocol T3a: attempts + 1 for each, committed before the bytes are parsed. Returns attempts by id."""
        raise NotImplementedError

    def fail(self, message_id: int, error: str, now: datetime) -> bool:
        """Record an error of reading. After the third attempt the fate is `failed` (True); before, it stays received."""
        raise NotImplementedError

    def reopen(self, ids: Sequence[int], now: datetime, actor: str) -> list[int]:
        """Back to `received` with attempts 0: `reprocess` and "try again". Only held and failed ones with bytes.

        Registrations that the rule held for this mail and that nobody decided are taken back. Returns the ids reopened.
        """
        raise NotImplementedError

    def get(self, message_id: int) -> dict[str, Any] | None:
        """One message whole: the contract's keys and evidence, registrations, replies, audit, version."""
        raise NotImplementedError

    def raw(self, message_id: int) -> bytes | None:
        """The bytes as served; None when they were never fetched or have been purged."""
        raise NotImplementedError

    def page(
        self,
        *,
        fate: Fate | None = None,
        kind: Kind | None = None,
        search: str = "",
        before: int | None = None,
        oldest_first: bool = False,
        limit: int = 50,
    ) -> Page:
        """A page of the list, newest first; `before` is the `next` of the page before (keyset, flat at any depth)."""
        raise NotImplementedError

    def each(self, *, fate: Fate | None = None) -> Iterator[dict[str, Any]]:
        """Every message by id as `zapisy messages --json` prints it; streams, memory stays flat."""
        raise NotImplementedError

    def raws_since(self, since: datetime) -> Iterator[tuple[Stored, dict[str, Any]]]:
        """For `replay`: stored messages with bytes received from `since`, each with what was decided then."""
        raise NotImplementedError

    def known_keys(self, content_keys: Sequence[str]) -> dict[str, int]:
        """For `reconcile`: message id by content key (0 for erased content)."""
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """Messages by fate; every fate is there."""
        raise NotImplementedError

"""Where mail was seen: generations of folders, sightings of UIDs, and what is still to be filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Engine

from processor.store.rows import Filing, Generation


class Sightings:
    """Every call is one committed transaction, unless it only reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def generation(self, mailbox: str, folder: str, uidvalidity: int, now: datetime) -> Generation:
        """The folder's present life, created when seen for the first time."""
        raise NotImplementedError

    def unsettled(self, generation: Generation, uids: Iterable[int]) -> list[tuple[int, int]]:
        """Which of these UIDs still need fetching, as (uid, attempts), fresh ones first. Fast for 100,000."""
        raise NotImplementedError

    def open(self, generation: Generation, limit: int = 500) -> list[tuple[int, int]]:
        """UIDs whose fetch was begun and never ended, as (uid, attempts): what an idle poll looks at besides new mail."""
        raise NotImplementedError

    def settle_through(self, generation: Generation, uid: int) -> None:
        """Raise the high-water mark: everything up to `uid` was sighted or passed over on purpose."""
        raise NotImplementedError

    def count_attempts(self, generation: Generation, uids: Sequence[int], now: datetime) -> dict[int, int]:
        """Protocol T1, before a FETCH: attempts + 1 for each, committed. Returns the attempts by UID."""
        raise NotImplementedError

    def forgive_attempts(self, generation: Generation, uids: Sequence[int]) -> None:
        """Take back one attempt each: the server was away, the mail is not to blame."""
        raise NotImplementedError

    def gone(self, generation: Generation, uids: Sequence[int], now: datetime) -> None:
        """The mail was moved or deleted by somebody before we had it: nothing is left to do for these UIDs."""
        raise NotImplementedError

    def condemn(self, generation: Generation, uid: int, received_at: datetime, error: str, now: datetime) -> int:
        """A mail that cannot be fetched: a failed message without bytes, due for the failed folder. Returns its id."""
        raise NotImplementedError

    def to_file(self, generation: Generation, limit: int = 500) -> list[Filing]:
        """Decided mail that is still where it arrived, oldest first."""
        raise NotImplementedError

    def filed(self, sighting_ids: Sequence[int], folder: str | None, now: datetime) -> None:
        """The mailbox followed: `folder` where the mail is now, None where it was flagged and stays."""
        raise NotImplementedError

    def not_filed(self, sighting_ids: Sequence[int], error: str, now: datetime) -> None:
        """The server refused: stays due, with the reason for staff."""
        raise NotImplementedError

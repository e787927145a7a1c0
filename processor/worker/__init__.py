"""The worker: one pass over mailbox and outbox (`poll_once`, for cron), and in `schedule` the service that repeats it.

The frame around the road: list what is new → note the attempt → fetch → save the raw bytes → decide each mail behind a
wall of its own → file it in the mailbox → send what is due → keep copies. Each step is committed before the next, so
the process may die anywhere.
"""

from __future__ import annotations

from processor.worker.cycle import PollResult, poll_once

__all__ = ["PollResult", "poll_once"]

"""The first page: what needs a human now, how many signed up, whether everything runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Blueprint, render_template

from processor.store import Beat
from processor.values import ReplyStatus, Workshop
from processor.web.site import fates, local, outbox_counts, site

blueprint = Blueprint("overview", __name__)
DAYS = 30


@blueprint.get("/")
def page() -> str:
    """Counts, chart, places, health."""
    store, now = site().store, site().clock()
    first = (local(now) - timedelta(days=DAYS - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
    since, daily = first.date(), store.registrations.per_day(first)
    counts, beats = store.registrations.counts(), store.health.beats()
    return render_template(
        "overview.html",
        messages=fates(),
        replies=outbox_counts(),
        days=[(since + timedelta(days=n), daily.get(since + timedelta(days=n), 0)) for n in range(DAYS)],
        places=[_places(w, counts.get(w.id, {}), now) for w in site().desk().office.workshops],
        health=_health(beats.get("poll"), _last_sent()),
        next_poll=_next_poll(beats.get("poll")),
        silence=_silence(_newest_arrival(), now),
    )


def _places(workshop: Workshop, counts: dict[str, int], now: datetime) -> dict[str, object]:
    return {
        "workshop": workshop,
        "taken": counts.get("registered", 0),
        "left": max(0, (workshop.capacity or 0) - counts.get("registered", 0)),
        "waiting": counts.get("waiting", 0),
        "over": workshop.ends <= now,
    }


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program as the page tells of it: `well` is None before anything is known."""

    words: str
    well: bool | None
    last: datetime | str | None
    error: str = ""
    since: datetime | None = None


def _health(beat: Beat | None, last_sent: str | None) -> list[Part]:
    """Worker, mailbox and SMTP server, each with its last success; the last pass tells what was wrong with them."""
    since, last = (beat.failing_since, beat.succeeded_at) if beat else (None, None)
    problems: dict[str, str] = (beat.counts or {}).get("problems", {}) if beat else {}
    mailbox, smtp = problems.get("mailbox", ""), problems.get("smtp", "")
    other = (beat.error or "") if beat and not problems else ""
    seen = last if mailbox or not beat else beat.at
    return [
        Part("Czytanie wiadomości", not since if beat else None, last, other, since),
        Part("Skrzynka pocztowa", not mailbox if beat else None, seen, mailbox, since),
        Part("Wysyłanie poczty", not smtp if beat else None, last_sent, smtp, since),
    ]


def _next_poll(beat: Beat | None) -> datetime | None:
    return beat.at + site().settings.worker.poll_every if beat else None


def _last_sent() -> str | None:
    rows = site().store.outbox.page(status=ReplyStatus.SENT, limit=1).rows
    return rows[0]["sent_at"] if rows else None


def _newest_arrival() -> datetime | None:
    rows = site().store.messages.page(limit=1).rows
    return datetime.fromisoformat(rows[0]["received_at"]) if rows else None


def _silence(newest: datetime | None, now: datetime) -> int:
    """Working days without any new mail, where that is unusual for an office (two or more); 0 otherwise."""
    if newest is None:
        return 0
    first = local(newest).date()
    days = min((local(now).date() - first).days, 365)
    working = sum((first + timedelta(days=n)).weekday() < 5 for n in range(1, days))
    return working if working >= 2 else 0

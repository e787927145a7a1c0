"""The first page: what needs a human now, how many signed up, whether everything runs."""

from __future__ import annotations

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
    first = local(now) - timedelta(days=DAYS - 1)
    since, daily = first.date(), dict(store.registrations.per_day(first))
    counts, beats = store.registrations.counts(), store.health.beats()
    return render_template(
        "overview.html",
        messages=fates(),
        replies=outbox_counts(),
        days=[(since + timedelta(days=n), daily.get(str(since + timedelta(days=n)), 0)) for n in range(DAYS)],
        places=[_places(w, counts.get(w.id, {}), now) for w in site().desk().office.workshops],
        beats=[_health(name, words, beats.get(name)) for name, words in BEATS],
        next_poll=_next_poll(beats.get("poll")),
        last_sent=_last_sent(),
        silence=_silence(_newest_arrival(), now),
    )


BEATS = (("poll", "Skrzynka, odczyt, wysyłanie"),)


def _places(workshop: Workshop, counts: dict[str, int], now: datetime) -> dict[str, object]:
    return {
        "workshop": workshop,
        "taken": counts.get("registered", 0),
        "waiting": counts.get("waiting", 0),
        "over": workshop.ends <= now,
    }


def _health(name: str, words: str, beat: Beat | None) -> dict[str, object]:
    state = "bad" if beat and beat.failing_since else "good" if beat and beat.succeeded_at else "warn"
    return {"name": name, "words": words, "beat": beat, "state": state}


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

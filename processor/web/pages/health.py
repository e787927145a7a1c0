"""`/healthz`: for monitoring, without a session and without data about anybody."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint

from processor.web.site import site

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def page() -> tuple[dict[str, object], int]:
    """200 while the last poll succeeded within three intervals (at least five minutes), 503 otherwise."""
    now = site().clock()
    beat = site().store.health.beats().get("poll")
    patience = max(timedelta(minutes=5), 3 * site().settings.worker.poll_every)
    last = beat.succeeded_at if beat else None
    well = last is not None and now - last <= patience
    answer: dict[str, object] = {"status": "ok" if well else "red", "last_success": last.isoformat() if last else None}
    return answer, 200 if well else 503

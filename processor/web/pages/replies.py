"""The outbox: sent, waiting, failed, uncertain, bounced; send again, discard."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from processor import review
from processor.values import ReplyStatus
from processor.web.forms import number, one_of
from processor.web.site import actor, outbox_counts, site
from processor.web.words import t

blueprint = Blueprint("replies", __name__, url_prefix="/replies")


@blueprint.get("/")
def page() -> str:
    """The list, newest first."""
    status = one_of(request.args.get("status"), ReplyStatus)
    found = site().store.outbox.page(status=status, start=number(request.args.get("before")), limit=50)
    counts = outbox_counts()
    return render_template("replies.html", page=found, status=status, statuses=list(ReplyStatus), counts=counts)


@blueprint.get("/<int:reply_id>")
def one(reply_id: int) -> str:
    """One reply as it went or will go."""
    row = site().store.outbox.get(reply_id) or abort(404)
    return render_template("reply.html", row=row, text=review.text_of(row.raw))


@blueprint.post("/<int:reply_id>/resend")
def resend(reply_id: int) -> Response:
    """The same bytes once more."""
    return _say(
        site().store.outbox.resend(reply_id, site().clock(), actor()), "Odpowiedź wróciła do wysłania.", reply_id
    )


@blueprint.post("/<int:reply_id>/discard")
def discard(reply_id: int) -> Response:
    """It will not go out; or it came back, and somebody has seen to it."""
    row = site().store.outbox.get(reply_id) or abort(404)
    why, told = DISCARDED.get(row.status, ("odrzucona przez pracownika", "Odpowiedź nie zostanie wysłana."))
    return _say(site().store.outbox.suppress(reply_id, "staff", why, site().clock(), actor()), told, reply_id)


DISCARDED = {ReplyStatus.BOUNCED: ("zwrócona; sprawą zajął się pracownik", "Odłożone jako załatwione.")}


def _say(done: bool, sentence: str, reply_id: int) -> Response:
    if done:
        flash(t(sentence), "good")
    else:
        flash(t("Stan tej odpowiedzi zmienił się w międzyczasie; sprawdź go poniżej."), "warn")
    return redirect(url_for("replies.one", reply_id=reply_id))

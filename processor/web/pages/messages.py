"""Everything that arrived, each with its one fate and the reason."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from processor import review
from processor.values import Fate
from processor.web.forms import number, one_of, words
from processor.web.site import actor, site
from processor.web.view import opened, shown_mail
from processor.web.words import t

blueprint = Blueprint("messages", __name__, url_prefix="/messages")


@blueprint.get("/")
def page() -> str:
    """The list, newest first; by fate; searched."""
    fate = one_of(request.args.get("fate"), Fate)
    found = site().store.messages.page(
        fate=fate, search=words(request.args.get("q")), start=number(request.args.get("before")), limit=50
    )
    return render_template("messages.html", page=found, fate=fate, fates=list(Fate), q=words(request.args.get("q")))


@blueprint.get("/<int:message_id>")
def one(message_id: int) -> str:
    """One message, whole."""
    message = site().store.messages.get(message_id) or abort(404)
    history = site().store.audits.page(message_id=message_id, limit=100).rows[::-1]
    return render_template(
        "message.html", message=message, mail=shown_mail(opened(message_id), message), history=history
    )


@blueprint.get("/<int:message_id>/raw")
def raw(message_id: int) -> Response:
    """The bytes as they came, only ever as a download."""
    content = site().store.messages.raw(message_id)
    if content is None:
        abort(404)
    return download(content, f"wiadomosc-{message_id}.eml")


@blueprint.get("/<int:message_id>/attachment/<int:index>")
def attachment(message_id: int, index: int) -> Response:
    """One attachment, as a download of unknown type under a safe name."""
    content = site().store.messages.raw(message_id)
    found = review.attachment(content, index) if content is not None else None
    if found is None:
        abort(404)
    return download(found.content, found.name)


@blueprint.post("/<int:message_id>/reprocess")
def reprocess(message_id: int) -> Redirect:
    """Back on the road at the next poll, with the present rules."""
    if site().store.messages.reopen([message_id], site().clock(), actor()):
        flash(t("Wiadomość zostanie odczytana ponownie przy najbliższym sprawdzeniu skrzynki."), "good")
    elif site().store.sightings.try_again(message_id, site().clock(), actor()):
        flash(t("Wiadomość zostanie pobrana ponownie przy najbliższym sprawdzeniu skrzynki."), "good")
        return redirect(url_for("messages.page"))
    else:
        flash(t("Tej wiadomości nie można już odczytać ponownie."), "warn")
    return redirect(url_for("messages.one", message_id=message_id))


def download(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """A file for saving: never shown by the browser, never run by it."""
    response = Response(content, mimetype=kind)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

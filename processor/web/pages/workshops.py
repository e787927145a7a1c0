"""Workshops: the configured ones, those made here, their texts, closing, and writing to everybody registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from processor import review
from processor.store import Stale
from processor.values import Workshop
from processor.web import labels
from processor.web.account import administrators_only
from processor.web.forms import number, words
from processor.web.forms import version as seen_version
from processor.web.pages.messages import download
from processor.web.site import ZONE, actor, site
from processor.web.words import t

blueprint = Blueprint("workshops", __name__, url_prefix="/workshops")
ONE_LINE = ("title", "venue", "address", "language", "contact")
MANY_LINES = ("leaders", "match")
LONG = ("programme", "privacy_notice")
STEPS = ("close", "open", "cancel")
MOMENTS = ("starts", "ends", "registration_closes")


OVERTAKEN = "Nie zapisano: ten warsztat zmieniono w międzyczasie ({who}). Niczego nie nadpisano."


@blueprint.get("/")
def page() -> str:
    """All of them, the next one first."""
    found = sorted(site().desk().office.workshops, key=lambda w: w.starts, reverse=True)
    return render_template(
        "workshops.html", workshops=found, counts=site().store.registrations.counts(), now=site().clock()
    )


@blueprint.get("/<workshop_id>")
def one(workshop_id: str) -> str:
    """Facts, places, and every text as it will read."""
    workshop = _found(workshop_id)
    return render_template(
        "workshop.html",
        workshop=workshop,
        counts=site().store.registrations.counts().get(workshop_id, {}),
        texts=review.sample_texts(site().desk(), workshop, site().clock()),
        steps=[step for step in STEPS if review.turned(workshop, step, site().clock())],
    )


def _found(workshop_id: str) -> Workshop:
    return next((w for w in site().desk().office.workshops if w.id == workshop_id), None) or abort(404)


@blueprint.get("/new")
@administrators_only
def new() -> str:
    """An empty form."""
    return render_template("workshop_form.html", form={"language": "pl"}, problems=(), version=0, is_new=True)


@blueprint.get("/<workshop_id>/edit")
@administrators_only
def edit(workshop_id: str) -> str:
    """The form filled with what holds now."""
    form, version = _form_of(_found(workshop_id)), review.workshop_version(site().store, workshop_id)
    return render_template("workshop_form.html", form=form, problems=(), version=version, is_new=False)


@blueprint.post("/save")
@administrators_only
def save() -> str | Redirect | tuple[str, int]:
    """Validated as the files are; kept in the database, where it goes before a file of the same name."""
    form = {name: value[:20_000] for name, value in request.form.items()}
    form["id"] = words(form.get("id"), 64)
    is_new = form.get("is_new") == "1"
    toml, problems = review.workshop_file(form["id"], _values(form))
    if is_new and any(w.id == form.get("id") for w in site().desk().office.workshops):
        problems = (*problems, t("Warsztat o tym skrócie już jest."))
    if problems:
        version = seen_version(form.get("version"))
        return render_template("workshop_form.html", form=form, problems=problems, version=version, is_new=is_new), 422
    try:
        review.save_workshop(
            site().store, form["id"], toml, seen_version(form.get("version")), actor=actor(), now=site().clock()
        )
    except Stale as stale:
        flash(t(OVERTAKEN, who=labels.first(stale)), "warn")
    else:
        flash(t("Zapisano."), "good")
    return redirect(url_for("workshops.one", workshop_id=form["id"]))


def _form_of(workshop: Workshop) -> dict[str, str]:
    form: dict[str, str] = {"id": workshop.id, "capacity": str(workshop.capacity or "")}
    form |= {name: str(getattr(workshop, name)) for name in ONE_LINE + LONG}
    form |= {name: "\n".join(getattr(workshop, name)) for name in MANY_LINES}
    for name in MOMENTS:
        moment = getattr(workshop, name)
        form[name] = f"{moment.astimezone(ZONE):%Y-%m-%dT%H:%M}" if moment else ""
    form["cancelled"] = "1" if workshop.cancelled else ""
    return form


def _values(form: Mapping[str, str]) -> dict[str, Any]:
    """The form as the keys of a workshop file; empty fields are left out."""
    values: dict[str, Any] = {name: words(form.get(name), 500) for name in ONE_LINE}
    values |= {name: [words(x, 200) for x in form.get(name, "").splitlines() if x.strip()] for name in MANY_LINES}
    values |= {name: form.get(name, "").replace("\r\n", "\n").strip() for name in LONG}
    values |= {name: review.moment(form.get(name, "")) or words(form.get(name)) for name in MOMENTS}
    values["capacity"] = number(form.get("capacity")) or words(form.get("capacity"))  # what is no number is a problem
    values["cancelled"] = True if form.get("cancelled") else None
    return {name: value for name, value in values.items() if value not in (None, "", [])}


@blueprint.get("/<workshop_id>/export")
def export(workshop_id: str) -> Response:
    """The workshop as a file for `config/workshops/`."""
    workshop = _found(workshop_id)
    toml, _ = review.workshop_file(workshop.id, review.values_of(workshop))
    return download(toml.encode(), f"{workshop.id}.toml", "application/toml")


@blueprint.route("/<workshop_id>/change/<step>", methods=["GET", "POST"])
@administrators_only
def change(workshop_id: str, step: str) -> str | Redirect:
    """Close, open again, cancel: asked once more with the number of people it concerns, then done."""
    workshop = _found(workshop_id)
    changed = review.turned(workshop, step, site().clock()) or abort(404)
    if request.method == "GET":
        whom, version = review.everybody(site().store, workshop_id), review.workshop_version(site().store, workshop_id)
        return render_template("workshop_change.html", workshop=workshop, step=step, whom=whom, version=version)
    toml, _ = review.workshop_file(workshop_id, review.values_of(changed))
    seen = seen_version(request.form.get("version"))
    try:
        review.save_workshop(site().store, workshop_id, toml, seen, actor=actor(), now=site().clock())
    except Stale as stale:
        flash(t(OVERTAKEN, who=labels.first(stale)), "warn")
        return redirect(url_for("workshops.one", workshop_id=workshop_id))
    flash(t("Zapisano."), "good")
    return redirect(url_for("workshops.write" if step == "cancel" else "workshops.one", workshop_id=workshop_id))


@blueprint.get("/<workshop_id>/write")
@administrators_only
def write(workshop_id: str) -> str:
    """A mail to everybody registered: first the text."""
    return _letter(_found(workshop_id), review.everybody(site().store, workshop_id))


@blueprint.post("/<workshop_id>/write")
@administrators_only
def send(workshop_id: str) -> str | Redirect | tuple[str, int]:
    """Then a preview with the count, then it goes to the outbox."""
    workshop, whom = _found(workshop_id), review.everybody(site().store, workshop_id)
    step, (subject, body) = request.form.get("step", ""), _text()
    if step not in {"preview", "send"}:
        return _letter(workshop, whom)
    if not (subject and body):
        return _letter(workshop, whom, problem=t("Wpisz temat i treść.")), 422
    if step == "preview":
        return _letter(workshop, whom, preview=True)
    if number(request.form.get("count")) != len(whom):
        problem = t("Liczba osób zmieniła się w międzyczasie; sprawdź jeszcze raz.")
        return _letter(workshop, whom, preview=True, problem=problem), 422
    desk, now = site().desk(), site().clock()
    sent = review.write_to_everybody(site().store, desk, workshop, subject, body, actor=actor(), now=now)
    flash(t("Wiadomości w kolejce do wysłania: {n}.", n=sent), "good")
    return redirect(url_for("workshops.one", workshop_id=workshop_id))


def _text() -> tuple[str, str]:
    """Subject and body of the letter in the form."""
    body = request.form.get("body", "")[:20_000].replace("\r\n", "\n").strip()
    return words(request.form.get("subject"), 200), body


def _letter(workshop: Workshop, whom: list[str], *, preview: bool = False, problem: str = "") -> str:
    subject, body = _text()
    return render_template(
        "workshop_write.html",
        workshop=workshop,
        subject=subject,
        body=body,
        whom=whom,
        preview=preview,
        problem=problem,
    )

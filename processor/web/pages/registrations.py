"""Who signed up: lists per workshop, one registration with its history, changes by hand, lists to take along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from processor import lists, review
from processor.store import Stale
from processor.values import RegistrationStatus
from processor.web import labels
from processor.web.forms import LONGEST_FIELD, number, one_of, words
from processor.web.forms import version as seen_version
from processor.web.pages.messages import download
from processor.web.site import actor, site
from processor.web.words import t

blueprint = Blueprint("registrations", __name__, url_prefix="/registrations")
SORTS = ("name", "-name", "-received", "received")
OVERTAKEN = "Nie zapisano: ten wpis zmieniono w międzyczasie ({what}). Niczego nie nadpisano."
FIELDS = (
    *("first_names", "last_name", "gender", "institution", "function", "phone", "sender", "note"),
    *("workshop", "status"),
)


@blueprint.get("/")
def page() -> str:
    """The list, by workshop and status, searched and sorted."""
    query = _query(request.args)
    found = site().store.registrations.page(**query, start=number(request.args.get("after")), limit=100)
    return render_template(
        "registrations.html",
        page=found,
        query=query,
        workshops=site().desk().office.workshops,
        counts=site().store.registrations.counts(),
        statuses=list(RegistrationStatus),
    )


def _query(args: Mapping[str, str]) -> dict[str, Any]:
    sort = args.get("sort", "name")
    return {
        "workshop": words(args.get("workshop"), 64) or None,
        "status": one_of(args.get("status"), RegistrationStatus),
        "search": words(args.get("q")),
        "sort": sort if sort in SORTS else "name",
    }


@blueprint.get("/export/<kind>")
def export(kind: str) -> Response:
    """The people of the page as a file: csv, xlsx, pdf (attendance list) or badges (pdf)."""
    if kind not in lists.FORMATS:
        abort(404)
    query = _query(request.args)
    workshop = next((w for w in site().desk().office.workshops if w.id == query["workshop"]), None)
    rows = site().store.registrations.by_name(query["workshop"], query["status"], search=query["search"])
    made = lists.make(kind, rows, workshop, site().clock())
    return download(made.content, made.name, made.media_type)


@blueprint.get("/<int:registration_id>")
def one(registration_id: int) -> str:
    """One registration and its history."""
    row = site().store.registrations.get(registration_id) or abort(404)
    return render_template(
        "registration.html",
        row=row,
        workshops=site().desk().office.workshops,
        statuses=list(RegistrationStatus),
        error="",
    )


@blueprint.post("/<int:registration_id>")
def change(registration_id: int) -> str | Redirect | tuple[str, int]:
    """Edit, cancel, move; `write` asks for a mail to the attendee."""
    row = site().store.registrations.get(registration_id) or abort(404)
    values = _values(request.form)
    if not values["first_names"] or not values["last_name"]:
        return _again(row | values, t("Podaj imię i nazwisko."))
    version = seen_version(request.form.get("version"))
    try:
        told = review.change_registration(
            site().store,
            site().desk(),
            registration_id,
            version,
            values,
            write=bool(request.form.get("write")),
            actor=actor(),
            now=site().clock(),
        )
    except Stale as stale:
        flash(t(OVERTAKEN, what=labels.decided(stale)), "warn")
    else:
        flash(" ".join([t("Zapisano."), t(told)]), "good")
    return redirect(url_for("registrations.one", registration_id=registration_id))


def _again(row: dict[str, Any], error: str) -> tuple[str, int]:
    workshops, statuses = site().desk().office.workshops, list(RegistrationStatus)
    return render_template("registration.html", row=row, workshops=workshops, statuses=statuses, error=error), 422


@blueprint.get("/new")
def new() -> str:
    """A registration by hand: somebody phoned."""
    row: dict[str, Any] = dict.fromkeys(FIELDS, "") | {"id": None, "status": "registered", "history": []}
    row["workshop"] = words(request.args.get("workshop"), 64)
    workshops, statuses = site().desk().office.workshops, list(RegistrationStatus)
    return render_template("registration.html", row=row, workshops=workshops, statuses=statuses, error="")


@blueprint.post("/new")
def add() -> Redirect | tuple[str, int]:
    """Store it; `write` sends a confirmation to the address given."""
    values = _values(request.form)
    if not values["first_names"] or not values["last_name"]:
        return _again(values | {"id": None, "history": []}, t("Podaj imię i nazwisko."))
    number_, told = review.add_registration(
        site().store,
        site().desk(),
        values,
        write=bool(request.form.get("write")),
        actor=actor(),
        now=site().clock(),
    )
    flash(" ".join([t("Dodano."), t(told)]), "good")
    return redirect(url_for("registrations.one", registration_id=number_))


def _values(form: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: words(form.get(name), LONGEST_FIELD) for name in FIELDS}
    values["gender"] = values["gender"] if values["gender"] in {"f", "m"} else None
    values["note"] = form.get("note", "")[:2000].replace("\r\n", "\n").strip()
    values["workshop"] = values["workshop"] or None
    values["status"] = one_of(values["status"], RegistrationStatus) or RegistrationStatus.REGISTERED
    return values

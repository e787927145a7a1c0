"""The review queue: held mail, oldest first; one mail beside the people understood in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from processor import review
from processor.pipeline import Readout
from processor.store import Stale
from processor.values import Fate
from processor.web import labels
from processor.web.forms import LONGEST_FIELD, number, words
from processor.web.forms import version as seen_version
from processor.web.site import actor, fates, site
from processor.web.view import evidence, opened, shown_mail
from processor.web.words import t

blueprint = Blueprint("queue", __name__, url_prefix="/review")
MOST_PEOPLE = 300


@blueprint.get("/")
def page() -> str:
    """What waits, oldest first."""
    found = site().store.messages.page(
        fate=Fate.HELD, oldest_first=True, start=number(request.args.get("before")), limit=50
    )
    return render_template("queue.html", page=found, total=fates().get("held", 0))


@blueprint.get("/<int:message_id>")
def one(message_id: int) -> str:
    """One held mail."""
    message = site().store.messages.get(message_id) or abort(404)
    meant = message.get("workshops") or []
    workshop = meant[0] if len(meant) == 1 else ""
    read = [review.Person.from_evidence(person, workshop) for person in evidence(message)]
    people = read or [review.Person(workshop=workshop)]
    return _desk_page(message, people)


def _desk_page(message: dict[str, Any], people: list[review.Person], step: str = "") -> str:
    """`step` is what the clerk did within the form: "preview", "add", or "incomplete" where a name is missing."""
    readout = opened(message["id"])
    before, after = _neighbours(message["id"])
    return render_template(
        "desk.html",
        message=message,
        mail=shown_mail(readout, message),
        people=people,
        workshops=site().desk().office.workshops,
        draft=_draft(message, readout, people),
        edited=_edited(request.form),
        opened=step == "preview",
        focus_last=step == "add",
        incomplete=step == "incomplete",
        choices=_numbered(review.choices(evidence(message), people)),
        before=before,
        after=after,
    )


def _numbered(weighed: list[tuple[review.Choice, ...]]) -> list[list[tuple[review.Choice, str]]]:
    """Each choice with its number key: counted through the page, as far as there are keys."""
    count = itertools.count(1)
    return [[(one, str(n) if (n := next(count)) < 10 else "") for one in choices] for choices in weighed]


def _draft(message: dict[str, Any], readout: Readout | str, people: list[review.Person]) -> review.Draft:
    if isinstance(readout, str):
        return review.Draft(why_not=readout)
    return review.draft(site().store, site().desk(), _case(message, readout), people, site().clock())


def _case(message: dict[str, Any], readout: Readout) -> review.Case:
    received_at = datetime.fromisoformat(message["received_at"])
    return review.Case(message["id"], received_at, readout, bool(message.get("old_mail")))


def _neighbours(message_id: int) -> tuple[int | None, int | None]:
    """The held mails next to this one: k and j."""
    pages = (
        site().store.messages.page(fate=Fate.HELD, oldest_first=forward, start=message_id, limit=1).rows
        for forward in (False, True)
    )
    before, after = (rows[0]["id"] if rows else None for rows in pages)
    return before, after


@blueprint.post("/<int:message_id>/draft")
def draft(message_id: int) -> str:
    """The answer as it would go out with the people as they stand in the form; for htmx."""
    message = site().store.messages.get(message_id) or abort(404)
    shown, edited = _draft(message, opened(message_id), _people(request.form)), _edited(request.form)
    return render_template("draft.html", draft=shown, edited=edited, opened=True)


@blueprint.post("/<int:message_id>")
def decide(message_id: int) -> str | Response | tuple[str, int]:
    """Confirm, answer in person, not a registration; or a step within the form: a person more, a name chosen."""
    message = site().store.messages.get(message_id) or abort(404)
    people, step = _people(request.form), request.form.get("step", "")
    if step not in DONE:
        return _desk_page(message, _within_form(step, message, people), step)
    if step == "silent" and review.nobody(people):
        step = "reply"
    if step in NAMED and (problem := review.problem_with(people)):
        flash(t(problem), "bad")
        return _desk_page(message, people, "incomplete"), 422
    try:
        _carry_out(step, message, people)
    except Stale as stale:
        flash(t(OVERTAKEN, what=labels.decided(stale)), "warn")
        return redirect(url_for("messages.one", message_id=message_id))
    flash(t(DONE[step]), "good")
    _, after = _neighbours(message_id)
    return redirect(url_for("queue.one", message_id=after) if after else url_for("queue.page"))


def _within_form(step: str, message: dict[str, Any], people: list[review.Person]) -> list[review.Person]:
    """The people after a step that decides nothing; works without scripts."""
    if step == "preview":
        return people
    if step == "add":
        return [*people, review.Person(workshop=people[-1].workshop if people else "")]
    if found := CHOOSE.fullmatch(step):
        weighed = review.choices(evidence(message), people)
        return review.choose(people, weighed, int(found[1]), int(found[2]))
    abort(400)


CHOOSE = re.compile(r"choose-(\d{1,3})-(\d{1,3})", re.ASCII)
NAMED = {"confirm", "silent"}
OVERTAKEN = "Tę wiadomość rozstrzygnięto w międzyczasie: {what}. Niczego nie nadpisano."
DONE = {
    "confirm": "Zapisane; odpowiedź zostanie wysłana.",
    "silent": "Zapisane bez odpowiedzi; nie zapomnij odpisać.",
    "reply": "Odłożone bez zapisów; nie zapomnij odpisać.",
    "ignore": "Oznaczone: to nie zgłoszenie.",
}


ASIDE = {"ignore": review.not_a_registration, "reply": review.answered_in_person}


def _carry_out(step: str, message: dict[str, Any], people: list[review.Person]) -> None:
    version = seen_version(request.form.get("version"))
    store, now = site().store, site().clock()
    readout = opened(message["id"])
    if isinstance(readout, str):
        readout = review.without_bytes(message)
    case = _case(message, readout)
    if step in ASIDE:
        ASIDE[step](store, case, version, actor(), now)
        return
    review.confirm(
        store,
        site().desk(),
        case,
        version,
        people,
        actor=actor(),
        now=now,
        answer=step == "confirm",
        edited=_edited(request.form),
    )


def _edited(form: Mapping[str, str]) -> tuple[str, str] | None:
    """Subject and body where the clerk changed the draft; None where it stands as rendered."""
    subject, body = words(form.get("reply_subject"), 200), form.get("reply_body", "")[:20_000].replace("\r\n", "\n")
    original = form.get("reply_original", "").replace("\r\n", "\n")
    if not body.strip() or f"{subject}\n{body}".strip() == original.strip():
        return None
    return subject, body


def _people(form: Mapping[str, str]) -> list[review.Person]:
    """The people in the form, in its order; those marked to be dropped left out."""
    count = min(number(form.get("count")) or 0, MOST_PEOPLE)
    people = [_person(form, index) for index in range(count) if not form.get(f"p{index}-drop")]
    return [person for person in people if person.first_names or person.last_name or len(people) == 1]


def _person(form: Mapping[str, str], index: int) -> review.Person:
    def field(name: str) -> str:
        return words(form.get(f"p{index}-{name}"), LONGEST_FIELD)

    return review.Person(
        first_names=field("first"),
        last_name=field("last"),
        gender=field("gender") if field("gender") in {"f", "m"} else "",
        action="cancel" if field("action") == "cancel" else "register",
        workshop=field("workshop"),
        institution=field("institution"),
        function=field("function"),
        phone=field("phone"),
        origin=field("origin"),
    )

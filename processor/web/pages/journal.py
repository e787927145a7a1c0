"""The journal: every decision, by whom, when and why. To be read, never changed."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from processor.web.forms import number
from processor.web.site import site

blueprint = Blueprint("journal", __name__, url_prefix="/journal")


@blueprint.get("/")
def page() -> str:
    """Newest first."""
    return render_template("journal.html", page=site().store.audits.page(before=number(request.args.get("before"))))

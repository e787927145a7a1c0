"""Staff accounts, for administrators."""

from __future__ import annotations

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from processor.web.account import HASHER, administrators_only
from processor.web.site import actor, site

blueprint = Blueprint("staff", __name__, url_prefix="/staff")
LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


@blueprint.get("/")
@administrators_only
def page() -> str:
    """Everybody who may come in."""
    return render_template("staff.html", accounts=site().store.staff.all(), error="")


@blueprint.post("/add")
@administrators_only
def add() -> str | Response | tuple[str, int]:
    """A new account."""
    from processor.web.app import t

    login = request.form.get("login", "").strip().lower()
    password, role = request.form.get("password", "")[:256], request.form.get("role", "clerk")
    error = ""
    if not LOGIN.fullmatch(login):
        error = t("Login: małe litery, cyfry, kropka, myślnik lub adres e-mail.")
    elif len(password) < 10:
        error = t("Hasło musi mieć co najmniej 10 znaków.")
    elif role not in {"clerk", "administrator"}:
        error = t("Nieznana rola.")
    elif site().store.staff.by_login(login) is not None:
        error = t("Takie konto już jest.")
    if error:
        return render_template("staff.html", accounts=site().store.staff.all(), error=error), 422
    name = request.form.get("name", "").strip()[:120]
    site().store.staff.add(login, name, role, HASHER.hash(password), site().clock(), actor())
    flash(t("Konto dodane."), "good")
    return redirect(url_for("staff.page"))


@blueprint.post("/<int:account_id>/disable")
@administrators_only
def disable(account_id: int) -> Response:
    """Close or open an account; closing ends its sessions."""
    disabled = request.form.get("disabled") == "1"
    site().store.staff.set_disabled(account_id, disabled, site().clock(), actor())
    return redirect(url_for("staff.page"))

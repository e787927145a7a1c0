"""Staff accounts, for administrators."""

from __future__ import annotations

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from processor.store.staff import Role
from processor.web.account import HASHER, administrators_only
from processor.web.site import actor, site
from processor.web.words import t

blueprint = Blueprint("staff", __name__, url_prefix="/staff")
_ROLES: dict[str, Role] = {"clerk": "clerk", "administrator": "administrator"}
LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")


@blueprint.get("/")
@administrators_only
def page() -> str:
    """Everybody who may come in."""
    return render_template("staff.html", accounts=site().store.staff.each(), error="")


@blueprint.post("/add")
@administrators_only
def add() -> str | Response | tuple[str, int]:
    """A new account."""
    login = request.form.get("login", "").strip().lower()
    password, role = request.form.get("password", "")[:256], request.form.get("role", "clerk")
    error = ""
    if not LOGIN.fullmatch(login):
        error = t("Login: małe litery, cyfry, kropka, myślnik lub adres e-mail.")
    elif len(password) < 10:
        error = t("Hasło musi mieć co najmniej 10 znaków.")
    elif role not in _ROLES:
        error = t("Nieznana rola.")
    elif site().store.staff.get(login) is not None:
        error = t("Takie konto już jest.")
    if error:
        return render_template("staff.html", accounts=site().store.staff.each(), error=error), 422
    name = request.form.get("name", "").strip()[:120]
    site().store.staff.add(login, HASHER.hash(password), _ROLES[role], site().clock(), actor(), name)
    flash(t("Konto dodane."), "good")
    return redirect(url_for("staff.page"))


@blueprint.post("/<login>/disable")
@administrators_only
def disable(login: str) -> Response:
    """Close or open an account; closing ends its sessions."""
    disabled = request.form.get("disabled") == "1"
    if login == current_user.login:
        return redirect(url_for("staff.page"))  # nobody locks himself out
    site().store.staff.disable(login, site().clock(), actor(), disabled=disabled)
    return redirect(url_for("staff.page"))


@blueprint.post("/<login>/role")
@administrators_only
def role(login: str) -> Response | tuple[str, int]:
    """Clerk or administrator; nobody changes his own."""
    wanted = _ROLES.get(request.form.get("role", ""))
    if wanted and login != current_user.login:
        site().store.staff.set_role(login, wanted, site().clock(), actor())
    return redirect(url_for("staff.page"))


@blueprint.post("/<login>/password")
@administrators_only
def password(login: str) -> Response | tuple[str, int]:
    """A new password for somebody who forgot his; it ends every session of that account."""
    new = request.form.get("password", "")[:256]
    if len(new) < 10:
        error = t("Hasło musi mieć co najmniej 10 znaków.")
        return render_template("staff.html", accounts=site().store.staff.each(), error=error), 422
    if site().store.staff.set_password(login, HASHER.hash(new), site().clock(), actor()):
        flash(t("Hasło zmienione."), "good")
    return redirect(url_for("staff.page"))

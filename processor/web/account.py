"""Who may come in: sign-in and out, sessions with an end, throttling, and two other doors (OIDC, a proxy's header)."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from processor.errors import ZapisyError
from processor.store import Account
from processor.web.site import site
from processor.web.words import t

blueprint = Blueprint("account", __name__)
HASHER = PasswordHasher()
NOBODYS_HASH = HASHER.hash("no account has this password")  # so that an unknown login takes as long as a wrong password
LONGEST = timedelta(hours=12)
TRIES_PER_ADDRESS, TRIES_WINDOW = 20, timedelta(minutes=15)
OPEN_ENDPOINTS = frozenset(
    {"static", "health.page", "account.sign_in", "account.one_time", "account.oidc_start", "account.oidc_back"}
)
P = ParamSpec("P")
R = TypeVar("R")


class Member:
    """A signed-in member of staff, as Flask-Login wants to see one."""

    is_active = is_authenticated = True
    is_anonymous = False

    def __init__(self, account: Account) -> None:
        self.account = account
        self.login = account.login
        self.is_administrator = account.role == "administrator"

    def get_id(self) -> str:
        return f"{self.account.id}:{self.account.session_epoch}"


def install(app: Flask) -> None:
    """Every page is closed unless listed in OPEN_ENDPOINTS."""
    manager = LoginManager(app)
    manager.user_loader(_member)
    app.register_blueprint(blueprint)
    app.before_request(_door)
    app.extensions["zapisy-tries"] = {}
    app.extensions["zapisy-links"] = set()
    _install_oidc(app)


def _member(key: str) -> Member | None:
    number, _, epoch = key.partition(":")
    if not (number.isascii() and number.isdigit()):
        return None
    account = site().store.staff.by_id(int(number))
    if account is None or account.disabled or str(account.session_epoch) != epoch:
        return None
    return Member(account)


def _door() -> Response | None:
    """Before each request: ends sessions that are too old or idle, lets a trusted proxy's user in, closes the rest."""
    _end_stale_session()
    _enter_by_proxy()
    if current_user.is_authenticated or request.endpoint in OPEN_ENDPOINTS or request.endpoint is None:
        return None
    if request.method != "GET":
        abort(401)
    return redirect(url_for("account.sign_in", next=request.full_path if request.query_string else request.path))


def _end_stale_session() -> None:
    now = site().clock().timestamp()
    since, seen = session.get("since", now), session.get("seen", now)
    if now - since > LONGEST.total_seconds() or now - seen > site().settings.web.session_minutes * 60:
        session.clear()
        logout_user()
    elif "since" in session and now - seen > 60:
        session["seen"] = now


def _enter_by_proxy() -> None:
    """Who the trusted proxy names is in, and out again as soon as it names nobody or somebody else."""
    named = _named_by_proxy()
    if current_user.is_authenticated:
        if not session.get("by_proxy") or current_user.login == named:
            return
        logout_user()
        _forget_session()
    account = site().store.staff.get(named) if named else None
    if account is not None and not account.disabled:
        _enter(account)
        session["by_proxy"] = True


def _named_by_proxy() -> str:
    header = site().settings.web.trusted_header
    if not header or not request.environ.get("zapisy.trusted_proxy"):
        return ""
    return request.headers.get(header, "").strip().lower()


def _enter(account: Account) -> None:
    """A new session, nothing carried over from before (fixation)."""
    _forget_session()
    now = site().clock().timestamp()
    session.update({"since": now, "seen": now})
    login_user(Member(account))


def _forget_session() -> None:
    """Everything but the reader's language and keys."""
    kept = {name: session[name] for name in ("language", "keys") if name in session}
    session.clear()
    session.update(kept)


def administrators_only(view: Callable[P, R]) -> Callable[P, R]:
    """403 for a clerk."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if not current_user.is_administrator:
            abort(403)
        return view(*args, **kwargs)

    return guarded


@blueprint.route("/login", methods=["GET", "POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """The form, and the attempt."""
    if request.method == "GET":
        return _form()
    login, password = request.form.get("login", "")[:64].strip(), request.form.get("password", "")[:256]
    now = site().clock()
    if _too_many_tries(now):
        return _form("Za dużo prób z tego komputera. Odczekaj kwadrans.", login), 429
    account = site().store.staff.get(login)
    if account is not None and account.locked_until is not None and account.locked_until > now:
        check_password(None, password)
        return _form("Za dużo prób. Odczekaj kilka minut.", login), 429
    if not check_password(account, password) or account is None or account.disabled:
        _note_try(now)
        if account is not None:
            site().store.staff.login_failed(account.id, now)
        return _form("Login albo hasło się nie zgadza.", login), 401
    site().store.staff.logged_in(account.id, now)
    _enter(account)
    return redirect(_safe_next())


def _form(error: str = "", login: str = "") -> str:
    oidc = bool(site().settings.web.oidc_issuer)
    return render_template("sign_in.html", error=t(error) if error else "", login=login, oidc=oidc)


def check_password(account: Account | None, password: str) -> bool:
    """Takes as long for an account that does not exist."""
    stored = account.password_hash if account and account.password_hash else NOBODYS_HASH
    try:
        HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
    return account is not None and account.password_hash is not None


def _safe_next() -> str:
    """Only a path of our own site: an address elsewhere would make the sign-in page a springboard."""
    target = request.args.get("next", "")
    if target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable():
        return (request.script_root + target) if request.script_root else target
    return url_for("overview.page")


def _tries() -> dict[str, deque[datetime]]:
    from flask import current_app

    return cast(dict[str, deque[datetime]], current_app.extensions["zapisy-tries"])


def _too_many_tries(now: datetime) -> bool:
    tries = _tries()
    recent = tries.get(request.remote_addr or "", deque())
    while recent and recent[0] < now - TRIES_WINDOW:
        recent.popleft()
    return len(recent) >= TRIES_PER_ADDRESS


def _note_try(now: datetime) -> None:
    tries = _tries()
    if len(tries) > 10_000:
        tries.clear()
    tries.setdefault(request.remote_addr or "", deque(maxlen=TRIES_PER_ADDRESS)).append(now)


@blueprint.post("/logout")
def sign_out() -> Response:
    """Ends this session."""
    logout_user()
    _forget_session()
    return redirect(url_for("account.sign_in"))


@blueprint.get("/account")
def page() -> str:
    """Password and other devices."""
    return render_template("account.html", error="")


@blueprint.post("/account/password")
def password() -> str | Response | tuple[str, int]:
    """A new password ends every other session."""
    old, new = request.form.get("old", "")[:256], request.form.get("new", "")[:256]
    if not check_password(current_user.account, old):
        return render_template("account.html", error=t("Obecne hasło się nie zgadza.")), 422
    if len(new) < 10:
        return render_template("account.html", error=t("Nowe hasło musi mieć co najmniej 10 znaków.")), 422
    now = site().clock()
    site().store.staff.set_password(current_user.login, HASHER.hash(new), now, f"staff:{current_user.login}")
    flash(t("Hasło zmienione. Zaloguj się ponownie."), "good")
    logout_user()
    return redirect(url_for("account.sign_in"))


@blueprint.post("/account/everywhere")
def sign_out_everywhere() -> Response:
    """Ends every session of this account, this one too."""
    site().store.staff.end_sessions(current_user.login, site().clock(), f"staff:{current_user.login}")
    logout_user()
    _forget_session()
    return redirect(url_for("account.sign_in"))


@blueprint.get("/language/<code>")
def language(code: str) -> Response:
    """Polish or English, kept in the session."""
    session["language"] = "en" if code == "en" else "pl"
    return redirect(url_for("overview.page"))


@blueprint.post("/account/keys")
def keys() -> Response:
    """Single-key shortcuts on or off (WCAG 2.1.4), kept in the session."""
    session["keys"] = "on" if session.get("keys") == "off" else "off"
    return redirect(url_for("account.page"))


def one_time_link(app: Flask, login: str) -> str:
    """A path that signs `login` in once; for `zapisy demo`, which prints it."""
    token = secrets.token_urlsafe(24)
    app.extensions["zapisy-links"].add((token, login))
    return f"/login/{token}"


@blueprint.get("/login/<token>")
def one_time(token: str) -> Response:
    """Used once, then forgotten."""
    from flask import current_app

    links: set[tuple[str, str]] = current_app.extensions["zapisy-links"]
    for known, login in tuple(links):
        if secrets.compare_digest(known.encode(), token.encode()):
            links.discard((known, login))
            account = site().store.staff.get(login)
            if account is not None:
                _enter(account)
                return redirect(url_for("overview.page"))
    return redirect(url_for("account.sign_in"))


def _install_oidc(app: Flask) -> None:
    web = app.extensions["zapisy"].settings.web
    if not web.oidc_issuer:
        return
    from authlib.integrations.flask_client import OAuth

    app.extensions["zapisy-oidc"] = OAuth(app).register(
        "office",
        client_id=web.oidc_client_id,
        client_secret=web.oidc_client_secret,
        server_metadata_url=f"{web.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "default_timeout": 10},
    )


def _oidc() -> Any:
    from flask import current_app

    return current_app.extensions.get("zapisy-oidc") or abort(404)


@contextmanager
def _provider() -> Iterator[None]:
    """503 where the provider is down, slow or talks nonsense."""
    from requests import RequestException

    try:
        yield
    except (RequestException, RuntimeError) as error:  # authlib's RuntimeError: metadata without what they must have
        raise ProviderError(t("Logowanie kontem urzędu teraz nie odpowiada. Zaloguj się hasłem.")) from error


class ProviderError(ZapisyError):
    """The office's sign-in service cannot be used now."""

    transient = True


@blueprint.get("/oidc")
def oidc_start() -> Response:
    """Off to the office's sign-in page."""
    with _provider():
        return cast(Response, _oidc().authorize_redirect(url_for("account.oidc_back", _external=True)))


@blueprint.get("/oidc/back")
def oidc_back() -> Response | tuple[str, int]:
    """Back from it: the verified e-mail address or user name must be an account's login."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    try:
        with _provider():
            claims = _oidc().authorize_access_token().get("userinfo") or {}
    except (AuthlibBaseError, JoseError):  # a state nobody set out with, a token for another or by another
        return _form("Logowanie kontem urzędu nie powiodło się."), 401
    names = [claims.get("preferred_username"), claims.get("email") if claims.get("email_verified") else None]
    accounts = (site().store.staff.get(name) for name in names if name)
    account = next((found for found in accounts if found is not None and not found.disabled), None)
    if account is None:
        return _form("To konto nie ma dostępu. Poproś administratora o dodanie."), 403
    site().store.staff.logged_in(account.id, site().clock())
    _enter(account)
    return redirect(url_for("overview.page"))

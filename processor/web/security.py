"""What every answer carries and every request must prove: security headers, CSRF, body limits, trusted proxies."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, abort, request
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
MAX_BODY = 2 * 1024 * 1024


class TrustedProxies:
    """Forwarded headers count only when the connection comes from one of `addresses`; else they are taken out."""

    def __init__(self, app: Callable[..., Iterable[bytes]], addresses: Iterable[str]) -> None:
        self._plain = app
        self._behind = ProxyFix(app, x_for=1, x_proto=1, x_host=1, x_prefix=1)
        self._addresses = frozenset(addresses)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("REMOTE_ADDR") in self._addresses:
            environ["zapisy.trusted_proxy"] = True
            return self._behind(environ, start_response)
        for name in [name for name in environ if name.startswith("HTTP_X_FORWARDED")]:
            del environ[name]
        return self._plain(environ, start_response)


def protect(app: Flask, *, proxies: Iterable[str], secure_cookies: bool) -> None:
    """CSRF tokens on every POST, strict headers on every answer, cookies that scripts and other sites cannot use.

    `proxies` are the addresses of reverse proxies that are believed when they say who the client is.
    """
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_PARTS=2000,
        SESSION_COOKIE_NAME="__Host-zapisy" if secure_cookies else "zapisy",
        SESSION_COOKIE_SECURE=secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None,  # a form left open over lunch still works; the session has its own end
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer over HTTPS, and our Referrer-Policy sends none
    )
    app.before_request(_refuse_other_sites)
    CSRFProtect(app)
    app.wsgi_app = TrustedProxies(app.wsgi_app, proxies)  # type: ignore[method-assign]
    app.after_request(_harden)


def _refuse_other_sites() -> None:
    """400 for a form that the browser itself says another site sent (Fetch Metadata); apart from the token."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
        abort(400)


def _harden(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"  # names and addresses do not stay in a shared browser
    return response

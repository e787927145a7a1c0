"""Sign-in by token instead of a password (RFC 6749; XOAUTH2, OAUTHBEARER of RFC 7628).

An access token is fetched by refresh token (§6) or, where there is none, by client credentials (§4.4), and used until
shortly before it expires. With `token_file` it outlives the process, and so does a refresh token that the service
replaces; the file is readable by its owner alone.
"""

from __future__ import annotations

import json
import os
import threading
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from processor.errors import MailboxError
from processor.settings import OAuthSettings

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

MARGIN = timedelta(minutes=2)  # before the end of an access token, so that a pass does not outlive it at once
TIMEOUT = 20.0
MOST_BYTES = 100_000
USUAL = 3600.0  # seconds, where the service does not say

_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
_GOOGLE = "https://oauth2.googleapis.com/token"
_MICROSOFT_USER = "offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"
_MICROSOFT_PROGRAM = "https://outlook.office365.com/.default"


class TokenError(MailboxError):
    """No access token: the service is out of reach (transient) or refuses."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What the service gave. `refresh_expires` is None where it does not say."""

    access: str
    expires: datetime
    refresh: str = ""
    refresh_expires: datetime | None = None


def token(oauth: OAuthSettings, clock: Callable[[], datetime]) -> Callable[[], str] | None:
    """For `Mailbox` and `Transport`: gives a valid access token, or raises TokenError. None: a password is used."""
    if not oauth.provider:
        return None
    source = _source(oauth)
    return lambda: source.access(clock())


def refresh_expires(oauth: OAuthSettings) -> datetime | None:
    """When somebody must sign in anew, as the service told; None where it did not."""
    if not oauth.provider:
        return None
    kept = _source(oauth).kept()
    return kept.refresh_expires if kept else None


class Source:
    """One account's tokens, shared by the threads of the process."""

    def __init__(self, oauth: OAuthSettings) -> None:
        self._oauth = oauth
        self._lock = threading.Lock()
        self._grant: Grant | None = None

    def access(self, now: datetime) -> str:
        """A token that is valid for some minutes at least."""
        with self._lock:
            known = self._grant
            if known is None or _ends(known, now):
                self._grant = None  # another process may have renewed it, and with it the refresh token
                known = self.kept() or known
            if known is None or _ends(known, now):
                known = _asked(self._oauth, known.refresh if known else "", now)
                self._keep(known)
            return known.access

    def kept(self) -> Grant | None:
        """The last grant, of this process or of the file. Raises TokenError for a file that others may read."""
        if self._grant is None and self._oauth.token_file is not None:
            self._grant = _read(self._oauth.token_file, _key(self._oauth))
        return self._grant

    def _keep(self, grant: Grant) -> None:
        self._grant = grant
        if self._oauth.token_file is not None:
            _write(self._oauth.token_file, _key(self._oauth), grant)


def _ends(grant: Grant, now: datetime) -> bool:
    return grant.expires - MARGIN <= now


@lru_cache(maxsize=8)
def _source(oauth: OAuthSettings) -> Source:
    """Mailbox and Transport are made anew for each pass; a token serves many."""
    return Source(oauth)


# ── asking the service ──


def _asked(oauth: OAuthSettings, newer_refresh: str, now: datetime) -> Grant:
    refresh = newer_refresh or str(oauth.refresh_token)
    try:
        answer = _post(_token_url(oauth), _form(oauth, refresh))
    except TokenError:
        if not newer_refresh or newer_refresh == str(oauth.refresh_token) or not oauth.refresh_token:
            raise
        refresh = str(oauth.refresh_token)  # somebody signed in anew and put it into the configuration
        answer = _post(_token_url(oauth), _form(oauth, refresh))
    access = answer.get("access_token")
    if not isinstance(access, str) or not access or not access.isprintable():
        raise TokenError(f"The sign-in service {_host(oauth)} answered without an access token.", transient=True)
    until = _seconds(answer.get("refresh_token_expires_in") or answer.get("refresh_expires_in"))
    given = answer.get("refresh_token")
    return Grant(
        access,
        now + timedelta(seconds=_seconds(answer.get("expires_in")) or USUAL),
        given if isinstance(given, str) and given else refresh,
        now + timedelta(seconds=until) if until else None,
    )


def _form(oauth: OAuthSettings, refresh: str) -> dict[str, str]:
    form = {"client_id": oauth.client_id, "scope": _scope(oauth, bool(refresh))}
    if oauth.client_secret:
        form["client_secret"] = str(oauth.client_secret)
    form |= {"grant_type": "refresh_token", "refresh_token": refresh} if refresh else _PROGRAM
    return {name: value for name, value in form.items() if value}


_PROGRAM = {"grant_type": "client_credentials"}


def _scope(oauth: OAuthSettings, person: bool) -> str:
    if oauth.scope or oauth.provider != "microsoft":
        return oauth.scope
    return _MICROSOFT_USER if person else _MICROSOFT_PROGRAM


def _token_url(oauth: OAuthSettings) -> str:
    usual = {"microsoft": _MICROSOFT.format(tenant=oauth.tenant or "common"), "google": _GOOGLE}
    return oauth.token_url or usual.get(oauth.provider, "")


def _host(oauth: OAuthSettings) -> str:
    return urllib.parse.urlsplit(_token_url(oauth)).hostname or "?"


def _post(url: str, form: Mapping[str, str]) -> dict[str, Any]:
    """The service's answer (RFC 6749 §5). Raises TokenError; no sentence holds a secret of ours."""
    import urllib.error  # 40 ms that a pass with a password need not spend
    import urllib.request

    parts = urllib.parse.urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise TokenError(f"oauth_token_url must begin with https://: {url}", transient=False)
    request = urllib.request.Request(url, urllib.parse.urlencode(form).encode(), {"Accept": "application/json"})  # noqa: S310 - checked above
    try:
        with _opener().open(request, timeout=TIMEOUT) as response:
            return _object(response.read(MOST_BYTES))
    except urllib.error.HTTPError as error:
        said = _object(error.read(MOST_BYTES))
        words = " ".join(str(said.get(name) or "") for name in ("error", "error_description")).strip() or error.reason
        raise TokenError(
            f"The sign-in service {parts.hostname} gives no token: {error.code} {_line(words)}. "
            "Check oauth_client_id and the secrets; a refresh token that has expired needs a new sign-in.",
            transient=error.code >= 500 or error.code == 429,
        ) from error
    except (OSError, ValueError) as error:
        raise TokenError(f"The sign-in service {parts.hostname} is out of reach: {_line(str(error))}.") from error


@cache
def _opener() -> OpenerDirector:
    from urllib.request import HTTPRedirectHandler, build_opener

    class NoRedirects(HTTPRedirectHandler):
        """Our secrets go to the configured service and nowhere else."""

        def redirect_request(self, *_: Any) -> None:
            return None

    return build_opener(NoRedirects)


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _seconds(value: Any) -> float:
    try:
        return min(max(float(value), 0.0), 10 * 365 * 86_400.0)
    except (TypeError, ValueError):
        return 0.0


def _line(words: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in words)[:200].strip().rstrip(".")


# ── the file ──


def _key(oauth: OAuthSettings) -> str:
    """Mailbox and SMTP may share a file."""
    return " ".join((oauth.provider, oauth.client_id, oauth.scope))


def _read(path: Path, key: str) -> Grant | None:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise TokenError(f"{path} may be read by others — chmod 600 {path}", transient=False)
            kept = _object(file.read(MOST_BYTES)).get(key)
        until = kept["refresh_expires"] and datetime.fromisoformat(kept["refresh_expires"])  # type: ignore[index]
        return Grant(kept["access"], datetime.fromisoformat(kept["expires"]), kept["refresh"], until or None)  # type: ignore[index]
    except FileNotFoundError:
        return None
    except (KeyError, TypeError, ValueError):
        return None  # of another account, or half of a file: a new token is fetched
    except OSError as error:
        raise TokenError(f"{path} cannot be read: {error.strerror}", transient=False) from error


def _write(path: Path, key: str, grant: Grant) -> None:
    """A file beside it, readable by us alone from the first byte, then put in its place."""
    until = grant.refresh_expires.isoformat() if grant.refresh_expires else None
    kept = {"access": grant.access, "expires": grant.expires.isoformat(), "refresh": grant.refresh}
    try:
        whole = _object(path.read_bytes()) if path.exists() else {}
        whole[key] = kept | {"refresh_expires": until}
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(whole, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise TokenError(f"{path} cannot be written: {error.strerror}", transient=False) from error

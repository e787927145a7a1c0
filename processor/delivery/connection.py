"""One SMTP connection: verified TLS, time-outs, sign-in, and every failure put into one sentence."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable

from processor.errors import Unreachable
from processor.settings import SmtpSettings

Token = Callable[[], str]
Announce = Callable[[socket.socket], None]

FAULTS = (smtplib.SMTPException, OSError, ValueError, LookupError, AttributeError)
"""What smtplib, ssl and socket raise when the server, the network or an answer is broken."""


class _Smtp(smtplib.SMTP):
    """smtplib over a socket that is announced as soon as there is one, so that another thread can end the greeting."""

    def __init__(self, settings: SmtpSettings, context: ssl.SSLContext | None, announce: Announce) -> None:
        self._announce = announce
        self._context = context
        # An address literal for a name (RFC 5321 4.1.3): without one smtplib asks the resolver for ours.
        super().__init__(settings.host, settings.port, "[127.0.0.1]", timeout=settings.timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((host, port), timeout)
        # The final dot is a write of its own: Nagle's algorithm would hold it until the server's delayed ACK, 40 ms.
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._announce(plain)
        if self._context is None:
            return plain
        try:
            secure = self._context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise
        self._announce(secure)
        return secure


def connected(settings: SmtpSettings, token: Token | None, announce: Announce) -> smtplib.SMTP:
    """A signed-in connection. Raises what smtplib, ssl and socket raise; `unreachable` puts it into words."""
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        context.load_verify_locations(cafile=settings.ca_file)
    smtp = _Smtp(settings, context if settings.security == "tls" else None, announce)
    try:
        if settings.security == "starttls":
            smtp.starttls(context=context)
            announce(live_socket(smtp))
        elif settings.security == "none":
            _only_loopback(smtp)
        smtp.ehlo_or_helo_if_needed()
        _sign_in(smtp, settings, token)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _only_loopback(smtp: smtplib.SMTP) -> None:
    peer = str(live_socket(smtp).getpeername()[0])
    if not (peer.startswith("127.") or peer in {"::1", "::ffff:127.0.0.1"}):
        raise smtplib.SMTPNotSupportedError('security = "none" is for a server on this machine only')


def _sign_in(smtp: smtplib.SMTP, settings: SmtpSettings, token: Token | None) -> None:
    if not settings.username:
        return
    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if token is not None:
        bearer = f"auth=Bearer {token()}\x01\x01"
        if "XOAUTH2" in offered or "OAUTHBEARER" not in offered:
            _authenticate(smtp, "XOAUTH2", f"user={settings.username}\x01{bearer}")
        else:  # RFC 7628 §3.1
            place = f"host={settings.host}\x01port={settings.port}"
            _authenticate(smtp, "OAUTHBEARER", f"n,a={settings.username},\x01{place}\x01{bearer}")
    elif "PLAIN" in offered:  # smtplib's own PLAIN cannot carry a password such as "zażółć"
        _authenticate(smtp, "PLAIN", f"\0{settings.username}\0{settings.password}")
    else:
        smtp.login(settings.username, str(settings.password))


def _authenticate(smtp: smtplib.SMTP, mechanism: str, response: str) -> None:
    code, words = smtp.docmd("AUTH", f"{mechanism} {base64.b64encode(response.encode()).decode('ascii')}")
    if code == 334:  # both put the error into a challenge, which wants an answer before the refusal
        code, words = smtp.docmd("AQ==" if mechanism == "OAUTHBEARER" else "")
    if code not in {235, 503}:
        raise smtplib.SMTPAuthenticationError(code, words)


def live_socket(smtp: smtplib.SMTP) -> socket.socket:
    """Raises SMTPServerDisconnected where smtplib has closed it."""
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected("the connection is closed")
    return smtp.sock


def unreachable(error: Exception, settings: SmtpSettings) -> Unreachable:
    """Why there is no connection, in one sentence: what happened, where, and what to do about it."""
    where, words = f"{settings.host}:{settings.port}", said(error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Unreachable(
            f"The SMTP server {where} refused to sign in {settings.username}: {words}. "
            "Check [smtp] username and ZAPISY_SMTP__PASSWORD.",
            transient=error.smtp_code // 100 == 4,
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Unreachable(
            f"The SMTP server {where} cannot do what is needed: {words}. The password was not sent; "
            "check [smtp] port and security.",
            transient=False,
        )
    if isinstance(error, ssl.SSLCertVerificationError):
        return Unreachable(
            f"The certificate of the SMTP server {where} is not to be trusted: {error.verify_message}. "
            "Check [smtp] host; for a certificate of your own authority give [smtp] ca_file.",
            transient=False,
        )
    return Unreachable(_network_sentence(error, where, words, settings))


def _network_sentence(error: Exception, where: str, words: str, settings: SmtpSettings) -> str:
    if isinstance(error, socket.gaierror):
        return f"The SMTP server {where} cannot be found: {words}. Check [smtp] host."
    if isinstance(error, ConnectionRefusedError):
        return f"Nothing answers at {where}: the connection was refused. Check [smtp] host and port."
    if isinstance(error, TimeoutError):
        return f"The SMTP server {where} said nothing for {settings.timeout:g} s."
    return f"The SMTP server {where} is out of reach: {words}."


def said(error: Exception) -> str:
    """The server's answer with its code, or the library's words."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {printable(as_bytes(error.smtp_error))}"
    return printable(str(error).encode("utf-8", "replace")) or type(error).__name__


def as_bytes(words: bytes | str) -> bytes:
    """smtplib has an answer's text as either."""
    return words.encode("utf-8", "replace") if isinstance(words, str) else words


def printable(words: bytes) -> str:
    """The server's words on one line, at most 200 characters."""
    text = "".join(char if char.isprintable() else " " for char in words.decode("utf-8", "replace"))
    return text.strip().rstrip(".")[:200]

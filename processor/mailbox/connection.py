"""One IMAP connection: verified TLS, time-outs, sign-in, and every failure put into one sentence.

Two rules stand here for the whole room. Nothing with NUL, CR or LF is ever sent as an argument: a client library that
writes such a value on the wire lets the sender of a mail run commands in our mailbox. And any failure but a tagged NO
means that client and server may no longer agree on what was said, so the connection is thrown away.
"""

from __future__ import annotations

import imaplib
import logging
import re
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import CapabilityError, LoginError
from imapclient.imapclient import _literal

from processor.errors import MailboxError
from processor.settings import MailboxSettings

log = logging.getLogger(__name__)

Token = Callable[[], str]
Announce = Callable[[socket.socket], None]

FAULTS = (imaplib.IMAP4.error, OSError, ValueError, LookupError, TypeError, AttributeError)
"""What imapclient, imaplib, ssl and socket raise when the server, the network or an answer is broken."""

_CONTROL = re.compile(rb"[\x00\r\n]")
_CODE = re.compile(r"\[([A-Z][A-Z0-9-]*)[^\]]*\]")
_REFUSED = re.compile(r"[A-Za-z ]+ failed: ")
_TRY_LATER = {"LIMIT", "UNAVAILABLE", "INUSE", "SERVERBUG"}  # RFC 5530


class Refused(MailboxError):
    """The server said NO to one command; the connection is sound. `code` is the response code of RFC 5530, or ""."""

    def __init__(self, sentence: str, *, code: str = "", transient: bool = True) -> None:
        super().__init__(sentence, transient=transient)
        self.code = code


class Client(IMAPClient):  # type: ignore[misc]
    """IMAPClient behind the choke-point: an argument with NUL, CR or LF raises ValueError before a byte is sent.

    `announce` is told of the socket as soon as there is one, so that another thread can end even the greeting.
    """

    def __init__(self, *args: Any, announce: Announce, **kwargs: Any) -> None:
        self._announce = announce
        super().__init__(*args, **kwargs)

    def _create_IMAP4(self) -> imaplib.IMAP4:
        announce, context, timeout = self._announce, self.ssl_context if self.ssl else None, self._timeout.connect

        class Connection(imaplib.IMAP4):
            def _create_socket(self, _: float | None = None) -> socket.socket:
                return open_socket(self.host, self.port, timeout, context, announce)

            def _command(self, name: str, *args: str | bytes | None) -> bytes:
                refuse_control_characters(args)
                return bytes(super()._command(name, *args))  # type: ignore[misc]

            def _log(self, line: object) -> None:
                """imaplib would keep the last ten lines, the sign-in among them."""

            def _append_untagged(self, kind: str, words: bytes | tuple[bytes, bytes] | None) -> None:
                if isinstance(words, bytes) and words.startswith(b"[ALERT]"):  # RFC 3501 §7.1: people must be shown it
                    log.warning("the mailbox server %s says: %s", self.host, words[7:].decode("utf-8", "replace"))
                super()._append_untagged(kind, words)  # type: ignore[misc]

        return Connection(self.host, self.port, timeout)

    def _raw_command(self, command: bytes, args: Any, uid: bool = True) -> Any:
        refuse_control_characters(args if isinstance(args, (list, tuple)) else [args])
        return super()._raw_command(command, args, uid)


def open_socket(
    host: str, port: int, timeout: float | None, context: ssl.SSLContext | None, announce: Announce
) -> socket.socket:
    """A connected socket, with TLS where there is a context; announced before the handshake and after it."""
    plain = socket.create_connection((host, port), timeout=timeout)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # APPEND ends with a small write, as in delivery
    announce(plain)
    if context is None:
        return plain
    try:
        secure = context.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise
    announce(secure)
    return secure


def refuse_control_characters(args: Any) -> None:
    """Raises ValueError where an argument of a command holds NUL, CR or LF.

    A literal is counted before it is sent, so whatever stands in it cannot become a command; NUL may not stand there.
    """
    for arg in args:
        if isinstance(arg, _literal) and b"\x00" not in arg:
            continue
        raw = arg.encode("utf-8", "surrogateescape") if isinstance(arg, str) else arg
        if isinstance(raw, bytes) and _CONTROL.search(raw):
            raise ValueError("an argument for the IMAP server holds a control character; it was not sent")


def connect(settings: MailboxSettings, token: Token | None, announce: Announce) -> Client:
    """A signed-in client. Raises what imapclient, ssl and socket raise; `explained` puts it into words."""
    client = Client(
        settings.host,
        port=settings.port,
        ssl=settings.security == "tls",
        ssl_context=tls_context(settings.ca_file) if settings.security == "tls" else None,
        timeout=settings.timeout,
        announce=announce,
    )
    try:
        client.normalise_times = False
        quieten(client)
        if settings.security == "starttls":
            client.starttls(tls_context(settings.ca_file))
            announce(client.socket())
        elif settings.security == "none":
            _only_loopback(client.socket())
        _sign_in(client, settings, token)
    except BaseException:
        throw_away(client)
        raise
    return client


def quieten(client: IMAPClient) -> None:
    """Stop imaplib's record of every line: it costs three quarters of the fetch speed and would hold passwords."""
    if hasattr(client._imap, "debug"):
        client._imap.debug = 0
    # It warns of each server sentence with a letter outside ASCII, such as the name of our own folder.
    logging.getLogger("imapclient.util").setLevel(logging.ERROR)


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Certificates and host names are verified, always; `ca_file` adds a private CA."""
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context


def throw_away(client: IMAPClient) -> None:
    """Close without a word to the server."""
    try:
        client.shutdown()
    except FAULTS:
        return


def _only_loopback(sock: socket.socket) -> None:
    peer = str(sock.getpeername()[0])
    if not (peer.startswith("127.") or peer in {"::1", "::ffff:127.0.0.1"}):
        raise CapabilityError('security = "none" is for a server on this machine only')


def _sign_in(client: Client, settings: MailboxSettings, token: Token | None) -> None:
    if token is not None:
        access = token()
        if client.has_capability("AUTH=OAUTHBEARER"):
            client.oauthbearer_login(settings.username, access)
        else:
            client.oauth2_login(settings.username, access)
    elif client.has_capability("AUTH=PLAIN"):  # LOGIN cannot carry a password such as "zażółć"
        client.plain_login(settings.username, str(settings.password))
    else:
        client.login(settings.username, str(settings.password))


def explained(error: BaseException, settings: MailboxSettings) -> MailboxError:
    """The same failure as one sentence: what happened, where, and what to do about it."""
    where = f"{settings.host}:{settings.port}"
    for kind, explain in _EXPLANATIONS:
        if isinstance(error, kind):
            return explain(error, where, settings)
    return MailboxError(f"The mailbox server {where} sent an answer that cannot be understood: {_said(error)}.")


def _login(error: BaseException, where: str, settings: MailboxSettings) -> MailboxError:
    if isinstance(error.__context__, imaplib.IMAP4.abort):  # IMAPClient makes a refusal of every failure here
        return _lost(error, where, settings)
    code = _code(error)
    if code in _TRY_LATER:
        return MailboxError(f"The mailbox server {where} lets nobody sign in at the moment: {_said(error)}.")
    return MailboxError(
        f"The mailbox server {where} refused to sign in {settings.username}: {_said(error)}. "
        "Check [mailbox] username and ZAPISY_MAILBOX__PASSWORD.",
        transient=False,
    )


def _capability(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(
        f"The mailbox server {where} cannot do what is needed: {_said(error)}. "
        "The password was not sent; check [mailbox] port and security.",
        transient=False,
    )


def _read_only(error: BaseException, where: str, settings: MailboxSettings) -> MailboxError:
    return Refused(
        f"The folder {settings.folder} on {where} is read-only for {settings.username}; "
        "ask for the right to move and flag its mail.",
        code="READ-ONLY",
        transient=False,
    )


def _lost(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(f"The connection to the mailbox server {where} was lost: {_said(error)}.")


def _no(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    text = str(error)
    if _REFUSED.match(text):
        return Refused(f"The mailbox server {where} refused: {_said(error)}.", code=_code(error))
    return MailboxError(f"The mailbox server {where} and this program misunderstood each other: {_said(error)}.")


def _certificate(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    why = getattr(error, "verify_message", "") or _said(error)
    return MailboxError(
        f"The certificate of the mailbox server {where} is not to be trusted: {why}. "
        "Check [mailbox] host; for a certificate of your own authority give [mailbox] ca_file.",
        transient=False,
    )


def _tls(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(
        f"TLS with the mailbox server {where} failed: {_said(error)}. Check [mailbox] port and security.",
        transient=getattr(error, "reason", "") != "WRONG_VERSION_NUMBER",
    )


def _name(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(f"The mailbox server {where} cannot be found: {_said(error)}. Check [mailbox] host.")


def _closed(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(f"Nothing answers at {where}: the connection was refused. Check [mailbox] host and port.")


def _silent(error: BaseException, where: str, settings: MailboxSettings) -> MailboxError:
    return MailboxError(f"The mailbox server {where} said nothing for {settings.timeout:g} s.")


def _unspeakable(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(
        f"The mailbox server {where} offers only LOGIN, which cannot carry a user name or password "
        "with letters outside ASCII; ask for a password without them.",
        transient=False,
    )


def _guarded(error: BaseException, where: str, _: MailboxSettings) -> MailboxError:
    return MailboxError(f"Talking to the mailbox server {where} was stopped: {_said(error)}.", transient=False)


Explain = Callable[[BaseException, str, MailboxSettings], MailboxError]

_EXPLANATIONS: tuple[tuple[type[BaseException], Explain], ...] = (  # the first that fits counts
    (LoginError, _login),
    (CapabilityError, _capability),
    (imaplib.IMAP4.readonly, _read_only),
    (imaplib.IMAP4.abort, _lost),
    (imaplib.IMAP4.error, _no),
    (ssl.SSLCertVerificationError, _certificate),
    (ssl.SSLError, _tls),
    (socket.gaierror, _name),
    (ConnectionRefusedError, _closed),
    (TimeoutError, _silent),
    (OSError, _lost),
    (UnicodeEncodeError, _unspeakable),
    (ValueError, _guarded),
)


def _code(error: BaseException) -> str:
    found = _CODE.search(str(error))
    return found.group(1) if found else ""


def _said(error: BaseException) -> str:
    """The library's words on one line, without the trace of bytes objects, at most 200 characters."""
    text = str(error) or type(error).__name__
    text = "".join(char if char.isprintable() else " " for char in text)
    return text.strip().rstrip(".")[:200]

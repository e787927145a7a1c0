"""SMTP servers for tests: a sink that takes everything (aiosmtpd) and a scripted one that fails on command.

The scripted server is written on sockets because no real server drops a connection at a chosen byte. It counts a mail
only when the final dot arrived, which is the moment at which a real server may have taken responsibility.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from processor.settings import SmtpSettings
from processor.values import Address
from tests.servers.ports import free_port


@dataclass(frozen=True, slots=True)
class Taken:
    """A mail that the server took."""

    sender: str | None
    recipients: tuple[str, ...]
    raw: bytes
    mail_options: tuple[str, ...] = ()
    rcpt_options: tuple[str, ...] = ()

    @property
    def message(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed


class Sink:
    """aiosmtpd's handler: keeps every mail in `taken`, and counts connections."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.connections = 0
        self.refuse_null_sender = False

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += 1
        # Nearly every server offers it; aiosmtpd can do it without saying so.
        return [responses[0], "250-PIPELINING", *responses[1:]]

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuse_null_sender and address in {"", "<>"}:
            return "550 5.7.1 Null sender refused"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content
        assert content is not None
        self.taken.append(
            Taken(
                envelope.mail_from,
                tuple(envelope.rcpt_tos),
                content,
                tuple(envelope.mail_options),
                tuple(envelope.rcpt_options),
            )
        )
        return f"250 2.0.0 taken as {len(self.taken)}"


def smtp_settings(port: int, **changes: Any) -> SmtpSettings:
    """How the program is told of a test server: plainly on loopback, waiting two seconds at most."""
    given = SmtpSettings(
        host="127.0.0.1", port=port, security="none", from_=Address("Biuro OMP", "biuro@example.org"), timeout=2.0
    )
    return replace(given, **changes)


@dataclass
class SmtpSink:
    """A running sink. `port` speaks plainly (STARTTLS where `starttls`), or TLS at once where `tls`."""

    port: int
    handler: Sink
    ca_file: Path | None = None

    @property
    def taken(self) -> list[Taken]:
        return self.handler.taken


class Certificates:
    """A CA of the tests with a certificate for localhost and 127.0.0.1."""

    def __init__(self, directory: Path) -> None:
        authority = trustme.CA()
        self.ca_file = directory / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(self.context)
        self.wrong_host = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("elsewhere.example").configure_cert(self.wrong_host)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@contextlib.contextmanager
def smtp_server(
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    password: str | None = None,
    smtputf8: bool = True,
) -> Iterator[SmtpSink]:
    """A sink with these manners. With `password`, everyone must sign in with it (user name: anything)."""
    handler = Sink()

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and data.password.decode() == password
        return AuthResult(success=right, handled=False)

    options: dict[str, Any] = {"enable_SMTPUTF8": smtputf8, "hostname": "sink.example", "data_size_limit": None}
    if starttls is not None:
        options |= {"tls_context": starttls, "require_starttls": True}
    if password is not None:
        options |= {"authenticator": check, "auth_required": True, "auth_require_tls": False}

    class Listener(Controller):
        def factory(self) -> SMTP:
            return SMTP(self.handler, **options)

    controller = Listener(handler, hostname="127.0.0.1", port=free_port(), ssl_context=tls)
    controller.start()
    try:
        yield SmtpSink(controller.port, handler)
    finally:
        controller.stop()


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    """A sink on loopback without TLS and sign-in."""
    with smtp_server() as sink:
        yield sink


@dataclass
class ScriptedSmtp:
    """An SMTP server that follows `script`: stage → manner, for each transaction until `times` are used up.

    Stages: greeting, ehlo, mail, rcpt, data, body, dot, quit. Manners: `close` (FIN), `reset` (RST), `hang` (answer
    nothing until the client gives up), or a line to answer with (`"451 later"`). At `body` the connection ends in the
    middle of the message. At `dot` the mail counts as taken whatever is answered.
    """

    script: dict[str, str] = field(default_factory=dict)
    times: int = 1_000_000
    extensions: tuple[str, ...] = ("8BITMIME", "DSN", "SMTPUTF8", "PIPELINING")
    taken: list[bytes] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # every command line as received
    port: int = 0
    _listener: socket.socket | None = None

    def __enter__(self) -> ScriptedSmtp:
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Small, so that a long mail cannot lie in the buffers as a whole before its first line was answered.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._listener is not None
        self._listener.close()

    def _accept(self) -> None:
        assert self._listener is not None
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError, _Over), client, client.makefile("rb") as lines:
            self._answer(client, "greeting", "220 scripted.example ESMTP")
            for line in lines:
                self.lines.append(line.decode("utf-8", "replace").rstrip("\r\n"))
                verb = line[:4].upper().strip()
                if verb == b"DATA":
                    self._data(client, lines)
                elif verb == b"EHLO":
                    self._answer(client, "ehlo", "\r\n".join(self._hello()))
                elif verb == b"QUIT":
                    self._answer(client, "quit", "221 bye")
                    return
                else:
                    self._answer(client, verb.decode("ascii", "replace").lower(), "250 OK")

    def _hello(self) -> list[str]:
        words = ["scripted.example", *self.extensions]
        return [f"250-{word}" for word in words[:-1]] + [f"250 {words[-1]}"]

    def _data(self, client: socket.socket, lines: Any) -> None:
        self._answer(client, "data", "354 go on")
        body = []
        for line in lines:
            if line == b".\r\n":
                break
            body.append(line)
            if self._manner("body"):
                self._use("body")
                self._end(client, self.script["body"])
        else:
            return  # cut before the dot: not taken
        self.taken.append(b"".join(line[1:] if line.startswith(b".") else line for line in body))
        self._answer(client, "dot", f"250 2.0.0 queued as {len(self.taken)}")

    def _manner(self, stage: str) -> str:
        return self.script.get(stage, "") if self.times > 0 else ""

    def _use(self, stage: str) -> None:
        if stage in self.script:
            self.times -= 1

    def _answer(self, client: socket.socket, stage: str, usual: str) -> None:
        manner = self._manner(stage)
        if not manner:
            client.sendall(usual.encode() + b"\r\n")
            return
        self._use(stage)
        if manner[:3].isdigit():
            client.sendall(manner.encode() + b"\r\n")
            if manner.startswith("421"):
                raise _Over
            return
        self._end(client, manner)

    def _end(self, client: socket.socket, manner: str) -> None:
        if manner == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif manner == "hang":
            client.settimeout(30)
            with contextlib.suppress(OSError):
                while client.recv(65_536):  # until the client gives up
                    pass
        raise _Over


class _Over(Exception):
    """This connection is over."""

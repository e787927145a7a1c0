"""The two servers of the demo, in one thread: an IMAP server on a Maildir (pymap) and an SMTP sink (aiosmtpd).

They speak the real protocols over loopback, so the program works against them as against any provider.
"""

from __future__ import annotations

import asyncio
import threading
from argparse import ArgumentParser
from pathlib import Path
from types import TracebackType
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.maildir import Identity, MaildirBackend
from pymap.imap import IMAPServer, IMAPService
from pymap.user import Passwords, UserMetadata

LOOPBACK = "127.0.0.1"
USER = "biuro"
STARTED_WITHIN = 20.0  # seconds


class Servers:
    """A context manager. `imap_port`, `smtp_port`: free ports; mail lies below `mail`, what was sent in `sent`."""

    def __init__(self, mail: Path, sent: Path, password: str) -> None:
        self.imap_port = 0
        self.smtp_port = 0
        self._mail = mail
        self._sink = Sink(sent)
        self._password = password
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="demo servers", daemon=True)

    def __enter__(self) -> Servers:
        self._thread.start()
        if not self._ready.wait(STARTED_WITHIN) or self._error is not None:
            raise RuntimeError(f"the servers of the demo did not start: {self._error}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(STARTED_WITHIN)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # noqa: BLE001 - told to whoever waits for the start
            self._error = error
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        imap = await asyncio.start_server(await self._imap(), host=LOOPBACK, port=0)
        smtp = await self._loop.create_server(lambda: SMTP(self._sink, enable_SMTPUTF8=True), host=LOOPBACK, port=0)
        self.imap_port = imap.sockets[0].getsockname()[1]
        self.smtp_port = smtp.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        smtp.close()
        imap.close()

    async def _imap(self) -> Any:
        """What pymap's own start does, with a port of the system's choice and a user of ours."""
        parser = ArgumentParser()
        MaildirBackend.add_subparser("maildir", parser.add_subparsers(dest="backend"))
        IMAPService.add_arguments(parser)
        parser.set_defaults(debug=False, skip_services=[], passlib_cfg=None)
        arguments = parser.parse_args(["--host", LOOPBACK, "--port", "0", "--no-tls", "maildir", str(self._mail)])
        backend, config = await MaildirBackend.init(arguments)
        config.apply_context()
        hashed = await Passwords(config).hash_password(self._password)
        identity = Identity(config, backend.login.tokens, USER, None, frozenset())
        await identity.set(UserMetadata(config, USER, password=hashed))
        return ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(backend.login, config))


class Sink:
    """Takes every mail and lays it down as a file."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.original_content or b""
        number = len(list(self._directory.glob("*.eml"))) + 1
        recipient = "".join(letter if letter.isalnum() or letter in "@.-" else "_" for letter in envelope.rcpt_tos[0])
        (self._directory / f"{number:03}-{recipient[:80]}.eml").write_bytes(content)
        return "250 2.0.0 taken"

"""Courier's IMAP server on a Maildir, where its program is: for what it does differently from Dovecot.

Debian's courier-imap cannot be installed beside dovecot-imapd. Unpacked (`dpkg -x`, with courier-base, courier-authlib,
libcourier-unicode4, libgamin0 and libidn12) it can run: set ZAPISY_COURIER to that directory. The front door, which in
Courier is a chain of programs of root, is a few lines here; a session itself is Courier's own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from processor.settings import MailboxSettings, Secret
from tests.servers import missing

CAPABILITY = "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE SORT QUOTA IDLE"
LIBRARIES = ("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "usr/lib")


@dataclass
class Courier:
    """One account without mail, signed in to with any password."""

    root: Path  # of the unpacked packages
    maildir: Path
    port: int = 0
    _listener: socket.socket | None = None
    _children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def settings(self) -> MailboxSettings:
        return MailboxSettings(
            host="127.0.0.1",
            port=self.port,
            security="none",
            username="biuro",
            password=Secret("x"),
            addresses=("biuro@example.org",),
            timeout=10.0,
        )

    def deliver(self, raw: bytes, name: str, at: datetime) -> None:
        """As a delivery agent does; Courier takes the time of arrival from the file."""
        path = self.maildir / "new" / name
        path.write_bytes(raw.replace(b"\r\n", b"\n"))
        os.utime(path, (at.timestamp(), at.timestamp()))

    def delete(self, name: str) -> None:
        """As a person with another program does."""
        for path in self.maildir.glob(f"[cn]*/{name}*"):
            path.unlink()

    def held_in(self, folder: str) -> int:
        """How many mails a folder of the Maildir holds; its name as on disk."""
        return sum(1 for kind in ("cur", "new") for _ in (self.maildir / folder / kind).glob("*"))

    def start(self) -> None:
        self._environ("maildirmake.courier", str(self.maildir)).wait()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        assert self._listener is not None
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        for child in self._children:
            child.kill()
            child.wait()

    def _accept(self) -> None:
        assert self._listener is not None
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            client.sendall(b"* OK Courier-IMAP ready.\r\n")
            while not self._signed_in(client, _line(client)):
                pass
            session = self._environ("imapd", str(self.maildir), stdin=client.fileno(), stdout=subprocess.PIPE)
            self._children.append(session)
            assert session.stdout is not None
            while b"PREAUTH" not in session.stdout.readline():  # it takes us for its own front door
                pass
            while data := session.stdout.read1(65_536):  # type: ignore[attr-defined]
                client.sendall(data)

    def _signed_in(self, client: socket.socket, line: bytes) -> bool:
        if not line:
            raise OSError
        tag, _, command = line.partition(b" ")
        if command.upper().startswith(b"CAPABILITY"):
            client.sendall(f"* CAPABILITY {CAPABILITY} AUTH=PLAIN\r\n".encode() + tag + b" OK done\r\n")
            return False
        if command.upper().startswith(b"AUTHENTICATE"):
            client.sendall(b"+ \r\n")
            _line(client)
        client.sendall(tag + b" OK LOGIN Ok.\r\n")
        return True

    def _environ(self, name: str, *arguments: str, **streams: int) -> subprocess.Popen[bytes]:
        environ = {
            **os.environ,
            "LD_LIBRARY_PATH": os.pathsep.join(str(self.root / library) for library in LIBRARIES),
            "AUTHENTICATED": "biuro",
            "IMAP_CAPABILITY": CAPABILITY,
            "IMAP_USELOCKS": "0",
            "IMAP_KEYWORDS": "1",
            "HOME": str(self.maildir.parent),
            "MAILDIRPATH": str(self.maildir),
            "TCPREMOTEIP": "127.0.0.1",
        }
        command = [str(self.root / "usr" / "bin" / name), *arguments]
        return subprocess.Popen(command, env=environ, cwd=self.maildir.parent, stderr=subprocess.DEVNULL, **streams)


def _line(client: socket.socket) -> bytes:
    """One line, and not a byte of what belongs to the session."""
    got = bytearray()
    while not got.endswith(b"\r\n"):
        byte = client.recv(1)
        if not byte:
            return b""
        got += byte
    return bytes(got)


@pytest.fixture
def courier(tmp_path: Path) -> Iterator[Courier]:
    root = Path(os.environ.get("ZAPISY_COURIER", "/"))
    if shutil.which("maildirmake.courier", path=str(root / "usr" / "bin")) is None:
        if os.environ.get("ZAPISY_COURIER"):
            missing(f"there is no Courier below {root}")
        pytest.skip("Courier is not here; it cannot stand beside Dovecot, see tests/servers/courier.py")
    server = Courier(root, tmp_path / "Maildir")
    server.start()
    yield server
    server.stop()

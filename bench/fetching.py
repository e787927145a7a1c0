"""The fetch stage alone: our mailbox in batches over TLS against a socket that sends the same FETCH and reads bytes."""

from __future__ import annotations

import socket
import ssl
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench import mails, servers
from bench.figures import Figure, interleaved, ratios
from processor.mailbox import Mailbox, Sized, batches
from processor.settings import MailboxSettings
from tests.servers.dovecot import Account


def figures(storage: str, count: int, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as scratch, servers.dovecot(storage) as server:
        files = Path(scratch)
        files.chmod(0o755)
        mails.write(files, count)
        account = server.account(password="tajne-haslo")
        servers.fill(account, servers.owned(files), storage)
        settings = account.settings(
            host="localhost", port=server.tls_port, security="tls", ca_file=server.ca_file, timeout=60.0
        )
        works = {"raw socket": lambda: _raw(account, settings, count), "ours": lambda: _ours(settings, count)}
        for work in works.values():
            work()  # the server's caches are warm for both
        paces = interleaved(rounds, works)
    name = f"fetch stage ÷ raw socket, TLS, batches ({count:,} mails, {storage})"
    return [
        Figure(name, ratios(paces["ours"], paces["raw socket"]), least=0.6),
        Figure("fetch stage", paces["ours"], "mails/s"),
        Figure("raw socket", paces["raw socket"], "mails/s"),
    ]


def _sized(mailbox: Mailbox, settings: MailboxSettings) -> list[list[Sized]]:
    mailbox.open("INBOX")
    return list(batches(mailbox.sizes(mailbox.new_uids()), settings.batch_bytes))


def _ours(settings: MailboxSettings, count: int) -> float:
    """Mails a second."""
    with Mailbox(settings) as mailbox:
        groups = _sized(mailbox, settings)
        started = perf_counter()
        taken = sum(len(mailbox.fetch(group)) for group in groups)
        seconds = perf_counter() - started
    assert taken == count
    return count / seconds


def _raw(account: Account, settings: MailboxSettings, count: int) -> float:
    """Mails a second of the same batches, nothing done with the bytes."""
    with Mailbox(settings) as mailbox:
        groups = _sized(mailbox, settings)
    context = ssl.create_default_context(cafile=str(account.server.ca_file))
    with socket.create_connection(("127.0.0.1", settings.port)) as plain:
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            _until(secure, b"* OK")
            _command(secure, f"a LOGIN {account.name} {account.password}")
            _command(secure, "a SELECT INBOX")
            started = perf_counter()
            for group in groups:
                _command(secure, f"a UID FETCH {_set(group)} (BODY.PEEK[] INTERNALDATE)")
            return count / (perf_counter() - started)


def _set(group: Sequence[Sized]) -> str:
    return ",".join(str(mail.uid) for mail in group)


def _command(secure: ssl.SSLSocket, line: str) -> None:
    secure.sendall(line.encode() + b"\r\n")
    _until(secure, b"\r\na OK")


def _until(secure: ssl.SSLSocket, end: bytes) -> None:
    """Read until `end` stands in a line that closes what came: only the last bytes are kept."""
    held = b"\r\n"
    while not (end in held and held.endswith(b"\r\n")):
        piece = secure.recv(262_144)
        if not piece:
            raise ConnectionError("the server closed")
        held = (held + piece)[-1000:]

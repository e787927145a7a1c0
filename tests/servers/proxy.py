"""A TCP proxy between the program and a real server that breaks the connection on command.

All faults concern the direction server → client, where the mail comes from; `wire` holds what the client sent
(`wires`: on each connection).
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Rewrite = Callable[[bytes], bytes]


@dataclass
class Proxy:
    """Listens on `port` of `host` and passes to `target`. Change the fields while it runs.

    cut_after: end the connection after so many bytes of the server (None: never), at most `cuts` times;
    stall_after: pass so many bytes, then nothing more (the connection stays open);
    drip: pass one byte at a time with this pause in seconds;
    refuse: accept no connection; silent: accept and never say a word;
    rewrite: change each chunk of the server's, such as a capability hidden.
    """

    target: int
    cut_after: int | None = None
    cuts: int = 1_000_000
    stall_after: int | None = None
    drip: float = 0.0
    refuse: bool = False
    silent: bool = False
    rewrite: Rewrite | None = None
    rewrite_client: Rewrite | None = None
    host: str = "127.0.0.1"
    port: int = 0
    connections: int = 0
    passed: int = 0  # bytes of the server in the newest connection
    wire: bytearray = field(default_factory=bytearray)
    wires: list[bytearray] = field(default_factory=list)  # the same for each connection
    _listener: socket.socket | None = None
    _closing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Proxy:
        self._listener = socket.create_server((self.host, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        assert self._listener is not None
        self._listener.close()

    def _accept(self) -> None:
        assert self._listener is not None
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.refuse:
                _reset(client)
                continue
            self.connections += 1
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            if self.silent:
                self._closing.wait(60)
                return
            with socket.create_connection(("127.0.0.1", self.target)) as server:
                threading.Thread(target=self._upward, args=(client, server), daemon=True).start()
                self._downward(client, server)

    def _upward(self, client: socket.socket, server: socket.socket) -> None:
        own = bytearray()
        self.wires.append(own)
        with contextlib.suppress(OSError):
            while data := client.recv(65_536):
                self.wire += data
                own += data
                server.sendall(self.rewrite_client(data) if self.rewrite_client else data)
            server.shutdown(socket.SHUT_WR)

    def _downward(self, client: socket.socket, server: socket.socket) -> None:
        self.passed = 0
        while data := server.recv(65_536):
            if self.rewrite:
                data = self.rewrite(data)
            if self.cut_after is not None and self.cuts > 0 and self.passed + len(data) >= self.cut_after:
                self.cuts -= 1
                client.sendall(data[: self.cut_after - self.passed])
                client.shutdown(socket.SHUT_RDWR)
                return
            if self.stall_after is not None and self.passed + len(data) >= self.stall_after:
                client.sendall(data[: max(0, self.stall_after - self.passed)])
                self._closing.wait(60)
                return
            self.passed += len(data)
            self._pass(client, data)
        with contextlib.suppress(OSError):
            client.shutdown(socket.SHUT_WR)

    def _pass(self, client: socket.socket, data: bytes) -> None:
        if not self.drip:
            client.sendall(data)
            return
        for byte in data:
            client.sendall(bytes([byte]))
            time.sleep(self.drip)  # this pause is the fault itself


def hiding(*capabilities: bytes) -> Rewrite:
    """Hide capabilities: each name is overwritten by as many X where it stands in a capability list."""

    def rewrite(data: bytes) -> bytes:
        if b"CAPABILITY" not in data:
            return data
        for name in capabilities:
            data = data.replace(b" " + name, b" X" + b"X" * (len(name) - 1))
        return data

    return rewrite


def _reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()

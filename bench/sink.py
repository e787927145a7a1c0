"""An SMTP server that takes everything, as fast as Python can: `python -m bench.sink PORT [JOURNAL]`.

Offers PIPELINING, 8BITMIME, SMTPUTF8 and DSN. JOURNAL gets a line for each mail: when its final dot had come
(seconds of time.monotonic) and the Message-ID it answers.
"""

from __future__ import annotations

import asyncio
import re
import signal
import sys
import time
from typing import IO

EXTENSIONS = b"250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 SIZE 0\r\n"
ANSWERED = re.compile(rb"(?im)^In-Reply-To:\s*(<[^>]+>)")


class Session(asyncio.Protocol):
    """One connection."""

    def __init__(self, journal: IO[str] | None) -> None:
        self._journal = journal
        self._held = bytearray()
        self._in_data = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(b"220 sink.example ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        self._held += data
        answers = bytearray()
        while (answer := self._next()) is not None:
            answers += answer
        if answers:
            self._transport.write(bytes(answers))

    def _next(self) -> bytes | None:
        """The answer to the next whole command or mail; None where more has to come."""
        end = self._held.find(b"\r\n.\r\n" if self._in_data else b"\r\n")
        if self._in_data and self._held.startswith(b".\r\n"):
            end = -2
        if end == -1:
            return None
        taken = bytes(self._held[: max(end, 0)])
        del self._held[: end + (5 if self._in_data else 2)]
        if self._in_data:
            self._in_data = False
            return self._mail(taken)
        return self._command(taken)

    def _command(self, line: bytes) -> bytes:
        verb = line[:4].upper()
        if verb == b"EHLO":
            return EXTENSIONS
        if verb == b"DATA":
            self._in_data = True
            return b"354 go on\r\n"
        if verb == b"QUIT":
            self._transport.write(b"221 bye\r\n")
            self._transport.close()
            return b""
        return b"250 OK\r\n"

    def _mail(self, raw: bytes) -> bytes:
        if self._journal is not None:
            found = ANSWERED.search(raw)
            self._journal.write(f"{time.monotonic()} {found.group(1).decode('ascii', 'replace') if found else '-'}\n")
            self._journal.flush()
        return b"250 2.0.0 taken\r\n"


async def serve(port: int, journal: IO[str] | None) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Session(journal), "127.0.0.1", port)
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()


def main() -> None:
    port, *journal = sys.argv[1:]
    if not journal:
        asyncio.run(serve(int(port), None))
        return
    with open(journal[0], "a") as file:  # noqa: PTH123
        asyncio.run(serve(int(port), file))


if __name__ == "__main__":
    main()

"""A server that is far away: `python -m bench.delay PORT TARGET MILLISECONDS` passes all bytes on, each half of the
round trip later; nothing waits for what was sent after it, so bandwidth stays what it was."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float) -> None:
    """Every piece is written `seconds` after it was read."""
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        while True:
            due, piece = await pieces.get()
            await asyncio.sleep(due - loop.time())
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
        with contextlib.suppress(OSError):
            writer.write_eof()

    task = asyncio.create_task(deliver())
    with contextlib.suppress(OSError):
        while piece := await reader.read(65_536):
            pieces.put_nowait((loop.time() + seconds, piece))
    pieces.put_nowait((loop.time() + seconds, b""))
    with contextlib.suppress(OSError):
        await task


async def serve(port: int, target: int, seconds: float) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        near = await asyncio.open_connection("127.0.0.1", target)
        await asyncio.gather(_pass_on(reader, near[1], seconds / 2), _pass_on(near[0], writer, seconds / 2))
        for end in (writer, near[1]):
            end.close()

    server = await asyncio.start_server(connected, "127.0.0.1", port)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()


def main() -> None:
    port, target, milliseconds = sys.argv[1:]
    asyncio.run(serve(int(port), int(target), float(milliseconds) / 1000))


if __name__ == "__main__":
    main()

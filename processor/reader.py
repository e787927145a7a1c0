"""Reading that cannot hurt: `pipeline.read` in a child process with limits of time and memory.

Python's own mail parser can be made to work for minutes or to recurse without end by one mail; so can document
libraries. The child may be killed at any moment and is replaced; the mail that killed it is known, all others go on.
Frames on the child's pipes are a length (4 bytes, big-endian) and a pickle; what comes back is unpickled with a list
of the classes that may stand in it, for the child handles a stranger's bytes.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pickle
import resource
import selectors
import struct
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from datetime import datetime
from time import monotonic
from types import TracebackType
from typing import IO, Any

from processor.errors import ZapisyError
from processor.pipeline import Readout, read
from processor.values import Office

FRAME = struct.Struct(">I")
ALLOWED_MODULES = frozenset({"processor.values", "processor.pipeline"})
ALLOWED_NAMES = frozenset({("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")})


class ReadingFailed(ZapisyError):
    """The child could not read this mail: it raised, took too long, or used too much memory."""


class Reader:
    """A warm child that reads mail; a context manager. One at a time; not for several threads.

    Without `whole` the texts of automatic mail are left undecoded (`pipeline.read`).
    """

    def __init__(
        self, office: Office, *, seconds: float = 20.0, memory: int = 512 * 1024 * 1024, whole: bool = True
    ) -> None:
        self.office = office
        self._whole = whole
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later read starts a new one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def read(self, raw: bytes, now: datetime) -> Readout:
        """Raises ReadingFailed with a sentence."""
        (result,) = self.read_all([raw], now)
        if isinstance(result, ReadingFailed):
            raise result
        return result

    def read_all(self, raws: Iterable[bytes], now: datetime) -> Iterator[Readout | ReadingFailed]:
        """One result for each mail, in order; the child works on the next ones while the caller uses a result."""
        waiting = list(raws)
        while waiting:
            child = self._started()
            feed = threading.Thread(target=_feed, args=(child, list(waiting), now), daemon=True)
            feed.start()
            for result in self._results(child, len(waiting)):
                waiting.pop(0)
                yield result
            feed.join()

    def _results(self, child: subprocess.Popen[bytes], count: int) -> Iterator[Readout | ReadingFailed]:
        """Results until the child dies; its death is the result of the mail it was reading."""
        for _ in range(count):
            try:
                yield self._result(child)
            except (TimeoutError, EOFError, pickle.UnpicklingError) as error:
                self.close()
                yield ReadingFailed(_sentence(error, child.returncode, self._seconds))
                return

    def _result(self, child: subprocess.Popen[bytes]) -> Readout | ReadingFailed:
        assert child.stdout is not None
        answer = _load(_receive(child.stdout, monotonic() + self._seconds))
        if isinstance(answer, Readout):
            return answer
        return ReadingFailed(str(answer))

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "processor.reader", str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl-C is for the parent, which then ends the child
            )
            _feed_one(self._child, (self.office, self._whole))
        return self._child


def _sentence(error: Exception, status: int | None, seconds: float) -> str:
    if isinstance(error, TimeoutError):
        return f"odczyt wiadomości trwał dłużej niż {seconds:.0f} s i został przerwany"
    return f"odczyt wiadomości przerwał proces (status {status}): za duża albo uszkodzona"


def _feed(child: subprocess.Popen[bytes], raws: list[bytes], now: datetime) -> None:
    """Write from a thread of its own: parent and child never wait for each other's full pipe."""
    with contextlib.suppress(OSError, ValueError):  # the child died or was closed: the reading side says so
        for raw in raws:
            _feed_one(child, (raw, now))


def _feed_one(child: subprocess.Popen[bytes], message: object) -> None:
    assert child.stdin is not None
    _send(child.stdin, message)


def _send(stream: IO[bytes], message: object) -> None:
    frame = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(FRAME.pack(len(frame)) + frame)
    stream.flush()


def _receive(stream: IO[bytes], deadline: float) -> bytes:
    """One frame by the deadline (monotonic seconds). Raises TimeoutError, or EOFError when the other side is gone."""
    (length,) = FRAME.unpack(_exactly(stream, FRAME.size, deadline))
    return _exactly(stream, length, deadline)


def _exactly(stream: IO[bytes], count: int, deadline: float) -> bytes:
    got = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while len(got) < count:
            if not selector.select(max(0.0, deadline - monotonic())):
                raise TimeoutError
            chunk = os.read(stream.fileno(), min(count - len(got), 1 << 20))
            if not chunk:
                raise EOFError
            got += chunk
    return bytes(got)


class _Unpickler(pickle.Unpickler):
    """Knows the nouns of the program and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module in ALLOWED_MODULES or (module, name) in ALLOWED_NAMES:
            return getattr(importlib.import_module(module), name)
        raise pickle.UnpicklingError(f"{module}.{name} may not come from the reading process")


def _load(frame: bytes) -> object:
    return _Unpickler(io.BytesIO(frame)).load()


def _serve(memory: int) -> None:
    """The child: the office first, then (bytes, now) for Readout or a sentence, until the pipe closes."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the frames
    office, whole = pickle.loads(_read_frame(requests))  # noqa: S301 - the parent's own bytes
    while frame := _read_frame(requests):
        raw, now = pickle.loads(frame)  # noqa: S301 - the parent's own bytes
        _send(answers, _answer(raw, office, now, whole))


def _answer(raw: bytes, office: Office, now: datetime, whole: bool) -> Readout | str:
    try:
        return read(raw, office, now, whole=whole)
    except MemoryError:
        return "za mało pamięci, aby odczytać wiadomość"
    except Exception as error:  # noqa: BLE001 - the wall around one stranger's mail
        return f"błąd odczytu: {type(error).__name__}: {error}"[:500]


def _read_frame(stream: IO[bytes]) -> bytes:
    head = stream.read(FRAME.size)
    if len(head) < FRAME.size:
        return b""
    (length,) = FRAME.unpack(head)
    return stream.read(length)


if __name__ == "__main__":
    _serve(int(sys.argv[1]))

"""Reading that cannot hurt: `pipeline.read` in a child process with limits of time and memory.

Python's own mail parser can be made to work for minutes or to recurse without end by one mail; so can document
libraries. A child may be killed at any moment and is replaced; the mail that killed it is known, all others go on.
Frames on the child's pipes are a length (4 bytes, big-endian) and a pickle; what comes back is unpickled with a list
of the classes that may stand in it, for the child handles a stranger's bytes.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import pickle
import resource
import selectors
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from types import TracebackType
from typing import IO, Any

from processor.errors import ZapisyError
from processor.pipeline import Readout, read
from processor.values import Office

FRAME = struct.Struct(">I")
MANY = 20  # mails for which a second child is worth its start; and which the first has read: their words are shared
AT_ONCE = 4  # mails that wait at a child, so that it never waits for the next one
WARMING = """From: Anna Nowak <anna.nowak@example.org>
Subject: Zapisy
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<p>Zapisuję się na warsztaty 26 października razem z p. Janem Kowalskim i marią nowak.</p><p>Anna Nowak</p>
""".encode()  # a mail that needs all of the names
ALLOWED_MODULES = frozenset({"processor.values", "processor.pipeline"})
ALLOWED_NAMES = frozenset({("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta")})


class ReadingFailed(ZapisyError):
    """The child could not read this mail: it raised, took too long, or used too much memory."""


class Reader:
    """Warm children that read mail; a context manager. One caller at a time; not for several threads.

    Without `whole` the texts of automatic mail are left undecoded (`pipeline.read`). With `children` 2 a long list is
    read by two, the second a fork of the first, so that they share the dictionary's memory.
    """

    def __init__(
        self,
        office: Office,
        *,
        seconds: float = 20.0,
        memory: int = 512 * 1024 * 1024,
        whole: bool = True,
        children: int = 1,
    ) -> None:
        self.office = office
        self._whole = whole
        self._seconds = seconds
        self._memory = memory
        self._twin_allowed = children > 1
        self._process: subprocess.Popen[bytes] | None = None  # the first child, who leads their group
        self._children: list[_Child] = []
        self._twin: _Child | None = None  # not begun yet

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children; a later read starts new ones."""
        if self._process is not None and not self._busy():
            self._children[0].close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(1)  # by itself it takes the second one along
        self._end()

    def read(self, raw: bytes, now: datetime) -> Readout:
        """Raises ReadingFailed with a sentence."""
        (result,) = self.read_all([raw], now)
        if isinstance(result, ReadingFailed):
            raise result
        return result

    def read_all(self, raws: Iterable[bytes], now: datetime) -> Iterator[Readout | ReadingFailed]:
        """One result for each mail, in order; the children work on the next ones while the caller uses a result."""
        mails = list(raws)
        todo = deque(range(len(mails)))
        results: dict[int, Readout | ReadingFailed] = {}
        try:
            for at in range(len(mails)):
                while at not in results:
                    self._start(len(mails), now)
                    self._give(mails, todo, now)
                    self._take(todo, results)
                yield results.pop(at)
        finally:
            if self._busy():  # nobody will ask for these answers
                self._end()

    def _give(self, mails: Sequence[bytes], todo: deque[int], now: datetime) -> None:
        while todo and len((child := min(self._children, key=lambda each: len(each.given))).given) < AT_ONCE:
            index = todo.popleft()
            child.give(index, (mails[index], now))

    def _take(self, todo: deque[int], results: dict[int, Readout | ReadingFailed]) -> None:
        """One more result. A child's death is the result of the mail it was reading; the others are read anew."""
        child = self._first_to_answer()
        try:
            index, answer = child.take()
            results[index] = answer if isinstance(answer, Readout) else ReadingFailed(str(answer))
        except (TimeoutError, EOFError, pickle.UnpicklingError) as error:
            guilty = child.given[0]
            given = sorted(index for each in self._children for index in each.given if index != guilty)
            todo.extendleft(reversed(given))
            is_first = child is self._children[0]
            status = self._end()
            results[guilty] = ReadingFailed(_sentence(error, status if is_first else None, self._seconds))

    def _first_to_answer(self) -> _Child:
        """A child whose answer is there, else the one that is first out of time."""
        busy = [child for child in self._children if child.given]
        first = min(busy, key=lambda child: child.deadline)
        with selectors.DefaultSelector() as selector:
            for child in busy:
                selector.register(child.answers, selectors.EVENT_READ, child)
            ready: list[_Child] = [key.data for key, _ in selector.select(max(0.0, first.deadline - monotonic()))]
        return (ready or [first])[0]

    def _start(self, count: int, now: datetime) -> None:
        """See that there are children for so many mails."""
        if self._process is None or (not self._busy() and self._process.poll() is not None):
            self._end()
            self._spawn()
        if count >= MANY and self._twin is not None and self._children[0].answered >= MANY:
            self._children[0].tell((None, now))  # fork
            self._children.append(self._twin)
            self._twin = None

    def _busy(self) -> bool:
        return any(child.given for child in self._children)

    def _spawn(self) -> None:
        with contextlib.ExitStack() as theirs:
            inherited: tuple[int, ...] = ()
            if self._twin_allowed:
                requests, to_twin = os.pipe()
                from_twin, answers = os.pipe()
                self._twin = _Child(os.fdopen(to_twin, "wb"), os.fdopen(from_twin, "rb"), self._seconds)
                inherited = (requests, answers)
                for descriptor in inherited:
                    theirs.callback(os.close, descriptor)
            self._process = process = subprocess.Popen(
                [sys.executable, "-m", "processor.reader", str(self._memory), *map(str, inherited)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=inherited,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # Ctrl-C is for the parent, which then ends the child
            )
        assert process.stdin is not None and process.stdout is not None
        self._children = [_Child(process.stdin, process.stdout, self._seconds)]
        _send(process.stdin, (self.office, self._whole))

    def _end(self) -> int | None:
        """End the children; the exit status of the first."""
        process, self._process = self._process, None
        pipes = [*self._children, *filter(None, [self._twin])]
        self._children, self._twin = [], None
        status = None
        if process is not None:
            if process.returncode is None:  # while its leader is not waited for, the group is surely theirs
                os.killpg(process.pid, signal.SIGKILL)
            status = process.wait()
        for child in pipes:
            child.close()
        return status


class _Child:
    """The parent's side of a child: its pipes, and which mails it was given and has not answered."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes], seconds: float) -> None:
        self.answers = answers
        self.given: deque[int] = deque()
        self.answered = 0
        self.deadline = 0.0  # monotonic, of the first of those given
        self._requests = requests
        self._seconds = seconds
        self._told: SimpleQueue[object] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def give(self, index: int, message: object) -> None:
        if not self.given:
            self.deadline = monotonic() + self._seconds
        self.given.append(index)
        self.tell(message)

    def tell(self, message: object) -> None:
        """Written by a thread of its own: parent and child never wait for each other's full pipe."""
        if self._thread is None:
            self._thread = threading.Thread(target=_feed, args=(self._requests, self._told), daemon=True)
            self._thread.start()
        self._told.put(message)

    def take(self) -> tuple[int, object]:
        """The next answer and whose it is. Raises TimeoutError, EOFError or UnpicklingError."""
        answer = _load(_receive(self.answers, self.deadline))
        self.deadline = monotonic() + self._seconds
        self.answered += 1
        return self.given.popleft(), answer

    def close(self) -> None:
        """Once the process has been ended."""
        if self._thread is not None:
            self._told.put(None)
            self._thread.join()
            self._thread = None
        for stream in (self._requests, self.answers):
            with contextlib.suppress(OSError):
                stream.close()


def _sentence(error: Exception, status: int | None, seconds: float) -> str:
    if isinstance(error, TimeoutError):
        return f"odczyt wiadomości trwał dłużej niż {seconds:.0f} s i został przerwany"
    told = "nieznany" if status is None else status
    return f"odczyt wiadomości przerwał proces (status {told}): za duża albo uszkodzona"


def _feed(stream: IO[bytes], told: SimpleQueue[object]) -> None:
    """Write what is told, until None."""
    with contextlib.suppress(OSError, ValueError):  # the child died or was closed: the reading side says so
        for message in iter(told.get, None):
            _send(stream, message)


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


def _serve(memory: int, twin: tuple[int, ...]) -> None:
    """The child: the office first, then (bytes, now) for Readout or a sentence, until the pipe closes. (None, now) asks
    it to fork; the second child finds its pipes at the descriptors `twin`."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    requests: IO[bytes] = sys.stdin.buffer
    answers: IO[bytes] = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the frames
    sys.modules["PIL"] = None  # type: ignore[assignment]  # pypdf would load it, and pictures are never looked at
    office, whole = pickle.loads(_read_frame(requests))  # noqa: S301 - the parent's own bytes
    second = 0
    while frame := _read_frame(requests):
        raw, now = pickle.loads(frame)  # noqa: S301 - the parent's own bytes
        if raw is not None:
            _send(answers, _answer(raw, office, now, whole))
            continue
        _warm(office, now)
        second = os.fork()
        if second == 0:
            requests, answers = _as_twin(answers, twin)
        else:
            for descriptor in twin:
                os.close(descriptor)
    if second:
        os.kill(second, signal.SIGKILL)
        os.waitpid(second, 0)
    os._exit(0)  # nothing is left to tidy up


def _warm(office: Office, now: datetime) -> None:
    """Load what reading needs before a fork, so that both children share it."""
    from processor.text.documents import docx, pdf

    del docx, pdf
    _answer(WARMING, office, now, True)
    gc.collect()
    gc.freeze()  # or the collector would write to every shared page
    gc.set_threshold(20_000, 20, 50)  # what one mail makes has no cycles to speak of


def _as_twin(answers: IO[bytes], twin: tuple[int, ...]) -> tuple[IO[bytes], IO[bytes]]:
    """The second child's own pipes; the first one's are let go, for their ends must be seen when the first dies."""
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    answers.close()
    requests, written = twin
    return os.fdopen(requests, "rb"), os.fdopen(written, "wb")


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
    _serve(int(sys.argv[1]), tuple(map(int, sys.argv[2:])))

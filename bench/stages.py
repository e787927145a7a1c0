"""What one mail costs in each stage of the road: processor time of one process with warm caches."""

from __future__ import annotations

import email
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

import mailparser

from bench import mails, servers
from bench.figures import Figure, interleaved
from bench.office import FIRST_START, NOW, Task, settings
from processor.pipeline import Desk, Readout, open_desk, process
from processor.reader import Reader
from processor.stages.classify import classify
from processor.stages.extract import extract
from processor.stages.parse import parse
from processor.stages.register import register
from processor.stages.reply import reply
from processor.store import Delivery, Store, open_store
from processor.text.keys import content_key
from processor.values import Arrival, Known

CHUNK = 25


@dataclass(frozen=True, slots=True)
class Bench:
    """Mails in each state of the road."""

    raws: Sequence[bytes]
    desk: Desk
    reader: Reader
    readouts: Sequence[Readout]


def figures(count: int, rounds: int, *, postgresql: bool) -> list[Figure]:
    with _bench(count) as bench, tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as scratch:
        works: dict[str, Callable[[], object]] = {
            "parse": lambda: [parse(raw) for raw in bench.raws],
            "(mail-parser alone)": lambda: [mailparser.parse_from_bytes(raw) for raw in bench.raws],
            "(stdlib email alone)": lambda: [email.message_from_bytes(raw) for raw in bench.raws],
            "classify": lambda: [classify(each.mail, bench.desk.office, NOW) for each in bench.readouts],
            "extract": lambda: _extract(bench),
            "register and reply": lambda: _answer(bench),
        }
        timed = {name: _per_mail(work, count, process_time) for name, work in works.items()}
        timed["read in the child, by the clock"] = _per_mail(lambda: _read(bench), count, perf_counter)
        with _stores(Path(scratch), postgresql) as stores:
            for name, fresh in stores.items():
                timed[f"store ({name}): save, known_about, apply"] = _storing(bench, fresh)
            taken = interleaved(rounds, timed)
    return [Figure(name, [value * 1000 for value in values], "ms") for name, values in taken.items()]


@contextmanager
def _bench(count: int) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory(prefix="zb", dir="/tmp") as scratch:
        given = settings(Path(scratch) / "config", Task(1, "biuro", "x", 1, f"sqlite:///{scratch}/desk.db"))
        store = _migrated(str(given.database.url))
        desk = open_desk(given, store, FIRST_START)
        store.close()
        raws = [raw.replace(b"\n", b"\r\n") for raw in mails.mails(count)]
        with Reader(desk.office) as reader:
            readouts = [each for each in reader.read_all(raws, NOW) if isinstance(each, Readout)]
            assert len(readouts) == count
            yield Bench(raws, desk, reader, readouts)


def _per_mail(work: Callable[[], object], count: int, clock: Callable[[], float]) -> Callable[[], float]:
    def timed() -> float:
        started = clock()
        work()
        return (clock() - started) / count

    return timed


def _read(bench: Bench) -> None:
    for _ in bench.reader.read_all(bench.raws, NOW):
        pass


def _extract(bench: Bench) -> None:
    for each in bench.readouts:
        if each.verdict.may_register:
            extract(each.mail, each.verdict, bench.desk.office, NOW)


def _answer(bench: Bench) -> None:
    desk = bench.desk
    for each in bench.readouts:
        plan = register(each.verdict, each.reading, desk.office, Known(), NOW, sender=each.mail.sender.address)
        reply(
            each.mail,
            plan,
            desk.office,
            desk.texts,
            Known(),
            NOW,
            received_at=NOW,
            sender=desk.sender,
            secret=desk.secret,
        )


@contextmanager
def _stores(scratch: Path, postgresql: bool) -> Iterator[dict[str, Callable[[], Store]]]:
    numbers = iter(range(1_000_000))
    kinds: dict[str, Callable[[], Store]] = {
        "SQLite": lambda: _migrated(f"sqlite:///{scratch}/{next(numbers)}.db"),
    }
    if not postgresql:
        yield kinds
        return
    with servers.postgresql() as server:
        yield kinds | {"PostgreSQL, without fsync": lambda: _migrated(server.create())}


def _migrated(url: str) -> Store:
    store = open_store(url)
    store.migrate()
    store.instance(FIRST_START)
    return store


def _storing(bench: Bench, fresh: Callable[[], Store]) -> Callable[[], float]:
    """Seconds a mail; answering, which `process` does in between, is taken out by a run of its own."""

    def timed() -> float:
        store = fresh()
        started = process_time()
        for start in range(0, len(bench.raws), CHUNK):
            _store_chunk(bench, store, start)
        seconds = process_time() - started
        store.close()
        started = process_time()
        _answer(bench)
        return (seconds - (process_time() - started)) / len(bench.raws)

    return timed


def _store_chunk(bench: Bench, store: Store, start: int) -> None:
    raws = bench.raws[start : start + CHUNK]
    saved = store.messages.save_raw([_delivery(raw, start + place) for place, raw in enumerate(raws, 1)], NOW)
    store.messages.begin_processing([each.id for each in saved])
    with store.batch() as batch:
        for stored, readout in zip(saved, bench.readouts[start : start + CHUNK], strict=True):
            process(stored, readout, store=batch, desk=bench.desk, now=NOW)


def _delivery(raw: bytes, uid: int) -> Delivery:
    arrival = Arrival("biuro", "INBOX", 1, uid, NOW - timedelta(minutes=5))
    return Delivery(arrival, raw, content_key(raw), sha256(raw).hexdigest(), old_mail=False, truncated=False)

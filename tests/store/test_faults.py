"""Faults of databases, disks and processes; the rows are those of the fault catalogue."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from processor.errors import AlreadyRunning, DatabaseError
from processor.store import Store, open_store
from processor.store.database import reading, writing
from processor.tables import setting
from tests.store.mails import NOW, decide, delivery, generation, registered, save


def in_a_child(work: Callable[[], object]) -> int:
    """The exit status of a child that does this and then ends normally; negative for a signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_database_locked_for_longer_than_the_limit(sqlite_url: str) -> None:
    """Row 49: a clear error, nothing half done, and it works again afterwards."""
    store = open_store(sqlite_url, busy_timeout=0.2)
    generation(store)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="locked") as told:
        store.messages.save_raw([delivery(1)], NOW)
    assert told.value.transient
    assert store.messages.counts()["received"] == 0
    other.execute("ROLLBACK")
    assert save(store, 1).fresh


def test_a_table_locked_for_longer_than_the_limit(postgresql_url: str) -> None:
    """Row 49."""
    store = open_store(postgresql_url, busy_timeout=0.2)
    generation(store)
    with store.engine.connect() as other, other.begin():
        other.execute(sa.text("LOCK TABLE message"))
        with pytest.raises(DatabaseError, match="locked"):
            store.messages.save_raw([delivery(1)], NOW)
    assert save(store, 1).fresh


def test_a_reader_that_turns_writer_is_not_refused(store: Store) -> None:
    """Row 50: each of two reads a number and writes it back plus one, a hundred times; no error, no step lost."""
    with writing(store.engine) as connection:
        connection.execute(sa.insert(setting).values(key="number", value="0"))
    here = setting.c.key == "number"
    locked = sa.select(setting.c.value).where(here).with_for_update()
    start = threading.Barrier(2)
    errors: list[Exception] = []

    def count() -> None:
        start.wait()
        try:
            for _ in range(50):
                with writing(store.engine) as connection:
                    value = int(connection.scalar(locked) or 0)
                    connection.execute(sa.update(setting).where(here).values(value=str(value + 1)))
        except Exception as error:  # noqa: BLE001 - a thread has nobody else to tell
            errors.append(error)

    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(store.engine) as connection:
        assert (errors, connection.scalar(sa.select(setting.c.value).where(here))) == ([], "100")


def test_a_writing_transaction_holds_the_write_lock_from_its_start(sqlite_url: str) -> None:
    """Row 50: BEGIN IMMEDIATE."""
    store = open_store(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
    with writing(store.engine), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    with reading(store.engine):
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


def test_a_full_disk_keeps_the_last_commit(sqlite_url: str) -> None:
    """Row 51: no file may grow any more; the error is told, what was committed stays, no reply without its mail."""
    store = open_store(sqlite_url)
    decide(store, 1)
    store.close()
    path = Path(sqlite_url.removeprefix("sqlite:///"))

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, resource.RLIM_INFINITY))
        mine = open_store(sqlite_url)
        with pytest.raises(DatabaseError, match="disk"):
            for number in range(2, 50):
                decide(mine, number, registered(number))

    assert in_a_child(fill) == 0
    again = open_store(sqlite_url)
    with again.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert again.invariants() == []
    accepted = again.messages.counts()["accepted"]
    assert accepted >= 1
    assert len(list(again.outbox.each())) == len(list(again.registrations.each())) == accepted


def test_power_loss_at_any_frame_of_the_log(sqlite_url: str, tmp_path: Path) -> None:
    """Row 53: a copy of database and log, the log cut anywhere, opens whole and consistent."""
    store = open_store(sqlite_url)
    for number in range(1, 6):
        decide(store, number)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    log = Path(f"{path}-wal").read_bytes()
    assert len(log) > 50_000
    found = []
    for cut in range(0, len(log), len(log) // 23):
        copy = tmp_path / f"cut-{cut}.db"
        shutil.copyfile(path, copy)
        Path(f"{copy}-wal").write_bytes(log[:cut])
        restored = open_store(f"sqlite:///{copy}")
        with restored.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert restored.invariants() == []
        found.append(restored.messages.counts()["accepted"])
        assert len(list(restored.outbox.each())) == found[-1]
        restored.close()
    assert found == sorted(found) and found[0] == 0 and found[-1] >= 4


def test_a_connection_that_was_cut_is_replaced(postgresql_url: str) -> None:
    """Row 54: before COMMIT nothing happened and the error says so; the next call has a new connection."""
    store = open_store(postgresql_url)
    stored = save(store, 1)
    decided = registered(1)
    cut = sa.text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> :me"
    )
    killer = open_store(postgresql_url)
    with pytest.raises(DatabaseError), store.batch() as batch:
        assert batch.apply(stored, decided.readout, decided.plan, decided.answer, NOW)
        with killer.engine.connect() as connection:
            me = connection.scalar(sa.text("SELECT pg_backend_pid()"))
            connection.execute(cut, {"me": me})
        batch.known_about(stored, decided.readout.mail, decided.readout.reading, NOW)
    assert store.messages.counts()["received"] == 1
    assert store.apply(stored, decided.readout, decided.plan, decided.answer, NOW)
    assert store.invariants() == []


def test_one_worker_at_a_time(store: Store, database_url: str) -> None:
    """Row 42."""
    other = open_store(database_url)
    with store.single_worker_lock() as held:
        held.ensure()
        with pytest.raises(AlreadyRunning), other.single_worker_lock():
            pass
        assert other.messages.counts()["received"] == 0
    with other.single_worker_lock():
        pass


def test_the_lock_dies_with_its_holder(store: Store, database_url: str) -> None:
    """Row 43: kill -9 leaves nothing stale."""
    store.close()
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        with open_store(database_url).single_worker_lock():
            os.write(told, b"x")
            signal.pause()
        os._exit(0)
    assert os.read(ready, 1) == b"x"
    mine = open_store(database_url)
    with pytest.raises(AlreadyRunning), mine.single_worker_lock():
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    from tests.servers.ports import until

    def free() -> bool:
        try:
            with mine.single_worker_lock():
                return True
        except AlreadyRunning:
            return False

    until(free)


def test_a_lock_that_was_lost_is_noticed(postgresql_url: str) -> None:
    """Row 55."""
    store = open_store(postgresql_url)
    with store.single_worker_lock() as held:
        held.ensure()
        with open_store(postgresql_url).engine.connect() as connection:
            connection.execute(sa.text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
        with pytest.raises(DatabaseError, match="held the lock"):
            held.ensure()


@pytest.mark.parametrize("step", [1, 5, 20, 40])
def test_a_migration_that_is_killed_is_completed_later(empty_database_url: str, step: int) -> None:
    """Row 60: all of it or nothing."""

    def migrate_and_die() -> None:
        store = open_store(empty_database_url)
        left = [step]

        def count(*_: object) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sa.event.listen(store.engine, "after_cursor_execute", count)
        store.migrate()

    assert in_a_child(migrate_and_die) == -signal.SIGKILL
    store = open_store(empty_database_url)
    store.migrate()
    store.check_schema()
    assert decide(store, 1).fresh


def test_killed_between_any_two_statements_of_a_decision(store: Store, database_url: str) -> None:
    """Row 1: after the restart the mail is decided wholly or not at all, and then once."""
    for number in range(1, 16):
        save(store, number)
    store.close()
    for step in range(1, 16):

        def die(step: int = step) -> None:
            mine = open_store(database_url)
            left = [step]

            def count(*_: object) -> None:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

            (stored,) = [each for each in mine.messages.unprocessed(50) if each.arrival.uid == step]
            decided = registered(step)
            sa.event.listen(mine.engine, "after_cursor_execute", count)
            mine.apply(stored, decided.readout, decided.plan, decided.answer, NOW)

        assert in_a_child(die) in {0, -signal.SIGKILL}
    assert store.invariants() == []
    for stored in store.messages.unprocessed(50):
        decided = registered(stored.arrival.uid)
        assert store.apply(stored, decided.readout, decided.plan, decided.answer, NOW)
    assert store.messages.counts()["accepted"] == 15
    assert len(list(store.registrations.each())) == len(list(store.outbox.each())) == 15
    assert store.invariants() == []

"""This project: one pass of the worker with everything on, after its first start on an empty mailbox.

With "prepare" as second argument it makes that first start; else it works. The reading child is started before the
clock is, as it is in the service that `zapisy run` is.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from bench.office import FIRST_START, NOW, Task, settings
from processor.pipeline import open_desk
from processor.settings import Settings
from processor.store import open_store
from processor.worker import poll_once
from processor.worker.deciding import PLAINEST, Road


def prepare(given: Settings) -> None:
    store = open_store(str(given.database.url))
    store.migrate()
    store.close()
    poll_once(given, lambda: FIRST_START)


def work(given: Settings) -> dict[str, float]:
    road = Road(given, lambda: NOW)
    store = open_store(str(given.database.url))
    road._read(open_desk(given, store, NOW), [PLAINEST], NOW)
    store.close()
    _ = given.texts
    started = time.perf_counter()
    done = poll_once(given, lambda: NOW, road=road)
    seconds = time.perf_counter() - started
    road.close()
    return {
        "seconds": seconds,
        "mails": done.fetched,
        "replies": done.replies_sent,
        "accepted": done.accepted,
        "held": done.held,
        "ignored": done.ignored,
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        given = settings(Path(directory), Task(**json.loads(sys.argv[1])))
        if sys.argv[2:] == ["prepare"]:
            prepare(given)
        else:
            print(json.dumps(work(given)))


if __name__ == "__main__":
    main()

"""What the plain contenders share: a signed-in connection, the clock and the line they print."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from imapclient import IMAPClient

from bench.office import Task


@dataclass
class Counts:
    """What was done."""

    mails: int = 0
    replies: int = 0


def run(work: Callable[[Task, IMAPClient], Counts]) -> None:
    """Time `work` on the task of the command line, connecting included."""
    task = Task(**json.loads(sys.argv[1]))
    started = time.perf_counter()
    with IMAPClient("127.0.0.1", port=task.port, ssl=False) as client:
        client.plain_login(task.user, task.password)
        if not client.folder_exists("Done"):
            client.create_folder("Done")
        done = work(task, client)
    print(json.dumps(asdict(done) | {"seconds": time.perf_counter() - started}))

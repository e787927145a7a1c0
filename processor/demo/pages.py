"""The staff pages of the demo, on a free port of this machine, with a link that signs in once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from waitress import create_server

from processor.demo.servers import LOOPBACK
from processor.settings import Settings
from processor.store import Store
from processor.web.account import one_time_link
from processor.web.app import create_app

LOGIN = "demo"


@contextmanager
def serving(settings: Settings, store: Store, clock: Callable[[], datetime]) -> Iterator[str]:
    """The pages while the block runs; yields the address to open."""
    store.staff.add(LOGIN, None, "administrator", clock(), "demo", "Demo")
    app = create_app(settings, store, clock)
    server = create_server(app, host=LOOPBACK, port=0, ident=None, threads=4)
    thread = threading.Thread(target=server.run, name="demo pages", daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.effective_port}{one_time_link(app, LOGIN)}"
    finally:
        server.close()
        thread.join(5)

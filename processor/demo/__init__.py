"""`zapisy demo`: the whole road on this machine, nothing to set up, nothing pretended.

Real IMAP and SMTP servers on loopback, SQLite, the program as it works in production. Mails of a small office arrive,
the worker makes a pass, and what happened is told; then every `.eml` dropped into a folder arrives as well.
"""

from __future__ import annotations

import secrets
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from imapclient import IMAPClient
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from processor.demo.pages import serving
from processor.demo.servers import LOOPBACK, USER, Servers
from processor.demo.story import Story, console, show_reply
from processor.errors import ZapisyError
from processor.settings import Settings, load, shipped
from processor.store import Store, open_store
from processor.worker import poll_once

NOW = datetime(2016, 10, 20, 9, 0, tzinfo=ZoneInfo("Europe/Warsaw"))  # six days before the first workshop
ADDRESS = "biuro@omp.example"
HERE = Path(__file__).parent
LOOK_EVERY = 1.0  # seconds between two looks into the drop folder
PASS_EVERY = 5.0  # seconds between two passes of the worker


@dataclass(frozen=True, slots=True)
class Place:
    """The directory of a demo and what lies where in it."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "config"

    @property
    def database(self) -> Path:
        return self.root / "zapisy.db"

    @property
    def mail(self) -> Path:
        return self.root / "mail"

    @property
    def sent(self) -> Path:
        return self.root / "sent"

    @property
    def drop(self) -> Path:
        return self.root / "drop"

    def prepare(self) -> bool:
        """Make what is missing; True the first time."""
        first = not self.database.exists()
        for directory in (self.mail, self.sent, self.drop):
            directory.mkdir(parents=True, exist_ok=True)
        if not self.config.exists():
            shutil.copytree(shipped("config"), self.config)
            shutil.copytree(HERE / "workshops", self.config / "workshops", dirs_exist_ok=True)
        return first


class DemoClock:
    """Tells the demo's present: stands an hour before `now` until `open`, from then on it runs from `now`."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._opened: float | None = None

    def open(self) -> None:
        self._opened = time.monotonic()

    def __call__(self) -> datetime:
        if self._opened is None:
            return self.now - timedelta(hours=1)
        return self.now + timedelta(seconds=time.monotonic() - self._opened)


def run(directory: Path | None, now: datetime | None, *, once: bool) -> None:
    """Set everything up, make a pass, tell of it; then go on until Ctrl-C or SIGTERM, unless `once`.

    `directory` is kept, and a later demo goes on with it; without one everything is temporary.
    """
    with ExitStack() as stack:
        root = directory or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zapisy-demo-")))
        place = Place(root.resolve())
        first = place.prepare()
        password = secrets.token_urlsafe(12)
        servers = stack.enter_context(Servers(place.mail, place.sent, password))
        settings = load(place.config, _environment(place, servers, password))
        store = open_store(str(settings.database.url))
        stack.callback(store.close)
        store.migrate()
        demo = Demo(place, settings, store, DemoClock(now or NOW), console(), temporary=directory is None)
        demo.play(first=first, once=once)


def _environment(place: Place, servers: Servers, password: str) -> dict[str, str]:
    """What differs from the shipped configuration."""
    return {
        "ZAPISY_MAILBOX__HOST": LOOPBACK,
        "ZAPISY_MAILBOX__PORT": str(servers.imap_port),
        "ZAPISY_MAILBOX__SECURITY": "none",
        "ZAPISY_MAILBOX__USERNAME": USER,
        "ZAPISY_MAILBOX__PASSWORD": password,
        "ZAPISY_MAILBOX__SENT_FOLDER": "Sent",
        "ZAPISY_MAILBOX__ADDRESSES": ADDRESS,
        "ZAPISY_SMTP__HOST": LOOPBACK,
        "ZAPISY_SMTP__PORT": str(servers.smtp_port),
        "ZAPISY_SMTP__SECURITY": "none",
        "ZAPISY_SMTP__USERNAME": "",
        "ZAPISY_SMTP__FROM": f"Biuro OMP <{ADDRESS}>",
        "ZAPISY_DATABASE__URL": f"sqlite:///{place.database}",
        "ZAPISY_WEB__SECRET_KEY": secrets.token_urlsafe(32),
        "ZAPISY_WEB__SECURE_COOKIES": "false",  # plain HTTP on loopback
    }


class Demo:
    """One demo while it runs."""

    def __init__(
        self, place: Place, settings: Settings, store: Store, clock: DemoClock, out: Console, *, temporary: bool
    ) -> None:
        self._place = place
        self._settings = settings
        self._clock = clock
        self._out = out
        self._temporary = temporary
        self._store = store
        self._story = Story(store, out)
        self._stop = threading.Event()

    def play(self, *, first: bool, once: bool) -> None:
        """From the first mail to the last word."""
        self._out.print(
            "[bold]Zapisy[/bold]: a demo on this machine. Mail arrives at an office that runs two workshops.\n"
        )
        if first:
            poll_once(self._settings, self._clock)  # the first start: what lay in the inbox before is never answered
            samples = sorted((HERE / "mails").glob("*.eml"))
            self._deliver(
                samples, [self._clock.now - timedelta(minutes=55 - 3 * index) for index in range(len(samples))]
            )
        self._clock.open()
        self._story.tell(poll_once(self._settings, self._clock))
        show_reply(self._place.sent, self._out)
        self._say_where()
        if not once:
            with serving(self._settings, self._store, self._clock) as address:
                self._invite(address)
                self._go_on()

    def _go_on(self) -> None:
        """Deliver what is dropped, and make a pass each time, until somebody stops us."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: self._stop.set())
        due = 0.0
        while not self._stop.wait(LOOK_EVERY):
            dropped = sorted(self._place.drop.glob("*.eml"))
            self._deliver(dropped, [self._clock() for _ in dropped])
            for file in dropped:
                file.rename(file.with_suffix(".delivered"))
            if dropped or time.monotonic() >= due:  # what was decided on the pages is sent as well
                self._pass()
                due = time.monotonic() + PASS_EVERY

    def _pass(self) -> None:
        try:
            self._story.tell(poll_once(self._settings, self._clock))
        except ZapisyError as error:
            self._out.print(Text(str(error), "red"))

    def _deliver(self, files: Sequence[Path], moments: Sequence[datetime]) -> None:
        """Into the INBOX, as a mail server would."""
        if not files:
            return
        mailbox = self._settings.mailbox
        with IMAPClient(mailbox.host, port=mailbox.port, ssl=False, timeout=mailbox.timeout) as client:
            client.login(mailbox.username, str(mailbox.password))
            for file, moment in zip(files, moments, strict=True):
                raw = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                client.append("INBOX", raw, msg_time=moment)

    def _say_where(self) -> None:
        place = self._place
        for what, path in (
            ("database", place.database),
            ("mailbox", place.mail),
            ("replies", place.sent),
            ("settings", place.config),
        ):
            self._out.print(f"[dim]{what:9}[/dim] {escape(str(path))}")
        if self._temporary:
            self._out.print("[dim]All of it is temporary; --directory DIR keeps it.[/dim]")

    def _invite(self, address: str) -> None:
        self._out.print(
            f"\nThe staff pages, for what was held; the link signs in once:\n  [bold]{address}[/bold]\n\n"
            f"Now it is your turn: drop an .eml file into\n  [bold]{escape(str(self._place.drop))}[/bold]\n"
            "and see what is made of it. Ctrl-C ends the demo."
        )

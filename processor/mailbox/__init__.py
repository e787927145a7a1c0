"""The mailbox: what is new in it, and filing what is done. The only room that speaks IMAP.

    with Mailbox(settings) as mailbox:
        folder = mailbox.open(settings.folder)
        sized = mailbox.sizes(mailbox.new_uids(after=folder_high_water, since=day))
        for batch in batches(sized, settings.batch_bytes): mails = mailbox.fetch(batch)
        filing = mailbox.move([3, 7], settings.registered_folder)

Every method raises MailboxError with one sentence. After `Refused` (a tagged NO) the connection goes on; after any
other it is gone, and `connect` makes a new one. Search asks only for UIDs, days and Message-IDs of our own.
"""

from __future__ import annotations

import re
import socket
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from time import monotonic
from types import TracebackType

from processor.errors import MailboxError
from processor.mailbox import fetching, filing
from processor.mailbox.connection import FAULTS, Client, Refused, Token, connect, explained, throw_away
from processor.mailbox.fetching import Fetched, Sized, batches
from processor.mailbox.filing import Filing
from processor.mailbox.folders import Listing, listing
from processor.settings import MailboxSettings

__all__ = ["Fetched", "Filing", "Folder", "Mailbox", "Refused", "Sized", "batches"]

_OWN_ID = re.compile(r"<[A-Za-z0-9.+=_-]{1,200}@[A-Za-z0-9.-]{1,200}>")
_MOVED_AT_ONCE = 500  # a MOVE costs in proportion to the mailbox, hardly to its own length


@dataclass(frozen=True, slots=True)
class Folder:
    """The open folder as SELECT describes it. `uidnext` is None where the server does not tell (Courier)."""

    name: str
    uidvalidity: int
    uidnext: int | None
    exists: int


class Mailbox:
    """One account on one server; a context manager, for one thread (except `abort`)."""

    def __init__(self, settings: MailboxSettings, *, token: Token | None = None) -> None:
        self._settings = settings
        self._token = token
        self._client: Client | None = None
        self._socket: socket.socket | None = None
        self._listing: Listing | None = None
        self._folder: Folder | None = None

    def __enter__(self) -> Mailbox:
        self.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── the connection ──

    def connect(self) -> None:
        """Connect and sign in, anew if need be."""
        self._drop()
        try:
            self._client = connect(self._settings, self._token, self._hold)
        except FAULTS as error:
            raise explained(error, self._settings) from error

    def close(self) -> None:
        """Sign out if the server still listens; never raises."""
        client, self._client = self._client, None
        if client is None:
            return
        try:
            client.logout()
        except FAULTS:
            throw_away(client)

    def abort(self) -> None:
        """End whatever this mailbox is waiting for, from another thread; the waiting call raises MailboxError."""
        held = self._socket
        if held is None:
            return
        try:
            socket.socket.shutdown(held, socket.SHUT_RDWR)  # under TLS, which the other thread is using
        except OSError:
            return

    @property
    def connected(self) -> bool:
        return self._client is not None

    def check(self) -> None:
        """Does the server still answer? (NOOP)"""
        with self._talking() as client:
            client.noop()

    # ── reading ──

    def open(self, name: str) -> Folder:
        """Select a folder for reading and filing; again, to see what has arrived meanwhile."""
        self._folder = None
        try:
            with self._talking() as client:
                answer = client.select_folder(name if name.upper() == "INBOX" else self._names(client).resolve(name))
        except Refused as refused:
            if refused.code == "READ-ONLY":
                raise
            raise Refused(f"The folder {name} cannot be opened. {refused}", code=refused.code) from refused
        self._folder = Folder(name, answer[b"UIDVALIDITY"], answer.get(b"UIDNEXT"), answer[b"EXISTS"])
        return self._folder

    def has(self, folder: str) -> bool:
        """Is there such a folder?"""
        with self._talking() as client:
            names = self._names(client)
            resolved = names.resolve(folder)
            return resolved.upper() == "INBOX" or resolved in names.names

    def new_uids(self, *, after: int = 0, since: date | None = None) -> list[int]:
        """UIDs of the open folder above `after`, ascending; with `since`, only what arrived on that day or later."""
        folder = self._opened()
        with self._talking() as client:
            return fetching.search(client, after, folder.uidnext, folder.exists, since)

    def sizes(self, uids: Sequence[int]) -> list[Sized]:
        """Sizes of these mails, in order; what has gone meanwhile is left out."""
        with self._talking() as client:
            return fetching.sizes(client, uids)

    def fetch(self, batch: Sequence[Sized]) -> list[Fetched]:
        """Bytes of these mails, in order, without marking them as read; what has gone meanwhile is left out."""
        with self._talking() as client:
            return fetching.fetch(client, batch, self._settings.max_message_bytes)

    @property
    def can_wait(self) -> bool:
        """Does the server offer IDLE (RFC 2177)?"""
        with self._talking() as client:
            return bool(client.has_capability("IDLE"))

    def wait_for_mail(self, seconds: float, stop: Callable[[], bool] = lambda: False) -> bool:
        """IDLE until the server announces something (True), the time is over or `stop()` (False).

        For a server that offers it (`can_wait`). At most 28 minutes at a time: RFC 2177 ends a session that
        idles for 30. Raises MailboxError where the connection died in the meantime.
        """
        with self._talking() as client:
            client.idle()
            announced = _announced(client, monotonic() + min(seconds, 28 * 60), stop)
            client.idle_done()
            client.noop()  # a dead connection looks like an announcement of nothing
            return announced

    # ── filing ──

    def move(self, uids: Sequence[int], folder: str) -> Filing:
        """Move mail of the open folder; the target is created and subscribed where it is missing."""
        moved: set[int] = set()
        left: set[int] = set()
        gone: set[int] = set()
        for start in range(0, len(uids), _MOVED_AT_ONCE):
            one = self._move(uids[start : start + _MOVED_AT_ONCE], folder)
            moved |= one.moved
            left |= one.left
            gone |= one.gone
        return Filing(frozenset(moved), frozenset(left), frozenset(gone))

    def flag(self, uids: Sequence[int]) -> None:
        """Mark mail of the open folder for a person's attention; whether it was read stays as it is."""
        if uids:
            with self._talking() as client:
                client.add_flags(sorted(uids), [b"\\Flagged"], silent=True)

    def append_sent(self, raw: bytes, now: datetime) -> None:
        """A copy of a reply in `sent_folder`, read; where none is configured, in the folder marked \\Sent."""
        self._append(self.sent_folder(), raw, (b"\\Seen",), now)

    def append_all_sent(self, raws: Sequence[bytes], now: datetime) -> None:
        """As `append_sent`, in one command where the server offers MULTIAPPEND (RFC 3502), which takes all or none."""
        folder = self.sent_folder()
        with self._talking() as client:
            at_once = client.has_capability("MULTIAPPEND") and client.has_capability("LITERAL+")
        if len(raws) > 1 and at_once:
            mails = [{"msg": raw, "flags": (b"\\Seen",), "date": now} for raw in raws]
            self._appended(folder, lambda client: client._checkok("append", *client.multiappend(folder, mails)))
            return
        for raw in raws:
            self._append(folder, raw, (b"\\Seen",), now)

    def append_draft(self, raw: bytes, now: datetime) -> None:
        """A reply as a draft for a person to look at and send."""
        self._append(self.drafts_folder(), raw, (b"\\Draft",), now)

    def drafts_folder(self) -> str:
        """The server's name of the folder for drafts."""
        with self._talking() as client:
            return self._names(client).special("\\Drafts")

    def sent_folder(self) -> str:
        """The server's name of the folder for sent mail; "" where no copies are wanted."""
        configured = self._settings.sent_folder
        if configured == "":
            return ""
        with self._talking() as client:
            names = self._names(client)
            return names.special("\\Sent") if configured is None else names.resolve(configured)

    def holds(self, folder: str, message_id: str) -> bool:
        """Does a folder hold a mail with exactly this Message-ID? For IDs of our own only: ValueError for others.

        The open folder is another one afterwards. A missing folder holds nothing.
        """
        if not _OWN_ID.fullmatch(message_id):
            raise ValueError(f"{message_id!r} is no Message-ID of ours, so no server is asked for it")
        with self._talking() as client:
            self._folder = None
            name = self._names(client).resolve(folder)
            if name != "INBOX" and name not in self._names(client).names:
                return False
            client.select_folder(name, readonly=True)
            # HEADER finds substrings in any case (RFC 3501 6.4.4): what it finds is compared again.
            found = client.search(["HEADER", "Message-ID", message_id.strip("<>")])
            answers = client.fetch(found, ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"])
            return any(_names_exactly(item, message_id) for item in answers.values())

    # ── inside ──

    def _move(self, uids: Sequence[int], folder: str) -> Filing:
        self._opened()
        with self._talking() as client:
            target = self._names(client).resolve(folder)
        try:
            with self._talking() as client:
                return filing.move(client, uids, target)
        except Refused as refused:
            if refused.code not in {"TRYCREATE", "EXPUNGEISSUED"}:  # the latter: somebody took one of them just now
                raise
            if refused.code == "TRYCREATE":
                self._create(target)
        with self._talking() as client:
            return filing.move(client, uids, target)

    def _append(self, folder: str, raw: bytes, flags: tuple[bytes, ...], now: datetime) -> None:
        self._appended(folder, lambda client: client.append(folder, raw, flags=flags, msg_time=now))

    def _appended(self, folder: str, append: Callable[[Client], object]) -> None:
        """Run an APPEND; where the folder is missing, make it and run it again."""
        try:
            with self._talking() as client:
                append(client)
            return
        except Refused as refused:
            if refused.code != "TRYCREATE":
                raise
        self._create(folder)
        with self._talking() as client:
            append(client)

    def _create(self, folder: str) -> None:
        """Create and subscribe; that somebody else was quicker is as good."""
        self._listing = None
        try:
            with self._talking() as client:
                client.create_folder(unicodedata.normalize("NFC", folder))
        except Refused as refused:
            if refused.code != "ALREADYEXISTS":
                raise
        with self._talking() as client:
            client.subscribe_folder(folder)

    def _names(self, client: Client) -> Listing:
        if self._listing is None:
            self._listing = listing(client)
        return self._listing

    def _opened(self) -> Folder:
        if self._folder is None:
            raise MailboxError("No folder is open; this is a mistake in the program.", transient=False)
        return self._folder

    @contextmanager
    def _talking(self) -> Iterator[Client]:
        """The client for one exchange; its faults become MailboxError, and all but a NO end the connection."""
        client = self._client
        if client is None:
            raise MailboxError(f"The connection to the mailbox server {self._settings.host} was lost.")
        try:
            yield client
        except MailboxError:
            raise
        except FAULTS as error:
            problem = explained(error, self._settings)
            if not isinstance(problem, Refused):
                self._drop()
            raise problem from error

    def _hold(self, held: socket.socket) -> None:
        self._socket = held

    def _drop(self) -> None:
        client, self._client = self._client, None
        self._folder, self._listing = None, None
        if client is not None:
            throw_away(client)


def _announced(client: Client, deadline: float, stop: Callable[[], bool]) -> bool:
    """Whether the server said anything but "still here" before the deadline; looks at `stop` every second."""
    while (left := deadline - monotonic()) > 0 and not stop():
        started = monotonic()
        answers = client.idle_check(timeout=min(1.0, left))
        if any(len(answer) > 1 and answer[1] == b"EXISTS" for answer in answers):
            return True
        if not answers and monotonic() - started < min(1.0, left) * 0.5:
            return False  # readable, but nothing to read: the other side has closed
    return False


def _names_exactly(item: dict[bytes, bytes], message_id: str) -> bool:
    header = next((value for key, value in item.items() if key.startswith(b"BODY[HEADER")), b"") or b""
    value = header.decode("ascii", "replace").partition(":")[2]
    return "".join(value.split()) == message_id

"""A private Dovecot: its own directories, ports, certificates and users; nothing of /etc/dovecot is read.

It starts in about 50 ms. Each test gets a fresh user (`account`), so tests share the server and no mail. As root its
processes run as Dovecot's own users and mail belongs to a plain uid; otherwise everything runs as the present user.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import trustme
from imapclient import IMAPClient

from processor.settings import MailboxSettings, Secret
from tests.servers import program
from tests.servers.ports import free_port, wait_for_port

MAIL_UID = 65_534
PASSWORD = "zażółć-gęślą-jaźń"

CONFIG = """
base_dir = {root}/run
state_dir = {root}/state
instance_name = zapisy-test
log_path = {root}/dovecot.log
protocols = imap
listen = 127.0.0.1
shutdown_clients = yes
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {root}/users/%u
}}
userdb {{
  driver = prefetch
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {root}/users/%u
  default_fields = uid={uid} gid={gid} home={root}/mail/%u
}}
first_valid_uid = 1
first_valid_gid = 1
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
ssl_min_protocol = TLSv1.2
mail_location = maildir:~/Maildir
mail_fsync = optimized
mailbox_list_index = yes
mail_plugins = acl quota
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
}}
plugin {{
  acl = vfile
  quota = maildir:User quota
}}
protocol imap {{
  mail_max_userip_connections = {connections}
  mail_plugins = $mail_plugins imap_acl imap_quota
  imap_idle_notify_interval = 29 mins
}}
service imap-login {{
  {chroot}
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  {chroot}
}}
service imap {{
  vsz_limit = 2G
}}
"""


@dataclass
class Account:
    """A user of the test server, seen as a person with another mail program would see it."""

    server: Dovecot
    name: str
    password: str = PASSWORD

    @property
    def home(self) -> Path:
        return self.server.root / "mail" / self.name

    @property
    def maildir(self) -> Path:
        return self.home / "Maildir"

    def settings(self, **changes: Any) -> MailboxSettings:
        """How the program is told of this account: plainly on loopback, waiting five seconds at most."""
        given = MailboxSettings(
            host="127.0.0.1",
            port=self.server.port,
            security="none",
            username=self.name,
            password=Secret(self.password),
            addresses=("biuro@example.org",),
            timeout=5.0,
        )
        return replace(given, **changes)

    @contextlib.contextmanager
    def client(self, folder: str | None = None) -> Iterator[IMAPClient]:
        """A logged-in IMAPClient on the plain port, in `folder` if given."""
        with IMAPClient("127.0.0.1", port=self.server.port, ssl=False, timeout=20) as client:
            client.plain_login(self.name, self.password)
            if folder is not None:
                client.select_folder(folder)
            yield client

    def append(
        self, raw: bytes, folder: str = "INBOX", *, at: datetime | None = None, flags: tuple[str, ...] = ()
    ) -> None:
        """Put a mail into a folder, as if delivered at `at` (default: 2016-10-19 10:00 UTC)."""
        with self.client() as client:
            client.append(folder, raw, flags=flags, msg_time=at or datetime(2016, 10, 19, 10, 0, tzinfo=UTC))

    def drop(self, raw: bytes, name: str, folder: str = "") -> None:
        """Put a file into the Maildir under a name of one's own, as a broken copying tool would."""
        path = self.maildir / folder / "cur" / name
        path.write_bytes(raw)
        if os.getuid() == 0:
            os.chown(path, MAIL_UID, MAIL_UID)

    def append_all(self, raws: list[bytes], folder: str = "INBOX", *, at: datetime | None = None) -> None:
        """As `append`, over one connection."""
        with self.client() as client:
            for raw in raws:
                client.append(folder, raw, msg_time=at or datetime(2016, 10, 19, 10, 0, tzinfo=UTC))

    def folders(self) -> set[str]:
        with self.client() as client:
            return {name for _, _, name in client.list_folders()}

    def subscribed(self) -> set[str]:
        with self.client() as client:
            return {name for _, _, name in client.list_sub_folders()}

    def uids(self, folder: str = "INBOX") -> list[int]:
        with self.client(folder) as client:
            return sorted(client.search("ALL"))

    def flags(self, folder: str = "INBOX") -> dict[int, set[str]]:
        with self.client(folder) as client:
            return {
                uid: {flag.decode() for flag in flags} - {"\\Recent"}
                for uid, flags in client.get_flags(client.search("ALL")).items()
            }

    def bodies(self, folder: str = "INBOX") -> dict[int, bytes]:
        with self.client(folder) as client:
            fetched = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
            return {uid: item[b"BODY[]"] for uid, item in fetched.items()}

    def subjects(self, folder: str = "INBOX") -> list[str]:
        """Raw Subject values, in order of UID; an absent folder is an empty one."""
        if folder not in self.folders():
            return []
        with self.client(folder) as client:
            fetched = client.fetch(client.search("ALL"), ["BODY.PEEK[HEADER.FIELDS (SUBJECT)]"])
            return [
                fetched[uid][b"BODY[HEADER.FIELDS (SUBJECT)]"].decode("utf-8", "replace").partition(":")[2].strip()
                for uid in sorted(fetched)
            ]

    def expunge(self, uid: int, folder: str = "INBOX") -> None:
        """Delete one mail behind everybody's back."""
        self.server.doveadm("expunge", "-u", self.name, "mailbox", folder, "uid", str(uid))

    def kick(self) -> None:
        """Cut every session of this user."""
        self.server.doveadm("kick", self.name)

    def acl(self, folder: str, rights: str) -> None:
        """Give the owner exactly these rights (letters of RFC 4314 as Dovecot writes them in words)."""
        with self.client() as client:
            client.setacl(folder, self.name, rights)


@dataclass
class Dovecot:
    """One running server. `extra` is appended to its configuration."""

    root: Path
    port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)
    ca_file: Path = Path()
    mechanisms: str = "plain login"
    connections: int = 200
    separator: str = "/"
    prefix: str = ""
    extra: str = ""
    process: subprocess.Popen[bytes] | None = None
    names: Iterator[int] = field(default_factory=lambda: count(1))

    def start(self) -> None:
        if not (self.root / "dovecot.conf").exists():
            self._prepare()
        with (self.root / "stderr").open("ab") as log:
            self.process = subprocess.Popen(
                [program("dovecot", package="dovecot-imapd"), "-F", "-c", str(self.root / "dovecot.conf")],
                stderr=log,
                stdout=log,
                start_new_session=True,
            )
        wait_for_port(self.port, self.process, self.root / "dovecot.log")

    def stop(self) -> None:
        """End the server and every session: a signal to the whole process group leaves no child behind."""
        process, self.process = self.process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def account(self, *, password: str = PASSWORD, quota: str = "") -> Account:
        """A fresh user; `quota` is a Dovecot rule such as `*:storage=20K`."""
        name = f"u{next(self.names)}-{secrets.token_hex(3)}"
        self.write_user(name, password, {"quota_rule": quota} if quota else {})
        (self.root / "mail" / name).mkdir()
        if os.getuid() == 0:
            os.chown(self.root / "mail" / name, MAIL_UID, MAIL_UID)
        return Account(self, name, password)

    def write_user(self, name: str, password: str, fields: Mapping[str, str] | None = None) -> None:
        """Add a user, or change one's password."""
        uid, gid = _mail_ids()
        extra = {"userdb_uid": str(uid), "userdb_gid": str(gid), "userdb_home": f"{self.root}/mail/{name}"}
        extra |= {f"userdb_{key}": value for key, value in (fields or {}).items()}
        line = f"{name}:{{PLAIN}}{password}::::::" + " ".join(f"{key}={value}" for key, value in extra.items())
        # A file for each user: Dovecot reads a file it knows again once a second at most.
        (self.root / "users" / name).write_text(line + "\n")

    def doveadm(self, *args: str) -> str:
        command = [program("doveadm", package="dovecot-core"), "-c", str(self.root / "dovecot.conf"), *args]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def log(self) -> str:
        path = self.root / "dovecot.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _prepare(self) -> None:
        self.root.chmod(0o755)
        (self.root / "mail").mkdir()
        (self.root / "mail").chmod(0o755)
        (self.root / "users").mkdir()
        (self.root / "users").chmod(0o755)
        ca = trustme.CA()
        certificate = ca.issue_cert("localhost", "127.0.0.1")
        self.ca_file = self.root / "ca.pem"
        ca.cert_pem.write_to_path(str(self.ca_file))
        certificate.private_key_pem.write_to_path(str(self.root / "key.pem"))
        (self.root / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in certificate.cert_chain_pems))
        (self.root / "dovecot.conf").write_text(self._config())

    def _config(self) -> str:
        root, me = os.getuid() == 0, getpass.getuser()
        uid, gid = _mail_ids()
        text = CONFIG.format(
            root=self.root,
            internal="dovecot" if root else me,
            group="dovecot" if root else _group(),
            login="dovenull" if root else me,
            chroot="" if root else "chroot =",
            uid=uid,
            gid=gid,
            port=self.port,
            tls_port=self.tls_port,
            mechanisms=self.mechanisms,
            connections=self.connections,
            separator=self.separator,
            prefix=self.prefix,
        )
        return text + self.extra


def _mail_ids() -> tuple[int, int]:
    return (MAIL_UID, MAIL_UID) if os.getuid() == 0 else (os.getuid(), os.getgid())


def _group() -> str:
    import grp

    return grp.getgrgid(os.getgid()).gr_name


@contextlib.contextmanager
def running(**options: object) -> Iterator[Dovecot]:
    """A server of one's own, with other options than the shared one."""
    program("dovecot", package="dovecot-imapd")
    # Short and open: the paths of its sockets may have 107 bytes, and its users must be able to enter.
    root = Path(tempfile.mkdtemp(prefix="zd", dir="/tmp"))
    server = Dovecot(root, **options)  # type: ignore[arg-type]
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """The shared server."""
    with running() as server:
        yield server


@pytest.fixture
def account(dovecot: Dovecot) -> Account:
    """A fresh user of the shared server; its INBOX is empty."""
    return dovecot.account()

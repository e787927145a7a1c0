"""A private Postfix: its own configuration, queue and log in a temporary directory; mail lands in one Maildir.

Only root can start Postfix. It takes mail for any recipient at example.com, and
then sends back what is for gone@example.com; the empty sender, DSN, SMTPUTF8 and
8BITMIME work as in Debian's.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.servers import missing, program
from tests.servers.ports import free_port, until, wait_for_port

MAIL_UID = 65_534

MAIN = """
compatibility_level = 3.6
queue_directory = {root}/queue
data_directory = {root}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
maillog_file = {root}/log/postfix.log
maillog_file_prefixes = {root}
myhostname = postfix.example
mydestination =
alias_maps =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtputf8_enable = yes
virtual_alias_maps = inline:{{ gone@example.com=gone@gone.invalid }}
transport_maps = inline:{{ {{gone.invalid = error:5.1.1 no such mailbox here}} }}
virtual_mailbox_domains = example.com
virtual_mailbox_base = {root}/mail
virtual_mailbox_maps = static:all/
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{uid}
"""

SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass
class Postfix:
    """One running instance."""

    root: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._prepare()
        command = [program("postfix", package="postfix"), "-c", str(self.root / "etc"), "start-fg"]
        with (self.root / "stderr").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        wait_for_port(self.port, self.process, self.root / "stderr")

    def stop(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        stop = [program("postfix", package="postfix"), "-c", str(self.root / "etc"), "stop"]
        subprocess.run(stop, check=False, capture_output=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def seen(self) -> frozenset[Path]:
        """What has been delivered so far: the tests share the Maildir."""
        return frozenset((self.root / "mail" / "all" / "new").glob("*"))

    def arrived(self, count: int, since: frozenset[Path]) -> list[EmailMessage]:
        """What came after `since`, once there are so many."""
        until(lambda: len(self.seen() - since) >= count)
        return [_parsed(path.read_bytes()) for path in sorted(self.seen() - since)]

    def _prepare(self) -> None:
        self.root.chmod(0o755)
        for name in ("etc", "queue", "data", "log", "mail"):
            (self.root / name).mkdir()
        shutil.chown(self.root / "data", "postfix", "postfix")
        os.chown(self.root / "mail", MAIL_UID, MAIL_UID)
        daemons = "/usr/lib/postfix/sbin" if Path("/usr/lib/postfix/sbin").is_dir() else "/usr/libexec/postfix"
        (self.root / "etc" / "main.cf").write_text(MAIN.format(root=self.root, daemons=daemons, uid=MAIL_UID))
        (self.root / "etc" / "master.cf").write_text(SERVICES.format(port=self.port))


def _parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture(scope="session")
def postfix() -> Iterator[Postfix]:
    """The shared instance; recipients tell the tests' mails apart."""
    program("postfix", package="postfix")
    if os.getuid() != 0:
        missing("Postfix can only be started by root")
    root = Path(tempfile.mkdtemp(prefix="zp", dir="/tmp"))
    server = Postfix(root)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root, ignore_errors=True)

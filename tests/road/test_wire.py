"""What servers may say that no real one says on demand, injected into a real Dovecot's stream.

An answer out of order must never cost a mail or send a second answer: at worst the pass ends and the next one works.
"""

from __future__ import annotations

import os
import re
import signal

import pytest

from processor.errors import AlreadyRunning, MailboxError
from processor.mailbox import Mailbox
from tests.road.conftest import Office
from tests.road.mails import nameless, newsletter, registration
from tests.road.test_faults import PEOPLE, all_well, three
from tests.servers.proxy import Proxy, Rewrite


@pytest.fixture
def database() -> str:
    """What the server says has nothing to do with the database."""
    return "sqlite"


TAGGED = re.compile(rb"(?m)^([A-Z]{4}[0-9]+) (OK|NO) ")


def once(rewrite: Rewrite) -> Rewrite:
    """Until it has changed something, then no more."""
    left = [1]

    def only_once(data: bytes) -> bytes:
        if not left:
            return data
        changed = rewrite(data)
        if changed != data:
            left.clear()
        return changed

    return only_once


def polls_through(office: Office, rewrite: Rewrite, times: int = 2) -> None:
    """Some passes through a proxy that changes the server's words; they may fail, for now."""
    changes = []

    def counted(data: bytes) -> bytes:
        changed = rewrite(data)
        changes.append(changed != data)
        return changed

    with Proxy(office.account.server.port, rewrite=counted) as proxy:
        for _ in range(times):
            try:
                office.poll(mailbox={"port": proxy.port, "timeout": 1.0})
            except MailboxError as error:
                assert str(error).count("\n") == 0
    assert any(changes), "the fault was never injected"


def literal(change: int) -> Rewrite:
    """Announce the bytes of a mail wrongly, by so many."""

    def rewrite(data: bytes) -> bytes:
        return re.sub(rb"BODY\[\] \{([0-9]+)\}", lambda found: b"BODY[] {%d}" % (int(found[1]) + change), data)

    return rewrite


@pytest.mark.parametrize("change", [-200, -1, 1, 200])
def test_rows_7_and_8_a_literal_of_another_length_than_announced(office: Office, change: int) -> None:
    office.arrive(*three())
    polls_through(office, once(literal(change)), times=1)
    for person in office.store.messages.each():
        assert person["fate"] != "failed"
    office.poll()
    office.poll()
    assert office.people() == sorted(name for name, _ in PEOPLE)
    assert sorted(office.answered()) == sorted(address for _, address in PEOPLE)


UNASKED = [
    b"* 2 EXPUNGE\r\n",
    b"* 99 EXISTS\r\n",
    b"* 0 RECENT\r\n",
    b"* 1 FETCH (FLAGS (\\Seen))\r\n",
    b"* 1 FETCH (UID 1 FLAGS (\\Seen \\Deleted))\r\n",
    b"* OK [ALERT] The disk is nearly full\r\n",
    b"* NO [UNKNOWN-CODE x] something else\r\n",
    b"* OK still here\r\n",
    b"* FLAGS (\\Answered \\Seen)\r\n",
    b'* STATUS "x" (MESSAGES 3)\r\n',
]


@pytest.mark.parametrize("line", UNASKED)
def test_row_38_what_nobody_asked_for_before_every_answer(office: Office, line: bytes) -> None:
    office.arrive(*three())
    polls_through(office, lambda data: TAGGED.sub(lambda found: line + found[0], data))
    office.poll()
    all_well(office)
    assert office.account.uids() == []


def test_row_38_an_alert_is_told(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    alert = b"* OK [ALERT] The disk is nearly full\r\n"
    polls_through(office, lambda data: TAGGED.sub(lambda found: alert + found[0], data), times=1)
    assert any("says:  The disk is nearly full" in record.getMessage() for record in caplog.records)


PLACEHOLDER = (
    b"From: System Administrator <root@localhost>\r\nSubject: message unavailable\r\n\r\nThis message is gone.\r\n"
)


def test_row_23_a_placeholder_is_neither_registered_nor_answered(office: Office, anna: bytes) -> None:
    """What Courier serves in the place of a mail that somebody has deleted meanwhile."""
    office.arrive(PLACEHOLDER, anna)
    for _ in range(5):
        office.poll()
    assert office.fates() == ["accepted"]
    assert office.account.uids() == [1]
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])


ANSWERS = [
    b"BAD what was that",
    b"NO [UNKNOWN-CODE] not now",
    b"NO [SERVERBUG] oops",
    b"NO no code at all",
    b"OK [XYZZY] fine",
]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("command", [b"Fetch completed", b"Search completed", b"Move completed", b"Select completed"])
def test_row_39_answers_that_are_refusals_or_unknown(office: Office, command: bytes, answer: bytes) -> None:
    office.arrive(*three())
    pattern = re.compile(rb"(?m)^([A-Z]{4}[0-9]+) OK [^\r\n]*" + command + rb"[^\r\n]*")
    polls_through(office, once(lambda data: pattern.sub(lambda found: found[1] + b" " + answer, data)), times=1)
    office.poll()
    office.poll()
    all_well(office)
    assert office.account.uids() == []


@pytest.mark.parametrize("words", [b"* BYE going down\r\n", b"* BYE [UNAVAILABLE] maintenance\r\n"])
def test_row_39_goodbye_in_the_middle(office: Office, words: bytes) -> None:
    office.arrive(*three())
    polls_through(office, lambda data: TAGGED.sub(lambda found: words + found[0], data) if b"Fetch" in data else data)
    office.poll()
    all_well(office)


def test_row_35_a_vast_mailbox_is_listed_in_windows(office: Office) -> None:
    office.arrive(*three())

    def vast(data: bytes) -> bytes:
        return data.replace(b"* 3 EXISTS", b"* 200000 EXISTS").replace(b"[UIDNEXT 4]", b"[UIDNEXT 200001]")

    with (
        Proxy(office.account.server.port, rewrite=vast) as proxy,
        Mailbox(office.account.settings(port=proxy.port)) as mailbox,
    ):
        folder = mailbox.open("INBOX")
        assert (folder.exists, folder.uidnext) == (200_000, 200_001)
        assert mailbox.new_uids() == [1, 2, 3]
        asked = re.findall(rb"UID SEARCH UID ([0-9:*]+)", bytes(proxy.wire))
    assert asked == [b"1:50000", b"50001:100000", b"100001:150000", b"150001:200000"]


def test_row_34_where_flags_may_not_be_set_staff_still_see_what_is_held(office: Office) -> None:
    office.account.acl("INBOX", "lrsipkxtea")
    office.arrive(nameless())
    try:
        office.poll()
    except MailboxError as error:
        assert error.transient
    assert office.fates() == ["held"]
    assert office.account.flags() == {1: set()}
    try:
        office.poll()
    except MailboxError as error:
        assert error.transient
    assert office.fates() == ["held"]


def test_row_40_bytes_that_the_server_changes_do_not_make_another_mail(office: Office) -> None:
    raw = registration("Anna Nowak", "anna@example.com").replace(b"\r\n\r\n", b"\r\n\r\n\x00\x00nul\r\n", 1)
    office.arrive(raw)
    office.poll()
    office.arrive(raw)
    office.poll()
    assert len(office.fates()) == 1
    assert len(office.answered()) <= 1


def test_row_57_an_old_inbox_restored_is_not_answered_again(office: Office) -> None:
    office.arrive(*three(), newsletter())
    office.poll()
    office.arrive(*three(), newsletter(), at=office.now)
    office.poll()
    all_well(office)
    assert len(office.fates()) == 4


def test_row_43_a_pass_that_hangs_with_the_lock_can_be_killed(office: Office, anna: bytes) -> None:
    office.arrive(anna)
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with office.store.single_worker_lock():
                os.write(tell, b"x")
                signal.pause()
        finally:
            os._exit(1)
    try:
        assert os.read(ready, 1) == b"x"
        os.kill(child, signal.SIGSTOP)
        with pytest.raises(AlreadyRunning):
            office.poll()
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)
        os.close(tell)
    office.poll()
    all_well(office, [("Anna Nowak", "anna.nowak@example.com")])

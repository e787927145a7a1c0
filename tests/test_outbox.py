"""A reply's way on both databases, with real and failing SMTP servers and Dovecot's folder of sent mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

import pytest

from processor.delivery import Transport, Unreachable
from processor.errors import DatabaseError
from processor.mailbox import Mailbox
from processor.outbox import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    Policy,
    file_copies,
    pause,
    resolve_uncertain,
    send_due,
    withhold,
)
from processor.store import Store
from processor.values import Reply, ReplyKind, ReplyStatus
from tests.servers.dovecot import Account
from tests.servers.proxy import Proxy, hiding
from tests.servers.smtp import ScriptedSmtp, SmtpSink, smtp_server, smtp_settings

NOW = datetime(2016, 10, 20, 8, 0, tzinfo=UTC)
SEND = Policy()
MIDS = [f"<auto.{number:08x}@example.org>" for number in range(3)]


def waiting(store: Store, number: int = 1, *, recipient: str = "anna@example.com", purpose: str = "reply") -> int:
    """A reply in the outbox; its row's id."""
    mid = f"<auto.{number:08x}@example.org>"
    raw = f"Message-ID: {mid}\r\nTo: {recipient}\r\nSubject: Potwierdzenie {number}\r\n\r\n.\r\n".encode()
    reply = Reply(ReplyKind.CONFIRMED, recipient, f"Potwierdzenie {number}", mid, raw)
    row_id = store.outbox.enqueue(reply, NOW, message_id=None, purpose=purpose, actor="test")
    assert row_id is not None
    return row_id


def status(store: Store, row_id: int) -> ReplyStatus:
    row = store.outbox.get(row_id)
    assert row is not None
    return row.status


@contextmanager
def transport(port: int, **changes: Any) -> Iterator[Transport]:
    with Transport(smtp_settings(port, timeout=0.3, **changes), dot_timeout=0.3) as made:
        yield made


def send(store: Store, port: int, now: datetime = NOW, policy: Policy = SEND, **changes: Any) -> Any:
    with transport(port, **changes) as made:
        return send_due(store, [made], now, policy=policy, random=Random(1))


def test_what_is_waiting_is_sent_over_one_connection_and_once(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number, recipient=f"osoba{number}@example.com") for number in range(60)]
    assert send(store, smtp_sink.port).sent == 60
    assert send(store, smtp_sink.port).sent == 0
    assert sorted(mail.recipients[0] for mail in smtp_sink.taken) == sorted(f"osoba{n}@example.com" for n in range(60))
    assert {status(store, row_id) for row_id in ids} == {ReplyStatus.SENT}
    assert smtp_sink.handler.connections == 1


def test_several_connections_send_each_mail_once(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number, recipient=f"osoba{number}@example.com") for number in range(120)]
    with ExitStack() as stack:
        several = [stack.enter_context(transport(smtp_sink.port)) for _ in range(3)]
        assert send_due(store, several, NOW, policy=SEND, random=Random(1)).sent == 120
    assert sorted(mail.recipients[0] for mail in smtp_sink.taken) == sorted(f"osoba{n}@example.com" for n in range(120))
    assert {status(store, row_id) for row_id in ids} == {ReplyStatus.SENT}
    assert smtp_sink.handler.connections == 3


def test_a_server_that_grants_one_connection_gets_all_over_it(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number, recipient=f"osoba{number}@example.com") for number in range(20)]
    with transport(smtp_sink.port) as granted, transport(1) as refused:
        assert send_due(store, [granted, refused], NOW, policy=SEND, random=Random(1)).sent == 20
    assert {status(store, row_id) for row_id in ids} == {ReplyStatus.SENT}


def test_one_connection_lost_beside_others_loses_no_mail(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number, recipient=f"osoba{number}@example.com") for number in range(40)]
    with ScriptedSmtp({"mail": "close"}) as broken, transport(smtp_sink.port) as good, transport(broken.port) as bad:
        done = send_due(store, [good, bad], NOW, policy=SEND, random=Random(1))
    assert done.sent + done.waiting == 40
    assert len(smtp_sink.taken) == done.sent
    assert {status(store, row_id) for row_id in ids} <= {ReplyStatus.SENT, ReplyStatus.WAITING}


def test_a_server_that_is_away_costs_no_attempt(store: Store) -> None:
    row_id = waiting(store)
    with pytest.raises(Unreachable):
        send(store, 1)
    row = store.outbox.get(row_id)
    assert row is not None
    assert (row.status, row.attempts) == (ReplyStatus.WAITING, 0)


OUTCOMES = MappingProxyType(
    {
        ("mail", "close"): ReplyStatus.WAITING,
        ("mail", "451 later"): ReplyStatus.WAITING,
        ("rcpt", "550 unknown user"): ReplyStatus.FAILED,
        ("rcpt", "450 greylisted"): ReplyStatus.WAITING,
        ("data", "hang"): ReplyStatus.WAITING,
        ("dot", "451 later"): ReplyStatus.WAITING,
        ("dot", "554 spam"): ReplyStatus.FAILED,
        ("dot", "close"): ReplyStatus.UNCERTAIN,
        ("dot", "reset"): ReplyStatus.UNCERTAIN,
        ("dot", "hang"): ReplyStatus.UNCERTAIN,
        ("quit", "421 bye"): ReplyStatus.SENT,
    }
)


@pytest.mark.parametrize(("stage", "manner"), OUTCOMES)
def test_rows_61_62_63_each_fault_leads_to_its_state(store: Store, stage: str, manner: str) -> None:
    row_id = waiting(store)
    with ScriptedSmtp({stage: manner}) as server:
        send(store, server.port)
        assert status(store, row_id) is OUTCOMES[stage, manner]
        accepted = OUTCOMES[stage, manner] in {ReplyStatus.SENT, ReplyStatus.UNCERTAIN} or stage == "dot"
        assert len(server.taken) == accepted


def test_what_was_refused_for_now_waits_and_then_goes_out_unchanged(store: Store, smtp_sink: SmtpSink) -> None:
    row_id = waiting(store)
    before = store.outbox.get(row_id)
    with ScriptedSmtp({"rcpt": "450 greylisted"}) as server:
        assert send(store, server.port).waiting == 1
    assert send(store, smtp_sink.port).sent == 0
    assert send(store, smtp_sink.port, NOW + timedelta(minutes=5)).sent == 1
    assert before is not None
    assert smtp_sink.taken[0].raw == before.raw


def test_row_64_a_server_that_queues_and_refuses_gets_a_bounded_number_of_identical_copies(store: Store) -> None:
    row_id = waiting(store)
    now = NOW
    with ScriptedSmtp({"dot": "451 queue file write error"}) as server:
        for _ in range(MOST_ATTEMPTS + 5):
            send(store, server.port, now)
            now += timedelta(hours=8)
        assert status(store, row_id) is ReplyStatus.FAILED
        assert len(server.taken) == MOST_ATTEMPTS
        assert len(set(server.taken)) == 1


def test_row_69_after_three_days_without_smtp_everything_goes_out(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number) for number in range(3)]
    for hour in range(0, 72, 8):
        with pytest.raises(Unreachable):
            send(store, 1, NOW + timedelta(hours=hour))
    assert send(store, smtp_sink.port, NOW + timedelta(days=3)).sent == 3
    assert {status(store, row_id) for row_id in ids} == {ReplyStatus.SENT}


def test_row_69_what_could_not_be_sent_for_too_long_is_for_staff(store: Store, smtp_sink: SmtpSink) -> None:
    row_id = waiting(store)
    late = NOW + timedelta(days=8)
    assert send(store, smtp_sink.port, late).failed == 1
    assert smtp_sink.taken == []
    assert status(store, row_id) is ReplyStatus.FAILED
    assert store.outbox.resend(row_id, late, "staff:ewa")
    assert send(store, smtp_sink.port, late).sent == 1


def test_a_database_that_fails_before_the_dot_keeps_the_mail_from_going_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    row_id = waiting(store)

    def fail(*_: object) -> bool:
        raise DatabaseError("baza danych nie odpowiada")

    with ScriptedSmtp() as server:
        with monkeypatch.context() as patched:
            patched.setattr(store.outbox, "mark_dot", fail)
            with pytest.raises(DatabaseError):
                send(store, server.port)
        assert server.taken == []
        assert store.outbox.recover(NOW) == (1, 0)
        send(store, server.port)
        assert len(server.taken) == 1
    assert status(store, row_id) is ReplyStatus.SENT


def test_a_row_that_somebody_else_took_is_not_sent(store: Store, smtp_sink: SmtpSink) -> None:
    row_id = waiting(store)

    class Rival:
        """Sends as we do, but the row is taken back by another's recovery before the dot."""

        def __init__(self, real: Transport) -> None:
            self.connect = real.connect
            self._real = real

        def send(
            self,
            recipient: str,
            raw: bytes,
            before_dot: Callable[[], None],
            following: tuple[str, bytes] | None = None,
        ) -> str:
            store.outbox.recover(NOW)
            return self._real.send(recipient, raw, before_dot, following)

    with transport(smtp_sink.port) as real:
        rounds = iter([False, True])
        send_due(store, [Rival(real)], NOW, policy=SEND, random=Random(1), stop=lambda: next(rounds, True))
    assert smtp_sink.taken == []
    assert status(store, row_id) is ReplyStatus.WAITING


# ── uncertain ──


@pytest.fixture
def uncertain(store: Store) -> int:
    """A reply whose server fell silent after the dot."""
    row_id = waiting(store)
    with ScriptedSmtp({"dot": "close"}) as server:
        send(store, server.port)
    assert status(store, row_id) is ReplyStatus.UNCERTAIN
    return row_id


def test_row_65_found_among_sent_mail_it_is_sent(store: Store, uncertain: int, account: Account) -> None:
    row = store.outbox.get(uncertain)
    assert row is not None
    account.append(row.raw, "Sent")
    with Mailbox(account.settings()) as mailbox:
        assert resolve_uncertain(store, mailbox, NOW, policy=SEND) == 1
        assert status(store, uncertain) is ReplyStatus.SENT
        assert file_copies(store, mailbox, NOW, doubtful=store.outbox.copies_owed()) == 0
    assert len(account.uids("Sent")) == 1


def test_row_65_a_twin_by_case_or_substring_proves_nothing(store: Store, uncertain: int, account: Account) -> None:
    account.append(b"Message-ID: <AUTO.00000001@example.org>\r\n\r\n", "Sent")
    account.append(b"Message-ID: <auto.00000001@example.org.evil>\r\n\r\n", "Sent")
    account.append(b"Subject: <auto.00000001@example.org>\r\n\r\n", "Sent")
    with Mailbox(account.settings()) as mailbox:
        assert resolve_uncertain(store, mailbox, NOW, policy=SEND) == 0
    assert status(store, uncertain) is ReplyStatus.UNCERTAIN


def test_held_it_waits_for_staff(store: Store, uncertain: int, account: Account, smtp_sink: SmtpSink) -> None:
    with Mailbox(account.settings()) as mailbox:
        resolve_uncertain(store, mailbox, NOW + timedelta(days=2), policy=SEND)
    assert send(store, smtp_sink.port, NOW + timedelta(days=2)).sent == 0
    assert status(store, uncertain) is ReplyStatus.UNCERTAIN


def test_resent_once_it_goes_out_again_byte_for_byte_and_never_a_third_time(
    store: Store, uncertain: int, account: Account
) -> None:
    policy = Policy(uncertain="resend_once")
    row = store.outbox.get(uncertain)
    assert row is not None
    with ScriptedSmtp({"dot": "close"}) as server, Mailbox(account.settings()) as mailbox:
        resolve_uncertain(store, mailbox, NOW + timedelta(minutes=5), policy=policy)
        send(store, server.port, NOW + timedelta(minutes=5), policy)
        assert server.taken == []
        for minutes in (20, 60, 600):
            resolve_uncertain(store, mailbox, NOW + timedelta(minutes=minutes), policy=policy)
            send(store, server.port, NOW + timedelta(minutes=minutes), policy)
        assert server.taken == [row.raw]
    assert status(store, uncertain) is ReplyStatus.UNCERTAIN


def test_a_crash_after_the_dot_leaves_it_uncertain(store: Store) -> None:
    row_id = waiting(store)
    assert store.outbox.claim(row_id, NOW)
    assert store.outbox.mark_dot(row_id, NOW)
    assert store.outbox.recover(NOW) == (0, 1)
    assert status(store, row_id) is ReplyStatus.UNCERTAIN


# ── modes and copies ──


def test_drafts_are_put_once_where_a_person_finds_them(store: Store, account: Account, smtp_sink: SmtpSink) -> None:
    policy = Policy(mode="drafts")
    row_id = waiting(store)
    by_staff = waiting(store, 2, purpose="staff")
    with Mailbox(account.settings()) as mailbox:
        assert withhold(store, mailbox, NOW, policy=policy).withheld == 1
        assert withhold(store, mailbox, NOW, policy=policy).withheld == 0
    assert account.flags("Drafts") == {1: {"\\Draft"}}
    assert send(store, smtp_sink.port, policy=policy).sent == 1
    assert (status(store, row_id), status(store, by_staff)) == (ReplyStatus.SUPPRESSED, ReplyStatus.SENT)


def test_a_draft_whose_note_was_lost_in_a_crash_is_not_put_there_again(store: Store, account: Account) -> None:
    row_id = waiting(store)
    row = store.outbox.get(row_id)
    assert row is not None
    account.append(row.raw, "Drafts")
    with Mailbox(account.settings()) as mailbox:
        withhold(store, mailbox, NOW, policy=Policy(mode="drafts"))
    assert len(account.uids("Drafts")) == 1
    assert status(store, row_id) is ReplyStatus.SUPPRESSED


def test_without_a_mailbox_drafts_wait(store: Store, smtp_sink: SmtpSink) -> None:
    row_id = waiting(store)
    policy = Policy(mode="drafts")
    assert withhold(store, None, NOW, policy=policy).withheld == 0
    assert send(store, smtp_sink.port, policy=policy).sent == 0
    assert status(store, row_id) is ReplyStatus.WAITING


def test_switched_off_nothing_goes_out_and_the_reason_is_kept(store: Store, smtp_sink: SmtpSink) -> None:
    row_id = waiting(store)
    policy = Policy(mode="off")
    withhold(store, None, NOW, policy=policy)
    assert send(store, smtp_sink.port, policy=policy).sent == 0
    (row,) = store.outbox.each()
    assert (row["id"], row["status"], row["rule"]) == (row_id, "suppressed", "mode_off")


def test_each_sent_reply_has_one_copy_among_sent_mail(store: Store, account: Account, smtp_sink: SmtpSink) -> None:
    for number in range(3):
        waiting(store, number)
    send(store, smtp_sink.port)
    with Mailbox(account.settings()) as mailbox:
        assert file_copies(store, mailbox, NOW, doubtful=()) == 3
        assert file_copies(store, mailbox, NOW, doubtful=()) == 0
    assert account.flags("Sent") == {uid: {"\\Seen"} for uid in (1, 2, 3)}


def test_copies_go_in_one_command_where_the_server_takes_many(
    store: Store, account: Account, smtp_sink: SmtpSink
) -> None:
    for number in range(3):
        waiting(store, number)
    send(store, smtp_sink.port)
    with Proxy(account.server.port) as proxy, Mailbox(replace(account.settings(), port=proxy.port)) as mailbox:
        assert file_copies(store, mailbox, NOW, doubtful=()) == 3
        assert bytes(proxy.wire).count(b" APPEND ") == 1
    assert sorted(account.bodies("Sent").values()) == sorted(row.raw for row in store.outbox.by_mid(MIDS))


@pytest.mark.parametrize("hidden", [b"MULTIAPPEND", b"LITERAL+"])
def test_copies_go_one_by_one_where_it_does_not(
    store: Store, account: Account, smtp_sink: SmtpSink, hidden: bytes
) -> None:
    for number in range(3):
        waiting(store, number)
    send(store, smtp_sink.port)
    with Proxy(account.server.port, rewrite=hiding(hidden)) as proxy:
        with Mailbox(replace(account.settings(), port=proxy.port)) as mailbox:
            assert file_copies(store, mailbox, NOW, doubtful=()) == 3
        assert bytes(proxy.wire).count(b" APPEND ") == 3
    assert len(account.uids("Sent")) == 3


def test_replies_that_a_stop_leaves_are_given_back_uncounted(store: Store, smtp_sink: SmtpSink) -> None:
    ids = [waiting(store, number) for number in range(3)]
    with transport(smtp_sink.port) as made:
        stop = lambda: bool(smtp_sink.taken)  # noqa: E731
        assert send_due(store, [made], NOW, policy=SEND, random=Random(1), stop=stop).sent == 1
    rows = [store.outbox.get(row_id) for row_id in ids]
    assert [(row.status, row.attempts) for row in rows if row] == [
        (ReplyStatus.SENT, 1),
        (ReplyStatus.WAITING, 0),
        (ReplyStatus.WAITING, 0),
    ]


def test_a_copy_whose_note_was_lost_in_a_crash_is_not_made_twice(
    store: Store, account: Account, smtp_sink: SmtpSink
) -> None:
    row_id = waiting(store)
    send(store, smtp_sink.port)
    row = store.outbox.get(row_id)
    assert row is not None
    account.append(row.raw, "Sent")
    with Mailbox(account.settings()) as mailbox:
        assert file_copies(store, mailbox, NOW, doubtful=store.outbox.copies_owed()) == 0
    assert len(account.uids("Sent")) == 1
    assert store.outbox.copies_due() == []


def test_where_no_copies_are_wanted_none_stay_due(store: Store, account: Account, smtp_sink: SmtpSink) -> None:
    waiting(store)
    send(store, smtp_sink.port)
    with Mailbox(replace(account.settings(), sent_folder="")) as mailbox:
        assert file_copies(store, mailbox, NOW, doubtful=()) == 0
    assert account.uids("Sent") == []
    assert store.outbox.copies_due() == []


def test_row_68_an_address_the_server_cannot_write_is_a_visible_failure(store: Store) -> None:
    row_id = waiting(store, recipient="zażółć@example.com")
    with smtp_server(smtputf8=False) as sink:
        assert send(store, sink.port).failed == 1
    row = store.outbox.get(row_id)
    assert row is not None
    assert row.status is ReplyStatus.FAILED
    assert "SMTPUTF8" in row.error


@pytest.mark.parametrize("attempts", [1, 2, 5, 9, 60])
def test_pauses_grow_within_their_bounds(attempts: int) -> None:
    plain = min(FIRST_PAUSE * 2 ** min(attempts - 1, 30), LONGEST_PAUSE)
    pauses = [pause(attempts, Random(seed)) for seed in range(50)]
    assert all(plain * 0.75 <= one <= plain * 1.25 for one in pauses)
    assert len(set(pauses)) > 10

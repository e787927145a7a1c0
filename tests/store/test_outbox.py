"""The outbox: no transition but from the right state, nothing forgotten at a crash."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from processor.store import Store, open_store
from processor.tables import bounced_address
from processor.values import ReplyKind, ReplyStatus
from tests.store.mails import HOUR, NOW, decide, held, registered, reply

S = ReplyStatus
MOVES = {  # method and the rest of its arguments: from which states it moves, and where to
    "claim": ((), {S.WAITING}, S.SENDING),
    "release": ((), {S.SENDING}, S.WAITING),
    "mark_dot": ((), {S.SENDING}, S.DOT),
    "mark_sent": (("250 ok",), {S.SENDING, S.DOT, S.UNCERTAIN}, S.SENT),
    "retry": ((NOW + HOUR, "451"), {S.SENDING, S.DOT}, S.WAITING),
    "mark_failed": (("550",), {S.SENDING, S.DOT, S.WAITING}, S.FAILED),
    "mark_uncertain": (("zerwane",), {S.DOT}, S.UNCERTAIN),
    "suppress": (
        ("off", "Odpowiedzi są wyłączone."),
        {S.WAITING, S.UNCERTAIN, S.FAILED, S.BOUNCED},
        S.SUPPRESSED,
    ),
}


def put(store: Store, row_id: int, status: ReplyStatus) -> None:
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.text("UPDATE outbox SET status = :s WHERE id = :i"), {"s": status.value, "i": row_id})


def only(store: Store) -> int:
    decide(store, 1)
    (row,) = store.outbox.each()
    return int(row["id"])


@pytest.mark.parametrize("method", MOVES)
def test_a_row_moves_from_the_right_states_only(store: Store, method: str) -> None:
    rest, allowed, after = MOVES[method]
    row_id = only(store)
    for status in ReplyStatus:
        put(store, row_id, status)
        arguments = (row_id, *rest, NOW)
        assert getattr(store.outbox, method)(*arguments) is (status in allowed), status
        found = store.outbox.get(row_id)
        assert found is not None
        assert found.status is (after if status in allowed else status)


def test_a_reply_goes_out(store: Store) -> None:
    row_id = only(store)
    (row,) = store.outbox.due(NOW)
    assert (row.id, row.raw, row.mid, row.purpose) == (row_id, reply(1).raw, reply(1).message_id, "reply")
    assert store.outbox.claim(row_id, NOW)
    assert store.outbox.due(NOW) == []
    assert store.outbox.mark_dot(row_id, NOW)
    assert store.outbox.mark_sent(row_id, "250 2.0.0 Ok: queued as 1", NOW + HOUR)
    (shown,) = store.outbox.each()
    assert shown == {
        "id": row_id,
        "message": shown["message"],
        "to": "osoba1@example.org",
        "kind": "confirmed",
        "status": "sent",
        "rule": None,
        "attempts": 1,
        "message_id": "<auto.1@biuro.example.org>",
        "sent_at": "2016-10-20T11:00:00+00:00",
        "error": None,
    }
    assert [each.id for each in store.outbox.copies_due()] == [row_id]
    store.outbox.copied([row_id])
    assert store.outbox.copies_due() == []
    assert store.invariants() == []


def test_recovery_knows_what_the_dot_means(store: Store) -> None:
    """Protocol 1: before the final dot it surely was not sent; after it nobody knows."""
    for number in (1, 2, 3):
        decide(store, number)
    waiting, sending, dot = (row.id for row in store.outbox.due(NOW))
    for row_id in (sending, dot):
        store.outbox.claim(row_id, NOW)
    store.outbox.mark_dot(dot, NOW)
    assert store.outbox.recover(NOW + HOUR) == (1, 1)
    assert [row.id for row in store.outbox.due(NOW + HOUR)] == [waiting, sending]
    assert [row.id for row in store.outbox.uncertain()] == [dot]
    assert store.outbox.recover(NOW + HOUR) == (0, 0)


def test_a_retry_waits_for_its_time(store: Store) -> None:
    row_id = only(store)
    store.outbox.claim(row_id, NOW)
    assert store.outbox.retry(row_id, NOW + HOUR, "451 4.7.1 później", NOW)
    assert store.outbox.due(NOW + HOUR - timedelta(seconds=1)) == []
    (row,) = store.outbox.due(NOW + HOUR)
    assert (row.attempts, row.error) == (1, "451 4.7.1 później")


def test_an_attempt_that_never_was_does_not_count(store: Store) -> None:
    row_id = only(store)
    store.outbox.claim(row_id, NOW)
    assert store.outbox.release(row_id, NOW)
    assert store.outbox.due(NOW)[0].attempts == 0


def test_a_second_sending_has_the_same_bytes(store: Store) -> None:
    """Row 66."""
    row_id = only(store)
    before = store.outbox.get(row_id)
    put(store, row_id, S.UNCERTAIN)
    assert store.outbox.resend(row_id, NOW + HOUR, "staff:ewa")
    (row,) = store.outbox.due(NOW + HOUR)
    assert before is not None
    assert (row.raw, row.mid) == (before.raw, before.mid)
    assert store.audits.page(outbox_id=row_id).rows[0]["actor"] == "staff:ewa"


def test_what_was_never_written_cannot_be_sent(store: Store) -> None:
    decide(store, 1, held(1))
    (row,) = store.outbox.each()
    assert not store.outbox.resend(row["id"], NOW, "staff:ewa")


def test_a_bounce_finds_its_mail(store: Store) -> None:
    """Row 70."""
    row_id = only(store)
    store.outbox.claim(row_id, NOW)
    store.outbox.mark_sent(row_id, "250", NOW)
    assert store.outbox.mark_bounced("<ktoś@inny>", "5.1.1", NOW) is None
    row = store.outbox.mark_bounced(reply(1).message_id, "5.1.1 nie ma takiego adresu", NOW)
    assert row is not None and row.status is S.BOUNCED
    (shown,) = store.outbox.each()
    assert (shown["status"], shown["error"]) == ("failed", "5.1.1 nie ma takiego adresu")
    assert store.outbox.page().rows[0]["state"] == "bounced"


def test_a_hard_bounce_stays_hard(store: Store) -> None:
    row_id = only(store)
    put(store, row_id, S.SENT)
    store.outbox.mark_bounced(reply(1).message_id, "5.1.1", NOW, hard=True)
    store.outbox.mark_bounced(reply(1).message_id, "4.2.2 pełna skrzynka", NOW, hard=False)
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(bounced_address.c.hard, bounced_address.c.error)).one() == (
            True,
            "4.2.2 pełna skrzynka",
        )


def test_a_mail_that_was_not_sent_cannot_bounce(store: Store) -> None:
    only(store)
    assert store.outbox.mark_bounced(reply(1).message_id, "5.1.1", NOW) is None


def test_staff_may_write_beside_the_automatic_answer(store: Store) -> None:
    stored = decide(store, 1)
    letter = reply(2, kind=ReplyKind.CHANGED)
    row_id = store.outbox.enqueue(letter, NOW, message_id=stored.id, purpose="staff", actor="staff:ewa")
    assert row_id is not None
    assert store.outbox.enqueue(letter, NOW, message_id=stored.id, purpose="staff", actor="staff:ewa") is None
    alarm = store.outbox.enqueue(reply(3), NOW, purpose="alarm", actor="rule", kind="alarm")
    assert alarm is not None
    assert [row.kind for row in store.outbox.due(NOW)] == ["confirmed", "changed", "alarm"]
    assert store.invariants() == []


def test_two_threads_claim_each_row_once(store: Store, database_url: str) -> None:
    """Row 42: correct even without the lock."""
    for number in range(20):
        decide(store, number + 1)
    ids = [row.id for row in store.outbox.due(NOW, 50)]
    claimed: list[int] = []
    start = threading.Barrier(4)

    def work() -> None:
        mine = open_store(database_url)
        start.wait()
        claimed.extend(row_id for row_id in ids if mine.outbox.claim(row_id, NOW))
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == ids


def test_two_workers_decide_a_mail_once(store: Store, database_url: str) -> None:
    from tests.store.mails import save

    stored = [save(store, number) for number in range(1, 16)]
    done: list[int] = []
    start = threading.Barrier(3)

    def work() -> None:
        mine = open_store(database_url)
        start.wait()
        for number, one in enumerate(stored, 1):
            decided = registered(number)
            if mine.apply(one, decided.readout, decided.plan, decided.answer, NOW):
                done.append(one.id)
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [one.id for one in stored]
    assert len(list(store.registrations.each())) == 15
    assert len(list(store.outbox.each())) == 15


def test_pages_and_counts(store: Store) -> None:
    for number in range(1, 6):
        decide(store, number)
    ids = [row["id"] for row in store.outbox.each()]
    first = store.outbox.page(limit=2)
    second = store.outbox.page(limit=2, start=first.next)
    assert [row["id"] for row in (*first.rows, *second.rows)] == ids[::-1][:4]
    store.outbox.suppress(ids[0], "E25", "Bezpiecznik.", NOW)
    assert store.outbox.counts() == dict.fromkeys(ReplyStatus, 0) | {"waiting": 4, "suppressed": 1}
    assert [row["id"] for row in store.outbox.each(status=S.SUPPRESSED)] == ids[:1]
    assert [row.id for row in store.outbox.by_mid([reply(2).message_id, "<nie@ma>"])] == ids[1:2]

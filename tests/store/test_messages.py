"""Raw mail in, one fate each."""

from __future__ import annotations

import base64
from dataclasses import replace
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from processor.store import Delivery, Store, intake
from processor.tables import content
from processor.values import Fate, Kind
from tests.store.mails import NOW, decide, delivery, generation, held, ignored, registered, save


def test_bytes_come_back_as_they_were_served(store: Store) -> None:
    raws = [b"", b"x", b"Subject: a\n\nbez CR" * 500, bytes(range(256)) * 40]
    generation(store)
    batch = [replace(delivery(number), raw=raw) for number, raw in enumerate(raws, 1)]
    stored = store.messages.save_raw(batch, NOW)
    assert [store.messages.raw(each.id) for each in stored] == raws
    assert [each.raw for each in stored] == raws


@given(raw=st.binary(max_size=5000))
def test_packing_loses_nothing(raw: bytes) -> None:
    assert intake.unpack(*intake.pack(raw)) == raw


def test_repetitive_mail_is_stored_small(store: Store) -> None:
    stored = save(store, 1, b"Subject: x\r\n\r\n" + b"Szanowni Panstwo, zapisuje Anne Nowak. " * 2000)
    with store.engine.connect() as connection:
        packed = connection.scalar(sa.select(sa.func.length(content.c.raw)).where(content.c.message_id == stored.id))
    assert packed < 2000


def test_an_attachment_is_stored_without_what_base64_adds() -> None:
    letter = b"Subject: x\r\n\r\n" + b"Szanowni Panstwo, zapisuje Anne Nowak.\r\n" * 50
    raw = letter + base64.encodebytes(Random(1).randbytes(75_000)).replace(b"\n", b"\r\n")
    method, packed = intake.pack(raw)
    assert intake.unpack(method, packed) == raw
    assert len(packed) < 0.8 * len(raw)


def test_the_same_content_is_one_message(store: Store) -> None:
    """Row 46: delivered twice, by another way (another UID, another Received line)."""
    first = save(store, 1)
    generation(store)
    again, other = store.messages.save_raw([delivery(1, uid=2), delivery(3)], NOW)
    assert (again.id, again.fresh) == (first.id, False)
    assert other.fresh and other.id != first.id
    assert again.sighting_id != first.sighting_id
    assert store.messages.counts()["received"] == 2


def test_twins_in_one_batch_are_one_message(store: Store) -> None:
    generation(store)
    first, second = store.messages.save_raw([delivery(1), delivery(1, uid=2)], NOW)
    assert first.id == second.id
    assert (first.fresh, second.fresh) == (True, False)


def test_the_same_message_id_with_other_content_is_new_mail(store: Store) -> None:
    """Row 47: Message-ID is a hint, never a key."""
    decide(store, 1, registered(1, message_id="<same@example.org>"))
    second = decide(store, 2, registered(2, message_id="<same@example.org>"))
    assert second.fresh
    assert store.messages.counts()["accepted"] == 2


@pytest.mark.parametrize(("make", "due"), [(registered, True), (held, True), (ignored, False)])
def test_a_known_mail_is_filed_as_it_was_decided_and_not_read_again(store: Store, make, due: bool) -> None:  # type: ignore[no-untyped-def]
    decide(store, 1, make(1))
    now_in = generation(store, uidvalidity=8)
    (again,) = store.messages.save_raw([delivery(1, uidvalidity=8)], NOW)
    assert again.fate is not Fate.RECEIVED
    assert [each.uid for each in store.sightings.to_file(now_in)] == ([1] if due else [])
    assert store.messages.unprocessed() == []


def test_fewest_attempts_first_and_three_are_the_end(store: Store) -> None:
    ids = [save(store, number).id for number in (1, 2, 3)]
    store.messages.begin_processing(ids[:1])
    assert [each.id for each in store.messages.unprocessed()] == [ids[1], ids[2], ids[0]]
    store.messages.begin_processing(ids[:1])
    assert store.messages.begin_processing(ids[:1]) == {ids[0]: 3}
    assert [each.id for each in store.messages.unprocessed()] == ids[1:]
    assert store.messages.give_up(NOW) == ids[:1]
    assert store.messages.get(ids[0])["fate"] == "failed"


def test_an_error_is_kept_and_the_third_is_final(store: Store) -> None:
    stored = save(store, 1)
    for attempt in (1, 2, 3):
        store.messages.begin_processing([stored.id])
        assert store.messages.fail(stored.id, f"błąd {attempt}", NOW) is (attempt == 3)
    row = store.messages.get(stored.id)
    assert (row["fate"], row["error"], row["reason"]) == ("failed", "błąd 3", "błąd 3")
    (filing,) = store.sightings.to_file(generation(store))
    assert filing.fate is Fate.FAILED
    assert store.invariants() == []


def test_an_attempt_can_be_forgiven(store: Store) -> None:
    stored = save(store, 1)
    store.messages.begin_processing([stored.id])
    store.messages.forgive_processing([stored.id])
    assert store.messages.unprocessed()[0].attempts == 0


def test_a_batch_is_bounded_by_bytes(store: Store) -> None:
    for number in (1, 2, 3):
        save(store, number, bytes([number]) * 1000)
    assert len(store.messages.unprocessed(max_bytes=2500)) == 2
    assert len(store.messages.unprocessed(max_bytes=1)) == 1
    assert len(store.messages.unprocessed(limit=3)) == 3


def test_reprocessing_takes_back_what_the_rule_held(store: Store) -> None:
    one, two = decide(store, 1, held(1)), decide(store, 2, registered(2))
    assert store.messages.reopen([one.id, two.id, 99], NOW, "staff:ewa") == [one.id]
    assert [each["message"] for each in store.registrations.each(workshop="proszowice")] == [two.id]
    (again,) = store.messages.unprocessed()
    decided = registered(1)
    assert store.apply(again, decided.readout, decided.plan, decided.answer, NOW)
    row = store.messages.get(one.id)
    assert row["fate"] == "accepted"
    assert [each["status"] for each in row["replies"]] == ["waiting"]
    assert store.invariants() == []


def test_what_was_never_fetched_cannot_be_reopened(store: Store) -> None:
    gen = generation(store)
    store.sightings.count_attempts(gen, [5], NOW)
    message_id = store.sightings.condemn(gen, 5, NOW, "serwer zerwał połączenie", NOW)
    assert store.messages.reopen([message_id], NOW, "staff:ewa") == []


def test_the_list_is_as_the_contract_says(store: Store) -> None:
    stored = decide(store, 1)
    store.sightings.filed([stored.sighting_id], "Zgłoszenia", NOW)
    assert list(store.messages.each()) == [
        {
            "id": stored.id,
            "mailbox": "biuro",
            "folder": "INBOX",
            "uidvalidity": 7,
            "uid": 1,
            "message_id": "<mail-1@example.org>",
            "sha256": delivery(1).sha256,
            "sender": "osoba1@example.org",
            "subject": "Zgłoszenie",
            "received_at": "2016-10-20T10:00:00+00:00",
            "kind": "registration",
            "fate": "accepted",
            "reason": "Zgłoszenie jest jednoznaczne.",
            "filed_to": "Zgłoszenia",
        }
    ]


def test_pages_go_through_everything_once(store: Store) -> None:
    ids = [decide(store, number, ignored(number)).id for number in range(1, 8)]
    seen, start = [], None
    while True:
        page = store.messages.page(start=start, limit=3)
        seen += [row["id"] for row in page.rows]
        if page.next is None:
            break
        start = page.next
    assert seen == list(reversed(ids))
    oldest = store.messages.page(limit=3, oldest_first=True)
    assert [row["id"] for row in oldest.rows] == ids[:3]


def test_lists_are_filtered_and_searched(store: Store) -> None:
    decide(store, 1, registered(1, subject="Zgłoszenie na ŁĄKĘ"))
    decide(store, 2, held(2))
    decide(store, 3, ignored(3, kind=Kind.SPAM))

    def found(**options: object) -> list[int]:
        return [row["uid"] for row in store.messages.page(**options).rows]  # type: ignore[arg-type]

    assert found(fate=Fate.HELD) == [2]
    assert found(kind=Kind.SPAM) == [3]
    assert found(search="laka") == []
    assert found(search="na lake") == [1]
    assert found(search="OSOBA3@") == [3]
    assert [row["uid"] for row in store.messages.each(fate=Fate.IGNORED)] == [3]


@pytest.mark.parametrize("text", ["%", "_", '"', "*", "\\", "x" * 10_000, "'; DROP TABLE message; --"])
def test_search_is_literal(store: Store, text: str) -> None:
    """Row 95."""
    decide(store, 1)
    assert store.messages.page(search=text + "y").rows == ()


def test_a_search_for_nothing_a_database_could_hold(store: Store) -> None:
    decide(store, 1)
    assert len(store.messages.page(search="\0\ud800").rows) <= 1
    assert store.registrations.page(workshop="\0\ud800").rows == ()


def test_a_percent_sign_is_found_where_one_is(store: Store) -> None:
    decide(store, 1, registered(1, subject="100% pewne"))
    decide(store, 2, registered(2, subject="100 pewne"))
    assert [row["uid"] for row in store.messages.page(search="100%").rows] == [1]


def test_replay_streams_what_has_bytes(store: Store) -> None:
    one, two = decide(store, 1), decide(store, 2, held(2))
    found = list(store.messages.raws_since(NOW))
    assert [(stored.id, then["decision"]) for stored, then in found] == [(one.id, "accept"), (two.id, "hold")]
    assert found[0][0].raw == delivery(1).raw


def test_known_keys(store: Store) -> None:
    stored = save(store, 1)
    assert store.messages.known_keys(["key-1", "key-2"]) == {"key-1": stored.id}


HOSTILE = st.text(max_size=3000) | st.text(alphabet="\0\ud800\udfff\u2028\r\nÀ%'", max_size=50)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subject=HOSTILE, sender=HOSTILE, mid=HOSTILE, numbers=st.integers(min_value=1, max_value=10**9))
def test_no_text_of_a_stranger_is_refused(store: Store, subject: str, sender: str, mid: str, numbers: int) -> None:
    generation(store)
    item = delivery(numbers, uid=1 + numbers % 4_000_000_000)
    (stored,) = store.messages.save_raw([item], NOW)
    decided = registered(numbers, sender=sender, subject=subject, message_id=mid, references=(mid,), in_reply_to=(mid,))
    store.known_about(stored, decided.readout.mail, decided.readout.reading, NOW)
    if stored.fresh:
        assert store.apply(stored, decided.readout, decided.plan, None, NOW)


def test_nothing_is_asked_of_an_empty_batch(store: Store) -> None:
    nothing: list[Delivery] = []
    assert store.messages.save_raw(nothing, NOW) == []

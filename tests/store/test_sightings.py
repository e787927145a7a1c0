"""UIDs: what needs a look, what was tried, what is to be filed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from processor.store import Store, Unsettled
from processor.values import Fate
from tests.store.mails import NOW, decide, delivery, generation, held, ignored, save


def test_generations_tell_a_first_start_from_a_changed_uidvalidity(store: Store) -> None:
    """Row 18."""
    first = generation(store)
    assert (first.is_new, first.first_of_folder, first.changed) == (True, True, False)
    again = generation(store)
    assert (again.id, again.is_new, again.changed) == (first.id, False, False)
    save(store, 1)
    changed = generation(store, uidvalidity=8)
    assert (changed.is_new, changed.first_of_folder, changed.changed) == (True, False, True)
    other = store.sightings.generation("biuro", "Zgłoszenia", 8, NOW)
    assert (other.first_of_folder, other.changed) == (True, False)


def test_a_folder_that_was_always_empty_has_no_past_to_lose(store: Store) -> None:
    """Courier gives an empty folder another UIDVALIDITY in every session."""
    first = generation(store)
    for uidvalidity in (8, 9):
        again = store.sightings.generation("biuro", "INBOX", uidvalidity, NOW + timedelta(hours=uidvalidity))
        assert (again.id, again.uidvalidity, again.first_seen) == (first.id, uidvalidity, first.first_seen)
        assert (again.is_new, again.changed) == (False, False)
    save(store, 1)
    store.sightings.settle_through(again, 1)
    assert generation(store, uidvalidity=10).changed


def test_attempts_are_counted_and_fresh_mail_goes_first(store: Store) -> None:
    """Row 5."""
    gen = generation(store)
    assert store.sightings.count_attempts(gen, [2, 1], NOW) == {1: 1, 2: 1}
    assert store.sightings.count_attempts(gen, [2], NOW) == {2: 2}
    assert store.sightings.unsettled(gen, [1, 2, 3]) == Unsettled([3], [(1, 1), (2, 2)])
    assert store.sightings.open(gen) == [(1, 1), (2, 2)]


def test_outages_do_not_condemn_a_good_mail(store: Store) -> None:
    """Row 107."""
    gen = generation(store)
    for _ in range(10):
        store.sightings.count_attempts(gen, [1], NOW)
        store.sightings.forgive_attempts(gen, [1])
    assert store.sightings.unsettled(gen, [1]) == Unsettled([], [(1, 0)])


def test_saved_and_vanished_mail_is_settled(store: Store) -> None:
    gen = generation(store)
    store.sightings.count_attempts(gen, [1, 2, 3], NOW)
    store.messages.save_raw([delivery(1)], NOW)
    store.sightings.gone(gen, [2], NOW)
    assert store.sightings.unsettled(gen, [1, 2, 3]) == Unsettled([], [(3, 1)])


def test_the_high_water_mark_hides_what_is_below_except_what_is_open(store: Store) -> None:
    gen = generation(store)
    store.sightings.count_attempts(gen, [4], NOW)
    store.sightings.settle_through(gen, 5)
    store.sightings.settle_through(gen, 3)
    gen = generation(store)
    assert gen.settled_uid == 5
    assert store.sightings.unsettled(gen, [3, 4, 5, 6]) == Unsettled([6], [(4, 1)])


def test_a_hundred_thousand_uids(store: Store) -> None:
    gen = generation(store)
    store.sightings.count_attempts(gen, range(1, 3001), NOW)
    found = store.sightings.unsettled(gen, range(1, 100_001))
    assert (len(found.fresh), len(found.again)) == (97_000, 3000)
    store.sightings.settle_through(gen, 100_000)
    gen = generation(store)
    found = store.sightings.unsettled(gen, range(1, 100_001))
    assert (len(found.fresh), len(found.again)) == (0, 3000)


def test_what_cannot_be_fetched_is_failed_visible_and_can_be_tried_again(store: Store) -> None:
    """Row 4: moved by the server without ever being fetched."""
    gen = generation(store)
    store.sightings.count_attempts(gen, [9], NOW)
    message_id = store.sightings.condemn(gen, 9, NOW, "serwer zerwał połączenie", NOW)
    assert store.sightings.condemn(gen, 9, NOW, "jeszcze raz", NOW) == message_id
    row = store.messages.get(message_id)
    assert row["fate"] == "failed" and "zerwał" in row["reason"] and not row["has_raw"]
    assert [(each.uid, each.fate) for each in store.sightings.to_file(gen)] == [(9, Fate.FAILED)]
    assert store.sightings.unsettled(gen, [9]) == Unsettled([], [])
    assert store.invariants() == []
    assert store.sightings.try_again(message_id, NOW, "staff:ewa") == [("INBOX", 7, 9)]
    assert store.sightings.unsettled(gen, [9]) == Unsettled([], [(9, 0)])
    assert store.messages.get(message_id) is None


def test_only_unfetchable_mail_is_tried_again_this_way(store: Store) -> None:
    assert store.sightings.try_again(decide(store, 1).id, NOW, "staff:ewa") == []


def test_filing_follows_the_decision(store: Store) -> None:
    accepted, flagged = decide(store, 1), decide(store, 2, held(2))
    decide(store, 3, ignored(3))
    save(store, 4)
    gen = generation(store)
    due = store.sightings.to_file(gen)
    assert [(each.uid, each.fate) for each in due] == [(1, Fate.ACCEPTED), (2, Fate.HELD)]
    store.sightings.not_filed([accepted.sighting_id], "[OVERQUOTA]", NOW)
    store.sightings.filed([flagged.sighting_id], None, NOW)
    assert [each.uid for each in store.sightings.to_file(gen)] == [1]
    assert store.sightings.counts() == {"to_file": 1, "refused": 1, "open": 0}
    store.sightings.filed([accepted.sighting_id], "Zgłoszenia", NOW)
    assert store.sightings.to_file(gen) == []
    assert store.messages.get(accepted.id)["filed_to"] == "Zgłoszenia"
    assert store.messages.get(flagged.id)["filed_to"] is None


def test_a_mail_dragged_back_to_the_inbox_is_filed_again(store: Store) -> None:
    """Row 25: known by its content under a new UID; filed, not read and not answered again."""
    stored = decide(store, 1)
    store.sightings.filed([stored.sighting_id], "Zgłoszenia", NOW)
    (again,) = store.messages.save_raw([delivery(1, uid=50)], NOW)
    assert not again.fresh
    assert [each.uid for each in store.sightings.to_file(generation(store))] == [50]
    assert store.outbox.counts()["waiting"] == 1


@pytest.mark.parametrize("limit", [1, 2])
def test_filing_comes_in_batches(store: Store, limit: int) -> None:
    for number in (1, 2, 3):
        decide(store, number)
    assert [each.uid for each in store.sightings.to_file(generation(store), limit)] == [1, 2, 3][:limit]

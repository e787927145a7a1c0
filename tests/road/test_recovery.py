"""A database restored from yesterday, a mailbox moved elsewhere, and stored mail under other rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from processor.mailbox import Mailbox
from processor.pipeline import open_desk
from processor.reader import Reader
from processor.reconcile import Reconciled, reconcile
from processor.replay import replay
from processor.store import Store
from processor.values import Kind, ReplyStatus
from tests.road.conftest import FIRST_START, NOW, Office
from tests.road.mails import invoice, nameless, registration


def bring_up(office: Office) -> Reconciled:
    """What `zapisy reconcile` does."""
    settings = office.settings.mailbox
    with office.store.single_worker_lock():
        with Mailbox(settings) as mailbox:
            done = reconcile(office.store, mailbox, settings, date(2016, 10, 18), office.now)
        office.road.decide_left_over(office.store, lambda: False, ())
    return done


def lose_everything(office: Office) -> None:
    """Yesterday's backup, from before the first mail."""
    from processor.tables import metadata

    with office.store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name != "setting":
                connection.execute(table.delete())


def test_fault_056_a_restored_database_learns_again_and_answers_nobody(office: Office) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com"), nameless(), invoice())
    office.poll()
    before = (office.people(), sorted(office.fates()), office.answered())
    lose_everything(office)
    done = bring_up(office)
    assert (done.looked_at, done.imported, done.unreadable) == (3, 3, 0)
    assert (office.people(), sorted(office.fates()), office.answered()) == before
    assert office.poll().replies_sent == 0
    assert office.account.uids("Zgłoszenia") == [1]
    assert (office.people(), sorted(office.fates()), office.answered()) == before
    assert office.store.sightings.counts() == {"to_file": 0, "refused": 0, "open": 0}
    assert office.store.invariants() == []


def test_reconciling_twice_or_without_need_changes_nothing(office: Office) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com"), nameless())
    office.poll()
    before = (office.people(), office.fates(), office.store.outbox.counts())
    for _ in range(2):
        assert bring_up(office) == Reconciled(looked_at=2)
    assert (office.people(), office.fates(), office.store.outbox.counts()) == before
    assert office.poll().fetched == 0


def test_new_mail_after_it_is_answered_as_ever(office: Office) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com"))
    office.poll()
    lose_everything(office)
    bring_up(office)
    office.poll()
    office.now = office.now.replace(hour=12)
    office.arrive(registration("Jan Kowalski", "jan@example.com"), at=office.now)
    office.poll()
    assert office.answered() == ["anna@example.com", "jan@example.com"]


def test_an_answer_believed_unsent_is_looked_up_or_left_to_a_person(office: Office) -> None:
    """Two answers wait in the backup; one of them went out meanwhile."""
    office.arrive(registration("Anna Nowak", "anna@example.com"), registration("Jan Kowalski", "jan@example.com"))
    with pytest.raises(Exception, match=r"127\.0\.0\.1"):
        office.poll(smtp={"port": 1})
    rows = {row.recipient: row for row in office.store.outbox.unsent()}
    assert set(rows) == {"anna@example.com", "jan@example.com"}
    office.account.append(rows["anna@example.com"].raw, "Sent")
    done = bring_up(office)
    assert (done.replies_found, done.replies_withheld) == (1, 1)
    assert office.poll().replies_sent == 0
    anna, jan = (office.store.outbox.get(rows[name].id) for name in ("anna@example.com", "jan@example.com"))
    assert anna is not None and anna.status is ReplyStatus.SENT
    assert jan is not None and jan.status is ReplyStatus.SUPPRESSED and "po odtworzeniu" in jan.error
    assert office.store.outbox.resend(jan.id, office.now, "staff:ala")
    assert office.poll().replies_sent == 1


def test_erased_mail_does_not_come_back(office: Office) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com"))
    office.poll()
    office.store.privacy.erase("anna@example.com", office.now, "test")
    assert bring_up(office).imported == 0
    assert office.people() == []


def differences(office: Office, store: Store) -> list[object]:
    desk = open_desk(office.settings, store, NOW)
    with Reader(desk.office) as reader:
        return [each for each in replay(store, FIRST_START, desk, reader) if each is not None]


def test_the_same_rules_decide_the_same(office: Office) -> None:
    first = registration("Anna Nowak", "anna@example.com")
    office.arrive(first, registration("Anna Nowak", "anna@example.com", Subject="Jeszcze raz"), nameless(), invoice())
    office.poll()
    assert differences(office, office.store) == []


def test_other_rules_show_what_would_change_and_change_nothing(office: Office) -> None:
    office.arrive(registration("Anna Nowak", "anna@example.com"), invoice())
    office.poll()
    before = (office.people(), office.fates(), office.store.messages.get(1), office.store.outbox.counts())
    no_workshops = replace(office.settings.office, workshops=())
    office.settings = replace(office.settings, office=no_workshops)
    (found,) = differences(office, office.store)
    assert (found.id, found.then.decision, found.then.people) == (1, "accept", ("Anna Nowak",))  # type: ignore[attr-defined]
    assert found.now.decision != "accept"  # type: ignore[attr-defined]
    assert found.then.kind == Kind.REGISTRATION  # type: ignore[attr-defined]
    assert (office.people(), office.fates(), office.store.messages.get(1), office.store.outbox.counts()) == before

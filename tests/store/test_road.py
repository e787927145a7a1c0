"""The one read and the one write."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from processor.errors import DatabaseError
from processor.store import Stale, Store, open_store
from processor.tables import message, registration
from processor.values import (
    Action,
    Attendee,
    Kind,
    Known,
    Reading,
    RegistrationStatus,
    ReplyKind,
)
from tests.store.mails import ANNA, DAY, HOUR, JAN, NOW, Decided, decide, held, ignored, mail, registered, reply, save


def known(store: Store, number: int, people: tuple[Attendee, ...] = (), *, at=NOW, **fields: object) -> Known:  # type: ignore[no-untyped-def]
    stored = save(store, number, at=at)
    return store.known_about(stored, mail(number, **fields), Reading(people), at)


def test_a_fresh_database_knows_nothing(store: Store) -> None:
    assert known(store, 1, (ANNA,)) == Known()


def test_registrations_of_the_sender_and_of_the_same_name_are_known(store: Store) -> None:
    decide(store, 1, registered(1, (ANNA, JAN), sender="Urzad@Example.org"))
    decide(store, 2, registered(2, (replace(ANNA, first_names="ANNA", last_name="nowak"),)))
    decide(store, 3, registered(3, (replace(JAN, last_name="Inny"),)))
    by_sender = known(store, 4, sender="urzad@example.ORG")
    assert [each.last_name for each in by_sender.registrations] == ["Nowak", "Żółć"]
    by_name = known(store, 5, (ANNA,))
    assert [(each.last_name, each.sender) for each in by_name.registrations] == [
        ("Nowak", "urzad@example.org"),
        ("nowak", "osoba2@example.org"),
    ]
    assert by_name.registrations[0].status is RegistrationStatus.REGISTERED
    assert by_name.registrations[0].workshop == "proszowice"
    without_marks = known(store, 6, (replace(JAN, last_name="Zolc"),))
    assert [each.last_name for each in without_marks.registrations] == ["Żółć"]


def test_an_answer_to_our_question_knows_what_was_asked(store: Store) -> None:
    asked = registered(1, workshop=None, answer=ReplyKind.WHICH_WORKSHOP)
    stored = decide(store, 1, asked)
    found = known(store, 2, in_reply_to=("<auto.1@biuro.example.org>",))
    assert found.asked_which_workshop and found.answers_automatic_reply
    assert [(each.last_name, each.workshop, each.message) for each in found.thread] == [("Nowak", None, stored.id)]
    by_references = known(store, 3, references=("<x@y>", "<auto.1@biuro.example.org>"))
    assert by_references.thread == found.thread


def test_another_thread_is_not_ours(store: Store) -> None:
    decide(store, 1)
    found = known(store, 2, in_reply_to=("<mail-1@example.org>",))
    assert (found.thread, found.answers_automatic_reply, found.asked_which_workshop) == ((), False, False)


def test_the_senders_own_earlier_mail_is_the_same_thread(store: Store) -> None:
    decide(store, 1)
    found = known(store, 2, sender="osoba1@example.org", in_reply_to=("<mail-1@example.org>",))
    assert [each.last_name for each in found.thread] == ["Nowak"]


def test_places_taken_are_those_of_registered_people(store: Store) -> None:
    decide(store, 1, registered(1, (ANNA, JAN)))
    decide(store, 2, registered(2, status=RegistrationStatus.WAITING))
    decide(store, 3, registered(3, workshop="krakow"))
    decide(store, 4, registered(4, workshop=None))
    assert known(store, 5).taken == {"proszowice": 2, "krakow": 1}


def test_limits_count_within_their_time(store: Store) -> None:
    sender = "osoba@example.org"
    for number, age in ((1, 25 * HOUR), (2, 2 * HOUR), (3, timedelta(minutes=30)), (4, timedelta(minutes=5))):
        decide(store, number, registered(number, sender=sender), at=NOW - age)
    found = known(store, 9, sender="Osoba@example.org", subject="Zgłoszenie")
    assert (found.replies_hour, found.replies_day) == (2, 3)
    assert found.same_reply_day == (("confirmed", "proszowice"),)
    assert found.same_subject_3h == 3
    assert (found.breaker_10min, found.breaker_hour) == (1, 2)
    other = known(store, 10, subject="Zgłoszenie")
    assert (other.replies_day, other.same_subject_3h, other.breaker_hour) == (0, 0, 2)


def test_a_hard_bounce_is_remembered_for_sixty_days(store: Store) -> None:
    decide(store, 1)
    (row,) = store.outbox.due(NOW)
    store.outbox.claim(row.id, NOW)
    store.outbox.mark_sent(row.id, "250", NOW)
    store.outbox.mark_bounced(row.mid, "5.1.1 nie ma takiej skrzynki", NOW)
    assert known(store, 2, sender="osoba1@example.org", at=NOW + 59 * DAY).hard_bounce
    assert not known(store, 3, sender="osoba1@example.org", at=NOW + 61 * DAY).hard_bounce
    assert not known(store, 4).hard_bounce


def test_old_mail_is_known_to_be_old(store: Store) -> None:
    stored = save(store, 1, old_mail=True)
    assert store.known_about(stored, mail(1), Reading(), NOW).old_mail


def test_what_is_accepted_is_there_to_see(store: Store) -> None:
    stored = decide(store, 1, registered(1, (ANNA, JAN)))
    rows = list(store.registrations.each())
    assert rows[1] == {
        "id": rows[1]["id"],
        "workshop": "proszowice",
        "first_names": "Jan",
        "last_name": "Żółć",
        "gender": "m",
        "status": "registered",
        "sender": "osoba1@example.org",
        "institution": "Urząd Gminy",
        "phone": "",
        "message": stored.id,
        "received_at": "2016-10-20T10:00:00+00:00",
        "decided_by": "rule",
    }
    whole = store.messages.get(stored.id)
    assert whole["evidence"]["people"][0]["written"] == "Annę Nowak"
    assert (whole["decision"], whole["decided_by"], whole["rule"]) == ("accept", "rule", "all-clear")
    (answer,) = store.outbox.each()
    assert (answer["to"], answer["status"], answer["kind"]) == ("osoba1@example.org", "waiting", "confirmed")
    history = store.registrations.get(rows[0]["id"])["history"]
    assert [(each["action"], each["message_id"]) for each in history] == [("registered", stored.id)]
    assert store.invariants() == []


def test_a_refused_answer_is_suppressed_with_its_rule(store: Store) -> None:
    decide(store, 1, held(1))
    (answer,) = store.outbox.each()
    assert (answer["status"], answer["rule"], answer["error"]) == ("suppressed", "held", "Decyduje człowiek.")
    assert store.outbox.due(NOW) == []
    assert store.invariants() == []


def test_where_no_answer_is_due_there_is_none(store: Store) -> None:
    stored = decide(store, 1, ignored(1))
    assert list(store.outbox.each()) == []
    assert store.messages.get(stored.id)["evidence"]["answer"]["rule"] == "C12"


def test_a_second_decision_of_the_rule_changes_nothing(store: Store) -> None:
    stored = decide(store, 1)
    again = registered(1, (JAN,))
    assert store.apply(stored, again.readout, again.plan, reply(99), NOW) is False
    assert len(list(store.registrations.each())) == 1
    assert len(list(store.outbox.each())) == 1
    assert store.outbox.breaker(NOW) == (1, 1)


def test_one_automatic_answer_a_message_ever(store: Store) -> None:
    """Whatever goes wrong elsewhere, the unique key stays: the second is not sent and does not count."""
    stored = decide(store, 1)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.update(message).where(message.c.id == stored.id).values(fate="received"))
    again = registered(1)
    assert store.apply(stored, again.readout, again.plan, reply(77), NOW)
    assert [each["message_id"] for each in store.outbox.each()] == ["<auto.1@biuro.example.org>"]
    assert store.outbox.breaker(NOW) == (1, 1)


def test_a_cancellation_changes_the_status_and_not_the_name(store: Store) -> None:
    decide(store, 1)
    (row,) = store.registrations.each()
    given_up = replace(ANNA, first_names="Ania", action=Action.CANCEL)
    cancel = registered(
        2,
        (given_up,),
        kind=Kind.CANCELLATION,
        status=RegistrationStatus.CANCELLED,
        registration=row["id"],
        answer=ReplyKind.CANCELLED,
    )
    decide(store, 2, cancel)
    whole = store.registrations.get(row["id"])
    assert (whole["status"], whole["first_names"], whole["version"]) == ("cancelled", "Anna", 2)
    assert [each["action"] for each in whole["history"]] == ["registered", "cancelled"]
    assert whole["history"][1]["before"]["status"] == "registered"
    assert store.known_about(save(store, 3), mail(3), Reading(), NOW).taken == {}


def test_a_correction_brings_the_new_name_and_keeps_the_rest(store: Store) -> None:
    decide(store, 1, registered(1, (replace(JAN, last_name="Zolc"),)))
    (row,) = store.registrations.each()
    right = replace(JAN, institution="", phone="600 700 800")
    decide(store, 2, registered(2, (right,), kind=Kind.CORRECTION, registration=row["id"], answer=ReplyKind.CHANGED))
    after = store.registrations.get(row["id"])
    assert (after["last_name"], after["institution"], after["phone"]) == ("Żółć", "Urząd Gminy", "600 700 800")
    assert store.registrations.page(search="zolc").rows[0]["id"] == row["id"]


def test_the_answer_completes_the_workshop(store: Store) -> None:
    decide(store, 1, registered(1, workshop=None, answer=ReplyKind.WHICH_WORKSHOP))
    (row,) = store.registrations.each()
    decide(store, 2, registered(2, workshop="krakow", registration=row["id"]))
    (after,) = store.registrations.each()
    assert (after["id"], after["workshop"]) == (row["id"], "krakow")


def test_an_erased_registration_is_not_missed(store: Store) -> None:
    """Row 103: it was there at the one read and is gone at the one write."""
    decide(store, 1, registered(1, registration=4711))
    assert list(store.registrations.each()) == []
    assert store.messages.counts()["accepted"] == 1


def test_staff_decide_upon_what_they_looked_at(store: Store) -> None:
    stored = decide(store, 1, held(1))
    seen = store.messages.get(stored.id)["version"]
    store.messages.reopen([stored.id], NOW, "staff:jan")
    decided = registered(1)
    arguments = (stored, decided.readout, decided.plan, decided.answer, NOW)
    with pytest.raises(Stale) as told:
        store.apply(*arguments, decided_by="staff:ewa", version=seen)
    assert told.value.now_is == "received"
    assert store.apply(*arguments, decided_by="staff:ewa", version=seen + 1)
    assert store.messages.get(stored.id)["decided_by"] == "staff:ewa"
    assert [each["status"] for each in store.outbox.each()] == ["waiting"]
    assert store.invariants() == []


def test_the_second_clerk_is_told_who_was_first(store: Store) -> None:
    """Row 94."""
    stored = decide(store, 1, held(1))
    seen = store.messages.get(stored.id)["version"]
    first, second = registered(1), ignored(1)
    assert store.apply(stored, first.readout, first.plan, first.answer, NOW, decided_by="staff:ewa", version=seen)
    with pytest.raises(Stale) as told:
        store.apply(stored, second.readout, second.plan, None, NOW, decided_by="staff:jan", version=seen)
    assert (told.value.by, told.value.now_is) == ("staff:ewa", "accepted")


def test_a_batch_sees_what_it_wrote_and_commits_once(store: Store) -> None:
    one, two = save(store, 1), save(store, 2)
    first, second = registered(1, sender="a@example.org"), registered(2, sender="a@example.org")
    with store.batch() as batch:
        assert batch.known_about(one, first.readout.mail, first.readout.reading, NOW).registrations == ()
        assert batch.apply(one, first.readout, first.plan, first.answer, NOW)
        found = batch.known_about(two, second.readout.mail, second.readout.reading, NOW)
        assert [each.last_name for each in found.registrations] == ["Nowak"]
        assert found.taken == {"proszowice": 1}
        assert found.replies_hour == 1
        assert batch.apply(two, second.readout, second.plan, second.answer, NOW)
    assert store.messages.counts()["accepted"] == 2


def test_what_is_known_is_the_same_where_many_were_expected(store: Store) -> None:
    """Strangers are not asked about, and are strangers only until something of them is written."""
    before = registered(1, (ANNA,), sender="anna@example.org")
    decide(store, 1, before)
    known_sender, known_name = registered(2, (JAN,), sender="anna@example.org"), registered(3, (ANNA,))
    twice = registered(4, (JAN,), sender="jan@example.org"), registered(5, (JAN,), sender="jan@example.org")
    mails = [known_sender, known_name, *twice, registered(6, (), sender="nobody@example.org")]
    stored = [save(store, number) for number in range(2, 7)]

    def seen(expected: bool) -> list[Known]:
        found = []
        with pytest.raises(LookupError), store.batch() as batch:
            if expected:
                batch.expect([(each.readout.mail, each.readout.reading) for each in mails], NOW)
            for one, each in zip(stored, mails, strict=True):
                told = batch.known_about(one, each.readout.mail, each.readout.reading, NOW)
                found.append(replace(told, registrations=tuple(replace(row, id=0) for row in told.registrations)))
                batch.apply(one, each.readout, each.plan, each.answer, NOW)
            raise LookupError("so that the next batch finds what this one found")
        return found

    found = seen(expected=True)
    assert found == seen(expected=False)
    assert [len(each.registrations) for each in found] == [1, 1, 1, 2, 0]
    assert [each.replies_hour for each in found] == [1, 0, 0, 1, 0]


def broken(number: int) -> Decided:
    """A decision that the database refuses halfway: its second change has no status at all."""
    fine = registered(number, (ANNA, JAN))
    bad = replace(fine.plan.changes[1], attendee=replace(JAN, gender="x"))  # type: ignore[arg-type]
    return replace(fine, plan=replace(fine.plan, changes=(fine.plan.changes[0], bad)))


def test_one_mail_that_cannot_be_written_undoes_itself_only(store: Store) -> None:
    stored = [save(store, number) for number in (1, 2, 3)]
    with store.batch() as batch:
        for number, one in enumerate(stored, 1):
            decided = broken(2) if number == 2 else registered(number)
            arguments = (one, decided.readout, decided.plan, decided.answer, NOW)
            if number == 2:
                with pytest.raises(sa.exc.IntegrityError):
                    batch.apply(*arguments)
            else:
                assert batch.apply(*arguments)
    assert [each.id for each in store.messages.unprocessed()] == [stored[1].id]
    assert [each["message"] for each in store.registrations.each()] == [stored[0].id, stored[2].id]
    assert store.outbox.counts()["waiting"] == 2
    assert store.invariants() == []


def test_a_mail_whose_reading_of_the_past_fails_leaves_the_others_alone(store: Store) -> None:
    """PostgreSQL refuses everything after an error, unless it happened within a savepoint."""
    stored = [save(store, number) for number in (1, 2, 3)]
    with store.batch() as batch:
        for number, one in enumerate(stored, 1):
            decided = registered(number)
            strange = replace(one, id=10**30) if number == 2 else one  # no integer of any database
            try:
                batch.known_about(strange, decided.readout.mail, decided.readout.reading, NOW)
                if number == 3:
                    raise LookupError("the caller's own mistake")
                batch.apply(one, decided.readout, decided.plan, decided.answer, NOW)
            except (LookupError, OverflowError, sa.exc.DataError):
                continue
    assert [row["uid"] for row in store.messages.each() if row["fate"] == "accepted"] == [1]
    assert store.invariants() == []


def test_a_database_out_of_reach_is_no_mails_fault(postgresql_url: str) -> None:
    store, other = open_store(postgresql_url), open_store(postgresql_url)
    stored, decided = save(store, 1), registered(1)
    with pytest.raises(DatabaseError), store.batch() as batch:
        with other.engine.connect() as connection:
            everybody = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            connection.exec_driver_sql(f"{everybody} AND datname = current_database()")
        with pytest.raises(DatabaseError):
            batch.known_about(stored, decided.readout.mail, decided.readout.reading, NOW)
        raise DatabaseError("as the worker does")
    assert store.messages.counts()["received"] == 1


def test_a_batch_that_ends_in_an_error_never_was(store: Store) -> None:
    one, decided = save(store, 1), registered(1)

    class Outage(Exception):
        pass

    with pytest.raises(Outage), store.batch() as batch:
        batch.apply(one, decided.readout, decided.plan, decided.answer, NOW)
        raise Outage
    assert store.messages.counts()["received"] == 1
    assert list(store.registrations.each()) == []
    assert list(store.outbox.each()) == []


def test_decision_is_a_plan_and_nothing_else(store: Store) -> None:
    """No rule of the middle is repeated here: whatever status a plan gives is stored."""
    for number, status in enumerate(RegistrationStatus, 1):
        decide(store, number, registered(number, status=status))
    with store.engine.connect() as connection:
        stored = list(connection.scalars(sa.select(registration.c.status).order_by(registration.c.id)))
    assert stored == [status.value for status in RegistrationStatus]

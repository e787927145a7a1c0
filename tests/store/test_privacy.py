"""Forgetting people: wholly, physically, and for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from processor.errors import DatabaseError
from processor.store import Store, Unsettled, open_store
from processor.tables import content, message, reply_ledger
from processor.values import Attendee, Kind, Reason, RegistrationStatus, Reply
from tests.store.mails import (
    ANNA,
    DAY,
    HOUR,
    NOW,
    Decided,
    decide,
    delivery,
    generation,
    held,
    ignored,
    mail,
    registered,
)

CANARY = "kanarek"
ADDRESS = f"{CANARY}@example.org"
PERSON = Attendee(
    "Zdzisława", f"{CANARY.title()}-Osobliwa", "f", 0.9, f"Zdzisławę {CANARY}", "body", 0, 9,
    institution=f"Instytut {CANARY}", function=f"dyrektor {CANARY}", phone=f"600-{CANARY}",
    alternatives=(f"Zdzisław {CANARY}",), reasons=(Reason("x", f"podpis {CANARY}"),),
)  # fmt: skip


def about_the_canary(number: int) -> Decided:
    """A decision that holds the word in every column that can hold it."""
    whole = registered(number, (PERSON,), sender=ADDRESS, subject=f"Zgłoszenie {CANARY}", message_id=f"<{CANARY}@x>")
    answer = Reply(
        whole.plan.answer, ADDRESS, f"Potwierdzenie {CANARY}", f"<auto.{number}.{CANARY}@biuro>", CANARY.encode() * 9,
        "proszowice",
    )  # type: ignore[arg-type]  # fmt: skip
    plan = replace(whole.plan, reasons=(Reason("ok", f"Zapisano: {CANARY}"),))
    return replace(whole, plan=plan, answer=answer)


def history_with_the_canary(store: Store) -> int:
    generation(store)
    item = delivery(1, f"From: {ADDRESS}\r\n\r\n{CANARY}".encode())
    (stored,) = store.messages.save_raw([item], NOW)
    decided = about_the_canary(1)
    assert store.apply(stored, decided.readout, decided.plan, decided.answer, NOW)
    (row,) = store.registrations.each()
    store.registrations.change(
        row["id"], 1, {"phone": f"700-{CANARY}", "note": CANARY}, NOW, "staff:ewa", f"tel {CANARY}"
    )
    (mail_row,) = store.outbox.due(NOW)
    store.outbox.claim(mail_row.id, NOW)
    store.outbox.mark_sent(mail_row.id, f"250 queued for {CANARY}", NOW)
    store.outbox.mark_bounced(mail_row.mid, f"550 {ADDRESS} unknown", NOW)
    return stored.id


def everything(store: Store) -> str:
    """Every value of every table, and the bytes of raw mail, as one text."""
    from processor.tables import metadata

    found = []
    with store.engine.connect() as connection:
        for table in metadata.tables.values():
            for row in connection.execute(sa.select(table)):
                found += [value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row]
        ids = list(connection.scalars(sa.select(message.c.id)))
    found += [(store.messages.raw(each) or b"").decode("latin-1") for each in ids]
    return "\n".join(found).lower()


def test_erasing_leaves_nothing_of_one_and_everything_of_others(store: Store) -> None:
    """Row 100."""
    history_with_the_canary(store)
    decide(store, 2)
    before = {table: list(map(str, rows)) for table, rows in others(store).items()}
    assert CANARY in everything(store)
    counts = store.privacy.erase(ADDRESS.upper(), NOW, "staff:ewa")
    assert counts == {"messages": 1, "registrations": 1, "replies": 1, "ledger": 1, "bounces": 1, "mentions": 0}
    assert CANARY not in everything(store)
    assert {table: list(map(str, rows)) for table, rows in others(store).items()} == before
    assert store.invariants() == []


def others(store: Store) -> dict[str, list[object]]:
    return {
        "registrations": [row for row in store.registrations.each() if row["sender"] != ADDRESS],
        "messages": [row for row in store.messages.each() if row["sender"] != ADDRESS],
        "replies": [row for row in store.outbox.each() if row["to"] != ADDRESS],
    }


def test_not_a_byte_stays_in_the_file(sqlite_url: str) -> None:
    """Row 100: deleted pages are overwritten and the log is emptied."""
    store = open_store(sqlite_url)
    history_with_the_canary(store)
    path = Path(sqlite_url.removeprefix("sqlite:///"))

    def on_disk() -> int:
        files = path.parent.glob(path.name + "*")
        return sum(file.read_bytes().lower().count(CANARY.encode()) for file in files)

    assert on_disk() > 5
    store.privacy.erase(ADDRESS, NOW, "staff:ewa")
    assert on_disk() == 0


def test_a_trial_run_counts_and_erases_nothing(store: Store) -> None:
    history_with_the_canary(store)
    before = everything(store)
    counts = store.privacy.erase(ADDRESS, NOW, "staff:ewa", dry_run=True)
    assert counts["messages"] == counts["replies"] == counts["registrations"] == 1
    assert everything(store) == before


def test_an_erased_mail_does_not_come_back_with_an_old_inbox(store: Store) -> None:
    """Row 57: its tombstone knows it; it is neither stored nor answered, and nothing is left to do for its UID."""
    history_with_the_canary(store)
    store.privacy.erase(ADDRESS, NOW, "staff:ewa")
    gen = generation(store, uidvalidity=9)
    (again,) = store.messages.save_raw([delivery(1, uidvalidity=9)], NOW)
    assert (again.id, again.fresh, again.raw) == (0, False, None)
    assert store.messages.counts()["received"] == 0
    assert store.sightings.unsettled(gen, [1]) == Unsettled([], [])
    assert store.sightings.to_file(gen) == []
    assert store.messages.known_keys(["key-1"]) == {"key-1": 0}
    assert store.invariants() == []


def test_whoever_was_erased_is_erased_again_after_a_restored_backup(sqlite_url: str, tmp_path: Path) -> None:
    """Row 101: the journal is kept apart and repeated."""
    store = open_store(sqlite_url)
    history_with_the_canary(store)
    decide(store, 2)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    store.privacy.wipe()
    backup = path.read_bytes()
    store.privacy.erase(ADDRESS, NOW, "staff:ewa")
    journal = store.privacy.journal()
    store.close()
    for file in tmp_path.glob(path.name + "*"):
        file.unlink()
    path.write_bytes(backup)
    restored = open_store(sqlite_url)
    assert CANARY in everything(restored)
    assert len(restored.privacy.repeat([digest for digest, _ in journal], NOW + DAY, "cli")) == 1
    assert CANARY not in everything(restored)
    assert restored.messages.counts()["accepted"] == 1


def test_a_number_is_never_given_again(store: Store) -> None:
    """Or the audit log would tell of one person what was decided about another."""
    message_id = history_with_the_canary(store)
    (person,) = store.registrations.each()
    store.privacy.erase(ADDRESS, NOW, "staff:ewa")
    stored = decide(store, 2)
    (other,) = store.registrations.each()
    assert stored.id > message_id and other["id"] > person["id"]
    assert [row["action"] for row in store.audits.page(message_id=stored.id).rows] == ["decided", "registered"]


def test_a_bounce_that_names_the_person_goes_and_a_letter_of_another_is_reported(store: Store) -> None:
    generation(store)
    texts = {5: Kind.BOUNCE, 6: Kind.OTHER}
    for number, kind in texts.items():
        (stored,) = store.messages.save_raw([delivery(number, f"Final-Recipient: rfc822; {ADDRESS}".encode())], NOW)
        decided = ignored(number, kind)
        store.apply(stored, decided.readout, decided.plan, decided.answer, NOW)
    counts = store.privacy.erase(ADDRESS, NOW, "staff:ewa")
    assert (counts["messages"], counts["mentions"]) == (1, 1)
    assert [row["uid"] for row in store.messages.each()] == [6]


def test_an_export_is_complete_and_about_one_address_only(store: Store) -> None:
    """Row 104."""
    history_with_the_canary(store)
    decide(store, 2)
    found = store.privacy.export(ADDRESS)
    assert [len(found[name]) for name in ("messages", "registrations", "replies")] == [1, 1, 1]
    assert CANARY in found["messages"][0]["raw"] and CANARY in found["replies"][0]["raw"]
    assert {"registered", "decided", "changed"} <= {row["action"] for row in found["history"]}
    assert "osoba2@example.org" not in str(found)
    assert store.privacy.export("nikt@example.org")["messages"] == []


def test_purging_raw_keeps_what_is_open(store: Store) -> None:
    old, open_one = decide(store, 1, at=NOW - 20 * DAY), decide(store, 2, held(2), at=NOW - 20 * DAY)
    recent = decide(store, 3)
    assert store.privacy.purge(NOW, raw_before=NOW - 14 * DAY)["raw"] == 1
    assert store.messages.raw(old.id) is None
    assert store.messages.raw(open_one.id) and store.messages.raw(recent.id)
    assert store.messages.get(old.id)["fate"] == "accepted"
    assert store.invariants() == []


def test_purging_messages_takes_what_hangs_on_them_and_leaves_the_rest(store: Store) -> None:
    """Row 102."""
    old = NOW - 400 * DAY
    for number in (1, 2, 3, 4):
        sent = decide(store, number, registered(number, workshop="dawny" if number < 3 else "trwa"), at=old)
        (row,) = store.outbox.due(old)
        store.outbox.claim(row.id, old)
        store.outbox.mark_sent(row.id, "250", old)
        assert sent.fresh
    decide(store, 5, held(5), at=old)
    decide(store, 6, registered(6, status=RegistrationStatus.WAITING), at=old)
    decide(store, 7)
    counts = store.privacy.purge(NOW, before=NOW - 365 * DAY, keep_workshops=["trwa"])
    assert (counts["messages"], counts["registrations"], counts["replies"]) == (2, 2, 2)
    assert {row["uid"] for row in store.messages.each()} == {3, 4, 5, 6, 7}
    assert store.audits.page(limit=1).rows[0]["after"]["messages"] == 2
    (again,) = store.messages.save_raw([delivery(1, uidvalidity=12)], NOW)
    assert not again.fresh
    assert store.invariants() == []


def test_purging_the_memory_of_limits(store: Store) -> None:
    decide(store, 1, at=NOW - 100 * DAY)
    decide(store, 2)
    assert store.privacy.purge(NOW, ledger_before=NOW - 90 * DAY)["ledger"] == 1
    with store.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(reply_ledger)) == 1


@pytest.mark.parametrize("now", [NOW - DAY, NOW + 31 * DAY, NOW + 3650 * DAY])
def test_a_wrong_clock_deletes_nothing(store: Store, now) -> None:  # type: ignore[no-untyped-def]
    """Row 58."""
    decide(store, 1, at=NOW - 20 * DAY)
    store.health.beat("poll", NOW, {})
    with pytest.raises(DatabaseError, match="clock"):
        store.privacy.purge(now, raw_before=now, before=now)
    assert store.messages.counts()["accepted"] == 1
    with store.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count(content.c.raw))) == 1
    assert store.privacy.purge(now, raw_before=NOW, force=True)["raw"] == 1


def test_erasing_during_the_work_on_a_mail(store: Store) -> None:
    """Row 103: the mail is read, then erased, then decided: nothing of it is written."""
    decide(store, 1, registered(1, (ANNA,), sender=ADDRESS))
    generation(store)
    (stored,) = store.messages.save_raw([delivery(2)], NOW)
    decided = registered(2, sender=ADDRESS)
    store.known_about(stored, mail(2, ADDRESS), decided.readout.reading, NOW)
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.delete(message).where(message.c.id == stored.id))
    assert store.apply(stored, decided.readout, decided.plan, decided.answer, NOW + HOUR) is False
    assert len(list(store.registrations.each())) == 1

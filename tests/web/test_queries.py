"""How often a page asks the database: as often for two hundred rows as for ten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from processor.tables import audit, message, outbox, registration
from tests.web.conftest import NOW, Desk

PAGES = [
    *("/", "/review/", "/registrations/", "/messages/", "/replies/", "/workshops/", "/staff/", "/journal/"),
    *("/registrations/?workshop=proszowice-2016&q=lis&sort=-received", "/messages/?fate=held&q=s"),
    *("/registrations/export/csv?workshop=proszowice-2016", "/registrations/export/pdf"),
    *("/workshops/proszowice-2016", "/workshops/proszowice-2016/write", "/workshops/proszowice-2016/change/close"),
]
ONE = ["/review/1", "/messages/1", "/registrations/1", "/replies/1"]
MOST = 16  # for the busiest page, with the session's account and the numbers in the menu


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The SELECTs sent while the block runs."""
    found: list[str] = []

    def count(*arguments: Any) -> None:
        if arguments[2].lstrip().upper().startswith("SELECT"):
            found.append(arguments[2])

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", count)


def fill(desk: Desk, first: int, count: int, about: int | None = None) -> None:
    """Rows of every kind, each with what it points to: its own number, or all `about` one."""
    numbers = range(first, first + count)
    where = {"mailbox": "biuro", "folder": "INBOX", "uidvalidity": 1}
    messages = [
        where
        | {"id": n, "sha256": f"{n:064}", "content_key": f"k{n}", "size": 1, "truncated": False, "uid": n}
        | {"received_at": NOW, "stored_at": NOW, "old_mail": False, "fate": "held", "subject": f"s{n}"}
        for n in numbers
    ]
    people = [
        {"id": n, "workshop": "proszowice-2016", "first_names": "Ewa", "last_name": f"Lis{n}", "status": "registered"}
        | {"sender": f"e{n}@example.org", "institution": "", "function": "", "phone": "", "message_id": about or n}
        | {
            "received_at": NOW,
            "changed_at": NOW,
            "decided_by": "rule",
            "name_key": f"{n}",
            "search": "",
            "sort_key": f"{n}",
        }
        for n in numbers
    ]
    replies = [
        {"id": n, "message_id": about or n, "kind": "confirmed", "recipient": f"e{n}@example.org"}
        | {"purpose": "staff" if about else "reply"}
        | {"subject": "s", "mid": f"<{n}@x>", "raw": b"", "status": "sent", "created_at": NOW, "changed_at": NOW}
        for n in numbers
    ]
    entries = [
        {
            "at": NOW,
            "actor": "rule",
            "action": "held",
            "message_id": about or n,
            "registration_id": about or n,
            "reason": "",
        }
        for n in numbers
    ]
    with desk.store.engine.begin() as connection:
        for table, rows in ((message, messages), (registration, people), (outbox, replies), (audit, entries)):
            connection.execute(sa.insert(table), rows)
    for n in numbers[:20]:
        desk.store.staff.add(f"kto{n}", None, "clerk", NOW, "test")


@pytest.mark.parametrize(("page", "about"), [(page, None) for page in PAGES] + [(page, 1) for page in ONE])
def test_queries_of_a_page_do_not_grow_with_its_rows(desk: Desk, page: str, about: int | None) -> None:
    client = desk.client()
    numbers = []
    for first, count in ((1, 10), (11, 190)):
        fill(desk, first, count, about)
        assert client.get(page).status_code == 200
        with counted(desk.store.engine) as asked:
            client.get(page)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
    assert 0 < numbers[0] <= MOST

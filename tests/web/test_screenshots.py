"""Pictures of the six main pages for docs/, made only when asked for: `make screenshots`."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

import processor.demo
from tests.web.conftest import Desk, mail
from tests.web.test_browser import Open, browse, database  # noqa: F401 - fixtures

pytestmark = pytest.mark.skipif(
    os.environ.get("ZAPISY_SCREENSHOTS") != "1", reason="pictures are made by `make screenshots`"
)
DOCS = Path(__file__).resolve().parents[2] / "docs"
MAILS = Path(processor.demo.__file__).parent / "mails"
UNCLEAR = """Dzień dobry,

chciałabym wziąć udział w warsztatach dobrych praktyk w Proszowicach. Czy można jeszcze zapisać także koleżankę?
Pracujemy w dziale promocji.

Pozdrawiam serdecznie
"""
PEOPLE = [
    ("Łucja", "Źrebiec", "Urząd Gminy Łapanów", "registered"),
    ("Jan", "Ćwikliński", "Starostwo Powiatowe w Bochni", "registered"),
    ("Żaneta", "Ostrowska", "Gminny Ośrodek Kultury w Koszycach", "waiting"),
    ("Stanisław", "Łoś", "Urząd Miasta Proszowice", "registered"),
    ("Ewa", "Śliwa", "Biblioteka Publiczna w Nowym Brzesku", "cancelled"),
]


def test_pictures_of_the_main_pages(desk: Desk, browse: Open) -> None:  # noqa: F811
    office_at_work(desk)
    held = desk.store.messages.page(oldest_first=True, limit=100, search="udział w warsztatach").rows[0]["id"]
    pages = {
        "overview": "/",
        "review": f"/review/{held}",
        "registrations": "/registrations/?workshop=proszowice-2016",
        "messages": "/messages/",
        "replies": "/replies/",
        "workshop": "/workshops/proszowice-2016",
    }
    DOCS.mkdir(exist_ok=True)
    for name, path in pages.items():
        for scheme in ("light", "dark") if name == "review" else ("light",):
            page = browse(path, viewport={"width": 1280, "height": 860}, color_scheme=scheme, reduced_motion="reduce")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=DOCS / f"{name}{'-dark' if scheme == 'dark' else ''}.png")
    page = browse(pages["review"], viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.screenshot(path=DOCS / "review-phone.png")


def office_at_work(desk: Desk) -> None:
    """Two weeks of sign-ups, the mail of a morning, what waits for a person, and a worker that just ran."""
    now = desk.now
    for day in range(14):
        desk.now = now - timedelta(days=day)
        for n in range((day * 7) % 5):
            first, last, institution, status = PEOPLE[(day + n) % len(PEOPLE)]
            values = {"first_names": first, "last_name": last, "institution": institution, "status": status}
            values |= {"workshop": "proszowice-2016", "sender": f"sekretariat{day}{n}@gmina.example"}
            desk.store.registrations.add(values, desk.now, "staff:ania", "dopisane ręcznie")
    desk.now = now
    desk.arrive(*(_to_this_office(file.read_bytes()) for file in sorted(MAILS.glob("*.eml"))))
    desk.arrive(mail(90, UNCLEAR, name="b.", subject="udział w warsztatach"))
    for number, row in enumerate(desk.store.outbox.due(now)):
        desk.store.outbox.claim(row.id, now)
        if number == 1:
            desk.store.outbox.mark_failed(row.id, "550 5.1.1 Nie ma takiej skrzynki", now)
        elif number != 2:
            desk.store.outbox.mark_dot(row.id, now)
            desk.store.outbox.mark_sent(row.id, "250 przyjęto", now)
    desk.store.health.beat("poll", now, {"fetched": 3})


def _to_this_office(raw: bytes) -> bytes:
    return raw.replace(b"biuro@omp.example", b"biuro@omp.org.pl")

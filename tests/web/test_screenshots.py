"""Pictures of the six main pages for docs/, made only when asked for: `make screenshots`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import processor.demo
from tests.web.conftest import Desk, mail
from tests.web.test_browser import Open, browse, database  # noqa: F401 - fixtures

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAILS = Path(processor.demo.__file__).parent / "mails"
UNCLEAR = """Dzień dobry,

proszę o zapisanie na warsztaty w Proszowicach pana Stanisława Mroza, pani Marty Wójcik
i p. Kowalskiej z działu promocji.

Pozdrawiam serdecznie
Beata Sikora
Urząd Gminy Koszyce
"""
FIRST = ("Łucja", "Jan", "Żaneta", "Stanisław", "Ewa", "Piotr", "Agnieszka", "Marek", "Zofia", "Tomasz", "Halina")
LAST = ("Źrebiec", "Ćwik", "Nowak", "Łoś", "Śliwa", "Zając", "Wróbel", "Duda", "Kruk", "Żak", "Mazur", "Sowa", "Lis")
PLACES = (
    "Urząd Gminy Łapanów",
    "Starostwo Powiatowe w Bochni",
    "Gminny Ośrodek Kultury w Koszycach",
    "Urząd Miasta Proszowice",
    "Biblioteka Publiczna w Nowym Brzesku",
)
WORKSHOPS = ("proszowice-2016", "proszowice-2016", "miechow-2016")
STATUSES = ("registered", "registered", "registered", "waiting", "registered", "cancelled", "registered")


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
    now, number = desk.now, 0
    second = Path(processor.demo.__file__).parent / "workshops" / "miechow-2016.toml"
    desk.store.workshops.add("miechow-2016", second.read_text("utf-8"), now, "staff:ania")
    for day in range(21, -1, -1):
        desk.now = now - timedelta(days=day)
        for _ in range((day * 7) % 5):
            number += 1
            values = {"first_names": FIRST[number % 11], "last_name": LAST[number % 13], "status": STATUSES[number % 7]}
            values |= {"institution": PLACES[number % 5], "workshop": WORKSHOPS[number % 3]}
            values |= {"sender": f"sekretariat{number}@gmina.example", "phone": f"601 20{number % 10} 3{number:02}"}
            desk.store.registrations.add(values, desk.now, "staff:ania", "dopisane ręcznie")
    desk.now = now
    desk.arrive(*(_to_this_office(file.read_bytes()) for file in sorted(MAILS.glob("*.eml"))))
    desk.arrive(mail(90, UNCLEAR, name="Beata Sikora", subject="udział w warsztatach"))
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

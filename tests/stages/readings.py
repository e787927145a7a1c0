"""A mail of a few lines, classified and read, for tables of cases."""

from __future__ import annotations

from datetime import datetime

from processor.stages.classify import classify
from processor.stages.extract import extract
from processor.values import Mail, Office, Reading, Verdict, Workshop
from tests.letters import mail

NOW = datetime.fromisoformat("2016-10-20T09:00:00+02:00")
LEADERS = ("dr Agata Nijander-Dudzińska", "dr hab. Artur Wołek")
PROSZOWICE = Workshop(
    id="proszowice-2016",
    title="Warsztaty dobrych praktyk we współpracy transgranicznej jednostek samorządu terytorialnego",
    starts=datetime.fromisoformat("2016-10-26T12:00:00+02:00"),
    ends=datetime.fromisoformat("2016-10-26T13:30:00+02:00"),
    venue="Urząd Miasta Proszowice",
    address="ul. 3 Maja 72, 32-100 Proszowice",
    leaders=LEADERS,
    match=("Proszowice", "transgraniczna", "dobre praktyki", "współpraca transgraniczna"),
)
MIECHOW = Workshop(
    id="miechow-2016",
    title="Fundusze na współpracę międzynarodową gmin",
    starts=datetime.fromisoformat("2016-11-09T10:00:00+01:00"),
    ends=datetime.fromisoformat("2016-11-09T11:30:00+01:00"),
    venue="Urząd Gminy i Miasta Miechów",
    address="ul. Sienkiewicza 25, 32-200 Miechów",
    leaders=LEADERS,
    match=("Miechów", "fundusze"),
)
OFFICE = Office((PROSZOWICE, MIECHOW), ("biuro@omp.org.pl",))


def letter(body: str, subject: str = "warsztaty", sender: str = "Ewa Jasińska <ewa@ex.pl>", *lines: str) -> Mail:
    address = sender.split("<")[-1].rstrip(">")
    return mail(
        f"Subject: {subject}",
        f"From: {sender}",
        f"Return-Path: <{address}>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        *lines,
        body=body,
    )


def verdict(one: Mail) -> Verdict:
    return classify(one, OFFICE, NOW)


def reading(one: Mail) -> Reading:
    return extract(one, verdict(one), OFFICE, NOW)

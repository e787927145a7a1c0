"""Texts written to be slow: every pattern that a stranger's mail meets, at a hundred kilobytes (row 83).

The bound, in processor time, is a quarter of the time after which the reading child would be killed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest

from processor import settings as configuration
from processor.pipeline import read
from processor.values import Office

NOW = datetime(2016, 10, 19, 10, tzinfo=UTC)
BODY, HEADER = 100_000, 30_000  # characters; a longer header is cut
BOUND = 5.0

# What one of the patterns once took the square of, or what looks as if it could.
KNOWN = ["\t", ".", "?", "1. ", "nazwisko ", "Anna i ", " ", "\n", "udział w próbie zamiast "]
# Read in full, for they are just short enough: what is asked of each name in them must not look through all the others.
SHORT = 29_000
FULL_OF_NAMES = [
    "Ewa Kot, Adam Lis nie, ",
    "za Ewę Kot pojedzie ",
    "mecz Ewa Kot. ",
    "Ewa Kot (a: ",
    "Zgłaszam Ewę Kot. " + "Anna, " * 20,
    "zgłaszam mnie i męża, mąż to Igor, nazwisko to samo. ",
    "Do wiadomości:\nEwa Kot\n",
    "prosił a za nią ",  # a sentence without an end, and a request in every third word
    "uczestnik zgłoszony: Jan Kos ",
    "rezygnuję z ",
    "(nie bierze udziału), ",
]
ALL = [
    *("a", "A", "0", "<", ">", '"', "(", ")", "@", "-", "_", ",", ";", ":", "=", "&", "/", "[", "]", "|", "*", "%"),
    *("a ", "A a ", "a.", "a@", "a-", "<a", "ą", "Anna ", "Anna Nowak ", "Anna Nowak, ", "Nowak; ", "Anna Nowak-"),
    *("0 ", "0.", "12.10.2016 ", "26 października ", "środa ", "w dniu ", "-- \n", "> ", ">\n", "a\n", " \n", "---- "),
    *("re: ", "On ", "pan ", "Pani Anna ", "Imię: ", "imię i nazwisko: ", "\u00a0", "From: a\n", "a, ", "A. ", "i "),
    *("oraz ", "http://a", "a.b@c.pl ", "=?utf-8?q?", "&#", "<p>", "<table><tr><td>", "zgłaszam ", "żona ", "zamiast "),
    *("Zgłaszam Annę Nowak ", "rezygnuję ", "1) Anna Nowak\n", "Anna\n", "ANNA ", "ANNA NOWAK\n", "anna nowak "),
    *(
        "Pozdrawiam\n",
        "nie ",
        "tel. 600",
        "(Anna) ",
        "x|y\n",
        "a\tb\n",
        "Anny, ",
        "Ann-",
        "nazwisko\t",
        ".)",
        "…\u00a0",
    ),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with the shipped workshop, warm: Polish morphology is loaded once."""
    directory: Path = tmp_path_factory.mktemp("config")
    (directory / "workshops").mkdir()
    shipped = configuration.shipped("config") / "workshops" / "proszowice-2016.toml"
    (directory / "workshops" / shipped.name).write_bytes(shipped.read_bytes())
    office = configuration.load(directory, {}, offline=True).office
    read(mail(b"Anna Nowak"), office, NOW)
    return office


def mail(body: bytes, *, subject: bytes = b"warsztaty", name: bytes = b"", kind: bytes = b"text/plain") -> bytes:
    introduction = "Dzień dobry, zgłaszam na warsztaty Annę Nowak.\n".encode()
    head = b"Return-Path: <a@b.pl>\r\nFrom: %s <a@b.pl>\r\nTo: biuro@example.org\r\nSubject: %s\r\n" % (name, subject)
    mime = b"MIME-Version: 1.0\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" % kind
    return head + mime + introduction + body


def of_every_kind(unit: str) -> dict[str, bytes]:
    body = (unit * (BODY // len(unit) + 1))[:BODY].encode()
    header = (unit.replace("\n", " ") * HEADER)[:HEADER].encode()
    return {
        "body": mail(body),
        "html": mail(b"<html><body>" + body, kind=b"text/html"),
        "subject": mail(b"", subject=header),
        "name": mail(b"", name=header),
    }


def slow(units: list[str], office: Office) -> list[str]:
    found = []
    for unit in units:
        for where, raw in of_every_kind(unit).items():
            begun = process_time()
            read(raw, office, NOW)
            if (took := process_time() - begun) > BOUND:
                found.append(f"{unit!r} in the {where}: {took:.1f} s")
    return found


def test_row_83_texts_that_were_slow_once(desk: Office) -> None:
    assert slow(KNOWN, desk) == []


def test_row_83_names_upon_names(desk: Office) -> None:
    found = []
    for unit in FULL_OF_NAMES:
        begun = process_time()
        read(mail((unit * (SHORT // len(unit) + 1))[:SHORT].encode()), desk, NOW)
        if (took := process_time() - begun) > BOUND:
            found.append(f"{unit!r}: {took:.1f} s")
    assert found == []


@pytest.mark.soak
def test_row_83_any_text_repeated(desk: Office) -> None:
    assert slow(ALL, desk) == []

"""Reading in children that may be killed: one for a few mails, two for many, and what the death of either costs."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from email.message import EmailMessage

import psutil
import pytest
from fpdf import FPDF
from PIL import Image

from processor.pipeline import Readout
from processor.reader import MANY, Reader, ReadingFailed
from processor.settings import Settings
from tests.road.conftest import NOW, road_directory, road_settings
from tests.road.mails import registration
from tests.servers.ports import until

__all__ = ["road_directory", "road_settings"]

MAILS = [registration(f"Anna Nowak-{name}", f"{name}@example.com") for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


@pytest.fixture
def reader(road_settings: Settings) -> Iterator[Reader]:
    with Reader(road_settings.office, children=2) as reader:
        yield reader


def children(reader: Reader) -> list[psutil.Process]:
    assert reader._process is not None
    first = psutil.Process(reader._process.pid)
    return [first, *first.children()]


def senders(results: list[Readout | ReadingFailed]) -> list[str]:
    return [each.mail.sender.address if isinstance(each, Readout) else "failed" for each in results]


IN_ORDER = [f"{name}@example.com" for name in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def test_few_mails_are_read_by_one_child_and_many_by_two(reader: Reader) -> None:
    assert senders(list(reader.read_all(MAILS[: MANY - 1], NOW))) == IN_ORDER[: MANY - 1]
    assert len(children(reader)) == 1
    assert senders(list(reader.read_all(MAILS, NOW))) == IN_ORDER
    both = children(reader)
    assert len(both) == 2
    reader.close()
    assert not any(process.is_running() for process in both)


def test_where_one_child_is_wanted_there_is_one(road_settings: Settings) -> None:
    with Reader(road_settings.office) as reader:
        assert senders(list(reader.read_all(MAILS, NOW))) == IN_ORDER
        assert len(children(reader)) == 1


@pytest.mark.parametrize("which", [0, 1])
def test_the_death_of_a_child_costs_the_mail_it_was_reading(reader: Reader, which: int) -> None:
    list(reader.read_all(MAILS, NOW))
    victim = children(reader)[which].pid
    os.kill(victim, signal.SIGSTOP)  # held still, so that it ends no mail that it is given

    def kill() -> None:
        until(lambda: bool(reader._children[which].given), seconds=15)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    found = senders(list(reader.read_all(MAILS, NOW)))
    killer.join()
    lost = found.index("failed")
    assert found == [*IN_ORDER[:lost], "failed", *IN_ORDER[lost + 1 :]]
    assert senders(list(reader.read_all(MAILS, NOW))) == IN_ORDER


def test_a_child_that_takes_too_long_costs_the_mail_it_was_reading(road_settings: Settings) -> None:
    with Reader(road_settings.office, children=2, seconds=5) as reader:
        list(reader.read_all(MAILS, NOW))
        second = children(reader)[1]
        second.suspend()
        found = senders(list(reader.read_all(MAILS, NOW)))
        assert found.count("failed") == 1
        until(lambda: not second.is_running() or second.status() == psutil.STATUS_ZOMBIE, seconds=10)


def test_answers_that_nobody_asked_for_do_not_come_later(reader: Reader) -> None:
    results = reader.read_all(MAILS, NOW)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert senders(list(reader.read_all(MAILS[5:7], NOW))) == IN_ORDER[5:7]


def test_a_list_beside_a_picture_is_read_without_the_library_of_pictures(reader: Reader) -> None:
    """The children do without Pillow, which pypdf would load: letterheads hold a logo."""
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=12)
    document.image(Image.new("RGB", (40, 40), "red"), w=20)
    document.cell(text="Zgloszenie: Imie i nazwisko: Anna Nowak", new_x="LMARGIN", new_y="NEXT")
    one = EmailMessage()
    one["From"], one["To"], one["Subject"] = "sekretariat@example.com", "biuro@omp.org.pl", "Zgłoszenie - warsztaty"
    one.set_content("Zgłaszamy na warsztaty osobę z załącznika.")
    one.add_attachment(bytes(document.output()), maintype="application", subtype="pdf", filename="lista.pdf")
    (read,) = reader.read_all([one.as_bytes()], NOW)
    assert isinstance(read, Readout)
    assert [person.full_name for person in read.reading.people] == ["Anna Nowak"]

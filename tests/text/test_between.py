"""Answers between quoted lines: below which lines each stands, and whom those ask for."""

from __future__ import annotations

import pytest

from processor.text.between import Answer, answers, asks_for_names
from processor.text.folding import fold
from processor.text.quoting import segments
from processor.values import TextPart


def part(text: str) -> TextPart:
    return TextPart("body", text, segments(text))


def test_each_answer_has_the_lines_right_above_it() -> None:
    text = "> Dzień dobry,\n> kto przyjedzie?\n\nOla Pyrka\n\n> a kogo\n> zapisać na obiad?\nnikogo\n"
    found = list(answers(part(text)))
    assert [(one.question[-1], text[slice(*one.span)].strip()) for one in found] == [
        ("kto przyjedzie?", "Ola Pyrka"),
        ("zapisać na obiad?", "nikogo"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Ola Pyrka\n\n> kto przyjedzie?\n", "Ola Pyrka\n", "> kto przyjedzie?\n\n---\n"],
    ids=["above", "alone", "no word"],
)
def test_what_is_no_answer_between_lines(text: str) -> None:
    assert list(answers(part(text))) == []


@pytest.mark.parametrize(
    ("line", "participants", "others"),
    [
        ("Kto od Państwa weźmie udział?", True, False),
        ("Uczestnicy:", True, False),
        ("Kogo mam jeszcze dopisać?", True, False),
        ("Druga osoba:", True, False),
        ("imię i nazwisko osoby do kontaktu", False, True),
        ("Kto nie weźmie udziału, a był zapisany?", False, False),
        ("Telefon:", False, True),
        ("Nazwa instytucji", False, True),
        ("Która godzina Państwu odpowiada?", False, False),
    ],
)
def test_whom_a_line_asks_for(line: str, participants: bool, others: bool) -> None:
    answer = Answer((line,), 0, 1)
    assert (answer.of_participants, answer.of_others) == (participants, others)


def test_a_contact_below_those_who_come_is_one_of_them() -> None:
    assert not Answer(("Kto przyjedzie?", "(i telefon)"), 0, 1).of_others


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (("prosimy o podanie", "nazwisk uczestników"), True),
        (("wystarczy imię i", "nazwisko"), True),  # broken by a client
        (("kto od Państwa", "przyjedzie?"), True),
        (("o której Państwo przyjadą?",), False),
    ],
)
def test_lines_that_ask_for_names(question: tuple[str, ...], names: bool) -> None:
    assert Answer(question, 0, 1).of_names is names
    assert asks_for_names(fold(" ".join(question))) is names

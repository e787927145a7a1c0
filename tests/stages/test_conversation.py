"""Answers and forwards of one sentence that lean on the letter below: whom each enters or strikes, and what is held.

`tests/conversation/below.json` holds the letters below; a line of `answers.jsonl` is {"below", "how", "enters",
"strikes", "words"}. People are A, B, C by case as in `test_frames`; `{a}` is a given name alone, `{a_acc}`, `{a_gen}`
in these cases; "me" is the writer, "Zenon" is Zenon Marzec. `how`: "yes" accepted and right, "right" held or accepted,
"no" not accepted, "nobody" nor anybody read, "either" right or not accepted. Each is read below the marks of several
mail clients, with and without a signature.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from processor.stages.register import register
from processor.values import Action, Decision
from tests.stages.readings import NOW, OFFICE, letter, reading, verdict
from tests.stages.test_frames import ME, PEOPLE

FOLDER = Path(__file__).parent.parent / "conversation"
BELOW: dict[str, Any] = json.loads((FOLDER / "below.json").read_text(encoding="utf-8"))
ANSWERS = [json.loads(line) for line in (FOLDER / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
ADDRESS = "zyta@ug-lipnica.pl"
SENDER = f"{ME} <{ADDRESS}>"
SIGNATURE = f"\n\nPozdrawiam\n{ME}\nUrząd Gminy Lipnica\ntel. 600 700 800"
AUTHORS = {
    "herself": (ME, ADDRESS),
    "ours": ("Ośrodek Myśli Politycznej", "biuro@omp.org.pl"),
    "of C": ("{C.nom}", "sekcja@ug-lipnica.pl"),
    "the boss": ("Wanda Hoffman", "wojt@ug-lipnica.pl"),
}


def gmail(who: str, address: str, text: str) -> str:
    return f"\n\nW dniu 14 października 2016 10:12 użytkownik {who} <{address}> napisał:\n\n{_marked(text)}"


def thunderbird(who: str, address: str, text: str) -> str:
    return f"\n\nW dniu 2016-10-14 o 10:12, {who} pisze:\n{_marked(text)}"


def outlook(who: str, address: str, text: str) -> str:
    head = f"Od: {who} <{address}>\nWysłano: piątek, 14 października 2016 10:12\nDo: {ME}"
    return f"\n\n{head}\nTemat: warsztaty Proszowice 26.10\n\n{text}"


def forward(who: str, address: str, text: str) -> str:
    head = f"Od: {who} <{address}>\nData: 14 października 2016 10:12\nTemat: warsztaty Proszowice 26.10\nDo: {SENDER}"
    return f"\n\n---------- Wiadomość przekazana dalej ----------\n{head}\n\n{text}"


MARKS = {"gmail": gmail, "thunderbird": thunderbird, "outlook": outlook, "forward": forward}


def _marked(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def outcome(row: dict[str, Any], style: int, people: tuple[int, int, int], *, signed: bool) -> Any:
    """Whether the letter is accepted, whom it enters and whom it strikes."""
    a, b, c = (PEOPLE[at] for at in people)
    given = {"a": a.nom, "b": b.nom, "a_acc": a.acc, "b_acc": b.acc, "a_gen": a.gen}
    told = {"A": a, "B": b, "C": c, **{key: name.split()[0] for key, name in given.items()}}
    below = BELOW[row["below"]]
    who, address = AUTHORS[below["who"]]
    mark = below["marks"][style % len(below["marks"])]
    quoted = MARKS[mark](who.format(**told), address, below["text"].format(**told))
    body = row["words"].format(**told) + SIGNATURE * signed + quoted
    lines = () if mark == "forward" else ("In-Reply-To: <x1@ex.pl>",)
    subject = ("PD: " if mark == "forward" else "Re: ") + "warsztaty Proszowice 26.10"
    one = letter(body, subject, SENDER, *lines)
    kind = verdict(one)
    if not kind.may_register:
        return False, set(), set()
    read = reading(one)
    plan = register(kind, read, OFFICE, None, NOW, sender=ADDRESS)
    by = {action: {p.full_name for p in read.people if p.action is action} for action in Action}
    return plan.decision is Decision.ACCEPT, by[Action.REGISTER], by[Action.CANCEL]


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: f"{row['below']}: {row['words'][:60]}")
def test_an_answer(row: dict[str, Any]) -> None:
    for style, people in enumerate([(0, 1, 2), (3, 4, 5), (6, 7, 8)]):
        known = {"me": ME, "Zenon": "Zenon Marzec", "boss": AUTHORS["the boss"][0]}
        known |= {k: PEOPLE[at].nom for k, at in zip("ABC", people, strict=True)}
        wanted = ({known[one] for one in row["enters"]}, {known[one] for one in row["strikes"]})
        for signed in (True, False):
            accepted, *read = outcome(row, style, people, signed=signed)
            right = tuple(read) == wanted
            told = {
                "yes": accepted and right,
                "right": right,
                "no": not accepted,
                "nobody": not accepted and not any(read),
                "either": right or not accepted,
            }
            assert told[row["how"]], (style, signed, accepted, read)


@pytest.mark.parametrize(
    ("words", "listed", "strikes"),
    [
        ("Pozycja 2 odpada.", "1. Ewa Kot, 2. Jan Lis, 3. Adam Mak", {"Jan Lis"}),
        ("Pozycja 3 odpada.", "\n1) Ewa Kot - 26.10\n2) (wakat)\n3) Adam Mak", {"Adam Mak"}),
        ("Pozycja 3 odpada.", "\n1\tEwa Kot\tkadry\n2\t?\tkadry\n3\tAdam Mak\tkadry\n4\tJan Lis\tkadry", {"Adam Mak"}),
        ("Ostatnia osoba odpada.", "\nEwa Kot - Urząd Gminy\nJan Lis - Biblioteka Publiczna\nAdam Mak", {"Adam Mak"}),
        ("Pozycja 2 odpada.", "\n1. Ewa Kot\n2. Jan Lis\n2. Adam Mak", set()),  # two of this number
        ("Pozycja 4 odpada.", "\n1. Ewa Kot\n2. Jan Lis\n3. Adam Mak", set()),
    ],
)
def test_a_place_in_the_list_below(words: str, listed: str, strikes: set[str]) -> None:
    quoted = gmail(ME, ADDRESS, f"Zgłaszam na warsztaty w Proszowicach: {listed}")
    one = letter(f"{words}{SIGNATURE}{quoted}", "Re: warsztaty Proszowice 26.10", SENDER, "In-Reply-To: <x1@ex.pl>")
    read = reading(one)
    plan = register(verdict(one), read, OFFICE, None, NOW, sender=ADDRESS)
    struck = {person.full_name for person in read.people if person.action is Action.CANCEL}
    assert (struck if plan.decision is Decision.ACCEPT else set()) == strikes


def test_who_stands_below_for_whom_it_is_passed_on() -> None:
    """The boss asks below for herself by her function only; her secretary names her by it and asks for herself too."""
    quoted = forward("Wanda Hoffman", "wojt@ug-lipnica.pl", "Proszę mnie zgłosić do Proszowic.\n\nWanda Hoffman")
    one = letter(f"Zgłaszam Panią Wójt i siebie.{SIGNATURE}{quoted}", "PD: warsztaty Proszowice 26.10", SENDER)
    read = reading(one)
    plan = register(verdict(one), read, OFFICE, None, NOW, sender=ADDRESS)
    assert plan.decision is Decision.HOLD or len(read.people) == 2

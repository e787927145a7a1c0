"""The writer of one letter, as the letter itself tells him apart: by his signature, card or address, else among those it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names.titles import is_title
from processor.stages.extract import thread, understood, writer
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.people import same, spelt_best
from processor.text.cyrillic import in_polish
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.text.shapes import LETTERS


def author_of(letter: Letter, said: tuple[Clause, ...], hints: tuple[str, ...], cards: Sequence[Found]) -> Found | None:
    """The writer by his signature or From name; by his business card or address only where he speaks of himself."""
    author = writer.writer(letter, hints, cards)
    if author is not None and len(cards) == 1 and writer.is_short_of(author.name, cards[0].name):
        return cards[0]  # "Ewa K." of ewa.kot@
    known = [one for one in cards if thread.REASON in one.name.reasons]
    if author is not None and known and min(map(len, author.name.full_name.replace(".", "").split(" "))) == 1:
        return known[0]  # "Jola P.", who is Jolanta Ptasznik below
    if author is None and cards:
        of_himself = any(c.self_ or c.act is Act.CANCEL for c in said) or understood.speaks_of_me(letter, said)
        return cards[0] if of_himself or thread.REASON in cards[0].name.reasons else None
    return author


def as_he_writes_himself(author: Found | None, everything: list[Found]) -> Found | None:
    """The writer guessed from his address, by the one full name of that surname in the letter ("Felicja Olczyk" of
    felka.olczyk@)."""
    if author is None or author.where != "from":
        return author
    alike = [one for one in everything if one.name.complete and same(one.name, author.name)]
    spelt = [one for one in alike if one.name.full_name != author.name.full_name]
    if spelt:
        return spelt_best(author, spelt)
    latin = [one for one in everything if one.name.complete and fold(one.name.full_name).isascii()]
    if len(latin) == 1 and _CYRILLIC.search(author.name.full_name) and latin[0].name.case in (None, "nom"):
        return latin[0]  # "Тарас Грицак" in From, "Imię i nazwisko: Taras Hrycak" in the letter
    heard = [one for one in latin if _CYRILLIC.search(author.name.full_name) and _sounds_like(one, author)]
    if len(heard) == 1:
        return heard[0]  # the one of several of whom her name in From is the Cyrillic spelling
    if author.name.written and not _of_given_names(author):
        return author
    last = fold(author.name.last_name)
    whole = [one for one in everything if one.name.complete]
    told = [
        one
        for one in whole
        if last == _last_given(one) or (not author.name.written and last == fold(one.name.last_name))
    ]
    return told[0] if len(told) == 1 and told[0].name.case in (None, "nom") else author


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _sounds_like(one: Found, cyrillic: Found) -> bool:
    """ "Юлія Шевчук" is Julija Szewczuk, and Julia too."""
    spelt = (fold(in_polish(cyrillic.name.full_name)), fold(one.name.full_name))
    return len({name.replace("ija", "ia") for name in spelt}) == 1


def _of_given_names(author: Found) -> bool:
    """ "br. Jan Maria <…>": no surname among them."""
    return names.is_given_name(author.name.last_name) and names.is_given_name(author.name.first_names.split(" ")[0])


def _last_given(one: Found) -> str:
    """The second of two given names, folded: "Maria" of Jan Maria Tomczyk; "" for one alone."""
    return fold(one.name.first_names.partition(" ")[2])


def among(letter: Letter, asked: Sequence[Found]) -> Found | None:
    """The writer whom nothing else tells: who is asked for alone in the nominative, is said to be him ("czyli mnie"), or
    has the given name and the initial that he goes by ("Lucyna P.")."""
    if len(asked) == 1 and asked[0].name.case in (None, "nom"):
        return asked[0]
    told = [one for one in asked if _THAT_IS_ME.match(letter.folded, one.end)]
    if len(told) == 1:
        return told[0]
    goes_by = _GIVEN_AND_INITIAL.fullmatch(fold(letter.sender.name)) if letter.sender else None
    alike = [
        one
        for one in asked
        if goes_by
        and fold(one.name.first_names) == goes_by["given"]
        and fold(one.name.last_name).startswith(goes_by["initial"])
    ]
    return alike[0] if len(alike) == 1 else None


_THAT_IS_ME = re.compile(
    r"\s*[,(–-]\s*(?:to\s+(?:znaczy|jest)|czyli|tj\.?|to)\s+(?:dla\s+)?(?:mnie|ja|siebie|moja\s+osob\w)\b"
)
_GIVEN_AND_INITIAL = re.compile(r"(?P<given>[a-z]{3,})\s+(?P<initial>[a-z])\.?")


def presented(letter: Letter, said: tuple[Clause, ...], unplain: tuple[Found, ...]) -> Found | None:
    """ "Zgłaszam się. Dh Jan Kos, prezes OSP Góry.": the one name, at the head of a sentence that says who he is."""
    if len(unplain) != 1 or unplain[0].name.case not in (None, "nom"):
        return None
    one = unplain[0]
    start = next((clause.sentence[0] for clause in said if clause.start <= one.start < clause.end), one.start)
    titles = all(is_title(word) for word in LETTERS.findall(letter.text[start : one.start]))
    return one if titles and re.match(r"\s*(?:[,.(–-]|$)", letter.text[one.end : one.end + 3]) else None

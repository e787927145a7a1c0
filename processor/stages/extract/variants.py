"""Two spellings of one name in a letter that corrects: of "jest Kornelia Pęk, ma być Kornel Pęk" one is nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from processor import names
from processor.names import Name
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Kind, Mail, Reason

_CORRECTS = Sieve(
    r"\b(?:bled\w*|blad|pomyl\w*|omyl\w*|literow\w*|errat\w*|popraw(?:k|i[ecćao])\w*|korekt\w*|sprostow\w*|pisown\w*|przekrec\w*|przerobi\w*"
    r"|prawidlow\w*|nazywam\s+sie|nie\s+nazywa\w*|nazywa\s+sie|nie\s+jestem|plakiet\w*|identyfikator\w*|w\s+dowodzie|powin\w+\s+(?:byc|jako|figurowac|widniec)|ma\s+byc)\b"
)
_SAME_PERSON = Sieve(
    r"\bt[aeoę]\s+sam[aąeoy]\s+osob\w*|\b(?:zle|blednie|omylkowo|mylnie)\s+(?:\w+\s+)?(?:przepis|wpis|zapis|poda|napis)\w*|\bliterow\w*|\bpomylil\w*"
)
_BACK = 400  # characters
_MOST = 40  # people of a letter, each of whom is held against all others
_TITLE = r"(?:pan\w{0,4}|p\.)"
_THEN_RIGHT = re.compile(  # between a wrong spelling and the right one behind it
    rf"[^.!?\n]{{0,30}}?\b(?:(?:ma|powin\w+|winn\w+|mialo)\s+byc|poprawnie|prawidlowo|nazywa\s+sie|lecz|tylko|ale|(?:prosze\s+)?(?:w|za|do)pisac)\W*(?:{_TITLE}\s+)?\W*"
    rf"|\W*(?:->|=>|→)\W*|\W*to\s+(?:(?:w\s+rzeczywistosci|naprawde|tak\s+naprawde|wlasciwie)\s+)?(?:{_TITLE}\s+)?"
)
_INTO = re.compile(rf"\W*\bna\s+(?:{_TITLE}\s+)?\W*")
_CHANGES = re.compile(r"\b(?:popraw|zmien|zamien|skoryg|sprostow)\w*\b[^.!?\n]*$")
_THEN_WRONG = re.compile(  # and between a right spelling and the wrong one behind it
    rf"\W*(?:a\s+)?(?:nie|zamiast)\s*(?:jak\s+\w+\s+)?:?\s*(?:{_TITLE}\s+)?\W*"
)
_LABEL = re.compile(
    r"\b(?:(?P<wrong>bylo|jest|blednie|bledna\s+\w+|bledn[ey]|mylnie|zle|zapisano|wpisano|podano|dotychczas\w*)"
    r"|(?P<right>powinno\s+byc|ma\s+byc|winno\s+byc|poprawnie|poprawna\s+\w+|prawidlowo|prawidlowa\s+\w+|dobrze|wlasciwie))\s*[:–-]"
)
_NOT = re.compile(rf"\bnie\s+(?:\w+\s+){{0,3}}?(?:jako\s+)?(?:{_TITLE}\s+)?\W*$")
_JOINED = re.compile(rf"\s*(?:\([^()]*\)\s*)?(?:,|i|oraz|a\s+takze)\s+(?:{_TITLE}\s+)?")
_ALIKE = (0.5, 0.6)  # given names of one surname, and surnames of one given name
_BOTH_ALIKE = (0.5, 0.6)  # given names and surnames, where both differ


def settled(mail: Mail, letter: Letter, people: Sequence[Found], kind: Kind) -> list[Found]:
    """The people without those spellings that the letter calls wrong beside the right one."""
    wrong = [id(one) for pair in _pairs(letter, people, kind) if (one := _wrong_one(mail, letter, *pair)) is not None]
    told = "Podany jako błędna pisownia."
    return [one.at(Act.WRONG, "variant", told) if id(one) in wrong else one for one in people]


def doubts(letter: Letter, people: Sequence[Found], kind: Kind) -> Iterator[Reason]:
    """Two that are left of one name: which of them is right, or are they two people, a human sees."""
    for one, other in _pairs(letter, people, kind):
        if one.act in COMES and other.act in COMES:
            both = f"{one.name.full_name}, {other.name.full_name}"
            yield Reason("extract.correction", f"Może to być jedna osoba w dwóch pisowniach: {both}.")


def _pairs(letter: Letter, people: Sequence[Found], kind: Kind) -> list[tuple[Found, Found]]:
    """Who may be one person, in the order of the text; only in a letter that corrects something."""
    asked = sorted((one for one in people if one.act in COMES | LEAVES and one.name.complete), key=_start)
    if not 1 < len(asked) <= _MOST or kind is Kind.CANCELLATION:
        return []
    if kind is not Kind.CORRECTION and not any(_CORRECTS.search(letter.folded, *span) for span in letter.spans):
        return []
    pairs = [(one, other) for at, one in enumerate(asked) for other in asked[at + 1 :]]
    alike = [(one, other) for one, other in pairs if _is_variant(one.name, other.name)]
    return [pair for pair in alike if kind is Kind.CORRECTION or not _are_two(letter, *pair)]


def _are_two(letter: Letter, one: Found, other: Found) -> bool:
    """ "Zgłaszam Wacława Wilka i Wacławę Wilk. To nie błąd": named in one breath they are two people."""
    return one.where == other.where and _JOINED.fullmatch(letter.folded, one.end, other.start) is not None


def _start(one: Found) -> tuple[bool, int]:
    return one.where == "from", one.start


def _is_variant(one: Name, other: Name) -> bool:
    """May they be two spellings of one name?"""
    first, last = _likeness(one.first_names, other.first_names), _likeness(one.last_name, other.last_name)
    if first == last == 1.0:
        return False
    if first == 1.0:
        return last >= _ALIKE[1] or bool(set(_parts(one.last_name)) & set(_parts(other.last_name)))
    if last == 1.0:
        return first >= _ALIKE[0]
    return first >= _BOTH_ALIKE[0] and last >= _BOTH_ALIKE[1]


def _parts(last: str) -> list[str]:
    return fold(last).split("-")


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _wrong_one(mail: Mail, letter: Letter, one: Found, other: Found) -> Found | None:
    """Which of the two the letter calls wrong, or what its writer is not called; None where it does not say."""
    if one.where != letter.part.where or {one.act, other.act} <= LEAVES:
        return None
    if other.where == one.where and one.act in COMES and other.act in COMES:
        between = letter.folded[one.end : other.start]
        if len(between) < 80 and _THEN_RIGHT.fullmatch(between):
            return one
        if len(between) < 80 and _INTO.fullmatch(between) and _CHANGES.search(letter.folded, 0, one.start):
            return one
        if len(between) < 40 and _THEN_WRONG.fullmatch(between):
            return other
        labels = (_label(letter, one.start), _label(letter, other.start))
        if labels in (("wrong", "right"), ("right", "wrong")):
            return one if labels[0] == "wrong" else other
    if any(_SAME_PERSON.search(letter.folded, *span) for span in letter.spans):
        left = [each for each in (one, other) if each.act in LEAVES]
        if left:
            return left[0]
    return _not_the_writer(mail, letter, one, other)


def _label(letter: Letter, at: int) -> str:
    """The last label before this place, "wrong" or "right"; "" where there is none."""
    labels = list(_LABEL.finditer(letter.folded, max(0, at - _BACK), at))
    return (labels[-1].lastgroup or "") if labels else ""


def _not_the_writer(mail: Mail, letter: Letter, one: Found, other: Found) -> Found | None:
    """ "Nie chciałbym zostać Ernestem Filipowiczem", from Ewaryst Filipiak: so he is not called."""
    mine = {name.full_name for name in names.read(mail.sender.name) if name.complete}
    for wrong, right in ((one, other), (other, one)):
        before = letter.folded[max(0, wrong.start - 50) : wrong.start]
        if wrong.where == letter.part.where and right.name.full_name in mine and _NOT.search(before):
            return wrong
    return None


__all__ = ["doubts", "settled"]

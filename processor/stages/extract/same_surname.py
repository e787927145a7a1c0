"""A companion told by given name whose surname is told to be another's: "mąż to Igor, nazwisko to samo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from processor import names
from processor.names import Name
from processor.names.agreement import given_readings
from processor.names.dictionary import analyse, borne_by
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.people import same
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.shapes import GIVEN
from processor.values import Gender

_CALLED = r"(?:to|jest to|ma na imię|nazywa się|na imię ma|na imię|[-–:])"
_ALIKE = r"(?:to\s+samo|takie\s+samo|identyczne|wspólne)"
SAME = re.compile(
    rf"\s{{0,2}}[,(.;:–-]{{0,2}}\s{{0,2}}(?:a\s+)?(?:(?:oboje\s+)?(?:ma(?:my)?|nosi(?:my)?)\s+)?"
    rf"(?:{_ALIKE}\s+nazwisko|nazwisko\s+(?:ma(?:my)?\s+|jest\s+)?(?:{_ALIKE}|(?=jak\s)))"
    r"(?P<as>\s+(?:co|jak)\s+(?:(?P<mine>moje|ja|u\s+mnie)|wyżej|powyżej))?"
    r"(?!\s+(?:jak|co)\b)(?!\s*,?\s+(?:ale|lecz|tylko|choć|przez|z\s+[a-ząćęłńóśźż]{1,2}\b))",
    re.IGNORECASE,
)
_TOLD = Anchored(
    rf"(?:\b(?P<noun>[a-ząćęłńóśźżMŻSCBK][a-ząćęłńóśźż]{{2,}})\s*,?\s+(?:(?P<called>{_CALLED})\s+)?)?\b{GIVEN}(?={SAME.pattern})",
)
_ME = re.compile(r"\b(?:mnie|siebie|ja|mną|sobie)\b", re.IGNORECASE)
_SURE = 0.88
_MOST = 50  # told so in one stretch: each looks through all that stands before it
_MARGIN = 1.0  # between the weights of "Igora" as a form of Igor and as a woman's name


def of_same_surname(
    letter: Letter, author: Found | None, clauses: Sequence[Clause], found: Sequence[Found]
) -> list[Found]:
    """Those called by a given name of whom the letter says that their surname is the writer's, or that of the one named
    before; nobody where it may be either's."""
    people = []
    for span in letter.spans:
        for match in islice(_TOLD.finditer(letter.text, *span), _MOST):
            owner = _owner(letter, match, author, found)
            read = _given(match)
            if owner is None or read is None or match["given"] == owner.name.first_names:
                continue
            given, sex = read
            start, end = match.span("given")
            last, *others = borne_by(owner.name.last_name, sex)
            told = tuple(f"{given} {other}" for other in others)
            name = Name(given, last, sex, 0.5 if others else _SURE, match["given"], start, end, told)
            one = Found(name, letter.part.where, start, end)
            asked = match["called"] and any(_speaks_of(letter, clause, match) for clause in clauses)
            people.append(one.at(Act.SIGN_UP, "same-surname", _SENTENCE) if asked else one)
    return people


_SENTENCE = "Podany imieniem, z nazwiskiem takim samym jak nadawca."


def _owner(letter: Letter, match: re.Match[str], author: Found | None, found: Sequence[Found]) -> Found | None:
    """Whose surname it is: "jak moje" the writer's; else of the one named before, unless the writer speaks of himself too."""
    told = SAME.match(letter.text, match.end())
    if told is not None and told["mine"]:
        return author
    begin = letter.spans[0][0]
    before = [one for one in found if one.name.complete and begin <= one.start < match.start("given")]
    before = [one for one in before if one.name.case != "voc" and not (author and same(one.name, author.name))]
    if not before:
        return author
    return None if _ME.search(letter.text, begin, match.start("given")) else before[-1]


def _given(match: re.Match[str]) -> tuple[str, Gender] | None:
    """The given name in the nominative, with its sex: that of the noun before it, or the one of far more weight."""
    readings = given_readings([match["given"]])
    if match["called"]:
        readings = [way for way in readings if way[2] == "nom"] or readings
    sexes = {sex for sex, _ in names.person_noun(match["noun"].lower())} if match["noun"] else set()
    told = {sex for sex in sexes if sex is not None}
    readings = [way for way in readings if way[4] and (not told or way[1] in told)]
    best: dict[Gender, tuple[float, str]] = {}
    for first, sex, _, weight, _ in readings:
        best[sex] = max(best.get(sex, (-9.0, "")), (weight, first))
    ranked = sorted(best, key=lambda sex: -best[sex][0])
    if not ranked or (len(ranked) > 1 and best[ranked[0]][0] - best[ranked[1]][0] < _MARGIN):
        return None
    return best[ranked[0]][1], ranked[0]


def _speaks_of(letter: Letter, clause: Clause, match: re.Match[str]) -> bool:
    """Does this clause ask for the noun that is given a name behind: "zapiszcie mnie i męża, … mąż to Igor"?"""
    if clause.act is not Act.SIGN_UP or clause.question or clause.condition or clause.start > match.start():
        return False
    words = (letter.text[one.start() : one.end()] for one in _WORD.finditer(letter.text, clause.start, clause.end))
    return any(_is_form_of(word, match["noun"]) for word in words)


_WORD = re.compile(r"[^\W\d_]{3,}")


def _is_form_of(word: str, noun: str) -> bool:
    """ "męża" of "mąż": do both have one lemma?"""
    lemmas = {lemma for lemma, tag, _ in analyse(word.lower()) if tag.startswith("subst")}
    return any(lemma in lemmas for lemma, tag, _ in analyse(noun.lower()) if tag.startswith("subst"))


def still_unnamed(letter: Letter, nouns: Sequence[str], people: Sequence[Found]) -> Iterator[str]:
    """The nouns of companions ("męża") but those which the letter names behind: "mąż to Igor"."""
    told = [
        match["noun"]
        for span in letter.spans
        for match in _TOLD.finditer(letter.text, *span)
        if match["called"] and any(one.start == match.start("given") for one in people)
    ]
    for noun in nouns:
        if not any(_is_form_of(noun, other) for other in told):
            yield noun


__all__ = ["SAME", "of_same_surname", "still_unnamed"]

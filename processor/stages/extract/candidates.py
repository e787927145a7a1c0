"""Everybody whom a letter names, and which of them may be meant: none of the office, no organisation, no signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from processor import names
from processor.stages.extract import signature, signers
from processor.stages.extract.found import Found, Letter, named
from processor.stages.extract.kin import kin
from processor.stages.extract.lowercase import lowercase
from processor.stages.extract.people import is_one_of, same, spelt_best
from processor.stages.extract.same_surname import of_same_surname
from processor.stages.extract.structured import structured
from processor.text.folding import fold
from processor.text.requests import Clause


def everybody(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """Everybody read in the letter, in order of place: in lists, tables and forms, then in prose."""
    people, taken = structured(letter, hints)
    people = [_in_full(letter, one) if "\t" not in letter.text[one.end : one.end + 3] else one for one in people]
    for start, end in letter.spans:
        for name in names.find(letter.text[start:end], hints=hints):
            at = start + name.start
            if not any(begin <= at < stop for begin, stop in taken):
                people.append(_in_full(letter, named(name, letter.part, start)))
    return sorted((_as_in_full_elsewhere(one, people) for one in people), key=lambda one: one.start)


_INITIAL = re.compile(r"(?P<initial>[^\W\d_])\.\s*(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)")


def _as_in_full_elsewhere(one: Found, people: Sequence[Found]) -> Found:
    """ "M. Oleksa" beside Marian Oleksa: an initial tells no case, so a surname that stands there as it is in the
    nominative of the one full name of that initial is his, and no genitive of Oleks."""
    match = _INITIAL.fullmatch(one.name.written)
    if match is None or match["last"] == one.name.last_name:
        return one
    whole = {
        other.name.full_name: other
        for other in people
        if other.name.last_name == match["last"]
        and other.name.first_names.startswith(match["initial"])
        and len(other.name.first_names.rstrip(".")) > 1
    }
    if len(whole) != 1:
        return one
    name = next(iter(whole.values())).name
    return replace(
        one,
        name=replace(
            one.name,
            last_name=name.last_name,
            gender=name.gender,
            case="nom",
            confidence=name.confidence,
            alternatives=(),
        ),
    )


_FULL_GIVEN = re.compile(r"\s*\(\s*(?:[^():]{1,30}:\s*)?(?P<given>[^\W\d_]{3,})\s*(?:,[^()]{1,60})?\)")


def _in_full(letter: Letter, one: Found) -> Found:
    """ "Arka Biedy (Arkadiusz)": a given name in brackets that spells the one before it out."""
    match = _FULL_GIVEN.match(letter.text, one.end)
    if match and "imi" in fold(match[0]) and fold(match["given"]) == fold(one.name.last_name):
        return replace(one, name=replace(one.name, first_names=one.name.last_name, last_name=one.name.first_names))
    sex = one.name.gender
    given = names.given_nominative(match["given"].capitalize(), sex) if match and sex and one.name.complete else ""
    if not given or given == one.name.first_names or fold(given)[:2] != fold(one.name.first_names)[:2]:
        return one
    return replace(one, name=replace(one.name, first_names=given))


def may_be_meant(
    letter: Letter,
    said: tuple[Clause, ...],
    everything: list[Found],
    author: Found | None,
    nobody: tuple[str, ...],
    signed: Sequence[Found],
) -> list[Found]:
    """Those the letter names who may be meant, with the relatives it names by given names alone; of `signed`, who sign
    it together, none is the only writer."""
    found = [
        one
        for one in _repeated(letter, everything)
        if not is_nobody(one, nobody) and not is_organisation(letter, one, author)
    ]
    found = [
        one for one in found if signers.signs(one, signed) or not signature.is_signature(letter, one, author, found)
    ]
    whole = [one for one in found if one.name.complete]
    if not whole or any(one.name.written.islower() for one in whole):
        small = [one for one in lowercase(letter, said) if not is_nobody(one, nobody)]
        small = [one for one in small if not _stands_off(letter, one, [*whole, *small])]
        found += [one for one in small if not any(one.start < other.end and other.start < one.end for other in whole)]
    alike = of_same_surname(letter, author, said, found)
    relatives = [
        one for one in kin(letter, author, said, found) if not any(one.start == a.start for a in alike)
    ] + alike
    apart = [one for one in found if one.name.complete or not any(one.start == other.start for other in relatives)]
    return apart + relatives


def _stands_off(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """A name that ends the letter, an empty line below others that stand close together: who signs without capitals."""
    above = sorted(other.end for other in found if other.end <= one.start)
    if not above or letter.text[one.end : letter.spans[-1][1]].strip(" .\n"):
        return False
    gap = letter.text[above[-1] : one.start]
    others = letter.text[min(other.start for other in found) : above[-1]]
    return not gap.strip() and "\n\n" in gap and "\n\n" not in others


def _repeated(letter: Letter, found: list[Found]) -> list[Found]:
    """A name repeated in brackets in the nominative ("Aleny Veselej (Alena Veselá)") counts as written there."""
    kept: list[Found] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last
            and letter.text[last.end : one.start].strip() == "("
            and letter.text[one.end : one.end + 1] == ")"
            and _alike(last, one)
        ):
            kept[-1] = one
        else:
            kept.append(one)
    return kept


def _alike(one: Found, other: Found) -> bool:
    here, there = fold(one.name.written).split(), fold(other.name.written).split()
    return len(here) == len(there) and all(a[:3] == b[:3] for a, b in zip(here, there, strict=True))


def is_nobody(one: Found, nobody: tuple[str, ...]) -> bool:
    """Is he only addressed, one of `nobody` (full names), or a leader by his degree and surname?"""
    return one.name.case == "voc" or is_one_of(one.name, nobody) or _is_doctor(one, nobody)


def _is_doctor(one: Found, nobody: tuple[str, ...]) -> bool:
    """ "… każde słowo dr Nijander-Dudzińskiej": a leader by the surname alone, with the degree, and not as a subject."""
    if (
        one.name.first_names
        or one.name.case in (None, "nom")
        or not any(title.lower().rstrip(".") in _DEGREES for title in one.name.titles)
    ):
        return False
    return any(fold(one.name.last_name) == fold(full.rpartition(" ")[2]) for full in nobody)


_DEGREES = frozenset({"dr", "doktor", "hab", "prof", "profesor"})


def is_organisation(letter: Letter, one: Found, author: Found | None) -> bool:
    """An office, or what stands right below the writer's name and begins with a noun: "Kinga Kot / Głos Miechowski"."""
    if _ORGANISATION.search(one.name.full_name):
        return True
    if author is None or not any(reason.rule == "names.unknown_given" for reason in one.name.reasons):
        return False
    above = letter.text[: one.start].rstrip().rsplit("\n", 1)[-1]
    noun = names.is_common_word(one.name.first_names.split(" ")[0].lower())
    return noun and author.name.last_name in above and "\n" in letter.text[: one.start][-3:]


_ORGANISATION = re.compile(
    r"^(?:Městys|Město|Mesto|Obec|Okres|Gemeinde|Stadt|Landkreis|Commune|Comune|Ville|Urząd|Gmina|Fundacja|Centrum|Szkoła|Wydział|Klub|International|Municipality|Town|City|Ministry|Republika|Agencja|Rada|Zarząd|Związek)\b|\bof\b|\b(?:Municipality|Office|University|Council|Institute|Department|Fellow|Officer|Manager|Coordinator|Assistant|Professor|Lecturer|Advisor|Consultant|Director|Przykładow[ya]|Wzorcow[ya]|Testow[ya])$"
)


def turned(one: Found, author: Found | None) -> Found:
    """ "Adamek Bartosz" of a sender called Bartosz Adamek: his own order decides."""
    if author is None or author.where == one.where or ":" in one.name.written:  # a form's fields say which is which
        return one
    here, there = one.name, author.name
    if (fold(here.first_names), fold(here.last_name)) != (fold(there.last_name), fold(there.first_names)):
        return one
    name = replace(here, first_names=here.last_name, last_name=here.first_names, gender=there.gender)
    return replace(one, name=name)


def spelt(one: Found, author: Found | None) -> Found:
    """In the spelling of the writer's name, where he is the writer."""
    if author is None or not same(one.name, author.name):
        return one
    twice = author.start != one.start or author.name.full_name != one.name.full_name
    return spelt_best(one, [author]) if twice else one

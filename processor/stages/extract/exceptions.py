"""Half a name that takes out one of those named in full: "oprócz pana Donata", "jednak bez p. Kosa"."""

from __future__ import annotations

import re

from processor import names
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.stages.extract.himself import takes_back_in_third
from processor.stages.extract.people import same
from processor.text.folding import fold
from processor.text.requests import Act, Clause


def taken_back(people: list[Found], found: list[Found], said: tuple[Clause, ...]) -> list[Found]:
    """ "Zgłaszam: Jan Kos, Ewa Kot. PS. Jednak bez p. Kosa": a surname alone that takes back a person named above."""
    halves = [one for one in found if bool(one.name.last_name) != bool(one.name.first_names)]
    for half in halves:
        act = _taken(half, said)
        if act is not None:
            people = [
                one.at(act, act.value, "Później w liście odwołany samym imieniem albo nazwiskiem.")
                if _may_be_taken_back(one, act)
                and (one.start < half.start or act is Act.EXCEPT)
                and _is_half_of(half, one)
                else one
                for one in people
            ]
    return people


_GIVEN_ALONE = re.compile(
    r"(?<!\b[ZzOoUu] )(?<!\b(?:[Zz]e|[Oo]d|[Dd]o|[Pp]o|[Zz]a) )(?<!\b[Dd]la )(?<!\b[Pp]rzy )"
    r"\b(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\b(?!\s+[A-ZĄĆĘŁŃÓŚŹŻ])"
)


def named_again(letter: Letter, people: list[Found], found: list[Found], said: tuple[Clause, ...]) -> list[Found]:
    """ "Zapisałam Jana Lisa i Ewę Kot. Jan jednak nie dojedzie": the one of them who bears the given name that stands
    alone in what takes somebody back."""
    for clause in said:
        mine = clause.self_ and not takes_back_in_third(letter, clause)
        if clause.act not in (Act.ABSENT, Act.CANCEL) or mine or clause.question or clause.condition:
            continue
        if any(clause.start <= one.start < clause.end for one in found):
            continue
        told = [m["given"] for m in _GIVEN_ALONE.finditer(letter.text, clause.start, clause.end)]
        meant = [one for one in people if one.start < clause.start and any(_is_called(one, word) for word in told)]
        if len(meant) == 1 and _may_be_taken_back(meant[0], clause.act):
            sentence = "Później w liście odwołany samym imieniem."
            people = [one.at(clause.act, clause.act.value, sentence) if one is meant[0] else one for one in people]
    return people


def _is_called(one: Found, word: str) -> bool:
    given = names.given_nominative(word, one.name.gender) if one.name.gender else ""
    mine = one.name.first_names.split(" ")[0]
    return bool(given) and mine in (given, names.full_given(given))


def _may_be_taken_back(one: Found, act: Act) -> bool:
    """Whoever is to come; who "was signed up yesterday", by a word that takes him off the list; and who leaves by no
    word of his own ("na liście są Adam Kos i Ewa Kos. Ewę proszę wypisać")."""
    tacitly = bool(one.reasons) and one.reasons[-1].rule == "extract.listed"
    return one.act in COMES or ((one.act is Act.ALREADY or (tacitly and one.act in LEAVES)) and act in LEAVES)


_GIVEN_AFTER = re.compile(
    r"\s*(?:pan\w+\s+|p\.\s*|kol\w*\.?\s+)?(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\b(?!\s+[A-ZĄĆĘŁŃÓŚŹŻ])"
)


def excepted(letter: Letter, people: list[Found], said: tuple[Clause, ...]) -> list[Found]:
    """ "Zapisujemy wszystkich oprócz pana Donata": a given name alone that takes one of those named out."""
    out = [one for one in people if one.act is Act.EXCEPT]
    people = [
        one.at(Act.EXCEPT, Act.EXCEPT.value, "Dalej w zdaniu wyłączony z rezygnacji.")
        if one.act in LEAVES and any(same(one.name, other.name) for other in out)
        else one
        for one in people
    ]
    for clause in said:
        match = _GIVEN_AFTER.match(letter.text, clause.cue[1]) if clause.act is Act.EXCEPT and clause.cue else None
        if match:
            people = [
                one.at(Act.EXCEPT, Act.EXCEPT.value, "Wyłączony z prośby samym imieniem.")
                if one.act in COMES
                and one.name.gender
                and names.given_nominative(match["given"], one.name.gender) == one.name.first_names.split(" ")[0]
                else one
                for one in people
            ]
    return people


def _taken(half: Found, said: tuple[Clause, ...]) -> Act | None:
    """What takes him back: his own clause, or what is told of him next in the same sentence ("p. Kos mówi, że nie może")."""
    here = next((index for index, c in enumerate(said) if c.start <= half.start < c.end), None)
    if here is None:
        return None
    after = said[here + 1 : here + 2] if said[here].act is Act.MENTION else ()
    acts = [c.act for c in (said[here], *after) if c.sentence == said[here].sentence]
    return next((act for act in acts if act in (*LEAVES, Act.EXCEPT)), None)


def _is_half_of(half: Found, one: Found) -> bool:
    if half.name.last_name:
        return same(one.name, half.name)
    word, sex = half.name.written.split(" ")[-1], one.name.gender
    given = names.given_nominative(word, sex) if sex else ""
    told, full = given or half.name.first_names, one.name.first_names.split(" ")[0]
    return fold(told) == fold(full) or names.full_given(told) == full

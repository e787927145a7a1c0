"""Does the writer take his own sign-up back, or say that he cannot come?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.listed_himself import listed_with_me
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve


def cannot_himself(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found] = ()) -> bool:
    """Does the writer say that he himself cannot come or takes his sign-up back?"""
    if any(_IT_IS.search(letter.folded, max(0, one.start - 30), one.start) for one in found):
        return False  # "Proszę zwolnić miejsce. Chodzi o Ewę Kot."
    if any(asked in (Act.CANCEL, Act.ABSENT) for _, asked in listed_with_me(letter, clauses, found)):
        return True
    return any(
        clause.act in (Act.ABSENT, Act.CANCEL, Act.REPLACED)
        and (
            (clause.self_ and not _of_others(letter, clause, found) and not takes_back_in_third(letter, clause))
            or _in_favour(letter, clause)
            or _leaves_along(letter, clause, found)
            or (clause.act is Act.CANCEL and _takes_himself_back(letter, clause))
            or I_CANNOT.search(letter.folded, clause.start, clause.end)
        )
        for clause in clauses
    )


_IT_IS = re.compile(r"\bchodzi\s+(?:mi\s+)?o\s+(?:pan\w+\s+|p\.\s*)?$")


def _takes_himself_back(letter: Letter, clause: Clause) -> bool:
    """ "Odwołuję siebie i Ewę Kot", but not "Jan Lis odwołuje siebie i Ewę Kot"."""
    return _AND_ME.search(letter.folded, clause.start, clause.end) is not None and not takes_back_in_third(
        letter, clause
    )


_AND_ME = re.compile(  # "proszę skreślić Ewę Kot i mnie", "wycofuję zgłoszenie swoje i Ewy Kot"
    r"\b(?:i|oraz)\s+(?:mnie|ja|siebie)\b|\b(?:mnie|ja|siebie)\s*(?:,|i\b|oraz\b|plus\b)"
    r"|\b(?:zgloszeni\w+|udzial\w*|rezerwacj\w+|rejestracj\w+|miejsc\w+)\s+(?:swoj|moj|wlasn)\w*\s*(?:,|i\b|oraz\b)"
    r"|\b(?:swoj|moj|wlasn)\w*\s+(?:zgloszeni\w+|udzial\w*|rezerwacj\w+|rejestracj\w+|miejsc\w+)\s*(?:,|i\b|oraz\b)"
    r"|\b(?:i|oraz)\s+(?:swoj|moj|wlasn)\w*(?:\s+wlasn\w+)?\s*(?:[.,!]|$)"
)


def takes_back_in_third(letter: Letter, clause: Clause) -> bool:
    """ "Nasz dom kultury odwołuje udział": without ę, in a letter that has its diacritics."""
    verb = _THIRD.match(letter.folded, *clause.cue) if clause.cue else None
    if verb is None or clause.cue is None:
        return False
    typed = letter.text[slice(*verb.span())]
    another = _WHO_LEAVES.match(letter.folded, clause.cue[1]) or _is_called(letter, clause)
    return typed.endswith("e") and bool(another or _DIACRITIC.search(letter.text, *clause.sentence))


_THIRD = re.compile(r"(?:rezygnuje|odwoluje|anuluje|wycofuje)\b")
_DIACRITIC = re.compile(r"[ąćęłńóśźż]")
_WHO_LEAVES = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:osoba|pracowni(?:k|ca|czka)|kole(?:ga|zanka)|ktos|uczestni(?:k|czka)|nasz[a]?)\b"
)


def _is_called(letter: Letter, clause: Clause) -> bool:
    """ "Ewa rezygnuje", "Pani Ewa niestety rezygnuje": the subject stands before the verb."""
    assert clause.cue is not None
    before = _SUBJECT.search(letter.text, max(clause.start, clause.cue[0] - 40), clause.cue[0])
    return before is not None and names.is_given_name(before["given"])


_SUBJECT = re.compile(
    r"\b(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\s+(?:(?:jednak|niestety|tez|też|dziś|dzisiaj)\s+)?$"
)


def _leaves_along(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Rezygnujemy z Janem Lisem z udziału": he and the writer."""
    here = [one for one in found if clause.start <= one.start < clause.end and one.name.case == "inst"]
    return any(_WE_LEAVE.search(letter.folded, clause.start, one.start) for one in here)


_WE_LEAVE = re.compile(
    r"\b(?:rezygnujemy|wycofujemy\s+sie|(?:musimy|chcemy)\s+(?:zrezygnowac|odwolac)|nie\s+(?:damy\s+rady|przyjedziemy|przyjdziemy|bedziemy|mozemy))\s+ze?\s+(?:\w+\s+){0,2}?$"
)


def _in_favour(letter: Letter, clause: Clause) -> bool:
    """ "Rezygnuję na rzecz Ewy Kot": first person, by its ę."""
    cue = letter.text[slice(*clause.cue)] if clause.cue else ""
    verb = cue.split(" ")[0]
    mine = verb.endswith("ę") or (
        verb.endswith("e") and not any(_DIACRITIC.search(letter.text, *s) for s in letter.spans)
    )
    return clause.act is Act.REPLACED and cue.endswith("na rzecz") and mine


def is_of_himself(letter: Letter, clause: Clause) -> bool:
    """ "Nie dam rady", "rezygnuję": the writer, and nobody else."""
    return clause.self_ or I_CANNOT.search(letter.folded, clause.start, clause.end) is not None


I_CANNOT = Sieve(
    r"\b(?:wraz|razem)\s+ze?\s+(?:[\w,-]+\s+){1,6}?(?:rezygnujemy|wycofujemy|musimy\s+zrezygnowac)\b|\b(?:rezygnujemy|wycofujemy)\s+(?:\w+\s+){0,4}?(?:wraz|razem)\s+z\b|\bani\s+ja\b|\bnie\s+(?:wezmiemy|przyjedziemy|przyjdziemy|damy\s+rady|bedziemy|dotrzemy|pojawimy|dojedziemy|pojedziemy|jedziemy|zdazymy|dolaczymy|mozemy)\b|\bnie\s+(?:moge|bede|dam|przyjde|przyjade|wezme|dotre|pojawie|skorzystam|jestem|zdaze|dojade|uczestnicze|pojade|jade|ide|wybieram|biore)\b"
    r"|\bja\s+(?:\w+\s+){0,2}?jestem\s+(?:\w+\s+){0,3}?(?:w|na|za)\s+(?:pracy|delegacji|szpitalu|podrozy|urlopie|zwolnieniu|wyjezdzie|dyzurze|granica)\b|\bniestety\s+nie\b(?!\s+(?:przyjedzie|przyjdzie|bedzie|moze|da|wezmie|dotrze|pojawi|zdazy|przybedzie|dojedzie|dolaczy|uczestniczy|jest)\b)|\b(?:i|we)\s+(?:can\s?not|can't|won't|am\s+not|will\s+not)"
)


def _of_others(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Odwołuję zgłoszenie pana Topora": the verb is the writer's, the request another's."""
    start, end = clause.sentence
    mine = clause.cue is not None and letter.text[slice(*clause.cue)].endswith("ę")
    if mine and clause.cue and _TOO.search(letter.folded, clause.cue[1], end):
        return False  # "Rezygnuję, Ewa Kot też"
    return any(start <= one.start < end for one in found) and not _HIMSELF_TOO.search(letter.folded, start, end)


_TOO = re.compile(r"\b(?:tez|takze|rowniez)\b")
_HIMSELF_TOO = Sieve(  # "muszę wraz z Ewą Kot zrezygnować"
    r"\b(?:moj|swoj|moim|swoim)\w*|\bmnie\b|\bja\s+(?:i|oraz)\b|\b(?:musze|musimy|rezygnuj\w+|wycofuj\w+|zmuszon\w+)\s+(?:\w+\s+){0,2}?(?:wraz|razem)\s+z\b|\b(?:wraz|razem)\s+ze?\s+(?:[\w,-]+\s+){1,6}?(?:musze|rezygnuje|wycofuje)\b"
)

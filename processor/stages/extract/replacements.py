"""Who comes and who does not where somebody takes another's place: "zamiast", "zastąpić", "w jego miejsce"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from processor.stages.extract.exceptions import is_called, is_half_of
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.requests.seats import is_given_to
from processor.text.shapes import CAPITALISED

_HIS_PLACE = Anchored(
    r"\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|\bw\s+(?:jego|jej|ich)(?:/je\w+)?\s+(?:miejsce|zastepstwie)\b|(?<!\bzaraz )(?<!\btuz )\bza\s+(?:niego|nia|nich)\b"
    r"|\b(?:jego|jej|ich)\s+miejsce\s+(?:\w+\s+){0,5}?(?:zajm|przejm|obejm|bierz|wezm|zaja)\w*"
)


_NEAR = 400  # characters in which what is said of somebody is looked for: a sentence may be a page long


def _in_his_place(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Jan Kos zachorował, zamiast niego przyjedzie Ewa Kot": the one before, where nobody else stands between."""
    match = _HIS_PLACE.search(letter.folded, one.end, min(clause.sentence[1], one.end + _NEAR))
    if match is None or _TAKES_IT.fullmatch(letter.folded, one.end, match.start()):
        return False  # "Ewa Kot będzie zamiast niego"
    return not any(one.end <= other.start < match.start() for other in found)


_TAKES_IT = re.compile(
    r"\s*,?\s+(?:\w+\s+){0,2}?(?:bedzie|przyjedzie|pojedzie|jedzie|przyjdzie|wezmie|wystapi|dojedzie)\s+(?:(?:tam|u\s+panstwa|udzial|wtedy)\s+)*"
)


_STANDS_IN = re.compile(
    r"\bzastapi\w*\s+(?:go|ja|ich)\b|\b(?:go|ja|ich)\s+zastapi\w*|\bw\s+(?:jego|jej|ich)(?:/je\w+)?\s+(?:miejsce|zastepstwie)\b|\bzamiast\s+(?:niego|niej|nich)\b"
)


def is_his_place_taken(letter: Letter, after: Clause) -> bool:
    """ "Zgłaszaliśmy Adama Lisa. Zastąpi go Ewa Kot": what the clause after his says."""
    return _STANDS_IN.search(letter.folded, after.start, after.end) is not None


_FOR = re.compile(r"\s+za\s+(?:pan\w*\s+|p\.\s*)?")
_CHANGE = re.compile(r"\b(?:zmian|podmian|zamian|zastep)\w*")


_IN_PLACE_OF = re.compile(r"\bza\s+(?:pan\w*\s+|p\.\s*|kol\w*\s+)?$")
_COMES = re.compile(r"\b(?:pojedzie|przyjedzie|jedzie|bedzie|wezmie|przyjdzie|wystapi)\b")


def _somebody_comes_for(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Za Adama Lisa pojedzie Ewa Kot" """
    if one.clause is None or not _IN_PLACE_OF.search(letter.folded, max(0, one.start - 20), one.start):
        return False
    end = min(one.clause.sentence[1], one.end + _NEAR)
    other = next((o for o in found if one.end <= o.start < end and o.name.case in (None, "nom")), None)
    return other is not None and _COMES.search(letter.folded, one.end, other.start) is not None


def is_stood_in_for(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Proszę o zmianę na liście: Jan Kos za Ewę Kot": she, where nothing but "za" stands between the two."""
    if _gives_his_place(letter, one, found) or _is_his_seat_given_away(letter, one):
        return True
    if _somebody_comes_for(letter, one, found) or _ON_HIS_PLACE.search(
        letter.folded, max(0, one.start - 40), one.start
    ):
        return True
    before = [other for other in found if other.end <= one.start]
    if not before or one.name.case in (None, "nom"):
        return False
    if _FOR.fullmatch(letter.folded, before[-1].end, one.start) is None:
        return False
    return any(_CHANGE.search(letter.folded, *span) for span in letter.spans)


_ON_HIS_PLACE = Anchored(  # "zgłaszam Jana Lisa na miejsce Ewy Kot"
    r"\b(?:zglasza\w*|zapis\w+|wpis\w+|dopis\w+|jedzie|przyjedzie|pojedzie|przyjdzie|bedzie)\b[^.!?\n]*\bna\s+miejsce\s+(?:pan\w*\s+|p\.\s*)?$"
)


_AND = re.compile(r"\s*(?:i|oraz)\s+(?:pan\w*\s+|p\.\s*)?")
_FROM_HIM = re.compile(r"\b(?:przepis|przenie|zmien|zamien)\w*\b[^.!?\n]{0,60}?\bze?\s+(?:pan\w*\s+|p\.\s*)?$")
_TO_HER = re.compile(r"\s+na\s+(?:pan\w*\s+|p\.\s*)?")


def _gives_his_place(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Proszę przepisać miejsce z Jana Lisa na Ewę Kot" """
    to = next((other for other in found if other.start >= one.end), None)
    moved = to is not None and _TO_HER.fullmatch(letter.folded, one.end, to.start) is not None
    return moved and _FROM_HIM.search(letter.folded, max(0, one.start - 90), one.start) is not None


_HIS_SEAT = Anchored(
    r"\bmiejsc(?:e|a)\s+(?:(?:zarezerwowan|przeznaczon|zapisan|przyznan|przydzielon|zaj)\w+\s+)?(?:(?:dla|na\s+nazwisko|po|przez)\s+)?(?:(?:pan\w*|p\.|kole\w+)\s+)?$"
)
_GIVEN_AWAY = re.compile(
    r"\s*,?\s+(?:(?:prosze|prosimy|chcemy|chcielibysmy|nalezy|mozna|trzeba|wiec)\s+)*(?:przekaz|odda(?:c|j)|odstap|odstep|przydziel|przepis|przejm|zajm|wykorzyst)\w*"
)


def _is_his_seat_given_away(letter: Letter, one: Found) -> bool:
    """ "Miejsce zarezerwowane dla Jana Lisa proszę przekazać Ewie Kot" """
    seat = _HIS_SEAT.search(letter.folded, max(0, one.start - 60), one.start)
    return seat is not None and _GIVEN_AWAY.match(letter.folded, one.end) is not None


_HERS = re.compile(r"\b(?:jej|niej|nia)\b")
_WAS = Anchored(r"\b(?:zgloszon|zapisan|zarejestrowan|dotychczasow|poprzedni|dawn)\w*(?:\s+uczestni\w+)?\s*[:–-]\s*$")
_IS_NOW = Anchored(
    r"\b(?:po\s+(?:zmianie|zamianie|podmianie|korekcie)|now(?:y|a|ego|ej)\s+uczestni\w+|uczestni\w+\s+now(?:y|a)|obecnie|teraz)\s*[:–-]\s*$"
)


def changed_in_fields(letter: Letter, people: Sequence[Found]) -> list[Found]:
    """ "Uczestnik zgłoszony: Ewa Kot. Uczestnik po zmianie: Jan Lis": the one goes and the other comes."""
    here = [one for one in people if one.where == letter.part.where]
    was = [one for one in here if _WAS.search(letter.folded, max(0, one.start - 60), one.start)]
    now = [one for one in here if _IS_NOW.search(letter.folded, max(0, one.start - 60), one.start)]
    if len(was) != 1 or len(now) != 1 or was[0] is now[0] or now[0].act not in COMES:
        return list(people)
    told = was[0].at(Act.REPLACED, Act.REPLACED.value, "Ktoś przyjdzie zamiast tej osoby.")
    return [told if one is was[0] else one for one in people]


def place_taken(
    letter: Letter, people: Sequence[Found], found: Sequence[Found], clauses: Sequence[Clause]
) -> list[Found]:
    """ "Zgłaszam siebie i panią Annę Kos. … Zadzwoniła pani Kos. W jej miejsce proszę wpisać Jana Lisa": the one of those
    asked for who was spoken of last, by half a name."""
    halves = [one for one in found if bool(one.name.last_name) != bool(one.name.first_names)]
    for clause in clauses if halves else ():
        match = _HIS_PLACE.search(letter.folded, clause.start, clause.end)
        before = [one for one in halves if match and 0 <= match.start() - one.end < _SPOKEN_OF]
        if match is None or not before:
            continue
        if any(one.name.complete and before[-1].end <= one.start < match.start() for one in found):
            continue
        sex = "f" if _HERS.search(match[0]) else "m"
        meant = [one for one in people if one.act in COMES and is_half_of(before[-1], one) and one.name.gender == sex]
        if len(meant) == 1 and "ich" not in match[0].split():
            told = meant[0].at(Act.REPLACED, Act.REPLACED.value, "Ktoś przyjdzie zamiast tej osoby.")
            people = [told if one is meant[0] else one for one in people]
    return list(people)


_SPOKEN_OF = 200  # characters between half a name and the pronoun that takes it up
_WITHOUT = re.compile(
    r"(?:bez|oprocz|poza|z\s+wyjatkiem)\s+(?:niej|niego|nich|nia|nim|nimi)\b"
)  # "opiekunem jest dr Kot, ale jedziemy bez niego"


def stepping_in(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> Act | None:
    """Who comes and who does not in "zastąpić Jana Lisa Ewą Kot" and "panią Annę Kuś, zgłoszoną wcześniej, zastąpi Jan
    Lis"; None where nobody steps in."""
    if _in_his_place(letter, one, found, clause):
        return Act.REPLACED
    if clause.act is Act.CANCEL and _is_given_a_place(letter, one, found):
        return Act.SIGN_UP
    if (
        clause.act is Act.EXCEPT
        and clause.cue
        and one.end <= clause.cue[0]
        and _WITHOUT.match(letter.folded, clause.cue[0])
    ):
        return Act.EXCEPT
    if clause.act is Act.REPLACED and clause.cue and letter.folded.endswith("na rzecz", *clause.cue):
        return Act.SIGN_UP if one.start >= clause.cue[1] else Act.REPLACED
    if (
        clause.act is Act.REPLACED
        and clause.cue
        and letter.folded.startswith(("zastapic", "zastapieni", "zamienic"), clause.cue[0])
    ):
        return Act.SIGN_UP if one.name.case == "inst" else Act.REPLACED
    cues = [c.cue[0] for c in clauses if c.sentence == clause.sentence and c.act is Act.REPLACED and c.cue]
    verb = next((at for at in cues if letter.folded.startswith("zastapi", at)), 0)
    if not verb:
        return None
    if one.start > verb and one.name.case in (None, "nom"):
        return Act.SIGN_UP
    if one.end <= verb and _WHO.fullmatch(letter.folded, one.end, verb):
        return Act.SIGN_UP  # "Adama Lisa, który zastąpi Ewę Kot"
    before = [other for other in found if clause.sentence[0] <= other.start < verb]
    if len(before) > 1 and all(other.name.case in (None, "nom") for other in before):
        return _one_of_them(letter, one, before, verb)
    return Act.REPLACED


_WHO = re.compile(r",?\s*ktor[ya]\s+(?:\w+\s+){0,2}?")


def _one_of_them(letter: Letter, one: Found, before: Sequence[Found], verb: int) -> Act:
    """ "Jadą Ewa Kot, Jan Lis i Adam Bąk, tyle że Adama zastąpi Iga Sroka": the object of the verb is in the accusative,
    and none of those in the nominative is."""
    told = CAPITALISED.findall(letter.text, before[-1].end, verb)
    gone = [other for other in before if any(is_called(other, word) for word in told)]
    if len(gone) != 1:
        return Act.NONE
    return Act.REPLACED if one is gone[0] else Act.SIGN_UP


def _is_given_a_place(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Moje miejsca proszę oddać Ewie Kot i Janowi Lisowi" """
    if one.name.case != "dat":
        return False
    before = next((other for other in found if _AND.fullmatch(letter.folded, other.end, one.start)), None)
    return is_given_to(letter.folded, one.start) or (before is not None and _is_given_a_place(letter, before, found))


def is_led(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """Is this the name that "zamiast" or "oprócz" takes, or one joined to it by "i"?"""
    assert clause.cue is not None
    if clause.self_:  # "zamiast mnie będą …", but "zamiast mnie i Jana Lisa"
        beside = _AND.fullmatch(letter.folded, clause.cue[1], one.start) is not None
        return beside and one.name.case not in (None, "nom")
    after = [other for other in found if clause.cue[1] <= other.start < clause.end]
    if not after or one.start < clause.cue[1]:
        return False
    for before, other in pairwise(after):
        if one.start < other.start:
            break
        if not re.fullmatch(
            r"\s*(?:i|oraz|lub|,)\s*(?:pan\w*\s+|p\.\s*)?|\s*(?:pan\w*\s+|p\.\s*)?",
            letter.folded[before.end : other.start],
        ):
            return False
        joined = re.search(r"\b(?:i|oraz)\b", letter.folded[before.end : other.start])
        if not joined and before.name.case != other.name.case:
            return False
    return True

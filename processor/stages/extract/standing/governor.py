"""The word a person hangs on: a request, a preposition, or somebody or something that is his."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from processor import names
from processor.names.casing import word_set
from processor.names.titles import ABBREVIATIONS
from processor.stages.extract.found import LEAVES, Found
from processor.stages.extract.standing.words import Span, Word
from processor.text.requests import Act

_NAMELY = word_set("czyli tj tzn mianowicie znaczy")
_TOO = word_set("i takze tez rowniez")
_MAY_GOVERN = word_set("z ze dla oraz wraz razem jako")
_MAY_CHANGE = word_set("za zamiast oprocz procz poza bez w na o")
_CHANGES = re.compile(  # "zmienić na Ewę Kot", "zapomniałam o Ewie Kot"
    r"zmien|zmian|zamien|zamian|popraw|przepis|rzecz|miejsc|zapomni|uzupeln|poszerz|rozszerz|list|dopis|chodzi|pamieta|padl|sced|cedu"
)
# What may stand between a request and whom it takes: its own nouns, the workshop, the day.
_OF_THE_REQUEST = word_set(
    """
    udzial udzialu udziale zgloszenie zgloszenia zgloszen zgloszeniu obecnosc obecnosci uczestnictwo uczestnictwa
    delegacje delegacji osoby osobe osob osobie osobach osobami kandydature przyjazd przyjazdu towarzystwie asyscie
    warsztaty warsztatow warsztatach warsztatami szkolenie szkolenia szkoleniu szkolen spotkanie spotkania spotkaniu
    dzien dnia dniu roku r br lista liste listy liscie uczestnikow uczestnika miejsce miejsca miejsc stycznia lutego
    poniedzialek wtorek srode czwartek piatek sobote niedziele marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
    """
)
_MOVES = re.compile(r"przepis|przenies|przekaz|przeka[zż]")
_SECOND = re.compile(r"zastepc|asystent|sekretar|doradc|pelnomocni|rzeczni")  # "zastępcę burmistrza Ewę Kot"
_OF_SOMEBODY = re.compile(
    r"zastepc|nastepc|podwladn|uczni|uczen|wychowank|podopieczn|doktorant|wspolpracowni|wyslannik"
)
_OF_BOTH = re.compile(r"(?:wice)?(?:zastepc|radc|doradc|sedz|kierowc|wychowawc|wykladowc|przewodniczac|radn)")


def against(words: Sequence[Word], at: int, cue: Span, one: Found, *, taken_up: bool = False) -> str:
    """What the person at `at` hangs on, where that is neither the request (`cue`) nor somebody in it; "" where it is.

    `taken_up`: the request stands in another sentence, so only a preposition speaks against him.
    """
    if one.name.case == "dat" and any(_MOVES.match(word.folded) for word in words if cue[0] <= word.start < cue[1]):
        return "komu?"  # "miejsce przyznane panu Janowi Lisowi prosimy przepisać na Ewę Kot"
    several = at + 2 < len(words) and words[at + 1].joins and any(w.person for w in words[at + 2 : at + 4])
    head = one  # the first of those joined to him: "Panią Ewę Kot i Jana Lisa"
    for i in range(at - 1, -1, -1):
        word = words[i]
        if cue[0] <= word.start < cue[1] or _ends_the_search(words, i):
            return ""
        if word.person is not None:
            if not _are_joined(words[i + 1 : at]) or _is_subject(word.person) != _is_subject(head):
                return ""
            if head.name.case == "acc" and word.person.name.case in ("loc", "inst"):
                return ""  # "wdowę po Janie Lisie, panią Ewę Kot": no list
            head, at, several = word.person, i, True
        elif word.is_style and _is_of_another(words, i, head, several=several):
            return f"„{word.text} …”"
        elif not word.goes_along and not _agrees_with_her(words, i, head):
            return _hangs_on(words, i, head, taken_up=taken_up)
    return ""


def _ends_the_search(words: Sequence[Word], i: int) -> bool:
    """Nothing before this word governs him: a mark, the request's own words, a conjunction that joins him to no name."""
    word, before = words[i], words[i - 1] if i else None
    if word.is_break or word.folded in _NAMELY or word.folded in _OF_THE_REQUEST or word.text[0].isdigit():
        return True
    if word.text == ",":
        return before is None or not (before.person or before.is_style)
    if word.folded in ("lecz", "ale") and words[i + 1].folded in _TOO:
        return True  # "nie tylko mnie, lecz także Jana Lisa"
    return word.folded in ("i", "oraz") and (before is None or before.person is None)


def _is_subject(one: Found) -> bool:
    return one.name.case in (None, "nom")


def _are_joined(between: Sequence[Word]) -> bool:
    return all(word.goes_along and word.person is None for word in between)


def _hangs_on(words: Sequence[Word], i: int, one: Found, *, taken_up: bool) -> str:
    """The word before him, where that is a preposition or a noun of which he is the owner."""
    word, after = words[i], words[i + 1]
    place = names.is_place(word.text) and not names.is_common_word(word.text.lower())
    if place or after.folded in ("i", "oraz") or after.folded.startswith("panstw"):
        return ""
    if names.is_preposition(word.text.lower()):
        return "" if _may_lead(words, i, one, taken_up=taken_up) else f"„{word.text} …”"
    if _is_matter_of_the_workshop(words, i) and _are_given_places(words, i):
        return ""
    if _is_why_he_stays_away(words, i, one):
        return ""
    first = i == 0 and any(later.is_verb for later in words[1:])  # "Gabinet dyrektora Jana Lisa prosi o miejsce …"
    if taken_up or one.name.case != "gen" or not (word.text.islower() or first):
        return ""
    person = first and names.is_person_noun(word.text.lower())
    owned = names.may_be_noun(word.text.lower()) and not word.is_of_a_request and not person
    return f"„{word.text} …”" if owned and not _is_office(words, i) else ""


_WORKSHOP = re.compile(r"(?:warsztat|szkoleni|spotkani|zajeci|wyklad|seminari)\w*")


def _is_matter_of_the_workshop(words: Sequence[Word], i: int) -> bool:
    """ "na warsztatach o funduszach": the noun tells what a workshop is about."""
    return i > 1 and words[i - 1].folded == "o" and _WORKSHOP.fullmatch(words[i - 2].folded) is not None


def _are_given_places(words: Sequence[Word], i: int) -> bool:
    """ "zarezerwować miejsca … pani Ewie Kot oraz panu Janowi Lisowi": datives, which own nothing."""
    people = [word.person.name for word in words[i + 1 :] if word.person is not None]
    datives = [name for name in people if name.case == "dat" or (name.gender == "f" and name.case == "gen")]
    booked = any(word.folded.startswith("miejsc") for word in words[:i])
    return booked and any(name.case == "dat" for name in people) and datives == people


_AWAY = re.compile(r"(?:zwolnieni|urlop|chorob|nieobecnosc|niedyspozycj|hospitalizacj|pobyt|wyjazd|wypadk|delegacj)\w*")
_BECAUSE = (("w", "zwiazku"), ("ze", "wzgledu"), ("z", "powodu"), ("z", "racji"), ("z", "przyczyny"))


def _is_why_he_stays_away(words: Sequence[Word], i: int, one: Found) -> bool:
    """ "w związku ze zwolnieniem lekarskim p. Jana Kosa … zamiast niego przyjedzie …": his absence is why another comes."""
    before = [word.folded for word in words[max(0, i - 4) : i]]
    because = any(pair in _BECAUSE for pair in pairwise(before)) or "wskutek" in before
    return one.act in LEAVES and because and _AWAY.fullmatch(words[i].folded) is not None


def _may_lead(words: Sequence[Word], i: int, one: Found, *, taken_up: bool) -> bool:
    """ "z Ewą Kot", "dla Ewy Kot", "zmienić na Ewę Kot", "będziemy reprezentowani przez Ewę Kot"."""
    before = [word.folded for word in words[:i]]
    settled = one.act is not Act.SIGN_UP or taken_up  # by the table of what is changed or taken back
    if words[i].folded in _MAY_CHANGE and (settled or any(map(_CHANGES.match, before))):
        return True
    if words[i].folded == "na" and any(map(_is_number_of_places, zip(before, before[1:], before[2:], strict=False))):
        return True
    return words[i].folded in _MAY_GOVERN or any(word.startswith("reprezentowan") for word in before)


_NUMBERS = word_set("jedno dwa trzy cztery piec szesc")


def _is_number_of_places(told: tuple[str, str, str]) -> bool:
    """ "proszę o dwa: na Ewę Kot i na Jana Lisa": a number of what has been spoken of, the places."""
    return told[0] == "o" and told[1] in _NUMBERS and told[2] in (":", "-", "–", "—")


def _is_office(words: Sequence[Word], i: int) -> bool:
    """ "skarbnika gminy Jana Lisa", "z naszego urzędu Jana Lisa": where he works, not what is his."""
    if i and len(words[i - 1].text) > 2 and words[i - 1].is_style:
        return True
    while i and (words[i - 1].is_possessive or words[i - 1].is_adjective):
        i -= 1
    return bool(i) and words[i].is_possessive and words[i - 1].folded in ("z", "ze", "w", "od")


def _agrees_with_her(words: Sequence[Word], i: int, one: Found) -> bool:
    """ "naszej wolontariuszki Ewy Kot": a noun in her own case behind "nasz", or behind another noun of persons."""
    alike = ("f", one.name.case) in names.person_noun(words[i].text.lower())
    described = i > 0 and (words[i - 1].is_possessive or words[i - 1].is_style)
    return one.name.gender == "f" and alike and described


def _is_of_another(words: Sequence[Word], i: int, one: Found, *, several: bool) -> bool:
    """Is the noun before his name that of somebody else: "syn Ewy Kot", "Adama Lisa, wnuka Jana Lisa"?"""
    word = words[i]
    described = i > 1 and words[i - 1].text in (",", "–", "(") and words[i - 2].person is not None
    if described and one.name.gender == "m" and (word.is_kin or _OF_SOMEBODY.match(word.folded)):
        return True
    readings = names.person_noun(word.text.lower())
    man = any(names.gender(full) == "m" for full in one.name.alternatives)
    if word.is_kin and man and one.name.case == "nom" and all(case != "nom" for _, case in readings):
        return True  # "jestem córką Wacława Bielaka", who is read as a woman too
    short = (len(word.text) < 4 or word.text.lower() in ABBREVIATIONS) and not word.is_kin  # "dr", "ks.", "podkom."
    if not readings or short or word.folded.startswith("pan") or (i and _SECOND.match(words[i - 1].folded)):
        return False
    return not any(_agrees(sex, case, word, one) for sex, case in readings if sex or several)


def _agrees(sex: str | None, case: str, word: Word, one: Found) -> bool:
    """May a noun of this sex (None: of several) and case stand beside his name?"""
    if sex == "f" and one.name.gender == "m":
        return False
    if sex == "m" and one.name.gender == "f":  # "dyrektor Ewę Kot", but "syn Ewy Kot"
        if _OF_BOTH.match(word.folded):
            return one.name.case in (None, "nom", case) or {one.name.case, case} <= {"dat", "loc"}
        return case == "nom" and not word.is_kin
    alike = {"gen", "acc"} if one.name.gender == "m" else {"dat", "loc"}
    return one.name.case in (None, "nom", case) or {one.name.case, case} <= alike

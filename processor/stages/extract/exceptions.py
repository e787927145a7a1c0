"""Half a name that takes out one of those named in full: "oprócz pana Donata", "jednak bez p. Kosa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.stages.extract.people import same
from processor.stages.extract.withdraws import takes_back_in_third
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, Clause, sentences
from processor.values import Reason


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
                and is_half_of(half, one)
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
        end = _end_of_those_who_leave(letter, clause)
        if not end or mine or clause.question or clause.condition:
            continue
        if any(clause.start <= one.start < end for one in found):
            continue
        told = [m["given"] for m in _GIVEN_ALONE.finditer(letter.text, clause.start, end)]
        meant = [one for one in people if one.start < clause.start and any(is_called(one, word) for word in told)]
        if len(meant) == 1 and _may_be_taken_back(meant[0], clause.act):
            sentence = "Później w liście odwołany samym imieniem."
            people = [one.at(clause.act, clause.act.value, sentence) if one is meant[0] else one for one in people]
    return people


def _end_of_those_who_leave(letter: Letter, clause: Clause) -> int:
    """Where in the clause those stand who are taken back: up to the verb of "Hipolita zastąpi Ewa Kot"; 0 where none
    are."""
    if clause.act in (Act.ABSENT, Act.CANCEL):
        return clause.end
    by_verb = clause.act is Act.REPLACED and clause.cue and letter.folded.startswith("zastapi", clause.cue[0])
    return clause.cue[0] if by_verb and clause.cue else 0


def is_called(one: Found, word: str) -> bool:
    """Is this word his given name, in any case, short or in full?"""
    given = names.given_nominative(word, one.name.gender) if one.name.gender else ""
    mine = one.name.first_names.split(" ")[0]
    return bool(given) and mine in (given, names.full_given(given))


def _may_be_taken_back(one: Found, act: Act) -> bool:
    """Whoever is to come; who "was signed up yesterday", by a word that takes him off the list; and who leaves by no
    word of his own ("na liście są Adam Kos i Ewa Kos. Ewę proszę wypisać")."""
    tacitly = one.rule == "extract.listed"
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
        if one := _by_function(letter, people, clause):
            people = [each.at(Act.EXCEPT, Act.EXCEPT.value, _BY_FUNCTION) if each is one else each for each in people]
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


_HIM_NOT = Anchored(
    r"\b(?P<him>jego|go|jej)\s+(?:(?:jednak|wiec|tez)\s+)?(?:prosze|prosimy)\s+nie\s+(?P<verb>\w+)"
    r"|\b(?:prosze|prosimy)\s+(?P<of>jego|go|jej)\s+nie\s+(?P<of_verb>\w+)"
)
_ENTER = re.compile(r"(?:wpisywac|zapisywac|dopisywac|rejestrowac|zglaszac|liczyc|wliczac|uwzgledniac|umieszczac)")


def by_pronoun(letter: Letter, people: list[Found]) -> list[Found]:
    """ "Mąż, Jan Lis, wpadnie tylko na chwilę, więc jego proszę nie liczyć": the only one whom the sentence names, in the
    nominative as its subject; nobody where it names several."""
    for here, sex, at in _told_by_pronoun(letter, people):
        if len(here) == 1 and _is_subject(here[0], sex, at) and here[0].act in COMES:
            sentence = "Dalej w zdaniu wyłączony z prośby zaimkiem."
            people = [one.at(Act.EXCEPT, Act.EXCEPT.value, sentence) if one is here[0] else one for one in people]
    return people


def unclear_pronouns(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Jedzie Jan Lis, Adam Kos wpadnie na chwilę, jego proszę nie liczyć": which of those who are to come?"""
    for here, sex, _ in _told_by_pronoun(letter, people):
        meant = [one for one in here if one.act in COMES and one.name.gender in (None, sex)]
        if meant:
            yield Reason("extract.left-out", f"Kogoś proszą nie liczyć: czy to {meant[-1].name.full_name}?")


def _told_by_pronoun(letter: Letter, people: Sequence[Found]) -> Iterator[tuple[list[Found], str, int]]:
    """The people of each sentence in which a pronoun leaves somebody out, with its sex and place."""
    for span in letter.spans:
        for start, end in sentences(letter.folded, *span):
            told = _HIM_NOT.search(letter.folded, start, end)
            if told is not None and _ENTER.fullmatch(told["verb"] or told["of_verb"]):
                here = [one for one in people if one.where == letter.part.where and start <= one.start < end]
                yield here, "f" if (told["him"] or told["of"]) == "jej" else "m", told.start()


def _is_subject(one: Found, sex: str, before: int) -> bool:
    return one.name.gender == sex and one.name.case in (None, "nom") and one.start < before


_BY_FUNCTION = "Wyłączony z prośby przez podanie funkcji."
_WHO_IS_LEFT_OUT = re.compile(
    r"\s+(?:(?:pan[aiu]?|pania|nasz\w+|sam(?:ego|ej|ym)|moj\w+)\s+)*(?P<noun>[^\W\d_]{4,})|\s+(?:te|tym|ta)\w{0,2}\s+(?P<order>(?:pierwsz|drug|trzeci|czwart|ostatni|przedostatni)\w+)\b(?!\s+(?:warsztat|termin|spotka|szkole|dni))"
)
_BUT = re.compile(r"o?procz|poza|wyjatkiem|except")  # "jedziemy bez kierownika" leaves nobody out of a list
_BEHIND_A_NAME = 60  # characters in which his function stands


def _function(letter: Letter, clause: Clause) -> str:
    """ "naczelnika" of "wszyscy oprócz naczelnika", "ostatnim" of "poza tym ostatnim"; "" where a name stands there."""
    if clause.act is not Act.EXCEPT or clause.cue is None or not _BUT.search(letter.folded, *clause.cue):
        return ""
    match = _WHO_IS_LEFT_OUT.match(letter.folded, clause.cue[1])
    if match is None or match["order"]:
        return match["order"] if match else ""
    noun = letter.text[slice(*match.span("noun"))]
    return match["noun"] if noun.islower() and names.is_person_noun(noun) else ""


_ORDER = (("pierwsz", 0), ("drug", 1), ("trzeci", 2), ("czwart", 3), ("ostatni", -1), ("przedostatni", -2))


def _by_function(letter: Letter, people: list[Found], clause: Clause) -> Found | None:
    """The one of those named behind whose name that function stands: "Jan Lis (naczelnik), Ewa Kot (referent)"."""
    told = _function(letter, clause)
    here = [one for one in people if one.where == letter.part.where and one.act in COMES]
    if len(here) < 2 or not told:
        return None
    order = next((place for stem, place in _ORDER if told.startswith(stem)), None)
    if order is not None:
        above = [one for one in here if one.end <= clause.start]
        return above[order] if -len(above) <= order < len(above) else None
    ends = [*(one.start for one in here[1:]), letter.spans[-1][1] if letter.spans else 0]
    behind = [
        letter.folded[one.end : min(end, one.end + _BEHIND_A_NAME)].split("\n")[0]
        for one, end in zip(here, ends, strict=True)
    ]
    meant = [one for one, text in zip(here, behind, strict=True) if re.search(rf"\b{told[:-2]}", text)]
    return meant[0] if len(meant) == 1 else None


def unknown_exceptions(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wszyscy oprócz naczelnika", and of nobody it is known that he is."""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    for clause in letter.clauses:
        above = len([one for one in coming if one.end <= clause.start]) > 1
        if above and (told := _function(letter, clause)):
            yield Reason("extract.left-out", f"Ktoś ma nie być wpisany, nie wiadomo kto: {told}.")


def _taken(half: Found, said: tuple[Clause, ...]) -> Act | None:
    """What takes him back: his own clause, or what is told of him next in the same sentence ("p. Kos mówi, że nie może")."""
    here = next((index for index, c in enumerate(said) if c.start <= half.start < c.end), None)
    if here is None:
        return None
    after = said[here + 1 : here + 2] if said[here].act is Act.MENTION else ()
    acts = [c.act for c in (said[here], *after) if c.sentence == said[here].sentence]
    return next((act for act in acts if act in (*LEAVES, Act.EXCEPT)), None)


def is_half_of(half: Found, one: Found) -> bool:
    """Is this surname or given name alone, in any case, the one's?"""
    if half.name.last_name:
        return same(one.name, half.name)
    word, sex = half.name.written.split(" ")[-1], one.name.gender
    given = names.given_nominative(word, sex) if sex else ""
    told, full = given or half.name.first_names, one.name.first_names.split(" ")[0]
    return fold(told) == fold(full) or names.full_given(told) == full

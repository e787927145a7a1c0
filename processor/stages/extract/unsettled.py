"""Of whom a letter tells and of whom it is not plain what it asks: somebody who comes, or only somebody it speaks of?"""

from __future__ import annotations

import re

from processor import names
from processor.stages.extract import withdraws
from processor.stages.extract.acts import Told
from processor.stages.extract.found import LEAVES, Found, Letter
from processor.text.requests import Act, Clause
from processor.text.shapes import LETTERS


def unsettled(
    letter: Letter, told: Told, said: tuple[Clause, ...], explicit: bool, self_act: Act | None
) -> tuple[Found, ...]:
    """Of whom it is not plain what is asked; where the writer signs up himself, not those he only tells of."""
    unplain = tuple(one for one in told.unplain if not any(begin <= one.start < end for begin, end in letter.foreign))
    unplain = tuple(one for one in unplain if not _is_left_as_he_is(letter, one))
    if not explicit:
        return (*unplain, *_spoken_of(letter, told.people))
    if any(clause.act in LEAVES and not withdraws.is_of_himself(letter, clause) for clause in said):
        return unplain
    comes = tuple(one for one in told.people if one.act is Act.MENTION and _he_comes(letter, one))
    return comes + tuple(
        one for one in unplain if not _only_told_of(letter, one) and not _told_of_apart(letter, one, said)
    )


_AS_BEFORE = re.compile(
    r"\b(?:jedzie|przyjedzie|przyjdzie|pojedzie|bedzie|idzie)\s+(?:(?:tak|dokladnie)\s*,?\s+)?jak\s+(?:(?:to|juz|wczesniej)\s+)?(?:(?:za)?planowal[ay]?|(?:za)?planowano|bylo\s+(?:(?:za)?planowane|ustalone|umowione))\b"
)
_SPELT_RIGHT = re.compile(
    r"\bnazwisk[oa]\b[^.!?;]*(?<!\bnie )\b(?:jest|sa)\s+(?:(?:juz|za\s+to|zapisane|wpisane|podane)\s+)?(?:dobrze|poprawn[ae]|poprawnie|prawidlow[oae]|bez\s+(?:bledu|zarzutu)|w\s+porzadku)\b"
)


def _is_left_as_he_is(letter: Letter, one: Found) -> bool:
    """ "Jan Lis jedzie tak, jak planował", "nazwisko koleżanki, Ewy Kot, jest dobrze": of him nothing is asked."""
    if one.clause is None or one.listed:
        return False
    nominative = one.name.case in (None, "nom")
    told = (
        _AS_BEFORE.match(letter.folded, one.end + 1)
        if nominative
        else _SPELT_RIGHT.search(letter.folded, *one.clause.sentence)
    )
    return told is not None


_MAY_COME = re.compile(
    r"\b(?:tez|takze|rowniez|razem|wraz|ze\s+mna|z\s+nami|nas|nami|my|oboje|obie|obaj|dolacz\w*|towarzysz\w*|chc\w*|chet\w*|jedz\w*|jad[aei]\w*|pojed\w*|bed\w*"
    r"|przy(?:jd|jed|jech|jad|by)\w*|wez\w*|udzial\w*|uczest\w*|zapis\w*|zglos\w*|zglasz\w*|wpis\w*|dopis\w*|rejestr\w*|miejsc\w*|osob\w*|warszta\w*|szkoleni\w*|also|too|join|come|attend|we|us)\b"
)


_I_ONCE = re.compile(
    r"\b\w{3,}(?:alem|alam|ilem|ilam|ylem|ylam|alismy|ilismy|alysmy)\b"
)  # "wraz z Janem Kosem zakładałem"


_COMES = re.compile(
    r"\b(?:przy(?:jd|jed|jad|by)\w*|bed\w*|wez\w*|zapis\w*|zglos\w*|zglasz\w*|dopis\w*|chc\w*|chet\w*|jad[aei]\w*|jedz\w*|pojed\w*|udzial\w*|dolacz\w*|miejsc\w*)\b"
)


def _only_told_of(letter: Letter, one: Found) -> bool:
    """A sentence of its own that tells something of him, and nothing of coming ("Nasz kierowca Jan Lis poczeka")."""
    if one.clause is None or one.listed:
        return False
    sentence = letter.folded[slice(*one.clause.sentence)]
    told = len(LETTERS.findall(sentence)) - len(LETTERS.findall(letter.text[one.start : one.end]))
    may_come = _COMES.search(sentence) if _I_ONCE.search(sentence) else _MAY_COME.search(sentence)
    return told >= 4 and not re.search(r":\s*\w", sentence) and may_come is None


_HE_COMES = re.compile(  # "Rozmawiałem z Janem Lisem. On przyjedzie, ja też"
    r"\s*(?:i\s+)?(?:on|ona|oni|one)\s+(?:\w+\s+){0,2}?(?!nie\b)(?:przyj|przyby|pojed|jedzie|jada|bedzie|beda|wezm|zglas|chc|dolacz)\w*"
)


def _he_comes(letter: Letter, one: Found) -> bool:
    """Does the sentence behind his say so of him, with no more than a pronoun?"""
    return one.clause is not None and _HE_COMES.match(letter.folded, one.clause.sentence[1]) is not None


_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def _told_of_apart(letter: Letter, one: Found, said: tuple[Clause, ...]) -> bool:
    """In a paragraph about something else: no clause of it asks for anything, nor speaks of coming, and his own sentence
    has a verb ("Sernik upiecze Ewa Kot, rachunek wystawimy na Ośrodek.")."""
    if one.clause is None or _TOGETHER.search(letter.folded, *one.clause.sentence):
        return False
    begin, end = letter.extent
    breaks = [match.start() for match in _PARAGRAPH.finditer(letter.folded, begin, end)]
    begin = max((at for at in breaks if at < one.start), default=begin)
    end = min((at for at in breaks if at > one.start), default=end)
    if any(c.act in _ASKED_FOR and c.start < end and begin < c.end for c in said if c.cue and begin <= c.cue[0] < end):
        return False
    if not breaks or _COMES.search(letter.folded, begin, end) or _SENDS.search(letter.folded, begin, end):
        return False
    words = [match[0].lower() for match in LETTERS.finditer(letter.text, *one.clause.sentence)]
    verbs = any(names.is_finite_verb(word) or word in ("jest", "są", "był", "była") for word in words)
    return verbs and len(LETTERS.findall(letter.text[begin:end])) >= 8


_TOGETHER = re.compile(r"\b(?:razem|wraz|obie|oboje|obaj)\b")
_ASKED_FOR = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.EXCEPT, Act.ALREADY, Act.RIGHT})


_SENDS = re.compile(
    r"\b(?:wpis|rejestr|zarejestr|deleg|oddeleg|kieruj|skierow|uczest|obecn|potwierdz|wytyp|typuj|wyznacz|reprezent|towarzysz|list(?!opad)|warszta|szkoleni)\w*"
)


_PLAINLY_MENTIONED = frozenset(
    {
        "extract.role",
        "extract.source",
        "extract.past",
        "extract.table.beside",
        "extract.table.example",
        "extract.form.contact",
    }
)


def _spoken_of(letter: Letter, people: tuple[Found, ...]) -> tuple[Found, ...]:
    """Those named in a letter that asks for nobody in words: it may be about them rather than its writer."""
    told = [one for one in people if one.act is Act.MENTION and one.rule not in _PLAINLY_MENTIONED]
    return (*told, *(one for one in people if one.act is Act.ALREADY and _comes_forward(letter, one)))


_GOES = re.compile(
    r"(?<!\bnie )\b(?:jedzie|jada|pojedzie|pojada|przyjedzie|przyjada|przyjdzie|przyjda)\b(?!\s+(?:juz\s+)?nie\b)"
)
_COMES_FORWARD = re.compile(r"\b(?:zglosi|zapisa)(?:l|la|li|ly)\s+sie\b|\bsie\s+(?:zglosi|zapisa)(?:l|la|li|ly)\b")


def _comes_forward(letter: Letter, one: Found) -> bool:
    """ "Do udziału zgłosili się Jan Lis i Ewa Kot": with us already, or in the office that writes? "Jedzie tylko młodszy,
    Jan Lis; starszy zostaje": what stays is another."""
    if one.clause is None or one.clause.cue is None:
        return False
    goes = _GOES.search(letter.folded, *one.clause.sentence)
    return goes is not None or _COMES_FORWARD.search(letter.folded, *one.clause.cue) is not None

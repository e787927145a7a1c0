"""Does a person named in prose plainly stand in the request: as its object, its subject, or joined to one of them?

Who is named near a request need not be meant by it: "delegację podpisze Jan Lis", "córkę Jana Lisa", "na adres Ewy
Kot". The tables of `roles` and `senders` settle the ways that are known; here everybody else is looked at by the words
around him, and is held where these are other than those of a request. `governor`: the word he hangs on; `verbs`: the
verbs between him and the request, and in his own part of the sentence; `beside`: which of several is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.stages.extract.standing import governor, verbs
from processor.stages.extract.standing.beside import beside
from processor.stages.extract.standing.words import Span, Word, sentence, without_brackets
from processor.text.requests import Clause, cues
from processor.values import Reason

MOST = 60  # people; a sentence of more is a list
_TAKEN_UP = "extract.taken-up"
_BELOW_A_REQUEST = "extract.listed-sign_up"
_IN_PROSE = frozenset(
    f"extract.{rule}"
    for rule in (
        *("sign_up", "cancel", "absent", "replaced", "right", "taken-up", "beside-except", "beside-replaced"),
        *("listed", "listed-sign_up", "listed-cancel", "listed-absent"),
    )
)


def doubts(
    letter: Letter, said: Sequence[Clause], people: Sequence[Found], found: Sequence[Found]
) -> tuple[Reason, ...]:
    """A doubt for everybody of `people` who does not plainly stand in the request, and where it is not plain which of
    several is meant; `found` are all whom the letter names."""
    return (*beside(letter, said, people), *_one_by_one(letter, people, found))


def _one_by_one(letter: Letter, people: Sequence[Found], found: Sequence[Found]) -> list[Reason]:
    asked = [
        one
        for one in people
        if one.act in COMES | LEAVES
        and not one.listed
        and one.where == letter.part.where
        and one.clause is not None
        and one.rule in _IN_PROSE
    ]
    seen: dict[Span, list[Word]] = {}
    told = []
    for one in asked[:MOST]:
        assert one.clause is not None
        span = one.clause.sentence
        if span not in seen:
            seen[span] = sentence(letter, span, found)
        if why := _why_not(letter, one, seen[span]):
            told.append(f"Nie jest pewne, czy prośba dotyczy tej osoby: {one.name.full_name} ({why}).")
    return [Reason("extract.standing", text) for text in told[:5]]


def _why_not(letter: Letter, one: Found, everything: list[Word]) -> str:
    """The words that speak against him; "" where none do."""
    if only_drives := _ONLY_DRIVES.match(letter.folded, one.end):
        return f"„{letter.text[slice(*only_drives.span('verb'))]}”"
    words = without_brackets(everything, one)
    at = next((i for i, word in enumerate(words) if word.person is not None and word.start == one.start), None)
    if at is None:
        return ""
    if one.rule == _BELOW_A_REQUEST and _signs(letter, words, one):
        return "podpis?"
    if one.rule == _TAKEN_UP:  # the request stands in another sentence: "… Proszę ich zapisać"
        return governor.against(words, at, (one.start, one.start), one, taken_up=True)
    cue = _cue(letter, one)
    if one.rule == "extract.right":  # "nie Jan Lis, tylko Jan Lipa"
        comma = next((i for i in range(at + 1, len(words)) if words[i].text == ","), len(words))
        return verbs.his_own(words[:comma], at, cue, one)
    return (
        governor.against(words, at, cue, one)
        or verbs.between(words, at, cue, leaves=one.act in LEAVES, one_is_subject=one.name.case in (None, "nom"))
        or verbs.his_own(words, at, cue, one)
    )


_ONLY_DRIVES = re.compile(  # "i kierowca Jan Lis, który na nas poczeka"
    r",\s+ktor(?:y|a|ego|ej|ym)\s+(?:\w+\s+){0,2}?(?P<verb>(?:po|za)czeka|(?:przy|za|od|do|pod)wiezie|odbierze)\b"
    r"(?![^.!?\n]{0,80}\b(?:tez|takze|rowniez)\b)"
)
_PASSED_ON = re.compile(
    r"\b(?:prosz\w+\s+to|ponizsz\w+|nasze|przekaz\w*|przesyl\w*|wysl\w*|podaj\w*)\b[^.!?\n]*[.!]\s+$"
)


def _signs(letter: Letter, words: list[Word], one: Found) -> bool:
    """ "Proszę to wysłać jako nasze zgłoszenie. Ewa Kot": a sentence of nothing but a name, right behind one by which
    something is passed on."""
    assert one.clause is not None
    start = one.clause.sentence[0]
    alone = one.name.case in (None, "nom") and all(word.goes_along for word in words)
    return alone and _PASSED_ON.search(letter.folded, max(0, start - 200), start) is not None


def _cue(letter: Letter, one: Found) -> Span:
    """Where the words of his request stand; an empty place where his sentence has none."""
    clause = one.clause
    if clause is None or clause.cue is None:
        return one.start, one.start
    if one.start < clause.cue[0]:
        return clause.cue
    parts = [(part.start, part.end) for part in cues(letter.folded, *clause.cue)]
    before = [part for part in parts if part[1] <= one.start]
    return (before or parts or [clause.cue])[-1]

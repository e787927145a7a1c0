"""What a letter leaves to be understood of its writer: that he comes, he alone, or another whom it does not name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.stages.extract import letterhead
from processor.stages.extract.found import Letter
from processor.stages.extract.himself import FIRMLY, ME, OTHERS
from processor.stages.extract.listed_himself import ends_open
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve


def announces_himself(clauses: Sequence[Clause]) -> bool:
    """Does he speak of his own sign-up, only in a question or under a condition?"""
    mine = [clause for clause in clauses if clause.act is Act.SIGN_UP and clause.self_]
    return bool(mine) and all(clause.question or clause.condition for clause in mine)


def may_be_understood(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """A request that names nobody and speaks of nobody else is the writer's own."""
    asking = [
        c for c in clauses if c.act in (Act.SIGN_UP, Act.CANCEL, Act.RIGHT) and not c.question and not c.condition
    ]
    if any(OTHERS.search(letter.folded, *c.sentence) or asks_for_him(letter, c) for c in asking):
        return False
    if any(_PASSES_AROUND.search(letter.folded, *span) for span in letter.spans):
        return False
    if any(_OBJECT_IN_ENGLISH.search(letter.text, *span) for span in letter.spans):
        return False
    if letterhead.is_object(letter):
        return False  # "Proszę o wpisanie Pani Wójt."
    below = [letter.folded[c.sentence[1] : letter.spans[-1][1]].strip() for c in asking if ends_open(letter, c)]
    return not any(below)  # "Zgłaszam:", and something that nobody could read


_OBJECT_IN_ENGLISH = re.compile(  # "please register Dr Ifeoma Bell", whose name nobody could read
    r"\b(?:[Pp]lease|[Kk]indly)\s+(?:register|put\s+down|enroll?|sign\s+up|add|include)\s+(?:(?:my|our)\s|(?!Me\b)[A-Z])"
)
_PASSES_AROUND = Sieve(
    r"\bmoze\s+kogos\s+(?:to\s+)?zainteresuj\w+|\bkazd[yae]\w*\s+(?:\w+\s+){0,2}?we\s+wlasnym\s+zakresie|\b(?:przesylam|przekazuj\w+)\s+(?:\w+\s+)?do\s+wiadomosci\b"
)


def asks_for_him(letter: Letter, clause: Clause) -> bool:
    """ "Proszę ją wpisać", "prosił, żeby go zapisać": somebody else, whom the letter does not name."""
    if clause.self_:
        return False
    typed = _HIM.search(letter.text, *clause.sentence)
    return (typed or _HER_PLAIN.search(letter.folded, *clause.sentence)) is not None


_HIM = re.compile(r"\b(?:go|ją|ich)\b", re.IGNORECASE)
_HER_PLAIN = Anchored(
    r"\b(?:prosze|prosimy|prosil\w*|prosi|zeby|by|aby)\s+(?:\w+\s+)?ja\s+(?:\w+\s+)?(?:za|w|do|z)\w*(?:isac|losic|rejestrowac)\b"
    r"|\b(?:za|w|do|z)\w*(?:isac|losic|rejestrowac)\s+ja\b"
)


def only_stays(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """ "Proszę skreślić Ewę Kot, ja będę": he asks for no place, and only says that his own stands."""
    mine = [c for c in clauses if c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition]
    return bool(mine) and not any(FIRMLY.search(letter.folded, c.start, c.end) for c in mine)


def alone(letter: Letter) -> bool:
    """ "Na listę proszę wpisać wyłącznie mnie", "pojadę sama": nobody comes but the writer."""
    return any(_ME_ALONE_COMES.search(letter.folded, *span) for span in letter.spans)


_ME_ALONE_COMES = Anchored(
    r"\b(?:zglaszam|zapisuje|(?:wpisac|zapisac|zglosic|dopisac|zarejestrowac|uwzglednic|prosze))\s+(?:\w+\s+)?(?:tylko|wylacznie|jedynie)\s+(?:mnie|siebie)\b(?!\s+(?:i|oraz|a|z)\b)"
    r"|\b(?:tylko|wylacznie|jedynie)\s+(?:mnie|siebie)\s+(?:prosze\s+)?(?:wpisac|zapisac|zglosic|dopisac|zarejestrowac|zglaszam|zapisuje)\b"
    r"|\b(?:pojade|przyjade|przyjde|bede|jade)\s+sama?\s*(?:[.,;!)\n]|$)"
)


def speaks_of_me(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """Does any clause speak of the writer, if only by "mnie"?"""
    return any(ME.search(letter.folded, clause.start, clause.end) for clause in clauses)

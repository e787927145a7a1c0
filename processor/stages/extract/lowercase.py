"""Names typed without capitals, where nothing else was found: pieces of a line that are a given name and a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from processor import names
from processor.names.words import is_function_word
from processor.stages.extract.found import Found, Letter, named
from processor.text.folding import fold
from processor.text.requests import Clause

_PIECE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*(?:[ \t]+[^\W\d_]+(?:[-'][^\W\d_]+)*)*")
_JOINTS = re.compile(r"\s+(?:i|oraz|a|z|ze|na|do|w|we|od|ug|um|gok|gops|mops|to)\s+")
_CONJUNCTIONS = frozenset("iaozw")  # "mnie i jacka na te warsztaty": no initial
_WORD = re.compile(r"\S+")
_BETWEEN_WORDS = re.compile(r"[._\d-]+")  # of an address
_LONGEST = 4_000


def lowercase(letter: Letter, clauses: Sequence[Clause]) -> list[Found]:
    """People in clauses of a short letter whose writer spares capitals."""
    length = sum(end - start for start, end in letter.spans)
    if length > _LONGEST:
        return []
    people: list[Found] = []
    for clause in clauses:
        for start, end in _pieces(letter, clause):
            people += _named(letter, start, end)
    return people


def _pieces(letter: Letter, clause: Clause) -> Iterator[tuple[int, int]]:
    cue = clause.cue or (clause.end, clause.end)
    for begin, stop in ((clause.start, cue[0]), (cue[1], clause.end)):
        for match in _PIECE.finditer(letter.text, begin, stop):
            at = match.start()
            for joint in (*_JOINTS.finditer(letter.text, match.start(), match.end()), None):
                yield at, joint.start() if joint else match.end()
                at = joint.end() if joint else at


def _is_in_address(letter: Letter, pair: list[str]) -> bool:
    """ "blandyna żmudka" of b.zmudka80@: a given name, though hardly given, and the surname of the address."""
    local = _BETWEEN_WORDS.split(letter.sender.address.partition("@")[0].lower()) if letter.sender else []
    given, last = pair[0], fold(pair[-1])
    known = len(given) > 2 and names.is_given_name(given.capitalize())
    return known and len(last) > 3 and last in local and any(fold(given).startswith(word) for word in local if word)


def _named(letter: Letter, start: int, end: int) -> list[Found]:
    words = [(m.start(), m.end()) for m in _WORD.finditer(letter.text[start:end])]
    people: list[Found] = []
    for first, second in pairwise(words):
        here = letter.text[start + first[0] : start + second[1]]
        pair = here.split()
        if people and start + first[0] < people[-1].start + len(people[-1].name.written):
            continue  # "jerzy maj katarzyna lipiec": a word of the one before
        if (
            not here.islower()
            or _CONJUNCTIONS & {*pair}
            or (is_function_word(pair[0]) and names.is_adjective(pair[-1]))  # "zaświadczenie mile widziane"
            or not (
                any(len(word) > 2 and names.is_usual_given_name(word) for word in pair) or _is_in_address(letter, pair)
            )
        ):
            continue
        found = [name for name in names.read(here.title()) if name.complete]
        if len(found) == 1 and (found[0].case in (None, "nom") or len(words) == 2):
            name = replace(found[0], written=here, confidence=min(found[0].confidence, 0.88))
            one = named(name, letter.part, 0, listed=True)
            people.append(replace(one, start=start + first[0], end=start + second[1]))
    return people

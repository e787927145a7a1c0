"""What a name's neighbours tell of its case: a list stands in one case, a verb or preposition governs another.

Only nominative against oblique is told: in "Zgłaszam Stanisława Lipszyca" it is Stanisław, in a list of
nominatives a woman.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from processor.names.agreement import Resolution, mans
from processor.names.spans import Span
from processor.names.titles import NOMINATIVE_TITLES, OBLIQUE_TITLES

_GOVERNS = re.compile(  # in lower case, as the others below
    r"(?:zgłasz\w{1,4}|zgłosi\w{1,4}|zgłoszeni\w{1,3}|rezygnacj\w{1,2}|zapis\w{1,5}|wpis\w{1,5}|dopis\w{1,5}|wypis\w{1,5}|deleguj\w{1,4}|oddelegow\w{1,5}|"
    r"kieruj\w{1,4}|zarejestr\w{1,6}|rejestr\w{1,6}|wyśl\w{1,4}|wysyła\w{1,4}|wyznacz\w{1,5}|prosz\w{1,3} o|"
    r"dołącz\w{1,5}|dodaj\w{0,3}|dodać|dodani\w{1,2}|dolicz\w{1,5}|uwzględni\w{1,6}|umie[sś][cz]\w{1,6}|wytyp\w{1,6}|typuj\w{1,3}|skier\w{2,5}|zabier\w{1,3}|przepis\w{1,5}|przenie[sś]\w{1,5}|"
    r"(?:s|wy)kreśl\w{1,6}|usun\w{1,6}|odwołuj\w{1,3}|odwołać|"
    r"przez|dla|bez|od|z|ze|za|zamiast|oprócz|poza|udziału?|udziałem|uczestnictw\w|obecności?|"
    r"osob[ęy]|osobie|osoby:|imieniu|ramienia|również|także|jeszcze|oraz)[ \u00a0\n]{1,2}$",
)
_FAR = re.compile(  # "dopisać na Proszowice jeszcze Saturnina Kubasa"
    r"(?:zgłasz|zapis|wpis|dopis|deleguj|kieruj|wysył)\w*\s+(?:[^\W\d_]+\s+){1,4}(?:jeszcze|także|również|też)\s+$",
)
_VERB = re.compile(  # a verb that takes the accusative, right before
    r"\b(?:zgłasz\w{1,4}|zgłosić|zapisać|wpisać|dopisać|zapisuj\w{1,3}|wpisuj\w{1,3}|dopisuj\w{1,3}|deleguj\w{1,4}|kieruj\w{1,4}|zarejestrować|dołącz(?:yć|am)|dod(?:ać|aję)|doliczyć|uwzględnić|umieścić|wytypować|typuję|skier(?:ować|uję)|zabieram|przepisać|przenieść|(?:s|wy)kreślić|usunąć|odwołać)\s+$",
)
_NEUTRAL = re.compile(r"(?<=\s)(?:p|dr|mgr)\.?\s$")  # a title that tells no case
_HIS = re.compile(
    r"\b(?:naszego|mojego|swojego)\s+[^\W\d_]{4,}(?:a|ego|ę)\s$"
)  # "naszego handlowca", a man in no nominative
_WHITHER = re.compile(  # "zapisać na warsztaty Jana Lisa"
    r"\b(?:zgłasz\w{1,4}|zgłosić|zapisać|wpisać|dopisać|zapisuj\w{1,3}|wpisuj\w{1,3}|dopisuj\w{1,3}|deleguj\w{1,4}|kieruj\w{1,4}|zarejestrować|wysyła\w{1,3})\s+(?:na|do)\s+(?:[^\W\d_]+\s+){0,2}(?:warsztaty|szkolenie|spotkanie|listę|udziału)\s+(?:w\s+[^\W\d_]+\s+)?$"
)
_WEAK = re.compile(r"(?:również|także|jeszcze|oraz)\s+$")
_JOINS = re.compile(
    r"[\s,;•*–—-]*(?:\d{1,3}[.)]\s*)?(?:i|oraz|a także|&|jak również)?[\s.]*"
    r"(?:(?:pan|pani|pana|panią|p|panem|panu|dr|mgr|inż|hab|prof|ks|o|s|br|kan|kol)[. ]\s*){0,3}"
)
_ENDS = re.compile(r"[ \t]*\.\s*\n")  # a signature below is no part of the list above
_BONUS = 1.3
_CERTAIN = 3.0  # a governing verb and a neighbour that can stand in no other case


class Candidate(NamedTuple):
    """A span with the ways to understand it, likeliest first."""

    span: Span
    ways: tuple[Resolution, ...]
    titles: tuple[str, ...]
    shared: bool


def harmonised(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with their ways ranked anew by the case of the group they stand in."""
    found: list[Candidate] = []
    for group in _groups(text, candidates):
        votes = [_vote(candidate) for candidate in group]
        whole = sum(votes) + _governed(text, group[0])
        found.extend(
            _turned(candidate, whole - vote + _by_title(candidate))
            for candidate, vote in zip(group, votes, strict=True)
        )
    return found


_NEAR = 1.6  # ways of one name closer than this are both possible
_NAMESAKE = 1.5


def namesakes(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the ways favoured whose surname another bears for certain: beside "Wandę Ryszko" her husband
    Ryszkę is a Ryszko, and beside a Nováková "Svobodovą" is a Svobodová."""
    if len(candidates) < 2:
        return list(candidates)
    certain = [mans(one.ways[0].last_name) for one in candidates if one.ways and _is_certain(one)]
    czech = any(name.endswith("ová") for name in certain)
    found = []
    for one in candidates:
        shared = [
            way for way in one.ways if mans(way.last_name) in certain or (czech and way.last_name.endswith("ová"))
        ]
        if _is_certain(one) or not shared or len({mans(way.last_name) for way in shared}) > 1:
            found.append(one)
            continue
        ways = [way._replace(score=way.score + _NAMESAKE) if way in shared else way for way in one.ways]
        found.append(one._replace(ways=tuple(sorted(ways, key=lambda way: -way.score))))
    return found


def _is_certain(candidate: Candidate) -> bool:
    best = candidate.ways[0]
    rivals = [way for way in candidate.ways[1:] if mans(way.last_name) != mans(best.last_name)]
    return bool(best.last_name) and (not rivals or best.score - rivals[0].score >= _NEAR)


def _groups(text: str, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        start = candidate.span.start
        if (
            groups
            and 0 <= start - groups[-1][-1].span.end <= 24
            and _JOINS.fullmatch(text, groups[-1][-1].span.end, start)
            and not _ENDS.match(text, groups[-1][-1].span.end, start)
        ):
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    return groups


def _vote(candidate: Candidate) -> float:
    """Above 0 for the nominative, below for another case; the more certain the farther."""
    best = candidate.ways[0]
    nominative = best.case == "nom"
    other = next((way.score for way in candidate.ways if (way.case == "nom") != nominative), best.score - 2.5)
    sure = min(best.score - other, 2.5) * (0.7 if best.known < 2 else 1.0)
    return sure if nominative else -sure


def _governed(text: str, first: Candidate) -> float:
    return _governing(text[max(0, first.span.start - 70) : first.span.start])


@lru_cache(maxsize=64)  # a name is found several times, in a letter and in its parts
def _governing(before: str) -> float:
    before = _NEUTRAL.sub("", before.lower())
    if _HIS.search(before):
        return -3.4
    if not before[-1:].isspace() or not (last := before.rsplit(None, 1)[-1:]):
        return 0.0
    adverb = last[0].endswith(("e", "ż"))  # nothing else ends what the long pattern takes
    if _VERB.search(f"{last[0]} ") or (adverb and _FAR.search(before)):
        return -3.4
    if _WHITHER.search(before):
        return -2.4
    before = before[-24:]
    if _GOVERNS.search(before) is None:
        return 0.0
    return -0.8 if _WEAK.search(before) else -1.6


def _by_title(candidate: Candidate) -> float:
    lower = {title.lower().rstrip(".") for title in candidate.titles}
    return (3.0 if lower & NOMINATIVE_TITLES else 0.0) - (3.0 if lower & OBLIQUE_TITLES else 0.0)


def _turned(candidate: Candidate, told: float) -> Candidate:
    if abs(told) < 0.75 or len(candidate.ways) < 2 or candidate.shared:
        return candidate
    bonus = min(_BONUS if abs(told) < _CERTAIN else 2 * _BONUS, abs(told) * 0.6)
    ways = [
        way._replace(score=way.score + bonus) if (way.case == "nom") == (told > 0) else way for way in candidate.ways
    ]
    return candidate._replace(ways=tuple(sorted(ways, key=lambda way: -way.score)))

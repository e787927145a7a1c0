"""Which of the office's workshops a text speaks of: by their words, place, date and hour, in any inflection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from processor.text.dates import dates, matches
from processor.text.folding import fold
from processor.values import Workshop

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ami|ach|ego|emu|iej|ych|ymi|owie|e|y|i|a|o|u)$")
_INSTITUTION = re.compile(
    r"(?:\b(?:um|ug|urzad\w*|urzed\w*|gmin[aeyi]\w*|miast[aoue]|miasto|starostw\w*|um?ig|gok|gops|mops|mgops|ckis?|szkol\w*|bibliotek\w*|lo|sp|zs"
    r"|osp|powiat\w*|radn\w+|mieszkan\w+|burmistrz\w*|wojt\w*|parafi\w*|centrum|domu?|klub\w*|towarzystw\w*|rynek|lgd"
    r"|przychodni\w*|szpital\w*|poradni\w*|komend\w*|sadu?|aptek\w*|restauracj\w*|hotel\w*|dworz\w*|stacj\w*|kosciol\w*|nadlesnictw\w*|spoldzielni\w*|bank\w*|ds|spraw|referat\w*|wydzial\w*|dzial\w*|biur\w+|mieszka\w*|jestem|dojazd\w*|autobus\w*|pks)\.?\s+(?:(?!(?:ze|i|o|do|na|za|dla|oraz|ale|bo|chc\w+|przyj\w+|zglasz\w+|kieruj\w+|deleg\w+)\b)\w+\.?\s+){0,3}|\b(?:z|ze|spod)\s+)$"
)
_EVENT = re.compile(
    r"\b(?:bedzie|beda|reprezent|przyjedzi|pojedzi|jedzi|warszta|szkoleni|spotkani|zaje[cć]|seminari|konferencj)\w*"
)
_LEAVES = re.compile(r"\b(?:rezygn|zrezygn|wykresl|skresl|wypis|wycof|usun)\w*\s+(?:\w+\s+){0,3}z\s+$")  # "z Proszowic"
_LEFT = re.compile(r"(?:[.,;:!?\n]\s*|\b(?:ale|a|i|tylko|jedynie)\s+)z\s+\Z")  # "z Miechowa proszę mnie wypisać"
_LEAVES_IT = re.compile(r"\s+(?:\w+\s+){0,4}?(?:rezygnuj|wykresl|skresl|wypis|wycof|usun)\w*")
_WITH = re.compile(r"(?<![^\W_])ze?\s+\Z")  # "zakładka z Miechowem": with it, not from it
_GENERIC = frozenset({
    "warsztaty", "warsztatow", "warsztat", "szkolenie", "szkolenia", "spotkanie", "konferencja", "wspolpraca",
    "wspolpracy", "wspolprace", "projekt", "projektu", "jednostek", "samorzadu", "terytorialnego", "gmina",
    "gminy", "gmin", "miasto", "urzad", "2016", "bezplatne", "praca", "zajecia",
})  # fmt: skip
_BOTH = re.compile(
    r"\b(?:ob(?:a|u|ydwa|ydwu|ydwoje|ie)\s+(?:\w+\s+)?(?:warszta\w+|spotka\w+|szkole\w+|termin\w+|wydarze\w+|dat\w+|dni\w*)"
    r"|(?:warszta\w+|spotka\w+|szkole\w+|termin\w+)\s+ob(?:a|u|ydwa)|jedn\w+\s+i\s+(?:na\s+)?drug\w+|both)\b"
)
_BOTH_STEMS = ("oba", "obu", "obie", "obyd", "drug", "both")  # one stands in all that `_BOTH` finds
_FIGURE = re.compile(r"\d")
_HOUR = re.compile(r"\b(?:godz\w*\.?|o|na|at)\s+(\d{1,2})(?:[.:](\d\d))?(?![\d.])")
_DAY = re.compile(
    r"(?<![\d.,])(?:(\d{1,2})\s?-?\s?(?:go|ego|tego|stego|tym|ty)\b|dni[au]\s+(\d{1,2})\b(?!\s?[.:/]?\d))"
)
_MAY_BEGIN_DAY = re.compile(r"\d+|dni")
_THIS_MONTH = re.compile(r"(?<![\d.,])(\d{1,2})\.?\s?(?:b\.\s?m\b|bm\b|(?:biezacego|tego)\s+miesiaca)")
_OF_THIS_MONTH = ("bm", "b.", "miesiaca")  # one stands in all that `_THIS_MONTH` finds
_MONTH_ADJECTIVE = (
    "styczni", "lut", "marc", "kwietni", "maj", "czerwc", "lipc", "sierpni", "wrzesni", "pazdzierni", "listopad", "grudni",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A workshop spoken of at `[start, end)`; `weight` 3 tells it alone, below 2 it only leans."""

    workshop: str
    start: int
    end: int
    weight: float
    what: str


def mentions(folded: str, workshops: Sequence[Workshop], written: date) -> list[Mention]:
    """What a folded text says of these workshops, in order. `written` is the day of the mail (for "w środę")."""
    if not folded:
        return []
    found = [
        Mention(workshop.id, start, end, weight, what)
        for workshop, patterns in _told_apart(tuple(workshops))
        for start, end, weight, what in _of(folded, patterns)
    ]
    found += _dated(folded, workshops, written)
    if any(stem in folded for stem in _BOTH_STEMS):
        found += [Mention(w.id, m.start(), m.end(), 3, "both") for m in _BOTH.finditer(folded) for w in workshops]
    return sorted(found, key=lambda mention: mention.start)


def other_days(folded: str, workshops: Sequence[Workshop], written: date) -> list[tuple[int, int]]:
    """Where days are named that are none of the workshops' and lie on or after the day of writing."""
    own = {workshop.starts.date() for workshop in workshops} | {workshop.ends.date() for workshop in workshops}
    return [
        (d.start, d.end) for d in dates(folded, written) if d.day not in own and d.day >= written and not d.relative
    ]


_HOUR_AFTER = re.compile(
    r"(?:\s*20\d\d)?(?:\s*r(?:\.|oku)?)?\s*,?\s*\(?(?:(?:o|od|na|w)\s+)?(?:godz\w*\.?\s*)?(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5]\d))?"
    r"(?!\s?[.:/]?\d|\s*(?:osob|os\b|x\b|miejsc|pa[nz]))"
)
_AT_NIGHT = re.compile(r"(?:\s*20\d\d)?(?:\s*r(?:\.|oku)?)?\s*,?\s*(?:wieczor(?:em)?|noca|w\s+nocy)\b")
_EARLY, _LATE = timedelta(minutes=75), timedelta(minutes=15)


def at_another_hour(folded: str, workshops: Sequence[Workshop], written: date) -> bool:
    """Is an hour told right after the day of a workshop at which that workshop is not held ("26.10 o 18")?"""
    for dated in dates(folded, written):
        held = [w for w in workshops if w.starts.date() == dated.day]
        if held and _AT_NIGHT.match(folded, dated.end) and all(w.ends.hour < 17 for w in held):
            return True
        told = _HOUR_AFTER.match(folded, dated.end)
        if held and told and (told["m"] or "o " in told[0] or "godz" in told[0]):
            at = time(int(told["h"]), int(told["m"] or 0))
            if not any((w.starts - _EARLY).time() <= at <= (w.ends + _LATE).time() for w in held):
                return True
    return False


def _of(folded: str, patterns: Iterable[_Pattern]) -> Iterable[tuple[int, int, float, str]]:
    for begin, pattern, weight, what in patterns:
        for match in _found(folded, begin, pattern, what):
            elsewhere = what in ("place", "word") and _is_of_an_institution(folded, match)
            yield match.start(), match.end(), 0.5 if elsewhere else weight, what


def _found(folded: str, letters: str, pattern: re.Pattern[str], what: str) -> Iterable[re.Match[str]]:
    if what == "month":  # or "w" before it
        return pattern.finditer(folded) if letters in folded else ()
    return matches(pattern, folded, _places(folded, letters))


def _places(folded: str, letters: str) -> Iterator[int]:
    at = folded.find(letters)
    while at >= 0:
        yield at
        at = folded.find(letters, at + 1)


def _is_of_an_institution(folded: str, match: re.Match[str]) -> bool:
    """ "Urząd Gminy Proszowice": where somebody is from, rather than where he wants to come."""
    start = match.start()
    before = _INSTITUTION.search(folded, max(0, start - 60), start)
    if before is None or _EVENT.search(folded, max(0, before.start() - 50), before.end()):
        return False
    if match[0].endswith(("em", "ami")) and _WITH.search(folded, 0, start):
        return False
    if _LEFT.search(folded, max(0, start - 60), start) and _LEAVES_IT.match(folded, match.end()):
        return False
    return _LEAVES.search(folded, max(0, start - 60), start) is None


_Pattern = tuple[
    str, re.Pattern[str], float, str
]  # letters with which all it finds begins, or which a month holds; weight; what


@lru_cache(maxsize=32)
def _told_apart(workshops: tuple[Workshop, ...]) -> tuple[tuple[Workshop, tuple[_Pattern, ...]], ...]:
    """Each workshop with what tells it from the others."""
    return tuple((one, _patterns(one, [other for other in workshops if other.id != one.id])) for one in workshops)


def _patterns(workshop: Workshop, others: Sequence[Workshop]) -> tuple[_Pattern, ...]:
    """Patterns of the workshop's own words, each after the letters that all it finds begins with: the configured ones,
    its town, words of its title that no other has."""
    foreign = " ".join(fold(f"{other.title} {other.venue} {' '.join(other.match)}") for other in others)
    made = [(*_phrase(words), *_worth(words)) for words in workshop.match if words.strip()]
    town = re.search(r"\d\d-\d{3}\s+([^\d,]{3,40})", workshop.address)
    if town:
        made.append((*_phrase(town[1].strip()), 3.0, "place"))
    for word in _WORD.findall(fold(workshop.title)):
        stem = _stem(word)
        if len(word) >= 5 and word not in _GENERIC and stem not in foreign:
            made.append((stem, re.compile(rf"\b{re.escape(stem)}\w*"), 1.0, "title"))
    month = _MONTH_ADJECTIVE[workshop.starts.month - 1]
    if all(other.starts.month != workshop.starts.month for other in others) and others:
        made.append((month, re.compile(rf"\b(?:{month}ow\w+|w\s+{month}\w*)\b(?!\s+20[013-9])"), 2.0, "month"))
    return tuple(made)


def _worth(words: str) -> tuple[float, str]:
    """A place or a phrase tells the workshop alone, a common word only with something else or for want of it."""
    if words[:1].isupper():
        return 3.0, "place"
    return (3.0 if len(words.split()) > 1 else 2.0), "word"


def _phrase(words: str) -> tuple[str, re.Pattern[str]]:
    stems = [_stem(word) for word in fold(words).split()]
    begin = stems[0][:-2] if _drops_e(stems[0]) else stems[0]
    return begin, re.compile(r"\b" + r"[\s-]+".join(f"{_forms(stem)}\\w{{0,6}}" for stem in stems))


def _forms(stem: str) -> str:
    if _drops_e(stem):
        return f"(?:{re.escape(stem)}|{re.escape(stem[:-2] + stem[-1])})"
    return re.escape(stem)


def _drops_e(stem: str) -> bool:
    """Mielec, Mielca."""
    return len(stem) > 4 and stem.endswith(("ec", "ek"))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 5 else word.rstrip("aeiouy") if len(word) > 4 else word


def _dated(folded: str, workshops: Sequence[Workshop], written: date) -> list[Mention]:
    found = []
    for dated in dates(folded, written):
        weight = 2.0 if dated.relative else 3.0
        found += [
            Mention(w.id, dated.start, dated.end, weight, "date") for w in workshops if dated.day == w.starts.date()
        ]
    if not _FIGURE.search(folded):
        return found
    for match in matches(_DAY, folded, (place.start() for place in _MAY_BEGIN_DAY.finditer(folded))):
        day = int(match[1] or match[2])
        found += [Mention(w.id, match.start(), match.end(), 2.5, "day") for w in workshops if w.starts.day == day]
    for match in _THIS_MONTH.finditer(folded) if any(word in folded for word in _OF_THIS_MONTH) else ():  # "26 bm."
        meant = [w for w in workshops if (w.starts.day, w.starts.month) == (int(match[1]), written.month)]
        found += [Mention(w.id, match.start(), match.end(), 3.0, "date") for w in meant]
    for match in _HOUR.finditer(folded):
        hour = (int(match[1]), int(match[2] or 0))
        meant = [w for w in workshops if (w.starts.hour, w.starts.minute) == hour]
        found += [Mention(w.id, match.start(), match.end(), 1.0, "hour") for w in meant if len(meant) == 1]
    return found


def misspelt(folded: str, workshops: Sequence[Workshop]) -> list[Mention]:
    """Words that are nearly a workshop's place or word ("Proszwicach"): for texts that name none rightly."""
    stems = [
        (w.id, _stem(part)) for w in workshops for words in w.match for part in fold(words).split() if len(part) > 5
    ]
    found = []
    for match in _WORD.finditer(folded[:20_000]):
        for identity, stem in stems:
            if _near(match[0], stem):
                found.append(Mention(identity, match.start(), match.end(), 2, "misspelt"))
    return found


def is_nearly_a_workshop(word: str) -> bool:
    """ "Warstaty", "warszaty": the folded word for what we hold, with a slip of the keys."""
    return _near(word, "warsztat")


def _near(word: str, stem: str) -> bool:
    if len(word) < 5 or word[:1] != stem[:1] or abs(len(word) - len(stem)) > 4:
        return False
    return _alike(word[: len(stem)], stem)


@lru_cache(maxsize=2_000)  # the same words in letter after letter
def _alike(word: str, stem: str) -> bool:
    return SequenceMatcher(None, word, stem).ratio() >= 0.85

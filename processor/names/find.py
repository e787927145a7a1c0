"""Names in running text, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from processor.names.agreement import Hints, Resolution, is_initial, resolve, womans
from processor.names.casing import cleaned, fold, word_set
from processor.names.confidence import alternatives, confidence
from processor.names.dictionary import GENDERS, analyse
from processor.names.harmony import Candidate, harmonised, namesakes
from processor.names.name import Name
from processor.names.spans import Scan, Span, in_one_order
from processor.names.titles import ADDRESSING, BROTHERS, MAN, SISTERS, WOMAN, is_abbreviation, is_generation, is_title
from processor.names.together import partners
from processor.names.vocative import gender_of_given
from processor.names.words import Word, look, person_noun, words
from processor.values import Gender, Reason

_LIMIT = 2_000_000
_REMEMBERED = 5_000  # characters of a text whose names are kept for whoever asks next


def find(text: str, *, hints: Iterable[str] = ()) -> tuple[Name, ...]:
    """Names of people in the text, in its order; none overlap, except persons who share one surname.

    Patrons, streets, saints and companies are left out. `hints` are full names in the nominative and addresses seen
    elsewhere in the mail: they break ties between nominatives and complete initials.
    """
    clean, offsets = cleaned(text[:_LIMIT])
    known = Hints.of(hints)
    found = find_in_clean(clean, known)
    if clean is text:
        return tuple(found)
    return tuple(
        replace(
            name,
            start=offsets[name.start],
            end=offsets[name.end],
            written=text[offsets[name.start] : offsets[name.end]],
        )
        for name in found
    )


def find_in_clean(text: str, hints: Hints) -> Sequence[Name]:
    """`find` in a text without invisible characters."""
    return _found(text, hints) if len(text) <= _REMEMBERED else _find(text, hints)


def _find(text: str, hints: Hints) -> tuple[Name, ...]:
    everybody = _met(text) if len(text) <= _REMEMBERED else _meet(text)
    if not everybody:
        return ()
    candidates: list[Candidate] = []
    for met in everybody:
        candidate = _candidate(met.span, hints, met.titles, met.shared)
        ways = _as_typed(candidate) if "ę" in text else candidate.ways
        ways = _of_gender(ways, "m") if met.man and len(ways) > 1 else ways
        candidates.append(candidate if ways is candidate.ways else candidate._replace(ways=ways))
    found: list[Name] = []
    for candidate in namesakes(harmonised(text, candidates)):
        found.extend(_family(text, candidate) if candidate.span.family else [_name(text, candidate, hints)])
    return tuple(found)


_found = lru_cache(maxsize=32)(_find)  # several rules ask the same text, with the same hints


@dataclass(frozen=True, slots=True)
class _Met:
    """A span and what the text tells of it, whatever is known of the people from elsewhere."""

    span: Span
    shared: Sequence[Resolution]
    titles: tuple[str, ...]
    man: bool


def _meet(text: str) -> tuple[_Met, ...]:
    all_words = words(text)
    spans = list(Scan(text, all_words).spans())
    if not spans:  # as in most lines
        return ()
    position = {word.start: index for index, word in enumerate(all_words)}
    return tuple(
        _Met(
            span,
            shared,
            titles_beside(text, all_words, position[span.start], span.end),
            _is_of_a_man(text, all_words, position[span.start]) or _is_a_man_behind(text, span.end),
        )
        for span, shared in partners(text, in_one_order(text, spans))
    )


_met = lru_cache(maxsize=32)(_meet)  # classify looks for names without hints, extract in the same texts with them


def _as_typed(candidate: Candidate) -> tuple[Resolution, ...]:
    """In a text typed with ę "Sabine" is a name of its own, and no "Sabinę"."""
    given = candidate.span.given[0].text if candidate.span.given else ""
    if not given.endswith("e"):
        return candidate.ways
    kept = tuple(
        way for way in candidate.ways if not (way.case == "acc" and way.first_names.split(" ")[0].endswith("a"))
    )
    return kept or candidate.ways


def _candidate(span: Span, hints: Hints, titles: tuple[str, ...], shared: Sequence[Resolution] = ()) -> Candidate:
    vocative = any(title.lower() in ADDRESSING for title in titles) and not _are_ladies(span, titles)
    ways = _favoured(shared, hints) or resolve(
        _texts(span.given), _texts(span.surname), hints, vocative=vocative, plural=span.family
    )
    if _are_ladies(span, titles):
        ways = list(_of_gender(ways, "f"))
    if span.surname and span.surname[-1].text.endswith("ová"):  # "Jana Hlavačová" is a Jana
        ways = list(_of_gender(ways, "f"))
    return Candidate(span, tuple(_by_title(ways, titles)), titles, bool(shared))


def _favoured(shared: Sequence[Resolution], hints: Hints) -> list[Resolution]:
    """The readings of one of several who share a surname, those of a surname known from elsewhere in the mail first:
    "Irena i Marian Koperowie" by Marian Koper."""
    told = [way._replace(score=way.score + hints.favour(way)) for way in shared] if hints.names else list(shared)
    return sorted(told, key=lambda way: -way.score) if hints.names else told


def _are_ladies(span: Span, titles: tuple[str, ...]) -> bool:
    """ "zgłaszam panie Noemi Mak i Miriam Kruk": several of them, where "panie Janie" calls a man."""
    given = span.given[0].text if span.given else ""
    return titles[-1:] == ("panie",) and gender_of_given(given) == "f"


def _texts(found: Sequence[Word]) -> list[str]:
    return [word.text + "." if word.dot and is_initial(word.text) else word.text for word in found]


def name_of(text: str, span: Span, hints: Hints, titles: tuple[str, ...] = ()) -> Name:
    """The name a span holds."""
    return _name(text, _candidate(span, hints, titles), hints)


_APOSTROPHE = re.compile(r"'[a-ząćęłńóśźż]|'$")  # of an ending ("Doyle'a"), and none of a nominative
_TWICE = 0.93  # confidence in a name of which From or the signature gives the nominative

_HYPHEN = re.compile(r"\s-\s(?P<word>[^\W\d_]{3,})")


def _goes_on(text: str, end: int) -> bool:
    """ "łucja świerk - wąsowicz": is there a word behind that may be the second part of the surname?"""
    match = _HYPHEN.match(text, end)
    seen = look(match["word"].capitalize()) if match else None
    return seen is not None and seen.surname is not None and not seen.common


def _name(text: str, candidate: Candidate, hints: Hints) -> Name:
    span, ways, best = candidate.span, candidate.ways, candidate.ways[0]
    written = text[span.start : span.end]
    first = _completed(best, hints)
    sure = confidence(ways, written, completed=first != best.first_names)
    sure *= 0.8 if span.in_lower and _goes_on(text, span.end) else 1.0
    sure *= (0.9 if span.in_lower else 1.0) * (0.75 if span.guessed else 1.0) * (0.9 if candidate.shared else 1.0)
    sure *= 1.0 if best.first_names and best.last_name else 0.5
    sure *= 0.6 if best.case == "nom" and _APOSTROPHE.search(best.last_name) else 1.0
    if best.case != "nom" and best.full_name in hints.names:  # written so, in the nominative, elsewhere in the mail
        sure = max(sure, _TWICE)
    return Name(
        first, best.last_name, _gender(best, first), round(sure, 3), written, span.start, span.end, alternatives(ways),
        candidate.titles, best.case, _reasons(span, candidate.shared, best, first),
    )  # fmt: skip


def _gender(best: Resolution, first: str) -> Gender | None:
    """An initial tells no gender; the name that completes it or an adjectival surname may."""
    if not is_initial(best.first_names.split(" ")[0]):
        return best.gender
    if first != best.first_names:
        return gender_of_given(first.split(" ")[0])
    return best.gender if best.last_name.endswith(("ska", "cka", "dzka", "ski", "cki", "dzki")) else None


def _family(text: str, candidate: Candidate) -> list[Name]:
    """ "państwo Nowakowie" without given names: a man and a woman of the surname; of "siostry Różyckie" two women."""
    span, best = candidate.span, candidate.ways[0]
    reason = Reason("names.family", "małżeństwo bez imion", -0.5)
    written = text[span.start : span.end]
    titles = {title.lower() for title in candidate.titles}
    sexes: tuple[Gender, ...] = ("f", "f") if titles & SISTERS else ("m", "m") if titles & BROTHERS else GENDERS
    return [
        Name(
            "", womans(best.last_name) if sex == "f" else best.last_name, sex, 0.3, written, span.start, span.end, (),
            candidate.titles, best.case, (reason,),
        )
        for sex in sexes
    ]  # fmt: skip


_OF_MEN = frozenset(
    {"radnego", "przewodniczącego", "podróżnego", "leśniczego", "uczonego", "księdza", "pana", "posła"}
) | {
    *("brata", "syna", "męża", "ojca", "szwagra", "teścia", "zięcia", "wnuka", "kuzyna", "wujka", "dziadka", "kolegi"),
    *("sąsiada", "szefa", "narzeczonego", "tatę", "kolegę"),
}


def _is_of_a_man(text: str, all_words: Sequence[Word], index: int) -> bool:
    """ "naszego informatyka, Gabriela Kosa": a man's function in the genitive or accusative stands right before."""
    if index < 2 or text[all_words[index - 1].end : all_words[index].start].strip(" ,") != "":
        return False
    if all_words[index - 1].text in _OF_MEN:
        return True
    function, told = all_words[index - 1].text, all_words[index - 2].text
    if not function.islower() or not told.lower().endswith("ego"):
        return False
    tags = [tag for _, tag, _ in analyse(function)]
    return any(tag.startswith("subst:sg") and ":m1" in tag and ("gen" in tag or "acc" in tag) for tag in tags)


_BEHIND = re.compile(r"\s[-–—]\s(?P<words>(?:[a-ząćęłńóśźż]{4,}\s?){1,3})")


def _is_a_man_behind(text: str, end: int) -> bool:
    """ "Adriana Jędrycha – asystenta rodziny": his function behind him stands in the genitive of a man's noun."""
    match = _BEHIND.match(text, end)
    for word in match["words"].split() if match else ():
        readings = [tag for _, tag, _ in analyse(word)]
        if any(tag.startswith("subst") for tag in readings):
            return any(tag.startswith("subst:sg") and ":m1" in tag and "gen" in tag for tag in readings) and not any(
                tag.startswith("subst:sg:nom") for tag in readings
            )
    return False


def _of_gender(ways: Sequence[Resolution], gender: Gender) -> tuple[Resolution, ...]:
    return tuple(way for way in ways if way.gender == gender) or tuple(ways)


def _by_title(ways: list[Resolution], titles: tuple[str, ...]) -> list[Resolution]:
    """ "pan" and "pani" tell the gender where the name does not."""
    lower = {title.lower().rstrip(".") for title in titles}
    gender: Gender | None = "m" if lower & (MAN | _OF_MEN) - {"o"} else "f" if lower & WOMAN - {"s"} else None
    if gender is None or _is_of_the_other(ways, gender, lower):
        return ways
    return [way for way in ways if way.gender == gender] or ways


def _is_of_the_other(ways: list[Resolution], gender: Gender, titles: set[str]) -> bool:
    """ "z córką Wacława Bielaka": a word of kinship before a genitive of the other sex tells whose relative it is."""
    best, kinship = ways[0], titles & _KINSHIP
    if not kinship or best.case != "gen" or best.gender in (gender, None):
        return False
    cases = {case for word in kinship for sex, case in person_noun(word) if sex == gender}
    return not any(way.gender == gender and way.case in cases for way in ways)


_KINSHIP = word_set(
    """
    mąż męża mężem syn syna synem brat żona żony żonę żoną córka córki córkę córką siostra siostry siostrze siostrę
    siostrą
    """
)


def _completed(best: Resolution, hints: Hints) -> str:
    """ "A. Nowak" beside a hint "Anna Nowak" is Anna."""
    if not best.first_names or not is_initial(best.first_names.split(" ")[0]):
        return best.first_names
    initial = best.first_names[0].lower()
    for hint in hints.names:
        given, _, last = hint.rpartition(" ")
        if fold(last).lower() == fold(best.last_name).lower() and given[:1].lower() == initial and len(given) > 2:
            return given if not given.islower() else given.title()  # "ela mroz" of a From
    return best.first_names


def _reasons(span: Span, shared: bool, best: Resolution, first: str) -> tuple[Reason, ...]:
    found = []
    if not best.last_name:
        found.append(Reason("names.kin", "krewny podany samym imieniem", -0.4))
    if not best.first_names:
        found.append(Reason("names.surname_only", "samo nazwisko, bez imienia", -0.4))
    if shared:
        found.append(Reason("names.shared_surname", "nazwisko wspólne dla kilku osób", -0.1))
    if span.surname_first:
        found.append(Reason("names.surname_first", "nazwisko stoi przed imieniem"))
    if span.in_lower:
        found.append(Reason("names.lower_case", "imię i nazwisko małymi literami", -0.1))
    if span.guessed:
        found.append(Reason("names.unknown_given", "imię nieznane słownikowi", -0.2))
    if best.known < 2 and best.case != "nom":
        found.append(Reason("names.by_rule", "mianownik według reguł odmiany, nie słownika", -0.1))
    if first != best.first_names:
        found.append(Reason("names.initial_completed", "inicjał uzupełniony z innego miejsca wiadomości"))
    return tuple(found)


def titles_beside(text: str, all_words: Sequence[Word], index: int, end: int) -> tuple[str, ...]:
    """Titles right before the word `index` and generations ("Jr", "senior") right after `end`."""
    found: list[str] = []
    at, right = index - 1, index
    while (
        at >= 0
        and not _asks_by(text, all_words[at])
        and is_title(all_words[at].text + ("." if all_words[at].dot else ""))
        and _beside(text, all_words[at], all_words[right])
        and len(found) < 6
    ):
        word = all_words[at]
        found.insert(0, word.text + ("." if word.dot else ""))
        at, right = at - 1, at
    at = index
    while at < len(all_words) and all_words[at].start < end:
        at += 1
    if at < len(all_words) and is_generation(all_words[at].text) and text[end : all_words[at].start].strip(" ,(") == "":
        found.append(all_words[at].text + ("." if all_words[at].dot else ""))
    return tuple(found)


_ASKS = re.compile(
    r"\b(?:zgłasza|wymienia|podaje|zapisuje|wskazuje|proponuje|(?:zgłosił|wymienił|podał|wskazał|zapisał)a?) $"
)


def _asks_by(text: str, title: Word) -> bool:
    """ "wymienia Pani Jana Lisa": who is addressed, and no title of his."""
    return title.text in ("Pan", "Pani") and _ASKS.search(text, max(0, title.start - 14), title.start) is not None


def _beside(text: str, title: Word, word: Word) -> bool:
    gap = text[title.end : word.start]
    if title.dot and not is_abbreviation(title.text):
        return False
    wrapped = "\n" in gap and title.text.lower() not in MAN | WOMAN  # "o Panu\\nBolesławie Sroce"
    return len(gap) <= 4 and gap.strip(" .,\n\u00a0") == "" and not wrapped

"""One person in several places: the same one, and best spelt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from processor import names
from processor.names import Name
from processor.stages.extract.found import Found
from processor.text.folding import fold
from processor.text.requests import Act


def same(one: Name, other: Name) -> bool:
    """May the two be one person: equal surnames, and given names of which one may be the other's initial or part?"""
    if not one.last_name or not other.last_name:
        return False
    if _is_part_of_the_other(one, other):
        return True
    if not _same_last(one, other):
        return False
    return _same_first(fold(one.first_names), fold(other.first_names)) or _is_short(one, other) or _is_short(other, one)


def _is_part_of_the_other(one: Name, other: Name) -> bool:
    """ "Thi Lan" of Nguyen Thi Lan: all words of the one stand in the other, who has one more."""
    part, whole = sorted((name.full_name.split() for name in (one, other)), key=len)
    if len(part) < 2 or len(whole) != len(part) + 1:
        return False
    part, whole = ([fold(word) for word in words] for words in (part, whole))
    return all(len(word) > 1 and word in whole for word in part)


def _is_short(one: Name, other: Name) -> bool:
    """Is the one called by a short form of the other's given name: Bartek of Bartłomiej or Bartosz?"""
    short, full = one.first_names.partition(" ")[0], other.first_names.partition(" ")[0]
    told = names.full_given(short)
    return told != short and names.full_given(full) == full and (told == full or fold(short)[:3] == fold(full)[:3])


def _same_last(one: Name, other: Name) -> bool:
    if one.last_name == other.last_name:
        return True
    here = {fold(one.last_name), *(fold(a.split()[-1]) for a in one.alternatives)}
    there = {fold(other.last_name), *(fold(a.split()[-1]) for a in other.alternatives)}
    if here & there or _is_initial_of(one, other) or _is_initial_of(other, one):
        return True
    parts, others = fold(one.last_name).split("-"), fold(other.last_name).split("-")
    return (len(parts) > 1) != (len(others) > 1) and bool(set(parts) & set(others))


def _is_initial_of(short: Name, whole: Name) -> bool:
    """ "Klaudia J." of Klaudia Jędrusik: a surname spared to its first letter, beside the given name or a short of it."""
    letter = short.last_name.rstrip(".")
    if len(letter) != 1 or not whole.last_name.startswith(letter):
        return False
    return short.first_names == whole.first_names or _is_short(short, whole)


def _same_first(one: str, other: str) -> bool:
    if not one or not other:
        return True
    first, second = one.split()[0].rstrip("."), other.split()[0].rstrip(".")
    if first == second or one == other:
        return True
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(shorter[0]) > 2 and shorter[0] in longer:  # "Long" of Van Long
        return True
    return first[0] == second[0] and (len(first) == 1 or len(second) == 1)


def _worth(found: Found) -> tuple[int, int, int, float]:
    """How good a spelling is: whole given name, letters with diacritics, nominative, confidence."""
    name = found.name
    first = name.first_names.partition(" ")[0]
    whole = int(len(name.first_names.rstrip(".")) > 2) + int(names.full_given(first) == first != "")
    return whole, _accents(name.full_name), int(name.case in (None, "nom")), name.confidence


@lru_cache(maxsize=1024)
def _accents(full_name: str) -> int:
    """How many of its letters have diacritics."""
    return sum(fold(c) != c.lower() for c in full_name)


def spelt_best(found: Found, others: Sequence[Found]) -> Found:
    """The person with the name as it is best spelt anywhere in the mail; the evidence stays where he was found."""
    best = found
    for other in others:
        if _better(other, best):
            best = other
    if best is found:
        return _backed(found, others)
    alternatives = tuple(a for a in best.name.alternatives if a != best.name.full_name)
    name = replace(found.name, first_names=best.name.first_names, last_name=best.name.last_name, gender=best.name.gender or found.name.gender,
                   alternatives=alternatives, confidence=max(best.name.confidence, found.name.confidence))  # fmt: skip
    return replace(found, name=name)


def _better(other: Found, best: Found) -> bool:
    if fold(other.name.full_name) != fold(best.name.full_name):
        if other.name.first_names != best.name.first_names:  # "Jolanta Miś" below, "Jola Miś" in From
            if names.full_given(best.name.first_names) == other.name.first_names:
                return fold(other.name.last_name) == fold(best.name.last_name)
            if names.full_given(other.name.first_names) == best.name.first_names:
                return False
        whole = _worth(other)[0] > _worth(best)[0]
        if _is_initial_of(best.name, other.name):
            return True
        longer = len(other.name.last_name) >= len(best.name.last_name)
        nominative = best.name.case not in (None, "nom") and other.name.case in (None, "nom")
        shorter = _worth(other)[0] < _worth(best)[0]  # "W. Krępiec" below "mnie, Władysławę Krępiec"
        return longer and (whole or (nominative and not shorter))
    return _worth(other)[:3] > _worth(best)[:3]


_OF_BOTH = ("ski", "ska", "cki", "cka")  # of a man and of a woman


def with_letters(people: Sequence[Found], namesakes: Iterable[str]) -> list[Found]:
    """ "Tymoteusz Klys" by Izydor Kłyś, "Jan Wojcicki" by Anna Wójcicka: a surname without its Polish letters as the mail
    spells it of somebody else. `namesakes`: full names in the mail."""
    told = [*namesakes, *(one.name.full_name for one in people)]
    spelt = {word for name in told for word in name.split() if not word.isascii() and not names.is_given_name(word)}
    return [_with_letters(one, spelt) for one in people]


def _with_letters(one: Found, spelt: Iterable[str]) -> Found:
    last = one.name.last_name
    if not last.isascii():
        return one
    fits = {_of_one_sex(word, last) for word in spelt} - {None}
    known = fits.pop() if len(fits) == 1 else None
    return one if known is None else replace(one, name=replace(one.name, last_name=known))


def _of_one_sex(word: str, last: str) -> str | None:
    """The surname `word` with the ending of `last`, where they are one without their letters."""
    if fold(word) == fold(last):
        return word if word[1:].islower() and last[1:].islower() else None
    if word.endswith(_OF_BOTH) and last.endswith(_OF_BOTH) and fold(word[:-1]) == fold(last[:-1]):
        return word[:-1] + last[-1]
    return None


def _backed(found: Found, others: Sequence[Found]) -> Found:
    """The same spelling elsewhere in the nominative leaves no doubt about it."""
    if not any(other.name.full_name == found.name.full_name and other.name.case in (None, "nom") for other in others):
        return found
    return replace(found, name=replace(found.name, confidence=max(found.name.confidence, 0.97), alternatives=()))


def merged(people: Iterable[Found], apart: bool = False) -> list[Found]:
    """Each person once, at the first place, in the best spelling. `apart`: namesakes are two ("ojciec i syn")."""
    kept: list[Found] = []
    for found in people:
        at = next((i for i, one in enumerate(kept) if same(one.name, found.name)), None)
        twins = at is not None and kept[at].listed and found.listed and kept[at].where == found.where
        twins = twins and at is not None and kept[at].start != found.start
        if at is None or (apart and twins):
            kept.append(found)
        elif _outdone(kept[at], found):
            kept[at] = found
        elif Act.RIGHT in (kept[at].act, found.act) and kept[at].act is not found.act:
            kept[at] = found if found.act is Act.RIGHT else kept[at]  # "powinno być": the other spelling is wrong
        else:
            kept[at] = _joined(kept[at], found)
    return kept


_SETTLED = frozenset({Act.SIGN_UP, Act.RIGHT, Act.CANCEL, Act.ABSENT, Act.REPLACED})
_TAKEN_BACK = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.EXCEPT})


def _outdone(first: Found, second: Found) -> bool:
    """Does what is said later count more: a request after a mention, or a sign-up taken back?"""
    if first.act is Act.EXCEPT and second.is_inherited:
        return False  # "wszyscy z wyjątkiem Ewy Kot. Zespół to: Ewa Kot, Jan Lis"
    if first.act not in _SETTLED:
        return second.act in _SETTLED
    return first.act is Act.SIGN_UP and second.act in _TAKEN_BACK


def _joined(first: Found, second: Found) -> Found:
    best = spelt_best(first, [second])
    return replace(
        best, institution=first.institution or second.institution, function=first.function or second.function,
        phone=first.phone or second.phone, workshop=first.workshop or second.workshop,
    )  # fmt: skip


def is_one_of(name: Name, others: Iterable[str]) -> bool:
    """Is this one of the persons given by full name (a leader, a clerk)? Surnames must be the very same: Agata
    Dudzińska is not Agata Nijander-Dudzińska."""
    mine = {_key(name.full_name), *map(_key, name.alternatives)}
    return any(_key(other) in mine for other in others)


@lru_cache(maxsize=1024)  # each name is held against the same few, letter after letter
def _key(full_name: str) -> str:
    return " ".join(sorted(fold(full_name).replace("-", " - ").split()))


@lru_cache(maxsize=1024)
def plain(full_name: str) -> str:
    """A configured name without its titles ("dr hab. Artur Wołek" -> "Artur Wołek")."""
    found = names.read(full_name)
    return found[0].full_name if found else full_name

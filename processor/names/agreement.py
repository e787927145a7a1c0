"""Given name and surname read together: both words agree in gender, case and number.

Every reading of the given names is paired with every reading of the surname in the same gender and case; the sum of
their weights ranks the pairs. The nominative is the likelier case, so a name already in it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from processor.names.casing import PARTICLES, fold, particle, proper, word_set
from processor.names.dictionary import GENDERS, Form, folded_given, folded_surnames, given_forms, is_surname_lemma
from processor.names.lemmas import surname_forms
from processor.values import Gender

Number = Literal["sg", "pl"]

_CASE_PRIOR = {"nom": 1.5, "gen": 0.3, "acc": 0.3, "dat": 0.1, "inst": 0.1, "loc": -0.4, "voc": -1.6}
_DISAGREE = 2.8
_INITIAL = re.compile(r"^(?:[^\W\d_]|Ch|Cz|Dz|Rz|Sz|St|Dž)\.?$|^(?:[^\W\d_]\.){2,3}$")
_ROMAN = re.compile(r"^[IVX]{1,5}$")


class Resolution(NamedTuple):
    """One way to understand a name. `score` is comparable among the ways of one name only."""

    first_names: str
    last_name: str
    gender: Gender | None
    case: str
    number: Number
    score: float
    known: int  # how many of the two words are known names (0–2)

    @property
    def full_name(self) -> str:
        return f"{self.first_names} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Hints:
    """Names and words of addresses seen elsewhere in the mail, folded to ASCII lower case."""

    names: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()

    @staticmethod
    def of(hints: Iterable[str]) -> Hints:
        return _hints(tuple(hints))

    def favour(self, resolution: Resolution) -> float:
        if not self.names:
            return 0.0
        bonus = 3.0 if fold(resolution.full_name).lower() in self.folded else 0.0
        surname = fold(resolution.last_name).lower()
        return bonus + (2.0 if surname in self.words or surname.replace("-", "") in self.words else 0.0)


_NO_LETTERS = re.compile(r"[^\w]+|_")


@lru_cache(maxsize=16)  # all of a letter's lines are read with the same
def _hints(hints: tuple[str, ...]) -> Hints:
    names = tuple(hint.strip() for hint in hints if hint.strip())
    words = {word for name in names for word in _NO_LETTERS.split(fold(name.split("@")[0]).lower()) if len(word) > 2}
    return Hints(names, frozenset(words), frozenset(fold(name).lower() for name in names))


NO_HINTS = Hints()
_NO_NOMINATIVE = (
    "ą",
    "ę",
    "em",
    "owi",
    "iego",
    "emu",
    "'a",
    "'em",
    "'owi",
    "'ego",
    "'ch",
    "'ów",
    "'om",
    "'ami",
    "'owie",
)


@lru_cache(maxsize=5_000)
def is_initial(word: str) -> bool:
    """ "A.", "A", "Sz.", "J.K." """
    return len(word) < 9 and word[:1].isupper() and (len(word) == 1 or bool(_INITIAL.match(word)))


def is_ordinal(word: str) -> bool:
    """A ruler's number: "Jan Paweł II"."""
    return bool(_ROMAN.match(word))


# --- given names


@lru_cache(maxsize=2_000)
def readings_of_given(word: str) -> tuple[Form, ...]:
    """Readings of one given name as written; without diacritics if it only is one so ("Malgorzate" → Malgorzata)."""
    if is_initial(word):
        return tuple(Form(word, gender, case, "sg", 0.0) for gender in GENDERS for case in _CASE_PRIOR)
    word = proper(word)
    found = list(_hyphenated_given(word) if "-" in word else given_forms(word))
    for full in folded_given().get(word, ()) if word.isascii() else ():
        found += [
            Form(fold(f.lemma), f.gender, f.case, f.number, f.weight - 0.6)
            for f in given_forms(full)
            if f.lemma in _listed(f)
        ]
    if word.endswith("a") and not any(form.gender == "f" for form in found):
        masculine = [form for form in found if form.lemma == word[:-1] and form.weight > 1.0]
        found += [Form(word, "f", "nom", "sg", _HIS_NAME) for _ in masculine[:1]]
    return tuple(found)


_HIS_NAME = -2.6  # "Edwina", of which only Edwin is known: a woman's name made from it


def _only_called(form: Form) -> bool:
    """A usual Polish given name whose vocative can be no other name: "Anno", "Kasiu"."""
    return form.weight > 2.0 and not form.lemma.endswith(("na", "ra", "ka"))


def _listed(form: Form) -> tuple[str, ...]:
    return (form.lemma,) if form.weight > 0.7 else ()


def _hyphenated_given(word: str) -> Iterator[Form]:
    whole = given_forms(word)
    if whole:
        yield from whole
        return
    parts = [given_forms(proper(part)) for part in word.split("-") if part]
    for combination in product(*parts) if len(parts) == 2 else ():
        one, two = combination
        if one.gender == two.gender and one.number == two.number and one.case in (two.case, "nom"):
            yield Form(f"{one.lemma}-{two.lemma}", two.gender, two.case, two.number, (one.weight + two.weight) / 2)


@lru_cache(maxsize=2_000)
def _guessed_given(word: str) -> tuple[Form, ...]:
    """An unknown given name, bent by the rules for surnames."""
    word = proper(word)
    odd = 2.5 if word.endswith(_NO_NOMINATIVE) else 0.0
    found = [
        Form(word, gender, "nom", "sg", (0.0 if (gender == "f") == word.endswith("a") else -0.6) - odd)
        for gender in GENDERS
    ]
    for gender, case in product(GENDERS, ("gen", "dat", "acc", "inst", "loc")):
        for form in surname_forms(word, gender, case, "sg")[:2]:
            bent = form.lemma.endswith("a") if gender == "f" else _may_be_bent(form.lemma, word)
            if bent or form.lemma == word:
                found.append(Form(form.lemma, gender, case, "sg", min(form.weight, 0.0) - 1.0))
    return tuple(found)


def _may_be_bent(lemma: str, word: str) -> bool:
    """Are given names declined so? Unlike surnames those in -o do not follow nouns in -a (Matejko, Matejki), and those
    in -e take an apostrophe (Laurence, Laurence'a), which ends the name."""
    if lemma == word or "'" in word:
        return lemma in (word, word.partition("'")[0])
    return not (lemma.endswith("e") or (lemma.endswith("o") and word.endswith(("y", "i", "ę", "ą", "e"))))


def given_readings(words: Sequence[str], *, vocative: bool = False) -> list[tuple[str, Gender, str, float, bool]]:
    """(nominative, gender, case, weight, known) of one or more given names that agree in case.

    The vocative is read only where somebody is addressed: "Marino" is a man's name rather than a call to Marina.
    """
    found = []
    forms = readings_of_given(words[0])
    called = vocative or not any(form.case == "nom" and form.number == "sg" for form in forms)
    first = tuple(form for form in forms if vocative or form.case != "voc" or (called and _only_called(form)))
    for form in first or _guessed_given(words[0]):
        if form.number != "sg":
            continue
        rest = [_agreeing(word, form) for word in words[1:]]
        lemma = " ".join([form.lemma, *(lemma for lemma, _ in rest)])
        weight = form.weight + sum(weight for _, weight in rest) * 0.5
        found.append((lemma, form.gender, form.case, weight, bool(first) and not is_initial(words[0])))
    return found


def _agreeing(word: str, first: Form) -> tuple[str, float]:
    """A second given name in the case of the first; a man's may be a woman's ("Jan Maria")."""
    forms = readings_of_given(word)
    same = [f for f in forms if f.case == first.case and f.number == "sg"]
    best = max(same, key=lambda f: f.weight + (1.0 if f.gender == first.gender else 0.0), default=None)
    if best is not None:
        return best.lemma, best.weight if best.gender == first.gender else best.weight - 1.5
    if forms:
        return forms[0].lemma if first.case == "nom" else word, -12.0
    guessed = surname_forms(proper(word), first.gender, first.case, "sg")
    return (guessed[0].lemma, guessed[0].weight - 1.0) if guessed and not _ROMAN.match(word) else (word, 0.0)


# --- surnames


def readings_of_surname(words: Sequence[str], gender: Gender, case: str, number: Number) -> list[tuple[str, float]]:
    """(nominative, weight) of a surname that may have particles, several words and hyphens; the best few."""
    if len(words) == 1 and words[0].lower() not in PARTICLES:
        return sorted(_word_readings(words[0], gender, case, number, last=True), key=_lighter)[:5]
    parts = [
        _word_readings(word, gender, case, number, last=index == len(words) - 1) for index, word in enumerate(words)
    ]
    if not all(parts):
        return []
    names = [word for word in words if word.lower() not in PARTICLES and not _ROMAN.match(word)]
    size = max(1, len(names))
    # "von der Heide", "a Paulo" are often left as they are
    alone = words[0].lower() in ("von", "van", "a", "de") and words[-1].endswith(("e", "o")) and words[-1][-3:] != "ego"
    foreign = 0.9 if alone else 0.0
    combined = [
        (
            " ".join(lemma for lemma, _ in choice),
            sum(weight for _, weight in choice) / size + (foreign if choice[-1][0] == words[-1] else 0.0),
        )
        for choice in product(*parts)
    ]
    return sorted(combined, key=_lighter)[:5]


def _lighter(reading: tuple[str, float]) -> float:
    return -reading[1]


def _word_readings(word: str, gender: Gender, case: str, number: Number, *, last: bool) -> list[tuple[str, float]]:
    if word.lower() in PARTICLES and not last:
        return [(particle(word), 0.0)]
    if _ROMAN.match(word) or is_initial(word):
        return [(word, 0.0)]
    parts = proper(word).split("-")
    limit = 5 if len(parts) == 1 else 3
    readings = [
        _part_readings(part, gender, case, number, first=len(parts) > 1 and index == 0)[:limit]
        for index, part in enumerate(parts)
    ]
    if len(readings) == 1:
        return readings[0]
    if not all(readings):
        return []
    return [
        ("-".join(lemma for lemma, _ in choice), sum(weight for _, weight in choice) / len(parts))
        for choice in product(*readings)
    ]


def _part_readings(part: str, gender: Gender, case: str, number: Number, *, first: bool) -> list[tuple[str, float]]:
    if part.lower() in PARTICLES:
        return [(particle(part), 0.0)]
    found = {form.lemma: form.weight for form in surname_forms(part, gender, case, number)}
    if part.isascii() and case != "nom":
        for lemma, weight in _plain_readings(part, gender, case, number):
            found[lemma] = max(weight, found.get(lemma, -9.0))
    bent = part.endswith(_NO_NOMINATIVE) or (part[-1] in "yi" and not is_surname_lemma(part, gender))
    if first and gender == "m" and case != "nom" and not bent:  # "Nowak-Zającowi": the first part may stay as it is
        found[part] = max(found.get(part, -9.0), 0.2)
    return sorted(found.items(), key=_lighter)


def _plain_readings(part: str, gender: Gender, case: str, number: Number) -> Iterator[tuple[str, float]]:
    """Readings of a word written without Polish letters: "Kowalska" may be "Kowalską"."""
    full = [part[:-1] + {"e": "ę", "a": "ą"}[part[-1]]] if part[-1] in "ea" and case in ("acc", "inst") else []
    for form in (*full, *folded_surnames().get(part, ())):
        for reading in surname_forms(form, gender, case, number)[:2]:
            yield fold(reading.lemma), reading.weight - 0.8


def womans(surname: str) -> str:
    """The surname of a woman of the family: Kowalski → Kowalska; Konieczny → Konieczna; Nowak, Zięba stay."""
    return "-".join(_womans_part(part) for part in surname.split("-"))


def _womans_part(part: str) -> str:
    if part.endswith(("ski", "cki", "dzki")):
        return part[:-1] + "a"
    if part.endswith(("ny", "ty", "ły", "wy", "ry", "dy", "chy", "my", "by", "ży", "czy")) and len(part) > 3:
        return part[:-1] + "a"
    if part.endswith("ký") or part.endswith("ný"):
        return part[:-1] + "á"
    return part


@lru_cache(maxsize=2_000)
def mans(surname: str) -> str:
    """Kowalska → Kowalski; others unchanged."""
    return "-".join(
        part[:-1] + "i" if part.endswith(("ska", "cka", "dzka")) and part[0].isupper() else part
        for part in surname.split("-")
    )


_VIETNAMESE = word_set(
    """
    nguyen tran pham hoang huynh phan vu vo dang bui ngo duong truong dinh luong trinh doan luu quach
    """
)
_OF_CASES = ("", "a", "owi", "em", "ie")


@lru_cache(maxsize=3_000)
def vietnamese(word: str) -> str | None:
    """The frequent Vietnamese surname that the word is a form of, in the nominative ("Nguyena" → "Nguyen")."""
    folded = fold(word).lower()
    for ending in _OF_CASES:
        stem = len(folded) - len(ending)
        if folded.endswith(ending) and folded[:stem] in _VIETNAMESE:
            return proper(word[:stem])
    return None


# --- both


def resolve(
    given: Sequence[str],
    surname: Sequence[str],
    hints: Hints = NO_HINTS,
    *,
    vocative: bool = False,
    plural: bool = False,
) -> list[Resolution]:
    """Every way to understand given names and a surname as written, likeliest first; at least one."""
    found: dict[tuple[str, str, str], Resolution] = {}
    ways = _families(tuple(surname)) if plural else _ways(tuple(given), tuple(surname), vocative)
    for way in (*ways, *(_as_hinted(given, surname, ways, hints) if not plural else ())):
        favoured = hints.favour(way)
        if favoured:
            way = way._replace(score=way.score + favoured)
        key = (way.first_names, way.last_name, "" if way.first_names else str(way.gender))
        if key not in found or found[key].score < way.score:
            found[key] = way
    return sorted(found.values(), key=lambda way: -way.score)


def _as_hinted(
    given: Sequence[str], surname: Sequence[str], ways: Sequence[Resolution], hints: Hints
) -> Iterator[Resolution]:
    """ "Aniceta Kordas", where From or the signature has these words: a woman, though only Anicet is a known name."""
    written = " ".join((*given, *surname))
    if len(given) != 1 or not given[0].endswith("a") or fold(written).lower() not in hints.folded:
        return
    if not any(way.case == "nom" for way in ways):
        yield Resolution(proper(given[0]), " ".join(map(proper, surname)), "f", "nom", "sg", _HINTED, 1)


_HINTED = 2.0


@lru_cache(maxsize=2_000)
def _ways(given: tuple[str, ...], surname: tuple[str, ...], vocative: bool) -> tuple[Resolution, ...]:
    if not given:
        return tuple(_surname_alone(surname))
    if not surname:
        return tuple(_given_alone(given))
    ways: list[Resolution] = []
    for lemma, gender, case, weight, known in given_readings(given, vocative=vocative):
        prior = 2.0 if vocative and case == "voc" else _CASE_PRIOR[case]
        for last, how in _agreeing_surnames(surname, gender, case):
            ways.append(Resolution(lemma, last, gender, case, "sg", weight + how + prior, known + (how > 1.5)))
    ways += _left_as_it_is(given, surname, ways)
    ways += _vietnamese_given(given, surname)
    ways.sort(key=lambda way: -way.score)
    return tuple(ways[:12]) or (Resolution(" ".join(given), " ".join(surname), None, "nom", "sg", -5.0, 0),)


_RARE = 0.7  # weight of a woman's name that is hardly given


def _left_as_it_is(given: tuple[str, ...], surname: tuple[str, ...], ways: Sequence[Resolution]) -> list[Resolution]:
    """A man's surname in -o, and a foreign one behind its particle, often stays in the nominative beside his bent given
    name ("Tymoteusza Wcisło", "Zygmunta de Virion").

    The same words may be a woman in the nominative; he is likelier where hers is a name that is hardly given. Elsewhere
    the words around tell ("zgłaszam Stanisława de Virion").
    """
    hers = [way for way in ways if way.gender == "f" and way.case == "nom" and way.last_name == " ".join(surname)]
    foreign = surname[0].lower() in PARTICLES and not surname[-1].endswith("a")
    if not hers or not (surname[-1].endswith("o") or foreign):
        return []
    readings = given_readings(given)
    rare = all(weight <= _RARE for _, gender, case, weight, _ in readings if (gender, case) == ("f", "nom"))
    his = [
        (first, case)
        for first, gender, case, _, known in readings
        if gender == "m" and case in ("acc", "gen") and known
    ]
    if not his:
        return []
    first, case = his[0]
    return [hers[0]._replace(first_names=first, gender="m", case=case, score=hers[0].score + (1.2 if rare else -1.5))]


def _vietnamese_given(given: tuple[str, ...], surname: tuple[str, ...]) -> Iterator[Resolution]:
    """ "Van Hung Phama", "Nguyena Van Hung", "Nguyen Van Hunga": of a Vietnamese name often one word alone is declined,
    and of a woman's (Thi) none."""
    bare = vietnamese(surname[0]) if len(surname) == 1 else None
    if bare is None:
        return
    words = [proper(word) for word in given]
    if bare == proper(surname[0]):
        declined = _DECLINED_SYLLABLE.fullmatch(fold(words[-1]).lower())
        if _OF_WOMEN in map(fold, words) and not words[-1].endswith(("ę", "ą")):
            yield Resolution(" ".join(words), bare, "f", "nom", "sg", _PLAIN, 2)
        elif declined and len(words) > 1 and not _is_nominative(words[-1]):
            words[-1] = words[-1][: len(declined["stem"])]
            yield Resolution(" ".join(words), bare, "m", "gen", "sg", _PLAIN, 2)
    elif all(map(_is_nominative, words)):
        yield Resolution(" ".join(words), bare, "m", "gen", "sg", 4.0, 2)


def _is_nominative(word: str) -> bool:
    return any(form.lemma == word and form.case == "nom" and form.weight > 0 for form in readings_of_given(word))


_OF_WOMEN = "Thi"
_PLAIN = 8.0  # a score above those of Polish forms that the same letters are ("Mai" of Maja)
# A Vietnamese word is one syllable: a vowel behind its last consonant is an ending.
_DECLINED_SYLLABLE = re.compile(r"(?P<stem>[^aeiouy]*[aeiouy]+(?:ng|nh|ch|[cmnpt]))(?:a|owi|em|iem)")


def _agreeing_surnames(surname: tuple[str, ...], gender: Gender, case: str) -> Iterator[tuple[str, float]]:
    found = readings_of_surname(surname, gender, case, "sg")
    yield from found
    if case == "voc":  # surnames keep the nominative after a vocative: "Panie Janie Kowalski"
        yield from readings_of_surname(surname, gender, "nom", "sg")
    elif case == "nom" and all(weight < 0 for _, weight in found):
        masculine = surname[-1].endswith(("ski", "cki", "dzki"))  # "Anna Wysocki" is no genitive of Wysocka
        for other in ("inst", "dat") if masculine else ("gen", "inst", "dat"):
            for lemma, weight in readings_of_surname(surname, gender, other, "sg"):
                yield lemma, weight - _DISAGREE


@lru_cache(maxsize=2_000)
def _families(surname: tuple[str, ...]) -> tuple[Resolution, ...]:
    """A family's surname in the plural: "Nowakowie", "Kowalskich"."""
    cases = ("nom", "gen", "dat", "acc", "inst", "loc")
    found = [
        Resolution("", lemma, None, case, "pl", weight, int(weight > 1.5))
        for gender in ("m", "f")
        for case in cases
        for lemma, weight in readings_of_surname(surname, gender, case, "pl")
        if gender == "m" or surname[-1].endswith("e")  # "siostry Różyckie"
    ]
    return tuple(found) or (Resolution("", " ".join(surname), None, "nom", "pl", -5.0, 0),)


def _given_alone(given: tuple[str, ...]) -> Iterator[Resolution]:
    for lemma, gender, case, weight, known in given_readings(given):
        ruler = 1.5 if gender == "m" and _ROMAN.match(given[-1]) else 0.0
        yield Resolution(lemma, "", gender, case, "sg", weight + _CASE_PRIOR[case] + ruler, int(known))


def _surname_alone(surname: tuple[str, ...]) -> Iterator[Resolution]:
    for gender, case in product(GENDERS, ("nom", "gen", "dat", "acc", "inst")):
        for lemma, weight in readings_of_surname(surname, gender, case, "sg"):
            yield Resolution("", lemma, gender, case, "sg", weight + _CASE_PRIOR[case], int(weight > 1.5))

"""What is known of a word: morfeusz2 (SGJP) and the lists of names beside this file. Loaded on first use, then cached.

morfeusz2 labels given names "imię" and surnames "nazwisko"; 97 % of given names in real texts carry the label, but only
two thirds of the surnames do, so `lemmas.py` guesses the others by the rules of declension.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, Literal, NamedTuple

from processor.names.casing import fold, proper
from processor.names.declension import decline
from processor.values import Gender

GENDERS: tuple[Gender, ...] = ("f", "m")


class Form(NamedTuple):
    """One reading of a word as a name: what it is the form of. `weight` is a log-likelihood among readings."""

    lemma: str
    gender: Gender
    case: str
    number: Literal["sg", "pl"]
    weight: float


def _words(name: str) -> tuple[str, ...]:
    text = files("processor.names").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def polish_given() -> Mapping[tuple[str, Gender], int]:
    """Given names used in Poland with their rank, commonest first."""
    ranks: dict[tuple[str, Gender], int] = {}
    for gender in GENDERS:
        for rank, word in enumerate(_words(f"given_{gender}.txt")):
            ranks.setdefault((word, gender), rank)
    return ranks


@cache
def hypocorisms() -> Mapping[str, str]:
    """Kasia → Katarzyna."""
    text = files("processor.names").joinpath("data", "hypocorisms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@cache
def foreign_given() -> Mapping[str, tuple[Gender, ...]]:
    found: dict[str, tuple[Gender, ...]] = {}
    for gender in GENDERS:
        for word in _words(f"given_foreign_{gender}.txt"):
            if gender not in found.get(word, ()):
                found[word] = (*found.get(word, ()), gender)
    return found


@cache
def frequent_surnames() -> Mapping[str, int]:
    ranks: dict[str, int] = {}
    for rank, word in enumerate(_words("surnames.txt")):
        ranks.setdefault(word, rank)
    return ranks


@cache
def _morfeusz() -> Any:
    import morfeusz2  # late: 22 ms and 44 MB, only where a word is analysed

    return morfeusz2.Morfeusz(generate=False)


@cache
def _generator() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz(analyse=False)


@lru_cache(maxsize=5_000)
def analyse(word: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(lemma, tag, labels) of every reading of one word; empty where the dictionary does not know it."""
    if not word or not word[0].isalpha() or len(word) > 60:
        return ()
    readings = _morfeusz().analyse(word)
    if any(end - start != 1 or start != 0 for start, end, _ in readings):
        return ((word, "aglt", ()),)  # a verb with its ending: "zapisał" + "am"
    found = ((form[1].split(":")[0], form[2], tuple(form[3])) for _, _, form in readings if form[2] != "ign")
    return tuple(found)


def generate(lemma: str, gender: Gender, case: str) -> tuple[str, ...]:
    """Forms of a given name by the dictionary, singular."""
    wanted = []
    for form, _, tag, labels, _ in _generator().generate(lemma):
        parts = tag.split(":")
        if "imię" not in labels or parts[0] != "subst" or "sg" not in parts[1]:
            continue
        if case in parts[2].split(".") and parts[3].startswith(gender) and form not in wanted:
            wanted.append(form)
    return tuple(wanted)


@lru_cache(maxsize=5_000)
def is_common_word(lower: str) -> bool:
    """Is this word, written in lower case, a word of the language that is no name?"""
    return any(not ({"imię", "nazwisko"} & set(labels)) and lemma[:1].islower() for lemma, _, labels in analyse(lower))


@lru_cache(maxsize=5_000)
def is_noun(lower: str) -> bool:
    """Is this word in lower case a common noun in the nominative singular? Many surnames are ("Muszla", "Kogutek")."""
    return any(lemma == lower and tag.startswith("subst:sg:nom") for lemma, tag, _ in analyse(lower))


def is_word(lower: str) -> bool:
    """Is this word in lower case a common noun or an adjective in the nominative singular ("muszla", "żywy")?"""
    return any(lemma == lower and tag.startswith(("subst:sg:nom", "adj:sg:nom")) for lemma, tag, _ in analyse(lower))


def is_finite_verb(lower: str) -> bool:
    """Is this word in lower case a form of a verb with a person or in the past, and nothing else?"""
    readings = analyse(lower)
    return bool(readings) and all(tag.startswith(("fin", "praet", "impt", "bedzie", "aglt")) for _, tag, _ in readings)


@lru_cache(maxsize=5_000)
def tells_of_another(lower: str) -> bool:
    """Is this word in lower case a verb in the third person (other than "jest"), or in the past, and nothing else?"""
    readings = analyse(lower)
    return bool(readings) and all(
        lemma != "być" and (tag.startswith("praet") or (tag.startswith("fin") and ":ter" in tag))
        for lemma, tag, _ in readings
    )


def _tagged(word: str, label: str) -> Iterator[tuple[str, Gender, str, Literal["sg", "pl"]]]:
    for lemma, tag, labels in analyse(word):
        parts = tag.split(":")
        if label not in labels or parts[0] != "subst" or len(parts) < 4 or not lemma[:1].isupper():
            continue
        gender: Gender | None = "f" if parts[3].startswith("f") else "m" if parts[3].startswith("m") else None
        if gender is None:
            continue
        for number in parts[1].split("."):
            for case in parts[2].split("."):
                yield lemma, gender, case, "sg" if number == "sg" else "pl"


@lru_cache(maxsize=5_000)
def given_forms(word: str) -> tuple[Form, ...]:
    """Readings of a word in proper case as a given name; empty where it is none that is known."""
    found: dict[tuple[str, str, str, str], Form] = {}
    for form in (*_given_by_dictionary(word), *_given_by_list(word)):
        key = (form.lemma, form.gender, form.case, form.number)
        if key not in found or found[key].weight < form.weight:
            found[key] = form
    usual = {(form.gender, form.case) for form in found.values() if (form.lemma, form.gender) in polish_given()}
    itself = any(form.lemma == word and form.case == "nom" for form in found.values())  # "Gwidon" is no form of Gwido
    return tuple(
        form
        for form in found.values()
        if (
            (form.lemma, form.gender) in polish_given()
            or form.lemma in hypocorisms()
            or (form.gender, form.case) not in usual
        )
        and not (itself and form.case == "nom" and form.lemma != word)
    )


@lru_cache(maxsize=5_000)
def _given_weight(lemma: str, gender: Gender, number: str) -> float:
    rank = polish_given().get((lemma, gender))
    weight = 0.6
    if rank is not None:
        weight = 3.0 - min(rank, 400) * 0.006
    if lemma in hypocorisms():
        weight = max(weight, 2.2)
    if gender in foreign_given().get(lemma, ()):
        weight = max(weight, 1.4)
    return weight - (4.0 if number == "pl" else 0.0)


def _given_by_dictionary(word: str) -> Iterator[Form]:
    for lemma, gender, case, number in _tagged(word, "imię"):
        yield Form(lemma, gender, case, number, _given_weight(lemma, gender, number))


@cache
def _by_beginning() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every listed given name by its first letters, with what of it all of its forms begin with: declension changes
    the end of a word only."""
    index: dict[str, list[tuple[str, str]]] = {}
    for name in dict.fromkeys([*foreign_given(), *hypocorisms(), *(word for word, _ in polish_given())]):
        kept = len(name) - (3 if name[-2] in "eě" or name.endswith(("st", "sta")) else 2) if len(name) > 4 else 2
        index.setdefault(name[:3] if len(name) > 4 else name[:2], []).append((name, name[:kept]))
    return {beginning: tuple(names) for beginning, names in index.items()}


def _given_by_list(word: str) -> Iterator[Form]:
    """Foreign given names and hypocorisms that the dictionary does not hold, declined by rule."""
    near = (*_by_beginning().get(word[:3], ()), *_by_beginning().get(word[:2], ()))
    for lemma, kept in near:
        if word.startswith(kept) and -3 <= len(word) - len(lemma) <= 5:
            yield from _declined_given(lemma, word)


_LEFT_AS_THEY_ARE = frozenset({"Van", "Thi"})  # of Vietnamese names: "pana Van Hunga"


def _declined_given(lemma: str, word: str) -> Iterator[Form]:
    for gender in _genders(lemma):
        weight = _given_weight(lemma, gender, "sg")
        unbent = lemma in _LEFT_AS_THEY_ARE
        if lemma == word and (unbent or (word[-1] in "eiou" and (lemma, gender) not in polish_given())):
            for case in ("gen", "dat", "acc", "inst", "loc"):  # Giuseppe, Giovanni: often left as they are
                yield Form(lemma, gender, case, "sg", weight - 0.8)
        for case, forms in decline(lemma, gender, "sg", "given").items():
            if word in forms:
                yield Form(lemma, gender, case, "sg", weight - (0.2 if lemma[-1] == "o" != word[-1] else 0.0))


@lru_cache(maxsize=3_000)
def _genders(lemma: str) -> tuple[Gender, ...]:
    foreign = foreign_given().get(lemma, ())
    if not foreign and lemma in hypocorisms():
        foreign = ("f",) if hypocorisms()[lemma].endswith("a") else ("m",)
    return tuple(dict.fromkeys((*foreign, *(gender for gender in GENDERS if (lemma, gender) in polish_given()))))


@lru_cache(maxsize=5_000)
def surname_readings(word: str) -> tuple[Form, ...]:
    """Readings of a word in proper case as a surname in the dictionary."""
    found = {
        (lemma, gender, case, number): Form(lemma, gender, case, number, surname_weight(lemma, gender, known=True))
        for lemma, gender, case, number in _tagged(word, "nazwisko")
    }
    return tuple(found.values())


@lru_cache(maxsize=5_000)
def is_surname_lemma(lemma: str, gender: Gender) -> bool:
    """Does the dictionary hold this nominative as a surname of this gender?"""
    return any(
        case == "nom" and sex == gender and known == lemma and number == "sg"
        for known, sex, case, number in _tagged(lemma, "nazwisko")
    )


def borne_by(last: str, gender: Gender) -> tuple[str, ...]:
    """The nominatives in which one of this gender may bear a relative's surname, likeliest first: Mądra → Mądry, but
    Gąska → Gąska, which is a man's too; of "Ruda" he may be Ruda or Rudy."""
    parts = [_part_borne_by(part, gender) for part in last.split("-")]
    return tuple("-".join(choice) for choice in product(*parts))


def _part_borne_by(part: str, gender: Gender) -> tuple[str, ...]:
    if gender == "f":
        changed: tuple[str, ...] = (part[:-1] + "a",) if part.endswith(("y", "i")) else ()
        if part.endswith(("ski", "cki", "dzki")):
            return changed
        known = tuple(form for form in changed if is_surname_lemma(form, "f"))
        return (part, *known) if any(is_surname_lemma(form, "m") for form in known) else known or (part,)
    if part.endswith("ová"):
        return part[:-3], part[:-3] + "a"
    if not part.endswith("a"):
        return (part,)
    changed = tuple(form for form in (part[:-1] + "y", part[:-1] + "i") if is_surname_lemma(form, "m"))
    if is_surname_lemma(part, "m"):
        return (part, *changed)
    return changed or ((part[:-1] + "i",) if part.endswith(("ska", "cka", "dzka")) else (part,))


def masculine_of(lemma: str) -> str:
    """Kowalska → Kowalski, Konieczna → Konieczny; others unchanged."""
    if lemma.endswith(("ska", "cka", "dzka")):
        return lemma[:-1] + "i"
    if lemma.endswith("a") and len(lemma) > 3 and lemma[:-1] + "y" in frequent_surnames():
        return lemma[:-1] + "y"
    return lemma


def surname_weight(lemma: str, gender: Gender, *, known: bool) -> float:
    """How likely somebody is called so: frequent surnames over those of the dictionary over unknown ones."""
    if gender == "f" and lemma.endswith(("ski", "cki", "dzki")):
        return 0.0
    rank = frequent_surnames().get(masculine_of(lemma) if gender == "f" else lemma)
    if rank is not None:
        return 3.2 - min(rank, 1500) * 0.0006
    return 1.7 if known else 0.0


def is_given_name(word: str) -> bool:
    """Is this word a form of a known given name ("Annę", "JANEM", "Oksana", "kasia")?"""
    return bool(given_forms(proper(word)))


def is_usual_given_name(word: str) -> bool:
    """Is this word a form of a given name used in Poland, whatever its case?"""
    return any((form.lemma, form.gender) in polish_given() for form in given_forms(proper(word)))


def full_given(word: str) -> str:
    """The full form of a short given name in the nominative (Bartek → Bartłomiej); others unchanged."""
    return hypocorisms().get(word, word)


def is_known_surname(word: str) -> bool:
    """Is this word a form of a surname known to the dictionary or among the frequent ones?"""
    word = proper(word)
    return word in frequent_surnames() or bool(surname_readings(word))


@cache
def folded_given() -> Mapping[str, tuple[str, ...]]:
    """Forms of Polish given names as they are written without diacritics: "Malgorzate" → ("Małgorzatę",)."""
    index: dict[str, list[str]] = {}
    for lemma, gender in polish_given():
        for case, forms in decline(lemma, gender, "sg", "given").items():
            for form in forms if case != "voc" else ():
                plain = fold(form)
                if plain != form:
                    index.setdefault(plain, [])
                    if form not in index[plain]:
                        index[plain].append(form)
    return {plain: tuple(forms) for plain, forms in index.items()}


@cache
def folded_surnames() -> Mapping[str, tuple[str, ...]]:
    """Forms of frequent surnames as written without diacritics: "Stepnia" → ("Stępnia",)."""
    index: dict[str, list[str]] = {}
    for lemma in (word for word in frequent_surnames() if not word.isascii()):
        for form in {form for forms in decline(lemma, "m").values() for form in forms}:
            plain = fold(form)
            if plain != form:
                index.setdefault(plain, []).append(form)
    return {plain: tuple(forms) for plain, forms in index.items()}

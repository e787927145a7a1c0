"""The words of a text, each looked at once: where it stands and what it can be in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from processor.names.agreement import readings_of_given
from processor.names.casing import PARTICLES, fold, is_caps_locked, proper, word_set
from processor.names.declension import decline
from processor.names.dictionary import (
    analyse,
    frequent_surnames,
    hypocorisms,
    is_common_word,
    polish_given,
    surname_readings,
)
from processor.names.titles import is_label, is_title
from processor.values import Gender

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.){1,3}|[^\W\d_]+(?:(?:['’‐‑–-]|-\n(?=[A-ZĄĆĘŁŃÓŚŹŻ]))[^\W\d_]+)*\.?")
_CLOSED_TAGS = word_set("prep conj comp part interj ppron12 ppron3 siebie num adv")
_FUNCTION_TAGS = word_set("prep conj comp part interj ppron12 ppron3 siebie adv num fin praet impt inf pred aglt cond")
_ARABIC = re.compile(r"(?:al|el|bin|ibn|ben)-\w{3,}$")  # Al-Hassan: a surname, though Al is a given name too
_SURNAME_SHAPE = re.compile(
    r"(?:sk|ck|dzk)(?:i|a|iego|iej|iemu|im|ą|ich|imi)$|(?:wicz|czyk|czak|enko|iak)(?:a|owi|em|iem|u|ie|ów|owie|ami)?$|owsk"
)


class Word(NamedTuple):
    """One word at `[start, end)`; `text` is without the full stop that may follow, `dot` tells of it.

    `joined`: only blanks (or the line break of wrapped prose) stand between it and the word before.
    """

    text: str
    start: int
    end: int
    dot: bool
    joined: bool
    gap: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a word in proper case can be: weights as a given name and as a surname (None: not known as one)."""

    given: float | None
    surname: float | None
    common: bool
    place: bool
    polish: bool  # among the given names used in Poland
    other: bool  # known to the dictionary as something else only

    @property
    def unknown(self) -> bool:
        return self.given is None and self.surname is None and not self.common and not self.other


_WRAPPED = 50
_LINE = 300  # characters
# A line that ends in a title and one word: the name goes on in the next ("… oraz pana Nikodema\nWierzchowca").
_BROKEN = re.compile(
    r"[a-ząćęłńóśźż,] (?:pan[aiu]?|panią|panem|p\.|dr|mgr|inż\.|ks\.) [A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}$"
)
_RESUMED = re.compile(r"\s*[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:-[^\W\d_]+)?(?=[,.;)]| [a-ząćęłńóśźż(])")


def words(text: str) -> list[Word]:
    """Every word of the text in order; linear in its length."""
    return list(_words_of_line(text)) if len(text) <= _LINE else _words(text)


def _words(text: str) -> list[Word]:
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[before:start]
        joined = bool(found) and (gap == " " or (gap.isspace() and _same_line(gap, text, before)))
        word = match[0]
        if word.isalpha():
            found.append(Word(word, start, end, False, joined, gap, not word.islower() and _is_capital(word)))
        else:
            end = _before_function(text, start, end) if "-" in word or "–" in word else end
            word, dot = _unmarked(text[start:end])
            found.append(Word(word, start, end - 1 if dot else end, dot, joined, gap, _is_capital(word)))
        before = end
    found = _with_conjunctions(found) if " I " in text else found
    return _hyphenated(found) if " - " in text or " – " in text else found


def _with_conjunctions(found: list[Word]) -> list[Word]:
    """ "NOWAK ANNA I KOWALSKI JAN": between words in capitals "I" is the conjunction, and no initial."""
    near = zip(found, [None, *found], [*found[1:], None], strict=False)
    return [
        word._replace(capital=False) if _is_conjunction(word, before, after) else word for word, before, after in near
    ]


def _is_conjunction(word: Word, before: Word | None, after: Word | None) -> bool:
    beside = before is not None and after is not None and not word.dot and word.text == "I"
    return beside and all(len(one.text) > 1 and one.text.isupper() for one in (before, after) if one is not None)


@lru_cache(maxsize=64)  # a line is looked at for its dash and again for its name
def _words_of_line(text: str) -> tuple[Word, ...]:
    return tuple(_words(text))


def _unmarked(word: str) -> tuple[str, bool]:
    """The word on one line, with straight apostrophes (O’Neill) and without its full stop, which is told."""
    word = word.replace("\n", "").replace("’", "'")
    return word.removesuffix("."), word.endswith(".")


_FUNCTION = re.compile(
    r"[-–](?P<function>[a-ząćęłńóśźż]{4,}"
    r"|(?:Kierowni|Dyrektor|Naczelni|Inspektor|Specjalist|Referent|Skarbni|Sekretar|Prezes)[a-ząćęłńóśźż]*)$"
)


def _before_function(text: str, start: int, end: int) -> int:
    """The end of the word without a function glued to it by a hyphen: "Bąk-konserwator", not "Nowak-kowalska"."""
    last = end - (text[end - 1] == ".")
    glued = _FUNCTION.search(text, start, last) if text[start].isupper() else None
    if glued is None:
        return end
    function = glued["function"]
    if function.islower() and is_title(function):  # "Bańkę-sołtysa", though people are called Sołtys
        return glued.start()
    if not is_noun_form(function.lower()) or surname_readings(proper(function)):
        return end
    return glued.start()


def _is_capital(word: str) -> bool:
    if word.isalpha() and word.islower():  # nearly every word of a text
        return False
    return word[0].isupper() or is_caps_locked(word) or (word[1:2] in {"'", "’"} and word[2:3].isupper())


def _hyphenated(found: list[Word]) -> list[Word]:
    """A double-barrelled surname with blanks about its hyphen ("Mrówczyńska - Gil") as one word."""
    merged: list[Word] = []
    for index, word in enumerate(found):
        before = merged[-1] if merged else None
        after = found[index + 1] if index + 1 < len(found) else None
        if before is not None and word.gap in (" - ", " – ") and _second_half(before, word, after):
            text = f"{before.text}-{word.text}"
            merged[-1] = Word(text, before.start, word.end, word.dot, before.joined, before.gap, True)
        else:
            merged.append(word)
    return merged


def _second_half(before: Word, word: Word, after: Word | None) -> bool:
    capitals = before.text.isupper() and word.text.isupper() and len(before.text) > 2
    heads = capitals and after is not None and after.joined and not after.text.isupper()  # "WILK - SOWA Jagoda"
    if not (before.capital and word.capital and (before.joined or heads)) or before.dot or is_title(word.text):
        return False
    if after and after.joined and not heads:
        return False
    seen, first = look(word.text), look(before.text)
    if seen.place and (seen.surname or 0.0) < 2.3:  # "Jana Nowaka – Miechów"
        return False
    return (
        seen.given is None and (seen.surname or 0.0) >= 1.7 and first.surname is not None and (first.given or 0.0) < 1.7
    )


def _same_line(gap: str, text: str, before: int) -> bool:
    if "\t" in gap or gap.count("\n") > 1:
        return False
    if "\n" in gap:  # the line break of wrapped prose: the line before it is long
        start = text.rfind("\n", max(0, before - 200), before) + 1
        return before - start >= _WRAPPED or (
            (_BROKEN.search(text, start, before) is not None or _ends_in_given(text, start, before))
            and _RESUMED.match(text, before) is not None
        )
    return len(gap) <= 3


_TWO_WORDS = re.compile(r"[a-ząćęłńóśźż,] (?P<first>[^\W\d_]{3,}) (?P<second>[^\W\d_]{3,})$")


def _ends_in_given(text: str, start: int, end: int) -> bool:
    """A line of prose that ends in two given names: the surname stands in the next ("… panią Annę Marię\nBiedroń")."""
    match = _TWO_WORDS.search(text, start, end)
    if match is None or not (match["first"][0].isupper() and match["second"][0].isupper()):
        return False
    return all(word == proper(word) and readings_of_given(word) for word in match.groups())


@lru_cache(maxsize=5_000)
def look(word: str) -> Look:
    """What the word can be, judged without its neighbours."""
    shaped = proper(word)
    lower = shaped.lower()
    if _ARABIC.match(lower):
        return Look(None, 1.7, False, False, False, False)
    given = max((form.weight for form in readings_of_given(shaped) if form.number == "sg"), default=None)
    readings = [reading for part in shaped.split("-") for reading in surname_readings(part)]
    surname = max((reading.weight for reading in readings), default=None)
    if surname is None and (shaped in frequent_surnames() or _SURNAME_SHAPE.search(lower)):
        surname = 1.2
    labels = {label for _, _, found in analyse(shaped) for label in found}
    place = bool({"nazwa_geograficzna", "etnonim", "nazwa_mieszkańca"} & labels)
    polish = any((form.lemma, form.gender) in polish_given() for form in readings_of_given(shaped))
    return Look(
        given,
        surname,
        is_common_word(lower),
        place,
        polish,
        bool(analyse(shaped)) and given is None and surname is None,
    )


@cache
def lower_given() -> frozenset[str]:
    """Forms of usual given names in lower case, also without diacritics: a first sieve for words in lower case."""
    found: set[str] = set()
    usual: list[tuple[str, Gender]] = list(polish_given())
    usual += [(word, "f" if full.endswith("a") else "m") for word, full in hypocorisms().items()]
    for lemma, gender in usual:
        for forms in decline(lemma, gender, "sg", "given").values():
            found.update(form.lower() for form in forms)
    found |= {fold(word) for word in found}
    return frozenset(found)


def is_lower_given_form(word: str) -> bool:
    """May the word in lower case, with or without diacritics, be a form of a usual given name, whatever else it is?"""
    return word in lower_given()


def is_lower_given(word: str) -> bool:
    """May this word in lower case be a given name ("jan", "bożena", "malgorzate") and no other word?"""
    if word not in lower_given() or is_function_word(word):
        return False
    seen = look(word)
    return seen.given is not None and (seen.given >= 2.0 or not seen.common)


def is_lower_surname(word: str, beside: str = "") -> bool:
    """May this word in lower case be a surname beside a given name: known or shaped as one, and no other word?"""
    if len(word) < 3 or word in PARTICLES or is_title(word):
        return False
    seen = look(word)
    if beside[:1].isupper() and (seen.surname is None or is_function_word(word)):
        return False
    if seen.common:
        doubtful = bool(beside) and look(beside).common and (look(beside).given or 0.0) < 2.5
        return not doubtful and (seen.surname or 0.0) >= 2.3 and not is_closed_word(word)
    return (seen.surname is not None or seen.unknown) and not is_function_word(word)


def is_noun_form(word: str) -> bool:
    """Is the word in lower case a form of a common noun or adjective and of no other sort of word?"""
    return not is_function_word(word) and any(tag.startswith(("subst", "adj")) for _, tag, _ in analyse(word))


def is_person_noun(word: str) -> bool:
    """Is the word in lower case a common noun of persons: personal masculine (m1 in SGJP), or a woman's function?"""
    nouns = [(lemma, tag) for lemma, tag, _ in analyse(word) if tag.startswith("subst")]
    return any(":m1" in tag or lemma.endswith(("czka", "rka", "lka", "nka", "yni")) for lemma, tag in nouns)


def is_closed_word(word: str) -> bool:
    """Is the word a preposition, conjunction, particle or pronoun?"""
    return any(tag.split(":")[0] in _CLOSED_TAGS for _, tag, _ in analyse(word))


def is_function_word(word: str) -> bool:
    """Is the word a preposition, conjunction, particle, pronoun, adverb, numeral or verb?"""
    return any(tag.split(":")[0] in _FUNCTION_TAGS for _, tag, _ in analyse(word))


@lru_cache(maxsize=5_000)
def is_adjective(word: str) -> bool:
    """May the word be an adjective or a participle that stands before a noun?"""
    tags = [tag.split(":")[0] for _, tag, _ in analyse(word)]
    return bool(tags) and all(tag in ("adj", "ppas", "pact", "num") for tag in tags)


@lru_cache(maxsize=5_000)
def is_preposition(word: str) -> bool:
    """May the word in lower case be a preposition?"""
    return any(tag.startswith("prep") for _, tag, _ in analyse(word))


@lru_cache(maxsize=5_000)
def person_noun(word: str) -> tuple[tuple[Gender | None, str], ...]:
    """(sex, case) of every reading of a word in lower case as a common noun of persons; of several no sex is told."""
    found: dict[tuple[Gender | None, str], None] = {}
    for _, tag, _ in analyse(word):
        parts = tag.split(":")
        if parts[0] == "subst" and len(parts) > 3 and (parts[3].startswith("m1") or parts[3].startswith("f")):
            sex: Gender | None = None if parts[1] == "pl" else "m" if parts[3].startswith("m1") else "f"
            found |= {(sex, case): None for case in parts[2].split(".")}
    return tuple(found)


def is_known_word(word: str) -> bool:
    """Does the dictionary know this word, in its case, as a word of any kind?"""
    return bool(analyse(word))


@lru_cache(maxsize=5_000)
def things(word: str) -> frozenset[str]:
    """The nominatives of a word in lower case that names a thing, an act or an event ("basenie" → basen, "pływaniem" →
    pływać); empty for words of persons and for what may be another part of speech ("mam", "chory")."""
    readings = analyse(word)
    if is_function_word(word):
        return frozenset()
    nouns = [(lemma, tag) for lemma, tag, _ in readings if tag.startswith(("subst", "ger")) and lemma[:1].islower()]
    if any(tag.startswith(("adj", "ppas", "pact")) for _, tag, _ in readings):
        nouns = [(lemma, tag) for lemma, tag in nouns if lemma.endswith(("ski", "cki"))]  # languages: "angielski"
    return frozenset(lemma for lemma, tag in nouns if not _is_of_person(lemma, tag))


@lru_cache(maxsize=5_000)
def own_deeds(word: str) -> frozenset[str]:
    """The infinitives of a word in lower case that can only be a verb in the first person or an infinitive ("pomaluję",
    "grać"): what its writer does or wants to."""
    readings = analyse(word)
    if not all(tag.startswith(("inf", "fin")) for _, tag, _ in readings):
        return frozenset()
    return frozenset(lemma for lemma, tag, _ in readings if tag.startswith("inf") or ":pri" in tag)


@lru_cache(maxsize=5_000)
def may_be_genitive(word: str) -> bool:
    """May a word in lower case be a noun in the genitive, as a complement stands behind another noun?"""
    return any(
        tag.startswith(("subst", "ger")) and "gen" in tag.split(":")[2].split(".") for _, tag, _ in analyse(word)
    )


@lru_cache(maxsize=5_000)
def names_person(word: str) -> bool:
    """May a word in lower case name a person by what he is ("trenera", "kuzynką"), and is it nothing but a noun?"""
    tags = [(lemma, tag) for lemma, tag, _ in analyse(word)]
    if is_function_word(word) or any(tag.startswith(("adj", "ppas", "pact")) for _, tag in tags):
        return False
    return any(tag.startswith("subst") and _is_of_person(lemma, tag) for lemma, tag in tags)


def _is_of_person(lemma: str, tag: str) -> bool:
    return ":m1" in tag or _is_womans(lemma)


@lru_cache(maxsize=5_000)
def _is_womans(lemma: str) -> bool:
    """Is a noun a woman's: one of kin, or made of a man's (nauczyciel-ka, kierownik → kierowniczka, zastępca →
    zastępczyni)?"""
    if lemma in _WOMEN:
        return True
    mens: tuple[str, ...] = ()
    if lemma.endswith("czka"):
        mens = (lemma[:-4] + "k", lemma[:-4] + "ca", lemma[:-4] + "cz")
    elif lemma.endswith("ka"):
        mens = (lemma[:-2], lemma[:-2] + "iec")
    elif lemma.endswith("czyni"):
        mens = (lemma[:-5] + "ca",)
    elif lemma.endswith("ni"):
        mens = (lemma[:-3], lemma[:-2])
    return any(
        tag.startswith("subst:sg:nom") and ":m1" in tag and found == man
        for man in mens
        for found, tag, _ in analyse(man)
    )


_WOMEN = word_set(
    """
    uczestniczka uczestnica małżonka promotorka kobieta mama mamusia matka żona siostra córka babcia babka ciocia
    ciotka teściowa synowa bratowa szwagierka siostrzenica bratanica wnuczka koleżanka przyjaciółka dziewczyna
    narzeczona pani uczennica pracownica szefowa prezeska radna położna przełożona gospodyni sołtyska wójtowa
    burmistrzowa bliźniaczka zakonnica
    """
)


def is_only_label(word: str) -> bool:
    """Is the word one of a form or a greeting, and no adjective by which many are called ("Seweryn Dobry")?"""
    if not is_label(word):
        return False
    adjectival = any(tag.startswith("adj:") for _, tag, _ in analyse(word.lower()))
    return not (adjectival and (look(word).surname or 0.0) >= _MANY)


_MANY = 2.0  # weight of a surname that many bear, whatever else the word is


def is_place(word: str) -> bool:
    """May the word be a geographical name, whatever its case?"""
    return look(word).place


@lru_cache(maxsize=5_000)
def may_be_noun(word: str) -> bool:
    """May the word in lower case be a common noun or a verbal noun?"""
    return any(tag.startswith(("subst", "ger")) for _, tag, _ in analyse(word))

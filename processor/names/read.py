"""Texts that are nothing but a name: a cell, a form's value, a display name, a signature line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from processor.names.agreement import Hints, is_initial, is_ordinal, resolve
from processor.names.casing import PARTICLES, cleaned
from processor.names.chain import FUNCTION_WORDS
from processor.names.dictionary import is_known_surname
from processor.names.find import find_in_clean, name_of
from processor.names.name import Name
from processor.names.spans import Span
from processor.names.titles import is_generation, is_institution, is_label, is_title
from processor.names.words import Look, Word, is_noun_form, is_only_label, is_person_noun, look, words

_ASIDE = re.compile(
    r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|<[^<>]{0,200}>|/[a-ząćęłńóśźż][^/\n]{1,60}/?|[\w.+-]{1,64}@[\w.-]{1,200}"
)
_AFTER_DASH = re.compile(r"\s[-–—|/]\s|\s{3,}")
_SEVERAL = re.compile(r"\s(?:i|oraz|z|ze|a także)\s|[\n;&+]", re.IGNORECASE)
_OF_A_PLACE = re.compile(r"\s*(?P<place>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\s*:\s+(?=[^\W\d_])")  # "Bochnia: Jan Kos"
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]?|[-–•*·])\s+")
_LONGEST = 300
_VOWEL = re.compile(r"[AEIOUYĄĘÓ]")  # "CSFN" is no surname
_NEUTRAL = Look(None, 0.0, False, False, False, False)


def read(text: str, *, hints: Iterable[str] = (), surname_first: bool | None = None) -> tuple[Name, ...]:
    """The names in a text expected to be nothing but name(s); empty where it is no name.

    `surname_first` tells the order where a table's header or the other rows do; None leaves it to the words.
    "KOWALSKI, JAN", "Nowicka, Iwona (UM)", "mgr inż. Anna Nowak – Wójt Gminy" are understood.
    """
    known = Hints.of(hints)
    return _read_line(text, known, surname_first) if len(text) <= _LONGEST else _read(text, known, surname_first)


def _read(text: str, hints: Hints, surname_first: bool | None) -> tuple[Name, ...]:
    clean, offsets = cleaned(text[:20_000])
    found: list[Name] = []
    for start, end in _pieces(clean):
        one = _one(clean, start, end, hints, surname_first)
        found.extend(one)
    return tuple(_in_original(name, text, offsets) for name in found)


def _in_original(name: Name, text: str, offsets: Sequence[int]) -> Name:
    """The name with its offsets in `text`, and as it is written there."""
    start, end = offsets[name.start], offsets[name.end]
    written = text[start:end]
    if (start, end, written) == (name.start, name.end, name.written):  # as in nearly every text
        return name
    return replace(name, start=start, end=end, written=written)


_read_line = lru_cache(maxsize=256)(_read)  # the writer, the lists and the signature are sought in the same lines


def _pieces(text: str) -> list[tuple[int, int]]:
    """The lines of the text."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


def _one(text: str, start: int, end: int, hints: Hints, surname_first: bool | None) -> Sequence[Name]:
    line = text[start:end]
    if len(line) > _LONGEST or _SEVERAL.search(line):
        return _shifted(find_in_clean(line, hints), start)
    blank = _ASIDE.sub(lambda match: " " * len(match.group()), line)
    number = _NUMBERED.match(blank)
    if number:
        blank = " " * number.end() + blank[number.end() :]
    of_place = _OF_A_PLACE.match(blank)
    if of_place and look(of_place["place"]).place and (look(of_place["place"]).given or 0.0) < 1.0:
        blank = " " * of_place.end() + blank[of_place.end() :]
    dash = _dash(blank)
    core = blank[: dash.start()] if dash else blank
    span, titles = _span(core, surname_first)
    if span is None:
        return _shifted([name for name in find_in_clean(blank, hints) if name.complete], start)
    return _shifted([_in_its_place(name_of(line, span, hints, titles), span)], start)


def _dash(blank: str) -> re.Match[str] | None:
    """The first dash or gap behind which something else is told; not the hyphen of "Ruta - Sadowska"."""
    found: list[Word] | None = None
    for match in _AFTER_DASH.finditer(blank.rstrip(), len(blank) - len(blank.lstrip())):
        found = words(blank) if found is None else found
        if not any(word.start < match.start() < word.end for word in found):
            return match
    return None


def _in_its_place(name: Name, span: Span) -> Name:
    """An unknown given name beside a known surname, where nothing but a name is written, is one after all."""
    if not span.guessed or name.case != "nom" or not is_known_surname(name.last_name):
        return name
    return replace(name, confidence=round(min(0.93, name.confidence * 1.18), 3))


def _shifted(names: Sequence[Name], by: int) -> Sequence[Name]:
    if by == 0:
        return names
    return [replace(name, start=name.start + by, end=name.end + by) for name in names]


def _span(core: str, surname_first: bool | None) -> tuple[Span | None, tuple[str, ...]]:
    if any(map(str.isdigit, core)):
        return None, ()
    comma = core.find(",")
    found = words(core) if comma >= 0 else _without_functions(words(core))
    titles = [w for w in found if _title_here(w, found)]
    rest = [w for w in found if w not in titles and not (len(w.text) == 1 and w.text.islower() and found[0].capital)]
    told = tuple(w.text + ("." if w.dot else "") for w in titles)
    if comma >= 0:
        rest, swapped = _around_comma(rest, comma)
        if swapped:
            surname_first = True
    rest = rest[:-1] if _ends_in_letters(rest) else rest
    if not 1 <= len(rest) <= 6 or (len(rest) == 1 and len(found) > 4):
        return None, told
    return _roles(rest, surname_first), told


def _without_functions(found: list[Word]) -> list[Word]:
    """ "kierowca Marian Wójt": beside two words in capitals a noun of persons in small letters is what he does."""
    if sum(word.capital for word in found) < 2:
        return found
    return [w for w in found if w.capital or _is_particle(w) or is_title(w.text) or not is_person_noun(w.text)]


def _ends_in_letters(rest: list[Word]) -> bool:
    """ "Benedykta Kurek CSFN", "Jan Kos OFMConv": letters of an order behind a whole name; not
    "Jan Maria ROKITA"."""
    letters = rest[-1].text if rest else ""
    longest = 5 if letters.isupper() else 8
    if len(rest) < 3 or not letters[:2].isupper() or not 2 <= len(letters) <= longest:
        return False
    if any(word.text.isupper() for word in rest[:-1]):
        return False
    return look(rest[-2].text).given is None or (len(letters) == 2 and look(letters).surname is None)


def _title_here(word: Word, found: Sequence[Word]) -> bool:
    """A title, unless it is the surname: the one word left beside a given name ("Jan Wójt")."""
    if is_generation(word.text) and len(found) > 2:
        return True
    if not is_title(word.text) or (is_initial(word.text) and word.text.isupper()):
        return False
    others = [w for w in found if w is not word and not is_title(w.text)]
    return (
        len(others) != 1
        or look(others[0].text).given is None
        or word is found[0]
        or (word.dot and word is not found[-1])
    )


def _around_comma(rest: list[Word], comma: int) -> tuple[list[Word], bool]:
    """ "KOWALSKI, JAN" is one name; what follows the comma of "Anna Nowak, kierownik" is not of it."""
    left = [w for w in rest if w.start < comma]
    right = [w for w in rest if w.start > comma]
    given = bool(right) and all(look(w.text).given is not None or is_initial(w.text) for w in right)
    if given and 1 <= len(left) <= 3 and (len(left) == 1 or not _may_be_given(left[0], look(left[0].text))):
        return rest, True
    return (left, False) if left else (right, False)


def _roles(rest: Sequence[Word], surname_first: bool | None) -> Span | None:
    """Which of the words are given names and which the surname; None where they are no name."""
    if is_label(rest[0].text) or any(is_only_label(w.text) for w in rest):
        return None
    if any(is_institution(w.text) or _is_function_word(w) for w in rest):
        return None
    looks = [_NEUTRAL if _is_particle(w) else look(w.text) for w in rest]
    lower = all(w.text.islower() for w in rest)
    strange = any(seen.given is None and seen.surname is None and not seen.unknown for seen in looks)
    if strange and not _may_be_noun_surname(rest, looks, lower):
        return None
    if len(rest) == 1:
        return _alone(rest[0])
    given = [index for index, seen in enumerate(looks) if _may_be_given(rest[index], seen)]
    if not given and any(seen.place for seen in looks):
        return None
    if not given and any(seen.common for seen in looks) and not all(w.text[0].isupper() for w in rest):
        return None
    split = _split(rest, looks, given, surname_first)
    return None if split is None else Span(split[0], split[1], split[2], lower, guessed=not given)


def _is_function_word(word: Word) -> bool:
    """ "Tylko Ewę", "Również Jan": no surname."""
    return len(word.text) > 2 and word.text.lower() in FUNCTION_WORDS and not _is_particle(word)


def _is_particle(word: Word) -> bool:
    return (word.text.lower() if word.text.isupper() else word.text) in PARTICLES


def _may_be_noun_surname(rest: Sequence[Word], looks: Sequence[Look], lower: bool) -> bool:
    """One word that is only a word of the language beside a given name: "Szklanka, Lukrecja", "Zbylut Powieka"."""
    plain = [
        w
        for w, seen in zip(rest, looks, strict=True)
        if seen.given is None and seen.surname is None and not seen.unknown
    ]
    if len(plain) != 1 or len(rest) != 2 or lower:
        return False
    other = looks[1 - rest.index(plain[0])]
    if look(plain[0].text).place:
        return other.polish and (other.given or 0.0) >= 0.5
    if not is_noun_form(plain[0].text.lower()):
        return False
    return bool(other.given is not None and other.given >= 0.5) or (other.unknown and plain[0] is rest[1])


def _may_be_given(word: Word, seen: Look) -> bool:
    if _is_particle(word):
        return False
    return (seen.given is not None and seen.given > 0.5) or is_initial(word.text) or is_ordinal(word.text)


def _alone(word: Word) -> Span | None:
    seen = look(word.text)
    if (
        seen.given is not None
        and (seen.given >= 1.0 and not (seen.common and word.text.islower()))
        and seen.given >= (seen.surname or 0.0) - 0.5
    ):
        return Span((word,), ())
    if seen.surname is not None and not seen.place and not (seen.common and word.text.islower()):
        return Span((), (word,))
    return None


def _split(
    rest: Sequence[Word], looks: Sequence[object], given: Sequence[int], surname_first: bool | None
) -> tuple[tuple[Word, ...], tuple[Word, ...], bool] | None:
    count = len(rest)
    if surname_first is None:
        surname_first = _told_by_capitals(rest)
    leading = _run(rest, given, 0)
    if surname_first is None and 0 < leading < count - 1 and _is_particle(rest[leading]):
        surname_first = False  # "Wincenty a Paulo": what a particle leads is the surname
    trailing = _run_back(rest, given)
    if surname_first is None and leading == 0 and trailing == 0 and _is_surname_of_a_foreigner(rest):
        return (rest[1],), (rest[0],), True
    if surname_first is None and leading == 0 and trailing == 0:
        if not all(w.text[0].isupper() for w in rest if w.text.lower() not in PARTICLES):
            return None
        return (rest[0],), tuple(rest[1:]), False
    first = surname_first if surname_first is not None else _is_surname_first(rest, leading, trailing)
    if first:
        size = max(1, min(trailing, count - 1))
        return tuple(rest[count - size :]), tuple(rest[: count - size]), True
    size = max(1, min(leading, count - 1))
    return tuple(rest[:size]), tuple(rest[size:]), False


def _is_surname_of_a_foreigner(rest: Sequence[Word]) -> bool:
    """ "Sawicka Oriela": of two words that are no given names the first is a surname by its ending, the second none."""
    if len(rest) != 2 or not rest[0].text.lower().endswith(_ADJECTIVAL):
        return False
    return look(rest[0].text).surname is not None and look(rest[1].text).unknown


_ADJECTIVAL = ("ski", "ska", "cki", "cka", "dzki", "dzka")


def _told_by_capitals(rest: Sequence[Word]) -> bool | None:
    """ "JASIEK Dorota", "Dorota JASIEK": the word in capitals among others is the surname."""
    capitals = [len(w.text) > 2 and w.text.isupper() and bool(_VOWEL.search(w.text)) for w in rest]
    if all(capitals) or not any(capitals) or is_initial(rest[0].text) or is_initial(rest[-1].text):
        return None
    return True if capitals[0] and not capitals[-1] else False if capitals[-1] and not capitals[0] else None


def _run(rest: Sequence[Word], given: Sequence[int], at: int) -> int:
    size = 0
    while at + size < len(rest) and at + size in given:
        size += 1
    return size


def _run_back(rest: Sequence[Word], given: Sequence[int]) -> int:
    size = 0
    while size < len(rest) and len(rest) - 1 - size in given:
        size += 1
    return size


def _is_surname_first(rest: Sequence[Word], leading: int, trailing: int) -> bool:
    if trailing == 0:
        return False
    if leading == 0:
        return True
    first, last = look(rest[0].text), look(rest[-1].text)
    if is_initial(rest[0].text) or is_initial(rest[-1].text):
        return is_initial(rest[-1].text) and not (first.surname is None and (first.given or 0.0) >= 2.0)
    given_first = (first.given or 0.0) + (last.surname or 0.0)
    given_last = (last.given or 0.0) + (first.surname or 0.0) - 0.8
    if abs(given_first - given_last) > 0.3:
        return given_last > given_first
    ahead = resolve([w.text for w in rest[:-1]], [rest[-1].text])[0].score
    behind = resolve([rest[-1].text], [w.text for w in rest[:-1]])[0].score - 0.8
    return behind > ahead

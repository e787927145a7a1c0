"""One full name as a string: back to the nominative, its gender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from processor.names.agreement import Hints, given_readings, is_initial, is_ordinal, resolve
from processor.names.casing import HYPHENS, PARTICLES, cleaned
from processor.names.read import _roles
from processor.names.titles import is_title
from processor.names.vocative import gender_of_given
from processor.names.words import Word, words
from processor.values import Gender

_ADDRESS = re.compile(r"^(?:pan[aiu]?|panem|panią) (?=\w)", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:z|ze|de domo)\s.*$")


def nominative(full_name: str, *, hints: Iterable[str] = ()) -> str:
    """A full name in any case back in the nominative, the words in the order written: "Annę Nowak" → "Anna Nowak".

    A name already in the nominative comes back unchanged (ALL CAPS and lower case are put right); unknown words are
    inflected back by rule. What is no name comes back as it is.
    """
    clean = _ADDRESS.sub("", re.sub(r"\s+", " ", cleaned(full_name)[0]).strip())
    tail = _TAIL.search(clean)
    if tail and tail.start() > 0:
        head, rest = clean[: tail.start()], clean[tail.start() :]
        return _nominative(head, hints) + rest
    return _nominative(clean, hints)


def given_nominative(word: str, gender: Gender) -> str:
    """A given name of this gender back in the nominative ("Szymona", m → "Szymon"); "" where it is not known."""
    found = [way for way in given_readings([word]) if way[1] == gender and way[4]]
    return max(found, key=lambda way: way[3])[0] if found else ""


def _nominative(clean: str, hints: Iterable[str]) -> str:
    found = [word for word in words(clean) if not (is_title(_text(word)) and (word.dot or not word.capital))]
    if not found or any(character.isdigit() for character in clean):
        return clean
    given, surname = _parted(found)
    best = next(iter(resolve([_text(w) for w in given], [_text(w) for w in surname], Hints.of(hints))), None)
    if best is None or (not best.known and (len(found) == 1 or not any(word.capital for word in found))):
        return clean
    return _rewritten(clean, (*given, *surname), (*best.first_names.split(), *best.last_name.split()))


def _parted(found: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Given names and surname; without better knowledge the first word is the given name."""
    if is_ordinal(found[-1].text) or len(found) == 1:
        return tuple(found), ()
    span = _roles(found, None)
    if span is not None and span.surname:
        return span.given, span.surname
    return (found[0],), tuple(found[1:])


def _rewritten(clean: str, written: Sequence[Word], nominatives: Sequence[str]) -> str:
    """The text with its words put in the nominative, and all that stands between them kept."""
    if len(written) != len(nominatives):
        return " ".join(nominatives)
    parts, at = [], 0
    for word, lemma in sorted(zip(written, nominatives, strict=True), key=lambda pair: pair[0].start):
        end = word.end + (1 if lemma.endswith(".") else 0)
        parts += [clean[at : word.start], _as_written(clean, clean[word.start : end], lemma)]
        at = end
    return "".join(parts) + clean[at:]


def _as_written(clean: str, word: str, lemma: str) -> str:
    """A word that the nominative leaves as it is keeps its letters: "von", "noga", "d’Antoni", "Kubińska–Sieradzka"."""
    lone = (word.isupper() and len(word) > 1) or clean.islower() or (word[1:].isupper() and len(word) > 2)
    same = word.translate(HYPHENS).lower() == lemma.lower()
    return word if same and not lone else lemma


def _text(word: Word) -> str:
    text, dot = word.text, word.dot
    return text + "." if dot and is_initial(text) else text


def gender(full_name: str) -> Gender | None:
    """The gender a full name in the nominative tells, or None."""
    given = [word for word in cleaned(full_name)[0].split() if word.lower() not in PARTICLES]
    if not given:
        return None
    told = gender_of_given(given[0].rstrip("."))
    if told is None and len(given) > 1 and not is_initial(given[0]):
        told = gender_of_given(given[-1]) if len(given) == 2 and gender_of_given(given[-1]) else None
    return told or _by_surname(given[-1])


def _by_surname(surname: str) -> Gender | None:
    if surname.endswith(("ska", "cka", "dzka", "owa", "ówna")):
        return "f"
    return "m" if surname.endswith(("ski", "cki", "dzki")) else None

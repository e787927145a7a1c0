"""One full name as a string: back to the nominative, its gender."""

from __future__ import annotations

import re
from collections.abc import Iterable

from processor.names.agreement import Hints, is_initial, is_ordinal, resolve
from processor.names.casing import PARTICLES, cleaned
from processor.names.read import _roles
from processor.names.vocative import gender_of_given
from processor.names.words import Word, words
from processor.values import Gender

_TAIL = re.compile(r"\s(?:z|ze|de domo)\s.*$")


def nominative(full_name: str, *, hints: Iterable[str] = ()) -> str:
    """A full name in any case back in the nominative, the words in the order written: "Annę Nowak" → "Anna Nowak".

    A name already in the nominative comes back unchanged (ALL CAPS and lower case are put right); unknown words are
    inflected back by rule. What is no name comes back as it is.
    """
    clean = re.sub(r"\s+", " ", cleaned(full_name)[0]).strip()
    tail = _TAIL.search(clean)
    if tail and tail.start() > 0:
        head, rest = clean[: tail.start()], clean[tail.start() :]
        return _nominative(head, hints) + rest
    return _nominative(clean, hints)


def _nominative(clean: str, hints: Iterable[str]) -> str:
    found = words(clean)
    if not found or any(character.isdigit() for character in clean):
        return clean
    if len(found) == 1:
        ways = resolve([found[0].text], [])
        return ways[0].full_name if ways[0].known else clean
    span = _roles(found, None)
    given, surname = (
        (span.given, span.surname) if span is not None and span.surname else (tuple(found[:1]), tuple(found[1:]))
    )
    if is_ordinal(found[-1].text):
        return resolve([_text(w) for w in found], [])[0].full_name
    first = bool(span is not None and span.surname and span.surname_first)
    best = resolve([_text(w) for w in given], [_text(w) for w in surname], Hints.of(hints))[0]
    parts = (best.last_name, best.first_names) if first else (best.first_names, best.last_name)
    return " ".join(parts)


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

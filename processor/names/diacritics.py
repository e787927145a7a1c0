"""Polish letters that a writer left out, put back where something tells them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from processor.names.casing import fold, proper
from processor.names.dictionary import analyse, folded_given, folded_surnames, given_forms


def restore(full_name: str, evidence: Iterable[str]) -> str:
    """The name with its Polish letters, where the evidence (texts of the same mail) spells them or no doubt remains.

    Each word is looked for in the evidence. Without evidence a given name is restored ("Lukasz" → "Łukasz") only where
    the surname cannot lack a letter too, so that no name is half restored.
    """
    spelt = _spelt(evidence)
    parts = full_name.split(" ")
    restored = [_by_evidence(part, spelt) for part in parts]
    if (
        restored[-1] == parts[-1]
        and may_lack_letters(parts[-1])
        and fold(parts[-1]) not in {fold(w) for w in spelt.get(fold(parts[-1]).lower(), ())}
    ):
        return " ".join(restored)
    return " ".join(
        _unambiguous(part) if index < len(parts) - 1 or len(parts) == 1 else part for index, part in enumerate(restored)
    )


def candidates(full_name: str) -> tuple[str, ...]:
    """Full names it may be once its letters are put back by the lists of names alone, e.g. "Malgorzata Wojcik"."""
    first, _, last = full_name.rpartition(" ")
    given = " ".join(_unambiguous(part) for part in first.split(" "))
    options = folded_surnames().get(last, ())[:3]
    found = [f"{given} {option}".strip() for option in options]
    return tuple(name for name in dict.fromkeys([*found, f"{given} {last}".strip()]) if name != full_name)


@lru_cache(maxsize=2_000)
def spellings(word: str) -> tuple[str, ...]:
    """The words of the dictionary that one in lower case may be which lacks up to two of its letters' marks: "bede" →
    ("będę",). Empty for words of more than `_LONG` letters."""
    if len(word) > _LONG:
        return ()
    places = [(at, letter) for at, plain in enumerate(word) for letter in _MARKED.get(plain, "")]
    once = [_put(word, place) for place in places]
    twice = [_put(_put(word, a), b) for i, a in enumerate(places) for b in places[i + 1 :] if a[0] != b[0]]
    known = tuple(option for option in once if analyse(option))
    return known or tuple(option for option in twice if analyse(option))


_LONG = 14
_MARKED = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}


def _put(word: str, place: tuple[int, str]) -> str:
    at, letter = place
    return word[:at] + letter + word[at + 1 :]


def may_lack_letters(surname: str) -> bool:
    return surname.isascii() and surname in folded_surnames()


def _spelt(evidence: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in evidence:
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text[:100_000]):
            if fold(word) != word:
                shaped = proper(word)
                key = fold(shaped).lower()
                if shaped not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), shaped)
    return found


def _by_evidence(part: str, spelt: dict[str, tuple[str, ...]]) -> str:
    options = spelt.get(part.lower(), ()) if part.isascii() else ()
    return options[0] if len(options) == 1 else part


def _unambiguous(part: str) -> str:
    if not part.isascii() or given_forms(part):
        return part
    options = {
        form.lemma
        for full in folded_given().get(part, ())
        for form in given_forms(full)
        if form.case == "nom" and form.lemma == full
    }
    return options.pop() if len(options) == 1 else part

"""Full names in text: a given name beside a surname; lists of them; and lines that are nothing but a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import person

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    first_names: str
    last_name: str
    gender: str | None
    confidence: float
    written: str
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    case: str | None = None
    reasons: tuple = ()


def _given(word: str) -> bool:
    return any(w >= 0.5 for *_, w in person.given_readings(word))


def _surnameish(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def find(text: str, *, hints: tuple[str, ...] = ()) -> tuple[Name, ...]:
    words = list(WORD.finditer(text))
    out = []
    i = 0
    while i < len(words):
        w = words[i]
        if w[0][:1].isupper() and _given(w[0]):
            j = i + 1
            while (
                j < len(words)
                and j < i + 2
                and text[words[j - 1].end() : words[j].start()] == " "
                and words[j][0][:1].isupper()
                and _given(words[j][0])
                and j + 1 < len(words)
                and text[words[j].end() : words[j + 1].start()] == " "
                and _surnameish(words[j + 1][0])
            ):
                j += 1
            k = j
            while (
                k < len(words)
                and text[words[k - 1].end() : words[k].start()] == " "
                and words[k][0].lower() in person.PARTICLES
            ):
                k += 1
            if k < len(words) and text[words[k - 1].end() : words[k].start()] == " " and _surnameish(words[k][0]):
                name = _name(text, words[i:j], words[j : k + 1], words[i].start(), words[k].end())
                if name:
                    out.append(name)
                    i = k + 1
                    continue
        i += 1
    return tuple(out)


def _name(text, given, surname, start, end):
    r = person.resolve([w[0] for w in given], [w[0] for w in surname])
    if not r:
        return None
    best = r[0]
    alts = tuple(
        dict.fromkeys(
            f"{c.first} {c.last}"
            for c in r[1:]
            if c.score > best.score * 0.93
            and c.gender == best.gender
            and f"{c.first} {c.last}" != f"{best.first} {best.last}"
        )
    )[:3]
    return Name(
        best.first, best.last, best.gender, 0.7 if alts else 0.95, text[start:end], start, end, alts, (), best.case
    )


TITLES = re.compile(r"^(?:(?:dr|hab|prof|mgr|inż|pan|pani|p|ks|lic|st|mł)\b\.?\s*)+", re.IGNORECASE)


def read(text: str, *, hints: tuple[str, ...] = ()) -> tuple[Name, ...]:
    found = find(text)
    if found:
        return found
    line = TITLES.sub("", text.strip())
    offset = text.find(line)
    words = list(WORD.finditer(line.split(" – ")[0].split(" - ")[0]))
    if not 2 <= len(words) <= 4:
        return ()
    for order in (words, words[1:] + words[:1], words[-1:] + words[:-1]):
        tokens = [person.cased(w[0]) for w in order]
        if _given(tokens[0]) and any(c == "nom" for _, _, c, _ in person.given_readings(tokens[0])):
            r = person.resolve(tokens[:1], tokens[1:])
            if r:
                s, e = words[0].start() + offset, words[-1].end() + offset
                return (Name(r[0].first, r[0].last, r[0].gender, 0.93, text[s:e], s, e, (), (), r[0].case),)
    return ()


def nominative(full: str, *, hints: tuple[str, ...] = ()) -> str:
    words = full.split()
    if len(words) < 2:
        return full
    r = person.resolve(words[:1], words[1:])
    return f"{r[0].first} {r[0].last}" if r else full


def gender(full: str) -> str | None:
    words = full.split()
    found = {g for _, g, c, w in person.given_readings(words[0]) if c == "nom" and w >= 0.5} if words else set()
    return found.pop() if len(found) == 1 else None


def address(full: str, *, title: str | None = None) -> str:
    sex = gender(full)
    if sex is None:
        return ""
    from .dictionary import _analyser

    first = full.split()[0]
    for form, lemma, tag, labels, _ in _analyser().generate(first):
        if ":sg:" in tag and "voc" in tag.split(":")[2].split(".") and "imię" in labels:
            return f"{'Pani' if sex == 'f' else 'Panie'} {form}"
    return ""

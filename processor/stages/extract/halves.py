"""A correction that tells one half of a name: "nazwisko pisze się Brzózka, a nie Brzuska". The other half stands in the
name as it was written down: in the confirmation or the earlier letter below, in the letter itself, in From."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from processor import names
from processor.names import Name
from processor.names.titles import is_institution, is_title
from processor.stages.extract.found import COMES, Found, Letter
from processor.stages.extract.people import is_one_of, same
from processor.text.folding import fold
from processor.text.requests import Act, sentences
from processor.text.speech import quoted_text
from processor.values import Mail

_CAPITAL = r"[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_A-ZĄĆĘŁŃÓŚŹŻ]{2,}"
_WORD = re.compile(rf"\b{_CAPITAL}(?:-{_CAPITAL})?\b")
_TOLD_WRONG = re.compile(r"\b(?:nie|zamiast|jako)\s+(?:pan\w*\s+)?$")
_SPELLS = re.compile(
    r"\b(?:nazwisk|imi[eo]n|pisz|pisown|powin|popraw|prawidlow|wlasciw|blad|bled|literow|pomyl|przekrec|urwal|zjad|dowod|slub|brzmi)\w*|\bimie\b|\ba\s+nie\b|\bnie\b[^.!?]{2,60}\b(?:lecz|tylko|ale)\b|\bzamiast\b|\bchodzi\w*\s+o\b"
)
_OF_GIVEN = re.compile(r"\bimi(?:e|enia|on)\b")
_ALIKE = 0.66  # of two spellings of one surname
_LONGEST = 4000  # characters of what stands below


def completed(mail: Mail, letter: Letter, people: Sequence[Found], nobody: tuple[str, ...]) -> Found | None:
    """The person as put right, where exactly one half fits exactly one name as it was written down, and nobody else is
    read."""
    wrong = [name for name in _as_written_down(mail, letter) if not is_one_of(name, nobody)]
    told = list(_told_right(letter, wrong))
    fits = [(full, at, name) for at, word in told for name in wrong if (full := _put_right(letter, name, word, at))]
    if len({full.full_name for full, _, _ in fits}) != 1:
        return None
    full, at, name = fits[0]
    others = [one for one in people if one.act in COMES and not one.is_writer]
    if any(not same(one.name, full) and not same(one.name, name) for one in others):
        return None
    one = Found(full, letter.part.where, at, at + len(full.written))
    return one.at(Act.RIGHT, "half-right", "Poprawiona połowa nazwiska, dopełniona z tego, jak było zapisane.")


def _as_written_down(mail: Mail, letter: Letter) -> list[Name]:
    """Full names in what stands quoted below, in the letter itself, and in From; each once."""
    below = names.find(quoted_text(letter.part).replace(">", " ").replace("|", " ")[:_LONGEST])
    own = names.find("\n".join(letter.text[start:end] for start, end in letter.spans)[:_LONGEST])
    told = (*below, *own, *names.read(mail.sender.name))
    return list({name.full_name: name for name in told if name.complete and len(name.first_names) > 2}.values())


def _told_right(letter: Letter, wrong: Sequence[Name]) -> Iterator[tuple[int, str]]:
    """Capitalised words in sentences that put a spelling right, which are not the wrong ones."""
    written = {fold(part) for name in wrong for part in (*name.first_names.split(), name.last_name)}
    whole = [
        (start + name.start, start + name.end)
        for start, end in letter.spans
        for name in names.find(letter.text[start:end][:_LONGEST])
        if name.complete
    ]
    exact = {part for name in wrong for part in (*name.first_names.split(), name.last_name)}
    for span in letter.spans:
        for start, end in sentences(letter.folded, *span):
            if _SPELLS.search(letter.folded, start, end) is None:
                continue
            for match in _WORD.finditer(letter.text, start, end):
                word = match[0]
                denied = _TOLD_WRONG.search(letter.folded, max(start, match.start() - 20), match.start()) is not None
                full = any(begin <= match.start() < stop for begin, stop in whole)
                known = word in exact or (fold(word) in written and word.isascii())
                if not (denied or full or known) and not is_title(word) and not is_institution(word):
                    yield match.start(), word


def _put_right(letter: Letter, name: Name, word: str, at: int) -> Name | None:
    """The name with this half in the place of its own, where the two are spellings of one word."""
    start, end = next(
        (span for outer in letter.spans for span in sentences(letter.folded, *outer) if span[0] <= at < span[1]),
        (at, at),
    )
    if _is_spelling_of(word, name.last_name):
        right = replace(name, last_name=word)
    elif _OF_GIVEN.search(letter.folded, start, end) and _is_given_for(letter, name, word, start, end):
        right = replace(name, first_names=word, gender=names.gender(f"{word} {name.last_name}"))
    else:
        return None
    return replace(right, written=word, case="nom", confidence=0.9, alternatives=(), reasons=())


def _is_spelling_of(word: str, last: str) -> bool:
    here, there = fold(word), fold(last)
    if word == last or (here[:1] != there[:1] and there not in here.split("-")):
        return False
    return there in here.split("-") or SequenceMatcher(None, here, there).ratio() >= _ALIKE


def _is_given_for(letter: Letter, name: Name, word: str, start: int, end: int) -> bool:
    """ "mam na imię Jagna, a nie Janina": a given name, beside the one it stands for."""
    beside = fold(name.first_names.split()[0]) in re.findall(r"\w+", letter.folded[start:end])
    return names.is_given_name(word) and beside and word != name.first_names


__all__ = ["completed"]

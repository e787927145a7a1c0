"""People of whom a letter speaks beside those it asks for: do they come too?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, Found, Letter
from processor.stages.extract.people import same
from processor.text.anchored import Anchored
from processor.text.requests import Act, clauses, sentences
from processor.text.sieve import Sieve
from processor.values import Reason


def agreed(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z Janem Lisem się umówiłem, że też będzie", and he is not read as one who comes."""
    for start, end in (at for span in letter.spans for at in sentences(letter.folded, *span)):
        if _AGREED.search(letter.folded, start, end) is None:
            continue
        for name in names.find(letter.text[start:end]):
            if name.complete and not any(same(name, one.name) for one in people):
                yield Reason("extract.unplain", f"Mowa o kimś, kto też ma być: {name.full_name}.")


_AGREED = Anchored(
    r"\b(?:umowil|ustalil|uzgodnil|dogadal)\w*\s*(?:sie\s*)?,?\s+ze\s+(?:\w+\s+){0,2}?(?:bedzie|przyjedzie|przyjdzie|pojedzie|wpadnie)\b"
)


def there_anyway(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam się. Będzie też Ewa Kot": signed up by this letter, or only known to come?"""
    himself = [one for one in people if one.where == "from" or one.is_writer]
    if himself:
        for one in people:
            if one.where == "body" and _THERE_ANYWAY.search(letter.folded, max(0, one.start - 30), one.start):
                yield Reason("extract.unplain", f"Nie wiadomo, czy to zgłoszenie: {one.name.full_name}.")


_THERE_ANYWAY = re.compile(r"\bbo\s+(?:bedzie|jedzie)\s+(?:tam\s+|tez\s+)?$|\bbedzie\s+(?:tam|tez|takze|rowniez)\s+$")


def cited(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Szef napisał: „Zgłoś Jana Lisa”, co niniejszym czynię": asked for in words that are another's."""
    for match in _CITATION.finditer(letter.text):
        if not any(start <= match.start() < end for start, end in letter.spans):
            continue
        told = letter.folded[match.start() + 1 : match.end() - 1]
        said = clauses(told, [(0, len(told))])
        if not any(c.act is Act.SIGN_UP and not c.question for c in said):
            continue
        for name in names.find(match[0]):
            if name.complete and not any(same(one.name, name) for one in people):
                yield Reason("extract.unplain", f"Wymieniony w cytowanej prośbie: {name.full_name}.")


_CITATION = re.compile(r"[\"„”“«][^\"„”“»]{10,300}[\"”“»]")


def like_others(letter: Letter) -> Iterator[Reason]:
    """ "Zgłaszam się, podobnie jak Ewa Kot i Jan Lis": by this letter, or by one of their own?"""
    for match in (m for span in letter.spans for m in _LIKE.finditer(letter.folded, *span)):
        told = [name for name in names.find(letter.text[slice(*match.span("who"))]) if name.complete]
        beyond = letter.folded[match.end() : match.end() + 200]
        if told and told[0].start <= _FUNCTION and not _BOTH_OF_US.search(beyond):
            yield Reason("extract.of-whom", f"Nie wiadomo, czy przyjdzie też: {told[0].full_name} („podobnie jak”).")


_LIKE = Anchored(r"\b(?:podobnie|tak\s+samo)\s+jak\s+(?:i\s+)?(?=(?P<who>[^!?\n]{4,90}))")
_BOTH_OF_US = re.compile(r"\bnas\s+(?:ob|dw)\w+")
_FUNCTION = 12  # characters of a title or function before a name


def companion(letter: Letter, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę o miejsce dla Ewy Kot i jej męża", "PS. Mąż też przyjdzie": one more, whose name nobody gives."""
    alone = len([one for one in people if one.act in COMES]) < 2
    if any(_COMPANION.search(letter.text, *span) for span in letter.spans) or (alone and _RELATIVE_TOO.search(said)):
        yield Reason("extract.promised", "Mowa o jeszcze jednej osobie, której nazwiska nie podano.")


_COMPANION = Anchored(
    r"\b(?:i|oraz|z|wraz z|razem z)\s+(?:jej|jego|swoj\w+|moj\w+)\s+(?:mąż|męż|żon|syn|córk|brat|siostr|asystent|zastępc)\w*(?=\s*(?:[.,;:)!\n]|$|na\b|do\b|w\b))(?![^.!?]{0,30}[A-ZĄĆĘŁŃÓŚŹŻ])"
)
_RELATIVE_TOO = Sieve(
    r"\bp\.?\s?s\.?[:\s][^.!?]{0,40}\b(?:maz|zona|mama|tata|syn|corka|brat|siostra|kolega|kolezanka|szef|szefowa)\b[^.!?]{0,60}\b(?:tez|takze|rowniez)\s+(?:przyjdzie|przyjedzie|bedzie|chce|wezmie|pojedzie|sie\s+(?:wybiera|zapisuje|zglasza))\b"
)


def asks_the_same(said: str) -> Iterator[Reason]:
    """ "Jan Lis prosi o to samo" """
    if _THE_SAME.search(said):
        yield Reason("extract.left-out", "Ktoś jeszcze prosi o to samo.")


_THE_SAME = Sieve(r"\bprosi(?:l[aiy]?)?\s+(?:\w+\s+)?o\s+to\s+samo\b")


_THOSE_PEOPLE = re.compile(r"\b(?:te|tej|tych)\s+(?:(?:same|dwie|trzy|dwoch|trzech)\s+)?osob[eya]?\b")


def those_unnamed(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zapisuję tę osobę, która chce, oraz siebie": somebody spoken of before, where nobody but the writer was read."""
    if any(one.act in COMES and not one.is_writer for one in people):
        return
    for clause in letter.clauses:
        asks = clause.act is Act.SIGN_UP and not clause.question
        if asks and _THOSE_PEOPLE.search(letter.folded, *clause.sentence):
            yield Reason("extract.unnamed", "Mowa o osobach, których nazwisk nie odczytano.")
            return

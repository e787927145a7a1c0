"""Which of those named are to come, where some may be left out: one of two, only one, off an old list, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract import struck
from processor.stages.extract.exceptions import is_called
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Reason


def either(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę jechać albo posłać p. Marka Soję", "Jan Lis lub Ewa Kot": one of the two, and nobody knows which."""
    for one in people:
        here = one.where == letter.part.where and one.act in COMES
        if here and _OR.search(letter.folded, max(0, one.start - 40), one.start):
            yield Reason("extract.either", f"Jedna z dwóch osób, nie wiadomo która: {one.name.full_name}.")


_OR = Sieve(r"\b(?:albo|lub|badz|wzglednie)\s+(?:\w+\s+)?(?:pani?\w*\s+|p\.\s*)?$")


def swapped(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę zamienić Jana Lisa na Ewę Kot", "za Jana Lisa proszę wpisać Ewę Kot": read as two who come."""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    for one in coming if len(coming) > 1 else []:
        before = letter.folded[max(0, one.start - 90) : one.start]
        for_him = _FOR_HIM.search(before) and _ENTERED_FOR_HIM.match(letter.folded, one.end)
        if _SWAPPED.search(before) or for_him:
            yield Reason("extract.left-out", f"Ktoś ma być zamieniony: kto za kogo? {one.name.full_name}.")


_SWAPPED = re.compile(r"\bzamien\w*\s[^.!?\n]{3,60}\sna\s+(?:pan\w*\s+|p\.\s*)?$")
_FOR_HIM = re.compile(r"\bza\s+(?:pan\w*\s+|p\.\s*)?$")
_ENTERED_FOR_HIM = re.compile(r"\s*,?\s+(?:\w+\s+){0,2}?(?:wpis|zapis|dopis|zglasza|wskak|wchodzi)\w*")


def only_one(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z naszej listy proszę wpisać tylko Jana Lisa:", and more names below; "W referacie pracują Ewa Kot i Jan Lis.
    Jedzie tylko Jan Lis"."""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    listed = [one for one in coming if one.listed or one.is_inherited]
    for start, end in letter.spans if len(coming) > 1 and listed else ():
        for match in _ONLY.finditer(letter.text, start, end):
            meant = [one for one in coming if is_called(one, match["given"])]
            if meant and any(one not in meant for one in listed):
                told = meant[0].name.full_name
                yield Reason("extract.left-out", f"Tylko {told}, a wymienieni są jeszcze inni: kto ma przyjść?")


_ONLY = re.compile(
    r"(?<!,)(?<!,\s)\b(?:[Tt]ylko|[Jj]edynie|[Ww]yłącznie)\s+(?:[Pp]an\w*\s+|p\.\s*)?(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\b"
)


def on_an_old_list(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę unieważnić listę z 14.10 (Jan Lis, Ewa Kot)": who stands in that sentence is no new participant."""
    for one in people:
        here = one.act in COMES and one.where == letter.part.where and one.clause is not None
        if here and one.clause and _OLD_LIST.search(letter.folded, *one.clause.sentence):
            yield Reason("extract.left-out", f"Na liście, którą nadawca unieważnia: {one.name.full_name}.")


_OLD_LIST = Sieve(
    r"\b(?:uniewazn|anulow|anuluj|niewazn|nieaktualn)\w*\s+(?:\w+\s+){0,3}?list\w*|\blist\w*\s+(?:\w+\s+){0,4}?(?:niewazn|nieaktualn)\w*"
)


def left_out(said: str, people: Sequence[Found], *, struck_out: bool) -> Iterator[Reason]:
    """A part of a file to be left out, unless it is what is struck through; given names to be entered in full."""
    settled = struck_out and struck.STRUCK.search(said)
    if _LEAVE_OUT.search(said) and not settled and any(one.where.startswith("attachment:") for one in people):
        yield Reason("extract.left-out", "Część załącznika ma być pominięta.")
    if _IN_FULL.search(said) and any(names.full_given(one.name.first_names) != one.name.first_names for one in people):
        yield Reason("extract.corrected-inside", "Nadawca prosi o pełne imiona, a podał zdrobnienia.")


_LEAVE_OUT = Sieve(r"\b(?:pomin\w+|zignorow\w+|nie\s+(?:uwzgledniac|brac\s+pod\s+uwage|zapisywac))\b")
_IN_FULL = Anchored(r"\bpeln(?:e|ych|ymi|ym)\s+imi(?:ona|on|onami|eniem|e)\b")


def nobody(said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Chciałem najpierw zgłosić księgową, ale nie zgłaszam nikogo"."""
    if _NOBODY.search(said) or (len(people) > 1 and _ME_ONLY.search(said)):
        yield Reason("extract.left-out", "Nadawca pisze, że nie zgłasza nikogo albo tylko siebie.")


_NOBODY = Sieve(
    r"\bnie\s+zglasza(?:m|my)\s+(?:\w+\s+)?nikogo\b|\bnikogo\s+(?:\w+\s+){0,3}?nie\s+zglasza(?:m|my)\b"
    r"|\bchcial\w*\s+(?:\w+\s+)?(?:najpierw|poczatkowo|pierwotnie)\b|\bnic\s+nie\s+(?:robic|trzeba|zmienia\w*)\b"
)
_ME_ONLY = re.compile(r"(?<!\bnie )\btylko\s+(?:mnie|siebie)\b|\b(?:mnie|siebie)\s+(?:sama|samego|jedna|jednego)\b")


def absent_half(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """One of those signed up is told, by half his name, not to come: "Chwileczkę, Jędrzej ma wtedy urlop"."""
    said = letter.clauses
    for clause in said:
        if clause.act not in (Act.ABSENT, Act.CANCEL, Act.EXCEPT) or clause.self_:
            continue
        start, end = clause.sentence  # "Eryk właśnie zadzwonił, że nie może"
        told = " ".join(
            letter.folded[c.start : c.end] for c in said if c.sentence == (start, end) and c.act not in COMES
        )
        told = letter.folded[clause.start : clause.cue[1]] if clause.act is Act.EXCEPT and clause.cue else told
        others = names.find(letter.text[start:end])
        words = set(re.findall(r"[^\W\d_]{3,}", told))
        words -= {word for name in others if name.complete for word in fold(name.written).split()}
        for one in people:
            apart = one.act in COMES and not start <= one.start < end
            if apart and any(_calls(word, one) for word in words):
                yield Reason("extract.absent-half", f"Być może nie przyjdzie: {one.name.full_name}.")
                return


def _calls(word: str, one: Found) -> bool:
    """Is the word a form of his given name or surname, or the short form of the one: "Jola" of Jolanta?"""
    short = names.full_given(word.capitalize()) in one.name.first_names.split()
    return short or any(_form_of(word, part) for part in fold(one.name.full_name).split())


def _form_of(word: str, name: str) -> bool:
    stem = name[: max(3, len(name) - 2)]
    return word.startswith(stem) and abs(len(word) - len(name)) <= 3

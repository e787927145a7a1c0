"""What a letter says of itself and of what lies with it, whoever is named: it asks, adds, denies, points below or to a list."""

from __future__ import annotations

import re

from processor.stages.extract import understood
from processor.stages.extract.found import Heard, Letter
from processor.text.requests import Act, sentences
from processor.text.sieve import Sieve


def pointers(letter: Letter) -> Heard:
    """The letter as heard so far, without its people."""
    text = "\n".join(letter.folded[start:end] for start, end in letter.spans)[:5000]
    return Heard(
        where=letter.part.where,
        extent=_with_signature(letter),
        asks=any(clause.act in _REQUESTS and not clause.question for clause in letter.clauses),
        several=bool(_SEVERAL.search(text)),
        points_below=_points_below(letter),
        adds=bool(_ADDS.search(text)),
        points_to_list=bool(_LIST.search(text)),
        of_himself=bool(_OF_HIMSELF.search(text)),
        of_another=any(understood.asks_for_him(letter, clause) for clause in letter.clauses),
        denies=bool(_DENIES.search(text)),
    )


def _points_below(letter: Letter) -> bool:
    """Does he ask for what stands below, rather than tell from whom he knows of it ("zachęcił mnie kolega, mail niżej")?"""
    return any(
        _BELOW.search(letter.folded, start, end) and not _FROM_WHOM.search(letter.folded, start, end)
        for span in letter.spans
        for start, end in sentences(letter.folded, *span)
    )


_BELOW = Sieve(r"\b(?:ponizej|nizej|ponizsz\w+|przekazuj\w+|below|forward\w*)\b")
_FROM_WHOM = re.compile(
    r"\b(?:zachecil|namowil|polecil|poslal|podeslal|przeslal|przekazal|dostal|otrzymal|dowiedzial|wiem\s+od)\w*"
)
_REQUESTS = frozenset({Act.SIGN_UP, Act.CANCEL, Act.RIGHT, Act.REPLACED})
_SEVERAL = Sieve(
    r"\b(?:dwa|dwie|dwoch|trzy|trzech|cztery|oba|obie|kilka|wszystkie|[2-9])\s+(?:\w+\s+)?(?:zgloszeni\w+|wiadomosc\w*|maile?\w*|osob\w*|prosb\w*)"
)
_ADDS = Sieve(
    r"\b(?:dopisuj|dorzuca|dodaj|dolacza)\w*\s+(?:\w+\s+)?(?:jeszcze|tez|takze|rowniez)\b|\bod\s+siebie\b|\b(?:pusc|przeslij|przekaz|podaj|wyslij|podeslij)(?:cie)?\s+(?:\w+\s+)?dalej\b"
)
_OF_HIMSELF = Sieve(
    r"\b(?:ja|mnie|siebie|sie\s+(?:zglaszam|zapisuje|dopisuje)|(?:zglaszam|zapisuje|dopisuje|wypisuje|wycofuje)\s+sie|musze\s+(?:\w+\s+)?sie\s+(?:wycofac|wypisac|wykreslic)|moj\w*\s+(?:udzial|uczest)\w*|swoj\w*)\b"
)
_LIST = Sieve(
    r"\b(?:list[aeęy]|wykaz\w*|zgloszeni\w+|formularz\w*|kart[aeęy]|pism[oa]|skierowani\w+|tabel\w+|osob\w*|uczestnic\w+|uczestnik\w*)\b(?=[\s\S]{0,80}\b(?:zalacz|plik|attach))|\b(?:zalacz\w+|plik\w*|attach\w+)\b(?=[\s\S]{0,60}\b(?:list|wykaz|zgloszeni|formularz|kart|pism|tabel|osob|uczestni))"
)
_DENIES = Sieve(
    r"\b(?:bez\s+(?:dalszych|zadnych)|na\s+razie|prosze\s+nie|nie\s+(?:zapis|wpis|rejestr|zglasz|wyraz|dalam|dalem|zgadz|moze|bedzie|pojedzie|przyjedzie))\w*|\bjeszcze\s+nie\b|\bnieaktualn\w+|\bniewazn\w+|\b(?:tylko|jedynie|wylacznie|\W*)do\s+(?:\w+\s+)?wiadomosci\b(?!\s+(?:i|oraz)\b)"
)


def _with_signature(letter: Letter) -> tuple[int, int]:
    begin, end = letter.extent
    return begin, max([end, *(segment.end for segment in letter.signed)])

"""A writer who thinks better of it while he writes ("Zgłaszam Ewę Kot. Albo nie, ma urlop, niech jedzie Jan Lis"), and
who is to come at another time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Reason

_CORRECTS_HIMSELF = re.compile(
    r"[\s.…,–—-]*\b(?:chociaż|choć|zaraz|chwila|ale)\s*,?\s*nie,\s|(?:[-–—,(]|\.\.\.|…)\s*(?:a nie,?\s+)?(?:przepraszam|sorry|pardon|to znaczy|tzn\.|a właściwie|poprawka|znaczy się|tfu|wróć)[\s,:–-]*(?:pan\w*\s+|p\.\s*)?[A-ZĄĆĘŁŃÓŚŹŻ]"
)
_SECOND_THOUGHT = Sieve(  # at the head of a sentence; "PS. Jednak przyjedzie też …" adds
    r"(?m)(?:^|[.!?…]\s+)(?:p\.?\s?s\.?:?\s+)?(?:a\s+)?(?:jednak|wlasciwie|w\s+takim\s+razie|chociaz\s+nie,?)\s+(?:niech\s+|niestety\s+)?(?:\w+\s+)?(?:pojedzie|przyjedzie|jedzie|przyjdzie|bedzie|wezmie|zglaszam|zglosz\w+|prosz\w+\s+(?:o\s+)?(?:wpisa|zapisa)\w*)\b(?!\s+(?:tez|takze|rowniez|jeszcze))"
    r"|(?:[.!?…,]|\n)\s*(?:poprawka|sprostowanie|errata|(?:no\s+)?to\s+(?:moze\s+)?inaczej|zmiana\s+planow|zmieniam\s+zdanie)\s*[:,.–-]|\ba\s+nie,\s+przepraszam\b"
)
_INTERJECTION = r"(?:hm+|oj|ach|ojej|ups|ech|kurcze|albo|choc|chociaz|zaraz|chwila|moment|czekaj\w*|stop|wroc|przepraszam|sorry|tzn\.?|to\s+znaczy|jednak|wlasciwie(?:\s+to)?|w\s+sumie)"
_RETRACTS = Sieve(  # "…, albo nie, …"; "Nie, czekaj, …"; "Hm, właściwie to nie ona, …"
    rf"(?:[.!?…,;–—(-]|\n)\s*(?:(?:no|a|ale)[\s,]+)?(?:{_INTERJECTION}[\s,.…–—-]+){{1,4}}nie(?:\s+(?:on|ona|jego|ja|ten|ta))?\s*[,.!…–—-]"
    rf"|[.!?…]\s+(?:(?:a|ale|no)\s+)?nie,\s+(?:{_INTERJECTION}\b|bo\b|przeciez\b|on\b|ona\b)"
)

_AT_ANOTHER_TIME = re.compile(  # but "dojedzie dopiero na drugą część", "dopiero po 12"
    r"\s*,?\s*(?:przyj|doj|poj|bed|zjaw|pojaw|dolacz|dotr)\w*\s+(?:sie\s+)?(?:\w+\s+){0,2}?"
    r"(?:(?:innym|nastepnym|kolejnym)\s+razem|kiedy\s+indziej|za\s+(?:tydzien|miesiac|rok)|w\s+przyszlym|dopiero\s+(?:w|na|za|po)\s+(?!\d|drug|konc|ostatni|czesc|przerw|poludni|godz|\w+\s+(?:czesc|godz)))"
)


def second_thoughts(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam Jana Kosa – przepraszam, Jana Kota": which of the two is it? "… Chociaż nie, …": does he come at all?"""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    if (len(coming) > 1 and _thinks_again(letter)) or (coming and _retracted(letter, min(one.start for one in coming))):
        yield Reason("extract.corrected-inside", "Nadawca zmienia zdanie: kto ostatecznie ma przyjść?")
    for one in people:
        if one.where == letter.part.where and _CORRECTS_HIMSELF.match(letter.text, _after(letter.text, one.end)):
            yield Reason("extract.corrected-inside", f"Nadawca poprawia się w zdaniu przy: {one.name.full_name}.")
        if one in coming and _AT_ANOTHER_TIME.match(letter.folded, one.end):
            yield Reason("extract.another-time", f"Może przyjdzie kiedy indziej: {one.name.full_name}.")


def _thinks_again(letter: Letter) -> bool:
    """A second thought, behind a first: "Dziękuję za odpowiedź. W takim razie proszę o wpisanie …" opens a letter."""
    matches = (match for span in letter.spans if (match := _SECOND_THOUGHT.search(letter.folded, *span)))
    return any(_something_is_said(letter, match.start()) for match in matches)


def _something_is_said(letter: Letter, end: int) -> bool:
    """Does anything before this place ask for somebody, take him back, or name him?"""
    if any(clause.start < end and clause.act not in (Act.NONE, Act.MENTION) for clause in letter.clauses):
        return True
    return any(start < end and names.find(letter.text[start : min(end, stop)]) for start, stop in letter.spans)


def _retracted(letter: Letter, after: int) -> bool:
    return any(_RETRACTS.search(letter.folded, max(start, after), end) for start, end in letter.spans if end > after)


def _after(text: str, at: int) -> int:
    return at + len(text[at : at + 3]) - len(text[at : at + 3].lstrip())

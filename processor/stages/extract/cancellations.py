"""What stays unclear in a cancellation: who leaves, whether he does, and whether somebody comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.text.folding import fold
from processor.text.requests.seats import may_be_given_to
from processor.text.sieve import Sieve
from processor.values import Reason

_TWICE = re.compile(
    r"\b(?:zdubl|podwojn|dubl|duplik)\w*|\b(?:dwukrotnie|dwa\s+razy|dwie\s+wiadomosci|dwa\s+(?:zgloszenia|maile))\b"
)
_BACK_AGAIN = re.compile(
    r"\b(?:cof|wycof|anulow|odwol|uniewazn|zapomn)\w*\s+(?:\w+\s+){0,2}?rezygnacj\w*|\brezygnacj\w+\s+(?:\w+\s+){0,3}?(?:nieaktualn|niewazn|anulow|cofam)\w*"
)
_AND_ELSEWHERE = re.compile(
    r"\b(?:a|i|oraz)\s+(?:wpis|zapis|dopis|przepis|przenies)\w*\s+(?:mnie\s+|nas\s+)?(?:na|do)\b"
)
_PUTS_RIGHT = Sieve(
    r"\bz\s+nazwiska\s+jestem\b|\b(?:prosz\w+|prosimy)\s+o\s+(?:poprawk|poprawieni|sprostowani|korekt)\w*"
)
_STAY_BELOW = re.compile(
    r"(?:^|\n)\s*(?:prosze\s+zostawic|zostawic(?:\s+prosze)?|zostaj[ae]|pozostaj[ae]|bez\s+zmian)\b[^\n:]{0,30}:\s*\n"
)
_TAKES_BACK_ONE = re.compile(
    r"\b(?:wycofujemy|skreslamy|wypisujemy|usuwamy)\s+(?!sie\b|ze?\b|udzial|zgloszen|swoj|nasz|rezerw|deklar|kandyd)\w+"
)
_STRIKES = re.compile(  # "o wypisanie Basi", "skreślić pana Jerzego"
    r"\b(?:[Ww]ypis|[Ss]kreśl|[Ss]kresl|[Ww]ykreśl|[Ww]ykresl|[Uu]sun|[Ww]ycof)\w*\s+(?:z\s+listy\s+)?(?:[Pp]an[aią]?\s+|p\.\s*)?(?P<who>[A-ZĆŁŃŚŹŻ][a-ząćęłńóśźż]{2,})\b(?<!Państwa)(?<!Panią)(?<!Pani)"
)


def unlike_one(letter: Letter) -> Iterator[Reason]:
    """One of two equal sign-ups to strike, a resignation taken back, or a place elsewhere asked for in the same breath."""
    for span in letter.spans:
        if _TWICE.search(letter.folded, *span):
            yield Reason("extract.twice", "Mowa o zgłoszeniu podwójnym: jedno z nich ma zostać.")
        if _BACK_AGAIN.search(letter.folded, *span):
            yield Reason("extract.left-out", "Nadawca cofa rezygnację.")
        if _STAY_BELOW.search(letter.folded, *span):
            yield Reason("extract.left-out", "Poniżej są osoby, które mają zostać na liście.")
        if _PUTS_RIGHT.search(letter.folded, *span):
            yield Reason("extract.correction", "Wiadomość odwołuje zgłoszenie i zarazem coś poprawia.")
        if _AND_ELSEWHERE.search(letter.folded, *span):
            yield Reason("extract.signs-up-too", "Wiadomość odwołuje zgłoszenie i zarazem prosi o inne miejsce.")


def by_given_name(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wycofujemy Piotra", and only the one who signs was read: it is not he who leaves."""
    if any(one.where != "from" and not one.is_writer for one in people if one.reasons):
        return
    struck = (match for span in letter.spans for match in _STRIKES.finditer(letter.text, *span))
    writers = " ".join(one.name.full_name for one in people)
    another = any(fold(match["who"])[:3] not in fold(writers) for match in struck)
    if another or any(_TAKES_BACK_ONE.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.nobody-leaves", "Nie wiadomo, kogo wycofano: nadawcą jest kto inny.")


_ASKS_FOR_ONESELF = re.compile(r"\bprosi\s+o\s+(?:\w+\s+)?(?:skreslenie|wykreslenie|wypisanie|usuniecie|wycofanie)\b")


def asked_by_another(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot leży z gorączką. Prosi o skreślenie z listy": the third person is not the writer, who alone was read."""
    if any(not one.is_writer for one in people if one.act in LEAVES and one.reasons):
        return
    if any(_ASKS_FOR_ONESELF.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.nobody-leaves", "O skreślenie prosi ktoś inny niż nadawca, a nie odczytano kto.")


_STEPS_IN = re.compile(
    r"\b(?:zastapi(?:a)?|(?:moje|nasze|moj)\s+(?:miejsc|krzes|siedze|fotel|stolek)\w*\s+(?:[\w.]+\s+){0,6}?(?:zajm|przejm|obejm|bierze|wezm)\w*|(?:na|w)\s+(?:moje|nasze|jej|jego|ich)\s+miejsc[eu]|w\s+(?:moim|naszym|jej|jego)\s+zastepstwie)\b"
)


_NOBODY = re.compile(r"\bnikt\s+(?:\w+\s+){0,2}?nie\s+$")  # "nikt go nie zastąpi"


def by_default(people: Sequence[Found]) -> Iterator[Reason]:
    """A list in which one is said not to come: the others, of whom nothing is said, may well come."""
    leaving = [one for one in people if one.act in LEAVES and one.reasons]
    marked = any(one.rule.startswith(("extract.table.", "extract.list.")) for one in leaving)
    of_all = ("extract.listed", "extract.listed-cancel") if marked else ("extract.listed",)
    default = [one for one in leaving if one.rule in of_all]
    if default and len(default) < len(leaving):
        yield Reason("extract.of-whom", f"Nie wiadomo, czy odwołano też: {default[0].name.full_name}.")


_GIVES = re.compile(  # "oddaję swoje miejsce Janowi Kosowi"
    r"\b(?:odda|odstep|odstap|przekaz|ustep|ustap|zwalnia|zwolni|przepis)\w*\s+(?:[\w.]+\s+){0,3}?(?:miejsc|krzesl)\w*\s+(?:[\w.,]+\s+){0,5}$"
)


_TO_WHOM = re.compile(r"\b(?!Pan)[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(?:owi|e|i|y|ej|emu)\b")
_TO_HIS = re.compile(
    r"\b(?:mezowi|zonie|corce|synowi|bratu|siostrze|mamie|tacie|ojcu|kolezance|koledze|\w*pracowni(?:kowi|cy|czce)|zastepc(?:y|zyni)|szef(?:owi|owej))\b"
)
_CAPITAL = re.compile(r"[^.!?\n]{0,20}?(?P<name>\b[A-ZĄĆĘŁŃÓŚŹŻ]\w+)")
_OR = re.compile(r"\s*,?\s*(?:albo|lub|ewentualnie|czy)\b")


def given_to(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """He to whom a place is given, in the dative, comes in the writer's stead: nobody is read there, one who leaves, or one
    of two."""
    here = [one for one in people if one.where == letter.part.where]
    for one in here:
        before = letter.folded[max(0, one.start - 120) : one.start]
        given = may_be_given_to(letter.folded, one.start)
        if one.act in LEAVES and one.name.case == "dat" and (given or _GIVES.search(before)):
            yield Reason("extract.signs-up-too", f"Miejsce ma być oddane komuś: {one.name.full_name}.")
        if given and _OR.match(letter.folded, one.end):
            yield Reason("extract.either", "Miejsce ma być oddane jednej z dwóch osób.")
    for span in letter.spans:
        for match in _TO_WHOM.finditer(letter.text, *span):
            read = any(one.start <= match.start() < one.end for one in here)
            if not read and may_be_given_to(letter.folded, match.start()):
                yield Reason("extract.signs-up-too", f"Miejsce ma być oddane komuś: {match[0]}.")
        for match in () if any(one.act in COMES for one in here) else _TO_HIS.finditer(letter.folded, *span):
            named = _CAPITAL.match(letter.text, match.end())
            if named and may_be_given_to(letter.folded, match.start()):
                yield Reason("extract.signs-up-too", f"Miejsce ma być oddane komuś: {named['name']}.")


def nobody_steps_in(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zastąpi mnie Ewa Kot", and she was not read as one who comes."""
    if any(one.act in COMES for one in people):
        return
    if any(
        match and not _NOBODY.search(letter.folded, span[0], match.start())
        for span in letter.spans
        for match in (_STEPS_IN.search(letter.folded, *span),)
    ):
        yield Reason("extract.signs-up-too", "Ktoś ma przyjść w zastępstwie, a nie odczytano kto.")


_NEVER_ENROLLED = Sieve(
    r"\bnie\s+(?:sie\s+)?(?:zglaszal|zapisywal|zapisal|zglosil)(?:em|am|ismy|ysmy)\b|\b(?:nigdy|wcale)\s+(?:sie\s+)?nie\s+(?:zglasz|zapis)\w+"
)


def perhaps(letter: Letter) -> Iterator[Reason]:
    """ "Jeśli nie ma windy, to nie przyjadę": nothing is taken back yet."""
    leaving = [c for c in letter.clauses if c.act in LEAVES]
    if any(_NEVER_ENROLLED.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.not-enrolled", "Nadawca pisze, że się nie zapisywał.")
    if leaving and all(c.question or c.condition for c in leaving):
        yield Reason("extract.conditional", "Rezygnacja pod warunkiem albo w pytaniu.")


_SIGNING = re.compile(
    r"\b(?:zglasza(?:m|my)(?!\s+(?:\w+\s+)?(?:rezygn|nieobecn|brak|absenc|odwol))|prosz\w+\s+o\s+(?:wpisanie|zapisanie|dopisanie)|prosz\w+\s+(?:wpisac|zapisac|dopisac))\b"
)


def signs_up_too(letter: Letter) -> Iterator[Reason]:
    """ "Zgłaszam jednego pracownika, stażystkę wykreśliłam": taken for a cancellation, it signs somebody up."""
    for clause in letter.clauses:
        if not clause.question and _SIGNING.search(letter.folded, *clause.sentence):
            yield Reason("extract.signs-up-too", "Wiadomość odwołuje zgłoszenie i zarazem kogoś zgłasza.")
            return

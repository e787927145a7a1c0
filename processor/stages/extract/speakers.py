"""Whose request it is, where a letter may speak for another than its writer: doubts of who asks, signs and is meant by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.borrowed import BORROWED
from processor.stages.extract.found import COMES, Found, Letter
from processor.stages.extract.inherited import IS_FIELD
from processor.text.folding import fold
from processor.values import Mail, Reason


def consents(said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wyrażam zgodę na wyjazd" above another's request, and only the superior was read."""
    if _CONSENTS.search(said) and all(one.is_writer for one in people):
        yield Reason("extract.of-whom", "Nadawca zgadza się na czyjś wyjazd, a nie pisze na czyj.")


_CONSENTS = re.compile(r"\bwyraz(?:am|amy)\s+zgode\s+na\s+(?:\w+\s+)?(?:wyjazd|udzial|uczestnictwo|delegacje)\s*[,.;]")


def heads_the_letter(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot, Fundacja Most, prezes zarządu: Jan Lis" below a request: of the letterhead, or of the list?"""
    mine = [one for one in people if one.is_writer]
    told = [
        one
        for one in people
        if one.where == letter.part.where and _ANNOUNCED.search(letter.folded, max(0, one.start - 80), one.start)
    ]
    asked = [one for one in told if one.rule == "extract.letterhead"]
    if mine and len(told) == 1 and told[0] not in mine and not asked:
        yield Reason("extract.of-whom", f"Nie wiadomo, czy przyjdzie też ten, kto kieruje: {told[0].name.full_name}.")


_ANNOUNCED = re.compile(
    r"\b(?:prezes|kierowni[ck]|dyrektor|wojt|burmistrz|starosta|soltys|przewodniczac|sekretarz|skarbnik|naczelnik|rektor|dziekan|komendant|proboszcz)\w*(?:\s+\w+)?\s*:\s*(?:(?:mgr|dr|inz|hab|prof|ks|pani?|p)\.?\s+)*$"
)


def asked_by_others(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot prosiła, żeby to zrobić za nią, więc zgłaszam", and nobody but the writer was read."""
    if any(not one.is_writer for one in people):
        return
    if people and any(_ASKED_FOR.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.of-whom", "O zapisanie prosi ktoś inny niż nadawca, a nie odczytano kto.")


_ASKED_FOR = re.compile(
    r"\b(?:pros|poprosi)\w*\b[^.!?\n]{0,60}\bza\s+(?:nia|niego|nich)\b|\bw\s+(?:jej|jego|ich)\s+imieniu\b"
)


def signs_by_another_name(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam siebie i Jana Lisa, hej, Tom Kot", from Tomasz Kot: a nominative at the very end, behind objects of the
    verb, with the sender's surname, may be how he signs."""
    mine = [one for one in people if one.where == "from" and one.is_writer]
    named = [one for one in people if one.act in COMES and one.where == letter.part.where and not one.listed]
    last = max(named, key=lambda one: one.start, default=None)
    if (
        last is None
        or last.name.case not in (None, "nom")
        or not letter.spans
        or letter.text[last.end : letter.spans[-1][1]].strip(" .!\n")
    ):
        return
    objects = any(one.start < last.start and one.name.case not in (None, "nom") for one in named)
    if objects and any(fold(one.name.last_name) == fold(last.name.last_name) for one in mine):
        told = last.name.full_name
        yield Reason("extract.two-names", f"Może tak podpisuje się nadawca, a nie ktoś jeszcze: {told}.")


def said_to_the_writer(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Przesyłam zgłoszenie: Jan Lis. … Pani Ewo, proszę mnie zgłosić": the lower words were written to Ewa, who passes
    them on, and not by her."""
    for one in people:
        if not one.is_writer:
            continue
        called = names.vocative(one.name.first_names.split()[0]) if one.name.first_names else None
        above = letter.spans[0][0] + 20 if letter.spans else 0
        told = (m for span in letter.spans for m in _CALLS.finditer(letter.text, *span) if m.start() > above)
        if called and any(match["given"] == called for match in told):
            yield Reason("extract.passed-on", f"Prośba zwraca się do osoby, która ją przesyła: {one.name.full_name}.")


_CALLS = re.compile(r"(?m)^\W*(?:(?:Szanown|Drog)\w+\s+)?Pan(?:ie|i)\s+(?P<given>[A-ZĆŁŃŚŹŻ]\w+)\s*[,!]")


def borrowed(mail: Mail, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Piszę od koleżanki": whose name is it that From shows? One whom he signs instead is his own."""
    signed = [one for one in people if one.is_writer and one.where != "from"]
    if len(people) == 1 and signed and all(fold(one.name.full_name) != fold(mail.sender.name) for one in signed):
        return
    if BORROWED.search(said):
        yield Reason("extract.borrowed-mailbox", "Nadawca pisze z cudzej skrzynki.")


def two_names(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam swój udział. Imię i nazwisko: Ewa Kot", from the mailbox of Anna Nowak: one person, and which?"""
    coming = [one for one in people if one.act in COMES]
    sender = [one for one in coming if one.where == "from"]
    fields = [
        one
        for one in coming
        if one.where == letter.part.where and IS_FIELD.search(letter.folded, max(0, one.start - 60), one.start)
    ]
    if len(coming) == 2 and len(sender) == len(fields) == 1:
        told = " / ".join(one.name.full_name for one in coming)
        yield Reason("extract.two-names", f"Nadawca i pole z nazwiskiem mówią o innych osobach: {told}.")


_GREETS = re.compile(
    r"(?m)^\W*(?:[Hh]ej|[Cc]ześć|[Cc]zesc|[Ww]itaj|[Dd]rog[ai]|[Kk]ochan[ay]|[Ss]zanown[ay])\s+(?:Pani[eo]?\s+)?(?P<who>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\s*[,!]"
)


def greets_the_sender(mail: Mail, letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Hej Nino, wpisz mnie", from Nina Lis: a letter to the sender, whose writer is another."""
    mine = [one for one in people if one.is_writer and one.act in COMES]
    given = [fold(name.first_names.split(" ")[0]) for name in names.read(mail.sender.name)[:1] if name.first_names]
    for match in _GREETS.finditer(letter.text, 0, letter.extent[1]) if mine else ():
        called = fold(match["who"])
        if any(called[:-1] == name[:-1] or called == name for name in given if len(name) > 2):
            yield Reason("extract.unknown-writer", f"List jest do nadawcy, a nie od niego: {match[0].strip()}")
            return


def shortened(mail: Mail, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Pat Lis here", from Patrycjusz Lis: no given name, but the sender's cut short."""
    for name in names.read(mail.sender.name)[:1]:
        for one in people if name.complete else ():
            given, whole = fold(one.name.first_names), fold(name.first_names)
            cut = len(given) > 1 and whole.startswith(given) and given != whole and " " not in whole
            if cut and fold(one.name.last_name) == fold(name.last_name) and not _is_given(one.name.first_names):
                yield Reason("extract.half-name", f"Nadawca podaje skrócone imię: {one.name.full_name}.")


def _is_given(word: str) -> bool:
    return names.is_usual_given_name(word) or names.full_given(word) != word

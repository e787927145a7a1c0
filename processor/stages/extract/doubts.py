"""What a human should look at before the mail is accepted, each as a sentence: a table of questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from processor import names
from processor.stages.extract import (
    cancellations,
    chosen,
    conditions,
    corrections,
    counts,
    earlier,
    enclosures,
    exceptions,
    inline,
    left_open,
    remarks,
    second_thoughts,
    speakers,
    spoken_of,
    struck,
    variants,
)
from processor.stages.extract.found import Found, Letter
from processor.text.folding import fold
from processor.values import Kind, Mail, Reason, Verdict


@dataclass(frozen=True, slots=True)
class _Read:
    """What the questions look at: the mail, the sender's letter in it and the people read. `said` is what he wrote now,
    folded; `left_out`, how many were read as not to be entered; `struck`, whether he says that he strikes lines through."""

    mail: Mail
    letter: Letter
    people: Sequence[Found]
    kind: Kind
    said: str
    left_out: int
    struck: bool


_Question = Callable[[_Read], Iterable[Reason]]


def doubts(
    mail: Mail,
    letter: Letter,
    people: Sequence[Found],
    told: tuple[Reason, ...],
    verdict: Verdict,
    *,
    left_out: int = 0,
) -> tuple[Reason, ...]:
    """All doubts of this mail, each once, behind those `told` before. `left_out`: how many were read as not to be
    entered."""
    said = "\n".join(letter.folded[start:end] for start, end in letter.spans)[:60_000]
    read = _Read(mail, letter, people, verdict.kind, said, left_out, struck.is_told(mail))
    questions = (*_OF_EVERY, *_OF_KIND.get(verdict.kind, ()))
    return tuple(dict.fromkeys([*told, *(doubt for ask in questions for doubt in ask(read))]))


def _even(people: Sequence[Found]) -> Iterator[Reason]:
    for one in people:
        if one.name.alternatives and one.name.confidence < 0.7:
            ways = ", ".join((one.name.full_name, *one.name.alternatives[:2]))
            yield Reason("extract.even", f"Możliwe odczytania nazwiska: {ways}.")


def _in_one_order(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Kos Lidia, Sęk Marek, Adam Paweł": two given names among people whose surnames stand first, read the other way."""
    for clause in letter.clauses:
        here = [one for one in people if one.where == letter.part.where and clause.start <= one.start < clause.end]
        pairs = [(one, one.name.written.split()) for one in here]
        pairs = [(one, words) for one, words in pairs if len(words) == 2 and not one.listed]
        given = {id(one) for one, words in pairs if all(map(names.is_usual_given_name, words))}
        first = [one for one, words in pairs if _stands_first(one, words) and id(one) not in given]
        last = [one for one, words in pairs if not _stands_first(one, words)]
        if first and last and all(id(one) in given for one in last):
            yield Reason("extract.by-order", f"Nie wiadomo, które słowo jest nazwiskiem: {last[0].name.written}.")


def _stands_first(one: Found, words: Sequence[str]) -> bool:
    return fold(words[0])[:3] == fold(one.name.last_name)[:3]


def _without_diacritics(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "prosze zapisac Renate Lis", in a letter typed without diacritics: Renate, or the accusative of Renata?"""
    if not all(letter.text[start:end].isascii() for start, end in letter.spans):
        return
    for one in people:
        given = one.name.first_names.partition(" ")[0]
        if one.where != letter.part.where or one.listed or not given.endswith("e"):
            continue
        asked = one.clause is not None and one.clause.cue is not None and one.clause.cue[0] < one.start
        if asked and one.name.case in (None, "nom") and names.is_usual_given_name(f"{given[:-1]}a"):
            yield Reason("extract.even", f"Możliwe odczytania imienia: {given}, {given[:-1]}a.")


_OF_EVERY: tuple[_Question, ...] = (
    lambda read: enclosures.unread(read.mail, read.said, read.people),
    lambda read: enclosures.forgotten(read.mail, read.letter, read.said, read.people),
    lambda read: enclosures.damaged(read.mail, read.people),
    lambda read: _even(read.people),
    lambda read: inline.unexplained(read.letter, read.people),
    lambda read: chosen.either(read.letter, read.people),
    lambda read: spoken_of.agreed(read.letter, read.people),
    lambda read: chosen.swapped(read.letter, read.people),
    lambda read: variants.doubts(read.letter, read.people, read.kind),
    lambda read: chosen.only_one(read.letter, read.people),
    lambda read: () if read.left_out else exceptions.unknown_exceptions(read.letter, read.people),
    lambda read: speakers.borrowed(read.mail, read.said, read.people),
    lambda read: second_thoughts.second_thoughts(read.letter, read.people),
    lambda read: earlier.not_enrolled(read.mail, read.said, read.kind),
    lambda read: spoken_of.asks_the_same(read.said),
    lambda read: spoken_of.namesakes(read.letter, read.people),
    lambda read: chosen.left_out(read.said, read.people, struck_out=read.struck),
    lambda read: chosen.on_an_old_list(read.letter, read.people),
    lambda read: remarks.remarks(read.said, read.kind, read.left_out, struck=read.struck),
)
_OF_LEAVING: tuple[_Question, ...] = (
    lambda read: earlier.never_enrolled(read.letter, read.people),
    lambda read: cancellations.nobody_steps_in(read.letter, read.people),
    lambda read: cancellations.given_to(read.letter, read.people),
)
_OF_KIND: Mapping[Kind, tuple[_Question, ...]] = {
    Kind.CANCELLATION: (
        lambda read: left_open.promised(read.said),
        lambda read: cancellations.unlike_one(read.letter),
        lambda read: cancellations.by_given_name(read.letter, read.people),
        lambda read: cancellations.asked_by_another(read.letter, read.people),
        lambda read: cancellations.perhaps(read.letter),
        lambda read: struck.of_whom(read.mail, read.letter),
        lambda read: cancellations.by_default(read.people),
        lambda read: cancellations.signs_up_too(read.letter),
        lambda read: spoken_of.like_others(read.letter, read.people),
        lambda read: counts.leave_together(read.letter, read.people),
        *_OF_LEAVING,
    ),
    Kind.CORRECTION: (
        *_OF_LEAVING,
        lambda read: counts.together(read.said, read.people),
        lambda read: corrections.turned_round(read.mail, read.letter, read.people),
        lambda read: corrections.unread(read.letter, read.people),
        lambda read: corrections.of_nothing(read.mail, read.letter, read.people),
        lambda read: corrections.of_a_notice(read.letter),
        lambda read: corrections.renamed(read.people),
        lambda read: corrections.unlike_sender(read.mail, read.people),
        lambda read: spoken_of.joined(read.letter, read.people),
        lambda read: corrections.strikes_half(read.letter, read.people),
        lambda read: corrections.not_taken_up(read.letter, read.people),
    ),
    Kind.REGISTRATION: (
        lambda read: exceptions.unclear_pronouns(read.letter, read.people),
        lambda read: conditions.another_time(read.letter),
        lambda read: conditions.wished(read.letter),
        lambda read: earlier.with_somebody(read.letter),
        lambda read: corrections.entered_as(read.mail, read.letter, read.people),
        lambda read: spoken_of.called(read.letter, read.people),
        lambda read: spoken_of.joined(read.letter, read.people),
        lambda read: spoken_of.beside_my_verb(read.letter, read.people),
        lambda read: spoken_of.only_because(read.letter, read.people),
        lambda read: spoken_of.in_company(read.letter, read.people),
        lambda read: speakers.greets_the_sender(read.mail, read.letter, read.people),
        lambda read: speakers.shortened(read.mail, read.people),
        lambda read: spoken_of.elsewhere(read.letter, read.people),
        lambda read: conditions.past(read.letter),
        lambda read: conditions.for_now(read.letter),
        lambda read: conditions.goes_after_all(read.letter, read.people),
        lambda read: _in_one_order(read.letter, read.people),
        lambda read: _without_diacritics(read.letter, read.people),
        lambda read: speakers.consents(read.said, read.people),
        lambda read: speakers.heads_the_letter(read.letter, read.people),
        lambda read: corrections.of_details(read.letter),
        lambda read: spoken_of.there_anyway(read.letter, read.people),
        lambda read: spoken_of.cited(read.letter, read.people),
        lambda read: spoken_of.those_unnamed(read.letter, read.people),
        lambda read: counts.miscounted(read.letter, f"{fold(read.mail.subject)}\n{read.said}", read.people),
        lambda read: chosen.absent_half(read.letter, read.people),
        lambda read: counts.together(read.said, read.people),
        lambda read: left_open.promised(read.said),
        lambda read: chosen.nobody(read.said, read.people),
        lambda read: speakers.two_names(read.letter, read.people),
        lambda read: spoken_of.companion(read.letter, read.said, read.people),
        lambda read: conditions.conditional(read.letter, read.people),
        lambda read: spoken_of.like_others(read.letter),
        lambda read: speakers.said_to_the_writer(read.letter, read.people),
        lambda read: speakers.asked_by_others(read.letter, read.people),
        lambda read: speakers.signs_by_another_name(read.letter, read.people),
    ),
}

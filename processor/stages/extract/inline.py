"""Answers typed between the quoted lines of a question: what each line asked tells what a name below it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, Span, named
from processor.stages.extract.people import is_one_of, same
from processor.text.between import Answer, answers
from processor.text.folding import fold
from processor.text.requests import Act, clauses, cues
from processor.text.shapes import WORD
from processor.values import Kind, Label, Origin, Reason, Segment

RULE = "inline"


def between(letter: Letter, people: list[Found], kind: Kind, nobody: tuple[str, ...]) -> list[Found]:
    """The people of a letter, each as the quoted line above his answer means it. `nobody`: full names never meant."""
    for answer in answers(letter.part):
        called = _called(letter, answer)
        if answer.of_others and not _asks(letter, answer):
            here = _within(letter, answer, people)
            people = [one for one in people if one not in here or one.is_writer]
        elif kind is Kind.REGISTRATION and called is not None:
            people = _confirmed(letter, called, people, answer)
        elif kind is Kind.REGISTRATION and answer.of_participants:
            people = _with_those_told(letter, answer, people, nobody)
        elif kind is Kind.CANCELLATION and called is not None:
            people = _taken_back(letter, called, people, answer)
    return people


def _within(letter: Letter, answer: Answer, people: Sequence[Found]) -> list[Found]:
    """Those whose names stand in the answer itself."""
    return [one for one in people if one.where == letter.part.where and answer.start <= one.start < answer.end]


def _with_those_told(letter: Letter, answer: Answer, people: list[Found], nobody: tuple[str, ...]) -> list[Found]:
    """Whom an answer names who was asked who comes; the writer for want of anybody else only where it says "ja" or
    names him."""
    told = [one for one in _told(letter, answer.span) if not is_one_of(one.name, nobody)]
    new = [one for one in told if not any(other.act in COMES and same(one.name, other.name) for other in people)]
    if not new:
        return people
    kept = [one for one in people if not one.is_writer and not any(same(one.name, n.name) for n in new)]
    himself = [one for one in people if one.is_writer]
    named_too = [one for one in told if any(same(one.name, other.name) for other in himself)]
    too = named_too or (himself if _ME.search(letter.folded, *answer.span) else [])
    return [*too, *kept, *new]


def _taken_back(letter: Letter, called: Found, people: list[Found], answer: Answer) -> list[Found]:
    """ "nie przyjedzie" under a name: of him, and not of the writer."""
    others = [one for one in people if not one.is_writer and not same(one.name, called.name)]
    leaves = any(clause.act in LEAVES for clause in clauses(letter.folded, [answer.span]))
    return [*others, called.at(Act.CANCEL, RULE, "Odpowiedź pod nazwiskiem.")] if leaves else others


_ME = re.compile(r"\b(?:ja|mnie|siebie)\b")


def _told(letter: Letter, span: Span) -> list[Found]:
    """ "bez zmian mój szef, Jan Lis": the names in an answer that has no verb and asks or denies nothing."""
    if any(cue.act is not Act.ALREADY for cue in cues(letter.folded, *span)) or _NEVER.search(letter.folded, *span):
        return []
    text = letter.text[slice(*span)]
    found = [name for name in names.find(text) if name.complete]
    if any(name.case not in (None, "nom") for name in found):
        return []
    for name in reversed(found):
        text = text[: name.start] + text[name.end :]
    if any(names.is_finite_verb(word.lower()) for word in WORD.findall(text)):
        return []
    sentence = "Imię i nazwisko pod pytaniem, kto weźmie udział."
    return [named(name, letter.part, span[0]).at(Act.SIGN_UP, RULE, sentence) for name in found]


_NEVER = re.compile(r"\b(?:nie|albo|lub|czy|moze|chyba|ewentualnie|zamiast|oprocz|poza|im|bez(?!\s+zmian))\b|\?")


def _confirmed(letter: Letter, called: Found, people: list[Found], answer: Answer) -> list[Found]:
    """ "tak" or "nie" under a name: of him, and not of the writer, unless he asks for himself below another line."""
    himself = any(c.act is Act.SIGN_UP and c.self_ and not answer.start <= c.start < answer.end for c in letter.clauses)
    told = people if himself else [one for one in people if not one.is_writer]
    if _YES.match(letter.folded, *answer.span):
        yes = called.at(Act.SIGN_UP, RULE, "Zgoda pod nazwiskiem.")
        return [*(one for one in told if not same(one.name, called.name)), yes]
    return told if _NO.match(letter.folded, *answer.span) else people


_NO = re.compile(r"\W*nie\b")
_YES = re.compile(r"\W*(?:tak|bedzie|przyjedzie|potwierdzam|jedzie|ok)\b")


def _asks(letter: Letter, answer: Answer) -> bool:
    """ "Jan Lis, proszę go też zapisać": a request of its own below a question for a contact."""
    return any(cue.act is Act.SIGN_UP and not cue.weak for cue in cues(letter.folded, *answer.span))


def _names_somebody(letter: Letter, answer: Answer) -> bool:
    return any(name.complete for name in names.find(letter.text[slice(*answer.span)]))


def doubts(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """Who is named without a word of his own below a line that does not ask who comes, where another does: for what?"""
    answered = tuple(answers(letter.part))
    asked_who = any(answer.of_participants for answer in answered)
    for answer in answered if asked_who else ():
        inherited = [one for one in _within(letter, answer, people) if one.act in COMES and one.is_inherited]
        asks = _asks(letter, answer)
        asked = answer.of_others and asks and _names_somebody(letter, answer)
        if (inherited and not answer.of_participants and not asks) or asked:
            told = inherited[0].name.full_name if inherited else " ".join(letter.text[slice(*answer.span)].split())[:60]
            yield Reason("extract.between-lines", f"Odpowiedź stoi pod pytaniem o co innego: {told}.")


def _called(letter: Letter, answer: Answer) -> Found | None:
    """The person whose name is all that the quoted line holds."""
    line = answer.question[-1]
    read = [name for name in names.read(line.lstrip("-*•0123456789.) ")) if name.complete] if len(line) < 60 else []
    return (
        named(read[0], letter.part, answer.start) if len(read) == 1 and len(line) < len(read[0].written) + 8 else None
    )


def unexplained(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """Answers between the quoted lines of questions: what "tak" and a name mean stands in the question."""
    quoted = [s for s in letter.part.segments if s.origin is Origin.QUOTED and s.label is Label.WRITTEN]
    between = [s for s in letter.said if quoted and quoted[0].end <= s.start < quoted[-1].start]
    asked = any("?" in letter.text[s.start : s.end] for s in quoted)
    if letter.origin != "own" or not asked or not between:
        return
    if any(_means_another(letter, quoted, s, people) for s in (*between, *letter.said[-1:])):
        yield Reason("extract.between-lines", "Odpowiedzi stoją między cytowanymi pytaniami.")


def _means_another(letter: Letter, quoted: Sequence[Segment], answer: Segment, people: Sequence[Found]) -> bool:
    """ "Tak" to a question that names somebody, or names in answer to a question that did not ask who comes."""
    before = [s for s in quoted if s.end <= answer.start]
    question = letter.text[before[-1].start : before[-1].end] if before else ""
    said = letter.folded[answer.start : answer.end]
    known = {fold(one.name.full_name) for one in people}
    named = [name for name in names.find(question.replace(">", " ")) if name.last_name]
    writer = fold(letter.sender.name) if letter.sender else ""
    others = [one for one in people if one.reasons and not one.is_writer and fold(one.name.full_name) != writer]
    asked = any(c.act is Act.SIGN_UP for c in clauses(fold(question), [(0, len(question))]))
    if _AGREES.match(said) and (
        any(fold(name.full_name) not in known for name in named)
        or (asked and not named and others and others == list(people))
    ):
        return True
    here = any(answer.start <= one.start < answer.end and not one.clause for one in others if one.where == "body")
    return here and not _OF_PEOPLE.search(fold(question))


_AGREES = re.compile(r"\W*(?:tak|owszem|oczywiscie|jasne|zgadza|rowniez|tez|takze|bedzie|przyjedzie|ok|yes)\b")
_OF_PEOPLE = re.compile(r"\b(?:uczestni\w+|imi\w+|nazwisk\w*|kto\b|kogo\b|osob\w*)")


__all__ = ["RULE", "between", "doubts", "unexplained"]

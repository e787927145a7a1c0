"""Answers typed between the quoted lines of a question: what each line asked tells what a name below it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, Span, named
from processor.stages.extract.people import is_one_of, same
from processor.text.between import Answer, answers
from processor.text.requests import Act, clauses, cues
from processor.values import Kind, Reason


def between(letter: Letter, people: list[Found], kind: Kind, nobody: tuple[str, ...]) -> list[Found]:
    """The people of a letter, each as the quoted line above his answer means it. `nobody`: full names never meant."""
    for answer in answers(letter.part):
        called = _called(letter, answer)
        if answer.of_others and not _asks(letter, answer):
            here = _within(letter, answer, people)
            people = [one for one in people if one not in here or _is_tacit(one)]
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
    """Whom an answer names who was asked who comes; the writer for want of anybody else only where it says "ja"."""
    told = [one for one in _told(letter, answer.span) if not is_one_of(one.name, nobody)]
    new = [one for one in told if not any(other.act in COMES and same(one.name, other.name) for other in people)]
    if not new:
        return people
    kept = [one for one in people if not _is_tacit(one) and not any(same(one.name, n.name) for n in new)]
    too = [one for one in people if _is_tacit(one)] if _ME.search(letter.folded, *answer.span) else []
    return [*too, *kept, *new]


def _taken_back(letter: Letter, called: Found, people: list[Found], answer: Answer) -> list[Found]:
    """ "nie przyjedzie" under a name: of him, and not of the writer."""
    others = [one for one in people if not _is_tacit(one) and not same(one.name, called.name)]
    leaves = any(clause.act in LEAVES for clause in clauses(letter.folded, [answer.span]))
    return [*others, called.at(Act.CANCEL, "inline", "Odpowiedź pod nazwiskiem.")] if leaves else others


_ME = re.compile(r"\b(?:ja|mnie|siebie)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


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
    if any(names.is_finite_verb(word.lower()) for word in _WORD.findall(text)):
        return []
    sentence = "Imię i nazwisko pod pytaniem, kto weźmie udział."
    return [named(name, letter.part, span[0]).at(Act.SIGN_UP, "inline", sentence) for name in found]


_NEVER = re.compile(r"\b(?:nie|albo|lub|czy|moze|chyba|ewentualnie|zamiast|oprocz|poza|im|bez(?!\s+zmian))\b|\?")


def _confirmed(letter: Letter, called: Found, people: list[Found], answer: Answer) -> list[Found]:
    """ "tak" or "nie" under a name: of him, and not of the writer, unless he asks for himself below another line."""
    himself = any(c.act is Act.SIGN_UP and c.self_ and not answer.start <= c.start < answer.end for c in letter.clauses)
    told = people if himself else [one for one in people if not _is_tacit(one)]
    if _YES.match(letter.folded, *answer.span):
        yes = called.at(Act.SIGN_UP, "inline", "Zgoda pod nazwiskiem.")
        return [*(one for one in told if not same(one.name, called.name)), yes]
    return told if _NO.match(letter.folded, *answer.span) else people


_NO = re.compile(r"\W*nie\b")
_YES = re.compile(r"\W*(?:tak|bedzie|przyjedzie|potwierdzam|jedzie|ok)\b")


def _is_tacit(one: Found) -> bool:
    return bool(one.reasons) and one.reasons[-1].rule == "extract.writer"


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
        inherited = [
            one
            for one in _within(letter, answer, people)
            if one.act in COMES and one.reasons[-1].rule.startswith("extract.listed")
        ]
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


__all__ = ["between", "doubts"]

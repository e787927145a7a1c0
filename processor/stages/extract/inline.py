"""Answers typed between the quoted lines of a question: what each line asked tells what a name below it means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor import names
from processor.stages.extract.found import LEAVES, Found, Letter, Span, named
from processor.stages.extract.people import same
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.values import Kind, Label, Origin

_OF_OTHERS = re.compile(  # who is asked for there does not come for being named
    r"\b(?:kontakt|telefon|faktur|instytucj|reprezent|przelozon|firm[aeyę]\b|jednostk|urzed\w*\s*\?|kto\s+(?:podpis|zglasza))\w*"
)
_OF_PARTICIPANTS = re.compile(r"\bimi\w+\s+i\s+nazwisk\w+\s+(?:uczest|osob)\w*|\buczestni\w+")


def between(letter: Letter, people: list[Found], kind: Kind) -> list[Found]:
    """The people of a letter, each as the quoted line above his answer means it."""
    for question, span in _answers(letter):
        asked = fold(question)
        if _OF_OTHERS.search(asked) and not _OF_PARTICIPANTS.search(asked):
            here = [one for one in people if one.where == letter.part.where and span[0] <= one.start < span[1]]
            people = [one for one in people if one not in here or _is_tacit(one)]
        elif kind is Kind.REGISTRATION and (called := _name(letter, question, span)) is not None:
            people = _confirmed(letter, called, people, span)
        elif kind is Kind.CANCELLATION and (called := _name(letter, question, span)) is not None:
            acts = {clause.act for clause in clauses(letter.folded, [span])}
            others = [one for one in people if not _is_tacit(one) and not same(one.name, called.name)]
            people = (
                [*others, called.at(Act.CANCEL, "inline", "Odpowiedź pod nazwiskiem.")] if acts & LEAVES else others
            )
    return people


def _confirmed(letter: Letter, called: Found, people: list[Found], span: Span) -> list[Found]:
    """ "tak" or "nie" under a name: of him, and not of the writer."""
    if _YES.match(letter.folded, *span):
        yes = called.at(Act.SIGN_UP, "inline", "Zgoda pod nazwiskiem.")
        return [*(one for one in people if not _is_tacit(one) and not same(one.name, called.name)), yes]
    return [one for one in people if not _is_tacit(one)] if _NO.match(letter.folded, *span) else people


_NO = re.compile(r"\W*nie\b")
_YES = re.compile(r"\W*(?:tak|bedzie|przyjedzie|potwierdzam|jedzie|ok)\b")


def _is_tacit(one: Found) -> bool:
    return bool(one.reasons) and one.reasons[-1].rule == "extract.writer"


def _answers(letter: Letter) -> Iterator[tuple[str, Span]]:
    """The last quoted line above each stretch of the sender's, and where the stretch stands."""
    above = ""
    for segment in letter.part.segments:
        text = letter.text[segment.start : segment.end]
        lines = [line.strip(" >|\t") for line in text.split("\n") if line.strip(" >|\t")]
        if segment.origin is not Origin.OWN:
            above = lines[-1] if lines else above
        elif segment.label in (Label.WRITTEN, Label.SIGN_OFF) and above and lines:
            yield above, (segment.start, segment.end)


def _name(letter: Letter, line: str, span: Span) -> Found | None:
    """The person whose name is all that the quoted line holds."""
    read = [name for name in names.read(line.lstrip("-*•0123456789.) ")) if name.complete] if len(line) < 60 else []
    return named(read[0], letter.part, span[0]) if len(read) == 1 and len(line) < len(read[0].written) + 8 else None


__all__ = ["between"]

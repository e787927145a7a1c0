"""The nouns of this stage: a letter that is read, and a person found in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from processor.names import Name
from processor.text.folding import fold
from processor.text.requests import Act, Clause, clauses
from processor.values import Address, Attendee, Reason, Segment, TextPart

Span = tuple[int, int]


@dataclass(frozen=True)
class Letter:
    """One letter of a mail (written now, passed on, or in a file): its stretches in a part's text and who wrote it.

    `said` are the stretches of the letter itself, `signed` those of its signature, `sender` the mailbox it came from.
    """

    part: TextPart
    said: tuple[Segment, ...]
    signed: tuple[Segment, ...]
    sender: Address | None
    origin: str  # own, forwarded, file
    apart: tuple[Span, ...] = ()  # paragraphs about something else than what is asked for (`matters`)
    foreign: tuple[Span, ...] = ()  # those of them that plainly are

    @cached_property
    def text(self) -> str:
        return self.part.text

    @cached_property
    def folded(self) -> str:
        return fold(self.part.text)

    @cached_property
    def weighed(self) -> dict[tuple[str, int, int], bool]:
        """What was found out of stretches of the text: asked again for each of a thousand names in one sentence."""
        return {}

    @cached_property
    def spans(self) -> list[Span]:
        return [(segment.start, segment.end) for segment in self.said]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return clauses(self.folded, self.spans)


@dataclass(frozen=True, slots=True)
class Found:
    """A person read at a place, before it is known what is asked for him.

    `act` is what the place itself says; `listed`: in a list, table or form rather than in a sentence.
    """

    name: Name
    where: str
    start: int
    end: int
    act: Act = Act.NONE
    clause: Clause | None = None
    listed: bool = False
    institution: str = ""
    function: str = ""
    phone: str = ""
    workshop: str | None = None
    reasons: tuple[Reason, ...] = field(default=())

    def at(self, act: Act, rule: str, sentence: str) -> Found:
        return replace(self, act=act, reasons=(*self.reasons, Reason(f"extract.{rule}", sentence)))


def named(name: Name, part: TextPart, offset: int = 0, *, listed: bool = False) -> Found:
    """The finder's name, with its offsets in the part's text."""
    return Found(name, part.where, name.start + offset, name.end + offset, listed=listed)


__all__ = ["Attendee", "Found", "Letter", "Span", "named"]


COMES = frozenset({Act.SIGN_UP, Act.RIGHT})  # what is asked for those who want to take part
LEAVES = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED})  # and for those who do not, any more

"""The nouns of this stage: a letter that is read, a person found in it, and what the letter was heard to ask."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from processor.names import Name
from processor.text.folding import fold
from processor.text.requests import Act, Clause, clauses
from processor.values import Address, Attendee, Kind, Reason, Segment, TextPart

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

    @property
    def extent(self) -> Span:
        """From its first stretch to its last; (0, 0) where it has none."""
        return (self.spans[0][0], self.spans[-1][1]) if self.spans else (0, 0)

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

    @property
    def rule(self) -> str:
        """The id of the reason that told last what is asked for him; "" for none."""
        return self.reasons[-1].rule if self.reasons else ""

    @property
    def is_writer(self) -> bool:
        """Is he asked for as the one who writes, rather than by his name?"""
        return self.rule == "extract.writer"

    @property
    def is_inherited(self) -> bool:
        """Has he no verb of his own, but that of the request whose list he stands in?"""
        return self.rule.startswith("extract.listed")

    def at(self, act: Act, rule: str, sentence: str) -> Found:
        return replace(self, act=act, reasons=(*self.reasons, Reason(f"extract.{rule}", sentence)))


def named(name: Name, part: TextPart, offset: int = 0, *, listed: bool = False) -> Found:
    """The finder's name, with its offsets in the part's text."""
    return Found(name, part.where, name.start + offset, name.end + offset, listed=listed)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one letter asks. `people` carry their acts; `explicit`: names or the writer himself are asked for in words,
    not only understood from a signature."""

    people: tuple[Found, ...] = ()
    explicit: bool = False
    doubts: tuple[Reason, ...] = ()
    loose: tuple[str, ...] = ()  # words of requests that look like people nobody has read
    unnamed: tuple[str, ...] = ()  # nouns of those who are to come and whom this letter does not name
    extent: tuple[int, int] = (0, 0)  # with its signature
    where: str = ""
    absent: str = ""  # the writer's full name, where he signs up others and cannot come himself
    staying: str = ""  # the writer's full name, where he takes others back and says that he himself comes
    asks: bool = False
    several: bool = False  # speaks of several requests that it passes on
    points_below: bool = False
    adds: bool = False  # asks for somebody besides those whom a letter below asks for
    points_to_list: bool = False
    of_himself: bool = False  # by "mnie", "siebie", "mój", and not by his verbs alone
    of_another: bool = False  # asks for "him" or "her"
    denies: bool = False  # says of what he passes on that something is not to be done, or not yet


def default_act(kind: Kind) -> Act:
    """What a mail of this kind asks for a name without words."""
    return Act.CANCEL if kind is Kind.CANCELLATION else Act.SIGN_UP


__all__ = ["Attendee", "Found", "Heard", "Letter", "Span", "default_act", "named"]


COMES = frozenset({Act.SIGN_UP, Act.RIGHT})  # what is asked for those who want to take part
LEAVES = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED})  # and for those who do not, any more

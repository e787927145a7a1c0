"""What the rules ask of a mail: each a small test of its texts. Patterns are on folded text (`processor.text.folding`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.sieve import Sieve
from processor.values import Kind, Reason


@dataclass(frozen=True)
class Rule:
    """Where `test` holds, `weight` goes to `kind`; `sentence` is why."""

    id: str
    kind: Kind
    weight: float
    sentence: str
    test: Callable[[View], bool]

    @cached_property
    def reason(self) -> Reason:
        return Reason(f"classify.{self.id}", self.sentence, self.weight)


def said(pattern: str) -> Callable[[View], bool]:
    """In the sender's own words or his subject."""
    made = Sieve(pattern)
    return lambda view: bool(made.search(view.told))


def body(pattern: str) -> Callable[[View], bool]:
    """In the sender's own words alone; what stands before them is his subject."""
    made = Sieve(pattern)
    return lambda view: bool(made.search(view.told, view.said_from))


def whole(pattern: str) -> Callable[[View], bool]:
    """Anywhere the sender speaks, footers too."""
    made = Sieve(pattern)
    return lambda view: bool(made.search(view.whole))


def invites(pattern: str) -> Callable[[View], bool]:
    """In the sender's own words; in the subject only where it is not that of the mail he answers or passes on."""
    made = Sieve(pattern)
    return lambda view: bool(
        made.search(view.said)
        or (not view.is_reply and not view.below and not speaks_of_ours(view) and made.search(view.subject))
    )


def refused(*rows: str) -> Callable[[View], bool]:
    """By a row of the gate whose id begins so."""
    return lambda view: view.refusal is not None and view.refusal.rule.startswith(rows)


def has_header(*names: str) -> Callable[[View], bool]:
    """Any of these headers, in mail that the gate does not take for our own group's."""
    return lambda view: view.refusal is not None and any(view.mail.header(name) for name in names)


def has_part(word: str) -> Callable[[View], bool]:
    """A part of the mail is of such a content type."""
    return lambda view: any(word in content_type for content_type in view.mail.content_types)


def sender(pattern: str) -> Callable[[View], bool]:
    """In the From name and address, in lower case: "name <address>"."""
    made = re.compile(pattern)
    return lambda view: bool(made.search(f"{view.mail.sender.name} <{view.mail.sender.address}>".lower()))


_NEARLY = re.compile(r"\bwa\w{4,12}")
_WORKSHOP = Sieve(r"\bwarsz\w*ta\w*|\bszkoleni\w+|\bworkshop|\bspotkani\w+|\bzajec\w*|\btraining\w*|\bwydarzeni\w+")


def names_a_workshop(view: View) -> bool:
    """Does the sender, or what he passes on, name one of ours by more than its day and place, or a workshop at all?"""
    if any(mention.what in ("word", "title", "both") for mention in view.spoken_of):
        return True
    texts = (view.told, view.files, view.forwarded)
    return any(_WORKSHOP.search(text) for text in texts) or any(
        occasions.is_nearly_a_workshop(match[0]) for match in _NEARLY.finditer(view.told)
    )


def names_ours(view: View) -> bool:
    """Names one of ours and calls it a workshop, or by its words."""
    return speaks_of_ours(view) and names_a_workshop(view)


def speaks_of_ours(view: View) -> bool:
    """Names one of our workshops by its words, place or date."""
    return any(mention.weight >= 2 for mention in view.spoken_of)


def signs(text: str, at: int) -> bool:
    """Does the name at this place begin one of the last lines, as a signature does?"""
    above, line = text[:at].rpartition("\n")[::2]
    return bool(above.strip()) and not line.strip() and text[at:].strip().count("\n") < 3

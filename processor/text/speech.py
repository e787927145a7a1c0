"""Which part of a mail speaks, and which of its stretches are the sender's own words."""

from __future__ import annotations

import re
from collections.abc import Collection

from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.values import Label, Mail, Office, Origin, Segment, TextPart

SAID = (Label.WRITTEN, Label.SIGN_OFF)  # his own words: no greeting, signature or footer
SPOKEN = frozenset({Label.WRITTEN, Label.SIGN_OFF, Label.SIGNATURE, Label.GREETING})
_ROW = re.compile(r"\S[ \t]*\t[ \t]*\S")
PASSED_ON = re.compile(r"\s*(?:(?:re|odp)\s?:\s*)*(?:fwd?|fw|pd|przek\w*|wg)\s?:", re.I)
_POINTS_BELOW = Anchored(
    r"\b(?:jak\s+(?:w\s+)?(?:nizej|ponizej)|ponizej|ponizsz\w+|nizej|przekazuj\w+|przesylam\s+dalej|forward\w*|see\s+below)\b"
)
_EMPTY = TextPart("body", "")


def speaking(mail: Mail) -> TextPart:
    """The part that holds what the sender wrote: the plain text, or the HTML where the plain part is a stub of it or
    has lost its table, or the lines through words of it."""
    plain, rich = _part(mail, "body"), _part(mail, "html")
    if rich is None or plain is None:
        return plain or rich or _EMPTY
    if rich.struck and (_strikes_words_of(rich, own_text(plain)) or _has_more(rich, plain)):
        return rich
    if _says_less(plain, rich) or (_ROW.search(own_text(rich)) and not _ROW.search(own_text(plain))):
        return rich
    return plain


def _strikes_words_of(rich: TextPart, said: str) -> bool:
    words = " ".join(said.split())
    return any(len(line) > 3 and line in words for line in rich.struck)


def _has_more(one: TextPart, other: TextPart) -> bool:
    return len(own_text(one).split()) > len(own_text(other).split())


def _part(mail: Mail, where: str) -> TextPart | None:
    return next((part for part in mail.parts if part.where == where), None)


def _says_less(plain: TextPart, rich: TextPart) -> bool:
    here, there = len(own_text(plain).split()), len(own_text(rich).split())
    return there >= 3 and here * 3 < there


def own_segments(part: TextPart, labels: Collection[Label] = SPOKEN) -> list[Segment]:
    """The stretches the sender wrote himself, now."""
    return [one for one in part.segments if one.origin is Origin.OWN and one.label in labels]


def own_text(part: TextPart, labels: Collection[Label] = SPOKEN) -> str:
    return "".join(part.text[one.start : one.end] for one in own_segments(part, labels))


def passed_on_segments(mail: Mail, part: TextPart, office: Office) -> list[Segment]:
    """The stretches of mails that the sender passes on. What an unclear client marks as quoted is passed on, too,
    where the subject or the sender's words say so and it is not our own notice."""
    ours = {address.lower() for address in office.addresses}
    told = [one for one in part.segments if one.origin is not Origin.OWN and one.label in SPOKEN]
    theirs = [one for one in told if one.author is not None and one.author.address.lower() not in ours]
    forwarded = [one for one in told if one.origin is Origin.FORWARDED]
    if forwarded:  # and what those mails were an answer to, or passed on themselves
        outer = min(one.depth for one in forwarded)
        above = _says_so(mail, part)  # a reply within the chain that is passed on, in another client's marks
        return [one for one in told if one in forwarded or (one in theirs and (above or one.depth > outer))]
    return [one for one in theirs if one.origin is Origin.QUOTED] if _says_so(mail, part) else []


def _says_so(mail: Mail, part: TextPart) -> bool:
    return bool(PASSED_ON.match(mail.subject) or _POINTS_BELOW.search(fold(own_text(part)[:2000])))


def quoted_text(part: TextPart) -> str:
    """What stands quoted or forwarded below, attributions included."""
    return "".join(part.text[one.start : one.end] for one in part.segments if one.origin is not Origin.OWN)

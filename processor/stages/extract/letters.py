"""The letters in a mail, in the order in which they speak: the sender's own, those he passes on, those in files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor.stages.extract.columns import NAMING, label_kind
from processor.stages.extract.found import Letter
from processor.text.quoting import segments as segments_of
from processor.text.speech import PASSED_ON, SAID, SPOKEN, passed_on_segments, speaking
from processor.values import Address, Label, Mail, Office, Origin, Segment, TextPart

LONGEST = 100_000  # characters of a file in which names are read


def own(mail: Mail) -> Letter:
    """What the sender wrote now."""
    part = speaking(mail)
    mine = [segment for segment in part.segments if segment.origin is Origin.OWN]
    if not _answers(mail) and not any(segment.label is Label.ATTRIBUTION for segment in part.segments):
        mine = list(part.segments)  # ">" before lines of a new mail are bullets
    return _letter(part, mine, mail.sender, "own")


def _answers(mail: Mail) -> bool:
    return bool(
        mail.in_reply_to or mail.references or re.match(r"\s*(?:re|odp|aw|sv|fwd?|fw|pd)\s?:", mail.subject, re.I)
    )


def passed_on(mail: Mail, office: Office) -> list[Letter]:
    """The mails he passes on, the newest first: in the text below his own, and attached as message/rfc822."""
    part = speaking(mail)
    below = passed_on_segments(mail, part, office)
    found = []
    for depth in sorted({segment.depth for segment in below}):
        segments = [segment for segment in below if segment.depth == depth]
        author = next((segment.author for segment in segments if segment.author), None)
        found.append(_letter(part, segments, author, "forwarded"))
    return found + attached(mail)


def attached(mail: Mail) -> list[Letter]:
    """The mails attached as message/rfc822."""
    return [_attached(part) for part in mail.parts if part.where == "forwarded"]


def is_forward(mail: Mail) -> bool:
    """Does the sender pass a mail on, by its marks or by the subject, rather than answer one?"""
    inside = any(s.origin is Origin.FORWARDED for part in mail.parts for s in part.segments)
    attached = any(part.where == "forwarded" for part in mail.parts)
    return inside or attached or PASSED_ON.match(mail.subject) is not None


def thread(mail: Mail) -> list[Letter]:
    """The letters below the sender's own words, quoted or passed on, the newest first; and those attached."""
    part = speaking(mail)
    told = [one for one in part.segments if one.origin is not Origin.OWN and one.label in SPOKEN]
    found = []
    for depth in sorted({one.depth for one in told}):
        segments = [one for one in told if one.depth == depth]
        author = next((one.author for one in segments if one.author), None)
        found.append(_letter(part, segments, author, "forwarded"))
    return found + attached(mail)


def _attached(part: TextPart) -> Letter:
    mine = [segment for segment in part.segments if segment.depth == 0 or segment.origin is Origin.OWN]
    return _letter(part, mine or list(part.segments), part.sender, "forwarded")


def longest(mail: Mail, own: Letter) -> int:
    """The length of the longest text that would be read."""
    said = sum(end - start for start, end in own.spans)
    return max(said, *(len(part.text) for part in mail.parts if part.where.startswith(("attachment:", "forwarded"))), 0)


def files(mail: Mail) -> Iterator[Letter]:
    """The texts of attached documents."""
    for part in mail.parts:
        if (
            part.where.startswith("attachment:")
            and part.text.strip()
            and not part.where.lower().endswith((".vcf", ".vcard"))
        ):
            segments = part.segments or segments_of(part.text[:LONGEST])
            yield _letter(part, segments, None, "file")


def _is_table(text: str) -> bool:
    """Rows of several cells are a list of people, however many telephones stand in it; between bars those under labels."""
    barred = [line for line in text.split("\n") if line.count("|") >= 2]
    labelled = len(barred) >= 2 and bool({label_kind(cell) for cell in barred[0].split("|")} & set(NAMING))
    return labelled or sum(line.count("\t") >= 2 for line in text.split("\n")) >= 2


def cards(mail: Mail) -> list[TextPart]:
    """Business cards (vCard): whose they are, the writer's as a rule."""
    return [part for part in mail.parts if part.where.lower().endswith((".vcf", ".vcard")) and part.text.strip()]


def _letter(
    part: TextPart, segments: list[Segment] | tuple[Segment, ...], sender: Address | None, origin: str
) -> Letter:
    tables = [s for s in segments if s.label is Label.SIGNATURE and _is_table(part.text[s.start : s.end])]
    said = tuple(s for s in segments if s.label in SAID or s in tables)
    signed = tuple(s for s in segments if s.label is Label.SIGNATURE and s not in tables)
    return Letter(part, said, signed, sender, origin)

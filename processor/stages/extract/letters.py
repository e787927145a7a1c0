"""The letters in a mail, in the order in which they speak: the sender's own, those he passes on, those in files."""

from __future__ import annotations

from collections.abc import Iterator

from processor.stages.extract.found import Letter
from processor.text.quoting import segments as segments_of
from processor.text.speech import passed_on_segments, speaking
from processor.values import Address, Label, Mail, Office, Origin, Segment, TextPart

LONGEST = 100_000  # characters of a file in which names are read
_SAID = (Label.WRITTEN, Label.SIGN_OFF)


def own(mail: Mail) -> Letter:
    """What the sender wrote now."""
    part = speaking(mail)
    mine = [segment for segment in part.segments if segment.origin is Origin.OWN]
    return _letter(part, mine, mail.sender, "own")


def passed_on(mail: Mail, office: Office) -> list[Letter]:
    """The mails he passes on, the newest first: in the text below his own, and attached as message/rfc822."""
    part = speaking(mail)
    below = passed_on_segments(mail, part, office)
    found = []
    for depth in sorted({segment.depth for segment in below}):
        segments = [segment for segment in below if segment.depth == depth]
        author = next((segment.author for segment in segments if segment.author), None)
        found.append(_letter(part, segments, author, "forwarded"))
    return found + [_attached(part) for part in mail.parts if part.where == "forwarded"]


def _attached(part: TextPart) -> Letter:
    mine = [segment for segment in part.segments if segment.depth == 0 or segment.origin is Origin.OWN]
    return _letter(part, mine or list(part.segments), part.sender, "forwarded")


def files(mail: Mail) -> Iterator[Letter]:
    """The texts of attached documents."""
    for part in mail.parts:
        if part.where.startswith("attachment:") and part.text.strip():
            segments = part.segments or segments_of(part.text[:LONGEST])
            yield _letter(part, segments, None, "file")


def _letter(
    part: TextPart, segments: list[Segment] | tuple[Segment, ...], sender: Address | None, origin: str
) -> Letter:
    said = tuple(s for s in segments if s.label in _SAID)
    signed = tuple(s for s in segments if s.label is Label.SIGNATURE)
    return Letter(part, said, signed, sender, origin)

"""A stranger's mail as harmless text: escaped, names marked where they were read, what was quoted set apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from processor.pipeline import Readout
from processor.reader import ReadingFailed
from processor.values import Attachment, Mail, Origin, TextPart
from processor.web.site import site

LONGEST_PART = 60_000  # characters shown; the whole mail can be downloaded
BIDI = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the mail ready for the page."""

    heading: str
    text: Markup


@dataclass(frozen=True, slots=True)
class ShownMail:
    """What the page shows of a mail; `trouble` says why where it could not be read."""

    parts: tuple[ShownPart, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


HEADINGS = {"body": "Treść", "html": "Treść (HTML)", "forwarded": "Przekazana wiadomość"}


def opened(message_id: int) -> Readout | str:
    """The stored bytes read again, in the child; a sentence where that cannot be done."""
    raw = site().store.messages.raw(message_id)
    if raw is None:
        return "Treści tej wiadomości już nie ma w bazie albo nie udało się jej pobrać."
    try:
        return site().read(raw)
    except ReadingFailed as error:
        return str(error)


def shown_mail(readout: Readout | str, message: dict[str, Any]) -> ShownMail:
    """The mail for the page, the evidence of `message` marked in it."""
    if isinstance(readout, str):
        return ShownMail(trouble=readout)
    mail = readout.mail
    return ShownMail(_parts(mail, evidence(message)), mail.attachments, mail.headers, "; ".join(mail.problems))


def evidence(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The people read from a message, with `where`, `start`, `end`."""
    return list((message.get("evidence") or {}).get("people") or ())


def _parts(mail: Mail, people: Sequence[dict[str, Any]]) -> tuple[ShownPart, ...]:
    shown = []
    read_in = {person.get("where") for person in people}
    for part in mail.parts:
        if part.where in {"subject", "from"} or not part.text.strip():
            continue
        if (
            part.where == "html"
            and "html" not in read_in
            and any(p.where == "body" and p.text.strip() for p in mail.parts)
        ):
            continue  # the same words twice would only make the clerk read twice
        spans = [(p["start"], p["end"]) for p in people if p.get("where") == part.where]
        heading = HEADINGS.get(part.where) or part.where.removeprefix("attachment:")
        shown.append(ShownPart(heading, marked(part, spans)))
    return tuple(shown)


def marked(part: TextPart, spans: Iterable[tuple[int, int]]) -> Markup:
    """The part's text escaped, `spans` in <mark>, quoted stretches in a block of their own."""
    text = part.text[:LONGEST_PART].rstrip()
    quoted = [(s.start, s.end) for s in part.segments if s.origin is Origin.QUOTED and s.start < len(text)]
    pieces = []
    for start, end, is_quoted in _stretches(quoted, len(text)):
        inside = [(max(a, start), min(b, end)) for a, b in sorted(spans) if a < end and b > start]
        html = _with_marks(text, start, end, inside)
        pieces.append(Markup('<span class="quoted">{}</span>').format(html) if is_quoted else html)
    if len(part.text) > LONGEST_PART:
        pieces.append(Markup("\n[…]"))
    return Markup("").join(pieces)


def _stretches(quoted: list[tuple[int, int]], length: int) -> list[tuple[int, int, bool]]:
    result, position = [], 0
    for start, end in _merged(quoted):
        if start > position:
            result.append((position, start, False))
        result.append((start, min(end, length), True))
        position = end
    if position < length:
        result.append((position, length, False))
    return result


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _with_marks(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Markup:
    pieces, position = [], start
    for a, b in spans:
        if a < position:
            continue
        pieces += [escape(plain(text[position:a])), Markup("<mark>{}</mark>").format(plain(text[a:b]))]
        position = b
    pieces.append(escape(plain(text[position:end])))
    return Markup("").join(pieces)


def plain(text: str) -> str:
    """Without characters that reorder or hide text."""
    cleaned = text.translate(BIDI)
    return "".join(c for c in cleaned if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf"})

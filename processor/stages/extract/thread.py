"""The sender's full name as the mails below show it: in an attribution or header beside his address, as the addressee of
our own mail, under a letter of his own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor import names
from processor.names import Name
from processor.text.folding import fold
from processor.text.speech import SPOKEN, speaking
from processor.values import Label, Mail, Office, Origin, Reason, TextPart

_LONGEST = 20_000  # characters of the text that are looked at
_BESIDE_ADDRESS = re.compile(
    r"(?P<name>[^\W\d_][^\n<>\[\]@:;,]{3,50}?)[\"']?\s*(?:<|\[mailto:|\()(?P<address>[^\s<>\[\]()]{5,80}@[^\s<>\[\]()]{3,80}?)[>\])]"
)
_LEADING = re.compile(r"^(?:użytkownik|user|użytkowniczka)\s+", re.I)
_HEADER = re.compile(
    r"(?m)^[> |\t]*(?:do|to|adresat|komu|an|użytkownik)\s*:[ \t]*(?P<name>[^\n<>\[\]@:;,]{5,50}?)[ \t]*$", re.I
)
SURE = 0.93  # of a name that stands only below
REASON = Reason("extract.thread", "Imię i nazwisko nadawcy z korespondencji niżej.")


def senders_name(mail: Mail, office: Office) -> Name | None:
    """One full name, and one only, that the thread gives the sender; None where it tells none."""
    if not any(segment.origin is not Origin.OWN for segment in speaking(mail).segments):
        return None
    told = {name.full_name: name for name in _told(mail, office) if name.complete and _agrees(mail, name)}
    return next(iter(told.values())) if len(told) == 1 else None


def _told(mail: Mail, office: Office) -> Iterator[Name]:
    part = speaking(mail)
    address = mail.sender.address.lower()
    text = part.text[:_LONGEST]
    for match in _BESIDE_ADDRESS.finditer(text) if address in text.lower() else ():
        if match["address"].lower() == address:
            yield from names.read(_LEADING.sub("", match["name"].strip(" \"'")))
    for segment in part.segments:
        if segment.author is not None and segment.author.address.lower() in ("", address):
            yield from names.read(segment.author.name)
    for match in _HEADER.finditer(text):
        yield from names.read(match["name"].strip(" \"'"))
    yield from _signed(part, address)


def _signed(part: TextPart, address: str) -> Iterator[Name]:
    """The last lines of the letters below that came from his address."""
    his = [one for one in part.segments if one.author is not None and one.author.address.lower() == address]
    for segment in his:
        if segment.origin is Origin.OWN or segment.label not in SPOKEN or segment.label is Label.GREETING:
            continue
        lines = [line.strip(" >|\t") for line in part.text[segment.start : segment.end].split("\n")]
        for line in [line for line in lines if line][-3:]:
            yield from (name for name in names.read(line) if len(line) < 60)


def _agrees(mail: Mail, name: Name) -> bool:
    """Does each part of his address, or of From where one is shown, stand for a part of the name? His wife's does not."""
    shown = [word for word in re.split(r"[\s.,\"']+", fold(mail.sender.name)) if word]
    local = [word for word in re.split(r"[._\d-]+", fold(mail.sender.address.partition("@")[0])) if word]
    parts = fold(name.full_name).replace("-", " ").split()
    return any(words and all(_stands_for(word, parts) for word in words) for words in (shown, local))


def _stands_for(word: str, parts: list[str]) -> bool:
    """ "e", "ewa", "evka" of none; "gburek" and "egburek" of Ewaryst Gburek."""
    if any(part.startswith(word) for part in parts) or fold(names.full_given(word.capitalize())) == parts[0]:
        return True
    return any(len(part) > 3 and word.endswith(part) and parts[0].startswith(word[: -len(part)]) for part in parts[1:])


__all__ = ["REASON", "SURE", "senders_name"]

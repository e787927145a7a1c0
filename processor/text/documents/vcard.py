"""Business cards (vCard 2.1 to 4.0, vobject): each as lines of a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import vobject

from processor.text.charsets import decode
from processor.text.documents.document import Document

_CARDS = 200
_FIELDS = (("org", "Instytucja"), ("title", "Stanowisko"), ("tel", "Telefon"), ("email", "E-mail"))


def read(data: bytes) -> Document:
    """The cards, an empty line between them."""
    text = decode(data).text
    cards = []
    for count, card in enumerate(vobject.readComponents(text, ignoreUnreadable=True, allowQP=True)):
        if count >= _CARDS:
            break
        cards.append("\n".join(_lines(card)))
    return Document(text="\n\n".join(cards))


def _lines(card: Any) -> Iterator[str]:
    if name := _name(card):
        yield f"Imię i nazwisko: {name}"
    for field, label in _FIELDS:
        for entry in card.contents.get(field, []):
            value = entry.value
            yield f"{label}: {', '.join(value) if isinstance(value, list) else value}"


def _name(card: Any) -> str:
    """The given and family names of N, which FN may write in any order; else FN."""
    for entry in card.contents.get("n", []):
        parts = [entry.value.given, entry.value.additional, entry.value.family]
        if entry.value.given and entry.value.family:
            return " ".join(" ".join(part) if isinstance(part, list) else part for part in parts if part)
    return next((str(entry.value) for entry in card.contents.get("fn", []) if entry.value), "")

"""The order of a Polish list: letters with diacritics stand after their plain ones (PN-80/N-01223), case last."""

from __future__ import annotations

import unicodedata

LETTERS = {letter: index for index, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")}


def polish_key(name: str) -> tuple[tuple[int, int], ...]:
    """A sort key. Foreign letters stand beside the plain letter they are built on (ü beside u)."""
    return tuple(_place(letter) for letter in name.casefold() if letter.isalnum())


def _place(letter: str) -> tuple[int, int]:
    if letter in LETTERS:
        return LETTERS[letter], 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in LETTERS:
        return LETTERS[base], ord(letter)
    return len(LETTERS) + ord(letter), 0

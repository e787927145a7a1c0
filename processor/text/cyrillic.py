"""Ukrainian names as Polish writes them (transcription of Wielki słownik ortograficzny PWN)."""

from __future__ import annotations

import re

_POLISH = "a b w h g d e ż z y i j k ł m n o p r s t u f ch c cz sz szcz"
_LETTERS = dict(zip("абвгґдежзиійклмнопрстуфхцчшщ", _POLISH.split(" "), strict=True)) | dict.fromkeys("ь’'", "")
_VOWELS = {"є": "e", "ю": "u", "я": "a", "ї": "i"}  # with a j, which is an i behind a consonant
_SOFT_L = re.compile(r"л(?=[іїєюяь])")


def in_polish(name: str) -> str:
    """A name in Ukrainian Cyrillic, in lower case and Polish letters ("Юлія Шевчук" -> "julija szewczuk"); other
    characters stay as they are. Soft consonants keep their plain letter: "Гринь" is "hryn"."""
    told, before = "", ""
    for letter in _SOFT_L.sub("l", name.lower()):
        if letter in _VOWELS:
            joined = "" if before == "l" else "i" if before in _CONSONANTS else "j"
            told += joined + _VOWELS[letter]
        else:
            told += _LETTERS.get(letter, letter)
        before = letter
    return told


_CONSONANTS = frozenset("бвгґджзклмнпрстфхцчшщ")

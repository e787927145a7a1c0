"""The pages' words: written in Polish in the templates, with their English in `english.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from flask import session


@cache
def english() -> dict[str, str]:
    """English by Polish."""
    return {
        key: str(words) for key, words in tomllib.loads(Path(__file__).with_name("english.toml").read_text()).items()
    }


def translate(polish: str, language: str) -> str:
    """The words in the reader's language; Polish where no English is known."""
    return english().get(polish, polish) if language == "en" else polish


def language() -> str:
    """The reader's choice, kept in the session; Polish unless changed."""
    return "en" if session.get("language") == "en" else "pl"


def t(polish: str, **values: object) -> str:
    """Words of the page in the reader's language."""
    words = translate(polish, language())
    return words.format(**values) if values else words

"""Reply texts of the office → subject, text and HTML of one reply; and the calendar entry beside it.

Texts lie in `LANGUAGE/KIND/{subject,body}.txt`, with an optional `body.html`; folders whose name begins with `_` hold
parts that texts include. They are Jinja2 in a sandbox. Mail data only ever comes in as values, never as a text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from processor.templates.calendar import entry
from processor.templates.html import from_text
from processor.templates.values import LANGUAGES, Letter, Person, placeholders, sample_letter
from processor.values import ReplyKind

if TYPE_CHECKING:  # the reading child, which renders nothing, does without Jinja2's 6 MB
    from jinja2 import Template

__all__ = ["LANGUAGES", "Letter", "Person", "Rendered", "Texts", "entry", "load", "sample_letter"]


_BLANKS = re.compile(r"\n[ \t]*\n\s*\n")
_WIDTH = 76  # RFC 5322 §2.1.1 wants lines of 78 at most


@dataclass(frozen=True, slots=True)
class Rendered:
    """One reply in words: a subject of one line, the text, and the same in HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The office's texts, ready to be filled in."""

    _templates: Mapping[str, Template] = field(repr=False)

    def languages(self) -> tuple[str, ...]:
        return tuple(one for one in LANGUAGES if f"{one}/{ReplyKind.CONFIRMED}/body.txt" in self._templates)

    def language(self, *wanted: str) -> str:
        """The first wanted language that has texts, else the first there is."""
        have = self.languages()
        return next((one for one in wanted if one in have), have[0] if have else "pl")

    def render(self, kind: ReplyKind, letter: Letter) -> Rendered:
        """The reply in `letter.language`. Raises KeyError where that language has no such text (`load` told so)."""
        values = placeholders(letter)
        folder = f"{letter.language}/{kind}"
        subject = " ".join(self._templates[f"{folder}/subject.txt"].render(values).split())
        text = _BLANKS.sub("\n\n", self._templates[f"{folder}/body.txt"].render(values)).strip() + "\n"
        written = self._templates.get(f"{folder}/body.html")
        html = written.render(values) if written else from_text(text, letter.language)
        return Rendered(subject, _wrapped(text), html)


def load(files: Mapping[str, str]) -> tuple[Texts, tuple[str, ...]]:
    """The texts, and every problem as a sentence with file and line. `files` maps a path below the folder of the texts,
    with `/`, to what stands in the file. With problems the texts may be incomplete."""
    from processor.templates.compiling import compiled, environment, problems

    clean = {path: text for path, text in files.items() if not path.rpartition("/")[2].startswith(".")}
    env = environment(clean)
    return Texts(compiled(clean, env)), tuple(problems(clean, env))


def _wrapped(text: str) -> str:
    """Long lines broken between words; the lines of a list are indented below their first."""
    return "".join(f"{_wrap(line)}\n" for line in text.splitlines())


@lru_cache(maxsize=256)  # what an event's answers have in common
def _wrap(line: str) -> str:
    if len(line) <= _WIDTH:
        return line
    indent = "   " if line[:1] in "-0123456789" else ""
    return textwrap.fill(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)

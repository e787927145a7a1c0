"""What words look like in a text as written, not folded: the patterns that several rooms look for."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]{2,}")  # and no initial
CAPITALISED = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}\b")  # as a given name is
SMALL = re.compile(r"\b[a-ząćęłńóśźż]{3,}\b")
GIVEN = r"(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})"  # a given name, within other patterns
PHONE = re.compile(r"(?:\+48\s?)?(?:\(?\d{2}\)?[\s-]?)?\d{3}[\s-]?\d{2,3}[\s-]?\d{2,3}")

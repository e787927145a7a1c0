"""Relatives who bear the writer's surname: "ja z mężem Cezarym", "mąż Wiktor i córka Alina"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from processor import names
from processor.names import Name
from processor.names.dictionary import borne_by
from processor.stages.extract.found import Found, Letter
from processor.text.requests import Act, Clause
from processor.values import Gender

_KIN = re.compile(
    r"\b(?:moj\w*\s+|swoj\w*\s+)?(?P<kin>maz|meza|mezem|mezowi|zona|zone|zony|zonie|syn|syna|synem|synowi|corka|corke|corki|corce|brat|brata|bratem|bratu|mama|mame|mamy|mamie|ojciec|ojca|ojcem|ojcu|tata|tate|taty|tacie)(?:\s+(?:moj|swoj)\w{0,4})?(?:,|\s[-–])?\s+"
    r"(?P<given>[^\W\d_]{3,})(?:\s+i\s+(?!moj|swoj|maz|zon|syn|cork)(?P<other>[^\W\d_]{3,}))?\b"
)
_CALLED_OTHERWISE = re.compile(
    r"\s*(?:\([^()\n]*[A-ZĄĆĘŁŃÓŚŹŻ]|,?\s*(?:z\s+domu|po\s+mężu|nazwisko)\b)"
)  # "Kornelię (po mężu Drwal)"
_SURNAME_NEXT = re.compile(r" [A-ZĄĆĘŁŃÓŚŹŻ]")
_MALE = ("maz", "mez", "syn", "brat", "oj", "tat", "tac")


def kin(letter: Letter, author: Found | None, clauses: Sequence[Clause], found: Sequence[Found]) -> list[Found]:
    """Husband, wife, son or daughter signed up by given name, with the writer's surname in the form of their sex."""
    if author is None:
        return []
    people: list[Found] = []
    for clause in clauses:
        if clause.act in (Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.NONE) and not clause.question:
            for match in _KIN.finditer(letter.folded, clause.start, clause.end):
                if not _SURNAME_NEXT.match(letter.text, match.end()):
                    people += [_relative(letter, author, match, group) for group in ("given", "other") if match[group]]
    taken = {position for one in found if one.name.complete for position in range(one.start, one.end)}
    return [one for one in people if one.name.complete and one.start not in taken]


def _relative(letter: Letter, author: Found, match: re.Match[str], group: str) -> Found:
    start, end = match.start(group), match.end(group)
    written = letter.text[start:end]
    sex: Gender = "m" if match["kin"].startswith(_MALE) else "f"
    given = names.given_nominative(written, sex) if written[:1].isupper() else ""
    otherwise = _CALLED_OTHERWISE.match(letter.text, end)
    last, *others = borne_by(author.name.last_name, sex)
    plain = not otherwise or author.name.last_name in letter.text[end : end + 60]
    name = Name(
        given, last if given else "", sex, 0.88 if plain and not others else 0.5, written, start, end,
        tuple(f"{given} {other}" for other in others),
    )  # fmt: skip
    return replace(
        author,
        name=name,
        where=letter.part.where,
        start=start,
        end=end,
        act=Act.NONE,
        clause=None,
        listed=False,
        reasons=(),
    )

"""Relatives who bear the writer's surname: "ja z mężem Cezarym", "mąż Wiktor i córka Alina"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from processor import names
from processor.names import Name
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
_CHANGING = (
    ("ski", "ska"),
    ("cki", "cka"),
    ("dzki", "dzka"),
    ("ny", "na"),
    ("ty", "ta"),
    ("wy", "wa"),
    ("ły", "ła"),
    ("gi", "ga"),
    ("ry", "ra"),
)


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
    sure = 0.5 if otherwise and author.name.last_name not in letter.text[end : end + 60] else 0.88
    name = Name(given, surname(author.name.last_name, sex) if given else "", sex, sure, written, start, end)
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


def surname(last: str, sex: Gender) -> str:
    """A surname in the form of the other sex: Burzyńska -> Burzyński, Nowak -> Nowak."""
    return "-".join(_form(part, sex) for part in last.split("-"))


def _form(part: str, sex: Gender) -> str:
    for male, female in _CHANGING:
        old, new = (female, male) if sex == "m" else (male, female)
        if part.endswith(old) and (male not in ("gi", "ry", "ty", "ny", "wy", "ły") or (len(part) > 5 and old == male)):
            return part[: -len(old)] + new
    return part

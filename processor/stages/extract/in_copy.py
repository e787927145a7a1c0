"""Somebody told by given name who gets the letter in copy: "zapiszcie mnie i Dorotę (jest w kopii)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processor import names
from processor.names import Name
from processor.names.agreement import given_readings
from processor.stages.extract.found import Found, Letter, Span
from processor.text.requests import Act, Clause
from processor.text.shapes import GIVEN
from processor.values import Mail

_IN_COPY = re.compile(
    rf"\b{GIVEN}\s*[,(–—-]{{0,2}}\s*(?:\bktór(?:y|a|ego|ą|zy|e|ych)\s+)?(?:\b(?:jest|są|oboje|obie|obaj|wszyscy|jako|ma|mam|dodaję|dodany|dodana|też|także|również)\s+){{0,2}}"
    r"(?:w\s+(?:kopii|(?i:cc|dw|udw)\b)|(?i:cc|dw)\b|do\s+wiadomości)(?!\s*:)"
)
_SURE = 0.9


def in_copy(mail: Mail, own: Letter) -> list[Found]:
    """Those called so in a request, each completed from the one Cc mailbox whose display name has his given name."""
    people: list[Found] = []
    for span in own.spans:
        for match in _IN_COPY.finditer(own.text, *span):
            clause = next((c for c in own.clauses if c.start <= match.start() < c.end), None)
            if clause is not None and _asks(clause) and _is_taken(own, clause, match):
                people += _called(mail, own, clause, match.span("given"))
    return people


def _called(mail: Mail, own: Letter, clause: Clause, given: Span) -> Iterator[Found]:
    """He whose given name stands there, and those joined to him: "ja oraz Hubert i Sandra (w kopii)"."""
    called = _of_that_given(mail, own.text[slice(*given)])
    if len(called) != 1:
        return
    read = called[0]
    name = Name(
        read.first_names, read.last_name, read.gender, min(_SURE, read.confidence), own.text[slice(*given)], *given
    )
    yield Found(name, own.part.where, *given, clause=clause).at(Act.SIGN_UP, "in-copy", _SENTENCE)
    if before := _JOINED_GIVEN.search(own.text, max(clause.start, given[0] - 40), given[0]):
        yield from _called(mail, own, clause, before.span("given"))


_SENTENCE = "Podany imieniem; nazwisko z adresu, na który idzie kopia."


_JOINED_GIVEN = re.compile(rf"\b{GIVEN}\s*(?:,|\b(?:i|oraz)\b)\s*$")
_JOINED = re.compile(r"\b(?:i|oraz|plus|także|też|również|(?:razem|wraz|mnie|ja)\s+ze?)\s+$|[:+]\s*$")


def _asks(clause: Clause) -> bool:
    return clause.act is Act.SIGN_UP and not clause.question and not clause.condition


def _is_taken(own: Letter, clause: Clause, match: re.Match[str]) -> bool:
    """Does the request take him: joined by "i" or "z", or in a case of objects? "…, a Dorota (w kopii) prosi o program" """
    if _JOINED.search(own.text, clause.start, match.start("given")):
        return True
    cases = {case for _, _, case, weight, known in given_readings([match["given"]]) if known and weight > 1.0}
    return "acc" in cases and "nom" not in cases


def _of_that_given(mail: Mail, written: str) -> list[Name]:
    """The full names of Cc that bear this given name, or the one it is short for; each once."""
    told = {first for first, _, _, _, known in given_readings([written]) if known}
    told |= {names.full_given(first) for first in told}
    found = {}
    for mailbox in mail.cc:
        for name in names.read(mailbox.name):
            if name.complete and told.intersection(name.first_names.split(" ")):
                found[name.full_name] = name
    return list(found.values())


__all__ = ["in_copy"]

"""Who is signed up in his name by another: "w imieniu prezesa Jana Kosa potwierdzam udział", "piszę w imieniu dziadka …
nazywa się Jan Kos"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names.titles import is_title
from processor.stages.extract.found import Found, Letter
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.shapes import LETTERS
from processor.text.sieve import Sieve

RULE = "on-behalf"


def is_signed_up(letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause]) -> bool:
    """Is he the only one named, in whose name the letter confirms that somebody comes? `found` holds no signature."""
    if any(other.name.complete and other.name.full_name != one.name.full_name for other in found):
        return False
    if any(_OF_OTHERS.search(letter.folded, *span) for span in letter.spans):
        return False
    return _in_his_name(letter, one) or _is_called_so(letter, one, clauses)


_OF_OTHERS = Sieve(  # who comes stands elsewhere, or is not he alone
    r"\b(?:list[aeyę]|zalacz\w+|ponizej|nizej|nastepujac\w+|delegacj\w+|przedstawiciel\w*|pracowni\w+|osob(?!isci)\w*|ze\s+mna|(?:nasz|swoj)\w{0,3}\s+(?:gmin|urzed|szkol|firm)\w*)\b"
)
_IN_THE_NAME_OF = Anchored(r"\bw\s+imieniu\s+(?:(?:moj|nasz)\w{1,3}\s+)?(?P<titles>(?:[^\W\d_]+\.?\s+){0,3})$")
_CONFIRMS = re.compile(
    r"\s+(?:niniejszym\s+|uprzejmie\s+)?(?:potwierdzam|deklaruje|zglaszam|wyrazam)\s+(?:(?:jego|jej)\s+)?(?:(?:chec|wole|gotowosc)\s+)?"
    r"(?:udzial|uczestnictw|obecnosc|przybyci)\w*(?=\s+(?:w|we|na)\s|\s*[.,;\n]|\s*$)(?P<rest>[^.!?\n]*)"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:dwoch|dwojga|trzech|trojga|czterech|oraz|i\s+(?:pan|moj|swoj|wlasn|siebie|mnie)\w*|tak(?:ze|z)|rowniez)\b"
)


def _in_his_name(letter: Letter, one: Found) -> bool:
    """ "W imieniu pana prezesa Jana Kosa potwierdzam chęć udziału w warsztatach": his own."""
    before = _IN_THE_NAME_OF.search(letter.folded, max(0, one.start - 80), one.start)
    titles = LETTERS.findall(letter.text[slice(*before.span("titles"))]) if before else []
    if one.name.case in (None, "nom") or before is None or not all(map(_is_of_a_person, titles)):
        return False
    confirms = _CONFIRMS.match(letter.folded, one.end)
    return confirms is not None and _OF_SOMEBODY.search(confirms["rest"]) is None


def _is_of_a_person(word: str) -> bool:
    """A title or a function, and no house: "w imieniu Kancelarii Jana Kosa"."""
    return is_title(word) or names.names_person(word.lower())


_FOR_SOMEBODY = Anchored(r"\bw\s+imieniu\s+(?:(?:moj|nasz)\w{1,3}\s+)?(?P<whom>[^\W\d_]{4,})")
_CALLED = re.compile(r"\bnazywa\s+sie\s+$")
_ANOTHER = re.compile(r"\b(?:maz|zona|syn|corka|szef\w*|lekarz\w*|kole\w+|sasiad\w*|dyrektor\w*|kierowni\w+)\b")


def _is_called_so(letter: Letter, one: Found, clauses: Sequence[Clause]) -> bool:
    """ "Piszę w imieniu dziadka. Chciałby przyjść … Dziadek nazywa się Jan Kos": he in whose name another writes."""
    called = _CALLED.search(letter.folded, max(0, one.start - 20), one.start)
    whom = next((m for span in letter.spans if (m := _FOR_SOMEBODY.search(letter.folded, *span))), None)
    if called is None or whom is None or whom.start() > one.start or one.name.case not in (None, "nom"):
        return False
    if not names.names_person(letter.text[slice(*whom.span("whom"))].lower()):
        return False
    begin = next((c.sentence[0] for c in clauses if c.start <= one.start < c.end), called.start())
    told = letter.folded[begin : called.start()]
    himself = not told.strip() or re.search(rf"\b(?:on|ona|{whom['whom'][:4]}\w*)\b", told) is not None
    asked = any(c.act is Act.SIGN_UP and not c.self_ and not c.question and not c.condition for c in clauses)
    others = [word[0] for word in _ANOTHER.finditer(told) if not word[0].startswith(whom["whom"][:4])]
    return himself and asked and not others


__all__ = ["RULE", "is_signed_up"]

"""The writer's own sign-up, told by a possessive that stands alone: "zgłaszam chęć udziału swoją oraz pani Ewy Kot",
"przesyłam zgłoszenie kolegi i dołączam swoje"."""

from __future__ import annotations

import re

from processor.stages.extract.found import Letter
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve

_ALONE = Sieve(  # in a form that goes with "udział", "chęć", "zgłoszenie", and by no preposition
    r"\b(?:swoj|moj|wlasn)(?:a|e|ego|ej|y)?(?=\s*(?:[.,;!)\n]|$)|\s+(?:i|oraz|a\s+takze|jak\s+i|jak\s+rowniez|plus)\b)"
)
_NOT_HIS = re.compile(
    r"\b(?:nie|ani|zamiast|oprocz|procz|poza|przed|po|niz|do|od|ode|z|ze|dla|bez|nad|w|we|o|u|przy|za|jak|jako|wedlug|wobec)\s+(?:(?:tego|tej)\s+)?$"
)
_OF_WHAT = Sieve(r"\b(?:udzial|uczestnictw|chec|obecnosc|akces|zgloszeni|deklaracj)\w*")
_I_SEND = Sieve(
    r"\b(?:zglaszam|deklaruje|potwierdzam|wyrazam|przesylam|wysylam|skladam|przekazuje|dolaczam|zalaczam|podaje|dopisuje|dodaje|prosze|chcialbym|chcialabym)\b"
)


def tells_own(letter: Letter, clause: Clause) -> bool:
    """Does a clause that asks for a sign-up, or goes on with one, add the writer's own by a possessive without a noun?"""
    if clause.act not in (Act.SIGN_UP, Act.NONE) or clause.question or clause.condition:
        return False
    asked = [rule.search(letter.folded, *clause.sentence) is not None for rule in (_OF_WHAT, _I_SEND)]
    return asked[0] and any(
        _NOT_HIS.search(letter.folded, max(0, match.start() - 30), match.start()) is None
        and (asked[1] or match[0].startswith("moj"))
        for match in _ALONE.finditer(letter.folded, clause.start, clause.end)
    )


__all__ = ["tells_own"]

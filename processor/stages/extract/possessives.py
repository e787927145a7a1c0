"""The writer's own sign-up, told by a possessive that stands alone: "zgłaszam chęć udziału swoją oraz pani Ewy Kot",
"przesyłam zgłoszenie kolegi i dołączam swoje"."""

from __future__ import annotations

import re

from processor.stages.extract.found import Letter
from processor.text.folding import fold
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


_ITS_NOUN = re.compile(
    r"(?:(?:udzial|uczestnictw|chec|obecnosc|akces|zgloszeni|deklaracj|warsztat|szkoleni|spotkani)\w*|i|oraz|takze|rowniez|tez|jak|od\s+razu)\s+$"
)
_DONE = re.compile(r"\b\w{2,}(?:[aeio]l[ae]m|[aeiy]l[iy]smy)\b")  # "zgłoszenie moje i Marty wysłałam wczoraj"


def tells_own(letter: Letter, clause: Clause) -> bool:
    """Does a clause that asks for a sign-up, or goes on with one, add the writer's own by a possessive without a noun?"""
    if clause.act not in (Act.SIGN_UP, Act.NONE) or clause.question or clause.condition:
        return False
    if not _OF_WHAT.search(letter.folded, *clause.sentence) or _DONE.search(letter.folded, *clause.sentence):
        return False
    sends = _I_SEND.search(letter.folded, *clause.sentence) is not None
    return any(
        (sends or match[0].startswith("moj")) and _is_of_a_sign_up(letter, match.start())
        for match in _ALONE.finditer(letter.folded, clause.start, clause.end)
    )


def _is_of_a_sign_up(letter: Letter, at: int) -> bool:
    """Does the possessive at this place go with "udział" or "zgłoszenie", and with no other noun before it ("sąsiad mój")?"""
    before = letter.folded[max(0, at - 40) : at]
    if _NOT_HIS.search(before):
        return False
    if _ITS_NOUN.search(before):
        return True
    word = letter.text[max(0, at - 40) : at].split()[-1:] or [""]
    named = letter.folded.startswith("swoj", at) and not word[0][:1].islower()  # "udział Ewy Kot, swój"
    return named or _I_SEND.search(fold(word[0])) is not None


__all__ = ["tells_own"]

"""Mail that a machine wrote, or an absence: by its words."""

from __future__ import annotations

import re

from processor.stages.classify.sign_ups import signs_up
from processor.stages.classify.view import View
from processor.text.sieve import Sieve


def says_he_is_away(view: View) -> bool:
    """ "Jestem na urlopie do 2 listopada"; but not beside people whom he signs up: "przyjadą Ewa Kot i Jan Lis, ja jestem
    na urlopie"."""
    if not _AWAY.search(view.said):
        return False
    return not (signs_up(view) and view.people_named > 0 and not _ELSEWHERE.search(view.said))


_AWAY = Sieve(
    r"\b(?:jestem|bede|przebywam|pozostaje)\s+(?:\w+\s+){0,2}?(?:nieobecn\w+|na\s+urlopie|na\s+zwolnieniu|poza\s+biurem|na\s+l4|w\s+delegacji)\b"
)


def second_sign_of_a_robot(view: View) -> bool:
    """Absence and a way to get an answer elsewhere or later, in one short letter."""
    return view.words <= 90 and bool(_ABSENT.search(view.said)) and bool(_ELSEWHERE.search(view.said))


_ABSENT = Sieve(
    r"\b(?:nieobecn\w+|na\s+urlopie|na\s+zwolnieniu|ograniczony\s+dostep|(?:nie\s+mam|brak)\s+dostepu\s+do\s+(?:poczty|maila)|poza\s+biurem|out\s+of\s+(?:the\s+)?office)\b"
)
_ELSEWHERE = Sieve(
    r"\b(?:zastepuje\s+mnie|w\s+(?:sprawach\s+)?piln\w+|odpisz[ea]\w*\s+po|odpowiem\s+po|po\s+powrocie|prosz\w+\s+(?:o\s+kontakt|kontaktowac|dzwonic)|dziekuj\w+\s+za\s+wiadomosc)\b"
)


def written_by_a_system(view: View) -> bool:
    """A machine says so of itself, and asks for no answer."""
    return bool(_BY_A_MACHINE.search(view.said)) and bool(_NO_ANSWER.search(view.said))


_BY_A_MACHINE = Sieve(r"\b(?:automatyczn|wygenerowan|systemow)\w+|\bsystem\w*\s+(?:\w+\s+)?(?:obieg|e-?\w+|informat)")
_NO_ANSWER = re.compile(r"\bnie\s+odpowiada(?:j|jcie|c)\b|\bdo\s+not\s+reply\b")

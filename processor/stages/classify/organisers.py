"""Who holds the event himself: he takes sign-ups, keeps the list or sends the minutes instead of asking for a place."""

from __future__ import annotations

import re

from processor.stages.classify.event_words import plainly
from processor.stages.classify.sign_ups import signs_up_himself
from processor.stages.classify.view import View
from processor.text.sieve import Sieve
from processor.text.speech import SAID, own_text


def takes_sign_ups(view: View) -> bool:
    """ "Prosimy o zgłoszenia do 4 listopada"; but "proszę o zgłoszenie Jana Lisa" is a request itself."""
    text = view.told
    written = own_text(view.part, SAID)
    at = len(view.subject) + 1
    return any(
        not (
            match[0].startswith("pros")
            and match.end() >= at
            and re.match(
                r"\s+(?:(?:\w{1,4}\.?\s+)?[A-ZĄĆĘŁŃÓŚŹŻ]|następuj|poniższ|nasz(?:ych|ego|ej)\b|(?:dw|trz)\w+\s+osób)",
                written[match.end() - at :],
            )
        )
        for match in _TAKES_SIGN_UPS.finditer(text)
        if text[match.start() - 1 : match.start()] not in _QUOTES
    )


_QUOTES = frozenset('„”"«»')  # the name of a button on a page
_TAKES_SIGN_UPS = Sieve(
    r"\b(?:prosi\w+|(?:po)?prosze)\s+o\s+(?:zgloszeni[ea]\b|zglaszanie|nadsylanie|przesylanie|potwierdzenie\s+(?:przybycia|obecnosci|udzialu)|wypelnienie|przeslanie\s+(?:zgloszen|formularz|list|imion|danych))"
    r"(?!\s+(?:mojego|mnie|pana|pani|naszego|naszych|udzialu\s+(?:pana|pani)))"
    r"|\bzgloszeni[ea][^\S\n]+(?:\([^)]{0,40}\)\s*)?(?:przyjmuj\w+|prosimy|nalezy|mozna|do\s+dnia|przyjmow\w+|kierowac|na\s+adres)|\b(?:kart\w+|formularz\w*)[^\S\n]+(?:zgloszen\w+[^\S\n]+)?(?:odsyl|przesyl|nadsyl)\w+|\bkarta\s+zgloszen\w+\s*[:\.]|\bzapisy\s*(?::(?!\s*[^\W\d_]+\s+[^\W\d_]+\s*[/,;])|przyjmuj|trwaja|pod|do\s+dnia|na\s+stronie|u\b)"
    r"|\bprzypomin\w+\s+(?:\w+\s+)?o\s+(?:zgloszeni\w+\s+uczestnik|zapisach|zglaszaniu|rejestracji)|\bzapisz\s+sie|\bzarejestruj\s+sie|\b(?:aby|zeby)\s+(?:potwierdzic|zglosic|zapisac|wziac)\b[^.!?\n]{0,60}\bprosz\w+\s+(?:odpisac|kliknac|wypelnic|przeslac|podac)|\bzapis(?:y|ow)\b[^.!?\n]{0,120}\b(?:przyjmuj|dokonuj|prowadz)\w+|\bliczba\s+miejsc\s+ograniczona|\bkoszt\s+(?:udzialu|uczestnictwa)|\boplat\w+\s+(?:konferencyjn|rejestracyjn|za\s+udzial)|\bkart\w+\s+(?:zgloszenia\s+)?prosimy|\bregister\s+(?:now|here|at|by)"
)


def keeps_the_list(view: View) -> bool:
    """ "Państwa zgłoszenie na nasze szkolenie", "fakturę wystawimy po szkoleniu": the one who writes holds the event."""
    return bool(_KEEPS.search(view.said)) and not (plainly(view) and signs_up_himself(view))


_KEEPS = Sieve(
    r"\bna\s+nasz(?:e|ym|ych|ego)\s+(?:\w+\s+)?(?:szkoleni|kurs|warsztat|konferencj|seminari|spotkani)\w*|\bnasz(?:ego|ych|ymi)\s+(?:szkoleni|kurs|warsztat)\w*|\bwlasn(?:e|ymi|ych)\s+warsztat\w*"
    r"|\b(?:zawiadamia|informuje)(?:m|my)?\b[^.!?]{0,20}\bze\b[^.!?]{0,80}\bodbed(?:zie|a)\s+sie\b|\b(?:udzial|obecnosc|zgloszeni[ae])\s+(?:panstwa|wasz\w+)\s+(?:pracowni|uczestni|osob|przedstawiciel|instytucj)\w*|\bmamy\s+juz\s+(?:\w+\s+)?uczestnik\w*|\bpotwierdzamy\s+(?:\w+\s+)?(?:przyjecie|otrzymanie|wplyw|rejestracj)\w*\s+(?:panstwa\s+)?zgloszeni\w*|\bfaktur\w+\s+wystawi(?:my|e)\b|\bwystawi(?:my|e)\s+(?:\w+\s+)?faktur\w+|\bmam\w?\s+(?:jeszcze\s+)?(?:\w+\s+)?miejsc\w*\s+dla\b|\bu\s+mnie\b(?!\s+(?:bez\s+zmian|nic|wszystko|na\s+liscie))|\bwolnych\s+miejsc\s*:|\bomylk\w+\s+(?:przysl|wysl|trafi|przekaz)\w*(?!\s+do\s+nas)|\b(?:wykreslilismy|skreslilismy|dopisalismy|usunelismy|powolalismy|powolano)\b"
)


def sends_minutes(view: View) -> bool:
    """The minutes of a meeting name those who were there."""
    return bool(_MINUTES.search(view.told))


_MINUTES = Sieve(r"\bprotok\w+\s+(?:nr\s+\S+\s+)?ze?\s+(?:posiedzen|zebran|obrad|sesj|kontrol)\w*")

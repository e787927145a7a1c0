"""What is asked, taken back or put right of an earlier sign-up."""

from __future__ import annotations

import re

from processor.stages.classify.event_words import plainly
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.sign_ups import answers_ours
from processor.stages.classify.view import View
from processor.text.requests import Act


def asks_only(view: View) -> bool:
    """Questions, and no plain request."""
    return any(c.question for c in view.clauses) and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.RIGHT)


def conditional_only(view: View) -> bool:
    return any(c.condition and c.act is Act.SIGN_UP for c in view.clauses) and not view.asks(Act.SIGN_UP)


def cancels(view: View) -> bool:
    """Takes a sign-up back; a footer that tells how to leave a mailing list does not."""
    return view.asks(Act.CANCEL) and not _MAILING.search(view.whole)


_MAILING = re.compile(
    r"\botrzymuj\w+\s+(?:panstwo\s+)?t[ea]\s+wiadomosc|\bwypisz\b|unsubscribe|newsletter|subskrypcj\w+|\bw\s+naszej\s+bazie"
    r"|\blist\w*\s+(?:\w+\s+)?(?:wysylkow|mailing|dystrybuc|adresow|subskryb)\w*|\b(?:mojego|mego|nasz\w+)\s+(?:adresu|maila|e-?maila)"
    r"|(?:nie\s+chc\w+|nie\s+zycz\w+)\s+(?:\w+\s+){0,3}?otrzymywa\w+"
)


def cancels_something_else(view: View) -> bool:
    """Takes something back that has at most its day in common with ours."""
    return (
        cancels(view) and not _of_a_workshop(view, f"{view.subject}\n{view.said}") and not _ENROLLED.search(view.said)
    )


_ENROLLED = re.compile(r"\blist(?!opad)\w*\b|\bmiejsc\w*\b|\bzapis\w*\b")


def wants_no_mail(view: View) -> bool:
    """Somebody wants his address off a mailing list: nothing of a sign-up."""
    return view.asks(Act.CANCEL) and bool(_MAILING.search(view.said)) and not speaks_of_ours(view)


def only_thanks(view: View) -> bool:
    """A few words of thanks for an answer, which ask for nothing."""
    return (
        view.words <= 40
        and bool(_THANKS.search(view.said))
        and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
    )


_THANKS = re.compile(
    r"\b(?:dziekuj\w+|dzieki|podziekowan\w+|thank\w*)\s+(?:\w+\s+){0,2}?(?:za|for)\s+(?:\w+\s+){0,2}?(?:potwierdzeni\w+|informacj\w+|odpowiedz\w*|wiadomosc\w*"
    r"|mail\w*|e-?mail\w*|przeslani\w+|kontakt\w*|szybk\w+|confirm\w+|message|answer|reply)"
)


def takes_back(view: View) -> bool:
    """Cannot come, and had signed up."""
    text = f"{view.subject}\n{view.said}"
    before = (_HAD_SIGNED_UP.search(f"{text}\n{view.below}") and not declines_invitation(view)) or (
        view.is_reply and re.search(r"zgloszeni|zapis|potwierdz|registration", view.subject)
    )
    return bool(before) and cannot_come(view) and _of_a_workshop(view, text) and not plainly(view)


def _of_a_workshop(view: View, text: str) -> bool:
    """More than a day in common with one of ours: its place, a word of it, or what it is an answer to."""
    placed = any(mention.what != "date" and mention.weight >= 2 for mention in view.spoken_of)
    return placed or answers_ours(view) or bool(re.search(r"warszta|szkoleni|zgloszeni|udzial|uczestni|workshop", text))


_HAD_SIGNED_UP = re.compile(
    r"\b(?:zglosil\w+|zglaszal\w+|zapisal\w+|zapisyw\w+|zgloszon\w+|zgloszeni|zapisan\w+|zarejestrowan\w+|zgloszenie\w*\s+(?:\w+\s+){0,3}?(?:aktualn|niewazn)"
    r"|mial\w*\s+(?:\w+\s+){0,2}?(?:byc|przyj|uczest|wziac)|potwierdz(?:amy|enie)|jednak|bez\s+zmian|moje\s+zgloszenie|rezerwacj\w+|mojego\s+zgloszenia|registered)\b"
)


def cannot_come(view: View) -> bool:
    """Says that somebody cannot come, and does not sign up himself afterwards ("pisałem, że nie dojadę … proszę mnie
    przywrócić")."""
    told = [c for c in view.clauses if c.act is Act.ABSENT or (c.act is Act.SIGN_UP and c.self_ and not c.question)]
    return bool(told) and told[-1].act is Act.ABSENT


_IN_HIS_PLACE = re.compile(
    r"\bw\s+(?:jego|jej|ich|tej\s+osoby)\s+(?:miejsce|zastepstwie)\b|\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|\bza\s+(?:niego|nia|nich)\b"
)


def replaces(view: View) -> bool:
    if cannot_come(view) and _IN_HIS_PLACE.search(view.said):
        return True
    return view.asks(Act.REPLACED, plain=False) and (
        view.asks(Act.SIGN_UP) or cannot_come(view) or bool(_CHANGES.search(view.whole))
    )


_CHANGES = re.compile(
    r"\b(?:zmian\w+|zmieni\w+|zamian\w+|podmien\w*|przepis\w+|przenies\w+|przepisac|popraw\w+|korekt\w+|sprostowani\w+|aktualizacj\w+)"
)


def corrects_spelling(view: View) -> bool:
    told = _INTRODUCES.sub(" ", view.said)
    return view.asks(Act.RIGHT, Act.WRONG) and bool(_SPELLING.search(f"{view.subject}\n{told}"))


_INTRODUCES = re.compile(r"\bmam\s+na\s+imie\s+\w+\s*,?\s*(?:a\s+|i\s+)?(?:na\s+|moje\s+)?nazwisk\w+")
_SPELLING = re.compile(
    r"\b(?:autokorekt\w+|automat\b|pisown\w+|polskimi\s+znakami|errat\w+|literowk\w+|blad\w*|bled\w+|pomyl\w+|pomylk\w+|popraw\w+|korekt\w+|sprost\w+|prawidlow\w+|nazwisk\w+|powinno\s+byc|przekrec\w+|omylk\w+"
    r"|wkradl\w*|zle\b|typo|misspel\w+|correct\w+)"
)


def declines_invitation(view: View) -> bool:
    """Thanks for an invitation and will not come: nobody had signed up."""
    text = f"{view.subject}\n{view.said}"
    invited = re.search(
        r"\bza\s+(?:\w+\s+)?(?:zaproszeni\w+|informacj\w+\s+o)|\bnie\s+skorzysta\w+\s+z\s+(?:\w+\s+)?zaproszeni", text
    )
    return (
        bool(invited)
        and cannot_come(view)
        and not view.asks(Act.SIGN_UP)
        and not _HAD_SIGNED_UP.search(text.replace("jednak", ""))
    )


def acknowledges(view: View) -> bool:
    """A short answer to our confirmation that asks for nobody: its "będę" is no new request."""
    return (
        view.is_reply
        and view.words <= 40
        and bool(_CONFIRMATION.search(f"{view.subject}\n{view.below}"))
        and not view.asks(Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
        and not _ASKS_ANEW.search(view.said)
    )


_CONFIRMATION = re.compile(
    r"\bpotwierdzeni\w+\s+(?:\w+\s+)?(?:zgloszeni|udzial|rejestrac|zapis|uczest)\w*|\bpotwierdza\w+\s+(?:\w+\s+){0,2}?(?:przyjecie|zgloszeni|rejestrac|udzial|zapis)\w*"
    r"|\bzgloszeni\w+\s+(?:zostal\w+\s+)?przyje\w+|\bzapisalismy\b|\bconfirm\w*\s+(?:\w+\s+){0,2}?registration"
)
_ASKS_ANEW = re.compile(
    r"\b(?:popraw\w+|skoryg\w+|sprost\w+|zmieni\w+|blad\w*|bled\w+|zapis\w+|zglasz\w+|zglos\w+|dopis\w+|wpis\w+|dolacz\w+|rejestr\w+|jeszcze\s+(?:jedn|pan|kol)\w*|rowniez|takze)\b"
)

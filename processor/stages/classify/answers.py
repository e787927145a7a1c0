"""Letters that only ask, thank or acknowledge, and those that say that nobody signs up."""

from __future__ import annotations

import re

from processor import names
from processor.stages.classify.asked import tells_who
from processor.stages.classify.corrections import NOT_SO_BUT
from processor.stages.classify.evidence import signs, speaks_of_ours
from processor.stages.classify.matters import is_of_people_alone
from processor.stages.classify.sign_ups import answers_ours, signs_up_himself
from processor.stages.classify.view import View
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.text.speech import SAID, own_text
from processor.values import Label


def asks_only(view: View) -> bool:
    """Questions, and no plain request."""
    return any(c.question for c in view.clauses) and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.RIGHT)


_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")


def letters_were_lost(view: View) -> bool:
    """ "Zg?aszam sw?j udzia?": the marks stand for letters, and ask nothing."""
    return view.said.count("?") >= 2 and len(_LOST.findall(view.said)) >= 2 and speaks_of_ours(view)


def asks_and_names(view: View) -> bool:
    """Asks something, and names somebody besides the sender: "Koleżanka też by chciała: Ewa Kot. Dopiszecie?" """
    if not asks_only(view) or not (speaks_of_ours(view) or answers_ours(view) or is_of_people_alone(view)):
        return False
    nobody = {fold(name) for workshop in view.office.workshops for name in workshop.leaders}
    nobody |= {fold(view.mail.sender.name), *map(fold, view.office.names)}
    text = own_text(view.part, SAID)
    told = [fold(name.full_name) for name in view.named if name.complete and not signs(text, name.start)]
    return any(not any(name in other for other in nobody) for name in told)


def conditional_only(view: View) -> bool:
    """A place is asked for, and nowhere but under a condition."""
    return any(c.condition and c.act is Act.SIGN_UP for c in view.clauses) and not view.asks(Act.SIGN_UP)


def only_thanks(view: View) -> bool:
    """A few words of thanks for an answer, which ask for nothing."""
    return (
        view.words <= 40
        and bool(_THANKS.search(view.said))
        and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
        and not _PUT_RIGHT.search(view.said)
        and not tells_who(view)
    )


_PUT_RIGHT = re.compile(r"\b(?:popraw|sprostow|zmieni|pomylil|pomylk|blad|bledn|dopis|wpis)\w*")
_THANKS = Sieve(
    r"\b(?:dziekuj\w+|dzieki|podziekowan\w+|thank\w*)\s+(?:\w+\s+){0,2}?(?:za|for)\s+(?:\w+\s+){0,2}?(?:potwierdzeni\w+|informacj\w+|odpowiedz\w*|wiadomosc\w*"
    r"|mail\w*|e-?mail\w*|przeslani\w+|kontakt\w*|szybk\w+|confirm\w+|message|answer|reply)"
)


def signs_up_nobody(view: View) -> bool:
    """ "W tym roku nikogo nie zgłaszamy", and no request besides."""
    return not view.asks(Act.SIGN_UP) and bool(_NOBODY.search(view.said))


_NOBODY = Sieve(
    r"\bnikogo\s+(?:\w+\s+){0,3}?nie\s+(?:zglasz|zglosi|wysyl|wysle|deleg|zapis|skieruj)\w*"
    r"|\bnikt\s+(?:\w+\s+){0,4}?nie\s+(?:przyjed|przyjd|pojed|wezmie|zglasza|zglosi|jedzie)\w*"
)
_NOT_I = Sieve(
    r"\b(?:zapisywac|zglaszac|zglosic|zapisac)\s+sie\s+nie\s+(?:bed|zamierz|planuj|chc)\w*|\bnie\s+zglasza(?:m|my)\s+(?:(?:swojego|naszego)\s+)?udzialu\b"
    r"|\bnie\s+(?:sie\s+)?zapis(?:ywal|al)(?:am|em|ismy|ysmy)(?:\s+sie)?\b"
)


def has_not_signed_up(view: View) -> bool:
    """ "Zapisywać się nie będziemy", "dlatego się nie zapisywałem": there is nothing to take back."""
    return bool(_NOT_I.search(view.said))


def acknowledges(view: View) -> bool:
    """A short answer to our confirmation that asks for nobody: its "będę" is no new request."""
    return (
        view.is_reply
        and view.words <= 40
        and bool(_CONFIRMATION.search(f"{view.subject}\n{view.below}"))
        and not view.asks(Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
        and not _ASKS_ANEW.search(view.said)
        and not _BUT.search(view.said)
        and not _CALLED.search(view.said)
        and not _names_another(view)
        and not NOT_SO_BUT.search(own_text(view.part, (Label.WRITTEN,))[:2000])
        and not tells_who(view)
    )


_BUT = Sieve(r"\b(?:ale|jednak|tylko\s+ze|z\s+tym\s+ze|poza\s+tym,?\s+ze)\s+(?:\w+\s+){2}")  # something is not so
_I_TOO = re.compile(r"\b(?:ja|mnie)\s+(?:tez|takze|rowniez)\b|\b(?:tez|takze|rowniez|i|oraz)\s+(?:ja|mnie)\b")


def _names_another(view: View) -> bool:
    """Is somebody named who does not stand in the confirmation, or does its reader say that he comes though he does not?"""
    text = own_text(view.part, (Label.WRITTEN,))
    told = [name.full_name for name in names.find(text[:2000]) if name.complete and not signs(text, name.start)]
    if signs_up_himself(view) and _I_TOO.search(view.said):
        told += [name.full_name for name in names.read(view.mail.sender.name) if name.complete]
    return any(fold(name).split()[-1][:4] not in view.below for name in told)


_CALLED = Sieve(  # "Sonia to moje imię", "jestem kobietą", "widnieje …": perhaps the name is wrong
    r"\b(?:imi[eo]\w*|nazwisk\w*|widniej\w*|figuruj\w*|nazywam|pisze\s+sie|jestem\s+(?:kobiet|mezczyzn)\w*|literow\w*|przekrec\w*)\b"
)


def asks_after_confirmation(view: View) -> bool:
    """An answer to our confirmation that puts a question and asks for nobody anew."""
    return (
        view.is_reply
        and bool(_CONFIRMATION.search(f"{view.subject}\n{view.below}"))
        and any(clause.question for clause in view.clauses)
        and not _ASKS_ANEW.search(view.said)
    )


_CONFIRMATION = Sieve(
    r"\bpotwierdzeni\w+\s+(?:\w+\s+)?(?:zgloszeni|udzial|rejestrac|zapis|uczest)\w*|\bpotwierdza\w+\s+(?:\w+\s+){0,2}?(?:przyjecie|zgloszeni|rejestrac|udzial|zapis)\w*"
    r"|\bprzypomina\w+,?\s+(?:[^.!?\n]{0,30},\s+)?ze\s+jest\s+(?:juz\s+)?pani?\s+(?:juz\s+)?zapisan\w+|\bprzypomina\w+\s+o\s+[^.!?]{0,120}\b(?:jest|sa)\s+(?:pani?|panstwo)\s+(?:juz\s+)?zapisan\w+|\bzgloszeni\w+\s+(?:zostal\w+\s+)?przyje\w+|(?<!\bsie )\bzapisalismy\b(?!\s+sie)|\bconfirm\w*\s+(?:\w+\s+){0,2}?registration"
)
_ASKS_ANEW = Sieve(
    r"\b(?:popraw\w+|skoryg\w+|sprost\w+|(?<!nie )zmieni\w+|blad\w*|bled\w+|zapis\w+|zglasz\w+|zglos\w+|dopis\w+|wpis\w+|dolacz\w+|rejestr\w+|przeni\w+|przepis\w+|zastep\w+|zastap\w+|ponown\w+|jeszcze\s+(?:jedn|pan|kol)\w*|rowniez|takze|zmian\w+|zamian\w+|zamiast|pojedzi\w+|prosi\w*\s+o)\b"
)

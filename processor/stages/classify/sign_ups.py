"""What a sign-up looks like: the request in words, a subject, a list, a form, a bare name."""

from __future__ import annotations

import re
from collections.abc import Callable

from processor.gate.authentication import FREEMAIL
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.requests import Act, clauses


def signs_up_himself(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition for c in view.clauses)


def signs_up(view: View) -> bool:
    return view.asks(Act.SIGN_UP)


def unless_it_lists_people(told: Callable[[View], bool]) -> Callable[[View], bool]:
    """The rule, other than for a letter headed as a sign-up that names several people: "uczestnicy: …, klucze da p. Kot"."""
    return lambda view: told(view) and not (subject_signs_up(view) and view.people_named >= 2)


def signs_up_doubtfully(view: View) -> bool:
    """A place is asked for in questions or under conditions alone."""
    return not view.asks(Act.SIGN_UP) and view.asks(Act.SIGN_UP, plain=False)


def subject_signs_up(view: View) -> bool:
    """In a subject of the sender's own: that of an answer stood on the mail before."""
    if (view.below and (view.is_reply or not view.forwarded)) or _NO_SIGN_UP.search(view.subject):
        return False
    return any(c.act is Act.SIGN_UP and not c.question for c in view.subject_clauses)


_NO_SIGN_UP = Anchored(
    r"\b(?:pytani\w+|zapytani\w+|awari\w*|reklamac\w*|usterk\w*|skarg\w*|kandydat\w*|szkod\w*|faktur\w*|akredytac\w+)\b"
)


def answers_ours(view: View) -> bool:
    """What is answered tells one of our workshops, or is the end of our notice."""
    return any(mention.weight >= 2 for mention in view.mentions(view.below)) or _quotes_our_call(view)


def _quotes_our_call(view: View) -> bool:
    """Only the end of our notice is quoted: "prosimy o przysłanie zgłoszenia na adres biuro@…"."""
    return "zgloszeni" in view.below and any(address in view.below for address in view.office.addresses)


def names_somebody_shortly(view: View) -> bool:
    """Two lines that name a person and a workshop or training: somebody has to look at them."""
    if not 0 < view.words <= 30 or not _WORKSHOPS.search(view.told):
        return False
    return bool(view.named)


_WORKSHOPS = re.compile(r"\bwarszta\w+|\bszkoleni\w+")


def form_of_our_site(view: View) -> bool:
    """Sent by a machine of our own domain, and it asks for a place: the contact form of our site."""
    domains = {address.partition("@")[2] for address in view.office.addresses} - FREEMAIL
    text = f"{view.whole}\n{view.below}"
    ours = bool(view.mentions(text))
    return (
        view.mail.sender.address.partition("@")[2].lower() in domains
        and ours
        and any(c.act is Act.SIGN_UP and c.self_ and not c.question for c in clauses(text, [(0, len(text))]))
    )


def from_our_office(view: View) -> bool:
    """A colleague writes: what he notes of duties and leave is no request, and what is one he can enter himself."""
    own = {address.partition("@")[2].lower() for address in view.office.addresses} - FREEMAIL
    return view.mail.sender.address.partition("@")[2].lower() in own


def bare_name(view: View) -> bool:
    return view.is_bare_name


def name_in_subject(view: View) -> bool:
    """A name in the subject, and a letter of two words or one that says so ("jak w temacie")."""
    return (
        (view.words <= 2 or re.search(r"\bw\s+temacie\b|\bas\s+above\b", view.said) is not None)
        and not view.is_bare_name
        and view.named_in_subject
    )


_LIST_LINE = re.compile(r"(?m)^[^\S\n]*(?:\d{1,3}[.)]|[-*•–])\s*[^\W\d_]{2,}\.?\s+[^\W\d_]{2,}")


def pasted_notice(view: View) -> bool:
    """Our own notice, copied without quote marks, and a name on the last line."""
    ours = speaks_of_ours(view) and any(address in view.said for address in view.office.addresses)
    return ours and bool(re.search(r"\bzaprasza", view.said)) and view.ends_in_name


_LIST_HEAD = re.compile(r"(?m)^\W{0,4}(?:lista|wykaz|spis)\b[^\n]{0,80}:[^\S\n]*$")


def list_of_people(view: View) -> bool:
    """Lines with bullets or numbers, or names under a line like "Lista na warsztaty w Proszowicach:"."""
    if len(_LIST_LINE.findall(view.said)) >= 2 or (_LIST_HEAD.search(view.said) and view.people_named > 0):
        return True
    return view.people_named > 1 and "tak" in (told := _ANSWERED.findall(view.said)) and len(told) > 1


_ANSWERED = re.compile(r"(?m)^[^\n:;,.]{5,50}?\s*[-–—:]\s*(tak|nie)\s*[.,;!]?[^\S\n]*$")  # "Jan Lis – tak"

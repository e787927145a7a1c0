"""Sign-ups that stand not in the letter but in what it passes on or attaches."""

from __future__ import annotations

import re

from processor.stages.classify.view import View
from processor.text.requests import Act
from processor.text.sieve import Sieve


def passes_on_a_sign_up(view: View) -> bool:
    """A mail passed on asks for a place."""
    return any(c.act is Act.SIGN_UP and not c.question for c in view.forwarded_clauses) and bool(view.forwarded)


def endorses(view: View) -> bool:
    """Passes something on with hardly a word, or with the words by which clerks pass requests on."""
    return bool(view.forwarded) and (view.words <= 3 or bool(_ENDORSES.search(view.said)))


_ENDORSES = Sieve(
    r"\b(?:jak\s+(?:nizej|ponizej|w\s+zalacz)|ponizej|nizej|przekazuj\w+|przesylam|przeslij|zgloszeni\w+|w\s+zalacz\w+|zalatw\w+|prosze\s+o\s+\w*pis"
    r"|zgodnie\s+z|prosb\w+|do\s+(?:wiadomosci|realizacji|zalatwienia|wykorzystania)|podaj\w+\s+dalej|below|forward|j\.\s?w|jw\b)"
)


def attaches_a_sign_up(view: View) -> bool:
    """A file asks for a place or has a field for a name, and is not the minutes of a meeting."""
    if _MINUTES.match(view.files):
        return False
    return any(c.act is Act.SIGN_UP and not c.question for c in view.file_clauses) or bool(
        re.search(r"imi[ei]\s+i\s+nazwisko|nazwisko", view.files)
    )


_MINUTES = re.compile(r"\W*protok\w+\b")


def attaches_ours(view: View) -> bool:
    """A file tells one of our workshops, rather than only leans to it."""
    return any(mention.weight >= 2 for mention in view.mentions(view.files))


def short_letter_with_ours(view: View) -> bool:
    """A line or two, and the matter in a file that speaks of our workshop."""
    return view.words <= 25 and attaches_ours(view)


def refers_to_file(view: View) -> bool:
    """The letter speaks of a list, a form or an enclosure, and something is enclosed."""
    return bool(view.mail.attachments) and bool(
        re.search(r"zalacz\w+|zalacznik\w*|attach|lista|skan|pismo|formularz|karta", view.said)
    )


def unread_file(view: View) -> bool:
    """Something is enclosed that nobody could read, other than the picture of a signature."""
    return any(a.unread and a.unread != "obrazek w podpisie" for a in view.mail.attachments)

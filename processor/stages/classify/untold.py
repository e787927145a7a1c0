"""Letters that do not tell what their people are for: whether little else is said, or much that is about something else."""

from __future__ import annotations

import re

from processor.names.titles import is_title
from processor.stages.classify.cancellations import cancels, takes_back_alone
from processor.stages.classify.event_words import names_another_event
from processor.stages.classify.events import WORKSHOP, of_some_workshop
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.implied import (
    FIELD,
    asks_for_another_place,
    asks_for_the_workshops,
    comes_instead,
    corrects_on_the_list,
    enters_people,
    is_filled_in,
)
from processor.stages.classify.matters import changes_a_matter, is_of_people_alone, is_short
from processor.stages.classify.sign_ups import (
    answers_ours,
    list_of_people,
    signs_up,
    signs_up_himself,
    subject_signs_up,
)
from processor.stages.classify.view import View
from processor.text.requests import Act
from processor.text.sieve import Sieve


def nothing_of_ours(view: View) -> bool:
    """A letter that tells something, and nothing of a workshop: a short one by its nouns, a longer one by how much it says."""
    if (
        speaks_of_ours(view)
        or answers_ours(view)
        or view.mentions(view.forwarded)
        or _NOTICE.search(view.told)
        or WORKSHOP.search(f"{view.subject}\n{view.said}\n{view.files}\n{view.forwarded}")
    ):
        return False
    if is_of_people_alone(view):
        return asks_for_another_place(view) or (view.asks(*_CHANGES_IT) and _OF_GUESTS.search(view.said) is not None)
    if is_short(view) and changes_a_matter(view):
        return True
    if _is_understood(view) or list_of_people(view):
        return False
    if subject_signs_up(view) and signs_up_himself(view) and not _says_more(view, 4):
        return asks_for_another_place(view)
    return is_short(view) or _says_more(view, 4)


def _is_understood(view: View) -> bool:
    """Does the letter change a sign-up of before, or ask in a way that leaves out what for?"""
    if view.asks(*_CHANGES_IT) and _SIGN_UP_BEFORE.search(view.told):
        return True
    if view.is_reply and view.asks(Act.ABSENT) and _SIGN_UP_BEFORE.search(view.subject):
        return True
    if (subject_signs_up(view) and is_filled_in(view)) or corrects_on_the_list(view):
        return True
    return view.words <= 45 and (enters_people(view) or comes_instead(view) or takes_back_alone(view))


_OF_GUESTS = re.compile(r"\blis(?:cie|ty|te)\s+gosci\b")
_CHANGES_IT = (Act.RIGHT, Act.WRONG, Act.REPLACED, Act.CANCEL)
_SIGN_UP_BEFORE = re.compile(
    r"\b(?:zgloszeni|zgloszon|zglosil|zglaszal|zapisal|zapisan[aey]\b|potwierdzeni|rejestrac)|\b(?:w|do)\s+(?:moim|mojego|moj|naszym|naszego)\s+wpis(?:ie|u)\b"
)


def workshop_not_told(view: View) -> bool:
    """Speaks of some workshop, of none of ours in particular, and of much else."""
    if speaks_of_ours(view) or answers_ours(view) or view.mentions(view.forwarded) or view.mentions(view.files):
        return False
    if view.words <= 45 and (asks_for_the_workshops(view) or enters_people(view)):
        return False
    if not _says_more(view, 8, FIELD) or is_of_people_alone(view):
        return False
    return not (signs_up_himself(view) and _YOURS.search(view.said))


_YOURS = re.compile(
    r"\b(?:na|w)\s+(?:panstwa|wasz\w*)\s+(?:\w+\s+)?(?:warszta|szkoleni)\w+|\bpanstwa\s+(?:stron\w+|ogloszeni\w+|zaproszeni\w+)|\byour\s+(?:\w+\s+)?(?:workshop|training)"
)


def people_without_request(view: View) -> bool:
    """Fields or a list of people in a letter that asks for nothing of them and speaks of other things."""
    by_subject = (subject_signs_up(view) and not _BOOKING.search(view.subject)) or (
        view.is_reply and answers_ours(view)
    )
    return not (signs_up(view) or cancels(view) or by_subject) and _says_more(view, 8, FIELD)


_BOOKING = Sieve(r"\brezerwacj\w*|\bgosci\b|\bdelegacj\w+\s+zagraniczn\w+")


def nothing_but_a_list(view: View) -> bool:
    """People in a list or file, with no word of a request and no word, place or day of ours anywhere."""
    if signs_up(view) or subject_signs_up(view) or speaks_of_ours(view) or answers_ours(view) or view.is_bare_name:
        return False
    told = f"{view.subject}\n{view.said}\n{view.files}\n{view.forwarded}"
    named = any(mention.weight >= 2 for mention in (*view.mentions(view.files), *view.mentions(view.forwarded)))
    return not named and not WORKSHOP.search(told) and (list_of_people(view) or bool(view.files))


def only_a_noun(view: View) -> bool:
    """ "Na liście uczestników, którą mam, jest p. Ewa Kot": a word of sign-ups, and nothing that asks for a place."""
    if view.words < 20 or "\t" in view.said or of_some_workshop(view) or subject_signs_up(view) or list_of_people(view):
        return False
    told = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question and c.cue]
    headed = any(view.folded[slice(*c.sentence)].rstrip().endswith(":") for c in told)
    return bool(told) and not headed and all(_NOUN.fullmatch(view.folded, *c.cue) for c in told if c.cue)


_NOUN = re.compile(r"(?:rezerwacj|rejestracj|uczestni|list|udzial)\w*(?:\s+uczestni\w+)?")


def asks_briefly(view: View) -> bool:
    """ "Proszę o wpisanie: Ewa Kot, Adam Lis": a request, names, and nothing that it could be about instead."""
    if not view.asks(Act.SIGN_UP) or not view.people_named:
        return False
    if not _says_more(view, 4):
        return True
    plain = view.words <= 45 and not view.asks(Act.CANCEL)
    return plain and (enters_people(view) or bool(_NOTICE.search(view.said)))


def name_and_day(view: View) -> bool:
    """ "Anna Nowak, Proszowice 26.10": names, the day of a workshop of ours, and hardly anything else."""
    if view.words > 30 or view.mail.attachments or view.is_reply:
        return False
    if any(clause.act not in (Act.NONE, Act.MENTION) or clause.question or clause.condition for clause in view.clauses):
        return False
    if any(clause.act is Act.CANCEL for clause in view.subject_clauses) or names_another_event(view.told):
        return False
    told = [view.folded[clause.start : clause.end] for clause in view.clauses if clause.act is Act.MENTION]
    if any("dziek" not in text and "pozdr" not in text for text in told):  # "prowadzą: …"
        return False
    days = [mention for mention in view.spoken_of if mention.what in ("date", "day") and mention.weight >= 2]
    return bool(days) and view.people_named > 0 and not _says_more(view, 3)


_NOTICE = Sieve(
    r"\b(?:zgodnie\s+z|w\s+odpowiedzi\s+na|w\s+sprawie|wedlug)\s+(?:\w+\s+)?ogloszeni\w+|\bw\s+odpowiedzi\s+na\s+(?:\w+\s+)?(?:zaproszeni|zapytani|pytani)\w+"
)


def _says_more(view: View, than: int, apart: re.Pattern[str] | None = None) -> bool:
    """Are more words than this neither of a request for places nor names: is the letter about something else, `apart`
    from what this pattern takes?"""
    said = apart.sub(" ", view.said) if apart else view.said
    told = _OF_A_LIST.sub(" ", _COURTESY.sub(" ", f"{view.subject}\n{said}"))
    words = len([word for word in re.findall(r"[^\W\d_]{3,}", told) if not is_title(word)])
    return words > than and words - 2 * view.people_named > than


_COURTESY = re.compile(
    r"\b(?:dzien|dobry|witam|szanown\w+|panstw\w+|prosz\w+|popros\w+|dziekuj\w+|gory|pozdraw\w+|powazaniem|serdecznie|uprzejmie|chetn\w+|bardzo"
    r"|siebie|dw[aoi]\w*|trz\w+|czter\w+|kole[gz]\w+|zglosz\w+|zglasza\w+|zglosi\w*|zapis\w*|wpis\w*|dopis\w*|rejestr\w*|zarejestr\w*|udzial\w*|uczest\w*|list[aey]|osob\w*|pan\w*|imi\w*|nazwisk\w*"
    r"|wezm\w*|bede|bedzie|przyj\w+|potwierdz\w*|swoj\w*|moj\w*|mnie|sie|oraz|naszych?|urz\w+|gmin\w+|szkol\w+|tel\w*|miejsc\w+|dla|jako|przesyla\w+|zalacz\w+|wysl\w+)\b"
)
_OF_A_LIST = re.compile(  # who and who besides, off the list as well as on it, and where somebody works
    r"\b(?:o?procz|tez|takze|rowniez|ich|jej|jego|ona|oboje|obie|obaj|obojga|obydw\w+|wczoraj\w*|wczesniej\w*|juz|zamiast|skresl\w*|wykresl\w*|wypis\w*|usun\w*|wycof\w*|lacze|wyrazy"
    r"|szacunku|oczywiscie|wydzial\w*|referat\w*|fundacj\w*|stowarzysz\w*|osp|kgw|gops|mops|gok|lgd|jestesmy|razem|wraz|beda|bedziemy)\b|(?<!\S)[^\s@]+@\S+"
)

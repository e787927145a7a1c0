"""Which event a mail speaks of, by its name, kind, day, hour and year: ours or another."""

from __future__ import annotations

import re

from processor import names
from processor.stages.classify.cancellations import cancels
from processor.stages.classify.event_words import (
    OTHER_EVENT,
    names_another_event,
    of_another_kind,
    plainly,
    without_reasons,
)
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.purposes import ENTERS
from processor.stages.classify.sign_ups import answers_ours, list_of_people, signs_up_himself
from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.anchored import Anchored
from processor.text.dates import dates
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve


def other_day(view: View) -> bool:
    """Another day than any of ours is named, and none of ours."""
    text = view.told
    days = occasions.other_days(text, view.office.workshops, view.written)
    return bool(days) and not speaks_of_ours(view)


def titled_otherwise(view: View) -> bool:
    """ "Szkolenie: Ochrona danych osobowych, Kielce": a field that names another event."""
    text = view.told
    return any(
        all(mention.what in ("date", "day", "hour", "month") for mention in view.mentions(match["title"]))
        for match in _TITLE.finditer(text)
    )


_TITLE = Anchored(
    r"(?m)^[^\S\n]*(?:nazwa\s+|temat\s+|tytul\s+)?(?:szkoleni[ae]|warsztat(?:y|ow)?|kurs|konferencj[ai]|seminarium)[^\S\n]*:[^\S\n]*(?P<title>[^\n]{6,90})"
)


def other_hour(view: View) -> bool:
    """One of our days at an hour when nothing of ours is held, in words that name none of ours otherwise."""
    text = view.told
    told = {mention.what for mention in view.spoken_of}
    if "word" in told or (WORKSHOP.search(text) and told & {"title", "both", "place"}):
        return False
    return occasions.at_another_hour(text, view.office.workshops, view.written)


def other_event(view: View) -> bool:
    """Another event is named, or workshops of another kind, and nothing of ours but perhaps its day or place."""
    text = view.told
    if _by_name(view):
        return False
    if of_another_kind(view, without_reasons(f"{text}\n{view.forwarded}")):
        return True
    if answers_ours(view):
        return False
    if speaks_of_ours(view):  # by its day or place alone: then what is asked for must be another event
        sentences = dict.fromkeys(c.sentence for c in view.clauses if c.act in (Act.SIGN_UP, Act.ALREADY))
        asked = " ".join(view.folded[slice(*at)] for at in sentences)
        text = asked or (text if list_of_people(view) and not cancels(view) else "")
    return names_another_event(text)


def _by_name(view: View) -> bool:
    """Is one of ours named by its words, or a workshop by its place or day?"""
    strong = [mention for mention in view.spoken_of if mention.weight >= 2]
    if any(mention.what in ("word", "title") for mention in strong):
        return True
    if of_another_kind(view, without_reasons(view.told)):
        return False
    if of_some_workshop(view):
        return bool(strong)
    return any(mention.what == "both" for mention in strong) and not names_another_event(view.said)


def of_a_kind_of_its_own(view: View) -> bool:
    """ "Szkolenie RODO, Proszowice 26.10": on our day and in our place, and of another kind."""
    return of_another_kind(view, without_reasons(view.told))


def titled_by_another_event(view: View) -> bool:
    """The subject is another event, and none of ours is named by its words: "turniej szachowy, lista startowa"."""
    strong = any(mention.weight >= 2 and mention.what in ("word", "title", "both") for mention in view.spoken_of)
    return not strong and bool(OTHER_EVENT.search(view.subject))


WORKSHOP = Sieve(r"\bwarszta\w+|\bszkoleni\w+|\bworkshop|\bwasz\w*\s+spotkani\w+")


def of_some_workshop(view: View) -> bool:
    """The sender speaks of a workshop or training, whosesoever."""
    return bool(WORKSHOP.search(view.told))


def people_at_another_event(view: View) -> bool:
    """ "Na mecz w Miechowie 9 listopada powołani: …": people named in a sentence about an event that is none of ours,
    in a letter that nowhere asks plainly for a place at ours."""
    if _enters_elsewhere(view):
        return True
    if not names_another_event(view.said) or _by_name(view) or plainly(view) or signs_up_himself(view):
        return False
    written = [fold(name.written) for name in view.named]
    told = dict.fromkeys(c.sentence for c in view.clauses)
    return any(
        names_another_event(text) and not WORKSHOP.search(text) and any(name in text for name in written)
        for text in (view.folded[slice(*sentence)] for sentence in told)
    )


def _enters_elsewhere(view: View) -> bool:
    """ "Na debatę proszę wpisać Adama Lisa. Na warsztaty zgłaszam siebie": somebody is entered for what is none of ours,
    whatever else the letter asks."""
    for sentence in {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question and not c.condition}:
        text = without_reasons(view.folded[slice(*sentence)])
        ours = WORKSHOP.search(text) or any(mention.weight >= 2 for mention in view.mentions(text))
        if ours or not ENTERS.search(text) or not names.find(view.part.text[slice(*sentence)]):
            continue
        if any(_FOR_IT.search(text, 0, match.start()) for match in OTHER_EVENT.finditer(text)):
            return True
    return False


_FOR_IT = re.compile(r"\b(?:na|do|w)\s+(?:\w+\s+)?$")


def event_that_day(view: View) -> bool:
    """Another event is named, and ours has at most its day in common with it: "spektakl 26.10 o 19"."""
    strong = [mention for mention in view.spoken_of if mention.weight >= 2]
    if (
        not strong
        or signs_up_himself(view)
        or any(mention.what not in ("date", "day", "hour", "month") for mention in strong)
    ):
        return False
    text = view.told
    return names_another_event(text) and not WORKSHOP.search(text) and not answers_ours(view)


def asks_for_another_day(view: View) -> bool:
    """ "Na szkolenie w Miechowie (3 listopada) zgłaszamy …": our town, and a day to come that is none of ours."""
    if any(mention.what in ("date", "day") and mention.weight >= 2 for mention in view.spoken_of):
        return False
    texts = [view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.SIGN_UP]
    texts += [view.forwarded[slice(*c.sentence)] for c in view.forwarded_clauses if c.act is Act.SIGN_UP]
    ours = {workshop.starts.date() for workshop in view.office.workshops}
    told = [
        day
        for text in texts
        for day in dates(text, view.written)
        if not day.relative and _IN_FULL.search(text, day.start, day.end) and not _OF_DAY.search(text[: day.start])
    ]
    return any(day.day > view.written and day.day not in ours for day in told) and not any(d.day in ours for d in told)


_IN_FULL = re.compile(r"[a-z]{3}|\d[./-]\d")  # "26 i" is no day in January
_OF_DAY = re.compile(r"\bz\s+(?:dnia\s+)?(?:\d+\s+i\s+)?$")  # "w odpowiedzi na pismo z dnia 12 października"


def of_an_earlier_year(view: View) -> bool:
    """ "Uczestnicy warsztatów z Miechowa (2014)": people of a year gone by."""
    told = [view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.SIGN_UP]
    earlier = any(int(year) < view.written.year for text in told for year in _YEAR.findall(text))
    return earlier and not signs_up_himself(view) and not plainly(view)


_YEAR = re.compile(r"(?<![\d./-])\b((?:19|20)\d\d)\b(?!-)")

"""Whether a letter names a matter of its own, by its nouns and by what its writer does. Who answers a notice takes its matter
as known and tells of people, of what keeps them and of the list; whoever writes about something else has to name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names.titles import is_institution, is_title
from processor.stages.classify.event_words import REASON
from processor.stages.classify.evidence import signs
from processor.stages.classify.neutral_words import HOUSES, NOT_OF_A_HOUSE, NOUNS, VERBS
from processor.stages.classify.view import View
from processor.text.folding import fold
from processor.text.requests import Act, Clause

_LONGEST = 60  # words: a longer letter tells of something
_LONG_WORD = 20  # letters
_WORD = re.compile(r"\S+@\S+|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<dot>\.?)|(?P<stop>[,;:!?()\n])")
_FROM_WORK = re.compile(r"z\spracy\b")  # where a colleague is from
_ONTO = re.compile(r"\bna\s$")  # "na Lwów", "na B2": what somebody is to be entered for has a name
_REACHES = 3  # words: of its name behind "wydział", "biuro", of what somebody is behind "nauczyciel"
_OF_SIGN_UPS = re.compile(
    r"(?:prosz|popros|zapis|wpis|dopis|zglos|zglasz|rejestr|zarejestr|uczestni|potwierdz|dziek|pozdr|warszt)\w*"
)
_WHERETO = re.compile(  # a house or a person to whom it is, not from whom: "zgłaszam do komisji", "do lekarza", "miejsce w szkole"
    r"\b(?:do|u|z|na|miejsc\w*\s+we?|list\w*)\s+(?:\w+(?:[nwdtszr]|sk|ck)(?:ego|ej|ych|ich|a|e)\s+)?$"
)
_TO_US = re.compile(
    r"(?:panst|pan|wojt|burmistrz|dyrekt|kole[gz]|kierown|szef|prezes|organizator|prowadz|uczestni|urz|biur|gmin|sluchacz|osob|chetn|prelegent|wykladowc)"
)


def is_of_people_alone(view: View) -> bool:
    """Is a short letter without a word that names a thing, an event, a business or a deed of another kind?"""
    return is_short(view) and not matters(view.title, view) and not matters(view.written_now, view)


def tells_of_people_alone(view: View) -> bool:
    """Does a short letter name somebody, other than in a question and below it as who signs, and no matter but in a
    question?"""
    if not is_short(view) or not view.words or not view.people_named:
        return False
    asked = [view.folded[clause.start : clause.end] for clause in view.clauses if clause.question]
    told = [name for name in view.named if not any(fold(name.written) in text for text in asked)]
    only_signs = len(told) == 1 and signs(view.written_now, told[0].start)
    if not told or only_signs or matters(view.title, view):
        return False
    return not matters(_without(view.written_now, asked), view)


def _without(text: str, asked: Sequence[str]) -> str:
    """The text without these stretches of it, which are folded."""
    for stretch in asked:
        at = fold(text).find(stretch)
        text = text[:at] + " " * len(stretch) + text[at + len(stretch) :] if at >= 0 else text
    return text


def is_short(view: View) -> bool:
    """Is a letter so short, and without a file, that what it is about would have to be in its words?"""
    if view.words > _LONGEST or view.mail.attachments:
        return False
    return len(view.written_now) <= _LONGEST * _LONG_WORD and len(view.title) <= _LONGEST * _LONG_WORD


def changes_a_matter(view: View) -> bool:
    """Does the subject, or a clause by which somebody is struck, replaced or put right, name a matter, other than as the
    reason?"""
    told = [clause for clause in view.clauses if clause.act in _CHANGES]
    return bool(told) and (
        bool(matters(view.title, view)) or any(matters(_asked(view, clause), view) for clause in told)
    )


_CHANGES = (Act.CANCEL, Act.REPLACED, Act.RIGHT, Act.WRONG)
_ASIDE = re.compile(r",|\s[-–—]\s|\(|\n\n")
_CAPITAL = re.compile(r"\b[^\W\d_a-ząćęłńóśźż]\w*")


def _asked(view: View, clause: Clause) -> str:
    """What a clause asks, without what stands behind its first comma, the reason, and how somebody's name is spelt."""
    cue = clause.cue[1] if clause.cue else clause.start
    aside = _ASIDE.search(view.part.text, cue, clause.end)
    text = view.part.text[clause.start : aside.start() if aside else clause.end]
    if clause.act in (Act.RIGHT, Act.WRONG):
        text = _CAPITAL.sub(lambda match: " " * len(match[0]), text)
    for match in REASON.finditer(fold(text)):
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


def matters(text: str, view: View) -> list[str]:
    """The words of a text of the mail that name a matter, those of names apart."""
    known = {
        fold(word) for name in (view.mail.sender.name, *(n.full_name for n in view.named)) for word in name.split()
    }
    people = [(name.start, name.end) for name in names.find(text)]
    found: list[str] = []
    reach = 0
    for match in _WORD.finditer(text):
        word = match["word"]
        if word is None or any(start <= match.start() < end for start, end in people):
            reach = 0
            continue
        reach = 0 if names.is_preposition(word.lower()) else max(0, reach - 1)
        if (
            _has_a_name(word)
            and fold(word) not in known
            and _ONTO.search(text[max(0, match.start() - 4) : match.start()])
        ):
            found.append(word)
            continue
        if _is_house(word) or (len(word) > 2 and is_title(word)) or names.names_person(word.lower()):
            if _is_whereto(text, match.start(), word):
                found.append(word)
            reach = _REACHES + 1
        elif (
            not (reach and (word[0].isupper() or names.may_be_genitive(word)))
            and not _is_short(match)
            and not _FROM_WORK.match(text, max(0, match.start() - 2))
            and fold(word) not in known
            and _is_matter(word, _begins(text, match.start()))
        ):
            found.append(word)
        if match["dot"]:
            reach = 0
    return found


def _has_a_name(word: str) -> bool:
    named = names.is_place(word) or not names.is_common_word(word.lower())
    return word[0].isupper() and named and not is_title(word)


def _is_short(match: re.Match[str]) -> bool:
    """Two letters, or an abbreviation with its dot."""
    return len(match["word"]) < 3 or (bool(match["dot"]) and len(match["word"]) < 5)


def _begins(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?\n:])\s*$", text[max(0, at - 4) : at]) is not None


def _is_house(word: str) -> bool:
    known = {word, *names.things(word.lower())}
    return any(is_institution(one) or one in HOUSES for one in known) and not known & NOT_OF_A_HOUSE


def _is_whereto(text: str, at: int, word: str) -> bool:
    before = _WHERETO.search(fold(text[max(0, at - 40) : at]))
    return (
        before is not None
        and (before[0][0] != "z" or fold(word).startswith("czlonk"))
        and _TO_US.match(fold(word)) is None
    )


def _is_matter(word: str, begins: bool) -> bool:
    lower = word.lower()
    if _OF_SIGN_UPS.fullmatch(fold(lower)):
        return False
    if word[0].isupper() and (
        names.is_given_name(word) or names.full_given(word) != word or (not begins and names.is_known_surname(word))
    ):
        return False
    if not names.is_known_word(lower):
        options = names.spellings(lower) if lower.isascii() else ()
        unknown = not options and word.islower()
        return unknown or any(_tells_a_matter(option) for option in options)
    return _tells_a_matter(lower)


def _tells_a_matter(lower: str) -> bool:
    told, deeds = names.things(lower), names.own_deeds(lower)
    return bool(told and not told & NOUNS) or bool(deeds and not deeds & VERBS)

"""Of whom a request is that names its subject too: who sends another, or speaks of himself, is not asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.stages.extract.found import Found, Letter
from processor.text.requests import Act, Clause

_WORD = re.compile(r"[^\W\d_]{2,}")


_DELEGATES = re.compile(
    r"(?:od)?deleg|wydeleg|skierow|kieruj|wyznacz|wytyp|typuj|desygn|wysyla|wysla|posyl|poslal|scedow|ceduj|zglasza\b|zglosil|upowazni|\bprosi\b|\bwnosi\b|\bpoleca\b"
)


def _delegates(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Burmistrz Jan Lis scedował udział na Ewę Kot": the subject of such a verb sends another."""
    if clause.cue is None or one.end > clause.cue[0] or one.name.case not in (None, "nom"):
        return False
    sent = any(
        clause.cue[1] <= other.start < clause.sentence[1] and other.name.case not in (None, "nom") for other in found
    )
    verb = _DELEGATES.search(letter.folded, one.end, clause.cue[1])
    if verb is None:
        return False
    return sent or bool(re.match(r"\w*\s+(?:\w+\s+)?(?:mnie|nas)\b", letter.folded[verb.end() : verb.end() + 40]))


def asked_of(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> Act:
    """Of whom a clause asks for a place: not of its subject, where that sends another."""
    if _delegates(letter, one, found, clause) or _speaks_then_of_himself(letter, one, clause):
        return Act.MENTION
    if _decides(letter, one, clause):
        return Act.MENTION
    if _stands_before(letter, one, found, clause) or _runs_on(letter, one, found, clause):
        return Act.NONE
    return Act.SIGN_UP


_DECIDES = re.compile(
    r"\b(?:zdecydowal|postanowil|ustalil|uznal|polecil|prosil|poprosil|kazal|powiedzial|stwierdzil|zarzadzil|zgodzil)\w{0,2}\b[^.]{0,40}?\b(?:ze|zeby\w?|by|aby\w?)\b"
)


def _decides(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Nasz dyrektor, Jan Kos, zdecydował, że jedziemy …": it is others who come."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case not in (None, "nom"):
        return False
    return _DECIDES.search(letter.folded, one.end, clause.cue[0]) is not None


def _speaks_then_of_himself(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Koleżanka Ewa Kot wzięła dyżur, więc proszę mnie zapisać": its subject does something else."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case != "nom":
        return False
    between = _WORD.findall(letter.folded[one.end : clause.cue[0]])
    return clause.self_ and len(between) >= 3 and re.search(r"\bmnie\b", letter.folded[slice(*clause.cue)]) is not None


_WE_SIGN_UP = re.compile(
    r"(?:zglasza(?:m|my)|zapisuje(?:my)?|deleguje(?:my)?|kieruje(?:my)|wysyla(?:m|my)|jedziemy|pojedziemy|bedziemy|prosze|prosimy)\b"
)


def _stands_before(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Kierowniczka, Ewa Kot, …, dlatego zgłaszamy Jana Kosa": a nominative before the writer's own verb, which takes
    another."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case != "nom":
        return False
    sent = any(clause.cue[1] <= other.start < clause.end and other.name.case not in (None, "nom") for other in found)
    sent = sent or letter.folded[slice(*clause.sentence)].rstrip().endswith(":")
    return sent and _WE_SIGN_UP.match(letter.folded, clause.cue[0]) is not None


_HIMSELF_TOO = re.compile(r"\b(?:mnie|ja|siebie|nas|nam|moj\w*|swoj\w*)\b")


def signs_in_line(letter: Letter, one: Found, found: Sequence[Found], request: Clause) -> bool:
    """ "Zgłaszam panią Ewę Kot. Jan Lis, sekretarz": the last name in the line of a request that has its people."""
    if one.listed or one.name.case not in (None, "nom") or any(other.start > one.start for other in found):
        return False
    start, end = request.sentence
    asked = letter.folded[start:end]
    if "\n" in letter.text[end : one.start] or asked.rstrip().endswith(":") or _HIMSELF_TOO.search(asked):
        return False
    return end <= one.start and any(start <= other.start < end for other in found)


_GOES_ON = re.compile(r"[^\S\n]+(?:(?:na|w|we|do|dnia)\b[^\n,;:&+/()–-]*[^\S\n])?$")
_JOINED = re.compile(r"\b(?:i|oraz|a|albo|lub|tez|takze|rowniez|z|ze|wraz|razem|plus|pani?\w{0,2}|p|nasz\w*|moj\w*)\b")


def _runs_on(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Zgłaszam panią Ewę Kot na warsztaty Jan Lis": a nominative that nothing joins to the person before it."""
    before = [other for other in found if clause.start <= other.start < one.start]
    if one.listed or one.name.case not in (None, "nom") or not before or before[-1].name.case in (None, "nom"):
        return False
    between = letter.folded[before[-1].end : one.start]
    return bool(_GOES_ON.match(between)) and not _JOINED.search(between) and not _HIMSELF_TOO.search(between)

"""Which of two spellings, or of two people, a letter calls the wrong one: "nie Anna Kos, lecz Anna Lis"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.stages.extract.found import Found, Letter
from processor.text.requests import Act, Clause


def _has_just_been_spelt(one: Found, found: Sequence[Found]) -> bool:
    """ "Ilona Gbur, nie Iwona Gbur": somebody of the same surname right before."""
    return any(o.name.last_name == one.name.last_name and o is not one and 0 < one.start - o.end <= 8 for o in found)


def is_denied(letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "nie Anna Kos, lecz Anna Lis", alone or with others: the wrong spelling."""
    if _is_denied_with_others(letter, one, found, clause):
        return True
    corrected = any(c.act is Act.RIGHT and c.sentence == clause.sentence for c in clauses) or _BUT.match(
        letter.folded, one.end
    )
    return bool(corrected or _has_just_been_spelt(one, found)) and (
        re.search(r"\bnie\s+(?:pani?\s+)?\"?$", letter.folded[max(0, one.start - 12) : one.start]) is not None
    )


_NOT_THESE = re.compile(r"(?:^|[\s,(–-])nie\s+(?:(?:pani?|panow|panowie|p\.)\s+)?$")
_MOST_TOGETHER = 10  # who are named in one breath
_AND_THESE = re.compile(r"\s*(?:,|i|oraz|ani)\s+(?:(?:pani?|p\.)\s+)?")


def _is_denied_with_others(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Nie Anna Kos i Ewa Lis, tylko Anna Lis i Ewa Kos": each of those before the turn."""
    here = [other for other in found if clause.sentence[0] <= other.start < clause.sentence[1]]
    at = next((i for i, other in enumerate(here) if other.start == one.start), -1)
    first = at
    while (
        first > 0
        and at - first < _MOST_TOGETHER
        and _AND_THESE.fullmatch(letter.folded, here[first - 1].end, here[first].start)
    ):
        first -= 1
    last = at
    while (
        last + 1 < len(here)
        and last - at < _MOST_TOGETHER
        and _AND_THESE.fullmatch(letter.folded, here[last].end, here[last + 1].start)
    ):
        last += 1
    if at < 0 or first == last or not _BUT.match(letter.folded, here[last].end):
        return False
    before = letter.folded[max(clause.sentence[0], here[first].start - 20) : here[first].start]
    return _NOT_THESE.search(before) is not None


def was_and_is(letter: Letter, clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "było: Jan Kos / jest: Jan Lis": the second is right."""
    if clause.act is not Act.WRONG:
        return False
    index = clauses.index(clause)
    if not index or clauses[index - 1].act is not Act.WRONG:
        return False
    told = [letter.folded[slice(*c.cue)].strip() for c in (clauses[index - 1], clause) if c.cue]
    return told == ["bylo", "jest"]


_BUT = re.compile(r"\"?\s*,\s*(?:lecz|ale|tylko|a)\b|\"\s+(?:lecz|tylko)\s+\"")


def is_wrong_one(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "jest „Jan Kowalik”, a nazywam się Kowalnik": what stands before is what is wrong."""
    return bool(
        re.search(
            r"\b(?:jest(?:em)?(?:\s+(?:u\s+panstwa|zapisan[ay]|wpisan[ay])){0,2}(?:\s+jako)?|bylo|widnieje|figuruje(?:\s+(?:u\s+panstwa|jako|tam))?|wpisano|zapisano|podano|napisal\w+|zamiast|nie|(?:wpisali|zapisali|podali|maja|macie)(?:\s+(?:panstwo|mnie|jako)){0,3}|(?:wpisa|zapisa|poda|zglosi)(?:lismy|lysmy|lem|lam)(?:\s+(?:pan\w*|jako)){0,2}|potwierdzenie\s+na)\b[^\w]*$",
            letter.folded[clause.start : one.start],
        )
    )


def is_signed_up_in_truth(one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "W potwierdzeniu figuruje Marzena Kos, a zgłaszałam Marlenę Kos", also in the next sentence: who was meant."""
    before = max((c.sentence for c in clauses if c.sentence[1] <= clause.sentence[0]), default=clause.sentence)
    told = (before, clause.sentence)
    wrong = [c for c in clauses if c.act is Act.WRONG and c.sentence in told and c.start < clause.start]
    here = [o.name for c in wrong for o in found if c.start <= o.start < c.end]
    return any(other.last_name == one.name.last_name or other.first_names == one.name.first_names for other in here)

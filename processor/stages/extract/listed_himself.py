"""The writer among those he lists: "siebie," as an item, "i mnie" at the end of a line, "zgłaszam:" above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.stages.extract import ticks
from processor.stages.extract.found import Found, Letter
from processor.text.requests import Act, Clause


def listed_with_me(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found]) -> Iterator[tuple[Clause, Act]]:
    """The items of a list that name the writer, each with what is asked for those listed: "Proszę wykreślić: - mnie"."""
    asked = Act.NONE
    for i, clause in enumerate(clauses):
        if clause.act is not Act.NONE:
            asked = asked if clause.act is Act.MENTION else clause.act
        elif _lists_me(letter, clause) or (
            i and asked is not Act.NONE and _is_among_those_below(letter, clause, clauses[i - 1], found)
        ):
            yield clause, asked


def _is_among_those_below(letter: Letter, clause: Clause, above: Clause, found: Sequence[Found]) -> bool:
    """ "Zgłaszam:" and in the line below "siebie, Ewę Kot i Jana Lisa"; "zgłaszam na 9.11. Ewę Kot i siebie"."""
    opens = ends_open(letter, above) or _ENDS_IN_DATE.search(letter.folded, above.start, above.end)
    if clause.act is not Act.NONE or not opens:
        return False
    said = letter.folded[clause.start : clause.end].strip()
    named = any(clause.start <= one.start < clause.end for one in found)
    her = re.search(r"\bją\b", letter.text[clause.start : clause.end].lower()) is not None
    return named and not her and _ME_AMONG.search(said) is not None


_ME_AMONG = re.compile(
    r"(?:^|[,;+]|\bi\b|\boraz\b|\bplus\b)\s*(?:siebie|mnie|ja)\s*(?:[,;+.!]|\bi\b|\boraz\b|\bplus\b|$)"
)
_ENDS_IN_DATE = re.compile(
    r"\b\d{1,2}(?:\.\d{1,2}|\.?\s?[ivx]{1,4})(?:\.\d{4}\s?r?)?\.\s*$"
)  # whose dot ends no sentence


def ends_open(letter: Letter, clause: Clause) -> bool:
    """Does the sentence end in a colon?"""
    return letter.folded[slice(*clause.sentence)].rstrip().endswith(":")


def _lists_me(letter: Letter, clause: Clause) -> bool:
    """ "1) siebie," as an item of a list, or "oraz mnie." in a line of its own below it."""
    alone = not letter.folded[: clause.start].rstrip(" \t").rpartition("\n")[2]
    alone = alone or _AND_ME_TOO.fullmatch(letter.folded, clause.start, clause.end) is not None
    if ticks.is_empty(letter.text[clause.start : clause.end]) and any(
        ticks.has_boxes(letter.text, *span) for span in letter.spans
    ):
        return False  # "[ ] ja" below "[x] Ewa Kot"
    return (
        alone
        and _ME_ALONE.fullmatch(letter.folded, clause.start, clause.end) is not None
        and not _is_her_alone(letter, clause)
    )


_ME_ALONE = re.compile(
    r"\W*(?:(?:\d{1,3}[.)]|[a-z]\)|[-*•–]|\[\s?[x+v]\s?\]|\(\s?[x+v]\s?\)|[xv])\s*)?(?:no\s+)?(?:(?:i|oraz|a\s+takze|plus)\s+)?(?:(?:oczywiscie|rowniez|takze|tez)\s+)?(?:siebie|mnie|ja|moja\s+osobe?|nizej\s+podpisan(?:y|a|ego|ej))(?:\s+(?:sam[aą]?|tez|takze|rowniez|osobiscie|oczywiscie))?(?:\s+jako\s+(?:\w+\s*){1,3}|\s*\([^()\n]{3,40}\))?(?:\s*[-–—:(]\s*(?:tak|(?:tez\s+)?(?:jade|bede|przyjade|ide|przyjde)))?\W*"
)
_AND_ME_TOO = re.compile(r"(?:i|oraz|a\s+takze)\s+(?:mnie|siebie)(?:\s+(?:tez|takze|rowniez))?\s*[.!]?")


def _is_her_alone(letter: Letter, clause: Clause) -> bool:
    """ "ją" in a line of its own: somebody else."""
    return "ją" in letter.text[clause.start : clause.end].lower()

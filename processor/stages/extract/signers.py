"""Several who sign one letter: "Rezygnujemy" above a couple's names, "chcemy się zapisać w trójkę" above three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names import Name
from processor.stages.extract.counts import how_many
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, named
from processor.stages.extract.people import same, spelt_best
from processor.stages.extract.writer import is_name_line, signature_lines
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Reason

_COLUMN = re.compile(r"\S(?:[^\S\n\t]{0,2}\S)*")


def _each(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """All whose full names stand in the signature, each in a line of his own or side by side."""
    found = []
    for at, line in signature_lines(letter):
        for column in _COLUMN.finditer(line):
            read = names.read(column[0], hints=hints) if is_name_line(column[0]) else []
            if len(read) == 1 and read[0].complete and read[0].case in (None, "nom"):
                found.append(named(read[0], letter.part, at + column.start()))
    return found


def in_full(letter: Letter, one: Found, author: Found | None, hints: tuple[str, ...]) -> Found:
    """ "Zgłaszam A. Mak i J. Kosa" above the lines "Anna Mak" and "Juliusz Kos": an initial by the one full name that signs
    beside the writer's."""
    if len(one.name.first_names.rstrip(".")) != 1 or (author and same(one.name, author.name)):
        return one
    whole = [other for other in _each(letter, hints) if same(one.name, other.name) and other.start != one.start]
    whole = [other for other in whole if len(other.name.first_names.rstrip(".")) > 1]
    return spelt_best(one, whole) if len(whole) == 1 else one


_SIGNED_OFF = re.compile(
    r"(?:.*[.!?]\s+)?(?:\W*(?:z\s+)?(?:pozdraw\w+|powazaniem|dziekuj\w+|wyrazami\s+\w+)(?:\s+serdecznie)?\W+)?(?=[^.!?:]+$)"
)


_JOIN = re.compile(r"\s*(?:,|&|/|\bi\b|\boraz\b)\s*")


def together(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """Two who sign a letter with one another at its end: "Ewa i Tomasz Górscy", "Jan Lis i Ewa Kot"."""
    said = letter.said[-1:] if letter.said else ()
    ends = [(s.start, letter.text[s.start : s.end].rstrip()) for s in said]
    last = [(start + text.rfind("\n") + 1, text.rpartition("\n")[2]) for start, text in ends]
    for at, line in (*signature_lines(letter), *last):
        signed = _SIGNED_OFF.match(fold(line))
        if signed is None or len(line) - signed.end() > 80 or not _stands_apart(letter, at + signed.end()):
            continue
        rest = line[signed.end() :].rstrip(" ,.!")
        if _JOIN.search(rest) is None:
            continue
        two = [name for name in names.find(rest, hints=hints) if name.case in (None, "nom")]
        if len(two) == 2 and _are_joined(rest, two[0], two[1]):
            return [named(name, letter.part, at + signed.end()) for name in two]
    return []


def _are_joined(line: str, one: Name, other: Name) -> bool:
    """The line is the two names, with "i" or a comma between them."""
    whole = one.complete and other.complete and one.start == 0 and other.end == len(line)
    return whole and _JOIN.fullmatch(line, one.end, other.start) is not None


def _stands_apart(letter: Letter, at: int) -> bool:
    """Nothing that announces names stands before: "zgłaszam:", "przyjdą"."""
    before = letter.folded[:at].rstrip()
    return (
        before.endswith((".", "!", "?")) or re.search(r"\b(?:pozdraw\w+|powazaniem|dziekuj\w+)\W*$", before) is not None
    )


def signs(one: Found, signed: Sequence[Found]) -> bool:
    """Is this the name of one of those who sign together?"""
    return any(one.start < other.end and other.start < one.end for other in signed)


_WE = Sieve(
    r"\b(?:zglaszamy\s+(?:sie|udzial|chec)|zapisujemy\s+sie|rezygnujemy|wycofujemy\s+sie|chcemy|chcielibysmy|chcialybysmy|przyjedziemy|przyjdziemy|bedziemy|wezmiemy|nas|nam|nami|oboje|obaj|obie|dwoje|my|(?:mnie|siebie)\s+(?:i|oraz|z)|pasuje\s+nam|mozemy|wybieramy|idziemy|musimy|prosimy\s+o\s+(?:zapisanie|wpisanie|rezerwacje|miejsca|dwa)|jedziemy|idziemy)\b"
)


def of_us(letter: Letter) -> bool:
    """Does the letter speak in the first person of the plural?"""
    return any(_WE.search(letter.folded, *span) for span in letter.spans)


def with_signers(
    letter: Letter, people: list[Found], act: Act, signed: Sequence[Found], hints: tuple[str, ...]
) -> list[Found]:
    """ "Chcemy się zapisać w trójkę" above three signatures, "Rezygnujemy" above a couple's: all who sign."""
    number = max((how_many(letter.folded[start:end]) for start, end in letter.spans), default=0)
    number = number or (2 if of_us(letter) else 0)
    signed = signed or _each(letter, hints)
    read = [one for one in people if one.act in COMES | LEAVES]
    others = [one for one in signed if not any(same(one.name, known.name) for known in read)]
    if number != len(signed) or len(read) + len(others) != number:
        return people
    return [*read, *(one.at(act, "signer", "Podpisani są wszyscy, o których mowa.") for one in others)]


_THEY_GREET = re.compile(r"\b(?:pozdrawia(?:ja)?|klania(?:ja)?\s+sie|sciska(?:ja)?)\b[^.!?]*$")


def doubts(letter: Letter, signed: Sequence[Found], people: Sequence[Found]) -> list[Reason]:
    """Two sign together what is written as by one, and does not name them."""
    if not signed or of_us(letter) or _THEY_GREET.search(letter.folded, max(0, signed[0].start - 80), signed[0].start):
        return []
    asked = [one for one in people if not one.rule.startswith(("extract.listed", "extract.writer"))]
    if any(same(one.name, other.name) for one in signed for other in asked):
        return []
    told = " i ".join(one.name.full_name for one in signed)
    return [Reason("extract.signers", f"Podpisały się dwie osoby, a pisze jedna: {told}.")]

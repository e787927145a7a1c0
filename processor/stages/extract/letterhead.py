"""Somebody asked for by his function alone, whose name the letterhead or the signature tells: "zgłaszam Panią Skarbnik",
and below "Skarbnik Gminy: Fryderyka Palacz"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.names.titles import is_title
from processor.stages.extract.footers import is_labelled
from processor.stages.extract.found import Found, Letter, named
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.shapes import SMALL
from processor.values import Origin

FUNCTIONS = (  # the longer before what they begin with or hold
    *("zastep", "wiceburmistrz", "wicestarost", "wiceprezes", "wicedyrektor", "wojt", "burmistrz", "starost", "prezes"),
    *("dyrektor", "sekretarz", "skarbni", "kierowni", "soltys", "przewodnicz", "ksiegow"),
)
_OURS = Anchored(
    rf"\b(?P<whose>moj|swoj|nasz)\w{{1,4}}\s+(?:glown\w+\s+)?(?P<function>{'|'.join(FUNCTIONS)})(?!ctw)\w*"
)
OF_FUNCTION = Anchored(rf"\bpan(?:i|a|ia|u|em)?\s+(?P<function>{'|'.join(FUNCTIONS)})\w*")
_OBJECT = re.compile(
    r"(?:\s+(?:na|do|w)(?:\s+(?!(?:od|przez|z|za|i|oraz)\b)\w+){1,4}?)?"  # "na warsztaty w Proszowicach"
    rf"\s+(?:dla\s+)?(?:nasz\w*\s+)?pan(?:i|a|ia|u)?\s+(?:{'|'.join(FUNCTIONS)})\w{{0,4}}\s*(?:[.,;!\n]|$|(?:i|oraz|na|do|w)\b)"
)
_REPRESENTS = Anchored(rf"\breprezentowac\s+\w+\s+bedzie\s+(?:\w+\s+)?(?P<function>{'|'.join(FUNCTIONS)})\w*")
BY_WHOM = re.compile(r"\b(?:dyspozycj|decyzj|polecen|zgod|prosb|imieni|upowazn|wniosk|podpis|przez|od)\w*\s+$")
_PIECES = re.compile(r"\s{2,}|\t|[,;|]\s+")
_LONGEST = 90  # characters of a line's piece that tells a function and a name


def meant(letter: Letter) -> list[tuple[str, Found]]:
    """The people asked for by function, each named exactly once beside it in the sender's own mail, with the stem of it."""
    functions = list(dict.fromkeys(_asked_for(letter)))
    lines = list(_lines(letter)) if functions else []
    told = [(function_of(text, one.name.written), one) for text, one in lines]
    found = []
    for function, whose in functions:
        called = [one for stem, one in told if stem == function and not _is_writer(letter, one)]
        if (
            whose in ("moj", "swoj")
            and function == DEPUTY
            and not any(_is_writers_deputy(letter, lines, one) for one in called)
        ):
            continue
        if len({one.name.full_name for one in called}) == 1:
            sentence = "Nazwisko stoi przy tej funkcji w nagłówku lub stopce."
            found.append((function, called[0].at(Act.SIGN_UP, "letterhead", sentence)))
    return found


def labelled(letter: Letter) -> list[Found]:
    """Everybody who stands behind a function in the sender's own lines."""
    return [one for _, one in _lines(letter) if is_labelled(letter, one)]


def is_below(letter: Letter, one: Found) -> bool:
    """Does he stand by no request of his own below the last that is made, where its sentence is whole?"""
    asked = max((clause.sentence[1] for clause in letter.clauses if clause.act is Act.SIGN_UP), default=None)
    if asked is None or not one.is_inherited or one.where != letter.part.where or one.start < asked:
        return False
    return letter.text[:asked].rstrip().endswith((".", "!"))


def is_official(letter: Letter, one: Found) -> bool:
    """Does he sign, or stand in a line beside a function: "Sekretarz Gminy - Jan Lis"?"""
    told = (function_of(text, other.name.written) for text, other in _lines(letter) if other.start == one.start)
    return _is_writer(letter, one) or any(told)


DEPUTY = FUNCTIONS[0]


def _is_writer(letter: Letter, one: Found) -> bool:
    """ "Zgłaszam panią dyrektor" is not of the sender, who heads the office himself."""
    return letter.sender is not None and fold(one.name.full_name) == fold(letter.sender.name)


def _is_writers_deputy(letter: Letter, lines: Sequence[tuple[str, Found]], deputy: Found) -> bool:
    """ "Zastępca Dyrektora: Ewa Kot", of a letter by "Dyrektor: Jan Lis" """
    text = next(text for text, one in lines if one is deputy)
    heads = {function_of(text, one.name.written) for text, one in lines if _is_writer(letter, one)} - {"", DEPUTY}
    return any(re.search(rf"\b{head}", fold(text)) for head in heads)


def _asked_for(letter: Letter) -> Iterator[tuple[str, str]]:
    """The stems of the functions by which a letter asks for somebody in sentences that name nobody, and whose he is:
    "moj", "swoj", "nasz", or "" where it does not say."""
    for clause in letter.clauses:
        if clause.act is not Act.SIGN_UP or clause.question or clause.condition:
            continue
        told = [
            (match["function"], match["whose"] if pattern is _OURS else "")
            for pattern in (OF_FUNCTION, _REPRESENTS, _OURS)
            for match in pattern.finditer(letter.folded, *clause.sentence)
            if not BY_WHOM.search(letter.folded, max(0, match.start() - 40), match.start())
        ]
        sentence = letter.text[slice(*clause.sentence)]
        if told and not any(name.complete for name in names.find(sentence)) and not _speaks_of_another(sentence):
            yield from told


_OF_NOBODY = ("pan", "moj", "nasz", "swoj", "siebie")


def _speaks_of_another(sentence: str) -> bool:
    """ "Zgłaszam naszą skarbnik i asystentkę": she whom no function tells would be lost."""
    words = [word for word in SMALL.findall(sentence) if not fold(word).startswith((*FUNCTIONS, *_OF_NOBODY))]
    return any(names.is_person_noun(word) or is_title(word) for word in words)


def is_object(letter: Letter, *, beside_names: bool = False) -> bool:
    """ "Zgłaszam Panią Wójt i siebie": does a function stand right behind the verb that asks? `beside_names`: joined to
    others in a sentence that names somebody: "zgłaszam Panią Wójt i Ewę Kot", but not "Panią Wójt, Ewę Kot"."""
    for clause in letter.clauses:
        if clause.act is not Act.SIGN_UP or clause.cue is None or clause.question:
            continue
        told = _OBJECT.match(letter.folded, clause.cue[1])
        if told and not beside_names:
            return True
        if told and told[0].endswith((" i", " oraz")):
            return any(name.complete for name in names.find(letter.text[slice(*clause.sentence)]))
    return False


def _lines(letter: Letter) -> Iterator[tuple[str, Found]]:
    """Pieces of the sender's own lines that hold one full name and little else."""
    for segment in letter.part.segments:
        if segment.origin is not Origin.OWN:
            continue
        at = segment.start
        for line in letter.text[segment.start : segment.end].splitlines(keepends=True):
            for begin, piece in _pieces(line):
                found = [name for name in names.find(piece) if name.complete] if len(piece) <= _LONGEST else []
                if len(found) == 1:
                    yield piece, named(found[0], letter.part, at + begin)
            at += len(line)


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for gap in (*_PIECES.finditer(line), None):
        yield begin, line[begin : gap.start() if gap else len(line)]
        begin = gap.end() if gap else begin


def function_of(line: str, name: str) -> str:
    """The function that a line tells beside a name; "" where it tells none."""
    told = fold(line.replace(name, " "))
    return next((stem for stem in FUNCTIONS if re.search(rf"\b{stem}", told)), "")


__all__ = [
    "BY_WHOM",
    "FUNCTIONS",
    "OF_FUNCTION",
    "function_of",
    "is_below",
    "is_object",
    "is_official",
    "labelled",
    "meant",
]

"""Those whom a letter means by the place they have in the letter below: "pozycje 2 i 5 odpadają", "obie panie",
"wszyscy oprócz pana Zenona", "Mirka jednak nie przyjedzie", "tę drugą".

The words are resolved only where they fit: "obie panie" where two women stand below, a given name where one bears it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from processor import names
from processor.names.titles import is_institution
from processor.stages.extract import letterhead
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, named
from processor.stages.extract.people import is_one_of, same
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.text.shapes import CAPITALISED
from processor.text.sieve import Sieve
from processor.values import Kind, Label, Reason

LONGEST = 1500  # characters of a letter that refers to another
_ORDINALS = ("pierwsz", "drug", "trzeci", "czwart", "piat", "szost", "siodm")
_NUMBERS = {"dw": 2, "trz": 3, "troj": 3, "czter": 4, "czwor": 4, "piec": 5, "pieci": 5}
_POSITIONS = re.compile(
    r"\b(?:pozycj\w+|poz\.|punkt\w*|pkt\.?|(?:osob\w*|pan\w*|uczestni\w+)\s+(?:z\s+)?(?:nr|numer\w*))\s*(?:nr\s*)?(?P<first>\d{1,2})(?P<more>(?:\s*(?:,|i|oraz)\s*(?:nr\s*)?\d{1,2})*)(?!\d|[./]\d)"
)
_OF_A_LIST = r"(?:osob\w*|pan(?:i|a|ia|ie|owie|em)?\b|wiersz\w*|pozycj\w*|nazwisk\w*|uczestni\w+|z\s+(?:tych|nich|wymienion\w+|list\w|pan\w*|osob\w*))"
_ORDINAL = re.compile(rf"\b(?P<which>{'|'.join(_ORDINALS)}|ostatni)\w{{0,3}}\s+(?:\w+\s+)?{_OF_A_LIST}")
_FIRST_FEW = re.compile(
    r"\b(?:(?P<n>dwie|dwoje|dwoch|dwaj|trzy|troje|trzech|trzej|cztery|czworo|czterech)\s+(?P<side>pierwsz|ostatni)\w*|(?P<side2>pierwsz|ostatni)\w*\s+(?P<n2>dwie|dwoje|dwoch|dwaj|trzy|troje|trzech|trzej|cztery|czworo|czterech))\b"
)
_ORDINAL_ALONE = re.compile(
    rf"\W*(?:t[aeę]go|te|ta|ten|to)?\s*(?P<which>{'|'.join(_ORDINALS)}|ostatni)\w{{0,3}}\W*(?:dzieki|dziekuje|prosze|poprosze)?\W*"
)
_LADIES = re.compile(
    r"\b(?P<both>obie|obydwie|obu|dwie)?\s*(?:te\s+|tych\s+)?(?P<who>panie|pan\b(?=\s+rezyg)|panowie|panow)\b(?!\s+\w+(?:ow|e|i)\s+[a-z])"
)
_PAIR = re.compile(
    r"\b(?:oboje|obydwoje|obojga|obojgu|obie|obydwie|obaj|obydwaj|obu|obydwu|both)\b(?!\s+(?:pan|zglosz|termin|warszt|spotk|dni|zajec|miejscow)\w*)"
)
_EVERYBODY = Sieve(
    r"\b(?:wszyscy|wszystkich|wszystkie\s+osoby|wszystkim|cala\s+(?:trojk|czwork|piatk|list|grup)\w*|calej\s+(?:trojk|czwork|piatk)\w*|calosci)\b|\bwszystko,?\s+co\s+(?:nizej|ponizej)\b"
    r"|\b(?:osob\w*|uczni\w+|pracowni\w+|chetn\w+|uczestni\w+|nauczyciel\w+|radnych|kolezan\w+|koleg\w+)\s+(?:z\s+(?:\w+\s+){0,2}?(?:ponizej|nizej|ponizsz\w+)|ponizej|nizej|(?:\w+\s+)?wskazan\w+|wymienion\w+|podan\w+)|\b(?:te|tych|ponizsz\w+|nizej\s+wymienion\w+|wymienion\w+\s+nizej)\s+(?:osob\w*|pracowni\w+|uczni\w+)"
)
_WE_LEAVE = re.compile(
    r"\bnie\s+(?:przyjedziemy|przyjdziemy|damy\s+rady|bedziemy|dotrzemy|mozemy|wezmiemy|dojedziemy|pojedziemy)\b|\b(?:rezygnujemy|odwolujemy|wycofujemy|wypisujemy)\b|\bmusimy\s+(?:\w+\s+){0,2}?(?:zrezygnowac|odwolac|wycofac)\b"
)
_ME = re.compile(
    r"(?:^|[\n,;:(]|\s-\s|\bi\b|\boraz\b)[\s>*•-]*(?:ja|siebie|mnie)\s*(?=[,.;)\n]|$|\bi\b|\boraz\b)|\b(?:ja|siebie|mnie)\s+(?:i|oraz)\b|\b(?:zglos|zapisz|wpisz|dopisz|zapisac|zglosic|wpisac|dopisac|zapisanie|wpisanie)\s+(?:prosze\s+)?mnie\b"
)
_YES = re.compile(r"\W*(?:tak|owszem|oczywiscie|jasne|zgadza\s+sie|potwierdzam|yes)\b(?!\s+nie\b)")
_STAYS_AWAY = re.compile(r"\s+(?:juz\s+|jednak\s+)?nie\s*(?:[.,;!\n]|$)")  # "Jan będzie, ale Ewa nie"
_BESIDES = Sieve(r"\b(?:tez|takze|rowniez|jeszcze|dodatkowo|ponadto|oprocz|poza)\s")
_DENIED = re.compile(r"\b(?:nie|ani)\s+(?:(?:ze?|o|dla|pan\w*|p\.)\s*)*$")
_AND_ME = re.compile(r"\b(?:i|oraz|plus)\s+(?:ja|mnie|siebie)\b|\b(?:ja|mnie|siebie)\s+(?:i|oraz)\b|\bze\s+mna\b")
_WHO_AGREED = Sieve(
    r"\b(?:tych|osob\w*|wszystkich|ci|tymi)\s*,?\s*(?:ktor\w+\s+(?:[\w]+\s+){0,4}?(?:zgodzi|potwierdz|odpisa|odpowiedzi)\w*|piszac\w+)"
)
_NOT_ME = re.compile(r"\b(?:mna|mnie)\b")
_BUT = re.compile(r"\b(?:ale|dopiero|jesli|jezeli|warunkiem|o\s+ile|chyba|moze)\b")
_REFUSES = re.compile(r"\W*nie\b\s*[,.!]")
_PASSES_THE_WORD = re.compile(r"\b(?:przekaz|powiadom|poinform|zawiadom|dam|damy)\w*")
_STAY = frozenset({Act.ALREADY, Act.MENTION, Act.WRONG, Act.RIGHT})


# What a letter leaves unclear by itself, and is plain once it is known whom it means.
SETTLES = ("extract.of-whom", "extract.by-order", "extract.uncovered")


@dataclass(frozen=True, slots=True)
class Referred:
    """Who is meant, and what stays unclear of it."""

    people: tuple[Found, ...] = ()
    doubts: tuple[Reason, ...] = ()
    writer: bool = False  # and the writer with them: "dwie pierwsze osoby i ja", "oboje" of himself and one other


def candidates(
    letter: Letter, nobody: tuple[str, ...], *, ours: bool, absent: Sequence[Found] = ()
) -> tuple[Found, ...]:
    """Those a letter names, in their order; "ja" and "siebie" in it are its author. Who signs it is none of them, nor
    who, by the letter itself, is `absent`."""
    author = _author(letter)
    found = [
        named(name, letter.part, start)
        for start, end in letter.spans
        for name in names.find(letter.text[start:end].replace(">", " ").replace("|", " "))
        if name.complete and name.case != "voc" and not is_one_of(name, nobody)
    ]
    found = [one for one in found if not _signs(letter, one, author, ours=ours)]
    found = [one for one in found if not any(same(one.name, other.name) for other in absent)]
    if author is not None and not any(same(one.name, author.name) for one in found):
        found += [replace(author, start=at, end=at) for at in _places_of_author(letter)][:1]
    unique: list[Found] = []
    for one in sorted(found, key=lambda each: each.start):
        if not any(same(one.name, other.name) for other in unique):
            unique.append(one)
    return tuple(unique)


def _author(letter: Letter) -> Found | None:
    read = [name for name in names.read(letter.sender.name) if name.complete] if letter.sender else []
    return named(read[0], letter.part) if len(read) == 1 else None


def _places_of_author(letter: Letter) -> Iterator[int]:
    for start, end in letter.spans:
        for match in _ME.finditer(letter.folded, start, end):
            if "ją" not in letter.text[match.start() : match.end()]:
                yield match.start()


def _signs(letter: Letter, one: Found, author: Found | None, *, ours: bool) -> bool:
    """Does he stand alone in a line between lines of another kind, and is ours or his own the letter?"""
    if author is not None and not ours and not same(one.name, author.name):
        return False  # where the author is known by name, nobody else signs
    above, line, below = _lines_around(letter, one)
    alone = len(line) <= len(one.name.written) + 12
    return alone and not above.endswith(":") and not any(_is_name(other) for other in (above, below))


def _lines_around(letter: Letter, one: Found) -> tuple[str, str, str]:
    """The line before his, his, and the one behind it, without quote marks; "" where there is none."""
    text = letter.text
    first, last = next((span for span in letter.spans if span[0] <= one.start < span[1]), (0, len(text)))
    start = max(first, text.rfind("\n", 0, one.start) + 1)
    end = text.find("\n", one.end, last) if "\n" in text[one.end : last] else last
    before = [line.strip(" >|\t") for line in text[first:start].split("\n")]
    after = [line.strip(" >|\t") for line in text[end:last].split("\n")]
    above = next((line for line in reversed(before) if line), "")
    return above, text[start:end].strip(" >|\t"), next((line for line in after if line), "")


def _is_name(line: str) -> bool:
    return len(line) < 60 and [name.complete for name in names.read(line.lstrip("-*•0123456789.) "))] == [True]


def resolved(
    letter: Letter,
    below: Sequence[Found],
    kind: Kind,
    *,
    answers: bool,
    asked: Sequence[Found] = (),
    only_names: bool = False,
) -> Referred:
    """Whom this letter means among those named `below`. `answers`: it answers a question who comes; `asked` are those
    for whom the letter below asks, who are "all" and "both" of them; `only_names`: `below` are no list, and only a name
    alone can mean one of them."""
    length = sum(end - start for start, end in letter.spans)
    by_name = _names_somebody(letter)
    if not by_name and any(_WHO_AGREED.search(letter.folded, *span) for span in letter.spans):
        return Referred(doubts=(Reason("extract.refers", "Mowa o tych, którzy się zgodzili niżej: o kogo chodzi?"),))
    if not below or length > LONGEST:
        return Referred()
    everyone = {index for index, one in enumerate(below) if any(same(one.name, other.name) for other in asked)}
    if not everyone and (answers or kind is not Kind.REGISTRATION or len(below) > 1):
        everyone = set(range(len(below)))
    told = _Told(letter, below, everyone, kind, answers, by_name, only_names)
    for clause in letter.clauses:
        if not clause.question and not clause.condition:
            told.take(clause)
    told.finish()
    unclear = [] if by_name else told.unclear
    doubts = (f"Nie wiadomo, o kogo z wymienionych niżej chodzi: „{words}”." for words in unclear)
    people = (_at(below[index], act) for index, act in sorted(told.people.items()) if index not in told.out)
    return Referred(tuple(people), tuple(Reason("extract.refers", words) for words in doubts), told.writer)


def _names_somebody(letter: Letter) -> bool:
    """Does it name anybody in full but its writer?"""
    writer = [name for name in names.read(letter.sender.name) if name.complete] if letter.sender else []
    found = (name for start, end in letter.spans for name in names.find(letter.text[start:end]))
    return any(
        name.complete and len(name.first_names.rstrip(".")) > 1 and not any(same(name, other) for other in writer)
        for name in found
    )


_NEXT_CLAUSE = re.compile(r",(?!\s+(?:co|kto|ktor\w+)\b)")  # "wszystko, co niżej" goes on


@dataclass(slots=True)
class _Told:
    """What the clauses have told so far, by the index of each of those below."""

    letter: Letter
    below: Sequence[Found]
    everyone: set[int]
    kind: Kind
    answers: bool
    by_name: bool  # somebody is named in full
    only_names: bool
    people: dict[int, Act] = field(default_factory=dict)
    out: set[int] = field(default_factory=set)
    waiting: set[int] = field(default_factory=set)  # "Zabrakło trzeciej osoby. Proszę o dopisanie."
    unclear: list[str] = field(default_factory=list)
    writer: bool = False
    of_himself: bool = False
    comes: bool = False  # "Przyjedziemy wszyscy oprócz pani Kot, którą proszę wykreślić"

    def take(self, clause: Clause) -> None:
        """One more clause."""
        self.of_himself = self.of_himself or clause.self_
        self.comes = self.comes or clause.act in COMES
        if clause.act is Act.EXCEPT and clause.cue:
            self.out |= _by_name(self.letter, (clause.cue[0], clause.end), self.below, full=True)
            if _NOT_ME.search(self.letter.folded, clause.cue[0], clause.end):
                author = _author(self.letter)
                self.out |= {i for i, one in enumerate(self.below) if author and same(one.name, author.name)}
            self._note(clause, (clause.start, clause.cue[0]), _act(clause, self.kind, answers=self.answers))
            return
        end = self._until(clause)
        self._note(clause, (clause.start, end), _act(clause, self.kind, answers=self.answers))
        if end < clause.end and _by_name(self.letter, (end, clause.end), self.below):
            self.unclear.append(self.letter.text[end : clause.end].strip(" ,")[:60])

    def _until(self, clause: Clause) -> int:
        """Where what is said of those who leave ends: "Kaśka odpada, bierzemy w zamian Wiolę"."""
        if clause.act not in (Act.CANCEL, Act.ABSENT) or clause.cue is None:
            return clause.end
        comma = _NEXT_CLAUSE.search(self.letter.folded, clause.cue[1], clause.end)
        return comma.start() if comma else clause.end

    def _note(self, clause: Clause, span: tuple[int, int], act: Act | None) -> None:
        if _REFUSES.match(self.letter.folded, *span):  # "Nie, pani Regina jest na urlopie"
            return
        away = _by_name(self.letter, span, self.below, away=True)
        leaves = Act.CANCEL if self.kind is Kind.CANCELLATION else Act.ABSENT
        self.people |= dict.fromkeys(away, leaves)
        if self.only_names:
            meant, lost = _by_name(self.letter, span, self.below), list[str]()
        else:
            meant, lost = _meant(self.letter, clause, span, self.below, self.everyone)
        self.unclear += lost
        if act is None:
            told_nothing = clause.act is Act.NONE or (clause.act is Act.MENTION and meant == self.everyone)
            self.waiting = meant if meant and told_nothing else self.waiting
            return
        if not meant and act is Act.SIGN_UP and not clause.self_:
            meant, self.waiting = self.waiting, set()
        if clause.act not in _STAY:
            self.people |= dict.fromkeys(meant, act)
            self.writer = self.writer or (bool(meant) and _AND_ME.search(self.letter.folded, *span) is not None)

    def finish(self) -> None:
        """What the whole letter tells: all but some, a bare yes, both of whom one is the writer."""
        leaves = self.kind is Kind.CANCELLATION
        if self.out and not self.people and not self.only_names and not (leaves and self.comes):
            self.people = dict.fromkeys(self.everyone, Act.CANCEL if leaves else Act.SIGN_UP)
        if self.waiting and self.answers and self.kind is Kind.CANCELLATION:
            self.unclear.append("odpowiedź na pytanie")
        if self.people or self.only_names or not self.answers or len(self.below) != 1:
            return
        both = not self.by_name and any(_PAIR.search(self.letter.folded, *span) for span in self.letter.spans)
        yes = _YES.match(self.letter.folded, self.letter.spans[0][0]) is not None and not self.of_himself
        yes = yes and not any(_BUT.search(self.letter.folded, *span) for span in self.letter.spans)
        besides = any(_BESIDES.search(self.letter.folded, *span) for span in self.letter.spans)
        yes = yes and (besides or not self.by_name)  # "Oczywiście, uzupełniam: Anna Kos i Piotr Kos"
        if (both or yes) and (other := _calls_another(self.letter, self.below[0])):
            self.unclear.append(other)
        elif both or yes:
            self.people, self.writer, self.unclear = {0: Act.SIGN_UP}, both, []


REASON = Reason("extract.referred", "Nadawca wskazuje na kogoś z listu poniżej.")


def _at(one: Found, act: Act) -> Found:
    return replace(one, act=act, reasons=(*one.reasons, REASON))


def _act(clause: Clause, kind: Kind, *, answers: bool) -> Act | None:
    """What a clause asks for those it refers to; None where it asks nothing."""
    if clause.act in COMES:
        return Act.SIGN_UP
    if clause.act in (Act.CANCEL, Act.ABSENT):
        return Act.CANCEL if kind in (Kind.CANCELLATION, Kind.CORRECTION) else Act.ABSENT
    if clause.act is Act.REPLACED:
        return Act.REPLACED
    return Act.SIGN_UP if answers and kind is Kind.REGISTRATION and clause.act is Act.NONE else None


def _meant(
    letter: Letter, clause: Clause, span: tuple[int, int], below: Sequence[Found], everyone: set[int]
) -> tuple[set[int], list[str]]:
    """The indices of those a stretch of a clause refers to, and its words that refer to nobody plainly."""
    text = letter.folded[slice(*span)]
    meant: set[int] = set()
    if clause.act in (Act.NONE, Act.MENTION) and _PASSES_THE_WORD.search(text):  # "przekażę obojgu"
        return set(), []
    lost: list[str] = []
    here = span if clause.act is Act.EXCEPT else clause.sentence
    if any(name.complete for name in names.find(letter.text[slice(*here)])):
        leaving = clause.act in LEAVES or clause.act is Act.EXCEPT  # "p. Otylia jest chora, w jej miejsce Jana Lisa"
        places = [indices for _, indices in _by_number(letter, text, below) if max(indices) < len(below)]
        return _by_name(letter, span, below).union(*places) if leaving else set(), []
    for words, indices in _by_number(letter, text, below):
        ok = all(0 <= index < len(below) for index in indices)
        meant |= indices if ok else set()
        lost += [] if ok else [words]
    for match in _LADIES.finditer(text):
        sex = "f" if match["who"] == "panie" else "m"
        those = {index for index, one in enumerate(below) if one.name.gender == sex}
        fits = those and (len(those) == 2 or not match["both"])
        meant |= those if fits else set()
        lost += [] if fits else [match[0].strip()]
    if not meant and (pair := _PAIR.search(text)) and not clause.self_:
        meant |= everyone if len(everyone) == 2 else set()
        lost += [] if len(everyone) == 2 else [pair[0]]
    if clause.act in LEAVES and not meant and len(everyone) > 1 and _WE_LEAVE.search(text):
        return everyone, lost  # "niestety nie przyjedziemy" above our confirmation of two
    if not meant and (every := _EVERYBODY.search(text)):
        meant |= everyone if len(everyone) > 1 else set()
        lost += [] if len(everyone) > 1 else [every[0]]
    return meant | _by_name(letter, span, below) | _by_function(letter, span, below), lost


def _numbers(letter: Letter, below: Sequence[Found]) -> dict[int, int]:
    """Where each stands by the last number before his name; in their order where no number is, and nothing between them
    that may be a name nobody could read."""
    told: dict[int, int] = {}
    doubled: set[int] = set()
    end = letter.spans[0][0]
    for index, one in enumerate(below):
        numbers = [
            int(match["n"] or match["bare"]) for match in _NUMBERED.finditer(letter.text, end, max(end, one.start))
        ][-1:]
        doubled.update(number for number in numbers if number in told)
        told |= dict.fromkeys(numbers, index)
        end = one.end
    if not told:
        gaps = (letter.text[one.end : other.start] for one, other in itertools.pairwise(below))
        return {} if any(map(_may_name, gaps)) else {i + 1: i for i in range(len(below))}
    return {number: index for number, index in told.items() if number not in doubled}


def _may_name(gap: str) -> bool:
    """ "Ewa Kot, Xhulia Brlek, Jan Lis": does a piece of what stands between two names look like a third?"""
    pieces = (piece.strip(" >|*•-\t") for piece in _BETWEEN.split(gap))
    return any(_TWO_NAMES.fullmatch(one) and not any(map(is_institution, one.split())) for one in pieces)


_BETWEEN = re.compile(r"[,;:\n()]|\bi\b|\boraz\b|\s[-–]\s")
_TWO_NAMES = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+(?:\s+[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+(?:-[^\W\d_]+)?){1,2}")
_NUMBERED = re.compile(r"(?<![\w.,/:-])(?P<n>\d{1,2})\s?[.)](?!\d)|(?<=\n)[> |\t]*(?P<bare>\d{1,2})[ \t]+(?![\d.:/-])")


def _by_number(letter: Letter, text: str, below: Sequence[Found]) -> Iterator[tuple[str, set[int]]]:
    """ "Poz. 2": by the number printed before the name, though another name of the list could not be read."""
    printed = _numbers(letter, below)
    size = max(printed, default=0)
    for words, indices in _by_place(text, size):
        yield words, {printed.get(index + 1, len(below)) for index in indices}


def _by_place(text: str, size: int) -> Iterator[tuple[str, set[int]]]:
    """ "pozycje 2 i 5", "dwie pierwsze osoby", "ostatnia z tych osób"; indices may lie outside the list."""
    for match in _POSITIONS.finditer(text):
        yield match[0], {int(number) - 1 for number in re.findall(r"\d+", match[0])}
    for match in _FIRST_FEW.finditer(text):
        count = next(n for stem, n in _NUMBERS.items() if (match["n"] or match["n2"]).startswith(stem))
        last = (match["side"] or match["side2"]) == "ostatni"
        yield match[0], set(range(size - count, size)) if last else set(range(count))
    if _FIRST_FEW.search(text):
        return
    for match in (*_ORDINAL.finditer(text), *([alone] if (alone := _ORDINAL_ALONE.fullmatch(text)) else [])):
        which = match["which"]
        yield match[0], {size - 1 if which == "ostatni" else _ORDINALS.index(which)}


def _by_name(
    letter: Letter, span: tuple[int, int], below: Sequence[Found], *, full: bool = False, away: bool = False
) -> set[int]:
    """Those called by a given name or a surname alone: "Mirka", "p. Kalinowską"; only where one below is called so.
    `full`: or in full; `away`: those behind whose name stands "nie", who are no others' company."""
    text = letter.text[slice(*span)]
    found = [name for name in names.find(text) if name.complete]
    whole = [(name.start, name.end) for name in found]
    meant = {i for i, one in enumerate(below) if full and any(same(one.name, name) for name in found)}
    for match in CAPITALISED.finditer(text):
        if any(start <= match.start() < end for start, end in whole):
            continue
        if match.end() < len(text) and text[match.end()] == "," and not text[: match.start()].strip():
            continue  # "Beata, w porządku."
        if away != (_STAYS_AWAY.match(fold(text[match.end() :])) is not None):
            continue
        if _DENIED.search(fold(text[: match.start()])) or _is_alone_at_end(letter, span[0] + match.start()):
            continue
        called = {index for index, one in enumerate(below) if _is_called(one, match[0])}
        meant |= called if len(called) == 1 else set()
    return meant


def _calls_another(letter: Letter, below: Found) -> str:
    """ "Tak, oboje: Ewelina i Hubert": a given name alone in the answer that is not of the one below, nor addressed nor
    signing; "" where there is none."""
    signing = names.read(letter.sender.name) if letter.sender else ()
    for segment in letter.said:
        if segment.label is not Label.WRITTEN:
            continue
        text = letter.text[segment.start : segment.end]
        whole = [(name.start, name.end) for name in names.find(text) if name.complete]
        for match in CAPITALISED.finditer(text):
            called = names.is_usual_given_name(match[0]) and not _is_called(below, match[0])
            known = any(match[0] in one.first_names.split(" ") for one in signing)
            known = known or any(start <= match.start() < end for start, end in whole)
            beside = _is_addressed(text, match) or _is_alone_at_end(letter, segment.start + match.start())
            if called and not known and not beside:
                return match[0]
    return ""


def _is_addressed(text: str, match: re.Match[str]) -> bool:
    """ "Panie Janie, tak": the first words of a line, up to a comma."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].split()
    return text[match.end() : match.end() + 1] in (",", "!") and (
        not line or (len(line) < 3 and line[-1][:3].lower() == "pan")
    )


def _by_function(letter: Letter, span: tuple[int, int], below: Sequence[Found]) -> set[int]:
    """ "Pan Burmistrz odwołuje swój udział", where one of those below is listed as "Burmistrz - Tymoteusz Wnęk"."""
    meant: set[int] = set()
    for match in letterhead.OF_FUNCTION.finditer(letter.folded, *span):
        if letterhead.BY_WHOM.search(letter.folded, max(0, match.start() - 40), match.start()):
            continue
        called = {i for i, one in enumerate(below) if _function_of(letter, one) == match["function"]}
        meant |= called if len(called) == 1 else set()
    return meant


def _function_of(letter: Letter, one: Found) -> str:
    return letterhead.function_of(_lines_around(letter, one)[1], one.name.written)


def _is_alone_at_end(letter: Letter, at: int) -> bool:
    """A signature of one word."""
    end = letter.spans[-1][1]
    line = letter.text[at:end].split("\n")[0]
    above = letter.text[letter.spans[0][0] : at].rpartition("\n")[2]
    rest = letter.text[at + len(line) : end].strip(" \n.")
    return not above.strip() and len(line.split()) == 1 and at > letter.spans[0][0] and not rest


def _is_called(one: Found, word: str) -> bool:
    sex = one.name.gender
    firsts = one.name.first_names.split(" ")
    given = names.given_nominative(word, sex) if sex else ""
    if given and (given in firsts or names.full_given(given) in firsts):
        return True
    if names.is_given_name(word):
        return False
    read = names.find(f"{'pani' if sex == 'f' else 'pan'} {word}")
    return any(one.name.last_name in (name.last_name, *name.alternatives) for name in read)


__all__ = ["REASON", "Referred", "candidates", "resolved"]

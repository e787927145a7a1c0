"""What stays unclear in one letter: half names, requests in questions, a writer who may not mean himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from processor.stages.extract.acts import TAKEN_UP
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.stages.extract.people import same
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Kind, Reason


def of_people(
    letter: Letter,
    found: Sequence[Found],
    said: tuple[Clause, ...],
    people: Sequence[Found],
    unsettled: Sequence[Found],
    author: Found | None,
) -> tuple[Reason, ...]:
    """Doubts about those named: of whom it is not plain what is asked, half names, requests in questions."""
    asked = [one for one in people if one.act in COMES | LEAVES]
    corrects = any(clause.act is Act.RIGHT for clause in said)
    known = [one for one in unsettled for o in asked if same(one.name, o.name) or (corrects and _misspelt(one, o))]
    open_ = [one for one in unsettled if one not in known]
    return (*_unplain(open_, author), *_halves(letter, found, said, author), *_hanging(people))


def _misspelt(one: Found, right: Found) -> bool:
    """ "Widnieje Alicja Chernik, poprawnie to Alicja Hernik": the same person as she was spelt."""
    here, there = one.name, right.name
    if here.first_names != there.first_names:
        return False
    return SequenceMatcher(None, fold(here.last_name), fold(there.last_name)).ratio() > 0.75


def of_writer(
    letter: Letter,
    said: tuple[Clause, ...],
    author: Found | None,
    self_act: Act | None,
    kind: Kind,
    *,
    explicit: bool,
    announced: bool,
) -> tuple[Reason, ...]:
    """Doubts about the writer's own request. `announced`: he speaks of it only in a question or under a condition."""
    understood = self_act is Act.SIGN_UP and not explicit
    return (
        *(_announced(author) if announced else ()),
        *(_asks_back(letter, said) if understood and not announced else ()),
        *(_faintly(letter, said) if understood and kind is Kind.REGISTRATION else ()),
        *_unknown_writer(author, self_act),
    )


def _unplain(unplain: Sequence[Found], author: Found | None) -> list[Reason]:
    told = [one for one in unplain if author is None or not same(one.name, author.name)]
    return [
        Reason("extract.unplain", f"Nie wiadomo, w jakiej roli wymieniono: {one.name.full_name}.") for one in told[:5]
    ]


def _halves(letter: Letter, found: Sequence[Found], said: tuple[Clause, ...], author: Found | None) -> list[Reason]:
    """Somebody is signed up by half a name."""
    told = []
    for one in found:
        clause = next((c for c in said if c.start <= one.start < c.end), None)
        behind = clause is not None and clause.cue is not None and clause.cue[0] <= one.start
        if _is_half(one, author) and clause and clause.act is Act.SIGN_UP and (behind or _beside_me(letter, one)):
            told.append(
                Reason("extract.half-name", f"Niepełne imię i nazwisko: {one.name.full_name or one.name.written}.")
            )
    return told[:5]


_ME_AND = re.compile(r"\b(?:ja|mnie|siebie)\s*(?:,|i|oraz)\s+(?:(?:pan\w*|p\.)\s+)?$")


def _beside_me(letter: Letter, one: Found) -> bool:
    """ "ja i pan Nowak chcemy przyjść" """
    return _ME_AND.search(letter.folded, max(0, one.start - 30), one.start) is not None


def _is_half(one: Found, author: Found | None) -> bool:
    """Half a name that is not the writer's own short form ("Magda K." of Magdalena Kurzeja)."""
    if one.name.complete and len(one.name.last_name.rstrip(".")) > 1:
        return False
    return author is None or fold(one.name.first_names)[:2] != fold(author.name.first_names)[:2]


_GROUP = Sieve(
    r"\b(?:nas|wszyscy|wszystkie|wszystkich|nasze|naszych|naszego|cala\s+grup\w+|calej\s+grup\w+|odpadamy)\b"
)


_PLAINLY = Sieve(
    r"\b(?:prosze|prosi\w*|prosb\w*|poprosz\w+|zglasz\w+|zglosz?[eę]?\b|zapis\w+|wpis\w+|dopis\w+|rejestr\w+|zarejestr\w+|rezerw\w+|potwierdz\w+|deklar\w+|chc\w+|chet\w+|gotowosc\w*|meldu\w+|wez\w+|biore|przyjd\w+|przyjad\w+|przyjech\w+|pojad\w+|pojech\w+"
    r"|bed[ęe]\w*|udzial\w*|uczest\w+|miejsc\w*|register\w*|registration|attend\w*|sign|participat\w*|join|come)\b"
)


_ANOTHER_WISH = Sieve(
    r"\b(?:prosz[eę]|prosimy)\s+o\s+(?:\w+\s+)?(?:fakt|rachun|informacj\w+(?!\s+zwrotn)|wyjasn|zwrot|przesl|wycen|ofert|kontakt|telefon|spotkani|umow|zgod|wynaj|udostepn|program|material|certyfikat|zaswiadczen|dyplom|link|adres|rozliczen|przypomn)\w*(?!\s*,?\s*(?:gdyby|jesli|jezeli|jakby|w\s+razie|w\s+przypadku)\b)"
    r"|\b(?:prosz[eę]|prosimy)\s+(?:\w+\s+){0,3}?nie\s+(?:zapisyw|wpisyw|zglasz|rejestrow|dopisyw)\w+"
)


def nothing_asked(letter: Letter, said: Sequence[Clause], people: Sequence[Found]) -> list[Reason]:
    """A name, no words that ask for a place, and words that ask for something else, or ask not to be entered."""
    coming = [one for one in people if one.act in COMES]
    by_default = [one for one in coming if one.rule in _BY_DEFAULT and not one.listed]
    if not coming or len(by_default) < len(coming):
        return []
    if any(c.act is Act.SIGN_UP and not c.question and not c.condition for c in said):
        return []
    if not any(_ANOTHER_WISH.search(letter.folded, *span) for span in letter.spans):
        return []
    return [Reason("extract.unsaid", "Wiadomość prosi o co innego, a o miejsce nie prosi słowami.")]


_BY_DEFAULT = frozenset({"extract.listed", "extract.writer"})


def _headed(letter: Letter, clause: Clause) -> bool:
    """ "Zgłoszenie. Jan Kos", "zgłoszenie jak wyżej": the word stands at the head."""
    return letter.folded[clause.start : clause.end].lstrip().startswith("zgloszenie")


def _faintly(letter: Letter, said: tuple[Clause, ...]) -> list[Reason]:
    """The writer is understood to sign up himself, and the words that say so ("do kiedy zgłoszenia", "kogoś wyślemy")
    ask for no place."""
    asking = [c for c in said if c.act is Act.SIGN_UP]
    if not asking or any(_PLAINLY.search(letter.folded, c.start, c.end) or _headed(letter, c) for c in asking):
        return []
    return [Reason("extract.faint", "Nie wiadomo, czy nadawca prosi o miejsce dla siebie.")]


_FIRMLY = re.compile(r"\b(?:prosz\w+|zglasz\w+|zapisuj\w+)\b")


def _asks_back(letter: Letter, said: tuple[Clause, ...]) -> list[Reason]:
    """A letter that asks for nobody in words, and puts a question; a firm request after it settles it."""
    asked = [clause for clause in said if clause.question]
    if not asked:
        return []
    firm = [c for c in said if c.act is Act.SIGN_UP and not c.question and not c.condition]
    if any(c.start > asked[-1].start and _FIRMLY.search(letter.folded, c.start, c.end) for c in firm):
        return []
    return [Reason("extract.hanging", "Nadawca o coś pyta i nie prosi wprost o miejsce.")]


def _announced(author: Found | None) -> list[Reason]:
    """The writer's own sign-up in a question or under a condition."""
    who = author.name.full_name if author else "nadawca"
    return [Reason("extract.hanging", f"Zgłoszenie w pytaniu lub pod warunkiem: {who}.")]


def of_group(letter: Letter, said: tuple[Clause, ...], kind: Kind, asked: Sequence[Found]) -> list[Reason]:
    """A group takes itself back without naming its people."""
    if kind is not Kind.CANCELLATION or asked:
        return []
    if any(c.act in LEAVES and _GROUP.search(letter.folded, *c.sentence) for c in said):
        return [Reason("extract.group", "Rezygnuje cała grupa, ale nie wymienia osób.")]
    return []


def _hanging(people: Sequence[Found]) -> list[Reason]:
    """Names in a question or under a condition."""
    return [
        Reason("extract.hanging", f"Zgłoszenie w pytaniu lub pod warunkiem: {one.name.full_name}.")
        for one in people
        if one.act in COMES
        and one.clause
        and one.clause.act is Act.SIGN_UP
        and one.rule != f"extract.{TAKEN_UP}"
        and (one.clause.question or one.clause.condition)
    ][:5]


def _unknown_writer(author: Found | None, act: Act | None) -> list[Reason]:
    if act is None or author is not None:
        return []
    return [Reason("extract.unknown-writer", "Nadawca mówi o sobie, ale nie podaje pełnego imienia i nazwiska.")]

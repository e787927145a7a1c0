"""What a letter asks for its own writer: in words, or understood where it asks for nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from processor.stages.extract import himself, understood, withdraws
from processor.stages.extract.acts import Told
from processor.stages.extract.author import presented
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, default_act
from processor.stages.extract.people import same, spelt_best
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Kind


@dataclass(frozen=True, slots=True)
class Own:
    """What a letter asks for its writer: `act`, None for nothing. `explicit`: he or somebody else is asked for in words;
    `announced`: he only says that a sign-up follows; `stays`: of himself he says that he still comes."""

    author: Found | None
    act: Act | None
    explicit: bool
    announced: bool
    stays: bool


def own_request(
    letter: Letter, kind: Kind, found: list[Found], told: Told, people: list[Found], author: Found | None
) -> Own:
    """What the letter asks for its writer besides `people`, who have their acts; `found` are all it names."""
    said, asked = letter.clauses, any(one.act in COMES | LEAVES for one in people)
    act = _in_words(letter, said, found, kind)
    stays = act is Act.SIGN_UP and _only_others_leave(letter, said, kind, people, author)
    act = None if stays else act
    explicit = asked or act is not None
    announced = not explicit and understood.announces_himself(said)
    if not explicit:
        act = _tacitly(letter, said, found, kind, author, announced=announced)
    if author is None and act is Act.SIGN_UP and not people:
        author = presented(letter, said, told.unplain)
    return Own(author, act, explicit, announced, stays)


def _in_words(letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind) -> Act | None:
    """What it asks for him in so many words."""
    if himself.signs_himself_up(letter, said, found):
        return Act.SIGN_UP
    if kind in (Kind.CANCELLATION, Kind.CORRECTION) and withdraws.cannot_himself(letter, said, found):
        return Act.CANCEL
    return None


def _only_others_leave(
    letter: Letter, said: tuple[Clause, ...], kind: Kind, people: list[Found], author: Found | None
) -> bool:
    """Does a letter that takes others back say of its writer only that he comes?"""
    leave = [one for one in people if one.act in LEAVES]
    if kind is not Kind.CANCELLATION or not leave or any(author and same(one.name, author.name) for one in leave):
        return False
    return understood.only_stays(letter, said)


def _tacitly(
    letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind, author: Found | None, *, announced: bool
) -> Act | None:
    """What a letter that asks for nobody in words asks for its writer."""
    if announced:
        return Act.SIGN_UP
    return default_act(kind) if author and _understood(letter, said, kind, found) else None


def _understood(letter: Letter, said: tuple[Clause, ...], kind: Kind, found: list[Found]) -> bool:
    """May a letter that asks for nobody in words be the writer's own request?"""
    if kind is Kind.REGISTRATION and _declines(letter, said):
        return False
    if letter.origin == "file" or any(_PASSES_ON.search(letter.folded, *span) for span in letter.spans):
        return False
    if kind is Kind.CANCELLATION and any(_HE_LEAVES.search(letter.folded, c.start, c.end) for c in said if not c.self_):
        return False
    if kind is Kind.CANCELLATION and (_of_half_a_name(said, found) or _stays(letter)):
        return False
    if (
        kind is not Kind.CANCELLATION
        and withdraws.cannot_himself(letter, said)
        and not _asks_after(letter, said, found)
    ):
        return False
    return understood.may_be_understood(letter, said) and not any(c.condition and c.act is Act.SIGN_UP for c in said)


_PASSES_ON = Sieve(  # "przekazuję rezygnację koleżanki": another's, and perhaps with no name beside it
    r"\bprzekazuj\w+\s+(?!swoj|moj|nasz|wlasn)(?:\w+\s+)?(?:rezygnacj|odwolani|odmow|wypisani)"
)
_HE_LEAVES = re.compile(  # "jedna z osób nie przyjedzie": the third person, and no "mnie nie będzie"
    r"(?<!\bmnie )\bnie\s+(?:przyjedzie|przyjdzie|przyjada|przyjda|wezmie|wezma|dotrze|pojawi|dojedzie|uczestniczy)\b"
)


def _declines(letter: Letter, said: tuple[Clause, ...]) -> bool:
    """ "Byłam już w Busku, tym razem się nie zapisuję", and no request beside it."""
    if any(c.act is Act.SIGN_UP and not c.question and not c.condition for c in said):
        return False
    return any(_DECLINES.search(letter.folded, *span) for span in letter.spans)


_DECLINES = Sieve(
    r"\bsie\s+(?:\w+\s+)?nie\s+(?:zapisuje|zapisze|zglaszam|zglosze|wybieram|wybiore|pisze)\b"
    r"|\bnie\s+(?:zapisuje|zapisze|zglaszam|zglosze|wybieram|wybiore|pisze)\s+sie\b"
)


def _stays(letter: Letter) -> bool:
    """ "Wbrew temu, co pisał Jan Lis, nie rezygnuję" """
    return any(_STAYS.search(letter.folded, *span) for span in letter.spans)


_STAYS = re.compile(r"\bnie\s+(?:z?rezygn|odwoluj|wycofuj|wypisuj|anuluj|cofa(?:m|my)\b)")


def _of_half_a_name(said: tuple[Clause, ...], found: list[Found]) -> bool:
    """ "Proszę o wykreślenie pani Kot": it is she who leaves."""
    halves = [one for one in found if not one.name.complete]
    return any(c.act is Act.CANCEL and c.start <= one.start < c.end for c in said for one in halves)


def _asks_after(letter: Letter, said: tuple[Clause, ...], found: list[Found]) -> bool:
    """ "Do Proszowic nie dojadę, natomiast na Miechów proszę o wpisanie": the request comes after, and names nobody."""
    last = said[-1] if said else None
    asked = [c for c in said if c.act is Act.SIGN_UP and not c.question and not c.condition]
    absent = [c for c in said if c.act in LEAVES]
    named = any(one.start < (asked[-1].sentence[1] if asked else 0) for one in found)
    return bool(last and asked and absent) and asked[-1].start > absent[-1].start and not named


def with_writer(people: list[Found], author: Found, act: Act, *, explicit: bool) -> list[Found]:
    """The people with the writer first, unless one of them is he and has an act of his own."""
    sentence = "Nadawca mówi o sobie." if explicit else "Nikt nie jest wymieniony: zgłoszenie dotyczy nadawcy."
    me = author.at(act, "writer", sentence)
    if not explicit:
        me = replace(me, name=replace(me.name, confidence=round(me.name.confidence * 0.98, 3)))
    twin = next((one for one in people if same(one.name, author.name)), None)
    if twin:
        me = spelt_best(me, [twin])
    signed = twin is not None and twin.act in LEAVES and twin.rule.startswith("extract.listed-")
    if twin and twin.act in COMES | LEAVES and not (signed and act is Act.SIGN_UP):
        return people
    return [me, *[one for one in people if one is not twin]]

"""One letter read: the people it asks for, the writer among them or not, and what stays unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from processor.stages.extract import (
    candidates,
    footers,
    marked,
    signature,
    signers,
    standing,
    unclear,
    understood,
    unread,
    withdraws,
)
from processor.stages.extract.acts import Told, decided
from processor.stages.extract.author import among, as_he_writes_himself, author_of
from processor.stages.extract.exceptions import by_pronoun, excepted, named_again, taken_back
from processor.stages.extract.found import COMES, LEAVES, Found, Heard, Letter, default_act
from processor.stages.extract.own_request import Own, own_request, with_writer
from processor.stages.extract.people import merged, same
from processor.stages.extract.pointers import pointers
from processor.stages.extract.replacements import changed_in_fields, place_taken
from processor.stages.extract.same_surname import still_unnamed
from processor.stages.extract.told_order import in_told_order
from processor.stages.extract.uncovered import references, strays, uncovered
from processor.stages.extract.unnamed import companions
from processor.stages.extract.unsettled import unsettled
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Kind, Reason

MOST_NAMES = 600  # in one letter; a list of more is for a human, and each is weighed against all others
_NAMESAKES = Sieve(r"\b(?:ojciec|ojca|syn|syna|senior|junior|sr|jr|mlodsz\w+|starsz\w+|matk\w+|cork\w+)\b")


@dataclass(frozen=True, slots=True)
class _Names:
    """Whom a letter names: everybody, those of them who may be meant, two who sign it together, and its writer."""

    everybody: list[Found]
    found: list[Found]
    signed: list[Found]
    author: Found | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A letter with those asked for in words, with everybody it asks for, and the same with each person once."""

    letter: Letter
    kind: Kind
    nobody: tuple[str, ...]
    names: _Names
    told: Told
    own: Own
    asked: list[Found]
    people: list[Found]
    merged: tuple[Found, ...]


def heard(
    letter: Letter, kind: Kind, nobody: tuple[str, ...], hints: tuple[str, ...], cards: Sequence[Found] = ()
) -> Heard:
    """Read a letter of a mail of this kind. `nobody`: full names never meant (leaders, the office's own people)."""
    author = author_of(letter, letter.clauses, hints, cards)
    everybody, author = in_told_order(letter, candidates.everybody(letter, hints), author)
    if len(everybody) > MOST_NAMES:
        many = f"W jednym tekście jest {len(everybody)} nazwisk: zbyt wiele, by odczytać je na pewno."
        return Heard(doubts=(Reason("extract.too-many-names", many),))
    read = _read(letter, kind, nobody, hints, _names(letter, nobody, hints, everybody, author))
    return replace(
        pointers(letter),
        people=read.merged,
        explicit=read.own.explicit,
        doubts=_doubts(read),
        loose=_loose(read),
        unnamed=_unnamed(read),
        absent=_absent(read),
        staying=read.own.author.name.full_name if read.own.author and read.own.stays else "",
    )


def _names(
    letter: Letter, nobody: tuple[str, ...], hints: tuple[str, ...], everybody: list[Found], author: Found | None
) -> _Names:
    author = as_he_writes_himself(author, everybody)
    signed = [one for one in signers.together(letter, hints) if not candidates.is_organisation(letter, one, author)]
    signed = signed if len(signed) == 2 else []
    found = candidates.may_be_meant(letter, letter.clauses, everybody, author, nobody, signed)
    return _Names(everybody, found, signed, author)


def _read(letter: Letter, kind: Kind, nobody: tuple[str, ...], hints: tuple[str, ...], names: _Names) -> _Read:
    told = _told(letter, letter.clauses, names.found, kind)
    people = _in_words(letter, hints, names, told)
    asked = [one for one in people if one.act in COMES | LEAVES]
    own = own_request(letter, kind, names.found, told, people, names.author or among(letter, asked))
    if own.author and own.act and not candidates.is_nobody(own.author, nobody):
        people = with_writer(people, own.author, own.act, explicit=own.explicit)
        people = people if asked else signers.with_signers(letter, people, own.act, names.signed, hints)
    apart = bool(_NAMESAKES.search(letter.folded, *letter.extent))
    return _Read(letter, kind, nobody, names, told, own, asked, people, tuple(merged(people, apart)))


def _told(letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind) -> Told:
    """What is asked for each full name."""
    whole = [one for one in found if one.name.complete and len(one.name.last_name.rstrip(".")) > 1]
    return decided(letter, whole, said, default_act(kind))


def _in_words(letter: Letter, hints: tuple[str, ...], names: _Names, told: Told) -> list[Found]:
    """Everybody with what the letter asks for him in words, as later sentences, fields and remarks change it."""
    said, found, author = letter.clauses, names.found, names.author
    spelt = (candidates.spelt(candidates.turned(one, author), author) for one in told.people)
    people = taken_back([signers.in_full(letter, one, author, hints) for one in spelt], found, said)
    people = by_pronoun(letter, excepted(letter, named_again(letter, people, found, said), said))
    people = marked.answered(letter, changed_in_fields(letter, place_taken(letter, people, found, said)))
    return _but_those_beside(letter, people, author) if understood.alone(letter) else people


def _but_those_beside(letter: Letter, people: list[Found], author: Found | None) -> list[Found]:
    """Where the writer alone comes, nobody whom he names in prose without a firm request of its own."""
    return [
        one.at(Act.MENTION, "alone", "Nadawca zgłasza tylko siebie.")
        if one.act in COMES
        and not one.listed
        and not (author and same(one.name, author.name))
        and not (one.clause and _FIRMLY.search(letter.folded, one.clause.start, one.clause.end))
        else one
        for one in people
    ]


_FIRMLY = re.compile(r"\b(?:prosz|popros|zglasz|zapis|wpis|dopis|deleg)\w*")


def _doubts(read: _Read) -> tuple[Reason, ...]:
    letter, said, names, own = read.letter, read.letter.clauses, read.names, read.own
    every, signs_up = [*names.everybody, *names.found], read.kind is Kind.REGISTRATION
    left = unsettled(letter, read.told, said, own.explicit, own.act)
    return (
        *unclear.of_people(letter, names.found, said, read.people, left, own.author),
        *unclear.of_writer(
            letter, said, own.author, own.act, read.kind, explicit=own.explicit, announced=own.announced
        ),
        *unclear.of_group(letter, said, read.kind, read.asked),
        *marked.doubts(letter, read.merged),
        *marked.refused(letter),
        *(footers.doubts(letter, read.people) if signs_up else ()),
        *marked.not_himself(letter, read.merged),
        *unread.rows(letter, every, read.asked),
        *unread.items(letter, every, read.asked),
        *(signers.doubts(letter, names.signed, read.merged) if own.explicit else ()),
        *(signature.doubts(letter, names.everybody, own.author, read.merged) if own.explicit else ()),
        *(unclear.nothing_asked(letter, said, read.merged) if signs_up else ()),
        *standing.doubts(letter, said, read.merged, names.found),
        *references(letter, said),
    )


def _loose(read: _Read) -> tuple[str, ...]:
    """Words of requests that look like people nobody has read."""
    said, every = read.letter.clauses, [*read.names.everybody, *read.names.found]
    beside = strays(read.letter, said, every, read.nobody) if read.asked and read.kind is not Kind.CORRECTION else []
    return (*uncovered(read.letter, said, every, read.nobody, read.asked), *beside)


def _unnamed(read: _Read) -> tuple[str, ...]:
    """Nouns of those who are to come and whom the letter does not name."""
    every = [*read.names.everybody, *read.names.found]
    nouns = companions(read.letter, read.letter.clauses, every, read.merged, read.own.author)
    return tuple(still_unnamed(read.letter, nouns, read.merged))


def _absent(read: _Read) -> str:
    """The writer's full name, where nothing is asked for him and he cannot come."""
    author = read.own.author
    away = author is not None and read.own.act is None and withdraws.cannot_himself(read.letter, read.letter.clauses)
    return author.name.full_name if author and away else ""

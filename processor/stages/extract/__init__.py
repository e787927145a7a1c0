"""Third stage: the people in a mail, each in the nominative, with the place where he was read and why he is meant.

The letters of a mail are read in the order in which they speak: what the sender wrote now; what he passes on or
attaches, where his own words name nobody or point there; the subject; the From name; his address at last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from processor import names
from processor.names import Name
from processor.stages.extract import (
    below,
    corrections,
    halves,
    in_copy,
    inline,
    letterhead,
    letters,
    matters,
    places,
    referred,
    struck,
    thread,
    variants,
    writer,
)
from processor.stages.extract.doubts import doubts
from processor.stages.extract.earlier import taken_back
from processor.stages.extract.found import COMES, LEAVES, Found, Heard, Letter, default_act, named
from processor.stages.extract.people import is_one_of, merged, plain, same, with_letters
from processor.stages.extract.reading import heard
from processor.stages.extract.uncovered import unaccounted
from processor.stages.extract.unnamed import nameless
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.values import Action, Attendee, Kind, Mail, Office, Reading, Reason, TextPart, Verdict

__all__ = ["extract"]

MOST = 30_000  # characters of one text that are read; some four hundred people with what is told of them


def extract(mail: Mail, verdict: Verdict, office: Office, now: datetime) -> Reading:
    """Read the people this mail asks to register or to cancel. What stays unclear comes as doubts, never as a guess."""
    own = letters.own(mail)
    if (length := letters.longest(mail, own)) > MOST:
        return Reading((), (Reason("extract.too-long", f"Tekst jest zbyt długi, by go odczytać: {length} znaków."),))
    case = _Case(mail, verdict, office, _nobody(office), mail.date or now)
    said = _sender_says(case, matters.sorted_out(own, office, case.date.date()))
    mine, people, told = said.mine, *_asked_for(case, said)
    told_of = people
    absent = [one for one in people if one.act in LEAVES and verdict.kind is Kind.REGISTRATION]
    people = [one for one in people if one.act in _counted(verdict.kind)]
    people = places.by_workshop(people, said.own, verdict, office, case.date)
    if all(said.own.text[start:end].isascii() for start, end in said.own.spans):
        people = with_letters(people, (mail.sender.name, *writer.hints(mail, [own])))
    unclear = _unclear(case, said, people, told_of, absent, told)
    away = [one.name.full_name for one in absent] + [mine.absent] * (verdict.kind is Kind.REGISTRATION)
    return Reading(
        tuple(map(_attendee, people)),
        unclear,
        absent=tuple(name for name in away if name),
        staying=tuple(name for name in (mine.staying,) if name),
    )


def _nobody(office: Office) -> tuple[str, ...]:
    """Full names that are never meant: the leaders, the office's own people."""
    leaders = (plain(leader) for workshop in office.workshops for leader in workshop.leaders)
    return (*leaders, *map(plain, office.names))


@dataclass(frozen=True, slots=True)
class _Case:
    """What is given: the mail, what it is, and who is never meant in it."""

    mail: Mail
    verdict: Verdict
    office: Office
    nobody: tuple[str, ...]
    date: datetime


@dataclass(frozen=True, slots=True)
class _Said:
    """What the sender's own letter asks, also by pointing at the letter it answers, and what others ask whom it passes on."""

    own: Letter
    mine: Heard
    before: below.Below | None
    meant: referred.Referred
    others: tuple[Heard, ...]


def _sender_says(case: _Case, own: Letter) -> _Said:
    mail, kind, nobody = case.mail, case.verdict.kind, case.nobody
    known = thread.senders_name(mail, case.office) if kind is not Kind.CORRECTION else None  # it may be misspelt
    hints = (*writer.hints(mail, [own]), *([known.full_name] if known else []))
    mine = heard(own, kind, nobody, hints, _known_writer(mail, own, known))
    rules = {reason.rule for reason in case.verdict.reasons}
    if _TELLS_WHO in rules or (_BETWEEN in rules and not mine.people):
        told_who = tuple(below.told_who(own, nobody))
        mine = replace(mine, people=told_who, explicit=True, doubts=()) if told_who else mine
    before = below.answered(mail, case.office, nobody, lambda one: heard(one, kind, nobody, hints))
    meant = below.meant(own, before, kind)
    points = mail_passes_on(mail) or mine.points_to_list
    mine = replace(mine, explicit=False) if points and _only_signs(own, mine) else mine
    mine = below.taken_up(mine, meant, own, before)
    mine = _by_function(mine, own) if kind is Kind.REGISTRATION else mine
    mine = _with_copied(mine, mail, own) if kind is Kind.REGISTRATION else mine
    if before is not None and (mail.in_reply_to or _ANSWERS.match(mail.subject)):
        mine = _as_answered(mine, tuple(inline.between(own, list(mine.people), kind, nobody)))
    others = [] if _is_enough(mail, mine) else _others(mail, kind, case.office, nobody, hints, mine.several)
    if kind is Kind.CANCELLATION and not mine.explicit and _takes_back_what_is_below(own):
        others = [_struck(other) for other in others]
    return _Said(own, mine, before, meant, tuple(others))


_TELLS_WHO, _BETWEEN = "classify.registration.tells-who", "classify.registration.tells-who-between"
_ANSWERS = re.compile(r"\s*(?:re|odp|aw)\s?:", re.I)


def _as_answered(mine: Heard, people: tuple[Found, ...]) -> Heard:
    """With the people as the quoted lines mean them: what an answer tells of somebody is plain."""
    told = [one for one in people if one.rule == f"extract.{inline.RULE}"]
    settled = {_ROLE_UNKNOWN.format(one.name.full_name) for one in told}
    only_named = bool(told) and not any(one.is_writer for one in people)
    doubts = tuple(
        doubt
        for doubt in mine.doubts
        if doubt.sentence not in settled and not (only_named and doubt.rule == "extract.faint")
    )
    return replace(mine, people=people, doubts=doubts)


_ROLE_UNKNOWN = "Nie wiadomo, w jakiej roli wymieniono: {}."


def _with_copied(mine: Heard, mail: Mail, own: Letter) -> Heard:
    """With those named by their given names who get the letter in copy."""
    copied = [one for one in in_copy.in_copy(mail, own) if not any(other.start == one.start for other in mine.people)]
    if not copied:
        return mine
    kept = [one for one in mine.people if mine.explicit or not one.is_writer]
    loose = tuple(text for text in mine.loose if not any(text.endswith(one.name.written) for one in copied))
    return replace(mine, people=tuple(merged([*kept, *copied])), explicit=True, loose=loose)


def _by_function(mine: Heard, own: Letter) -> Heard:
    """With those asked for by their function alone whom the letterhead names; the writer asked for them, not himself."""
    told = letterhead.meant(own)
    if not told:
        return mine
    functions, officials = [function for function, _ in told], [one for _, one in told]
    beside = [one for one in letterhead.labelled(own) if not any(one.start == other.start for other in officials)]
    kept = [one for one in mine.people if mine.explicit or not one.is_writer]
    kept = [one for one in kept if not (one.is_inherited and any(one.start == other.start for other in beside))]
    below_it = [
        one for one in kept if letterhead.is_below(own, one) and not any(one.start == o.start for o in officials)
    ]
    kept = [one for one in kept if not (one in below_it and letterhead.is_official(own, one))]
    settled = {_ROLE_UNKNOWN.format(one.name.full_name) for one in (*beside, *officials)}
    kept = [one for one in kept if not _is_whose_signature_alone_it_is(one, own)]
    doubts = tuple(
        doubt
        for doubt in mine.doubts
        if doubt.rule not in (*_OF_THE_WRITER, "extract.in-footer") and doubt.sentence not in settled
    )
    unnamed = tuple(noun for noun in mine.unnamed if not fold(noun).startswith(tuple(functions)))
    doubts += tuple(
        Reason("extract.in-footer", f"Nie wiadomo, w jakiej roli wymieniono: {one.name.full_name}.")
        for one in below_it
        if one in kept
    )
    return replace(mine, people=tuple(merged([*kept, *officials])), explicit=True, unnamed=unnamed, doubts=doubts)


def _is_whose_signature_alone_it_is(one: Found, own: Letter) -> bool:
    """The sender's name on a line of its own, of a letter that says nothing of himself: "Pan Wójt prosi o wpisanie …"."""
    sender = fold(own.sender.name) if own.sender else ""
    if not one.is_inherited or fold(one.name.full_name) != sender:
        return False
    return not any(_OF_ME.search(own.folded, *span) for span in own.spans) and not any(c.self_ for c in own.clauses)


_OF_ME = re.compile(r"\b(?:ja|mnie|mna|siebie|soba|swoj\w*|moj\w*)\b")


def _by_function_alone(case: _Case, said: _Said, people: list[Found]) -> Iterator[Reason]:
    """ "Zgłaszam Panią Wójt i siebie", and neither the letterhead nor a letter below tells who that is."""
    writer = [one for one in said.mine.people if one.is_writer]
    named = [one for one in people if not any(same(one.name, mine.name) for mine in writer)]
    elsewhere = any(not _is_in(said.own, one) for one in named)  # in the letter that he passes on
    if (
        case.verdict.kind is Kind.REGISTRATION
        and not elsewhere
        and letterhead.is_object(said.own, beside_names=bool(named))
    ):
        yield Reason("extract.unnamed", "Mowa o osobie, którą nazwano tylko jej funkcją.")


def _is_in(letter: Letter, one: Found) -> bool:
    return one.where == letter.part.where and any(start <= one.start < end for start, end in letter.spans)


_ENCLOSES = Anchored(r"\bzalacz\w+|\battach\w*")


def _in_an_attached_mail(case: _Case, said: _Said, people: list[Found]) -> Iterator[Reason]:
    """ "Zgłaszam się. Mail kolegi w załączeniu", whose sign-up nobody reads, as the sender's own words name somebody."""
    own, kind = said.own, case.verdict.kind
    known = any(clause.act is Act.ALREADY for clause in own.clauses)  # "tak jak koledzy, którzy są już zapisani"
    if (
        kind is not Kind.REGISTRATION
        or known
        or said.others
        or not any(_ENCLOSES.search(own.folded, *at) for at in own.spans)
    ):
        return
    for letter in letters.attached(case.mail):
        told = heard(letter, kind, case.nobody, _hints_of(case.mail, letter, ()))
        left = [one for one in told.people if one.act in COMES and told.asks]
        if left and not all(any(same(one.name, other.name) for other in people) for one in left):
            yield Reason("extract.passed-on", f"Załączony list też prosi o zapisanie: {left[0].name.full_name}.")


def _asked_for(case: _Case, said: _Said) -> tuple[list[Found], tuple[Reason, ...]]:
    """Everybody the mail asks for, with what is unclear of them, before those are left out who are of no account."""
    mail, kind, own, mine = case.mail, case.verdict.kind, said.own, said.mine
    people, told = _together(mine, list(said.others), passes_on=mail_passes_on(mail))
    if said.before is not None:
        people, unclear = below.weighed(own, mine, people, said.before, kind, passes_on=letters.is_forward(mail))
        told += unclear
    if kind is Kind.CANCELLATION and (out := struck.leaving(mail, own)):
        people = out
    if not people and not told and kind is Kind.REGISTRATION:
        people = _by_card(mail, own, mine)
    in_subject = not mail.in_reply_to or any(_IN_SUBJECT.search(own.folded, *span) for span in own.spans)
    if not mine.explicit and (not mine.asks or in_subject) and not any(other.people for other in said.others):
        people = _or_in_subject(people, _in_subject(mail, case.nobody, default_act(kind)))
    if kind is Kind.CORRECTION and _only_half_is_told(own, people, case.verdict):
        half = halves.completed(mail, own, people, case.nobody)
        people = [half] if half else people
    people = variants.settled(mail, own, people, kind)
    people = corrections.another_entered(own, people) if kind is Kind.CORRECTION else people
    return corrections.put_right(own, people) if kind is Kind.REGISTRATION else people, told


def _unclear(
    case: _Case, said: _Said, people: list[Found], told_of: list[Found], absent: list[Found], told: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    mail, verdict, own, every = case.mail, case.verdict, said.own, (said.mine, *said.others)
    told += (
        *taken_back(mail, own, absent, verdict.kind),
        *unaccounted([t for one in every for t in one.loose], told_of),
    )
    told += tuple(reason for one in every for reason in nameless(one.unnamed, one.where, one.extent, people))
    told += tuple(_unlisted(said.mine, list(said.others), people))
    told += tuple(_by_function_alone(case, said, people))
    told += tuple(_in_an_attached_mail(case, said, people))
    if verdict.kind in (Kind.CORRECTION, Kind.REGISTRATION):
        told += tuple(corrections.of_another(own, told_of, verdict.kind))
    left_out = len([one for one in told_of if one.act in (Act.EXCEPT, Act.ABSENT)])
    if said.before is not None and verdict.kind is Kind.REGISTRATION:
        told += tuple(inline.doubts(own, people))
    unclear = doubts(mail, own, people, told, verdict, left_out=left_out)
    if said.meant.people and not said.meant.doubts:
        unclear = tuple(doubt for doubt in unclear if doubt.rule not in referred.SETTLES)
    if verdict.kind is Kind.CANCELLATION and not any(one.act in LEAVES for one in people):
        unclear = (*unclear, *_nobody_leaves(own))
    unclear = (*unclear, *places.on_another_day(own, case.office, case.date))
    unclear = (*unclear, *places.writer_elsewhere(own, case.office, people))
    unclear = (*unclear, *places.another_column(people, own, verdict, case.office, case.date))
    if len(verdict.workshops) > 1:
        unclear = (*unclear, *places.one_of_two(own, case.office, case.date))
        if verdict.kind is Kind.REGISTRATION:
            unclear = (*unclear, *places.absent_from_one(own, case.office, case.date, verdict.workshops))
    return unclear


def _is_enough(mail: Mail, mine: Heard) -> bool:
    """Does the sender's own letter name the people, so that what lies below is only history?"""
    named = [one for one in mine.people if one.act in COMES | LEAVES]
    if not mine.explicit or not named:
        return False
    if any(referred.REASON in one.reasons for one in named):
        return not mine.of_another
    if len(named) == 1 and mine.points_below and mail_passes_on(mail):
        return False
    return not (mine.points_to_list and any(part.where.startswith("attachment:") for part in mail.parts))


_ALL_BELOW = re.compile(
    r"\b(?:ponizsz\w+|nizej\s+podan\w+)\s+(?:\w+\s+){0,2}?zgloszeni\w*|\bzgloszeni\w+\s+(?:\w+\s+){0,2}?(?:ponizej|nizej|z\s+ponizsz\w+)\b"
)


def _takes_back_what_is_below(own: Letter) -> bool:
    """ "Wycofujemy poniższe zgłoszenie w całości": everybody it names, and nobody else."""
    return any(
        clause.act is Act.CANCEL
        and not clause.question
        and not clause.condition
        and _ALL_BELOW.search(own.folded, *clause.sentence)
        for clause in own.clauses
    )


def _struck(other: Heard) -> Heard:
    sentence = "Wymieniony w zgłoszeniu, które nadawca odwołuje."
    people = (one.at(Act.CANCEL, "below", sentence) if one.act in COMES else one for one in other.people)
    return replace(other, people=tuple(people))


_SPELLED = ("classify.correction.spelling", "classify.correction.asks")


def _only_half_is_told(own: Letter, people: list[Found], verdict: Verdict) -> bool:
    """Does a letter put a spelling right, and nobody is read with it by his full name?"""
    spells = any(reason.rule in _SPELLED for reason in verdict.reasons)
    initial = len(people) == 1 and len(people[0].name.first_names.rstrip(".")) == 1
    return spells and (not people or initial or any(True for _ in corrections.unread(own, people)))


def _only_signs(own: Letter, mine: Heard) -> bool:
    """ "Przesyłam i proszę o przyjęcie zgłoszenia.\nKancelaria, Ewa Kot": a name at the end, by a request of nobody."""
    named = [one for one in mine.people if one.act in COMES | LEAVES]
    if len(named) != 1 or named[0].listed or not named[0].is_inherited:
        return False
    return named[0].where == own.part.where and not own.folded[named[0].end : own.spans[-1][1]].strip(" .,\n")


def mail_passes_on(mail: Mail) -> bool:
    """Does the mail hold one that is not the sender's, quoted, forwarded or attached?"""
    return any(part.where == "forwarded" or any(s.depth for s in part.segments) for part in mail.parts)


def _unlisted(mine: Heard, others: list[Heard], people: list[Found]) -> Iterator[Reason]:
    """The letter says that a list is enclosed, the list names people, and none of them is asked for."""
    inside = [one for other in others if other.where.startswith("attachment:") for one in other.people]
    if mine.points_to_list and inside and not any(same(one.name, other.name) for one in people for other in inside):
        yield Reason(
            "extract.list-unread", "Lista w załączniku wymienia osoby, a żadnej z nich nie odczytano jako zgłoszonej."
        )


def _carded(mail: Mail) -> list[Found]:
    return [
        named(name, card, card.text.find(":") + 2)
        for card in letters.cards(mail)
        for name in names.read(card.text.split("\n")[0].partition(":")[2].strip())[:1]
    ]


_IN_SUBJECT = re.compile(r"\bw\s+(?:temacie|tytule)\b")
_REINSTATED = re.compile(r"\b(?:rezygnacj\w+|odwolani\w+|ponown\w+|z\s+powrotem|jednak|mimo\s+wszystko)\b")


def _nobody_leaves(own: Letter) -> tuple[Reason, ...]:
    """ "Męża proszę skreślić, ja będę": whose sign-up is taken back? "Cofam rezygnację" takes none."""
    taken = any(clause.act is Act.CANCEL for clause in own.clauses)
    if not taken or any(_REINSTATED.search(own.folded, *span) for span in own.spans):
        return ()
    return (Reason("extract.nobody-leaves", "Wiadomość odwołuje zgłoszenie, ale nie wiadomo czyje."),)


_CARD = re.compile(r"\bwizytow\w+")


def _by_card(mail: Mail, own: Letter, mine: Heard) -> list[Found]:
    """ "Proszę zapisać kolegę, wizytówka w załączeniu": whose card it is, where the letter asks and names nobody;
    and where all it says stands in its subject."""
    silent = not any(own.text[start:end].strip() for start, end in own.spans) and not own.signed
    speaks = silent or any(_CARD.search(own.folded, *span) for span in own.spans)
    asked = "Wizytówka osoby, o którą prosi nadawca."
    subject = fold(mail.subject)
    in_subject = any(c.act is Act.SIGN_UP for c in clauses(subject, [(0, len(subject))]))
    return [one.at(Act.SIGN_UP, "card", asked) for one in _carded(mail)] if speaks and (mine.asks or in_subject) else []


def _known_writer(mail: Mail, own: Letter, known: Name | None) -> list[Found]:
    """The writer by his business card, else as the mails below call him, else by his address."""
    carded = _carded(mail)
    if carded:
        return carded
    if known:
        sure = min(known.confidence, thread.SURE)
        return [Found(replace(known, written="", confidence=sure, reasons=(thread.REASON,)), "from", 0, 0)]
    name = writer.by_address(mail, writer.given_alone(own))
    return [Found(replace(name, written=""), "from", 0, 0)] if name else []


def _others(
    mail: Mail, kind: Kind, office: Office, nobody: tuple[str, ...], hints: tuple[str, ...], several: bool
) -> list[Heard]:
    """The first passed-on letter that asks for somebody, or all where the sender speaks of several; and every file."""
    found = [heard(one, kind, nobody, hints) for one in letters.files(mail)]
    passed_on = letters.passed_on(mail, office)
    inside = [
        _as_told_the_sender(mail, one, heard(one, kind, nobody, _hints_of(mail, one, hints)), kind) for one in passed_on
    ]
    inside = [_of_a_notice(one, told) for one, told in zip(passed_on, inside, strict=True)]
    inside = _pointing_down(passed_on, inside, kind, nobody)
    asking = [one for one in inside if one.asks and one.people] or [one for one in inside if _TOLD in one.doubts]
    return [*found, *(asking if several or any(one.adds for one in asking[:1]) else asking[:1])]


_OUR_CALL = re.compile(r"\bprosimy\s+o\s+przyslanie\s+zgloszeni\w+|\bwystarczy\s+imie\s+i\s+nazwisko\b")


def _of_a_notice(letter: Letter, told: Heard) -> Heard:
    """Who stands in a letter with our notice comes only where a sentence of it asks for him."""
    if not any(_OUR_CALL.search(letter.folded.replace(">", " "), *span) for span in letter.spans):
        return told
    return replace(told, people=tuple(one for one in told.people if not one.is_inherited))


def _pointing_down(passed_on: list[Letter], inside: list[Heard], kind: Kind, nobody: tuple[str, ...]) -> list[Heard]:
    """The letters passed on; where one means those in the letter before it ("pierwsze trzy osoby niech jadą"), it alone."""
    for at, letter in enumerate(passed_on[:-1]):
        named = referred.candidates(passed_on[at + 1], nobody, ours=False)
        meant = referred.resolved(letter, named, kind, answers=False, asked=inside[at + 1].people)
        if any(one.act in COMES for one in meant.people):
            return [replace(below.taken_up(replace(inside[at], people=()), meant, letter), asks=True)]
    return inside


def _hints_of(mail: Mail, letter: Letter, hints: tuple[str, ...]) -> tuple[str, ...]:
    """For a letter that is passed on, its own writer in the place of the sender: his wife's name is not his."""
    if letter.sender is None:
        return hints
    apart = [hint for hint in hints if hint not in (mail.sender.name, mail.sender.address)]
    return (*(hint for hint in (letter.sender.name, letter.sender.address) if hint), *apart)


_TOLD = Reason("extract.told-sender", "Przekazany list prosi o coś nadawcę: czy o miejsce i dla kogo?")
_YOURSELF = re.compile(
    r"\b(?:[Zz]głosić|[Zz]apisać|[Ww]pisać|[Zz]głoś|[Zz]apisz|[Ww]pisz|[Zz]arejestrować)\s+(?:\w+\s+)?siebie\b"
)
_YOU_AND_ME = re.compile(r"\b(?:Panią|Pana)\s+i\s+mnie\b|\bmnie\s+i\s+(?:Panią|Pana)\b(?!\s+[A-ZĄĆĘŁŃÓŚŹŻ])")


def _as_told_the_sender(mail: Mail, letter: Letter, told: Heard, kind: Kind) -> Heard:
    """A letter to the sender: "proszę się tym zająć i zapisać" is no request for its writer, and "proszę zgłosić siebie
    i pana Lisa" is one for the sender."""
    if kind is not Kind.REGISTRATION or not below.is_to_sender(mail, letter):
        return told
    if not told.explicit:
        return replace(told, people=(), doubts=(_TOLD,))
    both = any(_YOU_AND_ME.search(letter.text, *span) for span in letter.spans)
    if not both and not any(_YOURSELF.search(letter.text, *span) for span in letter.spans):
        return told
    others = [one for one in told.people if both or not one.is_writer]
    sender = [one.at(Act.SIGN_UP, "yourself", "Autor przekazanego listu prosi nadawcę, by zgłosił i siebie.")
              for one in writer.from_header(mail)]  # fmt: skip
    return replace(told, people=(*sender, *others))


def _together(mine: Heard, others: list[Heard], *, passes_on: bool) -> tuple[list[Found], tuple[Reason, ...]]:
    """The sender's words first; where they name nobody, the letters he passes on speak instead of him."""
    out = [one for one in mine.people if one.act in LEAVES or one.act is Act.EXCEPT]
    told = [one for other in others for one in other.people if one.act in COMES | LEAVES]
    told = [one for one in told if one.act in LEAVES or not any(same(one.name, other.name) for other in out)]
    coming = [one for one in mine.people if one.act in COMES]  # now, whatever he wrote before
    told = [one for one in told if one.act in COMES or not any(same(one.name, other.name) for other in coming)]
    if told and not mine.explicit:
        unclear = (_FORBIDS,) if mine.denies and passes_on else ()
        return merged(told, apart=True), (
            *unclear,
            *(doubt for other in others for doubt in other.doubts),
            *_only_roles(mine),
        )
    return merged([*mine.people, *told], apart=True), (
        *((_FORBIDS,) if mine.denies and passes_on and _may_still_come(mine, told) else ()),
        *mine.doubts,
        *(doubt for other in others if other.people or not mine.explicit for doubt in other.doubts),
    )


def _may_still_come(mine: Heard, told: list[Found]) -> bool:
    """Does a letter below sign somebody up whom the sender's own words do not strike off?"""
    struck = [one for one in mine.people if one.act in LEAVES]
    return any(one.act in COMES and not any(same(one.name, out.name) for out in struck) for one in told)


_FORBIDS = Reason("extract.passed-on", "Nadawca przekazuje zgłoszenie, ale może nie prosi o zapisanie.")
_OF_THE_WRITER = ("extract.unknown-writer", "extract.faint")


def _only_roles(mine: Heard) -> tuple[Reason, ...]:
    return tuple(doubt for doubt in mine.doubts if doubt.rule not in _OF_THE_WRITER)


def _in_subject(mail: Mail, nobody: tuple[str, ...], default: Act) -> list[Found]:
    """Names in the subject, for want of any that the letter asks for."""
    part = next((part for part in mail.parts if part.where == "subject"), TextPart("subject", ""))
    text = part.text[:300]
    told = [_with_surname_before(text, name) for name in names.find(text) if name.complete]
    found = [named(name, part) for name in told if not is_one_of(name, nobody)]
    return [one.at(default, "subject", "Imię i nazwisko w temacie.") for one in found]


_CAPITALS_BEFORE = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{3,}(?:-[A-ZĄĆĘŁŃÓŚŹŻ]{3,})? $")


def _with_surname_before(text: str, name: Name) -> Name:
    """ "LIPA ANNA MARIA": two given names in capitals behind one word more, which is her surname or none of hers."""
    before = _CAPITALS_BEFORE.search(text, 0, name.start)
    if before is None or not name.written.isupper() or not names.is_given_name(name.last_name):
        return name
    read = names.read(text[before.start() : name.end])
    if len(read) == 1 and read[0].complete and read[0].end - read[0].start == name.end - before.start():
        return replace(read[0], start=before.start(), end=name.end)
    return replace(name, confidence=min(name.confidence, 0.5))


def _or_in_subject(people: list[Found], told: list[Found]) -> list[Found]:
    """Those the subject names are meant rather than a signature under "jak w temacie"."""
    if len(people) > 1 or not told:
        return people
    understood = [one for one in people if one.is_writer]
    return merged(
        [*told, *(one for one in people if one not in understood or any(same(one.name, o.name) for o in told))]
    )


def _counted(kind: Kind) -> frozenset[Act]:
    """Who cannot come is of no account in a first sign-up: nothing of his is stored."""
    return COMES if kind is Kind.REGISTRATION else COMES | LEAVES


def _attendee(one: Found) -> Attendee:
    leaves = one.act in LEAVES
    name = one.name
    return Attendee(
        first_names=name.first_names,
        last_name=name.last_name,
        gender=name.gender,
        confidence=round(name.confidence if len(name.first_names.rstrip(".")) > 1 else min(name.confidence, 0.5), 3),
        written=name.written,
        where=one.where,
        start=one.start,
        end=one.end,
        action=Action.CANCEL if leaves else Action.REGISTER,
        alternatives=name.alternatives,
        workshop=one.workshop,
        institution=one.institution,
        function=one.function,
        phone=one.phone,
        reasons=(*one.reasons, *name.reasons),
    )

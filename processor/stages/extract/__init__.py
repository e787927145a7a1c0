"""Third stage: the people in a mail, each in the nominative, with the place where he was read and why he is meant.

The letters of a mail are read in the order in which they speak: what the sender wrote now; what he passes on or
attaches, where his own words name nobody or point there; the subject; the From name; his address at last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from processor import names
from processor.names import Name
from processor.stages.extract import below, corrections, halves, letters, matters, places, thread, writer
from processor.stages.extract.doubts import doubts, taken_back
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, named
from processor.stages.extract.people import is_one_of, merged, plain, same
from processor.stages.extract.reading import Heard, default_act, heard
from processor.stages.extract.uncovered import unaccounted
from processor.stages.extract.unnamed import nameless
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.values import Action, Attendee, Kind, Mail, Office, Reading, Reason, TextPart, Verdict

__all__ = ["extract"]

MOST = 30_000  # characters of one text that are read; some four hundred people with what is told of them


def extract(mail: Mail, verdict: Verdict, office: Office, now: datetime) -> Reading:
    """Read the people this mail asks to register or to cancel. What stays unclear comes as doubts, never as a guess."""
    nobody = (
        *(plain(leader) for workshop in office.workshops for leader in workshop.leaders),
        *map(plain, office.names),
    )
    own = letters.own(mail)
    if (length := letters.longest(mail, own)) > MOST:
        return Reading((), (Reason("extract.too-long", f"Tekst jest zbyt długi, by go odczytać: {length} znaków."),))
    own = matters.sorted_out(own, office, (mail.date or now).date())
    known = thread.senders_name(mail, office) if verdict.kind is not Kind.CORRECTION else None  # it may be misspelt
    hints = (*writer.hints(mail, [own]), *([known.full_name] if known else []))
    mine = heard(own, verdict.kind, nobody, hints, _known_writer(mail, own, known))
    if any(reason.rule == "classify.registration.tells-who" for reason in verdict.reasons):
        told_who = tuple(below.told_who(own, nobody))
        mine = replace(mine, people=told_who, explicit=True, doubts=()) if told_who else mine
    points = mail_passes_on(mail) or mine.points_to_list
    mine = replace(mine, explicit=False) if points and _only_signs(own, mine) else mine
    others = [] if _is_enough(mail, mine) else _others(mail, verdict.kind, office, nobody, hints, mine.several)
    if verdict.kind is Kind.CANCELLATION and not mine.explicit and _takes_back_what_is_below(own):
        others = [_struck(other) for other in others]
    people, told = _together(mine, others, passes_on=mail_passes_on(mail))
    before = below.answered(mail, office, nobody, lambda one: heard(one, verdict.kind, nobody, hints))
    if before is not None:
        people, unclear = below.weighed(own, mine, people, before, verdict.kind, passes_on=letters.is_forward(mail))
        told += unclear
    if not people and not told and verdict.kind is Kind.REGISTRATION:
        people = _by_card(mail, own, mine)
    in_subject = not mail.in_reply_to or any(_IN_SUBJECT.search(own.folded, *span) for span in own.spans)
    if not mine.explicit and (not mine.asks or in_subject) and not any(other.people for other in others):
        people = _or_in_subject(people, _in_subject(mail, nobody, default_act(verdict.kind)))
    if verdict.kind is Kind.CORRECTION and _only_half_is_told(own, people, verdict):
        half = halves.completed(mail, own, people, nobody)
        people = [half] if half else people
    told_of = people
    absent = [one for one in people if one.act in LEAVES and verdict.kind is Kind.REGISTRATION]
    people = [one for one in people if one.act in _counted(verdict.kind)]
    people = places.by_workshop(people, own, verdict, office, mail.date or now)
    loose = [text for heard_one in (mine, *others) for text in heard_one.loose]
    told += (*taken_back(mail, own, absent, verdict.kind), *unaccounted(loose, told_of))
    told += tuple(reason for one in (mine, *others) for reason in nameless(one.unnamed, one.where, one.extent, people))
    left_out = len([one for one in told_of if one.act is Act.EXCEPT])
    told += tuple(_unlisted(mine, others, people))
    unclear = doubts(mail, own, people, told, verdict, left_out=left_out)
    if verdict.kind is Kind.CANCELLATION and not any(one.act in LEAVES for one in people):
        unclear = (*unclear, *_nobody_leaves(own))
    unclear = (*unclear, *places.on_another_day(own, office, mail.date or now))
    if len(verdict.workshops) > 1:
        unclear = (*unclear, *places.one_of_two(own, office, mail.date or now))
    away = [one.name.full_name for one in absent] + [mine.absent] * (verdict.kind is Kind.REGISTRATION)
    return Reading(
        tuple(map(_attendee, people)),
        unclear,
        absent=tuple(name for name in away if name),
        staying=tuple(name for name in (mine.staying,) if name),
    )


def _is_enough(mail: Mail, mine: Heard) -> bool:
    """Does the sender's own letter name the people, so that what lies below is only history?"""
    named = [one for one in mine.people if one.act in COMES | LEAVES]
    if not mine.explicit or not named:
        return False
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
        for clause in clauses(own.folded, own.spans)
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
    if len(named) != 1 or named[0].listed or not named[0].reasons[-1].rule.startswith("extract.listed"):
        return False
    return named[0].where == own.part.where and not own.folded[named[0].end : own.spans[-1][1]].strip(" .,\n")


def mail_passes_on(mail: Mail) -> bool:
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
    taken = any(clause.act is Act.CANCEL for clause in clauses(own.folded, own.spans))
    if not taken or any(_REINSTATED.search(own.folded, *span) for span in own.spans):
        return ()
    return (Reason("extract.nobody-leaves", "Wiadomość odwołuje zgłoszenie, ale nie wiadomo czyje."),)


_CARD = re.compile(r"\bwizytow\w+")


def _by_card(mail: Mail, own: Letter, mine: Heard) -> list[Found]:
    """ "Proszę zapisać kolegę, wizytówka w załączeniu": whose card it is, where the letter asks and names nobody."""
    speaks = any(_CARD.search(own.folded, *span) for span in own.spans)
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
    inside = [heard(one, kind, nobody, hints) for one in letters.passed_on(mail, office)]
    asking = [one for one in inside if one.people and one.asks]
    return [*found, *(asking if several or any(one.adds for one in asking[:1]) else asking[:1])]


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
        *(doubt for other in others if other.people for doubt in other.doubts),
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
    found = [named(name, part) for name in names.find(text) if name.complete and not is_one_of(name, nobody)]
    return [one.at(default, "subject", "Imię i nazwisko w temacie.") for one in found]


def _or_in_subject(people: list[Found], told: list[Found]) -> list[Found]:
    """Those the subject names are meant rather than a signature under "jak w temacie"."""
    if len(people) > 1 or not told:
        return people
    understood = [one for one in people if one.reasons[-1].rule == "extract.writer"]
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

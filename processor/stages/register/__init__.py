"""Attendees and what is known → the plan: what should be true afterwards, and which answer is due.

A mail is accepted only where nothing is left to doubt; each doubt is a sentence, and with any the mail is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from processor.stages.register.draft import Draft
from processor.stages.register.matching import ACTIVE, attendee_of, folded, full_name, same_person
from processor.values import (
    Action,
    Attendee,
    Change,
    Decision,
    Kind,
    Known,
    KnownRegistration,
    Office,
    Plan,
    Reading,
    Reason,
    Refusal,
    RegistrationStatus,
    ReplyKind,
    Verdict,
)
from processor.workshops import is_open

SURE_OF_PERSON = 0.8  # below it a name is shown to staff first
SURE_OF_KIND = 0.5
LONGEST_LIST = 100  # people in one mail that are taken without a look

# What a person's answer to our question may look like to classify, which does not know that we asked.
MAY_ANSWER = frozenset({Kind.REGISTRATION, Kind.CORRECTION, Kind.QUESTION, Kind.OTHER})


def register(
    verdict: Verdict, reading: Reading, office: Office, known: Known | None, now: datetime, *, sender: str = ""
) -> Plan:
    """Decide. `known` is the database's one read for this mail; None means there is no database (explain): whoever is
    cancelled or corrected is then taken to be registered. `sender` is the From address.

    A person who is already registered comes back as a change to the status stored, so that the answer can name him.
    """
    draft = Draft(office, known, sender, now, verdict.kind)
    if known and known.asked_which_workshop and verdict.kind in MAY_ANSWER and _pending(known):
        return _answered(draft, verdict, reading, _pending(known))
    if not verdict.may_register:
        return _no_registration(verdict)
    people = reading.people or _implied(draft, verdict)
    unsure = [] if _is_on_the_list(draft, verdict, people) else _unsure(verdict)
    draft.doubts += [*reading.doubts, *unsure, *_of_people(people), *_enrolled(reading, verdict, known)]
    _process(draft, people, verdict)
    return _plan(draft, reading, verdict)


def _no_registration(verdict: Verdict) -> Plan:
    """A question about a workshop waits for staff; anything else is left alone."""
    if verdict.kind is Kind.QUESTION and verdict.workshops:
        reason = Reason("register.question", "Pytanie w sprawie warsztatów: odpowie człowiek.")
        return Plan(Decision.HOLD, workshops=verdict.workshops, reasons=(reason,))
    reason = Reason("register.nothing", "To nie jest zgłoszenie ani odwołanie.")
    return Plan(Decision.IGNORE, workshops=verdict.workshops, reasons=(reason,))


def _unsure(verdict: Verdict) -> list[Reason]:
    if verdict.confidence >= SURE_OF_KIND:
        return []
    return [Reason("register.unsure-kind", "Nie jest pewne, czy to zgłoszenie.")]


def _is_on_the_list(draft: Draft, verdict: Verdict, people: Sequence[Attendee]) -> bool:
    """ "26 października mnie nie będzie", "Jan Lis nie weźmie udziału, zgłosiłam go za wcześnie" may be said by anybody
    of anything; by those who have signed up whom it names, and where nothing else is named, it takes that back."""
    told = {reason.rule for reason in verdict.reasons if not reason.rule.startswith(_OF_SIGN_UPS)}
    if verdict.kind is not Kind.CANCELLATION or not told <= _TELL_NOTHING_ELSE or not people:
        return False
    says_so = any(reason.rule in _NOT_COMING for reason in verdict.reasons)
    mine = [known for known in draft.own() if not verdict.workshops or known.workshop in verdict.workshops]
    return says_so and all(
        person.action is Action.CANCEL and any(same_person(person, known) for known in mine) for person in people
    )


_NOT_COMING = frozenset({"classify.cancellation.cannot", "classify.cancellation.takes-back"})
_OF_SIGN_UPS = ("classify.registration.", "classify.cancellation.", "workshop.")
_TELL_NOTHING_ELSE = frozenset(
    {
        "classify.other.base",
        "classify.other.nothing-of-ours",
        "classify.other.no-request",
        "classify.other.workshop-not-told",
    }
)


def _of_people(people: Sequence[Attendee]) -> list[Reason]:
    found: list[Reason] = []
    if not people:
        found.append(Reason("register.nobody", "Nie znaleziono pełnego imienia i nazwiska."))
    if len(people) > LONGEST_LIST:
        found.append(Reason("register.many", f"Niezwykle długa lista: {len(people)} osób."))
    for person in people:
        if not (person.first_names.strip() and person.last_name.strip()):
            found.append(Reason("register.half-name", f"Niepełne imię i nazwisko: {person.full_name}."))
        elif person.confidence < SURE_OF_PERSON:
            found.append(Reason("register.unsure-name", f"Nie jest pewne, czy dobrze odczytano: {person.full_name}."))
    return found


def _enrolled(reading: Reading, verdict: Verdict, known: Known | None) -> Iterator[Reason]:
    """ "Ja jednak nie przyjadę, będzie Jan Lis": who will not come is on the list, and nothing strikes him. "Proszę
    skreślić Jana Lisa, ja będę": who says that he comes is not on it."""
    if known is None:
        return
    listed = [
        one
        for one in known.registrations
        if one.status in ACTIVE and (not verdict.workshops or one.workshop in verdict.workshops)
    ]
    for one in listed:
        if folded(full_name(one)) in map(folded, reading.absent):
            yield Reason("register.absent", f"Nie przyjdzie, a jest na liście: {full_name(one)}.")
    for name in reading.staying:
        if folded(name) not in (folded(full_name(one)) for one in listed):
            yield Reason("register.staying", f"Pisze, że przyjdzie, a nie ma go na liście: {name}.")


def _implied(draft: Draft, verdict: Verdict) -> tuple[Attendee, ...]:
    """A cancellation that names nobody means the sender's only registration."""
    if verdict.kind is not Kind.CANCELLATION:
        return ()
    mine = [k for k in draft.own() if not verdict.workshops or k.workshop in verdict.workshops]
    if len(mine) != 1:
        return ()
    only = mine[0]
    return (
        Attendee(
            only.first_names, only.last_name, None, 1.0, written="", where="", start=0, end=0, action=Action.CANCEL,
            workshop=only.workshop, reasons=(Reason("register.only-one", "Nadawca ma tylko to jedno zgłoszenie."),),
        ),
    )  # fmt: skip


def _process(draft: Draft, people: Sequence[Attendee], verdict: Verdict) -> None:
    """First who leaves, so that the places are free, then who comes."""
    for person in people:
        if person.action is Action.CANCEL:
            draft.cancel(person, [person.workshop] if person.workshop else verdict.workshops)
    draft.substitution = draft.cancelled > 0
    for person in people:
        if person.action is Action.REGISTER:
            for workshop in _targets(draft, person, verdict):
                draft.register(person, workshop)
    if verdict.kind is Kind.CORRECTION:
        _left_over(draft)


def _targets(draft: Draft, person: Attendee, verdict: Verdict) -> Sequence[str | None]:
    """The workshops one person is signed up for; (None,) where the sender has to be asked."""
    if person.workshop:
        return (person.workshop,)
    if verdict.workshops:
        return verdict.workshops
    left = {change.workshop for change in draft.changes if change.status is RegistrationStatus.CANCELLED}
    if draft.substitution and len(left) == 1:
        return (*left,)
    open_now = [workshop.id for workshop in draft.office.workshops if is_open(workshop, draft.now)]
    if len(open_now) == 1:
        return open_now
    if open_now:
        return (None,)
    return [_latest(draft)] if draft.office.workshops else [None]


def _latest(draft: Draft) -> str:
    """With nothing open, the mail can only mean the workshop that was open last."""
    return max(draft.office.workshops, key=lambda workshop: workshop.starts).id


def _left_over(draft: Draft) -> None:
    """A corrected list that repeats some of the sender's people but not all: do the others stay?"""
    missing = [full_name(known) for known in draft.own()]
    if (draft.already or draft.corrected > 1) and missing:
        names = ", ".join(missing)
        draft.doubt(
            "register.left-over", f"Poprawiona lista nie wymienia osób już zapisanych: {names}. Czy mają zostać?"
        )


def _pending(known: Known) -> list[KnownRegistration]:
    return [one for one in known.thread if one.workshop is None and one.status in ACTIVE]


def _answered(draft: Draft, verdict: Verdict, reading: Reading, pending: Sequence[KnownRegistration]) -> Plan:
    """The sender answers our question which workshop: the registrations that waited for it get what the mail names."""
    draft.kind = Kind.REGISTRATION
    others = [person for person in reading.people if not any(same_person(person, one) for one in pending)]
    if others:
        draft.doubts += [*reading.doubts, *_unsure(verdict), *_of_people(others)]
    if not verdict.workshops:
        draft.doubt("register.which-unanswered", "Odpowiedź na nasze pytanie nie mówi, o które warsztaty chodzi.")
        return _plan(draft, Reading(tuple(others)), verdict)
    for known in pending:
        draft.complete(known, verdict.workshops[0])
        for workshop in verdict.workshops[1:]:
            draft.register(attendee_of(known), workshop)
    draft.note("register.completed", "Nadawca wskazał warsztaty w odpowiedzi na nasze pytanie.")
    _process(draft, others, verdict)
    return _plan(draft, Reading(tuple(others)), verdict)


def _plan(draft: Draft, reading: Reading, verdict: Verdict) -> Plan:
    named = tuple(dict.fromkeys(change.workshop for change in draft.changes if change.workshop))
    if _partly_closed(draft):
        draft.doubt("register.partly-closed", "Zgłoszenie na kilka warsztatów, z których część jest zamknięta.")
    if any(change.workshop is None for change in draft.changes) and not draft.office.workshops:
        draft.doubt("register.no-workshops", "W konfiguracji nie ma żadnych warsztatów.")
    workshops = named or verdict.workshops
    if draft.doubts:
        only = verdict.workshops[0] if len(verdict.workshops) == 1 else None
        return Plan(Decision.HOLD, draft.held(reading.people, only), None, workshops, tuple(draft.doubts))
    reasons = (*draft.reasons, Reason("register.clear", _summary(draft)))
    return Plan(Decision.ACCEPT, tuple(draft.changes), answer_of(draft), workshops, reasons)


def left_to_staff(plan: Plan, refusal: Refusal) -> Plan:
    """The plan of a mail whose sender cannot be believed (HOLD, gate): nothing changes before a human has looked."""
    held = tuple(
        Change(change.attendee, change.workshop, RegistrationStatus.HELD)
        for change in plan.changes
        if change.registration is None and change.status in ACTIVE
    )
    reason = Reason(refusal.rule, refusal.sentence)
    return Plan(Decision.HOLD, held, plan.answer, plan.workshops, (reason, *plan.reasons))


def _partly_closed(draft: Draft) -> bool:
    closed = {change.status is RegistrationStatus.REJECTED for change in draft.changes}
    return closed == {True, False}


def answer_of(draft: Draft) -> ReplyKind:
    """Which text answers what the draft came to."""
    statuses = {change.status for change in draft.changes}
    if RegistrationStatus.REJECTED in statuses:
        return ReplyKind.CLOSED
    if draft.cancelled and not (draft.new or draft.corrected):
        return ReplyKind.CANCELLED
    unasked = draft.kind is Kind.CORRECTION and draft.memory is None  # what is corrected has its workshop
    if any(change.workshop is None and change.status in ACTIVE for change in draft.changes) and not unasked:
        return ReplyKind.WHICH_WORKSHOP
    if draft.cancelled or draft.corrected or (draft.new and draft.kind is Kind.CORRECTION):
        return ReplyKind.CHANGED
    if draft.new and RegistrationStatus.WAITING in statuses:
        return ReplyKind.WAITING_LIST
    return ReplyKind.CONFIRMED if draft.new else ReplyKind.ALREADY_REGISTERED


def _summary(draft: Draft) -> str:
    counts = {
        "nowe osoby": draft.new,
        "rezygnacje": draft.cancelled,
        "poprawki": draft.corrected,
        "już zapisane": draft.already,
    }
    told = ", ".join(f"{words} {count}" for words, count in counts.items() if count)
    return f"Bez wątpliwości: {told or 'nikogo nie wpisano ani nie skreślono'}."


__all__ = ["LONGEST_LIST", "SURE_OF_KIND", "SURE_OF_PERSON", "answer_of", "left_to_staff", "register"]

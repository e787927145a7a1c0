"""What should be true after a clerk has decided: people as the clerk named them, without the doubts of a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from processor.stages.register import answer_of
from processor.stages.register.draft import Draft
from processor.stages.register.matching import ACTIVE
from processor.values import (
    Action,
    Attendee,
    Decision,
    Kind,
    Known,
    KnownRegistration,
    Office,
    Plan,
    Reason,
    RegistrationStatus,
)


@dataclass(slots=True)
class _StaffDraft(Draft):
    """A clerk may speak for everybody: whose mail it was does not matter, and a namesake is another person only where
    the clerk says so by confirming."""

    def own(self) -> list[KnownRegistration]:
        known = () if self.memory is None else (*self.memory.registrations, *self.memory.thread)
        active = {one.id: one for one in known if one.status in ACTIVE and one.id not in self._used}
        return list(active.values())

    def elsewhere(self, attendee: Attendee, workshop: str | None) -> KnownRegistration | None:
        return None


def by_staff(people: Sequence[Attendee], office: Office, known: Known | None, now: datetime) -> Plan:
    """The plan of a confirmed mail. Whoever is to be cancelled and is not registered stays a doubt."""
    kind = Kind.CANCELLATION if all(one.action is Action.CANCEL for one in people) else Kind.REGISTRATION
    draft = _StaffDraft(office, known, "", now, kind)
    for person in people:
        if person.action is Action.CANCEL:
            draft.cancel(person, [person.workshop] if person.workshop else [])
    for person in people:
        if person.action is Action.REGISTER:
            draft.register(person, person.workshop)
    workshops = tuple(dict.fromkeys(change.workshop for change in draft.changes if change.workshop))
    reasons = (*draft.reasons, *draft.doubts, Reason("staff.confirmed", "Sprawdzone przez pracownika."))
    answer = answer_of(draft) if draft.changes else None
    return Plan(Decision.ACCEPT, tuple(draft.changes), answer, workshops, reasons)


def entered(person: Attendee, workshop: str | None, status: RegistrationStatus) -> Plan:
    """The plan of one person changed or added by hand; only for telling that person about it."""
    from processor.values import Change, ReplyKind

    kinds = {
        RegistrationStatus.CANCELLED: ReplyKind.CANCELLED,
        RegistrationStatus.WAITING: ReplyKind.WAITING_LIST,
        RegistrationStatus.REGISTERED: ReplyKind.CONFIRMED,
    }
    workshops = (workshop,) if workshop else ()
    return Plan(Decision.ACCEPT, (Change(person, workshop, status),), kinds.get(status), workshops)

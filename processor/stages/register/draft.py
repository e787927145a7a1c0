"""The plan in the making: what each person of the mail comes to, and what only staff can settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from processor.stages.register.matching import ACTIVE, attendee_of, by_sender, full_name, misspelt, same_person
from processor.values import (
    Action,
    Attendee,
    Change,
    Kind,
    Known,
    KnownRegistration,
    Office,
    Reason,
    RegistrationStatus,
    Workshop,
)
from processor.workshops import is_open


@dataclass(slots=True)
class Draft:
    """Gathers changes and doubts. `memory` is what the database knows, or None where there is no database: then whoever
    is cancelled or corrected is taken to be registered."""

    office: Office
    memory: Known | None
    sender: str
    now: datetime
    kind: Kind
    changes: list[Change] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    new: int = 0
    cancelled: int = 0
    already: int = 0
    corrected: int = 0
    substitution: bool = False  # the mail itself says who leaves
    _used: set[int] = field(default_factory=set)
    _taken: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = dict(self.memory.taken) if self.memory else {}

    # --- what is known ---

    def own(self) -> list[KnownRegistration]:
        """Active registrations this sender may speak for: made by him, or told to him in the thread he answers."""
        if self.memory is None:
            return []
        mine = {known.id: known for known in by_sender(self.memory.registrations, self.sender)}
        mine.update({known.id: known for known in self.memory.thread})
        return [known for known in mine.values() if known.status in ACTIVE and known.id not in self._used]

    def elsewhere(self, attendee: Attendee, workshop: str | None) -> KnownRegistration | None:
        """The same name in the same workshop, registered by somebody else."""
        mine = {known.id for known in self.own()} | self._used
        others = self.memory.registrations if self.memory else ()
        return next((k for k in self._named(others, attendee, workshop) if k.id not in mine), None)

    def _named(
        self, registrations: Sequence[KnownRegistration], attendee: Attendee, workshop: str | None
    ) -> list[KnownRegistration]:
        return [
            known
            for known in registrations
            if known.status in ACTIVE and same_person(attendee, known) and workshop in (known.workshop, None)
        ]

    # --- registering ---

    def register(self, attendee: Attendee, workshop: str | None) -> None:
        """One person for one workshop (None: to be asked)."""
        if found := self._named(self.own(), attendee, workshop):
            self._keep(attendee, found[0])
        elif workshop and (waiting := [k for k in self.own() if k.workshop is None and same_person(attendee, k)]):
            self.complete(waiting[0], workshop)
        elif other := self.elsewhere(attendee, workshop):
            self.doubt(
                "register.same-name-elsewhere",
                f"{attendee.full_name} jest już na liście, ale zgłoszenie przyszło z innego adresu ({other.sender}). "
                "Czy to ta sama osoba?",
            )
        elif not self._closed(attendee, workshop):
            if self.kind is Kind.CORRECTION and not self.substitution and self.memory is not None:
                self._correct(attendee, workshop)
            else:
                self._add(attendee, workshop)

    def _keep(self, attendee: Attendee, known: KnownRegistration) -> None:
        self._used.add(known.id)
        self.changes.append(Change(attendee, known.workshop, known.status, known.id))
        if self.kind is Kind.CORRECTION and attendee.full_name != full_name(known):
            self.corrected += 1
            self.note("register.corrected", f"{full_name(known)} to odtąd {attendee.full_name}.")
        else:
            self.already += 1
            self.note("register.already", f"{full_name(known)} jest już na liście.")

    def _closed(self, attendee: Attendee, workshop: str | None) -> bool:
        found = self.workshop(workshop)
        if found is None or is_open(found, self.now):
            return False
        self.changes.append(Change(attendee, workshop, RegistrationStatus.REJECTED))
        self.note("register.closed", f"Zapisy na „{found.title}” są zamknięte.")
        return True

    def _correct(self, attendee: Attendee, workshop: str | None) -> None:
        """In a correction that does not say who leaves: the same person in another workshop moves; else the person with
        nearly the same name was misspelt, and gets the right name."""
        moving = [known for known in self.own() if same_person(attendee, known)]
        nearest = misspelt(attendee, [known for known in self.own() if workshop in (known.workshop, None)])
        if len(moving) == 1:
            self.cancel_known(moving[0], attendee_of(moving[0]))
            self._add(attendee, workshop)
        elif not moving and len(nearest) == 1:
            self._keep(attendee, nearest[0])
        else:
            self.doubt("register.correction-of-whom", f"Nie wiadomo, czyje zgłoszenie poprawia {attendee.full_name}.")

    def _add(self, attendee: Attendee, workshop: str | None) -> None:
        self.new += 1
        status = RegistrationStatus.REGISTERED
        found = self.workshop(workshop)
        if workshop is not None and found is not None:
            if found.capacity is not None and self._taken.get(workshop, 0) >= found.capacity:
                status = RegistrationStatus.WAITING
                self.note(
                    "register.full", f"Brak miejsc na „{found.title}”: {attendee.full_name} na liście rezerwowej."
                )
            else:
                self._taken[workshop] = self._taken.get(workshop, 0) + 1
        self.changes.append(Change(attendee, workshop, status))

    # --- cancelling ---

    def cancel(self, attendee: Attendee, workshops: Sequence[str]) -> None:
        """One person, from the workshops named, or from the only one the person is registered for."""
        if self.memory is None:
            self.cancelled += 1
            for workshop in (*workshops,) or (None,):
                self.changes.append(Change(attendee, workshop, RegistrationStatus.CANCELLED))
            return
        found = [
            k for k in self._named(self.own(), attendee, None) if not workshops or k.workshop in (*workshops, None)
        ]
        if not found:
            self._not_found(attendee)
        elif len(found) > max(1, len(workshops)):
            self.doubt(
                "register.cancel-which", f"Nie wiadomo, którego zgłoszenia dotyczy odwołanie: {attendee.full_name}."
            )
        else:
            for known in found:
                self.cancel_known(known, attendee)

    def _not_found(self, attendee: Attendee) -> None:
        other = self.elsewhere(attendee, None)
        whose = f", jest natomiast zgłoszenie z adresu {other.sender}" if other else ""
        self.doubt(
            "register.cancel-unknown",
            f"Nie ma zgłoszenia od tego nadawcy, które można odwołać: {attendee.full_name}{whose}.",
        )

    def cancel_known(self, known: KnownRegistration, attendee: Attendee) -> None:
        self._used.add(known.id)
        self.cancelled += 1
        if known.workshop is not None and known.status is RegistrationStatus.REGISTERED:
            self._taken[known.workshop] = self._taken.get(known.workshop, 0) - 1
        self.changes.append(Change(attendee, known.workshop, RegistrationStatus.CANCELLED, known.id))

    # --- completing ---

    def complete(self, known: KnownRegistration, workshop: str) -> None:
        """A registration that waited for its workshop gets it."""
        self._used.add(known.id)
        attendee = attendee_of(known)
        if not self._closed(attendee, workshop):
            self._add(attendee, workshop)
        change = self.changes[-1]
        self.changes[-1] = Change(attendee, workshop, change.status, known.id)

    # --- notes ---

    def doubt(self, rule: str, sentence: str) -> None:
        self.doubts.append(Reason(rule, sentence))

    def note(self, rule: str, sentence: str) -> None:
        self.reasons.append(Reason(rule, sentence))

    def workshop(self, id: str | None) -> Workshop | None:
        return next((workshop for workshop in self.office.workshops if workshop.id == id), None)

    def held(self, people: Sequence[Attendee], workshop: str | None) -> tuple[Change, ...]:
        """What staff find on their desk: each person to be registered, as read, who is not registered yet."""
        return tuple(
            Change(person, person.workshop or workshop, RegistrationStatus.HELD)
            for person in people
            if person.action is Action.REGISTER
            and not any(c.attendee is person and c.registration for c in self.changes)
        )

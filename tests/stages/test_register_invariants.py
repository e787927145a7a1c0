"""What holds for every plan, whatever is read and whatever is known."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from processor.stages.register import register
from processor.values import (
    Action,
    Attendee,
    Decision,
    Kind,
    Known,
    KnownRegistration,
    Office,
    Plan,
    Reading,
    RegistrationStatus,
    Verdict,
    Workshop,
)

NOW = datetime(2016, 10, 20, 9, tzinfo=UTC)
ME, OTHER = "jan@ex.pl", "ewa@ex.pl"
ACTIVE = {RegistrationStatus.REGISTERED, RegistrationStatus.WAITING}


def workshop(id: str, capacity: int | None, days: int) -> Workshop:
    starts = NOW + timedelta(days=days)
    return Workshop(id, id, starts, starts + timedelta(hours=2), "Urząd", "ul. Długa 1", capacity=capacity)


OFFICE = Office((workshop("p", None, 6), workshop("k", 2, 7), workshop("o", None, -3)), ())
IDS = ("p", "k", "o")

first = st.sampled_from(["Jan", "Ewa", "Hanna", "Anna"])
last = st.sampled_from(["Nowak", "Nowakowa", "Bąk", "Bak", "Maj"])
where = st.sampled_from([*IDS, None])
attendees = st.builds(
    lambda f, s, action, w, sure, start: Attendee(f, s, None, sure, f, "body", start, start + 1, action, (), w),
    first, last, st.sampled_from(Action), where, st.sampled_from([0.95] * 9 + [0.5]), st.integers(0, 50),
)  # fmt: skip
registrations = st.builds(
    lambda id, w, f, s, status, sender: KnownRegistration(id, w, f, s, status, sender),
    st.integers(1, 8), where, first, last, st.sampled_from(RegistrationStatus), st.sampled_from([ME, OTHER]),
)  # fmt: skip
unique = st.lists(registrations, max_size=6, unique_by=lambda known: known.id)
memories = st.builds(
    lambda known, thread, asked: Known(
        tuple(known), tuple(one for one in known if one.id in thread), asked,
        taken=Counter(k.workshop for k in known if k.workshop and k.status is RegistrationStatus.REGISTERED),
    ),
    unique, st.sets(st.integers(1, 8)), st.booleans(),
)  # fmt: skip
# Mostly what leads somewhere: plans that are accepted are the ones with something to break.
kinds = st.sampled_from([*Kind, *[Kind.REGISTRATION, Kind.CANCELLATION, Kind.CORRECTION] * 10])
verdicts = st.builds(Verdict, kinds, st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple), st.just(0.9))


def decide(verdict: Verdict, people: list[Attendee], known: Known | None) -> Plan:
    return register(verdict, Reading(tuple(people)), OFFICE, known, NOW, sender=ME)


@settings(max_examples=400)
@given(verdicts, st.lists(attendees, max_size=4), memories)
def test_plan(verdict: Verdict, people: list[Attendee], known: Known) -> None:
    plan = decide(verdict, people, known)
    stored = {one.id: one for one in (*known.registrations, *known.thread)}
    touched = [change.registration for change in plan.changes if change.registration is not None]
    assert plan.reasons
    assert (plan.decision is Decision.ACCEPT) == (plan.answer is not None)
    assert len(touched) == len(set(touched))
    if plan.decision is not Decision.ACCEPT:
        assert not touched and {change.status for change in plan.changes} <= {RegistrationStatus.HELD}
    for id in touched:
        assert stored[id].sender == ME or stored[id] in known.thread
        assert stored[id].status in ACTIVE
    for change in plan.changes:
        assert change.attendee.full_name
        assert change.status is not RegistrationStatus.CANCELLED or change.registration is not None


@settings(max_examples=400)
@given(verdicts, st.lists(attendees, max_size=4), memories)
def test_capacity_is_never_exceeded(verdict: Verdict, people: list[Attendee], known: Known) -> None:
    plan = decide(verdict, people, known)
    places = {
        one.id for one in known.registrations if one.workshop == "k" and one.status is RegistrationStatus.REGISTERED
    }
    before = len(places)
    fresh = 0
    for change in plan.changes:
        holds_place = change.workshop == "k" and change.status is RegistrationStatus.REGISTERED
        if change.registration is None:
            fresh += holds_place
        else:
            (places.add if holds_place else places.discard)(change.registration)
    assert len(places) + fresh <= max(2, before)


@given(verdicts, st.lists(attendees, max_size=4))
def test_without_a_database_nothing_stored_is_touched(verdict: Verdict, people: list[Attendee]) -> None:
    plan = decide(verdict, people, None)
    assert all(change.registration is None for change in plan.changes)


@given(st.lists(attendees, max_size=3), memories)
def test_the_same_mail_again_changes_nothing(people: list[Attendee], known: Known) -> None:
    """Registering is idempotent: once the plan is true, the same mail finds everybody on the list."""
    verdict = Verdict(Kind.REGISTRATION, ("p",), 0.9)
    calm = Known(known.registrations)
    people = [one for one in people if one.action is Action.REGISTER and one.workshop in ("p", None)]
    plan = decide(verdict, people, calm)
    if plan.decision is not Decision.ACCEPT:
        return
    rows = {one.id: one for one in calm.registrations}
    for number, change in enumerate(plan.changes, 100):
        id = change.registration or number
        person = change.attendee
        rows[id] = KnownRegistration(id, change.workshop, person.first_names, person.last_name, change.status, ME)
    again = decide(verdict, people, Known(tuple(rows.values())))
    assert again.decision is Decision.ACCEPT
    assert all(
        change.registration is not None and rows[change.registration].status is change.status
        for change in again.changes
    )

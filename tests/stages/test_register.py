"""What should be true after a mail: decisions, statuses and answers, as tables of what is read and what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from processor.stages.register import left_to_staff, register
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
    Reason,
    Refusal,
    RegistrationStatus,
    ReplyKind,
    Verdict,
    Workshop,
)

NOW = datetime(2016, 10, 20, 9, tzinfo=UTC)
ME = "jan@ex.pl"
R, W, C, H, X = (
    RegistrationStatus.REGISTERED,
    RegistrationStatus.WAITING,
    RegistrationStatus.CANCELLED,
    RegistrationStatus.HELD,
    RegistrationStatus.REJECTED,
)


def workshop(id: str, **changed: object) -> Workshop:
    starts = NOW + timedelta(days=6)
    plain = Workshop(id, f"Warsztaty {id}", starts, starts + timedelta(hours=2), "Urząd", "ul. Długa 1")
    return replace(plain, **changed)  # type: ignore[arg-type]


P, M = workshop("p"), workshop("m")
OVER = workshop("o", starts=NOW - timedelta(days=2), ends=NOW - timedelta(days=1))
SHUT = workshop("s", registration_closes=NOW - timedelta(hours=1))
OFF = workshop("x", cancelled=True)
SMALL = workshop("k", capacity=2)


def person(name: str, action: Action = Action.REGISTER, **changed: object) -> Attendee:
    first, _, last = name.partition(" ")
    plain = Attendee(first, last, None, 0.95, name, "body", 0, len(name), action)
    return replace(plain, **changed)  # type: ignore[arg-type]


def leaves(name: str, **changed: object) -> Attendee:
    return person(name, Action.CANCEL, **changed)


def stored(
    id: int, name: str, workshop: str | None = "p", status: RegistrationStatus = R, sender: str = ME
) -> KnownRegistration:
    first, _, last = name.partition(" ")
    return KnownRegistration(id, workshop, first, last, status, sender)


def decide(
    kind: Kind,
    *people: Attendee,
    meant: tuple[str, ...] = ("p",),
    known: Known | None = Known(),
    office: tuple[Workshop, ...] = (P, M),
    doubts: tuple[Reason, ...] = (),
    confidence: float = 0.9,
) -> Plan:
    verdict = Verdict(kind, meant, confidence)
    return register(verdict, Reading(people, doubts), Office(office, ()), known, NOW, sender=ME)


def outcome(plan: Plan) -> tuple[Decision, ReplyKind | None, list[tuple[str, str | None, str, int | None]]]:
    changes = [(c.attendee.full_name, c.workshop, str(c.status), c.registration) for c in plan.changes]
    return plan.decision, plan.answer, changes


# --- registering --------------------------------------------------------------------------------------------------


def test_new_person() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"))
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.CONFIRMED, [("Jan Nowak", "p", "registered", None)])
    assert plan.workshops == ("p",) and plan.reasons


def test_two_workshops_in_one_mail() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=("p", "m"))
    assert [change[1] for change in outcome(plan)[2]] == ["p", "m"]
    assert plan.answer is ReplyKind.CONFIRMED and plan.workshops == ("p", "m")


def test_a_person_may_have_a_workshop_of_his_own() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), person("Ewa Bąk", workshop="m"))
    assert [change[1] for change in outcome(plan)[2]] == ["p", "m"]


def test_father_and_son_of_one_name_are_two() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), person("Jan Nowak", start=20, end=29))
    assert len(plan.changes) == 2 and plan.answer is ReplyKind.CONFIRMED


@pytest.mark.parametrize(
    ("office", "target", "answer"),
    [
        ((P,), "p", ReplyKind.CONFIRMED),
        ((P, OVER), "p", ReplyKind.CONFIRMED),
        ((P, SHUT, OFF), "p", ReplyKind.CONFIRMED),
        ((P, M), None, ReplyKind.WHICH_WORKSHOP),
        ((SHUT, OVER), "s", ReplyKind.CLOSED),
    ],
)
def test_no_workshop_named(office: tuple[Workshop, ...], target: str | None, answer: ReplyKind) -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=(), office=office)
    assert (plan.decision, plan.answer, plan.changes[0].workshop) == (Decision.ACCEPT, answer, target)


def test_without_any_workshop_staff_decide() -> None:
    assert decide(Kind.REGISTRATION, person("Jan Nowak"), meant=(), office=()).decision is Decision.HOLD


@pytest.mark.parametrize("closed", [OVER, SHUT, OFF])
def test_closed(closed: Workshop) -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=(closed.id,), office=(P, closed))
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.CLOSED, [("Jan Nowak", closed.id, "rejected", None)])
    assert plan.reasons[-1].sentence == "Bez wątpliwości: nikogo nie wpisano ani nie skreślono."


def test_one_open_one_closed_is_for_staff() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=("p", "s"), office=(P, SHUT))
    assert plan.decision is Decision.HOLD and plan.answer is None


@pytest.mark.parametrize(
    ("taken", "statuses", "answer"),
    [(0, [R, R], ReplyKind.CONFIRMED), (1, [R, W], ReplyKind.WAITING_LIST), (2, [W, W], ReplyKind.WAITING_LIST)],
)
def test_capacity(taken: int, statuses: list[RegistrationStatus], answer: ReplyKind) -> None:
    people = person("Jan Nowak"), person("Ewa Bąk")
    plan = decide(Kind.REGISTRATION, *people, meant=("k",), office=(SMALL,), known=Known(taken={"k": taken}))
    assert ([change.status for change in plan.changes], plan.answer) == (statuses, answer)


# --- already known ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "known", [stored(7, "Jan Nowak"), stored(7, "JAN NOWAK"), stored(7, "Jan Nowak", sender="Jan@EX.pl")]
)
def test_already_registered(known: KnownRegistration) -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), known=Known((known,)))
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.ALREADY_REGISTERED, [("Jan Nowak", "p", "registered", 7)])


def test_spelt_without_polish_letters_it_is_the_same_person() -> None:
    plan = decide(Kind.REGISTRATION, person("Malgorzata Zoladz"), known=Known((stored(7, "Małgorzata Żołądź"),)))
    assert plan.answer is ReplyKind.ALREADY_REGISTERED


def test_one_known_one_new() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), person("Ewa Bąk"), known=Known((stored(7, "Jan Nowak"),)))
    assert plan.answer is ReplyKind.CONFIRMED and [change.registration for change in plan.changes] == [7, None]


@pytest.mark.parametrize("status", [C, X, H])
def test_who_left_may_come_again(status: RegistrationStatus) -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), known=Known((stored(7, "Jan Nowak", status=status),)))
    assert outcome(plan)[1:] == (ReplyKind.CONFIRMED, [("Jan Nowak", "p", "registered", None)])


def test_the_same_name_from_another_address_is_for_staff() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), known=Known((stored(7, "Jan Nowak", sender="ewa@ex.pl"),)))
    assert plan.decision is Decision.HOLD and "ewa@ex.pl" in plan.reasons[0].sentence


def test_the_same_name_in_another_workshop_is_no_obstacle() -> None:
    plan = decide(
        Kind.REGISTRATION, person("Jan Nowak"), known=Known((stored(7, "Jan Nowak", "m", sender="ewa@ex.pl"),))
    )
    assert plan.answer is ReplyKind.CONFIRMED


def test_full_workshop_keeps_whom_it_has() -> None:
    known = Known((stored(7, "Jan Nowak", "k"),), taken={"k": 2})
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=("k",), office=(SMALL,), known=known)
    assert plan.answer is ReplyKind.ALREADY_REGISTERED


# --- doubts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        (decide(Kind.REGISTRATION), "register.nobody"),
        (decide(Kind.REGISTRATION, person("Kasia")), "register.half-name"),
        (decide(Kind.REGISTRATION, person("Jan Nowak", confidence=0.5)), "register.unsure-name"),
        (decide(Kind.REGISTRATION, person("Jan Nowak"), confidence=0.3), "register.unsure-kind"),
        (decide(Kind.REGISTRATION, person("Jan Nowak"), doubts=(Reason("extract.scan", "Skan."),)), "extract.scan"),
        (decide(Kind.REGISTRATION, *[person(f"Jan Nowak{i}") for i in range(101)]), "register.many"),
    ],
)
def test_doubt(plan: Plan, rule: str) -> None:
    assert (plan.decision, plan.answer) == (Decision.HOLD, None)
    assert rule in [reason.rule for reason in plan.reasons]
    assert {change.status for change in plan.changes} <= {H}


@pytest.mark.parametrize(("absent", "decision"), [("Jan Lis", Decision.HOLD), ("Adam Bąk", Decision.ACCEPT)])
def test_who_will_not_come_though_enrolled_is_for_staff(absent: str, decision: Decision) -> None:
    known = Known((stored(1, "Jan Lis", "p"),))
    read = Reading((person("Ewa Kot"),), absent=(absent,))
    verdict = Verdict(Kind.REGISTRATION, ("p",), 0.95)
    assert register(verdict, read, Office((P, M), ()), known, NOW, sender=ME).decision is decision


@pytest.mark.parametrize(("staying", "decision"), [("Jan Lis", Decision.ACCEPT), ("Adam Bąk", Decision.HOLD)])
def test_who_says_that_he_comes_and_is_not_on_the_list_is_for_staff(staying: str, decision: Decision) -> None:
    known = Known((stored(1, "Jan Lis", "p"), stored(2, "Ewa Kot", "p")))
    read = Reading((replace(person("Ewa Kot"), action=Action.CANCEL),), staying=(staying,))
    verdict = Verdict(Kind.CANCELLATION, ("p",), 0.95)
    assert register(verdict, read, Office((P, M), ()), known, NOW, sender=ME).decision is decision


def test_held_people_are_shown_as_read() -> None:
    people = person("Jan Nowak"), person("Ewa Bąk", confidence=0.5)
    plan = decide(Kind.REGISTRATION, *people)
    assert outcome(plan)[2] == [("Jan Nowak", "p", "held", None), ("Ewa Bąk", "p", "held", None)]


@pytest.mark.parametrize(
    ("kind", "meant", "decision"),
    [
        (Kind.QUESTION, ("p",), Decision.HOLD),
        (Kind.QUESTION, (), Decision.IGNORE),
        (Kind.NEWSLETTER, ("p",), Decision.IGNORE),
        (Kind.AUTOREPLY, ("p",), Decision.IGNORE),
        (Kind.BUSINESS, (), Decision.IGNORE),
        (Kind.OTHER, ("p",), Decision.IGNORE),
    ],
)
def test_no_registration(kind: Kind, meant: tuple[str, ...], decision: Decision) -> None:
    plan = decide(kind, meant=meant)
    assert (plan.decision, plan.answer, plan.changes) == (decision, None, ())


# --- cancelling ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("meant", [("p",), ()])
def test_cancel(meant: tuple[str, ...]) -> None:
    plan = decide(Kind.CANCELLATION, leaves("Jan Nowak"), meant=meant, known=Known((stored(7, "Jan Nowak"),)))
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.CANCELLED, [("Jan Nowak", "p", "cancelled", 7)])


@pytest.mark.parametrize(
    ("name", "rule", "known", "decision"),
    [
        ("Jan Lis", "classify.cancellation.cannot", Known((stored(1, "Jan Lis"),)), Decision.ACCEPT),
        ("Ewa Kot", "classify.cancellation.cannot", Known((stored(1, "Jan Lis"),)), Decision.HOLD),
        ("Jan Lis", "classify.cancellation.cannot", Known((stored(1, "Jan Lis", "m"),)), Decision.HOLD),
        ("Jan Lis", "classify.cancellation.cannot", Known((stored(1, "Jan Lis", sender="x@y.pl"),)), Decision.HOLD),
        ("Jan Lis", "classify.cancellation.asks", Known((stored(1, "Jan Lis"),)), Decision.HOLD),
        ("Jan Lis", "classify.cancellation.takes-back", Known((stored(1, "Jan Lis"),)), Decision.ACCEPT),
        ("Jan Lis", "classify.cancellation.cannot", None, Decision.HOLD),
    ],
)
def test_who_is_on_the_list_and_writes_that_he_cannot_come_leaves(
    name: str, rule: str, known: Known | None, decision: Decision
) -> None:
    verdict = Verdict(Kind.CANCELLATION, ("p",), 0.45, (Reason(rule, "Nie przyjdzie."),))
    plan = register(verdict, Reading((leaves(name),)), Office((P, M), ()), known, NOW, sender=ME)
    assert plan.decision is decision


@pytest.mark.parametrize(
    ("meant", "against", "decision"),
    [
        ((), "classify.other.nothing-of-ours", Decision.ACCEPT),
        ((), "classify.other.event", Decision.HOLD),
        (("p",), "classify.business.money", Decision.HOLD),
    ],
)
def test_who_cannot_come_to_something_else_stays(meant: tuple[str, ...], against: str, decision: Decision) -> None:
    told = (Reason("classify.cancellation.takes-back", "Nie przyjdzie."), Reason(against, "Co innego."))
    verdict = Verdict(Kind.CANCELLATION, meant, 0.45, told)
    known = Known((stored(1, "Jan Lis"),))
    plan = register(verdict, Reading((leaves("Jan Lis"),)), Office((P, M), ()), known, NOW, sender=ME)
    assert plan.decision is decision


def test_cancel_in_another_reading_of_the_name() -> None:
    known = Known((stored(7, "Ireneusz Topór"),))
    plan = decide(Kind.CANCELLATION, leaves("Ireneusz Top", alternatives=("Ireneusz Topór",)), known=known)
    assert plan.answer is ReplyKind.CANCELLED


def test_cancel_through_the_thread_from_another_address() -> None:
    plan = decide(
        Kind.CANCELLATION, leaves("Jan Nowak"), known=Known(thread=(stored(7, "Jan Nowak", sender="ewa@ex.pl"),))
    )
    assert plan.answer is ReplyKind.CANCELLED


def test_cancel_without_a_name_means_the_senders_only_registration() -> None:
    plan = decide(Kind.CANCELLATION, meant=(), known=Known((stored(7, "Jan Nowak"),)))
    assert outcome(plan)[2] == [("Jan Nowak", "p", "cancelled", 7)]


@pytest.mark.parametrize(
    "registrations",
    [
        (),
        (stored(7, "Jan Nowak", sender="ewa@ex.pl"),),
        (stored(7, "Jan Nowak", status=C),),
        (stored(7, "Jan Nowak", "m"),),
        (stored(7, "Jan Nowak"), stored(8, "Jan Nowak")),
    ],
)
def test_cancel_of_whom(registrations: tuple[KnownRegistration, ...]) -> None:
    plan = decide(Kind.CANCELLATION, leaves("Jan Nowak"), known=Known(registrations))
    assert (plan.decision, plan.answer, plan.changes) == (Decision.HOLD, None, ())


def test_cancel_without_name_or_workshop_where_there_are_two_is_for_staff() -> None:
    known = Known((stored(7, "Jan Nowak"), stored(8, "Ewa Bąk")))
    assert decide(Kind.CANCELLATION, meant=(), known=known).decision is Decision.HOLD


def test_without_a_database_who_is_cancelled_is_taken_to_be_registered() -> None:
    plan = decide(Kind.CANCELLATION, leaves("Jan Nowak"), known=None)
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.CANCELLED, [("Jan Nowak", "p", "cancelled", None)])


# --- correcting ---------------------------------------------------------------------------------------------------


def test_substitution_takes_the_place_that_becomes_free() -> None:
    known = Known((stored(7, "Jan Nowak", "k"), stored(8, "Anna Nowak", "k")), taken={"k": 2})
    plan = decide(Kind.CORRECTION, person("Ewa Nowak"), leaves("Jan Nowak"), meant=("k",), office=(SMALL,), known=known)
    assert outcome(plan) == (
        Decision.ACCEPT,
        ReplyKind.CHANGED,
        [("Jan Nowak", "k", "cancelled", 7), ("Ewa Nowak", "k", "registered", None)],
    )


def test_the_substitute_comes_to_the_same_workshop() -> None:
    plan = decide(
        Kind.CORRECTION, leaves("Jan Nowak"), person("Ewa Bąk"), meant=(), known=Known((stored(7, "Jan Nowak"),))
    )
    assert plan.answer is ReplyKind.CHANGED and [change.workshop for change in plan.changes] == ["p", "p"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Hanna Trzpil", "Hanna Trzpil-Burek"), ("Marcin Solecki", "Martyna Solecka"), ("Alina Fijał", "Alina Gruca")],
)
def test_misspelt(wrong: str, right: str) -> None:
    plan = decide(Kind.CORRECTION, person(right), known=Known((stored(7, wrong),)))
    assert outcome(plan) == (Decision.ACCEPT, ReplyKind.CHANGED, [(right, "p", "registered", 7)])


def test_a_name_gets_its_polish_letters() -> None:
    plan = decide(Kind.CORRECTION, person("Bożena Żołądź"), known=Known((stored(7, "Bozena Zoladz", status=W),)))
    assert outcome(plan)[1:] == (ReplyKind.CHANGED, [("Bożena Żołądź", "p", "waiting", 7)])


def test_the_nearest_name_is_corrected() -> None:
    known = Known((stored(7, "Anna Nowak"), stored(8, "Hanna Trzpil"), stored(9, "Piotr Bąk")))
    plan = decide(Kind.CORRECTION, person("Hanna Trzpil-Burek"), known=known)
    assert plan.changes[0].registration == 8


def test_moved_to_another_workshop() -> None:
    plan = decide(Kind.CORRECTION, person("Jan Nowak"), meant=("m",), known=Known((stored(7, "Jan Nowak", "p"),)))
    assert outcome(plan)[1:] == (
        ReplyKind.CHANGED,
        [("Jan Nowak", "p", "cancelled", 7), ("Jan Nowak", "m", "registered", None)],
    )


def test_a_corrected_name_keeps_its_workshop() -> None:
    plan = decide(Kind.CORRECTION, person("Alina Gruca"), meant=(), known=Known((stored(7, "Alina Fijał", "m"),)))
    assert outcome(plan)[1:] == (ReplyKind.CHANGED, [("Alina Gruca", "m", "registered", 7)])
    assert decide(Kind.CORRECTION, person("Alina Gruca"), meant=(), known=None).answer is ReplyKind.CHANGED


@pytest.mark.parametrize(
    ("people", "registrations"),
    [
        (("Ewa Bąk",), ()),
        (("Ewa Bąk",), (stored(7, "Jan Nowak"),)),
        (("Jan Nowak",), (stored(7, "Jan Nowacki"), stored(8, "Jan Nowaczyk"))),
        (("Jan Nowak",), (stored(7, "Jan Nowak"), stored(8, "Ewa Bąk"))),
    ],
)
def test_correction_of_whom(people: tuple[str, ...], registrations: tuple[KnownRegistration, ...]) -> None:
    plan = decide(Kind.CORRECTION, *map(person, people), known=Known(registrations))
    assert (plan.decision, plan.answer) == (Decision.HOLD, None)


def test_without_a_database_a_correction_finds_what_it_corrects() -> None:
    plan = decide(Kind.CORRECTION, person("Hanna Trzpil-Burek"), known=None)
    assert outcome(plan)[1:] == (ReplyKind.CHANGED, [("Hanna Trzpil-Burek", "p", "registered", None)])


# --- the answer to "which workshop?" ------------------------------------------------------------------------------

ASKED = Known(thread=(stored(7, "Jan Nowak", None), stored(8, "Ewa Bąk", None)), asked_which_workshop=True)


@pytest.mark.parametrize("kind", [Kind.REGISTRATION, Kind.OTHER, Kind.QUESTION, Kind.CORRECTION])
def test_answer_completes(kind: Kind) -> None:
    plan = decide(kind, person("Jan Nowak"), meant=("m",), known=ASKED)
    assert outcome(plan) == (
        Decision.ACCEPT,
        ReplyKind.CONFIRMED,
        [("Jan Nowak", "m", "registered", 7), ("Ewa Bąk", "m", "registered", 8)],
    )


def test_answer_may_name_two() -> None:
    plan = decide(Kind.OTHER, meant=("p", "m"), known=replace(ASKED, thread=ASKED.thread[:1]))
    assert outcome(plan)[2] == [("Jan Nowak", "p", "registered", 7), ("Jan Nowak", "m", "registered", None)]


def test_answer_that_names_none_is_for_staff() -> None:
    plan = decide(Kind.OTHER, meant=(), known=ASKED)
    assert (plan.decision, plan.changes) == (Decision.HOLD, ())


def test_answer_of_a_robot_completes_nothing() -> None:
    assert decide(Kind.AUTOREPLY, meant=("m",), known=ASKED).decision is Decision.IGNORE


def test_answer_may_bring_one_more() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), person("Olga Maj"), meant=("m",), known=ASKED)
    assert [change.registration for change in plan.changes] == [7, 8, None]


def test_answer_to_a_full_workshop_waits() -> None:
    known = replace(ASKED, taken={"k": 1})
    plan = decide(Kind.OTHER, meant=("k",), known=known, office=(SMALL, P))
    assert plan.answer is ReplyKind.WAITING_LIST and [change.status for change in plan.changes] == [R, W]


def test_a_fresh_mail_that_names_the_workshop_completes_too() -> None:
    plan = decide(Kind.REGISTRATION, person("Jan Nowak"), meant=("m",), known=Known((stored(7, "Jan Nowak", None),)))
    assert outcome(plan)[1:] == (ReplyKind.CONFIRMED, [("Jan Nowak", "m", "registered", 7)])


def test_cancelling_instead_of_answering() -> None:
    plan = decide(Kind.CANCELLATION, leaves("Jan Nowak"), meant=(), known=ASKED)
    assert outcome(plan)[1:] == (ReplyKind.CANCELLED, [("Jan Nowak", None, "cancelled", 7)])


# --- a sender who cannot be believed ------------------------------------------------------------------------------


def test_held_by_the_gate_nothing_changes() -> None:
    refusal = Refusal("D18-not-authenticated", "Nie potwierdzono nadawcy.", "HOLD")
    substitution = decide(
        Kind.CORRECTION, person("Ewa Bąk"), leaves("Jan Nowak"), known=Known((stored(7, "Jan Nowak"),))
    )
    plan = left_to_staff(substitution, refusal)
    assert outcome(plan) == (Decision.HOLD, ReplyKind.CHANGED, [("Ewa Bąk", "p", "held", None)])
    assert plan.reasons[0].rule == "D18-not-authenticated"

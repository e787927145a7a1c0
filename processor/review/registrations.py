"""Changes by hand to who is registered, and telling the person about it where the clerk wants that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from processor import names
from processor.pipeline import Desk, Readout, answer_to
from processor.review.queue import Case
from processor.stages.register.by_staff import entered
from processor.store import Store
from processor.values import Address, Attendee, Kind, Mail, Reading, Refusal, RegistrationStatus, Reply, Verdict


def add_registration(
    store: Store, desk: Desk, values: Mapping[str, Any], *, write: bool, actor: str, now: datetime
) -> tuple[int, str]:
    """A person who phoned. Returns the registration's id and a sentence about the mail sent, or ""."""
    registration_id = store.registrations.add(values, now, actor, "dopisane ręcznie")
    told = _tell(store, desk, registration_id, 1, values, actor, now) if write else ""
    return registration_id, told


def change_registration(
    store: Store,
    desk: Desk,
    registration_id: int,
    version: int,
    values: Mapping[str, Any],
    *,
    write: bool,
    actor: str,
    now: datetime,
) -> str:
    """Edit, cancel, move. Raises Stale. Returns a sentence about the mail sent, or ""."""
    after = store.registrations.change(registration_id, version, values, now, actor, "zmienione ręcznie")
    return _tell(store, desk, registration_id, int(after["version"]), after, actor, now) if write else ""


def _tell(
    store: Store, desk: Desk, registration_id: int, version: int, values: Mapping[str, Any], actor: str, now: datetime
) -> str:
    """Write to the person through the same gate and outbox; the same version is told once."""
    purpose = f"registration:{registration_id}:{version}"
    answer = _notice(store, desk, values, purpose, now)
    if isinstance(answer, Refusal):
        return f"Nie wysłano wiadomości: {answer.sentence}"
    if answer is None:
        return "Nie wysłano wiadomości: ten stan nie ma tekstu odpowiedzi albo brakuje adresu."
    row = store.outbox.enqueue(
        answer,
        now,
        purpose=purpose,
        actor=actor,
        message_id=values.get("message"),
        registration_id=registration_id,
    )
    return "Wiadomość czeka na wysłanie." if row else "Ta wiadomość została już wysłana."


def _notice(store: Store, desk: Desk, values: Mapping[str, Any], key: str, now: datetime) -> Reply | Refusal | None:
    address = str(values.get("sender") or "")
    if "@" not in address:
        return None
    first, last = values["first_names"], values["last_name"]
    gender = values.get("gender") or names.gender(f"{first} {last}")
    person = Attendee(first, last, gender, 1.0, written="", where="", start=0, end=0)
    plan, mail = (
        entered(person, values.get("workshop"), RegistrationStatus(values["status"])),
        _letter_from(address, desk, key),
    )
    people = Reading((person,))
    case = Case(0, now, Readout(mail, Verdict(Kind.OTHER), people))
    known = store.known_about(case, mail, people, now)
    return answer_to(mail, plan, desk, known, now, now, by_staff=True)


def _letter_from(address: str, desk: Desk, key: str) -> Mail:
    """As if the person had written to us just now: so that the same gate and texts serve."""
    us = tuple(Address("", own) for own in desk.office.addresses[:1])
    headers = (("from", address), ("to", us[0].address if us else ""))
    return Mail("", key, 0, headers, (Address("", address),), to=us, return_path=address)

"""Is this person the one we already know: the same name, as far as spelling without Polish letters may hide it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from processor.values import Attendee, KnownRegistration, RegistrationStatus

ACTIVE = frozenset({RegistrationStatus.REGISTERED, RegistrationStatus.WAITING})
_BETWEEN = re.compile(r"[\s\-–'’.]+")


def folded(name: str) -> str:
    """The name without case, diacritics, hyphens and apostrophes, so that "Zoladz" and "Żołądź" are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
    return _BETWEEN.sub(" ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip()


def full_name(known: KnownRegistration) -> str:
    return f"{known.first_names} {known.last_name}".strip()


def same_person(attendee: Attendee, known: KnownRegistration) -> bool:
    """The same full name, in the likeliest reading or in another that was weighed."""
    return folded(full_name(known)) in {folded(attendee.full_name), *map(folded, attendee.alternatives)}


def misspelt(attendee: Attendee, registrations: Iterable[KnownRegistration]) -> list[KnownRegistration]:
    """Whose name may this person's correct: a first or last name in common, or nearly so. One, where one is clearly
    nearest; else all that come near."""
    scored = sorted(
        ((_likeness(attendee, known), known) for known in registrations), key=lambda pair: sum(pair[0]), reverse=True
    )
    near = [(sum(ratios), known) for ratios, known in scored if max(ratios) >= 0.8]
    clear = len(near) > 1 and near[0][0] - near[1][0] >= 0.3
    return [known for _, known in near[:1]] if clear else [known for _, known in near]


def _likeness(attendee: Attendee, known: KnownRegistration) -> tuple[float, float]:
    """How near the first names and the last names are, each 0 to 1."""
    pairs = ((attendee.first_names, known.first_names), (attendee.last_name, known.last_name))
    first, last = (SequenceMatcher(None, folded(one)[:80], folded(other)[:80]).ratio() for one, other in pairs)
    return first, last


def by_sender(registrations: Iterable[KnownRegistration], sender: str) -> list[KnownRegistration]:
    return [known for known in registrations if sender and known.sender.lower() == sender.lower()]


def attendee_of(known: KnownRegistration) -> Attendee:
    """A stored person as an attendee, without evidence in this mail."""
    return Attendee(known.first_names, known.last_name, None, 1.0, written="", where="", start=0, end=0)

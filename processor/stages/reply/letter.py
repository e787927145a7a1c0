"""What the answer says and to whom: language, salutation, lists of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from processor.templates import Letter, Person, Texts
from processor.templates.wording import salutation
from processor.values import (
    Address,
    Addressee,
    Attendee,
    Change,
    Label,
    Mail,
    Office,
    Origin,
    Plan,
    RegistrationStatus,
    ReplyKind,
    Workshop,
)
from processor.workshops import is_open

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = """the and to of for in is are you your we our i my me would like please will be at on with from this that
    have has dear regards sincerely thank thanks hello register registration attend workshop cannot unfortunately"""
_POLISH = """i w na z do się nie że o od za po dla jest proszę prosimy zgłaszam zgłaszamy udział dzień dobry pani pan
    panie państwo szanowni witam pozdrawiam pozdrowienia poważaniem dziękuję osoby zgłoszenie warsztaty mnie"""
_ENGLISH_WORDS, _POLISH_WORDS = frozenset(_ENGLISH.split()), frozenset(_POLISH.split())
_POLISH_LETTERS = frozenset("ąćęłńóśźż")


def letter(
    mail: Mail,
    plan: Plan,
    office: Office,
    texts: Texts,
    sender: Address,
    now: datetime,
    addressees: Sequence[Addressee] = (),
) -> Letter:
    """The values of the answer that `plan` asks for. Who is not among the `addressees` is looked up."""
    looked_up = {one.name: one for one in addressees}
    workshops = subjects(plan, office, now)
    language = texts.language(*_languages(mail, workshops))
    groups = _people(plan.changes, office)
    concerned = list(dict.fromkeys(change.attendee for change in plan.changes))
    author = _author(mail, concerned, looked_up)
    called = looked_up[author.name].vocative if author and author.name in looked_up else None
    alone = author if len(concerned) == 1 and author and author.name == shown(concerned[0]) else None
    return Letter(
        language=language,
        salutation=salutation(author.name if author else "", author.gender if author else None, language, called),
        yourself=alone,
        people=groups[RegistrationStatus.REGISTERED],
        waiting=groups[RegistrationStatus.WAITING],
        cancelled=groups[RegistrationStatus.CANCELLED],
        refused=groups[RegistrationStatus.REJECTED],
        workshops=workshops,
        office=sender.name or sender.address,
        contact=next((workshop.contact for workshop in workshops if workshop.contact), sender.address),
        now=now,
    )


def subjects(plan: Plan, office: Office, now: datetime) -> tuple[Workshop, ...]:
    """The workshops the answer is about: those people are on the list of; for a question, those to choose from."""
    if plan.answer is ReplyKind.WHICH_WORKSHOP:
        return tuple(workshop for workshop in office.workshops if is_open(workshop, now))
    staying = {change.workshop for change in plan.changes if change.status is not RegistrationStatus.CANCELLED}
    wanted = staying or {*plan.workshops}
    return tuple(workshop for workshop in office.workshops if workshop.id in wanted)


def _people(changes: Iterable[Change], office: Office) -> dict[RegistrationStatus, tuple[Person, ...]]:
    """The people of each list; each once, or once for each workshop where the changes are about several."""
    titles = {workshop.id: workshop.title for workshop in office.workshops}
    everybody = [change for change in changes if _listable(change.attendee.full_name)]
    several = len({change.workshop for change in everybody if change.workshop}) > 1
    groups: dict[RegistrationStatus, list[Person]] = {status: [] for status in RegistrationStatus}
    for change in everybody:
        title = titles.get(change.workshop or "", "") if several else ""
        groups[change.status].append(Person(shown(change.attendee), change.attendee.gender, title))
    return {status: tuple(people) for status, people in groups.items()}


def shown(attendee: Attendee) -> str:
    """The full name on one line."""
    return " ".join(attendee.full_name.split())


def _listable(name: str) -> bool:
    """A name that carries an address or is far too long is an advertisement: it is not sent on."""
    return len(name) <= 100 and not re.search(r"://|www\.|@|\.(?:com|pl|net|org|ru|info|biz)\b", name.lower())


# --- to whom ------------------------------------------------------------------------------------------------------


def addressees(mail: Mail, people: Iterable[Attendee]) -> tuple[Addressee, ...]:
    """Whom an answer to this mail may address: those of its people whose name stands in From, and its display name."""
    in_from = [shown(one) for one in people if one.gender and _stands_in(one, mail.sender, alone=True)]
    return tuple(_addressee(name) for name in dict.fromkeys([*in_from, _display_name(mail.sender)]) if name)


def _addressee(name: str) -> Addressee:
    from processor.names import address, gender  # late: the dictionary is loaded only where somebody is addressed

    return Addressee(name, gender(name), address(name))


def _display_name(sender: Address) -> str:
    """The name in From where it is written as a person's; else ""."""
    words = sender.name.split()
    looks_so = 2 <= len(words) <= 3 and all(word.istitle() and word.replace("-", "").isalpha() for word in words)
    return " ".join(words) if looks_so else ""


def _author(mail: Mail, concerned: Sequence[Attendee], looked_up: Mapping[str, Addressee]) -> Person | None:
    """The sender as a person: one of those concerned whose name stands in From, else a display name that is surely a
    person's."""
    for attendee in concerned:
        if _stands_in(attendee, mail.sender, alone=len(concerned) == 1):
            return Person(shown(attendee), attendee.gender)
    name = _display_name(mail.sender)
    if not name:
        return None
    sex = (looked_up.get(name) or _addressee(name)).gender
    return Person(name, sex) if sex and _listable(name) else None


def _stands_in(attendee: Attendee, sender: Address, *, alone: bool) -> bool:
    """Is this person's name in From: "NOWAK Jan", jan.nowak@; for the only one concerned also "J. Nowak", jnowak@,
    "Jan"? A display name with the surname is believed before the address."""
    first, last = "".join(_words(attendee.first_names)[:1]), _words(attendee.last_name)
    if not first or not last:
        return False
    display, local = _words(sender.name), _words(sender.address.partition("@")[0])
    if alone and display == [first]:
        return True
    words = display if {*last} <= {*display} else local
    begins = {word for word in words if word not in last}
    glued = "".join(last)
    if not {*last} <= {*words}:
        begins = {word.removesuffix(glued) for word in words if word.endswith(glued) and word != glued}
    return first in begins or (alone and any(first.startswith(word) for word in begins))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


# --- in which language --------------------------------------------------------------------------------------------


def _languages(mail: Mail, workshops: Iterable[Workshop]) -> tuple[str, ...]:
    """English for an English mail; otherwise the workshop's language."""
    wanted = tuple(workshop.language for workshop in workshops)[:1] or ("pl",)
    return ("en", *wanted) if _is_english(_own_words(mail)) else wanted


def _is_english(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text[:5000])]
    english = sum(word in _ENGLISH_WORDS for word in words)
    polish = sum(word in _POLISH_WORDS or not _POLISH_LETTERS.isdisjoint(word) for word in words)
    return english >= 3 and english > 2 * polish


def _own_words(mail: Mail) -> str:
    """What the sender wrote now, of the first body that has any."""
    for part in mail.parts:
        if part.where in {"body", "html"}:
            own = [s for s in part.segments if s.origin is Origin.OWN and s.label is not Label.DISCLAIMER]
            text = " ".join(part.text[s.start : s.end] for s in own) if part.segments else part.text
            if text.strip():
                return text
    return mail.subject

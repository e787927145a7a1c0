"""What a letter asks of the one it answers: the sender's own sign-up, the office's confirmation, somebody's request.

The people of that letter are known from before and nobody is entered for standing there; but "ponawiam zgłoszenie",
"oba zgłoszenia proszę odwołać", "ja też się zapisuję" speak of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from processor import names
from processor.stages.extract import letters
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, named
from processor.stages.extract.people import is_one_of, same
from processor.stages.extract.reading import Heard
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Kind, Label, Mail, Office, Origin, Reason

Whose = Literal["mine", "ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Below:
    """The letter that is answered: who wrote it, and whom it signs up or confirms."""

    whose: Whose
    people: tuple[Found, ...]
    to_sender: bool = False  # a request to him who writes now: "Zyta, zgłoś mnie proszę"


Hear = Callable[[Letter], Heard]

_CONFIRMS = Sieve(
    r"\b(?:potwierdz|zapisan|zapisal|zarejestrowa|przyjel|przyjet|wpisan|wpisal|confirm)\w*|\bza\s+zgloszeni\w*"
)
_OUR_WORDS = re.compile(
    r"\b(?:zaprasza(?:m|my)|potwierdzamy|dziekujemy\s+za\s+zgloszeni\w+|prosimy\s+o\s+(?:podanie|przyslanie))\b"
)


def answered(mail: Mail, office: Office, nobody: tuple[str, ...], hear: Hear) -> Below | None:
    """The letter quoted right below the sender's own; None where there is none. `hear` reads a letter."""
    letter = letters.quoted(mail)
    if letter is None:
        return None
    whose = _whose(mail, office, letter)
    if whose == "ours":
        confirms = any(_CONFIRMS.search(letter.folded, *span) for span in letter.spans)
        return Below(whose, tuple(_named(letter, nobody)) if confirms else ())
    heard = hear(letter)
    people = tuple(one for one in heard.people if one.act in COMES and (heard.asks or one.listed))
    return Below(whose, people, whose == "theirs" and _to_sender(mail, letter))


_HEAD = (Label.GREETING, Label.WRITTEN)
_OF_YOU = re.compile(r"\b(?:zglos|zapisz|dopisz|wpisz|zarejestruj|zglosisz|zapiszesz|dopiszesz|wpiszesz|zalatw)\b")


def _to_sender(mail: Mail, letter: Letter) -> bool:
    """Is the letter to one person, in the imperative or by his given name, rather than to an office?"""
    said = [one for one in letter.part.segments if one.origin is not Origin.OWN and one.label in _HEAD]
    head = "".join(letter.text[one.start : one.end] for one in said)[:80]
    given = mail.sender.name.split(" ")[0]
    called = given and {names.vocative(given), given} & set(re.findall(r"[^\W\d_]+", head))
    return bool(called) or any(_OF_YOU.search(letter.folded, *span) for span in letter.spans)


def _whose(mail: Mail, office: Office, letter: Letter) -> Whose:
    author, sender = letter.sender, mail.sender
    address = author.address.lower() if author else ""
    if author and (address == sender.address.lower() if address else fold(author.name) == fold(sender.name)):
        return "mine"
    ours = {one.lower() for one in office.addresses}
    if address:
        return "ours" if address in ours else "theirs"
    told = "\n".join(letter.folded[start:end] for start, end in letter.spans)
    return "ours" if _OUR_WORDS.search(told) or any(one in told for one in ours) else "theirs"


def _named(letter: Letter, nobody: tuple[str, ...]) -> Iterator[Found]:
    for start, end in letter.spans:
        for name in names.find(letter.text[start:end].replace(">", " ").replace("|", " ")):
            if name.complete and name.case != "voc" and not is_one_of(name, nobody):
                yield named(name, letter.part, start)


_AGAIN = Sieve(
    r"\b(?:ponawia\w*|powtarza\w*|podtrzymuj\w*)\s+(?:\w+\s+){0,2}?(?:zgloszeni|prosb|zapis|deklaracj)\w*"
    r"|\b(?:ponownie|jeszcze\s+raz|raz\s+jeszcze|powtornie)\s+(?:\w+\s+)?(?:przesyla|wysyla|zglasza|posyla|podsyla)\w*|\b(?:przesyla|wysyla|zglasza|posyla|podsyla)\w*\s+(?:\w+\s+)?(?:ponownie|jeszcze\s+raz|raz\s+jeszcze|powtornie)\b"
    r"|\bprzypomina\w*\s+(?:sie\s+)?(?:\w+\s+)?(?:o|ze)\s+(?:\w+\s+)?zgloszeni\w*"
)
_TOO = Sieve(
    r"\b(?:tez|takze|rowniez|jeszcze(?!\s+raz\b)|dodatkowo|ponadto|oprocz|dolacza\w*|dopisuj\w*|dorzuca\w*|dodaj[eę]\b|poza\s+(?:tym|nia|nim|nimi))\b|\b(?:te|obie|oba|oboje|wszystkie|wymienione|powyzsze|ponizsze|nizej)\s+(?:\w+\s+)?(?:osob|oraz|i\s+siebie)\w*|\bi\s+mnie\b|\b(?:nas|my)\s+(?:obie|oboje|obu|obydwie|obydwoje)\b|\boboje\s+i\b"
)
_ALL = Sieve(
    r"\b(?:ponizsz\w+|nizej\s+podan\w+)\s+(?:\w+\s+){0,2}?zgloszeni\w*|\bzgloszeni\w+\s+(?:\w+\s+){0,2}?(?:ponizej|nizej|z\s+ponizsz\w+|z\s+(?:dnia\s+)?\d\w*)"
    r"|\b(?:obie|obydwie|wszystkie|wszystkich|cale|calosc|calego)\s+(?:\w+\s+)?(?:zgloszen|osob|rezerwacj|miejsc)\w*|\b(?:oba|obydwa|obu)\s+(?:zgloszen|miejsc|osob)\w*"
    r"|\bnasz(?:e|ego)\s+(?:zgloszeni|udzial|uczestnictw)\w*|\bnikt\s+(?:[\w-]+\s+){0,4}?nie\b|\brezygnujemy\b|\bwycofujemy\s+sie\b|\b(?:musimy|chcemy)\s+(?:\w+\s+)?(?:zrezygnowac|odwolac|wycofac)\b"
    r"|\bzgloszeni[ea]\b[^.!?\n]{0,40}\b(?:nieaktualn|niebyl|niewazn)\w*|\bnieaktualn\w+\s+(?:\w+\s+)?zgloszeni\w*|\b(?:oboje|obie|obaj|zadn[aey])\b[^.!?\n]{0,30}\b(?:rezygnuj|nie\s+(?:przyjed|przyjd|moz|mog|dojed|dotr|bed|dad|da\b))\w*"
)
_BESIDES = Sieve(r"\b(?:oprocz|poza)\b[^.!?]{3,80}\b(?:tez|takze|rowniez|jeszcze)\b")
_PAIR = re.compile(r"\b(?:oba|obie|oboje|obaj|obu|obydw\w+)\b")
_ONLY = re.compile(r"\b(?:tylko|jedynie|wylacznie|sam[ai]?)\b")


def told_who(own: Letter, nobody: tuple[str, ...]) -> list[Found]:
    """The names in a letter that does nothing but answer who comes."""
    written = [segment for segment in own.said if segment.label is Label.WRITTEN]
    found = _named(replace(own, said=tuple(written)), nobody)
    return [one.at(Act.SIGN_UP, "told-who", "Imię i nazwisko, o które pytało biuro.") for one in found]


def weighed(
    own: Letter, mine: Heard, people: list[Found], below: Below, kind: Kind, *, passes_on: bool
) -> tuple[list[Found], tuple[Reason, ...]]:
    """The people of the mail, in the light of the letter below, and what stays unclear."""
    if kind is Kind.CANCELLATION:
        return _taken_back(own, people, below)
    if kind is not Kind.REGISTRATION:
        return people, ()
    by_name = _asks_by_name([one for one in people if _is_from(one, own)])
    if below.whose == "mine" and below.people and not by_name and _says(own, _AGAIN):
        return [one.at(Act.SIGN_UP, "again", "Nadawca ponawia zgłoszenie, które cytuje.") for one in below.people], ()
    if below.whose == "mine" and by_name and _says(own, _TOO):
        people = [one for one in people if _is_from(one, own) or not _stands_in(one, below.people)]
    if below.whose == "theirs":
        return _with_theirs(own, mine, people, below, passes_on=passes_on)
    return people, tuple(_changed(own, mine, people, below))


def _says(own: Letter, what: Sieve) -> bool:
    return any(what.search(own.folded, *span) for span in own.spans)


def _is_writer(one: Found) -> bool:
    return bool(one.reasons) and one.reasons[-1].rule == "extract.writer"


def _asks_by_name(people: Sequence[Found]) -> bool:
    return any(one.act in COMES and not _is_writer(one) for one in people)


def _stands_in(one: Found, others: Sequence[Found]) -> bool:
    return any(same(one.name, other.name) for other in others)


def _taken_back(own: Letter, people: list[Found], below: Below) -> tuple[list[Found], tuple[Reason, ...]]:
    """Who leaves, where the letter names nobody: those below rather than its writer, who may never have signed up."""
    here = [one for one in people if one.act not in COMES or _is_from(one, own)]
    leaving = [one for one in here if one.act in LEAVES]
    if not below.people or any(not _is_writer(one) for one in leaving) or _stands_among(leaving, below.people):
        return here, ()
    told = ", ".join(one.name.full_name for one in below.people[:3])
    if not _says(own, _ALL):
        return here, (Reason("extract.of-whom", f"Nie wiadomo, czyje zgłoszenie jest odwoływane; niżej stoi: {told}."),)
    pair = any(_PAIR.search(own.folded, *span) for span in own.spans)
    kept = [one for one in here if one not in leaving]
    struck = [one.at(Act.CANCEL, "below", "Zapisany w liście niżej, który nadawca odwołuje.") for one in below.people]
    if pair and len(below.people) != 2:
        return [*kept, *struck], (Reason("extract.of-whom", f"Mowa o dwóch osobach, a niżej stoi: {told}."),)
    return [*kept, *struck], ()


def _is_from(one: Found, own: Letter) -> bool:
    """Does he stand in the sender's own words, or is he the sender?"""
    if one.where != own.part.where or _is_writer(one):
        return True
    return any(start <= one.start < end for start, end in own.spans)


def _stands_among(people: Sequence[Found], others: Sequence[Found]) -> bool:
    return any(_stands_in(one, others) for one in people)


def _with_theirs(
    own: Letter, mine: Heard, people: list[Found], below: Below, *, passes_on: bool
) -> tuple[list[Found], tuple[Reason, ...]]:
    """Somebody asks below, and the sender asks for himself or others besides."""
    coming = [one for one in people if one.act in COMES]
    missing = [one for one in below.people if not _stands_in(one, coming)]
    if not missing or not coming or not mine.explicit:
        return people, ()
    if not (passes_on or below.to_sender) or not _says(own, _TOO):
        return people, ()
    if not _says(own, _BESIDES) and any(_stands_in(one, missing) for one in mine.people if one.act not in COMES):
        return people, ()
    told = ", ".join(one.name.full_name for one in missing[:3])
    doubt = (Reason("extract.asked-below", f"Niżej o miejsce prosi ktoś, kogo nadawca nie wymienia: {told}."),)
    both = [
        *people,
        *(one.at(Act.SIGN_UP, "below", "Prosi o to list, do którego nadawca dopisuje.") for one in missing),
    ]
    return both, () if passes_on else doubt


def _changed(own: Letter, mine: Heard, people: list[Found], below: Below) -> Iterator[Reason]:
    """ "Jan Lis będzie, Ewa Kot nie", "przyjedzie tylko Jan Lis": of those who are signed up below, some stay away."""
    for one in mine.people:
        if one.act in LEAVES and _stands_in(one, below.people):
            yield Reason("extract.taken-back", f"Nie przyjdzie, a niżej jest zapisany: {one.name.full_name}.")
    coming = [one for one in people if one.act in COMES]
    left = [one for one in below.people if not _stands_in(one, coming)]
    again = coming and all(_stands_in(one, below.people) for one in coming)
    if again and left and any(_ONLY.search(own.folded, *span) for span in own.spans):
        yield Reason("extract.taken-back", f"Tylko część osób zapisanych niżej; a co z: {left[0].name.full_name}?")


__all__ = ["Below", "answered", "told_who", "weighed"]

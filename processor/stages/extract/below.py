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
from processor.stages.extract import letters, referred
from processor.stages.extract.found import COMES, LEAVES, Found, Heard, Letter, named
from processor.stages.extract.people import is_one_of, merged, same
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
    absent: tuple[Found, ...] = ()  # whom it says not to come
    named: tuple[Found, ...] = ()  # whoever is named there or, where our own letter names nobody, in the one before
    authors: tuple[Found, ...] = ()  # who wrote the letters below, where nobody is named there
    asks: bool = False  # our question who comes, or whether
    to_sender: bool = False  # a request to him who writes now: "Zyta, zgłoś mnie proszę"


LONGEST = 12_000  # characters of a letter below that are read for what the one above it means
Hear = Callable[[Letter], Heard]

_CONFIRMS = Sieve(
    r"\b(?:potwierdz|zapisan|zapisal|zarejestrowa|przyjel|przyjet|wpisan|wpisal|confirm)\w*|\bza\s+zgloszeni\w*"
)
_TO_YOU = Sieve(r"\b(?:pani|panie|pana|panu|pania|panstw\w+|szanown\w+)\b")
_OUR_WORDS = re.compile(
    r"\b(?:zaprasza(?:m|my)|potwierdzamy|dziekujemy\s+za\s+zgloszeni\w+|prosimy\s+o\s+(?:podanie|przyslanie))\b"
)


def answered(mail: Mail, office: Office, nobody: tuple[str, ...], hear: Hear) -> Below | None:
    """The letter quoted right below the sender's own; None where there is none. `hear` reads a letter."""
    thread = letters.thread(mail)
    if not thread:
        return None
    letter, mine = thread[0], letters.own(mail)
    if sum(end - start for start, end in letter.spans) > LONGEST:
        return None
    whose = _whose(mail, office, letter)
    if whose == "ours":
        confirms = _CONFIRMS.search(_unmarked(letter)) is not None
        named = referred.candidates(letter, nobody, ours=True)
        if (not named or any(_OF_MINE.search(mine.folded, *span) for span in mine.spans)) and len(thread) > 1:
            named = referred.candidates(thread[1], nobody, ours=False)
        return Below(whose, tuple(_named(letter, nobody)) if confirms else (), (), named, (), _asks(letter))
    heard = hear(letter)
    people = tuple(one for one in heard.people if one.act in COMES and (heard.asks or one.listed))
    absent = [one for one in heard.people if one.act in LEAVES]
    named = referred.candidates(letter, nobody, ours=False, absent=absent)
    authors = tuple(_authors(mail, thread)) if whose == "theirs" and not named else ()
    return Below(
        whose, people, tuple(absent), named, authors, to_sender=whose == "theirs" and is_to_sender(mail, letter)
    )


def _authors(mail: Mail, thread: Sequence[Letter]) -> Iterator[Found]:
    """Who wrote the letters below, for want of anybody named in them: "Jadę ja z Anetą"."""
    told = {fold(mail.sender.name)}
    for letter in thread:
        name = letter.sender.name if letter.sender else ""
        read = [one for one in names.read(name) if one.complete] if fold(name) not in told else []
        told.add(fold(name))
        yield from (named(one, letter.part) for one in read[:1])


_OF_MINE = Sieve(r"\b(?:moje|mojego|moim|nasze|naszego|naszym)\s+(?:\w+\s+)?zgloszeni\w*")
_ASKING = Sieve(
    r"\?|\bpros\w+\s+(?:\w+\s+){0,2}?o\s+(?:\w+\s+)?(?:potwierdzeni|informacj|wiadomosc|podani|wskazani|odpowiedz|uzupelnieni)\w*|\bwystarczy\s+odpisac\b"
)


def _asks(letter: Letter) -> bool:
    return _ASKING.search(_unmarked(letter)) is not None


def _unmarked(letter: Letter) -> str:
    """Its words, folded, without the marks of quotation that stand in the middle of a sentence."""
    return "\n".join(letter.folded[start:end] for start, end in letter.spans).replace(">", " ").replace("|", " ")


def _ends(own: Letter, one: Found) -> bool:
    """Is he the last that is said, as one who signs is?"""
    return one.where == own.part.where and not own.folded[one.end : own.spans[-1][1]].strip(" .,\n")


def _is_incidental(writer: Found, mine: Heard) -> bool:
    """Is he read only for want of others, or from a verb that takes back what others had asked?"""
    return not mine.explicit or (writer.act is Act.CANCEL and not mine.of_himself)


_MOVES = Sieve(r"\b(?:przepis|przenie|przenios|przesun|zamien)\w*")


def meant(own: Letter, below: Below | None, kind: Kind) -> referred.Referred:
    """Those among the people below whom the letter means without naming them."""
    if below is None:
        return referred.Referred()
    changes = any(c.act is Act.REPLACED for c in own.clauses) or _says(own, _MOVES)
    if kind is Kind.CORRECTION and not changes:  # "Kropek to mój kierownik": a spelling is put right
        return referred.Referred()
    inline = any(start >= own.spans[0][1] and _is_quoted_between(own, start) for start, _ in own.spans)
    if below.authors:
        return referred.resolved(own, below.authors, kind, answers=False, only_names=True)
    return referred.resolved(own, below.named, kind, answers=below.asks and not inline, asked=below.people)


def _is_quoted_between(own: Letter, at: int) -> bool:
    """Does a quoted line stand between the beginning of the letter and this place?"""
    first = own.spans[0][0]
    return any(one.origin is not Origin.OWN and first < one.start < at for one in own.part.segments)


_OF_THE_WRITER = ("extract.group", "extract.unplain", "extract.of-whom", "extract.faint", "extract.unknown-writer")


_AGREES = re.compile(
    r"\b(?:tak|owszem|oczywiscie|chetnie|jasne|zgoda|potwierdzam|prosze|poprosze|bede|przyjade|przyjde|ja|jade|wezme|zglaszam|zapisuje|yes|ok|okej|dobrze)\b"
)


def _answers_otherwise(mine: Heard, below: Below | None, own: Letter) -> bool:
    """ "Wawrzyniec.", where we asked how somebody is called: nothing by which the writer asks for himself."""
    tacit = bool(mine.people) and all(one.is_writer for one in mine.people) and not mine.explicit
    said = "".join(own.folded[segment.start : segment.end] for segment in own.said if segment.label is Label.WRITTEN)
    words = len(said.split())
    first = next((line for line in said.split("\n") if line.strip()), "")
    named = any(fold(one.name.last_name) in first for one in mine.people)
    return bool(below and below.asks) and tacit and not named and words <= 6 and _AGREES.search(said) is None


_ASKED = Reason("extract.refers", "Odpowiedź na pytanie biura: nie wiadomo, o kogo chodzi.")


def taken_up(mine: Heard, meant: referred.Referred, own: Letter, below: Below | None = None) -> Heard:
    """What the letter asks, with those it means by their place in the letter below."""
    if not meant.people:
        otherwise = (_ASKED,) if _answers_otherwise(mine, below, own) else ()
        return replace(mine, doubts=(*mine.doubts, *meant.doubts, *otherwise))
    asked = any(one.act in COMES or one.act is Act.CANCEL for one in meant.people)
    only_others = asked and not meant.writer
    leaves = any(one.act is Act.CANCEL for one in meant.people)
    signs = [one for one in mine.people if one.is_inherited and _ends(own, one)]
    incidental = signs if leaves else []
    kept = [
        one
        for one in mine.people
        if one not in incidental and not (only_others and one.is_writer and _is_incidental(one, mine))
    ]
    doubts = [doubt for doubt in mine.doubts if doubt.rule not in _OF_THE_WRITER]
    return replace(
        mine,
        people=tuple(merged([*kept, *meant.people], apart=False)),
        explicit=mine.explicit or asked,
        doubts=(*doubts, *meant.doubts),
        loose=(),
        unnamed=(),
    )


_TO_ONE = re.compile(
    r"\W*(?:drog[ai]\s+)?(?:pani|panie)\s+(?!burmistrz|wojcie|dyrektor|prezes|staros|sekretarz|przewodnicz|kierowni)\w{2,}[oueiy]\b"
)
_HEAD = (Label.GREETING, Label.WRITTEN)
_OF_YOU = re.compile(r"\b(?:zglos|zapisz|dopisz|wpisz|zarejestruj|zglosisz|zapiszesz|dopiszesz|wpiszesz|zalatw)\b")


def is_to_sender(mail: Mail, letter: Letter) -> bool:
    """Is the letter to one person, in the imperative or by his given name, rather than to an office?"""
    said = [one for one in letter.part.segments if one.origin is not Origin.OWN and one.label in _HEAD]
    head = "".join(letter.text[one.start : one.end] for one in said)[:80]
    given = mail.sender.name.split(" ")[0]
    if _TO_ONE.match(fold(head)):
        return True
    called = given and {names.vocative(given), given} & set(re.findall(r"[^\W\d_]+", head))
    return bool(called) or any(_OF_YOU.search(letter.folded, *span) for span in letter.spans)


def _whose(mail: Mail, office: Office, letter: Letter) -> Whose:
    author, sender = letter.sender, mail.sender
    address = author.address.lower() if author else ""
    ours = {one.lower() for one in office.addresses}
    if author and (address == sender.address.lower() if address else fold(author.name) == fold(sender.name)):
        return "mine"
    if address:
        return "ours" if address in ours else "theirs"
    told = _unmarked(letter)
    to_us = {one.address.lower() for one in (*mail.to, *mail.cc)} <= ours and bool(mail.in_reply_to)
    if to_us and not letters.is_forward(mail) and _TO_YOU.search(told):
        return "ours"  # who is answered is who wrote
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
_PART_BELOW = Sieve(r"\b(?:nr|numer\w*|pozycj\w+|pierwsz\w+|drug\w+|trzeci\w+|ostatni\w+|pozostal\w+|reszta)\b")
_ALL_BELOW = Sieve(
    r"(?<!\bz )\b(?:ponizsz|powyzsz)\w*|\bto,?\s+(?:co\s+)?(?:nizej|ponizej)\b"
)  # "poniższe proszę uznać za niebyłe"
_OF_ONESELF = Sieve(  # "rezygnuję", "mnie proszę skreślić": of those whom he had signed up, himself
    r"\b(?:moj\w*|swoj\w*|swego|mnie|ja|mi|osobiscie|sama?|rezygnuje|zrezygnowac|rezygnacj\w*|(?:wycofuj|wypisuj)e\s+sie|(?:wycofac|wypisac)\s+sie|sie\s+(?:\w+\s+)?(?:wycofac|wypisac)|moge|dam|przyjade|przyjde|bede|dojade|dotre|zdaze|pojade|jestem|odpadam|wypadam|odpuszczam)\b"
)
_BESIDES = Sieve(r"\b(?:oprocz|poza)\b[^.!?]{3,80}\b(?:tez|takze|rowniez|jeszcze)\b")
_PAIR = re.compile(r"\b(?:oba|obie|oboje|obaj|obu|obydw\w+)\b")
_ONLY = re.compile(r"\b(?:tylko|jedynie|wylacznie|sam[ai]?)\b")


def told_who(own: Letter, nobody: tuple[str, ...]) -> list[Found]:
    """The names in a letter that does nothing but answer who comes."""
    written = [segment for segment in own.said if segment.label is Label.WRITTEN]
    found = [one for one in _named(replace(own, said=tuple(written)), nobody) if one.name.case != "voc"]
    found = found[:-1] if len(found) > 1 and _signs_below(own, found) else found
    return [one.at(Act.SIGN_UP, "told-who", "Imię i nazwisko, o które pytało biuro.") for one in found]


_APART = re.compile(r"\s*\n[^\S\n]*\n\s*")


def _signs_below(own: Letter, found: Sequence[Found]) -> bool:
    """ "Jan Lis\n\nEwa Kot\nSpecjalista": the sender, below an empty line."""
    before, last = found[-2:]
    apart = _APART.fullmatch(own.text, before.end, last.start) is not None
    return apart and own.sender is not None and any(same(name, last.name) for name in names.read(own.sender.name))


def weighed(
    own: Letter, mine: Heard, people: list[Found], below: Below, kind: Kind, *, passes_on: bool
) -> tuple[list[Found], tuple[Reason, ...]]:
    """The people of the mail, in the light of the letter below, and what stays unclear."""
    if kind is Kind.CANCELLATION:
        return _taken_back(own, people, below, passes_on=passes_on)
    if kind is Kind.CORRECTION and below.whose == "ours" and below.people:  # "Kropek to mój kierownik, nie wybiera się"
        people = [one for one in people if one.act is not Act.ABSENT or _stands_in(one, below.people)]
    if kind is Kind.CORRECTION and below.whose == "mine" and people and not any(_is_from(one, own) for one in people):
        return [], (Reason("extract.correction", "Nadawca poprawia coś w zgłoszeniu, które cytuje."),)
    if kind is Kind.CORRECTION and below.whose == "mine" and not all(_is_from(one, own) for one in people):
        kept = [one for one in people if _is_from(one, own)]
        return kept, (Reason("extract.correction", "Poprawka wskazuje też na zgłoszenie, które cytuje."),)
    if kind is not Kind.REGISTRATION:
        return people, ()
    if any(referred.REASON in one.reasons for one in people):
        return people, tuple(_changed(own, mine, people, below)) if below.whose != "theirs" else ()
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


def _asks_by_name(people: Sequence[Found]) -> bool:
    return any(one.act in COMES and not one.is_writer for one in people)


def _stands_in(one: Found, others: Sequence[Found]) -> bool:
    return any(same(one.name, other.name) for other in others)


def _taken_back(
    own: Letter, people: list[Found], below: Below, *, passes_on: bool
) -> tuple[list[Found], tuple[Reason, ...]]:
    """Who leaves, where the letter names nobody: those below rather than its writer, who may never have signed up."""
    here = [one for one in people if one.act not in COMES or _is_from(one, own)]
    leaving = [one for one in here if one.act in LEAVES]
    who = below.absent or below.people
    if passes_on and below.whose == "theirs" and len(who) == 1 and all(one.is_writer for one in leaving):
        kept = [one for one in here if one not in leaving and not same(one.name, who[0].name)]
        return [*kept, who[0].at(Act.CANCEL, "below", "Kto w przekazanym liście pisze, że nie przyjdzie.")], ()
    if not below.people or any(not one.is_writer for one in leaving):
        return here, ()
    among = _stands_among(leaving, below.people)
    below_all = _says(own, _ALL_BELOW) and not _says(own, _PART_BELOW)
    if among and (len(below.people) < 2 or below.whose != "mine" or (_says(own, _OF_ONESELF) and not below_all)):
        return here, ()
    told = ", ".join(one.name.full_name for one in below.people[:3])
    if not (_says(own, _ALL) or below_all):
        return here, (Reason("extract.of-whom", f"Nie wiadomo, czyje zgłoszenie jest odwoływane; niżej stoi: {told}."),)
    pair = any(_PAIR.search(own.folded, *span) for span in own.spans)
    kept = [one for one in here if one not in leaving]
    struck = [one.at(Act.CANCEL, "below", "Zapisany w liście niżej, który nadawca odwołuje.") for one in below.people]
    if pair and len(below.people) != 2:
        return [*kept, *struck], (Reason("extract.of-whom", f"Mowa o dwóch osobach, a niżej stoi: {told}."),)
    return [*kept, *struck], ()


def _is_from(one: Found, own: Letter) -> bool:
    """Does he stand in the sender's own words, or is he the sender?"""
    if one.where != own.part.where or one.is_writer or one.reasons[-1:] == (referred.REASON,):
        return True
    return any(start <= one.start < end for start, end in own.spans)


def _stands_among(people: Sequence[Found], others: Sequence[Found]) -> bool:
    return any(_stands_in(one, others) for one in people)


_CONSENTS = Sieve(r"\bwyraz\w+\s+zgod|\bzgod[aey]\b|\bzgadzam|\bakceptuj|\bpopieram|\bprzychylam")


def _asks_below(missing: Sequence[Found]) -> Reason:
    told = ", ".join(one.name.full_name for one in missing[:3])
    return Reason("extract.asked-below", f"Niżej o miejsce prosi ktoś, kogo nadawca nie wymienia: {told}.")


def _with_theirs(
    own: Letter, mine: Heard, people: list[Found], below: Below, *, passes_on: bool
) -> tuple[list[Found], tuple[Reason, ...]]:
    """Somebody asks below, and the sender asks for himself or others besides."""
    coming = [one for one in people if one.act in COMES]
    missing = [one for one in below.people if not _stands_in(one, coming)]
    if passes_on and missing and coming and _says(own, _CONSENTS):
        return people, (_asks_below(missing),)
    if not missing or not coming or not mine.explicit:
        return people, ()
    if not (passes_on or below.to_sender) or not _says(own, _TOO):
        return people, ()
    if not _says(own, _BESIDES) and any(_stands_in(one, missing) for one in mine.people if one.act not in COMES):
        return people, ()
    doubt = (_asks_below(missing),)
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


__all__ = ["Below", "answered", "is_to_sender", "taken_up", "told_who", "weighed"]

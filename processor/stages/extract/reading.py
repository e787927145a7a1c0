"""One letter read: the people it asks for, the writer among them or not, and what stays unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from processor import names
from processor.names.titles import is_title
from processor.stages.extract import (
    footers,
    himself,
    marked,
    signature,
    signers,
    standing,
    thread,
    unclear,
    unread,
    writer,
)
from processor.stages.extract.acts import Told, decided
from processor.stages.extract.exceptions import by_pronoun, excepted, named_again, taken_back
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, named
from processor.stages.extract.kin import kin
from processor.stages.extract.lowercase import lowercase
from processor.stages.extract.people import is_one_of, merged, same, spelt_best
from processor.stages.extract.replacements import changed_in_fields, place_taken
from processor.stages.extract.same_surname import of_same_surname, still_unnamed
from processor.stages.extract.structured import structured
from processor.stages.extract.told_order import in_told_order
from processor.stages.extract.uncovered import references, strays, uncovered
from processor.stages.extract.unnamed import companions
from processor.stages.extract.unsettled import unsettled
from processor.text.folding import fold
from processor.text.requests import Act, Clause, sentences
from processor.text.sieve import Sieve
from processor.values import Kind, Reason

MOST_NAMES = 600  # in one letter; a list of more is for a human, and each is weighed against all others
_REQUESTS = frozenset({Act.SIGN_UP, Act.CANCEL, Act.RIGHT, Act.REPLACED})
_WORDS = re.compile(r"[^\W\d_]+")
_SEVERAL = Sieve(
    r"\b(?:dwa|dwie|dwoch|trzy|trzech|cztery|oba|obie|kilka|wszystkie|[2-9])\s+(?:\w+\s+)?(?:zgloszeni\w+|wiadomosc\w*|maile?\w*|osob\w*|prosb\w*)"
)
_ADDS = Sieve(
    r"\b(?:dopisuj|dorzuca|dodaj|dolacza)\w*\s+(?:\w+\s+)?(?:jeszcze|tez|takze|rowniez)\b|\bod\s+siebie\b|\b(?:pusc|przeslij|przekaz|podaj|wyslij|podeslij)(?:cie)?\s+(?:\w+\s+)?dalej\b"
)
_OF_HIMSELF = Sieve(
    r"\b(?:ja|mnie|siebie|sie\s+(?:zglaszam|zapisuje|dopisuje)|(?:zglaszam|zapisuje|dopisuje|wypisuje|wycofuje)\s+sie|musze\s+(?:\w+\s+)?sie\s+(?:wycofac|wypisac|wykreslic)|moj\w*\s+(?:udzial|uczest)\w*|swoj\w*)\b"
)
_BELOW = Sieve(r"\b(?:ponizej|nizej|ponizsz\w+|przekazuj\w+|below|forward\w*)\b")
_LIST = Sieve(
    r"\b(?:list[aeęy]|wykaz\w*|zgloszeni\w+|formularz\w*|kart[aeęy]|pism[oa]|skierowani\w+|tabel\w+|osob\w*|uczestnic\w+|uczestnik\w*)\b(?=[\s\S]{0,80}\b(?:zalacz|plik|attach))|\b(?:zalacz\w+|plik\w*|attach\w+)\b(?=[\s\S]{0,60}\b(?:list|wykaz|zgloszeni|formularz|kart|pism|tabel|osob|uczestni))"
)
_DENIES = Sieve(
    r"\b(?:bez\s+(?:dalszych|zadnych)|na\s+razie|prosze\s+nie|nie\s+(?:zapis|wpis|rejestr|zglasz|wyraz|dalam|dalem|zgadz|moze|bedzie|pojedzie|przyjedzie))\w*|\bjeszcze\s+nie\b|\bnieaktualn\w+|\bniewazn\w+|\b(?:tylko|jedynie|wylacznie|\W*)do\s+(?:\w+\s+)?wiadomosci\b(?!\s+(?:i|oraz)\b)"
)
_NAMESAKES = Sieve(r"\b(?:ojciec|ojca|syn|syna|senior|junior|sr|jr|mlodsz\w+|starsz\w+|matk\w+|cork\w+)\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """What one letter asks. `people` carry their acts; `explicit`: names or the writer himself are asked for in words,
    not only understood from a signature."""

    people: tuple[Found, ...] = ()
    explicit: bool = False
    doubts: tuple[Reason, ...] = ()
    loose: tuple[str, ...] = ()  # words of requests that look like people nobody has read
    unnamed: tuple[str, ...] = ()  # nouns of those who are to come and whom this letter does not name
    extent: tuple[int, int] = (0, 0)  # with its signature
    where: str = ""
    absent: str = ""  # the writer's full name, where he signs up others and cannot come himself
    staying: str = ""  # the writer's full name, where he takes others back and says that he himself comes
    asks: bool = False
    several: bool = False  # speaks of several requests that it passes on
    points_below: bool = False
    adds: bool = False  # asks for somebody besides those whom a letter below asks for
    points_to_list: bool = False
    of_himself: bool = False  # by "mnie", "siebie", "mój", and not by his verbs alone
    of_another: bool = False  # asks for "him" or "her"
    denies: bool = False  # says of what he passes on that something is not to be done, or not yet


def heard(
    letter: Letter, kind: Kind, nobody: tuple[str, ...], hints: tuple[str, ...], cards: Sequence[Found] = ()
) -> Heard:
    """Read a letter of a mail of this kind. `nobody`: full names never meant (leaders, the office's own people)."""
    said = letter.clauses
    author = _author(letter, said, hints, cards)
    everything, author = in_told_order(letter, _all(letter, hints), author)
    if len(everything) > MOST_NAMES:
        many = f"W jednym tekście jest {len(everything)} nazwisk: zbyt wiele, by odczytać je na pewno."
        return Heard(doubts=(Reason("extract.too-many-names", many),))
    author = _as_he_writes_himself(author, everything)
    signed = [one for one in signers.together(letter, hints) if not _is_organisation(letter, one, author)]
    signed = signed if len(signed) == 2 else []
    found = _named(letter, said, everything, author, nobody, signed)
    told = _told(letter, said, found, kind)
    read = [signers.in_full(letter, _spelt(_turned(one, author), author), author, hints) for one in told.people]
    people = taken_back(read, found, said)
    people = by_pronoun(letter, excepted(letter, named_again(letter, people, found, said), said))
    people = marked.answered(letter, changed_in_fields(letter, place_taken(letter, people, found, said)))
    people = _but_those_beside(letter, people, author) if himself.alone(letter) else people
    asked = [one for one in people if one.act in COMES | LEAVES]
    if author is None:
        author = _himself(letter, asked)
    self_act = _self(letter, said, found, kind, author)
    stays = self_act is Act.SIGN_UP and _only_others_leave(letter, said, kind, people, author)
    self_act = None if stays else self_act
    explicit = bool(asked) or self_act is not None
    announced = self_act is None and not asked and himself.announces_himself(said)
    self_act = self_act or (None if asked else _tacitly(letter, said, found, kind, author, announced=announced))
    if author is None and self_act is Act.SIGN_UP:
        author = _presented(letter, said, told.unplain) if not people else None
    if author and self_act and not _is_nobody(author, nobody):
        people = _with_writer(people, author, self_act, explicit)
        people = people if asked else signers.with_signers(letter, people, self_act, signed, hints)
    apart = bool(_NAMESAKES.search(letter.folded, *_extent(letter)))
    everybody = tuple(merged(people, apart))
    doubts = (
        *unclear.of_people(letter, found, said, people, unsettled(letter, told, said, explicit, self_act), author),
        *unclear.of_writer(letter, said, author, self_act, kind, explicit=explicit, announced=announced),
        *unclear.of_group(letter, said, kind, asked),
        *marked.doubts(letter, everybody),
        *marked.refused(letter),
        *(footers.doubts(letter, people) if kind is Kind.REGISTRATION else ()),
        *marked.not_himself(letter, everybody),
        *unread.rows(letter, [*everything, *found], asked),
        *unread.items(letter, [*everything, *found], asked),
        *(signers.doubts(letter, signed, everybody) if explicit else ()),
        *(signature.doubts(letter, everything, author, everybody) if explicit else ()),
        *(unclear.nothing_asked(letter, said, everybody) if kind is Kind.REGISTRATION else ()),
        *standing.doubts(letter, said, everybody, found),
        *references(letter, said),
    )
    text = "\n".join(letter.folded[start:end] for start, end in letter.spans)[:5000]
    loose = strays(letter, said, [*everything, *found], nobody) if asked and kind is not Kind.CORRECTION else []
    return Heard(
        people=everybody,
        explicit=explicit,
        doubts=doubts,
        loose=(*uncovered(letter, said, [*everything, *found], nobody, asked), *loose),
        unnamed=tuple(
            still_unnamed(letter, companions(letter, said, [*everything, *found], everybody, author), everybody)
        ),
        where=letter.part.where,
        extent=_with_signature(letter),
        absent=author.name.full_name if author and self_act is None and himself.cannot_himself(letter, said) else "",
        staying=author.name.full_name if author and stays else "",
        asks=any(c.act in _REQUESTS and not c.question for c in said),
        several=bool(_SEVERAL.search(text)),
        points_below=_points_below(letter),
        adds=bool(_ADDS.search(text)),
        points_to_list=bool(_LIST.search(text)),
        of_himself=bool(_OF_HIMSELF.search(text)),
        of_another=any(himself.asks_for_him(letter, c) for c in said),
        denies=bool(_DENIES.search(text)),
    )


def _himself(letter: Letter, asked: Sequence[Found]) -> Found | None:
    """The writer whom nothing else tells: who is asked for alone in the nominative, is said to be him ("czyli mnie"), or
    has the given name and the initial that he goes by ("Lucyna P.")."""
    if len(asked) == 1 and asked[0].name.case in (None, "nom"):
        return asked[0]
    told = [one for one in asked if _THAT_IS_ME.match(letter.folded, one.end)]
    if len(told) == 1:
        return told[0]
    goes_by = _GIVEN_AND_INITIAL.fullmatch(fold(letter.sender.name)) if letter.sender else None
    alike = [
        one
        for one in asked
        if goes_by
        and fold(one.name.first_names) == goes_by["given"]
        and fold(one.name.last_name).startswith(goes_by["initial"])
    ]
    return alike[0] if len(alike) == 1 else None


_THAT_IS_ME = re.compile(
    r"\s*[,(–-]\s*(?:to\s+(?:znaczy|jest)|czyli|tj\.?|to)\s+(?:dla\s+)?(?:mnie|ja|siebie|moja\s+osob\w)\b"
)
_GIVEN_AND_INITIAL = re.compile(r"(?P<given>[a-z]{3,})\s+(?P<initial>[a-z])\.?")


_FROM_WHOM = re.compile(
    r"\b(?:zachecil|namowil|polecil|poslal|podeslal|przeslal|przekazal|dostal|otrzymal|dowiedzial|wiem\s+od)\w*"
)


def _points_below(letter: Letter) -> bool:
    """Does he ask for what stands below, rather than tell from whom he knows of it ("zachęcił mnie kolega, mail niżej")?"""
    return any(
        _BELOW.search(letter.folded, start, end) and not _FROM_WHOM.search(letter.folded, start, end)
        for span in letter.spans
        for start, end in sentences(letter.folded, *span)
    )


def _author(letter: Letter, said: tuple[Clause, ...], hints: tuple[str, ...], cards: Sequence[Found]) -> Found | None:
    """The writer by his signature or From name; by his business card or address only where he speaks of himself."""
    author = writer.writer(letter, hints, cards)
    if author is not None and len(cards) == 1 and writer.is_short_of(author.name, cards[0].name):
        return cards[0]  # "Ewa K." of ewa.kot@
    known = [one for one in cards if thread.REASON in one.name.reasons]
    if author is not None and known and min(map(len, author.name.full_name.replace(".", "").split(" "))) == 1:
        return known[0]  # "Jola P.", who is Jolanta Ptasznik below
    if author is None and cards:
        of_himself = any(c.self_ or c.act is Act.CANCEL for c in said) or himself.speaks_of_me(letter, said)
        return cards[0] if of_himself or thread.REASON in cards[0].name.reasons else None
    return author


_FIRMLY = re.compile(r"\b(?:prosz|popros|zglasz|zapis|wpis|dopis|deleg)\w*")


def _but_those_beside(letter: Letter, people: list[Found], author: Found | None) -> list[Found]:
    """Where the writer alone comes, nobody whom he names in prose without a firm request of its own."""
    return [
        one.at(Act.MENTION, "alone", "Nadawca zgłasza tylko siebie.")
        if one.act in COMES
        and not one.listed
        and not (author and same(one.name, author.name))
        and not (one.clause and _FIRMLY.search(letter.folded, one.clause.start, one.clause.end))
        else one
        for one in people
    ]


def _as_he_writes_himself(author: Found | None, everything: list[Found]) -> Found | None:
    """The writer guessed from his address, by the one full name of that surname in the letter ("Felicja Olczyk" of
    felka.olczyk@)."""
    if author is None or author.where != "from":
        return author
    alike = [one for one in everything if one.name.complete and same(one.name, author.name)]
    spelt = [one for one in alike if one.name.full_name != author.name.full_name]
    if spelt:
        return spelt_best(author, spelt)
    latin = [one for one in everything if one.name.complete and fold(one.name.full_name).isascii()]
    if len(latin) == 1 and _CYRILLIC.search(author.name.full_name) and latin[0].name.case in (None, "nom"):
        return latin[0]  # "Тарас Грицак" in From, "Imię i nazwisko: Taras Hrycak" in the letter
    if author.name.written and not _of_given_names(author):
        return author
    last = fold(author.name.last_name)
    whole = [one for one in everything if one.name.complete]
    told = [
        one
        for one in whole
        if last == _last_given(one) or (not author.name.written and last == fold(one.name.last_name))
    ]
    return told[0] if len(told) == 1 and told[0].name.case in (None, "nom") else author


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _of_given_names(author: Found) -> bool:
    """ "br. Jan Maria <…>": no surname among them."""
    return names.is_given_name(author.name.last_name) and names.is_given_name(author.name.first_names.split(" ")[0])


def _last_given(one: Found) -> str:
    """The second of two given names, folded: "Maria" of Jan Maria Tomczyk; "" for one alone."""
    return fold(one.name.first_names.partition(" ")[2])


def _presented(letter: Letter, said: tuple[Clause, ...], unplain: tuple[Found, ...]) -> Found | None:
    """ "Zgłaszam się. Dh Jan Kos, prezes OSP Góry.": the one name, at the head of a sentence that says who he is."""
    if len(unplain) != 1 or unplain[0].name.case not in (None, "nom"):
        return None
    one = unplain[0]
    start = next((clause.sentence[0] for clause in said if clause.start <= one.start < clause.end), one.start)
    titles = all(is_title(word) for word in _WORDS.findall(letter.text[start : one.start]))
    return one if titles and re.match(r"\s*(?:[,.(–-]|$)", letter.text[one.end : one.end + 3]) else None


def _named(
    letter: Letter,
    said: tuple[Clause, ...],
    everything: list[Found],
    author: Found | None,
    nobody: tuple[str, ...],
    signed: Sequence[Found],
) -> list[Found]:
    """Those the letter names who may be meant, with the relatives it names by given names alone; of `signed`, who sign
    it together, none is the only writer."""
    found = [
        one
        for one in _repeated(letter, everything)
        if not _is_nobody(one, nobody) and not _is_organisation(letter, one, author)
    ]
    found = [
        one for one in found if signers.signs(one, signed) or not signature.is_signature(letter, one, author, found)
    ]
    whole = [one for one in found if one.name.complete]
    if not whole or any(one.name.written.islower() for one in whole):
        small = [one for one in lowercase(letter, said) if not _is_nobody(one, nobody)]
        small = [one for one in small if not _stands_off(letter, one, [*whole, *small])]
        found += [one for one in small if not any(one.start < other.end and other.start < one.end for other in whole)]
    alike = of_same_surname(letter, author, said, found)
    relatives = [
        one for one in kin(letter, author, said, found) if not any(one.start == a.start for a in alike)
    ] + alike
    apart = [one for one in found if one.name.complete or not any(one.start == other.start for other in relatives)]
    return apart + relatives


def _stands_off(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """A name that ends the letter, an empty line below others that stand close together: who signs without capitals."""
    above = sorted(other.end for other in found if other.end <= one.start)
    if not above or letter.text[one.end : letter.spans[-1][1]].strip(" .\n"):
        return False
    gap = letter.text[above[-1] : one.start]
    others = letter.text[min(other.start for other in found) : above[-1]]
    return not gap.strip() and "\n\n" in gap and "\n\n" not in others


def default_act(kind: Kind) -> Act:
    """What a mail of this kind asks for a name without words."""
    return Act.CANCEL if kind is Kind.CANCELLATION else Act.SIGN_UP


def _extent(letter: Letter) -> tuple[int, int]:
    return (letter.spans[0][0], letter.spans[-1][1]) if letter.spans else (0, 0)


def _with_signature(letter: Letter) -> tuple[int, int]:
    begin, end = _extent(letter)
    return begin, max([end, *(segment.end for segment in letter.signed)])


def _all(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    people, taken = structured(letter, hints)
    people = [_in_full(letter, one) if "\t" not in letter.text[one.end : one.end + 3] else one for one in people]
    for start, end in letter.spans:
        for name in names.find(letter.text[start:end], hints=hints):
            at = start + name.start
            if not any(begin <= at < stop for begin, stop in taken):
                people.append(_in_full(letter, named(name, letter.part, start)))
    return sorted(people, key=lambda one: one.start)


_ORGANISATION = re.compile(
    r"^(?:Městys|Město|Mesto|Obec|Okres|Gemeinde|Stadt|Landkreis|Commune|Comune|Ville|Urząd|Gmina|Fundacja|Centrum|Szkoła|Wydział|Klub|International|Municipality|Town|City|Ministry|Republika|Agencja|Rada|Zarząd|Związek)\b|\bof\b|\b(?:Municipality|Office|University|Council|Institute|Department|Fellow|Officer|Manager|Coordinator|Assistant|Professor|Lecturer|Advisor|Consultant|Director|Przykładow[ya]|Wzorcow[ya]|Testow[ya])$"
)


def _is_organisation(letter: Letter, one: Found, author: Found | None) -> bool:
    """An office, or what stands right below the writer's name and begins with a noun: "Kinga Kot / Głos Miechowski"."""
    if _ORGANISATION.search(one.name.full_name):
        return True
    if author is None or not any(reason.rule == "names.unknown_given" for reason in one.name.reasons):
        return False
    above = letter.text[: one.start].rstrip().rsplit("\n", 1)[-1]
    noun = names.is_common_word(one.name.first_names.split(" ")[0].lower())
    return noun and author.name.last_name in above and "\n" in letter.text[: one.start][-3:]


def _repeated(letter: Letter, found: list[Found]) -> list[Found]:
    """A name repeated in brackets in the nominative ("Aleny Veselej (Alena Veselá)") counts as written there."""
    kept: list[Found] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last
            and letter.text[last.end : one.start].strip() == "("
            and letter.text[one.end : one.end + 1] == ")"
            and _alike(last, one)
        ):
            kept[-1] = one
        else:
            kept.append(one)
    return kept


_FULL_GIVEN = re.compile(r"\s*\(\s*(?:[^():]{1,30}:\s*)?(?P<given>[^\W\d_]{3,})\s*(?:,[^()]{1,60})?\)")


def _in_full(letter: Letter, one: Found) -> Found:
    """ "Arka Biedy (Arkadiusz)": a given name in brackets that spells the one before it out."""
    match = _FULL_GIVEN.match(letter.text, one.end)
    if match and "imi" in fold(match[0]) and fold(match["given"]) == fold(one.name.last_name):
        return replace(one, name=replace(one.name, first_names=one.name.last_name, last_name=one.name.first_names))
    sex = one.name.gender
    given = names.given_nominative(match["given"].capitalize(), sex) if match and sex and one.name.complete else ""
    if not given or given == one.name.first_names or fold(given)[:2] != fold(one.name.first_names)[:2]:
        return one
    return replace(one, name=replace(one.name, first_names=given))


def _alike(one: Found, other: Found) -> bool:
    here, there = fold(one.name.written).split(), fold(other.name.written).split()
    return len(here) == len(there) and all(a[:3] == b[:3] for a, b in zip(here, there, strict=True))


def _is_nobody(one: Found, nobody: tuple[str, ...]) -> bool:
    return one.name.case == "voc" or is_one_of(one.name, nobody) or _is_doctor(one, nobody)


def _is_doctor(one: Found, nobody: tuple[str, ...]) -> bool:
    """ "… każde słowo dr Nijander-Dudzińskiej": a leader by the surname alone, with the degree, and not as a subject."""
    if (
        one.name.first_names
        or one.name.case in (None, "nom")
        or not any(title.lower().rstrip(".") in _DEGREES for title in one.name.titles)
    ):
        return False
    return any(fold(one.name.last_name) == fold(full.rpartition(" ")[2]) for full in nobody)


_DEGREES = frozenset({"dr", "doktor", "hab", "prof", "profesor"})


def _turned(one: Found, author: Found | None) -> Found:
    """ "Adamek Bartosz" of a sender called Bartosz Adamek: his own order decides."""
    if author is None or author.where == one.where or ":" in one.name.written:  # a form's fields say which is which
        return one
    here, there = one.name, author.name
    if (fold(here.first_names), fold(here.last_name)) != (fold(there.last_name), fold(there.first_names)):
        return one
    name = replace(here, first_names=here.last_name, last_name=here.first_names, gender=there.gender)
    return replace(one, name=name)


def _spelt(one: Found, author: Found | None) -> Found:
    if author is None or not same(one.name, author.name):
        return one
    twice = author.start != one.start or author.name.full_name != one.name.full_name
    return spelt_best(one, [author]) if twice else one


def _self(letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind, author: Found | None) -> Act | None:
    if himself.signs_himself_up(letter, said, found):
        return Act.SIGN_UP
    if kind in (Kind.CANCELLATION, Kind.CORRECTION) and himself.cannot_himself(letter, said, found):
        return Act.CANCEL
    return None


def _only_others_leave(
    letter: Letter, said: tuple[Clause, ...], kind: Kind, people: list[Found], author: Found | None
) -> bool:
    """Does a letter that takes others back say of its writer only that he comes?"""
    leave = [one for one in people if one.act in LEAVES]
    if kind is not Kind.CANCELLATION or not leave or any(author and same(one.name, author.name) for one in leave):
        return False
    return himself.only_stays(letter, said)


def _told(letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind) -> Told:
    """What is asked for each full name."""
    whole = [one for one in found if one.name.complete and len(one.name.last_name.rstrip(".")) > 1]
    return decided(letter, whole, said, default_act(kind))


def _tacitly(
    letter: Letter, said: tuple[Clause, ...], found: list[Found], kind: Kind, author: Found | None, *, announced: bool
) -> Act | None:
    """What a letter that asks for nobody in words asks for its writer."""
    if announced:
        return Act.SIGN_UP
    return default_act(kind) if author and _understood(letter, said, kind, found) else None


def _understood(letter: Letter, said: tuple[Clause, ...], kind: Kind, found: list[Found]) -> bool:
    """May a letter that asks for nobody in words be the writer's own request?"""
    if kind is Kind.REGISTRATION and _declines(letter, said):
        return False
    if letter.origin == "file" or any(_PASSES_ON.search(letter.folded, *span) for span in letter.spans):
        return False
    if kind is Kind.CANCELLATION and any(_HE_LEAVES.search(letter.folded, c.start, c.end) for c in said if not c.self_):
        return False
    if kind is Kind.CANCELLATION and (_of_half_a_name(said, found) or _stays(letter)):
        return False
    if kind is not Kind.CANCELLATION and himself.cannot_himself(letter, said) and not _asks_after(letter, said, found):
        return False
    return himself.may_be_understood(letter, said) and not any(c.condition and c.act is Act.SIGN_UP for c in said)


_DECLINES = Sieve(
    r"\bsie\s+(?:\w+\s+)?nie\s+(?:zapisuje|zapisze|zglaszam|zglosze|wybieram|wybiore|pisze)\b"
    r"|\bnie\s+(?:zapisuje|zapisze|zglaszam|zglosze|wybieram|wybiore|pisze)\s+sie\b"
)


def _declines(letter: Letter, said: tuple[Clause, ...]) -> bool:
    """ "Byłam już w Busku, tym razem się nie zapisuję", and no request beside it."""
    if any(c.act is Act.SIGN_UP and not c.question and not c.condition for c in said):
        return False
    return any(_DECLINES.search(letter.folded, *span) for span in letter.spans)


_STAYS = re.compile(r"\bnie\s+(?:z?rezygn|odwoluj|wycofuj|wypisuj|anuluj|cofa(?:m|my)\b)")


def _stays(letter: Letter) -> bool:
    """ "Wbrew temu, co pisał Jan Lis, nie rezygnuję" """
    return any(_STAYS.search(letter.folded, *span) for span in letter.spans)


def _of_half_a_name(said: tuple[Clause, ...], found: list[Found]) -> bool:
    """ "Proszę o wykreślenie pani Kot": it is she who leaves."""
    halves = [one for one in found if not one.name.complete]
    return any(c.act is Act.CANCEL and c.start <= one.start < c.end for c in said for one in halves)


_HE_LEAVES = re.compile(  # "jedna z osób nie przyjedzie": the third person, and no "mnie nie będzie"
    r"(?<!\bmnie )\bnie\s+(?:przyjedzie|przyjdzie|przyjada|przyjda|wezmie|wezma|dotrze|pojawi|dojedzie|uczestniczy)\b"
)
_PASSES_ON = Sieve(  # "przekazuję rezygnację koleżanki": another's, and perhaps with no name beside it
    r"\bprzekazuj\w+\s+(?!swoj|moj|nasz|wlasn)(?:\w+\s+)?(?:rezygnacj|odwolani|odmow|wypisani)"
)


def _asks_after(letter: Letter, said: tuple[Clause, ...], found: list[Found]) -> bool:
    """ "Do Proszowic nie dojadę, natomiast na Miechów proszę o wpisanie": the request comes after, and names nobody."""
    last = said[-1] if said else None
    asked = [c for c in said if c.act is Act.SIGN_UP and not c.question and not c.condition]
    absent = [c for c in said if c.act in LEAVES]
    named = any(one.start < (asked[-1].sentence[1] if asked else 0) for one in found)
    return bool(last and asked and absent) and asked[-1].start > absent[-1].start and not named


def _with_writer(people: list[Found], author: Found, act: Act, explicit: bool) -> list[Found]:
    sentence = "Nadawca mówi o sobie." if explicit else "Nikt nie jest wymieniony: zgłoszenie dotyczy nadawcy."
    me = author.at(act, "writer", sentence)
    if not explicit:
        me = replace(me, name=replace(me.name, confidence=round(me.name.confidence * 0.98, 3)))
    twin = next((one for one in people if same(one.name, author.name)), None)
    if twin:
        me = spelt_best(me, [twin])
    signed = twin is not None and twin.act in LEAVES and twin.reasons[-1].rule.startswith("extract.listed-")
    if twin and twin.act in COMES | LEAVES and not (signed and act is Act.SIGN_UP):
        return people
    return [me, *[one for one in people if one is not twin]]

"""What stays unclear in a correction: which spelling, whose, or whether it is one of ours at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from processor import names
from processor.names import Name
from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, Clause, sentences
from processor.text.sieve import Sieve
from processor.values import Kind, Mail, Reason

_OF_CHANGE = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.EXCEPT, Act.WRONG, Act.RIGHT})
_REPLACES_ME = re.compile(r"\bzastapi\w*\s+mnie\b|\bmnie\s+(?:\w+\s+)?zastapi\w*")
_OF_OURS = Sieve(
    r"\b(?:list[aeyę]\b|liscie|potwierdzen|zgloszen|nazwisk|imi[eo]|certyfik|zaswiadcz|identyfik|wpisan|zapisan|zamian|zastep|zamiast|zmian|osob|miejsc)"
)
_MOVES = Sieve(
    r"\bchodzilo\s+(?:mi\s+)?o\b|\b(?:przepisac|przeniesc|przepisanie|przeniesienie|zmian\w+\s+terminu|(?:przenies|przepisz)\w*\s+mnie)\b"
)


def unread(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """The right spelling is told and was not read as a full name."""
    told = [c for c in letter.clauses if c.act is Act.RIGHT and c.cue]
    only_writer = people and all(one.is_writer for one in people)
    moved = any(c.act is Act.SIGN_UP and c.self_ for c in letter.clauses) or any(
        _MOVES.search(letter.folded, *span) for span in letter.spans
    )
    replaced = [one for one in people if one.act is Act.REPLACED]
    if replaced and not any(one.act in COMES for one in people):
        yield Reason("extract.correction", "Nie wiadomo, kto przyjdzie zamiast tej osoby.")
    if (
        only_writer
        and len(people) == 1
        and not _stands_wrong(letter, people[0])
        and (_spells(letter, told, people[0]) or _tells_surname(letter, people[0]) or _is_put_right(letter, people[0]))
    ):
        return  # "powinno być Gołębiewski", signed by Tomasz Gołębiewski
    if not moved and (only_writer or (told and not any(one.act is Act.RIGHT for one in people))):
        yield Reason("extract.correction", "Podano poprawną pisownię, ale nie jako pełne imię i nazwisko.")


_OF_DETAILS = Sieve(
    r"\b(?:przenie(?:sc|sienie)|przepis(?:ac|anie)|przeloz(?:yc|enie)|przesun(?:ac|iecie))\s+(?:moje|mojego|nasze|naszego)\s+zgloszeni\w+|"
    r"\b(?:zmian\w+|zmienic|zaktualizow\w+|aktualizacj\w+)\s+(?:\w+\s+){0,2}?(?:adres\w*|maila?|e-mail\w*|telefon\w*|numer\w*|danych)\b[^.!?\n]{0,40}\b(?:przy|w|do)\s+(?:\w+\s+)?zgloszeni\w*"
    r"|\ba\s+(?:dostal|otrzymal|przysz|przysl)\w*\s+(?:\w+\s+){0,2}?potwierdzeni\w*"
)


def of_details(letter: Letter) -> Iterator[Reason]:
    """Taken for a sign-up, it may be about one that is there already."""
    match = next((m for span in letter.spans if (m := _OF_DETAILS.search(letter.folded, *span))), None)
    if match:
        yield Reason("extract.correction", f"Może chodzić o poprawkę: {letter.text[slice(*match.span())]}.")


_IS_CALLED = Anchored(r"\bma\s+na\s+imie\s+(?P<right>[^\W\d_]{3,})\s*,?\s+(?:a\s+)?nie\s+(?P<wrong>[^\W\d_]{3,})")


def put_right(letter: Letter, people: Sequence[Found]) -> list[Found]:
    """ "Zgłaszam Zofię Hajdę. … PS p. Hajda ma na imię Zenobia, nie Zofia": she as she is called."""
    righted = [_as_in_his_papers(letter, one) for one in people]
    for span in letter.spans:
        for match in _IS_CALLED.finditer(letter.folded, *span):
            word = letter.text[slice(*match.span("right"))]
            wrong = [one for one in righted if fold(one.name.first_names) == match["wrong"]]
            if len(wrong) == 1 and names.is_given_name(word):
                right = replace(
                    wrong[0].name, first_names=word, gender=names.gender(f"{word} {wrong[0].name.last_name}")
                )
                righted = [replace(one, name=right) if one is wrong[0] else one for one in righted]
    return righted


_PAPERS = r"(?:w\s+dowodzie|w\s+dokumentach|oficjalnie|urzedowo|metrykalnie|formalnie)"
_IN_PAPERS = re.compile(
    rf"\s*\((?=[^()]*\b{_PAPERS})\s*(?:{_PAPERS}\s*[:–-]?\s*)?(?P<word>[^\W\d_]{{3,}})(?:\s+{_PAPERS})?\s*\)"
)


def _as_in_his_papers(letter: Letter, one: Found) -> Found:
    """ "Kubę Kosa (w dowodzie Jakub)": by the full given name of which he is called a short form; another is unsure."""
    match = _IN_PAPERS.match(letter.folded, one.end) if one.where == letter.part.where else None
    if match is None or match["word"] == fold(one.name.first_names):
        return one
    word, short = letter.text[slice(*match.span("word"))], one.name.first_names
    gender = names.gender(f"{word} {one.name.last_name}")
    if not word[:1].isupper() or not names.is_given_name(word):
        return one
    if gender != one.name.gender or (names.full_given(short) != word and fold(short)[:3] != fold(word)[:3]):
        return replace(one, name=replace(one.name, confidence=min(one.name.confidence, 0.5)))
    return replace(one, name=replace(one.name, first_names=word, alternatives=()))


_WHOM_HE_ENTERED = Sieve(  # "wpisałam męża zamiast siebie", "omyłkowo zgłosiłem żonę", "na liście jest kolega"
    r"\b(?:wpisal|zapisal|zglosil|podal|dopisal|zarejestrowal)(?:am|em|ismy|ysmy)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:siebie|zamiast|meza|zone|syna|corke|brata|siostre|mame|matke|ojca|tate|kolege|kolezanke|szefa|szefowa|kierowni\w+|dyrektor\w*|pracowni\w+|zastepc\w+|kogos|kogo\s+innego|inna\s+osobe|niewlasciwa\s+osobe|nie\s+t[ea]\s+osob\w)\b"
)


_STANDS = re.compile(  # on the list, as it is now
    r"\b(?:byl[aoi]?|jest|stoi|figuruj\w+|widniej\w+|(?:wpisan|zapisan|zgloszon|podan)\w+)\s*(?:(?:tam|u\s+panstwa|jako|na\s+liscie)\s+)?[:–-]?\s*(?:pan\w?\s+|p\.\s*)?$"
)


def another_entered(letter: Letter, people: Sequence[Found]) -> list[Found]:
    """ "Wpisałam męża zamiast siebie. Idę ja, Ewa Kot, a nie Jan Kot", "było: Jan Lis, jest: Ewa Kot": no spelling, but
    another person, who leaves."""
    entered = any(_WHOM_HE_ENTERED.search(letter.folded, *span) for span in letter.spans)
    others = [
        id(one)
        for one in _not_these(people)
        if entered
        or (one.where == letter.part.where and _STANDS.search(letter.folded, max(0, one.start - 50), one.start))
    ]
    told = "Wpisany omyłkowo zamiast kogo innego."
    return [one.at(Act.REPLACED, Act.REPLACED.value, told) if id(one) in others else one for one in people]


_INSTEAD_OF = Sieve(
    r"\b(?:zamiast|w\s+miejsce)\s+(?:(?:moj|nasz|swoj)\w*\s+|pan\w*\s+)?(?:koleg|kolezank|mez|zon|syn|cork|brat|siostr|mam|matk|ojc|tat|szef|kierowni|dyrektor|pracowni|zastepc|sekretar|soltys|wojt|burmistrz)\w*\b"
)
_AND_NOT = re.compile(r"\ba\s+nie\s+(?:pan\w*\s+|p\.\s*|kole\w+\s+)?$")


def of_another(letter: Letter, people: Sequence[Found], kind: Kind) -> Iterator[Reason]:
    """ "Przyjedzie Ewa Kot, a nie Jan Lis", and nothing tells whether he had been entered; "zamiast kolegi pojadę ja", and
    nobody named leaves."""
    leaves = any(one.act in LEAVES for one in people)
    for one in _not_these(people) if not leaves else ():
        against = _AND_NOT.search(letter.folded, max(0, one.start - 30), one.start)
        if against or (kind is Kind.CORRECTION and one.act is Act.WRONG):
            yield Reason("extract.correction", f"Czy na liście jest ktoś, kto ma być skreślony: {one.name.full_name}?")
    if kind is Kind.CORRECTION and not leaves and any(_INSTEAD_OF.search(letter.folded, *s) for s in letter.spans):
        yield Reason("extract.correction", "Ktoś ma przyjść zamiast kogo innego, a nie napisano zamiast kogo.")


def _not_these(people: Sequence[Found]) -> list[Found]:
    """Those called wrong who are no misspelling of anybody right: of another surname and given name, or another sex."""
    right = [one.name for one in people if one.act in COMES]
    return [
        one
        for one in people
        if one.act in (Act.WRONG, Act.EXCEPT)
        and one.name.complete
        and right
        and not any(_may_be_spelt(one.name, name) for name in right)
    ]


def _may_be_spelt(wrong: Name, right: Name) -> bool:
    if sorted(fold(wrong.full_name).split()) == sorted(fold(right.full_name).split()):
        return True  # the given name taken for the surname
    first = SequenceMatcher(None, fold(wrong.first_names), fold(right.first_names)).ratio()
    last = SequenceMatcher(None, fold(wrong.last_name), fold(right.last_name)).ratio()
    if wrong.gender != right.gender:
        return first >= _ALIKE
    return first >= _ALIKE or last >= _ALIKE


_ALIKE = 0.6
_TURNED = re.compile(r"\bodwrotnie\b|\bzamien\w+\s+(?:\w+\s+){0,2}?(?:imi|nazwisk)\w*|\bprzestawi\w+")


def turned_round(mail: Mail, letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Jestem jako Filip Kacper, a powinno być odwrotnie": which is which, a human sees."""
    sender = fold(mail.sender.name).split()
    if not any(fold(one.name.full_name).split() == sender[::-1] for one in people):
        return
    if _TURNED.search(fold(mail.subject)) or any(_TURNED.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.correction", "Zamieniono imię z nazwiskiem: które jest które?")


_NOTICE = re.compile(
    r"\b(?:na\s+(?:\w+\s+)?(?:stronie|plakacie|afiszu|ulotce)|w\s+(?:\w+\s+)?(?:ogloszeniu|programie|zaproszeniu|notce|artykule))\b"
)

_LISTED = re.compile(r"\b(?:list[aeyę]\b|liscie|potwierdzen|zgloszen|certyfik|zaswiadcz|identyfik)")
_FAULT = re.compile(r"\b(?:popraw|bled|blad|pomyl|powinn)\w*")


_GIVEN_IS = re.compile(
    r"\b(?:moje\s+)?imie\s+(?:to\s+|mam\s+|jest\s+|:\s*)?(?P<given>[^\W\d_]{3,})\b|\b(?P<told>[^\W\d_]{3,})\s+to\s+(?:moje\s+)?imie\b"
)
_TURNED_ROUND = re.compile(r"\bodwrotnie\b|\bna\s+odwrot\b|\bodwrocon\w+")
_NEW_SURNAME = re.compile(r"\b(?:nowe|podwojne|zmienione|obecne)\s+nazwisko\s*[:–-]\s*(?P<new>[^.!?\n]{3,60})")


def not_taken_up(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Od soboty mam podwójne nazwisko: Zawada-Kmieć", "jest odwrotnie: imię Roman": and it was read as it stood."""
    coming = [one.name for one in people if one.act in COMES]
    for span in letter.spans:
        given = _GIVEN_IS.search(letter.folded, *span) if _TURNED_ROUND.search(letter.folded, *span) else None
        if given and not any(fold(name.first_names).startswith(given["given"] or given["told"]) for name in coming):
            yield Reason("extract.correction", "Zamieniono imię z nazwiskiem: które jest które?")
        new = _NEW_SURNAME.search(letter.folded, *span)
        double = new is not None and "-" in new["new"].split(",")[0]
        taken = [name for name in coming if new and fold(name.last_name)[:4] in new["new"]]
        if new and not any("-" in name.last_name or not double for name in taken):
            yield Reason("extract.correction", "Podano nowe nazwisko, a odczytano dawne.")


def renamed(people: Sequence[Found]) -> Iterator[Reason]:
    """The sender and another of the same given name: he may have changed his surname ("pod panieńskim nazwiskiem")."""
    coming = [one for one in people if one.act in COMES and one.reasons]
    mine = [one for one in coming if one.is_writer]
    for one in coming:
        if any(one is not me and one.name.first_names == me.name.first_names for me in mine):
            yield Reason("extract.correction", f"Nadawca i {one.name.full_name} mogą być tą samą osobą.")


_ENTERED_AS = Anchored(r"\b(?:zapisan|wpisan|zgloszon|zarejestrowan|figuruj|widniej)\w*\s+(?:\w+\s+){0,2}jako\s+")


def entered_as(mail: Mail, letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zapisana jestem jako Ewa Kot", from another, and so she was read: it is how she stands on the list, and she may ask
    for her new name."""
    coming = [one.name.full_name for one in people if one.act in COMES]
    for span in letter.spans:
        for match in _ENTERED_AS.finditer(letter.folded, *span):
            told = names.find(letter.text[match.end() : min(span[1], match.end() + 60)])
            if not told or told[0].start > 2 or told[0].full_name not in coming:
                continue
            if all(fold(name.full_name) != fold(told[0].full_name) for name in names.read(mail.sender.name)):
                yield Reason("extract.correction", f"Tak ktoś jest już zapisany: {told[0].full_name}.")


def unlike_sender(mail: Mail, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wpisano „Gabriela Mak”", from Gabriel Mak: the one name read has a given name like the sender's, and is not said to
    be the right one."""
    coming = [one for one in people if one.act in COMES]
    if len(coming) != 1 or not coming[0].is_inherited or coming[0].where == "from":
        return
    for name in names.read(mail.sender.name)[:1]:
        here = coming[0].name
        if name.complete and fold(name.first_names) != fold(here.first_names) and _may_be_spelt(here, name):
            yield Reason("extract.correction", f"Nadawca podpisuje się inaczej: {name.full_name}.")


_STRIKES_HALF = re.compile(
    r"(?:^|[.!?;\n,]\s*|\bi\s+)(?P<who>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\s+(?:prosz[eę]|prosimy|trzeba|należy)\s+(?:\w+\s+)?(?:[wW]y|s)kre[sś]li[cć]\b"
)


def strikes_half(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Kotównę proszę wykreślić", by her surname alone, and nobody leaves."""
    if any(one.act in LEAVES for one in people):
        return
    for span in letter.spans:
        match = _STRIKES_HALF.search(letter.text, *span)
        if match:
            yield Reason("extract.nobody-leaves", f"Kogoś trzeba skreślić, a nie odczytano kogo: {match['who']}.")
            return


def of_a_notice(letter: Letter) -> Iterator[Reason]:
    """ "W ogłoszeniu nazwisko burmistrza jest błędne": nobody's sign-up."""
    said = [letter.folded[slice(*at)] for span in letter.spans for at in sentences(letter.folded, *span)]
    if any(_NOTICE.search(text) and _FAULT.search(text) and not _LISTED.search(text) for text in said):
        yield Reason("extract.correction", "Poprawka może dotyczyć ogłoszenia, a nie zgłoszenia.")


def of_nothing(mail: Mail, letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """Words of correcting, and no request with them; or a writer who comes and tells who stands in for him."""
    said = letter.clauses
    moved = any(_MOVES.search(letter.folded, *span) for span in letter.spans)
    ours = _OF_OURS.search(fold(mail.subject)) or any(_OF_OURS.search(letter.folded, *span) for span in letter.spans)
    replaced = any(one.act is Act.REPLACED for one in people)
    if not moved and not ours and not replaced and not any(c.act in _OF_CHANGE for c in said):
        yield Reason("extract.correction", "Mowa o poprawce, ale nie wiadomo jakiej.")
    mine = any(c.act is Act.SIGN_UP and c.self_ and not c.question for c in said)
    if mine and any(_REPLACES_ME.search(letter.folded, *span) for span in letter.spans):
        yield Reason(
            "extract.correction", "Nadawca zgłasza się i pisze, że ktoś go zastąpi: nie wiadomo, kto przyjdzie."
        )


def _stands_wrong(letter: Letter, one: Found) -> bool:
    """ "Na liście figuruje u Państwa Ewa Kot": so he is called now, and it is what is wrong."""
    before = letter.folded[max(0, one.start - 40) : one.start]
    return bool(re.search(r"\b(?:figuruje|widnieje|jest)\s+(?:u\s+panstwa\s+|jako\s+|tam\s+)?$", before))


def _spells(letter: Letter, told: Sequence[Clause], one: Found) -> bool:
    """Is what is told to be right a part of his own name as he signs it?"""
    parts = [part.lower() for part in (one.name.first_names, one.name.last_name) if len(part) > 2]
    return any(c.cue and part in letter.text[c.cue[1] : c.end].lower() for c in told for part in parts)


_PAPER = re.compile(r"nazwisk|dowod|\bdokument|\bpaszpor|\bakt(?:ach|y|u)\b|\bmetry[ck]")


def _is_put_right(letter: Letter, one: Found) -> bool:
    """ "Wpisali Państwo Ewę Kot jako Ewelinę", signed by Ewa Kot: what stands before "jako" is right."""
    last = re.escape(one.name.last_name[: max(3, len(one.name.last_name) - 2)])
    first = re.escape(one.name.first_names.split(" ")[0][: max(2, len(one.name.first_names.split(" ")[0]) - 2)])
    told = re.compile(
        rf"\b(?:wpisa|zapisa|poda|umiesci|zarejestrowa|figuruj|widniej)\w*\s+(?:panstwo\s+|mnie,?\s+)?{fold(first)}\w*\s+{fold(last)}[\w-]*\s+(?:blednie\s+|omylkowo\s+)?jako\s+(?!{fold(first)})[^\W\d_]{{3,}}"
    )
    return any(told.search(letter.folded, *span) for span in letter.spans)


def _tells_surname(letter: Letter, one: Found) -> bool:
    """Does a sentence name his surname beside "nazwisko" or his papers, as he signs it, and no longer one?"""
    last = re.escape(one.name.last_name)
    if any(
        re.search(rf"(?<![\w-])(?:{last}-\w|\w+-{last}(?![\w-]))", letter.text[slice(*span)]) for span in letter.spans
    ):
        return False  # "zapisana jako Ewa Kot, a w dokumentach mam Kot-Lis"
    return any(
        re.search(rf"(?<![\w-]){last}(?![\w-])", letter.text[start:end]) and _PAPER.search(letter.folded, start, end)
        for span in letter.spans
        for start, end in sentences(letter.folded, *span)
    )

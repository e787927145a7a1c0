"""People of whom a letter speaks beside those it asks for: do they come too?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import COMES, Found, Letter, Span
from processor.stages.extract.people import same
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, clauses, sentences
from processor.text.sieve import Sieve
from processor.values import Reason


def agreed(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z Janem Lisem się umówiłem, że też będzie", and he is not read as one who comes."""
    for start, end in (at for span in letter.spans for at in sentences(letter.folded, *span)):
        if _AGREED.search(letter.folded, start, end) is None:
            continue
        for name in names.find(letter.text[start:end]):
            if name.complete and not any(same(name, one.name) for one in people):
                yield Reason("extract.unplain", f"Mowa o kimś, kto też ma być: {name.full_name}.")


_AGREED = Anchored(
    r"\b(?:umowil|ustalil|uzgodnil|dogadal)\w*\s*(?:sie\s*)?,?\s+ze\s+(?:\w+\s+){0,2}?(?:bedzie|przyjedzie|przyjdzie|pojedzie|wpadnie)\b"
)


def there_anyway(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam się. Będzie też Ewa Kot": signed up by this letter, or only known to come?"""
    himself = [one for one in people if one.where == "from" or one.is_writer]
    if himself:
        for one in people:
            if one.where == "body" and _THERE_ANYWAY.search(letter.folded, max(0, one.start - 30), one.start):
                yield Reason("extract.unplain", f"Nie wiadomo, czy to zgłoszenie: {one.name.full_name}.")


_THERE_ANYWAY = re.compile(r"\bbo\s+(?:bedzie|jedzie)\s+(?:tam\s+|tez\s+)?$|\bbedzie\s+(?:tam|tez|takze|rowniez)\s+$")


def cited(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Szef napisał: „Zgłoś Jana Lisa”, co niniejszym czynię": asked for in words that are another's."""
    for match in _CITATION.finditer(letter.text):
        if not any(start <= match.start() < end for start, end in letter.spans):
            continue
        told = letter.folded[match.start() + 1 : match.end() - 1]
        said = clauses(told, [(0, len(told))])
        if not any(c.act is Act.SIGN_UP and not c.question for c in said):
            continue
        for name in names.find(match[0]):
            if name.complete and not any(same(one.name, name) for one in people):
                yield Reason("extract.unplain", f"Wymieniony w cytowanej prośbie: {name.full_name}.")


_CITATION = re.compile(r"[\"„”“«][^\"„”“»]{10,300}[\"”“»]")


def like_others(letter: Letter, people: Sequence[Found] = ()) -> Iterator[Reason]:
    """ "Zgłaszam się, podobnie jak Ewa Kot i Jan Lis": by this letter, or by one of their own? `people`: those of whom it
    is known, as "rezygnuję, podobnie jak Ewa Kot", who leaves."""
    for match in (m for span in letter.spans for m in _LIKE.finditer(letter.folded, *span)):
        told = [name for name in names.find(letter.text[slice(*match.span("who"))]) if name.complete]
        beyond = letter.folded[match.end() : match.end() + 200]
        known = any(same(one.name, name) for name in told[:1] for one in people)
        if told and told[0].start <= _FUNCTION and not known and not _BOTH_OF_US.search(beyond):
            yield Reason("extract.of-whom", f"Nie wiadomo, czy dotyczy to też: {told[0].full_name} („podobnie jak”).")


_LIKE = Anchored(r"\b(?:podobnie|tak\s+samo)\s+jak\s+(?:i\s+)?(?=(?P<who>[^!?\n]{4,90}))")
_BOTH_OF_US = re.compile(r"\bnas\s+(?:ob|dw)\w+")
_FUNCTION = 12  # characters of a title or function before a name


def companion(letter: Letter, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę o miejsce dla Ewy Kot i jej męża", "PS. Mąż też przyjdzie": one more, whose name nobody gives."""
    alone = len([one for one in people if one.act in COMES]) < 2
    if any(_COMPANION.search(letter.text, *span) for span in letter.spans) or (alone and _RELATIVE_TOO.search(said)):
        yield Reason("extract.promised", "Mowa o jeszcze jednej osobie, której nazwiska nie podano.")


_COMPANION = Anchored(
    r"\b(?:i|oraz|z|wraz z|razem z)\s+(?:jej|jego|swoj\w+|moj\w+)\s+(?:mąż|męż|żon|syn|córk|brat|siostr|asystent|zastępc)\w*(?=\s*(?:[.,;:)!\n]|$|na\b|do\b|w\b))(?![^.!?]{0,30}[A-ZĄĆĘŁŃÓŚŹŻ])"
)
_RELATIVE_TOO = Sieve(
    r"\bp\.?\s?s\.?[:\s][^.!?]{0,40}\b(?:maz|zona|mama|tata|syn|corka|brat|siostra|kolega|kolezanka|szef|szefowa)\b[^.!?]{0,60}\b(?:tez|takze|rowniez)\s+(?:przyjdzie|przyjedzie|bedzie|chce|wezmie|pojedzie|sie\s+(?:wybiera|zapisuje|zglasza))\b"
)


def asks_the_same(said: str) -> Iterator[Reason]:
    """ "Jan Lis prosi o to samo" """
    if _THE_SAME.search(said):
        yield Reason("extract.left-out", "Ktoś jeszcze prosi o to samo.")


_THE_SAME = Sieve(r"\bprosi(?:l[aiy]?)?\s+(?:\w+\s+)?o\s+to\s+samo\b")


def namesakes(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę wpisać Jana Lisa z referatu. Jan Lis z OSP to jego kuzyn", "Jan Adam i Adam Jan": two people whom one full
    name, or one turned round, does not tell apart."""
    told = [
        (start + name.start, start + name.end, name)
        for start, end in letter.spans
        for name in names.find(letter.text[start:end])
        if name.complete
    ]
    for one in people:
        again = [(start, end) for start, end, name in told if name.full_name == one.name.full_name]
        if len(again) > 1 and any(_IS_HIS.match(letter.folded, end) for _, end in again):
            yield Reason("extract.namesakes", f"Mowa o dwóch osobach tego samego nazwiska: {one.name.full_name}.")
        turned = f"{one.name.last_name} {one.name.first_names}"
        if one.act not in COMES or any(other.name.full_name == turned for other in people):
            continue
        other_way = [(start, end) for start, end, name in told if name.full_name == turned]
        if any(_in_one_sentence(letter, here, there) for here in again for there in other_way):
            yield Reason("extract.namesakes", f"Jedna osoba czy dwie: {one.name.full_name}, {turned}?")


def _in_one_sentence(letter: Letter, here: Span, there: Span) -> bool:
    first, second = sorted((here, there))
    return not any(mark in letter.text[first[1] : second[0]] for mark in ".!?\n")


_IS_HIS = re.compile(  # of whom he is the namesake
    r"[^.!?\n]{0,40}?\b(?:to|jest)\s+(?:tylko\s+)?(?:(?:jego|jej|ich|moj\w?|nasz\w?)\s+)?"
    r"(?:kuzyn\w*|brat\w*|siostr\w*|ojciec|matka|syn|corka|stryj\w*|wuj\w*|ciotk\w*|krewn\w+|imienni\w+|zbieznosc\w*|(?:zupelnie\s+)?(?:inn[ya]|kto\s+inny)\b)"
)


def called(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Koleżanka chce przyjść. Nazywa się Basia, po mężu Lis": somebody is introduced, and not by his full name."""
    known = {word for one in people for word in fold(one.name.full_name).split()}
    for start, end in letter.spans:
        for match in _IS_CALLED.finditer(letter.text, start, end):
            word = match["word"]
            if fold(word) in known:
                continue
            if not names.is_given_name(word) and not names.is_known_surname(word):
                continue
            at = match.start("word")
            told = names.find(letter.text[at : min(end, at + 80)].replace("\n", " "))
            if not any(name.complete and name.start <= _FUNCTION for name in told):
                yield Reason("extract.half-name", f"Ktoś się tak nazywa, a nie odczytano imienia i nazwiska: {word}.")


_IS_CALLED = re.compile(r"\b[Nn]azywa(?:ją)?\s+si[eę]\s+(?P<word>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\b")


def elsewhere(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot została oddelegowana gdzie indziej": not to us."""
    for one in people:
        if one.where == letter.part.where and one.act in COMES and _ELSEWHERE.match(letter.folded, one.end):
            yield Reason("extract.of-whom", f"Ma jechać gdzie indziej: {one.name.full_name}.")


_ELSEWHERE = re.compile(
    r"[^.!?;\n]{0,120}?\b(?:pojedzie|jedzie|jada|pojad[aą]|bedzie|wezmie|zostal\w*|zostan\w+|\w+legowan\w+|skierowan\w+|zapisan\w+|zgloszon\w+|wyslan\w+)\s+"
    r"(?:\w+\s+){0,3}?(?:gdzie\s+indziej|na\s+inne\s+(?:szkoleni|warsztat|spotkani|wydarzeni|zajeci)\w*|na\s+inny\s+(?:kurs|wyjazd))\b"
)


def joined(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot\ni Jan Lis", "Ewa Kot oraz – w miejsce szefa – ja": one joined to somebody who comes, and not read."""
    for start, end in letter.spans:
        told = names.find(letter.text[start:end])
        for name in told:
            comes = name.complete and any(same(name, one.name) for one in people if one.act in COMES)
            match = _AND_ANOTHER.match(letter.text, start + name.end, end) if comes else None
            if match is None or not names.is_known_surname(match["last"]):
                continue
            if not any(match.start("first") <= start + other.start < match.end() for other in told):
                both = f"{match['first']} {match['last']}"
                yield Reason("extract.unplain", f"Wymieniony obok tego, kto przyjdzie: {both}.")
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    last = max((one.end for one in coming), default=0)
    himself = any(one.where == "from" or one.is_writer for one in people)
    if coming and not himself and _AND_ME.match(letter.folded, last):
        yield Reason("extract.unknown-writer", "Nadawca wymienia obok innych i siebie.")


_AND_ANOTHER = re.compile(
    r"\s*,?\s+(?:i|oraz)\s+(?:[Pp]an\w*\s+|p\.\s*)?(?P<first>[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{2,})\s+(?P<last>[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{2,})[^\S\n]*(?:\n|$|[.;])"
)
_AND_ME = re.compile(r"\s*,?\s+(?:i|oraz|a\s+takze)\s+[-–—(,]\s*[^.!?]{3,40}?[-–—),]\s*ja\b\s*(?:[.,;!\n]|$)")


def in_company(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z partnerem, Luca Bianchim": behind "z" stands the instrumental, so a surname that may have its ending is not in
    the nominative. "Nie, z Ewą Kot": and he who brings her comes too."""
    coming = [one for one in people if one.act in COMES]
    for one in coming:
        if one.where != letter.part.where:
            continue
        before = letter.folded[max(0, one.start - 60) : one.start]
        bent = one.name.case in (None, "nom") or one.name.last_name.endswith("ou")
        if bent and _ENDS_BENT.search(one.name.last_name) and _WITH.search(before):
            ways = ", ".join((one.name.full_name, *one.name.alternatives[:2]))
            yield Reason("extract.even", f"Możliwe odczytania nazwiska: {ways}.")
        if len(coming) == 1 and one.name.case == "inst" and not one.listed and _WITH_HIM_ONLY.search(before):
            yield Reason("extract.unknown-writer", f"Z kim przyjdzie {one.name.full_name}?")


_ENDS_BENT = re.compile(r"(?:[iyeý]m|[ąę]|ou)$")
_WITH = re.compile(r"\bze?\s+(?:(?:moi|moj|nasz|swoi|swoj)\w*\s+)?(?:[a-z]+(?:em|im|ym|a)\s*,?\s+){0,2}$")
_WITH_HIM_ONLY = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:nie|tak|no|oczywiscie)\s*,?\s+)?(?:(?:razem|wraz|tylko)\s+)?ze?\s+(?:(?:pan\w*|p\.)\s+)?$"
)


def beside_my_verb(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Mąż, Jan Lis, narzeka, ale i tak przyjadę": the verb that asks is the writer's, and the name has one of its own."""
    for one in people:
        clause = one.clause
        if one.where != letter.part.where or one.act not in COMES or one.is_writer or one.listed or clause is None:
            continue
        if one.name.case not in (None, "nom") or not clause.self_ or clause.cue is None or clause.cue[0] < one.end:
            continue
        if _FIRST_PERSON.search(letter.text, *clause.cue) is None:
            continue
        between = letter.folded[one.end : clause.cue[0]]
        if _OWN_VERB.match(between) and not _TOO.search(between):
            yield Reason("extract.unplain", f"Nie wiadomo, czy przyjdzie też: {one.name.full_name}.")


_FIRST_PERSON = re.compile(r"\b(?!się\b)\w{2,}ę\b")  # with its tail: "chce" may be another's
_OWN_VERB = re.compile(r"\s*,?\s+(?:nie\s+|sie\s+)?[a-z]{3,}\b[^.!?\n]*,\s*(?:ale|lecz|jednak|wiec|dlatego|a|mimo)\b")
_TOO = re.compile(r"\b(?:tez|takze|rowniez|razem|wraz|oboje|obaj|obie|ze\s+mna|ja)\b")


def only_because(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ja się piszę, tylko żona, Ewa Kot, się śmieje": "tylko" sets the right one against a wrong one only behind a
    "nie"."""
    for one in people:
        cue = one.clause.cue if one.clause is not None and one.act is Act.RIGHT else None
        if cue is None or one.clause is None or letter.folded[slice(*cue)].strip(" ,") != "tylko":
            continue
        if one.where == letter.part.where and not _NOT.search(letter.folded, one.clause.sentence[0], cue[0]):
            yield Reason("extract.unplain", f"Nie wiadomo, czy przyjdzie też: {one.name.full_name}.")


_NOT = re.compile(r"\b(?:nie|zamiast|ani)\b")


_THOSE_PEOPLE = re.compile(r"\b(?:te|tej|tych)\s+(?:(?:same|dwie|trzy|dwoch|trzech)\s+)?osob[eya]?\b")


def those_unnamed(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zapisuję tę osobę, która chce, oraz siebie": somebody spoken of before, where nobody but the writer was read."""
    if any(one.act in COMES and not one.is_writer for one in people):
        return
    for clause in letter.clauses:
        asks = clause.act is Act.SIGN_UP and not clause.question
        if asks and _THOSE_PEOPLE.search(letter.folded, *clause.sentence):
            yield Reason("extract.unnamed", "Mowa o osobach, których nazwisk nie odczytano.")
            return

"""People in lists: lines with bullets or numbers, and neighbouring lines that are only a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from processor import names
from processor.names import Name
from processor.names.titles import is_institution, is_title
from processor.stages.extract import ticks
from processor.stages.extract.columns import SURNAME_FIRST
from processor.stages.extract.found import Found, Letter, Span, named
from processor.stages.extract.lines import free, lines
from processor.stages.extract.tables import of_two, unsure
from processor.text.folding import fold
from processor.text.requests import Act, cues, sentences
from processor.text.shapes import PHONE, SMALL

_BULLET = re.compile(
    r"^\s*(?:[|│\s]*[|├└`'+]\s?[-─–—]{1,3}\s*|\(?\d{1,3}\s?[.)\]:]\s*|\d{1,3}\t|[-*•·–—+>]\s*|[a-z]\)\s*|[a-h]\.\s+(?=\S)|[IVX]{1,4}[.)]\s+|[\[(]\s?[ _xX×vV+✓✔√]?\s?[\])]\s*|[☐☑☒□■✓✔√]\s*|[xXvV]\s+(?=[^\W\d_]{2})|lp\.?\s*\d+\s*)"
)


_ARROW = re.compile(r"[-=]>|[→⇒➜]")  # "Jan Lis -> Ewa Kot": who comes for whom is told by a sentence, not by a list


def lists(
    letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]
) -> tuple[list[Found], list[Span]]:
    """Lines with bullets or numbers, and neighbouring lines that are only a name."""
    people: list[Found] = []
    spans: list[Span] = []
    bare: list[tuple[Found, Span]] = []
    backwards: bool | None = None
    ticked = ticks.has_boxes(letter.text, start, end)
    commas = any(map(_is_by_comma, letter.text[start:end].split("\n")))
    offices = _called_like_offices(letter, start, end)
    for at, line in _unbroken(lines(letter.text, start, end)):
        if not line.strip() or not free(at, taken) or _ARROW.search(line):
            continue
        backwards = backwards or (True if "\t" not in line and SURNAME_FIRST.search(fold(line)) else None)
        bullet = _BULLET.match(line)
        found = [
            one
            for begin, item in _items(line, bullet)
            for one in _of_item(letter, at + begin, item, hints, bullet, backwards or (commas and _turns(item)) or None)
        ]
        found = [_unticked(one) for one in found] if ticked and ticks.is_empty(line) else found
        span = (at, at + len(line))
        if at in offices and not found:
            people.append(offices[at])
            spans.append(span)
        elif found and bullet:
            people += found
            spans.append(span)
        elif len(found) == 1 and (bare or not _JOINED.match(fold(line))) and _is_all(letter, found[0], span):
            bare.append((found[0], span))
        else:
            people, spans, bare = _flush(letter, people, spans, bare)
    people, spans, bare = _flush(letter, people, spans, bare)
    people = _by_signs(letter, people, spans)
    return _in_one_case(_in_one_order(letter, people, hints), hints), spans


_WITH_FUNCTION = re.compile(
    rf"(?:{_BULLET.pattern})?\s*(?P<last>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{{2,}})[^\S\n](?P<first>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{{2,}})\s+[-–—]\s+(?P<function>(?P<noun>[a-ząćęłńóśźż]{{4,}})\b[^\n]*)"
)
_LINES_ALIKE = 3


def _called_like_offices(letter: Letter, start: int, end: int) -> dict[int, Found]:
    """ "Starosta Wojciech - sołtys", "Sołtys Danuta - radna", "Wójt Zenon - skarbnik": in a list whose lines all tell
    another function behind the dash the first words are surnames, where they are known ones; by the beginning of the line."""
    told = [(at, _WITH_FUNCTION.fullmatch(line)) for at, line in lines(letter.text, start, end) if _DASHED.search(line)]
    alike = [(at, one) for at, one in told if one and _is_called_like_an_office(one)]
    if len(alike) < _LINES_ALIKE or len(alike) < len(told):
        return {}
    found = {}
    for at, one in alike:
        first, last = ((at + one.start(part), one[part]) for part in ("first", "last"))
        for person in of_two(letter, first, last, ()):
            found[at] = replace(person, function=one["function"][:120].strip())
    return found


_DASHED = re.compile(r"\s[-–—]\s")


def _is_called_like_an_office(line: re.Match[str]) -> bool:
    office, given, noun = line["last"], line["first"], line["noun"]
    other = fold(office) != noun and (names.is_person_noun(noun) or is_title(noun))
    titled = (is_title(office) or is_institution(office)) and names.is_known_surname(office)
    return other and titled and names.is_usual_given_name(given)


def _by_signs(letter: Letter, people: list[Found], spans: list[Span]) -> list[Found]:
    apart = ticks.set_apart([letter.text[start:stop] for start, stop in spans])
    doubtful = [span for span, is_apart in zip(spans, apart, strict=True) if is_apart]
    return [unsure(one) if not free(one.start, doubtful) else one for one in people]


_JOINED = re.compile(
    r"\s*(?:i|oraz|a\s+takze)\s"
)  # a line of prose that goes on: "… pana Jana Lisa\noraz panią Ewę Kot."
_GIVEN_ONLY = re.compile(
    rf"(?:{_BULLET.pattern})?\s*(?P<given>[^\W\d_a-ząćęłńóśźż][^\W\d_]+(?: [^\W\d_a-ząćęłńóśźż][^\W\d_]+)?)\s?"
)
_ONE_WORD = re.compile(r"\s*(?P<word>[^\W\d_a-ząćęłńóśźż][^\W\d_]+(?:-[^\W\d_]+)?)-?[,.;]?\s*(?:[(–-][^\n]*)?")


def _unbroken(told: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines, one of given names alone together with the word right below ("- Teofila" above "Brzęczka"), and that
    with the next where it ends in a hyphen."""
    waiting: tuple[int, str] | None = None
    for at, line in told:
        if waiting and _goes_on(waiting[1], line):
            waiting = waiting[0], f"{waiting[1].rstrip()}{'' if _ends_in_hyphen(waiting[1]) else ' '}{line.strip()}"
            continue
        if waiting:
            yield waiting
        waiting = (at, line)
    if waiting:
        yield waiting


def _goes_on(line: str, below: str) -> bool:
    word = _ONE_WORD.fullmatch(below)
    if word is None or names.is_given_name(word["word"]):
        return False
    if _ends_in_hyphen(line):
        return True
    given = _GIVEN_ONLY.fullmatch(line)
    whole = given is not None and all(map(names.is_given_name, given["given"].split()))
    place = _BULLET.match(line) is None and names.is_place(word["word"])  # "Ewa" above "Kraków", and not in a list
    return whole and not (place or is_title(word["word"]) or is_institution(word["word"]))


def _ends_in_hyphen(line: str) -> bool:
    return line.rstrip().endswith("-") and line.rstrip()[-2:-1].isalpha()


def _unticked(one: Found) -> Found:
    return one.at(Act.ABSENT, "list.unticked", "Pole przy tej osobie jest puste, a przy innych zaznaczone.")


def _in_one_order(letter: Letter, people: list[Found], hints: tuple[str, ...]) -> list[Found]:
    """A list keeps one order: among surnames first "Mikołajek Zyta" is Zyta."""
    backwards = [one for one in people if any(reason.rule == "names.surname_first" for reason in one.name.reasons)]
    if len(backwards) < 2 or len(backwards) * 2 <= len(people):
        return people
    return [one if one in backwards else _turned(letter, one, hints) for one in people]


def _in_one_case(people: list[Found], hints: tuple[str, ...]) -> list[Found]:
    """A list keeps one case: below "Ewę Wilk" in a list "Teofila Brzęczka" is Teofil Brzęczek, as in a sentence."""
    cases = {one.name.case in (None, "nom") for one in people}
    if len(cases) < 2 or not any(one.name.alternatives for one in people):
        return people
    together = names.find(", ".join(" ".join(one.name.written.split()) for one in people), hints=hints)
    if len(together) != len(people):
        return people
    return [_as_read(one, again) for one, again in zip(people, together, strict=True)]


def _as_read(one: Found, again: Name) -> Found:
    if again.full_name not in one.name.alternatives:
        return one
    return replace(one, name=replace(again, written=one.name.written, start=one.name.start, end=one.name.end))


def _turned(letter: Letter, one: Found, hints: tuple[str, ...]) -> Found:
    text = letter.text[one.start : one.end]
    read = names.read(text, hints=hints, surname_first=True)
    if len(read) != 1 or not read[0].complete or not names.is_given_name(text.split()[-1]):
        return one
    return replace(one, name=read[0])


def _of_item(
    letter: Letter, at: int, item: str, hints: tuple[str, ...], bullet: re.Match[str] | None, backwards: bool | None
) -> list[Found]:
    """The person of one item; behind a bullet also where titles and functions stand before the name."""
    found = _of_line(letter, at, item, hints, backwards)
    if found or bullet is None or len(item) > 160 or cues(fold(item), 0, len(item)) or _is_sentence(item):
        return found
    return [named(name, letter.part, at, listed=True) for name in names.find(item, hints=hints) if name.complete]


def _is_sentence(item: str) -> bool:
    """ "Newsletter – czekam na listę od Darka Cygana": the item tells something."""
    return len(sentences(fold(item), 0, len(item))) > 1 or any(
        names.is_finite_verb(word) for word in SMALL.findall(item)
    )


def _items(line: str, bullet: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    """What stands behind the bullet; where one line holds several numbers ("1) Jan Lis 2) Ewa Kot"), behind each."""
    if bullet is None:
        yield 0, line
        return
    begin = bullet.end()
    for mark in (*_NUMBER_INSIDE.finditer(line, bullet.end()), None):
        yield begin, line[begin : mark.start() if mark else len(line)]
        begin = mark.end() if mark else begin


def _is_all(letter: Letter, found: Found, span: Span) -> bool:
    """Is the line nothing but this name and what is told of him: no other name, no sentence that goes on?"""
    rest = letter.text[found.end : span[1]]
    if _continues_prose(letter, span[0], found.name.case) or _WHICH.match(fold(rest)):
        return False
    return not re.search(r"(?<![.\s])[.!?]\s+[A-ZĄĆĘŁŃÓŚŹŻ]", rest) and not any(
        name.complete for name in names.find(rest)
    )


_WHICH = re.compile(r"\s*,?\s*ktor\w{1,3}\b")


def _continues_prose(letter: Letter, at: int, case: str | None) -> bool:
    """Is the line above one of prose that only breaks here: long, in words, and without a mark at its end? Before a name
    in an oblique case a comma is none ("naszej pracownicy,\\nDanieli Roguskiej"), and no list keeps the dative, the
    instrumental or the locative."""
    oblique = case not in (None, "nom")
    above = letter.folded[:at].removesuffix("\n").rsplit("\n", 1)[-1].rstrip()
    if len(above) <= 40 or not (above[-1].isalnum() or (oblique and above[-1] == ",")):
        return False
    return case in ("dat", "inst", "loc") or bool(cues(above, 0, len(above)))


def _flush(
    letter: Letter, people: list[Found], spans: list[Span], bare: list[tuple[Found, Span]]
) -> tuple[list[Found], list[Span], list[tuple[Found, Span]]]:
    """Two bare names or more, one under the other, are a list; one alone may be a signature."""
    if len(bare) > 1 and (_stands_off(letter, bare) if len(bare) > 2 else _signs_below(letter, bare)):
        bare = bare[:-1]
    if len(bare) > 2 and _may_sign(letter, bare):
        bare = [*bare[:-1], (unsure(bare[-1][0]), bare[-1][1])]
    if len(bare) > 1:
        people = people + [found for found, _ in bare]
        spans = spans + [span for _, span in bare]
    return people, spans, []


def _signs_below(letter: Letter, bare: list[tuple[Found, Span]]) -> bool:
    """Of two names under a finished sentence the second is the sender's: "… Jan Tomczyk.\nIwona Tomczyk"; so is one that
    an empty line sets apart from what stands close together above it."""
    sender = names.read(letter.sender.name) if letter.sender else ()
    above = letter.folded[: bare[0][1][0]].rstrip()
    apart = (
        "\n\n" in letter.text[bare[0][1][1] : bare[1][1][0]] and "\n\n" not in letter.text[len(above) : bare[0][1][0]]
    )
    return (
        len(sender) == 1
        and fold(sender[0].full_name) == fold(bare[1][0].name.full_name)
        and (not above or above[-1] in ".!" or apart)
    )


def _may_sign(letter: Letter, bare: list[tuple[Found, Span]]) -> bool:
    """The sender's own name, the last of a list with empty lines in it and below one: is he the last of it, or signs he?"""
    sender = fold(letter.sender.name) if letter.sender else ""
    last = fold(bare[-1][0].name.full_name)
    return last == sender and "\n\n" in letter.text[bare[-2][1][1] : bare[-1][1][0]]


def _stands_off(letter: Letter, bare: list[tuple[Found, Span]]) -> bool:
    """Is the last name set off by an empty line, where the others stand close together: a signature?"""
    gaps = ["\n\n" in letter.text[one[1] : other[0]].replace("\r", "") for (_, one), (_, other) in pairwise(bare)]
    return gaps[-1] and not any(gaps[:-1])


def _without_titles(head: str, name: Name) -> int:
    """How long the line is beside the titles before the name."""
    return len(head.strip()) - sum(len(title) + 1 for title in name.titles)


def _asks(line: str, name: Name) -> bool:
    """Does the line say more than a name: "Zgłaszam Annę Nowak", "P.S. Wójt Jan Lis pozdrawia"?"""
    if _POSTSCRIPT.match(fold(line)) or any(map(names.is_finite_verb, SMALL.findall(line, name.end))):
        return True
    return any(not name.start <= cue.start < name.end for cue in cues(fold(line), 0, len(line)))


_NUMBER_INSIDE = re.compile(r"[\s;,]\s*\(?\d{1,2}\s?[.)]\s*(?=[^\W\d_])")
_CAPITALS_FIRST = re.compile(
    r"\s*(?P<last>[^\W\d_a-ząćęłńóśźż]{2,}(?:-[^\W\d_a-ząćęłńóśźż]{2,})?)\s*,\s*(?P<first>[^\W\d_]+(?: [^\W\d_]+)?)(?=\s*(?:[(,;\d]|$))"
)


_COMMA_FIRST = re.compile(
    r"\s*(?P<last>[^\W\d_]{2,}(?:-[^\W\d_]{2,})?)\s*,\s*(?P<first>[^\W\d_]{2,}(?: [^\W\d_]{2,})?)\s*[.;]?\s*"
)


def _is_surname_first(last: str, first: str) -> bool:
    return names.is_given_name(first.split()[0]) and not names.is_given_name(last)


_DATED = re.compile(r"\s*\d{1,2}[./ ][^:\n]{1,30}:\s+(?=[^\W\d_])")


def _turns(item: str) -> bool:
    return _COMMA_FIRST.fullmatch(item) is not None


def _is_by_comma(line: str) -> bool:
    """ "Gruca, Ewelina": the order of the whole list, "Urban, Paweł" too."""
    pair = _COMMA_FIRST.fullmatch(line)
    return pair is not None and _is_surname_first(pair["last"], pair["first"])


_BEHIND_THE_NAME = re.compile(r"\t|[,;(]|\s[-–—]\s|\s{3,}|\s(?=\d)|\.{3,}|\s/\s")
_BEHIND_THE_FUNCTION = re.compile(r"[,;(]|\s{2,}|\btel\b|\d{3}")
_PREPOSITION = re.compile(r"\s*(?:z|w|na|do|dla|od)\s")


def _of_line(letter: Letter, at: int, line: str, hints: tuple[str, ...], backwards: bool | None) -> list[Found]:
    if dated := _DATED.match(line):  # "9.11 Miechów: Beata Szopa"
        at, line = at + dated.end(), line[dated.end() :]
    comma = _CAPITALS_FIRST.match(line)  # KUBEK, Radomir
    if comma and names.is_given_name(comma["first"].split()[0].capitalize()):
        first, last = ((at + comma.start(part), comma[part]) for part in ("first", "last"))
        return of_two(letter, first, last, hints)
    pair = _COMMA_FIRST.fullmatch(line)
    if pair and (backwards or _is_surname_first(pair["last"], pair["first"])):  # Ślusarz, Ramona
        first, last = ((at + pair.start(part), pair[part]) for part in ("first", "last"))
        return of_two(letter, first, last, hints)
    head = _BEHIND_THE_NAME.split(line, maxsplit=1)[0]
    if not 4 < len(head.strip()) <= 60:
        return []
    words, folded = head.split(), fold(head)
    if len(words) > 6 or _PREPOSITION.match(folded) or _A_REQUEST.match(folded):
        return []
    if words[0][:1].isupper() and len(words) > 2 and _A_REQUEST.match(fold(words[-1])) and words[-1].islower():
        return []  # "Jana Lisa dopisac"
    found = [name for name in names.read(head, hints=hints, surname_first=backwards) if name.complete]
    if len(found) != 1 or len(found[0].written) < 0.45 * _without_titles(head, found[0]) or _asks(head, found[0]):
        return []
    rest = line[len(head) :].strip(" ,;()-–—\t")
    phone = PHONE.search(rest)
    function = re.split(r"[,;(]|\s{2,}|\btel\b|\d{3}", rest)[0].strip(" -–—.")
    made: Name = found[0]
    one = replace(
        named(made, letter.part, at, listed=True),
        function=function[:120] if len(function) > 3 else "",
        phone=phone[0] if phone else "",
    )
    told = fold(rest).strip(" .!()") or fold(head[found[0].end :]).strip(" .!()")  # "Ewa Kot NIE"
    broken = line.count("(") > line.count(")")  # "(nie" above "Kott, lecz Kot)"
    told = _cell_of_taking_part(letter, at, told)
    if (_NO.fullmatch(told) and not broken) or _TAKES_NO_PART.fullmatch(told):
        return [one.at(Act.ABSENT, "list.no", "Przy tej osobie stoi „nie”.")]
    return [one.at(Act.SIGN_UP, "list.yes", "Przy tej osobie stoi „tak”.") if _YES.fullmatch(told) else one]


_CELLS = re.compile(r"\s/\s")
_TAKES_PART = re.compile(
    r"\s*(?:udzial|obecnosc|uczestnictwo|uczestniczy|czy\s+(?:przyj|bedzie|jedzie|uczestn|wezmie)\w*)\b[^/]*"
)


def _cell_of_taking_part(letter: Letter, at: int, told: str) -> str:
    """What stands behind the last stroke of "1. Jan Lis / wójt / nie", where the line above those says "… / udział"."""
    cells = _CELLS.split(told)
    if len(cells) < 2:
        return told
    heads = [_CELLS.split(line) for line in letter.folded[letter.spans[0][0] : at].split("\n")[:-1]]
    last = any(len(head) > 1 and _TAKES_PART.fullmatch(head[-1]) for head in heads)
    return cells[-1].strip() if last else told


_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?[:\s]")
_A_REQUEST = re.compile(r"\s*(?:zglasz|zapis|wpis|dopis|prosz|prosi|deleg|kieruj|wykresl|skresl|usun|wypis)\w*")
_TAKES_NO_PART = re.compile(
    r"(?:[^.;]{0,60}[,–-]\s*)?(?:w\s+\w+\s+)?nie\s+(?:uczestniczy|(?:bierze|wezmie)\s+udzialu|przyjedzie|pojedzie|jedzie)(?:\s+\w+){0,3}"
)
_YES = re.compile(r"tak(?:\s*[,;(–-].*)?")
_NO = re.compile(r"(?:(?:niestety|jednak|ale)\s+)?(?:nie(?:,.*)?|no|nieobecn[ya]|(?:z?rezygn|odwolan|wycofan)\w+)")

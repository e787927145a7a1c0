"""People in the fields of a form: "Imię i nazwisko: …", one a line, under one another, or several in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from processor import names
from processor.stages.extract.columns import NAMING, SURNAME_FIRST, label_kind
from processor.stages.extract.found import Found, Letter, Span, named
from processor.stages.extract.lines import free, lines
from processor.stages.extract.tables import of_two, unsure
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act

_LABEL = re.compile(
    r"^\s*(?:\d{1,2}[.)]\s*)?(?P<label>[^\W\d_][^:\n\t]{1,70}?)\s*(?::|\t|\s\.{3,}|\s_{3,})[\s._…]*:?[\s._…]*(?P<value>[^\n]*)$"
)
_BARE_LABEL = re.compile(
    r"\s*(?:imie|imiona|nazwisko|imie\s+i\s+nazwisko|nazwisko\s+i\s+imie)(?:\s+uczestni\w+)?(?:\s*[/|(]\s*[^\W\d_][\w ]{2,30}\)?)?\s*"
)
_BARE_CONTACT = re.compile(
    r"\s*(?:\d{1,2}[.)]\s*)?(?:osob[ay]\s+(?:zglaszajac|wypelniajac|kontaktow|upowaznion|odpowiedzialn|do\s+kontaktu)\w*|zglaszajac[yae]|kontakt|przelozon[yae]|opiekun(?:ka)?|podpis|sporzadzil[ai]?|zatwierdzil[ai]?)(?:\s+(?:z|ze)\s+strony\s+\w+)?\s*(?:\([^()\n]{1,60}\))?\s*"
)
_CONTACT_LABEL = re.compile(
    r"(?<!sie )\b(?:na)?pis(?:ze|ala?)\s*$|kieruj|wysylaj|wypelnil|sprawdzil|wydruk|wygenerow|wprowadzi|przepisa|nadlesnicz|rektor|dziekan|proboszcz|wystawiaj|uprawnion|przewodnicz|skarbni|wlasciciel|zastepuj|polecaj|^skad\b|zglaszajac|kontakt|kierownik|przelozon|zwierzchni|naczelnik|komendant|delegujac|pelnomocn|opiekun|dyrektor|sporz|oprac|akceptuj|zatwierdz|zawiadom|powiadom|wypadku|naglych|osoba\s+do|wojt|burmistrz|prezes|starost(?!w)|prowadz|sekretar|supervisor|manager|approved|contact"
    r"|podpis|adresat|do:|od:|dotyczy|temat|data|rodzic|sprawe|organizator|nadawca|wyklad|instruktor|referent\s+prow"
)
_ASKS = re.compile(
    r"\b(?:kieruje(?:my)?|skierowa\w+|skieruj\w+|wysyla(?:m|my)?|wysle(?:my)?|wyznacz\w+|oddelegow\w+|deleguje(?:my)?|zglasza(?:m|my)|zapisuje(?:my)?|prosze|prosimy|zglosi\w*|udzial\w*|chec|chetn\w+|wezm\w+|nastepujac\w+|jad[aą]|jedzi\w+|przyjad\w+|przyjedzi\w+|bedzie|beda)\b"
)
_INLINE = Anchored(
    r"\bimi(?:[ea]|ona)\w*\s*[:\-][\s._…]*(?P<first>[^\W\d_]+(?:[ ][^\W\d_]+)?)[._…]*\s*[,;/ ]\s*nazwisk\w*\s*[:\-][\s._…]*(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)"
)
_CALLED = Anchored(  # a writer who tells his names apart
    r"\b(?:mam\s+na\s+imie|na\s+imie\s+mam)\s+(?P<first>[^\W\d_]+)\s*,?\s*(?:a\s+|i\s+)?(?:na\s+|moje\s+)?nazwisk[oa]\s*(?:mam\s+|to\s+|:\s*)?(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)"
)
_TOLD_APART = Anchored(  # "nazwisko Kot, imię Ewa", and no "imię i nazwisko …"
    r"\bnazwisko\s+(?:mam\s+|to\s+|moje\s+)?(?P<last>[^\W\d_]{3,}(?:-[^\W\d_]+)?)\s*[,;]\s*(?:a\s+)?imie\s+(?:mam\s+|to\s+)?(?P<first>[^\W\d_]{3,})"
    r"|\bimie\s+(?:mam\s+|to\s+|moje\s+)?(?P<first_then>[^\W\d_]{3,})\s*[,;]\s*(?:a\s+)?nazwisko\s+(?:mam\s+|to\s+)?(?P<last_then>[^\W\d_]{3,}(?:-[^\W\d_]+)?)"
)
_INLINE_BACK = Anchored(
    r"\bnazwisk\w*\s*[:\-]\s*(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)\s*[,;/ ]\s*imi(?:[ea]|ona)\w*\s*[:\-]\s*(?P<first>[^\W\d_]+(?:[ ][^\W\d_]+)?)"
)


def forms(
    letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]
) -> tuple[list[Found], list[Span]]:
    """The people in the fields of `[start, end)`, and the stretches that these take; nothing of what is `taken`."""
    people, spans = _inline(letter, start, end, hints)
    columns, below = _columns(letter, start, end, hints, taken)
    people, spans = [*people, *columns], [*spans, *below]
    fields = list(_fields(letter, start, end, [*taken, *spans]))
    contacts = _of_contacts(letter, start, end, fields)
    halves: list[Span] = []
    first: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    for kind, at, value, span in fields:
        if kind == "contact":
            people += [_not_meant(one) for one in _values(letter, at, value, hints)]
            spans.append(span)
        elif kind == "full":
            backwards = SURNAME_FIRST.search(letter.folded, span[0], at) is not None
            found = _values(letter, at, value, hints, surname_first=backwards or None)
            if len(found) > 1 and _goes_on(letter, span[1]):
                continue  # a sentence: "zgłaszamy następujących pracowników: …"
            people += map(_not_meant, found) if _is_within(at, contacts) else found
            spans += [span] if found else []
        elif kind in ("first", "last"):
            first, last = ((at, value), last) if kind == "first" else (first, (at, value))
            halves.append(span)
        if first and last and (first[1] and last[1]):
            found = of_two(letter, first, last, hints)
            found = list(map(unsure, found)) if _holds_several(first[1]) or _holds_several(last[1]) else found
            people += map(_not_meant, found) if _is_within(first[0], contacts) else found
            spans += halves
            first, last, halves = None, None, []
        elif kind in ("function", "institution", "phone") and people:
            people[-1] = _with_detail(people[-1], kind, value)
            spans.append(span)
    return people, spans


def _holds_several(value: str) -> bool:
    """ "Imię\tOlga\t\tMarian": the cells of a row, each of another person perhaps, and no field."""
    return "\t" in value.strip()


def _not_meant(one: Found) -> Found:
    return one.at(Act.MENTION, "form.contact", "Wymieniony w polu, które nie pyta o uczestnika.")


_CONTACT_HEADING = re.compile(
    r"\s*(?:\d{1,2}[.)]\s*|[ivx]{1,4}\.\s*)?(?:dane\s+)?(?:osob[ayie]\w*\s+(?:(?:do|od)\s+kontaktu|kontaktow|zglaszajac|wypelniajac|sporzadzajac|odpowiedzialn|upowaznion)\w*|kontakt(?:owe)?\b|zglaszajac\w+|przelozon\w+|kierownik\w*|opiekun\w*|(?:do\s+)?faktur\w+)"
    r"(?:[^\S\n]+[\w./()-]+){0,5}\s*:?\s*"
)
_HEADING = re.compile(
    r"\s*(?:\d{1,2}[.)]\s*|[ivx]{1,4}\.\s*)?(?:dane\s+)?(?:uczestni|zglaszan|delegowan|osoby?\s+(?:\d|zglaszan|delegowan))[^:\n]{0,40}:?\s*"
)


def _of_contacts(letter: Letter, start: int, end: int, fields: Sequence[tuple[str, int, str, Span]]) -> list[Span]:
    """The fields under a heading of their own, "Osoba do kontaktu:" with "Imię:" and "Nazwisko:" below it, as far as the
    next heading; none where nobody else is named by fields."""
    found: list[Span] = []
    heading: int | None = None
    for at, line in lines(letter.text, start, end):
        told = fold(line)
        if _CONTACT_HEADING.fullmatch(told):
            heading = at if heading is None else heading
        elif heading is not None and _HEADING.fullmatch(told):
            found, heading = [*found, (heading, at)], None
    found += [(heading, end)] if heading is not None else []
    outside = any(kind in NAMING and value and not _is_within(at, found) for kind, at, value, _ in fields)
    return found if outside else []


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    return any(begin <= at < stop for begin, stop in spans)


def _goes_on(letter: Letter, end: int) -> bool:
    """Does the text run on in the next line?"""
    return letter.text[:end].rstrip()[-1:] not in (".", ";") and letter.text[end : end + 2].strip("\n").strip() != ""


def _inline(letter: Letter, start: int, end: int, hints: tuple[str, ...]) -> tuple[list[Found], list[Span]]:
    """ "Imię: Adam, nazwisko: Jan" in one line."""
    people: list[Found] = []
    spans: list[Span] = []
    for pattern in (_INLINE, _INLINE_BACK, _CALLED, _TOLD_APART):
        for match in pattern.finditer(letter.folded, start, end):
            parts = ("first", "last") if match["last"] else ("first_then", "last_then")
            first, last = ((match.start(part), letter.text[match.start(part) : match.end(part)]) for part in parts)
            if any(begin <= match.start() < stop for begin, stop in spans) and pattern is _TOLD_APART:
                continue
            if pattern is _TOLD_APART and not (first[1][0].isupper() and last[1][0].isupper()):
                continue
            found = of_two(letter, first, last, hints)
            line_end = letter.text.find("\n", match.end())
            people += found
            spans += (
                [(letter.text.rfind("\n", 0, match.start()) + 1, line_end if line_end >= 0 else end)] if found else []
            )
    return people, spans


_HALF = re.compile(r"\s*[^\W\d_][^\d_:;,.]{1,40}\s*")


def _columns(
    letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]
) -> tuple[list[Found], list[Span]]:
    """The columns of a table one below the other, as a document's text may give them: "imię:", all given names, "nazwisko:",
    all surnames. Where there are more of the one than of the other nobody can tell who is who: nobody is sure."""
    told = [(at, line) for at, line in lines(letter.text, start, end) if free(at, taken)]
    halves: dict[str, list[tuple[int, str]]] = {}
    spans: list[Span] = []
    for place, (at, line) in enumerate(told):
        label = fold(line).strip(" :")
        kind = label_kind(label) if _BARE_LABEL.fullmatch(label) else None
        if kind not in ("first", "last") or kind in halves:
            continue
        below = list(takewhile(lambda one: _HALF.fullmatch(one[1]) and not _is_label(one[1]), told[place + 1 :]))
        if len(below) > 1:
            halves[kind] = below
            spans.append((at, below[-1][0] + len(below[-1][1])))
    if len(halves) < 2:
        return [], []
    found = [
        (of_two(letter, _stripped(first), _stripped(last), hints))
        for first, last in zip(halves["first"], halves["last"], strict=False)
    ]
    uneven = len({len(half) for half in halves.values()}) > 1
    return [unsure(one) if uneven else one for pair in found for one in pair], spans


def _is_label(line: str) -> bool:
    return bool(_BARE_LABEL.fullmatch(fold(line).strip(" :")) or line.rstrip().endswith(":"))


def _stripped(told: tuple[int, str]) -> tuple[int, str]:
    at, line = told
    return at + len(line) - len(line.lstrip()), line.strip()


def _fields(letter: Letter, start: int, end: int, taken: list[Span]) -> Iterator[tuple[str, int, str, Span]]:
    waiting: tuple[str, int] | None = None
    told = [(at, line) for at, line in lines(letter.text, start, end) if free(at, taken) and line.strip()]
    stacked = any(_BARE_LABEL.fullmatch(fold(line)) for _, line in told)
    for (at, line), (_, following) in zip(told, [*told[1:], (end, "")], strict=False):
        if waiting and any(waiting[1] <= begin < at for begin, _ in taken):
            waiting = None  # a table stands between: the label is its title
        match = _LABEL.match(line)
        kind = _field(match["label"]) if match else None
        kind = None if kind == "contact" and match and _goes_on_from_above(letter, at, match["label"]) else kind
        alone = None if match else _BARE_LABEL.fullmatch(fold(line))
        if alone:
            waiting = (label_kind(line) or "", at)
        elif stacked and not match and _BARE_CONTACT.fullmatch(fold(line)):
            waiting = ("contact", at)
        elif match and kind and match["label"].count("(") == match["label"].count(")"):
            value = match["value"].strip(" ._…")
            more = _MORE.fullmatch(following) if value.endswith("-") and kind in NAMING else None
            value += more["more"] if more else ""  # "Nazwisko: ....WRONA-....", and below "....BIELSKA...."
            waiting = None if value else (kind, at)
            if value:
                yield kind, at + match.start("value") + match["value"].find(value), value, (at, at + len(line))
        elif waiting and not (waiting[0] == "full" and names.read(following)):  # the value stands under its label
            value = line.strip()
            yield waiting[0], at + line.find(value), value, (waiting[1], at + len(line))
            waiting = None
        else:
            waiting = None


def _goes_on_from_above(letter: Letter, at: int, label: str) -> bool:
    """ "… zapisanie gości z\nmiast partnerskich: Jana Lisa": no label, but the rest of a sentence."""
    above = letter.text[:at].rstrip(" \t")
    return label[:1].islower() and above.endswith("\n") and above[:-1].rstrip(" \t")[-1:].isalpha()


_MORE = re.compile(r"[\s._…]*(?P<more>[^\W\d_]{2,})[\s._…]*")
_OF_PARTICIPANTS = re.compile(r"zglaszan|uczestni|^list[ay]\b|^wykaz\b|delegowan|zapisan")


_DECIDES = re.compile(r"\b(?:zdecydowal|postanowil|zarzadzil|uzgodnil|ustalil)[aiy]?$")


def _field(label: str) -> str | None:
    folded = fold(label)
    if len(folded.split()) > 5 or ". " in folded:
        return None
    if _DECIDES.search(folded) or _ASKS.search(
        folded
    ):  # "Pani Wójt postanowiła: jedzie Jan Lis", "do Proszowic kierujemy następujących pracowników:"
        return None
    if _CONTACT_LABEL.search(folded):
        return (
            "contact"
            if folded.startswith("zglaszajac") or not _OF_PARTICIPANTS.search(folded)
            else None
            if folded.startswith("list")
            else "full"
        )
    kind = label_kind(label)
    return kind if kind in ("full", "first", "last", "function", "institution", "phone") else None


def _values(
    letter: Letter, at: int, value: str, hints: tuple[str, ...], *, surname_first: bool | None = None
) -> list[Found]:
    read = [name for name in names.read(value, hints=hints, surname_first=surname_first) if name.complete]
    in_text = [name for name in names.find(value, hints=hints) if name.complete or not read]
    found = in_text if len(in_text) > len(read) else read  # "pracowników: Jana Kosa, Ewę Kot i Adama Lisa"
    return [named(name, letter.part, at, listed=True) for name in found]


def _with_detail(found: Found, kind: str, value: str) -> Found:
    return replace(found, **{kind: getattr(found, kind) or value[:200]})  # type: ignore[arg-type]

"""People in places made for names: lines of a list, rows of a table, fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from processor import names
from processor.names import Name
from processor.stages.extract.found import Found, Letter, Span, named
from processor.text.folding import fold
from processor.text.requests import Act

_BULLET = re.compile(r"^\s*(?:\(?\d{1,3}\s?[.)\]:]\s*|\d{1,3}\t|[-*•·–—+>]\s*|[a-z]\)\s*|lp\.?\s*\d+\s*)")
_LABEL = re.compile(r"^\s*(?:\d{1,2}[.)]\s*)?(?P<label>[^\W\d_][^:\n\t]{1,70}?)\s*(?::|\t|\s\.{3,}|\s_{3,})[\s._…]*(?P<value>[^\n]*)$")
_HEADERS = {
    "full": re.compile(r"imi[ea]\w*\s*(?:i|/|,|oraz)?\s*nazwisk|nazwisk\w*\s*(?:i|/|,|oraz)?\s*imi|uczestni|osob|full\s*name|participant|^name$|pracowni|delegat"),
    "first": re.compile(r"^(?:\W*|drugie\s)?imi[eo]|^first|^given"),
    "last": re.compile(r"^\W*nazwisko|^last|^surname|^family"),
    "function": re.compile(r"stanowisk|funkcj|position|zajmowan"),
    "institution": re.compile(r"instytucj|jednostk|urzad|gmin|organizacj|szkol|zaklad\b|firma|miejsce\s+pracy|referat|wydzial|komork|institution|organi[sz]ation"),
    "phone": re.compile(r"tel|kom\b|komorka|phone|kontakt"),
    "note": re.compile(r"uwag|obecn|udzial|status|bedzie|potwierdz|czy\b|termin|warszta|data"),
    "other": re.compile(r"kierownik|przelozon|opiekun|dyrektor|zglaszajac|kontakt|e-?mail|^lp|^nr|^l\.p|sporzadz|akceptuj|zatwierdz"),
}  # fmt: skip
_CONTACT_LABEL = re.compile(
    r"zglaszajac|kontakt|kierownik|przelozon|opiekun|dyrektor|sporzadz|akceptuj|zatwierdz|zawiadom|powiadom|wypadku|naglych|osoba\s+do|wojt|burmistrz|prezes|starost|prowadz|sekretar"
    r"|podpis|adresat|do:|od:|dotyczy|temat|data|rodzic|sprawe|organizator|nadawca|wyklad|instruktor|referent\s+prow"
)
_TAB = re.compile(r"\t")
_GAP = re.compile(r" {2,}| ?\| ?|\"\s?[,;]\s?\"")
_INLINE = re.compile(r"\bimi[ea]\w*\s*[:\-]\s*(?P<first>[^\W\d_]+(?:[ ][^\W\d_]+)?)\s*[,;/ ]\s*nazwisk\w*\s*[:\-]\s*(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)")
_INLINE_BACK = re.compile(r"\bnazwisk\w*\s*[:\-]\s*(?P<last>[^\W\d_]+(?:-[^\W\d_]+)?)\s*[,;/ ]\s*imi[ea]\w*\s*[:\-]\s*(?P<first>[^\W\d_]+(?:[ ][^\W\d_]+)?)")
_NO = re.compile(r"^\s*(?:nie|no|-|nieobecn\w*|rezygn\w*|chor\w*|urlop|skreslon\w*|odwolan\w*)\b(?!\s*dotyczy)", re.I)
_PHONE = re.compile(r"(?:\+48\s?)?(?:\(?\d{2}\)?[\s-]?)?\d{3}[\s-]?\d{2,3}[\s-]?\d{2,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a line that has tabs, each with its offset."""

    cells: tuple[tuple[int, str], ...]

    @property
    def start(self) -> int:
        return self.cells[0][0]


def structured(letter: Letter, hints: tuple[str, ...]) -> tuple[list[Found], list[Span]]:
    """The people in lists, tables and forms of this letter, and the stretches these take."""
    people: list[Found] = []
    spans: list[Span] = []
    for start, end in letter.spans:
        for reader in (_tables, _forms, _lists):
            found, taken = reader(letter, start, end, hints, spans)
            people += found
            spans += taken
    return people, spans


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text[start:end].split("\n"):
        yield at, line
        at += len(line) + 1


def _free(at: int, spans: Sequence[Span]) -> bool:
    return not any(start <= at < end for start, end in spans)


# --- tables ------------------------------------------------------------------------------------------------------


def _tables(letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]) -> tuple[list[Found], list[Span]]:
    people: list[Found] = []
    spans: list[Span] = []
    for block in _blocks(letter.text, start, end):
        block = _upright(block)
        if _is_form(block):
            continue
        found = _of_table(letter, block, hints)
        if found:
            last = block[-1].cells[-1]
            spans.append((block[0].start, last[0] + len(last[1]) + 1))
            people += found
    return people, spans


def _blocks(text: str, start: int, end: int) -> Iterator[list[Row]]:
    block: list[Row] = []
    for at, line in lines(text, start, end):
        cells = tuple(_cells(at, line)) if line.strip() else ()
        if len(cells) > 1 and ("\t" in line or len(cells) > 2 or block):
            block.append(Row(cells))
        elif block and line.strip():
            yield block
            block = []
    if block:
        yield block


def _cells(at: int, line: str) -> Iterator[tuple[int, str]]:
    """Cells between tabs; in lines without any, between wide gaps or bars."""
    begin = 0
    for gap in (*(_TAB if "\t" in line else _GAP).finditer(line), None):
        cell = line[begin : gap.start() if gap else len(line)]
        if cell.strip() or "\t" in line:
            yield at + begin + len(cell) - len(cell.lstrip(' "')), cell.strip(' "\t')
        begin = gap.end() if gap else begin


def _is_form(block: list[Row]) -> bool:
    """Two columns of which the first are labels: a form, not a list of people."""
    labelled = [row for row in block if len([c for _, c in row.cells if c]) == 2 and _kind(row.cells[0][1])]
    return len(labelled) >= max(2, len(block) // 2) or (len(block) == 1 and bool(labelled))


def _kind(cell: str) -> str | None:
    folded = fold(cell)
    if len(folded) > 60:
        return None
    if "nazwisk" in folded and re.search(r"\bimi", folded):
        return "full"
    if _HEADERS["other"].search(folded) and "tel" not in folded:
        return "other"
    if "nazwisk" in folded or "imi" in re.split(r"[\W_]+", folded.replace("imie", "imi").replace("imiona", "imi")):
        return "last" if "nazwisk" in folded else "first"
    return next((kind for kind, pattern in _HEADERS.items() if pattern.search(folded)), None)


def _upright(block: list[Row]) -> list[Row]:
    """The table with its labels on top where they stand in the first column, one person a column."""
    kinds = [_kind(row.cells[0][1]) for row in block]
    if not ({"first", "last"} <= set(kinds) or "full" in kinds) or min(len(row.cells) for row in block) < 3 or not all(kinds):
        return block
    width = min(len(row.cells) for row in block)
    return [Row(tuple(row.cells[column] for row in block)) for column in range(width)]


def _of_table(letter: Letter, block: list[Row], hints: tuple[str, ...]) -> list[Found]:
    head = [_kind(cell) for _, cell in block[0].cells]
    has_head = len([kind for kind in head if kind]) >= 2 or "full" in head or {"first", "last"} <= set(head)
    rows = block[1:] if has_head else block
    people: list[Found] = []
    for row in rows:
        found = _of_row(letter, row, head if has_head else [], hints)
        people += found
    return people


def _of_row(letter: Letter, row: Row, head: list[str | None], hints: tuple[str, ...]) -> list[Found]:
    cells = [(at, cell, head[i] if i < len(head) else None) for i, (at, cell) in enumerate(row.cells)]
    by_kind = {kind: (at, cell) for at, cell, kind in cells if kind and cell}
    if "first" in by_kind and "last" in by_kind:
        found = _of_two(letter, by_kind["first"], by_kind["last"], hints)
    else:
        found = _of_cells(letter, [(at, cell) for at, cell, kind in cells if kind in (None, "full", "last", "first")], hints)
    absent = any(_NO.match(fold(cell)) and len(cell) > 1 for _, cell, kind in cells if kind == "note")
    return [_detailed(one, by_kind, cells, absent) for one in found]


def _of_two(letter: Letter, first: tuple[int, str], last: tuple[int, str], hints: tuple[str, ...]) -> list[Found]:
    found = names.read(f"{first[1]} {last[1]}", hints=hints)
    if len(found) != 1 or not found[0].complete:
        return _as_labelled(letter, first, last)
    start, end = min(first[0], last[0]), max(first[0] + len(first[1]), last[0] + len(last[1]))
    name = replace(found[0], written=letter.text[start:end], start=start, end=end)
    return [named(name, letter.part, listed=True)]


def _as_labelled(letter: Letter, first: tuple[int, str], last: tuple[int, str]) -> list[Found]:
    """Columns say which word is which, whatever the words."""
    words = (first[1], last[1])
    if not all(re.fullmatch(r"[^\W\d_]{2,}(?:[-' ][^\W\d_]{2,})*", word) for word in words):
        return []
    made = [word if not (word.isupper() or word.islower()) else word.title() for word in words]
    start, end = min(first[0], last[0]), max(first[0] + len(first[1]), last[0] + len(last[1]))
    name = Name(made[0], made[1], names.gender(" ".join(made)), 0.85, letter.text[start:end], start, end)
    return [named(name, letter.part, listed=True)]


def _of_cells(letter: Letter, cells: list[tuple[int, str]], hints: tuple[str, ...]) -> list[Found]:
    for at, cell in cells:
        joined = re.fullmatch(r"(?P<name>[^\W\d_]+ [^\W\d_]+) [-–] (?P<more>[^\W\d_a-ząćęłńóśźż][^\W\d_]+)", cell)
        if joined:  # Hanna Mrówczyńska - Gil
            read = names.read(f"{joined['name']}-{joined['more']}", hints=hints)
            if len(read) == 1 and read[0].complete:
                return [named(replace(read[0], written=cell, start=0, end=len(cell)), letter.part, at, listed=True)]
        found = [name for name in names.read(cell, hints=hints) if name.complete] if 4 < len(cell) <= 90 else []
        if found:
            return [named(name, letter.part, at, listed=True) for name in found]
    for one, other in zip(cells, cells[1:], strict=False):
        if one[1].isalpha() or "-" in one[1]:
            found = _of_two_words(letter, one, other, hints)
            if found:
                return found
    return []


def _of_two_words(letter: Letter, one: tuple[int, str], other: tuple[int, str], hints: tuple[str, ...]) -> list[Found]:
    words = (one[1], other[1])
    if any(not re.fullmatch(r"[^\W\d_]+(?:[-' ][^\W\d_]+)*", word) for word in words):
        return []
    if names.is_given_name(words[0]) or names.is_given_name(words[1].split()[0]):
        order = (one, other) if names.is_given_name(words[0]) and not names.is_given_name(words[1]) else (other, one)
        return _of_two(letter, order[0], order[1], hints)
    return []


def _detailed(found: Found, by_kind: dict[str, tuple[int, str]], cells: list[tuple[int, str, str | None]], absent: bool) -> Found:
    def told(kind: str) -> str:
        return by_kind.get(kind, (0, ""))[1][:200]

    phone = told("phone") or next((cell for _, cell, kind in cells if kind is None and _PHONE.fullmatch(cell)), "")
    made = replace(found, function=told("function"), institution=told("institution"), phone=phone if len(phone) > 5 else "")
    return made.at(Act.ABSENT, "table.absent", "Wiersz tabeli mówi, że tej osoby nie będzie.") if absent else made


# --- forms -------------------------------------------------------------------------------------------------------


def _forms(letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]) -> tuple[list[Found], list[Span]]:
    people, spans = _inline(letter, start, end, hints)
    fields = list(_fields(letter, start, end, [*taken, *spans]))
    halves: list[Span] = []
    first: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    for kind, at, value, span in fields:
        if kind == "contact":
            spans.append(span)
        elif kind == "full":
            found = _values(letter, at, value, hints)
            people += found
            spans += [span] if found else []
        elif kind in ("first", "last"):
            first, last = ((at, value), last) if kind == "first" else (first, (at, value))
            halves.append(span)
        if first and last and (first[1] and last[1]):
            people += _of_two(letter, first, last, hints)
            spans += halves
            first, last, halves = None, None, []
        elif kind in ("function", "institution", "phone") and people:
            people[-1] = _with_detail(people[-1], kind, value)
            spans.append(span)
    return people, spans


def _inline(letter: Letter, start: int, end: int, hints: tuple[str, ...]) -> tuple[list[Found], list[Span]]:
    """ "Imię: Adam, nazwisko: Jan" in one line. """
    people: list[Found] = []
    spans: list[Span] = []
    for pattern in (_INLINE, _INLINE_BACK):
        for match in pattern.finditer(letter.folded, start, end):
            first, last = ((match.start(part), letter.text[match.start(part) : match.end(part)]) for part in ("first", "last"))
            found = _of_two(letter, first, last, hints)
            line_end = letter.text.find("\n", match.end())
            people += found
            spans += [(letter.text.rfind("\n", 0, match.start()) + 1, line_end if line_end >= 0 else end)] if found else []
    return people, spans


def _fields(letter: Letter, start: int, end: int, taken: list[Span]) -> Iterator[tuple[str, int, str, Span]]:
    waiting: tuple[str, int] | None = None
    for at, line in lines(letter.text, start, end):
        if not _free(at, taken) or not line.strip():
            continue
        match = _LABEL.match(line)
        kind = _field(match["label"]) if match else None
        if match and kind and match["label"].count("(") == match["label"].count(")"):
            value = match["value"].strip(" ._…")
            waiting = None if value else (kind, at)
            if value:
                yield kind, at + match.start("value") + match["value"].find(value), value, (at, at + len(line))
        elif waiting:  # the value stands under its label
            value = line.strip()
            yield waiting[0], at + line.find(value), value, (waiting[1], at + len(line))
            waiting = None
        else:
            waiting = None


def _field(label: str) -> str | None:
    folded = fold(label)
    if len(folded.split()) > 5 or ". " in folded:
        return None
    if _CONTACT_LABEL.search(folded):
        return "contact" if not re.search(r"zglaszan|uczestni", folded) else "full"
    kind = _kind(label)
    return kind if kind in ("full", "first", "last", "function", "institution", "phone") else None


def _values(letter: Letter, at: int, value: str, hints: tuple[str, ...]) -> list[Found]:
    found = [name for name in names.read(value, hints=hints) if name.complete] or list(names.find(value, hints=hints))
    return [named(name, letter.part, at, listed=True) for name in found]


def _with_detail(found: Found, kind: str, value: str) -> Found:
    return replace(found, **{kind: getattr(found, kind) or value[:200]})  # type: ignore[arg-type]


# --- lists -------------------------------------------------------------------------------------------------------


def _lists(letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]) -> tuple[list[Found], list[Span]]:
    """Lines with bullets or numbers, and neighbouring lines that are only a name."""
    people: list[Found] = []
    spans: list[Span] = []
    bare: list[tuple[Found, Span]] = []
    for at, line in lines(letter.text, start, end):
        if not line.strip() or not _free(at, taken):
            continue
        bullet = _BULLET.match(line)
        found = [one for begin, item in _items(line, bullet) for one in _of_line(letter, at + begin, item, hints)]
        span = (at, at + len(line))
        if found and bullet:
            people += found
            spans.append(span)
        elif len(found) == 1:
            bare.append((found[0], span))
        else:
            people, spans, bare = _flush(people, spans, bare)
    people, spans, bare = _flush(people, spans, bare)
    return _in_one_case(people), spans


def _in_one_case(people: list[Found]) -> list[Found]:
    """The names of a list stand in one case: where others are in the nominative, "Henryka Muszla" is a woman."""
    nominative = sum(one.name.case in (None, "nom") for one in people)
    if nominative * 2 < len(people):
        return people
    return [_as_written(one) if one.name.case not in (None, "nom") else one for one in people]


def _as_written(one: Found) -> Found:
    written = " ".join(one.name.written.split())
    first, _, last = written.rpartition(" ")
    if not names.is_given_name(first.split()[0] if first else ""):
        return one
    name = replace(one.name, first_names=first, last_name=last, gender=names.gender(written) or one.name.gender, case="nom", alternatives=(one.name.full_name,))
    return replace(one, name=name)


def _items(line: str, bullet: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    """What stands behind the bullet; where one line holds several numbers ("1) Jan Lis 2) Ewa Kot"), behind each."""
    if bullet is None:
        yield 0, line
        return
    begin = bullet.end()
    for mark in (*_NUMBER_INSIDE.finditer(line, bullet.end()), None):
        yield begin, line[begin : mark.start() if mark else len(line)]
        begin = mark.end() if mark else begin


def _flush(people: list[Found], spans: list[Span], bare: list[tuple[Found, Span]]) -> tuple[list[Found], list[Span], list[tuple[Found, Span]]]:
    """Two bare names or more, one under the other, are a list; one alone may be a signature."""
    if len(bare) > 1:
        people = people + [found for found, _ in bare]
        spans = spans + [span for _, span in bare]
    return people, spans, []


_NUMBER_INSIDE = re.compile(r"[\s;,]\s*\(?\d{1,2}\s?[.)]\s*(?=[^\W\d_])")
_CAPITALS_FIRST = re.compile(r"\s*(?P<last>[^\W\d_a-ząćęłńóśźż]{2,}(?:-[^\W\d_a-ząćęłńóśźż]{2,})?)\s*,\s*(?P<first>[^\W\d_]+(?: [^\W\d_]+)?)(?=\s*(?:[(,;\d]|$))")


def _of_line(letter: Letter, at: int, line: str, hints: tuple[str, ...]) -> list[Found]:
    comma = _CAPITALS_FIRST.match(line)  # KUBEK, Radomir
    if comma and names.is_given_name(comma["first"].split()[0].capitalize()):
        first, last = ((at + comma.start(part), comma[part]) for part in ("first", "last"))
        return _of_two(letter, first, last, hints)
    head = re.split(r"\t|[,;(]|\s[-–—]\s|\s{3,}|\s(?=\d)|\.{3,}|\s/\s", line, maxsplit=1)[0]
    if not 4 < len(head.strip()) <= 60:
        return []
    if re.match(r"\s*(?:z|w|na|do|dla|od)\s", fold(head)):
        return []
    words = head.split()
    if len(words) > 6:
        return []
    found = [name for name in names.read(head, hints=hints) if name.complete]
    if len(found) != 1 or len(found[0].written) < 0.45 * len(head.strip()):
        return []
    rest = line[len(head) :].strip(" ,;()-–—\t")
    phone = _PHONE.search(rest)
    function = re.split(r"[,;(]|\s{2,}|\btel\b|\d{3}", rest)[0].strip(" -–—.")
    made: Name = found[0]
    return [replace(named(made, letter.part, at, listed=True), function=function[:120] if len(function) > 3 else "", phone=phone[0] if phone else "")]

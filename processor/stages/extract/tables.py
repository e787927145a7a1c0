"""People in the rows of a table: cells between tabs or wide gaps, under labels or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from processor import names
from processor.names import Name
from processor.names.titles import is_institution, is_title
from processor.stages.extract import ditto, ticks
from processor.stages.extract.columns import (
    NAMING,
    SURNAME_FIRST,
    column_kind,
    exchange,
    is_example,
    is_of_day,
    label_kind,
)
from processor.stages.extract.found import Found, Letter, Span, named
from processor.stages.extract.rows import Cell, Row, blocks
from processor.text.folding import fold
from processor.text.requests import Act, cues
from processor.text.shapes import PHONE

_NO = re.compile(r"^\s*(?:nie|no|-|nieobecn\w*|rezygn\w*|chor\w*|urlop|skreslon\w*|odwolan\w*)\b(?!\s*dotyczy)", re.I)
_OF_OTHER_THINGS = re.compile(
    r"nie\s+(?:jada?|je|pije|pali|potrzeb\w+|wymaga|korzysta|trzeba|chce\s+(?:faktury|noclegu|obiadu))\b"
)
_NO_HERE = re.compile(r"(?:nie|no)\s*(?:[(,;–-].*)?")
_COMES = re.compile(r"\W*(?:jedzie|przyjedzie|bedzie|tak|obecn[ya]|bez\s+zmian|zostaje|aktualne|uczestniczy)\W*")


def tables(
    letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]
) -> tuple[list[Found], list[Span]]:
    """The people in the tables of `[start, end)` and the stretches that these take; forms are left out."""
    people: list[Found] = []
    spans: list[Span] = []
    for block in blocks(letter.text, start, end):
        until = max(at + len(cell) for row in block for at, cell in row.cells)
        begin, block = block[0].start, upright(block)
        if is_form(block):
            continue
        found = [one for table in _apart(block) for one in _of_table(letter, table, hints)]
        if found and not (len(block) == 1 and _is_signature(letter, begin, until, found[0], hints)):
            spans.append((begin, until + 1))
            people += found
    return people, spans


def _is_signature(letter: Letter, begin: int, end: int, one: Found, hints: tuple[str, ...]) -> bool:
    """ "Ewa Kot | Kancelaria | Urząd Gminy": the writer's name in a row of its own, below all that he says."""
    alone = letter.text[:begin].endswith("\n\n") and not cues(letter.folded, end, letter.spans[-1][1])
    told = sorted(fold(one.name.full_name).split())
    return alone and any(sorted(fold(hint).split()) == told for hint in hints)


def _apart(block: list[Row]) -> Iterator[list[Row]]:
    """The tables of a block, one below the other without a line between them: each begins with its labels."""
    begin = 0
    for place, row in enumerate(block):
        kinds = {label_kind(cell) for _, cell in row.cells if cell}
        if place > begin + 1 and len(kinds) > 1 and None not in kinds and kinds & set(NAMING):
            yield block[begin:place]
            begin = place
    yield block[begin:]


def is_form(block: list[Row]) -> bool:
    """Two columns of which the first are labels: a form, not a list of people under labels of their own."""
    head = [label_kind(cell) for _, cell in block[0].cells]
    if len(head) > 1 and all(head) and set(head) & set(NAMING):
        return False
    pairs = [row.cells[0][1] for row in block if len([c for _, c in row.cells if c]) == 2]
    labelled = [cell for cell in pairs if label_kind(cell) and not _holds_person(cell)]
    return len(labelled) >= max(2, len(block) // 2) or (len(block) == 1 and bool(labelled))


def upright(block: list[Row]) -> list[Row]:
    """The table with its labels on top where they stand in the first column, one person a column."""
    kinds = [label_kind(row.cells[0][1]) or ("note" if not row.cells[0][1] else None) for row in block]
    halves = {"first", "last"} <= set(kinds)
    if (
        not (halves or ("full" in kinds and all(kinds)))
        or min(len(row.cells) for row, kind in zip(block, kinds, strict=True) if kind in NAMING) < 3
    ):
        return block
    width = min(
        len(row.cells) for row, kind in zip(block, kinds, strict=True) if kind in NAMING
    )  # fmt: skip
    return [
        Row(tuple(row.cells[column] if column < len(row.cells) else (row.start, "") for row in block))
        for column in range(width)
    ]


def _of_table(letter: Letter, block: list[Row], hints: tuple[str, ...]) -> list[Found]:
    head = [None if _holds_person(cell) else label_kind(cell) for _, cell in block[0].cells]
    has_head = (
        len([kind for kind in head if kind]) >= 2
        or "full" in head
        or (any(head) and len(block) > 1 and not _of_row(letter, block[0], [], hints))
    ) and not is_example(_words(block[0]))
    if has_head and len(block) > 2 and _is_second_head(block[1]):
        head, block = _under(head, block), block[1:]
    rows = block[1:] if has_head else block
    labels = _words(block[0]) if has_head else []
    labels = (
        labels if len(labels) == len(head) or not labels else [""] * len(head)
    )  # of a second line, under some alone
    head = _of_whom(_answering(letter, block, _kinds(labels, head)), labels, rows) if labels else []
    head = head or _halves_by_others(rows)
    people: list[Found] = []
    left_out, ticked = _of_other_roles(rows), _tick_columns(rows, head)
    backwards = has_head and any(SURNAME_FIRST.search(fold(cell)) for _, cell in block[0].cells)
    if corrected := _corrected(block[0]):
        return [one for row in block[1:] for one in _wrong_and_right(letter, row, corrected, hints)]
    by_column, by_row = exchange(labels), _exchanged_rows(rows, head)
    for place, row in enumerate(rows):
        kinds = [label_kind(cell) for _, cell in row.cells]
        halves = {fold(cell) for _, cell in row.cells} >= {"imie", "nazwisko"}
        if halves or (
            len(kinds) > 1 and all(kinds) and not _of_cells(letter, list(row.cells), hints)
        ):  # another table's labels
            labels = _words(row)
            head = _kinds(labels, kinds)
            continue
        found = ditto.within(letter, row, _of_row(letter, ditto.spelled_out(rows, place), head, hints, labels))
        if by_column:
            found = [one for at in sorted(by_column) for one in _exchanged(letter, row, at, by_column[at], hints)]
        found = _by_ticks(found, row, ticked, head)
        if place in by_row:
            found = [one.at(by_row[place], "table.exchange", _EXCHANGE[by_row[place]]) for one in found]
        if row in left_out:
            found = [one.at(Act.MENTION, "table.beside", "W kolumnie roli nie jest uczestnikiem.") for one in found]
        if is_example(_words(row)):
            found = [one.at(Act.MENTION, "table.example", "Wiersz tabeli jest przykładem.") for one in found]
        people += _backwards(found, hints) if backwards else found
    return people


def _holds_person(cell: str) -> bool:
    """ "Jan Lis, kierowca (nie uczestniczy)": a cell that begins with a name is no label, whatever it says of him."""
    words = _TWO.match(cell)
    return words is not None and any(map(names.is_usual_given_name, words.groups()))


_TWO = re.compile(r"([^\W\d_a-ząćęłńóśźż][a-ząćęłńóśźż]+) ([^\W\d_a-ząćęłńóśźż][a-ząćęłńóśźż]+)\b(?!\s+[^\W\d_])")


def _words(row: Row) -> list[str]:
    return [cell for _, cell in row.cells]


_EXCHANGE = {
    Act.REPLACED: "Tabela podaje go jako poprzedniego uczestnika.",
    Act.SIGN_UP: "Tabela podaje go jako nowego uczestnika.",
}


def _exchanged(letter: Letter, row: Row, at: int, act: Act, hints: tuple[str, ...]) -> list[Found]:
    cells = [row.cells[at]] if at < len(row.cells) else []
    return [one.at(act, "table.exchange", _EXCHANGE[act]) for one in _of_cells(letter, cells, hints)]


def _exchanged_rows(rows: list[Row], head: list[str | None]) -> dict[int, Act]:
    """The rows of one who goes and of one who comes in his place, by a column of other things than names."""
    width = max((len(row.cells) for row in rows), default=0)
    others = [i for i in range(width) if i >= len(head) or head[i] not in (*NAMING, "function", "institution")]
    found = (exchange([row.cells[i][1] if i < len(row.cells) else "" for row in rows]) for i in others)
    return next((told for told in found if told), {})


def _kinds(labels: list[str], told: list[str | None]) -> list[str | None]:
    """The kinds of the columns, as `told` where that says one."""
    return [kind or column_kind(labels[i]) for i, kind in enumerate(told)]


_YES_MEANT = re.compile(r"[„\"'”]\s*tak\s*[\"'”]|\bTAK\b")


def _answering(letter: Letter, block: list[Row], head: list[str | None]) -> list[str | None]:
    """Where the letter speaks of who says "tak", the one column of such answers tells who comes, whatever its label."""
    answers = [
        i
        for i, kind in enumerate(head)
        if kind is None and all(_is_answer(row.cells[i][1]) for row in block[1:] if i < len(row.cells))
    ]
    outside = letter.text[: block[0].start], letter.text[max(row.cells[-1][0] for row in block) :].partition("\n")[2]
    if len(answers) != 1 or not any(map(_YES_MEANT.search, outside)):
        return head
    return ["note" if i == answers[0] else kind for i, kind in enumerate(head)]


def _is_answer(cell: str) -> bool:
    return bool(_COMES.fullmatch(fold(cell)) or _NO_HERE.fullmatch(fold(cell)))


_HOLDERS = re.compile(r"\W*(?:naczelni|kierowni|dyrektor|prezes|przewodnicz)\w*(?:/\w+)?\W*")


def _of_whom(head: list[str | None], labels: list[str], rows: list[Row]) -> list[str | None]:
    """In a survey whose only column of people is called by their function ("Naczelnik | 9.11") it is they who are
    asked."""
    holders = [i for i, kind in enumerate(head) if kind == "other" and _HOLDERS.fullmatch(fold(labels[i]))]
    answers = any(
        _is_answer(cell) for row in rows for (_, cell), kind in zip(row.cells, head, strict=False) if kind == "note"
    )
    if len(holders) != 1 or set(head) & set(NAMING) or not answers:
        return head
    return ["full" if i == holders[0] else kind for i, kind in enumerate(head)]


def _tick_columns(rows: list[Row], head: list[str | None]) -> list[int]:
    """The columns by whose marks the people of a table are told apart; what they eat or where they sleep does not."""
    return [i for i in ticks.columns([_words(row) for row in rows]) if i >= len(head) or head[i] in (None, "note")]


def _by_ticks(found: list[Found], row: Row, columns: list[int], head: list[str | None]) -> list[Found]:
    """Who is ticked in no column is only listed, under a label that asks who comes or under none; what another label tells
    ("Prawo jazdy") is not known. Who is in one of two may be meant for either."""
    ticked = [i < len(row.cells) and ticks.told(row.cells[i][1]) is True for i in columns]
    if columns and not any(ticked):
        if not any(head) or any(i < len(head) and head[i] == "note" for i in columns):
            return [one.at(Act.MENTION, "table.unticked", "Przy tej osobie nic nie jest zaznaczone.") for one in found]
        return list(map(unsure, found))
    return list(map(unsure, found)) if len(columns) > 1 else found


_TAKES_PART = re.compile(r"\W*(?:uczestni(?:k|czka|cy|czki)|sluchacz(?:ka)?)\b")


def _of_other_roles(rows: list[Row]) -> list[Row]:
    """The rows that say "kierowca" or "opiekun" in a column where others say "uczestnik"."""
    for column in range(max((len(row.cells) for row in rows), default=0)):
        told = [(row, fold(row.cells[column][1])) for row in rows if column < len(row.cells) and row.cells[column][1]]
        takes = [row for row, cell in told if _TAKES_PART.match(cell)]
        if takes and len(takes) < len(told):
            return [row for row, _ in told if row not in takes]
    return []


def _under(head: list[str | None], block: list[Row]) -> list[str | None]:
    """The labels where the second line of them stands under "Uczestnik" alone: "Lp., Uczestnik, Stanowisko"."""
    second = [label_kind(cell) for _, cell in block[1].cells]
    if "full" not in head or len(second) >= max(len(row.cells) for row in block[2:]):
        return second
    at = head.index("full")
    return [*head[:at], *second, *head[at + 1 :]]


_IS = re.compile(r"\W*(?:jest|bylo|blednie|bledn[aey](?:\s+\w+)?|zapisano|wpisano|podano|dotychczas)\w*\W*")
_SHOULD_BE = re.compile(
    r"\W*(?:powinno\s+byc|poprawnie|prawidlowo|ma\s+byc|winno\s+byc|(?:poprawn|prawidlow|wlasciw)[aey](?:\s+\w+)?)\W*"
)
_WAS_AND_IS = re.compile(r"\W*bylo\W*"), re.compile(r"\W*jest\W*")


def _corrected(row: Row) -> dict[int, Act]:
    """ "jest | powinno być", "było | jest", in either order and beside other columns: what the columns hold."""
    cells = [fold(cell) for _, cell in row.cells]
    for wrong, right in ((_IS, _SHOULD_BE), _WAS_AND_IS):
        columns = [[at for at, cell in enumerate(cells) if told.fullmatch(cell)] for told in (wrong, right)]
        if all(len(found) == 1 for found in columns):
            return {columns[0][0]: Act.WRONG, columns[1][0]: Act.RIGHT}
    return {}


def _wrong_and_right(letter: Letter, row: Row, columns: dict[int, Act], hints: tuple[str, ...]) -> Iterator[Found]:
    sentences = {Act.WRONG: "Podany jako błędna pisownia.", Act.RIGHT: "Podany jako poprawna pisownia."}
    for at, cell in enumerate(row.cells):
        if act := columns.get(at):
            yield from (one.at(act, f"table.{act.value}", sentences[act]) for one in _of_cells(letter, [cell], hints))


NO_PARTICIPANT = re.compile(  # the person of such a row signs, approves or answers questions
    r"\s*(?:osoba\s+(?:zglaszajaca|wypelniajaca|do\s+kontaktu|kontaktowa|upowazniona|odpowiedzialna)|zglaszajac[yae]|zatwierdz\w*|sporzadz\w*|wypelnil\w*|kontakt|przelozon[yae]|opiekun\w*|akceptuj\w*|podpis\w*)\s*$"
    r"|\s*(?:zatwierdz\w*|sporzadz\w*|akceptuj\w*|wypelni\w*|opracowa\w*|podpis\w*)\s*:"
)


def _is_second_head(row: Row) -> bool:
    """A second line of labels, under cells that span several columns."""
    kinds = [label_kind(cell) for _, cell in row.cells if cell]
    return {"first", "last"} <= set(kinds) and all(kinds)


def _backwards(found: list[Found], hints: tuple[str, ...]) -> list[Found]:
    """Under "Nazwisko i imię" of two given names the first is the surname: "Piotr Barbara"."""
    turned = []
    for one in found:
        words = one.name.written.split()
        both = len(words) == 2 and all(names.is_given_name(word.capitalize()) for word in words)
        read = names.read(one.name.written, hints=hints, surname_first=True) if both else ()
        name = replace(read[0], start=one.name.start, end=one.name.end) if len(read) == 1 else one.name
        turned.append(replace(one, name=name))
    return turned


def _of_row(
    letter: Letter, row: Row, head: list[str | None], hints: tuple[str, ...], labels: Sequence[str] = ()
) -> list[Found]:
    cells = [(at, cell, head[i] if i < len(head) else None) for i, (at, cell) in enumerate(row.cells)]
    by_kind = {kind: (at, cell) for at, cell, kind in reversed(cells) if kind and cell}
    given = [(at, cell) for at, cell, kind in cells if kind == "first" and cell]
    if len(given) > 1:  # "Pierwsze imię" beside "Drugie imię"
        by_kind["first"] = (given[0][0], " ".join(cell for _, cell in given))
    if "first" in by_kind and "last" in by_kind:
        found = of_two(letter, by_kind["first"], by_kind["last"], hints)
        found = list(map(unsure, found)) if _is_shifted(by_kind["first"][1], cells) else found
    elif halves := _in_two_cells(row) if not any(head) else None:
        found = of_two(letter, *halves, hints)
    else:
        wanted = ("full",) if "full" in by_kind else (None, "last", "first")
        found = _of_cells(letter, [(at, cell) for at, cell, kind in cells if kind in wanted], hints)
        if "full" in by_kind and not found:
            found = _under_label(letter, by_kind["full"], labels[head.index("full") : head.index("full") + 1])
    if any(kind in ("full", "last") for kind in head):
        found = [*found, *_beside(letter, cells, hints)]
    if any(NO_PARTICIPANT.match(fold(cell)) for _, cell, kind in cells if kind not in ("note", "function")):
        return []
    unnamed = [cell for i, (_, cell, kind) in enumerate(cells) if kind is None and not any(labels[i : i + 1])]
    notes = [cell for _, cell, kind in cells if kind == "note"]
    days = [cell for (_, cell, kind), label in zip(cells, labels, strict=False) if kind == "note" and is_of_day(label)]
    some_day = any(map(_says_no, days)) and any(_COMES.fullmatch(fold(cell)) for cell in days)
    if some_day:
        notes = [cell for cell in notes if cell not in days]
    absent = any(map(_says_no, notes)) or any(_NO_HERE.fullmatch(fold(cell)) for cell in unnamed)
    comes = any(_COMES.fullmatch(fold(cell)) for cell in (*unnamed, *notes))
    denied = any(_NO_HERE.fullmatch(fold(cell)) for _, cell, kind in cells if kind is None and cell not in unnamed)
    made = [_detailed(unsure(one) if denied else one, by_kind, cells, absent) for one in found]
    if some_day and not absent:
        return [one.at(Act.SIGN_UP, SOME_DAY, "Tabela mówi „tak” w jednym z terminów.") for one in made]
    return [
        one.at(Act.SIGN_UP, "table.comes", "Wiersz tabeli mówi, że ta osoba przyjdzie.")
        if comes and one.act is Act.NONE
        else one
        for one in made
    ]


def _under_label(letter: Letter, cell: Cell, label: Sequence[str]) -> list[Found]:
    """Two words no dictionary takes for a name, under "Imię i nazwisko": one, and sure where the second is a surname."""
    words = _TWO.fullmatch(cell[1])
    if words is None or any(is_title(word) or is_institution(word) for word in words.groups()):
        return []
    backwards = any(SURNAME_FIRST.search(fold(one)) for one in label)
    last, first = words.groups() if backwards else words.groups()[::-1]
    sure = names.is_known_surname(last) and not names.is_known_surname(first)
    at, written = cell
    name = Name(first, last, names.gender(written), 0.85 if sure else 0.5, written, at, at + len(written))
    return [named(name, letter.part, listed=True)]


SOME_DAY = "table.some-day"


def _says_no(cell: str) -> bool:
    """ "nie", "nie przyjedzie", "urlop"; not "nie je mięsa"."""
    folded = fold(cell)
    return len(cell) > 1 and bool(_NO.match(folded)) and not _OF_OTHER_THINGS.match(folded)


def unsure(one: Found) -> Found:
    """With so little confidence that a human looks at him."""
    return replace(one, name=replace(one.name, confidence=min(one.name.confidence, 0.5)))


def _is_shifted(first: str, cells: list[tuple[int, str, str | None]]) -> bool:
    """Does a cell beside hold a given name alone, and the one under "Imię" none: do the cells stand below their labels?"""
    if names.is_given_name(first.split()[0].capitalize()):
        return False
    others = [cell for _, cell, kind in cells if kind not in (*NAMING, "other") and cell.isalpha()]
    return any(names.is_usual_given_name(cell.capitalize()) for cell in others)


def _in_two_cells(row: Row) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Given names in one cell of an unlabelled row, and the surname in the next: "Maria Magdalena | Lech"."""
    for given, last in pairwise(row.cells):
        words = given[1].split()
        if len(words) == 2 and all(map(names.is_given_name, words)) and _SURNAME.fullmatch(last[1]):
            return None if is_title(last[1]) or is_institution(last[1]) else (given, last)
    return None


def _halves_by_others(rows: Sequence[Row]) -> list[str | None]:
    """The columns of an unlabelled table in which the halves of names stand, where one cell holds two given names: beside
    "Kot | Ewa" and "Oczko | Arleta" "Benedykt | Ireneusz Jan" is no Ireneusz; empty where two pairs of columns may."""
    width = min((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[i][1] for row in rows] for i in range(width)]
    given = [i for i, cells in enumerate(columns) if all(map(_are_given, cells))]
    words = [i for i, cells in enumerate(columns) if all(map(_SURNAME.fullmatch, cells)) and i not in given]
    pairs = [(last, first) for first in given for last in words if abs(first - last) == 1]
    double = len(pairs) == 1 and any(" " in cell for cell in columns[pairs[0][1]])
    if len(rows) < 3 or not double:
        return []
    return ["last" if i == pairs[0][0] else "first" if i == pairs[0][1] else None for i in range(width)]


def _are_given(cell: str) -> bool:
    return 0 < len(cell.split()) < 3 and all(map(names.is_given_name, cell.split()))


_SURNAME = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+(?:-[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+)?")


def _beside(letter: Letter, cells: list[tuple[int, str, str | None]], hints: tuple[str, ...]) -> list[Found]:
    """Names in columns of another kind: who stands in for a participant, his superior."""
    others = [(at, cell) for at, cell, kind in cells if kind in (None, "other") and 4 < len(cell) <= 90]
    return [
        named(name, letter.part, at, listed=True).at(Act.MENTION, "table.beside", "Wymieniony obok uczestnika.")
        for at, cell in others
        for name in names.read(cell, hints=hints)
        if name.complete
    ]


_BROKEN = re.compile(r"(?<=[^\W\d_])- +(?=[^\W\d_])")


def of_two(letter: Letter, first: tuple[int, str], last: tuple[int, str], hints: tuple[str, ...]) -> list[Found]:
    if _BROKEN.search(first[1]) or _BROKEN.search(last[1]):  # "Przybo- rowska": one word, or two?
        return list(map(unsure, _as_labelled(letter, *((at, _BROKEN.sub("-", cell)) for at, cell in (first, last)))))
    if first[1].endswith("-") or last[1].endswith("-"):  # it goes on where nobody has read it
        return list(map(unsure, _as_labelled(letter, *((at, cell.rstrip(" -")) for at, cell in (first, last)))))
    found = names.read(f"{first[1]} {last[1]}", hints=hints, surname_first=False)
    if len(found) == 1 and found[0].confidence < 0.7 and f"{first[1]} {last[1]}" in found[0].alternatives:
        return _as_labelled(letter, first, last)  # what fills a field stands in the nominative
    if len(found) != 1 or not found[0].complete or fold(found[0].last_name)[:2] != fold(last[1])[:2]:
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
    people: list[Found] = []
    for at, cell in cells:
        joined = re.fullmatch(r"(?P<name>[^\W\d_]+ [^\W\d_]+) [-–] (?P<more>[^\W\d_a-ząćęłńóśźż][^\W\d_]+)", cell)
        if joined:  # Hanna Mrówczyńska - Gil
            read = names.read(f"{joined['name']}-{joined['more']}", hints=hints)
            if len(read) == 1 and read[0].complete:
                return [named(replace(read[0], written=cell, start=0, end=len(cell)), letter.part, at, listed=True)]
        found = _in_cell(cell, hints) if 4 < len(cell) <= 90 else []
        people += [named(name, letter.part, at, listed=True) for name in found]
    if people:
        return people
    for one, other in pairwise(cells):
        if (one[1].isalpha() or "-" in one[1]) and (pair := _of_two_words(letter, one, other, hints)):
            return pair
    return []


def _in_cell(cell: str, hints: tuple[str, ...]) -> list[Name]:
    """The people of one cell: "Anna Nowak, kierownik", or several ("Jan Kos, Ewa Kot")."""
    read = [name for name in names.read(cell, hints=hints) if name.complete]
    several = [name for name in names.find(cell, hints=hints) if name.complete] if "," in cell else []
    return several if len(several) > len(read) else read


def _of_two_words(letter: Letter, one: tuple[int, str], other: tuple[int, str], hints: tuple[str, ...]) -> list[Found]:
    words = (one[1], other[1])
    if any(not re.fullmatch(r"[^\W\d_]+(?:[-' ][^\W\d_]+)*", word) for word in words):
        return []
    if names.is_given_name(words[0]) or names.is_given_name(words[1].split()[0]):
        order = (one, other) if names.is_given_name(words[0]) and not names.is_given_name(words[1]) else (other, one)
        return of_two(letter, order[0], order[1], hints)
    return []


def _detailed(
    found: Found, by_kind: dict[str, tuple[int, str]], cells: list[tuple[int, str, str | None]], absent: bool
) -> Found:
    def told(kind: str) -> str:
        return by_kind.get(kind, (0, ""))[1][:200]

    phone = told("phone") or next((cell for _, cell, kind in cells if kind is None and PHONE.fullmatch(cell)), "")
    made = replace(
        found, function=told("function"), institution=told("institution"), phone=phone if len(phone) > 5 else ""
    )
    return made.at(Act.ABSENT, "table.absent", "Wiersz tabeli mówi, że tej osoby nie będzie.") if absent else made

"""People in the rows of a table: cells between tabs or wide gaps, under labels or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from processor import names
from processor.names import Name
from processor.names.titles import is_institution, is_title
from processor.stages.extract.found import Found, Letter, Span, named
from processor.stages.extract.lines import lines
from processor.text.folding import fold
from processor.text.requests import Act

_HEADERS = {
    "full": re.compile(
        r"imi[ea]\w*\s*(?:i|/|,|oraz)?\s*nazwisk|nazwisk\w*\s*(?:i|/|,|oraz)?\s*imi|uczestni|\bosob|full\s*name|participant|^name$|pracowni|delegat"
    ),
    "first": re.compile(r"^(?:\W*|drugie\s)?imi[eo]|^first|^given"),
    "last": re.compile(r"^\W*nazwisko|^last|^surname|^family"),
    "function": re.compile(r"\bstanowisk|\bfunkcj|position|zajmowan"),
    "institution": re.compile(
        r"instytucj|jednostk|\burzad|\bgmin|organizacj|\bszkol|zaklad\b|\bfirma|miejsce\s+pracy|referat|wydzial|komork|institution|organi[sz]ation"
    ),
    "phone": re.compile(r"\btel|\bkom\b|komorka|phone|kontakt"),
    "note": re.compile(
        r"\buwag|obecn|udzial|status|\bbedzie|potwierdz|\bczy\b|\bjedzie|\bjada\b|\bprzy(?:jedzie|jda|jada)|\bwezm|\btermin|warszta|\bdata"
    ),
    "other": re.compile(
        r"zwierzchni|kierownik|naczelnik|prezes\b|przelozon|opiekun|dyrektor|zglaszajac|kontakt|e-?mail|^lp|^nr|^l\.p|sporzadz|akceptuj|zatwierdz"
    ),
}
SURNAME_FIRST = re.compile(r"\bnazwisk\w*\s*(?:i|/|,|oraz)?\s*imi")  # "Nazwisko i imię": in this order
_TAB = re.compile(r"\t")
_SEMICOLON = re.compile(r";")
_GAP = re.compile(r" {2,}| ?\| ?|\"\s?[,;]\s?\"")
_NAMING = ("first", "last", "full")
_BORDER = re.compile(r"\s*(?:[|+][-+=|\s]{3,}|[-=]{3,}(?:\+[-=]{3,})+)\s*")  # the lines drawn between rows
_NO = re.compile(r"^\s*(?:nie|no|-|nieobecn\w*|rezygn\w*|chor\w*|urlop|skreslon\w*|odwolan\w*)\b(?!\s*dotyczy)", re.I)
_NO_HERE = re.compile(r"(?:nie|no)\s*(?:[(,;–-].*)?")
_COMES = re.compile(r"\W*(?:jedzie|przyjedzie|bedzie|tak|obecn[ya]|bez\s+zmian|zostaje|aktualne|uczestniczy)\W*")
_PHONE = re.compile(r"(?:\+48\s?)?(?:\(?\d{2}\)?[\s-]?)?\d{3}[\s-]?\d{2,3}[\s-]?\d{2,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a line that has tabs, each with its offset."""

    cells: tuple[tuple[int, str], ...]

    @property
    def start(self) -> int:
        return self.cells[0][0]


def tables(
    letter: Letter, start: int, end: int, hints: tuple[str, ...], taken: list[Span]
) -> tuple[list[Found], list[Span]]:
    people: list[Found] = []
    spans: list[Span] = []
    for block in _blocks(letter.text, start, end):
        until = max(at + len(cell) for row in block for at, cell in row.cells)
        begin, block = block[0].start, _upright(block)
        if _is_form(block):
            continue
        found = _of_table(letter, block, hints)
        if found:
            spans.append((begin, until + 1))
            people += found
    return people, spans


def _blocks(text: str, start: int, end: int) -> Iterator[list[Row]]:
    block: list[Row] = []
    fresh = False  # right below a line drawn between rows
    for at, line in lines(text, start, end):
        if _BORDER.fullmatch(line):
            fresh = True
            continue
        cells = tuple(_cells(at, line)) if line.strip() and not _BRANCH.match(line) else ()
        if block and cells and not fresh and _GOES_ON.match(line):
            block[-1] = _with_more(text, block[-1], cells)
            continue
        fresh = False
        if len(cells) > 1 and ("\t" in line or len(cells) > 2 or block or _are_names(cells) or _are_labels(cells)):
            block.append(Row(cells))
        elif block and line.strip():
            yield block
            block = []
    if block:
        yield block


_BRANCH = re.compile(r"[|│\s]*[|├└`'+]\s?[-─–—]{1,3}\s*[^\W\d_]")  # of a tree drawn in text
_GOES_ON = re.compile(r"\s*\|\s*\|")  # no number before it: the row above goes on


def _with_more(text: str, row: Row, more: tuple[tuple[int, str], ...]) -> Row:
    """The row with what stands below in its columns: "Skrzyniarz-" above "Bułat"."""
    below = {_column(text, at): cell for at, cell in more}
    joined = ((at, cell, below.get(_column(text, at), "")) for at, cell in row.cells)
    return Row(tuple((at, f"{cell}{'' if cell.endswith('-') else ' '}{under}".strip()) for at, cell, under in joined))


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)


def _are_labels(cells: tuple[tuple[int, str], ...]) -> bool:
    """ "| Nazwisko  | Imię     |", "Imię i nazwisko        Gmina" """
    kinds = {label_kind(cell) for _, cell in cells}
    return kinds >= {"first", "last"} or ("full" in kinds and None not in kinds)


def _are_names(cells: tuple[tuple[int, str], ...]) -> bool:
    """People side by side: "Anna Klimek        Jan Cebula"."""
    return all(not cell[0].isdigit() and [name.complete for name in names.read(cell)] == [True] for _, cell in cells)


def _cells(at: int, line: str) -> Iterator[tuple[int, str]]:
    """Cells between tabs; in lines without any, between semicolons, wide gaps or bars."""
    begin = _label_before(line)
    pattern = _TAB if "\t" in line else _SEMICOLON if line.count(";") >= 2 else _GAP
    for gap in (*pattern.finditer(line), None):
        cell = line[begin : gap.start() if gap else len(line)]
        if cell.strip() or "\t" in line:
            yield at + begin + len(cell) - len(cell.lstrip(' "')), cell.strip(' "\t')
        begin = gap.end() if gap else begin


_LABEL = re.compile(r"[^:;\t\n]{3,60}:\s*(?=[^;]+;[^;]+;)")


def _label_before(line: str) -> int:
    """Where the cells begin in "Nazwiska i imiona uczestników: Pilch Ewa; Szpak Jan; Kos Anna"."""
    match = _LABEL.match(line)
    return match.end() if match and label_kind(match[0]) == "full" else 0


def _is_form(block: list[Row]) -> bool:
    """Two columns of which the first are labels: a form, not a list of people under labels of their own."""
    head = [label_kind(cell) for _, cell in block[0].cells]
    if len(head) > 1 and all(head) and set(head) & set(_NAMING):
        return False
    labelled = [row for row in block if len([c for _, c in row.cells if c]) == 2 and label_kind(row.cells[0][1])]
    return len(labelled) >= max(2, len(block) // 2) or (len(block) == 1 and bool(labelled))


def label_kind(cell: str) -> str | None:
    folded = fold(cell)
    if len(folded) > 60:
        return None
    if re.search(r"\b(?:ojca|matki|panienski\w*|rodow\w+|rodzic\w*)\b", folded):
        return "other"
    if re.fullmatch(r"\W*(?:uczestniczy|wezmie\s+udzial|przyjedzie|obecnosc)\W*(?:\(.*\))?\W*", folded):
        return "note"
    if re.search(r"\bnazw(?:isk|\b)", folded) and re.search(r"\bimi", folded):
        return "full"
    if _HEADERS["other"].search(folded) and "tel" not in folded:
        return "other"
    if "nazwisk" in folded or "imi" in re.split(r"[\W_]+", folded.replace("imie", "imi").replace("imiona", "imi")):
        return "last" if "nazwisk" in folded else "first"
    return next((kind for kind, pattern in _HEADERS.items() if pattern.search(folded)), None)


def _upright(block: list[Row]) -> list[Row]:
    """The table with its labels on top where they stand in the first column, one person a column."""
    kinds = [label_kind(row.cells[0][1]) or ("note" if not row.cells[0][1] else None) for row in block]
    halves = {"first", "last"} <= set(kinds)
    if (
        not (halves or ("full" in kinds and all(kinds)))
        or min(len(row.cells) for row, kind in zip(block, kinds, strict=True) if kind in _NAMING) < 3
    ):
        return block
    width = min(
        len(row.cells) for row, kind in zip(block, kinds, strict=True) if kind in _NAMING
    )  # fmt: skip
    return [
        Row(tuple(row.cells[column] if column < len(row.cells) else (row.start, "") for row in block))
        for column in range(width)
    ]


def _of_table(letter: Letter, block: list[Row], hints: tuple[str, ...]) -> list[Found]:
    head = [label_kind(cell) for _, cell in block[0].cells]
    has_head = (
        len([kind for kind in head if kind]) >= 2
        or "full" in head
        or (any(head) and len(block) > 1 and not _of_row(letter, block[0], [], hints))
    )
    if has_head and len(block) > 2 and _is_second_head(block[1]):
        head, block = _under(head, block), block[1:]
    rows = block[1:] if has_head else block
    people: list[Found] = []
    left_out, ticks = _of_other_roles(rows), _tick_columns(rows) if has_head else []
    backwards = has_head and any(SURNAME_FIRST.search(fold(cell)) for _, cell in block[0].cells)
    if _corrects(block[0]):
        return [one for row in block[1:] for one in _wrong_and_right(letter, row, hints)]
    for row in rows:
        kinds = [label_kind(cell) for _, cell in row.cells]
        halves = {fold(cell) for _, cell in row.cells} >= {"imie", "nazwisko"}
        if halves or (
            len(kinds) > 1 and all(kinds) and not _of_cells(letter, list(row.cells), hints)
        ):  # another table's labels
            head, has_head = kinds, True
            continue
        found = _of_row(letter, row, head if has_head else [], hints)
        found = _by_ticks(found, row, ticks)
        if row in left_out:
            found = [one.at(Act.MENTION, "table.beside", "W kolumnie roli nie jest uczestnikiem.") for one in found]
        people += _backwards(found, hints) if backwards else found
    return people


_TICK = re.compile(r"\s*[xX+✓✔☑☒]\s*")


def _tick_columns(rows: list[Row]) -> list[int]:
    """The columns in which some rows are ticked and the others empty."""
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[row.cells[i][1] if i < len(row.cells) else "" for row in rows] for i in range(width)]
    return [
        i for i, column in enumerate(cells)
        if all(not cell or _TICK.fullmatch(cell) for cell in column) and any(column) and not all(column)
    ]  # fmt: skip


def _by_ticks(found: list[Found], row: Row, columns: list[int]) -> list[Found]:
    """Who is ticked in no column is only listed; who is in one of two may be meant for either."""
    ticked = [i < len(row.cells) and bool(row.cells[i][1]) for i in columns]
    if columns and not any(ticked):
        return [one.at(Act.MENTION, "table.unticked", "Przy tej osobie nic nie jest zaznaczone.") for one in found]
    if len(columns) > 1:
        return [replace(one, name=replace(one.name, confidence=min(one.name.confidence, 0.5))) for one in found]
    return found


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


_IS = re.compile(r"\W*(?:jest|bylo|blednie|zapisano|wpisano|podano|dotychczas)\w*\W*")
_SHOULD_BE = re.compile(r"\W*(?:powinno\s+byc|poprawnie|prawidlowo|ma\s+byc|winno\s+byc)\W*")


def _corrects(row: Row) -> bool:
    """ "jest | powinno być" """
    cells = [fold(cell) for _, cell in row.cells if cell]
    return len(cells) == 2 and bool(_IS.fullmatch(cells[0])) and bool(_SHOULD_BE.fullmatch(cells[1]))


def _wrong_and_right(letter: Letter, row: Row, hints: tuple[str, ...]) -> Iterator[Found]:
    acts = ((Act.WRONG, "Podany jako błędna pisownia."), (Act.RIGHT, "Podany jako poprawna pisownia."))
    for cell, (act, sentence) in zip([cell for cell in row.cells if cell[1]], acts, strict=False):
        yield from (one.at(act, f"table.{act.value}", sentence) for one in _of_cells(letter, [cell], hints))


_NO_PARTICIPANT = re.compile(  # the person of such a row signs, approves or answers questions
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


def _of_row(letter: Letter, row: Row, head: list[str | None], hints: tuple[str, ...]) -> list[Found]:
    cells = [(at, cell, head[i] if i < len(head) else None) for i, (at, cell) in enumerate(row.cells)]
    by_kind = {kind: (at, cell) for at, cell, kind in reversed(cells) if kind and cell}
    given = [(at, cell) for at, cell, kind in cells if kind == "first" and cell]
    if len(given) > 1:  # "Pierwsze imię" beside "Drugie imię"
        by_kind["first"] = (given[0][0], " ".join(cell for _, cell in given))
    if "first" in by_kind and "last" in by_kind:
        found = of_two(letter, by_kind["first"], by_kind["last"], hints)
    elif halves := _in_two_cells(row) if not any(head) else None:
        found = of_two(letter, *halves, hints)
    else:
        wanted = ("full",) if "full" in by_kind else (None, "last", "first")
        found = _of_cells(letter, [(at, cell) for at, cell, kind in cells if kind in wanted], hints)
    if any(kind in ("full", "last") for kind in head):
        found = [*found, *_beside(letter, cells, hints)]
    if any(_NO_PARTICIPANT.match(fold(cell)) for _, cell, kind in cells if kind not in ("note", "function")):
        return []
    absent = any(_NO.match(fold(cell)) and len(cell) > 1 for _, cell, kind in cells if kind == "note")
    absent = absent or any(_NO_HERE.fullmatch(fold(cell)) for _, cell, kind in cells if kind is None)
    comes = any(_COMES.fullmatch(fold(cell)) for _, cell, kind in cells if kind in (None, "note"))
    made = [_detailed(one, by_kind, cells, absent) for one in found]
    return [
        one.at(Act.SIGN_UP, "table.comes", "Wiersz tabeli mówi, że ta osoba przyjdzie.")
        if comes and one.act is Act.NONE
        else one
        for one in made
    ]


def _in_two_cells(row: Row) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Given names in one cell of an unlabelled row, and the surname in the next: "Maria Magdalena | Lech"."""
    for given, last in pairwise(row.cells):
        words = given[1].split()
        if len(words) == 2 and all(map(names.is_given_name, words)) and _SURNAME.fullmatch(last[1]):
            return None if is_title(last[1]) or is_institution(last[1]) else (given, last)
    return None


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


def of_two(letter: Letter, first: tuple[int, str], last: tuple[int, str], hints: tuple[str, ...]) -> list[Found]:
    found = names.read(f"{first[1]} {last[1]}", hints=hints, surname_first=False)
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

    phone = told("phone") or next((cell for _, cell, kind in cells if kind is None and _PHONE.fullmatch(cell)), "")
    made = replace(
        found, function=told("function"), institution=told("institution"), phone=phone if len(phone) > 5 else ""
    )
    return made.at(Act.ABSENT, "table.absent", "Wiersz tabeli mówi, że tej osoby nie będzie.") if absent else made

"""Who is meant by a mail: the people read in its letters, each with what the mail asks for him."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from processor import names
from processor.names import Name
from processor.stages.extract import letters
from processor.stages.extract.found import Found, Letter, named
from processor.text.folding import fold
from processor.text.requests import Act, Clause, clauses
from processor.values import Action, Attendee, Kind, Label, Mail, Office, Reading, Reason, Verdict

SIGNING = frozenset({Act.SIGN_UP, Act.RIGHT})
LEAVING = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED})
SILENT = frozenset({Act.MENTION, Act.EXCEPT, Act.WRONG})
BULLET = re.compile(r"^\s*(?:\(?\d{1,3}[.)]\)?|[-*•–·])\s*")
FORM = re.compile(
    r"^\s*(?:imi\w+\s*(?:i|/|,|oraz)?\s*nazwisk\w*|nazwisk\w*\s*(?:i|/|,)?\s*imi\w*|uczestni\w+|osob\w+ zglaszan\w+|zglaszan\w+ osob\w+|name|full name|dane uczestni\w+)[^:\n\t]{0,30}[:\t]\s*"
)
FIRST_LINE = re.compile(r"^\s*(?:imi\w+|first name|given name)(?:\s*\([^)]*\))?\s*[:\t]\s*(\S.*)$")
LAST_LINE = re.compile(r"^\s*(?:nazwisk\w*|last name|surname)(?:\s*\([^)]*\))?\s*[:\t]\s*(\S.*)$")
NOT_ATTENDEE = re.compile(
    r"(?:kontakt\w*|osob\w+ (?:do kontaktu|kontaktow\w+)|sporzadz\w+|wypelni\w+|zatwierdz\w+|przelozon\w+|kierownik\w*|opiekun\w*|prowadz\w+|dyrektor\w*|podpis\w*|sprawe prowadzi|przygotowa\w+|zglasza(?:jacy|jaca)|wyslal\w*)[^:\n\t]{0,40}[:\t]\s*$"
)
GAP = re.compile(r"\S {2,}\S")
GAPS = re.compile(r"\s*\|\s*|\t| {2,}")
RULE = re.compile(r"[-+|=_\s]+")
SELF = re.compile(r"\b(?:ja|mnie|mna|siebie|sam|sama|moj\w*|swoj\w*)\b")
WITH = re.compile(r"\b(?:razem z|wraz z|oraz ja|i ja|ja i|ja z|przyjade z|przyjde z|bede z)\b")
BOSS = re.compile(r"\(\s*(?:kierownik|dyrektor|szef|naczelnik|przelozon|wojt|burmistrz|koordynator)\w*\s*:?\s*[^)]*$")
SENIOR = re.compile(r"\b(?:ojc\w+ i syn\w*|ojciec i syn|senior i junior|sen\.?\s+i\s+jun)")


def extract(mail: Mail, verdict: Verdict, office: Office, now: datetime) -> Reading:
    """The people whom the mail signs up or takes back, and what is unclear."""
    hints = _hints(mail)
    mine = letters.own(mail)
    leaders = {
        _key(names.nominative(_untitled(leader))) for workshop in office.workshops for leader in workshop.leaders
    }
    found = [one for one in _read(mine, hints) if _key(one.name.full_name) not in leaders]
    people = [one for one in (_judged(one, verdict.kind) for one in found) if one is not None]
    writer = _writer(mail, mine, hints, leaders)
    said = clauses(mine.folded, mine.spans)
    asked = (Act.CANCEL, Act.ABSENT) if verdict.kind is Kind.CANCELLATION else (Act.SIGN_UP,)
    wants = any(_of_self(c, mine, people, asked) for c in said)
    self_absent = any(
        c.act is Act.ABSENT
        and re.search(r"\b(?:ja|nie (?:moge|bede|dam|przyjade|przyjde|wezme|dojade))\b", mine.folded[c.start : c.end])
        for c in said
    )
    if not people:
        people = _elsewhere(mail, verdict, hints, leaders, wants)
    if (
        writer is not None
        and (wants or not people)
        and not (self_absent and people and verdict.kind is not Kind.CANCELLATION)
    ):
        if not any(_same(writer, one.name) for one in people):
            people.append(named_writer(writer, verdict))
    return _reading(mail, people, writer, verdict, hints)


def _of_self(clause: Clause, letter: Letter, people: list[Found], asked: tuple[Act, ...]) -> bool:
    """Does the writer speak of himself here: a verb of his own that has no one else for its object, or a pronoun?"""
    if clause.act not in asked:
        return False
    words = letter.folded[clause.start : clause.end]
    if WITH.search(words) or (
        SELF.search(words) and not re.search(r"\bmoj\w*\s+(?:koleg|kolez|pracownic|szef|zastepc|wspol)", words)
    ):
        return True
    others = any(
        clause.sentence[0] <= one.start < clause.sentence[1] and one.where == letter.part.where for one in people
    )
    return clause.self_ and not others


def named_writer(writer: Found | Name, verdict: Verdict) -> Found:
    act = Act.CANCEL if verdict.kind is Kind.CANCELLATION else Act.SIGN_UP
    assert isinstance(writer, Found)
    return replace(writer, act=act)


def _hints(mail: Mail) -> tuple[str, ...]:
    sender = mail.sender
    known = [n.full_name for n in names.read(sender.name) if n.complete]
    part = letters.own(mail).part
    for segment in part.segments:
        if segment.label is Label.SIGNATURE:
            known += [n.full_name for n in names.find(part.text[segment.start : segment.end]) if n.complete]
    return tuple(dict.fromkeys([*known, sender.address]))


def _untitled(leader: str) -> str:
    found = names.read(leader)
    return found[0].full_name if found else leader


def _key(name: str) -> str:
    return fold(name).replace("-", " ")


def _read(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """Names of a letter in order: tables, forms, lists, prose."""
    found: list[Found] = []
    said = clauses(letter.folded, letter.spans)
    for start, end in letter.spans:
        found += _stretch(letter, start, end, said, hints)
    return found


def _stretch(letter: Letter, start: int, end: int, said: tuple[Clause, ...], hints: tuple[str, ...]) -> Iterator[Found]:
    text = letter.text
    lines = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    index, prose_from = 0, start
    pending: list[Found] = []
    while index < len(lines):
        taken, rows = _block(letter, lines, index, hints)
        if taken:
            yield from _prose(letter, prose_from, lines[index][0], said, hints)
            yield from rows
            index += taken
            prose_from = lines[index][0] if index < len(lines) else end
        else:
            index += 1
    yield from _prose(letter, prose_from, end, said, hints)
    yield from pending


def _block(letter: Letter, lines: list[tuple[int, int]], index: int, hints: tuple[str, ...]) -> tuple[int, list[Found]]:
    start, end = lines[index]
    line = letter.text[start:end]
    folded = letter.folded[start:end]
    if ("\t" in line or GAP.search(line.strip()) or "|" in line) and (
        columns := _header(GAPS.sub("\t", folded.strip().strip("|")))
    ):
        return _table(letter, lines, index, columns, hints)
    if match := FORM.match(folded):
        if NOT_ATTENDEE.search(folded[: match.end()]):
            return 1, []
        people = names.read(line[match.end() :], hints=hints)
        return 1, [replace(named(n, letter.part, start + match.end(), listed=True)) for n in people if n.complete]
    if (first := FIRST_LINE.match(folded)) and index + 1 < len(lines):
        s, e = lines[index + 1]
        if second := LAST_LINE.match(letter.folded[s:e]):
            people = names.read(f"{line[first.start(1) :]} {letter.text[s:e][second.start(1) :]}", hints=hints)
            return 2, [Found(n, letter.part.where, start, e, listed=True) for n in people[:1]]
    if (last := LAST_LINE.match(folded)) and index + 1 < len(lines):
        s, e = lines[index + 1]
        if second := FIRST_LINE.match(letter.folded[s:e]):
            people = names.read(f"{letter.text[s:e][second.start(1) :]} {line[last.start(1) :]}", hints=hints)
            return 2, [Found(n, letter.part.where, start, e, listed=True) for n in people[:1]]
    if NOT_ATTENDEE.match(folded + (":" if ":" not in folded else "")) and ":" in folded:
        return 1, []
    bullet = BULLET.match(line)
    body = line[bullet.end() :] if bullet else line
    if body.strip() and len(body) <= 120 and (bullet or len(body.split()) <= 9):
        if not clauses(fold(body), [(0, len(body))]) or all(
            c.act is Act.NONE for c in clauses(fold(body), [(0, len(body))])
        ):
            people = [n for n in names.read(body, hints=hints) if n.complete]
            if not people and bullet:
                people = [n for n in names.read(body, hints=hints, surname_first=True) if n.complete]
            if people and (bullet or _covers(body, people)):
                offset = start + (bullet.end() if bullet else 0)
                return 1, [replace(named(n, letter.part, offset, listed=True), phone=_phone(body)) for n in people]
    return 0, []


def _covers(line: str, people: list[Name]) -> bool:
    rest = line
    for n in people:
        rest = rest.replace(n.written, "")
    return len(rest.split(",")[0].split()) <= 4 or not re.search(
        r"[a-ząćęłńóśźż]{3,} [a-ząćęłńóśźż]{3,} [a-ząćęłńóśźż]{3,}", rest.split("-")[0].split("–")[0].split(",")[0]
    )


def _header(folded: str) -> dict[str, int] | None:
    cells = [cell.strip() for cell in folded.split("\t")]
    columns: dict[str, int] = {}
    for position, cell in enumerate(cells):
        if len(cell) > 40:
            return None
        if re.search(r"nazwisk|surname|last name", cell) and re.search(r"imi[ei]|first|name and", cell):
            columns["full"] = position
        elif re.search(r"uczestni|osoba|full name|^name$", cell) and "full" not in columns:
            columns["full"] = position
        elif re.search(r"nazwisk|surname|last name", cell):
            columns["last"] = position
        elif re.search(r"^imi[eo]|first|given", cell):
            columns["first"] = position
        elif re.search(r"tel", cell):
            columns["phone"] = position
        elif re.search(r"stanowisk|funkcj", cell):
            columns["function"] = position
        elif re.search(r"instytucj|urzad|jednostk|firma|gmina", cell):
            columns["institution"] = position
    return columns if "full" in columns or {"first", "last"} <= columns.keys() else None


def _table(
    letter: Letter, lines: list[tuple[int, int]], index: int, columns: dict[str, int], hints: tuple[str, ...]
) -> tuple[int, list[Found]]:
    found: list[Found] = []
    taken = 1
    for start, end in lines[index + 1 :]:
        line = letter.text[start:end]
        if line.strip() and not GAPS.search(line.strip()):
            break
        taken += 1
        if RULE.fullmatch(line.strip()):
            continue
        cells = GAPS.sub("\t", line.strip().strip("|")).split("\t") if "\t" not in line else line.split("\t")
        if (
            not line.strip()
            or NOT_ATTENDEE.search(fold(cells[0]) + ":")
            or re.search(r"sporzadz|zatwierdz|wypelni|razem", fold(line))
        ):
            continue

        def cell(kind: str, cells: list[str] = cells) -> str:
            at = columns.get(kind)
            return cells[at].strip() if at is not None and at < len(cells) else ""

        written = cell("full") or f"{cell('first')} {cell('last')}".strip()
        if not written:
            continue
        people = [n for n in names.read(written, hints=hints) if n.complete][:1]
        for n in people:
            where = line.find(cell("full") or cell("last"))
            found.append(
                Found(
                    n,
                    letter.part.where,
                    start + max(where, 0),
                    start + max(where, 0) + len(cell("full") or cell("last")),
                    listed=True,
                    phone=cell("phone"),
                    function=cell("function"),
                    institution=cell("institution"),
                )
            )
    return taken, found


def _prose(letter: Letter, start: int, end: int, said: tuple[Clause, ...], hints: tuple[str, ...]) -> Iterator[Found]:
    if start >= end:
        return
    chunk = letter.text[start:end]
    for n in names.find(chunk, hints=hints):
        if not n.complete:
            continue
        at = start + n.start
        clause = next((c for c in said if c.start <= at < c.end), None)
        act = clause.act if clause else Act.NONE
        before = letter.folded[max(start, at - 60) : at]
        if BOSS.search(before) or NOT_ATTENDEE.search(before):
            act = Act.MENTION
        yield replace(named(n, letter.part, start), act=act, clause=clause)


def _judged(one: Found, kind: Kind) -> Found | None:
    """The person with what is asked for him; None where he is only spoken of."""
    clause = one.clause
    if one.act in SILENT:
        return None
    if kind is Kind.CANCELLATION:
        if one.listed or one.act in LEAVING or one.act in {Act.NONE, Act.ALREADY}:
            return replace(one, act=Act.CANCEL)
        return None
    if one.act is Act.REPLACED:
        return replace(one, act=Act.CANCEL)
    if one.act in LEAVING:
        return replace(one, act=Act.CANCEL) if kind is Kind.CORRECTION else None
    if one.act is Act.ALREADY and kind is not Kind.CORRECTION:
        return None
    if clause and clause.question and one.act is not Act.SIGN_UP:
        return None
    return replace(one, act=Act.SIGN_UP)


def _writer(mail: Mail, mine: Letter, hints: tuple[str, ...], leaders: set[str]) -> Found | None:
    """The writer's full name: signature, closing line, From, address."""
    for segment in mine.signed:
        for line_start, line in _lines(mine.text, segment.start, segment.end):
            for n in names.read(line, hints=hints):
                if n.complete and len(n.first_names) > 1:
                    return named(n, mine.part, line_start)
    for start, end in reversed(mine.spans):
        closing = [(at, line) for at, line in _lines(mine.text, start, end) if line.strip()][-6:]
        for line_start, line in reversed(closing):
            people = [n for n in names.read(line, hints=hints) if n.complete and len(n.first_names) > 1]
            if len(people) == 1 and len(line.split()) <= 8 and line.strip().find(people[0].written) < 12:
                return named(people[0], mine.part, line_start)
    for n in names.read(mail.sender.name):
        if n.complete and len(n.first_names) > 1:
            return Found(n, "from", n.start, n.end)
    local = re.sub(r"[._-]+", " ", mail.sender.address.partition("@")[0])
    for n in names.read(re.sub(r"\d+", "", local)) if " " in local else ():
        if n.complete and len(n.first_names) > 2:
            return Found(replace(n, confidence=min(n.confidence, 0.8)), "from", 0, len(mail.sender.name))
    return None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        yield at, line.rstrip("\r\n")
        at += len(line)


def _elsewhere(mail: Mail, verdict: Verdict, hints: tuple[str, ...], leaders: set[str], wants: bool) -> list[Found]:
    """Subject, files, forwarded mail: where the sender's own words name nobody."""
    subject = next((part for part in mail.parts if part.where == "subject"), None)
    act = Act.CANCEL if verdict.kind is Kind.CANCELLATION else Act.SIGN_UP
    if subject is not None:
        found = [replace(named(n, subject), act=act) for n in names.find(subject.text, hints=hints) if n.complete]
        if found:
            return found
    for letter in (*letters.files(mail), *letters.passed_on(mail)):
        sender = letter.sender
        found = [one for one in _read(letter, hints) if _key(one.name.full_name) not in leaders]
        kept = [one for one in (_judged(one, verdict.kind) for one in found) if one is not None]
        said = clauses(letter.folded, letter.spans)
        if (
            letter.origin == "forwarded"
            and any(c.self_ and c.act is Act.SIGN_UP for c in said)
            or (letter.origin == "forwarded" and not kept and any(c.act is Act.SIGN_UP for c in said))
        ):
            author = _author(letter, hints, sender.name if sender else "")
            if author is not None and not any(_same(author, one.name) for one in kept):
                kept.append(replace(author, act=act))
        if kept:
            return kept
    return []


def _author(letter: Letter, hints: tuple[str, ...], sender: str) -> Found | None:
    for segment in letter.signed:
        for line_start, line in _lines(letter.text, segment.start, segment.end):
            for n in names.read(line, hints=hints):
                if n.complete:
                    return named(n, letter.part, line_start)
    for n in names.read(sender):
        if n.complete:
            return Found(n, letter.part.where, 0, 0)
    return None


def _same(one: Found, other: Name) -> bool:
    return _key(one.name.full_name) == _key(other.full_name)


def _phone(line: str) -> str:
    match = re.search(r"(?:\+48[ -]?)?\d{3}[ -]?\d{3}[ -]?\d{3}\b|\b\d{2}[ -]\d{3}[ -]\d{2}[ -]\d{2}\b", line)
    return match[0] if match else ""


def _whole_names(people: dict[tuple[str, str], Attendee]) -> dict[tuple[str, str], Attendee]:
    """Without "J. Drabik" beside "Janina Drabik"; an initial alone is no given name."""
    full = [one for one in people.values() if len(one.first_names) > 1]
    kept = {}
    for key, one in people.items():
        if len(one.first_names.rstrip(".")) == 1:
            if any(
                fold(other.last_name) == fold(one.last_name)
                and fold(other.first_names[:1]) == fold(one.first_names[:1])
                for other in full
            ):
                continue
            one = replace(one, confidence=min(one.confidence, 0.4))
        kept[key] = one
    return kept


def _reading(
    mail: Mail, people: list[Found], writer: Found | None, verdict: Verdict, hints: tuple[str, ...]
) -> Reading:
    doubts: list[Reason] = []
    merged: dict[tuple[str, str], Attendee] = {}
    for one in people:
        name = names.restore(one.name.full_name, hints) if False else one.name
        action = Action.CANCEL if one.act is Act.CANCEL else Action.REGISTER
        attendee = Attendee(
            name.first_names,
            name.last_name,
            name.gender,
            name.confidence,
            name.written,
            one.where,
            one.start,
            one.end,
            action,
            name.alternatives,
            one.workshop,
            one.institution,
            one.function,
            one.phone,
            one.reasons,
        )
        merged.setdefault((_key(attendee.full_name), action), attendee)
        if attendee.confidence < 0.6:
            doubts.append(Reason("extract.unsure", f"Nie jest pewne nazwisko: {attendee.full_name}."))
    merged = _whole_names(merged)
    unread = [
        a.name
        for a in mail.attachments
        if a.unread and a.unread not in {"obrazek w podpisie", "podpis elektroniczny", "wpis do kalendarza"}
    ]
    if unread and not merged:
        doubts.append(Reason("extract.unread", f"Załącznik, którego nie da się odczytać: {', '.join(unread)}."))
    return Reading(tuple(merged.values()), tuple(doubts))

"""Where a client says "here begins what somebody else wrote": attribution lines, header blocks, forwarding markers.

Kinds, each of them with the author where it names one:

- a line that ends with "… napisał(a):", "… wrote:" and names a date, an address or a user (Gmail, Thunderbird, Onet,
  Interia, WP, o2, Roundcube, The Bat!, Proton, iOS), also wrapped over several lines;
- Apple Mail's "Wiadomość napisana przez … w dniu …:", Horde's "Cytowanie …:",
  old Gmail's "2016-10-18 14:12 GMT+02:00 …:"; GroupWise's ">>> … 2016-10-18 14:12 >>>";
- a block of From/Sent/To/Subject lines (Outlook, Lotus Notes, phones), with or without asterisks;
- a marker such as "-----Oryginalna wiadomość-----" or "---------- Forwarded message ---------", alone or above a block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from processor.text.headers import text_of
from processor.text.quoting import clients
from processor.text.quoting.lines import INTRODUCES, Line
from processor.values import Address


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines `[first, last)` that introduce another's text.

    `explicit`: the client itself says forwarded or quoted; `block`: by header lines, after which quote marks are rare.
    """

    first: int
    last: int
    author: Address | None
    explicit: Literal["forwarded", "quoted", ""] = ""
    block: bool = False


def find(lines: Sequence[Line]) -> list[Attribution]:
    """Every attribution of a text, in order, none overlapping another."""
    found: list[Attribution] = []
    ends = [at for at, line in enumerate(lines) if clients.END_SIGN.search(line.content[-24:])]
    at = 0
    while at < len(lines):
        after = bisect_left(ends, at)
        ended = after < len(ends) and ends[after] < at + clients.LOOK_AHEAD
        attribution = None
        if not lines[at].blank:
            attribution = (
                _marker(lines, at)
                or _between_marks(lines, at)
                or _block(lines, at)
                or (_sentence(lines, at) if ended else None)
            )
        if attribution is None:
            at += 1
            continue
        first = attribution.first
        while first > (found[-1].last if found else 0) and _belongs(lines[first - 1], lines[at]):
            first -= 1
        while lines[first].blank:
            first += 1
        found.append(replace(attribution, first=first))
        at = attribution.last
    return found


def ends(line: Line) -> bool:
    """Does a client say here that the forwarded mail is over?"""
    return bool(clients.END.fullmatch(line.content[:200]))


def _belongs(line: Line, to: Line) -> bool:
    """A rule drawn above an attribution, and the empty lines between."""
    return line.depth == to.depth and (line.blank or bool(clients.RULE.fullmatch(line.content)))


def _marker(lines: Sequence[Line], at: int) -> Attribution | None:
    content = lines[at].content
    match = clients.MARKER.fullmatch(content) if len(content) < 160 else None
    if match is None:
        return _glued(lines, at)
    after = _next_filled(lines, at + 1)
    block = _fields(lines, after) if after is not None else None
    dashes = sum(match[name].count(sign) for name in ("open", "close") for sign in "-_=*")
    if block is None and dashes < 4 and not match["close"].strip().endswith(":"):
        return None
    explicit: Literal["forwarded", "quoted"] = "forwarded" if match["forward"] else "quoted"
    if block is None or len(block[1]) < 2:
        return Attribution(at, at + 1, None, explicit)
    return Attribution(at, block[0], _author(block[1].get("from", "")), explicit, block=True)


def _between_marks(lines: Sequence[Line], at: int) -> Attribution | None:
    """GroupWise: ">>> Jan Lis <jan@ex.pl> 2016-10-18 15:36 >>>", and the mail below it without marks."""
    match = INTRODUCES.fullmatch(lines[at].content) if lines[at].content.startswith(">>>") else None
    if match is None:
        return None
    when = clients.WHEN.search(match["who"])
    if when is None and not clients.EMAIL.search(match["who"]):
        return None
    return Attribution(at, at + 1, _author(match["who"][: when.start()] if when else match["who"]), "quoted")


def _glued(lines: Sequence[Line], at: int) -> Attribution | None:
    """Yahoo's forward: the marker and its whole header block run together on one line."""
    match = clients.GLUED.match(lines[at].content[: clients.LONGEST]) if lines[at].content.startswith("---") else None
    if match is None or clients.FIELDS.get(match["field"].strip().lower()) != "from":
        return None
    explicit: Literal["forwarded", "quoted"] = "forwarded" if match["forward"] else "quoted"
    return Attribution(at, at + 1, _author(match["who"]), explicit)


def _next_filled(lines: Sequence[Line], at: int) -> int | None:
    for index in range(at, min(at + 4, len(lines))):
        if not lines[index].blank:
            return index
    return None


def _block(lines: Sequence[Line], at: int) -> Attribution | None:
    """A header block: From and at least a date or a subject, in any order and language known here."""
    if _kind(lines[at]) not in ("from", "date", "subject"):
        return None
    block = _fields(lines, at)
    if block is None or not _opens_mail(block[1]):
        return None
    return Attribution(at, block[0], _author(block[1]["from"]), block=True)


def _opens_mail(values: Mapping[str, str]) -> bool:
    """From with a date, or an address with a recipient or subject. "Od: 12.00, Do: 13.30" is a time of day."""
    sender = values.get("from", "")
    if not clients.WORD.search(sender) or sender[:1].isdigit():
        return False
    others = {"date", "subject", "to"} & set(values)
    return len(others) > 1 if "date" in others else bool(others and clients.EMAIL.search(sender))


def _kind(line: Line) -> str:
    match = clients.FIELD.match(line.content) if ":" in line.content[:32] or "：" in line.content[:32] else None
    return clients.FIELDS.get(match[1].strip().lower(), "") if match else ""


def _fields(lines: Sequence[Line], at: int) -> tuple[int, dict[str, str]] | None:
    """The run of header lines from `at`: the line after it and each kind's value. Wrapped values are joined."""
    values: dict[str, str] = {}
    index, last, kind, since = at, at, "", 0
    while index < len(lines) and index - at < 40 and lines[index].depth == lines[at].depth:
        line = lines[index]
        here = _kind(line)
        if here and not (here in values and here != "other"):
            match = clients.FIELD.match(line.content)
            kind, since, last = here, 0, index + 1
            values[kind] = match[2] if match else ""
        elif line.blank:
            if ("subject" in values and "from" in values) or since or _kind_soon(lines, index) == "":
                break
        elif kind and since < (6 if kind in ("to", "cc") else 2) and _continues(lines, index):
            since, last = since + 1, index + 1
            values[kind] += " " + line.content
        else:
            break
        index += 1
    return (last, values) if values else None


def _kind_soon(lines: Sequence[Line], index: int) -> str:
    """The kind of the line after one empty one."""
    return _kind(lines[index + 1]) if index + 1 < len(lines) else ""


def _continues(lines: Sequence[Line], index: int) -> bool:
    """A line without a field name between two header lines is the wrapped end of the first."""
    for line in lines[index + 1 : index + 6]:
        if line.blank:
            return False
        if _kind(line):
            return True
    return False


def _sentence(lines: Sequence[Line], at: int) -> Attribution | None:
    """An attribution in words, beginning on this line and ending within the next few, of which one ends as they do."""
    head = lines[at].content
    starts = bool(clients.STARTS.match(head))
    if (
        not starts
        and not clients.WROTE.search(head[-160:])
        and "napisał" not in head
        and "wrote" not in head
        and "pisze" not in head
    ):
        return None
    text = ""
    for last in range(at, min(at + (clients.LOOK_AHEAD if starts else 2), len(lines))):
        line = lines[last]
        if line.blank or (last > at and (line.depth != lines[at].depth or _FRESH.match(line.content))):
            return None
        text = f"{text} {line.content}".strip()
        if len(text) > clients.LONGEST:
            return None
        if _is_attribution(text, starts, _quoted_after(lines, last)):
            return Attribution(at, last + 1, _named(text))
    return None


_FRESH = re.compile(r"(?:W dniu|Dnia|On) |Witam|Dzień dobry|Szanown")


def _quoted_after(lines: Sequence[Line], at: int) -> bool:
    after = _next_filled(lines, at + 1)
    return after is not None and lines[after].depth > lines[at].depth


def _is_attribution(text: str, starts: bool, quoted: bool) -> bool:
    if clients.OTHER_FORMS.fullmatch(text) or clients.VERB_FIRST.fullmatch(text):
        return bool(quoted or clients.EMAIL.search(text) or clients.WHEN.search(text))
    verb = clients.WROTE.search(text[-200:])
    if verb is None:
        return False
    evidence = (bool(clients.EMAIL.search(text)) + bool(clients.WHEN.search(text))) + quoted + starts
    return evidence >= (1 if verb["end"] and not starts and quoted else 2) and (bool(verb["end"]) or evidence >= 3)


def _named(text: str) -> Address | None:
    """The author out of an attribution in words."""
    text = text.replace("*", "").strip("- ")
    if match := re.match(
        r"wiadomość napisana (?:w dniu .{4,60} )?przez (.{2,200}?)(?: w dniu .{4,60}| dnia .{4,60})?\s?:$", text, re.I
    ):
        return _author(match[1])
    if match := clients.VERB_FIRST.fullmatch(text):
        return _author(match["who"])
    verb = clients.WROTE.search(text)
    middle = re.match(
        r"(.{2,120}?) (?:napisał(?:\(a\)|a)?|pisze|wrote|schrieb|napsal) (?:w dniu|dnia|on|am|dne) ", text, re.I
    )
    said = middle[1] if middle else text[: verb.start()] if verb else text.rstrip(": ")
    mail = clients.ANGLE.search(said)
    head, tail = (said[: mail.start()], said[mail.start() :]) if mail else (said, "")
    when = next(iter(reversed(list(clients.WHEN.finditer(head)))), None)
    name = head[when.end() :] if when else clients.HEAD_WORDS.sub("", head)
    if when and not clients.LEADING_WORDS.sub("", name).strip(" ,:;\"'") and not tail:
        name = head[: when.start()] if not clients.STARTS.match(head) else ""
    return _author(f"{clients.LEADING_WORDS.sub('', name)} {tail}")


def _author(text: str) -> Address | None:
    """A mailbox as clients print it: "Name" <a@b>, Name [mailto:a@b], Name (a@b), a@b, or a name alone."""
    text = text_of(text.replace("*", " ").strip()[:300])
    email = clients.EMAIL.search(text)
    angle = clients.ANGLE.search(text)
    cut = min(angle.start() if angle else len(text), email.start() if email else len(text))
    name = re.sub(r"\bmailto:|\s+", " ", text[:cut]).strip(" \"'„”“‘’,;:<>[]()\t")
    if name.lower() in ("you", "ty", "użytkownik", "pan", "pani"):
        name = ""
    address = email[0] if email else ""
    return Address(name, address) if name or address else None

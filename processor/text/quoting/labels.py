"""What the lines of one message are for: greeting, written text, sign-off, signature, disclaimer.

Rules of letters as Poles and the English write them; a doubtful line is written text, for a name read there is checked
by its sentence, while a name in a signature is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from processor.text.quoting import letters
from processor.text.quoting.lines import Line
from processor.values import Label

Stretch = tuple[Label, int, int]


def label(lines: Sequence[Line]) -> list[Stretch]:
    """Label every line of one message (all of one depth); a line with a greeting or sign-off and more is cut in two."""
    if not lines:
        return []
    labels = _by_line(lines)
    done: list[Stretch] = []
    for line, what in zip(lines, labels, strict=True):
        done.extend(_cut(line, what))
    return done


def _cut(line: Line, what: Label) -> list[Stretch]:
    """Where in the line the greeting or the sign-off ends and something else begins."""
    if what is Label.GREETING:
        end = _greeting_end(line.content)
        rest = Label.WRITTEN
    elif what is Label.SIGN_OFF:
        end = _sign_off_end(line.content)
        rest = Label.SIGNATURE
    else:
        return [(what, line.start, line.end)]
    cut = line.at + end
    if end >= len(line.content):
        return [(what, line.start, line.end)]
    return [(what, line.start, cut), (rest, cut, line.end)]


def _greeting_end(content: str) -> int:
    match = _greeting(content)
    return match if match is not None else len(content)


def _greeting(content: str) -> int | None:
    """Where the greeting at the front of a line ends; None where there is none."""
    match = letters.GREETING.match(content)
    if match is not None:
        return match.end()
    whole = letters.VOCATIVE_LINE.fullmatch(content)
    return len(content) if whole else None


def _sign_off_end(content: str) -> int:
    match = letters.SIGN_OFF.match(content) or letters.GREETS_FROM.match(content)
    if match is None:
        thanks = re.match(r"[^,.!\n]{2,40}[,.!]\s*", content)
        return thanks.end() if thanks else len(content)
    tail = letters.SIGN_OFF_TAIL.match(content, match.end())
    rest = content[match.end() :]
    if letters.GOES_ON.match(rest):
        return len(content)
    return tail.end() if tail else match.end()


def _by_line(lines: Sequence[Line]) -> list[Label]:
    labels = [Label.WRITTEN] * len(lines)
    _greetings(lines, labels)
    _closings(lines, labels)
    _letterhead(lines, labels)
    _barred(lines, labels)
    _ruled(lines, labels)
    _disclaimers(lines, labels)
    _mobile(lines, labels)
    _blanks(lines, labels)
    return labels


def _greetings(lines: Sequence[Line], labels: list[Label]) -> None:
    """Up to three greeting lines before anything else is said; a letterhead may stand above them."""
    found, begin = 0, _letterhead_above(lines)
    for index in range(begin):
        labels[index] = Label.SIGNATURE
    for index, line in enumerate(lines[begin:], begin):
        if line.blank:
            continue
        end = _greeting(line.content)
        if end is None or found >= 3:
            return
        labels[index] = Label.GREETING
        found += 1
        if end < len(line.content):
            return


def _letterhead_above(lines: Sequence[Line]) -> int:
    """How many lines of letterhead with a telephone or an address stand above a greeting."""
    contact = False
    for index, line in enumerate(lines[: letters.HEAD_LINES]):
        if line.blank:
            continue
        if contact and _greeting(line.content) is not None:
            return index
        if not _letterhead_line(line.content):
            return 0
        contact = contact or bool(letters.CONTACT.search(line.content))
    return 0


def _closings(lines: Sequence[Line], labels: list[Label]) -> None:
    """From the delimiter or a sign-off on: signature, unless the writer takes up his text again."""
    closed = delimited = False
    for index, line in enumerate(lines):
        if line.blank or labels[index] is not Label.WRITTEN:
            continue
        if not closed and letters.DELIMITER.fullmatch(line.content) and index + 1 < len(lines):
            closed = delimited = True
            labels[index] = Label.SIGNATURE
        elif not delimited and (_signs_off(lines, index) or (not closed and _thanks(lines, index))):
            closed = True
            labels[index] = Label.SIGN_OFF
        elif closed and not delimited and _resumes(lines, index):
            closed = False
        elif closed and letters.POSTSCRIPT.match(line.content + " "):
            closed = delimited = False
        elif closed:
            labels[index] = Label.SIGNATURE


def _signs_off(lines: Sequence[Line], index: int) -> bool:
    content = lines[index].content
    match = letters.SIGN_OFF.match(content)
    if match is None:
        return _greets_from(content)
    rest = content[match.end() :]
    if letters.GOES_ON.match(rest):
        one = not letters.NEXT_SENTENCE.search(rest)  # "pozdrawiamy z naszego Koła. Inauguracja udała się …"
        return one and len(content) < letters.SIGNATURE_LINE and not letters.ASKS.search(rest)
    name = rest.strip(" ,.!;:-–—")
    return (
        len(name) <= 60
        and not letters.ASKS.search(name)
        and not (name and letters.SENTENCE.search(rest.rstrip()) and len(letters.WORDS.findall(name)) > 4)
    )


def _greets_from(content: str) -> bool:
    """ "Pozdrawiają Jan Lis i Ewa Kot": those who sign, in the third person."""
    match = letters.GREETS_FROM.match(content)
    rest = content[match.end() :] if match else ""
    return match is not None and letters.WHO_GREETS.fullmatch(rest) is not None and not letters.ASKS.search(rest)


def _thanks(lines: Sequence[Line], index: int) -> bool:
    """Thanks on a line of their own, with nothing but a signature after them."""
    if len(lines[index].content) > 60 or not letters.THANKS.fullmatch(lines[index].content):
        return False
    after = [line.content for line in lines[index + 1 :] if not line.blank and not _ends_letter(line.content)]
    return len(after) <= letters.SIGNATURE_LINES and all(map(_letterhead_line, after))


def _resumes(lines: Sequence[Line], index: int) -> bool:
    """Does a new paragraph after the sign-off go on with the matter: a request, a list, a form, a sentence?"""
    content = lines[index].content
    if _ends_letter(content):
        return False
    fresh = index > 0 and lines[index - 1].blank
    if letters.FORM.match(content) or (letters.ASKS.search(content) and len(letters.WORDS.findall(content)) > 2):
        return True
    if not fresh:
        return False
    if letters.LIST_ITEM.match(content) and not letters.CONTACT.search(content):
        return True
    if content.endswith(":") and not letters.CONTACT.search(content):
        return True
    paragraph = _paragraph(lines, index)
    return _is_prose(content) or (_is_prose(paragraph) and bool(letters.ASKS.search(paragraph)))


def _paragraph(lines: Sequence[Line], index: int) -> str:
    """The line and those below it, as far as no empty one comes between."""
    end = next((at for at in range(index, len(lines)) if lines[at].blank), len(lines))
    return " ".join(line.content for line in lines[index : min(end, index + letters.SIGNATURE_LINES)])


def _is_prose(content: str) -> bool:
    """Sentences rather than lines of a letterhead: several words, most in lower case, and a full stop."""
    words = letters.WORDS.findall(content)
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= 5
        and small * 3 >= len(words) * 2
        and bool(letters.SENTENCE.search(content))
        and not letters.CONTACT.search(content)
    )


def _letterhead(lines: Sequence[Line], labels: list[Label]) -> None:
    """A block of short lines with a telephone or an address at the very end, after written text: a signature."""
    filled = [index for index, line in enumerate(lines) if not line.blank and not _ends_letter(line.content)]
    if not filled or any(
        labels[index] in (Label.SIGN_OFF, Label.SIGNATURE) for index in filled[-letters.SIGNATURE_LINES :]
    ):
        return
    begin = _letterhead_start(lines, filled)
    if begin is None:
        return
    for index in filled:
        if index >= begin and labels[index] is Label.WRITTEN:
            labels[index] = Label.SIGNATURE


def _barred(lines: Sequence[Line], labels: list[Label]) -> None:
    """ "Jan Lis | referent | Urząd Gminy | tel. 12 345 67 89" as the last line, right below the letter: a signature."""
    filled = [index for index, line in enumerate(lines) if not line.blank and not _ends_letter(line.content)]
    if len(filled) < 2 or labels[filled[-1]] is not Label.WRITTEN:
        return
    last, above = lines[filled[-1]].content, lines[filled[-2]].content
    barred = len(letters.BAR.findall(last)) >= 2 and letters.CONTACT.search(last) is not None
    sentence = len(letters.WORDS.findall(above)) > 2
    if barred and sentence and not letters.BAR.search(above) and not above.endswith((":", ",")):
        labels[filled[-1]] = Label.SIGNATURE


def _holds_people(content: str) -> bool:
    """May the line be of a list, a table or a form, or ask for something?"""
    columns = "\t" in content or re.search(r"\S\s{2,}\S", content) is not None
    return columns or bool(
        letters.ASKS.search(content) or letters.FORM.match(content) or letters.LIST_ITEM.match(content)
    )


def _ruled(lines: Sequence[Line], labels: list[Label]) -> None:
    """A rule right below the writer's name, and lines that ask for nothing: the footer of his office."""
    for index in range(1, len(lines) - 1):
        above, below = lines[index - 1].content, lines[index + 1 :]
        if not letters.RULE.fullmatch(lines[index].content) or labels[index] is not Label.WRITTEN:
            continue
        words = letters.WORDS.findall(above)
        signed = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not above.endswith(":")
        asked = any(letters.ASKS.search(line.content) for line in lines[:index])
        footer = not any(_holds_people(line.content) for line in below if not _ends_letter(line.content))
        if signed and asked and footer:
            for at in range(index, len(lines)):
                labels[at] = Label.SIGNATURE
            return


@lru_cache(maxsize=256)  # of a line that several rules ask about
def _ends_letter(content: str) -> bool:
    return _disclaims(content) or bool(letters.MOBILE.fullmatch(content))


@lru_cache(maxsize=256)
def _disclaims(content: str) -> bool:
    return bool(letters.DISCLAIMER.match(content))


def _letterhead_start(lines: Sequence[Line], filled: list[int]) -> int | None:
    """The first line of the letterhead at the end, or None: a paragraph that begins after an empty line or a rule."""
    begin, contact = None, False
    for index in reversed(filled[-letters.SIGNATURE_LINES :]):
        content = lines[index].content
        if not _letterhead_line(content):
            break
        contact = contact or bool(letters.CONTACT.search(content))
        if index > 0 and (lines[index - 1].blank or letters.RULE.fullmatch(lines[index - 1].content)):
            begin = index if contact else begin
    if begin is None or not contact:
        return None
    before = [lines[index].content for index in filled if index < begin]
    introduced = not before or before[-1].endswith((":", "-", "–", ",")) or letters.LIST_ITEM.match(before[-1])
    return None if introduced or not any(_tells(content) for content in before) else begin


_COLUMN_LABEL = re.compile(r"\bnazwisko(?: {2,}|\t)|(?: {2,}|\t)nazwisko\b", re.I)  # of a list in columns


def _letterhead_line(content: str) -> bool:
    if len(content) > letters.SIGNATURE_LINE or ("\t" in content and not letters.CONTACT.search(content)):
        return False
    return not (
        letters.FORM.match(content)
        or letters.LIST_ITEM.match(content)
        or letters.ASKS.search(content)
        or _COLUMN_LABEL.search(content)
        or _is_prose(content)
        or content.endswith(":")
    )


def _tells(content: str) -> bool:
    """A line of the letter itself: more than a greeting or a name."""
    return len(letters.WORDS.findall(content)) > 3 or bool(letters.ASKS.search(content))


def _disclaimers(lines: Sequence[Line], labels: list[Label]) -> None:
    """Each paragraph that opens like a disclaimer, and what follows it unless the writer goes on with his request."""
    inside = False
    for index, line in enumerate(lines):
        if line.blank:
            continue
        fresh = index == 0 or lines[index - 1].blank or labels[index] is not Label.WRITTEN or inside
        fresh = fresh or _OF_DATA.match(line.content) is not None
        if fresh and _opens_disclaimer(lines, index):
            inside = True
        elif inside and lines[index - 1].blank and _takes_up(line.content):
            inside = False
        if inside and not letters.SIGN_OFF.match(line.content):
            labels[index] = Label.DISCLAIMER


_OF_DATA = re.compile(r"\W*administratorem\s+(?:\w+/?\w*\s+){0,2}danych\s+osobowych\s+jest\b", re.I)


def _opens_disclaimer(lines: Sequence[Line], index: int) -> bool:
    content = lines[index].content
    if letters.LIST_FOOTER.fullmatch(content):
        return any(letters.LIST_WORDS.search(line.content) for line in lines[index + 1 : index + 4])
    return _disclaims(content) and not letters.AUTOMATIC.search(content) and not _early_request(content)


def _early_request(content: str) -> bool:
    return bool(letters.ASKS.search(content)) and not re.search(
        r"poufn|adresat|odbiorc|confiden|recipient|wirus|virus|RODO|osobow", content, re.I
    )


def _takes_up(content: str) -> bool:
    return bool(letters.ASKS.search(content) or letters.FORM.match(content)) and len(content) < 200


def _mobile(lines: Sequence[Line], labels: list[Label]) -> None:
    for index, line in enumerate(lines):
        if (
            len(line.content) < 120
            and letters.MOBILE.fullmatch(line.content)
            and letters.MOBILE_DEVICE.search(line.content)
        ):
            labels[index] = Label.SIGNATURE


def _blanks(lines: Sequence[Line], labels: list[Label]) -> None:
    """Empty lines belong to what stands before them."""
    for index in range(1, len(lines)):
        if lines[index].blank:
            labels[index] = Label.SIGNATURE if labels[index - 1] is Label.SIGN_OFF else labels[index - 1]
            if labels[index - 1] is Label.GREETING:
                labels[index] = Label.WRITTEN

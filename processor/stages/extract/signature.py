"""Is a name in a letter its writer's signature, rather than the last of those he names?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.names.titles import is_institution, is_title
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.people import same
from processor.stages.extract.writer import AFTER_SIGN_OFF
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, cues
from processor.text.shapes import LETTERS
from processor.values import Reason

_NEAR = 300  # characters: a line may be a page long


def is_signature(letter: Letter, one: Found, author: Found | None, found: list[Found]) -> bool:
    """Is this the writer's name at the end, rather than the last of those he names?"""
    if author is None and not one.listed and _signs_for_an_office(letter, one):
        return True
    if author is None or one.listed or _asked_for_in_line(letter, one) or _set_in_like_above(letter, one, found):
        return False
    if _is_below_another(letter, one, found) and _GOES_ON.match(letter.folded, one.end):
        return False
    if author.where != one.where or author.start != one.start:
        whole = len(author.name.first_names.rstrip(".")) > 1
        return same(one.name, author.name) and (
            _alone_at_the_end(letter, one, found)
            or (whole and _ends_all(letter, one))
            or (one.name.full_name == author.name.full_name and _ends_the_line(letter, one))
        )
    if _JOINED.search(letter.folded, max(0, one.start - 40), one.start):  # "… oraz mgr inż. Ewa Kot."
        return False
    if AFTER_SIGN_OFF.search(letter.folded, max(0, one.start - 80), one.start) and one.name.case in (None, "nom"):
        return True
    line = re.split(r"[.!?]\s+|\n", letter.text[max(0, one.start - 200) : one.start])[-1]
    before = _SIGN_OFF.sub("", letter.folded[: one.start]).rstrip()
    if is_office(line):  # "sekretariat, Anna Nowak"
        before = before.rstrip(",").rstrip()
    if len(line.split()) > 4 or not _before_signature(line) or before.endswith((":", ",", "-", "–", " oraz", " i")):
        return False
    return len(found) > 1 or _says_more(letter, one)


_JOINED = re.compile(r"\b(?:i|oraz|a\s+takze)\s+(?:(?:mgr|dr|inz|hab|prof|ks|pan\w?|pani|p)\.?\s+)+$")
_SIGN_OFF = Anchored(
    r"(?:^|(?<=\s))(?:sciskam|caluje|usciski|pozdrawiam|pozdrowienia|klaniam\s+sie|dziekuje|z\s+gory\s+dziekuje|z\s+powazaniem|do\s+zobaczenia|milego\s+dnia|serdecznosci)\b[^.!?\n]{0,20}[,.!]\s*$"
)


_GOES_ON = re.compile(
    r"[ .,;]*\n\s*(?:prosz|prosim|poprosz|dziekuj|z\s+gory|pozdraw|z\s+powazaniem|czy\b|do\s+zobaczenia)"
)


def _is_below_another(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """Is his name all that its line holds, and another name all of the line right above?"""
    start = letter.text.rfind("\n", 0, one.start) + 1
    above = letter.text.rfind("\n", 0, max(start - 1, 0)) + 1
    alone = not letter.text[start : one.start].strip() and letter.text[one.end : one.end + 1] in ("", "\n", "\r", " ")
    return alone and any(
        other.name.complete
        and not letter.text[above : other.start].strip()
        and not letter.text[other.end : start].strip(" .,;\n")
        for other in found
        if above <= other.start < start
    )


def _goes_on_from_above(letter: Letter, one: Found) -> bool:
    """Does the sentence above his line go on in it: "zgłaszam na warsztaty\nJan Lis"?"""
    return letter.text[: one.start].rstrip()[-1:].isalnum()


def doubts(letter: Letter, found: Sequence[Found], author: Found | None, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam na warsztaty\nJan Lis\nEwa Kot" by Ewa Kot: the second whom she signs up, or she who signs?"""
    mine = [one for one in found if author is not None and same(one.name, author.name)]
    if author is None or any(same(one.name, author.name) for one in people):
        return
    entered = [one for one in people if one.act is Act.SIGN_UP and _goes_on_from_above(letter, one)]
    if any(not one.listed and _is_below_another(letter, one, entered) for one in mine):
        yield Reason(
            "extract.signers", f"Nie wiadomo, czy {author.name.full_name} tylko się podpisuje, czy także się zgłasza."
        )


def _set_in_like_above(letter: Letter, one: Found, found: list[Found]) -> bool:
    """Does the name stand set in as far as another right above it: the last of a list, not below it?"""
    start = letter.text.rfind("\n", 0, one.start) + 1
    above = letter.text.rfind("\n", 0, max(start - 1, 0)) + 1
    margin = letter.text[start : one.start]
    named = any(above <= other.start < start for other in found)
    return bool(margin) and margin.isspace() and named and letter.text.startswith(margin, above)


def is_office(line: str) -> bool:
    """ "Sekretariat", "kadry", "Urząd Gminy": nothing but a unit, a title or a house."""
    words = LETTERS.findall(line)
    return bool(words) and (
        all(is_title(word) or is_institution(word) for word in words)
        or (_UNIT.match(fold(line.strip())) is not None and all(map(_is_of_a_unit, words[1:])))
    )


_UNIT = re.compile(  # "Kadry ZUK, Anna Nowak": a unit of an office, as it signs its letters
    r"(?:kadry|sekretariat|recepcja|ksiegowosc|kancelaria|biuro|dzial|referat|wydzial|dyrekcja|zarzad|administracja|obsluga|redakcja|centrala|portiernia|rejestracja|promocja|koordynacja|samorzad|kolo|klub|rada|zespol|organizatorzy)\b"
)


def _is_of_a_unit(word: str) -> bool:
    return not word[0].isupper() or word.isupper() or is_title(word) or is_institution(word) or names.is_place(word)


def _before_signature(line: str) -> bool:
    """Only titles, functions, institutions, abbreviations and the phrase of a sign-off stand before the name."""
    phrase = _SIGN_OFF.search(fold(line))
    return is_office(line) or all(
        word[0].islower() or is_title(word) or is_institution(word) or (word.isupper() and len(word) > 1)
        for word in LETTERS.findall(line[: phrase.start()] if phrase else line)
    )


def _asked_for_in_line(letter: Letter, one: Found) -> bool:
    """ "Urszula Wrona zgłasza się": a name with a request of its own is no signature."""
    end = letter.folded.find("\n", one.end, one.end + _NEAR)
    until = end if end >= 0 else min(len(letter.folded), one.end + _NEAR)
    return any(cue.act is Act.SIGN_UP for cue in cues(letter.folded, one.end, until))


def _alone_at_the_end(letter: Letter, one: Found, found: list[Found]) -> bool:
    """The sender's name below everybody he names, with nothing but his function before it."""
    if len(found) < 2 or one.start < max((other.start for other in found if other.name.complete), default=0):
        return False
    above = max((other.end for other in found if other.end <= one.start), default=one.start)
    if _LISTED.fullmatch(letter.folded, above, one.start):  # "… nas obojga: Ewa Kot,\nJan Kot."
        return False
    head = re.split(r"[.!?\n]", letter.folded[: one.start])[-1]
    return (
        len(head.split()) <= 4
        and not head.rstrip().endswith((":", ",", " i", " oraz"))
        and not cues(head, 0, len(head))
    )


_LISTED = re.compile(r"\s*(?:,|\bi\b|\boraz\b|\+)\s*")


def _ends_all(letter: Letter, one: Found) -> bool:
    """ "… pod zły adres. D. Rak": his initial and surname, the very end of the letter, behind a whole sentence."""
    if not re.match(r"[^\W\d_]\.", letter.text[one.start : one.end]):
        return False
    rest = letter.text[one.end : letter.spans[-1][1]]
    return not rest.strip() and letter.folded[: one.start].rstrip()[-1:] in (".", "!")


_THEM = re.compile(r"\b(?:ich|go|oboje|obydwoje|obie|obu)\b[^.!?:\n]{0,30},\s*$")
_SENTENCE = re.compile(r"[^.!?\n]{12,}[.!]\s+$")


def _ends_the_line(letter: Letter, one: Found) -> bool:
    """ "Przesyłam zgłoszenie naszej pracownicy. Anna Lis"; "proszę ich zapisać, Anna Lis, kancelaria": right behind a
    request, with nothing below."""
    rest = letter.text[one.end : letter.spans[-1][1]]
    if one.name.case not in (None, "nom") or len(rest.split()) > 3 or "\n" in rest.strip():
        return False
    before = letter.folded[max(letter.spans[0][0], one.start - _NEAR) : one.start]
    asked = cues(before, 0, len(before))
    return any(cue.act is not Act.MENTION for cue in asked) and bool(_SENTENCE.search(before) or _THEM.search(before))


def _signs_for_an_office(letter: Letter, one: Found) -> bool:
    """ "Przekazuję zgłoszenie naszej pracownicy. Ewa Kot, sekretariat": the end of a letter from an office's mailbox."""
    before = letter.folded[letter.spans[0][0] : one.start].rstrip() if letter.spans else ""
    rest = letter.folded[one.end : letter.spans[-1][1]].strip() if letter.spans else ""
    unit = rest.startswith(",") and _UNIT.match(rest[1:].lstrip()) and "\n" not in rest and len(rest) < 60
    return bool(unit) and one.name.case in (None, "nom") and before.endswith((".", "!"))


def _says_more(letter: Letter, one: Found) -> bool:
    start = letter.spans[0][0] if letter.spans else 0
    return len(re.findall(r"[^\W\d_]{2,}", letter.folded[start : one.start])) >= 1

"""Was somebody signed up before? A first sign-up may take one back, and a cancellation have nothing to take back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract.found import LEAVES, Found, Letter
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.text.sieve import Sieve
from processor.values import Kind, Mail, Reason


def taken_back(mail: Mail, letter: Letter, absent: Sequence[Found], kind: Kind) -> Iterator[Reason]:
    """In a mail understood as a sign-up: somebody signed up before who cannot come, or a subject that takes back."""
    said = "\n".join(letter.folded[start:end] for start, end in letter.spans)
    if absent and _BEFORE.search(said):
        told = ", ".join(one.name.full_name for one in absent[:3])
        yield Reason("extract.taken-back", f"Być może odwoływane jest wcześniejsze zgłoszenie: {told}.")
    subject = fold(mail.subject) if kind is Kind.REGISTRATION else ""
    cancels = any(clause.act is Act.CANCEL for clause in clauses(subject, [(0, len(subject))]))
    if kind is Kind.REGISTRATION and _WAS_TO_COME.search(said) and not _NOBODY_BEFORE.search(said):
        yield Reason("extract.taken-back", "Ktoś miał przyjechać, a przyjedzie kto inny: być może był już zapisany.")
    if cancels or _NOT_COMING.search(subject):
        yield Reason("extract.taken-back", "Temat mówi o rezygnacji.")


_BEFORE = re.compile(
    r"\b(?:zglosil|zglaszal|zapisal|zapisywal|zarejestrowal|zgloszon|(?:zapisan|zarejestrowan)(?!i[eau]))\w+"
)
_NOBODY_BEFORE = re.compile(
    r"\b(?:nikogo|nikt)\s+(?:\w+\s+){0,3}?nie\s+(?:zglasza|zglosi|zapis)\w+|\bnie\s+(?:zglasza|zglosi|zapis)\w+\s+(?:\w+\s+){0,2}?nikogo\b"
)
_WAS_TO = r"\bmi(?:al|ala|eli|aly|elismy|alysmy)\s+(?:\w+\s+){0,3}?(?:byc|jechac|przyjechac|pojechac|przybyc|uczestniczyc|przyjsc|reprezentowac|wziac)\b(?!\s+(?:tez|takze|rowniez|sam[ai]?)\b)"
_I_COME = r"\b(?:ja|mnie|pojade|przyjade|przyjde|jade|bede|wybieram|wezme|(?:po|przy)?jedziemy|bedziemy)\b"
_I_GO_MYSELF = r"\b(?:(?:pojade|przyjade|przyjde|jade|bede|ide)\s+(?:\w+\s+)?ja|ja\s+(?:pojade|przyjade|przyjde|jade|bede|ide))\b(?!\s+(?:tez|takze|rowniez|i)\b)"
_WAS_TO_COME = Sieve(
    r"\b(?:chcial|planowal|zamierzal)(?:a|o|i|y)?\s+(?:\w+\s+){0,3}?(?:sie\s+)?(?:jechac|przyjechac|pojechac|uczestniczyc|przyjsc|byc|wziac|zapisac|zglosic|wybrac)\b[^.!?]{0,60}\b(?:ale|jednak|lecz|niestety)\b|"
    r"\bmia(?:l|la|li|ly)\s+(?:\w+\s+){0,3}?(?:jechac|przyjechac|pojechac|uczestniczyc|przyjsc)\b[^.!?]{0,80}\b(?:ale|jednak|lecz|ostatecznie)\b[^.!?]{0,40}\b(?:pojedzie|przyjedzie|jedzie|bedzie)\b"
    rf"|{_WAS_TO}(?:[^.!?]|\.(?=\s+(?:ostatecznie|jednak|finalnie|w\s+koncu)\b)){{0,120}}?\b(?:ale|jednak|lecz|ostatecznie|finalnie|w\s+koncu|tymczasem)\b[^.!?]{{0,80}}{_I_COME}"
    rf"|\b(?:zapisal|zglosil|zarejestrowal)[aiy]?\s+sie\b[^.!?]{{0,80}}\b(?:ale|jednak|lecz|ostatecznie)\b(?:(?!\b(?:tez|takze|rowniez)\b)[^.!?]){{0,40}}{_I_COME}(?!\s+(?:tez|takze|rowniez))"
    rf"|\b(?:(?:zapisal|zglosil|wpisal|podal)(?:am|em|ismy|ysmy)|na\s+liscie\s+(?:jest|sa|figuruj\w+|widniej\w+|macie|maja))\b[^.!?]{{0,80}},\s*(?:a|ale|jednak|lecz)\b[^.!?]{{0,30}}{_I_GO_MYSELF}"
    r"|\b(?:wybieral[aio]?\s+sie|sie\s+wybieral[aio]?)\b[^.!?]{0,80}\b(?:ale|jednak|lecz|niestety|ostatecznie)\b"
    r"|\ba\s+nie,?\s+jak\s+\w+"
    r"|\b(?:zglaszal|zglosil|zapisal|zapisywal)\w+\b[^.!?]{0,80}\b(?:jednak\s+(?:\w+\s+){0,3}?(?:pojedzie|przyjedzie|jedzie|bedzie|wezmie|przyjdzie)|(?:pojedzie|przyjedzie|jedzie|bedzie|wezmie|przyjdzie)\s+(?:\w+\s+)?jednak)\b"
)
_NOT_COMING = Sieve(r"\bnie\s+(?:przyjed|przyjad|przyjd|bedzie\b|beda\b|bede\b|wezm|pojed|pojad)\w*|\bnieobecnosc")


def not_enrolled(mail: Mail, said: str, kind: Kind) -> Iterator[Reason]:
    """Somebody cannot come and others do, and nothing says that they had been signed up: is it a first list?"""
    if (
        kind is Kind.CANCELLATION
        and _OTHERS_COME.search(said)
        and not _ENROLLED.search(f"{fold(mail.subject)}\n{said}")
    ):
        yield Reason("extract.not-enrolled", "Nie wiadomo, czy ktoś był już zapisany.")


_OTHERS_COME = re.compile(
    r"(?<!\bnie )\b(?:zostaje|zostajemy|zostaja|bedziemy|jade|jedziemy|jada|przyjada|przyjedzie|przyjedziemy|bedzie)\b"
)
_ENROLLED = re.compile(
    r"\b(?:zglos|zglasz|zapis|reszta\b|bez\s+zmian|rezygn|zrezygn|odwol|wykresl|wypis|skresl|anul|cofn|wycof|potwierdz|rejestr|zarejestr|uczestnik|list[aeyę]|cancel|withdr|regist)"
)


def with_somebody(letter: Letter) -> Iterator[Reason]:
    """ "Miałam być z mężem Adamem, ale przyjdę sama": he who does not come may have been signed up, and has no full name
    to be looked for."""
    for span in letter.spans:
        match = _WAS_TO_COME_WITH.search(letter.folded, *span)
        if match is None or any(name.complete for name in names.find(letter.text[slice(*match.span())])):
            continue
        yield Reason("extract.taken-back", "Ktoś miał przyjść z nadawcą, a nie przyjdzie: być może był już zapisany.")


_WAS_TO_COME_WITH = Sieve(
    r"\bmi(?:alam|alem|elismy|alysmy)\s+(?:\w+\s+){0,3}?(?:byc|jechac|przyjechac|pojechac|przybyc|uczestniczyc|przyjsc|isc|wziac\s+udzial)\s+"
    r"(?:\w+\s+){0,4}?ze?\s+[^.!?\n]{3,80}\b(?:ale|jednak|lecz|niestety|tymczasem|a)\b[^.!?\n]{0,60}\bsam[ai]?\b"
)


def never_enrolled(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "W zastępstwie Ewy Kot, której Państwu nie zgłaszaliśmy": nothing to take back."""
    for one in people:
        if one.where == letter.part.where and one.act in LEAVES and _NEVER_ENROLLED.match(letter.folded, one.end):
            yield Reason("extract.not-enrolled", f"Nadawca pisze, że na liście nie było: {one.name.full_name}.")


_NEVER_ENROLLED = re.compile(
    r"(?:[^.!?\n]|\.(?=\d)){0,100}?\bnie\s+(?:"
    r"(?:sie\s+)?(?:\w+\s+)?(?:zglasza|zglosi|zapisywa|zapisa|wpisywa|wpisa|zarejestrowa|rejestrowa)l\w*"
    r"|(?:byl[aoi]?|figurowal\w?|widnial\w?)\s+(?:\w+\s+)?(?:(?:na|w)\s+(?:\w+\s+)?(?:liscie|spisie|wykazie)|zapisan\w+|zgloszon\w+|wpisan\w+))"
)

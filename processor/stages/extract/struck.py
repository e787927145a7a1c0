"""Those with a line through their names: taken off the list by the hand that wrote it.

The texts leave them out; what a letter says of them ("przekreślonych proszę nie wpisywać") is then settled. A cancellation
may mean them: "przekreśliłam tych, którzy nie przyjadą – proszę ich wykreślić".
"""

from __future__ import annotations

from collections.abc import Iterator

from processor import names
from processor.names import Name
from processor.stages.extract.found import Found, Letter, named
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Mail, Reason, TextPart

STRUCK = Sieve(
    r"\b(?:przekresl(?:on|en|il)\w*|skresl(?:onych|eni)|(?:kogo|kto|ktorych|osob\w*)\s+(?:\w+\s+){0,2}?skresl\w+)\b"
)
_WHO_LEAVE = Sieve(
    r"\bprzekresli\w+\s+(?:\w+\s+){0,3}?(?:tych|osoby|te\s+osoby|wszystkich),?\s+(?:\w+\s+)?(?:ktor\w+|co)\s+(?:jednak\s+|niestety\s+)?nie\s+(?:przyjad|przyjed|przyjd|bed|wezm|pojad|pojed|mog)\w*"
    r"|\b(?:przekreslon\w+|skreslonych)\s+(?:\w+\s+){0,2}?prosz[eę]\s+(?:\w+\s+)?(?:wykreslic|usunac|wypisac|odwolac)\b"
    r"|\bprosz[eę]\s+(?:\w+\s+)?(?:wykreslic|usunac|wypisac|odwolac)\s+(?:\w+\s+){0,2}?(?:przekreslon\w+|skreslonych)\b"
)


_SAID = Sieve(r"\b(?:prze|s|wy)kresl(?:on|en|il)\w*")


def is_told(mail: Mail) -> bool:
    """Is it known who is struck through: in the letter, or in a file?"""
    return any(part.struck for part in mail.parts)


def leaving(mail: Mail, letter: Letter) -> list[Found]:
    """Those struck through, where the letter says that it is they who will not come; [] where one cannot be read."""
    if not letter.part.struck or not any(_WHO_LEAVE.search(letter.folded, *span) for span in letter.spans):
        return []
    told = [line for line in letter.part.struck if len(line.split()) > 1]
    found = [_place(mail, name) for line in told for name in names.read(line)[:1] if name.complete]
    people = [one for one in found if one is not None]
    if not told or len(people) < len(told):
        return []
    return [one.at(Act.CANCEL, "struck", "Przekreślony, a przekreśleni mają być wypisani.") for one in people]


def of_whom(mail: Mail, letter: Letter) -> Iterator[Reason]:
    """ "Lista po zmianach (skreślone osoby nie przyjadą)": taken for a cancellation, it lists those who do come."""
    told = is_told(mail) and any(_SAID.search(letter.folded, *span) for span in letter.spans)
    if told and not leaving(mail, letter):
        yield Reason("extract.of-whom", "Część osób jest przekreślona: kto nie przyjdzie, a kto zostaje?")


def _place(mail: Mail, name: Name) -> Found | None:
    """The name where another text of the mail holds it, for the one with the line through it leaves it out."""
    for part in mail.parts:
        at = _find(part, name)
        if at >= 0:
            return named(name, part, at - name.start)
    return None


def _find(part: TextPart, name: Name) -> int:
    return part.text.find(name.written) if part.where in ("body", "html") else -1

"""What could not be read: a file, letters that were lost, an enclosure that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.stages.extract.found import COMES, Found, Letter
from processor.text.sieve import Sieve
from processor.values import Mail, Origin, Reason

PICTURE = "obrazek w podpisie"


_TO_FILE = Sieve(
    r"\b(?:w\s+)?zalacz\w+|\bskan\w*|\bpismo\b|\bformularz\w*|\bkart[aey]\b|\battach\w*|\bw\s+pliku\b|\bzdjeci\w+"
)


_TO_LIST = re.compile(r"\b(?:list[aeęy]|wykaz\w*|reszt[aeęy]|pozostal\w+|dalsz\w+|m\.in)\b")


def unread(mail: Mail, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """A file that nobody could read and in which the people, or some, may stand."""
    unread = [a for a in mail.attachments if a.unread and a.unread != PICTURE]
    named = any(one.where != "from" and not one.is_writer for one in people if one.reasons)
    if unread and (not people or (_TO_FILE.search(said) and (not named or _TO_LIST.search(said))) or not said.strip()):
        which = ", ".join(f"{a.name} ({a.unread})" for a in unread[:3])
        yield Reason(
            "extract.unread-file", f"W załączniku może być treść zgłoszenia, której nie umiem przeczytać: {which}."
        )


_ENCLOSED = Sieve(
    r"\bw\s+zalacz(?:eniu|niku)\s+(?:\w+\s+){0,3}?(?:zgloszeni|formularz|list|kart|wykaz)\w*|\b(?:zgloszeni|formularz|list|kart|wykaz)\w*\s+(?:\w+\s+){0,3}?w\s+zalacz(?:eniu|niku)\b"
)


def forgotten(mail: Mail, letter: Letter, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Przesyłam w załączeniu zgłoszenie", and nothing is enclosed."""
    enclosed = mail.attachments or any(p.where == "forwarded" for p in mail.parts)
    enclosed = enclosed or any(s.origin is Origin.FORWARDED for s in letter.part.segments)
    if not enclosed and _ENCLOSED.search(said) and len([one for one in people if one.act in COMES]) < 2:
        yield Reason("extract.forgotten-file", "Nadawca pisze o załączniku, którego nie ma.")


def damaged(mail: Mail, people: Sequence[Found]) -> Iterator[Reason]:
    """What is broken in the mail and may have cost a name: any limit; lost letters where names hold some; and any
    other damage where nobody was found."""
    for problem in mail.problems[:3]:
        if _LIMIT.search(problem) or not people or (_LETTERS.search(problem) and any(_holed(one) for one in people)):
            yield Reason("extract.damaged", problem)


_LIMIT = re.compile(r"za (?:duż|dług|wiele)|głęboko|odczytano")


_LETTERS = re.compile(r"[Ll]iter")


def _holed(one: Found) -> bool:
    """Letters may be missing in this name: replaced, or none with diacritics where the mail lost some."""
    return "\ufffd" in one.name.written or "?" in one.name.written or one.name.written.isascii()

"""What the rules look at: the mail's texts folded once, with what they ask and which workshops they speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from processor import gate, names
from processor.text import occasions
from processor.text.between import answers
from processor.text.folding import fold
from processor.text.occasions import Mention
from processor.text.requests import Act, Clause, clauses
from processor.text.speech import SAID, own_segments, own_text, passed_on_segments, quoted_text, speaking
from processor.values import Label, Mail, Office, Refusal, TextPart

LONGEST = 20_000  # characters of one text that are looked at
PREFIX = re.compile(r"\s*(?:(?:re|odp|fwd?|fw|pd|aw|wg|sv|antw|ha|ynt)(?:\[\d+\])?\s?:\s*)+", re.I)
_QUOTE_MARKS = re.compile(r"(?m)^[^\S\n]*>[> ]*")  # a date may be broken over two quoted lines


_THANKS = re.compile(
    r"(?i)(?:(?:z góry|bardzo|serdecznie)\s+)?(?:dzięk(?:i|uję|ujemy)|dziekuj[ae]|pozdrawia(?:m|my))(?:\s+(?:z góry|bardzo|serdecznie))?\s*[.!]?\s*\Z"
)
_OF_AN_OFFICE = re.compile(r"\s*(?:\s[-–—]\s|,)[^,\n]{2,40}$")  # "Jan Kula - UMiG Działoszyce"


@dataclass(frozen=True)
class View:
    """A mail as the rules see it. All texts but `title` are folded (`processor.text.folding`)."""

    mail: Mail
    office: Office
    now: datetime

    @cached_property
    def refusal(self) -> Refusal | None:
        return gate.judge(self.mail, self.office)

    @cached_property
    def part(self) -> TextPart:
        return speaking(self.mail)

    @cached_property
    def title(self) -> str:
        """The subject as written, without Re:, Fwd:, Odp: and the like."""
        return PREFIX.sub("", self.mail.subject)

    @cached_property
    def subject(self) -> str:
        return fold(self.title)

    @cached_property
    def is_reply(self) -> bool:
        return bool(self.mail.in_reply_to) or bool(re.match(r"\s*(?:re|odp|aw)\b", self.mail.subject, re.I))

    @cached_property
    def said(self) -> str:
        """What the sender wrote now: no greeting, signature or footer."""
        return fold(self.written_now)[:LONGEST]

    @cached_property
    def written_now(self) -> str:
        """`said` as it is written, and whole."""
        return own_text(self.part, SAID)

    @cached_property
    def told(self) -> str:
        """The subject, and what the sender wrote from `said_from` on."""
        return f"{self.subject}\n{self.said}"

    @property
    def said_from(self) -> int:
        return len(self.subject) + 1

    @cached_property
    def signed(self) -> str:
        return fold(own_text(self.part, (Label.SIGNATURE, Label.DISCLAIMER)))[:LONGEST]

    @cached_property
    def whole(self) -> str:
        """Everything of the speaking part that is the sender's, footers too, and the subject."""
        own = "".join(self.part.text[s.start : s.end] for s in self.part.segments if s.origin == "own")
        return f"{self.subject}\n{fold(own)[:LONGEST]}"

    @cached_property
    def below(self) -> str:
        """What stands quoted or forwarded below, without its marks."""
        return fold(_QUOTE_MARKS.sub("", quoted_text(self.part)))[:LONGEST]

    @cached_property
    def forwarded(self) -> str:
        inside = "".join(self.part.text[s.start : s.end] for s in passed_on_segments(self.mail, self.part, self.office))
        attached = "\n".join(part.text for part in self.mail.parts if part.where == "forwarded")
        return fold(_QUOTE_MARKS.sub("", f"{inside}\n{attached}"))[:LONGEST].strip()

    @cached_property
    def files(self) -> str:
        """The texts of the attachments."""
        return fold("\n".join(p.text for p in self.mail.parts if p.where.startswith("attachment:")))[:LONGEST]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of what the sender wrote now, with offsets in `folded`."""
        spans = [(s.start, min(s.end, LONGEST)) for s in own_segments(self.part, SAID) if s.start < LONGEST]
        return tuple(c for c in clauses(self.folded, spans) if not self._is_of_contact(c))

    def _is_of_contact(self, clause: Clause) -> bool:
        """ "> osoba do kontaktu" and below it "Ewa Kot (nie będzie mnie na miejscu)": of nobody who was to come."""
        absent = clause.act is Act.ABSENT
        return absent and any(start <= clause.start < end for start, end in self._contacts)

    @cached_property
    def _contacts(self) -> tuple[tuple[int, int], ...]:
        return tuple(answer.span for answer in answers(self.part) if answer.of_others)

    @cached_property
    def folded(self) -> str:
        return fold(self.part.text[:LONGEST])

    @cached_property
    def forwarded_clauses(self) -> tuple[Clause, ...]:
        return clauses(self.forwarded, [(0, len(self.forwarded))])

    @cached_property
    def file_clauses(self) -> tuple[Clause, ...]:
        return clauses(self.files[:20_000], [(0, min(len(self.files), 20_000))])

    @cached_property
    def subject_clauses(self) -> tuple[Clause, ...]:
        return clauses(self.subject, [(0, len(self.subject))])

    @cached_property
    def words(self) -> int:
        return len(self.said.split())

    @cached_property
    def is_bare_name(self) -> bool:
        """Is what the sender wrote nothing but a name or two?"""
        text = _THANKS.sub("", self.written_now).strip()
        if (
            not 0 < len(text) <= 160
            or self.words > 12
            or any(c.act is not Act.NONE or c.question for c in self.clauses)
        ):
            return False
        first = _OF_AN_OFFICE.sub("", text.split("\n", 1)[0])
        if " " not in first.strip() and fold(first.strip(" .!")) not in fold(self.mail.sender.name).split():
            return False  # "Norbert.": half of somebody's name
        found = names.read(first)
        if first[1:].islower() and all(names.is_common_word(word) for word in first.lower().strip(" .!").split()):
            return False  # "Dane poprawne."
        return bool(found) and sum(len(name.written) for name in found) >= 0.5 * len(first)

    @cached_property
    def ends_in_name(self) -> bool:
        """Is the last line of what is said a name?"""
        last = self.written_now.rstrip().rsplit("\n", 1)[-1]
        return bool(last) and len(last) <= 90 and bool(names.read(last))

    @cached_property
    def people_named(self) -> int:
        """How many full names the sender's short letter holds."""
        return len(self.named) + int(self.named_in_subject)

    @cached_property
    def named(self) -> tuple[names.Name, ...]:
        """The names in what the sender wrote."""
        return names.find(self.written_now[:2000])

    @cached_property
    def named_in_subject(self) -> bool:
        return 0 < len(self.subject) <= 150 and bool(names.find(self.title))

    @cached_property
    def _mentioned(self) -> dict[str, list[Mention]]:
        return {}

    def mentions(self, folded: str) -> list[Mention]:
        """What one of these texts says of the workshops; worked out once."""
        if folded not in self._mentioned:
            self._mentioned[folded] = occasions.mentions(folded, self.office.workshops, self.written)
        return self._mentioned[folded]

    @property
    def written(self) -> date:
        return (self.mail.date or self.now).date()

    @cached_property
    def spoken_of(self) -> list[Mention]:
        """Workshops in the sender's own words and his subject."""
        return self.mentions(self.subject) + self.mentions(self.said)

    def asks(self, *acts: Act, plain: bool = True) -> bool:
        """Does a clause of the sender's do one of these, not as a question or under a condition where `plain`?"""
        return any(c.act in acts and not (plain and (c.question or c.condition)) for c in self.clauses)

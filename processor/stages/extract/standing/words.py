"""A sentence in words, names whole, and what sort of word each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from processor import names
from processor.names.casing import word_set
from processor.names.titles import is_institution, is_title
from processor.stages.extract.found import Found, Letter, Span

__all__ = ["Span", "Word", "sentence", "without_brackets"]

_TOKEN = re.compile(r"\b[ospOSP]\.(?=\s)|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.:]*|[,;:()–—\"„”«»]|(?<=\s)-(?=\s)|\n\s*\n")
_BREAKS = frozenset(';:()–—-"„”«»')
_JOINING = word_set(
    """
    i oraz a takze tez rowniez jak lub badz albo jeszcze tylko wylacznie ponadto nadto dodatkowo natomiast m in
    """
)
_POSSESSIVE = word_set(
    """
    moj moja moje moich mojego mojej moja moim mojemu nasz nasza nasze naszych naszego naszej naszym naszemu swoj
    swoja swoje swojego swojej swoich swoim jego jej ich pan pani pana pania panu panem p
    """
)
_SUBORDINATES = word_set(
    """
    iz zeby azeby by aby bo gdyz poniewaz choc chociaz gdy kiedy dlatego totez zanim skoro jesli jezeli gdyby poki
    dopoki odkad
    """
)
_KIN = re.compile(
    r"(?:cor(?:k|c)|prawnu|syn|zon|maz|mez|siostr|brat|matk|mat(?:ce|ka)|ojc|ojciec|mam[aęyąe]|tat[aęyąo]|wnucz|wnuk|bratan"
    r"|siostrzen|kuzyn|synow|ziec|tesc|szwag|narzeczon|babci|dziadk|wuj|ciot|stryj)"
)
_RELATIVE = re.compile(r"ktor\w+")
# Verbs that tell of a request or of coming, whoever is their subject: they speak against nobody.
_OF_A_REQUEST = re.compile(
    r"(?:po)?pros(?:ze|imy|i|za)|chc\w+|chcial\w+|bed\w+|jest|sa|witam|pozdrawia\w*|zosta\w+|wyrazi\w*|wyraza\w*|(?:za)?deklar\w+|informuj\w+"
    r"|idzie\w*|ida|zglasza\w*|zglosi\w*|zapis\w+|przesyla\w*|kieruj\w*|deleguj\w*|skieruj\w*|chodzi\w*|jad[aeą]\w*|jedz\w+|przyj(?:ed|ech|ad|d|el)\w+"
    r"|pojed\w+|pojad\w+|przybed\w+|przybyw\w*|wez\w+|wybier\w+|stawi\w*|reprezent\w+|mog\w*|moze|potwierdza\w*|zamierza\w*"
    r"|pragn\w+|dolacz\w+|wchodz\w+|wejd\w+|zajm\w+|wskazuj\w+|pracuj\w+|studiuj\w+|cies\w+|zabier\w+|zabior\w+|nazywa\w*"
    r"|nalez\w+|dzialam\w*"
)


class Word(NamedTuple):
    """A word, a mark or a whole name at `[start, end)` of the letter's text; `folded` keeps the dot of "p."."""

    text: str
    folded: str
    start: int
    end: int
    person: Found | None = None

    @property
    def is_break(self) -> bool:
        """A mark that ends a part of a sentence: "jedzie Ewa Kot; fakturę wystawi Jan Lis"."""
        return self.text in _BREAKS or self.text.isspace()

    @property
    def is_possessive(self) -> bool:
        """ "nasz", "jej", also "pani": what may stand before whoever is meant."""
        return self.folded in _POSSESSIVE

    @property
    def is_adjective(self) -> bool:
        return self.text.islower() and names.is_adjective(self.text)

    @property
    def is_kin(self) -> bool:
        """ "syna", "mama", "mąż" """
        return _KIN.match(self.folded) is not None

    @property
    def is_style(self) -> bool:
        """A title, a function, a relative: "ks.", "kierowniczki", "syna"."""
        if self.person is not None or self.is_possessive:
            return False
        if self.folded.endswith("."):
            return True
        if len(self.text) < 3 and names.is_preposition(self.text.lower()):  # "po", as "p.o." is written too
            return False
        common = self.text.islower() and (names.is_person_noun(self.text) or self.is_kin)
        return not is_institution(self.text) and (is_title(self.text) or common)

    @property
    def joins(self) -> bool:
        """ "i", "oraz", "a także": between people of one sort."""
        return self.folded in _JOINING

    @property
    def goes_along(self) -> bool:
        """A name, or what stands beside and between names."""
        beside = self.text == "," or self.joins or self.is_possessive
        return self.person is not None or beside or self.is_style or self.is_adjective

    @property
    def begins_a_clause(self) -> bool:
        """ "że", "bo", "którego": another clause, with a verb of its own."""
        known = self.text.lower() == "że" or self.folded in _SUBORDINATES
        return known or _RELATIVE.fullmatch(self.folded) is not None

    @property
    def is_verb(self) -> bool:
        """A finite verb, of any person, and no other sort of word."""
        lower = self.text[:1].lower() + self.text[1:]  # "Jestem córką …"
        return self.person is None and lower.islower() and names.is_finite_verb(lower)

    @property
    def is_verb_of_another(self) -> bool:
        """A verb in the third person or the past, and no other sort of word but for one that is seldom a noun."""
        if self.text in ("pozostanie", "zostanie", "zajmie", "przejmie", "obejmie", "ma", "mają"):
            return True
        return self.person is None and self.text.islower() and names.tells_of_another(self.text)

    @property
    def is_of_a_request(self) -> bool:
        return _OF_A_REQUEST.fullmatch(self.folded) is not None


def sentence(letter: Letter, span: Span, found: Sequence[Found]) -> list[Word]:
    """The sentence at `span` in words; of names found inside one another the first and outer."""
    start, end = span
    words: list[Word] = []
    at = start
    for one in sorted((o for o in found if start <= o.start < end), key=lambda o: (o.start, -o.end)):
        if one.start >= at:
            words += _plain(letter, at, one.start)
            words.append(Word(letter.text[one.start : one.end], "·", one.start, one.end, one))
            at = one.end
    return [*words, *_plain(letter, at, end)]


def _plain(letter: Letter, start: int, end: int) -> Iterator[Word]:
    for match in _TOKEN.finditer(letter.text, start, end):
        begin, stop = match.span()
        yield Word(match[0].rstrip(".") or match[0], letter.folded[begin:stop], begin, stop)


def without_brackets(words: Sequence[Word], one: Found) -> list[Word]:
    """Without what stands in brackets, unless he stands there."""
    kept: list[Word] = []
    opened: list[int] = []
    for word in words:
        kept.append(word)
        if word.text == "(":
            opened.append(len(kept) - 1)
        elif word.text == ")" and opened:
            begin = opened.pop()
            if not kept[begin].start < one.start < word.start:
                del kept[begin:]
    return kept

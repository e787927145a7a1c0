"""Which words of a text make up one name: given names and a surname side by side, in either order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from processor.names.agreement import is_initial, readings_of_surname, resolve
from processor.names.casing import PARTICLES, fold, word_set
from processor.names.context import is_company, is_place_or_patron, is_ruler
from processor.names.dictionary import is_common_word
from processor.names.titles import COUPLE, is_generation, is_institution, is_label, is_title
from processor.names.words import Look, Word, is_lower_given, is_lower_surname, is_noun_form, look, lower_given

_USUAL = 1.0  # weight of a given name that stands for itself
_FORMS = word_set("pan pana panu panem pani panią p państwo państwa państwu państwem małżeństwo małżeństwa małżonkowie")
_VIETNAMESE = word_set("nguyen tran pham hoang huynh phan vu vo dang bui ngo duong truong dinh luong trinh")
_PLACE_PREPOSITIONS = word_set("w we do na z ze od pod przy koło k nad")
_NOBILIARY = frozenset({"von", "van", "de", "di", "del", "der", "la"})
_FUNCTION_WORDS = word_set(
    "i oraz a z ze na w we do od dla o po przy za pod nad czy że to nie się jest są był lub albo mam ma nr dnia godz tel"
)


@dataclass(frozen=True, slots=True)
class Span:
    """The words of one name. `surname` is empty where only given names stand there (a partner in "Annę i Jana Kowalskich")."""

    given: tuple[Word, ...]
    surname: tuple[Word, ...]
    surname_first: bool = False
    in_lower: bool = False
    family: bool = False  # a surname in the plural, of a couple
    guessed: bool = False  # neither word is a known given name

    @property
    def start(self) -> int:
        return min(word.start for word in (*self.given, *self.surname))

    @property
    def end(self) -> int:
        last = max((*self.given, *self.surname), key=lambda word: word.end)
        return last.end + (1 if last.dot and is_initial(last.text) else 0)


class Scan:
    """One pass over the words of a text."""

    def __init__(self, text: str, found: Sequence[Word]) -> None:
        self.text = text
        self.words = found
        self.looks: list[Look | None] = [None] * len(found)

    def look(self, index: int) -> Look:
        seen = self.looks[index]
        if seen is None:
            seen = self.looks[index] = look(self.words[index].text)
        return seen

    def spans(self) -> Iterator[Span]:
        """Names in the order of the text, none overlapping."""
        index, free = 0, 0
        sieve = lower_given()
        while index < len(self.words):
            word = self.words[index]
            if not word.capital and word.text not in sieve:
                index += 1
                continue
            span, after = self._at(index, free)
            if span is None:
                index = max(index + 1, after)
                continue
            yield span
            index = free = after

    def _at(self, index: int, free: int) -> tuple[Span | None, int]:
        word = self.words[index]
        if not self.is_given(index):
            vietnamese = self._vietnamese(index)
            if vietnamese:
                return Span(tuple(self.words[index + 1 : vietnamese]), (word,), True), vietnamese
            titled = self._titled_surname(index)
            return (titled, index + 1) if titled else self._unknown_pair(index)
        if self._excluded(index):
            return None, self._run_end(index)
        given_end = self._givens(index)
        surname = self._surname(given_end)
        before = self._surname_before(index, free)
        if before is not None and (not surname or self._better_before(before, index, surname)):
            return Span(tuple(self.words[index:given_end]), (self.words[before],), True, not word.capital), given_end
        if surname:
            end = given_end + len(surname)
            if is_company(self.text, surname[-1].end) or is_ruler(self.text, surname[-1].end):
                return None, end
            return Span(tuple(self.words[index:given_end]), tuple(surname), False, not word.capital), end
        return self._no_surname(index, given_end)

    def _no_surname(self, index: int, given_end: int) -> tuple[Span | None, int]:
        """Two given names and nothing else: the last may be the surname ("Paweł Adam", "Ryszard Marian")."""
        given = self.words[index:given_end]
        if is_ruler(self.text, given[-1].end) or not given[0].capital or is_initial(given[0].text):
            return None, given_end
        if len(given) > 1 and not is_initial(given[-1].text) and self.look(given_end - 1).surname is not None:
            return Span(tuple(given[:-1]), (given[-1],)), given_end
        return Span(tuple(given), ()), given_end

    # --- given names

    def is_given(self, index: int) -> bool:
        word = self.words[index]
        if not word.capital:
            return is_lower_given(word.text)
        if is_initial(word.text) and (word.dot or len(word.text) == 1):
            return word.dot and index + 1 < len(self.words) and self._continues(index + 1)
        if word.text.lower() in _FUNCTION_WORDS or len(word.text) < 2:
            return False
        seen = self.look(index)
        if seen.given is None or (is_title(word.text) and seen.given < 2.0):
            return False
        if word.text.isupper() and seen.common and seen.given < 2.0:
            return self._followed_by_surname(index)
        if seen.given >= 2.0:
            return True
        if seen.common or seen.place:
            return self._vouched(index, seen)
        return seen.given >= _USUAL or (seen.surname or 0.0) <= seen.given + 1.0 or self._vouched(index, seen)

    def _vouched(self, index: int, seen: Look) -> bool:
        return self._followed_by_surname(index) or (seen.polish and self._followed_by_capital(index))

    def _followed_by_capital(self, index: int) -> bool:
        """A capitalised word that is no place, title or word of a form: a Polish given name may be vouched for by it."""
        if not self._continues(index + 1) or not self.words[index + 1].capital or self.words[index].text.isupper():
            return False
        text, then = self.words[index + 1].text, self.look(index + 1)
        if then.place and (self.look(index).common or (index + 2 < len(self.words) and self._continues(index + 2))):
            return False
        return not (is_title(text) or is_label(text) or is_initial(text) or is_institution(text))

    def _followed_by_surname(self, index: int) -> bool:
        """Does a word known as a surname and as nothing else follow? It vouches for a rare given name."""
        at = index + 1
        while self._continues(at) and self.words[at].text.lower() in PARTICLES and at - index < 4:
            at += 1
        if not self._continues(at):
            return False
        then = self.look(at)
        surname = then.surname or 0.0
        if is_title(self.words[at].text) or (then.place and surname < 1.7):
            return False
        if then.common:
            return surname >= (1.2 if self.look(index).polish else 1.7)
        return surname >= 1.2 or (then.unknown and (self.look(index).given or 0.0) >= _USUAL)

    def _continues(self, index: int) -> bool:
        """Is this word joined to the one before, and capitalised or a particle?"""
        if index >= len(self.words):
            return False
        word, before = self.words[index], self.words[index - 1]
        joined = word.joined or (word.gap == "" and before.dot)
        if not joined or (before.dot and not is_initial(before.text)):
            return False
        return word.capital or word.text.lower() in PARTICLES

    def _givens(self, index: int) -> int:
        """The end of the run of given names from `index`; its last word may yet be the surname."""
        end = index + 1
        lower = not self.words[index].capital
        while end < len(self.words) and end - index < 4:
            if lower or not self._continues(end) or not self.words[end].capital:
                break
            text = self.words[end].text
            if text.lower() in PARTICLES:
                break
            if is_initial(text) and self.words[end].dot:
                if not self._more_after(end):
                    break
                end += 1
                continue
            seen = self.look(end)
            if seen.given is None or seen.given < 0.5 or not self._more_after(end) or not self._agree(index, end):
                break
            end += 1
        return end

    def _more_after(self, index: int) -> bool:
        """Does a word that can be a surname follow, so that this one may be a second given name?"""
        return self._continues(index + 1) and bool(self._surname(index + 1))

    def _agree(self, index: int, end: int) -> bool:
        ways = resolve([word.text for word in self.words[index:end]], [self.words[end].text])
        return bool(ways) and ways[0].score > -1.0

    # --- surnames

    def _surname(self, index: int) -> list[Word]:
        """The words of a surname from `index` on: particles, the surname, and what continues it."""
        at = index
        while self._continues(at) and self.words[at].text.lower() in PARTICLES and at - index < 3:
            at += 1
        if at >= len(self.words) or not (
            self.words[at].joined or (self.words[at].gap == "" and self.words[at - 1].dot)
        ):
            return []
        if not self._continues(at) and not self._lower_surname(at):
            return []
        if not self._is_surname(at):
            return []
        end = at + 1
        if self._second_surname(end):
            end += 1
        if self._continues(end + 1) and self.words[end].text in _NOBILIARY and self._continues(end):
            end += 2
            while end < len(self.words) and self.words[end - 1].text in _NOBILIARY and self._continues(end):
                end += 1
        return list(self.words[index:end])

    def _lower_surname(self, at: int) -> bool:
        before = self.words[at - 1]
        return (
            not self.words[at].capital
            and not (before.dot and not is_initial(before.text))
            and is_lower_surname(self.words[at].text, before.text)
        )

    def _is_surname(self, at: int) -> bool:
        word = self.words[at]
        if not word.capital:
            return self._lower_surname(at)
        if (
            is_generation(word.text)
            or word.text.lower() in _FUNCTION_WORDS
            or is_label(word.text)
            or is_institution(word.text)
        ):
            return False
        if is_initial(word.text):
            return (
                word.dot and not (at + 1 < len(self.words) and self._continues(at + 1)) and not self.words[at - 1].dot
            )
        seen = self.look(at)
        if word.text.isupper() and seen.common and self.words[at - 1].text.isupper():
            return (seen.surname or 0.0) >= 1.5 and not is_title(word.text)
        if is_title(word.text):
            return not self._continues(at + 1) and ((seen.surname or 0.0) >= 1.7 or self._ends_phrase(at))
        return True

    def _ends_phrase(self, at: int) -> bool:
        """Does nothing that a title would govern follow ("Szczepan Kanclerz" against "Anna Wójt Gminy")?"""
        after = self.text[self.words[at].end : self.words[at].end + 1]
        return after in ("", "\n", ",", ".", ";", ")", "\t")

    def _second_surname(self, at: int) -> bool:
        """A second word of the surname ("Fernández Ruiz", "Skłodowska Curie"), not the next sentence or a title."""
        if not self._continues(at) or not self.words[at].capital or self.words[at].text.lower() in PARTICLES:
            return False
        text = self.words[at].text
        if is_title(text) or is_initial(text) or len(text) < 3 or text.isupper():
            return False
        seen, first = self.look(at), self.look(at - 1)
        if seen.given is not None or seen.common or seen.place or seen.other or "\n" in self.words[at].gap:
            return False
        return first.unknown or (seen.surname is not None and first.surname is not None and self.words[at - 1].capital)

    def _surname_before(self, index: int, free: int) -> int | None:
        """The word before a given name where it can be the surname ("Kowalski Jan")."""
        before = index - 1
        if before < free or before < 0 or not self.words[index].joined or self.words[before].dot:
            return None
        word = self.words[before]
        if (
            is_title(word.text)
            or len(word.text) < 3
            or word.text.lower() in _FUNCTION_WORDS
            or "\n" in self.words[index].gap
        ):
            return None
        if word.capital != self.words[index].capital:
            return None
        if not word.capital:
            return before if is_lower_surname(word.text, self.words[index].text) else None
        if (
            self._excluded(before)
            or is_label(word.text)
            or is_institution(word.text)
            or self._after_preposition(before)
        ):
            return None
        seen = self.look(before)
        if seen.place and (seen.surname or 0.0) < 2.3:
            return None
        if seen.surname is None and not seen.unknown:
            return before if seen.common and self._in_list(before, index) else None
        if seen.common and not self._alone(before, index) and not self._capital_inside(before, seen):
            return None
        return before

    def _after_preposition(self, index: int) -> bool:
        return index > 0 and self.words[index].joined and self.words[index - 1].text.lower() in _PLACE_PREPOSITIONS

    def _in_list(self, before: int, index: int) -> bool:
        """Is the common word an item's first, in a list where surnames stand first ("Pasternaka Piotra, Powałę Michała")?"""
        gap = self.words[before].gap
        inside = gap.strip(" \n") in {",", ";"} or gap.strip().rstrip(".)").isdigit()
        return inside and self._alone(before, index) and is_noun_form(self.words[before].text.lower())

    def _capital_inside(self, index: int, seen: Look) -> bool:
        """A usual surname that is a word too, capitalised within a sentence: "zgłaszam Kowalską Annę"."""
        if (seen.surname or 0.0) < 2.3 or index == 0:
            return False
        return (
            not self.words[index].gap.strip(" ,:;(")
            and self.words[index].gap != ""
            and not self.words[index - 1].dot
            and (not self.words[index - 1].capital or "," in self.words[index].gap or ":" in self.words[index].gap)
        )

    def _alone(self, start: int, end: int) -> bool:
        """Does a line or cell begin at word `start`, and end with word `end` or a separator after it?"""
        gap = self.words[start].gap
        begins = (
            start == 0
            or "\n" in gap
            or "\t" in gap
            or gap.strip(" )") in {",", ";", "•", "*", "", "|", ":", "-", "–"} - ({""} if ")" not in gap else set())
            or gap.strip().rstrip(".)").isdigit()
        )
        after = self.text[self.words[end].end : self.words[end].end + 2]
        joined = self.text[self.words[end].end : self.words[end].end + 6].startswith((" i ", " oraz "))
        return begins and (
            joined or not after or after[0] in "\n\t,;|-–(/" or after.isspace() or after in (" -", " –", " (", " |")
        )

    def _better_before(self, before: int, index: int, surname: list[Word]) -> bool:
        """Both sides could be the surname ("Kowalski Jan Wójt"): the one after, unless it is a common word or unfit."""
        after = self.words.index(surname[-1], index) if len(self.words) < 50 else index + len(surname)
        seen = self.look(min(after, len(self.words) - 1))
        mine = self.look(before)
        if (mine.surname or 0) < 1.0:
            return False
        return seen.surname is None and (seen.common or seen.other or seen.given is not None)

    def _titled_surname(self, index: int) -> Span | None:
        """ "pani Kowalska", "państwo Nowakowie": a surname alone after a form of address."""
        word = self.words[index]
        if index == 0 or not word.capital or not word.joined or len(word.text) < 3 or is_title(word.text):
            return None
        title = self.words[index - 1].text.lower()
        if title not in _FORMS or (title == "p") != self.words[index - 1].dot:
            return None
        after = index + 1
        if self._continues(after) and (
            self.is_given(after) or (self.words[after].capital and not is_title(self.words[after].text))
        ):
            return None
        seen = self.look(index)
        if not (seen.surname is not None or seen.unknown) or is_company(self.text, word.end):
            return None
        family = title in COUPLE
        if family and not any(
            readings_of_surname([word.text], "m", case, "pl") for case in ("nom", "gen", "dat", "inst")
        ):
            return None
        return Span((), (word,), family=family)

    def _vietnamese(self, index: int) -> int:
        """The end of a Vietnamese name, whose surname stands first ("Nguyen Van Anh"); 0 where it is none."""
        word = self.words[index]
        if not word.capital or fold(word.text).lower() not in _VIETNAMESE:
            return 0
        end = index + 1
        while self._continues(end) and self.words[end].capital and end - index < 4 and len(self.words[end].text) < 7:
            end += 1
        known = any(self.look(at).given is not None for at in range(index + 1, end))
        return end if end - index >= 2 and (known or end - index >= 3) else 0

    # --- what is no name

    def _excluded(self, index: int) -> bool:
        return is_place_or_patron(self.text, self.words[index].start)

    def _run_end(self, index: int) -> int:
        end = index + 1
        while self._continues(end) and end - index < 5:
            end += 1
        return end

    def _unknown_pair(self, index: int) -> tuple[Span | None, int]:
        """Two words unknown as given names: a foreign name where a title stands before or one is a surname."""
        word = self.words[index]
        if not word.capital or len(word.text) < 2 or word.text.isupper() or not self._continues(index + 1):
            return None, index
        after = self.words[index + 1]
        if (
            is_title(word.text)
            or is_title(after.text)
            or not after.capital
            or self.is_given(index + 1)
            or after.text.isupper()
        ):
            return None, index
        seen, then = self.look(index), self.look(index + 1)
        if (
            seen.common
            or seen.place
            or seen.other
            or then.common
            or then.place
            or then.other
            or is_common_word(word.text.lower())
        ):
            return None, index
        titled = index > 0 and is_title(self.words[index - 1].text) and self.words[index].joined
        weak_given = seen.given is not None and then.surname is not None
        if not (titled or weak_given or (seen.unknown and (then.surname is not None or then.unknown))):
            return None, index
        if self._continues(index + 2) and self.words[index + 2].capital and not titled and not weak_given:
            return None, index
        if self._excluded(index) or is_company(self.text, after.end):
            return None, index + 2
        return Span((word,), (after,), guessed=True), index + 2

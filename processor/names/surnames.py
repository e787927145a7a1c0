"""Which words beside a given name are the surname: after it, or before it."""

from __future__ import annotations

from processor.names.agreement import is_initial, is_ordinal
from processor.names.casing import PARTICLES, word_set
from processor.names.chain import FUNCTION_WORDS, Chain
from processor.names.titles import is_generation, is_institution, is_label, is_title
from processor.names.words import Look, Word, is_function_word, is_lower_surname, is_noun_form, is_only_label

_PLACE_PREPOSITIONS = word_set("w we do na z ze od pod przy koło k nad")
_ADJECTIVAL = ("ska", "cka", "dzka", "ską", "cką", "dzką", "skiej", "ckiej", "dzkiej")
_DEGREES = word_set("inż inz hab prof doc p")
_NOBILIARY = frozenset({"von", "van", "de", "di", "del", "der", "la"})


class Surnames(Chain):
    """A chain that knows surnames."""

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
            or is_ordinal(word.text)
            or (len(word.text) > 1 and word.text.lower() in FUNCTION_WORDS)
            or is_only_label(word.text)
            or is_institution(word.text)
        ):
            return False
        if is_initial(word.text):
            return (
                word.dot and not (at + 1 < len(self.words) and self._continues(at + 1)) and not self.words[at - 1].dot
            )
        seen = self.look(at)
        if seen.other and is_initial(self.words[at - 1].text) and is_function_word(word.text.lower()):
            return False  # "przez Ż. Niby drobiazg"
        if (
            len(word.text) == 2
            and word.text.isupper()
            and seen.surname is None
            and not self.words[at - 1].text.isupper()
        ):
            return False  # "Roch OR": a unit of his office
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
        if self._is_usual_second(at, first, seen):
            return True
        if seen.given is not None or seen.common or seen.place or seen.other or "\n" in self.words[at].gap:
            return False
        return first.unknown or (seen.surname is not None and first.surname is not None and self.words[at - 1].capital)

    def _is_usual_second(self, at: int, first: Look, seen: Look) -> bool:
        """ "Anna Nowak Kowalska": two usual surnames without a hyphen, and no given name behind whose it would be."""
        if (seen.surname or 0.0) < 1.7 or (first.surname or 0.0) < 1.7 or seen.given is not None:
            return False
        word = self.words[at]
        if "\n" in word.gap or is_institution(word.text) or is_label(word.text) or not self.words[at - 1].capital:
            return False
        adjectival = word.text.lower().endswith(_ADJECTIVAL)
        if not adjectival and (seen.surname or 0.0) < 2.9:
            return False
        behind = at + 1 < len(self.words) and self.words[at + 1].joined and self.words[at + 1].capital
        return not (behind and (self.is_given(at + 1) or is_initial(self.words[at + 1].text)))

    def _surname_before(self, index: int, free: int) -> int | None:
        """The word before a given name where it can be the surname ("Kowalski Jan")."""
        before = index - 1
        if before < free or before < 0 or not self.words[index].joined or self.words[before].dot:
            return None
        word = self.words[before]
        if (
            is_title(word.text)
            or len(word.text) < 3
            or word.text.lower() in FUNCTION_WORDS
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
        if seen.place and (seen.surname or 0.0) < 2.3 and not self._heads_list(before, index):
            return None
        if seen.surname is None and not seen.unknown:
            return before if seen.common and (self._in_list(before, index) or self._heads_list(before, index)) else None
        if seen.common and not self._alone(before, index) and not self._capital_inside(before, seen):
            return before if self._follows_one_turned(before, index) else None
        return before

    def _follows_one_turned(self, before: int, index: int) -> bool:
        """ "Gruca Oskar oraz Dyrda Liliana": those joined keep one order, though the surname is a word elsewhere."""
        if before < 3 or self.words[before - 1].text not in ("i", "oraz"):
            return False
        given, surname = self.words[before - 2], self.words[before - 3]
        joined = all(self.words[at].joined for at in range(before - 2, index + 1))
        after = index + 1
        ends = after >= len(self.words) or not (self.words[after].capital and self.words[after].joined)
        turned = surname.capital and given.capital and not is_title(surname.text) and self.is_given(before - 2)
        known = self.look(before - 3).surname is not None and self.look(before - 3).given is None
        return joined and ends and turned and known

    def _after_preposition(self, index: int) -> bool:
        return index > 0 and self.words[index].joined and self.words[index - 1].text.lower() in _PLACE_PREPOSITIONS

    def _in_list(self, before: int, index: int) -> bool:
        """Is the common word an item's first in a list with surnames first ("Pasternaka Piotra, Powałę Michała")?"""
        gap = self.words[before].gap
        inside = gap.strip(" \n") in {",", ";"} or gap.strip().rstrip(".)").isdigit()
        after = index + 1
        ends = self._alone(before, index) or (after < len(self.words) and not self.words[after].capital)
        return inside and ends and is_noun_form(self.words[before].text.lower())

    def _heads_list(self, before: int, index: int) -> bool:
        """Is it the first item of such a list: does ", Surname Given" follow ("Niezgodę Jana, Pasternaka Piotra")?"""
        at = index + 1
        if at + 1 >= len(self.words) or self.words[at].gap != ", " or not self.words[at].capital:
            return False
        follows = (self.look(at).surname or 0.0) >= 1.2 and not self.is_given(at) and self._continues(at + 1)
        return follows and self.is_given(at + 1) and is_noun_form(self.words[before].text.lower())

    def _capital_inside(self, index: int, seen: Look) -> bool:
        """A usual surname that is a word too, capitalised within a sentence: "zgłaszam Kowalską Annę"."""
        if (seen.surname or 0.0) < 2.3 or index == 0:
            return False
        gap = self.words[index].gap
        inside = not gap.strip(" ,:;(") and gap != "" and (not self.words[index - 1].dot or self._is_titled(index))
        return inside and (not self._is_name_before(index - 1) or "," in gap or ":" in gap)

    def _is_name_before(self, index: int) -> bool:
        """A capitalised word other than a verb or an adverb at the head of a sentence ("Zgłaszam Kowalską Annę")."""
        seen = self.look(index)
        return self.words[index].capital and not (seen.other and seen.given is None and seen.surname is None)

    def _alone(self, start: int, end: int) -> bool:
        """Does a line or cell begin at word `start`, and end with word `end` or a separator after it?"""
        gap = self.words[start].gap
        begins = (
            start == 0
            or "\n" in gap
            or "\t" in gap
            or gap.rstrip()[-1:] in {",", ";", ":", "|", "/"}
            or gap.strip(" )") in {"•", "*", "", "-", "–"} - ({""} if ")" not in gap else set())
            or gap.strip().rstrip(".)").isdigit()
            or self._is_titled(start)
        )
        after = self.text[self.words[end].end : self.words[end].end + 2]
        joined = self.text[self.words[end].end : self.words[end].end + 6].lower().startswith((" i ", " oraz "))
        return begins and (
            joined
            or not after
            or after[0] in "\n\t,;|-–(/"
            or after.isspace()
            or after.rstrip() == "."
            or after in (" -", " –", " (", " |", " /")
        )

    def _is_titled(self, index: int) -> bool:
        """ "dr hab. Cesarz Marlena", "INŻ. KRÓL JULIUSZ": behind an abbreviated degree, whose dot ends no sentence."""
        before = self.words[index - 1] if index and self.words[index].joined else None
        return before is not None and before.dot and before.text.lower() in _DEGREES

    def _better_before(self, before: int, after: int) -> bool:
        """Both sides could be the surname ("Kowalski Jan Wójt"): the one after, unless it is no surname and a word."""
        seen = self.look(after)
        if (self.look(before).surname or 0) < 1.0:
            return False
        return seen.surname is None and (seen.common or seen.other or seen.given is not None)

"""The words of a text as a chain: which belong together, and which of them are given names."""

from __future__ import annotations

from collections.abc import Sequence

from processor.names.agreement import is_initial
from processor.names.casing import PARTICLES, word_set
from processor.names.context import follows_institution, is_place_or_patron
from processor.names.dictionary import analyse
from processor.names.titles import is_institution, is_label, is_title
from processor.names.words import Look, Word, is_lower_given, look

_FREQUENT = 2.3  # weight of a surname that many bear
_USUAL = 1.0  # weight of a given name that stands for itself
FUNCTION_WORDS = word_set(
    """
    i oraz a z ze na w we do od dla o po przy za pod nad czy że to nie się jest są był lub albo mam ma nr dnia
    godz tel tak tylko także również też jeszcze jedynie lecz ale natomiast
    """
)


class Chain:
    """The words of one text, each looked at once."""

    def __init__(self, text: str, found: Sequence[Word]) -> None:
        self.text = text
        self.words = found
        self.looks: list[Look | None] = [None] * len(found)

    def look(self, index: int) -> Look:
        seen = self.looks[index]
        if seen is None:
            seen = self.looks[index] = look(self.words[index].text)
        return seen

    def is_given(self, index: int) -> bool:
        word = self.words[index]
        if not word.capital:
            return is_lower_given(word.text)
        if is_initial(word.text) and (word.dot or len(word.text) == 1):
            if self.text[: word.start].rstrip()[-1:].isdigit():  # "na 26 X."
                return False
            return word.dot and index + 1 < len(self.words) and self._continues(index + 1)
        if word.text.lower() in FUNCTION_WORDS or len(word.text) < 2:
            return False
        if word.text.isupper() and is_institution(word.text):  # "NGO Krakus"
            return False
        seen = self.look(index)
        if seen.given is None or (is_title(word.text) and seen.given < 2.0):
            return False
        if word.text.isupper() and seen.common and seen.given < 2.0:
            return self._followed_by_surname(index) or (seen.polish and self._preceded_by_surname(index))
        if seen.given >= 2.0:
            return True
        usual = seen.given >= _USUAL or (seen.surname or 0.0) <= seen.given + 1.0
        if usual and not (seen.common or seen.place):
            return True
        return self._vouched(index, seen) or (seen.polish and self._preceded_by_surname(index))  # "Jamróz Witalis"

    def _vouched(self, index: int, seen: Look) -> bool:
        if self._followed_by_surname(index) or (seen.polish and self._followed_by_capital(index)):
            return True
        return seen.polish and (self._beside_another(index) or self._is_paired(index))

    def _is_paired(self, index: int) -> bool:
        """ "Pelagia i Hilary", "Henryka i Feliksa": two Polish given names joined by "i", whatever else each may be."""
        for joint, other in ((index + 1, index + 2), (index - 1, index - 2)):
            if not 0 <= other < len(self.words) or self.words[joint].text not in ("i", "oraz"):
                continue
            second = self.words[max(joint, max(index, other))]
            near = self.words[other].capital and self.words[joint].joined and second.joined
            if near and self.look(other).polish:
                return True
        return False

    def _beside_another(self, index: int) -> bool:
        """ "Ludwika i Ewy Kowalskich": "i" and a usual given name with its surname follow."""
        if index + 3 >= len(self.words) or self.words[index + 1].text not in ("i", "oraz"):
            return False
        usual = (self.look(index + 2).given or 0.0) >= 2.0 and self.words[index + 2].capital
        return usual and self._continues(index + 3) and self.words[index + 3].capital

    def _preceded_by_surname(self, index: int) -> bool:
        """Is the word before a frequent surname and no given name ("Duda Fabian")?"""
        if index == 0 or not self.words[index].joined or self.words[index - 1].dot or not self.words[index - 1].capital:
            return False
        before = self.look(index - 1)
        return (before.surname or 0.0) >= _FREQUENT and before.given is None and self.words[index].capital

    def _followed_by_capital(self, index: int) -> bool:
        """Does a capitalised word follow that is no place, title or word of a form?"""
        if not self._continues(index + 1) or not self.words[index + 1].capital or self.words[index].text.isupper():
            return False
        text, then = self.words[index + 1].text, self.look(index + 1)
        if then.place and index + 2 < len(self.words) and self._continues(index + 2):
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
        foreign = then.given is not None and not (then.polish or then.place)  # "Fatima Hassan"
        return surname >= 1.2 or ((then.unknown or foreign) and (self.look(index).given or 0.0) >= _USUAL)

    def _continues(self, index: int) -> bool:
        """Is this word joined to the one before, and capitalised or a particle?"""
        if index >= len(self.words):
            return False
        word, before = self.words[index], self.words[index - 1]
        joined = word.joined or (word.gap == "" and before.dot)
        if not joined or (before.dot and not is_initial(before.text)):
            return False
        if word.text == "a":  # "Wincenty a Paulo", but "nie Ludmiła a Ludwika Kot"
            return index + 1 < len(self.words) and not self.look(index + 1).polish
        return word.capital or word.text.lower() in PARTICLES

    def _excluded(self, index: int) -> bool:
        start = self.words[index].start
        if is_place_or_patron(self.text, start):
            return True
        if not follows_institution(self.text, start):
            return False
        near = [self.look(at) for at in (index, index + 1) if at < len(self.words)]
        given, surname = near[0].given or 0.0, near[-1].surname or 0.0
        person = given >= 2.0 and surname >= _FREQUENT  # "GOPS Irena Kania", but "UG Kalina Mała"
        last = self.words[min(index + 1, len(self.words) - 1)].text.lower()
        town = any(tag.startswith("adj") for _, tag, _ in analyse(last))  # "OPS Kazimierza Wielka"
        person = person or (given >= (2.5 if near[0].place else 0.5) and near[0].polish and surname > 0.0 and not town)
        return any(seen.place for seen in near) and not person

    def _run_end(self, index: int) -> int:
        end = index + 1
        while self._continues(end) and end - index < 5:
            end += 1
        return end

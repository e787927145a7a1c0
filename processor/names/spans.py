"""Which words of a text make up one name: given names and a surname side by side, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from processor.names.agreement import is_initial, readings_of_given, readings_of_surname, resolve, vietnamese
from processor.names.casing import PARTICLES, word_set
from processor.names.context import is_company, is_ruler
from processor.names.dictionary import is_common_word
from processor.names.surnames import Surnames
from processor.names.titles import COUPLE, SISTERS, is_institution, is_title
from processor.names.words import Word, is_function_word, look, lower_given, person_noun
from processor.values import Gender

_FORMS = word_set(
    """
    pan pana panu panem pani panią p dr mgr prof inż ks państwo państwa państwu państwem małżeństwo małżeństwa
    małżonkowie małżonków małżeństwu bracia braci braciom siostry sióstr rodzeństwo rodzeństwa rodzina rodziny rodzinę
    """
)
_DOTTED = frozenset({"p", "prof", "inż", "ks"})
_AND = frozenset({"i", "oraz"})
_TOWN_OF = word_set(  # and its name
    """
    úrad úradu úrade obec obce mesto mesta úřad úřadu město města város
    gmina gminą gminie gminę gminami miasto miastem miastu mieście miastami miejscowość miejscowością miejscowościami
    wieś wsią wsiami powiat powiatem powiatowi powiecie miasteczko miasteczkiem miasteczku
    """
)
_PLACE_GENITIVE = word_set("gminy gmin miasta miast miejscowości wsi powiatu powiatów miasteczka")
_IS_A_PARTNER = word_set("partnerski partnerska partnerskie partnerskiego partnerskiej partnerską partnerskim jest to")
_FOREIGN_ADJECTIVE = ("ý", "á", "é", "sky", "ska", "ske", "cky", "cka", "cke")

_OF_FAMILIES = ("owie", "scy", "ccy", "dzcy", "ów", "skich", "ckich", "dzkich")

_BEAR = r"(?:noszą |nosimy |mają |mamy )?"
BOTH = re.compile(  # what stands between "Anna i Piotr" and the one surname of the two
    r"\s*[,(:;.–—-]?\s*(?:\b(?:oboje|obaj|obie|obydwoje|obydwaj|obydwie) "
    r"(?:(?:to|są|państwo|o (?:tym samym |wspólnym )?nazwisku|z nazwiska|nazwiskiem|nazywa(?:ją|my) się"
    rf"|{_BEAR}(?:na |to samo |wspólne )?nazwisko):? )?"
    rf"|\b{_BEAR}(?:(?:to samo|wspólne) nazwisko|nazwisko wspólne|na nazwisko):? )",
    re.IGNORECASE,
)
_BOTH_ENDS = word_set(
    "oboje obaj obie obydwoje obydwaj obydwie to są państwo nazwisku nazwiska nazwiskiem się nazwisko wspólne"
)

_MIDDLE = frozenset({"Thi", "Thị", "Van", "Văn"})  # of a woman, of a man
_LEADING = PARTICLES - word_set("a al da e el of op ten y")  # without those that are words elsewhere
_SHORT = frozenset(  # surnames that are words elsewhere, which the middle name tells
    {
        "Le",
        "Lê",
        "Cao",
        "Ha",
        "Hà",
        "Ho",
        "Hồ",
        "Ly",
        "Lý",
        "Mai",
        "Lam",
        "Lâm",
        "Ta",
        "Tạ",
        "Dao",
        "Đào",
        "Thai",
        "Chu",
    }
)


def _is_plural(word: str, gender: Gender) -> bool:
    return any(readings_of_surname([word], gender, case, "pl") for case in ("nom", "gen", "dat", "acc", "inst"))


class Span(NamedTuple):
    """The words of one name. `surname` is empty where only given names stand ("Annę" of "Annę i Jana Kowalskich")."""

    given: tuple[Word, ...]
    surname: tuple[Word, ...]
    surname_first: bool = False
    in_lower: bool = False
    family: bool = False  # a surname in the plural, of a couple
    guessed: bool = False  # neither word is a known given name; of a family: no title stands before it

    @property
    def start(self) -> int:
        return min((self.given or self.surname)[0].start, (self.surname or self.given)[0].start)

    @property
    def end(self) -> int:
        first, last = (self.given or self.surname)[-1], (self.surname or self.given)[-1]
        last = first if first.end >= last.end else last
        return last.end + (1 if last.dot and is_initial(last.text) else 0)


def in_one_order(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, where those joined to each other keep one order: beside "Martę Adam" "Urbana Gabriela" is Urban."""
    found = list(spans)
    if not any(map(_may_be_turned, found)):
        return found
    for index, span in enumerate(found):
        group = [found[at] for at in _joined_to(text, found, index)]
        plain = any(not one.surname_first and _is_in_order(one) for one in group)
        if plain and _may_be_turned(span) and not any(one.surname_first and _is_in_order(one) for one in group):
            found[index] = Span(span.surname, span.given)
    return found


def _may_be_turned(span: Span) -> bool:
    """Are both words, the surname first, usual given names that one case has?"""
    if not span.surname_first or len(span.given) != 1 or len(span.surname) != 1:
        return False
    given, surname = span.given[0], span.surname[0]
    if given.text.isupper() != surname.text.isupper() or "," in given.gap:
        return False
    return all(look(word.text).polish and (look(word.text).given or 0.0) >= _RATHER_GIVEN for word in (given, surname))


_RATHER_GIVEN = 0.5  # weight of a given name that is more than possible
_FAR = 2.0  # between the scores of one order and the other: "Adam" is no form that "Martę" agrees with


def _is_in_order(span: Span) -> bool:
    """Can the words stand in no other order?"""
    if not span.given or not span.surname:
        return False
    given, surname = [word.text for word in span.given], [word.text for word in span.surname]
    if look(surname[-1]).given is None:
        return True
    return resolve(given, surname)[0].score - resolve(surname, given)[0].score > _FAR


def _joined_to(text: str, spans: Sequence[Span], index: int) -> Iterator[int]:
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(spans):
            left, right = sorted((at, at - step))
            if text[spans[left].end : spans[right].start].strip() not in _BETWEEN:
                break
            yield at
            at += step


_BETWEEN = frozenset({",", "i", "oraz", ";"})


class Scan(Surnames):
    """One pass over the words of a text."""

    def spans(self) -> Iterator[Span]:
        """Names in the order of the text, none overlapping."""
        index, free = 0, 0
        sieve = lower_given()
        while index < len(self.words):
            word = self.words[index]
            if not word.capital and word.text not in sieve:
                index += 1
                continue
            if self._is_mister_in_capitals(index):
                index += 1
                continue
            span, after = self._of_both(index) or self._at(index, free)
            if span is None:
                index = max(index + 1, after)
                continue
            yield span
            index = free = after

    def _at(self, index: int, free: int) -> tuple[Span | None, int]:
        word = self.words[index]
        if not self.is_given(index) or self._heads_vietnamese(index):
            vietnamese = self._vietnamese(index)
            if vietnamese:
                return Span(tuple(self.words[index + 1 : vietnamese]), (word,), True), vietnamese
            vietnamese = self._vietnamese_turned(index)
            if vietnamese:
                return Span(tuple(self.words[index:vietnamese]), (self.words[vietnamese],)), vietnamese + 1
            family = self._titled_surname(index) or self._family(index)
            return (family, index + 1) if family else self._unknown_pair(index, free)
        if self._excluded(index):
            return None, self._run_end(index)
        if self._led_by_capitals(index):
            return Span((self.words[index + 1],), (word,), True), index + 2
        given_end = self._givens(index)
        surname = self._surname(given_end)
        before = self._surname_before(index, free)
        if before is not None and (not surname or self._better_before(before, given_end + len(surname) - 1)):
            given_end += self._is_second_given(given_end, surname)
            led = self._led_by_particles(before, free)
            return Span(
                tuple(self.words[index:given_end]), tuple(self.words[led:index]), True, not word.capital
            ), given_end
        if self._turned_round(index, given_end, surname):
            return Span((surname[0],), (word,), True), given_end + 1
        if surname:
            end = given_end + len(surname)
            if is_company(self.text, surname[-1].end) or is_ruler(self.text, surname[-1].end):
                return None, end
            first = index - self._is_led_by_unknown(index, free)
            return Span(tuple(self.words[first:given_end]), tuple(surname), False, not word.capital), end
        return self._no_surname(index, given_end)

    def _is_mister_in_capitals(self, index: int) -> bool:
        """ "P. HRABIA LONGINA" in a letter in capitals: pani, where the surname stands first, and no initial."""
        word = self.words[index]
        if word.text != "P" or not word.dot or not self._continues(index + 1) or not self._continues(index + 2):
            return False
        surname, given = self.words[index + 1], self.words[index + 2]
        capitals = len(surname.text) > 2 and surname.text.isupper() and given.text.isupper() and len(given.text) > 2
        return capitals and self.is_given(index + 2) and not self._continues(index + 3)

    def _led_by_particles(self, index: int, free: int) -> int:
        """Where a surname before its given name begins: "DE WITT MIKOŁAJ", "von der Heide Jan"."""
        while index > free and self.words[index].joined and self.words[index - 1].text.lower() in _LEADING:
            index -= 1
        return index

    def _is_led_by_unknown(self, index: int, free: int) -> bool:
        """ "s. Agneta Maria Paluch", "panią Oriannę Marię Lis": before the given name one that no dictionary has."""
        before = index - 1
        if before < max(free, 1) or not (self.words[index].joined and self.words[before].joined):
            return False
        word, title = self.words[before], self.words[before - 1]
        if (
            not is_title(title.text + "." * title.dot)
            or not word.capital
            or word.dot
            or len(word.text) < 3
            or is_title(word.text)
        ):
            return False
        ends = word.text[-1] + self.words[index].text[-1]
        return self.look(before).unknown and (ends[0] == ends[1] or ends in ("yi", "iy"))

    def _turned_round(self, index: int, given_end: int, surname: list[Word]) -> bool:
        """ "Maliny Ewy": of two words that may be given names the second is far more usual, the first a surname."""
        if given_end - index != 1 or len(surname) != 1 or is_initial(surname[0].text) or not self.words[index].capital:
            return False
        first, last = self.look(index), self.look(given_end)
        if first.surname is None or last.given is None or (first.given or 0.0) >= 2.0:
            return False
        usual = last.given - (first.given or 0.0) >= 1.0 and last.given >= 2.0 and (last.surname or 0.0) < first.surname
        if not usual:
            return False
        told, turned = [self.words[index].text], [surname[0].text]
        return resolve(turned, told)[0].score >= resolve(told, turned)[0].score  # but "Sylwestra Różę" is no Róża

    def _is_second_given(self, index: int, surname: list[Word]) -> int:
        """ "WNĘK SZYMON JAKUB": 1 where a second given name follows behind a surname that stands first."""
        if len(surname) != 1 or is_initial(surname[0].text):
            return 0
        seen = self.look(index)
        return int((seen.given or 0.0) >= 2.0 and (seen.surname or 0.0) < 2.3)

    def _led_by_capitals(self, index: int) -> bool:
        """ "JACEK Roman": of two given names the one in capitals is the surname."""
        word = self.words[index].text
        if not (word.isupper() and len(word) > 2 and self._continues(index + 1) and self.is_given(index + 1)):
            return False
        given = self.words[index + 1].text
        return not given.isupper() and not is_initial(given) and not self._continues(index + 2)

    def _no_surname(self, index: int, given_end: int) -> tuple[Span | None, int]:
        """Two given names and nothing else: the last may be the surname ("Paweł Adam", "Ryszard Marian")."""
        given = self.words[index:given_end]
        if is_ruler(self.text, given[-1].end) or not given[0].capital or is_initial(given[0].text):
            return None, given_end
        if len(given) == 2 and given[0].text.isupper() and len(given[0].text) > 2 and not given[1].text.isupper():
            return Span((given[1],), (given[0],), True), given_end  # "JACEK Roman": capitals mark the surname
        if len(given) > 1 and not is_initial(given[-1].text) and self._is_no_second(given):
            return Span(tuple(given[:-1]), (given[-1],)), given_end
        return Span(tuple(given), ()), given_end

    def _is_no_second(self, given: Sequence[Word]) -> bool:
        """Is the last of several given names a surname: known as one, or a man's behind a woman's ("Fatimę Hassan")?"""
        if look(given[-1].text).surname is not None:
            return True
        first, last = ({form.gender for form in readings_of_given(word.text)} for word in (given[0], given[-1]))
        return first == {"f"} and last == {"m"}

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

    def _titled_surname(self, index: int) -> Span | None:
        """ "pani Kowalska", "państwo Nowakowie": a surname alone after a form of address."""
        word = self.words[index]
        if index == 0 or not word.capital or not word.joined or len(word.text) < 3 or is_title(word.text):
            return None
        title = self.words[index - 1].text.lower()
        if title not in _FORMS or (title in _DOTTED) != self.words[index - 1].dot:
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
        if family and not _is_plural(word.text, "f" if title in SISTERS else "m"):
            return None
        return Span((), (word,), family=family)

    def _family(self, index: int) -> Span | None:
        """ "Nowakowie, Adam i Ewa", "Dąbrowscy (Anna i Piotr)", "panie Kwaśne: Ewa, Ida i Olga", "kuzynki Mazur, Ewa i
        Ida": a surname in the plural, or one behind a noun of several persons, and who bear it."""
        word = self.words[index]
        plural = word.text.lower().endswith(_OF_FAMILIES) and _is_plural(word.text, "m")
        several = word.capital and self._of_several(index)
        if not word.capital or not (plural or several) or not self._names_several(index + 1):
            return None
        seen = self.look(index)
        known = (seen.surname or 0.0) >= (2.3 if seen.place else 1.0) and not self._after_preposition(index)
        several = several and (plural or (word.text.endswith("e") and _is_plural(word.text, "f")))
        return Span((), (word,), family=True, guessed=True) if known or several else None

    def _of_both(self, index: int) -> tuple[Span, int] | None:
        """ "Anna i Piotr, oboje Kos": the surname of those named before, and no name begins with it."""
        word = self.words[index]
        if index < 2 or not word.capital or word.gap not in (" ", ": ") or is_title(word.text):
            return None
        if self.words[index - 1].text.lower() not in _BOTH_ENDS or self._continues(index + 1):
            return None
        told = any(  # but "nas oboje Teresa i Bogdan Nowakowie", where nobody is named before
            self.words[at].capital and BOTH.fullmatch(self.text, self.words[at].end, word.start)
            for at in range(max(0, index - 6), index)
        )
        return (Span((), (word,), family=True, guessed=True), index + 1) if told else None

    def _of_several(self, index: int) -> bool:
        """Does a noun of several persons stand right before ("kuzynki", "panów"), or two joined ("matkę i córkę")?"""
        if index == 0 or not self.words[index].joined or is_title(self.words[index].text):
            return False
        before = self.words[index - 1].text
        if any(sex is None for sex, _ in person_noun(before)):
            return True
        joint = self.words[index - 2].text if index > 2 else ""
        return joint in _AND and bool(person_noun(before)) and bool(person_noun(self.words[index - 3].text))

    def _names_several(self, index: int) -> bool:
        """Do two or more given names without a surname stand here, behind a mark and joined to each other?"""
        if index >= len(self.words) or not self.words[index].gap.strip():
            return False
        at = index
        while self._is_lone_given(at):
            comma = at + 1 < len(self.words) and self.words[at + 1].gap.strip() == ","
            if comma and self.words[at + 1].capital:
                at += 1
                continue
            joined = at + 2 < len(self.words) and self.words[at + 1].text in _AND
            return self._is_lone_given(at + 2) if joined else at > index
        return False

    def _is_lone_given(self, index: int) -> bool:
        """A given name that no other word of a name follows."""
        if index >= len(self.words) or not self.words[index].capital or not self.is_given(index):
            return False
        return not (self._continues(index + 1) and self.words[index + 1].capital)

    def _heads_vietnamese(self, index: int) -> bool:
        """ "Hoang Minh Tuan": a Vietnamese surname that is a given name elsewhere, before two words more."""
        return not self.look(index).polish and self._vietnamese(index) - index > 2

    def _vietnamese(self, index: int) -> int:
        """The end of a Vietnamese name, whose surname stands first ("Nguyen Van Anh"); 0 where it is none."""
        word = self.words[index]
        end = index + 1
        if not word.capital or (vietnamese(word.text) is None and not self._is_short_vietnamese(index)):
            return 0
        if word.text.isupper() and self._continues(end) and not self.words[end].text.isupper():
            return 0  # "NGO Krakus"
        while self._continues(end) and self.words[end].capital and end - index < 4 and len(self.words[end].text) < 7:
            end += 1
        known = any(self.look(at).given is not None for at in range(index + 1, end))
        return end if end - index >= 2 and (known or end - index >= 3) else 0

    def _is_short_vietnamese(self, index: int) -> bool:
        """ "Le Thi Lan", but not "Tomasz Le Van"."""
        if self.words[index].text not in _SHORT or not self._continues(index + 1) or not self._continues(index + 2):
            return False
        led = index > 0 and self.words[index].joined and self.is_given(index - 1)
        return self.words[index + 1].text in _MIDDLE and not led

    def _vietnamese_turned(self, index: int) -> int:
        """Where the surname of a Vietnamese name stands that is written as Polish ones are ("Van Hung Pham"); 0 where
        it is none."""
        if not self.words[index].capital or self.look(index).given is None or self.look(index).polish:
            return 0
        end = index + 1
        while end - index < 4 and self._continues(end) and self.words[end].capital and len(self.words[end].text) < 8:
            if vietnamese(self.words[end].text) is not None:
                return end
            if self.look(end).given is None or self.look(end).polish:
                return 0
            end += 1
        return 0

    def _usual_surname(self, index: int) -> bool:
        """Behind a word no dictionary knows, within a sentence, a surname that many bear ("zgłaszam Oriannę Cichą")."""
        word = self.words[index]
        within = index > 0 and word.joined and not self.words[index - 1].capital
        return within and self.look(index).unknown and (self.look(index + 1).surname or 0.0) >= 2.3

    def _is_of_a_place(self, index: int) -> bool:
        """ "z gminą Spišský Hrhov", "miasta partnerskiego Banská Bystrica": behind a noun of a place. After a genitive,
        which a person follows as well ("sołtys wsi"), and behind a partner, only what begins with an adjective."""
        before = index - 1
        if before > 0 and self.words[before].text.lower() in _IS_A_PARTNER:
            before -= 1
        if before < 0 or not all(self.words[at].joined for at in range(before + 1, index + 1)):
            return False
        noun = self.words[before].text.lower()
        adjectival = self.words[index].text.lower().endswith(_FOREIGN_ADJECTIVE)
        return noun in _TOWN_OF or (adjectival and (noun in _PLACE_GENITIVE or noun.startswith("partner")))

    def _unknown_pair(self, index: int, free: int) -> tuple[Span | None, int]:
        """Two words unknown as given names: a foreign name where a title stands before or one is a surname."""
        word = self.words[index]
        if not word.capital or len(word.text) < 2 or word.text.isupper() or not self._continues(index + 1):
            return None, index
        after = self.words[index + 1]
        if after.text in ("van", "von") and not is_title(word.text) and not is_function_word(word.text.lower()):
            surname = self._surname(index + 1)  # "Sanne van der Meulen"
            return (Span((word,), tuple(surname), guessed=True), index + 1 + len(surname)) if surname else (None, index)
        if (
            is_title(word.text)
            or is_institution(word.text)
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
            or ((then.common or then.place) and not self._usual_surname(index))
            or then.other
            or is_common_word(word.text.lower())
        ):
            return None, index
        title = self.words[index - 1] if index > 0 and word.joined else None
        titled = title is not None and is_title(title.text + "." * title.dot)
        weak_given = seen.given is not None and then.surname is not None
        paired = 0 < free == index - 1 and self.words[free].text in _AND  # "Anna Nowak i Kuźma Ćwiąkała"
        if not (titled or weak_given or paired or (seen.unknown and (then.surname is not None or then.unknown))):
            return None, index
        if self._continues(index + 2) and self.words[index + 2].capital and not titled and not weak_given:
            return None, index
        if self._is_of_a_place(index):
            return None, index + 2
        chained = word.joined and index > 0 and self.words[index - 1].capital and not self.words[index - 1].dot
        if self._excluded(index) or is_company(self.text, after.end) or (chained and not titled):
            return None, index + 2
        return Span((word,), (after,), guessed=True), index + 2

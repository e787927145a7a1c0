"""Somebody who is to come along and whom nobody names: "zapiszcie mnie i męża", "przyjadę z koleżanką"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from processor import names
from processor.names.casing import word_set
from processor.names.dictionary import analyse
from processor.names.words import person_noun
from processor.stages.extract.found import COMES, LEAVES, Found, Letter, Span
from processor.stages.extract.people import same
from processor.stages.extract.standing.words import Word, sentence
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Reason

_MOST = 400  # words of a sentence that are looked at
_NEAR = 12  # words
_PLUS = re.compile(
    r"(?:\+|\bplus)\s*(?:[1-9]|jedn[aą]|dwie|dwoje)(?!\d|\s?\d)(?:\s*(?:osob\w*|os\b))?|(?:\+|\bplus)\s*(?:moj\w*\s+)?(?:ktos|maz|meza|zon[aeę]|koleg\w+|kolezank\w+)\b(?!\s+[^\W\d_]+\s*[,.]?\s*$|\s*[(:–-]\s*[^\W\d_]+\s+[^\W\d_]+)"
)
_NOT_EVERY_SENTENCE = Sieve(  # of a letter: what looking at its words one by one is worth
    r"\b(?:i|oraz|plus|z|ze|tez|takze|rowniez|dodatkowo|jeszcze)\b|\b(?:zglasz|zglos|zapis|wpis|dopis|delegu|kieruj|wysyl|typuj)\w*"
)
_OF_PEOPLE = re.compile(  # as they are called in a letter, with and without its diacritics
    r"(?:maz|mez|zon[aeyęą]|syn(?:a|em|owi|ow|ami)?$|cor(?:k|ecz|c[eę])|brat(?:a|em|u|ow)?$|siostr|matk|mam[aęeąyo]?$|ojc|ojciec|tat[aęyąe]$|babci|dziad(?:ek|k)|wnucz|wnuk|kuzyn|szwag|tesc|ciot|narzeczon"
    r"|koleg|kolezan|kole[sz]|wspolpracowni|pracowni|szef|kierowni|dyrektor|wicedyrektor|zastepc|sekretar|asystent|ksiegow|stazyst|praktykant|znajom|sasiad|przyjaci|chlopak(?:a|iem)?$|dziewczyn[aąeęyo]$|partner|podopieczn|przelozon|podwladn"
    r"|radn(?:y|a|ym|ymi|ych|ego|ej|ą)$|soltys|nauczyciel|uczni|uczen|uczenn|studen|wolontariusz|dzieci|dzieck|wychowank|osob[aąeyęo]|osob(?:ami)?$|ktos|kogos|kims|inspektor|referent|urzedni|operator(?:a|em|k[aię]|ka)?$|fotograf|fotorep|kamerzyst|dziennikar|tlumacz(?:a|k[aęe])?$|wojt(?:a|em)|burmistrz(?:a|em)|skarbnik)"
)
_TOGETHER = re.compile(
    r"(?:zespol(?:em)?|grup[aęą]|delegacj[aęąe]|rodzin[aęąe]|ekip[aęąe]|referatem|klas[aąę]|zarzadem|druzyn[aęą]|(?:zespol|referat|zarzad)u|(?:grup|rodzin|ekip|klas)y|delegacji)$"
)
_KIN = re.compile(r"(?:maz|mez|zon|syn|cor|brat|siostr|matk|mam|ojc|tat|koleg|kolezan|szef|kierowni)")
_ME = word_set("mnie siebie ja sie się mna mną wlasnym")
_AND = word_set("i oraz plus takze także rowniez również")
_BESIDE = word_set("i oraz plus a takze także tez też rowniez również jak jeszcze dodatkowo zarazem przy okazji")
_WITH = frozenset({"z", "ze"})
_AGREED = re.compile(
    r"(?:uzgodni|ustal|omowi|umowi|uzgadnia|dogada|skonsult|zalatwi|mowil|rozmawi)\w*"
)  # "z prezesem już ustalone"
_MARKS = frozenset({"(", ":", "-", "–", "—"})
_TOO = word_set("tez takze rowniez")
_ALL = re.compile(
    r"(?:jed(?:en|n\w+)|dw\w+|trz\w+|troj\w+|czter\w+|czwor\w+|pi[eę]\w+|dziesi\w+|\d+|kilk\w+|cal\w+|wszystk\w+|wszysc\w+|jeszcze|tez|takze|rowniez|obu|obiema|swiezo|sam\w*)"
)
_IN_TOUCH = re.compile(  # "po rozmowie z kierownikiem": no company
    r"(?:czel|porozumieni|rozmow|rozmawia|uzgodni|uzgadnia|ustal|zgod|kontakt|spotka|konsult|wspolprac|pracuj|zwiaz|umow|umawia|widz|mieszk|dzwoni)\w*"
)
_COMING = re.compile(
    r"(?:przy(?:jd|jed|jad|bed|bywa|jsc|jech)\w*|bed\w+|wez\w+|pojed\w+|pojad\w+|jad[aeą]\w*|jedz\w+|dolacz\w+|doj(?:edzie|ada|dzie)|dotr(?:ze|a)|uczestnicz\w+|chc\w+|chcial\w+|wybier\w+|zapisuj\w+|zglasz\w+|id(?:a|ą|e|ę|zie)\w*|wpadn\w+)"
)


def nameless(unnamed: Sequence[str], where: str, extent: Span, people: Sequence[Found]) -> list[Reason]:
    """Doubts for those whom the letter at `extent` does not name, unless what it passes on or encloses names somebody."""
    begin, end = extent
    here = [one for one in people if one.where == "from" or (one.where == where and begin <= one.start < end)]
    if len(here) < len(people):
        return []
    return [Reason("extract.unnamed", f"Mowa o osobie, której nazwiska nie podano: {text}.") for text in unnamed[:3]]


def companions(
    letter: Letter, said: Sequence[Clause], found: Sequence[Found], people: Sequence[Found], author: Found | None
) -> list[str]:
    """The nouns of those who come, or leave, along with somebody, or are asked for, and have no name in the letter."""
    told = []
    coming = [one.clause for one in people if one.act in COMES and one.clause is not None]
    leaving = (Act.CANCEL,) if any(clause.act is Act.SIGN_UP for clause in said) else tuple(LEAVES)
    asking = [clause for clause in said if clause.act in (Act.SIGN_UP, *leaving)]
    some = any(one.act in COMES for one in people)
    bringing = [clause for clause in said if some and _BRINGS.search(letter.folded, *clause.sentence)]
    for span in dict.fromkeys(clause.sentence for clause in (*asking, *coming, *bringing)):
        if any(_is_named_below(letter, one, span[1], author) for one in people):
            continue
        words = _of_letter(letter, span, found, author)
        plus = _PLUS.search(letter.folded, *span)
        told += [plus[0]] if plus and not any(_stands_behind(one, plus.end()) for one in found) else []
        above = any(_is_asked_above(letter, one, span[0]) for one in people)  # "proszę wpisać tych, co na tak"
        those = None if above else _THOSE_WHO.search(letter.folded, *span)
        told += [those[0]] if those and not _holds(found, (those.end(), span[1])) else []
        told += [
            match["who"] or match["too"]
            for match in [_IN_ENGLISH.search(letter.folded, *span)]
            if match and not _holds(found, span)
        ]
        told += [words[i].text for i in islice(_companions(letter, said, words[:_MOST], above=above), 3)]
    return told


def _stands_behind(one: Found, at: int) -> bool:
    """ "+ mąż Jan Lis" """
    return one.name.complete and 0 < one.start - at <= 2


_NOUN_IN_ENGLISH = (
    r"(?:(?:my|a|an|another|one|two|three|some|our|his|her)\s+(?:of\s+my\s+)?(?:\w+\s+)?"
    r"(?:colleagues?|friends?|wife|husband|boss|supervisor|students?|partner|secretary|assistant|coworkers?|co-workers?))"
)
_IN_ENGLISH = Anchored(  # "with my wife", "a friend of mine would like to join me"
    rf"\b(?:and|with|bring|bringing|plus)\s+(?P<who>{_NOUN_IN_ENGLISH})\b"
    rf"|\b(?P<too>{_NOUN_IN_ENGLISH})\b(?:\s+of\s+(?:mine|ours))?\s+(?:(?:would|will|wants?|wish(?:es)?|plans?|is|are)\b(?!\s+not\b))"
)


_THOSE_WHO = Anchored(  # "zgłaszam siebie i tych, którzy się zgodzili"
    r"\b(?:i|oraz|plus|zglasza(?:m|my)|zapisuj(?:e|emy)|(?:zapis|wpis|zglos|dopis)\w*|rowniez|takze|tez)\s+(?:tego|tych|te|ta)\s*,\s*(?:kto\b|ktor\w+|co\b)"
)


def _holds(found: Sequence[Found], span: Span) -> bool:
    return any(one.name.complete and span[0] <= one.start < span[1] for one in found)


def _of_letter(letter: Letter, span: Span, found: Sequence[Found], author: Found | None) -> list[Word]:
    """The sentence in words; nothing where it tells of nobody beside another."""
    if _NOT_EVERY_SENTENCE.search(letter.folded, *span) is None:
        return []
    return sentence(letter, span, [one for one in found if not _is_signature(letter, one, author)])


def _is_signature(letter: Letter, one: Found, author: Found | None) -> bool:
    """The writer's name, where it does not stand for somebody announced: "… naszego wolontariusza: Klaus Heide"."""
    told = letter.folded[: one.start].rstrip().endswith(":") or _WITH_SOMEBODY.match(letter.folded, one.end)
    return author is not None and one.where == author.where and one.start == author.start and not told


_WITH_SOMEBODY = re.compile(r"\s*,?\s*(?:z|ze|i|oraz|wraz|razem|plus|\+)\s")  # "Jan Kos z żoną", and no more


def _is_named_below(letter: Letter, one: Found, end: int, author: Found | None) -> bool:
    """ "Zapiszcie mnie i koleżankę. Nazywa się Ewa Kot"; "… jednego kolegę:", and a list."""
    if one.act not in COMES | {Act.CANCEL} or one.start < end or one.where != letter.part.where:
        return False
    opens = letter.folded[:end].rstrip().endswith(":")
    return opens or not (author and same(one.name, author.name))


_WHO = re.compile(r"\s*,?\s*przy\s+ktorych\b")  # "zapisać osoby, przy których jest TAK": of a table
_NOT_TO_ENTER = re.compile(  # "z asystentem osób niewidomych, którego nie trzeba wpisywać"
    r"[^,.!?\n]{0,40},\s*(?:ktor\w+|jego|jej|go)\s+(?:nie\s+(?:trzeba|potrzeba|nalezy)|prosz\w+\s+(?:\w+\s+)?nie|prosimy\s+nie)"
    r"\s+(?:(?:na|do|juz|osobno)\s+(?:list\w+\s+)?)?(?:wpisyw|zapisyw|zglasza|dopisyw|uwzglednia)\w*"
)
_INTRODUCES = re.compile(r"\bnazywam\s+sie\b")  # "proszę zapisać sołtysa Wolicy, nazywam się …": himself


def _is_asked_above(letter: Letter, one: Found, start: int) -> bool:
    """One of those named above this sentence, among whom it may choose."""
    return one.act in COMES and not one.is_writer and one.where == letter.part.where and one.start < start


def _companions(letter: Letter, said: Sequence[Clause], words: Sequence[Word], *, above: bool) -> Iterator[int]:
    told: set[int] = set()
    for i, word in enumerate(words):
        if word.folded == "osoby" and _WHO.search(letter.folded, word.end, word.end + 20):
            continue
        if _NOT_TO_ENTER.match(letter.folded, word.end):
            continue
        if _is_asked_for(said, words, i):
            yield i
        if not _is_of_people(word):
            continue
        at = _without_attributes(words, i)
        if (
            (_is_taken_up(words[at + 1 : i], word) and (above or not _is_told_next(words, i)))
            or _is_any_companion(words, i)
            or _is_named(words, i)
        ):
            continue
        if (
            _is_joined(words, at, i)
            or _goes_along(words, at, i)
            or _comes_too(words, i)
            or _is_brought(words, at, i)
            or (not _INTRODUCES.search(letter.folded, words[i].end) and _is_object(said, words, at, i))
            or (at > 0 and (words[at].folded in _AND or words[at].text == ",") and at - 1 in told)
        ):
            told.add(i)
            yield i


_NOT_ANOTHER = re.compile(
    r"wszysc|wszystk|nikt|kim$|kto$|kogo$|nikog|kazd|uczestni|kierowc|ktor|moj|nasz|swoj|czlon|dwojk|trojk|czwork|piatk|pisz|podpisan|pan(?:i|a|ow|ie|om|ami)?$|panstw"
)


def _is_asked_for(said: Sequence[Clause], words: Sequence[Word], i: int) -> bool:
    """ "zgłaszam całą Radę Gminy": no people are named."""
    if _OF_AN_OFFICE.match(words[i].folded) is None:
        return False
    return _is_object(said, words, _without_attributes(words, i), i)


def _is_of_people(word: Word) -> bool:
    """ "męża", "sekretarza", "osobą", "rodziną"; of other nouns those that are people and nothing else."""
    if word.person is not None or len(word.text) < 3 or word.text.isupper() or _NOT_ANOTHER.match(word.folded):
        return False
    lower = word.text.lower()
    if _OF_PEOPLE.match(word.folded) or _TOGETHER.match(word.folded):
        return True
    return word.text.islower() and names.is_person_noun(lower) and not names.is_adjective(lower) and _only(lower)


def _only(lower: str) -> bool:
    """No word that is a thing or an animal too: "aparatem", "psem"."""
    return not any(tag.startswith("subst") and (":m2" in tag or ":m3" in tag) for _, tag, _ in analyse(lower))


def _ends_the_phrase(word: Word) -> bool:
    verb = word.is_verb and not word.is_adjective and word.folded not in _NAMELY
    return word.folded in _AND or word.text == ";" or verb


def _begins_a_name(words: Sequence[Word], at: int) -> bool:
    """ "Ewa Kot" of a name that is the writer's too, and so none of another person; "Ewę" alone names nobody."""
    two = words[at : at + 2]
    return len(two) == 2 and all(word.text[:1].isupper() for word in two) and names.is_given_name(two[0].text)


_HERE = re.compile(
    r"(?:t(?:ych|ej|e|ę|ego|a|ą|ymi)|wszyst\w+|wszyscy|ww|(?:po|na)?niz\w+|powyz\w+|wskazan\w+|wymienion\w+|cal\w+)"
)
_OWN = re.compile(r"(?:moj|swoj|wlasn|skromn)")


def _is_any_companion(words: Sequence[Word], i: int) -> bool:
    """ "osobą towarzyszącą": nobody in particular, who needs no place of his own on the list."""
    return any(word.folded.startswith("towarzysz") for word in words[max(0, i - 1) : i + 2])


def _is_taken_up(attributes: Sequence[Word], word: Word) -> bool:
    """ "tych osób", "moją skromną osobę": somebody of whom it is said already who he is."""
    person = word.folded.startswith("osob")
    return person and any(_HERE.fullmatch(one.folded) or _OWN.match(one.folded) for one in attributes)


def _is_told_next(words: Sequence[Word], i: int) -> bool:
    """ "Tę osobę, która chce": the demonstrative points forward, to the clause that tells who is meant."""
    behind = [word for word in words[i + 1 : i + 3] if word.text != ","]
    return bool(behind) and behind[0].folded.startswith("ktor")


def _is_named(words: Sequence[Word], i: int) -> bool:
    """Is it said who that is: behind the noun ("koleżankę z referatu, Ewę Kot") or before it ("Ewa Kot, koleżanka")?"""
    opened = closed = False
    for at in range(i + 1, min(i + 30, len(words))):
        word = words[at]
        opened = opened or (word.text in _MARKS and not closed)
        me = opened and word.folded in _ME
        if word.person is not None or me or _begins_a_name(words, at):
            return not closed or words[at - 1].text in _MARKS  # "żona też przyjedzie: Ewa Kot"
        closed = closed or (not opened and _ends_the_phrase(word)) or word.folded == "ma"  # "– ma na imię Ines"
    at = i
    while (
        i - _NEAR < at
        and at > 0
        and (words[at - 1].is_style or words[at - 1].is_possessive or words[at - 1].is_adjective)
    ):
        at -= 1
    mark = at > 1 and words[at - 1].text in (",", *_MARKS)
    beside = at > 0 and words[at - 1].person is not None
    return beside or (mark and words[at - 2].person is not None)


def _without_attributes(words: Sequence[Word], i: int) -> int:
    """The place of the word before the noun with its numeral, adjectives and possessives; -1 for none."""
    at = i - 1
    while at >= 0 and i - _NEAR < at and _is_attribute(words[at]):
        if words[at].person is not None:
            break
        at -= 1
    return at


def _is_attribute(word: Word) -> bool:
    """ "moją", "nową", "dwie": what may stand before a noun."""
    adjectival = word.text.islower() and any(tag.startswith("adj:") for _, tag, _ in analyse(word.text))
    return word.is_possessive or adjectival or _ALL.fullmatch(word.folded) is not None


def _is_joined(words: Sequence[Word], at: int, i: int) -> bool:
    """ "mnie i męża", "Jana Lisa oraz stażystkę", "mnie, żonę i córkę"; "mąż i ja"."""
    if i + 2 < len(words) and words[i + 1].folded in _AND and words[i + 2].folded in ("ja", "mnie", "siebie"):
        return True
    if at < 1:
        return False
    if words[at].text == ",":
        object_ = not any(case == "nom" for _, case in person_noun(words[i].text.lower()))
        another = _KIN.match(words[i].folded) or any(word.is_possessive for word in words[at + 1 : i])
        return object_ and words[at - 1].folded in _ME and bool(another)
    if words[at].folded not in _AND:
        return False
    while at >= 0 and (words[at].folded in _BESIDE or words[at].text == ","):
        at -= 1
    first = at
    while at > 0 and first - at < _NEAR // 2 and _is_of_his_place(words[at]):
        at -= 1
    if at < first and words[at + 1].folded not in _FROM:
        return False
    return at >= 0 and (words[at].person is not None or (at == first and words[at].folded in _ME))


_FROM = frozenset({"z", "ze", "od", "w"})


def _is_of_his_place(word: Word) -> bool:
    """What may stand between a name and "i": "Jana Lisa z biura karier i naszą stażystkę"."""
    return word.person is None and word.text.isalpha() and word.folded not in _ME and not word.is_verb


_NAMELY = word_set("tj tzn czyli znaczy nazywa")
_INDECLINABLE = re.compile(
    r"(?:wice)?(?:dyrektor|prezes|starosta|wojt|burmistrz)|sekretarz|kierownik|inspektor|soltys|skarbnik"
)


def _goes_along(words: Sequence[Word], at: int, i: int) -> bool:
    """ "przyjadę z mężem": company, in the instrumental, and none of a talk or an agreement."""
    if at < 0 or words[at].folded not in _WITH or not any(map(_may_be_instrumental, words[at + 1 : i + 1])):
        return False
    before = words[:at]
    if any(_IN_TOUCH.match(word.folded) for word in before[-5:]):
        return False
    if any(_AGREED.match(word.folded) for word in words[i + 1 : i + 4]):
        return False
    if at > 1 and words[at - 1].folded in _ME and words[at - 2].folded.rstrip(".") in _NAMELY:
        return False  # "Teresę i Mariana Kosów (tj. mnie z mężem)"
    along = any(word.folded in ("wraz", "razem") for word in before[-1:])
    return along or any(
        word.person is not None or _COMING.fullmatch(word.folded) or word.folded in _ME for word in before
    )


_INSTRUMENTAL = re.compile(r"(?:em|a|mi|im|ym|ims)$")


def _may_be_instrumental(word: Word) -> bool:
    """Also of a numeral, which governs another case: "dwójką dzieci"."""
    known = person_noun(word.text.lower())
    if known and not _INDECLINABLE.fullmatch(word.folded):  # "z wicedyrektor"
        plain = word.text.isascii() and word.text.endswith("a") and _KIN.match(word.folded) is not None  # "z zona"
        return plain or any(case == "inst" for _, case in known)
    return _INSTRUMENTAL.search(word.folded) is not None or _INDECLINABLE.fullmatch(word.folded) is not None


def _comes_too(words: Sequence[Word], i: int) -> bool:
    """ "mąż też przyjdzie", "przyjdzie także koleżanka": between commas."""
    part = _part(words, i)
    told = [word.folded for word in part]
    if "jako" in told or (_MAY.intersection(told) and not _KIN.match(words[i].folded)):
        return False  # "jako zwykła uczestniczka"; "mam nadzieję, że student też może przyjść"
    along = _WITH_US.search(" ".join(told)) is not None and not part[-1].folded.startswith("ktor")
    too = along or any(word in _TOO or (word == "jeszcze" and _SOMEBODY.match(words[i].folded)) for word in told)
    comes = any(_COMING.fullmatch(word.folded) and not word.text.endswith(("ę", "my")) for word in part)
    known = person_noun(words[i].text.lower())
    return too and comes and (not known or any(case == "nom" for _, case in known))


_BRINGS = re.compile(  # the first person, with and without its ę
    r"\b(?:biore|bierzemy|wezme|wezmiemy|zabior[eę]|zabieram|zabieramy|zabierzemy|przyprowadz[eę]|przyprowadzam|przyprowadzimy|przywioz[eę]|przywoze|przywieziemy|dowioz[eę]|sciagne|dobiore|dokooptuje|namowi[eę]|namowimy)\b"
)
_ALONG = word_set("ze z soba sobą tez też takze także rowniez również jeszcze dodatkowo")


def _is_brought(words: Sequence[Word], at: int, i: int) -> bool:
    """ "wezmę też fotoreportera", "zabiorę ze sobą stażystkę": the object of a verb of bringing."""
    known = person_noun(words[i].text.lower())
    if known and not any(case in ("acc", "gen") for _, case in known):
        return False
    while at >= 0 and words[at].folded in _ALONG:
        at -= 1
    return at >= 0 and _BRINGS.fullmatch(words[at].folded) is not None


_SOMEBODY = re.compile(r"ktos|osob[aąeę]$")
_WITH_US = re.compile(r"\bze?\s+(?:mna|nami)\b")
_MAY = word_set("moze moga moglby mogliby moglaby")


def _part(words: Sequence[Word], i: int) -> Sequence[Word]:
    start = max((at + 1 for at in range(i) if words[at].text == "," or words[at].is_break), default=0)
    end = next((at for at in range(i, len(words)) if words[at].text == "," or words[at].is_break), len(words))
    return words[start:end]


_OF_AN_OFFICE = re.compile(r"(?:rad|komisj|gmin|szkol|parafi|fundacj)e$|stowarzyszenie$")
_TAKES_SOMEBODY = re.compile(
    r"(?:zglasz|zglos|zapis|wpis|dopis|delegu|oddelegow|kieruj|wysyl|typuj|zarejestr|rejestr|dodac|uwzgledni)"
)


_TO_IT = frozenset({"na", "do", "w"})
_OF_OTHERS = frozenset({"dla", "z", "ze", "od", "o", "przez", "u", "dot", "ws"})
_EVENT = re.compile(r"(?:szkoleni|warsztat|spotkani|konferencj|seminari|zjazd|forum|narad|zebrani|list)\w*")


def _behind_the_event(words: Sequence[Word], at: int, i: int) -> int:
    """The place before "na Miechów" in "zgłaszam na Miechów naszą sekretarkę"; `at` where no such words stand there. In
    "zgłaszam na szkolenie pracowników …" the noun may be the event's."""
    if at < 0 or (_EVENT.fullmatch(words[at].folded) and not any(w.is_possessive for w in words[at + 1 : i])):
        return at
    for back in range(at, max(at - 6, 0), -1):
        word = words[back]
        if word.person is not None or word.is_verb or word.text in (",", *_MARKS) or word.is_break:
            return at
        if word.folded in _TO_IT:
            return back - 1
        if word.folded in _OF_OTHERS:
            return at
    return at


def _is_object(said: Sequence[Clause], words: Sequence[Word], at: int, i: int) -> bool:
    """ "zgłaszam sekretarza": right behind the word that asks."""
    verb = _behind_the_event(words, at, i)
    asking = [c.cue for c in said if c.cue and c.act is Act.SIGN_UP and not c.question and not (c.self_ and verb != at)]
    at = verb
    if at < 0 or not any(start <= words[at].start < end for start, end in asking):
        return False
    if any(word.person is not None for word in words[i:]):  # "zgłaszam pracowników na warsztaty …: Annę Kos, …"
        return False
    if not _TAKES_SOMEBODY.match(words[at].folded):
        return False
    known = person_noun(words[i].text.lower())
    indeclinable = _INDECLINABLE.fullmatch(words[i].folded) is not None
    return not known or indeclinable or any(case in ("acc", "gen") for _, case in known)

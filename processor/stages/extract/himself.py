"""Does the writer speak of himself: signs up, takes back, or leaves it to be understood?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract import letterhead, ticks
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.roles import source
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve

_ENGLISH_ME = re.compile(r"\b(?:and|plus)\s+(?:me|myself)\b|\b(?:me|myself)\s+and\b")
_ME = re.compile(
    r"(?<!\bto )(?<!\bod )(?<!\bode )(?<!\bprzeze )(?<!\bze )(?<!czyli )(?<!\boprocz )(?<!\bpoza )(?<!\bbeze )(?<!\bu )(?<!\bwedlug )(?<!\bdo )(?<!\bnie )\b(?:(?<!isac )(?<!losic )(?<!estrowac )(?<!odac )ja(?!\s+(?:ich|go|je|ja|tylko|jedynie)\b|\s+(?:za|w|do)(?:pisac|rejestrowac|dac|liczyc|laczyc)\b|\s+zglosic\b|\s+(?:\w+\s+)?zglasza(?:m|my)\b(?!\s+(?:\w+\s+)?(?:sie|siebie|swoj|udzial|chec|akces)))|mnie|mna|siebie|moj(?:a|ej)\s+(?:skromn(?:a|ej)\s+)?osob[ey])\b(?!\s+(?:znac|wiadom|napis|odpis|odpow|powied|przekaz|polecil|mowil))"
    r"|\bczyli\s+(?:mnie|siebie)\s+(?:i|oraz)\b"
)
_I_CANNOT = Sieve(
    r"\b(?:wraz|razem)\s+ze?\s+(?:[\w,-]+\s+){1,6}?(?:rezygnujemy|wycofujemy|musimy\s+zrezygnowac)\b|\b(?:rezygnujemy|wycofujemy)\s+(?:\w+\s+){0,4}?(?:wraz|razem)\s+z\b|\bani\s+ja\b|\bnie\s+(?:wezmiemy|przyjedziemy|przyjdziemy|damy\s+rady|bedziemy|dotrzemy|pojawimy|dojedziemy|pojedziemy|jedziemy|zdazymy|dolaczymy|mozemy)\b|\bnie\s+(?:moge|bede|dam|przyjde|przyjade|wezme|dotre|pojawie|skorzystam|jestem|zdaze|dojade|uczestnicze|pojade|jade|ide|wybieram|biore)\b"
    r"|\bja\s+(?:\w+\s+){0,2}?jestem\s+(?:\w+\s+){0,3}?(?:w|na|za)\s+(?:pracy|delegacji|szpitalu|podrozy|urlopie|zwolnieniu|wyjezdzie|dyzurze|granica)\b|\bniestety\s+nie\b(?!\s+(?:przyjedzie|przyjdzie|bedzie|moze|da|wezmie|dotrze|pojawi|zdazy|przybedzie|dojedzie|dolaczy|uczestniczy|jest)\b)|\b(?:i|we)\s+(?:can\s?not|can't|won't|am\s+not|will\s+not)"
)
_THIRD_OR_FIRST = re.compile(r"\b(?:przyjmuje|zapisuje|rejestruje|wpisuje|pisze|deklaruje|chce)\b")
_OTHERS = Sieve(
    r"\b(?:pracowni\w+|osob(?:a|y|e|ie)?\b|kolezan\w+|koleg\w*|przedstawiciel\w*|dzieci|uczni\w*|uczniow|(?<!\bjako )(?<!\bjestem )radn\w+|nasz\w*|studen\w+|grup\w*|zespol\w*|delegacj\w+|dla\s+(?!mnie)\w+"
    r"|(?:pan|pani|nasz|nasza)\s+(?:wojt|burmistrz|dyrektor|starosta|prezes|kierownik|sekretarz|skarbnik|prezydent|marszalek|przewodniczac[ya])\b(?=[^.!?]{0,40}\b(?:bedzie|przyjedzie|przyjdzie|wybiera|wezmie|chce|chcialby|chcialaby|jedzie|pojedzie)\b)"
    r"|(?:bedzie|przyjedzie|przyjdzie|uczestnicz\w+|wezmie|jedzie|pojedzie|udzial)\s+(?:\w+\s+){0,2}?(?:pan|pani|nasz|nasza)\s+(?:wojt|burmistrz|dyrektor|starosta|prezes|kierownik|sekretarz|skarbnik|prezydent|marszalek|przewodniczac[ya]|soltys|proboszcz)\b"
    r"|zalacz\w+|nizej|ponizej|(?:zgodnie\s+z(?:e)?|jak|wedlug|wg)\s+(?:ponizsz|zalaczon)\w+(?=\s*(?:[.,;:!)\n]|$))|(?<!\bna )list[ae]|nauczyciel\w+|wolontariusz\w*|(?<!jestem )(?<!bardzo )zainteresowan(?:a|ej|ego|ych|e|i)|instruktor\w*|kandydat\w*|maz|meza|zona|zone|cork\w+|corce|syna|synow\w*|synowi|brata|bratu|siostr\w+|mame|mamy|tate|ojca|matke|wnuk\w*|wnuczk\w+|dziecko|sasiad\w*|znajom\w+|przyjaci\w+|narzecz\w+|szef\w*|kierownik\w*|jej|jego|ich|ona|oni|wezmie|wezma|przyjedzie|przyjada|przyjdzie|przyjda|pojedzie|pojada|jedzie|colleague\w*|(?:dw\w+|trz\w+|czter\w+|piec\w*|[2-9])\s+miejsc\w*)\b"
)


_AND_I = re.compile(r"\b(?:i|oraz|plus)\s+ja\b|\+\s*ja\b|\bja\s*(?:,|i\s|oraz\s|\+)")


def signs_himself_up(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found]) -> bool:
    """The last word counts: "zapisuję siebie … PS. Jednak nie dam rady"."""
    mine = [c for c in clauses if c.act is Act.NONE and (_joins_in(letter, c, found) or _goes_with(letter, c, found))]
    mine += [c for c in clauses if c.act is Act.REPLACED and not c.self_ and _and_i_at_its_end(letter, c)]
    mine += [c for c in clauses if c.act is Act.REPLACED and not c.question and _stands_in_himself(letter, c)]
    mine += [c for c, asked in _listed_with_me(letter, clauses, found) if asked in (Act.SIGN_UP, Act.NONE)]
    mine += [c for c in clauses if c.act is Act.MENTION and _OWN_BEHALF.search(letter.folded, c.start, c.end)]
    mine += [
        c
        for c in clauses
        if c.act is Act.SIGN_UP and not c.question and not c.condition and _of_himself(letter, c, found)
    ]
    if any(c.act is Act.REPLACED and c.self_ and not c.question and not c.condition for c in clauses):
        mine = [
            c for c in mine if _FOR_ME.search(letter.folded, *_without_cue(c))
        ]  # "będę w sądzie", who sends another
    mine = [c for c in mine if not _needs_no_place(letter, c)]
    mine += clauses[:1] if not mine and asks_and_adds(letter, clauses, found) else ()
    back = [
        c
        for c in clauses
        if (c.act is Act.EXCEPT and c.cue and re.search(r"\bmnie\b", letter.folded[c.start : c.cue[1]]))
        or (c.act is Act.ABSENT and _I_CANNOT.search(letter.folded, c.start, c.end))
        or (c.act is Act.CANCEL and c.self_ and not c.condition)
    ]
    mine.sort(key=lambda clause: clause.start)
    if any(c.cue and _MOVES.search(letter.folded, *c.cue) for c in mine):
        return True  # "Zamieńcie mi Miechów na Proszowice. Do Miechowa już nie przyjadę"
    return bool(mine) and not (back and back[-1].start > mine[-1].start)


_NO_PLACE = re.compile(
    r"\bmiejsc[ae]?\s+(?:(?:dla\s+(?:mnie|siebie)|na\s+(?:liscie|sali)|w\s+sali)\s+)?(?:sam[ai]?\s+)?nie\s+(?:potrzebuj|zajm|zabier|zabior)\w*"
    r"|\bnie\s+potrzebuje\s+(?:(?:dla\s+siebie|osobnego)\s+)?miejsca(?=\s*(?:[.,;!)\n]|$|na\s+liscie\b|dla\s+siebie\b))"
)


def _needs_no_place(letter: Letter, clause: Clause) -> bool:
    """ "Ja będę im tłumaczyć, miejsca na liście nie potrzebuję": he will be there, and asks for no place."""
    if _FIRMLY.search(letter.folded, clause.start, clause.end):
        return False
    return any(_NO_PLACE.search(letter.folded, max(start, clause.start), end) for start, end in letter.spans)


_OWN_BEHALF = re.compile(r"\bw\s+imieniu\s+(?:wlasnym|swoim)\b")  # "… i pani Ewy Kot zgłaszam udział"
_MOVES = re.compile(r"\b(?:przenie|przepis|przerzuc|przeloz|przesun|zamien)")


_FOR_ME = re.compile(r"\b(?:mnie|siebie|sie|(?:swoj|moj)\w*\s+(?:zglosz|udzial|osob|uczest|kandyd)\w*)\b")


def _without_cue(clause: Clause) -> tuple[int, int]:
    """The clause, from the words of its request on."""
    return (clause.cue[0] if clause.cue else clause.start), clause.end


def announces_himself(clauses: Sequence[Clause]) -> bool:
    """Does he speak of his own sign-up, only in a question or under a condition?"""
    mine = [clause for clause in clauses if clause.act is Act.SIGN_UP and clause.self_]
    return bool(mine) and all(clause.question or clause.condition for clause in mine)


def _joins_in(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Marta Kuc, Leszek Bąk i ja": in a list without a verb."""
    named = any(clause.start <= one.start < clause.end for one in found)
    return (
        named
        and bool(_AND_I.search(letter.folded, clause.start, clause.end))
        and "ją" not in letter.text[clause.start : clause.end]
    )


_I_STAND_IN = re.compile(r"zastapie(?:\s+(?:go|ja|ich))?(?P<i>\s+ja\b)?")


def _stands_in_himself(letter: Letter, clause: Clause) -> bool:
    """ "Kolega Jan Lis ma służbę, zastąpię go ja": the first person, by its ę or by "ja" behind it."""
    verb = _I_STAND_IN.match(letter.folded, clause.cue[0], clause.end) if clause.cue and not clause.condition else None
    if verb is None:
        return False
    mine = verb["i"] is not None and letter.text[verb.end("i") - 1] in "aA"
    return mine or letter.text[verb.start() : verb.start() + 8].lower() == "zastąpię"


_AND_I_LAST = re.compile(r"\b(?:i|oraz)\s+j(?P<a>a)\s*[.!]?$")


def _and_i_at_its_end(letter: Letter, clause: Clause) -> bool:
    """ "Przyjedzie Ewa Kot zamiast Jana Lisa i ja": "ją" would be her."""
    last = _AND_I_LAST.search(letter.folded[: clause.end], clause.start)
    return last is not None and letter.text[last.start("a")] == "a"


_ME_ALONE = re.compile(
    r"\W*(?:(?:\d{1,3}[.)]|[a-z]\)|[-*•–]|\[\s?[x+v]\s?\]|\(\s?[x+v]\s?\)|[xv])\s*)?(?:no\s+)?(?:(?:i|oraz|a\s+takze|plus)\s+)?(?:(?:oczywiscie|rowniez|takze|tez)\s+)?(?:siebie|mnie|ja|moja\s+osobe?|nizej\s+podpisan(?:y|a|ego|ej))(?:\s+(?:sam[aą]?|tez|takze|rowniez|osobiscie|oczywiscie))?(?:\s+jako\s+(?:\w+\s*){1,3}|\s*\([^()\n]{3,40}\))?(?:\s*[-–—:(]\s*(?:tak|(?:tez\s+)?(?:jade|bede|przyjade|ide|przyjde)))?\W*"
)


_ME_AMONG = re.compile(
    r"(?:^|[,;+]|\bi\b|\boraz\b|\bplus\b)\s*(?:siebie|mnie|ja)\s*(?:[,;+.!]|\bi\b|\boraz\b|\bplus\b|$)"
)


_ENDS_IN_DATE = re.compile(
    r"\b\d{1,2}(?:\.\d{1,2}|\.?\s?[ivx]{1,4})(?:\.\d{4}\s?r?)?\.\s*$"
)  # whose dot ends no sentence


def _is_among_those_below(letter: Letter, clause: Clause, above: Clause, found: Sequence[Found]) -> bool:
    """ "Zgłaszam:" and in the line below "siebie, Ewę Kot i Jana Lisa"; "zgłaszam na 9.11. Ewę Kot i siebie"."""
    opens = _ends_open(letter, above) or _ENDS_IN_DATE.search(letter.folded, above.start, above.end)
    if clause.act is not Act.NONE or not opens:
        return False
    said = letter.folded[clause.start : clause.end].strip()
    named = any(clause.start <= one.start < clause.end for one in found)
    her = re.search(r"\bją\b", letter.text[clause.start : clause.end].lower()) is not None
    return named and not her and _ME_AMONG.search(said) is not None


def _listed_with_me(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found]) -> Iterator[tuple[Clause, Act]]:
    """The items of a list that name the writer, each with what is asked for those listed: "Proszę wykreślić: - mnie"."""
    asked = Act.NONE
    for i, clause in enumerate(clauses):
        if clause.act is not Act.NONE:
            asked = asked if clause.act is Act.MENTION else clause.act
        elif _lists_me(letter, clause) or (
            i and asked is not Act.NONE and _is_among_those_below(letter, clause, clauses[i - 1], found)
        ):
            yield clause, asked


_AND_ME_TOO = re.compile(r"(?:i|oraz|a\s+takze)\s+(?:mnie|siebie)(?:\s+(?:tez|takze|rowniez))?\s*[.!]?")


def _lists_me(letter: Letter, clause: Clause) -> bool:
    """ "1) siebie," as an item of a list, or "oraz mnie." in a line of its own below it."""
    alone = not letter.folded[: clause.start].rstrip(" \t").rpartition("\n")[2]
    alone = alone or _AND_ME_TOO.fullmatch(letter.folded, clause.start, clause.end) is not None
    if ticks.is_empty(letter.text[clause.start : clause.end]) and any(
        ticks.has_boxes(letter.text, *span) for span in letter.spans
    ):
        return False  # "[ ] ja" below "[x] Ewa Kot"
    return (
        alone
        and _ME_ALONE.fullmatch(letter.folded, clause.start, clause.end) is not None
        and not _is_her_alone(letter, clause)
    )


def _is_her_alone(letter: Letter, clause: Clause) -> bool:
    """ "ją" in a line of its own: somebody else."""
    return "ją" in letter.text[clause.start : clause.end].lower()


_REPRESENTED = re.compile(r"\breprezent\w+\s+mnie\b|\bmnie\s+(?:\w+\s+)?reprezent\w+")
_REGISTERS = re.compile(r"\b(?:register|sign\s+up)$")


def _is_of_another(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Reprezentować mnie będzie Ewa Kot", "I would like to register Ewa Kot"."""
    if _REPRESENTED.search(letter.folded, clause.start, clause.end):
        return True
    if clause.cue is None or _REGISTERS.search(letter.folded, *clause.cue) is None:
        return False
    return any(clause.cue[1] <= one.start <= clause.cue[1] + 20 for one in found)


def _of_himself(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    if _is_of_another(letter, clause, found) and not _ENGLISH_ME.search(letter.folded, clause.start, clause.end):
        return False
    if _ENGLISH_ME.search(letter.folded, clause.start, clause.end):
        return True
    if not clause.self_ and (_own_attendance(letter, clause, found) or _goes_with(letter, clause, found)):
        return True
    if not clause.self_ and _WITH_ME.search(letter.folded, clause.start, clause.end):
        return _I_HAVE.search(letter.folded) is None
    if not clause.self_:
        text = _words(letter, clause, found)
        return any(
            not _is_her(letter, clause.start + m.start(), m[0])
            and not (m[0] == "siebie" and _another_asks(letter, clause, found))
            and not _another_subject(clause, text, m)
            and not _tells_of_me_first(clause, text, m, found)
            and not _DONE_BY_ME.search(text, 0, m.start())
            for m in _ME.finditer(text)
        )
    return not _is_third_person(letter, clause, found)


def _another_asks(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Pan Jan Lis zgłasza Ewę Kot i siebie": "siebie" is he."""
    if clause.cue is None or re.search(r"(?:m|my|ę)$", letter.text[slice(*clause.cue)]):
        return False
    return any(clause.start <= one.start < clause.cue[0] and one.name.case in (None, "nom") for one in found)


_DONE_BY_ME = re.compile(r"\b\w{3,}(?:lam|lem)\s+$")  # "formularz wypełniłam ja"
_WITH_ME = Sieve(  # but no "koleżankę siedzącą ze mną w pokoju"
    r"(?<!siedzi )(?<!siedzaca )(?<!siedzacy )(?<!siedzacego )(?<!siedzacej )(?<!pracuje )(?<!pracujaca )(?<!pracujacy )(?<!pracujacego )(?<!pracujacej )(?<!mieszka )(?<!studiuje )(?<!uczy )\bze\s+mna\b"
)
_I_HAVE = re.compile(r"\b(?:zapisal|zglosil)[ae]m\s+sie\b|\bsie\s+(?:juz\s+)?(?:zapisal|zglosil)[ae]m\b")
_GOES_WITH = re.compile(r"\b(?:razem|wraz|oboje|obie|obaj)\s+ze?\s+(?:pan\w*\s+|p\.\s*|kole\w+\s+)?")
_WE_GO = Sieve(
    r"\b(?:prosimy|wyjezdzamy|zglaszamy|wpadniemy|przyjdziemy|przyjedziemy|bedziemy|wezmiemy|jedziemy|pojedziemy|wybieramy|chcemy|chcielibysmy|zapisujemy\s+sie|deklarujemy|idziemy)\b"
)


def _goes_with(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Razem z Ewą Kot wpadniemy na warsztaty": she and the writer."""
    if not _WE_GO.search(letter.folded, *clause.sentence):
        return False
    start, end = clause.sentence
    beside = [match.end() for match in _GOES_WITH.finditer(letter.folded, start, end)]
    here = [one for one in found if start <= one.start < end]
    return any(at == one.start for one in here for at in beside) or any(
        one.name.case == "inst" and _WITH.search(letter.folded[max(start, one.start - 40) : one.start]) for one in here
    )


_WITH = re.compile(r"\bze?\s+(?:[\w,]+\s+){0,4}$")


_ATTENDANCE = re.compile(
    r"\b(?:zglaszam|deklaruje|potwierdzam|wyrazam)\s+(?:\w+\s+)?(?:udzial|uczestnictwo|akces|chec|obecnosc)\b"
)


_BY_ORDER = re.compile(
    r"\b(?:zgodnie\s+)?ze?\s+(?:poleceniem|dyspozycja|zgoda|decyzja|prosba|zaproszeniem)\s+(?:ponizej|nizej)\b"
)


def _own_attendance(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Zgłaszam udział w warsztatach", and of nobody in particular: his own."""
    named = [one for one in found if clause.sentence[0] <= one.start < clause.sentence[1]]
    if any(source(letter, one) is None for one in named):
        return False
    text = _BY_ORDER.sub(" ", letter.folded[slice(*clause.sentence)])
    return bool(_ATTENDANCE.search(text)) and not _OTHERS.search(text) and not text.rstrip().endswith(":")


def _words(letter: Letter, clause: Clause, found: Sequence[Found]) -> str:
    """The clause without the names in it ("Mią" is no "mną")."""
    text = letter.folded[clause.start : clause.end]
    if text.count("(") > text.count(")"):  # "… którzy pojadą (mnie w tym dniu", "nie będzie)" being the next clause
        text = text[: text.rfind("(")].ljust(len(text))
    text = _SIGNED_UP_BEFORE.sub(lambda match: " " * len(match[0]), text)
    for one in found:
        if clause.start <= one.start and one.end <= clause.end:
            begin, end = one.start - clause.start, one.end - clause.start
            text = text[:begin] + " " * (end - begin) + text[end:]
    return text


_SIGNED_UP_BEFORE = re.compile(  # "do naszego zgłoszenia (ja i Jan Lis) proszę dopisać …"
    r"\b(?:do|oprocz|obok|poza)\s+(?:\w+\s+){0,2}?(?:zgloszeni|pismu|pisma|list|rezerwacj)\w*\s*\([^()]*\)"
)
_THEY = Sieve(
    r"\bswoj\w*\s+(?:udzial|obecnosc|chec|uczestnictwo)\w*\s+(?!(?:i|oraz|a|w|na)\b)(?:\w+\s+)?\w{4,}(?:li|ly|la|al|yl|il)\b"
    r"|\bchcial[aiy]?\s+(?!bym\b|sie\s+bym\b)(?:sie\s+)?(?:zapisac|zglosic|wpisac|dopisac)\b|\b(?:zglaszaja|deklaruja|potwierdzaja|chca|wyrazaja)\s+(?:\w+\s+)?(?:swoj|chec|udzial|sie)\w*"
)
_OWN_VERB = re.compile(
    r"\s+(?!(?:oczywiscie|naturalnie|zreszta)\b|tak\s+samo\b|podobnie\b|i\b|oraz\b|tez\b|takze\b|rowniez\b|z\b|ze\b|jako\b|sama?\b|osobiscie\b|wraz\b|razem\b)\w"
)
_SET_OFF = re.compile(
    r"(?:[-–]|[,;](?:\s*(?:a|bo|gdyz|poniewaz|skoro|natomiast|gdy)\b)?)\s*$"
)  # "…, a ja mam zebranie"
_TURNS = re.compile(r"\b(?:ale|lecz|natomiast|za\s+to|jednak)\b")


def _another_subject(clause: Clause, text: str, me: re.Match[str]) -> bool:
    """Does "ja" begin a clause of its own: "ja mam dyżur, ale przyjedzie …", "zapiszcie panią Ewę, ja ją podwiozę"?"""
    if me[0] != "ja" or clause.cue is None:
        return False
    begin, end = clause.cue[0] - clause.start, clause.cue[1] - clause.start
    if me.start() < begin:
        return bool(_TURNS.search(text, me.end(), begin))
    return bool(_SET_OFF.search(text, end, me.start()) and _OWN_VERB.match(text, me.end()))


_OF_ME_ELSE = re.compile(r"\bo\s+mnie$")  # "o mnie Państwo wiedzą, …"
_I_AM = re.compile(  # "Ja już jestem na liście, …", "Ja znam temat, …"
    r"\s+(?:(?:juz|tez|rowniez|takze|sama?|osobiscie|sie|tylko|akurat|tam|od\s+dawna)\s+){0,3}(?:jestem|bylem|bylam|figuruje|widnieje|mam|mialem|mialam|znam|wiem|(?:panstwo\s+)?(?:juz\s+)?(?:wiedza|wiecie|pamietaja|pamietacie)|\w{3,}(?:lem|lam))\b[^,;]*[,;]"
)


def _tells_of_me_first(clause: Clause, text: str, me: re.Match[str], found: Sequence[Found]) -> bool:
    """Does "ja" stand in a part of its own before a request that takes another: "ja już jestem na liście, proszę dopisać
    Ewę Kot"?"""
    if me[0] not in ("ja", "mnie") or clause.cue is None:
        return False
    begin = clause.cue[0] - clause.start
    if me[0] == "mnie" and not _OF_ME_ELSE.search(text, 0, me.end()):
        return False
    told = _I_AM.match(text, me.end(), begin) if me.start() < begin else None
    another = any(clause.cue[1] <= one.start < clause.end and one.name.case not in (None, "nom") for one in found)
    return told is not None and another and _ME.search(text, begin) is None


def _is_her(letter: Letter, at: int, word: str) -> bool:
    """ "ją" is her, "ja" is the writer."""
    return word == "ja" and letter.text[at + 1 : at + 2] in "ąĄ"


def _is_third_person(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Jan Lis zapisuje się" typed without ę looks like the first person."""
    assert clause.cue is not None
    mine = re.search(r"\b(?:mnie|mna|siebie|soba|ja|nizej\s+podpisan\w+)\b", letter.folded[slice(*clause.cue)])
    if not mine and _THEY.search(letter.folded, clause.start, clause.sentence[1]):
        return True
    written = letter.text[clause.cue[0] : clause.cue[1]].lower()
    if not _THIRD_OR_FIRST.search(letter.folded, *clause.cue) or re.search(
        r"(?:przyjmuj|zapisuj|rejestruj|wpisuj|pisz|deklaruj|chc)ę", written
    ):
        return False
    if "ę" in letter.text[letter.spans[0][0] : letter.spans[-1][1]] and not mine:  # he does write ę
        return True
    if _HIS_VERB.search(letter.folded, clause.start, clause.cue[0]) or _ITS_SUBJECT.match(letter.folded, clause.cue[0]):
        return True
    return any(clause.start <= one.start < clause.cue[0] and one.name.case in (None, "nom") for one in found)


_HIS_VERB = re.compile(  # "szef chce wziac udzial", typed without ę
    r"\b(?:szef\w{0,3}|kierowni(?:k|czka)|dyrektor\w*|wojt|burmistrz|starosta|prezes|soltys|kole(?:ga|zanka)|maz|zona|mama|tata|corka|syn|brat|siostra|pracowni(?:k|ca)|sekretar(?:z|ka))\s+(?:(?:tez|bardzo|rowniez|takze)\s+)?$"
)
_ITS_SUBJECT = re.compile(  # "bardzo chce pojechać moja koleżanka"
    r"\w+\s+(?:(?:tez|bardzo|rowniez|takze|sie)\s+)?\w+c\s+(?:(?:moj|nasz)a?\s+)?(?:szef(?:owa)?|kierowni(?:k|czka)|dyrektor(?:ka)?|wojt|burmistrz|starosta|prezes(?:ka)?|soltys(?:ka)?|kole(?:ga|zanka)|maz|zona|mama|tata|corka|syn|brat|siostra|pracowni(?:k|ca)|sekretar(?:z|ka)|sasiad(?:ka)?)\b"
)
_IT_IS = re.compile(r"\bchodzi\s+(?:mi\s+)?o\s+(?:pan\w+\s+|p\.\s*)?$")


def cannot_himself(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found] = ()) -> bool:
    """Does the writer say that he himself cannot come or takes his sign-up back?"""
    if any(_IT_IS.search(letter.folded, max(0, one.start - 30), one.start) for one in found):
        return False  # "Proszę zwolnić miejsce. Chodzi o Ewę Kot."
    if any(asked in (Act.CANCEL, Act.ABSENT) for _, asked in _listed_with_me(letter, clauses, found)):
        return True
    return any(
        clause.act in (Act.ABSENT, Act.CANCEL, Act.REPLACED)
        and (
            (clause.self_ and not _of_others(letter, clause, found) and not takes_back_in_third(letter, clause))
            or _in_favour(letter, clause)
            or _leaves_along(letter, clause, found)
            or (clause.act is Act.CANCEL and _takes_himself_back(letter, clause))
            or _I_CANNOT.search(letter.folded, clause.start, clause.end)
        )
        for clause in clauses
    )


def _takes_himself_back(letter: Letter, clause: Clause) -> bool:
    """ "Odwołuję siebie i Ewę Kot", but not "Jan Lis odwołuje siebie i Ewę Kot"."""
    return _AND_ME.search(letter.folded, clause.start, clause.end) is not None and not takes_back_in_third(
        letter, clause
    )


_THIRD = re.compile(r"(?:rezygnuje|odwoluje|anuluje|wycofuje)\b")
_DIACRITIC = re.compile(r"[ąćęłńóśźż]")


def takes_back_in_third(letter: Letter, clause: Clause) -> bool:
    """ "Nasz dom kultury odwołuje udział": without ę, in a letter that has its diacritics."""
    verb = _THIRD.match(letter.folded, *clause.cue) if clause.cue else None
    if verb is None or clause.cue is None:
        return False
    typed = letter.text[slice(*verb.span())]
    another = _WHO_LEAVES.match(letter.folded, clause.cue[1]) or _is_called(letter, clause)
    return typed.endswith("e") and bool(another or _DIACRITIC.search(letter.text, *clause.sentence))


def _is_called(letter: Letter, clause: Clause) -> bool:
    """ "Ewa rezygnuje", "Pani Ewa niestety rezygnuje": the subject stands before the verb."""
    assert clause.cue is not None
    before = _SUBJECT.search(letter.text, max(clause.start, clause.cue[0] - 40), clause.cue[0])
    return before is not None and names.is_given_name(before["given"])


_SUBJECT = re.compile(
    r"\b(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\s+(?:(?:jednak|niestety|tez|też|dziś|dzisiaj)\s+)?$"
)
_WHO_LEAVES = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:osoba|pracowni(?:k|ca|czka)|kole(?:ga|zanka)|ktos|uczestni(?:k|czka)|nasz[a]?)\b"
)


_AND_ME = re.compile(  # "proszę skreślić Ewę Kot i mnie", "wycofuję zgłoszenie swoje i Ewy Kot"
    r"\b(?:i|oraz)\s+(?:mnie|ja|siebie)\b|\b(?:mnie|ja|siebie)\s*(?:,|i\b|oraz\b|plus\b)"
    r"|\b(?:zgloszeni\w+|udzial\w*|rezerwacj\w+|rejestracj\w+|miejsc\w+)\s+(?:swoj|moj|wlasn)\w*\s*(?:,|i\b|oraz\b)"
    r"|\b(?:swoj|moj|wlasn)\w*\s+(?:zgloszeni\w+|udzial\w*|rezerwacj\w+|rejestracj\w+|miejsc\w+)\s*(?:,|i\b|oraz\b)"
    r"|\b(?:i|oraz)\s+(?:swoj|moj|wlasn)\w*(?:\s+wlasn\w+)?\s*(?:[.,!]|$)"
)


_WE_LEAVE = re.compile(
    r"\b(?:rezygnujemy|wycofujemy\s+sie|(?:musimy|chcemy)\s+(?:zrezygnowac|odwolac)|nie\s+(?:damy\s+rady|przyjedziemy|przyjdziemy|bedziemy|mozemy))\s+ze?\s+(?:\w+\s+){0,2}?$"
)


def _leaves_along(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Rezygnujemy z Janem Lisem z udziału": he and the writer."""
    here = [one for one in found if clause.start <= one.start < clause.end and one.name.case == "inst"]
    return any(_WE_LEAVE.search(letter.folded, clause.start, one.start) for one in here)


def _in_favour(letter: Letter, clause: Clause) -> bool:
    """ "Rezygnuję na rzecz Ewy Kot": first person, by its ę."""
    cue = letter.text[slice(*clause.cue)] if clause.cue else ""
    verb = cue.split(" ")[0]
    mine = verb.endswith("ę") or (
        verb.endswith("e") and not any(_DIACRITIC.search(letter.text, *s) for s in letter.spans)
    )
    return clause.act is Act.REPLACED and cue.endswith("na rzecz") and mine


def is_of_himself(letter: Letter, clause: Clause) -> bool:
    """ "Nie dam rady", "rezygnuję": the writer, and nobody else."""
    return clause.self_ or _I_CANNOT.search(letter.folded, clause.start, clause.end) is not None


def _of_others(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Odwołuję zgłoszenie pana Topora": the verb is the writer's, the request another's."""
    start, end = clause.sentence
    mine = clause.cue is not None and letter.text[slice(*clause.cue)].endswith("ę")
    if mine and clause.cue and _TOO.search(letter.folded, clause.cue[1], end):
        return False  # "Rezygnuję, Ewa Kot też"
    return any(start <= one.start < end for one in found) and not _HIMSELF_TOO.search(letter.folded, start, end)


_TOO = re.compile(r"\b(?:tez|takze|rowniez)\b")


_HIMSELF_TOO = Sieve(  # "muszę wraz z Ewą Kot zrezygnować"
    r"\b(?:moj|swoj|moim|swoim)\w*|\bmnie\b|\bja\s+(?:i|oraz)\b|\b(?:musze|musimy|rezygnuj\w+|wycofuj\w+|zmuszon\w+)\s+(?:\w+\s+){0,2}?(?:wraz|razem)\s+z\b|\b(?:wraz|razem)\s+ze?\s+(?:[\w,-]+\s+){1,6}?(?:musze|rezygnuje|wycofuje)\b"
)


_BESIDES = re.compile(r"\b(?:tez|takze|rowniez|dodatkowo)\b")
_FIRMLY = re.compile(r"\b(?:prosz|popros|zglasz|zapis|wpis|dopis)\w*")


def asks_and_adds(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found]) -> bool:
    """ "Proszę o wpisanie na warsztaty. … PS Proszę dopisać też Ewę Kot": the first request, of nobody, is his own."""
    asking = [c for c in clauses if c.act is Act.SIGN_UP and not c.question and not c.condition]
    named = [c for c in asking if any(c.sentence[0] <= one.start < c.sentence[1] for one in found)]
    if not named or asking[0] is named[0] or not _BESIDES.search(letter.folded, *named[0].sentence):
        return False
    first = letter.folded[slice(*asking[0].sentence)]
    if not _FIRMLY.search(first):
        return False
    return not _OTHERS.search(first) and not first.rstrip().endswith(":") and asking[0].sentence != named[0].sentence


_ME_ALONE_COMES = Anchored(
    r"\b(?:zglaszam|zapisuje|(?:wpisac|zapisac|zglosic|dopisac|zarejestrowac|uwzglednic|prosze))\s+(?:\w+\s+)?(?:tylko|wylacznie|jedynie)\s+(?:mnie|siebie)\b(?!\s+(?:i|oraz|a|z)\b)"
    r"|\b(?:tylko|wylacznie|jedynie)\s+(?:mnie|siebie)\s+(?:prosze\s+)?(?:wpisac|zapisac|zglosic|dopisac|zarejestrowac|zglaszam|zapisuje)\b"
    r"|\b(?:pojade|przyjade|przyjde|bede|jade)\s+sama?\s*(?:[.,;!)\n]|$)"
)


def alone(letter: Letter) -> bool:
    """ "Na listę proszę wpisać wyłącznie mnie", "pojadę sama": nobody comes but the writer."""
    return any(_ME_ALONE_COMES.search(letter.folded, *span) for span in letter.spans)


def only_stays(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """ "Proszę skreślić Ewę Kot, ja będę": he asks for no place, and only says that his own stands."""
    mine = [c for c in clauses if c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition]
    return bool(mine) and not any(_FIRMLY.search(letter.folded, c.start, c.end) for c in mine)


_OBJECT_IN_ENGLISH = re.compile(  # "please register Dr Ifeoma Bell", whose name nobody could read
    r"\b(?:[Pp]lease|[Kk]indly)\s+(?:register|put\s+down|enroll?|sign\s+up|add|include)\s+(?:(?:my|our)\s|(?!Me\b)[A-Z])"
)


def may_be_understood(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """A request that names nobody and speaks of nobody else is the writer's own."""
    asking = [
        c for c in clauses if c.act in (Act.SIGN_UP, Act.CANCEL, Act.RIGHT) and not c.question and not c.condition
    ]
    if any(_OTHERS.search(letter.folded, *c.sentence) or asks_for_him(letter, c) for c in asking):
        return False
    if any(_PASSES_AROUND.search(letter.folded, *span) for span in letter.spans):
        return False
    if any(_OBJECT_IN_ENGLISH.search(letter.text, *span) for span in letter.spans):
        return False
    if letterhead.is_object(letter):
        return False  # "Proszę o wpisanie Pani Wójt."
    below = [letter.folded[c.sentence[1] : letter.spans[-1][1]].strip() for c in asking if _ends_open(letter, c)]
    return not any(below)  # "Zgłaszam:", and something that nobody could read


_PASSES_AROUND = Sieve(
    r"\bmoze\s+kogos\s+(?:to\s+)?zainteresuj\w+|\bkazd[yae]\w*\s+(?:\w+\s+){0,2}?we\s+wlasnym\s+zakresie|\b(?:przesylam|przekazuj\w+)\s+(?:\w+\s+)?do\s+wiadomosci\b"
)
_HIM = re.compile(r"\b(?:go|ją|ich)\b", re.IGNORECASE)
_HER_PLAIN = Anchored(
    r"\b(?:prosze|prosimy|prosil\w*|prosi|zeby|by|aby)\s+(?:\w+\s+)?ja\s+(?:\w+\s+)?(?:za|w|do|z)\w*(?:isac|losic|rejestrowac)\b"
    r"|\b(?:za|w|do|z)\w*(?:isac|losic|rejestrowac)\s+ja\b"
)


def asks_for_him(letter: Letter, clause: Clause) -> bool:
    """ "Proszę ją wpisać", "prosił, żeby go zapisać": somebody else, whom the letter does not name."""
    if clause.self_:
        return False
    typed = _HIM.search(letter.text, *clause.sentence)
    return (typed or _HER_PLAIN.search(letter.folded, *clause.sentence)) is not None


def _ends_open(letter: Letter, clause: Clause) -> bool:
    return letter.folded[slice(*clause.sentence)].rstrip().endswith(":")


def speaks_of_me(letter: Letter, clauses: Sequence[Clause]) -> bool:
    """Does any clause speak of the writer, if only by "mnie"?"""
    return any(_ME.search(letter.folded, clause.start, clause.end) for clause in clauses)

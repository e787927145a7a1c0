"""Does the writer sign himself up: by a verb of his own, by "mnie" and "ja", with somebody else?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.stages.extract.found import Found, Letter
from processor.stages.extract.listed_himself import listed_with_me
from processor.stages.extract.possessives import tells_own
from processor.stages.extract.roles import source
from processor.stages.extract.withdraws import I_CANNOT
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve

_ENGLISH_ME = re.compile(r"\b(?:and|plus)\s+(?:me|myself)\b|\b(?:me|myself)\s+and\b")
ME = re.compile(
    r"(?<!\bto )(?<!\bod )(?<!\bode )(?<!\bprzeze )(?<!\bze )(?<!czyli )(?<!\boprocz )(?<!\bpoza )(?<!\bbeze )(?<!\bu )(?<!\bwedlug )(?<!\bdo )(?<!\bnie )\b(?:(?<!isac )(?<!losic )(?<!estrowac )(?<!odac )ja(?!\s+(?:ich|go|je|ja|tylko|jedynie)\b|\s+(?:za|w|do)(?:pisac|rejestrowac|dac|liczyc|laczyc)\b|\s+zglosic\b|\s+(?:\w+\s+)?zglasza(?:m|my)\b(?!\s+(?:\w+\s+)?(?:sie|siebie|swoj|udzial|chec|akces)))|mnie|mna|siebie|moj(?:a|ej)\s+(?:skromn(?:a|ej)\s+)?osob[ey])\b(?!\s+(?:znac|wiadom|napis|odpis|odpow|powied|przekaz|polecil|mowil))"
    r"|\bczyli\s+(?:mnie|siebie)\s+(?:i|oraz)\b"
)
_THIRD_OR_FIRST = re.compile(r"\b(?:przyjmuje|zapisuje|rejestruje|wpisuje|pisze|deklaruje|chce)\b")
OTHERS = Sieve(
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
    mine += [c for c, asked in listed_with_me(letter, clauses, found) if asked in (Act.SIGN_UP, Act.NONE)]
    mine += [c for c in clauses if tells_own(letter, c)]
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
        or (c.act is Act.ABSENT and I_CANNOT.search(letter.folded, c.start, c.end))
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
    if FIRMLY.search(letter.folded, clause.start, clause.end):
        return False
    return any(_NO_PLACE.search(letter.folded, max(start, clause.start), end) for start, end in letter.spans)


_OWN_BEHALF = re.compile(r"\bw\s+imieniu\s+(?:wlasnym|swoim)\b")  # "… i pani Ewy Kot zgłaszam udział"
_MOVES = re.compile(r"\b(?:przenie|przepis|przerzuc|przeloz|przesun|zamien)")
_FOR_ME = re.compile(r"\b(?:mnie|siebie|sie|(?:swoj|moj)\w*\s+(?:zglosz|udzial|osob|uczest|kandyd)\w*)\b")


def _without_cue(clause: Clause) -> tuple[int, int]:
    """The clause, from the words of its request on."""
    return (clause.cue[0] if clause.cue else clause.start), clause.end


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
            for m in ME.finditer(text)
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
    return bool(_ATTENDANCE.search(text)) and not OTHERS.search(text) and not text.rstrip().endswith(":")


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
    return told is not None and another and ME.search(text, begin) is None


def _is_her(letter: Letter, at: int, word: str) -> bool:
    """ "ją" is her, "ja" is the writer."""
    return word == "ja" and letter.text[at + 1 : at + 2] in "ąĄ"


def _is_third_person(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Jan Lis zapisuje się" typed without ę looks like the first person."""
    assert clause.cue is not None
    mine = re.search(r"\b(?:mnie|mna|siebie|soba|ja|nizej\s+podpisan\w+)\b", letter.folded[slice(*clause.cue)])
    if not mine and _HE_SENDS.match(letter.folded, *clause.cue) and "swoj" in letter.folded[slice(*clause.cue)]:
        return True
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


_HE_SENDS = re.compile(r"(?:zglasza|potwierdza|wyraza|przesyla|dolacza)\b")  # "pan Lis zgłasza udział swój"
_HIS_VERB = re.compile(  # "szef chce wziac udzial", typed without ę
    r"\b(?:szef\w{0,3}|kierowni(?:k|czka)|dyrektor\w*|wojt|burmistrz|starosta|prezes|soltys|kole(?:ga|zanka)|maz|zona|mama|tata|corka|syn|brat|siostra|pracowni(?:k|ca)|sekretar(?:z|ka))\s+(?:(?:tez|bardzo|rowniez|takze)\s+)?$"
)
_ITS_SUBJECT = re.compile(  # "bardzo chce pojechać moja koleżanka"
    r"\w+\s+(?:(?:tez|bardzo|rowniez|takze|sie)\s+)?\w+c\s+(?:(?:moj|nasz)a?\s+)?(?:szef(?:owa)?|kierowni(?:k|czka)|dyrektor(?:ka)?|wojt|burmistrz|starosta|prezes(?:ka)?|soltys(?:ka)?|kole(?:ga|zanka)|maz|zona|mama|tata|corka|syn|brat|siostra|pracowni(?:k|ca)|sekretar(?:z|ka)|sasiad(?:ka)?)\b"
)
_BESIDES = re.compile(r"\b(?:tez|takze|rowniez|dodatkowo)\b")
FIRMLY = re.compile(r"\b(?:prosz|popros|zglasz|zapis|wpis|dopis)\w*")


def asks_and_adds(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found]) -> bool:
    """ "Proszę o wpisanie na warsztaty. … PS Proszę dopisać też Ewę Kot": the first request, of nobody, is his own."""
    asking = [c for c in clauses if c.act is Act.SIGN_UP and not c.question and not c.condition]
    named = [c for c in asking if any(c.sentence[0] <= one.start < c.sentence[1] for one in found)]
    if not named or asking[0] is named[0] or not _BESIDES.search(letter.folded, *named[0].sentence):
        return False
    first = letter.folded[slice(*asking[0].sentence)]
    if not FIRMLY.search(first):
        return False
    return not OTHERS.search(first) and not first.rstrip().endswith(":") and asking[0].sentence != named[0].sentence

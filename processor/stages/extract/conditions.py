"""Requests that depend on something, or on another time: each a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from processor import names
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Reason

_IF = Anchored(
    r"\b(?:jesli|jezeli|gdyby|o\s+ile)\b(?!\s+dobrze\s+(?:rozumie|zrozumia|pamieta|widze))(?P<what>[^.!?\n]{0,80})"
)


_HARMLESS = re.compile(  # what the office knows itself, or what asks for nothing
    r"^\s*mozna\b|miejsc|woln|moglab|moglb|mozliwosc\s+udzialu|to\s+mozliwe|za\s+pozno|da\s+sie|sie\s+da|mile\s+widzian|potrzeb|trzeba|pytani|dodatkow|wymag|koniecz|problem|uwag|zmian|cos\b|pozwol|chodzi|wiem|limit|przeszkadz"
    r"|\b(?:list[aey]|zapisy)\s+(?:\w+\s+){0,3}?(?:zamkn|otwar|trwaj|peln)|jeszcze\s+mozna|mozna\s+jeszcze|nie\s+(?:jest|bedzie)\s+(?:to\s+)?(?:za|problem|klopot)"
)


_IF_AGAIN = re.compile(
    r"\b(?:kiedys|kiedykolwiek|powtork\w*|powtorz\w*|ponown\w+|w\s+przyszlosci|(?:drug|nastepn|kolejn)\w+\s+(?:edycj|termin|warsztat|szkoleni|spotkani|raz)\w*)"
)


def conditional(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """A sign-up that depends on something the office cannot decide by its list alone."""
    said = letter.clauses
    firm = [c.sentence for c in said if c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition]
    for clause in said:
        named = any(one.act in COMES and clause.sentence[0] <= one.start < clause.sentence[1] for one in people)
        if clause.self_ and not named and any(sentence != clause.sentence for sentence in firm):
            continue  # "zapisuję się. … Jeśli nie, to poproszę mamę, więc i tak będę"
        match = _IF.search(letter.folded, *clause.sentence) if clause.act is Act.SIGN_UP else None
        if match and _IF_AGAIN.search(match["what"]) and not _is_of_any(clause, people):
            continue  # "Proszę zapisać Ewę Kot. Jeśli będzie kiedyś powtórka, to i ja się wybiorę"
        if match and not _HARMLESS.search(match["what"]) and not _if_there_are_places(letter, match):
            yield Reason(
                "extract.conditional", f"Zgłoszenie pod warunkiem: {letter.text[slice(*match.span())].strip()}."
            )


def _is_of_any(clause: Clause, people: Sequence[Found]) -> bool:
    """Does the sentence of the clause speak of anybody who is asked for?"""
    asked = [one for one in people if one.act in COMES]
    if clause.self_ and not any(one.is_writer for one in asked):
        return any(clause.sentence[0] <= one.start < clause.sentence[1] for one in asked)
    return True


_FOR_NOW = Sieve(
    r"\bjak\s+(?:tylko\s+)?(?:mi|nam|mnie|nas|sie|szef\w*|dyrek\w+|kierowni\w+|maz|zona)\s+(?:\w+\s+){0,3}?(?:naprawi|pozwoli|uda|zgodzi|pusci|dadza|zwolni|przywioz|zdaz)\w*\b|\bmysle,?\s+ze\s+(?:\w+\s+){0,2}?(?:bed[ea]|przyj[da]\w*|wpadn|wezm|zjaw|dotr)\w*|"
    r"\b(?:jesli|jezeli|gdy(?:by)?|jak)\s+(?:ktos|ktokolwiek)\s+(?:\w+\s+)?(?:zrezygn|wypadn|odpadn|wycofa|zwolni|nie\s+przyj)\w*|"
    r"\bpostara(?:m|my)\s+sie\s+(?:przyj|byc|wpasc|dotrzec|dojechac)\w*|\bjak\s+(?:tylko\s+)?(?:bedzie\s+\w+\s+pogoda|zdaze|znajde\s+czas|dam\s+rade|sie\s+uda)\b|"
    r"\bwstepnie\s+(?:sie\s+|mnie\s+|nas\s+)?(?:zarezerw|wpis|zglas|zapis|deklar|potwierdz|rezerw|chc|bym)\w*|\b(?:zglas|zapis|deklar|rezerw)\w+\s+(?:\w+\s+)?wstepnie\b"
    r"|\bwstepn\w+\s+(?:zgloszen|rezerwacj|deklaracj|zapis)\w*|\b(?:najpierw|wpierw|przedtem)\s+(?:\w+\s+){0,3}?(?:zapytac|spytac|dopytac|ustalic|uzgodnic|sprawdzic|porozmawiac|zapytam|spytam|dopytam|ustale|uzgodnie|sprawdze)\b|\b(?:najpierw|wpierw|przedtem|uprzednio)\s+(?:\w+\s+){0,2}?(?:oddzwon|zadzwon|skontakt|kontakt|telefon|odpis|odpowied|wyjasn|porozmaw|poinform|przesla|przysla)\w*|\bzanim\s+(?:mnie|nas|go|ja|ich|panstwo|pani|pan)\s+(?:\w+\s+)?(?:wpis|zapis|dopis|zarejestr)\w*|\bprzed\s+(?:za|w|do)pisaniem\b|\bdam\w*\s+znac,?\s+(?:jak|gdy|czy|kiedy|po)\b(?!\s+(?:cos|sie\s+cos|bym|byloby|(?:\w+\s+)?(?:zona|maz|syn|corka|mama|tata|brat|siostra|kolega|kolezanka|koledzy|kolezanki|ktos)\b))|\braczej\s+(?:sie\s+)?(?:bed|przyj|wpadn|wezm|zjaw|pojaw|wybier)\w*|\bna\s+\d{2}\s*(?:%|procent)"
    r"|\b(?:potwierdz(?:e|imy)|dam\w*\s+znac)\s+(?:to\s+|jeszcze\s+)?(?:jutro|pojutrze|pozniej|wkrotce|(?:w|do)\s+(?:ponied|wtor|srod|czwart|piat|przyszl)\w+)(?!\s+tylko)"
)


def for_now(letter: Letter) -> Iterator[Reason]:
    """ "Wstępnie się zgłaszam", "raczej będę", "proszę najpierw oddzwonić": the writer has not made up his mind."""
    match = next((m for span in letter.spans if (m := _FOR_NOW.search(letter.folded, *span))), None)
    if match:
        yield Reason("extract.conditional", f"Zgłoszenie wstępne, niepewne: {letter.text[slice(*match.span())]}.")


_WISH_ONLY = Sieve(
    r"\b(?:przyszl|przyjechal|poszl|pojechal|wpadl|wybral|dolaczyl|skorzystal|uczestniczyl|wziel|byl|posluchal)abym?\b"
    r"|\b(?:przyszedl|przyjechal|poszedl|pojechal|wpadl|wybral|dolaczyl|skorzystal|uczestniczyl|wzial|byl|posluchal)bym\b"
)
_OBSTACLE = re.compile(
    r"[^.!?\n]{0,60},\s*(?:ale|tylko|lecz|jednak|niestety|a)\s+(?:tylko\s+|niestety\s+|jednak\s+)?"
    r"(?:nie\s+(?:mam|mamy|moge|mozemy|dam|damy|wiem|zdaze|zdazymy|pozwala)|brak(?:uje)?|pracuj|trudno)\w*(?!\s+(?:formularz|adres|numer|jak\s+sie\s+zapis))"
)


def wished(letter: Letter) -> Iterator[Reason]:
    """ "Przyszłabym chętnie, tylko nie mam czym dojechać": a wish, and what keeps him from it."""
    for span in letter.spans:
        match = _WISH_ONLY.search(letter.folded, *span)
        if match and _OBSTACLE.match(letter.folded, match.end()):
            yield Reason("extract.conditional", "Nadawca chciałby przyjść, ale pisze, co mu przeszkadza.")
            return


_GOES = re.compile(
    r"[\s,;]*(?:(?:ale|a|za\s+to|natomiast)\s+)?(?:pojedzie|przyjedzie|przyjdzie|bedzie|wezmie|pojada|przyjada|przyjda|beda|wezma)\b"
)


def goes_after_all(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Jan Lis nie może jechać do Proszowic, pojedzie do Miechowa": the second verb is of him who does not come."""
    for before, clause in pairwise(letter.clauses):
        if before.act is not Act.ABSENT or clause.act is not Act.SIGN_UP or clause.sentence != before.sentence:
            continue
        named = any(clause.start <= one.start < clause.end for one in people)
        if before.self_ or clause.self_ or named or not _GOES.match(letter.folded, clause.start):
            continue
        if names.find(letter.text[before.start : before.end][:2000]):
            yield Reason(
                "extract.of-whom", "O kimś mowa, że nie przyjedzie, a zaraz potem, że przyjedzie gdzie indziej."
            )
            return


_ANOTHER_TIME = Sieve(
    r"\b(?:nastepn|kolejn|przyszl)\w+\s+(?:\w+\s+)?(?:warsztat|szkoleni|edycj|spotkani|raz|termin|zajec)\w*|\btym\s+razem\s+(?:\w+\s+)?nie\s+(?:dam|mog|przy|wez|uda|bed|skorz|poj)|\bprzy\s+nastepn\w+|\b(?:nastepnym|innym)\s+razem\b|\bw\s+innym\s+(?:termin|dni|czas)\w*(?!\s+nie\b)|\bw\s+przyszlosci\b|\bnext\s+time\b"
)


_NOT_NOW = re.compile(r"\bnie\b|\binformacj|\binn\w+\s+(?:termin|dni|czas|raz)")


def another_time(letter: Letter) -> Iterator[Reason]:
    """ "Tym razem nie mogę, na następne chętnie się zgłoszę": a sign-up for later, if one at all."""
    for clause in letter.clauses:
        start, end = clause.sentence
        near = letter.folded[max(0, start - 80) : end]
        if clause.act is Act.SIGN_UP and _ANOTHER_TIME.search(letter.folded, start, end) and _NOT_NOW.search(near):
            yield Reason("extract.another-time", "Być może mowa o innym, późniejszym terminie.")
            return


_TOOK_PLACE = re.compile(r"\bodbyl[aoy]\w*\s+sie\b|\bsie\s+odbyl[aoy]\b|\bktor\w+\s+odbyl[aoy]\w*\b")


def past(letter: Letter) -> Iterator[Reason]:
    """A list of those who took part in something that is over."""
    for clause in letter.clauses:
        if clause.act is Act.SIGN_UP and not clause.self_ and _TOOK_PLACE.search(letter.folded, *clause.sentence):
            yield Reason("extract.past-event", "Mowa o wydarzeniu, które już się odbyło.")
            return


def _if_there_are_places(letter: Letter, match: re.Match[str]) -> bool:
    """ "Czy są jeszcze miejsca? Jeśli tak, …", "Czy mogę się zapisać? Jeśli tak, …": that the office knows itself."""
    before = letter.folded[max(0, match.start() - 120) : match.start()]
    return bool(re.match(r"\s*tak\b", match["what"])) and bool(_MAY_I.search(before))


_MAY_I = re.compile(
    r"\bmiejsc\w*[^?]*\?\s*$|\bczy\s+(?:mog[ae]|mozna|moglbym|moglabym|(?:jest|bylaby|bylby|istnieje)\s+(?:jeszcze\s+)?(?:mozliw\w+|szansa))\b[^?]*\b(?:zapis|dopis|wpis|zglos|przyj|wzia|dolacz|uczestnicz|skorzyst|wejsc|byc\b)\w*[^?]*\?\s*$"
)

"""What stands beside a name in a list, or over his part of it, and leaves open whether he comes: "(rezerwa)", "– ?".

A function, a telephone or an institution stands there too, and says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.stages.extract import ticks
from processor.stages.extract.found import COMES, Found, Letter
from processor.text.requests import Act, sentences
from processor.text.sieve import Sieve
from processor.values import Reason

_OPEN = Sieve(
    r"\b(?:niepewn\w+|(?<!nie )moze|chyba|raczej|pewnie|prawdopodobnie|opcjonaln\w+|ewentualn\w+|ewent|ew|warunkowo|wstepn(?:ie|a|y|e)|niepotwierdzon\w+|jednak|nieobecn\w+|urlop\w*|l4|choruje|chor[ya]|zdalnie|online|waha|zobaczymy|tb[ca])\b|\bzastepstwo(?=\s*(?:\)|$))"
    r"|(?<!oficer )\brezerw(?:a|y|ow[aoyi]|owych|owe)\b|\bw\s+(?:szpitalu|zapasie|odwodzie)\b|\bna\s+zwolnieniu\b|\bn\.\s?n\b"
    r"|\b(?:do|czeka\w*\s+na|po|za)\s+(?:potwierdzeni|ustaleni|uzgodnieni|decyzj|wyjasnieni|sprawdzeni|zgod)\w+|\b(?:potwierdz[aię]|potwierdzimy|da|dam|damy)\s+(?:to\s+)?(?:jutro|pojutrze|pozniej|wkrotce|znac)\b"
    r"|\b(?:jesli|jezeli|o\s+ile|gdyby|pod\s+warunkiem|w\s+razie)\b|\bjeszcze\s+nie\b|\bnie\s+(?:wie|wiem|wiadomo|jest\s+pewn\w+)\b"
    r"|\b(?:ma|maja)\s+(?:\w+\s+){0,2}?(?:inn[aey]|wtedy|dyzur\w*|szkoleni\w+|urlop\w*|sesj\w+|zebrani\w+|wyjazd\w*)\b|\b(?:odwolan|anulowan|skreslon|wykreslon|nieaktualn|wycofan)[yaeio]\b"
    r"|\btylko\s+(?:nas\s+|ich\s+|grupe\s+)?(?:wiezie|dowozi|zawozi|zawiezie|odwozi|odbiera|przywozi|podwozi|przywiezie|podwiezie|dowiezie|kierowca|kontakt|do\s+wiadomosci)\b"
    r"|^\s*\(\s*(?:[^(),]{2,25},\s*)?nie\s+(?:bedzie|jedzie|przyjedzie|przyjdzie|moze|da\s+rady|wezmie|bierze|dotrze|uczestniczy)\b"
)
_NO = re.compile(r"\s*[-–—:=(\[]\s*nie\s*[)\]]?\s*[,;.]?\s*")
_OF_HIS_MAIL = re.compile(  # "(jeszcze nie zmieniono mi adresu)"
    r"\bnie\s+(?:\w+\s+)?(?:zmieni|poprawi|przestawi|zaktualizowa)\w*\s+(?:(?:mi|mojego|mojej)\s+)?(?:adres|poczt|skrzynk|kont|stopk|e-?mail|mail|podpis)\w*"
)
_ASKED = re.compile(r"\(\s*\?+\s*\)|[-–—:]\s*\?+(?=\s|$)|^\s*\?+\s*$")
_OVER_OTHERS = Sieve(r"\bkierowc[ay]\b")
_ADDED = re.compile(r"\s*(?:\([^()\n]{1,60}\)|\s[-–—]\s[^-–—,;\n]{1,60})")
_SENTENCE = re.compile(r"[.!?]\s")
_LONGEST_HEADING = 6  # words


def doubts(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """One for each person who is to be entered and beside whose name, or over whose part of the list, such words stand."""
    found = sorted(people, key=lambda one: one.start)
    for index, one in enumerate(found):
        if one.act not in COMES or one.where != letter.part.where:
            continue
        beside = (told for told in _beside(letter, found, index) if not _OF_HIS_MAIL.search(told))
        words = next((told for told in beside if _is_open(told)), None)
        words = words or (_over(letter, one) if one.listed or _is_below_heading(letter, one) else None)
        if words is not None:
            said = " ".join(words.strip(" \t()[]–-,;:").split())[:60]
            yield Reason("extract.marked", f"Czy przyjdzie {one.name.full_name}? Obok stoi: „{said}”.")


_NOT_HIMSELF = Sieve(
    r"\bsam[aei]?\s+(?:\w+\s+){0,2}?nie\s+(?:jedzie|jada|pojedzie|pojada|przyjedzie|przyjada|przyjdzie|przyjda|bedzie|beda|wezmie|wezma|uczestniczy|moze)\b"
)


_OF_SEX = {"sam": "m", "sama": "f"}


def answered(letter: Letter, people: list[Found]) -> list[Found]:
    """Where "tak" or "nie" stands behind everybody ("Ewa Kot (tak), Jan Lis (nie)"), without those who do not come."""
    here = sorted((one for one in people if one.act in COMES and one.where == letter.part.where), key=lambda o: o.start)
    if len(here) < 2:
        return people
    stops = [*(one.start for one in here[1:]), len(letter.folded)]
    told = [_ANSWER.match(letter.folded, one.end, stop) for one, stop in zip(here, stops, strict=True)]
    if len({match[1] for match in told if match}) < 2 or not all(told):
        return people
    out = [one for one, match in zip(here, told, strict=True) if match and match[1] == "nie"]
    sentence = "Obok nazwiska stoi „nie”, a obok innych „tak”."
    return [one.at(Act.EXCEPT, "answered", sentence) if one in out else one for one in people]


_ANSWER = re.compile(r"\s*[-–—:=(\[]\s*(tak|nie)\s*[)\]]?\s*(?=[,;.\n]|$)")


def not_himself(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Szefowa Ewa Kot puszcza nas, ale sama nie jedzie": the last who is named before these words, read as one who
    comes."""
    for span in letter.spans:
        for start, end in sentences(letter.folded, *span):
            told = _NOT_HIMSELF.search(letter.folded, start, end)
            sex = _OF_SEX.get(told[0].split()[0]) if told else None
            before = [
                one
                for one in people
                if told and one.where == letter.part.where and start <= one.start < told.start()
                if sex is None or one.name.gender in (None, sex)
                if one.name.case in (None, "nom")
            ]
            if before and (last := max(before, key=lambda one: one.start)).act in COMES:
                yield Reason("extract.marked", f"Czy przyjdzie {last.name.full_name}? Ktoś „sam nie jedzie”.")


def refused(letter: Letter) -> Iterator[Reason]:
    """A box "nie" that is ticked in a field about taking part."""
    if any(ticks.refuses(letter.text, *span) for span in letter.spans):
        yield Reason("extract.marked", "W polu o udziale zaznaczono „nie”.")


def _is_open(words: str) -> bool:
    return any(found is not None for found in (_OPEN.search(words), _ASKED.search(words), _NO.fullmatch(words)))


def _beside(letter: Letter, found: Sequence[Found], index: int) -> Iterator[str]:
    """The rest of his line in a list, on both sides as far as the next name; in a sentence the brackets or the dash behind him."""
    one = found[index]
    if not one.listed:
        if added := _ADDED.match(letter.folded, one.end):
            yield added[0]
        return
    begin = letter.folded.rfind("\n", 0, one.start) + 1
    end = letter.folded.find("\n", one.end)
    end = len(letter.folded) if end < 0 else end
    before = [other for other in found[max(index - 1, 0) : index] if other.end > begin]
    after = [other for other in found[index + 1 : index + 2] if other.start < end]
    if not before:
        yield _SENTENCE.split(letter.folded[begin : one.start])[-1]
    yield letter.folded[one.end : after[0].start if after else end]


def _is_below_heading(letter: Letter, one: Found) -> bool:
    """Does he begin the line right below a heading, as one that ends in a colon: the only one of his part of the list?"""
    above, _, before = letter.folded[: one.start].rpartition("\n")
    rest, _, heading = above.rpartition("\n")
    return not before.strip() and (above.rstrip().endswith(":") or _is_of_others(heading, rest))


def _is_of_others(line: str, above: str) -> bool:
    """ "LISTA REZERWOWA (tych osób proszę nie wpisywać)"; "Kierowca" below an empty line: nothing but such a heading."""
    words = _ASIDE.sub("", line).strip(" \t:.*_=-–—")
    apart = not above.rpartition("\n")[2].strip()
    return _RESERVE.fullmatch(words) is not None or (apart and _NO_PARTICIPANTS.fullmatch(words) is not None)


_RESERVE = re.compile(
    r"(?:(?:lista|osoby|uczestnicy|sklad)\s+)?rezerwow\w{1,3}|(?:w\s+)?rezerw(?:a|ie|y)|zastepc(?:a|y|zyni)|na\s+zastepstwo|w\s+zastepstwie|lista\s+oczekujacych"
    r"|nieobecn[aiy]|niepewn[aiey]|oczekujacy|do\s+potwierdzenia"
)
_NO_PARTICIPANTS = re.compile(r"kierowc[ay]|opiekun(?:owie|ki|ka)?|obsluga")  # below a name it is his function
_ASIDE = re.compile(r"\([^()]*\)?")


def _over(letter: Letter, one: Found) -> str | None:
    """The heading of his part of the list, where it leaves open who comes: "Lista rezerwowa:", "Kierowca:"."""
    begin = max((start for start, _ in letter.spans if start <= one.start), default=one.start)
    lines = letter.folded[begin : one.start].split("\n")
    for place in range(len(lines) - 1, -1, -1):
        heading = lines[place].strip(" \t*_=-")
        if _is_of_others(heading, lines[place - 1] if place else ""):
            return heading
        if heading.endswith(":"):
            short = len(heading.split()) <= _LONGEST_HEADING and "," not in heading
            return heading if short and (_is_open(heading) or _OVER_OTHERS.search(heading)) else None
    return None

"""What the labels of a table's columns, or of a form's fields, say of what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act

_HEADERS = {
    "full": re.compile(
        r"imi[ea]\w*\s*(?:i|/|,|oraz)?\s*nazwisk|nazwisk\w*\s*(?:i|/|,|oraz)?\s*imi|uczestni|\bosob|full\s*name|participant|^name$|pracowni|delegat|^\W*delegowan\w*(?:/\w+)?\W*$|^\W*k(?:to|ogo)\W*$"
    ),
    "first": re.compile(r"^(?:\W*|drugie\s)?imi[eo]|^first|^given"),
    "last": re.compile(r"^\W*nazwisko|^last|^surname|^family"),
    "function": re.compile(r"\bstanowisk|\bfunkcj|position|zajmowan"),
    "institution": re.compile(
        r"instytucj|jednostk|\burzad|\bgmin|organizacj|\bszkol|zaklad\b|\bfirma|miejsce\s+pracy|referat|wydzial|komork|institution|organi[sz]ation"
    ),
    "phone": re.compile(r"\btel|\bkom\b|komorka|phone|kontakt"),
    "note": re.compile(
        r"\buwag|obecn|udzial|status|\bbedzie|potwierdz|\bczy\b|\bjedzie|\bjad[ae]\b|\bdecyzj|\bdeklar|\bodpowied|\bprzy(?:jedzie|jda|jada)|\bwezm|\btermin|warszta|\bdata"
    ),
    "other": re.compile(
        r"zwierzchni|kierownik|naczelnik|prezes\b|przelozon|opiekun|dyrektor|zglaszajac|kontakt|e-?mail|^lp|^nr|^l\.p|sporzadz|akceptuj|zatwierdz"
    ),
}
SURNAME_FIRST = Anchored(r"\bnazwisk\w*\s*(?:i|/|,|oraz)?\s*imi")  # "Nazwisko i imię": in this order
NAMING = ("first", "last", "full")
_BESIDE_THE_POINT = re.compile(  # what is asked of one who comes: "nie" there does not keep him away
    r"\b(?:obiad|lunch|posil|poczestun|kolacj|sniadan|diet|wyzywien|kater|wege|gluten|alerg|nocleg|hotel|parking|dojazd|transport|przejazd|faktur|rachun|rodo|zaswiadcz|certyfik|koszul|laptop|komputer|materia[lł]|wiek\b|rok\s+ur|pesel|plec\b|newslett)\w*"
)
_DAY = re.compile(
    r"(?<![\d.])[0-3]?\d\s?[./]\s?(?:[01]?\d|xi{0,2}|ix|i?v|vi{0,3}|i{1,3})(?![\d./])|\b[0-3]?\d\s+(?:pazdziernik|listopad)"
)
_ASKS_WHETHER = re.compile(r"\b(?:bedzie|jedzie|przyj|uczestnicz|udzial|obecn|wezm)\w*")


@lru_cache(maxsize=256)  # form after form has the same labels, and several rules ask of each
def label_kind(cell: str) -> str | None:
    """What stands under a label: a part of a name, something told of the person, `other` people, or None: unknown."""
    folded = fold(cell)
    if len(folded) > 60:
        return None
    if re.search(r"\b(?:ojca|matki|panienski\w*|rodow\w+|rodzic\w*)\b", folded):
        return "other"
    if re.fullmatch(r"\W*(?:uczestniczy|wezmie\s+udzial|przyjedzie|obecnosc)\W*(?:\(.*\))?\W*", folded):
        return "note"
    if re.search(r"\bnazw(?:isk|\b)", folded) and re.search(r"\bimi", folded):
        return "full"
    if _HEADERS["other"].search(folded) and "tel" not in folded:
        return "other"
    if "nazwisk" in folded or "imi" in re.split(r"[\W_]+", folded.replace("imie", "imi").replace("imiona", "imi")):
        return "last" if "nazwisk" in folded else "first"
    return next((kind for kind, pattern in _HEADERS.items() if pattern.search(folded)), None)


def column_kind(label: str) -> str | None:
    """`label_kind` of a column: under a day ("Miechów 9.11") stands who comes; `aside` is told of one who does."""
    kind, folded = label_kind(label), fold(label)
    if kind in NAMING or len(folded) > 60:
        return kind
    if _BESIDE_THE_POINT.search(folded) and not _ASKS_WHETHER.search(folded):
        return "aside"
    return kind or ("note" if _DAY.search(folded) else None)


def is_of_day(label: str) -> bool:
    """ "26.10 Proszowice": does a column stand for a day?"""
    return len(label) <= 60 and _DAY.search(fold(label)) is not None


_FORMER = re.compile(
    r"\W*(?:osoba\s+)?(?:(?:poprzedni|dotychczasow|pierwotn|wczesniej|rezygnuj|zrezygnowa|odwolan|odwolywan|zastepowan|wypisywan|skreslan|ustepuj)\w*|star[yae](?:\W*$|\s+(?:uczestni|osob)))"
)
_NEW = re.compile(
    r"\W*(?:osoba\s+)?(?:now[yae](?:\W*$|\s+(?:uczestni|osob))|zastep(?:ca|czyni)\W*$|(?:zastepuj|nastepc|nastepcz|zglaszan|dopisywan|aktualn)\w*|w\s+zamian|zamiast|w\s+(?:jego|jej)\s+miejsce)"
)


def exchange(labels: Sequence[str]) -> dict[int, Act]:
    """ "Poprzednio zgłoszony | Nowy uczestnik": what is asked for who stands there, by the place of the label; empty where
    they do not tell one who goes from one who comes in his place."""
    told = list(map(fold, labels))
    former = [i for i, label in enumerate(told) if _FORMER.match(label)]
    new = [i for i, label in enumerate(told) if _NEW.match(label) and i not in former]
    if not former or not new:
        return {}
    return {**dict.fromkeys(former, Act.REPLACED), **dict.fromkeys(new, Act.SIGN_UP)}


_EXAMPLE = r"\W*(?:\d{1,2}\s?[.)]\s*)?(?:przyklad\w*|wzor|np|example|sample)"
_IS_EXAMPLE = re.compile(rf"{_EXAMPLE}\W*")
_HOLDS_EXAMPLE = re.compile(rf"{_EXAMPLE}\s*(?:wypelnienia)?\s*[:.–-]")


def is_example(cells: Sequence[str]) -> bool:
    """A row that only shows how to fill in: "wzór | Kowalska | Anna", "Przykład: Kowalska | Anna"."""
    told = [fold(cell) for cell in cells if cell]
    return any(map(_IS_EXAMPLE.fullmatch, told)) or bool(told and _HOLDS_EXAMPLE.match(told[0]))

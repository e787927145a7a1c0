"""What a letter says of the people it names that a human reads better: who is struck, by position, on a reserve list.

Each row has a case in `tests/stages/test_extract.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from processor.stages.extract.struck import STRUCK
from processor.text.anchored import Anchored
from processor.text.requests.phrases import AT_WORK
from processor.text.sieve import Sieve
from processor.values import Kind, Reason

_AT_WORK = Sieve(
    rf"\b(?:{AT_WORK}|w\s+domu)\s+(?:\w+\s+){{0,2}}?zastapi\w*(?!\s+mnie\b)|\bzastapi\w*\s+(?!mnie\b)(?:\w+\s+){{0,4}}?(?:{AT_WORK}|w\s+domu)\b"
    r"|\bzast[ae]p\w+\s+(?:\w+\s+){0,5}?na\s+stanowisku\b|\bzostaj\w+\s+(?:\w+\s+){0,3}?na\s+zastepstwie\b"
)
_LIKE_ANOTHER = Sieve(
    r"\b(?:podobnie|tak\s+samo)\s+jak\s+(?:i\s+)?(?:pan\w*|p\.|kolega|kolezanka|maz|zona|moj\w*|nasz\w*|syn|corka|brat|siostra|zastepc\w+)\b(?![^!?\n]{0,200}\bnas\s+(?:ob|dw)\w+)"
)
_YET_TO_BE_NAMED = Sieve(
    r"(?:^|[\s,.)])(?:vacat|wakat)\b|(?:^|[\s,;:(])n\.?\s?n\.?(?=\s*(?:[,;.()\n–-]|$))|(?:^|\n)\s*[2-9][.)]\s*\(?(?:\.{2,}|…|\?+|x{2,}|_{2,}|-{2,}|(?:wkrotce|pozniej|jeszcze\s+nie\w*|nazwisko\s+(?:wkrotce|pozniej|po\b|do\b)|do\s+\w+enia|ustalimy|podamy|brak)\b)"
    r"|\(\s*(?:do\s+(?:potwierdzenia|ustalenia|uzupelnienia|wskazania|wyznaczenia|podania)|niepotwierdzon\w+|(?:jeszcze|wkrotce|pozniej|potem)\s+(?:\w+\s+)?(?:ustal|poda|potwierdz|dopisz|dosl|uzupeln)\w*)\s*\)|\b(?:jeszcze|wkrotce|pozniej|dopiero)\s+(?:to\s+)?(?:ustalimy|ustale|podamy|podam)\b|\b(?:i|oraz)\s+(?:jeszcze\s+)?(?:ktos\s+(?:z|ze|od|jeszcze|inny)|jakas\s+osoba)\b"
    r"|\b(?:drug|trzec|czwart|piat|kolejn|ostatni)\w*\s+(?:osob\w*|uczestni\w*|nazwisk\w*)\s+(?:\w+\s+)?(?:zostanie|poda\w*|ustal\w*|wskaz\w*|wyznacz\w*|wylon\w*|jeszcze|pozniej|wkrotce)\b"
    r"|\bjeszcze\s+nie\s+(?:\w+\s+)?(?:przydziel|wyznacz|wybr|ustal|wskaz|powol|wyloni|potwierdz)(?:on|an)[yaei]\b"
    r"|\b(?:drug|trzec|czwart|kolejn|ostatni)\w+\s+(?:osob\w*|uczestni\w*)\s+(?:\w+\s+)?szuka(?:m|my)\b|\bszuka(?:m|my)\s+(?:\w+\s+)?(?:drug|trzec|czwart|kolejn)\w+\s+(?:osob|uczestni)\w*"
    r"|\ba\s+(?:jak|jesli|jezeli|gdyby)\b[^.!?\n]{0,40}\bto\s+(?:tez|takze|rowniez)\b"
)
_IN_RESERVE = Sieve(
    r"\bw\s+drugiej\s+kolejnosci\b|\bzastepczo\b|\brezerwowo\b|\bna\s+wypadek\s+(?:choroby|nieobecnosci)\b|\bw\s+razie\s+(?:jego|jej|ich|naglej|(?:choroby|nieobecnosci|niedyspozycji)\s+(?:[\w.]+\s+){0,3}?(?:pojedzie|przyjedzie|bedzie|zastapi|wezmie)|potrzeby\s+(?:pojedzie|przyjedzie|bedzie))\b"
)
_TIMES = Anchored(r"(?<![\w.,])[2-9]\s?x\s(?=[^\W\d_]{3})|(?<=[^\W\d_]\s)x\s?[2-9](?![\w.,])", holding=("x",))
_RESERVE = Sieve(
    r"\bna\s+list\w*\s+rezerwow\w+"
    r"|\b(?:o\s+ile|jesli|jezeli)\s+(?:\w+\s+){0,3}?(?:zostan|zwolni|zbedzi)\w*\s+(?:(?:sie|jakies|jeszcze|wolne)\s+){0,3}(?:miejsc|woln)\w*"
)
_UNDECIDED = Sieve(
    r"\bdylemat\w*|\bczy\s+raczej\b|\balbo\s+(?:ja|ona?|maz|zona|pan\w*|kole\w+|[a-z]+)\b[^.!?\n]{0,30},\s*albo\b"
)
_ARROW = Anchored(r"[^\W\d_]\s*(?:[-=]>|[→⇒➜])\s*[^\W\d_]", holding=("->", "=>", "→", "⇒", "➜"))
_NAMESAKES = Anchored(
    r"\b([^\W\d_]{2,} [^\W\d_]{2,})(?: senior| junior| starsz[ay]| mlodsz[ay])?,? (?:i|oraz) \1\b",
    holding=(" i ", " oraz "),
)
_POSITION = r"(?:pozycj\w+|poz\.|numer\w*|nr|punkt\w*|pkt|wiersz\w*|osob\w+\s+nr)"
_LEFT_OUT = r"(?:pomin|pomij|skresl|wykresl|usun|pomylk|nieaktualn|odpad|wypad|rezygn|zrezygn|nie\s+(?:jedzie|przyjedzie|przyjdzie|pojedzie|bierze|wezmie|bedzie|moze|wpis|zapis|uwzgl|dotycz))\w*"
_BY_POSITION = Sieve(
    r"\b(?:o?procz|poza|z\s+wyjatkiem|bez)\s+(?:tej\s+|tego\s+|te\s+|tym\s+)?(?:pozycj\w+|numer\w*|nr|punkt\w*|pkt)\b"
    rf"|\b{_POSITION}\s*\d{{1,2}}\b[^.!?\n]{{0,60}}\b{_LEFT_OUT}|\b{_LEFT_OUT}\s+(?:\w+\s+){{0,3}}?{_POSITION}\s*\d"
    r"|\b(?:pierwsz|drug|trzeci|czwart|piat|ostatni)\w*\s+osob\w*\s+(?:z|na|w)\s+(?:\w+\s+)?(?:list|tabel|zgloszeni|wykaz|formularz)\w*"
    r"|\b(?:dw[aoiu]\w*|trz\w+|czter\w+)\s+(?:ostatni|pierwsz)\w+\s+osob\w*|\b(?:ostatni|pierwsz)\w+\s+(?:dw|trz)\w+\s+(?:osob|z\s+list|nie\b)\w*"
    r"|\btylko\s+(?:dwojga|dwoje|dwie|dwoch|troje|trzy)\s+(?:pierwsz|ostatn)\w+|\b(?:pierwsz|ostatni)\w+\s+(?:dwojk|trojk|czwork)\w*"
    r"|\b(?:tego|te)\s+(?:pierwsz|drug|ostatni)\w+\s+(?:\w+\s+)?(?:zastapi|zastepuj|wykresl|skresl|pomin)\w*"
)
_CROSSED = Anchored(r"[✗✘❌]|~~[^~\n]{3,60}~~", holding=("✗", "✘", "❌", "~~"))
_NOT_THEM = Sieve(
    r"\bnie\s+(?:wpisywac|zapisywac|dopisywac|rejestrowac|uwzgledniac|liczyc|traktowac|umieszczac|zglaszac)\s+(?:\w+\s+)?(?:ich|jej|jego|go|tych|tej|tego|nikogo|tego\s+jako)\b"
    r"|\b(?:ich|jej|jego|go|nikogo)\s+(?:\w+\s+)?nie\s+(?:wpisywac|zapisywac|dopisywac|rejestrowac|zglaszac)\b"
    r"|\bnikogo\s+(?!innego|wiecej|poza|o?procz)(?:\w+\s+){0,4}?nie\s+(?:wpisywac|zapisywac|dopisywac|rejestrowac)\b"
    r"|\b(?:ich|jej|jego|go)\s+nie\s+(?:zglasza|zapisuj|wpisuj|wysyla|deleguj)\w*|\bnie\s+(?:zglasza|zapisuj|wysyla|deleguj)\w*\s+(?:ich|jej|jego|go)\b"
    r"|\bnie\s+jest\s+(?:to\s+)?(?:zgloszeniem?|lista\s+uczestnik\w+)\b|\bnie\s+(?:jest|sa|bedzie|beda)\s+(?:\w+\s+){0,2}?uczestni(?:kiem|czka|kami|czkami)\b"
    r"|\bnie\s+(?:mylic|pomylic|myl|mylcie)\s+(?:mnie|nas|go|jej|jego|ich)\s+z\b"
)
_CONFUSED = Anchored(
    r"(?<!\()\bnie\s+(?:mylic|pomylic|myl|mylcie|mylmy)\s+(?!(?:mnie|nas|go|jej|jego|ich)\s)(?:[\w.]+\s+){1,4}ze?\s"
)
_NOT_OURS = Sieve(
    r"\bto\s+nie\s+dotyczy\b|\bnie\s+dotyczy\s+to\b|\b(?:te|tego|tych|to)\s+(?:warsztat|szkoleni)\w*\s+nie\s+dotycz\w+"
)
_SLIP = Sieve(
    r"\b(?:errata|sprostowanie|pomylilo\s+mi|przejezycz\w*)\b|\bbyl[aoi]?\s+(?:[\w.]+\s+){1,3}?[\w.]+\s*[,;–-]\s*(?:a\s+)?(?:jest|bedzie)\s"
)


@dataclass(frozen=True, slots=True)
class _Remark:
    """Words (folded) and what they tell; `only_sign_up`: of no account where something is taken back or corrected."""

    words: Sieve | Anchored
    rule: str
    sentence: str
    only_sign_up: bool = False


_REMARKS = (
    _Remark(_AT_WORK, "extract.left-out", "Ktoś zastępuje kogoś w pracy, a nie na warsztatach."),
    _Remark(_IN_RESERVE, "extract.open", "Ktoś ma przyjść tylko zastępczo.", only_sign_up=True),
    _Remark(_TIMES, "extract.open", "Miejsc ma być więcej niż nazwisk.", only_sign_up=True),
    _Remark(_RESERVE, "extract.open", "Nadawca prosi o listę rezerwową.", only_sign_up=True),
    _Remark(
        _YET_TO_BE_NAMED, "extract.open", "Ktoś z listy ma być dopiero podany albo potwierdzony.", only_sign_up=True
    ),
    _Remark(
        _LIKE_ANOTHER,
        "extract.of-whom",
        "Nie wiadomo, czy ten, kogo dotyczy „podobnie jak”, też przyjdzie.",
        only_sign_up=True,
    ),
    _Remark(_BY_POSITION, "extract.by-order", "Nadawca mówi o osobach według kolejności na liście."),
    _Remark(_UNDECIDED, "extract.open", "Nadawca nie wie jeszcze, kogo zgłosić.", only_sign_up=True),
    _Remark(_ARROW, "extract.left-out", "Strzałka między nazwiskami: kto za kogo?"),
    _Remark(_NAMESAKES, "extract.namesakes", "Mowa o dwóch osobach tego samego imienia i nazwiska."),
    _Remark(_CONFUSED, "extract.namesakes", "Nadawca odróżnia kogoś od osoby podobnego nazwiska."),
    _Remark(STRUCK, "extract.left-out", "Nadawca mówi o osobach skreślonych."),
    _Remark(_CROSSED, "extract.left-out", "Przy kimś stoi znak skreślenia."),
    _Remark(_NOT_THEM, "extract.left-out", "Nadawca prosi, by kogoś nie wpisywać."),
    _Remark(_NOT_OURS, "extract.left-out", "Nadawca mówi, że czegoś to nie dotyczy."),
    _Remark(_SLIP, "extract.corrected-inside", "Nadawca poprawia coś w swoim liście.", only_sign_up=True),
)


def remarks(said: str, kind: Kind, left_out: int = 0, *, struck: bool = False) -> Iterator[Reason]:
    """The doubts of the table for the sender's own words (folded); `left_out`: how many were read as not to be entered;
    `struck`: it is known who is struck through."""
    left_out += struck and STRUCK.search(said) is not None
    for remark in _REMARKS:
        if struck and remark.words is STRUCK:
            continue
        if left_out and remark.words is _NOT_THEM and 0 < len(list(_NOT_THEM.finditer(said))) <= left_out:
            continue  # it is known whom they mean
        if (kind is Kind.REGISTRATION or not remark.only_sign_up) and remark.words.search(said):
            yield Reason(remark.rule, remark.sentence)

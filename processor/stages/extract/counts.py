"""How many people a letter speaks of, and how many were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.stages.extract.found import COMES, LEAVES, Found, Letter
from processor.text.anchored import Anchored
from processor.text.requests import Act
from processor.text.sieve import Sieve
from processor.values import Reason

_NUMBERS = {
    "jedn": 1,
    "dw": 2,
    "obi": 2,
    "obo": 2,
    "trz": 3,
    "troj": 3,
    "czter": 4,
    "czwor": 4,
    "piec": 5,
    "szesc": 6,
    "siedem": 7,
    "osiem": 8,
}


_MONTHS = r"(?:(?:ii|iii|iv|vi{1,3}|ix|x|xi|xii)\b|styczni|lut|marc|kwietni|maja\b|czerwc|lipc|sierpni|wrzesni|pazdziernik|listopad|grudni|r\.|roku)"


_COUNT = re.compile(
    r"(?<![\d.,:/-])\b(?P<n>jedn(?:a|o|ej|ego|ą)|dw(?:ie|oje|och|a|iema|och|u|om)|trz(?:y|ech|em|ema)|troje|troj(?:ga|giem)|cztery|czterech|czworo|ob(?:ie|u|oje)|piec|pieciu|pi[eę]cioro|szesc|szesciu|siedem|siedmiu|osiem|osmiu|(?<!\d[^\S\n])\d{1,2})"
    rf"[^\S\n\t]+(?!{_MONTHS}|(?:lat|lata|rok\w*|godzin\w*|dni|tygodni\w*|miesiec\w*)\b)(?:[^\W\d]\w*[^\S\n\t]+){{0,2}}?(?:osob(?:a|y|e)?\b|osob\b|os\b|pan(?:ie|ow|owie|owi[e])\b|kobiet\w*|mezczyzn\w*|pracownik\w*|pracownic\w*|sluchacz\w*|miejsc(?:a|e)?\b|uczestnik\w*|druh\w*|strazak\w*|funkcjonariusz\w*|dziennikarz\w*|sasiad(?:ow|ki|ka)?\b|stazyst\w*|praktykant\w*|delegat\w*|przedstawiciel\w*|wolontariusz\w*|nauczyciel\w*|radnych|studentow|kolezank\w*|koleg\w*|wspolpracowni\w*|kierownik\w*|urzedni\w*|gosci\w*|czlonk\w*|inspektor\w*|referent\w*|instruktor\w*)"
)


_IN_ALL = Anchored(  # "Łączna liczba uczestników: 2", "Razem: 3 osoby"
    r"\b(?:liczb|ilosc)\w*\s+(?:osob|uczestnik|zgloszon|zglaszan|miejsc|delegat)\w*\s*(?:[:=–-]|to\b|wynosi)?\s*(?P<n>\d{1,2})\b(?![.,:]\d)"
    r"|\b(?:razem|lacznie|ogolem|w\s+sumie)\s*[:=–-]?\s*(?P<m>\d{1,2})\s*(?:os\b|osob|uczestn|miejsc|$)"
)


_THESE = re.compile(r"\s*(?:\w+\s+){0,3}?:")  # "zgłaszam 2 osoby: …"


_WITH_ME = re.compile(r"\b(?:ja|mnie|siebie|mna|moja|moje)\b")


def _counts_these(said: str, match: re.Match[str]) -> bool:
    """Are the people below the only ones counted, and the writer none of them?"""
    return bool(_THESE.match(said, match.end())) and not _WITH_ME.search(said) and len(_COUNT.findall(said)) == 1


_THESE_MANY = re.compile(r"\b(?:te|tych|tym|tylko)\s+(?:dw\w+|trz\w+|troj\w+|czter\w+|czwor\w+)")


def miscounted(letter: Letter, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """The letter tells another number of people than it names."""
    coming = len([one for one in people if one.act in COMES])
    for match in _COUNT.finditer(said):
        if _IF_ONLY.search(said, max(0, match.start() - 60), match.start()):
            continue
        number = _number(match["n"])
        only = number and number < coming and said[max(0, match.start() - 8) : match.start()].endswith("tylko ")
        fewer = number and number < coming and _counts_these(said, match)
        these = number and number < coming and _THESE_MANY.search(said, match.end())
        if number and ((number > max(coming, 1) and coming < number) or only or fewer or these):
            yield Reason("extract.miscounted", f"Mowa o {number} osobach, a odczytano {coming}.")
            return
    told = _IN_ALL.search(said)
    if told and coming and int(told["n"] or told["m"]) != coming:
        yield Reason("extract.miscounted", f"Ma być osób: {told['n'] or told['m']}, a odczytano {coming}.")


_IF_ONLY = re.compile(  # "gdyby zostało tylko jedno miejsce"
    r"\b(?:gdyby|jesli|jezeli|o\s+ile)\s+(?:\w+\s+){0,2}?(?:zosta|byl|jest|bed|sa\b)\w*\s+(?:\w+\s+){0,2}$"
)


_TOGETHER = re.compile(
    r"\b(?:(?P<two>oboje|oboj(?:ga|giem)|obydwoje|(?:prosz\w+|prosimy)\s+(?:\w+\s+){0,3}?(?:obie|obu|obydwu|obydwie)(?=\s*(?:[.!,;\n]|$))|nas\s+(?:oboj|obu|dwoj)\w*|(?:zapisal|zglosil)(?:ismy|ysmy)\s+sie\s+(?:obie|obaj)|(?:obie|obaj)\s+sie\s+(?:zapisal|zglosil)(?:ismy|ysmy)|(?:obie|obaj)\s+(?:\w+\s+)?(?:prosimy|prosze|chcemy|bedziemy|jedziemy|przyjedziemy|zglaszamy|wezmiemy|wybieramy|deklarujemy)|we\s+dw(?:oje|ojke|ie|och)|w\s+dw(?:ojke|oje)|w\s+dwoch(?=\s*(?:[,.;:!–-]|$))|(?<=[.!?]\s)(?:obie|obaj)\s+(?!pan))|(?P<three>we\s+troje|we?\s+trojke|we\s+trz(?:ech|y)\b|w\s+trzech(?=\s*(?:[,.;:!–-]|$))|cal\w+\s+trojk\w+|troje)|(?P<four>we?\s+czw(?:oro|orke)|we\s+czter(?:ech|y)\b|w\s+czterech(?=\s*(?:[,.;:!–-]|$)))|(?P<five>w\s+pi(?:atke|ecioro|eciu)(?=\s*(?:[,.;:!–-]|$))))\b"
)


_US = Sieve(
    r"\bczyli\s+(?:mnie|ja)\b\W{0,3}\s*i\b|\bmy,?\s+nizej\s+podpisani\b|\bmy\s+z\s+(?:mez|zon|kol|mam|cor|syn|brat)|\bchc(?:ieli|ialy)bysmy\s+(?:\w+\s+){0,3}?(?:byc|przyjsc|przyjechac|uczestniczyc|posluchac|wziac|wpasc|dolaczyc|skorzystac|pojechac)\b|\b(?:przeniesieni|przepisani|zapisani|wpisani|dopisani|wykresleni|skresleni)\w+\s+nas\b|\bnas\s+(?:przepis|przenie|zapis|wpis|dopis|zglo|zarejestr|uwzgl)|\b(?:zapis\w+|wpis\w+|dopis\w+|zglo\w+|zarejestr\w+|uwzgledni\w+)\s+nas\b|\bzglaszamy\s+sie\b|\bzapisujemy\s+sie\b"
    r"|\bprosz\w+\s+o\s+miejsca\b(?!\s+dla\b)|\b(?:bedzie|jest|przyjedzie|przyjdzie)\s+nas\s+(?:dw|troj|trz|czter|czwor|piec|pieci|szes|kilk|[2-9])\w*"
)


_ONLY_ME = Anchored(
    r"(?<!\bnie )\btylko\s+(?:mnie|siebie|ja)\b(?!\s+(?:i|oraz)\b)"
)  # "miałyśmy się zgłosić we dwie, ale …"


def together(said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """The letter speaks of "both of us", or of "us", and names fewer."""
    if _ONLY_ME.search(said):
        return
    number = how_many(said) or (2 if _US.search(said) else 0)
    yield from _fewer(number, [one for one in people if one.act in COMES or one.act is Act.EXCEPT])


_WAIT_FOR_US = re.compile(
    r"\bnie\s+(?:\w+\s+)?(?:czekaj\w*|czekac|licz\w*)\s+na\s+nas\b|\bnas\s+(?:\w+\s+)?nie\s+bedzie\b"
)


def leave_together(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Musimy zrezygnować, oboje z mężem Konradem": she and he; "nie czekajcie na nas": more than one."""
    leaving = [c for c in letter.clauses if c.act in LEAVES]
    number = max((how_many(letter.folded[c.start : c.end]) for c in leaving), default=0)
    if not number and leaving and any(_WAIT_FOR_US.search(letter.folded, *span) for span in letter.spans):
        number = 2
    yield from _fewer(number, [one for one in people if one.act in LEAVES])


def how_many(text: str) -> int:
    """How many "we" are by a folded text: "oboje", "w trójkę"; 0 where it does not say."""
    match = _TOGETHER.search(text)
    return {"two": 2, "three": 3, "four": 4, "five": 5}[match.lastgroup or "two"] if match else 0


def _fewer(number: int, read: Sequence[Found]) -> Iterator[Reason]:
    if len(read) < number:
        yield Reason("extract.together", f"Mowa o co najmniej {number} osobach, a odczytano {len(read)}.")


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return next((number for stem, number in _NUMBERS.items() if word.startswith(stem)), None)

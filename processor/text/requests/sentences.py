"""Where sentences end: at full stops that are none of an abbreviation, at lines that stand by themselves."""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]

# Tried only where a run of marks begins: a subject of thirty thousand full stops must not cost their square.
_ENDS = re.compile(r"(?<![.!?…])[.!?…]++[\"')]*+\s++|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(,/\"'„”“«»])(?:dr|mgr|inz|hab|prof|lic|ks|bp|abp|ul|al|os|pl|im|tel|kom|fax|godz|np|tj|tzn|m\.in|itp|ds|p\.o|nr"
    r"|br|b\.r|bm|pn|woj|pow|gm|st|ml|zast|kier|dyr|ref|wz|z up|ww|o|s|p|sp|pt|ur|sw|r|w|min|max|wg|ok|kol|pok|poz|art|ust|zl|pan|sek|nadzw|hum|tech|ekon|roln|praw|spol|zw|arch|lek|wet|kan|pw|red|med|mec|adw|insp|mr|mrs|ms"
    r"|pp|dot|tut|nt|tzw|dn|zob|wew|ew|pkt|lit|zal|proc|szt|tys|urz|sekr|nacz|podinsp|przew|wiceprzew|wydz|zesp|szk|podst|gimn|uniw|inst|kl|bud|lok|mlp|slask|swietokrz|wlkp"
    r"|kpt|mjr|plk|pplk|por|ppor|gen|asp|sierz|plut|kpr|kom|nadkom|podkom|dh|ojc|sen|pos|gl|rej|region|samorz|tel\s?kom|m\.st|z\so\.o|(?<!\b[ivx]\s)(?<!\b[ivx]{2}\s)(?<!\b[ivx]{3}\s)(?<!\d\s)[a-z])$"
)
_GENERATION = re.compile(r"\b(?:jun|sen|jr|sr)$")
_JOINS = re.compile(r"(?:i|oraz|a\s+takze|z|ze)\b")
_LEADS = re.compile(
    r"[\s(,/\"'„”“«»](?:dr|mgr|inz|hab|prof|ks|ul|al|os|im|np|tj|tzn|godz|nr|gm|woj|pow|wz|o|p|s|br|sp|sw|dyr|kier|kol)$"
)
_NUMBER = re.compile(r"(?:^|(?<=[\s(,/]))\d{1,2}$")
_MONTH = re.compile(r"(?:styczn|lut|marc|kwiet|maj|czerw|lip|sierp|wrzes|pazdz|listop|grud|(?:[ivx]{2,}|[vx])\b|\d)")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}$")
_OF_YEAR = re.compile(r"(?:b\.?\s?r|r|godz|o|w|br)\b")  # "9.11. b.r.", "26.10. o 12"
_INDENTED_ITEM = re.compile(r"[^\S\n]+(?:\d{1,3}[.)]|[-*•–])\s")
_REMARKED = re.compile(r"[^-–—,]{3,50}\s[-–—]\s[^-–—,]{2,40}[,.;]?")  # "jan lis - bedzie,", an item with its remark
_LONGEST = 3_000  # characters of one sentence: what is asked of each of its clauses looks through all of it
_LONG_LINE = 50  # a line at least this long was probably wrapped by the client, not ended by the writer


@lru_cache(maxsize=32)  # classify and extract both look at what the sender wrote
def sentences(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of `folded[start:end]` (text as `fold` gives it), without surrounding blanks."""
    found: list[Span] = []
    begin = start
    for match in _ENDS.finditer(folded, start, end):
        if _goes_on(folded, match, end, begin):
            continue
        _add(found, folded, begin, match.end())
        begin = match.end()
    _add(found, folded, begin, end)
    return tuple(found)


def _add(found: list[Span], folded: str, begin: int, end: int) -> None:
    while begin < end and folded[begin].isspace():
        begin += 1
    while end > begin and folded[end - 1].isspace():
        end -= 1
    while end - begin > _LONGEST:
        cut = folded.rfind(" ", begin + 1, begin + _LONGEST)
        cut = cut if cut > begin else begin + _LONGEST
        found.append((begin, cut))
        begin = cut + folded[cut].isspace()
    if begin < end:
        found.append((begin, end))


def _goes_on(folded: str, match: re.Match[str], end: int, begin: int) -> bool:
    """Is this mark none that ends a sentence?"""
    if match[0][0] == "\n":
        return _wrapped(folded, match.start(), match.end(), end, begin)
    if match[0][0] != "." or match[0].startswith("..") or match[0].count("\n") > 1:
        return False
    if "\n" in match[0]:
        leads = _LEADS.search(folded, max(begin, match.start() - 8), match.start())
        return bool(leads) and _wrapped(folded, match.start(), match.end(), end, begin)
    number = _NUMBER.search(folded, max(begin, match.start() - 3), match.start())
    if number:  # "26. października", "1. Anna Nowak"; but "… o 12. Proszę"
        return folded[begin : number.end()].strip().isdigit() or bool(_MONTH.match(folded, match.end()))
    if _DATE.search(folded, max(begin, match.start() - 6), match.start()) and _OF_YEAR.match(folded, match.end()):
        return True
    if _GENERATION.search(folded, max(begin, match.start() - 5), match.start()) and _JOINS.match(folded, match.end()):
        return True  # "Jan Kos jun. oraz Ewa Lis"
    return bool(_ABBREVIATION.search(folded, max(begin - 1, match.start() - 8, 0), match.start()))


_WORD = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"(?:\d{1,3}[.)]|[-*•–])\s?\S|[|│\s]*[|├└`'+]\s?[-─–—]")
_COLUMNS = re.compile(r"\S[^\S\n]{3,}\S.*?\S[^\S\n]{3,}\S")


def _wrapped(folded: str, at: int, after: int, end: int, begin: int) -> bool:
    """Is this line break only the client's: a long line of prose that goes on in the next one?"""
    line_start = folded.rfind("\n", 0, at) + 1
    line = folded[max(line_start, begin) : at].strip()
    following = folded[after : min(end, after + 80)].split("\n", 1)[0].strip()
    if not line or not following or "\t" in folded[line_start:at] or line[-1] in ".!?:;":
        return False
    if _ITEM.match(following):
        return False
    if not _WORD.search(line) or (_COLUMNS.search(line) and _COLUMNS.search(following)):
        return False  # the rule above a table's rows, or rows whose cells blanks hold apart
    if _REMARKED.fullmatch(line) and _REMARKED.fullmatch(following):
        return False
    if _INDENTED_ITEM.match(folded, line_start, at) and not folded[after : after + 1].isspace():
        return False  # the list is over
    return at - line_start >= _LONG_LINE or line.endswith(
        (
            " i",
            " oraz",
            " a",
            ",",
            " w",
            " na",
            " z",
            " do",
            " o",
            " -",
            " w miejsce",
            " zamiast",
            " pania",
            " pana",
            " panem",
        )
    )

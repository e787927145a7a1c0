"""What stands around a name and makes it something else: a street, a patron, a saint, a company."""

from __future__ import annotations

import re

_PLACE_BEFORE = re.compile(  # in lower case: several times as fast as a pattern that ignores it
    r"(?:^|[\s(,;:/\"„]|[.…]{2,})(?:ul|al|pl|os|im|św|sw|pw|ulic[aęyąi]|ulicach|alej[aęiąe]|aleje|placu?|placem|osiedl[aeu]|imienia|"
    r"rond[aoeu]|skwer\w{0,2}|pomnik\w{0,3}|most\w{0,2}|święt(?:y|a|ego|ej|emu|ym|ą)|błogosławion\w{1,3}|bł|nagrod\w{1,3}|park\w{0,2}|bulwar\w{0,2}|"
    r"parafi\w{1,3}|fundacj\w{1,3}|"
    r"firm\w{1,3}(?: (?:handlow|usługow|produkcyjn|transportow|budowlan|remontow|doradcz)[\w-]{1,12})?|"
    r"phu|fhu|f\.h\.u|p\.h\.u|fh|p\.p\.h\.u|pphu|stypendi\w{1,4}|"
    r"kancelari\w{1,2}|drukarni\w{1,2})\.?[ \u00a0]{0,2}[\"„]?"
    r"(?:(?:ks|bp|abp|kard|o|bł|św|gen|płk|mjr|kpt|por|rtm|marsz|marszałka|dr|prof|hr|króla|królowej)\.?[ \u00a0])"
    r"{0,2}$"
)
_INSTITUTION_BEFORE = re.compile(
    r"(?:^|[\s(,;/\"„])(?:UG|UM|UMiG|UGiM|[GM]?OPS|MGOPS|MOPR|PCPR|PUP|[GMPW]OK|[GMPW]CK|[GMPW]BP|CKi[A-Z]|MDK|ZS[PTOZ]?|"
    r"SP|LO|DPS|WTZ|[OP]SP|KPP|KRUS|ZUS|SPZOZ|NZOZ|LGD|PZD|ZDP|ZGK|SOSW|PPP|ODR|CUW|UTW|KGW|GS|BS|LKS|GCI)"
    r"(?: nr \d{1,3})? $"
)
_COMPANY_AFTER = re.compile(
    r"[\"”]?[ ,]{0,2}(?:(?:i|&) (?:syn(?:owie|ami|ów|om)?(?!\w)|s-ka|spółka|wspólnicy)|spółka(?! wodn)|"
    r"sp\.?(?: ?z ?o\.? ?o|j|k)|s\.? ?a\.(?!\w)|s\.? ?c\.?(?!\w)|S\.?A\b|sp\.)",
    re.IGNORECASE,
)
_ROMAN_AFTER = re.compile(r" (?:[IVX]{1,5})(?![\w])")
_FUNCTION_BEFORE = re.compile(r"(?:^|\s)(?:o|s|p)\.?$")


_SACRED = re.compile(
    r"(?:Jezus\w{0,3} Chrystus\w{0,3}|Anio[łl]\w{0,2} Pańsk\w+|Aniele Pańskim|Matk\w+ Bosk\w+|Duch\w* Święt\w+)"
)


def is_place_or_patron(text: str, start: int) -> bool:
    """Does "ul.", "im.", "św." … stand right before `start`?"""
    if _SACRED.match(text, start):
        return True
    return bool(_PLACE_BEFORE.search(text[max(0, start - 40) : start].lower()))


def follows_institution(text: str, start: int) -> bool:
    """Does "GOPS", "UG" … stand right before `start`? What follows may be its town."""
    return bool(_INSTITUTION_BEFORE.search(text[max(0, start - 40) : start]))


def is_company(text: str, end: int) -> bool:
    """Does "Sp. z o.o.", "S.A.", "i Synowie" … follow at `end`?"""
    return bool(_COMPANY_AFTER.match(text, end))


def is_ruler(text: str, end: int) -> bool:
    """Does a Roman numeral follow ("Jan Paweł II")?"""
    match = _ROMAN_AFTER.match(text, end)
    return match is not None and not (match.group() == " I" and text[max(0, end - 2) : end].isupper())

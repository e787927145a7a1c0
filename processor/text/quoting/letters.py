"""The turns of letters, Polish and English, as patterns: greetings, sign-offs, disclaimers, requests, letterheads."""

from __future__ import annotations

import re


class AnyCase:
    """A pattern in lower case held against text in any case: several times as fast as `re.I`, with which `re` tries
    every alternative where otherwise it looks at the first letter."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._lower = re.compile(pattern)

    def match(self, text: str) -> re.Match[str] | None:
        lower = text.lower()
        return self._lower.match(lower) if len(lower) == len(text) else re.match(self._pattern, text, re.I)

    def search(self, text: str) -> re.Match[str] | None:
        lower = text.lower()  # of "İ" two letters
        return self._lower.search(lower) if len(lower) == len(text) else re.search(self._pattern, text, re.I)


_NAME = r"(?-i:[A-ZĄĆĘŁŃÓŚŹŻ])[\w’'\-]{0,30}\.?"
_TITLE = r"(?:(?-i:[a-ząćęłńóśźż]{2,5})\.|dr|mgr|prof|hab|inż|ks|p\.)"
_WHOM = rf"(?:\s+(?:i|oraz|lub|/|{_TITLE}|{_NAME})){{0,6}}"
# Whom a short greeting names: a title with names, or one word; two words may be the writer's own name.
_ADDRESSEE = (
    rf"(?:(?:\s+(?:Pani[e]?|Pa[nń]stwu|Pa[nń]stwo|Panowie|wszystkim|all|everyone){_WHOM}|\s+{_NAME})"
    r"(?=\s*(?:[,!.:;–-]|$)))?"
)
_WARMLY = r"(?:\s+(?:serdecznie|gor[aą]co|ponownie|pa[nń]stwa|uprzejmie|wszystkich|wszystkie|pana|pani[aą])){0,3}"
GREETING = re.compile(
    rf"(?:(?:bardzo\s+|wielce\s+)?(?:szanown[aeiy]|sz\.?|drog[ai]e?|drodzy|mi[łl][aey]|mili)"
    rf"\s+(?:Pani[e]?|Pan(?:ie|owie|stwo)?|Pa[nń]stwo|P\.|Koleżank\w+|Koleg\w+|Koledzy|{_NAME}){_WHOM}"
    rf"|(?:dzie[nń]\s+dobry|dobry\s+(?:dzie[nń]|w\w{{4,6}})|dobry|witam(?:y)?|witaj(?:cie)?|cze[sś][cć]"
    rf"|hej(?:ka)?|siema|halo)"
    rf"{_WARMLY}{_ADDRESSEE}"
    rf"|(?:moje\s+)?uszanowanie|niech\s+b[eę]dzie\s+pochwalony|szcz[eę][sś][cć]\s+bo[zż]e|czuwaj|szanowni"
    rf"|dear\s+(?:sirs?|madam|sir\s+or\s+madam|all|colleagues|{_NAME}){_WHOM}"
    rf"|(?:hello|hi|good\s+(?:morning|afternoon|evening|day)|guten\s+(?:tag|morgen)|dobrý\s+den){_ADDRESSEE}"
    rf"|vážen[ýáí]\s+\w+{_WHOM}|добр(?:ий|ый)\s+день|шановн\w+\s+\w+|sehr\s+geehrte\w*{_WHOM})"
    r"(?:\s*[,!.:;\-–—]+|(?=\s)|$)",
    re.I,
)
VOCATIVE_LINE = re.compile(rf"(?:Pani|Panie|Państwo){_WHOM}\s*[,!]+")

GREETS_FROM = AnyCase(  # "Serdecznie pozdrawia zespół biblioteki: Jan Lis, Ewa Kot": whoever is named there, signs
    r"(?:(?:serdecznie|ciep[łl]o|gor[aą]co|mi[łl]o|s[łl]onecznie|jesiennie)\s+){0,2}"
    r"(?:pozdrawia(?:j[aą])?|k[łl]ania(?:j[aą])?\s+si[eę]|[sś]ciska(?:j[aą])?)"
    r"(?:\s+(?:serdecznie|ciep[łl]o|gor[aą]co|nisko|pa[nń]stwa|pani[aą]|pana|was|wszystkich)){0,3}(?![\w\-])"
)
WHO_GREETS = re.compile(r"\s*[:,–-]?\s*(?!.*\b(?:kt[oó]r|ale|i\s+pros|i\s+chc))[^.!?]{0,160}[.!]?\s*")
SIGN_OFF = AnyCase(
    r"(?:(?:z\s+(?:góry\s+)?(?:serdecznym\s+|najlepszym\s+|ciep[łl]ym\s+|wyrazami\s+|g[łl][eę]bokim\s+"
    r"|nale[zż]nym\s+|wielkim\s+)?"
    r"(?:powa[zż]aniem|powa[zż]ania|pozdrowieniami|szacunkiem|szacunku|uszanowaniem|wyrazami\s+\w+|uk[łl]onami))"
    r"|(?:[łl][aą]cz[eę](?:my)?|przesy[łl]am(?:y)?|pozostaj[eę](?:my)?|za[łl][aą]czam"
    r"|śl[eę])\s+(?:\w+\s+){0,3}(?:pozdrowienia|wyrazy|szacunku|szacunkiem|powa[zż]aniem|uk[łl]ony"
    r"|nadziei\w*)(?:\s+(?:szacunku|powa[zż]ania|uznania))?"
    r"|(?:dzi[eę]kuj[eę]|dzi[eę]kujemy|dzi[eę]ki|[zs]\s+g[oó]ry\s+dzi[eę]kuj[eę])(?:\s+z\s+g[oó]ry"
    r"|\s+bardzo)?\s+(?:i|oraz)\s+pozdrawiam(?:y)?(?:\s+(?:serdecznie|ciep[łl]o|gor[aą]co))?"
    r"|(?:(?:serdecznie|ciep[łl]o|gor[aą]co|uprzejmie|mi[łl]o|s[łl]onecznie"
    r"|jesiennie)\s+){0,2}pozdrawiam(?:y)?(?:\s+(?:serdecznie|ciep[łl]o|gor[aą]co|uprzejmie|jesiennie"
    r"|s[łl]onecznie|bardzo|pa[nń]stwa|pani[aą]|pana)){0,3}"
    r"|(?:(?:serdeczne|mi[łl]e|ciep[łl]e)\s+)?pozdrowienia|serdeczno[sś]ci|pozdr\.?|pzdr\.?|(?:z\s+)?pow\.|uk[łl]ony"
    r"|do\s+(?:zobaczenia|us[łl]yszenia|widzenia)"
    r"|(?:[zż]ycz[eę](?:my)?\s+)?(?:mi[łl]ego|dobrego|udanego)\s+(?:dnia|popo[łl]udnia|wieczoru|weekendu|tygodnia)"
    r"|czuwaj|szcz[eę][sś][cć]\s+bo[zż]e|z\s+bogiem"
    r"|(?:(?:kind|best|warm|kindest|warmest|with\s+kind|with\s+best)\s+)?regards|best\s+wishes"
    r"|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|yours|cheers|many\s+thanks|best|all\s+the\s+best"
    r"|mit\s+freundlichen\s+gr[uü][sß]+e?n?|s\s+pozdravem|s\s+pozdravom|з\s+повагою|с\s+уважением)"
    r"(?![\w\-])"
)
SIGN_OFF_TAIL = re.compile(r"\s*[,.!;:\-–—()*]*\s*")
GOES_ON = re.compile(r"\s*(?:i|oraz|a|ale|że|w|na|do|and|od|ze?|was|cię|wszystkich|za)\s", re.I)

BAR = re.compile(r"\s[|•·]\s")
DELIMITER = re.compile(r"(?:--|—|–)\s{0,3}")
MOBILE = re.compile(
    r"[(*]?(?:(?:wys[łl]an[eoay]|nadano|wiadomo[sś][cć]\s+wys[łl]ana|napisane|przes[łl]ane)\s+(?:z"
    r"|za\s+pomoc[aą]|przy\s+u[zż]yciu|przez|ze)\s+"
    r"(?:mojego\s+|mego\s+|mojej\s+|aplikacji\s+|programu\s+|poczty\s+|smartfon\w*\s+|telefonu\s+|tabletu\s+"
    r"|urz[aą]dzenia\s+|mobiln\w+\s+|darmowej\s+|bezp[łl]atnej\s+)*.{0,60}"
    r"|sent\s+(?:from|via|with|using)\s+(?:my\s+)?.{1,60}|pobierz\s+(?:program\s+)?outlook.{0,60}"
    r"|get\s+outlook\s+for\s+.{1,40}|envoyé de mon .{1,40}|von meinem .{1,40}gesendet)[)*]?",
    re.I,
)
MOBILE_DEVICE = re.compile(
    r"iphon|ipad|ios|android|samsung|galaxy|huawei|xiaomi|nokia|blackberry|windows|outlook|mail|poczt|telefon"
    r"|smartfon|tablet|mobil|yahoo"
    r"|onet|wp\b|o2|interia|play|orange|t-mobile|plus\b|lumia|sony|xperia|htc|lg\b|motorola|proton|urządze"
    r"|gmail|aplikacj|myphone|tmobile|phone",
    re.I,
)
DISCLAIMER = AnyCase(
    r"[\W_]{0,6}(?:(?:tw[oó]j|your|pa[nń]stwa)\s+(?:program|klient|mail|e-?mail"
    r"|browser).{0,40}(?:nie\s+obs[łl]ug|does\s+not\s+support|html)"
    r"|(?:niniejsz[aey]|ta|ten|poni[zż]sz[aey]|przesy[łl]an[aey]|tre[sś][cć]\s+(?:tej"
    r"|niniejszej))\s+(?:wiadomo[sś][cć]|e-?mail|mail|informacja|korespondencja|przekaz|poczta|tre[sś][cć]"
    r"|transmisja|przesy[łl]ka|list)"
    r"|wiadomo[sś][cć]\s+(?:ta\b|niniejsza|e-?mail|zawiera|mo[zż]e|jest\s+(?:poufna|przeznaczona)|obj[eę]ta|wygenerowan"
    r"|zosta[łl]a)|tre[sś][cć]\s+(?:tej|niniejszej)\s+wiadomo[sś]ci"
    r"|informacj[aei]\s+(?:zawart[aey]|zamieszczon[aey]|przekazan[aey])\s+w|(?:uwaga|zastrze[zż]enie|klauzula"
    r"|nota|informacja)\s*[:!]?\s*(?:o\s+)?(?:poufno|prawn|niniejsz|rodo|ta\s+wiadomo|wiadomo|tre[sś][cć])"
    r"|klauzula\s|rodo\b|zgodnie\s+z\s+(?:art\.|rozporz|ustaw|rodo)|administratorem\s+\w+"
    r"|dane\s+osobowe\s+(?:s[aą]|przetwarzan|pa[nń]stwa|pani)"
    r"|je[sś]li\s+(?:nie\s+(?:jest|s[aą])|otrzyma|nie\s+b[eę]d[aą]c)|je[zż]eli\s+(?:nie\s+(?:jest|s[aą])"
    r"|otrzyma|niniejsz)"
    r"|pomy[sś]l\s+o\s+[sś]rodowisku|(?:prosz[eę]|prosimy),?\s+(?:pomy[sś]l\w*|we[zź]\w*|o\s+uwzgl[eę]dnienie"
    r"|rozwa[zż]\w*|chro[nń]\w*)\s.{0,40}(?:[sś]rodowisk|drukow|wydruk|papier|natur)|zanim\s+wydrukujesz"
    r"|zastan[oó]w\s+si[eę],?\s+(?:czy|zanim)|przed\s+wydrukowaniem|drukuj\s+tylko|chro[nń]\s+[sś]rodowisko"
    r"|oszcz[eę]dzaj\s+papier"
    r"|(?:please\s+)?(?:consider|think\s+(?:of|about))\s+(?:the\s+environment|before\s+printing)"
    r"|(?:p\.?\s?)?save\s+(?:the\s+)?(?:paper|trees)|think\s+green"
    r"|this\s+(?:e-?mail|message|communication|transmission|information|electronic)\b"
    r"|the\s+information\s+(?:contained|in\s+this|transmitted)|the\s+contents?\s+of\s+this"
    r"|if\s+you\s+(?:are\s+not|have\s+received|received)|confidential|disclaimer|privileged"
    r"|(?:ta\s+|wiadomo[sś][cć]\s+)?.{0,30}(?:zosta[łl]a?\s+(?:sprawdzona|przeskanowana)"
    r"|wolna\s+od\s+wirus[oó]w|nie\s+zawiera\s+wirus|sprawdzone\s+przez\s+(?:program|avast|eset|avg|kaspersky)"
    r"|virus-?free|no\s+virus\s+found|checked\s+(?:by|for)\s+(?:avg|avast|viruses)|scanned\s+by|sprawdzono\s+program)"
    r"|_{5,}\s*(?:informacja|information)\s+(?:programu|from)\s+eset|avast\b|www\.avast|s[aą]d\s+rejonowy"
    r"|kapita[łl]\s+zak[łl]adowy|wpisan[aey]\s+do\s+(?:rejestru|krs))"
)
AUTOMATIC = re.compile(r"automat|auto-|undeliver|nie zosta[łl]a dostarczona|could not|delivery", re.I)
LIST_FOOTER = re.compile(r"[-_=]{10,80}\s*")
LIST_WORDS = re.compile(
    r"mailing\s?list|listinfo|lista dyskusyjna|unsubscribe|wypisa[cć] si[eę]|rezygnacja z subskrypcji|@googlegroups",
    re.I,
)
THANKS = re.compile(
    rf"(?:z\s+g[oó]ry\s+)?(?:(?:bardzo|serdecznie|uprzejmie)\s+)?(?:dzi[eę]kuj[eę](?:my)?|dzi[eę]ki|thanks"
    rf"|thank\s+you|many\s+thanks)"
    rf"(?:\s+(?:bardzo|z\s+g[oó]ry|serdecznie|so\s+much|very\s+much))?\s*[,.!]*(?:\s+{_NAME}){{0,2}}\s*",
    re.I,
)
POSTSCRIPT = re.compile(r"(?:p\.?\s?s\.?|post\s?scriptum)\s?[:.\-–]?\s", re.I)
ASKS = AnyCase(
    r"\b(?:zg[łl]aszam\w*|zapisuj[eę]\w*|zg[łl]osi[cć]|zapisa[cć]|dopisa[cć]|wpisa[cć]|rezygnuj\w+"
    r"|potwierdzam\w*|prosz[eę]\s+o\s+(?:zapis|dopis|wpis|rejestr|uwzgl|wys[łl]|przes[łl]|informacj|potwierdz)"
    r"|prosimy\s+o\s+(?:zapis|dopis|wpis|rejestr)"
    r"|pros(?:z[eę]|imy)\s+(?:\w+\s+)?(?:zapis|dopis|wpis|zanotow|uwzgl[eę]d|zarejestr|dolicz)\w+"
    r"|chcia[łl](?:a|y)?by(?:m|[sś]my)|b[eę]d[eę]|we?zm(?:[eę]|ie|iemy)|przyjd[eę]|przyjad[eę]|register"
    r"|sign\s+(?:me|us)\s+up)\b"
)
LIST_ITEM = re.compile(r"(?:\d{1,3}[.)]|[-•*·–])\s+\S|\d{1,3}\t|lp\.?\b", re.I)
FORM = re.compile(
    r"(?:\d{1,2}[.)]\s?)?(?:imi[eę]|imiona|nazwisko|imi[eę] i nazwisko|nazwisko i imi[eę]|uczestni\w+"
    r"|zg[łl]aszan\w+|stanowisko|instytucja|jednostka|nazwa (?:instytucji|jednostki|urz[eę]du|gminy)"
    r"|urz[aą]d|gmina|osob[ay] (?:zg[łl]aszan\w+|delegowan\w+)|zg[łl]oszenie|first name|surname|last name"
    r"|name)\s?(?:\([^)]{0,40}\)\s?)?(?::|\.{3,}|_{3,})",
    re.I,
)
CONTACT = AnyCase(
    r"\b(?:tel|telefon|kom(?=\.?\s?[:+(\d])|tel\.?\s?kom|fax|faks|mobile|phone|mob|gsm|e-?mail|www|http|https|nip|regon|krs"
    r"|skype|centrala|sekretariat|wew|pok)\b\.?\s?[.:/]?|\+48|@|\b\d{2}-\d{3}\s+[a-ząćęłńóśźż]|(?:^|\s)(?:ul|al"
    r"|os|pl)\.\s?[a-ząćęłńóśźż0-9]"
    r"|\b\d{3}[ \-]?\d{3}[ \-]?\d{3}\b|\(?\b\d{2}\)?[ \-/]?\d{3}[ \-]?\d{2}[ \-]?\d{2}\b"
)
SENTENCE = re.compile(r"[.!?…]\s*$")
NEXT_SENTENCE = re.compile(r"[.!?…]\s+[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]*\s+[a-ząćęłńóśźż]")
WORDS = re.compile(r"[^\W\d_]{2,}")
SIGNATURE_LINE = 90  # characters; a longer line is no letterhead
SIGNATURE_LINES = 25
HEAD_LINES = 15
RULE = re.compile(r"[-_=*~]{3,}\s*")

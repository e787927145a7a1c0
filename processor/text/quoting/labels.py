"""What the lines of one message are for: greeting, written text, sign-off, signature, disclaimer.

Rules of letters as Poles and the English write them; a doubtful line is written text, for a name read there is checked
by its sentence, while a name in a signature is the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor.text.quoting.lines import Line
from processor.values import Label

Stretch = tuple[Label, int, int]

_NAME = r"(?-i:[A-ZĄĆĘŁŃÓŚŹŻ])[\w’'\-]{0,30}\.?"
_TITLE = r"(?:(?-i:[a-ząćęłńóśźż]{2,5})\.|dr|mgr|prof|hab|inż|ks|p\.)"
_WHOM = rf"(?:\s+(?:i|oraz|lub|/|{_TITLE}|{_NAME})){{0,6}}"
_GREETING = re.compile(
    rf"(?:(?:bardzo\s+)?(?:szanown[aeiy]|sz\.?|drog[ai]e?|drodzy|mi[łl][aey]|mili|wielce\s+szanown[aeiy])\s+(?:Pani[e]?|Pan(?:ie|owie|stwo)?|Pa[nń]stwo|P\.|Koleżank\w+|Koleg\w+|Koledzy|{_NAME}){_WHOM}"
    rf"|dzie[nń]\s+dobry(?:\s+pa[nń]stwu)?{_WHOM}|dobry\s+(?:dzie[nń]|w\w{4, 6})|dobry|witam(?:y)?(?:(?:\s+(?:serdecznie|gor[aą]co|ponownie|pa[nń]stwa|uprzejmie|wszystkich|wszystkie|pana|pani[aą]))*){_WHOM}"
    rf"|witaj(?:cie)?{_WHOM}|cze[sś][cć]{_WHOM}|hej(?:ka)?{_WHOM}|siema|halo"
    rf"|(?:moje\s+)?uszanowanie|niech\s+b[eę]dzie\s+pochwalony|szcz[eę][sś][cć]\s+bo[zż]e|czuwaj|szanowni"
    rf"|dear\s+(?:sirs?|madam|sir\s+or\s+madam|all|colleagues|{_NAME}){_WHOM}|hello{_WHOM}|hi{_WHOM}|good\s+(?:morning|afternoon|evening|day){_WHOM}"
    rf"|dobrý\s+den|vážen[ýáí]\s+\w+{_WHOM}|добрий\s+день|добрый\s+день|шановн\w+\s+\w+|sehr\s+geehrte\w*{_WHOM}|guten\s+(?:tag|morgen){_WHOM})"
    r"(?:\s*[,!.:;\-–—]+|(?=\s)|$)",
    re.I,
)
_VOCATIVE_LINE = re.compile(rf"(?:Pani|Panie|Państwo){_WHOM}\s*[,!]+")

_SIGN_OFF = re.compile(
    r"(?:(?:z\s+(?:góry\s+)?(?:serdecznym\s+|najlepszym\s+|ciep[łl]ym\s+|wyrazami\s+|g[łl][eę]bokim\s+|nale[zż]nym\s+|wielkim\s+)?"
    r"(?:powa[zż]aniem|powa[zż]ania|pozdrowieniami|szacunkiem|szacunku|uszanowaniem|wyrazami\s+\w+|uk[łl]onami))"
    r"|(?:[łl][aą]cz[eę](?:my)?|przesy[łl]am(?:y)?|pozostaj[eę](?:my)?|za[łl][aą]czam|śl[eę])\s+(?:\w+\s+){0,3}(?:pozdrowienia|wyrazy|szacunku|szacunkiem|powa[zż]aniem|uk[łl]ony|nadziei\w*)(?:\s+(?:szacunku|powa[zż]ania|uznania))?"
    r"|(?:dzi[eę]kuj[eę]|dzi[eę]kujemy|dzi[eę]ki|[zs]\s+g[oó]ry\s+dzi[eę]kuj[eę])(?:\s+z\s+g[oó]ry|\s+bardzo)?\s+(?:i|oraz)\s+pozdrawiam(?:y)?(?:\s+(?:serdecznie|ciep[łl]o|gor[aą]co))?"
    r"|(?:(?:serdecznie|ciep[łl]o|gor[aą]co|uprzejmie|mi[łl]o|s[łl]onecznie|jesiennie)\s+){0,2}pozdrawiam(?:y)?(?:\s+(?:serdecznie|ciep[łl]o|gor[aą]co|uprzejmie|jesiennie|s[łl]onecznie|bardzo|pa[nń]stwa|pani[aą]|pana)){0,3}"
    r"|(?:(?:serdeczne|mi[łl]e|ciep[łl]e)\s+)?pozdrowienia|pozdr\.?|pzdr\.?|(?:z\s+)?pow\.|uk[łl]ony|do\s+(?:zobaczenia|us[łl]yszenia|widzenia)"
    r"|(?:[zż]ycz[eę](?:my)?\s+)?(?:mi[łl]ego|dobrego|udanego)\s+(?:dnia|popo[łl]udnia|wieczoru|weekendu|tygodnia)"
    r"|czuwaj|szcz[eę][sś][cć]\s+bo[zż]e|z\s+bogiem"
    r"|(?:(?:kind|best|warm|kindest|warmest|with\s+kind|with\s+best)\s+)?regards|best\s+wishes|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|yours|cheers|many\s+thanks|best|all\s+the\s+best"
    r"|mit\s+freundlichen\s+gr[uü][sß]+e?n?|s\s+pozdravem|s\s+pozdravom|з\s+повагою|с\s+уважением)"
    r"(?![\w\-])",
    re.I,
)
_SIGN_OFF_TAIL = re.compile(r"\s*[,.!;:\-–—]*\s*")
_GOES_ON = re.compile(r"\s*(?:i|oraz|a|ale|że|w|na|do|and|od|ze?|was|cię|wszystkich|za)\s", re.I)

_DELIMITER = re.compile(r"(?:--|—|–)\s{0,3}")
_MOBILE = re.compile(
    r"[(*]?(?:(?:wys[łl]an[eoay]|nadano|wiadomo[sś][cć]\s+wys[łl]ana|napisane|przes[łl]ane)\s+(?:z|za\s+pomoc[aą]|przy\s+u[zż]yciu|przez|ze)\s+"
    r"(?:mojego\s+|mego\s+|mojej\s+|aplikacji\s+|programu\s+|poczty\s+|smartfon\w*\s+|telefonu\s+|tabletu\s+|urz[aą]dzenia\s+|mobiln\w+\s+|darmowej\s+|bezp[łl]atnej\s+)*.{0,60}"
    r"|sent\s+(?:from|via|with|using)\s+(?:my\s+)?.{1,60}|pobierz\s+(?:program\s+)?outlook.{0,60}|get\s+outlook\s+for\s+.{1,40}|envoyé de mon .{1,40}|von meinem .{1,40}gesendet)[)*]?",
    re.I,
)
_MOBILE_DEVICE = re.compile(
    r"iphon|ipad|ios|android|samsung|galaxy|huawei|xiaomi|nokia|blackberry|windows|outlook|mail|poczt|telefon|smartfon|tablet|mobil|yahoo"
    r"|onet|wp\b|o2|interia|play|orange|t-mobile|plus\b|lumia|sony|xperia|htc|lg\b|motorola|proton|urządze|gmail|aplikacj|myphone|tmobile|phone",
    re.I,
)
_DISCLAIMER = re.compile(
    r"[\W_]{0,6}(?:(?:niniejsz[aey]|ta|ten|poni[zż]sz[aey]|przesy[łl]an[aey]|tre[sś][cć]\s+(?:tej|niniejszej))\s+(?:wiadomo[sś][cć]|e-?mail|mail|informacja|korespondencja|przekaz|poczta|tre[sś][cć]|transmisja|przesy[łl]ka|list)"
    r"|wiadomo[sś][cć]\s+(?:ta\b|niniejsza|e-?mail|zawiera|mo[zż]e|jest\s+(?:poufna|przeznaczona)|wygenerowan|zosta[łl]a)|tre[sś][cć]\s+(?:tej|niniejszej)\s+wiadomo[sś]ci"
    r"|informacj[aei]\s+(?:zawart[aey]|zamieszczon[aey]|przekazan[aey])\s+w|(?:uwaga|zastrze[zż]enie|klauzula|nota|informacja)\s*[:!]?\s*(?:o\s+)?(?:poufno|prawn|niniejsz|rodo|ta\s+wiadomo|wiadomo|tre[sś][cć])"
    r"|klauzula\s|rodo\b|zgodnie\s+z\s+(?:art\.|rozporz|ustaw|rodo)|administratorem\s+\w+|dane\s+osobowe\s+(?:s[aą]|przetwarzan|pa[nń]stwa|pani)"
    r"|je[sś]li\s+(?:nie\s+(?:jest|s[aą])|otrzyma|nie\s+b[eę]d[aą]c)|je[zż]eli\s+(?:nie\s+(?:jest|s[aą])|otrzyma|niniejsz)"
    r"|pomy[sś]l\s+o\s+[sś]rodowisku|(?:prosz[eę]|prosimy),?\s+(?:pomy[sś]l\w*|we[zź]\w*|o\s+uwzgl[eę]dnienie|rozwa[zż]\w*|chro[nń]\w*)\s.{0,40}(?:[sś]rodowisk|drukow|wydruk|papier|natur)|zanim\s+wydrukujesz|zastan[oó]w\s+si[eę],?\s+(?:czy|zanim)|przed\s+wydrukowaniem|drukuj\s+tylko|chro[nń]\s+[sś]rodowisko|oszcz[eę]dzaj\s+papier"
    r"|(?:please\s+)?(?:consider|think\s+(?:of|about))\s+(?:the\s+environment|before\s+printing)|(?:p\.?\s?)?save\s+(?:the\s+)?(?:paper|trees)|think\s+green"
    r"|this\s+(?:e-?mail|message|communication|transmission|information|electronic)\b|the\s+information\s+(?:contained|in\s+this|transmitted)|the\s+contents?\s+of\s+this|if\s+you\s+(?:are\s+not|have\s+received|received)|confidential|disclaimer|privileged"
    r"|(?:ta\s+|wiadomo[sś][cć]\s+)?.{0,30}(?:zosta[łl]a?\s+(?:sprawdzona|przeskanowana)|wolna\s+od\s+wirus[oó]w|nie\s+zawiera\s+wirus|sprawdzone\s+przez\s+(?:program|avast|eset|avg|kaspersky)|virus-?free|no\s+virus\s+found|checked\s+(?:by|for)\s+(?:avg|avast|viruses)|scanned\s+by|sprawdzono\s+program)"
    r"|_{5,}\s*(?:informacja|information)\s+(?:programu|from)\s+eset|avast\b|www\.avast|s[aą]d\s+rejonowy|kapita[łl]\s+zak[łl]adowy|wpisan[aey]\s+do\s+(?:rejestru|krs))",
    re.I,
)
_AUTOMATIC = re.compile(r"automat|auto-|undeliver|nie zosta[łl]a dostarczona|could not|delivery", re.I)
_LIST_FOOTER = re.compile(r"[-_=]{10,80}\s*")
_LIST_WORDS = re.compile(
    r"mailing\s?list|listinfo|lista dyskusyjna|unsubscribe|wypisa[cć] si[eę]|rezygnacja z subskrypcji|@googlegroups",
    re.I,
)
_THANKS = re.compile(
    rf"(?:z\s+g[oó]ry\s+)?(?:(?:bardzo|serdecznie|uprzejmie)\s+)?(?:dzi[eę]kuj[eę](?:my)?|dzi[eę]ki|thanks|thank\s+you|many\s+thanks)"
    rf"(?:\s+(?:bardzo|z\s+g[oó]ry|serdecznie|so\s+much|very\s+much))?\s*[,.!]*(?:\s+{_NAME}){{0,2}}\s*",
    re.I,
)
_POSTSCRIPT = re.compile(r"(?:p\.?\s?s\.?|post\s?scriptum)\s?[:.\-–]?\s", re.I)
_ASKS = re.compile(
    r"\b(?:zg[łl]aszam\w*|zapisuj[eę]\w*|zg[łl]osi[cć]|zapisa[cć]|dopisa[cć]|wpisa[cć]|rezygnuj\w+|potwierdzam\w*|prosz[eę]\s+o\s+(?:zapis|dopis|wpis|rejestr|uwzgl|wys[łl]|przes[łl]|informacj|potwierdz)|prosimy\s+o\s+(?:zapis|dopis|wpis|rejestr)"
    r"|chcia[łl](?:a|y)?by(?:m|[sś]my)|b[eę]d[eę]|we?zm(?:[eę]|ie|iemy)|przyjd[eę]|przyjad[eę]|register|sign\s+(?:me|us)\s+up)\b",
    re.I,
)
_LIST_ITEM = re.compile(r"(?:\d{1,3}[.)]|[-•*·–])\s+\S|\d{1,3}\t|lp\.?\b", re.I)
_FORM = re.compile(
    r"(?:\d{1,2}[.)]\s?)?(?:imi[eę]|imiona|nazwisko|imi[eę] i nazwisko|nazwisko i imi[eę]|uczestni\w+|zg[łl]aszan\w+|stanowisko|instytucja|jednostka|nazwa (?:instytucji|jednostki|urz[eę]du|gminy)"
    r"|urz[aą]d|gmina|osob[ay] (?:zg[łl]aszan\w+|delegowan\w+)|zg[łl]oszenie|first name|surname|last name|name)\s?(?:\([^)]{0,40}\)\s?)?:",
    re.I,
)
_CONTACT = re.compile(
    r"\b(?:tel|telefon|kom|tel\.?\s?kom|fax|faks|mobile|phone|mob|gsm|e-?mail|www|http|https|nip|regon|krs|skype|centrala|sekretariat|wew|pok)\b\.?\s?[.:/]?|\+48|@|\b\d{2}-\d{3}\s+[A-ZĄĆĘŁŃÓŚŹŻ]|(?:^|\s)(?:ul|al|os|pl)\.\s?[A-ZĄĆĘŁŃÓŚŹŻ0-9]"
    r"|\b\d{3}[ \-]?\d{3}[ \-]?\d{3}\b|\(?\b\d{2}\)?[ \-/]?\d{3}[ \-]?\d{2}[ \-]?\d{2}\b",
    re.I,
)
_SENTENCE = re.compile(r"[.!?…]\s*$")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SIGNATURE_LINE = 90  # characters; a longer line is no letterhead
_SIGNATURE_LINES = 25
_HEAD_LINES = 15
_RULE = re.compile(r"[-_=*~]{3,}\s*")


def label(lines: Sequence[Line]) -> list[Stretch]:
    """Label every line of one message (all of one depth); a line with a greeting or sign-off and more is cut in two."""
    if not lines:
        return []
    labels = _by_line(lines)
    done: list[Stretch] = []
    for line, what in zip(lines, labels, strict=True):
        done.extend(_cut(line, what))
    return done


def _cut(line: Line, what: Label) -> list[Stretch]:
    """Where in the line the greeting or the sign-off ends and something else begins."""
    if what is Label.GREETING:
        end = _greeting_end(line.content)
        rest = Label.WRITTEN
    elif what is Label.SIGN_OFF:
        end = _sign_off_end(line.content)
        rest = Label.SIGNATURE
    else:
        return [(what, line.start, line.end)]
    cut = line.at + end
    if end >= len(line.content):
        return [(what, line.start, line.end)]
    return [(what, line.start, cut), (rest, cut, line.end)]


def _greeting_end(content: str) -> int:
    match = _greeting(content)
    return match if match is not None else len(content)


def _greeting(content: str) -> int | None:
    """Where the greeting at the front of a line ends; None where there is none."""
    match = _GREETING.match(content)
    if match is not None:
        return match.end()
    whole = _VOCATIVE_LINE.fullmatch(content)
    return len(content) if whole else None


def _sign_off_end(content: str) -> int:
    match = _SIGN_OFF.match(content)
    if match is None:
        thanks = re.match(r"[^,.!\n]{2,40}[,.!]\s*", content)
        return thanks.end() if thanks else len(content)
    tail = _SIGN_OFF_TAIL.match(content, match.end())
    rest = content[match.end() :]
    if _GOES_ON.match(rest):
        return len(content)
    return tail.end() if tail else match.end()


def _by_line(lines: Sequence[Line]) -> list[Label]:
    labels = [Label.WRITTEN] * len(lines)
    _greetings(lines, labels)
    _closings(lines, labels)
    _letterhead(lines, labels)
    _disclaimers(lines, labels)
    _mobile(lines, labels)
    _blanks(lines, labels)
    return labels


def _greetings(lines: Sequence[Line], labels: list[Label]) -> None:
    """Up to three greeting lines before anything else is said; a letterhead may stand above them."""
    found, begin = 0, _letterhead_above(lines)
    for index in range(begin):
        labels[index] = Label.SIGNATURE
    for index, line in enumerate(lines[begin:], begin):
        if line.blank:
            continue
        end = _greeting(line.content)
        if end is None or found >= 3:
            return
        labels[index] = Label.GREETING
        found += 1
        if end < len(line.content):
            return


def _letterhead_above(lines: Sequence[Line]) -> int:
    """How many lines of letterhead with a telephone or an address stand above a greeting."""
    contact = False
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if line.blank:
            continue
        if contact and _greeting(line.content) is not None:
            return index
        if not _letterhead_line(line.content):
            return 0
        contact = contact or bool(_CONTACT.search(line.content))
    return 0


def _closings(lines: Sequence[Line], labels: list[Label]) -> None:
    """From the delimiter or a sign-off on: signature, unless the writer takes up his text again."""
    closed = delimited = False
    for index, line in enumerate(lines):
        if line.blank or labels[index] is not Label.WRITTEN:
            continue
        if not closed and _DELIMITER.fullmatch(line.content) and index + 1 < len(lines):
            closed = delimited = True
            labels[index] = Label.SIGNATURE
        elif not delimited and (_signs_off(lines, index) or (not closed and _thanks(lines, index))):
            closed = True
            labels[index] = Label.SIGN_OFF
        elif closed and not delimited and _resumes(lines, index):
            closed = False
        elif closed and _POSTSCRIPT.match(line.content + " "):
            closed = delimited = False
        elif closed:
            labels[index] = Label.SIGNATURE


def _signs_off(lines: Sequence[Line], index: int) -> bool:
    content = lines[index].content
    match = _SIGN_OFF.match(content)
    if match is None:
        return False
    rest = content[match.end() :]
    if _GOES_ON.match(rest):
        return len(content) < _SIGNATURE_LINE and not _ASKS.search(rest)
    name = rest.strip(" ,.!;:-–—")
    return (
        len(name) <= 60
        and not _ASKS.search(name)
        and not (name and _SENTENCE.search(rest.rstrip()) and len(_WORDS.findall(name)) > 4)
    )


def _thanks(lines: Sequence[Line], index: int) -> bool:
    """Thanks on a line of their own, with nothing but a signature after them."""
    if len(lines[index].content) > 60 or not _THANKS.fullmatch(lines[index].content):
        return False
    after = [line.content for line in lines[index + 1 :] if not line.blank and not _ends_letter(line.content)]
    return len(after) <= _SIGNATURE_LINES and all(map(_letterhead_line, after))


def _resumes(lines: Sequence[Line], index: int) -> bool:
    """Does a new paragraph after the sign-off go on with the matter: a request, a list, a form, a sentence?"""
    content = lines[index].content
    if _DISCLAIMER.match(content) or _MOBILE.fullmatch(content):
        return False
    fresh = index > 0 and lines[index - 1].blank
    if _FORM.match(content) or (_ASKS.search(content) and len(_WORDS.findall(content)) > 2):
        return True
    if not fresh:
        return False
    if _LIST_ITEM.match(content) and not _CONTACT.search(content):
        return True
    if content.endswith(":") and not _CONTACT.search(content):
        return True
    return _is_prose(content)


def _is_prose(content: str) -> bool:
    """A sentence rather than a line of a letterhead: several words in lower case and a full stop."""
    words = _WORDS.findall(content)
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= 5
        and small * 3 >= len(words) * 2
        and bool(_SENTENCE.search(content))
        and not _CONTACT.search(content)
    )


def _letterhead(lines: Sequence[Line], labels: list[Label]) -> None:
    """A block of short lines with a telephone, an address or a page at the very end, after written text: a signature."""
    filled = [index for index, line in enumerate(lines) if not line.blank and not _ends_letter(line.content)]
    if not filled or any(labels[index] in (Label.SIGN_OFF, Label.SIGNATURE) for index in filled[-_SIGNATURE_LINES:]):
        return
    begin = _letterhead_start(lines, filled)
    if begin is None:
        return
    for index in filled:
        if index >= begin and labels[index] is Label.WRITTEN:
            labels[index] = Label.SIGNATURE


def _ends_letter(content: str) -> bool:
    return bool(_DISCLAIMER.match(content) or _MOBILE.fullmatch(content))


def _letterhead_start(lines: Sequence[Line], filled: list[int]) -> int | None:
    """The first line of the letterhead at the end, or None: a paragraph that begins after an empty line or a rule."""
    begin, contact = None, False
    for index in reversed(filled[-_SIGNATURE_LINES:]):
        content = lines[index].content
        if not _letterhead_line(content):
            break
        contact = contact or bool(_CONTACT.search(content))
        if index > 0 and (lines[index - 1].blank or _RULE.fullmatch(lines[index - 1].content)):
            begin = index if contact else begin
    if begin is None or not contact:
        return None
    before = [lines[index].content for index in filled if index < begin]
    introduced = not before or before[-1].endswith((":", "-", "–", ",")) or _LIST_ITEM.match(before[-1])
    return None if introduced or not any(_tells(content) for content in before) else begin


def _letterhead_line(content: str) -> bool:
    if len(content) > _SIGNATURE_LINE or ("\t" in content and not _CONTACT.search(content)):
        return False
    return not (
        _FORM.match(content)
        or _LIST_ITEM.match(content)
        or _ASKS.search(content)
        or _is_prose(content)
        or content.endswith(":")
    )


def _tells(content: str) -> bool:
    """A line of the letter itself: more than a greeting or a name."""
    return len(_WORDS.findall(content)) > 3 or bool(_ASKS.search(content))


def _disclaimers(lines: Sequence[Line], labels: list[Label]) -> None:
    """Each paragraph that opens like a disclaimer, and what follows it unless the writer goes on with his request."""
    inside = False
    for index, line in enumerate(lines):
        if line.blank:
            continue
        fresh = index == 0 or lines[index - 1].blank or labels[index] is not Label.WRITTEN or inside
        if fresh and _opens_disclaimer(lines, index):
            inside = True
        elif inside and lines[index - 1].blank and _takes_up(line.content):
            inside = False
        if inside and not _SIGN_OFF.match(line.content):
            labels[index] = Label.DISCLAIMER


def _opens_disclaimer(lines: Sequence[Line], index: int) -> bool:
    content = lines[index].content
    if _LIST_FOOTER.fullmatch(content):
        return any(_LIST_WORDS.search(line.content) for line in lines[index + 1 : index + 4])
    return bool(_DISCLAIMER.match(content)) and not _AUTOMATIC.search(content) and not _early_request(content)


def _early_request(content: str) -> bool:
    return bool(_ASKS.search(content)) and not re.search(
        r"poufn|adresat|odbiorc|confiden|recipient|wirus|virus|RODO|osobow", content, re.I
    )


def _takes_up(content: str) -> bool:
    return bool(_ASKS.search(content) or _FORM.match(content)) and len(content) < 200


def _mobile(lines: Sequence[Line], labels: list[Label]) -> None:
    for index, line in enumerate(lines):
        if len(line.content) < 120 and _MOBILE.fullmatch(line.content) and _MOBILE_DEVICE.search(line.content):
            labels[index] = Label.SIGNATURE


def _blanks(lines: Sequence[Line], labels: list[Label]) -> None:
    """Empty lines belong to what stands before them."""
    for index in range(1, len(lines)):
        if lines[index].blank:
            labels[index] = Label.SIGNATURE if labels[index - 1] is Label.SIGN_OFF else labels[index - 1]
            if labels[index - 1] is Label.GREETING:
                labels[index] = Label.WRITTEN

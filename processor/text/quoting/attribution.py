"""Where a client says "here begins what somebody else wrote": attribution lines, header blocks, forwarding markers.

Kinds, each of them with the author where it names one:

- a line that ends with "… napisał(a):", "… wrote:" and names a date, an address or a user (Gmail, Thunderbird, Onet,
  Interia, WP, o2, Roundcube, The Bat!, Proton, iOS), also wrapped over several lines;
- Apple Mail's "Wiadomość napisana przez … w dniu …:", Horde's "Cytowanie …:", old Gmail's "2016-10-18 14:12 GMT+02:00 …:";
- a block of From/Sent/To/Subject lines (Outlook, Lotus Notes, phones), with or without asterisks;
- a marker such as "-----Oryginalna wiadomość-----" or "---------- Forwarded message ---------", with or without a block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from processor.text.headers import text_of
from processor.text.quoting.lines import Line
from processor.values import Address

_LOOK_AHEAD = 4  # lines an attribution may be wrapped over
_LONGEST = 400

_FIELDS: dict[str, str] = {
    name: kind
    for kind, names in {
        "from": "od|nadawca|from|von|de|da|fra|från|van|od koho|odesílatel|odosielateľ|feladó|від|от|от кого|lähettäjä|kimden"
        "|expéditeur|remitente|mittente|remetente|afzender|avsender|avsändare|afsender|šalje|de la|pošiljatelj|від кого|sender",
        "date": "wysłano|wysłane|data|data wysłania|sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviada em"
        "|enviado em|fecha|inviato|sendt|skickat|verzonden|odesláno|odoslané|dátum|надіслано|дата|отправлено|elküldve"
        "|päivämäärä|lähetetty|gönderildi|tarih|trimis|poslano|dato|sent at|sendt den|date d’envoi|dată|datum slanja"
        "|data i godzina|gesendet am|invio|datums",
        "to": "do|adresat|odbiorca|adresaci|to|an|à|a|para|til|till|aan|komu|pro|címzett|кому|vastaanottaja|kime|către|za|prima"
        "|destinataire|destinatario|destinatário|adressat",
        "cc": "dw|udw|cc|bcc|kopia|kopie|kopi|do wiadomości|kopia do|ccn|копія|копия|másolatot kap|kópia|cci|kopio|ukryta kopia",
        "subject": "temat|tytuł|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|předmět|predmet|tárgy|тема|aihe"
        "|konu|subiect|rubrik|sujet",
        "other": "reply-to|odpowiedz do|odpowiedź do|importance|ważność|priorytet|priority|attachments|załączniki|organization"
        "|organizacja|antwort an|message-id|wichtigkeit|répondre à|svar til|x-mailer|resent-from|mailing-list|list",
    }.items()
    for name in names.split("|")
}
_FIELD = re.compile(r"[*_\s|]{0,4}([^\W\d_][^:*\n]{0,24}?)[ \t]{0,3}\*{0,2}[ \t]?[:：]\*{0,2}_?[ \t]*(.*)")

_QUOTE_WORDS = (
    r"original (?:message|e-?mail)|oryginalna wiadomość|wiadomość oryginalna|oryginał(?: wiadomości)?|pierwotna wiadomość"
    r"|wiadomość pierwotna|wiadomość źródłowa|reply message|ursprüngliche nachricht|originalnachricht|message d'origine|message original"
    r"|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse"
    r"|ursprungligt meddelande|opprinnelig melding|původní zpráva|původní e-mail|pôvodná správa|eredeti üzenet"
    r"|оригінальне повідомлення|исходное сообщение|alkuperäinen viesti|reply above this line|wiadomość org\.?"
)
_FORWARD_WORDS = (
    r"forwarded (?:message|by .{0,60})|begin forwarded message|wiadomość przekazana(?: dalej)?|przekazana (?:dalej )?wiadomość"
    r"|treść przekazanej wiadomości|przes[łl]ana (?:dalej )?wiadomość|wiadomość przesłana(?: dalej)?|wiadomość do przekazania"
    r"|początek przek(?:azywanej|azanej|ierowanej) wiadomości|przekazuj[eę] wiadomość|dalej przesłana wiadomość"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|début du message (?:transféré|réexpédié)"
    r"|mensaje reenviado|inicio del mensaje reenviado|mensagem (?:reencaminhada|encaminhada)|início da mensagem (?:reencaminhada|encaminhada)"
    r"|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht|videresendt (?:besked|meddelelse|melding)"
    r"|start på videresendt besked|videresendt melding|vidarebefordrat (?:meddelande|brev)|vidarebefordrat meddelande"
    r"|přeposlaná zpráva|začátek přeposílané zprávy|preposlaná správa|začiatok preposlanej správy|továbbított (?:üzenet|levél)|mesaj redirecționat|переслане повідомлення"
    r"|пересланное сообщение|пересылаемое сообщение|välitetty viesti|yönlendirilen ileti|forwarded mail|proslijeđena poruka"
)
_MARKER = re.compile(
    rf"(?P<open>[-_=*\s]{{0,60}})(?:(?P<forward>{_FORWARD_WORDS})|(?P<quote>{_QUOTE_WORDS}))[ ]?(?P<close>[-_=*:\s]{{0,60}})",
    re.I,
)
_END = re.compile(
    r"[-_=*\s]{3,60}(?:koniec (?:przekazanej|przekazywanej|oryginalnej )?\s?wiadomości(?: przekazanej| oryginalnej)?"
    r"|end (?:of )?(?:forwarded|original) message)[-_=*\s]{0,60}",
    re.I,
)
_RULE = re.compile(r"[-_=*—–]{5,200}")

_WROTE = re.compile(
    r"\b(?:napisał(?:\(a\)|/a|\(-a\)|a|eś|aś|eś\(aś\)|eś/aś|o|\(a\)\(a\))?|napisali|napisano|pisze|piszesz|piszą|pisał(?:\(a\)|a)?|można przeczytać"
    r"|wrote|writes|said|schrieb|hat (?:am .{0,60} )?geschrieben|a écrit|escribió|ha scritto|scrisse|escreveu|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|píše"
    r"|пише|писав(?:\(ла\))?|пишет|писал(?:\(а\)|а)?|написав(?:\(ла\)|ла)?|написал(?:\(а\)|а)?|skrev|schreef|kirjoitti|írta)"
    r"(?: w wiadomości.{0,80}| the following| następująco)?\s?(?P<end>:|：)?\s{0,2}-{0,20}$",
    re.I,
)
_STARTS = re.compile(
    r"(?:w dniu|dnia|on|am|le|el|il(?: giorno)?|em|op|den|dne|dňa|użytkownik|wiadomość napisana|quoting|cytowanie|cytuję|cytat|zacytuj"
    r"|w (?:twoim |swoim |państwa )?(?:liście|wiadomości)|-{3,}|"
    r"(?:pon|wt|śr|czw|czwartek|pt|sob|niedz?|poniedziałek|wtorek|środa|piątek|sobota|niedziela|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b"
    r"|\d{1,2}[.\-/ ]\s?(?:\d{1,2}|[a-zęóśźż]{3,12})[.\-/ ,]|\d{4}[-./]\d{1,2}[-./]\d{1,2})\.?",
    re.I,
)
_END_SIGN = re.compile(r"[:：\-]$|(?:napisa|pisze|pisał|wrote|schrieb|geschreven)\S{0,10}$", re.I)  # how attributions end
_OTHER_FORMS = re.compile(
    r"(?:wiadomość napisana (?:w dniu .{4,60} )?przez .{2,160}|(?:quoting|cytowanie|cytuję|cytat|zacytuj) .{2,160}"
    r"|\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC|CES?T)(?:[+-]\d{1,2}:?\d\d)? .{2,160}>"
    r"|.{2,120} (?:napisał(?:\(a\)|a)?|pisze|wrote) (?:w dniu|dnia|on) .{4,60})\s?:",
    re.I,
)
_EMAIL = re.compile(r"[\w.+=\-\xb7']{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}|[\w.\-]{1,40}\.\.\.@[\w.\-]{3,60}")
_WHEN = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?(?:GMT|UTC|CES?T|MES?Z)?\s?[+-]\d{2}:?\d{2}\)?|\s(?:GMT|UTC|CES?T|MES?Z))?\)?"
    r"|\b(?:19|20)\d\d\b(?:\s?r(?:oku|\.)?)?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}",
    re.I,
)
_ANGLE = re.compile(r"[<\[(]")
_LEADING_WORDS = re.compile(
    r"^(?:[\s,;:.\-\"'„”]|(?:użytkownik|użytkowniczka|pan|pani|o godz\.|godz\.|o|at|um|à|przez|uživatel)\s)+", re.I
)
_HEAD_WORDS = re.compile(
    r"^(?:użytkownik|użytkowniczka|quoting|cytowanie|cytuję|cytat|zacytuj|w dniu|dnia|on|am|-{3,})\s*", re.I
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines `[first, last)` that introduce another's text. `explicit`: the client itself says forwarded or quoted."""

    first: int
    last: int
    author: Address | None
    explicit: Literal["forwarded", "quoted", ""] = ""


def find(lines: Sequence[Line]) -> list[Attribution]:
    """Every attribution of a text, in order, none overlapping another."""
    found: list[Attribution] = []
    at = 0
    while at < len(lines):
        attribution = None if lines[at].blank else _marker(lines, at) or _block(lines, at) or _sentence(lines, at)
        if attribution is None:
            at += 1
            continue
        first = attribution.first
        while first > (found[-1].last if found else 0) and _belongs(lines[first - 1], lines[at]):
            first -= 1
        while lines[first].blank:
            first += 1
        found.append(Attribution(first, attribution.last, attribution.author, attribution.explicit))
        at = attribution.last
    return found


def ends(line: Line) -> bool:
    """Does a client say here that the forwarded mail is over?"""
    return bool(_END.fullmatch(line.content[:200]))


def _belongs(line: Line, to: Line) -> bool:
    """A rule drawn above an attribution, and the empty lines between."""
    return line.depth == to.depth and (line.blank or bool(_RULE.fullmatch(line.content)))


def _marker(lines: Sequence[Line], at: int) -> Attribution | None:
    content = lines[at].content
    match = _MARKER.fullmatch(content) if len(content) < 160 else None
    if match is None:
        return None
    after = _next_filled(lines, at + 1)
    block = _fields(lines, after) if after is not None else None
    dashes = sum(match[name].count(sign) for name in ("open", "close") for sign in "-_=*")
    if block is None and dashes < 4 and not match["close"].strip().endswith(":"):
        return None
    explicit: Literal["forwarded", "quoted"] = "forwarded" if match["forward"] else "quoted"
    if block is None or len(block[1]) < 2:
        return Attribution(at, at + 1, None, explicit)
    return Attribution(at, block[0], _author(block[1].get("from", "")), explicit)


def _next_filled(lines: Sequence[Line], at: int) -> int | None:
    for index in range(at, min(at + 4, len(lines))):
        if not lines[index].blank:
            return index
    return None


def _block(lines: Sequence[Line], at: int) -> Attribution | None:
    """A header block: From and at least a date or a subject, in any order and language known here."""
    if _kind(lines[at]) not in ("from", "date", "subject"):
        return None
    block = _fields(lines, at)
    if block is None or "from" not in block[1] or len({"date", "subject", "to"} & set(block[1])) < 2:
        if (
            block is None
            or "from" not in block[1]
            or not {"date", "subject"} & set(block[1])
            or not _EMAIL.search(block[1]["from"])
        ):
            return None
    return Attribution(at, block[0], _author(block[1]["from"]))


def _kind(line: Line) -> str:
    match = _FIELD.match(line.content) if ":" in line.content[:32] or "：" in line.content[:32] else None
    return _FIELDS.get(match[1].strip().lower(), "") if match else ""


def _fields(lines: Sequence[Line], at: int) -> tuple[int, dict[str, str]] | None:
    """The run of header lines from `at`: the line after it and each kind's value. Wrapped values are joined."""
    values: dict[str, str] = {}
    index, last, kind, since = at, at, "", 0
    while index < len(lines) and index - at < 40 and lines[index].depth == lines[at].depth:
        line = lines[index]
        here = _kind(line)
        if here and not (here in values and here != "other"):
            match = _FIELD.match(line.content)
            kind, since, last = here, 0, index + 1
            values[kind] = match[2] if match else ""
        elif line.blank:
            if ("subject" in values and "from" in values) or since or _kind_soon(lines, index) == "":
                break
        elif kind and since < (6 if kind in ("to", "cc") else 2) and _continues(lines, index):
            since, last = since + 1, index + 1
            values[kind] += " " + line.content
        else:
            break
        index += 1
    return (last, values) if values else None


def _kind_soon(lines: Sequence[Line], index: int) -> str:
    """The kind of the line after one empty one."""
    return _kind(lines[index + 1]) if index + 1 < len(lines) else ""


def _continues(lines: Sequence[Line], index: int) -> bool:
    """A line without a field name between two header lines is the wrapped end of the first."""
    for line in lines[index + 1 : index + 6]:
        if line.blank:
            return False
        if _kind(line):
            return True
    return False


def _sentence(lines: Sequence[Line], at: int) -> Attribution | None:
    """An attribution in words, beginning on this line and ending within the next few."""
    if not any(_END_SIGN.search(line.content[-24:]) for line in lines[at : at + _LOOK_AHEAD]):
        return None
    head = lines[at].content
    starts = bool(_STARTS.match(head))
    if (
        not starts
        and not _WROTE.search(head[-160:])
        and "napisał" not in head
        and "wrote" not in head
        and "pisze" not in head
    ):
        return None
    text = ""
    for last in range(at, min(at + (_LOOK_AHEAD if starts else 2), len(lines))):
        line = lines[last]
        if line.blank or (last > at and (line.depth != lines[at].depth or _FRESH.match(line.content))):
            return None
        text = f"{text} {line.content}".strip()
        if len(text) > _LONGEST:
            return None
        if _is_attribution(text, starts, _quoted_after(lines, last)):
            return Attribution(at, last + 1, _named(text))
    return None


_FRESH = re.compile(r"(?:W dniu|Dnia|On) |Witam|Dzień dobry|Szanown")


def _quoted_after(lines: Sequence[Line], at: int) -> bool:
    after = _next_filled(lines, at + 1)
    return after is not None and lines[after].depth > lines[at].depth


def _is_attribution(text: str, starts: bool, quoted: bool) -> bool:
    if _OTHER_FORMS.fullmatch(text):
        return bool(quoted or _EMAIL.search(text) or _WHEN.search(text))
    verb = _WROTE.search(text[-200:])
    if verb is None:
        return False
    evidence = (bool(_EMAIL.search(text)) + bool(_WHEN.search(text))) + quoted + starts
    return evidence >= (1 if verb["end"] and not starts and quoted else 2) and (bool(verb["end"]) or evidence >= 3)


def _named(text: str) -> Address | None:
    """The author out of an attribution in words."""
    text = text.replace("*", "").strip("- ")
    if match := re.match(
        r"wiadomość napisana (?:w dniu .{4,60} )?przez (.{2,200}?)(?: w dniu .{4,60}| dnia .{4,60})?\s?:$", text, re.I
    ):
        return _author(match[1])
    verb = _WROTE.search(text)
    middle = re.match(r"(.{2,120}?) (?:napisał(?:\(a\)|a)?|pisze|wrote) (?:w dniu|dnia|on) ", text, re.I)
    said = middle[1] if middle else text[: verb.start()] if verb else text.rstrip(": ")
    mail = _ANGLE.search(said)
    head, tail = (said[: mail.start()], said[mail.start() :]) if mail else (said, "")
    when = None
    for when in _WHEN.finditer(head):
        pass
    name = head[when.end() :] if when else _HEAD_WORDS.sub("", head)
    if when and not _LEADING_WORDS.sub("", name).strip(" ,:;\"'") and not tail:
        name = head[: when.start()] if not _STARTS.match(head) else ""
    return _author(f"{_LEADING_WORDS.sub('', name)} {tail}")


def _author(text: str) -> Address | None:
    """A mailbox as clients print it: "Name" <a@b>, Name [mailto:a@b], Name (a@b), a@b, or a name alone."""
    text = text_of(text.replace("*", " ").strip()[:300])
    email = _EMAIL.search(text)
    angle = _ANGLE.search(text)
    cut = min(angle.start() if angle else len(text), email.start() if email else len(text))
    name = re.sub(r"\bmailto:|\s+", " ", text[:cut]).strip(" \"'„”“‘’,;:<>[]()\t")
    if name.lower() in ("you", "ty", "użytkownik", "pan", "pani"):
        name = ""
    address = email[0] if email else ""
    return Address(name, address) if name or address else None

"""The words by which mail clients say that another's text begins, as patterns: Polish, English, then neighbours."""

from __future__ import annotations

import re

LOOK_AHEAD = 4  # lines an attribution may be wrapped over
LONGEST = 400

FIELDS: dict[str, str] = {
    name: kind
    for kind, names in {
        "from": "od|nadawca|from|von|de|da|fra|från|van|od koho|expeditorul|отправитель|gönderen|відправник"
        "|odesílatel|odosielateľ|feladó|від|от|от кого|lähettäjä|kimden"
        "|expéditeur|remitente|mittente|remetente|afzender|avsender|avsändare|afsender|šalje|de la|pošiljatelj"
        "|від кого|sender",
        "date": "wysłano|wysłane|data|data wysłania|sent|date|gesendet|datum|envoyé|envoyé le|enviado"
        "|enviado el|enviada em"
        "|enviado em|fecha|inviato|sendt|skickat|verzonden|odesláno|odoslané|dátum|надіслано|дата|отправлено|elküldve"
        "|päivämäärä|lähetetty|gönderildi|tarih|trimis|poslano|dato|sent at|sendt den|date d’envoi|dată|datum slanja"
        "|data i godzina|gesendet am|invio|datums",
        "to": "do|adresat|odbiorca|adresaci|to|an|à|a|para|til|till|aan|komu|pro|címzett|кому|vastaanottaja"
        "|kime|către|za|prima"
        "|destinataire|destinatario|destinatário|adressat",
        "cc": "dw|udw|cc|bcc|kopia|kopie|kopi|do wiadomości|kopia do|ccn|копія|копия|másolatot kap|kópia|cci"
        "|kopio|ukryta kopia",
        "subject": "temat|tytuł|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|předmět"
        "|predmet|tárgy|тема|aihe"
        "|konu|subiect|rubrik|sujet",
        "other": "reply-to|odpowiedz do|odpowiedź do|importance|ważność|priorytet|priority|attachments"
        "|załączniki|organization"
        "|organizacja|antwort an|message-id|wichtigkeit|répondre à|svar til|x-mailer|resent-from|mailing-list|list",
    }.items()
    for name in names.split("|")
}
FIELD = re.compile(r"[*_\s|]{0,4}([^\W\d_][^:*\n]{0,24}?)[ \t]{0,3}\*{0,2}[ \t]?[:：]\*{0,2}_?[ \t]*(.*)")

_QUOTE_WORDS = (
    r"original (?:message|e-?mail)|oryginalna wiadomość|wiadomość oryginalna|oryginał(?: wiadomości)?"
    r"|pierwotna wiadomość"
    r"|wiadomość pierwotna|wiadomość źródłowa|reply message|ursprüngliche nachricht|originalnachricht"
    r"|message d'origine|message original"
    r"|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse"
    r"|ursprungligt meddelande|opprinnelig melding|původní zpráva|původní e-mail|pôvodná správa|eredeti üzenet"
    r"|оригінальне повідомлення|исходное сообщение|alkuperäinen viesti|reply above this line|wiadomość org\.?"
)
_FORWARD_WORDS = (
    r"forwarded (?:message|by .{0,60})|przekazan[aeyo] przez .{0,80}|begin forwarded message"
    r"|wiadomość przekazana(?: dalej)?"
    r"|przekazana (?:dalej )?wiadomość"
    r"|treść przekazanej wiadomości|przes[łl]ana (?:dalej )?wiadomość|wiadomość przesłana(?: dalej)?"
    r"|wiadomość do przekazania"
    r"|początek przek(?:azywanej|azanej|ierowanej) wiadomości|przekazuj[eę] wiadomość|dalej przesłana wiadomość"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré"
    r"|début du message (?:transféré|réexpédié)"
    r"|mensaje reenviado|inicio del mensaje reenviado|mensagem (?:reencaminhada|encaminhada)"
    r"|início da mensagem (?:reencaminhada|encaminhada)"
    r"|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht"
    r"|videresendt (?:besked|meddelelse|melding)"
    r"|start på videresendt besked|videresendt melding|vidarebefordrat (?:meddelande|brev)|vidarebefordrat meddelande"
    r"|přeposlaná zpráva|začátek přeposílané zprávy|preposlaná správa|začiatok preposlanej správy"
    r"|továbbított (?:üzenet|levél)|mesaj redirecționat|переслане повідомлення|перенаправлене повідомлення"
    r"|mesaj redirecționat|începe mesajul redirecționat|započni proslijeđenu poruku"
    r"|пересланное сообщение|пересылаемое сообщение|välitetty viesti|yönlendirilen ileti|forwarded mail"
    r"|proslijeđena poruka"
)
MARKER = re.compile(
    rf"(?P<open>[-_=*\s]{{0,60}})(?:(?P<forward>{_FORWARD_WORDS})"
    rf"|(?P<quote>{_QUOTE_WORDS}))[ ]?(?P<close>[-_=*:\s]{{0,60}})",
    re.I,
)
GLUED = re.compile(
    rf"-{{3,60}}\s{{0,3}}(?:(?P<forward>{_FORWARD_WORDS})|(?:{_QUOTE_WORDS}))\s{{0,3}}-{{3,60}}\s{{0,3}}"
    r"(?P<field>[^\W\d_][^:]{0,20}):(?P<who>[^:]{2,200})",
    re.I,
)
END = re.compile(
    r"[-_=*\s]{3,60}(?:koniec (?:przekazanej|przekazywanej|oryginalnej )?\s?wiadomości(?: przekazanej| oryginalnej)?"
    r"|end (?:of )?(?:forwarded|original) message)[-_=*\s]{0,60}",
    re.I,
)
RULE = re.compile(r"[-_=*—–]{5,200}")

WROTE = re.compile(
    r"\b(?:napisał(?:\(a\)|/a|\(-a\)|a|eś|aś|eś\(aś\)|eś/aś|o|\(a\)\(a\))?|napisali|napisano|pisze|piszesz"
    r"|piszą|pisał(?:\(a\)|a)?|można przeczytać"
    r"|wrote|writes|said|schrieb|hat (?:am .{0,60} )?geschrieben|a écrit|escribió|ha scritto|scrisse|escreveu"
    r"|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|píše"
    r"|пише|писав(?:\(ла\))?|пишет|писал(?:\(а\)|а)?|написав(?:\(ла\)|ла)?|написал(?:\(а\)|а)?|skrev|schreef"
    r"|kirjoitti|írta)"
    r"(?: w wiadomości.{0,80}| the following| następująco)?\s?(?P<end>:|：)?\s{0,2}-{0,20}$",
    re.I,
)
STARTS = re.compile(
    r"(?:w dniu|dnia|on|am|le|el|il(?: giorno)?|em|op|den|dne|dňa|użytkownik|wiadomość napisana|quoting"
    r"|cytowanie|cytuję|cytat|zacytuj"
    r"|w (?:twoim |swoim |państwa )?(?:liście|wiadomości)|-{3,}|"
    r"(?:pon|wt|śr|czw|czwartek|pt|sob|niedz?|poniedziałek|wtorek|środa|piątek|sobota|niedziela|mon|tue|wed|thu"
    r"|fri|sat|sun)[a-z]{0,6}\b"
    r"|\d{1,2}[.\-/ ]\s?(?:\d{1,2}|[a-zęóśźż]{3,12})[.\-/ ,]|\d{4}[-./]\d{1,2}[-./]\d{1,2})\.?",
    re.I,
)
END_SIGN = re.compile(
    r"[:：\-]$|(?:napisa|pisze|pisał|wrote|schrieb|geschreven)\S{0,10}$", re.I
)  # how attributions end
OTHER_FORMS = re.compile(
    r"(?:wiadomość napisana (?:w dniu .{4,60} )?przez .{2,160}|(?:quoting|cytowanie|cytuję|cytat|zacytuj) .{2,160}"
    r"|\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC|CES?T)(?:[+-]\d{1,2}:?\d\d)? .{2,160}>"
    r"|.{2,120} (?:napisał(?:\(a\)|a)?|pisze|wrote|schrieb|napsal(?:\(a\))?) (?:w dniu|dnia|on|am|dne) .{4,60})\s?:",
    re.I,
)
VERB_FIRST = re.compile(
    r"(?:am|den|op|le|dne|dňa|w dniu|dnia|on) .{4,60}? (?:schrieb|skrev|schreef|napsal(?:\(a\)|a)?"
    r"|napísal(?:\(a\))?|napisał(?:\(a\)|a)?|wrote)"
    r" (?P<who>.{2,160}?)(?: följande| het volgende(?: geschreven)?| følgende| następująco)?\s?:",
    re.I,
)
EMAIL = re.compile(r"[\w.+=\-\xb7']{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}|[\w.\-]{1,40}\.\.\.@[\w.\-]{3,60}")
WHEN = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?(?:GMT|UTC|CES?T"
    r"|MES?Z)?\s?[+-]\d{2}:?\d{2}\)?|\s(?:GMT|UTC|CES?T|MES?Z))?\)?"
    r"|\b(?:19|20)\d\d\b(?:\s?r(?:oku|\.)?)?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}",
    re.I,
)
WORD = re.compile(r"[^\W\d_]{2}")
ANGLE = re.compile(r"[<\[(]")
LEADING_WORDS = re.compile(
    r"^(?:[\s,;:.\-\"'„”]|(?:użytkownik|użytkowniczka|пользователь|користувач|pan|pani|o godz\.|godz\.|o|at|um"
    r"|à|przez|uživatel)\s)+",
    re.I,
)
HEAD_WORDS = re.compile(
    r"^(?:użytkownik|użytkowniczka|quoting|cytowanie|cytuję|cytat|zacytuj|w dniu|dnia|on|am|-{3,})\s*", re.I
)

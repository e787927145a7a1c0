"""What somebody writes or comes for that is no place at a workshop of ours: a thing, a room, work, an errand, a fee."""

from __future__ import annotations

import re

from processor.stages.classify.cancellations import cancels, cannot_come, takes_back
from processor.stages.classify.event_words import without_reasons
from processor.stages.classify.evidence import names_a_workshop
from processor.stages.classify.sign_ups import signs_up_himself
from processor.stages.classify.view import View
from processor.text.requests import Act
from processor.text.requests.phrases import SERVICE
from processor.text.sieve import Sieve


def other_object(view: View) -> bool:
    """ "Zgłaszam urlop", "zgłoszenie awarii": what is reported is no attendance."""
    text = without_reasons(view.said if view.is_reply and view.below else view.told)  # a reply's subject is not its own
    if takes_back(view):  # "zgłaszam nieobecność na warsztatach, choć byłam zapisana"
        return False
    return (
        bool(_OTHER_OBJECT.search(text))
        or bool(_ROOM.search(text))
        or (bool(_DEATH.search(text)) and not signs_up_himself(view) and not cancels(view) and not cannot_come(view))
    )


_ROOM = Sieve(
    r"\bzameldowan\w+|\brezerwuj\w*\s+dla\s+(?:panstwa|was)\b|\brezerw\w+\s+(?:\w+\s+){0,2}?(?:sal[eiy]|pokoj\w*|pokoi|nocleg\w*|hotel\w*|stolik\w*|autokar\w*|autobus\w*|aul[ięy])\b"
    r"|\bpotwierdza\w+\s+(?:\w+\s+){0,2}?pok(?:oj|oje|oi)\b|\bpok(?:oj|oje|oi)\w*\s+(?:jedno|dwu|trzy)osobow\w+|\bdob[aey]\s+hotelow\w+"
)
_DEATH = Sieve(r"\b(?:zmarl|pogrzeb|kondolencj)\w*")
_OTHER_OBJECT = Sieve(
    r"\b(?:prosz\w+|prosi\w*|wzywa\w*)\s+o\s+(?:\w+\s+)?zwrot\s+(?!koszt)\w+|\b(?:przyjad|przyjed|przyjd|wpad|zajrz|podjad|zglosz)\w*\s+(?:\w+\s+)?po\s+(?:nieg?o?|nia|nie|odbior|zgub|paczk|parasol|rzecz|klucz|dokument)\w*\b"
    r"|\b(?:strzyzeni|balejaz|farbowani|manicur|pedicur|masaz|depilac)\w*|\bprzeglad\s+(?:auta|samochod|rejestrac|gwaranc)\w*|\bwymian\w+\s+opon\b|\bgramy\s+(?:z|ze|o|w|we|na|mecz|turniej|spotkanie)\b|\bpod\s+szatni\w+"
    r"|\b(?:pokoj|nocleg|stolik)\w*\s+na\s+nazwisko\b|\brezerwacj\w+\s+(?:zostala\s+)?przyjet\w+|\bmiejsc\w*\s*:\s*rzad\b|\brzad\s+[a-z]?\s?\d+\s*,?\s*miejsc\w*"
    r"|(?:^|\n)[^\S\n]*(?:godz\.?\s*)?\d{1,2}[.:]\d{2}\b[^\n]{4,}\n[^\S\n]*(?:godz\.?\s*)?\d{1,2}[.:]\d{2}\b[^\n]{4,}\n[^\S\n]*(?:godz\.?\s*)?\d{1,2}[.:]\d{2}\b"
    r"|\bwpis\w*\s+(?:mi\s+|mnie\s+|sobie\s+|nam\s+)?(?:urlop|zwolnieni|dyzur|nadgodzin|nieobecnosc|delegacj)\w*|\blist\w*\s+(?:plac|przeboj|lektur|zakup|startow|ranking|inwentarz)\w*|\b(?:link|strona|formularz|zakladk)\w*\b[^.!?]{0,60}\b(?:nie\s+dziala|nie\s+otwiera|donikad|blad\b|zepsut)\w*|"
    r"\bna\s+(?:splyw|rajd|zawody|turniej|wycieczk|kolonie|oboz|bieg|koncert|egzamin|badani|casting|mecz|festyn|piknik|pielgrzym|rekolekcj|bal\b|wesele|urodziny|kiermasz|jarmark)\w*[^.!?\n]{0,40}\b(?:zglasza|zapisuj)\w*|\b(?:zglasza|zapisuj)\w*\s+(?:\w+\s+){0,3}?na\s+(?:splyw|rajd|zawody|turniej|wycieczk|kolonie|oboz|bieg|koncert|egzamin|badani|casting|mecz|festyn|piknik|pielgrzym|rekolekcj|bal\b|wesele|urodziny|kiermasz|jarmark)\w*|"
    r"\b(?:podobn|tak|takie\s+sam)\w*\s+(?:warsztat|szkoleni|zajeci|spotkani)\w*[^.!?\n]{0,80}\bu\s+nas\b|\bu\s+nas\b[^.!?\n]{0,60}\b(?:poprowadz|zorganizow|przeprowadz)\w*|\b(?:poprowadz|zorganizow|przeprowadz)\w*[^.!?\n]{0,40}\bu\s+nas\b|"
    r"\bzglasza\w*\s+(?:sie\s+)?(?:\w+\s+)?jako\s+(?:\w*wolontari|prelegent|prowadzac|wykladow|trener|tlumacz|wystaw|obslug|fotograf)\w*|\bdo\s+(?:po)?prowadzenia\b|\b(?:gotowosc|chec)\s+(?:do\s+)?(?:po|wspol)?prowadzenia\b|\bdo\s+pomocy\s+przy\b|\bna\s+recepcji\b|\bprzy\s+(?:rejestracji|recepcji|obslu\w+|stoliku)\b"
    r"|\bzglaszam\w*\s*,?\s+(?:ze|iz)\b(?![^.!?]{0,80}\b(?:przyj|przyb|pojad|pojed|jad|jedz|uczestn|wezm|udzial|stawi)\w*)|\b(?:podbi|podstempl|ostempl)\w+\s+(?:\w+\s+)?delegacj\w+|\bzgl\w+\s+(?:sie\s+)?do\s+pracy\b"
    r"|\bzgl(?:aszam|aszamy|osic|osze)\w*\s+(?:\w+\s+)?(?:referat|abstrakt|wystapieni|prelekcj|poster|artykul|tekst|panel)\w*\s+(?:na|do|pt|w\s+ramach|o)\b|"
    r"\bzgl(?:aszam|aszamy|osic|oszeni[ae]|osze)\w*\s+(?:(?!i\b|oraz\b)\w+\s+)?(?:urlop\w*|awari\w*|zaginieci\w*|kradziez\w*|prelegent\w*|wystawc\w*|usterk\w*|problem\w*|szkod\w*|reklamac\w*|brak\b|braki|kandydat(?!ur)\w*|wniosk\w*"
    r"|uwag\w*|propozycj\w*|inicjatyw\w*|projekt\w*|zapotrzebow\w*|nieobecnosc\w*|zwolnieni\w*|nieprawidlow\w*|do\s+(?:nagrod|konkurs|plebiscyt)\w*)"
    r"|\bdo\s+(?:nagrod|tytul|odznacz|konkurs|plebiscyt)\w*\b[^.]{0,60}\bzglasza\w*|\b(?:rodzaj|dotyczy|przedmiot)\s*:\s*(?:awari|usterk|szkod|reklamac)\w*|\bkonserwator\w*\s*:"
    r"|\bstypendi(?:a|um|ow)\s+(?:\w+\s+)?przyzna\w+|\bprzyznan\w+\s+stypendi\w+"
)


def is_paid(view: View) -> bool:
    """ "2 x 390 zł", "faktura pro forma": a place that costs something; ours are free of charge."""
    return _PRICE.search(view.said) is not None


_PRICE = re.compile(
    r"\b\d{1,3}\s*(?:os\w*\.?\s*)?[x×*]\s*\d+(?:[.,]\d\d)?\s*zl\b|\b(?:wystawi|przesla|prosz|prosi)\w*\s+(?:\w+\s+){0,3}?faktur\w+\s+pro[\s-]?forma\b|\bpotwierdzeni\w+\s+(?:wplaty|przelewu)\b"
    r"|\b(?:oplat|koszt|cen)\w*\s+(?:za\s+)?(?:\w+\s+)?(?:udzial|uczestnictw|szkoleni|kurs|osob)\w*[^.!?\n]{0,40}?\d+(?:[.,]\d\d)?\s*zl\b"
)


def comes_to_work(view: View) -> bool:
    """Those who come, come to serve, to film, to guard or to translate: whether they attend is for staff to say."""
    return bool(AT_WORK.search(view.told))


AT_WORK = Sieve(
    rf"\bgotowosc\s+(?:\w+\s+)?{SERVICE}|"
    r"\boferuj\w+\s+(?:\w+\s+){0,2}?(?:tlumacz|uslug|prowadz|obslug)\w*|\bna\s+nagrani\w+|\bekip\w+\s+(?:tv|telewiz|film)\w*|\breporter\w*|\bdzwiekow\w+|\bkamerzyst\w+|\bfotorelacj\w+|\bdo\s+nagrania\b"
    r"|\bprzejazdem\b|\bwyznacza\w*\s+(?:\w+\s+)?termin\w*|\bkamera\b|\b(?:po)?sprzata\w+|\bkelner\w*|\bbarman\w*|\b(?:dowoz|przywoz|dowiez|rozstaw|nakryw|nakryj)\w*\s+(?:\w+\s+){0,3}?(?:kaw|ciast|obiad|poczestun|naczyn|stol)\w*"
    r"|\bochroniar\w+|\bpracowni\w+\s+ochrony|\bagencj\w+\s+ochrony|\bsluzb\w+\s+(?:ochrony|porzadkow)\w*|\bgodziny\s+sluzby"
    r"|\b(?:prosz\w+|prosimy|wniosek)\s+o\s+(?:\w+\s+)?akredytacj\w+|\bakredytacj\w+\s+(?:prasow\w+\s+)?dla\b|\bprzetlumacz\w+|\btlumaczeni\w+\s+(?:konsek|symult|kabin)\w*|\bkonsekutyw\w+|\bsymultan\w+"
    r"|\b(?:jad[ae]|jedzie|jedziemy|przyjad\w+|przyjedzi\w+)\b(?:[^.!?]|\.(?=\d)){0,60}\bpo\s+(?:odbior\w*|odebrani\w*|paczk\w*|sprzet\w*|towar\w*|plakat\w*|tablic\w*)|\bswiadk\w+|\bupowaznion\w+\s+do\s+(?:rachunk|kont|odbior|podpis)\w*|\bwzor\w*\s+podpis\w*|\bkart\w*\s+wzor\w*"
    r"|\b(?:przywiezie|przywioza|dowiezie|dowioza|rozstawi)\s+(?:\w+\s+)?(?:sprzet|rzutnik|naglosn|kaw|catering|obiad|krzesl)\w*|\bnaglosni\w+|\bnaglasni\w+|\boswietleniow\w+|\bmontaz\w*\s+(?:sprzet|sceny|rzutnik)\w*|\bhostess\w*|\bw\s+recepcji\b|\bimienin\w*|\bchrzcin\w*|\bpodzial\s+(?:pracy|zadan|obowiazk|rol)\w*|\bprzy\s+wejsciu\b|\bbede\s+w\s+(?:biurze|pracy|redakcji)\b|\bpatrol\w*|\baudyt(?!or)\w*|\b(?:w\s+(?:panstwa|wasz\w+)|u\s+(?:panstwa|was)\s+w)\s+(?:biurze|siedzibie|redakcji|bibliotece|czytelni|archiwum|ksiegarni)\b|\bserwisan\w+|\bserwisow\w+|\btechnicy\b|\bmonter\w+|\bhydraulik\w*|\bhonorari\w+"
)


def comes_on_an_errand(view: View) -> bool:
    """ "Będę 26 października około 12, odbiorę książki": our day, nothing of a workshop, and what is fetched or brought."""
    if names_a_workshop(view):
        return False
    told = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question}
    enters = any(ENTERS.search(view.folded, *sentence) for sentence in told)
    return not enters and any(_FETCHES.search(view.folded, *sentence) for sentence in told)


ENTERS = re.compile(r"\b(?:zapis|wpis|dopis|zarejestr|rejestr|zglasz|zglosz|zglosi)\w*")
_FETCHES = re.compile(
    r"\b(?:odbior[ea]|odbierz\w*|odebrac|podpisze(?:my)?|podpisac|przywioz[ae]|przywiez\w+|dostarcz[aey]\w*|dorecz[aey]\w*|podrzuc[ea]|oddam|wrecze|odnios[ae]|wniose|naprawi[ea]\w*|zamontuj\w*"
    r"|zabior[ea](?!\s+(?:ze\s+soba|kole|pan|zon|mez)))\b"
)

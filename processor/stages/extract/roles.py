"""People a letter names without asking for them: who signs, approves, answers questions, or told the writer of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.stages.extract.footers import is_in_footer
from processor.stages.extract.found import Found, Letter
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, cues
from processor.text.requests.phrases import AT_WORK
from processor.text.sieve import Sieve

# Who signs, approves, serves or answers questions: what stands behind such a label, or under it, is no participant.
_SIGNS = (
    r"(?:opiekun(?:ka)?\s+(?:roku|grupy|klasy|prakty\w+|naukow\w+|prac\w*)|promotor(?:ka)?|przelozon[yae]|osoba\s+(?:do\s+kontaktu|kontaktowa|polecajaca|rekomendujaca|wypelniajaca|sporzadzajaca|zglaszajaca|upowazniona|odpowiedzialna)"
    r"|zgode(?:\s+na\s+\w+)?\s+(?:wyraz\w+|wydal\w*)|zatwierdz(?:il|ila|am|ajacy|ajaca)|zatw|sporzadz(?:il|ila|am|ajacy|ajaca)|sporz|oprac(?:owal|owala)?|przygotowa(?:l|la)|wypeln(?:il|ila)|akceptuj(?:e|acy|aca)|zebral[a]?|zestawil[a]?|(?:s|na)?pisal[a]?|przekazuje(?=\s*[:=])|obsluga|prowadzi\s+sprawe|sprawe\s+prowadzi|zastepstwo|zastepuje"
    r"|za\s+zgodnosc|kontakt|w\s+sprawie\s+faktury|wystawi(?:l|la)|podpis(?:al|ala)?|sprawdzil[a]?|zweryfikowal[a]?|uzgodnil[a]?|zaakceptowal[a]?|adresat|odbiorca|kto\s+zglasza)"
)
_STYLED = (  # a rank too: "st. bryg.", "mł. insp."
    r"(?:(?:mgr|dr|hab|inz|prof|pani?|p|ks|wojt|burmistrz|starosta|prezes|dyrektor|dyr|kierowni(?:k|czka))\.?\s+|[a-z]{2,6}\.\s+)*"
)
NOT_MEANT = Sieve(
    r"(?:\b(?:kierownik|kierowniczka|dyrektor(?:ka)?|przelozon[yae]|szef(?:owa)?|wojt\w*|burmistrz\w*|prezes(?:ka)?|starost[ay]|sekretarz|opiekun(?:ka|owie)?|koordynator(?:ka)?|wychowawc(?:a|zyni)"
    r"|prowadz\w+|trener(?:ka|zy|ki)?|prelegen(?:t|tka|ci|tki)|wykladowc[ay]|wykladowczyni\w*|instruktor(?:ka|zy|ki)?|moderator(?:ka|zy|ki)?|promotor(?:ka)?|kontakt(?!ami|em)\w*|nadawca|zglaszajac[yae]|podpisa\w*|dw|cc|do\s+wiadomosci|(?:wspol)?autor\w*|lista\s+sporzadzona\s+przez)"
    r"\s*(?:referatu\s+|wydzialu\s+|urzedu\s+|naszej\s+|szkoly\s+|grupy\s+|kola\s+|klasy\s+|zespolu\s+|delegacji\s+)?(?:\([^)\n]{2,40}\)\s*)?[:=]\s*(?:mgr\s+|dr\s+|inz\.?\s+|pani?\s+|p\.\s*)*"
    rf"|\b{_SIGNS}(?:\s+[^\W\d_]+){{0,5}}?\s*[:=]\s*{_STYLED}"
    rf"|(?:^|\n)[^\S\n\t]*{_SIGNS}(?:[^\S\n\t]+[^\W\d_]+){{0,5}}[^\S\n\t]*\t[^\S\n]*{_STYLED}"
    rf"|(?:^|\n)[^\S\n]*(?:\w+[^\S\n]+)?{_SIGNS}(?:[^\S\n]+[^\W\d_]+){{0,5}}[^\S\n]*\n\s*{_STYLED}"
    r"|\bpodpis(?:\s+elektroniczny)?\s+|(?:^|\n)[^\S\n]*(?:otrzymuj[ae]:\s*(?:\d[.)]\s*)?|(?:do|od|dw|udw|cc|bcc|from|to)\s*:[^\S\n]*)"
    r"|\((?:kier|kierowni\w+|dyr|dyrektor\w*|nacz|naczelni\w+|opiekun\w*|przelozon\w+|koordynator\w*)\.?\s*:?\s*"
    r"|\b(?:za|w\s+imieniu)\s+(?:\w+\s+){1,2}?:\s*|\bza\s+(?!nieg|nia\b|nich|mnie|nas\b)\w+:\s*|[/(]-[/)]\s*(?:\w{2,4}\.?\s+){0,2}|\bz\s*up\.\s*(?:\w+\s+)?(?:mgr\s+|inz\.\s+|dr\s+)*"
    r"|\b(?:wypelni|sporzadzi|przygotowa|przekaza|wysla|opracowa)l[ao]?\s+(?:\w+,?\s+){1,2}"
    r"|\bdane\s+(?:do|na)\s+(?:faktur\w+|rachun\w+|przelew\w*|umow\w+)\s*:?\s*"
    r"|\b(?:opiekun|kierownik|promotor|przelozon|szef|koordynator|dyrektor|prezes|kierowc|prowadzac|organizator|osoba)\w*\s+(?:[\w.]+\s+){0,3}?jest\s+(?:(?:pan\w*|p\.|dr|mgr|inz\.)\s+){0,2}"
    r"|\b(?:do\s+rak|na\s+rece|na\s+dane)\s+(?:wlasnych\s+)?(?:(?:pan\w*|p\.|dr|wojta|burmistrza|dyrektor\w*|kierowni\w+|kole\w+)\s+){0,2}"
    r"|\b(?:faktur|rachun)\w+\s+(?:\w+\s+){0,3}?na\s*:?\s+(?:(?:firme|pan\w*|p\.)\s+){0,2}"
    r"|\b(?:ksiazk\w+|esej\w*|biografi\w+|autorstwa)\s+(?:pan\w*\s+|dr\s+|prof\.?\s+)*"
    r"|\bzaproszeni\w+\s+(?:\w+\s+){0,3}?(?:na|dla)\s+(?:pan\w*\s+|p\.\s*)?"
    r"|\b(?:syn|cor(?:k|c)|wdow|zon|brat|siostr|wnu)\w*\s+(?:niezyjac|(?:tragicznie\s+)?zmarl)\w*\s+(?:\w+\s+){0,3}?"
    r"|,\s*(?:dawniej|wczesniej|uprzednio|poprzednio|z\s+domu)\s+"
    r"|\((?:do|dawniej|wczesniej|uprzednio|poprzednio|wtedy|przedtem)\b[^()\n]{0,12}[:\s]\s*"
    r"|\b(?:sp\.?|s\.\s?p\.)\s+(?:(?:tesc|tesciow|ojc|ojciec|mam|matk|brat|siostr|dziad|babci|wuj|stryj)\w*\s+)?(?:pan\w*\s+|dr\s+|prof\.?\s+|ks\.?\s+)*|\b(?:np\.|przyklad\w*:?|chocby|chociazby)\s*[„\"(]?\s*)$"
)
_LETTERHEAD = Anchored(
    r"(?:^|\n)\s*(?:p\.?\s?o\.?\s+)?(?:wojt|burmistrz|prezydent|starosta|marszalek|dyrektor|prezes|kierownik|przewodniczac\w|rektor|dziekan|proboszcz)\b"
    r"[^\n:,.]{0,40}?\s*[-–—]\s*(?:mgr\s+|dr\s+|inz\.?\s+|hab\.?\s+|ks\.?\s+)*$"
)
_OFFICE_HOLDER = re.compile(
    r"(?:^|\n)[^\S\n]*(?:wojt|burmistrz|prezydent|starosta|marszalek|dyrektor|prezes|przewodniczac\w|rektor|dziekan)\b[^\n:,.]{0,40}\n\s*"
    rf"{_STYLED}$"
)
_SOURCE = Sieve(
    r"\b(?:dowiedzial\w+\s+sie|wiem|slyszal\w+|uslyszal\w+|dostal\w+|mam|otrzymal\w+)\s+(?:\w+\s+){0,3}?od\s+(?:[\w.]+\s+){0,4}?(?:[\w.]+,\s+)?$"
    r"|\b(?:opowiedzial|powiedzial|polecil|zachecil|namowil|podeslal|poslal|wspomnial)a?\s+(?:mi|nam|mnie|nas)\s+(?:(?:pan\w?|pani|dr|wojt|kolega|kolezanka|szef\w*)\s+){0,2}$"
    r"|\bjak\s+(?:przed\s+rokiem|rok\s+temu|w\s+(?:zeszlym|ubieglym|poprzednim)\s+roku|ostatnio|poprzednio)\s+(?:[\w.]+\s+){0,2}?$"
    r"|\bzosta(?:je|ja|nie|na)\s+(?:\w+\s+){0,3}?z\s+(?:\w+\s+){0,2}?$"  # "dzieci zostają z babcią Ewą Kot"
    r"|\b(?:pozdrowieni\w+|uklony)\s+od\s+(?:[\w.]+\s+){0,3}?$"
    r"|\bzgodnie\s+z\s+(?:ustaleni|rozmow|uzgodnieni|sugesti|prosb|polecen)\w+\s+(?:z\s+)?(?:(?:pan\w*|p\.|dr)\s+){0,2}$"
    r"|\b(?:po\s+(?:uzgodnieni|rozmow|konsultacj)\w*\s+z|w\s+porozumieniu\s+z|za\s+zgoda|na\s+polecenie|z\s+polecenia|zgodnie\s+z\s+poleceniem)\s+(?:[\w.]+\s+){0,3}?$"
    r"|\b(?:pod\s+(?:kierunkiem|opieka|kierownictwem)|za\s+sprawa|za\s+rada|dzieki|u(?<!-u)(?!\s+(?:nas|mnie|niego|niej|nich|siebie|panstwa)\b))\s+(?:[\w.]+\s+){0,3}?$"
)


def role(letter: Letter, one: Found, found: Sequence[Found], *, asked_before: bool) -> tuple[Act, str, str] | None:
    """(act, rule, sentence) where his place says that he is not asked for; None where it says nothing."""
    told = (
        _by_label(letter, one, found, asked_before=asked_before)
        or next((sentence for words, sentence in _BEHIND if words.match(letter.folded, one.end)), "")
        or _of_another(letter, one)
        or _does_something_else(letter, one)
    )
    if told or _is_addressed(letter, one):
        return Act.MENTION, "role", told or "Nadawca zwraca się do niego."
    if _sends_what_asks_for_others(letter, one, found):
        return Act.MENTION, "role", "Wymieniony tylko jako ten, kto przesyła zgłoszenie innych."
    separately = _SEPARATELY.match(letter.folded, one.end)
    otherwise = _is_entered_otherwise(letter, one, found)
    if separately or otherwise or _IN_OUR_LETTER.search(letter.folded, max(0, one.start - 80), one.start):
        return Act.MENTION, "before", "Wymieniony tylko jako zgłoszony już albo osobno."
    if _is_of_a_firm(letter, one, found):
        return Act.MENTION, "role", "Nazwa firmy, a nie osoba."
    if _of_the_group(letter, one, found):
        return Act.MENTION, "group", "Wymieniony tylko jako jeden z grupy, z której mowa o kimś innym."
    if _signs_under_function(letter, one, found):
        return Act.MENTION, "role", "Podpisany pod pismem, ze stanowiskiem."
    if is_in_footer(letter, one, found):
        return Act.NONE, "", ""
    return None if one.listed else _below_a_list(letter, one, found)


def _by_label(letter: Letter, one: Found, found: Sequence[Found], *, asked_before: bool) -> str:
    """Why the label before his name says that he is not asked for; "" where none does."""
    near = max(0, one.start - 80)
    labelled = _FUNCTION_LINE.search(letter.folded, near, one.start) and _PARTICIPANT_LINE.search(letter.folded)
    if labelled or _in_another_field(letter, one, found) or NOT_MEANT.search(letter.folded, near, one.start):
        return _SIGNS_ONLY
    before = letter.folded[max(0, one.start - 160) : one.start]
    if _COPY_LINE.match(letter.folded, one.start) or (":" in before and _HEADS_OTHERS.search(before)):
        return _SIGNS_ONLY
    if _COPIED.search(letter.folded, max(0, one.start - 300), one.start):
        return "Wymieniony tylko w rozdzielniku pisma."
    headed = _LETTERHEAD.search(letter.folded, near, one.start)
    if not asked_before and (headed or _heads_a_file(letter, one)):
        return "Wymieniony w nagłówku pisma, nad prośbą."
    return ""


def _heads_a_file(letter: Letter, one: Found) -> bool:
    """ "Wójt Gminy\nJan Lis" above the request of an enclosed letter."""
    if letter.origin != "file" or not _OFFICE_HOLDER.search(letter.folded, max(0, one.start - 80), one.start):
        return False
    below = cues(letter.folded, one.end, min(len(letter.folded), one.end + 400))
    return any(cue.act is Act.SIGN_UP for cue in below)


def _of_another(letter: Letter, one: Found) -> str:
    """Why he is only somebody by whom another is described: "Ewa Kot, córka Adama Lisa"; "" where he is not."""
    before = letter.folded[max(0, one.start - 60) : one.start]
    if _is_mans(one) and _HER_OWN.search(before):
        return "Wymieniony tylko jako ten, czyją krewną jest kto inny."
    if one.name.case == "gen" and _GOES_WITH_ANOTHER.search(before):
        return "Wymieniony tylko jako ten, czyim krewnym albo podwładnym jest kto inny."
    if one.name.case == "gen" and _OF_HIS_OFFICE.search(before):
        return "Wymieniony tylko jako ten, czyj jest referat, klasa albo zespół."
    if _is_agent(letter, one):
        return "Wymieniony tylko jako ten, przez kogo coś się stało."
    if one.name.case == "gen" and _BESIDE.search(before):
        return "Wymieniony tylko jako ten, za czyją namową, czyim samochodem albo obok kogo."
    if one.name.case not in (None, "nom") and _is_left_by_somebody_named(letter, one, before):
        return "Wymieniony tylko jako ten, po kim kto inny został."
    if _NAMESAKE.search(before):
        return "Wymieniony tylko jako imiennik."
    return "Wymieniony tylko dla porównania." if _LIKE.search(before) else ""


def _is_left_by_somebody_named(letter: Letter, one: Found, before: str) -> bool:
    """ "wdowę po Janie Lisie, panią Ewę Lis", "Ewę Lis, wdowę po Janie Lisie": she has a name of her own."""
    left = _LEFT_BY.search(before)
    if left is None:
        return False
    return before[: left.start()].rstrip()[-1:] in (",", "(", "–", "-") or bool(_SHE_NEXT.match(letter.text, one.end))


_SHE_NEXT = re.compile(r"\s*[,(–-]\s*(?:[Pp]an\w*\s+|p\.\s*)?[A-ZĄĆĘŁŃÓŚŹŻ]")


def _is_mans(one: Found) -> bool:
    """A man's name; also "Marka Dudka", which is a man's in the genitive though it could be a woman's."""
    given = one.name.written.split()[0]
    return one.name.gender == "m" or (given.endswith("a") and bool(names.given_nominative(given, "m")))


_BRINGS = r"(?:za|przy|do|od|pod)(?:wiezie|wozi)|wiezie"
_DOES = Anchored(  # "przywiezie mnie mąż, Jan Lis", "delegację podpisał zastępca burmistrza Jan Lis"
    rf"\b(?:{_BRINGS}|(?:podpisal|zatwierdzil|zaakceptowal|wystawil|oplacil)a?|zapewni(?:a)?|pozdrawia|wystawi|oplaci|zaplaci|podpisze|zatwierdzi|zajmie\s+sie|{AT_WORK}\s+zastapi|zastapi\s+mnie\s+{AT_WORK})\s+(?:(?:mnie|nas|ja|go|je|ich|ta|to|w\s+tym\s+czasie|tym|wtedy|juz|nam|im|wczoraj|dzis|dzisiaj|osobiscie|wlasnie)\s+){{0,2}}"
    r"(?:(?:moj|moja|nasz|nasza|pan|pani|p\.|dr|mgr|kierowca|kierownik|kierowniczka|dyrektor|dyrektorka|wojt|burmistrz|starosta|wice\w+|naczelnik|komendant|inspektor|zastepca|zastepczyni|wojta|burmistrza|dyrektora|sekretarz|skarbnik|prezes|szef|szefowa|kolega|kolezanka|maz|zona|syn|corka|brat|siostra|mama|tata|tato|ojciec|matka|babcia|dziadek|sasiad|sasiadka|urzedu|gminy),?\s+){0,4}$"
)
_DOES_BEHIND = re.compile(  # "Wójt Jan Lis życzy udanych warsztatów", "Ewa Kot zostaje w biurze", "dyrektor Jan Lis nikogo nie zwolni"
    rf"\s*,?\s+(?:{_BRINGS})\s+(?:mnie|nas|ich|go|ja)\b|\s*,\s+(?:zyczy|pozdrawia)\b|\s+(?:zyczy|pozdrawia|poczeka|zaczeka|mowi|twierdzi|uwaza)\b|\s*,?\s+tylko\s+(?:przekazuje|wysyla|podpisuje|przywozi|pomaga)\b"
    rf"|\s+(?:mnie|nas|ich|go|ja)\s+(?:{_BRINGS})\b|\s+zastapi\s+mnie\s+{AT_WORK}"
    r"|\s+(?:(?:nikogo|nas|mnie|mi|nam|go|jej)\s+(?:\w+\s+)?)?nie\s+(?:(?:nikogo|nas|mnie|mi|nam)\s+)?(?:zwolni|zwalnia|pusci|puszcza|pozwol|zgodzi|zgadza|wyrazi|oddeleguje)\w*"
    r"|,\s+ktor[ya]\s+[^,.!?\n]{3,80},\s+(?:jest|przebywa)\s+(?:(?:teraz|obecnie|akurat|niestety|wlasnie)\s+)?na\s+(?:zwolnieniu|urlopie|chorobowym|macierzynskim)(?:\s+\w+im|\s+\w+ym)?(?=\s*(?:[.;\n]|$))"
    r"|\s*,?\s+(?:tym\s+razem\s+|tego\s+dnia\s+|wtedy\s+|w\s+tym\s+czasie\s+)?zostaj(?:e|a)\s+(?:\w+\s+)?(?:w|na)\s+(?:biurze|domu|pracy|szkole|urzedzie|gminie|bibliotece|miejscu|dyzurze)\b"
)


_SERVES = Anchored(  # "delegacje rozlicza pan Jan Lis", "ogłoszenie znalazła koleżanka Ewa Kot"
    r"\b(?:rozlicz[ay]|ureguluje|przeleje|zaksieguje|zalatwi(?:a)?|przygotuje|przesle|dosle|dostarczy|udzieli|wyjasni(?:a)?|pilnuje|dopilnuje|(?:za)?opiekuje\s+sie|(?:znalazl|pokazal|wypatrzyl|przeczytal|przyniosl|podsunal|podsunel)a?)\s+"
    r"(?:(?:mi|mnie|nam|to|je|ja|go)\s+)?(?:(?:moj|moja|nasz|nasza|pan|pani|p\.|kolega|kolezanka|kierownik|kierowniczka|ksiegow[ay]|glown[ay]|sekretar(?:z|ka)|skarbnik|dyrektor(?:ka)?|szef(?:owa)?|maz|zona|corka|syn|sasiad(?:ka)?)\s+){0,3}$"
)


def _serves(letter: Letter, one: Found) -> bool:
    """The subject of such a verb, in a sentence that asks for nobody but by a noun ("delegacje", "zgłoszenie")."""
    if one.clause is None or not _SERVES.search(letter.folded, max(0, one.start - 90), one.start):
        return False
    return not any(cue.act is Act.SIGN_UP and not cue.weak for cue in cues(letter.folded, *one.clause.sentence))


_SOMEBODY = re.compile(r"\s+(?:[a-ząćęłńóśźż.]+\s+){0,2}[A-ZĄĆĘŁŃÓŚŹŻ]")


_GREETS = re.compile(r"\b(?:pozdrawia(?:ja)?|klania(?:ja)?\s+sie|sciska(?:ja)?)\s(?P<whom>[^.!?\n]{0,160})$")


def _greets(letter: Letter, one: Found) -> bool:
    """ "Serdecznie pozdrawia zespół: Jan Lis, Ewa Kot." """
    told = _GREETS.search(letter.folded, max(0, one.start - 180), one.start)
    return told is not None and not cues(letter.folded, *told.span("whom"))


def _does_something_else(letter: Letter, one: Found) -> str:
    """Why the verb that is his says that he does not take part; "" where none does."""
    if one.name.case not in (None, "nom"):
        return ""
    if _writes_for_another(letter, one):
        return "Wymieniony tylko jako ten, kto zgłasza w imieniu innych."
    if one.listed:
        return ""
    if _greets(letter, one):
        return "Wymieniony tylko jako ten, kto pozdrawia."
    before = _DOES.search(letter.folded, max(0, one.start - 90), one.start) or _serves(letter, one)
    behind = _DOES_BEHIND.match(letter.folded, one.end)
    another = behind is not None and "," in behind[0] and _SOMEBODY.match(letter.text, behind.end())
    if before or (behind and not another):  # "pojedzie Jan Lis, wiezie go Adam Bąk"
        return "Wymieniony tylko jako ten, kto wiezie, podpisuje albo zostaje."
    return ""


_FOR_ANOTHER = (  # "w jej imieniu", "z jego upoważnienia", "za nich", "w imieniu pani Ewy Kot"
    r"(?:w\s+(?:jej|jego|ich)\s+(?:imieniu|zastepstwie)|z\s+(?:jej|jego|ich)\s+(?:upowaznienia|polecenia)|na\s+(?:jej|jego|ich)\s+(?:prosbe|polecenie)|za\s+(?:nia|niego|niej|nich)"
    r"|w\s+imieniu\s+(?!wlasnym|swoim|moim)(?:[\w-]+\s+){0,4}?[\w-]+)"
)
_WRITES = r"(?:(?:prze|na|wy)?s(?:yla|lala|lal|yl[ae]la?)|(?:prze|wy|na)sla(?:la|l)|przekazuje|przekazala?|sklada|zlozyla?|dokonuje|dokonala?|zglasza|zglosila?|pisze|napisala?|zapisuje|wpisuje|wypelnila?|wypelnia|podpisala?|podpisuje|rejestruje|prosi|koresponduje|kontaktuje\s+sie|odpowiada)"
_STYLE = (
    r"(?:ja,?\s+)?(?:(?:pan|pani|p\.|dr|mgr|kolega|kolezanka|moj\w?|nasz\w?|jej|jego|ich|asystent(?:ka)?|sekretar(?:z|ka)|pracowni(?:k|ca)|kierowni(?:k|czka)|inspektor(?:ka)?|referent(?:ka)?"
    r"|corka|syn|zona|maz|brat|siostra|mama|ojciec|wnuk|wnuczka|sasiad(?:ka)?|opiekun(?:ka)?),?\s+){0,3}(?:ze?\s+\w+,?\s+)?"
)
_IN_HIS_NAME = Anchored(
    rf"\b{_FOR_ANOTHER}\s+(?:[^\W\d_]+\s+){{0,4}}?{_WRITES}\s+{_STYLE}$"
    rf"|\b{_WRITES}\s+(?:[^\W\d_]+\s+){{0,3}}?{_FOR_ANOTHER}\s+{_STYLE}$"
)
_IN_HIS_NAME_BEHIND = re.compile(
    rf"\s*,?\s+(?:[^\W\d_]+\s+)?(?:{_WRITES}\s+(?:[^\W\d_]+\s+){{0,4}}?{_FOR_ANOTHER}|{_FOR_ANOTHER}\s+(?:[^\W\d_]+\s+){{0,3}}?{_WRITES})\b"
)


_SENDS_IT = Anchored(
    rf"\b(?:zgloszeni[ea]|formularz|list[ea]|wiadomosc|maila?|prosbe|karte|pismo)\s+(?:[^\W\d_]+\s+){{0,2}}?{_WRITES}\s+{_STYLE}$"
)


def _sends_what_asks_for_others(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Uczestniczka: Ewa Kot. Zgłoszenie przesłał Jan Lis": somebody else is named above."""
    before = letter.folded[max(0, one.start - 140) : one.start]
    if one.name.case not in (None, "nom") or not any(other.name.complete and other.end <= one.start for other in found):
        return False
    return _SENDS_IT.search(before) is not None


def _writes_for_another(letter: Letter, one: Found) -> bool:
    """ "Zgłoszenie w jej imieniu przesyła Ewa Kot", "Ewa Kot zgłasza w ich imieniu": the subject of a verb of sending or
    signing up, in another's name."""
    before = letter.folded[max(0, one.start - 140) : one.start]
    return _IN_HIS_NAME.search(before) is not None or _IN_HIS_NAME_BEHIND.match(letter.folded, one.end) is not None


_GOES_WITH_ANOTHER = re.compile(  # "Ewa Kot, córka Adama Lisa", "asystent burmistrza Adama Lisa", "zastępująca wójta Adama Lisa"
    r"\b(?:corka|syn|zona|maz|matka|ojciec|brat|siostra|podwladn(?:a|y)|asystent(?:ka)?|sekretarka|zastepca|(?<!ojej )(?<!aszej )(?<!wojej )zastepczyni|uczen|uczennica|student(?:ka)?|wspolpracowni(?:k|ca|czka)|doradca|pelnomocni(?:k|czka)|podopieczn(?:a|y)"
    r"|doktorant(?:ka)?|przedstawiciel(?:ka)?|bratanica|bratanek|siostrzenica|siostrzeniec|wnuczka|wnuk|kuzyn(?:ka)?|synowa|ziec|szwagier|szwagierka|nastepca|(?<!ojej )(?<!aszej )(?<!wojej )nastepczyni|wyslanni(?:k|czka)|delegat(?:ka)?|zastepujac(?:a|y)|reprezentujac(?:a|y))\s+(?:(?:pan\w?|pani|p\.|dr|mgr|wojta|burmistrza|starosty|prezesa|prezydenta|dyrektora|dyrektorki|kierownika|kierowniczki|posla|sekretarza)\s+){0,2}$"
)
_LEFT_BY = re.compile(  # "wdowę po prezesie Janie Lisie"
    r"\b(?:wdow|sierot|spadkobierc|nastepc)\w*\s+po\s+(?:(?:pan\w*|p\.|sp\.|s\.|dr|mgr|\w*sz\w{1,2}|zmarl\w+|tragicznie|niezyjac\w+|bylym|(?:wice)?prez\w+|wojcie|burmistrzu|dyrektor\w*|soltysie|kierowni\w+|radn\w+|kole\w+)\s+){0,4}$"
)
_HER_OWN = re.compile(  # "Ingę Płonkę, córkę radnego Tadeusza Wargi": her, not him
    r"[,–(-]\s*(?:corke|zone|siostre|asystentke|sekretarke|uczennice|zastepczynie|corki|zony|siostry|kolezanki|asystentki|sekretarki|zastepczyni|uczennicy|wspolpracowniczki|podwladnej)\s+(?:(?:pana|p\.|dr|mgr|radnego|wojta|burmistrza|starosty|prezesa|dyrektora|kierownika|posla|soltysa)\s+){0,2}$"
)
_OF_HIS_OFFICE = re.compile(
    r"\b(?:z|w)\s+(?:referatu|wydzialu|zespolu|biura|dzialu|gabinetu|klasy|grupy|referacie|wydziale|zespole|biurze|dziale|gabinecie|klasie|grupie)\s+(?:pana\s+|pani\s+|p\.\s*|wojta\s+|burmistrza\s+|posla\s+|senatora\s+)*$"
)
_AGENT = re.compile(  # "pismo podpisane przez Ewę Kot"
    r"\bprzez\s+(?:(?:pan\w?|pania|p\.|dr|mgr|wojta|burmistrza|starost\w|prezesa|dyrektor\w*|kierowni\w+|sekretarz\w*|koleg\w|kolezank\w)\s+){0,2}$"
)


def _is_agent(letter: Letter, one: Found) -> bool:
    """Other than of "gmina będzie reprezentowana przez Ewę Kot"."""
    if one.name.case in (None, "nom") or not _AGENT.search(letter.folded, max(0, one.start - 60), one.start):
        return False
    return "reprezentowan" not in letter.folded[max(0, one.start - 160) : one.start]


_BESIDE = re.compile(
    r"\b(?:za\s+(?:namowa|zacheta|przykladem)|sladem|wzorem|samochodem|autem|staraniem|obok|kolo)\s+(?:(?:pan[ai]?|p\.|dr|wojta|burmistrza|szef\w*|kole\w+)\s+){0,2}$"
)
_SEPARATELY = re.compile(
    r"\s*,\s*ktor[ay]\s+(?:(?:sie\s+)?juz\s+(?:sie\s+)?(?:zapisal|zglosil|zarejestrowal)\w*|(?:zapisal|zglosil|zarejestrowal)\w*\s+sie\s+(?:juz|wczoraj|wczesniej|osobno|sam[ao]?)\b|(?:zapisze|zglosi|zarejestruje)\s+sie\b|sie\s+(?:zapisze|zglosi|zarejestruje)\b|jest\s+juz\s+(?:zapisan|zgloszon)\w+)"
)
_LATER = (  # by which somebody signs up otherwise than by this letter
    r"(?:osobno|oddzielnie|indywidualnie|sam[aio]?\b|pozniej|blizej|niebawem|wkrotce|kiedy\s+indziej|w\s+(?:innym|swoim|najblizszym)\s+|we\s+wlasnym|przez\s+(?:inn|swo)\w+|u\s+siebie|przy\s+okazji|dopiero|po\s+powrocie|za\s+(?:tydzien|miesiac|rok))"
)
_SIGNS_UP_LATER = re.compile(  # "Ewa Kot przyjedzie w listopadzie i zapisze się bliżej terminu", "Jan Lis przyśle zgłoszenie sam"
    rf"[^.!?\n]{{0,80}}?\b(?:(?:zapisze|zglosi|zarejestruje)\s+sie\s+(?:\w+\s+)?{_LATER}|sie\s+(?:zapisze|zglosi|zarejestruje)\s+(?:\w+\s+)?{_LATER}"
    rf"|{_LATER}\w*\s+(?:\w+\s+)?(?:sie\s+(?:zapisze|zglosi|zarejestruje)|(?:zapisze|zglosi|zarejestruje)\s+sie)\b"
    rf"|(?:przysle|wysle|przesle|dosle|zlozy|wypelni)\s+(?:(?:swoje|wlasne|osobne)\s+)?(?:zgloszenie|formularz)\s+(?:\w+\s+)?{_LATER}|(?:przysle|przesle|dosle|zlozy)\s+(?:swoje|wlasne|osobne)\s+zgloszenie\b)"
)
_ENTERED_BY_ANOTHER = re.compile(  # "Panią Ewę Kot zapisze jej szkoła"
    r"(?:,[^,.!?\n]{3,60},)?\s+(?:juz\s+)?(?:zapisze|zglosi|zarejestruje|wpisze|zapisala?|zglosila?)\s+(?:\w+\s+)?(?:jej|jego|ich)\s+(?:(?:wlasn|macierzyst|nowy|nowa|now)\w*\s+)?(?:\w+)"
)


def _is_entered_otherwise(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """By himself and later, or by those whom he belongs to: not by this letter."""
    if one.name.case in (None, "nom"):
        match = _SIGNS_UP_LATER.match(letter.folded, one.end)
        return match is not None and not any(one.end <= other.start < match.end() for other in found)
    return _ENTERED_BY_ANOTHER.match(letter.folded, one.end) is not None


_PASSES_ON = re.compile(r"\s+prosi(?:l[ay]?)?\s+o\s+(?:przekazanie|powiadomienie|poinformowanie)\b")
_EXAMPLE = re.compile(r"\s*[(\[]\s*(?:wzor|przyklad)\w*")
_NOT_HIM = re.compile(
    r"\s+(?:na\s+razie\s+|tym\s+razem\s+)?nie\s+(?:zapisuje(?:my)?|zglasza(?:m|my)|wpisuje(?:my)?|dopisuje(?:my)?|deleguje(?:my)?)\b(?!\s+(?:sie|jako)\b)|"
    r"\s+(?:juz\s+)?nie\s+(?:trzeba|potrzeba|musi\w*|nalezy)\b(?!\s+(?:nic|specjaln|osobn|dodatk|obiad|nocleg|fakt|zaswiadcz|miejsc))|\s*,?\s*prosz\w+\s+(?:\w+\s+){0,2}?nie\s+(?:zglasz|zapis|wpis|dopis|uwzgl|rezerw|dolicz|umieszcz)\w*"
)
_SIGNS_ONLY = "Wymieniony tylko jako przełożony, kontakt albo podpisujący."
_BEHIND = (  # what stands right behind a name
    (_PASSES_ON, _SIGNS_ONLY),
    (_EXAMPLE, "Wymieniony tylko jako przykład."),
    (_NOT_HIM, "Nadawca prosi, żeby go nie zgłaszać."),
)
_ADDRESSES = re.compile(r"(?:^|\n)\s*(?:(?:szanown|drog|mil)\w+\s+)?pan(?P<end>ie|i)\s+$")


def _is_addressed(letter: Letter, one: Found) -> bool:
    """ "Pani Katarzyno Rudnicka, droga!": Panie and the -o of a woman's name are vocatives."""
    match = _ADDRESSES.search(letter.folded, max(0, one.start - 40), one.start)
    if match is None:
        return False
    return one.name.gender == "m" if match["end"] == "ie" else one.name.first_names.endswith("o")


_NAMESAKE = Anchored(
    r"\bzbieznosc\w*\s+nazwisk\w*\s+ze?\s+(?:\w+,?\s+){0,4}$|\bnie\s+(?:nalezy\s+|chodzi\s+)?(?:mylic|pomylic)\s+(?:\w+\s+)?ze?\s+(?:[\w.-]+,?\s+){0,4}$"
)
_HEADS_OTHERS = Sieve(  # "Zastępstwa za nich: Jan Lis, Ewa Kot", "Tel. do mamy: Ewa Kot"
    r"(?:^|[\n.;]\s*)(?:zastepstw\w+|zastepuja|rodzice|opiekunowie\s+prawni|dyrekcja|tel\.?|telefon|kierowc[ay])(?:\s+\w+){0,3}\s*:[^.:;\n]*\Z"
)
_COPY_LINE = re.compile(r"(?:dw|udw|cc|bcc)\s*:")
_LIKE = Anchored(r"\b(?:podobnie|tak\s+samo|tak)\s+jak\s+(?:pan\w?\s+|pani\s+|p\.\s*|kole\w+\s+)?$")
_COPIED = Sieve(  # "Do wiadomości: 1. Pan Jan Kos – kierownik 2. a/a": who gets a copy of an official letter
    r"(?:^|\n)[^\S\n]*(?:do\s+wiad(?:omosci|\.)|otrzymuj[aą]|rozdzielnik|kopi[ae](?:\s+do)?)\s*:?[^\S\n]*\n(?:[^\n]+\n){0,5}[^\n]*$"
)
_IN_OUR_LETTER = Anchored(  # "Do naszego zgłoszenia (Ewa Kot) proszę dołączyć …"
    r"\b(?:do|oprocz|obok|poza)\s+(?:\w+\s+){0,2}?(?:zgloszeni|pismu|pisma|list)\w*\s*\([^()]*$"
)
_FIRM = re.compile(
    r"[,;–-]\s*(?:kancelaria|gospodarstwo|firma|zaklad|sklep|studio|pracownia|gabinet|przedsiebiorstwo|uslugi|agencja|apteka|hurtownia|restauracja|cukiernia|piekarnia|kwiaciarnia|drukarnia|p\.?h\.?u\.?|f\.?h\.?u\.?|p\.?p\.?h\.?u\.?)"
    r"(?:\s+[^\W\d_]+){0,4}\s+$"
)


def _is_of_a_firm(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Ewa Kot, Kancelaria Radcy Prawnego Adam Lis": behind somebody, the name that her workplace bears."""
    line = letter.folded.rfind("\n", 0, one.start) + 1
    above = [other for other in found if line <= other.start and other.end <= one.start]
    if one.name.case not in (None, "nom") or not above:
        return False
    return _FIRM.search(letter.folded, above[-1].end, one.start) is not None


_GROUP = Anchored(
    r"\bze?\s+(?:(?:nasz|wasz)\w+\s+(?:\w+\s+)?(?:dwojk|trojk|czwork|piatk|szostk|grup|ekip|delegacj)\w*|(?:dwoch|dwojga|trzech|trojga|czterech|czworga|pieciu|pieciorga|szesciu|\d{1,2})\s+(?:(?:nasz|wczesniej|juz|zglosz|zapis)\w*\s+){0,2}?(?:osob|uczestni\w+|pracowni\w+|pan|zgloszonych|zapisanych))\s*\((?P<in>[^()]{5,300})\)"
    r"(?P<rest>[^.!?]*)"
)


def _of_the_group(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Z naszej trójki (Jan Lis, Ewa Kot, Adam Bąk) nie przyjedzie Adam Bąk", or "… Adam": the brackets only say who the
    three are."""
    for match in _GROUP.finditer(letter.folded):
        if match.start("in") <= one.start < match.end("in"):
            rest = slice(*match.span("rest"))
            inside = [other for other in found if match.start("in") <= other.start < match.end("in")]
            called = _is_called(one, letter.text[rest])
            if any(match.start("rest") <= other.start < match.end("rest") for other in found):
                return True
            if any(_is_called_by_surname(other, letter.text[rest]) for other in inside):
                return not _is_called_by_surname(one, letter.text[rest])
            if not called and any(_is_called(other, letter.text[rest]) for other in inside):
                return True
    return False


_HEAD = re.compile(  # on the line above the name, or before it
    r"(?:^|\n[^\S\n]*\n|[.!?:)]\s*\n)[^\S\n]*(?:dyrektor(?:ka)?|dyr\.|wojt|burmistrz|prezes(?:ka)?|starosta|komendant(?:ka)?|proboszcz|rektor|dziekan|prezydent|sekretarz|sekretarka|skarbnik|kierowni(?:k|czka)|naczelni(?:k|czka)|inspektor(?:ka)?)(?:[^\S\n]+[^\W\d_]+){0,3}[^\S\n]*\n?\s*"
    + _STYLED
    + "$"
)


def _signs_under_function(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "… Pani Ewa Kot … \n\nDyrektor\nJan Lis": the head of an office, below those asked for, the last in the letter."""
    above = [other for other in found if other.end <= one.start]
    if (
        not above
        or len(above) + 1 < len(found)
        or _NUMBER.match(letter.text, letter.text.rfind("\n", 0, one.start) + 1)
    ):
        return False
    headed = [other for other in above if _HEAD.search(letter.folded, max(0, other.start - 80), other.start)]
    rest = letter.text[one.end : letter.spans[-1][1]].strip()
    last = "\n" in letter.text[above[-1].end : one.start] and not headed and rest.count("\n") < 3
    return last and _HEAD.search(letter.folded, max(0, one.start - 80), one.start) is not None


def _is_called(one: Found, text: str) -> bool:
    """Does the text call him by his given name?"""
    return re.search(rf"\b{re.escape(one.name.first_names.split(' ')[0])}\b", text) is not None


_STYLED_SURNAME = re.compile(r"\b[Pp]an(?:a|i|ią|ią|em)?\s+(?P<last>[A-ZĄĆĘŁŃÓŚŹŻ][\w-]{2,})")


def _is_called_by_surname(one: Found, text: str) -> bool:
    """Does the text call him "pana Lisa"? A case form keeps all of a surname but its last two letters."""
    last = fold(one.name.last_name)
    stem = last[: max(3, len(last) - 2)]
    told = [fold(match["last"]) for match in _STYLED_SURNAME.finditer(text)]
    return any(word.startswith(stem) and len(word) <= len(last) + 4 for word in told)


_FUNCTION_LINE = Anchored(
    r"(?:^|\n)[^\S\n]*(?:dyrektor(?:ka)?|kierowni(?:k|czka)|wojt|burmistrz|prezes(?:ka)?|starosta|sekretarz|opiekun(?:ka)?)(?:[^\S\n]+[^\W\d_]+){0,4}[^\S\n]*\n\s*"
    + _STYLED
    + "$"
)
_PARTICIPANT = r"(?:uczestni(?:k|czka|cy|czki)|zglaszan\w+|imi\w+\s+i\s+nazwisk\w+|nazwisk\w+\s+i\s+imi\w+)\b"
_PARTICIPANT_FIELD = re.compile(rf"(?:^|\n|[.;,]\s)[^\S\n]*(?:\d{{1,2}}[.)]\s*)?{_PARTICIPANT}[^:\t\n]{{0,40}}[:\t]")
_FIELD = re.compile(
    rf"(?:^|\n|[.;,]\s)[^\S\n]*(?P<label>[^\W\d_][^:\t\n,.]{{2,40}}?)\s*(?::|\t)\s*(?:od\s+)?{_STYLED}$"
)
_NO_ROLE = re.compile(
    rf"{_PARTICIPANT}|\b(?:osob|imi|nazwisk|list|zglos|zglasz|zapis|warszt|szkol|miech|prosz|lp\b|nr\b)"
)


def _in_another_field(letter: Letter, one: Found, found: Sequence[Found]) -> bool:
    """ "Księgowość: Ewa Kot", "kierowca<tab>Jan Lis" in a letter where the participants have a field of their own."""
    field = _FIELD.search(letter.folded, max(0, one.start - 80), one.start)
    if field is None or (_NO_ROLE.search(field["label"]) and not _OF_WHO_ASKS.search(field["label"])):
        return False
    if any(field.start("label") <= other.start < field.end("label") for other in found):  # names in two columns
        return False
    return _PARTICIPANT_FIELD.search(letter.folded) is not None


_OF_WHO_ASKS = re.compile(
    r"\bzglaszajac\w+(?!\s+sie)|^zglasza$|\bwypelniajac|\bkontakt|\bprzelozon|\bplatni|\bfaktur|\brachun"
)
_PARTICIPANT_LINE = re.compile(r"(?m)^[^\S\n]*uczestni(?:k|czka|cy|czki)[^\S\n]*$")


def source(letter: Letter, one: Found) -> tuple[Act, str, str] | None:
    """ "Dowiedziałam się od pani Ewy Kot": the one from whom something comes."""
    told_of = THAT_HE.match(letter.folded, one.end)
    since = max(one.start - 60, _asked_since(one))
    if _TOLD_ME.match(letter.folded, one.end):
        return Act.MENTION, "source", "Wymieniony tylko jako ten, od kogo coś pochodzi."
    if told_of is None and _SOURCE.search(letter.folded, max(0, since), one.start):
        return Act.MENTION, "source", "Wymieniony tylko jako ten, od kogo coś pochodzi."
    return None


def _asked_since(one: Found) -> int:
    """ "Z polecenia wójta zgłaszam Ewę Kot": the end of the word by which he is asked for, behind that of the source."""
    cue = one.clause.cue if one.clause and one.clause.act is Act.SIGN_UP else None
    return cue[1] if cue and cue[1] <= one.start else 0


_TOLD_ME = re.compile(
    r",?\s+(?:\w+\s+)?(?:poleci|podesla|przesla|zacheci|namowi|pokaza|wspomnia|powiedzia|przekaza)la?\s+(?:mi|nam|mnie|nas)\b(?!,?\s+(?:ze|zeby|iz|aby)\b)"
)
THAT_HE = re.compile(  # "Na polecenie pani Teresy Kot przekazuję, że weźmie ona udział": she herself
    r"[^.!?\n]{0,60}?,\s*(?:ze|iz)\s+(?:\w+\s+){0,9}?(?:on|ona)\b"
)
_NUMBER = re.compile(r"[^\S\n]*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-–*•]\s)")


def _below_a_list(letter: Letter, one: Found, found: Sequence[Found]) -> tuple[Act, str, str] | None:
    """The last name, without a number, on a line of its own under numbered ones: who signs the list."""
    above = [other for other in found if other.end <= one.start]
    if len(above) < 2 or len(above) + 1 < len(found):
        return None
    line = letter.text[letter.text.rfind("\n", 0, one.start) + 1 : one.start]
    if "\n" not in letter.text[above[-1].end : one.start] or _NUMBER.match(line) or re.search(r"[:;.]\s", line):
        return None
    numbered = all(_numbered(letter, other) for other in above[-2:])
    if not (numbered and "," not in line) and not _ends_the_letter(letter, one, above):
        return None
    if line.strip() and line.strip()[0].isupper() and len(line.split()) <= 4:
        return Act.MENTION, "role", "Podpisany pod listą."
    return (Act.NONE, "", "") if letter.origin == "file" and not line.strip() else None


def _ends_the_letter(letter: Letter, one: Found, above: Sequence[Found]) -> bool:
    """ "Kadry, Ewa Kot": the last line, set off from a list or table by an empty one."""
    apart = re.search(r"\n[^\S\n]*\n", letter.text[above[-1].end : one.start]) is not None
    return (
        apart
        and all(other.listed for other in above[-2:])
        and not letter.text[one.end : letter.spans[-1][1]].strip(" .\n")
    )


def _numbered(letter: Letter, one: Found) -> bool:
    return one.listed and bool(_NUMBER.match(letter.text, letter.text.rfind("\n", 0, one.start) + 1))

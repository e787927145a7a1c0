"""The words by which a clause asks for something: a table on folded text (`processor.text.folding`).

Stems rather than phrases: Polish verbs in every person and mood, typed with or without diacritics.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Act(StrEnum):
    """What a clause says of the people in it."""

    SIGN_UP = "sign_up"  # they want to take part
    CANCEL = "cancel"  # they take back what they had asked
    ABSENT = "absent"  # they cannot come
    REPLACED = "replaced"  # somebody comes instead of them
    EXCEPT = "except"  # all but them
    ALREADY = "already"  # they have signed up before
    WRONG = "wrong"  # so the name was misspelt
    RIGHT = "right"  # and this is the right spelling
    MENTION = "mention"  # they are spoken of, no more
    NONE = "none"  # nothing known


_WORKPLACES = (
    *(
        "biurze",
        "pracy",
        "szkole",
        "urzedzie",
        "sekretariacie",
        "kancelarii",
        "klasie",
        "okienku",
        "przychodni",
        "sklepie",
    ),
    *("redakcji", "bibliotece", "przedszkolu", "dyzurze", "zmianie", "mszy", "zajeciach", "lekcji", "lekcjach"),
)
AT_WORK = rf"(?:na|w|we|przy)\s+(?:{'|'.join(_WORKPLACES)})\b"  # where one may stand in for another, other than with us
_NOT_AT_WORK = "".join(f"(?<!\\b{place} )" for place in _WORKPLACES)

_COME = r"(?:przyjs\w*|przyjd\w*|przyjad\w*|przyjedzi\w*|przyjech\w*|przybed\w*|przybyc|pojd[azei]\w*|dotr[zeu]\w*|dojad\w*|dojedzi\w*)"


_TAKE_PART = r"(?:wez(?:me|mie\w*|ma)|wziac|biore|biora|bierze\w*|brac)(?:\s+\w+){0,2}?\s+udzial\w*"


_TOOK_PART = (  # past forms, which "żeby" and "będę" turn into a wish and a future
    r"(?:(?:wzi(?:al(?:em)?|el(?:a|am|i|ismy|y|ysmy))|bral(?:em|a|am|i|ismy|y|ysmy)?)\s+(?:\w+\s+){0,2}?udzial\w*"
    r"|udzial\w*\s+(?:\w+\s+){0,2}?(?:wzi(?:al(?:em)?|el(?:a|am|i|ismy|y|ysmy))|bral(?:em|a|am|i|ismy|y|ysmy)?)"
    r"|uczestniczyl(?:em|a|am|i|ismy|y|ysmy)?)\b"
)


_TO_COME = (  # what somebody wants, plans or is asked to do
    r"(?:sie\s+(?:\w+\s+)?(?:zameldowac|wybrac|przylaczyc|dolaczyc|pojawic|stawic|zjawic|zapisac|zglosic|zalapac|wkrecic|zarejestrowac)|uczestniczyc|skorzystac|przyjsc|przyjechac|przybyc|pojechac|jechac|wybrac\s+sie|dolaczyc|przylaczyc\s+sie|posluchac|wysluchac|zobaczyc|byc|pojawic\s+sie|stawic\s+sie"
    r"|zjawic\s+sie|wpasc|zajrzec|zameldowac\s+sie|zapisac\s+sie|zglosic\s+sie|zalapac\s+sie|wkrecic\s+sie|wziac\s+(?:\w+\s+)?udzial|brac\s+(?:\w+\s+)?udzial|zaznaczyc\s+obecnosc)"
)


_PLACES = r"(?:jedno|jedna|dwa|dwie|dwoch|trzy|trzech|cztery|piec|szesc|\d{1,2})\s+(?:\w+\s+)?(?:miejsc[ae]?|wejsciow\w+|osob\w*)"


_KEEP = r"(?:zarezerwow\w+|zaklep\w+|przytrzym\w+|zostawi(?!l)\w*|odlozy\w*|zachowa\w*|znalezc|znajdzie\w*|zamowi\w*)"


# Of the writer alone: first person singular, or "się", "mnie", "mój", "swój" beside the verb.
_NOT_ANOTHER = (  # "moją mamę", "mojego zastępcę": another person
    r"(?!\s+(?:\w+\s+)?(?:mam[aęey]|zon|maz|mez|cork|syn|ojc|tat[aęey]|brat|siostr|koleg|kolez|szef|przeloz|pracowni|zastep|znajom|uczni|uczen"
    r"|student|podopieczn|asystent|sekretar|ciot|wuj|babci|dziad|tesc|narzecz|partner|przyjaci|grup|dzieci|rodzic|rodzin|wspolprac|podwladn|kuzyn"
    r"|sasiad|szwag|wnuk|wnucz|synow|zieci|chrzesn|bratan|siostrzen|macoch|ojczym|wychowan|stazyst|praktykant|wolontariusz|klient|radn|soltys|nauczyciel|dyrektor|kierowni|prezes|ksiegow))"
)


_OWN_PART = r"(?:udzia\w*|uczestnic\w*|obecno\w*|akces\w*|osob\w*|przyby\w*|chec\w*|gotow\w*|zglosz\w*|zainteres\w*|rezerw\w*|deklar\w*)"


_COMPANION = r"(?:zona|mezem|corka|synem|bratem|siostra|mama|tata|ojcem|kolega|kolezanka)\b"


_SELF_SIGN_UP = (
    r"\bw\s+sprawie\s+(?:delegowania|skierowania|oddelegowania|zgloszenia|udzialu|uczestnictwa)\b(?=[^.!?\n]{0,80}\bpan(?:i|a|ow|stwa)?\b)",
    r"\b(?:zglaszam|potwierdzam|deklaruje)\s+(?:\w+\s+)?(?:udzial|uczestnictwo|obecnosc|przyjazd)\s+(?:swoj|moj|wlasn)\w*"
    r"|\b(?:zglaszam|potwierdzam|deklaruje|wyrazam)\s+(?:chec|gotowosc)\s+(?:\w+\s+)?[-–,]?\s*(?:swoj|moj|wlasn)a\b",
    r"\bpiszemy\s+sie\b|\bsie\s+piszemy\b|\b(?:po|do)?licz(?:cie)?\s+(?:\w+\s+)?mnie\b|\b(?:wpisuj|zapisuj|dopisuj|rejestruj)(?:cie)?\s+mnie\b",
    r"\blicze\s+na\s+(?:\w+\s+)?miejsc\w+|\breflektuj\w+\s+na\b|\bja\s+bym?\s+chcial\w*|\b(?:wyznacz|przydziel|przyzna|zapewn)\w+\s+mi\s+miejsc\w*|\bbedziemy\s+(?:dwaj|dwie|dwoje|trzej|troje)\b",
    r"\b(?:^|(?<=[,.!;:\n–-])|(?<=[,.!;:\n–-]\s)|(?<=\btak\s)|(?<=\bto\s)|(?<=\bok\s))jade(?=\s*(?:[.!;)\n]|$))|\bwbija(?:m|my)\b",
    r"\b(?:poprosze|prosze)\s+o\s+(?:\w+\s+){1,3}?dla\s+siebie\b",
    r"\b(?:zglos(?:isz|icie)|zapisze(?:sz|cie)?|dopisze(?:sz|cie)?|wpisze(?:sz|cie)?|zarejestruje(?:sz|cie)?)\s+(?:pan[i]?\s+|panstwo\s+)?(?:\w+\s+)?mnie\b|\bbede\s+jako\b",
    r"\b(?:wzial|wziela|przyjechal|przyjechala|przyszedl|przyszla|pojechal|pojechala|poszedl|poszla|zapisal|zapisala|zglosil|zglosila|uczestniczyl|uczestniczyla|skorzystal|skorzystala|posluchal|posluchala"
    r"|dolaczyl|dolaczyla|wpadl|wpadla|wybral|wybrala)bym\b|\bbym\s+(?:\w+\s+)?(?:wzial|wziela|przyjechal\w?|przyszedl|przyszla|pojechal\w?|poszedl|poszla|zapisal\w?|zglosil\w?|dolaczyl\w?)\b",
    r"\b(?:chetnie|z\s+checia|z\s+przyjemnoscia|z\s+radoscia|ja)\s+(?:\w+\s+)?(?:sie\s+(?:zapisze|zglosze|dopisze|pisze|wybiore)|(?:zapisze|zglosze|dopisze|wybiore)\s+sie)\b|\bsie\s+(?:\w+\s+)?(?:pojawie|stawie|zjawie)\b",
    r"\b(?:i\s+)?ja\s+(?:tez|rowniez|takze)\s+(?:poprosze|prosze|chetnie|chce|sie\s+pisze)\b|\b(?:zanotowac|odnotowac|uwzglednic|zapisac|wpisac|dopisac)\s+(?:i|tez|takze|rowniez)\s+mnie\b|\bbedziemy\s+(?:obie|oboje|obaj|we\s+dw\w+)\b",
    r"\bpozwol\w*\s+sobie\s+(?:\w+\s+)?(?:zajac|przyjsc|przyjechac|dolaczyc|zglosic|zapisac|wziac|wpasc)\b|\bsie\s+na\s+(?:nie|to)\s+pisze\b|\bjedziemy\s+my\b",
    r"\bzgloszeni\w+\s+[^.!?\n]{0,60}?\b(?:i|oraz|a\s+takze)\s+(?:(?:dolaczam|dodaje|przesylam|skladam|zalaczam)\s+)?(?:tez\s+|rowniez\s+|takze\s+)?(?:swoje|moje|wlasne)\b(?=\s*(?:[.,;!)\n]|$))",
    r"\b(?:prihlasujem\s+sa|hlasim\s+se|prihlasuji\s+se)\b",
    r"\b(?:wolal[a]?bym|(?:lepiej\s+)?mi\s+(?:jednak\s+)?(?:lepiej\s+)?pasuje|pasuje\s+mi)\b",
    r"\b(?:chce|ide|jade|pojade|przyjde|bede)\s+i\s+ja\b|\b(?:przesylam|przysylam|podaje|wysylam)\s+(?:swoje|moje)\s+dane\b",
    r"\b(?:na|w)\s+(?:\w+\s+)?(?:liscie|spisie|wykazie|zestawieniu)\b[^.!?\n]{0,60}?\b(?:brakuje|zabraklo)\s+(?:mnie|nas)\b|\b(?:brakuje|zabraklo)\s+(?:na\s+liscie|w\s+spisie)\s+(?:mnie|nas)\b",
    r"\bprzyjmuje\s+(?:\w+\s+)?zaproszeni\w*|\b(?:wpadam|przychodze|przyjezdzam|melduje\s+sie|stawiam\s+sie)\b|\b(?:chce|chcialabym|chcialbym)\s+(?:(?:tez|takze|rowniez|bardzo)\s+)?(?:na\s+(?:(?:te|wasze|panstwa)\s+)?(?:\w+(?:e|ie)\s+)?(?:warszt|szkol|spotk|zaj)\w*|do\s+(?:grona|listy)\b)",
    r"\bna\s+mnie\s+liczyc\b|\blicz(?:yc|cie|a)\s+na\s+mnie\b|\bwchodze\s+w\s+to\b|\bwskakuje\b|\bbiore\s+(?:\w+\s+)?miejsc\w*|\b(?:przylacze|przylaczam|melduje|zamelduje)\s+sie\b",
    r"\b(?:postanowil[ae]m|planuje|mam\s+(?:ochote|chec)|zdecydowal[ae]m\s+sie|decyduje\s+sie|chce|chcial(?:a|e)?\s?bym|chcial[ae]m|pragne|zamierzam)"
    rf"\s+(?:\w+\s+){{0,4}}?{_TO_COME}",
    rf"\b{_TO_COME}\s+(?:\w+\s+){{0,2}}?(?:chce|chcial(?:a|e)?bym|pragne|zamierzam|mam\s+(?:ochote|chec))\b",
    r"\bchetnie\s+(?:\w+\s+)?(?:poslucham|wyslucham|przyjde|przyjade|pojade|wpadne|zawitam|zajrze|dolacze|skorzystam|wezme)\b|\b(?:poslucham|wyslucham|zawitam|zajrze|usiade)\b",
    r"\b(?:bede|jade|ide|pojade|przyjade|przyjde|zglaszam\s+sie)\s+ja\b(?!\s+i\b)|\b(?:bede|jade|ide|pojade|przyjade|przyjde)\s+(?:\w+\s+)?ja\s+(?:i|oraz|z)\b|\b(?:bede|jade|ide|pojade|przyjade|przyjde)\s+(?:tylko|jedynie|wylacznie|natomiast|(?:wiec\s+)?sama?)\s+ja\b|\bja\s+(?:tez\s+|takze\s+|rowniez\s+|sama?\s+)?(?:bede(?!\s+w\s+tym\s+czasie)|jade|ide|pojade|przyjade|przyjde|zglaszam\s+sie)\b",
    r"\b(?:niech|zeby|aby|by)\s+mnie\s+(?:\w+\s+)?(?:pani\s+|pan\s+|panstwo\s+)?(?:zapis\w+|wpis\w+|dopis\w+|zglos\w+|uwzgledn\w+|dolicz\w+)",
    r"\bmnie\s+(?:na\s+ni[ea]\s+|\w+\s+)?(?:zapisac|wpisac|dopisac|zaliczyc|doliczyc|policzyc|uwzglednic|umiescic|dodac|zarejestrowac|przywrocic|wciagnac|dolaczyc|miec\s+(?:w\s+spisie|na\s+liscie))\b",
    r"\b(?:zaliczyc|doliczyc|policzyc|przywrocic|wciagnac|dolaczyc|miec)\s+mnie\b|(?<!\bjak )(?<!\bani )\bnizej\s+podpisan(?:y|a|ego|ej|emu)\b|\b\w{3,}(?:emy|imy)\s+(?:\w+\s+)?we\s+(?:dwoje|dwoch|dwie|dwojke|troje|trojke|czworo)\b|\b(?:moja|mojej|swoja)\s+kandydatur\w+\s+(?:na|do)\b",
    rf"\b{_KEEP}\s+(?:\w+\s+){{0,3}}?(?:mi|dla\s+mnie|sobie)\b|\b(?:mi|dla\s+mnie|sobie)\s+(?:\w+\s+)?{_KEEP}\b",
    r"\b(?:could|can|would)\s+you\s+(?:please\s+)?(?:register|put|add|sign|include|book)\s+(?:me|us)\b",
    r"\bmnie\s+(?:przeniesc|przepisac|przerzucic|przelozyc|przesunac|przenies\w*|przepis\w*)\b|\b(?:przenies\w*|przepisz\w*)\s+mnie\b|\bzamien\w*\s+mi\b",
    r"\b(?:przeniesc|przepisac|przeniesienie|przepisanie)\s+(?:mnie|moje\s+zgloszenie|mojego\s+zgloszenia)\b",
    r"\b(?:oprocz|poza)\s+(?:siebie|mnie|soba|mna)\b(?!\s*[,(]?\s*(?:\w+\s+){0,3}?(?:juz|ktor|zglosz|wczesn|zapisan|zglosil|zapisal))|\band\s+myself\b|\bmyself\s+and\b|\bjad[e]\s+(?:na|do)\b|\b(?:jade|pojade|przyjade)\s+(?:razem\s+)?z\s+nimi\b",
    r"\b(?:zg[lł]aszam|zapisuje|rejestruje|wpisuje|dopisuje|pisze|zglosze|zapisze|deklaruje)(?:\s+(?:(?!nie\b)\w+\s+)?|\s*)"
    rf"(?:sie\b|siebie\b|(?:swoj\w*|moj\w*|wlasn\w+)(?:\s+(?:\w+\s+)?{_OWN_PART}|(?=\s*(?:[.,;!)\n]|$))))",
    r"\b(?:sie|siebie)\s+(?:(?:tez|rowniez|takze|na\s+nie)\s+)?(?:zglaszam|zapisuje|zapisac|zglosic|rejestruje|pisze|zarejestrowac)\b",
    r"\b(?:zapisac|zglosic|zarejestrowac|wpisac|dopisac)\s+sie\b",
    r"\b(?:zapisanie|wpisanie|dopisanie|zapis|zapisac|wpisac|dopisac|zapisz\w*|wpisz\w*|dopisz\w*|zarejestrowac"
    r"|zarejestrowanie|uwzglednic|uwzglednienie|umieszczenie|umiescic|zglosic|przyjecie|przyjac|ujac|ujecie)"
    rf"\s+(?:(?!nie\b)\w+\s+)?(?:mnie\b|moj\w*\b{_NOT_ANOTHER})",
    r"\b(?:mnie|moja\s+osobe|mojej\s+osoby|moje\s+(?:nazwisko|zgloszenie)|moj\s+udzial)\s+(?:tez\s+|rowniez\s+)?"
    r"(?:zapisa\w*|wpisa\w*|dopisa\w*|zarejestr\w*|uwzgledni\w*|zglosi\w*)",
    r"\b(?:moje|swoje)\s+(?:zgloszenie|uczestnictwo|przybycie)\b(?!\s+(?:\w+\s+)?(?:juz|zostalo|wyslal\w*|przyszlo|dotarlo|przekazal\w*)\b)",
    r"\b(?:swoja|moja|wlasna)\s+(?:skromna\s+)?osobe\b|\b(?:i|oraz)\s+moja\s+(?:skromna\s+)?osoba\b|\b(?:mojej|swojej|wlasnej)\s+(?:skromnej\s+)?osob[yi]e?\b",
    r"\b(?:zglaszamy|zapisujemy|rejestrujemy|przyjedziemy|przyjdziemy|bedziemy|wezmiemy|wybieramy|jedziemy|pojedziemy|chcemy|chcielibysmy|prosimy)\b"
    rf"(?:\s+\w+){{0,6}}?\s+z\s+(?:moj\w+\s+|swoj\w+\s+)?{_COMPANION}",
    rf"\b(?:razem|wraz)\s+ze?\s+(?:moj\w+\s+|swoj\w+\s+)?{_COMPANION}(?:,?\s+[\w-]+){{0,4}}?,?\s+"
    r"(?:zglaszamy|zapisujemy|rejestrujemy|przyjedziemy|przyjdziemy|bedziemy|wezmiemy|wybieramy|jedziemy|pojedziemy|chcemy|chcielibysmy|prosimy)\b",
    r"\b(?:moj|swoj|mojego|swojego)\s+(?:\w+\s+)?(?:udzial\w*|akces)\b(?!\s+(?:jest\s+|nadal\s+)?aktualn)(?!\s+(?:\w+\s+){0,2}?\w{3,}(?:eli|ili|yli|ali|ala|ila|yla)\b)",
    r"\b(?:obecnosc|udzial|uczestnictwo|przyjazd|przybycie)\s+(?:swoj|moj|wlasn)\w*\s+(?:i|oraz)\b",
    r"\bpiszac(?:ego|y|ej|a|emu)\s+te\s+slowa\b",
    r"\b(?:i|oraz|jak\s+i|a\s+takze)\s+(?:swoj|moj)(?:\s+wlasny)?\b(?=\s*(?:[.,!;]|$))",
    r"\bdeklaruje\s+(?:swoj\w+\s+|moj\w+\s+)?(?:obecnosc|przybycie|uczestnictwo)\b|\bsie\s+(?:\w+\s+){0,5}?zalap\w+|\bzalap\w+\s+sie\b",
    r"\b(?:wezme|biore)\s+(?:\w+\s+){0,2}?udzial\w*",
    r"\bsie\s+(?:(?!nie\b)\w+\s+)?(?:wybieram|przylacze|dolacze|podepne|wprosze|wkrece)\b|\b(?:podepne|wprosze|wpraszam|wkrece)\s+sie\b|\bzajme\s+(?:\w+\s+)?miejsc\w*",
    rf"\b(?:chce|chcial(?:a|e)?\s?bym|chcial[ae]m|pragne|zamierzam|mam\s+zamiar|moge|bede\s+(?:mogl|mogla))"
    rf"\s+(?:\w+\s+){{0,4}}?(?:{_TAKE_PART}|uczestniczyc|skorzystac|przyjsc|przyjechac|wybrac\s+sie|dolaczyc"
    r"|byc)\b",
    r"\bwybior[eę]\s+sie\b|\bzabior[eę]\s+ze\s+soba\b|\bbior[eę]\s+ze\s+soba\b|\bzabieram\s+(?:ze\s+soba|tez|takze|rowniez)\b",
    r"\b(?:bede\s+(?:uczestnicz\w*|obecn\w*|na\b|w\b|u\s+panstwa)|przyjde|przyjade|przybede|dotre|dojade|pojade|pojde|stawie\s+sie"
    r"|pojawie\s+sie|wpadne|uczestnicze|zjawie\s+sie|wybieram\s+sie|pisze\s+sie(?!\s+(?:przez|z|jako)\b)|dolacze|skorzystam|skusze\s+sie)\b",
    r"\bbede\b(?=\s*(?:[.!,:;)]|$|\d|obecn|jutro|pojutrze|napewno|na pewno|tak|z\b|we?\b|sama?\b|rowniez|tez|razem|wraz))",
    r"\bjestem\s+(?:\w+\s+){0,3}?(?:chetn\w+|zainteresowan\w+\s+(?:\w+\s+)?udzial\w*|na\s+tak|zdecydowan\w+)\b",
    r"\b(?:poprosze|prosze\s+o|rezerwuje|zarezerwowac)\s+(?!(?:\w+\s+)?(?:przysl|przesl|poda|wysl|odesl|inform|wskaz|program|potwierdz|odpow|material|prezent|kontakt|wyjas|udost|przekaz))(?:\w+\s+){0,3}?(?:dla\s+mnie|mi\b)",
    r"\bdla\s+mnie\b(?!\s+(?:miejsc\w+\s+nie|za|zbyt|nie|troche|niestety|trudn\w+|wazn\w+|problem\w*|klopot\w*|now\w+|jasn\w+)\b)|\bpoprosze\s+o\s+(?:\w+\s+)?miejsce\b(?!\s+dla)",
    r"\bpotwierdzam\s+(?:swoj\w*|moj\w*)\s+(?:obecnosc\w*|udzial\w*|przybyci\w*|uczestnictw\w*)",
    r"\b(?:i'd|i\s+would)\s+like\s+to\s+(?:\w+\s+)?(?:register|sign\s+up|attend|take\s+part|participate|join|come)\b",
    r"\b(?:i|we)\s+(?:want|wish|am\s+going|will|am\s+planning|plan|hereby|intend)\s+(?:to\s+)?(?:(?!not\b)\w+\s+)?"
    r"(?:register|sign\s+up|attend|take\s+part|participate|join|come|be\s+there)\b",
    r"\b(?:sign|register|put)\s+me\b|\bmy\s+(?:registration|participation)\b|\bcount\s+me\s+in\b",
    r"\b(?:записати|запишіть|зареєструвати|зареєструйте|запишите)\s+мене\b",
)


SERVICE = r"(?:obslug|dostaw|dostarcz|przygotowan|zapewnien|poprowadz|wygloszen|wynaj|udostepn|przeprowadz|realizacj|nagrani|wykonani)\w*"
_HOUSE = (
    r"(?:szpital|urzed|gmin|szkol|starostw|bibliotek|osrodk|przychodni|przedszkol|parafi|fundacj|stowarzyszeni|muze|powiat|sekretariat"
    r"|wydzial|referat|zespol|spoldzielni|zakladu|komend|strazy|klub|kol[ae]|rady|domu|liceum|technikum|redakcj|firm|nadlesnictw|poradni|zwiazk)\w*"
)
_SIGN_UP = (
    rf"\b(?:^|(?<=\n)|(?<=[.!?]\s))(?:ze?|od)\s+(?:\w+\s+)?{_HOUSE}(?:\s+[\w.-]+){{0,4}}\s*(?=:)",
    r"\b(?:prosz[ea]|prosimy|poprosz[ea]|poprosimy|prosi|prosza)\s+(?:\w+\s+){0,4}?o\s+wpis\b(?!\s+(?:do|w)\s+(?:ksi|kronik|rejest|krs|ewidenc|umow|protok|dzienni|hipote|wpis))(?!\s+(?:na|o)\s+(?:blog|stron|forum))",
    r"\b(?:prosz[ea]|prosimy|prosi|prosza|poprosz[ea])\s+(?:[\w.]+\s+){0,4}?o\s+(?:rezerwacje|zapis|wpis)\s+dla\s+(?:siebie|mnie|nas|pan|kole)\w*",
    r"\b(?:prosz[ea]|prosimy|prosi|prosza|poprosz[ea]|poprosimy)\s+(?:\w+\s+)?o\s+(?:jedno|dwa|trzy|cztery|piec|szesc|[2-9])\s*(?=[:(–-]|(?:dla|na\s+nazwisk\w+)\s)",
    r"\bz(?:e)?\s+(?:nasz(?:ego|ej|ych)\s+\w+(?:\s+\w+)?|osp|kgw|lgd|ops|gops|mops|ug|um|sp|zs|gok|lo)\s*(?=:)|\bwszyscy\s+(?=na\s+(?:warszt|szkol|spotk|miech|prosz|\d))",
    r"\breszta\s+(?:nasz\w+\s+)?(?:delegacji|skladu|ekipy|reprezentacji)\s*(?=:)",
    r"\b(?:zapisa|zglosi|wpisa)l[aiy]\s+sie\s+(?:u|do)\s+(?:mnie|nas)\b",
    r"\b(?:zglosz[eo]n|zapisan|wpisan)(?:y|a|e|i)\s+(?:\w+\s+){0,5}?(?:(?:byc|zostac)\s+(?:chc|powin|pragn|moz|mog|maj?)\w*|(?:chc|powin|pragn|moz|mog|ma)\w*\s+(?:byc|zostac))\b",
    r"\bzglasza(?:m|my|ja|jac|jacy)?\b(?!\s*,?\s+(?:ze|iz)\b|\s+(?:\w+\s+)?nieobecnosc|\s+gotowosc\s+(?:\w+\s+)?"
    rf"{SERVICE})",
    r"\b(?:lepiej\s+)?nam\s+(?:jednak\s+)?(?:lepiej\s+)?pasuje\b|\bpasuje\s+nam\b",
    r"\bpotwierdza(?:ja)?\s+(?:swoj\w*|swa)\s+(?:udzial|obecnosc|przybycie|uczestnictwo)\b",
    r"\b(?:jedzie|jada|pojedzie|pojada)\b(?=\s*(?:[,.;(]|$))",
    r"\b(?:jestesmy|jest\s+nas)\s+(?:we\s+)?(?:dwoje|dwie|dwoch|troje|trzy|trzech|czworo|\w+k[ea])\s*(?=:)",
    r"\bzglasza(?:nych|ne|ni|na|ny)\b",
    r"\bzglosi(?:c|my)\b",
    r"\bchec\s+(?:wyjazdu|przyjazdu|przybycia)\b|\b(?:prosze|prosimy)\s+(?:\w+\s+)?(?:zanotowac|odnotowac)\b|\bdochodz(?:i|a)\s+(?:jeszcze|rowniez|takze|pan)\w*|\b(?:dojdzie|dojda)\s+(?:tylko|jeszcze|rowniez|takze|tez|pan)\w*|\bzajm(?:a|ie)\s+(?:je|miejsc\w*)\b|\b(?:prosze|prosimy)\s+(?:\w+\s+)?(?:dolaczyc|dodac)\s+(?:jeszcze|rowniez|takze|tez|pan\w*)",
    r"\bnas[zi]\w*\s+(?:\w+\s+)?(?:sklad|ekip[ay]|delegacj[ai]|reprezentacj[ai]|reprezentanci|druzyn[ay])\s+na\b|\brezerwuj\w+\s+(?:\w+\s+)?krzesl\w+",
    r"\b(?:bedzie|przyjedzie|przyjdzie|jedzie|pojedzie)\s+(?:tez\s+|takze\s+|rowniez\s+)?ze\s+mna\b|\bze\s+mna\s+(?:\w+\s+)?(?:bedzie|przyjedzie|przyjdzie|jedzie|pojedzie)\b",
    r"\b(?:przysylam|przesylam|podaje)(?=\s*:)|\bwpadaja\b|\bobecn\w+\s+(?:\w+\s+)?(?:bedzie|beda)\b|\bdane\s+do\s+listy\b",
    r"\b(?:^|(?<=\n)|(?<=[.!?]\s))(?:na|do)\s+(?!wiad|wglad|kontakt|dyspoz|druk|podpis|zapl|dnia|razie|koniec|przykl|wykresl|skresl|usun|wypis|odwol|anul|potwierdz|ustal|uzgod|uzupel|decyzj|wyjas|sprawdz|rezerw|popraw|zmian)(?:\w+|(?:warsztat|szkoleni)\w+(?:\s+\w+){1,3})(?=\s*:)|\b(?:chcemy|chcielibysmy|chcial\w*bym)\s+(?:\w+\s+)?(?:wyslac|zglosic|skierowac|oddelegowac)\b|\b(?:do|na)\s+list[yeę]\s*:|\b(?:tez|takze|rowniez)\s+(?:po)?prosze\b(?!\s+o\b)",
    r"\bwchodza\b(?=\s+(?!w\b|do\b|na\b|ze?\b|sie\b|po\b|przez\b|ewentualnie)\w+\s+\w)",
    r"\b(?:przeniesc|przepisac|przelozyc|przerzucic|przesunac|przeniesienie|przepisanie)\b(?!\s+na\s+(?:mnie|pan|kole|nazw)\w*)|\bprosz\w+\s+(?:\w+\s+)?pamietac\s+przy\s+(?:ukladaniu\s+|\w+\s+)?(?:list|zapis)\w*|\bprosz\w+\s+(?:\w+\s+)?(?:przy\s+(?:ukladaniu\s+|\w+\s+)?(?:list|zapis)\w*\s+(?:na\s+\w+\s+)?)pamietac\s+o\b",
    r"\b(?:^|(?<=\n)|(?<=[.!?]\s))nazywa(?:ja)?\s+sie\b(?!\s+(?:warsztat|szkolen|nasz)|[^.!?]{0,60}\b(?:nie|zamiast)\b)",
    r"\b(?:^|(?<=\n)|(?<=[.!?:]\s)|(?<=\bnas\s)|(?<=\bstrony\s))jedzie\b(?!\s+(?:na|do|w|z|po|ze|przez|samoch\w*|pociag\w*|autobus\w*)\b|[^.!?\n]{0,80}\bzastepstw)",
    r"\bjada\b(?!\s+(?:na|do|w|z|po|ze|przez|samoch\w*|pociag\w*|autobus\w*)\b)|\bjedzie\b(?=\s+pan)",
    r"\b(?<=[-–—]\s)(?:jedzie|jada|idzie)(?=\s*(?:\n|$|[,;.]))",
    r"\b(?:zamiast|w\s+zastepstwie|w\s+zastepstwie\s+za|za)\s+(?:niego|niej|nia|nich)\b|\bw\s+(?:jego|jej|ich)(?:/je\w+)?\s+(?:miejsce|zastepstwie)\b",
    r"\b(?:jego|jej|ich)\s+miejsce\s+(?:\w+\s+){0,5}?(?:zajm|przejm|obejm|wezm)\w+",
    r"\b(?:warszta|szkoleni|spotkani|zajeci)\w+(?:\s+(?!nie\b|nikt\b|nikogo\b)[\w.]+){0,5}?\s+(?:jedzie|jada|idzie|ida|wysylamy)\b",
    r"\bpowierz\w+\s+(?:\w+\s+){0,2}?reprezentowani\w+|\b(?:wyznaczono|wybrano)\b(?=\s+(?:(?!na\b|do\b)\w+\s+){0,3}?pan(?:a|ia)\b)",
    r"\bzglosimy\b|\bzgloszon\w*\s+(?:zostaje|zostaja|sa)\b|\b(?:zglosze|zapisa|wpisa|dopisa|delegowa|wydelegowa|oddelegowa|skierowa)n[iyae]\s+zostaj[ae]\b",
    r"\b(?:zostaja|zostaje)\s+(?:zglosz[eo]|zapisa|wpisa|dopisa|delegowa|wydelegowa|skierowa)n[iyae]\b|\bniech\s+(?:\w+\s+)?(?:bedzie|beda|zostanie|zostana)\s+(?:zapisa|wpisa|dopisa|zglosz[eo])n[iyae]\b",
    r"\b(?:zgloszeni[aeu]|zgloszeniem|zglos|zgloscie|zgloszeniowy|zgloszeniowa)\b",
    r"\b(?:zapisuj\w*|zapisac|zapisanie|zapisania|zapiszcie|zapisz|zapis(?:y)?|zapisow)\b",
    r"\b(?:wpisuj\w*|wpisac|wpisanie|wpisania|wpiszcie|wpisz|dopisz|dopisuj\w*|dopisac|dopisanie|dopisania|dopiszcie)\b"
    r"(?!\s+(?:[^\W\d_]+\s+)?(?:temat|punkt|informacj|uwag|zdani|adres|numer|nip\b|kwot|pozycj|poprawk|przypis|rozdzial|akapit)\w*)",
    r"\b(?:rejestruj\w*|zarejestruj\w*|zarejestrowa[cn]\w*|rejestracj\w*|dorejestrow\w*)\b",
    r"\b(?:rezerwuj\w*|zarezerwuj\w*|zarezerwowa\w*|rezerwacj\w*)\b",
    r"\b(?:deleguj\w*|oddeleguj\w*|oddelegow\w*|delegowa(?:ni|ny|na|no|nie|c|nych)|delegacj\w*|deleguje)\b",
    r"\b(?:zosta(?:l|la|lo|li|ly|je|ja)|sa|jest|beda|bedzie)\s+(?:\w+\s+)?(?:wyznaczen|oddelegowan|wydelegowan|delegowan|(?:s?kier|wytyp)owan|zglaszan)\w+"
    r"|\b(?:wyznaczen|oddelegowan|wydelegowan|delegowan|(?:s?kier|wytyp)owan|zglaszan)[iyae]\s+(?:zosta(?:l|la|lo|li|ly|je|ja)|sa|jest)\b",
    r"\b(?:kieruje|kierujemy|skierowa[cln]\w*|skieruje\w*|wytypowa\w*|typuje\w*|wyznacza(?:m|my)?|wyznaczyl\w*"
    r"|desygnuj\w*|wysylamy(?!\s+(?:\w+\s+)?(?:faktur|rachun|ofert|umow|material|dokument|plakat|list[ye]?\b|pismo|zaproszen|informac|paczk|ksiazk|program|skan))|wysle(?:my)?(?!\s+(?:\w+\s+){0,3}?po\s+\w)|wydelegow\w*|wydeleguj\w*)\b",
    r"\bwysyla(?=\s+(?:na|do)\b|\s+pan)|\bwysylam\s+(?:\w+\s+)?(?:koleg|kolez|pracowni|zastep|osob[eęy]|pan[aią]|szef|inspektor|specjalist)\w*",
    r"(?<!\bto )\b(?:uwzglednic|uwzglednienie|uwzgledniajac|ujac|ujecie|umiescic|umieszczenie|dodac|dodanie|dodajcie|dodaj|umozliwi\w*)\b",
    r"\b(?:przyjac|przyjecie)\b(?!\s+do\s+wiadom|\s+(?:\w+\s+)?(?:wyraz|gratul|podziek|zycz|przepros|faktur|zaprosz|pozdrow)\w*)",
    rf"\b{_TAKE_PART}",
    r"\b(?:chec|udzial|akces|gotowosc|wole)\b(?:(?!\bnie\b|\bjuz\b)(?:[^.!?;:\n,]|\.(?=\d|\s*\)))){0,70}?\b(?:zglosi|wyrazi|zadeklarowa|potwierdzi)(?:li|ly|la|l)\b",
    r"\budzial\w*\s+(?:(?!nie\b)\w+\s+){0,2}?(?:wezm\w*|biora|bierze|zglasza\w*|deklaruj\w*|potwierdza\w*)",
    r"\b(?:udzial|udzialu|uczestnictw[oa]|akces)\b",
    rf"\b(?:chcialby|chcialaby|chcieliby|chcialyby|chcielibysmy|chcialybysmy|chcemy|pragnie|pragna|pragniemy|zamierza\w*|planuj\w+|ma(?:ja)?\s+(?:zamiar|ochote))"
    rf"\s+(?:\w+\s+){{0,4}}?{_TO_COME}",
    r"\b(?:przesyla\w+|podaje|podajemy|zalacz\w+|przekazuj\w+)\s+(?:\w+\s+)?list[ey]\b(?!\s+(?:intenc|motyw|przewoz|wysylk|plac|pytan|zadan|lektur|nagrod))",
    r"\bwybierze\s+(?:\w+\s+){0,2}?sie\b",
    r"\b(?:zgodnie\s+z|w\s+odpowiedzi\s+na|w\s+(?:zwiazku|nawiazaniu)\s+(?:z|do))\s+(?:\w+\s+){0,3}?(?:ogloszeni|zaproszeni|prosb|informacj)\w*\s*,?\s+(?:podaj|przesyla|wysyla)\w+\s+(?:\w+\s+)?imi\w+\s+i\s+nazwisk\w+",
    r"(?<![\w,]\s)\bna\s+warsztaty(?=\s*[-–:]\s)",
    rf"\b{_PLACES}\s*(?=[:–(-]|dla\b)|\b(?:prosz\w+|prosi\w+|popros\w+|rezerwuj\w+|zamawia\w+|biore|bierzemy|czyli)\s+(?:\w+\s+)?(?:o\s+)?(?:\w+\s+)?{_PLACES}",
    rf"\b{_KEEP}\s+(?:\w+\s+){{0,3}}?miejsc\w*|\bmiejsc\w*\s+(?:\w+\s+){{0,2}}?{_KEEP}",
    r"\bpoprosze\s+(?:\w+\s+)?miejsc\w*|\bwejsciow\w+\s+(?:\w+\s+){0,6}?dla\b|\bna\s+liscie\s+(?:prosze\s+)?umiesc\w+",
    r"\bosob[ya]\s+(?:\w+\s+){0,3}?na\s+(?:warszt|szkol|spotk)\w+|\bosob[ya]\s+na\s+\w+(?=\s*:)|\b(?:przesyla|podsyla|wysyla|zglasza)m\w*\s+nasza\s+(?:dwojk|trojk|czwork|ekip|grup)\w*|\bzgl\b",
    r"\btowarzysz\w+\b|\b(?:wpadn\w+|zawitaj\w*|zabierze\s+ze\s+soba|zabiera\s+ze\s+soba|rusza(?:my|ja)?\s+na|wyrusza\w*|scedowa\w+|ceduje|zaszczyci\w*|akredytowa\w+|akredytacj\w+|poslac|posle|posyla\w*"
    r"|dorzu[cć]\w*|doklada(?:m|my)\b|dolicz\w+|wybierz\w+\s+sie|wybior\w+\s+sie|przylacz\w+\s+sie|zamelduj\w*|meldujemy|melduje)\b",
    r"\bjedziemy\s+(?:\w+\s+){0,2}?(?:na|do|we)\b|\bjedzie\s+(?:\w+\s+){0,2}?(?:na|do)\b|\bnasz\s+sklad\b|\bnasza\s+(?:ekipa|delegacja|reprezentacja|druzyna)\b|\bto\s+nasza\s+lista\b",
    r"\bprosz\w+\s+(?:\w+\s+)?(?:pamietac\s+o|nie\s+zapomniec\s+o)\b(?![^.!?]*\bnastepn)|\b(?:could|can|would)\s+you\s+(?:please\s+)?(?:register|put|add|sign|include|book)\b|\b(?:kindly|please)\s+(?:put\s+down|register|enrol|enroll|sign\s+up|book\s+(?:a\s+)?(?:place|seat)\s+for)\b(?!\s+(?:me|us)\b)",
    r"\b(?:wszys\w+|cal[yae])\s+(?:\w+\s+){0,3}?(?:oprocz|poza)\s+(?:mnie|mna)\b",
    r"\b(?:ida|idzie|idziemy)\s+(?:na|do)\b|\bida\s*(?=:)|\bprzysluch\w+|\breprezentowan\w+\s+(?:\w+\s+)?(?:przez|bedzie|beda)\b",
    r"\b(?:uczestnicz(?:y|yc|ymy|a)(?!l(?:em|a|am|i|ismy|y|ysmy)?\b)\w*|uczestnicy|uczestnikow|uczestnikami|uczestniczk\w+|uczestnik)\b",
    rf"\b{_COME}\b",
    r"\b(?:bedzie|beda|bedziemy)\s+(?:\w+\s+)?(?:uczestnicz\w+|obecn\w*|reprezentow\w+|nas|na)\b",
    r"\b(?:be(?:n|m)?dziemy|be[nm]d[ao]|be(?:n|m)?dzie|beda)\b(?=\s*(?:[.!,:;)]|$|\d|z\b|we?\b|:|pan\b|pani\b))",
    r"\bbe(?:n|m)?dzie\b(?=\s+(?:i|oraz|tez|takze|rowniez)\s+(?:nasz\w*\s+|moj\w*\s+)?(?:pod|wice)?(?:soltys|wojt|burmistrz|starost|radn|prezes|kierowni|dyrektor|sekretarz|skarbni|zastepc|inspektor|referent|maz|zona|syn|corka|brat|siostra|kolega|kolezanka)\w*)",
    rf"\b(?:(?:a?zeby|aby|by)(?:m|smy)?|bede|bedzie|beda|bedziemy)\s+(?:\w+\s+){{0,5}}?{_TOOK_PART}",
    r"\b(?:reprezentowa[cl]\w*|reprezentuja|reprezentacj\w+|przedstawiciel(?:e|i|ami|em|ka)?)\b",
    r"\b(?:pojawi\w*|stawi\w*|wybiera(?!l(?!\w*by))\w*|zjawi\w*|pisz[ea]|piszemy|melduj\w*)\s+sie\b",
    r"\b(?:dolacz[ay]\w*|dolaczymy|skorzysta(?:my|ja|c)?|pojedzi\w+|pojad[aeę]\w*)\b",
    r"\b(?:lista|liste|listy|listę)\s+(?:\w+\s+){0,2}?(?:uczestni\w+|osob|chetn\w+|pracownik\w+|zgloszo\w+)",
    r"\bpotwierdza(?:m|my|ja)?\s+(?:\w+\s+){0,2}?(?:obecnosc\w*|udzial\w*|przybyci\w*|uczestnictw\w*)",
    r"\b(?:delegat(?:em|ka|ami|ow|y)?)\b",
    r"\b(?:prosimy|prosze|poprosimy|poprosze)\s+(?:\w+\s+){0,2}?o\s+(?!zwoln|anul|odwol|info)(?:\w+\s+){0,2}?miejsc\w*|\b(?:jedziemy|jedzie|jada|pojada|pojedzie|pojedziemy)(?:\s+(?:na|do|we)\b|:)",
    r"\b(?:zeby|aby|by)m?\s+(?:ja|go|ich|jej|pania|pana|obie|oboje|obu)\s+(?:\w+\s+)?(?:zapisal|zglosil|dopisal|wpisal|zarejestrowal)\w*|\bprihlas\w+|\bzucastn\w+|\bpri(?:dem|deme|du|jdeme|jdu|jdou)\b",
    r"\b(?:prosi|prosza|prosic|poprosic)\s+o\s+(?!zwoln|anul|odwol|info)(?:\w+\s+){0,2}?miejsc\w*|\bzdecydowa(?:l|la|li|ly)\s+sie\s+(?:\w+\s+)?(?:jechac|przyjechac|przyjsc|pojechac|dolaczyc|uczestniczyc|wziac)\b",
    r"\b(?:podsyla|przesyla|wysyla|podaj)\w*\s+(?:\w+\s+){0,2}?(?:ekip[eę]|sklad|nazwiska|uczestnik\w+|osoby(?!\s+(?:do\s+kontakt|odpowiedzialn|kontaktow))|delegacj[eę])\b",
    r"\blist[aeę]\s+(?:\w+\s+)?na\s+(?:warsztat|szkoleni)\w+",
    r"\b(?:wciagniecie|wciagnac|umieszczenie|ujecie)\s+(?:\w+\s+){0,3}?na\s+(?:\w+\s+)?list\w*",
    r"\b(?:przekaz|przesyl|podaj|wysyl)\w*\s+(?:\w+\s+){0,2}?dane\s+(?:\w+\s+)?(?:uczestni|osob|pracowni)\w*",
    r"\b(?:przekaz|przesyl|podaj|wysyl)\w*\s+(?:\w+\s+){0,2}?dane\b(?=[^.\n]{0,40}\b(?:list|zapis|zglosz))",
    r"\b(?:beda|bedzie)\s+to\b|\b(?:a?zeby|aby|by)\s+(?:(?!nie\b)[\w.,-]+\s+){0,8}?(?:pojech|przyjech|przybyl|przyszl|przyszedl)\w+",
    r"\bna\s+liste\s+(?:\w+\s+)?prosze\b|\bprosze\s+na\s+liste\b|\bw\s+(?:takim|nastepujacym|takim\s+oto)\s+skladzie\b|\b(?:zeby|aby)m\s+(?:zapisal|zglosil|dopisal|wpisal|zarejestrowal)[a]?\b",
    r"\bwystarczy\s+(?:\w+\s+)?imie\s+i\s+nazwisko\b|\b(?:pamietac|pamietajcie|nie\s+zapomniec|nie\s+zapomnijcie)\s+(?:\w+\s+){0,2}?(?:na\s+liscie|przy\s+zapis\w+|w\s+spisie|wsrod\s+uczestnik\w+)",
    r"\b(?:pozostal[aey]|(?:ta\s+)?(?:drug|trzeci|czwart)[ai])\s+(?:(?:dw\w+|trz\w+|osob\w*)\s+)?to\b(?=\s+(?!nie\b|juz\b|sie\b))|\b(?:drug|trzeci|czwart)a\s+osoba\s+(?:bedzie|jest)\b",
    r"\bniech\s+(?:to\s+|wiec\s+|zatem\s+)?(?:bedzie|beda)\b(?!\s+(?:pochwal|blogoslaw|mowa)|\s*[,.!])",
    r"\bz\s+nasz\w+\s+\w+\s+(?:bedzie|beda|przybedzie|przybeda)\b|\bprzyjezdza(?:my|ja)\b|\bo\s+(?:\w+\s+)?miejsc\w+\s+pros(?:ze|imy)\s+dla\b",
    r"\bmiejsc\w*\s+(?:\w+\s+){0,2}?(?:przeznacz|przydziel|przyzna|zapewn|zachow)\w*\s+dla\b|\b(?:przyzna\w+|przydziel\w+|zapewni\w+|prosb\w+\s+o|wniosek\s+o)\s+(?:\w+\s+)?miejsc\w*",
    r"\b(?:add|include|put)\b(?=.{0,60}\b(?:list|workshop|participants)\b)",
    r"\b(?:chetni|chetne|chetnych|ochotnic\w+)\b|\bchetn[ay]\b(?=\s+(?:\w+\s+){0,2}?(?:udzial|przyj|na\b|do\b|wzi))",
    r"\bmiejsc[aeo]?\s+dla\b|\bmiejsce\b(?=\s*[:-])",
    r"\b(?:ode?\s+nas|z\s+naszej\s+(?:strony|gminy|szkoly|instytucji|jednostki)|nasi\s+(?:ludzie|pracownicy))\b",
    r"\b(?:register|registration|sign\s?up|signing\s+up|enrol\w*|attend(?:ing|ees?)?|participat\w+|participants?"
    r"|take\s+part|taking\s+part|join(?:ing)?|book(?:ing)?)\b",
    r"(?<!\bi )(?<!\bwe )(?<!\byou )\b(?:would\s+(?:also\s+)?(?:like|love)\s+to|(?:also\s+)?(?:wants?|wish(?:es)?|plans?|intends?)\s+to"
    r"|will(?:\s+also)?|is(?:\s+also)?\s+going\s+to)\s+(?:also\s+)?(?:come|be\s+there)\b"
    r"(?!\s+(?:from|out|up|back|down)\b)(?![^.!?\n]{0,80}\b(?:but|however|unless|cannot|can't|unfortunately)\b)"
    r"|(?<!\bi am )\b(?:is|are)(?:\s+also)?\s+coming\s+(?:along|too|with|as\s+well)\b",
    r"\b(?:anmeld\w+|teilnehm\w+|teilnahme)\b",
    r"\b(?:реєстр\w+|зареєстр\w+|записат\w+|запишіть|участь|участие|прошу\s+записать|регистр\w+)",
)


WEAK = re.compile(
    r"(?:(?:moj|swoj)\w*\s|udzial|zgloszeni|nasi\s|zapis(?:y|ow)?$|uczestnictw|uczestnik|rejestracj|rezerwacj|delegacj|list|akces|registration|participa|miejsc|chetn(?!ie)"
    r"|(?:uczestniczyc|wziac|przyjsc|przyjechac|przybyc|dotrzec|brac|skorzystac)\b)"
)


_SEAT = r"\b(?:miejsc|krzesl)\w+"
_OFFICE = (
    r"(?:funkcj|stanowisk|mandat|kierownictw|czlonkostw|prezesur|przewodnic|etat|kadencj|prac[ay]\b|zatrudnieni)\w*"
)
_NOT_OF_AN_OFFICE = (  # "po rezygnacji Adama Lisa z funkcji sekretarza": from an office, from another event
    rf"(?!\s+(?:[\w-]+\s+){{0,4}}?ze?\s+(?:(?:\w+\s+){{0,2}}?{_OFFICE}|(?:innego|innych|innej|tamtego|tamtych)\b))"
)
_KEPT = r"(?:trzymac|rezerwowac|zachowywac|przetrzymywac|zostawiac|blokowac|zajmowac)"
_SELF_CANCEL = (
    rf"\bnie\s+{_KEPT}\s+(?:\w+\s+)?(?:dla\s+mnie|mi)\s+(?:\w+\s+)?{_SEAT}|\bnie\s+{_KEPT}\s+(?:juz\s+)?(?:mojego|swojego)\s+{_SEAT}|\bnie\s+{_KEPT}\s+(?:juz\s+)?{_SEAT}\s+(?:dla\s+mnie|mi)\b"
    rf"|\b(?:dla\s+mnie|mi|mojego)\s+(?:juz\s+)?{_SEAT}\s+(?:\w+\s+)?nie\s+{_KEPT}\b|\b(?:miejsca|krzesla)\s+(?:dla\s+mnie|mi)\s+(?:\w+\s+)?nie\s+{_KEPT}\b",
    r"\bja\s+(?:i|oraz)\s+(?:\w+\s+){1,4}?(?:musimy\s+(?:\w+\s+)?(?:wycofac|odwolac|zrezygnowac|anulowac)|rezygnujemy|wycofujemy|odwolujemy)\b",
    r"\bgive\s+up\s+my\b",
    r"\bzgloszeni[ea],?\s+(?:[\w.,-]+\s+){0,12}?(?:nieaktualn|niewazn|anulowan)\w+",
    r"\b(?:ponizsz|powyzsz)\w*\s+(?:\w+\s+){0,5}?(?:zignorowac|pominac|nie\s+(?:brac\s+pod\s+uwage|uwzgledniac)|nieaktualn\w+)|\bto,?\s+(?:co\s+)?(?:nizej|ponizej),?\s+(?:\w+\s+){0,4}?(?:nieaktualn\w+|nie\s+brac\s+pod\s+uwage)",
    r"\b(?:ponizsz|nizej|ponizej|powyzsz)\w*\s+(?:[\w.]+\s+){0,6}?(?:uznac|uznajcie|traktowac|traktujcie|traktuj|uwazac)\s+(?:\w+\s+)?(?:za|jako)\s+(?:niebyl|niewazn|nieaktualn|anulowan)\w+",
    r"\bwypada(?:m|my)\b(?=\s*(?:[.,;!)]|$)|\s+ze?\s+(?:\w+\s+){0,2}?(?:warszta|szkoleni|list|udzial|spotkani|skladu|zaje[cć]|grona|gry))",
    rf"\b(?:moje|swoje)\s+{_SEAT}\s+(?:\w+\s+){{0,7}}?(?:oddac|oddajcie|zwolnic|przekazac|odstapic)\b|{_SEAT},?\s+(?:[\w.,]+\s+){{0,12}}?(?:oddac|odstapic|przekazac|przydzielic)\s+(?:komus|innej|innemu|nastepn|kolejn|pierwsz)\w*",
    r"\bzgloszeni\w+\s+(?:[\w.]+\s+){0,8}?(?:uznac|traktowac|uwazac)\s+(?:\w+\s+)?(?:za|jako)\s+(?:niebyl|niewazn|nieaktualn|anulowan)\w+",
    r"\b(?:moje|swoje)\s+miejsc\w+\s+(?:\w+\s+){0,4}?(?:oddac|zwolnic|przekazac|komus\s+innemu|ktos\s+inny)\b|\b(?:przeznaczyc|przekazac|oddac|odstapic|odstepuje|udostepnic|zwolnic|wykorzystac)\s+(?:komus\s+(?:innemu\s+)?)?(?:moje|swoje|to\s+moje)\s+miejsc\w*|\bo\s+mnie\s+zapomniec\b|\bzapomniec\s+o\s+mnie\b",
    r"\b(?:cofn\w+|cofam\w*|cofanie)\b(?!\s+(?:\w+\s+)?(?:zgod|pozwol)\w*)|\bodda(?:je|jemy|c)\s+(?:(?!jej\b|jego\b|ich\b)\w+\s+){0,2}?miejsc\w*|(?<!\bjej )(?<!\bjego )(?<!\bich )\bmiejsc\w+\s+(?:\w+\s+){0,4}?(?:oddac|zwolnic|przekazac|komus\s+innemu)\b",
    r"\b(?:zapomniec\s+o\s+mnie|o\s+mnie\s+zapomniec)\b|\b(?:moje|swoje|mojego|swojego)\s+zgloszen\w+\s+(?:[\w,.]+\s+){0,9}?(?:nieaktualn|niebyl|niewazn)\w+|\bzgloszen\w+\s+(?:\w+\s+){0,7}?nieaktualn\w+|\bnieaktualn\w+\s+(?:\w+\s+){0,3}?zgloszen\w+",
    r"\b(?:musze|muszę|trzeba|chyba)\s+(?:mi\s+)?(?:sobie\s+)?(?:darowac|odpuscic)\b|\b(?:darowac|odpuscic)\s+(?:sobie\s+)?(?:musze|warsztaty|szkolenie)\b",
    r"\b(?:musze|musimy|zmuszon[ay]\s+jestem)\s+sie\s+(?:wypisac|wycofac|wykreslic)\b|\bwypisuj[eę]\s+sie\b",
    r"\b(?:rezygnuje|wycofuje\s+sie|cofam|anuluje|odwoluje)\b|\b(?:musze|zmuszon[ay]\s+jestem|jestem\s+zmuszon[ay])\s+(?:[\w,-]+\s+){0,8}?(?:wycofac|odwolac|anulowac|cofnac|zrezygnowac)\b",
    r"\b(?:wykreslic|wykreslenie|skreslic|skreslenie|wypisac|wypisanie|usunac|usuniecie)\s+(?:\w+\s+)?(?:mnie|moj\w*)\b|\b(?:wykreslcie|skreslcie|wypiszcie|usuncie)\s+(?:\w+\s+)?mnie\b",
    r"\b(?:zignorowac|pominac|nie\s+uwzgledniac|nie\s+brac\s+pod\s+uwage)\s+(?:mojego|moje|swoje)\s+zgloszeni\w*",
    r"\b(?:anulowa(?:c|nie)|anulujcie|odwolac|odwolanie|wycofac|wycofanie|cofnac|uniewaznic|skasowac)\s+(?:(?:prosze|tez|takze|wiec|zatem)\s+)?(?:moj|swoj)\w*\s+(?:zgloszeni|udzial|rezerwacj|rejestracj|uczestnictw|zapis)\w*(?!\s*(?:i|oraz|,)\s)",
    r"\b(?:mnie)\s+(?:wykresl\w*|skresl\w*|wypis\w*|usun\w*)\b",
    r"\b(?:cancel|withdraw)\s+my\b",
)


_CANCEL = (
    r"\b(?:wyjazd|przyjazd|udzial|uczestnictwo)\s+(?:(?!nie\b)[\w.]+\s+){0,7}?(?:odwolan|anulowan|wycofan)[yea]\b",
    rf"\bnie\s+{_KEPT}\s+(?:\w+\s+)?{_SEAT}(?=\s+(?:dla|na\s+nazwisko)\s+(?!mnie\b))",
    r"\b(?:udzial|uczestnictwo|obecnosc|rezerwacj\w+|zgloszeni\w+)\s+(?:[\w.-]+\s+){1,7}?(?:uznac|uznajcie|traktowac|uwazac)\s+(?:[\w.]+\s+)?(?:za|jako)\s+(?:niebyl|niewazn|nieaktualn|anulowan|wycofan|odwolan)\w+",
    r"\b(?:jej|jego|ich)\s+(?:miejsc|krzesl)\w+\s+(?:[\w.]+\s+){0,4}?(?:odda\w*|zwolni\w*|zwalnia\w*|przekaza\w*)\b",
    r"\bwypadaja\b(?!\s+(?:we?|na|ze?|do|po|pod|nad|przed|przy|obok|kolo|u|o|sie|by|aby|dobrze|zle|mi|nam|nie)\b)"
    r"|\bz\s+(?:\w+\s+)?(?:dwojki|trojki|czworki|piatki|grupy|ekipy|skladu|listy|delegacji)\s+(?:[\w.]+\s+){0,5}?wypada\b",
    rf"\brezygn(?:uj\w*|acj\w*|owa\w*)\b{_NOT_OF_AN_OFFICE}",
    rf"\bzrezygnowa\w*\b{_NOT_OF_AN_OFFICE}",
    r"\b(?:wycofuj\w*|wycofac|wycofanie|wycofal\w*)\b",
    rf"\bzw(?:olni\w+|alnia\w+)\s+(?:\w+\s+){{0,2}}?{_SEAT}",
    # "brak wpłaty powoduje anulowanie miejsca" tells of a rule
    r"(?<!powoduje )(?<!spowoduje )(?<!skutkuje )(?<!skutkowac )(?<!oznacza )(?<!oznaczac )(?<!rygorem )(?<!grozi )\b(?:anuluj\w*|anulowa\w*|anulacj\w*)\b",
    r"\b(?:odwoluj\w*|odwolac|odwolal\w*)\b|\bodwolani[ea]\s+(?:zgloszen\w*|udzial\w*|rejestr\w*|pana|pani|uczestn\w*|rezerw\w*)",
    r"(?<!niepotrzebne )(?<!niewlasciwe )(?<!zbedne )\b(?:wykresl\w*|(?!skreslonych)skresl\w*|wypisac|wypisanie|wypiszcie|usunac|usuniecie|usuncie)\b(?!\s+(?:\w+\s+){0,2}?(?:delegacj|fakt|rachun|zaswiadcz|certyfik|dyplom|recept|druk|polecen|wniosk|legitym|upowazn|przelew)\w*)(?!\s+(?:i\s+kontakt|jej\s+(?:tresc|kopi|zalacz)|jej[,.]|tej\b|wiadomosci|z\s+bazy))(?!\s+(?:\w+\s+){0,2}?ze?\s+(?:strony|internetu|galerii|facebook\w*|profilu|skrzynki)\b)(?!\s+sie\s+z\s+(?:tej\s+)?(?:list|newsl|subskr|baz)\w*(?!\s+(?:uczest|osob|zglosz)))|\bzdjac\s+z\s+listy",
    r"\b(?:cancel(?:l?ing|lation|led)?|withdraw\w*)\b|\btake\s+(?:him|her|them)\s+off\b",
)


_ELSE = (  # "nie będę przeszkadzać": something else than coming that he will not do
    r"(?!\s+(?:(?:mi|nam|juz|wiec|tez|to|zadn\w+)\s+)?(?:potrzebn|konieczn|niezbedn|problem|klopot|wymagan|trudn|platn|miejsc|czasu|sensu|powod|watpliw)\w*)"
    r"(?!\s+(?:juz\s+|sie\s+|nikomu\s+|tu\s+)?(?!uczestnicz|brac|przyj|przyb|przych|jech|poj|doj|dotr|byc|mogl)\w{2,}[aeiouy]c\b)"
)


_NOT_BY_POST = (  # "nie mogę się dodzwonić", "nie mogę ich zapytać": what else than coming somebody fails to do
    r"mo(?:ge|zemy|gl\w*)\s+(?:(?!\w+c\b)\w+\s+){0,3}?(?:wypowi|odpowi|recz|mowic\s+za|otworz|odczyt|pobra|znalezc|doczek|zalogow"
    r"|zapyta|spyta|dopyta|pyta|dodzwon|skontakt|zlapa|zasta|powiedz|sprawdz|ustali|odpis|wysla|przesla|dosla|drukow|wydruk|zrozum|edytow|wypelni"
    r"|wejsc\s+na\s+stron|zalaczy|rozczyta|doczyta|przypomn|obieca|zagwarant|odszuk|zdecydow|wiedziec|zapisac\s+sie|zarejestrow)\w*"
)

_CANNOT = (
    r"\bjuz\s+(?:u\s+nas\s+)?nie\s+pracuj(?:e|a)\b",
    r"\b(?:^|(?<=\n)|(?<=[.;]\s))nie\s*(?=:)",
    r"\bnie\s+(?:dosta|otrzyma|uzyska)\w+\s+(?:\w+\s+){0,2}?(?:zgod|urlop|zwolnien|wolneg|pozwolen)\w*",
    r"\bnie\s+(?:wyraz|udziel)\w+\s+(?:\w+\s+)?zgody\s+na\s+(?:(?:moj|nasz|jej|jego|ich)\w*\s+)?(?:wyjazd|udzial|uczestnictwo|delegacje)\b",
    r"\bporadzi\w*\s+(?:sobie\s+)?(?:\w+\s+)?beze\s+mnie\b|\b(?:zaczyna|zaczni|obejd|odby)\w*\s+(?:sie\s+)?(?:\w+\s+)?beze\s+mnie\b",
    r"\bnie\s+chc[ea]\b(?=\s*(?:[.,;!)]|$|jechac|przyjsc|przyjechac|brac|uczestniczyc|isc))",
    r"\budzialu\s+(?:\w+\s+){0,2}?nie\s+(?:(?:wez|bior|bierz|moz|mog)\w*|(?:potwierdz|zglosi|zadeklarowa)(?:il)?(?:a|i|y|l|la|li|ly)?\b)|\bnie\s+(?:potwierdzil|zglosil|zadeklarowal)[aiy]?\s+(?:(?:jeszcze|dotad|swojego|na\s+razie)\s+)*udzialu\b",
    r"\b(?:nie)?usprawiedliwion[aiy]\b(?!\s+nieobecn)",
    r"\bnie\s+(?:zglosze|zglaszam\s+sie|zapisze\s+sie|zapisuje\s+sie)\b|\bodpuszcza(?:m|my)\b|\b(?:jestem|bede)\s+(?:\w+\s+){0,2}?w\s+(?:szpital|sanatori)\w*",
    rf"\b(?:niestety\s+)?(?:nie|juz\s+nie|ani)\s+(?!(?:mogl|moze|moga)\w*\s+sie\s+(?:na|do)\w+|{_NOT_BY_POST})(?:{_COME}|{_TAKE_PART}|pojad\w*|pojedzi\w*|jedzi\w*|jad[ae]\b|pojawi\w*|uczestnicz\w*|bede\b{_ELSE}|bedzie\b{_ELSE}"
    rf"|beda\b{_ELSE}|bedziemy\b|moge\b|moze\b|moga\b|mozemy\b|mogl\w*|skorzysta\w*|dam\b|da\b|damy\b|dadza\b|zdol\w+|zdaz\w+"
    r"|bierz\w*|biore|biora|dojad\w*|jest\s+w\s+stanie|jestem\s+w\s+stanie|wybier\w+|stawi\w+)"
    r"(?:\s+(?:\w+\s+){0,3}?(?:rady|mogl\w*|w\s+stanie|obecn\w+|uczestnicz\w*|udzialu|przyjsc|przyjechac|przybyc|dotrzec"
    r"|wziac\s+udzialu|uczestniczyc|pojawic\s+sie|jechac|pojechac|byc))?",
    r"\b(?:z\s+uwagi\s+na|ze\s+wzgledu\s+na|z\s+powodu|w\s+zwiazku\s+z)\s+(?:\w+\s+)?(?:urlop|chorob|zwolnieni|nieobecnosc|wyjazd|delegacj|pobyt|absencj)\w*",
    r"\bnie\s+(?:zobacz\w+|ujrz\w+)\b|\bnie\s+mam(?:y)?\s+jak\s+(?:\w+\s+){0,2}?(?:dojechac|przyjechac|dotrzec|przyjsc)\b|\b(?:prosze\s+)?(?:na\s+mnie\s+nie|nie)\s+(?:czekac|liczyc)(?:\s+na\s+mnie)?\b|\b(?:prosze\s+)?mnie\s+nie\s+liczyc\b",
    r"\b(?:idzie|ide|jedzie|jade|trafil\w*|wyjezdza|wyjezdzam)\s+(?:\w+\s+){0,2}?(?:na\s+(?:zabieg|operacj|urlop|zwolnieni|badani|pogrzeb|wesel)|do\s+(?:szpitala|sanatorium)|za\s+granic|w\s+delegacj)\w*",
    r"\bnie\s+(?:pozwol\w+|pozwala\w*)\b|\b(?:uniemozliwi\w+|(?<!nie\s)przeszkod\w+)\b|\b(?:spoznil\w+|(?<!\bze )przegapil\w+|odpada(?:m|my|ja)?|odpadl\w*|wypadl[aoy]?\b(?!\s+(?:w|na)\b))\b|\b(?:mus\w+|zmuszon\w+)\s+(?:\w+\s+){0,2}?(?:wypasc|odpasc|odpuscic)\b|\bniestety\s+nie\b|\b(?:nieobecn\w+|nieobecnosc\w*)\b",
    r"\b(?:jest|bedzie|sa|beda|przebywa\w*)\s+(?:[\w.]+\s+){1,5}?(?:na\s+(?:urlop|zwolnieni|l4\b|chorobow)\w*|w\s+(?:szpital|sanatori)\w*)",
    r"\b(?:bo|gdyz|poniewaz|albowiem)\s+(?:[\w.-]+\s+){1,5}?(?:jest|bedzie|sa|beda|przebywa\w*)\s+(?:\w+\s+){0,3}?(?:(?:na\s+(?:urlop|zwolnieni|l4|chorobow|macierz|wychowaw|kwarantann)|w\s+(?:szpital|sanatori|delegacj|podroz)|za\s+granic)\w*|poza\s+(?:biurem|krajem|urzedem)|chor[ya]\b)",
    r"\b(?:zostawia(?:m|my)|zostanie|zostana)\s+(?:\w+\s+)?(?:w\s+(?:domu|biurze)|na\s+miejscu|na\s+gospodarstwie)\b",
    r"\b(?:zostajemy|zostaniemy|zostane)\s+(?:\w+\s+){0,2}?(?:w\s+(?:domu|biurze|pracy|szkole|urzedzie|gminie|przedszkolu|bibliotece)|na\s+miejscu|z\s+(?:dziec|syn|cork|mam)\w*)",
    r"\b(?:za|zbyt)\s+daleko\b",
    r"\bodesz(?:la|edl|ly|li)\s+(?:\w+\s+)?(?:od\s+nas|z\s+(?:pracy|urzedu|gminy|starostwa|szkoly|firmy|fundacji|biura|zespolu|funkcji)|na\s+emerytur\w*)",
    r"\bbede\s+w\s+tym\s+czasie\s+(?:\w+\s+)?(?:na|w|poza|za|u)\s+\w+",
    r"\bja\s+(?:(?:sama?|osobiscie|natomiast|niestety|zas)\s+)?bede\s+(?:wtedy|akurat)\s+(?:na|w|we|poza|za|u)\s+(?!panstw|warsz|szkol|spotk|prosz|miech|sali|sluch)\w+",
    r"\b(?:(?:ja\s+(?:(?:sama?|osobiscie|natomiast|niestety|zas|akurat)\s+)?)?(?:bede|jestem)|(?<!ktorzy )(?<!ktore )(?:sa|beda))\s+(?:(?!(?:obecn|uczestnicz)\w)\w+\s+)?(?:na\s+(?:urlop|zwolnieni|l4\b|chorobow|dyzur|wyjezdzi|wczas|zabieg|operacj|pogrzeb|wesel|slubi)\w*|w\s+(?:delegacj|szpital|sanatori|podroz|tras)\w*|za\s+granic\w*|poza\s+(?:biurem|krajem|urzedem|domem|miastem|polska)\b)",
    r"\b(?:jest|bedzie|sa|beda)\s+(?:tego\s+dnia|wtedy|w\s+tym\s+(?:czasie|dniu)|akurat)\s+(?:\w+\s+)?(?:na|w|poza|za)\s+\w+",
    r"\bposz(?:la|edl|ly|li)\s+na\s+(?:zwolnieni|urlop|chorobow|macierz|emerytur)\w*",
    r"\b(?:w\s+tym\s+(?:czasie|dniu|terminie)|tego\s+dnia|wtedy)\s+(?:\w+\s+)?(?:bede|jestem|bedzie|jest)\s+(?:w|na|za|poza|u)\s+\w+",
    r"\bw\s+delegacji\b(?=\s*(?:[,.;!)]|i\b|a\b))",
    r"\b(?:odmowil\w*(?!\s+(?:mi\b|nam\b|zgody|podpis))(?<!mi odmowil)(?<!nam odmowil)|zachorowal\w*|rozchorowal\w*|choruje|jest\s+chor[ya]|zlamal\w*)\b",
    r"\b(?:niestety|wtedy|tego\s+dnia|w\s+tym\s+czasie|akurat)\s+(?:\w+\s+){0,2}?(?:mam|ma)\s+(?:\w+\s+){0,2}?(?:dyzur|sesj|rad[eę]\b|urlop|wizyt|zajeci|lekcj|spotkani|szkoleni|wyjazd|zabieg|pogrzeb|wesel|narad|posiedzeni|komisj|kontrol)\w*"
    r"|\b(?:mam|ma)\s+(?:wtedy|tego\s+dnia|w\s+tym\s+czasie|akurat)\s+(?:\w+\s+){0,2}?(?:dyzur|sesj|rad[eę]\b|urlop|wizyt|zajeci|lekcj|spotkani|szkoleni|wyjazd|zabieg|pogrzeb|wesel|narad|posiedzeni|komisj|kontrol)\w*",
    r"\bja\s+(?:\w+\s+){0,2}?jestem\s+(?:\w+\s+){0,3}?(?:w\s+(?:pracy|delegacji|szpitalu|podrozy)|na\s+(?:urlopie|zwolnieniu|wyjezdzie|dyzurze)|za\s+granica)\b",
    r"\b(?:is|are|am)\s+(?:ill|sick|away|on\s+(?:\w+\s+)?leave|not\s+(?:coming|able|available|attending)|unavailable)\b",
    r"\b(?:can\s?not|can't|unable|won't|will\s+not|not\s+able)\s+(?:to\s+)?(?:\w+\s+)?"
    r"(?:attend|come|make\s+it|participate|join|be\s+there)?",
)


_INSTEAD_COMES = r"(?:przyj(?:edzie|dzie|ada|da)|pojedzie|pojada|jedzie|jada|bedzie|beda|wezmie|wezma|wystapi|stawi|zjawi|pojawi|zajmie|uczestniczy|dojedzie|dotrze|wybiera)\b"
_SELF_REPLACED = (
    rf"\bw\s+(?:moim|naszym)\s+imieniu\b(?=\s+(?:\w+\s+){{0,4}}?{_INSTEAD_COMES})",
    r"\b(?:w\s+miejsce|zamiast)\s+(?:mojej|swojej)\s+(?:skromnej\s+)?osoby\b",
    r"\b(?:rezygn|zrezygn|zrzek|ustep|ustap|odstep|odstap)\w*\b[^.!?:\n]{0,60}?\bna\s+rzecz\b",
    r"\b(?:za\s+mnie(?!\s+(?:dyzur|zmian|lekcj|zajec|prac|obowiazk))|zamiast\s+mnie|w\s+moje\s+miejsce|(?:moje\s+(?:miejsce|krzeslo|siedzenie)|moj\s+(?:fotel|stolek))\s+(?:\w+\s+){0,3}?(?:zajmie|przejmie|obejmie)|(?:zajmie|przejmie|obejmie)\s+(?:moje\s+(?:miejsce|krzeslo|siedzenie)|moj\s+(?:fotel|stolek))|w\s+moim\s+zastepstwie|w\s+zastepstwie\s+za\s+mnie|"
    + _NOT_AT_WORK
    + r"zastapi\s+mnie(?!\s+"
    + AT_WORK
    + r")|mnie\s+zastapi(?!\s+"
    + AT_WORK
    + r"))\b"
    r"|\bjednak\s+(?:\w+\s+){0,3}?nie\s+ja\b(?=[^.!?:]{0,60}?(?:,\s*|\s)(?:tylko|lecz|ale)\b)",
)


_REPLACED = (
    r"\b(?:zamiast(?<!\bnie zamiast)(?!\s+(?:tego|niego|niej|nich|do|na|w|we|przez|o)\b|\s+(?:dwoch|trzech|czterech|pieciu|szesciu|\d+)\b(?!\s+(?:osob|pan|uczest|pracow))|\s*\")(?:\s+(?:(?:wczesniej|juz)\s+)?(?:zgloszon|zapisan)\w+(?:\s+wczesniej)?)?|w\s+miejsce(?:\s+(?:wczesniej\s+)?(?:zgloszon|zapisan)\w+(?:\s+wczesniej)?)?|w\s+zastepstwie\s+za(?!\s+(?:niego|nia|nich)\b)|w\s+zastepstwie(?!\s+(?:niego|niej|nich|za)\b)|w\s+zamian\s+za|"
    + _NOT_AT_WORK
    + r"zastapi\w*(?!\s+mnie\s+"
    + AT_WORK
    + r")|zastepuj(?!ac)\w*(?!\s+mnie)|instead\s+of)\b",
    r"\bza\s+(?=pan[aią]|p\.|kol\b|kolege|kolezanke)",
)


_EXCEPT = (
    r"\b(?:(?:oprocz|procz|poza)(?!\s+(?:niej|niego|nich|nim|nia|nimi)\s+\w)|z\s+wyjatkiem|za\s+wyjatkiem|except(?:\s+for)?|bez)\b",
    r"\b(?:prosze|prosimy)\s+(?:(?:go|ja|ich|je|jego|jej)\s+)?(?:pominac|o\s+pominiecie)\b",
    r"\b(?:prosze|prosimy)\s+(?:jej\s+|jego\s+|go\s+|ich\s+|mnie\s+)?nie\s+(?:\w+\s+)?(?:wpisywac|zapisywac|uwzgledniac|rejestrowac|dopisywac|(?<!mnie nie )liczyc|zglaszac|umieszczac|dodawac|ujmowac|wliczac)\b"
    r"|\bnie(?<!\bna nie)\s+(?:zapisywac|wpisywac|dopisywac|rejestrowac|zglaszac|uwzgledniac|zapisuj\w*|zglasza(?:m|my|j\w*|c)?\b|wpisuj\w*|dopisuj\w*|liczc\w*|delegujem\w*|deleguje|zgloszono)\b",
    r"(?:\bale|,\s+a|,)\s+nie\b(?=\s+(?:pan|pani|pana|p\.)(?:\s|$))",
)


_ALREADY = (
    r"\bnie\s+(?:rezygnuj|zrezygnow|odwoluj|wycofuj)\w*\s+(?:sie\s+)?(?:z\s+)?(?:(?:swoj|moj|nasz)\w*\s+)?(?:udzial|uczestnictw|zgloszeni|przyjazd)\w*",
    r"\bjuz\s+(?:tam\s+)?(?:jestem|jestesmy|figuruj\w+|widniej\w+)\b(?:\s+(?:na|w)\s+(?:\w+\s+)?(?:liscie|spisie|wykazie))?|\b(?:figuruj\w+|widniej\w+)\s+(?:juz\s+)?(?:na|w)\s+(?:\w+\s+)?(?:liscie|spisie|wykazie)\b(?!\s+jako)",
    r"\b(?:jestem|jestesmy|jest|sa)\s+(?:(?:juz|przeciez|od\s+dawna|tez)\s+){1,2}(?:na|w)\s+(?:\w+\s+)?(?:liscie|spisie|wykazie)\b",
    r"\bjuz\s+(?:panstwo\s+|pani\s+|pan\s+)?(?:maja|macie)\b|\b(?:maja|macie)\s+(?:panstwo\s+)?juz\b",
    r"\bzgodnie\s+z\s+zapis\w*|\b(?:tak\s+)?jak\s+(?:sie\s+)?(?:zapisyw|zapisal|zglasz|zglosil)\w*(?:\s+sie)?\b",
    r"\bzostaj(?:e|a)\b(?=\s+(?:natomiast|tylko|nadal|za\s+to|jedynie|wiec|na\s+liscie|bez\s+zmian)\b|\s*(?:[.,;!]|$))|\b(?:podtrzymuj\w+|niech\s+(?:\w+\s+)?(?:zostan(?:ie|a)|pozostan(?:ie|a)))\b",
    r"\b(?:zostaw(?:cie|my|ic|iam|iamy|ia)?|pozostaw(?:cie|my|ic|iam|iamy|ia)?)\b(?!\s+(?:\w+\s+)?(?:wiadomosc|kontakt|samoch|auto|informacj|kart|dla\s|w\s+(?:domu|biurze|sekret)))",
    r"(?<!gory )\b(?:dziekuj\w+|dzieki|podziekowa\w+)\s+(?:\w+\s+){0,2}?za\s+(?:potwierdzenie|przyjecie|zapisanie|wpisanie|dopisanie|zarejestrowanie)(?:\s+(?:naszych\s+|moj\w+\s+)?(?:zgloszen\w*|udzialu|rejestracji|uczestnictwa|obecnosci|miejsc\w*))?",
    r"\b(?:zostaj\w+\s+na\s+liscie|pozostaj\w+|pozostal[iey]\w*(?!\s+(?:dw\w+|trz\w+|czter\w+|osob\w*)?\s*to\b)|reszta|nadal|bez\s+(?:zadnych\s+)?zmian|w\s+dalszym\s+ciagu)\b|\bzgodnie\s+ze?\s+(?:(?:wczesniejsz\w+\s+)?zgloszeni\w+|planem)",
    r"\bwpisal(?:am|em)\s+sie\b|\b(?:zglosil(?:am|em|ismy|ysmy|a|y|i)?|zapisal(?:am|em|ismy|ysmy|a|y|i)?|zglaszal\w*|zapisywal\w*|zarejestrowal\w*"
    r"|(?<!bym )(?<!bysmy )(?:wysl|wysyl|przesl|przesyl|nad)(?:al\w*)\s+(?:\w+\s+){0,2}?zgloszen\w*|(?:moje|nasze)\s+zgloszenie\s+(?:dotarlo|doszlo|wplynelo))(?:\s+(?:sie|juz))*\b",
    r"\b(?:juz|wczesniej|poprzednio|uprzednio|wczoraj)\s+(?:\w+\s+)?(?:zgloszo\w+|zapisa(?:n\w+|l\w+)|zarejestrowa\w+|dopisan\w+)",
    r"\b(?:zgloszon(?:y|a|ego|ej|ych|emu|ymi|e)|zapisan(?:y|a|ego|ej|ych|e|i)|zarejestrowan(?:y|a|ego|ej|ych|i|e))\b"
    r"|\bzgloszeni\b",
)


_WRONG = (
    r"\bto\s+(?:(?!nie\b)\w+\s+)?(?:pomylka|omylka|blad|literowka)\b",
    r"\bw\s+(?:panstwa\s+)?(?:potwierdzeniu|odpowiedzi|mailu|wiadomosci)(?:\s+[\w.,]+){0,5}?\s+(?:jest|widnieje|figuruje|stoi|mam|mamy|napisan[oa]|wpisan[oay]|podan[oay])\b(?!\s+(?:prosb|pytani|pros))",
    r"\b(?:^|(?<=\n)|(?<=[.!?]\s))(?:bylo|jest|zapisano|wpisano|podano)\s*(?=:)",
    r"\b(?:a\s+nie|nie\s+zas)\b(?!\s+(?:ma\b|mam\b|wiem|mog|bed|przyj))",
    r"\b(?:zglaszal|zglosil|zapisal)\w+\s+(?:sie\s+)?(?:\w+\s+){0,4}?jako\b",
    r"\b(?:figuruj\w+|widniej\w+|wpisan\w+|zapisan\w+|podan\w+)\s+(?:\w+\s+)?jako\b",
    r"\b(?:bledni[ey]|blednym|blednie|omylkowo|pomylkowo|mylnie)\s+(?:\w+\s+){0,3}?",
    r"\b(?:zamiast)\b(?=\s+['\"])",
)


_RIGHT = (
    r"\b(?:blad|bledn?\w*|pomyl\w+|omylk\w+|literowk\w+)\b[^.!?]{0,30}\bchodzi(?:lo)?\s+(?:\w+\s+)?o\b",
    r"\bnazwisko\s+(?:\w+\s+)?pisze\s+sie\b",
    r"\b(?:na\s+liscie|w\s+zgloszeniu)\s+(?:mam|mial[ae]m|powin(?:ienem|nam))\s+byc\b(?!\s+(?:[wu]|na|juz|wpisan\w*|zapisan\w*)\b)",
    r"\ba\s+(?:ja\s+)?jestem\b(?!\s+(?:juz\s+)?(?:zapisan|zglosz|po\b|na\b|w\b|z\b|za\b|chor|zainter|chetn))|\ba\s+chodzi(?:lo)?\s+(?:\w+\s+)?o\b",
    r"\b(?:powinn[oay]|powinien|(?<!\bco )(?<!\bktore )(?<!\bktory )(?<!\bktora )ma|mialo|winno)\s+(?:tam\s+)?(?:byc|figurowac|widniec|stac)\b|\bpelne\s+nazwisk\w+\s*(?=:)",
    r"\b(?:prawidlow[oaey]\w*|poprawn[aeoyi]\w*|wlasciw[eay]\w*)\s*(?:\w+\s*){0,3}?(?=[:\-–]|to\b|brzmi|jest|nazwisk|imi|zapis)",
    r"\b(?:nazywam\s+sie|sie\s+nazywam|nazywa\s+sie(?=[^.!?]{0,60}\b(?:nie|zamiast)\b)|(?:maz|zona|brat|siostra|syn|corka|kolega|kolezanka|ona?|osoba)\s+(?:\w+\s+)?nazywa\s+sie|pisown\w+\s+(?:\w+\s+){0,3}?(?=:)|mam\s+na\s+(?:imie|nazwisko)|(?:imie|nazwisko)\s+mam|poprawka|korekta|sprostowanie|my\s+name\s+is)\b",
    r"\b(?:zmien|zmian|popraw)\w*\s+(?:\w+\s+){0,3}?(?:nazwisk\w*|imi\w*|pisown\w*|dan\w*|wpis\w*)\s+(?:\w+\s+){0,3}?na\b",
    r"\b(?:(?<=,)|(?<=,\s))(?:tylko|lecz)\b(?!\s+nie\b)(?=\s+[\w\-]+(?:\s+[\w\-]+)?\s*(?:[.,!]|$))",
    r"(?<=\"\s)(?:tylko|lecz)\b(?=\s+\"[^\"\n]{3,40}\")|(?<=\",\s)(?:tylko|lecz)\b(?=\s+\"[^\"\n]{3,40}\")",
)


_MENTION = (
    rf"\bz?rezygn(?!uje(?:my)?\b)\w+\s+(?:[\w-]+\s+){{0,4}}?ze?\s+(?:\w+\s+){{0,2}}?{_OFFICE}",
    r"\b(?:ja\s+)?(?:bede|jade|jestem|przyjade|pojade)\s+(?:(?:tam|tego\s+dnia|z\s+nimi)\s+)?(?:tylko|jedynie|wylacznie)\s+(?:jako\s+|w\s+roli\s+)?(?:kierowc\w+|szofer\w*|tlumacz\w*|opiekun\w*)",
    r"\b(?:uklony|serdecznosci|usciski|pozdrowienia|podziekowania)\s+dla\b",
    r"\b(?:zglosic|zapisac|zarejestrowac|zglaszac|zapisywac)\s+sie\s+(?:mozna|da|trzeba|nalezy|wypada)\b",
    r"\b(?:certyfikat|zaswiadczeni|dyplom)\w*\s+(?:o\s+)?(?:udzial|uczestnictw)\w*",
    r"\b(?:certyfikat|zaswiadczeni|dyplom|material|prezentacj|faktur|ksiazk|egzemplarz|zdjec|skan|kopi|rachun)\w*\s+(?:[\w.,]+\s+){0,8}?dla\s+(?:mnie|siebie)\b",
    r"\b(?:otrzym|dosta|przesl|wysl|brak)\w*\s+(?:\w+\s+){0,4}?potwierdzeni\w+\s+(?:zgloszeni|rejestracj|udzial)\w*",
    r"\bprosz\w*\s+o\s+(?:\w+\s+)?potwierdzeni\w+\s+(?:(?:jej|jego|ich)\s+)?(?:udzialu|uczestnictwa|zgloszenia|rejestracji)\b",
    r"\bwaha\s+sie\b|\bsie\s+(?:jeszcze\s+)?waha\b",
    r"\bzgloszeni\w+\s+(?:\w+\s+){0,2}?(?:wysl|przesl|dosl|posl)(?:e|emy)\b|\b(?:wysle|przesle|dosle|wyslemy|przeslemy|doslemy)\s+(?:\w+\s+){0,2}?zgloszeni\w+",
    r"\bna\s+liscie\s+(?:\w+\s+)?(?:jest|sa|widze|widnieje)\b|\bznalazl\w*\s+(?:\w+\s+)?list\w+\s+uczest\w+",
    r"\bzapowiedzi(?:al|el)\w*\b",
    r"\b(?:rok\s+temu|w\s+(?:ubieglym|zeszlym|poprzednim)\s+roku|poprzednio|kiedys)\b[^.!?]{0,60}?\bby(?:l|la|li|ly)\b(?:\s+od\s+nas\b)?",
    rf"\b{_TOOK_PART}(?!\s+b(?:ed|y\b))",
    r"\b(?:zapis\w*|zanotuj\w*|notuj\w*)\s+sobie\b|\bwpis\w+\s+(?:\w+\s+)?(?:pesel\w*|nip|regon|numer\w*|kwot\w+|dat[eę]|adres\w*)\b",
    r"\bmogl(?:am|em|ysmy)\s+(?:\w+\s+){0,2}?(?:wziac\s+udzial|uczestniczyc|przyjsc|przyjechac|skorzystac|byc)\b"
    r"|\bmoglismy\s+(?:\w+\s+){0,2}?(?:wziac\s+udzial|uczestniczyc|przyjsc|przyjechac|skorzystac|byc)\b",
    r"\b(?:(?:prosz\w+|prosi\w*|popros\w+)\s+(?:\w+\s+){0,2}?o\s+)?(?:(?:rezerw\w+|zarezerw\w+|zapewnieni\w+|wskazani\w+|przydziel\w+)\s+(?:\w+\s+)?)?"
    r"miejsc\w*\s+(?:parking|postoj|nocleg)\w+",
    r"\b(?:podbi\w+|podstempl\w+|ostempl\w+|rozlicz\w+|podpisani\w+)\s+(?:\w+\s+)?delegacj\w+",
    r"\bprzypomin\w+\s+(?:\w+\s+)?o\s+(?:zglosz|zapis|rejestr|udzial|uczestn)\w*(?:\s+uczestn\w+)?",
    r"\bbyl[aiy]?\s+(?:\w+\s+){0,2}?na\s+(?:\w+\s+)?(?:warsztat|szkoleni|spotkani|konferencj)\w*",
    r"\b(?:podrzucil|podeslal|podsunal|przeslal|pokazal|obiecal|zachwalal|chwalil|wspomnial)[aiy]?\b|\bprosi\s+(?:\w+\s+){0,3}?o\s+(?:\w+\s+)?(?:wystawien|zaswiadcz|informac|potwierdzen|faktur|przesl|kontakt|telefon|odpowied|podanie)\w*|\btold\s+(?:me|us)\b|\b(?:jest|byl[a]?|wroc\w*)\s+(?:za\s+granica|z\s+(?:urlopu|wakacji|szkolenia))\b",
    r"\b(?:kogo|kto|ktorych|osob[ay]?)\s+(?:\w+\s+){0,2}?(?:skresl|przekresl|wykresl)\w*(?:,?\s+(?:ten|ta|te|ci)?\s*nie\s+\w+)?",
    r"\b(?:zglosi|zapisze|zarejestruje)\w*\s+sie\s+(?:osobno|oddzielnie|indywidualnie|sam[ai]?|pozniej|we\s+wlasnym)\b|\b(?:osobno|oddzielnie|indywidualnie)\s+(?:sie\s+)?(?:zglosi|zapisze)\w*",
    r"\bmia(?:l|la|li|ly)\s+(?:ich|go|je|ja)\s+(?:zglosic|zapisac|wpisac|dopisac|zarejestrowac)\b|\b(?:ubieglo|zeszlo)roczn\w+[^.]{0,60}?\b(?:zglosil|zapisal|zglaszal|zapisywal)\w*",
    r"\bmi(?:al|el)(?:a|i|y|o|ismy|ysmy|am|em|iscie|yscie)?\s+(?:\w+\s+){0,2}?(?:wyslac|zglosic|delegowac|skierowac|zapisac|wpisac|poslac|dopisac|wydelegowac)\b(?=[^.!?]{0,80}\b(?:ale|jednak|lecz|ostatecznie)\b)",
    r"\b(?:podobno|ponoc|rzekomo)\b|\bmial[aiy]?\s+sie\s+(?:\w+\s+){0,4}?(?:zglosic|zapisac|zarejestrowac)\b|\bmia(?:l|la|ly|li|lysmy|lismy|lam|lem)\s+(?:\w+\s+){0,2}?(?:byc|przyjechac|jechac|pojechac|przyjsc|przybyc|uczestniczyc|(?:wziac|brac)\s+udzial)\b(?!\s+(?:dodan|zapisan|wpisan))",
    r"\b(?:kazal[aiy]?|poradzil\w*|doradzil\w*|podpowiedzial\w*|pod\s+kierunkiem|uwaza|twierdzi|namawia\w*|zwrocil\w*\s+(?:mi|nam)\s+uwage|wahal\w*\s+sie|sie\s+wahal\w*)\b",
    r"\b(?:dowiedzial\w+|uslysz\w+|slysz\w+|czytal\w+|przeczyta\w+|slucha\w+)\b",
    r"\b(?:zachwal\w+|zmarl\w*|pochowan\w+|pogrzeb\w*)\b",
    r"\b(?:polecil\w*|polecal\w*|polecan\w+|poleceni\w+|zachecil\w*|zachecal\w*|namowil\w*|namawial\w*|wspomina?l\w*|wspomnia\w*|mowil\w*|mowila|powiedzia\w+|(?:za|po)wiadomil[ae]m|uprzedzil[ae]m|zapytal[ae]m|spytal[ae]m"
    r"|chwalil\w*|przekaza[lł]\w*|prosil\w*|poprosil\w*|napisa[lł]\w*|informowa\w*|poinformowa\w*|podal\w*|dal\w*\s+(?:mi|nam))\b",
    r"\b(?:rozmawia\w+|rozmow\w+|rozmowie|uzgodni\w+|s?konsultowa\w+|omowi(?:l|en)\w*|omawia\w+|ustali\w+|umawia\w+|umowi\w+|dzwoni\w+|zadzwoni\w+|spotka(?:l\w+|m|my|c))\b",
    r"\b(?:pozdrowi\w+|pozdrow(?:cie)?|usciska\w*|ucaluj\w*|(?:przesyla|przekazuj|zasyla|sle)\w*\s+(?:\w+\s+)?(?:uklon|pozdrowien|zyczen|wyrazy|usciski)\w*|klania\w*\s+sie|pozdrawia\w*|dziekuj\w+|podziekowa\w+|gratul\w+|zyczeni\w+)\b",
    r"\b(?:z\s+polecenia|na\s+prosbe|w\s+imieniu(?!\s+(?:(?:nasz|cal)\w+\s+)?(?:gmin|urzed|miast|powiat|szkol|stowarzysz|fundacj|zespol|organizacj|dyrekcj|instytucj|firm|parafi|zarzad|spoldziel|bibliotek|osrod)\w*)|z\s+upowaznienia|z\s+up\b|na\s+polecenie|na\s+wniosek|za\s+zgoda|zgode|zgoda"
    r"|na\s+zlecenie|za\s+posrednictwem|dzieki|wedlug|zdaniem|decyzja|decyzji)\b",
    r"\b(?:prowadzi|prowadza|prowadzi[ecl]\w*|wyklad\w*|prelekcj\w+|poprowadz\w*|wystapi\w*|prowadzac\w+(?!\s+(?!warszt|szkol|spotk|zaj[ec]|panel|debat|dyskus|sesj|obrad|nie\b|i\b)[a-z]\w+)|moderuj\w+)\b",
    r"\b(?:kontakt\w*|sprawe\s+prowadzi|informacji\s+udziel\w+|sporzadzi\w*|przygotowa[lł]\w*|opracowa[lł]\w*|wyslal[ao]?|zatwierdzi\w*)\b",
    r"\b(?:sp\.|zmarl\w*|swietej\s+pamieci|poprzedni\w*|(?:moj|nasz)\w+\s+nastepc\w+|po\s+ktor\w+|przejal\w+|przejela\w*)",
    r"\bnie\s+pracuje\b|\b(?:rok|dwa\s+lata|tydzien|miesiac)\s+temu\b|\bw\s+(?:zeszlym|ubieglym)\b|\bpoprzednim\s+razem\b|\bkiedys\b",
    r"\b(?:pracuj\w+\s+(?:z|u)|wspolpracuj\w+\s+z|znam|zna\b|podlegl\w+|zatrudni\w+)\b",
    r"\b(?:na\s+rece|do\s+wiadomosci|dw\b|cc\b|kopia)\b",
    r"\b(?:pytal\w*|pyta\b|zapytac|prosze\s+(?:zapytac|przekazac|pozdrowic))\b",
)


TABLE: tuple[tuple[Act, bool, tuple[str, ...]], ...] = (
    (Act.SIGN_UP, True, _SELF_SIGN_UP),
    (Act.SIGN_UP, False, _SIGN_UP),
    (Act.CANCEL, True, _SELF_CANCEL),
    (Act.CANCEL, False, _CANCEL),
    (Act.ABSENT, False, _CANNOT),
    (Act.REPLACED, True, _SELF_REPLACED),
    (Act.REPLACED, False, _REPLACED),
    (Act.EXCEPT, False, _EXCEPT),
    (Act.ALREADY, False, _ALREADY),
    (Act.WRONG, False, _WRONG),
    (Act.RIGHT, False, _RIGHT),
    (Act.MENTION, False, _MENTION),
)

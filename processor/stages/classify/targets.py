"""What a request asks a place at: "zapisuję się na …", "udział w …", "obecność na …".

Ours are workshops, trainings, meetings; a request names them, their place, their day, or a list to stand on. Whatever
other noun stands there is something else, whether or not anybody thought of it before: a rally, a committee, a choir.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from processor import names
from processor.names import dictionary
from processor.names.titles import is_institution, is_title
from processor.stages.classify import event_words
from processor.stages.classify.event_words import REASON
from processor.stages.classify.evidence import names_a_workshop, speaks_of_ours
from processor.stages.classify.matters import matters
from processor.stages.classify.sign_ups import answers_ours, signs_up
from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, Span
from processor.text.requests.phrases import WEAK

# Up to four words between the verb and its preposition ("zapisuję się wraz z mężem na …"), none of them a preposition
# or a participle, which has its own ("udział uczniów przygotowujących się do olimpiady").
_BETWEEN = r"\b(?:\s+(?!(?:na|do|i|oraz|a|lub)\b|\w+ac(?:y|a|e|ego|emu|ej|ych|ym|ymi)\b)[\w.-]+){0,4}?\s+"
_JOINS = r"\b(?:przyjec\w*|przyjac|udzial\w*|uczestni\w*|obecno\w*|akces\w*)"
_GOES = (
    r"\b(?:zapis\w*|zglos\w*|zglasz\w*|wpis\w*|dopis\w*|rejestr\w*|zarejestr\w*|przyjec\w*|przyjac|udzial\w*|uczestni\w*|obecno\w*|stawi\w*|chec\w*|gotowosc\w*"
    r"|bede|bedzie\w*|beda|przyjsc|przyjechac|przyjd\w*|przyjad\w*|przyjedz\w*|wybier\w*|rezerw\w*|jad[ea]\w*|pojad\w*|pojed\w*|jedzi\w*|deleguj\w*|kieruj\w*|chetn\w*|skorzyst\w*|dolacz\w*|zajrz\w*|odwiedz\w*|wpasc|wpadn\w*|wbij\w*|sklad\w{0,3}|druzyn\w*|ekip\w*|reprezentacj\w*)"
)
_ASKED = Anchored(
    rf"(?:{_GOES}{_BETWEEN}(?:na|do)|{_JOINS}{_BETWEEN}(?:w|we))\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_INVERTED = Anchored(  # "w promocji książki uczestniczyć będą …"
    r"\b(?:w|we)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,2})[^.!?\n;:]{0,60}\b(?:uczestnicz\w*|wezm\w+\s+udzial|udzial\s+wezm\w+)"
)
_MISSED = Anchored(
    rf"\bnie\s+(?:bede|bedzie\w*|beda|przyjd\w*|przyjad\w*|przyjedz\w*|pojad\w*|pojed\w*|dojad\w*|dojedz\w*|dotr\w*|stawi\w*|pojaw\w*|wezm\w*\s+udzialu){_BETWEEN}(?:na|w|we|do)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_GIVEN_UP = Anchored(  # "rezygnuję z prenumeraty", "rezygnuję z udziału w chórze"
    rf"(?:\b(?:rezygn|zrezygn|wycof|wypis)\w*(?:\s+(?!z\b|ze\b)[\w.]+){{0,2}}?\s+ze?|{_JOINS}{_BETWEEN}(?:w|we))\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_MADE_UP_OF = Anchored(
    r"\bsklad(?:u|zie|em)?\s+(?P<what>(?:rad|komisj|zarzad|jury|komitet|prezydi|sejmik|rzad)\w*)"
)  # "nowy skład Rady Rodziców"
_GIVEN_UP_IN = Anchored(rf"{_JOINS}{_BETWEEN}(?:w|we)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})")
_TAKEN_OFF = Anchored(r"\b(?:wycofal|cofnel|usun|skasuj|anuluj)\w*\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,2})")
_REPORTED = re.compile(r"\b(?:zglasza(?:m|my)|rezerwuje(?:my)?)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,3})")
_MATTER = Anchored(
    r"\b(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3})[^\S\n]*\n?[^\S\n]*\b(?P<what>[a-z]{4,})\b"
    r"|\b(?:list[aeyi]|liscie|rejestr\w{0,3}|ewidencj\w{1,2}|wykaz\w{0,2}|spis\w{0,2})[^\S\n]+(?P<listed>(?!osob|uczest)[a-z]{4,})\b"
    r"|\b(?:na|w|do)\s+spotkani\w{1,3}\s+(?P<met>[a-z]{4,})\b"
    r"|\b(?:mnie|sie|siebie)\s+(?:prosze\s+|\w+ac\s+)?(?:na|do)\s+list[ey]\s+(?P<members>(?!osob|uczest)[a-z]{4,})\b"
)
_ABOUT = Anchored(  # "szkolenie z archiwizacji", "spotkanie z inwestorem"
    r"\b(?:na|w|do)\s+(?:\w+\s+)?(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3}|(?P<met>spotkani\w{1,3}))\s+(?:ze?|dotyczac\w+|nt\.?|na\s+temat|w\s+zakresie)\s+(?=(?P<about>\w[\w-]*(?:\s+\w[\w-]*){0,3}))"
)
_HELD = r"\b(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3}|spotkani\w{1,3})"
_IN_TOWN = re.compile(rf"{_HELD}\s+we?\s+(?P<town>\w+)")
_AT_A_HOUSE_IN = re.compile(  # "warsztaty w domu kultury w Olkuszu"
    rf"{_HELD}\s+(?:w|we|na|przy)\s+(?!imieniu|zastepstwie|sprawie|roli|charakterze)(?:\w+\s+){{1,3}}?we?\s+(?P<town>\w+)"
)
_TO_TOWN = re.compile(rf"{_HELD}\s+do\s+(?P<town>\w+)")
_IN_SOME_TOWN = re.compile(r"\bwe?\s+(?P<town>\w+)")
_WORD = re.compile(r"\w[\w-]*")
_EVENTS = "warsztat warsztaty szkolenie spotkanie zajęcie zajęcia wydarzenie"
_WHITHER = re.compile(  # of every phrase that tells what for, in a letter that nowhere speaks of a workshop
    r"\b(?P<how>na|do|podczas|w\s+ramach|w\s+trakcie|w\s+sprawie)\s+(?=(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,3}))"
)
_LISTS = "lista list udział uczestnik uczestniczka słuchacz słuchaczka uczestnictwo grono skład grupa rejestr ewidencja wykaz spis"
_PEOPLE = "pan pani wy wasi nasi nasz wasz osoba dwójka trójka czwórka piątka para"
_PAPERS = "załącznik załączenie plik wiadomość tabela skan pismo temat treść mail formularz zgłoszenie ogłoszenie zaproszenie odpowiedź nawiązanie związek"
_TIMES = (
    "czas dzień termin data jutro godzina raz rano południe tydzień miesiąc rok środa czwartek piątek sobota niedziela poniedziałek wtorek październik listopad "
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień grudzień dziewiąty pierwszy drugi początek koniec całość"
)
_PLACES = "sala stanowisko urząd biuro gmina miasto magistrat wieś miejsce siedziba budynek kontakt adres imię nazwisko zastępstwo kalendarz razie sprawa system potrzeba praca urlop zwolnienie delegacja sesja szpital"
_OURS = frozenset(" ".join((_EVENTS, _LISTS, _PEOPLE, _PAPERS, _TIMES, _PLACES)).split())
_NOT_IN_A_TITLE = frozenset({"urlop", "zwolnienie", "praca", "sesja", "szpital"})
_ATTENDANCE = frozenset(
    {
        "udział", "uczestnictwo", "chęć", "gotowość", "obecność", "akces", "przybycie", "przyjazd", "zgłoszenie", "miejsce",
        "wejściówka", "grupa", "delegacja", "reprezentacja", "ekipa", "drużyna", "dziecko", "dzieci", "rodzina", "małżeństwo",
        "para", "kandydatura",
    }
)  # fmt: skip
_TOWARDS = (
    "pytanie pismo polecenie prośba raz razie rachunek koszt konto zwolnienie ręka pewno zgoda wniosek podstawa okazja rozmowa wschód zachód północ "
    "południe rzecz mail e-mail skrzynka fakt wzgląd uwaga wiadomość informacja dół góra kawa parking auto samochód autobus autokar wjazd numer "
    "telefon wypadek wyjazd obiad odpowiedź przykład życzenie podanie własność własne"
)
_AS_FAR_AS = "zobaczenie usłyszenie korespondencja dom koniec rozmowa wiadomość informacja mail góra dół wyjazd przyjazd telefon obiad"
_PHRASES = {
    "na": frozenset(_TOWARDS.split()),
    "do": frozenset(_AS_FAR_AS.split()),
}  # "na razie", "do zobaczenia": no event, wherever they stand
_OF_A_REQUEST = (  # what the subject of a sign-up may say of itself
    "zmiana rezygnacja poprawka poprawa odwołanie sprostowanie korekta zastępstwo błąd prośba zamiana uzupełnienie rezerwacja delegacja "
    "delegowanie pytanie zapytanie rozmowa literówka tabela tabelka dane przeniesienie przepisanie eksport ankieta pomyłka karta aktualizacja "
    "wycofanie cofnięcie skreślenie wykreślenie errata małżeństwo akredytacja trójka dwójka brak podmiana liczba zgoda akces obecność nieobecność "
    "spis wykaz zestawienie zapis deklaracja odmowa wybór arkusz litera człon odwrót opóźnienie sekretariat anulowanie potwierdzenie skrót kopia "
    "dopisanie wpisanie dopisek wpis wniosek przypomnienie ponowienie chęć przyjazd wyjazd przybycie imię powód kadra kadry krzesło telegram zagranica excel host telefon "
    "zona"
)
_TITLES = frozenset(_OF_A_REQUEST.split())
_OF_A_WOMAN = re.compile(
    r"(?:[rlncsżtd]ka|czka|szka|wnica|ennica|kobieta|panie|yni|owa|ciocia|babcia|mama|siostra|żona)$"
)  # koleżanka, zastępczyni
_ENTRY = frozenset({"rezerwacja", "zapis", "wpis", "deklaracja", "miejsce", "krzesło"})  # "anulujcie moją rezerwację"
_EVENT = re.compile(r"\b(?:warszta|szkoleni|spotkani|zajec|wydarzeni)\w*")
_IN_FRONT = frozenset({"państwo", "poczet"})  # "w poczet uczestników", "do Państwa biblioteki"
_NO_NOUN = ("adj", "ppas", "pact", "num", "adv", "part", "qub", "ppron", "siebie")


def target_is_another(view: View) -> bool:
    """Is a place asked for, or given up, at something that none of our words names?"""
    subject = view.title
    own = not view.is_reply and not any(mention.weight >= 2 for mention in view.mentions(view.subject))
    heads = [(view.subject, head) for head in _heads(view.subject, subject, 0, len(subject))] if own else []
    asking: dict[tuple[Act, int], int] = {}  # where each sentence begins to ask; once a sentence, however often it asks
    for clause in view.clauses:
        if clause.act in _PATTERNS and not clause.question:
            asking.setdefault((clause.act, min(len(view.folded), clause.sentence[1])), clause.start)
    for (act, end), start in asking.items():
        heads += [(view.folded, head) for head in _heads(view.folded, view.part.text, start, end, act)]
    return any(not _is_named(view, text, *head) and not _is_errand(text, *head) for text, head in heads)


def goes_elsewhere(view: View) -> bool:
    """Is something else what somebody comes for, in a letter that speaks of our day or place alone?"""
    if names_a_workshop(view):
        return False
    return any(not _is_named(view, view.folded, *head) for head in _whither(view))


def _whither(view: View) -> Iterator[Span]:
    """Where nouns of something else stand in sentences that sign up, or that name our day or place: "26 października
    jedziemy do Proszowic na oględziny"."""
    told = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question}
    places = [mention.start for mention in view.mentions(view.folded)]
    told |= {c.sentence for c in view.clauses if any(c.sentence[0] <= at < c.sentence[1] for at in places)}
    told -= {c.sentence for c in view.clauses if c.act in _OTHERWISE}
    for sentence in told:
        reasons = [match.span() for match in REASON.finditer(view.folded, *sentence)]
        for match in _WHITHER.finditer(view.folded, *sentence):
            at = match.start("what")
            if _NOT_TO_COME.search(view.folded, max(sentence[0], match.start() - 40), match.start()):
                continue
            if any(start <= at < end for start, end in reasons):
                continue
            text = view.part.text[at : match.end("what")]
            yield from (
                (at + begin, at + stop)
                for begin, stop in _another(text, _OURS | _ATTENDANCE | _PHRASES.get(match["how"], frozenset()))
                if _leads_to(match["how"], text[begin:stop])
            )


_NOT_TO_COME = re.compile(  # "piszę do tygodnika", "chodziłam na wykłady"
    r"\b(?:pisz|pisuj|dzwoni|nalez|bywa|chodzil|bylam|bylem|uczeszcza)\w*\s+(?:\w+\s+)?$"
)
_OTHERWISE = frozenset({Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.WRONG, Act.RIGHT})  # why, rather than what for


def _leads_to(preposition: str, word: str) -> bool:
    """ "Na próbę" tells what for; "na stronie" where something stands, "do zapisania" what is to be done."""
    readings = [(tag, labels) for _, tag, labels in dictionary.analyse(word.lower()) if not tag.startswith(_NO_NOUN)]
    if _is_a_town(word) or (any(tag.startswith("ger") for tag, _ in readings) and preposition == "do"):
        return False
    if _ENROLS.match(fold(word)):  # "czekam na zapisanie"
        return False
    return preposition != "na" or any("acc" in tag for tag, _ in readings)


def titled_by_another_matter(view: View) -> bool:
    """Does the subject name something that is no sign-up, nobody and nothing of ours ("odbiór techniczny", "urlopy"),
    in a letter that speaks of our day or place alone, and enters nobody in so many words?"""
    if not view.subject or names_a_workshop(view) or _enters(view) or (view.is_reply and answers_ours(view)):
        return False
    if not (speaks_of_ours(view) or signs_up(view)):
        return False
    asking = [c.cue for c in view.subject_clauses if c.act in (Act.SIGN_UP, Act.CANCEL, Act.REPLACED) and c.cue]
    if any(not WEAK.match(view.subject, *cue) for cue in asking):
        return False
    subject = view.title
    if not matters(subject, view) and not speaks_of_ours(view):
        return False
    ours = [*asking, *((m.start, m.end) for m in view.mentions(view.subject))]
    ours += [match.span() for match in _ASIDE.finditer(view.subject)]
    ours += [(m.start, m.end) for m in occasions.misspelt(view.subject, view.office.workshops)]
    ours += [(name.start, name.end) for name in names.find(subject)]
    return any(
        _is_matter_of_its_own(match[0])
        for match in _WORD.finditer(subject)
        if not any(start < match.end() and match.start() < end for start, end in ours)
        and not (match[0][0].isupper() and subject[: match.start()].rstrip()[-1:].isalnum() and not subject.isupper())
    )


_ASIDE = re.compile(  # why he writes, or what he asks besides: "zmiana planów", "zgłoszenie i pytanie o parking"
    r"\bzmian\w+\s+plan\w+|\bpytani\w+\s+(?:o|dot\w*|w\s+sprawie|ws\.?)\s+(?:\w+\s+)?(?:parking|dojazd|dojsci|winde|godzin|zaswiadczen|certyfikat|material|faktur|poczestun|cater|obiad|oplat|koszt)\w*"
    r"|(?<=[+&])\s*(?:\w+\s+){0,2}(?:parking|zaswiadczen|certyfikat|material|faktur|poczestun|cater|obiad|diet)\w*"
)


def _enters(view: View) -> bool:
    """ "Zapisuję się na 9 listopada": the verb of a list, and our day or place right behind its preposition."""
    ours = [m.start for m in view.mentions(view.folded) if _AT.search(view.folded, max(0, m.start - 20), m.start)]
    return any(
        _ENROLS.search(view.folded, *clause.sentence)
        and any(clause.sentence[0] <= at < clause.sentence[1] for at in ours)
        for clause in view.clauses
        if clause.act is Act.SIGN_UP and not clause.question and not clause.condition
    )


_AT = re.compile(r"\b(?:na|do)\s+(?:dzien\s+)?$")
_ENROLS = re.compile(r"\b(?:zapis|wpis|dopis|zarejestr|rejestr|rezerw|zarezerw|zglasz|zglosz|zglosi|list)\w*")


def _is_matter_of_its_own(word: str) -> bool:
    """Is this word of a subject a noun, and nothing else, of a thing or doing other than signing up?"""
    readings = dictionary.analyse(word.lower())
    if not readings or len(word) < 4 or (word[0].isupper() and not word.isupper() and _is_name(word)):
        return False
    nouns = {lemma for lemma, tag, _ in readings if tag.startswith(("subst", "ger"))}
    only = all(tag.startswith(("subst", "ger", "depr")) for _, tag, _ in readings)
    known = nouns & (_OURS - _NOT_IN_A_TITLE | _TITLES | _ATTENDANCE) or any(map(is_institution, nouns))
    return only and not known and not _is_person(readings) and not dictionary.given_forms(word)


_BY_WISH = re.compile(  # "na jej wyraźną prośbę", "na wszelki wypadek"
    r"(?:\w+\s+){0,2}?(?:prosbe|zyczenie|polecenie|wniosek|zlecenie)\b|(?:wszelki|zaden)\s+wypadek\b|(?:biezaco|stale|zawsze|szybko)\b"
)
_ERRAND = re.compile(r"(?:realizacji|rozpatrzenia|zalatwienia|wykorzystania)\b")
_PASSES_ON = re.compile(r"\b(?:przekaz|przesyl|przesla|posyla|kieruj)\w*\b[^.!?]*$")


def _is_errand(folded: str, start: int, end: int) -> bool:
    """ "Przekazuję zgłoszenie pracownicy do realizacji", "na wspólną prośbę": what is to be done with it, who wanted it."""
    if _BY_WISH.match(folded, start) and folded.endswith("na", 0, start - 1):
        return True
    return bool(_ERRAND.match(folded, start) and _PASSES_ON.search(folded, max(0, start - 120), start))


_PATTERNS = {
    Act.SIGN_UP: (_ASKED, _INVERTED, _MADE_UP_OF),
    Act.ABSENT: (_MISSED,),
    Act.CANCEL: (_GIVEN_UP, _GIVEN_UP_IN, _TAKEN_OFF),
}
_ENTERED_ON = re.compile(r"(?:zglos|zglasz|zapis|wpis|dopis|zarejestr|rejestr)\w*\b.*\bna\s+$", re.S)
_HABIT = re.compile(r"uczestnicz(?:y|ymy|a|yl\w*)\s")  # "od 2014 r. uczestniczy w projekcie": asks for no place


def _heads(folded: str, text: str, start: int, end: int, act: Act = Act.SIGN_UP) -> Iterator[Span]:
    """Where nouns stand that mean something else."""
    for pattern in _PATTERNS[act]:
        for match in pattern.finditer(folded, start, end):
            at = match.start("what")
            if _HABIT.match(folded, match.start()) or (
                pattern is _ASKED and _tells_where(match[0][: at - match.start()], text[at : match.end("what")])
            ):
                continue
            ours = _OURS - _NOT_IN_A_TITLE if pattern is _GIVEN_UP else _OURS  # "rezygnuję z pracy"
            ours = ours | _ENTRY if pattern is _TAKEN_OFF and _EVENT.search(folded, start, end) else ours
            if not _EVENT.search(folded, match.start(), at):  # "udział w warsztacie o funduszach na współpracę"
                what = text[at : match.end("what")]
                what = what.lower() if pattern is _MADE_UP_OF else what  # "Rada" is a surname, too
                yield from ((at + begin, at + stop) for begin, stop in _another(what, ours))


def _tells_where(before: str, what: str) -> bool:
    """ "Zgłosić na portierni", in the locative alone: where it is done; what one is entered for stands in the accusative."""
    word = _WORD.match(what)
    readings = dictionary.analyse(word[0].lower()) if word and _ENTERED_ON.match(before) else ()
    nouns = [tag for _, tag, _ in readings if tag.startswith(("subst", "ger"))]
    return any("loc" in tag for tag in nouns) and not any("acc" in tag for tag in nouns)


def of_another_matter(view: View) -> bool:
    """ "Warsztaty salsy", "kurs tańca", "szkolenie z archiwizacji": what they are in, by a noun that is no word of ours;
    or they are held in another town."""
    ours = fold(
        " ".join((*(f"{w.title} {w.venue} {' '.join(w.match)}" for w in view.office.workshops), *view.office.names))
    )
    return any(
        (_is_matter(word, ours) or (match["members"] and _is_of_others(word)))
        and (match["what"] or word.islower())  # "na listę Wilka Adama"
        for match in _MATTER.finditer(view.folded)
        for word in [view.part.text[slice(*match.span(match.lastgroup or 0))]]
        if any(
            clause.act is Act.SIGN_UP and clause.sentence[0] <= match.start() < clause.sentence[1]
            for clause in view.clauses
        )
    ) or _is_about_another(view, ours)


_COMERS = frozenset(
    {
        "uczestnik", "uczestniczka", "osoba", "gość", "chętny", "słuchacz", "słuchaczka", "zapisany", "zgłoszony",
        "zainteresowany", "obecny", "pracownik", "delegat", "kursant",
    }
)  # fmt: skip


def _is_of_others(word: str) -> bool:
    """ "Wpiszcie mnie na listę krwiodawców": people who come for something else, and are none of those entered."""
    readings = [each for each in dictionary.analyse(word) if "gen" in each[1]]
    return _is_person(readings) and not {lemma for lemma, _, _ in readings} & _COMERS


_WAS_THERE = re.compile(r"\b(?:byl[aiy]?|bylam|bylem|bylismy|bylysmy|uczestniczyl\w*)\b")


def _is_about_another(view: View, ours: str) -> bool:
    asking = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question}
    for sentence in asking:
        if event_words.meeting_of_another_kind(view, view.folded[slice(*sentence)]):
            return True
        if any(_is_held_elsewhere(view, ours, sentence, pattern) for pattern in (_IN_TOWN, _AT_A_HOUSE_IN, _TO_TOWN)):
            return True
        if _is_dated_elsewhere(view, ours, sentence):
            return True
        for match in _ABOUT.finditer(view.folded, *sentence):
            what = view.part.text[slice(*match.span("about"))]
            if _is_topic(what, ours, met=match["met"] is not None):
                return True
    return False


_TOWN_AND_DAY = re.compile(  # "(Kielce, 9 listopada"
    r"[(\[]\s?(?P<town>[^\W\d_]+),\s+(?:dnia\s+|w\s+dniu\s+)?(?P<day>\d{1,2}(?:\.\d{1,2}|\s+[a-z]{3,}))"
)


def _is_dated_elsewhere(view: View, ours: str, sentence: Span) -> bool:
    """One of our days at another town, as a notice gives them, in the sentence that asks."""
    return any(
        _is_town_in("nom", view.part.text[slice(*match.span("town"))])
        and not _is_named(view, view.folded, *match.span("town"))
        and _is_named(view, view.folded, *match.span("day"))
        and fold(match["town"])[:4] not in ours
        for match in _TOWN_AND_DAY.finditer(view.folded, *sentence)
    )


def _is_held_elsewhere(view: View, ours: str, sentence: Span, pattern: re.Pattern[str]) -> bool:
    case = "gen" if pattern is _TO_TOWN else "loc"
    return any(
        _is_town_in(case, view.part.text[slice(*match.span("town"))])
        and not _is_named(view, view.folded, *match.span("town"))
        and fold(match["town"])[:4] not in ours
        and not _WAS_THERE.search(view.folded, sentence[0], match.start())
        for match in pattern.finditer(view.folded, *sentence)
    )


_SCOPE = frozenset({"zakres", "dziedzina", "temat", "tematyka"})
_ON_BEHALF = frozenset(
    {"ramię", "upoważnienie", "inicjatywa", "polecenie", "powód", "okazja", "strona", "prośba", "radość", "chęć"}
)
_KIN = re.compile(
    r"kole[gż]|koleżan|mąż|żona|syn|córk|brat|siostr|pracowni|współprac|zastęp|dyrektor|kierowni|przełożon|szef|osob|pan"
)


def _is_topic(what: str, ours: str, *, met: bool) -> bool:
    """Is the first noun a matter, or somebody who is met, and neither a companion nor a word of ours?"""
    words = _WORD.findall(what)
    for word, following in zip(words, [*words[1:], ""], strict=True):
        readings = dictionary.analyse(word)
        if word == "Państwa":
            continue
        if word[0].isdigit() or word[0].isupper() or not readings or fold(word)[:4] in ours:
            return False
        if any(tag.startswith(("prep", "conj")) for _, tag, _ in readings):
            return False
        nouns = {lemma for lemma, tag, _ in readings if tag.startswith(("subst", "ger"))}
        if any(tag.startswith(_NO_NOUN) for _, tag, _ in readings) or not nouns:
            continue
        if nouns & _SCOPE:
            continue
        if nouns & _ON_BEHALF:  # "na warsztatach z ramienia gminy"
            return False
        if nouns & (_OURS - {"pan", "pani", "państwo"} | _ATTENDANCE) or any(map(is_institution, nouns)):
            return False
        if _is_person(readings):
            return met and not following[:1].isupper() and not any(_KIN.match(lemma) for lemma in nouns)
        return True
    return False


def _is_matter(word: str, ours: str) -> bool:
    if word[0].isupper() and dictionary.given_forms(word):  # "zapisanie na warsztaty Marioli Gajewskiej"
        return False
    if is_title(word):  # "do udziału w warsztatach Wójt wyznaczył …"
        return False
    readings = dictionary.analyse(word)
    nouns = {lemma for lemma, tag, _ in readings if tag.startswith(("subst", "ger")) and "gen" in tag}
    only = readings and all(tag.startswith(("subst", "ger", "depr")) for _, tag, _ in readings)
    return (
        bool(only and nouns)
        and fold(word)[:4] not in ours
        and not nouns & (_OURS - _NOT_IN_A_TITLE | _ATTENDANCE)
        and not any(map(is_institution, nouns))  # "warsztaty Ośrodka"
        and not _is_person(each for each in readings if "gen" in each[1])
    )


def reports_something(view: View) -> bool:
    """ "Zgłaszam obronę rozprawy", "rezerwuję halę": is a thing what the writer asks for, neither people nor attendance?"""
    asking = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question]
    headed = _REPORTED.match(view.subject.lstrip())
    if (
        headed
        and _is_thing(what := view.title.lstrip()[slice(*headed.span("what"))])
        and not is_institution(fold(what))
    ):
        return True
    return any(
        _is_thing(view.part.text[slice(*match.span("what"))])
        for clause in asking
        for match in _REPORTED.finditer(view.folded, clause.start, min(len(view.folded), clause.end))
    )


def _is_thing(what: str) -> bool:
    """Is the first noun that of a thing, in the accusative, with no name behind it? Of persons most are m1 in SGJP."""
    words = _WORD.findall(what)
    for word, following in zip(words, [*words[1:], ""], strict=True):
        readings = dictionary.analyse(word)
        if word[0].isdigit() or word[0].isupper() or not readings or following[:1].isupper():
            return False
        if any(tag.startswith(("prep", "conj")) for _, tag, _ in readings):
            return False
        if any(tag.startswith(_NO_NOUN) for _, tag, _ in readings):
            continue
        nouns = [(lemma, tag) for lemma, tag, _ in readings if tag.startswith(("subst", "ger"))]
        told = {lemma for lemma, _ in nouns}
        return (
            bool(nouns)
            and not _is_person(readings)
            and not told & (_OURS | _ATTENDANCE)
            and any("acc" in tag for _, tag in nouns)
        )
    return False


def _is_named(view: View, folded: str, start: int, end: int) -> bool:
    """Is it one of ours by its place or day?"""
    return any(mention.start < end and start < mention.end for mention in view.mentions(folded))


def _another(what: str, ours: frozenset[str] = _OURS) -> Iterator[Span]:
    """Where the noun of this phrase stands, behind its adjectives and "Państwa", if it is none of these."""
    owned, last = False, None
    for match in _WORD.finditer(what):
        word = match[0]
        readings = dictionary.analyse(word.lower())
        if word[0].isupper() and _is_a_town(word):
            yield match.span()
            return
        if occasions.is_nearly_a_workshop(fold(word)):
            return
        if word[0].isdigit() or not readings:  # a day; a name, a word with a typing error
            return
        if any(tag.startswith("prep") for _, tag, _ in readings):
            break
        nouns = {lemma for lemma, tag, _ in readings if tag.startswith(("subst", "ger"))}
        modifies = any(tag.startswith(_NO_NOUN) for _, tag, _ in readings)
        if nouns & _IN_FRONT or (modifies and not (owned and nouns)):  # "do Państwa czytelni" ends in a noun
            owned = owned or "państwo" in nouns
            last = match.span() if "poczet" in nouns else last
            continue
        of_person = owned and _is_person(readings)  # "kieruję do Państwa naszą pracownicę"
        if nouns and not of_person and not nouns & ours and not (word[0].isupper() and _is_name(word)):
            yield match.span()
        if nouns:
            return
    if last is not None:  # "do pocztu sztandarowego"
        yield last


def _is_person(readings: Iterable[tuple[str, str, tuple[str, ...]]]) -> bool:
    nouns = [(lemma, tag) for lemma, tag, _ in readings if tag.startswith("subst")]
    return any(":m1" in tag or _OF_A_WOMAN.search(lemma) for lemma, tag in nouns)


def _is_a_town(word: str) -> bool:
    """A place by the dictionary, and no name of persons: "do Brukseli"."""
    labels = [set(found) for _, tag, found in dictionary.analyse(word) if tag.startswith("subst")]
    return bool(labels) and all("nazwa_geograficzna" in found for found in labels)


def _is_town_in(case: str, word: str) -> bool:
    """A place in this case, though some bear its name: "w Olkuszu", "do Olkusza"."""
    told = [(tag, labels) for _, tag, labels in dictionary.analyse(word) if word[0].isupper()]
    return any(case in tag and "nazwa_geograficzna" in labels for tag, labels in told)


def names_another_town(view: View, sentence: Span) -> bool:
    """ "Na warsztaty 9 listopada w Lublinie": a town in the locative that is none of ours."""
    return any(
        _is_town_in("loc", view.part.text[slice(*match.span("town"))])
        and not _is_named(view, view.folded, *match.span("town"))
        for match in _IN_SOME_TOWN.finditer(view.folded, *sentence)
    )


def _is_name(word: str) -> bool:
    return any({"imię", "nazwisko", "nazwa_geograficzna"} & set(labels) for _, _, labels in dictionary.analyse(word))

"""What a request asks a place at: "zapisuję się na …", "udział w …", "obecność na …".

Ours are workshops, trainings, meetings; a request names them, their place, their day, or a list to stand on. Whatever
other noun stands there is something else, whether or not anybody thought of it before: a rally, a committee, a choir.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from processor.names import dictionary
from processor.names.titles import is_institution, is_title
from processor.stages.classify.view import PREFIX, View
from processor.text.folding import fold
from processor.text.requests import Act, Span

# Up to four words between the verb and its preposition ("zapisuję się wraz z mężem na …"), none of them a preposition.
_BETWEEN = r"\b(?:\s+(?!(?:na|do|i|oraz|a|lub)\b)[\w.-]+){0,4}?\s+"
_JOINS = r"\b(?:przyjec\w*|przyjac|udzial\w*|uczestni\w*|obecno\w*|akces\w*)"
_GOES = (
    r"\b(?:zapis\w*|zglos\w*|zglasz\w*|wpis\w*|dopis\w*|rejestr\w*|zarejestr\w*|przyjec\w*|przyjac|udzial\w*|uczestni\w*|obecno\w*|stawi\w*|chec\w*|gotowosc\w*"
    r"|bede|bedzie\w*|beda|przyjsc|przyjechac|przyjd\w*|przyjad\w*|przyjedz\w*|wybier\w*|rezerw\w*|jad[ea]\w*|pojad\w*|pojed\w*|jedzi\w*|deleguj\w*|kieruj\w*|chetn\w*|skorzyst\w*|dolacz\w*|zajrz\w*|odwiedz\w*|wpasc|wpadn\w*|wbij\w*|sklad\w{0,3}|druzyn\w*|ekip\w*|reprezentacj\w*)"
)
_ASKED = re.compile(
    rf"(?:{_GOES}{_BETWEEN}(?:na|do)|{_JOINS}{_BETWEEN}(?:w|we))\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_INVERTED = re.compile(  # "w promocji książki uczestniczyć będą …"
    r"\b(?:w|we)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,2})[^.!?\n;:]{0,60}\b(?:uczestnicz\w*|wezm\w+\s+udzial|udzial\s+wezm\w+)"
)
_MISSED = re.compile(
    rf"\bnie\s+(?:bede|bedzie\w*|beda|przyjd\w*|przyjad\w*|przyjedz\w*|wezm\w*\s+udzialu){_BETWEEN}(?:na|w|we|do)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_GIVEN_UP = re.compile(  # "rezygnuję z prenumeraty", "rezygnuję z udziału w chórze"
    rf"(?:\b(?:rezygn|zrezygn|wycof|wypis)\w*(?:\s+(?!z\b|ze\b)[\w.]+){{0,2}}?\s+ze?|{_JOINS}{_BETWEEN}(?:w|we))\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})"
)
_MADE_UP_OF = re.compile(
    r"\bsklad(?:u|zie|em)?\s+(?P<what>(?:rad|komisj|zarzad|jury|komitet|prezydi|sejmik|rzad)\w*)"
)  # "nowy skład Rady Rodziców"
_GIVEN_UP_IN = re.compile(rf"{_JOINS}{_BETWEEN}(?:w|we)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){{0,3}})")
_TAKEN_OFF = re.compile(r"\b(?:wycofal|cofnel|usun|skasuj|anuluj)\w*\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,2})")
_REPORTED = re.compile(r"\b(?:zglasza(?:m|my)|rezerwuje(?:my)?)\s+(?P<what>\w[\w-]*(?:\s+\w[\w-]*){0,3})")
_MATTER = re.compile(
    r"\b(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3})[^\S\n]*\n?[^\S\n]*\b(?P<what>[a-z]{4,})\b"
)
_WORD = re.compile(r"\w[\w-]*")
_EVENTS = "warsztat warsztaty szkolenie spotkanie zajęcie zajęcia wydarzenie"
_LISTS = "lista list udział uczestnik uczestniczka uczestnictwo grono skład grupa rejestr ewidencja wykaz spis"
_PEOPLE = "pan pani wy wasi nasi nasz wasz osoba dwójka trójka czwórka piątka para"
_PAPERS = "załącznik załączenie plik wiadomość tabela skan pismo temat treść mail formularz zgłoszenie ogłoszenie zaproszenie odpowiedź nawiązanie związek"
_TIMES = (
    "czas dzień termin data jutro godzina raz rano południe tydzień miesiąc rok środa czwartek piątek sobota niedziela poniedziałek wtorek październik listopad "
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień grudzień dziewiąty pierwszy drugi początek koniec całość"
)
_PLACES = "sala stanowisko urząd biuro gmina miasto magistrat wieś miejsce siedziba budynek kontakt adres imię nazwisko kalendarz razie sprawa system potrzeba praca urlop zwolnienie delegacja sesja szpital"
_OURS = frozenset(" ".join((_EVENTS, _LISTS, _PEOPLE, _PAPERS, _TIMES, _PLACES)).split())
_ATTENDANCE = frozenset(
    {
        "udział", "uczestnictwo", "chęć", "gotowość", "obecność", "akces", "przybycie", "przyjazd", "zgłoszenie", "miejsce",
        "wejściówka", "grupa", "delegacja", "reprezentacja", "ekipa", "drużyna", "dziecko", "dzieci", "rodzina", "małżeństwo",
        "para", "kandydatura",
    }
)  # fmt: skip
_OF_A_WOMAN = re.compile(
    r"(?:[rlncsżtd]ka|czka|wnica|yni|owa|ciocia|babcia|mama|siostra|żona)$"
)  # koleżanka, zastępczyni
_EVENT = re.compile(r"\b(?:warszta|szkoleni|spotkani|zajec|wydarzeni)\w*")
_IN_FRONT = frozenset({"państwo", "poczet"})  # "w poczet uczestników", "do Państwa biblioteki"
_NO_NOUN = ("adj", "ppas", "pact", "num", "adv", "part", "qub", "ppron", "siebie")


def target_is_another(view: View) -> bool:
    """Is a place asked for, or given up, at something that none of our words names?"""
    subject = PREFIX.sub("", view.mail.subject)
    own = not view.is_reply and not any(mention.weight >= 2 for mention in view.mentions(view.subject))
    heads = [(view.subject, head) for head in _heads(view.subject, subject, 0, len(subject))] if own else []
    asking: dict[tuple[Act, int], int] = {}  # where each sentence begins to ask; once a sentence, however often it asks
    for clause in view.clauses:
        if clause.act in _PATTERNS and not clause.question:
            asking.setdefault((clause.act, min(len(view.folded), clause.sentence[1])), clause.start)
    for (act, end), start in asking.items():
        heads += [(view.folded, head) for head in _heads(view.folded, view.part.text, start, end, act)]
    return any(not _is_named(view, text, *head) and not _is_errand(text, *head) for text, head in heads)


_ERRAND = re.compile(r"(?:realizacji|rozpatrzenia|zalatwienia|wykorzystania)\b")
_PASSES_ON = re.compile(r"\b(?:przekaz|przesyl|przesla|posyla|kieruj)\w*\b[^.!?]*$")


def _is_errand(folded: str, start: int, end: int) -> bool:
    """ "Przekazuję zgłoszenie pracownicy do realizacji": what is to be done with it."""
    return bool(_ERRAND.match(folded, start) and _PASSES_ON.search(folded, max(0, start - 120), start))


_PATTERNS = {
    Act.SIGN_UP: (_ASKED, _INVERTED, _MADE_UP_OF),
    Act.ABSENT: (_MISSED,),
    Act.CANCEL: (_GIVEN_UP, _GIVEN_UP_IN, _TAKEN_OFF),
}
_HABIT = re.compile(r"uczestnicz(?:y|ymy|a|yl\w*)\s")  # "od 2014 r. uczestniczy w projekcie": asks for no place


def _heads(folded: str, text: str, start: int, end: int, act: Act = Act.SIGN_UP) -> Iterator[Span]:
    """Where nouns stand that mean something else."""
    for pattern in _PATTERNS[act]:
        for match in pattern.finditer(folded, start, end):
            at = match.start("what")
            if _HABIT.match(folded, match.start()):
                continue
            if not _EVENT.search(folded, match.start(), at):  # "udział w warsztacie o funduszach na współpracę"
                what = text[at : match.end("what")]
                what = what.lower() if pattern is _MADE_UP_OF else what  # "Rada" is a surname, too
                yield from ((at + begin, at + stop) for begin, stop in _another(what))


def of_another_matter(view: View) -> bool:
    """ "Warsztaty salsy", "kurs tańca": what they are in, by a noun in the genitive that is no word of ours."""
    ours = fold(
        " ".join((*(f"{w.title} {w.venue} {' '.join(w.match)}" for w in view.office.workshops), *view.office.names))
    )
    return any(
        _is_matter(view.part.text[slice(*match.span("what"))], ours)
        for match in _MATTER.finditer(view.folded)
        if any(
            clause.act is Act.SIGN_UP and clause.sentence[0] <= match.start() < clause.sentence[1]
            for clause in view.clauses
        )
    )


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
        and not nouns & _OURS
        and not any(map(is_institution, nouns))  # "warsztaty Ośrodka"
        and not _is_person(each for each in readings if "gen" in each[1])
    )


def reports_something(view: View) -> bool:
    """ "Zgłaszam obronę rozprawy", "rezerwuję halę": is a thing what the writer asks for, neither people nor attendance?"""
    asking = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question]
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


def _another(what: str) -> Iterator[Span]:
    """Where the noun of this phrase stands, behind its adjectives and "Państwa", if it means something else."""
    owned = False
    for match in _WORD.finditer(what):
        word = match[0]
        readings = dictionary.analyse(word.lower())
        if word[0].isupper() and _is_a_town(word):
            yield match.span()
            return
        if word[0].isdigit() or not readings:  # a day; a name, a word with a typing error
            return
        if any(tag.startswith("prep") for _, tag, _ in readings):
            return
        nouns = {lemma for lemma, tag, _ in readings if tag.startswith(("subst", "ger"))}
        modifies = any(tag.startswith(_NO_NOUN) for _, tag, _ in readings)
        if nouns & _IN_FRONT or (modifies and not (owned and nouns)):  # "do Państwa czytelni" ends in a noun
            owned = owned or "państwo" in nouns
            continue
        of_person = owned and _is_person(readings)  # "kieruję do Państwa naszą pracownicę"
        if nouns and not of_person and not nouns & _OURS and not (word[0].isupper() and _is_name(word)):
            yield match.span()
        if nouns:
            return


def _is_person(readings: Iterable[tuple[str, str, tuple[str, ...]]]) -> bool:
    nouns = [(lemma, tag) for lemma, tag, _ in readings if tag.startswith("subst")]
    return any(":m1" in tag or _OF_A_WOMAN.search(lemma) for lemma, tag in nouns)


def _is_a_town(word: str) -> bool:
    """A place by the dictionary, and no name of persons: "do Brukseli"."""
    labels = [set(found) for _, tag, found in dictionary.analyse(word) if tag.startswith("subst")]
    return bool(labels) and all("nazwa_geograficzna" in found for found in labels)


def _is_name(word: str) -> bool:
    return any({"imię", "nazwisko", "nazwa_geograficzna"} & set(labels) for _, _, labels in dictionary.analyse(word))

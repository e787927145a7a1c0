"""Which event a mail speaks of: ours, another, none; and who invites or takes sign-ups instead of asking."""

from __future__ import annotations

import re

from processor import names
from processor.names.titles import is_title
from processor.stages.classify.cancellations import cancels, cannot_come, takes_back, takes_back_alone
from processor.stages.classify.event_words import (
    OTHER_EVENT,
    names_another_event,
    of_another_kind,
    plainly,
    without_reasons,
)
from processor.stages.classify.evidence import names_a_workshop, speaks_of_ours
from processor.stages.classify.sign_ups import (
    answers_ours,
    list_of_people,
    signs_up,
    signs_up_himself,
    subject_signs_up,
)
from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.anchored import Anchored
from processor.text.dates import dates
from processor.text.folding import fold
from processor.text.requests import Act, Span
from processor.text.requests.phrases import SERVICE
from processor.text.sieve import Sieve
from processor.text.speech import own_text
from processor.values import Label


def other_day(view: View) -> bool:
    """Another day than any of ours is named, and none of ours."""
    text = view.told
    days = occasions.other_days(text, view.office.workshops, view.written)
    return bool(days) and not speaks_of_ours(view)


def titled_otherwise(view: View) -> bool:
    """ "Szkolenie: Ochrona danych osobowych, Kielce": a field that names another event."""
    text = view.told
    return any(
        all(mention.what in ("date", "day", "hour", "month") for mention in view.mentions(match["title"]))
        for match in _TITLE.finditer(text)
    )


_TITLE = Anchored(
    r"(?m)^[^\S\n]*(?:nazwa\s+|temat\s+|tytul\s+)?(?:szkoleni[ae]|warsztat(?:y|ow)?|kurs|konferencj[ai]|seminarium)[^\S\n]*:[^\S\n]*(?P<title>[^\n]{6,90})"
)


def other_hour(view: View) -> bool:
    """One of our days at an hour when nothing of ours is held, in words that name none of ours otherwise."""
    text = view.told
    told = {mention.what for mention in view.spoken_of}
    if "word" in told or (_WORKSHOP.search(text) and told & {"title", "both", "place"}):
        return False
    return occasions.at_another_hour(text, view.office.workshops, view.written)


def other_event(view: View) -> bool:
    """Another event is named, or workshops of another kind, and nothing of ours but perhaps its day or place."""
    text = view.told
    if _by_name(view):
        return False
    if of_another_kind(view, without_reasons(f"{text}\n{view.forwarded}")):
        return True
    if answers_ours(view):
        return False
    if speaks_of_ours(view):  # by its day or place alone: then what is asked for must be another event
        sentences = dict.fromkeys(c.sentence for c in view.clauses if c.act in (Act.SIGN_UP, Act.ALREADY))
        asked = " ".join(view.folded[slice(*at)] for at in sentences)
        text = asked or (text if list_of_people(view) and not cancels(view) else "")
    return names_another_event(text)


def _by_name(view: View) -> bool:
    """Is one of ours named by its words, or a workshop by its place or day?"""
    strong = [mention for mention in view.spoken_of if mention.weight >= 2]
    if any(mention.what in ("word", "title") for mention in strong):
        return True
    if of_another_kind(view, without_reasons(view.told)):
        return False
    if of_some_workshop(view):
        return bool(strong)
    return any(mention.what == "both" for mention in strong) and not names_another_event(view.said)


def of_a_kind_of_its_own(view: View) -> bool:
    """ "Szkolenie RODO, Proszowice 26.10": on our day and in our place, and of another kind."""
    return of_another_kind(view, without_reasons(view.told))


def other_event_beside_ours(view: View) -> bool:
    return bool(OTHER_EVENT.search(view.told)) and speaks_of_ours(view)


def titled_by_another_event(view: View) -> bool:
    """The subject is another event, and none of ours is named by its words: "turniej szachowy, lista startowa"."""
    strong = any(mention.weight >= 2 and mention.what in ("word", "title", "both") for mention in view.spoken_of)
    return not strong and bool(OTHER_EVENT.search(view.subject))


_WORKSHOP = Sieve(r"\bwarszta\w+|\bszkoleni\w+|\bworkshop|\bwasz\w*\s+spotkani\w+")


def of_some_workshop(view: View) -> bool:
    return bool(_WORKSHOP.search(view.told))


def nothing_of_ours(view: View) -> bool:
    """A letter that tells something, and nothing of a workshop."""
    if (
        speaks_of_ours(view)
        or answers_ours(view)
        or view.mentions(view.forwarded)
        or _NOTICE.search(view.told)
        or _WORKSHOP.search(f"{view.subject}\n{view.said}\n{view.files}\n{view.forwarded}")
    ):
        return False
    if view.asks(*_CHANGES_IT) and _SIGN_UP_BEFORE.search(view.told):
        return False
    if view.is_reply and view.asks(Act.ABSENT) and _SIGN_UP_BEFORE.search(view.subject):
        return False
    if subject_signs_up(view) and _is_filled_in(view):
        return False
    if _corrects_on_the_list(view):
        return False
    if view.words <= 45 and (_enters_people(view) or _comes_instead(view) or takes_back_alone(view)):
        return False
    return not list_of_people(view) and (_says_more(view, 4) or _asks_for_another_place(view))


_CHANGES_IT = (Act.RIGHT, Act.WRONG, Act.REPLACED, Act.CANCEL)
_SIGN_UP_BEFORE = re.compile(
    r"\b(?:zgloszeni|zgloszon|zglosil|zglaszal|zapisal|zapisan[aey]\b|potwierdzeni|rejestrac)|\b(?:w|do)\s+(?:moim|mojego|moj|naszym|naszego)\s+wpis(?:ie|u)\b"
)


def _is_filled_in(view: View) -> bool:
    """Nothing but fields, one of them a person's: "Uczestnik: Jan Lis / Firma: … / Uwagi: brak"."""
    lines = [line for line in view.said.split("\n") if line.strip()]
    return len(lines) > 1 and all(map(_FIELD.match, lines)) and any(map(_WHO.match, lines))


_WHO = re.compile(r"\W*(?:uczestni\w+|imi\w+\s+i\s+nazwisk\w+|nazwisk\w+\s+i\s+imi\w+|osoba)\b")


def _comes_instead(view: View) -> bool:
    """ "Zamiast mnie przyjedzie Ewa Kot": who comes for whom, and nothing of where to; who had signed up knows it."""
    told = {c.sentence for c in view.clauses if c.act is Act.REPLACED and not c.question and not c.condition}
    texts = [view.folded[slice(*sentence)] for sentence in told]
    return any(_INSTEAD.search(text) and not _FOR_SOMETHING.search(text) for text in texts)


_INSTEAD = re.compile(
    r"\bzamiast\s+(?:\w+\s+){1,5}?(?:przyjedzie|przyjdzie|pojedzie|przyjade|przyjde|pojade|wezmie\s+udzial|wezme\s+udzial)\b"
)


def _asks_for_another_place(view: View) -> bool:
    """ "Syn szuka miejsca w przedszkolu. Bardzo proszę o miejsce": of what, the sentence before tells."""
    asking = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP}
    asks = any(_ASKS_ONLY.search(view.folded[slice(*sentence)]) for sentence in asking)
    return asks and _OTHER_PLACE.search(view.said) is not None


def _corrects_on_the_list(view: View) -> bool:
    """ "Kolega nazywa się Jan Kos, nie Kosz. Proszę poprawić na liście": one name, and where it stands."""
    if not view.asks(Act.RIGHT, Act.WRONG) or view.asks(Act.REPLACED, Act.CANCEL):
        return False
    told = {c.sentence for c in view.clauses if c.act in (Act.RIGHT, Act.WRONG)}
    listed = _ON_THE_LIST.search(view.said) and not _ON_ANOTHER_LIST.search(view.said)
    return bool(listed) and all(
        len({fold(n.full_name) for n in names.find(view.part.text[slice(*sentence)])}) <= 1 for sentence in told
    )


_ON_THE_LIST = re.compile(r"\bna\s+(?:\w+\s+)?liscie\b")
_ON_ANOTHER_LIST = re.compile(  # "na liście płac": what else may stand behind it
    r"\blis(?:cie|ty|te)\b(?!\s*[^\w\s]|\s*$|\s*\n|\s+(?:uczest|osob|zglosz|zapis|na\b|z\b|jest|mam|macie|maja|figur|widni|stoi|powin|zamiast|jako|nazwisk|imi|bled|blad)\w*)"
)


def _enters_people(view: View) -> bool:
    """ "Proszę wpisać Ewę Kot. Mnie tego dnia nie będzie": people are entered, and the sentence says nothing of what for:
    whoever answers a notice takes that as known."""
    if view.asks(Act.REPLACED, Act.WRONG, Act.RIGHT):
        return False
    by_subject = subject_signs_up(view)
    for c in view.clauses:
        if c.act is not Act.SIGN_UP or c.question or c.condition:
            continue
        text = _ASKS_BESIDES.split(view.folded[slice(*c.sentence)], maxsplit=1)[0]
        text = _AS_HE_IS.sub(" ", text) if c.self_ else text
        if (
            (_LISTS.search(text) or (by_subject and _COMES.search(text)))
            and not _FOR_SOMETHING.search(text)
            and (c.self_ or _names_whom(view, c.sentence) or _asks_for_one(view, text, by_subject))
        ):
            return True
    return False


def _asks_for_one(view: View, sentence: str, by_subject: bool) -> bool:
    """A place, and nobody to have it: it is the writer's, where nobody else is named, and he comes."""
    if view.people_named > 1 or _OTHER_PLACE.search(view.said):
        return False
    if (by_subject or "na list" in sentence) and signs_up_himself(view) and _ASKS_ONLY.search(sentence):
        return True
    return view.words <= 12 and _I_WOULD.search(sentence) is not None


def _names_whom(view: View, sentence: Span) -> bool:
    """In the sentence itself, or below its colon."""
    above = view.folded[slice(*sentence)].rstrip().endswith(":") and view.people_named > 0
    return above or bool(names.find(view.part.text[slice(*sentence)]))


_ASKS_BESIDES = re.compile(r",?\s+(?:(?:i|a)\s+)?(?:od\s+razu\s+|przy\s+okazji\s+)?(?:pytam(?:y)?|zapytam|czy)\b")
_AS_HE_IS = re.compile(  # "jako radna": who writes, rather than as what
    r"\bjako\s+(?:\w+\s+)?(?:radn|soltys|mieszkan|nauczyciel|urzedni|student|emeryt|bibliotekar|animator|samorzadow|wojt|burmistrz)\w*"
)
_LISTS = re.compile(  # the verbs of a list, said by who asks: "zgłaszający" and "zgłoszenie zamknięte" ask nothing
    r"\b(?:zglasza(?:m|my)?|deleguje(?:my)?|(?:za|w|do)pisuj(?:e|emy)|rejestruj(?:e|emy))\b|\b(?:zapisz|wpisz|dopisz)(?:cie)?\b"
    r"|\bimi\w+\s+i\s+nazwisk\w+\s+(?:na|do)\s+list[ey]\b|\b(?:ze|a?ze|a|)by[ms]\s+(?:ja|go|ich|jej)\s+(?:za|w|do)pisa|\bzebym\s+(?:ja|go|ich|jej)\s+zglosi"
    r"|\b(?:pros(?:z|i)\w*|popros\w+|prosb\w+|chce|chcemy|chcial\w+|chciel\w+)\b[^.!?;]{0,40}\b(?:(?:za|w|do)pisa(?:c|ni[eu])|zglosic|zarejestrowa(?:c|ni[eu])|rejestracj[ei]|przyjeci[ea]|uwzgledni\w+|ujec(?:ie|ia)|ujac|umieszczeni[eu]|umiescic|doda(?:c|ni[eu])|doliczy\w+)"
)
_COMES = re.compile(  # what a subject like "Zgłoszenie" makes a sign-up
    r"\b(?:reprezent|wezm|uczestnicz|przyj(?:d|ad|ed)|pojd|pojad|pojed|jad[ae]|jedz|bed[ea]\b|bedziemy|bedzie|miejsc(?!\w*\s+(?:park|nocleg|postoj|prac|zamieszk))|rezerwacj|wybier|staw[ia]|wyznacz|oddeleg|deleg|kieruj|skierow)\w*"
)
_ASKS_ONLY = re.compile(
    r"\bprosz\w+\s+(?:\w+\s+){0,2}?(?:o\s+)?(?:(?:jedno\s+)?miejsce|(?:w|za|do)pis(?:anie|ac)|rezerwacje|zarezerwowanie)(?:\s+(?:jednego\s+)?miejsca)?(?:\s+na\s+list[ey](?:\s+uczestnikow)?)?(?:[.!]?\s*$|,)"
)
_OTHER_PLACE = re.compile(  # that a place may be asked for at, or what is reserved
    r"\b(?:nocleg|hotel|pokoj|stolik|bilet|ksiazk|przedszkol|zlob|intern|akademik|parking|wizyt|prac[aeyę]\b|etat|stoisk|rower|sal[aeiy]\b|samochod|grob|sanatori)\w*"
)
_I_WOULD = re.compile(r"\bzglaszam\s+(?:chec|gotowosc)\s+(?:uczestnictwa|udzialu)[.!]?\s*$")
_FOR_SOMETHING = re.compile(  # what for or as what, other than a list, a place, or the office that somebody works at
    r"\b(?:na|do|w|we|o|w\s+ramach)\s+(?!now(?:ych|e)\b|chetn|sklad|panstwa\b|wasz|zastepstwie|imieniu|sprawie|odpowiedzi|list[eay]\b|liscie|ujec|przyjec|rejestr|zarejestr|rezerw|zarezerw|umieszcz|potwierdz|udzial|uwzgl|wpis|zapis|dopis|doda|doli|miejsc|osob|nas|urz|gmin|firm|szko|wydz|refer|zalacz)\w+"
    r"|\bjako\s+(?!uczestni|osob|przedstawi|reprezent|delegat|opiekun|sluchacz|naszego|nasza|kolejn)\w+"
)


_NOTICE = Sieve(
    r"\b(?:zgodnie\s+z|w\s+odpowiedzi\s+na|w\s+sprawie|wedlug)\s+(?:\w+\s+)?ogloszeni\w+|\bw\s+odpowiedzi\s+na\s+(?:\w+\s+)?(?:zaproszeni|zapytani|pytani)\w+"
)


def _says_more(view: View, than: int, apart: re.Pattern[str] | None = None) -> bool:
    """Are more words than this neither of a request for places nor names: is the letter about something else, `apart`
    from what this pattern takes?"""
    said = apart.sub(" ", view.said) if apart else view.said
    told = _OF_A_LIST.sub(" ", _COURTESY.sub(" ", f"{view.subject}\n{said}"))
    words = len([word for word in re.findall(r"[^\W\d_]{3,}", told) if not is_title(word)])
    return words > than and words - 2 * view.people_named > than


_COURTESY = re.compile(
    r"\b(?:dzien|dobry|witam|szanown\w+|panstw\w+|prosz\w+|popros\w+|dziekuj\w+|gory|pozdraw\w+|powazaniem|serdecznie|uprzejmie|chetn\w+|bardzo"
    r"|siebie|dw[aoi]\w*|trz\w+|czter\w+|kole[gz]\w+|zglosz\w+|zglasza\w+|zglosi\w*|zapis\w*|wpis\w*|dopis\w*|rejestr\w*|zarejestr\w*|udzial\w*|uczest\w*|list[aey]|osob\w*|pan\w*|imi\w*|nazwisk\w*"
    r"|wezm\w*|bede|bedzie|przyj\w+|potwierdz\w*|swoj\w*|moj\w*|mnie|sie|oraz|naszych?|urz\w+|gmin\w+|szkol\w+|tel\w*|miejsc\w+|dla|jako|przesyla\w+|zalacz\w+|wysl\w+)\b"
)


_OF_A_LIST = re.compile(  # who and who besides, off the list as well as on it, and where somebody works
    r"\b(?:o?procz|tez|takze|rowniez|ich|jej|jego|ona|oboje|obie|obaj|obojga|obydw\w+|wczoraj\w*|wczesniej\w*|juz|zamiast|skresl\w*|wykresl\w*|wypis\w*|usun\w*|wycof\w*|lacze|wyrazy"
    r"|szacunku|oczywiscie|wydzial\w*|referat\w*|fundacj\w*|stowarzysz\w*|osp|kgw|gops|mops|gok|lgd|jestesmy|razem|wraz|beda|bedziemy)\b|(?<!\S)[^\s@]+@\S+"
)


def asks_briefly(view: View) -> bool:
    """ "Proszę o wpisanie: Ewa Kot, Adam Lis": a request, names, and nothing that it could be about instead."""
    if not view.asks(Act.SIGN_UP) or not view.people_named:
        return False
    if not _says_more(view, 4):
        return True
    plain = view.words <= 45 and not view.asks(Act.CANCEL)
    return plain and (_enters_people(view) or bool(_NOTICE.search(view.said)))


def name_and_day(view: View) -> bool:
    """ "Anna Nowak, Proszowice 26.10": names, the day of a workshop of ours, and hardly anything else."""
    if view.words > 30 or view.mail.attachments or view.is_reply:
        return False
    if any(clause.act not in (Act.NONE, Act.MENTION) or clause.question or clause.condition for clause in view.clauses):
        return False
    if any(clause.act is Act.CANCEL for clause in view.subject_clauses) or names_another_event(view.told):
        return False
    told = [view.folded[clause.start : clause.end] for clause in view.clauses if clause.act is Act.MENTION]
    if any("dziek" not in text and "pozdr" not in text for text in told):  # "prowadzą: …"
        return False
    days = [mention for mention in view.spoken_of if mention.what in ("date", "day") and mention.weight >= 2]
    return bool(days) and view.people_named > 0 and not _says_more(view, 3)


def workshop_not_told(view: View) -> bool:
    """Speaks of some workshop, of none of ours in particular, and of much else."""
    if speaks_of_ours(view) or answers_ours(view) or view.mentions(view.forwarded) or view.mentions(view.files):
        return False
    if view.words <= 45 and (_asks_for_the_workshops(view) or _enters_people(view)):
        return False
    return _says_more(view, 8, _FIELD) and not (signs_up_himself(view) and _YOURS.search(view.said))


def _asks_for_the_workshops(view: View) -> bool:
    """ "Zgłaszam na warsztaty wójta Jana Lisa": the very sentence says what for, and nothing of what kind or where."""
    if _ARRIVED.search(view.said):
        return False
    sentences = dict.fromkeys(c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question)
    return any(_THE_WORKSHOPS.search(view.folded, *sentence) for sentence in sentences)


_ARRIVED = re.compile(
    r"\bczy\s+(?:\w+\s+){0,4}?(?:dotar|doszl|dosz[el]|otrzymal|dostal|przyszl)\w*"
)  # of what was sent before
_THE_WORKSHOPS = re.compile(
    r"\b(?:na|w|we)\s+(?:te\s+|tych\s+)?warszta(?:ty|tach)\b(?!\s+(?:\w+(?:[nw]e|[nw]ych|[sc]kie|[sc]kich)|ze?|o|dla|pn|pt|pod|przy|w|we|do)\b)"
)


_YOURS = re.compile(
    r"\b(?:na|w)\s+(?:panstwa|wasz\w*)\s+(?:\w+\s+)?(?:warszta|szkoleni)\w+|\bpanstwa\s+(?:stron\w+|ogloszeni\w+|zaproszeni\w+)|\byour\s+(?:\w+\s+)?(?:workshop|training)"
)


def people_without_request(view: View) -> bool:
    """Fields or a list of people in a letter that asks for nothing of them and speaks of other things."""
    by_subject = (subject_signs_up(view) and not _BOOKING.search(view.subject)) or (
        view.is_reply and answers_ours(view)
    )
    return not (signs_up(view) or cancels(view) or by_subject) and _says_more(view, 8, _FIELD)


_BOOKING = Sieve(r"\brezerwacj\w*|\bgosci\b|\bdelegacj\w+\s+zagraniczn\w+")


_FIELD = re.compile(
    r"(?m)^[^:\n]{2,40}(?::|\s\.{3,}|_{3,}).*$"
)  # a field of a form tells of the person, not of something else


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
    r"|\blist\w*\s+(?:plac|przeboj|lektur|zakup|startow|ranking|inwentarz)\w*|\b(?:link|strona|formularz|zakladk)\w*\b[^.!?]{0,60}\b(?:nie\s+dziala|nie\s+otwiera|donikad|blad\b|zepsut)\w*|"
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


def all_but_himself(view: View) -> bool:
    """ "Wszystkich poza mną", in answer to a letter: who they are stands there alone."""
    return view.is_reply and bool(_ALL_BUT_ME.search(view.said)) and not view.named


_ALL_BUT_ME = re.compile(
    r"\b(?:wszys\w+|cal[yaeo]\w*|pozostal\w+)\b[^.!?]{0,30}\b(?:o?procz|poza|bez|z\s+wyjatkiem)\s+(?:mnie|mna)\b"
)


def comes_on_an_errand(view: View) -> bool:
    """ "Będę 26 października około 12, odbiorę książki": our day, nothing of a workshop, and what is fetched or brought."""
    if names_a_workshop(view):
        return False
    told = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question}
    enters = any(_ENTERS.search(view.folded, *sentence) for sentence in told)
    return not enters and any(_FETCHES.search(view.folded, *sentence) for sentence in told)


_ENTERS = re.compile(r"\b(?:zapis|wpis|dopis|zarejestr|rejestr|zglasz|zglosz|zglosi)\w*")
_FETCHES = re.compile(
    r"\b(?:odbior[ea]|odbierz\w*|odebrac|podpisze(?:my)?|podpisac|przywioz[ae]|przywiez\w+|dostarcz[aey]\w*|dorecz[aey]\w*|podrzuc[ea]|oddam|wrecze|odnios[ae]|wniose|naprawi[ea]\w*|zamontuj\w*"
    r"|zabior[ea](?!\s+(?:ze\s+soba|kole|pan|zon|mez)))\b"
)
_QUOTES = frozenset('„”"«»')  # the name of a button on a page


def takes_sign_ups(view: View) -> bool:
    """ "Prosimy o zgłoszenia do 4 listopada"; but "proszę o zgłoszenie Jana Lisa" is a request itself."""
    text = view.told
    written = own_text(view.part, (Label.WRITTEN, Label.SIGN_OFF))
    at = len(view.subject) + 1
    return any(
        not (
            match[0].startswith("pros")
            and match.end() >= at
            and re.match(
                r"\s+(?:(?:\w{1,4}\.?\s+)?[A-ZĄĆĘŁŃÓŚŹŻ]|następuj|poniższ|nasz(?:ych|ego|ej)\b|(?:dw|trz)\w+\s+osób)",
                written[match.end() - at :],
            )
        )
        for match in _TAKES_SIGN_UPS.finditer(text)
        if text[match.start() - 1 : match.start()] not in _QUOTES
    )


def people_at_another_event(view: View) -> bool:
    """ "Na mecz w Miechowie 9 listopada powołani: …": people named in a sentence about an event that is none of ours,
    in a letter that nowhere asks plainly for a place at ours."""
    if _enters_elsewhere(view):
        return True
    if not names_another_event(view.said) or _by_name(view) or plainly(view) or signs_up_himself(view):
        return False
    written = [fold(name.written) for name in view.named]
    told = dict.fromkeys(c.sentence for c in view.clauses)
    return any(
        names_another_event(text) and not _WORKSHOP.search(text) and any(name in text for name in written)
        for text in (view.folded[slice(*sentence)] for sentence in told)
    )


def _enters_elsewhere(view: View) -> bool:
    """ "Na debatę proszę wpisać Adama Lisa. Na warsztaty zgłaszam siebie": somebody is entered for what is none of ours,
    whatever else the letter asks."""
    for sentence in {c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question and not c.condition}:
        text = without_reasons(view.folded[slice(*sentence)])
        ours = _WORKSHOP.search(text) or any(mention.weight >= 2 for mention in view.mentions(text))
        if ours or not _ENTERS.search(text) or not names.find(view.part.text[slice(*sentence)]):
            continue
        if any(_FOR_IT.search(text, 0, match.start()) for match in OTHER_EVENT.finditer(text)):
            return True
    return False


_FOR_IT = re.compile(r"\b(?:na|do|w)\s+(?:\w+\s+)?$")


def only_a_noun(view: View) -> bool:
    """ "Na liście uczestników, którą mam, jest p. Ewa Kot": a word of sign-ups, and nothing that asks for a place."""
    if view.words < 20 or "\t" in view.said or of_some_workshop(view) or subject_signs_up(view) or list_of_people(view):
        return False
    told = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question and c.cue]
    headed = any(view.folded[slice(*c.sentence)].rstrip().endswith(":") for c in told)
    return bool(told) and not headed and all(_NOUN.fullmatch(view.folded, *c.cue) for c in told if c.cue)


_NOUN = re.compile(r"(?:rezerwacj|rejestracj|uczestni|list|udzial)\w*(?:\s+uczestni\w+)?")


def event_that_day(view: View) -> bool:
    """Another event is named, and ours has at most its day in common with it: "spektakl 26.10 o 19"."""
    strong = [mention for mention in view.spoken_of if mention.weight >= 2]
    if (
        not strong
        or signs_up_himself(view)
        or any(mention.what not in ("date", "day", "hour", "month") for mention in strong)
    ):
        return False
    text = view.told
    return names_another_event(text) and not _WORKSHOP.search(text) and not answers_ours(view)


def asks_for_another_day(view: View) -> bool:
    """ "Na szkolenie w Miechowie (3 listopada) zgłaszamy …": our town, and a day to come that is none of ours."""
    if any(mention.what in ("date", "day") and mention.weight >= 2 for mention in view.spoken_of):
        return False
    texts = [view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.SIGN_UP]
    texts += [view.forwarded[slice(*c.sentence)] for c in view.forwarded_clauses if c.act is Act.SIGN_UP]
    ours = {workshop.starts.date() for workshop in view.office.workshops}
    told = [
        day
        for text in texts
        for day in dates(text, view.written)
        if not day.relative and _IN_FULL.search(text, day.start, day.end) and not _OF_DAY.search(text[: day.start])
    ]
    return any(day.day > view.written and day.day not in ours for day in told) and not any(d.day in ours for d in told)


_IN_FULL = re.compile(r"[a-z]{3}|\d[./-]\d")  # "26 i" is no day in January
_OF_DAY = re.compile(r"\bz\s+(?:dnia\s+)?(?:\d+\s+i\s+)?$")  # "w odpowiedzi na pismo z dnia 12 października"


def nothing_but_a_list(view: View) -> bool:
    """People in a list or file, with no word of a request and no word, place or day of ours anywhere."""
    if signs_up(view) or subject_signs_up(view) or speaks_of_ours(view) or answers_ours(view) or view.is_bare_name:
        return False
    told = f"{view.subject}\n{view.said}\n{view.files}\n{view.forwarded}"
    named = any(mention.weight >= 2 for mention in (*view.mentions(view.files), *view.mentions(view.forwarded)))
    return not named and not _WORKSHOP.search(told) and (list_of_people(view) or bool(view.files))


def of_an_earlier_year(view: View) -> bool:
    """ "Uczestnicy warsztatów z Miechowa (2014)": people of a year gone by."""
    told = [view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.SIGN_UP]
    earlier = any(int(year) < view.written.year for text in told for year in _YEAR.findall(text))
    return earlier and not signs_up_himself(view) and not plainly(view)


_YEAR = re.compile(r"(?<![\d./-])\b((?:19|20)\d\d)\b(?!-)")


def sends_minutes(view: View) -> bool:
    """The minutes of a meeting name those who were there."""
    return bool(_MINUTES.search(view.told))


_MINUTES = Sieve(r"\bprotok\w+\s+(?:nr\s+\S+\s+)?ze?\s+(?:posiedzen|zebran|obrad|sesj|kontrol)\w*")


def keeps_the_list(view: View) -> bool:
    """ "Państwa zgłoszenie na nasze szkolenie", "fakturę wystawimy po szkoleniu": the one who writes holds the event."""
    return bool(_KEEPS.search(view.said)) and not (plainly(view) and signs_up_himself(view))


_KEEPS = Sieve(
    r"\bna\s+nasz(?:e|ym|ych|ego)\s+(?:\w+\s+)?(?:szkoleni|kurs|warsztat|konferencj|seminari|spotkani)\w*|\bnasz(?:ego|ych|ymi)\s+(?:szkoleni|kurs|warsztat)\w*|\bwlasn(?:e|ymi|ych)\s+warsztat\w*"
    r"|\b(?:zawiadamia|informuje)(?:m|my)?\b[^.!?]{0,20}\bze\b[^.!?]{0,80}\bodbed(?:zie|a)\s+sie\b|\b(?:udzial|obecnosc|zgloszeni[ae])\s+(?:panstwa|wasz\w+)\s+(?:pracowni|uczestni|osob|przedstawiciel|instytucj)\w*|\bmamy\s+juz\s+(?:\w+\s+)?uczestnik\w*|\bpotwierdzamy\s+(?:\w+\s+)?(?:przyjecie|otrzymanie|wplyw|rejestracj)\w*\s+(?:panstwa\s+)?zgloszeni\w*|\bfaktur\w+\s+wystawi(?:my|e)\b|\bwystawi(?:my|e)\s+(?:\w+\s+)?faktur\w+|\bmam\w?\s+(?:jeszcze\s+)?(?:\w+\s+)?miejsc\w*\s+dla\b|\bu\s+mnie\b(?!\s+(?:bez\s+zmian|nic|wszystko|na\s+liscie))|\bwolnych\s+miejsc\s*:|\bomylk\w+\s+(?:przysl|wysl|trafi|przekaz)\w*(?!\s+do\s+nas)|\b(?:wykreslilismy|skreslilismy|dopisalismy|usunelismy|powolalismy|powolano)\b"
)
_TAKES_SIGN_UPS = Sieve(
    r"\b(?:prosi\w+|(?:po)?prosze)\s+o\s+(?:zgloszeni[ea]\b|zglaszanie|nadsylanie|przesylanie|potwierdzenie\s+(?:przybycia|obecnosci|udzialu)|wypelnienie|przeslanie\s+(?:zgloszen|formularz|list|imion|danych))"
    r"(?!\s+(?:mojego|mnie|pana|pani|naszego|naszych|udzialu\s+(?:pana|pani)))"
    r"|\bzgloszeni[ea][^\S\n]+(?:\([^)]{0,40}\)\s*)?(?:przyjmuj\w+|prosimy|nalezy|mozna|do\s+dnia|przyjmow\w+|kierowac|na\s+adres)|\b(?:kart\w+|formularz\w*)[^\S\n]+(?:zgloszen\w+[^\S\n]+)?(?:odsyl|przesyl|nadsyl)\w+|\bkarta\s+zgloszen\w+\s*[:\.]|\bzapisy\s*(?::(?!\s*[^\W\d_]+\s+[^\W\d_]+\s*[/,;])|przyjmuj|trwaja|pod|do\s+dnia|na\s+stronie|u\b)"
    r"|\bprzypomin\w+\s+(?:\w+\s+)?o\s+(?:zgloszeni\w+\s+uczestnik|zapisach|zglaszaniu|rejestracji)|\bzapisz\s+sie|\bzarejestruj\s+sie|\b(?:aby|zeby)\s+(?:potwierdzic|zglosic|zapisac|wziac)\b[^.!?\n]{0,60}\bprosz\w+\s+(?:odpisac|kliknac|wypelnic|przeslac|podac)|\bzapis(?:y|ow)\b[^.!?\n]{0,120}\b(?:przyjmuj|dokonuj|prowadz)\w+|\bliczba\s+miejsc\s+ograniczona|\bkoszt\s+(?:udzialu|uczestnictwa)|\boplat\w+\s+(?:konferencyjn|rejestracyjn|za\s+udzial)|\bkart\w+\s+(?:zgloszenia\s+)?prosimy|\bregister\s+(?:now|here|at|by)"
)

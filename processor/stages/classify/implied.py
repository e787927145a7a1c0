"""Requests that name no event: what an answer to a notice, an entry on a list or a change of one takes as known."""

from __future__ import annotations

import re

from processor import names
from processor.stages.classify.sign_ups import signs_up_himself, subject_signs_up
from processor.stages.classify.view import View
from processor.text.folding import fold
from processor.text.requests import Act, Span


def is_filled_in(view: View) -> bool:
    """Nothing but fields, one of them a person's: "Uczestnik: Jan Lis / Firma: … / Uwagi: brak"."""
    lines = [line for line in view.said.split("\n") if line.strip()]
    return len(lines) > 1 and all(map(FIELD.match, lines)) and any(map(_WHO.match, lines))


FIELD = re.compile(r"(?m)^[^:\n]{2,40}(?::|\s\.{3,}|_{3,}).*$")  # of a form: tells of a person
_WHO = re.compile(r"\W*(?:uczestni\w+|imi\w+\s+i\s+nazwisk\w+|nazwisk\w+\s+i\s+imi\w+|osoba)\b")


def comes_instead(view: View) -> bool:
    """ "Zamiast mnie przyjedzie Ewa Kot": who comes for whom, and nothing of where to; who had signed up knows it."""
    told = {c.sentence for c in view.clauses if c.act is Act.REPLACED and not c.question and not c.condition}
    texts = [view.folded[slice(*sentence)] for sentence in told]
    return any(_INSTEAD.search(text) and not _FOR_SOMETHING.search(text) for text in texts)


_INSTEAD = re.compile(
    r"\bzamiast\s+(?:\w+\s+){1,5}?(?:przyjedzie|przyjdzie|pojedzie|przyjade|przyjde|pojade|wezmie\s+udzial|wezme\s+udzial)\b"
)


def asks_for_another_place(view: View) -> bool:
    """ "Syn szuka miejsca w przedszkolu. Bardzo proszę o miejsce": of what, the sentence before tells."""
    asking = {c.sentence for c in view.clauses if c.act is Act.SIGN_UP}
    asks = any(_ASKS_ONLY.search(view.folded[slice(*sentence)]) for sentence in asking)
    return asks and _OTHER_PLACE.search(view.said) is not None


def corrects_on_the_list(view: View) -> bool:
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


def enters_people(view: View) -> bool:
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


def asks_for_the_workshops(view: View) -> bool:
    """ "Zgłaszam na warsztaty wójta Jana Lisa": the very sentence says what for, and nothing of what kind or where."""
    if _ARRIVED.search(view.said):
        return False
    sentences = dict.fromkeys(c.sentence for c in view.clauses if c.act is Act.SIGN_UP and not c.question)
    return any(_THE_WORKSHOPS.search(view.folded, *sentence) for sentence in sentences)


_ARRIVED = re.compile(  # of what was sent before
    r"\bczy\s+(?:\w+\s+){0,4}?(?:dotar|doszl|dosz[el]|otrzymal|dostal|przyszl)\w*"
)
_THE_WORKSHOPS = re.compile(
    r"\b(?:na|w|we)\s+(?:te\s+|tych\s+)?warszta(?:ty|tach)\b(?!\s+(?:\w+(?:[nw]e|[nw]ych|[sc]kie|[sc]kich)|ze?|o|dla|pn|pt|pod|przy|w|we|do)\b)"
)

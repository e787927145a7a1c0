"""What is asked, taken back or put right of an earlier sign-up."""

from __future__ import annotations

import re

from processor import names
from processor.stages.classify.event_words import names_another_event, plainly
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.sign_ups import answers_ours, endorses, signs_up_himself, tells_who
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, Clause, sentences
from processor.text.requests.seats import is_given_to
from processor.text.sieve import Sieve
from processor.text.speech import own_text
from processor.values import Label


def asks_only(view: View) -> bool:
    """Questions, and no plain request."""
    return any(c.question for c in view.clauses) and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.RIGHT)


_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]")


def letters_were_lost(view: View) -> bool:
    """ "Zg?aszam sw?j udzia?": the marks stand for letters, and ask nothing."""
    return view.said.count("?") >= 2 and len(_LOST.findall(view.said)) >= 2 and speaks_of_ours(view)


def asks_and_names(view: View) -> bool:
    """Asks something, and names somebody besides the sender: "Koleżanka też by chciała: Ewa Kot. Dopiszecie?" """
    if not asks_only(view) or not (speaks_of_ours(view) or answers_ours(view)):
        return False
    nobody = {fold(name) for workshop in view.office.workshops for name in workshop.leaders}
    nobody |= {fold(view.mail.sender.name), *map(fold, view.office.names)}
    text = own_text(view.part, (Label.WRITTEN, Label.SIGN_OFF))
    told = [fold(name.full_name) for name in view.named if name.complete and not _signs(text, name.start)]
    return any(not any(name in other for other in nobody) for name in told)


def _signs(text: str, at: int) -> bool:
    """Does the name at this place begin one of the last lines, as a signature does?"""
    above, line = text[:at].rpartition("\n")[::2]
    return bool(above.strip()) and not line.strip() and text[at:].strip().count("\n") < 3


def conditional_only(view: View) -> bool:
    return any(c.condition and c.act is Act.SIGN_UP for c in view.clauses) and not view.asks(Act.SIGN_UP)


def cancels(view: View) -> bool:
    """Takes a sign-up back; a footer that tells how to leave a mailing list does not."""
    taken = [c for c in view.clauses if c.act is Act.CANCEL and not c.question and not c.condition]
    asked = [
        c
        for c in taken
        if not (
            _is_of_an_item(view, c)
            or _is_of_a_room(view, c)
            or _is_counted(view, c)
            or _OF_A_MESSAGE.search(view.folded, *c.sentence)
            or _POLICY.match(view.folded, c.cue[0] if c.cue else c.start)
        )
    ]
    return bool(asked) and not _MAILING.search(view.whole)


_ROOM = re.compile(
    r"\b(?:pokoj|pokoi|nocleg|hotel|stolik|sal[iyęe]\b|bilet|wizyt|zamowieni|prenumerat|umow|zlecen|przesylk)\w*"
)
_PLACE = re.compile(
    r"\b(?:udzial|zgloszen|zgloszon|warsztat|szkoleni|uczest|list[eyę]\b|liscie|mnie|zapis|przyjazd|przyjad|przyjd)\w*"
)


def _is_of_a_room(view: View, clause: Clause) -> bool:
    """ "Potwierdzamy anulowanie rezerwacji pokoi": of a thing that nobody has from us."""
    text = view.folded[slice(*clause.sentence)]
    return _ROOM.search(text) is not None and _PLACE.search(text) is None


_OF_A_MESSAGE = re.compile(  # "jeżeli nie jest Pan adresatem tej wiadomości, prosimy o jej usunięcie"
    r"\bnie\s+(?:jest|sa|jestes|bedac)\w*\s+(?:\S+\s+){0,3}?(?:adresat|odbiorc)\w*\b[^.!?]*\busun\w+"
)
_COUNTED = re.compile(r"\b(?:liczb|ilosc|procent|statystyk|odset|przyczyn|koszt)\w*\s+(?:\w+\s+)?$")
_POLICY = re.compile(
    r"rezygnacj\w+\s*[-–=]\s|rezygnacj\w+\s+(?:\w+\s+)?(?:prosimy|nalezy|mozna|prosze)\s+(?:zgla|przes|sklad|wysyl|kier)\w*"
)
_ITEM = re.compile(r"\s*(?:\(?(?:\d{1,3}[.)]|[a-z]\))|[-*•–])\s")
_NAMED_ITEM = re.compile(r"\s*[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+\s+[A-ZĄĆĘŁŃÓŚŹŻ][\w-]+\s*(?:[,(]|\s[-–—])")


def _is_counted(view: View, clause: Clause) -> bool:
    """ "liczba rezygnacji" """
    at = clause.cue[0] if clause.cue else clause.start
    return _COUNTED.search(view.folded, max(0, at - 40), at) is not None


def _is_of_an_item(view: View, clause: Clause) -> bool:
    """ "Jadą: … 2. Ewa Kot – skreślona": said of one in a list of those who come."""
    line = view.folded.rfind("\n", 0, clause.start) + 1
    if not (_ITEM.match(view.folded, line) or _NAMED_ITEM.match(view.part.text, line)):
        return False
    above = [c for c in view.clauses if c.end <= clause.start and c.act is Act.SIGN_UP]
    return any(view.folded[c.start : c.end].rstrip().endswith(":") for c in above)


def passes_on_a_cancellation(view: View) -> bool:
    """Passes on a mail that takes a sign-up back, and asks for nobody himself."""
    acts = [clause.act for clause in view.forwarded_clauses if not clause.question]
    taken = Act.CANCEL in acts and acts.index(Act.CANCEL) <= next(
        (i for i, a in enumerate(acts) if a is Act.SIGN_UP), len(acts)
    )
    another = names_another_event(view.forwarded) and not any(
        mention.what in ("word", "title", "both") for mention in view.mentions(view.forwarded)
    )
    return taken and endorses(view) and not signs_up_himself(view) and not view.people_named > 1 and not another


_MAILING = Sieve(
    r"\botrzymuj\w+\s+(?:panstwo\s+)?t[ea]\s+wiadomosc|\bwypisz\b|\b(?:unsubscribe|newsletter|subskrypcj\w+)|\bw\s+naszej\s+bazie|\bz\s+(?:\w+\s+)?baz[yi]\b"
    r"|\blist\w*\s+(?:\w+\s+)?(?:wysylkow|mailing|dystrybuc|adresow|subskryb)\w*|\b(?:mojego|mego|nasz\w+)\s+(?:adresu|maila|e-?maila)"
    r"|\b(?:nie\s+chc\w+|nie\s+zycz\w+)\s+(?:\w+\s+){0,3}?otrzymywa\w+"
)


def cancels_something_else(view: View) -> bool:
    """Takes something back that has at most its day in common with ours."""
    if cancels(view) and _REINSTATES.search(view.said) and not signs_up_himself(view):
        return True
    if cancels(view) and (_ITS_OWN_EVENT.search(view.said) or _takes_back_a_thing(view)):
        return True
    if cancels(view) and _leaves_something_else(view) and not _of_a_workshop(view, view.told):
        return True
    known = _of_a_workshop(view, view.told) or _ENROLLED.search(view.said) or takes_back_alone(view)
    return cancels(view) and not known


def takes_back_alone(view: View) -> bool:
    """ "Muszę zrezygnować, choroba": a short letter that takes back, and nowhere says what else it could be that it
    does. Whom nobody has signed up it cannot strike."""
    if view.words > 45 or names_another_event(view.told) or _BY_OTHERS.search(view.told):
        return False
    if view.asks(Act.SIGN_UP, Act.REPLACED, Act.RIGHT, Act.WRONG):
        return False
    told = [view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.CANCEL and not c.question]
    return bool(told) and not any(_THING.search(text) or _ROOM.search(text) or _LEAVES.search(text) for text in told)


def _leaves_something_else(view: View) -> bool:
    """ "Z kasy zapomogowej rezygnuje Jan Lis, zapisuje się Ewa Kot" """
    told = {c.sentence for c in view.clauses if c.act is Act.CANCEL and not c.question}
    return any(_LEAVES.search(view.folded, *at) for at in told)


_BY_OTHERS = re.compile(  # what is told to have been done, and what comes by post
    r"\b(?:anulowa|odwola|skresl|wykresl|wypisa|usunie|wycofa)(?:no|to|ono|ony|ona|one|na|ny|ne)\b|\b(?:biuletyn|gazet|katalog|czasopism|ulot|sms)\w*"
)
_LEAVES = re.compile(  # something of its own that is left or called off: "rezygnuję z mandatu", "odwołuję wizytę"
    r"\bze?\s+(?!udzial|uczest|przyj|wyjaz|list|miejsc|powod|przyczyn|wzgled|uwag|zapis|zgloszen|tego|tej|przykro|zal|rodzin|zdrow|praw|bol|nas|pan|mez|zon|kol)\w+\s+(?:\w+\s+)?(?:rezygn|zrezygn|wycof|wypis)\w*"
    r"|\b(?:rezygn|zrezygn|wycof|wypis)\w*\s+(?:\w+\s+){0,2}?ze?\s+(?!udzial|uczest|przyj|wyjaz|list|miejsc|powod|przyczyn|wzgled|uwag|zapis|zgloszen|tego|tej|przykro|zal|rodzin|zdrow|praw|bol)\w+"
    r"|\b(?:odwoluj|odwola|anuluj|anulowa|cofa|cofn)\w*\s+(?:(?:swoj|moj|nasz)\w*\s+)?+(?!udzial|uczest|przyj|wyjaz|list|miejsc|zgloszen|zapis|sie\b|rezerw|pani?[aą]?\b|go\b|ja\b|ich\b|prosz)\w+"
)


_ITS_OWN_EVENT = re.compile(  # an organiser: "odwołujemy nasze szkolenie"
    r"\b(?:odwoluj|anuluj|odwolan)\w*\s+(?:zosta\w+\s+)?(?:jest\s+)?(?:\w+\s+){0,2}?(?:szkoleni[ea]|warsztaty|spotkani[ea]|kurs|zajecia|konferencj\w+|debat\w+|wyklad)\b"
)
_THING = re.compile(  # what is taken back, and is no attendance
    r"\b(?:upowaznien|pelnomocnictw|licencj|zezwolen|patronat|mandat|komisj|stanowisk|funkcj|zamowien|umow|prenumerat|przetarg|decyzj|zarzadzen|uchwal|alarm|ostrzezen|skarg|wnios|pozew|dotacj|odwolani[ea]\s+od)\w*"
)
_ATTENDANCE = re.compile(
    r"\b(?:udzial|uczestni|zgloszen|zgloszon|zapis|wpis|list[aeyę]\b|liscie|rejestr|rezerwac|przyjazd|przyjad|przyjd|przyjed|warsztat|szkoleni|spotkani|zajec|wyjazd|(?<!w )miejsc)"
)


def _takes_back_a_thing(view: View) -> bool:
    """ "Upoważnienie cofnięto Ewie Kot": something else than attendance in every sentence that takes something back."""
    taken = [c for c in view.clauses if c.act is Act.CANCEL and not c.question and not c.condition]
    told = [view.folded[slice(*c.sentence)] for c in taken]
    return bool(told) and all(_THING.search(text) and not _ATTENDANCE.search(text) for text in told)


def replaces_elsewhere(view: View) -> bool:
    """Somebody stands in for another, and nothing in that sentence speaks of attending or of our list."""
    sentences = dict.fromkeys(c.sentence for c in view.clauses)
    told = [view.folded[slice(*at)] for at in dict.fromkeys(c.sentence for c in view.clauses if c.act is Act.REPLACED)]
    told = told or [text for at in sentences if _IN_PLACE.search(text := view.folded[slice(*at)])]
    return bool(told) and not any(_ATTENDS.search(text) for text in told) and not _ATTENDS.search(view.subject)


_IN_PLACE = Anchored(r"\bzamiast\b|\bw\s+miejsce\b|\bzastapi\w*")
_ATTENDS = Sieve(
    r"\b(?:warszta|szkoleni|spotkani|zajec|zglo|zglasz|zapis(?!al[iy]smy)|wpis(?!al[iy]smy)|dopis(?!al[iy]smy)|uczest|udzial|obecn|list[aeyę]\b|liscie|przyj|przyby|pojed|pojad|jedzi|jad[aeę]\b|bedzie\b|beda\b|bede\b|wezm|weźm|stawi|dotrz|(?<!w )miejsc|wchodz|wejdz|wskazuj|reprezent|deleg|pojaw|wystap|skorzyst|zamian|podmian)"
)


_REINSTATES = Sieve(  # the cancellation is what is taken back
    r"\b(?:odwoluj|cofa|anuluj|wycofuj)\w*\s+(?:\w+\s+)?(?:odwolani|rezygnacj)\w*|\bz\s+powrotem\b|\bponown\w+\s+(?:wpis|zapis|zglosz)|\bprzywroc"
)
_ENROLLED = re.compile(
    r"\b(?:wykresl|skresl)\w+\s+(?:mnie|moj\w*\s+(?:nazwisk|osob))\w*|\bmnie\s+(?:prosze\s+)?wykresl\w*|\blist(?!opad)\w*\b|\bmiejsc\w*\b|\bzapis\w*\b"
)


def wants_no_mail(view: View) -> bool:
    """Somebody wants his address off a mailing list: nothing of a sign-up."""
    return view.asks(Act.CANCEL) and bool(_MAILING.search(view.said)) and not speaks_of_ours(view)


def cancels_in_subject(view: View) -> bool:
    if view.is_reply and answers_ours(view) and not cancels(view) and not cannot_come(view):
        return False  # of the mail before: "Re: zwolniły się miejsca"
    if _APPEALS.search(view.said):
        return False
    return bool(_CALLS_OFF.match(view.subject)) or any(c.act is Act.CANCEL for c in view.subject_clauses)


_APPEALS = Anchored(r"\b(?:wnosz|sklad|zloz)\w+\s+(?:\w+\s+)?odwolani\w*|\bodwolani\w*\s+od\s+decyzj\w*")
_CALLS_OFF = re.compile(r"\W*odwolanie\b(?!\s+od\b)")


def only_tells_of_a_resignation(view: View) -> bool:
    """ "Po rezygnacji Ewy Kot", "w nawiązaniu do rezygnacji z pracy": a noun that gives a reason, and no verb that asks."""
    told = [view.folded[max(0, c.cue[0] - 40) : c.cue[1]] for c in view.clauses if c.act is Act.CANCEL and c.cue]
    return bool(told) and all(_AFTER_A_RESIGNATION.search(text) for text in told)


_AFTER_A_RESIGNATION = Sieve(
    r"\b(?:po|wobec|do|z\s+powodu|w\s+zwiazku\s+z|w\s+wyniku|na\s+skutek)\s+(?:\w+\s+)?rezygnacj\w+$|\brezygnacj\w+\s+z\s+pracy$"
)


def only_thanks(view: View) -> bool:
    """A few words of thanks for an answer, which ask for nothing."""
    return (
        view.words <= 40
        and bool(_THANKS.search(view.said))
        and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
        and not _PUT_RIGHT.search(view.said)
        and not tells_who(view)
    )


_PUT_RIGHT = re.compile(r"\b(?:popraw|sprostow|zmieni|pomylil|pomylk|blad|bledn|dopis|wpis)\w*")
_THANKS = Sieve(
    r"\b(?:dziekuj\w+|dzieki|podziekowan\w+|thank\w*)\s+(?:\w+\s+){0,2}?(?:za|for)\s+(?:\w+\s+){0,2}?(?:potwierdzeni\w+|informacj\w+|odpowiedz\w*|wiadomosc\w*"
    r"|mail\w*|e-?mail\w*|przeslani\w+|kontakt\w*|szybk\w+|confirm\w+|message|answer|reply)"
)


def takes_back(view: View) -> bool:
    """Cannot come, and had signed up."""
    if not cannot_come(view) or _only_signs_up_others(view) or _asks_who_is_listed(view):
        return False
    text = view.told
    if _INVITED.search(text):
        text = text.replace("jednak", "")  # "dziękuję za zaproszenie, jednak nie przyjadę"
    before = (_HAD_SIGNED_UP.search(_of_this_year(f"{text}\n{view.below}")) and not declines_invitation(view)) or (
        view.is_reply
        and (
            re.search(r"zgloszeni|zapis|potwierdz|registration", view.subject)
            or (_SIGNS_UP_BELOW.search(view.below) and not declines_invitation(view))
        )
    )
    return bool(before) and _of_a_workshop(view, text) and not plainly(view)


def _asks_who_is_listed(view: View) -> bool:
    """ "Czy na liście są już Ewa Kot i Jan Lis? Nie mogę ich zapytać": asked, not known, and nothing taken back."""
    asked = any(c.question and _LISTED.search(view.folded, *c.sentence) for c in view.clauses)
    return asked and not view.asks(Act.CANCEL)


_LISTED = re.compile(r"\b(?:zapis(?:an|al|yw)|zglo(?:szon|sil)|zglaszal|zarejestr|lisc|list[aey]\b)")
_SIGNS_UP_BELOW = Sieve(r"\bzglasza(?:m|my)\b|\bpros\w+\s+o\s+(?:zapisanie|wpisanie|zarejestrowanie)\b")
_I_AM_AWAY = re.compile(
    r"\bmnie\s+(?:\w+\s+)?nie\s+bedzie\b|\b(?:ja\s+(?:\w+\s+)?)?nie\s+(?:moge|bede|dam|przyjade|przyjde|wezme|jade|pojade|uczestnicze|biore)\b"
)


def _only_signs_up_others(view: View) -> bool:
    """ "Proszę dopisać Ewę Kot … Mnie nie będzie": of himself he only says that he is none of them; whether he is on the
    list is seen there."""
    absent = [c for c in view.clauses if c.act is Act.ABSENT]
    others = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.self_ and not c.question and not c.condition]
    if not others or any(c.act in (Act.CANCEL, Act.REPLACED) for c in view.clauses):
        return False
    return bool(_ADDS_SOMEBODY.search(view.said)) and all(
        _I_AM_AWAY.search(view.folded, c.start, c.end) for c in absent
    )


_ADDS_SOMEBODY = re.compile(
    r"\b(?:prosz\w+|prosimy|zglasza(?:m|my))\b[^.!?]{0,60}\b(?:dopis|wpis|zapis|dodac|dolaczyc|zglasz)\w*|\bzglasza(?:m|my)\b"
)


def _of_a_workshop(view: View, text: str) -> bool:
    """More than a day in common with one of ours: its place, a word of it, a day of another of ours, or what it is an
    answer to."""
    placed = any(mention.what != "date" and mention.weight >= 2 for mention in view.spoken_of)
    placed = placed or len({mention.workshop for mention in view.spoken_of if mention.weight >= 2}) > 1
    return (
        placed
        or answers_ours(view)
        or bool(
            re.search(
                r"warszta|szkoleni|zgloszeni|zgloszon|zglosil(?!o)|udzial|uczestni|jestem\s+na\s+liscie|workshop",
                text,
            )
        )
    )


_INVITED = re.compile(r"\bza\s+(?:\w+\s+)?zaproszeni")
_LONG_AGO = re.compile(
    r"\b(?:(?:ubieglo|zeszlo)roczn\w+|rok\s+temu|przed\s+rokiem|w\s+(?:zeszlym|ubieglym|tamtym)\s+roku)\b"
)


def _of_this_year(text: str) -> str:
    """The text without sentences about another year."""
    if not _LONG_AGO.search(text):
        return text
    told = sentences(text, 0, len(text))
    return "\n".join(text[start:end] for start, end in told if not _LONG_AGO.search(text, start, end))


_HAD_SIGNED_UP = Sieve(
    r"\bjestem\s+(?:\w+\s+)?na\s+(?:\w+\s+)?liscie\b|(?<!\bnie )(?<!\bnie sie )(?<!\bsie nie )\b(?:potwierdzal(?:am|em)|zglosil(?!o\b)\w+|zglaszal(?!o\b)\w+|zapisal(?!o\b)\w+|zapisyw(?!ac\b)\w+|zgloszon\w+|zgloszeni|(?:zapisan|zarejestrowan)(?!i[eau]m?\b)\w+|zgloszenie\w*\s+(?:\w+\s+){0,3}?(?:aktualn|niewazn)"
    r"|mial\w*\s+(?:\w+\s+){0,2}?(?:byc|przyj|uczest|wziac)|potwierdz(?:amy|enie)|jednak|bez\s+zmian|moje\s+zgloszenie|rezerwacj\w+|mojego\s+zgloszenia|registered)\b"
)


def cannot_come(view: View) -> bool:
    """Says that somebody cannot come, and does not sign up himself afterwards ("pisałem, że nie dojadę … proszę mnie
    przywrócić")."""
    told = [c for c in view.clauses if c.act is Act.ABSENT or (c.act is Act.SIGN_UP and c.self_ and not c.question)]
    return bool(told) and told[-1].act is Act.ABSENT


_IN_HIS_PLACE = Sieve(
    r"\bw\s+(?:jego|jej|ich|tej\s+osoby)\s+(?:miejsce|zastepstwie)\b|\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|(?<!pisze )(?<!pisac )(?<!zglaszam )\bza\s+(?:niego|nia|nich)\b"
    r"|\b(?:jego|jej|ich)\s+miejsce\s+(?:\w+\s+){0,5}?(?:zajm|przejm|obejm|wezm)\w+"
)


def replaces(view: View) -> bool:
    enrolled = any(c.act is Act.ALREADY for c in view.clauses) and _CHANGES.search(view.whole)
    if (enrolled or any(c.act is Act.ABSENT for c in view.clauses)) and _IN_HIS_PLACE.search(view.said):
        return True
    if (_CHANGES.search(view.whole) and _one_for_another(view)) or _COMES_FOR.search(view.said):
        return True
    if view.asks(Act.REPLACED) and _IN_FAVOUR.search(view.said):
        return True
    if (was := _WAS_FIELD.search(view.said)) and _NOW_FIELD.search(view.said, was.end()):
        return True
    if view.asks(Act.CANCEL) and _gives_his_place(view):
        return True
    return view.asks(Act.REPLACED, plain=False) and (
        view.asks(Act.SIGN_UP) or cannot_come(view) or bool(_CHANGES.search(view.whole)) or _names_two_for_ours(view)
    )


def _names_two_for_ours(view: View) -> bool:
    if "w zastepstwie" in view.said or not speaks_of_ours(view):  # of a head who need never have been signed up
        return False
    return not replaces_elsewhere(view) and len(view.named) >= 2


def _gives_his_place(view: View) -> bool:
    """ "Moje miejsce proszę oddać Ewie Kot" """
    text = fold(own_text(view.part, (Label.WRITTEN, Label.SIGN_OFF))[:2000])
    return any(one.complete and one.case == "dat" and is_given_to(text, one.start) for one in view.named)


def _one_for_another(view: View) -> bool:
    """ "Proszę o zmianę na liście: Jan Kos za Ewę Kot" """
    text = own_text(view.part, (Label.WRITTEN, Label.SIGN_OFF))[:2000]
    pairs = zip(view.named, view.named[1:], strict=False)
    return any(_FOR.fullmatch(text[one.end : other.start]) for one, other in pairs)


_WAS_FIELD = Anchored(  # "Uczestnik zgłoszony: … Uczestnik po zmianie: …"
    r"\b(?:uczestni\w+\s+(?:(?:wczesniej|dotad|poprzednio)\s+)?(?:zgloszon|zapisan)\w+|(?:dotychczasow|poprzedni|(?:wczesniej|dotad|poprzednio)\s+(?:zgloszon|zapisan))\w*(?:\s+uczestni\w+)?)\s*[:–-]"
)
_NOW_FIELD = re.compile(
    r"\b(?:po\s+(?:zmianie|zamianie|podmianie)|now(?:y|a)\s+uczestni\w+|uczestni\w+\s+now(?:y|a)|obecnie|teraz)\s*[:–-]"
)
_IN_FAVOUR = re.compile(r"\bna\s+rzecz\b")
_COMES_FOR = Sieve(
    r"\bza\s+(?!t[oeę]|co\b|mnie|nami|chwil|rok|tydz|miesi|kwot|darmo|grani|zgod|posr)(?:pan\w*\s+|p\.\s*)?\w+\s+\w+(?:,?\s+(?:ktor\w+|zglosz[eo]n\w+|zapisan\w+)\s+[^,.!?\n]{3,80},)?\s+(?:pojedzie|przyjedzie|wezmie\s+udzial)\b"
)
_FOR = re.compile(r"\s+za\s+(?:pan\w*\s+|p\.\s*)?")
_CHANGES = Sieve(
    r"\b(?:zmian\w+|zmieni\w+|zamian\w+|podmien\w*|przepis\w+|przenies\w+|przepisac|popraw\w+|korekt\w+|sprostowani\w+|aktualizacj\w+)"
)


def corrects_spelling(view: View) -> bool:
    told = _INTRODUCES.sub(" ", view.said)
    written = own_text(view.part, (Label.WRITTEN,))[:2000]
    if view.is_reply and (_NOT_SO.search(view.said) or (answers_ours(view) and _NOT_SO_BUT.search(written))):
        return True
    return view.asks(Act.RIGHT, Act.WRONG) and bool(_SPELLING.search(f"{view.subject}\n{told}"))


_NOT_SO = re.compile(  # "mam na imię Jagna, a nie Janina", "nazwisko pani Ewy piszemy przez „s”"
    r"\bz\s+nazwiska\s+jestem\b|\bzmian\w+\s+nazwisk\w+\b[^.!?]{0,60}\bnazywa\s+sie\b|\b(?:imie|nazwisko)\b[^.!?]{2,60}\ba\s+nie\b|\bnazwisk\w+\b[^.!?]{0,40}\b(?:pisz\w+|pisane)\s+(?:\w+\s+)?przez\b"
)
_INTRODUCES = Anchored(
    r"\b\w+\s+to\s+(?:moje\s+)?(?:nazwisk|imi)\w+|\bmam\s+na\s+imie\s+\w+\s*,?\s*(?:a\s+|i\s+)?(?:na\s+|moje\s+)?nazwisk\w+"
)
_SPELLING = Sieve(
    r"\b(?:autokorekt\w+|zjadl\w*|prostuj\w*|automat\b|pisown\w+|polskimi\s+znakami|errat\w+|literowk\w+|blad\w*|bled\w+|pomyl\w+|pomylk\w+|popraw\w+|korekt\w+|sprost\w+|prawidlow\w+|nazwisk\w+|powinno\s+byc|przekrec\w+|omylk\w+"
    r"|wkradl\w*|zle\b|typo|misspel\w+|correct\w+)"
)


def corrects_something_else(view: View) -> bool:
    """Puts a name right that may stand elsewhere than on a list of ours: in a certificate, a policy, a subscription."""
    text = view.told
    if _MOVES.search(view.said):
        return not _of_a_workshop(view, text)
    if not view.asks(Act.RIGHT, Act.WRONG, Act.REPLACED, plain=False):
        return False
    text = view.told
    if not view.asks(Act.RIGHT, Act.WRONG, Act.REPLACED) and _ONLY_IF.search(view.said):
        return True
    if _ON_A_LIST.search(text) or view.is_reply or answers_ours(view):
        return False
    if _TO_WRITE_DOWN.search(text) and not _OTHER_PAPERS.search(text):
        return False
    coming = _COMING.search(text) or (speaks_of_ours(view) and not view.asks(Act.RIGHT, Act.WRONG))
    return not coming or bool(_OTHER_PAPERS.search(text))


_ON_A_LIST = re.compile(
    r"\b(?:zapisal[ae]m\s+sie|zgl[ao]s[zi]|lis(?:t(?!opad)|c)|rejestr|zarejestr|potwierdzeni|plakiet|identyfik)\w*"
)
_MOVES = Sieve(
    r"\bprosz\w+\s+(?:mnie\s+|nas\s+|o\s+)?(?:przepisac|przeniesc|przepisanie|przeniesienie)\b|\b(?:przepis(?:ac|anie|ania|z|zcie)\s+(?:\w+\s+){0,4}?(?:na|z)\b|przenies\w*\s+(?:\w+\s+){0,6}?(?:na|z)\b)"
)
_ONLY_IF = re.compile(r"\b(?:gdyby|w\s+razie|jesli|jezeli)\b")
_TO_WRITE_DOWN = re.compile(r"\b(?:zapis|wpis|dopis)\w*")
_COMING = Sieve(r"\b(?:warszta|szkoleni|uczest|udzial|przyj(?:d|ed|ad|ech)|pojed|pojad|spotkani|registr|workshop)\w*")
_OTHER_PAPERS = Sieve(
    r"\b(?:certyfika|zaswiadczeni|dyplom|legitymac|umow|faktur|polis|ubezpieczeni|prenumer|subskry|swiadectw)\w*|\bbaz(?:ie|y|a)\s+(?:danych|adresow|prenum|klient|czytel)\w*"
)


def signs_up_nobody(view: View) -> bool:
    """ "W tym roku nikogo nie zgłaszamy", and no request besides."""
    return not view.asks(Act.SIGN_UP) and bool(_NOBODY.search(view.said))


_NOBODY = Sieve(
    r"\bnikogo\s+(?:\w+\s+){0,3}?nie\s+(?:zglasz|zglosi|wysyl|wysle|deleg|zapis|skieruj)\w*"
    r"|\bnikt\s+(?:\w+\s+){0,4}?nie\s+(?:przyjed|przyjd|pojed|wezmie|zglasza|zglosi|jedzie)\w*"
)


_NOT_I = Sieve(
    r"\b(?:zapisywac|zglaszac|zglosic|zapisac)\s+sie\s+nie\s+(?:bed|zamierz|planuj|chc)\w*|\bnie\s+zglasza(?:m|my)\s+(?:(?:swojego|naszego)\s+)?udzialu\b"
    r"|\bnie\s+(?:sie\s+)?zapis(?:ywal|al)(?:am|em|ismy|ysmy)(?:\s+sie)?\b"
)


def has_not_signed_up(view: View) -> bool:
    """ "Zapisywać się nie będziemy", "dlatego się nie zapisywałem": there is nothing to take back."""
    return bool(_NOT_I.search(view.said))


def declines_invitation(view: View) -> bool:
    """Thanks for an invitation and will not come: nobody had signed up."""
    text = view.told
    invited = re.search(
        r"\bza\s+(?:\w+\s+)?(?:zaproszeni\w+|informacj\w+\s+o)|\brezygnuj\w+\s+z\s+(?:\w+\s+)?zaproszeni|\bnie\s+skorzysta\w+\s+z\s+(?:\w+\s+)?zaproszeni",
        text,
    )
    return (
        bool(invited)
        and cannot_come(view)
        and not view.asks(Act.SIGN_UP)
        and not _HAD_SIGNED_UP.search(text.replace("jednak", ""))
    )


def acknowledges(view: View) -> bool:
    """A short answer to our confirmation that asks for nobody: its "będę" is no new request."""
    return (
        view.is_reply
        and view.words <= 40
        and bool(_CONFIRMATION.search(f"{view.subject}\n{view.below}"))
        and not view.asks(Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
        and not _ASKS_ANEW.search(view.said)
        and not _BUT.search(view.said)
        and not _CALLED.search(view.said)
        and not _names_another(view)
        and not _NOT_SO_BUT.search(own_text(view.part, (Label.WRITTEN,))[:2000])
        and not tells_who(view)
    )


_BUT = Sieve(r"\b(?:ale|jednak|tylko\s+ze|z\s+tym\s+ze|poza\s+tym,?\s+ze)\s+(?:\w+\s+){2}")  # something is not so
_NOT_SO_BUT = re.compile(
    r"(?:\bto\s+|^\s*)[A-ZĄĆĘŁŃÓŚŹŻ]\w+,?\s+(?:a\s+)?nie\s+[A-ZĄĆĘŁŃÓŚŹŻ]"
)  # "to Gajewicz, nie Gajewska"
_I_TOO = re.compile(r"\b(?:ja|mnie)\s+(?:tez|takze|rowniez)\b|\b(?:tez|takze|rowniez|i|oraz)\s+(?:ja|mnie)\b")


def _names_another(view: View) -> bool:
    """Is somebody named who does not stand in the confirmation, or does its reader say that he comes though he does not?"""
    text = own_text(view.part, (Label.WRITTEN,))
    told = [name.full_name for name in names.find(text[:2000]) if name.complete and not _signs(text, name.start)]
    if signs_up_himself(view) and _I_TOO.search(view.said):
        told += [name.full_name for name in names.read(view.mail.sender.name) if name.complete]
    return any(fold(name).split()[-1][:4] not in view.below for name in told)


_CALLED = Sieve(  # "Sonia to moje imię", "jestem kobietą", "widnieje …": perhaps the name is wrong
    r"\b(?:imi[eo]\w*|nazwisk\w*|widniej\w*|figuruj\w*|nazywam|pisze\s+sie|jestem\s+(?:kobiet|mezczyzn)\w*|literow\w*|przekrec\w*)\b"
)


def asks_after_confirmation(view: View) -> bool:
    """An answer to our confirmation that puts a question and asks for nobody anew."""
    return (
        view.is_reply
        and bool(_CONFIRMATION.search(f"{view.subject}\n{view.below}"))
        and any(clause.question for clause in view.clauses)
        and not _ASKS_ANEW.search(view.said)
    )


_CONFIRMATION = Sieve(
    r"\bpotwierdzeni\w+\s+(?:\w+\s+)?(?:zgloszeni|udzial|rejestrac|zapis|uczest)\w*|\bpotwierdza\w+\s+(?:\w+\s+){0,2}?(?:przyjecie|zgloszeni|rejestrac|udzial|zapis)\w*"
    r"|\bprzypomina\w+,?\s+(?:[^.!?\n]{0,30},\s+)?ze\s+jest\s+(?:juz\s+)?pani?\s+(?:juz\s+)?zapisan\w+|\bprzypomina\w+\s+o\s+[^.!?]{0,120}\b(?:jest|sa)\s+(?:pani?|panstwo)\s+(?:juz\s+)?zapisan\w+|\bzgloszeni\w+\s+(?:zostal\w+\s+)?przyje\w+|(?<!\bsie )\bzapisalismy\b(?!\s+sie)|\bconfirm\w*\s+(?:\w+\s+){0,2}?registration"
)
_ASKS_ANEW = Sieve(
    r"\b(?:popraw\w+|skoryg\w+|sprost\w+|(?<!nie )zmieni\w+|blad\w*|bled\w+|zapis\w+|zglasz\w+|zglos\w+|dopis\w+|wpis\w+|dolacz\w+|rejestr\w+|przeni\w+|przepis\w+|zastep\w+|zastap\w+|ponown\w+|jeszcze\s+(?:jedn|pan|kol)\w*|rowniez|takze|zmian\w+|zamian\w+|zamiast|pojedzi\w+|prosi\w*\s+o)\b"
)

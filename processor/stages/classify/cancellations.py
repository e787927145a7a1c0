"""What a letter takes back of a sign-up, says that somebody cannot come, or declines."""

from __future__ import annotations

import re

from processor.stages.classify.asked import tells_who_between
from processor.stages.classify.enclosed import endorses
from processor.stages.classify.event_words import names_another_event, plainly
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.sign_ups import answers_ours, signs_up_himself
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause, sentences
from processor.text.sieve import Sieve


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
    if cancels(view) and _leaves_something_else(view) and not of_a_workshop(view, view.told):
        return True
    known = of_a_workshop(view, view.told) or _ENROLLED.search(view.said) or takes_back_alone(view)
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
    r"|\b(?:odwoluj|odwola|anuluj|anulowa|cofa|cofn)\w*\s+(?:(?:swoj|moj|nasz)\w*\s+)?+(?!udzial|uczest|obecn|akces|przyj|wyjaz|list|miejsc|zgloszen|zapis|sie\b|rezerw|pani?[aą]?\b|go\b|ja\b|ich\b|prosz)\w+"
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
    """The subject takes back, where it is not that of the mail before, nor an appeal ("odwołanie od decyzji")."""
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


def takes_back(view: View) -> bool:
    """Cannot come, and had signed up."""
    if not cannot_come(view) or _only_signs_up_others(view) or _asks_who_is_listed(view) or tells_who_between(view):
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
    return bool(before) and of_a_workshop(view, text) and not plainly(view)


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


def of_a_workshop(view: View, text: str) -> bool:
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
_LONG_AGO = Anchored(
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


def cannot_come_to_ours(view: View) -> bool:
    """Cannot come, to what the letter speaks of or answers, and signs up nobody: "Odp: zapisy. Jednak nie przyjadę"."""
    if tells_who_between(view):  # "czy będzie pani Oset? nie": who comes, another line tells
        return False
    answers = view.is_reply and any(c.act is Act.SIGN_UP for c in view.subject_clauses)
    return cannot_come(view) and not view.asks(Act.SIGN_UP) and (answers or speaks_of_ours(view) or answers_ours(view))


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

"""What the rules ask of a mail: each a small test of its texts. Patterns are on folded text (`processor.text.folding`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.text.speech import own_text
from processor.values import Kind, Label


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `test` holds, `weight` goes to `kind`; `sentence` is why."""

    id: str
    kind: Kind
    weight: float
    sentence: str
    test: Callable[[View], bool]


def said(pattern: str) -> Callable[[View], bool]:
    """In the sender's own words or his subject."""
    made = re.compile(pattern)
    return lambda view: bool(made.search(f"{view.subject}\n{view.said}"))


def body(pattern: str) -> Callable[[View], bool]:
    made = re.compile(pattern)
    return lambda view: bool(made.search(view.said))


def subject(pattern: str) -> Callable[[View], bool]:
    made = re.compile(pattern)
    return lambda view: bool(made.search(view.subject))


def whole(pattern: str) -> Callable[[View], bool]:
    """Anywhere the sender speaks, footers too."""
    made = re.compile(pattern)
    return lambda view: bool(made.search(view.whole))


def invites(pattern: str) -> Callable[[View], bool]:
    """In the sender's own words; in the subject only where it is not that of the mail he answers or passes on."""
    made = re.compile(pattern)
    return lambda view: bool(
        made.search(view.said)
        or (not view.is_reply and not view.below and not speaks_of_ours(view) and made.search(view.subject))
    )


def refused(*rows: str) -> Callable[[View], bool]:
    return lambda view: view.refusal is not None and view.refusal.rule.startswith(rows)


def has_header(*names: str) -> Callable[[View], bool]:
    """Any of these headers, in mail that the gate does not take for our own group's."""
    return lambda view: view.refusal is not None and any(view.mail.header(name) for name in names)


def has_part(word: str) -> Callable[[View], bool]:
    return lambda view: any(word in content_type for content_type in view.mail.content_types)


def sender(pattern: str) -> Callable[[View], bool]:
    made = re.compile(pattern)
    return lambda view: bool(made.search(f"{view.mail.sender.name} <{view.mail.sender.address}>".lower()))


# --- what a sign-up looks like -----------------------------------------------------------------------------------


def signs_up_himself(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition for c in view.clauses)


def signs_up(view: View) -> bool:
    return view.asks(Act.SIGN_UP)


def signs_up_doubtfully(view: View) -> bool:
    return not view.asks(Act.SIGN_UP) and view.asks(Act.SIGN_UP, plain=False)


def subject_signs_up(view: View) -> bool:
    """In a subject of the sender's own: that of an answer stood on the mail before."""
    if (view.is_reply and view.below) or _NO_SIGN_UP.search(view.subject):
        return False
    return any(c.act is Act.SIGN_UP and not c.question for c in view.subject_clauses)


_NO_SIGN_UP = re.compile(
    r"\b(?:pytani\w+|zapytani\w+|awari\w*|reklamac\w*|usterk\w*|skarg\w*|kandydat\w*|szkod\w*|faktur\w*|akredytac\w+)\b"
)


def speaks_of_ours(view: View) -> bool:
    return any(mention.weight >= 2 for mention in view.spoken_of)


def answers_ours(view: View) -> bool:
    return any(mention.weight >= 2 for mention in view.mentions(view.below))


def passes_on_a_sign_up(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and not c.question for c in view.forwarded_clauses) and bool(view.forwarded)


def endorses(view: View) -> bool:
    """Passes something on with hardly a word, or with the words by which clerks pass requests on."""
    return bool(view.forwarded) and (view.words <= 3 or bool(_ENDORSES.search(view.said)))


_ENDORSES = re.compile(
    r"jak\s+(?:nizej|ponizej|w\s+zalacz)|ponizej|nizej|przekazuj\w+|przesylam|przeslij|zgloszeni\w+|w\s+zalacz\w+|zalatw\w+|prosze\s+o\s+\w*pis"
    r"|zgodnie\s+z|below|forward|j\.\s?w|jw\b"
)


def attaches_a_sign_up(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and not c.question for c in view.file_clauses) or bool(
        re.search(r"imi[ei]\s+i\s+nazwisko|nazwisko", view.files)
    )


def attaches_ours(view: View) -> bool:
    return any(mention.weight >= 2 for mention in view.mentions(view.files))


def short_letter_with_ours(view: View) -> bool:
    """A line or two, and the matter in a file that speaks of our workshop."""
    return view.words <= 25 and attaches_ours(view)


def form_of_our_site(view: View) -> bool:
    """Sent by a machine of our own domain, and it asks for a place: the contact form of our site."""
    domains = {address.partition("@")[2] for address in view.office.addresses} - _FREE_MAIL
    text = f"{view.whole}\n{view.below}"
    ours = bool(view.mentions(text))
    return (
        view.mail.sender.address.partition("@")[2].lower() in domains
        and ours
        and any(c.act is Act.SIGN_UP and c.self_ and not c.question for c in clauses(text, [(0, len(text))]))
    )


_FREE_MAIL = frozenset(
    {
        "gmail.com",
        "wp.pl",
        "onet.pl",
        "onet.eu",
        "interia.pl",
        "interia.eu",
        "o2.pl",
        "op.pl",
        "poczta.onet.pl",
        "tlen.pl",
        "outlook.com",
        "hotmail.com",
    }
)


def refers_to_file(view: View) -> bool:
    return bool(view.mail.attachments) and bool(
        re.search(r"zalacz\w+|zalacznik\w*|attach|lista|skan|pismo|formularz|karta", view.said)
    )


def second_sign_of_a_robot(view: View) -> bool:
    """Absence and a way to get an answer elsewhere or later, in one short letter."""
    return view.words <= 90 and bool(_ABSENT.search(view.said)) and bool(_ELSEWHERE.search(view.said))


_ABSENT = re.compile(
    r"\b(?:nieobecn\w+|na\s+urlopie|na\s+zwolnieniu|ograniczony\s+dostep|(?:nie\s+mam|brak)\s+dostepu\s+do\s+(?:poczty|maila)|poza\s+biurem|out\s+of\s+(?:the\s+)?office)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:zastepuje\s+mnie|w\s+(?:sprawach\s+)?piln\w+|odpisz[ea]\w*\s+po|odpowiem\s+po|po\s+powrocie|prosz\w+\s+(?:o\s+kontakt|kontaktowac|dzwonic)|dziekuj\w+\s+za\s+wiadomosc)\b"
)


def unread_file(view: View) -> bool:
    return any(a.unread and a.unread != "obrazek w podpisie" for a in view.mail.attachments)


def bare_name(view: View) -> bool:
    return view.is_bare_name


def name_in_subject(view: View) -> bool:
    return (
        (view.words <= 2 or re.search(r"\bw\s+temacie\b|\bas\s+above\b", view.said) is not None)
        and not view.is_bare_name
        and view.named_in_subject
    )


def short_affirmation(view: View) -> bool:
    return view.is_reply and view.words <= 25 and answers_ours(view) and bool(_AFFIRMS.search(view.said))


_AFFIRMS = re.compile(
    r"\b(?:tak|chetnie|bede|skorzystam|ok|oczywiscie|potwierdzam|przyjde|jestem|zgoda|prosze|yes|gladly|piszemy sie)\b"
)
_LIST_LINE = re.compile(r"(?m)^[^\S\n]*(?:\d{1,3}[.)]|[-*•–])\s*[^\W\d_]{2,}\.?\s+[^\W\d_]{2,}")


def pasted_notice(view: View) -> bool:
    """Our own notice, copied without quote marks, and a name on the last line."""
    ours = speaks_of_ours(view) and any(address in view.said for address in view.office.addresses)
    return ours and bool(re.search(r"\bzaprasza", view.said)) and view.ends_in_name


def list_of_people(view: View) -> bool:
    return len(_LIST_LINE.findall(view.said)) >= 2


def other_day(view: View) -> bool:
    """Another day than any of ours is named, and none of ours."""
    text = f"{view.subject}\n{view.said}"
    days = occasions.other_days(text, view.office.workshops, view.written)
    return bool(days) and not speaks_of_ours(view)


_OTHER_EVENT = re.compile(
    r"\b(?:debat\w+|konferencj\w+|kurs\w*|zjazd\w*|zjezdz\w+|rajd\w*|wyklad\w*|koncer\w+|festyn\w*|turniej\w*|zawod(?:y|ow|ach)\b|bieg\w*|maraton\w*"
    r"|konkurs\w*|wyciecz\w+|zebrani\w+|imprez\w*|studi[ao]\w*|seminari\w+|oboz\w*|koloni\w*|jog\w+|basen\w*|wolontaria\w*|praktyk[iae]\b|staz\w*"
    r"|rekrutacj\w+|targ(?:i|ach|ow)\b|forum|kongres\w*|piknik\w*|wesel\w*|urodzin\w*|spektakl\w*|teatr\w*|kin[oa]|spotkani\w+\s+autorski\w+"
    r"|gal[aieę]|pielgrzym\w+|szczepieni\w*|wizyt\w+|egzamin\w*|lekcj\w+|mecz\w*|treningu?\w*|chor\w*\b|balu?\b|sylwest\w*|szkola\s+letnia"
    r"|letni\w+\s+szko\w+|webinari\w*|olimpiad\w*|kolacj\w*|obiad\w*|sesj[aięe]\b|plener\w*|kolk[oa]\b|sekcj\w+|olimpiad\w*|plebiscyt\w*)"
)


def other_event(view: View) -> bool:
    """Another event is named, or workshops of another kind, and nothing of ours but perhaps its day or place."""
    text = f"{view.subject}\n{view.said}"
    if _by_name(view):
        return False
    if _of_another_kind(view, f"{text}\n{view.forwarded}"):
        return True
    if answers_ours(view):
        return False
    if speaks_of_ours(view):  # by its day or place alone: then what is asked for must be another event
        text = " ".join(view.folded[slice(*c.sentence)] for c in view.clauses if c.act is Act.SIGN_UP)
    return bool(_OTHER_EVENT.search(text))


def _by_name(view: View) -> bool:
    """Is one of ours named by its words, or a workshop by its place or day?"""
    strong = [mention for mention in view.spoken_of if mention.weight >= 2]
    if any(mention.what in ("word", "title", "both") for mention in strong):
        return True
    return (
        bool(strong)
        and bool(_WORKSHOP.search(f"{view.subject}\n{view.said}"))
        and not _of_another_kind(view, view.said)
    )


def _of_another_kind(view: View, text: str) -> bool:
    """ "Warsztaty kulinarne": what they are called is no word of ours."""
    ours = fold(" ".join(f"{w.title} {w.venue} {w.address} {' '.join(w.match)}" for w in view.office.workshops))
    return any(
        match["kind"][:5] not in ours and not _PLAIN_KIND.match(match["kind"])
        for match in _KIND_OF_WORKSHOP.finditer(text)
    )


_KIND_OF_WORKSHOP = re.compile(
    r"\b(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3})[^\S\n]+(?P<kind>\w{3,}(?:[nwrlz]|sk|ck|cz)(?:e|ych|ego|ym|ymi|emu|a|ej|y|ich|im|ie))\b"
)
_PLAIN_KIND = re.compile(
    r"(?:bezplatn|darmow|wasz|nasz|pazdziernik|listopad|srod|najblizsz|zapowiedzian|planowan|organizowan|powyzsz|wskazan|samorzad|jednodniow|opisan|ogloszon|wspomnian"
    r"|wymienion|otwart|kolejn|pierwsz|drugi|nastepn|wczorajsz|proponowan|wspoln|prowadz|zorganizowan|polecon|polecan|podan|ow\b|ktor|dla\b|wybran|ciekaw|interesuj|wszystk|takie|tych|mial|mog|beda|jest|sie|bardzo)"
)


def other_event_beside_ours(view: View) -> bool:
    return bool(_OTHER_EVENT.search(f"{view.subject}\n{view.said}")) and speaks_of_ours(view)


_WORKSHOP = re.compile(r"\bwarszta\w+|\bszkoleni\w+|\bworkshop|\bwasz\w*\s+spotkani\w+")


def nothing_of_ours(view: View) -> bool:
    """A letter that tells something, and nothing of a workshop."""
    if (
        speaks_of_ours(view)
        or answers_ours(view)
        or view.mentions(view.forwarded)
        or _WORKSHOP.search(f"{view.subject}\n{view.said}\n{view.files}\n{view.forwarded}")
    ):
        return False
    if view.asks(Act.RIGHT, Act.WRONG) and re.search(
        r"\bzgloszeni|\bpotwierdzeni|\brejestrac", f"{view.subject}\n{view.said}"
    ):
        return False
    return not list_of_people(view) and _foreign_words(view) > 4


def _foreign_words(view: View) -> int:
    """How many words are neither of a request for places nor names: what else the letter is about."""
    told = _COURTESY.sub(" ", f"{view.subject}\n{view.said}")
    return len(re.findall(r"[^\W\d_]{3,}", told)) - 2 * view.people_named


def workshop_not_told(view: View) -> bool:
    """Speaks of some workshop, of none of ours in particular, and of much else."""
    if speaks_of_ours(view) or answers_ours(view) or view.mentions(view.forwarded) or view.mentions(view.files):
        return False
    return _foreign_words(view) > 8


def people_without_request(view: View) -> bool:
    """Fields or a list of people in a letter that asks for nothing of them and speaks of other things."""
    return not (signs_up(view) or subject_signs_up(view) or cancels(view)) and _foreign_words(view) > 8


def other_object(view: View) -> bool:
    """ "Zgłaszam urlop", "zgłoszenie awarii": what is reported is no attendance."""
    return bool(_OTHER_OBJECT.search(f"{view.subject}\n{view.said}"))


_OTHER_OBJECT = re.compile(
    r"\bzglasza\w*\s+(?:sie\s+)?(?:\w+\s+)?jako\s+(?:wolontari|prelegent|prowadzac|wykladow|trener|tlumacz|wystaw|obslug|fotograf)\w*|\bdo\s+pomocy\s+przy\b|\bprzy\s+(?:rejestracji|recepcji|obslu\w+|stoliku)\b"
    r"|\bzglaszam\w*\s*,?\s+(?:ze|iz)\b|\b(?:zmarl|pogrzeb|kondolencj)\w*|"
    r"\bzgl(?:aszam|aszamy|osic|oszeni[ae]|osze)\w*\s+(?:\w+\s+)?(?:urlop\w*|awari\w*|usterk\w*|problem\w*|szkod\w*|reklamac\w*|brak\b|braki|kandydat\w*|wniosk\w*"
    r"|uwag\w*|propozycj\w*|inicjatyw\w*|projekt\w*|zapotrzebow\w*|nieobecnosc\w*|zwolnieni\w*|nieprawidlow\w*|do\s+(?:nagrod|konkurs|plebiscyt)\w*)"
    r"|\bdo\s+(?:nagrod|tytul|odznacz|konkurs|plebiscyt)\w*\b[^.]{0,60}\bzglasza\w*"
)


def takes_sign_ups(view: View) -> bool:
    """ "Prosimy o zgłoszenia do 4 listopada"; but "proszę o zgłoszenie Jana Lisa" is a request itself."""
    text = f"{view.subject}\n{view.said}"
    written = own_text(view.part, (Label.WRITTEN, Label.SIGN_OFF))
    at = len(view.subject) + 1
    return any(
        not (
            match[0].startswith("pros")
            and match.end() >= at
            and re.match(r"\s+(?:\w{1,4}\.?\s+)?[A-ZĄĆĘŁŃÓŚŹŻ]", written[match.end() - at :])
        )
        for match in _TAKES_SIGN_UPS.finditer(text)
    )


_TAKES_SIGN_UPS = re.compile(
    r"(?:prosi\w+|prosze)\s+o\s+(?:zgloszeni[ea]\b|zglaszanie|nadsylanie|przesylanie|potwierdzenie\s+(?:przybycia|obecnosci|udzialu)|wypelnienie|przeslanie\s+(?:zgloszen|formularz|list|imion|danych))"
    r"(?!\s+(?:mojego|mnie|pana|pani|naszego|naszych|udzialu\s+(?:pana|pani)))"
    r"|zgloszeni[ea]\s+(?:\([^)]{0,40}\)\s*)?(?:przyjmuj\w+|prosimy|nalezy|mozna|do\s+dnia|przyjmow\w+|kierowac|na\s+adres)|karta\s+zgloszen\w+\s*[:\.]|zapisy\s*(?::|przyjmuj|trwaja|pod|do\s+dnia|na\s+stronie|u\b)"
    r"|zapisz\s+sie|zarejestruj\s+sie|liczba\s+miejsc\s+ograniczona|koszt\s+(?:udzialu|uczestnictwa)|oplat\w+\s+(?:konferencyjn|rejestracyjn|za\s+udzial)|kart\w+\s+(?:zgloszenia\s+)?prosimy|register\s+(?:now|here|at|by)"
)


def declines_invitation(view: View) -> bool:
    """Thanks for an invitation and will not come: nobody had signed up."""
    text = f"{view.subject}\n{view.said}"
    invited = re.search(r"\bza\s+(?:\w+\s+)?zaproszeni\w+", text)
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
    )


_CONFIRMATION = re.compile(
    r"\bpotwierdzeni\w+\s+(?:\w+\s+)?(?:zgloszeni|udzial|rejestrac|zapis|uczest)\w*|\bpotwierdza\w+\s+(?:\w+\s+){0,2}?(?:przyjecie|zgloszeni|rejestrac|udzial|zapis)\w*"
    r"|\bzgloszeni\w+\s+(?:zostal\w+\s+)?przyje\w+|\bzapisalismy\b|\bconfirm\w*\s+(?:\w+\s+){0,2}?registration"
)
_ASKS_ANEW = re.compile(
    r"\b(?:popraw\w+|skoryg\w+|sprost\w+|zmieni\w+|blad\w*|bled\w+|zapis\w+|zglasz\w+|zglos\w+|dopis\w+|wpis\w+|dolacz\w+|rejestr\w+|jeszcze\s+(?:jedn|pan|kol)\w*|rowniez|takze)\b"
)


_COURTESY = re.compile(
    r"\b(?:dzien|dobry|witam|szanown\w+|panstw\w+|prosz\w+|popros\w+|dziekuj\w+|gory|pozdraw\w+|powazaniem|serdecznie|uprzejmie|chetn\w+|bardzo"
    r"|zglosz\w+|zglasza\w+|zglosi\w*|zapis\w*|wpis\w*|dopis\w*|rejestr\w*|zarejestr\w*|udzial\w*|uczest\w*|list[aey]|osob\w*|pan\w*|imi\w*|nazwisk\w*"
    r"|wezm\w*|bede|bedzie|przyj\w+|potwierdz\w*|swoj\w*|moj\w*|mnie|sie|oraz|naszych?|urz\w+|gmin\w+|szkol\w+|tel\w*|miejsc\w+|dla|jako|przesyla\w+|zalacz\w+|wysl\w+)\b"
)


def asks_only(view: View) -> bool:
    """Questions, and no plain request."""
    return any(c.question for c in view.clauses) and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.RIGHT)


def conditional_only(view: View) -> bool:
    return any(c.condition and c.act is Act.SIGN_UP for c in view.clauses) and not view.asks(Act.SIGN_UP)


def cancels(view: View) -> bool:
    """Takes a sign-up back; a footer that tells how to leave a mailing list does not."""
    return view.asks(Act.CANCEL) and not _MAILING.search(view.whole)


_MAILING = re.compile(
    r"\botrzymuj\w+\s+(?:panstwo\s+)?t[ea]\s+wiadomosc|\bwypisz\b|unsubscribe|newsletter|subskrypcj\w+|\bw\s+naszej\s+bazie"
    r"|\blist\w*\s+(?:\w+\s+)?(?:wysylkow|mailing|dystrybuc|adresow|subskryb)\w*|\b(?:mojego|mego|nasz\w+)\s+(?:adresu|maila|e-?maila)"
    r"|(?:nie\s+chc\w+|nie\s+zycz\w+)\s+(?:\w+\s+){0,3}?otrzymywa\w+"
)


def cancels_something_else(view: View) -> bool:
    """Takes something back that has at most its day in common with ours."""
    return (
        cancels(view) and not _of_a_workshop(view, f"{view.subject}\n{view.said}") and not _ENROLLED.search(view.said)
    )


_ENROLLED = re.compile(r"\blist\w*\b|\bmiejsc\w*\b|\bzapis\w*\b")


def wants_no_mail(view: View) -> bool:
    """Somebody wants his address off a mailing list: nothing of a sign-up."""
    return view.asks(Act.CANCEL) and bool(_MAILING.search(view.said)) and not speaks_of_ours(view)


def only_thanks(view: View) -> bool:
    """A few words of thanks for an answer, which ask for nothing."""
    return (
        view.words <= 40
        and bool(_THANKS.search(view.said))
        and not view.asks(Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.WRONG, plain=False)
        and not any(clause.question for clause in view.clauses)
    )


_THANKS = re.compile(
    r"\b(?:dziekuj\w+|dzieki|podziekowan\w+|thank\w*)\s+(?:\w+\s+){0,2}?(?:za|for)\s+(?:\w+\s+){0,2}?(?:potwierdzeni\w+|informacj\w+|odpowiedz\w*|wiadomosc\w*"
    r"|mail\w*|e-?mail\w*|przeslani\w+|kontakt\w*|szybk\w+|confirm\w+|message|answer|reply)"
)


def takes_back(view: View) -> bool:
    """Cannot come, and had signed up."""
    text = f"{view.subject}\n{view.said}"
    before = (_HAD_SIGNED_UP.search(f"{text}\n{view.below}") and not declines_invitation(view)) or (
        view.is_reply and re.search(r"zgloszeni|zapis|potwierdz|registration", view.subject)
    )
    return bool(before) and cannot_come(view) and _of_a_workshop(view, text)


def _of_a_workshop(view: View, text: str) -> bool:
    """More than a day in common with one of ours: its place, a word of it, or what it is an answer to."""
    placed = any(mention.what != "date" and mention.weight >= 2 for mention in view.spoken_of)
    return placed or answers_ours(view) or bool(re.search(r"warszta|szkoleni|zgloszeni|udzial|uczestni|workshop", text))


_HAD_SIGNED_UP = re.compile(
    r"\b(?:zglosil\w+|zglaszal\w+|zapisal\w+|zapisyw\w+|zgloszon\w+|zgloszeni|zapisan\w+|zarejestrowan\w+|zgloszenie\w*\s+(?:\w+\s+){0,3}?(?:aktualn|niewazn)"
    r"|mial\w*\s+(?:\w+\s+){0,2}?(?:byc|przyj|uczest|wziac)|potwierdz(?:amy|enie)|jednak|bez\s+zmian|moje\s+zgloszenie|rezerwacj\w+|mojego\s+zgloszenia|registered)\b"
)


def cannot_come(view: View) -> bool:
    """Says that somebody cannot come, and does not sign up himself afterwards ("pisałem, że nie dojadę … proszę mnie
    przywrócić")."""
    told = [c for c in view.clauses if c.act is Act.ABSENT or (c.act is Act.SIGN_UP and c.self_ and not c.question)]
    return bool(told) and told[-1].act is Act.ABSENT


_IN_HIS_PLACE = re.compile(
    r"\bw\s+(?:jego|jej|ich|tej\s+osoby)\s+(?:miejsce|zastepstwie)\b|\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|\bza\s+(?:niego|nia|nich)\b"
)


def replaces(view: View) -> bool:
    if cannot_come(view) and _IN_HIS_PLACE.search(view.said):
        return True
    return view.asks(Act.REPLACED, plain=False) and (
        view.asks(Act.SIGN_UP) or cannot_come(view) or bool(_CHANGES.search(view.whole))
    )


_CHANGES = re.compile(
    r"\b(?:zmian\w+|zmieni\w+|zamian\w+|podmien\w*|przepis\w+|przenies\w+|przepisac|popraw\w+|korekt\w+|sprostowani\w+|aktualizacj\w+)"
)


def corrects_spelling(view: View) -> bool:
    return view.asks(Act.RIGHT, Act.WRONG) and bool(_SPELLING.search(f"{view.subject}\n{view.said}"))


_SPELLING = re.compile(
    r"\b(?:autokorekt\w+|automat\b|pisown\w+|polskimi\s+znakami|errat\w+|literowk\w+|blad\w*|bled\w+|pomyl\w+|pomylk\w+|popraw\w+|korekt\w+|sprost\w+|prawidlow\w+|nazwisk\w+|powinno\s+byc|przekrec\w+|omylk\w+"
    r"|wkradl\w*|zle\b|typo|misspel\w+|correct\w+)"
)

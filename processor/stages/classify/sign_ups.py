"""What a sign-up looks like: the request in words, a list, a form, a file, a bare name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from processor import names
from processor.gate.authentication import FREEMAIL
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.between import answers, asks_for_names
from processor.text.folding import fold
from processor.text.requests import Act, clauses
from processor.text.sieve import Sieve
from processor.text.speech import own_text
from processor.values import Label


def signs_up_himself(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and c.self_ and not c.question and not c.condition for c in view.clauses)


def signs_up(view: View) -> bool:
    return view.asks(Act.SIGN_UP)


def unless_it_lists_people(told: Callable[[View], bool]) -> Callable[[View], bool]:
    """The rule, other than for a letter headed as a sign-up that names several people: "uczestnicy: …, klucze da p. Kot"."""
    return lambda view: told(view) and not (subject_signs_up(view) and view.people_named >= 2)


def signs_up_doubtfully(view: View) -> bool:
    return not view.asks(Act.SIGN_UP) and view.asks(Act.SIGN_UP, plain=False)


def subject_signs_up(view: View) -> bool:
    """In a subject of the sender's own: that of an answer stood on the mail before."""
    if (view.below and (view.is_reply or not view.forwarded)) or _NO_SIGN_UP.search(view.subject):
        return False
    return any(c.act is Act.SIGN_UP and not c.question for c in view.subject_clauses)


_NO_SIGN_UP = Anchored(
    r"\b(?:pytani\w+|zapytani\w+|awari\w*|reklamac\w*|usterk\w*|skarg\w*|kandydat\w*|szkod\w*|faktur\w*|akredytac\w+)\b"
)


def answers_ours(view: View) -> bool:
    return any(mention.weight >= 2 for mention in view.mentions(view.below)) or _quotes_our_call(view)


def _quotes_our_call(view: View) -> bool:
    """Only the end of our notice is quoted: "prosimy o przysłanie zgłoszenia na adres biuro@…"."""
    return "zgloszeni" in view.below and any(address in view.below for address in view.office.addresses)


def names_somebody_shortly(view: View) -> bool:
    """Two lines that name a person and a workshop or training: somebody has to look at them."""
    if not 0 < view.words <= 30 or not _WORKSHOPS.search(view.told):
        return False
    return bool(view.named)


_WORKSHOPS = re.compile(r"\bwarszta\w+|\bszkoleni\w+")


def tells_who_comes(view: View) -> bool:
    """A short letter that names somebody, and says who comes and who does not, or nothing but names, or that stands under
    a question about people: it answers something that the writer takes as known."""
    if 0 < view.words <= 15 and _ASKED_OF_PEOPLE.search(view.below):
        return True
    if not 0 < view.words <= 40 or not (view.named or view.named_in_subject):
        return False
    names_most = 2 * sum(len(name.written.split()) for name in view.named) >= view.words
    return bool(_WHO_COMES.search(view.said)) or (names_most and view.people_named >= 2)


_ASKED_OF_PEOPLE = re.compile(
    r"\b(?:kto|kogo|kim|oboje|obaj|obie|razem|sam|sama|pana?|pani[aą]?|panstwo|osob\w*|nazwisk\w*)\b[^?\n]{0,80}\?|\b(?:wpis|zapis|dopis)\w*\s[^?\n]{0,60}\?|\bimi\w*\s+i\s+nazwisk\w*"
)
_WHO_COMES = Sieve(
    r"[-–—:,(]\s*(?:tak|nie|owszem)\s*(?:[.,;)\n]|$)|\b(?:ja|on|ona|oni|one)\s+(?:nie|tak|tez|owszem|moge|na\s+pewno)\b"
    r"|\b(?:moge|bede)\s+(?:tylko\s+)?(?:ja|sam|sama)\b|\bjednak\s+(?:nie\s+)?(?:jad|jedzi|bedz|bed[ea]|przyj|dotr)\w*|\b(?:obaj|oboje|obie)\s+(?:\w+\s+)?(?:bedziemy|przyj|dotrz|jedz|wpadn)\w*"
    r"|\bzastapi\w*\s+(?:mnie|go|ja|ich|nas)\b|\b(?:mnie|go|ja|ich|nas)\s+zastapi\w*|\bza\s+(?:mnie|niego|nia|nich)\s+(?:wskoczy|bedzie|przyj|pojed|pojad|jedzi)\w*|\b(?:wskoczy|pojedzie|przyjdzie|przyjedzie|wpadnie)\w*\s+za\s+(?:mnie|niego|nia|nich)\b"
    r"|\b(?:zapisa|zapisywa|zglosi|zglasza|rejestrowa|zarejestrowa)l(?:am|em|ismy|ysmy)\s+(?:sie|mnie|nas|siebie)\b|\bzamiast\b|\bbior[ea](?:my)?\s+(?:jedno|dwa|trzy)\b|\blicz(?:yc|cie)?\s+(?:tez\s+|rowniez\s+)?(?:mnie|nas)\b|\bwyznaczam\w*\b|\b(?:odpadam?|w\s+(?:jego|jej|ich|moim|moje|naszym)\s+(?:imieniu|zastepstwie|miejsce)|nie\s+ma\s+co\s+liczyc|dojdzie\s+jeszcze|dolaczy\s+(?:do|jeszcze|ponadto))\b|\bwpadam\w*\b"
    r"|\bdziekuj\w+\s+za\s+zaproszeni\w+|\bczyli\s+(?:ja|my|mnie|nas)\b|\bja\s+i\s+\w|\bi\s+ja\b|\b(?:wpisal|zapisal|dopisal|podal)(?:iscie|am|em|ismy|ysmy)\b|\bw(?:e|to)?\s+(?:(?:to|jej|jego|ich)\s+)?miejsce\s+(?:\w+\s+)?(?:wpis|dopis|zapis)\w*"
    r"|\bnazwisk\w*\s+i\s+imi\w*|\bimi\w*\s+i\s+nazwisk\w*"
)


def passes_on_a_sign_up(view: View) -> bool:
    return any(c.act is Act.SIGN_UP and not c.question for c in view.forwarded_clauses) and bool(view.forwarded)


def endorses(view: View) -> bool:
    """Passes something on with hardly a word, or with the words by which clerks pass requests on."""
    return bool(view.forwarded) and (view.words <= 3 or bool(_ENDORSES.search(view.said)))


_ENDORSES = Sieve(
    r"\b(?:jak\s+(?:nizej|ponizej|w\s+zalacz)|ponizej|nizej|przekazuj\w+|przesylam|przeslij|zgloszeni\w+|w\s+zalacz\w+|zalatw\w+|prosze\s+o\s+\w*pis"
    r"|zgodnie\s+z|prosb\w+|do\s+(?:wiadomosci|realizacji|zalatwienia|wykorzystania)|podaj\w+\s+dalej|below|forward|j\.\s?w|jw\b)"
)


def attaches_a_sign_up(view: View) -> bool:
    if _MINUTES.match(view.files):
        return False
    return any(c.act is Act.SIGN_UP and not c.question for c in view.file_clauses) or bool(
        re.search(r"imi[ei]\s+i\s+nazwisko|nazwisko", view.files)
    )


_MINUTES = re.compile(r"\W*protok\w+\b")


def attaches_ours(view: View) -> bool:
    return any(mention.weight >= 2 for mention in view.mentions(view.files))


def short_letter_with_ours(view: View) -> bool:
    """A line or two, and the matter in a file that speaks of our workshop."""
    return view.words <= 25 and attaches_ours(view)


def form_of_our_site(view: View) -> bool:
    """Sent by a machine of our own domain, and it asks for a place: the contact form of our site."""
    domains = {address.partition("@")[2] for address in view.office.addresses} - FREEMAIL
    text = f"{view.whole}\n{view.below}"
    ours = bool(view.mentions(text))
    return (
        view.mail.sender.address.partition("@")[2].lower() in domains
        and ours
        and any(c.act is Act.SIGN_UP and c.self_ and not c.question for c in clauses(text, [(0, len(text))]))
    )


def from_our_office(view: View) -> bool:
    """A colleague writes: what he notes of duties and leave is no request, and what is one he can enter himself."""
    own = {address.partition("@")[2].lower() for address in view.office.addresses} - FREEMAIL
    return view.mail.sender.address.partition("@")[2].lower() in own


def refers_to_file(view: View) -> bool:
    return bool(view.mail.attachments) and bool(
        re.search(r"zalacz\w+|zalacznik\w*|attach|lista|skan|pismo|formularz|karta", view.said)
    )


def says_he_is_away(view: View) -> bool:
    """ "Jestem na urlopie do 2 listopada"; but not beside people whom he signs up: "przyjadą Ewa Kot i Jan Lis, ja jestem
    na urlopie"."""
    if not _AWAY.search(view.said):
        return False
    return not (signs_up(view) and view.people_named > 0 and not _ELSEWHERE.search(view.said))


_AWAY = Sieve(
    r"\b(?:jestem|bede|przebywam|pozostaje)\s+(?:\w+\s+){0,2}?(?:nieobecn\w+|na\s+urlopie|na\s+zwolnieniu|poza\s+biurem|na\s+l4|w\s+delegacji)\b"
)


def second_sign_of_a_robot(view: View) -> bool:
    """Absence and a way to get an answer elsewhere or later, in one short letter."""
    return view.words <= 90 and bool(_ABSENT.search(view.said)) and bool(_ELSEWHERE.search(view.said))


_ABSENT = Sieve(
    r"\b(?:nieobecn\w+|na\s+urlopie|na\s+zwolnieniu|ograniczony\s+dostep|(?:nie\s+mam|brak)\s+dostepu\s+do\s+(?:poczty|maila)|poza\s+biurem|out\s+of\s+(?:the\s+)?office)\b"
)
_ELSEWHERE = Sieve(
    r"\b(?:zastepuje\s+mnie|w\s+(?:sprawach\s+)?piln\w+|odpisz[ea]\w*\s+po|odpowiem\s+po|po\s+powrocie|prosz\w+\s+(?:o\s+kontakt|kontaktowac|dzwonic)|dziekuj\w+\s+za\s+wiadomosc)\b"
)


def written_by_a_system(view: View) -> bool:
    """A machine says so of itself, and asks for no answer."""
    return bool(_BY_A_MACHINE.search(view.said)) and bool(_NO_ANSWER.search(view.said))


_BY_A_MACHINE = Sieve(r"\b(?:automatyczn|wygenerowan|systemow)\w+|\bsystem\w*\s+(?:\w+\s+)?(?:obieg|e-?\w+|informat)")
_NO_ANSWER = re.compile(r"\bnie\s+odpowiada(?:j|jcie|c)\b|\bdo\s+not\s+reply\b")


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
    invited = answers_ours(view) and bool(_INVITES.search(view.below))
    refuses = _REFUSES.search(view.said)
    return view.is_reply and view.words <= 25 and invited and not refuses and bool(_AFFIRMS.search(view.said))


def tells_which(view: View) -> bool:
    """A short answer that names one of ours where the office had asked which."""
    return view.is_reply and view.words <= 25 and speaks_of_ours(view) and bool(_WHICH.search(view.below))


_LEADS_TO_A_NAME = re.compile(  # with what an answer to "who?" comes, and no more
    r"(?>\b(?:bez\s+zmian|moj|moja|szef|szefowa|chodzi|chodzilo|mi|nam|o|to|jest|sa|bedzie|beda|ta|tymi|te|osob\w*|uczestni\w+|nazwisk\w*|imi(?:e|ona)|i|oraz|a|pan|pani|pana|pania|panie|panowie|panstwo|podaj\w+|uzupelnia\w*"
    r"|dane|danych|oczywiscie|przepraszam|zapomnial\w+|mial[ae]m|na|mysli|mysl|ja|czyli|sam|sama|tel|telefon|kom|pojedzie|pojada|przyjedzie|przyjada|jedzie|jada|wezmie|wezma|udzial|zajma|zajmie|je|miejsca|zglasza\w*|zgloszeni\w+|dotyczy|dziekuje|dziekujemy|bardzo|za|odpowiedz|niedopatrzenie|pomylke|kolega|kolezanka|maz|zona|druga|drugi|pierwsza|pierwszy|wspolpracowni\w+"
    r"|wyznaczyl\w*|wojt|burmistrz|dyrektor\w*|starosta|nasz|nasza|nasi|inspektor\w*|podinspektor\w*|referent\w*|informaty\w+|specjalist\w+|nauczyciel\w*|sekretarz\w*|skarbni\w+|kierowni\w+|dr|hab|mgr|inz|prof|ks|z|gminy|urzedu|ug|um|gops|ops|gok|osp)\b|[\W\d_]+)*+"
)


def tells_who(view: View) -> bool:
    """An answer that begins with a name where the office had asked for one: "Jan Lis. Dziękuję za odpowiedź"."""
    if not (view.is_reply and answers_ours(view) and asks_for_names(view.below)):
        return False
    said = own_text(view.part, (Label.WRITTEN,)).strip()[:400]
    first = re.split(r"[.!?\n]", said[:120], maxsplit=1)[0]
    found = [name for name in names.read(first) if name.complete]
    told = {name.full_name for name in names.find(first)}  # "Musze zapytac Jana Lisa" is no name of four words
    if len(found) == 1 and len(found[0].written) >= 0.8 * len(first.strip()) and told <= {found[0].full_name}:
        return True
    return not signs_up_himself(view) and _only_tells_names(said, [n for n in names.find(said) if n.complete])


def tells_who_between(view: View) -> bool:
    """Typed between the quoted lines, nothing but names below the one by which the office asks for them: "(wystarczy imię
    i nazwisko)", "kto weźmie udział?"."""
    for answer in answers(view.part) if view.is_reply and answers_ours(view) else ():
        if answer.of_names:
            said = _without_house(view.part.text[slice(*answer.span)].strip()[:400].split("\n\n", 1)[0])
            if _only_tells_names(said, [name for name in names.find(said) if name.complete]):
                return True
    return False


def _without_house(said: str) -> str:
    """Without where those named work ("Jan Lis, Gminny Ośrodek Kultury"), and the courtesies of a line of their own."""
    for name in reversed(names.find(said)):
        house = _HOUSE.match(said, name.end)
        if house and name.complete and not names.find(house[0]):
            said = said[: name.end] + said[house.end() :]
    return _COURTESIES.sub("", said)


_HOUSE = re.compile(r",[^\S\n](?=[A-ZĄĆĘŁŃÓŚŹŻ])[^\n,;:!?]{4,70}(?=\n|$)")
_COURTESIES = re.compile(r"(?im)^(?:pozdraw\w*|(?:z\s+)?powa[żz]ani\w+|do\s+zobaczenia)\b[^\n]{0,50}$")


def _only_tells_names(said: str, told: Sequence[names.Name]) -> bool:
    """ "Przepraszam, zapomniałam – Jan Lis, nasz informatyk": names, and words that lead to a name."""
    rest = list(said)
    for name in told:
        rest[name.start : name.end] = " " * (name.end - name.start)
    if not told or any(len(name.first_names.rstrip(".")) < 2 for name in told):
        return False
    return len(said) < 400 and _LEADS_TO_A_NAME.fullmatch(fold("".join(rest))) is not None


_WHOM = re.compile(
    r"\bkogo\b|\bktor\w+\s+(?:z\s+)?(?:pan\w*|osob\w*|nich|tych)|\bczy\s+(?:mamy\s+|mam\s+|mozemy\s+)?(?:wpis|zapis|dopis)\w+"
)
_POINTS = re.compile(
    r"\W*(?:tylko\s+)?(?:prosze\s+(?:wpisac|zapisac)\s+)?(?:oboje|obie|obaj|obu|obydw\w+|wszyscy|wszystkich|t[aeę]go|te|ta|ten)?\s*(?:pierwsz\w+|drug\w+|trzeci\w+|ostatni\w+)?\s*(?:osob\w*|pan\w*)?\W*(?:dzieki|dziekuje|bardzo|prosze|poprosze|\W)*"
)


def points_at_somebody(view: View) -> bool:
    """ "Obie osoby.", "Tę drugą." in answer to our question whom to enter."""
    if not (view.is_reply and 0 < view.words <= 8 and answers_ours(view) and _WHOM.search(view.below)):
        return False
    return _POINTS.fullmatch(fold(own_text(view.part, (Label.WRITTEN,))).strip()) is not None


_INVITES = Sieve(
    r"\b(?:warszta|szkoleni|zglosz|zglasz|zglos|udzial|zapis|zaprasz|zaprosz|uczest|spotkani|wybier|przyjedzi|workshop)\w*"
)
_WHICH = re.compile(
    r"\b(?:na|w)\s+ktor\w+\s+(?:z\s+)?(?:warszta|spotka|termin|szkole|zaje|dni)|\bktor\w+\s+(?:warszta|termin)\w*[^?]{0,120}\?"
)
_REFUSES = Sieve(r"^\W*nie\b|\bdopiero\s+(?:po|jak|gdy|kiedy)\b|\bnie\s+(?:zapisyw|wpisyw|dopisyw|zglasz)\w*")
_AFFIRMS = Sieve(
    r"^\W*(?:ja|my|mnie|nas)\s+(?:tez|takze|rowniez)\b(?!\s+nie)|\b(?:tak|chetnie|bede|skorzystam|ok|oczywiscie|potwierdzam|przyjde|jestem(?=\s*(?:[.!,]|$|na\s+tak|za\b|chetn|zainteres|gotow))|zgoda|prosze(?=\s*(?:[.,!]|$|mnie|nas|o\s+(?:zapis|wpis|miejsc|dopis|rejestr|uwzgl)))|yes|gladly|piszemy sie)\b"
)
_LIST_LINE = re.compile(r"(?m)^[^\S\n]*(?:\d{1,3}[.)]|[-*•–])\s*[^\W\d_]{2,}\.?\s+[^\W\d_]{2,}")


def pasted_notice(view: View) -> bool:
    """Our own notice, copied without quote marks, and a name on the last line."""
    ours = speaks_of_ours(view) and any(address in view.said for address in view.office.addresses)
    return ours and bool(re.search(r"\bzaprasza", view.said)) and view.ends_in_name


_LIST_HEAD = re.compile(r"(?m)^\W{0,4}(?:lista|wykaz|spis)\b[^\n]{0,80}:[^\S\n]*$")


def list_of_people(view: View) -> bool:
    """Lines with bullets or numbers, or names under a line like "Lista na warsztaty w Proszowicach:"."""
    if len(_LIST_LINE.findall(view.said)) >= 2 or (_LIST_HEAD.search(view.said) and view.people_named > 0):
        return True
    return view.people_named > 1 and "tak" in (told := _ANSWERED.findall(view.said)) and len(told) > 1


_ANSWERED = re.compile(r"(?m)^[^\n:;,.]{5,50}?\s*[-–—:]\s*(tak|nie)\s*[.,;!]?[^\S\n]*$")  # "Jan Lis – tak"


def all_but_himself(view: View) -> bool:
    """ "Wszystkich poza mną", in answer to a letter: who they are stands there alone."""
    return view.is_reply and bool(_ALL_BUT_ME.search(view.said)) and not view.named


_ALL_BUT_ME = re.compile(
    r"\b(?:wszys\w+|cal[yaeo]\w*|pozostal\w+)\b[^.!?]{0,30}\b(?:o?procz|poza|bez|z\s+wyjatkiem)\s+(?:mnie|mna)\b"
)

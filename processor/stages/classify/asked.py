"""What a letter answers where the office has asked: yes, which workshop, who comes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.sign_ups import answers_ours, signs_up_himself
from processor.stages.classify.view import View
from processor.text.between import answers, asks_for_names
from processor.text.folding import fold
from processor.text.sieve import Sieve
from processor.text.speech import own_text
from processor.values import Label


def short_affirmation(view: View) -> bool:
    """ "Chętnie skorzystam", "ja też": a few words below our notice, and none that refuses."""
    invited = answers_ours(view) and bool(_INVITES.search(view.below))
    refuses = _REFUSES.search(view.said)
    return view.is_reply and view.words <= 25 and invited and not refuses and bool(_AFFIRMS.search(view.said))


_INVITES = Sieve(
    r"\b(?:warszta|szkoleni|zglosz|zglasz|zglos|udzial|zapis|zaprasz|zaprosz|uczest|spotkani|wybier|przyjedzi|workshop)\w*"
)
_REFUSES = Sieve(r"^\W*nie\b|\bdopiero\s+(?:po|jak|gdy|kiedy)\b|\bnie\s+(?:zapisyw|wpisyw|dopisyw|zglasz)\w*")
_AFFIRMS = Sieve(
    r"^\W*(?:ja|my|mnie|nas)\s+(?:tez|takze|rowniez)\b(?!\s+nie)|\b(?:tak|chetnie|bede|skorzystam|ok|oczywiscie|potwierdzam|przyjde|jestem(?=\s*(?:[.!,]|$|na\s+tak|za\b|chetn|zainteres|gotow))|zgoda|prosze(?=\s*(?:[.,!]|$|mnie|nas|o\s+(?:zapis|wpis|miejsc|dopis|rejestr|uwzgl)))|yes|gladly|piszemy sie)\b"
)


def tells_which(view: View) -> bool:
    """A short answer that names one of ours where the office had asked which."""
    return view.is_reply and view.words <= 25 and speaks_of_ours(view) and bool(_WHICH.search(view.below))


_WHICH = re.compile(
    r"\b(?:na|w)\s+ktor\w+\s+(?:z\s+)?(?:warszta|spotka|termin|szkole|zaje|dni)|\bktor\w+\s+(?:warszta|termin)\w*[^?]{0,120}\?"
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


_LEADS_TO_A_NAME = re.compile(  # with what an answer to "who?" comes, and no more
    r"(?>\b(?:bez\s+zmian|moj|moja|szef|szefowa|chodzi|chodzilo|mi|nam|o|to|jest|sa|bedzie|beda|ta|tymi|te|osob\w*|uczestni\w+|nazwisk\w*|imi(?:e|ona)|i|oraz|a|pan|pani|pana|pania|panie|panowie|panstwo|podaj\w+|uzupelnia\w*"
    r"|dane|danych|oczywiscie|przepraszam|zapomnial\w+|mial[ae]m|na|mysli|mysl|ja|czyli|sam|sama|tel|telefon|kom|pojedzie|pojada|przyjedzie|przyjada|jedzie|jada|wezmie|wezma|udzial|zajma|zajmie|je|miejsca|zglasza\w*|zgloszeni\w+|dotyczy|dziekuje|dziekujemy|bardzo|za|odpowiedz|niedopatrzenie|pomylke|kolega|kolezanka|maz|zona|druga|drugi|pierwsza|pierwszy|wspolpracowni\w+"
    r"|wyznaczyl\w*|wojt|burmistrz|dyrektor\w*|starosta|nasz|nasza|nasi|inspektor\w*|podinspektor\w*|referent\w*|informaty\w+|specjalist\w+|nauczyciel\w*|sekretarz\w*|skarbni\w+|kierowni\w+|dr|hab|mgr|inz|prof|ks|z|gminy|urzedu|ug|um|gops|ops|gok|osp)\b|[\W\d_]+)*+"
)


def points_at_somebody(view: View) -> bool:
    """ "Obie osoby.", "Tę drugą." in answer to our question whom to enter."""
    if not (view.is_reply and 0 < view.words <= 8 and answers_ours(view) and _WHOM.search(view.below)):
        return False
    return _POINTS.fullmatch(fold(own_text(view.part, (Label.WRITTEN,))).strip()) is not None


_WHOM = re.compile(
    r"\bkogo\b|\bktor\w+\s+(?:z\s+)?(?:pan\w*|osob\w*|nich|tych)|\bczy\s+(?:mamy\s+|mam\s+|mozemy\s+)?(?:wpis|zapis|dopis)\w+"
)
_POINTS = re.compile(
    r"\W*(?:tylko\s+)?(?:prosze\s+(?:wpisac|zapisac)\s+)?(?:oboje|obie|obaj|obu|obydw\w+|wszyscy|wszystkich|t[aeę]go|te|ta|ten)?\s*(?:pierwsz\w+|drug\w+|trzeci\w+|ostatni\w+)?\s*(?:osob\w*|pan\w*)?\W*(?:dzieki|dziekuje|bardzo|prosze|poprosze|\W)*"
)


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


def all_but_himself(view: View) -> bool:
    """ "Wszystkich poza mną", in answer to a letter: who they are stands there alone."""
    return view.is_reply and bool(_ALL_BUT_ME.search(view.said)) and not view.named


_ALL_BUT_ME = re.compile(
    r"\b(?:wszys\w+|cal[yaeo]\w*|pozostal\w+)\b[^.!?]{0,30}\b(?:o?procz|poza|bez|z\s+wyjatkiem)\s+(?:mnie|mna)\b"
)

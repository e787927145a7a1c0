"""Who comes instead of whom, and what of an earlier sign-up is put right."""

from __future__ import annotations

import re

from processor.stages.classify.cancellations import cannot_come, of_a_workshop
from processor.stages.classify.evidence import speaks_of_ours
from processor.stages.classify.sign_ups import answers_ours
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act
from processor.text.requests.seats import is_given_to
from processor.text.sieve import Sieve
from processor.text.speech import SAID, own_text
from processor.values import Label


def replaces_elsewhere(view: View) -> bool:
    """Somebody stands in for another, and nothing in that sentence speaks of attending or of our list."""
    sentences = dict.fromkeys(c.sentence for c in view.clauses)
    told = [view.folded[slice(*at)] for at in dict.fromkeys(c.sentence for c in view.clauses if c.act is Act.REPLACED)]
    if any(_ON_DUTY.search(text) for text in told) and not speaks_of_ours(view):
        return True
    told = told or [text for at in sentences if _IN_PLACE.search(text := view.folded[slice(*at)])]
    return bool(told) and not any(_ATTENDS.search(text) for text in told) and not _ATTENDS.search(view.subject)


_ON_DUTY = re.compile(  # "zamiast mnie na dyżur przyjdzie Jan Lis"
    r"\bna\s+(?:\w+\s+)?(?:dyzur|sluzb|sesj|posiedzen|zebrani|rozpraw|wywiadowk|probe\b|mecz|wizyt|badani|zastepstw)\w*"
)
_IN_PLACE = Anchored(r"\bzamiast\b|\bw\s+miejsce\b|\bzastapi\w*")
_ATTENDS = Sieve(
    r"\b(?:warszta|szkoleni|spotkani|zajec|zglo|zglasz|zapis(?!al[iy]smy)|wpis(?!al[iy]smy)|dopis(?!al[iy]smy)|uczest|udzial|obecn|list[aeyę]\b|liscie|przyj|przyby|pojed|pojad|jedzi|jad[aeę]\b|bedzie\b|beda\b|bede\b|wezm|weźm|stawi|dotrz|(?<!w )miejsc|wchodz|wejdz|wskazuj|reprezent|deleg|pojaw|wystap|skorzyst|zamian|podmian)"
)
_IN_HIS_PLACE = Sieve(
    r"\bw\s+(?:jego|jej|ich|tej\s+osoby)\s+(?:miejsce|zastepstwie)\b|\b(?:zamiast|w\s+zastepstwie)\s+(?:niego|niej|nich)\b|(?<!pisze )(?<!pisac )(?<!zglaszam )\bza\s+(?:niego|nia|nich)\b"
    r"|\b(?:jego|jej|ich)\s+miejsce\s+(?:\w+\s+){0,5}?(?:zajm|przejm|obejm|wezm)\w+"
)


def replaces(view: View) -> bool:
    """Somebody is to come instead of another: by "zamiast" and its like, in fields, or in the place of one who gives it up."""
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
    text = fold(own_text(view.part, SAID)[:2000])
    return any(one.complete and one.case == "dat" and is_given_to(text, one.start) for one in view.named)


def _one_for_another(view: View) -> bool:
    """ "Proszę o zmianę na liście: Jan Kos za Ewę Kot" """
    text = own_text(view.part, SAID)[:2000]
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
    """A name is told to be another than we wrote or read, in an answer or by words of spelling."""
    told = _INTRODUCES.sub(" ", view.said)
    written = own_text(view.part, (Label.WRITTEN,))[:2000]
    if view.is_reply and (_NOT_SO.search(view.said) or (answers_ours(view) and NOT_SO_BUT.search(written))):
        return True
    return view.asks(Act.RIGHT, Act.WRONG) and bool(_SPELLING.search(f"{view.subject}\n{told}"))


_NOT_SO = re.compile(  # "zrobili Państwo ze mnie kobietę", "mam na imię Jagna, a nie Janina", "nazwisko pani Ewy piszemy przez „s”"
    r"\bz\s+nazwiska\s+jestem\b|\bzrobil(?:i|iscie|o)\s+(?:\w+\s+){0,2}?ze\s+mnie\b|\bjestem\s+(?:kobieta|mezczyzna|facetem)\b|\bzmian\w+\s+nazwisk\w+\b[^.!?]{0,60}\bnazywa\s+sie\b|\b(?:imie|nazwisko)\b[^.!?]{2,60}\ba\s+nie\b|\bnazwisk\w+\b[^.!?]{0,40}\b(?:pisz\w+|pisane)\s+(?:\w+\s+)?przez\b"
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
        return not of_a_workshop(view, text)
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
NOT_SO_BUT = re.compile(
    r"(?:\bto\s+|^\s*)[A-ZĄĆĘŁŃÓŚŹŻ]\w+,?\s+(?:a\s+)?nie\s+[A-ZĄĆĘŁŃÓŚŹŻ]"
)  # "to Gajewicz, nie Gajewska"

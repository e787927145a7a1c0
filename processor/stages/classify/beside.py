"""A request that stands by itself in a letter that is also about something else: an invoice, a review, a leave."""

from __future__ import annotations

import re

from processor import names
from processor.stages.classify.event_words import OTHER_EVENT, of_another_kind, without_reasons
from processor.stages.classify.purposes import AT_WORK
from processor.stages.classify.targets import names_another_town
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.requests import Act, Span
from processor.text.sieve import Sieve

MONEY = (  # invoices, contracts, orders, offers
    r"\bfaktur\w*\s+(?:vat|nr|za|pro(?!si)|koryg|numer)|\bfv\b|\be-?faktur\w*|\brachunk\w*\s+(?:za|nr)|\bduplikat\w*\s+faktur|\bnot[ay]\s+ksiegow|\btermin\w*\s+platnosci|\bplatnosc\w*\b|\bprzelew\w*|\bbrutto|\bnetto\b"
    r"|\bwezwanie\s+do\s+zaplaty|\bzapytani\w+\s+ofertow|\bofert[aeęy]\b|\boferujemy|\bproponujemy\s+(?:\w+\s+)?(?:szkoleni|warsztat|kurs)\w*|\bw\s+ofercie|\bcennik\w*|\brabat\w*|\bpromocj[aięe]\s+(?:cen|do)|\bzamawiam\w*|\bzamowieni\w+|\bzamowic|\bwycen\w+"
    r"|\bumow[aęey]\s+(?:o|nr|na|z|najm|cyw|zlec)|\baneks\w*|\bzlecen\w+|\bprotokol\s+odbioru|\bzwan[ya]\s+dalej|\buzyczeni\w+|\buzycza\b|\bdostaw[aęy]\b|\bhosting\w*|\bdomen\w+\s+(?:wyga|odn)|\blicencj(?:a|e|i|om|ami|ach)\b|\bcatering\w*|\bleasing\w*|\bubezpieczen\w+|\breklamacj\w+"
    r"|\d\s?(?:zl|pln|eur)\b"
)
TEXT = (  # articles, reviews, issues of a journal
    r"\brecenzj\w+|\bprzypis(?:y|u|ow|em)?\b|\bmaszynopis\w*|\bkorekt\w+\s+(?:autorsk|tekst|artykul|redakc)\w*|\b(?:po|do)\s+korekcie\b|\bartykul\w*|\bw\s+(?:\w+\s+)?numerze\b|\begzemplarz\w*\s+(?:autorsk|dowodow|recenz)\w*|\bpublikacj\w+\s+tekst"
)
_OTHER_MATTER = Sieve(f"{MONEY}|{TEXT}")
_ENTERS = re.compile(  # the verbs of a list, of those who send somebody, and of wanting to take part
    r"\b(?:zglasza(?:m|my)|zapisuj[ey]|zapisujemy|rejestruj[ey]|rejestrujemy|deleguj[ey]|delegujemy|kieruj[ey]|kierujemy)\b"
    r"|\b(?:prosz[ea]|prosi(?:my)?|poprosze|prosb\w+)\b[^.!?;]{0,60}\b(?:(?:za|w|do)pisa(?:c|ni[eu])|zarejestrowa(?:c|ni[eu])|rejestracj[ei]|przyjeci[ea]|uwzgledni\w+|umieszczeni[eu]|umiescic|doda(?:c|ni[eu])|miejsc\w+|doliczy\w+)"
    r"|\b(?:chce|chcemy|chcial\w+|chciel\w+|pragn\w+)\b[^.!?;]{0,40}\b(?:zglosic|zapisac|uczestniczyc|wziac\s+udzial|zarejestrowac|pojechac|przyjechac|przyjsc|wyslac|skierowac|oddelegowac)"
    r"|\b(?:zapisz|wpisz|dopisz)(?:cie)?\b|\bwezm\w+\s+(?:\w+\s+){0,3}?udzial|\breprezentowac\b|\bprzesyla(?:m|my)\s+(?:\w+\s+){0,2}?(?:list[eę]|zgloszeni[ae]|nazwiska)\b"
)
_SELLS = Sieve(  # a price or an offer: who comes may come to serve
    r"\boferuj\w+|\bofert\w+|\bw\s+ofercie|\bstawk\w+|\bnetto\b|\bbrutto\b|\bcennik\w*|\brabat\w*|\bcatering\w*|\bpoczestun\w+|\bproponujemy|\d\s?(?:zl|pln|eur)\b"
)
_SERVES = Anchored(  # comes for something else than to listen
    r"\b(?:trener|prowadzac|poprowadz|kierowc|tlumacza\b|tlumaczk|obslu[gz]|sprzet|nagrani|program|wolontari|wystaw)\w*"
)
_WORKSHOP = re.compile(r"\b(?:warszta|warsta|szkoleni)\w*")


def outright(view: View) -> bool:
    """A sentence enters somebody, or the writer, for a workshop of ours and speaks of nothing else, and nobody is named
    where another sentence asks for something: "Druga sprawa: na warsztaty 9 listopada zgłaszamy Jana Lisa"."""
    asking = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question and not c.condition]
    if not asking or not view.spoken_of or _SELLS.search(view.told):
        return False
    told = list(dict.fromkeys(clause.sentence for clause in view.clauses))
    by_itself = [i for i, at in enumerate(told) if any(c.sentence == at for c in asking) and _by_itself(view, told, i)]
    carried = {
        i + 1 for i in by_itself if i + 1 < len(told) and not _speaks_of_another(view, view.folded[slice(*told[i + 1])])
    }
    others = {clause.sentence for clause in asking if told.index(clause.sentence) not in {*by_itself, *carried}}
    return bool(by_itself) and not any(
        _names_somebody(view, at) or _speaks_of_another(view, view.folded[slice(*at)]) for at in others
    )


def _names_somebody(view: View, sentence: Span) -> bool:
    return bool(names.find(view.part.text[slice(*sentence)]))


def _by_itself(view: View, told: list[Span], at: int) -> bool:
    """Does this sentence ask, and name ours itself or right behind one that does?"""
    own = view.folded[slice(*told[at])]
    if _ENTERS.search(own) is None or _speaks_of_another(view, own):
        return False
    if not any(mention.what == "place" for mention in view.mentions(own)) and names_another_town(view, told[at]):
        return False
    before = view.folded[slice(*told[at - 1])] if at else view.subject
    return _names_ours(view, own) or (_names_ours(view, before) and not _speaks_of_another(view, before))


def _names_ours(view: View, text: str) -> bool:
    strong = [mention for mention in view.mentions(text) if mention.weight >= 2]
    return bool(strong) and (
        _WORKSHOP.search(text) is not None or any(m.what in ("word", "title", "both") for m in strong)
    )


def _speaks_of_another(view: View, text: str) -> bool:
    text = without_reasons(text)
    return bool(
        OTHER_EVENT.search(text) or _OTHER_MATTER.search(text) or AT_WORK.search(text) or _SERVES.search(text)
    ) or of_another_kind(view, text)

"""What the sentences of a letter ask, clause by clause: who signs up, takes it back, cannot come, is only spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from processor.text.anchored import Anchored
from processor.text.requests.cues import Cue, cues
from processor.text.requests.phrases import Act
from processor.text.requests.sentences import Span, sentences
from processor.text.sieve import Sieve

__all__ = ["Act", "Clause", "Cue", "Span", "clauses", "cues", "sentences"]

_BORDER = re.compile(
    r"[,;:()–—]|\s-\s|\n|\b(?:ale|lecz|natomiast|zas|jednak|jednakze|za\s+to|tylko|wiec|dlatego|poniewaz|bo|gdyz|a|and|but)\b"
)
_POLITE = Sieve(  # a request in the form of a question
    r"\b(?:zglos(?:isz|icie)|zapisze(?:sz|cie)?|dopisze(?:sz|cie)?|wpisze(?:sz|cie)?|zarejestruje(?:sz|cie)?)\s+(?:\w+\s+){0,2}?(?:mnie|nas)\b|\b(?:czy\s+)?(?:moglab\w*|moglb\w*|mogl\w{0,3}by\w*|mog[ae]|moze)\s+(?:\w+\s+){0,2}?(?:prosic|poprosic)\s+o\b"
    r"|\b(?:czy\s+)?(?:moglaby|moglby|mogliby|zechci[ae]l\w*|moze|moga)\s+(?:mnie\s+|nas\s+)?(?:pani|pan|panstwo)\s+(?:\w+\s+){0,2}?(?:zapisac|wpisac|dopisac|zglosic|zarejestrowac|uwzglednic|zarezerwowac|dolaczyc|dodac|doliczyc|przepisac|przeniesc|przelozyc)\b(?!\s+sie)"
    r"|\bczy\s+mog[ae]\s+(?:(?!mnie\b|sie\b)\w+\s+){0,5}?(?:dopisac|zglosic|zapisac|dorzucic)\s+(?:kole|pan|pracown|jeszcze)\w*|\bda\s+sie\s+mnie\b"
    r"|\b(?:zapisz|wpisz|dopisz|zarejestruj)(?:cie)?\b[^?]{3,120}\b(?:ok|okej|okay|dobrze|dobra|zgoda)\s*\?"
    r"|\bczy\s+(?:byloby|bylaby|jest|istnieje)\s+(?:jeszcze\s+)?(?:mozliw\w+|szansa)\s+(?:na\s+)?(?:\w+\s+)?(?:wpisani|zapisani|dopisani|zarejestrowani|uwzglednieni)\w+\s+(?:mnie|nas|pan|kole|nasz)\w*|\bczy\s+mozna\s+prosze\b|\b(?:could|can|would)\s+you\s+(?:please\s+)?(?:register|put|add|sign|include|book)\b"
)
_WHETHER = Sieve(
    r"\b(?:informacj[eai]|wiadomosc|odpowiedz|pytani[ea]|zapytac|spytac|dopytac|pyta(?:m|my|ja)?|dowiedziec|wiedziec|ciekaw\w*|interesuje|napisac|podpowiedziec|powiedziec)\b(?:\s+\w+){0,3}?\s*[,:–-]?\s*(?:do\s+kiedy|kiedy|gdzie|czy|jak|jaki\w*|ile|ilu|kto|kogo|o\s+ktorej|w\s+jaki|na\s+jaki\w*|od\s+kiedy)\b|"
    r"(?<!\bnie wiem )(?<!\bnie wiem, )(?<!\btak )\bczy\b|\b(?:ile|ilu|kiedy|gdzie|do kiedy)\b(?=[^?]{0,160}\?)"
)
_INTERROGATIVE = re.compile(r"\W*(?:w\s+jaki|jak|gdzie|kiedy|kto|komu|ile|do\s+kiedy|dokad|skad|ktor)\w*\b")
_ASKED_ALREADY = re.compile(r",\s*(?:wiec|dlatego|totez|zatem)\b|:")
_SURE = re.compile(
    r"\b(?:zglaszam\w*|zapisuj\w+|potwierdzam|prosz[eę]\s+(?:mnie|nas)|pros\w+\s+o\s+(?:za|w|do)pis\w*)\b"
)
_FIRM = Sieve(r"\b(?:prosze|prosimy|zglaszam\w*|zapisuje\w*|poprosze|poprosimy|potwierdzam\w*)\b")
_ONLY_IF = Sieve(
    r"\bpod\s+warunkiem\b|\btylko\s+(?:jesli|jezeli|wtedy|gdy)\b|\bo\s+ile\b(?!\s+(?:wiem|pamietam|to\s+mozliwe)|[^,.!?\n]{0,40}\b(?:miejsc|woln|limit|list[aey]|zapisy))"
)
_CONDITION = Sieve(
    r"\b(?:(?:jesli|jezeli|o\s+ile)(?!\s+dobrze\s+(?:rozumie|zrozumia|pamieta|widze)|\s+(?:to\s+)?(?:mozna\b|mozliwe)|\s+(?:sa|jest)\s+(?:jeszcze\s+)?(?:woln|miejsc)|\s+jeszcze\s+(?:sa|jest|beda|bedzie)\s*,|[^,.!?\n]{0,30}\b(?:limit|list[aey]\s|zapisy\s))|gdyby\w*|po\s+(?:uzyskaniu\s+|otrzymaniu\s+)?odpowiedzi|zdecyduj\w+|kogo\s+(?:zglosic|wyslac|zapisac|delegowac|skierowac)|w\s+razie(?!\s+(?:czego|potrzeb|pytan|watpl|zmian|problem))|pod\s+warunkiem|mogl(?:by|aby|iby|yby)\s+(?:\w+\s+){0,2}?(?:przyj|byc|wziac|uczestn|dojech|pojech|jech)\w*|ewentualn\w+|byc\s+moze|dopiero\s+(?:po|gdy|jak|kiedy)\b|(?<!\bnie )moze\b(?=\s+(?:tez\s+)?(?:przyj|uda|jesz|pojed|bed|wez|zglos|dolacz|wpad))|rozwaza\w*"
    r"|(?:przyjechal|przyszl|przyszedl|pojechal|dojechal|uczestniczyl)[aioy]?by\b|chetn\w*\s+(?:\w+\s+){0,3}?byl[aoiy]?by|byl[aoiy]?by\s+(?:\w+\s+){0,2}?chetn\w*|(?:skierowa|delegowa|wysla|zglosi|zapisa|przysla|oddelegowa|wytypowa)l[iy]bysmy"
    r"|pod\s+warunkiem|tylko\s+(?:jesli|jezeli|gdy)|zastanawia\w*|waha(?:m|my)\s+sie|jak\s+(?:tylko\s+)?(?:panstwo|pani|pan)\s+\w*pisz\w+|nie\s+wiem|chyba|prawdopodobnie|mam\s+nadzieje)\b"
    r"|\b(?:(?:may|might)\s+(?:also\s+)?(?:want|wish|like|come|join|attend|be\s+able)|perhaps|maybe|unless|not\s+sure|whether)\b"
)


_TURN = re.compile(r",\s*(?:ale|lecz|natomiast|za\s+to|jednak)\b")
_STAYS = re.compile(r"pozostal|reszta|nadal|bez\s|w\s+dalszym|zgodnie|(?:tak\s+)?jak\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch `[start, end)` with one request at most. `cue` is where its words stand, `sentence` which it is of.

    `self_`: the writer speaks of himself. `question`: it asks; `condition`: the sentence depends on something.
    """

    start: int
    end: int
    act: Act
    self_: bool
    cue: Span | None
    sentence: Span
    question: bool = False
    condition: bool = False


def clauses(folded: str, spans: Iterable[Span]) -> tuple[Clause, ...]:
    """The clauses of these stretches of a folded text, in order."""
    return tuple(
        clause
        for start, end in spans
        for sentence in sentences(folded, start, end)
        for clause in _split(folded, sentence)
    )


@lru_cache(maxsize=256)  # classify and extract both look at what the sender wrote; each entry holds its text
def _split(folded: str, sentence: Span) -> tuple[Clause, ...]:
    start, end = sentence
    single = _governed(folded, _not_negated(folded, cues(folded, start, end)))
    asked = _asked_from(folded, start, end, _grouped(single, end))
    found = _grouped(single, asked)
    condition = bool(_ONLY_IF.search(folded, start, end)) or (
        bool(_CONDITION.search(folded, start, end)) and not _FIRM.search(folded, start, end)
    )
    if not found:
        return (Clause(start, end, Act.NONE, False, None, sentence, asked < end, condition),)
    done: list[Clause] = []
    begin = start
    for index, group in enumerate(found):
        turn = _TURN.search(folded, group[-1].end, end)
        stop = (
            _border(folded, group[-1].end, found[index + 1][0].start)
            if index + 1 < len(found)
            else turn.start()
            if turn and group[0].act in (Act.ABSENT, Act.CANCEL)
            else end
        )
        cue = (group[0].start, group[-1].end)
        self_ = any(item.self_ for item in group)
        aside = _aside(folded, done[-1], group, stop) if done else stop
        done.append(Clause(begin, aside, group[0].act, self_, cue, sentence, cue[0] >= asked, condition))
        if aside < stop:
            done.append(replace(done[-2], start=aside, end=stop))
        begin = stop
    if begin < end:  # "Ja nie mogę, ale chętny jest kolega …": what comes after the turn is of somebody else
        done.append(Clause(begin, end, Act.NONE, False, None, sentence, begin >= asked, condition))
    return tuple(done)


def _aside(folded: str, before: Clause, group: Sequence[Cue], stop: int) -> int:
    """Where what is said in passing ends and the clause before goes on: "Annę Kos (prowadzi u nas klub) oraz Jana Lisa",
    "Annę Kos, która prowadzi klub, i Jana Lisa"."""
    for opening, closing in _ASIDES if group[0].act in (Act.MENTION, Act.ALREADY) else _ASIDES[:1]:
        opened = max((match.end() for match in opening.finditer(folded, before.start, group[0].start)), default=0)
        closed = closing.search(folded, opened, stop) if opened else None
        if closed and closed.start() >= group[-1].end and _GOES_ON.match(folded, closed.end(), stop):
            return closed.end()
    return stop


_ASIDES = (
    (re.compile(r"\("), re.compile(r"\)")),
    (re.compile(r"\s[-–—]\s"), re.compile(r"\s[-–—](?=\s)")),
    (re.compile(r",\s+ktor\w+\s"), re.compile(r"(?=,)")),
)
_GOES_ON = re.compile(r"\s*(?:,|i\b|oraz\b|a\s+takze\b|jak\s+rowniez\b|(?:wraz\s+|razem\s+)?z\b)\s*\w")


def _asked_from(folded: str, start: int, end: int, found: Sequence[list[Cue]]) -> int:
    """Where in the sentence a question begins; its end where there is none."""
    if _POLITE.search(folded, start, end):
        return end
    whether = _WHETHER.search(folded, start, end)
    if (
        whether
        and (done := _ASKED_ALREADY.search(folded, whether.end(), end))
        and _SURE.search(folded, done.end(), end)
    ):
        return end  # "nie wiem, czy mail wyszedł, więc jeszcze raz: zgłaszam …"
    if _INTERROGATIVE.match(folded, start, end) and folded[start:end].rstrip(" \"')").endswith("?"):
        return start
    if whether:
        return (
            start
            if whether.start() - start < 25 and not _FIRM.search(folded, start, whether.start())
            else whether.start()
        )
    if not folded[start:end].rstrip(" \"')").endswith("?"):
        return end
    comma = folded.rfind(",", start, end)  # "chętnie przyjadę, zapisze mnie Pani?"
    firm = any(cue.self_ and cue.end <= comma for group in found for cue in group)
    return comma if firm else start


_NEGATED = Anchored(  # or asked of whoever reads it: "kto chce być, niech się dopisze"
    r"(?<!\bna )\b(?:nie|bez)\s+(?:(?:chc|bed|mog|planuj|zamierz|mam|ma|musz|trzeba|nalezy|prosz|prosil|wysyl|sklad|da|wolno|warto)\w*\s+(?:\w+\s+)?)?$"
    r"|\bzanim\s+(?:\w+\s+){0,3}$"
    r"|(?<!\boto )(?<!\bponizej )\b(?:kto|ktokolwiek|kazdy\s+kto|niech)\s+(?!mnie\b)(?:\w+\s+){0,3}$"
)


def _not_negated(folded: str, found: list[Cue]) -> list[Cue]:
    """Without sign-ups that are denied: "nie chcemy wysyłać zgłoszenia dwa razy"."""
    kept: list[Cue] = []
    denied: int | None = None  # where the last denial ends: its noun is denied with it ("nie zgłaszam udziału")
    for cue in found:
        noun = cue.weak and denied is not None and 0 <= cue.start - denied <= _OBJECT
        if cue.act is Act.SIGN_UP and (noun or _is_denied(folded, cue)):
            denied = cue.end
            continue
        if cue.act is Act.EXCEPT and folded.startswith("nie ", cue.start):
            denied = cue.end
        if cue.act is not Act.SIGN_UP or not _is_cited(folded, cue):
            kept.append(cue)
    return kept


_OBJECT = 12  # characters between a verb and its noun
_DENIED_AFTER = re.compile(r"(?:\s+sie)?\s+nie\s+(?:bed|chc|zamierz|planuj)\w*")
_CITED = re.compile(r"\"[^\"\n]{10,200}\"")


def _is_cited(folded: str, cue: Cue) -> bool:
    """Somebody else's words, between quotation marks: from a guest book, from a notice."""
    start = folded.rfind("\n", 0, cue.start) + 1
    end = folded.find("\n", cue.end)
    line = _CITED.finditer(folded, start, end if end >= 0 else len(folded))
    return any(match.start() < cue.start and cue.end < match.end() for match in line)


_PAPERS = re.compile(
    r"\b(?:podpis\w+|przedlozy\w+|zlozy\w+|wypis\w+|rozlicz\w+|wystaw\w+|wypel\w+|druk\w*|polecen\w+|podpi\w+\s+do|do)\s+(?:\w+\s+)?$"
)


_GO = re.compile(r"jad|jedz|poja|poje|przyj")
_FORGOT = ("zapomnial", "zapomniala", "zapomnieli", "zapomnialy")
_CORRESPONDENCE = re.compile(
    r"\b(?:odpowied|korespondencj|pytani|uwag|pism|wniosk|skarg|zgloszeni)\w*\s+(?:[\w-]+\s+){0,6}$"
)


def _is_denied(folded: str, cue: Cue) -> bool:
    """Denied, or only a word of papers: "podpisuje delegacje"."""
    if denied := _NEGATED.search(folded, max(0, cue.start - 40), cue.start):
        ordered = denied[0].startswith("niech") and _GO.match(folded, cue.start)  # "niech jadą Ewa Kot i Jan Lis"
        return not ordered
    if _DENIED_AFTER.match(folded, cue.end):  # "zapisywać się nie będziemy"
        return True
    if folded.startswith("sie", cue.start) and folded[: cue.start].rstrip().endswith(_FORGOT):
        return True
    if folded.startswith(("kierowac", "skierowac", "kieruje", "skieruj"), cue.start):
        return _CORRESPONDENCE.search(folded, max(0, cue.start - 80), cue.start) is not None
    papers = folded.startswith("delegacj", cue.start)
    return papers and _PAPERS.search(folded, max(0, cue.start - 30), cue.start) is not None


def _governed(folded: str, found: list[Cue]) -> list[Cue]:
    """Without the nouns of a sign-up where the sentence's verb takes it back ("odwołuję udział"); a sign-up that stays
    as it was is none."""
    if not found:  # as in most sentences
        return found
    found = [replace(cue, act=Act.ALREADY, self_=False) if _is_undone(folded, cue) else cue for cue in found]
    found = [replace(cue, act=Act.SIGN_UP, self_=False) if _comes_after_all(folded, cue) else cue for cue in found]
    found = [cue for cue in found if not (cue.act is Act.CANCEL and _MOVED.match(folded, cue.end))]
    found = [
        replace(cue, act=Act.ABSENT) if _is_only_wished(folded, cue, found[index + 1 :]) else cue
        for index, cue in enumerate(found)
    ]
    stays = [cue for cue in found if cue.act is Act.ALREADY and _STAYS.match(folded, cue.start)]
    if stays:
        found = [
            cue
            if cue.act is not Act.SIGN_UP or all(_is_set_against(folded, cue, other) for other in stays)
            else replace(cue, act=Act.ALREADY, self_=False)
            for cue in found
        ]
    if any(
        cue.act in (Act.CANCEL, Act.ABSENT)
        or (cue.act is Act.REPLACED and folded.startswith(("zastapic", "zastapieni"), cue.start))
        for cue in found
    ):
        return [cue for cue in found if not cue.weak]
    return found


_AGAINST = re.compile(r"\b(?:natomiast|za\s+to|lecz|ale|zas)\b")


_OF_ITSELF = re.compile(
    r",\s*(?:a\s+|zas\s+)?(?:mnie|ja)\s+(?:zas\s+|natomiast\s+)?(?=bez\s)|,\s*(?:a\s+)?(?:reszta|pozostal\w+|drug\w+\s+osob\w*)\b|\bbez\s+(?:zadnych\s+)?zmian\s*,|,\s*$"
)  # "przyjedzie Jan Lis, reszta zostaje"


def _is_set_against(folded: str, cue: Cue, other: Cue) -> bool:
    """ "Ewa Kot zostaje bez zmian, natomiast Jana Lisa proszę przenieść": does the sentence turn between the two?"""
    first, second = sorted((cue, other), key=lambda one: one.start)
    if not cue.weak and _OF_ITSELF.search(folded, first.end, second.end if second is other else second.start):
        return True
    return _AGAINST.search(folded, first.end, second.start) is not None


_MOVED = re.compile(r"\s+i\s+(?:przepisac|przeniesc|przesunac|przerzucic)\b")  # "wykreślić i przepisać na 26-go"
_WISHED = Anchored(r"\w+(?:lbym|labym|libysmy|lybysmy)\b")
_BUT = re.compile(r",\s*(?:ale|lecz|jednak|niestety|tylko\s+ze)\b")


def _is_only_wished(folded: str, cue: Cue, later: Sequence[Cue]) -> bool:
    """ "Chętnie przyjechałabym, ale mam wtedy lekcje": the conditional mood, and what hinders right behind it."""
    if cue.act is not Act.SIGN_UP or not _WISHED.search(folded, cue.start, cue.end):
        return False
    hindered = next((one for one in later if not one.weak), None)
    return (
        hindered is not None and hindered.act is Act.ABSENT and _BUT.search(folded, cue.end, hindered.start) is not None
    )


def _is_undone(folded: str, cue: Cue) -> bool:
    """ "Proszę nie wykreślać Anny Mróz": she stays."""
    return cue.act is Act.CANCEL and re.search(r"\bnie\s+$", folded[max(0, cue.start - 6) : cue.start]) is not None


_RESIGNATION = re.compile(
    r"(?<!\bnie )\b(?:cofa|cofn|wycof|odwol|anuluj|anulow|uniewazn)\w*\s+(?:(?!udzial|zgloszen)\w+\s+){0,2}?rezygnacj\w*"
)


def _comes_after_all(folded: str, cue: Cue) -> bool:
    """ "Cofam wczorajszą rezygnację": the resignation is what is taken back."""
    if cue.act is not Act.CANCEL:
        return False
    near = _RESIGNATION.finditer(folded, max(0, cue.start - 40), cue.end + 40)
    return any(match.start() <= cue.start and cue.end <= match.end() for match in near)


def _grouped(found: list[Cue], asked: int) -> list[list[Cue]]:
    """Neighbouring cues of one act are one request ("zgłaszam chęć udziału"), not over the beginning of a question."""
    groups: list[list[Cue]] = []
    for cue in found:
        joins = cue.act not in (Act.REPLACED, Act.EXCEPT)  # each of these takes a name of its own
        if joins and groups and groups[-1][-1].act is cue.act and not groups[-1][-1].start < asked <= cue.start:
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return groups


def _border(folded: str, after: int, before: int) -> int:
    """Where between two cues the second clause begins: where the sentence turns ("ale"), at the last mark or
    conjunction, else right before its cue."""
    turn = _TURN.search(folded, after, before)
    if turn:
        return turn.start()
    last = None
    for match in _BORDER.finditer(folded, after, before):
        if match[0] == "\n" and not folded[after : match.start()].strip():
            continue  # "w miejsce\nEwy Kot prosimy wpisać …"
        if last and match[0] == "\n" and folded[last.end() : match.start()].strip() == "ja":
            continue  # "… Ewę Kot, ja\ntego dnia mam komisję"
        last = match
    return last.start() if last else before

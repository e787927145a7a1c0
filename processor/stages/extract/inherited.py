"""What is asked for a name that has no verb of its own: the request above it, or else the one below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from processor import names
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.senders import signs_in_line
from processor.text.anchored import Anchored
from processor.text.requests import Act, Clause
from processor.text.shapes import WORD

ASKING = frozenset({Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.EXCEPT, Act.ALREADY, Act.RIGHT})


LEADING = frozenset({Act.REPLACED, Act.EXCEPT})  # prepositions: they take the next name and what is joined to it


_COVERED = 0.45  # of a clause's words are names: then it lists people and tells nothing of them


_STYLE = re.compile(
    r"\b(?:pan|pani|pana|panu|pania|panem|panie|panstwo|panstwa|dr|hab|mgr|inz|ks|oraz|prof|p|s|radn\w+|wojt\w*|i|a|z|nr|ds|ur|inspektor\w*|podinspektor\w*|kom|podkom|nadkom|podinsp|insp|mjr|kpt|por|ppor|plk|pplk|gen|bryg|ogn|chor|plut|asp|sierz|st|ml|kierowni\w+|specjalist\w+|referent\w*|sekretarz\w*|skarbni\w+|dyrektor\w*|nauczyciel\w*|zespol\w*|szkol\w*|liceum|bibliotek\w*|osrodek|starostwo|powiat|fundacja|stowarzyszenie|ops|gops|mops|sp|zs|zso|lo|wos|student\w*|czlon\w+|urzad|gminy|ug|um|gmina|gok|gops)\b"
)


SENTENCES = {
    Act.SIGN_UP: "Wymieniony w prośbie o zapisanie.",
    Act.CANCEL: "Wymieniony w rezygnacji.",
    Act.ABSENT: "Wymieniony jako ten, kto nie przyjdzie.",
    Act.REPLACED: "Ktoś przyjdzie zamiast tej osoby.",
    Act.EXCEPT: "Wyłączony z prośby.",
    Act.ALREADY: "Zapisany już wcześniej.",
    Act.WRONG: "Podany jako błędna pisownia.",
    Act.RIGHT: "Podany jako poprawna pisownia.",
    Act.MENTION: "Tylko wspomniany.",
}


def inherited(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause | None, default: Act
) -> tuple[Act, str, str]:
    """A name without a verb of its own: the request above it, or else the one below."""
    if (
        clause is not None
        and not one.listed
        and not _lists(letter, found, clause)
        and not _listed_after_colon(letter, found, clause, one)
    ):
        start, end = clause.sentence
        start = max(start, letter.text.rfind(":", start, one.start) + 1)  # the verb of "Udział wezmą:" is not theirs
        here = [other for other in found if start <= other.start < end]
        spelt = any(c.act in (Act.RIGHT, Act.WRONG) and c.sentence == clause.sentence for c in clauses)
        if not _after_colon(letter, clause) or (not spelt and _has_a_verb(letter, start, end, here)):
            return Act.NONE, "", ""
    before = [c for c in clauses if c.end <= one.start and c.act in ASKING and not c.question]
    if told := _only_mentioned(letter, one, clauses, clause, before):
        return told
    if before and before[-1].act in (Act.ALREADY,) and len(before) > 1:
        before = before[:-1]
    before = before[:-1] if _is_aside(letter, before) else before
    while len(before) > 1 and before[-2].act is Act.SIGN_UP and _speaks_of_himself(letter, before[-1]):
        before = before[:-1]  # "Zgłaszam szóstkę uczniów; ja sama nie jadę, mam wtedy lekcje."
    while before and before[-1].act in _OF_ONE and _names_its_own(letter, before[-1], found, one):
        before = before[:-1]  # of another: the name below is no part of it
    if before and one.listed and before[-1].act is Act.ALREADY and _ends_open(letter, before[-1]):
        return default, f"listed-{default.value}", "Na liście zgłoszonych."  # "Zgłoszeni na warsztaty:"
    if _is_apart(letter, one, found, clauses, before):
        return Act.NONE, "", ""
    if before:
        act = before[-1].act
        leads = act in LEADING and not _heads_those_left_out(letter, clauses, before[-1])
        act = Act.SIGN_UP if leads or (act is Act.ABSENT and before[-1].self_) else act
        return act, f"listed-{act.value}", f"Na liście po słowach prośby. {SENTENCES[act]}"
    return default, "listed", "Podany samym imieniem i nazwiskiem."


def _only_mentioned(
    letter: Letter, one: Found, clauses: Sequence[Clause], clause: Clause | None, before: Sequence[Clause]
) -> tuple[Act, str, str] | None:
    """Under a heading of those who took part once, or in a sentence that goes on from one that asks for nobody."""
    if clause is not None and not one.listed and _goes_on_from_a_mention(letter, clauses, clause):
        return Act.MENTION, "mention", SENTENCES[Act.MENTION]
    heading = next((c for c in reversed(clauses) if c.end <= one.start and _ends_open(letter, c)), None)
    if heading is None or (before and heading.start < before[-1].start) or not _tells_of_the_past(letter, heading):
        return None
    return Act.MENTION, "past", "Na liście osób, które już kiedyś uczestniczyły."


_AND = re.compile(r"(?:i|oraz|a\s+takze|no\s+i|takze|rowniez)\s")


def _goes_on_from_a_mention(letter: Letter, clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "Proszę pozdrowić pana Adama. I Ewę Kot, jeśli jeszcze u Państwa pracuje." """
    at = clauses.index(clause)
    before = clauses[at - 1] if at else None
    joined = _AND.match(letter.folded, clause.start) is not None
    return (
        joined
        and before is not None
        and before.act is Act.MENTION
        and "\n" not in letter.text[before.end : clause.start]
    )


def _heads_those_left_out(letter: Letter, clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "Nie jadą (proszę nie wpisywać):" """
    if clause.act is not Act.EXCEPT or clause.cue is None or not _ends_open(letter, clause):
        return False
    asked = any(c.act is Act.SIGN_UP and c.sentence == clause.sentence for c in clauses)
    return not asked and "nie" in letter.folded[slice(*clause.cue)].split()


_I = re.compile(r"\b(?:ja|mam|jestem|bede|moge|jade|dam)\b")


def _speaks_of_himself(letter: Letter, clause: Clause) -> bool:
    return (
        clause.act is Act.ABSENT
        and not _ends_open(letter, clause)
        and _I.search(letter.folded, clause.start, clause.end) is not None
    )


def _is_aside(letter: Letter, before: Sequence[Clause]) -> bool:
    """ "… którzy pojadą do Proszowic (mnie w tym dniu nie będzie)": what is said in brackets of somebody else."""
    if len(before) < 2 or before[-1].act is not Act.ABSENT or before[-2].sentence != before[-1].sentence:
        return False
    text = letter.folded[before[-2].start : before[-1].end].rstrip(" .:\n")
    return text.endswith(")") and text.rfind("(") < before[-1].end - before[-2].start and "(" in text


_OF_ONE = frozenset({Act.ABSENT, Act.CANCEL, Act.EXCEPT, Act.ALREADY})


def _names_its_own(letter: Letter, clause: Clause, found: Sequence[Found], one: Found) -> bool:
    """Is the clause said of somebody else: of an absent one, or of the item of the list that it stands in?"""
    named = [other for other in found if clause.sentence[0] <= other.start < clause.sentence[1]]
    its = bool(named) if clause.act is Act.ABSENT else one.listed and any(other.listed for other in named)
    return its and not _ends_open(letter, clause)


def _is_apart(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], before: Sequence[Clause]
) -> bool:
    """Has the request above, or the one below, nothing to do with him, or not plainly?"""
    if not before:
        return not one.listed and _asks_for_others(letter, one, found, clauses)
    if one.listed and _of_himself_alone(letter, before[-1], found):
        return True
    return (one.listed and _of_nobody(letter, before[-1], found)) or signs_in_line(letter, one, found, before[-1])


_WITH_OTHERS = re.compile(
    r"\b(?:oraz|i|z|ze|wraz|razem|takze|rowniez|tez|nas|nasz\w*|osob\w*|lis[tc]\w*|ponizej|nizej|grup\w*|dane)\b|:"
)


def _of_himself_alone(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "Zgłaszam swój udział w warsztatach." above a row of names: a signature in columns, perhaps."""
    asked = letter.folded[slice(*clause.sentence)]
    named = any(clause.sentence[0] <= other.start < clause.sentence[1] for other in found)
    rows = [other for other in found if other.listed]  # one alone is he: "Imię i nazwisko: Anna Nowak"
    alone = clause.act is Act.SIGN_UP and clause.self_ and not named and not _WITH_OTHERS.search(asked)
    return (
        alone
        and len(rows) > 1
        and not any(IS_FIELD.search(letter.folded, max(0, other.start - 60), other.start) for other in rows)
    )


IS_FIELD = Anchored(r"\b(?:imi\w+|nazwisk\w+|uczestni\w+|name)[^:\n]{0,30}[:\t]\s*$")


def _asks_for_others(letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause]) -> bool:
    """Does a later part of the letter ask for a place, and for people of its own: "Do finału przeszli: Jan Kos, … \n\n
    Natomiast proszę zapisać Ewę Kot"?"""
    after = letter.folded.find("\n\n", one.end)
    later = [c for c in clauses if c.act is Act.SIGN_UP and not c.question and c.start >= after >= 0]
    return any(c.self_ or any(c.sentence[0] <= other.start < c.sentence[1] for other in found) for c in later)


def _of_nobody(letter: Letter, clause: Clause, found: Sequence[Found]) -> bool:
    """ "- (nie jedzie)" inside a list: whom that is said of is not plain."""
    named = any(clause.start <= other.start < clause.end for other in found)
    bracketed = letter.folded[clause.start : clause.end].rstrip().endswith(")")
    of_another = (clause.act is Act.ABSENT and not clause.self_) or (clause.act is Act.CANCEL and bracketed)
    opens = letter.folded[: clause.sentence[1]].rstrip().endswith(":")  # "Nie wezmą udziału, ale proszą o materiały:"
    return of_another and not named and not opens


def _ends_open(letter: Letter, clause: Clause) -> bool:
    return letter.folded[clause.start : clause.end].rstrip().endswith(":")


def _tells_of_the_past(letter: Letter, clause: Clause) -> bool:
    asks = clause.act is Act.SIGN_UP and clause.cue is not None and _SENDS.match(letter.folded, clause.cue[0])
    return bool(_TOOK_PART.search(letter.folded, *((clause.start, clause.end) if asks else clause.sentence)))


_SENDS = re.compile(  # "Zdania były podzielone, ale wyślemy trójkę:"
    r"wysl|wysyl|zglasz|zglos|zapis|wpis|deleg|kier|pojed|pojad|przyjed|przyjad|jedzi|jad|bed|wezm"
)
_TOOK_PART = re.compile(
    r"\b(?:uczestniczyl[iy]|brali\s+udzial|braly\s+udzial|wzieli\s+udzial|wziely\s+udzial|byli|byly|skorzystal[iy])\b"
)


def _listed_after_colon(letter: Letter, found: Sequence[Found], clause: Clause, one: Found) -> bool:
    """ "…: Marta Kuc, Leszek Bąk i ja" """
    colon = letter.folded.rfind(":", clause.sentence[0], one.start)
    if colon < 0:
        return False
    smile = _SMILES.search(letter.text, one.start, clause.sentence[1])
    end = smile.start() if smile else clause.sentence[1]
    key = ("after-colon", colon, end)
    if key not in letter.weighed:
        letter.weighed[key] = _are_most(letter, found, colon, end)
    return letter.weighed[key]


_SMILES = re.compile(r"\s[:;]-?[)D]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")  # ends a sentence, where another begins


_BRACKETS = re.compile(r"\([^()\n]{1,60}\)")


def _are_most(letter: Letter, found: Sequence[Found], colon: int, end: int) -> bool:
    """Do names make up most of the words from here on?"""
    here = [other for other in found if colon < other.start < end]
    told = _BRACKETS.sub(" ", letter.folded[colon:end])  # "Lidię Kulig (język angielski) i Ewelinę Dziob (niemiecki)"
    words = len(WORD.findall(told)) - _styled(letter, colon, end, here)
    return sum(len(WORD.findall(letter.text[o.start : o.end])) for o in here) >= 0.7 * words


def _after_colon(letter: Letter, clause: Clause) -> bool:
    return letter.folded[: clause.start].rstrip()[-1:] == ":"


def _lists(letter: Letter, found: Sequence[Found], clause: Clause) -> bool:
    """Does the sentence consist of names and what stands beside names (titles, functions) rather than tell something?"""
    key = ("lists", *clause.sentence)
    if key not in letter.weighed:
        letter.weighed[key] = _is_list(letter, found, *clause.sentence)
    return letter.weighed[key]


def _is_list(letter: Letter, found: Sequence[Found], start: int, end: int) -> bool:
    here = [one for one in found if start <= one.start < end]
    if here and all(one.name.case in (None, "nom") for one in here) and _has_a_verb(letter, start, end, here):
        return False
    words = len(WORD.findall(letter.folded[start:end]))
    named = sum(len(WORD.findall(letter.text[one.start : one.end])) for one in here)
    styled = _styled(letter, start, end, here)
    return (words <= 4 and words - named - styled <= 1) or named >= _COVERED * (words - styled)


def _styled(letter: Letter, start: int, end: int, here: Sequence[Found]) -> int:
    """How many words beside the names are titles, functions and conjunctions: "Wójtowicz" is none."""
    beside = _outside(here)
    return sum(beside(match.start()) for match in _STYLE.finditer(letter.folded, start, end))


def _outside(here: Sequence[Found]) -> Callable[[int], bool]:
    """Whether a place is outside all of these names, which stand in order."""
    starts = [one.start for one in here]

    def is_outside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or at >= here[index].end

    return is_outside


def _has_a_verb(letter: Letter, start: int, end: int, here: Sequence[Found]) -> bool:
    """ "Ks. proboszcz Metody Lampart pobłogosławił": a finite verb beside the names, and no word that may be a noun."""
    key = ("verb", start, end)
    if key not in letter.weighed:
        letter.weighed[key] = _finds_a_verb(letter, start, end, here)
    return letter.weighed[key]


_I_DID = re.compile(r"\b[^\W\d_]{2,}(?:łem|łam|liśmy|łyśmy)\b")


def _finds_a_verb(letter: Letter, start: int, end: int, here: Sequence[Found]) -> bool:
    if "osob" not in letter.folded[start:end] and re.search(r"\b(?:jest|byl|byla)\b", letter.folded[start:end]):
        return True
    beside = _outside(here)
    if any(beside(match.start()) for match in _I_DID.finditer(letter.text, start, end)):
        return True  # "profesora Nowaka słuchałem u Państwa"
    return any(
        match[0] in ("ma", "maja") or names.tells_of_another(letter.text[match.start() : match.end()].lower())
        for match in WORD.finditer(letter.folded, start, end)
        if beside(match.start())
    )

"""Of whom a request is that names its subject too: who sends another, or speaks of himself, is not asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.withdraws import is_of_himself
from processor.text.requests import Act, Clause
from processor.text.shapes import WORD

_DELEGATES = re.compile(
    r"(?:od)?deleg|wydeleg|skierow|kieruj|wyznacz|wytyp|typuj|desygn|wysyla|wysla|posyl|poslal|scedow|ceduj|zglasza\b|zglosil|upowazni|\bprosi\b|\bwnosi\b|\bpoleca\b"
)


def delegates(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Burmistrz Jan Lis scedował udział na Ewę Kot": the subject of such a verb sends another."""
    if clause.cue is None or one.end > clause.cue[1] or one.name.case not in (None, "nom"):
        return False
    sent = letter.folded[slice(*clause.sentence)].rstrip().endswith(":") or any(
        clause.cue[1] <= other.start < clause.sentence[1] and other.name.case not in (None, "nom") for other in found
    )
    verb = _DELEGATES.search(letter.folded, one.end, clause.cue[1])
    if verb is None:
        return _wants_another_to(letter, one, found, clause)
    return sent or bool(re.match(r"\w*\s+(?:\w+\s+)?(?:mnie|nas)\b", letter.folded[verb.end() : verb.end() + 40]))


_WANTS_THAT = re.compile(r",?\s+(?:chcial\w*by|wolal\w*by|zyczy(?:l\w*by)?\s+sobie|woli|chce),?\s+(?:a?zeby|aby|by)\s")


def _wants_another_to(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Dyrektor Jan Lis chciałby, żeby Ewa Kot wzięła udział" """
    wants = _WANTS_THAT.match(letter.folded, one.end)
    return wants is not None and any(wants.end() <= other.start < clause.sentence[1] for other in found)


def _and_himself(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Pan Jan Lis zgłasza Ewę Kot i siebie", "… zgłasza udział swój i Ewy Kot"."""
    return _SELF.search(letter.folded, one.end, clause.end) is not None


_SELF = re.compile(
    r"\b(?:siebie|rowniez\s+sam|sama?\s+tez)\b"
    r"|\bswoj(?:a|e|ego|ej)?(?=\s*(?:[.,;!)\n]|$)|\s+(?:i|oraz|a\s+takze|jak\s+i)\b|\s+(?:udzial|uczestnictw|obecnosc|chec|akces)\w*)"
)


def asked_of(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> Act:
    """Of whom a clause asks for a place: not of its subject, where that sends another."""
    if _of_a_relative_clause(letter, one) or _is_told(letter, one):
        return Act.MENTION
    if _sends_a_thing(letter, one, clause):
        return Act.NONE
    if _is_represented(letter, one, found, clause):
        return Act.MENTION
    if _NOT_THIS.search(letter.folded, max(0, one.start - 20), one.start):
        return Act.EXCEPT
    if told := _on_his_own(letter, one, clause):
        return told
    if delegates(letter, one, found, clause) and not _and_himself(letter, one, clause):
        return Act.MENTION
    if _speaks_then_of_himself(letter, one, clause):
        return Act.MENTION
    if _decides(letter, one, clause):
        return Act.MENTION
    if _stands_before(letter, one, found, clause) or _runs_on(letter, one, found, clause):
        return Act.NONE
    return Act.SIGN_UP


_WHOM = re.compile(r"\bktor(?:ego|ej|emu|ych|ym|a|e|y)\s+(?:[\w.]+\s+){0,3}$")


_WHOM_VERB = re.compile(  # "stowarzyszenie, któremu przewodniczy Jan Lis, …"
    r"\bktor(?:ego|ej|emu|ych|ym)\s+(?P<verb>[^\W\d_]+)\s+(?:(?:pan|pani|dr|mgr|p\.)\s+){0,2}$"
)


def _of_a_relative_clause(letter: Letter, one: Found) -> bool:
    """ "…, którą komendant Jan Lis skierował gdzie indziej": its subject, who does something to the one asked for."""
    if (
        one.listed
        or one.name.case not in (None, "nom")
        or not _WHOM.search(letter.folded[max(0, one.start - 60) : one.start])
    ):
        return False
    after = WORD.search(letter.text, one.end)
    before = _WHOM_VERB.search(letter.folded, max(0, one.start - 60), one.start)
    verbs = [letter.text[slice(*before.span("verb"))]] if before else []
    verbs += [after[0]] if after else []
    return any(verb == "przewodniczy" or names.tells_of_another(verb.lower()) for verb in verbs)


_NOT_THIS = re.compile(r"(?:,|\ba)\s+nie\s+(?:pan\w?\s+|pani\s+|p\.\s*)?$")  # "pojedzie Jan Lis, nie Ewa Kot"
_REPRESENTS = re.compile(r"\breprezent(?:owac|uje|owal|owala)\b")


def _is_represented(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Wójta Adama Lisa będzie reprezentować Ewa Kot", "wójta (Adam Lis) reprezentuje Ewa Kot" """
    end = min(clause.sentence[1], one.end + 200)
    bracketed = letter.folded[: one.start].endswith("(")
    if (one.name.case in (None, "nom") and not bracketed) or not _REPRESENTS.search(letter.folded, one.end, end):
        return False
    return any(
        clause.sentence[0] <= o.start < clause.sentence[1] and o.name.case in (None, "nom")
        for o in found
        if o is not one
    )


_HAS = frozenset({"ma", "mają", "jest", "są"})
_NOT_HE = re.compile(r"\s+(?:juz\s+|niestety\s+|jednak\s+|na\s+razie\s+|poki\s+co\s+|jeszcze\s+)?nie\W*")


def _on_his_own(letter: Letter, one: Found, clause: Clause) -> Act | None:
    """ "Ewa Kot jedzie, Adam Lis nie"; "proszę zapisać Ewę Kot, Adam Lis ma dyżur": a clause of his own after the
    request."""
    if clause.cue is None or one.listed or one.start < clause.cue[1]:
        return None
    if not re.search(
        r"(?:,|;|\ba)\s+(?:pan\w?\s+|pani\s+|p\.\s*)?$", letter.folded[max(0, one.start - 10) : one.start]
    ):
        return None
    told = _segment(letter, one)
    if _NOT_HE.fullmatch(told):
        return Act.ABSENT
    if one.name.case not in (None, "nom"):
        return None
    words = WORD.findall(letter.text[one.end : one.end + len(told)])
    tells = any(word.islower() and (word in _HAS or names.tells_of_another(word)) for word in words)
    return Act.NONE if tells else None


def _segment(letter: Letter, one: Found) -> str:
    """What follows his name, as far as the next mark (folded)."""
    segment = re.match(r"[^,;:.!?\n()–-]*", letter.folded[one.end : one.end + 80])
    return segment[0] if segment else ""


def says_no(letter: Letter, one: Found) -> bool:
    """ "Ewa Kot tak, Adam Lis nie, Iga Mak tak." """
    return not one.listed and _NOT_HE.fullmatch(_segment(letter, one)) is not None


_SENDS = re.compile(r"(?:wysl|wysyl|posl|posyl)\w*")


def _sends_a_thing(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Tłumaczenie listu od Ewy Kot wyślę w niedzielę": the name stands before the verb, so it is no one whom it sends."""
    if clause.cue is None or one.listed or one.end > clause.cue[0]:
        return False
    return _SENDS.fullmatch(letter.folded[slice(*clause.cue)]) is not None and not _is_object(letter, one)


def _is_object(letter: Letter, one: Found) -> bool:
    """In the accusative, which men's names share with the genitive: "Kajetana Maciąga wysyłamy", at the head of the
    sentence."""
    if one.name.case == "acc":
        return True
    line = letter.folded[: one.start].rstrip(" ")
    return one.name.case == "gen" and one.name.gender == "m" and (not line or line[-1] in ".!?\n")


_TELLS = re.compile(
    r"\b(?:pochwal|powiedzi|powiedzial|mowil|napisa|podziekow|pokaza|obieca|wspomnia|oznajmi)\w*\s+(?:sie\s+)?(?:[\w.]+,?\s+){0,3}$"
)


def _is_told(letter: Letter, one: Found) -> bool:
    """ "Zdążyłem pochwalić się pani Ewie Kot, że jadę": to whom something is told."""
    return one.name.case == "dat" and bool(_TELLS.search(letter.folded[max(0, one.start - 60) : one.start]))


_BECAUSE = re.compile(r"\b(?:bo|poniewaz|gdyz|z\s+powodu|ze\s+wzgledu|w\s+zwiazku|operuj\w+|lecz[yo]\w*)\b")
_NOT_COMING = re.compile(r"(?:niestety\s+)?(?:juz\s+)?nie\b|ani\b|odpad|wypad")


def is_reason(letter: Letter, one: Found, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Is he named in why the writer cannot come: "nie przyjadę, bo mam odbiór z inspektorem Janem Kosem", "mąż, Adam Lis,
    idzie do szpitala … proszę mnie wykreślić"?"""
    if clause.cue is None or (one.listed and ":" in letter.folded[clause.cue[0] : one.start]):
        return False
    cannot = _NOT_COMING.match(letter.folded, clause.cue[0]) is not None
    if cannot and clause.cue[1] <= one.start and is_of_himself(letter, clause):
        return _BECAUSE.search(letter.folded, clause.cue[1], one.start) is not None
    return not cannot and any(c.act is Act.CANCEL and c.self_ for c in clauses)


_DECIDES = re.compile(
    r"\b(?:zdecydowal|postanowil|ustalil|uznal|polecil|prosil|poprosil|kazal|powiedzial|stwierdzil|zarzadzil|zgodzil)\w{0,2}\b[^.]{0,40}?\b(?:ze|zeby\w?|by|aby\w?)\b(?!\s+(?:jedzie|przyjedzie|pojedzie|wezmie|bedzie)\b)"
)


def _decides(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Nasz dyrektor, Jan Kos, zdecydował, że jedziemy …": it is others who come."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case not in (None, "nom"):
        return False
    return _DECIDES.search(letter.folded, one.end, clause.cue[0]) is not None


def _speaks_then_of_himself(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Koleżanka Ewa Kot wzięła dyżur, więc proszę mnie zapisać": its subject does something else."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case != "nom":
        return False
    if re.search(r"\b(?:ja|tu|pisze)\s*[,:–-]?\s*$", letter.folded[max(0, one.start - 12) : one.start]):
        return False  # "to ja, Jan Kos, proszę mnie też zapisać"
    between = WORD.findall(letter.folded[one.end : clause.cue[0]])
    return clause.self_ and len(between) >= 3 and re.search(r"\bmnie\b", letter.folded[slice(*clause.cue)]) is not None


_WE_SIGN_UP = re.compile(
    r"(?:zglasza(?:m|my)|zapisuje(?:my)?|deleguje(?:my)?|kieruje(?:my)|wysyla(?:m|my)|jedziemy|pojedziemy|bedziemy|prosze|prosimy)\b"
)


def _stands_before(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Kierowniczka, Ewa Kot, …, dlatego zgłaszamy Jana Kosa": a nominative before the writer's own verb, which takes
    another."""
    if clause.cue is None or one.listed or one.end > clause.cue[0] or one.name.case != "nom":
        return False
    sent = any(clause.cue[1] <= other.start < clause.end and other.name.case not in (None, "nom") for other in found)
    sent = sent or letter.folded[slice(*clause.sentence)].rstrip().endswith(":")
    return sent and _WE_SIGN_UP.match(letter.folded, clause.cue[0]) is not None


_HIMSELF_TOO = re.compile(r"\b(?:mnie|ja|siebie|nas|nam|moj\w*|swoj\w*)\b")


def signs_in_line(letter: Letter, one: Found, found: Sequence[Found], request: Clause) -> bool:
    """ "Zgłaszam panią Ewę Kot. Jan Lis, sekretarz": the last name in the line of a request that has its people."""
    if one.listed or one.name.case not in (None, "nom") or any(other.start > one.start for other in found):
        return False
    start, end = request.sentence
    asked = letter.folded[start:end]
    if "\n" in letter.text[end : one.start] or asked.rstrip().endswith(":") or _HIMSELF_TOO.search(asked):
        return False
    return end <= one.start and any(start <= other.start < end for other in found)


_GOES_ON = re.compile(r"[^\S\n]+(?:(?:na|w|we|do|dnia)\b[^\n,;:&+/()–-]*[^\S\n])?$")
_JOINED = re.compile(r"\b(?:i|oraz|a|albo|lub|tez|takze|rowniez|z|ze|wraz|razem|plus|pani?\w{0,2}|p|nasz\w*|moj\w*)\b")


def _runs_on(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Zgłaszam panią Ewę Kot na warsztaty Jan Lis": a nominative that nothing joins to the person before it."""
    before = [other for other in found if clause.start <= other.start < one.start]
    if one.listed or one.name.case not in (None, "nom") or not before or before[-1].name.case in (None, "nom"):
        return False
    between = letter.folded[before[-1].end : one.start]
    return bool(_GOES_ON.match(between)) and not _JOINED.search(between) and not _HIMSELF_TOO.search(between)

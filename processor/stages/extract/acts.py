"""What a letter asks for each person in it: the clause he stands in, or the request that a list belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from processor import names
from processor.stages.extract import on_behalf
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.inherited import ASKING, LEADING, SENTENCES, inherited
from processor.stages.extract.replacements import is_his_place_taken, is_led, is_stood_in_for, stepping_in
from processor.stages.extract.roles import THAT_HE, role, source
from processor.stages.extract.senders import asked_of, delegates, is_reason, says_no
from processor.stages.extract.spelling import is_denied, is_signed_up_in_truth, is_wrong_one, was_and_is
from processor.text.requests import Act, Clause
from processor.text.shapes import CAPITALISED

_THEM = re.compile(
    r"\b(?:ich|go|ja|je|(?:jej|jego)(?!\s+(?:nastepc|zastepc|kole|asystent|pracowni|cor|syn|zon|maz|brat|siostr|szef|przelozon|podwladn|sekretar|wspolpracown|dyrektor|kierowni)\w*)|obie|oboje|obu|obydwoje|obydwie|obydwu|obaj|dla\s+(?:niego|niej|nich)|wszyscy|wszystkie|wszystkich|(?<!tym )razem|te\s+osoby|tych\s+osob|ww|wyzej\s+wymienion\w+|(?<!wszystko )powyzsz\w+(?!\s+(?:prosz\w+\s+)?(?:po)?trakt)|j\.\s?w)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """The people of a letter with what it asks for them, and those of whom it is not plain."""

    people: tuple[Found, ...]
    unplain: tuple[Found, ...]


def decided(letter: Letter, found: Sequence[Found], clauses: Sequence[Clause], default: Act) -> Told:
    """Give every person the act of his clause, of the clause his list belongs to, or the mail's own (`default`)."""
    starts = [clause.start for clause in clauses]
    asks = any(c.act is Act.SIGN_UP and not c.question and not c.condition for c in clauses)
    people: list[Found] = []
    unplain: list[Found] = []
    for one in found:
        clause = _as_joined(letter, one, found, clauses, starts, _clause_at(clauses, starts, one.start))
        here = replace(one, clause=clause)
        act, rule, sentence = _act(letter, here, found, clauses, clause, default)
        if act is not Act.MENTION and any(start <= one.start < end for start, end in letter.apart):
            act = Act.NONE
        if act is Act.NONE and here.act is not Act.NONE and (here.act is not Act.SIGN_UP or asks):
            people.append(here)  # his row of a table, or his item of a list, says it
        elif act is Act.NONE:
            unplain.append(here)
        else:
            people.append(here.at(act, rule, sentence) if here.act is Act.NONE else here)
    return Told(tuple(people), tuple(unplain))


_JOINS = re.compile(r"\s*(?:,|i|oraz|a\s+takze)\s+(?:(?:pan\w*|p\.|pann\w+|dr|mgr|ks\.)\s+)*")


def _as_joined(
    letter: Letter,
    one: Found,
    found: Sequence[Found],
    clauses: Sequence[Clause],
    starts: Sequence[int],
    clause: Clause | None,
) -> Clause | None:
    """ "Zgłaszam Ewę Kot i Jana Lisa na wykład": he belongs to the verb before both, not to the word behind him."""
    if clause is None or clause.act is not Act.MENTION or clause.cue is None or clause.cue[0] < one.end:
        return clause
    before = [other for other in found if other.end <= one.start]
    if not before or not _JOINS.fullmatch(letter.folded[before[-1].end : one.start]):
        return clause
    verb = _clause_at(clauses, starts, before[-1].start)
    asks = verb is not None and verb.act is Act.SIGN_UP and verb.cue is not None and verb.cue[1] <= before[-1].start
    return verb if asks and verb is not None and verb.sentence == clause.sentence else clause


def _clause_at(clauses: Sequence[Clause], starts: Sequence[int], at: int) -> Clause | None:
    index = bisect_right(starts, at) - 1
    return clauses[index] if index >= 0 and at < clauses[index].end + 2 else None


def _act(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause | None, default: Act
) -> tuple[Act, str, str]:
    asked_before = any(other.end <= one.start and other.act in ASKING for other in clauses)
    if told := role(letter, one, found, asked_before=asked_before):
        return told
    if on_behalf.is_signed_up(letter, one, found, clauses):
        return Act.SIGN_UP, on_behalf.RULE, "Wymieniony jako ten, w czyim imieniu przychodzi zgłoszenie."
    taken_up = _taken_up(letter, found, clauses, clause) if clause is not None and _is_open(one, clause) else None
    if taken_up:
        return taken_up, TAKEN_UP, f"Wymieniony w zdaniu, do którego odnosi się prośba. {SENTENCES[taken_up]}"
    if clause is not None and _on_behalf_too(letter, one, clause):
        return Act.SIGN_UP, "sign_up", SENTENCES[Act.SIGN_UP]
    if clause is not None and _may_be_among_them(letter, clause):
        return Act.NONE, "", ""
    if told := source(letter, one):
        return told
    act = _settled(letter, one, found, clauses, clause)
    if act is Act.NONE:
        return act, "", ""
    if act is None:
        return inherited(letter, one, found, clauses, clause, default)
    if clause is not None and act is Act.SIGN_UP and clause.act in LEADING:
        return act, f"beside-{clause.act.value}", "Wymieniony obok osoby, która nie przyjdzie."
    return act, act.value, SENTENCES[act]


def _settled(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause | None
) -> Act | None:
    """What his own clause says of him, or the next with a pronoun; None where neither does."""
    if clause is None:
        return None
    if told := _not_asked_for(letter, one, found, clauses, clause):
        return told
    if _is_of_another_in_brackets(letter, one, found, clause):
        return None
    begin = letter.text.rfind("\n", 0, one.start) + 1
    row = one.listed and "\t" in letter.text[begin : one.end + 80].split("\n")[0]
    silent = (
        clause.act is Act.NONE
        or (one.listed and clause.act is Act.MENTION)
        or (row and (_is_told_in_rows(letter, clause) or _is_of_another_cell(letter, one, found, clause)))
    )
    if silent or clause.act in (Act.EXCEPT, Act.ALREADY):
        later = _said_of_him(letter, found, clauses, clause) or _on_his_line(letter, one, found, clauses, clause)
        if later or silent:
            return later
    beside = _told_of_him(letter, one, found, clauses, clause) or stepping_in(letter, one, found, clauses, clause)
    if beside:
        return beside
    if clause.act in LEADING and not is_led(letter, one, found, clause):
        return Act.EXCEPT if _is_left_out(letter, one, clause) else Act.SIGN_UP
    if clause.act is Act.SIGN_UP:
        wronged = any(c.act is Act.WRONG and c.sentence == clause.sentence and c.start >= one.end for c in clauses)
        asked = asked_of(letter, one, found, clause)
        return Act.RIGHT if wronged and asked is Act.SIGN_UP else asked  # "jedzie Jan Lis, a nie Jan Kos"
    return _of_one_signed_up(letter, one, found, clauses, clause) if clause.act is Act.ALREADY else clause.act


def _is_of_another_in_brackets(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """ "Skład: Ewa Kot, Iga Mak, kierowca Jan Lis (nie bierze udziału)": what a bracket says is said of who stands
    right before it, and of nobody else."""
    if clause.act is not Act.ABSENT or clause.cue is None:
        return False
    opened = letter.folded.rfind("(", clause.start, clause.cue[0])
    if opened < 0 or ")" in letter.folded[opened : clause.cue[0]] or one.start > opened:
        return False
    before = [other for other in found if other.end <= opened]
    his = bool(before) and not letter.folded[before[-1].end : opened].strip(" ,")
    return his and one.start != before[-1].start


def _is_told_in_rows(letter: Letter, clause: Clause) -> bool:
    """The words of a request in the cells of a table: "zgłoszona" in a column of its own says what the list says."""
    told = clause.act is Act.ALREADY and clause.cue is not None and letter.folded.startswith("zgloszon", clause.cue[0])
    return clause.act is Act.SIGN_UP or told


def _is_of_another_cell(letter: Letter, one: Found, found: Sequence[Found], clause: Clause) -> bool:
    """Words of a row that another cell says of another person, or of his dinner ("bez glutenu")."""
    if clause.cue is None or clause.act not in (Act.EXCEPT, Act.ABSENT, Act.MENTION):
        return False
    cut = max(letter.text.rfind(sign, 0, clause.cue[0]) for sign in "\t\n") + 1
    ends = [at for at in (letter.text.find(sign, clause.cue[1]) for sign in "\t\n") if at >= 0]
    cell = (cut, min(ends, default=len(letter.text)))
    without = clause.act is Act.EXCEPT and letter.folded.startswith("bez ", clause.cue[0])
    anothers = any(cell[0] <= other.start < cell[1] for other in found)
    return not cell[0] <= one.start < cell[1] and (anothers or without)


def _of_one_signed_up(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> Act:
    """What is asked for somebody of whom his clause says that he is signed up."""
    if _offers_himself(letter, one, clause):
        return Act.SIGN_UP
    if is_signed_up_in_truth(one, found, clauses, clause):
        return Act.RIGHT
    if _comes_too(letter, one, found, clauses, clause):
        return Act.SIGN_UP
    return _verb_before(letter, one, clauses, clause) or _verb_after(letter, found, clauses, clause) or clause.act


_I_SIGNED_UP = re.compile(r"(?:zglosil|zapisal|zarejestrowal)(?:am|em|ismy|ysmy)\b")
_TOO = re.compile(r"[\s,–-]*(?:(?:on|ona|tez|takze|rowniez|jeszcze|na\s+pewno)\s+)*")


def _comes_too(letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "Zgłosiłem siebie, a zapomniałem o najważniejszym: żona, Ewa Kot, też przyjdzie": the verb right behind him."""
    index = clauses.index(clause)
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    if after is None or after.act is not Act.SIGN_UP or after.self_ or after.question or after.condition:
        return False
    if after.sentence != clause.sentence or after.cue is None or one.name.case not in (None, "nom"):
        return False
    if clause.cue is None or one.start < clause.cue[1] or any(after.start <= o.start < after.end for o in found):
        return False
    if _I_SIGNED_UP.match(letter.folded, clause.cue[0]) is None:
        return False  # "pozostali, w tym Ewa Kot, przyjadą"
    return _TOO.fullmatch(letter.folded, one.end, after.cue[0]) is not None


def _is_left_out(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "4. Jan Kos – proszę nie wpisywać": an item of a list itself."""
    if clause.act is not Act.EXCEPT or not one.listed or clause.cue is None:
        return False
    line = letter.folded.find("\n", one.end)
    here = one.end <= clause.cue[0] < (line if line >= 0 else len(letter.folded))
    return here and _NOT.search(letter.folded, *clause.cue) is not None


_NOT = re.compile(r"nie|pomin")


def _not_asked_for(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> Act | None:
    """ "Czy będzie obecny pan Jan Kos?"; "nie Maria Kłos, lecz Marta Kłos"."""
    if is_stood_in_for(letter, one, found):
        return Act.REPLACED
    if was_and_is(letter, clauses, clause):
        return Act.RIGHT
    if clause.act is Act.RIGHT and clause.cue and one.end <= clause.cue[0] and is_wrong_one(letter, one, clause):
        return Act.WRONG
    if clause.question and clause.act is Act.SIGN_UP and _WILL_HE.search(letter.folded, clause.sentence[0], one.start):
        return Act.MENTION
    righted = any(c.act is Act.RIGHT and c.sentence == clause.sentence and c.start >= one.end for c in clauses)
    if righted and is_wrong_one(letter, one, clause):
        return Act.WRONG
    if clause.act in (Act.ABSENT, Act.CANCEL, Act.NONE) and (told := _of_who_stays(letter, one, clauses, clause)):
        return told
    if clause.act is Act.NONE and says_no(letter, one):
        return Act.ABSENT
    if clause.act in (Act.SIGN_UP, Act.EXCEPT, Act.MENTION, Act.NONE) and (
        _only_brings(letter, one, found, clauses, clause) or _is_left_out_below(letter, one, found, clauses, clause)
    ):
        return Act.EXCEPT
    if clause.act is Act.CANCEL and delegates(letter, one, found, clause):
        return Act.MENTION  # "Wójt Jan Lis prosi o wykreślenie Ewy Kot"
    return Act.WRONG if is_denied(letter, one, found, clauses, clause) else None


_BUT_NOT_HIM = re.compile(r"\b(?:ale|lecz|a)\s+nie\s+(?:(?:pan\w*|p\.)\s+)?$")


def _of_who_stays(letter: Letter, one: Found, clauses: Sequence[Clause], clause: Clause) -> Act | None:
    """What is said of him in a clause that takes somebody back, where it is not he who leaves: "proszę skreślić Jana
    Lisa, ale nie Ewę Kot"."""
    if _BUT_NOT_HIM.search(letter.folded, max(0, one.start - 20), one.start):
        return Act.ALREADY
    if clause.act is not Act.ABSENT:
        return None
    if _forbids(letter, one, clause):
        return Act.MENTION
    return Act.NONE if is_reason(letter, one, clause, clauses) else None


def _forbids(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Dyrektor Jan Lis nie pozwolił mi jechać": the one who forbids is not the one who stays away."""
    subject = one.name.case in (None, "nom") and clause.cue is not None and one.end <= clause.cue[0]
    return subject and clause.cue is not None and letter.folded.startswith(_FORBIDS, clause.cue[0])


_FORBIDS = ("nie pozw", "nie wyraz", "nie udziel")


_HIM = re.compile(r"\b(?:jej|jego|go|ich|tych\s+(?:dwojga|dwoch|osob|pan\w*)|obojga)\b")
_THEM_BOTH = re.compile(r"\b(?:ich|tych|obojga)\b")


def _is_left_out_below(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> bool:
    """ "Tłumaczyć będzie Ewa Kot, na liście proszę jej nie umieszczać"."""
    told = [c for c in clauses if c.start >= clause.start and c.sentence == clause.sentence and c.act is Act.EXCEPT]
    after = next(
        (
            c
            for c in told
            if c.cue and one.end <= c.cue[0] and _HIM.search(letter.folded, max(c.start, one.end), c.cue[1])
        ),
        None,
    )
    if after is None:
        return False
    assert after.cue is not None
    here = [other for other in found if clause.start <= other.start < after.cue[0]]
    both = _THEM_BOTH.search(letter.folded, one.end, after.cue[1]) is not None and one.name.case in (None, "nom")
    return both or all(other.start <= one.start for other in here)


_WILL_HE = re.compile(  # asked of another: "czy będzie obecny pan Jan Kos?"
    r"\bczy\s+(?:\w+\s+){0,2}?(?:bedzie|beda|przyjedzie|przyjada|pojawi\w*|zjawi\w*|wybiera\w*\s+sie)\b[^,?]*$"
)
TAKEN_UP = "taken-up"
_HER = re.compile(r"\bją\b", re.IGNORECASE)  # folded, it is "ja" too
_HE = re.compile(r"\b(?:on|ona|oni|one|ten|ta|ci|ktor\w{1,3}|jego|jej|ich|go|nim|nia)\b")


def _is_open(one: Found, clause: Clause) -> bool:
    """Does the clause itself settle nothing: it only tells, or asks whether it is possible?"""
    if clause.act is Act.NONE:
        return not one.listed
    return clause.act is Act.MENTION or (clause.act is Act.SIGN_UP and clause.question)


def _may_be_among_them(letter: Letter, clause: Clause) -> bool:
    """ "W imieniu pani Nowak oraz pana Lisa przesyłam zgłoszenie ich wszystkich": is she one of them?"""
    if clause.act is not Act.MENTION or clause.cue is None or not letter.folded.startswith("w imieniu", clause.cue[0]):
        return False
    return bool(re.search(r"\b(?:ich|jej|jego|wszystkich)\b", letter.folded[clause.end : clause.sentence[1]]))


_ON_OWN_BEHALF = re.compile(r"w\s+imieniu\s+(?:wlasnym|swoim)\s*(?:,|i|oraz)\s+(?:[\w.]+\s+){0,4}$")
_SIGNING_UP_BEFORE = re.compile(
    r"\b(?:zglaszam|zapisuj\w|potwierdzam|deklaruj\w)\s+(?:(?:udzial|chec|uczestnictwo|sie)\s+)?w\s+imieniu\b"
)
_SIGNING_UP = re.compile(
    r"\s*,?\s*(?:zglaszam|zapisuj\w|potwierdzam|deklaruj\w|prosz\w+\s+o\s+(?:zapisanie|wpisanie|(?:\w+\s+)?miejsc))"
)


def _on_behalf_too(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "W imieniu własnym i pani Ewy Kot zgłaszam udział": the writer and she."""
    if clause.act is not Act.MENTION:
        return False
    before = _ON_OWN_BEHALF.search(letter.folded, max(0, one.start - 80), one.start)
    signs_up = _SIGNING_UP.match(letter.folded, one.end) or _SIGNING_UP_BEFORE.search(
        letter.folded, clause.sentence[0], one.start
    )
    return before is not None and signs_up is not None


_ANOTHER = re.compile(r"\bpani?\s+(?!ktor)\w+[^.]*\b(?:on|ona)\b")


def _said_of_him(letter: Letter, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> Act | None:
    """ "Opiekunem jest Jan Lis, ale on nie jedzie", "bez Ewy Kot, którą proszę wykreślić": what the next clause says of
    him with a pronoun."""
    after = next((c for c in clauses if c.start >= clause.end), None)
    if after is not None and clause.act is Act.ALREADY and is_his_place_taken(letter, after):
        return Act.REPLACED
    if after is None or after.act not in (Act.ABSENT, Act.CANCEL) or after.self_:
        return None
    if "\n\n" in letter.text[clause.end - 1 : after.start + 1] or _ANOTHER.search(
        letter.folded, after.start, after.end
    ):
        return None  # another paragraph, or another subject: "Przywiezie nas pan Stefan, ale on nie uczestniczy"
    if any(after.start <= one.start < after.end for one in found) or _names_one(letter, clause, after):
        return None
    taken_up = _HE.search(letter.folded, after.start, after.end) or _HER.search(letter.text, after.start, after.end)
    return after.act if taken_up else None


def _names_one(letter: Letter, clause: Clause, after: Clause) -> bool:
    """ "Zapisałam Jana Lisa i Ewę Kot. Jan nie dojedzie": one of those before, by his given name alone."""
    said = CAPITALISED.findall(letter.text, after.start, min(after.end, after.start + 300))
    return clause.act is Act.ALREADY and any(map(names.is_given_name, said))


_LEFT_OUT = frozenset({Act.EXCEPT, Act.ABSENT, Act.CANCEL})


def _on_his_line(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> Act | None:
    """ "3. Jan Kos (jun.) - wpisany omyłkowo, proszę pominąć": what the rest of his line in a list says of him."""
    if not one.listed:
        return None
    line = letter.text.find("\n", one.end)
    after = next((c for c in clauses if c.start >= clause.end), None)
    if after is None or after.act not in _LEFT_OUT or after.self_ or (line >= 0 and after.start >= line):
        return None
    return None if any(after.start <= other.start < after.end for other in found) else after.act


_HE_SAYS = re.compile(  # "koleżanka Ewa Kot prosiła, żebym przekazała: nie może …"
    r"[^.!?]{0,40}?\b(?:prosil|poprosil|przekazal|dzwonil|zadzwonil|napisal|powiedzial)a?\b[^.!?]{0,40}?(?::|,\s*(?:ze|iz))\s+(?:niestety\s+|jednak\s+)?nie\s+(?:moze|bedzie|przyjedzie|przyjdzie|da\b|wezmie)"
)


def _told_of_him(
    letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause
) -> Act | None:
    """ "Na polecenie pani Teresy Kot przekazuję, że weźmie ona udział": what the next clause says of her."""
    after = next((c for c in clauses if c.start >= clause.end and c.sentence == clause.sentence), None)
    if after is None or clause.act is not Act.MENTION or after.question or after.condition:
        return None
    if _is_subject_of_both(letter, one, found, clause, after):
        return Act.SIGN_UP
    told = after.act is Act.ABSENT and _HE_SAYS.match(letter.folded, one.end)
    if THAT_HE.match(letter.folded, one.end) is None and not told:
        return None
    if THAT_HE.match(letter.folded, one.end) is None and after.self_:
        return None
    alone = not any(
        other.start != one.start
        and clause.start <= other.start < after.end
        and (other.start < clause.end or other.name.case in (None, "nom"))
        for other in found
    )  # "… weźmie on udział, w towarzystwie pani Ewy Kot"
    return after.act if alone and after.act in (Act.SIGN_UP, Act.ABSENT) else None


_IN_COMPANY = re.compile(r"\b(?:towarzystwie|asyscie)\s+(?:[\w,-]+\s+){0,4}$")
_AND_HE = re.compile(
    r"\b(?:i|oraz|a\s+takze)\s+(?:\w+\s+)?(?:potwierdza|prosi|zglasza|deklaruje|chce|wezmie|przyjedzie|pojedzie|przyjdzie|bedzie)\b"
)


def _is_subject_of_both(letter: Letter, one: Found, found: Sequence[Found], clause: Clause, after: Clause) -> bool:
    """ "Burmistrz Jan Lis dziękuje za zaproszenie i potwierdza swój udział"."""
    if (
        after.act is not Act.SIGN_UP
        or clause.cue is None
        or one.end > clause.cue[0]
        or one.name.case not in (None, "nom")
    ):
        return False
    alone = not any(
        other.start != one.start
        and clause.start <= other.start < after.end
        and not (other.name.case == "inst" or _IN_COMPANY.search(letter.folded, max(0, other.start - 60), other.start))
        for other in found
    )  # "… i przyjedzie w towarzystwie pani Ewy Kot"
    return alone and after.cue is not None and _AND_HE.search(letter.folded, clause.cue[1], after.cue[1]) is not None


_BUT_NOT = re.compile(
    r",?\s*(?:ale|lecz|jednak|choc|przy\s+czym|natomiast|i|a)\s+(?:[\w,]+\s+){0,7}?nie\s+(?:wezm\w+\s+udzial|bierze\s+udzial|bior[aą]\s+udzial|uczestnicz|bedzie\s+(?:uczestnicz|bral)|wchodz|zostaj|zamierz)\w*"
)


def _only_brings(letter: Letter, one: Found, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "Pojedzie z nim kierowca Jan Lis, ale nie weźmie udziału": the subject of both."""
    if one.name.case not in (None, "nom"):
        return False
    end = next((other.start for other in found if other.start >= one.end), clause.sentence[1])
    end = min(end, clause.sentence[1])
    but = _BUT_NOT_HE.search(letter.folded, one.end, end)
    if but is not None and (but["who"] == "ona") == (one.name.gender == "f"):
        return True
    return _BUT_NOT.search(letter.folded, one.end, end) is not None


_BUT_NOT_HE = re.compile(  # "moja szefowa Ewa Kot też o nich wie, ale ona nie idzie"
    r",?\s*\b(?:ale|lecz|jednak|choc|natomiast|tylko\s+ze)\s+(?P<who>ona?)\s+(?:(?:sama?|tez|akurat|jednak|niestety|juz)\s+){0,2}nie\s+(?:idzie|jedzie|pojedzie|przyjedzie|przyjdzie|pojdzie|bedzie|wybiera\s+sie|moze|da\s+rady)(?=\s*(?:[.,;!)]|$|\n|(?:na|do|z)\s))"
)
_STAYS = re.compile(
    r"(?:po)?zosta(?:j|n|w|l)|podtrzym|niech|reszta|nadal|bez\s|juz\s|maj|mac|przy(?:jd|jed|jad|jezdz|chodz)|pojed|pojad|jedzi|jad|bedzie|beda|wez|potwierdz|udaj"
)
_BRACKETED = re.compile(r"\([^()]*\b(?:jad|jedzi|bed|przyj|zosta)\w*[^()]*$")


def _verb_before(letter: Letter, one: Found, clauses: Sequence[Clause], clause: Clause) -> Act | None:
    """ "Nie wezmą udziału zgłoszeni wcześniej Jan Lis i Ewa Kot": the verb stands before those signed up."""
    if clause.cue and _STAYS.match(letter.folded, clause.cue[0]):
        return None  # "wykreślamy Ewę Kot, pozostaje Jan Lis"
    index = clauses.index(clause)
    before = clauses[index - 1] if index else None
    if before is not None and _BRACKETED.search(letter.folded, before.end - 1, one.start):
        return None  # "nie jedzie Ewa Kot, reszta bez zmian (jadę ja i Jan Lis)"
    joined = before is not None and before.sentence == clause.sentence and not before.self_
    return before.act if before and joined and before.act in (Act.ABSENT, Act.CANCEL) else None


_ASIDE = re.compile(r"\([^()]*$|\(\s*sam\b")
_CAME_FORWARD = re.compile(r"zglosi(?:l|la|li|ly)\s+sie\b")
_EARLIER = re.compile(r"\b(?:juz|wczesniej|poprzednio|tydzien|tygodni\w*|dni)\b")


def _offers_himself(letter: Letter, one: Found, clause: Clause) -> bool:
    """ "Do udziału w warsztatach zgłosili się radni: Jan Lis i Ewa Kot": in the office that writes."""
    if clause.cue is None or one.name.case not in (None, "nom") or one.end <= clause.cue[0]:
        return False
    before = letter.folded[clause.sentence[0] : clause.cue[0]]
    came = _CAME_FORWARD.match(letter.folded, clause.cue[0]) is not None and "do udzialu" in before
    return came and _EARLIER.search(letter.folded, *clause.sentence) is None


_MOVES = re.compile(r"(?:przenie|przepis|przeloz|przerzuc|przesun)")


def _verb_after(letter: Letter, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> Act | None:
    """What the rest of the sentence says of those "signed up before": that they cannot come."""
    for later in clauses:
        if later.sentence != clause.sentence or later.start < clause.end or later.cue is None:
            continue
        if later.act is Act.SIGN_UP and _MOVES.match(letter.folded, later.cue[0]):
            return Act.SIGN_UP  # "Ewę Kot, zapisaną na 26.10, proszę przełożyć na 9.11"
        if later.act in (Act.ABSENT, Act.CANCEL):
            if _ASIDE.search(letter.folded, clause.end, later.cue[0]):
                return None  # "którą przywiezie mąż (sam nie uczestniczy)"
            return None if any(later.start <= one.start < later.end for one in found) else later.act
    return None


def _taken_up(letter: Letter, found: Sequence[Found], clauses: Sequence[Clause], clause: Clause) -> Act | None:
    """What the next request asks for "them" without naming anybody, in the same sentence or a later one."""
    asks = (Act.SIGN_UP, Act.CANCEL)
    for after in (c for c in clauses if c.start >= clause.end and c.act in asks and not c.question):
        if any(clause.sentence[1] <= one.start < after.end or after.start <= one.start < after.end for one in found):
            return None
        them = _THEM.finditer(letter.folded, after.start, after.end)
        if any(match[0] != "ja" or letter.text[match.end() - 1] in "ąĄ" for match in them):
            # "odwołuję jego udział": the verb is the writer's, the request another's
            return after.act if after.act is Act.CANCEL or not after.self_ else None
        if not after.self_ and after.sentence != clause.sentence:  # "… i chcieliby być. Proszę o zapisanie ich"
            return None
    return None


__all__ = ["Told", "decided"]

"""The verbs around a person: between him and the request, and in his own part of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names.casing import word_set
from processor.stages.extract.found import LEAVES, Found
from processor.stages.extract.standing.words import Span, Word
from processor.text.folding import fold

_NEAR = 12  # characters: "o wpisanie go"
_HIM = word_set("go jego jej ich niego niej nich oboje obydwoje oboj")
_TURNS = word_set("ale lecz a wiec natomiast zas")
_CLAUSES = word_set("wiec jak ale lecz")
_NAMELY = frozenset([":", "czyli", "tj", "tzn", "mianowicie", "znaczy"])
_COMING = re.compile(
    r"zajm(?:ie|a)|przyj(?:edzie|dzie|ada|da)|pojed(?:zie)|pojada|zastap(?:i|ia)|bedzie|beda|stawi(?:a)?"
)

_WOULD = re.compile(
    r"(?!chci[ae]l|mogl|prosil|wol[ae]l|pragn[ae]l|zyczyl|byl)\w{2,}l[aoiy]?by"
)  # the conditional, no wish


def between(words: Sequence[Word], at: int, cue: Span, *, leaves: bool, one_is_subject: bool) -> str:
    """A verb, a denial or another clause between the request and him; "" where none is, or where the request takes him
    up with a pronoun ("ksiądz Jan Lis prosi, żeby go zapisać").

    What stands behind somebody who `leaves` is why he does.
    """
    mine = words[at]
    if cue[1] <= mine.start:
        gap = [word for word in words[:at] if word.start >= cue[1]]
    elif mine.end <= cue[0] and not leaves:
        gap = [word for word in words[at + 1 :] if word.end <= cue[0]]
    else:
        return ""
    named = max((i for i, word in enumerate(gap) if word.folded in _NAMELY), default=-1)
    if _takes_him_up(gap) or (one_is_subject and _says_that_he(gap, [word for word in words if word.start >= cue[1]])):
        return ""
    gap = _without_asides(gap[named + 1 :], mine)
    if any(
        (word.folded in _HIM and not _is_possessive(words, i)) or word.text.lower() == "ją"
        for i, word in enumerate(words)
        if i > at and word.start < cue[1] + _NEAR
    ):
        return ""
    if one_is_subject and named < 0 and not any(word.text in (":", ",") for word in gap):
        aside = _relative_before(words, cue)
        if aside:
            return aside
    for i, word in enumerate(gap):
        other = word.is_verb and not word.is_of_a_request and word.folded != "dotyczy"  # "zgłoszenie dotyczy Ewy Kot"
        other = other or _ANOTHER_WISH.fullmatch(word.folded) is not None
        if other or word.begins_a_clause or (word.folded == "nie" and not _is_no_denial(gap, i)):
            return f"„{word.text}”"
    return ""


def _without_asides(gap: list[Word], mine: Word) -> list[Word]:
    """Without what is told of somebody in the gap in a relative clause that a comma closes, where one in the same case is
    joined to him: "Ewę Kot, która będzie tłumaczyć, oraz Jana Lisa"."""
    last = max((i for i, word in enumerate(gap) if word.text == ","), default=-1)
    joined = gap[last + 1 :]
    if last < 0 or not joined or not joined[0].joins or not all(word.goes_along for word in joined):
        return gap
    begins = [i for i, word in enumerate(gap[:last]) if word.folded.startswith("ktor")]
    if not begins or begins[-1] < 2 or gap[begins[-1] - 1].text != ",":
        return gap
    told, aside = gap[begins[-1] - 2].person, gap[begins[-1] : last]
    objects = {told.name.case, _case_beside(joined[-1], mine.person)} if told and mine.person else set()
    if (
        not objects
        or not objects <= {"gen", "acc", "dat"}
        or any(w.person or w.is_break or w.text == "," for w in aside)
    ):
        return gap
    return [*gap[: begins[-1] - 1], *joined]


def _case_beside(word: Word, one: Found) -> str | None:
    """The case of a name; of one left as it is ("naszej stażystki Nguyen Thi Hoa"), that of the noun right before it."""
    cases = {case for sex, case in names.person_noun(word.text.lower()) if sex and word.is_style}
    return one.name.case if one.name.case not in (None, "nom") or len(cases) != 1 else cases.pop()


_ANOTHER_WISH = re.compile(  # "proszę wpisać mnie i powiadomić Jana Lisa"
    r"(?:powiadom|poinform|zawiadom|odpis|napis|zadzwon|oddzwon|pozdrow|zapyt|spyt|dopyt|podziek|skontakt|uprzedz|przypomn|zaprosi)\w*c"
)
_WHOM = word_set("którego którą których które")
_ADVERBS = word_set("niniejszym również także też właśnie tym samym")


def _takes_him_up(gap: Sequence[Word]) -> bool:
    """ "skarbnik Jan Lis, którego niniejszym zgłaszam": the relative pronoun is the object of the request."""
    words = [word.text.lower() for word in gap]
    return words[:1] == [","] and len(words) > 1 and words[1] in _WHOM and all(w in _ADVERBS for w in words[2:])


def _may_come(word: Word) -> bool:
    """Somebody, or some body, who may be the subject of a verb before it."""
    if word.person is not None:
        return word.person.name.case in (None, "nom")
    return _BODIES.match(word.folded) is not None or names.is_person_noun(word.text.lower())


_BODIES = re.compile(r"delegacj|reprezentac|przedstawiciel|zespol|grup|osob(?!isci)|ktos\b|nikt\b|kto\b")


def _is_possessive(words: Sequence[Word], i: int) -> bool:
    """ "jej zastępca": another's."""
    after = words[i + 1].text.lower() if i + 1 < len(words) else ""
    return words[i].folded in _HIS and names.is_person_noun(after)


_HIS = word_set("jej jego ich")
_SAYS = word_set(
    "informuje zawiadamia powiadamia oswiadcza deklaruje potwierdza zapewnia komunikuje zapowiada obiecuje oznajmia"
)
_ITS_NOUN = word_set("udzial obecny obecna obecni")
_PREPOSITIONS = word_set("w we na do z ze wraz razem u dnia")
_IN_BETWEEN = word_set(
    "iz ze uprzejmie niniejszym z przyjemnoscia radoscia checia chetnie rowniez takze tez osobiscie sam sama na pewno"
)


def _says_that_he(gap: Sequence[Word], behind: Sequence[Word]) -> bool:
    """ "Wójt Jan Lis informuje, że weźmie udział w warsztatach": neither before nor `behind` the verb of "że" stands
    another subject ("… że weźmie udział jego zastępca")."""
    rest = [word for word in behind if word.folded not in _IN_BETWEEN and word.folded not in _ITS_NOUN]
    if rest and not (
        rest[0].is_break or rest[0].text == "," or rest[0].folded in _PREPOSITIONS or rest[0].text[:1].isdigit()
    ):
        return False
    if any(map(_may_come, behind)):
        return False
    words = [word.text.lower() for word in gap]
    that = next((i for i, word in enumerate(words) if fold(word) in ("ze", "iz")), -1)
    told = [word.folded in _SAYS for word in gap]
    return (
        that > 0
        and any(told)
        and all(told[i] or word == "," or gap[i].folded in _IN_BETWEEN for i, word in enumerate(words))
    )


def _relative_before(words: Sequence[Word], cue: Span) -> str:
    """ "z referatu, którym kieruje Jan Lis": the relative pronoun of the part that holds the verb; "" where none is."""
    for word in reversed([word for word in words if word.start < cue[0]]):
        if word.is_break or word.text == ",":
            return ""
        if word.folded.startswith("ktor"):
            return f"„{word.text} …”"
    return ""


def _is_no_denial(words: Sequence[Word], i: int) -> bool:
    """ "nie tylko", "kieruję na nie", "nie Anna, lecz Hanna" """
    before, after = words[i - 1].folded if i else "", [word.folded for word in words[i + 1 : i + 4]]
    put_right = "," in after and bool({"a", "lecz", "ale", "tylko"} & set(after))
    return before in ("na", "w", "o") or after[:1] == ["tylko"] or put_right


def his_own(words: Sequence[Word], at: int, cue: Span, one: Found) -> str:
    """A verb of the third person of which he may be the subject, other than that of the request."""
    begin, end = _part(words, at)
    if cue[0] == cue[1]:  # his sentence asks for nothing: "… – i pozdrów ode mnie Ewę Kot"
        other = next((word for word in words[begin:end] if word.is_verb and not word.is_of_a_request), None)
        if other is not None:
            return f"„{other.text}”"
    if one.name.case not in (None, "nom") or _is_asked_for_by_pronoun(words, at, cue):
        return ""
    if told := _would(words[begin:end]) or (_comes(words, at) if one.act in LEAVES else ""):
        return told
    asked = any(cue[0] <= word.start < cue[1] for word in words[begin:end])
    if one.act in LEAVES and (asked or cue[1] > one.start):
        return ""
    for i in range(begin, end):
        told = _tells(words, i, cue) or _does_else(words, i)
        if told and not (one.act in LEAVES and told.startswith("„nie ")):
            return told
        if one.act in LEAVES and (_COMING.fullmatch(words[i].folded) or words[i].is_verb_of_another):
            return f"„{words[i].text}”"  # "jej miejsce zajmie Ewa Kot"
    if asked or any(word.is_verb_of_another for word in words[begin:end]):
        return ""
    return _behind(words, end, cue)


def _would(part: Sequence[Word]) -> str:
    """ "przyszłaby za mnie Ewa Kot" """
    return next((f"„{word.text}”" for word in part if _WOULD.fullmatch(word.folded)), "")


def _comes(words: Sequence[Word], at: int) -> str:
    """ "zamiast mnie przyjedzie Ewa Kot, a Jana Lisa zastąpi Adam Bąk": a verb of coming right before him."""
    before = words[at - 1].folded if at else ""
    denied = at > 1 and words[at - 2].folded == "nie"
    return f"„{words[at - 1].text}”" if _COMING.fullmatch(before) and not denied else ""


def _is_asked_for_by_pronoun(words: Sequence[Word], at: int, cue: Span) -> bool:
    """ "Starosta Jan Lis zapoznał się z zaproszeniem i prosi o wpisanie go": nobody else may be meant."""
    if any(word.person is not None and word.start < cue[1] for word in words[at + 1 :]):
        return False
    near = [word for word in words[at + 1 :] if cue[0] <= word.start < cue[1] + _NEAR]
    return cue[0] < cue[1] and any(word.folded == "go" or word.text.lower() == "ją" for word in near)


_WILL = frozenset({"bedzie", "beda"})


def _does_else(words: Sequence[Word], i: int) -> str:
    """ "będzie w tym czasie odprawiał pogrzeb": the verb "będzie" goes with, where it is none of coming."""
    if words[i].folded not in _WILL:
        return ""
    for word in words[i + 1 : i + 6]:
        if word.is_break or word.text == "," or word.person is not None:
            return ""
        if word.is_verb_of_another and not word.is_of_a_request and not _ATTENDING.match(word.folded):
            return f"„{word.text}”"
    return ""


_ATTENDING = re.compile(r"uczestnicz|bral|bra[lł]|uczest|mial|mog|chcial|gosc|obecn|siedzial|sluchal|slucha")


def _behind(words: Sequence[Word], begin: int, cue: Span) -> str:
    """His verb behind what stands between commas: "Jan Lis, z którym dzielę pokój, kazał pozdrowić"."""
    aside = False
    for i in range(begin, len(words)):
        word = words[i]
        if told := _does_else(words, i):
            return told
        if word.is_break or cue[0] <= word.start < cue[1] or word.folded in _TURNS:
            return ""
        aside = word.begins_a_clause or (aside and word.text != ",")
        if aside:
            continue
        if told := _tells(words, i, cue):
            return told
        if word.is_verb_of_another:
            return ""
    return ""


def _tells(words: Sequence[Word], i: int, cue: Span) -> str:
    """The verb at this place, where it is another than that of a request, or denied."""
    word = words[i]
    if not word.is_verb_of_another:
        return ""
    if i > 1 and words[i - 1].is_kin and words[i - 2].text == ",":
        return ""  # "przyjedzie Ewa Kot, mąż prowadzi koło": it has a subject of its own
    if i and words[i - 1].folded == "nie":
        return f"„nie {word.text}”"
    near = words[max(0, i - 8) : i + 5]
    if word.folded.startswith("wez") and not any(w.folded.startswith(("udzial", "pod")) for w in near):
        return f"„{word.text}”"  # "zastępstwo weźmie za nią Jan Lis"
    if word.folded.startswith("zajm") and not any(w.folded.startswith(_SEATS) for w in near):
        return f"„{word.text}”"
    if word.folded.startswith("wyrazi") and any(w.folded.startswith("zgod") for w in words[i : i + 4]):
        return f"„{word.text} zgodę”"
    if word.folded in ("ma", "maja"):  # "wójt ma inne obowiązki", but "ma przyjechać", "ma zamiar"
        return (
            "" if any(map(_WISHES.fullmatch, (w.folded for w in words[max(0, i - 2) : i + 6]))) else f"„{word.text} …”"
        )
    if word.folded.startswith("zosta") and not any(map(_is_participle, near)):
        return f"„{word.text}”"  # "mąż, Jan Lis, zostaje z dziećmi", but "został zgłoszony Jan Lis"
    return "" if cue[0] <= word.start < cue[1] or word.is_of_a_request else f"„{word.text}”"


_SEATS = ("miejsc", "krzesl", "siedzeni", "fotel", "stolek")
_WISHES = re.compile(r"chec\w*|zamiar|ochot\w+|prawo|byc|\w{3,}[aeiouy]c|\w+jsc|sie")
_PARTICIPLE = re.compile(r"\w{3,}(?:an|on|en|et|ut)[yaieo]|\w{3,}eci")


def _is_participle(word: Word) -> bool:
    """A passive one, by its form: "zgłoszony", "wyznaczeni"."""
    return _PARTICIPLE.fullmatch(word.folded) is not None


def _part(words: Sequence[Word], at: int) -> Span:
    """His part of the sentence, first word and behind the last: up to a mark or a word that begins another clause;
    commas about his name, his title and those joined to him are none."""
    begin, end, along = at, at + 1, True
    while begin > 0 and not _ends(words[begin - 1], words[begin - 2 : begin - 1], along=along):
        begin -= 1
        along = along and _beside(words[begin])
    along = True
    while end < len(words) and not _ends(words[end], words[end + 1 : end + 2], along=along):
        along = along and _beside(words[end])
        end += 1
    return begin, end


def _ends(word: Word, beyond: Sequence[Word], *, along: bool) -> bool:
    """Does his part end at this word? `along`: nothing but names and what goes along with them stands up to it."""
    if word.is_break or word.begins_a_clause or word.folded in _CLAUSES:
        return True
    return word.text == "," and not (along and beyond and _beside(beyond[0]))


def _beside(word: Word) -> bool:
    """Somebody else who may be its subject too, or what goes along with names."""
    return word.goes_along and (word.person is None or word.person.name.case in (None, "nom"))

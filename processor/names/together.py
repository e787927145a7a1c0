"""People named together who share one surname: "Annę i Jana Kowalskich", "Jan Kowalski z żoną Ewą"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor.names.agreement import Resolution, given_readings, readings_of_surname, resolve, womans
from processor.names.dictionary import borne_by, is_known_surname, is_word
from processor.names.spans import BOTH, Span
from processor.values import Gender

Ways = tuple[Resolution, ...]

_AND = frozenset({"i", "oraz", "a także", "&", "+", ",", "/", "jak i", "wraz z", "z", "ze", "jak również"})
_KIN = re.compile(
    r"[\s,(]*(?:i|oraz|z|ze|wraz z|razem z|a także|jak również|\+)?[\s,]*(?:swoj\w{1,4} |moj\w{1,4} |jego |jej )?"
    r"(?:żon[aąęyo]|mąż|męża|mężem|mężowi|syn(?:a|em|owi|ka|kiem)?|córk[aąęi]|córce|brat(?:a|em|u)?|siostr[aąęy]|dzieckiem|synową|zięciem|teściową|małżonk\w{1,3})[\s,:(]+",
    re.IGNORECASE,
)
_KIN_BEFORE = re.compile(
    r"(?:^|[\s,(])(?:żon[aąęyo]|mąż|męża|mężem|mężowi|małżonk\w{1,3}|syn(?:a|em|owi|ka|kiem)?|"
    r"córk[aąęi]|córce|brat(?:a|em|u)?|siostr[aąęy]) $",
    re.IGNORECASE,
)
_NAMES_THEM = re.compile(r"\s*[,:(–—-]\s*(?:tj\. |czyli |to jest )?")
_BOTH = re.compile(
    r"[\s,]*\(?\s*(?:ojc\w{1,3}|ojciec|matk\w{1,2}|senior\w{0,3}|sen\.?|starsz\w{1,4}) "
    r"(?:i|oraz) (?:syn\w{0,3}|córk\w{1,2}|junior\w{0,3}|jun\.?|młodsz\w{1,4})",
    re.IGNORECASE,
)


def partners(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Ways]]:
    """Each span with the readings its neighbours tell; given names alone that no surname completes are left out."""
    pending: list[Span] = []
    last: Span | None = None
    named: set[Span] = set()
    for at, span in enumerate(spans):
        if span in named:
            continue
        if span.family:
            members = _told_of_both(text, pending, span) or _named_family(text, span, spans[at + 1 :])
            if members:
                pending = _before(pending, members[0][0])
                named.update(member for member, _ in members)
                yield from members
                continue
            if span.guessed:
                continue
        if not span.surname:
            following = spans[at + 1] if at + 1 < len(spans) else None
            shares = following is not None and bool(following.surname) and _joined(text, span, following)
            relative = () if shares else _relative(text, last, span)
            if relative:
                yield span, relative
                continue
            if pending and not _joined(text, pending[-1], span):
                yield from _kin(text, pending)
                pending.clear()
            pending.append(span)
            continue
        joined = bool(pending) and _joined(text, pending[-1], span)
        yield from () if joined else _kin(text, pending)
        yield from _group(text, pending if joined else [], span)
        pending = []
        if not joined and _BOTH.match(text, span.end):
            yield span, tuple(resolve([w.text for w in span.given], [w.text for w in span.surname]))
        last = span
    yield from _kin(text, pending)


def _named_family(text: str, family: Span, following: Sequence[Span]) -> list[tuple[Span, Ways]]:
    """ "państwa Gawronów, Ninę i Oskara", "państwo Nowakowie (Jan i Ewa)": those named after the surname they share."""
    members: list[Span] = []
    for span in following:
        before = members[-1] if members else family
        gap = text[before.end : span.start]
        if span.surname or not (_joined(text, before, span) if members else _NAMES_THEM.fullmatch(gap)):
            break
        members.append(span)
    plural = _plural(family) or _unbent(family)
    apposed = [_member(member, plural, apposed=True) for member in members]
    agreeing = [_member(member, plural) for member in members]
    # of "rodziny Lisów: Stanisława i Ewa" Ewa is in the nominative, so Stanisława is no Stanisław
    ways = apposed if all(apposed) and not all(agreeing) else [a or b for a, b in zip(agreeing, apposed, strict=True)]
    each = [(member, tuple(one)) for member, one in zip(members, ways, strict=True)]
    return each if len(each) > 1 and all(ways for _, ways in each) else []


def _told_of_both(text: str, pending: Sequence[Span], surname: Span) -> list[tuple[Span, Ways]]:
    """ "Anna i Piotr, oboje Kos", "Annę i Piotra (oboje Kosowie)": those named before the surname that they share."""
    gap = text[pending[-1].end : surname.start] if pending else ""
    if not 0 < len(gap) <= 60 or BOTH.fullmatch(gap) is None or (len(pending) > 2 and _TWO.search(gap)):
        return []
    last = surname.surname[0].text
    told = [(lemma, "m", how) for lemma, how in readings_of_surname([last], "m", "nom", "sg") if lemma == last]
    told += [(lemma, "f", how) for lemma, how in readings_of_surname([last], "f", "nom", "sg") if lemma == last]
    told += [(lemma, gender, how) for lemma, case, gender, how in _plural(surname) if case in ("nom", "gen")]
    members = _of_one_case([_with_told(member, told) for member in pending])
    spans = (*pending[:-1], pending[-1]._replace(surname=surname.surname))
    return [(span, tuple(ways)) for span, ways in zip(spans, members, strict=True)] if all(members) else []


_TWO = re.compile(r"\bob", re.IGNORECASE)


def _before(pending: Sequence[Span], first: Span) -> list[Span]:
    return [one for one in pending if one.end <= first.start]


def _with_told(member: Span, told: Sequence[tuple[str, str, float]]) -> list[Resolution]:
    ways = []
    for first, gender, case, weight, known in given_readings([w.text for w in member.given]):
        for lemma, sex, how in told:
            last = womans(lemma) if sex == "m" and gender == "f" else lemma
            if not (gender == "m" and sex == "f"):
                ways.append(Resolution(first, last, gender, case, "pl", weight + how, known + (how > 1.5)))
    return _distinct(ways)


def _kin(text: str, pending: Sequence[Span]) -> Iterator[tuple[Span, Ways]]:
    """Given names alone after a word of kinship: "mąż Wiktor i córka Alina"."""
    for span in pending:
        if _KIN_BEFORE.search(text[max(0, span.start - 24) : span.start]):
            yield span, ()


def _group(text: str, group: Sequence[Span], span: Span) -> Iterator[tuple[Span, Ways]]:
    plural = _plural(span) if group else ()
    shared = _of_one_case([_member(member, plural) for member in (*group, span)]) if plural else []
    if shared and all(shared):
        for member, ways in zip((*group, span), shared, strict=True):
            yield member, tuple(ways)
        return
    apart = not group or "," in text[group[-1].end : span.start] or span.surname_first
    if len(group) == 1 and not apart:  # "Anna i Jan Kowalski": the surname stands once, in the singular
        owner = resolve([w.text for w in span.given], [w.text for w in span.surname])[0]
        as_written = owner.last_name == " ".join(w.text for w in span.surname)
        lent = tuple(way for way in _borrowed(group[0], owner) if _alike(way.case, owner.case))
        if lent and as_written:  # of "Annę i Jana Lisa" Anna may have any surname
            yield group[0], lent
    yield span, ()


def _of_one_case(members: list[list[Resolution]]) -> list[list[Resolution]]:
    """The ways of each that the others share the case of: of "Jana i Ewę Kot" Jana is no woman in the nominative."""
    return [
        [way for way in ways if all(any(_alike(way.case, one.case) for one in other) for other in members)]
        for ways in members
    ]


def _alike(one: str, other: str) -> bool:
    """Are two cases the same, or those that men's names do not tell apart?"""
    return one == other or {one, other} <= {"gen", "acc"}


def _joined(text: str, one: Span, other: Span) -> bool:
    gap = text[one.end : other.start].strip().lower()
    if len(gap) <= 10 and gap in _AND:
        return True
    return len(gap) <= 40 and _AND_STYLED.fullmatch(gap) is not None and _may_be_shared(other)


_AND_STYLED = re.compile(  # "panią Otylię i pana Jana Wysockich", "mgr Ewa i dr Jan Wolscy"
    r"(?:i|oraz|a także|jak również|wraz z|,)"
    r"(?: (?:pan(?:i|a|ią|em|u)?|kol\.|koleg(?:a|ę|i|ą)|koleżank(?:a|ę|i|ą)"
    r"|(?:p|ks|dr|hab|mgr|inż|prof|lic|arch)\.?)){1,4}"
)
_OF_SEVERAL = re.compile(r"(?:owie|ow|ów|om|ami|ach|scy|ccy|dzcy|[iy](?:ch|m|mi)|[sc]kie|dzkie)$")


def _may_be_shared(span: Span) -> bool:
    """Behind a title of its own only a surname in the plural is another's too: "pani Ewa i pan Jan Kos" may be two."""
    return not span.surname or _OF_SEVERAL.search(span.surname[-1].text.lower()) is not None


def _relative(text: str, last: Span | None, span: Span) -> Ways:
    """ "Jan Kowalski z żoną Ewą": she has his surname, most likely."""
    if last is None or not 0 < span.start - last.end <= 40 or not last.surname:
        return ()
    if _KIN.fullmatch(text, last.end, span.start) is None:
        return ()
    return _borrowed(span, resolve([w.text for w in last.given], [w.text for w in last.surname])[0])


def _borrowed(span: Span, owner: Resolution) -> Ways:
    """The given names of `span` with the surname of `owner`, in the form of the bearer's gender."""
    found = []
    for first, gender, case, weight, known in given_readings([w.text for w in span.given]):
        agrees = 0.5 if case == owner.case else 0.0
        for last in (owner.last_name,) if gender == owner.gender else borne_by(owner.last_name, gender):
            if known:
                found.append(Resolution(first, last, gender, case, "sg", weight + agrees, 1 + (owner.known > 1)))
    return tuple(_distinct(found))


def _plural(span: Span) -> tuple[tuple[str, str, Gender, float], ...]:
    """(nominative, case, gender, weight) of a surname in the plural; empty where it is none."""
    words = [w.text for w in span.surname]
    found: list[tuple[str, str, Gender, float]] = []
    for case in ("nom", "gen", "dat", "acc", "inst", "loc"):
        for lemma, weight in readings_of_surname(words, "m", case, "pl"):
            found.append((lemma, case, "m", weight))
        for lemma, weight in readings_of_surname(words, "f", case, "pl"):
            found.append((lemma, case, "f", weight))
    lemmas = {lemma for lemma, *_ in found}  # Bukowie are of Buk rather than of Buko
    ukrainian = _ukrainian(lemmas)
    return tuple(
        (
            lemma,
            case,
            gender,
            weight
            - (0.3 if lemma.endswith("o") and lemma[:-1] in lemmas else 0.0)
            + (_PATRONYMIC if lemma in ukrainian else 0.0),
        )
        for lemma, case, gender, weight in found
    )


_PATRONYMIC = 1.0


def _ukrainian(lemmas: set[str]) -> set[str]:
    """Those in -enko, a suffix of Ukrainian surnames, where none in -enek or -enka is a known surname or a word:
    Tkaczenkom is of Tkaczenko, Sosenkom may be of Sosenka."""
    others = {lemma for lemma in lemmas if lemma.endswith(("enek", "enka"))}
    if any(is_known_surname(one) or is_word(one.lower()) for one in others):
        return set()
    return {lemma for lemma in lemmas if lemma.endswith("enko")}


def _unbent(span: Span) -> tuple[tuple[str, str, Gender, float], ...]:
    """The readings of a surname that stays as it is for women in any case ("panie Mazur, Ewę i Idę")."""
    words = [w.text for w in span.surname]
    if words[-1].endswith(("a", "e", "y", "i", "ą", "ę")):
        return ()
    found = readings_of_surname(words, "f", "nom", "sg")
    written = " ".join(words)
    return tuple(
        (lemma, case, "f", weight) for lemma, weight in found if lemma == written for case in ("nom", "gen", "acc")
    )


def _member(
    member: Span, plural: Sequence[tuple[str, str, Gender, float]], *, apposed: bool = False
) -> list[Resolution]:
    """The ways of one given name under the surname; `apposed` names stand in the nominative beside another case."""
    ways: list[Resolution] = []
    for first, gender, case, weight, known in given_readings([w.text for w in member.given]):
        for lemma, plural_case, plural_gender, how in plural:
            agrees = case == "nom" if apposed else plural_case == case
            if not agrees or (gender == "m" and plural_gender == "f"):
                continue
            last = womans(lemma) if plural_gender == "m" and gender == "f" else lemma
            ways.append(Resolution(first, last, gender, case, "pl", weight + how, known + (how > 1.5)))
    return _distinct(ways)


def _distinct(ways: Sequence[Resolution]) -> list[Resolution]:
    best: dict[tuple[str, str], Resolution] = {}
    for way in sorted(ways, key=lambda way: -way.score):
        best.setdefault((way.first_names, way.last_name), way)
    return list(best.values())

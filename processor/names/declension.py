"""How Polish declines personal names: from the nominative to the forms of every case.

The rules follow the school grammar (Saloni, Wielki słownik ortograficzny PWN, rules 234–290): adjectival surnames,
consonant stems with fleeting e and ó/ą alternation, masculine and feminine -a, -o, indeclinable ones, the apostrophe
after mute letters. `lemmas.py` reads them backwards. Where usage varies every current form is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from processor.names.casing import word_set
from processor.values import Gender

Number = Literal["sg", "pl"]
Forms = dict[str, tuple[str, ...]]

CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
VOWELS = frozenset("aeiouyąęóáéíúýäöüőűâêôèàìòăěåøō")

_SOFT = (("ć", "ci"), ("ń", "ni"), ("ś", "si"), ("ź", "zi"))
_FUNCTIONALLY_SOFT = ("c", "cz", "sz", "rz", "ż", "dz", "dż", "l", "j", "ž", "š", "č")
_LABIAL_SOFT = word_set("Gołąb Jastrząb Karp Kurp Żuraw Paw Drop Modrzew Cietrzew Czerw Szczaw Jarząb Bób Żółw")
_WITH_ON = word_set("Bruno Hugo Otto Iwo Ivo Gwido Kuno Odo")
_HARD_TO_SOFT = (
    ("st", "ści"), ("zd", "ździ"), ("sł", "śl"), ("zł", "źl"), ("sn", "śni"), ("zn", "źni"), ("sm", "śmi"),
    ("ch", "sz"), ("k", "c"), ("g", "dz"), ("h", "ż"), ("r", "rz"), ("ł", "l"), ("t", "ci"), ("d", "dzi"), ("s", "si"),
    ("z", "zi"), ("n", "ni"), ("b", "bi"), ("p", "pi"), ("w", "wi"), ("m", "mi"), ("f", "fi"), ("v", "vi"), ("x", "xi"),
)  # fmt: skip
_PLURAL_ADJECTIVE = (
    ("ski", "scy"), ("cki", "ccy"), ("dzki", "dzcy"), ("ki", "cy"), ("gi", "dzy"), ("sty", "ści"), ("ny", "ni"),
    ("ty", "ci"), ("dy", "dzi"), ("ły", "li"), ("ry", "rzy"), ("chy", "si"), ("wy", "wi"), ("my", "mi"), ("by", "bi"),
    ("py", "pi"), ("szy", "si"), ("ży", "zi"), ("ni", "ni"),
)  # fmt: skip


def _softened(stem: str) -> tuple[str, ...]:
    """The stem before -e of the locative: "Zięb" → "Ziębi", "Dud" → "Dudzi", "Kost" → "Kości"."""
    for hard, soft in _HARD_TO_SOFT:
        if stem.endswith(hard):
            head = stem[: -len(hard)]
            if hard in {"h"}:
                return (head + "ż", head + "sz")
            if len(hard) == 2 and hard != "ch":
                return (head + soft, stem[:-1] + dict(_HARD_TO_SOFT)[hard[-1]])
            return (head + soft,)
    return (stem,)


def _is_soft(stem: str) -> bool:
    return stem.endswith(_FUNCTIONALLY_SOFT) or stem.endswith("i")


@lru_cache(maxsize=5_000)
def decline(lemma: str, gender: Gender, number: Number = "sg", kind: Literal["any", "given"] = "any") -> Forms:
    """All forms of one word of a name; hyphenated names are declined part by part by the caller.

    The nominative is first in "nom". A word no rule bends has itself in every case.
    """
    forms: dict[str, list[str]] = {case: [] for case in CASES}
    paradigms = (
        _feminine(lemma, number, given=kind == "given")
        if gender == "f"
        else _masculine(lemma, number, given=kind == "given")
    )
    for case, form in paradigms:
        if form not in forms[case]:
            forms[case].append(form)
    if not any(forms.values()):
        return dict.fromkeys(CASES, (lemma,))
    return {case: tuple(found) for case, found in forms.items()}


def _pairs(**forms: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for case, value in forms.items():
        for form in (value,) if isinstance(value, str) else value:
            yield case, form


# --- feminine


def _feminine(lemma: str, number: Number, *, given: bool) -> Iterator[tuple[str, str]]:
    if lemma.endswith("á"):
        stem = lemma[:-1]
        yield from _pairs(
            nom=lemma, gen=(stem + "ej", stem + "é"), dat=(stem + "ej", stem + "é"), acc=(stem + "ą", stem + "ou"),
            inst=(stem + "ą", stem + "ou"), loc=(stem + "ej", stem + "é"), voc=lemma,
        )  # fmt: skip
        return
    if not lemma.endswith("a") or len(lemma) < 3:
        return
    if number == "pl":
        yield from _feminine_plural(lemma)
        return
    adjectival = lemma.endswith(("ska", "cka", "dzka", "zka"))
    if not given and (adjectival or _may_be_adjective(lemma)):
        yield from _feminine_adjective(lemma)
    yield from _a_noun(lemma)  # of those in -ska too: Kłoska, Kłoskę and Placka, Placce are nouns as Troska is


def _may_be_adjective(lemma: str) -> bool:
    return lemma[-2] not in VOWELS and lemma[-2] != "j"


def _feminine_adjective(lemma: str) -> Iterator[tuple[str, str]]:
    stem = lemma[:-1]
    oblique = stem + ("iej" if stem[-1] in "kg" else "ej")
    yield from _pairs(nom=lemma, gen=oblique, dat=oblique, acc=stem + "ą", inst=stem + "ą", loc=oblique, voc=lemma)


def _feminine_plural(lemma: str) -> Iterator[tuple[str, str]]:
    stem = lemma[:-1]
    if lemma.endswith(("ska", "cka", "dzka")) or _may_be_adjective(lemma):
        glide = "i" if stem[-1] in "kg" else ""
        y = "i" if stem[-1] in "kg" else "y"
        yield from _pairs(
            nom=stem + glide + "e", acc=stem + glide + "e", gen=stem + y + "ch", dat=stem + y + "m",
            inst=stem + y + "mi", loc=stem + y + "ch", voc=stem + glide + "e",
        )  # fmt: skip
    if not lemma.endswith(("ska", "cka", "dzka")):
        yield from _pairs(gen=stem, dat=stem + "om", inst=stem + "ami", loc=stem + "ach")
        yield from _pairs(nom=_a_genitive(lemma), acc=_a_genitive(lemma))


def _a_genitive(lemma: str) -> tuple[str, ...]:
    stem = lemma[:-1]
    last = stem[-1]
    if last == "i":
        return (stem + "i",) if stem[-2] in "rldtg" else (stem, stem + "i")
    if last == "j":
        return (stem[:-1] + "i", stem + "i") if stem[-2] in VOWELS else (stem + "i",)
    if last in "kgl" or last in VOWELS:
        return (stem + "i",)
    return (stem + "y",)


def _a_noun(lemma: str) -> Iterator[tuple[str, str]]:
    """Nouns in -a, women's and men's alike: Anna, Zięba, Kania, Sapieha."""
    stem = lemma[:-1]
    genitive = _a_genitive(lemma)
    soft = stem[-1] in "ilj" or stem[-1] in VOWELS or stem.endswith(("c", "cz", "sz", "rz", "ż", "dz", "dż"))
    dative = genitive if soft else tuple(s + "e" for s in _softened(stem))
    vocative = (stem + "o", stem + "u") if stem[-1] in "ilj" else (stem + "o",)
    yield from _pairs(nom=lemma, gen=genitive, dat=dative, acc=stem + "ę", inst=stem + "ą", loc=dative, voc=vocative)


# --- masculine


def _masculine(lemma: str, number: Number, *, given: bool) -> Iterator[tuple[str, str]]:
    last = lemma[-1]
    if lemma.endswith("yj") and len(lemma) > 4:  # Ukrainian adjectives: Biłyj, Biłego; Kryweńkyj, Kryweńkiego
        bare = lemma[:-2] + ("i" if lemma[-3] in "kg" else "y")
        yield from (
            (case, lemma if case in ("nom", "voc") and number == "sg" else form)
            for case, form in _masculine_adjective(bare, number)
        )
    elif last in "iyíý" and len(lemma) > 2 and lemma[-2] not in VOWELS:
        yield from _masculine_adjective(lemma, number)
    elif last == "e" and len(lemma) > 2:
        yield from _masculine_e(lemma, number)
    elif last == "a" and len(lemma) > 2:
        yield from _a_noun(lemma) if number == "sg" else _plural(lemma, (lemma[:-1],))
    elif last == "o" and len(lemma) > 2:
        yield from _masculine_o(lemma, number, given=given)
    elif last not in VOWELS or (last in "iy" and len(lemma) > 2):
        yield from _masculine_consonant(lemma, number)


def _masculine_adjective(lemma: str, number: Number) -> Iterator[tuple[str, str]]:
    y = {"í": "i", "ý": "y"}.get(lemma[-1], lemma[-1])
    plain = lemma[:-1] + y
    stem = plain if y == "i" else lemma[:-1]
    if number == "sg":
        yield from _pairs(
            nom=lemma,
            gen=stem + "ego",
            dat=stem + "emu",
            acc=stem + "ego",
            inst=plain + "m",
            loc=plain + "m",
            voc=lemma,
        )
        yield from _pairs(gen=lemma + "'ego", dat=lemma + "'emu", acc=lemma + "'ego", inst=plain + "m", loc=plain + "m")
        if lemma[-1] == "ý":  # Czech forms
            stem = lemma[:-1]
            yield from _pairs(gen=stem + "ého", dat=stem + "ému", acc=stem + "ého", inst=lemma + "m", loc=lemma + "m")
        if lemma[-1] == "í":
            yield from _pairs(gen=lemma[:-1] + "ego", acc=lemma[:-1] + "ego", dat=lemma[:-1] + "emu", inst=lemma + "m")
            yield from _pairs(gen=lemma + "ho", acc=lemma + "ho", dat=lemma + "mu", loc=lemma + "m")
        return
    for ending, plural in _PLURAL_ADJECTIVE:
        if plain.endswith(ending):
            yield "nom", plain[: -len(ending)] + plural
            break
    yield from _pairs(nom=stem + "owie", gen=plain + "ch", dat=plain + "m", acc=plain + "ch", inst=plain + "mi")
    yield from _pairs(loc=plain + "ch", voc=stem + "owie")


def _masculine_e(lemma: str, number: Number) -> Iterator[tuple[str, str]]:
    stem = lemma[:-1]
    if number == "pl":
        yield from _pairs(nom=stem + "owie", gen=lemma + "ch", acc=lemma + "ch", dat=lemma + "m", inst=lemma + "mi")
        yield from _family_behind_apostrophe(lemma)
        yield from _plural(lemma, (stem,))
        return
    yield from _pairs(
        nom=lemma, gen=lemma + "go", dat=lemma + "mu", acc=lemma + "go", inst=lemma + "m", loc=lemma + "m"
    )
    if lemma.endswith("ie"):
        yield from _pairs(inst=stem + "m", loc=stem + "m")
    for mark in ("'", ""):  # a mute e: Coase'a, Moore'owi
        yield from _pairs(gen=lemma + mark + "a", dat=lemma + mark + "owi", acc=lemma + mark + "a")
    yield from _pairs(inst=(lemma + "'em", lemma + "m"), loc=lemma + "'u")
    for soft in _softened(stem):
        yield "loc", soft + "e"


def _family_behind_apostrophe(lemma: str) -> Iterator[tuple[str, str]]:
    """ "państwa Doyle'ów": behind a letter that is mute, the endings of the plural after an apostrophe."""
    yield from _pairs(nom=lemma + "'owie", gen=lemma + "'ów", acc=lemma + "'ów", dat=lemma + "'om")
    yield from _pairs(inst=lemma + "'ami", loc=lemma + "'ach")


def _masculine_o(lemma: str, number: Number, *, given: bool) -> Iterator[tuple[str, str]]:
    stem = lemma[:-1]
    if number == "pl":
        yield from _plural(lemma, (stem,))
        return
    if lemma in _WITH_ON:
        yield from _masculine_consonant(lemma + "n", number)
        yield from _consonant_cases(lemma, (stem,))
        yield "nom", lemma
        return
    if not given and stem[-1] not in VOWELS:
        for case, form in _a_noun(stem + "a"):
            yield case, lemma if case == "nom" else form
    if stem[-1] not in "i":
        yield from _consonant_cases(lemma, (stem,))
    yield "nom", lemma


def _masculine_consonant(lemma: str, number: Number) -> Iterator[tuple[str, str]]:
    stems = oblique_stems(lemma)
    if number == "pl":
        yield from _plural(lemma, stems)
        if lemma[-1] in "sxzhtyw":
            yield from _family_behind_apostrophe(lemma)
        return
    yield from _consonant_cases(lemma, stems)
    if lemma[-1] in "sxzhtyw" or lemma[-1] in VOWELS:  # mute consonants: Jacques'a, Louis'em
        yield from _pairs(gen=lemma + "'a", acc=lemma + "'a", dat=lemma + "'owi", inst=lemma + "'em", loc=lemma + "'u")
    if lemma.endswith("ey"):
        yield from _pairs(gen=lemma[:-2] + "eya", acc=lemma[:-2] + "eya", inst=lemma[:-2] + "eyem")
    yield from _pairs(voc=_vocatives(lemma, stems))


def _consonant_cases(lemma: str, stems: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "nom", lemma
    for stem in stems:
        yield from _pairs(gen=stem + "a", acc=stem + "a", dat=stem + "owi")
        yield "inst", stem + ("iem" if stem[-1] in "kg" else "em")
        hard = not _is_soft(stem) and stem[-1] not in "kghvxqyj" and stem[-1] not in VOWELS
        for soft in _softened(stem) if hard else ():
            yield "loc", soft + "e"
        if not hard or stem[-1] in "nsm":
            yield "loc", stem + "u"


def _vocatives(lemma: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    found = [form for case, form in _consonant_cases(lemma, stems) if case == "loc"]
    if lemma.endswith("ec"):
        found.extend(stem[:-1] + "cze" for stem in stems)
    return tuple(found)


def oblique_stems(lemma: str) -> tuple[str, ...]:
    """Stems of a consonantal noun before an ending: Wołek → Wołk, Dąb → Dęb, Stępień → Stępni."""
    stems = [*_fleeting(lemma)]
    stems.extend(_alternated(lemma))
    stems.append(_softly(lemma))
    if lemma in _LABIAL_SOFT:
        stems = [stem + "i" for stem in stems]
    return tuple(dict.fromkeys(stems))


def _softly(stem: str) -> str:
    for hard, soft in _SOFT:
        if stem.endswith(hard):
            return stem[:-1] + soft
    return stem


def _alternated(lemma: str) -> Iterator[str]:
    for index in range(len(lemma) - 1, max(0, len(lemma) - 5), -1):
        if lemma[index] in VOWELS:
            other = {"ó": "o", "ą": "ę"}.get(lemma[index])
            if other is not None:
                yield _softly(lemma[:index] + other + lemma[index + 1 :])
            return


_BEFORE_E = (("dzi", "dź"), ("ci", "ć"), ("si", "ś"), ("zi", "ź"), ("ni", "ń"))


def _fleeting(lemma: str) -> Iterator[str]:
    """Stems with the fleeting e (or io) dropped."""
    if lemma in ("Lew", "Pies"):
        yield {"Lew": "Lw", "Pies": "Ps"}[lemma]
        return
    if len(lemma) < 4:
        return
    head, last = lemma[:-2], lemma[-1]
    if lemma.endswith("ěk"):  # Zdeněk, Zdeňka
        yield head[:-1] + {"n": "ň", "d": "ď", "t": "ť"}.get(head[-1], head[-1]) + last
        yield head + last
        return
    if lemma.endswith(("zioł", "sioł", "cioł")) and not lemma.endswith(
        "ęcioł"
    ):  # but Dzięcioł, Dzięcioła; Anioł, Anioła
        yield lemma[:-3] + "ł"
        if lemma[:-3].endswith("c"):
            yield lemma[:-4] + "tł"
        return
    if lemma[-2] != "e" or last not in "kcłlrńtwbnm" or head[-1] in VOWELS - {"i"}:
        return
    if last == "k" and not (VOWELS - {"i"}) & set(head.lower()):  # Kwiek, Kwieka: no syllable would be left
        return
    yield from (_softly(h + last) for h in _hardened(head, last))


def _hardened(head: str, last: str) -> tuple[str, ...]:
    """What stands before the ending once e is gone: "Maci(ek)" → "Mać", "Krawi(ec)" → "Kraw"."""
    if head.endswith("i"):
        if last == "ń":
            return (
                head[:-3] + "d" if head.endswith("dzi") else head[:-2] + "t" if head.endswith("ci") else head[:-1],
            ) + ((head[:-2] + "ś",) if head.endswith("si") else ())
        for soft, hard in _BEFORE_E:
            if head.endswith(soft):
                bare = head[: -len(soft)]
                return (bare + hard, bare + {"dź": "d", "ć": "t", "ś": "s", "ź": "z", "ń": "n"}[hard])
        return (head[:-1],)
    if head.endswith("rz") and last in "cłk":
        return (head, head[:-1])
    return (head,)


# --- plural


def _plural(lemma: str, stems: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Couples and families: Nowakowie, Ziębów, Stępniami."""
    for stem in stems:
        bare = stem[:-1] if stem.endswith("i") and not lemma.endswith(("ia", "io")) else stem
        with_i = stem
        yield from _pairs(nom=with_i + "owie", gen=with_i + "ów", dat=with_i + "om", acc=with_i + "ów")
        yield from _pairs(inst=with_i + "ami", loc=with_i + "ach", voc=with_i + "owie")
        if bare.endswith("k"):
            yield "nom", bare[:-1] + "cy"
        elif stem.endswith(("c", "cz", "sz", "rz", "ż", "l", "j")):
            yield "nom", stem + "e"
            yield from _pairs(gen=stem + "y", acc=stem + "y")

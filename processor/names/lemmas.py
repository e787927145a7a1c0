"""From a surname as written back to its nominative: candidates by ending, each proved by declining it forward."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from processor.names.casing import fold, word_set
from processor.names.declension import VOWELS, decline
from processor.names.dictionary import Form, is_noun, is_surname_lemma, is_word, surname_readings, surname_weight
from processor.values import Gender

Number = Literal["sg", "pl"]

_MASCULINE_ENDINGS = {
    "gen": ("iego", "'ego", "ego", "ého", "'a", "ia", "a", "ii", "i", "y", "go", "ho"),
    "dat": ("iemu", "'emu", "emu", "ému", "'owi", "iowi", "owi", "dzie", "rze", "cie", "le", "ce", "dze", "sze", "że",
            "ie", "ii", "i", "y", "mu", "u"),
    "acc": ("iego", "'ego", "ego", "ého", "'a", "ia", "a", "ę", "go", "ho"),
    "inst": ("im", "ym", "ým", "'em", "iem", "em", "ą", "m"),
    "loc": ("im", "ym", "ým", "dzie", "rze", "cie", "le", "ce", "dze", "sze", "że", "ie", "e", "iu", "u", "i", "y",
            "m"),
    "voc": ("dzie", "rze", "cie", "le", "ie", "e", "iu", "u", "o"),
}  # fmt: skip
_FEMININE_ENDINGS = {
    "gen": ("iej", "ej", "ii", "i", "y", "é"),
    "dat": ("iej", "ej", "dzie", "rze", "cie", "le", "ce", "dze", "sze", "że", "ie", "ii", "i", "y", "é"),
    "acc": ("ą", "ę", "ou"),
    "inst": ("ą", "ou"),
    "loc": ("iej", "ej", "dzie", "rze", "cie", "le", "ce", "dze", "sze", "że", "ie", "ii", "i", "y", "é"),
    "voc": ("o", "u"),
}
_PLURAL_ENDINGS = {
    "nom": (
        "'owie",
        "owie",
        "scy",
        "ccy",
        "dzcy",
        "cy",
        "ci",
        "ni",
        "li",
        "rzy",
        "wi",
        "si",
        "zi",
        "skie",
        "ckie",
        "dzkie",
        "ówny",
        "e",
    ),
    "gen": ("ich", "ych", "'ów", "ów"),
    "dat": ("im", "ym", "'om", "om"),
    "acc": ("ich", "ych", "'ów", "ów", "skie", "ckie", "dzkie", "ówny", "e"),
    "inst": ("imi", "ymi", "'ami", "ami"),
    "loc": ("ich", "ych", "'ach", "ach"),
    "voc": ("owie", "scy", "ccy", "dzcy"),
}
_PLURAL_HEADS = {
    "scy": "ski",
    "ccy": "cki",
    "dzcy": "dzki",
    "cy": "ki",
    "ci": "ty",
    "ni": "ny",
    "li": "ły",
    "rzy": "ry",
    "wi": "wy",
    "si": "chy",
    "zi": "dy",
    "skie": "ska",
    "ckie": "cka",
    "dzkie": "dzka",
    "ówny": "ówna",
}
_CZECH = frozenset("ěřšžčůúáéíýňďť")
_HARDENED = {"dzie": "d", "rze": "r", "cie": "t", "le": "ł", "ce": "k", "dze": "g", "sze": "ch", "że": "h"}
_SOFT_LETTER = {"ci": "ć", "ni": "ń", "si": "ś", "zi": "ź"}
_SOFTER_CLUSTER = (("ś", "s"), ("ź", "z"))
_FREQUENT_ENDINGS = tuple(
    word_set(
        """
        ski cki dzki wicz czyk czak iak ak ik yk ek ec uk ka ała uła yła ko enko arz asz osz usz eń ar man
        mann er ny owa ska cka dzka ów ew in yn
        """
    )
)


def _endings(gender: Gender, case: str, number: Number) -> tuple[str, ...]:
    if number == "pl":
        return _PLURAL_ENDINGS.get(case, ())
    return (_FEMININE_ENDINGS if gender == "f" else _MASCULINE_ENDINGS).get(case, ())


def _from_stem(stem: str, gender: Gender, number: Number) -> list[str]:
    """Nominatives an oblique stem may come from."""
    if not stem:
        return []
    found = [stem + "a"]
    if gender == "f":
        return [*found, stem + "á"]
    found += [stem, stem + "i", stem + "y", stem + "e", stem + "o", stem + "ý", stem + "í"]
    if number == "sg" and stem[-1] not in VOWELS:
        found.append(stem + "yj")
    soft = _SOFT_LETTER.get(stem[-2:])
    if soft:
        found.append(stem[:-2] + soft)
        if stem[-2:] == "ni":  # Stępnia → Stępień, Kwietnia → Kwiecień
            head = stem[:-2]
            found += [
                head + "eń",
                head + "ień",
                head[:-1] + {"t": "cie", "d": "dzie", "ś": "sie", "r": "rze"}.get(head[-1:], "\0") + "ń",
            ]
    if stem[-1:] == "i":
        found.append(stem[:-1])
    if len(stem) > 1 and stem[-1] != stem[-2] and stem[-1] not in VOWELS and stem[-2] not in VOWELS | {"i"}:
        found += _with_fleeting_e(stem)
    return [candidate for base in found for candidate in (base, *_alternated(base))]


def _with_fleeting_e(stem: str) -> list[str]:
    head, last = stem[:-1], stem[-1]
    if last == "k" and head[-1] not in "ńćśź":  # Krupka → Krupek: a soft consonant before k keeps its mark (Maćka)
        return [head + "e" + last]
    found = [head + "e" + last, head + "ie" + last]
    softened = {
        "ń": "nie",
        "ć": "cie",
        "ś": "sie",
        "ź": "zie",
        "r": "rze",
        "z": "zie",
        "t": "cie",
        "d": "dzie",
        "s": "sie",
        "n": "nie",
    }
    if head[-1] in softened:
        found.append(head[:-1] + softened[head[-1]] + last)
        if last == "ł":
            found.append(head[:-1] + softened[head[-1]][:-1] + "o" + last)
    return found


def _alternated(lemma: str) -> list[str]:
    """Dęb → Dąb, Mroz → Mróz: the last vowel before the end of a consonantal noun."""
    if lemma[-1] in VOWELS or "'" in lemma or "’" in lemma:
        return []
    for index in range(len(lemma) - 1, max(0, len(lemma) - 5), -1):
        if lemma[index] in VOWELS:
            if lemma.endswith(("ow", "ov")):  # Berbatow: Russian and Bulgarian surnames keep their o
                return []
            other = {"o": "ó", "ę": "ą"}.get(lemma[index])
            return [lemma[:index] + other + lemma[index + 1 :]] if other else []
    return []


def _candidates(word: str, gender: Gender, case: str, number: Number) -> list[str]:
    """Nominatives the word may come from; most of them are no words and fall when they are declined."""
    found: list[str] = []
    for ending in _endings(gender, case, number):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            found += _before(word[: -len(ending)], ending, gender, number)
    return list(dict.fromkeys(found))


def _before(stem: str, ending: str, gender: Gender, number: Number) -> list[str]:
    """Nominatives of a stem found before an ending."""
    found = [stem + _PLURAL_HEADS[ending]] if ending in _PLURAL_HEADS else []
    if number == "sg" and ending in _HARDENED:
        found += _from_stem(stem + _HARDENED[ending], gender, number)
        found += _from_stem(stem + "h", gender, number) if ending == "sze" else []  # Sapieha, Sapiesze
        for soft, plain in _SOFTER_CLUSTER:
            if stem.endswith(soft):
                found += _from_stem(stem[:-1] + plain + _HARDENED[ending], gender, number)
    found += _from_stem(stem, gender, number)
    if ending == "ie":
        found += _from_stem(stem + "i", gender, number)
    if ending == "i" and stem[-1:] in VOWELS:
        found.append(stem + "ja")
    if ending in ("i", "ii"):
        found.append(stem + "ia")
    return found


def _shape(lemma: str, gender: Gender, word: str) -> float:
    """How natural an unknown nominative looks beside the form it is to explain."""
    if "'" in word and lemma == word.split("'")[0]:
        return 1.5
    weight = 0.6 if lemma.endswith(_FREQUENT_ENDINGS) else 0.0
    weight += _mans_shape(lemma, word) if gender == "m" else 0.0
    if lemma[-1] in "áýí":  # of "Svobodovą" the letters do not tell whether it is Svobodová
        weight += 0.4 if _CZECH & set(lemma[:-1]) else 0.0 if lemma.endswith("ová") else -1.5
    elif gender == "f" and lemma[-1] == "a" and _CZECH & set(lemma):
        weight -= 1.3 if lemma.endswith("ova") else 0.5
    if word.endswith(("ska", "cka", "dzka")) and lemma.endswith(("sek", "cek", "siek", "ciek")):
        weight -= 1.5  # Błędowska is a woman rather than of a man called Błędowsek
    noun = is_word(lemma.lower())
    if noun:
        weight = max(weight, 0.0) + 1.0
    return weight - ((0.5 if noun else 1.2) if _changed_inside(lemma, word) else 0.0)


def _mans_shape(lemma: str, word: str) -> float:
    last = lemma[-1]
    if last == "a":
        return -0.3
    if lemma.endswith("yj"):
        return -1.8
    if last == "o" and _CZECH & set(lemma):
        return -2.0
    if last == "o":  # Fredro, Fredry: only foreign ones decline as nouns in a consonant do (Picasso, Picassa)
        own = lemma.endswith("ko") and lemma[-3:-2] not in VOWELS  # Ziółko, Ziółka; but Kozdryka is of Kozdryk
        foreign = 1.2 if word.endswith(("a", "owi", "em")) and not own else 0.0
        return (0.0 if lemma.endswith(("enko", "szko", "jko", "ło")) else -0.9) - foreign
    if lemma.endswith("ie") and lemma[-3] not in "wbpmf":
        return -1.6
    if last in "ey" and not lemma.endswith(("ny", "ty", "ły", "wy", "ry")):
        return -0.6
    if last == "i" and lemma[-2] in "wbpmf":  # Bowiego is of Bowie: no Polish adjective ends so
        return -0.9
    return _cluster(lemma) if last in "kc" and len(lemma) > 2 else 0.0


def _cluster(lemma: str) -> float:
    """Polish surnames in -k and -c seldom end in two consonants: Kaczmarka is of Kaczmarek, Szulca of Szulc."""
    before = lemma[-2]
    if before in VOWELS:
        return 0.5 if before == "e" and lemma[-3:-2] not in VOWELS else 0.0
    if lemma[-1] == "c":
        return 0.3 if before in "lrnt" else -1.0
    return -0.4 if before in "nrl" else -1.0


def _changed_inside(lemma: str, word: str) -> bool:
    """Was a vowel of the stem exchanged (ó/o, ą/ę)?"""
    common = 0
    for one, other in zip(lemma, word, strict=False):
        if one != other:
            break
        common += 1
    return common < len(lemma) and lemma[common] in "óą"


@lru_cache(maxsize=3_000)
def surname_forms(word: str, gender: Gender, case: str, number: Number) -> tuple[Form, ...]:
    """What surname of this gender the word may be in this case, likelier first; never empty.

    `weight`: 3 for a frequent surname, 2 for one of the dictionary, about 0 for one guessed by rule, less where the
    nominative looks odd, −1.5 and below for a word taken as indeclinable against the rules.
    """
    known = {
        form.lemma: form
        for form in surname_readings(word)
        if form.gender == gender and form.case == case and form.number == number
    }
    found: dict[str, Form] = dict(known)
    for lemma in _candidates(word, gender, case, number) if case != "nom" or number == "pl" else ():
        if lemma in found or _ends_unlike(lemma, word, gender, number):
            continue
        if word in _declined(lemma, gender, number).get(case, ()):
            found[lemma] = Form(lemma, gender, case, number, _weight(lemma, gender, word))
            twins = [form.weight for form in known.values() if fold(form.lemma) == fold(lemma)]
            if twins and is_surname_lemma(lemma, gender) and not is_noun(lemma.lower()):
                # "Drożdża" is of Drożdż, since Dróżdż has "Dróżdża"; but gwóźdź has "gwoździa"
                found[lemma] = found[lemma]._replace(weight=min(found[lemma].weight, max(twins) - 0.1))
    if number == "sg" and word not in found:
        found[word] = Form(word, gender, case, number, _unbent(word, gender, case))
    return tuple(sorted(_twins(_beside_its_noun(found)).values(), key=lambda form: -form.weight)[:8])


_OF_ADJECTIVES = ("ego", "emu", "m", "ého", "ému", "ho", "mu")


def _ends_unlike(lemma: str, word: str, gender: Gender, number: Number) -> bool:
    """Is the lemma a man's adjective, and the word none of its forms by its ending? Declining it costs far more."""
    if gender == "f" or number == "pl" or len(lemma) < 3 or word.endswith(_OF_ADJECTIVES):
        return False
    return lemma.endswith("yj") or (lemma[-1] in "iyíý" and lemma[-2] not in VOWELS)


def _declined(lemma: str, gender: Gender, number: Number) -> dict[str, tuple[str, ...]]:
    return decline(lemma, gender, number) if len(lemma) > 1 else {}


def _weight(lemma: str, gender: Gender, word: str) -> float:
    known = surname_weight(lemma, gender, known=is_surname_lemma(lemma, gender))
    return known if known > 0 else _shape(lemma, gender, word)


_RARE = 2.0  # below it the dictionary knows a surname, and few bear it


def _twins(found: dict[str, Form]) -> dict[str, Form]:
    """Mazurze is of Mazura as well as of Mazuro, which few bear: that the dictionary knows one decides nothing."""
    for one in [form for lemma, form in found.items() if lemma.endswith("o") and not lemma.endswith("ko")]:
        twin = found.get(one.lemma[:-1] + "a")
        if twin and one.gender == "m" and one.weight < _RARE:
            found[twin.lemma] = twin._replace(weight=max(twin.weight, one.weight - 0.3))
    return found


def _beside_its_noun(found: dict[str, Form]) -> dict[str, Form]:
    """Osła is of Osioł, as the animal is, rather than of a rare Osieł; Żubra of Żubr no less than of a rare Żuber."""
    for lemma in [*found]:
        for rival in (found.get(f"{lemma[:-1]}{e}{lemma[-1]}") for e in ("e", "ie")):
            if rival is None or rival.weight <= 0:
                continue
            if rival.weight >= _RARE:  # Wiatrem is of Wiatr no less than of Wiater, and many bear either
                if is_noun(lemma.lower()) and not is_noun(rival.lemma.lower()) and found[lemma].weight > 1.5:
                    found[lemma] = found[lemma]._replace(weight=max(found[lemma].weight, rival.weight - 0.1))
                continue
            if is_noun(lemma.lower()) and not is_noun(rival.lemma.lower()):
                found[rival.lemma] = rival._replace(weight=min(rival.weight, max(found[lemma].weight + 0.2, 1.0)))
    nouns = [lemma for lemma in found if lemma.endswith("ioł") and is_noun(lemma.lower())]
    for noun in nouns:
        rival = found.get(noun[:-2] + "eł")
        if rival and rival.weight < _RARE:
            found[rival.lemma] = rival._replace(weight=min(found[noun].weight, rival.weight) - 1.5)
        elif rival:  # Kozieł, Kozieła rather than Kozła
            found[rival.lemma] = rival._replace(weight=rival.weight - 0.4)
    return found


def _unbent(word: str, gender: Gender, case: str) -> float:
    """The weight of taking the word itself as the nominative."""
    if case == "nom":
        return _nominative_weight(word, gender)
    if word.endswith("ovou"):
        return -2.5
    if gender == "f" and case in ("acc", "inst") and word[-1] == "i":  # "Chiarę Ricci": no woman's surname is bent so
        return 0.4
    if gender == "f" and word.endswith(("ego", "emu")) and not is_surname_lemma(word, gender):
        return -2.5  # "Andreę Morettiego" is a man
    if gender == "f" and word[-1] not in "aąęyie" and not word.endswith(("ej", "ou", "ów", "ych", "ich")):
        return max(0.6, surname_weight(word, gender, known=is_surname_lemma(word, gender)))  # women's, indeclinable
    if gender == "m" and word.endswith(("iego", "iemu", "ého", "ému")):
        return -2.5
    if word[-1] in "uóéáíüö":
        return 0.3
    if word[-1] in "eoiy" and gender == "m":
        return -1.0
    return -2.2 if word[-1] not in "aąę" else -3.2


_LIKELY_GENITIVE = (
    "aka",
    "áka",
    "ika",
    "íka",
    "yka",
    "wicza",
    "czyka",
    "czaka",
    "uka",
    "arza",
    "asza",
    "osza",
    "usza",
    "mana",
    "manna",
    "enia",
)
_OBLIQUE = (
    "iego",
    "skiemu",
    "ckiemu",
    "skim",
    "ckim",
    "skiej",
    "ckiej",
    "iej",
    "owi",
    "iem",
    "ą",
    "ę",
    "ego",
    "emu",
    "ami",
    "ach",
    "skich",
    "ckich",
    "dzkich",
)


def _nominative_weight(word: str, gender: Gender) -> float:
    known = surname_weight(word, gender, known=is_surname_lemma(word, gender))
    if known > 0:
        return known
    if word.endswith(_OBLIQUE) and len(word) > 4:
        return -3.0
    if (gender == "f" and word.endswith(("ski", "cki", "dzki"))) or (
        gender == "m" and word.endswith(("ska", "cka", "dzka", "owa"))
    ):
        return -1.6
    if is_noun(word.lower()):
        return 0.9
    if word.endswith(_LIKELY_GENITIVE):
        return -1.6
    if gender == "f" and word.endswith(("ska", "cka", "dzka")):
        return 1.5
    if gender == "f" and word[-1] in "yi" and len(word) > 4:
        return -2.0
    if word.endswith(("em", "'a")):
        return -1.2
    if word.endswith("a"):
        return 0.2 if word.endswith(_FREQUENT_ENDINGS) else -0.3 if gender == "m" else -1.2
    return 0.4 if word.endswith(_FREQUENT_ENDINGS) else 0.0

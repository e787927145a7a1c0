"""Addressing a person: "Pani Anno", "Panie Doktorze"."""

from __future__ import annotations

from functools import lru_cache

from processor.names.agreement import readings_of_given
from processor.names.casing import proper
from processor.names.declension import decline
from processor.names.dictionary import foreign_given, generate, polish_given
from processor.values import Gender

_TITLES = {
    "dr": ("Doktorze", "Doktor"), "doktor": ("Doktorze", "Doktor"), "hab": ("Doktorze", "Doktor"),
    "prof": ("Profesorze", "Profesor"), "profesor": ("Profesorze", "Profesor"), "inż": ("Inżynierze", "Inżynier"),
    "dyrektor": ("Dyrektorze", "Dyrektor"), "wójt": ("Wójcie", "Wójt"), "burmistrz": ("Burmistrzu", "Burmistrz"),
    "prezydent": ("Prezydencie", "Prezydent"), "starosta": ("Starosto", "Starosto"), "prezes": ("Prezesie", "Prezes"),
    "sekretarz": ("Sekretarzu", "Sekretarz"), "skarbnik": ("Skarbniku", "Skarbnik"), "sołtys": ("Sołtysie", "Sołtys"),
    "kierownik": ("Kierowniku", "Kierownik"), "naczelnik": ("Naczelniku", "Naczelnik"),
    "rektor": ("Rektorze", "Rektor"),
    "dziekan": ("Dziekanie", "Dziekan"), "minister": ("Ministrze", "Minister"), "senator": ("Senatorze", "Senator"),
    "poseł": ("Pośle", "Poseł"), "mecenas": ("Mecenasie", "Mecenas"), "redaktor": ("Redaktorze", "Redaktor"),
    "radny": ("Radny", "Radna"), "radna": ("Radny", "Radna"), "przewodniczący": ("Przewodniczący", "Przewodnicząca"),
    "przewodnicząca": ("Przewodniczący", "Przewodnicząca"), "marszałek": ("Marszałku", "Marszałek"),
    "komendant": ("Komendancie", "Komendant"), "wojewoda": ("Wojewodo", "Wojewodo"), "posłanka": ("Pośle", "Posłanko"),
}  # fmt: skip
_SPECIAL = {
    "Kuba": "Kubo",
    "Jerzy": "Jerzy",
    "Wit": "Wicie",
    "Lew": "Lwie",
    "Ola": "Olu",
    "Ula": "Ulu",
    "Ela": "Elu",
    "Ala": "Alu",
    "Jola": "Jolu",
    "Hugo": "Hugonie",
    "Bruno": "Brunonie",
    "Otto": "Ottonie",
    "Iwo": "Iwonie",
}


def gender_of_given(word: str) -> Gender | None:
    """The gender of a given name in the nominative; None where it is unknown or both women and men bear it."""
    forms = [form for form in readings_of_given(proper(word)) if form.case == "nom" and form.number == "sg"]
    genders = {form.gender for form in forms}
    if len(genders) == 1:
        return genders.pop()
    if not genders:
        return None
    best = sorted(forms, key=lambda form: -form.weight)
    other = next((form for form in best if form.gender != best[0].gender), None)
    return best[0].gender if other is None or best[0].weight - other.weight > 0.9 else None


@lru_cache(maxsize=5_000)
def vocative(given: str) -> str | None:
    """The vocative of one given name in the nominative, or None where it is not certain."""
    gender = gender_of_given(given)
    if gender is None:
        return None
    if given in _SPECIAL:
        return _SPECIAL[given]
    polish = (given, gender) in polish_given()
    found = generate(given, gender, "voc")
    if found:
        return _preferred(given, gender, found)
    if polish and (given.endswith("a") or gender == "m"):
        forms = decline(given, gender, "sg", "given")["voc"]
        return forms[0] if forms else given
    return given if gender == "f" and not given.endswith("a") and given in foreign_given() else None


def _preferred(given: str, gender: Gender, found: tuple[str, ...]) -> str:
    if gender == "f" and given.endswith(("sia", "zia", "nia", "cia", "dzia")) and len(found) > 1:
        return next((form for form in found if form.endswith("u")), found[0])
    return next((form for form in found if form != given), found[0])


def address(full_name: str, *, title: str | None = None) -> str:
    """ "Pani Anno" for "Anna Nowak"; "Panie Doktorze" with `title="dr"`; "" where it is not certain.

    Of two given names only the first is used, of two foreign ones neither: "Lan Anh" is one name. The caller sets
    "Szanowna"/"Szanowny" before it, or "Szanowni Państwo" where the answer is empty.
    """
    first = full_name.split(" ")[0] if full_name.strip() else ""
    if title:
        return _with_title(first, title)
    gender = gender_of_given(first)
    called = vocative(proper(first)) if gender and first else None
    foreign = (first, gender) not in polish_given() and len(full_name.split()) > 2
    if called is None or foreign:
        return ""
    return f"{'Pani' if gender == 'f' else 'Panie'} {called}"


def _with_title(first: str, title: str) -> str:
    gender = gender_of_given(first) if first else None
    words = [word.lower().rstrip(".") for word in title.split()]
    known = [_TITLES[word] for word in words if word in _TITLES]
    if gender is None or not known:
        return address(first) if first else ""
    best = next((_TITLES[word] for word in words if word in ("prof", "profesor")), known[0])
    return f"Pani {best[1]}" if gender == "f" else f"Panie {best[0]}"

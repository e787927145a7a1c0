"""Given name and surname together: one person in the nominative, where gender and case of both words agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import declension
from .dictionary import forms

COMMON_F = frozenset(
    [
        "Anna",
        "Maria",
        "Katarzyna",
        "Małgorzata",
        "Agnieszka",
        "Barbara",
        "Ewa",
        "Krystyna",
        "Elżbieta",
        "Zofia",
        "Teresa",
        "Magdalena",
        "Joanna",
        "Janina",
        "Monika",
        "Danuta",
        "Jadwiga",
        "Aleksandra",
        "Halina",
        "Irena",
        "Beata",
        "Marta",
        "Dorota",
        "Helena",
        "Karolina",
        "Grażyna",
        "Jolanta",
        "Iwona",
        "Marianna",
        "Natalia",
        "Bożena",
        "Stanisława",
        "Renata",
        "Justyna",
        "Agata",
        "Urszula",
        "Sylwia",
        "Paulina",
        "Alicja",
        "Hanna",
        "Izabela",
        "Wanda",
        "Aneta",
        "Ewelina",
        "Julia",
        "Lucyna",
        "Wiesława",
        "Genowefa",
        "Patrycja",
        "Marzena",
        "Kazimiera",
        "Henryka",
        "Mirosława",
        "Kinga",
        "Weronika",
        "Oliwia",
        "Zuzanna",
        "Maja",
        "Lena",
        "Amelia",
        "Aniela",
        "Antonina",
        "Bogumiła",
        "Bronisława",
        "Cecylia",
        "Celina",
        "Czesława",
        "Daria",
        "Dominika",
        "Edyta",
        "Eliza",
        "Emilia",
        "Eugenia",
        "Felicja",
        "Franciszka",
        "Gabriela",
        "Honorata",
        "Ilona",
        "Iga",
        "Irmina",
        "Józefa",
        "Judyta",
        "Kamila",
        "Klara",
        "Klaudia",
        "Leokadia",
        "Lidia",
        "Liliana",
        "Ludmiła",
        "Ludwika",
        "Łucja",
        "Magda",
        "Marcelina",
        "Marlena",
        "Martyna",
        "Michalina",
        "Milena",
        "Nadia",
        "Nina",
        "Ola",
        "Olga",
        "Otylia",
        "Pelagia",
        "Regina",
        "Róża",
        "Rozalia",
        "Sabina",
        "Salomea",
        "Sandra",
        "Stefania",
        "Tamara",
        "Teodora",
        "Walentyna",
        "Wioletta",
        "Wioleta",
        "Władysława",
        "Żaneta",
        "Zdzisława",
        "Adela",
        "Adrianna",
        "Aldona",
        "Alina",
        "Amanda",
        "Anastazja",
        "Andżelika",
        "Angelika",
        "Apolonia",
        "Balbina",
        "Bernadeta",
        "Bernadetta",
        "Blanka",
        "Bogna",
        "Bogusława",
        "Brygida",
        "Dagmara",
        "Diana",
        "Elwira",
        "Emma",
        "Ewelina",
        "Faustyna",
        "Gertruda",
        "Gizela",
        "Gloria",
        "Greta",
        "Inga",
        "Ines",
        "Ida",
        "Jagoda",
        "Jagna",
        "Jowita",
        "Kaja",
        "Kalina",
        "Karina",
        "Kornelia",
        "Laura",
        "Lilianna",
        "Longina",
        "Luiza",
        "Malwina",
        "Mariola",
        "Marzanna",
        "Matylda",
        "Mirella",
        "Nela",
        "Oksana",
        "Oktawia",
        "Oriana",
        "Ryszarda",
        "Sara",
        "Seweryna",
        "Sonia",
        "Tatiana",
        "Teresa",
        "Wacława",
        "Wiktoria",
        "Wilma",
        "Wirginia",
        "Zenobia",
        "Zenona",
        "Zyta",
        "Żaklina",
        "Kasandra",
        "Ksenia",
        "Olena",
        "Svitlana",
        "Nataliia",
        "Iryna",
        "Halyna",
        "Lesia",
    ]
)
COMMON_M = frozenset(
    [
        "Jan",
        "Andrzej",
        "Piotr",
        "Krzysztof",
        "Stanisław",
        "Tomasz",
        "Paweł",
        "Józef",
        "Marcin",
        "Marek",
        "Michał",
        "Grzegorz",
        "Jerzy",
        "Tadeusz",
        "Adam",
        "Łukasz",
        "Zbigniew",
        "Ryszard",
        "Dariusz",
        "Henryk",
        "Mariusz",
        "Kazimierz",
        "Wojciech",
        "Robert",
        "Mateusz",
        "Marian",
        "Rafał",
        "Jacek",
        "Janusz",
        "Mirosław",
        "Maciej",
        "Sławomir",
        "Jarosław",
        "Kamil",
        "Wiesław",
        "Roman",
        "Władysław",
        "Jakub",
        "Artur",
        "Zdzisław",
        "Edward",
        "Mieczysław",
        "Damian",
        "Dawid",
        "Przemysław",
        "Sebastian",
        "Czesław",
        "Leszek",
        "Daniel",
        "Waldemar",
        "Antoni",
        "Bogdan",
        "Bartłomiej",
        "Bartosz",
        "Filip",
        "Dominik",
        "Karol",
        "Szymon",
        "Hubert",
        "Patryk",
        "Konrad",
        "Adrian",
        "Norbert",
        "Igor",
        "Kacper",
        "Wiktor",
        "Aleksander",
        "Franciszek",
        "Ludwik",
        "Eugeniusz",
        "Bolesław",
        "Bronisław",
        "Alfred",
        "Lech",
        "Lucjan",
        "Emil",
        "Ignacy",
        "Jędrzej",
        "Julian",
        "Juliusz",
        "Kornel",
        "Korneliusz",
        "Krystian",
        "Leon",
        "Leonard",
        "Leopold",
        "Maksymilian",
        "Marceli",
        "Miłosz",
        "Mikołaj",
        "Narcyz",
        "Natan",
        "Olaf",
        "Oskar",
        "Oliwier",
        "Radosław",
        "Remigiusz",
        "Rudolf",
        "Ryszard",
        "Seweryn",
        "Stefan",
        "Szczepan",
        "Teodor",
        "Teofil",
        "Tymon",
        "Tymoteusz",
        "Tytus",
        "Wacław",
        "Walenty",
        "Wincenty",
        "Witold",
        "Włodzimierz",
        "Zenon",
        "Zygmunt",
        "Żelisław",
        "Albert",
        "Aleksy",
        "Alojzy",
        "Anatol",
        "Arkadiusz",
        "August",
        "Augustyn",
        "Bazyli",
        "Beniamin",
        "Błażej",
        "Bogumił",
        "Bogusław",
        "Borys",
        "Cezary",
        "Cyprian",
        "Cyryl",
        "Donald",
        "Edmund",
        "Ernest",
        "Fabian",
        "Feliks",
        "Ferdynand",
        "Florian",
        "Fryderyk",
        "Gabriel",
        "Gerard",
        "Gustaw",
        "Gwidon",
        "Hieronim",
        "Hilary",
        "Ireneusz",
        "Iwo",
        "Jeremi",
        "Joachim",
        "Kajetan",
        "Klemens",
        "Kosma",
        "Ksawery",
        "Lesław",
        "Longin",
        "Manfred",
        "Marcel",
        "Maurycy",
        "Mścisław",
        "Nikodem",
        "Onufry",
        "Otto",
        "Pankracy",
        "Prot",
        "Roch",
        "Samuel",
        "Sergiusz",
        "Sylwester",
        "Szczęsny",
        "Wawrzyniec",
        "Wit",
        "Zachariasz",
        "Ziemowit",
        "Andrij",
        "Oleksandr",
        "Serhij",
        "Wołodymyr",
        "Mykoła",
        "Iwan",
        "Wasyl",
        "Bohdan",
    ]
)
GIVEN = COMMON_F | COMMON_M
PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "di",
        "da",
        "del",
        "della",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ten",
        "ter",
        "zu",
        "zur",
        "vom",
        "dell'",
        "d'",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    first: str
    last: str
    gender: str
    case: str
    score: float


def cased(word: str) -> str:
    if word.lower() in PARTICLES and not word[:1].isupper():
        return word
    if word.isupper() or word.islower():
        parts = re.split(r"([-'’ ])", word)
        out = []
        for i, p in enumerate(parts):
            q = p[:1].upper() + p[1:].lower()
            if q.startswith("Mc") and len(q) > 3:
                q = "Mc" + q[2:3].upper() + q[3:]
            out.append(q)
        return "".join(out)
    return word


def given_readings(word: str) -> list[tuple[str, str, str, float]]:
    """(nominative, gender, case, weight) of a given name."""
    word = cased(word)
    out: dict[tuple[str, str, str], float] = {}
    for f in forms(word):
        if f.label == "given" and f.number == "sg" and f.case != "voc" and f.gender in "mf":
            w = 1.0 if f.lemma in GIVEN else 0.55
            key = (f.lemma, f.gender, f.case)
            out[key] = max(out.get(key, 0), w)
    if not out and word in GIVEN:
        out[(word, "f" if word in COMMON_F else "m", "nom")] = 1.0
    return [(*k, v) for k, v in out.items()]


def surname_readings(word: str, gender: str, case: str) -> list[tuple[str, float]]:
    """Nominatives of one surname part in this gender and case."""
    out: dict[str, float] = {}
    for f in forms(word):
        if f.number != "sg" or f.case != case:
            continue
        if f.label == "surname" and f.gender == gender:
            out[f.lemma] = max(out.get(f.lemma, 0), 1.0)
        elif f.label == "other" and f.gender == gender and f.lemma[:1].islower():
            lemma = f.lemma[:1].upper() + f.lemma[1:]
            if gender == "f" and lemma.endswith(("ski", "cki", "dzki", "ny", "ty", "wy")):
                lemma = lemma[:-1] + "a"
            out[lemma] = max(out.get(lemma, 0), 0.8)
    guesses = declension.masculine(word, case) if gender == "m" else declension.feminine(word, case)
    for guess, weight in guesses:
        bonus = 0.05 if any(f.label == "surname" and f.case == "nom" and f.number == "sg" for f in forms(guess)) else 0
        out[guess] = max(out.get(guess, 0), weight * 0.9 + bonus)
    return list(out.items())


def surname_whole(word: str, gender: str, case: str) -> list[tuple[str, float]]:
    parts = re.split(r"(-)", word)
    results = [("", 1.0)]
    for p in parts:
        if p == "-":
            results = [(a + "-", q) for a, q in results]
            continue
        options = sorted(surname_readings(p, gender, case), key=lambda x: -x[1])[:4]
        if not options and len(parts) > 1:
            options = [(p, 0.5)]
        results = [(a + o, q * w) for a, q in results for o, w in options]
    return results


def resolve(given: list[str], surname: list[str], hints: tuple[str, ...] = ()) -> list[Candidate]:
    """Readings of a full name, likeliest first."""
    found: dict[tuple[str, str], Candidate] = {}
    first = given_readings(given[0])
    for lemma, gender, case, weight in first:
        names = [lemma]
        for other in given[1:]:
            names.append(next((l for l, g, c, _ in given_readings(other) if c == case), cased(other)))
        lasts = [("", 1.0)]
        for i, w in enumerate(surname):
            if w.lower() in PARTICLES:
                lasts = [(f"{a} {w}".strip(), q) for a, q in lasts]
                continue
            options = surname_whole(cased(w), gender, case)
            lasts = [(f"{a} {o}".strip(), q * r) for a, q in lasts for o, r in options]
        for last, score in lasts:
            total = weight * score + (0.08 if case == "nom" else 0)
            c = Candidate(" ".join(names), last, gender, case, total)
            key = (c.first, c.last)
            if key not in found or found[key].score < total:
                found[key] = c
    return sorted(found.values(), key=lambda c: -c.score)

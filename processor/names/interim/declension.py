"""Polish declension backwards: from a surname in a case to the nominatives it may come from.

Rules: adjectival (-ski, -ny), masculine consonant stems with fleeting e, ó/o, ą/ę and softening, masculine and
feminine -a, -o of the Moniuszko type, indeclinable feminine. Each with a weight: how often such a form is right.
"""

from __future__ import annotations

Guess = tuple[str, float]
HARD_LOC = (
    ("ździe", "zd"),
    ("ście", "st"),
    ("śle", "sł"),
    ("źle", "zł"),
    ("śnie", "sn"),
    ("dzie", "d"),
    ("cie", "t"),
    ("rze", "r"),
    ("le", "ł"),
    ("bie", "b"),
    ("pie", "p"),
    ("wie", "w"),
    ("mie", "m"),
    ("nie", "n"),
    ("fie", "f"),
    ("sie", "s"),
    ("zie", "z"),
)
DAT_A = (("dze", "ga"), ("ce", "ka"), ("sze", "cha"), *((x, y + "a") for x, y in HARD_LOC))
SOFT = {"ni": "ń", "ci": "ć", "si": "ś", "zi": "ź", "dzi": "dź", "bi": "b", "pi": "p", "wi": "w", "mi": "m", "li": "l"}
VOWELS = "aeiouyąęó"


def masculine(word: str, case: str) -> list[Guess]:
    out: list[Guess] = []
    w = word
    if case == "nom":
        return [(w, 1.0 if not w.endswith(("ego", "emu", "owi")) else 0.3)]
    if case in {"gen", "acc"}:
        if w.endswith("iego"):
            out.append((w[:-3], 0.97))
        elif w.endswith("ego"):
            out.append((w[:-3] + "y", 0.97))
        elif w.endswith("ę"):
            if case == "acc":
                out += [(w[:-1] + "a", 0.9)] + ([(w[:-1] + "o", 0.85)] if w.endswith(("kę",)) and len(w) > 5 else [])
        elif w.endswith(("y", "i")) and case == "gen":
            out += _gen_a(w)
        elif w.endswith("a"):
            out += _stems(w[:-1])
    elif case == "dat":
        if w.endswith("iemu"):
            out.append((w[:-3], 0.97))
        elif w.endswith("emu"):
            out.append((w[:-3] + "y", 0.97))
        elif w.endswith("owi"):
            out += _stems(w[:-3])
        else:
            out += _dat_a(w)
    elif case == "inst":
        if w.endswith("skim") or w.endswith("ckim") or w.endswith("dzkim"):
            out.append((w[:-1], 0.97))
        elif w.endswith("im"):
            out.append((w[:-1], 0.8))
        elif w.endswith("ym"):
            out.append((w[:-1], 0.9))
        elif w.endswith("iem") and w[-4:-3] in "kg":
            out += _stems(w[:-3])
        elif w.endswith("iem") or w.endswith("em"):
            out += _stems(w[:-2])
        elif w.endswith("ą"):
            out += [(w[:-1] + "a", 0.85)] + ([(w[:-1] + "o", 0.8)] if w.endswith("ką") else [])
    elif case == "loc":
        if w.endswith("im") or w.endswith("ym"):
            out.append((w[:-1], 0.9))
        elif w.endswith("u"):
            out += _stems(w[:-1])
        else:
            for a, b in HARD_LOC:
                if w.endswith(a):
                    out += [(s, q * 0.9) for s, q in _stems(w[: -len(a)] + b)]
                    break
            out += _dat_a(w)
    return out


def _gen_a(w: str) -> list[Guess]:
    if w.endswith("i") and w[-2:-1] in "kg":
        return [(w[:-1] + "a", 0.85), (w[:-1] + "o", 0.75)] if w.endswith("ki") else [(w[:-1] + "a", 0.85)]
    if w.endswith("i"):
        return [(w + "a", 0.85), (w[:-1] + "a", 0.8 if w[-2:-1] in "lj" else 0.3)]
    return [(w[:-1] + "a", 0.85)]


def _dat_a(w: str) -> list[Guess]:
    for a, b in DAT_A:
        if w.endswith(a):
            return [(w[: -len(a)] + b, 0.85), (w[: -len(a)] + b[:-1] + "o", 0.5)]
    if w.endswith("i"):
        return [(w + "a", 0.7), (w[:-1] + "a", 0.6)]
    if w.endswith("y"):
        return [(w[:-1] + "a", 0.7)]
    return []


def _stems(stem: str) -> list[Guess]:
    """Nominatives of a masculine consonant stem."""
    if not stem:
        return []
    for soft, letter in sorted(SOFT.items(), key=lambda x: -len(x[0])):
        if stem.endswith(soft):
            base = stem[: -len(soft)] + letter
            out = [(base, 0.9)]
            if letter == "ń" and len(base) > 2 and base[-2] not in VOWELS:
                out.insert(0, (base[:-1] + "eń", 0.92))
            if soft in {"bi", "pi", "wi"}:
                out = [(base, 0.9)]
            if base.endswith("ęb"):
                out.insert(0, (base[:-2] + "ąb", 0.95))
            return out
    out = [(stem, 0.9)]
    last, before = stem[-1], stem[-2:-1]
    if last == "k" and before and before not in VOWELS:
        out = [(stem[:-1] + "ek", 0.93 if before not in "rls" else 0.9), (stem, 0.5 if before not in "rlsj" else 0.6)]
        if before == "ń":
            out = [(stem[:-2] + "niek", 0.5), (stem[:-1] + "ek", 0.93)]
    elif last == "c" and before and before not in VOWELS:
        out = [(stem[:-1] + "ec", 0.93), (stem, 0.3)]
        if before == "ń":
            out = [(stem[:-2] + "niec", 0.93)]
        if before == "ć":
            out = [(stem[:-2] + "ciec", 0.93)]
        if before == "ś":
            out = [(stem[:-2] + "siec", 0.93)]
        if before == "l":
            out = [(stem[:-1] + "ec", 0.93), (stem, 0.4)]
    elif last in "łlr" and before and before not in VOWELS and before not in "lrł":
        e = "ie" if before in "" else "e"
        out = [(stem[:-1] + e + last, 0.85), (stem, 0.6)]
        if before in "zs" and last in "ł":
            out = [(stem[:-1] + "eł", 0.9), (stem, 0.4)]
    if len(stem) > 2 and before == "o" and last in "łbdgwzżrlj":
        out.append((stem[:-2] + "ó" + last, 0.45))
    if len(stem) > 2 and before == "ę":
        out.append((stem[:-2] + "ą" + last, 0.6))
    return out


def feminine(word: str, case: str) -> list[Guess]:
    w = word
    if case == "nom":
        return [(w, 1.0)]
    out: list[Guess] = []
    if not w.endswith(("ę", "ą")):
        out.append((w, 0.6 if w[-1] not in "aiy" else 0.25))
    if case == "acc":
        if w.endswith("ską") or w.endswith("cką") or w.endswith("ą"):
            out.append((w[:-1] + "a", 0.97))
        elif w.endswith("ę"):
            out.append((w[:-1] + "a", 0.95))
    elif case == "inst":
        if w.endswith("ą"):
            out.append((w[:-1] + "a", 0.97))
    elif case in {"gen", "dat", "loc"}:
        if w.endswith("iej"):
            out.append((w[:-3] + "a", 0.95)) if w[-4:-3] in "kg" else out.append((w[:-2] + "a", 0.9))
        elif w.endswith("ej"):
            out.append((w[:-2] + "a", 0.9))
        elif case == "gen":
            out += _gen_a(w) if w.endswith(("i", "y")) else []
        else:
            out += [g for g in _dat_a(w) if g[0].endswith("a")]
    return out

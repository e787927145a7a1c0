"""Who wrote a letter: its signature, a last line that is only a name, the From name, at last the address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from processor import names
from processor.names import Name
from processor.names.titles import is_institution, is_title
from processor.stages.extract.borrowed import BORROWED
from processor.stages.extract.found import Found, Letter, named
from processor.stages.extract.people import same, spelt_best
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, cues, sentences
from processor.values import Address, Mail, TextPart

BY_ADDRESS = 0.82  # how often such a guess is right
BY_PET_NAME = 0.7  # "kinia1988.kwiatuszek@": less often
_SIGNATURE_LINES = 6
_POSTSCRIPT = re.compile(r"\W*[Pp]\.?\s?[Ss](?:\.|:|\s)")
_PRESENTS = re.compile(
    r"\b(?:siebie|mnie|ja)[^\S\n]*[(–-]+\s*|\bja,?\s+(?:czyli\s+|nizej\s+podpisan[ay],?\s+)|\b(?:nazywam\s+sie|z\s+tej\s+strony|tu|pisze|my\s+name\s+is|i\s+am|i'm|jestem|mowi)[:,\s]+"
    r"|\bpodpis(?:ano|ala?)?\s*:[^\S\n]*"
)
_OFFICE = re.compile(
    r"^\W*starosta\b|\b(?:referat|kadry\b|dzia[lł]\b|redakcj|zesp[oó][lł]|klub|ko[lł]o\b|urz[aą]d|gmin|starostw|(?:nad)?le[sś]nictw|przedsi[eę]biorstw|sekretariat|szko[lł]|bibliotek|o[sś]rodek|fundacj|stowarzysz|centrum|zwi[aą]z|partnerstw|klaster|izb[ay]|s[aą]d\b|office|university|council|municipality|institute|company|wydzia[lł]|biuro|parafi|dom(?:u|em)?\b|powiat|kancelari)|(?-i:\b(?:ROD|OSP|KGW|LKS|UKS|GKS|NGO|LGD|GOK|MOK|CK|GCK|MCK|GOPS|MOPS|PCPR|SP|ZS|LO|PUP|UM|UG|ZGK|PTTK|ZHP|TPD|PCK|UTW|CUS|CUW)\b)",
    re.I,
)


def writer(letter: Letter, hints: tuple[str, ...], cards: Iterable[Found] = ()) -> Found | None:
    """The writer as best spelt; where he signs, the evidence is his signature."""
    presented, sender = _presented(letter, hints), _sender(letter, hints)
    candidates = [
        *presented,
        *_signed(letter, hints),
        *_signed_in_line(letter, hints),
        *_last_line(letter, hints),
        *sender,
    ]
    full = _sender_first([one for one in candidates if one.name.complete], sender, letter, presented)
    if not full:
        return None
    return spelt_best(full[0], [one for one in (*full[1:], *cards) if same(one.name, full[0].name)])


def _sender_first(
    full: list[Found], sender: Sequence[Found], letter: Letter, presented: Sequence[Found]
) -> list[Found]:
    """Of several who stand in a signature ("Zarząd: 1. Ewa Kot 2. Jan Lis") the one whom the From line names."""
    if not full or not sender or any(one.name.complete for one in presented):
        return full
    full = [one for one in full if not _is_given_and_initial(one.name)] or full
    mine = [one for one in full if same(one.name, sender[0].name)]
    if any(BORROWED.search(letter.folded, *span) for span in letter.spans):  # his signature may be set below by itself
        return [one for one in full if one not in mine] or full
    signed = any(fold(sender[0].name.full_name) in letter.folded[s.start : s.end] for s in letter.signed)
    return [*mine, *(one for one in full if one not in mine)] if signed or len(mine) > 1 else full


def _is_given_and_initial(name: Name) -> bool:
    """ "Aga W.", whichever way round it is read."""
    words = (name.first_names.rstrip("."), name.last_name.rstrip("."))
    return any(len(one) == 1 and names.is_given_name(other) for one, other in (words, words[::-1]))


def is_short_of(signed: Name, whole: Name) -> bool:
    """ "Ewa K." below a letter from ewa.kot@: the same given name, and the initial of the surname."""
    if not _is_given_and_initial(signed):
        return False
    initial, given = sorted((signed.first_names.rstrip("."), signed.last_name.rstrip(".")), key=len)
    return fold(given) == fold(whole.first_names) and fold(whole.last_name).startswith(fold(initial))


def from_header(mail: Mail) -> list[Found]:
    """The From display name as a person, () where it is an office's."""
    part = next((part for part in mail.parts if part.where == "from"), None)
    if part is None or _OFFICE.search(part.text):
        return []
    told = [name for name in names.read(part.text)[:1] if not _is_called_by_function(part.text, name, mail.sender)]
    return [named(_in_nominative(name), part) for name in told]


def _is_called_by_function(text: str, name: Name, sender: Address | None) -> bool:
    """ "janek sołtys": a function typed in lower case where a surname would stand, and none of the address."""
    called = text.islower() and is_title(name.last_name)
    return called and (sender is None or fold(name.last_name) not in fold(sender.address))


_BETWEEN_WORDS = re.compile(r"[._\d]+")
_WORD_OF_ADDRESS = re.compile(r"[a-z]+(?:-[a-z]+)?")


def by_address(mail: Mail, given: Iterable[str] = ()) -> Name | None:
    """A name guessed from the address: jan.kowalski@, or a.kowalska@ with the given name "Agnieszka" under the letter."""
    parts = _BETWEEN_WORDS.split(mail.sender.address.partition("@")[0])
    words = [part for part in parts if _WORD_OF_ADDRESS.fullmatch(part)]
    if len(words) != 2 or len(words[1]) < 3 or any(map(is_title, words)):
        return None
    first = _completed(words[0], given) if len(words[0]) == 1 else words[0]
    found = names.read(f"{first.capitalize()} {words[1].title()}")
    if len(found) != 1 or not found[0].complete or fold(found[0].first_names) != fold(first):
        return None
    known = not any(reason.rule == "names.unknown_given" for reason in found[0].reasons)
    formal = names.full_given(found[0].first_names) == found[0].first_names
    return replace(found[0], confidence=BY_ADDRESS if formal else BY_PET_NAME) if known else None


def _completed(initial: str, given: Iterable[str]) -> str:
    """The given name under the letter that begins with the address's initial; "" where there is none."""
    return next((name for name in given if fold(name[:1]) == initial and names.is_given_name(name)), "")


def given_alone(letter: Letter) -> list[str]:
    """Lines at the end that are one given name: "Agnieszka"."""
    lines = [line for _, line in (*last_lines(letter), *signature_lines(letter))]
    return [word for line in lines for word in [line.strip(" ,.!")] if word.isalpha() and len(word) > 2]


def signature_lines(letter: Letter) -> Iterator[tuple[int, str]]:
    """The first lines of each signature with their offsets, without marks around them."""
    begin = letter.said[0].start if letter.said else 0
    for segment in letter.signed:
        if segment.start < begin:  # a letterhead above the letter
            continue
        at, seen = segment.start, 0
        for line in letter.text[segment.start : segment.end].splitlines(keepends=True):
            if line.strip() and seen < _SIGNATURE_LINES:
                seen += 1
                yield at, line.rstrip("\n")
            at += len(line)


def last_lines(letter: Letter) -> Iterator[tuple[int, str]]:
    """The last line or two of what is said, where nothing but a name may stand: a signature without a sign-off."""
    if not letter.said:
        return
    written = [s for s in letter.said if letter.text[s.start : s.end].strip()]
    if not written:
        return
    segment = written[-1]
    at, lines = segment.start, []
    for line in letter.text[segment.start : segment.end].splitlines(keepends=True):
        if line.strip():
            lines.append((at, line.rstrip("\n")))
        at += len(line)
    if len(lines) > 1 or len(written) > 1:
        yield from reversed(lines[-6:])


def _behind_the_name(words: Sequence[str]) -> Iterator[str]:
    """The words without a capital behind the last that has one."""
    last = max((at for at, word in enumerate(words) if not word.islower()), default=len(words))
    yield from words[last + 1 :]


_LETTERS = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"[?!:]|\d{3}|^\s*(?:\d{1,3}[.)]|[-*•])")


def is_name_line(line: str) -> bool:
    """Is the line a name, perhaps with a title or function and nothing else?"""
    words = _LETTERS.findall(line)
    if _POSTSCRIPT.match(line) or any(map(names.tells_of_another, _behind_the_name(words))):
        return False  # "P.S. Wójt Jan Lis pozdrawia."
    return 2 <= len(words) <= 9 and len(line) <= 90 and not _NO_NAME.search(line)


def _presented(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """ "Nazywam się Jan Kowalski", "z tej strony Anna Nowak"."""
    found = []
    for start, end in letter.spans:
        for match in _PRESENTS.finditer(letter.folded, start, end):
            here = names.find(letter.text[match.end() : match.end() + 60].split("\n")[0], hints=hints)
            found += [
                named(name, letter.part, match.end())
                for name in here[:1]
                if name.start <= 8 and name.case in (None, "nom")
            ]
    return found


def _signed(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    for at, line in signature_lines(letter):
        if re.match(r"\W*(?:wys[łl]an|sent\s|nadano|pobierz|get\s)", line, re.I):
            continue
        if re.match(r"[^:\n]{2,40}:\s", line) and not re.match(r"\s*(?:imi|name)", line, re.I):
            continue
        found = [name for name in names.read(line, hints=hints) if name.case in (None, "nom")]
        if len(found) == 1 and found[0].complete and not re.search(r"\b(?:ul|al|im|os|pl)\.", line):
            return [named(found[0], letter.part, at)]
    return []


def _last_line(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    for at, line in last_lines(letter):
        line = _OF_THE_NAME.sub("", line)
        if not is_name_line(line) or _tells(letter, at, line) or _goes_on(line):
            continue
        if tail := _BEHIND_A_SENTENCE.search(line):
            at, line = at + tail.end(), line[tail.end() :]
        found = names.read(line, hints=hints)
        if _runs_on(letter, at, line) and not (len(found) == 1 and _is_the_sender(letter, found[0])):
            continue
        if len(found) == 1 and found[0].complete and found[0].case not in (None, "nom"):
            return []
        if len(found) == 1 and found[0].complete:
            signs = _closes(letter, at, found[0]) and not _asked_for(letter, at, found[0])
            return [named(found[0], letter.part, at)] if signs else []
        if found:
            return []
    return []


_OF_THE_NAME = re.compile(  # "Ewa Kot (bez odmiany, tak mam w dowodzie)"
    r"\s*\([^()]*\b(?:dowodzie|paszporcie|odmian\w*|odmienia\w*|nieodmienn\w+|nazwisk\w*|pisown\w+)\b[^()]*\)[.!]?$",
    re.I,
)
# "… i trzeba cos robic. Pietrzyk Jan", but no patron or street: "Gimnazjum im. Jana Kochanowskiego"
_BEHIND_A_SENTENCE = re.compile(
    r"(?<=[a-ząćęłńóśźż)])(?<!\bim)(?<!\bul)(?<!\bal)(?<!\bos)(?<!\bpl)(?<!\bśw)(?<!\bpw)(?<!\bks)(?<!\bgen)[.!?]\s+"
    r"(?=(?:[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]*\.?\s*){2,3}$)"
)
_SIGNS_OFF = r"\b(?:z\s+(?:powazaniem|wyrazami\s+\w+|pozdrowieniami)|pozdrawia(?:m|my)|pozdro(?:wka|wienia)?|pozdr|pzdr|serdecznosci|uklony|best\s+regards|regards)\b"
_SIGN_OFF = Anchored(_SIGNS_OFF)
AFTER_SIGN_OFF = re.compile(rf"{_SIGNS_OFF}(?:\s+(?:serdecznie|cieplo|goraco))?\s*[,.:!–-]?\s*$")


def _signed_in_line(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    """ "Przesyłam listę, z poważaniem Ewa Kot" """
    if not letter.spans:
        return []
    start, end = letter.spans[-1][0], letter.spans[-1][1]
    start = max(start, end - 160)
    if _SIGN_OFF.search(letter.folded[start:end]) is None:  # as in most letters: none of their names would be looked at
        return []
    for name in names.find(letter.text[start:end], hints=hints):
        before = letter.folded[start : start + name.start]
        if name.complete and name.case in (None, "nom") and AFTER_SIGN_OFF.search(before):
            return [named(name, letter.part, start)]
    return []


_TELLING = frozenset({Act.ABSENT, Act.CANCEL, Act.REPLACED, Act.EXCEPT, Act.MENTION})


def _goes_on(line: str) -> bool:
    """ "Adam Nowak, i muszę przy nim być.": the end of a sentence."""
    if not _tells_something(line):  # whatever its name is
        return False
    found = names.find(line)
    return bool(found) and _tells_something(line[found[0].end :])


def _tells_something(text: str) -> bool:
    """Has it a verb, and more than two words?"""
    words = _LETTERS.findall(text)
    return len(words) > 2 and any(word in _I_DO or (word.islower() and names.is_finite_verb(word)) for word in words)


_I_DO = frozenset({"muszę", "mam", "jestem", "będę", "chcę", "mogę"})


def _tells(letter: Letter, at: int, line: str) -> bool:
    """Does the line tell something of the person, rather than sign?"""
    return any(cue.act in _TELLING for cue in cues(letter.folded, at, at + len(line)))


def _is_the_sender(letter: Letter, name: Name) -> bool:
    """Does the From name hold his given name, or the address his surname?"""
    sender = letter.sender
    if sender is None or not name.complete or name.case not in (None, "nom"):
        return False
    given, last = fold(name.first_names).split()[0], fold(name.last_name)
    return given in fold(sender.name).split() or last in fold(sender.address)


def _asked_for(letter: Letter, at: int, name: Name) -> bool:
    """Does the sentence in which the name stands ask for him: "… weźmie udział p. Ewa Kot (kadry)."?"""
    here = at + name.start
    start = next((s for s, e in sentences(letter.folded, at, here + len(name.written)) if s <= here < e), here)
    return any(cue.act is Act.SIGN_UP for cue in cues(letter.folded, start, here))


def _runs_on(letter: Letter, at: int, line: str) -> bool:
    """Is the line above one of prose that only breaks here: long, and without a mark at its end?"""
    above = letter.folded[:at].removesuffix("\n").rsplit("\n", 1)[-1].strip()
    if len(above) <= 50 or not above[-1].isalnum():
        return False
    first, *more = re.split(r"(?<=[.!?])\s+", line.strip(), maxsplit=1)
    return not more or any(name.complete for name in names.read(first.rstrip(".!?")))  # "… pojedzie\\nEwa Kot. Proszę"


def _closes(letter: Letter, at: int, name: Name) -> bool:
    """Is a name on the last line the writer's, rather than the last of those he lists one under another?"""
    above = letter.text[letter.spans[0][0] : at].rsplit("\n\n", 1)[-1].splitlines()
    if (
        len(above) > 1
        and above[-1].rstrip().endswith(".")
        and len(above[-2]) > 40
        and above[-2].rstrip()[-1:].isalnum()
    ):
        return True  # the last line of a sentence of prose
    listed = any(is_name_line(line) and _is_name_alone(line) for line in above)
    below = len(above) > 1 and above[0].rstrip().endswith(":") and _is_pair(above[-1])
    if not listed and not below and not (above and _is_item(above[-1])):
        return True
    return any(same(name, other.name) for other in _sender(letter, ()))


def _is_pair(line: str) -> bool:
    """Two capitalised words that may be a name no dictionary knows, below a line that ends in a colon."""
    words = line.split()
    return len(words) == 2 and all(
        w.isalpha() and w.istitle() and not is_institution(w) and not is_title(w) for w in words
    )


def _is_name_alone(line: str) -> bool:
    found = names.read(line)
    nominative = bool(found) and found[0].case in (None, "nom")
    return len(found) == 1 and nominative and found[0].complete and len(found[0].written) >= 0.7 * len(line.strip())


def _is_item(line: str) -> bool:
    """A function and a name and no verb: "członek zarządu Lech Skiba"."""
    folded, words = fold(line), [word for word in _LETTERS.findall(line) if not is_title(word)]
    if len(words) > 9 or len(line) > 100 or _NO_NAME.search(line):
        return False
    if folded.rstrip().endswith(".") or cues(folded, 0, len(folded)):
        return False
    found = [name for name in names.find(line) if name.complete]
    return len(found) == 1 and found[0].case in (None, "nom") and len(sentences(folded, 0, len(folded))) == 1


_REMARK = re.compile(r"\s*[(|/]")
_DASH = re.compile(r"\s[-–]\s")


def _name_part(display: str) -> str:
    """What of a display name may be a person's: "Anna Nowak - UG Lipnica" to the dash, "Iwona Kaczor - Latos" whole."""
    whole = _REMARK.split(display, maxsplit=1)[0]
    cut = _DASH.split(whole, maxsplit=1)[0]
    if cut == whole or any("-" in name.last_name for name in names.read(cut)):
        return cut
    return whole if any("-" in name.last_name for name in names.read(whole)) else cut


_LOCAL_PART = re.compile(r"[a-z0-9]+[._][a-z0-9._-]+")  # "soltys.mirek", an address once more
_AND_INITIAL = re.compile(r"\W*[^\W\d_]+\s+[^\W\d_]\.?\W*")


def _sender(letter: Letter, hints: tuple[str, ...]) -> list[Found]:
    text = _name_part(letter.sender.name) if letter.sender else ""
    if not text or _LOCAL_PART.fullmatch(text) or _OFFICE.search(text) or _AND_INITIAL.fullmatch(text):
        return []
    where = "from" if letter.origin == "own" else letter.part.where
    offset = 0 if letter.origin == "own" else max(letter.text.find(text), 0)
    read = names.read(text)[:1]
    if any(_is_called_by_function(text, name, letter.sender) for name in read):
        return []
    found = tuple(map(_in_nominative, read)) or _of_two_words(text) or _as_he_signs(letter, text)
    return [named(name, TextPart(where, text), offset) for name in found]


_TWO_WORDS = re.compile(
    r"(?:(?:s|o|ks|dr|mgr|inż|prof|dh|hm)\.?\s+)*(?P<first>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,})\s+(?P<last>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{1,}(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?)"
)


def _as_he_signs(letter: Letter, text: str) -> tuple[Name, ...]:
    """Two words unknown as names that stand in From and again alone on a line at the end: "Bonifacja Rój"."""
    match = _TWO_WORDS.fullmatch(text.strip(' "'))
    lines = [line.strip(" ,.") for _, line in (*last_lines(letter), *signature_lines(letter))]
    if match is None or not any(line.endswith(f"{match['first']} {match['last']}") for line in lines if len(line) < 50):
        return ()
    first, last = match["first"], match["last"]
    return (Name(first, last, names.gender(f"{first} {last}"), 0.85, text, 0, len(text)),)


def _in_nominative(name: Name) -> Name:
    """A display name stands in the nominative: "Alfreda Mizera" is a woman, not of Alfred Mizer."""
    words = name.written.replace(",", " ").split()
    if name.case in (None, "nom") or len(words) != 2 or len(words[0].rstrip(".")) < 3:
        return name
    first, last = words
    return replace(name, first_names=first, last_name=last, gender="f" if first.endswith("a") else "m", case="nom")


def _of_two_words(text: str) -> tuple[Name, ...]:
    """A given name and one more word, in a place where only a person's name is written ("Kanclerz Szczepan")."""
    words = text.replace(",", " ").split()
    given = [word for word in words if names.is_given_name(word.capitalize())]
    if (
        len(words) != 2
        or len(given) != 1
        or not all(re.fullmatch(r"[^\W\d_]{3,}(?:-[^\W\d_]{3,})?", word) for word in words)
    ):
        return ()
    last = words[0] if words[1] == given[0] else words[1]
    full = f"{given[0].capitalize()} {last.capitalize() if last.isupper() or last.islower() else last}"
    return (Name(full.split()[0], full.split()[1], names.gender(full), 0.85, text, 0, len(text)),)


def hints(mail: Mail, letters: Iterable[Letter]) -> tuple[str, ...]:
    """Full names and addresses elsewhere in the mail that decide between two readings of a name."""
    told = [mail.sender.name, mail.sender.address, *(one.name for one in mail.cc), *(one.address for one in mail.cc)]
    read = list(letters)
    signed = [line for letter in read for _, line in list(signature_lines(letter))[:3] if len(line) < 60]
    written = [hint for letter in read for hint in _told_in_text(letter)]
    hints = dict.fromkeys(hint.strip() for hint in (*told, *signed, *written) if hint.strip())
    return tuple(hints)[:_MOST_HINTS]


_MOST_HINTS = 12
_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?=[\w-])")
_IN_NOMINATIVE = re.compile(r"\b[Mm]ianownik[^.!?\n]{0,200}")
_CAPITALISED = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]{2,}(?:-[A-ZĄĆĘŁŃÓŚŹŻ][^\W\d_]+)?\b")


def _told_in_text(letter: Letter) -> Iterator[str]:
    """Addresses that a letter gives ("pisać na dobromir.koziel@…"), and surnames that it repeats in the nominative
    ("w mianowniku: Kozieł, Szewczenko")."""
    if "@" not in letter.text and "ianownik" not in letter.text:
        return
    for start, end in letter.spans:
        yield from (match[0] for match in _ADDRESS.finditer(letter.text, start, end))
        for told in _IN_NOMINATIVE.finditer(letter.text, start, end):
            yield from _CAPITALISED.findall(told[0])


__all__ = [
    "by_address",
    "from_header",
    "hints",
    "is_name_line",
    "is_short_of",
    "last_lines",
    "sentences",
    "signature_lines",
    "writer",
]

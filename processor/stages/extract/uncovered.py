"""Words of a request that look like a person nobody has read: each is a doubt, so that no name is passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from processor import names
from processor.names.context import follows_institution, is_place_or_patron
from processor.names.titles import is_institution, is_label, is_title
from processor.names.words import is_closed_word, look
from processor.stages.extract.found import Found, Letter
from processor.stages.extract.roles import NOT_MEANT
from processor.stages.extract.signature import is_office
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.values import Reason

_UPPER = "A-ZĄĆĘŁŃÓŚŹŻÁÂÄÅÇČĎÈÉËÍÎĽŇÑÔÖŘŠŤÚÜÝŽ"
_CAPITAL = rf"[{_UPPER}](?:[^\W\d_{_UPPER}]|-){{2,}}"
_PERSON = re.compile(
    rf"(?i:\b(?:pani?|(?<=zgłaszam )panie|(?<=zapisać )panie|(?<=wpisać )panie|panów|panowie|pana|pania|panią|panem|panu|p\.|kol\.|koleg[aęi]|koleżank[aęi]|pracowni[ck]\w+|asystent\w*|stażyst\w+|student(?:a|k[aęi])?|żon[aęy]|męża|mąż|siostr[aęy]|brata?|cór\w+|syna?))\s+(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_PAIR = re.compile(rf"\b(?=(?P<name>{_CAPITAL}\s+{_CAPITAL}))")  # "Zgłaszam Sikorę Ryszarda" holds two
_ANY = rf"[{_UPPER}][^\W\d_{_UPPER}'’]+(?:['’-][^\W\d_]+)*"
_FOREIGN = re.compile(  # where a request takes somebody, or beside one whom it takes
    rf"(?i:\b(?:zgłasza(?:m|my)|zgłosić|zapis(?:ać|uję|ujemy)|wpis(?:ać|uję)|dopis(?:ać|uję)|oraz|i)\s+|,\s+)(?P<name>{_ANY}\s+{_ANY})(?=\s*(?:[,.;(]|$|(?:i|oraz|z|ze|na|do)\s))"
)
_CAPS = r"[A-ZĄĆĘŁŃÓŚŹŻ]{3,}"
_CAPS_PAIR = re.compile(rf"\b(?P<name>{_CAPS}\s+{_CAPS})\b")  # in a letter typed in capitals
_CAPS_FIRST = re.compile(rf"\b(?P<name>{_CAPS}(?:-{_CAPS})?\s+{_CAPITAL})")  # KOWALSKA Liliana, over two lines
_ROLE = re.compile(
    r"(?:burmistrz|wojt|starost|prezydent|dyrektor|prezes|kierownik|sekretarz|skarbnik|soltys|rektor|dziekan|redaktor|profesor|doktor|minister|posel|poslan|senator|prowadz|wice|radn|pani|pan|ks\b|ksi)"
)
_INVERTED = re.compile(r"(?P<name>\b[a-ząćęłńóśźż][A-ZĄĆĘŁŃÓŚŹŻ]{2,}\b)")  # caps lock the wrong way round
_REFERENCE = re.compile(r"&#x?\w{1,6};")
_NOT_BEFORE = re.compile(
    r"(?:\b(?:im|imienia|ul|al|os|pl|sw|pw|swiet\w+|patron\w*|szkol\w*|stowarzyszen\w*|fundacj\w*|klub\w*|zespol\w*|firm\w*|urz\w+|gmin\w*|miast\w*|w|we|do|z|na)\.?\s+(?:\w+\s+)?)$"
)
_PARTICLE_NAME = re.compile(
    rf"(?P<name>{_CAPITAL}\s+(?:van|von|de|di|da|del|della|der|den|ter|ten|la|le|al|el|bin)(?:\s+(?:den|der|la|los))?\s+{_CAPITAL})"
)
_NO_PERSON = re.compile(r"(?:Republika|Agencja|Rada|Zarząd|Związek|Biuro|Unia|Dolny|Górny|My|Our|Dear|The)\s")
_QUOTES = frozenset('„“”"«»')
_ASKING = (Act.SIGN_UP, Act.CANCEL, Act.ABSENT, Act.REPLACED, Act.RIGHT, Act.EXCEPT)


def uncovered(
    letter: Letter,
    clauses: Sequence[Clause],
    found: Sequence[Found],
    nobody: Sequence[str],
    people: Sequence[Found] = (),
) -> list[str]:
    """Capitalised words in requests, or beside `people` asked for, that hold a given name, or follow "pan", outside
    the names found."""
    taken = [(one.start, one.end) for one in found]
    asking = [
        clause
        for clause in clauses
        if not clause.question
        and (clause.act in _ASKING or any(clause.start <= one.start < clause.end for one in people))
    ]
    loose = [text for clause in asking for text in _people(letter, clause, taken, nobody)]
    listed = [one for one in people if one.listed or one.is_inherited]
    loose = [text for text in loose if not _is_of_his_row(text, listed)]
    beside = _beside_kin(letter, clauses, found, people)
    return list(dict.fromkeys([*loose, *beside, *_items(letter, clauses, taken, listed)]))


def _is_of_his_row(text: str, listed: Sequence[Found]) -> bool:
    """Does a table tell by these words, none of them a usual given name, whence somebody in it comes: "Gmina", and below
    "Stara Wieś"?"""
    told = any(f" {text} " in f" {one.institution} " for one in listed)
    return told and not any(map(names.is_usual_given_name, text.split()))


_SETTLED = (Act.ABSENT, Act.MENTION, Act.ALREADY, Act.WRONG, Act.EXCEPT)  # what these say of people is known
_CAPITALISED = re.compile(rf"(?<![\w„”\"'’-])(?P<name>{_CAPITAL})\b")
_OF_OTHERS = re.compile(  # one who only sends, or is called on, or whose the named one is
    r"(?:/-/\s*|\b(?:w|we|ze|nad|pod|kolo|k\.|przy|u|do|z|dla|od|zamiast|imieniem|mam[ay]|tat[ay]|swiet\w+|sw\.|pozdraw\w+)\s+(?:pan\w*\s+|siostr\w+\s+|s\.\s+)?|:\s*(?:\w+\s+)?)$"
)
_ACTS_OTHERWISE = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:zosta\w+|mowi\w*|pozw[oa]l\w+|zgodzil\w*|(?:za|przy|od)?wiezie|przeprasz\w+|pilnuj\w+|mecz\w+)\b|\s*,\s+ktor\w+\b"
)


_BESIDE = re.compile(rf"[{_UPPER}][^\W\d_.-]+(?:\s+i\s+\w+)?[ -]$")  # "Nasza Wieś Kalina"
_CALLED_ON = re.compile(r"(?:\bpan\w*\s+|^|\n\s*)$")
_NEAR = 300  # characters: a line may be a page long


def strays(letter: Letter, clauses: Sequence[Clause], found: Sequence[Found], nobody: Sequence[str]) -> list[str]:
    """Given names in the sentences of a letter, wherever they stand, that belong to nobody who was read and of whom no
    clause says anything known: "dwie panie Anny (Kruk i Kłos)"."""
    taken = [(one.start, one.end) for one in found]
    stop = _last_line(letter, taken)
    return _sender_again(letter, clauses, taken) + [
        match["name"]
        for clause in clauses
        if not clause.question and clause.act not in _SETTLED
        for pattern in (_CAPITALISED, _CAPS_PAIR)
        for match in pattern.finditer(letter.text, clause.start, min(clause.end, stop))
        if not _is_taken(match.span(), taken)
        and _is_only_given(match["name"].split()[0].capitalize())
        and not any(match["name"].casefold() in full.casefold() for full in nobody)
        and not _is_of_others(letter, match)
    ]


def _sender_again(letter: Letter, clauses: Sequence[Clause], taken: list[tuple[int, int]]) -> list[str]:
    """The two words of the sender's mailbox where a request has them and nobody was read: "Śnieżka Święcicka"."""
    words = re.findall(rf"^({_CAPITAL})\s+({_CAPITAL})$", letter.sender.name.strip()) if letter.sender else []
    words = [pair for pair in words if not any(map(names.is_given_name, pair)) and not any(map(_is_of_an_office, pair))]
    words = [pair for pair in words if any(map(names.is_known_surname, pair))]
    return [
        match[0]
        for first, second in words
        for clause in clauses
        if clause.act is Act.SIGN_UP and not clause.question
        for match in re.finditer(rf"{first} {second}|{second} {first}", letter.text[clause.start : clause.end])
        if not _is_taken((clause.start + match.start(), clause.start + match.end()), taken)
    ]


def _is_of_an_office(word: str) -> bool:
    return is_institution(word) or is_title(word) or is_label(word)


def _last_line(letter: Letter, taken: Sequence[tuple[int, int]]) -> int:
    """Where the last line begins, if it is short and neither the only one nor the next of a list: there who signs tells
    his name."""
    begin, end = (letter.spans[0][0], letter.spans[-1][1]) if letter.spans else (0, 0)
    said = letter.text[begin:end].rstrip()
    last = _signed_above_a_function(said) or said.rfind("\n") + 1
    above = said.rfind("\n", 0, max(last - 1, 0)) + 1
    listed = any(above <= at - begin < last - 1 for at, _ in taken) and not said[:last].rstrip("\n").endswith(
        (".", "!")
    )
    if listed:
        return end
    return begin + last if last and len(said) - last < 45 else end


_SIGNED_ABOVE = re.compile(r"\n[^\S\n]*\n(?P<line>[^\W\d_]+[.,]?[^\S\n]*\n(?P<function>[^\n]{3,40}))\Z")


def _signed_above_a_function(said: str) -> int:
    """Where "Justyna\nrecepcja" begins, set off by an empty line: who signs by his given name; 0 where nothing does."""
    signed = _SIGNED_ABOVE.search(said)
    return signed.start("line") if signed and is_office(signed["function"]) else 0


def _is_only_given(word: str) -> bool:
    """A given name and no common word: neither "Maja" of the street nor "Sama". (There is a village of nearly each.)"""
    return _may_be_given(word) and not look(word).common and not is_closed_word(word.lower())


def _is_of_others(letter: Letter, match: re.Match[str]) -> bool:
    start, end = match.span()
    line = letter.text[max(0, start - _NEAR, letter.text.rfind("\n", 0, start) + 1) : start]
    beside = _BESIDE.search(letter.text, max(0, start - 40), start)
    called = _ADDRESSED.match(letter.folded, end) and _CALLED_ON.search(letter.folded, max(0, start - 40), start)
    return bool(
        called
        or beside
        or "\t" in line
        or "|" in line
        or is_place_or_patron(letter.text, start)
        or follows_institution(letter.text, start)
        or NOT_MEANT.search(letter.folded, max(0, start - 80), start)
        or _OF_OTHERS.search(letter.folded, max(0, start - 40), start)
        or _ACTS_OTHERWISE.match(letter.folded, end)
    )


_MARK = re.compile(r"\s*(?:[-–•*·]|\(?\d{1,3}[.)])")
_ITEM = re.compile(
    rf"\W*(?:\d{{1,3}}[.)]\s*)?(?P<name>{_CAPITAL},?\s{_CAPITAL}|{_CAPS}\s(?:(?:DE|LA|LE|DU|DI|DA|VON|VAN|DER|DEN)\s){{0,2}}{_CAPS})(?=\s*(?:[,;(\n–_:-]|\.\.|$))"
)


_RUN_TOGETHER = re.compile(
    rf"{_MARK.pattern}?\s*(?P<name>(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{{2,}}){_CAPITAL})"
)  # EwaLis
_GIVEN_ITEM = re.compile(rf"{_MARK.pattern}\s*(?P<name>{_CAPITAL})[,;.]?\s*")
_GIVEN_LINE = re.compile(rf"(?:{_MARK.pattern})?\s*(?P<name>{_CAPITAL})[,;.]?\s*")


def _items(
    letter: Letter, clauses: Sequence[Clause], taken: list[tuple[int, int]], listed: Sequence[Found]
) -> list[str]:
    """Items of a list that begin with two capitalised words, between or right under others that are people."""
    if not listed:
        return []
    first, last = min(one.start for one in listed), max(one.end for one in listed)
    found = []
    for clause in clauses:
        if clause.act is not Act.NONE or not first - 80 <= clause.start <= last + 40:
            continue
        if joined := _RUN_TOGETHER.match(letter.text, clause.start, clause.end):
            free = not any(begin < joined.end() and joined.start() < stop for begin, stop in taken)
            found += [joined["name"]] if free and names.is_given_name(joined["given"]) else []
        between = first < clause.start < last and letter.text[: clause.start].rstrip(" \t").endswith("\n")
        alone = (_GIVEN_LINE if between else _GIVEN_ITEM).fullmatch(letter.text, clause.start, clause.end)
        if alone and not any(begin < clause.end and clause.start < stop for begin, stop in taken):
            found += [alone["name"]] if _may_be_given(alone["name"]) else []
        match = _ITEM.match(letter.text, clause.start, clause.end)
        if match is None or any(begin < clause.end and clause.start < stop for begin, stop in taken):
            continue
        marked = bool(_MARK.match(letter.text, clause.start))
        if not marked and not _holds_given(match["name"]):  # "Nadleśnictwo Lipowiec", "Strzeżów Pierwszy" below him
            continue
        if NOT_MEANT.search(letter.folded, max(0, match.start("name") - 80), match.start("name")):
            continue
        ends = " ".join(match["name"].split()[:: max(1, len(match["name"].split()) - 1)])  # without "de la"
        capitals = match["name"].isupper() and _holds_given(ends)  # SOŁTYS PIOTR, in a list of surnames first
        if capitals or not any(
            is_title(word) or is_institution(word) or is_label(word) for word in match["name"].split()
        ):
            found.append(" ".join(match["name"].split()))
    return found


def references(letter: Letter, clauses: Sequence[Clause]) -> list[Reason]:
    """Character references left in plain text."""
    if not any(_REFERENCE.search(letter.text, clause.start, clause.end) for clause in clauses):
        return []
    return [Reason("extract.references", "W tekście są nieodczytane znaki (np. &#322;).")]


def unaccounted(loose: Sequence[str], people: Sequence[Found]) -> list[Reason]:
    """Doubts for the words that are none of the names of people read anywhere in the mail ("zgłoszenie pana Krzysztofa"
    above his own letter)."""
    known = {word for one in people for word in fold(one.name.full_name).replace("-", " ").split()}
    left = [text for text in loose if not all(_is_of(word, known) for word in text.replace("-", " ").split())]
    return [
        Reason("extract.uncovered", f"W prośbie może być jeszcze nazwisko: {text}.") for text in dict.fromkeys(left)
    ][:5]


def _is_of(word: str, known: set[str]) -> bool:
    """Is the word a form of a known one, the same up to the ending, or the short form of one ("Kasię", Katarzyna)?"""
    plain = fold(word)
    stem = plain[: max(3, len(plain) - 3)]
    return any(one.startswith(stem) and abs(len(one) - len(plain)) <= 4 for one in known) or any(
        fold(names.full_given(names.given_nominative(word.capitalize(), gender))) in known for gender in ("f", "m")
    )


def _people(letter: Letter, clause: Clause, taken: list[tuple[int, int]], nobody: Sequence[str]) -> list[str]:
    found = []
    plain = (_PAIR, _INVERTED, _CAPS_PAIR, _CAPS_FIRST, _PARTICLE_NAME)
    for pattern in plain if clause.act is Act.ABSENT else (_PERSON, *plain):
        for match in pattern.finditer(letter.text, clause.start, clause.end):
            start, end = match.span("name")
            if any(begin < end and start < stop for begin, stop in taken) or match["name"] in nobody:
                continue
            if (
                (pattern is _PERSON and _is_no_participant(letter, match))
                or _is_organisation(letter, start)
                or _is_office_holder(match["name"])
            ):
                continue
            if match.start() == clause.start and _ADDRESSED.match(letter.folded, end):  # "Pani Moniko, …"
                continue
            if _ROLE.match(letter.folded, start) or _takes_no_part(letter, start):
                continue
            if pattern in (_CAPS_PAIR, _CAPS_FIRST):
                given = match["name"].split()[0 if pattern is _CAPS_PAIR else -1]
                if names.is_usual_given_name(given):
                    found.append(" ".join(match["name"].split()))
            elif pattern is not _PAIR or (
                _holds_given(match["name"])
                and not is_institution(match["name"].split()[0])
                and not _NOT_BEFORE.search(letter.folded, max(0, start - 40), start)
            ):
                found.append(" ".join(match["name"].split()))
    return [
        *found,
        *_given_alone(letter, clause, taken),
        *_joined_to_them(letter, clause, taken),
        *_foreign(letter, clause, taken),
    ]


_NO_PART = re.compile(
    r"(?:^|[;:,\n])\s*(?P<function>[^\W\d_]+(?: [^\W\d_]+){0,2})\s*"
    r"\([^()\n]{0,60}\b(?:bez\s+udzialu|nie\s+(?:bierze|wezmie)\s+udzialu|nie\s+uczestniczy)\b[^()\n]{0,30}\)\s*[-–:]?\s*$"
)


def _takes_no_part(letter: Letter, start: int) -> bool:
    """Behind a function that sends or leads; "kierowca (czeka w aucie, bez udziału) - …": behind a bracket that says so of
    whoever has the function."""
    if NOT_MEANT.search(letter.folded, max(0, start - 80), start):
        return True
    told = _NO_PART.search(letter.folded, max(0, start - 160), start)
    return told is not None and letter.text[slice(*told.span("function"))].islower()


_WHOM = re.compile(  # nouns of kin and colleagues in the accusative, with and without its ę and ą
    r"\b(?P<beside>(?:to|jeszcze|tez|takze|rowniez|dodatkowo|i|oraz|plus)\s+)?(?:(?:moj|swoj|nasz)\w{0,3}\s+)?"
    r"(?:zone|corke|siostre|mame|matke|babcie|ciotke|ciocie|tesciowa|synowa|szwagierke|bratowa|kuzynke|wnuczke|narzeczona"
    r"|kolezanke|sasiadke|znajoma|przyjaciolke|partnerke|asystentke|stazystke|studentke|pracownice|wspolpracownice"
    r"|wolontariuszke|uczennice|nauczycielke|ksiegowa|kierowniczke|sekretarke|soltyske|kolege|meza|szwagra|tescia|ziecia"
    r"|kuzyna|sasiada|znajomego|asystenta|stazyste)\s+"
)
_THROUGH = re.compile(r"\b(?:przez|o|za|na|poza|oprocz|procz|niz|jak)\s+$")
_TWO = re.compile(rf"(?P<name>{_CAPITAL}\s+{_CAPITAL})")


def _beside_kin(
    letter: Letter, clauses: Sequence[Clause], found: Sequence[Found], people: Sequence[Found]
) -> list[str]:
    """ "… i jeśli się da, to moją szwagierkę Lubę Szewczenko": two words in capitals behind such a noun that nobody read
    or, where the clause has no verb that asks, of whom nothing is asked."""
    asked, known = ([(one.start, one.end) for one in some] for some in (people, found))
    told = []
    for clause in clauses:
        if clause.act not in (Act.SIGN_UP, Act.NONE) or clause.question:
            continue
        for noun in _WHOM.finditer(letter.folded, clause.start, clause.end):
            match = _TWO.match(letter.text, noun.end())
            if (
                match is None
                or _is_taken(match.span(), asked)
                or _THROUGH.search(letter.folded, max(0, noun.start() - 12), noun.start())
            ):
                continue
            if not _may_be_a_person(match["name"], joined=False):  # "pracownicę Działu Projektów p. Ewę Kot"
                continue
            if not _is_taken(match.span(), known) or (clause.act is Act.NONE and (noun["beside"] or clause.condition)):
                told.append(" ".join(match["name"].split()))
    return told


_JOINED = re.compile(rf"\s*(?:,|\bi\b|\boraz\b|\ba\s+także\b)\s+(?P<name>{_CAPITAL}\s+{_CAPITAL})(?=\s*(?:[.,;\n]|$))")
_OF_A_WIFE = re.compile(r"(?:ow[aą]|owej|ówn[aąy]|ównę)$")  # "Nowakową"
_BESIDE_ME = re.compile(rf"\b(?:mnie|siebie|ja)\s+(?:i|oraz|a\s+także)\s+(?P<name>{_CAPITAL})\b(?!\s+{_CAPITAL})")
_THIRD_WORD = re.compile(rf"[ \t]+(?P<name>{_CAPITAL})(?=\s*(?:[.,;!]|$))")
_COMES = re.compile(
    rf"\b[Nn]iech\s+(?:to\s+)?(?:po|przy)?jedzie\s+(?:pan(?:i)?\s+|p\.\s*)?(?P<name>{_CAPITAL})\b(?!\s+{_CAPITAL})"
)


def _joined_to_them(letter: Letter, clause: Clause, taken: list[tuple[int, int]]) -> list[str]:
    """ "Jan Lis oraz Śnieżka Piąstka": two words joined to a name, one of which no dictionary knows or only as a surname;
    "niech jedzie Bałucki", "mnie i Nowakową": a surname alone; "Anna Nguyen Thi": a third word of a name."""
    if clause.act is not Act.SIGN_UP:
        return []
    pairs = [
        match
        for begin, stop in taken
        if clause.start <= begin < clause.end
        for match in [_JOINED.match(letter.text, stop)]
    ]
    alone = _COMES.search(letter.text, clause.start, clause.end)
    more = [
        match["name"]
        for match in _BESIDE_ME.finditer(letter.text, clause.start, clause.end)
        if not _is_taken(match.span("name"), taken)
        and _may_be_a_person(match["name"], joined=True)
        and (not look(match["name"]).common or _OF_A_WIFE.search(match["name"]))
    ] + [
        match["name"]
        for begin, stop in taken
        if clause.start <= begin < clause.end and (match := _THIRD_WORD.match(letter.text, stop))
        if not look(match["name"]).common and not look(match["name"]).place and not _is_of_an_office(match["name"])
    ]
    loose = more + [match["name"] for match in (*pairs, alone) if match and not _is_taken(match.span("name"), taken)]
    told = {match["name"] for match in pairs if match and not match[0].lstrip().startswith(",")}  # by "i", not a comma
    told |= set(more)
    return [text for text in loose if _may_be_a_person(text, joined=text in told)]


def _is_taken(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(begin < span[1] and span[0] < stop for begin, stop in taken)


def _may_be_a_person(text: str, *, joined: bool) -> bool:
    """Joined to a person by "i" stands another, be it by nouns ("Śnieżka Piąstka"); behind a comma, a place as well."""
    seen = [look(word) for word in text.split()]
    if any(is_title(word) or is_institution(word) or is_label(word) for word in text.split()):
        return False
    return (joined and not any(one.place for one in seen)) or any(
        (one.unknown or one.surname is not None) and not one.place and not one.common for one in seen
    )


def _foreign(letter: Letter, clause: Clause, taken: Sequence[tuple[int, int]]) -> list[str]:
    """ "Zgłaszam Jiříego Procházkę": two words in capitals that no dictionary has, or a surname behind such a one."""
    if clause.act is not Act.SIGN_UP:
        return []
    found = []
    for match in _FOREIGN.finditer(letter.text, clause.start, clause.end):
        start, end = match.span("name")
        first, last = match["name"].split()
        strange = look(first).unknown and (look(last).unknown or look(last).surname is not None)
        free = not any(begin < end and start < stop for begin, stop in taken)
        if free and strange and not any(is_institution(word) or is_title(word) for word in (first, last)):
            found.append(f"{first} {last}")
    return found


_REQUESTED = r"(?i:zgłosić|zgłaszam|zgłaszamy|zgłaszając|zapisać|zapisuję|zapisujemy|wpisać|wpisuję|dopisać|dopisuję|dodać|doliczyć|uwzględnić|mnie|siebie|ja|my)"
_GIVEN_ALONE = re.compile(
    rf"\b{_REQUESTED}\s*,?\s*(?:(?:i|oraz|też|także|a także|z|ze|jeszcze|razem z)\s+)?(?P<name>{_CAPITAL})\b(?!\s+{_CAPITAL})"
    rf"|\b(?P<first>{_CAPITAL})\s+(?:i|oraz|a także)\s+(?:mnie|siebie|ja)\b"
    rf"|(?:\b(?:i|oraz|a także|z|ze)|[+&])\s*(?<=\W)(?P<joined>{_CAPITAL})\b(?!\s+{_CAPITAL})"
    rf"|\((?P<aside>{_CAPITAL})\b(?=[^()\n]{{0,40}}\bdow(?:odzie|odu)\b)"  # "Kubę Kosa (Jakub w dowodzie)"
)


def _may_be_given(word: str) -> bool:
    """A given name in use, whatever else the word is: many are places too, or common words ("Pawła", "Jagodę")."""
    return (look(word).given or 0.0) >= 1.0


def _given_alone(letter: Letter, clause: Clause, taken: Sequence[tuple[int, int]]) -> list[str]:
    """A given name that the request takes with no surname: "proszę zgłosić Ludomira i mnie"."""
    if clause.act not in (Act.SIGN_UP, Act.CANCEL):
        return []
    found = []
    for match in _GIVEN_ALONE.finditer(letter.text, clause.start, clause.end):
        start, end = match.span(match.lastgroup or 0)
        free = not any(begin < end and start < stop for begin, stop in taken)
        if free and _may_be_given(letter.text[start:end]):
            found.append(letter.text[start:end])
    return found


_ADDRESSED = re.compile(r"[,!]|\s+(?:kochan|drog|mil)\w+\s*,")
_FROM = re.compile(r"\b(?:od|u|przez|do)\s+$")


def _is_no_participant(letter: Letter, match: re.Match[str]) -> bool:
    """A thing ("Pani Urząd"), or the one from whom somebody comes ("Janek od pani Basi")."""
    alone = " " not in match["name"]
    return _is_thing(match["name"]) or (alone and _FROM.search(letter.folded, 0, match.start()) is not None)


def _is_thing(words: str) -> bool:
    """Common words only: "Urzędu", "Inwestycje"."""
    seen = [look(word) for word in words.split()]
    return all(
        is_institution(word) or (one.common and one.given is None and one.surname is None)
        for word, one in zip(words.split(), seen, strict=True)
    )


def _is_office_holder(pair: str) -> bool:
    """ "Sam Wójt", but not "Ludwika Starostę"."""
    first, *rest = pair.split()
    return any(is_title(word) for word in rest) and not names.is_usual_given_name(first)


def _is_organisation(letter: Letter, start: int) -> bool:
    """ "Rada Gminy", or a name in quotation marks: „Nasza Wieś”."""
    return bool(_NO_PERSON.match(letter.text, start)) or letter.text[start - 1 : start] in _QUOTES


def _holds_given(pair: str) -> bool:
    first, last = pair.split()
    if names.is_given_name(first) or names.is_given_name(last):
        return True
    return names.is_known_surname(last) and look(first).unknown and not (is_title(first) or is_institution(first))

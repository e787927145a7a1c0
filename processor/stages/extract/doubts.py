"""What a human should look at before the mail is accepted, each as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from processor import names
from processor.stages.extract import cancellations, conditions, corrections, counts, enclosures, struck, variants
from processor.stages.extract.borrowed import BORROWED
from processor.stages.extract.exceptions import is_called, unclear_pronouns, unknown_exceptions
from processor.stages.extract.found import COMES, Found, Letter
from processor.stages.extract.inherited import IS_FIELD
from processor.stages.extract.people import same
from processor.stages.extract.remarks import remarks
from processor.stages.extract.second_thoughts import second_thoughts
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, clauses, sentences
from processor.text.sieve import Sieve
from processor.values import Kind, Label, Mail, Origin, Reason, Segment, Verdict

_UNNAMED = Sieve(
    r"\b(?:nazwisk\w*|dane|imion\w*|list\w*)\s+(?:\w+\s+){0,3}?(?:pod(?:am|amy|adz\w+|any\w*|ane)|przesl\w+|dosl\w+|wys(?!tarcz)\w+|uzupeln\w+)|\b(?:podam|podamy|przesle|przeslemy|dosle|doslemy|uzupelnie)\b"
)
_OF_PAPERS = re.compile(
    r"\b(?:skan\w*|umow\w+|faktur\w*|sprawozd\w+|protok\w+|zdjec\w*|material\w*|cv\b|rekrutac\w+|artykul\w*|oryginal\w*|zaswiadcz\w+|program\w*|prezentac\w+|ulotk\w*|ofert\w*)"
)
_LEFT_OPEN = Sieve(
    r"\b(?:warunkowo|itd|itp|i\s+inni|i\s+(?:cala\s+)?reszt[aey]\s+(?:zespolu|referatu|ekipy|osob|grupy)|jeszcze\s+nie\s+(?:wpisywac|zapisywac|zglaszac|rejestrowac)|moze\s+(?:jeszcze\s+)?(?:dopisz[eę]|dopiszemy|zglosz[eę]|zglosimy|dosl[eę]|doslemy|dolacz[ay]|przyjdzie|przyjedzie|przyjda|przyjada|wezmie|pojedzie)|(?:nie\s+mam|brak)\s+(?:\w+\s+)?zgody|po\s+uzyskaniu\s+zgody|moze\s+tez|jeszcze\s+nie\s+wi(?:em|e|edza|adomo)|(?<!\bnam )(?<!\bmi )nie\s+wiadomo(?=\s*(?:[.,;!)]|$|,?\s+(?:jeszcze|czy\s+(?:pojedzie|przyjedzie|bedzie|przyjdzie|wezmie|da\s+rade))))|(?:odezwie|odezwa)\s+sie|(?:da|dadza)\s+(?:\w+\s+)?znac|do\s+ustalenia|czekam\w*\s+(?:jeszcze\s+)?na\s+(?:jej|jego|ich)\s+(?:odpowiedz|decyzj|zgod|potwierdz)\w*|(?<=\()czekam\w*|(?:dopisz[eę]|dopiszemy|zglosz[eę]|zglosimy|dosl[eę]|doslemy|dolacz[eę]|dolaczymy),?\s+(?:jak|jesli|jezeli|gdy|kiedy|pozniej|jutro|po\s+\w+)|ewentualnie|nie\s+jestem\s+pew\w+(?!,?\s+czy\s+(?:\w+\s+){0,3}?(?:mail|wiadomosc|zgloszeni|list|wysz|dosz|dotar))|potwierdz\w+\s+(?:\w+\s+)?(?:albo|lub)\s+odwol\w*|ostatecznie\s+potwierdz\w+|prawdopodobnie|byc\s+moze(?!\s+(?:panstwo|pani|pan)\b)|jesli\s+(?:sie\s+)?uda|jeszcze\s+potwierdz\w+)\b"
)


_CONSENTS = Anchored(r"\bwyraz(?:am|amy)\s+zgode\s+na\s+(?:\w+\s+)?(?:wyjazd|udzial|uczestnictwo|delegacje)\s*[,.;]")


def _consents(said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Wyrażam zgodę na wyjazd" above another's request, and only the superior was read."""
    if _CONSENTS.search(said) and all(one.reasons and "writer" in one.reasons[-1].rule for one in people):
        yield Reason("extract.of-whom", "Nadawca zgadza się na czyjś wyjazd, a nie pisze na czyj.")


_ANNOUNCED = Anchored(
    r"\b(?:prezes|kierowni[ck]|dyrektor|wojt|burmistrz|starosta|soltys|przewodniczac|sekretarz|skarbnik|naczelnik|rektor|dziekan|komendant|proboszcz)\w*(?:\s+\w+)?\s*:\s*(?:(?:mgr|dr|inz|hab|prof|ks|pani?|p)\.?\s+)*$"
)


def _heads_the_letter(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot, Fundacja Most, prezes zarządu: Jan Lis" below a request: of the letterhead, or of the list?"""
    mine = [one for one in people if one.reasons and "writer" in one.reasons[-1].rule]
    told = [
        one
        for one in people
        if one.where == letter.part.where and _ANNOUNCED.search(letter.folded, max(0, one.start - 80), one.start)
    ]
    asked = [one for one in told if one.reasons and one.reasons[-1].rule == "extract.letterhead"]
    if mine and len(told) == 1 and told[0] not in mine and not asked:
        yield Reason("extract.of-whom", f"Nie wiadomo, czy przyjdzie też ten, kto kieruje: {told[0].name.full_name}.")


def in_one_order(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Kos Lidia, Sęk Marek, Adam Paweł": two given names among people whose surnames stand first, read the other way."""
    for clause in letter.clauses:
        here = [one for one in people if one.where == letter.part.where and clause.start <= one.start < clause.end]
        pairs = [(one, one.name.written.split()) for one in here]
        pairs = [(one, words) for one, words in pairs if len(words) == 2 and not one.listed]
        given = {id(one) for one, words in pairs if all(map(names.is_usual_given_name, words))}
        first = [one for one, words in pairs if _stands_first(one, words) and id(one) not in given]
        last = [one for one, words in pairs if not _stands_first(one, words)]
        if first and last and all(id(one) in given for one in last):
            yield Reason("extract.by-order", f"Nie wiadomo, które słowo jest nazwiskiem: {last[0].name.written}.")


def _stands_first(one: Found, words: Sequence[str]) -> bool:
    return fold(words[0])[:3] == fold(one.name.last_name)[:3]


def doubts(
    mail: Mail,
    letter: Letter,
    people: Sequence[Found],
    told: tuple[Reason, ...],
    verdict: Verdict,
    *,
    left_out: int = 0,
) -> tuple[Reason, ...]:
    """All doubts of this mail, each once. `left_out`: how many were read as not to be entered."""
    said = "\n".join(letter.folded[start:end] for start, end in letter.spans)[:60_000]
    found = [
        *told,
        *enclosures.unread(mail, said, people),
        *enclosures.forgotten(mail, letter, said, people),
        *enclosures.damaged(mail, people),
        *_even(people),
        *_between_lines(letter, people),
        *_either(letter, people),
        *_agreed(letter, people),
        *_swapped(letter, people),
        *variants.doubts(letter, people, verdict.kind),
        *_only_one(letter, people),
        *(unknown_exceptions(letter, people) if not left_out else ()),
    ]
    found += [*_borrowed(mail, said, people), *second_thoughts(letter, people), *_of_whom(mail, said, verdict)]
    if _THE_SAME.search(said):
        found.append(Reason("extract.left-out", "Ktoś jeszcze prosi o to samo."))
    out = struck.is_told(mail)
    found += [*_left_out(said, people, struck_out=out), *_on_an_old_list(letter, people)]
    found += remarks(said, verdict.kind, left_out, struck=out)
    if verdict.kind is Kind.CANCELLATION:
        found += [
            *_promised(said),
            *cancellations.unlike_one(letter),
            *cancellations.by_given_name(letter, people),
            *cancellations.asked_by_another(letter, people),
            *cancellations.perhaps(letter),
            *struck.of_whom(mail, letter),
            *cancellations.by_default(people),
            *cancellations.signs_up_too(letter),
            *counts.leave_together(letter, people),
        ]
    if verdict.kind in (Kind.CANCELLATION, Kind.CORRECTION):
        found += [*cancellations.nobody_steps_in(letter, people), *cancellations.given_to(letter, people)]
    if verdict.kind is Kind.CORRECTION:
        found += [*counts.together(said, people)]
        found += [*corrections.turned_round(mail, letter, people)]
        found += [*corrections.unread(letter, people), *corrections.of_nothing(mail, letter, people)]
        found += [
            *corrections.of_a_notice(letter),
            *corrections.renamed(people),
            *corrections.not_taken_up(letter, people),
        ]
    if verdict.kind is Kind.REGISTRATION:
        found += unclear_pronouns(letter, people)
        found += [*conditions.another_time(letter), *conditions.past(letter), *conditions.for_now(letter)]
        found += [*conditions.goes_after_all(letter, people), *in_one_order(letter, people)]
        found += [*_consents(said, people), *_heads_the_letter(letter, people)]
        found += [*corrections.of_details(letter), *_there_anyway(letter, people), *_cited(letter, people)]
        found += [
            *counts.miscounted(letter, f"{fold(mail.subject)}\n{said}", people),
            *_absent_half(letter, people),
            *counts.together(said, people),
            *_promised(said),
            *_nobody(said, people),
            *_two_names(letter, people),
            *_companion(letter, said, people),
            *conditions.conditional(letter),
            *_like_others(letter),
            *_said_to_the_writer(letter, people),
            *_asked_by_others(letter, people),
            *_signs_by_another_name(letter, people),
        ]
    return tuple(dict.fromkeys(found))


_ASKED_FOR = re.compile(
    r"\b(?:pros|poprosi)\w*\b[^.!?\n]{0,60}\bza\s+(?:nia|niego|nich)\b|\bw\s+(?:jej|jego|ich)\s+imieniu\b"
)


def _asked_by_others(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Ewa Kot prosiła, żeby to zrobić za nią, więc zgłaszam", and nobody but the writer was read."""
    if any(not one.reasons or one.reasons[-1].rule != "extract.writer" for one in people):
        return
    if people and any(_ASKED_FOR.search(letter.folded, *span) for span in letter.spans):
        yield Reason("extract.of-whom", "O zapisanie prosi ktoś inny niż nadawca, a nie odczytano kto.")


def _signs_by_another_name(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam siebie i Jana Lisa, hej, Tom Kot", from Tomasz Kot: a nominative at the very end, behind objects of the
    verb, with the sender's surname, may be how he signs."""
    mine = [one for one in people if one.where == "from" and one.reasons[-1].rule == "extract.writer"]
    named = [one for one in people if one.act in COMES and one.where == letter.part.where and not one.listed]
    last = max(named, key=lambda one: one.start, default=None)
    if (
        last is None
        or last.name.case not in (None, "nom")
        or not letter.spans
        or letter.text[last.end : letter.spans[-1][1]].strip(" .!\n")
    ):
        return
    objects = any(one.start < last.start and one.name.case not in (None, "nom") for one in named)
    if objects and any(fold(one.name.last_name) == fold(last.name.last_name) for one in mine):
        told = last.name.full_name
        yield Reason("extract.two-names", f"Może tak podpisuje się nadawca, a nie ktoś jeszcze: {told}.")


_CALLS = re.compile(r"(?m)^\W*(?:(?:Szanown|Drog)\w+\s+)?Pan(?:ie|i)\s+(?P<given>[A-ZĆŁŃŚŹŻ]\w+)\s*[,!]")


def _said_to_the_writer(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Przesyłam zgłoszenie: Jan Lis. … Pani Ewo, proszę mnie zgłosić": the lower words were written to Ewa, who passes
    them on, and not by her."""
    for one in people:
        if not one.reasons or one.reasons[-1].rule != "extract.writer":
            continue
        called = names.vocative(one.name.first_names.split()[0]) if one.name.first_names else None
        above = letter.spans[0][0] + 20 if letter.spans else 0
        told = (m for span in letter.spans for m in _CALLS.finditer(letter.text, *span) if m.start() > above)
        if called and any(match["given"] == called for match in told):
            yield Reason("extract.passed-on", f"Prośba zwraca się do osoby, która ją przesyła: {one.name.full_name}.")


_LIKE = Anchored(r"\b(?:podobnie|tak\s+samo)\s+jak\s+(?:i\s+)?(?=(?P<who>[^!?\n]{4,90}))")
_BOTH_OF_US = re.compile(r"\bnas\s+(?:ob|dw)\w+")


def _like_others(letter: Letter) -> Iterator[Reason]:
    """ "Zgłaszam się, podobnie jak Ewa Kot i Jan Lis": by this letter, or by one of their own?"""
    for match in (m for span in letter.spans for m in _LIKE.finditer(letter.folded, *span)):
        told = [name for name in names.find(letter.text[slice(*match.span("who"))]) if name.complete]
        beyond = letter.folded[match.end() : match.end() + 200]
        if told and told[0].start <= _FUNCTION and not _BOTH_OF_US.search(beyond):
            yield Reason("extract.of-whom", f"Nie wiadomo, czy przyjdzie też: {told[0].full_name} („podobnie jak”).")


_FUNCTION = 12  # characters of a title or function before a name
_THE_SAME = Sieve(r"\bprosi(?:l[aiy]?)?\s+(?:\w+\s+)?o\s+to\s+samo\b")
_OR = Sieve(r"\b(?:albo|lub|badz|wzglednie)\s+(?:\w+\s+)?(?:pani?\w*\s+|p\.\s*)?$")


_SWAPPED = re.compile(r"\bzamien\w*\s[^.!?\n]{3,60}\sna\s+(?:pan\w*\s+|p\.\s*)?$")


_FOR_HIM = re.compile(r"\bza\s+(?:pan\w*\s+|p\.\s*)?$")
_ENTERED_FOR_HIM = re.compile(r"\s*,?\s+(?:\w+\s+){0,2}?(?:wpis|zapis|dopis|zglasza|wskak|wchodzi)\w*")


def _swapped(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę zamienić Jana Lisa na Ewę Kot", "za Jana Lisa proszę wpisać Ewę Kot": read as two who come."""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    for one in coming if len(coming) > 1 else []:
        before = letter.folded[max(0, one.start - 90) : one.start]
        for_him = _FOR_HIM.search(before) and _ENTERED_FOR_HIM.match(letter.folded, one.end)
        if _SWAPPED.search(before) or for_him:
            yield Reason("extract.left-out", f"Ktoś ma być zamieniony: kto za kogo? {one.name.full_name}.")


_ONLY = re.compile(
    r"(?<!,)(?<!,\s)\b(?:[Tt]ylko|[Jj]edynie|[Ww]yłącznie)\s+(?:[Pp]an\w*\s+|p\.\s*)?(?P<given>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)\b"
)


def _only_one(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z naszej listy proszę wpisać tylko Jana Lisa:", and more names below; "W referacie pracują Ewa Kot i Jan Lis.
    Jedzie tylko Jan Lis"."""
    coming = [one for one in people if one.where == letter.part.where and one.act in COMES]
    listed = [one for one in coming if one.listed or one.reasons[-1].rule.startswith("extract.listed")]
    for start, end in letter.spans if len(coming) > 1 and listed else ():
        for match in _ONLY.finditer(letter.text, start, end):
            meant = [one for one in coming if is_called(one, match["given"])]
            if meant and any(one not in meant for one in listed):
                told = meant[0].name.full_name
                yield Reason("extract.left-out", f"Tylko {told}, a wymienieni są jeszcze inni: kto ma przyjść?")


def _either(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę jechać albo posłać p. Marka Soję", "Jan Lis lub Ewa Kot": one of the two, and nobody knows which."""
    for one in people:
        here = one.where == letter.part.where and one.act in COMES
        if here and _OR.search(letter.folded, max(0, one.start - 40), one.start):
            yield Reason("extract.either", f"Jedna z dwóch osób, nie wiadomo która: {one.name.full_name}.")


_AGREED = Anchored(
    r"\b(?:umowil|ustalil|uzgodnil|dogadal)\w*\s*(?:sie\s*)?,?\s+ze\s+(?:\w+\s+){0,2}?(?:bedzie|przyjedzie|przyjdzie|pojedzie|wpadnie)\b"
)


def _agreed(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Z Janem Lisem się umówiłem, że też będzie", and he is not read as one who comes."""
    for start, end in (at for span in letter.spans for at in sentences(letter.folded, *span)):
        if _AGREED.search(letter.folded, start, end) is None:
            continue
        for name in names.find(letter.text[start:end]):
            if name.complete and not any(same(name, one.name) for one in people):
                yield Reason("extract.unplain", f"Mowa o kimś, kto też ma być: {name.full_name}.")


_BEFORE = re.compile(
    r"\b(?:zglosil|zglaszal|zapisal|zapisywal|zarejestrowal|zgloszon|(?:zapisan|zarejestrowan)(?!i[eau]))\w+"
)


def taken_back(mail: Mail, letter: Letter, absent: Sequence[Found], kind: Kind) -> Iterator[Reason]:
    """In a mail understood as a sign-up: somebody signed up before who cannot come, or a subject that takes back."""
    said = "\n".join(letter.folded[start:end] for start, end in letter.spans)
    if absent and _BEFORE.search(said):
        told = ", ".join(one.name.full_name for one in absent[:3])
        yield Reason("extract.taken-back", f"Być może odwoływane jest wcześniejsze zgłoszenie: {told}.")
    subject = fold(mail.subject) if kind is Kind.REGISTRATION else ""
    cancels = any(clause.act is Act.CANCEL for clause in clauses(subject, [(0, len(subject))]))
    if kind is Kind.REGISTRATION and _WAS_TO_COME.search(said) and not _NOBODY_BEFORE.search(said):
        yield Reason("extract.taken-back", "Ktoś miał przyjechać, a przyjedzie kto inny: być może był już zapisany.")
    if cancels or _NOT_COMING.search(subject):
        yield Reason("extract.taken-back", "Temat mówi o rezygnacji.")


_NOBODY_BEFORE = re.compile(
    r"\b(?:nikogo|nikt)\s+(?:\w+\s+){0,3}?nie\s+(?:zglasza|zglosi|zapis)\w+|\bnie\s+(?:zglasza|zglosi|zapis)\w+\s+(?:\w+\s+){0,2}?nikogo\b"
)
_WAS_TO = r"\bmi(?:al|ala|eli|aly|elismy|alysmy)\s+(?:\w+\s+){0,3}?(?:byc|jechac|przyjechac|pojechac|przybyc|uczestniczyc|przyjsc|reprezentowac|wziac)\b(?!\s+(?:tez|takze|rowniez|sam[ai]?)\b)"
_I_COME = r"\b(?:ja|mnie|pojade|przyjade|przyjde|jade|bede|wybieram|wezme|(?:po|przy)?jedziemy|bedziemy)\b"
_I_GO_MYSELF = r"\b(?:(?:pojade|przyjade|przyjde|jade|bede|ide)\s+(?:\w+\s+)?ja|ja\s+(?:pojade|przyjade|przyjde|jade|bede|ide))\b(?!\s+(?:tez|takze|rowniez|i)\b)"
_WAS_TO_COME = Sieve(
    r"\b(?:chcial|planowal|zamierzal)(?:a|o|i|y)?\s+(?:\w+\s+){0,3}?(?:sie\s+)?(?:jechac|przyjechac|pojechac|uczestniczyc|przyjsc|byc|wziac|zapisac|zglosic|wybrac)\b[^.!?]{0,60}\b(?:ale|jednak|lecz|niestety)\b|"
    r"\bmia(?:l|la|li|ly)\s+(?:\w+\s+){0,3}?(?:jechac|przyjechac|pojechac|uczestniczyc|przyjsc)\b[^.!?]{0,80}\b(?:ale|jednak|lecz|ostatecznie)\b[^.!?]{0,40}\b(?:pojedzie|przyjedzie|jedzie|bedzie)\b"
    rf"|{_WAS_TO}(?:[^.!?]|\.(?=\s+(?:ostatecznie|jednak|finalnie|w\s+koncu)\b)){{0,120}}?\b(?:ale|jednak|lecz|ostatecznie|finalnie|w\s+koncu|tymczasem)\b[^.!?]{{0,80}}{_I_COME}"
    rf"|\b(?:zapisal|zglosil|zarejestrowal)[aiy]?\s+sie\b[^.!?]{{0,80}}\b(?:ale|jednak|lecz|ostatecznie)\b(?:(?!\b(?:tez|takze|rowniez)\b)[^.!?]){{0,40}}{_I_COME}(?!\s+(?:tez|takze|rowniez))"
    rf"|\b(?:(?:zapisal|zglosil|wpisal|podal)(?:am|em|ismy|ysmy)|na\s+liscie\s+(?:jest|sa|figuruj\w+|widniej\w+|macie|maja))\b[^.!?]{{0,80}},\s*(?:a|ale|jednak|lecz)\b[^.!?]{{0,30}}{_I_GO_MYSELF}"
    r"|\b(?:wybieral[aio]?\s+sie|sie\s+wybieral[aio]?)\b[^.!?]{0,80}\b(?:ale|jednak|lecz|niestety|ostatecznie)\b"
    r"|\ba\s+nie,?\s+jak\s+\w+"
    r"|\b(?:zglaszal|zglosil|zapisal|zapisywal)\w+\b[^.!?]{0,80}\b(?:jednak\s+(?:\w+\s+){0,3}?(?:pojedzie|przyjedzie|jedzie|bedzie|wezmie|przyjdzie)|(?:pojedzie|przyjedzie|jedzie|bedzie|wezmie|przyjdzie)\s+(?:\w+\s+)?jednak)\b"
)
_NOT_COMING = Sieve(r"\bnie\s+(?:przyjed|przyjad|przyjd|bedzie\b|beda\b|bede\b|wezm|pojed|pojad)\w*|\bnieobecnosc")
_OTHERS_COME = re.compile(
    r"(?<!\bnie )\b(?:zostaje|zostajemy|zostaja|bedziemy|jade|jedziemy|jada|przyjada|przyjedzie|przyjedziemy|bedzie)\b"
)
_ENROLLED = re.compile(
    r"\b(?:zglos|zglasz|zapis|reszta\b|bez\s+zmian|rezygn|zrezygn|odwol|wykresl|wypis|skresl|anul|cofn|wycof|potwierdz|rejestr|zarejestr|uczestnik|list[aeyę]|cancel|withdr|regist)"
)


def _of_whom(mail: Mail, said: str, verdict: Verdict) -> Iterator[Reason]:
    """Somebody cannot come and others do, and nothing says that they had been signed up: is it a first list?"""
    if (
        verdict.kind is Kind.CANCELLATION
        and _OTHERS_COME.search(said)
        and not _ENROLLED.search(f"{fold(mail.subject)}\n{said}")
    ):
        yield Reason("extract.not-enrolled", "Nie wiadomo, czy ktoś był już zapisany.")


_YES = re.compile(r"\W*(?:tak|owszem|oczywiscie|jasne|zgadza|rowniez|tez|takze|bedzie|przyjedzie|ok|yes)\b")
_WHO = re.compile(r"\b(?:uczestni\w+|imi\w+|nazwisk\w*|kto\b|kogo\b|osob\w*)")


def _means_another(letter: Letter, quoted: Sequence[Segment], answer: Segment, people: Sequence[Found]) -> bool:
    """ "Tak" to a question that names somebody, or names in answer to a question that did not ask who comes."""
    before = [s for s in quoted if s.end <= answer.start]
    question = letter.text[before[-1].start : before[-1].end] if before else ""
    said = letter.folded[answer.start : answer.end]
    known = {fold(one.name.full_name) for one in people}
    named = [name for name in names.find(question.replace(">", " ")) if name.last_name]
    writer = fold(letter.sender.name) if letter.sender else ""
    others = [
        one
        for one in people
        if one.reasons and one.reasons[-1].rule != "extract.writer" and fold(one.name.full_name) != writer
    ]
    asked = any(c.act is Act.SIGN_UP for c in clauses(fold(question), [(0, len(question))]))
    if _YES.match(said) and (
        any(fold(name.full_name) not in known for name in named)
        or (asked and not named and others and others == list(people))
    ):
        return True
    here = any(answer.start <= one.start < answer.end and not one.clause for one in others if one.where == "body")
    return here and not _WHO.search(fold(question))


def _between_lines(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """Answers between the quoted lines of questions: what "tak" and a name mean stands in the question."""
    quoted = [s for s in letter.part.segments if s.origin is Origin.QUOTED and s.label is Label.WRITTEN]
    between = [s for s in letter.said if quoted and quoted[0].end <= s.start < quoted[-1].start]
    asked = any("?" in letter.text[s.start : s.end] for s in quoted)
    if letter.origin != "own" or not asked or not between:
        return
    if any(_means_another(letter, quoted, s, people) for s in (*between, *letter.said[-1:])):
        yield Reason("extract.between-lines", "Odpowiedzi stoją między cytowanymi pytaniami.")


def _even(people: Sequence[Found]) -> Iterator[Reason]:
    for one in people:
        if one.name.alternatives and one.name.confidence < 0.7:
            ways = ", ".join((one.name.full_name, *one.name.alternatives[:2]))
            yield Reason("extract.even", f"Możliwe odczytania nazwiska: {ways}.")


_LEAVE_OUT = Sieve(r"\b(?:pomin\w+|zignorow\w+|nie\s+(?:uwzgledniac|brac\s+pod\s+uwage|zapisywac))\b")


_OLD_LIST = Sieve(
    r"\b(?:uniewazn|anulow|anuluj|niewazn|nieaktualn)\w*\s+(?:\w+\s+){0,3}?list\w*|\blist\w*\s+(?:\w+\s+){0,4}?(?:niewazn|nieaktualn)\w*"
)


def _on_an_old_list(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę unieważnić listę z 14.10 (Jan Lis, Ewa Kot)": who stands in that sentence is no new participant."""
    for one in people:
        here = one.act in COMES and one.where == letter.part.where and one.clause is not None
        if here and one.clause and _OLD_LIST.search(letter.folded, *one.clause.sentence):
            yield Reason("extract.left-out", f"Na liście, którą nadawca unieważnia: {one.name.full_name}.")


def _left_out(said: str, people: Sequence[Found], *, struck_out: bool) -> Iterator[Reason]:
    """A part of a file to be left out, unless it is what is struck through; given names to be entered in full."""
    settled = struck_out and struck.STRUCK.search(said)
    if _LEAVE_OUT.search(said) and not settled and any(one.where.startswith("attachment:") for one in people):
        yield Reason("extract.left-out", "Część załącznika ma być pominięta.")
    if _IN_FULL.search(said) and any(names.full_given(one.name.first_names) != one.name.first_names for one in people):
        yield Reason("extract.corrected-inside", "Nadawca prosi o pełne imiona, a podał zdrobnienia.")


_IN_FULL = Anchored(r"\bpeln(?:e|ych|ymi|ym)\s+imi(?:ona|on|onami|eniem|e)\b")


def _borrowed(mail: Mail, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Piszę od koleżanki": whose name is it that From shows? One whom he signs instead is his own."""
    signed = [one for one in people if one.reasons and one.reasons[-1].rule == "extract.writer" and one.where != "from"]
    if len(people) == 1 and signed and all(fold(one.name.full_name) != fold(mail.sender.name) for one in signed):
        return
    if BORROWED.search(said):
        yield Reason("extract.borrowed-mailbox", "Nadawca pisze z cudzej skrzynki.")


_THERE_ANYWAY = re.compile(r"\bbo\s+(?:bedzie|jedzie)\s+(?:tam\s+|tez\s+)?$|\bbedzie\s+(?:tam|tez|takze|rowniez)\s+$")


def _there_anyway(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam się. Będzie też Ewa Kot": signed up by this letter, or only known to come?"""
    himself = [one for one in people if one.where == "from" or (one.reasons and "writer" in one.reasons[-1].rule)]
    if himself:
        for one in people:
            if one.where == "body" and _THERE_ANYWAY.search(letter.folded, max(0, one.start - 30), one.start):
                yield Reason("extract.unplain", f"Nie wiadomo, czy to zgłoszenie: {one.name.full_name}.")


_CITATION = re.compile(r"[\"„”“«][^\"„”“»]{10,300}[\"”“»]")


def _cited(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Szef napisał: „Zgłoś Jana Lisa”, co niniejszym czynię": asked for in words that are another's."""
    for match in _CITATION.finditer(letter.text):
        if not any(start <= match.start() < end for start, end in letter.spans):
            continue
        told = letter.folded[match.start() + 1 : match.end() - 1]
        said = clauses(told, [(0, len(told))])
        if not any(c.act is Act.SIGN_UP and not c.question for c in said):
            continue
        for name in names.find(match[0]):
            if name.complete and not any(same(one.name, name) for one in people):
                yield Reason("extract.unplain", f"Wymieniony w cytowanej prośbie: {name.full_name}.")


_NOBODY = Sieve(
    r"\bnie\s+zglasza(?:m|my)\s+(?:\w+\s+)?nikogo\b|\bnikogo\s+(?:\w+\s+){0,3}?nie\s+zglasza(?:m|my)\b"
    r"|\bchcial\w*\s+(?:\w+\s+)?(?:najpierw|poczatkowo|pierwotnie)\b|\bnic\s+nie\s+(?:robic|trzeba|zmienia\w*)\b"
)


def _two_names(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Zgłaszam swój udział. Imię i nazwisko: Ewa Kot", from the mailbox of Anna Nowak: one person, and which?"""
    coming = [one for one in people if one.act in COMES]
    sender = [one for one in coming if one.where == "from"]
    fields = [
        one
        for one in coming
        if one.where == letter.part.where and IS_FIELD.search(letter.folded, max(0, one.start - 60), one.start)
    ]
    if len(coming) == 2 and len(sender) == len(fields) == 1:
        told = " / ".join(one.name.full_name for one in coming)
        yield Reason("extract.two-names", f"Nadawca i pole z nazwiskiem mówią o innych osobach: {told}.")


_COMPANION = Anchored(
    r"\b(?:i|oraz|z|wraz z|razem z)\s+(?:jej|jego|swoj\w+|moj\w+)\s+(?:mąż|męż|żon|syn|córk|brat|siostr|asystent|zastępc)\w*(?=\s*(?:[.,;:)!\n]|$|na\b|do\b|w\b))(?![^.!?]{0,30}[A-ZĄĆĘŁŃÓŚŹŻ])"
)


_RELATIVE_TOO = Sieve(
    r"\bp\.?\s?s\.?[:\s][^.!?]{0,40}\b(?:maz|zona|mama|tata|syn|corka|brat|siostra|kolega|kolezanka|szef|szefowa)\b[^.!?]{0,60}\b(?:tez|takze|rowniez)\s+(?:przyjdzie|przyjedzie|bedzie|chce|wezmie|pojedzie|sie\s+(?:wybiera|zapisuje|zglasza))\b"
)


def _companion(letter: Letter, said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Proszę o miejsce dla Ewy Kot i jej męża", "PS. Mąż też przyjdzie": one more, whose name nobody gives."""
    alone = len([one for one in people if one.act in COMES]) < 2
    if any(_COMPANION.search(letter.text, *span) for span in letter.spans) or (alone and _RELATIVE_TOO.search(said)):
        yield Reason("extract.promised", "Mowa o jeszcze jednej osobie, której nazwiska nie podano.")


_ME_ONLY = Anchored(r"(?<!\bnie )\btylko\s+(?:mnie|siebie)\b|\b(?:mnie|siebie)\s+(?:sama|samego|jedna|jednego)\b")


def _nobody(said: str, people: Sequence[Found]) -> Iterator[Reason]:
    """ "Chciałem najpierw zgłosić księgową, ale nie zgłaszam nikogo"."""
    if _NOBODY.search(said) or (len(people) > 1 and _ME_ONLY.search(said)):
        yield Reason("extract.left-out", "Nadawca pisze, że nie zgłasza nikogo albo tylko siebie.")


def _absent_half(letter: Letter, people: Sequence[Found]) -> Iterator[Reason]:
    """One of those signed up is told, by half his name, not to come: "Chwileczkę, Jędrzej ma wtedy urlop"."""
    said = letter.clauses
    for clause in said:
        if clause.act not in (Act.ABSENT, Act.CANCEL, Act.EXCEPT) or clause.self_:
            continue
        start, end = clause.sentence  # "Eryk właśnie zadzwonił, że nie może"
        told = " ".join(
            letter.folded[c.start : c.end] for c in said if c.sentence == (start, end) and c.act not in COMES
        )
        told = letter.folded[clause.start : clause.cue[1]] if clause.act is Act.EXCEPT and clause.cue else told
        others = names.find(letter.text[start:end])
        words = set(re.findall(r"[^\W\d_]{3,}", told))
        words -= {word for name in others if name.complete for word in fold(name.written).split()}
        for one in people:
            apart = one.act in COMES and not start <= one.start < end
            if apart and any(_calls(word, one) for word in words):
                yield Reason("extract.absent-half", f"Być może nie przyjdzie: {one.name.full_name}.")
                return


def _calls(word: str, one: Found) -> bool:
    """Is the word a form of his given name or surname, or the short form of the one: "Jola" of Jolanta?"""
    short = names.full_given(word.capitalize()) in one.name.first_names.split()
    return short or any(_form_of(word, part) for part in fold(one.name.full_name).split())


def _form_of(word: str, name: str) -> bool:
    stem = name[: max(3, len(name) - 2)]
    return word.startswith(stem) and abs(len(word) - len(name)) <= 3


def _promised(said: str) -> Iterator[Reason]:
    for start, end in sentences(said, 0, len(said)):
        if _UNNAMED.search(said, start, end) and not _OF_PAPERS.search(said, start, end):
            yield Reason("extract.promised", "Nazwiska mają zostać podane później.")
        elif _LEFT_OPEN.search(said, start, end) and not _OF_PAPERS.search(said, start, end):
            yield Reason("extract.open", "Część zgłoszenia jest niepewna.")

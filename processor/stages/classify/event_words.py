"""What a letter calls the event it asks for a place at: one of ours by its kind and day, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from processor import names
from processor.stages.classify.view import View
from processor.text.anchored import Anchored
from processor.text.folding import fold
from processor.text.requests import Act, Clause
from processor.text.sieve import Sieve
from processor.values import Workshop

OTHER_EVENT = Sieve(
    r"\b(?:debat\w+|konferencj\w+|kurs\w*|zjazd\w*|zjezdz\w+|rajd\w*|wyklad\w*|koncer\w+|festyn\w*|turniej\w*|zawod(?:y|ow|ach)\b|bieg\w*|maraton\w*"
    r"|konkurs\w*|wyciecz\w+|zebrani\w+|imprez\w*|(?<!instytut )(?<!katedra )(?<!wydzial )(?<!zaklad )studi[ao]\w*|seminari\w+|oboz\w*|koloni\w*|jog\w+|basen\w*|wolontaria\w*|(?<!\bz )(?<!\bdobre )(?<!\bi )praktyk[iae]\b|(?<!jestem na )staz(?!yst)\w*"
    r"|rekrutacj\w+|targ(?:i|ach|ow)\b|forum|kongres\w*|zgromadzeni\w+(?!\s+(?:siostr|braci|zakon|ksiezy|s\.))|piknik\w*|wesel\w*|urodzin\w*|spektakl\w*|teatr\w*|kin[oa]|spotkani\w+\s+autorski\w+"
    r"|imienin\w*|chrzcin\w*|rocznic[aeyę]\b|grill\w*|ognisk\w*|(?<!po )(?<!przed )(?<!od )slub(?:u|ie|em|y)?\b|(?:na|podczas|o)\s+gal[iey]\b|gal[aiey]\s+(?:final|sport|boks|jubil|wrecz|nagrod|charyt)\w*|pielgrzym\w+|szczepieni\w*|wizyt(?!owe?[kc])\w+|egzamin\w*|(?<!koncze )(?<!mam )(?<!po )(?<!zwolnic z )(?<!prowadze )lekcj\w+|druzyn\w*|polowani\w*|kwest(?:a|y|ie|e|uj\w+)\b|prob(?:a|y|ie|e)\b|\bcwiczeni\w*|ewakuac\w*|\bbhp\b|ppoz\w*|\brooming\b|\bstudy\s+visit|mecz\w*|na\s+(?:\w+\s+)?kontrole\b|pilk(?:a|i|e|arsk\w+)\b|(?:na\s+)orliku?\b|siatkowk\w+|koszykowk\w+|treningu?\w*|chor(?:u|em|ze|owi|ow)?\b|(?:na|o|podczas|po|przed)\s+bal(?:u|em)?\b|balu?\s+(?:karnawal|sylwest|noworocz|maturaln|charytat|przebier|gimnazj|szkoln|andrzejk|strazack)\w*|sylwestrow\w+|(?:na|do|w)\s+sylwestra\b|szkola\s+letnia"
    r"|letni\w+\s+szko\w+|webinari\w*|olimpiad\w*|kolacj\w*|obiad\w*|(?:na|w)\s+sesj[ięe]\b|sesj\w+\s+rad\w*|\bo\s+sesji|porzad\w+\s+obrad|plener\w*|kolk[oa]\b|(?:na|do|w)\s+sekcj\w+|plebiscyt\w*|postepowani\w+"
    r"|(?:na|do|od)\s+(?:\w+\s+)?(?:badani\w+|dyzur\w*|zabieg\w*|rehabilitacj\w+|konsultacj\w+|porad[ey]\b|przeglad\w*|polkoloni\w*|zimowisk\w*|korepetycj\w+|przetarg\w*|licytacj\w+|rozmowe\s+kwalifik\w+)"
    r"|(?:na|do)\s+(?:\w+\s+)?(?:zlobk\w+|zlobek|przedszkol\w+|swietlic\w*|biblioteki|stowarzyszenia|komisji|kolejk\w+|newslett\w+))"
)


REASON = Sieve(  # why somebody can come or cannot: "odwołano nam zebranie, więc …", "z uwagi na sesję", "wypadła wizytacja"
    r"\b(?:wypadl|nalozyl|pokryl|koliduj)[aoy]?\s[^.!?;]{0,60}|\b(?:odwolan|przelozon|przesuniet|odpad)\w*\s[^,.;!?]{0,80},|\b(?:z\s+uwagi\s+na|ze\s+wzgledu\s+na|z\s+powodu|w\s+zwiazku\s+ze?)\s[^,.;!?]{0,60}"
    r"|\b(?:bedzie|bede|beda|jest|sa|ma|maja|mam)\s+(?:wtedy|wowczas|akurat|tego\s+dnia|w\s+tym\s+(?:czasie|dniu|terminie))\s[^,.;!?]{0,60}"
    r"|\b(?:sam[aoi]?|ja)\s+(?:\w+\s+){0,2}?(?:mam(?:y)?|zostaj[ea]|jestem|bede)\s[^,.;!?]{0,60}"
    r"|\b(?:ale|bo|gdyz|poniewaz)\s[^,.;!?]{0,30}?\b(?:mam|ma|maja|mamy)\s[^,.;!?]{0,60}"
    r"|\bnie\s+(?:\w+\s+){0,2}?(?:moge|moze|mozemy|dam|damy|da|dotr|przyj|bed|zdaz|poja|poje|wezm|uda)\w*\s[^.!?;()]{0,60}\([^)]{1,60}\)"
    r"|\b(?:szuka|zbiera|pozyska|potrzebuj)\w*\s+(?:\w+\s+)?(?:pieniedz|pieniadz|srodk|fundusz|dofinansowan|sponsor)\w*\s+na\s[^,.;!?]{0,60}"
)


@lru_cache(maxsize=32)  # rule after rule asks the same texts
def without_reasons(text: str) -> str:
    """The text without why somebody comes or does not: what is named there is not asked for."""
    return REASON.sub(" ", text)


def names_another_event(text: str) -> bool:
    """Is another event named, other than as such a reason?"""
    return bool(OTHER_EVENT.search(without_reasons(text)))


def of_another_kind(view: View, text: str) -> bool:
    """ "Warsztaty kulinarne": what they are called is no word of ours."""
    short, kinds = _kinds_of_workshop(text)
    return short or _is_one_another(view, kinds)


@lru_cache(maxsize=32)  # as above
def _kinds_of_workshop(text: str) -> tuple[bool, tuple[str, ...]]:
    """Is one called by a short word ("RODO"), and what stands behind the noun of each?"""
    if not any(stem in text for stem in _WORKSHOP_STEMS):
        return False, ()
    matches = list(_KIND_OF_WORKSHOP.finditer(text))
    return any(match["short"] for match in matches), tuple(match[match.lastgroup or 0] for match in matches)


def meeting_of_another_kind(view: View, text: str) -> bool:
    """ "Spotkanie opłatkowe", in a text that asks for a place there."""
    return _is_one_another(view, [match["kind"] for match in _KIND_OF_MEETING.finditer(text)])


_KIND_OF_MEETING = Anchored(r"\bspotkani(?:e|a|u|em)\s+(?P<kind>\w{3,}(?:[nwrlz]|sk|ck|cz)(?:i?e|i?ego|i?emu|[yi]m))\b")


def _is_one_another(view: View, kinds: Sequence[str]) -> bool:
    ours = _words_of_ours(view.office.workshops)
    return any(
        not any(word.startswith(kind[:5]) for word in ours)
        and not names.is_lower_given_form(kind)
        and not _PLAIN_KIND.match(kind)
        and not names.is_finite_verb(kind)
        and not names.is_finite_verb(re.sub(r"e$", "ę", kind))  # "na warsztaty stawię się"
        and not names.is_person_noun(kind)
        for kind in kinds
    )


@lru_cache(maxsize=8)
def _words_of_ours(workshops: tuple[Workshop, ...]) -> tuple[str, ...]:
    told = " ".join(f"{w.title} {w.venue} {w.address} {' '.join(w.match)}" for w in workshops)
    return tuple(fold(told).split())


_WORKSHOP_STEMS = ("warsztat", "szkole", "zajec", "kurs")  # one stands in all that `_KIND_OF_WORKSHOP` finds
_AGREEING = (  # a noun of an event and the endings an adjective of its case and number has
    (r"warsztaty|szkolenie|zajecia|kursy", "i?e"),
    (r"warsztat(?:ach|ow)|szkolen(?:iach)?|zajec(?:iach)?|kurs(?:ach|ow)", "[yi]ch"),
    (r"warsztat(?:om|em|cie)|szkoleni(?:em|om|u)|zajeciom|kurs(?:em|ie|om)", "[yi]m"),
    (r"warsztatami|szkoleniami|zajeciami|kursami", "[yi]mi"),
    (r"warsztatu|szkolenia|kursu", "i?ego"),
    (r"szkolenia", "i?e"),
    (r"warsztat|kurs", "[yi]"),
)
_KIND_OF_WORKSHOP = Anchored(
    r"\b(?:warsztat\w{0,4}|szkoleni\w{1,3}|zajec\w{1,4}|kurs\w{0,3})[^\S\n]+(?:z[^\S\n]+|nt\.?[^\S\n]+)?(?P<short>bhp|ppoz|rodo|vat|kpa)\b|"
    + "|".join(
        rf"\b(?:{noun})(?:[^\S\n]+|(?<=[^\n]{{40}})\n)(?P<kind{i}>\w{{3,}}(?:[nwrlz]|sk|ck|cz){ending})\b"
        for i, (noun, ending) in enumerate(_AGREEING)
    )
)
_PLAIN_KIND = re.compile(
    r"(?:bezplatn|darmow|wasz|nasz|pazdziernik|listopad|srod|najblizsz|zapowiedzian|planowan|organizowan|powyzsz|wskazan|samorzad|jednodniow|opisan|ogloszon|wspomnian"
    r"|wymienion|otwart|kolejn|pierwsz|drugi|nastepn|wczorajsz|proponowan|wspoln|prowadz|zorganizowan|polecon|polecan|podan|ow\b|ktor|dla\b|wybran|ciekaw|interesuj|wszystk|takie|tych|mial|mog|beda|jest|sie|bardzo|zglasz|przyj|wystaw|deleg|pros|odb[ey]|rozpocz|zeszloroczn|ubiegloroczn|tegoroczn|miechowsk|proszow|samochodow|jeszcz|dobrz|gdzie|moze|wczesn|trwa|bedz|jedn[aey]|now[eay]|poswiec|przygotow|odbedz|dwie|dwoch|trzy|czter|\w+[aeiuy]l[aiy]$|\w*(?:bedzie|jedzie|idzie|wezmie)$)"
)


_FIRMLY = re.compile(
    r"\b(?:prosz\w+|prosi\w*|popros\w+|zglasza\w+|zapisuj\w+|zapisz(?:cie)?\s+(?:prosze\s+)?(?:mnie|nas)|chcieli\w*|chcialby\w*|chcialaby\w*|chcemy|rejestruj\w+|deleguj\w+|kieruje\w*|wpis\w+|dopis\w+|potwierdza\w+|wezm\w+|please|register)\b"
)


def _of_an_earlier_request(view: View, clause: Clause) -> bool:
    text = view.folded[clause.start : clause.end]
    if clause.act is Act.CANCEL:
        return not re.search(r"\b(?:adres|e?-?mail|newsl|subskr)\w*", text)
    if clause.act is Act.ALREADY:
        return not clause.question and bool(re.search(r"\b(?:zglos|zglasz|zapis|rejestr|zarejestr)\w*", text))
    return clause.act in (Act.REPLACED, Act.RIGHT, Act.WRONG)


def plainly(view: View) -> bool:
    """A firm request for a place in one of ours, named in its own sentence or the one before: whatever else a long
    letter is about."""
    asking = [c for c in view.clauses if c.act is Act.SIGN_UP and not c.question and not c.condition]
    if any(_of_an_earlier_request(view, clause) for clause in view.clauses):
        return False
    firm = [c for c in asking if c.self_ or _FIRMLY.search(view.folded, c.start, c.end)]
    if not firm or not view.spoken_of:
        return False
    sentences = list(dict.fromkeys(c.sentence for c in view.clauses))
    for clause in firm:
        at = sentences.index(clause.sentence)
        told = view.folded[sentences[max(0, at - 1)][0] : clause.sentence[1]]
        ours = any(mention.weight >= 2 for mention in view.mentions(told))
        own = view.folded[slice(*clause.sentence)]
        if ours and not of_another_kind(view, own) and not OTHER_EVENT.search(own):
            return True
    return False

"""Which workshops the mail means: by its own words first, then its files, what it passes on, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from processor.stages.classify.view import View
from processor.text import occasions
from processor.text.folding import fold
from processor.text.occasions import Mention
from processor.text.requests import Act, Clause, clauses, sentences
from processor.values import Reason

_NOT = re.compile(
    r"(?:\bzamiast\s+(?:\w+\s+){0,3}|\bnie\s+(?:\w+\s+)?(?:na|w|do)\s+(?:\w+\s+){0,2}|\b(?:z|ze)\s+(?:warsztat\w+|szkoleni\w+|termin\w+|spotkani\w+|zajec)"
    r"\s+(?:\w+\s+){0,3}|\ba\s+nie\s+(?:\w+\s+){0,3}|\b(?:przenies\w*|przepis\w*|zmieni\w*|zmian\w*)\s+(?:\w+\s+){0,4}?(?:z|ze)\s+(?:dnia\s+)?(?:\w+\s+){0,2}"
    r"|\b(?:wczoraj\w*|bylo|bylam|bylem|bylismy|ostatni\w+|poprzedni\w+|uczestniczyl\w+|zeszl\w+)\s+(?:\w+\s+){0,4})$"
)
STRONG = 2.0


def meant(view: View) -> tuple[tuple[str, ...], Reason]:
    """The ids of the workshops and where they were told; () where nothing tells."""
    sources: tuple[tuple[str, str, Callable[[], list[Mention]]], ...] = (
        ("own", "Warsztaty wskazuje treść lub temat wiadomości.", lambda: _own(view)),
        ("files", "Warsztaty wskazuje załącznik.", lambda: view.mentions(view.files)),
        ("forwarded", "Warsztaty wskazuje przekazana wiadomość.", lambda: view.mentions(view.forwarded)),
        ("below", "Warsztaty wskazuje cytowana wiadomość.", lambda: _answered(view)),
        ("misspelt", "Warsztaty wskazuje nazwa z literówką.", lambda: _misspelt(view)),
        ("signed", "Warsztaty wskazują słowa w podpisie.", lambda: view.mentions(view.signed)),
    )
    for where, sentence, found in sources:
        ids = _chosen(found())
        if ids:
            return ids, Reason(f"workshop.{where}", sentence)
    return (), Reason("workshop.unknown", "Wiadomość nie mówi, o które warsztaty chodzi.")


def _own(view: View) -> list[Mention]:
    """Mentions in the sender's words, then in the subject where the words tell nothing or disagree with none."""
    said = _without_left(view.said, _asked_for(view, _of_no_name(view, view.mentions(view.said))))
    subject = _without_left(view.subject, view.mentions(view.subject))
    return said if _chosen(said) and not view.forwarded else said + subject


_ADJECTIVE = re.compile(r"\w*(?:sk|ck)\w*")


def _of_no_name(view: View, found: list[Mention]) -> list[Mention]:
    """Without those that are a surname: Anatol Miechowski has nothing to do with Miechów."""
    if not any(_ADJECTIVE.match(view.said, mention.start) for mention in found):
        return found
    names = [match.span() for name in view.named for match in re.finditer(re.escape(fold(name.written)), view.said)]
    return [m for m in found if not any(start < m.start < end for start, end in names)]


def _asked_for(view: View, found: list[Mention]) -> list[Mention]:
    """Without the workshops named only in clauses that take leave of them ("zapisałem się do Proszowic, ale nie
    zdążę"), where another is asked for."""
    if len({mention.workshop for mention in found}) < 2:
        return found
    only = [m for m in found if _ONLY.search(view.said, max(0, m.start - 30), m.start)]
    if only:
        return only
    if moved := _moved_to(view.said, found):
        return moved
    said = clauses(view.said, [(0, len(view.said))])
    if taken := _taken_back(view.said, said, found):
        return taken
    left = [(c.start, c.end) for c in said if c.act in (Act.ALREADY, Act.ABSENT, Act.CANCEL, Act.REPLACED)]
    kept = [m for m in found if not any(start <= m.start < end for start, end in left)]
    return kept if any(m.weight >= STRONG for m in kept) else found


_KEPT = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:aktualn\w+|bez\s+(?:zadnych\s+)?zmian|(?:po)?zosta\w+|podtrzymuj\w+|nadal|w\s+mocy)\b"
)


def _taken_back(said: str, told: Sequence[Clause], found: list[Mention]) -> list[Mention]:
    """In a letter that only takes a sign-up back, the workshop of which it does so: "proszę mnie skreślić z Miechowa,
    Proszowice aktualne"."""
    if any(c.act in (Act.SIGN_UP, Act.REPLACED) for c in told) or not any(c.act is Act.CANCEL for c in told):
        return []
    left = [(c.start, c.end) for c in told if c.act in (Act.ABSENT, Act.CANCEL) and not c.question]
    kept = {m.workshop for m in found if _KEPT.match(said, m.end)}
    return [m for m in found if m.workshop not in kept and any(start <= m.start < end for start, end in left)]


_MOVE = re.compile(
    r"\b(?:przenies|przepisac|przepisz|przepisanie|przerzuc|przeloz|przesun)\w*|\bchodzi(?:lo)?\s+(?:mi|nam)\s+o\b"
    r"|\b(?:powyzsz|poprzedni|wczesniejsz)\w*\s+(?:\w+\s+){0,3}?(?:po)?traktowac\s+(?:\w+\s+)?jako\s+zgloszeni\w+"
    r"|\b(?:po)?traktowac\s+(?:\w+\s+)?(?:powyzsz|poprzedni|wczesniejsz)\w*\s+(?:\w+\s+){0,2}?jako\s+zgloszeni\w+"
)
_ONLY = re.compile(
    r"\b(?:tylko|wylacznie|jedynie)\s+(?:(?:o|na|do|w)\s+)?(?:(?:warsztat|spotkani|szkoleni|termin)\w*\s+)?(?:(?:w|na|do)\s+)?$"
)  # "proszę więc tylko o Proszowice"
_GOES_ON = re.compile(r"[.!?]\s|,\s*(?:bo|gdyz|poniewaz|ale)\b")
_FROM = re.compile(r"\bze?\s+(?:dnia\s+)?(?:\w+\s+)?$")


def _moved_to(said: str, found: list[Mention]) -> list[Mention]:
    """The workshop behind the verb of a move: "zapisaną na 26 października, proszę przełożyć na 9 listopada"."""
    verbs = list(_MOVE.finditer(said))
    if not verbs:
        return []
    end = verbs[-1].end()
    after = [m for m in found if m.start >= end and not _GOES_ON.search(said, end, m.start)]
    return [m for m in after if not _FROM.search(said, max(0, m.start - 30), m.start)]


def _without_left(folded: str, found: list[Mention]) -> list[Mention]:
    """Without the workshop that is named only to say that it is not meant (any more)."""
    left = {m.workshop for m in found if _NOT.search(folded, max(0, m.start - 60), m.start)}
    kept = [m for m in found if m.workshop not in left]
    return kept or found


_WHICH_ONE = re.compile(
    r"\b(?:t[eo]n|te|ta|tym|termin\w*|wariant\w*)\s+(?P<which>pierwsz|drug)\w+\b(?!\s+(?:osob|uczest))"
)


def _answered(view: View) -> list[Mention]:
    """The workshops of the letter below; where it asks which of two, the one that "ten drugi" points at."""
    found = view.mentions(view.below)
    pointed = _WHICH_ONE.search(view.said)
    if pointed is None:
        return found
    for start, end in sentences(view.below, 0, len(view.below)):
        here = sorted((m for m in found if start <= m.start < end), key=lambda m: m.start)
        both = list(dict.fromkeys(m.workshop for m in here))
        if len(both) == 2 and "?" in view.below[start:end]:
            meant = both[0 if pointed["which"] == "pierwsz" else 1]
            return [m for m in here if m.workshop == meant]
    return found


def _misspelt(view: View) -> list[Mention]:
    return occasions.misspelt(view.told, view.office.workshops)


def _chosen(found: Iterable[Mention]) -> tuple[str, ...]:
    """The workshops with evidence enough: all that are named strongly, or the one leant towards by two weak signs."""
    weights: dict[str, dict[str, float]] = {}
    for mention in found:
        kinds = weights.setdefault(mention.workshop, {})
        key = f"{mention.what}{mention.start if mention.what == 'title' else ''}"
        kinds[key] = max(kinds.get(key, 0), mention.weight)
    totals = {workshop: sum(kinds.values()) for workshop, kinds in weights.items()}
    strong = [workshop for workshop, total in totals.items() if total >= STRONG]
    if len(strong) > 1:
        named = [w for w in strong if max(weights[w].values()) >= 3]
        strong = named or strong
    return tuple(sorted(strong, key=list(totals).index))

"""Second stage: what kind of mail this is and which workshops it means, by a table of small rules."""

from __future__ import annotations

from datetime import datetime

from processor.stages.classify import event_words
from processor.stages.classify.evidence import Rule
from processor.stages.classify.meant import meant
from processor.stages.classify.rules import BY_HEADERS, RULES
from processor.stages.classify.sign_ups import form_of_our_site
from processor.stages.classify.view import View
from processor.values import Kind, Mail, Office, Verdict

__all__ = ["BY_HEADERS", "RULES", "Rule", "classify", "is_automatic"]

STRONG = 6.0  # a rule of this weight speaks alone
AHEAD, FAR_AHEAD = 2.0, 6.0
# Of these one must have fired: the others say what a mail is about, but not that anybody asks.
ASKED = frozenset(
    [
        "registration.himself",
        "registration.asks",
        "registration.list",
        "registration.bare-name",
        "registration.name-and-day",
        "registration.tells-which",
        "registration.tells-who",
        "registration.tells-who-between",
        "registration.points",
        "registration.form",
        "registration.pasted",
        "registration.fields",
        "registration.short-yes",
        "registration.name-in-subject",
        "registration.subject",
        "registration.subject-alone",
        "registration.passed-on",
        "registration.file",
        "registration.file-list",
        "cancellation.asks",
        "cancellation.takes-back",
        "cancellation.subject",
        "cancellation.passed-on",
        "correction.replaces",
        "correction.spelling",
        "correction.asks",
        "correction.moves",
    ]
)
# These weigh nothing, but what they tell keeps a request from being taken without a look.
UNPLAIN = frozenset(
    [
        "other.object",
        "other.acknowledges",
        "other.workshop-not-told",
        "other.no-request",
        "other.day",
        "other.target",
        "other.elsewhere",
        "other.title",
        "other.thing",
        "other.hour",
        "other.at-work",
        "other.paid",
        "other.errand",
        "other.all-but-himself",
        "other.titled",
        "other.kind",
        "other.matter",
        "other.nobody",
        "other.colleague",
        "other.organises",
        "other.event-of-people",
        "other.minutes",
        "other.noun-only",
        "other.event-that-day",
        "other.another-day",
        "other.only-a-list",
        "other.earlier-year",
        "business.job",
    ]
)
TAKES_BACK = frozenset(["cancellation.asks", "cancellation.takes-back"])  # beside a sign-up: whose is which?
UNPLAIN_CANCELLATION = frozenset(
    [
        "other.object",
        "other.nothing-of-ours",
        "other.not-signed-up",
        "other.cancels-what",
        "other.colleague",
        "other.matter",
        "other.target",
        "other.event-in-subject",
        "other.organises",
        "other.resigned",
        "other.event-that-day",
    ]
)
UNPLAIN_CORRECTION = frozenset(
    [
        "other.object",
        "other.nothing-of-ours",
        "other.corrects-what",
        "other.replaces-what",
        "other.colleague",
        "other.target",
        "other.matter",
        "other.event-in-subject",
        "other.organises",
        "other.event-that-day",
    ]
)
OTHER_MATTERS = frozenset(["business.money", "business.text", "bulk.words", "other.thanks"])
UNPLAIN_ELSEWHERE = frozenset(  # what says nothing of a sentence that asks outright
    ["other.at-work", "other.noun-only"]
)
BESIDE_IT = frozenset(  # of what else a letter may be, in which a sentence of its own asks outright
    [
        "business.money",
        "business.text",
        "business.invites-us",
        "other.thanks",
        "other.event",
        "auto.absent",
        "auto.away",
        "auto.words",
    ]
)
SETTLED = frozenset(  # a letter that speaks of our workshop and plainly wants nothing of it
    [
        "other.thanks",
        "other.only-thanks",
        "other.acknowledges",
        "other.declines",
        "other.mailing-list",
        "other.minutes",
        "business.takes-sign-ups",
        "business.confirms-to-us",
    ]
)
NAMES_NO_OTHER_MATTER = frozenset(  # of what is called another kind: they tell nothing of another matter
    [
        "other.base",
        "other.nothing-of-ours",
        "other.workshop-not-told",
        "other.no-request",
        "other.only-a-list",
        "other.replaces-what",
        "other.corrects-what",
        "other.not-signed-up",
        "other.cancels-what",
        "other.logistics",
        "other.title",
    ]
)
# What somebody writes who takes it as read what for: "chciałabym się wpisać na listę", "zastąpi mnie pani Kot".
MAY_ASK = frozenset(
    [
        "registration.asks",
        "registration.asks-doubtfully",
        "registration.subject",
        "registration.answers-of-people",
        "registration.form",
        "registration.fields",
        "question.conditional",
        "other.replaces-what",
    ]
)
_MASS = frozenset({Kind.AUTOREPLY, Kind.BOUNCE, Kind.NEWSLETTER, Kind.SPAM})
_ACTS_ON_PEOPLE = (Kind.REGISTRATION, Kind.CANCELLATION, Kind.CORRECTION)

_CHANGES = (
    ({"cancellation.asks"}, Kind.CANCELLATION),
    ({"cancellation.subject", "registration.answers-of-people"}, Kind.CANCELLATION),
    ({"correction.asks"}, Kind.CORRECTION),
)


def classify(mail: Mail, office: Office, now: datetime) -> Verdict:
    """Weigh every rule; the kind with most weight is the answer, its lead over the next the confidence.

    Mail by which somebody may want to sign up is never called anything else on a narrow lead: it stays a registration
    of low confidence, which a human looks at.
    """
    view = View(mail, office, now)
    fired = [rule for rule in BY_HEADERS if rule.test(view)] or [rule for rule in RULES if rule.test(view)]
    kind, confidence = _decide(fired)
    if kind is Kind.AUTOREPLY and form_of_our_site(view):
        kind, confidence = Kind.REGISTRATION, 0.4  # a person wrote it, and a machine of ours sent it: for staff to see
    if kind is Kind.BOUNCE and not mail.sender.address and event_words.plainly(view):
        kind, confidence = Kind.REGISTRATION, 0.4  # without an address, but in a person's words
    reasons = [rule.reason for rule in fired]
    workshops, reason = meant(view)
    return Verdict(kind, workshops, confidence, (*sorted(reasons, key=lambda r: -r.weight), reason))


def is_automatic(mail: Mail, office: Office, now: datetime) -> bool:
    """Do the headers alone say that no person wrote this? Mail from a machine of our own domain is read all the same:
    it may be the form of our site. So is mail without any sender."""
    own = {address.partition("@")[2] for address in office.addresses} | {""}
    if mail.sender.address.partition("@")[2].lower() in own:
        return False
    view = View(mail, office, now)
    return any(rule.test(view) for rule in BY_HEADERS)


# What looks like the first kind and may be the last: somebody has to look at it.
_LOOKED_AT = (
    (Kind.QUESTION, {"question.conditional"}, Kind.REGISTRATION),  # a sign-up under a condition
    (Kind.QUESTION, {"question.names"}, Kind.REGISTRATION),
    (Kind.QUESTION, {"question.damaged"}, Kind.REGISTRATION),
    (Kind.QUESTION, {"registration.answers-ours", "registration.asks-doubtfully"}, Kind.REGISTRATION),
    (Kind.OTHER, {"cancellation.takes-back"}, Kind.CANCELLATION),
    (Kind.BUSINESS, {"registration.asks", "registration.ours"}, Kind.REGISTRATION),
    (Kind.BUSINESS, {"registration.asks", "registration.names-and-workshop"}, Kind.REGISTRATION),
    (Kind.BUSINESS, {"cancellation.takes-back"}, Kind.CANCELLATION),
    (Kind.AUTOREPLY, {"cancellation.takes-back"}, Kind.CANCELLATION),  # no robot strikes somebody
    (Kind.AUTOREPLY, {"cancellation.asks"}, Kind.CANCELLATION),
    (Kind.AUTOREPLY, {"registration.ours", "registration.asks-doubtfully"}, Kind.REGISTRATION),
)


def _decide(fired: list[Rule]) -> tuple[Kind, float]:
    scores = dict.fromkeys(Kind, 0.0)
    for rule in fired:
        scores[rule.kind] += rule.weight
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    best = ranked[0]
    lead = scores[best] - max(scores[kind] for kind in ranked[1:] if not _alike(kind, best))
    if best is Kind.REGISTRATION and scores[best] <= scores[Kind.OTHER] and not any(r.id in ASKED for r in fired):
        best = Kind.OTHER
        ids = {r.id for r in fired}
        shown = ("registration.names-and-workshop" in ids and scores[Kind.OTHER] < STRONG) or _may_mean_ours(best, ids)
        return (Kind.REGISTRATION, 0.4) if shown else (best, 0.5)
    if best in _ACTS_ON_PEOPLE:
        return best, _confidence(lead) if _is_plain(fired, best, lead) else 0.45
    fired_ids = {rule.id for rule in fired}
    for kind, ids, told in _LOOKED_AT:
        if best is kind and ids <= fired_ids:
            return told, 0.4
    for change, told in _CHANGES:
        if change <= fired_ids and best is Kind.OTHER and lead < 3:
            return told, 0.4  # of what, a human may see
    if ("registration.plainly" in fired_ids and best is not Kind.BOUNCE) or _may_mean_ours(best, fired_ids):
        by_hand = best is Kind.AUTOREPLY and _asks_outright(fired)  # no robot enters somebody
        return Kind.REGISTRATION, _confidence(AHEAD) if by_hand else 0.4  # whatever it looks like, it is looked at
    asks, ahead = (6, 2) if best in _MASS else (5, 3)
    if scores[Kind.REGISTRATION] >= asks and lead < ahead:
        return Kind.REGISTRATION, 0.4
    return best, _confidence(lead) if lead >= 2 else 0.45


def _may_mean_ours(best: Kind, ids: set[str]) -> bool:
    """Does a letter called something else speak of our workshop, and not plainly of what is over or another's? "Na
    warsztaty w Miechowie sam się wproszę": a request in words nobody thought of is no less one. Or does it ask for
    somebody to be entered, and names no other matter? Who answers a notice seldom repeats what it was of."""
    if best is Kind.OTHER and ids & MAY_ASK and not any(_names_another_matter(told) for told in ids):
        return True
    of_people = best in (Kind.OTHER, Kind.QUESTION) and "registration.people-alone" in ids
    if of_people and not any(_names_another_matter(told) for told in ids):
        return True
    return best in (Kind.OTHER, Kind.BUSINESS) and "registration.names-ours" in ids and not ids & SETTLED


_OF_PEOPLE = ("registration", "question", "cancellation", "correction")


def _names_another_matter(told: str) -> bool:
    return told.partition(".")[0] not in _OF_PEOPLE and told not in NAMES_NO_OTHER_MATTER


def _confidence(lead: float) -> float:
    return round(min(0.99, 0.5 + lead / 12), 2)


def _is_plain(fired: list[Rule], best: Kind, lead: float) -> bool:
    """Is a request plain: in words of the sender's, well ahead, and further still of anything that speaks against it?"""
    against = any(rule.weight >= STRONG and not _alike(rule.kind, best) for rule in fired)
    asked = any(rule.id in ASKED for rule in fired)
    ids = {rule.id for rule in fired}
    if "list.no-reply" in ids:
        return False  # no person writes from there
    unplain = UNPLAIN - UNPLAIN_ELSEWHERE if "registration.outright" in ids else UNPLAIN
    if best is Kind.REGISTRATION and ids & unplain:
        return False
    if best is Kind.REGISTRATION and any(rule.id in TAKES_BACK for rule in fired):
        return False
    if best is Kind.CANCELLATION and any(rule.id in UNPLAIN_CANCELLATION for rule in fired):
        return False  # of what, it does not say
    if best is Kind.CORRECTION and any(rule.id in UNPLAIN_CORRECTION for rule in fired):
        return False
    return asked and lead >= (FAR_AHEAD if against and not _beside_another_matter(fired) else AHEAD)


def _asks_outright(fired: list[Rule]) -> bool:
    """Is somebody entered in a sentence of its own, and is all else that the letter may be of the kinds it may stand
    beside?"""
    ids = {rule.id for rule in fired}
    strong = {rule.id for rule in fired if rule.weight >= STRONG and rule.kind not in _ACTS_ON_PEOPLE}
    against = (UNPLAIN - UNPLAIN_ELSEWHERE) | TAKES_BACK | {"bulk.sender"}
    return {"registration.plainly", "registration.outright"} <= ids and strong <= BESIDE_IT and not ids & against


def _beside_another_matter(fired: list[Rule]) -> bool:
    """Does the writer sign up himself in plain words, or anybody outright, in a letter that is also about an invoice or a
    mailing?"""
    ids = {rule.id for rule in fired}
    strong = {rule.id for rule in fired if rule.weight >= STRONG and rule.kind not in _ACTS_ON_PEOPLE}
    if "bulk.sender" in ids or "registration.plainly" not in ids:
        return False
    if _asks_outright(fired):
        return True
    return "registration.himself" in ids and strong <= OTHER_MATTERS


def _alike(kind: Kind, best: Kind) -> bool:
    """Kinds that do not contradict each other: a correction signs up, a cancellation may."""
    return kind in _ACTS_ON_PEOPLE and best in _ACTS_ON_PEOPLE

"""May we answer? The one gate every outgoing mail passes.

Keeping silent never loses a registration: a refusal is about the answer alone. `judge` asks the mail (sections A–D: not
a person's, automatic, from a list, not to be trusted), `limits` asks the database (row 20, section E). Two tables, one
loop each; the id of the row that decided is kept with the message.

The sender, by how far its address is believed (`authentication.Trust`):

- our own server's results say DMARC passes, or SPF or DKIM for the From domain: answered;
- no results of ours, and the envelope sender is of the From domain, or a forwarder or mailbox service explains the
  difference: answered, but the same text about a workshop once in 24 h even when the registration changed;
- no results of ours, and the envelope sender is of another domain: held for staff;
- results of ours that fail, contradict themselves or cannot be read: held for staff.
"""

from __future__ import annotations

from datetime import datetime

from processor.gate.authentication import Trust, trust
from processor.gate.headers import index
from processor.gate.limits import LIMITS, Limit, Occasion
from processor.gate.rows import ROWS, Row
from processor.values import Known, Mail, Office, Refusal, ReplyKind

__all__ = ["LIMITS", "ROWS", "Limit", "Row", "Trust", "judge", "limits"]


def judge(mail: Mail, office: Office, *, by_staff: bool = False) -> Refusal | None:
    """The first row of sections A–D that forbids an answer to this mail, from its headers alone; None: none does.

    `by_staff`: a human sends the answer, so rows that only ask for a human (HOLD) do not stop it.
    """
    headers = index(mail)
    for row in ROWS:
        if not (by_staff and row.outcome == "HOLD") and row.test(mail, headers, office):
            return Refusal(row.id, row.sentence, row.outcome)
    return None


def limits(  # noqa: PLR0913  # everything a limit depends on is named here
    mail: Mail,
    known: Known,
    kind: ReplyKind,
    workshop: str | None,
    office: Office,
    now: datetime,
    received_at: datetime,
    *,
    changed: bool,
    by_staff: bool = False,
) -> Refusal | None:
    """The first row of section E (or row 20) that forbids this answer now; None where none does.

    `workshop` is the one the answer is about (None: several or none), `changed` whether a registration changes;
    `by_staff`: a human sends the answer, which only the caps and a returned mail forbid.
    """
    occasion = Occasion(
        mail, known, kind, workshop, office, now, received_at, changed, trust(mail, index(mail), office)
    )
    for row in LIMITS:
        if (row.binds_staff or not by_staff) and row.test(occasion):
            return Refusal(row.id, row.sentence, row.outcome)
    return None

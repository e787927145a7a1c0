"""The rows A–D of the gate and row 27's hops, in the order in which they are tried.

Rows that silence the mail as not human come first, rows that only ask for a human's decision (HOLD) last: a mail that
is both is not a human's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from processor.gate import lists, robots, senders
from processor.gate.headers import Headers
from processor.values import Mail, Office

Outcome = Literal["NO_REPLY", "HOLD", "IGNORE"]
Test = Callable[[Mail, Headers, Office], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: when `test` holds, `outcome` with this sentence. `source` is where the rule comes from."""

    id: str
    test: Test
    outcome: Outcome
    sentence: str
    source: str


ROWS: tuple[Row, ...] = (
    Row(
        "A1-null-return-path",
        robots.null_return_path,
        "IGNORE",
        "Nadawca koperty jest pusty: to zwrot albo powiadomienie.",
        "RFC 3834 §2",
    ),
    Row(
        "A2-report",
        robots.report,
        "IGNORE",
        "To raport poczty: zwrot, potwierdzenie odczytu albo skarga.",
        "RFC 6522, 3464, 8098",
    ),
    Row(
        "A3-mailer-daemon",
        robots.mailer_daemon,
        "IGNORE",
        "Nadawcą jest serwer poczty (mailer-daemon).",
        "RFC 5230 §4.6",
    ),
    Row("A3-no-sender", robots.no_sender, "IGNORE", "Wiadomość nie ma nadawcy w polu From.", "RFC 5322 §3.6.2"),
    Row(
        "A4-own-address",
        robots.own_address,
        "IGNORE",
        "To nasza własna poczta: nadawcą jest nasz adres.",
        "RFC 5230 §4.5",
    ),
    Row("A4-own-message", robots.own_message, "IGNORE", "To nasza własna odpowiedź, która wróciła.", "RFC 3834 §2"),
    Row(
        "A5-calendar-answer",
        robots.calendar_answer,
        "IGNORE",
        "To odpowiedź kalendarza na zaproszenie.",
        "RFC 5546 §3.2.3",
    ),
    Row(
        "E27-hops",
        robots.too_many_hops,
        "IGNORE",
        "Wiadomość przeszła przez 25 serwerów lub więcej: to pętla.",
        "RFC 5321 §6.3",
    ),
    Row(
        "B6-auto-submitted",
        robots.auto_submitted,
        "NO_REPLY",
        "Wiadomość wysłał automat (Auto-Submitted).",
        "RFC 3834 §5",
    ),
    Row(
        "B7-suppress",
        robots.suppressed,
        "NO_REPLY",
        "Nadawca nie życzy sobie automatycznych odpowiedzi (X-Auto-Response-Suppress).",
        "MS-OXCMAIL §2.2.3.2.14",
    ),
    Row(
        "B8-precedence",
        robots.precedence,
        "NO_REPLY",
        "Poczta masowa albo automatyczna (Precedence).",
        "RFC 3834 §3.1.8",
    ),
    Row("B9-responder", robots.responder, "NO_REPLY", "Wiadomość wysłał automat odpowiadający.", "RFC 3834 §2"),
    Row(
        "B10-inbox-rule",
        robots.inbox_rule,
        "NO_REPLY",
        "Wiadomość wysłała reguła skrzynki albo automat.",
        "MS-OXCMAIL §2.2.3.2",
    ),
    Row(
        "C12-list",
        lists.mailing_list,
        "NO_REPLY",
        "Wiadomość z listy dyskusyjnej albo wysyłki masowej.",
        "RFC 2369, 2919, 5230 §4.6",
    ),
    Row("C14-list-sender", lists.list_sender, "NO_REPLY", "Nadawcą jest program obsługujący listę.", "RFC 5230 §4.6"),
    Row(
        "C15-no-reply-sender",
        lists.no_reply_sender,
        "NO_REPLY",
        "Nadawca nie przyjmuje odpowiedzi (no-reply i podobne).",
        "RFC 2142",
    ),
    Row(
        "C16-not-addressed",
        lists.not_addressed,
        "NO_REPLY",
        "Naszego adresu nie ma wśród adresatów (ukryta kopia albo wysyłka zbiorcza).",
        "RFC 5230 §4.5",
    ),
    Row("D17-spam", senders.spam, "NO_REPLY", "Filtr poczty uznał wiadomość za spam.", "RFC 5451 §5"),
    Row(
        "A3-postmaster",
        senders.postmaster,
        "HOLD",
        "Nadawcą jest administrator poczty (postmaster): niech zdecyduje człowiek.",
        "RFC 2142 §5",
    ),
    Row(
        "B11-out-of-office-subject",
        robots.out_of_office,
        "HOLD",
        "Temat wygląda na automatyczną odpowiedź o nieobecności.",
        "RFC 3834 §2",
    ),
    Row(
        "D18-not-authenticated",
        senders.not_authenticated,
        "HOLD",
        "Nasz serwer nie potwierdził, że nadawca jest tym, za kogo się podaje.",
        "RFC 8601 §2.7, 7489 §6",
    ),
    Row(
        "D18-envelope-elsewhere",
        senders.sent_elsewhere,
        "HOLD",
        "Wiadomość wysłano z innej domeny, niż podaje nadawca, i nikt tego nadawcy nie potwierdził.",
        "RFC 3834 §4",
    ),
    Row(
        "D19-unclear-sender",
        senders.unclear_from,
        "HOLD",
        "Pole From podaje więcej niż jednego nadawcę albo błędny adres.",
        "RFC 5322 §3.6.2",
    ),
    Row(
        "D19-reply-to-elsewhere",
        senders.reply_to_elsewhere,
        "HOLD",
        "Adres odpowiedzi (Reply-To) jest w innej domenie niż nadawca.",
        "RFC 3834 §4",
    ),
)

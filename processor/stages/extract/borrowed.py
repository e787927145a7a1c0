"""Does a letter come from another's mailbox, so that its From name is not the writer's?"""

from __future__ import annotations

from processor.text.sieve import Sieve

_WHOSE = (
    r"(?:mamy|taty|ojca|matki|meza|zony|corki|syna|siostry|brata|kolegi|kolezanki|szef\w+|znajom\w+|sasiad\w+|wnucz\w+)"
)
BORROWED = Sieve(
    rf"\b(?:z|ze|na)\s+(?:maila|konta|koncie|skrzynki|poczty|adresu|telefonu|komputera|laptopa)\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\b(?:pisze|pisząc|piszac|wysylam|wysyla|odzywam\s+sie)\s+(?:\w+\s+)?od\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\bto\s+(?:jest\s+)?(?:mail|e-mail|adres|konto|skrzynka|poczta|komputer|telefon)\s+(?:\w+\s+)?{_WHOSE}"
    r"|\b(?:pisze|piszac|wysylam|odpisuje|korzystam)\s+(?:\w+\s+){0,2}?(?:z|ze)\s+(?:maila|konta|skrzynki|poczty|adresu|telefonu|komputera|laptopa)\s+(?:\w+\s+)?(?:pani|pana|p\.)\s"
)

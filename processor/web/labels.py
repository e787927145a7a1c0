"""Plain Polish for the words of the database: states, kinds of reply, decisions, who decided."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from processor.store import Stale
from processor.web.words import t

ZONE = ZoneInfo("Europe/Warsaw")
STATUS = {  # words and tone
    "registered": ("na liście", "good"),
    "waiting": ("lista rezerwowa", "warn"),
    "cancelled": ("rezygnacja", ""),
    "held": ("do sprawdzenia", "warn"),
    "rejected": ("nieprzyjęte", ""),
    "received": ("w kolejce", "warn"),
    "accepted": ("przyjęta", "good"),
    "ignored": ("nie dotyczy", ""),
    "failed": ("błąd", "bad"),
    "sent": ("wysłana", "good"),
    "sending": ("w drodze", "warn"),
    "dot": ("w drodze", "warn"),
    "uncertain": ("niepewna", "bad"),
    "suppressed": ("nie wysłano", ""),
    "bounced": ("zwrócona", "bad"),
}
KINDS = {
    "confirmed": "potwierdzenie",
    "already_registered": "zgłoszenie już przyjęte",
    "waiting_list": "lista rezerwowa",
    "cancelled": "rezygnacja",
    "changed": "zmiana",
    "closed": "zapisy zamknięte",
    "which_workshop": "pytanie, który warsztat",
    "letter": "list do wszystkich",
    "alarm": "alarm",
}
ACTIONS = {
    "decided": "rozstrzygnięcie",
    "added": "dopisanie",
    "changed": "zmiana",
    "registered": "wpis na listę",
    "waiting": "wpis na listę rezerwową",
    "cancelled": "wykreślenie",
    "held": "odłożenie do sprawdzenia",
    "rejected": "odmowa",
    "failed": "nie udało się odczytać",
    "try_again": "ponowna próba",
    "reopened": "odczyt od nowa",
    "enqueued": "napisanie wiadomości",
    "resend": "ponowne wysłanie",
    "suppressed": "wstrzymanie wysłania",
    "bounced": "zwrot wiadomości",
    "erased": "usunięcie danych osoby",
    "purged": "usunięcie starych danych",
    "workshop_added": "nowy warsztat",
    "workshop_changed": "zmiana warsztatu",
    "staff_added": "nowe konto",
    "staff_password": "zmiana hasła",
    "staff_role_clerk": "rola: pracownik",
    "staff_role_administrator": "rola: administrator",
    "staff_disabled": "zablokowanie konta",
    "staff_enabled": "odblokowanie konta",
    "staff_signed_out": "wylogowanie wszędzie",
}
FIELDS = {
    "first_names": "imię",
    "last_name": "nazwisko",
    "gender": "płeć",
    "workshop": "warsztat",
    "status": "stan",
    "institution": "instytucja",
    "function": "funkcja",
    "phone": "telefon",
    "sender": "adres e-mail",
    "note": "uwagi",
}

WORKSHOP_PROBLEMS = {  # by what the sentence of the file check begins with
    "the file name": "Skrót: tylko małe litery bez polskich znaków, cyfry i myślnik.",
    "title": "Tytuł: wpisz jeden wiersz tekstu.",
    "starts": "Początek: podaj dzień i godzinę.",
    "ends": "Koniec: podaj dzień i godzinę, później niż początek.",
    "venue": "Miejsce: wpisz jeden wiersz tekstu.",
    "address": "Adres: wpisz jeden wiersz tekstu.",
    "registration_closes": "Zapisy do: podaj dzień i godzinę, nie później niż koniec, albo zostaw puste.",
    "capacity": "Liczba miejsc: wpisz liczbę większą od zera albo zostaw puste.",
    "language": "Język odpowiedzi: wybierz z listy.",
}


def workshop_problem(sentence: str) -> str:
    """What the check of workshop files says, in the words of the form."""
    known = next((words for start, words in WORKSHOP_PROBLEMS.items() if sentence.startswith(start)), sentence)
    return t(known)


def who(actor: str | None) -> str:
    """`rule` is the program, `cli` the command line, `staff:LOGIN` a person."""
    names = {"rule": "program", "cli": "wiersz poleceń", "": "–"}
    return names.get(actor or "") or str(actor).removeprefix("staff:")


def sentences(reason: str | None) -> str:
    """Reasons that were joined by semicolons, as sentences."""
    parts = [part.strip() for part in (reason or "").split(";") if part.strip()]
    ended = (part if part.endswith((".", "!", "?", ":")) else part + "." for part in parts)
    return " ".join(part[0].upper() + part[1:] for part in ended)


def first(stale: Stale) -> str:
    """Who was first, and when."""
    when = f", {stale.at.astimezone(ZONE):%d.%m.%Y %H:%M}" if stale.at else ""
    return t(who(stale.by)) + when


def decided(stale: Stale) -> str:
    """Who was first, when, and what holds now."""
    return f"{first(stale)}: {t(STATUS.get(stale.now_is, (stale.now_is, ''))[0])}"

"""What reading a file gives."""

from __future__ import annotations

from dataclasses import dataclass

SCAN = "skan bez tekstu"
IMAGE = "zdjęcie"
TOO_LARGE = "za duży"
UNKNOWN = "nieznany format"
DAMAGED = "uszkodzony"
ENCRYPTED = "zaszyfrowany"
CALENDAR = "wpis do kalendarza"
SIGNATURE = "podpis elektroniczny"


@dataclass(frozen=True, slots=True)
class Inner:
    """A file inside a file (winmail.dat)."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: text, or the reason (in Polish, for staff) why there is none."""

    unread: str | None = None
    text: str = ""
    inner: tuple[Inner, ...] = ()
    struck: tuple[str, ...] = ()  # what is struck through, and `text` leaves out

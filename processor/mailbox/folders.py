"""Folder names: what the configuration writes, and what the server calls it.

The configuration writes levels with "/" and knows no namespace prefix; servers differ in both (RFC 2342, RFC 6154).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from imapclient import IMAPClient

# Names that mail programs give the folder where the server marks none; Polish Outlook, Thunderbird and webmails too.
USUAL_NAMES = {
    "\\Sent": ("Sent", "Wysłane", "Elementy wysłane", "Sent Items", "Sent Messages", "Wysłane elementy"),
    "\\Drafts": ("Drafts", "Szkice", "Wersje robocze", "Draft", "Kopie robocze"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The account's folders as listed: names, their special uses, delimiter and prefix of the personal namespace."""

    names: tuple[str, ...]
    uses: tuple[tuple[str, str], ...]  # (special use such as "\\Sent", folder name)
    delimiter: str
    prefix: str

    def resolve(self, name: str) -> str:
        """The server's name for a configured one; of a folder that is missing, the name to create it by."""
        if name.upper() == "INBOX":
            return "INBOX"
        for wanted in (name, self._translated(name)):
            for existing in self.names:
                if _same(existing, wanted):
                    return existing
        return unicodedata.normalize("NFC", self._translated(name))

    def special(self, use: str) -> str:
        """The folder with this special use; where none is marked, one with a usual name; else the name to create."""
        for marked, name in self.uses:
            if marked.lower() == use.lower():
                return name
        for usual in USUAL_NAMES[use]:
            if self.resolve(usual) in self.names:
                return self.resolve(usual)
        return self.resolve(USUAL_NAMES[use][0])

    def _translated(self, name: str) -> str:
        if self.prefix and name.startswith(self.prefix):
            return name
        return self.prefix + name.replace("/", self.delimiter)


def listing(client: IMAPClient) -> Listing:
    """Ask the server for its folders and its personal namespace."""
    rows = client.list_folders()
    prefix, delimiter = "", next((_text(delim) for _, delim, _ in rows if delim), "/")
    if client.has_capability("NAMESPACE"):
        personal = client.namespace().personal or ((prefix, delimiter),)
        prefix, delimiter = personal[0][0], personal[0][1] or delimiter
    uses = tuple((_text(flag), name) for flags, _, name in rows for flag in flags)
    selectable = tuple(name for flags, _, name in rows if b"\\Noselect" not in flags)
    return Listing(selectable, uses, delimiter, prefix)


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _text(value: bytes | str) -> str:
    return value.decode("ascii", "replace") if isinstance(value, bytes) else value

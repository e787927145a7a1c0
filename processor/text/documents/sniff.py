"""What a file is: by its first bytes, then by its name, then by its declared type."""

from __future__ import annotations

import io
import re
import zipfile

from processor.text.documents.document import (
    CALENDAR,
    DAMAGED,
    ENCRYPTED,
    IMAGE,
    SIGNATURE,
    TOO_LARGE,
    UNKNOWN,
)

REFUSED = {
    "unknown": UNKNOWN,
    "image": IMAGE,
    "encrypted": ENCRYPTED,
    "damaged": DAMAGED,
    "too_large": TOO_LARGE,
    "calendar": CALENDAR,
    "signature": SIGNATURE,
}
_UNPACKED = 60 * 1024 * 1024  # bytes a file of Office may hold
_MEMBERS = 2000
_XML = re.compile(r"\.(?:xml|rels)$", re.I)
_PROLOGUE = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
)
_SUFFIXES = {
    **dict.fromkeys(("txt", "text", "csv", "tsv", "tab", "md", "log"), "plain"),
    **dict.fromkeys(("htm", "html", "xhtml"), "page"),
    **dict.fromkeys(("vcf", "vcard"), "vcard"),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp", "heic", "webp"), "image"),
    **dict.fromkeys(("ics", "vcs", "ical"), "calendar"),
    **dict.fromkeys(("p7s", "sig", "asc"), "signature"),
    **dict.fromkeys(("p7m", "pgp", "gpg"), "encrypted"),
    "rtf": "rtf",
}
_TYPES = {
    "text/html": "page",
    "text/vcard": "vcard",
    "text/x-vcard": "vcard",
    "text/directory": "vcard",
    "text/calendar": "calendar",
    "application/ics": "calendar",
    "application/pkcs7-signature": "signature",
    "application/x-pkcs7-signature": "signature",
    "application/pgp-signature": "signature",
    "application/pkcs7-mime": "encrypted",
    "application/x-pkcs7-mime": "encrypted",
    "application/pgp-encrypted": "encrypted",
}
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def kind(name: str, content_type: str, data: bytes) -> str:
    """The name of the module that reads it, or a key of `REFUSED`."""
    if data[:4] == b"PK\x03\x04":
        return _archive(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "unknown"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    return found or _by_text(name, content_type, data)


def _by_text(name: str, content_type: str, data: bytes) -> str:
    """Files of text: by the line they begin with, their name, their type."""
    head = data[:200].lstrip(b"\xef\xbb\xbf\r\n\t ").upper()
    if head.startswith(b"BEGIN:VCARD"):
        return "vcard"
    if head.startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    by_name = _SUFFIXES.get(name.lower().rpartition(".")[2], "")
    found = by_name or _TYPES.get(content_type, "") or ("plain" if content_type.startswith("text/") else "unknown")
    if content_type in _TYPES and _TYPES[content_type] in ("signature", "encrypted"):
        found = _TYPES[content_type]
    if found == "plain" and (head.startswith((b"<!DOCTYPE HTML", b"<HTML"))):
        return "page"
    if found in ("plain", "page") and b"\0" in data[:2000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "unknown"
    return found


def _archive(data: bytes) -> str:
    """A ZIP container, judged by its directory before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MEMBERS or sum(member.file_size for member in members) > _UNPACKED:
                return "too_large"
            names = {member.filename for member in members}
            found = next((kind for name, kind in _OFFICE.items() if name in names), None)
            if found is None and "mimetype" in names and "content.xml" in names:
                found = "odf"
            if found is None:
                return "unknown"
            if any(member.flag_bits & 1 for member in members):
                return "encrypted"
            return "damaged" if _declares_entities(archive, members) else _encrypted_odf(archive, names) or found
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return "damaged"


def _declares_entities(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bool:
    """A document type in a file of Office, which never has one: entities to be expanded."""
    for member in members:
        if _XML.search(member.filename):
            with archive.open(member) as stream:
                head = stream.read(_PROLOGUE).replace(b"\0", b"").upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                return True
    return False


def _encrypted_odf(archive: zipfile.ZipFile, names: set[str]) -> str:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        return "encrypted"
    return ""

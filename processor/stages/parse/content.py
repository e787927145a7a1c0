"""The content of one MIME part: transfer encoding undone, charset rescued, also where the headers lie."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
import string
from email import message_from_bytes
from email.errors import MessageDefect
from email.message import Message

from processor.stages.parse import limits
from processor.stages.parse.tree import tree
from processor.text.charsets import decode
from processor.text.clean import clean, dereferenced, unboxed, unflow, unmarked, unspaced
from processor.text.headers import for_structure, text_of

Enclosed = list[tuple[str, bytes]]

_MIME_FIELDS = ("content-type", "content-disposition")
_TEXTS = ("text/plain", "text/html", "text/enriched")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_BASE64_LETTERS = f"{string.ascii_letters}{string.digits}+/={string.whitespace}".encode()
_ESCAPES = re.compile(rb"=(?:[0-9A-F]{2}|\r?\n)")
_MIME_NOTE = re.compile(
    r"this is a (?:cryptographically signed |multi-?part )|mime format|mime-aware|mime[ -]compliant|wiele części", re.I
)
_HTML_START = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<meta)", re.I)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w\-]{2,40})", re.I)
_UUENCODED = re.compile(r"(?m)^begin [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`]{1,62}\n)+?)(?:`? ?\n)?end[ \t]*$")
_LOST = re.compile(r"\b[^\W\d_]+\?[^\W\d_]{1,}(?![\w=&/.])")
_SOFT_BREAK = re.compile(rb"=[ \t]+(\r?\n)")  # blanks after "=" were added on the way (RFC 2045, section 6.7, rule 3)
_ADDRESS_LIKE = re.compile(r"://|www\.|[=&/]")
_TOLD_DEFECTS = {
    "InvalidBase64PaddingDefect": "Załącznik lub treść w base64 jest uszkodzona.",
    "InvalidBase64CharactersDefect": "Załącznik lub treść w base64 jest uszkodzona.",
    "InvalidBase64LengthDefect": "Załącznik lub treść w base64 jest uszkodzona.",
    "NoBoundaryInMultipartDefect": "Wiadomość wieloczęściowa nie podaje, gdzie kończą się jej części.",
    "StartBoundaryNotFoundDefect": "W wiadomości wieloczęściowej brakuje początku części.",
    "CloseBoundaryNotFoundDefect": "Wiadomość wieloczęściowa urywa się.",
    "MissingHeaderBodySeparatorDefect": "Nagłówki wiadomości są uszkodzone.",
    "FirstHeaderLineIsContinuationDefect": "Nagłówki wiadomości są uszkodzone.",
    "MultipartInvariantViolationDefect": "Wiadomość wieloczęściowa nie ma żadnej części.",
}


def defects(part: Message) -> list[str]:
    """What the parser noticed, as sentences."""
    names = (type(defect).__name__ for defect in part.defects if isinstance(defect, MessageDefect))
    return [_TOLD_DEFECTS[name] for name in names if name in _TOLD_DEFECTS]


def is_text(part: Message, kind: str) -> bool:
    """Is this part, of the content type `kind`, read as the mail's own text (and not as a file)?"""
    return kind in _TEXTS and part.get_content_disposition() != "attachment" and not filename(part)


def filename(part: Message) -> str:
    """The file name as declared (RFC 2183, else Content-Type's name), not decoded; "" where there is none."""
    if not any("name" in value.lower() for _, value in _mime_fields(part)):
        return ""
    try:
        return _mended(part).get_filename("") or ""
    except (LookupError, ValueError, TypeError):
        return ""


def _mime_fields(part: Message) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in part.raw_items() if name.lower() in _MIME_FIELDS]


def _mended(part: Message) -> Message:
    """The part's MIME headers with raw 8-bit bytes rescued: the standard library gives them up as unknown."""
    fields = _mime_fields(part)
    if all(value.isascii() for _, value in fields):
        return part
    mended = Message()
    for name, value in fields:
        mended[name] = for_structure(value).replace("\n", " ").replace("\r", " ")
    return mended


def data(part: Message) -> bytes:
    """The bytes of a part without its transfer encoding; what cannot be decoded comes as it is."""
    raw = _payload(part)
    encoding = str(part.get("content-transfer-encoding", "")).partition(";")[0].strip().strip("\"'").lower()
    if encoding == "base64":
        return _from_base64(raw)
    if encoding in ("quoted-printable", "qp"):
        return quopri.decodestring(_SOFT_BREAK.sub(rb"=\1", raw))
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        decoded = part.get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else raw
    return _undeclared(raw, part.get_content_maintype() == "text")


def _payload(part: Message) -> bytes:
    payload = getattr(part, "_payload", None)  # get_payload() would decode it by the charset that may be wrong
    return _bytes(payload) if isinstance(payload, str) else b""


def _bytes(payload: str) -> bytes:
    try:
        return payload.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return payload.encode("utf-8", "replace")


_FOOTED = re.compile(
    rb"\s*(?P<text>(?:[A-Za-z0-9+/]{40,}={0,2}\r?\n)+(?:[A-Za-z0-9+/]{2,}={0,2}\r?\n)?)"
    rb"\s*(?P<footer>(?:[^\s\w]|_)(?=[^\n]*\n?[^\n]* )[\s\S]{1,2000})\Z"
)


def _from_base64(raw: bytes) -> bytes:
    """Base64 with foreign characters skipped and lost padding added; what is plainly not base64 stays as it is."""
    spaced = b" " in raw.strip()
    if spaced and (footed := _FOOTED.match(raw)):  # a mailing list or a scanner wrote its footer below the encoded text
        return _decoded(footed["text"]) + b"\n" + footed["footer"]
    letters = raw.translate(None, raw.translate(None, _BASE64_LETTERS))
    foreign = len(raw) - len(letters)
    if foreign * 20 > len(raw) or (spaced and foreign * 50 > len(raw)):
        return raw
    if b"=" in letters.rstrip(b"=\r\n \t"):  # several encodings one after another
        return b"".join(map(_decoded, re.findall(rb"[^=]+=*", letters)))
    return _decoded(letters)


def _decoded(letters: bytes) -> bytes:
    letters = b"".join(letters.split()).rstrip(b"=")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return letters


def _undeclared(raw: bytes, is_text: bool) -> bytes:
    """Content that says it is not encoded, and is: quoted-printable or base64 without the header."""
    if not is_text:
        return raw
    if raw.isascii() and len(_ESCAPES.findall(raw)) > 1 and b"=" in raw:
        decoded = quopri.decodestring(raw)
        if not decoded.isascii() and decode(decoded).damaged is False and re.search(rb"=[89A-F][0-9A-F]", raw):
            return decoded
    if b" " not in raw.strip() and _BASE64.fullmatch(letters := b"".join(raw.split())):
        decoded = _decoded(letters)
        if b" " in decoded and _is_utf8(decoded):
            return decoded
    return raw


def _is_utf8(data: bytes) -> bool:
    try:
        return data.decode("utf-8").replace("\r\n", "").replace("\n", "").isprintable()
    except UnicodeDecodeError:
        return False


def text(part: Message, kind: str) -> tuple[str, bool, list[str], Enclosed]:
    """A text part of the content type `kind` as (text, is it HTML source, problems, files uuencoded in it). Plain text
    is clean and unflowed."""
    raw = data(part)
    read = decode(raw, _charset(part, kind, raw))
    html = kind == "text/html" or bool(_HTML_START.match(read.text[:300]))
    problems = _doubts(part, read.damaged)
    if html:
        return read.text, True, problems, []
    if kind == "text/enriched":
        return clean(re.sub(r"</?[A-Za-z\-]{1,60}>", "", read.text)), False, problems, []
    plain = unspaced(unboxed(unmarked(_unflowed(part, dereferenced(read.text)))))
    plain, enclosed = _without_files(plain)
    if _lost_letters(plain):
        problems.append("W miejscu polskich liter stoją znaki zapytania; litery zginęły po drodze.")
    return plain, False, problems, enclosed


def _charset(part: Message, kind: str, raw: bytes) -> str | None:
    declared = _parameter(part, "charset")
    if not declared and kind == "text/html" and (meta := _META_CHARSET.search(raw[:4000])):
        return meta[1].decode("ascii", "replace")
    return declared or None


def _parameter(part: Message, name: str) -> str:
    if name not in str(part.get("content-type", "")).lower():
        return ""
    try:
        value = part.get_param(name, "")
    except (LookupError, ValueError, TypeError):
        return ""
    return str(value[2] if isinstance(value, tuple) else value or "").strip().strip("\"'")


def _doubts(part: Message, damaged: bool) -> list[str]:
    if not damaged:
        return []
    return ["Części liter nie udało się odczytać: uszkodzone lub błędnie opisane kodowanie znaków."]


def _unflowed(part: Message, text: str) -> str:
    if _parameter(part, "format").lower() == "flowed":
        return unflow(text, delsp=_parameter(part, "delsp").lower() == "yes")
    return clean(text)


def _lost_letters(text: str) -> bool:
    """Question marks inside words, outside addresses of pages: "Wo?ek"."""
    words = (word for word in text[: limits.TEXT].split() if "?" in word) if "?" in text else ()
    return any(_LOST.search(word[:200]) and not _ADDRESS_LIKE.search(word) for word in words)


def _without_files(text: str) -> tuple[str, Enclosed]:
    """uuencoded files taken out of a text."""
    if "\nend" not in text or "begin " not in text:
        return text, []
    found: Enclosed = []

    def take(match: re.Match[str]) -> str:
        found.append((match[1].strip(), b"".join(map(_uu, match[2].removesuffix("\n").split("\n")))))
        return ""

    return _UUENCODED.sub(take, text), found


def _uu(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line.encode("ascii", "replace"))
    except binascii.Error:
        return b""


def preamble(part: Message) -> str:
    """Text before the first boundary, where a client put the letter itself there; "" for the usual note."""
    text = clean(decode(_bytes(part.preamble or "")).text).strip()
    return "" if _MIME_NOTE.search(text[:300]) else text


def children(part: Message) -> list[Message]:
    """The parts of a multipart; where its boundary is missing or wrong, those that a repeated "--line" tells apart."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [child for child in payload if isinstance(child, Message)]
    raw = _payload(part)
    boundary = _guessed_boundary(raw)
    if boundary is None:
        return [_as_text(raw)]
    mended = message_from_bytes(b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\n\n' + raw)
    inner = mended.get_payload()
    return [child for child in inner if isinstance(child, Message)] if isinstance(inner, list) else [_as_text(raw)]


def _guessed_boundary(raw: bytes) -> bytes | None:
    """The line "--…" that is followed by MIME headers."""
    found = re.search(rb"(?im)^--([^\r\n\"]{1,200}?)[ \t]*\r?\ncontent-[a-z\-]{2,30}:", raw)
    return found[1] if found else None


def _as_text(raw: bytes) -> Message:
    """A multipart without parts, read as text."""
    return message_from_bytes(b"Content-Type: text/plain\n\n" + raw)


def is_mail_file(part: Message) -> bool:
    """A mail saved as a file and attached without its type."""
    return part.get_content_maintype() == "application" and text_of(filename(part)).lower().endswith(".eml")


def message(part: Message) -> Message | None:
    """The mail inside a part: message/rfc822, also encoded (which RFC 2046 forbids), or a saved mail."""
    if is_mail_file(part):
        return _inner(data(part))
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return None
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding in ("base64", "quoted-printable") and not inner.keys():
        raw = _payload(inner)
        decoded = _from_base64(raw) if encoding == "base64" else quopri.decodestring(raw)
        return _inner(decoded)
    return inner


def _inner(raw: bytes) -> Message | None:
    return None if limits.exceeded(raw) else tree(raw)

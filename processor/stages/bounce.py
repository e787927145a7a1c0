"""A mail that came back: which of our answers, for good or for now, and in whose words.

Our Message-IDs cannot be guessed (`stages.reply.message`), so a report that holds one is about our mail, wherever the
server that wrote it put it: in the returned headers (RFC 3464 §2), in its own References, or in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from processor.text.clean import one_line
from processor.values import Bounce

MOST_IDS = 20
MOST_TEXT = 200_000  # characters of one part that are searched
TOLD = 300

_OURS = re.compile(r"<auto\.[0-9a-f]{8,64}@[A-Za-z0-9.-]{1,250}>")
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")  # RFC 3463 §2
_REPLY_CODE = re.compile(r"(?<![\d.])(?:SMTP;|said:|error:?|:|\()\s{0,5}([45])\d\d(?=[ -])", re.I)
_FAILED = frozenset({"failed", ""})  # RFC 3464 §2.3.3; a report that leaves the action out is judged by its status


def bounce(raw: bytes) -> Bounce | None:
    """What came back; None where no mail of ours did: nothing of ours is named, or it was delivered or only delayed."""
    try:
        message = message_from_bytes(raw)
        parts = [part for part, _ in zip(message.walk(), range(200), strict=False)]
        if "disposition-notification" in str(message.get("content-type", "")).lower():
            return None  # read, or deleted unread: it arrived (RFC 8098)
        named = tuple(dict.fromkeys(_ids(parts)))[:MOST_IDS]
        return _judged(named, message, parts) if named else None
    except RecursionError:
        return None


def _judged(named: tuple[str, ...], message: Message, parts: list[Message]) -> Bounce | None:
    reports = [part for part in parts if part.get_content_type().endswith("delivery-status")]
    recipients = [block for report in reports for block in _blocks(report)]
    if recipients:
        failed = [block for block in recipients if _word(block, "action") in _FAILED and _class_of(block) != "2"]
        return _of(named, failed) if failed else None
    return _unstandard(named, message, parts)


def _of(named: tuple[str, ...], failed: list[Message]) -> Bounce:
    statuses = [_word(block, "status") for block in failed]
    words = next((told for block in failed if (told := str(block.get("diagnostic-code") or ""))), "")
    classes = {_class_of(block) for block in failed}
    status = next((found[0] for one in statuses if (found := _STATUS.search(one))), "")
    return Bounce(named, hard="5" in classes, status=status, told=one_line(words)[:TOLD])


def _class_of(block: Message) -> str:
    """5 for good, 4 for now, 2 delivered; "" where the report does not tell."""
    found = _STATUS.search(_word(block, "status")) or _STATUS.search(str(block.get("diagnostic-code") or ""))
    if found:
        return found[1]
    code = _REPLY_CODE.search(":" + str(block.get("diagnostic-code") or "").rpartition(";")[2])
    return code[1] if code else ""


def _unstandard(named: tuple[str, ...], message: Message, parts: list[Message]) -> Bounce | None:
    """A server's own words; without an address it calls undeliverable or a code, they prove nothing."""
    text = "\n".join(_text(part) for part in parts if part.get_content_type() in {"text/plain", "text/html"})
    status, code = _STATUS.search(text), _REPLY_CODE.search(text)
    temporary, permanent = _failures(message)
    known = (status or code or ["", ""])[1]
    if not (temporary or permanent or known in {"4", "5"}):
        return None
    hard = known == "5" if known else bool(permanent)
    line = next((line for line in text.splitlines() if status and status[0] in line), "")
    return Bounce(named, hard=hard, status=status[0] if status else "", told=one_line(line)[:TOLD])


def _failures(message: Message) -> tuple[bool, bool]:
    """Does flufl.bounce, which knows some thirty servers' own wordings, read failures: for now, for good?"""
    from flufl.bounce import all_failures  # only for mail that came back

    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - its detectors trust their input, which is a stranger's
        return False, False
    return bool(temporary), bool(permanent)


def _ids(parts: list[Message]) -> Iterator[str]:
    for part in parts:
        for name, value in part.items():
            if name.lower() in {
                "message-id",
                "references",
                "in-reply-to",
                "original-message-id",
                "x-original-message-id",
            }:
                yield from _OURS.findall(str(value))
        if not part.is_multipart():
            yield from _OURS.findall(_text(part).replace("&lt;", "<").replace("&gt;", ">"))


def _text(part: Message) -> str:
    if part.is_multipart() or part.get_content_maintype() not in {"text", "message", "application"}:
        return ""
    data = part.get_payload(decode=True)
    return data[:MOST_TEXT].decode("latin-1") if isinstance(data, bytes) else ""


def _blocks(report: Message) -> list[Message]:
    """The fields of each recipient (RFC 3464 §2.3); those of the whole message, which come first, name none."""
    blocks = report.get_payload()
    listed = [block for block in blocks if isinstance(block, Message)] if isinstance(blocks, list) else []
    return [block for block in listed if block.get("final-recipient") or block.get("action") or block.get("status")]


def _word(block: Message, name: str) -> str:
    return str(block.get(name) or "").strip().lower()[:200]

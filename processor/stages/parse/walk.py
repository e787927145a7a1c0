"""From a message's tree to its texts and files: an iterative walk that stops at mail inside the mail.

An attached message/rfc822 is somebody's mail passed on: a text of its own (`forwarded`) with its own sender, read up to
three levels down. What a report (multipart/report, a delivery status) gives back is our own or a third party's mail:
never text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from processor.stages.parse import content, envelope, files, limits
from processor.stages.parse.envelope import Envelope
from processor.text.clean import unspaced
from processor.text.html import struck, to_text
from processor.text.quoting import segments
from processor.values import Address, Attachment, TextPart

_FORWARDS = 3  # levels of mail in mail that are read


@dataclass(slots=True)
class Letter:
    """The texts of one message: the mail itself, or one attached to it."""

    sender: Address | None
    level: int
    passed_on: bool
    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    preamble: str = ""


@dataclass(slots=True)
class Harvest:
    """What the walk brought in, in the order of the mail."""

    content_types: list[str] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    documents: list[TextPart] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    texts: bool = True  # are texts and files decoded?

    def parts(self) -> list[TextPart]:
        """The texts: body, html, forwarded mails, attachments."""
        done: list[TextPart] = []
        for letter in self.letters:
            done.extend(_texts(letter, self.problems))
        return done + self.documents


@dataclass(frozen=True, slots=True)
class _Stop:
    """A part on its way: what it belongs to and how deep it lies."""

    part: Message
    letter: Letter
    depth: int
    report: bool


def harvest(
    message: Message, head: Envelope, *, passed_on: bool, keep: Callable[[bytes], object] = len, texts: bool = True
) -> Harvest:
    """All texts and files of a message; `passed_on`: its subject says that it forwards; `keep` is given each file.

    Without `texts` only the structure is told: nothing is decoded.
    """
    found = Harvest(letters=[Letter(None, 0, passed_on)], texts=texts)
    shelf = files.Shelf(found.attachments, found.documents, found.problems, keep=keep)
    report = any(name == "x-failed-recipients" for name, _ in head.headers)
    todo = [_Stop(message, found.letters[0], 1, report or _has_status(message))]
    seen = 0
    while todo:
        stop = todo.pop()
        seen += 1
        if seen > limits.PARTS or stop.depth > limits.DEPTH:
            found.problems.append("Wiadomość ma za wiele części; dalszych nie odczytano.")
            break
        kind = stop.part.get_content_type()
        found.content_types.append(kind)
        todo.extend(reversed(_step(stop, kind, found, shelf)))
    shelf.close(html="".join(text for letter in found.letters for text in letter.html))
    return found


def _has_status(message: Message) -> bool:
    """A delivery status beside the returned mail makes a report of any container."""
    children = message.get_payload() if message.is_multipart() else []
    return any(
        isinstance(child, Message) and child.get_content_type() == "message/delivery-status" for child in children
    )


def _step(stop: _Stop, kind: str, found: Harvest, shelf: files.Shelf) -> list[_Stop]:
    """Take in one part; the answer is what lies inside it."""
    part = stop.part
    found.problems.extend(content.defects(part))
    if kind.startswith("message/") or (kind.startswith("application/") and content.is_mail_file(part)):
        return _enclosed(stop, kind, found)
    if kind.startswith("multipart/"):
        return _inside(stop, kind)
    if not found.texts:
        return []
    if content.is_text(part, kind):
        _text(stop, kind, found, shelf)
    elif not (stop.report and kind.startswith("text/rfc822")):
        shelf.put(part)
    return []


def _inside(stop: _Stop, kind: str) -> list[_Stop]:
    report = stop.report or kind == "multipart/report"
    children = content.children(stop.part)
    if not stop.letter.preamble:
        stop.letter.preamble = content.preamble(stop.part)
    return [_Stop(child, stop.letter, stop.depth + 1, report) for child in children]


def _enclosed(stop: _Stop, kind: str, found: Harvest) -> list[_Stop]:
    """A message/* part: another mail, unless it is the returned one of a report."""
    if stop.report or (kind.startswith("message/") and kind not in ("message/rfc822", "message/global")):
        return []
    inner = content.message(stop.part)
    if inner is None:
        return []
    if stop.letter.level >= _FORWARDS:
        found.problems.append("Przekazane wiadomości są zagnieżdżone zbyt głęboko; najgłębszych nie odczytano.")
        return []
    head = envelope.read(inner)
    letter = Letter(next(iter(head.senders), Address("", "")), stop.letter.level + 1, False)
    found.letters.append(letter)
    return [_Stop(inner, letter, stop.depth + 1, _has_status(inner))]


def _text(stop: _Stop, kind: str, found: Harvest, shelf: files.Shelf) -> None:
    text, html, problems, enclosed = content.text(stop.part, kind)
    found.problems.extend(problems)
    (stop.letter.html if html else stop.letter.plain).append(text)
    for name, data in enclosed:
        shelf.put_bytes(name, "application/octet-stream", data)


def _texts(letter: Letter, problems: list[str]) -> list[TextPart]:
    plain = _join(letter.plain, problems)
    html = _join([unspaced(to_text(text)) for text in letter.html], problems)
    out = tuple(line for text in letter.html for line in struck(text))
    if not plain and not html:
        plain = letter.preamble
    if plain and "\t" not in html and plain.split() == html.split():
        html = ""  # the same words, and no table that the plain text may have lost
    if letter.level:
        text = plain or html
        return [TextPart("forwarded", text, segments(text), letter.sender)] if text else []
    return [
        TextPart(where, text, segments(text, forwarded=letter.passed_on), struck=gone)
        for where, text, gone in (("body", plain, ()), ("html", html, out))
        if text
    ]


def _join(texts: list[str], problems: list[str]) -> str:
    """The texts of one kind one below the other, cut where they are too long."""
    whole = "\n".join(text if text.endswith("\n") or len(texts) == 1 else text + "\n" for text in texts if text.strip())
    short = _cut(whole)
    if len(short) < len(whole):
        problems.append(f"Treść wiadomości jest za długa; odczytano {len(short)} z {len(whole)} znaków.")
    return short


def _cut(text: str) -> str:
    text = text[: limits.TEXT]
    if text.count("\n") <= limits.LINES:
        return text
    return "\n".join(text.split("\n", limits.LINES)[: limits.LINES])

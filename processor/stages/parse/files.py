"""The files of a mail: named, measured, and read where their text can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePosixPath

from processor.stages.parse import content
from processor.text import documents
from processor.text.headers import text_of
from processor.values import Attachment, TextPart

_FILES = 20  # read at most; all are listed
_LISTED = 200
_NAME = 120
_SMALL_IMAGE = 20_000
IN_SIGNATURE = "obrazek w podpisie"
TOO_MANY = "za dużo załączników"
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")


@dataclass(slots=True)
class Shelf:
    """Where files are put: their entries, the texts read from them, and what went wrong."""

    attachments: list[Attachment]
    texts: list[TextPart]
    problems: list[str]
    images: dict[str, int] = field(default_factory=dict)  # Content-ID -> place in `attachments`
    keep: Callable[[bytes], object] = len  # is given each file's bytes, in the order of `attachments`

    def put(self, part: Message) -> None:
        """A file as a part of the mail."""
        data = content.data(part)
        name = file_name(part, len(self.attachments))
        if part.get_content_maintype() == "image":
            self._image(part, name, data)
        else:
            self.put_bytes(name, part.get_content_type(), data)

    def put_bytes(self, name: str, content_type: str, data: bytes) -> None:
        """A file by its name and bytes; names are made unique, for a text is found by them."""
        if len(self.attachments) >= _LISTED:
            return
        name = self._unique(safe_name(name) or "zalacznik")
        read = (
            documents.read(name, content_type, data) if len(self.attachments) < _FILES else documents.Document(TOO_MANY)
        )
        self.attachments.append(Attachment(name, content_type, len(data), read.unread))
        self.keep(data)
        if read.text:
            self.texts.append(TextPart(f"attachment:{name}", read.text, struck=read.struck))
        for inner in read.inner:
            self.put_bytes(inner.name, inner.content_type, inner.data)

    def close(self, html: str) -> None:
        """Images that the HTML shows are part of the layout: logos of signatures."""
        for content_id, place in self.images.items():
            if content_id and content_id in html:
                was = self.attachments[place]
                self.attachments[place] = Attachment(was.name, was.content_type, was.size, IN_SIGNATURE)

    def _image(self, part: Message, name: str, data: bytes) -> None:
        if len(self.attachments) >= _LISTED:
            return
        unread = IN_SIGNATURE if len(data) < _SMALL_IMAGE else documents.IMAGE
        content_id = str(part.get("content-id", "")).strip().strip("<>")
        if content_id:
            self.images[f"cid:{content_id}"] = len(self.attachments)
        self.attachments.append(Attachment(self._unique(name), part.get_content_type(), len(data), unread))
        self.keep(data)

    def _unique(self, name: str) -> str:
        taken = {attachment.name for attachment in self.attachments}
        if name not in taken:
            return name
        stem, suffix = _split(name)
        return next(new for n in range(2, _LISTED + 3) if (new := f"{stem} ({n}){suffix}") not in taken)


def file_name(part: Message, count: int) -> str:
    """The part's file name, decoded and safe; made from its type where it has none."""
    declared = text_of(content.filename(part))
    return safe_name(declared) or f"zalacznik-{count + 1}.{part.get_content_subtype()[:20]}"


def _split(name: str) -> tuple[str, str]:
    """Stem and suffix, the dot with the suffix."""
    path = PurePosixPath(name)
    return path.stem, path.suffix


def safe_name(name: str) -> str:
    """A name without path, control and format characters, leading dots; NFC; 120 characters that keep the suffix."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    name = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    name = " ".join(_FORBIDDEN.sub("", name).split()).lstrip(". ").rstrip(". ")
    if len(name) <= _NAME:
        return name
    stem, suffix = _split(name)
    return stem[: _NAME - len(suffix[:12])] + suffix[:12]

"""Log lines on standard error: one line each, whatever a mail put into them, and no whole address of anybody."""

from __future__ import annotations

import json
import logging
import re
import sys

_ADDRESS = re.compile(r"([^\s@<>\"',;:()\[\]])[^\s@<>\"',;:()\[\]]{0,63}@(?=[^\s@<>\"',;:()\[\]]{1,253})")


def configure(verbose: int, form: str) -> None:
    """Warnings and worse; with `-v` what is done, with `-vv` everything. `form` is "plain" or "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine() if form == "json" else PlainLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("processor").setLevel([logging.WARNING, logging.INFO, logging.DEBUG][min(verbose, 2)])


def redacted(text: str) -> str:
    """One line without control characters, addresses cut to their first letter and domain (`a…@example.org`)."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return _ADDRESS.sub(r"\1…@", line)


class PlainLine(logging.Formatter):
    """`2016-10-20 09:00:00 WARNING worker: …`"""

    def format(self, record: logging.LogRecord) -> str:
        text = redacted(record.getMessage())
        if record.exc_info and record.exc_info[0] is not None:
            text += f" ({record.exc_info[0].__name__}: {redacted(str(record.exc_info[1]))})"
        return f"{self.formatTime(record, '%Y-%m-%d %H:%M:%S')} {record.levelname} {record.name}: {text}"


class JsonLine(logging.Formatter):
    """The same as an object: at, level, logger, message, error."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redacted(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = f"{record.exc_info[0].__name__}: {redacted(str(record.exc_info[1]))}"
        return json.dumps(line, ensure_ascii=False)

"""The command line: arguments and printing only. `main` turns every error into one sentence and an exit status.

Modules of commands import what they need when they run: `zapisy --help` and a poll every minute stay light.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

EX_TEMPFAIL = 75  # sysexits.h: try again later
EX_CONFIG = 78  # the configuration is wrong

_WITH_VALUE = ("--config", "--now")
_FLAGS = ("-v", "-vv", "--verbose")


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and exit with its status (contract: 0, 1, 2, 75, 78)."""
    gc.set_threshold(20_000, 20, 50)  # what is imported stays; looking through it again and again costs a poll 4 %
    atexit.register(gc.freeze)  # and once more at the end, for cycles that end with the process: 15 %
    from processor.cli.app import app_for
    from processor.errors import ConfigurationError, ZapisyError

    arguments = global_options_first(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # The output is UTF-8 whatever the locale of cron; what cannot be encoded shows as its escape.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        app_for(command_of(arguments))(args=arguments, prog_name="zapisy")
    except ConfigurationError as error:
        leave("\n".join(error.problems), EX_CONFIG)
    except ZapisyError as error:
        leave(str(error), EX_TEMPFAIL if error.transient else EX_CONFIG)
    except BrokenPipeError:
        # Whoever read our output has enough; closing the stream at exit must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        _drop_what_cannot_be_written()


def leave(sentences: str, status: int) -> None:
    """Say what is wrong on standard error and exit."""
    for sentence in sentences.splitlines():
        say(f"zapisy: {sentence}")
    sys.exit(status)


def say(text: str) -> None:
    """A sentence on standard error, beside the data. Where the disk for it is full, the work goes on without."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")


def _drop_what_cannot_be_written() -> None:
    """What the disk had no room for would otherwise be tried again at exit and end in status 120."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def global_options_first(arguments: Sequence[str]) -> list[str]:
    """Allow `zapisy poll -v --now …` as well as `zapisy -v --now … poll`; nothing after `--` is touched."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*front, *rest, word, *waiting]
        if word in _FLAGS or word.startswith(tuple(f"{name}=" for name in _WITH_VALUE)):
            front.append(word)
        elif word in _WITH_VALUE and waiting:
            front += [word, waiting.pop(0)]
        else:
            rest.append(word)
    return [*front, *rest]


def command_of(arguments: Sequence[str]) -> str:
    """The first word that is neither an option nor its value; "" where there is none."""
    waiting = iter(arguments)
    for word in waiting:
        if word in _WITH_VALUE:
            next(waiting, None)
        elif not word.startswith("-"):
            return word
    return ""

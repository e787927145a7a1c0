"""Where values come from: `zapisy.toml` and the environment, each value with the place it was written at.

The environment wins. Nothing here raises for what a person wrote: problems are collected as sentences.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from processor.settings.keys import KEYS, Key

PREFIX = "ZAPISY_"
_TOO_LONG = 64 * 1024
_HEADING = re.compile(r"\s*\[\s*\"?([^\]\"]+?)\"?\s*\]")
_KEY = re.compile(r"\s*\"?([^\s\"=#]+)\"?\s*=")

Lines = Mapping[tuple[str, str | None], int]
"""The line of a section's heading, as (section, None), and of each of its keys."""


@dataclass(slots=True)
class Written:
    """What was found: `values[section][key]`, where each value stands, and what is wrong."""

    values: dict[str, dict[str, Any]] = field(default_factory=lambda: {section: {} for section in KEYS})
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(self, section: str, name: str, value: Any, place: str) -> None:
        """Read one value by its form; what does not fit becomes a problem at `place`."""
        key = KEYS[section][name]
        try:
            self.values[section][name] = key.form.read(value)
        except (ValueError, TypeError):
            self.problems.append(f"{place}: {_found(value, key)} does not fit — write {key.form.expected}")
        self.places[section, name] = place


def read_file(path: Path, written: Written) -> None:
    """Add what `zapisy.toml` says."""
    try:
        text = path.read_text("utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        written.problems.append(f"{path}: cannot be read ({error.strerror}) — `zapisy init {path.parent}` writes one")
        return
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        written.problems.append(f"{path}: not valid TOML: {error} — correct this line first, the rest was not read")
        return
    lines = _lines_of(text)
    for section, table in tables.items():
        if section not in KEYS:
            hint = _nearest(section, KEYS, "known sections")
            written.problems.append(f"{_at(path, lines, section)}: [{section}]: unknown section — {hint}")
        elif not isinstance(table, dict):
            written.problems.append(f"{path}: [{section}] is not a section — write a line [{section}] above its keys")
        else:
            _read_section(path, lines, section, table, written)


def _read_section(path: Path, lines: Lines, section: str, table: Mapping[str, Any], written: Written) -> None:
    for name, value in table.items():
        place = f"{_at(path, lines, section, name)}: [{section}] {name}"
        if name not in KEYS[section]:
            written.problems.append(f"{place}: unknown key — {_nearest(name, KEYS[section], 'known keys')}")
        elif KEYS[section][name].secret:
            variable = f"{PREFIX}{section}__{name}".upper()
            written.problems.append(
                f"{place}: a secret must not stand in this file — delete the line and set the environment variable "
                f"{variable}, or {variable}_FILE to the path of a file that holds it"
            )
        else:
            written.take(section, name, value, place)


def read_environment(environ: Mapping[str, str], written: Written) -> None:
    """Add what `ZAPISY_SECTION__KEY` and `ZAPISY_SECTION__KEY_FILE` say."""
    for variable in sorted(environ):
        if variable.startswith(PREFIX) and "__" in variable:
            _read_variable(variable, environ, written)


def _read_variable(variable: str, environ: Mapping[str, str], written: Written) -> None:
    section, _, name = variable.removeprefix(PREFIX).lower().partition("__")
    text: str | None = environ[variable]
    keys = KEYS.get(section, {})
    if name not in keys and name.endswith("_file"):
        name = name.removesuffix("_file")
        if variable.removesuffix("_FILE") in environ:
            written.problems.append(
                f"{variable}: {variable.removesuffix('_FILE')} is set as well — keep one of the two"
            )
            return
        text = _content(variable, environ[variable], written) if name in keys else None
    if name not in keys:
        known = [f"{PREFIX}{section}__{key}".upper() for section, keys in KEYS.items() for key in keys]
        written.problems.append(f"{variable}: unknown key — {_nearest(variable, known, '')}")
    elif text is not None and not (text == "" and keys[name].secret):
        written.take(section, name, _value(text, keys[name]), variable)


def _content(variable: str, path: str, written: Written) -> str | None:
    try:
        with Path(path).open(encoding="utf-8") as file:
            return file.read(_TOO_LONG).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        written.problems.append(
            f"{variable}: the file {path} cannot be read ({reason}) — write the path of a text file"
        )
        return None


def _value(text: str, key: Key) -> Any:
    """A variable's text as its form wants it: texts as they stand, all else as in TOML, a list also with commas."""
    if key.form.text:
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return [item.strip() for item in text.split(",") if item.strip()] if "list" in key.form.expected else text


def _found(value: Any, key: Key) -> str:
    """The value as it stands there; of a secret, nothing."""
    if key.secret:
        return "what stands there"
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 and shown.isprintable() else "what stands there"


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    return f"{otherwise}: {', '.join(names)}" if otherwise else "see the comments in zapisy.toml for the known keys"


def _at(path: Path, lines: Lines, section: str, name: str | None = None) -> str:
    """`path:line` of a section's heading or of a key in it; the path alone where the line is written otherwise."""
    line = lines.get((section, name))
    return str(path) if line is None else f"{path}:{line}"


def _lines_of(text: str) -> Lines:
    """Where each heading and each key stands for the first time."""
    found: dict[tuple[str, str | None], int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := _HEADING.match(line):
            section = heading[1]
            found.setdefault((section, None), number)
        elif key := _KEY.match(line):
            found.setdefault((section, key[1]), number)
    return found

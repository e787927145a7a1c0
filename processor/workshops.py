"""`config/workshops/ID.toml` → a workshop, or every problem of the file as a sentence with its key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from processor.values import Workshop

LANGUAGES = ("pl", "en")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_MOMENT = 'a date with time and zone, e.g. 2016-10-26T12:00:00+02:00 ("+02:00" in summer, "+01:00" in winter)'


@dataclass(frozen=True, slots=True)
class _Key:
    """What a key of the file must hold: `fits` tells whether a value may stand, `expected` says what to write."""

    fits: Callable[[Any], bool]
    expected: str
    required: bool = False


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _line(value: Any) -> bool:
    """A text that may stand in a Subject or a calendar line: without line breaks and other control characters."""
    return _text(value) and len(value) <= 500 and value.replace("\u00a0", " ").isprintable()


def _lines(value: Any) -> bool:
    return isinstance(value, list) and all(_line(item) for item in value)


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _moment(value: Any) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


_KEYS = {
    "title": _Key(_line, 'one line of text, e.g. "Warsztaty dobrych praktyk"', required=True),
    "starts": _Key(_moment, _MOMENT, required=True),
    "ends": _Key(_moment, _MOMENT, required=True),
    "venue": _Key(_line, 'one line of text, e.g. "Urząd Miasta Proszowice"', required=True),
    "address": _Key(_line, 'one line of text, e.g. "ul. 3 Maja 72, 32-100 Proszowice"', required=True),
    "leaders": _Key(_lines, 'a list of names, e.g. ["dr Anna Nowak"]'),
    "programme": _Key(lambda value: isinstance(value, str), 'text, e.g. """…"""'),
    "capacity": _Key(_count, "a whole number greater than 0, or leave the key out for no limit"),
    "registration_closes": _Key(_moment, _MOMENT),
    "match": _Key(_lines, 'a list of words that tell this workshop from the others, e.g. ["Proszowice"]'),
    "language": _Key(lambda value: value in LANGUAGES, 'one of "pl", "en"'),
    "contact": _Key(_line, 'one line of text, e.g. "biuro@example.org, tel. 12 345 67 89"'),
    "privacy_notice": _Key(lambda value: isinstance(value, str), 'text, e.g. """Administratorem danych jest …"""'),
    "cancelled": _Key(lambda value: isinstance(value, bool), "true or false"),
}


@dataclass(slots=True)
class _Reading:
    """What was found in one file, and what is wrong with it."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def is_open(workshop: Workshop, now: datetime) -> bool:
    """May one still sign up: not cancelled, registration not closed (without a moment for it: not begun), not over?"""
    return not workshop.cancelled and now < (workshop.registration_closes or workshop.starts) and now < workshop.ends


def read(id: str, toml_text: str) -> tuple[Workshop | None, tuple[str, ...]]:
    """The workshop of a file `ID.toml`, and what is wrong with it: one sentence each, `key: what to write instead`.

    With any problem there is no workshop. The id is the file's name without its ending.
    """
    try:
        written = tomllib.loads(toml_text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, (f"not valid TOML: {error}",)
    reading = _Reading()
    if not _ID.fullmatch(id):
        reading.problems.append(
            f"the file name {id!r} is no id: use small letters a–z, digits and hyphens, e.g. proszowice-2016.toml"
        )
    _read_keys(written, reading)
    reading.problems += _contradictions(reading.values)
    if reading.problems:
        return None, tuple(reading.problems)
    return Workshop(id=id, **reading.values), ()


def _read_keys(written: dict[str, Any], reading: _Reading) -> None:
    for name, value in written.items():
        if name not in _KEYS:
            reading.problems.append(_unknown(name))
        elif _KEYS[name].fits(value):
            reading.values[name] = tuple(value) if isinstance(value, list) else value
        else:
            reading.problems.append(f"{name}: {_found(value)}; write {_KEYS[name].expected}")
    for name, key in _KEYS.items():
        if key.required and name not in written:
            reading.problems.append(f"{name}: missing; write {key.expected}")


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, _KEYS, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(_KEYS)}"
    return f"{name}: unknown key; {hint}"


def _found(value: Any) -> str:
    """What stands there, in words; the value itself is not repeated beyond what helps to find it."""
    match value:
        case datetime():
            return "the time has no zone"
        case date():
            return "a date without a time"
        case time():
            return "a time without a date"
        case str() if not value.strip():
            return "empty"
        case str() if not value.isprintable():
            return "line breaks or control characters in a text of one line"
        case str():
            return f'the text "{value[:40]}" does not fit'
        case bool() | int() | float():
            return f"{value} does not fit"
        case list():
            return "the list holds something else than lines of text"
        case _:
            return "a table does not fit"


def _contradictions(values: dict[str, Any]) -> Iterator[str]:
    starts, ends, closes = (values.get(name) for name in ("starts", "ends", "registration_closes"))
    if starts and ends and ends <= starts:
        yield f"ends: {ends} is not after starts ({starts}); write the moment the workshop is over"
    if closes and ends and closes > ends:
        yield f"registration_closes: {closes} is after the end ({ends}); write an earlier moment"

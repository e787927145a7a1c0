"""Header values as the gate compares them: without case, comments and parameters; every instance counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from processor.values import Mail

Headers = Mapping[str, tuple[str, ...]]

_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()\[\]@]{1,255}")
_WELL_FORMED = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,20}[^\W\d_](?:[\w-]{0,61}[^\W_])?", re.UNICODE
)
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_TOKENS = re.compile(r"[,;\s]+")


def index(mail: Mail) -> Headers:
    """Header name in lower case → all its values, topmost first."""
    found: dict[str, list[str]] = {}
    for name, value in mail.headers:
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def without_comments(value: str) -> str:
    """The value with its (nested) comments taken out (RFC 5322 §3.2.2); an unopened parenthesis stays."""
    if "(" not in value:
        return value
    kept: list[str] = []
    depth = 0
    for character in value:
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(character)
    return "".join(kept)


def keyword(value: str) -> str:
    """The first word of a structured value: `No (human); x=y` → `no`."""
    return without_comments(value).partition(";")[0].strip().lower()


def keywords(headers: Headers, *names: str) -> set[str]:
    """The keyword of every instance of these headers."""
    return {keyword(value) for name in names for value in headers.get(name, ())}


def tokens(headers: Headers, name: str) -> set[str]:
    """The words of a list-valued header, over all instances."""
    return {
        token for value in headers.get(name, ()) for token in _TOKENS.split(without_comments(value).lower()) if token
    }


def addresses(values: Iterable[str]) -> set[str]:
    """Every addr-spec written in these values, lower case."""
    return {found.lower() for value in values for found in _ADDRESS.findall(value)}


def written_outside_quotes(value: str) -> set[str]:
    """The addresses of a From header that stand neither in a quoted string nor in a comment."""
    return addresses([without_comments(_QUOTED.sub(" ", value))])


def well_formed(address: str) -> bool:
    """Is this an addr-spec we would send to: a dot-atom, and a domain name with a dot (RFC 5321 §4.1.2)?"""
    local = address.partition("@")[0]
    if len(address) > 320:
        return False
    return bool(_WELL_FORMED.fullmatch(address)) and not (local.startswith(".") or local.endswith(".") or ".." in local)


def local_part(address: str) -> str:
    return address.rpartition("@")[0].lower()


def domain(address: str) -> str:
    return address.rpartition("@")[2].lower().rstrip(".")


def aligned(one: str, other: str) -> bool:
    """Do two domains belong together: equal, or one below the other (DMARC's relaxed alignment, RFC 7489 §3.1,
    without a list of public suffixes: a bare top-level label never aligns)?"""
    if not one or not other:
        return False
    below = (one.endswith("." + other) and "." in other) or (other.endswith("." + one) and "." in one)
    return one == other or below


def senders(mail: Mail, headers: Headers) -> set[str]:
    """From, Sender and envelope sender, lower case."""
    found = {sender.address.lower() for sender in mail.senders} | addresses(headers.get("sender", ()))
    if mail.return_path:
        found.add(mail.return_path.lower())
    return found

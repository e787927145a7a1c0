"""To whom the writer gives his place: "moje miejsce proszę oddać Ewie Kot"."""

from __future__ import annotations

import re

_MINE = r"(?:moje|swoje|nasze)\s+(?:miejsc|krzesl)\w*"
_GIVE = r"(?:odda(?:c|je|jemy|jcie|j)|przekaz(?:ac|uje|ujemy|cie)|odstap(?:ic|cie)|odstepuj\w+|ustap(?:ic|cie)|ustepuj\w+|przepis(?:ac|uje|zcie))"
_TO = r"(?:(?:pani|panu|p\.|mgr|dr|inz\.|kole\w+)\s+){0,3}$"


def _given(seat: str) -> re.Pattern[str]:
    after = rf"\b{seat}\s+(?:[\w,.]+\s+){{0,8}}?{_GIVE}\s+{_TO}"
    return re.compile(rf"{after}|\b{_GIVE}\s+{seat}\s+(?:(?:na|w)\s+\w+\s+){{0,3}}{_TO}")


_GIVEN, _MAY_BE_GIVEN = _given(_MINE), _given(r"(?:miejsc|krzesl)\w*")
_NEAR = 160


def is_given_to(folded: str, start: int) -> bool:
    """Does the writer give his own place to whom a folded text names at `start`, in the dative?"""
    return _GIVEN.search(folded, max(0, start - _NEAR), start) is not None


def may_be_given_to(folded: str, start: int) -> bool:
    """Is anybody's place given to whom a folded text names at `start`?"""
    return _MAY_BE_GIVEN.search(folded, max(0, start - _NEAR), start) is not None


__all__ = ["is_given_to", "may_be_given_to"]

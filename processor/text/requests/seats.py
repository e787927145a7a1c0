"""To whom the writer gives his place: "moje miejsce proszę oddać Ewie Kot"."""

from __future__ import annotations

import re

_MINE = r"(?:moje|swoje|nasze)\s+(?:miejsc|krzesl)\w*"
_ASKED = r"(?:oddac|oddajcie|przekazac|przekazcie|odstapic|ustapic|przepisac|przepiszcie)"
_TOLD = r"(?:odda|przekaz|odstap|odstep|ustap|ustep|przepi)\w*"
_TO = r"(?:(?:pani|panu|p\.|mgr|dr|inz\.|kole\w+)\s+){0,3}$"


def _given(seat: str, give: str) -> re.Pattern[str]:
    after = rf"\b{seat}\s+(?:[\w,.]+\s+){{0,8}}?{give}\s+{_TO}"
    return re.compile(rf"{after}|\b{give}\s+{seat}\s+(?:(?:na|w)\s+\w+\s+){{0,3}}{_TO}")


_GIVEN, _MAY_BE_GIVEN = _given(_MINE, _ASKED), _given(r"(?:miejsc|krzesl)\w*", _TOLD)
_NEAR = 160


def is_given_to(folded: str, start: int) -> bool:
    """Does the writer ask that his own place be given to whom a folded text names at `start`, in the dative?"""
    return _GIVEN.search(folded, max(0, start - _NEAR), start) is not None


def may_be_given_to(folded: str, start: int) -> bool:
    """Is anybody's place given to whom a folded text names at `start`?"""
    return _MAY_BE_GIVEN.search(folded, max(0, start - _NEAR), start) is not None


__all__ = ["is_given_to", "may_be_given_to"]

"""Dates, numbers and salutations as Polish and English write them.

Polish: the month of a date stands in the genitive ("26 października"); a noun after a number is singular for 1,
nominative plural for 2–4 except 12–14, else genitive plural; after a salutation and its comma comes a small letter.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from processor.values import Gender

ZONE = ZoneInfo("Europe/Warsaw")

_DAYS = {
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "pl": ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
           "października", "listopada", "grudnia"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
}  # fmt: skip


def day(moment: datetime, language: str) -> str:
    """`26 października 2016`, in Poland's time."""
    local = moment.astimezone(ZONE)
    return f"{local.day} {_MONTHS[language][local.month - 1]} {local.year}"


def weekday_and_day(moment: datetime, language: str) -> str:
    """`środa, 26 października 2016`."""
    return f"{_DAYS[language][moment.astimezone(ZONE).weekday()]}, {day(moment, language)}"


def _clock(moment: datetime) -> str:
    local = moment.astimezone(ZONE)
    return f"{local.hour}:{local.minute:02}"


def when(starts: datetime, ends: datetime, language: str) -> str:
    """`środa, 26 października 2016, godz. 12:00–13:30`; over several days both ends with their day."""
    hour = "godz. " if language == "pl" else ""
    if starts.astimezone(ZONE).date() == ends.astimezone(ZONE).date():
        return f"{weekday_and_day(starts, language)}, {hour}{_clock(starts)}–{_clock(ends)}"
    first, last = (f"{weekday_and_day(m, language)}, {hour}{_clock(m)}" for m in (starts, ends))
    return f"{first} – {last}"


def plural(number: int, one: str, few: str, many: str = "") -> str:
    """The form of a noun after a number: Polish `osobę`, `osoby`, `osób`; English gives two forms."""
    if number == 1:
        return one
    if not many:
        return few
    return few if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else many


def salutation(name: str, sex: Gender | None, language: str, vocative: str | None = None) -> str:
    """`Szanowna Pani Anno,` where the person and the gender are certain (`Szanowna Pani,` for a name that does not
    inflect); else a greeting that fits everybody.

    `name` is a full name in the nominative, or empty for a sender who cannot be named; `vocative` what `names.address`
    says of it, which is asked where it is None.
    """
    if language == "en":
        return f"Dear {name}," if name else "Dear Sir or Madam,"
    if not name or not sex:
        return "Szanowni Państwo,"
    if vocative is None:
        from processor.names import address  # late: the dictionary is loaded only where somebody is addressed

        vocative = address(name)
    plain, title = ("Pani", "Szanowna") if sex == "f" else ("Panie", "Szanowny")
    return f"{title} {vocative if vocative.startswith(f'{plain} ') else plain},"

"""The calendar entry that goes with a confirmation (RFC 5545, RFC 5546 §3.2.1): METHOD:PUBLISH, nobody invited.

The UID is the workshop's, so that a later entry replaces the earlier one; of two with the same SEQUENCE the later
DTSTAMP holds (RFC 5546 §2.1.5).
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from processor.templates.wording import ZONE
from processor.values import Workshop

if TYPE_CHECKING:
    from icalendar import Event

# Poland's rules since 1997 (EU directive 2000/84): last Sunday of March and of October at 1:00 UTC.
_WARSAW = """BEGIN:VTIMEZONE
TZID:Europe/Warsaw
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
"""


@lru_cache(maxsize=64)
def entry(workshops: tuple[Workshop, ...], domain: str, now: datetime) -> bytes:
    """An iCalendar object with one VEVENT for each workshop; `domain` makes the UIDs ours, `now` is the DTSTAMP."""
    import icalendar  # late: it takes as long to load as all the rest

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Zapisy//{domain}//PL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(icalendar.Timezone.from_ical(_WARSAW))
    for workshop in workshops:
        calendar.add_component(_event(workshop, domain, now))
    return bytes(calendar.to_ical())


def _event(workshop: Workshop, domain: str, now: datetime) -> Event:
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{workshop.id}@{domain}")
    event.add("sequence", 0)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", workshop.starts.astimezone(ZONE))
    event.add("dtend", workshop.ends.astimezone(ZONE))
    event.add("summary", workshop.title)
    event.add("location", f"{workshop.venue}, {workshop.address}")
    if workshop.programme.strip() or workshop.contact:
        event.add("description", "\n\n".join(filter(None, (workshop.programme.strip(), workshop.contact))))
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event

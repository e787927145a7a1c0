"""Workshops made in the browser, the texts as they will read, and a letter to everybody registered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

import tomli_w

from processor import workshops
from processor.pipeline import Desk
from processor.stages.reply.by_hand import Stationery, letter_to
from processor.store import Store
from processor.templates import Rendered, sample_letter
from processor.values import ReplyKind, Workshop
from processor.workshops import is_open

ZONE = ZoneInfo("Europe/Warsaw")


def moment(text: str) -> datetime | None:
    """What `<input type=datetime-local>` sends, in Polish time; None where it is no moment."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read.replace(tzinfo=ZONE) if read.tzinfo is None else read


def workshop_file(workshop_id: str, values: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The TOML of a workshop file, and the problems that the same check as for files finds."""
    ordered = {name: _plain(value) for name, value in values.items()}
    toml = tomli_w.dumps(ordered, multiline_strings=True)
    _, problems = workshops.read(workshop_id, toml)
    return toml, problems


def values_of(workshop: Workshop) -> dict[str, Any]:
    """The keys of a workshop file that say something; the id is its name."""
    values = {each.name: getattr(workshop, each.name) for each in fields(workshop) if each.name != "id"}
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return {name: value for name, value in said.items() if value not in (None, "", [], False)}


def turned(workshop: Workshop, step: str, now: datetime) -> Workshop | None:
    """The workshop closed to new people, cancelled, or open again; None where that makes no sense now."""
    if workshop.ends <= now:
        return None
    match step:
        case "close" if is_open(workshop, now):
            return replace(workshop, registration_closes=now)
        case "cancel" if not workshop.cancelled:
            return replace(workshop, cancelled=True)
        case "open" if not is_open(workshop, now):
            return replace(
                workshop, cancelled=False, registration_closes=None if now < workshop.starts else workshop.ends
            )
    return None


def _plain(value: Any) -> Any:
    """A moment with a fixed offset, as TOML writes it."""
    if isinstance(value, datetime):
        offset = value.utcoffset()
        assert offset is not None
        return value.replace(tzinfo=timezone(offset))
    return value


def sample_texts(desk: Desk, workshop: Workshop, now: datetime) -> list[dict[str, str]]:
    """Every reply of every language with sample people and this workshop's facts."""
    shown = []
    for language in desk.texts.languages():
        for kind in ReplyKind:
            words: Rendered = desk.texts.render(
                kind, sample_letter(language, workshop, desk.sender.name, desk.sender.address, now)
            )
            shown.append({"language": language, "kind": str(kind), "subject": words.subject, "text": words.text})
    return shown


def everybody(store: Store, workshop_id: str) -> list[str]:
    """Addresses of those who are registered or wait, each once."""
    return [row["sender"] for row in store.registrations.addresses(workshop_id) if "@" in row["sender"]]


def write_to_everybody(
    store: Store, desk: Desk, workshop: Workshop, subject: str, body: str, *, actor: str, now: datetime
) -> int:
    """One letter to each address, through the outbox; the same text to the same person goes once. Returns how many."""
    paper = Stationery(desk.office, desk.sender, desk.secret)
    purpose = "letter:" + hashlib.sha256(f"{workshop.id}\n{subject}\n{body}".encode()).hexdigest()[:24]
    count = 0
    for address in everybody(store, workshop.id):
        reply = letter_to(address, ReplyKind.CHANGED, subject, body, f"{purpose}:{address}", workshop.id, paper, now)
        if reply and store.outbox.enqueue(reply, now, purpose=purpose, actor=actor, kind="letter"):
            count += 1
    return count


def workshop_version(store: Store, workshop_id: str) -> int:
    """The version of a browser-made workshop; 0 where there is only a file, or nothing."""
    return next((int(row["version"]) for row in store.workshops.each() if row["id"] == workshop_id), 0)


def save_workshop(store: Store, workshop_id: str, toml: str, version: int, *, actor: str, now: datetime) -> None:
    """Keep the text in the database, where it goes before a file of the same name. Raises Stale."""
    if version == 0 and store.workshops.add(workshop_id, toml, now, actor):
        return
    store.workshops.change(workshop_id, version, now, actor, toml=toml, status=None)

"""Telling the administrator: one mail when passes have failed for too long, one when they work again; and a dead-man's
switch for monitoring.

The mails go through the outbox as all others, from the empty sender and marked as ours: one that lands in our own
mailbox is recognised by the gate and left alone. Their Message-IDs come from the beginning of the trouble, so no crash
makes a second one of them.
"""

from __future__ import annotations

import logging
import os
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from processor.settings import AlarmSettings, Settings
from processor.store import Beat, Store

log = logging.getLogger(__name__)

NAME = "poll"
REST = timedelta(hours=1)  # between the end of one alarm and the next: what comes and goes is told once an hour at most
COMMAND_SECONDS = 10.0

Step = Literal["raise", "clear"]


@dataclass(frozen=True, slots=True)
class Words:
    """A letter to the administrator."""

    subject: str
    body: str


def decide(beat: Beat | None, state: Mapping[str, Any] | None, after: timedelta, now: datetime) -> Step | None:
    """What is due. `state` is what `store.health.alarm` keeps: since (of the trouble), and cleared once it is over."""
    if beat is None:
        return None
    raised = state is not None and "cleared" not in state
    if beat.failing_since is None:
        return "clear" if raised else None
    if raised or now - beat.failing_since < after:
        return None
    over = datetime.fromisoformat(state["cleared"]) if state is not None else None
    return "raise" if over is None or now - over >= REST else None


def look(store: Store, settings: Settings, now: datetime) -> Step | None:
    """After a pass and its heartbeat: put the letter that is due into the outbox; the next pass sends it."""
    if not settings.alarm.to:
        return None
    beat, state = store.health.beats().get(NAME), store.health.alarm(NAME)
    step = decide(beat, state, settings.alarm.after, now)
    if step is None or beat is None:
        return None
    since = (beat.failing_since or now).isoformat() if step == "raise" else str((state or {})["since"])
    words = _raised(beat, since, settings) if step == "raise" else _cleared(since, now, settings)
    _enqueue(store, settings, words, f"alarm:{NAME}:{since}:{step}", now)
    kept = {"since": since} if step == "raise" else {"since": since, "cleared": now.isoformat()}
    store.health.set_alarm(NAME, kept, now)
    return step


def _enqueue(store: Store, settings: Settings, words: Words, key: str, now: datetime) -> None:
    from processor.stages.reply.by_hand import Stationery, letter_to  # only where there is something to tell
    from processor.values import ReplyKind

    paper = Stationery(settings.office, settings.smtp.from_, store.instance(now).secret)
    letter = letter_to(settings.alarm.to, ReplyKind.CONFIRMED, words.subject, words.body, key, None, paper, now)
    if letter is None:
        log.error("the address of [alarm] to cannot be written to: %s", settings.alarm.to)
        return
    store.outbox.enqueue(letter, now, purpose="alarm", actor="rule", kind="alarm", reason=words.subject)


def _raised(beat: Beat, since: str, settings: Settings) -> Words:
    name = settings.mailbox.name
    return Words(
        f"Zapisy ({name}): poczta nie jest obsługiwana od {since[:16]}",
        f"Od {since} (UTC) nie udał się żaden pełny przebieg programu Zapisy.\n\nOstatni błąd:\n{beat.error}\n\n"
        "Żadna wiadomość nie zginęła: program próbuje dalej i da znać, gdy znowu zadziała. Co działa, a co nie, "
        f"pokazuje polecenie „zapisy check”.\n\nSince {since} (UTC) no pass of Zapisy has ended well; the last error "
        "is above. Nothing is lost; it goes on trying and will write when it works again.\n",
    )


def _cleared(since: str, now: datetime, settings: Settings) -> Words:
    name = settings.mailbox.name
    return Words(
        f"Zapisy ({name}): poczta jest znowu obsługiwana",
        f"Kłopot, który zaczął się {since} (UTC), minął; zaległa poczta jest obsługiwana od {now.isoformat()}.\n\n"
        f"The trouble that began at {since} (UTC) is over.\n",
    )


def ping(alarm: AlarmSettings) -> None:
    """After a good pass: renew the file's time and run the local command, whatever watches them. Never raises."""
    if alarm.touch is not None:
        try:
            alarm.touch.touch()
            os.utime(alarm.touch)
        except OSError as error:
            log.warning("[alarm] touch: %s", error)
    if alarm.command:
        try:
            subprocess.run(shlex.split(alarm.command), check=True, timeout=COMMAND_SECONDS, stdin=subprocess.DEVNULL)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            log.warning("[alarm] command: %s", error)

"""Mails written in a few lines, for tests of what comes after parsing."""

from __future__ import annotations

from processor.stages.parse import parse
from processor.values import Mail

ORDINARY = {
    "Return-Path": "<jan@ex.pl>",
    "From": "Jan Nowak <jan@ex.pl>",
    "To": "biuro@omp.org.pl",
    "Subject": "Zapis",
    "Message-ID": "<a@ex.pl>",
    "Date": "Thu, 20 Oct 2016 08:00:00 +0200",
}


def mail(*lines: str, body: str = "Proszę o zapisanie Jana Nowaka.", without: tuple[str, ...] = ()) -> Mail:
    """An ordinary mail with these header lines added; a line replaces the ordinary header of its name."""
    replaced = {line.partition(":")[0].lower() for line in lines} | {name.lower() for name in without}
    kept = [f"{name}: {value}" for name, value in ORDINARY.items() if name.lower() not in replaced]
    head = "\r\n".join((*lines, *kept))
    return parse(f"{head}\r\n\r\n{body}\r\n".encode())

"""The file of results: the machine, and a table for each section, each from the last run that measured it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

HEAD = """# Measured

Written by `make bench`. Medians of interleaved runs, with the least and the greatest; ratios are taken run by run.
Machines differ: compare the ratios, not the figures. Mail: 3–8 KB, multipart, Polish, six in ten registrations, every
tenth with a 100 KB attachment (bench/mails.py).
"""
_SECTION = re.compile(r"^## (.+)\n\n((?:(?!## ).*\n)*)", re.MULTILINE)


def write(path: Path, machine: str, title: str, text: str, order: Sequence[str]) -> None:
    """Put one section into the file; the others stay, in the order given."""
    held = dict(_SECTION.findall(path.read_text("utf-8"))) if path.exists() else {}
    held[title] = text
    sections = [f"## {each}\n\n{held[each].strip()}\n" for each in order if each in held]
    path.write_text("\n".join((HEAD, machine, "", *sections)), "utf-8")

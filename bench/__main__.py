"""All benchmarks: `python -m bench [--quick] [--only NAME …] [--write FILE]`.

Prints tables; progress goes to stderr. With --write each goes into a file as soon as it is measured, beside those that
stand there from earlier runs. A section that fails ends the run: half a table is none.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from bench import answering, fetching, idle, machine, results, roads, stages, starting
from bench.figures import Figure, table, told


@dataclass(frozen=True, slots=True)
class Section:
    """One table; `quick` is the part of it that fits into a few seconds, None where there is none."""

    name: str
    title: str
    full: Callable[[], list[Figure]]
    quick: Callable[[], list[Figure]] | None = None


SECTIONS = (
    Section(
        "road",
        "The whole road",
        lambda: roads.compared("sdbox", 1_000, 3),
        lambda: roads.compared("sdbox", 200, 1, with_peers=False),
    ),
    Section("maildir", "The whole road on Maildir", lambda: roads.compared("maildir", 1_000, 1)),
    Section("road10k", "The whole road, a large mailbox", lambda: roads.compared("sdbox", 10_000, 1, naive=False)),
    Section("scale", "Memory and cost of a mail", lambda: roads.scaled("sdbox", 1_000, 100_000, 3)),
    Section("distance", "Far from the servers", lambda: roads.distant("sdbox", 1_000, 3, (1, 4))),
    Section(
        "fetch",
        "The fetch stage",
        lambda: fetching.figures("sdbox", 2_000, 7),
        lambda: fetching.figures("sdbox", 500, 3),
    ),
    Section(
        "idle",
        "An idle pass",
        lambda: idle.figures("sdbox", 1_000, 100_000, 25),
        lambda: idle.figures("sdbox", 100, 2_000, 7),
    ),
    Section(
        "stages",
        "Stages, for each mail of the mix",
        lambda: stages.figures(1_000, 3, postgresql=True),
        lambda: stages.figures(100, 2, postgresql=False),
    ),
    Section(
        "start",
        "Start-up",
        lambda: starting.figures("sdbox", 11),
        lambda: starting.figures("sdbox", 3),
    ),
    Section(
        "answer",
        "From arrival to answer",
        lambda: answering.figures("sdbox", 12),
        lambda: answering.figures("sdbox", 3),
    ),
)


def main() -> None:
    arguments = _arguments()
    for section in _chosen(arguments):
        text = f"{table(_measured(section, arguments.quick))}\nMeasured on {_today()}; {machine.load()}\n"
        print(f"## {section.title}\n\n{text}", flush=True)
        if arguments.write is not None:
            results.write(arguments.write, machine.description(), section.title, text, _titles())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="smaller mailboxes, fewer runs: two minutes")
    parser.add_argument("--only", nargs="+", choices=[section.name for section in SECTIONS], metavar="NAME")
    parser.add_argument("--write", type=Path, metavar="FILE", help="where the tables go besides")
    return parser.parse_args()


def _chosen(arguments: argparse.Namespace) -> list[Section]:
    wanted = [section for section in SECTIONS if not arguments.only or section.name in arguments.only]
    return [section for section in wanted if not arguments.quick or section.quick is not None]


def _measured(section: Section, quick: bool) -> list[Figure]:
    told(section.title)
    started = monotonic()
    work = section.quick if quick and section.quick is not None else section.full
    figures = work()
    told(f"  {monotonic() - started:.0f} s")
    return figures


def _titles() -> list[str]:
    return [section.title for section in SECTIONS]


def _today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


if __name__ == "__main__":
    main()

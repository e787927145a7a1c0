"""The tables of whole roads: against others, at scale, and from afar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from bench import distance, peers, servers
from bench.figures import Figure, interleaved, ratios
from bench.whole import NAIVE, OURS, REFERENCE, Contender, Run, course

LEAST = {"django-mailbox": {1_000: 2.0, 10_000: 4.0}, "naive loop": {1_000: 4.0}}
MIB = 2**20


def compared(storage: str, count: int, rounds: int, *, with_peers: bool = True, naive: bool = True) -> list[Figure]:
    """Ours on SQLite and PostgreSQL against the reference, the naive loop and the peers."""
    with ExitStack() as stack:
        given = stack.enter_context(course(storage, count))
        others = [REFERENCE, *([NAIVE] if naive else []), *(_peers() if with_peers else [])]
        runs: dict[str, list[Run]] = {}
        works = {"ours": _kept(runs, "ours", lambda: given.run(OURS))}
        if with_peers:
            database = stack.enter_context(servers.postgresql())
            works["ours, PostgreSQL"] = _kept(
                runs, "ours, PostgreSQL", lambda: given.run(OURS, database=database.create())
            )
        for other in others:
            works[other.name] = _kept(runs, other.name, lambda other=other: given.run(other))  # type: ignore[misc]
        paces = interleaved(rounds, works)
    by_cpu = ratios([run.cpu for run in runs[REFERENCE.name]], [run.cpu for run in runs["ours"]])
    return [
        *_ratios(paces, count, storage, others),
        Figure("the same by CPU of all processes: reference pipeline ÷ ours", by_cpu),
        *_paces(runs),
    ]


def scaled(storage: str, small: int, large: int, rounds: int) -> list[Figure]:
    """Memory and cost of a mail in a large mailbox ÷ in a small one; the large one once."""
    with course(storage, small) as given:
        few = [given.run(OURS) for _ in range(rounds)]
    with course(storage, large) as given:
        many = given.run(OURS)
    costs = [(many.seconds / many.mails) / (run.seconds / run.mails) for run in few]
    name = f"at {large:,} mails ÷ at {small:,} ({storage})"
    return [
        Figure(f"peak memory, all processes, {name}", [many.peak / run.peak for run in few], most=1.15),
        Figure(f"peak memory at {large:,} mails", [many.peak / MIB], "MiB", most=200),
        Figure(f"peak memory at {small:,} mails", [run.peak / MIB for run in few], "MiB", most=200),
        Figure(f"cost of a mail {name}", costs, most=1.1),
        Figure(f"whole road at {large:,} mails", [many.pace], "mails/s"),
    ]


def distant(storage: str, count: int, rounds: int, connections: tuple[int, ...]) -> list[Figure]:
    with course(storage, count) as given:
        return distance.figures(given, count, rounds, connections)


def _peers() -> list[Contender]:
    interpreter = peers.python()
    return [
        Contender("django-mailbox", "peer_django_mailbox", interpreter),
        Contender("imap-tools loop", "peer_imap_tools", interpreter),
    ]


def _kept(runs: dict[str, list[Run]], name: str, work: Callable[[], Run]) -> Callable[[], float]:
    def run() -> float:
        done = work()
        runs.setdefault(name, []).append(done)
        return done.pace

    return run


def _ratios(paces: dict[str, list[float]], count: int, storage: str, others: Sequence[Contender]) -> list[Figure]:
    figures = []
    for other in others:
        least = 0.6 if other is REFERENCE else LEAST.get(other.name, {}).get(count)
        name = f"whole road, SQLite ÷ {other.name} ({count:,} mails, {storage})"
        figures.append(Figure(name, ratios(paces["ours"], paces[other.name]), least=least))
    return figures


def _paces(runs: dict[str, list[Run]]) -> list[Figure]:
    figures = []
    for name, done in runs.items():
        answered = f"{done[0].replies:,} answers" if done[0].replies else "no answers"
        figures.append(Figure(f"{name} ({answered})", [run.pace for run in done], "mails/s"))
        figures.append(Figure(f"{name}: CPU a mail", [run.cpu / run.mails * 1000 for run in done], "ms"))
        figures.append(Figure(f"{name}: memory", [run.peak / MIB for run in done], "MiB"))
    return figures

"""Far from the servers: the whole road through proxies that are 20 ms of round trip away, against 0 ms."""

from __future__ import annotations

from bench import servers
from bench.figures import Figure, interleaved, ratios
from bench.whole import OURS, Course

MILLISECONDS = 20.0


def figures(course: Course, count: int, rounds: int, connections: tuple[int, ...]) -> list[Figure]:
    """`connections`: how many to SMTP at once; the first is what is shipped."""
    imap, smtp = course.port, course.smtp_port
    with (
        servers.delayed(imap, 0) as near_imap,
        servers.delayed(smtp, 0) as near_smtp,
        servers.delayed(imap, MILLISECONDS) as far_imap,
        servers.delayed(smtp, MILLISECONDS) as far_smtp,
    ):
        works = {"0 ms": lambda: course.run(OURS, port=near_imap, smtp_port=near_smtp).pace}
        for each in connections:
            works[f"20 ms, {each} SMTP connections"] = lambda each=each: (
                course.run(  # type: ignore[misc]
                    OURS, port=far_imap, smtp_port=far_smtp, connections=each
                ).pace
            )
        paces = interleaved(rounds, works)
    near = paces.pop("0 ms")
    return [
        *(
            Figure(
                f"whole road over {name} ÷ at 0 ms ({count:,} mails, {course.storage})",
                ratios(values, near),
                least=0.25,
            )
            for name, values in paces.items()
        ),
        Figure("whole road through the same proxies at 0 ms", near, "mails/s"),
    ]

"""Drawings made on the server: registrations over time as bars, places taken as a meter. Plain SVG, no script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup, escape

WIDTH, HEIGHT, LEFT, BOTTOM = 1120, 170, 30, 24


def bars(days: Sequence[tuple[date, int]], title: str) -> Markup:
    """A bar for each day. The title and the numbers are there for screen readers too (`<title>`, `aria-label`)."""
    if not days:
        return Markup("")
    top = max(1, max(count for _, count in days))
    step = (WIDTH - LEFT) / len(days)
    parts = [_axis(top)]
    for index, (day, count) in enumerate(days):
        height = (HEIGHT - BOTTOM - 18) * count / top
        x, y = LEFT + index * step, HEIGHT - BOTTOM - height
        parts.append(
            f'<rect class="bar-new" x="{x + step * 0.12:.1f}" y="{y:.1f}" width="{step * 0.76:.1f}" '
            f'height="{height:.1f}" rx="2"><title>{day:%d.%m.%Y}: {count}</title></rect>'
        )
        if count:
            parts.append(
                f'<text class="value" x="{x + step / 2:.1f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>'
            )
        if index % max(1, len(days) // 8) == 0:
            parts.append(f'<text x="{x + step / 2:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{day:%d.%m}</text>')
    label = f"{title}: " + ", ".join(f"{day:%d.%m} {count}" for day, count in days if count)
    head = f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - numbers and dates only; the label is escaped


def _axis(top: int) -> str:
    base = HEIGHT - BOTTOM
    return (
        f'<line class="axis" x1="{LEFT}" y1="{base}" x2="{WIDTH}" y2="{base}"/>'
        f'<text x="{LEFT - 6}" y="22" text-anchor="end">{top}</text>'
        f'<text x="{LEFT - 6}" y="{base}" text-anchor="end">0</text>'
    )


def meter(taken: int, capacity: int, label: str) -> Markup:
    """How full: a bar as wide as the share of places taken."""
    share = min(100.0, 100.0 * taken / capacity) if capacity else 100.0
    return Markup(  # noqa: S704 - numbers only; the label is escaped
        f'<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="{escape(label)}">'
        f'<rect width="{share:.1f}" height="4"/></svg>'
    )

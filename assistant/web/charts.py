"""A line chart as inline SVG: numbers in, markup out. Text in it is escaped here; colours are the page's style's."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, EDGE = 420, 220, 34


def line_chart(points: Sequence[tuple[float, float]], notes: Sequence[str], label: str) -> str:
    """Points with both coordinates from 0 to 1, joined; `notes` are shown where the pointer rests on a point."""
    placed = [(x_of(x), y_of(y)) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{escape(note)}</title></circle>'
        for (x, y), note in zip(placed, notes, strict=True)
    )
    return _framed(f'<polyline points="{path}"/>{dots}', label)


def trend(shares: Sequence[float], notes: Sequence[str], label: str) -> str:
    """A share over runs, evenly spaced."""
    last = max(1, len(shares) - 1)
    return line_chart([(place / last, share) for place, share in enumerate(shares)], notes, label)


def svg(width: float, height: float, drawn: str, label: str) -> str:
    """A drawing with its name, as wide as what it stands in."""
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(label)}">{drawn}</svg>'


def x_of(share: float) -> float:
    """Where a share from 0 to 1 lies across a chart."""
    return EDGE + share * (WIDTH - 1.5 * EDGE)


def y_of(share: float) -> float:
    """Where a share from 0 to 1 lies down a chart."""
    return HEIGHT - EDGE - share * (HEIGHT - 1.5 * EDGE)


def _framed(drawn: str, label: str) -> str:
    axes = f'<path class="axis" d="M{EDGE},{EDGE / 2} V{HEIGHT - EDGE} H{WIDTH - EDGE / 2}"/>'
    ticks = "".join(
        f'<text x="{EDGE - 5}" y="{y_of(v) + 4:.0f}" text-anchor="end">{v:g}</text>'
        f'<line class="grid" x1="{EDGE}" x2="{WIDTH - EDGE / 2}" y1="{y_of(v)}" y2="{y_of(v)}"/>'
        for v in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return svg(WIDTH, HEIGHT, axes + ticks + drawn, label)

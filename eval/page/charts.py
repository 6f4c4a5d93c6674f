"""Charts as inline SVG: numbers in, markup out. Text in them is escaped here."""

from collections.abc import Sequence
from html import escape

from eval.scoring.confidence import Bin, RiskPoint
from eval.scoring.intervals import Estimate

WIDTH, HEIGHT, EDGE = 420, 220, 34
ROW = 18
LABEL = 200
"""Width left of the bars, for their names."""


def line_chart(points: Sequence[tuple[float, float]], notes: Sequence[str], label: str) -> str:
    """Points with both coordinates from 0 to 1, joined; `notes` are shown where the pointer rests on a point."""
    placed = [(_x(x), _y(y)) for x, y in points]
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


def risk_chart(points: Sequence[RiskPoint], label: str) -> str:
    """Risk against coverage."""
    notes = [f"{p.coverage:.2f}: {p.risk:.3f} (≥ {p.confidence:.2f})" for p in points]
    return line_chart([(p.coverage, p.risk) for p in points], notes, label)


def reliability_chart(bins: Sequence[Bin], label: str) -> str:
    """Share right against confidence, beside the diagonal on which both are equal."""
    notes = [f"{one.confidence:.2f}: {one.right:.2f} (n {one.count})" for one in bins]
    chart = line_chart([(one.confidence, one.right) for one in bins], notes, label)
    diagonal = f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    return chart.replace("<polyline", diagonal + "<polyline", 1)


def bars(rows: Sequence[tuple[str, Estimate]], label: str) -> str:
    """A bar for each share, with its interval as a line and its count."""
    height = ROW * len(rows) + 6
    scale = WIDTH - 70
    drawn = []
    for place, (name, figure) in enumerate(rows):
        y = place * ROW + 4
        low, high, end = (LABEL + scale * value for value in (figure.low, figure.high, figure.value))
        drawn.append(
            f'<text x="{LABEL - 6}" y="{y + 11}" text-anchor="end">{escape(name[:34])}</text>'
            f'<rect x="{LABEL}" y="{y}" width="{end - LABEL:.1f}" height="12"/>'
            f'<line class="interval" x1="{low:.1f}" x2="{high:.1f}" y1="{y + 6}" y2="{y + 6}"/>'
            f'<text x="{LABEL + scale + 6}" y="{y + 11}">{figure.value:.2f} (n {figure.count})</text>'
        )
    return _svg(LABEL + WIDTH + 30, height, "".join(drawn), label)


def _framed(drawn: str, label: str) -> str:
    axes = f'<path class="axis" d="M{EDGE},{EDGE / 2} V{HEIGHT - EDGE} H{WIDTH - EDGE / 2}"/>'
    ticks = "".join(
        f'<text x="{EDGE - 5}" y="{_y(v) + 4:.0f}" text-anchor="end">{v:g}</text>'
        f'<line class="grid" x1="{EDGE}" x2="{WIDTH - EDGE / 2}" y1="{_y(v)}" y2="{_y(v)}"/>'
        for v in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return _svg(WIDTH, HEIGHT, axes + ticks + drawn, label)


def _svg(width: float, height: float, drawn: str, label: str) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(label)}">{drawn}</svg>'


def _x(share: float) -> float:
    return EDGE + share * (WIDTH - 1.5 * EDGE)


def _y(share: float) -> float:
    return HEIGHT - EDGE - share * (HEIGHT - 1.5 * EDGE)

"""The charts that only an evaluation has, as inline SVG. Text in them is escaped here."""

from collections.abc import Sequence
from html import escape

from assistant.web.charts import WIDTH, line_chart, svg, x_of, y_of
from eval.scoring.confidence import Bin, RiskPoint
from eval.scoring.intervals import Estimate

ROW = 18
LABEL = 200
"""Width left of the bars, for their names."""


def risk_chart(points: Sequence[RiskPoint], label: str) -> str:
    """Risk against coverage."""
    notes = [f"{p.coverage:.2f}: {p.risk:.3f} (≥ {p.confidence:.2f})" for p in points]
    return line_chart([(p.coverage, p.risk) for p in points], notes, label)


def reliability_chart(bins: Sequence[Bin], label: str) -> str:
    """Share right against confidence, beside the diagonal on which both are equal."""
    notes = [f"{one.confidence:.2f}: {one.right:.2f} (n {one.count})" for one in bins]
    chart = line_chart([(one.confidence, one.right) for one in bins], notes, label)
    diagonal = f'<line class="even" x1="{x_of(0)}" y1="{y_of(0)}" x2="{x_of(1)}" y2="{y_of(1)}"/>'
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
    return svg(LABEL + WIDTH + 30, height, "".join(drawn), label)

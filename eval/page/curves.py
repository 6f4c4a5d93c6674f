"""Curves of a run over its steps as one picture: an SVG file that stands alone, in light and in dark pages."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor

WIDTH, HEIGHT, LEFT, EDGE = 640, 260, 44, 28
LEGEND = 150
COLOURS = ("#0b6e99", "#c2571a", "#3d7d3d", "#8a4f9e", "#b8860b", "#666666")
"""Told apart by the colour-blind too; each line is named as well."""

Curve = Sequence[tuple[float, float]]


def curves(lines: Mapping[str, Curve], title: str, x_label: str) -> str:
    """Named lines over one x axis, which begins at 0; the y axis holds them all, rounded outwards to tenths."""
    points = [point for line in lines.values() for point in line]
    right = max((x for x, _ in points), default=1.0) or 1.0
    low = floor(10 * min((y for _, y in points), default=0.0)) / 10
    high = max(low + 0.1, ceil(10 * max((y for _, y in points), default=1.0)) / 10)

    def x_of(x: float) -> float:
        return LEFT + x / right * (WIDTH - LEFT - LEGEND)

    def y_of(y: float) -> float:
        return HEIGHT - EDGE - (y - low) / (high - low) * (HEIGHT - 2 * EDGE)

    drawn = [f'<text x="{LEFT}" y="16">{escape(title)}</text>']
    for part in range(5):
        value = low + part * (high - low) / 4
        y = y_of(value)
        drawn.append(f'<line x1="{LEFT}" x2="{WIDTH - LEGEND}" y1="{y:.1f}" y2="{y:.1f}" stroke="#888" opacity=".3"/>')
        drawn.append(f'<text x="{LEFT - 5}" y="{y + 4:.1f}" text-anchor="end">{value:.2f}</text>')
    for x in (0.0, right / 2, right):
        drawn.append(f'<text x="{x_of(x):.1f}" y="{HEIGHT - 10}" text-anchor="middle">{x:g}</text>')
    drawn.append(f'<text x="{WIDTH - LEGEND + 24}" y="{HEIGHT - 10}">{escape(x_label)}</text>')
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in line)
        y = EDGE + 18 * number
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8"/>')
        drawn.append(f'<text x="{WIDTH - LEGEND + 10}" y="{y + 4}" style="fill:{colour}">{escape(name)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="12" fill="#777">{"".join(drawn)}</svg>\n'
    )


def smoothed(values: Sequence[float], over: int) -> list[float]:
    """The mean of each value with those up to `over` before it."""
    return [sum(kept := values[max(0, end - over) : end]) / len(kept) for end in range(1, len(values) + 1)]

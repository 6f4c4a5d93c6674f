"""The order in which a page is read: columns one after the other, lines from the top, segments from the left."""

from collections.abc import Sequence
from statistics import median

from ingest.formats.pdf.lines import Segment, beside, run_together

_SHARE = 0.25
"""Part of a page's segments that a column holds at least."""

_CROSSING = 0.15
"""Part of them that may run across the gutter: titles, and text above and below the columns."""

_FULL = 0.7
"""Part of its column that a line of running text fills; the cells of a table are shorter."""

_ROWS = 3
"""Lines of the same number of cells that make a table."""


def lines_in_order(segments: Sequence[Segment]) -> list[Segment]:
    """The lines of a page in reading order; the cells of a table's row are parted by " | "."""
    gutter = _gutter(segments)
    if gutter is None:
        return _lines(segments)
    ordered: list[Segment] = []
    for band in _bands(segments, gutter):
        left = [segment for segment in band if segment.right <= gutter]
        right = [segment for segment in band if segment.left >= gutter]
        across = [segment for segment in band if segment.left < gutter < segment.right]
        ordered += _lines(across) + _lines(left) + _lines(right)
    return ordered


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Where a page of two columns is parted; None where it has one."""
    if len(segments) < 12:
        return None
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    places = [left + (right - left) * step / 40 for step in range(14, 27)]
    best = min(places, key=lambda place: sum(s.left < place < s.right for s in segments))
    before = [s for s in segments if s.right <= best]
    after = [s for s in segments if s.left >= best]
    if len(segments) - len(before) - len(after) > _CROSSING * len(segments):
        return None
    for column in (before, after):
        if len(column) < _SHARE * len(segments):
            return None
        width = max(s.right for s in column) - min(s.left for s in column)
        if median(s.right - s.left for s in column) < _FULL * width:
            return None
    return best


def _bands(segments: Sequence[Segment], gutter: float) -> list[list[Segment]]:
    """The page cut from the top at each line that runs across the gutter; such a line opens its band."""
    bands: list[list[Segment]] = [[]]
    for segment in sorted(segments, key=lambda s: -s.middle):
        crosses = segment.left < gutter < segment.right
        if crosses and any(not s.left < gutter < s.right for s in bands[-1]):
            bands.append([])
        bands[-1].append(segment)
    return bands


def _lines(segments: Sequence[Segment]) -> list[Segment]:
    """Segments on one baseline as one line, from the top of the page."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        if rows and beside(rows[-1][0], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    tables = _table_rows(rows)
    return [
        run_together(sorted(row, key=lambda s: s.left), " | " if table else " ")
        for row, table in zip(rows, tables, strict=True)
    ]


def _table_rows(rows: Sequence[Sequence[Segment]]) -> list[bool]:
    """Which lines are rows of a table: several in turn with as many cells, two or more."""
    tables = [False] * len(rows)
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or len(rows[place]) != len(rows[start]):
            if len(rows[start]) > 1 and place - start >= _ROWS:
                tables[start:place] = [True] * (place - start)
            start = place
    return tables

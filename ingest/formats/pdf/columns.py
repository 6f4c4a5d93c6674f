"""The order in which a page is read: columns one after the other, lines from the top, segments from the left.

Whether there are columns is decided for each block of the page by itself: a table across both columns, a few lines in
two columns or a page in three are read as they are printed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.formats.draft import bare
from ingest.formats.pdf.lines import Segment, beside, run_together

_FULL = 0.6
"""Part of its column that a line of running text fills; the cells of a table are shorter."""

_WORDS = 3
"""Words in a line of a column; the cells of a table have fewer."""

_RUNNING = 0.6
"""Part of a column's letters that stand in such lines; the rest may be a table within it, or last lines."""

_FEW = 5
"""Lines in columns below which a line must go on in the next: two rows of long cells look the same."""

_ROWS = 3
"""Lines of the same number of cells that make a table."""

_ENDLESS = float("inf")

Row = Sequence[Segment]
Gaps = list[tuple[float, float]]


def lines_in_order(segments: Sequence[Segment]) -> list[Segment]:
    """The lines of a page in reading order; the cells of a table's row are parted by " | "."""
    if not segments:
        return []
    width = median(segment.size for segment in segments)
    bands = list(_bands(_rows(segments), width))
    known = [gap for band in bands for gap in _gutters(band, width, ())]
    ordered: list[Segment] = []
    plain: list[Segment] = []
    for band in bands:
        gutters = _gutters(band, width, known)
        if not gutters:
            plain += [segment for row in band for segment in row]
            continue
        ordered += _lines(plain)
        plain = []
        for column in _columns(band, gutters):
            ordered += _lines(column)
    return ordered + _lines(plain)


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by their baseline, from the top of the page, each row from the left."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        if rows and beside(rows[-1][0], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.left) for row in rows]


def _bands(rows: Sequence[Row], width: float) -> Iterator[list[Row]]:
    """The page cut from the top wherever a row closes the white strips of those above it, or opens the first."""
    tables = _short_tables(rows)
    band: list[Row] = []
    free: Gaps = [(-_ENDLESS, _ENDLESS)]
    for place, row in enumerate(rows):
        left = _without(free, row)
        opens = not _inner(free, width) and _inner(_without([(-_ENDLESS, _ENDLESS)], row), width)
        closes = bool(_inner(free, width)) and not _inner(left, width)
        if band and (opens or closes or tables[place] != tables[place - 1]):
            yield band
            band, left = [], _without([(-_ENDLESS, _ENDLESS)], row)
        band.append(row)
        free = left
    if band:
        yield band


def _without(free: Gaps, row: Row) -> Gaps:
    """The white strips that are left under a row."""
    for segment in row:
        free = [
            part
            for start, end in free
            for part in ((start, min(end, segment.left)), (max(start, segment.right), end))
            if part[0] < part[1]
        ]
    return free


def _inner(free: Gaps, width: float) -> Gaps:
    """Those between text that are as wide as a letter is high."""
    return [(start, end) for start, end in free if start > -_ENDLESS and end < _ENDLESS and end - start >= width]


def _gutters(band: Sequence[Row], width: float, known: Sequence[tuple[float, float]]) -> Gaps:
    """The strips between columns of running text; none where the band is a table or one column.

    `known` are those of the page's other bands: between them, fewer lines are columns too.
    """
    free: Gaps = [(-_ENDLESS, _ENDLESS)]
    for row in band:
        free = _without(free, row)
    gutters = _inner(free, width)
    if not gutters or _short_tables(band).count(True) == len(band):
        return []
    columns = _columns(band, gutters)
    if all(any(start < right and left < end for left, right in known) for start, end in gutters):
        return gutters if all(_is_text(column) for column in columns) else []
    if any(len(column) < 2 or not _is_text(column) for column in columns):
        return []
    enough = max(map(len, columns)) >= _FEW or any(map(_goes_on, columns))
    return gutters if enough else []


def _columns(band: Sequence[Row], gutters: Gaps) -> list[list[Segment]]:
    """The segments of a band by column, from the left, each from the top."""
    starts = [-_ENDLESS, *(end for _, end in gutters), _ENDLESS]
    segments = [segment for row in band for segment in row]
    return [[segment for segment in segments if start <= segment.left < end] for start, end in pairwise(starts)]


def _is_text(column: Sequence[Segment]) -> bool:
    """Is a column running text?"""
    if not column:
        return False
    width = max(s.right for s in column) - min(s.left for s in column)
    running = [s for s in column if len(bare(s.text).split()) >= _WORDS]
    share = sum(len(s.text) for s in running) / sum(len(s.text) for s in column)
    return share >= _RUNNING and median(s.right - s.left for s in running) >= _FULL * width


def _goes_on(column: Sequence[Segment]) -> bool:
    """Does a line of a column go on in the next?"""
    texts = [bare(segment.text).strip() for segment in column]
    return any(
        not upper.endswith((".", ":", ";", "!", "?")) and lower[:1].islower() for upper, lower in pairwise(texts)
    )


def _short_tables(rows: Sequence[Row]) -> list[bool]:
    """Which rows are those of a table whose cells are all short: in every column, not of one row alone."""
    tables = [False] * len(rows)
    for start, end in _tables(rows):
        columns = list(zip(*rows[start:end], strict=True))
        lefts = [min(cell.left for cell in column) for column in columns]
        filled = [
            median(cell.right - cell.left for cell in column) / max(following - left, 1)
            for column, (left, following) in zip(columns, pairwise(lefts), strict=False)
        ]
        short = all(median(len(bare(cell.text).split()) for cell in column) <= _WORDS for column in columns)
        tables[start:end] = [short and min(filled) < _FULL] * (end - start)
    return tables


def _lines(segments: Sequence[Segment]) -> list[Segment]:
    """Segments on one baseline as one line, from the top of the page."""
    rows = _rows(segments)
    tables = _table_rows(rows)
    return [run_together(row, " | " if table else " ") for row, table in zip(rows, tables, strict=True)]


def _table_rows(rows: Sequence[Row]) -> list[bool]:
    """Which lines are rows of a table."""
    inside = {place for start, end in _tables(rows) for place in range(start, end)}
    return [place in inside for place in range(len(rows))]


def _tables(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end: several lines in turn with as many cells, two or more."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or len(rows[place]) != len(rows[start]):
            if len(rows[start]) > 1 and place - start >= _ROWS:
                yield start, place
            start = place

"""Which rows of the clean text stand under which header row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Table

_YEAR = re.compile(r"\W*(?:1[5-9]|20)\d\d\W*")
_NUMERIC = re.compile(r"[^\d]{0,5}\d[\d.,:/\s\u00a0-]*\D{0,4}")
_LONGEST = 60
"""Characters of a cell that names a column, where the source does not say that it does."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row at `[start, end)` of the clean text; `heads` where the source says that it names columns."""

    start: int
    end: int
    text: str
    heads: bool


def headed(runs: Sequence[Sequence[PlacedRow]]) -> tuple[Table, ...]:
    """The tables with a header among runs of rows that follow one another."""
    return tuple(table for run in runs for table in _tables(run))


def _tables(run: Sequence[PlacedRow]) -> list[Table]:
    found: list[Table] = []
    starts = [place for place, row in enumerate(run) if row.heads and (not place or not run[place - 1].heads)]
    if not starts:
        heads = names_columns([row.text.split(" | ") for row in run])
        return [Table(run[1].start, run[-1].end, run[0].start, run[0].end)] if heads else []
    for start, end in zip(starts, [*starts[1:], len(run)], strict=True):
        body = next((place for place in range(start, end) if not run[place].heads), end)
        if body < end:
            found.append(Table(run[body].start, run[end - 1].end, run[start].start, run[body - 1].end))
    return found


def names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Does the first row name columns though the source does not say so? It has short words and no figures but years.

    Two columns are more often a name and what it stands for: there, figures below must tell that the first row heads.
    """
    if len(rows) < 2:
        return False
    first, *rest = rows
    if sum(row[0].rstrip().endswith(":") for row in rows) * 2 > len(rows):
        return False
    named = [cell.strip() for cell in first if cell.strip()]
    if len(named) < 2 or any(len(cell) > _LONGEST or _is_figure(cell) for cell in named):
        return False
    if all(_YEAR.fullmatch(cell) for cell in named):
        return False
    figures = sum(any(_is_figure(cell) or _YEAR.fullmatch(cell) for cell in row[1:]) for row in rest)
    return figures * 2 >= len(rest) if len(first) == 2 else len(named) * 2 > len(first)


def _is_figure(cell: str) -> bool:
    return _NUMERIC.fullmatch(cell.strip()) is not None and not _YEAR.fullmatch(cell)

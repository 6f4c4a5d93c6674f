"""The rows of a table with its spans written out: a cell that spans rows stands in each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.formats.draft import Block

WIDEST = 200
"""Columns of a table at most: what a span asks beyond is formatting, or an attack."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns and rows it spans."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own cells, without those that cells above span into it; `heads` the columns of its table."""

    cells: tuple[Cell, ...]
    heads: bool = False


def row_blocks(rows: Sequence[Row]) -> list[Block]:
    """The rows as blocks, one cell a column.

    A label that spans rows belongs to each of them. One that spans columns is repeated only in a row that heads its
    columns, where each column has it as its name; elsewhere it stands once and leaves the other places empty.
    """
    found: list[Block] = []
    hanging: dict[int, tuple[str, int]] = {}
    for row in rows:
        texts = _row_texts(row, hanging)
        if len(row.cells) == 1 and not row.heads and not any(texts[1:]):
            texts = texts[:1]
        if any(texts):
            found.append(Block("row", " | ".join(texts), int(row.heads)))
    return found


def _row_texts(row: Row, hanging: dict[int, tuple[str, int]]) -> list[str]:
    """The texts of a row by column; `hanging` are those that cells above span into the rows to come."""
    texts: list[str] = []
    own = list(row.cells)
    while (own or any(place >= len(texts) for place in hanging)) and len(texts) < WIDEST:
        column = len(texts)
        if column in hanging:
            text, left = hanging.pop(column)
            texts.append(text)
            if left > 1:
                hanging[column] = text, left - 1
        elif own:
            cell = own.pop(0)
            for step in range(max(1, min(cell.across, WIDEST - column))):
                text = cell.text if not step or row.heads else ""
                texts.append(text)
                if cell.down > 1:
                    hanging[column + step] = text, cell.down - 1
        else:
            texts.append("")
    return texts

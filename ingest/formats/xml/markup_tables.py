"""HTML tables of data as rows, their spans written out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ingest.formats.draft import Block
from ingest.formats.table_grid import Cell, Row, row_blocks
from ingest.formats.xml.numbers import whole_number

Element = Any
"""An element of lxml, which has no types of its own."""

_NESTED = "|".join(f"descendant::{tag}" for tag in ("table", "ul", "ol", "h1", "h2", "h3", "blockquote"))


def table_blocks(table: Element, text_of: Callable[[Element], str]) -> list[Block]:
    """The rows of a table; `text_of` gives the words of a cell on one line."""
    rows = [(row, list(row.iterchildren("td", "th"))) for row in _rows(table)]
    found: list[Row] = []
    for place, (row, cells) in enumerate(rows):
        left = len(rows) - place
        own = [Cell(text_of(cell), _span(cell, "colspan", 1), _span(cell, "rowspan", left)) for cell in cells]
        found.append(Row(tuple(own), _heads_columns(row, cells)))
    return row_blocks(found)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _heads_columns(row: Element, cells: Sequence[Element]) -> bool:
    """Is a row one of column names: in the head of its table, or of header cells alone?"""
    named = sum(cell.tag == "th" for cell in cells)
    return bool(row.getparent().tag == "thead") or 1 < named == len(cells)


def _span(cell: Element, name: str, whole: int) -> int:
    """How many columns or rows a cell spans; 0 stands for all that are left."""
    spans = whole_number((cell.get(name) or "").strip(), 1)
    return spans or whole


def holds_data(table: Element) -> bool:
    """Is a table one of data, not one that arranges the page? It has columns, and its cells hold text alone."""
    if table.get("role") == "presentation" or table.xpath(_NESTED):
        return False
    widths = [sum(_span(cell, "colspan", 1) for cell in row.iterchildren("td", "th")) for row in _rows(table)]
    return len(widths) > 1 and max(widths) > 1

"""The cells of a sheet as a grid of shown texts: hidden rows and columns left out, merged cells written out."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from corpus.messages import message
from corpus.model import Language
from ingest.formats.omissions import Stretch
from ingest.formats.table_grid import WIDEST
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.sheets.number_formats import as_shown, general
from ingest.formats.xml.word_styles import Element, child, children, local, value

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_NO_VALUE = {"id": "[rumus tanpa nilai tersimpan]", "en": "[formula without a stored value]"}
"""What stands for a formula that the file holds no value of: it was never computed by a spreadsheet program."""

_LONGEST = 40
"""Characters of a stored number at most; what is longer is no number."""

_MOST_MERGED = 10_000
"""Rows that a merged cell is written out over."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the cells of every sheet refer to: texts, formats by style, the first day of dates, the notation."""

    texts: Sequence[str]
    formats: Mapping[str, str]
    first: datetime.datetime
    language: Language


@dataclass(slots=True)
class Grid:
    """The rows of a sheet, in runs between empty ones; `spanned` are the texts of cells that span columns."""

    runs: list[list[list[str]]] = field(default_factory=list)
    spanned: set[str] = field(default_factory=set)
    hidden: int = 0
    without_value: list[str] = field(default_factory=list)

    def spans(self, cells: Sequence[str]) -> bool:
        """Does a row hold a label over several columns? Then the row below names these columns too."""
        return any(one and one == other and one in self.spanned for one, other in pairwise(cells))


def grid_of(sheet: Element, workbook: Workbook) -> Grid:
    """The grid of a sheet."""
    grid = Grid()
    hidden = _hidden_columns(sheet)
    grid.hidden = len(hidden)
    merged = list(_merged(sheet))
    last = -1
    rows: list[tuple[int, dict[int, str]]] = []
    for element in children(child(sheet, "sheetData"), "row"):
        number = whole_number(value(element, "r")) or last + 1
        last = number
        if value(element, "hidden") in {"1", "true"}:
            grid.hidden += any(True for _ in children(element, "c"))
            continue
        rows.append((number, _cells(element, workbook, grid)))
    shown = dict(rows)
    for first_row, last_row, first_column, last_column in merged:
        text = shown.get(first_row, {}).get(first_column, "")
        if text and last_column > first_column:
            grid.spanned.add(text)
        for row in range(first_row, min(last_row, first_row + _MOST_MERGED) + 1):
            if text and row in shown:
                columns = range(first_column, min(last_column, WIDEST) + 1)
                shown[row] |= dict.fromkeys(columns, text)
    before = -2
    for number, cells in rows:
        width = max((place for place, text in cells.items() if text), default=-1) + 1
        line = [cells.get(place, "") for place in range(width) if place not in hidden]
        if any(line):
            if number > before + 1:
                grid.runs.append([])
            grid.runs[-1].append(line)
            before = number
    return grid


def visible_texts(sheet: Element, title: str, texts: Sequence[str]) -> Iterator[Stretch]:
    """The texts of all cells but those in hidden rows and columns, found without the grid."""
    hidden = _hidden_columns(sheet)
    for cell in sheet.iter():
        if local(cell) != "c" or value(cell.getparent(), "hidden") in {"1", "true"}:
            continue
        reference = value(cell, "r") or ""
        found = _REFERENCE.fullmatch(reference)
        if found and _column(found[1]) in hidden:
            continue
        text = _text_of(cell, texts)
        if text:
            yield Stretch(text, message("sheet “{sheet}”, cell {cell}", sheet=title, cell=reference))


def shared_text(item: Element | None) -> str:
    """The words of a string, without the reading aids of East Asian scripts."""
    runs = (run for run in (item.iter() if item is not None else ()) if local(run) == "t")
    return tidy(plain_characters("".join(run.text or "" for run in runs if local(run.getparent()) != "rPh")))


def _cells(row: Element, workbook: Workbook, grid: Grid) -> dict[int, str]:
    cells: dict[int, str] = {}
    place = -1
    for cell in children(row, "c"):
        found = _REFERENCE.fullmatch(value(cell, "r") or "")
        place = _column(found[1]) if found else place + 1
        if place < WIDEST:
            cells[place] = _shown(cell, workbook, grid)
    return cells


def _shown(cell: Element, workbook: Workbook, grid: Grid) -> str:
    kind = value(cell, "t") or "n"
    if kind in {"s", "inlineStr", "str"}:
        return _text_of(cell, workbook.texts)
    held = child(cell, "v")
    stored = "".join(held.itertext()).strip() if held is not None else ""
    if not stored and child(cell, "f") is not None:
        grid.without_value.append(value(cell, "r") or "?")
        return _NO_VALUE.get(workbook.language, _NO_VALUE["en"])
    if kind == "b":
        return "TRUE" if stored in {"1", "true"} else "FALSE"
    return _number_shown(stored, workbook.formats.get(value(cell, "s") or "0", ""), workbook) if kind == "n" else ""


def _number_shown(stored: str, code: str, workbook: Workbook) -> str:
    if code:
        return plain_characters(as_shown(stored, code, workbook.language, workbook.first))
    try:
        return general(Decimal(stored), workbook.language) if len(stored) < _LONGEST else tidy(plain_characters(stored))
    except InvalidOperation:
        return tidy(plain_characters(stored))


def _text_of(cell: Element, texts: Sequence[str]) -> str:
    kind = value(cell, "t")
    if kind == "inlineStr":
        return shared_text(child(cell, "is"))
    held = child(cell, "v")
    stored = "".join(held.itertext()) if held is not None else ""
    if kind == "s":
        place = whole_number(stored)
        return texts[place] if place is not None and place < len(texts) else ""
    return tidy(plain_characters(stored)) if kind == "str" else ""


def _hidden_columns(sheet: Element) -> frozenset[int]:
    found: set[int] = set()
    for columns in children(child(sheet, "cols"), "col"):
        if value(columns, "hidden") in {"1", "true"}:
            first, last = (whole_number(value(columns, name)) or 1 for name in ("min", "max"))
            found.update(range(first - 1, min(last, WIDEST)))
    return frozenset(found)


def _merged(sheet: Element) -> Iterator[tuple[int, int, int, int]]:
    """First and last row, first and last column of each merged range; rows from 1, columns from 0."""
    for merged in children(child(sheet, "mergeCells"), "mergeCell"):
        ends = [_REFERENCE.fullmatch(end) for end in (value(merged, "ref") or "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            yield int(ends[0][2]), int(ends[1][2]), _column(ends[0][1]), _column(ends[1][1])


def _column(letters: str) -> int:
    """The place of a column, from 0, by its letters ("AB")."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

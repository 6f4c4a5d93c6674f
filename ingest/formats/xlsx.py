"""Spreadsheets (XLSX): a heading for each sheet, its rows as rows; values as they are stored, dates as dates."""

import datetime
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import ReadError
from ingest.formats.draft import Block, Draft
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.xml.archive import Archive, open_archive
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.sheet_dates import as_date, date_styles, first_day
from ingest.formats.xml.word_styles import Element, child, children, local, value

_WIDEST = 200
"""Cells of a row that are read: what stands further right is formatting."""


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What the cells of every sheet refer to: texts, the styles of dates, the day that dates are counted from."""

    texts: Sequence[str]
    dates: frozenset[str]
    first: datetime.datetime


def read_xlsx(raw: bytes, place: str) -> Draft:
    """A draft of a spreadsheet. Raises ReadError where it is broken, encrypted, holds macros, or is none."""
    archive = open_archive(raw, place)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names()):
        raise ReadError(place, "it holds macros", "Save it without macros (.xlsx).")
    texts = [_text(item) for item in children(archive.xml_if_there("xl/sharedStrings.xml"), "si")]
    workbook = _Workbook(texts, date_styles(archive), first_day(archive))
    blocks: list[Block] = []
    for title, part in _sheets(archive):
        blocks.append(Block("heading", title, 1))
        for row in children(child(archive.xml(part), "sheetData"), "row"):
            cells = _cells(row, workbook)
            if any(cells):
                blocks.append(Block("row", " | ".join(cells)) if len(cells) > 1 else Block("paragraph", cells[0]))
    return Draft(tuple(blocks))


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """The titles of the sheets and the names of their parts, in order."""
    links = children(archive.xml("xl/_rels/workbook.xml.rels"), "Relationship")
    parts = {value(link, "Id"): posixpath.join("xl", value(link, "Target") or "") for link in links}
    for sheet in children(child(archive.xml("xl/workbook.xml"), "sheets"), "sheet"):
        part = parts.get(sheet.get(next((key for key in sheet.attrib if key.endswith("}id")), "")))
        if part:
            yield tidy(plain_characters(value(sheet, "name") or "")), posixpath.normpath(part).lstrip("/")


def _cells(row: Element, workbook: _Workbook) -> list[str]:
    cells: list[str] = []
    for cell in children(row, "c"):
        column = _column(value(cell, "r") or "")
        if column is not None and column < _WIDEST:
            cells += [""] * (column - len(cells))
        text = _shown(cell, workbook)
        if len(cells) < _WIDEST:
            cells.append(text)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _column(reference: str) -> int | None:
    """The place of a cell in its row, from 0, by a reference like "AB12"."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if not letters:
        return None
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shown(cell: Element, workbook: _Workbook) -> str:
    kind = value(cell, "t")
    held = child(cell, "v")
    stored = "".join(held.itertext()) if held is not None else ""
    if kind == "s":
        place = whole_number(stored)
        return workbook.texts[place] if place is not None and place < len(workbook.texts) else ""
    if kind == "inlineStr":
        return _text(child(cell, "is"))
    if kind in {None, "n"} and value(cell, "s") in workbook.dates:
        return as_date(stored, workbook.first)
    return "" if kind == "e" else tidy(plain_characters(stored))


def _text(item: Element | None) -> str:
    """The words of a string, without the reading aids of East Asian scripts."""
    texts = (run for run in (item.iter() if item is not None else ()) if local(run) == "t")
    return tidy(plain_characters("".join(run.text or "" for run in texts if local(run.getparent()) != "rPh")))

"""Spreadsheets (XLSX): a heading for each sheet, its rows as rows; values as they are shown, dates as dates."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.errors import ReadError
from corpus.messages import message
from corpus.text.language import detect_language
from ingest.formats.draft import Block, Draft
from ingest.formats.omissions import first_words, losses
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.xml.archive import Archive, open_archive
from ingest.formats.xml.sheets.cells import Grid, Workbook, grid_of, shared_text, visible_texts
from ingest.formats.xml.sheets.dates import first_day
from ingest.formats.xml.sheets.styles import cell_formats
from ingest.formats.xml.word_styles import child, children, local, value
from ingest.structure.tables import names_columns

_SENTENCE = 80
"""Characters from which a lone cell below a table is a remark and not a label in it."""


def read_xlsx(raw: bytes, place: str) -> Draft:
    """A draft of a spreadsheet. Raises ReadError where it is broken, encrypted, holds macros, or is none."""
    archive = open_archive(raw, place)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names()):
        raise ReadError(place, "it holds macros", "Save it without macros (.xlsx).")
    texts = [shared_text(item) for item in children(archive.xml_if_there("xl/sharedStrings.xml"), "si")]
    links = list(_sheets(archive))
    language = detect_language("\n".join(texts) or " ".join(link.title for link in links))
    walk = _XlsxWalk()
    source = []
    for link in links:
        if link.hidden:
            walk.warnings.append(message("the hidden sheet “{sheet}” left out", sheet=link.title))
            continue
        sheet = archive.xml(link.part)
        if not texts:
            language = detect_language("\n".join(text.text for text in visible_texts(sheet, link.title, texts)))
        workbook = Workbook(texts, cell_formats(archive), first_day(archive), language)
        walk.sheet(link.title, grid_of(sheet, workbook))
        source += list(visible_texts(sheet, link.title, texts))
    draft = Draft(tuple(walk.blocks))
    return replace(draft, warnings=(*losses(source, draft), *walk.warnings, *_drawn(archive)))


@dataclass(frozen=True, slots=True)
class _Link:
    title: str
    part: str
    hidden: bool


def _sheets(archive: Archive) -> Iterator[_Link]:
    """The sheets and the names of their parts, in order."""
    links = children(archive.xml("xl/_rels/workbook.xml.rels"), "Relationship")
    parts = {value(link, "Id"): posixpath.join("xl", value(link, "Target") or "") for link in links}
    for sheet in children(child(archive.xml("xl/workbook.xml"), "sheets"), "sheet"):
        part = parts.get(sheet.get(next((key for key in sheet.attrib if key.endswith("}id")), "")))
        if part:
            title = tidy(plain_characters(value(sheet, "name") or ""))
            hidden = (value(sheet, "state") or "visible") != "visible"
            yield _Link(title, posixpath.normpath(part).lstrip("/"), hidden)


@dataclass(slots=True)
class _XlsxWalk:
    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def sheet(self, title: str, grid: Grid) -> None:
        """The rows of a sheet under its title; what stands between two empty rows may be a table of its own."""
        self.blocks.append(Block("heading", title, 1))
        for run in grid.runs:
            self._run(run, grid)
        if grid.hidden:
            self.warnings.append(
                message("sheet “{sheet}”: {count} hidden rows and columns left out", sheet=title, count=grid.hidden)
            )
        if grid.without_value:
            self.warnings.append(
                message(
                    "sheet “{sheet}”: formulas without a stored value: {cells}. Open it in a spreadsheet program and "
                    "save it again.",
                    sheet=title,
                    cells=", ".join(grid.without_value[:10]),
                )
            )

    def _run(self, run: list[list[str]], grid: Grid) -> None:
        opened = next((place for place, cells in enumerate(run) if len(cells) > 1), len(run))
        table = run[opened:]
        heads = 0
        if names_columns(table):
            heads = 1
            while heads < len(table) and grid.spans(run[opened + heads - 1]) and names_columns(table[heads:]):
                heads += 1
        for place, cells in enumerate(run):
            alone = len(cells) == 1 and (place < opened or len(cells[0]) > _SENTENCE)
            if alone:
                self.blocks.append(Block("paragraph", cells[0]))
            else:
                self.blocks.append(Block("row", " | ".join(cells), int(opened <= place < opened + heads)))


def _drawn(archive: Archive) -> Iterator[str]:
    """The words of text boxes and charts, which are not read."""
    for name in archive.names():
        if name.startswith(("xl/drawings/drawing", "xl/charts/chart", "xl/diagrams/data")) and name.endswith(".xml"):
            said = " ".join(text.text or "" for text in archive.xml(name).iter() if local(text) == "t")
            if said.strip():
                yield message("text of a diagram or chart could not be read: “{words}”", words=first_words(said))

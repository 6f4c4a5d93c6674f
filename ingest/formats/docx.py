"""Word files (DOCX): paragraphs, headings, lists as they are numbered, tables, foot and end notes, pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.errors import ReadError
from ingest.formats.draft import Block, Draft, bare, page_mark
from ingest.formats.omissions import losses
from ingest.formats.table_grid import Cell, Row, row_blocks
from ingest.formats.text.conversion_marks import tidy
from ingest.formats.text.paragraphs import as_item, item_mark
from ingest.formats.xml.archive import Archive, open_archive
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.word.numbering import Numbering, read_numbering
from ingest.formats.xml.word.omissions import stretches, word_warnings
from ingest.formats.xml.word.text import WordText, shown_alternative
from ingest.formats.xml.word_styles import Element, Styles, child, children, local, read_styles, value
from ingest.structure.headings import numbered_heading

_WRAPPERS = frozenset("ins moveTo customXml smartTag sdtContent".split())  # noqa: SIM905
"""Elements that stand around paragraphs, rows or cells and say nothing themselves."""


def read_docx(raw: bytes, place: str) -> Draft:
    """A draft of a Word file. Raises ReadError where it is broken, encrypted, holds macros, or is no Word file."""
    archive = open_archive(raw, place)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names()):
        raise ReadError(place, "it holds macros", "Save it as a document without macros (.docx).")
    body = child(archive.xml("word/document.xml"), "body")
    if body is None:
        raise ReadError(place, "it is not a Word document", "Open it in a word processor and save it as .docx.")
    styles = read_styles(archive.xml_if_there("word/styles.xml"))
    texts = {**_note_texts(archive, styles, "footnote"), **_note_texts(archive, styles, "endnote")}
    page_sign = "lastRenderedPageBreak" if any(True for _ in _pages_of(body)) else "br"
    walk = _DocxWalk(
        styles=styles,
        numbering=read_numbering(archive.xml_if_there("word/numbering.xml")),
        words=WordText(styles, texts, page_sign),
    )
    walk.through(body)
    if walk.words.page > 1:
        walk.blocks[:1] = [replace(first, text=page_mark(1) + first.text) for first in walk.blocks[:1]]
    draft = Draft(tuple(walk.blocks), walk.words.notes)
    return replace(draft, warnings=(*losses(stretches(body, styles), draft), *word_warnings(archive, walk.words)))


@dataclass(slots=True)
class _DocxWalk:
    styles: Styles
    numbering: Numbering
    words: WordText
    blocks: list[Block] = field(default_factory=list)

    def through(self, container: Element) -> None:
        """Read the paragraphs and tables in an element, in order."""
        for element in container:
            match local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "AlternateContent":
                    self.through(shown_alternative(element))
                case "sdt" if not is_contents(element):
                    self.through(element)
                case name if name in _WRAPPERS:
                    self.through(element)

    def _paragraph(self, paragraph: Element) -> None:
        if not self.styles.is_contents(paragraph):
            text = tidy(plain_text := self.words.of(paragraph))
            if bare(text).strip():
                self.blocks.append(self._block(paragraph, text))
            elif plain_text.strip():
                self.blocks.append(Block("line", text))
        boxes, self.words.boxes = self.words.boxes, []
        for box in boxes:
            self.through(box)

    def _block(self, paragraph: Element, text: str) -> Block:
        numbered = self.styles.numbering(paragraph)
        label = self.numbering.label(*numbered) if numbered else ""
        level = self.styles.level(paragraph)
        if level is not None or _in_contents(paragraph) or numbered_heading(text):
            shown = f"{label} {text}" if label and label != "-" else text
            return Block("heading", shown, level or 0)
        if label:
            return Block("item", f"{label} {text}")
        return Block("item", as_item(text)) if item_mark(text) else Block("paragraph", text)

    def _table(self, table: Element) -> None:
        """A table's rows; a row of one cell that holds more than a line is a frame of paragraphs."""
        rows = [(row, list(_inside(row, "tc"))) for row in _inside(table, "tr")]
        columns = max((len(cells) for _, cells in rows), default=0)
        spans = _spans([cells for _, cells in rows])
        waiting: list[Row] = []
        for row, cells in rows:
            if len(cells) == 1 and (columns == 1 or len(list(_filled(cells[0]))) > 1):
                self.blocks += row_blocks(waiting)
                waiting = []
                self.through(cells[0])
                continue
            before = whole_number(value(child(row, "trPr", "gridBefore")))
            empty = (Cell("", before),) if before else ()
            own = tuple(Cell(self._cell(cell), _across(cell), spans[cell]) for cell in cells if cell in spans)
            waiting.append(Row((*empty, *own), child(row, "trPr", "tblHeader") is not None))
        self.blocks += row_blocks(waiting)

    def _cell(self, cell: Element) -> str:
        """The text of a cell on one line: of its paragraphs, tables and boxes."""
        parts = []
        for paragraph in paragraphs_in(cell):
            parts.append(self.words.of(paragraph))
            boxes, self.words.boxes = self.words.boxes, []
            parts += [self._cell(box) for box in boxes]
        return tidy(" ".join(parts))


def is_contents(sdt: Element) -> bool:
    """Is a content control a table of contents?"""
    return value(child(sdt, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents"


def paragraphs_in(element: Element) -> Iterator[Element]:
    """The paragraphs in an element, at whatever depth, but not those of boxes that hang on them."""
    for inner in element:
        if local(inner) == "p":
            yield inner
        elif local(inner) == "AlternateContent":
            yield from paragraphs_in(shown_alternative(inner))
        elif local(inner) not in {"del", "moveFrom"}:
            yield from paragraphs_in(inner)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for inner in element:
        if local(inner) == name and child(inner, "trPr", "del") is None:
            yield inner
        elif local(inner) == "sdt" or local(inner) in _WRAPPERS:
            yield from _inside(inner, name)


def _spans(rows: list[list[Element]]) -> dict[Element, int]:
    """How many rows each cell spans; cells that only continue one above are not among them."""
    spans: dict[Element, int] = {}
    open_: dict[int, Element] = {}
    for cells in rows:
        column = 0
        for cell in cells:
            merged = child(cell, "tcPr", "vMerge")
            if merged is not None and value(merged) != "restart" and column in open_:
                spans[open_[column]] += 1
            else:
                spans[cell] = 1
                open_.pop(column, None)
                if merged is not None:
                    open_[column] = cell
            column += _across(cell)
    return spans


def _across(cell: Element) -> int:
    return max(1, whole_number(value(child(cell, "tcPr", "gridSpan"))) or 1)


def _filled(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell that hold anything, and a table in it twice: what holds one is a frame."""
    for paragraph in paragraphs_in(cell):
        if any(local(inner) in {"t", "oMath"} for inner in paragraph.iter()):
            yield paragraph
    if any(local(inner) == "tbl" for inner in cell):
        yield from (cell, cell)


def _pages_of(body: Element) -> Iterator[Element]:
    return (element for element in body.iter() if local(element) == "lastRenderedPageBreak")


def _in_contents(paragraph: Element) -> bool:
    """Does the table of contents point here? Then it is a heading, whatever its style."""
    return any((value(mark, "name") or "").startswith("_Toc") for mark in children(paragraph, "bookmarkStart"))


def _note_texts(archive: Archive, styles: Styles, kind: str) -> dict[str, str]:
    root = archive.xml_if_there(f"word/{kind}s.xml")
    texts = {}
    for note in children(root, kind):
        if value(note, "type") in {None, "normal"}:
            words = WordText(styles, {}, "")
            texts[f"{kind[0]}{value(note, 'id')}"] = tidy(" ".join(words.of(p) for p in paragraphs_in(note)))
    return texts

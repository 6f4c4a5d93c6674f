"""OpenDocument texts (ODT) and spreadsheets (ODS): headings, lists, tables, notes, pages."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from corpus.errors import ReadError
from ingest.formats.draft import Block, Draft, Note, bare, note_mark, page_mark
from ingest.formats.omissions import hidden_out, losses, struck_out
from ingest.formats.table_grid import Cell, Row, row_blocks
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.text.paragraphs import as_item, item_mark
from ingest.formats.xml.archive import open_archive
from ingest.formats.xml.equations import equation_text
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.open_styles import LEFT_OUT, OpenStyles, hidden_columns, read_styles, stretches
from ingest.formats.xml.word_styles import Element, child, local, value

_MOST_REPEATED = 20
"""Times a repeated cell is written: spreadsheets fill their last columns with a thousand empty ones."""


def read_odt(raw: bytes, place: str) -> Draft:
    """A draft of an OpenDocument file. Raises ReadError where it is broken, encrypted, holds macros, or is none."""
    archive = open_archive(raw, place)
    if any(name.startswith("Basic/") for name in archive.names()):
        raise ReadError(place, "it holds macros", "Save it without macros.")
    if any(local(element) == "encryption-data" for element in archive.xml("META-INF/manifest.xml").iter()):
        raise ReadError(place, "it is encrypted", "Save it without a password.")
    root = archive.xml("content.xml")
    body = child(root, "body")
    if body is None or not len(body):
        raise ReadError(place, "it is no OpenDocument file", "Open it in an office program and save it again.")
    styles = read_styles(root, archive.xml_if_there("styles.xml"))
    walk = _OdtWalk(styles, lambda name: archive.xml_if_there(f"{name}/content.xml"))
    walk.through(body[0])
    if walk.page > 1 and walk.blocks:
        walk.blocks[0] = Block(walk.blocks[0].kind, page_mark(1) + walk.blocks[0].text, walk.blocks[0].level)
    draft = Draft(tuple(walk.blocks), walk.notes)
    notes = [
        note("\n".join(walk.set_aside[kind]))
        for kind, note in (("struck", struck_out), ("hidden", hidden_out))
        if "".join(walk.set_aside[kind]).strip()
    ]
    return replace(draft, warnings=(*losses(stretches(body[0], styles), draft), *notes))


@dataclass(slots=True)
class _OdtWalk:
    styles: OpenStyles
    part: Callable[[str], Element | None]
    """Gives the content of an object inside the file, by its name."""

    set_aside: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    page: int = 1

    def through(self, container: Element, mark: str | None = None) -> None:
        """Read the elements in one, in order; `mark` is that of the list item they stand in."""
        for element in container:
            if self._is_set_aside(element):
                continue
            match local(element):
                case "h":
                    self._paragraph(element, None, whole_number(value(element, "outline-level")) or 1)
                case "p":
                    self._paragraph(element, mark, 0)
                    mark = "" if mark is not None else None
                case "list":
                    self._list(element)
                case "table":
                    self._table(element)
                case name if name not in LEFT_OUT:
                    self.through(element, mark)

    def _paragraph(self, element: Element, mark: str | None, level: int) -> None:
        text = tidy(self._text(element))
        if level and bare(text).strip():
            self.blocks.append(Block("heading", text, level))
        elif mark and bare(text).strip():
            self.blocks.append(Block("item", text if item_mark(text) else f"{mark} {text}"))
        elif item_mark(text):
            self.blocks.append(Block("item", as_item(text)))
        elif text:
            self.blocks.append(Block("paragraph" if mark is None and bare(text) else "line", text))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.through(box)

    def _list(self, element: Element) -> None:
        for item in element:
            if local(item) in {"list-item", "list-header"}:
                self.through(item, "-")

    def _table(self, table: Element) -> None:
        name = value(table, "name")
        if name and local(table.getparent()) == "spreadsheet":
            self.blocks.append(Block("heading", tidy(plain_characters(name)), 1))
        found: list[Row] = []
        hidden = hidden_columns(table)
        for row in _rows(table):
            if self._is_set_aside(row):
                continue
            cells = [cell for element in _cells_of(row, hidden) for cell in self._cell(element)]
            while cells and not cells[-1].text:
                cells.pop()
            found.append(Row(tuple(cells), local(row.getparent()) == "table-header-rows"))
        alone = [len(row.cells) < 2 for row in found]
        if all(alone):
            self.blocks += [Block("paragraph", cell.text) for row in found for cell in row.cells]
        else:
            self.blocks += row_blocks(found)

    def _cell(self, cell: Element) -> list[Cell]:
        text = tidy(" ".join(self._text(paragraph) for paragraph in cell.iter() if local(paragraph) in {"p", "h"}))
        boxes, self.boxes = self.boxes, []
        text = tidy(" ".join([text, *(c.text for box in boxes for c in self._cell(box))]))
        repeated = min(_count(cell, "number-columns-repeated"), _MOST_REPEATED)
        return [Cell(text, _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned"))] * repeated

    def _is_set_aside(self, element: Element) -> bool:
        kind = self.styles.set_aside(element)
        if kind:
            self.set_aside[kind].append(" ".join(_texts(element)))
        return bool(kind)

    def _text(self, element: Element) -> str:
        return plain_characters(element.text or "") + "".join(
            self._piece(inner) + plain_characters(inner.tail or "") for inner in element
        )

    def _piece(self, element: Element) -> str:
        match local(element):
            case _ if self._is_set_aside(element):
                return ""
            case "s" | "tab" | "line-break":
                return " "
            case "soft-page-break":
                self.page += 1
                return page_mark(self.page)
            case "note":
                return self._note(element)
            case "frame" | "custom-shape":
                self.boxes += [inner for inner in element.iter() if local(inner) == "text-box"]
                return self._equations(element)
        text = "" if local(element) in LEFT_OUT else self._text(element)
        return f" ({text})" if local(element) == "ruby-text" else text

    def _equations(self, frame: Element) -> str:
        names = [value(inner, "href") or "" for inner in frame if local(inner) == "object"]
        roots = [root for name in names if (root := self.part(name.removeprefix("./"))) is not None]
        return "".join(f" {equation_text(root)} " for root in roots if local(root) == "math")

    def _note(self, element: Element) -> str:
        key = value(element, "id") or f"note {len(self.notes) + 1}"
        mark = tidy("".join(_texts(child(element, "note-citation")))) or str(len(self.notes) + 1)
        body = child(element, "note-body")
        text = tidy(" ".join(self._text(paragraph) for paragraph in body)) if body is not None else ""
        self.notes[key] = Note(mark, bare(text))
        return note_mark(key)


def _cells_of(row: Element, hidden: frozenset[int]) -> Iterator[Element]:
    """The cells of a row that are shown, without those that a cell beside or above covers."""
    column = 0
    for cell in row:
        if local(cell) in {"table-cell", "covered-table-cell"}:
            if local(cell) == "table-cell" and column not in hidden:
                yield cell
            column += _count(cell, "number-columns-repeated")


def _count(element: Element, name: str) -> int:
    return max(1, whole_number(value(element, name)) or 1)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element)


def _texts(element: Element | None) -> Iterator[str]:
    return element.itertext() if element is not None else iter(())

"""OpenDocument texts (ODT) and spreadsheets (ODS): headings, lists, tables, notes, pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import ReadError
from ingest.formats.draft import Block, Draft, Note, bare, note_mark, page_mark
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.text.paragraphs import as_item, item_mark
from ingest.formats.xml.archive import open_archive
from ingest.formats.xml.numbers import whole_number
from ingest.formats.xml.word_styles import Element, child, children, local, value

_LEFT_OUT = frozenset(
    """
    alphabetical-index annotation annotation-end bibliography dde-source forms sequence-decls shapes table-of-content
    tracked-changes
    """.split()  # noqa: SIM905
)
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
    walk = _OdtWalk()
    walk.through(body[0])
    if walk.page > 1 and walk.blocks:
        walk.blocks[0] = Block(walk.blocks[0].kind, page_mark(1) + walk.blocks[0].text, walk.blocks[0].level)
    return Draft(tuple(walk.blocks), walk.notes)


@dataclass(slots=True)
class _OdtWalk:
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    page: int = 1

    def through(self, container: Element, mark: str | None = None) -> None:
        """Read the elements in one, in order; `mark` is that of the list item they stand in."""
        for element in container:
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
                case name if name not in _LEFT_OUT:
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
        for row in _rows(table):
            cells = [text for cell in children(row, "table-cell") for text in self._cell(cell)]
            while cells and not cells[-1]:
                cells.pop()
            if len(cells) == 1:
                self.blocks.append(Block("paragraph", cells[0]))
            elif cells:
                self.blocks.append(Block("row", " | ".join(cells)))

    def _cell(self, cell: Element) -> list[str]:
        text = tidy(" ".join(self._text(paragraph) for paragraph in cell.iter() if local(paragraph) in {"p", "h"}))
        repeated = whole_number(value(cell, "number-columns-repeated"))
        return [text] * (1 if repeated is None else min(repeated, _MOST_REPEATED))

    def _text(self, element: Element) -> str:
        return plain_characters(element.text or "") + "".join(
            self._piece(inner) + plain_characters(inner.tail or "") for inner in element
        )

    def _piece(self, element: Element) -> str:
        match local(element):
            case "s" | "tab" | "line-break":
                return " "
            case "soft-page-break":
                self.page += 1
                return page_mark(self.page)
            case "note":
                return self._note(element)
            case "frame" | "custom-shape":
                self.boxes += [inner for inner in element.iter() if local(inner) == "text-box"]
                return ""
            case name if name in _LEFT_OUT:
                return ""
        return self._text(element)

    def _note(self, element: Element) -> str:
        key = value(element, "id") or f"note {len(self.notes) + 1}"
        mark = tidy("".join(_texts(child(element, "note-citation")))) or str(len(self.notes) + 1)
        body = child(element, "note-body")
        text = tidy(" ".join(self._text(paragraph) for paragraph in body)) if body is not None else ""
        self.notes[key] = Note(mark, bare(text))
        return note_mark(key)


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element)


def _texts(element: Element | None) -> Iterator[str]:
    return element.itertext() if element is not None else iter(())

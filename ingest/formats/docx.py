"""Word files (DOCX): paragraphs, headings, lists as they are numbered, tables, foot and end notes, pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from corpus.errors import ReadError
from ingest.formats.draft import Block, Draft, Note, bare, note_mark, page_mark
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.text.paragraphs import as_item, item_mark
from ingest.formats.xml.archive import Archive, open_archive
from ingest.formats.xml.word_styles import (
    Element,
    Numbering,
    Styles,
    child,
    children,
    local,
    read_numbering,
    read_styles,
    value,
)
from ingest.structure.headings import numbered_heading

_LEFT_OUT = frozenset("del moveFrom instrText delText Fallback rPr pPr sdtPr tblPr trPr tcPr".split())  # noqa: SIM905
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(raw: bytes, place: str) -> Draft:
    """A draft of a Word file. Raises ReadError where it is broken, encrypted, holds macros, or is no Word file."""
    archive = open_archive(raw, place)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names()):
        raise ReadError(place, "it holds macros", "Save it as a document without macros (.docx).")
    body = child(archive.xml("word/document.xml"), "body")
    if body is None:
        raise ReadError(place, "it is not a Word document", "Open it in a word processor and save it as .docx.")
    walk = _DocxWalk(
        styles=read_styles(archive.xml_if_there("word/styles.xml")),
        numbering=read_numbering(archive.xml_if_there("word/numbering.xml")),
        texts={**_note_texts(archive, "footnote"), **_note_texts(archive, "endnote")},
        page_sign="lastRenderedPageBreak" if any(True for _ in _pages_of(body)) else "br",
    )
    walk.through(body)
    if walk.page > 1:
        walk.blocks[:1] = [replace(first, text=page_mark(1) + first.text) for first in walk.blocks[:1]]
    return Draft(tuple(walk.blocks), walk.notes)


@dataclass(slots=True)
class _DocxWalk:
    styles: Styles
    numbering: Numbering
    texts: Mapping[str, str]
    page_sign: str
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    page: int = 1

    def through(self, container: Element) -> None:
        """Read the paragraphs and tables in an element, in order."""
        for element in container:
            match local(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "sdt" if not _is_contents(element):
                    self.through(child(element, "sdtContent") if child(element, "sdtContent") is not None else ())
                case "ins" | "customXml" | "smartTag":
                    self.through(element)

    def _paragraph(self, paragraph: Element) -> None:
        if not self.styles.is_contents(paragraph):
            text = tidy(plain_text := self._text(paragraph))
            if bare(text).strip():
                self.blocks.append(self._block(paragraph, text))
            elif plain_text.strip():
                self.blocks.append(Block("line", text))
        boxes, self.boxes = self.boxes, []
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
        for row in children(table, "tr"):
            cells = list(children(row, "tc"))
            if len(cells) == 1:
                self.through(cells[0])
                continue
            texts = [tidy(" ".join(self._text(paragraph) for paragraph in _paragraphs(cell))) for cell in cells]
            if any(texts):
                self.blocks.append(Block("row", " | ".join(texts)))

    def _text(self, element: Element) -> str:
        """The text of a paragraph or run, with the marks of notes and pages in their places."""
        return "".join(self._pieces(element))

    def _pieces(self, element: Element) -> Iterator[str]:
        for inner in element:
            name = local(inner)
            if name in _LEFT_OUT:
                continue
            match name:
                case "t":
                    yield plain_characters(inner.text or "")
                case "tab" | "cr":
                    yield " "
                case "noBreakHyphen":
                    yield "-"
                case "br" | "lastRenderedPageBreak":
                    yield self._page_break(inner) or " "
                case "footnoteReference" | "endnoteReference":
                    yield self._note(f"{name[0]}{value(inner, 'id')}")
                case "txbxContent":
                    self.boxes.append(inner)
                case "r" if child(inner, "rPr", "vanish") is not None:
                    continue
                case "r" if value(child(inner, "rPr", "vertAlign")) == "superscript":
                    raised = self._text(inner)
                    yield raised.translate(_RAISED) if raised.strip().isdigit() else raised
                case _:
                    yield from self._pieces(inner)

    def _page_break(self, element: Element) -> str:
        if local(element) != self.page_sign or (self.page_sign == "br" and value(element, "type") != "page"):
            return ""
        self.page += 1
        return page_mark(self.page)

    def _note(self, key: str) -> str:
        if key not in self.texts:
            return ""
        if key not in self.notes:
            self.notes[key] = Note(str(len(self.notes) + 1), self.texts[key])
        return note_mark(key)


def _pages_of(body: Element) -> Iterator[Element]:
    return (element for element in body.iter() if local(element) == "lastRenderedPageBreak")


def _paragraphs(cell: Element) -> Iterator[Element]:
    return (element for element in cell.iter() if local(element) == "p")


def _is_contents(sdt: Element) -> bool:
    return value(child(sdt, "sdtPr", "docPartObj", "docPartGallery")) == "Table of Contents"


def _in_contents(paragraph: Element) -> bool:
    """Does the table of contents point here? Then it is a heading, whatever its style."""
    return any((value(mark, "name") or "").startswith("_Toc") for mark in children(paragraph, "bookmarkStart"))


def _note_texts(archive: Archive, kind: str) -> dict[str, str]:
    root = archive.xml_if_there(f"word/{kind}s.xml")
    texts = {}
    for note in children(root, kind):
        if value(note, "type") in {None, "normal"}:
            walk = _DocxWalk(Styles({}), Numbering({}, {}), {}, "")
            texts[f"{kind[0]}{value(note, 'id')}"] = tidy(" ".join(walk._text(p) for p in _paragraphs(note)))
    return texts

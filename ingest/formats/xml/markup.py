"""HTML elements into blocks: the walk that web pages, e-books and HTML inside Markdown share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Block, bare
from ingest.formats.text.conversion_marks import tidy
from ingest.formats.text.paragraphs import item_mark

Element = Any
"""An element of lxml, which has no types of its own."""

_SILENT = frozenset(
    """
    area audio base button canvas dialog embed form head iframe img input link map math menu meta nav noscript object
    script select style svg template textarea title video
    """.split()  # noqa: SIM905
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header
    hgroup hr html legend li main p section summary table tbody td tfoot th thead tr
    """.split()  # noqa: SIM905
)
_HEADING = re.compile(r"h([1-6])")
_BLANK_LINE = re.compile(r"\n\s*\n")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NESTED = "|".join(f"descendant::{tag}" for tag in ("table", "ul", "ol", "h1", "h2", "h3", "blockquote"))

Inline = Callable[[Element], str | None]
"""Gives the text that stands for an inline element (a note's mark), "" to leave it out, None to read it as usual."""


def parse_html(raw: bytes, encoding: str, place: str) -> Element:
    """The root element of a page. Raises ReadError where it holds nothing or nests too deeply."""
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(
            place, message("it cannot be read as HTML ({reason})", reason=error.msg), "Save the page again."
        ) from error
    if root is None:
        raise ReadError(place, "it holds no HTML", "Save the page again.")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(place, "its elements are nested too deeply", "Save the page again as text.")
    return root


def blocks_of(root: Element, inline: Inline = lambda _: None) -> list[Block]:
    """The blocks of an element, in reading order."""
    walk = _MarkupWalk(inline)
    walk.through(root)
    walk.flush()
    return walk.blocks


def blocks_of_fragment(markup: str, place: str) -> list[Block]:
    """The blocks of a piece of HTML; none of one that holds comments alone. Raises ReadError if it is too deep."""
    return blocks_of(parse_html(f"<div>{markup}</div>".encode(), "utf-8", place))


def text_of(element: Element, inline: Inline = lambda _: None) -> str:
    """The words of an element on one line."""
    return " ".join(tidy(block.text) for block in blocks_of(element, inline))


@dataclass(slots=True)
class _MarkupWalk:
    inline: Inline
    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    mark: str | None = None
    """The mark of the open list item; "" once its first line is written; None outside of lists."""

    def through(self, element: Element) -> None:
        """Read an element; its tail is its parent's."""
        tag = element.tag if isinstance(element.tag, str) else ""
        given = self.inline(element)
        if given is not None:
            self.text += given
        elif not tag or tag in _SILENT:
            return
        elif tag == "br":
            self.text += "\n"
        elif tag == "table" and _holds_data(element):
            self._table(element)
        elif tag == "pre":
            self._lines(element)
        elif tag in {"ul", "ol"}:
            self._list(element)
        elif heading := _HEADING.fullmatch(tag):
            self._block(element, int(heading[1]))
        elif tag in _BLOCKS:
            self._block(element, 0)
        elif tag == "sup" and "".join(element.itertext()).strip().isdigit():
            self.text += "".join(element.itertext()).strip().translate(_RAISED)
        else:
            self._children(element)

    def flush(self, level: int = 0) -> None:
        """Close the block that is being written."""
        text, self.text = self.text, ""
        for part in _BLANK_LINE.split(text):
            line = tidy(part)
            if bare(line).strip():
                self.blocks.append(self._written(line, level))
            elif line:
                self.blocks.append(Block("line", line))

    def _written(self, line: str, level: int) -> Block:
        if level:
            return Block("heading", line, level)
        if self.mark is None:
            return Block("paragraph", line)
        mark, self.mark = self.mark, ""
        if not mark:
            return Block("line", line)
        return Block("item", line if item_mark(line) else f"{mark}{line}")

    def _children(self, element: Element) -> None:
        self.text += (element.text or "").replace("\n", " ")
        for child in element:
            self.through(child)
            self.text += (child.tail or "").replace("\n", " ")

    def _block(self, element: Element, level: int) -> None:
        self.flush()
        self._children(element)
        self.flush(level)

    def _list(self, element: Element) -> None:
        self.flush()
        outer, number = self.mark, _start(element)
        for child in element:
            if child.tag == "li" and self.inline(child) is None:
                self.mark = "- " if element.tag == "ul" else _ordered(number, element.get("type"))
                number += 1
                self._block(child, 0)
            else:
                self.through(child)
        self.flush()
        self.mark = "" if outer is not None else None

    def _lines(self, element: Element) -> None:
        self.flush()
        lines = "".join(element.itertext()).split("\n")
        self.blocks += [Block("line", line) for line in map(tidy, lines) if line]

    def _table(self, table: Element) -> None:
        self.flush()
        outer, self.mark = self.mark, None
        for caption in table.iterchildren("caption"):
            self._block(caption, 0)
        for row in _rows(table):
            cells = [
                " ".join(tidy(b.text) for b in blocks_of(cell, self.inline)) for cell in row.iterchildren("td", "th")
            ]
            if any(cells):
                self.blocks.append(Block("row", " | ".join(cells)))
        self.mark = outer


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _holds_data(table: Element) -> bool:
    """Is a table one of data, not one that arranges the page? It has columns, and its cells hold text alone."""
    if table.get("role") == "presentation" or table.xpath(_NESTED):
        return False
    widths = [sum(1 for _ in row.iterchildren("td", "th")) for row in _rows(table)]
    return len(widths) > 1 and max(widths) > 1


def _start(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1


def _ordered(number: int, kind: str | None) -> str:
    if kind in {"a", "A"} and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "

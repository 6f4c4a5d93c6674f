"""HTML elements into blocks: the walk that web pages, e-books and HTML inside Markdown share."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Block, bare
from ingest.formats.text.conversion_marks import tidy
from ingest.formats.text.paragraphs import item_mark
from ingest.formats.text.raised import raised_number
from ingest.formats.xml.equations import equation_text
from ingest.formats.xml.markup_tables import holds_data, table_blocks

Element = Any
"""An element of lxml, which has no types of its own."""

SILENT = frozenset(
    """
    area audio base button canvas dialog embed head iframe img input link map meta nav noscript object rp script select
    style svg template textarea title video
    """.split()  # noqa: SIM905
)
"""Elements whose text nobody reads: programs, controls, what stands for pictures and sound."""

STRUCK = frozenset("del s strike".split())  # noqa: SIM905
"""Elements whose text is struck out: it is no longer valid, as a tracked deletion is not."""

_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through")
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    header hgroup hr html legend li main menu p section summary table tbody td tfoot th thead tr
    """.split()  # noqa: SIM905
)
_HEADING = re.compile(r"h([1-6])")
_BLANK_LINE = re.compile(r"\n\s*\n")

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
        elif not tag or tag in SILENT or is_struck(element):
            return
        elif tag == "br":
            self.text += "\n"
        elif tag == "table" and holds_data(element):
            self._table(element)
        elif tag == "pre":
            self._lines(element)
        elif tag in {"ul", "ol", "menu"}:
            self._list(element)
        elif heading := _HEADING.fullmatch(tag):
            self._block(element, int(heading[1]))
        elif tag in _BLOCKS:
            self._block(element, 0)
        else:
            self._inline(element, tag)

    def _inline(self, element: Element, tag: str) -> None:
        if tag == "math":
            self.text += f" {equation_text(element)} "
        elif tag == "sup" and raised_number("".join(element.itertext())) != "".join(element.itertext()):
            self.text += raised_number("".join(element.itertext()).strip())
        elif tag == "rt":
            self.text += f" ({''.join(element.itertext()).strip()})"
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
        self._loose(element.text, outer)
        for child in element:
            if child.tag == "li" and self.inline(child) is None and not is_struck(child):
                number = _start_of_item(child, number)
                self.mark = _ordered(number, element.get("type")) if element.tag == "ol" else "- "
                number += 1
                self._block(child, 0)
            else:
                self.through(child)
            self._loose(child.tail, outer)
        self.flush()
        self.mark = "" if outer is not None else None

    def _loose(self, text: str | None, outer: str | None) -> None:
        """Text that stands directly in a list, between its items: a line of its own."""
        if text and text.strip():
            self.flush()
            self.text, self.mark = text.replace("\n", " "), "" if outer is not None else None
            self.flush()

    def _lines(self, element: Element) -> None:
        self.flush()
        lines = "".join(element.itertext()).split("\n")
        self.blocks += [Block("line", line) for line in map(tidy, lines) if line]

    def _table(self, table: Element) -> None:
        self.flush()
        outer, self.mark = self.mark, None
        for caption in table.iterchildren("caption"):
            self._block(caption, 0)
        self.blocks += table_blocks(table, lambda cell: text_of(cell, self.inline))
        self.mark = outer


def is_struck(element: Element) -> bool:
    """Is an element's text struck out, by its tag or its own style?"""
    return element.tag in STRUCK or _STRUCK_STYLE.search((element.get("style") or "").lower()) is not None


def _start(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1


def _start_of_item(item: Element, number: int) -> int:
    said = item.get("value") or ""
    return int(said) if re.fullmatch(r"\d{1,6}", said) else number


def _ordered(number: int, kind: str | None) -> str:
    if kind in {"a", "A"} and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "

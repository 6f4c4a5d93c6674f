"""Clean text of a document as HTML blocks, with stretches marked by their offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.chat.html.markup import NOTHING, Markup, element, joined

ITEM = re.compile(r"(?:[-•*–]|\d{1,3}[.)]|[A-Za-z][.)]|\([0-9a-z]{1,3}\)) ")
CELL = " | "

Tag = Literal["mark", "strong", "found", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """`[start, end)` of the document: the quote ("mark"), the answering words in it ("strong"),
    words that were searched for ("found"), or a heading line.
    """

    start: int
    end: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class Insert:
    """Markup that belongs to the character before offset `position`: a note's mark, a citation's number."""

    position: int
    markup: Markup


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def prose(text: str, start: int = 0, stretches: Sequence[Stretch] = (), inserts: Sequence[Insert] = ()) -> Markup:
    """`text`, whose first character is at offset `start` of the document that stretches and inserts count in.

    Paragraphs, list items, table rows and headings become elements; list marks stay visible as they are written.
    """
    setting = _Setting(tuple(stretches), tuple(inserts), first=start)
    return joined(_block(block, setting) for block in _blocks(_lines(text, start), setting))


def _lines(text: str, start: int) -> Iterator[_Line]:
    for line in text.split("\n"):
        yield _Line(start, line)
        start += len(line) + 1


def _blocks(lines: Iterator[_Line], setting: "_Setting") -> Iterator[list[_Line]]:
    """Neighbouring lines of one kind together: a paragraph, a list, a table, a heading."""
    block: list[_Line] = []
    for line in lines:
        kind = setting.kind(line)
        if block and (kind != setting.kind(block[0]) or kind.startswith("h")):
            yield block
            block = []
        if kind:
            block.append(line)
    if block:
        yield block


def _block(lines: list[_Line], setting: "_Setting") -> Markup:
    kind = setting.kind(lines[0])
    if kind == "ul":
        return element("ul", *(_item(line, setting) for line in lines), class_="items")
    if kind == "table":
        return element("div", element("table", *(_row(line, setting) for line in lines)), class_="table")
    broken = [part for line in lines for part in (element("br"), setting.run(line.text, line.start))]
    return element(kind, *broken[1:], id=f"at-{lines[0].start}" if kind != "p" else None)


def _item(line: _Line, setting: "_Setting") -> Markup:
    mark = ITEM.match(line.text)
    cut = mark.end() if mark else 0
    sign = element("span", setting.run(line.text[:cut], line.start), class_="sign")
    return element("li", sign, element("span", setting.run(line.text[cut:], line.start + cut)))


def _row(line: _Line, setting: "_Setting") -> Markup:
    cells, start = [], line.start
    for cell in line.text.split(CELL):
        cells.append(element("td", setting.run(cell, start)))
        start += len(cell) + len(CELL)
    return element("tr", *cells)


class _Setting:
    """How the lines of one text are set: which are headings, what is marked, what is inserted."""

    def __init__(self, stretches: tuple[Stretch, ...], inserts: tuple[Insert, ...], first: int) -> None:
        self._headings = {(s.start, s.end): s.tag for s in stretches if s.tag.startswith("h")}
        self._stretches = tuple(s for s in stretches if not s.tag.startswith("h") and s.start < s.end)
        self._inserts = inserts
        self._first = first

    def kind(self, line: _Line) -> str:
        """The element a line belongs in; nothing for a blank line."""
        if not line.text.strip():
            return ""
        if heading := self._headings.get((line.start, line.end)):
            return heading
        if ITEM.match(line.text):
            return "ul"
        return "table" if CELL in line.text else "p"

    def run(self, text: str, start: int) -> Markup:
        """A stretch of one line with its marks and inserts."""
        end = start + len(text)
        cuts = {start, end}
        cuts |= {edge for s in self._stretches for edge in (s.start, s.end) if start < edge < end}
        cuts |= {i.position for i in self._inserts if start < i.position < end}
        edges = sorted(cuts)
        parts = [self._inserted(start) if start == self._first else NOTHING]
        for left, right in pairwise(edges):
            parts += [self._piece(text[left - start : right - start], left, right), self._inserted(right)]
        return joined(parts)

    def _piece(self, text: str, left: int, right: int) -> Markup:
        tags = {s.tag for s in self._stretches if s.start <= left and right <= s.end}
        piece = joined([text])
        for tag in ("strong", "mark"):
            piece = element(tag, piece) if tag in tags else piece
        hit = next((s for s in self._stretches if s.tag == "found" and s.start <= left and right <= s.end), None)
        return element("mark", piece, class_="hit", data_hit=hit.start) if hit else piece

    def _inserted(self, position: int) -> Markup:
        return joined(i.markup for i in self._inserts if i.position == position)

"""The lines of a PDF as blocks: paragraphs, list items, rows and headings, whole across lines and pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.formats.draft import NOTE_OR_PAGE, Block, bare, page_mark
from ingest.formats.pdf.hyphens import joined, words_of_lines
from ingest.formats.pdf.lines import Segment
from ingest.formats.text.paragraphs import as_item, in_capitals, item_mark
from ingest.structure.headings import numbered_heading

_LEADING = 1.4
"""Distance of two lines, as part of the usual one, above which a paragraph ends."""

_TITLE_LEADING = 1.6
"""The same for the lines of a title, as part of the height of its letters."""

_SHORT = 0.12
"""Part of the column that a paragraph's last line leaves free at its end."""

_LARGER = 1.12
_EVEN = 0.6
"""A heading's letters are so much larger; sizes tell something where three lines in five are of one (not in scans)."""

_LONGEST_HEADING = 200
_CELL = " | "


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the size of its text, the distance of its lines, where its lines end."""

    size: float
    leading: float
    right: float
    even: bool
    vocabulary: Counter[str]


def measure(pages: Sequence[Sequence[Segment]]) -> Measures:
    """The measures of a document's lines, given page by page from the top."""
    lines = [line for page in pages for line in page]
    weights = Counter[float]()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0] if weights else 10.0
    steps = [
        upper.bottom - lower.bottom
        for page in pages
        for upper, lower in pairwise(page)
        if 0 < upper.bottom - lower.bottom < 4 * size
    ]
    ends = sorted(line.right for line in lines)
    even = sum(abs(line.size - size) <= 0.04 * size for line in lines) >= _EVEN * len(lines)
    words = words_of_lines(line.text for line in lines)
    right = ends[int(len(ends) * 0.9)] if ends else 0.0
    return Measures(size, median(steps) if steps else size * 1.2, right, even, words)


def blocks_of_pages(pages: Sequence[Sequence[Segment]], usual: Measures) -> list[Block]:
    """The blocks of a document; each page's first line carries the page's mark."""
    blocks: list[_Open] = []
    for number, lines in enumerate(pages, start=1):
        opened = page_mark(number)
        for place, line in enumerate(lines):
            above = lines[place - 1] if place else None
            marked = replace(line, text=opened + line.text)
            opened = ""
            held = blocks[-1] if blocks else None
            if held and _goes_on(held, above, line, usual):
                held.lines.append(marked)
            else:
                blocks.append(_Open([marked], _is_heading(line, usual)))
    return list(_closed(blocks, usual))


@dataclass(slots=True)
class _Open:
    lines: list[Segment]
    heading: bool

    @property
    def first(self) -> str:
        return bare(self.lines[0].text)

    @property
    def last(self) -> Segment:
        return self.lines[-1]


def _goes_on(held: _Open, above: Segment | None, line: Segment, usual: Measures) -> bool:
    """Is a line the next one of the open block? `above` is the line above it, None at the head of a page."""
    if held.heading != _is_heading(line, usual) or _stands_alone(held, line):
        return False
    finished = bare(held.last.text).rstrip("\"'”’) ").endswith((".", ":", ";", "!", "?"))
    if item_mark(bare(line.text)) and (finished or _outdented(held, line)):
        return False
    short = held.last.right < usual.right - _SHORT * usual.right
    if above is None or above.bottom < line.bottom:
        return not finished and (not short or bare(line.text)[:1].islower())
    if held.last.bottom - line.bottom > max(_LEADING * usual.leading, _TITLE_LEADING * line.size):
        return False
    if in_capitals(held.last.text) and in_capitals(line.text):
        return True
    indented = line.left > held.last.left + usual.size
    return not (finished and (short or indented)) and not (short and _centred(held, line))


def _stands_alone(held: _Open, line: Segment) -> bool:
    """Is either a table's row, or a chapter's or article's number?"""
    texts = (held.last.text, line.text)
    return any(_CELL in text for text in texts) or numbered_heading(line.text) or numbered_heading(held.first)


def _outdented(held: _Open, line: Segment) -> bool:
    """Does a line begin left of the block's other lines, or right under the mark of its item?"""
    if len(held.lines) > 1:
        return line.left < held.last.left - 2
    return bool(item_mark(held.first)) and abs(line.left - held.last.left) < 3


def _centred(held: _Open, line: Segment) -> bool:
    """Titles set in the middle: neither line begins where the other does, and both are short."""
    return (
        abs(held.last.left - line.left) > 3 and abs((held.last.left + held.last.right) - (line.left + line.right)) < 12
    )


def _is_heading(line: Segment, usual: Measures) -> bool:
    text = bare(line.text)
    if not usual.even or len(text) > _LONGEST_HEADING or not any(letter.isalpha() for letter in text):
        return False
    larger = line.size >= _LARGER * usual.size
    return (larger or line.bold) and not text.endswith((".", ";", ",", ":"))


def _closed(blocks: Sequence[_Open], usual: Measures) -> Iterator[Block]:
    sizes = sorted({_size(block) for block in blocks if block.heading}, reverse=True)
    for block in blocks:
        text = joined([line.text for line in block.lines], usual.vocabulary)
        if numbered_heading(text):
            yield Block("heading", text)
        elif block.heading and len(bare(text)) <= _LONGEST_HEADING:
            yield Block("heading", text, sizes.index(_size(block)) + 1)
        elif _CELL in text:
            yield Block("row", text)
        elif item_mark(bare(text)):
            page = NOTE_OR_PAGE.match(text)
            opened, rest = (page.group(), text[page.end() :]) if page else ("", text)
            yield Block("item", opened + as_item(rest))
        else:
            yield Block("paragraph", text)


def _size(block: _Open) -> float:
    return round(max(line.size for line in block.lines))

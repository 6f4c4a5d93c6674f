"""A draft becomes a `Document`: one clean text, with headings, notes and pages as offsets into it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from corpus.model import Document, Footnote, ForeignStretch, Heading, Language, Page
from corpus.text.language import detect_language
from corpus.text.other_languages import UNKNOWN
from ingest.formats.draft import NOTE_OR_PAGE, Block, Draft, Note, Properties, bare
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.text.paragraphs import introduces, rejoin
from ingest.structure.elucidation import parted
from ingest.structure.footnotes import works
from ingest.structure.headings import is_bare_number, order_headings
from ingest.structure.inline_headings import with_headings_apart
from ingest.structure.law_titles import law_title, year_of
from ingest.structure.other_languages import foreign_stretches, language_at, left_out
from ingest.structure.tables import PlacedRow, headed
from ingest.structure.title_page import TitlePage, title_page_of
from ingest.structure.titles import title_of

_FIRST_LINES = 60
"""Lines in which a title page is looked for."""

_NEXT_TO_NOTHING = 0.1
"""Part of a text in Indonesian or English below which the document is one in another language."""


@dataclass(slots=True)
class _Text:
    """The clean text as far as it is written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headings: list[Heading] = field(default_factory=list)
    marks: list[tuple[str, int]] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    runs: list[list[PlacedRow]] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a draft came from: what its document is called by, and takes for want of an id and a title of its own."""

    source: str
    content_hash: str
    id: str
    title: str


def assemble(draft: Draft, origin: Origin) -> Document:
    """The document of a draft; its text is empty if the draft holds none."""
    text = _Text()
    before: Block | None = None
    for block in _in_order(rejoin(draft.blocks)):
        line, marks, pages = _without_marks(block.text)
        if not line:
            text.marks += [(key, text.length) for key, _ in marks if text.length]
            text.pages += [Page(number, text.length) for number, _ in pages]
            continue
        if before:
            text.write("\n" if _kept_together(before, block) else "\n\n")
        start = text.length
        text.write(line)
        text.marks += [(key, start + max(1, place)) for key, place in marks]
        text.pages += [Page(number, start + place) for number, place in pages]
        if block.kind == "heading":
            text.headings.append(Heading(start, text.length, block.level))
        if block.kind == "row":
            if before is None or before.kind != "row":
                text.runs.append([])
            text.runs[-1].append(PlacedRow(start, text.length, line, block.level == 1))
        before = block
    return _document(draft, text, origin)


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    law, elucidation, annexes = parted(blocks)
    return [*order_headings(with_headings_apart(law)), *elucidation, *order_headings(annexes)]


def _without_marks(raw: str) -> tuple[str, list[tuple[str, int]], list[tuple[int, int]]]:
    """A block's clean line, and where in it the marks of notes (by key) and pages (by number) stood."""
    line = ""
    marks: list[tuple[str, int]] = []
    pages: list[tuple[int, int]] = []
    place = 0
    raw = _cleaned(raw)
    for match in (*NOTE_OR_PAGE.finditer(raw), None):
        piece = raw[place : match.start() if match else len(raw)]
        parted = piece[:1].isspace() or (line != line.rstrip() and piece[:1].isalnum())
        line = line.rstrip() + (" " if parted and line.strip() else "") + piece.lstrip()
        if match is None:
            break
        if match[1] == "n":
            marks.append((match[2], len(line.rstrip())))
        else:
            pages.append((int(match[2]), len(line)))
        place = match.end()
    return line.strip(), marks, [(number, at + line[at : at + 1].isspace()) for number, at in pages]


def _cleaned(raw: str) -> str:
    """A block's text tidied, its marks of notes and pages kept: what a source spelt as an entity is cleaned too."""
    parts: list[str] = []
    place = 0
    for match in NOTE_OR_PAGE.finditer(raw):
        parts += [plain_characters(raw[place : match.start()]), match.group()]
        place = match.end()
    return tidy("".join([*parts, plain_characters(raw[place:])]))


def _kept_together(before: Block, block: Block) -> bool:
    """Do two lines make one paragraph: items with items, rows with rows, either with the line that introduces them?"""
    listed = {"item", "line"}
    if block.kind in listed and before.kind in listed:
        return True
    if block.kind == "row" and before.kind == "row":
        return True
    return before.kind == "paragraph" and block.kind in {"item", "line", "row"} and introduces(before.text)


def _document(draft: Draft, text: _Text, origin: Origin) -> Document:
    clean = "".join(text.parts)
    said, published = _visible(draft.properties), _visible(draft.metadata)
    foreign = foreign_stretches(clean)
    ours = _without(clean, foreign)
    language = said.language or published.language or detect_language(ours)
    first = title_page_of([tidy(bare(line)) for line in draft.opening] or _opening(draft.blocks))
    title = said.title or _title(text, language, first, published, draft.running_title) or origin.title
    if len(ours.strip()) < _NEXT_TO_NOTHING * len(clean):
        language = language_at(foreign, 0, len(clean)) or UNKNOWN
    return Document(
        id=said.id or origin.id,
        title=title,
        text=clean,
        language=language,
        source=origin.source,
        content_hash=origin.content_hash,
        authors=said.authors or first.authors or published.authors,
        year=said.year or year_of(title) or first.year or published.year,
        sources_until=said.sources_until,
        date=said.date or (published.date if not (said.year or first.year) else None),
        licence=said.licence,
        pair=said.pair,
        headings=tuple(text.headings),
        footnotes=_footnotes(text.marks, draft.notes),
        pages=tuple(replace(page, label=draft.page_labels.get(page.number, "")) for page in text.pages),
        tables=headed(text.runs),
        foreign=foreign,
        warnings=(*draft.warnings, *left_out(clean, foreign)),
    )


def _opening(blocks: Sequence[Block]) -> list[str]:
    """The lines of a title page: down to the first row of a table, or the first section that is called by a year."""
    lines: list[str] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        line = tidy(bare(block.text))
        dated = block.kind == "heading" and re.fullmatch(r"\d{4}", line) and following and _is_text(following)
        if block.kind == "row" or dated or len(lines) > _FIRST_LINES:
            break
        lines += [line] if line else []
    return lines


def _is_text(block: Block) -> bool:
    return block.kind != "heading" and bare(block.text).rstrip().endswith(".")


def _title(text: _Text, language: Language, first: TitlePage, published: Properties, running: str) -> str | None:
    """The name of a law, what the metadata call it, the heading it opens with, or what stands over its author.

    A book that opens with the number of a chapter is called by what its pages are headed with.
    """
    clean = "".join(text.parts)
    title = law_title(clean) or published.title or title_of(clean, text.headings, language) or first.title
    return running if running and (title is None or is_bare_number(title)) else title


def _without(text: str, foreign: Sequence[ForeignStretch]) -> str:
    """A text without its stretches in other languages."""
    ends = [0, *(end for stretch in foreign for end in (stretch.start, stretch.end)), len(text)]
    return "\n".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))


def _visible(said: Properties) -> Properties:
    """The same in plain characters on one line: a title must not steer the terminal that it is listed on."""
    return replace(
        said,
        title=_one_line(said.title),
        authors=tuple(filter(None, map(_one_line, said.authors))),
        date=_one_line(said.date),
        licence=_one_line(said.licence),
        pair=_one_line(said.pair),
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(plain_characters(text).split()) or None if text else None


def _footnotes(marks: Sequence[tuple[str, int]], notes: Mapping[str, Note]) -> tuple[Footnote, ...]:
    known = [(notes[key], position) for key, position in marks if key in notes]
    found = zip(known, works([note.text for note, _ in known]), strict=True)
    return tuple(Footnote(note.mark, note.text, work, position) for (note, position), work in found)

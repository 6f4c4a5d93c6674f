"""A document cut into passages that tile it: structure first (section, list, paragraph, sentence), length second."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Document, HeadedRows, Heading, Language, Page, Passage
from corpus.text.language import detect_language
from corpus.text.other_languages import ANSWERED
from ingest.splitting.pieces import Cutter, Piece
from ingest.structure.headings import chapter_title
from ingest.structure.other_languages import language_at

TARGET = 160
"""Tokens a passage is filled up to from several paragraphs; a single paragraph or list may be longer.

With 160 to 320 tokens 0.752 of the `dev` questions were answered rightly, with 80 to 160 0.745, with windows of 320
that know no structure 0.694 (n = 278): docs/splitting.md, which says how to measure again.
"""

MAXIMUM = 320
"""Tokens a passage never passes. With the title and headings it is embedded under it stays below the model's 512."""

CONTEXT = 400
"""Characters of title and headings that a passage is embedded under, some 100 tokens at most."""


LONGEST_HEADER = 400
"""Characters of a table's header that a passage carries."""


@dataclass(frozen=True, slots=True)
class _Section:
    """Headings and the text under them: `start` of the headings, `body` of the text, the path of headings."""

    start: int
    body: int
    end: int
    path: tuple[str, ...]


def split_passages(
    document: Document,
    version: str,
    count_tokens: Callable[[str], int],
    *,
    target: int = TARGET,
    maximum: int = MAXIMUM,
) -> list[Passage]:
    """Passages in order, without overlap, that together are `document.text`; each of at most `maximum` tokens.

    A heading opens a passage, together with what follows it. A list keeps its introducing line, and a list or paragraph
    is cut (between items, then between sentences) only where it is longer than `maximum`. The path of headings leaves
    out one that only repeats the document's title. `count_tokens` must add up over words.
    """
    cutter = Cutter(document.text, count_tokens, min(target, maximum))
    passages: list[Passage] = []
    borders = frozenset(end for stretch in document.foreign for end in (stretch.start, stretch.end))
    for section in _sections(document):
        for start, end in _ranges(cutter, section, maximum, borders):
            passages.append(_passage(document, version, len(passages), section, (start, end)))
    return passages


def embedded_text(passage: Passage) -> str:
    """What is encoded for a passage: title and headings, the header of a table that goes on in it, then its text."""
    context = " > ".join(dict.fromkeys((passage.title, *passage.heading)))[:CONTEXT]
    headers = [rows.header for rows in passage.tables if rows.start <= passage.body_start]
    body = passage.text[passage.body_start - passage.start :].strip()
    return "\n".join(filter(None, (context, *headers, body)))


def _sections(document: Document) -> list[_Section]:
    """The document's sections in order; headings without text of their own go with the next section."""
    opened: list[tuple[int, int, tuple[str, ...]]] = []
    above: list[Heading] = []
    for heading in document.headings:
        above = [*(other for other in above if other.level < heading.level), heading]
        body = _skip_space(document.text, heading.end)
        start = opened.pop()[0] if opened and opened[-1][1] == heading.start else heading.start
        opened.append((start, body, _path(document, above)))
    if not document.text:
        return []
    if not opened or opened[0][0] > 0:
        opened.insert(0, (0, 0, ()))
    ends = [*(start for start, _, _ in opened[1:]), len(document.text)]
    return [_Section(start, body, end, path) for (start, body, path), end in zip(opened, ends, strict=True)]


def _path(document: Document, headings: Sequence[Heading]) -> tuple[str, ...]:
    texts = (document.text[heading.start : heading.end] for heading in headings)
    return tuple(text for text in texts if chapter_title(text) != document.title)


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _ranges(cutter: Cutter, section: _Section, maximum: int, borders: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Ranges that tile one section: pieces packed up to the target, the headings with the first of them."""
    title = cutter.piece(section.start, section.body)
    if title.tokens > maximum // 2:
        title = Piece(section.start, section.start, 0)
    begin, tokens, last = section.start, title.tokens, None
    for piece in cutter.pieces(title.end, section.end, maximum - title.tokens):
        parted = any(begin < border <= piece.start for border in borders)
        if last and (parted or not _fits(cutter, tokens, last, piece, maximum)):
            yield begin, piece.start
            begin, tokens = piece.start, 0
        tokens, last = tokens + piece.tokens, piece
    yield begin, section.end


def _fits(cutter: Cutter, tokens: int, last: Piece, piece: Piece, maximum: int) -> bool:
    """Does a piece go into a passage of so many tokens? It may pass the target where small, or led to by `last`."""
    if tokens + piece.tokens <= cutter.target:
        return True
    leads_on = cutter.text[last.start : last.end].rstrip().endswith(":")
    small = min(tokens, piece.tokens) < cutter.target // 4
    return tokens + piece.tokens <= maximum and (leads_on or small)


def _passage(document: Document, version: str, order: int, section: _Section, range_: tuple[int, int]) -> Passage:
    start, end = range_
    text = document.text[start:end]
    pages = _pages(document, start, end)
    return Passage(
        document_id=document.id,
        version=version,
        order=order,
        start=start,
        end=end,
        body_start=min(max(section.body, start), end),
        text=text,
        heading=section.path,
        language=language_at(document.foreign, start, end) or detect_language(text, default=_ours(document)),
        title=document.title,
        authors=document.authors,
        year=document.year,
        sources_until=document.sources_until,
        page=pages[0].number if pages else None,
        pages=pages,
        footnotes=tuple(note for note in document.footnotes if start < note.position <= end),
        tables=tuple(_headed_rows(document, start, end)),
    )


def _pages(document: Document, start: int, end: int) -> tuple[Page, ...]:
    """The page that a range begins on, and those that begin within it."""
    starts = [page.start for page in document.pages]
    return document.pages[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]


def _ours(document: Document) -> Language:
    return document.language if document.language in ANSWERED else "id"


def _headed_rows(document: Document, start: int, end: int) -> Iterator[HeadedRows]:
    """The rows in a passage, with the header that stands above them, here or in a passage before."""
    for table in document.tables:
        if table.start < end and table.end > start:
            header = " ".join(document.text[table.header_start : table.header_end].split("\n"))
            yield HeadedRows(max(start, table.start), min(end, table.end), header[:LONGEST_HEADER])

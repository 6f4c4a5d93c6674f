"""The nouns of the product. Offsets count characters of a document's clean text; ranges are half-open."""

from bisect import bisect_right
from dataclasses import dataclass

Language = str
"""ISO 639-1 code: "id" or "en"; another, or "und", for text that no answer is given from."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's clean text: the only form in which quoted text travels."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line of the clean text, `text[start:end]`; level 1 is the highest."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note taken out of the running text.

    `position` is the offset in the clean text where the mark stood: the note belongs to the sentence with
    `start < position <= end`. `text` is the note as written; `work` is what it refers to, which differs from `text`
    where an *Ibid.* was followed back along its chain.
    """

    mark: str
    text: str
    work: str
    position: int


@dataclass(frozen=True, slots=True)
class Page:
    """The page that begins at offset `start` of the clean text; `number` counts from 1.

    `label` is the number printed on it where that is another, empty where it is none.
    """

    number: int
    start: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class ForeignStretch:
    """Lines `text[start:end]` in a language in which no answer is given."""

    start: int
    end: int
    language: Language


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table, `text[start:end]`, and the header row or rows above them, `text[header_start:header_end]`."""

    start: int
    end: int
    header_start: int
    header_end: int


@dataclass(frozen=True, slots=True)
class HeadedRows:
    """Rows of a table in a passage, `[start, end)` in the document, and the words of the header row above them."""

    start: int
    end: int
    header: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as clean text with its structure beside it.

    The clean text holds paragraphs parted by one blank line; a list item or a table row is a line that begins with its
    own mark ("- ", "1. ", "a. ") or holds " | " between its cells. Headings are lines of their own, without marks.
    `warnings` say what of the source is not in the text.

    `sources_until` is the year of the latest source of a document that is compiled from others and names for every
    statement its source in a note; None where the document is its own source.
    """

    id: str
    title: str
    text: str
    language: Language
    source: str
    content_hash: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    sources_until: int | None = None
    date: str | None = None
    licence: str | None = None
    pair: str | None = None
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    foreign: tuple[ForeignStretch, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One tile of a document: passages in `order`, without overlap, together are the whole clean text.

    `text[:body_start - start]` are the headings that open the passage, if any; `heading` is the path of headings it
    stands under, outermost first; `footnotes` are those whose position lies in `(start, end]`. `pages` are the one it
    begins on and those that begin within it, `page` is the number of the first. `tables` are its rows that stand under
    a header row, which may itself stand in a passage before.
    """

    document_id: str
    version: str
    order: int
    start: int
    end: int
    body_start: int
    text: str
    heading: tuple[str, ...]
    language: Language
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    sources_until: int | None = None
    page: int | None = None
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[HeadedRows, ...] = ()

    @property
    def id(self) -> str:
        """The row's id in the store: computable, so that neighbours are fetched without a search."""
        return passage_id(self.document_id, self.version, self.order)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the store knows of a document: written last, it names the version of the passages that counts.

    `starts` are the offsets at which its passages begin, in order; `sources` are the places it was read from.
    `corrected` is a JSON object of what a user has set by hand (title, authors, year), which the next reading does not
    undo; empty where nothing was. `warnings` say what of the source is not in its text.
    """

    id: str
    title: str
    language: Language
    version: str
    content_hash: str
    starts: tuple[int, ...]
    characters: int
    sources: tuple[str, ...]
    authors: tuple[str, ...] = ()
    year: int | None = None
    sources_until: int | None = None
    date: str | None = None
    licence: str | None = None
    pair: str | None = None
    corrected: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def content_year(self) -> int | None:
        """The year that its text is of: that of the latest source where it is compiled from others."""
        return self.sources_until or self.year

    @property
    def passage_ids(self) -> list[str]:
        """The ids of its passages, in order."""
        return [passage_id(self.id, self.version, order) for order in range(len(self.starts))]

    def order_at(self, offset: int) -> int:
        """The order of the passage that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)


def passage_id(document_id: str, version: str, order: int) -> str:
    """The id of a passage, from what names it: document, version of its content, place in the order."""
    return f"{document_id}@{version}#{order:05d}"


def document_of(passage: str) -> str:
    """The document of a passage, by the passage's id."""
    return passage.rpartition("@")[0]

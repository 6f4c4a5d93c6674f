"""What a document may hold: a few kilobytes of an office file can stand for gigabytes, where one text is repeated."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import ReadError
from corpus.messages import Message, message
from corpus.model import Document
from ingest.formats.draft import Block, Draft

MOST_CHARACTERS = 8 * 1024**2
"""Characters of text, and of notes: some 4,000 pages, as many as a file of text may have bytes."""

MOST_HEADINGS = 20_000
MOST_NOTES = 20_000
"""A law of 124 pages has 160 headings, a chapter of 38 pages 110 notes."""

LONGEST_HEADING = 1_000
"""Characters of a heading: it is stored with every passage under it. What is longer is a paragraph."""

LONGEST_TITLE = 500
"""Characters of a title, and of each author: they are stored with every passage too."""

MOST_AUTHORS = 100

YEARS = range(1000, 2200)
"""Years that a document can be of; another is a slip, or a number that the store has no room for."""


def within_limits(draft: Draft, place: str) -> Draft:
    """The draft, an endless heading as a paragraph. Raises ReadError where it holds more than a document may."""
    _refuse(place, _draft_excess(draft))
    return replace(draft, blocks=tuple(map(_as_paragraph, draft.blocks)))


def check_document(document: Document, place: str) -> Document:
    """The document. Raises ReadError where its notes, each repeated wherever it is cited, are more than it may hold."""
    _refuse(place, _document_excess(document))
    return replace(
        document,
        title=document.title[:LONGEST_TITLE],
        year=document.year if document.year in YEARS else None,
        authors=tuple(author[:LONGEST_TITLE] for author in document.authors[:MOST_AUTHORS]),
    )


def _draft_excess(draft: Draft) -> Iterator[Message]:
    if sum(len(block.text) for block in draft.blocks) > MOST_CHARACTERS:
        yield message("its text has more than {most:,} characters", most=MOST_CHARACTERS)
    if sum(block.kind == "heading" for block in draft.blocks) > MOST_HEADINGS:
        yield message("it has more than {most:,} headings", most=MOST_HEADINGS)
    if len(draft.notes) > MOST_NOTES:
        yield message("it has more than {most:,} notes", most=MOST_NOTES)


def _document_excess(document: Document) -> Iterator[Message]:
    if len(document.headings) > MOST_HEADINGS:
        yield message("it has more than {most:,} headings", most=MOST_HEADINGS)
    if len(document.footnotes) > MOST_NOTES:
        yield message("it has more than {most:,} notes", most=MOST_NOTES)
    if sum(len(note.text) + len(note.work) for note in document.footnotes) > MOST_CHARACTERS:
        yield message("its notes have more than {most:,} characters", most=MOST_CHARACTERS)


def _refuse(place: str, excess: Iterator[Message]) -> None:
    for reason in excess:
        raise ReadError(place, reason, "Split it into smaller files.")


def _as_paragraph(block: Block) -> Block:
    endless = block.kind == "heading" and len(block.text) > LONGEST_HEADING
    return replace(block, kind="paragraph", level=0) if endless else block

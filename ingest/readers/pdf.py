"""PDF files with a text layer: pages, paragraphs across lines and pages, headings, notes at the foot."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from corpus.errors import ReadError
from ingest.draft import Draft, Properties
from ingest.marks import plain_characters, tidy
from ingest.pdf.columns import lines_in_order
from ingest.pdf.furniture import without_furniture
from ingest.pdf.lines import Segment, segments_of
from ingest.pdf.notes import lift_foot_notes
from ingest.pdf.paragraphs import blocks_of_pages, measure

MOST_PAGES = 5000
MOST_SEGMENTS = 20_000
"""Pieces of text on a page: print has some hundreds, a page where every letter is placed by itself some thousands."""

_FEWEST_LETTERS = 16
"""Letters a page has on average where there is a text layer: stamps on a scan are fewer."""

_MADE_UP = re.compile(r"microsoft (?:word|powerpoint)|untitled|.*\.(?:docx?|rtf|pdf|indd|tex|dvi)$", re.IGNORECASE)


def read_pdf(raw: bytes, place: str) -> Draft:
    """A draft of a PDF file.

    Raises ReadError where it is broken, encrypted, a scan without a text layer, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(place, "it is encrypted", "Save it without a password.") from error
        raise ReadError(place, "it is broken: no PDF that can be opened", "Save or download it again.") from error
    try:
        if len(document) > MOST_PAGES:
            raise ReadError(place, f"it has more than {MOST_PAGES} pages", "Split it into smaller files.")
        pages = [lines_in_order(_within_bounds(segments, place)) for segments in _segments(document, place)]
        properties = _properties(document.get_metadata_dict())
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_LETTERS * max(1, len(pages)):
        raise ReadError(
            place,
            "it is a scan: its pages are pictures without text",
            "Give it a text layer first, for example with: ocrmypdf -l ind+eng SCAN.pdf TEXT.pdf",
        )
    pages = without_furniture(pages)
    bodies, notes = lift_foot_notes(pages, measure(pages).size)
    return Draft(tuple(blocks_of_pages(bodies, measure(bodies))), notes, properties)


def _segments(document: pdfium.PdfDocument, place: str) -> Iterator[list[Segment]]:
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise ReadError(
                f"{place}, page {number + 1}", "the page is broken", "Save or download it again."
            ) from error
        yield segments_of(text)
        text.close()
        page.close()


def _within_bounds(segments: list[Segment], place: str) -> list[Segment]:
    if len(segments) > MOST_SEGMENTS:
        raise ReadError(place, f"a page of it has more than {MOST_SEGMENTS} pieces of text", "Print it to PDF again.")
    return segments


def _properties(metadata: dict[str, str]) -> Properties:
    title = tidy(plain_characters(metadata.get("Title", "")))
    made = re.match(r"D:(\d{4})", metadata.get("CreationDate", ""))
    return Properties(
        title=title if title and not _MADE_UP.match(title) else None,
        year=int(made[1]) if made else None,
    )

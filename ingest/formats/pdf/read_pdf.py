"""PDF files: pages, paragraphs across lines and pages, headings, notes at the foot."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Draft, bare
from ingest.formats.omissions import Stretch, losses, not_read, told
from ingest.formats.pdf.columns import lines_in_order
from ingest.formats.pdf.form_fields import drawn_in, has_fields
from ingest.formats.pdf.lines import HYPHEN, Segment, segments_of, turned_text
from ingest.formats.pdf.notes import lift_foot_notes
from ingest.formats.pdf.ocr import recognised
from ingest.formats.pdf.omissions import left_out, lost_lines
from ingest.formats.pdf.page_labels import printed_labels
from ingest.formats.pdf.paragraphs import blocks_of_pages, measure
from ingest.formats.pdf.running_heads import running_title, without_furniture

MOST_PAGES = 5000
MOST_SEGMENTS = 20_000
"""Pieces of text on a page: print has some hundreds, a page where every letter is placed by itself some thousands."""

_FEWEST_LETTERS = 32
"""Letters a page has on average where there is a text layer: what a scanner stamps on its pages is shorter ("Dipindai
dengan CamScanner"), the emptiest of real documents has some hundreds."""

_STAMP = 80
"""Letters at an angle that a stamp or a note in the margin has at most; a table set sideways has more."""

_RECURS = 3
"""Pages from which a text at an angle is a stamp, such as that of an electronic signature."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines in reading order; the values of its form fields, and letters set sideways, which are not read.

    `text` is all its text as PDFium puts it into lines by itself.
    """

    place: str
    lines: list[Segment]
    text: str
    values: list[str]
    turned: str


def read_pdf(raw: bytes, place: str, languages: str = "") -> Draft:
    """A draft of a PDF file, by its text layer; with `languages` ("ind+eng"), pages without text are recognised.

    Raises ReadError where it is broken, encrypted, a scan without text, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(place, "it is encrypted", "Save it without a password.") from error
        raise ReadError(place, "it is broken: no PDF that can be opened", "Save or download it again.") from error
    try:
        if len(document) > MOST_PAGES:
            raise ReadError(
                place,
                message("it has more than {most} pages", most=MOST_PAGES),
                "Split it into smaller files.",
            )
        read = list(_pages(document, place, languages))
        named = [document.get_page_label(number) for number in range(len(document))]
    finally:
        document.close()
    pages = [page.lines for page in read]
    if sum(map(_letters, pages)) < (1 if languages else _FEWEST_LETTERS * max(1, len(pages))):
        raise _scan(place, languages)
    title, labels = running_title(pages), printed_labels(pages, named)
    inner = without_furniture(pages)
    bodies, notes = lift_foot_notes(inner, measure(inner).size)
    opening = tuple(bare(line.text).replace(HYPHEN, "-") for line in bodies[0]) if bodies else ()
    draft = Draft(
        tuple(blocks_of_pages(bodies, measure(bodies))), notes, opening=opening, running_title=title, page_labels=labels
    )
    printed = [(page.place, page.text) for page in read]
    aside = [f"{left_out(*both)}\n{page.turned}" for page, *both in zip(read, pages, inner, strict=True)]
    typed = (Stretch(value, page.place) for page in read for value in page.values)
    lost = told(list(lost_lines(printed, draft, aside)))
    return replace(draft, warnings=(*lost, *losses(typed, draft), *_turned(read)))


def _turned(read: Sequence[_Page]) -> Iterator[str]:
    stamps = Counter(page.turned for page in read)
    for page in read:
        if len("".join(page.turned.split())) > _STAMP and stamps[page.turned] < _RECURS:
            yield not_read(page.place, page.turned)


def _pages(document: pdfium.PdfDocument, place: str, languages: str) -> Iterator[_Page]:
    """The pages, each with its lines in reading order."""
    is_form = has_fields(document)
    for number in range(len(document)):
        where = message("{place}, page {page}", place=place, page=number + 1)
        try:
            page, boxes, values = drawn_in(document, number) if is_form else (document[number], [], [])
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise ReadError(where, "the page is broken", "Save or download it again.") from error
        lines = lines_in_order(_within_bounds([*segments_of(text), *boxes], place))
        if languages and _letters(lines) < _FEWEST_LETTERS:
            lines = max(lines, lines_in_order(recognised(page, languages, where)), key=_letters)
        yield _Page(message("page {page}", page=number + 1), lines, text.get_text_range(), values, turned_text(text))
        text.close()
        page.close()


def _letters(lines: Sequence[Segment]) -> int:
    return sum(len(line.text) for line in lines)


def _scan(place: str, languages: str) -> ReadError:
    if languages:
        return ReadError(place, "no text was recognised on its pages", "Scan it anew, upright and at 300 dots an inch.")
    return ReadError(
        place,
        "it is a scan: its pages are pictures without text",
        "Ingest it with --ocr, which recognises the text where Tesseract is installed.",
    )


def _within_bounds(segments: list[Segment], place: str) -> list[Segment]:
    if len(segments) > MOST_SEGMENTS:
        raise ReadError(
            place,
            message("a page of it has more than {most} pieces of text", most=MOST_SEGMENTS),
            "Print it to PDF again.",
        )
    return segments

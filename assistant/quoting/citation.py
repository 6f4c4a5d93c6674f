"""A span of a passage as a citation: the quote is cut from the stored passage, never typed anew."""

from collections.abc import Sequence

from assistant.answer import Citation, NoteQuote
from assistant.retrieval.source_years import source_years
from corpus.errors import StoreError
from corpus.messages import message
from corpus.model import Footnote, Page, Passage


def cite(number: int, passage: Passage, start: int, end: int, highlight: Sequence[tuple[int, int]] = ()) -> Citation:
    """The citation of `[start, end)`, offsets in the document, within a passage read from the store.

    Raises:
        StoreError: the span does not lie in the passage, or the passage does not hold the text it claims to.
    """
    if not passage.start <= start < end <= passage.end or len(passage.text) != passage.end - passage.start:
        raise StoreError(
            message(
                "{id}: the stored passage does not hold {start}:{end}. Run `rujukan doctor`, then `rujukan ingest`.",
                id=passage.id,
                start=start,
                end=end,
            )
        )
    pages = pages_of(passage, start, end)
    notes = [note for note in passage.footnotes if start < note.position <= end]
    years = source_years(passage, notes)
    return Citation(
        number=number,
        document_id=passage.document_id,
        title=passage.title,
        authors=passage.authors,
        year=max(years, default=None),
        source_years=years,
        compiled=passage.year if passage.sources_until else None,
        heading=passage.heading,
        page=pages[0].number if pages else passage.page,
        last_page=pages[-1].number if len(pages) > 1 else None,
        printed="–".join(dict.fromkeys(page.label for page in (*pages[:1], *pages[-1:]) if page.label)),
        passage_id=passage.id,
        start=start,
        end=end,
        quote=passage.text[start - passage.start : end - passage.start],
        language=passage.language,
        footnotes=tuple(note_text(note) for note in notes),
        notes=tuple(NoteQuote(note.mark, note.position, 0, len(note.text), note.text) for note in notes),
        highlight=tuple((max(start, a), min(end, b)) for a, b in highlight if a < end and b > start),
        table_header=_header_above(passage, start, end),
    )


def pages_of(passage: Passage, start: int, end: int) -> tuple[Page, ...]:
    """The pages on which `[start, end)` of a passage stands."""
    first = max((page.start for page in passage.pages if page.start <= start), default=start)
    return tuple(page for page in passage.pages if first <= page.start < end)


def _header_above(passage: Passage, start: int, end: int) -> str:
    """The header of the rows that are quoted, unless the quote begins above them and holds it itself."""
    return next((rows.header for rows in passage.tables if rows.start <= start < rows.end and end > rows.start), "")


def note_text(note: Footnote) -> str:
    """A footnote as written; an *Ibid.* is followed by the work it stands for."""
    return note.text if note.work == note.text else f"{note.text} [= {note.work}]"

"""What notes and figures say, where a question asks for one: found in the index of addresses, not searched for.

One call, `noted`: a note is quoted by offsets in its own text, beside the sentence that it belongs to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import NoteQuote
from assistant.query.note_reference import NoteQuestion, NoteReference, note_reference
from assistant.retrieval.filters import EVERYTHING, Scope
from corpus.indexes.addresses import AddressIndex
from corpus.model import DocumentRow, Footnote, Passage, passage_id
from corpus.store.store import Store
from corpus.text.language import sentences, stem, words

MOST = 3
"""Notes of one number that are shown, of as many documents."""

_SHARE = 0.6
"""Share of the words that say which page is meant that a note and its sentence hold; with less it is searched for."""

_LOOKED = 300
"""Notes with a day that are looked at."""

_BESIDE = 4
"""Characters of white space between a caption and a source right under it."""

_DAY = (
    r"(?:\d{1,2}\s+[^\W\d_]{3,12}\s+\d{4}|[^\W\d_]{3,12}\s+\d{1,2},?\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|"
    r"\d{4}-\d\d-\d\d)"
)
_OPENED = re.compile(
    r"\b(?:diakses|di akses|diunduh|dibuka|dilihat|dikunjungi|accessed|retrieved|viewed|consulted|visited|https?|www)\b"
    rf".{{0,400}}?(?P<day>{_DAY})",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Noted:
    """`[start, end)` of a passage, offsets in the document: a sentence with its notes, or a caption with its source."""

    passage: Passage
    start: int
    end: int
    notes: tuple[NoteQuote, ...] = ()
    highlight: tuple[tuple[int, int], ...] = ()


def noted(question: str, store: Store, index: AddressIndex, scope: Scope = EVERYTHING) -> list[Noted]:
    """What answers a question about a note, a cited page or a figure; nothing where it asks about none or none is."""
    reference = note_reference(question)
    if reference is None:
        return []
    rows = [row for row in store.rows.values() if row.id in index and row.id in (scope.documents or store.rows)]
    if reference.asks is NoteQuestion.FIGURE:
        return [one for row in rows for one in _figures(reference, row, index, store)][:MOST]
    if reference.asks is NoteQuestion.OPENED:
        return list(_opened(reference, rows, index, store))
    return list(_of_number(reference, rows, index, store))


def whole_note(note: Footnote, highlight: tuple[tuple[int, int], ...] = ()) -> NoteQuote:
    """All of a note's words."""
    return NoteQuote(note.mark, note.position, 0, len(note.text), note.text, highlight)


def _of_number(reference: NoteReference, rows: list[DocumentRow], index: AddressIndex, store: Store) -> Iterator[Noted]:
    """The notes of a number; behind an Ibid. the note that it stands for."""
    found = [
        (row, place, note)
        for row in rows
        for place, note in enumerate(index[row.id].notes)
        if note.mark == reference.number
    ]
    stands = [one for one in found if one[2].work != one[2].text]
    for row, place, note in (stands if reference.same and stands else found)[:MOST]:
        earlier = [one for one in index[row.id].notes[:place] if note.work != note.text and one.text == note.work]
        yield _beside(row, store, note, (whole_note(note), *map(whole_note, earlier[-1:])))


def _opened(reference: NoteReference, rows: list[DocumentRow], index: AddressIndex, store: Store) -> Iterator[Noted]:
    """The notes that say when a page was opened and hold, with their sentences, most words that say which is meant."""
    dated = [
        (row, note, day.span("day"))
        for row in rows
        for note in index[row.id].notes
        if (day := _OPENED.search(note.text)) and reference.number in {"", note.mark}
    ][:_LOOKED]
    terms = [_stems(term) for term in reference.terms]
    found = []
    for row, note, span in dated:
        beside = _beside(row, store, note, (whole_note(note, (span,)),))
        own = _stems(note.text) | _stems(_parts(note.text))
        text = beside.passage.text[beside.start - beside.passage.start : beside.end - beside.passage.start]
        around = own | _stems(text)
        held = sum(not term.isdisjoint(around) for term in terms)
        found.append((held, sum(not term.isdisjoint(own) for term in terms), beside))
    best = max(((held, own) for held, own, _ in found), default=(0, 0))
    if best[0] < _SHARE * len(terms):
        return
    # Several that fit as well are all shown: one page may have been opened on several days.
    yield from [beside for held, own, beside in found if (held, own) == best][:MOST]


def _parts(text: str) -> str:
    """The words that addresses are made of."""
    return re.sub(r"[\W_]", " ", " ".join(re.findall(r"(?:https?://|www\.)\S+|\w+\.\w+/\S+", text)))


def _stems(text: str) -> set[str]:
    return {stem(word, language) for word in words(text) for language in ("id", "en")}


def _figures(reference: NoteReference, row: DocumentRow, index: AddressIndex, store: Store) -> Iterator[Noted]:
    """The caption with the source under it, where one is named."""
    for figure in index[row.id].figures:
        if figure.number != reference.number or figure.table != reference.table:
            continue
        if figure.source_start < figure.source_end:
            source = (figure.source_start, figure.source_end)
            near = figure.source_start - figure.end <= _BESIDE
            ranges = [(figure.start, figure.source_end)] if near else [(figure.start, figure.end), source]
            for piece in (piece for start, end in ranges for piece in _pieces(row, store, start, end)):
                marked = max(source[0], piece.start), min(source[1], piece.end)
                yield replace(piece, highlight=(marked,) if marked[0] < marked[1] else ())
            return
        notes = [note for note in index[row.id].notes if figure.start < note.position <= figure.end]
        if notes:
            yield _beside(row, store, notes[0], tuple(map(whole_note, notes)))
            return


def _pieces(row: DocumentRow, store: Store, start: int, end: int) -> Iterator[Noted]:
    """A range of a document as it lies in its passages."""
    orders = range(row.order_at(start), row.order_at(end - 1) + 1)
    for passage in store.passages([passage_id(row.id, row.version, order) for order in orders]).values():
        first, last = max(start, passage.start), min(end, passage.end)
        text = passage.text[first - passage.start : last - passage.start]
        yield Noted(passage, first + len(text) - len(text.lstrip()), first + len(text.rstrip()))


def _beside(row: DocumentRow, store: Store, note: Footnote, notes: tuple[NoteQuote, ...]) -> Noted:
    """The sentence that a note belongs to, with notes."""
    identifier = passage_id(row.id, row.version, row.order_at(note.position - 1))
    passage = store.passages([identifier])[identifier]
    place = note.position - passage.start
    body = passage.body_start - passage.start
    found = [(start, end) for start, end in sentences(passage.text, body) if start < place <= end]
    line = passage.text.rfind("\n", 0, max(0, place - 1)) + 1
    start, end = found[0] if found else (line, max(place, line + 1))
    return Noted(passage, passage.start + start, passage.start + end, notes)

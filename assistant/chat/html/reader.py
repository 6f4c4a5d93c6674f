"""The reading view: a document rebuilt from its passages, with a quote marked where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.html.prose import Insert, Stretch, Tag, prose
from assistant.chat.html.reference import facts, page
from assistant.chat.reading.bar import reader_bar
from assistant.chat.reading.words import reading_words
from assistant.chat.words import Words
from corpus.model import Footnote, Passage

WINDOW = 300
"""Passages shown at once, some 250,000 characters: laid out in well under a second, as a whole archive would not be."""

LEVELS: tuple[Tag, ...] = ("h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class ReaderTarget:
    """What to open a document at: a quote with its answering words, or nothing for the beginning.

    `wanted` was searched for inside the document and stands at `hits`.
    """

    start: int = 0
    end: int = 0
    highlight: tuple[tuple[int, int], ...] = ()
    wanted: str = ""
    hits: tuple[tuple[int, int], ...] = ()


def reading_view(passages: Sequence[Passage], place: ReaderTarget, words: Words, note: Markup = NOTHING) -> Markup:
    """The dialog for a document that has passages, the window of them around `place`, under a `note` on it."""
    first = passages[0]
    shown = window(passages, place)
    notes = [note for passage in shown for note in passage.footnotes]
    known = facts(first.authors, str(first.year or ""), first.language, "", words)
    begun = joined(_passage(shown[i - 1] if i else None, shown[i], place, notes, words) for i in range(len(shown)))
    article = element(
        "article",
        element("p", first.title, id="reader-title", class_="title", lang=first.language, tabindex=-1),
        element("p", known, class_="facts"),
        _elsewhere(passages, shown[0].order - 1, words.earlier),
        element("div", begun, lang=first.language, class_="body"),
        _elsewhere(passages, shown[-1].order + 1, words.later),
        _notes(notes, words),
    )
    contents = _contents(shown, words)
    where: dict[str, str | int] = {"data_document": first.document_id, "data_start": place.start, "data_end": place.end}
    bar = reader_bar(first.document_id, (place.start, place.end), place.wanted, place.hits, words, note=note)
    return element("dialog", bar, contents, article, id="reader", aria_labelledby="reader-title", **where)


def gone_view(words: Words) -> Markup:
    """The dialog for a document that the store no longer holds."""
    said = element("article", element("p", words.gone, id="reader-title", tabindex=-1))
    return element("dialog", _bar(words), said, id="reader", aria_labelledby="reader-title")


def window(passages: Sequence[Passage], place: ReaderTarget) -> Sequence[Passage]:
    """At most `WINDOW` neighbouring passages, the one that holds `place` among them."""
    at = next((i for i, passage in enumerate(passages) if place.start < passage.end), 0)
    begin = max(0, min(at - WINDOW // 3, len(passages) - WINDOW))
    return passages[begin : begin + WINDOW]


def body_start(passage: Passage) -> int:
    """Where the view begins to show a passage: behind the title that opens a document, as that stands above."""
    opens = passage.start == 0 and passage.text.startswith(f"{passage.title}\n")
    return passage.start + (len(passage.title) if opens else 0)


def headings(passage: Passage) -> list[Stretch]:
    """The heading lines that open a passage; their levels follow from the path it stands under.

    A title that is the document's first line is none of them: the view shows the title by itself.
    """
    lines, start = [], passage.start
    for line in passage.text[: passage.body_start - passage.start].split("\n"):
        if line.strip() and (start, line) != (0, passage.title):
            lines.append((start, start + len(line)))
        start += len(line) + 1
    above = len(passage.heading) - len(lines)
    return [Stretch(*line, LEVELS[min(max(above + i, 0), 3)]) for i, line in enumerate(lines)]


def heading_starts(passages: Sequence[Passage]) -> list[int]:
    """Where the headings of a document begin, in order."""
    return [heading.start for passage in passages for heading in headings(passage)]


def _passage(
    before: Passage | None, passage: Passage, place: ReaderTarget, notes: list[Footnote], words: Words
) -> Markup:
    stretches = [*headings(passage), Stretch(place.start, place.end, "mark")]
    stretches += [Stretch(start, end, "strong") for start, end in place.highlight]
    inside = (hit for hit in place.hits if hit[0] < passage.end and passage.start < hit[1])
    stretches += [Stretch(start, end, "found") for start, end in inside]
    inserts = [Insert(note.position, _sign(notes.index(note), note, words)) for note in passage.footnotes]
    turned = passage.page is not None and (before is None or before.page != passage.page)
    leaf = element("p", page(passage.page, words), class_="leaf") if turned else NOTHING
    skipped = body_start(passage) - passage.start
    text = prose(passage.text[skipped:], passage.start + skipped, stretches, inserts)
    return element("section", leaf, text, lang=passage.language)


def _sign(index: int, note: Footnote, words: Words) -> Markup:
    label = reading_words(words.code).note.format(mark=note.mark)
    link = element("a", note.mark, href=f"#note-{index}", id=f"sign-{index}", title=note.work, aria_label=label)
    return element("sup", link)


def _notes(notes: Sequence[Footnote], words: Words) -> Markup:
    if not notes:
        return NOTHING
    rows = (
        element("li", _way_back(i, note, words), " ", note.text, id=f"note-{i}", tabindex=-1)
        for i, note in enumerate(notes)
    )
    return element("section", element("h3", words.notes), element("ol", *rows), class_="notes")


def _way_back(index: int, note: Footnote, words: Words) -> Markup:
    label = reading_words(words.code).back_to_text.format(mark=note.mark)
    return element("a", note.mark, href=f"#sign-{index}", aria_label=label)


def _contents(passages: Sequence[Passage], words: Words) -> Markup:
    rows = []
    for passage in passages:
        for heading in headings(passage):
            text = passage.text[heading.start - passage.start : heading.end - passage.start]
            rows.append(element("li", element("a", text, href=f"#at-{heading.start}"), class_=heading.tag))
    if len(rows) < 2:
        return NOTHING
    return element("nav", element("h3", words.contents), element("ol", *rows), aria_label=words.contents)


def _elsewhere(passages: Sequence[Passage], order: int, label: str) -> Markup:
    found = next((p for p in passages if p.order == order), None)
    if found is None:
        return NOTHING
    where: dict[str, str | int] = {"data_document": found.document_id, "data_start": found.start}
    return element("button", label, type="button", class_="more", data_act="read", **where)


def _bar(words: Words) -> Markup:
    return element(
        "header",
        element("button", words.documents_all, type="button", data_act="library"),
        element("button", words.close, type="button", class_="close"),
    )

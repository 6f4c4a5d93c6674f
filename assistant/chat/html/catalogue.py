"""The documents as a short list, each a door to the reading view."""

from collections.abc import Sequence

from assistant.chat.html.markup import Markup, element, joined
from assistant.chat.html.reference import facts
from assistant.chat.words import Words, counted
from corpus.model import DocumentRow

ADD = "rujukan ingest FOLDER"


def library(rows: Sequence[DocumentRow], words: Words) -> Markup:
    """All documents, those in the reader's language first, and how to add to them."""
    if not rows:
        return joined([element("p", words.library_empty, class_="empty"), adding(words)])
    ordered = sorted(rows, key=lambda row: (row.language != words.code, row.title.casefold()))
    listed = (element("li", _entry(row, words)) for row in ordered)
    note = element("p", words.library_note, class_="note")
    return joined([note, adding(words), element("ul", *listed, class_="library")])


def adding(words: Words) -> Markup:
    """How documents are added in a terminal."""
    before, _, after = words.library_add.partition("{command}")
    return element("p", before, element("code", ADD), after, class_="note")


def _entry(row: DocumentRow, words: Words) -> Markup:
    year = words.sources_until.format(year=row.sources_until) if row.sources_until else str(row.year or "")
    known = f"{facts(row.authors, year, row.language, '', words)} · {counted(words.passage_count, len(row.starts))}"
    title = element("strong", row.title, lang=row.language)
    return element("button", title, element("span", known), type="button", data_act="read", data_document=row.id)

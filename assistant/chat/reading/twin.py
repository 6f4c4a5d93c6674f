"""The same section in the document's twin: a translation for the reader, and never the quote itself."""

from collections.abc import Iterable, Sequence

from assistant.answer import Citation
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.reading.words import reading_words
from assistant.chat.words import Words
from corpus.model import DocumentRow, Language


def twin_of(citation: Citation, rows: Iterable[DocumentRow]) -> DocumentRow | None:
    """The document that says the same in another language, if the store has it."""
    known = {row.id: row for row in rows}
    row = known.get(citation.document_id)
    twin = known.get(row.pair) if row and row.pair else None
    return twin if twin and twin.language != citation.language else None


def same_section(start: int, here: Sequence[int], there: Sequence[int]) -> int | None:
    """Where the section that holds offset `start` begins in the twin.

    `here` and `there` are the offsets of both documents' headings. The documents of a pair have the same headings in
    the same order; None where these two do not.
    """
    if len(here) != len(there):
        return None
    before = sum(heading <= start for heading in here)
    return there[before - 1] if before else 0


def twin_button(turn: int, asked_in: Language, citation: Citation, twin: DocumentRow | None, words: Words) -> Markup:
    """What opens the twin beside a quote that is not in the language of the question, or not in that of the page."""
    if twin is None or citation.language == asked_in == words.code:
        return NOTHING
    label = reading_words(words.code).show_twin.format(language=words.language_names.get(twin.language, twin.language))
    where: dict[str, str | int] = {"data_turn": turn, "data_number": citation.number, "data_twin": "yes"}
    return element("button", label, type="button", data_act="read", **where)


def twin_note(turn: object, citation: Citation, twin: DocumentRow, is_same: bool, words: Words) -> Markup:
    """That this is the twin and not the quote, and the way to the quote."""
    said = reading_words(words.code)
    text = said.twin_section if is_same else said.twin_beginning
    names = {code: words.language_names.get(code, code) for code in (twin.language, citation.language)}
    told = text.format(language=names[twin.language], other=names[citation.language], title=citation.title)
    back = element(
        "button",
        said.to_quote,
        type="button",
        data_act="read",
        data_turn=turn if isinstance(turn, int) else None,
        data_number=citation.number,
    )
    return element("p", told, " ", back, class_="twin", role="note")

"""The sources of one turn: each quote in its context, with where it stands."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.chat.conversations.words import conversation_words
from assistant.chat.html.context import after_quote, before_quote
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.html.prose import Stretch, prose
from assistant.chat.html.reference import copied_quote, facts, short_location
from assistant.chat.reading.bar import link_button
from assistant.chat.reading.twin import twin_button, twin_of
from assistant.chat.reading.words import reading_words
from assistant.chat.referring.words import reference_words
from assistant.chat.turns import AskingAssistant, ChatTurn
from assistant.chat.words import Words
from assistant.quoting.reference import pages, section, years
from corpus.model import DocumentRow

CONTEXT = 260
"""Characters of the document shown before and after a quote: two or three sentences, so that it is not read alone."""


def sources_panel(turn: ChatTurn, assistant: AskingAssistant, words: Words) -> Markup:
    """The panel for a turn that has something to show: its citations, or the nearest passages where nothing answers."""
    answering = turn.answer is not None and bool(turn.answer.citations)
    rows = assistant.documents()
    cards = (source_card(turn, citation, assistant, rows, words) for citation in turn.shown)
    back = reading_words(words.code).back_to_answer
    return element(
        "section",
        element("button", back, type="button", class_="back", data_act="close-sheet"),
        element("h2", words.sources if answering else words.nearest),
        element("p", f"{words.sources_of} ", element("q", turn.question), class_="for"),
        NOTHING if answering else element("p", words.nearest_note, class_="note"),
        element("ol", *cards, class_="sources"),
        class_="answering" if answering else "related",
        id=f"sources-{turn.number}",
        tabindex=-1,
        aria_label=words.sources if answering else words.nearest,
    )


def source_card(
    turn: ChatTurn, citation: Citation, assistant: AskingAssistant, rows: Sequence[DocumentRow], words: Words
) -> Markup:
    """One source: number, title, section, year, language, page, the quote in its context, notes, buttons."""
    missing = citation.number in turn.missing
    quote = prose(citation.quote, citation.start) if missing else quote_in_context(citation, assistant)
    known = facts(citation.authors, years(citation), citation.language, pages(citation, words.code), words)
    return element(
        "li",
        element("span", str(citation.number), class_="number", aria_hidden="true"),
        element("h3", citation.title, lang=citation.language),
        element("p", known, class_="facts"),
        _path(citation),
        _listed(words.stated_after, citation.footnotes) if citation.compiled else NOTHING,
        element("blockquote", quote, lang=citation.language),
        element("p", conversation_words(words.code).missing, class_="missing") if missing else NOTHING,
        NOTHING if citation.compiled else _listed(words.cited_there, citation.footnotes),
        _listed(words.also_in, [short_location(place) for place in citation.also]),
        _actions(turn, citation, twin_of(citation, rows), words),
        class_="source",
        id=f"source-{turn.number}-{citation.number}",
        tabindex=-1,
        aria_label=words.source.format(number=citation.number),
    )


def quote_in_context(citation: Citation, assistant: AskingAssistant) -> Markup:
    """The quote marked, its answering words in bold, with the document's text around it."""
    before, after = assistant.context(citation, CONTEXT, CONTEXT)
    before, after = before_quote(before, citation.heading, CONTEXT), after_quote(after, CONTEXT)
    stretches = [Stretch(citation.start, citation.end, "mark")]
    stretches += [Stretch(start, end, "strong") for start, end in citation.highlight]
    return prose(before + citation.quote + after, citation.start - len(before), stretches)


def _path(citation: Citation) -> Markup:
    steps = [element("span", step) for step in section(citation)]
    return element("p", *steps, class_="path", lang=citation.language) if steps else NOTHING


def _listed(heading: str, lines: Sequence[str]) -> Markup:
    if not lines:
        return NOTHING
    return element(
        "div",
        element("h4", heading),
        element("ul", *(element("li", line) for line in dict.fromkeys(lines))),
        class_="cited",
    )


def _actions(turn: ChatTurn, citation: Citation, twin: DocumentRow | None, words: Words) -> Markup:
    copied = copied_quote(citation, words)
    where: dict[str, str | int] = {"data_turn": turn.number, "data_number": citation.number}
    missing = citation.number in turn.missing
    read = NOTHING if missing else element("button", words.read, type="button", data_act="read", **where)
    copy = element("button", words.copy_quote, type="button", data_copy=copied, data_copied=words.copied)
    refer = element("button", reference_words(words.code).open, type="button", data_act="refer", **where)
    link = NOTHING if missing else link_button(citation.document_id, citation.start, citation.end, words)
    asked_in = turn.answer.language if turn.answer else words.code
    other = NOTHING if missing else twin_button(turn.number, asked_in, citation, twin, words)
    return element("p", read, other, copy, refer, link, class_="actions")

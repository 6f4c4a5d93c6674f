"""What the page shows for a conversation and for a click on it. Plain values in, markup out; Gradio only carries it."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from assistant.chat.html.catalogue import library
from assistant.chat.html.markup import Markup, element
from assistant.chat.html.reader import ReaderTarget, gone_view, reading_view
from assistant.chat.html.source_cards import sources_panel
from assistant.chat.library.catalogue_dialog import catalogue_dialog
from assistant.chat.turns import AskingAssistant, ChatTurn, ChatTurns, Trouble, attempt
from assistant.chat.words import Words
from corpus.messages import in_language


def panel(turns: ChatTurns, selected: object, assistant: AskingAssistant, words: Words) -> Markup:
    """The sources of a turn; the documents there are, where it has none or there is no such turn."""
    turn = turn_of(turns, selected)
    if turn and turn.shown:
        return _shown(lambda: sources_panel(turn, assistant, words), words)
    heading = element("h2", words.documents)
    listed = _shown(lambda: library(assistant.documents(), words), words)
    return element("section", heading, listed, class_="shelf")


def documents_dialog(assistant: AskingAssistant, words: Words, extensions: Collection[str] = ()) -> Markup:
    """The catalogue; files with these extensions can be added to it."""
    return _shown(lambda: catalogue_dialog(assistant.documents(), extensions, words), words)


def reading_dialog(asked: Mapping[str, Any], turns: ChatTurns, assistant: AskingAssistant, words: Words) -> Markup:
    """The reading view a click asked for: by `turn` and `number` of a source, or by `document` and offset `at`."""
    document, place = _place(asked, turns)

    def view() -> Markup:
        passages = assistant.passages(document)
        return reading_view(passages, place, words) if passages else gone_view(words)

    return _shown(view, words)


def turn_of(turns: ChatTurns, number: object) -> ChatTurn | None:
    """The turn of that number, if there is one; the number comes from the page and may be anything."""
    return next((turn for turn in turns if turn.number == number), None)


def _place(asked: Mapping[str, Any], turns: ChatTurns) -> tuple[str, ReaderTarget]:
    turn = turn_of(turns, asked.get("turn"))
    for citation in turn.shown if turn else ():
        if citation.number == asked.get("number"):
            return citation.document_id, ReaderTarget(citation.start, citation.end, citation.highlight)
    at = asked.get("at")
    start = at if isinstance(at, int) else 0
    return str(asked.get("document", "")), ReaderTarget(start, start)


def _shown(view: Callable[[], Markup], words: Words) -> Markup:
    made = attempt(view)
    if not isinstance(made, Trouble):
        return made
    said = element("p", words.trouble[made.kind]), element("p", element("small", in_language(made.detail, words.code)))
    return element("div", *said, class_="trouble", role="alert")

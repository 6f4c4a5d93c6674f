"""What the page shows for a conversation and for a click on it. Plain values in, markup out; Gradio only carries it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from assistant.answer import Citation
from assistant.chat.html.catalogue import library
from assistant.chat.html.markup import Markup, element
from assistant.chat.html.reader import ReaderTarget, body_start, gone_view, heading_starts, reading_view
from assistant.chat.html.source_cards import sources_panel
from assistant.chat.library.catalogue_dialog import catalogue_dialog
from assistant.chat.reading.search import LONGEST, find_inside
from assistant.chat.reading.twin import same_section, twin_note, twin_of
from assistant.chat.referring.dialog import references_view
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
    """The reading view a click asked for: by `turn` and `number` of a source, or by `document`, `start` and `end`.

    `wanted` is searched for inside it.
    """
    quoted = _cited(asked, turns)
    if quoted and asked.get("twin"):
        return _shown(lambda: _twin_view(asked.get("turn"), quoted, assistant, words), words)
    document, place = _place(asked, turns)

    def view() -> Markup:
        passages = assistant.passages(document)
        if not passages:
            return gone_view(words)
        wanted = str(asked.get("wanted", ""))[:LONGEST]
        shown_from = body_start(passages[0])
        hits = tuple(hit for hit in find_inside(passages, wanted) if hit[0] >= shown_from)
        # A search begins where the reader is: at the first hit from there on, or at the first of all.
        hit = next((start for start, _ in hits if start >= place.start), hits[0][0]) if hits else place.start
        seen = place if place.end > place.start else replace(place, start=hit, end=hit)
        return reading_view(passages, replace(seen, wanted=wanted, hits=hits), words)

    return _shown(view, words)


def _twin_view(turn: object, quoted: Citation, assistant: AskingAssistant, words: Words) -> Markup:
    """The twin of the document that a quote stands in, at the section that corresponds to the quote's."""
    twin = twin_of(quoted, assistant.documents())
    there = assistant.passages(twin.id) if twin else []
    if twin is None or not there:
        return gone_view(words)
    here = assistant.passages(quoted.document_id)
    start = same_section(quoted.start, heading_starts(here), heading_starts(there))
    note = twin_note(turn, quoted, twin, start is not None, words)
    return reading_view(there, ReaderTarget(start or 0, start or 0), words, note)


def references_dialog(asked: Mapping[str, Any], turns: ChatTurns, words: Words) -> Markup:
    """The references of the source a click asked for, by `turn` and `number`."""
    found = _cited(asked, turns)
    return _shown(lambda: references_view(found, words), words) if found else gone_view(words)


def numbered(dialog: Markup, asked: Mapping[str, Any]) -> Markup:
    """The dialog with the number it was asked for by, so that the page knows it from the one before."""
    view = asked.get("view")
    return Markup(dialog.replace("<dialog", f'<dialog data-view="{view}"', 1)) if isinstance(view, int) else dialog


def turn_of(turns: ChatTurns, number: object) -> ChatTurn | None:
    """The turn of that number, if there is one; the number comes from the page and may be anything."""
    return next((turn for turn in turns if turn.number == number), None)


def _cited(asked: Mapping[str, Any], turns: ChatTurns) -> Citation | None:
    turn = turn_of(turns, asked.get("turn"))
    return next((one for one in (turn.shown if turn else ()) if one.number == asked.get("number")), None)


def _place(asked: Mapping[str, Any], turns: ChatTurns) -> tuple[str, ReaderTarget]:
    found = _cited(asked, turns)
    if found:
        return found.document_id, ReaderTarget(found.start, found.end, found.highlight)
    start, end = (_whole(asked.get(name)) for name in ("start", "end"))
    return str(asked.get("document", "")), ReaderTarget(max(start, 0), max(start, end, 0))


def _whole(number: object) -> int:
    return number if isinstance(number, int) and not isinstance(number, bool) else 0


def _shown(view: Callable[[], Markup], words: Words) -> Markup:
    made = attempt(view)
    if not isinstance(made, Trouble):
        return made
    said = element("p", words.trouble[made.kind]), element("p", element("small", in_language(made.detail, words.code)))
    return element("div", *said, class_="trouble", role="alert")

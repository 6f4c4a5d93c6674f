"""Between the conversations in the browser and the server: a turn goes out, a conversation comes back, or as a file.

What the page sends is read like a stranger's letter; what goes out travels by the outbox, as JSON that a script reads.
"""

import json
from collections.abc import Sequence
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.chat.asking.chip_row import chip_row
from assistant.chat.asking.filters import ALL_OF_IT, chosen_filters
from assistant.chat.asking.suggestion_views import suggestions_view
from assistant.chat.asking.suggestions import kept_suggestions
from assistant.chat.conversations.export.files import MAKERS, exported
from assistant.chat.conversations.export.transcript import transcript
from assistant.chat.conversations.record import UnreadableRecordError, turn_record, turns_from_records
from assistant.chat.conversations.standing import with_missing_quotes
from assistant.chat.layout import PageComponents
from assistant.chat.page import LIGHT, named_conversation, page
from assistant.chat.page import sent as sent_by
from assistant.chat.turns import AskingAssistant, ChatTurns, Trouble, attempt, last_number
from assistant.chat.words import Words, words
from corpus.model import Language

RECEIVE = "(letter) => window.rujukan.receive(letter)"
LONGEST_NAME = 200


def keep_conversations(
    components: PageComponents, assistant: AskingAssistant, answered: Sequence[Dependency]
) -> Dependency:
    """A turn goes out after each of the events `answered`; a conversation comes back, or becomes a file.

    Returns:
        The event after which another conversation is open.

    Nothing waits for the chat's own "change": over a slow line Gradio tells of that again and again, for ever.
    """

    def keep(turns: ChatTurns, language: Language, conversation: str) -> str:
        return kept_letter(turns, words(language), conversation)

    def restore(answerer: str, language: Language, event: gr.EventData) -> list[Any]:
        record, chosen = sent_by(event), words(language)
        turns = _opened(record, assistant)
        if turns is None:
            return [*[gr.skip()] * 11, _letter("refused")]
        last = last_number(turns)
        shown = [last, *page(turns, last, assistant, chosen)]
        return [
            turns,
            named_conversation(record),
            *shown,
            0,
            "",
            *_besides(record, turns, answerer, assistant, chosen),
            _letter("restored"),
        ]

    def export(language: Language, event: gr.EventData) -> str:
        return export_letter(sent_by(event), assistant, words(language))

    def check(turns: ChatTurns, event: gr.EventData) -> str:
        # A browser that was asleep for an hour finds its session forgotten, and the conversation with it.
        return _letter("checked", lost=sent_by(event).get("last") != last_number(turns))

    here = [components.turns, components.language, components.conversation]
    outbox = components.outbox
    bridge = components.bridge
    # A box of its own: what is to be kept must not push out a reply that has not been read yet.
    for event in answered:
        event.then(keep, here, components.keeping, **LIGHT).then(None, [components.keeping], None, js=RECEIVE)
    restored: Dependency = bridge.restore(
        restore, [components.answerer, components.language], [*components.of_a_conversation, outbox], **LIGHT
    )
    for sent in (
        restored,
        bridge.export(export, [components.language], outbox, **LIGHT),
        bridge.check(check, [components.turns], outbox, **LIGHT),
    ):
        sent.then(None, [outbox], None, js=RECEIVE)
    return restored


def kept_letter(turns: ChatTurns, words: Words, conversation: str) -> str:
    """The latest turn for the page to keep, once it is answered; its number alone where it is not to be kept."""
    if not turns or not (turns[-1].answer or turns[-1].trouble):
        return _letter("nothing")
    return _letter("keep", conversation=conversation, number=turns[-1].number, turn=turn_record(turns[-1], words))


def export_letter(sent: object, assistant: AskingAssistant, words: Words) -> str:
    """The file that was asked for, of the conversation that was sent along."""
    turns = _opened(sent, assistant)
    ending = sent.get("ending") if isinstance(sent, dict) else None
    name = sent.get("name") if isinstance(sent, dict) else None
    if turns is None or not isinstance(ending, str) or ending not in MAKERS or not isinstance(name, str):
        return _letter("refused")
    return _letter("file", **exported(transcript(name[:LONGEST_NAME], turns, words), ending))


def _opened(sent: object, assistant: AskingAssistant) -> ChatTurns | None:
    try:
        turns = turns_from_records(sent.get("turns") if isinstance(sent, dict) else None, assistant.documents())
    except UnreadableRecordError:
        return None
    checked = attempt(lambda: with_missing_quotes(turns, assistant))
    return None if isinstance(checked, Trouble) else checked


def _besides(
    record: dict[str, Any], turns: ChatTurns, answerer: str, assistant: AskingAssistant, words: Words
) -> list[Any]:
    """The filters that the conversation is asked under, their chips, and the questions to go on with."""
    kept = record.get("filters")
    filters = chosen_filters(kept, assistant.documents()) if isinstance(kept, dict) else ALL_OF_IT
    found = kept_suggestions(record.get("suggested"), turns)
    suggested = suggestions_view(found, words, named_conversation(record))
    return [filters, chip_row(filters, answerer, assistant, words), suggested]


def _letter(kind: str, **values: object) -> str:
    return json.dumps({"kind": kind, **values}, ensure_ascii=False)

"""The chat as a Gradio application: which event changes which part of the page."""

from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.chat.asking.asking_events import answer_questions, edit_and_choose
from assistant.chat.asking.chip_row import chip_row
from assistant.chat.asking.filters import ALL_OF_IT, ChatFilters
from assistant.chat.asking.steps import Desk
from assistant.chat.conversations.events import keep_conversations
from assistant.chat.evaluation.dialog import evaluation_dialog
from assistant.chat.extras import NO_EXTRAS, Extras
from assistant.chat.feedback.rating_events import rate_answers
from assistant.chat.html.header import Doors, masthead
from assistant.chat.layout import PageComponents, box_texts, language_texts, lay_out, standing_dialogs
from assistant.chat.page import LIGHT, named_conversation, page, sent
from assistant.chat.turns import AskingAssistant, ChatTurns
from assistant.chat.views import documents_dialog, numbered, panel, reading_dialog, references_dialog
from assistant.chat.words import Words, interface_language, words
from corpus.model import Language

BEGUN = """() => window.rujukan.receive('{"kind": "begun"}')"""
BROWSER = "() => [localStorage.getItem('rujukan-language') || '', navigator.language || '']"


def build_chat(
    assistant: AskingAssistant,
    settings_language: str,
    desk: Desk,
    extras: Extras = NO_EXTRAS,
) -> gr.Blocks:
    """The chat over an assistant.

    `settings_language` is "id" or "en" for answers and interface, or "": then the interface begins in the browser's
    language, and answers are in the question's own. `desk` takes the questions.
    """
    blocks = gr.Blocks(title="Rujukan", fill_width=True, analytics_enabled=False)
    with blocks:
        components = lay_out(words(interface_language("", settings_language, "")), extras.doors)
        answered = answer_questions(components, assistant, desk, follow=not settings_language)
        edit_and_choose(components, assistant)
        cleared = _follow_clicks(components, assistant, extras)
        restored = keep_conversations(components, assistant, answered)
        spoken = _speak_languages(blocks, components, assistant, settings_language, extras.doors)
        if extras.ratings:
            rate_answers(components, extras.ratings, [*answered, cleared, restored, spoken])
    # The desk tells readers when it is full; Gradio's own queue is only kept from growing for ever.
    blocks.queue(max_size=4 * desk.most, default_concurrency_limit=None)
    return blocks


def _follow_clicks(components: PageComponents, assistant: AskingAssistant, extras: Extras) -> Dependency:
    """Wire what is clicked in our markup; what comes back is the event after which a new conversation is open."""

    def cite(turns: ChatTurns, language: Language, event: gr.EventData) -> list[Any]:
        turn = sent(event).get("turn")
        return [turn, panel(turns, turn, assistant, words(language))]

    def read(turns: ChatTurns, language: Language, event: gr.EventData) -> str:
        return numbered(reading_dialog(sent(event), turns, assistant, words(language)), sent(event))

    def refer(turns: ChatTurns, language: Language, event: gr.EventData) -> str:
        return numbered(references_dialog(sent(event), turns, words(language)), sent(event))

    def documents(language: Language, event: gr.EventData) -> str:
        return numbered(documents_dialog(assistant, words(language), extras.extensions), sent(event))

    def evaluate(language: Language, event: gr.EventData) -> str:
        if extras.evaluations is None:
            return ""
        return numbered(evaluation_dialog(extras.evaluations, sent(event).get("run"), words(language)), sent(event))

    def clear(answerer: str, language: Language, event: gr.EventData) -> list[Any]:
        chosen = words(language)
        chips = chip_row(ALL_OF_IT, answerer, assistant, chosen)
        shown = page((), 0, assistant, chosen)
        return [(), named_conversation(sent(event)), 0, *shown, 0, "", ALL_OF_IT, chips, ""]

    here = [components.turns, components.language]
    components.bridge.cite(cite, here, [components.selected, components.sources], **LIGHT).then(
        js="() => window.rujukan.reveal()"
    )
    components.bridge.read(read, here, components.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    components.bridge.refer(refer, here, components.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    for asked, shown in ((components.bridge.library, documents), (components.bridge.evaluation, evaluate)):
        asked(shown, [components.language], components.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    how = [components.answerer, components.language]
    cleared: Dependency = components.bridge.fresh(clear, how, components.of_a_conversation, **LIGHT)
    cleared.then(js=BEGUN)
    return cleared


def _speak_languages(
    blocks: gr.Blocks, components: PageComponents, assistant: AskingAssistant, setting: str, doors: Doors
) -> Dependency:
    """Wire the language switch; what comes back is the event after which the page is in another language."""

    def speak(language: Language, turns: ChatTurns, selected: int, filters: ChatFilters, answerer: str) -> list[Any]:
        chosen = words(language)
        filtered = chip_row(filters, answerer, assistant, chosen)
        return [*_labels(chosen, doors), *page(turns, selected, assistant, chosen), filtered]

    def begin(chosen: str, browser: str, *now: Any) -> list[Any]:
        return speak(interface_language(chosen, setting, browser), *now)

    state = [components.turns, components.selected, components.filters, components.answerer]
    spoken = [
        components.masthead,
        components.drawer,
        components.language,
        components.box,
        components.welcome,
        components.chat,
        components.sources,
        components.chips,
    ]
    # The script's two values take the places of the first two inputs, whatever these are.
    carriers = [components.bridge, components.dialog]
    blocks.load(begin, [*carriers, *state], spoken, js=BROWSER, **LIGHT).then(js="() => window.rujukan.speak()")
    switched = components.language.input(speak, [components.language, *state], spoken, **LIGHT)
    switched.then(js="() => window.rujukan.speak(true)")
    return switched


def _labels(chosen: Words, doors: Doors) -> list[Any]:
    texts = [gr.update(**language_texts(chosen)), gr.update(**box_texts(chosen))]
    return [masthead(chosen, doors), standing_dialogs(chosen), *texts]

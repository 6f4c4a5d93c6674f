"""The chat as a Gradio application: which event changes which part of the page."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.chat.html.header import masthead, welcome
from assistant.chat.html.markup import NOTHING
from assistant.chat.html.messages import messages
from assistant.chat.layout import PageComponents, box_texts, language_texts, lay_out, message
from assistant.chat.turns import AskingAssistant, ChatTurns, closed, opened
from assistant.chat.views import documents_dialog, panel, reading_dialog
from assistant.chat.words import Words, interface_language, words
from assistant.query.question import LONGEST
from corpus.model import Language

AT_ONCE = 4
"""Questions answered at the same time. The rest queue up, so that many readers slow each other and crash nothing."""
WAITING = 64
"""Questions that may queue; beyond that a reader is asked to try again."""

LIGHT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
HEAVY: dict[str, Any] = {"trigger_mode": "once", "show_progress": "hidden", "api_visibility": "private"}
SHORTENED = f"(question, ...rest) => [question.trim().slice(0, {2 * (LONGEST + 1)}), ...rest]"
"""What is too long for a question is cut in the page, or the gate would refuse a pasted book before the chat can say
why. JavaScript counts units of UTF-16, two at most to a character: what is left is still too long, if it was."""
BROWSER = "() => [localStorage.getItem('rujukan-language') || '', navigator.language || '']"


def build_chat(assistant: AskingAssistant, settings_language: str) -> gr.Blocks:
    """The chat over an assistant.

    `settings_language` is "id" or "en" for answers and interface, or "": then the interface begins in the browser's
    language, and answers are in the question's own.
    """
    blocks = gr.Blocks(title="Rujukan", fill_width=True, analytics_enabled=False)
    with blocks:
        components = lay_out(words(interface_language("", settings_language, "")))
        _answer_questions(components, assistant, follow=not settings_language)
        _follow_clicks(components, assistant)
        _speak_languages(blocks, components, assistant, settings_language)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    return blocks


def _answer_questions(components: PageComponents, assistant: AskingAssistant, follow: bool) -> None:
    def ask(question: str, turns: ChatTurns, language: Language) -> Iterator[list[Any]]:
        if not question.strip():
            yield [gr.skip()] * 6
            return
        chosen = words(language)
        asked = opened(turns, question)
        kept = gr.skip() if len(asked[-1].question) > LONGEST else ""  # to be shortened, not typed again
        yield [asked, gr.skip(), "", _conversation(asked, chosen), gr.skip(), kept]
        done = closed(asked, assistant, None if follow else language)
        yield [done, len(done), *_page(done, len(done), assistant, chosen), gr.skip()]

    def pick(turns: ChatTurns, language: Language, event: gr.EventData) -> Iterator[list[Any]]:
        yield from ask(str(_sent(event).get("question", "")), turns, language)

    changed = [
        components.turns,
        components.selected,
        components.welcome,
        components.chat,
        components.sources,
        components.box,
    ]
    components.box.submit(ask, [components.box, components.turns, components.language], changed, js=SHORTENED, **HEAVY)
    components.bridge.pick(pick, [components.turns, components.language], changed, **HEAVY)


def _follow_clicks(components: PageComponents, assistant: AskingAssistant) -> None:
    def cite(turns: ChatTurns, language: Language, event: gr.EventData) -> list[Any]:
        turn = _sent(event).get("turn")
        return [turn, panel(turns, turn, assistant, words(language))]

    def read(turns: ChatTurns, language: Language, event: gr.EventData) -> str:
        return reading_dialog(_sent(event), turns, assistant, words(language))

    def documents(language: Language) -> str:
        return documents_dialog(assistant, words(language))

    def clear(language: Language) -> list[Any]:
        return [(), 0, *_page((), 0, assistant, words(language))]

    here = [components.turns, components.language]
    whole = [components.turns, components.selected, components.welcome, components.chat, components.sources]
    components.bridge.cite(cite, here, [components.selected, components.sources], **LIGHT).then(
        js="() => window.rujukan.reveal()"
    )
    components.bridge.read(read, here, components.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    components.bridge.library(documents, [components.language], components.dialog, **LIGHT).then(
        js="() => window.rujukan.open()"
    )
    components.bridge.fresh(clear, [components.language], whole, **LIGHT)


def _speak_languages(blocks: gr.Blocks, components: PageComponents, assistant: AskingAssistant, setting: str) -> None:
    def speak(language: Language, turns: ChatTurns, selected: int) -> list[Any]:
        return [*_labels(words(language)), *_page(turns, selected, assistant, words(language))]

    def begin(chosen: str, browser: str, turns: ChatTurns, selected: int) -> list[Any]:
        return speak(interface_language(chosen, setting, browser), turns, selected)

    state = [components.turns, components.selected]
    spoken = [
        components.masthead,
        components.language,
        components.box,
        components.welcome,
        components.chat,
        components.sources,
    ]
    # The script's two values take the places of the first two inputs, whatever these are.
    carriers = [components.bridge, components.dialog]
    blocks.load(begin, [*carriers, *state], spoken, js=BROWSER, **LIGHT).then(js="() => window.rujukan.speak()")
    switched = components.language.input(speak, [components.language, *state], spoken, **LIGHT)
    switched.then(js="() => window.rujukan.speak(true)")


def _labels(chosen: Words) -> list[Any]:
    return [masthead(chosen), gr.update(**language_texts(chosen)), gr.update(**box_texts(chosen))]


def _page(turns: ChatTurns, selected: int, assistant: AskingAssistant, chosen: Words) -> list[Any]:
    hello = NOTHING if turns else welcome(chosen)
    return [hello, _conversation(turns, chosen), panel(turns, selected, assistant, chosen)]


def _conversation(turns: ChatTurns, chosen: Words) -> list[dict[str, Any]]:
    return [message(role, markup) for role, markup in messages(turns, chosen)]


def _sent(event: gr.EventData) -> dict[str, Any]:
    """What the page sent along with a click: anything at all, so that callers look for what they know."""
    return event._data if isinstance(event._data, dict) else {}

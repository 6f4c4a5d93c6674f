"""The chat as a Gradio application: which event changes which part of the page."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.chat.html.header import masthead, welcome
from assistant.chat.html.markup import NOTHING
from assistant.chat.html.messages import messages
from assistant.chat.layout import Parts, box_texts, language_texts, lay_out, message
from assistant.chat.turns import Asks, Turns, closed, opened
from assistant.chat.views import documents_dialog, panel, reading_dialog
from assistant.chat.words import Words, interface_language, words
from corpus.model import Language

AT_ONCE = 4
"""Questions answered at the same time. The rest queue up, so that many readers slow each other and crash nothing."""
WAITING = 64
"""Questions that may queue; beyond that a reader is asked to try again."""

LIGHT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
HEAVY: dict[str, Any] = {"trigger_mode": "once", "show_progress": "hidden", "api_visibility": "private"}
BROWSER = "() => [localStorage.getItem('rujukan-language') || '', navigator.language || '']"


def build_chat(assistant: Asks, settings_language: str) -> gr.Blocks:
    """The chat over an assistant.

    `settings_language` is "id" or "en" for answers and interface, or "": then the interface begins in the browser's
    language, and answers are in the question's own.
    """
    blocks = gr.Blocks(title="Rujukan", fill_width=True, analytics_enabled=False)
    with blocks:
        parts = lay_out(words(interface_language("", settings_language, "")))
        _answer_questions(parts, assistant, follow=not settings_language)
        _follow_clicks(parts, assistant)
        _speak_languages(blocks, parts, assistant, settings_language)
    blocks.queue(max_size=WAITING, default_concurrency_limit=AT_ONCE)
    return blocks


def _answer_questions(parts: Parts, assistant: Asks, follow: bool) -> None:
    def ask(question: str, turns: Turns, language: Language) -> Iterator[list[Any]]:
        if not question.strip():
            yield [gr.skip()] * 6
            return
        chosen = words(language)
        asked = opened(turns, question)
        yield [asked, gr.skip(), "", _conversation(asked, chosen), gr.skip(), ""]
        done = closed(asked, assistant, None if follow else language)
        yield [done, len(done), *_page(done, len(done), assistant, chosen), gr.skip()]

    def pick(turns: Turns, language: Language, event: gr.EventData) -> Iterator[list[Any]]:
        yield from ask(str(_sent(event).get("question", "")), turns, language)

    changed = [parts.turns, parts.selected, parts.welcome, parts.chat, parts.sources, parts.box]
    parts.box.submit(ask, [parts.box, parts.turns, parts.language], changed, **HEAVY)
    parts.bridge.pick(pick, [parts.turns, parts.language], changed, **HEAVY)


def _follow_clicks(parts: Parts, assistant: Asks) -> None:
    def cite(turns: Turns, language: Language, event: gr.EventData) -> list[Any]:
        turn = _sent(event).get("turn")
        return [turn, panel(turns, turn, assistant, words(language))]

    def read(turns: Turns, language: Language, event: gr.EventData) -> str:
        return reading_dialog(_sent(event), turns, assistant, words(language))

    def documents(language: Language) -> str:
        return documents_dialog(assistant, words(language))

    def clear(language: Language) -> list[Any]:
        return [(), 0, *_page((), 0, assistant, words(language))]

    here = [parts.turns, parts.language]
    whole = [parts.turns, parts.selected, parts.welcome, parts.chat, parts.sources]
    parts.bridge.cite(cite, here, [parts.selected, parts.sources], **LIGHT).then(js="() => window.rujukan.reveal()")
    parts.bridge.read(read, here, parts.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    parts.bridge.library(documents, [parts.language], parts.dialog, **LIGHT).then(js="() => window.rujukan.open()")
    parts.bridge.fresh(clear, [parts.language], whole, **LIGHT)


def _speak_languages(blocks: gr.Blocks, parts: Parts, assistant: Asks, setting: str) -> None:
    def speak(language: Language, turns: Turns, selected: int) -> list[Any]:
        return [*_labels(words(language)), *_page(turns, selected, assistant, words(language))]

    def begin(chosen: str, browser: str, turns: Turns, selected: int) -> list[Any]:
        return speak(interface_language(chosen, setting, browser), turns, selected)

    state = [parts.turns, parts.selected]
    spoken = [parts.masthead, parts.language, parts.box, parts.welcome, parts.chat, parts.sources]
    # The script's two values take the places of the first two inputs, whatever these are.
    carriers = [parts.bridge, parts.dialog]
    blocks.load(begin, [*carriers, *state], spoken, js=BROWSER, **LIGHT).then(js="() => window.rujukan.speak()")
    switched = parts.language.input(speak, [parts.language, *state], spoken, **LIGHT)
    switched.then(js="() => window.rujukan.speak(true)")


def _labels(chosen: Words) -> list[Any]:
    return [masthead(chosen), gr.update(**language_texts(chosen)), gr.update(**box_texts(chosen))]


def _page(turns: Turns, selected: int, assistant: Asks, chosen: Words) -> list[Any]:
    hello = NOTHING if turns else welcome(chosen)
    return [hello, _conversation(turns, chosen), panel(turns, selected, assistant, chosen)]


def _conversation(turns: Turns, chosen: Words) -> list[dict[str, Any]]:
    return [message(role, markup) for role, markup in messages(turns, chosen)]


def _sent(event: gr.EventData) -> dict[str, Any]:
    """What the page sent along with a click: anything at all, so that callers look for what they know."""
    return event._data if isinstance(event._data, dict) else {}

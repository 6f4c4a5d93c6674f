"""The parts of the page, in the order they stand on it."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import gradio as gr

from assistant.chat.asking.filters import ALL_OF_IT
from assistant.chat.conversations.drawer import conversation_drawer
from assistant.chat.faces.markup import keyboard_map
from assistant.chat.html.header import Doors, masthead, welcome
from assistant.chat.html.markup import Markup, joined
from assistant.chat.words import ENGLISH, INDONESIAN, Words

SCRIPTS = (
    "click.js",
    "toast.js",
    "storage.js",
    "conversations.js",
    "besides.js",
    "drawer.js",
    "history.js",
    "reader.js",
    "connection.js",
    "theme.js",
    "sheet.js",
    "evaluation.js",
    "keys.js",
    "installed.js",
)
"""In this order they are one script: the later ones use what the earlier ones define."""


@dataclass(frozen=True, slots=True)
class PageComponents:
    """What events read and change. `bridge` and `doing` are not seen: they hand clicks on our markup to the server.

    What the server has for the page's scripts goes out by `outbox`, and by `keeping` what is to be kept. `conversation`
    is the page's name of the one that `turns` are of, and changes with them; "" is the one that a page begins with.
    """

    turns: gr.State
    conversation: gr.State
    selected: gr.State
    filters: gr.State
    editing: gr.State
    answerer: gr.State
    bridge: gr.HTML
    doing: gr.HTML
    masthead: gr.HTML
    language: gr.Radio
    welcome: gr.HTML
    chat: gr.Chatbot
    progress: gr.HTML
    suggestions: gr.HTML
    rating: gr.HTML
    notice: gr.HTML
    chips: gr.HTML
    box: gr.Textbox
    sources: gr.HTML
    dialog: gr.HTML
    form: gr.HTML
    drawer: gr.HTML
    outbox: gr.Textbox
    keeping: gr.Textbox

    @property
    def of_a_conversation(self) -> list[Any]:
        """What is another where another conversation is open."""
        beside = [self.editing, self.notice, self.filters, self.chips, self.suggestions]
        return [self.turns, self.conversation, self.selected, self.welcome, self.chat, self.sources, *beside]


def lay_out(words: Words, doors: Doors) -> PageComponents:
    """Put the parts into the `gr.Blocks` that is open."""
    turns, conversation, selected = gr.State(()), gr.State(""), gr.State(0)
    filters, editing, answerer = gr.State(ALL_OF_IT), gr.State(0), gr.State("")
    bridge, doing = _unseen(script()), _unseen(script("asking.js", "library.js", "feedback.js"))
    with gr.Row(elem_id="top"):
        head = _pane(masthead(words, doors), "masthead")
        choices = [("ID", INDONESIAN.code), ("EN", ENGLISH.code)]
        language = gr.Radio(choices, container=False, elem_id="language", **language_texts(words))
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="talk"):
            hello = _pane(welcome(words), "welcome")
            chat = _chatbot()
            progress, suggestions = _pane("", "progress"), _pane("", "suggestions")
            rating = _pane("", "rating")
            notice, chosen = _pane("", "notice"), _pane("", "chips")
            box = gr.Textbox(show_label=False, lines=1, max_lines=8, elem_id="ask", **box_texts(words))
        sources = _pane("", "sources")
    dialog, form, drawer = _pane("", "dialog"), _pane("", "form"), _pane(standing_dialogs(words), "drawer")
    return PageComponents(
        turns=turns,
        conversation=conversation,
        selected=selected,
        filters=filters,
        editing=editing,
        answerer=answerer,
        bridge=bridge,
        doing=doing,
        masthead=head,
        language=language,
        welcome=hello,
        chat=chat,
        progress=progress,
        suggestions=suggestions,
        rating=rating,
        notice=notice,
        chips=chosen,
        box=box,
        sources=sources,
        dialog=dialog,
        form=form,
        drawer=drawer,
        outbox=gr.Textbox(visible="hidden"),
        keeping=gr.Textbox(visible="hidden"),
    )


def script(*names: str) -> str:
    """Scripts as one, `SCRIPTS` if none are named: Gradio runs it as the body of a function that is given `trigger`."""
    return "\n".join((files("assistant.chat") / "scripts" / name).read_text("utf-8") for name in names or SCRIPTS)


def standing_dialogs(words: Words) -> Markup:
    """The dialogs that are always on the page, closed."""
    return joined([conversation_drawer(words), keyboard_map(words)])


def language_texts(words: Words) -> dict[str, Any]:
    """What the language switch says, and which language it stands on."""
    return {"label": words.language_label, "value": words.code, "show_label": False}


def box_texts(words: Words) -> dict[str, Any]:
    """What the question box says."""
    return {"label": words.question_label, "placeholder": words.placeholder, "submit_btn": words.send}


def message(role: str, markup: Markup) -> dict[str, Any]:
    """A message of the conversation; a component, because the Markdown reader would read a plain one's text anew."""
    return {"role": role, "content": gr.HTML(markup, js_on_load=None, apply_default_css=False, render=False)}


def _unseen(source: str) -> gr.HTML:
    """What runs a script of ours and hands to the server what it triggers."""
    return gr.HTML("", visible="hidden", js_on_load=source)


def _pane(markup: str, name: str) -> gr.HTML:
    return gr.HTML(markup, elem_id=name, js_on_load=None, apply_default_css=False)


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        show_label=False,
        container=False,
        height=None,
        autoscroll=False,
        layout="panel",
        buttons=[],
        latex_delimiters=[],
        allow_tags=False,
        feedback_options=None,
    )

"""What events of the page have in common: how they run, what a click sent, the parts that a conversation fills."""

from typing import Any

import gradio as gr

from assistant.chat.html.header import welcome
from assistant.chat.html.markup import NOTHING
from assistant.chat.html.messages import messages
from assistant.chat.layout import message
from assistant.chat.turns import AskingAssistant, ChatTurns
from assistant.chat.views import panel
from assistant.chat.words import Words

LIGHT: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
HEAVY: dict[str, Any] = {
    "trigger_mode": "once",
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
"""How questions run: all at once, as the desk has a line of its own, in which a reader is told the place."""


LONGEST_ID = 64
"""Characters of a conversation's name in the page: it makes them of 32."""

KEEP_BESIDES = "() => window.rujukan.keepBesides()"
"""The page's script keeps filters and suggestions with their conversation."""


def page(turns: ChatTurns, selected: int, assistant: AskingAssistant, chosen: Words) -> list[Any]:
    """The welcome, the conversation and the sources."""
    hello = NOTHING if turns else welcome(chosen)
    return [hello, conversation(turns, chosen), panel(turns, selected, assistant, chosen)]


def conversation(turns: ChatTurns, chosen: Words) -> list[dict[str, Any]]:
    """The messages of the conversation."""
    return [message(role, markup) for role, markup in messages(turns, chosen)]


def sent(event: gr.EventData) -> dict[str, Any]:
    """What the page sent along with a click: anything at all, so that callers look for what they know."""
    return event._data if isinstance(event._data, dict) else {}


def named_conversation(told: dict[str, Any]) -> str:
    """What the page calls the conversation that it opens; "" if it does not say."""
    name = told.get("conversation")
    return name[:LONGEST_ID] if isinstance(name, str) else ""

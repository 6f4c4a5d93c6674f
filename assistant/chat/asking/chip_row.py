"""The row over the question box: what words the answers, and what they are taken from."""

from assistant.chat.asking.answerers import answerer_chip
from assistant.chat.asking.filter_views import chips
from assistant.chat.asking.filters import ChatFilters
from assistant.chat.html.markup import Markup
from assistant.chat.turns import AskingAssistant
from assistant.chat.words import Words


def chip_row(filters: ChatFilters, answerer: str, assistant: AskingAssistant, words: Words) -> Markup:
    """The chips for these filters and this answerer."""
    rows = assistant.documents() if filters.documents else ()
    return chips(filters, rows, words, answerer_chip(answerer, assistant, words))

"""Questions to go on with, as buttons under the last answer."""

import json
from dataclasses import asdict

from assistant.chat.asking.suggestions import Suggestions
from assistant.chat.asking.words import asking_words
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.words import Words


def suggestions_view(found: Suggestions | None, words: Words, conversation: str = "") -> Markup:
    """The question as it was meant, or questions that the documents answer; nothing where there are none.

    The page's script keeps them with their `conversation`, and hides them in another.
    """
    if found is None or not (found.meant or found.questions):
        return NOTHING
    said = asking_words(words.code)
    label = said.did_you_mean if found.meant else said.ask_instead if found.refused else said.ask_next
    questions = (found.meant,) if found.meant else found.questions
    buttons = (
        element("li", element("button", question, type="button", data_act="pick", data_question=question))
        for question in questions
    )
    return element(
        "section",
        element("h3", label),
        element("ul", *buttons),
        class_="suggested",
        data_conversation=conversation,
        data_kept=json.dumps(asdict(found), ensure_ascii=False),
        role="status",
    )

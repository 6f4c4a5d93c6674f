"""Questions to go on with, as buttons under the last answer."""

from assistant.chat.asking.suggestions import Suggestions
from assistant.chat.asking.words import asking_words
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.words import Words


def suggestions_view(found: Suggestions | None, words: Words) -> Markup:
    """The question as it was meant, or questions that the documents answer; nothing where there are none."""
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
        data_turn=found.turn,
        role="status",
    )

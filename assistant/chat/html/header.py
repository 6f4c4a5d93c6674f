"""The head of the page and what an empty conversation shows."""

from dataclasses import dataclass

from assistant.chat.access.login_page import LOG_OUT
from assistant.chat.access.words import access_words
from assistant.chat.conversations.words import conversation_words
from assistant.chat.evaluation.words import evaluation_words
from assistant.chat.faces.markup import face_tools
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.words import Words


@dataclass(frozen=True, slots=True)
class Doors:
    """What the head of the page leads to where there is one: the evaluation, the way out."""

    evaluation: bool = False
    log_out: bool = False


NO_DOORS = Doors()


def masthead(words: Words, doors: Doors = NO_DOORS) -> Markup:
    """The name, one line of what it is, and the doors to the documents, the conversations and a new one."""
    name = element("h1", "Rujukan", element("sup", "1", aria_hidden="true"))
    documents = element("button", words.documents, type="button", data_act="library")
    fresh = element("button", words.new_conversation, type="button", data_act="fresh", class_="fresh")
    kept = conversation_words(words.code).conversations
    conversations = element("button", kept, type="button", data_act="conversations", aria_haspopup="dialog")
    nav = element("nav", documents, conversations, _evaluation(words) if doors.evaluation else NOTHING, fresh)
    out = _log_out(words) if doors.log_out else NOTHING
    parts = name, element("p", words.tagline), nav, out, face_tools(words)
    said = {
        "data_language": words.code,
        "data_conversation": words.conversation_label,
        "data_title": page_title(words),
    }
    return element("header", *parts, class_="masthead", **said)


def page_title(words: Words) -> str:
    """What the browser calls the page."""
    return f"Rujukan · {words.tagline}"


def _evaluation(words: Words) -> Markup:
    title = evaluation_words(words.code).title
    return element("button", title, type="button", data_act="evaluation", aria_haspopup="dialog")


def _log_out(words: Words) -> Markup:
    """A form, not a link: nothing that only looks at addresses logs anybody out."""
    said = access_words(words.code)
    button = element("button", said.log_out, type="submit", title=said.log_out_note)
    return element("form", button, method="post", action=LOG_OUT, class_="log-out")


def welcome(words: Words) -> Markup:
    """What one can ask, with questions to begin with: a click asks them."""
    questions = (
        element("li", element("button", question, type="button", data_act="pick", data_question=question))
        for question in words.examples
    )
    return element(
        "section",
        element("h2", words.welcome),
        element("p", words.welcome_note),
        element("h3", words.examples_label),
        element("ul", *questions),
        class_="welcome",
    )

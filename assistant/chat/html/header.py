"""The head of the page and what an empty conversation shows."""

from assistant.chat.conversations.words import conversation_words
from assistant.chat.faces.markup import face_tools
from assistant.chat.html.markup import Markup, element
from assistant.chat.words import Words


def masthead(words: Words) -> Markup:
    """The name, one line of what it is, and the doors to the documents, the conversations and a new one."""
    name = element("h1", "Rujukan", element("sup", "1", aria_hidden="true"))
    documents = element("button", words.documents, type="button", data_act="library")
    fresh = element("button", words.new_conversation, type="button", data_act="fresh", class_="fresh")
    kept = conversation_words(words.code).conversations
    conversations = element("button", kept, type="button", data_act="conversations", aria_haspopup="dialog")
    doors = element("nav", documents, conversations, fresh)
    parts = name, element("p", words.tagline), doors, face_tools(words)
    said = {"data_language": words.code, "data_conversation": words.conversation_label}
    return element("header", *parts, class_="masthead", **said)


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

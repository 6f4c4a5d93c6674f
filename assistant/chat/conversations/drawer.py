"""The drawer with the reader's conversations. They are in the browser: a script fills the list from its template."""

import json
from dataclasses import asdict

from assistant.chat.conversations.words import ConversationWords, conversation_words
from assistant.chat.html.markup import Markup, element
from assistant.chat.words import Words

ENDINGS = ("md", "html", "docx", "json")


def conversation_drawer(words: Words) -> Markup:
    """The drawer, closed and empty; its texts are handed to the scripts along with it."""
    said = conversation_words(words.code)
    head = element(
        "header",
        element("h2", said.conversations, id="conversations-title", tabindex=-1),
        element("button", said.close, type="button", class_="close"),
    )
    return element(
        "dialog",
        head,
        element("p", said.where_kept, class_="note"),
        element("p", said.none_yet, class_="empty"),
        element("ol"),
        _row(said),
        _all_of_them(said),
        id="conversations",
        aria_labelledby="conversations-title",
        data_words=json.dumps(asdict(said), ensure_ascii=False),
    )


def _row(said: ConversationWords) -> Markup:
    opening = element("button", element("strong"), element("span"), type="button", class_="opening", data_row="open")
    name = element("input", type="text", aria_label=said.new_name, maxlength=200, hidden=True)
    names = {"md": said.save_markdown, "html": said.save_page, "docx": said.save_word, "json": said.save_json}
    kinds = (element("button", names[ending], type="button", data_row="save", data_ending=ending) for ending in ENDINGS)
    actions = element(
        "div",
        element("button", said.rename, type="button", data_row="rename"),
        element("details", element("summary", said.save_as), element("p", *kinds)),
        element("button", said.delete, type="button", data_row="delete"),
        class_="actions",
    )
    # No template element: Gradio brings a changed page up to date in place, and does not look inside one.
    return element("div", opening, name, actions, class_="row", hidden=True)


def _all_of_them(said: ConversationWords) -> Markup:
    return element(
        "footer",
        element("button", said.import_file, type="button", data_act="import"),
        element("input", type="file", accept=".json,application/json", hidden=True, aria_label=said.import_file),
        element("button", said.save_all, type="button", data_act="save-all"),
        element("button", said.delete_all, type="button", data_act="delete-all"),
        class_="actions",
    )

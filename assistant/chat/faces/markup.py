"""The switch between light and dark, and the map of the keyboard."""

from assistant.chat.faces.words import face_words
from assistant.chat.html.markup import Markup, element
from assistant.chat.words import Words


def face_tools(words: Words) -> Markup:
    """The two buttons at the end of the head of the page; a script says on the first what is chosen."""
    said = face_words(words.code)
    themes = {"data_system": said.theme_system, "data_light": said.theme_light, "data_dark": said.theme_dark}
    theme = element(
        "button",
        element("span", "◐", aria_hidden="true"),
        element("span", said.theme_system, class_="unseen"),
        type="button",
        data_act="theme",
        title=said.theme_system,
        **themes,
    )
    keys = element("button", "?", type="button", data_act="keys", aria_label=said.keyboard, title=said.keyboard)
    return element("div", theme, keys, class_="face-tools")


def keyboard_map(words: Words) -> Markup:
    """The dialog that `?` opens. Whoever speaks to their computer can turn single keys off."""
    said = face_words(words.code)
    rows = (element("tr", element("td", element("kbd", key)), element("td", does)) for key, does in said.keys)
    box = element("input", type="checkbox", data_single_keys=True)
    return element(
        "dialog",
        element(
            "header",
            element("h2", said.keyboard, id="keys-title", tabindex=-1),
            element("button", said.close, type="button", class_="close"),
        ),
        element("table", element("tr", element("th", said.key), element("th", said.does)), *rows),
        element("label", box, f" {said.single_keys}"),
        id="keys",
        aria_labelledby="keys-title",
    )

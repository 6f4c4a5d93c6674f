"""What words the answers: which answerer is active, what is sent where for it, and how another is chosen."""

from collections.abc import Sequence

from assistant.answerer import QUOTES, AnswererChoice
from assistant.chat.asking.words import AskingWords, asking_words
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.turns import AskingAssistant
from assistant.chat.words import Words


def active_answerer(chosen: str, assistant: AskingAssistant) -> str:
    """The name of the one that is asked: the reader's choice, which may be anything, else the setting's."""
    known = {one.name for one in assistant.answerers()}
    return chosen if chosen in known else assistant.answerer


def answerer_chip(chosen: str, assistant: AskingAssistant, words: Words) -> Markup:
    """The button that says which one is active; nothing where there is no other."""
    choices = assistant.answerers()
    if len(choices) < 2:
        return NOTHING
    said = asking_words(words.code)
    name = active_answerer(chosen, assistant)
    active = next((one for one in choices if one.name == name), AnswererChoice(name))
    label = said.answers_by.format(name=_name(active, said))
    if active.remote:
        label = f"{label} · {said.leaves.format(host=active.host)}"
    kind = "chip answerer remote" if active.remote else "chip answerer"
    return element("button", label, type="button", data_do="answerers", class_=kind, aria_haspopup="dialog")


def answerer_dialog(chosen: str, assistant: AskingAssistant, words: Words) -> Markup:
    """The form: each answerer with what it does, and in plain words what leaves for where."""
    said = asking_words(words.code)
    active = active_answerer(chosen, assistant)
    form = element(
        "form",
        element("h2", said.answerers, id="answerers-title", tabindex=-1),
        element("p", said.answerers_note, class_="note"),
        element("fieldset", *_choices(assistant.answerers(), active, said), aria_labelledby="answerers-title"),
        element(
            "p",
            element("button", said.apply, type="submit", class_="primary"),
            element("button", said.cancel, type="button", data_do="close-answerers"),
            class_="actions",
        ),
        data_form="answerer",
    )
    return element("dialog", form, id="answerers", class_="sheet", aria_labelledby="answerers-title")


def _choices(choices: Sequence[AnswererChoice], active: str, said: AskingWords) -> list[Markup]:
    return [
        element(
            "label",
            element("input", type="radio", name_="answerer", value=one.name, checked=one.name == active),
            element("span", element("strong", _name(one, said)), element("span", _told(one, said), class_="note")),
        )
        for one in choices
    ]


def _name(choice: AnswererChoice, said: AskingWords) -> str:
    return said.quotes_only if choice.name == QUOTES else choice.model or choice.name


def _told(choice: AnswererChoice, said: AskingWords) -> str:
    if choice.name == QUOTES:
        return said.quotes_told
    if not choice.host:
        return said.other_told
    return (said.remote_told if choice.remote else said.local_told).format(host=choice.host)

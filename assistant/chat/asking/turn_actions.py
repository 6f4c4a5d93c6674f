"""What can be done with a question once it was asked: ask it again, change it, ask it as it was written."""

from assistant.chat.asking.words import AskingWords, asking_words
from assistant.chat.html.markup import Markup, element
from assistant.chat.turns import ChatTurn
from assistant.chat.words import Words


def turn_actions(turn: ChatTurn, words: Words) -> Markup:
    """The buttons under an answer, or under what came instead of one."""
    said = asking_words(words.code)
    again, edit = _button("again", said.again, turn), _button("edit", said.edit, turn)
    return element("p", again, edit, class_="foot turn-actions", lang=words.code)


def as_written_button(turn: ChatTurn, words: Words) -> Markup:
    """Refuses the reading of a follow-up: the question is asked without what was said before."""
    return _button("written", asking_words(words.code).as_written, turn)


def editing_notice(turn: ChatTurn, is_last: bool, words: AskingWords) -> Markup:
    """Which question stands in the box, what sending it takes away, and how to leave it."""
    lost = "" if is_last else f" {words.editing_cut}"
    cancel = element("button", words.cancel, type="button", data_do="unedit")
    said = f"{words.editing.format(number=turn.number)}.{lost} "
    return element(
        "p", said, cancel, class_="editing", role="status", data_turn=turn.number, data_question=turn.question
    )


def _button(act: str, label: str, turn: ChatTurn) -> Markup:
    return element("button", label, type="button", data_do=act, data_turn=turn.number)

"""Which answerer is active, and what a reader is told of each before choosing it."""

from dataclasses import dataclass

import pytest

from assistant.answerer import LLM, QUOTES, AnswererChoice
from assistant.ask import Assistant
from assistant.chat.asking.answerers import active_answerer, answerer_chip, answerer_dialog
from assistant.chat.asking.words import asking_words
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.assistant.chat.reading import seen

HERE = AnswererChoice(LLM, "small <b>", "127.0.0.1", remote=False)
AWAY = AnswererChoice(LLM, "large", "models.example", remote=True)
OTHER = AnswererChoice("poet")


@dataclass
class Choosing:
    """What the views need of the assistant."""

    choices: tuple[AnswererChoice, ...]
    answerer: str = QUOTES

    def answerers(self) -> tuple[AnswererChoice, ...]:
        return self.choices


def test_where_there_is_no_other_nothing_is_shown(assistant: Assistant) -> None:
    assert answerer_chip("", assistant, ENGLISH) == ""
    assert (assistant.answerer, active_answerer("llm", assistant)) == (QUOTES, QUOTES)


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_the_active_one_is_named_and_where_questions_go_for_it(words: Words) -> None:
    said = asking_words(words.code)
    choosing = Choosing((AnswererChoice(QUOTES), AWAY), LLM)
    by_setting = seen(answerer_chip("", choosing, words))  # type: ignore[arg-type]
    assert by_setting.text == f"{said.answers_by.format(name='large')} · {said.leaves.format(host='models.example')}"
    assert by_setting.has("remote")
    chosen = seen(answerer_chip(QUOTES, choosing, words))  # type: ignore[arg-type]
    assert chosen.text == said.answers_by.format(name=said.quotes_only)
    assert not chosen.has("remote")


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_each_says_in_plain_words_what_leaves_the_computer(words: Words) -> None:
    said = asking_words(words.code)
    for choice, told in ((HERE, said.local_told), (AWAY, said.remote_told), (OTHER, said.other_told)):
        choosing = Choosing((AnswererChoice(QUOTES), choice))
        read = seen(answerer_dialog("nobody", choosing, words))  # type: ignore[arg-type]
        assert said.quotes_told in read.text
        assert told.format(host=choice.host) in read.text
        assert (choice.model or choice.name) in read.text
        boxes = {attrs["value"]: "checked" in attrs for tag, attrs in read.elements if tag == "input"}
        assert boxes == {QUOTES: True, choice.name: False}

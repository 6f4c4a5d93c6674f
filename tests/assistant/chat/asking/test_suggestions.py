import json
from dataclasses import asdict, replace

import pytest

from assistant.answer import CourtesyKind, Status
from assistant.ask import Assistant
from assistant.chat.asking.suggestion_views import suggestions_view
from assistant.chat.asking.suggestions import Suggestions, kept_suggestions, suggestions
from assistant.chat.turns import ChatTurn, Trouble, closed, opened
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.assistant.chat.examples import ANSWER
from tests.assistant.chat.reading import seen

ANSWERED = {Status.ANSWERED, Status.CONFLICTING}


def test_what_is_suggested_is_answered(over_shipped: Assistant) -> None:
    turns = closed(opened((), "What is the Bali Process?"), over_shipped, None)
    found = suggestions(turns, over_shipped)
    assert found
    assert found.questions
    assert not found.refused
    assert {over_shipped.ask(question).status for question in found.questions} <= ANSWERED
    assert turns[0].question not in found.questions


def test_a_typing_error_in_any_word_of_the_documents_is_asked_about(assistant: Assistant) -> None:
    assert assistant.respelt("Who are the fishremen?") == "Who are the fishermen?"
    assert assistant.respelt("Who are the fishermen?") == "Who are the fishermen?"


def test_a_heading_that_is_no_question_becomes_one_that_is_answered(assistant: Assistant) -> None:
    turns = closed(opened((), "Who is the director of the Northern Harbour Service?"), assistant, None)
    found = suggestions(turns, assistant)
    assert found
    assert found.meant == ""
    assert {assistant.ask(question).status for question in found.questions} <= ANSWERED


@pytest.mark.parametrize(
    "turn",
    [
        ChatTurn(1, "Q"),
        ChatTurn(1, "Q", trouble=Trouble("stopped")),
        ChatTurn(1, "Hello", replace(ANSWER, courtesy=CourtesyKind.HELLO)),
        ChatTurn(1, "Help", replace(ANSWER, status=Status.HELP)),
    ],
)
def test_nothing_is_suggested_where_the_documents_were_not_asked(turn: ChatTurn, assistant: Assistant) -> None:
    assert suggestions((turn,), assistant) is None
    assert suggestions((), assistant) is None


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_suggestions_are_buttons_that_ask(words: Words) -> None:
    read = seen(suggestions_view(Suggestions(3, refused=True, questions=("What is <b>?", "Who?")), words))
    assert [attrs["data-question"] for tag, attrs in read.elements if tag == "button"] == ["What is <b>?", "Who?"]
    meant = seen(suggestions_view(Suggestions(3, refused=True, meant="Who?"), words))
    assert meant.inside["h3"] != read.inside["h3"]
    assert suggestions_view(Suggestions(3, refused=False), words) == suggestions_view(None, words) == ""


def test_what_the_page_has_kept_of_them_comes_back() -> None:
    found = Suggestions(3, refused=True, questions=("What is <b>?", "Who?"))
    read = seen(suggestions_view(found, ENGLISH, "<conversation>"))
    section = read.only("section", "suggested")
    assert section["data-conversation"] == "<conversation>"
    record = json.loads(section["data-kept"] or "")
    assert kept_suggestions(record, (ChatTurn(3, "Q", ANSWER),)) == found
    assert kept_suggestions(record, (ChatTurn(2, "Q", ANSWER),)) is None
    assert kept_suggestions(record, (ChatTurn(3, "Q", ANSWER, missing=frozenset({1})),)) is None


SOUND = asdict(Suggestions(3, refused=True, questions=("Who?",))) | {"questions": ["Who?"]}


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {},
        SOUND | {"meant": 1},
        SOUND | {"questions": "Who?"},
        SOUND | {"questions": ["Who?"] * 4},
        SOUND | {"questions": [{}]},
        SOUND | {"questions": ["x" * 3000]},
        SOUND | {"refused": "no"},
    ],
)
def test_what_cannot_have_been_kept_is_not_shown(record: object) -> None:
    turns = (ChatTurn(3, "Q", ANSWER),)
    assert kept_suggestions(SOUND, turns)
    assert kept_suggestions(record, turns) is None

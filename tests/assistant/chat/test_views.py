import pytest

from assistant.ask import Assistant
from assistant.chat.html.catalogue import library
from assistant.chat.turns import closed, opened
from assistant.chat.views import documents_dialog, panel, reading_dialog, turn_of
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.assistant.chat.reading import seen
from tests.assistant.chat.texts import HOSTILE_TITLE


def test_before_the_first_question_the_panel_lists_the_documents(assistant: Assistant) -> None:
    read = seen(panel((), 0, assistant, ENGLISH))
    assert read.inside["h2"] == ["Documents"]
    assert HOSTILE_TITLE in read.inside["strong"]
    assert "K. Lund, A. Sari · 2019 · English · 2 passages" in read.inside["span"]


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_the_list_says_how_to_add_documents_of_ones_own(words: Words, assistant: Assistant) -> None:
    for read in (seen(panel((), 0, assistant, words)), seen(library((), words))):
        assert read.inside["code"] == ["rujukan ingest FOLDER"]
        assert words.library_add.partition("{")[0] in read.text


def test_the_list_of_documents_opens_as_a_dialog(assistant: Assistant) -> None:
    read = seen(documents_dialog(assistant, ENGLISH))
    assert read.elements[0][0] == "dialog"
    assert {attrs["data-document"] for _, attrs in read.elements if "data-document" in attrs} >= {"harbour", "review"}


def test_a_source_opens_its_document_with_the_quote_marked(assistant: Assistant) -> None:
    turns = closed(opened((), "When was the Northern Harbour Service founded?"), assistant, None)
    read = seen(reading_dialog({"turn": 1, "number": 1}, turns, assistant, ENGLISH))
    assert "The Northern Harbour Service was founded in 1907 in the town of Vardvik." in "".join(read.inside["mark"])


def test_a_document_opens_at_its_beginning_with_nothing_marked(assistant: Assistant) -> None:
    read = seen(reading_dialog({"document": "review"}, (), assistant, ENGLISH))
    assert "57 harbour pilots" in read.text
    assert "mark" not in read.inside


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"turn": 9, "number": 1},
        {"turn": "1", "number": None},
        {"document": ["x"], "start": "y"},
        {"document": "../../etc"},
    ],
)
def test_a_click_that_names_nothing_we_know_finds_no_document(asked: dict[str, object], assistant: Assistant) -> None:
    assert ENGLISH.gone in seen(reading_dialog(asked, (), assistant, ENGLISH)).text


def test_a_turn_is_found_by_its_number_and_by_nothing_else(assistant: Assistant) -> None:
    turns = opened((), "Q")
    assert turn_of(turns, 1) is turns[0]
    strangers: list[object] = ["1", 0, None, [1], {}]
    assert [turn_of(turns, each) for each in strangers] == [None] * 5

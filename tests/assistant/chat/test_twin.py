"""The same section of a document in its other language."""

from dataclasses import replace

import pytest

from assistant.ask import Assistant
from assistant.chat.html.reader import heading_starts
from assistant.chat.html.source_cards import sources_panel
from assistant.chat.reading.twin import same_section, twin_of
from assistant.chat.turns import ChatTurn
from assistant.chat.views import reading_dialog
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from tests.assistant.chat.examples import ANSWER, CITATION
from tests.assistant.chat.reading import Seen, seen


@pytest.mark.parametrize(("start", "expected"), [(0, 0), (9, 0), (10, 30), (25, 30), (40, 90)])
def test_the_section_of_the_twin_is_the_one_under_the_heading_of_the_same_place(start: int, expected: int) -> None:
    assert same_section(start, [10, 40], [30, 90]) == expected


def test_documents_with_other_headings_have_no_section_in_common() -> None:
    assert same_section(20, [10, 40], [30]) is None


def test_a_twin_is_a_document_of_the_store_in_another_language(assistant: Assistant) -> None:
    rows = assistant.documents()
    twin = twin_of(CITATION, rows)
    assert twin
    assert (twin.id, twin.language) == ("pelabuhan", "id")
    assert twin_of(replace(CITATION, document_id="review"), rows) is None
    assert twin_of(CITATION, [row for row in rows if row.id != "pelabuhan"]) is None
    assert twin_of(replace(CITATION, language="id"), rows) is None


def _twins(read: Seen) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in read.elements if tag == "button" and "data-twin" in attrs]


@pytest.mark.parametrize(
    ("asked_in", "words", "shown"), [("en", ENGLISH, 0), ("id", ENGLISH, 1), ("en", INDONESIAN, 1)]
)
def test_it_is_offered_where_the_quote_is_in_another_language_than_question_or_page(
    assistant: Assistant, asked_in: str, words: Words, shown: int
) -> None:
    turn = ChatTurn(1, "Q", replace(ANSWER, language=asked_in))
    assert len(_twins(seen(sources_panel(turn, assistant, words)))) == shown
    gone = replace(turn, missing=frozenset({1}))
    assert _twins(seen(sources_panel(gone, assistant, words))) == []


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_it_opens_unmarked_at_the_section_and_says_that_it_is_not_the_quote(assistant: Assistant, words: Words) -> None:
    (twin, here) = (assistant.passages("pelabuhan"), assistant.passages("harbour"))
    duties = here[-1].text.index("- guiding") + here[-1].start
    citation = replace(CITATION, start=duties, end=duties + 5, highlight=())
    turns = (ChatTurn(1, "Q", replace(ANSWER, citations=(citation,))),)
    asked = {"turn": 1, "number": 1, "twin": "yes"}
    read = seen(reading_dialog(asked, turns, assistant, words))
    dialog = next(attrs for tag, attrs in read.elements if tag == "dialog")
    assert (dialog["data-document"], dialog["data-start"]) == ("pelabuhan", str(heading_starts(twin)[-1]))
    assert not [tag for tag, _ in read.elements if tag == "mark"]
    assert ("It is not the quote" if words is ENGLISH else "Ini bukan kutipannya") in read.text
    assert "Annual report" in read.text
    stranger = replace(citation, document_id="review")
    turns = (ChatTurn(1, "Q", replace(ANSWER, citations=(stranger,))),)
    assert words.gone in seen(reading_dialog(asked, turns, assistant, words)).text

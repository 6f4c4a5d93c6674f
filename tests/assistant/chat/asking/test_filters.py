from dataclasses import replace

import pytest

from assistant.chat.asking.filter_views import chips, filter_dialog, only_from
from assistant.chat.asking.filters import (
    ALL_OF_IT,
    ChatFilters,
    as_filters,
    chosen_filters,
    filters_record,
    kind_of,
)
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from assistant.retrieval.filters import Filters
from corpus.model import DocumentRow
from tests.assistant.chat.reading import seen

ROW = DocumentRow("a", "Annual report", "en", "v", "h", (0,), 10, ("/x/report.PDF",), year=2019)
OTHER = replace(ROW, id="b", title="<b>Laporan</b>", language="id", sources=("/x/laporan.md",), year=2022)
ROWS = (ROW, OTHER)


def test_what_the_page_sends_is_chosen_as_far_as_it_exists() -> None:
    sent = {"document": ["a", "zzz", 3], "kind": ["pdf", "exe"], "language": "id", "since": "2010", "until": "x"}
    assert chosen_filters(sent, ROWS) == ChatFilters(("a",), 2010, None, "id", ("pdf",))


@pytest.mark.parametrize("sent", [{}, {"document": 7, "kind": {"a": 1}, "language": ["x"], "since": [], "until": -3}])
def test_what_cannot_be_understood_filters_nothing(sent: dict[str, object]) -> None:
    assert chosen_filters(sent, ROWS) == ALL_OF_IT


def test_a_kind_of_file_stands_for_its_documents() -> None:
    assert [kind_of(row) for row in ROWS] == ["pdf", "text"]
    assert as_filters(ChatFilters(kinds=("pdf",)), ROWS) == Filters(("a",))
    assert as_filters(ChatFilters(documents=("b",), kinds=("pdf",)), ROWS) == Filters(("",))
    assert as_filters(ChatFilters(since=2000, language="id"), ROWS) == Filters((), "id", 2000, None)


def test_one_filter_is_taken_away_and_the_others_stay() -> None:
    chosen = ChatFilters(("a", "b"), 2000, 2010, "id", ("pdf", "text"))
    assert chosen.without("documents", "a").documents == ("b",)
    assert chosen.without("years") == replace(chosen, since=None, until=None)
    assert chosen.without("language").language is None
    assert chosen.without("kinds", "pdf").kinds == ("text",)
    assert chosen.without("__class__") == chosen


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_every_filter_is_a_chip_that_says_what_a_click_does(words: Words) -> None:
    read = seen(chips(ChatFilters(("b",), 2000, None, "id", ("pdf",)), ROWS, words))
    buttons = [attrs for tag, attrs in read.elements if tag == "button"]
    assert [each["data-do"] for each in buttons] == ["filters", *["unfilter"] * 4]
    assert [each.get("data-name") for each in buttons[1:]] == ["documents", "years", "language", "kinds"]
    assert "<b>Laporan</b>" in read.text
    assert "2000–…" in read.text


def test_the_dialog_stands_on_what_is_chosen() -> None:
    read = seen(filter_dialog(ChatFilters(("b",), 1999, None, None, ("text",)), ROWS, ENGLISH))
    boxes = [attrs for tag, attrs in read.elements if tag == "input"]
    assert {each["value"] for each in boxes if "checked" in each} == {"b", "", "text"}
    assert [each["value"] for each in boxes if each["type"] == "number"] == ["1999", ""]


def test_a_question_names_what_it_was_answered_from() -> None:
    assert only_from(ALL_OF_IT, ENGLISH) == ""
    assert "1 document, 2000–…, PDF" in only_from(ChatFilters(("b",), 2000, None, None, ("pdf",)), ENGLISH)


def test_filters_are_kept_as_the_page_sends_them() -> None:
    chosen = ChatFilters(("b",), 2000, None, "id", ("pdf", "text"))
    assert chosen_filters(filters_record(chosen), ROWS) == chosen
    assert chosen_filters(filters_record(ALL_OF_IT), ROWS) == ALL_OF_IT

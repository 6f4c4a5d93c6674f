"""An item of a list that was shown is meant by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.ordinals import item_meant

LINES = "According to the documents:\n“It has three duties:\n- schools;\n- mail;\n- rescue.” [1]"
SERIES = "It has four duties: schools and nurseries, mail, rescue and repairs."


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("What is the second one for?", "mail"),
        ("And the last of these?", "rescue"),
        ("Yang pertama itu untuk apa?", "schools"),
        ("yang terakhir?", "rescue"),
        ("What about the fifth one?", ""),
        ("Who was the first director of it?", ""),
        ("What is it for?", ""),
    ],
)
def test_the_item_at_its_place_is_meant(question: str, item: str) -> None:
    assert item_meant(question, LINES) == item


def test_a_series_between_commas_is_a_list_too() -> None:
    assert item_meant("And the first one?", SERIES) == "schools and nurseries"
    assert item_meant("And the fourth one?", SERIES) == "repairs"
    assert item_meant("Yang ketiga?", "Feri, sekolah, dan pos.") == "pos"


def test_without_a_list_nothing_is_meant() -> None:
    assert item_meant("And the second one?", "It has two duties.") == ""


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_meant_stands_in_the_answer(question: str, answer: str) -> None:
    assert item_meant(question, answer) in answer

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.api.completion_text import RULE, as_answered, inert


@given(st.text())
def test_what_is_inert_is_read_as_it_was_written(text: str) -> None:
    assert "<" not in inert(text)
    assert "[" not in inert(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](https://elsewhere.example/seen.png)",
        "[click](javascript:alert(1))",
        "[1]",
        "&lt;b&gt; &#91;x](y)",
        "R&D costs `code` <https://elsewhere.example>",
    ],
)
def test_markdown_shows_it_character_for_character_and_makes_nothing_of_it(text: str) -> None:
    shown = MarkdownIt("commonmark").render("“" + inert(text) + "”")
    assert html.unescape(shown.removeprefix("<p>").removesuffix("</p>\n")) == "“" + text + "”"
    assert not any(tag in shown for tag in ("<a", "<img", "<script", "<code", "<b>"))


def test_what_comes_back_in_a_conversation_is_the_answer_alone() -> None:
    assert as_answered(inert("It is [a] <b>.") + " [1]" + RULE + "Sources\n\n[1] A title") == "It is [a] <b>. [1]"

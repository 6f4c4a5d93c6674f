from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.html.markup import Markup, element, joined
from tests.assistant.chat.reading import seen

hostile = st.text(alphabet=st.sampled_from("<>&\"'/=abc `${}\u202e"), max_size=60)


@given(hostile, hostile)
def test_any_text_comes_back_from_an_element_as_it_was(text: str, attribute: str) -> None:
    read = seen(element("p", text, title=attribute))
    assert read.text == text
    assert read.elements == [("p", {"title": attribute})]


@given(st.lists(hostile, max_size=5))
def test_text_that_is_not_markup_never_becomes_an_element(parts: list[str]) -> None:
    assert seen(joined(parts)).elements == []


def test_markup_stays_markup_and_joining_it_to_text_makes_it_text_again() -> None:
    bold = element("b", "x")
    assert element("p", bold) == "<p><b>x</b></p>"
    assert isinstance(bold, Markup)
    assert element("p", bold + "!") == "<p>&lt;b&gt;x&lt;/b&gt;!</p>"


def test_an_attribute_without_a_value_is_left_out_or_stands_alone() -> None:
    made = element("a", class_="cite", data_turn=3, hidden=True, title=None, open=False)
    assert made == '<a class="cite" data-turn="3" hidden></a>'


def test_a_line_break_has_no_end() -> None:
    assert element("br") == "<br>"

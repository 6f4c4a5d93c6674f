from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.html.markup import element
from assistant.chat.html.prose import Insert, Stretch, prose
from tests.assistant.chat.reading import seen

LIST = "Three duties:\n\n- guiding ships;\n- keeping lamps;\n\nThat is all."

clean_texts = st.text(alphabet=st.sampled_from("ab <&>.\n"), max_size=80)
"""Paragraphs and blank lines, with what HTML would read as its own; no lists and no tables."""


@given(clean_texts, st.integers(0, 500))
def test_every_character_but_the_line_ends_is_shown(text: str, start: int) -> None:
    assert seen(prose(text, start)).text.replace("\n", "") == "".join(line for line in text.split("\n") if line.strip())


@given(clean_texts, st.integers(0, 90), st.integers(0, 90), st.integers(0, 500))
def test_a_marked_stretch_is_marked_in_full_and_nothing_else_is(text: str, one: int, other: int, start: int) -> None:
    left, right = sorted((min(one, len(text)), min(other, len(text))))
    read = seen(prose(text, start, [Stretch(start + left, start + right, "mark")]))
    expected = "".join(_shown_part(text, left, right))
    assert "".join(read.inside.get("mark", [])) == expected


def _shown_part(text: str, left: int, right: int) -> list[str]:
    shown, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            shown.append(line[max(0, left - at) : max(0, right - at)])
        at += len(line) + 1
    return shown


def test_paragraphs_and_lists_become_elements_and_keep_their_marks() -> None:
    read = seen(prose(LIST))
    assert read.inside["p"] == ["Three duties:", "That is all."]
    assert read.inside["li"] == ["- guiding ships;", "- keeping lamps;"]


def test_numbered_and_lettered_items_are_lists_but_a_year_is_not() -> None:
    read = seen(prose("1. one\n2) two\na. three\n\n1907. A good year.\nThe end"))
    assert read.inside["li"] == ["1. one", "2) two", "a. three"]
    assert read.inside["p"] == ["1907. A good year.\nThe end"]


def test_a_table_row_is_parted_into_its_cells_and_a_mark_reaches_into_them() -> None:
    text = "Year | Pilots\n2019 | 42"
    at = text.index("42")
    read = seen(prose(text, 100, [Stretch(100 + at, 100 + at + 2, "mark")]))
    assert read.inside["td"] == ["Year", "Pilots", "2019", "42"]
    assert read.inside["mark"] == ["42"]


def test_a_heading_line_becomes_a_heading_that_can_be_jumped_to() -> None:
    read = seen(prose("Duties\n\nGuiding ships.", 10, [Stretch(10, 16, "h4")]))
    assert read.elements[0] == ("h4", {"id": "at-10"})
    assert read.inside["p"] == ["Guiding ships."]


def test_the_answering_words_are_bold_within_the_quote() -> None:
    read = seen(prose("Founded in 1907.", 0, [Stretch(0, 16, "mark"), Stretch(11, 15, "strong")]))
    assert "".join(read.inside["mark"]) == "Founded in 1907."
    assert read.inside["strong"] == ["1907"]


def test_an_insert_stands_after_the_character_it_belongs_to() -> None:
    notes = [Insert(at, element("sup", sign)) for at, sign in ((3, "1"), (7, "2"), (8, "3"))]
    assert seen(prose("One.\n\nTwo", inserts=notes)).text == "One1.T2w3o"

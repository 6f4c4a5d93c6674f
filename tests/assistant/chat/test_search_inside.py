import pytest

from assistant.chat.reading.search import MOST_HITS, find_inside
from tests.assistant.chat.examples import passage

TEXT = "Anti-trafficking in São Paulo. ANTI TRAFFICKING; anti\u00adtrafficking!\n\nKorban\nperdagangan orang."
DOCUMENT = [passage(0, TEXT[:40]), passage(1, TEXT[40:], start=40)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("anti trafficking", ["Anti-trafficking", "ANTI TRAFFICKING", "anti\u00adtrafficking"]),
        ("anti-trafficking", ["Anti-trafficking", "ANTI TRAFFICKING", "anti\u00adtrafficking"]),
        ("antitrafficking", ["Anti-trafficking", "anti\u00adtrafficking"]),
        ("sao paulo", ["São Paulo"]),
        ("SÃO", ["São"]),
        ("korban perdagangan", ["Korban\nperdagangan"]),
        ("nothing", []),
        ("", []),
        (" - ", []),
        (".*", []),
    ],
)
def test_words_are_found_whatever_their_case_accents_hyphens_and_line_breaks(wanted: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in find_inside(DOCUMENT, wanted)] == found


def test_offsets_count_in_the_document_also_where_its_first_passage_is_not_the_first() -> None:
    assert find_inside([passage(3, "one two", start=100)], "two") == ((104, 107),)


def test_no_more_hits_are_counted_than_anybody_goes_through() -> None:
    assert len(find_inside([passage(0, "a " * 2 * MOST_HITS)], "a")) == MOST_HITS

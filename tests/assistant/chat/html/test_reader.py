from dataclasses import replace

from assistant.chat.html.reader import WINDOW, ReaderTarget, gone_view, headings, reading_view, window
from assistant.chat.words import ENGLISH
from corpus.model import Passage
from tests.assistant.chat.examples import note, passage
from tests.assistant.chat.reading import seen

FIRST = passage(0, "Report\n\nStaff\n\nPilots\n\nThere are 42. ", body=23, heading=("Staff", "Pilots"))
SECOND = replace(passage(1, "They train long.\n\n", 37, 0, ("Staff", "Pilots")), page=3, footnotes=(note(53),))
DOCUMENT = [FIRST, SECOND]


def _long(count: int) -> list[Passage]:
    return [passage(order, f"Passage {order:04}.", start=13 * order) for order in range(count)]


def test_the_whole_text_is_there_once_with_the_quote_marked_across_passages() -> None:
    read = seen(reading_view(DOCUMENT, ReaderTarget(23, 47, ((33, 35),)), ENGLISH))
    assert "".join(read.inside["mark"]) == "There are 42. They train"
    assert "".join(read.inside["strong"]) == "42"
    assert read.text.count("There are 42.") == 1


def test_headings_have_the_level_of_their_place_in_the_path() -> None:
    assert [(found.tag, FIRST.text[found.start : found.end]) for found in headings(FIRST)] == [
        ("h3", "Staff"),
        ("h4", "Pilots"),
    ]


def test_a_title_that_opens_the_text_is_not_shown_twice() -> None:
    assert seen(reading_view(DOCUMENT, ReaderTarget(), ENGLISH)).text.count("Report") == 1


def test_the_contents_lead_to_the_headings() -> None:
    read = seen(reading_view(DOCUMENT, ReaderTarget(), ENGLISH))
    ids = {attrs["id"] for tag, attrs in read.elements if tag in {"h3", "h4"} and "id" in attrs}
    links = {attrs["href"] for tag, attrs in read.elements if tag == "a"}
    assert ids == {"at-8", "at-15"}
    assert {f"#{each}" for each in ids} < links


def test_a_notes_mark_and_the_note_lead_to_each_other() -> None:
    read = seen(reading_view(DOCUMENT, ReaderTarget(), ENGLISH))
    assert "They train long.1" in read.text
    assert "1 Note 1." in read.text
    links = {attrs["href"]: attrs for tag, attrs in read.elements if tag == "a" and "href" in attrs}
    assert (links["#note-0"]["id"], links["#note-0"]["title"]) == ("sign-0", "Note 1.")
    assert links["#sign-0"]["aria-label"] == "Back to the text at note 1"


def test_what_was_searched_for_is_marked_and_the_bar_counts_it() -> None:
    target = ReaderTarget(wanted="there are", hits=((23, 32),))
    read = seen(reading_view(DOCUMENT, target, ENGLISH))
    assert "".join(read.inside["mark"]) == "There are"
    assert read.only("mark", "hit")["data-hit"] == "23"
    assert [attrs["data-hits"] for tag, attrs in read.elements if tag == "output"] == ["[23]"]
    nothing = seen(reading_view(DOCUMENT, ReaderTarget(wanted="x"), ENGLISH))
    assert nothing.inside["output"] == ["Not found"]


def test_the_bar_has_an_address_of_the_place() -> None:
    read = seen(reading_view(DOCUMENT, ReaderTarget(23, 32), ENGLISH))
    links = [attrs["href"] for tag, attrs in read.elements if tag == "a" and attrs.get("target") == "_blank"]
    assert links == ["?document=report&start=23&end=32"]


def test_a_new_page_is_shown_where_it_begins() -> None:
    assert seen(reading_view(DOCUMENT, ReaderTarget(), ENGLISH)).text.count("p. 3") == 1


def test_of_a_long_document_the_part_around_the_quote_is_shown_with_doors_to_the_rest() -> None:
    passages = _long(WINDOW * 3)
    read = seen(reading_view(passages, ReaderTarget(13 * 450, 13 * 450 + 5), ENGLISH))
    assert "".join(read.inside["mark"]) == "Passa"
    doors = [attrs.get("data-start") for _, attrs in read.elements if attrs.get("class") == "more"]
    begin = 450 - WINDOW // 3
    assert doors == [str(13 * (begin - 1)), str(13 * (begin + WINDOW))]


def test_the_doors_of_a_long_document_lead_through_all_of_it() -> None:
    passages = _long(WINDOW * 2 + 7)
    reached = {
        shown.order for at in range(0, len(passages), WINDOW // 2) for shown in window(passages, ReaderTarget(13 * at))
    }
    assert reached == set(range(len(passages)))
    assert len(window(passages, ReaderTarget(13 * len(passages) * 2))) == WINDOW


def test_a_document_that_is_gone_is_said_to_be_gone() -> None:
    assert ENGLISH.gone in seen(gone_view(ENGLISH)).text

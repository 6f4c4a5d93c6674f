from dataclasses import replace

from assistant.answer import QuoteLocation
from assistant.ask import Assistant
from assistant.chat.html.source_cards import sources_panel
from assistant.chat.turns import ChatTurn
from assistant.chat.words import ENGLISH, INDONESIAN
from tests.assistant.chat.examples import REFUSAL
from tests.assistant.chat.reading import Seen, seen

DUTIES = "What are the duties of the Northern Harbour Service?"


def _panel(assistant: Assistant, question: str) -> Seen:
    return seen(sources_panel(ChatTurn(2, question, assistant.ask(question)), assistant, ENGLISH))


def test_a_source_shows_the_quote_marked_between_its_neighbours(assistant: Assistant) -> None:
    read = _panel(assistant, "When was the Northern Harbour Service founded?")
    assert "The Northern Harbour Service was founded in 1907 in the town of Vardvik." in "".join(read.inside["mark"])
    around = read.inside["blockquote"][0]
    assert around.startswith("The Northern Harbour Service has 42 harbour pilots. The Northern")
    assert around.endswith("The director of the Northern Harbour Service is Ingrid Solberg.")


def test_a_quoted_list_is_marked_line_by_line(assistant: Assistant) -> None:
    read = _panel(assistant, DUTIES)
    assert read.inside["li"][:3] == [
        "- guiding foreign ships through the strait;",
        "- keeping the lighthouses lit;",
        "- rescuing fishermen in distress.",
    ]


def test_the_ids_of_sources_carry_the_number_of_their_turn(assistant: Assistant) -> None:
    ids = [attrs["id"] for _, attrs in _panel(assistant, DUTIES).elements if "id" in attrs]
    assert ids[:2] == ["sources-2", "source-2-1"]


def test_nearest_passages_are_headed_as_such_and_not_as_sources(assistant: Assistant) -> None:
    related = assistant.ask(DUTIES).citations
    read = seen(sources_panel(ChatTurn(1, "Q", replace(REFUSAL, related=related)), assistant, INDONESIAN))
    assert read.inside["h2"] == ["Bagian terdekat"]
    assert "tidak menjawabnya" in read.text


def test_the_buttons_carry_what_they_copy_and_where_they_lead(assistant: Assistant) -> None:
    found = [attrs for tag, attrs in _panel(assistant, DUTIES).elements if tag == "button"]
    buttons = [attrs for attrs in found if attrs.get("class") != "back"]
    assert (buttons[0]["data-act"], buttons[0]["data-turn"], buttons[0]["data-number"]) == ("read", "2", "1")
    copied = buttons[1]["data-copy"] or ""
    assert copied.startswith("“The Northern Harbour Service has three duties:")
    assert copied.endswith("(K. Lund, A. Sari, Annual report of the Northern Harbour Service (2019), Duties)")
    assert [each.get("data-act") for each in buttons[2:4]] == ["refer", "copy-link"]


def test_other_places_of_the_same_words_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask(DUTIES)
    first = answer.citations[0]
    fields = ("document_id", "authors", "year", "heading", "page", "passage_id", "start", "end")
    place = QuoteLocation(title="The <b>yearbook</b>", **{name: getattr(first, name) for name in fields})
    panel = sources_panel(
        ChatTurn(1, "Q", replace(answer, citations=(replace(first, also=(place,)),))), assistant, ENGLISH
    )
    read = seen(panel)
    assert "The same words also in" in read.inside["h4"]
    assert "The <b>yearbook</b> (2019) › Duties" in read.inside["li"]
    assert "b" not in {tag for tag, _ in read.elements}
